//! `user create`: the only way to the first administrator.

use std::io::BufRead;

use service::ServiceError;
use service::identity::account;

use super::{Failure, say};

pub(super) async fn create(email: &str, name: &str) -> Result<(), Failure> {
    let services = super::services().await?;
    let mut password = String::new();
    std::io::stdin().lock().read_line(&mut password)?;
    let password = password.trim_end_matches(['\r', '\n']);
    match account::create_administrator(&services, email, name, password).await {
        Ok(account) => say(&format!("{} can log in as administrator", account.email)),
        Err(ServiceError::Invalid(violations)) => Err(super::in_words(&violations)?.into()),
        Err(error) => {
            Err(format!("{error:?}. Where the database is new, run `osallistu migrate` first.").into())
        }
    }
}
