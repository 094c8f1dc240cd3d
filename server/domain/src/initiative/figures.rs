//! What initiatives of a time come to: for the council, which is told once a year, and for indicators.

use chrono::NaiveDate;

use super::{Initiative, InitiativeState, MakerKind, OutcomeKind};

/// Initiatives that came between two days, and where they stand on a third.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct InitiativeFigures {
    pub received: u32,
    pub handling: u32,
    pub answered: u32,
    pub transferred: u32,
    pub withdrawn: u32,
    /// Of the answered, those that are done, wholly or in part.
    pub accepted: u32,
    /// Of those that are answered or transferred, or whose answer was due: answered or transferred in time. One that is not
    /// due yet is neither in time nor late.
    pub in_time: u32,
    pub late: u32,
    /// How many came of each kind of maker, in the order of the kinds.
    pub by_maker: Vec<(MakerKind, u32)>,
}

/// Counts the initiatives that came from one Helsinki day to another, both included, as they stand today.
pub fn figures<'a>(
    initiatives: impl IntoIterator<Item = &'a Initiative>,
    from: NaiveDate,
    until: NaiveDate,
    today: NaiveDate,
) -> InitiativeFigures {
    let mut counted = InitiativeFigures {
        by_maker: MakerKind::ALL.iter().map(|kind| (*kind, 0)).collect(),
        ..InitiativeFigures::default()
    };
    let came = initiatives.into_iter().filter(|one| (from..=until).contains(&one.received_on));
    for one in came {
        counted.received += 1;
        for (kind, count) in &mut counted.by_maker {
            *count += u32::from(*kind == one.maker);
        }
        match one.state() {
            InitiativeState::Received => {}
            InitiativeState::Handling => counted.handling += 1,
            InitiativeState::Answered => counted.answered += 1,
            InitiativeState::Transferred => counted.transferred += 1,
            InitiativeState::Withdrawn => counted.withdrawn += 1,
        }
        let is_done = |kind: OutcomeKind| matches!(kind, OutcomeKind::Accepted | OutcomeKind::Partly);
        counted.accepted += u32::from(one.outcome().is_some_and(|outcome| is_done(outcome.kind)));
        match (one.state(), one.progress.ended_on()) {
            (InitiativeState::Withdrawn, _) => {}
            (_, Some(ended)) if ended <= one.deadlines.answer_by => counted.in_time += 1,
            (_, Some(_)) => counted.late += 1,
            (_, None) => counted.late += u32::from(one.deadlines.answer_by < today),
        }
    }
    counted
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::id::{InitiativeId, TypedId};
    use crate::identity::Scope;
    use crate::initiative::{InitiativeSettings, IntakeChannel, MakerGround, Outcome, Progress};
    use crate::{LanguageTag, LocalizedText};

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn one(maker: MakerKind, received: &str, progress: Progress) -> Initiative {
        let at = DateTime::UNIX_EPOCH;
        Initiative {
            id: InitiativeId::fresh(at, [1; 10]),
            owner: Scope::County,
            maker,
            ground: MakerGround::ServiceUser,
            channel: IntakeChannel::Web,
            language: LanguageTag::finnish(),
            supporters: 1,
            received_on: day(received),
            deadlines: InitiativeSettings { answer_months: 3, ..InitiativeSettings::default() }
                .deadlines(day(received), 1),
            progress,
            first_told_on: None,
            case_number: String::new(),
            public: None,
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    fn answered(kind: OutcomeKind, on: &str) -> Progress {
        let text = LocalizedText::from([("fi", "x")]);
        Progress::Answered(Outcome { kind, on: day(on), decided_by: text.clone(), text })
    }

    #[test]
    fn what_is_not_due_yet_is_neither_in_time_nor_late_and_what_was_taken_back_is_neither() {
        use MakerKind::{Association, Person};
        let all = [
            one(Person, "2025-12-31", Progress::Received),
            one(Person, "2026-01-01", answered(OutcomeKind::Accepted, "2026-04-01")),
            one(Association, "2026-02-01", answered(OutcomeKind::NotAccepted, "2026-05-02")),
            one(Person, "2026-03-01", Progress::Handling { since: day("2026-03-02") }),
            one(Person, "2026-03-02", Progress::Withdrawn { on: day("2026-08-01") }),
            one(Person, "2026-11-01", Progress::Received),
            one(Person, "2027-01-01", Progress::Received),
        ];
        let counted = figures(&all, day("2026-01-01"), day("2026-12-31"), day("2026-12-31"));
        assert_eq!(
            counted,
            InitiativeFigures {
                received: 5,
                handling: 1,
                answered: 2,
                transferred: 0,
                withdrawn: 1,
                accepted: 1,
                in_time: 1,
                late: 2,
                by_maker: vec![(Person, 4), (Association, 1), (MakerKind::Organisation, 0)],
            }
        );
    }
}
