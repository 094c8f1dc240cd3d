//! The log: one line an event, times cut to the minute, so that it does not tell who answered when.

use std::fmt;

use domain::time::Clock;
use tracing_subscriber::EnvFilter;
use tracing_subscriber::fmt::format::Writer;
use tracing_subscriber::fmt::time::FormatTime;

use crate::clock::SystemClock;

/// The time of a log line, to the minute, in UTC.
struct Minute;

impl FormatTime for Minute {
    fn format_time(&self, writer: &mut Writer<'_>) -> fmt::Result {
        write!(writer, "{}", SystemClock.now().format("%Y-%m-%dT%H:%MZ"))
    }
}

/// Starts logging to standard error. `OSALLISTU_LOG` chooses what (as `RUST_LOG` does), JSON where
/// `OSALLISTU_LOG_FORMAT` is `json`.
pub fn start(variables: crate::config::Variables<'_>) {
    // Statements hold what is bound to them at debug: never ours to log by default.
    let filter =
        variables("OSALLISTU_LOG").unwrap_or_else(|| "info,sqlx=warn,sea_orm_migration=warn".to_owned());
    // Its spans hold the database's address with the password, at any level that shows spans.
    let filter = format!("{filter},sea_orm=warn");
    let builder = tracing_subscriber::fmt()
        .with_env_filter(EnvFilter::new(filter))
        .with_timer(Minute)
        .with_ansi(false)
        .with_writer(std::io::stderr);
    let started = if variables("OSALLISTU_LOG_FORMAT").as_deref() == Some("json") {
        builder.json().try_init()
    } else {
        builder.try_init()
    };
    // Somebody else's subscriber stays: a test may have set one.
    drop(started);
}
