//! `serve`, `worker` and `demo`.

use std::net::SocketAddr;
use std::path::Path;
use std::sync::Arc;

use rand::Rng;
use service::vault::WrappingKeys;
use tokio::net::TcpListener;

use super::{Failure, say};
use crate::app::{App, app};
use crate::clock::SystemClock;
use crate::config::{Config, PATIENCE, environment, without_password};
use crate::demo::{self, Demonstration, MovableClock};
use crate::entropy::SystemEntropy;
use crate::work::Work;

pub(super) async fn serve(without_worker: bool) -> Result<(), Failure> {
    let (config, app) = start().await?;
    let work = (!without_worker).then(|| app.start_background_work());
    let listener = listen(config.listen).await?;
    tracing::info!(listen = %config.listen, url = config.public_url, without_worker, "serving");
    run(listener, app, work).await
}

/// Does what runs by itself until it is told to stop, then finishes what has begun.
pub(super) async fn worker() -> Result<(), Failure> {
    let (_, app) = start().await?;
    let work = app.start_background_work();
    tracing::info!("working");
    stop_signal().await;
    work.finish().await;
    Ok(())
}

async fn start() -> Result<(Config, App), Failure> {
    let config = Config::from(&environment)?;
    let applied = migrations::migrate(&config.database_url).await?;
    tracing::info!(applied, database = without_password(&config.database_url), "migrated");
    let app = app(&config, Arc::new(SystemClock), Arc::new(SystemEntropy)).await?;
    refuse_without_guards(&app).await?;
    refuse_without_keys(&app).await?;
    Ok((config, app))
}

/// A promise that rests on the database is not made where the database does not keep it.
async fn refuse_without_guards(app: &App) -> Result<(), Failure> {
    let guards = app.services.guards().await.map_err(|_| "the database does not answer")?;
    match guards.iter().find(|guard| !guard.holds) {
        None => Ok(()),
        Some(guard) => Err(format!(
            "the database's guard \"{}\" is {}, so this is not sure: {}. Run `osallistu check`.",
            guard.name, guard.found, guard.why
        )
        .into()),
    }
}

/// What cannot be opened is told at once, and not to the first who needs it.
async fn refuse_without_keys(app: &App) -> Result<(), Failure> {
    let wrapped = app.services.wrapped_keys().await.map_err(|_| "the key store does not answer")?;
    super::keys::refuse_missing(&wrapped)
}

async fn listen(address: SocketAddr) -> Result<TcpListener, Failure> {
    TcpListener::bind(address).await.map_err(|error| match error.kind() {
        std::io::ErrorKind::AddrInUse => {
            format!("port {} is in use; stop what uses it or choose another with --port", address.port())
                .into()
        }
        _ => format!("cannot listen on {address}: {error}").into(),
    })
}

/// Serves until it is told to stop, then finishes what is under way.
async fn run(listener: TcpListener, app: App, work: Option<Work>) -> Result<(), Failure> {
    let service = app.router.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, service).with_graceful_shutdown(stop_signal()).await?;
    if let Some(work) = work {
        work.finish().await;
    }
    Ok(())
}

async fn stop_signal() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    drop(interrupted.await);
}

pub(super) async fn demo(port: u16) -> Result<(), Failure> {
    let address = SocketAddr::from(([127, 0, 0, 1], port));
    // Before the work: a busy port is told at once.
    let listener = listen(address).await?;
    let folder = tempfile::Builder::new().prefix("osallistu-demo-").tempdir()?;
    let mut secret = vec![0; 48];
    rand::rand_core::UnwrapErr(rand::rngs::SysRng).fill_bytes(&mut secret);
    let config = Config {
        database_url: format!("sqlite:{}?mode=rwc", folder.path().join("demo.sqlite").display()),
        key_store_url: format!("sqlite:{}", folder.path().join("demo.keys").display()),
        secret,
        wrapping_keys: WrappingKeys::default(),
        listen: address,
        public_url: format!("http://127.0.0.1:{}", listener.local_addr()?.port()),
        trusted_proxies: Vec::new(),
        delivery: delivery::Settings::spooled(folder.path().join("spool")),
        patience: PATIENCE,
        demonstration: true,
    };
    say("Filling an invented county …")?;
    migrations::migrate(&config.database_url).await?;
    let clock = Arc::new(MovableClock::new(Arc::new(SystemClock)));
    let app = app(&config, clock.clone(), Arc::new(SystemEntropy)).await?;
    let filled = demo::fill(&app.services, &clock).await.map_err(|error| format!("{error:?}"))?;
    let work = app.start_background_work();
    introduce(&config.public_url, &folder.path().join("spool"), &filled)?;
    run(listener, app, Some(work)).await
}

fn introduce(url: &str, spool: &Path, demonstration: &Demonstration) -> Result<(), Failure> {
    let clash = demonstration.clashing_offer.as_ref();
    let clash = clash.map(|token| format!("{url}/fi/offers/{token}")).unwrap_or_default();
    let programme = &demonstration.programme;
    say(&format!(
        "\nOsallistu shows an invented county: {} surveys, {} answers. Nothing here is real.\n\n\
         Residents   {url}/fi/   {url}/sv/   {url}/en/   {url}/fi-simple/\n\
         A survey    {url}/sv/surveys/{}\n\
         Staff       {url}/fi/log-in\n\
         A clash     {clash} (the expert is booked at that time: a yes is refused)\n\
         A report    {url}/fi/programmes/{programme}/reports/{} (frozen, corrected and published)\n\
         To report   {url}/fi/staff/indicators/{programme}/{} (a half-year that waits for its last values)\n\
         GraphQL     {url}/graphql (POST)\n\
         Messages    {}/ (each becomes a file there)\n\nLog-ins, all with the password: {}\n",
        demonstration.surveys,
        demonstration.answers,
        demonstration.open_survey_slug,
        demonstration.published_period,
        demonstration.open_period,
        spool.display(),
        demonstration.logins.first().map_or("", |login| login.password),
    ))?;
    for login in &demonstration.logins {
        let scope = if login.in_one_division { ", one division only" } else { "" };
        say(&format!("  {:<32} {}{scope}", login.email, login.role.code().replace('_', " ")))?;
    }
    say("\nStop with Ctrl-C; everything is thrown away then.")
}
