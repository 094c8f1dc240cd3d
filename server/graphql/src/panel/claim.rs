//! What members of panels are owed for meetings.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::expert::FeeClaim;
use domain::id::TypedId;
use service::panel::claim;

use super::member::{PanelSeatResult, seat_after};
use crate::context::{Request, Result};
use crate::expert::{ClaimStanding, FillFeeClaimInput};
use crate::problem::stale_is_invalid;
use crate::scalar::Date;

/// What a member is to be paid for a meeting that they have attended.
#[derive(SimpleObject)]
pub(crate) struct SeatClaim {
    /// `FeeClaim:…`
    id: ID,
    /// The Helsinki day of the meeting.
    on: Date,
    #[graphql(flatten)]
    standing: ClaimStanding,
}

impl From<FeeClaim> for SeatClaim {
    fn from(claim: FeeClaim) -> Self {
        Self { id: claim.id.node_id().into(), on: Date(claim.gig_day), standing: claim.into() }
    }
}

/// A claim of which nothing is wanted.
#[derive(InputObject)]
struct WaiveMeetingClaimInput {
    /// The secret of their private link.
    token: String,
    /// `FeeClaim:…`
    claim_id: ID,
    /// The version that the caller saw.
    version: i64,
}

/// What it cost to attend a meeting.
#[derive(InputObject)]
struct SendMeetingClaimInput {
    /// The secret of their private link.
    token: String,
    /// What it cost.
    claim: FillFeeClaimInput,
}

/// What members do with what they are owed.
#[derive(Default)]
pub(super) struct ClaimMutation;

#[Object]
impl ClaimMutation {
    /// Tells what it cost to attend a meeting, and sends the claim to be checked. For members, by the secret of their private
    /// link; also once they have left. A claim that has changed meanwhile is refused with the violation `STALE_CLAIM`.
    async fn send_meeting_claim(
        &self,
        context: &Context<'_>,
        input: SendMeetingClaimInput,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let (id, version, entry) = input.claim.read(&request)?;
        let sent = claim::send(request.services, &input.token, id, version, entry).await;
        seat_after(&request, &input.token, stale_is_invalid(sent)).await
    }

    /// Takes neither fee nor costs for a meeting. For members, by the secret of their private link; also once they have
    /// left. A claim that has changed meanwhile is refused with the violation `STALE_CLAIM`.
    async fn waive_meeting_claim(
        &self,
        context: &Context<'_>,
        input: WaiveMeetingClaimInput,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.claim_id)?;
        let waived = claim::waive(request.services, &input.token, id, input.version).await;
        seat_after(&request, &input.token, stale_is_invalid(waived)).await
    }
}
