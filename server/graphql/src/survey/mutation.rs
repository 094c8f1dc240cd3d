//! Changing surveys.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::survey::{Outcome as DomainOutcome, Survey};
use service::ServiceError;
use service::survey::{draft, outcome, publishing, results};

use super::input::UpdateSurveyDraftInput;
use super::managed::ManagedSurvey;
use super::question::SurveyKind;
use crate::context::{Request, Result};
use crate::identity::ScopeInput;
use crate::localized::{LocalizedTextInput, write};
use crate::problem::{StaleRevision, outcome, settle};
use crate::scalar::LanguageTag;

/// A survey to be started.
#[derive(InputObject)]
struct CreateSurveyInput {
    /// What kind of survey it is.
    kind: SurveyKind,
    /// The language it is written in first; it must be complete before publishing.
    source_language: LanguageTag,
    /// Its title in that language.
    #[graphql(validator(chars_max_length = 500))]
    title: String,
    /// The part of the county it belongs to; the whole county unless told.
    owner: Option<ScopeInput>,
    /// The readable part of its address; made from the title unless told.
    slug: Option<String>,
    /// True for a survey run elsewhere that is only listed here.
    #[graphql(default)]
    external: bool,
}

/// Which survey, as the caller saw it.
#[derive(InputObject)]
struct PublishSurveyInput {
    /// `Survey:…`
    survey_id: ID,
    /// The revision that is to go out.
    revision: i64,
}

/// What came of a survey, in each of its languages.
#[derive(InputObject)]
struct PublishOutcomeInput {
    /// `Survey:…`
    survey_id: ID,
    /// What we heard.
    #[graphql(validator(max_items = 50))]
    heard: Vec<LocalizedTextInput>,
    /// What was decided.
    #[graphql(validator(max_items = 50))]
    decided: Vec<LocalizedTextInput>,
    /// What was done.
    #[graphql(validator(max_items = 50))]
    done: Vec<LocalizedTextInput>,
}

outcome! {
    /// What became of starting a survey.
    CreateSurveyResult = Survey(ManagedSurvey) | InvalidInput
}
outcome! {
    /// What became of saving a draft.
    UpdateSurveyDraftResult = Survey(ManagedSurvey) | InvalidInput | StaleRevision
}
outcome! {
    /// What became of publishing a survey. Each missing text is a violation with its question and language.
    PublishSurveyResult = Survey(ManagedSurvey) | InvalidInput | StaleRevision
}
/// A draft is gone.
#[derive(SimpleObject)]
pub(crate) struct SurveyDraftDeleted {
    /// `Survey:…`
    id: ID,
}

outcome! {
    /// What became of removing a draft.
    DeleteSurveyDraftResult = Deleted(SurveyDraftDeleted) | InvalidInput
}
outcome! {
    /// What became of a step in a survey's life.
    SurveyStepResult = Survey(ManagedSurvey) | InvalidInput
}

/// What staff do with surveys.
#[derive(Default)]
pub struct SurveyMutation;

#[Object]
impl SurveyMutation {
    /// Starts a draft. For survey editors.
    async fn create_survey(
        &self,
        context: &Context<'_>,
        input: CreateSurveyInput,
    ) -> Result<CreateSurveyResult> {
        let request = Request::of(context)?;
        let owner = match input.owner.map(|scope| scope.parse(&request, "owner")).transpose() {
            Ok(owner) => owner.unwrap_or(domain::identity::Scope::County),
            Err(invalid) => return Ok(CreateSurveyResult::InvalidInput(invalid)),
        };
        let new = draft::NewSurvey {
            kind: input.kind.into(),
            source_language: input.source_language.0,
            title: input.title,
            owner,
            slug: input.slug,
            external: input.external,
        };
        let created = draft::create(request.services, request.actor(), new).await;
        let success = |survey| CreateSurveyResult::Survey(ManagedSurvey::new(survey, &request));
        settle(&request, created, success, CreateSurveyResult::InvalidInput)
    }

    /// Saves a draft, however incomplete. For survey editors.
    async fn update_survey_draft(
        &self,
        context: &Context<'_>,
        input: UpdateSurveyDraftInput,
    ) -> Result<UpdateSurveyDraftResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.survey_id)?;
        let (revision, slug) = (input.revision, input.slug.clone());
        let edit = |content| input.apply(request.services, content);
        let saved = draft::edit(request.services, request.actor(), id, revision, slug, edit).await;
        if let Err(ServiceError::Conflict(_)) = saved {
            let problem = StaleRevision::new(&request.texts(None), ["revision"]);
            return Ok(UpdateSurveyDraftResult::StaleRevision(problem));
        }
        let success = |survey| UpdateSurveyDraftResult::Survey(ManagedSurvey::new(survey, &request));
        settle(&request, saved, success, UpdateSurveyDraftResult::InvalidInput)
    }

    /// Removes a draft that has never been published. For survey editors.
    async fn delete_survey_draft(
        &self,
        context: &Context<'_>,
        survey_id: ID,
    ) -> Result<DeleteSurveyDraftResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&survey_id)?;
        let deleted = draft::delete(request.services, request.actor(), id).await;
        let success = |()| DeleteSurveyDraftResult::Deleted(SurveyDraftDeleted { id: survey_id });
        settle(&request, deleted, success, DeleteSurveyDraftResult::InvalidInput)
    }

    /// Publishes a draft through the gate, as a version that never changes. For survey editors.
    async fn publish_survey(
        &self,
        context: &Context<'_>,
        input: PublishSurveyInput,
    ) -> Result<PublishSurveyResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.survey_id)?;
        let published = publishing::publish(request.services, request.actor(), id, input.revision).await;
        if let Err(ServiceError::Conflict(_)) = published {
            let problem = StaleRevision::new(&request.texts(None), ["revision"]);
            return Ok(PublishSurveyResult::StaleRevision(problem));
        }
        let success = |survey| PublishSurveyResult::Survey(ManagedSurvey::new(survey, &request));
        settle(&request, published, success, PublishSurveyResult::InvalidInput)
    }

    /// Closes a survey before its time. It cannot be opened again. For survey editors.
    async fn close_survey(&self, context: &Context<'_>, survey_id: ID) -> Result<SurveyStepResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&survey_id)?;
        step(&request, publishing::close(request.services, request.actor(), id).await)
    }

    /// Ends the days in which late answers are entered, so that results can follow. For survey editors.
    async fn end_late_answers(&self, context: &Context<'_>, survey_id: ID) -> Result<SurveyStepResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&survey_id)?;
        step(&request, publishing::end_late_answers(request.services, request.actor(), id).await)
    }

    /// Takes a closed survey off the public list. For survey editors.
    async fn archive_survey(&self, context: &Context<'_>, survey_id: ID) -> Result<SurveyStepResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&survey_id)?;
        step(&request, publishing::archive(request.services, request.actor(), id).await)
    }

    /// Releases the whole-survey totals to the public, once, after the final mix. For editors and analysts.
    async fn publish_results(&self, context: &Context<'_>, survey_id: ID) -> Result<SurveyStepResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&survey_id)?;
        step(&request, results::publish(request.services, request.actor(), id).await)
    }

    /// Tells what came of a closed survey, in every language it was offered in. May be corrected by telling
    /// again. For editors and programme officers.
    async fn publish_outcome(
        &self,
        context: &Context<'_>,
        input: PublishOutcomeInput,
    ) -> Result<SurveyStepResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.survey_id)?;
        let told = |source: &_| {
            let mut told = DomainOutcome::default();
            write(&mut told.heard, input.heard, source);
            write(&mut told.decided, input.decided, source);
            write(&mut told.done, input.done, source);
            told
        };
        step(&request, outcome::publish(request.services, request.actor(), id, told).await)
    }
}

fn step(request: &Request<'_>, result: service::Result<Survey>) -> Result<SurveyStepResult> {
    let success = |survey| SurveyStepResult::Survey(ManagedSurvey::new(survey, request));
    settle(request, result, success, SurveyStepResult::InvalidInput)
}
