//! A list costs as many statements as its first item: no N+1.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use domain::identity::Role;
use serde_json::{Value, json};

use crate::support::service::Client;
use crate::support::surveys::{let_it_close, text, yes};
use crate::support::{TestService, on_both_databases};

const PUBLIC: &str = "{ openSurveys(section: CLOSED, first: SIZE) { nodes { slug title { text }
    outcome { heard { text } } publishedResults { respondents questions { code } } } } }";
const STAFF: &str = "{ managedSurveys(first: SIZE) { nodes { slug received readiness { violations { code } }
    outcome { heard { text } } } } }";

const SURVEYS: usize = 12;

/// Surveys that have closed, with released results and an outcome.
async fn closed_surveys(service: &TestService) {
    let editor = service.staff(Role::SurveyEditor).await;
    let mut surveys = Vec::new();
    for n in 0..SURVEYS {
        let survey = editor.open_survey(&format!("Kysely {n}")).await;
        for key in 0..10 {
            let key = u128::try_from(n).unwrap() * 100 + key;
            service.client().submit(&survey["slug"], key, "fi", yes()).await;
        }
        surveys.push(survey);
    }
    let_it_close(service).await;
    let editor = service.staff(Role::SurveyEditor).await;
    let outcome = "mutation($input: PublishOutcomeInput!) { publishOutcome(input: $input) { __typename } }";
    let said = text("Kuulimme.", "Vi hörde.");
    for survey in surveys {
        assert_eq!(editor.step("publishResults", &survey).await["__typename"], "ManagedSurvey");
        let input = json!({ "surveyId": survey["id"], "heard": said, "decided": said, "done": said });
        let told = editor.graphql(outcome, json!({ "input": input })).await;
        assert_eq!(told["data"]["publishOutcome"]["__typename"], "ManagedSurvey", "{told}");
    }
}

/// The statements that a query costs, and its answer. The smallest of a few: a loader waits a millisecond
/// for the rest of its batch, and a busy machine may cut one.
async fn cost(service: &TestService, client: &Client, query: &str) -> (u64, Value) {
    let mut least = u64::MAX;
    let mut answer = Value::Null;
    for _ in 0..6 {
        let before = service.services.statement_count();
        answer = client.graphql(query, json!({})).await;
        least = least.min(service.services.statement_count() - before);
    }
    assert!(answer["errors"].is_null(), "{answer}");
    (least, answer)
}

/// What a list costs for a page of one survey and for a page of twelve.
async fn costs(service: &TestService, client: &Client, query: &str, look: impl Fn(&Value)) -> [u64; 2] {
    let mut costs = [0; 2];
    for (cost_of, size) in costs.iter_mut().zip([1, SURVEYS]) {
        let (statements, answer) = cost(service, client, &query.replace("SIZE", &size.to_string())).await;
        let list = answer["data"].as_object().unwrap().values().next().unwrap()["nodes"].as_array().unwrap();
        assert_eq!(list.len(), size);
        list.iter().for_each(&look);
        *cost_of = statements;
    }
    costs
}

on_both_databases! {
    async fn a_list_costs_the_same_for_one_survey_and_for_twelve(service: TestService) {
        closed_surveys(&service).await;
        let [one, twelve] = costs(&service, &service.client(), PUBLIC, |survey| {
            assert_eq!(survey["outcome"]["heard"]["text"], "Kuulimme.", "{survey}");
            assert_eq!(survey["publishedResults"]["respondents"], 10, "{survey}");
        }).await;
        assert_eq!(one, twelve, "the public list");
        // Surveys, outcomes, releases; versions are remembered.
        assert!(one <= 3, "the public list costs {one}");

        let editor = service.staff(Role::SurveyEditor).await;
        let [one, twelve] = costs(&service, &editor, STAFF, |survey| {
            assert_eq!(survey["outcome"]["heard"]["text"], "Kuulimme.", "{survey}");
            assert_eq!(survey["received"], 10, "{survey}");
        }).await;
        assert_eq!(one, twelve, "the staff list");
        // Session, account and roles; surveys, outcomes, answers mixed and waiting, the county.
        assert!(one <= 8, "the staff list costs {one}");
    }

    async fn a_list_of_orders_costs_the_same_for_one_and_for_twelve(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        for _ in 0..SURVEYS {
            crate::booking::Booking::sent(&service).await;
        }
        let query = "{ expertOrders(first: SIZE) { nodes { title booked cards { alias } offers { alias state } messages { text } } } }";
        let [one, twelve] = costs(&service, &coordinator, query, |order| {
            assert_eq!(order["offers"][0]["state"], "SENT", "{order}");
        }).await;
        assert_eq!(one, twelve, "the list of orders");
        // Session, account and roles; orders, once for the list and once for what belongs to them; times, offers,
        // bookings, experts, who ordered; the orders once more for what has been written about them, messages, their
        // authors.
        assert!(one <= 13, "the list of orders costs {one}");
    }
}
