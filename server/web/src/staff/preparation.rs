//! What the pages about bodies and about matters under preparation share.

use chrono::NaiveDate;
use domain::id::{MatterId, TypedId};
use domain::matter::Matter;
use domain::{Code, LanguageTag, Violation, Violations};

use super::edit::parse_id;
use super::experts::parse_day;
use crate::layout::Frame;
use crate::said::Said;

/// One choice of a select or of radio buttons.
pub struct Choice {
    pub value: String,
    pub label: Said,
    pub is_on: bool,
}

impl Choice {
    pub fn new(value: impl Into<String>, label: Said, is_on: bool) -> Self {
        Self { value: value.into(), label, is_on }
    }
}

/// The choices of an enum of codes.
macro_rules! code_choices {
    ($frame:expr, $kind:ty, $chosen:expr) => {
        <$kind>::ALL
            .iter()
            .map(|one| {
                $crate::staff::preparation::Choice::new(
                    one.code(),
                    $frame.text(one.label_key()),
                    $chosen == Some(*one),
                )
            })
            .collect::<Vec<_>>()
    };
}
pub(super) use code_choices;

/// The matters that something can be about, those in preparation first as they come.
pub fn matter_choices(frame: &Frame, matters: &[Matter], chosen: Option<MatterId>) -> Vec<Choice> {
    let choice = |matter: &Matter| {
        let title = frame.content(&matter.content.title, &LanguageTag::finnish());
        Choice::new(matter.id.uuid().to_string(), title, chosen == Some(matter.id))
    };
    matters.iter().map(choice).collect()
}

/// The id that a select names; `None` where nothing is chosen.
pub fn chosen<I: TypedId>(field: &str, value: &str, wrong: &mut Violations) -> Option<I> {
    if value.is_empty() {
        return None;
    }
    let id = parse_id(value);
    if id.is_none() {
        wrong.push(Violation::new(Code::NotAnId, [field]));
    }
    id
}

/// A day that is needed; today stands for it where it cannot be read, and what is wrong with it is told.
pub fn needed_day(field: &str, value: &str, today: NaiveDate, wrong: &mut Violations) -> NaiveDate {
    let code = if value.is_empty() { Code::Required } else { Code::NotADate };
    parse_day(value).unwrap_or_else(|| {
        wrong.push(Violation::new(code, [field]));
        today
    })
}

/// A day that may be left out.
pub fn optional_day(field: &str, value: &str, wrong: &mut Violations) -> Option<NaiveDate> {
    let day = parse_day(value);
    if !value.is_empty() && day.is_none() {
        wrong.push(Violation::new(Code::NotADate, [field]));
    }
    day
}

/// The id of the field that a violation is about; blank for what is not typed.
pub fn typed_field(violation: &Violation) -> String {
    match violation.path.first().map(String::as_str) {
        Some("version" | "matterId" | "to" | "from") => String::new(),
        _ => violation.path.join("."),
    }
}

/// Adds what the domain finds wrong to what could not be read; each field is told of once.
pub fn join(mut unread: Violations, found: Result<(), Violations>) -> Violations {
    let more = found.err().unwrap_or_default();
    let is_new = |one: &Violation| !unread.iter().any(|unread| unread.path == one.path);
    let new: Vec<_> = more.into_iter().filter(is_new).collect();
    unread.extend(new);
    unread
}
