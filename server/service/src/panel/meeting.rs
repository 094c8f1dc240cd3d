//! Meetings: planned, invited to, held and told of; and how many panels function.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Duration, NaiveDate};
use domain::Code;
use domain::audit::Act;
use domain::id::{MeetingId, MemberId, PanelId, TypedId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::panel::{
    Material, Meeting, MeetingContent, Member, MemberState, Memo, Panel, PanelKind, PanelState,
    is_functioning,
};
use domain::time::civil_day;
use serde_json::json;
use storage::Tx;
use storage::panel::{meeting, member, reply};

use super::{claim, managed_one};
use crate::identity::authorise_somewhere;
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit, county, method, token};

/// Plans a meeting, or writes one down that was held before.
pub async fn plan(
    services: &Services,
    actor: &Actor,
    id: PanelId,
    content: MeetingContent,
) -> Result<Meeting> {
    let tx = services.storage.begin().await?;
    let panel = managed_one(&tx, actor, id).await?;
    if panel.state == PanelState::Ended {
        return Err(ServiceError::invalid(Code::PanelNotSo, ["panelId"]));
    }
    let content = trimmed(content);
    content.check().map_err(ServiceError::Invalid)?;
    check_method(&tx, &content, None).await?;
    let planned = Meeting {
        id: services.fresh_id(),
        panel: id,
        content,
        invited_at: None,
        told_version: 0,
        is_called_off: false,
        attended: None,
        memo: None,
        version: 1,
        updated_at: services.now(),
    };
    meeting::insert(&tx, &planned).await?;
    let detail = json!({ "on": planned.content.on });
    audit::record(services, &tx, actor, Act::MeetingPlanned, id, detail).await?;
    tx.commit().await?;
    Ok(planned)
}

fn trimmed(content: MeetingContent) -> MeetingContent {
    let mut details = content.details;
    details.remote_link = details.remote_link.trim().to_owned();
    for material in &mut details.materials {
        *material =
            Material { name: material.name.trim().to_owned(), address: material.address.trim().to_owned() };
    }
    MeetingContent { place: content.place.trim().to_owned(), details, ..content }
}

/// Refuses a method that the bank does not offer; what was chosen before may stay.
async fn check_method(tx: &Tx, content: &MeetingContent, before: Option<&MeetingContent>) -> Result<()> {
    let known = before.and_then(|before| before.details.method);
    match content.details.method.filter(|id| known != Some(*id)) {
        Some(id) if method::in_bank(tx, id).await?.is_none_or(|method| method.is_retired) => {
            Err(ServiceError::invalid(Code::UnknownMethod, ["method"]))
        }
        _ => Ok(()),
    }
}

/// Writes a meeting anew. Members who were invited are told when its time, place, way or link has changed; another link
/// alone leaves what they have answered.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: MeetingId,
    version: i64,
    content: MeetingContent,
) -> Result<Meeting> {
    let (tx, found) = read(services, actor, id, version).await?;
    let content = trimmed(content);
    check_method(&tx, &content, Some(&found.content)).await?;
    let (told, is_moved) = (found.told_version, found.is_moved(&content));
    let saved = found.written(content, civil_day(services.now())).map_err(ServiceError::Invalid)?;
    let saved = write(services, &tx, actor, saved, Act::MeetingSaved).await?;
    if saved.told_version > told && saved.is_to_come(services.now()) {
        if !is_moved {
            reply::carry(&tx, id, told, saved.told_version).await?;
        }
        tell_members(services, &tx, &saved, Telling::Moved).await?;
    }
    tx.commit().await?;
    Ok(saved)
}

/// Invites the members, each by a message with a calendar file and their private link; tells of how many. Whoever takes
/// a seat later is invited then.
pub async fn invite(services: &Services, actor: &Actor, id: MeetingId, version: i64) -> Result<usize> {
    let (tx, found) = read(services, actor, id, version).await?;
    let invited = found.invited(services.now())?;
    let invited = write(services, &tx, actor, invited, Act::MembersInvited).await?;
    let count = tell_members(services, &tx, &invited, Telling::Invited).await?;
    tx.commit().await?;
    Ok(count)
}

/// Notes how many came; again, when that was wrong. Where the panel pays for meetings, those of them who are named are
/// asked what it cost them to come; whoever has been named before stays so.
pub async fn report(
    services: &Services,
    actor: &Actor,
    id: MeetingId,
    attended: u32,
    present: &BTreeSet<MemberId>,
) -> Result<Meeting> {
    let tx = services.storage.begin().await?;
    let found = managed_meeting(&tx, actor, id).await?;
    let panel = managed_one(&tx, actor, found.panel).await?;
    let named = claim::claimed(&tx, panel.id, id).await?.union(present).count();
    let held = found.held(attended, named, civil_day(services.now()))?;
    let held = write(services, &tx, actor, held, Act::MeetingReported).await?;
    claim::open(services, &tx, &panel, &held, present).await?;
    tx.commit().await?;
    Ok(held)
}

/// Writes the memo of a meeting that was held. Once it is approved, everybody reads it.
pub async fn write_memo(
    services: &Services,
    actor: &Actor,
    id: MeetingId,
    version: i64,
    memo: Memo,
) -> Result<Meeting> {
    let (tx, found) = read(services, actor, id, version).await?;
    let act = if memo.approved_on.is_some() { Act::MemoApproved } else { Act::MemoWritten };
    let written = found.with_memo(memo, civil_day(services.now())).map_err(ServiceError::Invalid)?;
    let written = write(services, &tx, actor, written, act).await?;
    tx.commit().await?;
    Ok(written)
}

/// Takes a meeting back that was not held. One to which members were invited stays, called off, and they are told.
pub async fn remove(services: &Services, actor: &Actor, id: MeetingId, version: i64) -> Result<PanelId> {
    let (tx, found) = read(services, actor, id, version).await?;
    let is_told = found.is_to_come(services.now());
    let off = found.called_off()?;
    if off.invited_at.is_some() {
        let off = write(services, &tx, actor, off.clone(), Act::MeetingCalledOff).await?;
        if is_told {
            tell_members(services, &tx, &off, Telling::CalledOff).await?;
        }
    } else {
        if !meeting::delete(&tx, &off).await? {
            return Err(stale());
        }
        let detail = json!({ "on": off.content.on });
        audit::record(services, &tx, actor, Act::MeetingRemoved, off.panel, detail).await?;
    }
    tx.commit().await?;
    Ok(off.panel)
}

/// A meeting with its panel, as the actor may see it.
#[derive(Clone, Debug)]
pub struct MeetingView {
    pub meeting: Meeting,
    pub panel: Panel,
    /// The actor organises the panel.
    pub is_managed: bool,
}

/// A meeting of a panel that everybody may know of or that the actor organises.
pub async fn view(services: &Services, actor: &Actor, id: MeetingId) -> Result<MeetingView> {
    let access = &services.storage;
    let meeting = meeting::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    let panel = storage::panel::find(access, meeting.panel).await?.ok_or(ServiceError::NotFound)?;
    let is_managed = actor.may(Action::ManagePanels, panel.owner);
    if !is_managed && !panel.is_public() {
        return Err(ServiceError::NotFound);
    }
    Ok(MeetingView { meeting, panel, is_managed })
}

/// A meeting that the actor organises, as they read it.
async fn read(services: &Services, actor: &Actor, id: MeetingId, version: i64) -> Result<(Tx, Meeting)> {
    let tx = services.storage.begin().await?;
    let found = managed_meeting(&tx, actor, id).await?;
    if found.version != version {
        return Err(stale());
    }
    Ok((tx, found))
}

async fn write(services: &Services, tx: &Tx, actor: &Actor, one: Meeting, act: Act) -> Result<Meeting> {
    let one = Meeting { version: one.version + 1, updated_at: services.now(), ..one };
    if !meeting::update(tx, &one).await? {
        return Err(stale());
    }
    let detail = json!({ "on": one.content.on, "attended": one.attended });
    audit::record(services, tx, actor, act, one.panel, detail).await?;
    Ok(one)
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleMeeting, ["version"])
}

pub(super) async fn managed_meeting(
    access: &impl storage::Access,
    actor: &Actor,
    id: MeetingId,
) -> Result<Meeting> {
    authorise_somewhere(actor, Action::ManagePanels)?;
    let found = meeting::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(access, actor, found.panel).await?;
    Ok(found)
}

/// What members are told of a meeting.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Telling {
    Invited,
    Moved,
    CalledOff,
}

/// Writes to everybody who has a seat; tells of how many.
async fn tell_members(services: &Services, tx: &Tx, one: &Meeting, telling: Telling) -> Result<usize> {
    let members = member::of_panel(tx, one.panel).await?;
    let seated = members.iter().filter(|member| member.state == MemberState::Member);
    let messages: Vec<_> =
        seated.clone().flat_map(|member| messages(services, one, member, telling)).collect();
    outbox::put(services, tx, &messages).await?;
    Ok(seated.count())
}

/// The invitations of somebody who has just taken a seat.
pub(super) async fn invite_newcomer(services: &Services, tx: &Tx, newcomer: &Member) -> Result<()> {
    let meetings = meeting::of_panels(tx, &[newcomer.panel]).await?;
    let invited = meetings.iter().filter(|one| one.invited_at.is_some() && one.is_to_come(services.now()));
    let messages: Vec<_> =
        invited.flat_map(|one| messages(services, one, newcomer, Telling::Invited)).collect();
    outbox::put(services, tx, &messages).await
}

/// How long before a meeting members are reminded of it.
const REMINDED_BEFORE: Duration = Duration::days(2);

/// The messages to one member: what is told now, and the reminder for later.
fn messages(services: &Services, one: &Meeting, member: &Member, telling: Telling) -> Vec<Outgoing> {
    let Some((starts_at, ends_at)) = one.content.times() else { return Vec::new() };
    let link = token::seat_link(services, member.id);
    let told = match telling {
        Telling::Invited => Notice::MeetingInvitation { starts_at, ends_at, link: link.clone() },
        Telling::Moved => Notice::MeetingMoved { starts_at, ends_at, link: link.clone() },
        Telling::CalledOff => Notice::MeetingCalledOff { starts_at },
    };
    let outgoing = |notice: Notice, not_before| Outgoing {
        about: format!(
            "meeting:{}:{}:{}:{}",
            one.id.uuid(),
            one.told_version,
            member.id.uuid(),
            notice.kind()
        ),
        to: Recipient::Member(member.id),
        notice,
        valid_for: Some((one.id.uuid(), one.told_version)),
        not_before,
    };
    let mut messages = vec![outgoing(told, None)];
    let remind_at = starts_at - REMINDED_BEFORE;
    if telling != Telling::CalledOff && remind_at > services.now() {
        let reminder = Notice::MeetingReminder { starts_at, ends_at, link };
        messages.push(outgoing(reminder, Some(remind_at)));
    }
    messages
}

/// How many panels of residents and of customers function on a day (toimivien asiakas- ja asukasraatien määrä).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Functioning {
    pub residents: u32,
    pub customers: u32,
    /// Within how many months before the day a meeting counts, as the county has set it.
    pub months: u32,
}

/// Counts for a day that has been or is: by the state in which each panel was at its end, and the meetings held until
/// then. The window is the one that the county has set today, for whatever day.
pub async fn functioning(services: &Services, on: NaiveDate) -> Result<Functioning> {
    let panels = storage::panel::all(&services.storage).await?;
    let ids: Vec<PanelId> = panels.iter().map(|panel| panel.id).collect();
    let mut states: BTreeMap<PanelId, PanelState> = BTreeMap::new();
    for (panel, state, at) in storage::panel::states(&services.storage).await? {
        if civil_day(at) <= on {
            states.insert(panel, state);
        }
    }
    let mut meetings: BTreeMap<PanelId, Vec<Meeting>> = BTreeMap::new();
    for one in meeting::of_panels(&services.storage, &ids).await? {
        meetings.entry(one.panel).or_default().push(one);
    }
    let months = county::settings(services).await?.functioning_months;
    let mut counted = Functioning { months, ..Functioning::default() };
    for panel in &panels {
        let Some(state) = states.get(&panel.id) else {
            continue;
        };
        let held = meetings.get(&panel.id).map_or(&[][..], Vec::as_slice);
        if is_functioning(panel, *state, held, on, months) {
            match panel.content.kind {
                PanelKind::Customer => counted.customers += 1,
                _ => counted.residents += 1,
            }
        }
    }
    Ok(counted)
}
