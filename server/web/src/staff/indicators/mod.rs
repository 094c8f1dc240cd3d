//! The programme's indicators on the pages of staff: what is owed, the report on a period, one indicator, freezing,
//! tables, and who reports for whom.

mod edition;
mod files;
mod follow_up;
mod import;
mod line;
mod list;
mod part;
mod report;
mod reporters;
mod step;

use std::collections::BTreeMap;

use axum::extract::{FromRequestParts, Path};
use axum::http::request::Parts;
use domain::LanguageTag;
use domain::indicator::Period;
use domain::programme::{IndicatorCode, ProgrammeKey};
use service::ServiceError;

use super::texts::Shown;
use crate::Failure;
use crate::indicator as words;
use crate::layout::Frame;
use crate::state::WebState;

pub(super) use edition::{document, publish, show as show_edition};
pub(super) use files::{pdf as document_pdf, show as show_document, xlsx as document_xlsx};
pub(super) use follow_up::show as show_follow_up;
pub(super) use import::{show as show_import, submit as submit_import, template};
pub(super) use line::{act as act_on_line, show as show_line};
pub(super) use list::show as list;
pub(super) use part::{save as save_part, show as show_part};
pub(super) use report::show as show_report;
pub(super) use reporters::{save as save_reporters, show as show_reporters};
pub(super) use step::{ask as ask_step, submit as submit_step};

/// The programme, the period and the indicator in the address of a page, as far as it has them.
pub(super) struct PlacePath {
    programme: ProgrammeKey,
    period: Option<Period>,
    indicator: Option<IndicatorCode>,
    step: Option<String>,
}

impl FromRequestParts<WebState> for PlacePath {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let path = Path::<BTreeMap<String, String>>::from_request_parts(parts, state).await;
        let Ok(Path(mut path)) = path else { return Err(ServiceError::NotFound.into()) };
        let programme = path.get("programme").and_then(|text| text.parse().ok());
        let period = path.get("period").map(|text| text.parse().ok());
        let indicator = path.get("code").map(|text| text.parse().ok());
        match (programme, period, indicator) {
            (Some(programme), period @ (None | Some(Some(_))), indicator @ (None | Some(Some(_)))) => {
                Ok(Self {
                    programme,
                    period: period.flatten(),
                    indicator: indicator.flatten(),
                    step: path.remove("step"),
                })
            }
            _ => Err(ServiceError::NotFound.into()),
        }
    }
}

impl PlacePath {
    fn period(&self) -> Result<Period, ServiceError> {
        self.period.ok_or(ServiceError::NotFound)
    }

    fn indicator(&self) -> Result<IndicatorCode, ServiceError> {
        self.indicator.clone().ok_or(ServiceError::NotFound)
    }
}

/// The address of a report's page; `rest` begins with a slash or a question mark, or is empty.
fn report_address(frame: &Frame, programme: &ProgrammeKey, period: Period, rest: &str) -> String {
    frame.address(&format!("staff/indicators/{programme}/{period}{rest}"))
}

fn line_address(
    frame: &Frame,
    programme: &ProgrammeKey,
    period: Period,
    code: &IndicatorCode,
    rest: &str,
) -> String {
    report_address(frame, programme, period, &format!("/{code}{rest}"))
}

/// Languages in which what staff write of indicators is read; the first is the source.
fn languages() -> (LanguageTag, Vec<LanguageTag>) {
    (LanguageTag::finnish(), ["fi", "sv", "en"].iter().filter_map(|tag| tag.parse().ok()).collect())
}

fn shown((source, languages): &(LanguageTag, Vec<LanguageTag>)) -> Shown<'_> {
    Shown { languages, source }
}

/// Whoever has not logged in is asked to.
fn logged_in(frame: &Frame) -> Result<(), ServiceError> {
    if frame.staff().is_some() { Ok(()) } else { Err(ServiceError::Unauthenticated) }
}
