//! What of the registry can be taken along as a file.

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::identity::Action;
use service::ServiceError;
use service::expert::{export, import};

use crate::Reply;
use crate::staff::StaffPage;
use crate::state::WebState;

/// The registry, without anything that tells who somebody is.
pub async fn registry(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let export = export::read(&state.services, &page.caller.actor).await?;
    let table = export.csv(|key| page.frame.text(key).plain().to_owned());
    Ok(csv(r#"attachment; filename="experts.csv""#, table))
}

/// A list to be filled in and registered.
pub async fn template(StaffPage(page): StaffPage) -> Reply {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if !actor.may_somewhere(Action::ManageExperts) {
        return Err(ServiceError::Denied.into());
    }
    Ok(csv(r#"attachment; filename="experts-template.csv""#, import::template(&page.frame.language)))
}

fn csv(disposition: &'static str, table: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(export::MEDIA_TYPE)),
        (header::CONTENT_DISPOSITION, HeaderValue::from_static(disposition)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, table).into_response()
}
