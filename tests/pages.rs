//! The pages as a browser without JavaScript uses them: forms and links, nothing else.

use domain::identity::Role;
use serde_json::json;

use crate::past;
use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::{complete_draft, let_it_close};

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

    async fn nothing_typed_is_lost_when_the_survey_has_closed_or_the_database_is_gone(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let path = format!("/sv/surveys/{}", survey["slug"].as_str().unwrap());
        let resident = service.client();
        let mut form = open_form(&resident, &path).await;
        let mut late_form = open_form(&resident, &path).await;
        let typed = fields(&[("a.information", "yes"), ("a.more", "en lång berättelse")]);
        form.extend(typed.clone());
        late_form.extend(typed);
        let keeps_everything = |html: &str| {
            assert!(html.contains("role=\"alert\"") && html.contains("<title>Fel:"), "{html}");
            assert!(html.contains("en lång berättelse") && html.matches(" checked").count() == 1);
            assert_eq!(hidden(html, "key"), form[0].1, "the same client key: a repeat will count once");
        };

        past::execute(&service.database, "ALTER TABLE intake RENAME TO gone").await;
        let refused = resident.post_form(&path, &form).await;
        assert_eq!(refused.status(), 500);
        let html = refused.text().await.unwrap();
        keeps_everything(&html);
        assert!(html.contains("Skicka det på nytt") && !html.contains("intake"), "{html}");
        past::execute(&service.database, "ALTER TABLE gone RENAME TO intake").await;
        let received = resident.post_form(&path, &form).await;
        assert_eq!(received.status(), 200, "the second attempt is the answer");

        let_it_close(&service).await;
        let late = resident.post_form(&path, &late_form).await;
        assert_eq!(late.status(), 409);
        let html = late.text().await.unwrap();
        assert!(html.contains("Du kan kopiera") && html.contains("en lång berättelse"), "{html}");
    }

    async fn what_is_refused_on_the_way_to_a_page_is_a_page(service: TestService) {
        let path = "/sv/withdraw";
        let post = |headers: &[(&'static str, &str)], body: String| {
            let mut request = reqwest::Client::new().post(format!("{}{path}", service.url)).body(body);
            for (name, value) in headers {
                request = request.header(*name, *value);
            }
            async move { request.send().await.unwrap() }
        };
        let form = ("content-type", "application/x-www-form-urlencoded");
        for (headers, body, status) in [
            (&[form, ("origin", "https://evil.example")][..], "code=x".to_owned(), 403),
            (&[form][..], format!("code={}", "x".repeat(3 << 20)), 413),
            (&[("content-type", "text/plain")][..], "code=x".to_owned(), 415),
        ] {
            let refused = post(headers, body).await;
            assert_eq!(refused.status(), status);
            assert!(refused.headers().contains_key("x-request-id"));
            let html = refused.text().await.unwrap();
            assert!(html.contains("<html lang=\"sv\"") && html.contains("<h1"), "{status}: {html}");
        }
        past::execute(&service.database, "ALTER TABLE session RENAME TO gone").await;
        let cookie = [form, ("cookie", "osallistu=x")];
        let fault = post(&cookie, "code=x".to_owned()).await;
        assert_eq!(fault.status(), 500);
        let request_id = fault.headers()["x-request-id"].to_str().unwrap().to_owned();
        let html = fault.text().await.unwrap();
        assert!(html.contains("<html lang=\"sv\"") && html.contains(&request_id), "{html}");
    }

    async fn the_language_switch_of_the_editor_saves_what_was_typed(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.create_survey("Kysely").await;
        let id = survey["id"].as_str().unwrap().trim_start_matches("Survey:").to_owned();
        let path = format!("/fi/staff/surveys/{id}/edit");
        let html = editor.get(&path).await.text().await.unwrap();
        assert!(html.contains(&format!("form=\"edit\" formaction=\"/sv/staff/surveys/{id}/edit\"")), "{html}");
        let form = fields(&[("revision", "1"), ("title.fi", "Toinen nimi"), ("switch", "sv")]);
        let switched = editor.post_form(&path.replace("/fi/", "/sv/"), &form).await;
        assert_eq!(switched.status(), 303, "{}", switched.text().await.unwrap());
        let html = editor.get(&path.replace("/fi/", "/sv/")).await.text().await.unwrap();
        assert!(html.contains("<html lang=\"sv\"") && html.contains("Toinen nimi"), "{html}");
    }

    async fn the_list_and_its_feeds_keep_to_the_filters(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        editor.open_survey("Tieto palveluista").await;
        let titles = async |query: &str| {
            let feed: serde_json::Value =
                service.client().get(&format!("/fi/feed.json?{query}")).await.json().await.unwrap();
            assert_eq!(feed["feed_url"], format!("{}/fi/feed.json?{query}", service.url));
            let rss = service.client().get(&format!("/fi/feed.rss?{query}")).await.text().await.unwrap();
            let page = service.client().get(&format!("/fi/?{query}")).await.text().await.unwrap();
            let found = feed["items"].as_array().unwrap().len();
            assert_eq!(rss.matches("<item ").count(), found);
            assert_eq!(page.contains("/fi/surveys/tieto-palveluista"), found == 1);
            assert!(page.contains(&format!("/fi/feed.rss?{}", query.replace('&', "&#38;"))), "{page}");
            found
        };
        assert_eq!(titles("language=sv").await, 1);
        assert_eq!(titles("language=se").await, 0);
        assert_eq!(titles("audience=&q=palvel").await, 1);
        assert_eq!(titles("municipality=091").await, 1, "it concerns the whole county");
        assert_eq!(titles("q=muuta").await, 0);
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

    async fn the_navigation_of_staff_stands_in_groups_only_where_it_is_long(service: TestService) {
        let nav = async |client: &Client, path: &str| {
            let page = client.get(path).await.text().await.unwrap();
            page.split_once("<nav class=\"side\"").unwrap().1.split_once("</nav>").unwrap().0.to_owned()
        };
        let editor = service.staff(Role::SurveyEditor).await;
        let few = nav(&editor, "/fi/staff/surveys").await;
        assert!(!few.contains("<details") && few.contains("<a href=\"/fi/staff/surveys\" aria-current=\"page\">"), "{few}");
        let coordinator = service.staff(Role::Coordinator).await;
        let much = nav(&coordinator, "/fi/staff/orders/week").await;
        assert_eq!(much.matches("<details open>").count(), 1, "the group of the page: {much}");
        let (_, open) = much.split_once("<details open>").unwrap();
        let (open, _) = open.split_once("</details>").unwrap();
        assert!(open.contains("Kokemusasiantuntijat") && open.contains("href=\"/fi/staff/orders\" aria-current=\"page\""), "{open}");
        assert!(much.matches("<details>").count() >= 2 && much.contains("href=\"/fi/staff/surveys\""), "{much}");
        assert_eq!(much.matches("aria-current").count(), 1, "{much}");
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
