//! `user create`: the only way to the first administrator.

use std::io::BufRead;
use std::sync::Arc;

use service::identity::account;
use service::vault::Vault;
use service::{ServiceError, Services};

use super::{Failure, say};
use crate::clock::SystemClock;
use crate::config::{Config, environment};
use crate::entropy::SystemEntropy;

pub(super) async fn create(email: &str, name: &str) -> Result<(), Failure> {
    let url = Config::database_url(&environment)?;
    let vault = Vault::new(&Config::secret(&environment)?)?;
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    let storage = super::open(&url).await?;
    let services = Services::new(storage, Arc::new(SystemClock), Arc::new(SystemEntropy), vault);
    match account::create_administrator(&services, email, name, password).await {
        Ok(account) => say(&format!("{} can log in as administrator", account.email)),
        Err(ServiceError::Invalid(violations)) => {
            let texts = l10n::Catalogues::embedded()?.texts(&["en"]);
            let told: Vec<String> = violations
                .iter()
                .map(|violation| {
                    let args: Vec<_> =
                        violation.args.iter().map(|(name, value)| (*name, message_arg(value))).collect();
                    texts.with(violation.code.message_key(), &args).text
                })
                .collect();
            Err(told.join(" ").into())
        }
        Err(error) => {
            Err(format!("{error:?}. Where the database is new, run `osallistu migrate` first.").into())
        }
    }
}

fn message_arg(value: &domain::violation::Arg) -> l10n::Arg {
    match value {
        domain::violation::Arg::Text(text) => text.as_str().into(),
        domain::violation::Arg::Number(number) => (*number).into(),
    }
}
