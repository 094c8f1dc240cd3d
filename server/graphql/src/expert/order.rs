//! Orders as orderers and coordinators see them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::expert as domain_expert;
use domain::id::TypedId;
use service::ServiceError;
use service::expert::offering;
use service::expert::order::OrderView;

use super::candidate::{Candidate, Offer};
use super::card::ExpertCard;
use super::input::{OfferMode, UnfilledReason};
use super::person::{AccessNeed, Theme};
use super::registry::GigMode;
use super::thread::OrderMessage;
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
        /// Its last time is over and was reported as held.
        Held,
        /// Everything about it is settled.
        Closed,
        /// Taken back before it was confirmed.
        Withdrawn,
        /// Called off after it was confirmed.
        Cancelled,
        /// Nobody could be found.
        Unfilled,
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

/// An order for experts.
pub(crate) struct ExpertOrder(pub(crate) Box<domain_expert::Order>);

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

    /// Where the place is: the municipality's official three-digit code; `null` where it was not told.
    async fn municipality(&self) -> Option<&str> {
        self.0.content.municipality.as_deref()
    }

    /// What the place can offer to those who need it.
    async fn accessibility(&self) -> Vec<AccessNeed> {
        self.0.content.accessibility.iter().map(|need| (*need).into()).collect()
    }

    /// Experts wanted at each time.
    async fn seats(&self) -> u8 {
        self.0.content.seats
    }

    /// Its times, at most 60.
    async fn times(&self) -> Vec<GigTime> {
        GigTime::all_of(&self.0.content)
    }

    /// Its times as they stand, with who is booked for each; empty before it is submitted.
    #[graphql(complexity = "10 + 10 * child_complexity")]
    async fn occurrences(&self, context: &Context<'_>) -> Result<Vec<GigOccurrence>> {
        let found = self.view(context).await?;
        Ok(found.occurrences.iter().map(|one| GigOccurrence::new(one, &found)).collect())
    }

    /// How people refer to it, for example `KA-2026-0142`; `null` before it was first submitted.
    async fn reference(&self) -> Option<&str> {
        self.0.reference.as_deref()
    }

    /// What an expert's yes means.
    async fn offer_mode(&self) -> OfferMode {
        self.0.content.offer_mode.into()
    }

    /// The code of a class in the price list; `null`: the expert's own class pays.
    async fn fee_class(&self) -> Option<&str> {
        self.0.content.fee_class.as_deref()
    }

    /// Whether somebody who has been there before is preferred.
    async fn prefers_known(&self) -> bool {
        self.0.content.prefers_known
    }

    /// What the costs are booked on.
    async fn cost_centre(&self) -> &str {
        &self.0.content.cost_centre
    }

    /// The Helsinki day on which it came by phone or e-mail; `null` where the orderer wrote it.
    async fn received_on(&self) -> Option<Date> {
        self.0.received_on.map(Date)
    }

    /// The date on which it counts; `null` before it was first submitted.
    async fn submitted_on(&self) -> Option<Date> {
        self.0.submitted_on.map(Date)
    }

    /// Whoever has written it, by name: the orderer, or a coordinator for one who called or wrote.
    #[graphql(complexity = "10")]
    async fn orderer(&self, context: &Context<'_>) -> Result<String> {
        Ok(self.view(context).await?.orderer)
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

    /// The cards of those who are held or booked; empty once it has been closed for 30 days.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn cards(&self, context: &Context<'_>) -> Result<Vec<ExpertCard>> {
        Ok(self.view(context).await?.cards.into_values().map(ExpertCard::from).collect())
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

    /// Why nobody was found; `null` where somebody was, or it was not told.
    #[graphql(complexity = "10")]
    async fn unfilled_reason(&self, context: &Context<'_>) -> Result<Option<UnfilledReason>> {
        Ok(self.view(context).await?.unfilled_reason.map(Into::into))
    }

    /// What its orderer and the coordinators have written to each other about it, the oldest first; at most 200.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn messages(&self, context: &Context<'_>) -> Result<Vec<OrderMessage>> {
        let found = loaders(context)?.threads.load_one(self.0.id).await;
        let found = found.map_err(|error| shared(context, &error))?;
        Ok(found.unwrap_or_default().into_iter().map(OrderMessage::from).collect())
    }

    /// Every expert beside this order, those who suit best first. For coordinators.
    #[graphql(complexity = "20 + 10 * child_complexity")]
    async fn candidates(&self, context: &Context<'_>) -> Result<Vec<Candidate>> {
        let request = Request::of(context)?;
        let found = offering::candidates(request.services, request.actor(), self.0.id).await;
        Ok(found.map_err(|e| request.error(e))?.into_iter().map(Candidate::new).collect())
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

mirrored! {
    /// Where one time of an order stands.
    OccurrenceState = "domain::expert::OccurrenceState" {
        /// Still to come about.
        Planned,
        /// Was held.
        Held,
        /// Was called off.
        Cancelled,
        /// Left out; it can be taken up again.
        Skipped,
    }
}
mirrored! {
    /// Where one expert's seat stands.
    AssignmentState = "domain::expert::AssignmentState" {
        /// Kept free until the order is confirmed.
        Hold,
        /// They come.
        Confirmed,
        /// They came.
        Held,
        /// They were booked and did not come.
        NoShow,
        /// Freed before it was confirmed.
        Released,
        /// Called off.
        Cancelled,
    }
}

/// One time of an order, in UTC.
#[derive(SimpleObject)]
pub(crate) struct GigOccurrence {
    /// `Occurrence:…`
    id: ID,
    /// When it begins.
    starts_at: DateTime,
    /// When it ends.
    ends_at: DateTime,
    /// Where it stands.
    state: OccurrenceState,
    /// Who is booked for it.
    bookings: Vec<GigBooking>,
}

/// One expert's seat at one time of an order.
#[derive(SimpleObject)]
pub(crate) struct GigBooking {
    /// `Assignment:…`
    id: ID,
    /// Who, by alias.
    alias: String,
    /// Where it stands.
    state: AssignmentState,
}

impl GigOccurrence {
    fn new(one: &domain_expert::Occurrence, found: &OrderView) -> Self {
        let booking = |booked: &domain_expert::Assignment| {
            let expert = found.experts.get(&booked.expert)?;
            Some(GigBooking {
                id: booked.id.node_id().into(),
                alias: expert.profile.alias.clone(),
                state: booked.state.into(),
            })
        };
        Self {
            id: one.id.node_id().into(),
            starts_at: DateTime(one.busy.starts_at),
            ends_at: DateTime(one.busy.ends_at),
            state: one.state.into(),
            bookings: found
                .assignments
                .iter()
                .filter(|booked| booked.occurrence == one.id)
                .filter_map(booking)
                .collect(),
        }
    }
}

/// What of an order is kept sealed.
#[derive(SimpleObject)]
pub(crate) struct ExpertOrderPrivate {
    /// Experience that is looked for.
    themes: Vec<Theme>,
    /// The same in the orderer's words.
    experience: String,
    /// Whom to reach about the gig.
    reach: String,
}

impl From<domain_expert::OrderPrivate> for ExpertOrderPrivate {
    fn from(private: domain_expert::OrderPrivate) -> Self {
        Self {
            themes: private.themes.into_iter().map(Into::into).collect(),
            experience: private.experience,
            reach: private.reach,
        }
    }
}
