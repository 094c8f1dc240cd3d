//! What customer feedback comes to: how much arrived and how much of it was handled, and in time.
//!
//! Everything is counted of those items that arrived in a period, as it stood on a day: what is handled later is not
//! counted there, and what is not due yet is pending, never late.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::{Classified, FeedbackChannel, FeedbackItem};
use crate::LanguageTag;
use crate::identity::Scope;

/// Helsinki days from the first to the last, both counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

impl Span {
    pub fn contains(self, day: NaiveDate) -> bool {
        (self.from..=self.until).contains(&day)
    }
}

/// What is counted of one item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fact {
    pub channel: FeedbackChannel,
    pub classified: Classified,
    /// In which it was given.
    pub language: LanguageTag,
    /// The part of the county that it is about.
    pub about: Scope,
    pub received_on: NaiveDate,
    pub due_on: NaiveDate,
    pub handled_on: Option<NaiveDate>,
}

impl From<&FeedbackItem> for Fact {
    fn from(item: &FeedbackItem) -> Self {
        Self {
            channel: item.channel,
            classified: item.classified,
            language: item.language.clone(),
            about: item.about,
            received_on: item.received_on,
            due_on: item.due_on,
            handled_on: item.handled_on(),
        }
    }
}

/// How feedback was handled that arrived in a period, as it stood on a day.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Handling {
    /// Items that arrived.
    pub received: u64,
    /// Those of them that were handled by that day.
    pub handled: u64,
    /// Those that were handled on or before the day on which they were due.
    pub on_time: u64,
    /// Those whose time had passed, or which were handled before it had: of these the ones on time are a share.
    pub decided: u64,
}

impl Handling {
    /// Not handled and not due yet.
    pub fn pending(self) -> u64 {
        self.received.saturating_sub(self.decided)
    }

    fn add(&mut self, fact: &Fact, as_of: NaiveDate) {
        let handled_on = fact.handled_on.filter(|on| *on <= as_of);
        self.received += 1;
        self.handled += u64::from(handled_on.is_some());
        self.on_time += u64::from(handled_on.is_some_and(|on| on <= fact.due_on));
        self.decided += u64::from(handled_on.is_some() || fact.due_on < as_of);
    }
}

/// How those were handled that arrived in a period, as it stood at the end of a day. Whatever arrived outside the period, or
/// after that day, is not counted.
pub fn handling<'a>(facts: impl IntoIterator<Item = &'a Fact>, span: Span, as_of: NaiveDate) -> Handling {
    let mut handling = Handling::default();
    let arrived = facts.into_iter().filter(|fact| span.contains(fact.received_on));
    for fact in arrived.filter(|fact| fact.received_on <= as_of) {
        handling.add(fact, as_of);
    }
    handling
}

/// How many arrived in each month of a period, by its first day; months without any are there with none.
pub fn by_month<'a>(facts: impl IntoIterator<Item = &'a Fact>, span: Span) -> BTreeMap<NaiveDate, u64> {
    let first = |day: NaiveDate| day.with_day(1).unwrap_or(day);
    let mut months = BTreeMap::new();
    let mut month = first(span.from);
    while month <= span.until {
        months.insert(month, 0);
        let Some(next) = month.checked_add_months(chrono::Months::new(1)) else { break };
        month = next;
    }
    for fact in facts.into_iter().filter(|fact| span.contains(fact.received_on)) {
        *months.entry(first(fact.received_on)).or_default() += 1;
    }
    months
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::super::FeedbackClass;
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn fact(received: &str, due: &str, handled: Option<&str>) -> Fact {
        Fact {
            channel: FeedbackChannel::Web,
            classified: Classified {
                class: FeedbackClass::Complaint,
                theme: None,
                service: None,
                service_language: None,
            },
            language: LanguageTag::finnish(),
            about: Scope::County,
            received_on: day(received),
            due_on: day(due),
            handled_on: handled.map(day),
        }
    }

    fn spring() -> Span {
        Span { from: day("2026-01-01"), until: day("2026-06-30") }
    }

    #[test]
    fn what_arrived_is_told_as_it_stood_on_the_day() {
        let facts = [
            fact("2026-01-05", "2026-01-27", Some("2026-01-27")),
            fact("2026-03-20", "2026-04-14", Some("2026-04-15")),
            fact("2026-04-30", "2026-05-25", None),
            // Not due yet on the last day of June: pending.
            fact("2026-06-18", "2026-07-10", None),
            // Handled after the day as of which it is told.
            fact("2026-06-18", "2026-07-10", Some("2026-07-01")),
            // Due on that very day: not late yet.
            fact("2026-06-05", "2026-06-30", None),
            // Of another period.
            fact("2025-12-31", "2026-01-23", Some("2026-01-02")),
            fact("2026-07-01", "2026-07-22", None),
        ];
        let told = handling(&facts, spring(), day("2026-06-30"));
        assert_eq!(told, Handling { received: 6, handled: 2, on_time: 1, decided: 3 });
        assert_eq!(told.pending(), 3);
        let later = handling(&facts, spring(), day("2026-07-11"));
        assert_eq!(later, Handling { received: 6, handled: 3, on_time: 2, decided: 6 });
        assert_eq!(handling(&facts, spring(), day("2026-01-04")), Handling::default());
    }

    #[test]
    fn every_month_of_a_period_is_there() {
        let facts = [fact("2026-01-31", "2026-02-20", None), fact("2026-03-01", "2026-03-20", None)];
        let span = Span { from: day("2026-01-15"), until: day("2026-03-31") };
        let months: Vec<_> =
            by_month(&facts, span).into_iter().map(|(day, n)| (day.to_string(), n)).collect();
        let expected = [("2026-01-01", 1), ("2026-02-01", 0), ("2026-03-01", 1)];
        assert_eq!(months, expected.map(|(day, n)| (day.to_owned(), n)));
    }

    proptest! {
        /// Shares are of what they are shares of, and nothing that is decided becomes undecided later.
        #[test]
        fn figures_go_together(items in proptest::collection::vec((0_u64..200, 0_u64..40, proptest::option::of(0_u64..80)), 0..30), as_of in 0_u64..300) {
            let at = |offset| day("2026-01-01") + Days::new(offset);
            let facts: Vec<Fact> = items.iter().map(|(received, due, handled)| Fact {
                received_on: at(*received),
                due_on: at(received + due),
                handled_on: handled.map(|after| at(received + after)),
                ..fact("2026-01-01", "2026-01-01", None)
            }).collect();
            let told = handling(&facts, spring(), at(as_of));
            prop_assert!(told.on_time <= told.handled && told.handled <= told.decided && told.decided <= told.received);
            let next = handling(&facts, spring(), at(as_of + 1));
            prop_assert!(told.received <= next.received && told.handled <= next.handled && told.decided <= next.decided);
            prop_assert_eq!(told.pending(), told.received - told.decided);
        }
    }
}
