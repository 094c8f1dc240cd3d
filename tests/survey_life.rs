//! A survey from its first draft to what came of it.

use chrono::Duration;
use domain::identity::Role;
use serde_json::{Value, json};

use crate::past;
use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::{complete_draft, let_it_close, text, yes};

fn violations(result: &Value) -> Vec<(String, String, String)> {
    let as_text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
    result["violations"]
        .as_array()
        .unwrap()
        .iter()
        .map(|v| {
            let path: Vec<_> = v["path"].as_array().unwrap().iter().map(as_text).collect();
            let language = v["args"].as_array().unwrap().iter().find(|arg| arg["name"] == "language");
            (
                as_text(&v["code"]),
                path.join("."),
                language.map(|arg| as_text(&arg["value"])).unwrap_or_default(),
            )
        })
        .collect()
}

on_both_databases! {
    async fn what_has_been_published_or_logged_never_changes(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        for key in 0..10 {
            service.client().submit(&survey["slug"], key, "fi", yes()).await;
        }
        let_it_close(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        assert_eq!(editor.step("publishResults", &survey).await["__typename"], "ManagedSurvey");
        for (table, column) in [("survey_version", "content"), ("survey_release", "content"), ("audit_event", "detail")] {
            for change in [format!("UPDATE {table} SET {column} = '{{}}'"), format!("DELETE FROM {table}")] {
                let refused = past::try_execute(&service.database, &change).await.unwrap_err().to_string();
                assert!(refused.contains("is immutable"), "{change}: {refused}");
            }
        }
    }

    async fn the_gate_names_each_missing_string_by_question_and_language(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let draft = editor.create_survey("Tieto palveluista").await;
        let mut input = complete_draft(&draft);
        input["questions"][0]["text"] = json!([{ "language": "fi", "text": "Oletko saanut tiedon?" }]);
        input["questions"][0]["options"][1]["text"] = json!([{ "language": "fi", "text": "Osittain" }]);
        let saved = editor.update_survey(input).await;
        assert_eq!(saved["__typename"], "ManagedSurvey", "{saved}");

        let refused = editor.publish_survey(&saved).await;
        assert_eq!(refused["code"], "INVALID_INPUT");
        let missing = |path: &str| ("MISSING_TEXT".to_owned(), path.to_owned(), "sv".to_owned());
        assert_eq!(
            violations(&refused),
            [missing("questions.information.text"), missing("questions.information.options.partly.text")]
        );
        let public = service.client().graphql("query($s: String!) { survey(slug: $s) { id } }", json!({ "s": draft["slug"] })).await;
        assert_eq!(public["data"]["survey"], json!(null), "a draft does not exist to the public");
    }

    async fn it_opens_and_closes_by_the_clock(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let draft = editor.create_survey("Tieto palveluista").await;
        let mut input = complete_draft(&draft);
        input["opensAt"] = json!("2026-11-25T08:00:00Z");
        let saved = editor.update_survey(input).await;
        let published = editor.publish_survey(&saved).await;
        assert_eq!(published["state"], "SCHEDULED", "{published}");

        let resident = service.client();
        let list = "query($section: ListSection!) { openSurveys(section: $section) { nodes { slug stateLabel } } }";
        let listed = async |section: &str| {
            let answer = resident.graphql(list, json!({ "section": section })).await;
            answer["data"]["openSurveys"]["nodes"].as_array().unwrap().len()
        };
        assert_eq!((listed("UPCOMING").await, listed("OPEN").await), (1, 0));
        let early = resident.submit(&draft["slug"], 1, "fi", yes()).await;
        assert_eq!(early["code"], "SURVEY_NOT_OPEN");

        service.clock.advance(Duration::days(5));
        assert_eq!((listed("UPCOMING").await, listed("OPEN").await), (0, 1));
        assert_eq!(resident.submit(&draft["slug"], 1, "fi", yes()).await["__typename"], "ResponseReceipt");

        service.clock.advance(Duration::days(10));
        assert_eq!((listed("OPEN").await, listed("CLOSED").await), (0, 1));
        let late = resident.submit(&draft["slug"], 2, "fi", yes()).await;
        assert_eq!(late["code"], "SURVEY_NOT_OPEN");
        let retry = resident.submit(&draft["slug"], 1, "fi", yes()).await;
        assert_eq!(retry["__typename"], "ResponseReceipt", "a late retry gets its receipt: {retry}");
        assert_eq!(retry["repeated"], true);
    }

    async fn results_are_released_once_after_the_final_mix_and_never_show_small_numbers(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let resident = service.client();
        for key in 0..12 {
            let answers = if key < 9 {
                json!([{ "question": "information", "value": { "choice": "yes" } },
                       { "question": "recommend", "value": { "number": 9 } },
                       { "question": "more", "value": { "text": "Salaisuus 4711" } }])
            } else {
                yes()
            };
            assert_eq!(resident.submit(&survey["slug"], key, "sv", answers).await["__typename"], "ResponseReceipt");
        }
        assert_eq!(editor.step("publishResults", &survey).await["violations"][0]["code"], "NOT_CLOSED");
        let_it_close(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        let released = editor.step("publishResults", &survey).await;
        assert_eq!(released["__typename"], "ManagedSurvey", "{released}");
        assert_eq!(editor.step("publishResults", &survey).await["violations"][0]["code"], "ALREADY_RELEASED");

        let document = "query($s: String!) { publishedResults(slug: $s) { respondents withheld
            questions { code answered categories { code count } } } }";
        let public = resident.graphql(document, json!({ "s": survey["slug"] })).await;
        let results = &public["data"]["publishedResults"];
        assert_eq!(results["respondents"], 12);
        assert_eq!(results["questions"].as_array().unwrap().len(), 1, "only one question has ten answers: {results}");
        assert_eq!(results["questions"][0]["categories"][0], json!({ "code": "yes", "count": 12 }));
        assert!(results["withheld"].as_array().unwrap().contains(&json!("recommend")));
        assert!(!public.to_string().contains("4711"), "free text never goes out");
    }

    async fn a_closed_survey_owes_an_outcome_until_it_is_told_in_every_language(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let owing = "{ managedSurveys(owing: true) { nodes { slug owesOutcome } } }";
        let count = async |editor: &Client| {
            let answer = editor.graphql(owing, json!({})).await;
            answer["data"]["managedSurveys"]["nodes"].as_array().unwrap().len()
        };
        assert_eq!(count(&editor).await, 0);
        let_it_close(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        assert_eq!(count(&editor).await, 1);

        let document = "mutation($input: PublishOutcomeInput!) { publishOutcome(input: $input) { __typename
            ... on InvalidInput { violations { code path args { name value } } } } }";
        let finnish = json!([{ "language": "fi", "text": "Kuulimme." }]);
        let input = json!({ "surveyId": survey["id"], "heard": finnish, "decided": text("Päätimme.", "Vi beslutade."),
            "done": text("Teimme.", "Vi gjorde.") });
        let refused = editor.graphql(document, json!({ "input": input })).await["data"]["publishOutcome"].clone();
        let missing = |tag: &str| ("MISSING_TEXT".to_owned(), "outcome.heard".to_owned(), tag.to_owned());
        assert_eq!(violations(&refused), [missing("fi-simple"), missing("sv")]);

        let mut input = input;
        input["heard"] = text("Kuulimme.", "Vi hörde.");
        let told = editor.graphql(document, json!({ "input": input })).await;
        assert_eq!(told["data"]["publishOutcome"]["__typename"], "ManagedSurvey", "{told}");
        assert_eq!(count(&editor).await, 0);
        let public = service.client().graphql(
            "query($s: String!) { survey(slug: $s) { outcome { heard { text(language: \"sv\") language(language: \"sv\") } } } }",
            json!({ "s": survey["slug"] }),
        ).await;
        assert_eq!(public["data"]["survey"]["outcome"]["heard"], json!({ "text": "Vi hörde.", "language": "sv" }));
    }

    async fn a_safe_edit_publishes_a_new_version_and_a_breaking_one_is_refused(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let mut input = complete_draft(&survey);
        input["questions"][0]["text"] = text("Saitko tarvitsemasi tiedon?", "Fick du den information du behövde?");
        let saved = editor.update_survey(input.clone()).await;
        let second = editor.publish_survey(&saved).await;
        assert_eq!(second["publication"]["version"], 2, "{second}");

        input["revision"] = second["revision"].clone();
        input["questions"].as_array_mut().unwrap().remove(0);
        let saved = editor.update_survey(input).await;
        let refused = editor.publish_survey(&saved).await;
        assert_eq!(refused["violations"][0]["code"], "QUESTION_REMOVED", "{refused}");
    }

    async fn two_editors_do_not_overwrite_each_other(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let draft = editor.create_survey("Tieto palveluista").await;
        let first = editor.update_survey(complete_draft(&draft)).await;
        assert_eq!(first["revision"], 2);
        let second = editor.update_survey(complete_draft(&draft)).await;
        assert_eq!(second["code"], "STALE_REVISION");
        let published = editor.publish_survey(&draft).await;
        assert_eq!(published["code"], "STALE_REVISION");
    }

    async fn answers_are_deleted_on_the_promised_day_and_totals_stay(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let resident = service.client();
        for key in 0..10 {
            resident.submit(&survey["slug"], key, "fi", yes()).await;
        }
        let_it_close(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        editor.step("publishResults", &survey).await;
        service.clock.advance(Duration::days(150));
        assert_eq!(::service::survey::retention::delete_due(&service.services).await.unwrap(), []);
        service.clock.advance(Duration::days(80));
        let deleted = ::service::survey::retention::delete_due(&service.services).await.unwrap();
        assert_eq!(deleted.iter().map(|d| d.responses).collect::<Vec<_>>(), [10]);
        assert_eq!(::service::survey::retention::delete_due(&service.services).await.unwrap(), [], "a second run finds nothing");
        let document = "query($s: String!) { publishedResults(slug: $s) { respondents } }";
        let public = resident.graphql(document, json!({ "s": survey["slug"] })).await;
        assert_eq!(public["data"]["publishedResults"]["respondents"], 10);
    }
}
