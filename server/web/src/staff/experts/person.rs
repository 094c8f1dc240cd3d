//! Who an expert is and what they have lived through: contact, consents and history. Opening the page is a look that is
//! logged; the expert sees who has looked.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::expert::person::AccessNeed;
use domain::expert::theme::{Recency, Relation, Visibility};
use domain::expert::{Consent, ConsentPurpose, Contact, Expert, Sensitive, Theme};
use domain::id::{ConsentId, ExpertId, TypedId};
use domain::identity::Scope;
use domain::{LanguageTag, Violation, Violations};
use service::expert::registry::{self, SensitiveEntry, ThemeEntry};

use super::{Choice, LanguageChoice, choices, expert_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

/// Rows for further themes that a form has.
const BLANK_THEMES: usize = 2;
/// Themes that are read of one form.
const THEMES_MAX: usize = 100;

/// One theme of the form.
struct ThemeRow {
    number: usize,
    selects: Vec<ThemeSelect>,
    problem: Option<Said>,
}

/// One of a theme's selects.
struct ThemeSelect {
    name: String,
    label: Said,
    choices: Vec<Choice>,
    may_be_empty: bool,
}

struct ConsentRow {
    purpose: Said,
    given: String,
    withdrawn: Option<String>,
    /// Where withdrawing it is asked about.
    withdraw: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/expert_person.html")]
struct PersonPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    alias: String,
    back: String,
    action: String,
    contact: Contact,
    languages: Vec<LanguageChoice>,
    consents: Vec<ConsentRow>,
    /// Consents that can be given.
    missing: Vec<Choice>,
    /// The consent that is about to be withdrawn.
    withdrawing: Option<(String, Said)>,
    rows: Vec<ThemeRow>,
    story: String,
    needs: Vec<Choice>,
    notes: String,
    away: Vec<ScopeOption>,
}

/// What the page shows beside what is stored.
#[derive(Default)]
struct Shown {
    notice: Option<Said>,
    wrong: Violations,
    contact: Option<Contact>,
    sensitive: Option<SensitiveEntry>,
    withdrawing: Option<ConsentId>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let shown = Shown {
        notice: said_done(&page.frame, &query),
        withdrawing: query.get("withdraw").and_then(|id| parse_id(id)),
        ..Shown::default()
    };
    person_page(page, &state, id, shown).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let mut shown = Shown::default();
    let done = match fields.get("action") {
        "contact" => {
            let contact = contact(&fields);
            shown.contact = Some(contact.clone());
            registry::set_contact(services, actor, id, contact).await.map(drop)
        }
        "give" => match ConsentPurpose::from_code(fields.get("purpose")) {
            Some(purpose) => registry::give_consent(services, actor, id, purpose).await.map(drop),
            None => Err(Violation::new(domain::Code::Required, ["purpose"]).into()),
        },
        "withdraw" => {
            let consent = parse_id(fields.get("consent")).ok_or(service::ServiceError::NotFound)?;
            registry::withdraw_consent(services, actor, id, consent).await.map(drop)
        }
        _ => {
            let entry = sensitive(&fields);
            shown.sensitive = Some(entry.clone());
            registry::set_sensitive(services, actor, id, entry).await.map(drop)
        }
    };
    match done {
        Ok(()) => Ok(see_other(&expert_address(&page.frame, id, "/person?done=saved"))),
        Err(error) => {
            shown.wrong = mendable(error)?;
            person_page(page, &state, id, shown).await
        }
    }
}

fn contact(fields: &Fields) -> Contact {
    Contact {
        name: fields.get("contact.name").to_owned(),
        email: Some(fields.get("contact.email").to_owned()),
        phone: Some(fields.get("contact.phone").to_owned()),
        language: fields.get("contact.language").parse().ok(),
        payroll_number: Some(fields.get("contact.payrollNumber").to_owned()),
    }
}

fn sensitive(fields: &Fields) -> SensitiveEntry {
    let rows = (1..=THEMES_MAX).take_while(|number| fields.has(&format!("theme.{number}")));
    let theme = |number: usize| {
        let value = |part: &str| fields.get(&format!("{part}.{number}"));
        Some(ThemeEntry {
            theme: Theme::from_code(value("theme"))?,
            relation: Relation::from_code(value("relation")).unwrap_or(Relation::Own),
            recency: Recency::from_code(value("recency")).unwrap_or(Recency::Earlier),
            visibility: Visibility::from_code(value("visibility")).unwrap_or(Visibility::MatchingOnly),
        })
    };
    let text = |name| fields.get(name).replace("\r\n", "\n").trim().to_owned();
    SensitiveEntry {
        themes: rows.filter_map(theme).collect(),
        story: text("story"),
        access_needs: fields.all("needs").filter_map(AccessNeed::from_code).collect(),
        access_notes: text("notes"),
        keep_away_from: fields.all("away").filter_map(scopes::parse).collect(),
    }
}

async fn person_page(page: Page, state: &WebState, id: ExpertId, shown: Shown) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let expert = registry::expert(services, actor, id).await?;
    let consents = registry::consents(services, actor, id).await?;
    let contact = match shown.contact {
        Some(typed) => typed,
        None => registry::contact(services, actor, id).await?.unwrap_or_default(),
    };
    let sensitive = match shown.sensitive {
        Some(typed) => typed,
        None => entry_of(registry::sensitive(services, actor, id).await?),
    };
    let divisions = service::county::divisions(services).await?;
    let Page { frame, county, .. } = page;
    let mut away =
        scopes::options(&county, &divisions, &frame.language, None, |scope| scope != Scope::County);
    for option in &mut away {
        let scope = scopes::parse(&option.value);
        option.selected = sensitive.keep_away_from.iter().any(|one| scope == Some(*one));
    }
    let status = if shown.wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let problems = problems(&frame, &shown.wrong);
    let withdrawing =
        shown.withdrawing.and_then(|id| consents.iter().find(|one| one.id == id && one.is_given()));
    let page = PersonPage {
        notice: shown.notice,
        back: expert_address(&frame, id, ""),
        action: expert_address(&frame, id, "/person"),
        languages: languages(contact.language.as_ref()),
        consents: consents.iter().map(|one| consent_row(&frame, &expert, one)).collect(),
        missing: missing(&frame, &consents),
        withdrawing: withdrawing.map(|one| (one.id.uuid().to_string(), frame.text(one.purpose.label_key()))),
        rows: theme_rows(&frame, &sensitive.themes, &problems),
        needs: choices(&frame, AccessNeed::ALL, |need| sensitive.access_needs.contains(&need)),
        story: sensitive.story,
        notes: sensitive.access_notes,
        away,
        contact,
        alias: expert.profile.alias,
        problems,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

fn entry_of(sensitive: Sensitive) -> SensitiveEntry {
    let theme = |entry: &domain::expert::theme::ExpertTheme| ThemeEntry {
        theme: entry.theme,
        relation: entry.relation,
        recency: entry.recency,
        visibility: entry.visibility,
    };
    SensitiveEntry {
        themes: sensitive.themes.iter().map(theme).collect(),
        story: sensitive.story,
        access_needs: sensitive.access_needs,
        access_notes: sensitive.access_notes,
        keep_away_from: sensitive.keep_away_from,
    }
}

fn theme_rows(frame: &Frame, themes: &[ThemeEntry], problems: &Problems) -> Vec<ThemeRow> {
    let filled = themes.iter().map(Some);
    let rows = (1..).zip(filled.chain(std::iter::repeat_n(None, BLANK_THEMES)));
    let row = |(number, entry): (usize, Option<&ThemeEntry>)| ThemeRow {
        number,
        selects: theme_selects(frame, number, entry),
        problem: problems.of(&format!("theme.{number}")).cloned(),
    };
    rows.map(row).collect()
}

fn theme_selects(frame: &Frame, number: usize, entry: Option<&ThemeEntry>) -> Vec<ThemeSelect> {
    let select = |name: &str, label: &str, choices: Vec<Choice>| ThemeSelect {
        name: format!("{name}.{number}"),
        label: frame.text(label),
        choices,
        may_be_empty: name == "theme",
    };
    let relation = entry.map_or(Relation::Own, |entry| entry.relation);
    let recency = entry.map_or(Recency::Earlier, |entry| entry.recency);
    let visibility = entry.map_or(Visibility::MatchingOnly, |entry| entry.visibility);
    let is_theme = |one| entry.is_some_and(|entry| entry.theme == one);
    vec![
        select("theme", "staff-person-theme-what", choices(frame, Theme::ALL, is_theme)),
        select(
            "relation",
            "staff-person-theme-relation",
            choices(frame, Relation::ALL, |one| one == relation),
        ),
        select("recency", "staff-person-theme-recency", choices(frame, Recency::ALL, |one| one == recency)),
        select(
            "visibility",
            "staff-person-theme-visibility",
            choices(frame, Visibility::ALL, |one| one == visibility),
        ),
    ]
}

/// The languages in which the service writes to people.
fn languages(chosen: Option<&LanguageTag>) -> Vec<LanguageChoice> {
    let chosen = chosen.cloned().unwrap_or_else(LanguageTag::finnish);
    let known = ["fi", "sv", "en", "fi-simple"].iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
    known.map(|tag| LanguageChoice { language: LanguageName::of(&tag), is_on: tag == chosen }).collect()
}

fn consent_row(frame: &Frame, expert: &Expert, consent: &Consent) -> ConsentRow {
    let withdraw = format!("/person?withdraw={}#withdraw", consent.id.uuid());
    ConsentRow {
        purpose: frame.text(consent.purpose.label_key()),
        given: frame.date_time(consent.given_at),
        withdrawn: consent.withdrawn_at.map(|at| frame.date_time(at)),
        withdraw: consent.is_given().then(|| expert_address(frame, expert.id, &withdraw)),
    }
}

fn missing(frame: &Frame, consents: &[Consent]) -> Vec<Choice> {
    let choice = |purpose: &ConsentPurpose| Choice {
        value: purpose.code(),
        label: frame.text(purpose.label_key()),
        is_on: false,
    };
    ConsentPurpose::ALL.iter().filter(|purpose| !Consent::holds(consents, **purpose)).map(choice).collect()
}

/// Problems, each at its field.
fn problems(frame: &Frame, wrong: &Violations) -> Problems {
    Problems::new(frame, wrong, |violation| {
        let path: Vec<&str> = violation.path.iter().map(String::as_str).collect();
        match path.as_slice() {
            ["themes", number] => format!("theme.{number}"),
            ["sensitive", "themes"] => "theme.1".to_owned(),
            ["sensitive", "accessNotes"] => "notes".to_owned(),
            ["sensitive", field] => (*field).to_owned(),
            _ => violation.path.join("."),
        }
    })
}
