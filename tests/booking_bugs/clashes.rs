//! What clashes and what does not, and that a clash leaves nothing half-done.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{DateTime, Duration, Utc};
use domain::expert::{GigType, Mode, OrderContent};
use domain::identity::{Actor, Role, Scope};
use domain::{Code, LanguageTag, LocalizedText};
use serde_json::json;
use service::expert::order;

use crate::past;
use crate::races::invariants;
use crate::support::calls::{accept, end, select};
use crate::support::orders::{Office, gig, refusal};
use crate::support::{Database, TestService, on_both_databases};

/// One hour on each of several days.
fn on_days(service: &TestService, days: i64) -> OrderContent {
    let first = service.services.now() + Duration::hours(48);
    let time = |day| (first + Duration::days(day), first + Duration::days(day) + Duration::hours(1));
    OrderContent { times: (0..days).map(time).collect(), ..gig(first, Duration::hours(1)) }
}

/// The order's one hour among its times.
fn only(content: &OrderContent, place: usize) -> OrderContent {
    OrderContent { times: vec![content.times[place]], ..content.clone() }
}

fn at(time: &str) -> DateTime<Utc> {
    time.parse().unwrap()
}

fn in_person(content: OrderContent) -> OrderContent {
    OrderContent { mode: Mode::InPerson, place: "Kirjasto".to_owned(), ..content }
}

/// What the second of two orders for one expert is told who has said yes to the first.
async fn second(office: &Office, contents: [OrderContent; 2]) -> String {
    let expert = office.expert("Kuusi").await;
    let [one, other] = contents;
    let (one, other) = (office.offered(one, &[&expert]).await, office.offered(other, &[&expert]).await);
    service::expert::answering::accept(&office.services, &one.token(0)).await.unwrap();
    match service::expert::answering::accept(&office.services, &other.token(0)).await {
        Ok(view) => view.offer.state.code().to_owned(),
        refused => format!("{:?}", refusal(refused)),
    }
}

/// Makes the database fail where a booking begins at this moment.
async fn fail_at(database: &Database, starts_at: DateTime<Utc>) {
    let seconds = starts_at.timestamp();
    let sql = if database.is_sqlite() {
        format!(
            "CREATE TRIGGER fault BEFORE INSERT ON assignment WHEN NEW.starts_at = {seconds}
             BEGIN SELECT RAISE(ABORT, 'a fault'); END"
        )
    } else {
        format!("ALTER TABLE assignment ADD CONSTRAINT fault CHECK (starts_at <> {seconds})")
    };
    past::execute(database, &sql).await;
}

async fn mend(database: &Database) {
    let sql = if database.is_sqlite() {
        "DROP TRIGGER fault"
    } else {
        "ALTER TABLE assignment DROP CONSTRAINT fault"
    };
    past::execute(database, sql).await;
}

async fn bookings(service: &TestService) -> usize {
    past::texts(&service.database, "SELECT state FROM assignment").await.len()
}

on_both_databases! {
    /// Row 3.
    async fn a_clash_in_the_seventh_time_is_told_as_the_seventh(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let content = on_days(&service, 10);
        let series = office.interested(content.clone(), &[&expert]).await;
        office.confirmed(only(&content, 6), &[&expert]).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let told = select(&coordinator, &series.order, &series.offers()).await;
        assert_eq!(end(&told), "EXPERT_DOUBLE_BOOKED");
        assert_eq!(told["violations"][0]["path"], json!(["times", "7"]));
        assert_eq!(bookings(&service).await, 1, "none of the ten");
    }

    /// Rows 16, 17 and 30: what is kept free counts, nothing is forgiven, and nothing is too long or too short.
    async fn what_touches_is_no_clash_and_what_overlaps_is_one(service: TestService) {
        let office = Office::open(&service.services).await;
        let hour = Duration::hours(1);
        let after = |end: DateTime<Utc>, minutes| end + Duration::minutes(minutes);
        let noon = at("2026-12-01T10:00:00Z");
        let end_of = noon + hour;
        // Three days over the night in which the clocks change.
        let long = (at("2027-03-26T12:00:00Z"), Duration::hours(72));
        let end_of_long = long.0 + long.1;
        let quarter = Duration::minutes(15);
        let midnight = at("2026-12-01T21:50:00Z");
        for (what, contents, is_free) in [
            ("two buffers of ten minutes", [gig(noon, hour), gig(after(end_of, 20), hour)], true),
            ("a minute less", [gig(noon, hour), gig(after(end_of, 19), hour)], false),
            ("two ways of an hour", [in_person(gig(noon, hour)), in_person(gig(after(end_of, 120), hour))], true),
            ("a minute less", [in_person(gig(noon, hour)), in_person(gig(after(end_of, 119), hour))], false),
            ("a way home and a breath", [in_person(gig(noon, hour)), gig(after(end_of, 70), hour)], true),
            ("a minute less", [in_person(gig(noon, hour)), gig(after(end_of, 69), hour)], false),
            ("the same quarter of an hour", [gig(noon, quarter), gig(noon, quarter)], false),
            ("one within the other", [gig(noon, hour), gig(after(noon, 20), quarter)], false),
            ("a quarter in the lost hour of three days", [gig(long.0, long.1), gig(at("2027-03-28T00:50:00Z"), quarter)], false),
            ("three days round a quarter", [gig(at("2027-03-28T00:50:00Z"), quarter), gig(long.0, long.1)], false),
            ("after three days", [gig(long.0, long.1), gig(after(end_of_long, 20), quarter)], true),
            ("in the last minutes of three days", [gig(long.0, long.1), gig(after(end_of_long, 19), quarter)], false),
            ("two round midnight", [gig(midnight, quarter * 2), gig(after(midnight, 40), quarter)], false),
        ] {
            let expected = if is_free { "accepted" } else { "ExpertDoubleBooked" };
            assert_eq!(second(&office, contents).await, expected, "{what}");
        }
        invariants::hold(&service.database).await;
    }

    /// Row 16: an order does not clash with itself.
    async fn two_times_of_one_order_may_touch(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let (noon, hour) = (at("2026-12-01T10:00:00Z"), Duration::hours(1));
        let times = vec![(noon, noon + hour), (noon + hour, noon + hour * 2)];
        let order = office.confirmed(OrderContent { times, ..in_person(gig(noon, hour)) }, &[&expert]).await;
        assert_eq!(order.state, domain::expert::OrderState::Confirmed);
        assert_eq!(bookings(&service).await, 2);
    }

    /// Row 18.
    async fn nobody_is_asked_or_booked_twice_for_one_time(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let content = OrderContent { seats: 2, ..on_days(&service, 1) };
        let order = office.submitted(content).await;
        assert_eq!(refusal(office.ask(&order, &[&expert, &expert]).await), Code::ExpertHindered);
        let asked = office.ask(&order, &[&expert]).await.unwrap();
        assert_eq!(refusal(office.ask(&asked.order, &[&expert]).await), Code::ExpertHindered);
        assert_eq!(end(&accept(&service.client(), &asked.token(0)).await), "ACCEPTED");
        let id = if service.database.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
        let elsewhen = format!(
            "INSERT INTO assignment
                (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
             SELECT {id}, occurrence_id, order_id, expert_id, starts_at + 864000, ends_at + 864000,
                busy_from + 864000, busy_until + 864000, 'hold', 1 FROM assignment"
        );
        let refused = past::try_execute(&service.database, &elsewhen).await.unwrap_err().to_string();
        assert!(refused.contains("UNIQUE") || refused.contains("assignment_live"), "{refused}");
    }

    /// Row 21: what is held for one order is taken for every other, whoever orders what.
    async fn a_hold_blocks_an_order_of_another_kind_and_division(service: TestService) {
        let office = Office::open(&service.services).await;
        let finnish = LanguageTag::finnish();
        let mut name = LocalizedText::default();
        name.set(finnish.clone(), "Lasten palvelut", &finnish);
        let division = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new());
        let division = Scope::Division(division.await.unwrap().id);
        let expert = office.expert("Kuusi").await;
        let held = office.offered(OrderContent { seats: 2, ..on_days(&service, 1) }, &[&expert]).await;
        let content = OrderContent { gig_type: GigType::Media, ..on_days(&service, 1) };
        let draft = office.draft_for(division, content).await;
        let other = order::submit(&service.services, &office.actor, draft.id, draft.version).await.unwrap();
        let other = office.ask(&other, &[&expert]).await.unwrap();
        let client = service.client();
        assert_eq!(end(&accept(&client, &held.token(0)).await), "ACCEPTED");
        assert_eq!(past::texts(&service.database, "SELECT state FROM assignment").await, ["hold"]);
        assert_eq!(end(&accept(&client, &other.token(0)).await), "EXPERT_DOUBLE_BOOKED");
    }

    /// Row 23: all times of an order or none, whether a clash or a fault is in the way.
    async fn a_clash_or_a_fault_in_one_time_books_none(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let content = on_days(&service, 5);
        let clashing = office.offered(content.clone(), &[&expert]).await;
        let booked = office.confirmed(only(&content, 4), &[&expert]).await;
        let client = service.client();
        assert_eq!(end(&accept(&client, &clashing.token(0)).await), "EXPERT_DOUBLE_BOOKED");
        assert_eq!(bookings(&service).await, 1);
        order::cancel(&service.services, &office.actor, booked.id, booked.version).await.unwrap();

        fail_at(&service.database, content.times[2].0).await;
        let written = |table: &str| format!("SELECT CAST(count(*) AS text) FROM {table}");
        let tables = ["assignment", "expert_event", "outbox"].map(written);
        let mut before = Vec::new();
        for sql in &tables {
            before.push(past::texts(&service.database, sql).await);
        }
        let document = "mutation($token: String!) { acceptOffer(token: $token) { __typename } }";
        let fault = client.graphql(document, json!({ "token": clashing.token(0) })).await;
        assert_eq!(fault["errors"][0]["extensions"]["code"], "INTERNAL", "{fault}");
        for (sql, before) in tables.iter().zip(before) {
            assert_eq!(past::texts(&service.database, sql).await, before, "{sql}");
        }
        let waiting = office.view(&clashing.order).await;
        assert_eq!(waiting.offers[0].state, domain::expert::OfferState::Sent);

        mend(&service.database).await;
        assert_eq!(end(&accept(&client, &clashing.token(0)).await), "ACCEPTED");
        assert_eq!(office.view(&clashing.order).await.assignments.len(), 5);
        invariants::hold(&service.database).await;
    }
}
