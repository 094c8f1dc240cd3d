//! Panels at work: seats that become free are filled by lot, and a term that nobody ends ends by itself.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use super::*;
use crate::panels::held_meeting;

on_both_databases! {
    async fn a_panel_at_work_fills_a_free_seat_by_lot_and_functions_all_the_while(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let everybody = service.client();
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        drawn(&coordinator, &selecting, None).await;
        held_meeting(&coordinator, &panel, &in_days(&service, 0), 4).await;
        // To the last day of its call nobody is drawn from those who have applied.
        let active = moved(&coordinator, &selecting, "ACTIVATE").await;
        assert_eq!((&active["state"], &active["commands"]), (&json!("ACTIVE"), &json!(["PAUSE", "END"])), "{active}");
        let seen = async |client: &Client| {
            let document = "query($id: ID!) { panel(id: $id) { state isFunctioning openCall { isOpen } } }";
            client.graphql(document, json!({ "id": panel["id"] })).await["data"]["panel"].clone()
        };
        let works = |is_open: bool| json!({ "state": "ACTIVE", "isFunctioning": true, "openCall": { "isOpen": is_open } });
        assert_eq!(seen(&everybody).await, works(true));
        let after = members(&coordinator, &panel).await;
        let number = |one: &Value| one["name"].as_str().unwrap()[7..].parse::<u8>().unwrap();
        let older = in_state(&after, "SELECTED").into_iter().find(|one| number(one) >= 3).unwrap();
        let input = json!({ "memberId": older["id"], "version": older["version"], "command": "DECLINE" });
        assert_eq!(called(&coordinator, "movePanelMember", input, PANEL).await["__typename"], "Panel");
        let sent = application(&panel, "uusi@example.fi", "b");
        let applied = called(&everybody, "applyToPanel", sent, "__typename").await;
        assert_eq!(applied["__typename"], "ApplicationReceived");
        let input = json!({ "panelId": panel["id"], "seedSource": "Lotto", "reason": "Paikka vapautui" });
        assert_eq!(codes(&called(&coordinator, "prepareLot", input, LOT).await), ["CALL_STILL_OPEN"]);

        service.clock.advance(Duration::days(31));
        let coordinator = service.staff(Role::Coordinator).await;
        assert_eq!(seen(&everybody).await, works(false));
        let late = called(&everybody, "applyToPanel", application(&panel, "myohassa@example.fi", "b"),
            "__typename ... on InvalidInput { violations { code path } }").await;
        assert_eq!(codes(&late), ["CALL_NOT_OPEN"]);
        let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
        let page = coordinator.get(&format!("/fi/staff/panels/{id}")).await.text().await.unwrap();
        assert!(page.contains("Tee arvonta") && page.contains("Raati pysyy silloinkin toiminnassa."), "{page}");
        let input = json!({ "panelId": panel["id"], "seedSource": "Lotto" });
        assert_eq!(codes(&called(&coordinator, "prepareLot", input, LOT).await), ["REQUIRED"], "a reason, as ever");
        let again = drawn(&coordinator, &panel, Some("Paikka vapautui")).await;
        assert_eq!(again["draw"]["panel"].as_array().unwrap().len(), 1, "{again}");
        let after = members(&coordinator, &panel).await;
        assert_eq!((in_state(&after, "SELECTED").len(), in_state(&after, "APPLIED").len()), (4, 0), "{after:?}");
        assert_eq!(seen(&everybody).await, works(false));

        // Paused it looks for nobody, though a seat is free.
        let leaving = in_state(&after, "SELECTED")[0];
        let input = json!({ "memberId": leaving["id"], "version": leaving["version"], "command": "DECLINE" });
        assert_eq!(called(&coordinator, "movePanelMember", input, PANEL).await["__typename"], "Panel");
        let paused = moved(&coordinator, &active, "PAUSE").await;
        assert_eq!(paused["state"], "PAUSED", "{paused}");
        let input = json!({ "panelId": panel["id"], "seedSource": "Lotto", "reason": "Uusi" });
        assert_eq!(codes(&called(&coordinator, "prepareLot", input, LOT).await), ["PANEL_NOT_SO"]);
    }

    async fn a_panel_whose_term_is_over_is_told_of_and_ends_by_itself_where_nobody_ends_it(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let anybody = service.client();
        let start = async |client: &Client, name: &str| {
            let mut content = content(name);
            content["termEnds"] = json!(in_days(&service, 20));
            let draft = called(client, "createPanel", json!({ "owner": {}, "content": content }), PANEL).await;
            moved(client, &draft, "ACTIVATE").await
        };
        let left = start(&coordinator, "Unohdettu raati").await;
        let one = named(&service, &coordinator, &left).await;
        let accepted = super::named::accepts(&anybody, &one.token, super::named::agreed()).await;
        assert_eq!(accepted["state"], "MEMBER", "{accepted}");
        let longer = start(&coordinator, "Jatkuva raati").await;
        let path = |panel: &Value| {
            let id = PanelId::parse_node_id(panel["id"].as_str().unwrap()).unwrap().uuid();
            format!("/fi/staff/panels/{id}")
        };
        let form = coordinator.get(&format!("{}/edit", path(&left))).await.text().await.unwrap();
        assert!(form.contains("päättyy itsestään 60 päivän kuluttua"), "{form}");
        let waiting = async |client: &Client| client.get("/fi/staff").await.text().await.unwrap();
        let is_told = |page: &str, panel: &Value| page.contains(&format!("href=\"{}\"", path(panel)));
        let state = async |panel: &Value| {
            let document = "query($id: ID!) { panel(id: $id) { state } }";
            anybody.graphql(document, json!({ "id": panel["id"] })).await["data"]["panel"]["state"].clone()
        };

        service.clock.advance(Duration::days(20));
        let coordinator = service.staff(Role::Coordinator).await;
        assert!(!is_told(&waiting(&coordinator).await, &left), "it is the last day of the term");
        service.clock.advance(Duration::days(1));
        let coordinator = service.staff(Role::Coordinator).await;
        let page = waiting(&coordinator).await;
        assert!(is_told(&page, &left) && is_told(&page, &longer) && page.contains("Raadin toimikausi on päättynyt"), "{page}");
        let other = service.staff(Role::Orderer).await;
        assert!(!is_told(&waiting(&other).await, &left), "others do not organise it");

        // Its organiser moves the end of one.
        let mut moved_end = content("Jatkuva raati");
        moved_end["termEnds"] = json!(in_days(&service, 300));
        let input = json!({ "panelId": longer["id"], "version": longer["version"], "content": moved_end });
        assert_eq!(called(&coordinator, "savePanel", input, PANEL).await["__typename"], "Panel");
        assert!(!is_told(&waiting(&coordinator).await, &longer));

        // Nobody sees to the other.
        service.clock.advance(Duration::days(58));
        let ended = async || ::service::panel::forget_due(&service.services).await.unwrap().ended;
        assert_eq!((ended().await, state(&left).await), (0, json!("ACTIVE")), "a day is left");
        service.clock.advance(Duration::days(1));
        assert_eq!((ended().await, ended().await), (1, 0));
        assert_eq!((state(&left).await, state(&longer).await), (json!("ENDED"), json!("ACTIVE")));
        assert_eq!(seat(&anybody, &one.token).await["state"], "TERM_ENDED");
        let by_itself = "audit_event WHERE act = 'panel-moved' AND actor IS NULL";
        assert_eq!(count(&service, by_itself).await, "1");
        assert!(meetings::told(&service).await.contains(&"panel_ended"), "members are told so");
        ::service::survey::retention::nightly(&service.services).await.unwrap();
        assert_eq!(count(&service, "panel_member WHERE contact_sealed IS NOT NULL").await, "0");
    }
}
