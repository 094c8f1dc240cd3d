//! Orders as orderers and coordinators see them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::expert as domain_expert;
use domain::id::TypedId;
use service::ServiceError;
use service::expert::offering::{self, OfferLink};
use service::expert::order::OrderView;

use super::registry::{Expert, GigMode};
use crate::context::{Request, Result};
use crate::identity::ScopeView;
use crate::loader::{loaders, shared};
use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime, LanguageTag};

mirrored! {
    /// Where an order stands.
    OrderState = "domain::expert::OrderState" {
        /// Being written by its orderer.
        Draft,
        /// Waits for the coordinator.
        Requested,
        /// Experts have been asked.
        Offering,
        /// Every seat is filled.
        Confirmed,
        /// Taken back before it was confirmed.
        Withdrawn,
        /// Called off after it was confirmed.
        Cancelled,
        /// Nobody could be found.
        Unfilled,
    }
}
mirrored! {
    /// Where an offer to one expert stands.
    OfferState = "domain::expert::OfferState" {
        /// Waits for the expert's answer.
        Sent,
        /// The expert has said yes.
        Accepted,
        /// The expert has said no.
        Declined,
        /// Not answered in time.
        Expired,
        /// Taken back, since the order was.
        Withdrawn,
        /// Every seat was filled by others.
        Superseded,
    }
}
mirrored! {
    /// What an expert is asked to do.
    GigType = "domain::expert::GigType" {
        /// A lecture or a speech.
        Lecture,
        /// Leading a group.
        GroupFacilitation,
        /// Support by a peer.
        PeerSupport,
        /// Working beside a professional.
        CoWorkWithProfessional,
        /// Developing a service.
        ServiceDevelopment,
        /// Member of a working group.
        WorkingGroup,
        /// Representing in decision making.
        Representation,
        /// Interviewing applicants for a job.
        RecruitmentPanel,
        /// Being interviewed for research.
        ResearchInterview,
        /// Speaking to the media.
        Media,
        /// Being present at an information point.
        InfoPoint,
        /// Reading texts with the eyes of a user.
        TextReview,
        /// Something else.
        Other,
    }
}
mirrored! {
    /// Why an expert is not asked for an order.
    Hindrance = "domain::expert::matching::Hindrance" {
        /// Paused, or no longer an expert of the county.
        NotActive,
        /// The agreement has run out by the day of the gig.
        NoAgreement,
        /// Does not work in the order's language.
        OtherLanguage,
        /// Does not take part in this way.
        OtherMode,
        /// Booked at the same time.
        Booked,
        /// Has been asked for this order already.
        AskedBefore,
    }
}

/// An order for experts.
pub(crate) struct ExpertOrder(pub(crate) domain_expert::Order);

/// An order for experts by experience.
#[Object]
impl ExpertOrder {
    /// `ExpertOrder:…`
    async fn id(&self) -> ID {
        self.0.id.node_id().into()
    }

    /// The part of the county that orders.
    async fn owner(&self) -> ScopeView {
        ScopeView::from(self.0.owner)
    }

    /// Where it stands.
    async fn state(&self) -> OrderState {
        self.0.state.into()
    }

    /// Counts the changes: send it with a command, so that nobody acts on what has changed.
    async fn version(&self) -> i64 {
        self.0.version
    }

    /// What it is called.
    async fn title(&self) -> &str {
        &self.0.content.title
    }

    /// The aim, the audience, what the expert should know.
    async fn description(&self) -> &str {
        &self.0.content.description
    }

    /// What the expert is asked to do.
    async fn gig_type(&self) -> GigType {
        self.0.content.gig_type.into()
    }

    /// The language in which the gig is held.
    async fn language(&self) -> LanguageTag {
        LanguageTag(self.0.content.language.clone())
    }

    /// How the expert takes part.
    async fn mode(&self) -> GigMode {
        self.0.content.mode.into()
    }

    /// The address, or the remote link once it is known.
    async fn place(&self) -> &str {
        &self.0.content.place
    }

    /// Experts wanted at each time.
    async fn seats(&self) -> u8 {
        self.0.content.seats
    }

    /// Its times, at most 60.
    async fn times(&self) -> Vec<GigTime> {
        GigTime::all_of(&self.0.content)
    }

    /// The date on which it counts; `null` before it was first submitted.
    async fn submitted_on(&self) -> Option<Date> {
        self.0.submitted_on.map(Date)
    }

    /// The aliases of those who come.
    #[graphql(complexity = "10")]
    async fn booked(&self, context: &Context<'_>) -> Result<Vec<String>> {
        let found = self.view(context).await?;
        let mut aliases: Vec<String> = found
            .assignments
            .iter()
            .filter_map(|one| Some(found.experts.get(&one.expert)?.profile.alias.clone()))
            .collect();
        aliases.sort();
        aliases.dedup();
        Ok(aliases)
    }

    /// Whom the coordinator has asked, the oldest first; empty for everybody else.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn offers(&self, context: &Context<'_>) -> Result<Vec<Offer>> {
        let found = self.view(context).await?;
        let offer = |offer: &domain_expert::Offer| {
            let expert = found.experts.get(&offer.expert)?;
            Some(Offer::new(offer, expert.profile.alias.clone()))
        };
        Ok(found.offers.iter().filter_map(offer).collect())
    }

    /// Every expert beside this order, those who can be asked first. For coordinators.
    #[graphql(complexity = "20 + 10 * child_complexity")]
    async fn candidates(&self, context: &Context<'_>) -> Result<Vec<Candidate>> {
        let request = Request::of(context)?;
        let found = offering::candidates(request.services, request.actor(), self.0.id).await;
        let candidate = |found: offering::Candidate| Candidate {
            hindrances: found.hindrances.into_iter().map(Into::into).collect(),
            expert: found.expert.into(),
        };
        Ok(found.map_err(|e| request.error(e))?.into_iter().map(candidate).collect())
    }
}

impl ExpertOrder {
    async fn view(&self, context: &Context<'_>) -> Result<OrderView> {
        let found = loaders(context)?.orders.load_one(self.0.id).await;
        let found = found.map_err(|error| shared(context, &error))?;
        // Whoever has the order may see it, unless it has gone meanwhile.
        found.ok_or_else(|| shared(context, &Arc::new(ServiceError::NotFound)))
    }
}

/// A time of a gig, in UTC.
#[derive(SimpleObject)]
pub(crate) struct GigTime {
    /// When it begins.
    starts_at: DateTime,
    /// When it ends.
    ends_at: DateTime,
}

impl GigTime {
    pub(super) fn all_of(content: &domain_expert::OrderContent) -> Vec<Self> {
        let times = content.times.iter();
        times.map(|(from, until)| Self { starts_at: DateTime(*from), ends_at: DateTime(*until) }).collect()
    }
}

/// One expert asked for an order.
#[derive(SimpleObject)]
pub(crate) struct Offer {
    /// `Offer:…`
    id: ID,
    /// Whom, by alias.
    alias: String,
    /// What came of it.
    state: OfferState,
    /// When it was sent.
    sent_at: DateTime,
    /// Until when it can be answered.
    expires_at: DateTime,
}

impl Offer {
    pub(super) fn new(offer: &domain_expert::Offer, alias: String) -> Self {
        Self {
            id: offer.id.node_id().into(),
            alias,
            state: offer.state.into(),
            sent_at: DateTime(offer.sent_at),
            expires_at: DateTime(offer.expires_at),
        }
    }
}

/// An expert beside an order.
#[derive(SimpleObject)]
pub(crate) struct Candidate {
    /// Who.
    expert: Expert,
    /// Everything that speaks against asking them; empty where they can be asked.
    hindrances: Vec<Hindrance>,
}

/// An offer's private link. Shown here and kept nowhere: hand it over yourself.
#[derive(SimpleObject)]
pub(crate) struct OfferLinkView {
    /// The last part of the link's address, `/{language}/offers/{token}`.
    token: String,
    /// The offer that it answers.
    offer: Offer,
}

impl From<OfferLink> for OfferLinkView {
    fn from(link: OfferLink) -> Self {
        let offer = Offer::new(&link.offer, link.expert.profile.alias);
        Self { token: link.token.to_string(), offer }
    }
}
