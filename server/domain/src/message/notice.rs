//! The messages themselves, as facts; their words are in the catalogues.

use std::fmt;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::LanguageTag;

/// What an expert is asked, behind a link that shows the rest; until when it can be answered.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AskedGig {
    pub reference: String,
    pub starts_at: DateTime<Utc>,
    pub ends_at: DateTime<Utc>,
    pub times: u32,
    pub remote: bool,
    pub link: String,
    pub expires_at: DateTime<Utc>,
}

/// One message to an expert, an orderer or somebody of a panel.
///
/// It waits in the database and leaves in clear text, so it holds what is neutral and no more: never a theme, a
/// name, a place or an order's title. Who wants to know more opens the link. `reference` is the order's public one
/// (`KA-2026-0142`); `starts_at` and `ends_at` are those of the first of its `times` times.
///
/// Links and codes open what they lead to: `Debug` shows neither, nor an address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Notice {
    /// An expert is asked to take a gig; the answer is given behind the link.
    OfferSent(AskedGig),
    /// The expert has not answered yet.
    OfferReminder(AskedGig),
    /// An expert would have come, and others were chosen.
    OfferNotChosen { reference: String },
    /// The gig will be held, and this expert is booked for it.
    BookingConfirmed {
        reference: String,
        starts_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
        times: u32,
        remote: bool,
        link: String,
    },
    /// A booked gig has other times than before: these.
    BookingMoved {
        reference: String,
        starts_at: DateTime<Utc>,
        ends_at: DateTime<Utc>,
        times: u32,
        remote: bool,
        link: String,
    },
    /// The expert is not needed any more.
    BookingCancelled { reference: String, starts_at: DateTime<Utc> },
    /// A booked gig comes nearer.
    GigReminder { reference: String, starts_at: DateTime<Utc>, remote: bool, link: String },
    /// The second half of opening a private link, with the moment until which it can be used.
    SignInCode { code: String, expires_at: DateTime<Utc> },
    /// The way to an expert's own page.
    PersonalLink { link: String },
    /// To the orderer: the coordinator has the order.
    OrderReceived { reference: String, link: String },
    /// To the orderer: it is a draft again, to be mended.
    OrderReturned { reference: String, link: String },
    /// To the orderer: every seat is filled.
    OrderConfirmed { reference: String, starts_at: DateTime<Utc>, link: String },
    /// To the orderer: a confirmed order has other times than before.
    OrderMoved { reference: String, link: String },
    /// To the orderer: nobody was found.
    OrderUnfilled { reference: String, link: String },
    /// To the orderer: the order has been called off.
    OrderCancelled { reference: String, link: String },
    /// To the orderer: somebody who was booked cannot come, and the search goes on.
    SeatReopened { reference: String, link: String },
    /// The time is over: was the gig held?
    HeldQuestion { reference: String, link: String },
    /// The gig was held: how was it?
    FeedbackAsked { reference: String, link: String },
    /// To coordinators: somebody has not felt safe; who and where is behind the link.
    SafetyReported { link: String },
    /// Somebody has written in the order's thread.
    MessageArrived { reference: String, link: String },
    /// An expert's fee and costs will be paid: this many cents.
    FeeApproved { reference: String, cents: i64 },
    /// An expert's fee will not be paid as claimed; the reason is behind the link.
    FeeRejected { reference: String, link: String },
    /// The last day of an expert's agreement comes nearer.
    AgreementEnds { on: NaiveDate },
    /// An application to a panel is there; where it stands is behind the link.
    ApplicationReceived { link: String },
    /// A seat in a panel is offered: it is taken or left behind the link.
    SeatOffered { link: String },
    /// Somebody was named for a seat in a panel: they agree to it, or decline, behind the link.
    SeatProposed { link: String },
    /// Nothing came of the lot so far: asked again when a seat becomes free.
    PutInReserve { link: String },
    /// Somebody has a seat in a panel, and asks for their link again.
    SeatTaken { link: String },
    /// Somebody of a sample is invited to apply to a panel; the form is behind the link.
    PanelInvitation { link: String },
    /// A member's proposal has been taken up or left; the answer is behind the link.
    TopicAnswered { link: String },
    /// Members are invited to a meeting of their panel; they answer behind the link.
    MeetingInvitation { starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, link: String },
    /// A meeting has another time, place or way than before.
    MeetingMoved { starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, link: String },
    /// A meeting to which they were invited is not held.
    MeetingCalledOff { starts_at: DateTime<Utc> },
    /// A meeting comes nearer.
    MeetingReminder { starts_at: DateTime<Utc>, ends_at: DateTime<Utc>, link: String },
    /// A member has attended a meeting of this day: what it cost them is told behind the link.
    MeetingCostsAsked { on: NaiveDate, link: String },
    /// What a member is owed for the meeting of this day will be paid: this many cents.
    MeetingFeeApproved { on: NaiveDate, cents: i64 },
    /// What a member is owed for the meeting of this day will not be paid as claimed; the reason is behind the link.
    MeetingFeeRejected { on: NaiveDate, link: String },
    /// The panel of which somebody is a member, or for which they have waited, has ended; what is known of them is
    /// forgotten.
    PanelEnded,
    /// The name of somebody of a panel, or how they are reached, has been changed. It goes where they were reached before,
    /// which nothing else tells any more; no link, since that place may never have been theirs.
    ContactChanged { email: Option<String>, phone: Option<String>, language: Option<LanguageTag> },
    /// A member is asked to answer a survey of their panel, until the moment at which it closes; the form is behind the
    /// link.
    SurveyInvitation { closes_at: DateTime<Utc>, link: String },
    /// The survey closes soon.
    SurveyReminder { closes_at: DateTime<Utc>, link: String },
    /// To whoever reports values of a programme's indicators: some are owed by this day.
    IndicatorsOwed { due_on: NaiveDate, link: String },
    /// An initiative is there; what becomes of it is behind the link.
    InitiativeReceived { link: String },
    /// The maker of an initiative is told something; what, is behind the link.
    InitiativeTold { link: String },
    /// Somebody's customer feedback is there; what becomes of it is behind the link.
    CustomerFeedbackReceived { link: String },
    /// Their feedback has been handled; the answer is behind the link.
    CustomerFeedbackAnswered { link: String },
    /// To whoever handles customer feedback: so much of it nobody has taken, so much is due soon, so much is overdue.
    CustomerFeedbackWaits { untaken: u64, due_soon: u64, overdue: u64, link: String },
}

impl Notice {
    /// The stable code of its kind, as stored and counted.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::OfferSent(_) => "offer_sent",
            Self::OfferReminder(_) => "offer_reminder",
            Self::OfferNotChosen { .. } => "offer_not_chosen",
            Self::BookingConfirmed { .. } => "booking_confirmed",
            Self::BookingMoved { .. } => "booking_moved",
            Self::BookingCancelled { .. } => "booking_cancelled",
            Self::GigReminder { .. } => "gig_reminder",
            Self::SignInCode { .. } => "sign_in_code",
            Self::PersonalLink { .. } => "personal_link",
            Self::OrderReceived { .. } => "order_received",
            Self::OrderReturned { .. } => "order_returned",
            Self::OrderConfirmed { .. } => "order_confirmed",
            Self::OrderMoved { .. } => "order_moved",
            Self::OrderUnfilled { .. } => "order_unfilled",
            Self::OrderCancelled { .. } => "order_cancelled",
            Self::SeatReopened { .. } => "seat_reopened",
            Self::HeldQuestion { .. } => "held_question",
            Self::FeedbackAsked { .. } => "feedback_asked",
            Self::SafetyReported { .. } => "safety_reported",
            Self::MessageArrived { .. } => "message_arrived",
            Self::FeeApproved { .. } => "fee_approved",
            Self::FeeRejected { .. } => "fee_rejected",
            Self::AgreementEnds { .. } => "agreement_ends",
            Self::ApplicationReceived { .. } => "application_received",
            Self::SeatOffered { .. } => "seat_offered",
            Self::SeatProposed { .. } => "seat_proposed",
            Self::PutInReserve { .. } => "put_in_reserve",
            Self::SeatTaken { .. } => "seat_taken",
            Self::PanelInvitation { .. } => "panel_invitation",
            Self::TopicAnswered { .. } => "topic_answered",
            Self::MeetingInvitation { .. } => "meeting_invitation",
            Self::MeetingMoved { .. } => "meeting_moved",
            Self::MeetingCalledOff { .. } => "meeting_called_off",
            Self::MeetingReminder { .. } => "meeting_reminder",
            Self::MeetingCostsAsked { .. } => "meeting_costs_asked",
            Self::MeetingFeeApproved { .. } => "meeting_fee_approved",
            Self::MeetingFeeRejected { .. } => "meeting_fee_rejected",
            Self::PanelEnded => "panel_ended",
            Self::ContactChanged { .. } => "contact_changed",
            Self::SurveyInvitation { .. } => "survey_invitation",
            Self::SurveyReminder { .. } => "survey_reminder",
            Self::IndicatorsOwed { .. } => "indicators_owed",
            Self::InitiativeReceived { .. } => "initiative_received",
            Self::InitiativeTold { .. } => "initiative_told",
            Self::CustomerFeedbackReceived { .. } => "customer_feedback_received",
            Self::CustomerFeedbackAnswered { .. } => "customer_feedback_answered",
            Self::CustomerFeedbackWaits { .. } => "customer_feedback_waits",
        }
    }

    /// The order it is about, as people refer to it.
    pub fn reference(&self) -> Option<&str> {
        match self {
            Self::OfferSent(AskedGig { reference, .. })
            | Self::OfferReminder(AskedGig { reference, .. })
            | Self::OfferNotChosen { reference }
            | Self::BookingConfirmed { reference, .. }
            | Self::BookingMoved { reference, .. }
            | Self::BookingCancelled { reference, .. }
            | Self::GigReminder { reference, .. }
            | Self::OrderReceived { reference, .. }
            | Self::OrderReturned { reference, .. }
            | Self::OrderConfirmed { reference, .. }
            | Self::OrderMoved { reference, .. }
            | Self::OrderUnfilled { reference, .. }
            | Self::OrderCancelled { reference, .. }
            | Self::SeatReopened { reference, .. }
            | Self::HeldQuestion { reference, .. }
            | Self::FeedbackAsked { reference, .. }
            | Self::MessageArrived { reference, .. }
            | Self::FeeApproved { reference, .. }
            | Self::FeeRejected { reference, .. } => Some(reference),
            Self::SignInCode { .. }
            | Self::PersonalLink { .. }
            | Self::SafetyReported { .. }
            | Self::AgreementEnds { .. }
            | Self::ApplicationReceived { .. }
            | Self::SeatOffered { .. }
            | Self::SeatProposed { .. }
            | Self::PutInReserve { .. }
            | Self::SeatTaken { .. }
            | Self::TopicAnswered { .. }
            | Self::PanelInvitation { .. }
            | Self::MeetingInvitation { .. }
            | Self::MeetingMoved { .. }
            | Self::MeetingCalledOff { .. }
            | Self::MeetingReminder { .. }
            | Self::MeetingCostsAsked { .. }
            | Self::MeetingFeeApproved { .. }
            | Self::MeetingFeeRejected { .. }
            | Self::PanelEnded
            | Self::ContactChanged { .. }
            | Self::SurveyInvitation { .. }
            | Self::SurveyReminder { .. }
            | Self::IndicatorsOwed { .. }
            | Self::InitiativeReceived { .. }
            | Self::InitiativeTold { .. }
            | Self::CustomerFeedbackReceived { .. }
            | Self::CustomerFeedbackAnswered { .. }
            | Self::CustomerFeedbackWaits { .. } => None,
        }
    }

    /// When the gig that it is about begins.
    pub fn starts_at(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::OfferSent(AskedGig { starts_at, .. })
            | Self::OfferReminder(AskedGig { starts_at, .. })
            | Self::BookingConfirmed { starts_at, .. }
            | Self::BookingMoved { starts_at, .. }
            | Self::BookingCancelled { starts_at, .. }
            | Self::GigReminder { starts_at, .. }
            | Self::OrderConfirmed { starts_at, .. }
            | Self::MeetingInvitation { starts_at, .. }
            | Self::MeetingMoved { starts_at, .. }
            | Self::MeetingCalledOff { starts_at }
            | Self::MeetingReminder { starts_at, .. } => Some(*starts_at),
            _ => None,
        }
    }

    /// Whether somebody has just asked for it and waits, or may be in need: quiet hours do not hold it back.
    pub fn is_urgent(&self) -> bool {
        matches!(self, Self::SignInCode { .. } | Self::PersonalLink { .. } | Self::SafetyReported { .. })
    }

    /// The same with its link made whole: while it waits, a link is the path behind the language.
    #[must_use]
    pub fn with_link(mut self, whole: impl FnOnce(&str) -> String) -> Self {
        match &mut self {
            Self::OfferSent(AskedGig { link, .. })
            | Self::OfferReminder(AskedGig { link, .. })
            | Self::BookingConfirmed { link, .. }
            | Self::BookingMoved { link, .. }
            | Self::GigReminder { link, .. }
            | Self::PersonalLink { link }
            | Self::OrderReceived { link, .. }
            | Self::OrderReturned { link, .. }
            | Self::OrderConfirmed { link, .. }
            | Self::OrderMoved { link, .. }
            | Self::OrderUnfilled { link, .. }
            | Self::OrderCancelled { link, .. }
            | Self::SeatReopened { link, .. }
            | Self::HeldQuestion { link, .. }
            | Self::FeedbackAsked { link, .. }
            | Self::SafetyReported { link }
            | Self::MessageArrived { link, .. }
            | Self::FeeRejected { link, .. }
            | Self::ApplicationReceived { link }
            | Self::SeatOffered { link }
            | Self::SeatProposed { link }
            | Self::PutInReserve { link }
            | Self::SeatTaken { link }
            | Self::TopicAnswered { link }
            | Self::PanelInvitation { link }
            | Self::MeetingInvitation { link, .. }
            | Self::MeetingMoved { link, .. }
            | Self::MeetingReminder { link, .. }
            | Self::MeetingCostsAsked { link, .. }
            | Self::MeetingFeeRejected { link, .. }
            | Self::SurveyInvitation { link, .. }
            | Self::SurveyReminder { link, .. }
            | Self::IndicatorsOwed { link, .. }
            | Self::InitiativeReceived { link }
            | Self::InitiativeTold { link }
            | Self::CustomerFeedbackReceived { link }
            | Self::CustomerFeedbackAnswered { link }
            | Self::CustomerFeedbackWaits { link, .. } => *link = whole(link),
            Self::OfferNotChosen { .. }
            | Self::BookingCancelled { .. }
            | Self::MeetingCalledOff { .. }
            | Self::MeetingFeeApproved { .. }
            | Self::PanelEnded
            | Self::ContactChanged { .. }
            | Self::SignInCode { .. }
            | Self::FeeApproved { .. }
            | Self::AgreementEnds { .. } => {}
        }
        self
    }

    /// The moment after which it helps nobody any more; `None` where it keeps.
    pub fn useful_until(&self) -> Option<DateTime<Utc>> {
        match self {
            Self::OfferSent(AskedGig { expires_at, .. })
            | Self::OfferReminder(AskedGig { expires_at, .. })
            | Self::SignInCode { expires_at, .. } => Some(*expires_at),
            Self::BookingConfirmed { starts_at, .. }
            | Self::BookingMoved { starts_at, .. }
            | Self::BookingCancelled { starts_at, .. }
            | Self::GigReminder { starts_at, .. }
            | Self::OrderConfirmed { starts_at, .. }
            | Self::MeetingInvitation { starts_at, .. }
            | Self::MeetingMoved { starts_at, .. }
            | Self::MeetingCalledOff { starts_at }
            | Self::MeetingReminder { starts_at, .. } => Some(*starts_at),
            Self::SurveyInvitation { closes_at, .. } | Self::SurveyReminder { closes_at, .. } => {
                Some(*closes_at)
            }
            Self::PersonalLink { .. }
            | Self::OfferNotChosen { .. }
            | Self::OrderReceived { .. }
            | Self::OrderReturned { .. }
            | Self::OrderMoved { .. }
            | Self::OrderUnfilled { .. }
            | Self::OrderCancelled { .. }
            | Self::SeatReopened { .. }
            | Self::HeldQuestion { .. }
            | Self::FeedbackAsked { .. }
            | Self::SafetyReported { .. }
            | Self::MessageArrived { .. }
            | Self::FeeApproved { .. }
            | Self::FeeRejected { .. }
            | Self::AgreementEnds { .. }
            | Self::ApplicationReceived { .. }
            | Self::SeatOffered { .. }
            | Self::SeatProposed { .. }
            | Self::PutInReserve { .. }
            | Self::SeatTaken { .. }
            | Self::TopicAnswered { .. }
            | Self::MeetingCostsAsked { .. }
            | Self::MeetingFeeApproved { .. }
            | Self::MeetingFeeRejected { .. }
            | Self::PanelEnded
            | Self::ContactChanged { .. }
            | Self::IndicatorsOwed { .. }
            | Self::InitiativeReceived { .. }
            | Self::InitiativeTold { .. }
            | Self::PanelInvitation { .. }
            | Self::CustomerFeedbackReceived { .. }
            | Self::CustomerFeedbackAnswered { .. }
            | Self::CustomerFeedbackWaits { .. } => None,
        }
    }
}

impl fmt::Debug for Notice {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Notice").field("kind", &self.kind()).finish_non_exhaustive()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples() -> Vec<Notice> {
        let (reference, link) =
            (|| "KA-2026-0142".to_owned(), || "https://county.example/o/secret".to_owned());
        let at = |text: &str| text.parse::<DateTime<Utc>>().unwrap();
        let (starts_at, ends_at) = (at("2026-11-21T12:30:00Z"), at("2026-11-21T14:30:00Z"));
        vec![
            Notice::OfferSent(AskedGig {
                reference: reference(),
                starts_at,
                ends_at,
                times: 3,
                remote: true,
                link: link(),
                expires_at: at("2026-11-10T10:00:00Z"),
            }),
            Notice::OfferNotChosen { reference: reference() },
            Notice::BookingCancelled { reference: reference(), starts_at },
            Notice::SignInCode { code: "secret".to_owned(), expires_at: at("2026-11-21T12:40:00Z") },
            Notice::PersonalLink { link: link() },
            Notice::FeeApproved { reference: reference(), cents: -1 },
            Notice::AgreementEnds { on: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap() },
            Notice::SeatOffered { link: link() },
            Notice::SeatProposed { link: link() },
            Notice::SafetyReported { link: link() },
            Notice::MeetingCostsAsked { on: NaiveDate::from_ymd_opt(2026, 11, 12).unwrap(), link: link() },
            Notice::PanelEnded,
            Notice::ContactChanged {
                email: Some("secret@example.fi".to_owned()),
                phone: None,
                language: None,
            },
        ]
    }

    #[test]
    fn a_notice_reads_back_from_its_stored_form() {
        for notice in samples() {
            let stored = serde_json::to_value(&notice).unwrap();
            assert_eq!(stored["kind"], notice.kind());
            assert_eq!(serde_json::from_value::<Notice>(stored).unwrap(), notice);
        }
    }

    #[test]
    fn what_opens_something_does_not_show_in_a_log() {
        for notice in samples() {
            let shown = format!("{notice:?}");
            assert!(shown.contains(notice.kind()) && !shown.contains("secret"), "{shown}");
        }
    }
}
