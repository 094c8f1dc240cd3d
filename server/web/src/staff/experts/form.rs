//! Ordering an expert: a new order, and a draft that is written further.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::Violations;
use domain::expert::booking::OrderState;
use domain::expert::person::AccessNeed;
use domain::expert::{GigType, OfferMode, Order, OrderContent, Theme};
use domain::id::OrderId;
use domain::identity::{Action, Scope};
use service::expert::order::{self, NewOrder};
use service::expert::settings;
use service::{ServiceError, Services};

use super::pay::FeeChoice;
use super::read::{TimeRow, Typed, field_of};
use super::{
    Choice, LanguageChoice, MunicipalityChoice, choices, estimated, language_choices, mode_choices,
    municipalities, offer_mode, order_address, title_of,
};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// What the button says that makes room for one more time.
const ADD_TIME: &str = "add-time";
/// What the button says that asks what the order is likely to cost.
const ESTIMATE: &str = "estimate";

/// One time of the form.
struct RowView {
    number: usize,
    row: TimeRow,
    /// The names of its fields.
    date: String,
    start: String,
    end: String,
}

impl RowView {
    fn new((number, row): (usize, &TimeRow)) -> Self {
        let name = |part: &str| format!("times.{number}.{part}");
        Self { number, row: row.clone(), date: name("date"), start: name("start"), end: name("end") }
    }
}

#[derive(Template)]
#[template(path = "staff/order_form.html")]
struct FormPage {
    frame: Frame,
    heading: Said,
    problems: Problems,
    /// Somebody else has changed the draft meanwhile.
    is_stale: bool,
    /// The draft is stored and could not be sent.
    is_not_sent: bool,
    action: String,
    back: String,
    back_label: Said,
    /// `None` for a new order.
    version: Option<i64>,
    owners: Vec<ScopeOption>,
    typed: Typed,
    gig_types: Vec<Choice>,
    languages: Vec<LanguageChoice>,
    modes: Vec<Choice>,
    rows: Vec<RowView>,
    may_add_time: bool,
    municipalities: Vec<MunicipalityChoice>,
    accessibility: Vec<Choice>,
    themes: Vec<Choice>,
    offer_modes: Vec<Choice>,
    fee_classes: Vec<FeeChoice>,
    /// A coordinator may enter what came by phone or e-mail.
    may_receive: bool,
    /// How many days ahead orders are best made.
    lead_days: u32,
    /// What it is likely to cost; empty where nobody has asked yet.
    estimate: Vec<(Said, Said)>,
}

/// How a form came about.
#[derive(Default)]
struct Shown {
    problems: Problems,
    status: StatusCode,
    is_stale: bool,
    is_not_sent: bool,
    estimate: Vec<(Said, Said)>,
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    may_order(&page)?;
    let typed = Typed::blank(&page.frame);
    new_form(page, &state.services, typed, None, Shown::default()).await
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    may_order(&page)?;
    let mut typed = Typed::sent(&page.frame, &fields);
    let owner = scopes::parse(fields.get("owner"));
    if let Some(shown) = again(&page, services, &fields, &mut typed, None).await? {
        return new_form(page, services, typed, owner, shown).await;
    }
    let (content, mut problems) = typed.read(&page.frame, None);
    let received_on = typed.read_received(&page.frame, &mut problems);
    if !problems.is_empty() {
        let shown = Shown { problems, status: StatusCode::UNPROCESSABLE_ENTITY, ..Shown::default() };
        return new_form(page, services, typed, owner, shown).await;
    }
    let new = NewOrder {
        owner: owner.unwrap_or(Scope::County),
        content,
        private: typed.private.clone(),
        received_on,
        key: None,
    };
    let made = match order::create(services, actor, new).await {
        Ok(made) => made,
        Err(error) => {
            let problems = Problems::new(&page.frame, &mendable(error)?, field_of);
            let shown = Shown { problems, status: StatusCode::UNPROCESSABLE_ENTITY, ..Shown::default() };
            return new_form(page, services, typed, owner, shown).await;
        }
    };
    if fields.get("action") != "send" {
        return Ok(see_other(&order_address(&page.frame, made.id, "?done=saved")));
    }
    match order::submit(services, actor, made.id, made.version).await {
        Ok(_) => Ok(see_other(&order_address(&page.frame, made.id, "?done=sent"))),
        // The draft is there: its own form says what is missing, and reloading makes no second one.
        Err(error) => {
            mendable(error)?;
            Ok(see_other(&order_address(&page.frame, made.id, "/edit?check=send")))
        }
    }
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let found = order::order(services, actor, id).await?;
    if !actor.may(Action::PlaceOrder, found.owner) {
        return Err(ServiceError::Denied.into());
    }
    if found.state != OrderState::Draft {
        return Ok(see_other(&order_address(&page.frame, id, "")));
    }
    let missing =
        if query.contains_key("check") { found.content.check(services.now()) } else { Violations::new() };
    let shown = Shown {
        is_not_sent: !missing.is_empty(),
        problems: Problems::new(&page.frame, &missing, field_of),
        ..Shown::default()
    };
    let private = order::private(services, actor, &found).await?;
    draft_form(page, services, &found, Typed::of(&found.content, private), shown).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let mut found = order::order(services, actor, id).await?;
    if !actor.may(Action::PlaceOrder, found.owner) {
        return Err(ServiceError::Denied.into());
    }
    let mut typed = Typed::sent(&page.frame, &fields);
    let version = fields.get("version").parse().unwrap_or_default();
    if let Some(shown) = again(&page, services, &fields, &mut typed, Some(&found.content)).await? {
        // Nothing was compared: what others have saved meanwhile is told once this is saved.
        found.version = version;
        return draft_form(page, services, &found, typed, shown).await;
    }
    let (content, problems) = typed.read(&page.frame, Some(&found.content));
    if !problems.is_empty() {
        // Nothing was compared yet: what others have saved meanwhile is still told at the next attempt.
        found.version = version;
        let shown = Shown { problems, status: StatusCode::UNPROCESSABLE_ENTITY, ..Shown::default() };
        return draft_form(page, services, &found, typed, shown).await;
    }
    let saved = match order::save(services, actor, id, version, content, Some(typed.private.clone())).await {
        Ok(saved) => saved,
        Err(error) => {
            let is_stale = matches!(error, ServiceError::Conflict(_));
            let problems = Problems::new(&page.frame, &mendable(error)?, field_of);
            let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            let shown = Shown { problems, status, is_stale, ..Shown::default() };
            return draft_form(page, services, &found, typed, shown).await;
        }
    };
    if fields.get("action") != "send" {
        return Ok(see_other(&order_address(&page.frame, id, "?done=saved")));
    }
    match order::submit(services, actor, id, saved.version).await {
        Ok(_) => Ok(see_other(&order_address(&page.frame, id, "?done=sent"))),
        Err(error) => {
            let is_stale = matches!(error, ServiceError::Conflict(_));
            let shown = Shown {
                problems: Problems::new(&page.frame, &mendable(error)?, field_of),
                status: if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY },
                is_stale,
                is_not_sent: !is_stale,
                ..Shown::default()
            };
            let typed = Typed::of(&saved.content, typed.private);
            draft_form(page, services, &saved, typed, shown).await
        }
    }
}

/// How the form is shown again where it is not to be stored: with room for one more time, or with what the order is
/// likely to cost. `None` where it is to be stored.
async fn again(
    page: &Page,
    services: &Services,
    fields: &Fields,
    typed: &mut Typed,
    stored: Option<&OrderContent>,
) -> Result<Option<Shown>, ServiceError> {
    let is_asked = match fields.get("act") {
        ADD_TIME => false,
        ESTIMATE => true,
        _ => return Ok(None),
    };
    let (content, problems) = typed.read(&page.frame, stored);
    if !is_asked {
        typed.add_time();
    }
    Ok(Some(match (problems.is_empty(), is_asked) {
        (false, true) => Shown { problems, status: StatusCode::UNPROCESSABLE_ENTITY, ..Shown::default() },
        // Whoever adds a time has not said that the rest is right.
        (false, false) => Shown::default(),
        (true, _) if is_asked || !content.times.is_empty() => {
            let estimate = order::estimate(services, &page.caller.actor, &content).await?;
            Shown { estimate: estimated(&page.frame, &estimate), ..Shown::default() }
        }
        (true, _) => Shown::default(),
    }))
}

fn may_order(page: &Page) -> Result<(), ServiceError> {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        Err(ServiceError::Unauthenticated)
    } else if actor.may_somewhere(Action::PlaceOrder) {
        Ok(())
    } else {
        Err(ServiceError::Denied)
    }
}

async fn new_form(
    page: Page,
    services: &Services,
    typed: Typed,
    owner: Option<Scope>,
    shown: Shown,
) -> Reply {
    let divisions = service::county::divisions(services).await?;
    let lead_days = settings::read(services, &page.caller.actor).await?.lead_days;
    let Page { frame, caller, county } = page;
    let fee_classes = FeeChoice::all(&frame, services, &caller.actor, &typed.fee_class).await?;
    let may_order = |scope| caller.actor.may(Action::PlaceOrder, scope);
    let owners = scopes::options(&county, &divisions, &frame.language, owner, may_order);
    let form = FormPage {
        heading: frame.text("staff-order-new-title"),
        action: frame.address("staff/orders/new"),
        back: frame.address("staff/orders"),
        back_label: frame.text("staff-nav-orders"),
        may_receive: frame.may(Action::CoordinateOrders),
        fee_classes,
        estimate: shown.estimate,
        ..build(frame, typed, shown.problems, owners, lead_days)
    };
    Ok(html(shown.status, Keep::Revalidate, &form))
}

async fn draft_form(page: Page, services: &Services, order: &Order, typed: Typed, shown: Shown) -> Reply {
    let lead_days = settings::read(services, &page.caller.actor).await?.lead_days;
    let Page { frame, caller, .. } = page;
    let form = FormPage {
        heading: frame.text("staff-order-edit-title"),
        fee_classes: FeeChoice::all(&frame, services, &caller.actor, &typed.fee_class).await?,
        action: order_address(&frame, order.id, "/edit"),
        back: order_address(&frame, order.id, ""),
        back_label: title_of(&frame, order),
        version: Some(order.version),
        is_stale: shown.is_stale,
        is_not_sent: shown.is_not_sent,
        estimate: shown.estimate,
        ..build(frame, typed, shown.problems, Vec::new(), lead_days)
    };
    Ok(html(shown.status, Keep::Revalidate, &form))
}

/// The form without what tells a new order from a draft.
fn build(
    frame: Frame,
    typed: Typed,
    mut problems: Problems,
    owners: Vec<ScopeOption>,
    lead_days: u16,
) -> FormPage {
    let places = places(&frame, typed.rows.len());
    let places: Vec<_> = places.iter().map(|(field, place)| (field.as_str(), place.clone())).collect();
    problems.place(&places);
    let gig_type = |kind: &GigType| Choice {
        value: kind.code(),
        label: frame.text(kind.label_key()),
        is_on: *kind == typed.gig_type,
    };
    FormPage {
        heading: frame.text("staff-untitled"),
        is_stale: false,
        is_not_sent: false,
        action: String::new(),
        back: String::new(),
        back_label: frame.text("staff-nav-orders"),
        version: None,
        owners,
        gig_types: GigType::ALL.iter().map(gig_type).collect(),
        languages: language_choices(std::slice::from_ref(&typed.language)),
        modes: mode_choices(&frame, &[typed.mode]),
        municipalities: municipalities(&typed.municipality),
        accessibility: choices(&frame, AccessNeed::ALL, |need| typed.accessibility.contains(&need)),
        themes: choices(&frame, Theme::ALL, |theme| typed.private.themes.contains(&theme)),
        offer_modes: offer_modes(&frame, typed.offer_mode),
        fee_classes: Vec::new(),
        may_receive: false,
        rows: (1..).zip(&typed.rows).map(RowView::new).collect(),
        may_add_time: typed.may_add_time(),
        lead_days: lead_days.into(),
        estimate: Vec::new(),
        problems,
        typed,
        frame,
    }
}

fn offer_modes(frame: &Frame, chosen: OfferMode) -> Vec<Choice> {
    let choice = |mode: &OfferMode| Choice {
        value: mode.code(),
        label: offer_mode(frame, *mode),
        is_on: *mode == chosen,
    };
    OfferMode::ALL.iter().map(choice).collect()
}

/// The fields in their order, with what the summary calls them.
fn places(frame: &Frame, rows: usize) -> Vec<(String, String)> {
    let named = |field: &str, label: Said| (field.to_owned(), format!("{}:", label.plain()));
    let mut places = vec![
        named("owner", frame.text("staff-order-owner")),
        named("title", frame.text("staff-order-title")),
        named("description", frame.text("staff-order-description")),
        named("place", frame.text("staff-order-place")),
        named("seats", frame.text("staff-order-seats")),
        named("times", frame.text("staff-order-times")),
        named("experience", frame.text("staff-order-experience")),
        named("reach", frame.text("staff-order-reach")),
        named("feeClass", frame.text("staff-fee-class")),
        named("costCentre", frame.text("staff-order-cost-centre")),
        named("receivedOn", frame.text("staff-order-received")),
    ];
    for number in 1..=rows {
        let label = frame.with("staff-order-time", [("number", number.into())]);
        for part in ["date", "start", "end"] {
            places.push(named(&format!("times.{number}.{part}"), label.clone()));
        }
    }
    places
}
