//! Whoever may not be booked any more is booked through no door: a yes, an interest, the coordinator's choice, a moved
//! time, the reserve list. And whoever asks to be forgotten is, within thirty days.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeSet;

use chrono::{Duration, Utc};
use domain::Code;
use domain::expert::matching::Hindrance;
use domain::expert::registry::Essentials;
use domain::expert::{
    AssignmentState, ConsentPurpose, Expert, ExpertStatus, Mode, OfferMode, OfferState, OrderContent,
    OrderState,
};
use domain::time::civil_day;
use service::expert::{answering, erasure, offering, order, registry, running};

use crate::support::orders::{Office, gig, refusal};
use crate::support::{TestService, on_both_databases};

/// What has changed since somebody was asked.
#[derive(Clone, Copy, Debug)]
enum Since {
    Paused,
    Ended,
    AgreementEnded,
    ConsentWithdrawn,
}

const ALL: [(Since, Code); 4] = [
    (Since::Paused, Code::ExpertNotActive),
    (Since::Ended, Code::ExpertNotActive),
    (Since::AgreementEnded, Code::AgreementNotValid),
    (Since::ConsentWithdrawn, Code::MatchingNotConsented),
];

async fn let_be(office: &Office, expert: &Expert, since: Since) {
    let (services, actor) = (&office.services, &office.actor);
    let today = civil_day(services.now());
    let change = async |status, days| {
        let essentials = Essentials {
            alias: expert.profile.alias.clone(),
            languages: vec![domain::LanguageTag::finnish()],
            modes: vec![Mode::Remote, Mode::InPerson],
            agreement_until: today + Duration::days(days),
        };
        registry::change(services, actor, expert.id, status, essentials).await.unwrap();
    };
    match since {
        Since::Paused => change(ExpertStatus::Paused, 400).await,
        Since::Ended => change(ExpertStatus::Ended, 400).await,
        Since::AgreementEnded => change(ExpertStatus::Active, 1).await,
        Since::ConsentWithdrawn => {
            let consents = registry::consents(services, actor, expert.id).await.unwrap();
            let consent = consents.iter().find(|one| one.purpose == ConsentPurpose::Matching).unwrap();
            registry::withdraw_consent(services, actor, expert.id, consent.id).await.unwrap();
        }
    }
}

fn in_days(service: &TestService, days: i64) -> chrono::DateTime<Utc> {
    service.services.now() + Duration::days(days)
}

on_both_databases! {
    async fn a_yes_and_an_interest_are_refused_with_what_stands_in_the_way(service: TestService) {
        let office = Office::open(&service.services).await;
        for (place, (since, code)) in (0..).zip(ALL) {
            for mode in [OfferMode::Binding, OfferMode::Interest] {
                let expert = office.expert(&format!("Puu {place} {mode:?}")).await;
                let content = OrderContent { offer_mode: mode, ..gig(in_days(&service, 5), Duration::hours(1)) };
                let offered = office.offered(content, &[&expert]).await;
                let_be(&office, &expert, since).await;
                let answered = answering::accept(&service.services, &offered.links[0].token).await;
                assert_eq!(refusal(answered), code, "{since:?} {mode:?}");
                let view = office.view(&offered.order).await;
                assert!(view.assignments.is_empty() && view.offers[0].state == OfferState::Sent, "nothing half-done");
                // No is always possible.
                answering::decline(&service.services, &offered.links[0].token).await.unwrap();
            }
        }
    }

    async fn the_choice_among_the_interested_says_who_cannot_come_any_more(service: TestService) {
        let office = Office::open(&service.services).await;
        for (place, (since, _)) in (0..).zip(ALL) {
            let expert = office.expert(&format!("Puu {place}")).await;
            let offered = office.interested(gig(in_days(&service, 5), Duration::hours(1)), &[&expert]).await;
            let_be(&office, &expert, since).await;
            let order = office.order(&offered.order).await;
            let chosen =
                offering::select(&service.services, &office.actor, order.id, order.version, &offered.offers()).await;
            assert_eq!(refusal(chosen), Code::ExpertHindered, "{since:?}");
            assert!(office.view(&order).await.assignments.is_empty());
        }
    }

    async fn a_time_is_not_moved_past_the_end_of_an_agreement(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert_until("Kuusi", civil_day(in_days(&service, 10))).await;
        let order = office.confirmed(gig(in_days(&service, 5), Duration::hours(1)), &[&expert]).await;
        let time = office.view(&order).await.occurrences[0].id;
        let moved = async |days| {
            let to = (in_days(&service, days), in_days(&service, days) + Duration::hours(1));
            let order = office.order(&order).await;
            running::reschedule(&service.services, &office.actor, order.id, order.version, time, to).await
        };
        assert_eq!(refusal(moved(12).await), Code::ExpertHindered);
        assert_eq!(moved(9).await.unwrap().state, OrderState::Confirmed);
    }

    async fn the_reserve_passes_over_whoever_cannot_come_by_now(service: TestService) {
        let office = Office::open(&service.services).await;
        let experts = [office.expert("Kuusi").await, office.expert("Koivu").await, office.expert("Leppä").await];
        let order = office.submitted(gig(in_days(&service, 5), Duration::hours(1))).await;
        let asked: Vec<_> = experts.iter().zip([false, true, true])
            .map(|(one, on_reserve)| offering::Asked { expert: one.id, in_spite: None, on_reserve }).collect();
        let (order, links) =
            offering::send_offers(&service.services, &office.actor, order.id, order.version, &asked).await.unwrap();
        let ranked = office.view(&order).await;
        let mut queued: Vec<_> = ranked.offers.iter().filter(|one| one.state == OfferState::Queued).collect();
        queued.sort_by_key(|one| one.rank);
        let first = experts.iter().find(|one| one.id == queued[0].expert).unwrap();
        let_be(&office, first, Since::Paused).await;
        answering::decline(&service.services, &links[0].token).await.unwrap();
        let view = office.view(&order).await;
        let state = |id| view.offers.iter().find(|one| one.expert == id).unwrap().state;
        assert_eq!(state(queued[0].expert), OfferState::Superseded, "passed over");
        assert_eq!(state(queued[1].expert), OfferState::Sent, "the next one is asked");
    }

    async fn whoever_asks_to_be_forgotten_is_asked_for_nothing_and_is_forgotten_in_thirty_days(service: TestService) {
        let office = Office::open(&service.services).await;
        let (services, actor) = (&service.services, &office.actor);
        let (leaving, other) = (office.expert("Kuusi").await, office.expert("Koivu").await);
        let past = office.confirmed(gig(in_days(&service, 2), Duration::hours(1)), &[&leaving]).await;
        let shared = office.confirmed(gig(in_days(&service, 3), Duration::hours(1)), &[&leaving, &other]).await;
        let to_come = office.confirmed(gig(in_days(&service, 60), Duration::hours(1)), &[&leaving]).await;
        erasure::ask(services, actor, leaving.id).await.unwrap();
        let order = office.submitted(gig(in_days(&service, 9), Duration::hours(1))).await;
        let candidates = offering::candidates(services, actor, order.id).await.unwrap();
        let hindrances = |id| candidates.iter().find(|one| one.expert.id == id).unwrap().hindrances.clone();
        assert!(hindrances(leaving.id).contains(&Hindrance::ErasureAsked) && hindrances(other.id).is_empty());
        let shown = registry::expert(services, actor, leaving.id).await.unwrap();
        assert_eq!(shown.erasure_asked_at, Some(services.now()));

        service.clock.advance(Duration::days(29));
        assert_eq!(erasure::complete_due(services).await.unwrap(), 0, "what is agreed holds it up");
        service.clock.advance(Duration::days(1));
        assert_eq!(erasure::complete_due(services).await.unwrap(), 1);
        let state = async |one: &domain::expert::Order| order::order(services, actor, one.id).await.unwrap().state;
        assert_ne!(state(&to_come).await, OrderState::Confirmed, "somebody else is looked for");
        assert_ne!(state(&past).await, OrderState::Confirmed);
        // The other one comes all the same.
        assert_eq!(state(&shared).await, OrderState::Confirmed);
        let view = office.view(&shared).await;
        let live: BTreeSet<_> = view.assignments.iter().filter(|one| one.state == AssignmentState::Confirmed)
            .map(|one| one.expert).collect();
        assert_eq!(live, BTreeSet::from([other.id]));
        let gone = registry::expert(services, actor, leaving.id).await;
        assert!(matches!(gone, Err(service::ServiceError::NotFound)), "{gone:?}");
    }

    async fn applicants_are_kept_for_a_year_and_those_whose_time_has_ended_for_two(service: TestService) {
        let office = Office::open(&service.services).await;
        let (services, actor) = (&service.services, &office.actor);
        let essentials = Essentials {
            alias: "Paju".to_owned(),
            languages: vec![domain::LanguageTag::finnish()],
            modes: vec![Mode::Remote],
            agreement_until: civil_day(services.now()) + Duration::days(400),
        };
        let new = registry::Registration {
            standing: ExpertStatus::Applicant, essentials, contact: None, consents: Vec::new(),
        };
        let applicant = registry::register(services, actor, new).await.unwrap();
        let (ended, active) = (office.expert("Kuusi").await, office.expert("Koivu").await);
        service.clock.advance(Duration::days(300));
        let_be(&office, &ended, Since::Ended).await;
        let known = async |one: &Expert| registry::expert(services, actor, one.id).await.is_ok();
        service.clock.advance(Duration::days(64));
        assert_eq!(erasure::ask_due(services).await.unwrap(), 0);
        service.clock.advance(Duration::days(2));
        assert_eq!(erasure::ask_due(services).await.unwrap(), 1);
        assert!(!known(&applicant).await && known(&ended).await && known(&active).await);
        service.clock.advance(Duration::days(730 - 66));
        assert_eq!(erasure::ask_due(services).await.unwrap(), 0);
        service.clock.advance(Duration::days(2));
        assert_eq!(erasure::ask_due(services).await.unwrap(), 1);
        assert!(!known(&ended).await && known(&active).await);
        assert_eq!(erasure::ask_due(services).await.unwrap(), 0, "once");
    }
}
