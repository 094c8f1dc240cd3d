//! Rows 46, 47 and 49: nothing protected is looked for by an argument, it is denied by whatever path it is reached, and
//! what nobody has decided to show is not shown.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeSet;

use chrono::Duration;
use domain::expert::Theme;
use domain::expert::theme::Visibility;
use domain::id::TypedId;
use domain::identity::Role;
use serde_json::{Value, json};
use service::expert::registry;

use crate::sdl::{self, SdlType};
use crate::support::on_both_databases;
use crate::support::orders::{Office, gig};

/// Words for what is sealed, or told to coordinators only. None of them names an argument of a field that lists.
const PROTECTED: [&str; 16] = [
    "theme",
    "need",
    "story",
    "contact",
    "name",
    "email",
    "phone",
    "alias",
    "candidate",
    "hindrance",
    "score",
    "offer",
    "decline",
    "feedback",
    "pseudonym",
    "consent",
];

/// What a list of orders or experts may be narrowed by: places in it, and what everybody sees who sees the list.
const NARROWS: [&str; 8] = ["after", "before", "by", "first", "from", "last", "state", "until"];

/// What looks for something protected on purpose. Who may read it may call it and nobody else, as the matrix in
/// `authorisation.rs` says: `findExperts` is for those for whom `expertContact` is.
const LOOKS_FOR: [(&str, &str); 1] = [("findExperts", "text")];

/// Types of this slice of the schema.
fn is_of_experts(field: &str) -> bool {
    ["expert", "order", "offer", "candidate"].iter().any(|word| field.to_lowercase().contains(word))
}

#[test]
fn no_argument_asks_after_what_its_caller_may_not_read() {
    let mut seen = BTreeSet::new();
    for of in sdl::types().iter().filter(|found| !found.is_input && found.name != "Mutation") {
        for field in of.fields.iter().filter(|field| is_of_experts(&field.name)) {
            for (argument, _) in &field.arguments {
                let lower = argument.to_lowercase();
                assert!(
                    !PROTECTED.iter().any(|word| lower.contains(word)),
                    "{}.{}({argument})",
                    of.name,
                    field.name
                );
                // An id and a secret name one thing; what does not exist and what is not theirs are answered alike.
                let names_one = argument == "id" || argument.ends_with("Id") || argument == "token";
                let is_known = LOOKS_FOR.contains(&(field.name.as_str(), argument.as_str()));
                assert!(
                    names_one || is_known || NARROWS.contains(&argument.as_str()),
                    "{}.{}({argument})",
                    of.name,
                    field.name
                );
                seen.insert(argument.clone());
            }
        }
    }
    assert!(seen.contains("state") && seen.contains("first"), "this does walk the arguments: {seen:?}");
}

/// Every way from a type to a field of another, as selections, through objects that take no arguments.
fn paths(types: &[SdlType], from: &str, to: &str, field: &str, beyond: &[&str]) -> Vec<String> {
    let Some(here) = types.iter().find(|found| found.name == from && !found.is_input) else {
        return Vec::new();
    };
    if from == to {
        return vec![field.to_owned()];
    }
    let mut beyond = beyond.to_vec();
    beyond.push(from);
    let mut found = Vec::new();
    for step in here.fields.iter().filter(|step| step.arguments.is_empty() && !beyond.contains(&step.base()))
    {
        for rest in paths(types, step.base(), to, field, &beyond) {
            found.push(format!("{} {{ {rest} }}", step.name));
        }
    }
    found
}

/// Documents that reach a field of an order from each root that leads there.
fn documents(order: &str, field: &str) -> Vec<String> {
    let types = sdl::types();
    let mut found = Vec::new();
    for root in &sdl::named("Query").fields {
        for rest in paths(types, root.base(), "ExpertOrder", field, &[]) {
            let arguments = if root.arguments.iter().any(|(name, _)| name == "id") {
                format!("(id: \"{order}\")")
            } else {
                String::new()
            };
            found.push(format!("{{ {}{arguments} {{ {rest} }} }}", root.name));
        }
    }
    found
}

/// The values of a field, wherever they stand in an answer.
fn values<'a>(answer: &'a Value, field: &str, found: &mut Vec<&'a Value>) {
    match answer {
        Value::Object(fields) => {
            for (name, value) in fields {
                if name == field {
                    found.push(value);
                }
                values(value, field, found);
            }
        }
        Value::Array(items) => items.iter().for_each(|item| values(item, field, found)),
        _ => {}
    }
}

on_both_databases! {
    /// Row 47.
    async fn what_coordinators_see_is_denied_to_orderers_by_every_path(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let content = gig(service.services.now() + Duration::hours(48), Duration::hours(1));
        let order = office.offered(content, &[&expert]).await.order.id.node_id();
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let candidates = documents(&order, "candidates { expert { alias } hindrances score }");
        assert!(candidates.len() >= 3, "by id, by node and by edge: {candidates:?}");
        for document in candidates {
            let denied = orderer.graphql(&document, json!({})).await;
            assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN", "{document}: {denied}");
            assert!(!denied.to_string().contains("Kuusi"), "{denied}");
            let seen = coordinator.graphql(&document, json!({})).await;
            assert!(seen.to_string().contains("Kuusi"), "{document}: {seen}");
        }
        for document in documents(&order, "offers { alias state }") {
            for (client, asked) in [(&orderer, 0), (&coordinator, 1)] {
                let answer = client.graphql(&document, json!({})).await;
                let mut offers = Vec::new();
                values(&answer, "offers", &mut offers);
                assert_eq!(offers.len(), 1, "{document}: {answer}");
                assert_eq!(offers[0].as_array().unwrap().len(), asked, "{document}: {answer}");
            }
        }
        // The answer to a command is an order, too.
        let document = "mutation($input: CreateExpertOrderInput!) { createExpertOrder(input: $input) {
            ... on ExpertOrder { candidates { expert { alias } } } } }";
        let input = json!({ "content": crate::booking::content() });
        let denied = orderer.graphql(document, json!({ "input": input })).await;
        assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN", "{denied}");
        assert!(!denied.to_string().contains("Kuusi"), "{denied}");
    }

    /// Row 49: by the interface and by the page.
    async fn a_theme_is_for_the_matching_only_where_nobody_says_otherwise(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let coordinator = service.staff(Role::Coordinator).await;
        let kept = async || {
            let kept = registry::sensitive(&service.services, &office.actor, expert.id).await.unwrap();
            kept.themes.iter().map(|one| (one.theme, one.visibility)).collect::<Vec<_>>()
        };
        let document = "mutation($input: SetExpertSensitiveInput!) { setExpertSensitive(input: $input) { __typename } }";
        let themes = json!([{ "theme": "GAMBLING", "recency": "EARLIER" }]);
        let input = json!({ "expertId": expert.id.node_id(), "themes": themes });
        let answer = coordinator.graphql(document, json!({ "input": input })).await;
        assert!(answer["errors"].is_null(), "{answer}");
        assert_eq!(kept().await, [(Theme::Gambling, Visibility::MatchingOnly)]);
        let page = format!("/fi/staff/experts/{}/person", expert.id.uuid());
        let fields = [("theme.1".to_owned(), "debt".to_owned())];
        assert_eq!(coordinator.post_form(&page, &fields).await.status(), 303);
        assert_eq!(kept().await, [(Theme::Debt, Visibility::MatchingOnly)]);
    }
}
