//! Who may do what: a row for every field of the schema, and every field called as everyone.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod activities;
mod calls;
mod feedback_calls;
mod indicators;
mod matrix;
mod proposals;

use std::collections::BTreeMap;

use chrono::Duration;
use domain::identity::Role::{Analyst, Coordinator, SurveyEditor};
use domain::identity::{Actor, Grant, Role, Scope};
use serde_json::{Value, json};

use calls::{Subject, call};
use matrix::{EVERYONE, MATRIX, STAFF, Who};

use crate::activities as written;
use crate::booking::Booking;
use crate::customer_feedback;
use crate::fees::Held;
use crate::initiatives;
use crate::matters::Prepared;
use crate::meeting_claims;
use crate::meetings;
use crate::members;
use crate::own;
use crate::panels;
use crate::positions;
use crate::programmes;
use crate::registers;
use crate::sdl;
use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::{complete_draft, yes};

#[test]
fn every_field_of_the_schema_has_a_row_and_every_row_a_field() {
    let fields =
        |root: &str| sdl::named(root).fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>();
    for root in ["Query", "Mutation"] {
        let rows: Vec<_> = MATRIX.iter().filter(|row| row.0 == root).map(|row| row.1).collect();
        assert_eq!(fields(root), rows, "say in MATRIX who may call it");
    }
    let roles: Vec<_> = STAFF.iter().flatten().copied().collect();
    assert_eq!(roles, Role::ALL, "a role without a column");
}

/// Every field that somebody who has not logged in can reach, by type: a new one is a decision, made by adding
/// it to this file. `UPDATE=1 cargo test --workspace public` writes it anew.
#[test]
fn what_the_public_can_read_is_listed() {
    let unions = sdl::unions();
    let roots = MATRIX.iter().filter(|row| row.2.contains(&None));
    let root_type = |(root, name, _): &(&str, &str, Who)| {
        let fields = &sdl::named(root).fields;
        fields.iter().find(|field| field.name == *name).unwrap().base().to_owned()
    };
    let mut next: Vec<String> = roots.map(root_type).collect();
    let mut reached: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(name) = next.pop() {
        if let Some(members) = unions.get(&name) {
            next.extend(members.iter().cloned());
            continue;
        }
        let Some(found) = sdl::types().iter().find(|found| found.name == name && !found.is_input) else {
            continue;
        };
        if reached.contains_key(&name) {
            continue;
        }
        next.extend(found.fields.iter().map(|field| field.base().to_owned()));
        reached.insert(name, found.fields.iter().map(|field| field.name.clone()).collect());
    }
    let lines = reached.iter().map(|(name, fields)| format!("{name}: {}\n", fields.join(" ")));
    let listed: String = lines.collect();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/public_fields.txt");
    if osallistu::config::environment("UPDATE").is_some() {
        std::fs::write(&file, &listed).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&file).unwrap_or_default(),
        listed,
        "look at each new field, then update"
    );
    assert!(!reached.contains_key("ManagedSurvey") && !reached.contains_key("SurveyResults"));
}

fn division(name: &str) -> domain::LocalizedText {
    let finnish = domain::LanguageTag::finnish();
    let mut text = domain::LocalizedText::default();
    text.set(finnish.clone(), name, &finnish);
    text
}

/// An editor of a division of its own, and the division's id as clients see it.
async fn editor_of(service: &crate::support::TestService, name: &str) -> (Client, String) {
    let added =
        ::service::county::add_division(&service.services, &Actor::System, division(name), Vec::new());
    let id = added.await.unwrap().id;
    (service.staff_in(SurveyEditor, Scope::Division(id)).await, domain::id::TypedId::node_id(id))
}

/// A message that could not be written to anybody: its id as clients see it.
async fn message_to_call(service: &crate::support::TestService) -> String {
    let claimed = ::service::outbox::claim(&service.services, &service.url, 1).await.unwrap();
    let told = ::service::outbox::not_sent(&service.services, &claimed[0], true, "no such mailbox");
    told.await.unwrap();
    domain::id::TypedId::node_id(claimed[0].id)
}

/// The code of the first error; null where there is none.
fn code(answer: &Value) -> &Value {
    &answer["errors"][0]["extensions"]["code"]
}

on_both_databases! {
    async fn everyone_may_do_what_the_matrix_says_and_nothing_else(service: TestService) {
        let held = Held::made(&service).await;
        let feedback = held.unsafe_feedback(&service).await;
        let editor = service.staff(SurveyEditor).await;
        let grants = vec![Grant { role: Analyst, scope: Scope::County }];
        let password = crate::support::service::PASSWORD;
        let created =
            ::service::identity::account::create_active(&service.services, "subject@example.fi", "Kohde", password, grants);
        let account = domain::id::TypedId::node_id(created.await.unwrap().id);
        let booking = Booking::sent(&service).await;
        let to_call = message_to_call(&service).await;
        let survey = editor.open_survey("Kysely").await;
        let coordinator = service.staff(Coordinator).await;
        let (panel, lot) = panels::committed(&coordinator).await;
        let meeting = panels::held_meeting(&coordinator, &panel, "2026-11-20", 9).await;
        let activity = written::created(&coordinator, written::content("Asukasilta", "2026-12-20")).await;
        let position = positions::drafted(&coordinator, &panel).await;
        let given = positions::given(&service, &coordinator, &panel).await;
        let member = members::named(&service, &coordinator, &panel).await;
        let topic = meetings::topic(&service, &coordinator, &panel).await;
        let paid = meeting_claims::paid(&service, &coordinator).await;
        let prepared = Prepared::made(&service, &coordinator).await;
        let programme = programmes::drafted(&service).await;
        let report = indicators::frozen(&service).await;
        let given_feedback = customer_feedback::given(&service).await;
        let summary = customer_feedback::summary(&service).await;
        let commented = customer_feedback::comments::commented(&service).await;
        let initiative = initiatives::read_by_everybody(&coordinator).await;
        let agreement = registers::agreement(&coordinator, "Yhdistys ry", "2026-01-01", None).await;
        let document = registers::document(&coordinator, registers::plan()).await;
        // Last, since it reads whatever messages are due.
        let (expert, own_link) = own::come_in(&service).await;
        let subject = Subject { given_feedback, summary, commented, programme, survey, account, booking, held, feedback, to_call, panel, lot, meeting, member, paid, position, given, topic, report, own_link,
            activity, initiative, agreement, document, prepared };
        let mut clients = Vec::new();
        for caller in EVERYONE {
            clients.push(match caller {
                Some(role) => service.staff(*role).await,
                None => service.client(),
            });
        }
        let mut wrong = Vec::new();
        // Logging out comes last: it leaves nobody to call anything else. Before it what takes so long that sessions end.
        let (last, first): (Vec<_>, Vec<_>) =
            MATRIX.iter().partition(|row| ["logOut", "makeInitiative", "requestMemberCode", "requestSignInCode"].contains(&row.1));
        for &(_, field, who) in first.into_iter().chain(last.into_iter().rev()) {
            for (caller, client) in EVERYONE.iter().zip(&clients) {
                // Attempts are limited by time.
                match field {
                    "logIn" => service.clock.advance(Duration::seconds(20)),
                    "commentOnProgramme" => service.clock.advance(Duration::seconds(45)),
                    "makeInitiative" => service.clock.advance(Duration::minutes(5)),
                    "requestMemberCode" | "requestSignInCode" => service.clock.advance(Duration::minutes(10)),
                    _ => {}
                }
                let (document, variables) = call(field, &subject);
                let answer = client.graphql(&document, variables).await;
                let expected: &[Value] = match (who.contains(caller), caller) {
                    (true, _) => &[Value::Null],
                    (false, None) => &[json!("UNAUTHENTICATED")],
                    (false, Some(_)) if who.is_empty() => &[json!("UNAUTHENTICATED")],
                    (false, Some(_)) => &[json!("FORBIDDEN"), json!("NOT_FOUND")],
                };
                if !expected.contains(code(&answer)) {
                    wrong.push(format!("{field} as {caller:?}: {answer}"));
                }
            }
            if who.is_empty() || who.contains(&None) {
                continue;
            }
            // An expert is no staff, and none of it is about them; of claims they have a list of their own, which is empty.
            let (document, variables) = call(field, &subject);
            let answer = expert.graphql(&document, variables).await;
            let expected: &[Value] = match field {
                "feeClaims" => &[Value::Null],
                _ => &[json!("UNAUTHENTICATED"), json!("FORBIDDEN"), json!("NOT_FOUND")],
            };
            let is_theirs = answer["data"]["feeClaims"]["nodes"] == json!([]) || field != "feeClaims";
            if !expected.contains(code(&answer)) || !is_theirs {
                wrong.push(format!("{field} as an expert: {answer}"));
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn answers_on_paper_are_entered_by_editors_and_coordinators(service: TestService) {
        let survey = service.staff(SurveyEditor).await.open_survey("Kysely").await;
        for (caller, key) in EVERYONE.iter().zip(0..) {
            let client = match caller {
                Some(role) => service.staff(*role).await,
                None => service.client(),
            };
            let result = client.submit_by("PAPER", &survey["slug"], key, "fi", yes()).await;
            let expected = match caller {
                None => json!("UNAUTHENTICATED"),
                Some(SurveyEditor | Coordinator) => Value::Null,
                Some(_) => json!("FORBIDDEN"),
            };
            assert_eq!(*code(&result), expected, "{caller:?}: {result}");
        }
    }

    async fn what_belongs_to_another_division_does_not_exist(service: TestService) {
        let (owner, division) = editor_of(&service, "Ikäihmisten palvelut").await;
        let (stranger, other_division) = editor_of(&service, "Lasten palvelut").await;
        let create = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { __typename
            ... on ManagedSurvey { id slug revision owner { division unit } } ... on InvalidInput { violations { code } } } }";
        let input = |division: Value| json!({ "input": { "kind": "RESIDENT", "sourceLanguage": "fi", "title": "Kysely",
            "owner": { "division": division } } });
        let created = owner.graphql(create, input(json!(division))).await["data"]["createSurvey"].clone();
        assert_eq!(created["owner"], json!({ "division": division, "unit": null }));
        for elsewhere in [json!(other_division), json!(null)] {
            assert_eq!(*code(&owner.graphql(create, input(elsewhere)).await), "FORBIDDEN");
        }
        let saved = owner.update_survey(complete_draft(&created)).await;
        let survey = owner.publish_survey(&saved).await;
        assert_eq!(survey["state"], "OPEN", "one's own division works: {survey}");
        let subject = Subject { survey: survey.clone(), ..Subject::default() };
        let about_a_survey = ["managedSurvey", "surveyResults", "updateSurveyDraft", "publishSurvey", "closeSurvey",
            "endLateAnswers", "publishResults", "publishOutcome", "archiveSurvey"];
        let nothing = json!({ "id": "Survey:00000000-0000-7000-8000-000000000000", "slug": "none" });
        let nothing = Subject { survey: nothing, ..Subject::default() };
        for field in about_a_survey {
            let (document, variables) = call(field, &subject);
            let hidden = stranger.graphql(&document, variables).await;
            assert_eq!(*code(&hidden), "NOT_FOUND", "{field}: {hidden}");
            // Nor does the answer tell that there is one.
            let (document, variables) = call(field, &nothing);
            assert_eq!(stranger.graphql(&document, variables).await, hidden, "{field}");
        }
        let list = "{ managedSurveys { nodes { slug received } } }";
        let listed = async |client: &Client| {
            client.graphql(list, json!({})).await["data"]["managedSurveys"]["nodes"].as_array().unwrap().len()
        };
        assert_eq!((listed(&owner).await, listed(&stranger).await), (1, 0));
        assert_eq!(listed(&service.staff(SurveyEditor).await).await, 1, "the county holds its divisions");
        let paper = stranger.submit_by("PAPER", &survey["slug"], 1, "fi", yes()).await;
        assert_eq!(*code(&paper), "FORBIDDEN", "the survey itself is public: {paper}");
        for field in about_a_survey {
            let (document, variables) = call(field, &subject);
            let answer = owner.graphql(&document, variables).await;
            assert_eq!(*code(&answer), json!(null), "{field}: {answer}");
        }
    }

    async fn a_unit_has_its_own_surveys_and_its_division_has_them_too(service: TestService) {
        let units = vec![division("Asema"), division("Neuvola")];
        let added = ::service::county::add_division(&service.services, &Actor::System, division("Terveys"), units);
        let added = added.await.unwrap();
        let [one, other] = [0, 1].map(|i| Scope::Unit { division: added.id, unit: added.units[i].id });
        let of_unit = service.staff_in(SurveyEditor, one).await;
        let of_other = service.staff_in(SurveyEditor, other).await;
        let of_division = service.staff_in(SurveyEditor, Scope::Division(added.id)).await;
        let create = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { ... on ManagedSurvey { id } } }";
        let ids = (domain::id::TypedId::node_id(added.id), domain::id::TypedId::node_id(added.units[0].id));
        let owner = json!({ "division": ids.0, "unit": ids.1 });
        let input = json!({ "kind": "RESIDENT", "sourceLanguage": "fi", "title": "Kysely", "owner": owner });
        let created = of_unit.graphql(create, json!({ "input": input })).await;
        let id = &created["data"]["createSurvey"]["id"];
        assert!(id.is_string(), "{created}");
        let read = "query($id: ID!) { managedSurvey(id: $id) { slug } }";
        let close = "mutation($input: UpdateSurveyDraftInput!) { updateSurveyDraft(input: $input) { __typename } }";
        for (client, may) in [(&of_unit, true), (&of_division, true), (&of_other, false)] {
            let seen = client.graphql(read, json!({ "id": id })).await;
            assert_eq!(*code(&seen) == json!("NOT_FOUND"), !may, "{seen}");
            assert_eq!(seen["data"]["managedSurvey"].is_null(), !may);
            let saved = client.graphql(close, json!({ "input": { "surveyId": id, "revision": 1 } })).await;
            assert_eq!(*code(&saved) == json!("NOT_FOUND"), !may, "{saved}");
        }
        let mut wider = input.clone();
        wider["owner"] = json!({ "division": ids.0 });
        assert_eq!(*code(&of_unit.graphql(create, json!({ "input": wider })).await), "FORBIDDEN");
    }
}
