//! `check`: configuration and the database's own guards, explained.

use domain::county::County;
use service::Services;
use service::vault::Vault;

use std::sync::Arc;

use super::{Failure, say};
use crate::clock::SystemClock;
use crate::config::{Config, environment, without_password};
use crate::entropy::SystemEntropy;

pub(super) async fn check() -> Result<(), Failure> {
    let config = Config::from(&environment)?;
    say("Configuration: good")?;
    say(&format!("  database        {}", without_password(&config.database_url)))?;
    say(&format!("  listen          {}", config.listen))?;
    say(&format!("  public address  {}", config.public_url))?;
    let https = if config.is_secure() { "bound to https" } else { "for this machine only, without https" };
    say(&format!("  session cookie  {https}"))?;
    say(&format!("  trusted proxies {:?}", config.trusted_proxies))?;

    let storage = super::open(&config.database_url).await?;
    let vault = Vault::new(&config.secret)?;
    let services = Services::new(storage, Arc::new(SystemClock), Arc::new(SystemEntropy), vault);
    let guards =
        services.guards().await.map_err(|_| "the database does not answer, or has not been migrated")?;
    say("Database:")?;
    for guard in &guards {
        let verdict = if guard.holds { "holds" } else { "DOES NOT HOLD" };
        say(&format!("  {:<13} {} ({}): {}", verdict, guard.name, guard.found, guard.why))?;
    }
    if !guards.iter().all(|guard| guard.holds) {
        return Err("a guard does not hold; where the database is new, run `osallistu migrate` first".into());
    }
    say("County:")?;
    let county = service::county::settings(&services).await.map_err(|_| "the settings cannot be read")?;
    let languages: Vec<_> = county.required_languages.iter().map(ToString::to_string).collect();
    say(&format!("  required languages  {}", languages.join(", ")))?;
    if county == County::blank() {
        say("  NOT SET: name, divisions, municipalities and the address for accessibility feedback.")?;
        say(
            "  Run `osallistu county show > county.json`, edit the file, then `osallistu county set county.json`.",
        )?;
    } else if county.contact_email.is_empty() {
        say("  NO ADDRESS for accessibility feedback: set contactEmail")?;
    }
    Ok(())
}
