//! What is in force: agreements on working together, and the principles, guidelines, models and plans by which the county
//! lets people take part.

mod agreement;
mod document;

pub use agreement::{Agreement, AgreementContent, AgreementKind, in_force};
pub use document::{Document, DocumentContent, DocumentKind, check_replacements, in_use};

use crate::language::LanguageTag;
use crate::text::{LocalizedText, is_web_address};
use crate::violation::{Code, Violation, Violations};

const TITLE_MAX: usize = 200;
const SUMMARY_MAX: usize = 2_000;
const LINK_MAX: usize = 500;

/// Whoever reads Finnish reads of everything: a text is there in Finnish where it is needed, and nowhere too long.
fn check_text(field: &str, text: &LocalizedText, max: usize, is_needed: bool, wrong: &mut Violations) {
    if is_needed && text.get(&LanguageTag::finnish()).is_none() {
        wrong.push(Violation::new(Code::Required, [field, "fi"]));
    }
    for (tag, _) in text.entries().filter(|(_, text)| text.chars().count() > max) {
        wrong.push(Violation::new(Code::TooLong, [field, tag.as_str()]).with("max", max));
    }
}

fn check_line(field: &str, text: &str, max: usize, is_needed: bool, wrong: &mut Violations) {
    if is_needed && text.is_empty() {
        wrong.push(Violation::new(Code::Required, [field]));
    }
    if text.chars().count() > max {
        wrong.push(Violation::new(Code::TooLong, [field]).with("max", max));
    }
    if text.chars().any(char::is_control) {
        wrong.push(Violation::new(Code::ControlCharacter, [field]));
    }
}

/// An address that a page may lead to, or blank.
fn check_link(link: &str, wrong: &mut Violations) {
    check_line("link", link, LINK_MAX, false, wrong);
    if !link.is_empty() && !is_web_address(link) {
        wrong.push(Violation::new(Code::NotAnAddress, ["link"]));
    }
}
