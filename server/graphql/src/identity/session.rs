//! Logging in and out.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use service::identity::session::{self, Credentials};
use zeroize::Zeroizing;

use super::account::Account;
use crate::context::{Request, Result};
use crate::problem::{WrongCredentials, outcome};
use crate::scalar::DateTime;

/// What somebody logs in with.
#[derive(InputObject)]
struct LogInInput {
    /// The account's address.
    email: String,
    /// Its password.
    password: String,
}

/// Somebody is logged in. The session is in the cookie of the response.
#[derive(SimpleObject)]
pub(crate) struct LoggedIn {
    /// Who.
    account: Account,
    /// When the session ends, whatever use is made of it.
    expires_at: DateTime,
}

outcome! {
    /// What became of logging in.
    LogInResult = LoggedIn(LoggedIn) | WrongCredentials
}

/// The session has ended.
#[derive(SimpleObject)]
pub(crate) struct LoggedOut {
    /// Always true; logging out twice is no mistake.
    pub(super) done: bool,
}

outcome! {
    /// What became of logging out.
    LogOutResult = LoggedOut(LoggedOut)
}

/// Sessions.
#[derive(Default)]
pub struct SessionMutation;

#[Object]
impl SessionMutation {
    /// Logs in. Sets a cookie and returns no token. One attempt a document; attempts are limited.
    async fn log_in(&self, context: &Context<'_>, input: LogInInput) -> Result<LogInResult> {
        let request = Request::of(context)?;
        let credentials = Credentials {
            email: input.email,
            password: Zeroizing::new(input.password),
            address: request.caller.address,
            previous: request.caller.session_token.clone(),
        };
        let session = session::log_in(request.services, credentials).await.map_err(|e| request.error(e))?;
        let Some(session) = session else {
            return Ok(LogInResult::WrongCredentials(WrongCredentials::new(&request.texts(None), ["email"])));
        };
        context.append_http_header("set-cookie", request.cookie.begin(&session.token));
        Ok(LogInResult::LoggedIn(LoggedIn {
            account: session.account.into(),
            expires_at: DateTime(session.expires_at),
        }))
    }

    /// Ends the caller's session.
    async fn log_out(&self, context: &Context<'_>) -> Result<LogOutResult> {
        let request = Request::of(context)?;
        session::log_out(request.services, request.actor()).await.map_err(|e| request.error(e))?;
        context.append_http_header("set-cookie", request.cookie.end());
        Ok(LogOutResult::LoggedOut(LoggedOut { done: true }))
    }
}
