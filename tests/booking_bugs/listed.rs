//! Rows 6 and 22: every door leads through the same check, and the list of who is free tells what the check will say.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{DateTime, Duration, Utc};
use domain::Code;
use domain::expert::matching::Hindrance;
use domain::expert::{Mode, OrderContent, ToldBy};
use domain::identity::{Actor, ExpertActor};
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use service::expert::answering::{self, Answer};
use service::expert::{offering, running};

use crate::past;
use crate::races::invariants;
use crate::support::calls::{accept, end};
use crate::support::orders::{Office, gig, refusal};
use crate::support::{Database, TestService, on_both_databases};

const SEED: u64 = 22;
const ORDERS: usize = 40;
/// Helsinki, Espoo, Turku, and a place that is not told.
const PLACES: [Option<&str>; 4] = [Some("091"), Some("049"), Some("853"), None];

/// Lets everybody's ways begin in Helsinki.
async fn live_in_helsinki(database: &Database) {
    let sql =
        "UPDATE expert SET profile = replace(profile, '\"municipality\":null', '\"municipality\":\"091\"')";
    past::execute(database, sql).await;
    let profiles = past::texts(database, "SELECT profile FROM expert").await;
    assert!(profiles.iter().all(|profile| profile.contains("\"municipality\":\"091\"")), "{profiles:?}");
}

/// A gig of one or two times within ten days, here or there or remote: many touch, many overlap.
fn any_gig(random: &mut StdRng, first: DateTime<Utc>) -> OrderContent {
    let mut below = |limit: u32| random.next_u32() % limit;
    let starts_at = first + Duration::minutes(i64::from(below(10 * 24 * 12)) * 5);
    let ends_at = starts_at + Duration::minutes(15 + i64::from(below(20)) * 15);
    let mut times = vec![(starts_at, ends_at)];
    if below(3) == 0 {
        let again = ends_at + Duration::minutes(i64::from(below(60)) * 10);
        times.push((again, again + Duration::minutes(30)));
    }
    let mode = [Mode::Remote, Mode::InPerson, Mode::Hybrid][usize::try_from(below(3)).unwrap()];
    let municipality = PLACES[usize::try_from(below(4)).unwrap()].map(str::to_owned);
    OrderContent {
        mode,
        municipality,
        place: "Kirjasto".to_owned(),
        times,
        ..gig(starts_at, Duration::hours(1))
    }
}

async fn bookings(service: &TestService) -> Vec<String> {
    let sql = "SELECT CAST(busy_from AS text) || state FROM assignment ORDER BY busy_from, state";
    past::texts(&service.database, sql).await
}

on_both_databases! {
    /// Row 22: with ways there and back, whoever is listed as free can say yes, and whoever is listed as booked cannot.
    async fn the_list_tells_what_the_check_says(service: TestService) {
        let office = Office::open(&service.services).await;
        let expert = office.expert("Kuusi").await;
        live_in_helsinki(&service.database).await;
        let first = service.services.now() + Duration::hours(48);
        let mut random = StdRng::seed_from_u64(SEED);
        println!("seed {SEED}");
        // All are asked while nobody is booked: later the list would keep the coordinator from it.
        let mut asked = Vec::new();
        for _ in 0..ORDERS {
            asked.push(office.offered(any_gig(&mut random, first), &[&expert]).await);
        }
        let client = service.client();
        let (mut free, mut taken) = (0, 0);
        for one in &asked {
            let listed = offering::candidates(&service.services, &office.actor, one.order.id).await.unwrap();
            let is_taken = listed[0].hindrances.contains(&Hindrance::Booked);
            let told = accept(&client, &one.token(0)).await;
            let expected = if is_taken { "EXPERT_DOUBLE_BOOKED" } else { "ACCEPTED" };
            assert_eq!(end(&told), expected, "{:?}", one.order.content);
            *if is_taken { &mut taken } else { &mut free } += 1;
        }
        assert!(free > 5 && taken > 5, "{free} free, {taken} taken");
        invariants::hold(&service.database).await;
    }

    /// Row 6: by the page, by phone, on the expert's own page, by choosing and by moving.
    async fn no_door_lets_a_clash_in(service: TestService) {
        let (services, office) = (&service.services, Office::open(&service.services).await);
        let expert = office.expert("Kuusi").await;
        let (starts_at, hour) = (services.now() + Duration::hours(48), Duration::hours(1));
        let content = || gig(starts_at, hour);
        let by_page = office.offered(content(), &[&expert]).await;
        let by_phone = office.offered(content(), &[&expert]).await;
        let at_home = office.offered(content(), &[&expert]).await;
        let chosen = office.interested(content(), &[&expert]).await;
        let moved = office.confirmed(gig(starts_at + Duration::days(1), hour), &[&expert]).await;
        office.confirmed(content(), &[&expert]).await;
        let before = bookings(&service).await;
        assert_eq!(before.len(), 2);

        let yes = [("answer".to_owned(), "accept".to_owned())];
        let page = service.client().post_form(&format!("/fi/offers/{}", by_page.token(0)), &yes).await;
        assert_eq!(page.status(), 422);
        let actor = &office.actor;
        let told = answering::answer_for(services, actor, by_phone.offers()[0], Answer::Yes, ToldBy::Phone).await;
        assert_eq!(refusal(told), Code::ExpertDoubleBooked, "by phone");
        let own = Actor::Expert(ExpertActor { expert: expert.id, session: [0; 32] });
        let told = answering::answer_own(services, &own, at_home.offers()[0], Answer::Yes).await;
        assert_eq!(refusal(told), Code::ExpertDoubleBooked, "on their own page");
        let (id, version) = (chosen.order.id, chosen.order.version);
        let told = offering::select(services, actor, id, version, &chosen.offers()).await;
        assert_eq!(refusal(told), Code::ExpertDoubleBooked, "by choosing");
        let time = office.view(&moved).await.occurrences[0];
        let to = (starts_at, starts_at + hour);
        let told = running::reschedule(services, actor, moved.id, moved.version, time.id, to).await;
        assert_eq!(refusal(told), Code::ExpertDoubleBooked, "by moving");

        assert_eq!(bookings(&service).await, before);
        for waiting in [&by_page, &by_phone, &at_home] {
            let view = office.view(&waiting.order).await;
            assert_eq!(view.offers[0].state, domain::expert::OfferState::Sent, "it can be answered once it fits");
        }
        invariants::hold(&service.database).await;
    }
}
