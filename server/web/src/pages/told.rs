//! Pages that only tell: how something ended, and what can be done now.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::layout::{Frame, Keep, html};
use crate::said::Said;

/// How something ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Told {
    /// The form's key belongs to an answer to another survey.
    KeyUsedElsewhere,
    /// The answer sent again has been withdrawn.
    AnswerWithdrawn,
    /// A withdrawal is done.
    Withdrawn,
    /// It had been withdrawn before.
    WithdrawnBefore,
    /// The results are out: nothing can be withdrawn any more.
    TooLateToWithdraw,
    /// The one-time link does not work any more.
    LinkNotValid,
    /// The password is chosen.
    PasswordChosen,
    /// The session of an expert's own pages has ended, or there was none.
    OwnSessionOver,
    /// An expert's private link does not work any more.
    OwnLinkNotValid,
    /// An expert has asked to be forgotten.
    ErasureAsked,
    /// An application to a panel is there.
    ApplicationReceived,
    /// Who somebody of a panel is and how they are reached has been corrected.
    ContactChanged,
    /// A private link of somebody of a panel does not work.
    SeatLinkNotValid,
    /// A private link of somebody who gave feedback does not work, or what it led to is forgotten.
    FeedbackLinkNotValid,
    /// An answer has been given by this invitation to a survey.
    InvitationUsed,
    /// No survey is answered by this invitation.
    InvitationNotValid,
    /// A private link of whoever made an initiative does not work.
    InitiativeLinkNotValid,
}

#[derive(Template)]
#[template(path = "told.html")]
struct ToldPage {
    frame: Frame,
    title: Said,
    advice: Said,
    is_good: bool,
    /// Where to go from here: an address and what it says.
    next: (String, Said),
}

pub(super) fn reply(frame: Frame, told: Told) -> Response {
    use StatusCode as S;
    let (status, title, advice) = match told {
        Told::KeyUsedElsewhere => (S::CONFLICT, "told-key-used-title", "told-key-used-advice"),
        Told::AnswerWithdrawn => (S::CONFLICT, "told-answer-withdrawn-title", "told-answer-withdrawn-advice"),
        Told::Withdrawn => (S::OK, "told-withdrawn-title", "told-withdrawn-advice"),
        Told::WithdrawnBefore => (S::OK, "told-withdrawn-before-title", "told-withdrawn-before-advice"),
        Told::TooLateToWithdraw => (S::CONFLICT, "told-too-late-title", "told-too-late-advice"),
        Told::LinkNotValid => (S::NOT_FOUND, "told-link-not-valid-title", "told-link-not-valid-advice"),
        Told::PasswordChosen => (S::OK, "told-password-chosen-title", "told-password-chosen-advice"),
        Told::OwnSessionOver => (S::UNAUTHORIZED, "own-session-over-title", "own-session-over-advice"),
        Told::OwnLinkNotValid => (S::NOT_FOUND, "own-link-not-valid-title", "own-link-not-valid-advice"),
        Told::ErasureAsked => (S::OK, "own-erasure-asked-title", "own-erasure-asked-advice"),
        Told::ApplicationReceived => (S::OK, "apply-received-title", "apply-received-advice"),
        Told::ContactChanged => (S::OK, "seat-data-changed-title", "seat-data-changed-advice"),
        Told::InvitationUsed => (S::OK, "told-invitation-used-title", "told-invitation-used-advice"),
        Told::InvitationNotValid => {
            (S::NOT_FOUND, "told-invitation-not-valid-title", "told-invitation-not-valid-advice")
        }
        Told::InitiativeLinkNotValid => {
            (S::NOT_FOUND, "own-initiative-not-valid-title", "own-initiative-not-valid-advice")
        }
        Told::FeedbackLinkNotValid => {
            (S::NOT_FOUND, "feedback-link-not-valid-title", "feedback-link-not-valid-advice")
        }
        Told::SeatLinkNotValid => (S::NOT_FOUND, "seat-not-valid-title", "seat-not-valid-advice"),
    };
    let next = match told {
        Told::KeyUsedElsewhere | Told::AnswerWithdrawn => (frame.here(), frame.text("told-next-survey")),
        Told::LinkNotValid | Told::PasswordChosen => (frame.address("log-in"), frame.text("nav-log-in")),
        Told::ContactChanged => (frame.here(), frame.text("seat-data-changed-next")),
        _ => (frame.address(""), frame.text("back-to-list")),
    };
    let (title, advice) = (frame.text(title), frame.text(advice));
    let page = ToldPage { frame, title, advice, is_good: status == S::OK, next };
    html(status, Keep::Nothing, &page)
}
