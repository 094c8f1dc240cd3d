//! One service for one test: its own database, its own clock, its own port.

use std::net::SocketAddr;
use std::sync::{Arc, Mutex};

use chrono::{DateTime, Duration, Utc};
use domain::identity::{Grant, Role, Scope};
use domain::time::Clock;
use osallistu::config::Config;
use osallistu::entropy::SeededEntropy;
use serde_json::{Value, json};
use service::vault::WrappingKeys;
use tokio::sync::OnceCell;

use super::postgres;

/// When every test begins: a Saturday afternoon in Helsinki.
pub(crate) const START: &str = "2026-11-21T12:00:00Z";
/// Many requests at once on a busy machine of two cores, in a build that nothing was optimised in: what a test is
/// about is never how fast they are.
pub(crate) const PATIENCE: std::time::Duration = std::time::Duration::from_secs(300);
pub(crate) const PASSWORD: &str = "tunturikoivun varjossa 7";

/// A clock that stands until a test moves it.
pub(crate) struct TestClock(Mutex<DateTime<Utc>>);

impl TestClock {
    fn new() -> Self {
        Self(Mutex::new(START.parse().unwrap()))
    }

    pub(crate) fn advance(&self, by: Duration) {
        *self.0.lock().unwrap() += by;
    }
}

impl Clock for TestClock {
    fn now(&self) -> DateTime<Utc> {
        *self.0.lock().unwrap()
    }
}

/// A migrated database that goes with its test. Copied from a template that is migrated once.
pub(crate) struct Database {
    pub(crate) url: String,
    /// Holds a SQLite file's folder; PostgreSQL's cluster goes with the process.
    pub(crate) folder: Option<tempfile::TempDir>,
}

impl Database {
    pub(crate) async fn sqlite() -> Self {
        static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();
        let template = TEMPLATE.get_or_init(|| async {
            let folder = tempfile::tempdir().unwrap();
            let file = folder.path().join("template.sqlite");
            migrations::migrate(&format!("sqlite:{}?mode=rwc", file.display())).await.unwrap();
            std::fs::read(&file).unwrap()
        });
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("test.sqlite");
        std::fs::write(&file, template.await).unwrap();
        Self { url: format!("sqlite:{}", file.display()), folder: Some(folder) }
    }

    pub(crate) async fn postgres() -> Option<Self> {
        static TEMPLATE: OnceCell<()> = OnceCell::const_new();
        let cluster = postgres::cluster()?;
        TEMPLATE
            .get_or_init(|| async {
                cluster.create_database("template").await;
                migrations::migrate(&cluster.url("template")).await.unwrap();
            })
            .await;
        let name = format!("test_{}", uuid::Uuid::from_u128(unique()).simple());
        cluster.copy_database("template", &name).await;
        Some(Self { url: cluster.url(&name), folder: None })
    }

    /// A reading and writing connection past the service, as a database administrator has it.
    pub(crate) fn is_sqlite(&self) -> bool {
        self.folder.is_some()
    }
}

/// A number no other test of this process has.
fn unique() -> u128 {
    use std::sync::atomic::{AtomicU64, Ordering};
    static NEXT: AtomicU64 = AtomicU64::new(1);
    u128::from(NEXT.fetch_add(1, Ordering::Relaxed)) << 32 | u128::from(std::process::id())
}

/// A running service.
pub(crate) struct TestService {
    pub(crate) url: String,
    pub(crate) services: service::Services,
    pub(crate) clock: Arc<TestClock>,
    pub(crate) database: Database,
    pub(crate) config: Config,
    server: tokio::task::JoinHandle<()>,
}

impl Drop for TestService {
    fn drop(&mut self) {
        self.server.abort();
    }
}

impl TestService {
    pub(crate) async fn start(database: Database) -> Self {
        Self::start_seeded(database, 1).await
    }

    /// With randomness of its own: two instances on one database must not draw the same ids.
    pub(crate) async fn start_seeded(database: Database, seed: u64) -> Self {
        Self::start_wrapping(database, seed, WrappingKeys::default()).await
    }

    /// With wrapping keys for what lies in the key store.
    pub(crate) async fn start_wrapping(database: Database, seed: u64, wrapping_keys: WrappingKeys) -> Self {
        let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
        let address = listener.local_addr().unwrap();
        let config = Config {
            database_url: database.url.clone(),
            key_store_url: osallistu::config::key_store_beside(&database.url)
                .unwrap_or_else(|| database.url.clone()),
            secret: vec![7; 48],
            wrapping_keys,
            listen: address,
            public_url: format!("http://{address}"),
            trusted_proxies: Vec::new(),
            delivery: delivery::Settings::default(),
            patience: PATIENCE,
            demonstration: false,
        };
        let clock = Arc::new(TestClock::new());
        let app = osallistu::app(&config, clock.clone(), Arc::new(SeededEntropy::new(seed))).await.unwrap();
        let router = app.router.into_make_service_with_connect_info::<SocketAddr>();
        let server = tokio::spawn(async move { axum::serve(listener, router).await.unwrap() });
        Self { url: config.public_url.clone(), services: app.services, clock, database, config, server }
    }

    /// A client with a cookie jar of its own, like a browser.
    pub(crate) fn client(&self) -> Client {
        let http = reqwest::Client::builder()
            .cookie_store(true)
            .redirect(reqwest::redirect::Policy::none())
            .build()
            .unwrap();
        Client { http, url: self.url.clone(), language: "en".to_owned() }
    }

    /// A client that is logged in with a role for the whole county.
    pub(crate) async fn staff(&self, role: Role) -> Client {
        self.staff_in(role, Scope::County).await
    }

    /// A client that is logged in with a role in a part of the county.
    pub(crate) async fn staff_in(&self, role: Role, scope: Scope) -> Client {
        let email = format!("{}-{:x}@example.fi", role.code().replace('_', "-"), unique());
        let grants = vec![Grant { role, scope }];
        service::identity::account::create_active(&self.services, &email, "Testi Henkilö", PASSWORD, grants)
            .await
            .unwrap();
        let client = self.client();
        let result = client.log_in(&email, PASSWORD).await;
        assert_eq!(result["data"]["logIn"]["__typename"], "LoggedIn", "{result}");
        client
    }

    /// Mixes what is due, as the background task does every few seconds.
    pub(crate) async fn mix(&self) -> service::survey::mixer::Mixed {
        service::survey::mixer::mix_due(&self.services).await.unwrap()
    }
}

/// Somebody who calls the service.
pub(crate) struct Client {
    pub(crate) http: reqwest::Client,
    pub(crate) url: String,
    /// Sent as Accept-Language.
    pub(crate) language: String,
}

impl Client {
    pub(crate) fn speaking(mut self, language: &str) -> Self {
        self.language = language.to_owned();
        self
    }

    /// Sends a document and gives the whole answer.
    pub(crate) async fn graphql(&self, query: &str, variables: Value) -> Value {
        let response = self.post_graphql(&json!({ "query": query, "variables": variables })).await;
        response.json().await.unwrap()
    }

    pub(crate) async fn post_graphql(&self, body: &Value) -> reqwest::Response {
        let request =
            self.http.post(format!("{}/graphql", self.url)).header("accept-language", &self.language);
        request.json(body).send().await.unwrap()
    }

    pub(crate) async fn log_in(&self, email: &str, password: &str) -> Value {
        let document = "mutation($input: LogInInput!) { logIn(input: $input) {
            __typename ... on LoggedIn { account { id email } } ... on Problem { code message } } }";
        self.graphql(document, json!({ "input": { "email": email, "password": password } })).await
    }

    pub(crate) async fn get(&self, path: &str) -> reqwest::Response {
        let request = self.http.get(format!("{}{path}", self.url)).header("accept-language", &self.language);
        request.send().await.unwrap()
    }

    pub(crate) async fn post_form(&self, path: &str, fields: &[(String, String)]) -> reqwest::Response {
        let request = self.http.post(format!("{}{path}", self.url)).header("accept-language", &self.language);
        request.form(fields).send().await.unwrap()
    }
}
