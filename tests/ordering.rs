//! The form of an order: as many times as it takes, nothing lost of what was typed, and what it is likely to cost.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use domain::county::{County, Municipality};
use domain::expert::{FeeUnit, Order, OrderContent, OrderState};
use domain::id::{OrderId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::time::civil_day;
use domain::{Code, LocalizedText};
use service::expert::{count, order};
use service::fees::{self, NewFeeClass};

use crate::past;
use crate::support::on_both_databases;
use crate::support::orders::{Office, refusal};

const NEW: &str = "/fi/staff/orders/new";

/// What a filled form sends, with so many times from 1 March 2027 on, each on a day of its own.
fn form(times: usize, more: &[(&str, &str)]) -> Vec<(String, String)> {
    let first: chrono::NaiveDate = "2027-03-01".parse().unwrap();
    let typed = [
        ("owner", "county"),
        ("title", "Luento opiskelijoille"),
        ("description", "Kerro, mikä auttoi.\r\nKuulijoita on 30."),
        ("gigType", "peer_support"),
        ("language", "sv"),
        ("mode", "in_person"),
        ("place", "Kirkkokatu 1"),
        ("municipality", "091"),
        ("accessibility", "breaks"),
        ("themes", "debt"),
        ("themes", "drugs"),
        ("experience", "Joku, joka selvisi veloista."),
        ("reach", "Rauha Tilaajatar, 040 765 4321"),
        ("offerMode", "interest"),
        ("prefersKnown", "yes"),
        ("costCentre", "4711"),
    ];
    let mut fields: Vec<(String, String)> =
        typed.iter().chain(more).map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    for (number, day) in (1..=times).zip(first.iter_days()) {
        for (part, value) in [("date", day.to_string()), ("start", "09:00".into()), ("end", "10:30".into())] {
            fields.push((format!("times.{number}.{part}"), value));
        }
    }
    fields
}

/// The same with another value in one field.
fn but(fields: &[(String, String)], name: &str, value: &str) -> Vec<(String, String)> {
    let mut fields = fields.to_vec();
    fields.iter_mut().filter(|field| field.0 == name).for_each(|field| field.1 = value.to_owned());
    fields
}

/// How many times the form of a page has room for.
fn rows(page: &str) -> usize {
    (1..).take_while(|number| page.contains(&format!("name=\"times.{number}.date\""))).count()
}

/// The order to which a form's answer leads.
async fn written(office: &Office, answer: &reqwest::Response) -> Order {
    assert_eq!(answer.status(), 303);
    let location = answer.headers()["location"].to_str().unwrap();
    let id = location.split(['/', '?']).find_map(|part| uuid::Uuid::parse_str(part).ok()).unwrap();
    order::order(&office.services, &office.actor, OrderId::from_uuid(id)).await.unwrap()
}

on_both_databases! {
    async fn one_more_time_keeps_everything_that_was_typed_and_stores_nothing(service: TestService) {
        let client = service.staff(Role::Orderer).await;
        let blank = client.get(NEW).await.text().await.unwrap();
        assert_eq!(rows(&blank), 3);
        let more = client.post_form(NEW, &form(3, &[("seats", "monta"), ("act", "add-time")])).await;
        assert_eq!(more.status(), 200);
        let page = more.text().await.unwrap();
        assert_eq!(rows(&page), 4);
        for typed in [
            "value=\"Luento opiskelijoille\"",
            "Kerro, mikä auttoi.\nKuulijoita on 30.</textarea>",
            "value=\"peer_support\" selected",
            "value=\"in_person\" checked",
            "value=\"Kirkkokatu 1\"",
            "value=\"091\" selected",
            "value=\"breaks\" checked",
            "value=\"debt\" checked",
            "value=\"drugs\" checked",
            "Joku, joka selvisi veloista.</textarea>",
            "value=\"Rauha Tilaajatar, 040 765 4321\"",
            "value=\"interest\" checked",
            "name=\"prefersKnown\" value=\"yes\" checked",
            "value=\"4711\"",
            "value=\"monta\"",
            "value=\"2027-03-03\"",
        ] {
            assert!(page.contains(typed), "{typed}: {page}");
        }
        assert!(!page.contains("error-summary"), "nothing has been asked to be right yet: {page}");
        assert_eq!(past::texts(&service.database, "SELECT state FROM expert_order").await, [""; 0]);

        for (times, expected) in [(0, 4), (59, 60), (60, 60)] {
            let page = client.post_form(NEW, &form(times, &[("act", "add-time")])).await.text().await.unwrap();
            assert_eq!(rows(&page), expected, "{times}");
            assert_eq!(page.contains("value=\"add-time\""), expected < 60, "{times}");
        }
        assert_ne!(service.client().post_form(NEW, &form(3, &[("act", "add-time")])).await.status(), 200);
    }

    async fn what_an_order_is_likely_to_cost_is_told_before_it_is_sent(service: TestService) {
        let office = Office::open(&service.services).await;
        let municipality = |code: &str| Municipality { code: code.to_owned(), name: LocalizedText::default() };
        // Rovaniemi and Utsjoki, 498 km from each other.
        let municipalities = vec![municipality("698"), municipality("890")];
        let county = County { municipalities, ..County::blank() };
        ::service::county::save_settings(&service.services, &Actor::System, &county).await.unwrap();
        let class = NewFeeClass {
            code: "lecture".to_owned(),
            valid_from: civil_day(service.services.now()),
            name: LocalizedText::from([("fi", "Luento"), ("sv", "Föreläsning")]),
            unit: FeeUnit::Hour,
            cents: 5_000,
            preparation_minutes: 0,
            km_cents: 50,
        };
        fees::save_class(&service.services, &office.actor, class).await.unwrap();

        let client = service.staff(Role::Orderer).await;
        let path = "/en/staff/orders/new";
        let more = [("seats", "2"), ("feeClass", "lecture"), ("act", "estimate")];
        let whole = but(&form(2, &more), "municipality", "890");
        let (fee, way) = ("€300.00 without travel", "€0.00–€1,992.00 by own car");
        let asked = async |fields: &[(String, String)], status: u16| {
            let answer = client.post_form(path, fields).await;
            assert_eq!(answer.status(), status);
            answer.text().await.unwrap()
        };
        let page = asked(&whole, 200).await;
        for told in ["<h2 id=\"estimate\">", fee, way, "needs a night’s lodging", "value=\"2027-03-02\""] {
            assert!(page.contains(told), "{told}: {page}");
        }
        assert_eq!(rows(&page), 3);
        let page = asked(&but(&whole, "act", "add-time"), 200).await;
        assert!(page.contains(fee) && page.contains(way) && rows(&page) == 4, "{page}");

        let no_place = "That takes times, the municipality of the place";
        let page = asked(&but(&whole, "municipality", ""), 200).await;
        assert!(page.contains(fee) && page.contains(no_place) && !page.contains("by own car"), "{page}");
        let page = asked(&but(&whole, "mode", "remote"), 200).await;
        assert!(page.contains(fee) && !page.contains("Estimated travel"), "{page}");
        let page = asked(&but(&whole, "feeClass", ""), 200).await;
        assert!(page.contains("That takes times, and a fee class") && page.contains(way), "{page}");
        let page = asked(&but(&whole, "times.2.end", "tomorrow"), 422).await;
        assert!(page.contains("error-summary") && !page.contains("<h2 id=\"estimate\">"), "{page}");
        assert_eq!(past::texts(&service.database, "SELECT state FROM expert_order").await, [""; 0]);

        let draft = written(&office, &client.post_form(path, &but(&whole, "act", "")).await).await;
        let stored = client.get(&format!("/en/staff/orders/{}", draft.id.uuid())).await.text().await.unwrap();
        assert!(stored.contains(fee) && stored.contains(way), "{stored}");
    }

    async fn an_earlier_order_is_copied_without_its_times(service: TestService) {
        let office = Office::open(&service.services).await;
        let (services, actor) = (&service.services, &office.actor);
        let client = service.staff(Role::Orderer).await;
        let saved = client.post_form(NEW, &form(2, &[("seats", "2"), ("action", "save")])).await;
        let draft = written(&office, &saved).await;
        let earlier = order::submit(services, actor, draft.id, draft.version).await.unwrap();
        let private = order::private(services, actor, &earlier).await.unwrap();
        assert_eq!((private.themes.len(), private.reach.as_str()), (2, "Rauha Tilaajatar, 040 765 4321"));

        let path = format!("/fi/staff/orders/{}/copy", earlier.id.uuid());
        let copy = written(&office, &client.post_form(&path, &[]).await).await;
        assert_ne!(copy.id, earlier.id);
        assert_eq!(copy.content, OrderContent { times: Vec::new(), ..earlier.content.clone() });
        assert_eq!((copy.owner, copy.state, copy.version), (earlier.owner, OrderState::Draft, 1));
        assert_eq!((copy.reference.as_deref(), copy.submitted_on, copy.received_on), (None, None, None));
        assert_eq!(order::private(services, actor, &copy).await.unwrap(), private, "sealed anew under its own id");
        assert_eq!(office.order(&earlier).await, earlier);
        let missing = order::submit(services, actor, copy.id, copy.version).await;
        assert_eq!(refusal(missing), Code::Required, "it has no times yet");
        let (from, until) = ("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap());
        assert_eq!(count::orders(services, actor, from, until).await.unwrap(), 1, "a copy is no order yet");

        let name = LocalizedText::from([("fi", "Terveys"), ("sv", "Hälsa")]);
        let division = ::service::county::add_division(services, &Actor::System, name, Vec::new()).await.unwrap();
        let elsewhere = service.staff_in(Role::Orderer, Scope::Division(division.id)).await;
        assert_eq!(elsewhere.post_form(&path, &[]).await.status(), 404, "of another part of the county");
        let all = past::texts(&service.database, "SELECT state FROM expert_order ORDER BY state").await;
        assert_eq!(all, ["draft", "requested"]);
    }

    async fn a_draft_whose_rows_are_filled_has_room_for_another(service: TestService) {
        let office = Office::open(&service.services).await;
        let client = service.staff(Role::Orderer).await;
        for (times, room) in [(1, 3), (3, 4), (7, 8), (60, 60)] {
            let saved = client.post_form(NEW, &form(times, &[("seats", "1"), ("action", "save")])).await;
            let draft = written(&office, &saved).await;
            assert_eq!(draft.content.times.len(), times);
            let path = format!("/fi/staff/orders/{}/edit", draft.id.uuid());
            let page = client.get(&path).await.text().await.unwrap();
            assert_eq!(rows(&page), room, "{times}");
            let version = draft.version.to_string();
            let fields = form(room, &[("seats", "1"), ("version", &version), ("act", "add-time")]);
            let again = client.post_form(&path, &fields).await;
            assert_eq!(again.status(), 200);
            let page = again.text().await.unwrap();
            assert_eq!(rows(&page), (room + 1).min(60));
            assert!(page.contains(&format!("name=\"version\" value=\"{version}\"")), "{page}");
            assert_eq!(office.order(&draft).await, draft, "nothing has been saved");
            let fields = form(room, &[("seats", "1"), ("version", &version), ("action", "save")]);
            assert_eq!(written(&office, &client.post_form(&path, &fields).await).await.content.times.len(), room);
        }
    }
}
