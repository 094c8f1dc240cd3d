//! What members propose that their panel talk about, and what their organiser answers.

use domain::Code;
use domain::audit::Act;
use domain::id::{MemberId, PanelId, TopicId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::panel::{MemberState, TOPICS_MAX, Topic, TopicState, check_topic};
use serde_json::json;
use storage::panel::member;
use storage::panel::topic::{self, TopicRow};

use super::managed_one;
use super::member::{behind, write_to};
use super::person;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit, outbox, token};

const TEXT: &str = "panel_topic.text_sealed";

/// Proposes something, behind a private link. Only those with a seat do. What it says is sealed under the member's own
/// key.
pub async fn propose(services: &Services, token: &str, text: &str) -> Result<()> {
    let (one, panel) = behind(services, token).await?;
    if one.state != MemberState::Member {
        return Err(ServiceError::invalid(Code::MemberNotSo, ["topic"]));
    }
    let text = check_topic(text)?;
    let known = topic::of_member(&services.storage, one.id).await?;
    let waiting = known.iter().filter(|row| row.topic.state == TopicState::Proposed).count();
    if waiting >= TOPICS_MAX {
        let full = domain::Violation::new(Code::TooManyTopics, ["topic"]);
        return Err(full.with("max", TOPICS_MAX).into());
    }
    let key = services.keys.of_member(one.id).await?.ok_or(ServiceError::NotFound)?;
    let text = key.seal(TEXT, &text, services.entropy.as_ref())?;
    let proposed = Topic {
        id: services.fresh_id(),
        panel: panel.id,
        member: one.id,
        state: TopicState::Proposed,
        answer: String::new(),
        version: 1,
        created_at: services.now(),
    };
    let tx = services.storage.begin().await?;
    topic::insert(&tx, &TopicRow { topic: proposed, text }).await?;
    tx.commit().await?;
    Ok(())
}

/// A proposal as the organiser reads it. Who made it is not told: a topic is taken up for what it says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TopicView {
    pub topic: Topic,
    pub text: String,
}

/// The proposals to a panel, the latest first. For whoever organises it; that they looked is in the audit log.
pub async fn topics(services: &Services, actor: &Actor, id: PanelId) -> Result<Vec<TopicView>> {
    let tx = services.storage.begin().await?;
    managed_one(&tx, actor, id).await?;
    let found = topic::of_panel(&tx, id).await?;
    if !found.is_empty() {
        let detail = json!({ "for": "topics", "count": found.len() });
        audit::record(services, &tx, actor, Act::MembersRead, id, detail).await?;
    }
    tx.commit().await?;
    opened(services, found).await
}

/// What a member has proposed, the latest first, with what it says.
pub(super) async fn own_topics(services: &Services, member: MemberId) -> Result<Vec<TopicView>> {
    opened(services, topic::of_member(&services.storage, member).await?).await
}

async fn opened(services: &Services, found: Vec<TopicRow>) -> Result<Vec<TopicView>> {
    let mut views = Vec::new();
    for TopicRow { topic, text } in found {
        let text = person::opened_elsewhere(services, topic.member, TEXT, &text).await?;
        views.push(TopicView { topic, text });
    }
    Ok(views)
}

/// Takes a proposal up or leaves it, with an answer. The member is told by a message.
pub async fn decide(
    services: &Services,
    actor: &Actor,
    id: TopicId,
    version: i64,
    is_taken: bool,
    answer: &str,
) -> Result<Topic> {
    authorise_somewhere(actor, Action::ManagePanels)?;
    let tx = services.storage.begin().await?;
    let one = topic::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(&tx, actor, one.panel).await?;
    let stale = || ServiceError::invalid(Code::StaleTopic, ["version"]);
    if one.version != version {
        return Err(stale());
    }
    let decided = one.decided(is_taken, answer).map_err(ServiceError::Invalid)?;
    if !topic::update(&tx, &decided).await? {
        return Err(stale());
    }
    if let Some(member) = member::find(&tx, decided.member).await? {
        let link = token::seat_link(services, member.id);
        let message = write_to(&member, Notice::TopicAnswered { link }, services.fresh_id());
        outbox::put(services, &tx, &[message]).await?;
    }
    let detail = json!({ "state": decided.state.code() });
    audit::record(services, &tx, actor, Act::TopicDecided, decided.panel, detail).await?;
    tx.commit().await?;
    Ok(decided)
}
