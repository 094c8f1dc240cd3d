//! The life of a survey: draft → scheduled → open → closed → archived.
//!
//! Opening and closing happen by the clock with no action by staff, so a published survey stores its
//! schedule, and its phase is read off the clock. Transitions consume the life and return the next.

use chrono::{DateTime, Duration, Utc};

use crate::violation::{Code, Violation};

coded_enum! {
    /// Where a survey stands at a moment.
    Phase, "phase-" {
        Draft = "draft",
        Scheduled = "scheduled",
        Open = "open",
        Closed = "closed",
        Archived = "archived",
    }
}

/// When a survey is open and until when late answers are taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Schedule {
    pub opens_at: DateTime<Utc>,
    /// `None` for a standing survey.
    pub closes_at: Option<DateTime<Utc>>,
    /// Days after closing during which staff enter answers that came on paper or by phone.
    pub late_answer_days: u16,
}

/// A survey that has gone out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Publication {
    /// The current version.
    pub version: i32,
    pub published_at: DateTime<Utc>,
    pub schedule: Schedule,
    /// Closed by staff before its time.
    pub closed_early_at: Option<DateTime<Utc>>,
    /// The final mix is done: no new answers, results may be released.
    pub finalised_at: Option<DateTime<Utc>>,
    pub results_released_at: Option<DateTime<Utc>>,
    pub outcome_published_at: Option<DateTime<Utc>>,
    /// Single answers have been deleted as the privacy notice promised.
    pub responses_deleted_at: Option<DateTime<Utc>>,
}

/// A survey's life.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Life {
    Draft,
    Published(Publication),
    Archived { publication: Publication, at: DateTime<Utc> },
}

impl Publication {
    /// When it closed or will close; `None` for a standing survey. One whose answers have been deleted takes
    /// no more of them.
    pub fn closes_at(&self) -> Option<DateTime<Utc>> {
        let ends = [self.schedule.closes_at, self.closed_early_at, self.responses_deleted_at];
        ends.into_iter().flatten().min()
    }

    /// Until when staff may enter late answers; the final mix comes after it.
    pub fn late_answers_until(&self) -> Option<DateTime<Utc>> {
        self.closes_at().map(|at| at + Duration::days(i64::from(self.schedule.late_answer_days)))
    }

    pub fn phase(&self, now: DateTime<Utc>) -> Phase {
        if self.closes_at().is_some_and(|at| at <= now) {
            Phase::Closed
        } else if self.schedule.opens_at > now {
            Phase::Scheduled
        } else {
            Phase::Open
        }
    }

    /// Whether a new answer is taken now: residents while it is open, staff until the late answers end.
    pub fn accepts_answer(&self, entered_by_staff: bool, now: DateTime<Utc>) -> bool {
        let until = if entered_by_staff { self.late_answers_until() } else { self.closes_at() };
        let has_ended = self.finalised_at.is_some() || self.responses_deleted_at.is_some();
        !has_ended && self.schedule.opens_at <= now && until.is_none_or(|until| now < until)
    }

    /// Whether the final mix is due.
    pub fn is_final_mix_due(&self, now: DateTime<Utc>) -> bool {
        self.finalised_at.is_none() && self.late_answers_until().is_some_and(|until| until <= now)
    }

    /// An answer may be withdrawn until the results are released.
    pub fn accepts_withdrawal(&self) -> bool {
        self.results_released_at.is_none() && self.responses_deleted_at.is_none()
    }
}

fn refuse(code: Code) -> Violation {
    Violation::new(code, ["state"])
}

impl Life {
    pub fn phase(&self, now: DateTime<Utc>) -> Phase {
        match self {
            Self::Draft => Phase::Draft,
            Self::Published(publication) => publication.phase(now),
            Self::Archived { .. } => Phase::Archived,
        }
    }

    pub fn publication(&self) -> Option<&Publication> {
        match self {
            Self::Draft => None,
            Self::Published(publication) | Self::Archived { publication, .. } => Some(publication),
        }
    }

    /// Whether its draft may change: nothing can be published after closing.
    pub fn accepts_edits(&self, now: DateTime<Utc>) -> Result<(), Violation> {
        match self.phase(now) {
            Phase::Draft | Phase::Scheduled | Phase::Open => Ok(()),
            Phase::Closed | Phase::Archived => Err(refuse(Code::AlreadyClosed)),
        }
    }

    /// Closed without having told what came of it.
    pub fn owes_outcome(&self, now: DateTime<Utc>) -> bool {
        let told = self.publication().is_some_and(|publication| publication.outcome_published_at.is_some());
        self.phase(now) == Phase::Closed && !told
    }

    /// Publishes the first version, or the next one of a survey that has not closed.
    pub fn publish(self, schedule: Schedule, now: DateTime<Utc>) -> Result<Self, Violation> {
        match self {
            Self::Draft => Ok(Self::Published(Publication {
                version: 1,
                published_at: now,
                schedule,
                closed_early_at: None,
                finalised_at: None,
                results_released_at: None,
                outcome_published_at: None,
                responses_deleted_at: None,
            })),
            Self::Published(publication) if publication.phase(now) != Phase::Closed => {
                // A survey that has opened keeps its opening time.
                let opens_at = match publication.phase(now) {
                    Phase::Scheduled => schedule.opens_at,
                    _ => publication.schedule.opens_at,
                };
                Ok(Self::Published(Publication {
                    version: publication.version + 1,
                    schedule: Schedule { opens_at, ..schedule },
                    ..publication
                }))
            }
            Self::Published(_) | Self::Archived { .. } => Err(refuse(Code::AlreadyClosed)),
        }
    }

    /// Closes before the planned time.
    pub fn close(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        match self {
            Self::Published(publication) => match publication.phase(now) {
                Phase::Open | Phase::Scheduled => {
                    Ok(Self::Published(Publication { closed_early_at: Some(now), ..publication }))
                }
                _ => Err(refuse(Code::AlreadyClosed)),
            },
            Self::Draft => Err(refuse(Code::NotPublished)),
            Self::Archived { .. } => Err(refuse(Code::AlreadyClosed)),
        }
    }

    /// Ends the days for late answers now, so that the final mix can follow.
    pub fn end_late_answers(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        self.closed(now, |publication| {
            let passed = publication.closes_at().map_or(0, |at| (now - at).num_days());
            let late_answer_days = u16::try_from(passed.max(0)).unwrap_or(u16::MAX);
            let late_answer_days = late_answer_days.min(publication.schedule.late_answer_days);
            Ok(Publication { schedule: Schedule { late_answer_days, ..publication.schedule }, ..publication })
        })
    }

    /// The final mix is done.
    pub fn finalise(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        self.closed(now, |publication| Ok(Publication { finalised_at: Some(now), ..publication }))
    }

    /// Results go public, once, after the final mix and before the answers are deleted.
    pub fn release_results(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        self.closed(now, |publication| {
            if publication.finalised_at.is_none() {
                Err(refuse(Code::NotFinalised))
            } else if publication.results_released_at.is_some() {
                Err(refuse(Code::AlreadyReleased))
            } else if publication.responses_deleted_at.is_some() {
                Err(refuse(Code::ResponsesDeleted))
            } else {
                Ok(Publication { results_released_at: Some(now), ..publication })
            }
        })
    }

    /// What came of it is told; may be told again, corrected.
    pub fn publish_outcome(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        self.closed(now, |publication| Ok(Publication { outcome_published_at: Some(now), ..publication }))
    }

    /// Off the public list, once the final mix is done. What it owes must be told first.
    pub fn archive(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        match self {
            Self::Draft => Err(refuse(Code::NotPublished)),
            Self::Archived { .. } => Err(refuse(Code::AlreadyClosed)),
            Self::Published(publication) if publication.phase(now) != Phase::Closed => {
                Err(refuse(Code::NotClosed))
            }
            Self::Published(publication) if publication.finalised_at.is_none() => {
                Err(refuse(Code::NotFinalised))
            }
            Self::Published(_) if self.owes_outcome(now) => Err(refuse(Code::OutcomeOwed)),
            Self::Published(publication) => Ok(Self::Archived { publication, at: now }),
        }
    }

    /// Single answers have been deleted.
    pub fn delete_responses(self, now: DateTime<Utc>) -> Result<Self, Violation> {
        let mark = |publication: Publication| Publication { responses_deleted_at: Some(now), ..publication };
        match self {
            Self::Draft => Err(refuse(Code::NotPublished)),
            Self::Published(publication) => Ok(Self::Published(mark(publication))),
            Self::Archived { publication, at } => Ok(Self::Archived { publication: mark(publication), at }),
        }
    }

    fn closed(
        self,
        now: DateTime<Utc>,
        change: impl FnOnce(Publication) -> Result<Publication, Violation>,
    ) -> Result<Self, Violation> {
        match self {
            Self::Draft => Err(refuse(Code::NotPublished)),
            Self::Published(publication) if publication.phase(now) != Phase::Closed => {
                Err(refuse(Code::NotClosed))
            }
            Self::Published(publication) => change(publication).map(Self::Published),
            Self::Archived { publication, at } => {
                change(publication).map(|publication| Self::Archived { publication, at })
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::hours(hours)
    }

    fn schedule() -> Schedule {
        Schedule { opens_at: at(10), closes_at: Some(at(20)), late_answer_days: 1 }
    }

    fn published() -> Life {
        Life::Draft.publish(schedule(), at(0)).unwrap()
    }

    #[test]
    fn it_opens_and_closes_by_the_clock() {
        for (hour, phase) in [
            (0, Phase::Scheduled),
            (10, Phase::Open),
            (19, Phase::Open),
            (20, Phase::Closed),
            (99, Phase::Closed),
        ] {
            assert_eq!(published().phase(at(hour)), phase);
        }
    }

    #[test]
    fn late_answers_are_for_staff_only_and_end() {
        let life = published();
        let publication = life.publication().unwrap();
        assert!(!publication.accepts_answer(false, at(9)));
        assert!(publication.accepts_answer(false, at(19)));
        assert!(!publication.accepts_answer(false, at(20)));
        assert!(publication.accepts_answer(true, at(43)));
        assert!(!publication.accepts_answer(true, at(44)));
        assert!(!publication.is_final_mix_due(at(43)) && publication.is_final_mix_due(at(44)));
    }

    #[test]
    fn every_step_refuses_to_come_too_early_or_twice() {
        let life = published();
        assert_eq!(life.finalise(at(15)).unwrap_err().code, Code::NotClosed);
        assert_eq!(life.release_results(at(45)).unwrap_err().code, Code::NotFinalised);
        assert_eq!(life.archive(at(15)).unwrap_err().code, Code::NotClosed);
        assert_eq!(life.archive(at(45)).unwrap_err().code, Code::NotFinalised);
        let released = life.finalise(at(45)).unwrap().release_results(at(46)).unwrap();
        assert_eq!(released.release_results(at(47)).unwrap_err().code, Code::AlreadyReleased);
        assert_eq!(released.publish(schedule(), at(47)).unwrap_err().code, Code::AlreadyClosed);
        assert_eq!(Life::Draft.close(at(1)).unwrap_err().code, Code::NotPublished);
        assert_eq!(released.archive(at(48)).unwrap_err().code, Code::OutcomeOwed);
        let archived = released.publish_outcome(at(48)).unwrap().archive(at(48)).unwrap();
        assert_eq!(archived.phase(at(49)), Phase::Archived);
        assert_eq!(archived.close(at(49)).unwrap_err().code, Code::AlreadyClosed);
    }

    #[test]
    fn closing_early_never_opens_again_and_a_new_version_keeps_the_opening() {
        let closed = published().close(at(12)).unwrap();
        assert_eq!(closed.phase(at(13)), Phase::Closed);
        assert!(closed.owes_outcome(at(13)));
        assert!(!closed.publish_outcome(at(14)).unwrap().owes_outcome(at(15)));
        let later = Schedule { opens_at: at(18), ..schedule() };
        let second = published().publish(later, at(12)).unwrap();
        assert_eq!(second.publication().unwrap().version, 2);
        assert_eq!(second.phase(at(13)), Phase::Open);
    }

    #[test]
    fn a_standing_survey_closes_when_its_answers_are_deleted() {
        let standing = Life::Draft.publish(Schedule { closes_at: None, ..schedule() }, at(0)).unwrap();
        assert_eq!(standing.phase(at(9_999)), Phase::Open);
        let deleted = standing.delete_responses(at(100)).unwrap();
        assert_eq!((deleted.phase(at(99)), deleted.phase(at(100))), (Phase::Open, Phase::Closed));
        assert!(
            deleted.owes_outcome(at(100)) && !deleted.publication().unwrap().accepts_answer(true, at(101))
        );
    }

    #[test]
    fn ending_the_late_days_makes_the_final_mix_due() {
        let closed = published().end_late_answers(at(21)).unwrap();
        assert!(closed.publication().unwrap().is_final_mix_due(at(21)));
    }
}
