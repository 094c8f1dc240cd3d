//! One order: where it stands, what can be done next, and what has been written about it.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::expert::card::SEEN_DAYS;
use domain::expert::registry::Training;
use domain::expert::{Card, ExpertLanguage, OrderPrivate, OrderState};
use domain::id::OrderId;
use domain::identity::Action;
use service::Services;
use service::expert::order::{self, OrderView};
use service::expert::{agreements, feedback as gig_feedback, thread};

use super::orders::mark;
use super::steps::{Step, steps};
use super::thread::{MessageRow, Thread};
use super::{Sought, Why, estimated, offer_mode, order_address, title_of, whereabouts};
use crate::Reply;
use crate::forms::Problems;
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::span;
use crate::said::Said;
use crate::staff::{IdPath, StaffPage, feedback, scopes};
use crate::state::WebState;

struct StepLink {
    label: Said,
    href: String,
    is_grave: bool,
}

/// One expert who was asked.
struct OfferRow {
    alias: String,
    state: Said,
    sent: String,
    until: String,
    why: Why,
}

/// One expert who is held or booked.
struct BookedRow {
    alias: String,
    state: Said,
    /// `None` once no more than an alias is seen.
    card: Option<CardView>,
}

/// What is told of an expert without their name.
struct CardView {
    /// Each with how well it is known.
    languages: Vec<(LanguageName, Said)>,
    gig_types: Vec<Said>,
    modes: Vec<Said>,
    /// What it was called, and who gave it.
    trainings: Vec<String>,
    themes: Vec<Said>,
}

impl CardView {
    fn of(frame: &Frame, card: &Card) -> Self {
        let language = |one: &ExpertLanguage| (LanguageName::of(&one.tag), frame.text(one.level.label_key()));
        let training = |one: &Training| match one.provider.trim() {
            "" => one.name.clone(),
            provider => format!("{} ({provider})", one.name),
        };
        Self {
            languages: card.languages.iter().map(language).collect(),
            gig_types: card.gig_types.iter().map(|one| frame.text(one.label_key())).collect(),
            modes: card.modes.iter().map(|one| frame.text(one.label_key())).collect(),
            trainings: card.trainings.iter().map(training).collect(),
            themes: card.themes.iter().map(|one| frame.text(one.label_key())).collect(),
        }
    }
}

#[derive(Template)]
#[template(path = "staff/order.html")]
struct OrderPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    title: Said,
    state: Said,
    state_mark: &'static str,
    steps: Vec<StepLink>,
    description: Said,
    language: LanguageName,
    facts: Vec<(Said, Said)>,
    sought: Sought,
    times: Vec<String>,
    booked: Vec<BookedRow>,
    /// For how many days after its end more than aliases is seen.
    seen_days: i64,
    /// Where names and contacts are, when they may be looked up.
    contacts: Option<String>,
    /// Who is booked for a time that their agreement does not cover, for the coordinator.
    beyond: Option<Said>,
    /// `None` for those who are not told whom the coordinator has asked.
    offers: Option<Vec<OfferRow>>,
    /// What may be read of how it was; `None` before it was held.
    feedback: Option<Feedback>,
    /// `None` before it was first sent: nobody but the orderer's side knows of it.
    thread: Option<Thread>,
    /// Where the form of a message goes: the page itself.
    here: String,
}

/// What has been said of the gigs of an order.
struct Feedback {
    title: Said,
    none: Said,
    rows: Vec<feedback::Row>,
}

/// How the page came about.
#[derive(Default)]
pub(super) struct Shown {
    pub notice: Option<Said>,
    pub problems: Problems,
    /// A message that was refused.
    pub typed: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let shown = Shown { notice: notice(&page.frame, &query), ..Shown::default() };
    order_page(page, &state.services, id, shown).await
}

pub(super) async fn order_page(page: Page, services: &Services, id: OrderId, shown: Shown) -> Reply {
    let Page { frame, caller, county } = page;
    let actor = &caller.actor;
    let view = order::view(services, actor, id).await?;
    let divisions = service::county::divisions(services).await?;
    let owner = scopes::label(view.order.owner, &county, &divisions, &frame.language);
    let is_to_come = !view.order.state.has_ended() && view.order.state != OrderState::Held;
    let estimate = match is_to_come {
        true => estimated(&frame, &order::estimate(services, actor, &view.order.content).await?),
        false => Vec::new(),
    };
    let private = order::private(services, actor, &view.order).await?;
    let messages = thread::of_order(services, actor, id).await?;
    let said = gig_feedback::of_order(services, actor, id).await?;
    let order = &view.order;
    let link = |step: Step| StepLink {
        label: frame.text(step.label_key()),
        href: order_address(&frame, order.id, &format!("/{}", step.path())),
        is_grave: step.is_grave(),
    };
    let coordinates = actor.may(Action::CoordinateOrders, order.owner);
    let reads_all = actor.may(Action::ReadSensitive, order.owner);
    let (feedback_title, feedback_none) = match reads_all {
        true => ("staff-feedback-of-order", "staff-feedback-none-yet"),
        false => ("staff-feedback-own", "staff-feedback-own-none"),
    };
    let feedback = Feedback {
        title: frame.text(feedback_title),
        none: frame.text(feedback_none),
        rows: said.iter().map(|view| feedback::row(&frame, view)).collect(),
    };
    let thread = Thread {
        messages: messages.into_iter().map(|one| MessageRow::new(&frame, one)).collect(),
        may_write: actor.may(Action::PlaceOrder, order.owner),
        key: thread::fresh_key(services),
        typed: shown.typed,
    };
    let status = if shown.problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = OrderPage {
        notice: shown.notice,
        problems: shown.problems,
        title: title_of(&frame, order),
        state: frame.text(order.state.label_key()),
        state_mark: mark(order.state),
        steps: steps(order, actor, services.now()).into_iter().map(link).collect(),
        description: Said::neutral(order.content.description.clone(), &frame.language),
        language: LanguageName::of(&order.content.language),
        facts: facts(&frame, &view, &private, owner, estimate),
        sought: Sought::of(&frame, &private),
        times: order.content.times.iter().map(|(from, until)| span(&frame, *from, *until)).collect(),
        booked: booked(&frame, &view),
        seen_days: SEEN_DAYS,
        contacts: (view.tells_contacts() && actor.may(Action::PlaceOrder, order.owner))
            .then(|| order_address(&frame, order.id, "/contact")),
        beyond: beyond(&frame, &view, services.now()).filter(|_| coordinates),
        offers: coordinates.then(|| offers(&frame, &view)),
        feedback: order.held_at.is_some().then_some(feedback),
        thread: order.submitted_on.is_some().then_some(thread),
        here: order_address(&frame, order.id, ""),
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

fn notice(frame: &Frame, query: &BTreeMap<String, String>) -> Option<Said> {
    Some(match query.get("done")?.as_str() {
        "saved" => frame.text("staff-saved"),
        "sent" | "submit" => frame.text("staff-order-sent"),
        "choose" => frame.text("staff-choose-done"),
        "written" => frame.text("staff-thread-written"),
        _ => frame.text("staff-done"),
    })
}

fn facts(
    frame: &Frame,
    view: &OrderView,
    private: &OrderPrivate,
    owner: String,
    estimate: Vec<(Said, Said)>,
) -> Vec<(Said, Said)> {
    let neutral = |text: String| Said::neutral(text, &frame.language);
    let content = &view.order.content;
    let entered_for_another = view.order.received_on.is_some();
    let who = if entered_for_another { "staff-order-entered-by" } else { "staff-order-orderer" };
    let mut facts = vec![
        (frame.text("staff-order-owner"), neutral(owner)),
        (frame.text(who), neutral(view.orderer.clone())),
        (frame.text("gig-type"), frame.text(content.gig_type.label_key())),
        (frame.text("gig-mode"), frame.text(content.mode.label_key())),
        (frame.text("staff-order-seats"), neutral(frame.integer(content.seats.into()))),
    ];
    if !content.place.is_empty() {
        facts.push((frame.text("gig-place"), neutral(content.place.clone())));
    }
    facts.extend(whereabouts(frame, content));
    if !private.reach.is_empty() {
        facts.push((frame.text("staff-order-responsible"), neutral(private.reach.clone())));
    }
    facts.push((frame.text("staff-order-offer-mode"), offer_mode(frame, content.offer_mode)));
    if content.prefers_known {
        facts.push((frame.text("staff-order-prefers-known"), frame.text("staff-yes")));
    }
    if !content.cost_centre.is_empty() {
        facts.push((frame.text("staff-order-cost-centre"), neutral(content.cost_centre.clone())));
    }
    facts.extend(estimate);
    if let Some(reference) = &view.order.reference {
        facts.push((frame.text("staff-order-reference"), neutral(reference.clone())));
    }
    if let Some(day) = view.order.submitted_on {
        facts.push((frame.text("staff-order-submitted"), neutral(frame.date(day))));
    }
    if let Some(reason) = view.unfilled_reason {
        facts.push((frame.text("staff-figures-unfilled-why"), frame.text(reason.label_key())));
    }
    facts
}

/// Who comes, each expert once.
fn booked(frame: &Frame, view: &OrderView) -> Vec<BookedRow> {
    let mut seen = BTreeSet::new();
    let assignments = view.assignments.iter().filter(|one| seen.insert(one.expert));
    assignments
        .filter_map(|one| {
            let alias = view.experts.get(&one.expert)?.profile.alias.clone();
            let card = view.cards.get(&one.expert).map(|card| CardView::of(frame, card));
            Some(BookedRow { alias, state: frame.text(one.state.label_key()), card })
        })
        .collect()
}

fn beyond(frame: &Frame, view: &OrderView, now: DateTime<Utc>) -> Option<Said> {
    let experts = agreements::beyond_in(view, now);
    let aliases: Vec<&str> = experts.iter().map(|expert| expert.profile.alias.as_str()).collect();
    (!aliases.is_empty()).then(|| frame.with("desk-beyond-notice", [("aliases", aliases.join(", ").into())]))
}

fn offers(frame: &Frame, view: &OrderView) -> Vec<OfferRow> {
    let row = |offer: &domain::expert::Offer| OfferRow {
        alias: view.experts.get(&offer.expert).map(|one| one.profile.alias.clone()).unwrap_or_default(),
        state: frame.text(offer.state.label_key()),
        sent: frame.date_time(offer.sent_at),
        until: frame.date_time(offer.expires_at),
        why: Why::of(frame, &offer.explanation),
    };
    view.offers.iter().map(row).collect()
}
