//! A seat that was left is taken by somebody else, who is told of beside whoever left; members have terms of their own; a
//! panel tells how its members are found.

use domain::identity::Role;
use serde_json::{Value, json};

use super::named::{accepts, agreed};
use super::{answered, drawn, letters, members, recruiting, seat, twelve_apply};
use crate::panels::{PANEL, called, codes, content, moved};
use crate::support::on_both_databases;
use crate::support::service::Client;

async fn terms(client: &Client, panel: &Value) -> Vec<Value> {
    let document = "query($id: ID!) { panelMembers(panelId: $id, first: 100) {
        nodes { id state version isNext termStarts termEnds replacedById } } }";
    let answer = client.graphql(document, json!({ "id": panel["id"] })).await;
    answer["data"]["panelMembers"]["nodes"].as_array().unwrap_or_else(|| panic!("{answer}")).clone()
}

on_both_databases! {
    async fn whoever_takes_a_seat_that_was_left_replaces_whoever_left_it(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let anybody = service.client();
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        letters(&service).await;
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        drawn(&coordinator, &selecting, None).await;
        // Two of the four are young, and only one more is: two of the others leave, so that somebody can take their seats.
        let drawn = members(&coordinator, &panel).await;
        let others: Vec<&str> = drawn.iter().filter(|one| one["state"] == "SELECTED")
            .filter(|one| one["name"].as_str().unwrap()[7..].parse::<u8>().unwrap() >= 3)
            .map(|one| one["pseudonym"].as_str().unwrap()).collect();
        let mut offered = Vec::new();
        for one in letters(&service).await.into_values().filter(|one| one.kind == "offered") {
            if others.contains(&seat(&anybody, &one.token).await["pseudonym"].as_str().unwrap()) {
                offered.push(one);
            }
        }
        // One takes the seat and leaves it, one never takes theirs.
        answered(&anybody, &offered[0].token, "ACCEPT").await;
        let seated = terms(&coordinator, &panel).await.into_iter().find(|one| one["state"] == "MEMBER").unwrap();
        assert!(seated["termStarts"].is_string() && seated["termEnds"].is_null(), "{seated}");
        answered(&anybody, &offered[0].token, "WITHDRAW").await;
        answered(&anybody, &offered[1].token, "DECLINE").await;
        let left = terms(&coordinator, &panel).await;
        let withdrawn = left.iter().find(|one| one["id"] == seated["id"]).unwrap();
        assert_eq!((&withdrawn["state"], &withdrawn["termEnds"]), (&json!("WITHDRAWN"), &seated["termStarts"]));

        let next = left.iter().find(|one| one["isNext"] == true).unwrap();
        let input = json!({ "memberId": next["id"], "version": next["version"], "command": "CALL_UP" });
        called(&coordinator, "movePanelMember", input, PANEL).await;
        assert_eq!(terms(&coordinator, &panel).await.iter().filter(|one| one["state"] == "REPLACED").count(), 0, "asked is not seated");
        let offer = letters(&service).await.into_values().next().unwrap();
        assert_eq!(answered(&anybody, &offer.token, "ACCEPT").await["state"], "MEMBER");
        let after = terms(&coordinator, &panel).await;
        let replaced: Vec<&Value> = after.iter().filter(|one| one["state"] == "REPLACED").collect();
        assert_eq!((replaced.len(), &replaced[0]["id"], &replaced[0]["replacedById"]), (1, &seated["id"], &next["id"]));
        assert!(after.iter().any(|one| one["state"] == "DECLINED"), "whoever never was a member is not replaced");
        assert_eq!(codes(&answered(&anybody, &offered[0].token, "ACCEPT").await), ["MEMBER_NOT_SO"]);
    }

    async fn a_member_has_a_term_of_their_own_and_a_panel_tells_how_members_are_found(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        let named = super::named(&service, &coordinator, &panel).await;
        let set = async |starts: Option<&str>, ends: Option<&str>| {
            let input = json!({ "memberId": named.id, "starts": starts, "ends": ends });
            called(&coordinator, "setPanelMemberTerm", input, PANEL).await
        };
        assert_eq!(codes(&set(None, Some("2030-12-31")).await), ["MEMBER_NOT_SO"], "there is no term before there is a seat");
        accepts(&service.client(), &named.token, agreed()).await;
        assert_eq!(codes(&set(Some("2030-12-31"), Some("2030-12-30")).await), ["ENDS_BEFORE_START"]);
        assert_eq!(set(None, Some("2030-12-31")).await["__typename"], "Panel");
        let one = terms(&coordinator, &panel).await[0].clone();
        assert_eq!((&one["termEnds"], one["termStarts"].is_string()), (&json!("2030-12-31"), true));
        assert_eq!(members(&coordinator, &panel).await[0]["version"], 2, "it is no part of their standing");

        let mut found = content("Raati");
        found["reserveSeats"] = json!(12);
        found["recruitment"] = json!(["OPEN_CALL", "NOMINATION"]);
        let made = called(&coordinator, "createPanel", json!({ "owner": {}, "content": found.clone() }), PANEL).await;
        let document = "query($id: ID!) { panel(id: $id) { reserveSeats recruitment } }";
        let seen = coordinator.graphql(document, json!({ "id": made["id"] })).await;
        assert_eq!(seen["data"]["panel"], json!({ "reserveSeats": 12, "recruitment": ["OPEN_CALL", "NOMINATION"] }));
        found["reserveSeats"] = json!(1001);
        assert_eq!(codes(&called(&coordinator, "createPanel", json!({ "owner": {}, "content": found }), PANEL).await), ["OUT_OF_RANGE"]);
    }
}
