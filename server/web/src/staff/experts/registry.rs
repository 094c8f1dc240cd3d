//! The registry of experts: an alias, languages, ways of taking part and how long the agreement holds.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::expert::booking::{self, ExpertCommand, Transition};
use domain::expert::registry::Essentials;
use domain::expert::{ConsentPurpose, Contact, Expert, ExpertStatus, Mode, Profile};
use domain::id::{ExpertId, TypedId};
use domain::identity::{Action, Scope};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use service::expert::agreements::{self, Beyond};
use service::expert::erasure::ERASURE_DAYS;
use service::expert::registry::{self, Registration};

use super::read::parse_day;
use super::{Choice, LanguageChoice, choices, language_choices, mode_choices, order_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::{see_other, span};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct Row {
    alias: String,
    href: String,
    status: Said,
    languages: Vec<LanguageName>,
    agreement: String,
}

/// A gig that will be held when the agreement of whoever is booked for it is over.
struct BeyondRow {
    alias: String,
    href: String,
    title: Said,
    time: String,
    agreement: String,
}

/// The form of a profile.
struct ProfileForm {
    alias: String,
    languages: Vec<LanguageChoice>,
    modes: Vec<Choice>,
    agreement: String,
}

#[derive(Template)]
#[template(path = "staff/experts.html")]
struct ExpertsPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    rows: Vec<Row>,
    /// Only those of a name or a phone number.
    is_found: bool,
    /// Those whose agreement ends soon, the first to end first.
    ending: Vec<Row>,
    /// Gigs that will be held when an agreement is over, by time.
    beyond: Vec<BeyondRow>,
    may_decide: bool,
    form: ProfileForm,
    person: Person,
    standings: Vec<Choice>,
}

/// Name, contact and first standing as they stand in the form.
#[derive(Clone)]
struct Person {
    name: String,
    email: String,
    phone: String,
    has_consented: bool,
    standing: ExpertStatus,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            name: String::new(),
            email: String::new(),
            phone: String::new(),
            has_consented: false,
            standing: ExpertStatus::Active,
        }
    }
}

impl Person {
    fn sent(fields: &Fields) -> Self {
        let value = |name| fields.get(name).trim().to_owned();
        let has_consented = !fields.get("consent").is_empty();
        Self {
            name: value("contact.name"),
            email: value("contact.email"),
            phone: value("contact.phone"),
            has_consented,
            standing: ExpertStatus::from_code(fields.get("standing")).unwrap_or(ExpertStatus::Active),
        }
    }

    /// `None` where no name was given: whoever is nobody is not reached.
    fn contact(&self) -> Option<Contact> {
        let contact = Contact {
            name: self.name.clone(),
            email: Some(self.email.clone()),
            phone: Some(self.phone.clone()),
            ..Contact::default()
        };
        let is_blank = self.name.is_empty() && self.email.is_empty() && self.phone.is_empty();
        (!is_blank).then_some(contact)
    }
}

#[derive(Template)]
#[template(path = "staff/expert.html")]
struct ExpertPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    alias: String,
    status: Said,
    /// Until when they are forgotten, where they have asked for it.
    erasure: Option<Said>,
    action: String,
    statuses: Vec<Choice>,
    form: ProfileForm,
}

/// A profile as it stands in the form.
#[derive(Default)]
struct Typed {
    alias: String,
    languages: Vec<LanguageTag>,
    modes: Vec<Mode>,
    agreement: String,
}

impl Typed {
    fn of(profile: &Profile) -> Self {
        Self {
            alias: profile.alias.clone(),
            languages: profile.languages.iter().map(|known| known.tag.clone()).collect(),
            modes: profile.modes.clone(),
            agreement: profile.agreement.until.format("%Y-%m-%d").to_string(),
        }
    }

    fn sent(fields: &Fields) -> Self {
        Self {
            alias: fields.get("alias").trim().to_owned(),
            languages: fields.all("languages").filter_map(|tag| tag.parse().ok()).collect(),
            modes: fields.all("modes").filter_map(Mode::from_code).collect(),
            agreement: fields.get("agreement").to_owned(),
        }
    }

    /// The profile, or everything that is wrong with it at once.
    fn read(&self) -> Result<Essentials, Violations> {
        let day = parse_day(&self.agreement);
        let essentials = Essentials {
            alias: self.alias.clone(),
            languages: self.languages.clone(),
            modes: self.modes.clone(),
            agreement_until: day.unwrap_or(NaiveDate::MAX),
        };
        if day.is_some() {
            return Ok(essentials);
        }
        // Beside what the use case would find, so that all is mended at once.
        let mut wrong = essentials.into_profile(NaiveDate::MIN).check().err().unwrap_or_default();
        let code = if self.agreement.trim().is_empty() { Code::Required } else { Code::NotADate };
        wrong.push(Violation::new(code, ["agreement"]));
        Err(wrong)
    }

    fn form(&self, frame: &Frame) -> ProfileForm {
        ProfileForm {
            alias: self.alias.clone(),
            languages: language_choices(&self.languages),
            modes: mode_choices(frame, &self.modes),
            agreement: self.agreement.clone(),
        }
    }
}

pub async fn list(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    list_page(page, &state, &Typed::default(), &Person::default(), &Violations::new(), notice).await
}

/// Finds by name or phone number: posted, since neither belongs in an address.
pub async fn find(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let found = registry::find(&state.services, &page.caller.actor, fields.get("find")).await?;
    let (typed, person) = (Typed::default(), Person::default());
    experts_page(page, &state, Some(found), &typed, &person, &Violations::new(), None).await
}

pub async fn register(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields);
    let person = Person::sent(&fields);
    let registration = |essentials| Registration {
        standing: person.standing,
        essentials,
        contact: person.contact(),
        consents: person.has_consented.then_some(ConsentPurpose::Matching).into_iter().collect(),
    };
    let wrong = match typed.read().map(registration) {
        Ok(new) => match registry::register(&state.services, &page.caller.actor, new).await {
            Ok(_) => return Ok(see_other(&page.frame.address("staff/experts?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    list_page(page, &state, &typed, &person, &wrong, None).await
}

async fn list_page(
    page: Page,
    state: &WebState,
    typed: &Typed,
    person: &Person,
    wrong: &Violations,
    notice: Option<Said>,
) -> Reply {
    experts_page(page, state, None, typed, person, wrong, notice).await
}

/// The list of those who were found, or of everybody.
async fn experts_page(
    page: Page,
    state: &WebState,
    found: Option<Vec<Expert>>,
    typed: &Typed,
    person: &Person,
    wrong: &Violations,
    notice: Option<Said>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let is_found = found.is_some();
    let experts = match found {
        Some(found) => found,
        None => registry::experts(services, actor).await?,
    };
    let ending = agreements::ending(services, actor).await?;
    let beyond = agreements::beyond(services, actor).await?;
    let may_decide = actor.may(Action::ManageExperts, Scope::County);
    let frame = page.frame;
    let row = |expert: &Expert| Row {
        alias: expert.profile.alias.clone(),
        href: frame.address(&format!("staff/experts/{}", expert.id.uuid())),
        status: frame.text(expert.status.label_key()),
        languages: expert.profile.languages.iter().map(|known| LanguageName::of(&known.tag)).collect(),
        agreement: frame.date(expert.profile.agreement.until),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ExpertsPage {
        notice,
        problems: problems(&frame, wrong),
        rows: experts.iter().map(row).collect(),
        is_found,
        ending: ending.iter().map(row).collect(),
        beyond: beyond.iter().map(|gig| beyond_row(&frame, gig)).collect(),
        may_decide,
        form: typed.form(&frame),
        person: person.clone(),
        standings: choices(&frame, &ExpertStatus::FIRST, |status| status == person.standing),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

fn beyond_row(frame: &Frame, gig: &Beyond) -> BeyondRow {
    let busy = gig.assignment.busy;
    BeyondRow {
        alias: gig.expert.profile.alias.clone(),
        href: order_address(frame, gig.order.id, ""),
        title: title_of(frame, &gig.order),
        time: span(frame, busy.starts_at, busy.ends_at),
        agreement: frame.date(gig.expert.profile.agreement.until),
    }
}

pub async fn one(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let expert = registry::expert(&state.services, &page.caller.actor, id).await?;
    let notice = said_done(&page.frame, &query);
    let typed = Typed::of(&expert.profile);
    Ok(one_page(page.frame, &expert, expert.status, &typed, &Violations::new(), notice))
}

pub async fn change(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let expert = registry::expert(services, actor, id).await?;
    let status = ExpertStatus::from_code(fields.get("status")).unwrap_or(expert.status);
    let typed = Typed::sent(&fields);
    let wrong = match typed.read() {
        Ok(essentials) => match registry::change(services, actor, id, status, essentials).await {
            Ok(_) => {
                let address = page.frame.address(&format!("staff/experts/{}?done=saved", id.uuid()));
                return Ok(see_other(&address));
            }
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    Ok(one_page(page.frame, &expert, status, &typed, &wrong, None))
}

fn one_page(
    frame: Frame,
    expert: &Expert,
    chosen: ExpertStatus,
    typed: &Typed,
    wrong: &Violations,
    notice: Option<Said>,
) -> axum::response::Response {
    let mut statuses = ExpertStatus::ALL.to_vec();
    statuses.retain(|status| leads_to(expert, *status));
    let code = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ExpertPage {
        notice,
        problems: problems(&frame, wrong),
        alias: expert.profile.alias.clone(),
        status: frame.text(expert.status.label_key()),
        erasure: expert.erasure_asked_at.map(|at| erasure(&frame, at)),
        action: frame.address(&format!("staff/experts/{}", expert.id.uuid())),
        statuses: choices(&frame, &statuses, |status| status == chosen),
        form: typed.form(&frame),
        frame,
    };
    html(code, Keep::Nothing, &page)
}

fn erasure(frame: &Frame, asked_at: DateTime<Utc>) -> Said {
    let until = asked_at + Duration::days(ERASURE_DAYS);
    let day = |at| frame.date(civil_day(at)).into();
    frame.with("staff-expert-erasure", [("date", day(asked_at)), ("until", day(until))])
}

/// Whether a coordinator can bring an expert there, or leave them there.
fn leads_to(expert: &Expert, status: ExpertStatus) -> bool {
    let is_the_way = |row: &Transition<ExpertStatus, ExpertCommand>| {
        row.to == status && row.from.contains(&expert.status) && row.command != ExpertCommand::Erase
    };
    status == expert.status || booking::EXPERT.iter().any(is_the_way)
}

/// Problems in the order of the fields, each with the field's name.
fn problems(frame: &Frame, wrong: &Violations) -> Problems {
    let mut problems = Problems::by_path(frame, wrong);
    let named = |field: &'static str, label: Said| (field, format!("{}:", label.plain()));
    problems.place(&[
        named("contact.name", frame.text("staff-expert-name")),
        named("contact.email", frame.text("staff-expert-email")),
        named("contact.phone", frame.text("staff-expert-phone")),
        named("alias", frame.text("staff-expert-alias")),
        named("languages", frame.text("staff-expert-languages")),
        named("modes", frame.text("staff-expert-modes")),
        named("agreement", frame.text("staff-expert-agreement")),
        named("standing", frame.text("staff-expert-status")),
    ]);
    problems
}
