//! The log at its most talkative tells neither who answered, nor what, nor when to the minute.

use serde_json::json;

use crate::support::postgres::Cluster;
use crate::support::program::Program;
use crate::support::surveys::yes;
use crate::support::{Database, TestService};

#[tokio::test]
async fn the_log_tells_nothing_on_sqlite() {
    let database = Database::sqlite().await;
    check(&database.url).await;
}

#[tokio::test]
async fn the_log_tells_nothing_on_postgres() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("logs").await;
    migrations::migrate(&cluster.url("logs")).await.unwrap();
    // Nobody asks for the password here; it must not be told all the same.
    check(&cluster.url("logs").replace("postgres@", "postgres:salaisuus@")).await;
}

async fn check(url: &str) {
    let service = TestService::start_today(url, 1).await;
    let (_, survey) = service.open_survey_today().await;
    let program = Program::on(url).with("OSALLISTU_LOG", "trace");
    let running = program.serve().await;
    let client = running.client();
    let mut secrets = vec!["kuiskaus".to_owned(), "salaisuus".to_owned()];
    for number in 0..30_u128 {
        // Bytes of every value, so that no part of a key is found by chance.
        let key = (number + 1) * 0x0123_4567_89ab_cdef_fedc_ba98_7654_3210;
        let mut answers = yes();
        let text = json!({ "question": "more", "value": { "text": format!("kuiskaus {number}") } });
        answers.as_array_mut().unwrap().push(text);
        let receipt = client.submit(&survey["slug"], key, "fi", answers.clone()).await;
        let code = receipt["receiptCode"].as_str().unwrap().to_owned();
        if number % 3 == 0 {
            assert_eq!(client.submit(&survey["slug"], key, "fi", answers).await["repeated"], true);
            assert_eq!(client.withdraw(&json!(code)).await["__typename"], "ResponseWithdrawn");
        }
        secrets.extend([format!("{key:032x}"), code.replace('-', ""), code]);
    }
    // Mistakes are logged by whoever meets them: a bad key, a bad answer, a bad document.
    client.submit(&json!("ei-ole"), u128::MAX, "fi", yes()).await;
    let bad = json!([{ "question": "more", "value": { "text": "kuiskaus".repeat(600) } }]);
    client.submit(&survey["slug"], 5, "fi", bad).await;
    client.post_graphql(&json!({ "query": "mutation { kuiskaus(", "variables": {} })).await;

    // The mixer writes answers in the open, by itself.
    for _ in 0..15_000 {
        if running.logged().contains("mixed moved=20") {
            break;
        }
        tokio::time::sleep(std::time::Duration::from_millis(20)).await;
    }
    let log = running.logged();
    assert!(log.contains("mixed moved=20"), "the mixer did its work");
    assert!(log.contains("DEBUG sqlx") && log.contains("answered"), "the log is talkative");
    for secret in &secrets {
        let line = log.lines().find(|line| line.to_lowercase().contains(&secret.to_lowercase()));
        assert_eq!(line, None, "the log holds {secret}");
    }
    let finer = log.lines().find(|line| has_seconds(line));
    assert_eq!(finer, None, "the log holds a time finer than a minute");
}

/// Whether a line holds a time of day with seconds, `12:34:56`.
fn has_seconds(line: &str) -> bool {
    line.as_bytes().windows(8).any(|part| {
        part.iter().zip(b"00:00:00").all(|(byte, shape)| match shape {
            b':' => *byte == b':',
            _ => byte.is_ascii_digit(),
        })
    })
}
