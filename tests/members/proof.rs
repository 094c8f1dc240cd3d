//! A lot from applicants is proved with its pool, for as long as that is whole.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use domain::id::LotId;

use super::*;
use crate::panels::committed;
use crate::support::program::{Program, Ran};

/// The tables of a lot, or why there are none.
async fn tables(client: &Client, lot: &Value) -> Value {
    let document = "mutation($id: ID!) { readLotPool(lotId: $id) { __typename ... on LotTables { respondents categories }
        ... on InvalidInput { violations { code path } } } }";
    let answer = client.graphql(document, json!({ "id": lot["id"] })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["readLotPool"].clone()
}

async fn document(service: &TestService, lot: &Value) -> String {
    let id = LotId::parse_node_id(lot["id"].as_str().unwrap()).unwrap().uuid();
    service.client().get(&format!("/fi/panel-lots/{id}/document")).await.text().await.unwrap()
}

/// What the program says of a document beside these tables.
fn verified(document: &str, respondents: &str, categories: &str) -> Ran {
    let folder = tempfile::tempdir().unwrap();
    let file = |name: &str, content: &str| {
        let path = folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    };
    let files = [file("lot.json", document), file("r.csv", respondents), file("c.csv", categories)];
    Program::new().run(&["panel", "verify", &files[0], "--pool", &files[1], "--categories", &files[2]])
}

/// The tables prove the document, and no others do.
fn proves(document: &str, tables: &Value) {
    let text = |name: &str| tables[name].as_str().unwrap_or_else(|| panic!("{tables}")).to_owned();
    let (respondents, categories) = (text("respondents"), text("categories"));
    let ran = verified(document, &respondents, &categories);
    assert!(ran.good && ran.said.contains("every panel meets every quota"), "{ran:?}");
    let older = respondents.replacen("Alle 30", "30 tai yli", 1);
    let moved = respondents.replacen(",\"1\"\r\n", ",\"9\"\r\n", 1);
    for (changed, quotas) in
        [(older, &categories), (moved, &categories), (respondents, &categories.replacen("\"1\"", "\"0\"", 1))]
    {
        let ran = verified(document, &changed, quotas);
        assert_eq!(ran.status, Some(2), "{changed} {quotas} {ran:?}");
    }
}

on_both_databases! {
    async fn a_lot_from_applicants_in_homes_is_proved_with_its_pool_until_somebody_leaves(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let mut asks = call(&in_days(&service, 30));
        asks["oneOfHousehold"] = json!(true);
        let panel = recruiting_by(&coordinator, asks.clone()).await;
        six_homes_apply(&service, &panel).await;
        letters(&service).await;
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        let lot = drawn(&coordinator, &selecting, None).await;
        let text = document(&service, &lot).await;
        let published: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(published["household_column"], "household");
        let first = tables(&coordinator, &lot).await;
        proves(&text, &first);
        let respondents = first["respondents"].as_str().unwrap();
        assert!(respondents.starts_with("\"id\",\"Ikä\",\"Kieli\",\"household\"\r\n"), "{respondents}");
        assert_eq!(respondents.lines().count(), 13);
        assert!(!respondents.contains("Hakija") && !respondents.contains("antatie"), "{respondents}");

        // Called otherwise, in another order and with one more value: the lot is what it was.
        asks["features"][0]["name"] = json!([{ "language": "fi", "text": "Ikäryhmä" }]);
        asks["features"][0]["values"].as_array_mut().unwrap().reverse();
        let more = json!({ "code": "c", "label": [{ "language": "fi", "text": "Muu" }], "min": 0, "max": 1 });
        asks["features"][0]["values"].as_array_mut().unwrap().insert(0, more);
        asks["features"].as_array_mut().unwrap().reverse();
        let input = json!({ "panelId": panel["id"], "version": selecting["version"], "call": asks });
        let saved = called(&coordinator, "saveOpenCall", input, PANEL).await;
        assert_eq!(saved["__typename"], "Panel", "{saved}");
        assert_eq!(tables(&coordinator, &lot).await, first);

        // The page has both as files.
        let id = LotId::parse_node_id(lot["id"].as_str().unwrap()).unwrap().uuid();
        let page = format!("/fi/staff/panel-lots/{id}");
        assert!(coordinator.get(&page).await.text().await.unwrap().contains("value=\"respondents\""));
        for name in ["respondents", "categories"] {
            let file = coordinator.post_form(&page, &[("act".to_owned(), name.to_owned())]).await;
            assert_eq!(file.status(), 200);
            assert!(file.headers()["content-type"].to_str().unwrap().starts_with("text/csv"));
            assert!(file.headers()["content-disposition"].to_str().unwrap().contains(&format!("{name}.csv")));
            assert_eq!(file.headers()["cache-control"], "no-store");
            assert_eq!(file.text().await.unwrap(), first[name].as_str().unwrap());
        }
        assert_eq!(count(&service, "audit_event WHERE act = 'lot-pool-read'").await, "4");

        // Somebody leaves: their answers are gone, and with them the pool as it was.
        let after = members(&coordinator, &panel).await;
        let number = |one: &Value| one["name"].as_str().unwrap()[7..].parse::<u8>().unwrap();
        let mut elder = in_state(&after, "SELECTED");
        elder.retain(|one| number(one) >= 3);
        // Whoever speaks Finnish is missed less.
        elder.sort_by_key(|one| number(one) % 4 == 0);
        let pseudonym = elder[0]["pseudonym"].clone();
        let told = letters(&service).await;
        for token in told.into_keys() {
            let own = seat(&everybody, &token).await;
            if own["pseudonym"] == pseudonym {
                assert_eq!(answered(&everybody, &token, "DECLINE").await["state"], "DECLINED");
            }
        }
        assert_eq!(codes(&tables(&coordinator, &lot).await), ["LOT_POOL_FORGOTTEN"]);
        let refused = coordinator.post_form(&page, &[("act".to_owned(), "respondents".to_owned())]).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("Taulukoita ei enää saa"));
        assert_eq!(count(&service, "audit_event WHERE act = 'lot-pool-read'").await, "4", "nothing was read");

        // The lot for the seat that is free again has a pool of its own, under what is left of the quotas.
        let again = drawn(&coordinator, &saved, Some("Yksi ei ottanut paikkaa")).await;
        assert_eq!(again["draw"]["panel"].as_array().unwrap().len(), 1, "{again}");
        let second = tables(&coordinator, &again).await;
        let (respondents, categories) = (second["respondents"].as_str().unwrap(), second["categories"].as_str().unwrap());
        assert!(categories.contains("\"Alle 30\",\"0\",\"0\""), "the young have their seats: {categories}");
        let ran = verified(&document(&service, &again).await, respondents, categories);
        assert!(ran.good, "{ran:?}");
    }

    async fn a_lot_from_tables_has_no_others_and_only_its_organiser_has_those_of_one_from_applicants(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let (_, of_files) = committed(&coordinator).await;
        assert_eq!(codes(&tables(&coordinator, &of_files).await), ["LOT_NOT_SO"], "whoever made it has them");
        let id = LotId::parse_node_id(of_files["id"].as_str().unwrap()).unwrap().uuid();
        let page = coordinator.get(&format!("/fi/staff/panel-lots/{id}")).await.text().await.unwrap();
        assert!(!page.contains("value=\"respondents\""), "{page}");

        // Nobody tells where they live: there is no column for it, and the tables hold.
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        let lot = drawn(&coordinator, &moved(&coordinator, &panel, "SELECT").await, None).await;
        let text = document(&service, &lot).await;
        let read = tables(&coordinator, &lot).await;
        let (respondents, categories) = (read["respondents"].as_str().unwrap(), read["categories"].as_str().unwrap());
        assert!(respondents.starts_with("\"id\",\"Ikä\",\"Kieli\"\r\n"), "{respondents}");
        assert!(verified(&text, respondents, categories).good);
        let document = "mutation($id: ID!) { readLotPool(lotId: $id) { __typename } }";
        for (client, code) in [(service.client(), "UNAUTHENTICATED"), (service.staff(Role::Analyst).await, "FORBIDDEN")] {
            let answer = client.graphql(document, json!({ "id": lot["id"] })).await;
            assert_eq!(answer["errors"][0]["extensions"]["code"], code, "{answer}");
        }
        let page = format!("/fi/staff/panel-lots/{}", LotId::parse_node_id(lot["id"].as_str().unwrap()).unwrap().uuid());
        let analyst = service.staff(Role::Analyst).await;
        assert_eq!(analyst.post_form(&page, &[("act".to_owned(), "respondents".to_owned())]).await.status(), 403);
    }
}
