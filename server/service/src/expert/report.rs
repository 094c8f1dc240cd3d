//! Whether gigs were held: reported once they are over, corrected within two weeks, closed when all is settled.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};
use domain::audit::Act;
use domain::expert::booking::{AssignmentCommand, OccurrenceCommand};
use domain::expert::{
    Assignment, AssignmentState, FeeClaim, OccurrenceState, Order, OrderCommand, OrderState, Party,
    UnfilledReason,
};
use domain::id::{AssignmentId, OrderId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::{Code, Violation};
use serde_json::json;
use storage::expert::{calendar, fee, feedback, order};

use super::change::Changing;
use super::order::{begin, leave_unfilled, party};
use crate::{Result, ServiceError, Services, fees};

/// How long a report can be corrected, and feedback waited for.
pub const REPORT_DAYS: i64 = 14;

/// Says that an order was held. Every booked expert was there, but for those named.
pub async fn report_held(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    absent: &BTreeSet<AssignmentId>,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    let by = party(actor, &changing.order);
    let planned = changing.planned().await?;
    if planned.iter().any(|time| time.busy.ends_at > changing.now) {
        return Err(ServiceError::invalid(Code::NotOverYet, ["state"]));
    }
    changing.apply(OrderCommand::ReportHeld, by, json!({}))?;
    for time in &planned {
        changing.move_time(time, OccurrenceCommand::Hold, Party::System, time.busy).await?;
    }
    report(&mut changing, absent).await?;
    changing.tell_orderer("feedback", |reference, link| Notice::FeedbackAsked {
        reference,
        link: format!("{link}/feedback"),
    });
    changing.commit(Some((actor, Act::OrderReported))).await
}

/// Writes who was there: gigs, what is owed for them, and the question how it was.
async fn report(changing: &mut Changing<'_>, absent: &BTreeSet<AssignmentId>) -> Result<()> {
    for one in calendar::of_order(&changing.tx, changing.order.id).await? {
        if one.state != AssignmentState::Confirmed {
            continue;
        }
        let detail = changing.gig_detail(&one).await?;
        if absent.contains(&one.id) {
            changing.move_assignment(&one, AssignmentCommand::ReportNoShow, one.busy, detail).await?;
        } else {
            changing.move_assignment(&one, AssignmentCommand::ReportHeld, one.busy, detail).await?;
            fees::open_claim(changing, &one).await?;
            changing.ask_how_it_was(&one);
        }
    }
    Ok(())
}

/// Corrects a report within two weeks. What it said is taken back in the history, and what is said now counts.
pub async fn dispute(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    absent: &BTreeSet<AssignmentId>,
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    changing.expect_version(version)?;
    let by = party(actor, &changing.order);
    check_time(&changing)?;
    changing.apply(OrderCommand::DisputeReport, by, json!({}))?;
    for one in calendar::of_order(&changing.tx, id).await? {
        let was_absent = one.state == AssignmentState::NoShow;
        let is_reported = matches!(one.state, AssignmentState::Held | AssignmentState::NoShow);
        if is_reported && was_absent != absent.contains(&one.id) {
            let detail = changing.gig_detail(&one).await?;
            changing.move_assignment(&one, AssignmentCommand::Correct, one.busy, detail).await?;
        }
    }
    report(&mut changing, absent).await?;
    changing.commit(Some((actor, Act::OrderReported))).await
}

/// Refuses a correction that comes too late.
fn check_time(changing: &Changing<'_>) -> Result<()> {
    if is_open(&changing.order, changing.now) {
        return Ok(());
    }
    let late = Violation::new(Code::ReportTooLate, ["state"]);
    Err(late.with("days", REPORT_DAYS).into())
}

/// Whether the time in which a report can be corrected has not run out.
pub(super) fn is_open(order: &Order, now: DateTime<Utc>) -> bool {
    order.held_at.is_none_or(|held_at| now - held_at <= Duration::days(REPORT_DAYS))
}

/// Corrects a report that says of the expert who is acting that they did not come. What it says of others stays; what is
/// owed for the gig is looked at by the coordinator and the approver like every other claim.
pub async fn dispute_own(services: &Services, actor: &Actor, id: AssignmentId) -> Result<()> {
    let own = actor.expert().ok_or(ServiceError::Unauthenticated)?;
    let is_theirs = |one: &Assignment| one.expert == own && one.state == AssignmentState::NoShow;
    let seen =
        calendar::find(&services.storage, id).await?.filter(is_theirs).ok_or(ServiceError::NotFound)?;
    let mut changing = Changing::begin(services, seen.order).await?;
    let found = calendar::find(&changing.tx, id).await?.filter(is_theirs);
    let one = found.ok_or(ServiceError::NotFound)?;
    check_time(&changing)?;
    changing.apply(OrderCommand::DisputeReport, Party::Expert, json!({}))?;
    let detail = changing.gig_detail(&one).await?;
    changing.move_assignment(&one, AssignmentCommand::Correct, one.busy, detail).await?;
    report(&mut changing, &BTreeSet::new()).await?;
    changing.commit(None).await?;
    Ok(())
}

/// Closes what has been held: once feedback has come, or two weeks have passed, and no claim waits for a decision. Where
/// somebody is said not to have come, the two weeks are theirs to say otherwise.
pub async fn close_due(services: &Services) -> Result<usize> {
    let mut closed = 0;
    for held in order::in_states(&services.storage, &[OrderState::Held]).await? {
        let mut changing = Changing::begin(services, held.id).await?;
        let is_over = changing.order.held_at.is_none_or(|at| changing.now - at > Duration::days(REPORT_DAYS));
        let bookings = calendar::of_order(&changing.tx, held.id).await?;
        let gigs = bookings.iter().filter(|one| one.state == AssignmentState::Held).count();
        // Both sides of every gig.
        let has_feedback = feedback::count(&changing.tx, held.id).await? >= 2 * gigs;
        let may_be_corrected = bookings.iter().any(|one| one.state == AssignmentState::NoShow);
        let claims = fee::of_order(&changing.tx, held.id).await?;
        let waits = |claim: &FeeClaim| claim.state.is_undecided() && !claim.is_idle(changing.now);
        let is_settled = !claims.iter().any(waits);
        if changing.order.state != OrderState::Held
            || !is_settled
            || !(is_over || has_feedback && !may_be_corrected)
        {
            continue;
        }
        changing.apply(OrderCommand::Close, Party::System, json!({}))?;
        changing.commit(None).await?;
        closed += 1;
    }
    Ok(closed)
}

/// Ends orders that nobody was found for by the time they would have begun.
pub async fn end_passed(services: &Services) -> Result<usize> {
    let mut ended = 0;
    let open = [OrderState::Requested, OrderState::Offering];
    for one in order::in_states(&services.storage, &open).await? {
        let mut changing = Changing::begin(services, one.id).await?;
        let times = order::occurrences(&changing.tx, one.id).await?;
        let last = times.iter().filter(|time| time.state == OccurrenceState::Planned);
        let has_passed = last.map(|time| time.busy.starts_at).max().is_some_and(|last| last <= changing.now);
        if !has_passed || !open.contains(&changing.order.state) {
            continue;
        }
        leave_unfilled(&mut changing, Party::System, UnfilledReason::TimePassed).await?;
        changing.commit(None).await?;
        ended += 1;
    }
    Ok(ended)
}
