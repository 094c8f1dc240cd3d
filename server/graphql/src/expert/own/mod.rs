//! What experts see and do themselves, in the session that a private link and a code begin. Everything here is of the
//! expert who is acting; there is no argument that could name another.

mod booking;
mod entry;
mod income;
mod standing;

use std::cmp::Reverse;

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, MergedObject, Object, SimpleObject};
use domain::expert::{Expert, Times};
use domain::id::{ExpertId, TypedId};
use service::expert::own::overview::{self, Overview, OwnGig};
use service::expert::own::{data, feed, times};
use service::expert::registry;
use service::fees::{self, ClaimFilter, ClaimView};
use service::{Fault, ServiceError};
use tokio::sync::OnceCell;

use super::person::{ExpertConsent, SealedRead};
use super::registry::ExpertStatus;
use super::times::ExpertTimes;
use crate::context::{Request, Result};
use crate::paging::{self, Cursor, Page};
use crate::scalar::DateTime;

use booking::{OwnGigView, OwnOfferView};
use income::{OwnFeeClaim, OwnIncome};

/// What experts change themselves.
#[derive(MergedObject, Default)]
pub struct OwnMutation(
    entry::OwnEntryMutation,
    booking::OwnBookingMutation,
    income::OwnClaimMutation,
    standing::OwnStandingMutation,
);

/// The expert who is acting. Staff have no page of an expert's own, whatever else they may do.
fn acting(request: &Request<'_>) -> Result<ExpertId> {
    request.actor().expert().ok_or_else(|| request.error(ServiceError::Unauthenticated))
}

/// The private calendar feed of an expert.
#[derive(SimpleObject)]
pub(crate) struct OwnCalendarFeed {
    /// When its address was made. The address itself is not known any more.
    made_at: DateTime,
    /// Whether it says where the gigs are.
    shows_place: bool,
}

/// An expert who has come in.
pub(crate) struct OwnExpert {
    expert: Box<Expert>,
    /// Read once for all fields that need it.
    overview: OnceCell<Overview>,
}

impl OwnExpert {
    fn new(expert: Expert) -> Self {
        Self { expert: Box::new(expert), overview: OnceCell::new() }
    }

    async fn overview(&self, request: &Request<'_>) -> Result<&Overview> {
        let read = || overview::overview(request.services, request.actor());
        self.overview.get_or_try_init(read).await.map_err(|error| request.error(error))
    }
}

/// An expert by experience as they see themselves.
#[Object]
impl OwnExpert {
    /// `Expert:…`
    async fn id(&self) -> ID {
        self.expert.id.node_id().into()
    }

    /// What orderers and colleagues see.
    async fn alias(&self) -> &str {
        &self.expert.profile.alias
    }

    /// Whether they can be asked.
    async fn status(&self) -> ExpertStatus {
        self.expert.status.into()
    }

    /// When they can take gigs, and how many.
    async fn times(&self) -> ExpertTimes {
        Times::of(&self.expert.profile).into()
    }

    /// What waits for their answer, or for the coordinator's choice among the interested; the newest first.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn offers(&self, context: &Context<'_>) -> Result<Vec<OwnOfferView>> {
        let found = self.overview(&Request::of(context)?).await?;
        let offer = |one| OwnOfferView::new(one, &found.expert.profile.alias);
        Ok(found.offers.iter().map(offer).collect())
    }

    /// What they are booked for, the next first.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn coming_gigs(&self, context: &Context<'_>) -> Result<Vec<OwnGigView>> {
        let request = Request::of(context)?;
        let found = self.overview(&request).await?;
        Ok(found.coming.iter().map(|gig| OwnGigView::new(gig, request.services)).collect())
    }

    /// What has been, the latest first; what was called off is among it.
    #[graphql(complexity = "10 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn past_gigs(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, OwnGigView>> {
        let request = Request::of(context)?;
        let gigs = self.overview(&request).await?.past.clone();
        let page = Page { first, after, last, before };
        let key = |gig: &OwnGig| Reverse((gig.assignment.busy.starts_at, gig.assignment.id));
        let services = request.services;
        paging::cut(&request, gigs, page, key, |gig| OwnGigView::new(&gig, services))
    }

    /// Gigs that they have held and not said anything of, the latest first.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn feedback_to_give(&self, context: &Context<'_>) -> Result<Vec<OwnGigView>> {
        let request = Request::of(context)?;
        let found = self.overview(&request).await?;
        let untold = found.past.iter().filter(|gig| gig.can_be_told());
        Ok(untold.map(|gig| OwnGigView::new(gig, request.services)).collect())
    }

    /// What they have consented to, the oldest first.
    #[graphql(complexity = "5 + child_complexity")]
    async fn consents(&self, context: &Context<'_>) -> Result<Vec<ExpertConsent>> {
        let request = Request::of(context)?;
        let found = registry::consents(request.services, request.actor(), self.expert.id).await;
        Ok(found.map_err(|error| request.error(error))?.into_iter().map(Into::into).collect())
    }

    /// What their gigs bring in.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn income(&self, context: &Context<'_>) -> Result<OwnIncome> {
        let request = Request::of(context)?;
        let found = data::income(request.services, request.actor()).await;
        Ok(found.map_err(|error| request.error(error))?.into())
    }

    /// What they are to be paid for each gig, the newest first.
    #[graphql(complexity = "10 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn fee_claims(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, OwnFeeClaim>> {
        let request = Request::of(context)?;
        let found = fees::claims(request.services, request.actor(), ClaimFilter::default()).await;
        let page = Page { first, after, last, before };
        let key = |view: &ClaimView| Reverse((view.claim.gig_day, view.claim.id));
        paging::cut(&request, found.map_err(|error| request.error(error))?, page, key, OwnFeeClaim::from)
    }

    /// Who has read their name or history, and for which order, the newest first, at most 500.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn reads(&self, context: &Context<'_>) -> Result<Vec<SealedRead>> {
        let request = Request::of(context)?;
        let (services, actor, id) = (request.services, request.actor(), self.expert.id);
        let found = registry::reads(services, actor, id).await.map_err(|error| request.error(error))?;
        let references = registry::read_references(services, &found).await;
        let references = references.map_err(|error| request.error(error))?;
        Ok(found.into_iter().map(|read| SealedRead::new(read, &references)).collect())
    }

    /// Their private calendar feed; `null` where there is none.
    #[graphql(complexity = "2 + child_complexity")]
    async fn calendar_feed(&self, context: &Context<'_>) -> Result<Option<OwnCalendarFeed>> {
        let request = Request::of(context)?;
        let found = feed::standing(request.services, request.actor()).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(found.map(|feed| OwnCalendarFeed {
            made_at: DateTime(feed.created_at),
            shows_place: feed.shows_place,
        }))
    }

    /// Everything that is kept about them, as JSON for people and programs. What is sealed is opened for it, and that
    /// look stands in the log as their own.
    #[graphql(complexity = "100")]
    async fn data_export(&self, context: &Context<'_>) -> Result<String> {
        let request = Request::of(context)?;
        let found = data::export(request.services, request.actor()).await;
        let value = found.map_err(|error| request.error(error))?;
        let written = serde_json::to_string_pretty(&value);
        written.map_err(|error| request.error(ServiceError::Fault(Fault::new(error))))
    }
}

/// Reading what is one's own.
#[derive(Default)]
pub struct OwnQuery;

#[Object]
impl OwnQuery {
    /// The expert whose session it is. For experts who have come in by their private link and a code.
    async fn own(&self, context: &Context<'_>) -> Result<Option<OwnExpert>> {
        let request = Request::of(context)?;
        let found = times::expert(request.services, request.actor()).await;
        Ok(Some(OwnExpert::new(found.map_err(|error| request.error(error))?)))
    }
}
