//! Making an initiative.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::survey::ClientKey;
use service::ServiceError;
use service::initiative::intake;

use super::own::without_referrer;
use super::see_other;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::initiative::{InitiativeForm, Typed};
use crate::layout::{Frame, Keep, Page, html};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "initiative_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    form: InitiativeForm,
    /// Sent twice with it, the initiative is there once.
    key: String,
}

pub async fn show(page: Page, State(state): State<WebState>) -> Reply {
    let key = intake::fresh_key(&state.services);
    let typed = Typed::blank(&page.frame.language);
    Ok(form(page.frame, typed, &key, &Violations::new()))
}

pub async fn submit(page: Page, State(state): State<WebState>, fields: Fields) -> Reply {
    let services = &state.services;
    let typed = Typed::sent(&fields);
    let key: ClientKey = fields.get("key").parse().unwrap_or_else(|_| intake::fresh_key(services));
    let sent = match typed.read() {
        Ok(new) => intake::send(services, page.caller.address, new, Some(&key)).await,
        Err(wrong) => Err(ServiceError::Invalid(wrong)),
    };
    match sent {
        Ok(made) => {
            let address = page.frame.address(&format!("own-initiative/{}?sent=yes", made.token));
            Ok(without_referrer(see_other(&address)))
        }
        Err(ServiceError::Invalid(wrong)) => Ok(form(page.frame, typed, &key, &wrong)),
        Err(error) => Err(error.into()),
    }
}

fn form(frame: Frame, typed: Typed, key: &ClientKey, wrong: &Violations) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::by_path(&frame, wrong),
        form: typed.form(&frame),
        key: key.to_string(),
        frame,
    };
    html(status, Keep::Nothing, &page)
}
