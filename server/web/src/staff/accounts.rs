//! Accounts, for the administrator: inviting, roles, links, disabling.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::county::{County, Division};
use domain::id::TypedId;
use domain::identity::{Account, AccountStatus, Grant, LinkPurpose, Role};
use domain::{AccountId, LanguageTag, Violations};
use service::ServiceError;
use service::identity::account::{self, Invitation, OneTimeLink};

use super::account::{LanguageOption, language_options};
use super::scopes::{self, ScopeOption};
use super::{IdPath, LANGUAGES, StaffPage, mendable, said_done};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

/// A role that somebody holds, and where.
pub(super) struct RoleLine {
    pub role: Said,
    pub scope: String,
}

struct AccountRow {
    name: String,
    email: String,
    href: String,
    status: Said,
    is_self: bool,
    roles: Vec<RoleLine>,
}

/// One select of the roles' form. A role held in several scopes has several.
struct RoleSelect {
    id: String,
    name: String,
    label: Said,
    is_further: bool,
    scopes: Vec<ScopeOption>,
}

#[derive(Template)]
#[template(path = "staff/accounts.html")]
struct AccountsPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    rows: Vec<AccountRow>,
    name: String,
    email: String,
    languages: Vec<LanguageOption>,
    roles: Vec<RoleSelect>,
}

#[derive(Template)]
#[template(path = "staff/account_one.html")]
struct OnePage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    name: String,
    email: String,
    status: Said,
    roles: Vec<RoleSelect>,
    is_self: bool,
    is_disabled: bool,
    is_invited: bool,
    action: String,
}

#[derive(Template)]
#[template(path = "staff/link.html")]
struct LinkPage {
    frame: Frame,
    title: Said,
    link: String,
    until: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    list(page, &state, &Fields::default(), &Violations::new(), notice).await
}

pub async fn invite(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let invitation = Invitation {
        email: fields.get("email").to_owned(),
        name: fields.get("name").to_owned(),
        language: chosen_language(&fields),
        grants: grants(&fields),
    };
    match account::invite(&state.services, &page.caller.actor, invitation).await {
        Ok(link) => Ok(link_page(page.frame, &link)),
        Err(error) => {
            let violations = mendable(error)?;
            list(page, &state, &fields, &violations, None).await
        }
    }
}

pub async fn one(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<AccountId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    one_page(page, &state, id, None, &Violations::new(), notice).await
}

pub async fn change(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<AccountId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let action = fields.get("action");
    let done = match action {
        "link" => match account::make_account_link(services, actor, id).await {
            Ok(link) => return Ok(link_page(page.frame, &link)),
            Err(error) => Err(error),
        },
        "disable" | "enable" => {
            account::set_disabled(services, actor, id, action == "disable").await.map(drop)
        }
        _ => account::set_roles(services, actor, id, grants(&fields)).await.map(drop),
    };
    match done {
        Ok(()) => Ok(see_other(&page.frame.address(&format!("staff/accounts/{}?done=saved", id.uuid())))),
        Err(error) => {
            let violations = mendable(error)?;
            let typed = (action == "roles").then(|| grants(&fields));
            one_page(page, &state, id, typed, &violations, None).await
        }
    }
}

fn chosen_language(fields: &Fields) -> Option<LanguageTag> {
    LANGUAGES.iter().find(|tag| **tag == fields.get("language")).and_then(|tag| tag.parse().ok())
}

/// The roles of a form, each once in a scope.
fn grants(fields: &Fields) -> Vec<Grant> {
    let mut seen = BTreeSet::new();
    let mut grants = Vec::new();
    for role in Role::ALL {
        let name = format!("role.{}", role.code());
        for value in fields.all(&name) {
            if let Some(scope) = scopes::parse(value).filter(|_| seen.insert((*role, value.to_owned()))) {
                grants.push(Grant { role: *role, scope });
            }
        }
    }
    grants
}

async fn list(
    page: Page,
    state: &WebState,
    fields: &Fields,
    violations: &Violations,
    notice: Option<Said>,
) -> Reply {
    let accounts = account::accounts(&state.services, &page.caller.actor).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, caller, county } = page;
    let own = caller.actor.staff().map(|staff| staff.account);
    let row = |account: &Account| AccountRow {
        name: account.name.clone(),
        email: account.email.to_string(),
        href: frame.address(&format!("staff/accounts/{}", account.id.uuid())),
        status: status(&frame, account.status),
        is_self: own == Some(account.id),
        roles: role_lines(&frame, &county, &divisions, &account.grants),
    };
    let code = if violations.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AccountsPage {
        notice,
        problems: Problems::by_path(&frame, violations),
        rows: accounts.iter().map(row).collect(),
        name: fields.get("name").to_owned(),
        email: fields.get("email").to_owned(),
        languages: language_options(chosen_language(fields).as_ref()),
        roles: role_selects(&frame, &county, &divisions, &grants(fields)),
        frame,
    };
    Ok(html(code, Keep::Nothing, &page))
}

async fn one_page(
    page: Page,
    state: &WebState,
    id: AccountId,
    typed: Option<Vec<Grant>>,
    violations: &Violations,
    notice: Option<Said>,
) -> Reply {
    let accounts = account::accounts(&state.services, &page.caller.actor).await?;
    let divisions = service::county::divisions(&state.services).await?;
    let account = accounts.into_iter().find(|account| account.id == id).ok_or(ServiceError::NotFound)?;
    let Page { frame, caller, county } = page;
    let code = if violations.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let held = typed.as_ref().unwrap_or(&account.grants);
    let page = OnePage {
        notice,
        problems: Problems::by_path(&frame, violations),
        status: status(&frame, account.status),
        roles: role_selects(&frame, &county, &divisions, held),
        is_self: caller.actor.staff().is_some_and(|staff| staff.account == id),
        is_disabled: account.status == AccountStatus::Disabled,
        is_invited: account.status == AccountStatus::Invited,
        action: frame.address(&format!("staff/accounts/{}", id.uuid())),
        name: account.name,
        email: account.email.to_string(),
        frame,
    };
    Ok(html(code, Keep::Nothing, &page))
}

/// The page that shows a one-time link. It is the reply itself: the link stands in no address and no cache.
fn link_page(frame: Frame, link: &OneTimeLink) -> Response {
    let name = [("name", link.account.name.as_str().into())];
    let title = match link.purpose {
        LinkPurpose::Invitation => frame.with("staff-link-invitation-title", name),
        LinkPurpose::PasswordReset => frame.with("staff-link-reset-title", name),
    };
    let language = link.account.language.as_ref().unwrap_or(&frame.language);
    let page = LinkPage {
        title,
        link: format!("{}/{language}/link/{}", frame.public_url, link.token.as_str()),
        until: frame.date_time(link.expires_at),
        frame,
    };
    html(StatusCode::OK, Keep::Nothing, &page)
}

fn status(frame: &Frame, status: AccountStatus) -> Said {
    match status {
        AccountStatus::Invited => frame.text("staff-accounts-invited"),
        AccountStatus::Active => frame.text("staff-accounts-active"),
        AccountStatus::Disabled => frame.text("staff-accounts-disabled"),
    }
}

/// Roles in words, each with its part of the county.
pub(super) fn role_lines(
    frame: &Frame,
    county: &County,
    divisions: &[Division],
    grants: &[Grant],
) -> Vec<RoleLine> {
    let line = |grant: &Grant| RoleLine {
        role: frame.text(grant.role.label_key()),
        scope: scopes::label(grant.scope, county, divisions, &frame.language),
    };
    grants.iter().map(line).collect()
}

/// The selects of the roles' form: one for each grant, and an empty one more for each role.
fn role_selects(frame: &Frame, county: &County, divisions: &[Division], grants: &[Grant]) -> Vec<RoleSelect> {
    let mut selects = Vec::new();
    for role in Role::ALL {
        let held = grants.iter().filter(|grant| grant.role == *role).map(|grant| Some(grant.scope));
        for (place, scope) in held.chain([None]).enumerate() {
            selects.push(RoleSelect {
                id: format!("role.{}.{place}", role.code()),
                name: format!("role.{}", role.code()),
                label: frame.text(role.label_key()),
                is_further: place > 0,
                scopes: scopes::options(county, divisions, &frame.language, scope, |_| true),
            });
        }
    }
    selects
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::identity::Scope;

    #[test]
    fn a_role_counts_once_in_a_scope_and_nonsense_is_no_role() {
        let fields = Fields::new(vec![
            ("role.analyst".into(), "county".into()),
            ("role.analyst".into(), "county".into()),
            ("role.survey_editor".into(), String::new()),
            ("role.emperor".into(), "county".into()),
        ]);
        assert_eq!(grants(&fields), [Grant { role: Role::Analyst, scope: Scope::County }]);
    }
}
