//! Who has read what is sealed of an expert, and forgetting an expert.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::expert::person::{Reader, SealedRead};
use domain::id::{ExpertId, OrderId};
use domain::{AccountId, Violations};
use service::expert::{erasure, registry};

use super::expert_address;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

struct ReadRow {
    at: String,
    who: Said,
    class: Said,
    /// How people refer to the order that it was for; empty where it was for none.
    order: String,
}

#[derive(Template)]
#[template(path = "staff/expert_reads.html")]
struct ReadsPage {
    frame: Frame,
    alias: String,
    back: String,
    rows: Vec<ReadRow>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let expert = registry::expert(services, actor, id).await?;
    let reads = registry::reads(services, actor, id).await?;
    let names = registry::reader_names(services, &reads).await?;
    let references = registry::read_references(services, &reads).await?;
    let frame = page.frame;
    let page = ReadsPage {
        alias: expert.profile.alias,
        back: expert_address(&frame, id, ""),
        rows: reads.iter().map(|read| row(&frame, read, &names, &references)).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

fn row(
    frame: &Frame,
    read: &SealedRead,
    names: &BTreeMap<AccountId, String>,
    references: &BTreeMap<OrderId, String>,
) -> ReadRow {
    let name = read.actor.and_then(|id| names.get(&id));
    ReadRow {
        at: frame.date_time(read.at),
        who: match (name, read.reader) {
            (Some(name), _) => Said::neutral(name, &frame.language),
            (None, Reader::Expert) => frame.text("staff-reads-expert"),
            (None, Reader::System) if read.purpose == "figures" => frame.text("staff-reads-figures"),
            (None, Reader::System) => frame.text("staff-reads-system"),
            (None, Reader::Coordinator | Reader::Orderer | Reader::Payroll) => frame.text("staff-reads-gone"),
        },
        class: frame.text(read.class.label_key()),
        order: read.order.and_then(|id| references.get(&id)).cloned().unwrap_or_default(),
    }
}

#[derive(Template)]
#[template(path = "staff/expert_erase.html")]
struct ErasePage {
    frame: Frame,
    problems: Problems,
    alias: String,
    back: String,
    action: String,
}

pub async fn ask(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
) -> Reply {
    erase_page(page, &state, id, &Violations::new()).await
}

pub async fn erase(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    match erasure::ask(&state.services, &page.caller.actor, id).await {
        Ok(()) => Ok(see_other(&page.frame.address("staff/experts?done=erased"))),
        Err(error) => erase_page(page, &state, id, &mendable(error)?).await,
    }
}

async fn erase_page(page: Page, state: &WebState, id: ExpertId, wrong: &Violations) -> Reply {
    let expert = registry::expert(&state.services, &page.caller.actor, id).await?;
    let frame = page.frame;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = ErasePage {
        problems: Problems::by_path(&frame, wrong),
        alias: expert.profile.alias,
        back: expert_address(&frame, id, ""),
        action: expert_address(&frame, id, "/erase"),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}
