//! The coordinator's pages for asking experts and for choosing among those who would come.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::matching::Hindrance;
use domain::expert::person::AccessNeed;
use domain::expert::{
    Expert, Mode, OfferMode, OfferState, Order, OrderContent, OrderPrivate, OrderState, OverrideReason,
    Skills, Theme,
};
use domain::id::TypedId;
use domain::identity::{Role, Scope};
use serde_json::{Value, json};
use service::expert::offering::{self, Asked};
use service::expert::order::{self, NewOrder};
use service::expert::profile;
use service::outbox;

use crate::past;
use crate::support::on_both_databases;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;

/// What a form of an order sends.
fn form(order: &Order, fields: &[(&str, String)]) -> Vec<(String, String)> {
    let version = ("version".to_owned(), order.version.to_string());
    let rest = fields.iter().map(|(name, value)| ((*name).to_owned(), value.clone()));
    std::iter::once(version).chain(rest).collect()
}

/// Whether a box is ticked.
fn is_ticked(page: &str, value: &str) -> bool {
    let (_, rest) =
        page.split_once(&format!("value=\"{value}\"")).unwrap_or_else(|| panic!("{value}: {page}"));
    rest.starts_with(" checked")
}

fn id(expert: &Expert) -> String {
    expert.id.uuid().to_string()
}

/// Somebody whose journeys begin in a municipality.
async fn living_in(office: &Office, alias: &str, municipality: &str) -> Expert {
    let expert = office.expert(alias).await;
    let skills = Skills { municipality: Some(municipality.to_owned()), ..Skills::of(&expert.profile) };
    profile::set_skills(&office.services, &office.actor, expert.id, skills).await.unwrap()
}

/// An expert beside an order, as the coordinator's program asks for them.
async fn beside(client: &Client, order: &Order, alias: &str) -> Value {
    let document = "query($id: ID!) { expertOrder(id: $id) { candidates {
        expert { alias } hindrances mode way { minutes km advice } } } }";
    let answer = client.graphql(document, json!({ "id": order.id.node_id() })).await;
    let candidates = answer["data"]["expertOrder"]["candidates"].as_array().unwrap();
    candidates.iter().find(|one| one["expert"]["alias"] == alias).unwrap().clone()
}

/// Where the offers of an order stand, by the alias of the expert.
async fn states(office: &Office, order: &Order) -> Vec<(String, OfferState)> {
    let view = office.view(order).await;
    let alias = |offer: &domain::expert::Offer| view.experts[&offer.expert].profile.alias.clone();
    let mut states: Vec<_> = view.offers.iter().map(|offer| (alias(offer), offer.state)).collect();
    states.sort_by(|one, other| one.0.cmp(&other.0));
    states
}

on_both_databases! {
    async fn the_coordinator_chooses_among_those_who_would_come(service: TestService) {
        let office = Office::open(&service.services).await;
        let (kuusi, manty) = (office.expert("Kuusi").await, office.expert("Mänty").await);
        let content = gig(service.services.now() + Duration::hours(72), Duration::hours(1));
        let offered = office.interested(content, &[&kuusi, &manty]).await;
        let order = office.order(&offered.order).await;
        let path = format!("/fi/staff/orders/{}/choose", order.id.uuid());
        let coordinator = service.staff(Role::Coordinator).await;
        let shown = coordinator.get(&format!("/fi/staff/orders/{}", order.id.uuid())).await.text().await.unwrap();
        assert!(shown.contains("/choose\""), "{shown}");
        let asked = coordinator.get(&path).await.text().await.unwrap();
        assert!(asked.contains("Kuusi") && asked.contains("Mänty") && !asked.contains("Esimerkki"), "{asked}");
        let [one, other] = [0, 1].map(|place: usize| offered.offers()[place].uuid().to_string());
        assert!(!is_ticked(&asked, &one) && !is_ticked(&asked, &other));

        let nobody = coordinator.post_form(&path, &form(&order, &[])).await;
        assert_eq!(nobody.status(), 422);
        let both = form(&order, &[("offers", one.clone()), ("offers", other.clone())]);
        let refused = coordinator.post_form(&path, &both).await;
        assert_eq!(refused.status(), 422);
        let refused = refused.text().await.unwrap();
        assert!(refused.contains("Valitse enintään 1"), "{refused}");
        assert!(is_ticked(&refused, &one) && is_ticked(&refused, &other), "nothing that was ticked is lost");
        let stale = Order { version: order.version - 1, ..order.clone() };
        let stale = coordinator.post_form(&path, &form(&stale, &[("offers", one.clone())])).await;
        assert_eq!(stale.status(), 409);
        assert!(is_ticked(&stale.text().await.unwrap(), &one));
        assert_eq!(office.order(&order).await, order, "nothing has been booked so far");

        let chosen = coordinator.post_form(&path, &form(&order, &[("offers", other)])).await;
        assert_eq!(chosen.status(), 303);
        let view = office.view(&order).await;
        assert_eq!(view.order.state, OrderState::Confirmed);
        assert_eq!(view.assignments.iter().map(|one| one.expert).collect::<Vec<_>>(), [manty.id]);
        let expected = [("Kuusi", OfferState::NotSelected), ("Mänty", OfferState::Selected)];
        assert_eq!(states(&office, &order).await, expected.map(|(alias, state)| (alias.to_owned(), state)));
        let again = coordinator.get(&path).await;
        assert_eq!(again.status(), 303, "there is nothing left to choose");

        let orderer = service.staff(Role::Orderer).await;
        assert!([403, 404].contains(&orderer.post_form(&path, &form(&order, &[("offers", one)])).await.status().as_u16()));
    }

    async fn whoever_was_not_chosen_is_told_once_the_seats_are_filled(service: TestService) {
        let services = &service.services;
        let office = Office::open(services).await;
        let mut experts = Vec::new();
        for alias in ["Kuusi", "Leppä", "Mänty"] {
            experts.push(office.expert(alias).await);
        }
        let content = OrderContent { seats: 2, ..gig(services.now() + Duration::hours(72), Duration::hours(1)) };
        let all: Vec<&Expert> = experts.iter().collect();
        let offered = office.interested(content, &all).await;
        let (ids, order) = (offered.offers(), office.order(&offered.order).await);
        let told = "SELECT dedup_key FROM outbox WHERE kind = 'offer_not_chosen'";
        let order = offering::select(services, &office.actor, order.id, order.version, &ids[..1]).await.unwrap();
        assert_eq!(order.state, OrderState::Offering);
        assert_eq!(past::texts(&service.database, told).await, [""; 0], "either of them may still be chosen");
        let order = offering::select(services, &office.actor, order.id, order.version, &ids[1..2]).await.unwrap();
        assert_eq!(order.state, OrderState::Confirmed);
        assert_eq!(past::texts(&service.database, told).await, [format!("offer:{}:3", ids[2].uuid())]);

        let claimed = outbox::claim(services, &service.url, 100).await.unwrap();
        let notices: Vec<_> = claimed.iter().map(|one| &one.notice).collect();
        let not_chosen: Vec<_> = notices.iter().filter(|one| one.kind() == "offer_not_chosen").collect();
        assert_eq!(not_chosen.len(), 1, "{notices:?}");
        assert_eq!(not_chosen[0].reference(), order.reference.as_deref());
        let page = service.client().get(&format!("/en/offers/{}", offered.token(2))).await.text().await.unwrap();
        assert!(page.contains("Somebody else was chosen for the gig"), "{page}");
    }

    async fn some_are_asked_at_once_and_the_others_wait_in_reserve(service: TestService) {
        let office = Office::open(&service.services).await;
        let mut experts = Vec::new();
        for alias in ["Kuusi", "Leppä", "Mänty"] {
            experts.push(office.expert(alias).await);
        }
        let content = OrderContent { seats: 1, ..gig(service.services.now() + Duration::hours(72), Duration::hours(1)) };
        let order = office.submitted(content).await;
        let path = format!("/fi/staff/orders/{}/offers", order.id.uuid());
        let coordinator = service.staff(Role::Coordinator).await;
        let ticked = |now: &str| {
            let mut fields: Vec<_> = experts.iter().map(|expert| ("experts", id(expert))).collect();
            fields.push(("now", now.to_owned()));
            form(&order, &fields)
        };
        for wrong in ["0", "4", "kaksi"] {
            let refused = coordinator.post_form(&path, &ticked(wrong)).await;
            assert_eq!(refused.status(), 422, "{wrong}");
            let page = refused.text().await.unwrap();
            assert!(page.contains(&format!("value=\"{wrong}\"")) && is_ticked(&page, &id(&experts[1])), "{page}");
        }
        assert_eq!(coordinator.post_form(&path, &ticked("2")).await.status(), 200);
        let expected = [("Kuusi", OfferState::Sent), ("Leppä", OfferState::Sent), ("Mänty", OfferState::Queued)];
        assert_eq!(states(&office, &order).await, expected.map(|(alias, state)| (alias.to_owned(), state)));
    }

    async fn whoever_is_hindered_is_asked_for_a_reason_only(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        let content = gig(service.services.now() + Duration::hours(72), Duration::hours(1));
        let private = OrderPrivate { themes: [Theme::Debt].into(), ..OrderPrivate::default() };
        let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
        let draft = order::create(&service.services, &office.actor, new).await.unwrap();
        let order = order::submit(&service.services, &office.actor, draft.id, draft.version).await.unwrap();
        let path = format!("/fi/staff/orders/{}/offers", order.id.uuid());
        let coordinator = service.staff(Role::Coordinator).await;
        let page = coordinator.get(&path).await.text().await.unwrap();
        assert!(page.contains("name=\"inSpite\""), "{page}");
        let without = coordinator.post_form(&path, &form(&order, &[("inSpite", id(&expert))])).await;
        assert_eq!(without.status(), 422);
        let page = without.text().await.unwrap();
        assert!(page.contains("Kerro, miksi kysyt esteestä huolimatta") && is_ticked(&page, &id(&expert)), "{page}");
        let with = form(&order, &[("inSpite", id(&expert)), ("reason", "orderer_asked".to_owned())]);
        assert_eq!(coordinator.post_form(&path, &with).await.status(), 200);
        assert_eq!(states(&office, &order).await, [("Kuusi".to_owned(), OfferState::Sent)]);
    }

    async fn why_somebody_was_asked_is_kept_and_told_to_coordinators_only(service: TestService) {
        let office = Office::open(&service.services).await;
        let kuusi = office.expert("Kuusi").await;
        let content = gig(service.services.now() + Duration::hours(72), Duration::hours(1));
        let suited = office.interested(content.clone(), &[&kuusi]).await;
        let private = OrderPrivate { themes: [Theme::Debt].into(), ..OrderPrivate::default() };
        let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
        let draft = order::create(&service.services, &office.actor, new).await.unwrap();
        let order = order::submit(&service.services, &office.actor, draft.id, draft.version).await.unwrap();
        let in_spite = Some(OverrideReason::OrdererAsked);
        let asked = Asked { expert: kuusi.id, in_spite, on_reserve: false };
        let sent = offering::send_offers(&service.services, &office.actor, order.id, order.version, &[asked]).await;
        let token = sent.unwrap().1[0].token.to_string();

        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let document = "query($id: ID!) { expertOrder(id: $id) { offers { explanation {
            score reasons { code points of } weightsVersion inSpiteOf overrideReason } } } }";
        let explained = async |client: &Client, order: &Order| {
            let answer = client.graphql(document, json!({ "id": order.id.node_id() })).await;
            assert!(answer["errors"].is_null(), "{answer}");
            answer["data"]["expertOrder"]["offers"].clone()
        };
        let told = explained(&coordinator, &suited.order).await[0]["explanation"].clone();
        let reasons = told["reasons"].as_array().unwrap();
        let points: u64 = reasons.iter().map(|reason| reason["points"].as_u64().unwrap()).sum();
        assert!(points > 0, "{told}");
        assert_eq!((&told["score"], &told["weightsVersion"]), (&json!(points), &json!(1)));
        assert_eq!((&told["inSpiteOf"], &told["overrideReason"]), (&json!([]), &json!(null)));
        let told = explained(&coordinator, &order).await[0]["explanation"].clone();
        assert_eq!(told, json!({ "score": null, "reasons": [], "weightsVersion": null,
            "inSpiteOf": ["MISSING_THEME"], "overrideReason": "ORDERER_ASKED" }));
        for of in [&suited.order, &order] {
            assert_eq!(explained(&orderer, of).await, json!([]));
        }
        let document = "query($token: String!) { offer(token: $token) { offer { explanation { score } } } }";
        let refused = service.client().graphql(document, json!({ "token": token })).await;
        assert!(refused["errors"].is_array(), "whoever is asked has no such field: {refused}");

        let suits = format!("Sopii {points}/100");
        let path = format!("/fi/staff/orders/{}", suited.order.id.uuid());
        for address in [path.clone(), format!("{path}/choose")] {
            let page = coordinator.get(&address).await.text().await.unwrap();
            assert!(page.contains(&suits) && page.contains("Odotus edellisestä keikasta: "), "{address}: {page}");
        }
        let path = format!("/fi/staff/orders/{}", order.id.uuid());
        let page = coordinator.get(&path).await.text().await.unwrap();
        for shown in [
            "Kysytty esteestä huolimatta",
            "Esteet: ei kokemusta toivotuista teemoista",
            "Miksi kysyttiin silti: Tilaaja on pyytänyt juuri häntä",
        ] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        for of in [&suited.order, &order] {
            let page = orderer.get(&format!("/fi/staff/orders/{}", of.id.uuid())).await.text().await.unwrap();
            assert!(!page.contains("/100") && !page.contains("Esteet: ") && !page.contains("Kuusi"), "{page}");
        }
    }

    async fn what_an_order_looks_for_is_shown_where_it_stands_and_where_experts_are_asked(service: TestService) {
        let office = Office::open(&service.services).await;
        office.expert("Kuusi").await;
        let content = OrderContent {
            mode: Mode::InPerson,
            place: "Kirkkokatu 1".to_owned(),
            municipality: Some("091".to_owned()),
            accessibility: [AccessNeed::Breaks, AccessNeed::HearingLoop].into(),
            offer_mode: OfferMode::Interest,
            cost_centre: "4711".to_owned(),
            prefers_known: true,
            ..gig(service.services.now() + Duration::hours(72), Duration::hours(1))
        };
        let private = OrderPrivate {
            themes: [Theme::Debt].into(),
            experience: "Joku, joka selvisi <veloista>.".to_owned(),
            reach: "Rauha Tilaajatar, 040 765 4321".to_owned(),
        };
        let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
        let draft = order::create(&service.services, &office.actor, new.clone()).await.unwrap();
        let order = order::submit(&service.services, &office.actor, draft.id, draft.version).await.unwrap();
        let (orderer, coordinator) =
            (service.staff(Role::Orderer).await, service.staff(Role::Coordinator).await);
        let path = format!("/fi/staff/orders/{}", order.id.uuid());
        let fact = |label: &str, value: &str| format!("<dt>{label}</dt><dd>{value}</dd>");
        let sought = ["Kokemusteemat: Velat", "<p>Joku, joka selvisi &lt;veloista&gt;.</p>"];
        let place = [fact("Paikan kunta", "Helsinki"), fact("Mitä paikka voi tarjota", "Taukoja, Induktiosilmukka")];
        for client in [&orderer, &coordinator] {
            let page = client.get(&path).await;
            assert_eq!(page.headers()["cache-control"], "no-store", "what is sealed is not kept on the way");
            let page = page.text().await.unwrap();
            for shown in sought.iter().copied().chain(place.iter().map(String::as_str)) {
                assert!(page.contains(shown), "{shown}: {page}");
            }
            for shown in [
                fact("Kuka vastaa keikasta", "Rauha Tilaajatar, 040 765 4321"),
                fact("Mitä kokemusasiantuntijan kyllä tarkoittaa", "Hän on kiinnostunut, ja koordinaattori valitsee"),
                fact("Mieluiten joku, joka on ollut meillä ennenkin", "Kyllä"),
                fact("Kustannuspaikka", "4711"),
                fact("Tilaaja", "Kaisa"),
            ] {
                assert!(page.contains(&shown), "{shown}: {page}");
            }
        }
        let page = coordinator.get(&format!("{path}/offers")).await.text().await.unwrap();
        for shown in sought.iter().copied().chain(place.iter().map(String::as_str)) {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        let refused = coordinator.post_form(&format!("{path}/offers"), &form(&order, &[])).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains(sought[0]), "also where something is to be mended");

        let document = "query($id: ID!) { expertOrder(id: $id) {
            orderer municipality accessibility feeClass prefersKnown offerMode costCentre } }";
        let answer = orderer.graphql(document, json!({ "id": order.id.node_id() })).await;
        assert_eq!(answer["data"]["expertOrder"], json!({
            "orderer": "Kaisa", "municipality": "091", "accessibility": ["BREAKS", "HEARING_LOOP"],
            "feeClass": null, "prefersKnown": true, "offerMode": "INTEREST", "costCentre": "4711",
        }));

        let by_phone = NewOrder { received_on: Some(domain::time::civil_day(service.services.now())), ..new };
        let entered = order::create(&service.services, &office.actor, by_phone).await.unwrap();
        let page = coordinator.get(&format!("/fi/staff/orders/{}", entered.id.uuid())).await.text().await.unwrap();
        assert!(page.contains(&fact("Tilauksen kirjasi", "Kaisa")), "nobody who called is said to have written: {page}");
    }

    async fn a_hybrid_gig_far_away_is_offered_as_remote_and_leaves_the_day_free(service: TestService) {
        let office = Office::open(&service.services).await;
        let kuusi = living_in(&office, "Kuusi", "698").await;
        living_in(&office, "Mänty", "698").await;
        let (day, hour) = (service.services.now() + Duration::hours(96), Duration::hours(1));
        let in_place = |municipality: &str, mode, starts_at| OrderContent {
            mode,
            place: "Kirkkokatu 1".to_owned(),
            municipality: Some(municipality.to_owned()),
            ..gig(starts_at, hour)
        };
        // In Rovaniemi, four hours before one in Helsinki, to which it takes Kuusi a day.
        office.confirmed(in_place("698", Mode::InPerson, day - Duration::hours(4)), &[&kuusi]).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let page = async |order: &Order| {
            let path = format!("/fi/staff/orders/{}/offers", order.id.uuid());
            coordinator.get(&path).await.text().await.unwrap()
        };

        let in_person = office.submitted(in_place("091", Mode::InPerson, day)).await;
        let found = beside(&coordinator, &in_person, "Kuusi").await;
        assert_eq!((&found["hindrances"], &found["mode"]), (&json!(["BOOKED"]), &json!("IN_PERSON")));
        let (minutes, km) = (found["way"]["minutes"].as_u64().unwrap(), found["way"]["km"].as_u64().unwrap());
        assert!(minutes > 600 && (700..1_100).contains(&km), "{found}");
        assert_eq!(beside(&coordinator, &in_person, "Mänty").await["way"]["advice"], "OVERNIGHT");
        let html = page(&in_person).await;
        assert!(html.contains(&format!("matka {minutes} min, {km} km")), "{html}");
        assert_eq!(html.matches("Muuten varaa yöpyminen.").count(), 1, "beside Mänty, who can be asked: {html}");
        assert!(html.contains("Kysy tilaajalta, voiko keikan pitää etänä"), "{html}");
        assert!(!html.contains("osallistuu etänä</label>"), "{html}");

        let hybrid = office.submitted(in_place("091", Mode::Hybrid, day)).await;
        let found = beside(&coordinator, &hybrid, "Kuusi").await;
        assert_eq!(found["way"], json!({ "minutes": minutes, "km": km, "advice": null }));
        assert_eq!((&found["hindrances"], &found["mode"]), (&json!([]), &json!("REMOTE")));
        let html = page(&hybrid).await;
        assert_eq!(html.matches("osallistuu etänä</label>").count(), 2, "{html}");
        assert!(!html.contains("yöpyminen") && !html.contains("Kysy tilaajalta"), "{html}");
        let confirmed = office.confirmed(in_place("091", Mode::Hybrid, day), &[&kuusi]).await;
        assert_eq!(confirmed.state, OrderState::Confirmed);
        let busy = office.view(&confirmed).await.assignments[0].busy;
        let breath = Duration::minutes(10);
        assert_eq!((busy.starts_at - busy.from, busy.until - busy.ends_at), (breath, breath));

        // Whoever lives there comes, and nothing is to be warned of.
        let near = living_in(&office, "Leppä", "091").await;
        let found = beside(&coordinator, &hybrid, &near.profile.alias).await;
        assert_eq!((&found["mode"], &found["way"]["advice"]), (&json!("IN_PERSON"), &Value::Null));
        let remote = office.submitted(gig(day + Duration::hours(200), hour)).await;
        assert_eq!(beside(&coordinator, &remote, "Mänty").await["way"], Value::Null);
    }

    async fn what_an_expert_can_be_asked_for_decides_whom_the_order_finds(service: TestService) {
        let office = Office::open(&service.services).await;
        let (kuusi, manty) = (office.expert("Kuusi").await, office.expert("Mänty").await);
        let coordinator = service.staff(Role::Coordinator).await;
        let path = format!("/fi/staff/experts/{}/skills", kuusi.id.uuid());
        let filled = |areas: &str, trainings: &str, gig_types: &[&str]| {
            let rest = [("areas", areas), ("trainings", trainings), ("maxTravelKm", "50"), ("municipality", "092")];
            let types = gig_types.iter().map(|one| ("gigTypes", *one));
            let rest = rest.into_iter().chain([("agreementKind", "development_client"), ("level.fi", "native")]);
            let fields = types.chain(rest);
            fields.map(|(name, value)| (name.to_owned(), value.to_owned())).collect::<Vec<_>>()
        };
        let wrong = filled("Vantaa\nAtlantis", "Koulutus; Järjestö; pian", &[]);
        let refused = coordinator.post_form(&path, &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Atlantis") && page.contains("Koulutus; Järjestö; pian"), "what was typed is there: {page}");
        assert!(page.contains("areas.error") && page.contains("trainings.error"), "{page}");

        let right = filled("Vantaa\nKerava", "Koulutus; Järjestö; 31.12.2028\nToinen", &["media", "text_review"]);
        assert_eq!(coordinator.post_form(&path, &right).await.status(), 303);
        let page = coordinator.get(&path).await.text().await.unwrap();
        for kept in ["Kerava\nVantaa", "Koulutus; Järjestö; 31.12.2028\nToinen", "value=\"50\""] {
            assert!(page.contains(kept), "{kept}: {page}");
        }
        assert!(is_ticked(&page, "media") && !is_ticked(&page, "lecture"), "{page}");

        let content = gig(service.services.now() + Duration::hours(72), Duration::hours(1));
        let order = office.submitted(content).await;
        let candidates = offering::candidates(&service.services, &office.actor, order.id).await.unwrap();
        let hindrances = |expert: &Expert| {
            let found = candidates.iter().find(|one| one.expert.id == expert.id).unwrap();
            found.hindrances.clone()
        };
        assert_eq!(hindrances(&kuusi), [Hindrance::OtherGigType], "a lecture is nothing for Kuusi now");
        assert_eq!(hindrances(&manty), []);
        let document = "query($id: ID!) { expertOrder(id: $id) { candidates { expert {
            alias languages { language level } gigTypes municipality areas maxTravelKm agreementKind trainings { name provider validUntil } } } } }";
        let answer = coordinator.graphql(document, json!({ "id": order.id.node_id() })).await;
        let known = answer["data"]["expertOrder"]["candidates"].as_array().unwrap();
        let known = known.iter().find(|one| one["expert"]["alias"] == "Kuusi").unwrap();
        assert_eq!(known["expert"], json!({
            "alias": "Kuusi", "languages": [{ "language": "fi", "level": "NATIVE" }], "gigTypes": ["MEDIA", "TEXT_REVIEW"], "municipality": "092", "areas": ["092", "245"],
            "maxTravelKm": 50, "agreementKind": "DEVELOPMENT_CLIENT", "trainings": [
                { "name": "Koulutus", "provider": "Järjestö", "validUntil": "2028-12-31" },
                { "name": "Toinen", "provider": "", "validUntil": null },
            ],
        }));
    }

    async fn a_coordinator_writes_down_when_somebody_can_who_is_reached_by_phone(service: TestService) {
        let office = Office::open(&service.services).await;
        let (kuusi, manty) = (office.expert("Kuusi").await, office.expert("Mänty").await);
        let content = gig(service.services.now() + Duration::hours(72), Duration::hours(1));
        let day = domain::time::civil_day(content.times[0].0).to_string();
        let order = office.submitted(content).await;
        let coordinator = service.staff(Role::Coordinator).await;
        let path = format!("/fi/staff/experts/{}/times", kuusi.id.uuid());
        let shown = coordinator.get(&path).await.text().await.unwrap();
        for of_them in ["Pääseekö hän keikalle?", "Ei pääse", "Kuinka monta keikkaa hän ottaa enintään?"] {
            assert!(shown.contains(of_them), "{of_them}: {shown}");
        }
        for to_them in ["Pääsetkö", "En pääse", "Pääsen koko", "otat enintään"] {
            assert!(!shown.contains(to_them), "{to_them}: {shown}");
        }
        let filled = |until: &str| {
            let fields = [
                ("availability.1.choice", "tue"), ("availability.1.from", "12:00"), ("availability.1.until", until),
                ("exceptions.1.choice", "no"), ("exceptions.1.from", day.as_str()), ("perMonth", "2"),
            ];
            fields.map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let refused = coordinator.post_form(&path, &filled("09:00")).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("availability.1.until.error") && page.contains("value=\"12:00\""), "{page}");
        assert_eq!(coordinator.post_form(&path, &filled("15:30")).await.status(), 303);

        let candidates = offering::candidates(&service.services, &office.actor, order.id).await.unwrap();
        let hindrances = |expert: &Expert| {
            candidates.iter().find(|one| one.expert.id == expert.id).unwrap().hindrances.clone()
        };
        assert_eq!(hindrances(&kuusi), [Hindrance::NotAvailable], "away on that day");
        assert_eq!(hindrances(&manty), []);
        let document = "query($id: ID!) { expertOrder(id: $id) { candidates { expert { alias times {
            weekly { weekday from until } differingDays { from until isAvailable } maxPerWeek maxPerMonth } } } } }";
        let answer = coordinator.graphql(document, json!({ "id": order.id.node_id() })).await;
        let known = answer["data"]["expertOrder"]["candidates"].as_array().unwrap();
        let known = known.iter().find(|one| one["expert"]["alias"] == "Kuusi").unwrap();
        assert_eq!(known["expert"]["times"], json!({
            "weekly": [{ "weekday": "TUE", "from": "12:00", "until": "15:30" }],
            "differingDays": [{ "from": day, "until": day, "isAvailable": false }],
            "maxPerWeek": null, "maxPerMonth": 2,
        }));
        let orderer = service.staff(Role::Orderer).await;
        assert!([403, 404].contains(&orderer.post_form(&path, &filled("15:30")).await.status().as_u16()));
    }
}
