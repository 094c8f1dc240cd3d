//! What was received and what was done, as the county publishes it for some days.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Handling, Span};
use crate::id::FeedbackSummaryId;
use crate::violation::{Code, Violation, Violations};
use crate::{LanguageTag, LocalizedText};

const TEXT_MAX: usize = 10_000;

coded_enum! {
    /// Whether everybody may read it.
    SummaryState, "customer-feedback-summary-state-" {
        Draft = "draft",
        Published = "published",
    }
}

/// What staff write.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct SummaryContent {
    /// What people said: thanks, proposals and complaints, by theme.
    pub themes: LocalizedText,
    /// What was done because of it.
    pub actions: LocalizedText,
}

/// What was received in some days and what was done.
#[derive(Clone, Debug, PartialEq)]
pub struct Summary {
    pub id: FeedbackSummaryId,
    pub span: Span,
    pub content: SummaryContent,
    /// The Helsinki day and what was counted then; `None` while it is a draft.
    pub published: Option<(NaiveDate, Handling)>,
    /// Counts up with every change.
    pub version: i64,
}

impl Summary {
    pub fn state(&self) -> SummaryState {
        if self.published.is_some() { SummaryState::Published } else { SummaryState::Draft }
    }

    /// Everything that is wrong with what is written of some days.
    pub fn check(span: Span, content: &SummaryContent) -> Result<(), Violations> {
        let mut found = Violations::new();
        if span.until < span.from {
            found.push(Violation::new(Code::EndsBeforeStart, ["until"]));
        }
        for (field, text) in content.fields() {
            for (tag, _) in text.entries().filter(|(_, text)| text.chars().count() > TEXT_MAX) {
                found.push(Violation::new(Code::TooLong, [field, tag.as_str()]).with("max", TEXT_MAX));
            }
        }
        if found.is_empty() { Ok(()) } else { Err(found) }
    }

    /// Writes a draft anew. What was published stays as everybody has read it.
    pub fn written(self, span: Span, content: SummaryContent) -> Result<Self, Violations> {
        if self.published.is_some() {
            return Err(vec![not_so()]);
        }
        Self::check(span, &content)?;
        Ok(Self { span, content, version: self.version + 1, ..self })
    }

    /// Published on a day once its own days are over, in every language that public texts have, with what was counted.
    pub fn published(
        self,
        today: NaiveDate,
        required: &[LanguageTag],
        counted: Handling,
    ) -> Result<Self, Violations> {
        if self.published.is_some() {
            return Err(vec![not_so()]);
        }
        let mut found = Violations::new();
        for (field, text) in self.content.fields() {
            for language in required.iter().filter(|language| text.get(language).is_none()) {
                let missing = Violation::new(Code::MissingText, [field, language.as_str()]);
                found.push(missing.with("language", language.as_str()));
            }
        }
        if self.span.until >= today {
            found.push(Violation::new(Code::NotOverYet, ["until"]));
        }
        if !found.is_empty() {
            return Err(found);
        }
        Ok(Self { published: Some((today, counted)), version: self.version + 1, ..self })
    }
}

impl SummaryContent {
    fn fields(&self) -> [(&'static str, &LocalizedText); 2] {
        [("themes", &self.themes), ("actions", &self.actions)]
    }
}

fn not_so() -> Violation {
    Violation::new(Code::SummaryPublished, ["summaryId"])
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::id::TypedId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    #[test]
    fn a_summary_is_published_once_whole_and_after_its_days() {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let both = |fi: &str, sv: &str| LocalizedText::from([("fi", fi), ("sv", sv)]);
        let span = Span { from: day("2026-07-01"), until: day("2026-12-31") };
        let content =
            SummaryContent { themes: both("Jonot", "Köer"), actions: both("Lisättiin aikoja", " ") };
        let draft = Summary {
            id: FeedbackSummaryId::fresh(at, [1; 10]),
            span,
            content: content.clone(),
            published: None,
            version: 1,
        };
        let required = [LanguageTag::finnish(), LanguageTag::swedish()];
        let counted = Handling { received: 5, handled: 4, on_time: 4, decided: 4 };
        let early = draft.clone().published(day("2026-12-31"), &required, counted).unwrap_err();
        let codes: Vec<_> = early.iter().map(|one| (one.code, one.path.join("."))).collect();
        let expected = [(Code::MissingText, "actions.sv"), (Code::NotOverYet, "until")];
        assert_eq!(codes, expected.map(|(code, path)| (code, path.to_owned())));
        let whole = SummaryContent { actions: both("Lisättiin aikoja", "Fler tider"), ..content };
        let whole = draft.written(span, whole).unwrap();
        let published = whole.published(day("2027-01-01"), &required, counted).unwrap();
        assert_eq!(published.published, Some((day("2027-01-01"), counted)));
        let again = published.clone().written(span, SummaryContent::default()).unwrap_err();
        assert_eq!(again[0].code, Code::SummaryPublished);
        assert!(published.published(day("2027-01-02"), &required, counted).is_err());
    }
}
