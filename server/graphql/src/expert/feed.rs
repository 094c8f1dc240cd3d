//! Private calendar feeds of orderers and coordinators.

use async_graphql::{Context, Object, SimpleObject};
use service::expert::feed::{self, Standing};

use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::scalar::DateTime;

mirrored! {
    /// What a calendar feed shows.
    CalendarFeedKind = "domain::expert::feed::StaffFeed" {
        /// What its holder has ordered and is confirmed. For those who order.
        Orders,
        /// Every confirmed gig of its holder's part of the county. For coordinators.
        Gigs,
    }
}

/// A private calendar feed that the caller may have.
#[derive(SimpleObject)]
pub(crate) struct CalendarFeed {
    /// What it shows: times, references and kinds of gigs, never who comes.
    kind: CalendarFeedKind,
    /// When its address was made; null where there is none. The address itself is not known any more.
    made_at: Option<DateTime>,
}

impl From<Standing> for CalendarFeed {
    fn from(standing: Standing) -> Self {
        Self { kind: standing.kind.into(), made_at: standing.made_at.map(DateTime) }
    }
}

/// A calendar feed with a new address. Shown here and kept nowhere.
#[derive(SimpleObject)]
pub(crate) struct CalendarFeedMade {
    /// What it shows.
    kind: CalendarFeedKind,
    /// The last part of the address, `/calendar/{token}.ics`; with `?lang=sv` its words are Swedish.
    token: String,
}

/// A calendar feed whose address does not work any more.
#[derive(SimpleObject)]
pub(crate) struct CalendarFeedRevoked {
    /// What it showed.
    kind: CalendarFeedKind,
}

/// Reading which feeds there are.
#[derive(Default)]
pub struct FeedQuery;

#[Object]
impl FeedQuery {
    /// The calendar feeds that the caller may have; none for those who neither order nor coordinate. For staff.
    async fn calendar_feeds(&self, context: &Context<'_>) -> Result<Vec<CalendarFeed>> {
        let request = Request::of(context)?;
        let found = feed::standing(request.services, request.actor()).await;
        Ok(found.map_err(|error| request.error(error))?.into_iter().map(Into::into).collect())
    }
}

/// Making feeds and ending them.
#[derive(Default)]
pub struct FeedMutation;

#[Object]
impl FeedMutation {
    /// Makes a calendar feed of the caller's own, or gives it another address: the one before stops working at once.
    /// For orderers and coordinators.
    async fn make_calendar_feed(
        &self,
        context: &Context<'_>,
        kind: CalendarFeedKind,
    ) -> Result<CalendarFeedMade> {
        let request = Request::of(context)?;
        let made = feed::make(request.services, request.actor(), kind.into()).await;
        let token = made.map_err(|error| request.error(error))?.to_string();
        Ok(CalendarFeedMade { kind, token })
    }

    /// Ends a calendar feed of the caller's own: its address stops working at once. For orderers and coordinators.
    async fn revoke_calendar_feed(
        &self,
        context: &Context<'_>,
        kind: CalendarFeedKind,
    ) -> Result<CalendarFeedRevoked> {
        let request = Request::of(context)?;
        let revoked = feed::revoke(request.services, request.actor(), kind.into()).await;
        revoked.map_err(|error| request.error(error))?;
        Ok(CalendarFeedRevoked { kind })
    }
}
