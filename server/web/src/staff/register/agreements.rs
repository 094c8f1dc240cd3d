//! Agreements on working together: the list, and writing one down.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::id::{AgreementId, TypedId};
use domain::identity::{Action, Scope};
use domain::register::{Agreement, AgreementContent, AgreementKind};
use domain::time::civil_day;
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use serde::Deserialize;
use service::ServiceError;
use service::register::agreement::{self, AgreementFilter};

use super::{Pages, SelectOption, typed_field};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::preparation::optional_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::texts::{Shown, TextField, told_in};
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct AgreementQuery {
    search: String,
    /// A kind's code.
    kind: String,
    /// The day on which those asked for are in force.
    on: String,
    page: String,
}

struct Row {
    href: String,
    partner: String,
    subject: Said,
    kind: Said,
    starts: String,
    ends: Option<String>,
    is_in_force: bool,
    owner: String,
}

#[derive(Template)]
#[template(path = "staff/agreements.html")]
struct AgreementsPage {
    frame: Frame,
    notice: Option<Said>,
    search: String,
    kinds: Vec<SelectOption>,
    on: String,
    rows: Vec<Row>,
    /// How many of those found are in force today.
    in_force: usize,
    found: usize,
    pages: Pages,
    has_any: bool,
}

pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<AgreementQuery>,
    Query(done): Query<BTreeMap<String, String>>,
) -> Reply {
    let Page { frame, caller, county } = page;
    let filter = AgreementFilter {
        search: query.search.clone(),
        kind: AgreementKind::from_code(&query.kind),
        in_force_on: parse_day(&query.on),
    };
    let found = agreement::agreements(&state.services, &caller.actor, &filter).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let today = civil_day(state.services.now());
    let row = |one: &Agreement| Row {
        href: agreement_address(&frame, one.id),
        partner: one.content.partner.clone(),
        subject: frame.content(&one.content.subject, &LanguageTag::finnish()),
        kind: frame.text(one.content.kind.label_key()),
        starts: frame.date(one.content.starts_on),
        ends: one.content.ends_on.map(|ends| frame.date(ends)),
        is_in_force: one.content.is_in_force(today),
        owner: scopes::label(one.owner, &county, &divisions, &frame.language),
    };
    let parts = [("search", query.search.as_str()), ("kind", query.kind.as_str()), ("on", query.on.as_str())];
    let pages = Pages::of(found.len(), &query.page, &frame.address("staff/agreements"), &parts);
    let of_kind = |kind: &AgreementKind| (kind.code(), frame.text(kind.label_key()));
    let kinds = std::iter::once(("", frame.text("staff-surveys-all")))
        .chain(AgreementKind::ALL.iter().map(of_kind))
        .map(|(value, label)| SelectOption { selected: query.kind == value, value: value.to_owned(), label });
    let page = AgreementsPage {
        notice: said_done(&frame, &done),
        kinds: kinds.collect(),
        in_force: domain::register::in_force(&found, today).count(),
        rows: pages.cut(&found).iter().map(row).collect(),
        found: found.len(),
        pages,
        has_any: filter != AgreementFilter::default() || !found.is_empty(),
        search: query.search,
        on: query.on,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn agreement_address(frame: &Frame, id: AgreementId) -> String {
    frame.address(&format!("staff/agreements/{}", id.uuid()))
}

/// An agreement as it stands in the form.
struct Typed {
    kind: Option<AgreementKind>,
    partner: String,
    subject: LocalizedText,
    starts_on: String,
    ends_on: String,
    link: String,
    contact_role: String,
    owner: Scope,
    version: String,
}

impl Typed {
    fn blank(today: String) -> Self {
        Self {
            kind: None,
            partner: String::new(),
            subject: LocalizedText::default(),
            starts_on: today,
            ends_on: String::new(),
            link: String::new(),
            contact_role: String::new(),
            owner: Scope::County,
            version: String::new(),
        }
    }

    fn of(one: &Agreement) -> Self {
        let content = one.content.clone();
        Self {
            kind: Some(content.kind),
            partner: content.partner,
            subject: content.subject,
            starts_on: content.starts_on.to_string(),
            ends_on: content.ends_on.map(|ends| ends.to_string()).unwrap_or_default(),
            link: content.link,
            contact_role: content.contact_role,
            owner: one.owner,
            version: one.version.to_string(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, before: Option<&Agreement>) -> Self {
        let (source, languages) = told_in();
        let shown = Shown { languages: &languages, source: &source };
        let value = |name: &str| fields.get(name).trim().to_owned();
        let subject = before.map(|one| one.content.subject.clone()).unwrap_or_default();
        let owner = before.map(|one| one.owner).or_else(|| scopes::parse(fields.get("owner")));
        Self {
            kind: AgreementKind::from_code(fields.get("kind")),
            partner: value("partner"),
            subject: shown.sent(fields, "subject", subject),
            starts_on: value("startsOn"),
            ends_on: value("endsOn"),
            link: value("link"),
            contact_role: value("contactRole"),
            owner: owner.unwrap_or(Scope::County),
            version: value("version"),
        }
    }

    /// What it means, or everything that is wrong where something means nothing.
    fn read(&self) -> Result<AgreementContent, Violations> {
        let mut wrong = Violations::new();
        if self.kind.is_none() {
            wrong.push(Violation::new(Code::Required, ["kind"]));
        }
        let starts_on = optional_day("startsOn", &self.starts_on, &mut wrong);
        if self.starts_on.is_empty() {
            wrong.push(Violation::new(Code::Required, ["startsOn"]));
        }
        let ends_on = optional_day("endsOn", &self.ends_on, &mut wrong);
        let content = AgreementContent {
            kind: self.kind.unwrap_or(AgreementKind::Cooperation),
            partner: self.partner.clone(),
            subject: self.subject.clone(),
            // Nothing else is to be said of what is no day.
            starts_on: starts_on.or(ends_on).unwrap_or_default(),
            ends_on,
            link: self.link.clone(),
            contact_role: self.contact_role.clone(),
        };
        if wrong.is_empty() {
            return Ok(content);
        }
        wrong.extend(content.check().err().into_iter().flatten());
        Err(wrong)
    }
}

#[derive(Template)]
#[template(path = "staff/agreement.html")]
struct AgreementPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    typed: Typed,
    kinds: Vec<SelectOption>,
    subject: TextField,
    owners: Vec<ScopeOption>,
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if !page.caller.actor.may_somewhere(Action::ManageRegister) {
        return Err(ServiceError::Denied.into());
    }
    let today = civil_day(state.services.now()).to_string();
    form(page, &state, true, Typed::blank(today), &Violations::new()).await
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields, None);
    let wrong = match typed.read() {
        Ok(content) => match agreement::create(services, actor, typed.owner, content).await {
            Ok(_) => return Ok(see_other(&page.frame.address("staff/agreements?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, true, typed, &wrong).await
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<AgreementId>,
    State(state): State<WebState>,
) -> Reply {
    let one = agreement::find(&state.services, &page.caller.actor, id).await?;
    form(page, &state, false, Typed::of(&one), &Violations::new()).await
}

/// Writes it anew, or removes it.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<AgreementId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let one = agreement::find(services, actor, id).await?;
    let version = fields.get("version").parse().unwrap_or(0);
    let (typed, done) = if fields.get("act") == "remove" {
        (Typed::of(&one), agreement::remove(services, actor, id, version).await)
    } else {
        let typed = Typed::sent(&fields, Some(&one));
        let done = match typed.read() {
            Ok(content) => agreement::save(services, actor, id, version, content).await,
            Err(wrong) => Err(ServiceError::Invalid(wrong)),
        };
        (typed, done)
    };
    match done {
        Ok(_) => Ok(see_other(&page.frame.address("staff/agreements?done=saved"))),
        Err(error) => form(page, &state, false, typed, &mendable(error)?).await,
    }
}

async fn form(page: Page, state: &WebState, is_new: bool, typed: Typed, wrong: &Violations) -> Reply {
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, caller, county } = page;
    let (source, languages) = told_in();
    let shown = Shown { languages: &languages, source: &source };
    let kind = |kind: &AgreementKind| SelectOption {
        value: kind.code().to_owned(),
        label: frame.text(kind.label_key()),
        selected: typed.kind == Some(*kind),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AgreementPage {
        problems: Problems::new(&frame, wrong, typed_field),
        is_new,
        kinds: AgreementKind::ALL.iter().map(kind).collect(),
        subject: shown.field("subject", frame.text("staff-agreement-subject"), 1, &typed.subject),
        owners: scopes::options(&county, &divisions, &frame.language, Some(typed.owner), |scope| {
            caller.actor.may(Action::ManageRegister, scope)
        }),
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
