//! The county's participation programmes as everybody sees them: those that are in force.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use domain::identity::Actor;
use domain::programme::Programme;
use service::ServiceError;

use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::programme::{AdoptionFacts, ProgrammeFacts, adoption, key_of, public_programme, years};
use crate::said::Said;
use crate::state::WebState;

struct Row {
    href: String,
    name: Said,
    years: Option<String>,
    on: String,
}

#[derive(Template)]
#[template(path = "programmes.html")]
struct ProgrammesPage {
    frame: Frame,
    rows: Vec<Row>,
}

pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let frame = page.frame;
    let row = |programme: &Programme| {
        let version = programme.in_force()?;
        Some(Row {
            href: public_programme(&frame, programme),
            name: frame.wording(&version.content.name),
            years: years(&version.content),
            on: adoption(&frame, version)?.on,
        })
    };
    // Whoever looks, this page tells what everybody may know.
    let programmes = service::programme::list(&state.services, &Actor::Anonymous).await?;
    let page = ProgrammesPage { rows: programmes.iter().filter_map(row).collect(), frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

#[derive(Template)]
#[template(path = "programme.html")]
struct ProgrammePage {
    frame: Frame,
    facts: ProgrammeFacts,
    adoption: AdoptionFacts,
    /// Where the reports on its indicators are.
    reports: String,
    follow_up: String,
}

pub async fn show(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
) -> Reply {
    let key = key_of(&path)?;
    let programme = service::programme::named(&state.services, &Actor::Anonymous, &key).await?;
    let version = programme.in_force().ok_or(ServiceError::NotFound)?;
    let frame = page.frame;
    let comment = Some(format!("{}/comment", public_programme(&frame, &programme)));
    let page = ProgrammePage {
        facts: ProgrammeFacts { comment, ..ProgrammeFacts::new(&frame, &version.content) },
        adoption: adoption(&frame, version).ok_or(ServiceError::NotFound)?,
        reports: format!("{}/reports", public_programme(&frame, &programme)),
        follow_up: super::follow_up::address(&frame, &key, ""),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}
