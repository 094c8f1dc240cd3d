//! Scores that came by text message, as the provider reports them: only how many of each kind, never whose.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::{EARLIEST_YEAR, Span};
use crate::identity::Scope;
use crate::time::half_year;
use crate::violation::{Code, Violation, Violations};

/// More batches than this come in several files.
pub const BATCHES_MAX: usize = 2_000;
const ID_MAX: usize = 100;
/// More than this of a kind in one batch is a slip.
const COUNT_MAX: u32 = 1_000_000;

stored_enum! {
    /// A column of a file of batches, by its English header.
    BatchColumn {
        ExternalId = "id",
        Unit = "unit",
        From = "from",
        Until = "until",
        Promoters = "promoters",
        Passives = "passives",
        Detractors = "detractors",
    }
}

impl BatchColumn {
    /// The headers under which it is found, as they stand in Finnish, Swedish and English tables.
    pub fn headers(self) -> &'static [&'static str] {
        match self {
            Self::ExternalId => &["tunniste", "identifierare", "id"],
            Self::Unit => &["yksikkö", "enhet", "unit"],
            Self::From => &["alku", "början", "from"],
            Self::Until => &["loppu", "slut", "until"],
            Self::Promoters => &["suosittelijat", "ambassadörer", "promoters"],
            Self::Passives => &["neutraalit", "passiva", "passives"],
            Self::Detractors => &["arvostelijat", "kritiker", "detractors"],
        }
    }
}

/// How many would recommend a service (9–10), would neither (7–8), and would not (0–6).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Scores {
    pub promoters: u32,
    pub passives: u32,
    pub detractors: u32,
}

impl Scores {
    /// Both together: counts are added, shares never averaged.
    #[must_use]
    pub fn with(self, other: Self) -> Self {
        Self {
            promoters: self.promoters.saturating_add(other.promoters),
            passives: self.passives.saturating_add(other.passives),
            detractors: self.detractors.saturating_add(other.detractors),
        }
    }

    /// How many scores there are: feedback that says no more than that.
    pub fn count(self) -> u64 {
        u64::from(self.promoters) + u64::from(self.passives) + u64::from(self.detractors)
    }
}

/// What a provider reports of some days.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreBatch {
    /// The provider's own name of it: one that is there is not counted again.
    pub external_id: String,
    /// The part of the county that was scored.
    pub about: Scope,
    pub span: Span,
    pub scores: Scores,
}

/// What becomes of a batch that is taken in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum BatchFate {
    Added,
    /// It is there already, with the same content.
    Known,
}

impl ScoreBatch {
    /// Brings it into its one form, or tells everything that is wrong; `place` is where a field of it stands.
    pub fn check<P: Into<String>>(
        self,
        today: NaiveDate,
        place: impl Fn(BatchColumn) -> Vec<P>,
    ) -> Result<Self, Violations> {
        let mut found = Violations::new();
        let wrong = |code, column| Violation::new(code, place(column));
        let external_id = self.external_id.trim().to_owned();
        if external_id.is_empty() {
            found.push(wrong(Code::Required, BatchColumn::ExternalId));
        }
        if external_id.chars().count() > ID_MAX {
            found.push(wrong(Code::TooLong, BatchColumn::ExternalId).with("max", ID_MAX));
        }
        if external_id.chars().any(char::is_control) {
            found.push(wrong(Code::ControlCharacter, BatchColumn::ExternalId));
        }
        let Span { from, until } = self.span;
        if until < from {
            found.push(wrong(Code::EndsBeforeStart, BatchColumn::Until));
        } else if half_year(from) != half_year(until) {
            found.push(wrong(Code::SpanOverPeriods, BatchColumn::Until));
        }
        if from.year() < EARLIEST_YEAR {
            found.push(wrong(Code::NotADate, BatchColumn::From));
        }
        if until > today {
            found.push(wrong(Code::DayInFuture, BatchColumn::Until));
        }
        let Scores { promoters, passives, detractors } = self.scores;
        let counts = [
            (BatchColumn::Promoters, promoters),
            (BatchColumn::Passives, passives),
            (BatchColumn::Detractors, detractors),
        ];
        for (column, _) in counts.into_iter().filter(|(_, count)| *count > COUNT_MAX) {
            let range = wrong(Code::OutOfRange, column);
            found.push(range.with("min", 0_i64).with("max", i64::from(COUNT_MAX)));
        }
        if self.scores.count() == 0 {
            found.push(wrong(Code::NoScores, BatchColumn::Promoters));
        }
        if found.is_empty() { Ok(Self { external_id, ..self }) } else { Err(found) }
    }

    /// What becomes of it beside the one that is there under its name; another content is refused.
    pub fn beside<P: Into<String>>(
        &self,
        known: Option<&Self>,
        place: impl Fn(BatchColumn) -> Vec<P>,
    ) -> Result<BatchFate, Violation> {
        match known {
            None => Ok(BatchFate::Added),
            Some(known) if known == self => Ok(BatchFate::Known),
            Some(_) => Err(Violation::new(Code::BatchDiffers, place(BatchColumn::ExternalId))
                .with("id", self.external_id.as_str())),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn batch() -> ScoreBatch {
        ScoreBatch {
            external_id: " 2026-11 ".to_owned(),
            about: Scope::County,
            span: Span { from: day("2026-11-01"), until: day("2026-11-30") },
            scores: Scores { promoters: 30, passives: 12, detractors: 8 },
        }
    }

    fn place(column: BatchColumn) -> Vec<String> {
        vec!["batches".to_owned(), "2".to_owned(), column.code().to_owned()]
    }

    fn codes(found: Violations) -> Vec<(Code, String)> {
        found.into_iter().map(|one| (one.code, one.path[2].clone())).collect()
    }

    #[test]
    fn a_batch_lies_within_one_period_and_has_scores() {
        let today = day("2026-12-01");
        let checked = batch().check(today, place).unwrap();
        assert_eq!((checked.external_id.as_str(), checked.scores.count()), ("2026-11", 50));
        let over = Span { from: day("2026-06-30"), until: day("2026-07-01") };
        let wrong = ScoreBatch {
            external_id: String::new(),
            span: over,
            scores: Scores::default(),
            about: Scope::County,
        };
        let expected =
            [(Code::Required, "id"), (Code::SpanOverPeriods, "until"), (Code::NoScores, "promoters")];
        assert_eq!(
            codes(wrong.check(today, place).unwrap_err()),
            expected.map(|(code, column)| (code, column.to_owned()))
        );
        let backward = Span { from: day("2026-11-30"), until: day("2026-11-01") };
        let found = codes(ScoreBatch { span: backward, ..batch() }.check(today, place).unwrap_err());
        assert_eq!(found, [(Code::EndsBeforeStart, "until".to_owned())]);
        let found = codes(batch().check(day("2026-11-29"), place).unwrap_err());
        assert_eq!(found, [(Code::DayInFuture, "until".to_owned())]);
        let many = Scores { promoters: COUNT_MAX + 1, ..Scores::default() };
        let found = codes(ScoreBatch { scores: many, ..batch() }.check(today, place).unwrap_err());
        assert_eq!(found, [(Code::OutOfRange, "promoters".to_owned())]);
    }

    #[test]
    fn the_same_batch_is_counted_once_and_another_under_its_name_is_refused() {
        let one = batch();
        assert_eq!(one.beside(None, place), Ok(BatchFate::Added));
        assert_eq!(one.beside(Some(&batch()), place), Ok(BatchFate::Known));
        let other = ScoreBatch { scores: Scores { promoters: 31, ..one.scores }, ..batch() };
        let refused = other.beside(Some(&one), place).unwrap_err();
        assert_eq!(refused.code, Code::BatchDiffers);
    }
}
