//! Surveys from their first draft to what came of them.

pub mod answer;
pub(crate) mod cache;
pub mod draft;
pub mod intake;
pub mod listing;
pub mod mixer;
pub mod outcome;
pub mod panel;
pub mod publishing;
pub mod results;
pub mod retention;

use domain::SurveyId;
use domain::identity::{Action, Actor};
use domain::survey::Survey;
use storage::Tx;

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services};

/// Reads a survey that the actor may at least see: to everyone else it does not exist.
async fn visible(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    early(actor, Action::ViewSurveys)?;
    let survey = storage::survey::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    if survey.allows(actor, Action::ViewSurveys) { Ok(survey) } else { Err(ServiceError::NotFound) }
}

/// Begins to change a survey that the actor may change. Whoever may do so nowhere is turned away before: on
/// SQLite a transaction waits for the only writer.
async fn begin_for(services: &Services, actor: &Actor, action: Action, id: SurveyId) -> Result<(Tx, Survey)> {
    early(actor, action)?;
    let tx = services.storage.begin().await?;
    let survey = locked_for(&tx, actor, action, id).await?;
    Ok((tx, survey))
}

/// Reads a survey to change it in this transaction, once the actor may do so.
async fn locked_for(tx: &Tx, actor: &Actor, action: Action, id: SurveyId) -> Result<Survey> {
    let survey = storage::survey::find_for_update(tx, id).await?.ok_or(ServiceError::NotFound)?;
    if !survey.allows(actor, Action::ViewSurveys) {
        return Err(ServiceError::NotFound);
    }
    authorise_for(actor, action, &survey)?;
    Ok(survey)
}

/// Refuses what an actor may not do to a survey.
fn authorise_for(actor: &Actor, action: Action, survey: &Survey) -> Result<()> {
    if survey.allows(actor, action) { Ok(()) } else { authorise(actor, action, survey.owner) }
}

/// Refuses whoever may do this to no survey at all, those of panels included.
fn early(actor: &Actor, action: Action) -> Result<()> {
    let organises = actor.may_somewhere(Action::ManagePanels);
    if organises { Ok(()) } else { authorise_somewhere(actor, action) }
}
