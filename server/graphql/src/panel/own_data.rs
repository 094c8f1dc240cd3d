//! What is stored of a member, for themselves.

use async_graphql::{ID, SimpleObject};
use domain::LocalizedText;
use domain::id::TypedId;
use domain::panel::Guardian;
use service::panel::own_data::{OwnAnswer, OwnData};
use service::panel::person::Person;
use service::panel::reply::OwnReply;
use service::panel::topic::TopicView;

use super::claim::SeatClaim;
use super::meeting::Attendance;
use super::member::{MemberRoute, MemberState};
use super::topic::TopicState;
use crate::context::Request;
use crate::localized::Localized;
use crate::problem::outcome;
use crate::scalar::{Date, DateTime, LanguageTag};

/// A code is on its way.
#[derive(SimpleObject)]
pub(crate) struct MemberCodeSent {
    /// Until when it can be used.
    pub(super) expires_at: Option<DateTime>,
}

/// Everything that is stored of a member.
#[derive(SimpleObject)]
pub(crate) struct MemberData {
    /// The panel.
    panel_id: ID,
    /// What it is called.
    panel_name: Localized,
    /// Their name.
    name: String,
    /// Null where they have none.
    email: Option<String>,
    /// Null where they have none.
    phone: Option<String>,
    /// The language in which they are written to; null where they have not chosen one.
    language: Option<LanguageTag>,
    /// Where a letter goes, line by line; empty but for those of a sample.
    address: Vec<String>,
    /// What they need to take part; may be blank.
    needs: String,
    /// The name of a guardian who agrees, where they are not of age.
    guardian_name: Option<String>,
    /// How the guardian is reached.
    guardian_reach: Option<String>,
    /// By which published lots name them.
    pseudonym: String,
    /// How they came.
    route: MemberRoute,
    /// Where they stand.
    state: MemberState,
    /// Their turn in the reserve, from one on.
    turn: Option<u32>,
    /// When they came.
    created_at: DateTime,
    /// What they answered for the lot, in the order of the call.
    answers: Vec<MemberAnswer>,
    /// Whether they have agreed that what they tell is used to choose the members and to keep in touch.
    has_consented: bool,
    /// When they agreed; null where they have not.
    consented_at: Option<DateTime>,
    /// Which version of the text they read; null where that was not kept.
    consent_text_version: Option<u16>,
    /// What they answered to invitations, in the order of the meetings.
    replies: Vec<MemberReply>,
    /// What they have proposed, the latest first.
    topics: Vec<MemberTopic>,
    /// Whether their answers to surveys of the panel are paired; null where the panel has no survey that pairs any.
    is_paired: Option<bool>,
    /// By which everybody knows them; null where nobody is to.
    public_name: Option<String>,
    /// What they are or were owed for meetings, the latest first.
    claims: Vec<SeatClaim>,
    /// Instead of a code, `changeMemberContact` takes this once, for as long as a code works.
    change_code: String,
    /// The same and the messages that were sent to them, as JSON for people and programs.
    file: String,
}

/// What a member answered for the lot.
#[derive(SimpleObject)]
pub(crate) struct MemberAnswer {
    /// The code of what was asked.
    feature: String,
    /// What was asked; empty where the call does not ask it any more.
    feature_name: Localized,
    /// The code of what was answered.
    value: String,
    /// What was answered; empty where the call does not ask it any more.
    value_label: Localized,
}

impl MemberAnswer {
    fn new(request: &Request<'_>, one: &OwnAnswer) -> Self {
        let finnish = domain::LanguageTag::finnish();
        let localized = |text: &LocalizedText| Localized::new(text, &finnish, &request.caller.language);
        Self {
            feature: one.feature.clone(),
            feature_name: localized(&one.name),
            value: one.value.clone(),
            value_label: localized(&one.label),
        }
    }
}

/// What a member answered to an invitation to a meeting.
#[derive(SimpleObject)]
pub(crate) struct MemberReply {
    /// `PanelMeeting:…`
    meeting_id: ID,
    /// The Helsinki day of the meeting.
    on: Date,
    /// Whether they come.
    attendance: Attendance,
    /// The language to interpret into for them, a sign language among them.
    interpreter: Option<LanguageTag>,
    /// What they need at this meeting; may be blank.
    needs: String,
    /// When they answered.
    replied_at: DateTime,
}

impl From<OwnReply> for MemberReply {
    fn from(one: OwnReply) -> Self {
        Self {
            meeting_id: one.meeting.id.node_id().into(),
            on: Date(one.meeting.content.on),
            attendance: one.attendance.into(),
            interpreter: one.needs.interpreter.map(LanguageTag),
            needs: one.needs.access,
            replied_at: DateTime(one.replied_at),
        }
    }
}

/// What a member has proposed, with what it says.
#[derive(SimpleObject)]
pub(crate) struct MemberTopic {
    /// What it says.
    text: String,
    /// What has become of it.
    state: TopicState,
    /// What was answered; may be blank.
    answer: String,
    /// When it was made.
    created_at: DateTime,
}

impl From<TopicView> for MemberTopic {
    fn from(TopicView { topic, text }: TopicView) -> Self {
        Self { text, state: topic.state.into(), answer: topic.answer, created_at: DateTime(topic.created_at) }
    }
}

impl MemberData {
    pub(super) fn new(request: &Request<'_>, data: OwnData, file: String) -> Self {
        let answers = data.answers.iter().map(|one| MemberAnswer::new(request, one)).collect();
        let OwnData { member, panel, person, replies, topics, .. } = data;
        let Person { contact, needs, address, guardian, consent, .. } = person;
        let consent_text_version = consent.map(|consent| consent.text_version);
        let guardian = guardian.map(|Guardian { name, reach }| (name, reach)).unzip();
        let name = &panel.content.name;
        Self {
            panel_id: panel.id.node_id().into(),
            panel_name: Localized::new(name, &domain::LanguageTag::finnish(), &request.caller.language),
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
            language: contact.language.map(LanguageTag),
            address: address.lines().map(str::to_owned).collect(),
            needs,
            guardian_name: guardian.0,
            guardian_reach: guardian.1,
            pseudonym: member.pseudonym,
            route: member.route.into(),
            state: member.state.into(),
            turn: member.turn,
            created_at: DateTime(member.created_at),
            answers,
            has_consented: data.has_consented,
            consented_at: data.consented_at.map(DateTime),
            consent_text_version,
            replies: replies.into_iter().map(MemberReply::from).collect(),
            topics: topics.into_iter().map(MemberTopic::from).collect(),
            is_paired: data.is_paired,
            public_name: data.public_name,
            claims: data.claims.into_iter().map(SeatClaim::from).collect(),
            change_code: data.permit,
            file,
        }
    }
}

outcome! {
    /// What became of reading one's own data with a code. A wrong one is refused with the violation `WRONG_CODE`, one that
    /// has ended with `CODE_NOT_VALID`.
    ReadMemberDataResult = Data(Box<MemberData>) | InvalidInput
}
