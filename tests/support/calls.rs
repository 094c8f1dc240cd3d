//! What clients send about orders and offers. An error that reaches one fails the test: a refusal is data.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use domain::expert::Order;
use domain::id::{ExpertId, OfferId, TypedId};
use serde_json::{Value, json};

use super::service::Client;

const RESULT: &str = "__typename ... on ExpertOrder { id state version }
    ... on InvalidInput { violations { code path } } ... on Problem { code }";

/// Says yes to an offer.
pub(crate) async fn accept(client: &Client, token: &str) -> Value {
    answer(client, "acceptOffer", token).await
}

/// Says no to an offer.
pub(crate) async fn decline(client: &Client, token: &str) -> Value {
    answer(client, "declineOffer", token).await
}

async fn answer(client: &Client, mutation: &str, token: &str) -> Value {
    let document = format!(
        "mutation($token: String!) {{ {mutation}(token: $token) {{ __typename
            ... on OfferToAnswer {{ offer {{ state }} }} ... on Problem {{ code }} }} }}"
    );
    data(client, mutation, &document, json!({ "token": token })).await
}

/// Gives a command that needs the order and its version only.
pub(crate) async fn step(client: &Client, mutation: &str, order: &Order) -> Value {
    command(client, mutation, "ExpertOrderStepInput", about(order)).await
}

/// Chooses among the interested.
pub(crate) async fn select(client: &Client, order: &Order, offers: &[OfferId]) -> Value {
    command(client, "selectOffers", "SelectOffersInput", chosen(order, offers)).await
}

/// Chooses among the interested. An error that comes back is an end of its own, by its code.
pub(crate) async fn select_or_fail(client: &Client, order: &Order, offers: &[OfferId]) -> Value {
    let document = mutation("selectOffers", "SelectOffersInput");
    let answer = client.graphql(&document, json!({ "input": chosen(order, offers) })).await;
    let told = if answer["errors"].is_null() {
        &answer["data"]["selectOffers"]
    } else {
        &answer["errors"][0]["extensions"]
    };
    told.clone()
}

fn chosen(order: &Order, offers: &[OfferId]) -> Value {
    let mut input = about(order);
    input["offers"] = offers.iter().map(|id| id.node_id()).collect();
    input
}

/// Asks experts.
pub(crate) async fn send_offers(client: &Client, order: &Order, experts: &[ExpertId]) -> Value {
    let document = "mutation($input: SendOffersInput!) { sendOffers(input: $input) { __typename
        ... on OffersSent { order { state } } ... on InvalidInput { violations { code path } }
        ... on Problem { code } } }";
    let mut input = about(order);
    input["experts"] = experts.iter().map(|id| id.node_id()).collect();
    data(client, "sendOffers", document, json!({ "input": input })).await
}

/// Takes an order back.
pub(crate) async fn withdraw(client: &Client, order: &Order) -> Value {
    let mut input = about(order);
    input["reason"] = "NEED_ENDED".into();
    command(client, "withdrawExpertOrder", "WithdrawExpertOrderInput", input).await
}

/// Says that nobody was found.
pub(crate) async fn give_up(client: &Client, order: &Order) -> Value {
    let mut input = about(order);
    input["reason"] = "NOBODY_FREE".into();
    command(client, "giveUpExpertOrder", "GiveUpExpertOrderInput", input).await
}

/// Gives a command with its whole input.
pub(crate) async fn command(client: &Client, name: &str, kind: &str, input: Value) -> Value {
    data(client, name, &mutation(name, kind), json!({ "input": input })).await
}

fn mutation(name: &str, kind: &str) -> String {
    format!("mutation($input: {kind}!) {{ {name}(input: $input) {{ {RESULT} }} }}")
}

/// The order and its version, as an input tells them.
pub(crate) fn about(order: &Order) -> Value {
    json!({ "orderId": order.id.node_id(), "version": order.version })
}

async fn data(client: &Client, field: &str, document: &str, variables: Value) -> Value {
    let answer = client.graphql(document, variables).await;
    assert!(answer["errors"].is_null(), "an error reaches a client: {answer}");
    answer["data"][field].clone()
}

/// How a call ended: the state of what it was about, or the code of the refusal.
pub(crate) fn end(result: &Value) -> &str {
    let told =
        [&result["state"], &result["offer"]["state"], &result["violations"][0]["code"], &result["code"]];
    told.into_iter().find_map(Value::as_str).unwrap_or_else(|| panic!("{result}"))
}
