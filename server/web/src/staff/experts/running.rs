//! A submitted order between its confirmation and its day: its text, its times, who comes, and what experts have said by
//! phone.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use domain::expert::booking::{self, OccurrenceCommand, OfferCommand};
use domain::expert::order::SEATS_MAX;
use domain::expert::{Occurrence, OccurrenceState, OrderCommand, Party, ToldBy};
use domain::id::{ExpertId, OrderId, TypedId};
use domain::identity::Action;
use domain::{Code, Violation};
use service::expert::answering::{self, Answer};
use service::expert::order::{self, OrderView};
use service::expert::running::{self, Edit};
use service::{ServiceError, Services};

use super::read::{TimeRow, field_of};
use super::{Choice, order_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::{see_other, span};
use crate::said::Said;
use crate::staff::edit::{expired, parse_id};
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

/// One time, with what can become of it.
struct TimeView {
    id: String,
    number: usize,
    when: String,
    state: Said,
    /// The form's own, where it can be moved.
    row: Option<TimeRow>,
    /// The names of its fields.
    date: String,
    start: String,
    end: String,
    /// Codes of commands with their words.
    commands: Vec<(&'static str, Said)>,
}

/// An expert who is booked or held.
struct ComesRow {
    expert: String,
    alias: String,
    state: Said,
}

/// An offer that a coordinator may answer for its expert.
struct OpenRow {
    offer: String,
    alias: String,
    state: Said,
}

#[derive(Template)]
#[template(path = "staff/order_running.html")]
struct RunningPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    title: Said,
    back: String,
    action: String,
    version: i64,
    may_edit: bool,
    coordinates: bool,
    description: String,
    place: String,
    seats: String,
    times: Vec<TimeView>,
    comes: Vec<ComesRow>,
    open: Vec<OpenRow>,
    ways: Vec<Choice>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    running_page(page, &state.services, id, &Fields::default(), StatusCode::OK, Problems::default(), notice)
        .await
}

pub async fn change(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let (problems, status) = match act(&page, &state.services, id, &fields).await {
        Ok(Done::Done) => return Ok(see_other(&order_address(&page.frame, id, "/running?done=saved"))),
        Ok(Done::Unreadable(problems)) => (problems, StatusCode::UNPROCESSABLE_ENTITY),
        Err(error) => {
            let is_stale = matches!(error, ServiceError::Conflict(_));
            let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
            (Problems::new(&page.frame, &mendable(error)?, |found| field(&fields, found)), status)
        }
    };
    running_page(page, &state.services, id, &fields, status, problems, None).await
}

/// The field of a violation; that of a new time is told at the time that was to move.
fn field(fields: &Fields, violation: &Violation) -> String {
    let moved = fields.get("action").strip_prefix("reschedule:");
    match (violation.path.first().map(String::as_str), moved) {
        (Some("startsAt"), Some(number)) => format!("times.{number}.date"),
        (Some("endsAt"), Some(number)) => format!("times.{number}.end"),
        _ => field_of(violation),
    }
}

enum Done {
    Done,
    /// Something in the form means nothing.
    Unreadable(Problems),
}

/// What the pressed button asks for: `edit`, `out`, `answer`, or `<command>:<number of the time>`.
async fn act(page: &Page, services: &Services, id: OrderId, fields: &Fields) -> Result<Done, ServiceError> {
    let actor = &page.caller.actor;
    let version = fields.get("version").parse().unwrap_or_default();
    match fields.get("action") {
        "edit" => {
            let Some(seats) = fields.get("seats").trim().parse().ok() else {
                let range = Violation::new(Code::OutOfRange, ["seats"]);
                return Err(range.with("min", 1_i64).with("max", i64::from(SEATS_MAX)).into());
            };
            let edit = Edit {
                description: fields.get("description").replace("\r\n", "\n").trim().to_owned(),
                place: fields.get("place").trim().to_owned(),
                seats,
            };
            running::edit(services, actor, id, version, edit).await?;
        }
        "answer" => {
            let offer = parse_id(fields.get("offer"));
            let offer = offer.ok_or_else(|| Violation::new(Code::Required, ["offer"]))?;
            let told_by = ToldBy::from_code(fields.get("toldBy"));
            let told_by = told_by.ok_or_else(|| Violation::new(Code::Required, ["toldBy"]))?;
            let answer = if fields.get("answer") == "yes" { Answer::Yes } else { Answer::No };
            answering::answer_for(services, actor, offer, answer, told_by).await?;
        }
        "out" => {
            let expert: Option<ExpertId> = parse_id(fields.get("expert"));
            let expert = expert.ok_or_else(|| Violation::new(Code::Required, ["expert"]))?;
            running::withdraw_expert(services, actor, id, expert).await?;
        }
        command => {
            let (command, number) = command.split_once(':').ok_or(ServiceError::NotFound)?;
            let command = OccurrenceCommand::from_code(command).ok_or(ServiceError::NotFound)?;
            let time = parse_id(fields.get(&format!("time.{number}"))).ok_or(ServiceError::NotFound)?;
            if command != OccurrenceCommand::Reschedule {
                running::change_time(services, actor, id, version, time, command).await?;
                return Ok(Done::Done);
            }
            let number = number.parse().map_err(|_| ServiceError::NotFound)?;
            let mut problems = Problems::default();
            match TimeRow::sent(fields, number).read(&page.frame, number, &mut problems) {
                Some(to) => _ = running::reschedule(services, actor, id, version, time, to).await?,
                None => return Ok(Done::Unreadable(problems)),
            }
        }
    }
    Ok(Done::Done)
}

async fn running_page(
    page: Page,
    services: &Services,
    id: OrderId,
    fields: &Fields,
    status: StatusCode,
    problems: Problems,
    notice: Option<Said>,
) -> Reply {
    let view = order::view(services, &page.caller.actor, id).await?;
    let Page { frame, caller, .. } = page;
    let order = &view.order;
    let coordinates = caller.actor.may(Action::CoordinateOrders, order.owner);
    let party = if coordinates { Party::Coordinator } else { Party::Orderer };
    let may_edit = caller.actor.may(Action::PlaceOrder, order.owner)
        && booking::step(booking::ORDER, order.state, OrderCommand::Edit, party).is_ok();
    if !may_edit && !coordinates {
        return Err(ServiceError::Denied.into());
    }
    let typed = |name: &str, stored: &str| {
        if fields.get("action") == "edit" { fields.get(name).to_owned() } else { stored.to_owned() }
    };
    let can_move = coordinates
        && booking::step(booking::ORDER, order.state, OrderCommand::ChangeTime, Party::Coordinator).is_ok();
    let time = |(number, one): (usize, &Occurrence)| {
        time_view(&frame, number, one, can_move && one.busy.starts_at > services.now(), fields)
    };
    let page = RunningPage {
        notice,
        problems,
        title: title_of(&frame, order),
        back: order_address(&frame, id, ""),
        action: order_address(&frame, id, "/running"),
        version: order.version,
        may_edit,
        coordinates,
        description: typed("description", &order.content.description),
        place: typed("place", &order.content.place),
        seats: typed("seats", &order.content.seats.to_string()),
        times: (1..).zip(&view.occurrences).map(time).collect(),
        comes: comes(&frame, &view),
        open: open(&frame, &view),
        ways: ways(&frame, fields),
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

fn time_view(frame: &Frame, number: usize, one: &Occurrence, can_move: bool, fields: &Fields) -> TimeView {
    let words = |command: OccurrenceCommand| match command {
        OccurrenceCommand::Skip => Some(frame.text("staff-time-skip")),
        OccurrenceCommand::TakeUp => Some(frame.text("staff-time-take-up")),
        OccurrenceCommand::Cancel => Some(frame.text("staff-time-cancel")),
        _ => None,
    };
    let allowed = |command: &&OccurrenceCommand| {
        can_move && booking::step(booking::OCCURRENCE, one.state, **command, Party::Coordinator).is_ok()
    };
    let commands = OccurrenceCommand::ALL.iter().filter(allowed);
    let name = |part: &str| format!("times.{number}.{part}");
    let was_typed = fields.has(&name("date")) && fields.get("action") == format!("reschedule:{number}");
    let row = if was_typed {
        TimeRow::sent(fields, number)
    } else {
        TimeRow::of(&(one.busy.starts_at, one.busy.ends_at))
    };
    TimeView {
        id: one.id.uuid().to_string(),
        number,
        when: span(frame, one.busy.starts_at, one.busy.ends_at),
        state: frame.text(one.state.label_key()),
        row: (can_move && one.state == OccurrenceState::Planned).then_some(row),
        date: name("date"),
        start: name("start"),
        end: name("end"),
        commands: commands.filter_map(|command| Some((command.code(), words(*command)?))).collect(),
    }
}

/// Who is booked or held, each once.
fn comes(frame: &Frame, view: &OrderView) -> Vec<ComesRow> {
    let mut seen = BTreeSet::new();
    let live = view.assignments.iter().filter(|one| one.state.is_live() && seen.insert(one.expert));
    live.filter_map(|one| {
        Some(ComesRow {
            expert: one.expert.uuid().to_string(),
            alias: view.experts.get(&one.expert)?.profile.alias.clone(),
            state: frame.text(one.state.label_key()),
        })
    })
    .collect()
}

/// Offers that wait for an answer.
fn open(frame: &Frame, view: &OrderView) -> Vec<OpenRow> {
    let waits = |offer: &&domain::expert::Offer| {
        booking::step(booking::OFFER, offer.state, OfferCommand::Decline, Party::Coordinator).is_ok()
    };
    let row = |offer: &domain::expert::Offer| {
        Some(OpenRow {
            offer: offer.id.uuid().to_string(),
            alias: view.experts.get(&offer.expert)?.profile.alias.clone(),
            state: frame.text(offer.state.label_key()),
        })
    };
    view.offers.iter().filter(waits).filter_map(row).collect()
}

fn ways(frame: &Frame, fields: &Fields) -> Vec<Choice> {
    let label = |way: ToldBy| match way {
        ToldBy::Phone => frame.text("staff-told-by-phone"),
        ToldBy::Email => frame.text("staff-told-by-email"),
        ToldBy::InPerson => frame.text("staff-told-by-in-person"),
    };
    let choice = |way: &ToldBy| Choice {
        value: way.code(),
        label: label(*way),
        is_on: fields.get("toldBy") == way.code(),
    };
    ToldBy::ALL.iter().map(choice).collect()
}
