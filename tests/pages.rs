//! The pages as a browser without JavaScript uses them: forms and links, nothing else.

use domain::identity::Role;
use serde_json::json;

use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::complete_draft;

/// The value of a hidden field of a page.
fn hidden(html: &str, name: &str) -> String {
    let start = format!("name=\"{name}\" value=\"");
    let rest = html.split(&start).nth(1).unwrap_or_else(|| panic!("no field {name} in {html}"));
    rest.split('"').next().unwrap().to_owned()
}

fn fields(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

async fn open_form(client: &Client, path: &str) -> Vec<(String, String)> {
    let page = client.get(path).await;
    assert_eq!(page.status(), 200, "{path}");
    let html = page.text().await.unwrap();
    ["key", "version", "language"].map(|name| (name.to_owned(), hidden(&html, name))).to_vec()
}

on_both_databases! {
    async fn a_resident_answers_in_swedish_and_in_easy_finnish(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let slug = survey["slug"].as_str().unwrap();
        for language in ["sv", "fi-simple"] {
            let resident = service.client();
            let path = format!("/{language}/surveys/{slug}");
            let mut form = open_form(&resident, &path).await;
            form.extend(fields(&[
                ("a.information", "yes"), ("a.channels", "web"), ("a.channels", "visit"), ("a.own-language", "no"),
                ("a.easy", "4"), ("a.recommend", "9"), ("a.name-of-service", "Neuvola"), ("a.more", "Kiitos & terveisiä <3"),
            ]));
            let receipt = resident.post_form(&path, &form).await;
            assert_eq!(receipt.status(), 200, "the reply to the form is the receipt itself");
            assert_eq!(receipt.headers()["cache-control"], "no-store");
            assert!(receipt.headers().get("set-cookie").is_none(), "no cookie for residents");
            let html = receipt.text().await.unwrap();
            assert!(html.contains(&format!("<html lang=\"{language}\"")), "{html}");
            assert!(html.contains(&form[0].1), "the receipt code is shown");

            // Sent once more, by a nervous finger: the same receipt, one answer.
            let again = resident.post_form(&path, &form).await.text().await.unwrap();
            assert!(again.contains(&form[0].1));
        }
        let results = editor.results(&survey).await;
        assert_eq!(results["received"], 2);
    }

    async fn nothing_typed_is_lost_when_an_answer_is_refused_or_the_language_switched(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let path = format!("/sv/surveys/{}", survey["slug"].as_str().unwrap());
        let resident = service.client();
        let mut form = open_form(&resident, &path).await;
        form.extend(fields(&[("a.recommend", "9"), ("a.more", "\"Lång\" <text> & mer"), ("a.channels", "phone")]));
        let refused = resident.post_form(&path, &form).await;
        assert_eq!(refused.status(), 422);
        let html = refused.text().await.unwrap();
        assert!(html.contains("<title>Fel:"), "the title says that there is an error");
        assert!(html.contains("role=\"alert\""));
        assert!(html.contains("&#60;text&#62; &#38; mer"), "kept and escaped");
        assert!(!html.contains("<text>"));
        assert_eq!(html.matches(" checked").count(), 2, "the score and the channel stay chosen");
        assert_eq!(hidden(&html, "key"), form[0].1, "the same client key: a repeat will count once");

        form.extend(fields(&[("switch", "fi")]));
        let switched = resident.post_form(&path.replace("/sv/", "/fi/"), &form).await;
        assert_eq!(switched.status(), 200);
        let html = switched.text().await.unwrap();
        assert!(html.contains("<html lang=\"fi\"") && html.contains("Oletko saanut tiedon?"));
        assert_eq!(html.matches(" checked").count(), 2);
        assert_eq!(editor.results(&survey).await["received"], 0);
    }

    async fn a_receipt_withdraws_on_the_page(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let path = format!("/fi/surveys/{}", survey["slug"].as_str().unwrap());
        let resident = service.client();
        let mut form = open_form(&resident, &path).await;
        form.extend(fields(&[("a.information", "no")]));
        resident.post_form(&path, &form).await;
        let wrong = resident.post_form("/fi/withdraw", &fields(&[("code", "ei ole koodi")])).await;
        assert_eq!(wrong.status(), 422);
        assert!(wrong.text().await.unwrap().contains("ei ole koodi"), "what was typed stays");
        let code = form[0].1.to_lowercase().replace('-', " ");
        let done = resident.post_form("/fi/withdraw", &fields(&[("code", &code)])).await;
        assert_eq!(done.status(), 200);
        assert_eq!(editor.results(&survey).await["received"], 0);
    }

    async fn every_page_is_protected_by_its_headers(service: TestService) {
        let page = service.client().get("/fi/").await;
        assert_eq!(page.status(), 200);
        let policy = page.headers()["content-security-policy"].to_str().unwrap();
        assert!(policy.starts_with("default-src 'none'") && !policy.contains("unsafe"), "{policy}");
        assert_eq!(page.headers()["x-content-type-options"], "nosniff");
        assert_eq!(page.headers()["referrer-policy"], "same-origin");
        assert!(page.headers().get("set-cookie").is_none());
        let html = page.text().await.unwrap();
        for inline in ["<style", "style=\"", "onclick", "<script>", "javascript:"] {
            assert!(!html.contains(inline), "{inline}");
        }
        let missing = service.client().get("/fi/surveys/no-such-survey").await;
        assert_eq!(missing.status(), 404);
        assert!(missing.text().await.unwrap().contains("<html lang=\"fi\""));
        assert_eq!(service.client().get("/xx-bad-/").await.status(), 404);
    }

    async fn a_bare_address_leads_to_the_readers_language(service: TestService) {
        let location = async |language: &str| {
            let redirect = service.client().speaking(language).get("/").await;
            assert_eq!(redirect.status(), 303);
            redirect.headers()["location"].to_str().unwrap().to_owned()
        };
        assert_eq!(location("sv-FI,sv;q=0.9").await, "/sv/");
        assert_eq!(location("fr").await, "/fi/");
        assert_eq!(location("fi-simple").await, "/fi-simple/");
    }

    async fn the_list_is_a_page_a_json_feed_and_rss(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let slug = survey["slug"].as_str().unwrap();
        let resident = service.client();
        let feed: serde_json::Value = resident.get("/sv/feed.json").await.json().await.unwrap();
        assert_eq!(feed["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(feed["language"], "sv");
        assert_eq!(feed["items"][0]["title"], "Information om tjänster");
        assert_eq!(feed["items"][0]["url"], format!("{}/sv/surveys/{slug}", service.url));
        let rss = resident.get("/sv/feed.rss").await;
        assert!(rss.headers()["content-type"].to_str().unwrap().contains("xml"));
        let rss = rss.text().await.unwrap();
        assert!(rss.contains("<language>sv</language>") && rss.contains("Information om tjänster"));

        let html = resident.get("/fi/?q=palveluista").await.text().await.unwrap();
        assert!(html.contains("Tieto palveluista"));
        let html = resident.get("/fi/?q=hammashoito").await.text().await.unwrap();
        assert!(!html.contains("Kerro, saitko tiedon."));
    }

    async fn staff_log_in_on_the_page_and_see_the_gate_refuse(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let draft = editor.create_survey("Tieto palveluista").await;
        let mut input = complete_draft(&draft);
        input["questions"][0]["text"] = json!([{ "language": "fi", "text": "Oletko saanut tiedon?" }]);
        editor.update_survey(input).await;
        let stranger = service.client().get("/fi/staff/surveys").await;
        assert_eq!(stranger.status(), 303);
        assert!(stranger.headers()["location"].to_str().unwrap().starts_with("/fi/log-in"));
        let path = format!("/fi/staff/surveys/{}/publish", draft["id"].as_str().unwrap().trim_start_matches("Survey:"));
        let gate = editor.get(&path).await;
        assert_eq!(gate.status(), 200, "{path}");
        let html = gate.text().await.unwrap();
        assert!(html.contains("Oletko saanut tiedon?"), "the question is named: {html}");
    }
}
