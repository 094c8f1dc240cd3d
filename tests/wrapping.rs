//! The wrapping key is changed: what lies in the key store is wrapped anew, and what was sealed stays as it is.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::os::unix::fs::PermissionsExt;

use domain::expert::Expert;
use service::ServiceError;
use service::expert::own::entry;
use service::outbox::{self, Way};
use service::vault::WrappingKeys;

use crate::past;
use crate::support::orders::Office;
use crate::support::postgres::Cluster;
use crate::support::program::Program;
use crate::support::{Database, TestService};

#[tokio::test]
async fn a_wrapping_key_is_changed_on_sqlite() {
    let database = Database::sqlite().await;
    let url = osallistu::config::key_store_beside(&database.url).unwrap();
    // The folder tells that it is SQLite.
    let store = Database { url, folder: Some(tempfile::tempdir().unwrap()) };
    check(&database.url, &store).await;
}

#[tokio::test]
async fn a_wrapping_key_is_changed_on_postgres() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("wrapping").await;
    let url = cluster.url("wrapping");
    migrations::migrate(&url).await.unwrap();
    let store = Database { url: url.clone(), folder: None };
    check(&url, &store).await;
}

/// The file with these versions.
fn written(versions: &[u8]) -> String {
    versions.iter().map(|version| format!("{version}:{}\n", format!("{version:02x}").repeat(32))).collect()
}

/// A service with these versions; each draws ids of its own.
async fn start(url: &str, seed: u64, versions: &[u8]) -> TestService {
    let keys = match versions {
        [] => WrappingKeys::default(),
        _ => written(versions).parse().unwrap(),
    };
    TestService::start_wrapping(Database { url: url.to_owned(), folder: None }, seed, keys).await
}

/// The program with a file of these versions.
fn program(url: &str, content: &str) -> Program {
    let program = Program::on(url);
    let file = program.folder.path().join("wrapping");
    std::fs::write(&file, content).unwrap();
    std::fs::set_permissions(&file, std::fs::Permissions::from_mode(0o600)).unwrap();
    program.with("OSALLISTU_WRAPPING_KEYS_FILE", &file.to_string_lossy())
}

/// Under which version each expert's key lies; 0: under the secret.
async fn versions(store: &Database) -> Vec<u32> {
    let keys = past::hex(store, "wrapped", "expert_key").await;
    let version = |key: &String| match key.len() {
        144 => 0,
        152 => u32::from_str_radix(&key[..8], 16).unwrap(),
        other => panic!("{other} digits"),
    };
    let mut versions: Vec<u32> = keys.iter().map(version).collect();
    versions.sort_unstable();
    versions
}

/// Opens what is sealed of an expert: their address, for a message.
async fn reached(service: &TestService, office: &Office, expert: &Expert) -> Result<Vec<Way>, ServiceError> {
    entry::send_link(&service.services, &office.actor, expert.id).await?;
    let claimed = outbox::claim(&service.services, &service.url, 100).await?;
    Ok(claimed.into_iter().map(|one| one.way).collect())
}

async fn check(url: &str, store: &Database) {
    let address = Way::Email("esimerkki@example.fi".to_owned());
    let service = start(url, 1, &[]).await;
    let first = Office::open(&service.services).await.expert("Kuusi").await;
    assert_eq!(versions(store).await, [0]);
    let bare = past::hex(store, "wrapped", "expert_key").await.remove(0);

    assert!(past::holds(store, &bare).await);

    let none = Program::on(url).run(&["keys", "rewrap"]);
    assert!(!none.good && none.complained.contains("there are no wrapping keys"), "{none:?}");
    let one = program(url, &written(&[1]));
    assert!(one.run(&["check"]).said.contains("1 keys under the secret"));
    let ran = one.run(&["keys", "rewrap"]);
    assert_eq!(ran.said, "1 keys wrapped anew under version 1, 0 were already\n", "{ran:?}");
    assert_eq!(versions(store).await, [1]);
    assert!(!past::holds(store, &bare).await, "what it was is gone");

    // The secret alone opens it no more, and says so.
    let office = Office::open(&service.services).await;
    let refused = reached(&service, &office, &first).await;
    let Err(ServiceError::Fault(_)) = refused else { panic!("{refused:?}") };
    drop(service);

    let service = start(url, 2, &[1, 2]).await;
    let office = Office::open(&service.services).await;
    let second = office.expert("Koivu").await;
    assert_eq!(versions(store).await, [1, 2], "the newest wraps");
    for expert in [&first, &second] {
        assert!(reached(&service, &office, expert).await.unwrap().contains(&address), "both open");
    }
    drop(service);

    let two = program(url, &written(&[2, 1]));
    let ran = two.run(&["keys", "rewrap"]);
    assert_eq!(ran.said, "1 keys wrapped anew under version 2, 1 were already\n", "{ran:?}");
    assert_eq!(versions(store).await, [2, 2]);
    assert!(two.run(&["keys", "rewrap"]).said.starts_with("0 keys"), "again is nothing");
    let folder = store.is_sqlite().then(|| tempfile::tempdir().unwrap());
    let database = Database { url: url.to_owned(), folder };
    let logged = "SELECT CAST(detail AS text) FROM audit_event WHERE act = 'keys-rewrapped' ORDER BY id";
    let logged = past::texts(&database, logged).await;
    let logged: Vec<serde_json::Value> =
        logged.iter().map(|row| serde_json::from_str(row).unwrap()).collect();
    let rewrapped = |anew: u32, already: u32| serde_json::json!({ "anew": anew, "already": already });
    assert_eq!(logged, [rewrapped(1, 0), rewrapped(1, 1), rewrapped(0, 2)]);
    let service = start(url, 3, &[2]).await;
    let office = Office::open(&service.services).await;
    for expert in [&first, &second] {
        assert!(reached(&service, &office, expert).await.unwrap().contains(&address), "without the old one");
    }
    drop(service);

    let kept = past::hex(store, "wrapped", "expert_key").await;
    for wrong in [&one, &program(url, &written(&[3]))] {
        for arguments in [&["check"][..], &["serve"], &["worker"], &["keys", "rewrap"]] {
            let ran = wrong.run(arguments);
            assert!(!ran.good && ran.complained.contains("under version 2"), "{arguments:?}: {ran:?}");
        }
    }
    assert_eq!(past::hex(store, "wrapped", "expert_key").await, kept, "nothing was touched");
    let unreadable = program(url, "1:abc\n").run(&["keys", "rewrap"]);
    assert!(
        !unreadable.good && unreadable.complained.contains("line 1 is not version:key"),
        "{unreadable:?}"
    );
    assert!(!unreadable.complained.contains("abc"), "what stands there is not repeated: {unreadable:?}");
}
