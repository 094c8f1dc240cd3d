//! A meeting of a panel on the pages of staff: what is told of it, who comes, who came, and its memo.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::NaiveTime;
use domain::activity::ParticipationCategory;
use domain::id::{MeetingId, MemberId, MethodId, PanelId, TypedId};
use domain::method::Method;
use domain::panel::{
    Attendance, Compensation, Material, Meeting, MeetingContent, MeetingDetails, MeetingMode, Memo, Panel,
};
use domain::time::civil_day;
use domain::{LanguageTag, LocalizedText, Violation, Violations};
use service::ServiceError;
use service::method;
use service::panel::meeting::{self, MeetingView};
use service::panel::reply::{self, ReplyView};

use super::form::{languages, managed, shown};
use super::{organised, panel_address, typed_field};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::panel::{MeetingFacts, PanelFacts, public_meeting};
use crate::said::Said;
use crate::staff::activities::{Choice, choices};
use crate::staff::edit::expired;
use crate::staff::experts::{read_day, read_hours};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable, parse_id, said_done};
use crate::state::WebState;

/// Empty rows below the materials.
const SPARE_MATERIALS: usize = 2;
/// As many rows are read of what was sent.
const MATERIALS_READ: usize = 30;

/// The address of a meeting's page; `rest` begins with a slash or a question mark, or is empty.
pub(super) fn meeting_address(frame: &Frame, id: MeetingId, rest: &str) -> String {
    frame.address(&format!("staff/panel-meetings/{}{rest}", id.uuid()))
}

struct ModeOption {
    value: &'static str,
    label: Said,
    is_on: bool,
}

/// A meeting as it stands in the form.
#[derive(Clone, Default)]
struct Typed {
    on: String,
    starts: String,
    ends: String,
    mode: Option<MeetingMode>,
    place: String,
    remote_link: String,
    access: LocalizedText,
    agenda: LocalizedText,
    materials: Vec<Material>,
    categories: BTreeSet<ParticipationCategory>,
    method: Option<MethodId>,
    version: String,
}

impl Typed {
    fn of(one: &Meeting) -> Self {
        let content = one.content.clone();
        let clock = |time: NaiveTime| time.format("%H:%M").to_string();
        let (starts, ends) =
            content.hours.map(|(starts, ends)| (clock(starts), clock(ends))).unwrap_or_default();
        Self {
            on: content.on.to_string(),
            starts,
            ends,
            mode: Some(content.mode),
            place: content.place,
            remote_link: content.details.remote_link,
            access: content.details.access,
            agenda: content.details.agenda,
            materials: content.details.materials,
            categories: content.details.categories,
            method: content.details.method,
            version: one.version.to_string(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay. Rows that were
    /// emptied are taken out.
    fn sent(fields: &Fields, before: MeetingDetails) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let value = |name: &str| fields.get(name).trim().to_owned();
        let materials = (1..=MATERIALS_READ).map(|number| Material {
            name: value(&format!("materials.{number}.name")),
            address: value(&format!("materials.{number}.address")),
        });
        Self {
            on: value("on"),
            starts: value("starts"),
            ends: value("ends"),
            mode: MeetingMode::from_code(fields.get("mode")),
            place: value("place"),
            remote_link: value("remoteLink"),
            access: shown.sent(fields, "access", before.access),
            agenda: shown.sent(fields, "agenda", before.agenda),
            materials: materials.filter(|one| !(one.name.is_empty() && one.address.is_empty())).collect(),
            categories: fields.all("categories").filter_map(ParticipationCategory::from_code).collect(),
            method: parse_id(fields.get("method")),
            version: value("version"),
        }
    }

    /// What it means, or everything that is wrong with it.
    fn read(&self) -> Result<MeetingContent, Violations> {
        let mut wrong = Violations::new();
        let on = read_day("on", &self.on).map_err(|one| wrong.push(one)).ok();
        let hours = read_hours(&self.starts, &self.ends, &mut wrong);
        let content = MeetingContent {
            on: on.unwrap_or_default(),
            hours,
            mode: self.mode.unwrap_or(MeetingMode::InPerson),
            place: self.place.clone(),
            details: MeetingDetails {
                access: self.access.clone(),
                agenda: self.agenda.clone(),
                materials: self.materials.clone(),
                remote_link: self.remote_link.clone(),
                categories: self.categories.clone(),
                method: self.method,
            },
        };
        if let Err(more) = content.check() {
            wrong.extend(more);
        }
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/panel_meeting_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    /// Members were invited: they are told of what changes.
    is_invited: bool,
    panel: PanelFacts,
    back: String,
    modes: Vec<ModeOption>,
    categories: Vec<Choice>,
    methods: Vec<Choice>,
    texts: [TextField; 2],
    typed: Typed,
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    form(page.frame, &state, (&view.panel, None), &Typed::default(), &Violations::new()).await
}

pub async fn create(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed(&page, &state, id).await?;
    let typed = Typed::sent(&fields, MeetingDetails::default());
    let wrong = match typed.read() {
        Ok(content) => match meeting::plan(services, actor, id, content).await {
            Ok(one) => return Ok(see_other(&meeting_address(&page.frame, one.id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page.frame, &state, (&view.panel, None), &typed, &wrong).await
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MeetingId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed_meeting(&page, &state, id).await?;
    let typed = Typed::of(&view.meeting);
    form(page.frame, &state, (&view.panel, Some(&view.meeting)), &typed, &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MeetingId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed_meeting(&page, &state, id).await?;
    let typed = Typed::sent(&fields, view.meeting.content.details.clone());
    let version = typed.version.parse().unwrap_or(0);
    let wrong = match typed.read() {
        Ok(content) => match meeting::save(services, actor, id, version, content).await {
            Ok(_) => return Ok(see_other(&meeting_address(&page.frame, id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page.frame, &state, (&view.panel, Some(&view.meeting)), &typed, &wrong).await
}

async fn form(
    frame: Frame,
    state: &WebState,
    (panel, before): (&Panel, Option<&Meeting>),
    typed: &Typed,
    wrong: &Violations,
) -> Reply {
    let bank = method::bank(&state.services).await?;
    let offered = bank.iter().filter(|one| !one.is_retired || typed.method == Some(one.id));
    let method = |one: &Method| Choice {
        value: one.id.uuid().to_string(),
        label: frame.content(&one.content.name, &LanguageTag::finnish()),
        is_on: typed.method == Some(one.id),
    };
    let methods = offered.map(method).collect();
    let languages = languages();
    let shown = shown(&languages);
    let access = shown.optional("access", frame.text("panel-meeting-access"), 2, &typed.access);
    let texts = [
        access.with_help(&frame, "staff-meeting-access-help"),
        shown.optional("agenda", frame.text("panel-meeting-agenda"), 5, &typed.agenda),
    ];
    let chosen = typed.mode.unwrap_or(MeetingMode::InPerson);
    let mode = |mode: &MeetingMode| ModeOption {
        value: mode.code(),
        label: frame.text(mode.label_key()),
        is_on: chosen == *mode,
    };
    let mut typed = typed.clone();
    let blank = || Material { name: String::new(), address: String::new() };
    typed.materials.extend(std::iter::repeat_with(blank).take(SPARE_MATERIALS));
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, typed_field),
        is_new: before.is_none(),
        is_invited: before.is_some_and(|one| one.invited_at.is_some()),
        panel: PanelFacts::new(&frame, panel),
        back: match before {
            Some(one) => meeting_address(&frame, one.id, ""),
            None => panel_address(&frame, panel.id, ""),
        },
        modes: MeetingMode::ALL.iter().map(mode).collect(),
        categories: choices!(frame, ParticipationCategory, |one| typed.categories.contains(one)),
        methods,
        texts,
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

struct ReplyRow {
    id: String,
    /// They have attended it, and are paid for that.
    has_claim: bool,
    /// They are ticked as having attended.
    is_present: bool,
    pseudonym: String,
    name: Option<String>,
    answer: Said,
    /// The language to interpret into.
    interpreter: Option<String>,
    needs: String,
}

/// What can be typed on a meeting's page.
#[derive(Clone, Default)]
struct TypedAct {
    attended: Option<String>,
    present: Option<BTreeSet<MemberId>>,
    memo: Option<LocalizedText>,
    approved_on: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/panel_meeting.html")]
struct MeetingPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    facts: MeetingFacts,
    remote_link: String,
    action: String,
    edit: Option<String>,
    /// The page for everybody, once the panel is public.
    public: Option<String>,
    version: i64,
    invited: Option<String>,
    /// Members can be invited now, or could be once the hours are known.
    may_invite: bool,
    has_hours: bool,
    replies: Vec<ReplyRow>,
    /// How many have answered what.
    counts: Vec<(Said, usize)>,
    /// How many need an interpreter into what, and how many something else.
    needs: Vec<(Said, usize)>,
    /// Its day has come.
    may_report: bool,
    /// Who came is named, since it is paid for.
    names_present: bool,
    attended: String,
    may_remove: bool,
    memo: Option<TextField>,
    memo_state: Said,
    approved_on: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MeetingId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = managed_meeting(&page, &state, id).await?;
    let notice = said_done(&page.frame, &query);
    meeting_page(page, &state, &view, TypedAct::default(), notice, &Violations::new()).await
}

/// Invites, notes who came, writes the memo or takes the meeting back, as the button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<MeetingId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed_meeting(&page, &state, id).await?;
    let version = fields.get("version").parse().unwrap_or(0);
    let mut typed = TypedAct::default();
    let done = match fields.get("act") {
        "invite" => meeting::invite(services, actor, id, version).await.map(drop),
        "report" => {
            let (attended, present) = sent_report(&fields);
            typed.attended = Some(fields.get("attended").trim().to_owned());
            typed.present = Some(present.clone());
            meeting::report(services, actor, id, attended, &present).await.map(drop)
        }
        "memo" => {
            let (memo, approved_on) = sent_memo(&fields, &view.meeting);
            typed.memo = Some(memo.clone());
            typed.approved_on = Some(approved_on.clone());
            let day = Some(approved_on).filter(|day| !day.is_empty());
            match day.map(|day| read_day("approvedOn", &day)).transpose() {
                Ok(approved_on) => {
                    let memo = Memo { text: memo, approved_on };
                    meeting::write_memo(services, actor, id, version, memo).await.map(drop)
                }
                Err(wrong) => Err(ServiceError::Invalid(vec![wrong])),
            }
        }
        "remove" => {
            return match meeting::remove(services, actor, id, version).await {
                Ok(panel) => Ok(see_other(&panel_address(&page.frame, panel, "?done=saved"))),
                Err(error) => {
                    let wrong = mendable(error)?;
                    meeting_page(page, &state, &view, typed, None, &wrong).await
                }
            };
        }
        _ => Err(ServiceError::NotFound),
    };
    match done {
        Ok(()) => Ok(see_other(&meeting_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            meeting_page(page, &state, &view, typed, None, &wrong).await
        }
    }
}

/// How many came, and who of them. Left blank, as many as are ticked; what is no number is more than can have come, and told
/// as that.
fn sent_report(fields: &Fields) -> (u32, BTreeSet<MemberId>) {
    let present: BTreeSet<MemberId> = fields.all("present").filter_map(parse_id).collect();
    let ticked = fields.all("present").count() + fields.all("claimed").count();
    let attended = match fields.get("attended").trim() {
        "" if ticked > 0 => u32::try_from(ticked).unwrap_or(u32::MAX),
        typed => typed.parse().unwrap_or(u32::MAX),
    };
    (attended, present)
}

fn sent_memo(fields: &Fields, before: &Meeting) -> (LocalizedText, String) {
    let languages = languages();
    let before = before.memo.as_ref().map(|memo| memo.text.clone()).unwrap_or_default();
    (shown(&languages).sent(fields, "memo", before), fields.get("approvedOn").trim().to_owned())
}

/// A meeting whose panel the caller organises.
async fn managed_meeting(
    page: &Page,
    state: &WebState,
    id: MeetingId,
) -> Result<MeetingView, crate::Failure> {
    organised(page, meeting::view(&state.services, &page.caller.actor, id), |view| view.is_managed).await
}

async fn meeting_page(
    page: Page,
    state: &WebState,
    view: &MeetingView,
    typed: TypedAct,
    notice: Option<Said>,
    wrong: &Violations,
) -> Reply {
    let MeetingView { meeting: one, panel, .. } = view;
    let services = &state.services;
    // Nobody's name is read before there is something to read it for.
    let (now, is_held) = (services.now(), one.attended.is_some());
    let may_report = one.content.on <= civil_day(now) && !one.is_called_off;
    let names_present = may_report && panel.content.compensation != Compensation::Nothing;
    let replies = if one.invited_at.is_some() || names_present {
        reply::replies(services, &page.caller.actor, one.id).await?
    } else {
        Vec::new()
    };
    let frame = page.frame;
    let is_present = |view: &ReplyView| match &typed.present {
        Some(present) => present.contains(&view.member.id),
        // Before it is reported, those who said that they would come.
        None => !is_held && view.attendance.is_some_and(|answer| answer != Attendance::Not),
    };
    let rows = replies.iter().map(|view| reply_row(&frame, view, is_present(view))).collect();
    let languages = languages();
    let shown = shown(&languages);
    let memo = one.memo.as_ref();
    let text = typed.memo.or_else(|| memo.map(|memo| memo.text.clone())).unwrap_or_default();
    let approved = memo.and_then(|memo| memo.approved_on);
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("attended" | "present" | "memo" | "approvedOn") => violation.path.join("."),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = MeetingPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        panel: PanelFacts::new(&frame, panel),
        back: panel_address(&frame, panel.id, ""),
        facts: MeetingFacts::new(&frame, one),
        remote_link: one.content.details.remote_link.clone(),
        action: meeting_address(&frame, one.id, ""),
        edit: (!one.is_called_off).then(|| meeting_address(&frame, one.id, "/edit")),
        public: panel.is_public().then(|| public_meeting(&frame, one)),
        version: one.version,
        invited: one.invited_at.map(|at| frame.date_time(at)),
        may_invite: one.invited_at.is_none() && one.is_to_come(now),
        has_hours: one.content.hours.is_some(),
        counts: counts(&frame, &replies),
        needs: needs(&frame, &replies),
        replies: rows,
        may_report,
        names_present,
        attended: typed.attended.or_else(|| one.attended.map(|count| count.to_string())).unwrap_or_default(),
        may_remove: one.attended.is_none() && !one.is_called_off,
        memo: one.attended.map(|_| shown.field("memo", frame.text("panel-meeting-memo"), 8, &text)),
        memo_state: frame.text(match (memo, approved) {
            (None, _) => "staff-memo-none",
            (Some(_), None) => "staff-memo-draft",
            (Some(_), Some(_)) => "staff-memo-approved",
        }),
        approved_on: typed.approved_on.or_else(|| approved.map(|day| day.to_string())).unwrap_or_default(),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// What has to be arranged before the meeting, by numbers: for those who have not said that they stay away.
fn needs(frame: &Frame, replies: &[ReplyView]) -> Vec<(Said, usize)> {
    let mut interpreters: BTreeMap<&LanguageTag, usize> = BTreeMap::new();
    let come = replies.iter().filter(|view| view.attendance != Some(Attendance::Not));
    for language in come.clone().filter_map(|view| view.needs.interpreter.as_ref()) {
        *interpreters.entry(language).or_default() += 1;
    }
    let others = come.filter(|view| !view.needs.access.is_empty()).count();
    let interpreter = |(language, count): (&LanguageTag, usize)| {
        let name = LanguageName::of(language).name;
        (frame.with("staff-meeting-interpreter", [("language", name.as_str().into())]), count)
    };
    let others = (others > 0).then(|| (frame.text("staff-meeting-access-needs"), others));
    interpreters.into_iter().map(interpreter).chain(others).collect()
}

fn answer_key(view: &ReplyView) -> &'static str {
    view.attendance.map_or("attendance-none", |attendance| attendance.label_key())
}

fn reply_row(frame: &Frame, view: &ReplyView, is_present: bool) -> ReplyRow {
    ReplyRow {
        id: view.member.id.uuid().to_string(),
        has_claim: view.has_claim,
        is_present,
        pseudonym: view.member.pseudonym.clone(),
        name: view.person.as_ref().map(|person| person.contact.name.clone()),
        answer: frame.text(answer_key(view)),
        interpreter: view.needs.interpreter.as_ref().map(|language| LanguageName::of(language).name),
        needs: view.needs.access.clone(),
    }
}

fn counts(frame: &Frame, replies: &[ReplyView]) -> Vec<(Said, usize)> {
    let mut counts: BTreeMap<&'static str, usize> = BTreeMap::new();
    for view in replies {
        *counts.entry(answer_key(view)).or_default() += 1;
    }
    counts.into_iter().map(|(key, count)| (frame.text(key), count)).collect()
}
