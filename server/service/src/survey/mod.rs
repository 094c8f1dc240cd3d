//! Surveys from their first draft to what came of them.

pub mod answer;
pub(crate) mod cache;
pub mod draft;
pub mod intake;
pub mod listing;
pub mod mixer;
pub mod outcome;
pub mod publishing;
pub mod results;
pub mod retention;

use domain::SurveyId;
use domain::identity::{Action, Actor};
use domain::survey::Survey;
use storage::Tx;

use crate::identity::authorise;
use crate::{Result, ServiceError, Services};

/// Reads a survey that the actor may at least see: to everyone else it does not exist.
async fn visible(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    crate::identity::authorise_somewhere(actor, Action::ViewSurveys)?;
    let survey = storage::survey::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    if actor.may(Action::ViewSurveys, survey.owner) { Ok(survey) } else { Err(ServiceError::NotFound) }
}

/// Reads a survey to change it in this transaction, once the actor may do so.
async fn locked_for(tx: &Tx, actor: &Actor, action: Action, id: SurveyId) -> Result<Survey> {
    crate::identity::authorise_somewhere(actor, action)?;
    let survey = storage::survey::find_for_update(tx, id).await?.ok_or(ServiceError::NotFound)?;
    if !actor.may(Action::ViewSurveys, survey.owner) {
        return Err(ServiceError::NotFound);
    }
    authorise(actor, action, survey.owner)?;
    Ok(survey)
}
