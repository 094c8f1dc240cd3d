//! The pure rules of Osallistu: no I/O, no async, no randomness and no clock of its own.
//!
//! Every layer above is sliced by the same words as this one (`survey`, `identity`, `audit`), so a
//! reader who looks for a rule finds it here and its use cases under the same name in `service`.

#[macro_use]
mod coded;

pub mod activity;
pub mod audit;
pub mod body;
pub mod county;
pub mod customer_feedback;
pub mod disclosure;
pub mod expert;
pub mod id;
pub mod identity;
pub mod indicator;
pub mod initiative;
pub mod language;
pub mod matter;
pub mod message;
pub mod method;
pub mod outbox;
pub mod panel;
pub mod programme;
pub mod register;
pub mod statistics;
pub mod survey;
pub mod text;
pub mod time;
pub mod violation;
pub mod working_day;

pub use id::{AccountId, DivisionId, OptionId, QuestionId, SurveyId, UnitId};
pub use language::LanguageTag;
pub use text::LocalizedText;
pub use violation::{Code, Violation, Violations};
