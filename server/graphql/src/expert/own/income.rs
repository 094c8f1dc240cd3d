//! What experts are paid for their gigs, and what those have cost them.

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::expert::income::Income;
use domain::id::{FeeClaimId, TypedId};
use service::expert::own::data;
use service::fees::{self, ClaimView};

use super::acting;
use crate::context::{Request, Result};
use crate::expert::fee::{self, ClaimStanding, FeeClaimStepInput, FillFeeClaimInput};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

/// What an expert's gigs bring in.
#[derive(SimpleObject)]
pub(crate) struct OwnIncome {
    /// The newest first; months that bring nothing are missing.
    months: Vec<OwnIncomePeriod>,
    /// The newest first; years that bring nothing are missing.
    years: Vec<OwnIncomePeriod>,
}

/// What the gigs of a month or a year bring in.
#[derive(SimpleObject)]
pub(crate) struct OwnIncomePeriod {
    /// The year of the gigs' days.
    year: i32,
    /// The month, from 1 to 12; null for the whole year.
    month: Option<u32>,
    /// Fees that have been approved, in cents.
    fees_cents: i64,
    /// Costs that have been approved, in cents.
    costs_cents: i64,
    /// Fees and costs that wait for a decision, in cents.
    pending_cents: i64,
}

impl OwnIncomePeriod {
    fn new(year: i32, month: Option<u32>, income: Income) -> Self {
        Self {
            year,
            month,
            fees_cents: income.fees,
            costs_cents: income.costs,
            pending_cents: income.pending,
        }
    }
}

impl From<data::OwnIncome> for OwnIncome {
    fn from(found: data::OwnIncome) -> Self {
        let month = |((year, month), income)| OwnIncomePeriod::new(year, Some(month), income);
        let year = |(year, income)| OwnIncomePeriod::new(year, None, income);
        Self {
            months: found.months.into_iter().rev().map(month).collect(),
            years: found.years.into_iter().rev().map(year).collect(),
        }
    }
}

/// What the expert is to be paid for one gig.
#[derive(SimpleObject)]
pub(crate) struct OwnFeeClaim {
    /// `FeeClaim:…`
    id: ID,
    /// How people refer to the order.
    order_reference: String,
    /// What it is called.
    title: String,
    /// The Helsinki day of the gig.
    gig_day: Date,
    #[graphql(flatten)]
    standing: ClaimStanding,
}

impl From<ClaimView> for OwnFeeClaim {
    fn from(view: ClaimView) -> Self {
        let ClaimView { claim, about, .. } = view;
        Self {
            id: claim.id.node_id().into(),
            order_reference: about.reference,
            title: about.title,
            gig_day: Date(claim.gig_day),
            standing: claim.into(),
        }
    }
}

outcome! {
    /// What became of a step of one's own claim. One that somebody else has changed meanwhile is refused with the
    /// violation `STALE_CLAIM`.
    OwnFeeClaimResult = Claim(OwnFeeClaim) | InvalidInput
}

/// Claims of one's own.
#[derive(Default)]
pub struct OwnClaimMutation;

#[Object]
impl OwnClaimMutation {
    /// Fills in what a gig cost, while the claim is a draft. For the expert whom it pays.
    async fn fill_own_claim(
        &self,
        context: &Context<'_>,
        input: FillFeeClaimInput,
    ) -> Result<OwnFeeClaimResult> {
        let request = Request::of(context)?;
        acting(&request)?;
        let (id, version, entry) = input.read(&request)?;
        let filled = fees::fill(request.services, request.actor(), id, version, entry).await;
        step(&request, id, filled).await
    }

    /// Sends a claim to be checked. For the expert whom it pays.
    async fn submit_own_claim(
        &self,
        context: &Context<'_>,
        input: FeeClaimStepInput,
    ) -> Result<OwnFeeClaimResult> {
        let request = Request::of(context)?;
        acting(&request)?;
        let id = request.parse_id(&input.claim_id)?;
        step(&request, id, fees::submit(request.services, request.actor(), id, input.version).await).await
    }

    /// Takes neither fee nor costs. For the expert whom it would pay.
    async fn waive_own_claim(
        &self,
        context: &Context<'_>,
        input: FeeClaimStepInput,
    ) -> Result<OwnFeeClaimResult> {
        let request = Request::of(context)?;
        acting(&request)?;
        let id = request.parse_id(&input.claim_id)?;
        step(&request, id, fees::waive(request.services, request.actor(), id, input.version).await).await
    }
}

/// A claim as it is after a step, or why the step was not taken.
async fn step(
    request: &Request<'_>,
    id: FeeClaimId,
    result: service::Result<domain::expert::FeeClaim>,
) -> Result<OwnFeeClaimResult> {
    let success = |view: ClaimView| OwnFeeClaimResult::Claim(view.into());
    settle(request, fee::after(request, id, result).await, success, OwnFeeClaimResult::InvalidInput)
}
