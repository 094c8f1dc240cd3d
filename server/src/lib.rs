//! Wiring: configuration, the two faces behind one router, background work. The binary is [`cli`].

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
