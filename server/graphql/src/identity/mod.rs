//! Staff: logging in and out, accounts, and what they have done.

mod account;
mod grant;
mod session;

use async_graphql::connection::{Connection, Edge, EmptyFields};
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::id::{AuditId, TypedId};
use domain::{audit, identity};

pub use account::AccountMutation;
pub(crate) use grant::{ScopeInput, ScopeView};
pub use session::SessionMutation;

use account::Account;

use crate::context::{Request, Result};
use crate::paging::{self, Cursor, Page};
use crate::scalar::DateTime;

/// One row of the audit log.
#[derive(SimpleObject)]
pub(crate) struct AuditEvent {
    /// `AuditEvent:…`
    id: ID,
    /// When.
    at: DateTime,
    /// Who; `null` for the service itself.
    actor: Option<ID>,
    /// What was done, for example `survey-published`.
    act: String,
    /// What it was done to, for example `Survey:…`.
    subject: String,
    /// Figures that explain it, as JSON.
    detail: String,
}

impl From<audit::AuditEvent> for AuditEvent {
    fn from(event: audit::AuditEvent) -> Self {
        Self {
            id: event.id.node_id().into(),
            at: DateTime(event.at),
            actor: event.actor.map(|id| id.node_id().into()),
            act: event.act.code().to_owned(),
            subject: event.subject,
            detail: event.detail.to_string(),
        }
    }
}

/// Reading about staff.
#[derive(Default)]
pub struct IdentityQuery;

#[Object]
impl IdentityQuery {
    /// The caller's own account; `null` where nobody is logged in.
    async fn me(&self, context: &Context<'_>) -> Result<Option<Account>> {
        let request = Request::of(context)?;
        let me = service::identity::account::me(request.services, request.actor())
            .await
            .map_err(|e| request.error(e))?;
        Ok(me.map(Account::from))
    }

    /// Every account, by name. For administrators.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn accounts(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Account>> {
        let request = Request::of(context)?;
        let accounts = service::identity::account::accounts(request.services, request.actor())
            .await
            .map_err(|e| request.error(e))?;
        let key = |account: &identity::Account| (account.name.clone(), account.id);
        paging::cut(&request, accounts, Page { first, after, last, before }, key, Account::from)
    }

    /// The audit log, newest first. For administrators.
    #[graphql(complexity = "2 + first.unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn audit_events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those about this, for example `Survey:…`.")] subject: Option<String>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor: older ones.")] after: Option<String>,
    ) -> Result<Connection<Cursor, AuditEvent>> {
        let request = Request::of(context)?;
        let before: Option<AuditId> = Cursor::read(&request, after)?;
        let first = u64::try_from(paging::size(&request, first)?).unwrap_or_default();
        let page =
            service::audit_log(request.services, request.actor(), subject.as_deref(), before, first).await;
        let page = page.map_err(|e| request.error(e))?;
        let mut connection = Connection::new(before.is_some(), page.next.is_some());
        connection.edges.extend(page.events.into_iter().map(|event| {
            Edge::with_additional_fields(Cursor::of(&event.id), AuditEvent::from(event), EmptyFields)
        }));
        Ok(connection)
    }
}
