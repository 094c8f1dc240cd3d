//! Agreements on working together and documents in use, on the pages of staff.

mod agreements;
mod documents;

pub(super) use agreements::{
    act as act_on_agreement, create as create_agreement, edit as edit_agreement, list as list_agreements,
    new as new_agreement,
};
pub(super) use documents::{
    act as act_on_document, create as create_document, edit as edit_document, list as list_documents,
    new as new_document,
};

use chrono::NaiveDate;
use domain::{Code, Violation, Violations};

use super::experts::parse_day;
use crate::said::Said;

/// One choice of a select.
pub(super) struct SelectOption {
    pub(super) value: String,
    pub(super) label: Said,
    pub(super) selected: bool,
}

/// A day that may be left out; what is no day is told.
fn read_day(field: &str, text: &str, wrong: &mut Violations) -> Option<NaiveDate> {
    let read = parse_day(text);
    if read.is_none() && !text.is_empty() {
        wrong.push(Violation::new(Code::NotADate, [field]));
    }
    read
}

/// The id of the field that a violation is about; blank for what is not typed.
fn typed_field(violation: &Violation) -> String {
    match violation.path.first().map(String::as_str) {
        Some("version" | "documentId") => String::new(),
        _ => violation.path.join("."),
    }
}
