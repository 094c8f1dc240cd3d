//! What a committee proposes to the board, and what has become of it: followed up every half-year (L62).

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::check_address;
use super::figures::count;
use crate::id::{BodyId, MatterId, ProposalId};
use crate::panel::check_text;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

const TITLE_MAX: usize = 200;
const TEXT_MAX: usize = 4_000;
/// More than this is told in a report of its own.
const FOLLOW_UPS_MAX: usize = 50;

coded_enum! {
    /// What has become of a proposal, as its latest follow-up tells.
    ProposalStanding, "proposal-standing-" {
        NotBegun = "not_begun",
        UnderWay = "under_way",
        Done = "done",
        /// It is not going to be carried out.
        GivenUp = "given_up",
    }
}

/// What a body proposes.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ProposalContent {
    /// The Helsinki day on which the body made it.
    pub made_on: NaiveDate,
    pub title: LocalizedText,
    /// What is proposed.
    pub text: LocalizedText,
    /// Where the minutes can be read; blank where they are not on the web.
    pub address: String,
    /// On which matter under preparation, where it is one of those.
    pub matter: Option<MatterId>,
}

/// What was found on a day when it was looked into what has become of a proposal. Written once.
#[derive(Clone, Debug, PartialEq)]
pub struct FollowUp {
    /// The Helsinki day.
    pub on: NaiveDate,
    pub standing: ProposalStanding,
    pub text: LocalizedText,
    /// When it was written down.
    pub noted_at: DateTime<Utc>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Proposal {
    pub id: ProposalId,
    pub body: BodyId,
    pub content: ProposalContent,
    /// The earliest day first; of one day the one that was written down first.
    pub follow_ups: Vec<FollowUp>,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
}

impl ProposalContent {
    /// Everything wrong with it on this day; the names of fields are those of the forms and of the schema.
    pub fn check(&self, today: NaiveDate) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("title", &self.title, TITLE_MAX, &mut wrong);
        check_text("text", &self.text, TEXT_MAX, &mut wrong);
        if self.made_on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["madeOn"]));
        }
        check_address("address", &self.address, &mut wrong);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl ProposalStanding {
    /// Nothing more is to be looked into.
    pub fn is_final(self) -> bool {
        matches!(self, Self::Done | Self::GivenUp)
    }
}

impl Proposal {
    /// What the latest follow-up tells; not begun before there is one.
    pub fn standing(&self) -> ProposalStanding {
        self.follow_ups.last().map_or(ProposalStanding::NotBegun, |last| last.standing)
    }

    /// Written anew. A day after the first follow-up would make that one older than what it is about.
    pub fn written(self, content: ProposalContent, today: NaiveDate) -> Result<Self, Violations> {
        content.check(today)?;
        if self.follow_ups.first().is_some_and(|first| first.on < content.made_on) {
            return Err(vec![Violation::new(Code::BeforeProposal, ["madeOn"])]);
        }
        Ok(Self { content, ..self })
    }

    /// One more follow-up.
    pub fn followed(mut self, one: FollowUp, today: NaiveDate) -> Result<Self, Violations> {
        let mut wrong = Violations::new();
        check_text("text", &one.text, TEXT_MAX, &mut wrong);
        if one.on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["on"]));
        }
        if one.on < self.content.made_on {
            wrong.push(Violation::new(Code::BeforeProposal, ["on"]));
        }
        if self.follow_ups.len() >= FOLLOW_UPS_MAX {
            wrong.push(Violation::new(Code::TooLong, ["text"]).with("max", FOLLOW_UPS_MAX));
        }
        if !wrong.is_empty() {
            return Err(wrong);
        }
        let place = self.follow_ups.partition_point(|earlier| earlier.on <= one.on);
        self.follow_ups.insert(place, one);
        Ok(self)
    }

    /// Whether it is to be followed up in a period: it was made by its end, and had come to no end before it.
    pub fn is_due(&self, (from, until): (NaiveDate, NaiveDate)) -> bool {
        let before = self.follow_ups.iter().rfind(|one| one.on < from);
        self.content.made_on <= until && !before.is_some_and(|one| one.standing.is_final())
    }

    /// Whether a follow-up is dated within a period, both days included.
    pub fn is_followed_in(&self, (from, until): (NaiveDate, NaiveDate)) -> bool {
        self.follow_ups.iter().any(|one| (from..=until).contains(&one.on))
    }

    /// It is to be followed up in a period and has not been.
    pub fn lacks_follow_up(&self, period: (NaiveDate, NaiveDate)) -> bool {
        self.is_due(period) && !self.is_followed_in(period)
    }
}

/// How far the follow-up of a period has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct FollowUpFigures {
    /// Proposals that are to be followed up.
    pub due: u32,
    /// Those of them that have been.
    pub followed: u32,
}

impl FollowUpFigures {
    pub fn lacking(self) -> u32 {
        self.due - self.followed
    }

    /// Whether every proposal has been followed up; `None` where there is nothing to follow.
    pub fn is_done(self) -> Option<bool> {
        (self.due > 0).then_some(self.followed == self.due)
    }
}

/// Counts the follow-up of a period: every proposal that is due has an entry dated within it, or has none.
pub fn follow_up(proposals: &[Proposal], period: (NaiveDate, NaiveDate)) -> FollowUpFigures {
    let due = || proposals.iter().filter(|one| one.is_due(period));
    FollowUpFigures { due: count(due()), followed: count(due().filter(|one| one.is_followed_in(period))) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use crate::time::half_year;
    use chrono::Days;
    use proptest::prelude::*;

    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn made(on: NaiveDate) -> Proposal {
        let text = LocalizedText::from([("fi", "Kuljetukset yhteen numeroon")]);
        let id = ProposalId::fresh(DateTime::UNIX_EPOCH, [1; 10]);
        Proposal {
            id,
            body: BodyId::fresh(DateTime::UNIX_EPOCH, [2; 10]),
            content: ProposalContent {
                made_on: on,
                title: text.clone(),
                text,
                address: String::new(),
                matter: None,
            },
            follow_ups: Vec::new(),
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
        }
    }

    fn looked_into(on: NaiveDate, standing: ProposalStanding) -> FollowUp {
        let text = LocalizedText::from([("fi", "Selvitettiin.")]);
        FollowUp { on, standing, text, noted_at: DateTime::UNIX_EPOCH }
    }

    #[test]
    fn every_half_year_asks_for_an_entry_until_the_proposal_has_come_to_an_end() {
        let (today, spring, autumn) =
            (day("2027-06-30"), half_year(day("2026-03-01")), half_year(day("2026-09-01")));
        let proposal = made(day("2026-04-15"));
        assert!(proposal.lacks_follow_up(spring) && proposal.lacks_follow_up(autumn));
        assert!(!proposal.is_due(half_year(day("2025-12-31"))));
        let under_way = looked_into(day("2026-06-30"), ProposalStanding::UnderWay);
        let proposal = proposal.followed(under_way, today).unwrap();
        assert!(!proposal.lacks_follow_up(spring) && proposal.lacks_follow_up(autumn));
        assert_eq!(follow_up(std::slice::from_ref(&proposal), autumn).is_done(), Some(false));
        let done = looked_into(day("2026-07-01"), ProposalStanding::Done);
        let proposal = proposal.followed(done, today).unwrap();
        assert_eq!(proposal.standing(), ProposalStanding::Done);
        let of = |on: &str| follow_up(std::slice::from_ref(&proposal), half_year(day(on)));
        assert_eq!((of("2026-12-31").is_done(), of("2027-01-01").is_done()), (Some(true), None));
    }

    #[test]
    fn nothing_is_followed_up_before_it_was_proposed_or_in_days_to_come() {
        let today = day("2026-11-29");
        let codes = |wrong: Violations| wrong.into_iter().map(|one| one.code).collect::<Vec<_>>();
        let proposal = made(day("2026-10-01"));
        let early = proposal.clone().followed(looked_into(day("2026-09-30"), ProposalStanding::Done), today);
        assert_eq!(codes(early.unwrap_err()), [Code::BeforeProposal]);
        let late = proposal.clone().followed(looked_into(day("2026-11-30"), ProposalStanding::Done), today);
        assert_eq!(codes(late.unwrap_err()), [Code::DayInFuture]);
        let followed =
            proposal.followed(looked_into(day("2026-10-02"), ProposalStanding::UnderWay), today).unwrap();
        let moved = ProposalContent { made_on: day("2026-10-03"), ..followed.content.clone() };
        assert_eq!(codes(followed.written(moved, today).unwrap_err()), [Code::BeforeProposal]);
    }

    proptest! {
        /// Written down in whatever order, entries stand by their days, and figures never exceed what is due.
        #[test]
        fn follow_ups_stand_by_their_days(
            days in prop::collection::vec((0_u64..700, 0_usize..4), 0..20),
            of in 0_u64..700,
        ) {
            let today = FIRST + Days::new(700);
            let mut proposal = made(FIRST);
            for (on, standing) in days {
                let entry = looked_into(FIRST + Days::new(on), ProposalStanding::ALL[standing]);
                proposal = proposal.followed(entry, today).unwrap();
            }
            prop_assert!(proposal.follow_ups.is_sorted_by_key(|one| one.on));
            let period = half_year(FIRST + Days::new(of));
            let figures = follow_up(std::slice::from_ref(&proposal), period);
            prop_assert!(figures.followed <= figures.due && figures.due <= 1);
            prop_assert_eq!(figures.lacking() == 1, proposal.lacks_follow_up(period));
        }
    }
}
