//! The preview of a draft: exactly as a respondent will meet it.

use std::collections::BTreeMap;

use axum::extract::{Query, State};
use domain::survey::gate::{completeness, languages_used};
use domain::{LanguageTag, SurveyId};
use service::ServiceError;
use service::survey::draft;

use super::{IdPath, StaffPage, survey_address};
use crate::Reply;
use crate::layout::LanguageName;
use crate::pages::{Preview, preview_page};
use crate::state::WebState;

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let survey = draft::survey(&state.services, &page.caller.actor, id).await?;
    if survey.draft.form.is_external() {
        return Err(ServiceError::NotFound.into());
    }
    let used = languages_used(&survey.draft);
    let asked: Option<LanguageTag> = query.get("language").and_then(|tag| tag.parse().ok());
    let language = asked.filter(|tag| used.contains(tag));
    let language = language.unwrap_or_else(|| survey.draft.source_language.clone());
    let staff = page.frame;
    let preview = Preview {
        staff_language: LanguageName::of(&staff.language),
        title: staff.text("staff-preview-title"),
        lead: staff.text("staff-preview-lead"),
        incomplete: (!completeness(&survey.draft, &language).is_complete())
            .then(|| staff.text("staff-preview-incomplete")),
        switch_label: staff.text("staff-preview-languages"),
        languages: used.iter().map(|tag| (LanguageName::of(tag), *tag == language)).collect(),
        action: survey_address(&staff, &survey, "/preview"),
        back: survey_address(&staff, &survey, ""),
        back_label: staff.text("staff-back-to-survey"),
    };
    Ok(preview_page(&state, &page.county, &survey, language, preview))
}
