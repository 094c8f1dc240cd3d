//! What was received and what was done is written, published once, and read by everybody.

use domain::identity::Role;
use serde_json::json;

use super::{complaint, content, give};
use crate::panels::{called, codes};
use crate::support::on_both_databases;

const SUMMARY: &str = "... on FeedbackSummary { id state version publishedOn counted { received handled pending } actions { text } }
    ... on InvalidInput { violations { code path } }";

on_both_databases! {
    async fn a_summary_is_published_by_an_act_of_its_own_and_stays(service: TestService) {
        give(&service.client(), complaint("Jonotin.")).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let publish = format!("mutation($id: ID!, $version: Int!) {{ publishFeedbackSummary(summaryId: $id, version: $version) {{ {SUMMARY} }} }}");
        let mut of_autumn = content("2026-07-01", "2026-11-30");
        of_autumn["actions"] = json!([{ "language": "fi", "text": "Lisää aikoja" }]);
        let draft = called(&officer, "createFeedbackSummary", json!({ "content": of_autumn }), SUMMARY).await;
        let public = "{ feedbackSummaries { nodes { from until counted { received handled pending } themes { text } } } }";
        let everybody = service.client();
        assert_eq!(everybody.graphql(public, json!({})).await["data"]["feedbackSummaries"]["nodes"], json!([]));
        let early = officer.graphql(&publish, json!({ "id": draft["id"], "version": 1 })).await;
        let wrong = &early["data"]["publishFeedbackSummary"];
        assert_eq!(codes(wrong), ["MISSING_TEXT", "NOT_OVER_YET"], "{early}");
        assert_eq!(wrong["violations"][0]["path"], json!(["actions", "sv"]));
        let save = |version: i64, until: &str| json!({ "summaryId": draft["id"], "version": version, "content": content("2026-07-01", until) });
        assert_eq!(codes(&called(&officer, "saveFeedbackSummary", save(1, "2026-06-01"), SUMMARY).await), ["ENDS_BEFORE_START"]);
        let saved = called(&officer, "saveFeedbackSummary", save(1, "2026-11-30"), SUMMARY).await;
        assert_eq!(saved["version"], 2, "{saved}");
        assert_eq!(codes(&called(&officer, "saveFeedbackSummary", save(1, "2026-11-30"), SUMMARY).await), ["STALE_SUMMARY"]);
        service.clock.advance(chrono::Duration::days(10));
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let published = officer.graphql(&publish, json!({ "id": draft["id"], "version": 2 })).await["data"]["publishFeedbackSummary"].clone();
        let counted = json!({ "received": 1, "handled": 0, "pending": 1 });
        assert_eq!((&published["state"], &published["publishedOn"], &published["counted"]),
            (&json!("PUBLISHED"), &json!("2026-12-01"), &counted), "{published}");
        assert_eq!(codes(&called(&officer, "saveFeedbackSummary", save(3, "2026-11-30"), SUMMARY).await), ["SUMMARY_PUBLISHED"]);
        // What comes later, or is handled later, does not change what everybody has read.
        give(&everybody, complaint("Jonotin taas.")).await;
        assert_eq!(everybody.graphql(public, json!({})).await["data"]["feedbackSummaries"]["nodes"],
            json!([{ "from": "2026-07-01", "until": "2026-11-30", "counted": counted, "themes": { "text": "Jonot" } }]));
        let page = everybody.get("/sv/feedback-summaries").await.text().await.unwrap();
        assert!(page.contains("Köer") && page.contains("Fler tider"), "{page}");
        // Nor does anything that writes to the database.
        let tampered = match service.database.is_sqlite() {
            true => tamper_sqlite(&service.database.url).await,
            false => tamper_postgres(&service.database.url).await,
        };
        assert!(tampered.contains("immutable"), "{tampered}");
    }
}

const TAMPER: &str = "UPDATE customer_feedback_summary SET counted = '{}'";

async fn tamper_sqlite(url: &str) -> String {
    use sqlx::Connection;
    let mut connection = sqlx::SqliteConnection::connect(url).await.unwrap();
    sqlx::query(TAMPER).execute(&mut connection).await.unwrap_err().to_string()
}

async fn tamper_postgres(url: &str) -> String {
    use sqlx::Connection;
    let mut connection = sqlx::PgConnection::connect(url).await.unwrap();
    sqlx::query(TAMPER).execute(&mut connection).await.unwrap_err().to_string()
}
