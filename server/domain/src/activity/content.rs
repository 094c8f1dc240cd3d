//! What is written of an activity.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use serde::{Deserialize, Serialize};

use super::kind::{ActivityAudience, ActivityKind, ActivityTopic, ParticipationCategory};
use crate::LanguageTag;
use crate::id::{DocumentId, MethodId};
pub use crate::panel::MeetingMode as ActivityMode;
use crate::panel::{check_length, check_text};
use crate::text::{LocalizedText, is_web_address};
use crate::time::from_civil;
use crate::violation::{Code, Violation, Violations};

/// The most characters of a title, of what it is about, and of how one gets into the place.
const TITLE_MAX: usize = 150;
const DESCRIPTION_MAX: usize = 5_000;
const ACCESS_MAX: usize = 1_000;
/// The most characters of where it is.
const PLACE_MAX: usize = 200;
/// The most characters of an address that a page leads to.
const ADDRESS_MAX: usize = 2_000;
/// The most free tags, and the most characters of one.
pub const TAGS_MAX: usize = 20;
const TAG_MAX: usize = 50;
/// The most languages that one can take part in.
const LANGUAGES_MAX: usize = 20;
/// The most documents that one activity follows.
pub const DOCUMENTS_MAX: usize = 20;
/// Longer than a year is not one activity.
const DAYS_MAX: i64 = 366;

/// What the organiser writes of an activity.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ActivityContent {
    pub kind: ActivityKind,
    pub title: LocalizedText,
    /// What it is about; may be blank.
    #[serde(default)]
    pub description: LocalizedText,
    /// The first Helsinki day.
    pub on: NaiveDate,
    /// The last Helsinki day, where it is another one. The activity counts in the period in which this day lies.
    pub until: Option<NaiveDate>,
    /// The civil times of Helsinki at which the first day starts and the last day ends, once they are known.
    pub hours: Option<(NaiveTime, NaiveTime)>,
    pub mode: ActivityMode,
    /// The official code of the municipality in which it is; `None` where it is in none of them, or in all.
    pub municipality: Option<String>,
    pub place: String,
    /// How one gets in and what there is: steps, lift, induction loop, parking.
    #[serde(default)]
    pub access: LocalizedText,
    /// The languages in which one can take part, in the order of their tags.
    pub languages: BTreeSet<LanguageTag>,
    pub audiences: BTreeSet<ActivityAudience>,
    pub categories: BTreeSet<ParticipationCategory>,
    pub topics: BTreeSet<ActivityTopic>,
    pub tags: Vec<String>,
    /// Of the methods bank.
    pub method: Option<MethodId>,
    /// Of the documents in use: the principles and guidelines that are followed in it.
    #[serde(default)]
    pub documents: BTreeSet<DocumentId>,
    /// The Helsinki day on which it began as a trial of a new way to take part; `None` where it is no trial.
    pub trial_since: Option<NaiveDate>,
    /// Everybody reads of it.
    pub is_public: bool,
    /// Where one signs up; blank where one just comes.
    pub sign_up: String,
}

impl ActivityContent {
    /// One of this kind on a day, with everything else blank.
    pub fn new(kind: ActivityKind, on: NaiveDate) -> Self {
        Self {
            kind,
            title: LocalizedText::default(),
            description: LocalizedText::default(),
            on,
            until: None,
            hours: None,
            mode: ActivityMode::InPerson,
            municipality: None,
            place: String::new(),
            access: LocalizedText::default(),
            languages: BTreeSet::new(),
            audiences: BTreeSet::new(),
            categories: BTreeSet::new(),
            topics: BTreeSet::new(),
            tags: Vec::new(),
            method: None,
            documents: BTreeSet::new(),
            trial_since: None,
            is_public: false,
            sign_up: String::new(),
        }
    }

    /// The last Helsinki day.
    pub fn last_day(&self) -> NaiveDate {
        self.until.unwrap_or(self.on)
    }

    /// When it starts and ends, once its hours are known.
    pub fn times(&self) -> Option<(DateTime<Utc>, DateTime<Utc>)> {
        let (starts, ends) = self.hours?;
        let at = |day: NaiveDate, time| from_civil(day.and_time(time)).ok();
        Some((at(self.on, starts)?, at(self.last_day(), ends)?))
    }

    /// The languages in which somebody can take part; those in which it is announced, where none is named.
    pub fn offered_in(&self) -> BTreeSet<LanguageTag> {
        if self.languages.is_empty() {
            self.title.entries().map(|(tag, _)| tag.clone()).collect()
        } else {
            self.languages.clone()
        }
    }

    /// The same with free tags as they are kept: without blanks round them, each once whatever its case.
    #[must_use]
    pub fn tidied(mut self) -> Self {
        let mut seen = BTreeSet::new();
        for tag in &mut self.tags {
            *tag = tag.split_whitespace().collect::<Vec<_>>().join(" ");
        }
        self.tags.retain(|tag| !tag.is_empty() && seen.insert(tag.to_lowercase()));
        self
    }

    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("title", &self.title, TITLE_MAX, &mut wrong);
        check_length("description", &self.description, DESCRIPTION_MAX, &mut wrong);
        check_length("access", &self.access, ACCESS_MAX, &mut wrong);
        self.check_time(&mut wrong);
        self.check_words(&mut wrong);
        for (field, is_blank) in
            [("audiences", self.audiences.is_empty()), ("categories", self.categories.is_empty())]
        {
            if is_blank {
                wrong.push(Violation::new(Code::Required, [field]));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    fn check_time(&self, wrong: &mut Violations) {
        let last = self.last_day();
        let days = (last - self.on).num_days();
        if days < 0 {
            wrong.push(Violation::new(Code::EndsBeforeStart, ["until"]));
        }
        if days > DAYS_MAX {
            wrong.push(Violation::new(Code::ActivityTooLong, ["until"]).with("max", DAYS_MAX));
        }
        if let Some((starts, ends)) = self.hours {
            if days == 0 && ends <= starts {
                wrong.push(Violation::new(Code::EndsBeforeStart, ["ends"]));
            }
            for (field, day, time) in [("starts", self.on, starts), ("ends", last, ends)] {
                if let Err(code) = from_civil(day.and_time(time)) {
                    wrong.push(Violation::new(code, [field]));
                }
            }
        }
    }

    fn check_words(&self, wrong: &mut Violations) {
        if self.place.chars().count() > PLACE_MAX {
            wrong.push(Violation::new(Code::TooLong, ["place"]).with("max", PLACE_MAX));
        }
        if self.place.chars().any(char::is_control) {
            wrong.push(Violation::new(Code::ControlCharacter, ["place"]));
        }
        if self.tags.len() > TAGS_MAX {
            wrong.push(Violation::new(Code::TooManySelected, ["tags"]).with("max", TAGS_MAX));
        }
        if self.tags.iter().any(|tag| tag.chars().count() > TAG_MAX) {
            wrong.push(Violation::new(Code::TooLong, ["tags"]).with("max", TAG_MAX));
        }
        if self.tags.iter().any(|tag| tag.chars().any(char::is_control)) {
            wrong.push(Violation::new(Code::ControlCharacter, ["tags"]));
        }
        if self.languages.len() > LANGUAGES_MAX {
            wrong.push(Violation::new(Code::TooManySelected, ["languages"]).with("max", LANGUAGES_MAX));
        }
        if self.documents.len() > DOCUMENTS_MAX {
            wrong.push(Violation::new(Code::TooManySelected, ["documents"]).with("max", DOCUMENTS_MAX));
        }
        let is_address = is_web_address(&self.sign_up) && self.sign_up.chars().count() <= ADDRESS_MAX;
        if !self.sign_up.is_empty() && !is_address {
            wrong.push(Violation::new(Code::NotAnAddress, ["signUp"]));
        }
    }
}
