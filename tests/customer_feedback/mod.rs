//! Customer feedback: from its receipt to what was done.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod batches;
pub(crate) mod comments;
mod deadlines;
mod forgetting;
mod handling;
mod pages;
mod summaries;

use domain::identity::{Actor, Role, Scope};
use domain::{DivisionId, UnitId};
use serde_json::{Value, json};

use crate::panels::called;
use crate::support::TestService;
use crate::support::service::Client;

pub(crate) const ITEM: &str = "__typename
    ... on FeedbackItem { id class state clock receivedOn dueOn handledOn isOverdue hasContact version
        queue { division unit } theme service serviceLanguage }
    ... on InvalidInput { violations { code path } }";

/// A file of one batch of scores.
pub(crate) const BATCH: &str = "tunniste;yksikkö;alku;loppu;suosittelijat;neutraalit;arvostelijat\n2026-10;;1.10.2026;31.10.2026;30;12;8\n";

pub(crate) fn complaint(text: &str) -> Value {
    json!({ "class": "COMPLAINT", "text": text })
}

/// What is told of some days.
pub(crate) fn content(from: &str, until: &str) -> Value {
    let text =
        |fi: &str, sv: &str| json!([{ "language": "fi", "text": fi }, { "language": "sv", "text": sv }]);
    json!({ "from": from, "until": until, "themes": text("Jonot", "Köer"), "actions": text("Lisää aikoja", "Fler tider") })
}

/// Gives feedback; the secret of its private link.
pub(crate) async fn give(client: &Client, input: Value) -> String {
    let given = called(
        client,
        "giveCustomerFeedback",
        input,
        "... on CustomerFeedbackGiven { token } ... on InvalidInput { violations { code path } }",
    )
    .await;
    given["token"].as_str().unwrap_or_else(|| panic!("{given}")).to_owned()
}

/// The queue of somebody, what is due first before the rest.
pub(crate) async fn queue(client: &Client, arguments: &str) -> Vec<Value> {
    let document = format!(
        "{{ feedbackQueue{arguments} {{ nodes {{ id class state dueOn isOverdue version queue {{ division unit }} }} }} }}"
    );
    let answer = client.graphql(&document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["feedbackQueue"]["nodes"].as_array().unwrap().clone()
}

/// A step that takes an id and a version.
pub(crate) async fn take(client: &Client, item: &Value) -> Value {
    let document = format!(
        "mutation($id: ID!, $version: Int!) {{ takeFeedback(itemId: $id, version: $version) {{ {ITEM} }} }}"
    );
    let variables = json!({ "id": item["id"], "version": item["version"] });
    let answer = client.graphql(&document, variables).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["takeFeedback"].clone()
}

/// A step of an item, as it was read last.
pub(crate) async fn step(client: &Client, field: &str, item: &Value, more: Value) -> Value {
    let mut input = json!({ "itemId": item["id"], "version": item["version"] });
    for (key, value) in more.as_object().unwrap() {
        input[key] = value.clone();
    }
    called(client, field, input, ITEM).await
}

/// Feedback that nobody has taken: its id.
pub(crate) async fn given(service: &TestService) -> Value {
    give(&service.client(), complaint("Jonotin kauan.")).await;
    queue(&service.staff(Role::FeedbackHandler).await, "").await[0]["id"].clone()
}

/// A draft of what is told: its id.
pub(crate) async fn summary(service: &TestService) -> Value {
    let officer = service.staff(Role::ProgrammeOfficer).await;
    let input = json!({ "content": content("2026-01-01", "2026-06-30") });
    called(&officer, "createFeedbackSummary", input, "... on FeedbackSummary { id }").await["id"].clone()
}

/// A division with a unit: both as scopes, and as clients see them.
pub(crate) async fn unit(service: &TestService) -> (Scope, Scope, Value) {
    let text = |text: &str| domain::LocalizedText::from([("fi", text)]);
    let added = ::service::county::add_division(
        &service.services,
        &Actor::System,
        text("Terveys"),
        vec![text("Keskustan terveysasema")],
    );
    let added = added.await.unwrap();
    let (division, unit): (DivisionId, UnitId) = (added.id, added.units[0].id);
    let id = domain::id::TypedId::node_id;
    let seen = json!({ "division": id(division), "unit": domain::id::TypedId::node_id(unit) });
    (Scope::Division(division), Scope::Unit { division, unit }, seen)
}
