//! Surveys: as the public meets them, and as staff work on them.

mod answer;
mod input;
mod managed;
mod mutation;
mod panel;
mod public;
mod question;
mod results;

use async_graphql::MergedObject;

pub(crate) use answer::client_key;
pub(crate) use panel::SeatSurvey;
pub(crate) use public::Survey;

/// Everything that can be read about surveys.
#[derive(MergedObject, Default)]
pub struct SurveysQuery(public::SurveyQuery, managed::ManagedSurveyQuery);

/// Everything that can be changed about surveys and their answers.
#[derive(MergedObject, Default)]
pub struct SurveysMutation(answer::AnswerMutation, mutation::SurveyMutation, panel::PanelSurveyMutation);
