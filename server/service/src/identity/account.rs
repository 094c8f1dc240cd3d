//! Accounts: inviting, roles, links, passwords.

use chrono::{DateTime, Duration, Utc};
use domain::audit::Act;
use domain::id::TypedId;
use domain::identity::bucket::PASSWORD_CHANGE;
use domain::identity::{
    Account, AccountStatus, Action, Actor, Email, Grant, LinkPurpose, Role, Scope, permits,
};
use domain::{AccountId, Code, LanguageTag, Violation};
use storage::account::AccountLink;
use storage::{Access, Tx};
use zeroize::Zeroizing;

use super::password::{self, Verified};
use super::{authorise, take_token};
use crate::{Result, ServiceError, Services, audit, county, token};

const INVITATION_DAYS: i64 = 7;
const RESET_HOURS: i64 = 24;
const NAME_MAX: usize = 200;

/// A one-time link, shown once to the administrator who hands it over.
#[derive(Debug)]
pub struct OneTimeLink {
    pub token: Zeroizing<String>,
    pub account: Account,
    pub purpose: LinkPurpose,
    pub expires_at: DateTime<Utc>,
}

/// Somebody to be invited.
pub struct Invitation {
    pub email: String,
    pub name: String,
    pub language: Option<LanguageTag>,
    pub grants: Vec<Grant>,
}

/// The first administrator, or another one, by the command line only.
pub async fn create_administrator(
    services: &Services,
    email: &str,
    name: &str,
    password: &str,
) -> Result<Account> {
    let grants = vec![Grant { role: Role::Administrator, scope: Scope::County }];
    create_active(services, email, name, password, grants).await
}

/// An account that can log in at once. For the command line and the demonstration; staff are invited.
pub async fn create_active(
    services: &Services,
    email: &str,
    name: &str,
    password: &str,
    grants: Vec<Grant>,
) -> Result<Account> {
    let mut account = new_account(services, email, name, None, grants)?;
    password::check(password, &[account.email.as_str(), &account.name])?;
    let hash = services.passwords.hash(password, services.random()).await?;
    let tx = services.storage.begin().await?;
    insert(services, &tx, &Actor::System, &account).await?;
    storage::account::set_password(&tx, account.id, &hash).await?;
    audit::record(services, &tx, &Actor::System, Act::AccountActivated, account.id, serde_json::json!({}))
        .await?;
    tx.commit().await?;
    account.status = AccountStatus::Active;
    Ok(account)
}

/// Invites somebody: an account without a password and the link with which they choose one.
pub async fn invite(services: &Services, actor: &Actor, invitation: Invitation) -> Result<OneTimeLink> {
    authorise(actor, Action::ManageAccounts, Scope::County)?;
    let Invitation { email, name, language, grants } = invitation;
    check_grants(services, &grants).await?;
    let account = new_account(services, &email, &name, language, grants)?;
    let tx = services.storage.begin().await?;
    insert(services, &tx, actor, &account).await?;
    let link = make_link(services, &tx, account, LinkPurpose::Invitation).await?;
    tx.commit().await?;
    Ok(link)
}

fn new_account(
    services: &Services,
    email: &str,
    name: &str,
    language: Option<LanguageTag>,
    grants: Vec<Grant>,
) -> Result<Account> {
    // Control characters mean nothing in a name, and PostgreSQL stores no U+0000.
    let name: String = name.trim().chars().filter(|c| !c.is_control()).collect();
    let mut found = Vec::new();
    let email = Email::parse(email).map_err(|violation| found.push(violation)).ok();
    if name.is_empty() {
        found.push(Violation::new(Code::Required, ["name"]));
    } else if name.chars().count() > NAME_MAX {
        found.push(Violation::new(Code::TooLong, ["name"]).with("max", NAME_MAX));
    }
    match email.filter(|_| found.is_empty()) {
        Some(email) => Ok(Account {
            id: services.fresh_id(),
            email,
            name,
            language,
            status: AccountStatus::Invited,
            grants,
            created_at: services.now(),
        }),
        None => Err(ServiceError::Invalid(found)),
    }
}

async fn insert(services: &Services, tx: &Tx, actor: &Actor, account: &Account) -> Result<()> {
    storage::account::insert(tx, account).await?;
    let ids: Vec<_> = account.grants.iter().map(|_| row_id(services)).collect();
    storage::account::set_grants(tx, account.id, &account.grants, &ids).await?;
    let detail = serde_json::json!({ "roles": role_codes(&account.grants) });
    audit::record(services, tx, actor, Act::AccountInvited, account.id, detail).await
}

fn row_id(services: &Services) -> uuid::Uuid {
    services.fresh_id::<AccountId>().uuid()
}

fn role_codes(grants: &[Grant]) -> Vec<&'static str> {
    grants.iter().map(|grant| grant.role.code()).collect()
}

async fn check_grants(services: &Services, grants: &[Grant]) -> Result<()> {
    if grants.is_empty() {
        return Err(ServiceError::invalid(Code::RoleRequired, ["roles"]));
    }
    for grant in grants {
        county::check_scope(services, grant.scope, "roles").await?;
    }
    Ok(())
}

/// Makes a fresh one-time link: an invitation for who has no password yet, else a password reset.
/// Earlier links of the account stop working.
pub async fn make_account_link(services: &Services, actor: &Actor, id: AccountId) -> Result<OneTimeLink> {
    authorise(actor, Action::ManageAccounts, Scope::County)?;
    let tx = services.storage.begin().await?;
    let account = storage::account::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let purpose = match account.status {
        AccountStatus::Invited => LinkPurpose::Invitation,
        AccountStatus::Active => LinkPurpose::PasswordReset,
        AccountStatus::Disabled => return Err(ServiceError::invalid(Code::AccountDisabled, ["accountId"])),
    };
    let link = make_link(services, &tx, account, purpose).await?;
    let detail = serde_json::json!({ "reset": purpose == LinkPurpose::PasswordReset });
    audit::record(services, &tx, actor, Act::AccountLinkMade, id, detail).await?;
    tx.commit().await?;
    Ok(link)
}

async fn make_link(
    services: &Services,
    tx: &Tx,
    account: Account,
    purpose: LinkPurpose,
) -> Result<OneTimeLink> {
    let token = token::fresh(services);
    let lifetime = match purpose {
        LinkPurpose::Invitation => Duration::days(INVITATION_DAYS),
        LinkPurpose::PasswordReset => Duration::hours(RESET_HOURS),
    };
    let link = AccountLink {
        token_hash: token::hash(&token),
        account: account.id,
        purpose,
        expires_at: services.now() + lifetime,
    };
    storage::account::replace_link(tx, &link).await?;
    Ok(OneTimeLink { token, account, purpose, expires_at: link.expires_at })
}

/// Whose link this is, without using it up: mail scanners open links, too. `None` if it no longer works.
pub async fn peek_link(services: &Services, token: &str) -> Result<Option<(Account, LinkPurpose)>> {
    let Some(link) = valid_link(services, &services.storage, token).await? else { return Ok(None) };
    let account = storage::account::find(&services.storage, link.account).await?;
    Ok(account
        .filter(|account| account.status != AccountStatus::Disabled)
        .map(|account| (account, link.purpose)))
}

async fn valid_link(
    services: &Services,
    access: &impl storage::Access,
    token: &str,
) -> Result<Option<AccountLink>> {
    let link = storage::account::find_link(access, &token::hash(token)).await?;
    Ok(link.filter(|link| link.expires_at > services.now()))
}

/// Uses a one-time link to choose a password. Every session and every other link of the account ends.
pub async fn redeem_link(services: &Services, token: &str, password: &str) -> Result<Account> {
    let not_valid = || ServiceError::invalid(Code::LinkNotValid, ["token"]);
    let (account, _) = peek_link(services, token).await?.ok_or_else(not_valid)?;
    password::check(password, &[account.email.as_str(), &account.name])?;
    let hash = services.passwords.hash(password, services.random()).await?;
    let tx = services.storage.begin().await?;
    let link = valid_link(services, &tx, token).await?.ok_or_else(not_valid)?;
    if !storage::account::consume_link(&tx, &link.token_hash).await? {
        return Err(not_valid());
    }
    let act = match link.purpose {
        LinkPurpose::Invitation => Act::AccountActivated,
        LinkPurpose::PasswordReset => Act::PasswordChanged,
    };
    store_password(services, &tx, &Actor::System, account.id, &hash, act).await?;
    tx.commit().await?;
    Ok(Account { status: AccountStatus::Active, ..account })
}

/// Changes one's own password. Every session ends, the present one too.
pub async fn change_password(services: &Services, actor: &Actor, current: &str, new: &str) -> Result<()> {
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let bucket = format!("change:{}", staff.account.uuid());
    take_token(services, &bucket, PASSWORD_CHANGE).await?;
    let account =
        storage::account::find(&services.storage, staff.account).await?.ok_or(ServiceError::NotFound)?;
    let found = storage::account::find_by_email(&services.storage, &account.email).await?;
    let stored = found.as_ref().and_then(|(_, hash)| hash.as_deref());
    if services.passwords.verify(current, stored).await? == Verified::Wrong {
        return Err(ServiceError::invalid(Code::WrongPassword, ["currentPassword"]));
    }
    // Somebody who knows the password was not guessing.
    services.buckets.give_back(&bucket, PASSWORD_CHANGE, services.now()).await?;
    password::check(new, &[account.email.as_str(), &account.name])?;
    let hash = services.passwords.hash(new, services.random()).await?;
    let tx = services.storage.begin().await?;
    store_password(services, &tx, actor, account.id, &hash, Act::PasswordChanged).await?;
    Ok(tx.commit().await?)
}

async fn store_password(
    services: &Services,
    tx: &Tx,
    actor: &Actor,
    account: AccountId,
    hash: &str,
    act: Act,
) -> Result<()> {
    storage::account::set_password(tx, account, hash).await?;
    storage::account::delete_links_of(tx, account).await?;
    let ended = storage::account::delete_sessions_of(tx, account).await?;
    audit::record(services, tx, actor, act, account, serde_json::json!({ "sessionsEnded": ended })).await
}

/// Every account, by name.
pub async fn accounts(services: &Services, actor: &Actor) -> Result<Vec<Account>> {
    authorise(actor, Action::ManageAccounts, Scope::County)?;
    Ok(storage::account::all(&services.storage).await?)
}

/// Whoever can log in and may do this there, by name.
pub(crate) async fn who_may(access: &impl Access, action: Action, resource: Scope) -> Result<Vec<AccountId>> {
    let may = |account: &Account| {
        account.status == AccountStatus::Active
            && account
                .grants
                .iter()
                .any(|grant| permits(grant.role, action) && grant.scope.contains(resource))
    };
    let accounts = storage::account::all(access).await?;
    Ok(accounts.into_iter().filter(may).map(|account| account.id).collect())
}

/// The actor's own account.
pub async fn me(services: &Services, actor: &Actor) -> Result<Option<Account>> {
    match actor.staff() {
        Some(staff) => Ok(storage::account::find(&services.storage, staff.account).await?),
        None => Ok(None),
    }
}

/// Replaces somebody's roles. Their sessions end, so that the change holds at once.
pub async fn set_roles(
    services: &Services,
    actor: &Actor,
    id: AccountId,
    grants: Vec<Grant>,
) -> Result<Account> {
    authorise(actor, Action::ManageAccounts, Scope::County)?;
    check_grants(services, &grants).await?;
    let tx = services.storage.begin().await?;
    let account = storage::account::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if manages_accounts(&account.grants) && !manages_accounts(&grants) {
        keep_an_administrator(&tx, id).await?;
    }
    let ids: Vec<_> = grants.iter().map(|_| row_id(services)).collect();
    storage::account::set_grants(&tx, id, &grants, &ids).await?;
    storage::account::delete_sessions_of(&tx, id).await?;
    let detail = serde_json::json!({ "from": role_codes(&account.grants), "to": role_codes(&grants) });
    audit::record(services, &tx, actor, Act::RolesChanged, id, detail).await?;
    tx.commit().await?;
    Ok(Account { grants, ..account })
}

/// Disables an account, or enables it again. Disabling ends its sessions and links.
pub async fn set_disabled(
    services: &Services,
    actor: &Actor,
    id: AccountId,
    disabled: bool,
) -> Result<Account> {
    authorise(actor, Action::ManageAccounts, Scope::County)?;
    if actor.staff().is_some_and(|staff| staff.account == id) {
        return Err(ServiceError::invalid(Code::NotYourself, ["accountId"]));
    }
    let tx = services.storage.begin().await?;
    storage::account::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if disabled {
        keep_an_administrator(&tx, id).await?;
        storage::account::delete_sessions_of(&tx, id).await?;
        storage::account::delete_links_of(&tx, id).await?;
        storage::expert::feed::remove_all(&tx, id.uuid()).await?;
    }
    storage::account::set_disabled(&tx, id, disabled.then(|| services.now())).await?;
    let act = if disabled { Act::AccountDisabled } else { Act::AccountEnabled };
    audit::record(services, &tx, actor, act, id, serde_json::json!({})).await?;
    let account = storage::account::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    tx.commit().await?;
    Ok(account)
}

/// Refuses a change that would leave the county without anyone who can manage accounts.
async fn keep_an_administrator(tx: &Tx, leaving: AccountId) -> Result<()> {
    storage::account::lock_administrators(tx).await?;
    let others = storage::account::all(tx).await?.into_iter().any(|account| {
        account.id != leaving && account.status == AccountStatus::Active && manages_accounts(&account.grants)
    });
    if others { Ok(()) } else { Err(ServiceError::invalid(Code::LastAdministrator, ["accountId"])) }
}

/// An administrator of a part of the county manages no accounts.
fn manages_accounts(grants: &[Grant]) -> bool {
    let manages = |grant: &Grant| domain::identity::permits(grant.role, Action::ManageAccounts);
    grants.iter().any(|grant| manages(grant) && grant.scope.contains(Scope::County))
}

/// Chooses the language in which the service speaks to the actor.
pub async fn set_language(
    services: &Services,
    actor: &Actor,
    language: Option<&LanguageTag>,
) -> Result<Account> {
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let tx = services.storage.begin().await?;
    storage::account::set_language(&tx, staff.account, language).await?;
    let detail = serde_json::json!({ "language": language.map(LanguageTag::as_str) });
    audit::record(services, &tx, actor, Act::LanguageChosen, staff.account, detail).await?;
    let account = storage::account::find(&tx, staff.account).await?.ok_or(ServiceError::NotFound)?;
    tx.commit().await?;
    Ok(account)
}
