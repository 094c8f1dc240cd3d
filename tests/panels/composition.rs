//! A pool beside its quotas before the lot, and what the drawn panel is made up of after it.

use domain::id::{LotId, PanelId, TypedId};
use domain::identity::Role;
use serde_json::{Value, json};

use super::{CATEGORIES, LOT, RESPONDENTS, called, codes, committed, prepared, selecting, worked_out};
use crate::past;
use crate::support::on_both_databases;
use crate::support::service::Client;

const CHECK: &str = "__typename ... on LotPoolCheck { people seats told { code args { name value } }
      quotas { feature value min max pool isShort } }
    ... on InvalidInput { violations { code path } }";

async fn composition(client: &Client, lot: &Value) -> Value {
    let document = "query($id: ID!) { panelLot(id: $id) {
        meetsQuotas composition { feature value min max pool panel reserve } } }";
    client.graphql(document, json!({ "id": lot["id"] })).await["data"]["panelLot"].clone()
}

async fn count(service: &crate::support::TestService, what: &str) -> String {
    past::texts(&service.database, &format!("SELECT CAST(count(*) AS text) FROM {what}")).await.remove(0)
}

fn number(row: &Value, of: &str) -> u64 {
    row[of].as_u64().unwrap()
}

on_both_databases! {
    async fn the_organiser_sees_what_the_drawn_panel_is_made_up_of_and_everybody_that_it_meets_the_quotas(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let (panel, lot) = committed(&coordinator).await;
        assert_eq!(composition(&coordinator, &lot).await, json!({ "meetsQuotas": null, "composition": [] }), "nothing is drawn yet");
        assert_eq!(count(&service, "panel_lot WHERE compositions_sealed IS NOT NULL").await, "1");
        called(&coordinator, "drawLot", json!({ "lotId": lot["id"], "seed": "5eed5eed" }), LOT).await;
        assert_eq!(count(&service, "panel_lot WHERE compositions_sealed IS NOT NULL").await, "0", "only the drawn panel's is kept");

        let seen = composition(&coordinator, &lot).await;
        let rows = seen["composition"].as_array().unwrap();
        assert_eq!((rows.len(), &seen["meetsQuotas"]), (15, &json!(true)));
        for feature in ["ikä", "sukupuoli", "kieli", "alue"] {
            let of: Vec<&Value> = rows.iter().filter(|row| row["feature"] == feature).collect();
            let sum = |field: &str| of.iter().map(|row| number(row, field)).sum::<u64>();
            assert_eq!((sum("pool"), sum("panel"), sum("reserve")), (120, 24, 96), "{feature}");
        }
        for row in rows {
            assert!((number(row, "min")..=number(row, "max")).contains(&number(row, "panel")), "{row}");
            let value = row["value"].as_str().unwrap();
            let held = RESPONDENTS.lines().skip(1).filter(|line| line.split(',').any(|cell| cell == value)).count();
            // One word stands in two columns: there the sum above has held it.
            assert!(value == "muu" || number(row, "pool") == held as u64, "{row}");
        }

        // Everybody learns that the quotas are met, and no number of few people.
        assert_eq!(composition(&everybody, &lot).await, json!({ "meetsQuotas": true, "composition": [] }));
        let id = LotId::parse_node_id(lot["id"].as_str().unwrap()).unwrap().uuid();
        let public = everybody.get(&format!("/fi/panel-lots/{id}")).await.text().await.unwrap();
        assert!(public.contains("Arvottu raati täyttää kaikki kiintiöt.") && public.contains("ei kerrota"), "{public}");
        assert!(!public.contains("Varalla</th>"), "what is left of the pool is not told beside the rest");
        let inside = coordinator.get(&format!("/fi/staff/panel-lots/{id}")).await.text().await.unwrap();
        assert!(inside.contains("Varalla</th>") && !inside.contains("ei kerrota"), "{inside}");

        // A lot that another one has taken the place of is not drawn, and nothing is kept for that.
        for reason in ["Kaksi perui", "Kolme perui"] {
            let again = prepared(&coordinator, &panel, json!({ "reason": reason })).await;
            worked_out(&coordinator, &again["id"]).await;
            assert_eq!(count(&service, "panel_lot WHERE compositions_sealed IS NOT NULL").await, "1");
        }
    }

    async fn a_pasted_pool_is_held_against_its_quotas_before_any_lot(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = selecting(&coordinator).await;
        let check = async |categories: &str| {
            let input = json!({ "panelId": panel["id"], "respondents": RESPONDENTS, "categories": categories, "household": "talous" });
            called(&coordinator, "checkLotPool", input, CHECK).await
        };
        let checked = check(CATEGORIES).await;
        assert_eq!((&checked["people"], &checked["seats"], &checked["told"]), (&json!(120), &json!(24), &json!([])), "{checked}");
        assert!(checked["quotas"].as_array().unwrap().iter().all(|row| row["isShort"] == false));
        // More than there are.
        let short = check(&CATEGORIES.replace("sukupuoli,muu,0,1", "sukupuoli,muu,20,24")).await;
        let told: Vec<&str> = short["told"].as_array().unwrap().iter().map(|one| one["code"].as_str().unwrap()).collect();
        assert!(told.contains(&"LOT_VALUE_SHORTAGE") && told.contains(&"LOT_QUOTA_SUM_MIN_GT_K"), "{short}");
        let rows = short["quotas"].as_array().unwrap();
        assert_eq!(rows.iter().filter(|row| row["isShort"] == true).count(), 1, "{short}");
        assert!(codes(&check("nothing").await).contains(&"CSV_COLUMN_MISSING"));
        let none = called(&coordinator, "checkLotPool", json!({ "panelId": panel["id"] }), CHECK).await;
        assert_eq!(codes(&none), ["NO_APPLICANTS"]);
        assert_eq!(count(&service, "panel_lot").await, "0", "no lot was made");

        // On the form of the lot, and in the editor of the quotas before the call is saved.
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let fields = |pairs: &[(&str, &str)]| pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect::<Vec<_>>();
        let form = fields(&[("act", "check"), ("from", "files"), ("respondents", RESPONDENTS), ("categories", CATEGORIES), ("household", "talous")]);
        let page = coordinator.post_form(&format!("/fi/staff/panels/{id}/lots/new"), &form).await;
        assert_eq!(page.status(), 200);
        let page = page.text().await.unwrap();
        assert!(page.contains("Joukossa on 120 ihmistä") && page.contains("id=\"pool-rows\"") && page.contains("A001,16–29"), "{page}");
        let women = RESPONDENTS.lines().filter(|line| line.contains(",nainen,")).count();
        let form = fields(&[("act", "compare"), ("version", "1"), ("closesOn", "2027-01-31"), ("info.fi", "Neljä kokousta"), ("keptDays", "60"),
            ("features.1.name.fi", "sukupuoli"), ("features.1.values.1.label.fi", "nainen"), ("features.1.values.1.min", "11"), ("features.1.values.1.max", "13"),
            ("features.1.values.2.label.fi", "mies"), ("features.1.values.2.min", "11"), ("features.1.values.2.max", "12"),
            ("features.1.values.3.label.fi", "muu"), ("features.1.values.3.min", "0"), ("features.1.values.3.max", "1"),
            ("respondents", RESPONDENTS)]);
        let editor = format!("/fi/staff/panels/{id}/call");
        let page = coordinator.post_form(&editor, &form).await;
        assert_eq!(page.status(), 200);
        let page = page.text().await.unwrap();
        assert!(page.contains(&format!("<span data-applied>{women}</span>")), "{page}");
        assert!(page.contains("Mitään ei ole tallennettu"), "{page}");
        let wrong: Vec<_> = form.into_iter().map(|(name, value)| if name == "respondents" { (name, "id,ikä\r\nA1,30".to_owned()) } else { (name, value) }).collect();
        let page = coordinator.post_form(&editor, &wrong).await;
        assert_eq!(page.status(), 422);
        assert!(page.text().await.unwrap().contains("id=\"respondents.error\""));
    }
}
