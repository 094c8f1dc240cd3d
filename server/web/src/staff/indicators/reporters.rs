//! Who reports for each party of a programme and each division, and how the programme is reported.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::id::{AccountId, TypedId};
use domain::indicator::ReportingSetting;
use domain::{Code, LanguageTag, Violation, Violations};
use service::indicator::report;
use service::indicator::setting::{self, Reporter, ReporterName, Reporters};

use super::{PlacePath, logged_in, words};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

struct Candidate {
    id: String,
    name: String,
    is_on: bool,
}

struct ReporterRow {
    key: String,
    name: Said,
    /// The names of those who report for it.
    accounts: String,
    candidates: Vec<Candidate>,
}

#[derive(Template)]
#[template(path = "staff/indicators_reporters.html")]
struct ReportersPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    name: Said,
    back: String,
    action: String,
    rows: Vec<ReporterRow>,
    has_candidates: bool,
    version: i64,
    four_eyes: bool,
    days: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    logged_in(&page.frame)?;
    let notice = said_done(&page.frame, &query);
    shown(page, &state, &place, notice, &Fields::default(), &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let programme = &place.programme;
    let done = match fields.get("act") {
        "map" => {
            let accounts: Vec<AccountId> = fields.all("account").filter_map(crate::staff::parse_id).collect();
            setting::map(services, actor, programme, fields.get("party"), &accounts).await
        }
        _ => match fields.get("days").trim().parse::<u32>() {
            Ok(days_to_report) => {
                let one = ReportingSetting { four_eyes: fields.has("four_eyes"), days_to_report };
                let version = fields.get("version").parse().unwrap_or_default();
                setting::save_reporting(services, actor, programme, version, one).await.map(|_| ())
            }
            Err(_) => Err(Violation::new(Code::NotAWholeNumber, ["daysToReport"]).into()),
        },
    };
    match done {
        Ok(()) => {
            let here = format!("staff/indicators/{programme}/reporters?done=saved");
            Ok(see_other(&page.frame.address(&here)))
        }
        Err(error) => {
            let wrong = mendable(error)?;
            shown(page, &state, &place, None, &fields, &wrong).await
        }
    }
}

async fn shown(
    page: Page,
    state: &WebState,
    place: &PlacePath,
    notice: Option<Said>,
    fields: &Fields,
    wrong: &Violations,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let found = setting::reporters(services, actor, &place.programme).await?;
    let (reporting, version) = report::reporting(services, actor, &place.programme).await?;
    Ok(list(page.frame, &found, (reporting, version), notice, fields, wrong))
}

fn list(
    frame: Frame,
    found: &Reporters,
    (reporting, version): (ReportingSetting, i64),
    notice: Option<Said>,
    fields: &Fields,
    wrong: &Violations,
) -> Response {
    let key = found.followed.key();
    let is_typed = fields.get("act") == "set";
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("daysToReport") => "days".to_owned(),
        _ => String::new(),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ReportersPage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        name: words::wording(&frame, &found.followed.content.name),
        back: frame.address("staff/indicators"),
        action: frame.address(&format!("staff/indicators/{key}/reporters")),
        rows: found.reporters.iter().map(|one| row(&frame, found, one)).collect(),
        has_candidates: !found.candidates.is_empty(),
        version,
        four_eyes: if is_typed { fields.has("four_eyes") } else { reporting.four_eyes },
        days: if is_typed { fields.get("days").to_owned() } else { reporting.days_to_report.to_string() },
        frame,
    };
    html(status, Keep::Revalidate, &page)
}

fn row(frame: &Frame, found: &Reporters, one: &Reporter) -> ReporterRow {
    let candidates: Vec<Candidate> = found
        .candidates
        .iter()
        .map(|account| Candidate {
            id: account.id.uuid().to_string(),
            name: account.name.clone(),
            is_on: one.accounts.contains(&account.id),
        })
        .collect();
    let names: Vec<&str> = candidates.iter().filter(|one| one.is_on).map(|one| one.name.as_str()).collect();
    ReporterRow {
        key: one.key.clone(),
        name: match &one.name {
            ReporterName::Party(name) => words::wording(frame, name),
            ReporterName::Division(_, name) => frame.content(name, &LanguageTag::finnish()),
        },
        accounts: names.join(", "),
        candidates,
    }
}
