//! What experts are paid: agreed when a gig is confirmed, checked and approved by two, taken to payroll once.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod how_it_was;

use chrono::Duration;
use domain::LocalizedText;
use domain::expert::booking::OccurrenceCommand;
use domain::expert::feedback::GigFeedback;
use domain::expert::{OrderContent, OrderState};
use domain::id::{AssignmentId, ExpertId, TypedId};
use domain::identity::{Actor, ExpertActor, Grant, Role, Scope};
use domain::time::Clock;
use serde_json::{Value, json};
use service::expert::{answering, feedback, order, registry, report, running};
use service::outbox::{self, Way};

use crate::booking;
use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::service::{Client, PASSWORD};
use crate::support::{TestService, on_both_databases};

const CLAIM: &str = "id state version alias feeClass feeCents feeWaived totalCents reason";
const NAME: &str = "Kuusi Esimerkki";

/// A gig that was held, with its claim.
#[derive(Default)]
pub(crate) struct Held {
    pub(crate) order: Value,
    pub(crate) gig: Value,
    pub(crate) claim: Value,
}

impl Held {
    pub(crate) async fn made(service: &TestService) -> Self {
        let coordinator = service.staff(Role::Coordinator).await;
        let order = confirmed(service, &coordinator).await;
        reported(service, &coordinator, &order).await
    }

    /// Feedback that somebody has to look into: its id.
    pub(crate) async fn unsafe_feedback(&self, service: &TestService) -> Value {
        let coordinator = service.staff(Role::Coordinator).await;
        let input = json!({ "gigId": self.gig["id"], "score": 1, "feltSafe": false });
        run(&coordinator, "giveGigFeedback", "GiveGigFeedbackInput", "", input).await;
        let waiting = coordinator.graphql("{ feedbackToHandle { id } }", json!({})).await;
        waiting["data"]["feedbackToHandle"][0]["id"].clone()
    }
}

/// Runs a mutation with an input; its result.
async fn run(client: &Client, field: &str, kind: &str, inner: &str, input: Value) -> Value {
    let document = format!(
        "mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename {inner}
            ... on InvalidInput {{ violations {{ code path }} }} }} }}"
    );
    let answer = client.graphql(&document, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"][field].clone()
}

async fn order_step(client: &Client, field: &str, order: &Value) -> Value {
    let input = json!({ "orderId": order["id"], "version": order["version"] });
    let inner = "... on ExpertOrder { id state version }";
    run(client, field, "ExpertOrderStepInput", inner, input).await
}

/// A step of a claim that needs its version only.
async fn claim_step(client: &Client, field: &str, claim: &Value) -> Value {
    let input = json!({ "claimId": claim["id"], "version": claim["version"] });
    run(client, field, "FeeClaimStepInput", &format!("... on FeeClaim {{ {CLAIM} }}"), input).await
}

async fn fill(client: &Client, claim: &Value, what: Value) -> Value {
    let mut input = what;
    input["claimId"] = claim["id"].clone();
    input["version"] = claim["version"].clone();
    run(client, "fillFeeClaim", "FillFeeClaimInput", &format!("... on FeeClaim {{ {CLAIM} }}"), input).await
}

async fn reject(client: &Client, claim: &Value, reason: &str) -> Value {
    let input = json!({ "claimId": claim["id"], "version": claim["version"], "reason": reason });
    run(client, "rejectFeeClaim", "RejectFeeClaimInput", &format!("... on FeeClaim {{ {CLAIM} }}"), input)
        .await
}

fn codes(result: &Value) -> Vec<&str> {
    result["violations"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect()
}

/// What the hour of a lecture costs from today on.
fn class(service: &TestService, cents: i64) -> Value {
    json!({ "code": "lecture", "validFrom": domain::time::civil_day(service.clock.now()).to_string(),
        "name": [{ "language": "fi", "text": "Luento" }, { "language": "sv", "text": "Föreläsning" }],
        "unit": "HOUR", "cents": cents, "kmCents": 55 })
}

async fn save_class(service: &TestService, client: &Client, cents: i64) -> Value {
    run(client, "saveFeeClass", "SaveFeeClassInput", "... on FeeClass { code cents }", class(service, cents))
        .await
}

/// An order of an hour, half an hour from now, by a class of 50 euros: confirmed with one expert.
async fn confirmed(service: &TestService, coordinator: &Client) -> Value {
    confirmed_by(service, coordinator, json!("lecture"), json!({})).await
}

/// The same by a class that the order says, or none, with an expert who is paid so.
async fn confirmed_by(service: &TestService, coordinator: &Client, class: Value, pay: Value) -> Value {
    assert_eq!(save_class(service, coordinator, 5_000).await["cents"], 5_000);
    let register = run(
        coordinator,
        "registerExpert",
        "RegisterExpertInput",
        "... on Expert { id }",
        booking::registration(),
    );
    let expert = register.await["id"].clone();
    let mut input = pay;
    input["expertId"] = expert.clone();
    let inner = "... on Expert { id }";
    assert_eq!(run(coordinator, "setExpertPay", "SetExpertPayInput", inner, input).await["id"], expert);
    let starts_at = service.clock.now() + Duration::minutes(30);
    let mut content = booking::content();
    content["times"] = json!([{ "startsAt": starts_at, "endsAt": starts_at + Duration::hours(1) }]);
    content["feeClass"] = class;
    content["costCentre"] = json!("=4711");
    let inner = "... on ExpertOrder { id version }";
    let input = json!({ "content": content });
    let draft = run(coordinator, "createExpertOrder", "CreateExpertOrderInput", inner, input).await;
    let order = order_step(coordinator, "submitExpertOrder", &draft).await;
    let input = json!({ "orderId": order["id"], "version": order["version"], "experts": [expert] });
    let inner = "... on OffersSent { links { token } }";
    let sent = run(coordinator, "sendOffers", "SendOffersInput", inner, input).await;
    let document = "mutation($token: String!) { acceptOffer(token: $token) { __typename } }";
    let token = json!({ "token": sent["links"][0]["token"] });
    let accepted = service.client().graphql(document, token).await;
    assert_eq!(accepted["data"]["acceptOffer"]["__typename"], "OfferToAnswer", "{accepted}");
    read_order(coordinator, &order).await
}

async fn read_order(client: &Client, order: &Value) -> Value {
    let document = "query($id: ID!) { expertOrder(id: $id) { id state version } }";
    client.graphql(document, json!({ "id": order["id"] })).await["data"]["expertOrder"].clone()
}

/// Lets the gig go by and reports it.
async fn reported(service: &TestService, coordinator: &Client, order: &Value) -> Held {
    service.clock.advance(Duration::minutes(95));
    let input = json!({ "orderId": order["id"], "version": order["version"] });
    let inner = "... on ExpertOrder { id state version }";
    let order = run(coordinator, "reportExpertOrderHeld", "ReportExpertOrderInput", inner, input).await;
    assert_eq!(order["state"], "HELD", "{order}");
    let document = "query($id: ID!) { heldGigs(id: $id) { id alias feedbackGiven } }";
    let gigs = coordinator.graphql(document, json!({ "id": order["id"] })).await;
    let gig = gigs["data"]["heldGigs"][0].clone();
    let claim = claims(coordinator, &order).await[0].clone();
    Held { order, gig, claim }
}

async fn claims(client: &Client, order: &Value) -> Value {
    let document = format!("query($of: ID!) {{ feeClaims(of: $of) {{ nodes {{ {CLAIM} }} }} }}");
    client.graphql(&document, json!({ "of": order["id"] })).await["data"]["feeClaims"]["nodes"].clone()
}

/// Somebody with several roles in the whole county.
pub(crate) async fn staff_with(service: &TestService, email: &str, name: &str, roles: &[Role]) -> Client {
    let grants = roles.iter().map(|role| Grant { role: *role, scope: Scope::County }).collect();
    ::service::identity::account::create_active(&service.services, email, name, PASSWORD, grants)
        .await
        .unwrap();
    let client = service.client();
    client.log_in(email, PASSWORD).await;
    client
}

async fn page(client: &Client, path: &str) -> String {
    client.get(path).await.text().await.unwrap()
}

async fn export(client: &Client) -> Value {
    let document = "mutation { exportPayroll { __typename ... on PayrollExport { id claims csv }
        ... on InvalidInput { violations { code } } } }";
    let answer = client.graphql(document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["exportPayroll"].clone()
}

on_both_databases! {
    async fn what_was_agreed_is_paid_whatever_the_price_list_says_later(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let order = confirmed(&service, &coordinator).await;
        assert_eq!(save_class(&service, &coordinator, 9_000).await["cents"], 9_000);
        let held = reported(&service, &coordinator, &order).await;
        assert_eq!((&held.claim["feeCents"], &held.claim["state"]), (&json!(5_000), &json!("DRAFT")));

        let mut past = class(&service, 100);
        past["validFrom"] = json!("2026-11-20");
        let refused = run(&coordinator, "saveFeeClass", "SaveFeeClassInput", "", past).await;
        assert_eq!(codes(&refused), ["TIME_HAS_PASSED"], "what has been agreed by is not rewritten");
        let mut unknown = booking::content();
        unknown["feeClass"] = json!("concert");
        let inner = "... on ExpertOrder { id version }";
        let draft =
            run(&coordinator, "createExpertOrder", "CreateExpertOrderInput", inner, json!({ "content": unknown })).await;
        assert_eq!(codes(&order_step(&coordinator, "submitExpertOrder", &draft).await), ["UNKNOWN_FEE_CLASS"]);
    }

    async fn an_order_says_by_which_class_it_is_paid_or_else_its_expert(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let mut own = class(&service, 3_000);
        own["code"] = json!("own");
        run(&coordinator, "saveFeeClass", "SaveFeeClassInput", "", own).await;
        let order =
            confirmed_by(&service, &coordinator, Value::Null, json!({ "feeClass": "own" })).await;
        assert_eq!(reported(&service, &coordinator, &order).await.claim["feeCents"], 3_000);
        let pay = json!({ "feeClass": "own", "waivesFee": true });
        let order = confirmed_by(&service, &coordinator, json!("lecture"), pay).await;
        let claim = reported(&service, &coordinator, &order).await.claim;
        assert_eq!((&claim["feeCents"], &claim["feeWaived"], &claim["totalCents"]), (&json!(5_000), &json!(true), &json!(0)));

        let known = coordinator.graphql("{ experts { nodes { id feeClass } } }", json!({})).await;
        let expert = known["data"]["experts"]["nodes"][0].clone();
        assert_eq!(expert["feeClass"], "own");
        let unknown = json!({ "expertId": expert["id"], "feeClass": "concert" });
        let refused = run(&coordinator, "setExpertPay", "SetExpertPayInput", "", unknown).await;
        assert_eq!(codes(&refused), ["UNKNOWN_FEE_CLASS"]);
        let id = expert["id"].as_str().unwrap().trim_start_matches("Expert:");
        let page = format!("/fi/staff/experts/{id}/pay");
        let html = coordinator.get(&page).await.text().await.unwrap();
        assert!(html.contains("value=\"own\" selected") && html.contains("value=\"lecture\""), "{html}");
        let fields = [("feeClass".to_owned(), "lecture".to_owned())];
        assert_eq!(coordinator.post_form(&page, &fields).await.status(), 303);
        assert!(coordinator.get(&page).await.text().await.unwrap().contains("value=\"lecture\" selected"));
        let orderer = service.staff(Role::Orderer).await;
        assert_eq!(orderer.get(&page).await.status(), 403);
        let form = orderer.get("/fi/staff/orders/new").await.text().await.unwrap();
        assert!(form.contains("name=\"feeClass\"") && form.contains("value=\"own\""), "{form}");
    }

    async fn nobody_approves_what_they_have_had_a_hand_in(service: TestService) {
        let held = Held::made(&service).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let roles = [Role::Coordinator, Role::BudgetApprover];
        let maker = staff_with(&service, "maker@example.fi", "Maija Mallinen", &roles).await;
        let checker = staff_with(&service, "checker@example.fi", "Matti Mallinen", &roles).await;
        let namesake = staff_with(&service, "namesake@example.fi", "kuusi  ESIMERKKI", &[Role::BudgetApprover]).await;

        let filled = fill(&maker, &held.claim, json!({ "km": 20 })).await;
        assert_eq!(filled["totalCents"], 5_000 + 20 * 55, "{filled}");
        assert_eq!(codes(&fill(&maker, &held.claim, json!({ "km": 30 })).await), ["STALE_CLAIM"]);
        let submitted = claim_step(&coordinator, "submitFeeClaim", &filled).await;
        assert_eq!(codes(&fill(&coordinator, &submitted, json!({ "km": 30 })).await), ["CLAIM_NOT_SO"]);
        let early = claim_step(&service.staff(Role::BudgetApprover).await, "approveFeeClaim", &submitted).await;
        assert_eq!(codes(&early), ["CLAIM_NOT_SO"], "what nobody has checked is not approved");
        let checked = claim_step(&checker, "checkFeeClaim", &submitted).await;
        assert_eq!(checked["state"], "CHECKED", "{checked}");
        for (who, client) in [("maker", &maker), ("checker", &checker), ("payee", &namesake)] {
            let refused = claim_step(client, "approveFeeClaim", &checked).await;
            assert_eq!(codes(&refused), ["FOUR_EYES"], "{who}");
        }
        let approver = service.staff(Role::BudgetApprover).await;
        let approved = claim_step(&approver, "approveFeeClaim", &checked).await;
        assert_eq!(approved["state"], "APPROVED", "{approved}");
        let again = claim_step(&approver, "approveFeeClaim", &approved).await;
        assert_eq!(codes(&again), ["CLAIM_NOT_SO"]);
        // Nor past the service.
        for hand in ["made_by", "checked_by"] {
            let sql = format!("UPDATE fee_claim SET {hand} = approved_by");
            assert!(past::try_execute(&service.database, &sql).await.is_err(), "{hand}");
        }
        let told = past::texts(&service.database, "SELECT kind FROM outbox WHERE kind = 'fee_approved'").await;
        assert_eq!(told.len(), 1);
    }

    async fn a_waived_fee_leaves_the_costs_and_payroll_gets_each_claim_once(service: TestService) {
        let held = Held::made(&service).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let payroll = service.staff(Role::Payroll).await;
        let unexplained = fill(&coordinator, &held.claim, json!({ "otherCents": 1_250 })).await;
        assert_eq!(codes(&unexplained), ["REQUIRED"]);
        let costs = json!({ "feeWaived": true, "km": 10, "otherCents": 1_250, "otherNote": "Bussiliput" });
        let filled = fill(&coordinator, &held.claim, costs).await;
        assert_eq!((&filled["feeWaived"], &filled["totalCents"]), (&json!(true), &json!(1_800)));
        let submitted = claim_step(&coordinator, "submitFeeClaim", &filled).await;
        let checked = claim_step(&coordinator, "checkFeeClaim", &submitted).await;
        assert_eq!(codes(&export(&payroll).await), ["NOTHING_TO_EXPORT"]);
        assert_eq!(claims(&payroll, &held.order).await, json!([]), "payroll sees what has been approved");
        claim_step(&service.staff(Role::BudgetApprover).await, "approveFeeClaim", &checked).await;
        assert_eq!(claims(&payroll, &held.order).await[0]["state"], "APPROVED");

        let exported = export(&payroll).await;
        let csv = exported["csv"].as_str().unwrap();
        let lines: Vec<&str> = csv.trim_start_matches('\u{feff}').lines().collect();
        assert!(csv.starts_with('\u{feff}') && lines.len() == 2, "{csv}");
        assert_eq!(csv.matches(NAME).count(), 1, "{csv}");
        assert!(lines[1].contains("\"'=4711\";0,00;10;0,55;5,50;12,50;18,00"), "{csv}");
        for kept_elsewhere in ["tili", "IBAN", "henkilötunnus", "esimerkki@", "kuusi@", "+358"] {
            assert!(!csv.to_lowercase().contains(&kept_elsewhere.to_lowercase()), "{kept_elsewhere}: {csv}");
        }
        assert_eq!(codes(&export(&payroll).await), ["NOTHING_TO_EXPORT"], "each claim is in one file");

        let document = "query($id: ID!) { payrollExport(id: $id) { csv } payrollExports { id claims cents paid } }";
        let again = payroll.graphql(document, json!({ "id": exported["id"] })).await;
        assert_eq!(again["data"]["payrollExport"]["csv"], exported["csv"], "as often as it is needed");
        let summary = json!([{ "id": exported["id"], "claims": 1, "cents": 1_800, "paid": false }]);
        assert_eq!(again["data"]["payrollExports"], summary);
        let reads = "SELECT purpose FROM sealed_read WHERE reader = 'payroll' AND field_class = 'l2'
            AND order_id IN (SELECT order_id FROM fee_claim)";
        assert_eq!(past::texts(&service.database, reads).await, ["payroll", "payroll"], "each is logged");
        let log = service.staff(Role::Administrator).await;
        let acts = log.graphql("{ auditEvents(first: 100) { nodes { act detail } } }", json!({})).await;
        let count = |act: &str| {
            let nodes = acts["data"]["auditEvents"]["nodes"].as_array().unwrap();
            nodes.iter().filter(|node| node["act"] == act).count()
        };
        assert_eq!((count("payroll-exported"), count("payroll-downloaded")), (1, 2));
        assert!(!acts.to_string().contains(NAME));

        let paid = "mutation($id: ID!) { markFeeClaimsPaid(exportId: $id) { __typename ... on FeeClaimsPaid { claims }
            ... on InvalidInput { violations { code } } } }";
        let done = payroll.graphql(paid, json!({ "id": exported["id"] })).await;
        assert_eq!(done["data"]["markFeeClaimsPaid"]["claims"], 1, "{done}");
        let twice = payroll.graphql(paid, json!({ "id": exported["id"] })).await;
        assert_eq!(codes(&twice["data"]["markFeeClaimsPaid"]), ["CLAIM_NOT_SO"]);
        let history = past::texts(&service.database, "SELECT kind FROM expert_event WHERE kind LIKE 'claim%'").await;
        assert_eq!(history.len(), 6, "an event for each transition: {history:?}");
    }

    async fn an_order_is_closed_once_its_claims_are_decided(service: TestService) {
        let held = Held::made(&service).await;
        service.clock.advance(Duration::days(15));
        assert_eq!(report::close_due(&service.services).await.unwrap(), 0, "the claim waits for a decision");
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(codes(&reject(&coordinator, &held.claim, "  ").await), ["REQUIRED"]);
        let rejected = reject(&coordinator, &held.claim, "Matka puuttuu.").await;
        assert_eq!((&rejected["state"], &rejected["reason"]), (&json!("REJECTED"), &json!("Matka puuttuu.")));
        let draft = claim_step(&coordinator, "reopenFeeClaim", &rejected).await;
        assert_eq!((&draft["state"], &draft["reason"]), (&json!("DRAFT"), &json!("Matka puuttuu.")));
        assert_eq!(report::close_due(&service.services).await.unwrap(), 0, "open again");
        let waived = claim_step(&coordinator, "waiveFeeClaim", &draft).await;
        assert_eq!(waived["state"], "WAIVED", "{waived}");
        assert_eq!(report::close_due(&service.services).await.unwrap(), 1);
        assert_eq!(read_order(&coordinator, &held.order).await["state"], "CLOSED");
    }

    async fn a_gig_called_off_too_late_is_paid(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let order = confirmed(&service, &coordinator).await;
        let cancelled = order_step(&coordinator, "cancelExpertOrder", &order).await;
        assert_eq!(cancelled["state"], "CANCELLED", "{cancelled}");
        let claim = claims(&coordinator, &order).await[0].clone();
        assert_eq!((&claim["feeCents"], &claim["state"]), (&json!(5_000), &json!("DRAFT")));
        let submitted = claim_step(&coordinator, "submitFeeClaim", &claim).await;
        assert_eq!(claim_step(&coordinator, "checkFeeClaim", &submitted).await["state"], "CHECKED");
    }

    async fn costs_are_paid_where_no_fee_was_agreed(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let order = confirmed_by(&service, &coordinator, Value::Null, json!({})).await;
        let held = reported(&service, &coordinator, &order).await;
        assert_eq!((&held.claim["state"], &held.claim["feeCents"]), (&json!("DRAFT"), &json!(0)));
        assert_eq!((&held.claim["feeClass"], &held.claim["totalCents"]), (&Value::Null, &json!(0)));
        let id = held.claim["id"].as_str().unwrap().trim_start_matches("FeeClaim:");
        let page = coordinator.get(&format!("/fi/staff/fees/{id}")).await.text().await.unwrap();
        assert!(page.contains("Palkkiota ei ole sovittu, vain kulut maksetaan"), "{page}");
        assert!(page.contains("name=\"km\"") && !page.contains("name=\"feeWaived\""), "{page}");

        let roles = [Role::Coordinator, Role::BudgetApprover];
        let maker = staff_with(&service, "maker@example.fi", "Maija Mallinen", &roles).await;
        let costs = json!({ "km": 20, "otherCents": 1_250, "otherNote": "Bussiliput" });
        let filled = fill(&maker, &held.claim, costs).await;
        assert_eq!(filled["totalCents"], 20 * 55 + 1_250, "a kilometre costs what the price list says: {filled}");
        let submitted = claim_step(&maker, "submitFeeClaim", &filled).await;
        let checked = claim_step(&coordinator, "checkFeeClaim", &submitted).await;
        assert_eq!(codes(&claim_step(&maker, "approveFeeClaim", &checked).await), ["FOUR_EYES"]);
        let approved = claim_step(&service.staff(Role::BudgetApprover).await, "approveFeeClaim", &checked).await;
        assert_eq!(approved["state"], "APPROVED", "{approved}");
        let csv = export(&service.staff(Role::Payroll).await).await["csv"].clone();
        assert!(csv.as_str().unwrap().contains("\"'=4711\";0,00;20;0,55;11,00;12,50;23,50"), "{csv}");
    }

    async fn costs_are_waited_for_two_weeks_and_taken_later_all_the_same(service: TestService) {
        let (services, office) = (&service.services, Office::open(&service.services).await);
        let expert = office.expert("Kuusi").await;
        let (now, hour) = (service.clock.now(), Duration::hours(1));
        let order = office.confirmed(gig(now + hour, hour), &[&expert]).await;
        service.clock.advance(Duration::hours(3));
        let held = office.report_held(&order).await;
        let seat = office.view(&held).await.assignments[0].id;
        let own = Actor::Expert(ExpertActor { expert: expert.id, session: [0; 32] });
        for side in [&office.actor, &own] {
            let said = GigFeedback { score: 5, felt_safe: true, wants_contact: false, comment: String::new() };
            feedback::give(services, side, seat, said).await.unwrap();
        }
        service.clock.advance(Duration::days(13));
        assert_eq!(report::close_due(services).await.unwrap(), 0, "costs can still be told of");
        service.clock.advance(Duration::days(2));
        assert_eq!(report::close_due(services).await.unwrap(), 1, "nobody has told of any");
        assert_eq!(office.order(&held).await.state, OrderState::Closed);

        let coordinator = service.staff(Role::Coordinator).await;
        let claim = claims(&coordinator, &json!({ "id": held.id.node_id() })).await[0].clone();
        let path = format!("/fi/staff/fees/{}", claim["id"].as_str().unwrap().trim_start_matches("FeeClaim:"));
        let page = coordinator.get(&path).await.text().await.unwrap();
        assert!(page.contains("Kirjaa omalla autolla ajettu matka muihin kuluihin"), "without a price list: {page}");
        assert!(!page.contains("name=\"km\""), "{page}");
        let late = fill(&coordinator, &claim, json!({ "otherCents": 500, "otherNote": "Oma auto 10 km" })).await;
        assert_eq!((&late["state"], &late["totalCents"]), (&json!("DRAFT"), &json!(500)), "{late}");
    }

    async fn a_time_called_off_or_left_out_too_late_is_paid_and_what_is_taken_up_again_once(service: TestService) {
        let office = Office::open(&service.services).await;
        let coordinator = service.staff(Role::Coordinator).await;
        save_class(&service, &coordinator, 5_000).await;
        let expert = office.expert("Kuusi").await;
        let (now, hour) = (service.clock.now(), Duration::hours(1));
        let at = |hours| (now + Duration::hours(hours), now + Duration::hours(hours) + hour);
        let content = OrderContent {
            times: [24, 30, 47, 49, 72].map(at).to_vec(),
            fee_class: Some("lecture".to_owned()),
            ..gig(now, hour)
        };
        let order = office.confirmed(content, &[&expert]).await;
        let times = office.view(&order).await.occurrences;
        let fees = async |client: &Client| -> Vec<i64> {
            let claims = claims(client, &json!({ "id": order.id.node_id() })).await;
            claims.as_array().unwrap().iter().map(|claim| claim["feeCents"].as_i64().unwrap()).collect()
        };
        let change = async |place: usize, command| {
            let (services, actor) = (&office.services, &office.actor);
            let version = office.order(&order).await.version;
            let changed = running::change_time(services, actor, order.id, version, times[place].id, command).await;
            changed.unwrap();
            fees(&coordinator).await
        };
        assert!(change(4, OccurrenceCommand::Cancel).await.is_empty(), "three days are in time");
        assert_eq!(change(2, OccurrenceCommand::Cancel).await, [5_000]);
        assert_eq!(change(1, OccurrenceCommand::Skip).await, [5_000; 2]);
        assert_eq!(change(1, OccurrenceCommand::TakeUp).await, [5_000; 2]);
        service.clock.advance(Duration::hours(51));
        office.report_held(&office.order(&order).await).await;
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(fees(&coordinator).await, [5_000; 4], "each of the three that were held, and the one called off");
        let seats = "SELECT a.state FROM fee_claim c JOIN assignment a ON a.id = c.assignment_id ORDER BY a.state";
        assert_eq!(past::texts(&service.database, seats).await, ["cancelled", "held", "held", "held"]);
    }

    async fn an_orderer_sees_which_orders_wait_to_be_reported(service: TestService) {
        let services = &service.services;
        let mut divisions = Vec::new();
        for name in ["Terveys", "Lapset"] {
            let name = LocalizedText::from([("fi", name)]);
            let added = ::service::county::add_division(services, &Actor::System, name, Vec::new()).await;
            divisions.push(Scope::Division(added.unwrap().id));
        }
        let (orderer, office) =
            (Office::open_for(services, Role::Orderer, divisions[0]).await, Office::open(services).await);
        let starts_at = service.clock.now() + Duration::hours(24);
        let draft = orderer.draft_for(divisions[0], gig(starts_at, Duration::hours(1))).await;
        let order = order::submit(services, &orderer.actor, draft.id, draft.version).await.unwrap();
        let expert = office.expert("Kuusi").await;
        let asked = office.ask(&order, &[&expert]).await.unwrap();
        answering::accept(services, &asked.links[0].token).await.unwrap();
        let report = format!("/en/staff/orders/{}/report\"", order.id.uuid());
        let desk = async |role: Role, scope: Scope| page(&service.staff_in(role, scope).await, "/en/staff").await;
        assert!(!desk(Role::Orderer, divisions[0]).await.contains(&report), "it is still to come");
        service.clock.advance(Duration::hours(26));
        let waits = desk(Role::Orderer, divisions[0]).await;
        let section = waits.split("<h2 id=\"reports\">").nth(1).unwrap();
        assert!(section.contains(&report) && section.contains("Report as held"), "{section}");
        for (role, scope) in [(Role::Orderer, divisions[1]), (Role::Coordinator, Scope::County)] {
            assert!(!desk(role, scope).await.contains("<h2 id=\"reports\">"), "{role:?}");
        }
        orderer.report_held(&office.order(&order).await).await;
        assert!(!desk(Role::Orderer, divisions[0]).await.contains(&report), "it has been said");
    }

    async fn the_pages_lead_a_claim_from_the_gig_to_payroll(service: TestService) {
        let held = Held::made(&service).await;
        let id = held.claim["id"].as_str().unwrap().trim_start_matches("FeeClaim:").to_owned();
        let [coordinator, approver, payroll] = [
            service.staff(Role::Coordinator).await,
            service.staff(Role::BudgetApprover).await,
            service.staff(Role::Payroll).await,
        ];
        let fields = |pairs: &[(&str, &str)]| -> Vec<(String, String)> {
            pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
        };
        let page = format!("/fi/staff/fees/{id}");
        let wrong = fields(&[("version", "1"), ("km", "pitkä"), ("otherCents", "3,40"), ("otherNote", "Bussi")]);
        let refused = coordinator.post_form(&page, &wrong).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("value=\"pitkä\""), "what was typed stays");
        let right = fields(&[("version", "1"), ("km", "10"), ("otherCents", "3,40"), ("otherNote", "Bussi")]);
        assert_eq!(coordinator.post_form(&page, &right).await.status(), 303);
        for (client, step, version) in
            [(&coordinator, "submit", "2"), (&coordinator, "check", "3"), (&approver, "approve", "4")]
        {
            let path = format!("{page}/{step}");
            assert_eq!(client.get(&path).await.status(), 200, "{step}");
            assert_eq!(client.post_form(&path, &fields(&[("version", version)])).await.status(), 303, "{step}");
        }
        assert_eq!(coordinator.get("/fi/staff/fees/payroll").await.status(), 403);
        assert_eq!(payroll.post_form("/fi/staff/fees/payroll", &[]).await.status(), 303);
        let html = payroll.get("/fi/staff/fees/payroll").await.text().await.unwrap();
        let action = html.split("action=\"/fi/staff/fees/payroll/").nth(1).unwrap().split('"').next().unwrap();
        let address = format!("/fi/staff/fees/payroll/{action}");
        let file = payroll.post_form(&address, &fields(&[("act", "download")])).await;
        assert!(file.headers()["content-type"].to_str().unwrap().starts_with("text/csv"));
        assert!(file.text().await.unwrap().contains("50,00;10;0,55;5,50;3,40;58,90"));
        let order = held.order["id"].as_str().unwrap().trim_start_matches("ExpertOrder:");
        assert_eq!(coordinator.get(&format!("/fi/staff/orders/{order}/feedback")).await.status(), 200);
        for list in ["staff/fees", "staff/fees/prices", "staff/feedback"] {
            assert_eq!(coordinator.get(&format!("/sv/{list}")).await.status(), 200, "{list}");
        }
    }
}
