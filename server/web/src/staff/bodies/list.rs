//! The register of bodies, with what each has done this year.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::Datelike;
use domain::LanguageTag;
use domain::body::{Body, BodyFigures, FollowUpFigures, follow_up};
use domain::time::{civil_day, half_year};
use l10n::Collator;
use service::body;

use super::{body_address, days_of};
use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::said::Said;
use crate::staff::StaffPage;
use crate::state::WebState;

struct Row {
    href: String,
    name: Said,
    kind: Said,
    is_influencing: bool,
    is_over: bool,
    figures: BodyFigures,
}

#[derive(Template)]
#[template(path = "staff/bodies.html")]
struct BodiesPage {
    frame: Frame,
    year: i32,
    influencing: Vec<Row>,
    deciding: Vec<Row>,
    /// Of proposals in this half-year.
    follow_up: FollowUpFigures,
    half_year: String,
    keeps: bool,
}

pub async fn show(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let Page { frame, caller, .. } = page;
    let today = civil_day(state.services.now());
    let year = today.year();
    let period = days_of(year).unwrap_or((today, today));
    let counted = body::figures(&state.services, &caller.actor, period).await?;
    let proposals = body::proposal::all(&state.services, &caller.actor).await?;
    let half = half_year(today);
    let row = |(body, figures): &(Body, BodyFigures)| Row {
        href: body_address(&frame, body.id, ""),
        name: frame.content(&body.content.name, &LanguageTag::finnish()),
        kind: frame.text(body.content.kind.label_key()),
        is_influencing: body.is_influencing(),
        is_over: !body.is_at_work(today),
        figures: *figures,
    };
    let mut rows: Vec<Row> = counted.iter().map(row).collect();
    let collator = Collator::new(frame.language.as_str());
    rows.sort_by(|a, b| a.is_over.cmp(&b.is_over).then(collator.compare(a.name.plain(), b.name.plain())));
    let (influencing, deciding) = rows.into_iter().partition(|row| row.is_influencing);
    let page = BodiesPage {
        year,
        influencing,
        deciding,
        follow_up: follow_up(&proposals, half),
        half_year: format!("{}–{}", frame.date(half.0), frame.date(half.1)),
        keeps: body::keeps(&caller.actor),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}
