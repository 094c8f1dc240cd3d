//! What an expert is told behind the private link: who orders, what is paid, and how it ended.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::LocalizedText;
use domain::expert::{Expert, FeeUnit, Mode, OfferState, OrderContent};
use domain::id::TypedId;
use domain::identity::{Actor, Scope};
use domain::time::civil_day;
use serde_json::json;
use service::expert::pay::{self, Pay};
use service::expert::{answering, order, running};
use service::fees::{self, NewFeeClass};

use crate::support::orders::{Offered, Office, gig};
use crate::support::{TestService, on_both_databases};

fn text(fi: &str, sv: &str, en: &str) -> LocalizedText {
    LocalizedText::from([("fi", fi), ("sv", sv), ("en", en)])
}

/// What an hour of this class costs from today on.
async fn price(office: &Office, code: &str, name: LocalizedText, cents: i64) {
    let new = NewFeeClass {
        code: code.to_owned(),
        valid_from: civil_day(office.services.now()),
        name,
        unit: FeeUnit::Hour,
        cents,
        preparation_minutes: 0,
        km_cents: 55,
    };
    fees::save_class(&office.services, &office.actor, new).await.unwrap();
}

async fn paid_by(office: &Office, expert: &Expert, class: &str, waives_fee: bool) {
    let agreed = Pay { fee_class: Some(class.to_owned()), waives_fee };
    pay::set(&office.services, &office.actor, expert.id, agreed).await.unwrap();
}

/// The page behind the link of one who was asked.
async fn page(service: &TestService, offered: &Offered, place: usize, language: &str) -> String {
    let answer = service.client().get(&format!("/{language}/offers/{}", offered.token(place))).await;
    assert_eq!(answer.status(), 200);
    answer.text().await.unwrap()
}

on_both_databases! {
    async fn whoever_is_asked_is_told_who_orders_and_what_is_paid(service: TestService) {
        let office = Office::open(&service.services).await;
        let (services, actor) = (&service.services, &office.actor);
        let units = vec![text("Kotihoito", "Hemvård", "Home care")];
        let name = text("Ikääntyneet", "Äldre", "Older people");
        let division = ::service::county::add_division(services, &Actor::System, name, units).await.unwrap();
        let unit = Scope::Unit { division: division.id, unit: division.units[0].id };
        price(&office, "lecture", text("Luento", "Föreläsning", "Lecture"), 5_000).await;
        price(&office, "panel", text("Paneeli", "Panel", "Panel"), 8_000).await;
        let (kuusi, manty, koivu) =
            (office.expert("Kuusi").await, office.expert("Mänty").await, office.expert("Koivu").await);
        paid_by(&office, &kuusi, "lecture", false).await;
        paid_by(&office, &manty, "lecture", true).await;
        let starts_at = services.now() + Duration::hours(72);
        let later = starts_at + Duration::hours(24);
        let content = OrderContent {
            mode: Mode::InPerson,
            place: "Kirkkokatu 1".to_owned(),
            times: vec![(starts_at, starts_at + Duration::hours(1)), (later, later + Duration::hours(2))],
            ..gig(starts_at, Duration::hours(1))
        };
        let submitted = async |content: OrderContent| {
            let draft = office.draft_for(unit, content).await;
            order::submit(services, actor, draft.id, draft.version).await.unwrap()
        };
        let order = submitted(content.clone()).await;
        let offered = office.ask(&order, &[&kuusi, &manty, &koivu]).await.unwrap();

        let paid = page(&service, &offered, 0, "en").await;
        for told in [
            "Older people – Home care",
            "Lecture: €50.00 / hour<br>€150.00 in all",
            "Travel costs are paid. In your own car €0.55 a kilometre.",
        ] {
            assert!(paid.contains(told), "{told}: {paid}");
        }
        let waived = page(&service, &offered, 1, "en").await;
        assert!(waived.contains("No fee is paid") && waived.contains("Travel costs are paid."), "{waived}");
        assert!(!waived.contains("€50.00"), "{waived}");
        let open = page(&service, &offered, 2, "en").await;
        assert!(open.contains("No fee has been agreed on yet") && open.contains("Travel costs are paid."), "{open}");
        for language in ["fi", "sv", "fi-simple"] {
            let paid = page(&service, &offered, 0, language).await;
            assert!(paid.contains("0,55") && paid.contains("150,00"), "{language}: {paid}");
        }
        let document = "query($token: String!) { offer(token: $token) {
            fee { class { code kmCents } cents waived } order { owner { division unit } } } }";
        let seen = async |place: usize| {
            let answer = service.client().graphql(document, json!({ "token": offered.token(place) })).await;
            assert!(answer["errors"].is_null(), "{answer}");
            answer["data"]["offer"].clone()
        };
        let class = json!({ "code": "lecture", "kmCents": 55 });
        let owner = json!({ "division": division.id.node_id(), "unit": division.units[0].id.node_id() });
        assert_eq!(seen(0).await, json!({
            "fee": { "class": class, "cents": 15_000, "waived": false }, "order": { "owner": owner } }));
        assert_eq!(seen(1).await["fee"]["waived"], true);
        assert_eq!(seen(2).await["fee"], json!({ "class": null, "cents": null, "waived": false }));

        // What the order says comes before what was agreed with the expert; nobody travels to a call.
        let remote = OrderContent {
            mode: Mode::Remote,
            fee_class: Some("panel".to_owned()),
            ..gig(starts_at + Duration::hours(240), Duration::hours(1))
        };
        let by_order = office.ask(&submitted(remote).await, &[&kuusi]).await.unwrap();
        let paid = page(&service, &by_order, 0, "en").await;
        assert!(paid.contains("Panel: €80.00 / hour") && !paid.contains("Travel costs"), "{paid}");

        // What was agreed stays, whatever the price list says later; of a full gig nobody else is told a price.
        answering::accept(services, &offered.token(0)).await.unwrap();
        price(&office, "lecture", text("Luento", "Föreläsning", "Lecture"), 9_000).await;
        let agreed = page(&service, &offered, 0, "en").await;
        assert!(agreed.contains("Lecture: €50.00 / hour<br>€150.00 in all"), "{agreed}");
        let full = page(&service, &offered, 1, "en").await;
        assert!(full.contains("Older people – Home care") && !full.contains("fee is paid"), "{full}");
    }

    async fn an_offer_that_was_taken_back_does_not_say_that_nobody_is_looked_for(service: TestService) {
        let office = Office::open(&service.services).await;
        let (kuusi, manty) = (office.expert("Kuusi").await, office.expert("Mänty").await);
        let starts_at = service.services.now() + Duration::hours(72);
        let content = OrderContent { seats: 2, ..gig(starts_at, Duration::hours(1)) };
        let offered = office.offered(content, &[&kuusi, &manty]).await;
        answering::accept(&service.services, &offered.token(0)).await.unwrap();
        let id = offered.order.id;
        running::withdraw_expert(&service.services, &office.actor, id, kuusi.id).await.unwrap();
        let view = office.view(&offered.order).await;
        let state_of = |expert: &Expert| view.offers.iter().find(|one| one.expert == expert.id).unwrap().state;
        assert_eq!((state_of(&kuusi), state_of(&manty)), (OfferState::Withdrawn, OfferState::Sent));
        for (language, told) in [
            ("fi", "Tämä sinulle lähetetty pyyntö on peruttu"),
            ("sv", "Den här förfrågan till dig har dragits tillbaka"),
            ("en", "This request to you has been taken back"),
            ("fi-simple", "Peruimme pyynnön, jonka lähetimme sinulle."),
        ] {
            let page = page(&service, &offered, 0, language).await;
            assert!(page.contains(told) && !page.contains("value=\"accept\""), "{language}: {page}");
        }
        assert!(page(&service, &offered, 1, "fi").await.contains("value=\"accept\""), "somebody is still looked for");
    }
}
