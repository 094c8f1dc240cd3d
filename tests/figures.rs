//! What the figures of orders and of the registry are made of: the day of receipt, breakdowns, how evenly gigs are shared.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::{Duration, NaiveDate};
use domain::LocalizedText;
use domain::expert::registry::Essentials;
use domain::expert::theme::{Recency, Relation, Theme, Visibility};
use domain::expert::{Expert, ExpertStatus, GigType, Mode, OrderContent, WithdrawReason};
use domain::id::TypedId;
use domain::identity::{Actor, Role, Scope};
use serde_json::{Value, json};
use service::ServiceError;
use service::expert::count::{self, Breakdown};
use service::expert::registry::{self, SensitiveEntry, ThemeEntry};
use service::expert::{answering, order, overview};

use crate::booking;
use crate::support::on_both_databases;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;

fn november() -> (NaiveDate, NaiveDate) {
    ("2026-11-01".parse().unwrap(), "2026-12-01".parse().unwrap())
}

/// Enters an order that came on this day: the result.
async fn entered(client: &Client, received_on: &str) -> Value {
    let document = "mutation($input: CreateExpertOrderInput!) { createExpertOrder(input: $input) { __typename
        ... on ExpertOrder { id version receivedOn } ... on InvalidInput { violations { code path } } } }";
    let input = json!({ "content": booking::content(), "receivedOn": received_on });
    let answer = client.graphql(document, json!({ "input": input })).await;
    if answer["errors"].is_null() { answer["data"]["createExpertOrder"].clone() } else { answer }
}

/// Sends it; the order.
async fn sent(client: &Client, draft: &Value) -> Value {
    let document = "mutation($input: ExpertOrderStepInput!) { submitExpertOrder(input: $input) {
        ... on ExpertOrder { id version reference } } }";
    let input = json!({ "orderId": draft["id"], "version": draft["version"] });
    let answer = client.graphql(document, json!({ "input": input })).await;
    answer["data"]["submitExpertOrder"].clone()
}

/// Orders of a period, as its readers are told.
async fn counted(client: &Client, from: &str, until: &str) -> Value {
    let document = "query($from: Date!, $until: Date!) { expertOrderCount(from: $from, until: $until) }";
    let answer = client.graphql(document, json!({ "from": from, "until": until })).await;
    answer["data"]["expertOrderCount"].clone()
}

/// The groups of November, each with its number where it may be shown.
async fn groups(office: &Office, by: Breakdown) -> Vec<(Option<String>, Option<u64>)> {
    let (from, until) = november();
    let groups = count::breakdown(&office.services, &office.actor, from, until, by).await.unwrap();
    groups.into_iter().map(|group| (group.code, group.orders)).collect()
}

/// Writes down what an expert has lived through.
async fn has_lived_through(office: &Office, expert: &Expert, themes: &[Theme]) {
    let entry = |theme: &Theme| ThemeEntry {
        theme: *theme,
        relation: Relation::Own,
        recency: Recency::Earlier,
        visibility: Visibility::MatchingOnly,
    };
    let entry = SensitiveEntry { themes: themes.iter().map(entry).collect(), ..SensitiveEntry::default() };
    registry::set_sensitive(&office.services, &office.actor, expert.id, entry).await.unwrap();
}

/// Somebody takes a break.
async fn pause(office: &Office, expert: &Expert) {
    let profile = &expert.profile;
    let essentials = Essentials {
        alias: profile.alias.clone(),
        languages: profile.languages.iter().map(|known| known.tag.clone()).collect(),
        modes: profile.modes.clone(),
        agreement_until: profile.agreement.until,
    };
    registry::change(&office.services, &office.actor, expert.id, ExpertStatus::Paused, essentials)
        .await
        .unwrap();
}

on_both_databases! {
    async fn what_came_by_phone_counts_on_the_day_on_which_it_came(service: TestService) {
        let client = service.staff(Role::Coordinator).await;
        let months = async || {
            let of = async |from: &str, until: &str| counted(&client, from, until).await;
            [of("2026-10-01", "2026-11-01").await, of("2026-11-01", "2026-12-01").await]
        };
        // It is the afternoon of 21 November.
        let tomorrow = entered(&client, "2026-11-22").await;
        assert_eq!(tomorrow["violations"], json!([{ "code": "RECEIVED_IN_FUTURE", "path": ["receivedOn"] }]), "{tomorrow}");
        let draft = entered(&client, "2026-10-31").await;
        assert_eq!(draft["receivedOn"], "2026-10-31", "{draft}");
        assert_eq!(months().await, [json!(0), json!(0)], "nothing has been sent");
        let october = sent(&client, &draft).await;
        assert_eq!(months().await, [json!(1), json!(0)]);
        sent(&client, &entered(&client, "2026-11-21").await).await;
        assert_eq!(months().await, [json!(1), json!(1)], "today is no future");
        let last_year = sent(&client, &entered(&client, "2025-12-31").await).await;
        assert!(last_year["reference"].as_str().unwrap().starts_with("KA-2025-"), "{last_year}");
        assert_eq!(months().await, [json!(1), json!(1)]);

        // What is taken back as no order is taken back where it was counted.
        let document = "mutation($input: WithdrawExpertOrderInput!) { withdrawExpertOrder(input: $input) {
            ... on ExpertOrder { state } } }";
        let input = json!({ "orderId": october["id"], "version": october["version"], "reason": "MISTAKE" });
        let answer = client.graphql(document, json!({ "input": input })).await;
        assert_eq!(answer["data"]["withdrawExpertOrder"]["state"], "WITHDRAWN", "{answer}");
        assert_eq!(months().await, [json!(0), json!(1)]);

        let orderer = service.staff(Role::Orderer).await;
        let denied = entered(&orderer, "2026-10-31").await;
        assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN", "only coordinators enter for others: {denied}");
    }

    async fn small_groups_of_a_breakdown_are_hidden_with_what_would_tell_them(service: TestService) {
        let office = Office::open(&service.services).await;
        let (services, actor) = (&service.services, &office.actor);
        let mut divisions = Vec::new();
        for name in ["Terveys", "Perheet", "Ikääntyneet"] {
            let name = LocalizedText::from([("fi", name), ("sv", name)]);
            let made = ::service::county::add_division(services, &Actor::System, name, Vec::new()).await.unwrap();
            divisions.push(made.id);
        }
        let owners = [Scope::County, Scope::Division(divisions[0]), Scope::Division(divisions[1]), Scope::Division(divisions[2])];
        let kinds = [
            (8, GigType::Lecture, "fi", Mode::Remote),
            (7, GigType::PeerSupport, "sv", Mode::InPerson),
            (6, GigType::Media, "se", Mode::Hybrid),
            (3, GigType::TextReview, "sms", Mode::Remote),
        ];
        let submitted = async |owner: Scope, (gig_type, language, mode): (GigType, &'static str, Mode)| {
            let content = OrderContent {
                gig_type,
                language: language.parse().unwrap(),
                mode,
                place: "Kirkkokatu 1".to_owned(),
                ..gig(services.now() + Duration::hours(72), Duration::hours(1))
            };
            let draft = office.draft_for(owner, content).await;
            order::submit(services, actor, draft.id, draft.version).await.unwrap()
        };
        for (owner, (orders, gig_type, language, mode)) in owners.into_iter().zip(kinds) {
            for _ in 0..orders {
                submitted(owner, (gig_type, language, mode)).await;
            }
        }
        let shown = |codes: [Option<String>; 4]| -> Vec<(Option<String>, Option<u64>)> {
            codes.into_iter().zip([Some(8), Some(7), None, None]).collect()
        };
        let named = |codes: [&str; 4]| shown(codes.map(|code| Some(code.to_owned())));
        // The six are hidden with the three, or the whole less the others would tell how many those are.
        assert_eq!(groups(&office, Breakdown::GigType).await, named(["lecture", "peer_support", "media", "text_review"]));
        assert_eq!(groups(&office, Breakdown::Language).await, named(["fi", "sv", "se", "sms"]));
        let of = |place: usize| Some(divisions[place].node_id());
        assert_eq!(groups(&office, Breakdown::Division).await, shown([None, of(0), of(1), of(2)]));
        let code = |mode: Mode| Some(mode.code().to_owned());
        assert_eq!(groups(&office, Breakdown::Mode).await, [
            (code(Mode::Remote), Some(11)),
            (code(Mode::InPerson), Some(7)),
            (code(Mode::Hybrid), Some(6)),
        ], "five and more are shown");

        // What turns out to be no order counts in no group.
        for _ in 0..2 {
            let mistaken = submitted(owners[2], (GigType::Media, "se", Mode::Hybrid)).await;
            order::withdraw(services, actor, mistaken.id, mistaken.version, WithdrawReason::Mistake).await.unwrap();
        }
        assert_eq!(groups(&office, Breakdown::GigType).await[2], (Some("media".to_owned()), None));
        assert_eq!(groups(&office, Breakdown::Mode).await[2], (code(Mode::Hybrid), Some(6)), "{:?}", Breakdown::Mode);
        let (from, until) = november();
        assert_eq!(count::orders(services, actor, from, until).await.unwrap(), 24);
    }

    async fn how_evenly_gigs_fall_is_told_of_those_who_are_active(service: TestService) {
        let office = Office::open(&service.services).await;
        let (services, actor) = (&service.services, &office.actor);
        let (from, until) = november();
        assert_eq!(overview::fairness(services, actor, from, until).await.unwrap(), None, "there is nobody");
        let (busy, other) = (office.expert("Kuusi").await, office.expert("Koivu").await);
        let declining = office.expert("Leppä").await;
        let resting = office.expert("Mänty").await;
        office.expert("Haapa").await;
        let in_days = |days: i64| gig(services.now() + Duration::days(days), Duration::hours(1));
        office.confirmed(in_days(2), &[&busy]).await;
        office.confirmed(in_days(3), &[&busy]).await;
        office.confirmed(in_days(4), &[&other]).await;
        office.confirmed(in_days(5), &[&resting]).await;
        office.confirmed(in_days(20), &[&other]).await;
        let asked = office.offered(in_days(6), &[&declining]).await;
        answering::decline(services, &asked.token(0)).await.unwrap();
        pause(&office, &resting).await;

        // Of the four who are active: 2, 1, 0 and 0 gigs in November.
        let report = overview::fairness(services, actor, from, until).await.unwrap().unwrap();
        assert_eq!((report.gini_per_mille, report.with_gig_per_mille, report.never_asked), (583, 500, 1));
        let december = overview::fairness(services, actor, until, "2027-01-01".parse().unwrap()).await.unwrap().unwrap();
        assert_eq!((december.gini_per_mille, december.with_gig_per_mille, december.never_asked), (750, 250, 4));
        let orderer = Office::open_for(services, Role::Orderer, Scope::County).await;
        let denied = overview::fairness(services, &orderer.actor, from, until).await;
        assert!(matches!(denied, Err(ServiceError::Denied)), "{denied:?}");
    }

    async fn which_themes_the_registry_covers_is_told_without_telling_of_anybody(service: TestService) {
        let office = Office::open(&service.services).await;
        let mut experts = Vec::new();
        for (number, alias) in (1..).zip(["Kuusi", "Koivu", "Leppä", "Mänty", "Haapa", "Tammi"]) {
            let one = office.expert(alias).await;
            let themes: &[Theme] = if number < 6 { &[Theme::Gambling, Theme::Debt] } else { &[Theme::Gambling] };
            has_lived_through(&office, &one, themes).await;
            experts.push(one);
        }
        let covered = async || {
            let found = overview::coverage(&office.services, &office.actor).await.unwrap();
            [Theme::Gambling, Theme::Debt, Theme::Drugs].map(|theme| found.themes[&theme])
        };
        assert_eq!(covered().await, [Some(6), Some(5), Some(0)], "a lack is no secret");
        pause(&office, &experts[5]).await;
        assert_eq!(covered().await, [Some(5), Some(5), Some(0)], "whoever takes a break covers nothing");
        has_lived_through(&office, &experts[0], &[Theme::Gambling, Theme::Debt, Theme::Drugs]).await;
        assert_eq!(covered().await, [None, None, None], "the one follows from nothing");
        let reads = registry::reads(&office.services, &office.actor, experts[0].id).await.unwrap();
        assert!(reads.is_empty(), "nothing sealed is opened to count it: {reads:?}");
    }
}
