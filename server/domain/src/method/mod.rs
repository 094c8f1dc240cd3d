//! The methods bank (menetelmäpankki): ways in which people take part, when each suits, and how it is done.
//!
//! Well-known methods come with the program. A county rewrites what it wants to say otherwise, retires what it does not use,
//! and adds its own.

mod bank;

use std::collections::BTreeSet;

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use crate::activity::ParticipationCategory;
use crate::id::MethodId;
use crate::panel::{check_length, check_text};
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

pub use bank::built_in;

/// The most characters of a method's name, and of each of its other texts.
const NAME_MAX: usize = 100;
const TEXT_MAX: usize = 4_000;

coded_enum! {
    /// What a method is counted as.
    MethodFamily, "method-family-" {
        Survey = "survey",
        ResidentEvent = "resident_event",
        Other = "other",
    }
}

coded_enum! {
    /// How much work a method takes.
    Effort, "method-effort-" {
        /// One person, some hours.
        Light = "light",
        /// A few people, some days.
        Moderate = "moderate",
        /// Several people, weeks or months.
        Heavy = "heavy",
    }
}

/// What is written of a method.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct MethodContent {
    pub name: LocalizedText,
    /// What it is.
    pub about: LocalizedText,
    /// When it suits, and when it does not.
    pub suits: LocalizedText,
    /// How it is done, one step a line.
    pub steps: LocalizedText,
    /// What to see to, so that everybody can take part.
    pub access: LocalizedText,
    pub effort: Effort,
    pub family: MethodFamily,
    /// The categories of participation that it serves.
    pub categories: BTreeSet<ParticipationCategory>,
}

impl MethodContent {
    /// A blank one, counted as neither a survey nor a resident event.
    pub fn blank() -> Self {
        Self {
            name: LocalizedText::default(),
            about: LocalizedText::default(),
            suits: LocalizedText::default(),
            steps: LocalizedText::default(),
            access: LocalizedText::default(),
            effort: Effort::Moderate,
            family: MethodFamily::Other,
            categories: BTreeSet::new(),
        }
    }

    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("name", &self.name, NAME_MAX, &mut wrong);
        check_text("about", &self.about, TEXT_MAX, &mut wrong);
        for (field, text) in [("suits", &self.suits), ("steps", &self.steps), ("access", &self.access)] {
            check_length(field, text, TEXT_MAX, &mut wrong);
        }
        if self.categories.is_empty() {
            wrong.push(Violation::new(Code::Required, ["categories"]));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// A method of the bank.
#[derive(Clone, Debug, PartialEq)]
pub struct Method {
    pub id: MethodId,
    pub content: MethodContent,
    /// It comes with the program, whether the county has rewritten it or not.
    pub is_built_in: bool,
    /// It is not offered any more; what was done by it still names it.
    pub is_retired: bool,
    /// Counts up with every change; 0 where it is as it came with the program.
    pub version: i64,
    /// When the county last changed it.
    pub updated_at: Option<DateTime<Utc>>,
}

/// The bank of a county: the methods that come with the program, each as the county has rewritten it, and its own. In the order
/// in which they came.
pub fn bank(mut written: Vec<Method>) -> Vec<Method> {
    let mut all: Vec<Method> = built_in()
        .iter()
        .map(|method| match written.iter().position(|one| one.id == method.id) {
            Some(place) => Method { is_built_in: true, ..written.swap_remove(place) },
            None => method.clone(),
        })
        .collect();
    written.sort_by_key(|one| one.id);
    all.extend(written);
    all
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::LanguageTag;
    use crate::id::TypedId;

    #[test]
    fn every_method_that_comes_with_the_program_is_whole_in_three_languages() {
        assert_eq!(built_in().len(), 14);
        let ids: BTreeSet<_> = built_in().iter().map(|one| one.id).collect();
        assert_eq!(ids.len(), built_in().len());
        for method in built_in() {
            let MethodContent { name, about, suits, steps, access, .. } = &method.content;
            assert_eq!(method.content.check(), Ok(()), "{name:?}");
            for language in ["fi", "sv", "en"] {
                let language: LanguageTag = language.parse().unwrap();
                for text in [name, about, suits, steps, access] {
                    assert!(text.get(&language).is_some(), "{name:?} {language}");
                }
                assert!(steps.get(&language).unwrap().lines().count() >= 3, "{name:?} {language}");
            }
        }
        let categories: BTreeSet<_> =
            built_in().iter().flat_map(|one| one.content.categories.iter().copied()).collect();
        assert_eq!(categories.len(), ParticipationCategory::ALL.len(), "there is a way for every category");
    }

    /// Activities name methods by these: another release must not give them others.
    #[test]
    fn a_method_keeps_its_id() {
        let first = built_in().first().unwrap();
        assert_eq!(first.content.name.get(&LanguageTag::finnish()), Some("Asukasilta"));
        assert_eq!(first.id.node_id(), "Method:78273c16-720c-8858-b2d0-4158f805c78d");
    }

    #[test]
    fn a_county_rewrites_what_comes_with_the_program_and_adds_its_own() {
        let mut rewritten = built_in().get(3).unwrap().clone();
        rewritten.content.name = LocalizedText::from([("fi", "Oma nimi")]);
        (rewritten.version, rewritten.is_built_in) = (1, false);
        let own = Method {
            id: MethodId::fresh(DateTime::UNIX_EPOCH, [7; 10]),
            content: rewritten.content.clone(),
            version: 1,
            ..rewritten.clone()
        };
        let all = bank(vec![own.clone(), rewritten.clone()]);
        assert_eq!(all.len(), 15);
        assert_eq!(all.get(3), Some(&Method { is_built_in: true, ..rewritten }));
        assert_eq!(all.last(), Some(&own));
    }
}
