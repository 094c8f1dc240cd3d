//! Answering, repeating and withdrawing.

use chrono::Duration;
use domain::identity::Role;
use serde_json::{Value, json};

use crate::support::on_both_databases;
use crate::support::surveys::{complete_draft, let_it_close, yes};

fn counts(results: &Value) -> (i64, i64) {
    (results["received"].as_i64().unwrap(), results["counted"].as_i64().unwrap())
}

on_both_databases! {
    async fn every_question_type_is_answered_and_counted(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let resident = service.client();
        let answers = json!([
            { "question": "information", "value": { "choice": "not-needed" } },
            { "question": "channels", "value": { "choices": ["web", "visit"] } },
            { "question": "own-language", "value": { "choice": "cannot_say" } },
            { "question": "easy", "value": { "number": 4 } },
            { "question": "recommend", "value": { "number": 10 } },
            { "question": "name-of-service", "value": { "text": "Neuvola" } },
            { "question": "more", "value": { "text": "Kiitos\r\npaljon" } },
        ]);
        for key in 0..10 {
            let receipt = resident.submit(&survey["slug"], key, "fi-simple", answers.clone()).await;
            assert_eq!(receipt["__typename"], "ResponseReceipt", "{receipt}");
        }
        service.mix().await;
        let results = editor.results(&survey).await;
        assert_eq!(counts(&results), (10, 10));
        let answered = |code: &str| {
            let question = results["questions"].as_array().unwrap().iter().find(|q| q["code"] == code).unwrap().clone();
            (question["answered"].as_i64().unwrap(), question["valid"].as_i64().unwrap(), question)
        };
        assert_eq!((answered("information").0, answered("information").1), (10, 0), "what is not valid has no share");
        assert_eq!((answered("own-language").0, answered("own-language").1), (10, 0));
        assert_eq!(answered("channels").2["categories"][2], json!({ "code": "visit", "count": 10,
            "share": answered("channels").2["categories"][0]["share"] }));
        assert_eq!(answered("recommend").2["netPromoterScore"]["value"], 100.0);
        assert_eq!(results["texts"][0]["texts"].as_array().unwrap().len(), 10);
    }

    async fn the_same_key_is_one_response_whatever_comes_with_it(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let other = editor.open_survey("Toinen kysely").await;
        let resident = service.client();
        let first = resident.submit(&survey["slug"], 7, "fi", yes()).await;
        let again = resident.submit(&survey["slug"], 7, "sv", yes()).await;
        assert_eq!(first["receiptCode"], again["receiptCode"]);
        assert_eq!((&first["repeated"], &again["repeated"]), (&json!(false), &json!(true)));
        let invalid_retry = resident.submit(&survey["slug"], 7, "fi", json!([])).await;
        assert_eq!(invalid_retry["receiptCode"], first["receiptCode"], "{invalid_retry}");
        assert_eq!(resident.submit(&other["slug"], 7, "fi", yes()).await["code"], "CLIENT_KEY_USED");
        assert_eq!(counts(&editor.results(&survey).await), (1, 0));
        assert_eq!(counts(&editor.results(&other).await), (0, 0));

        // The same after the mix, when the answer stands elsewhere.
        for key in 100..110 {
            resident.submit(&survey["slug"], key, "fi", yes()).await;
        }
        service.mix().await;
        assert_eq!(resident.submit(&survey["slug"], 7, "fi", yes()).await["repeated"], true);
        assert_eq!(resident.submit(&other["slug"], 7, "fi", yes()).await["code"], "CLIENT_KEY_USED");
        assert_eq!(counts(&editor.results(&survey).await), (11, 11));
    }

    async fn many_at_once_are_each_counted_once(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let clients: Vec<_> = (0..4).map(|_| service.client()).collect();
        // Every key twice, from different clients, with a mixer at work among them.
        let submits = (0..200_u128).map(|n| {
            let client = &clients[usize::try_from(n % 4).unwrap()];
            client.submit(&survey["slug"], n / 2, "fi", yes())
        });
        let mixing = async {
            for _ in 0..5 {
                service.mix().await;
                tokio::time::sleep(std::time::Duration::from_millis(20)).await;
            }
        };
        let (results, ()) = tokio::join!(futures::future::join_all(submits), mixing);
        for result in &results {
            assert_eq!(result["__typename"], "ResponseReceipt", "{result}");
        }
        let fresh = results.iter().filter(|result| result["repeated"] == false).count();
        assert_eq!(fresh, 100);
        assert_eq!(editor.results(&survey).await["received"], 100);
    }

    async fn fewer_than_ten_wait_until_the_survey_closes(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let resident = service.client();
        for key in 0..9 {
            resident.submit(&survey["slug"], key, "fi", yes()).await;
        }
        service.mix().await;
        assert_eq!(counts(&editor.results(&survey).await), (9, 0));
        let_it_close(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        assert_eq!(counts(&editor.results(&survey).await), (9, 9));
    }

    async fn a_receipt_withdraws_an_answer_until_the_results_are_released(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let resident = service.client();
        let mut receipts = Vec::new();
        for key in 0..14 {
            receipts.push(resident.submit(&survey["slug"], key, "fi", yes()).await["receiptCode"].clone());
        }
        // Pending: gone at once, and a retry does not bring it back.
        assert_eq!(resident.withdraw(&receipts[0]).await["__typename"], "ResponseWithdrawn");
        assert_eq!(resident.withdraw(&receipts[0]).await["code"], "ALREADY_WITHDRAWN");
        assert_eq!(resident.submit(&survey["slug"], 0, "fi", yes()).await["code"], "ALREADY_WITHDRAWN");
        service.mix().await;
        assert_eq!(counts(&editor.results(&survey).await), (13, 13));

        // Mixed: gone at the next mix, so that no total changes by one.
        assert_eq!(resident.withdraw(&receipts[1]).await["__typename"], "ResponseWithdrawn");
        assert_eq!(counts(&editor.results(&survey).await), (13, 13));
        let_it_close(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        assert_eq!(counts(&editor.results(&survey).await), (12, 12));

        // After the final mix: at once.
        assert_eq!(resident.withdraw(&receipts[2]).await["__typename"], "ResponseWithdrawn");
        assert_eq!(counts(&editor.results(&survey).await), (11, 11));
        editor.step("publishResults", &survey).await;
        assert_eq!(resident.withdraw(&receipts[3]).await["code"], "WITHDRAWAL_TOO_LATE");
        assert_eq!(resident.withdraw(&json!("7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ")).await["code"], "RECEIPT_NOT_FOUND");
        assert_eq!(resident.withdraw(&json!("not a code")).await["code"], "INVALID_INPUT");
    }

    async fn violations_come_by_question_in_the_respondents_language(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let resident = service.client().speaking("en");
        let answers = json!([
            { "question": "information", "value": { "choice": "perhaps" } },
            { "question": "channels", "value": { "choices": ["web", "phone", "visit"] } },
            { "question": "recommend", "value": { "number": 11 } },
            { "question": "easy", "value": { "text": "viisi" } },
            { "question": "name-of-service", "value": { "text": "x".repeat(201) } },
            { "question": "ghost", "value": { "number": 1 } },
        ]);
        let refused = resident.submit(&survey["slug"], 1, "sv", answers).await;
        let found: Vec<_> = refused["violations"].as_array().unwrap().iter()
            .map(|v| (v["path"][0].as_str().unwrap(), v["code"].as_str().unwrap())).collect();
        assert_eq!(found, [
            ("ghost", "UNKNOWN_QUESTION"), ("information", "UNKNOWN_OPTION"), ("channels", "TOO_MANY_CHOICES"),
            ("easy", "WRONG_ANSWER_TYPE"), ("recommend", "OUT_OF_RANGE"), ("name-of-service", "ANSWER_TOO_LONG"),
        ]);
        let swedish = service.client().speaking("sv").submit(&survey["slug"], 1, "sv", json!([])).await;
        assert_eq!(refused["message"], swedish["message"], "the answering language decides, not the browser's");
        assert_eq!(counts(&editor.results(&survey).await), (0, 0));
        let other_language = resident.submit(&survey["slug"], 1, "en", yes()).await;
        assert_eq!(other_language["violations"][0]["code"], "LANGUAGE_NOT_OFFERED");
        let unknown = resident.submit(&json!("no-such-survey"), 1, "fi", yes()).await;
        assert_eq!(unknown["code"], "SURVEY_NOT_FOUND");
    }

    async fn staff_enter_paper_answers_also_after_closing(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let draft = editor.create_survey("Tieto palveluista").await;
        let mut input = complete_draft(&draft);
        input["lateAnswerDays"] = json!(5);
        let saved = editor.update_survey(input).await;
        let survey = editor.publish_survey(&saved).await;
        let stranger = service.client().submit_by("PAPER", &survey["slug"], 1, "fi", yes()).await;
        assert_eq!(stranger["errors"][0]["extensions"]["code"], "UNAUTHENTICATED");

        service.clock.advance(Duration::days(12));
        let editor = service.staff(Role::SurveyEditor).await;
        assert_eq!(service.client().submit(&survey["slug"], 2, "fi", yes()).await["code"], "SURVEY_NOT_OPEN");
        assert_eq!(editor.submit_by("PAPER", &survey["slug"], 3, "fi", yes()).await["__typename"], "ResponseReceipt");
        service.clock.advance(Duration::days(4));
        let editor = service.staff(Role::SurveyEditor).await;
        assert_eq!(editor.submit_by("PAPER", &survey["slug"], 4, "fi", yes()).await["code"], "SURVEY_NOT_OPEN");
        service.mix().await;
        assert_eq!(counts(&editor.results(&survey).await), (1, 1));
    }

    async fn small_groups_are_hidden_from_staff_with_what_would_give_them_away(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let resident = service.client();
        for key in 0..30_u128 {
            let language = match key { 0..3 => "fi-simple", 3..12 => "sv", _ => "fi" };
            resident.submit(&survey["slug"], key, language, yes()).await;
        }
        service.mix().await;
        let results = editor.results(&survey).await;
        // Three in easy Finnish are hidden, the nine in Swedish with them; a lone group would tell the rest.
        let shown: Vec<_> = results["byLanguage"].as_array().unwrap().iter().map(|g| g["respondents"].clone()).collect();
        assert_eq!(shown, [json!(null), json!(null), json!(null)]);
        assert_eq!(counts(&results), (30, 30));
    }
}
