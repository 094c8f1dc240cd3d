//! `check`: configuration and the database's own guards, explained.

use domain::county::County;

use super::{Failure, say};
use crate::config::{Config, environment, without_password};

pub(super) async fn check() -> Result<(), Failure> {
    let config = Config::from(&environment)?;
    say("Configuration: good")?;
    say(&format!("  database        {}", without_password(&config.database_url)))?;
    say(&format!("  key store       {}", without_password(&config.key_store_url)))?;
    if config.key_store_url == config.database_url {
        say("                  IN THE DATABASE ITSELF: its backups hold the keys, too")?;
    }
    say(&format!("  listen          {}", config.listen))?;
    say(&format!("  public address  {}", config.public_url))?;
    let https = if config.is_secure() { "bound to https" } else { "for this machine only, without https" };
    say(&format!("  session cookie  {https}"))?;
    say(&format!("  trusted proxies {:?}", config.trusted_proxies))?;
    say(&format!("  e-mail          {}, from {}", config.delivery.mail_goes(), config.delivery.sender))?;
    say(&format!("  text messages   {}", config.delivery.sms_goes()))?;

    let services = super::services().await?;
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
    let wrapped = services.wrapped_keys().await.map_err(|_| "the key store does not answer")?;
    say("Key store:")?;
    for under in &wrapped {
        let verdict = if under.opens { "opens" } else { "CANNOT BE OPENED" };
        say(&format!("  {:<13} {} keys under {}", verdict, under.keys, super::keys::under_what(under)))?;
    }
    super::keys::refuse_missing(&wrapped)?;
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
