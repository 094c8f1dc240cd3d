//! Who learns what of an expert, and when: a card from the hold on, a name from the confirmation on, and an alias alone
//! before and after.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeSet;

use chrono::Duration;
use domain::LocalizedText;
use domain::expert::person::{Reader, SealedRead};
use domain::expert::registry::Training;
use domain::expert::theme::{Recency, Relation, Visibility};
use domain::expert::{ConsentPurpose, Expert, FieldClass, Order, OrderContent, OrderState, Skills, Theme};
use domain::id::{ExpertId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::time::Clock;
use serde_json::{Value, json};
use service::expert::card::{self, BookedContact};
use service::expert::registry::{self, SensitiveEntry, ThemeEntry};
use service::expert::{answering, offering, order, profile, report};

use crate::past;
use crate::support::on_both_databases;
use crate::support::orders::{Offered, Office, gig};
use crate::support::service::Client;

const TRAINING: &str = "Kokemusasiantuntijakoulutus";

fn theme(theme: Theme, visibility: Visibility) -> ThemeEntry {
    ThemeEntry { theme, relation: Relation::Own, recency: Recency::Earlier, visibility }
}

/// Somebody with a training and a theme of each visibility.
async fn themed(office: &Office, alias: &str) -> Expert {
    let (services, actor) = (&office.services, &office.actor);
    let one = office.expert(alias).await;
    let training = Training { name: TRAINING.to_owned(), provider: String::new(), valid_until: None };
    let skills = Skills { trainings: vec![training], ..Skills::of(&one.profile) };
    profile::set_skills(services, actor, one.id, skills).await.unwrap();
    registry::give_consent(services, actor, one.id, ConsentPurpose::ToldToOrderer).await.unwrap();
    let entry = SensitiveEntry {
        themes: vec![
            theme(Theme::Debt, Visibility::MatchingOnly),
            theme(Theme::Depression, Visibility::Orderer),
            theme(Theme::Homelessness, Visibility::Public),
        ],
        story: "Kuljin pitkän tien takaisin.".to_owned(),
        ..SensitiveEntry::default()
    };
    registry::set_sensitive(services, actor, one.id, entry).await.unwrap();
    one
}

async fn accept(office: &Office, offered: &Offered, expert: &Expert) {
    let link = offered.links.iter().find(|link| link.expert.id == expert.id).unwrap();
    answering::accept(&office.services, &link.token).await.unwrap();
}

/// The aliases of the cards.
async fn cards(office: &Office, order: &Order) -> Vec<String> {
    let cards = office.view(order).await.cards.into_values();
    let mut aliases: Vec<String> = cards.map(|card| card.alias).collect();
    aliases.sort();
    aliases
}

async fn contacts(office: &Office, order: &Order) -> Vec<BookedContact> {
    card::booked_contacts(&office.services, &office.actor, order.id).await.unwrap()
}

async fn names(office: &Office, order: &Order) -> Vec<String> {
    contacts(office, order).await.into_iter().map(|one| one.name).collect()
}

/// The themes on somebody's card.
async fn told(office: &Office, order: &Order, id: ExpertId) -> BTreeSet<Theme> {
    office.view(order).await.cards[&id].themes.clone()
}

/// The themes beside somebody on the list of candidates.
async fn listed(office: &Office, order: &Order, id: ExpertId) -> BTreeSet<Theme> {
    let all = offering::candidates(&office.services, &office.actor, order.id).await.unwrap();
    all.into_iter().find(|one| one.expert.id == id).unwrap().themes
}

async fn reads(office: &Office, id: ExpertId) -> Vec<SealedRead> {
    registry::reads(&office.services, &office.actor, id).await.unwrap()
}

async fn page(client: &Client, path: &str) -> String {
    let reply = client.get(path).await;
    assert_eq!(reply.status(), 200, "{path}");
    assert_eq!(reply.headers()["cache-control"], "no-store", "{path}");
    reply.text().await.unwrap()
}

async fn query(client: &Client, document: &str, order: &Order) -> Value {
    client.graphql(document, json!({ "id": order.id.node_id() })).await
}

on_both_databases! {
    async fn a_name_is_told_from_the_confirmation_until_thirty_days_after_the_order_is_closed(service: TestService) {
        let services = &service.services;
        let office = Office::open(services).await;
        let orderer = Office::open_for(services, Role::Orderer, Scope::County).await;
        let (one, two) = (themed(&office, "Kuusi").await, office.expert("Koivu").await);
        let content = OrderContent { seats: 2, ..gig(service.clock.now() + Duration::hours(48), Duration::hours(1)) };
        let draft = orderer.draft(content).await;
        assert_eq!((cards(&orderer, &draft).await.len(), names(&orderer, &draft).await.len()), (0, 0), "draft");
        let order = order::submit(services, &orderer.actor, draft.id, draft.version).await.unwrap();
        let offered = office.ask(&order, &[&one, &two]).await.unwrap();
        assert_eq!((cards(&orderer, &order).await.len(), names(&orderer, &order).await.len()), (0, 0), "asked");

        accept(&office, &offered, &one).await;
        assert_eq!(cards(&orderer, &order).await, ["Kuusi"], "held");
        assert_eq!(names(&orderer, &order).await, [""; 0], "no name before the confirmation");
        assert_eq!(names(&office, &order).await, [""; 0]);

        accept(&office, &offered, &two).await;
        assert_eq!(orderer.order(&order).await.state, OrderState::Confirmed);
        let before = reads(&office, one.id).await;
        assert_eq!(cards(&orderer, &order).await, ["Koivu", "Kuusi"]);
        assert_eq!(reads(&office, one.id).await, before, "a card opens nothing");
        let found = contacts(&orderer, &order).await;
        let expected = |alias: &str| BookedContact {
            alias: alias.to_owned(),
            name: format!("{alias} Esimerkki"),
            phone: None,
            email: Some("esimerkki@example.fi".to_owned()),
        };
        assert_eq!(found, [expected("Koivu"), expected("Kuusi")]);

        let log = reads(&office, one.id).await;
        let references = registry::read_references(services, &log).await.unwrap();
        assert_eq!(log.len(), before.len() + 1, "the look is written down once");
        let look = log.into_iter().find(|read| read.reader == Reader::Orderer).unwrap();
        let account = orderer.actor.staff().map(|staff| staff.account);
        assert_eq!((look.class, look.order, look.actor), (FieldClass::L2, Some(order.id), account));
        assert_eq!(references.get(&order.id), orderer.order(&order).await.reference.as_ref());

        service.clock.advance(Duration::hours(50));
        office.report_held(&office.order(&order).await).await;
        assert_eq!(names(&orderer, &order).await.len(), 2, "held");
        service.clock.advance(Duration::days(15));
        assert_eq!(report::close_due(services).await.unwrap(), 1);
        service.clock.advance(Duration::days(30));
        assert_eq!((cards(&orderer, &order).await.len(), names(&orderer, &order).await.len()), (2, 2), "closed");
        let before = reads(&office, one.id).await;
        service.clock.advance(Duration::seconds(1));
        for side in [&orderer, &office] {
            assert_eq!((cards(side, &order).await.len(), names(side, &order).await.len()), (0, 0), "long closed");
        }
        assert_eq!(reads(&office, one.id).await, before);
        let view = orderer.view(&order).await;
        assert_eq!(view.assignments.len(), 2);
        assert_eq!(view.experts[&one.id].profile.alias, "Kuusi", "the alias stays");
    }

    async fn a_theme_is_told_as_far_as_its_expert_has_said_and_consents(service: TestService) {
        let services = &service.services;
        let office = Office::open(services).await;
        let orderer = Office::open_for(services, Role::Orderer, Scope::County).await;
        let one = themed(&office, "Kuusi").await;
        let starts_at = service.clock.now() + Duration::hours(48);
        let other = office.submitted(gig(starts_at + Duration::days(1), Duration::hours(1))).await;
        let order = office.confirmed(gig(starts_at, Duration::hours(1)), &[&one]).await;
        for side in [&orderer, &office] {
            let expected = BTreeSet::from([Theme::Depression, Theme::Homelessness]);
            assert_eq!(told(side, &order, one.id).await, expected, "never what is for the matching only");
        }
        assert_eq!(listed(&office, &other, one.id).await, BTreeSet::from([Theme::Homelessness]));

        let given = registry::consents(services, &office.actor, one.id).await.unwrap();
        let telling = given.iter().find(|consent| consent.purpose == ConsentPurpose::ToldToOrderer).unwrap();
        registry::withdraw_consent(services, &office.actor, one.id, telling.id).await.unwrap();
        assert_eq!(told(&orderer, &order, one.id).await, BTreeSet::new());
        assert_eq!(listed(&office, &other, one.id).await, BTreeSet::new());
        let kept = registry::sensitive(services, &office.actor, one.id).await.unwrap();
        assert_eq!(kept.theme_codes().len(), 3, "they are still looked for");
        registry::give_consent(services, &office.actor, one.id, ConsentPurpose::ToldToOrderer).await.unwrap();
        assert_eq!(told(&orderer, &order, one.id).await, BTreeSet::new(), "what may be told is said anew");

        let entry = SensitiveEntry { themes: vec![theme(Theme::Debt, Visibility::Public)], ..SensitiveEntry::default() };
        registry::set_sensitive(services, &office.actor, one.id, entry).await.unwrap();
        assert_eq!(told(&orderer, &order, one.id).await, BTreeSet::from([Theme::Debt]));
        // Withdrawn past the service: what the index still has is not told.
        past::execute(&service.database, "UPDATE expert_consent SET withdrawn_at = given_at").await;
        assert_eq!(told(&orderer, &order, one.id).await, BTreeSet::new());
        assert_eq!(listed(&office, &other, one.id).await, BTreeSet::new());
    }

    async fn the_pages_and_the_api_tell_the_same_to_whoever_ordered_and_to_nobody_else(service: TestService) {
        let services = &service.services;
        let office = Office::open(services).await;
        let one = themed(&office, "Kuusi").await;
        let content = gig(service.clock.now() + Duration::hours(48), Duration::hours(1));
        let order = office.confirmed(content, &[&one]).await;
        let client = service.staff(Role::Orderer).await;
        let path = format!("/en/staff/orders/{}", order.id.uuid());
        let before = reads(&office, one.id).await;
        let html = page(&client, &path).await;
        let card = html.split("<h2 id=\"booked\">").nth(1).unwrap().split("</section>").next().unwrap();
        for part in ["Kuusi", TRAINING, "Depression", "Homelessness", "/contact\""] {
            assert!(card.contains(part), "{part}: {card}");
        }
        assert!(!html.contains("Kuusi Esimerkki") && !card.contains("Debt"), "{html}");
        let document = "query($id: ID!) { expertOrder(id: $id) { cards { alias themes languages { language level }
            gigTypes modes trainings { name } } } }";
        let told = query(&client, document, &order).await["data"]["expertOrder"]["cards"].clone();
        assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
        assert_eq!(told[0]["themes"], json!(["DEPRESSION", "HOMELESSNESS"]), "{told}");
        assert_eq!(told[0]["languages"], json!([{ "language": "fi", "level": "WORKING" }]), "{told}");
        assert_eq!(told[0]["trainings"], json!([{ "name": TRAINING }]), "{told}");
        assert_eq!(reads(&office, one.id).await, before, "looking at the order opens nothing");

        let html = page(&client, &format!("{path}/contact")).await;
        assert!(html.contains("Kuusi Esimerkki") && html.contains("esimerkki@example.fi"), "{html}");
        let document = "query($id: ID!) { bookedContacts(orderId: $id) { alias name phone email } }";
        let expected = json!([{ "alias": "Kuusi", "name": "Kuusi Esimerkki", "phone": null,
            "email": "esimerkki@example.fi" }]);
        assert_eq!(query(&client, document, &order).await["data"]["bookedContacts"], expected);
        let logged = reads(&office, one.id).await.len();
        assert_eq!(logged, before.len() + 2, "both looks are logged");

        let name = LocalizedText::from([("fi", "Terveys")]);
        let added = ::service::county::add_division(services, &Actor::System, name, Vec::new());
        let elsewhere = service.staff_in(Role::Orderer, Scope::Division(added.await.unwrap().id)).await;
        assert_eq!(elsewhere.get(&format!("{path}/contact")).await.status(), 404);
        let refused = query(&elsewhere, document, &order).await;
        assert_eq!(refused["errors"][0]["extensions"]["code"], "NOT_FOUND", "{refused}");
        assert_eq!(reads(&office, one.id).await.len(), logged);

        let waiting = office.submitted(gig(service.clock.now() + Duration::hours(96), Duration::hours(1))).await;
        let html = page(&client, &format!("/en/staff/orders/{}/contact", waiting.id.uuid())).await;
        assert!(html.contains("from when the order is confirmed"), "{html}");
    }
}
