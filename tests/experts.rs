//! Experts by experience: what is sealed stays so, who is forgotten is gone, and what follows a booking.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::expert::booking::OrderState;
use domain::expert::person::AccessNeed;
use domain::expert::registry::Essentials;
use domain::expert::theme::{Recency, Relation, Theme, Visibility};
use domain::expert::{
    ConsentPurpose, Contact, Expert, ExpertStatus, Mode, OfferMode, Order, OrderContent, OrderPrivate,
};
use domain::identity::{Actor, Grant, Role, Scope};
use domain::time::Clock;
use domain::{Code, LanguageTag};
use service::ServiceError;
use service::expert::offering::{self, Asked};
use service::expert::order::{self, NewOrder};
use service::expert::registry::{self, Registration, SensitiveEntry, ThemeEntry};
use service::expert::{answering, count, erasure, report, running};

use crate::past;
use crate::support::service::PASSWORD;
use crate::support::{TestService, on_both_databases};

/// A coordinator as the use cases see one.
pub(crate) async fn coordinator(service: &TestService) -> Actor {
    let grants = vec![Grant { role: Role::Coordinator, scope: Scope::County }];
    let email = "koordinaattori@example.fi";
    let made =
        ::service::identity::account::create_active(&service.services, email, "Kaisa", PASSWORD, grants);
    let account = made.await.unwrap();
    Actor::Staff(domain::identity::StaffActor {
        account: account.id,
        name: account.name,
        language: None,
        grants: account.grants,
        session: [0; 32],
    })
}

const NAME: &str = "Salainen Nimi";
const EMAIL: &str = "salainen.nimi@example.fi";
const PHONE: &str = "+358401234567";
const STORY: &str = "Kuljin pitkän tien takaisin.";

async fn expert(service: &TestService, actor: &Actor, alias: &str) -> Expert {
    let essentials = Essentials {
        alias: alias.to_owned(),
        languages: vec![LanguageTag::finnish()],
        modes: vec![Mode::Remote],
        agreement_until: "2027-12-31".parse().unwrap(),
    };
    let contact = Contact {
        name: NAME.to_owned(),
        email: Some(EMAIL.to_owned()),
        phone: Some("040 123 4567".to_owned()),
        ..Contact::default()
    };
    let new = Registration {
        standing: ExpertStatus::Active,
        essentials,
        contact: Some(contact),
        consents: vec![ConsentPurpose::Matching],
    };
    registry::register(&service.services, actor, new).await.unwrap()
}

pub(crate) fn sensitive() -> SensitiveEntry {
    let theme = ThemeEntry {
        theme: Theme::Gambling,
        relation: Relation::Own,
        recency: Recency::Earlier,
        visibility: Visibility::MatchingOnly,
    };
    SensitiveEntry {
        themes: vec![theme],
        story: STORY.to_owned(),
        access_needs: [AccessNeed::Breaks].into(),
        ..SensitiveEntry::default()
    }
}

/// A submitted order for so many, from so many hours from now on, for an hour.
async fn submitted(service: &TestService, actor: &Actor, hours: i64, seats: u8, mode: OfferMode) -> Order {
    let starts_at = service.clock.now() + Duration::hours(hours);
    let content = OrderContent {
        title: "Luento".to_owned(),
        description: "Kerro, mikä auttoi.".to_owned(),
        mode: Mode::Remote,
        seats,
        times: vec![(starts_at, starts_at + Duration::hours(1))],
        offer_mode: mode,
        accessibility: [AccessNeed::Breaks].into(),
        ..OrderContent::blank(LanguageTag::finnish())
    };
    let private = OrderPrivate { themes: [Theme::Gambling].into(), ..OrderPrivate::default() };
    let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
    let draft = order::create(&service.services, actor, new).await.unwrap();
    order::submit(&service.services, actor, draft.id, draft.version).await.unwrap()
}

pub(crate) fn asked(expert: &Expert) -> Asked {
    Asked { expert: expert.id, in_spite: None, on_reserve: false }
}

async fn state(service: &TestService, actor: &Actor, of: &Order) -> OrderState {
    order::order(&service.services, actor, of.id).await.unwrap().state
}

fn code(result: Result<impl std::fmt::Debug, ServiceError>) -> Code {
    match result {
        Err(ServiceError::Invalid(violations)) => violations[0].code,
        other => panic!("{other:?}"),
    }
}

on_both_databases! {
    /// That a dump of the database tells nothing of it is shown in `tests/dump.rs`.
    async fn what_is_sealed_is_found_by_its_whole_name_and_each_look_is_written_down(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        assert_eq!(code(registry::set_sensitive(services, &actor, one.id, SensitiveEntry {
            themes: vec![ThemeEntry { visibility: Visibility::Orderer, ..sensitive().themes[0] }], ..sensitive()
        }).await), Code::ConsentMissing);
        registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
        assert_eq!(registry::contact(services, &actor, one.id).await.unwrap().unwrap().name, NAME);
        assert_eq!(registry::sensitive(services, &actor, one.id).await.unwrap().story, STORY);
        assert_eq!(registry::find(services, &actor, "salainen  NIMI").await.unwrap().len(), 1);
        assert_eq!(registry::find(services, &actor, "040 1234567").await.unwrap().len(), 1);
        assert_eq!(registry::find(services, &actor, "Salainen").await.unwrap().len(), 0, "exact names only");
        let reads = registry::reads(services, &actor, one.id).await.unwrap();
        assert_eq!(reads.len(), 2, "each look is written down: {reads:?}");
    }

    async fn who_is_forgotten_is_gone_and_what_they_did_still_counts(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
        let held = submitted(&service, &actor, 48, 1, OfferMode::Binding).await;
        let (_, links) = offering::send_offers(services, &actor, held.id, held.version, &[asked(&one)]).await.unwrap();
        answering::accept(services, &links[0].token).await.unwrap();
        let open = submitted(&service, &actor, 96, 1, OfferMode::Binding).await;
        let (_, waiting) = offering::send_offers(services, &actor, open.id, open.version, &[asked(&one)]).await.unwrap();

        erasure::ask(services, &actor, one.id).await.unwrap();
        assert_eq!(state(&service, &actor, &open).await, OrderState::Requested, "open offers end at once");
        let late = answering::accept(services, &waiting[0].token).await;
        assert_eq!(code(late.map(|view| view.offer)), Code::OfferNotOpen);
        assert_eq!(registry::sensitive(services, &actor, one.id).await.unwrap(), Default::default());
        assert_eq!(state(&service, &actor, &held).await, OrderState::Confirmed, "the gig still comes");
        assert_eq!(erasure::complete_due(services).await.unwrap(), 0);

        let held = order::order(services, &actor, held.id).await.unwrap();
        let nobody = std::collections::BTreeSet::new();
        let early = report::report_held(services, &actor, held.id, held.version, &nobody).await;
        assert_eq!(code(early), Code::NotOverYet);
        service.clock.advance(Duration::hours(50));
        report::report_held(services, &actor, held.id, held.version, &nobody).await.unwrap();
        let (from, until) = ("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap());
        let before = count::figures(services, &actor, from, until).await.unwrap();
        assert_eq!((before.submitted, before.held, before.gigs, before.experts), (2, 1, 1, 1));
        assert_eq!(before.minutes, 60);

        assert_eq!(erasure::complete_due(services).await.unwrap(), 0, "costs can still be told of");
        service.clock.advance(Duration::days(15));
        assert_eq!(erasure::complete_due(services).await.unwrap(), 1);
        assert_eq!(erasure::complete_due(services).await.unwrap(), 0);
        let claims = past::texts(&service.database, "SELECT state FROM fee_claim").await;
        assert_eq!(claims, ["waived"], "nothing is left that nobody could be paid");
        assert_eq!(count::figures(services, &actor, from, until).await.unwrap(), before);
        assert!(matches!(registry::expert(services, &actor, one.id).await, Err(ServiceError::NotFound)));
        assert!(registry::find(services, &actor, NAME).await.unwrap().is_empty());
        let dump = past::everything(&service.database).await;
        for gone in [NAME, EMAIL, PHONE, STORY] {
            assert!(!past::contains(&dump, gone.as_bytes()), "{gone} is there");
        }
        let profile = past::texts(&service.database, "SELECT profile FROM expert").await;
        assert!(!profile[0].contains("Kuusi"), "{profile:?}");
    }

    async fn the_coordinator_chooses_among_the_interested(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let mut experts = Vec::new();
        for alias in ["Kuusi", "Koivu", "Leppä"] {
            let one = expert(&service, &actor, alias).await;
            registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
            experts.push(one);
        }
        let order = submitted(&service, &actor, 48, 2, OfferMode::Interest).await;
        let all: Vec<Asked> = experts.iter().map(asked).collect();
        let (order, links) = offering::send_offers(services, &actor, order.id, order.version, &all).await.unwrap();
        for link in &links {
            answering::accept(services, &link.token).await.unwrap();
        }
        let interested = order::order(services, &actor, order.id).await.unwrap();
        assert_eq!(interested.state, OrderState::Offering, "nobody is booked by being interested");
        let ids: Vec<_> = links.iter().map(|link| link.offer.id).collect();
        let many = offering::select(services, &actor, order.id, interested.version, &ids).await;
        assert_eq!(code(many), Code::TooManySelected);
        let confirmed = offering::select(services, &actor, order.id, interested.version, &ids[..2]).await.unwrap();
        assert_eq!(confirmed.state, OrderState::Confirmed);
        let view = order::view(services, &actor, order.id).await.unwrap();
        assert_eq!(view.assignments.len(), 2);
        let left = view.offers.iter().find(|offer| offer.id == ids[2]).unwrap();
        assert_eq!(left.state, domain::expert::OfferState::NotSelected);
    }

    async fn a_free_seat_is_offered_to_the_reserve_list(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let (first, second) = (expert(&service, &actor, "Kuusi").await, expert(&service, &actor, "Koivu").await);
        for one in [&first, &second] {
            registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
        }
        let order = submitted(&service, &actor, 48, 1, OfferMode::Binding).await;
        let reserve = Asked { on_reserve: true, ..asked(&second) };
        let (order, links) =
            offering::send_offers(services, &actor, order.id, order.version, &[asked(&first), reserve]).await.unwrap();
        assert_eq!(links.len(), 1, "the reserve has no link yet");
        answering::decline(services, &links[0].token).await.unwrap();
        assert_eq!(state(&service, &actor, &order).await, OrderState::Offering, "the next one has been asked");
        let view = order::view(services, &actor, order.id).await.unwrap();
        let asked_next = view.offers.iter().find(|offer| offer.expert == second.id).unwrap();
        assert_eq!(asked_next.state, domain::expert::OfferState::Sent);
        let answer = answering::answer_for(
            services, &actor, asked_next.id, answering::Answer::Yes, domain::expert::ToldBy::Phone,
        );
        assert_eq!(answer.await.unwrap().state, OrderState::Confirmed);

        // Whoever is booked may withdraw; the order looks for somebody again.
        let back = running::withdraw_expert(services, &actor, order.id, second.id).await.unwrap();
        assert_eq!(back.state, OrderState::Requested);
        let view = order::view(services, &actor, order.id).await.unwrap();
        assert!(view.assignments.is_empty());
    }

    async fn a_moved_time_keeps_its_experts_where_they_are_free(service: TestService) {
        let (services, actor) = (&service.services, coordinator(&service).await);
        let one = expert(&service, &actor, "Kuusi").await;
        registry::set_sensitive(services, &actor, one.id, sensitive()).await.unwrap();
        let mut booked = Vec::new();
        for hours in [48, 72] {
            let order = submitted(&service, &actor, hours, 1, OfferMode::Binding).await;
            let (_, links) =
                offering::send_offers(services, &actor, order.id, order.version, &[asked(&one)]).await.unwrap();
            answering::accept(services, &links[0].token).await.unwrap();
            booked.push(order::view(services, &actor, order.id).await.unwrap());
        }
        let (first, second) = (&booked[0], &booked[1]);
        let time = first.occurrences[0];
        let (id, version) = (first.order.id, first.order.version);
        let onto_other = (second.occurrences[0].busy.starts_at, second.occurrences[0].busy.ends_at);
        let clash = running::reschedule(services, &actor, id, version, time.id, onto_other).await;
        assert_eq!(code(clash), Code::ExpertDoubleBooked);
        let quarter = Duration::minutes(15);
        let later = (time.busy.starts_at + quarter, time.busy.ends_at + quarter);
        let moved = running::reschedule(services, &actor, id, version, time.id, later).await.unwrap();
        assert_eq!(moved.state, OrderState::Confirmed, "a time never clashes with itself");
        let view = order::view(services, &actor, id).await.unwrap();
        assert_eq!(view.assignments[0].busy.starts_at, later.0);
        assert_eq!((view.assignments[0].sequence, view.assignments[0].version), (2, 3));
    }
}
