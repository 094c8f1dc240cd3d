//! An initiative as its maker sees it.

use async_graphql::SimpleObject;
use domain::LanguageTag;
use domain::initiative::MakerReply;
use service::initiative::own::OwnInitiative as Own;

use super::{InitiativeNote, InitiativeOutcome, InitiativeState, localized};
use crate::localized::Localized;
use crate::scalar::Date;

/// What a maker has replied on a day.
#[derive(SimpleObject)]
pub(crate) struct InitiativeReply {
    /// The Helsinki day.
    on: Date,
    /// In the words of the maker.
    text: String,
}

impl From<MakerReply> for InitiativeReply {
    fn from(reply: MakerReply) -> Self {
        Self { on: Date(reply.on), text: reply.text }
    }
}

/// An initiative as its maker sees it behind their private link.
#[derive(SimpleObject)]
pub(crate) struct OwnInitiative {
    /// Where it stands.
    state: InitiativeState,
    /// What it is about; null once it has been taken back.
    title: Option<String>,
    /// What it says; null once it has been taken back.
    text: Option<String>,
    /// The Helsinki day on which it came.
    received_on: Date,
    /// The Helsinki day by which its maker is told what is being done.
    tell_by: Date,
    /// The Helsinki day by which it is answered.
    answer_by: Date,
    /// What its maker was told, the earliest first.
    notes: Vec<InitiativeNote>,
    /// What its maker has replied, the earliest first.
    replies: Vec<InitiativeReply>,
    /// What was decided; null until then.
    outcome: Option<InitiativeOutcome>,
    /// Who outside of the county handles it.
    transferred_to: Option<Localized>,
    /// Whether it can still be taken back.
    can_be_withdrawn: bool,
    /// Whether its maker may reply or add to it.
    takes_replies: bool,
}

impl OwnInitiative {
    pub(super) fn new(own: Own, wanted: &LanguageTag) -> Self {
        let Own { initiative: one, text, notes, replies } = own;
        Self {
            state: one.state().into(),
            title: text.as_ref().map(|text| text.title.clone()),
            text: text.map(|text| text.text),
            received_on: Date(one.received_on),
            tell_by: Date(one.deadlines.tell_by),
            answer_by: Date(one.deadlines.answer_by),
            notes: notes.into_iter().map(InitiativeNote::from).collect(),
            replies: replies.into_iter().map(InitiativeReply::from).collect(),
            outcome: one.outcome().map(|outcome| InitiativeOutcome::new(outcome, wanted)),
            transferred_to: one.transfer().map(|transfer| localized(&transfer.to, wanted)),
            can_be_withdrawn: one.is_open(),
            takes_replies: one.takes_replies(),
        }
    }
}
