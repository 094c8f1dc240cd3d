//! Applying to a panel: by its page, with a guardian, too often, and what cannot be.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeSet;

use super::*;

on_both_databases! {
    async fn an_application_by_page_keeps_what_was_typed_and_is_received_once(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let everybody = service.client();
        for path in ["/fi/", "/fi/feed.json", "/fi/feed.rss", &format!("/fi/panels/{id}")] {
            let page = everybody.get(path).await.text().await.unwrap();
            assert!(page.contains("Nuorten raati") && page.contains(&id.to_string()), "{path}: {page}");
        }
        let document = "query($id: ID!) { panel(id: $id) { openCall { isOpen closesOn features { name { text } values { code min } } }
            memberCounts { count } } }";
        let call = everybody.graphql(document, json!({ "id": panel["id"] })).await;
        assert_eq!(call["data"]["panel"]["openCall"]["isOpen"], true, "{call}");
        assert_eq!(call["data"]["panel"]["openCall"]["features"][0]["values"][0], json!({ "code": "a", "min": 2 }));

        let path = format!("/fi/panels/{id}/apply");
        let fields = |of: &[(&str, &str)]| {
            of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>()
        };
        let wrong = fields(&[("contact.name", "Aino <Esimerkki>"), ("contact.phone", "12"), ("answers.age", "a"),
            ("needs", "Tulkki")]);
        let refused = everybody.post_form(&path, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for kept in ["Aino &#60;Esimerkki&#62;", "value=\"12\"", "Tulkki</textarea>", "value=\"a\" checked", "answers.tongue.error",
            "consents.error", "meetsConditions.error", "contact.phone.error"] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
        let right = fields(&[("contact.name", "Aino Esimerkki"), ("contact.email", "Aino@Example.fi"), ("contact.language", "sv"),
            ("answers.age", "a"), ("answers.tongue", "sv"), ("needs", "Tulkki"), ("meetsConditions", "yes"), ("consents", "yes")]);
        let first = everybody.post_form(&path, &right).await.text().await.unwrap();
        let again = everybody.post_form(&path, &right).await.text().await.unwrap();
        assert_eq!(first, again, "nobody learns from the page whether somebody has applied");
        assert_eq!(members(&coordinator, &panel).await.len(), 1);

        let claimed = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
        assert_eq!(claimed.len(), 2, "the second time, too, the person is told where it stands");
        let told = &claimed[0];
        assert_eq!(told.language.as_str(), "sv");
        let Notice::ApplicationReceived { link } = &told.notice else { panic!("{:?}", told.notice) };
        let own = link.strip_prefix(&service.url).unwrap();
        let page = everybody.get(own).await;
        assert_eq!(page.headers()["referrer-policy"], "no-referrer");
        assert!(page.text().await.unwrap().contains("Invånarråd"), "in the language that was asked for");
        let left = everybody.post_form(own, &fields(&[("command", "withdraw")])).await;
        assert_eq!(left.status(), 200);
        assert_eq!(members(&coordinator, &panel).await[0]["name"], Value::Null);
        let twice = everybody.post_form(own, &fields(&[("command", "withdraw")])).await;
        assert_eq!(twice.status(), 409);
        assert_eq!(everybody.get("/fi/panel-seat/none").await.status(), 404);
    }

    async fn an_application_that_cannot_be_is_refused_with_a_code(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let everybody = service.client();
        let sent = async |more: Value| {
            let mut input = application(&panel, "hakija@example.fi", "b");
            for (key, value) in more.as_object().unwrap() {
                input[key] = value.clone();
            }
            let selected = "__typename ... on InvalidInput { violations { code path } }";
            called(&everybody, "applyToPanel", input, selected).await
        };
        assert_eq!(codes(&sent(json!({ "contact": { "name": " " } })).await), ["REQUIRED", "EMAIL_OR_PHONE"]);
        let unknown = json!([{ "feature": "age", "value": "x" }, { "feature": "income", "value": "1" }]);
        assert_eq!(codes(&sent(json!({ "answers": unknown })).await), ["UNKNOWN_OPTION", "REQUIRED", "UNKNOWN_QUESTION"]);
        assert_eq!(codes(&sent(json!({ "meetsConditions": false, "consents": false })).await), ["REQUIRED", "REQUIRED"]);
        service.clock.advance(Duration::days(31));
        assert_eq!(codes(&sent(json!({})).await), ["CALL_NOT_OPEN"]);
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let page = everybody.get(&format!("/fi/panels/{id}/apply")).await.text().await.unwrap();
        assert!(!page.contains("contact.name"), "no form is shown that nobody may send: {page}");
        assert!(!everybody.get("/fi/feed.json").await.text().await.unwrap().contains("Nuorten raati"));
        assert_eq!(count(&service, "panel_member").await, "0");
    }

    async fn whoever_is_not_of_age_applies_with_a_guardian_whom_the_organiser_can_reach(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let mut asks = call(&(civil_day(service.services.now()) + Duration::days(30)).to_string());
        asks["guardianBelow"] = json!(15);
        let mut four = content("Nuorten raati");
        four["seats"] = json!(4);
        let created =
            called(&coordinator, "createPanel", json!({ "owner": {}, "content": four }), PANEL).await;
        let save = async |call: &Value| {
            let input = json!({ "panelId": created["id"], "version": created["version"], "call": call });
            called(&coordinator, "saveOpenCall", input, PANEL).await
        };
        let mut wrong = asks.clone();
        wrong["guardianBelow"] = json!(40);
        wrong["features"][0]["values"][0]["minFlex"] = json!(3);
        wrong["features"][0]["values"][0]["maxFlex"] = json!(1);
        assert_eq!(codes(&save(&wrong).await), ["OUT_OF_RANGE", "FLEX_INWARD", "FLEX_INWARD"]);
        let panel = moved(&coordinator, &save(&asks).await, "RECRUIT").await;
        let sent = async |email: &str, more: Value| {
            let mut input = application(&panel, email, "b");
            for (key, value) in more.as_object().unwrap() {
                input[key] = value.clone();
            }
            called(&everybody, "applyToPanel", input, "__typename ... on InvalidInput { violations { code path } }").await
        };
        let silent = sent("a@example.fi", json!({})).await;
        assert_eq!(silent["violations"][0]["path"], json!(["isOfAge"]), "{silent}");
        let nameless = sent("a@example.fi", json!({ "guardian": { "name": " ", "reach": "x".repeat(121) } })).await;
        assert_eq!(codes(&nameless), ["REQUIRED", "TOO_LONG"]);
        let guardian = json!({ "name": "Huoltaja Esimerkki", "reach": "040 765 4321" });
        assert_eq!(sent("nuori@example.fi", json!({ "guardian": guardian })).await["__typename"], "ApplicationReceived");
        let grown = json!({ "isOfAge": true, "guardian": guardian });
        assert_eq!(sent("aikuinen@example.fi", grown).await["__typename"], "ApplicationReceived");
        let document = "query($id: ID!) { panelMembers(panelId: $id, first: 9) { nodes { email guardianName guardianReach } } }";
        let list = coordinator.graphql(document, json!({ "id": panel["id"] })).await;
        let nodes = list["data"]["panelMembers"]["nodes"].as_array().unwrap();
        let of = |email: &str| nodes.iter().find(|one| one["email"] == email).unwrap().clone();
        assert_eq!(of("nuori@example.fi")["guardianName"], "Huoltaja Esimerkki");
        assert_eq!(of("aikuinen@example.fi")["guardianName"], Value::Null, "nobody's guardian is kept who is not asked for");
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let form = everybody.get(&format!("/fi/panels/{id}/apply")).await.text().await.unwrap();
        assert!(form.contains("Olen alle 15-vuotias"), "{form}");
        let field = |name: &str, value: &str| (name.to_owned(), value.to_owned());
        let typed = [field("isOfAge", "no"), field("guardian.name", "Huoltaja Toinen")];
        let refused = everybody.post_form(&format!("/fi/panels/{id}/apply"), &typed).await;
        assert_eq!(refused.status(), 422);
        let kept = refused.text().await.unwrap();
        assert!(kept.contains("Huoltaja Toinen") && kept.contains("value=\"no\" checked"), "{kept}");
    }

    async fn a_list_that_is_searched_keeps_the_panels_that_fit(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        // One is written in Finnish; of the other all is written in Swedish, too.
        let young = recruiting(&service, &coordinator).await;
        let in_both = |finnish: &str, swedish: &str| {
            json!([{ "language": "fi", "text": finnish }, { "language": "sv", "text": swedish }])
        };
        let mut about = content("Bussiraati");
        about["seats"] = json!(4);
        about["purpose"] = in_both("Kehittää liikennettä.", "Utvecklar trafiken.");
        let mut asks = call(&in_days(&service, 30));
        asks["info"] = in_both("Neljä kokousta.", "Fyra möten.");
        asks["conditions"] = in_both("Asun täällä.", "Jag bor här.");
        let draft = called(&coordinator, "createPanel", json!({ "owner": {}, "content": about }), PANEL).await;
        let input = json!({ "panelId": draft["id"], "version": draft["version"], "call": asks });
        let buses = moved(&coordinator, &called(&coordinator, "saveOpenCall", input, PANEL).await, "RECRUIT").await;
        let id = |panel: &Value| PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid().to_string();
        let (of_young, of_buses) = (id(&young), id(&buses));
        for (query, has_young, has_buses) in [
            ("", true, true),
            ("language=fi", true, true),
            ("language=sv", false, true),
            ("language=se", false, false),
            ("q=trafiken", false, true),
            ("q=NUORTEN", true, false),
            ("municipality=901&audience=families", true, true),
            ("language=sv&q=nuorten", false, false),
        ] {
            for path in ["/fi/", "/fi/feed.json", "/fi/feed.rss"] {
                let page = everybody.get(&format!("{path}?{query}")).await.text().await.unwrap();
                let found = (page.contains(&of_young), page.contains(&of_buses));
                assert_eq!(found, (has_young, has_buses), "{path}?{query}: {page}");
            }
        }

        let listed = async |arguments: &str| {
            let document = format!("{{ panels{arguments} {{ nodes {{ id }} }} }}");
            let answer = everybody.graphql(&document, json!({})).await;
            let nodes = answer["data"]["panels"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
            nodes.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect::<BTreeSet<String>>()
        };
        let set = |panels: &[&Value]| -> BTreeSet<String> {
            panels.iter().map(|one| one["id"].as_str().unwrap().to_owned()).collect()
        };
        let both = set(&[&young, &buses]);
        assert_eq!(listed("(recruiting: true)").await, both);
        moved(&coordinator, &buses, "SELECT").await;
        assert_eq!(listed("(recruiting: true)").await, set(&[&young]));
        assert_eq!((listed("").await, listed("(recruiting: false)").await), (both.clone(), both));
        service.clock.advance(Duration::days(31));
        assert_eq!(listed("(recruiting: true)").await, set(&[]));
    }

    async fn of_those_who_live_together_one_at_most_is_drawn_and_no_address_is_kept(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let mut asks = call(&in_days(&service, 30));
        asks["oneOfHousehold"] = json!(true);
        let panel = recruiting_by(&coordinator, asks).await;
        let document = "query($id: ID!) { panel(id: $id) { openCall { oneOfHousehold } } }";
        let seen = everybody.graphql(document, json!({ "id": panel["id"] })).await;
        assert_eq!(seen["data"]["panel"]["openCall"]["oneOfHousehold"], true, "{seen}");
        let sent = async |home: Value| {
            let mut input = application(&panel, "hakija0@example.fi", "b");
            input["homeAddress"] = home;
            called(&everybody, "applyToPanel", input, "__typename ... on InvalidInput { violations { code path } }").await
        };
        let silent = sent(Value::Null).await;
        assert_eq!(codes(&silent), ["REQUIRED", "REQUIRED"]);
        assert_eq!(silent["violations"][1]["path"], json!(["homeAddress", "postcode"]));
        assert_eq!(codes(&sent(json!({ "street": "Rantatie 1", "postcode": "0130" })).await), ["NOT_A_POSTCODE"]);
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let path = format!("/fi/panels/{id}/apply");
        let form = everybody.get(&path).await.text().await.unwrap();
        assert!(form.contains("Kotiosoitteesi") && form.contains("autocomplete=\"postal-code\""), "{form}");
        let typed = [("homeAddress.street", "Rantatie 9"), ("homeAddress.postcode", "x1")]
            .map(|(name, value)| (name.to_owned(), value.to_owned()));
        let kept = everybody.post_form(&path, &typed).await.text().await.unwrap();
        assert!(kept.contains("value=\"Rantatie 9\"") && kept.contains("homeAddress.postcode.error"), "{kept}");

        six_homes_apply(&service, &panel).await;
        // Somebody of a sample lives in one of these homes, too.
        let import = "mutation($id: ID!, $csv: String!) { importPanelSample(panelId: $id, csv: $csv) { __typename } }";
        let csv = "nimi;lähiosoite;postinumero;postitoimipaikka\nAino Otos;rantatie 3 A 2;1300;Vantaa\n";
        let imported = coordinator.graphql(import, json!({ "id": panel["id"], "csv": csv })).await;
        assert_eq!(imported["data"]["importPanelSample"]["__typename"], "Panel", "{imported}");
        let homes = "(SELECT household_tag FROM panel_member WHERE household_tag IS NOT NULL GROUP BY household_tag) homes";
        assert_eq!(count(&service, homes).await, "6");
        assert_eq!(count(&service, "panel_member WHERE household_tag IS NOT NULL").await, "13");
        let everything = past::everything(&service.database).await;
        for part in ["antatie", "ANTATIE"] {
            assert!(!past::contains(&everything, part.as_bytes()), "{part}");
        }

        // Whom earlier applicants live with nobody knows: they were not asked.
        let input = json!({ "panelId": panel["id"], "version": panel["version"], "call": call(&in_days(&service, 30)) });
        let refused = called(&coordinator, "saveOpenCall", input, PANEL).await;
        assert_eq!((codes(&refused), &refused["violations"][0]["path"]), (vec!["FEATURES_IN_USE"], &json!(["oneOfHousehold"])));

        let lot = drawn(&coordinator, &moved(&coordinator, &panel, "SELECT").await, None).await;
        let document = "query($id: ID!) { panelLot(id: $id) { document } }";
        let answer = coordinator.graphql(document, json!({ "id": lot["id"] })).await;
        let document: Value = serde_json::from_str(answer["data"]["panelLot"]["document"].as_str().unwrap()).unwrap();
        let home_of = |pseudonym: &Value, members: &[Value]| -> u8 {
            let one = members.iter().find(|one| one["pseudonym"] == *pseudonym).unwrap();
            one["name"].as_str().unwrap().strip_prefix("Hakija ").unwrap().parse::<u8>().unwrap() / 2
        };
        let everyone = members(&coordinator, &panel).await;
        let portfolio = document["portfolio"].as_array().unwrap();
        assert_eq!(portfolio.len(), 1_000);
        for panel in portfolio {
            let homes: Vec<u8> = panel.as_array().unwrap().iter().map(|one| home_of(one, &everyone)).collect();
            let different: std::collections::BTreeSet<_> = homes.iter().collect();
            assert_eq!((homes.len(), different.len()), (4, 4), "{homes:?}");
        }
    }

    async fn too_many_applications_from_one_place_are_slowed_down(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let everybody = service.client();
        let document = "mutation($input: ApplyToPanelInput!) { applyToPanel(input: $input) { __typename } }";
        let mut last = Value::Null;
        for number in 0..11 {
            let input = application(&panel, &format!("hakija{number}@example.fi"), "b");
            last = everybody.graphql(document, json!({ "input": input })).await;
        }
        assert_eq!(last["errors"][0]["extensions"]["code"], "RATE_LIMITED", "{last}");
        assert_eq!(members(&coordinator, &panel).await.len(), 10);
    }

    async fn a_call_is_checked_before_anybody_applies_and_keeps_what_was_answered(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let save = async |version: &Value, call: &Value| {
            called(&coordinator, "saveOpenCall", json!({ "panelId": panel["id"], "version": version, "call": call }), PANEL).await
        };
        let mut wrong = call(&in_days(&service, 30));
        wrong["info"] = json!([]);
        wrong["keptDays"] = json!(0);
        wrong["features"][0]["values"][0]["min"] = json!(9);
        wrong["features"][1]["values"][1]["max"] = json!(0);
        let refused = save(&panel["version"], &wrong).await;
        let told = codes(&refused);
        for code in ["REQUIRED", "OUT_OF_RANGE", "QUOTA_MIN_ABOVE_MAX", "LOT_QUOTA_SUM_MIN_GT_K", "LOT_QUOTA_SUM_MAX_LT_K"] {
            assert!(told.contains(&code), "{code} among {told:?}");
        }
        assert_eq!(codes(&save(&json!(1), &call(&in_days(&service, 30))).await), ["STALE_PANEL"]);

        twelve_apply(&service, &panel).await;
        let mut narrower = call(&in_days(&service, 40));
        narrower["features"].as_array_mut().unwrap().pop();
        assert_eq!(codes(&save(&panel["version"], &narrower).await), ["FEATURES_IN_USE"]);
        let mut kept = call(&in_days(&service, 40));
        kept["keptDays"] = json!(90);
        assert_eq!(codes(&save(&panel["version"], &kept).await), ["KEPT_LONGER"], "applicants were told of sixty days");
        let longer = save(&panel["version"], &call(&in_days(&service, 40))).await;
        assert_eq!(longer["__typename"], "Panel", "{longer}");
    }
}
