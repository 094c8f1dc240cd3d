//! The pages of residents, and the way in for staff.

mod about;
mod account_link;
mod answering;
mod apply;
mod bodies;
mod customer_feedback;
mod documents;
mod events;
mod experts;
mod follow_up;
pub(crate) mod follow_up_indicator;
mod initiative_form;
mod initiatives;
mod item;
mod list;
mod log_in;
mod matters;
mod methods;
mod offer;
pub(crate) mod own;
mod own_initiative;
mod panel_seat;
mod panel_seat_claim;
mod panel_seat_data;
mod panels;
mod preview;
mod programme_comments;
mod programme_reports;
mod programmes;
mod question;
mod results;
mod survey;
#[cfg(test)]
mod tests;
mod told;
mod withdraw;

use axum::Extension;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use service::caller::Caller;

use crate::layout::Page;
use crate::{Audience, Reply, Route, feed};

pub(crate) use item::{Item, items};
pub(crate) use list::ListQuery;
pub(crate) use methods::public_method;
pub(crate) use offer::span;
pub(crate) use preview::{Preview, preview_page};

/// Every page of residents.
pub const ROUTES: &[Route] = routes! { Audience::Resident;
    "/" => GET choose_language;
    "/{lang}" => GET with_slash;
    "/{lang}/" => GET list::show;
    "/{lang}/surveys/{slug}" => GET survey::show, POST answering::submit;
    "/{lang}/survey-invitation/{token}" => GET survey::by_invitation;
    "/{lang}/surveys/{slug}/results" => GET results::show;
    "/{lang}/withdraw" => GET withdraw::show, POST withdraw::submit;
    "/{lang}/accessibility" => GET about::accessibility;
    "/{lang}/privacy-of-answers" => GET about::privacy_of_answers;
    "/{lang}/log-in" => GET log_in::show, POST log_in::submit;
    "/{lang}/log-out" => POST log_in::leave;
    "/{lang}/link/{token}" => GET account_link::show;
    "/{lang}/link" => POST account_link::submit;
    "/{lang}/offers/{token}" => GET offer::show, POST offer::answer;
    "/{lang}/feedback" => GET customer_feedback::show, POST customer_feedback::give;
    "/{lang}/feedback/{token}" => GET customer_feedback::status;
    "/{lang}/feedback-summaries" => GET customer_feedback::summaries;
    "/{lang}/page-feedback" => GET customer_feedback::rating, POST customer_feedback::rate;
    "/{lang}/experts" => GET experts::show;
    "/{lang}/bodies" => GET bodies::list;
    "/{lang}/bodies/{id}" => GET bodies::show;
    "/{lang}/matters" => GET matters::list;
    "/{lang}/matters/{id}" => GET matters::show;
    "/{lang}/panels" => GET panels::list;
    "/{lang}/panels/{id}" => GET panels::show;
    "/{lang}/panel-meetings/{id}" => GET panels::meeting;
    "/{lang}/panel-positions/{id}" => GET panels::position;
    "/{lang}/panels/{id}/apply" => GET apply::show, POST apply::submit;
    "/{lang}/panel-seat/{token}" => GET panel_seat::show, POST panel_seat::answer;
    "/{lang}/panel-seat/{token}/claims/{id}" => GET panel_seat_claim::show, POST panel_seat_claim::submit;
    "/{lang}/panel-seat/{token}/meetings/{id}/calendar" => GET panel_seat::calendar;
    "/{lang}/panel-seat/{token}/data" => GET panel_seat_data::show, POST panel_seat_data::submit;
    "/{lang}/panel-lots/{id}" => GET panels::lot;
    "/{lang}/panel-lots/{id}/document" => GET panels::document;
    "/{lang}/events" => GET events::list;
    "/{lang}/events.ics" => GET events::all;
    "/{lang}/events/{id}" => GET events::show;
    "/{lang}/events/{id}/calendar" => GET events::calendar;
    "/{lang}/methods" => GET methods::list;
    "/{lang}/methods/{id}" => GET methods::show;
    "/{lang}/initiatives" => GET initiatives::list;
    "/{lang}/initiatives/new" => GET initiative_form::show, POST initiative_form::submit;
    "/{lang}/initiatives/{id}" => GET initiatives::show;
    "/{lang}/own-initiative/{token}" => GET own_initiative::show, POST own_initiative::act;
    "/{lang}/own-initiative/{token}/data" => GET own_initiative::data;
    "/{lang}/documents" => GET documents::list;
    "/{lang}/documents/{id}" => GET documents::show;
    "/{lang}/programmes" => GET programmes::list;
    "/{lang}/programmes/{key}" => GET programmes::show;
    "/{lang}/programmes/{key}/reports" => GET programme_reports::list;
    "/{lang}/programmes/{key}/reports/{file}" => GET programme_reports::show;
    "/{lang}/programmes/{key}/indicators" => GET follow_up::show;
    "/{lang}/programmes/{key}/indicators.csv" => GET follow_up::csv;
    "/{lang}/programmes/{key}/indicators.json" => GET follow_up::json;
    "/{lang}/programmes/{key}/indicators/{code}" => GET follow_up_indicator::show;
    "/{lang}/programmes/{key}/comment" => GET programme_comments::form, POST programme_comments::submit;
    "/{lang}/programmes/{key}/comments" => GET programme_comments::list;
    "/{lang}/feed.json" => GET feed::json;
    "/{lang}/feed.rss" => GET feed::rss;
};

/// Leads from an address without a language to the reader's own.
pub async fn choose_language(Extension(caller): Extension<Caller>, uri: Uri) -> Response {
    let rest = uri.path_and_query().map_or("/", |rest| rest.as_str());
    let mut response = see_other(&format!("/{}{rest}", caller.language));
    let headers = response.headers_mut();
    headers.insert(header::VARY, HeaderValue::from_static("Accept-Language, Cookie"));
    headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("private, no-cache"));
    response
}

/// `/fi` is the list, whose address is `/fi/`.
async fn with_slash(page: Page) -> Reply {
    Ok(see_other(&page.frame.address("")))
}

/// Leads on to another address of ours.
pub(crate) fn see_other(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(location) => (StatusCode::SEE_OTHER, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}
