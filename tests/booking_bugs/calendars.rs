//! Rows 32, 36 and 38: what a calendar says of a gig over its life, whose gigs it holds, and that it holds them all.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::id::TypedId;
use service::expert::{order, running};

use crate::feeds::checker::events;
use crate::own;
use crate::past;
use crate::support::on_both_databases;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;

const GIGS: usize = 1_000;

async fn read(client: &Client, path: &str) -> Vec<u8> {
    let reply = client.get(path).await;
    assert_eq!(reply.status(), 200);
    reply.bytes().await.unwrap().to_vec()
}

/// The only gig of a calendar: its UID, how often it has changed, and its standing.
fn only(calendar: &[u8]) -> (String, u32, String) {
    let events = events(calendar);
    assert_eq!(events.len(), 1);
    (events[0]["UID"].clone(), events[0]["SEQUENCE"].parse().unwrap(), events[0]["STATUS"].clone())
}

on_both_databases! {
    /// Row 32: one UID for life, a higher number after each change that shows, the same bytes after none.
    async fn a_gig_keeps_its_uid_and_counts_its_changes(service: TestService) {
        let (services, office) = (&service.services, Office::open(&service.services).await);
        let expert = office.expert("Kuusi").await;
        let starts_at = services.now() + Duration::hours(72);
        let booked = office.confirmed(gig(starts_at, Duration::hours(1)), &[&expert]).await;
        let browser = own::signed_in(&service, &office.actor, &expert).await;
        let path = own::calendar(&service, &browser, &[("act", "make")]).await;
        let client = service.client();
        let confirmed = read(&client, &path).await;
        service.clock.advance(Duration::hours(1));
        assert_eq!(read(&client, &path).await, confirmed, "time alone changes nothing");

        let time = office.view(&booked).await.occurrences[0];
        let quarter = Duration::minutes(15);
        let to = (time.busy.starts_at + quarter, time.busy.ends_at + quarter);
        let moved = running::reschedule(services, &office.actor, booked.id, booked.version, time.id, to).await.unwrap();
        let later = read(&client, &path).await;
        order::cancel(services, &office.actor, moved.id, moved.version).await.unwrap();
        let [first, second, third] = [only(&confirmed), only(&later), only(&read(&client, &path).await)];
        assert_eq!([&first.0, &second.0], [&second.0, &third.0]);
        assert!(first.1 < second.1 && second.1 < third.1, "{first:?} {second:?} {third:?}");
        assert_eq!([first.2, second.2, third.2], ["CONFIRMED", "CONFIRMED", "CANCELLED"]);
    }

    /// Rows 36 and 38: a thousand gigs of one, without pages or cookies, and none of another.
    async fn a_calendar_holds_all_gigs_of_one_expert_and_none_of_another(service: TestService) {
        let office = Office::open(&service.services).await;
        let (expert, other) = (office.expert("Kuusi").await, office.expert("Koivu").await);
        let starts_at = service.services.now() + Duration::hours(48);
        let of_other = office.confirmed(gig(starts_at, Duration::hours(1)), &[&other]).await;
        office.confirmed(gig(starts_at, Duration::hours(1)), &[&expert]).await;
        let foreign = office.view(&of_other).await.assignments[0].id.uuid().to_string();
        // Past the service, which would take its time: as the first one, a day apart.
        let is_sqlite = service.database.is_sqlite();
        let mut sql = "BEGIN;".to_owned();
        for number in 1..GIGS {
            let id = if is_sqlite { format!("x'{number:032x}'") } else { format!("CAST('{number:032x}' AS uuid)") };
            let later = number * 86_400;
            let times = format!("starts_at + {later}, ends_at + {later}, busy_from + {later}, busy_until + {later}");
            let first = "FROM assignment WHERE expert_id = (SELECT id FROM expert WHERE profile LIKE '%Kuusi%')
                ORDER BY starts_at LIMIT 1";
            sql.push_str(&format!(
                "INSERT INTO occurrence (id, order_id, state, starts_at, ends_at, busy_from, busy_until)
                 SELECT {id}, order_id, 'replaced', {times} {first};
                 INSERT INTO assignment
                    (id, occurrence_id, order_id, expert_id, starts_at, ends_at, busy_from, busy_until, state, version)
                 SELECT {id}, {id}, order_id, expert_id, {times}, 'confirmed', 1 {first};"
            ));
        }
        sql.push_str("COMMIT");
        past::execute(&service.database, &sql).await;

        let browser = own::signed_in(&service, &office.actor, &expert).await;
        let path = own::calendar(&service, &browser, &[("act", "make")]).await;
        let calendar = read(&service.client(), &path).await;
        assert_eq!(read(&browser, &path).await, calendar);
        let found = events(&calendar);
        assert_eq!(found.len(), GIGS);
        assert!(!found.iter().any(|event| event["UID"].starts_with(&foreign)), "{foreign}");
    }
}
