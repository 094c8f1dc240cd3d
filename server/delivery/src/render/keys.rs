//! Which texts a notice has. They are written out so that the checks of the catalogues find them.

use domain::message::Notice;

/// The keys of a notice's texts.
pub(super) struct Keys {
    pub(super) subject: &'static str,
    pub(super) body: &'static str,
    pub(super) sms: &'static str,
}

impl Keys {
    pub(super) fn of(notice: &Notice) -> Self {
        let (subject, body, sms) = match notice {
            Notice::OfferSent(_) => {
                ("message-offer_sent-subject", "message-offer_sent-body", "message-offer_sent-sms")
            }
            Notice::OfferReminder(_) => (
                "message-offer_reminder-subject",
                "message-offer_reminder-body",
                "message-offer_reminder-sms",
            ),
            Notice::OfferNotChosen { .. } => (
                "message-offer_not_chosen-subject",
                "message-offer_not_chosen-body",
                "message-offer_not_chosen-sms",
            ),
            Notice::BookingConfirmed { .. } => (
                "message-booking_confirmed-subject",
                "message-booking_confirmed-body",
                "message-booking_confirmed-sms",
            ),
            Notice::BookingMoved { .. } => {
                ("message-booking_moved-subject", "message-booking_moved-body", "message-booking_moved-sms")
            }
            Notice::BookingCancelled { .. } => (
                "message-booking_cancelled-subject",
                "message-booking_cancelled-body",
                "message-booking_cancelled-sms",
            ),
            Notice::GigReminder { .. } => {
                ("message-gig_reminder-subject", "message-gig_reminder-body", "message-gig_reminder-sms")
            }
            Notice::SignInCode { .. } => {
                ("message-sign_in_code-subject", "message-sign_in_code-body", "message-sign_in_code-sms")
            }
            Notice::PersonalLink { .. } => {
                ("message-personal_link-subject", "message-personal_link-body", "message-personal_link-sms")
            }
            Notice::ApplicationReceived { .. } => (
                "message-application_received-subject",
                "message-application_received-body",
                "message-application_received-sms",
            ),
            Notice::SeatOffered { .. } => {
                ("message-seat_offered-subject", "message-seat_offered-body", "message-seat_offered-sms")
            }
            Notice::SeatProposed { .. } => {
                ("message-seat_proposed-subject", "message-seat_proposed-body", "message-seat_proposed-sms")
            }
            Notice::PutInReserve { .. } => (
                "message-put_in_reserve-subject",
                "message-put_in_reserve-body",
                "message-put_in_reserve-sms",
            ),
            Notice::TopicAnswered { .. } => (
                "message-topic_answered-subject",
                "message-topic_answered-body",
                "message-topic_answered-sms",
            ),
            Notice::SeatTaken { .. } => {
                ("message-seat_taken-subject", "message-seat_taken-body", "message-seat_taken-sms")
            }
            Notice::PanelInvitation { .. } => (
                "message-panel_invitation-subject",
                "message-panel_invitation-body",
                "message-panel_invitation-sms",
            ),
            Notice::MeetingInvitation { .. } => (
                "message-meeting_invitation-subject",
                "message-meeting_invitation-body",
                "message-meeting_invitation-sms",
            ),
            Notice::MeetingMoved { .. } => {
                ("message-meeting_moved-subject", "message-meeting_moved-body", "message-meeting_moved-sms")
            }
            Notice::MeetingCalledOff { .. } => (
                "message-meeting_called_off-subject",
                "message-meeting_called_off-body",
                "message-meeting_called_off-sms",
            ),
            Notice::SurveyInvitation { .. } => (
                "message-survey_invitation-subject",
                "message-survey_invitation-body",
                "message-survey_invitation-sms",
            ),
            Notice::SurveyReminder { .. } => (
                "message-survey_reminder-subject",
                "message-survey_reminder-body",
                "message-survey_reminder-sms",
            ),
            Notice::MeetingReminder { .. } => (
                "message-meeting_reminder-subject",
                "message-meeting_reminder-body",
                "message-meeting_reminder-sms",
            ),
            Notice::MeetingCostsAsked { .. } => (
                "message-meeting_costs_asked-subject",
                "message-meeting_costs_asked-body",
                "message-meeting_costs_asked-sms",
            ),
            Notice::MeetingFeeApproved { .. } => (
                "message-meeting_fee_approved-subject",
                "message-meeting_fee_approved-body",
                "message-meeting_fee_approved-sms",
            ),
            Notice::MeetingFeeRejected { .. } => (
                "message-meeting_fee_rejected-subject",
                "message-meeting_fee_rejected-body",
                "message-meeting_fee_rejected-sms",
            ),
            Notice::PanelEnded => {
                ("message-panel_ended-subject", "message-panel_ended-body", "message-panel_ended-sms")
            }
            Notice::ContactChanged { .. } => (
                "message-contact_changed-subject",
                "message-contact_changed-body",
                "message-contact_changed-sms",
            ),
            Notice::InitiativeReceived { .. } => (
                "message-initiative_received-subject",
                "message-initiative_received-body",
                "message-initiative_received-sms",
            ),
            Notice::InitiativeTold { .. } => (
                "message-initiative_told-subject",
                "message-initiative_told-body",
                "message-initiative_told-sms",
            ),
            Notice::OrderReceived { .. } => (
                "message-order_received-subject",
                "message-order_received-body",
                "message-order_received-sms",
            ),
            Notice::OrderReturned { .. } => (
                "message-order_returned-subject",
                "message-order_returned-body",
                "message-order_returned-sms",
            ),
            Notice::OrderConfirmed { .. } => (
                "message-order_confirmed-subject",
                "message-order_confirmed-body",
                "message-order_confirmed-sms",
            ),
            Notice::OrderMoved { .. } => {
                ("message-order_moved-subject", "message-order_moved-body", "message-order_moved-sms")
            }
            Notice::OrderUnfilled { .. } => (
                "message-order_unfilled-subject",
                "message-order_unfilled-body",
                "message-order_unfilled-sms",
            ),
            Notice::OrderCancelled { .. } => (
                "message-order_cancelled-subject",
                "message-order_cancelled-body",
                "message-order_cancelled-sms",
            ),
            Notice::SeatReopened { .. } => {
                ("message-seat_reopened-subject", "message-seat_reopened-body", "message-seat_reopened-sms")
            }
            Notice::HeldQuestion { .. } => {
                ("message-held_question-subject", "message-held_question-body", "message-held_question-sms")
            }
            Notice::FeedbackAsked { .. } => (
                "message-feedback_asked-subject",
                "message-feedback_asked-body",
                "message-feedback_asked-sms",
            ),
            Notice::SafetyReported { .. } => (
                "message-safety_reported-subject",
                "message-safety_reported-body",
                "message-safety_reported-sms",
            ),
            Notice::MessageArrived { .. } => (
                "message-message_arrived-subject",
                "message-message_arrived-body",
                "message-message_arrived-sms",
            ),
            Notice::FeeApproved { .. } => {
                ("message-fee_approved-subject", "message-fee_approved-body", "message-fee_approved-sms")
            }
            Notice::FeeRejected { .. } => {
                ("message-fee_rejected-subject", "message-fee_rejected-body", "message-fee_rejected-sms")
            }
            Notice::IndicatorsOwed { .. } => (
                "message-indicators_owed-subject",
                "message-indicators_owed-body",
                "message-indicators_owed-sms",
            ),
            Notice::CustomerFeedbackReceived { .. } => (
                "message-customer_feedback_received-subject",
                "message-customer_feedback_received-body",
                "message-customer_feedback_received-sms",
            ),
            Notice::CustomerFeedbackAnswered { .. } => (
                "message-customer_feedback_answered-subject",
                "message-customer_feedback_answered-body",
                "message-customer_feedback_answered-sms",
            ),
            Notice::CustomerFeedbackWaits { .. } => (
                "message-customer_feedback_waits-subject",
                "message-customer_feedback_waits-body",
                "message-customer_feedback_waits-sms",
            ),
            Notice::AgreementEnds { .. } => (
                "message-agreement_ends-subject",
                "message-agreement_ends-body",
                "message-agreement_ends-sms",
            ),
        };
        Self { subject, body, sms }
    }
}
