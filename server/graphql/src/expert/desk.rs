//! The coordinator's desk: the registry as files, a week at a glance, and what the county has decided.

use std::collections::BTreeSet;

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::expert::week::Week;
use domain::id::TypedId;
use service::ServiceError;
use service::expert::agreements::{self, Beyond};
use service::expert::import::{Import, Line};
use service::expert::{export, import, settings, week};

use super::settings::{ChangeExpertSettingsInput, ExpertSettings};
use super::week::GigWeek;
use crate::context::{Request, Result};
use crate::problem::{ViolationView, outcome, settle};
use crate::scalar::{Date, DateTime};

outcome! {
    /// What became of a list of experts.
    ImportExpertsResult = List(ImportedExperts) | InvalidInput
}
outcome! {
    /// What became of changing the settings.
    ChangeExpertSettingsResult = Settings(ExpertSettings) | InvalidInput
}

/// A list of experts that has been registered, or could be.
#[derive(SimpleObject)]
pub(crate) struct ImportedExperts {
    /// False for a dry run: then nobody has been registered.
    registered: bool,
    /// Each row of the list.
    rows: Vec<ImportedExpert>,
}

/// One row of a list.
#[derive(SimpleObject)]
pub(crate) struct ImportedExpert {
    /// As a spreadsheet counts: the header is row 1.
    row: u64,
    /// What orderers and colleagues see.
    alias: String,
    /// Whether there is a name with it.
    has_contact: bool,
    /// Whether they have consented to being matched.
    has_consented: bool,
    /// Set where somebody has the name or number already, or an earlier row has.
    known: Option<ViolationView>,
}

/// A confirmed gig that will be held when the agreement of its expert is over.
#[derive(SimpleObject)]
pub(crate) struct GigBeyondAgreement {
    /// `Expert:…`
    expert_id: ID,
    /// What orderers and colleagues see.
    alias: String,
    /// The last day of the agreement.
    agreement_until: Date,
    /// `ExpertOrder:…`
    order_id: ID,
    /// How people refer to the order.
    reference: Option<String>,
    /// When the gig begins.
    starts_at: DateTime,
}

impl From<Beyond> for GigBeyondAgreement {
    fn from(gig: Beyond) -> Self {
        Self {
            expert_id: gig.expert.id.node_id().into(),
            alias: gig.expert.profile.alias,
            agreement_until: Date(gig.expert.profile.agreement.until),
            order_id: gig.order.id.node_id().into(),
            reference: gig.order.reference,
            starts_at: DateTime(gig.assignment.busy.starts_at),
        }
    }
}

impl ImportedExperts {
    fn new(request: &Request<'_>, lines: Vec<Line>, registered: bool) -> Self {
        let texts = request.texts(None);
        let row = |line: Line| ImportedExpert {
            row: u64::try_from(line.row).unwrap_or(u64::MAX),
            has_contact: line.contact.is_some(),
            has_consented: line.has_consented,
            known: line.known.map(|violation| ViolationView::new(&texts, &violation)),
            alias: line.expert.profile.alias,
        };
        Self { registered, rows: lines.into_iter().map(row).collect() }
    }
}

/// Reading at the desk.
#[derive(Default)]
pub struct DeskQuery;

#[Object]
impl DeskQuery {
    /// What the county has decided about its experts. For orderers and coordinators.
    async fn expert_settings(&self, context: &Context<'_>) -> Result<ExpertSettings> {
        let request = Request::of(context)?;
        let found = settings::read(request.services, request.actor()).await;
        found.map(ExpertSettings::from).map_err(|error| request.error(error))
    }

    /// Confirmed gigs to come that the agreements of their experts do not cover, by time; they stay as they are until
    /// somebody decides. For coordinators.
    #[graphql(complexity = "10 + 20 * child_complexity")]
    async fn gigs_beyond_agreements(&self, context: &Context<'_>) -> Result<Vec<GigBeyondAgreement>> {
        let request = Request::of(context)?;
        let found = agreements::beyond(request.services, request.actor()).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(found.into_iter().map(Into::into).collect())
    }

    /// The registry as comma-separated text for a spreadsheet, in the caller's language: aliases, languages, areas and
    /// the like, never who somebody is. The log says who took it. For coordinators.
    #[graphql(complexity = "100")]
    async fn experts_csv(&self, context: &Context<'_>) -> Result<String> {
        let request = Request::of(context)?;
        let export = export::read(request.services, request.actor()).await.map_err(|e| request.error(e))?;
        let texts = request.texts(None);
        Ok(export.csv(|key| texts.text(key).text))
    }

    /// What is on in a week, such as `2026-W48`: Monday to Sunday in Helsinki. For coordinators.
    #[graphql(complexity = "10 + 7 * child_complexity")]
    async fn gig_week(&self, context: &Context<'_>, week: String) -> Result<GigWeek> {
        let request = Request::of(context)?;
        let wanted = Week::parse(&week).map_err(|violation| request.error(ServiceError::from(violation)))?;
        let found = week::gigs(request.services, request.actor(), wanted).await;
        found.map(|found| GigWeek::from(&found)).map_err(|error| request.error(error))
    }
}

/// Changing at the desk.
#[derive(Default)]
pub struct DeskMutation;

#[Object]
impl DeskMutation {
    /// Registers a list of experts: all of them, or none and everything that is wrong with the list. A dry run tells
    /// the same and registers nobody. For coordinators.
    async fn import_experts(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "The list with a header row: alias, languages, modes, agreement_until, and if you like municipality, \
                    name, email, phone, consent_matching, standing."
        )]
        csv: String,
        #[graphql(desc = "Only look at the list.")] dry_run: bool,
        #[graphql(
            desc = "Rows to be registered although somebody has the name or number already.",
            default,
            validator(max_items = 2_000)
        )]
        even_if_known: Vec<u32>,
    ) -> Result<ImportExpertsResult> {
        let request = Request::of(context)?;
        let rows: BTreeSet<usize> =
            even_if_known.into_iter().filter_map(|row| usize::try_from(row).ok()).collect();
        let list = Import { csv, even_if_known: rows };
        let read = if dry_run {
            import::preview(request.services, request.actor(), &list).await
        } else {
            import::register(request.services, request.actor(), &list).await
        };
        let success = |lines| ImportExpertsResult::List(ImportedExperts::new(&request, lines, !dry_run));
        settle(&request, read, success, ImportExpertsResult::InvalidInput)
    }

    /// Changes what the county has decided about its experts, whole. For those who coordinate experts in the whole
    /// county.
    async fn change_expert_settings(
        &self,
        context: &Context<'_>,
        input: ChangeExpertSettingsInput,
    ) -> Result<ChangeExpertSettingsResult> {
        let request = Request::of(context)?;
        let changed = settings::change(request.services, request.actor(), input.into()).await;
        let success = |found| ChangeExpertSettingsResult::Settings(ExpertSettings::from(found));
        settle(&request, changed, success, ChangeExpertSettingsResult::InvalidInput)
    }
}
