//! Scores by text message, and ratings of pages.

use domain::county::County;
use domain::identity::{Actor, Role};
use serde_json::{Value, json};

use super::{BATCH, complaint, give};
use crate::panels::{called, codes};
use crate::support::on_both_databases;
use crate::support::service::Client;

const IMPORTED: &str =
    "... on ScoresImported { batches { fate batch { externalId from until scores { count promoters } } } }
    ... on InvalidInput { violations { code path } }";

async fn import(client: &Client, input: Value) -> Value {
    called(client, "importScores", input, IMPORTED).await
}

async fn counted(client: &Client) -> Value {
    let document = "{ customerFeedbackFigures(from: \"2026-07-01\", until: \"2026-12-31\") {
        handling { received } scores { count promoters passives detractors } } }";
    client.graphql(document, json!({})).await["data"]["customerFeedbackFigures"].clone()
}

on_both_databases! {
    async fn a_batch_is_counted_once_and_never_among_the_items(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        give(&service.client(), complaint("Jonotin.")).await;
        let preview = import(&officer, json!({ "csv": BATCH, "preview": true })).await;
        assert_eq!(preview["batches"][0]["fate"], "ADDED", "{preview}");
        assert_eq!(counted(&officer).await["scores"]["count"], 0, "only looked at");
        let added = import(&officer, json!({ "csv": BATCH })).await;
        assert_eq!(added["batches"], json!([{ "fate": "ADDED", "batch": { "externalId": "2026-10", "from": "2026-10-01",
            "until": "2026-10-31", "scores": { "count": 50, "promoters": 30 } } }]));
        let batch = |promoters: u32| json!({ "externalId": "2026-10", "from": "2026-10-01", "until": "2026-10-31",
            "promoters": promoters, "passives": 12, "detractors": 8 });
        let again = import(&officer, json!({ "batches": [batch(30)] })).await;
        assert_eq!(again["batches"][0]["fate"], "KNOWN", "{again}");
        // The same name with another content is refused, and so is everything beside it.
        let other = json!({ "externalId": "2026-11a", "from": "2026-11-01", "until": "2026-11-15",
            "promoters": 1, "passives": 0, "detractors": 0 });
        let differs = import(&officer, json!({ "batches": [other, batch(31)] })).await;
        assert_eq!(codes(&differs), ["BATCH_DIFFERS"]);
        assert_eq!(differs["violations"][0]["path"], json!(["batches", "1", "id"]));
        assert_eq!(counted(&officer).await, json!({ "handling": { "received": 1 },
            "scores": { "count": 50, "promoters": 30, "passives": 12, "detractors": 8 } }), "a score is no item");
        let listed = "{ scoreBatches { nodes { externalId } } }";
        assert_eq!(officer.graphql(listed, json!({})).await["data"]["scoreBatches"]["nodes"], json!([{ "externalId": "2026-10" }]));
    }

    async fn every_row_that_is_wrong_says_so_and_nothing_is_taken_in(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let rows = "id;unit;from;until;promoters;passives;detractors\n\
            a;;2026-06-20;2026-07-02;1;1;1\n\
            b;Ei tällaista;1.10.2026;31.10.2026;yksi;1;1\n\
            c;;2026-10-01;2026-10-31;0;0;0\n\
            d;;2026-11-01;2026-11-30;1;0;0\n\
            e;;2026-11-01;2026-11-20;1;0;0\n";
        let refused = import(&officer, json!({ "csv": rows })).await;
        let at = |place: usize| (refused["violations"][place]["code"].clone(), refused["violations"][place]["path"].clone());
        assert_eq!(at(0), (json!("UNKNOWN_UNIT"), json!(["rows", "3", "unit"])), "{refused}");
        assert_eq!(at(1), (json!("NOT_A_WHOLE_NUMBER"), json!(["rows", "3", "promoters"])));
        let rows = rows.replace("Ei tällaista", "").replace("yksi", "1");
        let refused = import(&officer, json!({ "csv": rows })).await;
        assert_eq!(codes(&refused), ["SPAN_OVER_PERIODS", "NO_SCORES", "DAY_IN_FUTURE"], "{refused}");
        assert_eq!(refused["violations"][0]["path"], json!(["rows", "2", "until"]));
        assert_eq!(counted(&officer).await["scores"]["count"], 0);
        assert_eq!(codes(&import(&officer, json!({ "csv": "id;from\na;2026-01-01\n" })).await).first(), Some(&"CSV_COLUMN_MISSING"));
        assert_eq!(codes(&import(&officer, json!({})).await), ["REQUIRED"]);
    }

    async fn a_page_of_the_county_is_rated_and_nobody_is_known(service: TestService) {
        let county = County { rated_hosts: vec!["www.tunturialue.fi".to_owned()], ..County::blank() };
        ::service::county::save_settings(&service.services, &Actor::System, &county).await.unwrap();
        let everybody = service.client();
        let rate = async |page: &str, language: &str, found: bool| {
            let document = "mutation($page: String!, $language: LanguageTag!, $found: Boolean!) {
                ratePage(page: $page, language: $language, found: $found) {
                    ... on PageRated { page } ... on InvalidInput { violations { code path } } } }";
            let variables = json!({ "page": page, "language": language, "found": found });
            everybody.graphql(document, variables).await["data"]["ratePage"].clone()
        };
        assert_eq!(codes(&rate("https://muu.example/", "fi", true).await), ["PAGE_NOT_OURS"]);
        let page = "https://www.tunturialue.fi/palvelut";
        assert_eq!(rate(&format!("{page}?nimi=aino"), "fi", true).await, json!({ "page": page }));
        rate(page, "fi", false).await;
        rate(page, "fi", false).await;
        rate(page, "sv", true).await;
        let document = "{ pageRatings(from: \"2026-11-01\", until: \"2026-11-30\") { nodes { page language on found notFound } } }";
        let told = service.staff(Role::ProgrammeOfficer).await.graphql(document, json!({})).await;
        assert_eq!(told["data"]["pageRatings"]["nodes"], json!([
            { "page": page, "language": "fi", "on": "2026-11-21", "found": 1, "notFound": 2 },
            { "page": page, "language": "sv", "on": "2026-11-21", "found": 1, "notFound": 0 },
        ]), "{told}");
        // By the page, to which the county's own pages lead.
        let asked = everybody.get(&format!("/fi/page-feedback?page={page}&found=no")).await;
        assert!(asked.headers().get("set-cookie").is_none());
        let text = asked.text().await.unwrap();
        assert!(text.contains("value=\"no\" checked"), "{text}");
        let send = |found: &str| vec![("page".to_owned(), page.to_owned()), ("found".to_owned(), found.to_owned())];
        assert_eq!(everybody.post_form("/fi/page-feedback", &send("")).await.status(), 422);
        let thanked = everybody.post_form("/fi/page-feedback", &send("yes")).await;
        assert_eq!(thanked.status(), 200);
        assert!(thanked.headers().get("set-cookie").is_none());
    }
}
