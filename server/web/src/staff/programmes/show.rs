//! A version of a programme: everything it says, and what can be done with it.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use domain::Violations;
use domain::id::ProgrammeVersionId;
use domain::programme::{ProgrammeVersion, VersionState};
use service::ServiceError;
use service::programme::{self, VersionView};

use super::{counts, typed_field, version_address, written};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Page};
use crate::pages::see_other;
use crate::programme::{AdoptionFacts, ProgrammeFacts, adoption, public_programme, state};
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

/// Another version to compare with.
struct Other {
    value: String,
    label: Said,
}

#[derive(Template)]
#[template(path = "staff/programme.html")]
struct VersionPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    number: i32,
    state: Said,
    counts: Said,
    adoption: Option<AdoptionFacts>,
    replaced_on: Option<String>,
    facts: ProgrammeFacts,
    /// The page for everybody, of the version in force.
    public: Option<String>,
    /// A draft, and the reader writes drafts.
    is_open: bool,
    revision: i64,
    adopt: String,
    compare: String,
    others: Vec<Other>,
    json: String,
    csv: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProgrammeVersionId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = programme::version(&state.services, &page.caller.actor, id).await?;
    let notice = said_done(&page.frame, &query);
    Ok(version_page(page.frame, &view, notice, &Violations::new()))
}

/// Throws a draft away.
pub async fn remove(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProgrammeVersionId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let (services, actor) = (&state.services, &caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(frame, fields));
    }
    let revision = fields.get("revision").parse().unwrap_or(0);
    match programme::remove_draft(services, actor, id, revision).await {
        Ok(()) => Ok(see_other(&frame.address("staff/programmes?done=removed"))),
        Err(error) => {
            let wrong = mendable(error)?;
            let view = programme::version(services, actor, id).await?;
            Ok(version_page(frame, &view, None, &wrong))
        }
    }
}

fn version_page(frame: Frame, view: &VersionView, notice: Option<Said>, wrong: &Violations) -> Response {
    let VersionView { programme, version, is_managed } = view;
    let standing = programme.state(version);
    let others = programme.versions.iter().rev().filter(|other| other.id != version.id);
    let other = |other: &ProgrammeVersion| Other {
        value: other.number.to_string(),
        label: frame.with("staff-programme-number", [("number", other.number.into())]),
    };
    let public = (standing == VersionState::Adopted).then(|| public_programme(&frame, programme));
    let page = VersionPage {
        notice,
        problems: Problems::new(&frame, wrong, typed_field),
        number: version.number,
        state: state(&frame, standing),
        counts: counts(&frame, &version.content),
        adoption: adoption(&frame, version),
        replaced_on: programme.replaced_on(version).map(|day| frame.date(day)),
        facts: ProgrammeFacts::new(&frame, &version.content),
        public,
        is_open: *is_managed && standing == VersionState::Draft,
        revision: version.revision,
        adopt: version_address(&frame, version.id, "/adopt"),
        compare: version_address(&frame, version.id, "/compare"),
        others: others.map(other).collect(),
        json: version_address(&frame, version.id, "/json"),
        csv: version_address(&frame, version.id, "/csv"),
        frame,
    };
    written(wrong, &page)
}

/// The version as a file, whole.
pub async fn json(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProgrammeVersionId>,
    State(state): State<WebState>,
) -> Reply {
    let view = programme::version(&state.services, &page.caller.actor, id).await?;
    file("application/json", &view, "json", programme::as_json(&view.version))
}

/// The version as a table.
pub async fn csv(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ProgrammeVersionId>,
    State(state): State<WebState>,
) -> Reply {
    let view = programme::version(&state.services, &page.caller.actor, id).await?;
    file(programme::CSV_TYPE, &view, "csv", programme::as_csv(&view.version, &page.frame.language))
}

fn file(media: &'static str, view: &VersionView, ending: &str, text: String) -> Reply {
    let name = format!("attachment; filename=\"{}-{}.{ending}\"", view.programme.key, view.version.number);
    let disposition = HeaderValue::from_str(&name).map_err(|_| ServiceError::NotFound)?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(media)),
        (header::CONTENT_DISPOSITION, disposition),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    Ok((headers, text).into_response())
}
