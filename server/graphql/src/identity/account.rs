//! Staff accounts and the links by which their holders choose a password.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject};
use domain::id::TypedId;
use domain::identity::{self, LinkPurpose};
use service::identity::account::{self, Invitation, OneTimeLink};
use zeroize::Zeroizing;

use super::grant::{GrantInput, GrantView, parse_grants};
use super::session::LoggedOut;
use crate::context::{Request, Result};
use crate::problem::{outcome, settle};
use crate::scalar::{DateTime, LanguageTag};

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
        Self {
            id: account.id.node_id().into(),
            email: account.email.to_string(),
            name: account.name,
            language: account.language.map(LanguageTag),
            status: account.status.into(),
            roles: account.grants.iter().map(GrantView::from).collect(),
            created_at: DateTime(account.created_at),
        }
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
        let grants = match parse_grants(&request, &input.roles) {
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
        let id = request.parse_id(&account_id)?;
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

    /// Chooses the language in which the service speaks to the caller; `null` follows `Accept-Language`.
    async fn set_language(
        &self,
        context: &Context<'_>,
        language: Option<LanguageTag>,
    ) -> Result<AccountResult> {
        let request = Request::of(context)?;
        let language = language.map(|tag| tag.0);
        let changed = account::set_language(request.services, request.actor(), language.as_ref()).await;
        settle(
            &request,
            changed,
            |account| AccountResult::Account(account.into()),
            AccountResult::InvalidInput,
        )
    }

    /// Replaces an account's roles. Its sessions end. For administrators.
    async fn set_account_roles(
        &self,
        context: &Context<'_>,
        input: SetAccountRolesInput,
    ) -> Result<AccountResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.account_id)?;
        let grants = match parse_grants(&request, &input.roles) {
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
        let id = request.parse_id(&input.account_id)?;
        let changed = account::set_disabled(request.services, request.actor(), id, input.disabled).await;
        settle(
            &request,
            changed,
            |account| AccountResult::Account(account.into()),
            AccountResult::InvalidInput,
        )
    }
}
