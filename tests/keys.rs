//! What waits for the mixer is sealed under a key of its survey that is destroyed at the end: a backup made while
//! the survey was open tells nothing afterwards, whoever has it.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::identity::Role;
use serde_json::Value;

use crate::past;
use crate::support::surveys::{let_it_close, yes};
use crate::support::{Database, TestService, on_both_databases};

/// An open survey with answers that wait, too few for a mix.
async fn waiting(service: &TestService) -> Value {
    let survey = service.staff(Role::SurveyEditor).await.open_survey("Tieto palveluista").await;
    for key in 0..9 {
        service.client().submit(&survey["slug"], key, "fi", yes()).await;
    }
    assert_eq!(service.mix().await.moved, 0);
    survey
}

/// A backup of yesterday, put back on its feet beside a key store, and mixed as if it had been there all along.
async fn restored(backup: &[u8], keys: &[u8]) -> (TestService, usize) {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("test.sqlite");
    std::fs::write(&file, backup).unwrap();
    std::fs::write(folder.path().join("test.sqlite.keys"), keys).unwrap();
    let url = format!("sqlite:{}", file.display());
    let service = TestService::start_seeded(Database { url, folder: Some(folder) }, 3).await;
    service.clock.advance(Duration::days(11));
    let moved = service.mix().await.moved;
    (service, moved)
}

#[tokio::test]
async fn a_backup_made_while_open_cannot_be_opened_after_the_end() {
    let service = TestService::start(Database::sqlite().await).await;
    let survey = waiting(&service).await;
    let folder = service.database.folder.as_ref().unwrap().path().to_owned();
    let copy = async |name: &str, of: &str| {
        let (from, to) = (folder.join(of), folder.join(name));
        let database = Database { url: format!("sqlite:{}", from.display()), folder: None };
        past::copy(&database, &to).await;
        std::fs::read(&to).unwrap()
    };
    let backup = copy("yesterday", "test.sqlite").await;
    let keys_of_yesterday = copy("keys-of-yesterday", "test.sqlite.keys").await;
    let_it_close(&service).await;
    let editor = service.staff(Role::SurveyEditor).await;
    assert_eq!(editor.results(&survey).await["counted"], 9, "nothing is lost by it");
    let keys_of_today = copy("keys-of-today", "test.sqlite.keys").await;

    // With the key as it was, the backup opens: the restore itself works, and so would the usual design.
    assert_eq!(restored(&backup, &keys_of_yesterday).await.1, 9);
    let (late, moved) = restored(&backup, &keys_of_today).await;
    assert_eq!(moved, 0, "the answers stay sealed");
    let editor = late.staff(Role::SurveyEditor).await;
    let results = editor.results(&survey).await;
    assert_eq!((&results["received"], &results["counted"]), (&9.into(), &0.into()));
}

on_both_databases! {
    async fn a_key_is_made_before_the_survey_opens_and_destroyed_after_its_last_mix(service: TestService) {
        let store = osallistu::config::key_store_beside(&service.database.url);
        let store = match store {
            Some(url) => Database { url, folder: Some(tempfile::tempdir().unwrap()) },
            None => Database { url: service.database.url.clone(), folder: None },
        };
        let keys = async || past::hex(&store, "wrapped", "sealing_key").await;
        assert_eq!(keys().await, [""; 0]);
        waiting(&service).await;
        let made = keys().await;
        assert_eq!(made.len(), 1);
        assert!(past::holds(&store, &made[0]).await, "it would be found");
        let two = waiting(&service).await;
        assert_eq!(keys().await.len(), 2, "each survey has its own");
        let closed = service.staff(Role::SurveyEditor).await.step("closeSurvey", &two).await;
        assert_eq!(closed["__typename"], "ManagedSurvey", "{closed}");
        service.clock.advance(Duration::days(15));
        service.mix().await;
        assert_eq!(keys().await, [""; 0], "both have ended");
        assert!(!past::holds(&store, &made[0]).await, "nor does it lie in what was freed");
    }
}
