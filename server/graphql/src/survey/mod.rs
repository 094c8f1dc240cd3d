//! Surveys: as the public meets them, and as staff work on them.

mod answer;
mod input;
mod managed;
mod mutation;
mod panel;
mod public;
mod question;
mod results;

pub use answer::AnswerMutation;
pub use managed::ManagedSurveyQuery;
pub use mutation::SurveyMutation;
pub use panel::PanelSurveyMutation;
pub(crate) use panel::SeatSurvey;
pub(crate) use public::Survey;
pub use public::SurveyQuery;
