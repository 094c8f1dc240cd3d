//! What is kept between two reports, so that only what has changed is read anew. Each instance keeps its own, and asks the
//! database each time whether it still holds.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::SurveyId;
use domain::expert::DomainEvent;
use domain::indicator::facts::FeedbackFact;
use storage::customer_feedback::DayMark;
use tokio::sync::Mutex;

use super::answers::Tally;

/// So many days are read at once: feedback or orders of a busy county are some thousand rows then.
pub(super) const DAYS_AT_ONCE: usize = 50;

/// Everything that is kept. Whoever reads anew holds the lock meanwhile, so that several pages at once read once.
#[derive(Clone, Default)]
pub(crate) struct Kept {
    pub(super) answers: Arc<Mutex<BTreeMap<SurveyId, Tally>>>,
    pub(super) feedback: Arc<Mutex<Days<DayMark, FeedbackFact>>>,
    pub(super) events: Arc<Mutex<Days<i64, DomainEvent>>>,
}

/// What was read of the days of a register, each with the mark that it had just before: where a day has the same mark again,
/// what was read holds.
pub(super) struct Days<M, T>(BTreeMap<NaiveDate, (M, Arc<[T]>)>);

impl<M, T> Default for Days<M, T> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<M: Copy + PartialEq, T> Days<M, T> {
    /// The days that are to be read anew.
    pub(super) fn stale(&self, marks: &BTreeMap<NaiveDate, M>) -> Vec<NaiveDate> {
        let is_stale =
            |(day, mark): &(&NaiveDate, &M)| self.0.get(day).is_none_or(|(known, _)| known != *mark);
        marks.iter().filter(is_stale).map(|(day, _)| *day).collect()
    }

    /// Keeps what was read of these days, each row with its day.
    pub(super) fn keep(
        &mut self,
        days: &[NaiveDate],
        marks: &BTreeMap<NaiveDate, M>,
        rows: impl IntoIterator<Item = (NaiveDate, T)>,
    ) {
        let mut by_day: BTreeMap<NaiveDate, Vec<T>> = BTreeMap::new();
        for (day, row) in rows {
            by_day.entry(day).or_default().push(row);
        }
        for day in days {
            if let Some(mark) = marks.get(day) {
                self.0.insert(*day, (*mark, by_day.remove(day).unwrap_or_default().into()));
            }
        }
    }

    /// What is kept of the marked days, by day.
    pub(super) fn of(&self, marks: &BTreeMap<NaiveDate, M>) -> Vec<Arc<[T]>> {
        marks.keys().filter_map(|day| self.0.get(day)).map(|(_, rows)| Arc::clone(rows)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_read_anew_when_its_mark_has_changed() {
        let day = |n| NaiveDate::from_ymd_opt(2026, 11, n).unwrap();
        let mut days: Days<i64, &str> = Days::default();
        let marks = BTreeMap::from([(day(1), 2), (day(2), 1)]);
        assert_eq!(days.stale(&marks), [day(1), day(2)]);
        days.keep(&[day(1), day(2)], &marks, [(day(1), "a"), (day(2), "b"), (day(1), "c")]);
        assert_eq!(days.stale(&marks), []);
        assert_eq!(days.of(&marks).concat(), ["a", "c", "b"]);
        // Something is new on the second day, and on a third.
        let marks = BTreeMap::from([(day(1), 2), (day(2), 2), (day(3), 1)]);
        assert_eq!(days.stale(&marks), [day(2), day(3)]);
        days.keep(&[day(2), day(3)], &marks, [(day(2), "d"), (day(3), "e")]);
        assert_eq!(days.of(&marks).concat(), ["a", "c", "d", "e"]);
        // A report on other days neither gets these nor takes them away.
        assert_eq!(days.of(&BTreeMap::from([(day(3), 1)])).concat(), ["e"]);
        assert_eq!(days.stale(&marks), []);
    }
}
