//! Members: who they are to the organiser, what they do themselves behind their private link, and what a lot makes of them.

use std::collections::{BTreeMap, BTreeSet};

use domain::Code;
use domain::audit::Act;
use domain::expert::FeeClaim;
use domain::id::{MemberId, OutboxId, PanelId, TypedId};
use domain::identity::Actor;
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::panel::{
    Member, MemberCommand, MemberParty, MemberRoute, MemberState, MemberTerm, Panel, PanelState, Topic,
    check_needs, wrong_answers,
};
use domain::time::civil_day;
use serde_json::json;
use sortition::Draw;
use storage::Tx;
use storage::panel::{member, topic};

use super::claim::own_claims;
use super::nominee::needs_consent;
use super::person::{self, Answers, Person};
use super::reply::{OwnMeeting, own_meetings};
use super::{call, leaving, managed_one, meeting, reserve};
use crate::outbox::{self, Outgoing};
use crate::survey::panel::{OwnSurvey, is_paired, own_surveys};
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services, audit};

/// Somebody of a panel as its organiser sees them.
#[derive(Clone, Debug)]
pub struct MemberView {
    pub member: Member,
    /// `None` once they are forgotten.
    pub person: Option<Person>,
    /// Of the reserve, whose turn it is now.
    pub is_next: bool,
    /// By which everybody knows them.
    pub public_name: Option<String>,
}

impl MemberView {
    /// What the organiser can do for them now, in the order of the table.
    pub fn commands(&self) -> impl Iterator<Item = MemberCommand> {
        let commands = self.member.state.commands(MemberParty::Organiser);
        commands.filter(|command| *command != MemberCommand::CallUp || self.is_next)
    }
}

/// Everybody of a panel. For whoever organises it; that they looked is in the audit log.
pub async fn members(services: &Services, actor: &Actor, id: PanelId) -> Result<Vec<MemberView>> {
    let tx = services.storage.begin().await?;
    let panel = managed_one(&tx, actor, id).await?;
    let members = member::of_panel(&tx, id).await?;
    if !members.is_empty() {
        let detail = json!({ "count": members.len() });
        audit::record(services, &tx, actor, Act::MembersRead, id, detail).await?;
    }
    tx.commit().await?;
    let mut people = person::people(services, id).await?;
    let mut names = member::public_names(&services.storage, &[id]).await?.remove(&id).unwrap_or_default();
    let next = reserve::next(services, &panel, &members).await?;
    let view = |member: Member| MemberView {
        person: people.remove(&member.id),
        is_next: next == Some(member.id),
        public_name: names.remove(&member.id),
        member,
    };
    Ok(members.into_iter().map(view).collect())
}

/// How many applicants, and those who have a seat, have given each answer: by the codes of feature and value. For
/// whoever organises the panel.
pub async fn pool_counts(
    services: &Services,
    actor: &Actor,
    id: PanelId,
) -> Result<BTreeMap<(String, String), u32>> {
    managed_one(&services.storage, actor, id).await?;
    let mut counts = BTreeMap::new();
    for answers in person::answers(services, id).await?.into_values() {
        for answer in answers {
            *counts.entry(answer).or_default() += 1;
        }
    }
    Ok(counts)
}

/// Names somebody, who is asked behind a private link then, and is no member before they agree. The seat waits for them; as
/// far as their answers are told, they count in the quotas of a lot for the other seats.
pub async fn name(
    services: &Services,
    actor: &Actor,
    id: PanelId,
    person: Person,
    answers: &Answers,
) -> Result<()> {
    let panel = managed_one(&services.storage, actor, id).await?;
    if panel.state == PanelState::Ended {
        return Err(ServiceError::invalid(Code::PanelNotSo, ["panelId"]));
    }
    let contact = person.contact.check().map_err(ServiceError::Invalid)?;
    check_needs(&person.needs)?;
    let asked = panel.call.as_ref().map(|call| call.features.as_slice()).unwrap_or_default();
    let wrong = wrong_answers(asked, answers, false);
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let members = member::of_panel(&services.storage, id).await?;
    if reserve::seats_left(&panel, &members) == 0 {
        return Err(ServiceError::invalid(Code::NoSeatsLeft, ["panelId"]));
    }
    if contact.email.is_none() && contact.phone.is_none() {
        return Err(ServiceError::invalid(Code::EmailOrPhone, ["contact", "email"]));
    }
    let one = call::fresh(services, id, MemberRoute::Nominated, MemberState::Nominated);
    let answers = Some(answers).filter(|answers| !answers.is_empty());
    let by = Some((actor, Act::MemberNamed));
    if call::add(services, &one, &Person { contact, ..person }, answers, None, by).await? {
        Ok(())
    } else {
        Err(ServiceError::invalid(Code::MemberIsThere, ["contact", "email"]))
    }
}

/// Does what somebody of a panel has told its organiser, or asks the next of the reserve.
pub async fn advance(
    services: &Services,
    actor: &Actor,
    id: MemberId,
    version: i64,
    command: MemberCommand,
) -> Result<Member> {
    crate::identity::authorise_somewhere(actor, domain::identity::Action::ManagePanels)?;
    let found = member::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    if command == MemberCommand::CallUp && found.state == MemberState::Reserve && found.version == version {
        let panel = managed_one(&services.storage, actor, found.panel).await?;
        reserve::check(services, &panel, id).await?;
    }
    let tx = services.storage.begin().await?;
    let one = member::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(&tx, actor, one.panel).await?;
    if one.version != version {
        return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
    }
    needs_consent(&one, command)?;
    let before = one.state;
    let moved = one.moved(command, MemberParty::Organiser, None, services.now())?;
    let detail = json!({
        "pseudonym": moved.pseudonym, "from": before.code(), "to": moved.state.code(),
    });
    audit::record(services, &tx, actor, Act::MemberMoved, moved.panel, detail).await?;
    finish(services, tx, moved).await
}

/// What a private link leads to.
#[derive(Clone, Debug)]
pub struct OwnMembership {
    pub member: Member,
    pub panel: Panel,
    /// The meetings to come to which they are invited.
    pub meetings: Vec<OwnMeeting>,
    /// What they have proposed, the latest first, without what it says: a link is forwarded easily.
    pub topics: Vec<Topic>,
    /// Whether their answers to surveys of the panel are paired; `None` where the panel has no survey that pairs any.
    pub is_paired: Option<bool>,
    /// The open surveys to which they are invited.
    pub surveys: Vec<OwnSurvey>,
    /// What they are or were owed for meetings, the latest first.
    pub claims: Vec<FeeClaim>,
    /// Whether everybody knows them by a name that they have given. Which one stands on the page of the panel: the link
    /// alone ties it to nothing.
    pub is_named: bool,
}

/// Where somebody stands, by their private link. Looking changes nothing: mail scanners open links, too.
pub async fn own(services: &Services, token: &str) -> Result<OwnMembership> {
    let (member, panel) = behind(services, token).await?;
    membership(services, member, panel).await
}

/// Whose a private link is.
pub(crate) async fn behind(services: &Services, token: &str) -> Result<(Member, Panel)> {
    if token.len() > TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    let access = &services.storage;
    let member = member::find_by_link(access, &token::hash(token)).await?.ok_or(ServiceError::NotFound)?;
    let panel = storage::panel::find(access, member.panel).await?.ok_or(ServiceError::NotFound)?;
    Ok((member, panel))
}

pub(crate) async fn membership(services: &Services, member: Member, panel: Panel) -> Result<OwnMembership> {
    let meetings = own_meetings(services, &member).await?;
    let topics = topic::of_member(&services.storage, member.id).await?;
    let topics = topics.into_iter().map(|row| row.topic).collect();
    let is_paired = is_paired(services, &member).await?;
    let surveys = own_surveys(services, &member).await?;
    let is_named = member::public_name(&services.storage, member.id).await?.is_some();
    let claims = own_claims(services, &member).await?;
    Ok(OwnMembership { member, panel, meetings, topics, is_paired, surveys, claims, is_named })
}

/// Takes the seat, leaves it, or does not wait any longer. No reason is asked for.
pub async fn answer(services: &Services, token: &str, command: MemberCommand) -> Result<OwnMembership> {
    let (one, panel) = behind(services, token).await?;
    needs_consent(&one, command)?;
    let moved = one.moved(command, MemberParty::Own, None, services.now())?;
    let tx = services.storage.begin().await?;
    let member = finish(services, tx, moved).await?;
    membership(services, member, panel).await
}

/// Writes what has become of somebody; whoever has left is forgotten, once nothing is owed to them.
async fn finish(services: &Services, tx: Tx, moved: Member) -> Result<Member> {
    if !member::update(&tx, &moved).await? {
        return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
    }
    settled(services, tx, moved).await
}

/// What follows where somebody stands otherwise than before, which is written already.
pub(super) async fn settled(services: &Services, tx: Tx, moved: Member) -> Result<Member> {
    let is_gone = moved.state.has_left() && leaving::forget(services, &tx, moved.id, None).await?;
    if moved.state == MemberState::Selected {
        tell(services, &tx, &moved).await?;
    }
    if moved.state == MemberState::Member {
        replace(&tx, &moved).await?;
        meeting::invite_newcomer(services, &tx, &moved).await?;
    }
    tx.commit().await?;
    if is_gone {
        services.keys.destroy_members(&[moved.id]).await?;
    }
    Ok(moved)
}

/// Marks who has left the seat that somebody takes: of those whose seats nobody has taken yet, whoever left first.
async fn replace(tx: &Tx, newcomer: &Member) -> Result<()> {
    let members = member::of_panel(tx, newcomer.panel).await?;
    let left = members.into_iter().filter(Member::has_left_seat).min_by_key(|one| (one.changed_at, one.id));
    if let Some(left) = left {
        // Where somebody else has taken it at this moment, it is theirs.
        member::update(tx, &left.replaced(newcomer.id)?).await?;
    }
    Ok(())
}

/// Writes from when to when a member is one, where that is not as long as the panel is at work.
pub async fn set_term(services: &Services, actor: &Actor, id: MemberId, term: MemberTerm) -> Result<PanelId> {
    crate::identity::authorise_somewhere(actor, domain::identity::Action::ManagePanels)?;
    let tx = services.storage.begin().await?;
    let one = member::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(&tx, actor, one.panel).await?;
    // When it began is known.
    let term = MemberTerm { starts: term.starts.or(one.term.starts), ..term };
    term.check()?;
    if !member::set_term(&tx, id, term).await? {
        return Err(ServiceError::invalid(Code::MemberNotSo, ["memberId"]));
    }
    let detail = json!({ "pseudonym": one.pseudonym, "starts": term.starts, "ends": term.ends });
    audit::record(services, &tx, actor, Act::MemberTermSet, one.panel, detail).await?;
    tx.commit().await?;
    Ok(one.panel)
}

/// What somebody who stands so is told; `None` where there is nothing to tell.
fn told(services: &Services, one: &Member) -> Option<Notice> {
    let link = || token::seat_link(services, one.id);
    match one.state {
        MemberState::Applied => Some(Notice::ApplicationReceived { link: link() }),
        MemberState::Nominated => Some(Notice::SeatProposed { link: link() }),
        MemberState::Selected => Some(Notice::SeatOffered { link: link() }),
        MemberState::Reserve => Some(Notice::PutInReserve { link: link() }),
        MemberState::Member => Some(Notice::SeatTaken { link: link() }),
        MemberState::Invited
        | MemberState::Declined
        | MemberState::Withdrawn
        | MemberState::Replaced
        | MemberState::TermEnded => None,
    }
}

/// Writes to somebody where they stand.
pub(super) async fn tell(services: &Services, tx: &Tx, one: &Member) -> Result<()> {
    match told(services, one) {
        Some(notice) => outbox::put(services, tx, &[write_to(one, notice, services.fresh_id())]).await,
        None => Ok(()),
    }
}

/// A message to somebody: stale once they stand otherwise.
pub(super) fn write_to(one: &Member, notice: Notice, id: OutboxId) -> Outgoing {
    Outgoing {
        about: format!("member:{}", id.uuid()),
        to: Recipient::Member(one.id),
        notice,
        valid_for: Some((one.id.uuid(), one.version)),
        not_before: None,
    }
}

/// What a draw makes of those of the panel whose pseudonyms it names, and the messages to them. A draw from another pool
/// names nobody.
pub(super) async fn drawn(services: &Services, tx: &Tx, panel: &Panel, draw: &Draw) -> Result<()> {
    let chosen: BTreeSet<&str> = draw.panel.iter().map(String::as_str).collect();
    let turns: BTreeMap<&str, u32> = draw.reserve.iter().map(String::as_str).zip(1..).collect();
    let mut messages = Vec::new();
    let members = member::of_panel(tx, panel.id).await?;
    let mut seated = members.iter().filter(|one| one.state.has_seat()).count();
    for one in members {
        let (command, turn) = if chosen.contains(one.pseudonym.as_str()) {
            (MemberCommand::Draw, None)
        } else if let Some(turn) = turns.get(one.pseudonym.as_str()) {
            (MemberCommand::Wait, Some(*turn))
        } else {
            continue;
        };
        let before = one.state;
        // Whoever has left since the pool was frozen stays away: a seat of theirs is called up for.
        let Ok(moved) = one.moved(command, MemberParty::Panel, turn, services.now()) else { continue };
        if !member::update(tx, &moved).await? {
            return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
        }
        seated += usize::from(moved.state.has_seat());
        if moved.state != before
            && let Some(notice) = told(services, &moved)
        {
            messages.push(write_to(&moved, notice, services.fresh_id()));
        }
    }
    // Somebody may have been named or called up since the lot was published.
    if u32::try_from(seated).is_ok_and(|seated| seated > panel.content.seats) {
        return Err(ServiceError::invalid(Code::NoSeatsLeft, ["lotId"]));
    }
    outbox::put(services, tx, &messages).await
}

/// Forgets what lots were drawn by, and who lives with whom, once it has been kept for as long as the call says
/// (`OpenCall::keeps_answers_until`). For the nightly job; tells of how many people.
pub(super) async fn forget_answers_due(services: &Services) -> Result<u64> {
    let today = civil_day(services.now());
    let panels = storage::panel::all(&services.storage).await?;
    let ids: Vec<PanelId> = panels.iter().map(|panel| panel.id).collect();
    let lots = storage::panel::lot::of_panels(&services.storage, &ids).await?;
    let mut forgotten = 0;
    for panel in &panels {
        let Some(call) = &panel.call else { continue };
        let drawn: Vec<_> = lots.iter().filter(|lot| lot.panel == panel.id).collect();
        let kept = member::with_answers(&services.storage, panel.id).await?;
        let due = kept.iter().filter(|one| call.keeps_answers_until(one, drawn.iter().copied()) < today);
        let due: Vec<MemberId> = due.map(|one| one.id).collect();
        if due.is_empty() {
            continue;
        }
        let tx = services.storage.begin().await?;
        let of_panel = member::forget_answers(&tx, &due).await?;
        if of_panel > 0 {
            let detail = json!({ "count": of_panel });
            audit::record(services, &tx, &Actor::System, Act::AnswersForgotten, panel.id, detail).await?;
        }
        tx.commit().await?;
        forgotten += of_panel;
    }
    Ok(forgotten)
}
