//! One's own account: language and password.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::LanguageTag;
use domain::county::Division;
use domain::identity::Account;
use service::ServiceError;
use service::identity::account;

use super::accounts::{RoleLine, role_lines};
use super::{LANGUAGES, StaffPage, mendable, said_done};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::state::WebState;

pub(super) struct LanguageOption {
    pub language: LanguageName,
    pub selected: bool,
}

#[derive(Template)]
#[template(path = "staff/account.html")]
struct AccountPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    name: String,
    email: String,
    roles: Vec<RoleLine>,
    languages: Vec<LanguageOption>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    let (me, divisions) = load(&state, &page).await?;
    Ok(build(page, &me, &divisions, Problems::default(), notice))
}

pub async fn save(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if fields.get("action") == "language" {
        let language = LANGUAGES.iter().find(|tag| **tag == fields.get("language"));
        let language: Option<LanguageTag> = language.and_then(|tag| tag.parse().ok());
        account::set_language(services, actor, language.as_ref()).await?;
        let tag = language.unwrap_or_else(|| page.frame.language.clone());
        return Ok(see_other(&format!("/{tag}/staff/account?done=saved")));
    }
    let mut problems = Problems::default();
    let new = fields.get("newPassword");
    if new == fields.get("repeated") {
        match account::change_password(services, actor, fields.get("currentPassword"), new).await {
            Ok(()) => return Ok(see_other(&page.frame.address("log-in"))),
            Err(error) => {
                problems = Problems::new(&page.frame, &mendable(error)?, |violation| {
                    let is_current = violation.path.iter().any(|part| part == "currentPassword");
                    if is_current { "currentPassword" } else { "newPassword" }.to_owned()
                });
            }
        }
    } else {
        problems.push("repeated", page.frame.text("staff-account-not-same"));
    }
    let (me, divisions) = load(&state, &page).await?;
    Ok(build(page, &me, &divisions, problems, None))
}

async fn load(state: &WebState, page: &Page) -> Result<(Account, Vec<Division>), ServiceError> {
    let me = account::me(&state.services, &page.caller.actor).await?.ok_or(ServiceError::Unauthenticated)?;
    Ok((me, service::county::divisions(&state.services).await?))
}

fn build(
    page: Page,
    me: &Account,
    divisions: &[Division],
    problems: Problems,
    notice: Option<Said>,
) -> Response {
    let Page { frame, county, .. } = page;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AccountPage {
        notice,
        problems,
        name: me.name.clone(),
        email: me.email.to_string(),
        roles: role_lines(&frame, &county, divisions, &me.grants),
        languages: language_options(me.language.as_ref()),
        frame,
    };
    html(status, Keep::Nothing, &page)
}

/// The languages of staff pages as choices.
pub(super) fn language_options(chosen: Option<&LanguageTag>) -> Vec<LanguageOption> {
    let option = |tag: LanguageTag| LanguageOption {
        language: LanguageName::of(&tag),
        selected: chosen == Some(&tag),
    };
    LANGUAGES.iter().filter_map(|tag| tag.parse().ok()).map(option).collect()
}
