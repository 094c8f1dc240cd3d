//! The path of a matter through bodies: days and roles.

use chrono::NaiveDate;

use crate::body::check_address;
use crate::id::BodyId;
use crate::violation::{Code, Violation, Violations};

/// The most steps of a path.
pub const STEPS_MAX: usize = 40;

coded_enum! {
    /// What a body does with a matter on a day.
    StepRole, "step-role-" {
        /// Evästys: it gives guidance to those who prepare.
        Guidance = "guidance",
        /// Keskustelu.
        Discussion = "discussion",
        /// Käsittely.
        Handling = "handling",
        /// Lähettäminen: it sends the matter on.
        Sending = "sending",
        /// Hyväksyntä: it decides.
        Approval = "approval",
    }
}

/// One step of a path.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PathStep {
    pub body: BodyId,
    /// The Helsinki day of the meeting.
    pub on: NaiveDate,
    pub role: StepRole,
    /// Where the agenda or the minutes can be read; blank where they are not on the web.
    pub address: String,
}

/// Steps in the order of their days; those of one day in the order in which they were written.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(Vec<PathStep>);

impl Path {
    /// Puts steps in order. Everything wrong is told with the place at which the step was written.
    pub fn new(steps: Vec<PathStep>) -> Result<Self, Violations> {
        let mut wrong = Violations::new();
        if steps.len() > STEPS_MAX {
            wrong.push(Violation::new(Code::TooManySteps, ["steps"]).with("max", STEPS_MAX));
        }
        for (place, step) in steps.iter().enumerate() {
            let mut of_step = Violations::new();
            check_address("address", &step.address, &mut of_step);
            for mut violation in of_step {
                violation.path.splice(0..0, ["steps".to_owned(), place.to_string()]);
                wrong.push(violation);
            }
        }
        if wrong.is_empty() { Ok(Self::ordered(steps)) } else { Err(wrong) }
    }

    /// The same of steps that have been checked.
    pub fn ordered(mut steps: Vec<PathStep>) -> Self {
        steps.sort_by_key(|step| step.on);
        Self(steps)
    }

    pub fn steps(&self) -> &[PathStep] {
        &self.0
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The meeting that decides: the last approval. What boards approve before it is for that meeting to decide.
    pub fn deciding(&self) -> Option<&PathStep> {
        self.0.iter().rfind(|step| step.role == StepRole::Approval)
    }

    /// The first step that has not been on a day.
    pub fn next(&self, today: NaiveDate) -> Option<&PathStep> {
        self.0.iter().find(|step| step.on >= today)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use chrono::Days;
    use proptest::prelude::*;
    use uuid::Uuid;

    const FIRST: NaiveDate = NaiveDate::from_ymd_opt(2026, 1, 1).unwrap();

    fn step(body: u128, on: u64, role: StepRole) -> PathStep {
        let body = BodyId::from_uuid(Uuid::from_u128(body));
        PathStep { body, on: FIRST + Days::new(on), role, address: String::new() }
    }

    #[test]
    fn the_last_approval_decides() {
        let steps = vec![
            step(1, 30, StepRole::Approval),
            step(2, 5, StepRole::Guidance),
            step(3, 20, StepRole::Approval),
            step(4, 40, StepRole::Handling),
        ];
        let path = Path::new(steps).unwrap();
        assert_eq!(path.deciding().unwrap().on, FIRST + Days::new(30));
        assert_eq!(path.next(FIRST + Days::new(20)).unwrap().body.uuid(), Uuid::from_u128(3));
        assert_eq!(path.next(FIRST + Days::new(41)), None);
    }

    #[test]
    fn what_is_wrong_is_told_by_its_place() {
        let bad = PathStep { address: "eilen".to_owned(), ..step(1, 1, StepRole::Handling) };
        let wrong = Path::new(vec![step(1, 0, StepRole::Guidance), bad]).unwrap_err();
        let told: Vec<_> = wrong.iter().map(|one| (one.code, one.path.join("."))).collect();
        assert_eq!(told, [(Code::NotAnAddress, "steps.1.address".to_owned())]);
        let many = (0..=40).map(|n| step(1, n, StepRole::Handling)).collect();
        assert_eq!(Path::new(many).unwrap_err()[0].code, Code::TooManySteps);
    }

    proptest! {
        /// A path holds every step, by day; the deciding one is an approval that no other follows.
        #[test]
        fn a_path_is_ordered(rows in prop::collection::vec((1_u128..6, 0_u64..400, 0_usize..5), 0..40)) {
            let steps: Vec<_> = rows.iter().map(|(body, on, role)| step(*body, *on, StepRole::ALL[*role])).collect();
            let path = Path::new(steps.clone()).unwrap();
            prop_assert!(path.steps().is_sorted_by_key(|step| step.on));
            prop_assert_eq!(path.steps().len(), steps.len());
            let is_approval = |step: &&PathStep| step.role == StepRole::Approval;
            let latest = steps.iter().filter(is_approval).map(|step| step.on).max();
            prop_assert_eq!(path.deciding().map(|step| step.on), latest);
        }
    }
}
