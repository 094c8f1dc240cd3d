//! Secrets of private links and sessions: whoever holds one is let in, and the database has its hash only.

use data_encoding::BASE64URL_NOPAD;
use domain::SurveyId;
use domain::id::{FeedbackItemId, InitiativeId, MemberId, OfferId};
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use crate::Services;

/// Longest token that is looked at; ours have 43 characters.
pub(crate) const TOKEN_MAX: usize = 64;

/// A fresh token, in letters that an address can hold.
pub(crate) fn fresh(services: &Services) -> Zeroizing<String> {
    Zeroizing::new(BASE64URL_NOPAD.encode(&services.random::<32>()))
}

/// The token of an offer's private link, the same whenever it is asked for.
pub(crate) fn of_offer(services: &Services, offer: OfferId) -> Zeroizing<String> {
    Zeroizing::new(BASE64URL_NOPAD.encode(services.vault.offer_secret(offer).as_slice()))
}

/// The token of the private link of somebody of a panel, the same whenever it is asked for.
pub(crate) fn of_member(services: &Services, member: MemberId) -> Zeroizing<String> {
    Zeroizing::new(BASE64URL_NOPAD.encode(services.vault.member_secret(member).as_slice()))
}

/// The token of the private link of somebody who gave feedback, the same whenever it is asked for.
pub(crate) fn of_feedback(services: &Services, item: FeedbackItemId) -> Zeroizing<String> {
    Zeroizing::new(BASE64URL_NOPAD.encode(services.vault.feedback_secret(item).as_slice()))
}

/// The path of the private page on which somebody sees what became of their feedback.
pub(crate) fn feedback_link(services: &Services, item: FeedbackItemId) -> String {
    format!("feedback/{}", of_feedback(services, item).as_str())
}

/// The path of the private page of somebody of a panel.
pub(crate) fn seat_link(services: &Services, member: MemberId) -> String {
    format!("panel-seat/{}", of_member(services, member).as_str())
}

/// The token of the private link of whoever made an initiative, the same whenever it is asked for.
pub(crate) fn of_initiative(services: &Services, initiative: InitiativeId) -> Zeroizing<String> {
    Zeroizing::new(BASE64URL_NOPAD.encode(services.vault.initiative_secret(initiative).as_slice()))
}

/// The path of the private page of whoever made an initiative.
pub(crate) fn initiative_link(services: &Services, initiative: InitiativeId) -> String {
    format!("own-initiative/{}", of_initiative(services, initiative).as_str())
}

/// The path of a survey of a panel for one of its members.
pub(crate) fn survey_link(services: &Services, survey: SurveyId, member: MemberId) -> String {
    format!("survey-invitation/{}", services.vault.survey_invitation(survey, member))
}

/// The code of somebody's invitation to apply to a panel, the same whenever their letter is printed.
pub(crate) fn invitation_code(services: &Services, member: MemberId) -> Zeroizing<String> {
    Zeroizing::new(domain::panel::invitation_code(services.vault.invitation_secret(member)))
}

/// What is stored of a token.
pub(crate) fn hash(token: &str) -> [u8; 32] {
    Sha256::digest(token.as_bytes()).into()
}
