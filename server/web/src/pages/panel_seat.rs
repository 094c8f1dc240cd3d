//! Where somebody stands with a panel, behind their private link. Looking changes nothing, since mail scanners open
//! links, too; only the buttons answer. Members answer the invitations
//! to meetings here, too.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::LanguageTag;
use domain::expert::FeeClaim;
use domain::id::TypedId;
use domain::panel::{Acceptance, Attendance, MemberCommand, MemberParty, MemberState};
use domain::{Code, Violation, Violations};
use service::panel::member::{self, OwnMembership};
use service::panel::reply::{self, NeedsTold, OwnMeeting};
use service::panel::{nominee, public_name, topic};
use service::survey::panel::{self, OwnSurvey};
use service::{ServiceError, Services};

use super::own::without_referrer;
use super::told::{self, Told};
use crate::Reply;
use crate::consent::{self, ConsentForm};
use crate::contact::LanguageChoice;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::panel::{MeetingFacts, PanelFacts, public_address};
use crate::said::Said;
use crate::staff::parse_id;
use crate::state::WebState;

struct Button {
    value: &'static str,
    label: Said,
}

#[derive(Template)]
#[template(path = "panel_seat.html")]
struct SeatPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    /// The panel's page, while everybody may see it.
    panel_page: Option<String>,
    title: Said,
    text: Said,
    is_good: bool,
    pseudonym: String,
    turn: Option<u32>,
    buttons: Vec<Button>,
    /// What somebody agrees to who was named.
    consent: Option<ConsentForm>,
    /// It can be left, which cannot be undone.
    leave: Option<Button>,
    meetings: Vec<MeetingItem>,
    /// What they are or were owed for meetings.
    claims: Vec<ClaimItem>,
    /// The surveys that they can answer or have answered.
    surveys: Vec<SurveyItem>,
    /// Whether their answers are paired; `None` where none are.
    pairing: Option<bool>,
    /// They can propose what the panel talks about.
    may_propose: bool,
    topics: Vec<TopicItem>,
    /// What was proposed, where that was refused.
    topic: String,
    /// A public name that was refused, or blank; `None` for those without a seat.
    public_name: Option<String>,
    is_named: bool,
    /// Where they see what is stored of them, until that is forgotten.
    data_page: Option<String>,
}

/// What they are or were owed for a meeting.
struct ClaimItem {
    day: String,
    href: String,
    state: Said,
    total: String,
}

/// An open survey to which they are invited.
struct SurveyItem {
    title: Said,
    closes: String,
    href: String,
    is_answered: bool,
}

/// A proposal of theirs, without what it says.
struct TopicItem {
    on: String,
    state: Said,
    answer: String,
}

/// A meeting to which the member is invited.
struct MeetingItem {
    id: String,
    facts: MeetingFacts,
    remote_link: String,
    /// What has been answered.
    answered: Option<Said>,
    answers: Vec<Answer>,
    /// The languages that can be interpreted into.
    interpreters: Vec<LanguageChoice>,
    /// Where its calendar file is.
    calendar: Option<String>,
    /// What was typed of it, where that was refused.
    needs: String,
    has_needs: bool,
}

struct Answer {
    value: &'static str,
    label: Said,
    is_on: bool,
}

/// What was sent.
enum Typed {
    /// Nothing but a button.
    Nothing,
    /// What somebody agrees to who was named.
    Consent(Box<Acceptance>),
    Reply(TypedReply),
    Topic(String),
    PublicName(String),
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        let lines = |name: &str| fields.get(name).replace("\r\n", "\n");
        if fields.has("meeting") {
            Self::Reply(TypedReply {
                meeting: fields.get("meeting").to_owned(),
                attendance: fields.get("attendance").to_owned(),
                interpreter: fields.get("interpreter").to_owned(),
                needs: lines("needs"),
                forgets_needs: fields.has("forgetNeeds"),
            })
        } else if fields.has("topic") {
            Self::Topic(lines("topic"))
        } else if fields.has("publicName") {
            Self::PublicName(fields.get("publicName").to_owned())
        } else if fields.has("accepts") {
            Self::Consent(Box::new(consent::sent(fields)))
        } else {
            Self::Nothing
        }
    }

    fn acceptance(&self) -> Acceptance {
        match self {
            Self::Consent(acceptance) => acceptance.as_ref().clone(),
            _ => Acceptance::default(),
        }
    }

    fn reply(&self) -> Option<&TypedReply> {
        match self {
            Self::Reply(reply) => Some(reply),
            _ => None,
        }
    }

    /// Where on the page something is wrong with it: each meeting has a form of its own.
    fn field_of(&self, violation: &Violation) -> String {
        let path = violation.path.first().map(String::as_str);
        match (self, path) {
            (Self::Reply(typed), Some(field @ ("attendance" | "interpreter" | "needs"))) => {
                format!("{field}.{}", typed.meeting)
            }
            (Self::Topic(_), Some(field @ "topic")) => field.to_owned(),
            (Self::PublicName(_), Some(field @ "publicName")) => field.to_owned(),
            (
                Self::Consent(_),
                Some("meetsConditions" | "isOfAge" | "guardian" | "homeAddress" | "consents"),
            ) => violation.path.join("."),
            _ => String::new(),
        }
    }
}

/// An answer to an invitation as it was sent.
struct TypedReply {
    meeting: String,
    attendance: String,
    interpreter: String,
    needs: String,
    /// What was told before is to be forgotten.
    forgets_needs: bool,
}

impl TypedReply {
    /// The fields never show what was told before: left blank, they say nothing about that.
    fn told<'a>(&self, text: &'a str) -> Option<&'a str> {
        Some(text).filter(|text| self.forgets_needs || !text.trim().is_empty())
    }
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
) -> Reply {
    match member::own(&state.services, &token).await {
        Ok(own) => Ok(seat(page.frame, &own, &Typed::Nothing, &Violations::new())),
        Err(ServiceError::NotFound) => Ok(without_referrer(told::reply(page.frame, Told::SeatLinkNotValid))),
        Err(error) => Err(error.into()),
    }
}

/// Takes the seat or leaves it, or answers an invitation, as the button says.
pub async fn answer(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let services = &state.services;
    let typed = Typed::read(&fields);
    let done = match &typed {
        Typed::Consent(acceptance) => {
            nominee::accept(services, &token, acceptance.as_ref().clone()).await.map(drop)
        }
        Typed::Reply(reply) => reply_to(services, &token, reply).await,
        Typed::Topic(topic) => topic::propose(services, &token, topic).await,
        Typed::PublicName(_) if fields.has("hide") => public_name::show(services, &token, "").await,
        Typed::PublicName(name) if name.trim().is_empty() => {
            Err(Violation::new(Code::Required, ["publicName"]).into())
        }
        Typed::PublicName(name) => public_name::show(services, &token, name).await,
        Typed::Nothing if fields.has("stopPairing") => panel::stop_pairing(services, &token).await.map(drop),
        Typed::Nothing => {
            let command = MemberCommand::from_code(fields.get("command")).ok_or(ServiceError::NotFound)?;
            member::answer(services, &token, command).await.map(drop)
        }
    };
    let own = member::own(services, &token);
    match done {
        Ok(()) => Ok(seat(page.frame, &own.await?, &Typed::Nothing, &Violations::new())),
        Err(ServiceError::Invalid(wrong)) => Ok(seat(page.frame, &own.await?, &typed, &wrong)),
        Err(error) => Err(error.into()),
    }
}

async fn reply_to(services: &Services, token: &str, typed: &TypedReply) -> service::Result<()> {
    let id = parse_id(&typed.meeting).ok_or(ServiceError::NotFound)?;
    let required = || Violation::new(Code::Required, ["attendance"]);
    let attendance = Attendance::from_code(&typed.attendance).ok_or_else(required)?;
    let told = NeedsTold { interpreter: typed.told(&typed.interpreter), access: typed.told(&typed.needs) };
    reply::answer(services, token, id, attendance, told).await
}

fn seat(frame: Frame, own: &OwnMembership, typed: &Typed, wrong: &Violations) -> Response {
    let OwnMembership { member, panel, meetings, topics, is_paired, surveys, claims, is_named } = own;
    let (title, text) = words(member.state);
    let is_named_for = member.state == MemberState::Nominated;
    let button = |command: MemberCommand| Button {
        value: command.code(),
        label: frame.text(match command {
            MemberCommand::Accept => "seat-accept",
            MemberCommand::Decline if is_named_for => "seat-nominated-decline",
            MemberCommand::Decline => "seat-decline",
            _ => "seat-withdraw",
        }),
    };
    let commands = || member.state.commands(MemberParty::Own);
    // Whoever was named takes the seat with what they agree to.
    let has_button = |one: &MemberCommand| {
        *one != MemberCommand::Withdraw && !(is_named_for && *one == MemberCommand::Accept)
    };
    let status = match (typed, wrong.is_empty()) {
        (_, true) => StatusCode::OK,
        // What was to be done to the seat can no longer be.
        (Typed::Nothing, false) => StatusCode::CONFLICT,
        (_, false) => StatusCode::UNPROCESSABLE_ENTITY,
    };
    let has_seat = member.state == MemberState::Member;
    let typed_name = if let Typed::PublicName(name) = typed { name.clone() } else { String::new() };
    let topic_item = |one: &domain::panel::Topic| TopicItem {
        on: frame.date_time(one.created_at),
        state: frame.text(one.state.label_key()),
        answer: one.answer.clone(),
    };
    let page = SeatPage {
        problems: Problems::new(&frame, wrong, |violation| typed.field_of(violation)),
        panel: PanelFacts::new(&frame, panel),
        panel_page: panel.is_public().then(|| public_address(&frame, panel)),
        title: frame.text(title),
        text: frame.text(text),
        is_good: matches!(member.state, MemberState::Nominated | MemberState::Selected | MemberState::Member),
        pseudonym: member.pseudonym.clone(),
        turn: member.turn,
        buttons: commands().filter(has_button).map(button).collect(),
        consent: is_named_for.then(|| ConsentForm::new(&frame, panel.call.as_ref(), typed.acceptance())),
        leave: commands().find(|one| *one == MemberCommand::Withdraw).map(button),
        meetings: meetings.iter().map(|one| meeting_item(&frame, one, typed.reply())).collect(),
        claims: claims.iter().map(|one| claim_item(&frame, one)).collect(),
        surveys: surveys.iter().map(|one| survey_item(&frame, one)).collect(),
        pairing: *is_paired,
        may_propose: has_seat,
        topics: topics.iter().map(topic_item).collect(),
        topic: if let Typed::Topic(topic) = typed { topic.clone() } else { String::new() },
        public_name: has_seat.then_some(typed_name),
        is_named: *is_named,
        data_page: (!member.state.is_forgotten() || !claims.is_empty())
            .then(|| format!("{}/data", frame.here())),
        frame,
    };
    without_referrer(html(status, Keep::Nothing, &page))
}

fn claim_item(frame: &Frame, claim: &FeeClaim) -> ClaimItem {
    ClaimItem {
        day: frame.date(claim.gig_day),
        href: format!("{}/claims/{}", frame.here(), claim.id.uuid()),
        state: frame.text(claim.state.label_key()),
        total: frame.euros(claim.lines.total()),
    }
}

fn survey_item(frame: &Frame, own: &OwnSurvey) -> SurveyItem {
    let content = &own.survey.version.content;
    SurveyItem {
        title: frame.content(&content.title, &content.source_language),
        closes: own.survey.publication.closes_at().map(|at| frame.date_time(at)).unwrap_or_default(),
        href: frame.address(&format!("survey-invitation/{}", own.invitation)),
        is_answered: own.is_answered,
    }
}

fn meeting_item(frame: &Frame, own: &OwnMeeting, typed: Option<&TypedReply>) -> MeetingItem {
    let OwnMeeting { meeting, answered, has_needs } = own;
    let id = meeting.id.uuid().to_string();
    let typed = typed.filter(|typed| typed.meeting == id);
    let chosen = typed.map_or(*answered, |typed| Attendance::from_code(&typed.attendance));
    let answers = Attendance::ALL.iter().filter(|one| meeting.content.mode.takes(**one));
    let answer = |one: &Attendance| Answer {
        value: one.code(),
        label: frame.text(own_key(*one)),
        is_on: chosen == Some(*one),
    };
    MeetingItem {
        facts: MeetingFacts::new(frame, meeting),
        remote_link: meeting.content.details.remote_link.clone(),
        answered: answered.map(|one| frame.text(own_key(one))),
        answers: answers.map(answer).collect(),
        interpreters: interpreters(typed.map(|typed| typed.interpreter.as_str())),
        calendar: meeting.content.times().map(|_| format!("{}/meetings/{id}/calendar", frame.here())),
        needs: typed.map(|typed| typed.needs.clone()).unwrap_or_default(),
        has_needs: *has_needs,
        id,
    }
}

/// Sign languages first: those who need an interpreter most often need one of these.
const INTERPRETED: [&str; 11] = ["fse", "fss", "fi", "sv", "se", "smn", "sms", "en", "ru", "ar", "so"];

fn interpreters(chosen: Option<&str>) -> Vec<LanguageChoice> {
    let known = INTERPRETED.iter().filter_map(|tag| Some((*tag, tag.parse::<LanguageTag>().ok()?)));
    let choice = |(tag, language): (&str, LanguageTag)| LanguageChoice {
        language: LanguageName::of(&language),
        is_on: chosen == Some(tag),
    };
    known.map(choice).collect()
}

/// The calendar file of a meeting to come.
pub async fn calendar(
    page: Page,
    State(state): State<WebState>,
    Path((_, token, id)): Path<(String, String, String)>,
) -> Reply {
    let id = parse_id(&id).ok_or(ServiceError::NotFound)?;
    let what = page.frame.text("message-calendar-meeting");
    let file = reply::calendar(&state.services, &token, id, &state.public_url, what.plain()).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(file.media_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
        (header::REFERRER_POLICY, HeaderValue::from_static("no-referrer")),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static("attachment; filename=\"meeting.ics\"")),
    ];
    Ok((headers, file.text).into_response())
}

/// The words in which a member says it.
pub(super) fn own_key(attendance: Attendance) -> &'static str {
    match attendance {
        Attendance::Comes => "seat-meeting-comes",
        Attendance::Remotely => "seat-meeting-remotely",
        Attendance::Not => "seat-meeting-not",
    }
}

/// The texts that tell where somebody stands.
pub(super) fn words(state: MemberState) -> (&'static str, &'static str) {
    match state {
        MemberState::Invited => ("seat-invited-title", "seat-invited-text"),
        MemberState::Applied => ("seat-applied-title", "seat-applied-text"),
        MemberState::Selected => ("seat-selected-title", "seat-selected-text"),
        MemberState::Nominated => ("seat-nominated-title", "seat-nominated-text"),
        MemberState::Replaced => ("seat-replaced-title", "seat-replaced-text"),
        MemberState::Reserve => ("seat-reserve-title", "seat-reserve-text"),
        MemberState::Member => ("seat-member-title", "seat-member-text"),
        MemberState::Declined => ("seat-declined-title", "seat-declined-text"),
        MemberState::Withdrawn => ("seat-withdrawn-title", "seat-withdrawn-text"),
        MemberState::TermEnded => ("seat-term-ended-title", "seat-term-ended-text"),
    }
}
