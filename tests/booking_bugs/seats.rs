//! As many as are wanted, and never more.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::{Expert, OrderContent, OrderState, ToldBy};
use domain::identity::Role;
use serde_json::Value;
use service::expert::answering::{self, Answer};

use crate::past;
use crate::races::invariants;
use crate::support::calls::{accept, decline, end, select};
use crate::support::orders::{Office, gig};
use crate::support::{TestService, on_both_databases};

async fn experts(office: &Office, count: usize) -> Vec<Expert> {
    let mut experts = Vec::new();
    for number in 0..count {
        experts.push(office.expert(&format!("Kuusi {number}")).await);
    }
    experts
}

fn content(service: &TestService, seats: u8) -> OrderContent {
    OrderContent { seats, ..gig(service.services.now() + Duration::hours(48), Duration::hours(1)) }
}

/// Everybody says yes to one order at once; how many were taken and how many came too late.
async fn all_at_once(service: &TestService, count: usize, seats: u8) -> (usize, usize) {
    let office = Office::open(&service.services).await;
    let experts = experts(&office, count).await;
    let asked = office.offered(content(service, seats), &experts.iter().collect::<Vec<_>>()).await;
    let client = service.client();
    let tokens: Vec<String> = (0..count).map(|place| asked.token(place)).collect();
    let told = futures::future::join_all(tokens.iter().map(|token| accept(&client, token))).await;
    let count = |wanted: &str| told.iter().filter(|result: &&Value| end(result) == wanted).count();
    let order = office.view(&asked.order).await;
    assert_eq!(order.order.state, OrderState::Confirmed);
    assert_eq!(order.assignments.len(), usize::from(seats));
    invariants::hold(&service.database).await;
    (count("ACCEPTED"), count("OFFER_NOT_OPEN"))
}

async fn events(service: &TestService, kind: &str) -> usize {
    let sql = format!("SELECT kind FROM expert_event WHERE kind = '{kind}'");
    past::texts(&service.database, &sql).await.len()
}

on_both_databases! {
    /// Row 4: what somebody said to another order is no seat in this one.
    async fn an_offer_of_another_order_cannot_be_chosen(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let one = office.interested(content(&service, 1), &[&expert]).await;
        let other = office.interested(content(&service, 1), &[&expert]).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let both = [one.offers(), other.offers()].concat();
        for chosen in [other.offers(), both] {
            assert_eq!(end(&select(&coordinator, &one.order, &chosen).await), "OFFER_NOT_OPEN");
        }
        assert_eq!(end(&select(&coordinator, &one.order, &[]).await), "OFFER_NOT_OPEN", "nor nobody");
        assert_eq!(past::texts(&service.database, "SELECT state FROM assignment").await, [""; 0]);
    }

    /// Row 5.
    async fn two_seats_are_shared_by_two_of_five(service: TestService) {
        assert_eq!(all_at_once(&service, 5, 2).await, (2, 3));
    }

    /// Row 10.
    async fn one_seat_is_filled_once(service: TestService) {
        assert_eq!(all_at_once(&service, 20, 1).await, (1, 19));
    }

    /// Row 10: chosen in two rounds, too.
    async fn those_who_are_chosen_later_take_the_seats_that_are_left(service: TestService) {
        let office = Office::open(&service.services).await;
        let experts = experts(&office, 3).await;
        let asked = office.interested(content(&service, 2), &experts.iter().collect::<Vec<_>>()).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let offers = asked.offers();
        assert_eq!(end(&select(&coordinator, &asked.order, &offers[..1]).await), "OFFERING");
        let open = office.order(&asked.order).await;
        assert_eq!(end(&select(&coordinator, &open, &offers[1..]).await), "TOO_MANY_SELECTED");
        assert_eq!(end(&select(&coordinator, &open, &offers[1..2]).await), "CONFIRMED");
        assert_eq!(office.view(&open).await.assignments.len(), 2);
        invariants::hold(&service.database).await;
    }

    /// Row 14.
    async fn whoever_says_no_is_not_booked(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let asked = office.offered(content(&service, 1), &[&expert]).await;
        assert_eq!(end(&decline(&service.client(), &asked.token(0)).await), "DECLINED");
        assert_eq!(past::texts(&service.database, "SELECT state FROM assignment").await, [""; 0]);
        assert_eq!((events(&service, "offer_declined").await, events(&service, "order_confirmed").await), (1, 0));
        let told = "SELECT kind FROM outbox WHERE kind LIKE '%confirmed%'";
        assert_eq!(past::texts(&service.database, told).await, [""; 0]);
        assert_eq!(office.order(&asked.order).await.state, OrderState::Requested);
    }

    /// Row 42: by the interface, by the page and by phone, one event each.
    async fn whatever_the_door_a_yes_is_one_event(service: TestService) {
        let office = Office::open(&service.services).await;
        let mut asked = Vec::new();
        for expert in experts(&office, 3).await {
            asked.push(office.offered(content(&service, 1), &[&expert]).await);
        }
        let client = service.client();
        assert_eq!(end(&accept(&client, &asked[0].token(0)).await), "ACCEPTED");
        let yes = [("answer".to_owned(), "accept".to_owned())];
        let page = client.post_form(&format!("/fi/offers/{}", asked[1].token(0)), &yes).await;
        assert_eq!(page.status(), 200);
        let offer = asked[2].offers()[0];
        let told = answering::answer_for(&service.services, &office.actor, offer, Answer::Yes, ToldBy::Phone);
        assert_eq!(told.await.unwrap().state, OrderState::Confirmed);
        // Said again, it is the same yes.
        assert_eq!(end(&accept(&client, &asked[1].token(0)).await), "ACCEPTED");
        for kind in ["offer_accepted", "assignment_held", "assignment_confirmed", "order_confirmed"] {
            assert_eq!(events(&service, kind).await, 3, "{kind}");
        }
        invariants::hold(&service.database).await;
    }
}
