//! Planted facts of two counties over two years: those that count, and beside each some that must not.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use uuid::Uuid;

use crate::activity::{ActivityAudience, ActivityKind, ActivityMode};
use crate::id::TypedId;
use crate::indicator::Period;
use crate::indicator::facts::*;
use crate::panel::{FUNCTIONING_MONTHS, PanelKind, PanelState};
use crate::survey::SurveyKind;
use crate::{DivisionId, SurveyId};

pub fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

pub fn survey(n: u128) -> SurveyId {
    SurveyId::from_uuid(Uuid::from_u128(n))
}

pub fn division(n: u128) -> DivisionId {
    DivisionId::from_uuid(Uuid::from_u128(n))
}

/// Every register kept since well before the period.
pub fn kept() -> Facts {
    use Register::{Activities, Answers, Bodies, Feedback, Listing, Orders, Panels};
    let since = day("2025-01-01");
    let registers = [Answers, Feedback, Panels, Orders, Listing, Activities, Bodies];
    Facts {
        kept_since: registers.into_iter().map(|register| (register, since)).collect(),
        functioning_months: FUNCTIONING_MONTHS,
        ..Facts::default()
    }
}

/// Answers in Finnish by the web, in the middle of the first half of 2026.
pub fn answers(question: &str, choice: &str, count: u64) -> AnswerFact {
    AnswerFact {
        question: question.to_owned(),
        survey: survey(1),
        survey_kind: SurveyKind::Resident,
        day: day("2026-03-10"),
        language: "fi".to_owned(),
        own_language: None,
        channel: "web".to_owned(),
        choice: choice.to_owned(),
        standing: Standing::Counts,
        count,
    }
}

/// Answers that count for nothing in the first half of 2026 or the whole year: others' questions, other periods, tests,
/// withdrawn ones, those that wait for the mixer.
pub fn answers_that_do_not_count(question: &str, choice: &str) -> Vec<AnswerFact> {
    let many = || answers(question, choice, 1_000);
    let standing = |standing| AnswerFact { standing, ..many() };
    vec![
        AnswerFact { question: "another-question".to_owned(), ..many() },
        AnswerFact { day: day("2025-12-31"), ..many() },
        AnswerFact { day: day("2027-01-01"), ..many() },
        standing(Standing::Test),
        standing(Standing::Withdrawn),
        standing(Standing::Unmixed),
    ]
}

/// A complaint by the web, received in March 2026 and handled in time.
pub fn feedback(count: u64) -> FeedbackFact {
    FeedbackFact {
        received_on: day("2026-03-10"),
        due_on: day("2026-03-31"),
        handled_on: Some(day("2026-03-20")),
        class: "complaint".to_owned(),
        theme: None,
        channel: "web".to_owned(),
        unit: None,
        service: None,
        service_language: Some("fi".to_owned()),
        language: Some("fi".to_owned()),
        sentiment: None,
        is_score_only: false,
        standing: Standing::Counts,
        count,
    }
}

/// Feedback like this that counts for nothing: received in other years, tried out, or taken back.
pub fn feedback_that_does_not_count(like: &FeedbackFact) -> Vec<FeedbackFact> {
    let many = || FeedbackFact { count: 1_000, ..like.clone() };
    vec![
        FeedbackFact { received_on: day("2025-12-31"), ..many() },
        FeedbackFact { received_on: day("2027-01-01"), ..many() },
        FeedbackFact { standing: Standing::Test, ..many() },
        FeedbackFact { standing: Standing::Withdrawn, ..many() },
    ]
}

pub fn panel(kind: PanelKind, state: PanelState, held: &[(&str, u32)]) -> PanelFact {
    PanelFact {
        kind,
        states: vec![(day("2025-06-01"), state)],
        held: held.iter().map(|(on, attended)| (day(on), *attended)).collect(),
    }
}

pub fn order(on: &str) -> OrderFact {
    OrderFact {
        submitted_on: day(on),
        is_reversed: false,
        division: Some("one".to_owned()),
        gig_type: Some("talk".to_owned()),
        is_confirmed: true,
        is_held: true,
        is_unfilled: false,
        is_cancelled: false,
    }
}

/// A training for staff with 20 people, held in March 2026.
pub fn activity(kind: ActivityKind) -> ActivityFact {
    ActivityFact {
        kind,
        on: day("2026-03-10"),
        standing: ActivityStanding::Held,
        topics: BTreeSet::new(),
        audiences: [ActivityAudience::Staff].into(),
        method: None,
        family: None,
        municipality: None,
        mode: ActivityMode::InPerson,
        trial_since: None,
        attendance: Some(20),
        distinct_people: None,
        by_staff_group: BTreeMap::new(),
    }
}

/// The same where it does not count: planned, called off, tried out, or held in another half of a year.
pub fn activities_that_do_not_count(like: &ActivityFact) -> Vec<ActivityFact> {
    let standing = |standing| ActivityFact { standing, ..like.clone() };
    let on = |text: &str| ActivityFact { on: day(text), ..like.clone() };
    vec![
        standing(ActivityStanding::Planned),
        standing(ActivityStanding::CalledOff),
        standing(ActivityStanding::Test),
        on("2025-12-31"),
        on("2026-07-01"),
    ]
}

/// The list was up on every day of a period, and two divisions have confirmed.
pub fn listing(period: &str) -> ListingFacts {
    let period: Period = period.parse().unwrap();
    let confirm = |n| ConfirmationFact { division: division(n), period, ran_unlisted: false };
    ListingFacts {
        snapshots: period.days().map(|day| (day, true)).collect(),
        divisions: [1, 2].map(division).into(),
        confirmations: vec![confirm(1), confirm(2)],
        listed_elsewhere: Vec::new(),
    }
}
