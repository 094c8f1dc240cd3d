//! When and whether experts take part, what they consent to, their calendar, and their end.

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::expert::Expert;
use service::expert::own::{feed, times};
use service::expert::{erasure, registry};

use super::{OwnExpert, acting, entry};
use crate::context::{Request, Result};
use crate::expert::person::ExpertConsents;
use crate::expert::registry::ConsentPurpose;
use crate::expert::times::SetOwnTimesInput;
use crate::problem::{outcome, settle};

outcome! {
    /// What became of changing when or whether one takes part.
    OwnExpertResult = Expert(Box<OwnExpert>) | InvalidInput
}

/// A calendar feed with a new address. Shown here and kept nowhere.
#[derive(SimpleObject)]
pub(crate) struct OwnFeedMade {
    /// The last part of the address, `/calendar/{token}.ics`; with `?lang=sv` its words are Swedish.
    token: String,
    /// Whether it says where the gigs are.
    shows_place: bool,
}

/// The calendar feed has ended: its address does not work any more.
#[derive(SimpleObject)]
pub(crate) struct OwnFeedRevoked {
    /// Always true; ending it twice is no mistake.
    done: bool,
}

/// The expert is to be forgotten, and their session has ended.
#[derive(SimpleObject)]
pub(crate) struct OwnErasureAsked {
    /// Always true; it is never refused.
    done: bool,
}

/// What experts decide about themselves.
#[derive(Default)]
pub struct OwnStandingMutation;

#[Object]
impl OwnStandingMutation {
    /// Changes when and how much one takes part; bookings that are made already stay. For experts.
    async fn set_own_times(&self, context: &Context<'_>, input: SetOwnTimesInput) -> Result<OwnExpertResult> {
        let request = Request::of(context)?;
        expert_result(&request, times::set_times(request.services, request.actor(), input.into()).await)
    }

    /// Takes a break: nothing is asked until it ends. What is booked stays. For experts.
    async fn pause_own(&self, context: &Context<'_>) -> Result<OwnExpertResult> {
        let request = Request::of(context)?;
        expert_result(&request, times::pause(request.services, request.actor()).await)
    }

    /// Ends a break. For experts.
    async fn resume_own(&self, context: &Context<'_>) -> Result<OwnExpertResult> {
        let request = Request::of(context)?;
        expert_result(&request, times::resume(request.services, request.actor()).await)
    }

    /// Gives a consent, unless one holds already. For experts.
    async fn give_own_consent(
        &self,
        context: &Context<'_>,
        purpose: ConsentPurpose,
    ) -> Result<ExpertConsents> {
        let request = Request::of(context)?;
        let id = acting(&request)?;
        let given = registry::give_consent(request.services, request.actor(), id, purpose.into()).await;
        Ok(given.map_err(|error| request.error(error))?.into())
    }

    /// Withdraws a consent: what rests on it goes at once. For experts.
    async fn withdraw_own_consent(&self, context: &Context<'_>, consent_id: ID) -> Result<ExpertConsents> {
        let request = Request::of(context)?;
        let id = acting(&request)?;
        let consent = request.parse_id(&consent_id)?;
        let left = registry::withdraw_consent(request.services, request.actor(), id, consent).await;
        Ok(left.map_err(|error| request.error(error))?.into())
    }

    /// Makes a calendar feed of one's gigs, or gives it another address: the one before stops working at once. For
    /// experts.
    async fn make_own_feed(
        &self,
        context: &Context<'_>,
        #[graphql(default, desc = "Whether it says where the gigs are.")] shows_place: bool,
    ) -> Result<OwnFeedMade> {
        let request = Request::of(context)?;
        let made = feed::make(request.services, request.actor(), shows_place).await;
        let token = made.map_err(|error| request.error(error))?.to_string();
        Ok(OwnFeedMade { token, shows_place })
    }

    /// Ends one's calendar feed: its address stops working at once. For experts.
    async fn revoke_own_feed(&self, context: &Context<'_>) -> Result<OwnFeedRevoked> {
        let request = Request::of(context)?;
        let revoked = feed::revoke(request.services, request.actor()).await;
        revoked.map_err(|error| request.error(error))?;
        Ok(OwnFeedRevoked { done: true })
    }

    /// Asks to be forgotten: themes and open offers go at once, the rest once nothing is booked or owed. Ends the
    /// session. For experts.
    async fn ask_own_erasure(&self, context: &Context<'_>) -> Result<OwnErasureAsked> {
        let request = Request::of(context)?;
        let id = acting(&request)?;
        let asked = erasure::ask(request.services, request.actor(), id).await;
        asked.map_err(|error| request.error(error))?;
        entry::leave(context, &request).await?;
        Ok(OwnErasureAsked { done: true })
    }
}

fn expert_result(request: &Request<'_>, done: service::Result<Expert>) -> Result<OwnExpertResult> {
    let success = |expert: Expert| OwnExpertResult::Expert(Box::new(OwnExpert::new(expert)));
    settle(request, done, success, OwnExpertResult::InvalidInput)
}
