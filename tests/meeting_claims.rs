//! What members of panels are paid for meetings, over HTTP: claims from the report of a meeting to payroll, and that nobody
//! is forgotten before they are paid, nor kept after.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::identity::Role;
use domain::message::Notice;
use domain::time::civil_day;
use serde_json::{Value, json};

use crate::fees::{Held, staff_with};
use crate::meetings::{claimed, content, planned, seated, told};
use crate::members;
use crate::panels::{self, PANEL, called, codes, created, moved};
use crate::past;
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const NAME: &str = "Kokoukseen Tullut";
const CLAIMS: &str = "claims { id on state version feeCents feeWaived kmCents totalCents reason }";
const CLAIM: &str =
    "__typename ... on FeeClaim { id state version reference alias orderId meetingId costCentre totalCents }
    ... on InvalidInput { violations { code } }";
/// Kilometres are paid with 55 cents.
const CLASS: &str = "evening";

/// A panel that pays so, at work, with the price list that it needs.
async fn paying(service: &TestService, coordinator: &Client, compensation: Value) -> Value {
    let class = json!({ "code": CLASS, "validFrom": civil_day(service.services.now()).to_string(),
        "name": [{ "language": "fi", "text": "Ilta" }, { "language": "sv", "text": "Kväll" }],
        "unit": "HOUR", "cents": 2_000, "kmCents": 55 });
    let saved = called(coordinator, "saveFeeClass", class, "__typename").await;
    assert_eq!(saved["__typename"], "FeeClass");
    let mut written = panels::content("Maksava raati");
    written["compensation"] = compensation;
    written["costCentre"] = json!("4120");
    let panel = called(coordinator, "createPanel", json!({ "owner": {}, "content": written }), PANEL).await;
    moved(coordinator, &panel, "ACTIVATE").await
}

/// A meeting of today, from 17 to 19.
async fn today(service: &TestService, coordinator: &Client, panel: &Value) -> Value {
    planned(coordinator, panel, content(&civil_day(service.services.now()).to_string())).await
}

async fn members_of(coordinator: &Client, panel: &Value) -> Vec<Value> {
    let document = "query($id: ID!) { panelMembers(panelId: $id) { nodes { id state } } }";
    let answer = coordinator.graphql(document, json!({ "id": panel["id"] })).await;
    answer["data"]["panelMembers"]["nodes"].as_array().unwrap().clone()
}

async fn report(coordinator: &Client, meeting: &Value, attended: u32, present: &[&Value]) -> Value {
    let input = json!({ "meetingId": meeting["id"], "attended": attended, "presentIds": present });
    called(coordinator, "reportMeeting", input, PANEL).await
}

/// What a member sees behind their link.
async fn seat(service: &TestService, token: &str) -> Value {
    let document = format!("query($token: String!) {{ panelSeat(token: $token) {{ {CLAIMS} }} }}");
    let answer = service.client().graphql(&document, json!({ "token": token })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["panelSeat"].clone()
}

/// The claims of a seat, or what is wrong.
fn after() -> String {
    format!("__typename ... on PanelSeat {{ {CLAIMS} }} ... on InvalidInput {{ violations {{ code path }} }}")
}

async fn send(service: &TestService, token: &str, claim: &Value, cost: Value) -> Value {
    let mut filled = cost;
    filled["claimId"] = claim["id"].clone();
    filled["version"] = claim["version"].clone();
    called(&service.client(), "sendMeetingClaim", json!({ "token": token, "claim": filled }), &after()).await
}

async fn step(client: &Client, field: &str, claim: &Value) -> Value {
    let document = format!("mutation($input: FeeClaimStepInput!) {{ {field}(input: $input) {{ {CLAIM} }} }}");
    let input = json!({ "claimId": claim["id"], "version": claim["version"] });
    let answer = client.graphql(&document, json!({ "input": input })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"][field].clone()
}

/// A member of a panel of their own who is paid for a meeting: the secret of their link, and their claim.
pub(crate) async fn paid(service: &TestService, coordinator: &Client) -> (String, Value) {
    let panel = paying(service, coordinator, json!({ "kind": "COSTS" })).await;
    attended(service, coordinator, &panel).await
}

/// A member who has attended a meeting that is paid for: their token and their claim.
async fn attended(service: &TestService, coordinator: &Client, panel: &Value) -> (String, Value) {
    let token = seated(service, coordinator, panel, NAME, "tullut@example.fi").await;
    let meeting = today(service, coordinator, panel).await;
    let present = members_of(coordinator, panel).await.remove(0);
    let reported = report(coordinator, &meeting, 1, &[&present["id"]]).await;
    assert_eq!(reported["__typename"], "Panel", "{reported}");
    let claim = seat(service, &token).await["claims"][0].clone();
    (token, claim)
}

async fn known(service: &TestService) -> Vec<String> {
    past::texts(&service.database, "SELECT pseudonym FROM panel_member WHERE contact_sealed IS NOT NULL")
        .await
}

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn text(answer: reqwest::Response) -> String {
    answer.text().await.unwrap()
}

async fn nightly(service: &TestService) {
    ::service::survey::retention::nightly(&service.services).await.unwrap();
}

on_both_databases! {
    async fn whoever_attended_is_asked_what_it_cost_and_paid_through_payroll(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = paying(&service, &coordinator, json!({ "kind": "PER_MEETING", "cents": 3_000 })).await;
        let (token, claim) = attended(&service, &coordinator, &panel).await;
        assert!(told(&service).await.contains(&"meeting_costs_asked"));
        assert_eq!((&claim["state"], &claim["feeCents"], &claim["kmCents"]), (&json!("DRAFT"), &json!(3_000), &json!(55)));

        let unexplained = send(&service, &token, &claim, json!({ "otherCents": 450 })).await;
        assert_eq!(codes(&unexplained), ["REQUIRED"]);
        let cost = json!({ "km": 20, "otherCents": 450, "otherNote": "Bussi" });
        let sent = send(&service, &token, &claim, cost.clone()).await["claims"][0].clone();
        assert_eq!((&sent["state"], &sent["totalCents"]), (&json!("SUBMITTED"), &json!(3_000 + 20 * 55 + 450)));
        let again = send(&service, &token, &sent, cost).await;
        assert_eq!(codes(&again), ["CLAIM_NOT_SO"], "once it is sent, it is sent");

        let checked = step(&coordinator, "checkFeeClaim", &sent).await;
        assert_eq!((&checked["state"], &checked["reference"]), (&json!("CHECKED"), &json!("Maksava raati")), "{checked}");
        assert_eq!((&checked["orderId"], &checked["costCentre"]), (&json!(null), &json!("4120")));
        assert!(checked["meetingId"].as_str().unwrap().starts_with("PanelMeeting:"));
        let themselves = staff_with(&service, "sama@example.fi", NAME, &[Role::BudgetApprover]).await;
        assert_eq!(codes(&step(&themselves, "approveFeeClaim", &checked).await), ["FOUR_EYES"]);
        let approver = service.staff(Role::BudgetApprover).await;
        assert_eq!(step(&approver, "approveFeeClaim", &checked).await["state"], "APPROVED");
        let messages = claimed(&service).await;
        let cents = messages.iter().find_map(|one| match &one.notice {
            Notice::MeetingFeeApproved { cents, .. } => Some(*cents),
            _ => None,
        });
        assert_eq!(cents, Some(4_550));

        let payroll = service.staff(Role::Payroll).await;
        let document = "mutation { exportPayroll { __typename ... on PayrollExport { csv } } }";
        let export = payroll.graphql(document, json!({})).await;
        let csv = export["data"]["exportPayroll"]["csv"].as_str().unwrap_or_else(|| panic!("{export}"));
        assert!(csv.contains(NAME) && csv.contains("Maksava raati"), "{csv}");
        assert!(csv.contains("\"4120\";30,00;20;0,55;11,00;4,50;45,50"), "{csv}");
        assert_eq!(seat(&service, &token).await["claims"][0]["state"], "EXPORTED");
    }

    async fn organisers_of_panels_see_and_check_claims_for_meetings_and_none_for_gigs(service: TestService) {
        let gig = Held::made(&service).await.claim;
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = paying(&service, &coordinator, json!({ "kind": "PER_MEETING", "cents": 3_000 })).await;
        let organiser = service.staff(Role::PanelOrganiser).await;
        let (token, claim) = attended(&service, &organiser, &panel).await;
        let listed = async |client: &Client| {
            let list = client.graphql("{ feeClaims { nodes { id } } }", json!({})).await;
            let nodes = list["data"]["feeClaims"]["nodes"].as_array().unwrap_or_else(|| panic!("{list}")).clone();
            nodes.into_iter().map(|node| node["id"].clone()).collect::<Vec<_>>()
        };
        assert_eq!(listed(&organiser).await, [claim["id"].clone()]);
        assert_eq!(listed(&coordinator).await.len(), 2);
        let document = "mutation($input: FeeClaimStepInput!) { submitFeeClaim(input: $input) { __typename } }";
        let input = json!({ "input": { "claimId": gig["id"], "version": gig["version"] } });
        let hidden = organiser.graphql(document, input).await;
        assert_eq!(hidden["errors"][0]["extensions"]["code"], "NOT_FOUND", "{hidden}");

        let submitted = step(&organiser, "submitFeeClaim", &claim).await;
        let input = json!({ "claimId": claim["id"], "version": submitted["version"], "reason": "Ei kuitteja." });
        assert_eq!(called(&organiser, "rejectFeeClaim", input, CLAIM).await["state"], "REJECTED");
        let draft = step(&organiser, "reopenFeeClaim", &seat(&service, &token).await["claims"][0]).await;
        assert_eq!(draft["state"], "DRAFT");
        let id = claim["id"].as_str().unwrap().split(':').nth(1).unwrap().to_owned();
        let address = format!("/fi/staff/fees/{id}");
        assert!(text(organiser.get(&address).await).await.contains("name=\"km\""), "it can be filled in");
        let sent = send(&service, &token, &draft, json!({ "km": 10 })).await["claims"][0].clone();
        assert!(text(organiser.get(&address).await).await.contains(&format!("{address}/check")));
        let checked = step(&organiser, "checkFeeClaim", &sent).await;
        assert_eq!(checked["state"], "CHECKED", "{checked}");
        let approve = "mutation($input: FeeClaimStepInput!) { approveFeeClaim(input: $input) { __typename } }";
        let input = json!({ "input": { "claimId": claim["id"], "version": checked["version"] } });
        let refused = organiser.graphql(approve, input).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "FORBIDDEN");
        let gig = gig["id"].as_str().unwrap().split(':').nth(1).unwrap().to_owned();
        assert_eq!(organiser.get(&format!("/fi/staff/fees/{gig}")).await.status(), 404);
    }

    async fn a_class_of_the_price_list_pays_the_hours_and_a_rejected_claim_says_why(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = paying(&service, &coordinator, json!({ "kind": "FEE_CLASS", "feeClass": CLASS })).await;
        let (token, claim) = attended(&service, &coordinator, &panel).await;
        assert_eq!(claim["feeCents"], 4_000, "two hours at 20 euros");
        let sent = send(&service, &token, &claim, json!({ "feeWaived": true, "km": 4 })).await["claims"][0].clone();
        assert_eq!(sent["totalCents"], 220, "costs are paid all the same");
        let input = json!({ "claimId": claim["id"], "version": sent["version"], "reason": "Matka oli lyhyempi." });
        assert_eq!(called(&coordinator, "rejectFeeClaim", input, CLAIM).await["state"], "REJECTED");
        assert!(told(&service).await.contains(&"meeting_fee_rejected"));
        let rejected = seat(&service, &token).await["claims"][0].clone();
        assert_eq!(rejected["reason"], "Matka oli lyhyempi.");
        let draft = step(&coordinator, "reopenFeeClaim", &rejected).await;
        let input = json!({ "token": token, "claimId": claim["id"], "version": draft["version"] });
        let waived = called(&service.client(), "waiveMeetingClaim", input, &after()).await;
        assert_eq!(waived["claims"][0]["state"], "WAIVED");
    }

    async fn who_attended_is_named_only_where_that_is_paid(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = moved(&coordinator, &created(&coordinator).await, "ACTIVATE").await;
        seated(&service, &coordinator, &panel, NAME, "tullut@example.fi").await;
        let member = members_of(&coordinator, &panel).await.remove(0);
        let meeting = today(&service, &coordinator, &panel).await;
        assert_eq!(codes(&report(&coordinator, &meeting, 1, &[&member["id"]]).await), ["NOTHING_IS_PAID"]);

        let paying = paying(&service, &coordinator, json!({ "kind": "COSTS" })).await;
        let meeting = today(&service, &coordinator, &paying).await;
        assert_eq!(codes(&report(&coordinator, &meeting, 0, &[&member["id"]]).await), ["OUT_OF_RANGE"], "fewer than are named");
        assert_eq!(codes(&report(&coordinator, &meeting, 1, &[&member["id"]]).await), ["MEMBER_NOT_SO"], "of another panel");
        assert_eq!(past::texts(&service.database, "SELECT state FROM fee_claim").await.len(), 0);
        let unknown = json!({ "kind": "FEE_CLASS", "feeClass": "nobody" });
        let mut written = panels::content("Raati");
        written["compensation"] = unknown;
        let refused = called(&coordinator, "createPanel", json!({ "owner": {}, "content": written }), PANEL).await;
        assert_eq!(codes(&refused), ["UNKNOWN_FEE_CLASS"]);
    }

    async fn nobody_is_forgotten_before_they_are_paid_nor_kept_after(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = paying(&service, &coordinator, json!({ "kind": "COSTS" })).await;
        let (token, claim) = attended(&service, &coordinator, &panel).await;
        let left = "mutation($token: String!) { answerPanelSeat(token: $token, command: WITHDRAW) { __typename } }";
        service.client().graphql(left, json!({ "token": token })).await;
        nightly(&service).await;
        assert_eq!(known(&service).await.len(), 1, "they can still claim");
        let sent = send(&service, &token, &claim, json!({ "km": 10 })).await["claims"][0].clone();
        let checked = step(&coordinator, "checkFeeClaim", &sent).await;
        step(&service.staff(Role::BudgetApprover).await, "approveFeeClaim", &checked).await;
        nightly(&service).await;
        assert_eq!(known(&service).await.len(), 1, "payroll needs the name");
        let payroll = service.staff(Role::Payroll).await;
        let document = "mutation { exportPayroll { __typename ... on PayrollExport { csv } } }";
        let export = payroll.graphql(document, json!({})).await;
        assert!(export["data"]["exportPayroll"]["csv"].as_str().unwrap().contains(NAME));
        assert!(told(&service).await.contains(&"meeting_fee_approved"), "whoever has left is told, too");
        nightly(&service).await;
        assert_eq!(known(&service).await.len(), 0);
        assert_eq!(seat(&service, &token).await["claims"], json!([]), "nothing is told of those who are forgotten");
    }

    async fn a_claim_that_is_never_sent_keeps_nobody_for_ever(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = paying(&service, &coordinator, json!({ "kind": "PER_MEETING", "cents": 3_000 })).await;
        attended(&service, &coordinator, &panel).await;
        claimed(&service).await;
        moved(&coordinator, &panel, "END").await;
        assert_eq!(told(&service).await, ["panel_ended"]);
        service.clock.advance(Duration::days(59));
        nightly(&service).await;
        assert_eq!(known(&service).await.len(), 1);
        service.clock.advance(Duration::days(2));
        nightly(&service).await;
        assert_eq!(known(&service).await.len(), 0);
        assert_eq!(past::texts(&service.database, "SELECT state FROM fee_claim").await, ["rejected"]);
    }

    async fn whoever_waited_is_told_that_the_panel_has_ended_and_forgotten_then(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let one = members::named(&service, &coordinator, &moved(&coordinator, &created(&coordinator).await, "ACTIVATE").await).await;
        claimed(&service).await;
        let document = "query($token: String!) { panelSeat(token: $token) { panelId } }";
        let seat = service.client().graphql(document, json!({ "token": one.token })).await;
        let read = format!("query($id: ID!) {{ panel(id: $id) {{ {} }} }}", "id version");
        let panel = coordinator.graphql(&read, json!({ "id": seat["data"]["panelSeat"]["panelId"] })).await;
        moved(&coordinator, &panel["data"]["panel"], "END").await;
        nightly(&service).await;
        assert_eq!(known(&service).await.len(), 1, "the message has not been sent");
        assert_eq!(told(&service).await, ["panel_ended"]);
        nightly(&service).await;
        assert_eq!(known(&service).await.len(), 0);
        let messages = past::texts(&service.database, "SELECT kind FROM outbox WHERE recipient_kind = 'member'").await;
        assert_eq!(messages, Vec::<String>::new());
    }

    async fn claims_for_meetings_live_on_pages_too(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = paying(&service, &coordinator, json!({ "kind": "PER_MEETING", "cents": 3_000 })).await;
        let token = seated(&service, &coordinator, &panel, NAME, "tullut@example.fi").await;
        let meeting = today(&service, &coordinator, &panel).await;
        let id = |node: &Value| node.as_str().unwrap().split(':').nth(1).unwrap().to_owned();
        let member = id(&members_of(&coordinator, &panel).await[0]["id"]);
        let path = format!("/fi/staff/panel-meetings/{}", id(&meeting["id"]));
        assert!(text(coordinator.get(&path).await).await.contains(NAME));
        let reported = coordinator.post_form(&path, &fields(&[("act", "report"), ("attended", ""), ("present", &member)])).await;
        assert_eq!(reported.status(), 303, "left blank, as many as are ticked");
        assert!(text(coordinator.get(&path).await).await.contains("korvauspyyntö tehty"));

        let visitor = service.client();
        let seat_page = text(visitor.get(&format!("/fi/panel-seat/{token}")).await).await;
        let claim = id(&seat(&service, &token).await["claims"][0]["id"]);
        let address = format!("/fi/panel-seat/{token}/claims/{claim}");
        assert!(seat_page.contains(&address));
        let form = text(visitor.get(&address).await).await;
        assert!(form.contains("30,00"));
        let wrong = [("version", "1"), ("km", "pitkä"), ("otherNote", "Bussi <b>"), ("act", "send")];
        let refused = visitor.post_form(&address, &fields(&wrong)).await;
        assert_eq!(refused.status(), 422);
        let page = text(refused).await;
        assert!(page.contains("pitkä") && page.contains("Bussi &#60;b&#62;"), "nothing typed is lost");
        let sent = visitor.post_form(&address, &fields(&[("version", "1"), ("km", "10"), ("act", "send")])).await;
        assert_eq!(sent.status(), 303);
        let page = text(visitor.get(&address).await).await;
        assert!(page.contains("35,50") && !page.contains("name=\"km\""));
        assert_eq!(visitor.get(&format!("/fi/panel-seat/{token}x/claims/{claim}")).await.status(), 404);
        let other = seated(&service, &coordinator, &panel, "Toinen Jäsen", "toinen@example.fi").await;
        assert_eq!(visitor.get(&format!("/fi/panel-seat/{other}/claims/{claim}")).await.status(), 404, "each sees their own");
    }
}
