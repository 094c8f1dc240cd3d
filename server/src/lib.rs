//! Wiring: configuration, the two faces behind one router, background work. The binary is [`cli`].

// The schema's resolvers are merged level by level, and their futures lie within each other: two more levels than the
// compiler follows unasked.
#![recursion_limit = "256"]

pub mod app;
pub mod cli;
pub mod clock;
pub mod config;
pub mod demo;
pub mod entropy;
pub mod messages;
pub mod middleware;
pub mod telemetry;
pub mod work;

pub use app::{App, app, around};
pub use config::Config;
