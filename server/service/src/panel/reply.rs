//! What members answer to their invitations, behind their private links, and what their organiser learns of it.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::audit::Act;
use domain::id::{MeetingId, MemberId};
use domain::identity::Actor;
use domain::panel::{Attendance, Meeting, MeetingNeeds, Member, MemberState, check_needs};
use domain::{Code, LanguageTag, Violation};
use serde::Deserialize;
use serde_json::json;
use storage::panel::reply::{self, ReplyRow};
use storage::panel::{meeting, member};

use super::claim::claimed;
use super::meeting::managed_meeting;
use super::member::behind;
use super::person::{self, Person};
use crate::expert::enclosed::{self, Enclosed};
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

/// What a member tells anew of what they need: `None` leaves what they have told before, a blank text takes it back.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct NeedsTold<'a> {
    /// The tag of the language to interpret into.
    pub interpreter: Option<&'a str>,
    pub access: Option<&'a str>,
}

impl NeedsTold<'_> {
    fn over(self, before: MeetingNeeds) -> Result<MeetingNeeds> {
        let interpreter = match self.interpreter.map(str::trim) {
            None => before.interpreter,
            Some("") => None,
            Some(tag) => match tag.parse::<LanguageTag>() {
                Ok(language) => Some(language),
                Err(_) => return Err(not_so(Code::NotALanguage, "interpreter")),
            },
        };
        let access = self.access.map_or(before.access, |text| text.trim().to_owned());
        check_needs(&access)?;
        Ok(MeetingNeeds { interpreter, access })
    }
}

/// Answers an invitation; again, when that has changed. What is needed is sealed under the member's own key.
pub async fn answer(
    services: &Services,
    token: &str,
    id: MeetingId,
    attendance: Attendance,
    told: NeedsTold<'_>,
) -> Result<()> {
    let (one, _) = behind(services, token).await?;
    let known = own_meetings(services, &one).await?.into_iter().find(|one| one.meeting.id == id);
    let meeting = known.ok_or_else(|| not_so(Code::MeetingNotSo, "meetingId"))?.meeting;
    if !meeting.content.mode.takes(attendance) {
        return Err(not_so(Code::AttendanceNotOffered, "attendance"));
    }
    let key = services.keys.of_member(one.id).await?.ok_or(ServiceError::NotFound)?;
    let before = reply::of_member(&services.storage, one.id).await?;
    let before = before.into_iter().find(|one| one.meeting == id).and_then(|one| one.needs);
    let needs = told.over(opened_needs(services, one.id, before.as_deref()).await?)?;
    let sealed = || key.seal(NEEDS, &needs, services.entropy.as_ref());
    let needs = (!needs.is_nothing()).then(sealed).transpose()?;
    let tx = services.storage.begin().await?;
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
    pub needs: MeetingNeeds,
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

/// What is stored of what somebody needs: a text alone, of those who told it before interpreters were asked for.
#[derive(Deserialize)]
#[serde(untagged)]
enum Stored {
    Access(String),
    Needs(MeetingNeeds),
}

impl Default for Stored {
    fn default() -> Self {
        Self::Needs(MeetingNeeds::default())
    }
}

async fn opened_needs(services: &Services, id: MemberId, sealed: Option<&[u8]>) -> Result<MeetingNeeds> {
    let Some(sealed) = sealed else { return Ok(MeetingNeeds::default()) };
    Ok(match person::opened_elsewhere(services, id, NEEDS, sealed).await? {
        Stored::Access(access) => MeetingNeeds { interpreter: None, access },
        Stored::Needs(needs) => needs,
    })
}

/// The calendar file of a meeting to come, under the same UID as in the messages; it says no more than that it is one. For
/// a member, behind their private link.
pub async fn calendar(
    services: &Services,
    token: &str,
    id: MeetingId,
    public_url: &str,
    what: &str,
) -> Result<Enclosed> {
    let (one, _) = behind(services, token).await?;
    let is_theirs = own_meetings(services, &one).await?.iter().any(|own| own.meeting.id == id);
    if !is_theirs {
        return Err(ServiceError::NotFound);
    }
    enclosed::meeting(services, id, public_url, what).await?.ok_or(ServiceError::NotFound)
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
    pub needs: MeetingNeeds,
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
