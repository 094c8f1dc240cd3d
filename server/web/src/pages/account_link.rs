//! One-time links: whose it is, and choosing a password with it. Opening one never uses it up, since mail
//! scanners open links, too; and its token stands in no redirect.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::identity::account::PASSWORD_MIN_CHARS;
use domain::identity::{Account, LinkPurpose};
use domain::{Code, Violation};
use service::ServiceError;
use service::identity::account::{peek_link, redeem_link};
use zeroize::Zeroizing;

use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "link.html")]
struct LinkPage {
    frame: Frame,
    name: String,
    email: String,
    is_reset: bool,
    token: Zeroizing<String>,
    least: usize,
    problems: Problems,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
) -> Reply {
    Ok(match peek_link(&state.services, &token).await? {
        Some(found) => form(page.frame, found, token, Problems::default()),
        None => told::reply(page.frame, Told::LinkNotValid),
    })
}

fn form(
    mut frame: Frame,
    (account, purpose): (Account, LinkPurpose),
    token: String,
    problems: Problems,
) -> Response {
    // The switch posts the form: no address but the one that was handed over holds the token.
    frame.switch_form = Some("choose-password");
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    for link in &mut frame.switch {
        link.href = format!("/{}/link", link.language.tag);
    }
    let page = LinkPage {
        frame,
        name: account.name,
        email: account.email.to_string(),
        is_reset: purpose == LinkPurpose::PasswordReset,
        token: Zeroizing::new(token),
        least: PASSWORD_MIN_CHARS,
        problems,
    };
    html(status, Keep::Nothing, &page)
}

pub async fn submit(page: Page, State(state): State<WebState>, fields: Fields) -> Reply {
    let frame = page.frame;
    let token = fields.get("token").to_owned();
    let Some(found) = peek_link(&state.services, &token).await? else {
        return Ok(told::reply(frame, Told::LinkNotValid));
    };
    if fields.has("switch") {
        return Ok(form(frame, found, token, Problems::default()));
    }
    let password = Zeroizing::new(fields.get("password").to_owned());
    if let Some(missing) = unfilled(&fields) {
        let problems = Problems::by_path(&frame, &[missing]);
        return Ok(form(frame, found, token, problems));
    }
    if *password != fields.get("again") {
        let mut problems = Problems::default();
        problems.push("again", frame.text("link-passwords-differ"));
        return Ok(form(frame, found, token, problems));
    }
    match redeem_link(&state.services, &token, &password).await {
        Ok(_) => Ok(told::reply(frame, Told::PasswordChosen)),
        Err(ServiceError::Invalid(wrong)) if wrong.iter().all(|v| v.code != Code::LinkNotValid) => {
            let problems = Problems::by_path(&frame, &wrong);
            Ok(form(frame, found, token, problems))
        }
        Err(ServiceError::Invalid(_)) => Ok(told::reply(frame, Told::LinkNotValid)),
        Err(error) => Err(error.into()),
    }
}

fn unfilled(fields: &Fields) -> Option<Violation> {
    let blank = ["password", "again"].into_iter().find(|name| fields.get(name).is_empty());
    blank.map(|name| Violation::new(Code::Required, [name]))
}
