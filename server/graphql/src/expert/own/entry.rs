//! How experts come in, and leave.

use async_graphql::{Context, Object, SimpleObject};
use service::expert::own::entry;

use crate::context::{Request, Result};
use crate::problem::{outcome, settle};
use crate::scalar::DateTime;

/// A code is on its way.
#[derive(SimpleObject)]
pub(crate) struct SignInCodeSent {
    /// Until when it can be entered.
    expires_at: Option<DateTime>,
}

/// An expert has come in. The session is in the cookie of the response.
#[derive(SimpleObject)]
pub(crate) struct OwnSessionOpened {
    /// Always true.
    done: bool,
}

/// The expert's session has ended.
#[derive(SimpleObject)]
pub(crate) struct OwnSessionClosed {
    /// Always true; leaving twice is no mistake.
    done: bool,
}

outcome! {
    /// What became of coming in with a code. A wrong one is refused with the violation `WRONG_CODE`, one that has ended
    /// with `CODE_NOT_VALID`.
    OpenOwnSessionResult = Opened(OwnSessionOpened) | InvalidInput
}

/// The way in and out.
#[derive(Default)]
pub struct OwnEntryMutation;

#[Object]
impl OwnEntryMutation {
    /// Sends a code to the expert of a private link, by the way they are always reached; the code before ends. Asking
    /// is limited. For whoever has the link.
    async fn request_sign_in_code(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The last part of the link.")] token: String,
    ) -> Result<SignInCodeSent> {
        let request = Request::of(context)?;
        let asked = entry::ask_code(request.services, &token).await;
        let expires_at = asked.map_err(|error| request.error(error))?;
        Ok(SignInCodeSent { expires_at: Some(DateTime(expires_at)) })
    }

    /// Begins an expert's session with the code that was sent. Sets a cookie and returns no token. One attempt a
    /// document; the fifth wrong one ends the code. For whoever has the link and the code.
    async fn open_own_session(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The last part of the link.")] token: String,
        #[graphql(desc = "Six digits; whatever stands between them is skipped.")] code: String,
    ) -> Result<OpenOwnSessionResult> {
        let request = Request::of(context)?;
        let entered = entry::enter(request.services, &token, &code).await;
        if let Ok(session) = &entered {
            context.append_http_header("set-cookie", request.cookie.of_expert().begin(session));
        }
        let success = |_| OpenOwnSessionResult::Opened(OwnSessionOpened { done: true });
        settle(&request, entered, success, OpenOwnSessionResult::InvalidInput)
    }

    /// Ends the caller's session as an expert.
    async fn close_own_session(&self, context: &Context<'_>) -> Result<OwnSessionClosed> {
        leave(context, &Request::of(context)?).await?;
        Ok(OwnSessionClosed { done: true })
    }
}

/// Ends the expert's session, here and in the browser.
pub(super) async fn leave(context: &Context<'_>, request: &Request<'_>) -> Result<()> {
    let left = entry::leave(request.services, request.caller.own_token.as_deref()).await;
    left.map_err(|error| request.error(error))?;
    context.append_http_header("set-cookie", request.cookie.of_expert().end());
    Ok(())
}
