//! The pages of staff.

mod account;
mod accounts;
mod activities;
mod audit;
mod bodies;
mod confirm;
mod customer_feedback;
mod edit;
mod experts;
mod feedback;
pub(crate) mod fees;
mod home;
mod indicators;
mod initiatives;
mod list;
mod matters;
mod methods;
mod new;
mod outcome;
mod panels;
mod preparation;
mod preview;
mod programmes;
mod publish;
mod register;
mod results;
pub(crate) mod scopes;
mod show;
pub(crate) mod side;
mod steps;
mod surveys;
mod texts;
mod waiting;

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::id::TypedId;
use domain::survey::Survey;
use domain::{LanguageTag, Violations};
use service::ServiceError;

use crate::layout::Page;
use crate::state::WebState;
use crate::{Audience, Failure, Frame, Route, Said};
pub(crate) use edit::parse_id;

/// Every page of staff.
pub const ROUTES: &[Route] = routes! { Audience::Staff;
    "/{lang}/staff" => GET home::show;
    "/{lang}/staff/surveys" => GET surveys::show;
    "/{lang}/staff/surveys/new" => GET new::show, POST new::create;
    "/{lang}/staff/surveys/{id}" => GET show::show;
    "/{lang}/staff/surveys/{id}/edit" => GET edit::show, POST edit::save;
    "/{lang}/staff/surveys/{id}/preview" => GET preview::show;
    "/{lang}/staff/surveys/{id}/publish" => GET publish::show, POST publish::publish;
    "/{lang}/staff/surveys/{id}/results" => GET results::show;
    "/{lang}/staff/surveys/{id}/outcome" => GET outcome::show, POST outcome::publish;
    "/{lang}/staff/surveys/{id}/{step}" => GET confirm::show, POST confirm::submit;
    "/{lang}/staff/orders" => GET experts::show_orders;
    "/{lang}/staff/orders/new" => GET experts::new, POST experts::create;
    "/{lang}/staff/orders/figures" => GET experts::show_figures;
    "/{lang}/staff/orders/week" => GET experts::show_week;
    "/{lang}/staff/orders/{id}" => GET experts::show_order, POST experts::write_message;
    "/{lang}/staff/orders/{id}/edit" => GET experts::edit, POST experts::save;
    "/{lang}/staff/orders/{id}/offers" => GET experts::show_offers, POST experts::send_offers;
    "/{lang}/staff/orders/{id}/choose" => GET experts::show_choice, POST experts::choose_offers;
    "/{lang}/staff/orders/{id}/running" => GET experts::show_running, POST experts::change_running;
    "/{lang}/staff/orders/{id}/contact" => GET experts::show_contacts;
    "/{lang}/staff/orders/{id}/feedback" => GET feedback::show, POST feedback::give;
    "/{lang}/staff/orders/{id}/{step}" => GET experts::show_step, POST experts::submit_step;
    "/{lang}/staff/experts" => GET experts::show_experts, POST experts::register;
    "/{lang}/staff/experts/find" => POST experts::find_experts;
    "/{lang}/staff/experts/export" => GET experts::download_registry;
    "/{lang}/staff/experts/import" => GET experts::show_import, POST experts::submit_import;
    "/{lang}/staff/experts/import/template" => GET experts::download_template;
    "/{lang}/staff/experts/settings" => GET experts::show_settings, POST experts::save_settings;
    "/{lang}/staff/experts/{id}" => GET experts::show_expert, POST experts::change_expert;
    "/{lang}/staff/experts/{id}/person" => GET experts::show_person, POST experts::save_person;
    "/{lang}/staff/experts/{id}/pay" => GET experts::show_pay, POST experts::save_pay;
    "/{lang}/staff/experts/{id}/skills" => GET experts::show_skills, POST experts::save_skills;
    "/{lang}/staff/experts/{id}/times" => GET experts::show_times, POST experts::save_times;
    "/{lang}/staff/experts/{id}/reads" => GET experts::show_reads;
    "/{lang}/staff/experts/{id}/erase" => GET experts::ask_erasure, POST experts::erase_expert;
    "/{lang}/staff/calls" => GET experts::show_calls, POST experts::note_call;
    "/{lang}/staff/feedback" => GET feedback::list, POST feedback::handle;
    "/{lang}/staff/customer-feedback" => GET customer_feedback::queue;
    "/{lang}/staff/customer-feedback/new" => GET customer_feedback::new, POST customer_feedback::enter;
    "/{lang}/staff/customer-feedback/reviews" => GET customer_feedback::reviews, POST customer_feedback::note_review;
    "/{lang}/staff/customer-feedback/figures" => GET customer_feedback::figures;
    "/{lang}/staff/customer-feedback/scores" => GET customer_feedback::scores, POST customer_feedback::import_scores;
    "/{lang}/staff/customer-feedback/summaries" => GET customer_feedback::summaries;
    "/{lang}/staff/customer-feedback/summaries/new" => GET customer_feedback::new_summary, POST customer_feedback::create_summary;
    "/{lang}/staff/customer-feedback/summaries/{id}" => GET customer_feedback::show_summary, POST customer_feedback::act_on_summary;
    "/{lang}/staff/customer-feedback/{id}" => GET customer_feedback::show, POST customer_feedback::act;
    "/{lang}/staff/fees" => GET fees::list;
    "/{lang}/staff/fees/prices" => GET fees::prices, POST fees::save_price;
    "/{lang}/staff/fees/payroll" => GET fees::payroll, POST fees::make_export;
    "/{lang}/staff/fees/payroll/{id}" => POST fees::use_export;
    "/{lang}/staff/fees/{id}" => GET fees::show, POST fees::fill;
    "/{lang}/staff/fees/{id}/{step}" => GET fees::show_step, POST fees::submit_step;
    "/{lang}/staff/experts/{id}/link" => GET experts::show_link, POST experts::send_link;
    "/{lang}/staff/panels" => GET panels::list;
    "/{lang}/staff/panels/new" => GET panels::new, POST panels::create;
    "/{lang}/staff/panels/{id}" => GET panels::show, POST panels::advance;
    "/{lang}/staff/panels/{id}/edit" => GET panels::edit, POST panels::save;
    "/{lang}/staff/panels/{id}/call" => GET panels::show_call, POST panels::save_call;
    "/{lang}/staff/panels/{id}/members" => GET panels::show_members, POST panels::act_on_member;
    "/{lang}/staff/panels/{id}/applications/new" => GET panels::new_application, POST panels::enter_application;
    "/{lang}/staff/panels/{id}/topics" => GET panels::show_topics, POST panels::decide_topic;
    "/{lang}/staff/panels/{id}/invitations" => GET panels::show_invitations, POST panels::act_on_invitations;
    "/{lang}/staff/panels/{id}/letters" => GET panels::letters;
    "/{lang}/staff/panels/{id}/meetings/new" => GET panels::new_meeting, POST panels::create_meeting;
    "/{lang}/staff/panel-meetings/{id}" => GET panels::show_meeting, POST panels::act_on_meeting;
    "/{lang}/staff/panel-meetings/{id}/edit" => GET panels::edit_meeting, POST panels::save_meeting;
    "/{lang}/staff/panels/{id}/positions/new" => GET panels::new_position, POST panels::create_position;
    "/{lang}/staff/panel-positions/{id}" => GET panels::show_position, POST panels::act_on_position;
    "/{lang}/staff/panel-positions/{id}/edit" => GET panels::edit_position, POST panels::save_position;
    "/{lang}/staff/panels/{id}/surveys/new" => GET panels::new_survey, POST panels::create_survey;
    "/{lang}/staff/panels/{id}/lots/new" => GET panels::new_lot, POST panels::prepare_lot;
    "/{lang}/staff/panel-lots/{id}" => GET panels::show_lot, POST panels::act_on_lot;
    "/{lang}/staff/indicators" => GET indicators::list;
    "/{lang}/staff/indicators/{programme}" => GET indicators::show_follow_up;
    "/{lang}/staff/indicators/{programme}/reporters" => GET indicators::show_reporters, POST indicators::save_reporters;
    "/{lang}/staff/indicators/{programme}/import" => GET indicators::show_import, POST indicators::submit_import;
    "/{lang}/staff/indicators/{programme}/import/template" => GET indicators::template;
    "/{lang}/staff/indicators/{programme}/{period}" => GET indicators::show_report;
    "/{lang}/staff/indicators/{programme}/{period}/do/{step}" => GET indicators::ask_step, POST indicators::submit_step;
    "/{lang}/staff/indicators/{programme}/{period}/{code}" => GET indicators::show_line, POST indicators::act_on_line;
    "/{lang}/staff/indicators/{programme}/{period}/{code}/report" => GET indicators::show_part, POST indicators::save_part;
    "/{lang}/staff/indicator-editions/{id}" => GET indicators::show_edition, POST indicators::publish;
    "/{lang}/staff/indicator-editions/{id}/document" => GET indicators::document;
    "/{lang}/staff/indicator-editions/{id}/report" => GET indicators::show_document;
    "/{lang}/staff/indicator-editions/{id}/report.pdf" => GET indicators::document_pdf;
    "/{lang}/staff/indicator-editions/{id}/report.xlsx" => GET indicators::document_xlsx;
    "/{lang}/staff/activities" => GET activities::list;
    "/{lang}/staff/activities/overview" => GET activities::overview;
    "/{lang}/staff/activities/new" => GET activities::new, POST activities::create;
    "/{lang}/staff/activities/{id}" => GET activities::show, POST activities::act;
    "/{lang}/staff/activities/{id}/edit" => GET activities::edit, POST activities::save;
    "/{lang}/staff/methods" => GET methods::list;
    "/{lang}/staff/methods/new" => GET methods::new, POST methods::create;
    "/{lang}/staff/methods/{id}" => GET methods::edit, POST methods::save;
    "/{lang}/staff/initiatives" => GET initiatives::list;
    "/{lang}/staff/initiatives/new" => GET initiatives::show_entry, POST initiatives::enter;
    "/{lang}/staff/initiatives/settings" => GET initiatives::show_settings, POST initiatives::save_settings;
    "/{lang}/staff/initiatives/year" => GET initiatives::show_year, POST initiatives::note_year;
    "/{lang}/staff/initiatives/{id}" => GET initiatives::show, POST initiatives::act;
    "/{lang}/staff/agreements" => GET register::list_agreements;
    "/{lang}/staff/agreements/new" => GET register::new_agreement, POST register::create_agreement;
    "/{lang}/staff/agreements/{id}" => GET register::edit_agreement, POST register::act_on_agreement;
    "/{lang}/staff/documents" => GET register::list_documents;
    "/{lang}/staff/documents/new" => GET register::new_document, POST register::create_document;
    "/{lang}/staff/documents/{id}" => GET register::edit_document, POST register::act_on_document;
    "/{lang}/staff/matters" => GET matters::list;
    "/{lang}/staff/matters/new" => GET matters::new, POST matters::create;
    "/{lang}/staff/matters/{id}" => GET matters::show, POST matters::act;
    "/{lang}/staff/matters/{id}/edit" => GET matters::edit, POST matters::save;
    "/{lang}/staff/matters/{id}/path" => GET matters::edit_path, POST matters::save_path;
    "/{lang}/staff/matters/{id}/decision" => GET matters::show_decision, POST matters::save_decision;
    "/{lang}/staff/matters/{id}/assessments/new" => GET matters::new_assessment, POST matters::create_assessment;
    "/{lang}/staff/bodies" => GET bodies::list;
    "/{lang}/staff/bodies/new" => GET bodies::new, POST bodies::create;
    "/{lang}/staff/bodies/{id}" => GET bodies::show, POST bodies::save_documents;
    "/{lang}/staff/bodies/{id}/edit" => GET bodies::edit, POST bodies::save;
    "/{lang}/staff/bodies/{id}/records/new" => GET bodies::new_record, POST bodies::create_record;
    "/{lang}/staff/body-records/{id}" => GET bodies::edit_record, POST bodies::save_record;
    "/{lang}/staff/bodies/{id}/proposals/new" => GET bodies::new_proposal, POST bodies::create_proposal;
    "/{lang}/staff/proposals" => GET bodies::list_proposals;
    "/{lang}/staff/proposals/{id}" => GET bodies::show_proposal, POST bodies::follow_proposal;
    "/{lang}/staff/proposals/{id}/edit" => GET bodies::edit_proposal, POST bodies::save_proposal;
    "/{lang}/staff/programmes" => GET programmes::list, POST programmes::load;
    "/{lang}/staff/programmes/import" => GET programmes::show_import, POST programmes::submit_import;
    "/{lang}/staff/programmes/import/template" => GET programmes::template;
    "/{lang}/staff/programme-versions/{id}" => GET programmes::show, POST programmes::remove;
    "/{lang}/staff/programme-versions/{id}/adopt" => GET programmes::show_adoption, POST programmes::adopt;
    "/{lang}/staff/programme-versions/{id}/compare" => GET programmes::compare;
    "/{lang}/staff/programme-versions/{id}/csv" => GET programmes::csv;
    "/{lang}/staff/programme-versions/{id}/json" => GET programmes::json;
    "/{lang}/staff/accounts" => GET accounts::show, POST accounts::invite;
    "/{lang}/staff/accounts/{id}" => GET accounts::one, POST accounts::change;
    "/{lang}/staff/account" => GET account::show, POST account::save;
    "/{lang}/staff/audit" => GET audit::show;
};

/// The languages that the pages of staff speak.
const LANGUAGES: [&str; 3] = ["fi", "sv", "en"];

/// A page of staff: as any page, in a language that staff pages speak.
struct StaffPage(Page);

impl FromRequestParts<WebState> for StaffPage {
    type Rejection = Response;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Response> {
        let mut page = Page::from_request_parts(parts, state).await.map_err(IntoResponse::into_response)?;
        if !LANGUAGES.contains(&page.frame.language.as_str()) {
            let query = parts.uri.query().map(|query| format!("?{query}")).unwrap_or_default();
            return Err(in_finnish(&format!("/fi{}{query}", page.frame.path)));
        }
        page.frame.switch.retain(|link| LANGUAGES.contains(&link.language.tag.as_str()));
        Ok(Self(page))
    }
}

/// A redirect that keeps the method, so that a posted form is not lost.
fn in_finnish(address: &str) -> Response {
    match HeaderValue::from_str(address) {
        Ok(location) => (StatusCode::TEMPORARY_REDIRECT, [(header::LOCATION, location)]).into_response(),
        Err(_) => StatusCode::BAD_REQUEST.into_response(),
    }
}

/// The id in the address of a page.
pub(crate) struct IdPath<I>(pub(crate) I);

impl<I: TypedId> FromRequestParts<WebState> for IdPath<I> {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let path = Path::<BTreeMap<String, String>>::from_request_parts(parts, state).await;
        let id = path.ok().and_then(|Path(path)| edit::parse_id(path.get("id")?));
        id.map(Self).ok_or_else(|| ServiceError::NotFound.into())
    }
}

/// What a person can mend; every other way to fail becomes a page of its own.
pub(crate) fn mendable(error: ServiceError) -> Result<Violations, Failure> {
    match error {
        ServiceError::Invalid(violations) => Ok(violations),
        ServiceError::Conflict(violation) => Ok(vec![violation]),
        other => Err(other.into()),
    }
}

/// The address of a survey's page; `rest` begins with a slash or is empty.
fn survey_address(frame: &Frame, survey: &Survey, rest: &str) -> String {
    frame.address(&format!("staff/surveys/{}{rest}", survey.id.uuid()))
}

/// A survey's title for a person who reads this page; says so where there is none.
fn title_of(frame: &Frame, survey: &Survey) -> Said {
    let title = frame.content(&survey.draft.title, &survey.draft.source_language);
    if title.is_empty() { frame.text("staff-untitled") } else { title }
}

/// What has just been done, as the address of a redirect tells it (`?done=`).
fn said_done(frame: &Frame, query: &BTreeMap<String, String>) -> Option<Said> {
    match query.get("done")?.as_str() {
        "saved" => Some(frame.text("staff-saved")),
        _ => Some(frame.text("staff-done")),
    }
}

/// The source languages that a survey may be written in.
fn source_languages() -> [LanguageTag; 2] {
    [LanguageTag::finnish(), LanguageTag::swedish()]
}
