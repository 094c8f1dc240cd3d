//! Activities on the pages of staff: the list, what is written of one, how it went, and what a period comes to.

mod form;
mod list;
mod overview;
mod show;

use chrono::NaiveDate;
use domain::id::{ActivityId, TypedId};
use domain::identity::Action;
use domain::{Code, LanguageTag, Violation};
use service::ServiceError;
use service::activity::{self, ActivityView};

use super::texts::Shown;
use crate::Failure;
use crate::layout::{Frame, Page};
use crate::said::Said;
use crate::staff::experts::parse_day;
use crate::state::WebState;

pub(super) use form::{create, edit, new, save};
pub(super) use list::show as list;
pub(super) use overview::show as overview;
pub(super) use show::{act, show};

/// Languages in which activities and methods are told of; the first is needed.
const TOLD_IN: [&str; 3] = ["fi", "sv", "en"];

/// A value to choose.
pub(super) struct Choice {
    pub(super) value: String,
    pub(super) label: Said,
    pub(super) is_on: bool,
}

/// The values of an enum as choices.
pub(super) fn choices_of<T: Copy>(
    frame: &Frame,
    all: &[T],
    code: fn(T) -> &'static str,
    label: fn(T) -> &'static str,
    is_on: impl Fn(&T) -> bool,
) -> Vec<Choice> {
    let choice =
        |one: &T| Choice { value: code(*one).to_owned(), label: frame.text(label(*one)), is_on: is_on(one) };
    all.iter().map(choice).collect()
}

/// The values of a coded enum as choices: `choices!(frame, Effort, |one| chosen == Some(*one))`.
macro_rules! choices {
    ($frame:expr, $of:ty, $is_on:expr) => {
        $crate::staff::activities::choices_of(&$frame, <$of>::ALL, <$of>::code, <$of>::label_key, $is_on)
    };
}
pub(super) use choices;

pub(super) fn languages() -> (LanguageTag, Vec<LanguageTag>) {
    (LanguageTag::finnish(), TOLD_IN.iter().filter_map(|tag| tag.parse().ok()).collect())
}

pub(super) fn shown((source, languages): &(LanguageTag, Vec<LanguageTag>)) -> Shown<'_> {
    Shown { languages, source }
}

/// The address of an activity's page; `rest` begins with a slash or a question mark, or is empty.
pub(super) fn activity_address(frame: &Frame, id: ActivityId, rest: &str) -> String {
    frame.address(&format!("staff/activities/{}{rest}", id.uuid()))
}

/// Whoever reads of activities somewhere; others are told that they may not.
pub(super) fn reader(page: &Page, action: Action) -> Result<(), Failure> {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if actor.may_somewhere(action) { Ok(()) } else { Err(ServiceError::Denied.into()) }
}

/// An activity that the caller writes.
async fn managed(page: &Page, state: &WebState, id: ActivityId) -> Result<ActivityView, Failure> {
    reader(page, Action::ManageActivities)?;
    let view = activity::view(&state.services, &page.caller.actor, id).await?;
    if view.is_managed { Ok(view) } else { Err(ServiceError::Denied.into()) }
}

/// Reads a day that may be left blank.
fn read_day(field: &'static str, text: &str) -> Result<Option<NaiveDate>, Violation> {
    match parse_day(text) {
        None if !text.is_empty() => Err(Violation::new(Code::NotADate, [field])),
        read => Ok(read),
    }
}

/// The id of the field that a violation is about; blank for what is not typed.
fn typed_field(violation: &Violation) -> String {
    match violation.path.first().map(String::as_str) {
        Some("version" | "activityId") => String::new(),
        _ => violation.path.join("."),
    }
}
