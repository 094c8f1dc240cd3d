//! What customer feedback comes to in some days.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::customer_feedback::{PageRating, Span};
use domain::identity::Scope;
use domain::time::{civil_day, half_year};
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::customer_feedback::{self as feedback, Figures};

use super::Links;
use crate::Reply;
use crate::customer_feedback::{HandlingFacts, field};
use crate::forms::Problems;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::StaffPage;
use crate::staff::experts::parse_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::state::WebState;

/// How much of each kind.
struct Table {
    id: &'static str,
    title: Said,
    rows: Vec<(Said, String)>,
}

struct RatingRow {
    page: String,
    language: String,
    found: String,
    not_found: String,
}

#[derive(Template)]
#[template(path = "staff/cf_figures.html")]
struct FiguresPage {
    frame: Frame,
    links: Links,
    problems: Problems,
    from: String,
    until: String,
    shown: String,
    handling: HandlingFacts,
    tables: Vec<Table>,
    scores: [String; 4],
    comments: String,
    parts: Vec<ScopeOption>,
    ratings: Vec<RatingRow>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let actor = &page.caller.actor;
    let today = civil_day(state.services.now());
    let (first, last) = half_year(today);
    let default = Span { from: first, until: last };
    let typed =
        |name: &str, usual: chrono::NaiveDate| query.get(name).cloned().unwrap_or_else(|| usual.to_string());
    let (from, until) = (typed("from", first), typed("until", last));
    let about = query.get("about").and_then(|value| scopes::parse(value)).unwrap_or(Scope::County);
    let mut wrong = Violations::new();
    let span = match (parse_day(&from), parse_day(&until)) {
        (Some(from), Some(until)) => Span { from, until },
        (found, _) => {
            let field = if found.is_none() { "from" } else { "until" };
            wrong.push(Violation::new(Code::NotADate, [field]));
            default
        }
    };
    let (figures, span) = match feedback::figures(&state.services, actor, span, about, None).await {
        Ok(figures) => (figures, span),
        Err(ServiceError::Invalid(found)) => {
            wrong.extend(found);
            (feedback::figures(&state.services, actor, default, about, None).await?, default)
        }
        Err(error) => return Err(error.into()),
    };
    let ratings = feedback::ratings(&state.services, actor, span).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, county, .. } = page;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let scores = figures.scores;
    let count = |number: u32| frame.integer(u64::from(number));
    let page = FiguresPage {
        links: Links::new(&frame),
        problems: Problems::new(&frame, &wrong, field),
        from,
        until,
        shown: format!("{} – {}", frame.date(span.from), frame.date(span.until)),
        handling: HandlingFacts::new(&frame, figures.handling),
        comments: frame.integer(figures.comments),
        scores: [
            frame.integer(scores.count()),
            count(scores.promoters),
            count(scores.passives),
            count(scores.detractors),
        ],
        parts: scopes::options(&county, &divisions, &frame.language, Some(about), |_| true),
        ratings: by_page(&frame, &ratings),
        tables: tables(&frame, &figures),
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

fn tables(frame: &Frame, figures: &Figures) -> Vec<Table> {
    fn rows<K: Copy>(
        frame: &Frame,
        counts: &BTreeMap<K, u64>,
        label: impl Fn(K) -> Said,
    ) -> Vec<(Said, String)> {
        counts.iter().map(|(key, count)| (label(*key), frame.integer(*count))).collect()
    }
    let table = |id, title, rows| Table { id, title: frame.text(title), rows };
    let month = |day: chrono::NaiveDate| Said::neutral(day.format("%m/%Y").to_string(), &frame.language);
    let all = vec![
        table("months", "staff-cf-by-month", rows(frame, &figures.months, month)),
        table("classes", "feedback-class", rows(frame, &figures.classes, |one| frame.text(one.label_key()))),
        table(
            "channels",
            "staff-cf-channel",
            rows(frame, &figures.channels, |one| frame.text(one.label_key())),
        ),
        table("themes", "staff-cf-theme", rows(frame, &figures.themes, |one| frame.text(one.label_key()))),
        table(
            "services",
            "feedback-service",
            rows(frame, &figures.services, |one| frame.text(one.label_key())),
        ),
        table(
            "languages",
            "feedback-service-language",
            rows(frame, &figures.service_languages, |one| frame.text(one.label_key())),
        ),
    ];
    all.into_iter().filter(|table| !table.rows.is_empty()).collect()
}

/// What was said of each page in each language, over the days together.
fn by_page(frame: &Frame, ratings: &[PageRating]) -> Vec<RatingRow> {
    let mut counted: BTreeMap<(&str, &str), (u64, u64)> = BTreeMap::new();
    for one in ratings {
        let (found, not_found) = counted.entry((one.page.as_str(), one.language.as_str())).or_default();
        *found += one.found;
        *not_found += one.not_found;
    }
    let row = |((page, language), (found, not_found)): ((&str, &str), (u64, u64))| RatingRow {
        page: page.to_owned(),
        language: l10n::native_name(language).unwrap_or(language).to_owned(),
        found: frame.integer(found),
        not_found: frame.integer(not_found),
    };
    counted.into_iter().map(row).collect()
}
