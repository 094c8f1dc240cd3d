//! Customer feedback on pages, without a script.

use domain::identity::Role;
use serde_json::json;

use super::{BATCH, queue, unit};
use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::{complete_draft, yes};

fn fields(of: &[(&str, &str)]) -> Vec<(String, String)> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// Posts a form that goes on to another page: its address, without what it was asked for.
async fn sent(client: &Client, path: &str, of: &[(&str, &str)]) -> String {
    let response = client.post_form(path, &fields(of)).await;
    let status = response.status();
    let location = response.headers().get("location").map(|to| to.to_str().unwrap().to_owned());
    let page = response.text().await.unwrap();
    assert_eq!(status, 303, "{page}");
    location.unwrap().split('?').next().unwrap().to_owned()
}

async fn text(client: &Client, path: &str) -> String {
    let response = client.get(path).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

on_both_databases! {
    async fn feedback_is_given_and_handled_on_pages_and_nothing_typed_is_lost(service: TestService) {
        let (_, _, _) = unit(&service).await;
        let everybody = service.client();
        for language in ["fi", "sv", "en", "fi-simple"] {
            assert!(text(&everybody, &format!("/{language}/feedback")).await.contains("name=\"class\""));
        }
        assert!(text(&everybody, "/fi/").await.contains("/fi/feedback"));
        assert!(text(&everybody, "/fi/feedback?class=accessibility").await.contains("value=\"accessibility\" checked"));
        let refused = everybody.post_form("/fi/feedback", &fields(&[("text", "Jonotin <kauan>."), ("email", "aino"), ("serviceLanguage", "se")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Jonotin &#60;kauan&#62;.") && page.contains("class.error") && page.contains("value=\"se\" selected"), "{page}");
        let form = [("class", "complaint"), ("text", "Jonotin kauan."), ("name", "Aino"), ("phone", "040 123 4567"), ("service", "guidance")];
        let status = sent(&everybody, "/fi/feedback", &form).await;
        let page = text(&everybody, &status).await;
        assert!(page.contains("Jonotin kauan.") && page.contains("11.12.2026") && !page.contains("0401234567"), "{page}");
        let response = everybody.get(&status).await;
        assert_eq!((response.headers()["referrer-policy"].to_str().unwrap(), response.headers()["cache-control"].to_str().unwrap()), ("no-referrer", "no-store"));
        assert_eq!(everybody.get("/fi/feedback/none").await.status(), 404);

        let handler = service.staff(Role::FeedbackHandler).await;
        let list = "/fi/staff/customer-feedback";
        let page = text(&handler, list).await;
        assert!(page.contains("Moite") && page.contains("11.12.2026") && !page.contains("Jonotin"), "a list opens nothing: {page}");
        assert!(!text(&handler, &format!("{list}?class=thanks")).await.contains("11.12.2026"));
        assert!(text(&handler, "/fi/staff").await.contains("customer-feedback/"));
        let id = queue(&handler, "").await[0]["id"].as_str().unwrap().replace("FeedbackItem:", "");
        let item = format!("{list}/{id}");
        let page = text(&handler, &item).await;
        assert!(page.contains("Jonotin kauan.") && page.contains("+358401234567"), "{page}");
        sent(&handler, &item, &[("act", "take"), ("version", "1")]).await;
        sent(&handler, &item, &[("act", "classify"), ("version", "2"), ("class", "accessibility"), ("theme", "digital")]).await;
        assert!(text(&handler, &item).await.contains("5.12.2026"));
        let refused = handler.post_form(&item, &fields(&[("act", "handle"), ("version", "3"), ("action", "Korjattiin lomake.")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Korjattiin lomake.") && page.contains("answer.error"), "{page}");
        sent(&handler, &item, &[("act", "handle"), ("version", "3"), ("action", "Korjattiin lomake."), ("answer", "Lomake toimii nyt.")]).await;
        assert!(text(&everybody, &status).await.contains("Lomake toimii nyt."));
        assert!(!text(&everybody, &status).await.contains("Korjattiin lomake."), "what staff record is theirs");
        // A log that says who has read it.
        let seen = service.staff(Role::Administrator).await.graphql("{ auditEvents(first: 50) { nodes { act } } }", json!({})).await;
        assert!(seen.to_string().contains("customer-feedback-read"), "{seen}");
        assert_eq!(service.staff(Role::Analyst).await.get(&item).await.status(), 403);
    }

    async fn staff_enter_review_import_and_publish_on_pages(service: TestService) {
        let handler = service.staff(Role::FeedbackHandler).await;
        let list = "/fi/staff/customer-feedback";
        let refused = handler.post_form(&format!("{list}/new"), &fields(&[("text", "Kiitos."), ("receivedOn", "eilen")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("way.error") && page.contains("class.error") && page.contains("receivedOn.error") && page.contains("Kiitos."), "{page}");
        let form = [("channel", "paper"), ("class", "thanks"), ("text", "Kiitos."), ("receivedOn", "2026-11-20"), ("about", "county"), ("language", "fi")];
        assert!(sent(&handler, &format!("{list}/new"), &form).await.starts_with(list));
        let reviews = format!("{list}/reviews");
        assert_eq!(handler.post_form(&reviews, &fields(&[("queue", "county"), ("note", "")])).await.status(), 422);
        sent(&handler, &reviews, &[("queue", "county"), ("note", "Käytiin läpi.")]).await;
        assert!(text(&handler, &reviews).await.contains("Käytiin läpi."));
        assert!(text(&handler, &format!("{list}/figures")).await.contains("Paperi"));
        assert_eq!(handler.get(&format!("{list}/figures?from=x")).await.status(), 422);
        assert_eq!(handler.get(&format!("{list}/scores")).await.status(), 403);

        let officer = service.staff(Role::ProgrammeOfficer).await;
        let scores = format!("{list}/scores");
        let looked = officer.post_form(&scores, &fields(&[("act", "preview"), ("csv", BATCH)])).await;
        assert_eq!(looked.status(), 200);
        assert!(looked.text().await.unwrap().contains("value=\"import\""));
        assert!(!text(&officer, &scores).await.contains("2026-10<"), "only looked at");
        sent(&officer, &scores, &[("act", "import"), ("csv", BATCH)]).await;
        assert!(text(&officer, &scores).await.contains("2026-10<"));
        let wrong = officer.post_form(&scores, &fields(&[("act", "import"), ("csv", &BATCH.replace(";30;", ";31;"))])).await;
        assert_eq!(wrong.status(), 422);
        let new = format!("{list}/summaries/new");
        assert!(text(&officer, &new).await.contains("2026-06-30"), "the half-year that is over");
        let of_spring = [("from", "2026-01-01"), ("until", "2026-06-30"), ("themes.fi", "Jonot"), ("actions.fi", "Lisää aikoja")];
        let summary = sent(&officer, &new, &of_spring).await;
        let publish = |version: &'static str, more: &[(&'static str, &'static str)]| [&of_spring[..], &[("act", "publish"), ("version", version)], more].concat();
        let refused = officer.post_form(&summary, &fields(&publish("1", &[]))).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("themes.sv.error"));
        sent(&officer, &summary, &publish("2", &[("themes.sv", "Köer"), ("actions.sv", "Fler tider")])).await;
        assert!(text(&service.client(), "/sv/feedback-summaries").await.contains("Fler tider"));
        assert!(!text(&officer, &summary).await.contains("name=\"themes.fi\""), "what was published is only read");
    }

    async fn a_comment_comes_after_the_answer_and_apart_from_it(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let create = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { ... on ManagedSurvey { id slug revision } } }";
        let input = json!({ "kind": "CUSTOMER_FEEDBACK", "sourceLanguage": "fi", "title": "Ajanvarauksen kysely" });
        let draft = editor.graphql(create, json!({ "input": input })).await["data"]["createSurvey"].clone();
        let saved = editor.update_survey(complete_draft(&draft)).await;
        let survey = editor.publish_survey(&saved).await;
        assert_eq!(survey["state"], "OPEN", "{survey}");
        let slug = survey["slug"].as_str().unwrap();
        let everybody = service.client();
        let page = text(&everybody, &format!("/fi/surveys/{slug}")).await;
        let key = page.split("name=\"key\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let version = page.split("name=\"version\" value=\"").nth(1).unwrap().split('"').next().unwrap().to_owned();
        let answer = [("key", key.as_str()), ("version", version.as_str()), ("language", "fi"), ("a.information", "yes")];
        let receipt = everybody.post_form(&format!("/fi/surveys/{slug}"), &fields(&answer)).await;
        assert_eq!(receipt.status(), 200);
        let page = receipt.text().await.unwrap();
        assert!(page.contains("name=\"via\" value=\"comment\""), "{page}");
        let form = page.split("name=\"via\"").nth(1).unwrap().split("</form>").next().unwrap();
        assert!(!form.contains(slug) && !form.contains(&key), "nothing of the answer goes along: {form}");
        sent(&everybody, "/fi/feedback", &[("via", "comment"), ("about", "county"), ("class", "proposal"), ("text", "Lisää aikoja.")]).await;
        let handler = service.staff(Role::FeedbackHandler).await;
        assert_eq!(queue(&handler, "(channel: SURVEY_COMMENT)").await.len(), 1);
        // A survey of another kind asks for none.
        let other = editor.open_survey("Kysely").await;
        let answered = everybody.submit(&other["slug"], 7, "fi", yes()).await;
        assert_eq!(answered["__typename"], "ResponseReceipt");
    }
}
