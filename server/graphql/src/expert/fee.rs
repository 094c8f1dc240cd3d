//! What experts are paid: the price list, claims and the files for payroll.

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::expert::{self as domain_expert, ClaimFor};
use domain::id::{ExpertId, FeeClaimId, OrderId, TypedId};
use domain::{Code, LanguageTag, LocalizedText};
use service::ServiceError;
use service::fees::{self, ClaimFilter, ClaimView, NewFeeClass};

use crate::context::{Request, Result};
use crate::localized::{self, Localized, LocalizedTextInput};
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::problem::{outcome, settle, stale_is_invalid};
use crate::scalar::{Date, DateTime};

mirrored! {
    /// What a fee is paid for.
    FeeUnit = "domain::expert::FeeUnit" {
        /// An hour; begun half hours count.
        Hour,
        /// The task, however long it takes.
        Task,
        /// Half a day.
        HalfDay,
        /// A day.
        Day,
    }
}
mirrored! {
    /// Where a fee claim stands.
    FeeClaimState = "domain::expert::ClaimState" {
        /// Made when the gig was held or the meeting reported; what it cost is being filled in.
        Draft,
        /// Waits to be checked.
        Submitted,
        /// Waits to be approved.
        Checked,
        /// Waits to be taken to payroll.
        Approved,
        /// In a file for payroll.
        Exported,
        /// Paid.
        Paid,
        /// Whom it would pay takes neither fee nor costs.
        Waived,
        /// Not paid as it was.
        Rejected,
    }
}

/// A version of a class in the price list.
#[derive(SimpleObject)]
pub(crate) struct FeeClass {
    /// `FeeClass:…`
    id: ID,
    /// The same through every version of the class.
    code: String,
    /// The first Helsinki day on which it holds; a later version ends it.
    valid_from: Date,
    /// What it is called.
    name: Localized,
    /// What it is paid for.
    unit: FeeUnit,
    /// The price of one unit, in cents.
    cents: i64,
    /// Minutes that are paid on top of the gig's own time, where the unit is the hour.
    preparation_minutes: u32,
    /// What a kilometre in one's own car is paid with, in cents.
    km_cents: i64,
}

impl FeeClass {
    pub(super) fn new(class: &domain_expert::FeeClass, wanted: &LanguageTag) -> Self {
        Self {
            id: class.id.node_id().into(),
            code: class.code.clone(),
            valid_from: Date(class.valid_from),
            name: Localized::new(&class.name, &LanguageTag::finnish(), wanted),
            unit: class.unit.into(),
            cents: class.cents,
            preparation_minutes: class.preparation_minutes,
            km_cents: class.km_cents,
        }
    }
}

/// Where a claim stands and what it comes to, as everybody sees it who sees the claim.
#[derive(SimpleObject)]
pub(crate) struct ClaimStanding {
    /// Where it stands.
    state: FeeClaimState,
    /// Counts the changes: send it with a command, so that nobody acts on what has changed.
    version: i64,
    /// The code of the class by which the fee was agreed; null where it is none of the price list's.
    fee_class: Option<String>,
    /// The fee as it was agreed when the gig was confirmed or the meeting reported, in cents.
    fee_cents: i64,
    /// Whether the fee is waived; costs are paid all the same.
    fee_waived: bool,
    /// Kilometres in one's own car.
    km: u32,
    /// What each of them is paid with, in cents.
    km_cents: i64,
    /// Tickets, meals and the like, in cents.
    other_cents: i64,
    /// What they were for.
    other_note: String,
    /// What is paid in all, in cents.
    total_cents: i64,
    /// Why it was rejected; empty where it was not.
    reason: String,
}

impl From<domain::expert::FeeClaim> for ClaimStanding {
    fn from(claim: domain::expert::FeeClaim) -> Self {
        let total_cents = claim.lines.total();
        Self {
            state: claim.state.into(),
            version: claim.version,
            fee_class: claim.lines.class.map(|class| class.code),
            fee_cents: claim.lines.fee_cents,
            fee_waived: claim.lines.fee_waived,
            km: claim.lines.km,
            km_cents: claim.lines.km_cents,
            other_cents: claim.lines.other_cents,
            other_note: claim.lines.other_note,
            total_cents,
            reason: claim.lines.reason,
        }
    }
}

/// What an expert is to be paid for one gig, or a member of a panel for one meeting. Known by an alias or a pseudonym,
/// never by name.
#[derive(SimpleObject)]
pub(crate) struct FeeClaim {
    /// `FeeClaim:…`
    id: ID,
    /// `ExpertOrder:…`; null where it pays a meeting.
    order_id: Option<ID>,
    /// `PanelMeeting:…`; null where it pays a gig.
    meeting_id: Option<ID>,
    /// How people refer to what it is about: the reference of the order, the name of the panel.
    reference: String,
    /// Whom it pays: an expert's alias, empty once they have been erased, or a member's pseudonym.
    alias: String,
    /// The Helsinki day of the gig or the meeting.
    gig_day: Date,
    /// What the costs are booked on.
    cost_centre: String,
    #[graphql(flatten)]
    standing: ClaimStanding,
}

impl From<ClaimView> for FeeClaim {
    fn from(view: ClaimView) -> Self {
        let ClaimView { claim, about, alias } = view;
        let (order_id, meeting_id) = match claim.subject {
            ClaimFor::Gig { order, .. } => (Some(order.node_id().into()), None),
            ClaimFor::Meeting { meeting, .. } => (None, Some(meeting.node_id().into())),
        };
        Self {
            id: claim.id.node_id().into(),
            order_id,
            meeting_id,
            reference: about.reference,
            alias,
            gig_day: Date(claim.gig_day),
            cost_centre: about.cost_centre,
            standing: claim.into(),
        }
    }
}

/// A file for payroll, without what is in it.
#[derive(SimpleObject)]
pub(crate) struct PayrollExportSummary {
    /// `FeeExport:…`
    id: ID,
    /// When it was made.
    made_at: DateTime,
    /// How many claims are in it.
    claims: u64,
    /// What it comes to, in cents.
    cents: i64,
    /// Whether all of it has been paid.
    paid: bool,
}

/// A file for payroll. It names people: handle it so.
#[derive(SimpleObject)]
pub(crate) struct PayrollExport {
    /// `FeeExport:…`
    id: ID,
    /// When it was made.
    made_at: DateTime,
    /// How many claims are in it.
    claims: u64,
    /// The table as comma-separated text for Excel as it is set up in Finland.
    csv: String,
}

impl From<fees::PayrollExport> for PayrollExport {
    fn from(export: fees::PayrollExport) -> Self {
        Self {
            id: export.id.node_id().into(),
            made_at: DateTime(export.made_at),
            claims: export.claims as u64,
            csv: export.csv,
        }
    }
}

/// Claims of a file are paid.
#[derive(SimpleObject)]
pub(crate) struct FeeClaimsPaid {
    /// How many that was.
    claims: u64,
}

outcome! {
    /// What became of writing into the price list.
    SaveFeeClassResult = Class(FeeClass) | InvalidInput
}
outcome! {
    /// What became of a step of a claim. One that somebody else has changed meanwhile is refused with the violation
    /// `STALE_CLAIM`.
    FeeClaimResult = Claim(FeeClaim) | InvalidInput
}
outcome! {
    /// What became of taking claims to payroll.
    ExportPayrollResult = Export(PayrollExport) | InvalidInput
}
outcome! {
    /// What became of noting that a file has been paid.
    MarkFeeClaimsPaidResult = Paid(FeeClaimsPaid) | InvalidInput
}

/// A version of a class, to be written.
#[derive(InputObject)]
struct SaveFeeClassInput {
    /// The same through every version: small letters a–z, digits, `-` and `_`.
    code: String,
    /// The first Helsinki day on which it holds: today or later. Replaces the version of the same day.
    valid_from: Date,
    /// What it is called, in Finnish and Swedish at least.
    #[graphql(validator(max_items = 50))]
    name: Vec<LocalizedTextInput>,
    /// What it is paid for.
    unit: FeeUnit,
    /// The price of one unit, in cents.
    cents: i64,
    /// Minutes that are paid on top of the gig's own time, where the unit is the hour.
    #[graphql(default)]
    preparation_minutes: u32,
    /// What a kilometre in one's own car is paid with, in cents.
    km_cents: i64,
}

/// What a gig or a meeting cost whoever came.
#[derive(InputObject)]
pub(crate) struct FillFeeClaimInput {
    /// `FeeClaim:…`
    claim_id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Whether the fee is waived; costs are paid all the same.
    #[graphql(default)]
    fee_waived: bool,
    /// Kilometres in one's own car.
    #[graphql(default)]
    km: u32,
    /// Tickets, meals and the like, in cents.
    #[graphql(default)]
    other_cents: i64,
    /// What they were for.
    #[graphql(default)]
    other_note: String,
}

impl FillFeeClaimInput {
    /// Which claim, the version that the caller saw, and what it cost.
    pub(crate) fn read(self, request: &Request<'_>) -> Result<(FeeClaimId, i64, domain_expert::ClaimEntry)> {
        let id = request.parse_id(&self.claim_id)?;
        let entry = domain_expert::ClaimEntry {
            fee_waived: self.fee_waived,
            km: self.km,
            other_cents: self.other_cents,
            other_note: self.other_note,
        };
        Ok((id, self.version, entry))
    }
}

/// Which claim, as the caller saw it.
#[derive(InputObject)]
pub(super) struct FeeClaimStepInput {
    /// `FeeClaim:…`
    pub(super) claim_id: ID,
    /// The version that the caller saw.
    pub(super) version: i64,
}

/// A claim that is not paid as it is.
#[derive(InputObject)]
struct RejectFeeClaimInput {
    /// `FeeClaim:…`
    claim_id: ID,
    /// The version that the caller saw.
    version: i64,
    /// Why; whoever it was to pay reads it.
    reason: String,
}

/// Reading fees.
#[derive(Default)]
pub struct FeeQuery;

#[Object]
impl FeeQuery {
    /// Every version of every class of the price list, the oldest first. For coordinators, organisers of panels, budget
    /// approvers and payroll.
    async fn fee_classes(&self, context: &Context<'_>) -> Result<Vec<FeeClass>> {
        let request = Request::of(context)?;
        let found = fees::price_list(request.services, request.actor()).await;
        let classes = found.map_err(|e| request.error(e))?;
        Ok(classes.iter().map(|class| FeeClass::new(class, &request.caller.language)).collect())
    }

    /// The classes that an order or a panel may name, each as it holds today or will first. For orderers, coordinators
    /// and organisers of panels.
    async fn fee_class_choices(&self, context: &Context<'_>) -> Result<Vec<FeeClass>> {
        let request = Request::of(context)?;
        let found = fees::choices(request.services, request.actor()).await;
        let classes = found.map_err(|e| request.error(e))?;
        Ok(classes.iter().map(|class| FeeClass::new(class, &request.caller.language)).collect())
    }

    /// Claims that the caller may see, the oldest gig first. For coordinators, organisers of panels (those for
    /// meetings), budget approvers and payroll.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of the field")]
    async fn fee_claims(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those in this state.")] state: Option<FeeClaimState>,
        #[graphql(desc = "Only those of this `ExpertOrder:…` or `Expert:…`.")] of: Option<ID>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, FeeClaim>> {
        let request = Request::of(context)?;
        let order = of.as_ref().and_then(|id| OrderId::parse_node_id(id));
        let expert = of.as_ref().and_then(|id| ExpertId::parse_node_id(id));
        if of.is_some() && order.is_none() && expert.is_none() {
            return Err(request.bad_input(Code::NotAnId.message_key()));
        }
        let filter = ClaimFilter { state: state.map(Into::into), order, expert };
        let found = fees::claims(request.services, request.actor(), filter).await;
        let page = Page { first, after, last, before };
        let key = |view: &ClaimView| (view.claim.gig_day, view.claim.id);
        paging::cut(&request, found.map_err(|e| request.error(e))?, page, key, FeeClaim::from)
    }

    /// Every file for payroll, newest first. For payroll.
    async fn payroll_exports(&self, context: &Context<'_>) -> Result<Vec<PayrollExportSummary>> {
        let request = Request::of(context)?;
        let found = fees::exports(request.services, request.actor()).await;
        let summary = |one: fees::ExportSummary| PayrollExportSummary {
            id: one.id.node_id().into(),
            made_at: DateTime(one.made_at),
            claims: one.claims as u64,
            cents: one.cents,
            paid: one.is_paid,
        };
        Ok(found.map_err(|e| request.error(e))?.into_iter().map(summary).collect())
    }

    /// A file for payroll once more; each look is logged. For payroll.
    async fn payroll_export(&self, context: &Context<'_>, id: ID) -> Result<Option<PayrollExport>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        match fees::download(request.services, request.actor(), id).await {
            Ok(export) => Ok(Some(export.into())),
            Err(ServiceError::NotFound) => Ok(None),
            Err(error) => Err(request.error(error)),
        }
    }
}

/// Changing fees.
#[derive(Default)]
pub struct FeeMutation;

#[Object]
impl FeeMutation {
    /// Adds a version of a class to the price list. What has been agreed with a booking stays. For coordinators of the
    /// whole county.
    async fn save_fee_class(
        &self,
        context: &Context<'_>,
        input: SaveFeeClassInput,
    ) -> Result<SaveFeeClassResult> {
        let request = Request::of(context)?;
        let mut name = LocalizedText::default();
        localized::write(&mut name, input.name, &LanguageTag::finnish());
        let new = NewFeeClass {
            code: input.code,
            valid_from: input.valid_from.0,
            name,
            unit: input.unit.into(),
            cents: input.cents,
            preparation_minutes: input.preparation_minutes,
            km_cents: input.km_cents,
        };
        let saved = fees::save_class(request.services, request.actor(), new).await;
        let success = |class: domain_expert::FeeClass| {
            SaveFeeClassResult::Class(FeeClass::new(&class, &request.caller.language))
        };
        settle(&request, saved, success, SaveFeeClassResult::InvalidInput)
    }

    /// Fills in what a gig cost, as its expert told, while the claim is a draft. For coordinators, and of meetings for
    /// organisers of panels.
    async fn fill_fee_claim(
        &self,
        context: &Context<'_>,
        input: FillFeeClaimInput,
    ) -> Result<FeeClaimResult> {
        let request = Request::of(context)?;
        let (id, version, entry) = input.read(&request)?;
        let filled = fees::fill(request.services, request.actor(), id, version, entry).await;
        step(&request, id, filled).await
    }

    /// Sends a claim to be checked. For coordinators, in an expert's name, and of meetings for organisers of panels.
    async fn submit_fee_claim(
        &self,
        context: &Context<'_>,
        input: FeeClaimStepInput,
    ) -> Result<FeeClaimResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.claim_id)?;
        step(&request, id, fees::submit(request.services, request.actor(), id, input.version).await).await
    }

    /// Says that what is claimed is right. For coordinators, and of meetings for organisers of panels.
    async fn check_fee_claim(
        &self,
        context: &Context<'_>,
        input: FeeClaimStepInput,
    ) -> Result<FeeClaimResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.claim_id)?;
        step(&request, id, fees::check(request.services, request.actor(), id, input.version).await).await
    }

    /// Says that a claim is paid. For budget approvers who have had no hand in it.
    async fn approve_fee_claim(
        &self,
        context: &Context<'_>,
        input: FeeClaimStepInput,
    ) -> Result<FeeClaimResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.claim_id)?;
        step(&request, id, fees::approve(request.services, request.actor(), id, input.version).await).await
    }

    /// Says that a claim is not paid as it is, and why. For coordinators, of meetings for organisers of panels, and for
    /// budget approvers.
    async fn reject_fee_claim(
        &self,
        context: &Context<'_>,
        input: RejectFeeClaimInput,
    ) -> Result<FeeClaimResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.claim_id)?;
        let rejected =
            fees::reject(request.services, request.actor(), id, input.version, &input.reason).await;
        step(&request, id, rejected).await
    }

    /// Makes a rejected claim a draft again. For coordinators, and of meetings for organisers of panels.
    async fn reopen_fee_claim(
        &self,
        context: &Context<'_>,
        input: FeeClaimStepInput,
    ) -> Result<FeeClaimResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.claim_id)?;
        step(&request, id, fees::reopen(request.services, request.actor(), id, input.version).await).await
    }

    /// Says that somebody takes neither fee nor costs. For coordinators, in an expert's name, and of meetings for organisers
    /// of panels.
    async fn waive_fee_claim(
        &self,
        context: &Context<'_>,
        input: FeeClaimStepInput,
    ) -> Result<FeeClaimResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.claim_id)?;
        step(&request, id, fees::waive(request.services, request.actor(), id, input.version).await).await
    }

    /// Takes every approved claim to payroll, each in one file only. For payroll; names are in it, and each is logged.
    async fn export_payroll(&self, context: &Context<'_>) -> Result<ExportPayrollResult> {
        let request = Request::of(context)?;
        let exported = fees::export(request.services, request.actor()).await;
        let success = |export: fees::PayrollExport| ExportPayrollResult::Export(export.into());
        settle(&request, exported, success, ExportPayrollResult::InvalidInput)
    }

    /// Notes that what is in a file has been paid. For payroll.
    async fn mark_fee_claims_paid(
        &self,
        context: &Context<'_>,
        export_id: ID,
    ) -> Result<MarkFeeClaimsPaidResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&export_id)?;
        let paid = fees::mark_paid(request.services, request.actor(), id).await;
        let success = |claims: usize| MarkFeeClaimsPaidResult::Paid(FeeClaimsPaid { claims: claims as u64 });
        settle(&request, paid, success, MarkFeeClaimsPaidResult::InvalidInput)
    }
}

/// A claim as it is after a step, or why the step was not taken.
async fn step(
    request: &Request<'_>,
    id: FeeClaimId,
    result: service::Result<domain_expert::FeeClaim>,
) -> Result<FeeClaimResult> {
    let success = |view: ClaimView| FeeClaimResult::Claim(view.into());
    settle(request, after(request, id, result).await, success, FeeClaimResult::InvalidInput)
}

/// A claim after a step as the caller sees it.
pub(super) async fn after(
    request: &Request<'_>,
    id: FeeClaimId,
    result: service::Result<domain_expert::FeeClaim>,
) -> service::Result<ClaimView> {
    stale_is_invalid(result)?;
    fees::claim(request.services, request.actor(), id).await
}
