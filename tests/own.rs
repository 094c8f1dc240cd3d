//! Experts on their own pages, over HTTP: how they come in, what is theirs and nobody else's, and the calendar that is
//! read without them.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod afterwards;
mod by_graphql;
mod way_in;

use std::collections::BTreeSet;

use chrono::Duration;
use domain::expert::booking::OrderState;
use domain::expert::matching::Hindrance;
use domain::expert::person::{AccessNeed, Reader, SealedRead};
use domain::expert::registry::Essentials;
use domain::expert::{
    ClaimFor, ClaimLines, ClaimState, ConsentPurpose, Contact, Expert, ExpertStatus, FeeClaim, Mode, Order,
    OrderContent, OrderPrivate, ToldBy,
};
use domain::id::{FeeClaimId, OfferId, TypedId};
use domain::identity::{Actor, Role, Scope};
use domain::message::Notice;
use domain::time::{Clock, civil_day};
use domain::{Code, LanguageTag};
use service::ServiceError;
use service::expert::answering::{self, Answer};
use service::expert::offering::{self, OfferLink};
use service::expert::order::{self, NewOrder};
use service::expert::own::entry;
use service::expert::registry::{self, Registration};
use service::expert::report;

use crate::experts::{asked, coordinator, sensitive};
use crate::past;
use crate::support::orders::refusal;
use crate::support::service::{Client, PATIENCE};
use crate::support::{TestService, on_both_databases};

const PLACE: &str = "Kirkkokatu 1";
const REACH: &str = "Rauha Tilaajatar, 040 765 4321";
const SOUGHT: &str = "Joku, joka on ollut osastolla.";

async fn expert(service: &TestService, actor: &Actor, alias: &str) -> Expert {
    let contact = Contact {
        name: format!("{alias} Esimerkki"),
        email: Some(format!("{}@example.fi", alias.to_lowercase())),
        ..Contact::default()
    };
    let consents = vec![ConsentPurpose::Matching];
    let new = Registration {
        standing: ExpertStatus::Active,
        essentials: essentials(alias),
        contact: Some(contact),
        consents,
    };
    registry::register(&service.services, actor, new).await.unwrap()
}

fn essentials(alias: &str) -> Essentials {
    Essentials {
        alias: alias.to_owned(),
        languages: vec![LanguageTag::finnish()],
        modes: vec![Mode::InPerson, Mode::Remote],
        agreement_until: "2027-12-31".parse().unwrap(),
    }
}

/// A submitted order for one expert, from so many hours from now on, for an hour, in a place.
async fn submitted(service: &TestService, actor: &Actor, hours: i64) -> Order {
    let starts_at = service.clock.now() + Duration::hours(hours);
    let content = OrderContent {
        title: "Luento masennuksesta".to_owned(),
        description: "Kerro, mikä auttoi.".to_owned(),
        place: PLACE.to_owned(),
        times: vec![(starts_at, starts_at + Duration::hours(1))],
        accessibility: [AccessNeed::Breaks].into(),
        ..OrderContent::blank(LanguageTag::finnish())
    };
    let private = OrderPrivate::default();
    let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
    let draft = order::create(&service.services, actor, new).await.unwrap();
    order::submit(&service.services, actor, draft.id, draft.version).await.unwrap()
}

/// An order with an offer to one expert.
async fn offered(service: &TestService, actor: &Actor, to: &Expert, hours: i64) -> (Order, OfferLink) {
    let order = submitted(service, actor, hours).await;
    let sent = offering::send_offers(&service.services, actor, order.id, order.version, &[asked(to)]).await;
    let (order, mut links) = sent.unwrap();
    (order, links.remove(0))
}

/// A gig that the expert has said yes to.
async fn booked(service: &TestService, actor: &Actor, expert: &Expert, hours: i64) -> Order {
    let (order, link) = offered(service, actor, expert, hours).await;
    answering::accept(&service.services, &link.token).await.unwrap();
    order::order(&service.services, actor, order.id).await.unwrap()
}

/// Messages that are due now, each once.
async fn messages(service: &TestService) -> Vec<Notice> {
    let claimed = ::service::outbox::claim(&service.services, &service.url, 100).await.unwrap();
    claimed.into_iter().map(|one| one.notice).collect()
}

/// The path of a link that has just been sent.
async fn link(service: &TestService, actor: &Actor, expert: &Expert) -> String {
    entry::send_link(&service.services, actor, expert.id).await.unwrap();
    let mut links = messages(service).await.into_iter().filter_map(|notice| match notice {
        Notice::PersonalLink { link } => Some(link),
        _ => None,
    });
    links.next_back().unwrap().strip_prefix(&service.url).unwrap().to_owned()
}

/// Asks for a code and reads the message.
async fn code(service: &TestService, client: &Client, link: &str) -> String {
    assert_eq!(post(client, link, &[("act", "ask")]).await.status(), 303);
    let mut codes = messages(service).await.into_iter().filter_map(|notice| match notice {
        Notice::SignInCode { code, expires_at } => Some((code, expires_at)),
        _ => None,
    });
    let (code, expires_at) = codes.next_back().unwrap();
    assert_eq!(expires_at, service.clock.now() + Duration::minutes(10));
    code
}

/// A browser in which an expert has come in who is nobody else's, and the secret of their private link.
pub(crate) async fn come_in(service: &TestService) -> (Client, String) {
    let actor = coordinator(service).await;
    let one = expert(service, &actor, "Koivu").await;
    let (client, link) = (service.client(), link(service, &actor, &one).await);
    let code = code(service, &client, &link).await;
    assert_eq!(post(&client, &link, &[("code", code.as_str())]).await.status(), 303);
    (client, secret(&link))
}

/// The secret of a private link.
fn secret(link: &str) -> String {
    link.rsplit('/').next().unwrap().to_owned()
}

/// A browser in which the expert has come in.
pub(crate) async fn signed_in(service: &TestService, actor: &Actor, expert: &Expert) -> Client {
    let client = service.client();
    let link = link(service, actor, expert).await;
    let code = code(service, &client, &link).await;
    assert_eq!(post(&client, &link, &[("code", code.as_str())]).await.status(), 303);
    client
}

pub(crate) async fn post(client: &Client, path: &str, fields: &[(&str, &str)]) -> reqwest::Response {
    let fields: Vec<_> =
        fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect();
    client.post_form(path, &fields).await
}

async fn status(client: &Client, path: &str) -> u16 {
    client.get(path).await.status().as_u16()
}

async fn html(client: &Client, path: &str) -> String {
    let page = client.get(path).await;
    assert_eq!(page.status(), 200, "{path}");
    page.text().await.unwrap()
}

fn location(reply: &reqwest::Response) -> &str {
    reply.headers()["location"].to_str().unwrap()
}

/// What speaks against asking the only expert there is.
async fn hindrances(service: &TestService, actor: &Actor, order: &Order) -> Vec<Hindrance> {
    let mut all = offering::candidates(&service.services, actor, order.id).await.unwrap();
    assert_eq!(all.len(), 1);
    all.remove(0).hindrances
}

fn offer_path(id: OfferId) -> String {
    format!("/fi/own/offers/{}", id.uuid())
}

/// The address of a calendar that has just been made, below the service's own.
pub(crate) async fn calendar(service: &TestService, client: &Client, fields: &[(&str, &str)]) -> String {
    let made = post(client, "/fi/own/calendar", fields).await;
    assert_eq!(
        (made.status().as_u16(), made.headers()["cache-control"].to_str().unwrap()),
        (200, "no-store")
    );
    let page = made.text().await.unwrap();
    let rest = page.split(&format!("{}/calendar/", service.url)).nth(1).unwrap();
    format!("/calendar/{}", rest.split('<').next().unwrap())
}

on_both_databases! {
    async fn an_expert_answers_what_is_theirs_and_sees_nothing_of_another(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        let (order, own) = offered(&service, &actor, &one, 48).await;
        let (_, of_other) = offered(&service, &actor, &other, 72).await;
        let client = signed_in(&service, &actor, &one).await;
        let page = html(&client, "/fi/own").await;
        let theirs = offer_path(own.offer.id);
        assert!(page.contains(&theirs) && !page.contains(&offer_path(of_other.offer.id)), "{page}");
        assert_eq!(status(&client, &offer_path(of_other.offer.id)).await, 404);
        let answer = post(&client, &offer_path(of_other.offer.id), &[("answer", "accept")]).await;
        assert_eq!(answer.status(), 404);

        assert_eq!(status(&client, &theirs).await, 200);
        assert_eq!(post(&client, &theirs, &[("answer", "perhaps")]).await.status(), 422);
        assert_eq!(order::order(services, &actor, order.id).await.unwrap().state, OrderState::Offering);
        let answer = post(&client, &theirs, &[("answer", "accept")]).await;
        assert_eq!((answer.status().as_u16(), location(&answer)), (303, "/fi/own?done=answered"));
        let confirmed = order::order(services, &actor, order.id).await.unwrap();
        assert_eq!(confirmed.state, OrderState::Confirmed);

        let withdraw = format!("/fi/own/orders/{}/withdraw", order.id.uuid());
        assert!(html(&client, "/fi/own").await.contains(&withdraw));
        assert_eq!(status(&client, &withdraw).await, 200);
        assert_eq!(order::order(services, &actor, order.id).await.unwrap().state, OrderState::Confirmed);
        let stranger = signed_in(&service, &actor, &other).await;
        assert_eq!(status(&stranger, &withdraw).await, 404);
        assert_eq!(post(&stranger, &withdraw, &[]).await.status(), 404);
        assert_eq!(post(&client, &withdraw, &[]).await.status(), 303);
        assert_eq!(order::order(services, &actor, order.id).await.unwrap().state, OrderState::Requested);
        assert_eq!(status(&client, &withdraw).await, 404, "there is nothing left to withdraw from");
        assert_eq!(post(&client, "/fi/own/leave", &[]).await.status(), 303);
        assert_eq!(status(&client, "/fi/own").await, 401);
    }

    async fn whoever_answers_for_a_gig_is_told_to_those_who_are_booked_and_nowhere_else(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (one, other) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        let starts_at = service.clock.now() + Duration::hours(48);
        let content = OrderContent {
            title: "Luento".to_owned(),
            description: "Kerro, mikä auttoi.".to_owned(),
            mode: Mode::Remote,
            seats: 2,
            times: vec![(starts_at, starts_at + Duration::hours(1))],
            ..OrderContent::blank(LanguageTag::finnish())
        };
        let private =
            OrderPrivate { experience: SOUGHT.to_owned(), reach: REACH.to_owned(), ..OrderPrivate::default() };
        let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
        let draft = order::create(services, &actor, new).await.unwrap();
        let order = order::submit(services, &actor, draft.id, draft.version).await.unwrap();
        let both = [asked(&one), asked(&other)];
        let (_, links) = offering::send_offers(services, &actor, order.id, order.version, &both).await.unwrap();
        let link_of = |expert: &Expert| links.iter().find(|link| link.expert.id == expert.id).unwrap();
        answering::accept(services, &link_of(&one).token).await.unwrap();
        let client = signed_in(&service, &actor, &one).await;
        let held = html(&client, "/fi/own").await;
        assert!(held.contains("Luento") && !held.contains(REACH), "a seat is still missing: {held}");

        answering::accept(services, &link_of(&other).token).await.unwrap();
        let agreed = html(&client, "/fi/own").await;
        assert!(agreed.contains(&format!("Keikasta vastaa: {REACH}")) && !agreed.contains(SOUGHT), "{agreed}");
        let private_link = format!("/fi/offers/{}", link_of(&one).token.as_str());
        for path in [private_link, offer_path(link_of(&one).offer.id)] {
            let page = html(&client, &path).await;
            assert!(!page.contains(REACH) && !page.contains(SOUGHT), "{path}: {page}");
        }
        let told = messages(&service).await;
        assert!(told.iter().any(|notice| matches!(notice, Notice::BookingConfirmed { .. })));
        for notice in told {
            let whole = serde_json::to_string(&notice).unwrap();
            assert!(!whole.contains("Rauha") && !whole.contains("765"), "{whole}");
        }

        let confirmed = order::order(services, &actor, order.id).await.unwrap();
        order::cancel(services, &actor, confirmed.id, confirmed.version).await.unwrap();
        let called_off = html(&client, "/fi/own").await;
        assert!(called_off.contains("Luento") && !called_off.contains(REACH), "{called_off}");
    }

    async fn a_calendar_is_the_same_for_whoever_has_its_address(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        let gig = booked(&service, &actor, &one, 48).await;
        let client = signed_in(&service, &actor, &one).await;
        let path = calendar(&service, &client, &[("act", "make")]).await;
        let token = path.trim_start_matches("/calendar/").trim_end_matches(".ics").to_owned();
        assert!(!html(&client, "/fi/own/calendar").await.contains(&token), "an address is shown once");
        assert!(!past::contains(&past::everything(&service.database).await, token.as_bytes()));

        let stranger = service.client().speaking("sv");
        let reply = stranger.get(&path).await;
        assert_eq!(reply.status(), 200);
        let header = |name: &str| reply.headers()[name].to_str().unwrap().to_owned();
        assert_eq!(header("content-type"), "text/calendar; charset=utf-8");
        assert!(header("cache-control").contains("private"));
        assert_eq!(header("referrer-policy"), "no-referrer");
        let tag = header("etag");
        let bytes = reply.bytes().await.unwrap();
        let staff = service.staff(Role::Analyst).await;
        for reader in [&client, &staff, &stranger] {
            assert_eq!(reader.get(&path).await.bytes().await.unwrap(), bytes, "with cookies or without");
        }
        let address = format!("{}{path}", service.url);
        let again = stranger.http.get(&address).header("if-none-match", &tag).send().await.unwrap();
        assert_eq!((again.status().as_u16(), again.headers()["etag"].to_str().unwrap()), (304, tag.as_str()));
        assert!(again.bytes().await.unwrap().is_empty());
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        let assignment = order::view(services, &actor, gig.id).await.unwrap().assignments[0];
        let reference = gig.reference.clone().unwrap();
        for line in [
            format!("UID:{}@127.0.0.1", assignment.id.uuid()),
            format!("SUMMARY:Keikka {reference}"),
            "STATUS:CONFIRMED".to_owned(),
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} in {text}");
        }
        for secret in ["LOCATION", PLACE, "masennu", "Kuusi"] {
            assert!(!text.contains(secret), "{secret} in {text}");
        }
        let swedish = stranger.get(&format!("{path}?lang=sv")).await.text().await.unwrap();
        assert!(swedish.contains(&format!("SUMMARY:Uppdrag {reference}")), "{swedish}");

        let with_place = calendar(&service, &client, &[("act", "make"), ("place", "yes")]).await;
        assert_eq!(status(&stranger, &path).await, 404, "a new address ends the old one");
        let text = stranger.get(&with_place).await.text().await.unwrap();
        assert!(text.contains(&format!("LOCATION:{PLACE}\r\n")), "{text}");

        order::cancel(services, &actor, gig.id, gig.version).await.unwrap();
        let text = stranger.get(&with_place).await.text().await.unwrap();
        assert!(text.contains("STATUS:CANCELLED"), "{text}");
        service.clock.advance(Duration::days(60));
        let text = stranger.get(&with_place).await.text().await.unwrap();
        assert!(!text.contains("VEVENT"), "sixty days are enough: {text}");

        let ended = registry::change(services, &actor, one.id, ExpertStatus::Ended, essentials("Kuusi")).await;
        ended.unwrap();
        assert_eq!(status(&stranger, &with_place).await, 404, "nobody reads on once it is over");
        registry::change(services, &actor, one.id, ExpertStatus::Active, essentials("Kuusi")).await.unwrap();
        assert_eq!(status(&stranger, &with_place).await, 200);
        for unknown in ["/calendar/x.ics", "/calendar/x", &with_place.replace(".ics", "")] {
            assert_eq!(status(&stranger, unknown).await, 404, "{unknown}");
        }
        let client = signed_in(&service, &actor, &one).await;
        assert_eq!(post(&client, "/fi/own/calendar", &[("act", "revoke")]).await.status(), 303);
        assert_eq!(status(&stranger, &with_place).await, 404);
    }

    async fn an_expert_decides_when_and_whether_they_are_asked(service: TestService) {
        let actor = coordinator(&service).await;
        let one = expert(&service, &actor, "Kuusi").await;
        // A Monday at two in the afternoon in Helsinki.
        let order = submitted(&service, &actor, 48).await;
        assert_eq!(hindrances(&service, &actor, &order).await, []);
        let client = signed_in(&service, &actor, &one).await;
        let paused = post(&client, "/fi/own/standing", &[("to", "paused")]).await;
        assert_eq!(location(&paused), "/fi/own?done=paused");
        assert_eq!(hindrances(&service, &actor, &order).await, [Hindrance::NotActive]);
        assert_eq!(post(&client, "/fi/own/standing", &[("to", "paused")]).await.status(), 422);
        post(&client, "/fi/own/standing", &[("to", "active")]).await;
        assert_eq!(hindrances(&service, &actor, &order).await, []);

        let row = |choice| {
            [
                ("availability.2.choice", choice),
                ("availability.2.from", "12:00"),
                ("availability.2.until", "00:00"),
                ("perMonth", "3"),
            ]
        };
        assert_eq!(post(&client, "/fi/own/times", &row("tue")).await.status(), 303);
        assert_eq!(hindrances(&service, &actor, &order).await, [Hindrance::NotAvailable]);
        assert_eq!(post(&client, "/fi/own/times", &row("mon")).await.status(), 303);
        assert_eq!(hindrances(&service, &actor, &order).await, []);
        let holiday = [("exceptions.1.choice", "no"), ("exceptions.1.from", "2026-11-23")];
        post(&client, "/fi/own/times", &[&row("mon")[..], &holiday[..]].concat()).await;
        assert_eq!(hindrances(&service, &actor, &order).await, [Hindrance::NotAvailable]);
        let page = html(&client, "/fi/own/times").await;
        assert!(page.contains("Pääsetkö keikalle?") && page.contains("Kuinka monta keikkaa otat enintään?"), "{page}");
        assert!(page.contains("value=\"2026-11-23\"") && page.contains("value=\"12:00\""), "{page}");

        let wrong = [("availability.1.from", "12:00"), ("availability.1.until", "11:00"), ("perWeek", "0")];
        let refused = post(&client, "/fi/own/times", &wrong).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        for at_the_field in ["availability.1.until.error", "value=\"11:00\"", "href=\"#availability.1.until\""] {
            assert!(page.contains(at_the_field), "{at_the_field}: {page}");
        }
        assert_eq!(hindrances(&service, &actor, &order).await, [Hindrance::NotAvailable], "nothing was stored");
    }

    async fn who_takes_a_break_is_told_why_a_yes_is_refused(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        let (order, link) = offered(&service, &actor, &one, 48).await;
        let client = signed_in(&service, &actor, &one).await;
        post(&client, "/fi/own/standing", &[("to", "paused")]).await;
        let by_link = format!("/fi/offers/{}", link.token.as_str());
        let stranger = service.client();
        for (reader, path) in [(&client, offer_path(link.offer.id)), (&stranger, by_link.clone())] {
            let refused = post(reader, &path, &[("answer", "accept")]).await;
            assert_eq!(refused.status(), 422, "{path}");
            let refused = refused.text().await.unwrap();
            for page in [refused, html(reader, &path).await] {
                assert_eq!(page.matches("Tauon voi lopettaa omalla sivulla").count(), 1, "{page}");
                assert!(page.contains("href=\"/fi/own\"") && page.contains("value=\"decline\""), "{page}");
                assert!(!page.contains("value=\"accept\"") && !page.contains("ei voi enää vastata"), "{page}");
            }
        }
        let document = "mutation($token: String!) { acceptOffer(token: $token) {
            ... on InvalidInput { violations { code } } } }";
        let variables = serde_json::json!({ "token": link.token.as_str() });
        let told = stranger.graphql(document, variables).await;
        assert_eq!(told["data"]["acceptOffer"]["violations"][0]["code"], "EXPERT_NOT_ACTIVE", "{told}");
        let later = answering::answer_for(services, &actor, link.offer.id, Answer::Yes, ToldBy::Phone).await;
        assert_eq!(refusal(later), Code::ExpertNotActive);
        assert_eq!(order::order(services, &actor, order.id).await.unwrap().state, OrderState::Offering);

        post(&client, "/fi/own/standing", &[("to", "active")]).await;
        assert!(html(&stranger, &by_link).await.contains("value=\"accept\""));
        let until = Essentials { agreement_until: "2026-11-22".parse().unwrap(), ..essentials("Kuusi") };
        registry::change(services, &actor, one.id, ExpertStatus::Active, until).await.unwrap();
        assert_eq!(refusal(answering::accept(services, &link.token).await), Code::AgreementNotValid);
        registry::change(services, &actor, one.id, ExpertStatus::Active, essentials("Kuusi")).await.unwrap();
        assert_eq!(post(&stranger, &by_link, &[("answer", "accept")]).await.status(), 200);
        assert_eq!(order::order(services, &actor, order.id).await.unwrap().state, OrderState::Confirmed);
    }

    async fn an_expert_sees_who_reads_and_takes_everything_along(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
        let gig = booked(&service, &actor, &one, 48).await;
        let client = signed_in(&service, &actor, &one).await;
        let before = registry::reads(services, &actor, one.id).await.unwrap();
        let by_expert = |reads: &[SealedRead]| {
            reads.iter().filter(|read| read.reader == Reader::Expert).count()
        };
        assert_eq!(by_expert(&before), 0);
        assert_eq!(status(&client, "/fi/own/export").await, 405, "a look that is logged is no GET");
        let file = post(&client, "/fi/own/export", &[]).await;
        assert_eq!(file.status(), 200);
        assert!(file.headers()["content-disposition"].to_str().unwrap().starts_with("attachment"));
        assert_eq!(file.headers()["cache-control"], "no-store");
        let file: serde_json::Value = file.json().await.unwrap();
        assert_eq!(file["contact"]["name"], "Kuusi Esimerkki");
        assert_eq!(file["sensitive"]["themes"][0]["theme"], "gambling");
        assert_eq!(file["gigs"][0]["order"], gig.reference.unwrap());
        assert_eq!(file["offers"][0]["state"], "accepted");
        let after = registry::reads(services, &actor, one.id).await.unwrap();
        assert_eq!(by_expert(&after), 2, "the contact and what is sensitive: {after:?}");
        let told: Vec<_> = file["reads"].as_array().unwrap().iter().map(|read| &read["purpose"]).collect();
        assert!(told.contains(&&serde_json::json!("export")), "the file tells of its own making: {told:?}");
        let page = html(&client, "/fi/own/data").await;
        assert!(page.contains("Omien tietojen lataaminen") && page.contains("Viestin lähettäminen"), "{page}");
        assert_eq!(status(&service.client(), "/fi/own/data").await, 401);

        let path = "/fi/own/consents/matching";
        assert!(html(&client, path).await.contains("Perun suostumuksen"));
        assert_eq!(registry::sensitive(services, &actor, one.id).await.unwrap().themes.len(), 1);
        assert_eq!(post(&client, path, &[("act", "withdraw")]).await.status(), 303);
        assert_eq!(registry::sensitive(services, &actor, one.id).await.unwrap(), Default::default());
        assert_eq!(post(&client, path, &[("act", "withdraw")]).await.status(), 303, "twice is once");
        let next = submitted(&service, &actor, 96).await;
        assert_eq!(hindrances(&service, &actor, &next).await, [Hindrance::NoConsent]);
        assert_eq!(post(&client, path, &[("act", "give")]).await.status(), 303);
        assert_eq!(hindrances(&service, &actor, &next).await, []);
        assert_eq!(status(&client, "/fi/own/consents/anything").await, 404);
    }

    async fn fees_stand_by_month_and_year(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        let mut gigs = Vec::new();
        for hours in [24, 48, 24 * 20, 24 * 50] {
            gigs.push(booked(&service, &actor, &one, hours).await);
        }
        let storage = storage::Storage::connect(&service.database.url, PATIENCE).await.unwrap();
        let states = [ClaimState::Paid, ClaimState::Approved, ClaimState::Submitted, ClaimState::Approved];
        for (gig, state) in gigs.iter().zip(states) {
            let booked = order::view(services, &actor, gig.id).await.unwrap().assignments[0];
            let claim = FeeClaim {
                id: FeeClaimId::from_uuid(booked.id.uuid()),
                subject: ClaimFor::Gig { assignment: booked.id, expert: one.id, order: gig.id },
                state,
                lines: ClaimLines { fee_cents: 100_000, other_cents: 1_050, ..ClaimLines::default() },
                gig_day: civil_day(booked.busy.starts_at),
                version: 1,
                made_by: None,
                checked_by: None,
                approved_by: None,
                updated_at: service.clock.now(),
            };
            let tx = storage.begin().await.unwrap();
            storage::expert::fee::insert(&tx, &claim).await.unwrap();
            tx.commit().await.unwrap();
        }
        let client = signed_in(&service, &actor, &one).await;
        let page = html(&client, "/en/own/income").await;
        let cells = |line: &str| -> Vec<String> {
            let row = page.split(&format!("<th scope=\"row\">{line}</th>")).nth(1).unwrap();
            let row = row.split("</tr>").next().unwrap();
            row.split("<td class=\"number\">").skip(1).map(|cell| cell.replace("</td>", "")).collect()
        };
        assert_eq!(cells("11/2026"), ["€2,000.00", "€21.00", "€0.00"]);
        assert_eq!(cells("12/2026"), ["€0.00", "€0.00", "€1,010.50"]);
        assert_eq!(cells("1/2027"), ["€1,000.00", "€10.50", "€0.00"]);
        let years: Vec<&str> = page.split("id=\"year-").skip(1).map(|rest| &rest[..4]).collect();
        assert_eq!(years, ["2027", "2026"], "the newest first");
    }

    async fn whoever_reads_for_an_order_says_for_which(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        let contact = Contact {
            name: "Koivu Esimerkki".to_owned(),
            phone: Some("040 123 4567".to_owned()),
            ..Contact::default()
        };
        let consents = vec![ConsentPurpose::Matching];
        let new = Registration { standing: ExpertStatus::Active, essentials: essentials("Koivu"), contact: Some(contact), consents };
        let called = registry::register(services, &actor, new).await.unwrap();
        let gig = booked(&service, &actor, &one, 48).await;
        let further = [booked(&service, &actor, &called, 72).await, booked(&service, &actor, &called, 96).await];
        let client = signed_in(&service, &actor, &one).await;
        registry::contact(services, &actor, one.id).await.unwrap();
        assert_eq!(::service::outbox::calls(services, &actor).await.unwrap().len(), 2);

        let orders = async |of: &Expert, purpose: &str| {
            let reads = registry::reads(services, &actor, of.id).await.unwrap();
            let reads = reads.into_iter().filter(|read| read.purpose == purpose);
            reads.map(|read| read.order).collect::<BTreeSet<_>>()
        };
        let told = orders(&one, "message").await;
        assert_eq!(told, BTreeSet::from([None, Some(gig.id)]), "the link to the own page is about no order");
        assert_eq!(orders(&one, "registry").await, BTreeSet::from([None]));
        let both = BTreeSet::from(further.each_ref().map(|order| Some(order.id)));
        assert_eq!(orders(&called, "call").await, both, "one look for two calls is a look for both");

        let reference = gig.reference.unwrap();
        let cell = format!("<td>{reference}</td>");
        assert!(html(&client, "/fi/own/data").await.contains(&cell));
        let file: serde_json::Value = post(&client, "/fi/own/export", &[]).await.json().await.unwrap();
        let named = file["reads"].as_array().unwrap().iter().filter(|read| read["order"] == reference.as_str());
        assert_eq!(named.count(), 1, "{file}");
        let staff = service.staff(Role::Coordinator).await;
        let page = html(&staff, &format!("/fi/staff/experts/{}/reads", one.id.uuid())).await;
        assert!(page.contains(&cell), "{page}");
        let document = "query($id: ID!) { expertReads(expertId: $id) { purpose orderReference } }";
        let answer = staff.graphql(document, serde_json::json!({ "id": one.id.node_id() })).await;
        let reads = answer["data"]["expertReads"].as_array().unwrap();
        assert!(reads.contains(&serde_json::json!({ "purpose": "message", "orderReference": reference })));
        assert!(reads.contains(&serde_json::json!({ "purpose": "registry", "orderReference": null })));
    }

    async fn who_asks_to_be_forgotten_is_gone_with_their_calendar(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        let gig = booked(&service, &actor, &one, 24).await;
        let client = signed_in(&service, &actor, &one).await;
        let path = calendar(&service, &client, &[("act", "make")]).await;
        assert_eq!(status(&client, "/fi/own/erasure").await, 200);
        assert_eq!(status(&client, "/fi/own").await, 200, "asking first changes nothing");
        let asked = post(&client, "/fi/own/erasure", &[]).await;
        assert_eq!(asked.status(), 200);
        assert_eq!(status(&client, "/fi/own").await, 401, "the session has ended");
        assert_eq!(status(&client, &path).await, 200, "a gig is still to come");

        service.clock.advance(Duration::hours(30));
        let version = order::order(services, &actor, gig.id).await.unwrap().version;
        report::report_held(services, &actor, gig.id, version, &Default::default()).await.unwrap();
        let complete = async || ::service::expert::erasure::complete_due(services).await.unwrap();
        assert_eq!(complete().await, 0, "what it cost can still be told");
        service.clock.advance(Duration::days(15));
        assert_eq!(complete().await, 1);
        assert_eq!(status(&client, &path).await, 404);
        let gone = entry::send_link(services, &actor, one.id).await;
        assert!(matches!(gone, Err(ServiceError::NotFound)));
    }
}
