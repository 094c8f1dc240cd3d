//! Meetings of panels: planned, invited to, held, and told of.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use chrono::NaiveTime;
use domain::id::TypedId;
use domain::panel::{self, MeetingContent, MeetingDetails};
use domain::{LanguageTag, LocalizedText};
use service::panel::meeting;
use service::panel::reply::{self, NeedsTold, OwnMeeting, ReplyView};

use super::member::{PanelSeatResult, seat_after};
use super::mutation::{PanelResult, answer_for};
use crate::activity::ParticipationCategory;
use crate::context::{Request, Result};
use crate::localized::{Localized, LocalizedTextInput, finnish_first};
use crate::mirror::mirrored;
use crate::scalar::{ClockTime, Date, DateTime, LanguageTag as LanguageTagScalar};

mirrored! {
    /// How a meeting is held.
    MeetingMode = "domain::panel::MeetingMode" {
        /// On the spot.
        InPerson,
        /// By video or phone.
        Remote,
        /// Both at once.
        Hybrid,
    }
}
mirrored! {
    /// What a member answers to an invitation.
    Attendance = "domain::panel::Attendance" {
        /// Comes to the place.
        Comes,
        /// Takes part by video or phone.
        Remotely,
        /// Cannot take part.
        Not,
    }
}

/// A meeting of a panel.
#[derive(SimpleObject)]
pub(crate) struct PanelMeeting {
    /// `PanelMeeting:…`
    id: ID,
    /// Its Helsinki day.
    on: Date,
    /// When it starts, once that is known.
    starts_at: Option<DateTime>,
    /// When it ends, once that is known.
    ends_at: Option<DateTime>,
    /// How it is held.
    mode: MeetingMode,
    /// Where it is; may be empty.
    place: String,
    /// How one gets in and what there is.
    access: Localized,
    /// What it is about.
    agenda: Localized,
    /// What to read before it.
    materials: Vec<MeetingMaterial>,
    /// Where those meet who come by video. For whoever organises the panel and its members; null for others.
    remote_link: Option<String>,
    /// Which kinds of participation it is.
    categories: Vec<ParticipationCategory>,
    /// By which method of the methods bank it is held: `Method:…`; null where that is not told.
    method_id: Option<ID>,
    /// When the members were invited.
    invited_at: Option<DateTime>,
    /// It is not held after all.
    is_called_off: bool,
    /// How many members came; null until it has been held.
    attended: Option<u32>,
    /// What was said. Everybody reads it once it is approved; a draft is for whoever organises the panel.
    memo: Option<MeetingMemo>,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

/// Something to read before a meeting.
#[derive(SimpleObject)]
pub(crate) struct MeetingMaterial {
    /// What it is.
    name: String,
    /// Where it is.
    address: String,
}

/// What was said at a meeting.
#[derive(SimpleObject)]
pub(crate) struct MeetingMemo {
    /// What was said.
    text: Localized,
    /// The Helsinki day on which it was approved; null while it is a draft.
    approved_on: Option<Date>,
}

impl PanelMeeting {
    /// `is_inside`: whoever looks organises the panel or is a member of it.
    pub(super) fn new(one: &panel::Meeting, is_inside: bool, wanted: &LanguageTag) -> Self {
        let localized = |text: &LocalizedText| Localized::new(text, &LanguageTag::finnish(), wanted);
        let MeetingContent { on, mode, place, details, .. } = &one.content;
        let material = |material: &panel::Material| MeetingMaterial {
            name: material.name.clone(),
            address: material.address.clone(),
        };
        let memo = if is_inside { one.memo.as_ref() } else { one.approved_memo() };
        let times = one.content.times();
        Self {
            id: one.id.node_id().into(),
            on: Date(*on),
            starts_at: times.map(|(starts, _)| DateTime(starts)),
            ends_at: times.map(|(_, ends)| DateTime(ends)),
            mode: (*mode).into(),
            place: place.clone(),
            access: localized(&details.access),
            agenda: localized(&details.agenda),
            materials: details.materials.iter().map(material).collect(),
            remote_link: Some(details.remote_link.clone()).filter(|link| is_inside && !link.is_empty()),
            categories: details.categories.iter().map(|one| (*one).into()).collect(),
            method_id: details.method.map(|id| id.node_id().into()),
            invited_at: one.invited_at.map(DateTime),
            is_called_off: one.is_called_off,
            attended: one.attended,
            memo: memo.map(|memo| MeetingMemo {
                text: localized(&memo.text),
                approved_on: memo.approved_on.map(Date),
            }),
            version: one.version,
        }
    }
}

/// A meeting to come, as a member sees it.
#[derive(SimpleObject)]
pub(crate) struct SeatMeeting {
    /// The meeting.
    meeting: PanelMeeting,
    /// What the member has answered; null while they have not, and once the meeting has been moved since.
    answered: Option<Attendance>,
    /// The member has told what they need.
    has_needs: bool,
}

impl SeatMeeting {
    pub(super) fn new(own: &OwnMeeting, wanted: &LanguageTag) -> Self {
        let memo = panel::Meeting { memo: None, ..own.meeting.clone() };
        Self {
            meeting: PanelMeeting::new(&memo, true, wanted),
            answered: own.answered.map(Into::into),
            has_needs: own.has_needs,
        }
    }
}

/// What a member answered to an invitation, as the organiser sees it.
#[derive(SimpleObject)]
pub(crate) struct MeetingReply {
    /// `PanelMember:…`
    member_id: ID,
    /// By which published lots name them.
    pseudonym: String,
    /// Null once they are forgotten.
    name: Option<String>,
    /// Null while they have not answered.
    attendance: Option<Attendance>,
    /// The language to interpret into for them at this meeting, a sign language among them.
    interpreter: Option<LanguageTagScalar>,
    /// What else they need at this meeting.
    needs: Option<String>,
    /// Whether they have attended it and are paid for that.
    has_claim: bool,
}

impl From<ReplyView> for MeetingReply {
    fn from(view: ReplyView) -> Self {
        Self {
            member_id: view.member.id.node_id().into(),
            pseudonym: view.member.pseudonym,
            name: view.person.map(|person| person.contact.name),
            attendance: view.attendance.map(Into::into),
            interpreter: view.needs.interpreter.map(LanguageTagScalar),
            needs: Some(view.needs.access).filter(|needs| !needs.is_empty()),
            has_claim: view.has_claim,
        }
    }
}

/// What an organiser writes of a meeting.
#[derive(InputObject)]
struct MeetingContentInput {
    /// Its Helsinki day.
    on: Date,
    /// When it starts, as the clocks of Helsinki show; with `ends`. Needed before members are invited.
    starts: Option<ClockTime>,
    /// When it ends.
    ends: Option<ClockTime>,
    /// How it is held.
    how: MeetingMode,
    /// Where it is, at most 200 characters.
    #[graphql(default)]
    place: String,
    /// How one gets in and what there is.
    #[graphql(default, validator(max_items = 50))]
    access: Vec<LocalizedTextInput>,
    /// What it is about.
    #[graphql(default, validator(max_items = 50))]
    agenda: Vec<LocalizedTextInput>,
    /// What to read before it, at most 20.
    #[graphql(default, validator(max_items = 20))]
    materials: Vec<MeetingMaterialInput>,
    /// Where those meet who come by video; members see it. Needed before members are invited to a meeting that is held
    /// remotely.
    #[graphql(default)]
    remote_link: String,
    /// Which kinds of participation it is.
    #[graphql(default, validator(max_items = 6))]
    categories: Vec<ParticipationCategory>,
    /// By which method of the methods bank it is held: `Method:…`
    method_id: Option<ID>,
}

/// Something to read before a meeting.
#[derive(InputObject)]
struct MeetingMaterialInput {
    /// What it is, at most 200 characters.
    name: String,
    /// Where it is: `https://…`
    address: String,
}

impl MeetingContentInput {
    fn read(self, request: &Request<'_>) -> Result<MeetingContent> {
        let input = self;
        // One of the two alone says nothing: the other is taken to be the same, and told as that.
        let hours = |starts: Option<NaiveTime>, ends: Option<NaiveTime>| starts.or(ends).zip(ends.or(starts));
        let material = |one: MeetingMaterialInput| panel::Material { name: one.name, address: one.address };
        let method = input.method_id.map(|id| request.parse_id(&id)).transpose()?;
        Ok(MeetingContent {
            on: input.on.0,
            hours: hours(input.starts.map(|time| time.0), input.ends.map(|time| time.0)),
            mode: input.how.into(),
            place: input.place,
            details: MeetingDetails {
                access: finnish_first(input.access),
                agenda: finnish_first(input.agenda),
                materials: input.materials.into_iter().map(material).collect(),
                remote_link: input.remote_link,
                categories: input.categories.into_iter().map(Into::into).collect(),
                method,
            },
        })
    }
}

/// A meeting to be planned, or one that was held before it was written down.
#[derive(InputObject)]
struct PlanMeetingInput {
    /// `Panel:…`
    panel_id: ID,
    /// What is told of it.
    content: MeetingContentInput,
}

/// A meeting, whole.
#[derive(InputObject)]
struct SaveMeetingInput {
    /// `PanelMeeting:…`
    meeting_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What is told of it.
    content: MeetingContentInput,
}

/// What became of a meeting.
#[derive(InputObject)]
struct ReportMeetingInput {
    /// `PanelMeeting:…`, on a day that has come.
    meeting_id: ID,
    /// How many members came, at most 1,000.
    attended: u32,
    /// Who of them came, `PanelMember:…` each, where the panel pays for meetings: they are asked what it cost them.
    /// Whoever has been named before stays so.
    #[graphql(default, validator(max_items = 1000))]
    present_ids: Vec<ID>,
}

/// The memo of a meeting.
#[derive(InputObject)]
struct WriteMemoInput {
    /// `PanelMeeting:…`, which has been held.
    meeting_id: ID,
    /// As you read it.
    version: i64,
    /// What was said; Finnish is needed, at most 20,000 characters.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
    /// The Helsinki day on which it was approved; everybody reads it then. Left out: it is a draft.
    approved_on: Option<Date>,
}

/// What a member answers to an invitation.
#[derive(InputObject)]
struct ReplyToMeetingInput {
    /// The secret of their private link.
    token: String,
    /// `PanelMeeting:…`
    meeting_id: ID,
    /// Whether they come.
    attendance: Attendance,
    /// The tag of the language to interpret into: `fse` and `fss` are the sign languages of Finland. Kept sealed. Left out: what
    /// they have told before stays; blank: it is taken back.
    interpreter: Option<String>,
    /// What else they need to take part: a way in, an assistant. At most 1,000 characters; kept sealed. Left out: what they
    /// have told before stays; blank: it is taken back.
    needs: Option<String>,
}

/// Meetings of panels.
#[derive(Default)]
pub(super) struct MeetingMutation;

#[Object]
impl MeetingMutation {
    /// Plans a meeting of a panel. For organisers.
    async fn plan_meeting(&self, context: &Context<'_>, input: PlanMeetingInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.panel_id)?;
        let content = input.content.read(&request)?;
        let planned = meeting::plan(request.services, request.actor(), id, content).await;
        answer_for(&request, planned.map(|meeting| meeting.panel)).await
    }

    /// Writes a meeting anew. Members who were invited are told when its time, place, way or link has changed. For
    /// organisers.
    async fn save_meeting(&self, context: &Context<'_>, input: SaveMeetingInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.meeting_id)?;
        let (services, actor) = (request.services, request.actor());
        let content = input.content.read(&request)?;
        let saved = meeting::save(services, actor, id, input.version, content).await;
        answer_for(&request, saved.map(|meeting| meeting.panel)).await
    }

    /// Invites the members, each by a message with a calendar file and their private link. For organisers.
    async fn invite_to_meeting(
        &self,
        context: &Context<'_>,
        meeting_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&meeting_id)?;
        let (services, actor) = (request.services, request.actor());
        let invited = match meeting::invite(services, actor, id, version).await {
            Ok(_) => meeting::view(services, actor, id).await.map(|view| view.panel.id),
            Err(error) => Err(error),
        };
        answer_for(&request, invited).await
    }

    /// Notes how many came to a meeting; again, when that was wrong. For organisers.
    async fn report_meeting(&self, context: &Context<'_>, input: ReportMeetingInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.meeting_id)?;
        let present = input.present_ids.iter().map(|id| request.parse_id(id)).collect::<Result<_>>()?;
        let (services, actor) = (request.services, request.actor());
        let held = meeting::report(services, actor, id, input.attended, &present).await;
        answer_for(&request, held.map(|meeting| meeting.panel)).await
    }

    /// Writes the memo of a meeting that was held. Everybody reads it once it is approved. For organisers.
    async fn write_memo(&self, context: &Context<'_>, input: WriteMemoInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.meeting_id)?;
        let memo =
            panel::Memo { text: finnish_first(input.text), approved_on: input.approved_on.map(|day| day.0) };
        let written = meeting::write_memo(request.services, request.actor(), id, input.version, memo).await;
        answer_for(&request, written.map(|meeting| meeting.panel)).await
    }

    /// Takes back a meeting that was not held. One to which members were invited stays, called off, and they are told.
    /// For organisers.
    async fn remove_meeting(
        &self,
        context: &Context<'_>,
        meeting_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&meeting_id)?;
        let removed = meeting::remove(request.services, request.actor(), id, version).await;
        answer_for(&request, removed).await
    }

    /// Answers the invitation to a meeting; again, when that has changed. For members, by the secret of their private
    /// link.
    async fn reply_to_meeting(
        &self,
        context: &Context<'_>,
        input: ReplyToMeetingInput,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.meeting_id)?;
        let (services, attendance) = (request.services, input.attendance.into());
        let told = NeedsTold { interpreter: input.interpreter.as_deref(), access: input.needs.as_deref() };
        let replied = reply::answer(services, &input.token, id, attendance, told).await;
        seat_after(&request, &input.token, replied).await
    }
}
