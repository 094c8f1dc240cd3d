//! What is forgotten of those who apply, and when: what lots were drawn by, and keys without rows.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use super::*;

on_both_databases! {
    async fn what_a_lot_was_drawn_by_is_forgotten_when_the_call_says(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        drawn(&coordinator, &moved(&coordinator, &panel, "SELECT").await, None).await;
        let forget = async || ::service::panel::forget_due(&service.services).await.unwrap().answers;
        // As if each lived alone in a home that the lot knows of.
        past::execute(&service.database, "UPDATE panel_member SET household_tag = link_hash").await;
        // They are kept for sixty days from the lot on, whenever the call closes.
        service.clock.advance(Duration::days(60));
        assert_eq!(forget().await, 0, "to the last day they are kept");
        service.clock.advance(Duration::days(1));
        assert_eq!((forget().await, forget().await), (12, 0));
        assert_eq!(count(&service, "panel_member WHERE household_tag IS NOT NULL").await, "0");
        let coordinator = service.staff(Role::Coordinator).await;
        let left = members(&coordinator, &panel).await;
        assert!(left.iter().all(|one| one["name"].is_string()), "names stay for as long as the panel does: {left:?}");
        let input = json!({ "panelId": panel["id"], "seedSource": "Lotto", "reason": "Uusi" });
        assert_eq!(codes(&called(&coordinator, "prepareLot", input, LOT).await), ["ANSWERS_DELETED"]);
        // The drawn order is still there, and it alone counts now.
        let seated = in_state(&left, "SELECTED")[0];
        let input = json!({ "memberId": seated["id"], "version": seated["version"], "command": "DECLINE" });
        called(&coordinator, "movePanelMember", input, PANEL).await;
        let next = members(&coordinator, &panel).await.into_iter().find(|one| one["isNext"] == true).unwrap();
        assert_eq!(next["turn"], 1);
    }

    async fn whoever_applies_after_a_lot_is_kept_for_the_next_and_no_close_moves_a_promise(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        let selecting = moved(&coordinator, &panel, "SELECT").await;
        drawn(&coordinator, &selecting, None).await;
        // Opened once more, and for much longer than those who have applied were told.
        service.clock.advance(Duration::days(30));
        let coordinator = service.staff(Role::Coordinator).await;
        let longer = call(&in_days(&service, 500));
        let input = json!({ "panelId": panel["id"], "version": selecting["version"], "call": longer });
        let saved = called(&coordinator, "saveOpenCall", input, PANEL).await;
        let open = moved(&coordinator, &saved, "RECRUIT").await;
        assert_eq!(open["state"], "RECRUITING", "{open}");
        applies(&service, &panel, 12).await;
        let forget = async || ::service::panel::forget_due(&service.services).await.unwrap().answers;
        service.clock.advance(Duration::days(30));
        assert_eq!(forget().await, 0);
        service.clock.advance(Duration::days(1));
        assert_eq!(forget().await, 12, "sixty days after the lot, though the call is open");
        assert_eq!(count(&service, "panel_member WHERE answers_sealed IS NOT NULL").await, "1");
        // No lot comes: a year after the application it is over, and the call is open still.
        service.clock.advance(Duration::days(334));
        assert_eq!(forget().await, 0);
        service.clock.advance(Duration::days(1));
        assert_eq!(forget().await, 1);
    }

    async fn keys_without_rows_are_swept(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = recruiting(&service, &coordinator).await;
        twelve_apply(&service, &panel).await;
        // As when a process stopped between the row and the key.
        let some = "UPDATE panel_member SET contact_sealed = NULL WHERE pseudonym IN (SELECT pseudonym FROM panel_member ORDER BY pseudonym LIMIT 3)";
        past::execute(&service.database, some).await;
        let sweep = async || ::service::panel::forget_due(&service.services).await.unwrap().keys;
        assert_eq!(sweep().await, 0, "a key is made before its row: young ones are left alone");
        service.clock.advance(Duration::days(2));
        assert_eq!((sweep().await, sweep().await), (3, 0));
        let coordinator = service.staff(Role::Coordinator).await;
        let named = members(&coordinator, &panel).await.iter().filter(|one| one["name"].is_string()).count();
        assert_eq!(named, 9);
    }
}
