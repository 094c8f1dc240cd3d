//! The methods bank as everybody sees it.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::activity::Activity;
use domain::id::{MethodId, TypedId};
use domain::method::Method;
use domain::{LanguageTag, LocalizedText};
use service::method;

use crate::Reply;
use crate::activity::ActivityItem;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

struct Row {
    href: String,
    name: Said,
    about: Said,
    effort: Said,
    /// How many activities were held by it; nothing where none was.
    held: Option<Said>,
}

#[derive(Template)]
#[template(path = "methods.html")]
struct MethodsPage {
    frame: Frame,
    rows: Vec<Row>,
}

pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let bank = method::bank(&state.services).await?;
    let uses = method::use_counts(&state.services).await?;
    let frame = page.frame;
    let row = |one: &Method| Row {
        href: public_method(&frame, one.id),
        name: frame.content(&one.content.name, &LanguageTag::finnish()),
        about: frame.content(&one.content.about, &LanguageTag::finnish()),
        effort: frame.text(one.content.effort.label_key()),
        held: uses.get(&one.id).map(|held| frame.with("method-held", [("count", (*held).into())])),
    };
    let rows = bank.iter().filter(|one| !one.is_retired).map(row).collect();
    Ok(html(StatusCode::OK, Keep::Revalidate, &MethodsPage { frame, rows }))
}

#[derive(Template)]
#[template(path = "method.html")]
struct MethodPage {
    frame: Frame,
    facts: MethodFacts,
    /// How many activities were held by it.
    held: Said,
    uses: Vec<ActivityItem>,
}

/// What is told of a method.
struct MethodFacts {
    name: Said,
    about: Said,
    suits: Said,
    steps: Vec<Said>,
    access: Said,
    effort: Said,
    categories: Vec<Said>,
    is_retired: bool,
}

impl MethodFacts {
    fn new(frame: &Frame, one: &Method) -> Self {
        let said = |text: &LocalizedText| frame.content(text, &LanguageTag::finnish());
        let content = &one.content;
        let steps = said(&content.steps);
        let lines = steps.plain().lines().map(str::trim).filter(|line| !line.is_empty());
        Self {
            name: said(&content.name),
            about: said(&content.about),
            suits: said(&content.suits),
            steps: lines.map(|line| Said::new(line, steps.language(), &frame.language)).collect(),
            access: said(&content.access),
            effort: frame.text(content.effort.label_key()),
            categories: content.categories.iter().map(|one| frame.text(one.label_key())).collect(),
            is_retired: one.is_retired,
        }
    }
}

/// One method, also one that the county does not use any more: activities that were held by it lead here.
pub async fn show(page: Page, IdPath(id): IdPath<MethodId>, State(state): State<WebState>) -> Reply {
    let one = method::find(&state.services, id).await?;
    let uses = method::uses(&state.services, id).await?;
    let Page { frame, county, .. } = page;
    let used = |activity: &Activity| ActivityItem::new(&frame, &county, activity);
    let page = MethodPage {
        facts: MethodFacts::new(&frame, &one),
        held: frame.with("method-held", [("count", uses.held.into())]),
        uses: uses.public.iter().map(used).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// The address of a method's page for everybody.
pub(crate) fn public_method(frame: &Frame, id: MethodId) -> String {
    frame.address(&format!("methods/{}", id.uuid()))
}
