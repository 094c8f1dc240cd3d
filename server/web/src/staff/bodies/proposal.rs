//! What a body proposes, and the half-yearly follow-up of it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::{Datelike, Months, NaiveDate};
use domain::body::{
    Body, FollowUp, FollowUpFigures, Proposal, ProposalContent, ProposalStanding, YEARS, follow_up,
};
use domain::id::{BodyId, MatterId, ProposalId, TypedId};
use domain::time::{civil_day, half_year};
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use service::body::proposal::{self, NewFollowUp};
use service::matter;

use super::{body_address, keeper, proposal_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::experts::parse_day;
use crate::staff::matters::matter_address;
use crate::staff::panels::{languages, shown};
use crate::staff::preparation::{
    Choice, chosen, code_choices, join, matter_choices, needed_day, typed_field,
};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct Row {
    href: String,
    title: Said,
    body: Said,
    made_on: String,
    standing: Said,
    last_on: Option<String>,
    is_due: bool,
    lacks_follow_up: bool,
}

#[derive(Template)]
#[template(path = "staff/proposals.html")]
struct ProposalsPage {
    frame: Frame,
    rows: Vec<Row>,
    half_year: String,
    figures: FollowUpFigures,
    previous: Option<String>,
    next: Option<String>,
    /// Only those that lack a follow-up are shown.
    is_narrowed: bool,
    /// The same list with all, or with those that lack one.
    other: String,
    has_any: bool,
}

/// Every proposal, with which of them lack a follow-up in a half-year.
pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let actor = &page.caller.actor;
    let proposals = proposal::all(&state.services, actor).await?;
    let bodies = service::body::all(&state.services, actor).await?;
    let frame = page.frame;
    let today = civil_day(state.services.now());
    let on = query.get("on").and_then(|on| parse_day(on)).filter(|on| YEARS.contains(&on.year()));
    let half = half_year(on.unwrap_or(today));
    let is_narrowed = query.get("show").is_some_and(|show| show == "lacking");
    let address = |on: NaiveDate, is_narrowed: bool| {
        let narrowed = if is_narrowed { "&show=lacking" } else { "" };
        frame.address(&format!("staff/proposals?on={on}{narrowed}"))
    };
    let name = |id: BodyId| bodies.iter().find(|body| body.id == id).map(|body| name(&frame, body));
    let row = |one: &Proposal| Row {
        href: proposal_address(&frame, one.id, ""),
        title: frame.content(&one.content.title, &LanguageTag::finnish()),
        body: name(one.body).unwrap_or_else(|| Said::neutral("", &frame.language)),
        made_on: frame.date(one.content.made_on),
        standing: frame.text(one.standing().label_key()),
        last_on: one.follow_ups.last().map(|last| frame.date(last.on)),
        is_due: one.is_due(half),
        lacks_follow_up: one.lacks_follow_up(half),
    };
    let shown = proposals.iter().filter(|one| !is_narrowed || one.lacks_follow_up(half));
    let is_year = |day: &NaiveDate| YEARS.contains(&day.year());
    let page = ProposalsPage {
        rows: shown.map(row).collect(),
        half_year: format!("{}–{}", frame.date(half.0), frame.date(half.1)),
        figures: follow_up(&proposals, half),
        previous: half.0.pred_opt().filter(is_year).map(|on| address(on, is_narrowed)),
        next: half.0.checked_add_months(Months::new(6)).filter(is_year).map(|on| address(on, is_narrowed)),
        other: address(half.0, !is_narrowed),
        is_narrowed,
        has_any: !proposals.is_empty(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn name(frame: &Frame, body: &Body) -> Said {
    frame.content(&body.content.name, &LanguageTag::finnish())
}

/// A proposal as it stands in the form.
#[derive(Default)]
struct Typed {
    made_on: String,
    title: LocalizedText,
    text: LocalizedText,
    address: String,
    matter: String,
    version: String,
}

impl Typed {
    fn of(one: &Proposal) -> Self {
        let content = one.content.clone();
        Self {
            made_on: content.made_on.to_string(),
            title: content.title,
            text: content.text,
            address: content.address,
            matter: content.matter.map(|id| id.uuid().to_string()).unwrap_or_default(),
            version: one.version.to_string(),
        }
    }

    fn sent(fields: &Fields, before: Option<&ProposalContent>) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let value = |name: &str| fields.get(name).trim().to_owned();
        let (title, text) = before.map(|one| (one.title.clone(), one.text.clone())).unwrap_or_default();
        Self {
            made_on: value("madeOn"),
            title: shown.sent(fields, "title", title),
            text: shown.sent(fields, "text", text),
            address: value("address"),
            matter: value("matter"),
            version: value("version"),
        }
    }

    /// What it means, or what in it means nothing.
    fn read(&self, today: NaiveDate) -> Result<ProposalContent, Violations> {
        let mut wrong = Violations::new();
        let content = ProposalContent {
            made_on: needed_day("madeOn", &self.made_on, today, &mut wrong),
            title: self.title.clone(),
            text: self.text.clone(),
            address: self.address.clone(),
            matter: chosen("matter", &self.matter, &mut wrong),
        };
        let wrong = join(wrong, content.check(today));
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/proposal_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    body: Said,
    back: String,
    texts: [TextField; 2],
    matters: Vec<Choice>,
    typed: Typed,
}

pub async fn new(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyId>,
    State(state): State<WebState>,
) -> Reply {
    keeper(&page)?;
    let view = service::body::view(&state.services, &page.caller.actor, id).await?;
    let typed = Typed { made_on: civil_day(state.services.now()).to_string(), ..Typed::default() };
    let back = body_address(&page.frame, id, "");
    form(page, &state, (&view.body, back), typed, &Violations::new()).await
}

pub async fn create(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<BodyId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    keeper(&page)?;
    let view = service::body::view(services, actor, id).await?;
    let typed = Typed::sent(&fields, None);
    let wrong = match typed.read(civil_day(services.now())) {
        Ok(content) => match proposal::create(services, actor, id, content).await {
            Ok(one) => return Ok(see_other(&proposal_address(&page.frame, one.id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    let back = body_address(&page.frame, id, "");
    form(page, &state, (&view.body, back), typed, &wrong).await
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProposalId>,
    State(state): State<WebState>,
) -> Reply {
    keeper(&page)?;
    let (body, one) = proposal::view(&state.services, &page.caller.actor, id).await?;
    let back = proposal_address(&page.frame, id, "");
    form(page, &state, (&body, back), Typed::of(&one), &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProposalId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    keeper(&page)?;
    let (body, one) = proposal::view(services, actor, id).await?;
    let typed = Typed::sent(&fields, Some(&one.content));
    let version = typed.version.parse().unwrap_or(0);
    let wrong = match typed.read(civil_day(services.now())) {
        Ok(content) => match proposal::save(services, actor, id, version, content).await {
            Ok(_) => return Ok(see_other(&proposal_address(&page.frame, id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    let back = proposal_address(&page.frame, id, "");
    form(page, &state, (&body, back), typed, &wrong).await
}

async fn form(
    page: Page,
    state: &WebState,
    (body, back): (&Body, String),
    typed: Typed,
    wrong: &Violations,
) -> Reply {
    let matters = matter::for_bodies(&state.services, &page.caller.actor).await?;
    let frame = page.frame;
    let languages = languages();
    let shown = shown(&languages);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let about: Option<MatterId> = parse_id(&typed.matter);
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("matterId") => "matter".to_owned(),
        _ => typed_field(violation),
    };
    let page = FormPage {
        problems: Problems::new(&frame, wrong, field),
        is_new: typed.version.is_empty(),
        body: name(&frame, body),
        back,
        texts: [
            shown.field("title", frame.text("staff-proposal-title"), 1, &typed.title),
            shown.field("text", frame.text("staff-proposal-text"), 6, &typed.text),
        ],
        matters: matter_choices(&frame, &matters, about),
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

/// What was found about a proposal.
struct FollowUpRow {
    on: String,
    standing: Said,
    text: Said,
}

/// A follow-up as it stands in the form.
struct TypedFollowUp {
    on: String,
    standing: Option<ProposalStanding>,
    text: LocalizedText,
}

#[derive(Template)]
#[template(path = "staff/proposal.html")]
struct ProposalPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    title: Said,
    text: Said,
    body: Said,
    body_page: String,
    made_on: String,
    address: String,
    /// The matter that it is about.
    matter: Option<String>,
    standing: Said,
    lacks_follow_up: bool,
    half_year: String,
    rows: Vec<FollowUpRow>,
    version: String,
    action: String,
    edit: String,
    typed_on: String,
    standings: Vec<Choice>,
    typed_text: TextField,
    keeps: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProposalId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let (body, one) = proposal::view(&state.services, &page.caller.actor, id).await?;
    let today = civil_day(state.services.now());
    let typed = TypedFollowUp { on: today.to_string(), standing: None, text: LocalizedText::default() };
    let notice = said_done(&page.frame, &query);
    let version = one.version.to_string();
    Ok(proposal_page(page, (&body, &one), today, (typed, version), notice, &Violations::new()))
}

pub async fn follow(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProposalId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    keeper(&page)?;
    let (body, one) = proposal::view(services, actor, id).await?;
    let today = civil_day(services.now());
    let languages = languages();
    let typed = TypedFollowUp {
        on: fields.get("on").trim().to_owned(),
        standing: ProposalStanding::from_code(fields.get("standing")),
        text: shown(&languages).sent(&fields, "text", LocalizedText::default()),
    };
    let mut wrong = Violations::new();
    let on = needed_day("on", &typed.on, today, &mut wrong);
    let version = fields.get("version").to_owned();
    match typed.standing {
        Some(standing) if wrong.is_empty() => {
            let new = NewFollowUp { on, standing, text: typed.text.clone() };
            match proposal::follow(services, actor, id, version.parse().unwrap_or(0), new).await {
                Ok(_) => return Ok(see_other(&proposal_address(&page.frame, id, "?done=saved"))),
                Err(error) => wrong.extend(mendable(error)?),
            }
        }
        Some(_) => {}
        None => wrong.push(Violation::new(Code::Required, ["standing"])),
    }
    Ok(proposal_page(page, (&body, &one), today, (typed, version), None, &wrong))
}

fn proposal_page(
    page: Page,
    (body, one): (&Body, &Proposal),
    today: NaiveDate,
    (typed, version): (TypedFollowUp, String),
    notice: Option<Said>,
    wrong: &Violations,
) -> axum::response::Response {
    let keeps = service::body::keeps(&page.caller.actor);
    let frame = page.frame;
    let source = LanguageTag::finnish();
    let half = half_year(today);
    let languages = languages();
    let row = |entry: &FollowUp| FollowUpRow {
        on: frame.date(entry.on),
        standing: frame.text(entry.standing.label_key()),
        text: frame.content(&entry.text, &source),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ProposalPage {
        notice,
        problems: Problems::new(&frame, wrong, typed_field),
        title: frame.content(&one.content.title, &source),
        text: frame.content(&one.content.text, &source),
        body: name(&frame, body),
        body_page: body_address(&frame, body.id, ""),
        made_on: frame.date(one.content.made_on),
        address: one.content.address.clone(),
        matter: one.content.matter.map(|id| matter_address(&frame, id, "")),
        standing: frame.text(one.standing().label_key()),
        lacks_follow_up: one.lacks_follow_up(half),
        half_year: format!("{}–{}", frame.date(half.0), frame.date(half.1)),
        rows: one.follow_ups.iter().map(row).collect(),
        version,
        action: proposal_address(&frame, one.id, ""),
        edit: proposal_address(&frame, one.id, "/edit"),
        standings: code_choices!(frame, ProposalStanding, typed.standing),
        typed_text: shown(&languages).field("text", frame.text("staff-follow-up-text"), 4, &typed.text),
        typed_on: typed.on,
        keeps,
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
