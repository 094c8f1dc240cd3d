//! Rows 26, 27 and 29: what the wall clock says is what is stored, and a day is a day from midnight to midnight.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::Code;
use domain::expert::{Order, OrderState};
use domain::id::{OrderId, TypedId};
use domain::identity::Role;
use domain::time::{civil_day, start_of_day};
use service::expert::{count, order};

use crate::past;
use crate::support::calls::{accept, end};
use crate::support::on_both_databases;
use crate::support::orders::{Office, gig, refusal};
use crate::support::service::Client;

/// Sends the form of a new order, to be kept as a draft: day, from and until of each time.
async fn fill_in(client: &Client, times: &[(&str, &str, &str)]) -> reqwest::Response {
    let mut fields: Vec<(String, String)> = [
        ("owner", "county"),
        ("title", "Luento"),
        ("description", "Kerro, mikä auttoi."),
        ("gigType", "lecture"),
        ("language", "fi"),
        ("mode", "remote"),
        ("place", ""),
        ("seats", "1"),
        ("action", "save"),
    ]
    .map(|(name, value)| (name.to_owned(), value.to_owned()))
    .into();
    for ((date, start, end), number) in times.iter().zip(1..) {
        for (part, value) in [("date", date), ("start", start), ("end", end)] {
            fields.push((format!("times.{number}.{part}"), (*value).to_owned()));
        }
    }
    client.post_form("/fi/staff/orders/new", &fields).await
}

/// The order to which a form's answer leads.
async fn written(office: &Office, answer: &reqwest::Response) -> Order {
    assert_eq!(answer.status(), 303);
    let location = answer.headers()["location"].to_str().unwrap();
    let id = location.split(['/', '?']).find_map(|part| uuid::Uuid::parse_str(part).ok()).unwrap();
    order::order(&office.services, &office.actor, OrderId::from_uuid(id)).await.unwrap()
}

fn moments(times: &[&str]) -> Vec<DateTime<Utc>> {
    times.iter().map(|time| time.parse().unwrap()).collect()
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

on_both_databases! {
    /// Row 26.
    async fn nine_in_the_morning_stays_nine_over_the_change_of_the_clocks(service: TestService) {
        let office = Office::open(&service.services).await;
        let client = service.staff(Role::Coordinator).await;
        for (days, expected) in [
            (
                ["2026-10-19", "2026-10-26", "2026-11-02"],
                ["2026-10-19T06:00:00Z", "2026-10-26T07:00:00Z", "2026-11-02T07:00:00Z"],
            ),
            (
                ["2027-03-21", "2027-03-28", "2027-04-04"],
                ["2027-03-21T07:00:00Z", "2027-03-28T06:00:00Z", "2027-04-04T06:00:00Z"],
            ),
            (
                ["2027-10-24", "2027-10-31", "2027-11-07"],
                ["2027-10-24T06:00:00Z", "2027-10-31T07:00:00Z", "2027-11-07T07:00:00Z"],
            ),
        ] {
            let answer = fill_in(&client, &days.map(|day| (day, "09:00", "10:30"))).await;
            let times = written(&office, &answer).await.content.times;
            let starts: Vec<DateTime<Utc>> = times.iter().map(|(starts_at, _)| *starts_at).collect();
            assert_eq!(starts, moments(&expected));
            assert!(times.iter().all(|(from, until)| *until - *from == Duration::minutes(90)));
        }
    }

    /// Row 27.
    async fn a_time_that_does_not_exist_or_comes_twice_is_refused(service: TestService) {
        let client = service.staff(Role::Coordinator).await;
        for (time, told) in [
            (("2027-03-28", "03:30", "05:00"), "eikä tätä aikaa ole"),
            (("2027-03-28", "02:30", "03:30"), "eikä tätä aikaa ole"),
            (("2027-10-31", "03:30", "05:00"), "tämä aika on kahdesti"),
            (("2027-10-31", "02:30", "03:30"), "tämä aika on kahdesti"),
        ] {
            let refused = fill_in(&client, &[time]).await;
            assert_eq!(refused.status(), 422, "{time:?}");
            let html = refused.text().await.unwrap();
            assert!(html.contains(told), "{time:?}: {html}");
            assert!(html.contains(&format!("value=\"{}\"", time.1)), "what was typed stays");
        }
        assert_eq!(past::texts(&service.database, "SELECT state FROM expert_order").await, [""; 0]);
        // The hours on both sides are there.
        let office = Office::open(&service.services).await;
        let answer = fill_in(&client, &[("2027-03-28", "02:30", "04:00")]).await;
        let times = written(&office, &answer).await.content.times;
        assert_eq!(times[0].1 - times[0].0, Duration::minutes(30));
        let answer = fill_in(&client, &[("2027-10-31", "02:30", "04:00")]).await;
        let times = written(&office, &answer).await.content.times;
        assert_eq!(times[0].1 - times[0].0, Duration::minutes(150));
    }

    /// Row 29: what ends at midnight is over on the day before, when asking and when answering.
    async fn a_gig_may_fill_the_last_day_of_an_agreement(service: TestService) {
        let office = Office::open(&service.services).await;
        let last = day("2026-12-01");
        let (begins, over) = (start_of_day(last), start_of_day(day("2026-12-02")));
        for (starts_at, ends_at) in
            [(begins, begins + Duration::hours(1)), (over - Duration::hours(2), over)]
        {
            let expert = office.expert_until("Kuusi", last).await;
            let asked = office.offered(gig(starts_at, ends_at - starts_at), &[&expert]).await;
            assert_eq!(end(&accept(&service.client(), &asked.token(0)).await), "ACCEPTED", "{starts_at}");
            assert_eq!(office.order(&asked.order).await.state, OrderState::Confirmed);
        }
        let expert = office.expert_until("Koivu", last).await;
        let longer = office.submitted(gig(over - Duration::hours(2), Duration::minutes(121))).await;
        assert_eq!(refusal(office.ask(&longer, &[&expert]).await), Code::ExpertHindered);
    }

    /// Row 29: an order counts on the Helsinki day on which it was sent, to the second.
    async fn an_order_sent_before_midnight_counts_in_the_old_month(service: TestService) {
        let office = Office::open(&service.services).await;
        let content = gig(service.services.now() + Duration::days(30), Duration::hours(1));
        let midnight = start_of_day(day("2026-12-01"));
        service.clock.advance(midnight - service.services.now() - Duration::seconds(1));
        let old = office.submitted(content.clone()).await;
        service.clock.advance(Duration::seconds(1));
        let new = office.submitted(content).await;
        assert_eq!((old.submitted_on, new.submitted_on), (Some(day("2026-11-30")), Some(day("2026-12-01"))));
        assert_eq!(civil_day(midnight), day("2026-12-01"));
        for (from, until) in [("2026-11-01", "2026-12-01"), ("2026-12-01", "2027-01-01")] {
            let counted = count::orders(&service.services, &office.actor, day(from), day(until)).await.unwrap();
            assert_eq!(counted, 1, "from {from}");
        }
    }
}
