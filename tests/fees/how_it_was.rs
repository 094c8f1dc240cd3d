//! What experts and orderers say of a gig, who reads it, and what comes to the coordinator.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use super::*;

/// What an expert says of a gig of theirs.
async fn say(service: &TestService, expert: ExpertId, of: AssignmentId, said: GigFeedback) {
    let actor = Actor::Expert(ExpertActor { expert, session: [0; 32] });
    feedback::give(&service.services, &actor, of, said).await.unwrap();
}

fn said(score: u8, comment: &str) -> GigFeedback {
    GigFeedback { score, felt_safe: true, wants_contact: false, comment: comment.to_owned() }
}

on_both_databases! {
    async fn feedback_that_needs_somebody_waits_for_a_coordinator_and_is_sealed(service: TestService) {
        let held = Held::made(&service).await;
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let comment = "Puhuja keskeytettiin kolmesti.";
        let give = async |safe: bool, score: u8| {
            let input = json!({ "gigId": held.gig["id"], "score": score, "feltSafe": safe, "comment": comment });
            run(&orderer, "giveGigFeedback", "GiveGigFeedbackInput", "... on GigFeedbackGiven { id }", input).await
        };
        assert_eq!(codes(&give(false, 6).await), ["OUT_OF_RANGE"]);
        assert_eq!(give(false, 2).await["__typename"], "GigFeedbackGiven");
        assert_eq!(codes(&give(true, 5).await), ["FEEDBACK_GIVEN"], "once from each side");
        assert!(!past::contains(&past::everything(&service.database).await, comment.as_bytes()));
        let list = "{ feedbackToHandle { id alias side score feltSafe comment } }";
        let waiting = coordinator.graphql(list, json!({})).await["data"]["feedbackToHandle"].clone();
        assert_eq!((&waiting[0]["comment"], &waiting[0]["side"]), (&json!(comment), &json!("ORDERER")));
        let reads = "SELECT purpose FROM sealed_read WHERE field_class = 'l3' AND purpose = 'feedback'
            AND order_id IN (SELECT order_id FROM gig_feedback)";
        assert_eq!(past::texts(&service.database, reads).await.len(), 1, "the expert sees who has read it");
        let handle = "mutation($id: ID!) { handleGigFeedback(feedbackId: $id) { __typename } }";
        coordinator.graphql(handle, json!({ "id": waiting[0]["id"] })).await;
        let left = coordinator.graphql(list, json!({})).await["data"]["feedbackToHandle"].clone();
        assert_eq!(left, json!([]));
    }

    async fn feedback_is_read_beside_its_order_by_those_whom_it_is_for(service: TestService) {
        let held = Held::made(&service).await;
        let office = Office::open(&service.services).await;
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let path = format!("/en/staff/orders/{}", held.order["id"].as_str().unwrap().trim_start_matches("ExpertOrder:"));
        assert!(page(&coordinator, &path).await.contains("Nobody has given feedback yet"));
        let (theirs, own) = ("Minua ei esitelty.", "Kiitos, tämä auttoi.");
        let input = json!({ "gigId": held.gig["id"], "score": 4, "feltSafe": true, "comment": own });
        run(&orderer, "giveGigFeedback", "GiveGigFeedbackInput", "", input).await;
        let expert = registry::experts(&service.services, &office.actor).await.unwrap()[0].id;
        let gig = AssignmentId::parse_node_id(held.gig["id"].as_str().unwrap()).unwrap();
        say(&service, expert, gig, said(2, theirs)).await;
        assert_eq!(feedback::to_handle(&service.services, &office.actor).await.unwrap().len(), 0, "nobody asks for anybody");
        let logged = "SELECT reader FROM sealed_read WHERE field_class = 'l3' AND purpose = 'feedback'";
        assert_eq!(past::texts(&service.database, logged).await, [""; 0]);

        let reply = coordinator.get(&path).await;
        assert_eq!(reply.headers()["cache-control"], "no-store");
        let html = reply.text().await.unwrap();
        let read = html.split("<h2 id=\"feedback\">").nth(1).unwrap();
        for part in [theirs, own, "From the orderer", "From the expert", "2/5", "4/5"] {
            assert!(read.contains(part), "{part}: {read}");
        }
        let html = page(&orderer, &path).await;
        assert!(html.contains(own) && !html.contains(theirs) && !html.contains("From the expert"), "{html}");
        let document = "query($id: ID!) { orderFeedback(id: $id) { side score comment } }";
        let sides = async |client: &Client| {
            let answer = client.graphql(document, json!({ "id": held.order["id"] })).await;
            let all = answer["data"]["orderFeedback"].as_array().unwrap().clone();
            all.iter().map(|one| one["side"].as_str().unwrap().to_owned()).collect::<Vec<_>>()
        };
        assert_eq!(sides(&coordinator).await, ["ORDERER", "EXPERT"]);
        assert_eq!(sides(&orderer).await, ["ORDERER"]);
        let mut readers = past::texts(&service.database, logged).await;
        readers.sort();
        assert_eq!(readers, ["coordinator", "coordinator", "orderer", "orderer"], "each look is shown to the expert");

        assert_eq!(claim_step(&coordinator, "waiveFeeClaim", &held.claim).await["state"], "WAIVED");
        assert_eq!(report::close_due(&service.services).await.unwrap(), 1);
        assert_eq!(read_order(&coordinator, &held.order).await["state"], "CLOSED");
        assert!(page(&coordinator, &path).await.contains(theirs), "it does not go with the work");
    }

    async fn coordinators_are_told_in_the_night_that_somebody_has_not_felt_safe(service: TestService) {
        let held = Held::made(&service).await;
        let name = LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new());
        let division = Scope::Division(added.await.unwrap().id);
        let _elsewhere = service.staff_in(Role::Coordinator, division).await;
        let office = Office::open(&service.services).await;
        service.clock.advance(Duration::hours(9));
        let expert = registry::experts(&service.services, &office.actor).await.unwrap()[0].id;
        let gig = AssignmentId::parse_node_id(held.gig["id"].as_str().unwrap()).unwrap();
        say(&service, expert, gig, GigFeedback { wants_contact: true, ..said(3, "Soittakaa.") }).await;
        let comment = "Puhuja keskeytettiin kolmesti.";
        let input = json!({ "gigId": held.gig["id"], "score": 1, "feltSafe": false, "comment": comment });
        run(&service.staff(Role::Orderer).await, "giveGigFeedback", "GiveGigFeedbackInput", "", input).await;

        let claimed = outbox::claim(&service.services, &service.url, 100).await.unwrap();
        let told: Vec<_> = claimed.iter().filter(|one| one.notice.kind() == "safety_reported").collect();
        assert_eq!(told.len(), 2, "the coordinators of the whole county, once: {claimed:?}");
        for one in told {
            assert!(matches!(one.way, Way::Email(_)));
            let says = serde_json::to_string(&one.notice).unwrap();
            assert!(says.contains("/staff/feedback\"") && !says.contains(comment) && !says.contains("KA-"), "{says}");
        }
    }

    async fn what_waits_for_a_coordinator_is_counted_on_their_desk(service: TestService) {
        let held = Held::made(&service).await;
        let office = Office::open(&service.services).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let empty = page(&coordinator, "/en/staff").await;
        assert!(!empty.contains("id=\"feedback\"") && !empty.contains("id=\"calls\""), "{empty}");
        held.unsafe_feedback(&service).await;
        for one in outbox::claim(&service.services, &service.url, 100).await.unwrap() {
            outbox::not_sent(&service.services, &one, true, "no such mailbox").await.unwrap();
        }
        let reads = "SELECT purpose FROM sealed_read WHERE purpose IN ('feedback', 'call')";
        let before = past::texts(&service.database, reads).await.len();
        let desk = page(&coordinator, "/en/staff").await;
        assert!(desk.contains("1 piece of feedback to look into") && desk.contains("/en/staff/feedback\""), "{desk}");
        assert_eq!(past::texts(&service.database, reads).await.len(), before, "counting opens nothing");
        let calls = outbox::calls(&service.services, &office.actor).await.unwrap().len();
        assert!(calls > 0);
        let section = desk.split("<h2 id=\"calls\">").nth(1).unwrap();
        assert!(section.contains(&format!(">{calls} call")) && section.contains("/en/staff/calls\""), "{calls}: {section}");
        let orderer = page(&service.staff(Role::Orderer).await, "/en/staff").await;
        assert!(!orderer.contains("<h2 id=\"feedback\">") && !orderer.contains("<h2 id=\"calls\">"), "{orderer}");
    }

    async fn a_mean_score_is_told_where_five_experts_are_behind_it(service: TestService) {
        let office = Office::open(&service.services).await;
        let mut experts = Vec::new();
        for alias in ["Kuusi", "Koivu", "Leppä", "Mänty", "Haapa"] {
            experts.push(office.expert(alias).await);
        }
        let all: Vec<_> = experts.iter().collect();
        let starts_at = service.clock.now() + Duration::hours(24);
        let booked = office.confirmed(gig(starts_at, Duration::hours(1)), &all).await;
        service.clock.advance(Duration::hours(26));
        office.report_held(&booked).await;
        let seats = office.view(&booked).await.assignments;
        for (seat, score) in seats.iter().zip([5, 4, 4, 2, 1]) {
            feedback::give(&service.services, &office.actor, seat.id, said(score, "")).await.unwrap();
        }
        for seat in &seats[..4] {
            say(&service, seat.expert, seat.id, said(5, "")).await;
        }
        let document = "query($from: Date!) { expertFeedbackFigures(from: $from, until: \"2026-12-01\") { side given meanScore } }";
        let figures = async |role: Role, from: &str| {
            let answer = service.staff(role).await.graphql(document, json!({ "from": from })).await;
            assert!(answer["errors"].is_null(), "{answer}");
            answer["data"]["expertFeedbackFigures"].clone()
        };
        let of_orderers = json!({ "side": "ORDERER", "given": 5, "meanScore": 3.2 });
        let hidden = json!({ "side": "EXPERT", "given": null, "meanScore": null });
        assert_eq!(figures(Role::Coordinator, "2026-11-01").await, json!([of_orderers, hidden]), "four are too few");
        let reads = "SELECT reader FROM sealed_read WHERE purpose = 'figures'";
        assert_eq!(past::texts(&service.database, reads).await, ["system"; 5], "the expert sees what it was opened for");
        say(&service, seats[4].expert, seats[4].id, said(2, "")).await;
        let of_experts = json!({ "side": "EXPERT", "given": 5, "meanScore": 4.4 });
        assert_eq!(figures(Role::ProgrammeOfficer, "2026-11-01").await, json!([of_orderers, of_experts]));
        let none = ["ORDERER", "EXPERT"].map(|side| json!({ "side": side, "given": 0, "meanScore": null }));
        assert_eq!(figures(Role::Coordinator, "2026-11-30").await, json!(none));

        let path = "/en/staff/orders/figures?from=2026-11-01&until=2026-11-30";
        let html = page(&service.staff(Role::Coordinator).await, path).await;
        let table = html.split("<h2 id=\"feedback\">").nth(1).unwrap().split("</table>").next().unwrap();
        assert!(table.contains(">3.2<") && table.contains(">4.4<"), "{table}");
        let orderer = page(&service.staff(Role::Orderer).await, path).await;
        assert!(!orderer.contains("<h2 id=\"feedback\">"), "they know when their own gigs were");
    }
}
