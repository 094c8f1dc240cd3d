//! What happens to an order between its confirmation and its day: seats that become free, times that move.

use chrono::{DateTime, Utc};
use domain::audit::Act;
use domain::expert::booking::{AssignmentCommand, OccurrenceCommand, OfferCommand};
use domain::expert::{
    Assignment, AssignmentState, Busy, Occurrence, OccurrenceState, OfferState, Order, OrderCommand,
    OrderState, Party,
};
use domain::id::{ExpertId, OccurrenceId, OrderId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::{Code, Violation};
use serde_json::json;
use storage::expert::{calendar, offer, order};

use super::answering::settle;
use super::change::{Changing, retried};
use super::order::{begin, is_short_notice};
use super::{matching, offering};
use crate::{Result, ServiceError, Services, fees};

/// What of a submitted order can be changed without asking anybody anew.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Edit {
    pub description: String,
    /// The address, or the remote link.
    pub place: String,
    /// Experts wanted at each time; never fewer than are booked.
    pub seats: u8,
}

/// Changes text, place or seats. An order whose seats are all filled by that is confirmed; one that wants more than
/// it has asks again.
pub async fn edit(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    edit: Edit,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    let by = super::order::party(actor, &changing.order);
    let booked = live_experts(&changing).await?;
    if usize::from(edit.seats) < booked.len() {
        return Err(ServiceError::invalid(Code::SeatsBelowBooked, ["seats"]));
    }
    let wants_more = changing.order.state == OrderState::Confirmed && usize::from(edit.seats) > booked.len();
    let content = &mut changing.order.content;
    content.description = edit.description;
    content.place = edit.place;
    content.seats = edit.seats;
    // What was right when it was submitted stays so, whatever the time is now.
    let timeless = |violation: &Violation| violation.path.first().is_none_or(|field| field != "times");
    let wrong: Vec<Violation> =
        changing.order.content.check(changing.now).into_iter().filter(timeless).collect();
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    changing.apply(OrderCommand::Edit, by, json!({ "seats": edit.seats }))?;
    if wants_more {
        changing.apply(OrderCommand::ReopenSeat, Party::Coordinator, json!({}))?;
    }
    settle(&mut changing).await?;
    changing.commit(Some((actor, Act::OrderEdited))).await
}

/// Who is booked or held, each once.
async fn live_experts(changing: &Changing<'_>) -> Result<std::collections::BTreeSet<ExpertId>> {
    let bookings = calendar::of_order(&changing.tx, changing.order.id).await?;
    Ok(bookings.iter().filter(|one| one.state.is_live()).map(|one| one.expert).collect())
}

/// Takes an expert out of an order before it begins: the seat is free, and the next on the reserve list is asked.
/// Costs the expert nothing.
pub async fn withdraw_expert(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    expert: ExpertId,
) -> Result<Order> {
    let (mut changing, by) = match actor.expert() {
        Some(own) if own == expert => (Changing::begin(services, id).await?, Party::Expert),
        Some(_) => return Err(ServiceError::NotFound),
        None => (begin(services, actor, Action::CoordinateOrders, id).await?, Party::Coordinator),
    };
    let bookings = calendar::of_order(&changing.tx, id).await?;
    let own: Vec<Assignment> =
        bookings.into_iter().filter(|one| one.expert == expert && one.state.is_live()).collect();
    if own.is_empty() {
        return Err(ServiceError::NotFound);
    }
    if own.iter().any(|one| one.busy.starts_at <= changing.now) {
        return Err(ServiceError::invalid(Code::TimeHasPassed, ["state"]));
    }
    end_bookings(&mut changing, expert, &own, by).await?;
    if changing.order.state == OrderState::Confirmed {
        changing.apply(OrderCommand::ReopenSeat, by, json!({}))?;
    }
    changing.tell_orderer("reopened", |reference, link| Notice::SeatReopened { reference, link });
    settle(&mut changing).await?;
    let act = actor.staff().map(|_| (actor, Act::SeatReopened));
    changing.commit(act).await
}

/// Ends the bookings of an expert in an order, and what they were asked for it.
async fn end_bookings(
    changing: &mut Changing<'_>,
    expert: ExpertId,
    own: &[Assignment],
    by: Party,
) -> Result<()> {
    for one in own {
        let command = match one.state {
            AssignmentState::Hold => AssignmentCommand::Release,
            _ => AssignmentCommand::Cancel,
        };
        changing.move_assignment(one, command, one.busy, json!({ "by": by.code() })).await?;
    }
    for one in offer::of_order(&changing.tx, changing.order.id).await? {
        if one.expert == expert && one.state.is_live() {
            changing.move_offer(&one, OfferCommand::Withdraw, Party::System).await?;
        }
    }
    Ok(())
}

/// Takes an expert who is to be forgotten out of an order, also one that nobody has reported. Where others come to it the
/// order stays as it is; else somebody is looked for.
pub(super) async fn take_out(services: &Services, id: OrderId, expert: ExpertId) -> Result<()> {
    let mut changing = Changing::begin(services, id).await?;
    let bookings = calendar::of_order(&changing.tx, id).await?;
    let (own, others): (Vec<Assignment>, Vec<Assignment>) =
        bookings.into_iter().filter(|one| one.state.is_live()).partition(|one| one.expert == expert);
    end_bookings(&mut changing, expert, &own, Party::Expert).await?;
    let is_to_come = own.iter().all(|one| changing.now < one.busy.starts_at);
    if changing.order.state == OrderState::Confirmed && (is_to_come || others.is_empty()) {
        changing.apply(OrderCommand::ReopenSeat, Party::Expert, json!({}))?;
        changing.tell_orderer("reopened", |reference, link| Notice::SeatReopened { reference, link });
    }
    settle(&mut changing).await?;
    changing.commit(None).await?;
    Ok(())
}

/// Another time for one occurrence. The experts who are booked keep it where they are free; a clash refuses all.
pub async fn reschedule(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    time: OccurrenceId,
    to: (DateTime<Utc>, DateTime<Utc>),
) -> Result<Order> {
    retried(services, || reschedule_once(services, actor, id, version, time, to)).await
}

async fn reschedule_once(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    time: OccurrenceId,
    (starts_at, ends_at): (DateTime<Utc>, DateTime<Utc>),
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    if starts_at <= changing.now {
        return Err(ServiceError::invalid(Code::TimeHasPassed, ["startsAt"]));
    }
    let times = order::occurrences(&changing.tx, id).await?;
    let (place, one) = (0..).zip(&times).find(|(_, one)| one.id == time).ok_or(ServiceError::NotFound)?;
    if one.busy.starts_at <= changing.now {
        return Err(ServiceError::invalid(Code::TimeHasPassed, ["state"]));
    }
    let clashes = |other: &&domain::expert::Occurrence| {
        other.id != time
            && other.state == OccurrenceState::Planned
            && other.busy.starts_at < ends_at
            && starts_at < other.busy.ends_at
    };
    if times.iter().any(|other| clashes(&other)) {
        return Err(ServiceError::invalid(Code::TimesOverlap, ["startsAt"]));
    }
    let (before, after) = (one.busy.starts_at - one.busy.from, one.busy.until - one.busy.ends_at);
    let busy = Busy {
        from: starts_at - before,
        until: ends_at + after,
        ..Busy::of(starts_at, ends_at, changing.order.content.mode)?
    };
    changing.move_time(one, OccurrenceCommand::Reschedule, Party::Coordinator, busy).await?;
    let bookings: Vec<Assignment> = calendar::of_order(&changing.tx, id).await?;
    let bookings: Vec<Assignment> =
        bookings.into_iter().filter(|one| one.occurrence == time && one.state.is_live()).collect();
    let experts: Vec<ExpertId> = bookings.iter().map(|one| one.expert).collect();
    let moved = Occurrence { busy, ..*one };
    matching::refuse_unfit_by_alias(&changing, &experts, &[moved], "startsAt").await?;
    calendar::lock(&changing.tx, &experts).await?;
    for booked in &bookings {
        // The way there takes each expert their own time.
        let own = Busy {
            from: starts_at - (booked.busy.starts_at - booked.busy.from),
            until: ends_at + (booked.busy.until - booked.busy.ends_at),
            ..busy
        };
        if calendar::is_booked_besides(&changing.tx, booked, own).await? {
            return Err(Violation::new(Code::ExpertDoubleBooked, ["startsAt"]).into());
        }
        changing.retime(booked, own).await?;
    }
    if let Some(kept) = changing.order.content.times.get_mut(place) {
        *kept = (starts_at, ends_at);
    }
    changing.apply(OrderCommand::ChangeTime, Party::Coordinator, json!({}))?;
    changing.tell_orderer_of_times().await?;
    offering::tell_anew(&mut changing).await?;
    changing.commit(Some((actor, Act::OrderTimeChanged))).await
}

/// Leaves one time out, calls it off, or takes one that was left out up again. Whoever loses a booking by that too late
/// is paid as if the order had been called off.
pub async fn change_time(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    time: OccurrenceId,
    command: OccurrenceCommand,
) -> Result<Order> {
    retried(services, || change_time_once(services, actor, id, version, time, command)).await
}

async fn change_time_once(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    time: OccurrenceId,
    command: OccurrenceCommand,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    let times = order::occurrences(&changing.tx, id).await?;
    let one = times.iter().find(|one| one.id == time).ok_or(ServiceError::NotFound)?;
    if one.busy.starts_at <= changing.now {
        return Err(ServiceError::invalid(Code::TimeHasPassed, ["state"]));
    }
    let planned = times.iter().filter(|one| one.state == OccurrenceState::Planned).count();
    if planned == 1 && one.state == OccurrenceState::Planned {
        // The last one is the order itself.
        return Err(ServiceError::invalid(Code::IllegalTransition, ["state"]));
    }
    let is_late = is_short_notice(one.busy.starts_at, changing.now);
    let to = changing.move_time(one, command, Party::Coordinator, one.busy).await?;
    for booked in calendar::of_order(&changing.tx, id).await? {
        if booked.occurrence != time || !booked.state.is_live() || to == OccurrenceState::Planned {
            continue;
        }
        let is_confirmed = booked.state == AssignmentState::Confirmed;
        let command = if is_confirmed { AssignmentCommand::Cancel } else { AssignmentCommand::Release };
        changing.move_assignment(&booked, command, booked.busy, json!({})).await?;
        if is_confirmed {
            changing.tell_of_cancelled(&booked);
            if is_late {
                fees::open_claim(&mut changing, &booked).await?;
            }
        }
    }
    changing.apply(OrderCommand::ChangeTime, Party::Coordinator, json!({}))?;
    if to == OccurrenceState::Planned {
        take_up_again(&mut changing, time).await?;
    }
    if to == OccurrenceState::Planned && changing.order.state == OrderState::Confirmed {
        // Somebody has to be found for it.
        changing.apply(OrderCommand::ReopenSeat, Party::Coordinator, json!({}))?;
    }
    changing.tell_orderer_of_times().await?;
    offering::tell_anew(&mut changing).await?;
    settle(&mut changing).await?;
    changing.commit(Some((actor, Act::OrderTimeChanged))).await
}

/// Holds a time that was left out for those who had said yes to it and are still free then.
async fn take_up_again(changing: &mut Changing<'_>, time: OccurrenceId) -> Result<()> {
    let times: Vec<Occurrence> = changing.planned().await?.into_iter().filter(|one| one.id == time).collect();
    let mut offers = offer::of_order(&changing.tx, changing.order.id).await?;
    offers.retain(|one| matches!(one.state, OfferState::Accepted | OfferState::Selected));
    // All of them first, in one order: one by one below, two such changes could wait for each other.
    let experts: Vec<ExpertId> = offers.iter().map(|one| one.expert).collect();
    calendar::lock(&changing.tx, &experts).await?;
    for one in &offers {
        match matching::book_around(changing, &[one], &times, AssignmentState::Hold).await {
            Ok(()) => fees::follow(changing, one.expert, time).await?,
            // Booked elsewhere meanwhile: somebody else is asked.
            Err(ServiceError::Invalid(_)) => {}
            Err(error) => return Err(error),
        }
    }
    Ok(())
}
