//! The list of activities. What is asked for stands in the address.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::activity::{Activity, ActivityKind, ActivityState};
use domain::county::{County, Division};
use domain::identity::Action;
use serde::Deserialize;
use service::activity::{self, ActivityFilter};

use super::{Choice, activity_address, choices, reader};
use crate::Reply;
use crate::activity::when;
use crate::forms::url_encode;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::experts::parse_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{StaffPage, said_done};
use crate::state::WebState;

/// Activities on one page of the list.
const PAGE_SIZE: usize = 25;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    search: String,
    kind: String,
    state: String,
    owner: String,
    from: String,
    until: String,
    /// Blank for all; anything else for trials only.
    trials: String,
    page: String,
    /// What has just been done.
    done: Option<String>,
}

impl ListQuery {
    fn filter(&self) -> ActivityFilter {
        ActivityFilter {
            from: parse_day(&self.from),
            until: parse_day(&self.until),
            kind: ActivityKind::from_code(&self.kind),
            state: ActivityState::from_code(&self.state),
            is_trial: !self.trials.is_empty(),
            owner: scopes::parse(&self.owner),
            search: Some(self.search.trim().to_owned()).filter(|words| !words.is_empty()),
        }
    }

    /// The same list at another page.
    fn address(&self, frame: &Frame, page: usize) -> String {
        let fields = [
            ("search", &self.search),
            ("kind", &self.kind),
            ("state", &self.state),
            ("owner", &self.owner),
            ("from", &self.from),
            ("until", &self.until),
            ("trials", &self.trials),
            ("page", &page.to_string()),
        ];
        let given = fields.iter().filter(|(_, value)| !value.is_empty());
        let query: Vec<String> = given.map(|(name, value)| format!("{name}={}", url_encode(value))).collect();
        frame.address(&format!("staff/activities?{}", query.join("&")))
    }
}

struct Row {
    href: String,
    title: Said,
    kind: Said,
    state: Said,
    when: String,
    owner: String,
    participants: Option<String>,
    is_public: bool,
    is_trial: bool,
}

#[derive(Template)]
#[template(path = "staff/activities.html")]
struct ActivitiesPage {
    frame: Frame,
    notice: Option<Said>,
    query: ListQuery,
    kinds: Vec<Choice>,
    states: Vec<Choice>,
    owners: Vec<ScopeOption>,
    is_filtered: bool,
    /// Those of which nobody has said how they went.
    waiting: Vec<Row>,
    rows: Vec<Row>,
    found: usize,
    page: usize,
    pages: usize,
    previous: Option<String>,
    next: Option<String>,
    may_write: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<ListQuery>,
) -> Reply {
    reader(&page, Action::ViewActivities)?;
    let (services, actor) = (&state.services, &page.caller.actor);
    let filter = query.filter();
    let is_filtered = filter != ActivityFilter::default();
    let found = activity::list(services, actor, &filter).await?;
    let may_write = actor.may_somewhere(Action::ManageActivities);
    let waiting =
        if may_write && !is_filtered { activity::unreported(services, actor).await? } else { Vec::new() };
    let divisions = service::county::divisions(services).await?;
    let Page { frame, caller, county } = page;
    let pages = found.len().div_ceil(PAGE_SIZE).max(1);
    let number = query.page.parse().unwrap_or(1_usize).clamp(1, pages);
    let shown = found.chunks(PAGE_SIZE).nth(number - 1).unwrap_or_default();
    let row = |one: &Activity| row(&frame, &county, &divisions, one);
    let done = query.done.iter().map(|done| ("done".to_owned(), done.clone())).collect();
    let page = ActivitiesPage {
        notice: said_done(&frame, &done),
        kinds: choices!(frame, ActivityKind, |kind| filter.kind == Some(*kind)),
        states: choices!(frame, ActivityState, |state| filter.state == Some(*state)),
        owners: scopes::options(&county, &divisions, &frame.language, filter.owner, |scope| {
            caller.actor.may(Action::ViewActivities, scope)
        }),
        is_filtered,
        waiting: waiting.iter().map(row).collect(),
        rows: shown.iter().map(row).collect(),
        found: found.len(),
        page: number,
        pages,
        previous: (number > 1).then(|| query.address(&frame, number - 1)),
        next: (number < pages).then(|| query.address(&frame, number + 1)),
        may_write,
        query,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn row(frame: &Frame, county: &County, divisions: &[Division], one: &Activity) -> Row {
    Row {
        href: activity_address(frame, one.id, ""),
        title: frame.content(&one.content.title, &domain::LanguageTag::finnish()),
        kind: frame.text(one.content.kind.label_key()),
        state: frame.text(one.state().label_key()),
        when: when(frame, &one.content),
        owner: scopes::label(one.owner, county, divisions, &frame.language),
        participants: one.report().map(|report| frame.integer(report.participants.into())),
        is_public: one.content.is_public,
        is_trial: one.content.trial_since.is_some(),
    }
}
