//! What was received and what was done: written as a draft, then published.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::customer_feedback::{Span, Summary, SummaryContent};
use domain::id::{FeedbackSummaryId, TypedId};
use domain::identity::{Action, Scope};
use domain::time::{civil_day, half_year};
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::customer_feedback as feedback;

use super::{Links, address};
use crate::Reply;
use crate::customer_feedback::{SummaryFacts, field};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::panels::form::{languages, shown};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

fn summary_address(frame: &Frame, id: FeedbackSummaryId, rest: &str) -> String {
    address(frame, &format!("/summaries/{}{rest}", id.uuid()))
}

struct Row {
    href: String,
    facts: SummaryFacts,
}

#[derive(Template)]
#[template(path = "staff/cf_summaries.html")]
struct ListPage {
    frame: Frame,
    links: Links,
    rows: Vec<Row>,
}

pub async fn list(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let all = feedback::summaries(&state.services, &page.caller.actor).await?;
    let frame = page.frame;
    let row = |one: &Summary| Row {
        href: summary_address(&frame, one.id, ""),
        facts: SummaryFacts::new(&frame, one),
    };
    let page = ListPage { links: Links::new(&frame), rows: all.iter().map(row).collect(), frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

#[derive(Template)]
#[template(path = "staff/cf_summary.html")]
struct SummaryPage {
    frame: Frame,
    links: Links,
    notice: Option<Said>,
    problems: Problems,
    back: String,
    version: String,
    from: String,
    until: String,
    texts: [TextField; 2],
    /// Once it is published, it is only read.
    published: Option<SummaryFacts>,
}

/// What was typed of a summary.
struct Typed {
    from: String,
    until: String,
    content: SummaryContent,
}

impl Typed {
    fn read(fields: &Fields, before: SummaryContent) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        Self {
            from: fields.get("from").trim().to_owned(),
            until: fields.get("until").trim().to_owned(),
            content: SummaryContent {
                themes: shown.sent(fields, "themes", before.themes),
                actions: shown.sent(fields, "actions", before.actions),
            },
        }
    }

    fn of(one: &Summary) -> Self {
        Self {
            from: one.span.from.to_string(),
            until: one.span.until.to_string(),
            content: one.content.clone(),
        }
    }

    fn span(&self) -> Result<Span, ServiceError> {
        let day = |text: &str, field: &'static str| {
            parse_day(text).ok_or_else(|| Violation::new(Code::NotADate, [field]))
        };
        match (day(&self.from, "from"), day(&self.until, "until")) {
            (Ok(from), Ok(until)) => Ok(Span { from, until }),
            (from, until) => Err(ServiceError::Invalid(from.err().into_iter().chain(until.err()).collect())),
        }
    }
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let actor = &page.caller.actor;
    if !actor.may(Action::PublishFeedback, Scope::County) {
        let denied =
            if actor.staff().is_some() { ServiceError::Denied } else { ServiceError::Unauthenticated };
        return Err(denied.into());
    }
    // The half-year that has ended last.
    let (first, _) = half_year(civil_day(state.services.now()));
    let (from, until) = half_year(first.pred_opt().unwrap_or(first));
    let typed =
        Typed { from: from.to_string(), until: until.to_string(), content: SummaryContent::default() };
    Ok(form(page.frame, None, &typed, None, &Violations::new()))
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::read(&fields, SummaryContent::default());
    let created = match typed.span() {
        Ok(span) => feedback::create_summary(services, actor, span, typed.content.clone()).await,
        Err(wrong) => Err(wrong),
    };
    match created {
        Ok(one) => Ok(see_other(&summary_address(&page.frame, one.id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            Ok(form(page.frame, None, &typed, None, &wrong))
        }
    }
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<FeedbackSummaryId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let one = feedback::summary(&state.services, &page.caller.actor, id).await?;
    let notice = said_done(&page.frame, &query);
    Ok(form(page.frame, Some(&one), &Typed::of(&one), notice, &Violations::new()))
}

/// Writes a draft anew, and publishes it where that is what the button says.
pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<FeedbackSummaryId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let one = feedback::summary(services, actor, id).await?;
    let typed = Typed::read(&fields, one.content.clone());
    let version = fields.get("version").parse().unwrap_or(0);
    let saved = match typed.span() {
        Ok(span) => feedback::save_summary(services, actor, id, version, (span, typed.content.clone())).await,
        Err(wrong) => Err(wrong),
    };
    let done = match saved {
        Ok(saved) if fields.get("act") == "publish" => {
            feedback::publish_summary(services, actor, id, saved.version).await
        }
        other => other,
    };
    match done {
        Ok(_) => Ok(see_other(&summary_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let now = feedback::summary(services, actor, id).await?;
            Ok(form(page.frame, Some(&now), &typed, None, &wrong))
        }
    }
}

fn form(
    frame: Frame,
    one: Option<&Summary>,
    typed: &Typed,
    notice: Option<Said>,
    wrong: &Violations,
) -> axum::response::Response {
    let languages = languages();
    let shown = shown(&languages);
    let texts = [
        shown
            .field("themes", frame.text("feedback-summary-themes"), 6, &typed.content.themes)
            .with_help(&frame, "staff-cf-themes-help"),
        shown.field("actions", frame.text("feedback-summary-actions"), 6, &typed.content.actions),
    ];
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = SummaryPage {
        links: Links::new(&frame),
        notice,
        problems: Problems::new(&frame, wrong, |violation| {
            match violation.path.first().map(String::as_str) {
                Some("summaryId") => String::new(),
                _ => field(violation),
            }
        }),
        back: address(&frame, "/summaries"),
        version: one.map(|one| one.version.to_string()).unwrap_or_default(),
        from: typed.from.clone(),
        until: typed.until.clone(),
        texts,
        published: one.filter(|one| one.published.is_some()).map(|one| SummaryFacts::new(&frame, one)),
        frame,
    };
    html(status, Keep::Revalidate, &page)
}
