//! Rows 13 and 14: a command in a state that no row of the tables allows changes nothing, whatever door it comes by.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeSet;

use chrono::Duration;
use domain::expert::booking::{self, OfferCommand, OfferState, OrderCommand, OrderState};
use domain::expert::{
    Expert, Offer, OfferMode, Order, OrderContent, Party, ToldBy, UnfilledReason, WithdrawReason,
};
use domain::identity::Role;
use service::ServiceError;
use service::expert::answering::{self, Answer};
use service::expert::offering::{self, Asked};
use service::expert::{order, report, running};

use crate::past;
use crate::support::calls::{self, about, accept, decline, end, select, send_offers, step, withdraw};
use crate::support::orders::{Offered, Office, gig, refusal};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

/// Refusals that are looked for before the state is: what is not over cannot be reported, whatever its state.
const EARLIER: &[(OrderCommand, &str)] = &[
    (OrderCommand::Submit, "TIME_HAS_PASSED"),
    (OrderCommand::Confirm, "NOBODY_BOOKED"),
    (OrderCommand::ReportHeld, "NOT_OVER_YET"),
    (OrderCommand::DisputeReport, "REPORT_TOO_LATE"),
    (OrderCommand::ChangeTime, "TIME_HAS_PASSED"),
    // A draft has no times to be changed one by one.
    (OrderCommand::ChangeTime, "NOT_FOUND"),
];

/// An order of each state.
async fn orders(service: &TestService, office: &Office, expert: &Expert) -> Vec<Order> {
    let (services, actor) = (&service.services, &office.actor);
    let hour = Duration::hours(1);
    let soon = services.now() + Duration::hours(2);
    let over = office.confirmed(gig(soon, hour), &[expert]).await;
    let to_hold = office.confirmed(gig(soon + Duration::hours(4), hour), &[expert]).await;
    service.clock.advance(Duration::hours(8));
    office.report_held(&over).await;
    service.clock.advance(Duration::days(report::REPORT_DAYS + 1));
    assert_eq!(report::close_due(services).await.unwrap(), 1);
    let closed = office.order(&over).await;
    let held = office.report_held(&to_hold).await;

    let later = |day| gig(services.now() + Duration::days(day), hour);
    let cancelled = office.confirmed(later(10), &[expert]).await;
    let cancelled = order::cancel(services, actor, cancelled.id, cancelled.version).await.unwrap();
    let withdrawn = office.submitted(later(11)).await;
    let reason = WithdrawReason::NeedEnded;
    let withdrawn = order::withdraw(services, actor, withdrawn.id, withdrawn.version, reason).await.unwrap();
    let unfilled = office.submitted(later(12)).await;
    let reason = UnfilledReason::NobodyFree;
    let unfilled = order::give_up(services, actor, unfilled.id, unfilled.version, reason).await.unwrap();
    let orders = vec![
        office.draft(later(13)).await,
        office.submitted(later(14)).await,
        office.offered(later(15), &[expert]).await.order,
        office.confirmed(later(16), &[expert]).await,
        held,
        closed,
        withdrawn,
        cancelled,
        unfilled,
    ];
    let states: Vec<OrderState> = orders.iter().map(|order| order.state).collect();
    assert_eq!(states, OrderState::ALL, "one of each");
    orders
}

/// What a command came to that is given by a use case.
fn told(result: Result<Order, ServiceError>) -> String {
    if let Err(ServiceError::NotFound) = result {
        return "NOT_FOUND".to_owned();
    }
    let key = refusal(result).message_key();
    key.strip_prefix("violation-").unwrap_or(key).replace('-', "_").to_uppercase()
}

/// Gives a command through the interface or, where that has no field for it, by its use case; nothing for what only
/// the service itself commands.
async fn give(
    client: &Client,
    office: &Office,
    order: &Order,
    command: OrderCommand,
    expert: &Expert,
) -> Option<String> {
    let (services, actor) = (&office.services, &office.actor);
    let (id, version) = (order.id, order.version);
    let result = match command {
        OrderCommand::Submit => step(client, "submitExpertOrder", order).await,
        OrderCommand::Return => step(client, "returnExpertOrder", order).await,
        OrderCommand::SendOffers => send_offers(client, order, &[expert.id]).await,
        OrderCommand::Confirm => step(client, "confirmExpertOrder", order).await,
        OrderCommand::GiveUp => calls::give_up(client, order).await,
        OrderCommand::Withdraw => withdraw(client, order).await,
        OrderCommand::Cancel => step(client, "cancelExpertOrder", order).await,
        OrderCommand::ReportHeld => {
            calls::command(client, "reportExpertOrderHeld", "ReportExpertOrderInput", about(order)).await
        }
        OrderCommand::Edit => {
            let edit = running::Edit {
                description: "Muuta.".to_owned(),
                place: String::new(),
                seats: order.content.seats,
            };
            return Some(told(running::edit(services, actor, id, version, edit).await));
        }
        OrderCommand::ChangeTime => {
            let time = office.view(order).await.occurrences.first().copied();
            let Some(time) = time else { return Some("NOT_FOUND".to_owned()) };
            let day = Duration::days(30);
            let to = (time.busy.starts_at + day, time.busy.ends_at + day);
            return Some(told(running::reschedule(services, actor, id, version, time.id, to).await));
        }
        OrderCommand::DisputeReport => {
            return Some(told(report::dispute(services, actor, id, version, &BTreeSet::new()).await));
        }
        // A seat reopens where somebody leaves or one more is wanted; the others are the clock's.
        OrderCommand::ReopenSeat | OrderCommand::OffersExhausted | OrderCommand::Close => return None,
    };
    Some(end(&result).to_owned())
}

/// Offers of every state, each with the secret of its link; one on the reserve list has none.
async fn offers(service: &TestService, office: &Office) -> Vec<(Offered, usize)> {
    let services = &service.services;
    let (first, second) = (office.expert("Kuusi").await, office.expert("Koivu").await);
    let both = [&first, &second];
    let content = |day: i64| gig(services.now() + Duration::days(day), Duration::hours(1));
    let mut found = Vec::new();
    let expired = office.offered(content(30), &[&first]).await;
    service.clock.advance(Duration::days(4));
    assert_eq!(answering::expire_due(services).await.unwrap(), 1);
    found.push((expired, 0));
    found.push((office.offered(content(31), &[&first]).await, 0));
    found.push((office.interested(content(32), &[&first]).await, 0));

    let accepted = office.offered(OrderContent { seats: 2, ..content(33) }, &both).await;
    answering::accept(services, &accepted.links[0].token).await.unwrap();
    answering::decline(services, &accepted.links[1].token).await.unwrap();
    found.push((accepted, 0));
    let declined = office.offered(content(34), &[&first]).await;
    answering::decline(services, &declined.links[0].token).await.unwrap();
    found.push((declined, 0));
    let superseded = office.offered(content(35), &both).await;
    answering::accept(services, &superseded.links[0].token).await.unwrap();
    found.push((superseded, 1));

    for (day, place) in [(36, 0), (37, 1)] {
        let chosen = office.interested(content(day), &both).await;
        let (id, version) = (chosen.order.id, chosen.order.version);
        offering::select(services, &office.actor, id, version, &chosen.offers()[..1]).await.unwrap();
        found.push((chosen, place));
    }
    let withdrawn = office.offered(content(38), &[&first]).await;
    let (id, version) = (withdrawn.order.id, withdrawn.order.version);
    order::withdraw(services, &office.actor, id, version, WithdrawReason::Test).await.unwrap();
    found.push((withdrawn, 0));
    found
}

async fn events(service: &TestService) -> usize {
    past::texts(&service.database, "SELECT kind FROM expert_event").await.len()
}

fn offer_of(offered: &Offered, view: &order::OrderView, place: usize) -> Offer {
    let id = offered.offers()[place];
    view.offers.iter().find(|offer| offer.id == id).unwrap().clone()
}

/// What an answer must be told in a state: the same again, that it is too late, or nothing known beforehand.
fn expected(state: OfferState, command: OfferCommand, said: OfferState) -> Option<&'static str> {
    if state == said {
        return None;
    }
    booking::step(booking::OFFER, state, command, Party::Expert).is_err().then_some("OFFER_NOT_OPEN")
}

on_both_databases! {
    async fn every_pair_of_state_and_command_that_no_row_names_is_refused(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let orders = orders(&service, &office, &expert).await;
        let client = service.staff(Role::Coordinator).await;
        let before = events(&service).await;
        let mut refused = 0;
        for order in &orders {
            for command in OrderCommand::ALL {
                if booking::step(booking::ORDER, order.state, *command, Party::Coordinator).is_ok() {
                    continue;
                }
                let Some(told) = give(&client, &office, order, *command, &expert).await else { continue };
                let is_earlier = EARLIER.contains(&(*command, told.as_str()));
                assert!(told == "ILLEGAL_TRANSITION" || is_earlier, "{command:?} in {:?}: {told}", order.state);
                assert_eq!(&office.order(order).await, order, "{command:?} in {:?}", order.state);
                refused += 1;
            }
        }
        assert!(refused > 60, "{refused} pairs");
        assert_eq!(events(&service).await, before);
    }

    async fn every_answer_to_an_offer_that_no_row_names_is_refused(service: TestService) {
        let office = Office::open(&service.services).await;
        let offers = offers(&service, &office).await;
        let (stranger, coordinator) = (service.client(), service.staff(Role::Coordinator).await);
        let before = events(&service).await;
        let mut states = BTreeSet::new();
        for (offered, place) in &offers {
            let view = office.view(&offered.order).await;
            let offer = offer_of(offered, &view, *place);
            let state = offer.state;
            states.insert(state.code());
            let (command, said) = match view.order.content.offer_mode {
                OfferMode::Binding => (OfferCommand::Accept, OfferState::Accepted),
                OfferMode::Interest => (OfferCommand::ShowInterest, OfferState::Interested),
            };
            let token = offered.token(*place);
            if let Some(expected) = expected(state, command, said) {
                assert_eq!(end(&accept(&stranger, &token).await), expected, "yes in {state:?}");
            }
            if let Some(expected) = expected(state, OfferCommand::Decline, OfferState::Declined) {
                assert_eq!(end(&decline(&stranger, &token).await), expected, "no in {state:?}");
            }
            if state != OfferState::Interested {
                let told = select(&coordinator, &view.order, &[offer.id]).await;
                assert_eq!(end(&told), "ILLEGAL_TRANSITION", "choosing in {state:?}");
            }
            assert_eq!(offer_of(offered, &office.view(&offered.order).await, *place), offer);
        }
        assert_eq!(events(&service).await, before);
        // One who waits on the reserve list has no link: whoever calls is told the same.
        let known: BTreeSet<&str> = OfferState::ALL.iter().map(|state| state.code()).collect();
        let queued = BTreeSet::from([OfferState::Queued.code()]);
        assert_eq!(&known - &states, queued);
    }

    async fn whoever_waits_on_the_reserve_list_cannot_answer_yet(service: TestService) {
        let office = Office::open(&service.services).await;
        let (first, second) = (office.expert("Kuusi").await, office.expert("Koivu").await);
        let starts_at = service.services.now() + Duration::hours(48);
        let order = office.submitted(gig(starts_at, Duration::hours(1))).await;
        let asked = [(&first, false), (&second, true)];
        let asked = asked.map(|(one, on_reserve)| Asked { expert: one.id, in_spite: None, on_reserve });
        offering::send_offers(&service.services, &office.actor, order.id, order.version, &asked).await.unwrap();
        let view = office.view(&order).await;
        let queued = view.offers.iter().find(|offer| offer.state == OfferState::Queued).unwrap();
        for answer in [Answer::Yes, Answer::No] {
            let told = answering::answer_for(&service.services, &office.actor, queued.id, answer, ToldBy::Phone);
            assert_eq!(refusal(told.await), domain::Code::OfferNotOpen);
        }
        assert_eq!(past::texts(&service.database, "SELECT state FROM assignment").await, [""; 0]);
    }
}
