//! How far a matter has come: preparation → decided → implemented or closed; or withdrawn.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::panel::{check_length, check_text};
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

/// The most characters of what was decided, and of the effect of taking part.
const TEXT_MAX: usize = 10_000;

coded_enum! {
    /// How far a matter has come.
    MatterState, "matter-state-" {
        Preparation = "preparation",
        Decided = "decided",
        /// What was decided has been done.
        Implemented = "implemented",
        /// Nothing more is going to be done because of the decision.
        Closed = "closed",
        /// Taken back before it was decided.
        Withdrawn = "withdrawn",
    }
}

coded_enum! {
    /// What can be done to a matter besides deciding it.
    MatterCommand, "matter-command-" {
        Implement = "implement",
        Close = "close",
        Withdraw = "withdraw",
        /// Back to preparation: a decision sent it back, or it was noted by mistake.
        Reopen = "reopen",
    }
}

/// What was decided, and what taking part had to do with it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Decision {
    /// The Helsinki day.
    pub on: NaiveDate,
    pub decided: LocalizedText,
    /// How what residents, panels and influencing bodies said had effect; may be blank at first, and is then owed.
    pub effect: LocalizedText,
}

/// What has become of what was decided.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum Aftermath {
    Open,
    Implemented { on: NaiveDate },
    Closed { on: NaiveDate },
}

/// How far a matter has come, with what is known then.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "progress")]
pub enum Progress {
    Preparation,
    Decided {
        decision: Decision,
        aftermath: Aftermath,
    },
    Withdrawn {
        on: NaiveDate,
        /// Why; may be blank.
        reason: LocalizedText,
    },
}

impl Decision {
    fn check(&self, today: NaiveDate) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        if self.on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["on"]));
        }
        check_text("decided", &self.decided, TEXT_MAX, &mut wrong);
        check_length("effect", &self.effect, TEXT_MAX, &mut wrong);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl Progress {
    pub fn state(&self) -> MatterState {
        match self {
            Self::Preparation => MatterState::Preparation,
            Self::Decided { aftermath: Aftermath::Open, .. } => MatterState::Decided,
            Self::Decided { aftermath: Aftermath::Implemented { .. }, .. } => MatterState::Implemented,
            Self::Decided { aftermath: Aftermath::Closed { .. }, .. } => MatterState::Closed,
            Self::Withdrawn { .. } => MatterState::Withdrawn,
        }
    }

    pub fn decision(&self) -> Option<&Decision> {
        match self {
            Self::Decided { decision, .. } => Some(decision),
            Self::Preparation | Self::Withdrawn { .. } => None,
        }
    }

    /// The Helsinki day on which it came to its end after the decision, or was withdrawn.
    pub fn ended_on(&self) -> Option<NaiveDate> {
        match self {
            Self::Decided { aftermath: Aftermath::Implemented { on } | Aftermath::Closed { on }, .. }
            | Self::Withdrawn { on, .. } => Some(*on),
            Self::Preparation | Self::Decided { aftermath: Aftermath::Open, .. } => None,
        }
    }

    /// The effect of taking part has been told.
    pub fn tells_effect(&self) -> bool {
        self.decision().is_some_and(|decision| !decision.effect.is_empty())
    }

    /// What can be done now besides deciding.
    pub fn commands(&self) -> impl Iterator<Item = MatterCommand> + use<> {
        let state = self.state();
        MatterCommand::ALL.iter().copied().filter(move |command| allows(state, *command))
    }

    /// Whether a decision can be written down, or written anew.
    pub fn may_be_decided(&self) -> bool {
        !matches!(self, Self::Withdrawn { .. })
    }

    /// Decided on a day that has been; again, when that was written down wrong or the effect is told.
    pub fn decided(self, decision: Decision, today: NaiveDate) -> Result<Self, Violations> {
        let aftermath = match self {
            Self::Withdrawn { .. } => return Err(vec![not_so()]),
            Self::Preparation => Aftermath::Open,
            Self::Decided { aftermath, .. } => aftermath,
        };
        decision.check(today)?;
        let ended = match aftermath {
            Aftermath::Open => None,
            Aftermath::Implemented { on } | Aftermath::Closed { on } => Some(on),
        };
        if ended.is_some_and(|ended| ended < decision.on) {
            return Err(vec![Violation::new(Code::BeforeDecision, ["on"])]);
        }
        Ok(Self::Decided { decision, aftermath })
    }

    /// Moves on, on a day that has been. `reason` is kept of what is withdrawn.
    pub fn after(
        self,
        command: MatterCommand,
        on: NaiveDate,
        reason: LocalizedText,
        today: NaiveDate,
    ) -> Result<Self, Violations> {
        if !allows(self.state(), command) {
            return Err(vec![not_so()]);
        }
        if on > today {
            return Err(vec![Violation::new(Code::DayInFuture, ["on"])]);
        }
        match (command, self) {
            (MatterCommand::Implement, Self::Decided { decision, .. }) => {
                ended(decision, on, Aftermath::Implemented { on })
            }
            (MatterCommand::Close, Self::Decided { decision, .. }) => {
                ended(decision, on, Aftermath::Closed { on })
            }
            (MatterCommand::Withdraw, _) => {
                let mut wrong = Violations::new();
                check_length("reason", &reason, TEXT_MAX, &mut wrong);
                if wrong.is_empty() { Ok(Self::Withdrawn { on, reason }) } else { Err(wrong) }
            }
            (MatterCommand::Reopen, _) => Ok(Self::Preparation),
            (MatterCommand::Implement | MatterCommand::Close, _) => Err(vec![not_so()]),
        }
    }
}

fn ended(decision: Decision, on: NaiveDate, aftermath: Aftermath) -> Result<Progress, Violations> {
    if on < decision.on {
        return Err(vec![Violation::new(Code::BeforeDecision, ["on"])]);
    }
    Ok(Progress::Decided { decision, aftermath })
}

/// The table of what may happen when.
fn allows(state: MatterState, command: MatterCommand) -> bool {
    match command {
        MatterCommand::Implement => matches!(state, MatterState::Decided | MatterState::Closed),
        MatterCommand::Close => state == MatterState::Decided,
        MatterCommand::Withdraw => state == MatterState::Preparation,
        MatterCommand::Reopen => matches!(state, MatterState::Decided | MatterState::Withdrawn),
    }
}

fn not_so() -> Violation {
    Violation::new(Code::MatterNotSo, ["matterId"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn decision(on: &str, effect: &str) -> Decision {
        let text = |text: &str| LocalizedText::from([("fi", text)]);
        Decision { on: day(on), decided: text("Verkko uudistetaan."), effect: text(effect) }
    }

    fn codes(wrong: Violations) -> Vec<Code> {
        wrong.into_iter().map(|one| one.code).collect()
    }

    #[test]
    fn a_matter_is_decided_told_about_and_implemented() {
        let nothing = LocalizedText::default;
        let early = Progress::Preparation.after(MatterCommand::Implement, TODAY, nothing(), TODAY);
        assert_eq!(codes(early.unwrap_err()), [Code::MatterNotSo]);
        let late = Progress::Preparation.decided(decision("2026-11-30", ""), TODAY);
        assert_eq!(codes(late.unwrap_err()), [Code::DayInFuture]);
        let decided = Progress::Preparation.decided(decision("2026-11-10", ""), TODAY).unwrap();
        assert!(!decided.tells_effect());
        let wrong = decided.clone().after(MatterCommand::Implement, day("2026-11-09"), nothing(), TODAY);
        assert_eq!(codes(wrong.unwrap_err()), [Code::BeforeDecision]);
        let done = decided.after(MatterCommand::Implement, day("2026-11-20"), nothing(), TODAY).unwrap();
        let wrong = done.clone().decided(decision("2026-11-21", ""), TODAY);
        assert_eq!(codes(wrong.unwrap_err()), [Code::BeforeDecision]);
        // The effect is told afterwards, and what has been done stays.
        let told = done.decided(decision("2026-11-10", "Terveysasema jäi kylään."), TODAY).unwrap();
        assert_eq!((told.state(), told.tells_effect()), (MatterState::Implemented, true));
    }

    #[test]
    fn what_is_withdrawn_is_not_decided_until_it_is_prepared_again() {
        let reason = LocalizedText::from([("fi", "Laki muuttuu.")]);
        let gone = Progress::Preparation.after(MatterCommand::Withdraw, TODAY, reason, TODAY).unwrap();
        assert_eq!(
            codes(gone.clone().decided(decision("2026-11-10", ""), TODAY).unwrap_err()),
            [Code::MatterNotSo]
        );
        let again = gone.after(MatterCommand::Reopen, TODAY, LocalizedText::default(), TODAY).unwrap();
        assert_eq!(again, Progress::Preparation);
    }

    proptest! {
        /// Whatever is done, exactly the commands that are offered succeed, and it reads back as it was written.
        #[test]
        fn what_is_offered_is_what_can_be_done(commands in prop::collection::vec(0_usize..5, 0..12)) {
            let mut progress = Progress::Preparation;
            for number in commands {
                let before = progress.clone();
                let (offered, done) = match MatterCommand::ALL.get(number) {
                    Some(command) => (
                        before.commands().any(|one| one == *command),
                        before.after(*command, TODAY, LocalizedText::default(), TODAY),
                    ),
                    None => (before.may_be_decided(), before.decided(decision("2026-11-29", ""), TODAY)),
                };
                prop_assert_eq!(offered, done.is_ok());
                progress = done.unwrap_or(progress);
                let written = serde_json::to_string(&progress).unwrap();
                prop_assert_eq!(&serde_json::from_str::<Progress>(&written).unwrap(), &progress);
            }
        }
    }
}
