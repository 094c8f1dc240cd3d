//! Orders for experts by experience, from the request to the booking, and bookings that never overlap.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{DateTime, Duration, Utc};
use domain::expert::ExpertStatus;
use domain::expert::booking::{self, OrderState, Transition};
use domain::identity::Role;
use domain::time::Clock;
use serde_json::{Value, json};
use sqlx::{AssertSqlSafe, Connection, PgConnection, SqliteConnection};

use crate::past;
use crate::support::service::Client;
use crate::support::{Database, TestService, on_both_databases};

const ORDER: &str =
    "__typename ... on ExpertOrder { id state version submittedOn booked offers { alias state } }
    ... on InvalidInput { violations { code path } } ... on Problem { code }";

impl Client {
    /// Runs a mutation with an input; its result.
    async fn order_step(&self, mutation: &str, kind: &str, input: Value) -> Value {
        let document = format!("mutation($input: {kind}!) {{ {mutation}(input: $input) {{ {ORDER} }} }}");
        // A draft that is started cannot be stale.
        let answer = self.graphql(&document, json!({ "input": input })).await;
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"][mutation].clone()
    }

    /// A step that needs the order and its version only; giving up has a reason besides.
    async fn step_on(&self, mutation: &str, order: &Value) -> Value {
        let input = json!({ "orderId": order["id"], "version": order["version"] });
        if mutation == "giveUpExpertOrder" {
            let input = with(input, "reason", json!("NOBODY_ACCEPTED"));
            return self.order_step(mutation, "GiveUpExpertOrderInput", input).await;
        }
        self.order_step(mutation, "ExpertOrderStepInput", input).await
    }

    async fn withdraw_order(&self, order: &Value, reason: &str) -> Value {
        let input = json!({ "orderId": order["id"], "version": order["version"], "reason": reason });
        self.order_step("withdrawExpertOrder", "WithdrawExpertOrderInput", input).await
    }

    async fn draft(&self, content: Value) -> Value {
        self.order_step("createExpertOrder", "CreateExpertOrderInput", json!({ "content": content })).await
    }

    /// An order that waits for the coordinator.
    async fn submitted(&self, content: Value) -> Value {
        let draft = self.draft(content).await;
        let order = self.step_on("submitExpertOrder", &draft).await;
        assert_eq!(order["state"], "REQUESTED", "{order}");
        order
    }

    async fn order(&self, order: &Value) -> Value {
        let document =
            "query($id: ID!) { expertOrder(id: $id) { id state version booked offers { alias state }
            candidates { expert { id alias } hindrances } } }";
        self.graphql(document, json!({ "id": order["id"] })).await["data"]["expertOrder"].clone()
    }

    async fn expert(&self, alias: &str) -> Value {
        let document = "mutation($input: RegisterExpertInput!) { registerExpert(input: $input) { __typename
            ... on Expert { id alias } ... on InvalidInput { violations { code path } } } }";
        let input = with(registration(), "profile", with(profile(), "alias", json!(alias)));
        self.graphql(document, json!({ "input": input })).await["data"]["registerExpert"].clone()
    }

    /// Asks experts; the result, with the token of each link.
    async fn ask(&self, order: &Value, experts: &[&Value]) -> Value {
        let document = "mutation($input: SendOffersInput!) { sendOffers(input: $input) { __typename
            ... on OffersSent { order { id state version } links { token offer { id alias state } } }
            ... on InvalidInput { violations { code path args { value } } } ... on Problem { code } } }";
        let experts: Vec<&Value> = experts.iter().map(|expert| &expert["id"]).collect();
        let input = json!({ "orderId": order["id"], "version": order["version"], "experts": experts });
        let answer = self.graphql(document, json!({ "input": input })).await;
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"]["sendOffers"].clone()
    }

    /// Answers an offer by its link: what became of it.
    async fn answer_offer(&self, mutation: &str, token: &Value) -> Value {
        let document = format!(
            "mutation($token: String!) {{ {mutation}(token: $token) {{ __typename
                ... on OfferToAnswer {{ open offer {{ state }} }} ... on Problem {{ code }} }} }}"
        );
        let answer = self.graphql(&document, json!({ "token": token })).await;
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"][mutation].clone()
    }

    async fn accept(&self, token: &Value) -> Value {
        self.answer_offer("acceptOffer", token).await
    }
}

/// An order with an offer that waits, for tests that look at something else.
#[derive(Default)]
pub(crate) struct Booking {
    pub(crate) order: Value,
    pub(crate) expert: Value,
    pub(crate) offer: Value,
    pub(crate) token: Value,
}

impl Booking {
    pub(crate) async fn sent(service: &TestService) -> Self {
        let coordinator = service.staff(Role::Coordinator).await;
        let expert = coordinator.expert("Kuusi").await;
        let order = coordinator.submitted(content()).await;
        let link = coordinator.ask(&order, &[&expert]).await["links"][0].clone();
        let (offer, token) = (link["offer"]["id"].clone(), link["token"].clone());
        Self { order: order["id"].clone(), expert: expert["id"].clone(), offer, token }
    }
}

/// What an order says, long after every test's clock.
pub(crate) fn content() -> Value {
    gig_of("2027-06-01T09:00:00Z".parse().unwrap(), Duration::hours(1))
}

pub(crate) fn profile() -> Value {
    json!({ "alias": "Kuusi", "languages": ["fi"], "modes": ["REMOTE", "IN_PERSON"], "agreementUntil": "2027-12-31" })
}

/// Somebody who can be asked: they have consented to being matched.
pub(crate) fn registration() -> Value {
    json!({ "profile": profile(), "consents": ["MATCHING"],
        "contact": { "name": "Kuusi Esimerkki", "email": "kuusi@example.fi", "phone": "040 123 4567" } })
}

/// An order for one expert, from so many hours from now on, for an hour, remote.
fn gig(service: &TestService, hours: i64) -> Value {
    gig_of(service.clock.now() + Duration::hours(hours), Duration::hours(1))
}

fn gig_of(starts_at: DateTime<Utc>, length: Duration) -> Value {
    json!({ "title": "Luento opiskelijoille", "description": "Kerro, mikä auttoi.", "gigType": "LECTURE",
        "language": "fi", "mode": "REMOTE", "seats": 1,
        "times": [{ "startsAt": starts_at, "endsAt": starts_at + length }] })
}

fn with(mut content: Value, field: &str, value: Value) -> Value {
    content[field] = value;
    content
}

fn codes(result: &Value) -> Vec<&str> {
    result["violations"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

async fn count(client: &Client) -> u64 {
    let document = "{ expertOrderCount(from: \"2026-11-01\", until: \"2026-12-01\") }";
    client.graphql(document, json!({})).await["data"]["expertOrderCount"].as_u64().unwrap()
}

/// What was written to the history, in no order: several events share a transaction.
async fn history(service: &TestService) -> Vec<String> {
    past::texts(&service.database, "SELECT kind FROM expert_event ORDER BY kind").await
}

/// `UPDATE=1 cargo test --workspace state_machines` writes the file anew.
#[test]
fn the_documentation_of_the_state_machines_is_current() {
    let mut text = String::from(
        "# The state machines of a booking\n\nWritten by a test from the tables in `server/domain/src/expert/booking.rs`, \
         which the service obeys. Every pair\nthat is not here is refused with `ILLEGAL_TRANSITION`.\n",
    );
    write_table(&mut text, "An order", booking::ORDER, OrderState::code, booking::OrderCommand::code);
    write_table(
        &mut text,
        "An offer",
        booking::OFFER,
        booking::OfferState::code,
        booking::OfferCommand::code,
    );
    let (state, command) = (booking::AssignmentState::code, booking::AssignmentCommand::code);
    write_table(&mut text, "A booked expert in one time of an order", booking::ASSIGNMENT, state, command);
    let (state, command) = (booking::OccurrenceState::code, booking::OccurrenceCommand::code);
    write_table(&mut text, "One time of an order", booking::OCCURRENCE, state, command);
    let (state, command) = (ExpertStatus::code, booking::ExpertCommand::code);
    write_table(&mut text, "An expert in the registry", booking::EXPERT, state, command);
    let (state, command) = (booking::ClaimState::code, booking::ClaimCommand::code);
    write_table(&mut text, "A fee claim", booking::CLAIM, state, command);
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/booking-states.md");
    if osallistu::config::environment("UPDATE").is_some() {
        std::fs::write(&file, &text).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap_or_default(), text, "write it anew with UPDATE=1");
}

fn write_table<S: Copy, C: Copy>(
    text: &mut String,
    title: &str,
    table: &[Transition<S, C>],
    state: fn(S) -> &'static str,
    command: fn(C) -> &'static str,
) {
    text.push_str(&format!(
        "\n## {title}\n\n| from | command | to | by | event |\n| --- | --- | --- | --- | --- |\n"
    ));
    for row in table {
        let from: Vec<&str> = row.from.iter().map(|from| state(*from)).collect();
        let by: Vec<&str> = row.by.iter().map(|by| by.code()).collect();
        let (command, to, event) = (command(row.command), state(row.to), row.event.code());
        text.push_str(&format!(
            "| {} | `{command}` | {to} | {} | `{event}` |\n",
            from.join(", "),
            by.join(", ")
        ));
    }
}

on_both_databases! {
    async fn an_expert_is_booked(service: TestService) {
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let expert = coordinator.expert("Kuusi").await;
        let draft = orderer.draft(gig(&service, 48)).await;
        assert_eq!((&draft["state"], &draft["submittedOn"]), (&json!("DRAFT"), &Value::Null));
        assert_eq!(count(&coordinator).await, 0, "a draft is no order yet");
        let order = orderer.step_on("submitExpertOrder", &draft).await;
        assert_eq!((&order["state"], &order["submittedOn"]), (&json!("REQUESTED"), &json!("2026-11-21")));
        assert_eq!(count(&coordinator).await, 1);

        let seen = coordinator.order(&order).await;
        assert_eq!(seen["candidates"], json!([{ "expert": expert_of(&expert), "hindrances": [] }]));
        let sent = coordinator.ask(&order, &[&expert]).await;
        assert_eq!(sent["order"]["state"], "OFFERING", "{sent}");
        let token = &sent["links"][0]["token"];

        // Looking changes nothing, however often a scanner does it.
        let stranger = service.client();
        for _ in 0..3 {
            let document = "query($token: String!) { offer(token: $token) { open order { title times { startsAt } } } }";
            let offer = stranger.graphql(document, json!({ "token": token })).await["data"]["offer"].clone();
            assert_eq!((&offer["open"], &offer["order"]["title"]), (&json!(true), &json!("Luento opiskelijoille")));
        }
        let document = "mutation($token: String!) { acceptOffer(token: $token) { __typename } }";
        let unknown = stranger.graphql(document, json!({ "token": "wrong" })).await;
        assert_eq!(unknown["errors"][0]["extensions"]["code"], "NOT_FOUND");
        let accepted = stranger.accept(token).await;
        assert_eq!(accepted["offer"]["state"], "ACCEPTED", "{accepted}");
        assert_eq!(stranger.accept(token).await, accepted, "saying yes again gets the same answer");
        let document = "mutation($token: String!) { declineOffer(token: $token) { __typename } }";
        let late = stranger.graphql(document, json!({ "token": token })).await;
        assert_eq!(late["data"]["declineOffer"]["__typename"], "OfferNotOpen");

        let confirmed = orderer.order(&order).await;
        assert_eq!((&confirmed["state"], &confirmed["booked"]), (&json!("CONFIRMED"), &json!(["Kuusi"])));
        assert_eq!(confirmed["offers"], json!([]), "an orderer does not learn who was asked");
                assert_eq!(
            history(&service).await,
            [
                "assignment_confirmed",
                "assignment_held",
                "expert_registered",
                "offer_accepted",
                "offers_sent",
                "order_confirmed",
                "order_submitted",
            ]
        );
    }

    async fn an_overlapping_booking_is_tried_and_refused(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let expert = coordinator.expert("Kuusi").await;
        let [first, second, later] = [(48, 0), (48, 0), (50, 0)].map(|(hours, _)| gig(&service, hours));
        let (first, second, later) = (coordinator.submitted(first).await, coordinator.submitted(second).await,
            coordinator.submitted(later).await);
        let (one, other) = (coordinator.ask(&first, &[&expert]).await, coordinator.ask(&second, &[&expert]).await);
        let client = service.client();
        assert_eq!(client.accept(&one["links"][0]["token"]).await["offer"]["state"], "ACCEPTED");
        let token = &other["links"][0]["token"];
        for _ in 0..2 {
            assert_eq!(client.accept(token).await["code"], "EXPERT_DOUBLE_BOOKED");
        }
        // Nothing half-done: the offer still waits, and the order too.
        assert_eq!(coordinator.order(&second).await["offers"], json!([{ "alias": "Kuusi", "state": "SENT" }]));
        let third = coordinator.submitted(gig(&service, 49)).await;
        let beside = &coordinator.order(&third).await["candidates"][0];
        assert_eq!(beside["hindrances"], json!(["BOOKED"]), "ten minutes are kept free between two calls");
        let refused = coordinator.ask(&third, &[&expert]).await;
        assert_eq!(codes(&refused), ["EXPERT_HINDERED"]);
        assert_eq!(refused["violations"][0]["args"][0]["value"], "Kuusi");

        // Back to back with room for the buffers is no clash, and a cancelled booking frees its time at once.
        let sent = coordinator.ask(&later, &[&expert]).await;
        assert_eq!(client.accept(&sent["links"][0]["token"]).await["offer"]["state"], "ACCEPTED");
        let confirmed = coordinator.order(&first).await;
        assert_eq!(coordinator.step_on("cancelExpertOrder", &confirmed).await["state"], "CANCELLED");
        assert_eq!(client.accept(token).await["offer"]["state"], "ACCEPTED", "in the same second");
    }

    async fn what_nobody_accepts_goes_back_to_the_coordinator(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let (kuusi, mänty) = (coordinator.expert("Kuusi").await, coordinator.expert("Mänty").await);
        let order = coordinator.submitted(with(gig(&service, 24 * 10), "seats", json!(2))).await;
        let sent = coordinator.ask(&order, &[&kuusi, &mänty]).await;
        let client = service.client();
        client.accept(&sent["links"][0]["token"]).await;
        assert_eq!(coordinator.order(&order).await["state"], "OFFERING", "a seat is missing");
        let declined = client.answer_offer("declineOffer", &sent["links"][1]["token"]).await;
        assert_eq!(declined["offer"]["state"], "DECLINED");
        let back = coordinator.order(&order).await;
        assert_eq!((&back["state"], &back["booked"]), (&json!("REQUESTED"), &json!(["Kuusi"])));
        let again = coordinator.ask(&back, &[&mänty]).await;
        assert_eq!(codes(&again), ["EXPERT_HINDERED"], "who has declined is not asked again");

        let koivu = coordinator.expert("Koivu").await;
        let sent = coordinator.ask(&back, &[&koivu]).await;
        service.clock.advance(Duration::days(3));
        let late = client.accept(&sent["links"][0]["token"]).await;
        assert_eq!(late["code"], "OFFER_NOT_OPEN", "whether or not the clock has been looked at");
        assert_eq!(::service::expert::answering::expire_due(&service.services).await.unwrap(), 1);
        assert_eq!(::service::expert::answering::expire_due(&service.services).await.unwrap(), 0);
        let coordinator = service.staff(Role::Coordinator).await;
        let back = coordinator.order(&order).await;
        assert_eq!(back["state"], "REQUESTED");
        let given_up = coordinator.step_on("giveUpExpertOrder", &back).await;
        assert_eq!((&given_up["state"], &given_up["booked"]), (&json!("UNFILLED"), &json!([])));
        let other = coordinator.submitted(gig(&service, 24 * 7)).await;
        assert_eq!(coordinator.order(&other).await["candidates"].as_array().unwrap().len(), 3);
    }

    async fn an_order_taken_back_frees_its_experts_and_counts_only_if_it_was_one(service: TestService) {
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let expert = coordinator.expert("Kuusi").await;
        let order = orderer.submitted(with(gig(&service, 48), "seats", json!(2))).await;
        let sent = coordinator.ask(&order, &[&expert]).await;
        let token = &sent["links"][0]["token"];
        let twice = orderer.submitted(gig(&service, 48)).await;
        let ended = orderer.submitted(gig(&service, 48)).await;
        assert_eq!(count(&orderer).await, 3);
        let stale = orderer.withdraw_order(&order, "DUPLICATE").await;
        assert_eq!(stale["code"], "STALE_ORDER", "{stale}");
        assert_eq!(orderer.withdraw_order(&orderer.order(&order).await, "DUPLICATE").await["state"], "WITHDRAWN");
        assert_eq!(service.client().accept(token).await["code"], "OFFER_NOT_OPEN");
        assert_eq!(orderer.withdraw_order(&twice, "MISTAKE").await["state"], "WITHDRAWN");
        let ended = orderer.withdraw_order(&ended, "NEED_ENDED").await;
        assert_eq!(count(&orderer).await, 1, "a need that ended was an order");
        assert_eq!(codes(&orderer.withdraw_order(&ended, "MISTAKE").await), ["ILLEGAL_TRANSITION"]);

        // Whoever had said yes to an order that is written again is free.
        let order = orderer.submitted(with(gig(&service, 72), "seats", json!(2))).await;
        let (birch, alder) = (coordinator.expert("Koivu").await, coordinator.expert("Leppä").await);
        let sent = coordinator.ask(&order, &[&birch, &alder]).await;
        service.client().accept(&sent["links"][0]["token"]).await;
        service.client().answer_offer("declineOffer", &sent["links"][1]["token"]).await;
        let half = coordinator.order(&order).await;
        assert_eq!((&half["state"], &half["booked"]), (&json!("REQUESTED"), &json!(["Koivu"])));
        let draft = coordinator.step_on("returnExpertOrder", &half).await;
        assert_eq!((&draft["state"], &draft["booked"]), (&json!("DRAFT"), &json!([])));
        let again = orderer.step_on("submitExpertOrder", &draft).await;
        let sent = coordinator.ask(&again, &[&birch]).await;
        assert_eq!(service.client().accept(&sent["links"][0]["token"]).await["offer"]["state"], "ACCEPTED");
        let half = coordinator.order(&again).await;
        assert_eq!((&half["state"], &half["booked"]), (&json!("REQUESTED"), &json!(["Koivu"])), "one of two seats");
        assert_eq!(count(&orderer).await, 2);

        // Given back and sent again it is the same order.
        let order = orderer.submitted(gig(&service, 48)).await;
        let draft = coordinator.step_on("returnExpertOrder", &order).await;
        assert_eq!(orderer.step_on("submitExpertOrder", &orderer.order(&draft).await).await["state"], "REQUESTED");
        assert_eq!(count(&orderer).await, 3);
        let document = "mutation($id: ID!) { deleteExpertOrder(orderId: $id) { __typename ... on Problem { code } } }";
        let refused = orderer.graphql(document, json!({ "id": order["id"] })).await;
        assert_eq!(refused["data"]["deleteExpertOrder"]["code"], "INVALID_INPUT");
        let draft = orderer.draft(gig(&service, 48)).await;
        let gone = orderer.graphql(document, json!({ "id": draft["id"] })).await;
        assert_eq!(gone["data"]["deleteExpertOrder"]["__typename"], "ExpertOrderDeleted");
        assert_eq!(orderer.order(&draft).await, Value::Null);
    }

    async fn every_other_command_in_every_state_is_refused(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let expert = coordinator.expert("Kuusi").await;
        let steps = ["submitExpertOrder", "returnExpertOrder", "giveUpExpertOrder", "cancelExpertOrder"];
        let draft = coordinator.draft(gig(&service, 48)).await;
        let requested = coordinator.submitted(gig(&service, 72)).await;
        let confirmed = coordinator.submitted(gig(&service, 96)).await;
        let sent = coordinator.ask(&confirmed, &[&expert]).await;
        service.client().accept(&sent["links"][0]["token"]).await;
        let confirmed = coordinator.order(&confirmed).await;
        let withdrawn = coordinator.withdraw_order(&coordinator.submitted(gig(&service, 48)).await, "MISTAKE").await;
        for (order, allowed) in [
            (&draft, &["submitExpertOrder"][..]),
            (&requested, &["returnExpertOrder", "giveUpExpertOrder"][..]),
            (&confirmed, &["cancelExpertOrder"][..]),
            (&withdrawn, &[][..]),
        ] {
            for step in steps.iter().filter(|step| !allowed.contains(*step)) {
                let refused = coordinator.step_on(step, order).await;
                assert_eq!(codes(&refused), ["ILLEGAL_TRANSITION"], "{step} on {order}");
            }
            if !allowed.contains(&"giveUpExpertOrder") {
                assert_eq!(codes(&coordinator.ask(order, &[&expert]).await), ["ILLEGAL_TRANSITION"], "{order}");
                assert_eq!(codes(&coordinator.withdraw_order(order, "MISTAKE").await), ["ILLEGAL_TRANSITION"]);
            }
        }
    }

    async fn a_bad_order_is_told_what_is_wrong(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let now = service.clock.now();
        let at = |hours| now + Duration::hours(hours);
        let times = |pairs: &[(i64, i64)]| {
            let time = |(from, until): &(i64, i64)| json!({ "startsAt": at(*from), "endsAt": at(*until) });
            Value::Array(pairs.iter().map(time).collect())
        };
        for (content, expected) in [
            (with(gig(&service, 48), "times", times(&[(-1, 2)])), &["TIME_HAS_PASSED"][..]),
            (with(gig(&service, 48), "times", times(&[(3, 2)])), &["ENDS_BEFORE_START"][..]),
            (with(gig(&service, 48), "times", times(&[(3, 3 + 73)])), &["GIG_TOO_LONG"][..]),
            (with(gig(&service, 48), "times", times(&[(3, 5), (4, 6)])), &["TIMES_OVERLAP"][..]),
            (with(gig(&service, 48), "times", times(&[(3, 4); 1_000])), &["TOO_MANY_TIMES"][..]),
            (with(gig(&service, 48), "times", json!([])), &["REQUIRED"][..]),
            (with(gig(&service, 48), "title", json!(" ")), &["REQUIRED"][..]),
            (with(gig(&service, 48), "seats", json!(0)), &["OUT_OF_RANGE"][..]),
            (with(gig(&service, 48), "mode", json!("IN_PERSON")), &["REQUIRED"][..]),
        ] {
            let draft = coordinator.draft(content).await;
            let refused = coordinator.step_on("submitExpertOrder", &draft).await;
            assert_eq!(codes(&refused), expected, "{refused}");
        }
        assert_eq!(history(&service).await, [""; 0], "nothing half-done");
        let ended = coordinator.expert("").await;
        assert_eq!(codes(&ended), ["REQUIRED"]);
    }
}

fn expert_of(expert: &Value) -> Value {
    json!({ "id": expert["id"], "alias": expert["alias"] })
}

/// How many want one expert at once; `OSALLISTU_RIVALS=200` for the whole race.
fn how_many() -> i64 {
    osallistu::config::environment("OSALLISTU_RIVALS").map_or(40, |value| value.parse().unwrap())
}

/// One expert, many orders that overlap, each with an offer that waits.
async fn rivals(service: &TestService, rivals: i64) -> Vec<Value> {
    let coordinator = service.staff(Role::Coordinator).await;
    let expert = coordinator.expert("Kuusi").await;
    let starts_at = service.clock.now() + Duration::hours(48);
    let mut tokens = Vec::new();
    for rival in 0..rivals {
        let content = gig_of(starts_at + Duration::minutes(rival), Duration::hours(5));
        let order = coordinator.submitted(content).await;
        tokens.push(coordinator.ask(&order, &[&expert]).await["links"][0]["token"].clone());
    }
    tokens
}

/// Everybody accepts at once, half through each of two instances on one database.
async fn race(one: &TestService, two: &TestService, tokens: &[Value]) -> (usize, usize) {
    let accepts = tokens.iter().enumerate().map(|(number, token)| {
        let client = if number % 2 == 0 { one.client() } else { two.client() };
        async move { client.accept(token).await }
    });
    let told: Vec<Value> = futures::future::join_all(accepts).await;
    let won = told.iter().filter(|answer| answer["offer"]["state"] == "ACCEPTED").count();
    let refused = told.iter().filter(|answer| answer["code"] == "EXPERT_DOUBLE_BOOKED").count();
    assert_eq!(won + refused, tokens.len(), "no other answer reaches a client: {told:?}");
    (won, refused)
}

on_both_databases! {
    async fn of_many_rivals_for_one_expert_exactly_one_wins(service: TestService) {
        let beside = Database { url: service.database.url.clone(), folder: None };
        let two = TestService::start_seeded(beside, 2).await;
        let tokens = rivals(&service, how_many()).await;
        assert_eq!(race(&service, &two, &tokens).await, (1, tokens.len() - 1));
        let kinds = history(&service).await;
        assert_eq!(kinds.iter().filter(|kind| *kind == "order_confirmed").count(), 1);
        let blocking = "SELECT state FROM assignment WHERE state IN ('hold', 'confirmed')";
        assert_eq!(past::texts(&service.database, blocking).await, ["confirmed"]);
    }

    /// What is written past the service is refused by the database itself; without that rule it lands.
    async fn the_database_refuses_what_gets_past_the_service(service: TestService) {
        let tokens = rivals(&service, 2).await;
        assert_eq!(service.client().accept(&tokens[0]).await["offer"]["state"], "ACCEPTED");
        let id = if service.database.is_sqlite() { "randomblob(16)" } else { "gen_random_uuid()" };
        let copy = format!(
            "INSERT INTO assignment (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
             SELECT {id}, (SELECT id FROM occurrence o WHERE o.id <> a.occurrence_id LIMIT 1), order_id, expert_id,
                    starts_at, ends_at, busy_from, busy_until, 'hold', 1 FROM assignment a LIMIT 1"
        );
        let refused = past::try_execute(&service.database, &copy).await.unwrap_err().to_string();
        assert!(refused.contains("EXPERT_DOUBLE_BOOKED") || refused.contains("assignment_no_overlap"), "{refused}");
        let drop = if service.database.is_sqlite() {
            "DROP TRIGGER assignment_no_overlap_insert"
        } else {
            "ALTER TABLE assignment DROP CONSTRAINT assignment_no_overlap"
        };
        past::execute(&service.database, drop).await;
        past::execute(&service.database, &copy).await;
        assert_eq!(service.client().get("/health/ready").await.status(), 503, "and the service is not ready");
    }

    /// The usual way, a look and then a write, books twice: the race above can see it.
    async fn looking_and_then_writing_books_twice(service: TestService) {
        let tokens = rivals(&service, 2).await;
        let drop = if service.database.is_sqlite() {
            "DROP TRIGGER assignment_no_overlap_insert"
        } else {
            "ALTER TABLE assignment DROP CONSTRAINT assignment_no_overlap"
        };
        past::execute(&service.database, drop).await;
        assert_eq!(tokens.len(), 2);
        let (one, other) = tokio::join!(naive(&service.database, 0), naive(&service.database, 1));
        let (mut one, mut other) = (one, other);
        // Both have looked and found the time free; now both write.
        let (first, second) = (one.free(), other.free());
        assert_eq!((first.await, second.await), (true, true));
        one.book().await;
        other.book().await;
        let booked = past::texts(&service.database, "SELECT state FROM assignment").await;
        assert_eq!(booked.len(), 2, "double-booked");
    }
}

/// A booking as most systems make it.
enum Naive {
    Sqlite(SqliteConnection, i64),
    Postgres(PgConnection, i64),
}

async fn naive(database: &Database, number: i64) -> Naive {
    if database.is_sqlite() {
        Naive::Sqlite(SqliteConnection::connect(&database.url).await.unwrap(), number)
    } else {
        Naive::Postgres(PgConnection::connect(&database.url).await.unwrap(), number)
    }
}

impl Naive {
    async fn free(&mut self) -> bool {
        let sql = "SELECT count(*) FROM assignment WHERE state IN ('hold', 'confirmed')";
        let booked: i64 = match self {
            Self::Sqlite(connection, _) => sqlx::query_scalar(sql).fetch_one(connection).await.unwrap(),
            Self::Postgres(connection, _) => sqlx::query_scalar(sql).fetch_one(connection).await.unwrap(),
        };
        booked == 0
    }

    async fn book(&mut self) {
        let sql = |id: &str, number: &i64| {
            AssertSqlSafe(format!(
                "INSERT INTO assignment (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
                 SELECT {id}, o.id, o.order_id, (SELECT id FROM expert), o.starts_at, o.ends_at, o.busy_from, o.busy_until, 'hold', 1
                 FROM occurrence o ORDER BY o.starts_at LIMIT 1 OFFSET {number}"
            ))
        };
        match self {
            Self::Sqlite(connection, number) => {
                sqlx::query(sql("randomblob(16)", number)).execute(connection).await.map(|_| ()).unwrap();
            }
            Self::Postgres(connection, number) => {
                sqlx::query(sql("gen_random_uuid()", number)).execute(connection).await.map(|_| ()).unwrap();
            }
        }
    }
}
