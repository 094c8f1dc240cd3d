//! What is kept about an expert: who has read it, what it comes to in money, all of it as a file, and its end.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::expert::income::Income;
use domain::expert::person::{Reader, SealedRead};
use domain::id::TypedId;
use l10n::format;
use service::expert::own::{data, entry, times};
use service::expert::{erasure, registry};
use service::fees::{self, ClaimFilter, ClaimView};
use service::{Fault, ServiceError};

use super::confirm::{self, Question};
use super::{OwnPage, end_session, own_file};
use crate::Reply;
use crate::forms::Problems;
use crate::layout::{Frame, Keep, html};
use crate::pages::told::{self, Told};
use crate::said::Said;
use crate::state::WebState;

struct IncomeLine {
    /// "11/2026".
    month: String,
    fees: String,
    costs: String,
    pending: String,
}

struct Year {
    year: i32,
    sum: IncomeLine,
    months: Vec<IncomeLine>,
}

/// What one gig brings in.
struct ClaimLine {
    href: String,
    reference: String,
    title: Said,
    day: String,
    state: Said,
    total: String,
}

impl ClaimLine {
    fn new(frame: &Frame, view: &ClaimView) -> Self {
        Self {
            href: frame.address(&format!("own/fees/{}", view.claim.id.uuid())),
            reference: view.about.reference.clone(),
            title: Said::neutral(view.about.title.trim(), &frame.language),
            day: frame.date(view.claim.gig_day),
            state: frame.text(view.claim.state.label_key()),
            total: frame.euros(view.claim.lines.total()),
        }
    }
}

#[derive(Template)]
#[template(path = "own/income.html")]
struct IncomePage {
    frame: Frame,
    /// The newest first.
    claims: Vec<ClaimLine>,
    /// The newest first.
    years: Vec<Year>,
}

pub async fn income(OwnPage(page): OwnPage, State(state): State<WebState>) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let found = data::income(services, actor).await?;
    let claims = fees::claims(services, actor, ClaimFilter::default()).await?;
    let frame = page.frame;
    let line = |month: String, income: &Income| IncomeLine {
        month,
        fees: format::euros(frame.language.as_str(), income.fees),
        costs: format::euros(frame.language.as_str(), income.costs),
        pending: format::euros(frame.language.as_str(), income.pending),
    };
    let months_of = |year: i32| {
        found
            .months
            .range((year, 1)..=(year, 12))
            .map(|((year, month), income)| line(format!("{month}/{year}"), income))
            .collect()
    };
    let years = found.years.iter().rev();
    let years = years.map(|(year, sum)| Year {
        year: *year,
        sum: line(year.to_string(), sum),
        months: months_of(*year),
    });
    let claims = claims.iter().rev().map(|view| ClaimLine::new(&frame, view)).collect();
    let page = IncomePage { claims, years: years.collect(), frame };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

struct ReadLine {
    at: String,
    reader: Said,
    what: Said,
    purpose: Said,
    /// How people refer to the order that it was for; empty where it was for none.
    order: String,
}

#[derive(Template)]
#[template(path = "own/data.html")]
struct DataPage {
    frame: Frame,
    reads: Vec<ReadLine>,
}

pub async fn show(OwnPage(page): OwnPage, State(state): State<WebState>) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let expert = times::expert(services, actor).await?;
    let reads = registry::reads(services, actor, expert.id).await?;
    let references = registry::read_references(services, &reads).await?;
    let frame = page.frame;
    let line = |read: &SealedRead| ReadLine {
        at: frame.date_time(read.at),
        reader: frame.text(reader_key(read.reader)),
        what: frame.text(read.class.label_key()),
        purpose: frame.text(purpose_key(&read.purpose)),
        order: read.order.and_then(|id| references.get(&id)).cloned().unwrap_or_default(),
    };
    let page = DataPage { reads: reads.iter().map(line).collect(), frame };
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

fn reader_key(reader: Reader) -> &'static str {
    match reader {
        Reader::Coordinator => "own-reader-coordinator",
        Reader::Orderer => "own-reader-orderer",
        Reader::Expert => "own-reader-expert",
        Reader::Payroll => "own-reader-payroll",
        Reader::System => "own-reader-system",
    }
}

fn purpose_key(purpose: &str) -> &'static str {
    match purpose {
        "message" => "own-purpose-message",
        "call" => "own-purpose-call",
        "registry" => "own-purpose-registry",
        "payroll" => "own-purpose-payroll",
        "feedback" => "own-purpose-feedback",
        "figures" => "own-purpose-figures",
        "consent" => "own-purpose-consent",
        "export" => "own-purpose-export",
        _ => "own-purpose-other",
    }
}

/// Everything as a file. Posted, since it writes that it was read.
pub async fn export(OwnPage(page): OwnPage, State(state): State<WebState>) -> Reply {
    let value = data::export(&state.services, &page.caller.actor).await?;
    let body = serde_json::to_string_pretty(&value);
    let body = body.map_err(|error| ServiceError::Fault(Fault::new(error)))?;
    Ok(own_file(body))
}

pub async fn ask_erasure(OwnPage(page): OwnPage) -> Reply {
    let frame = page.frame;
    let question = Question {
        title: frame.text("own-erasure-title"),
        paragraphs: ["own-erasure-at-once", "own-erasure-later", "own-erasure-for-good"]
            .map(|key| frame.text(key))
            .into(),
        lines: Vec::new(),
        button: frame.text("own-erasure"),
        act: "erase",
        is_grave: true,
        back: "own/data",
    };
    Ok(confirm::ask(frame, question, Problems::default()))
}

pub async fn erase(OwnPage(page): OwnPage, State(state): State<WebState>) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let id = actor.expert().ok_or(ServiceError::Unauthenticated)?;
    erasure::ask(services, actor, id).await?;
    entry::leave(services, page.caller.own_token.as_deref()).await?;
    let mut reply = told::reply(page.frame, Told::ErasureAsked);
    end_session(&mut reply, &state)?;
    Ok(reply)
}
