//! What members answer to their invitations, behind their private links, and what their organiser learns of it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::audit::Act;
use domain::id::{MeetingId, MemberId};
use domain::identity::Actor;
use domain::panel::{Attendance, Meeting, Member, MemberState, check_needs};
use domain::{Code, Violation};
use serde_json::json;
use storage::panel::reply::{self, ReplyRow};
use storage::panel::{meeting, member};

use super::claim::claimed;
use super::meeting::managed_meeting;
use super::member::behind;
use super::person::{self, Person};
use crate::{Result, ServiceError, Services, audit};

const NEEDS: &str = "meeting_reply.needs_sealed";

/// A meeting to come, as a member sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnMeeting {
    pub meeting: Meeting,
    /// What they have answered to what they were told last.
    pub answered: Option<Attendance>,
    /// They have told what they need.
    pub has_needs: bool,
}

/// The meetings to which somebody is invited and which are to come. Nothing for those without a seat.
pub async fn own_meetings(services: &Services, one: &Member) -> Result<Vec<OwnMeeting>> {
    if one.state != MemberState::Member {
        return Ok(Vec::new());
    }
    let access = &services.storage;
    let replies = reply::of_member(access, one.id).await?;
    let mut meetings = meeting::of_panels(access, &[one.panel]).await?;
    meetings.retain(|meeting| meeting.invited_at.is_some() && meeting.is_to_come(services.now()));
    let own = |meeting: Meeting| {
        let reply = replies.iter().find(|reply| reply.meeting == meeting.id);
        let current = reply.filter(|reply| reply.told_version == meeting.told_version);
        OwnMeeting {
            answered: current.map(|reply| reply.attendance),
            has_needs: reply.is_some_and(|reply| reply.needs.is_some()),
            meeting,
        }
    };
    Ok(meetings.into_iter().map(own).collect())
}

/// Answers an invitation; again, when that has changed. What is needed is sealed under the member's own key: `None` leaves
/// what they have told before, a blank text takes it back.
pub async fn answer(
    services: &Services,
    token: &str,
    id: MeetingId,
    attendance: Attendance,
    needs: Option<&str>,
) -> Result<()> {
    let (one, _) = behind(services, token).await?;
    let known = own_meetings(services, &one).await?.into_iter().find(|one| one.meeting.id == id);
    let meeting = known.ok_or_else(|| not_so(Code::MeetingNotSo, "meetingId"))?.meeting;
    if !meeting.content.mode.takes(attendance) {
        return Err(not_so(Code::AttendanceNotOffered, "attendance"));
    }
    check_needs(needs.unwrap_or_default())?;
    let key = services.keys.of_member(one.id).await?.ok_or(ServiceError::NotFound)?;
    let tx = services.storage.begin().await?;
    let needs = match needs.map(str::trim) {
        None => {
            let told = reply::of_member(&tx, one.id).await?;
            told.into_iter().find(|one| one.meeting == id).and_then(|one| one.needs)
        }
        Some("") => None,
        Some(needs) => Some(key.seal(NEEDS, &needs, services.entropy.as_ref())?),
    };
    let row = ReplyRow {
        meeting: id,
        member: one.id,
        attendance,
        needs,
        told_version: meeting.told_version,
        replied_at: services.now(),
    };
    reply::put(&tx, &row).await?;
    tx.commit().await?;
    Ok(())
}

fn not_so(code: Code, field: &'static str) -> ServiceError {
    Violation::new(code, [field]).into()
}

/// What a member has answered to an invitation, as they see it themselves.
#[derive(Clone, Debug, PartialEq)]
pub struct OwnReply {
    pub meeting: Meeting,
    pub attendance: Attendance,
    /// What they need at this meeting.
    pub needs: String,
    pub replied_at: DateTime<Utc>,
}

/// Everything that somebody has answered to invitations, in the order of the meetings.
pub(super) async fn own_replies(services: &Services, one: &Member) -> Result<Vec<OwnReply>> {
    let access = &services.storage;
    let mut rows: BTreeMap<MeetingId, ReplyRow> =
        reply::of_member(access, one.id).await?.into_iter().map(|row| (row.meeting, row)).collect();
    let mut replies = Vec::new();
    for meeting in meeting::of_panels(access, &[one.panel]).await? {
        let Some(row) = rows.remove(&meeting.id) else { continue };
        let needs = opened_needs(services, one.id, row.needs.as_deref()).await?;
        let ReplyRow { attendance, replied_at, .. } = row;
        replies.push(OwnReply { meeting, attendance, needs, replied_at });
    }
    Ok(replies)
}

async fn opened_needs(services: &Services, id: MemberId, sealed: Option<&[u8]>) -> Result<String> {
    match sealed {
        Some(sealed) => person::opened_text(services, id, NEEDS, sealed).await,
        None => Ok(String::new()),
    }
}

/// What a member answered, as their organiser sees it.
#[derive(Clone, Debug)]
pub struct ReplyView {
    pub member: Member,
    /// `None` once they are forgotten.
    pub person: Option<Person>,
    /// `None` where they have not answered.
    pub attendance: Option<Attendance>,
    /// What they need at this meeting.
    pub needs: String,
    /// They have attended it, and are paid for that.
    pub has_claim: bool,
}

/// Everybody who has a seat, with what they answered. For whoever organises the panel; that they looked is in the audit
/// log.
pub async fn replies(services: &Services, actor: &Actor, id: MeetingId) -> Result<Vec<ReplyView>> {
    let tx = services.storage.begin().await?;
    let found = managed_meeting(&tx, actor, id).await?;
    let members = member::of_panel(&tx, found.panel).await?;
    let seated: Vec<Member> =
        members.into_iter().filter(|member| member.state == MemberState::Member).collect();
    if !seated.is_empty() {
        let detail = json!({ "count": seated.len() });
        audit::record(services, &tx, actor, Act::MembersRead, found.panel, detail).await?;
    }
    tx.commit().await?;
    let claimed = claimed(&services.storage, found.panel, id).await?;
    let mut people = person::people(services, found.panel).await?;
    let mut rows: BTreeMap<MemberId, ReplyRow> = reply::of_meetings(&services.storage, &[id])
        .await?
        .into_iter()
        .map(|row| (row.member, row))
        .collect();
    let mut views = Vec::new();
    for member in seated {
        let row = rows.remove(&member.id);
        let sealed = row.as_ref().and_then(|row| row.needs.as_deref());
        let needs = opened_needs(services, member.id, sealed).await?;
        let person = people.remove(&member.id);
        let current = row.filter(|row| row.told_version == found.told_version);
        let has_claim = claimed.contains(&member.id);
        views.push(ReplyView {
            person,
            attendance: current.map(|row| row.attendance),
            needs,
            has_claim,
            member,
        });
    }
    Ok(views)
}
