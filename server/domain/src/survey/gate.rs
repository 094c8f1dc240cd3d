//! The publishing gate: a survey goes out only when every required language is complete.

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, Utc};

use super::bank::bank_item;
use super::content::{SurveyContent, SurveyKind};
use super::form::Form;
use super::question::{Question, QuestionKind, is_code};
use crate::text::is_web_address;
use crate::time::civil_day;
use crate::violation::{Code, Violation, Violations};
use crate::{LanguageTag, LocalizedText};

/// Most questions of one survey, notes included.
pub const MAX_QUESTIONS: usize = 100;

/// One text of a survey and where it stands.
#[derive(Clone, Debug)]
pub struct ContentText<'a> {
    /// For example `["questions", "q1", "options", "yes", "text"]`.
    pub path: Vec<String>,
    pub text: &'a LocalizedText,
    /// An optional text is needed in a language only where the source has it.
    optional: bool,
}

/// Every text of a survey that a respondent may read, in reading order.
pub fn texts(content: &SurveyContent) -> Vec<ContentText<'_>> {
    let mut all = Vec::new();
    let mut add = |path: &[&str], text, optional| {
        all.push(ContentText { path: path.iter().map(|p| (*p).to_owned()).collect(), text, optional });
    };
    add(&["title"], &content.title, false);
    add(&["summary"], &content.summary, false);
    add(&["introduction"], &content.introduction, true);
    match &content.form {
        Form::External { address } => add(&["externalAddress"], address, false),
        Form::Questions(questions) => {
            add(&["privacyNotice", "purpose"], &content.privacy.purpose, false);
            add(&["privacyNotice", "contact"], &content.privacy.contact, false);
            for question in questions {
                let code = question.code.as_str();
                add(&["questions", code, "text"], &question.text, false);
                add(&["questions", code, "help"], &question.help, true);
                for option in question.kind.options() {
                    add(&["questions", code, "options", &option.code, "text"], &option.text, false);
                }
                if let QuestionKind::Likert { low, high, .. } = &question.kind {
                    add(&["questions", code, "low"], low, false);
                    add(&["questions", code, "high"], high, false);
                }
            }
        }
    }
    all
}

impl ContentText<'_> {
    fn is_needed(&self, source: &LanguageTag) -> bool {
        !self.optional || self.text.get(source).is_some()
    }
}

/// How far a language has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completeness {
    pub language: LanguageTag,
    pub done: usize,
    pub needed: usize,
    /// Texts whose source has changed since they were translated.
    pub outdated: usize,
}

impl Completeness {
    pub fn is_complete(&self) -> bool {
        self.done == self.needed
    }

    /// Whole per cent, rounded down, so that 100 means complete.
    pub fn percent(&self) -> usize {
        (self.done * 100).checked_div(self.needed).unwrap_or(100)
    }
}

/// How complete a survey is in one language.
pub fn completeness(content: &SurveyContent, language: &LanguageTag) -> Completeness {
    let source = &content.source_language;
    let needed: Vec<_> = texts(content).into_iter().filter(|t| t.is_needed(source)).collect();
    Completeness {
        language: language.clone(),
        done: needed.iter().filter(|t| t.text.get(language).is_some()).count(),
        outdated: needed.iter().filter(|t| t.text.is_outdated(language, source)).count(),
        needed: needed.len(),
    }
}

/// Every language in which something has been written, the source first.
pub fn languages_used(content: &SurveyContent) -> Vec<LanguageTag> {
    let mut used: BTreeSet<LanguageTag> =
        texts(content).iter().flat_map(|t| t.text.entries().map(|(tag, _)| tag.clone())).collect();
    used.remove(&content.source_language);
    std::iter::once(content.source_language.clone()).chain(used).collect()
}

/// The languages in which a survey is complete, and so offered.
pub fn complete_languages(content: &SurveyContent) -> Vec<LanguageTag> {
    languages_used(content).into_iter().filter(|tag| completeness(content, tag).is_complete()).collect()
}

/// The languages that must be complete: the county's, and always the source language.
pub fn required_languages(content: &SurveyContent, county: &[LanguageTag]) -> Vec<LanguageTag> {
    let mut required = vec![content.source_language.clone()];
    required.extend(county.iter().filter(|tag| **tag != content.source_language).cloned());
    required
}

/// Everything that stands between this draft and its publication. Empty means it may go out.
pub fn check(content: &SurveyContent, county_languages: &[LanguageTag], now: DateTime<Utc>) -> Violations {
    let mut found = Violations::new();
    let required = required_languages(content, county_languages);
    for text in texts(content).iter().filter(|t| t.is_needed(&content.source_language)) {
        for language in required.iter().filter(|tag| text.text.get(tag).is_none()) {
            found.push(
                Violation::new(Code::MissingText, text.path.clone()).with("language", language.as_str()),
            );
        }
    }
    check_schedule(content, now, &mut found);
    if content.kind == SurveyKind::Panel && content.closes_at.is_none() {
        // Members are told until when they can answer, and another survey of the panel is compared with it.
        found.push(Violation::new(Code::Required, ["closesAt"]));
    }
    match &content.form {
        Form::External { address } => {
            if address.entries().any(|(_, text)| !is_web_address(text)) {
                found.push(Violation::new(Code::NotAnAddress, ["externalAddress"]));
            }
        }
        Form::Questions(questions) => {
            check_privacy(content, now, &mut found);
            check_questions(questions, &mut found);
        }
    }
    found
}

fn check_schedule(content: &SurveyContent, now: DateTime<Utc>, found: &mut Violations) {
    let opens_at = content.opens_at.unwrap_or(now);
    if let Some(closes_at) = content.closes_at {
        if closes_at <= now {
            found.push(Violation::new(Code::ClosesInThePast, ["closesAt"]));
        } else if closes_at <= opens_at {
            found.push(Violation::new(Code::ClosesBeforeOpening, ["closesAt"]));
        }
    }
}

fn check_privacy(content: &SurveyContent, now: DateTime<Utc>, found: &mut Violations) {
    if content.privacy.legal_basis.is_none() {
        found.push(Violation::new(Code::Required, ["privacyNotice", "legalBasis"]));
    }
    let Some(deletion) = content.privacy.deletion_date else {
        found.push(Violation::new(Code::Required, ["privacyNotice", "deletionDate"]));
        return;
    };
    // Answers entered late must still fit before the deletion.
    let grace = Duration::days(i64::from(content.late_answer_days.unwrap_or_default()));
    let last = content.closes_at.or(content.opens_at).unwrap_or(now).max(now) + grace;
    if deletion <= civil_day(last) {
        found.push(Violation::new(Code::DeletionBeforeClosing, ["privacyNotice", "deletionDate"]));
    }
}

fn check_questions(questions: &[Question], found: &mut Violations) {
    if !questions.iter().any(Question::is_answerable) {
        found.push(Violation::new(Code::NoQuestions, ["questions"]));
    }
    if questions.len() > MAX_QUESTIONS {
        found.push(Violation::new(Code::TooManyQuestions, ["questions"]).with("max", MAX_QUESTIONS));
    }
    let path = |question: &Question| ["questions".to_owned(), question.code.clone()];
    check_codes(
        questions.iter().map(|q| (q.code.as_str(), vec!["questions".to_owned(), q.code.clone()])),
        found,
    );
    for question in questions {
        match &question.kind {
            QuestionKind::SingleChoice { options } | QuestionKind::MultipleChoice { options, .. } => {
                if options.len() < 2 {
                    found.push(Violation::new(Code::TooFewOptions, path(question)));
                }
                let option_path = |code: &str| {
                    vec!["questions".to_owned(), question.code.clone(), "options".to_owned(), code.to_owned()]
                };
                check_codes(options.iter().map(|o| (o.code.as_str(), option_path(&o.code))), found);
                check_at_most(&question.kind, path(question), found);
            }
            QuestionKind::Likert { points, .. } if !(3..=7).contains(points) => found
                .push(Violation::new(Code::OutOfRange, path(question)).with("min", 3_i64).with("max", 7_i64)),
            _ => {}
        }
        let item = question.bank_key.as_deref().and_then(bank_item);
        if let Some(item) = item.filter(|item| !item.fits(question)) {
            // Its answers would not be comparable with those of other surveys.
            found.push(Violation::new(Code::BankQuestionDiffers, path(question)).with("key", item.key));
        }
    }
}

/// A limit that nobody could answer within, or that limits nothing.
fn check_at_most(kind: &QuestionKind, path: [String; 2], found: &mut Violations) {
    let QuestionKind::MultipleChoice { options, at_most: Some(at_most) } = kind else { return };
    let most = options.len();
    if !(1..=most).contains(&usize::try_from(*at_most).unwrap_or(usize::MAX)) {
        found.push(Violation::new(Code::OutOfRange, path).with("min", 1_i64).with("max", most));
    }
}

fn check_codes<'a>(codes: impl Iterator<Item = (&'a str, Vec<String>)>, found: &mut Violations) {
    let mut seen = BTreeSet::new();
    for (code, path) in codes {
        if !is_code(code) {
            found.push(Violation::new(Code::MalformedCode, path).with("code", code));
        } else if !seen.insert(code) {
            found.push(Violation::new(Code::DuplicateCode, path).with("code", code));
        }
    }
}

#[cfg(test)]
#[path = "gate_tests.rs"]
mod tests;
