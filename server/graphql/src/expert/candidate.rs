//! Whom an order could ask and whom it has asked, as coordinators see them, and why.

use async_graphql::{ID, SimpleObject};
use domain::expert as domain_expert;
use domain::id::TypedId;
use service::expert::offering::{self, OfferLink};

use super::input::OverrideReason;
use super::person::Theme;
use super::registry::{Expert, GigMode};
use crate::mirror::mirrored;
use crate::scalar::DateTime;

mirrored! {
    /// Where an offer to one expert stands.
    OfferState = "domain::expert::OfferState" {
        /// On the reserve list: asked when a seat becomes free.
        Queued,
        /// Waits for the expert's answer.
        Sent,
        /// The expert would come; the coordinator chooses.
        Interested,
        /// The expert has said yes.
        Accepted,
        /// Chosen among those who were interested.
        Selected,
        /// Others were chosen.
        NotSelected,
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
    /// Why an expert is not asked for an order.
    Hindrance = "domain::expert::matching::Hindrance" {
        /// Paused, or no longer an expert of the county.
        NotActive,
        /// Has asked to be forgotten.
        ErasureAsked,
        /// The agreement does not hold on the days of the gig.
        NoAgreement,
        /// No training counts on the days of the gig.
        NoTraining,
        /// Has not consented to being matched.
        NoConsent,
        /// Does not work in the order's language.
        OtherLanguage,
        /// Has none of the themes that are wanted.
        MissingTheme,
        /// Does not do this kind of gig.
        OtherGigType,
        /// Does not take part in this way.
        OtherMode,
        /// Further than they go.
        TooFar,
        /// Not in the municipalities where they go.
        OtherArea,
        /// Outside the times at which they can.
        NotAvailable,
        /// As many gigs already as they take.
        CapReached,
        /// The place lacks what they need.
        PlaceNotAccessible,
        /// Must not work for this orderer.
        KeepAway,
        /// Booked at the same time.
        Booked,
        /// Has been asked for this order already.
        AskedBefore,
    }
}

/// One expert asked for an order, as coordinators see it.
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
    /// Why they were asked, as it was then.
    explanation: OfferExplanation,
}

impl Offer {
    pub(super) fn new(offer: &domain_expert::Offer, alias: String) -> Self {
        Self {
            id: offer.id.node_id().into(),
            alias,
            state: offer.state.into(),
            sent_at: DateTime(offer.sent_at),
            expires_at: DateTime(offer.expires_at),
            explanation: OfferExplanation::from(&offer.explanation),
        }
    }
}

/// Why an expert was asked, as it was then.
#[derive(SimpleObject)]
pub(crate) struct OfferExplanation {
    /// How well they suited, 0 to 100; `null` where something spoke against asking.
    score: Option<u32>,
    /// Where the points came from.
    reasons: Vec<MatchReason>,
    /// The version of the weights that gave the points; `null` where there is no score.
    weights_version: Option<u16>,
    /// What spoke against asking.
    in_spite_of: Vec<Hindrance>,
    /// Why they were asked all the same; `null` where no reason was given.
    override_reason: Option<OverrideReason>,
}

impl From<&domain_expert::matching::Explanation> for OfferExplanation {
    fn from(explanation: &domain_expert::matching::Explanation) -> Self {
        let score = explanation.score.as_ref();
        Self {
            score: score.map(|score| score.total),
            reasons: score.iter().flat_map(|score| &score.reasons).map(MatchReason::from).collect(),
            weights_version: score.map(|score| score.weights_version),
            in_spite_of: explanation.in_spite_of.iter().map(|hindrance| (*hindrance).into()).collect(),
            override_reason: explanation.reason.map(Into::into),
        }
    }
}

mirrored! {
    /// What a long way suggests.
    TravelAdvice = "domain::expert::travel::Advice" {
        /// More than two hours: ask whether the gig can be held remotely.
        RemoteFirst,
        /// More than four hours: the same, else they stay the night.
        Overnight,
    }
}

/// An expert's way to a gig.
#[derive(SimpleObject)]
pub(crate) struct CandidateWay {
    /// Minutes of one way; what is kept free for it where its length is not known.
    minutes: u32,
    /// Kilometres by road; null where either end is not known.
    km: Option<u32>,
    /// What it suggests; null for a shorter way, and where they would take part remotely.
    advice: Option<TravelAdvice>,
}

/// An expert beside an order.
#[derive(SimpleObject)]
pub(crate) struct Candidate {
    /// Who.
    expert: Expert,
    /// Everything that speaks against asking them; empty where they can be asked.
    hindrances: Vec<Hindrance>,
    /// How well they suit, 0 to 100; null where something speaks against asking.
    score: Option<u32>,
    /// Where the points come from.
    reasons: Vec<MatchReason>,
    /// How they would take part: in person or remotely; null where they do not in the order's mode.
    mode: Option<GigMode>,
    /// Their longest way to it; null where the gig is remote.
    way: Option<CandidateWay>,
    /// Themes that they have agreed to have on such lists.
    themes: Vec<Theme>,
}

/// One part of a score.
#[derive(SimpleObject)]
pub(crate) struct MatchReason {
    /// What it is about.
    code: MatchReasonCode,
    /// The points that it gave.
    points: u32,
    /// The most that it can give.
    of: u32,
}

impl From<&domain_expert::matching::Reason> for MatchReason {
    fn from(reason: &domain_expert::matching::Reason) -> Self {
        Self { code: reason.code.into(), points: reason.points, of: reason.of }
    }
}

mirrored! {
    /// What a part of a score is about.
    MatchReasonCode = "domain::expert::matching::ReasonCode" {
        /// Themes of experience that are wanted.
        ThemeMatch,
        /// No theme is wanted, so that all suit.
        NoThemeWanted,
        /// How well they know the language.
        LanguageMatch,
        /// How long ago the last gig was.
        Waiting,
        /// Gigs in a year beside those of others.
        Load,
        /// How far it is.
        Travel,
        /// Gigs of this kind.
        Experience,
        /// New, and to be given a start.
        Newcomer,
        /// Has been there before, as the orderer wishes.
        Continuity,
    }
}

impl Candidate {
    pub(super) fn new(found: offering::Candidate) -> Self {
        let reasons = found.score.iter().flat_map(|score| &score.reasons);
        let advice = found.advice().map(Into::into);
        let way = |way: domain_expert::Journey| CandidateWay { minutes: way.minutes, km: way.km, advice };
        Self {
            mode: found.mode.map(Into::into),
            way: found.way.map(way),
            themes: found.themes.into_iter().map(Into::into).collect(),
            reasons: reasons.map(MatchReason::from).collect(),
            score: found.score.as_ref().map(|score| score.total),
            hindrances: found.hindrances.into_iter().map(Into::into).collect(),
            expert: found.expert.into(),
        }
    }
}

/// An offer's private link. The expert gets it by message, too, where they can be written to.
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
