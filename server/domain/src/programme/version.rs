//! The versions of a programme: a draft is written and written anew, what a body has approved stays as it is, and the
//! next one that is approved replaces it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::content::ProgrammeContent;
use super::key::ProgrammeKey;
use crate::id::{ProgrammeId, ProgrammeVersionId};
use crate::language::LanguageTag;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

/// The most characters of the name of a body.
const BODY_MAX: usize = 200;

coded_enum! {
    /// Where a version stands.
    VersionState, "programme-state-" {
        /// Being written.
        Draft = "draft",
        /// Approved, and in force.
        Adopted = "adopted",
        /// Approved, and a later version is in force.
        Replaced = "replaced",
    }
}

/// Who approved a version, and when.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Adoption {
    pub body: LocalizedText,
    /// The Helsinki day of the decision.
    pub on: NaiveDate,
}

/// A version of a programme.
#[derive(Clone, Debug, PartialEq)]
pub struct ProgrammeVersion {
    pub id: ProgrammeVersionId,
    /// From one, in the order in which they were begun.
    pub number: i32,
    pub content: ProgrammeContent,
    /// `None` while it is a draft. With it, nothing of the version changes any more.
    pub adoption: Option<Adoption>,
    /// Counts up with every change.
    pub revision: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// A programme with all its versions, the earliest first. Only the last of them can be a draft.
#[derive(Clone, Debug, PartialEq)]
pub struct Programme {
    pub id: ProgrammeId,
    pub key: ProgrammeKey,
    pub versions: Vec<ProgrammeVersion>,
}

impl Adoption {
    /// # Errors
    /// Where the body has no Finnish name or one that is too long, or the day has not been.
    pub fn check(&self, today: NaiveDate) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        if self.body.get(&LanguageTag::finnish()).is_none() {
            wrong.push(Violation::new(Code::Required, ["body", "fi"]));
        }
        for (tag, _) in self.body.entries().filter(|(_, text)| text.chars().count() > BODY_MAX) {
            wrong.push(Violation::new(Code::TooLong, ["body", tag.as_str()]).with("max", BODY_MAX));
        }
        if self.on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["on"]));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl ProgrammeVersion {
    /// Writes a draft anew.
    ///
    /// # Errors
    /// Where it has been approved, or says the same as before.
    pub fn written(self, content: ProgrammeContent, now: DateTime<Utc>) -> Result<Self, Violations> {
        if self.adoption.is_some() {
            return Err(vec![not_so()]);
        }
        if self.content == content {
            return Err(vec![unchanged()]);
        }
        Ok(Self { content, revision: self.revision + 1, updated_at: now, ..self })
    }
}

impl Programme {
    /// The version that is in force: the last that was approved.
    pub fn in_force(&self) -> Option<&ProgrammeVersion> {
        self.versions.iter().rev().find(|version| version.adoption.is_some())
    }

    /// The version that is being written.
    pub fn draft(&self) -> Option<&ProgrammeVersion> {
        self.versions.last().filter(|version| version.adoption.is_none())
    }

    /// What to show first: what is in force, otherwise the draft.
    pub fn current(&self) -> Option<&ProgrammeVersion> {
        self.in_force().or_else(|| self.versions.last())
    }

    pub fn version(&self, id: ProgrammeVersionId) -> Option<&ProgrammeVersion> {
        self.versions.iter().find(|version| version.id == id)
    }

    pub fn numbered(&self, number: i32) -> Option<&ProgrammeVersion> {
        self.versions.iter().find(|version| version.number == number)
    }

    pub fn state(&self, version: &ProgrammeVersion) -> VersionState {
        match (&version.adoption, self.in_force()) {
            (None, _) => VersionState::Draft,
            (Some(_), Some(in_force)) if in_force.id == version.id => VersionState::Adopted,
            (Some(_), _) => VersionState::Replaced,
        }
    }

    /// The Helsinki day on which a version was replaced: that of the next approval.
    pub fn replaced_on(&self, version: &ProgrammeVersion) -> Option<NaiveDate> {
        version.adoption.as_ref()?;
        let later = self.versions.iter().filter(|other| other.number > version.number);
        later.filter_map(|other| other.adoption.as_ref()).map(|adoption| adoption.on).next()
    }

    /// What comes of content that is brought for this programme: its draft written anew, or a draft begun after the
    /// version that is in force.
    ///
    /// # Errors
    /// Where it is another programme's, or says the same as the last version.
    pub fn brought(
        &self,
        id: ProgrammeVersionId,
        content: ProgrammeContent,
        now: DateTime<Utc>,
    ) -> Result<Brought, Violations> {
        if content.key != self.key {
            let other = Violation::new(Code::ProgrammeOther, ["key"]);
            return Err(vec![other.with("key", self.key.as_str())]);
        }
        if let Some(draft) = self.draft() {
            return draft.clone().written(content, now).map(Brought::Written);
        }
        if self.versions.last().is_some_and(|last| last.content == content) {
            return Err(vec![unchanged()]);
        }
        let number = self.versions.last().map_or(0, |last| last.number) + 1;
        Ok(Brought::Begun(first_draft(id, number, content, now)))
    }

    /// The draft as a body has approved it. What was in force is replaced by it.
    ///
    /// # Errors
    /// Where there is no draft of this number, the decision is not told rightly, or its day lies before that of the
    /// version which it replaces.
    pub fn adopted(
        &self,
        id: ProgrammeVersionId,
        adoption: Adoption,
        now: DateTime<Utc>,
        today: NaiveDate,
    ) -> Result<ProgrammeVersion, Violations> {
        let Some(draft) = self.draft().filter(|draft| draft.id == id) else { return Err(vec![not_so()]) };
        adoption.check(today)?;
        let earlier = self.in_force().and_then(|version| version.adoption.as_ref());
        if earlier.is_some_and(|earlier| adoption.on < earlier.on) {
            return Err(vec![Violation::new(Code::AdoptedBefore, ["on"])]);
        }
        Ok(ProgrammeVersion {
            adoption: Some(adoption),
            revision: draft.revision + 1,
            updated_at: now,
            ..draft.clone()
        })
    }
}

/// What comes of content that was brought.
#[derive(Clone, Debug, PartialEq)]
pub enum Brought {
    /// A draft after the version that is in force.
    Begun(ProgrammeVersion),
    /// The draft that was there, written anew.
    Written(ProgrammeVersion),
}

/// A draft that nobody has changed yet.
pub fn first_draft(
    id: ProgrammeVersionId,
    number: i32,
    content: ProgrammeContent,
    now: DateTime<Utc>,
) -> ProgrammeVersion {
    ProgrammeVersion { id, number, content, adoption: None, revision: 1, created_at: now, updated_at: now }
}

fn not_so() -> Violation {
    Violation::new(Code::ProgrammeNotSo, ["versionId"])
}

fn unchanged() -> Violation {
    Violation::new(Code::ProgrammeUnchanged, ["file"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use crate::programme::{KnownProgramme, Wording};

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_790_000_000, 0).unwrap()
    }

    fn id(n: u8) -> ProgrammeVersionId {
        ProgrammeVersionId::fresh(now(), [n; 10])
    }

    fn content(name: &str) -> ProgrammeContent {
        let known = KnownProgramme::VantaaKerava.content().unwrap();
        ProgrammeContent { name: Wording::from([("fi", name)]), ..known.clone() }
    }

    fn programme() -> Programme {
        let content = content("Ensimmäinen");
        let key = content.key.clone();
        let first = first_draft(id(1), 1, content, now());
        Programme { id: ProgrammeId::fresh(now(), [9; 10]), key, versions: vec![first] }
    }

    fn decision(on: &str) -> Adoption {
        Adoption { body: LocalizedText::from([("fi", "Aluevaltuusto")]), on: on.parse().unwrap() }
    }

    fn today() -> NaiveDate {
        "2026-11-28".parse().unwrap()
    }

    fn codes(wrong: Violations) -> Vec<Code> {
        wrong.into_iter().map(|one| one.code).collect()
    }

    #[test]
    fn a_draft_is_written_anew_and_what_was_approved_stays_until_it_is_replaced() {
        let mut programme = programme();
        assert_eq!(
            codes(programme.brought(id(2), content("Ensimmäinen"), now()).unwrap_err()),
            [Code::ProgrammeUnchanged]
        );
        let Brought::Written(written) = programme.brought(id(2), content("Toinen"), now()).unwrap() else {
            panic!()
        };
        assert_eq!((written.id, written.number, written.revision), (id(1), 1, 2));
        programme.versions = vec![written];
        assert!(programme.in_force().is_none());
        let adopted = programme.adopted(id(1), decision("2026-06-10"), now(), today()).unwrap();
        programme.versions = vec![adopted];
        assert_eq!(programme.state(programme.versions.first().unwrap()), VersionState::Adopted);
        assert_eq!(
            codes(programme.adopted(id(1), decision("2026-06-10"), now(), today()).unwrap_err()),
            [Code::ProgrammeNotSo]
        );

        let Brought::Begun(begun) = programme.brought(id(2), content("Kolmas"), now()).unwrap() else {
            panic!()
        };
        assert_eq!((begun.id, begun.number, begun.revision), (id(2), 2, 1));
        programme.versions.push(begun);
        assert_eq!(programme.in_force().unwrap().number, 1);
        let early = programme.adopted(id(2), decision("2026-06-09"), now(), today());
        assert_eq!(codes(early.unwrap_err()), [Code::AdoptedBefore]);
        let second = programme.adopted(id(2), decision("2026-11-28"), now(), today()).unwrap();
        *programme.versions.last_mut().unwrap() = second;
        let states: Vec<_> = programme.versions.iter().map(|version| programme.state(version)).collect();
        assert_eq!(states, [VersionState::Replaced, VersionState::Adopted]);
        let ends: Vec<_> = programme.versions.iter().map(|version| programme.replaced_on(version)).collect();
        assert_eq!(ends, [Some(today()), None]);
    }

    #[test]
    fn a_decision_is_told_whole() {
        let programme = programme();
        let wrong = Adoption {
            body: LocalizedText::from([("sv", "Fullmäktige")]),
            on: "2026-11-29".parse().unwrap(),
        };
        let refused = programme.adopted(id(1), wrong, now(), today()).unwrap_err();
        assert_eq!(codes(refused), [Code::Required, Code::DayInFuture]);
        let other = ProgrammeContent { key: "lapland".parse().unwrap(), ..content("Muu") };
        assert_eq!(codes(programme.brought(id(2), other, now()).unwrap_err()), [Code::ProgrammeOther]);
    }
}
