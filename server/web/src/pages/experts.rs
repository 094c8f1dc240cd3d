//! Experts by experience as everybody may know of them: who they are, how they are asked, how much.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::time::{civil_day, half_year};
use service::expert::count::{self, OrderTotal};

use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::state::WebState;

/// What was ordered in a half-year.
struct Row {
    period: String,
    orders: Said,
    gigs: Said,
}

#[derive(Template)]
#[template(path = "experts.html")]
struct ExpertsPage {
    frame: Frame,
    rows: [Row; 2],
}

pub async fn show(page: Page, State(state): State<WebState>) -> Reply {
    let services = &state.services;
    let this = half_year(civil_day(services.now()));
    let last = half_year(this.0.pred_opt().unwrap_or(this.0));
    let (of_this, of_last) = (of(services, this).await?, of(services, last).await?);
    let frame = page.frame;
    let rows = [row(&frame, this, of_this), row(&frame, last, of_last)];
    Ok(html(StatusCode::OK, Keep::Revalidate, &ExpertsPage { rows, frame }))
}

/// What was ordered from the first of these days to the last.
async fn of(
    services: &service::Services,
    (from, last): (NaiveDate, NaiveDate),
) -> service::Result<OrderTotal> {
    count::total(services, from, last.succ_opt().unwrap_or(last)).await
}

fn row(frame: &Frame, (from, last): (NaiveDate, NaiveDate), total: OrderTotal) -> Row {
    let number = |count: Option<u64>| match count {
        Some(count) => Said::neutral(frame.integer(count), &frame.language),
        None => frame.text("experts-few"),
    };
    Row {
        period: format!("{}–{}", frame.date(from), frame.date(last)),
        orders: number(total.orders),
        gigs: number(total.gigs),
    }
}
