//! The service as one router, wired to a database.

use std::sync::Arc;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;
use delivery::Delivery;
use domain::time::Clock;
use l10n::Catalogues;
use service::Services;
use service::caller::SessionCookie;
use service::entropy::Entropy;
use service::vault::Vault;
use storage::{KeyStore, Storage};

use crate::config::Config;
use crate::messages::Messages;
use crate::middleware;

/// The wired service.
pub struct App {
    pub router: Router,
    pub services: Services,
    /// Sends what waits to be sent.
    pub messages: Messages,
}

/// Why the service cannot start.
#[derive(Debug, thiserror::Error)]
pub enum StartError {
    #[error("the database cannot be used: {0}")]
    Database(#[from] storage::StorageError),
    #[error("interface texts cannot be read: {0}")]
    Catalogues(#[from] l10n::CatalogueError),
    #[error(transparent)]
    Secret(#[from] service::vault::SecretTooShort),
    #[error(transparent)]
    Delivery(#[from] delivery::SetUpError),
}

/// Wires the service to a migrated database. Time and randomness are the caller's.
pub async fn app(
    config: &Config,
    clock: Arc<dyn Clock>,
    entropy: Arc<dyn Entropy>,
) -> Result<App, StartError> {
    let vault = Vault::new(&config.secret)?.with_wrapping_keys(config.wrapping_keys.clone());
    let storage = Storage::connect(&config.database_url, config.patience).await?;
    let key_store = KeyStore::connect(&config.key_store_url, config.patience).await?;
    let services = Services::new(storage, key_store, clock, entropy, vault, config.patience);
    let services = if config.demonstration { services.without_quiet_hours() } else { services };
    let messages = Messages {
        services: services.clone(),
        catalogues: Catalogues::embedded()?,
        delivery: Delivery::new(config.delivery.clone())?,
        public_url: config.public_url.clone(),
    };
    Ok(App { router: router(config, &services)?, services, messages })
}

/// The router around services that are wired already.
pub fn router(config: &Config, services: &Services) -> Result<Router, StartError> {
    let catalogues = Catalogues::embedded()?;
    let cookie = SessionCookie::of_staff(config.is_secure());
    let executor = graphql::Executor::new(services.clone(), catalogues.clone(), cookie);
    let api = graphql::router(graphql::GraphqlState::new(executor, config.patience));
    let pages = web::router(web_state(config, services, catalogues.clone()));
    Ok(around(pages.merge(api), config, services, catalogues).merge(health(services)))
}

/// Puts everything around the faces that stands between them and the network.
pub fn around(faces: Router, config: &Config, services: &Services, catalogues: Catalogues) -> Router {
    let faces = graphql::dressed(middleware::bounded(faces, config), catalogues.clone());
    let faces = web::dressed(faces, web_state(config, services, catalogues));
    middleware::identified(faces, config, services)
}

fn web_state(config: &Config, services: &Services, catalogues: Catalogues) -> web::WebState {
    web::WebState {
        services: services.clone(),
        catalogues,
        cookie: SessionCookie::of_staff(config.is_secure()),
        public_url: config.public_url.clone(),
        demonstration: config.demonstration,
    }
}

fn health(services: &Services) -> Router {
    let services = services.clone();
    let ready = move || {
        let services = services.clone();
        async move {
            let holds = services.guards().await.is_ok_and(|guards| guards.iter().all(|guard| guard.holds));
            if holds { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE }
        }
    };
    Router::new().route("/health/live", get(|| async { StatusCode::OK })).route("/health/ready", get(ready))
}
