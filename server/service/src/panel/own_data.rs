//! What is stored of a member, for themselves: behind their private link and a code that is sent to them.
//!
//! Two things in two hands, as with experts: the link alone shows nothing of a person. There is no session; each look
//! takes a code. Reading gives a permission to correct how they are reached, once, which only the page that was shown knows.

use chrono::{DateTime, Utc};
use domain::expert::FeeClaim;
use domain::id::TypedId;
use domain::identity::bucket::SIGN_IN_CODE;
use domain::outbox::Recipient;
use domain::panel::{Member, MemberRoute, MemberState, Panel};
use domain::{LanguageTag, LocalizedText};
use serde_json::{Value, json};
use storage::Tx;
use storage::expert::link::Hash;
use storage::outbox::OutboxRow;
use storage::panel::code::MemberCode;
use storage::panel::{code, member};

use super::claim::own_claims;
use super::member::behind;
use super::person::{self, Answers, Person};
use super::reply::{OwnReply, own_replies};
use super::topic::{TopicView, own_topics};
use crate::identity::take_token;
use crate::one_time_code::Permit;
use crate::survey::panel::is_paired;
use crate::{Fault, Result, ServiceError, Services, one_time_code, outbox, token};

/// What the codes are for.
const PURPOSE: &str = "member code";
/// What the permissions are for.
const CHANGE: &str = "member change";

/// Everything that is stored of a member.
#[derive(Clone, Debug)]
pub struct OwnData {
    pub made_at: DateTime<Utc>,
    pub member: Member,
    pub panel: Panel,
    pub person: Person,
    /// In the order of the call.
    pub answers: Vec<OwnAnswer>,
    /// They have agreed that what they tell is used to choose the members and to keep in touch: when they applied, or took
    /// the seat for which they were named.
    pub has_consented: bool,
    /// When that was: whoever was invited is there from the invitation on, and has agreed later.
    pub consented_at: Option<DateTime<Utc>>,
    /// In the order of the meetings.
    pub replies: Vec<OwnReply>,
    /// The latest first.
    pub topics: Vec<TopicView>,
    /// Whether their answers to surveys of the panel are paired; `None` where the panel has no survey that pairs any.
    pub is_paired: Option<bool>,
    /// By which everybody knows them; `None` where nobody is to.
    pub public_name: Option<String>,
    /// What they are or were owed for meetings, the latest first.
    pub claims: Vec<FeeClaim>,
    /// With it who they are and how they are reached can be corrected once, instead of with a code.
    pub permit: String,
    /// Until when that holds.
    pub permit_until: DateTime<Utc>,
    messages: Vec<OutboxRow>,
}

impl OwnData {
    /// How many messages to them are stored; what they said is not, once they have been sent.
    pub fn messages(&self) -> usize {
        self.messages.len()
    }
}

/// What a member answered for the lot, as the call words it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct OwnAnswer {
    pub feature: String,
    pub value: String,
    /// Blank where the call does not ask for it any more.
    pub name: LocalizedText,
    /// Blank where the call does not ask for it any more.
    pub label: LocalizedText,
}

/// Until when a code that has been sent can be entered; `None` where there is none. Looking changes nothing: mail scanners
/// open links, too.
pub async fn look(services: &Services, token: &str) -> Result<Option<DateTime<Utc>>> {
    find(services, token).await?;
    let found = code::find(&services.storage, &token::hash(token)).await?.ok_or(ServiceError::NotFound)?;
    Ok(one_time_code::usable(services, found.code).map(|code| code.expires_at))
}

/// Sends a code to the member of a link, by the way they are always reached; until when it can be entered. A code sent
/// before ends.
pub async fn ask_code(services: &Services, token: &str) -> Result<DateTime<Utc>> {
    let one = find(services, token).await?;
    let bucket = format!("member-code:{}", one.id.uuid());
    take_token(services, &bucket, SIGN_IN_CODE).await?;
    let fresh = one_time_code::fresh(services, PURPOSE, &token::hash(token));
    let tx = services.storage.begin().await?;
    code::set(&tx, one.id, Some((fresh.hash, fresh.expires_at))).await?;
    outbox::put_instead(services, &tx, "member", Recipient::Member(one.id), fresh.notice).await?;
    tx.commit().await?;
    Ok(fresh.expires_at)
}

/// Everything that is stored of the member of a link, once, with the code that was sent. A wrong guess is counted, and the
/// fifth ends the code. A permission to correct it comes with it.
pub async fn read(services: &Services, token: &str, typed: &str) -> Result<OwnData> {
    find(services, token).await?;
    let link = token::hash(token);
    let tx = services.storage.begin().await?;
    let found = code::find_for_update(&tx, &link).await?.ok_or(ServiceError::NotFound)?;
    let tx = enter(services, tx, &link, found, typed).await?;
    let permit = one_time_code::permit(services, CHANGE, &link);
    code::permit(&tx, found.member, permit.hash, permit.expires_at).await?;
    tx.commit().await?;
    let member = find(services, token).await?;
    everything(services, member, &permit).await
}

/// Takes a code in that was typed, or refuses it; a wrong guess is counted, and the fifth ends the code.
pub(super) async fn enter(
    services: &Services,
    tx: Tx,
    link: &Hash,
    found: MemberCode,
    typed: &str,
) -> Result<Tx> {
    let pending = one_time_code::usable(services, found.code).ok_or_else(one_time_code::not_valid)?;
    if let Err(wrong) = one_time_code::check(services, PURPOSE, link, pending, typed) {
        code::count_attempt(&tx, found.member).await?;
        tx.commit().await?;
        return Err(wrong.into());
    }
    Ok(tx)
}

/// Whether what is shown is the permission that reading has given.
pub(super) fn is_permitted(services: &Services, link: &Hash, found: MemberCode, shown: &str) -> bool {
    one_time_code::is_permitted(services, CHANGE, link, found.code, shown)
}

/// The member of a link, if it is known who they are.
pub(super) async fn find(services: &Services, token: &str) -> Result<Member> {
    let (one, _) = behind(services, token).await?;
    let contact = member::contact(&services.storage, one.id).await?;
    contact.map(|_| one).ok_or(ServiceError::NotFound)
}

async fn everything(services: &Services, member: Member, permit: &Permit) -> Result<OwnData> {
    let access = &services.storage;
    let panel = storage::panel::find(access, member.panel).await?.ok_or(ServiceError::NotFound)?;
    let person = person::person(services, member.id).await?.ok_or(ServiceError::NotFound)?;
    let answers = person::answers_of(services, member.id).await?;
    let replies = own_replies(services, &member).await?;
    let topics = own_topics(services, member.id).await?;
    let is_paired = is_paired(services, &member).await?;
    let public_name = member::public_name(access, member.id).await?;
    let claims = own_claims(services, &member).await?;
    let messages = storage::outbox::to_recipient(access, member.id.uuid()).await?;
    Ok(OwnData {
        made_at: services.now(),
        answers: in_words(&panel, answers),
        has_consented: person.consent.is_some()
            || member.route != MemberRoute::Nominated && member.state != MemberState::Invited,
        consented_at: person.consent.as_ref().map(|consent| consent.given_at).or(person.applied_at),
        member,
        panel,
        person,
        replies,
        topics,
        is_paired,
        public_name,
        claims,
        permit: permit.secret.as_str().to_owned(),
        permit_until: permit.expires_at,
        messages,
    })
}

/// Answers in the words and the order of the call.
fn in_words(panel: &Panel, mut answers: Answers) -> Vec<OwnAnswer> {
    let mut worded = Vec::new();
    for feature in panel.call.iter().flat_map(|call| &call.features) {
        let Some(value) = answers.remove(&feature.code) else { continue };
        let known = feature.values.iter().find(|known| known.code == value);
        let label = known.map(|known| known.label.clone()).unwrap_or_default();
        let (feature, name) = (feature.code.clone(), feature.name.clone());
        worded.push(OwnAnswer { feature, value, name, label });
    }
    let unknown = answers.into_iter();
    worded.extend(unknown.map(|(feature, value)| OwnAnswer { feature, value, ..OwnAnswer::default() }));
    worded
}

/// The same as JSON for people and programs, worded in the reader's language where that is possible.
pub fn file(data: &OwnData, language: &LanguageTag) -> Result<String> {
    let OwnData { member, panel, person, .. } = data;
    let said = |text: &LocalizedText| {
        text.serve(language, &LanguageTag::finnish()).map(|served| served.text.to_owned())
    };
    let answer = |one: &OwnAnswer| {
        json!({
            "feature": one.feature, "feature_name": said(&one.name),
            "value": one.value, "value_label": said(&one.label),
        })
    };
    let conditions = panel.call.as_ref().and_then(|call| said(&call.conditions));
    let consent = data.has_consented.then(|| {
        json!({
            "purpose": "choosing_members_and_contact",
            "given_at": data.consented_at,
            "text_version": person.consent.as_ref().map(|one| one.text_version),
            "channel": person.consent.as_ref().map(|one| one.channel.code()),
            "answers_kept_days": person.consent.as_ref().and_then(|one| one.kept_days),
            "conditions": person.consent.as_ref().and_then(|one| said(&one.conditions)),
        })
    });
    let value = json!({
        "made_at": data.made_at,
        "panel": { "id": panel.id.node_id(), "name": said(&panel.content.name) },
        "member": {
            "id": member.id.node_id(),
            "pseudonym": member.pseudonym,
            "route": member.route.code(),
            "state": member.state.code(),
            "turn": member.turn,
            "created_at": member.created_at,
            "changed_at": member.changed_at,
        },
        "contact": person.contact,
        "address": person.address.lines().collect::<Vec<_>>(),
        "needs": person.needs,
        "guardian": person.guardian,
        "answers": data.answers.iter().map(answer).collect::<Vec<_>>(),
        "call_conditions_now": conditions,
        "consents": consent.into_iter().collect::<Vec<_>>(),
        "meeting_replies": data.replies.iter().map(reply).collect::<Vec<_>>(),
        "topics": data.topics.iter().map(topic).collect::<Vec<_>>(),
        "survey_answers_are_paired": data.is_paired,
        "public_name": data.public_name,
        "claims": data.claims.iter().map(claim).collect::<Vec<_>>(),
        "messages": data.messages.iter().map(outbox::told).collect::<Vec<_>>(),
    });
    serde_json::to_string_pretty(&value).map_err(|error| ServiceError::Fault(Fault::new(error)))
}

fn reply(one: &OwnReply) -> Value {
    json!({
        "meeting": one.meeting.id.node_id(),
        "on": one.meeting.content.on,
        "attendance": one.attendance.code(),
        "interpreter": one.needs.interpreter,
        "needs": one.needs.access,
        "replied_at": one.replied_at,
    })
}

fn claim(one: &FeeClaim) -> Value {
    let lines = &one.lines;
    json!({
        "on": one.gig_day,
        "state": one.state.code(),
        "fee_cents": lines.fee_cents,
        "fee_waived": lines.fee_waived,
        "km": lines.km,
        "km_cents": lines.km_cents,
        "other_cents": lines.other_cents,
        "other_note": lines.other_note,
        "total_cents": lines.total(),
        "reason": lines.reason,
        "updated_at": one.updated_at,
    })
}

fn topic(one: &TopicView) -> Value {
    json!({
        "text": one.text,
        "state": one.topic.state.code(),
        "answer": one.topic.answer,
        "created_at": one.topic.created_at,
    })
}
