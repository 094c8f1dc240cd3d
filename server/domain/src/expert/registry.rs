//! Experts as they are registered (L1): an alias, languages, and where, when and how they take part. Who somebody is
//! and what they have lived through is [`super::person`].

use std::collections::BTreeSet;

use chrono::{DateTime, Duration, NaiveDate, NaiveTime, Utc, Weekday};
use serde::{Deserialize, Serialize};

use super::busy::Mode;
use super::order::GigType;
use crate::LanguageTag;
use crate::id::ExpertId;
use crate::time::civil_day;
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// Where an expert stands. What leads from where to where is the table in [`super::booking`].
    ExpertStatus, "expert-status-" {
        /// Has asked to become one.
        Applicant = "applicant",
        InTraining = "in_training",
        Active = "active",
        /// Asked for nothing until they say so.
        Paused = "paused",
        Ended = "ended",
        /// Everything that told who they were is gone; what they did still counts.
        Erased = "erased",
    }
}

impl ExpertStatus {
    /// Where somebody can stand when they are registered.
    pub const FIRST: [Self; 3] = [Self::Applicant, Self::InTraining, Self::Active];
}

coded_enum! {
    /// How well an expert knows a language.
    Level, "language-level-" {
        /// As a mother tongue.
        Native = "native",
        /// Well enough to work in it.
        Working = "working",
        /// Follows it, but does not work in it.
        Understands = "understands",
    }
}

/// A language of an expert, sign languages included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertLanguage {
    pub tag: LanguageTag,
    pub level: Level,
}

coded_enum! {
    /// What kind of agreement an expert has with the county.
    AgreementKind, "agreement-kind-" {
        Expert = "expert",
        /// A development client (kehittäjäasiakas); no training needed.
        DevelopmentClient = "development_client",
        PanelMember = "panel_member",
    }
}

/// An agreement with the county; both days included.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Agreement {
    pub kind: AgreementKind,
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Has signed the undertaking of confidentiality.
    pub confidentiality: bool,
}

impl Agreement {
    /// Whether it holds on a Helsinki day.
    pub fn holds_on(&self, day: NaiveDate) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether it holds on every day of a gig. One that ends at midnight is over on the day before.
    pub fn covers(&self, starts_at: DateTime<Utc>, ends_at: DateTime<Utc>) -> bool {
        let last = civil_day(ends_at - Duration::microseconds(1));
        self.holds_on(civil_day(starts_at)) && self.holds_on(last)
    }
}

/// A training that an expert has taken.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Training {
    pub name: String,
    pub provider: String,
    /// The last day on which it counts; `None`: for good.
    pub valid_until: Option<NaiveDate>,
}

/// A weekly time at which an expert can take gigs, by the wall clock in Helsinki; `until` of midnight is the day's end.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailabilityRule {
    pub weekday: Weekday,
    pub from: NaiveTime,
    pub until: NaiveTime,
}

/// Days that differ from the weekly rule; both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AvailabilityException {
    pub from: NaiveDate,
    pub until: NaiveDate,
    /// Can take gigs all day, or none at all.
    pub is_available: bool,
}

/// How many gigs an expert takes at most, by their own wish.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Caps {
    /// In a week from Monday to Sunday.
    pub per_week: Option<u8>,
    /// In a calendar month.
    pub per_month: Option<u8>,
}

const ALIAS_MAX: usize = 60;
const NAME_MAX: usize = 120;
const LANGUAGES_MAX: usize = 20;
const RULES_MAX: usize = 50;
/// The longest way that somebody may name, in kilometres.
pub const TRAVEL_KM_MAX: u32 = 2_000;

/// What is known of an expert before a booking: an alias, never a name.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Profile {
    /// What orderers and colleagues see until a booking is confirmed.
    pub alias: String,
    pub languages: Vec<ExpertLanguage>,
    pub modes: Vec<Mode>,
    /// What they do; at least one.
    pub gig_types: BTreeSet<GigType>,
    /// Where their journeys begin: an official three-digit code.
    pub municipality: Option<String>,
    /// Where they take gigs: codes; empty for anywhere within [`Self::max_travel_km`].
    pub areas: BTreeSet<String>,
    /// The longest way there, in kilometres; `None`: any.
    pub max_travel_km: Option<u32>,
    pub caps: Caps,
    /// Empty: at any time.
    pub availability: Vec<AvailabilityRule>,
    pub exceptions: Vec<AvailabilityException>,
    pub agreement: Agreement,
    pub trainings: Vec<Training>,
    /// The code of the class in the price list by which they are paid, where it is not the order's own.
    pub fee_class: Option<String>,
    /// Takes no fee; costs are paid all the same.
    pub waives_fee: bool,
}

impl Profile {
    /// Everything that is wrong, at once.
    pub fn check(&self) -> Result<(), Violations> {
        let mut found = Violations::new();
        let alias = self.alias.trim();
        if alias.is_empty() {
            found.push(Violation::new(Code::Required, ["alias"]));
        } else if alias.chars().count() > ALIAS_MAX {
            found.push(Violation::new(Code::TooLong, ["alias"]).with("max", ALIAS_MAX));
        }
        if alias.chars().any(char::is_control) {
            found.push(Violation::new(Code::ControlCharacter, ["alias"]));
        }
        if !self.languages.iter().any(|language| language.level != Level::Understands) {
            found.push(Violation::new(Code::Required, ["languages"]));
        } else if self.languages.len() > LANGUAGES_MAX {
            found.push(Violation::new(Code::TooLong, ["languages"]).with("max", LANGUAGES_MAX));
        }
        if self.modes.is_empty() {
            found.push(Violation::new(Code::Required, ["modes"]));
        }
        if self.gig_types.is_empty() {
            found.push(Violation::new(Code::Required, ["gigTypes"]));
        }
        if self.max_travel_km.is_some_and(|km| km > TRAVEL_KM_MAX) {
            let range = Violation::new(Code::OutOfRange, ["maxTravelKm"]);
            found.push(range.with("min", 0_i64).with("max", i64::from(TRAVEL_KM_MAX)));
        }
        if self.agreement.until < self.agreement.from {
            found.push(Violation::new(Code::EndsBeforeStart, ["agreement", "until"]));
        }
        self.check_times(&mut found);
        for (training, number) in self.trainings.iter().zip(1..) {
            if training.name.trim().is_empty() {
                found.push(Violation::new(Code::Required, ["trainings".to_owned(), number.to_string()]));
            } else if training.name.chars().count().max(training.provider.chars().count()) > NAME_MAX {
                let place = ["trainings".to_owned(), number.to_string()];
                found.push(Violation::new(Code::TooLong, place).with("max", NAME_MAX));
            }
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    fn check_times(&self, found: &mut Violations) {
        let midnight = NaiveTime::MIN;
        for (rule, number) in self.availability.iter().zip(1..) {
            if rule.until != midnight && rule.until <= rule.from {
                let place = ["availability".to_owned(), number.to_string(), "until".to_owned()];
                found.push(Violation::new(Code::EndsBeforeStart, place));
            }
        }
        for (exception, number) in self.exceptions.iter().zip(1..) {
            if exception.until < exception.from {
                let place = ["exceptions".to_owned(), number.to_string(), "until".to_owned()];
                found.push(Violation::new(Code::EndsBeforeStart, place));
            }
        }
        for (field, len) in [("availability", self.availability.len()), ("exceptions", self.exceptions.len())]
        {
            if len > RULES_MAX {
                found.push(Violation::new(Code::TooManyTimes, [field]).with("max", RULES_MAX));
            }
        }
    }

    /// Whether the expert can work in a language.
    pub fn works_in(&self, tag: &LanguageTag) -> bool {
        self.languages.iter().any(|language| language.tag == *tag && language.level != Level::Understands)
    }
}

/// What everybody tells when they become an expert.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Essentials {
    pub alias: String,
    /// Languages to work in.
    pub languages: Vec<LanguageTag>,
    pub modes: Vec<Mode>,
    pub agreement_until: NaiveDate,
}

impl Essentials {
    /// A profile that takes any kind of gig, anywhere and at any time, with an agreement from `today` on.
    pub fn into_profile(self, today: NaiveDate) -> Profile {
        Profile {
            alias: self.alias,
            languages: self
                .languages
                .into_iter()
                .map(|tag| ExpertLanguage { tag, level: Level::Working })
                .collect(),
            modes: self.modes,
            gig_types: GigType::ALL.iter().copied().collect(),
            municipality: None,
            areas: BTreeSet::new(),
            max_travel_km: None,
            caps: Caps::default(),
            availability: Vec::new(),
            exceptions: Vec::new(),
            agreement: Agreement {
                kind: AgreementKind::Expert,
                from: today.min(self.agreement_until),
                until: self.agreement_until,
                confidentiality: false,
            },
            trainings: Vec::new(),
            fee_class: None,
            waives_fee: false,
        }
    }

    /// The same profile where these have changed. A language that was known already keeps its level.
    pub fn changed(self, before: &Profile) -> Profile {
        let level = |tag: &LanguageTag| {
            before
                .languages
                .iter()
                .find(|known| known.tag == *tag)
                .map_or(Level::Working, |known| known.level)
        };
        let languages =
            self.languages.into_iter().map(|tag| ExpertLanguage { level: level(&tag), tag }).collect();
        let agreement = Agreement { until: self.agreement_until, ..before.agreement.clone() };
        Profile { alias: self.alias, languages, modes: self.modes, agreement, ..before.clone() }
    }
}

/// An expert by experience.
#[derive(Clone, Debug, PartialEq)]
pub struct Expert {
    pub id: ExpertId,
    pub status: ExpertStatus,
    pub profile: Profile,
    pub created_at: DateTime<Utc>,
    /// When they last became active; waiting for a gig is counted from here.
    pub active_since: DateTime<Utc>,
    /// When they asked to be forgotten, while that is not done.
    pub erasure_asked_at: Option<DateTime<Utc>>,
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;

    /// An expert of Finnish who does lectures on the spot and from afar, with an agreement through the year 1970.
    pub(in crate::expert) fn profile() -> Profile {
        let day = |month, day| NaiveDate::from_ymd_opt(1970, month, day).unwrap();
        Profile {
            alias: "Kuusi".into(),
            languages: vec![ExpertLanguage { tag: LanguageTag::finnish(), level: Level::Native }],
            modes: vec![Mode::InPerson, Mode::Remote],
            gig_types: BTreeSet::from([GigType::Lecture]),
            municipality: None,
            areas: BTreeSet::new(),
            max_travel_km: None,
            caps: Caps::default(),
            availability: Vec::new(),
            exceptions: Vec::new(),
            agreement: Agreement {
                kind: AgreementKind::Expert,
                from: day(1, 1),
                until: day(12, 31),
                confidentiality: true,
            },
            trainings: Vec::new(),
            fee_class: None,
            waives_fee: false,
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let codes = |profile: Profile| -> Vec<Code> {
            profile.check().err().unwrap_or_default().into_iter().map(|violation| violation.code).collect()
        };
        assert_eq!(codes(profile()), []);
        let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let rule =
            |from, until| AvailabilityRule { weekday: Weekday::Mon, from: clock(from), until: clock(until) };
        assert_eq!(codes(Profile { availability: vec![rule(9, 0)], ..profile() }), [], "until midnight");
        let wrong = Profile {
            alias: "\u{7}".into(),
            languages: vec![ExpertLanguage { tag: LanguageTag::finnish(), level: Level::Understands }],
            modes: Vec::new(),
            gig_types: BTreeSet::new(),
            max_travel_km: Some(9_999),
            availability: vec![rule(9, 8)],
            ..profile()
        };
        let expected = [
            Code::ControlCharacter,
            Code::Required,
            Code::Required,
            Code::Required,
            Code::OutOfRange,
            Code::EndsBeforeStart,
        ];
        assert_eq!(codes(wrong), expected);
    }
}
