//! What is no longer booked is free at once.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{DateTime, Duration, Utc};
use domain::expert::booking::OccurrenceCommand;
use domain::expert::{Expert, Order, OrderContent, OrderState, UnfilledReason, WithdrawReason};
use service::Services;
use service::expert::{order, running};

use crate::races::invariants;
use crate::support::calls::{accept, end};
use crate::support::orders::{Offered, Office, gig};
use crate::support::{TestService, on_both_databases};

/// How a booking ends before its time.
#[derive(Clone, Copy, Debug)]
enum Way {
    Cancelled,
    Withdrawn,
    GivenUp,
    ExpertWithdrew,
    TimeSkipped,
    TimeCancelled,
    TimeMoved,
}

const WAYS: [Way; 7] = [
    Way::Cancelled,
    Way::Withdrawn,
    Way::GivenUp,
    Way::ExpertWithdrew,
    Way::TimeSkipped,
    Way::TimeCancelled,
    Way::TimeMoved,
];

impl Way {
    /// Whether the order still waits for a second expert, so that the first is on hold only.
    fn is_of_a_hold(self) -> bool {
        matches!(self, Self::Withdrawn | Self::GivenUp)
    }

    async fn go(self, office: &Office, of: &Order, expert: &Expert) -> Order {
        let (services, actor): (&Services, _) = (&office.services, &office.actor);
        let (id, version) = (of.id, of.version);
        let first = office.view(of).await.occurrences[0];
        let done = match self {
            Self::Cancelled => order::cancel(services, actor, id, version).await,
            Self::Withdrawn => order::withdraw(services, actor, id, version, WithdrawReason::NeedEnded).await,
            Self::GivenUp => order::give_up(services, actor, id, version, UnfilledReason::Other).await,
            Self::ExpertWithdrew => running::withdraw_expert(services, actor, id, expert.id).await,
            Self::TimeSkipped => {
                running::change_time(services, actor, id, version, first.id, OccurrenceCommand::Skip).await
            }
            Self::TimeCancelled => {
                running::change_time(services, actor, id, version, first.id, OccurrenceCommand::Cancel).await
            }
            Self::TimeMoved => {
                let (from, until) = (first.busy.starts_at, first.busy.ends_at);
                let later = Duration::hours(3);
                running::reschedule(services, actor, id, version, first.id, (from + later, until + later))
                    .await
            }
        };
        done.unwrap()
    }
}

/// An hour, and an hour on the next day.
fn twice(first: DateTime<Utc>) -> OrderContent {
    let hour = Duration::hours(1);
    let next = first + Duration::days(1);
    OrderContent { times: vec![(first, first + hour), (next, next + hour)], ..gig(first, hour) }
}

/// Two orders of one expert, booked for the first, with a second one that would begin while the first is going on.
async fn beside(service: &TestService, office: &Office, way: Way) -> (Expert, Order, Offered) {
    let expert = office.expert("Kuusi").await;
    let first = service.services.now() + Duration::hours(48);
    let seats = if way.is_of_a_hold() { 2 } else { 1 };
    let one = office.offered(OrderContent { seats, ..twice(first) }, &[&expert]).await;
    let other = office.offered(gig(first + Duration::minutes(30), Duration::hours(1)), &[&expert]).await;
    assert_eq!(end(&accept(&service.client(), &one.token(0)).await), "ACCEPTED");
    (expert, office.order(&one.order).await, other)
}

on_both_databases! {
    /// Row 20: in the same second, whatever freed it.
    async fn what_was_booked_is_free_at_once(service: TestService) {
        let office = Office::open(&service.services).await;
        for way in WAYS {
            let (expert, order, other) = beside(&service, &office, way).await;
            let client = service.client();
            assert_eq!(end(&accept(&client, &other.token(0)).await), "EXPERT_DOUBLE_BOOKED", "{way:?}");
            way.go(&office, &order, &expert).await;
            assert_eq!(end(&accept(&client, &other.token(0)).await), "ACCEPTED", "{way:?}");
            invariants::hold(&service.database).await;
        }
    }

    /// Row 19: a gig that moves by a quarter does not clash with itself, and its first quarter is free.
    async fn a_moved_gig_frees_what_it_leaves(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let (starts_at, hour) = (service.services.now() + Duration::hours(48), Duration::hours(1));
        let quarter = Duration::minutes(15);
        let one = office.offered(gig(starts_at, hour), &[&expert]).await;
        // Ends five minutes before: with ten minutes kept free on both sides that is too close.
        let before = office.offered(gig(starts_at - Duration::minutes(65), hour), &[&expert]).await;
        let client = service.client();
        assert_eq!(end(&accept(&client, &one.token(0)).await), "ACCEPTED");
        assert_eq!(end(&accept(&client, &before.token(0)).await), "EXPERT_DOUBLE_BOOKED");
        let order = office.order(&one.order).await;
        let time = office.view(&order).await.occurrences[0];
        let to = (starts_at + quarter, starts_at + quarter + hour);
        let (id, version) = (order.id, order.version);
        running::reschedule(&service.services, &office.actor, id, version, time.id, to).await.unwrap();
        assert_eq!(end(&accept(&client, &before.token(0)).await), "ACCEPTED");
        invariants::hold(&service.database).await;
    }

    /// Row 24: a time that was left out comes back, with those who said yes to it where they are free.
    async fn a_skipped_time_can_be_taken_up_again(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let first = service.services.now() + Duration::hours(48);
        let asked = office.offered(twice(first), &[&expert]).await;
        let time = office.view(&asked.order).await.occurrences[1];
        let change = async |order: &Order, command| {
            let (id, version) = (order.id, order.version);
            running::change_time(&service.services, &office.actor, id, version, time.id, command).await.unwrap()
        };
        change(&asked.order, OccurrenceCommand::Skip).await;
        assert_eq!(end(&accept(&service.client(), &asked.token(0)).await), "ACCEPTED");
        let confirmed = office.order(&asked.order).await;
        assert_eq!(office.view(&confirmed).await.assignments.len(), 1);
        let whole = change(&confirmed, OccurrenceCommand::TakeUp).await;
        assert_eq!(whole.state, OrderState::Confirmed);
        assert_eq!(office.view(&whole).await.assignments.len(), 2);
        invariants::hold(&service.database).await;
    }

    /// Row 24: where they are not, others are asked, and for that time only.
    async fn a_time_taken_up_again_is_offered_to_others(service: TestService) {
        let office = Office::open(&service.services).await;
        let (expert, other) = (office.expert("Kuusi").await, office.expert("Koivu").await);
        let first = service.services.now() + Duration::hours(48);
        let asked = office.offered(twice(first), &[&expert]).await;
        let time = office.view(&asked.order).await.occurrences[1];
        let change = async |order: &Order, command| {
            let (id, version) = (order.id, order.version);
            running::change_time(&service.services, &office.actor, id, version, time.id, command).await.unwrap()
        };
        change(&asked.order, OccurrenceCommand::Skip).await;
        assert_eq!(end(&accept(&service.client(), &asked.token(0)).await), "ACCEPTED");
        office.confirmed(gig(time.busy.starts_at, Duration::hours(1)), &[&expert]).await;
        let open = change(&office.order(&asked.order).await, OccurrenceCommand::TakeUp).await;
        assert_eq!(open.state, OrderState::Requested, "somebody has to be found");
        let again = office.ask(&open, &[&other]).await.unwrap();
        assert_eq!(end(&accept(&service.client(), &again.token(0)).await), "ACCEPTED");
        let whole = office.view(&asked.order).await;
        assert_eq!(whole.order.state, OrderState::Confirmed);
        let of = |place: usize| {
            let time = whole.occurrences[place].id;
            let there = whole.assignments.iter().filter(|one| one.occurrence == time);
            there.map(|one| one.expert).collect::<Vec<_>>()
        };
        assert_eq!((of(0), of(1)), (vec![expert.id], vec![other.id]));
        invariants::hold(&service.database).await;
    }
}
