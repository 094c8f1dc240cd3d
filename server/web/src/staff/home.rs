//! The first page: what waits for me.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, NaiveDate, Utc};
use domain::LanguageTag;
use domain::activity::Activity;
use domain::body::Proposal;
use domain::customer_feedback::{FeedbackItem, ItemFilter};
use domain::expert::Order;
use domain::id::TypedId;
use domain::identity::Action;
use domain::panel::{Panel, TERM_GRACE_DAYS};
use domain::survey::Survey;
use domain::time::civil_day;
use service::body::proposal;
use service::customer_feedback::Queue;
use service::expert::{feedback, order};
use service::fees::{ClaimFilter, ClaimView};
use service::indicator::inbox::Owed;
use service::initiative::WaitingInitiatives;
use service::matter::{self, MatterView};
use service::survey::draft;
use service::{ServiceError, outbox};

use super::waiting::{Waiting, waiting};
use super::{StaffPage, activities, bodies, experts, fees, matters, panels, survey_address, title_of};
use crate::Reply;
use crate::activity::when;
use crate::layout::{Frame, Keep, Page, html};
use crate::matter::MatterItem;
use crate::said::Said;
use crate::state::WebState;

/// Rows of a section before the rest is left to the list.
const ROWS: usize = 6;

/// What waits for the same step.
struct Section {
    id: &'static str,
    title: Said,
    help: Option<Said>,
    /// What a row leads to.
    action: Said,
    rows: Vec<Row>,
    /// The list with all of them, where some are left out.
    more: Option<String>,
}

struct Row {
    title: Said,
    when: Said,
    href: String,
}

#[derive(Template)]
#[template(path = "staff/home.html")]
struct HomePage {
    frame: Frame,
    sections: Vec<Section>,
    may_edit: bool,
}

pub async fn show(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let Page { frame, caller, .. } = page;
    let found = if caller.actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    } else if caller.actor.may_somewhere(Action::ViewSurveys) {
        let surveys = draft::surveys(&state.services, &caller.actor).await?;
        waiting(surveys, &caller.actor, state.services.now())
    } else {
        Waiting::default()
    };
    let mut sections = Vec::new();
    if caller.actor.may_somewhere(Action::ReadSensitive) {
        let since = feedback::waiting(&state.services, &caller.actor).await?;
        sections.extend(feedback_section(&frame, &since));
    }
    if caller.actor.may_somewhere(Action::ViewOrders) {
        let (orders, now) = (order::orders(&state.services, &caller.actor).await?, state.services.now());
        let waits = |order: &&Order| experts::waits_for(&caller.actor, order);
        sections.extend(orders_section(&frame, &orders.iter().filter(waits).collect::<Vec<_>>()));
        let is_over = |order: &&Order| experts::waits_for_report(&caller.actor, order, now);
        sections.extend(reports_section(&frame, &orders.iter().filter(is_over).collect::<Vec<_>>()));
    }
    let handles = [Action::HandleFeedback, Action::PublishFeedback];
    if handles.iter().any(|action| caller.actor.may_somewhere(*action)) {
        let filter = ItemFilter::default();
        let queue =
            service::customer_feedback::queue(&state.services, &caller.actor, &filter, None, ROWS).await?;
        sections.extend(customer_feedback_section(&frame, &queue));
    }
    let calls = [Action::ManageExperts, Action::ManagePanels, Action::ManageInitiatives];
    if calls.iter().any(|action| caller.actor.may_somewhere(*action)) {
        let since = outbox::calls_waiting(&state.services, &caller.actor).await?;
        sections.extend(calls_section(&frame, &since));
    }
    if caller.actor.may_somewhere(Action::ManagePanels) {
        let mut over = service::panel::managed(&state.services, &caller.actor).await?;
        let today = civil_day(state.services.now());
        over.retain(|panel| panel.is_term_over(today));
        sections.extend(terms_section(&frame, &over));
    }
    if caller.actor.may_somewhere(Action::ManageActivities) {
        let over = service::activity::unreported(&state.services, &caller.actor).await?;
        sections.extend(activities_section(&frame, &over));
    }
    if caller.actor.may_somewhere(Action::ManageInitiatives) {
        let waiting = service::initiative::waiting(&state.services, &caller.actor).await?;
        sections.extend(initiatives_section(&frame, waiting));
    }
    if caller.actor.may_somewhere(Action::ViewIndicators) {
        let owed = service::indicator::inbox::owed_by_me(&state.services, &caller.actor).await?;
        sections.extend(indicators_section(&frame, &owed));
    }
    if caller.actor.may_somewhere(Action::ManageMatters) {
        let warned = matter::warned(&state.services, &caller.actor).await?;
        sections.extend(matters_section(&frame, &warned));
    }
    if service::body::keeps(&caller.actor) {
        let lacking = proposal::lacking(&state.services, &caller.actor).await?;
        sections.extend(proposals_section(&frame, &lacking));
    }
    sections.extend(surveys(&frame, &found));
    if caller.actor.may_somewhere(Action::ViewClaims) {
        let mut claims =
            service::fees::claims(&state.services, &caller.actor, ClaimFilter::default()).await?;
        claims.retain(|view| fees::waits_for(view, &caller.actor));
        if !claims.is_empty() {
            sections.push(fees_section(&frame, &claims));
        }
    }
    let may_edit = frame.may(Action::EditSurvey);
    Ok(html(StatusCode::OK, Keep::Revalidate, &HomePage { frame, sections, may_edit }))
}

/// Orders for which somebody has to be asked.
fn orders_section(frame: &Frame, orders: &[&Order]) -> Option<Section> {
    (!orders.is_empty()).then(|| Section {
        id: "orders",
        title: frame.text("staff-home-orders"),
        help: Some(frame.text("staff-orders-waiting-help")),
        action: frame.text("staff-orders-open"),
        rows: order_rows(frame, orders, ""),
        more: (orders.len() > ROWS).then(|| frame.address("staff/orders?state=requested")),
    })
}

/// Orders of which nobody has said yet whether they were held.
fn reports_section(frame: &Frame, orders: &[&Order]) -> Option<Section> {
    (!orders.is_empty()).then(|| Section {
        id: "reports",
        title: frame.text("staff-order-report-title"),
        help: Some(frame.text("staff-home-reports-help")),
        action: frame.text("staff-order-step-report"),
        rows: order_rows(frame, orders, "/report"),
        more: (orders.len() > ROWS).then(|| frame.address("staff/orders?state=confirmed")),
    })
}

/// Panels whose terms are over, and which nobody has ended.
fn terms_section(frame: &Frame, over: &[Panel]) -> Option<Section> {
    let when = |panel: &Panel| {
        let day = |day: Option<NaiveDate>| day.map(|day| frame.date(day)).unwrap_or_default();
        let (ended, by) = (day(panel.content.term_ends), day(panel.ends_by_itself_on()));
        frame.with("staff-home-term-over", [("date", ended.into()), ("by", by.into())])
    };
    let row = |panel: &Panel| Row {
        title: frame.content(&panel.content.name, &LanguageTag::finnish()),
        when: when(panel),
        href: panels::panel_address(frame, panel.id, ""),
    };
    (!over.is_empty()).then(|| Section {
        id: "terms",
        title: frame.text("staff-home-terms"),
        help: Some(frame.with("staff-home-terms-help", [("days", TERM_GRACE_DAYS.into())])),
        action: frame.text("staff-home-terms-open"),
        rows: over.iter().take(ROWS).map(row).collect(),
        more: (over.len() > ROWS).then(|| frame.address("staff/panels")),
    })
}

/// Activities that are over, and of which nobody has said how they went.
fn activities_section(frame: &Frame, over: &[Activity]) -> Option<Section> {
    let row = |one: &Activity| Row {
        title: frame.content(&one.content.title, &LanguageTag::finnish()),
        when: Said::neutral(when(frame, &one.content), &frame.language),
        href: activities::activity_address(frame, one.id, ""),
    };
    (!over.is_empty()).then(|| Section {
        id: "activities",
        title: frame.text("staff-activities-waiting"),
        help: Some(frame.text("staff-home-activities-help")),
        action: frame.text("staff-activity-report"),
        rows: over.iter().take(ROWS).map(row).collect(),
        more: (over.len() > ROWS).then(|| frame.address("staff/activities")),
    })
}

/// Values of indicators that this person owes; how many, and until when.
fn indicators_section(frame: &Frame, owed: &[Owed]) -> Option<Section> {
    let first = owed.first()?;
    let key = if first.is_overdue { "indicator-was-due" } else { "indicator-due" };
    let row = Row {
        title: frame.with("indicator-owed-count", [("count", owed.len().into())]),
        when: frame.with(key, [("day", frame.date(first.due_on).into())]),
        href: frame.address("staff/indicators"),
    };
    Some(Section {
        id: "indicators",
        title: frame.text("staff-nav-indicators"),
        help: None,
        action: frame.text("indicator-report-value"),
        rows: vec![row],
        more: None,
    })
}

/// Matters of which something may go wrong with the hearing of residents.
fn matters_section(frame: &Frame, warned: &[MatterView]) -> Option<Section> {
    let row = |view: &MatterView| {
        let item = MatterItem::new(frame, &view.matter, matters::matter_address(frame, view.matter.id, ""));
        Row { title: item.title, when: item.when, href: item.href }
    };
    (!warned.is_empty()).then(|| Section {
        id: "matters",
        title: frame.text("staff-home-matters"),
        help: Some(frame.text("staff-home-matters-help")),
        action: frame.text("staff-home-see-matter"),
        rows: warned.iter().take(ROWS).map(row).collect(),
        more: (warned.len() > ROWS).then(|| frame.address("staff/matters?state=warned")),
    })
}

/// Proposals that nobody has looked into in this half-year.
fn proposals_section(frame: &Frame, lacking: &[Proposal]) -> Option<Section> {
    let made_on = |one: &Proposal| {
        frame.with("staff-home-proposed-on", [("date", frame.date(one.content.made_on).into())])
    };
    let row = |one: &Proposal| Row {
        title: frame.content(&one.content.title, &LanguageTag::finnish()),
        when: made_on(one),
        href: bodies::proposal_address(frame, one.id, ""),
    };
    (!lacking.is_empty()).then(|| Section {
        id: "proposals",
        title: frame.text("staff-home-proposals"),
        help: Some(frame.text("staff-home-proposals-help")),
        action: frame.text("staff-follow-up-add"),
        rows: lacking.iter().take(ROWS).map(row).collect(),
        more: (lacking.len() > ROWS).then(|| frame.address("staff/proposals?show=lacking")),
    })
}

/// Orders with their first times; each leads to its own page, or to one below it.
fn order_rows(frame: &Frame, orders: &[&Order], below: &str) -> Vec<Row> {
    let row = |order: &&Order| Row {
        title: experts::title_of(frame, order),
        when: experts::first_time(frame, order),
        href: experts::order_address(frame, order.id, below),
    };
    orders.iter().take(ROWS).map(row).collect()
}

/// Claims to be checked or approved.
fn fees_section(frame: &Frame, claims: &[ClaimView]) -> Section {
    let row = |view: &ClaimView| Row {
        title: Said::neutral(format!("{} · {}", view.about.reference, view.alias), &frame.language),
        when: frame.text(view.claim.state.label_key()),
        href: fees::claim_address(frame, view.claim.id, ""),
    };
    Section {
        id: "fees",
        title: frame.text("staff-nav-fees"),
        help: None,
        action: frame.text("staff-fees-open"),
        rows: claims.iter().take(ROWS).map(row).collect(),
        more: (claims.len() > ROWS).then(|| frame.address("staff/fees")),
    }
}

/// Customer feedback that is not handled, what is due first before the rest.
fn customer_feedback_section(frame: &Frame, queue: &Queue) -> Option<Section> {
    let row = |item: &FeedbackItem| {
        let due = [("date", frame.date(item.due_on).into())];
        let when = if item.is_overdue(queue.today) { "staff-cf-was-due" } else { "staff-cf-is-due" };
        Row {
            title: frame.text(item.classified.class.label_key()),
            when: frame.with(when, due),
            href: frame.address(&format!("staff/customer-feedback/{}", item.id.uuid())),
        }
    };
    (!queue.items.is_empty()).then(|| Section {
        id: "customer-feedback",
        title: frame.text("staff-cf-title"),
        help: None,
        action: frame.text("staff-cf-open"),
        rows: queue.items.iter().map(row).collect(),
        more: queue.next.map(|_| frame.address("staff/customer-feedback")),
    })
}

/// Feedback to be looked into: how much, and since when. None of it is opened here.
fn feedback_section(frame: &Frame, since: &[DateTime<Utc>]) -> Option<Section> {
    let row = Row {
        title: frame.with("staff-home-feedback", [("count", since.len().into())]),
        when: waits_since(frame, *since.first()?),
        href: frame.address("staff/feedback"),
    };
    Some(Section {
        id: "feedback",
        title: frame.text("staff-nav-feedback"),
        help: Some(frame.text("staff-home-feedback-help")),
        action: frame.text("staff-home-read-feedback"),
        rows: vec![row],
        more: None,
    })
}

/// Calls to be made: how many, and since when. No number is opened here.
fn calls_section(frame: &Frame, since: &[DateTime<Utc>]) -> Option<Section> {
    let row = Row {
        title: frame.with("staff-home-calls", [("count", since.len().into())]),
        when: waits_since(frame, *since.first()?),
        href: frame.address("staff/calls"),
    };
    Some(Section {
        id: "calls",
        title: frame.text("staff-calls-title"),
        help: None,
        action: frame.text("staff-home-see-calls"),
        rows: vec![row],
        more: None,
    })
}

/// Initiatives that nobody has taken up, and those of which something is overdue.
fn initiatives_section(frame: &Frame, waiting: WaitingInitiatives) -> Option<Section> {
    let WaitingInitiatives { received, overdue, replied } = waiting;
    let row = |count: usize, key: &str, when: &str, filter: &str| Row {
        title: frame.with(key, [("count", count.into())]),
        when: frame.text(when),
        href: frame.address(&format!("staff/initiatives?{filter}")),
    };
    let mut rows = Vec::new();
    if overdue > 0 {
        rows.push(row(overdue, "staff-home-initiatives", "staff-initiative-overdue", "overdue=yes"));
    }
    if received > 0 {
        rows.push(row(received, "staff-home-initiatives", "initiative-state-received", "state=received"));
    }
    if replied > 0 {
        rows.push(row(replied, "staff-home-initiatives", "staff-initiative-new-reply", "replied=yes"));
    }
    (!rows.is_empty()).then(|| Section {
        id: "initiatives",
        title: frame.text("staff-nav-initiatives"),
        help: Some(frame.text("staff-home-initiatives-help")),
        action: frame.text("staff-home-see-initiatives"),
        rows,
        more: None,
    })
}

fn waits_since(frame: &Frame, since: DateTime<Utc>) -> Said {
    frame.with("staff-home-waits-since", [("date", frame.date_time(since).into())])
}

/// Surveys, by what they wait for.
fn surveys(frame: &Frame, found: &Waiting) -> Vec<Section> {
    let closed_on = |survey: &Survey| {
        let closed_at = survey.life.publication().and_then(|publication| publication.closes_at());
        let date = closed_at.map(|at| frame.date(civil_day(at))).unwrap_or_default();
        frame.with("staff-home-closed-on", [("date", date.into())])
    };
    let closes_on = |survey: &Survey| {
        let closes_at = survey.life.publication().and_then(|publication| publication.closes_at());
        let date = closes_at.map(|at| frame.date_time(at)).unwrap_or_default();
        frame.with("staff-home-closes-on", [("date", date.into())])
    };
    let edited_on = |survey: &Survey| {
        frame.with("staff-home-edited-on", [("date", frame.date_time(survey.updated_at).into())])
    };
    let rows = |surveys: &[Survey], path: &str, when: &dyn Fn(&Survey) -> Said| -> Vec<Row> {
        let row = |survey: &Survey| Row {
            title: title_of(frame, survey),
            when: when(survey),
            href: survey_address(frame, survey, path),
        };
        surveys.iter().take(ROWS).map(row).collect()
    };
    let more = |surveys: &[Survey], state: &str| {
        (surveys.len() > ROWS).then(|| frame.address(&format!("staff/surveys?state={state}")))
    };
    let all = [
        Section {
            id: "owing",
            title: frame.text("staff-home-owing"),
            help: Some(frame.text("staff-home-owing-help")),
            action: frame.text("staff-home-write-outcome"),
            rows: rows(&found.owing, "/outcome", &closed_on),
            more: more(&found.owing, "owing"),
        },
        Section {
            id: "results",
            title: frame.text("staff-home-results"),
            help: Some(frame.text("staff-home-results-help")),
            action: frame.text("staff-home-see-results"),
            rows: rows(&found.results, "/results", &closed_on),
            more: more(&found.results, "closed"),
        },
        Section {
            id: "closing",
            title: frame.text("staff-home-closing"),
            help: None,
            action: frame.text("staff-home-see-survey"),
            rows: rows(&found.closing, "", &closes_on),
            more: more(&found.closing, "open"),
        },
        Section {
            id: "drafts",
            title: frame.text("staff-home-drafts"),
            help: None,
            action: frame.text("staff-home-continue"),
            rows: rows(&found.drafts, "/edit", &edited_on),
            more: more(&found.drafts, "draft"),
        },
    ];
    all.into_iter().filter(|section| !section.rows.is_empty()).collect()
}
