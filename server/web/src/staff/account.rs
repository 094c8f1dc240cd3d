//! One's own account: language, password, and calendars, whose addresses are shown once.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::LanguageTag;
use domain::county::Division;
use domain::expert::feed::StaffFeed;
use domain::identity::Account;
use service::ServiceError;
use service::expert::feed::{self, Standing};
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

/// A calendar that this person may have.
struct FeedRow {
    kind: &'static str,
    title: Said,
    help: Said,
    /// When its address was made.
    since: Option<String>,
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
    feeds: Vec<FeedRow>,
    /// The address of a calendar that has just been made.
    address: Option<String>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    let known = load(&state, &page).await?;
    Ok(build(page, known, Problems::default(), notice, None))
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
    if let Some(kind) = StaffFeed::from_code(fields.get("feed")) {
        if fields.get("action") == "revoke" {
            feed::revoke(services, actor, kind).await?;
            return Ok(see_other(&page.frame.address("staff/account?done=revoked")));
        }
        let token = feed::make(services, actor, kind).await?;
        let address = crate::calendar::address(&state.public_url, &token, &page.frame.language);
        let known = load(&state, &page).await?;
        return Ok(build(page, known, Problems::default(), None, Some(address)));
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
    let known = load(&state, &page).await?;
    Ok(build(page, known, problems, None, None))
}

/// What is known of this person.
struct Known {
    me: Account,
    divisions: Vec<Division>,
    feeds: Vec<Standing>,
}

async fn load(state: &WebState, page: &Page) -> Result<Known, ServiceError> {
    let (services, actor) = (&state.services, &page.caller.actor);
    let me = account::me(services, actor).await?.ok_or(ServiceError::Unauthenticated)?;
    let divisions = service::county::divisions(services).await?;
    Ok(Known { me, divisions, feeds: feed::standing(services, actor).await? })
}

fn build(
    page: Page,
    known: Known,
    problems: Problems,
    notice: Option<Said>,
    address: Option<String>,
) -> Response {
    let Page { frame, county, .. } = page;
    let Known { me, divisions, feeds } = known;
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AccountPage {
        notice,
        problems,
        name: me.name.clone(),
        email: me.email.to_string(),
        roles: role_lines(&frame, &county, &divisions, &me.grants),
        languages: language_options(me.language.as_ref()),
        feeds: feeds.iter().map(|standing| feed_row(&frame, standing)).collect(),
        address,
        frame,
    };
    html(status, Keep::Nothing, &page)
}

fn feed_row(frame: &Frame, standing: &Standing) -> FeedRow {
    let (title, help) = match standing.kind {
        StaffFeed::Orders => ("staff-feed-orders", "staff-feed-orders-help"),
        StaffFeed::Gigs => ("staff-feed-gigs", "staff-feed-gigs-help"),
    };
    FeedRow {
        kind: standing.kind.code(),
        title: frame.text(title),
        help: frame.text(help),
        since: standing.made_at.map(|at| frame.date_time(at)),
    }
}

/// The languages of staff pages as choices.
pub(super) fn language_options(chosen: Option<&LanguageTag>) -> Vec<LanguageOption> {
    let option = |tag: LanguageTag| LanguageOption {
        language: LanguageName::of(&tag),
        selected: chosen == Some(&tag),
    };
    LANGUAGES.iter().filter_map(|tag| tag.parse().ok()).map(option).collect()
}
