//! The program's commands, as whoever runs them meets them.

use serde_json::json;
use sqlx::{Connection, PgConnection, SqliteConnection};

use crate::support::Database;
use crate::support::calls::{accept, end};
use crate::support::postgres::Cluster;
use crate::support::program::{Program, Running, free_port};

const GOOD: &str = "tunturikoivun varjossa 7";

#[test]
fn the_schema_is_printed_as_it_stands_in_the_repository() {
    let ran = Program::new().run(&["schema"]);
    assert!(ran.good, "{ran:?}");
    let stored = include_str!("../schema.graphql");
    assert!(ran.said.trim_end() == stored.trim_end(), "the program prints another schema");
}

#[tokio::test]
async fn the_first_administrator_is_made_with_a_password_from_the_input() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::on(&format!("sqlite:{}", folder.path().join("new.sqlite").display()));
    assert!(program.run(&["migrate"]).good);
    let create = ["user", "create", "--email", "Paakayttaja@example.fi", "--name", "Pää Käyttäjä"];

    for (password, reason) in [("salasana\n", "12"), ("password123456\n", "guess"), ("\n", "12")] {
        let ran = program.run_with(&create, password);
        assert!(!ran.good && ran.said.is_empty(), "{ran:?}");
        assert!(ran.complained.contains(reason), "{password:?}: {}", ran.complained);
        assert!(!ran.complained.contains("password123456"), "what was typed is not repeated");
    }
    let ran = program.run_with(&create, &format!("{GOOD}\r\n"));
    assert!(ran.good, "{ran:?}");
    assert!(ran.said.contains("can log in as administrator") && !ran.said.contains(GOOD), "{ran:?}");
    let again = program.run_with(&create, &format!("{GOOD}\n"));
    assert!(!again.good && again.complained.len() > "osallistu: ".len(), "{again:?}");

    let running = program.serve().await;
    let answer = running.client().log_in("paakayttaja@example.fi", GOOD).await;
    assert_eq!(answer["data"]["logIn"]["__typename"], "LoggedIn", "{answer}");
}

#[tokio::test]
async fn a_county_is_set_from_a_file_and_its_languages_hold_at_the_gate() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::on(&format!("sqlite:{}", folder.path().join("new.sqlite").display()));
    assert!(program.run(&["migrate"]).good);
    assert!(program.run(&["check"]).said.contains("NOT SET"));
    let mut county: serde_json::Value = serde_json::from_str(&program.run(&["county", "show"]).said).unwrap();
    county["name"] = json!({ "fi": "Tunturialue" });
    county["requiredLanguages"] = json!(["fi"]);
    county["contactEmail"] = json!("saavutettavuus@example.fi");
    assert_eq!(county["functioningMonths"], 12);
    county["functioningMonths"] = json!(18);
    assert_eq!(county["feedbackMonths"], 24);
    county["feedbackMonths"] = json!(36);
    county["divisions"] = json!([{ "name": { "fi": "Terveys" }, "units": [{ "name": { "fi": "Asema" } }] }]);
    let file = folder.path().join("county.json");
    let set = |county: &serde_json::Value| {
        std::fs::write(&file, county.to_string()).unwrap();
        program.run(&["county", "set", file.to_str().unwrap()])
    };
    let ran = set(&county);
    assert_eq!(ran.said, "set: 1 divisions, 1 units\n", "{ran:?}");
    assert!(!program.run(&["check"]).said.contains("NOT SET"));

    // What is there has an id now; it can be renamed and joined by others, but not left out.
    let mut county: serde_json::Value = serde_json::from_str(&program.run(&["county", "show"]).said).unwrap();
    county["divisions"][0]["name"]["fi"] = json!("Terveyspalvelut");
    county["divisions"].as_array_mut().unwrap().push(json!({ "name": { "fi": "Sosiaalipalvelut" } }));
    assert_eq!(set(&county).said, "set: 2 divisions, 1 units\n");
    let county: serde_json::Value = serde_json::from_str(&program.run(&["county", "show"]).said).unwrap();
    assert_eq!(county["functioningMonths"], 18);
    assert_eq!(county["feedbackMonths"], 36);
    let mut emptied = county.clone();
    emptied["divisions"][0]["units"] = json!([]);
    for (wrong, words) in [
        (emptied, "divisions"),
        (json!({ "name": {} }), "missing field"),
        (
            {
                let mut c = county.clone();
                c["requiredLanguages"] = json!([]);
                c
            },
            "requiredLanguages",
        ),
        (
            {
                let mut c = county.clone();
                c["mixThreshold"] = json!(3);
                c
            },
            "mixThreshold",
        ),
        (
            {
                let mut c = county.clone();
                c["functioningMonths"] = json!(37);
                c
            },
            "functioningMonths",
        ),
        (
            {
                let mut c = county.clone();
                c["pageLanguages"] = json!(["x!"]);
                c
            },
            "x!",
        ),
    ] {
        let ran = set(&wrong);
        assert!(!ran.good && ran.complained.contains(words), "{words}: {ran:?}");
    }

    assert!(program.run_with(&["user", "create", "--email", "a@example.fi", "--name", "A"], GOOD).good);
    let running = program.serve().await;
    let page = running.client().get("/fi/accessibility").await.text().await.unwrap();
    assert!(page.contains("saavutettavuus@example.fi") && page.contains("Tunturialue"), "{page}");
    let answer = running
        .client()
        .graphql("{ county { requiredLanguages divisions { name { text } } } }", json!({}))
        .await;
    let county = &answer["data"]["county"];
    assert_eq!(county["requiredLanguages"], json!(["fi"]), "{answer}");
    assert_eq!(county["divisions"][0]["name"]["text"], "Terveyspalvelut");
}

#[test]
fn migrating_tells_how_much_was_done() {
    let folder = tempfile::tempdir().unwrap();
    let program = Program::on(&format!("sqlite:{}", folder.path().join("new.sqlite").display()));
    let (first, second) = (program.run(&["migrate"]), program.run(&["migrate"]));
    assert!(first.good && second.good, "{first:?} {second:?}");
    let count: usize = first.said.split_whitespace().next().unwrap().parse().unwrap();
    assert!(count > 0);
    assert_eq!(second.said, "0 migrations applied\n");
}

#[tokio::test]
async fn check_explains_the_guards_of_sqlite_and_fails_where_one_is_gone() {
    let database = Database::sqlite().await;
    let program = Program::on(&database.url);
    let ran = program.run(&["check"]);
    assert!(ran.good, "{ran:?}");
    for words in ["journal mode (wal)", "survives a power loss", "secure delete", "without row numbers (3)"] {
        assert!(ran.said.contains(words), "{words}: {}", ran.said);
    }
    assert!(!ran.said.contains("DOES NOT HOLD"));

    let mut connection = SqliteConnection::connect(&database.url).await.unwrap();
    let off = "DROP TRIGGER audit_event_no_delete; DROP TRIGGER fee_claim_four_eyes_update";
    sqlx::raw_sql(off).execute(&mut connection).await.unwrap();
    let ran = program.run(&["check"]);
    assert!(!ran.good && ran.said.contains("DOES NOT HOLD immutability triggers (24)"), "{ran:?}");
    assert!(ran.said.contains("DOES NOT HOLD four eyes (1)"), "{}", ran.said);
    assert!(ran.complained.contains("a guard does not hold"));
    let served = program.run(&["serve"]);
    assert!(!served.good && served.complained.contains("immutability triggers"), "{served:?}");
}

#[tokio::test]
async fn check_fails_where_postgres_keeps_commit_times_or_a_trigger_is_off() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("guards").await;
    let url = cluster.url("guards");
    migrations::migrate(&url).await.unwrap();
    let program = Program::on(&url);
    let ran = program.run(&["check"]);
    assert!(ran.good && ran.said.contains("no commit timestamps (off)"), "{ran:?}");

    let mut connection = PgConnection::connect(&url).await.unwrap();
    let off = "ALTER TABLE survey_version DISABLE TRIGGER survey_version_no_update;
        ALTER TABLE fee_claim DROP CONSTRAINT fee_claim_four_eyes";
    sqlx::raw_sql(off).execute(&mut connection).await.unwrap();
    sqlx::raw_sql("ALTER DATABASE guards SET synchronous_commit = off")
        .execute(&mut connection)
        .await
        .unwrap();
    let ran = program.run(&["check"]);
    assert!(!ran.good, "{ran:?}");
    assert!(ran.said.contains("DOES NOT HOLD immutability triggers (24)"), "{}", ran.said);
    assert!(ran.said.contains("DOES NOT HOLD four eyes (0)"), "{}", ran.said);
    assert!(ran.said.contains("DOES NOT HOLD synchronous commit (off)"), "{}", ran.said);
    assert!(!ran.said.contains("postgres@"), "who connects is not printed: {}", ran.said);
}

#[test]
fn a_database_that_was_never_migrated_is_told_in_words() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("empty.sqlite");
    std::fs::write(&file, "").unwrap();
    let program = Program::on(&format!("sqlite:{}", file.display()));
    let create = ["user", "create", "--email", "a@example.fi", "--name", "A"];
    let nowhere = Program::on(&format!("sqlite:{}", folder.path().join("nowhere.sqlite").display()));
    for program in [program, nowhere] {
        for arguments in [&["check"][..], &create[..]] {
            let ran = program.run_with(arguments, GOOD);
            assert!(!ran.good, "{arguments:?}: {ran:?}");
            assert!(ran.complained.contains("migrate"), "{arguments:?}: {ran:?}");
        }
    }
    assert!(!folder.path().join("nowhere.sqlite").exists(), "a mistyped address makes no file");
}

#[tokio::test]
async fn serving_without_what_it_needs_is_refused_in_words() {
    let bare = Program::new().run(&["serve"]);
    assert!(!bare.good && bare.complained.contains("OSALLISTU_DATABASE_URL is not set"), "{bare:?}");
    let database = Database::sqlite().await;
    let without = Program::new().with("OSALLISTU_DATABASE_URL", &database.url).run(&["serve"]);
    assert!(!without.good && without.complained.contains("OSALLISTU_SECRET_FILE is not set"), "{without:?}");
    assert!(without.complained.contains("/dev/urandom"), "it tells how to make one: {without:?}");
    let short = Program::on(&database.url);
    let file = short.folder.path().join("short");
    std::fs::write(&file, "lyhyt").unwrap();
    std::fs::set_permissions(&file, std::os::unix::fs::PermissionsExt::from_mode(0o600)).unwrap();
    let ran = short.with("OSALLISTU_SECRET_FILE", &file.to_string_lossy()).run(&["serve"]);
    assert!(!ran.good && ran.complained.contains("fewer than 32 bytes"), "{ran:?}");
}

#[test]
fn the_demonstration_names_a_busy_port() {
    let listener = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let port = listener.local_addr().unwrap().port();
    let ran = Program::new().run(&["demo", "--port", &port.to_string()]);
    assert!(!ran.good && ran.said.is_empty(), "{ran:?}");
    assert!(ran.complained.contains(&format!("port {port} is in use")), "{ran:?}");
}

#[tokio::test]
async fn the_demonstration_prints_its_addresses_and_log_ins_and_answers() {
    let program = Program::new();
    let port = free_port();
    let command = program.command(&["demo", "--port", &port.to_string()]);
    let running = Running::start(command, &program, port).await;
    let said = running.said();
    assert!(said.contains(&format!("http://127.0.0.1:{port}/fi/")) && said.contains("Log-ins"), "{said}");
    let client = running.client();
    let document = "{ openSurveys(first: 5) { edges { node { slug } } } }";
    let listed = client.graphql(document, json!({})).await;
    assert!(!listed["data"]["openSurveys"]["edges"].as_array().unwrap().is_empty(), "{listed}");
    let password = said.split("with the password: ").nth(1).unwrap().lines().next().unwrap();
    let email = said.split_whitespace().find(|word| word.contains('@')).unwrap();
    let answer = client.log_in(email, password).await;
    assert_eq!(answer["data"]["logIn"]["__typename"], "LoggedIn", "{email}: {answer}");
    let token = said.split("/fi/offers/").nth(1).unwrap().split_whitespace().next().unwrap();
    assert_eq!(end(&accept(&client, token).await), "EXPERT_DOUBLE_BOOKED");
}
