//! Staff: logging in and out, accounts.

use async_graphql::connection::Connection;
use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use domain::id::{AuditId, TypedId};
use domain::identity::{self, Grant, LinkPurpose, Scope};
use domain::{AccountId, Code, DivisionId, UnitId, Violation};
use service::identity::account::{self, Invitation, OneTimeLink};
use service::identity::session::{self, Credentials};
use zeroize::Zeroizing;

use crate::context::{Request, Result, coded};
use crate::paging::{self, Cursor, Page};
use crate::problem::{InvalidInput, WrongCredentials, outcome, settle};
use crate::scalar::{DateTime, LanguageTag};

/// A role of staff.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::identity::Role")]
pub(crate) enum Role {
    /// Accounts, roles and the county's settings; sees no answers.
    Administrator,
    /// Makes surveys.
    SurveyEditor,
    /// Reads results.
    Analyst,
    /// Coordinates panels and experts by experience.
    Coordinator,
    /// Orders experts by experience for a unit.
    Orderer,
    /// Follows the participation programme.
    ProgrammeOfficer,
}

/// Where an account stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::identity::AccountStatus")]
pub(crate) enum AccountStatus {
    /// Its one-time link has not been used yet.
    Invited,
    /// Can log in.
    Active,
    /// Cannot log in.
    Disabled,
}

/// A part of the county: all of it where both are `null`, a division, or a unit of one.
#[derive(SimpleObject)]
#[graphql(name = "Scope")]
pub(crate) struct ScopeView {
    /// `Division:…`
    division: Option<ID>,
    /// `Unit:…`
    unit: Option<ID>,
}

impl From<Scope> for ScopeView {
    fn from(scope: Scope) -> Self {
        let (division, unit) = match scope {
            Scope::County => (None, None),
            Scope::Division(division) => (Some(division), None),
            Scope::Unit { division, unit } => (Some(division), Some(unit)),
        };
        Self { division: division.map(|id| id.node_id().into()), unit: unit.map(|id| id.node_id().into()) }
    }
}

/// A part of the county: all of it where both are left out, a division, or a unit of one.
#[derive(InputObject)]
pub(crate) struct ScopeInput {
    /// `Division:…`
    division: Option<ID>,
    /// `Unit:…`; its division must be given, too.
    unit: Option<ID>,
}

impl ScopeInput {
    pub(crate) fn parse(&self, request: &Request<'_>) -> std::result::Result<Scope, InvalidInput> {
        let refuse = |name: &str| {
            InvalidInput::new(&request.texts(None), &vec![Violation::new(Code::NotAnId, ["owner", name])])
        };
        let division =
            self.division.as_ref().map(|id| DivisionId::parse_node_id(id).ok_or_else(|| refuse("division")));
        let unit = self.unit.as_ref().map(|id| UnitId::parse_node_id(id).ok_or_else(|| refuse("unit")));
        match (division.transpose()?, unit.transpose()?) {
            (None, None) => Ok(Scope::County),
            (Some(division), None) => Ok(Scope::Division(division)),
            (Some(division), Some(unit)) => Ok(Scope::Unit { division, unit }),
            (None, Some(_)) => Err(refuse("division")),
        }
    }
}

/// A role in a part of the county.
#[derive(SimpleObject)]
pub(crate) struct GrantView {
    /// The role.
    role: Role,
    /// Where it holds.
    scope: ScopeView,
}

/// A role in a part of the county.
#[derive(InputObject)]
struct GrantInput {
    /// The role.
    role: Role,
    /// Where it holds; the whole county unless told.
    scope: Option<ScopeInput>,
}

/// A staff account.
#[derive(SimpleObject)]
pub(crate) struct Account {
    /// `Account:…`
    id: ID,
    /// The address it logs in with.
    email: String,
    /// Its holder's name.
    name: String,
    /// The language its holder has chosen.
    language: Option<LanguageTag>,
    /// Where it stands.
    status: AccountStatus,
    /// Its roles.
    roles: Vec<GrantView>,
    /// When it was made.
    created_at: DateTime,
}

impl From<identity::Account> for Account {
    fn from(account: identity::Account) -> Self {
        let grant = |grant: &Grant| GrantView { role: grant.role.into(), scope: grant.scope.into() };
        Self {
            id: account.id.node_id().into(),
            email: account.email.to_string(),
            name: account.name,
            language: account.language.map(LanguageTag),
            status: account.status.into(),
            roles: account.grants.iter().map(grant).collect(),
            created_at: DateTime(account.created_at),
        }
    }
}

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

/// Reading about staff.
#[derive(Default)]
pub struct IdentityQuery;

#[Object]
impl IdentityQuery {
    /// The caller's own account; `null` where nobody is logged in.
    async fn me(&self, context: &Context<'_>) -> Result<Option<Account>> {
        let request = Request::of(context)?;
        let me = account::me(request.services, request.actor()).await.map_err(|e| request.error(e))?;
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
        let accounts =
            account::accounts(request.services, request.actor()).await.map_err(|e| request.error(e))?;
        let key = |account: &identity::Account| account.id.node_id();
        paging::cut(accounts, Page { first, after, last, before }, key, Account::from)
    }

    /// The audit log, newest first. For administrators.
    #[graphql(complexity = "2 + first.unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn audit_events(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those about this, for example `Survey:…`.")] subject: Option<String>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those older than this event.")] older_than: Option<ID>,
    ) -> Result<Vec<AuditEvent>> {
        let request = Request::of(context)?;
        let not_an_id = || coded("BAD_INPUT", request.texts(None).text(Code::NotAnId.message_key()));
        let before = older_than.map(|id| AuditId::parse_node_id(&id).ok_or_else(not_an_id)).transpose()?;
        let first = u64::try_from(first.unwrap_or(20)).unwrap_or(1);
        let page =
            service::audit_log(request.services, request.actor(), subject.as_deref(), before, first).await;
        let event = |event: domain::audit::AuditEvent| AuditEvent {
            id: event.id.node_id().into(),
            at: DateTime(event.at),
            actor: event.actor.map(|id| id.node_id().into()),
            act: event.act.code().to_owned(),
            subject: event.subject,
            detail: event.detail.to_string(),
        };
        Ok(page.map_err(|e| request.error(e))?.events.into_iter().map(event).collect())
    }
}

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
    done: bool,
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

/// Somebody to be invited.
#[derive(InputObject)]
struct InviteAccountInput {
    /// The address they will log in with.
    email: String,
    /// Their name.
    name: String,
    /// Their language.
    language: Option<LanguageTag>,
    /// Their roles; at least one.
    #[graphql(validator(max_items = 50))]
    roles: Vec<GrantInput>,
}

/// Which roles an account is to have.
#[derive(InputObject)]
struct SetAccountRolesInput {
    /// `Account:…`
    account_id: ID,
    /// All its roles; at least one.
    #[graphql(validator(max_items = 50))]
    roles: Vec<GrantInput>,
}

/// Whether an account is to be able to log in.
#[derive(InputObject)]
struct SetAccountDisabledInput {
    /// `Account:…`
    account_id: ID,
    /// True to keep it out, false to let it in again.
    disabled: bool,
}

/// A one-time link and the password it is used for.
#[derive(InputObject)]
struct RedeemAccountLinkInput {
    /// The last part of the link's address.
    token: String,
    /// The new password, at least twelve characters and hard to guess.
    password: String,
}

/// A change of one's own password.
#[derive(InputObject)]
struct ChangePasswordInput {
    /// The password until now.
    current_password: String,
    /// The new one, at least twelve characters and hard to guess.
    new_password: String,
}

/// A link that works once. Shown here and kept nowhere: hand it over yourself.
#[derive(SimpleObject)]
pub(crate) struct AccountLink {
    /// The last part of the link's address, `/{language}/link/{token}`.
    token: String,
    /// True for an invitation, false for a password reset.
    invitation: bool,
    /// When it stops working.
    expires_at: DateTime,
    /// Whose it is.
    account: Account,
}

impl From<OneTimeLink> for AccountLink {
    fn from(link: OneTimeLink) -> Self {
        Self {
            token: link.token.to_string(),
            invitation: link.purpose == LinkPurpose::Invitation,
            expires_at: DateTime(link.expires_at),
            account: link.account.into(),
        }
    }
}

outcome! {
    /// What became of making a link.
    AccountLinkResult = Link(AccountLink) | InvalidInput
}
outcome! {
    /// What became of changing an account.
    AccountResult = Account(Account) | InvalidInput
}
outcome! {
    /// What became of changing a password. Every session of the account has ended.
    ChangePasswordResult = LoggedOut(LoggedOut) | InvalidInput
}

/// Accounts.
#[derive(Default)]
pub struct AccountMutation;

#[Object]
impl AccountMutation {
    /// Invites somebody and makes the link with which they choose a password. For administrators.
    async fn invite_account(
        &self,
        context: &Context<'_>,
        input: InviteAccountInput,
    ) -> Result<AccountLinkResult> {
        let request = Request::of(context)?;
        let grants = match grants(&request, &input.roles) {
            Ok(grants) => grants,
            Err(invalid) => return Ok(AccountLinkResult::InvalidInput(invalid)),
        };
        let language = input.language.map(|tag| tag.0);
        let invitation = Invitation { email: input.email, name: input.name, language, grants };
        let link = account::invite(request.services, request.actor(), invitation).await;
        settle(&request, link, |link| AccountLinkResult::Link(link.into()), AccountLinkResult::InvalidInput)
    }

    /// Makes a new link: an invitation, or a password reset. Earlier ones stop working. For administrators.
    async fn make_account_link(&self, context: &Context<'_>, account_id: ID) -> Result<AccountLinkResult> {
        let request = Request::of(context)?;
        let id = parse_id(&request, &account_id)?;
        let link = account::make_account_link(request.services, request.actor(), id).await;
        settle(&request, link, |link| AccountLinkResult::Link(link.into()), AccountLinkResult::InvalidInput)
    }

    /// Uses a one-time link to choose a password. One a document.
    async fn redeem_account_link(
        &self,
        context: &Context<'_>,
        input: RedeemAccountLinkInput,
    ) -> Result<AccountResult> {
        let request = Request::of(context)?;
        let password = Zeroizing::new(input.password);
        let redeemed = account::redeem_link(request.services, &input.token, &password).await;
        settle(
            &request,
            redeemed,
            |account| AccountResult::Account(account.into()),
            AccountResult::InvalidInput,
        )
    }

    /// Changes the caller's password. Every session ends, this one too. One a document.
    async fn change_password(
        &self,
        context: &Context<'_>,
        input: ChangePasswordInput,
    ) -> Result<ChangePasswordResult> {
        let request = Request::of(context)?;
        let (current, new) = (Zeroizing::new(input.current_password), Zeroizing::new(input.new_password));
        let changed = account::change_password(request.services, request.actor(), &current, &new).await;
        if changed.is_ok() {
            context.append_http_header("set-cookie", request.cookie.end());
        }
        let success = |()| ChangePasswordResult::LoggedOut(LoggedOut { done: true });
        settle(&request, changed, success, ChangePasswordResult::InvalidInput)
    }

    /// Replaces an account's roles. Its sessions end. For administrators.
    async fn set_account_roles(
        &self,
        context: &Context<'_>,
        input: SetAccountRolesInput,
    ) -> Result<AccountResult> {
        let request = Request::of(context)?;
        let id = parse_id(&request, &input.account_id)?;
        let grants = match grants(&request, &input.roles) {
            Ok(grants) => grants,
            Err(invalid) => return Ok(AccountResult::InvalidInput(invalid)),
        };
        let changed = account::set_roles(request.services, request.actor(), id, grants).await;
        settle(
            &request,
            changed,
            |account| AccountResult::Account(account.into()),
            AccountResult::InvalidInput,
        )
    }

    /// Keeps an account out, or lets it in again. For administrators.
    async fn set_account_disabled(
        &self,
        context: &Context<'_>,
        input: SetAccountDisabledInput,
    ) -> Result<AccountResult> {
        let request = Request::of(context)?;
        let id = parse_id(&request, &input.account_id)?;
        let changed = account::set_disabled(request.services, request.actor(), id, input.disabled).await;
        settle(
            &request,
            changed,
            |account| AccountResult::Account(account.into()),
            AccountResult::InvalidInput,
        )
    }
}

fn grants(request: &Request<'_>, inputs: &[GrantInput]) -> std::result::Result<Vec<Grant>, InvalidInput> {
    inputs
        .iter()
        .map(|input| {
            let scope = input.scope.as_ref().map(|scope| scope.parse(request)).transpose()?;
            Ok(Grant { role: input.role.into(), scope: scope.unwrap_or(Scope::County) })
        })
        .collect()
}

fn parse_id(request: &Request<'_>, id: &ID) -> Result<AccountId> {
    AccountId::parse_node_id(id)
        .ok_or_else(|| coded("BAD_INPUT", request.texts(None).text(Code::NotAnId.message_key())))
}
