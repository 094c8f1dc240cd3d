//! What may go wrong with the hearing of residents in a matter: told to those who prepare it.

use chrono::{DateTime, Duration, NaiveDate, Utc};

use super::{Matter, Progress};
use crate::id::SurveyId;
use crate::time::civil_day;

coded_enum! {
    /// What may go wrong.
    WarningKind, "matter-warning-" {
        /// Answers come to a survey on the day of the deciding meeting or after it.
        SurveyClosesTooLate = "survey_closes_too_late",
        /// A survey that always is open has no answers of its own for the deciding meeting.
        SurveyNeverCloses = "survey_never_closes",
        /// No meeting of the path decides.
        NobodyDecides = "nobody_decides",
        /// No influencing body is on the path before the decision, and none has stated anything by then.
        NobodyHeard = "nobody_heard",
        /// The deciding meeting has been, and nobody has written down what it decided.
        DecisionNotTold = "decision_not_told",
        /// It is decided, and nobody has told what effect taking part had.
        EffectNotTold = "effect_not_told",
    }
}

/// A survey that is tied to a matter.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TiedSurvey {
    pub survey: SurveyId,
    /// When it closes or closed; `None` for one that always is open, and for a draft that does not tell yet.
    pub closes_at: Option<DateTime<Utc>>,
    /// It has not been published.
    pub is_draft: bool,
}

/// One thing that may go wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct MatterWarning {
    pub kind: WarningKind,
    /// The survey that it is about.
    pub survey: Option<SurveyId>,
    /// The Helsinki day of the deciding meeting, where it is about that.
    pub decided_on: Option<NaiveDate>,
}

/// Everything that may go wrong with a matter. `is_body_heard` tells whether an influencing body has to do with it before
/// it is decided.
pub fn warnings(
    matter: &Matter,
    surveys: &[TiedSurvey],
    is_body_heard: bool,
    today: NaiveDate,
) -> Vec<MatterWarning> {
    let decided_on = matter.decided_on();
    let about = |kind| MatterWarning { kind, survey: None, decided_on };
    let mut found = Vec::new();
    match &matter.progress {
        Progress::Withdrawn { .. } => {}
        Progress::Preparation => {
            match decided_on {
                None => found.push(about(WarningKind::NobodyDecides)),
                Some(on) if on < today => found.push(about(WarningKind::DecisionNotTold)),
                Some(on) => found.extend(surveys.iter().filter_map(|one| too_late(one, on))),
            }
            if !is_body_heard {
                found.push(about(WarningKind::NobodyHeard));
            }
        }
        Progress::Decided { .. } => {
            if !matter.progress.tells_effect() {
                found.push(about(WarningKind::EffectNotTold));
            }
        }
    }
    found
}

/// A survey whose last answers come on the day of the deciding meeting or after it.
fn too_late(one: &TiedSurvey, decided_on: NaiveDate) -> Option<MatterWarning> {
    let kind = match one.closes_at {
        // Whoever closes at midnight has taken answers on the day before.
        Some(at) => (civil_day(at - Duration::microseconds(1)) >= decided_on)
            .then_some(WarningKind::SurveyClosesTooLate),
        None => (!one.is_draft).then_some(WarningKind::SurveyNeverCloses),
    };
    kind.map(|kind| MatterWarning { kind, survey: Some(one.survey), decided_on: Some(decided_on) })
}

#[cfg(test)]
mod tests {
    use super::super::{Aftermath, Decision, MatterContent, Path, PathStep, StepRole};
    use super::*;
    use crate::LocalizedText;
    use crate::id::{BodyId, MatterId, TypedId};
    use crate::identity::Scope;
    use crate::time::start_of_day;
    use chrono::Days;
    use proptest::prelude::*;
    use uuid::Uuid;

    const TODAY: NaiveDate = NaiveDate::from_ymd_opt(2026, 11, 29).unwrap();

    fn matter(decided_on: Option<NaiveDate>) -> Matter {
        let step = |on| PathStep {
            body: BodyId::from_uuid(Uuid::nil()),
            on,
            role: StepRole::Approval,
            address: String::new(),
        };
        Matter {
            id: MatterId::from_uuid(Uuid::nil()),
            owner: Scope::County,
            content: MatterContent::default(),
            path: Path::ordered(decided_on.map(step).into_iter().collect()),
            progress: Progress::Preparation,
            version: 1,
            created_at: DateTime::UNIX_EPOCH,
            updated_at: DateTime::UNIX_EPOCH,
        }
    }

    fn survey(closes_at: Option<DateTime<Utc>>) -> TiedSurvey {
        TiedSurvey { survey: SurveyId::from_uuid(Uuid::nil()), closes_at, is_draft: false }
    }

    fn kinds(matter: &Matter, surveys: &[TiedSurvey], is_body_heard: bool) -> Vec<WarningKind> {
        warnings(matter, surveys, is_body_heard, TODAY).into_iter().map(|one| one.kind).collect()
    }

    #[test]
    fn each_thing_that_may_go_wrong_is_told_while_it_can_be_mended() {
        use WarningKind::{DecisionNotTold, EffectNotTold, NobodyDecides, NobodyHeard, SurveyNeverCloses};
        assert_eq!(kinds(&matter(None), &[survey(None)], false), [NobodyDecides, NobodyHeard]);
        assert_eq!(kinds(&matter(Some(TODAY)), &[survey(None)], true), [SurveyNeverCloses]);
        assert_eq!(kinds(&matter(Some(TODAY - Days::new(1))), &[], true), [DecisionNotTold]);
        let draft = TiedSurvey { is_draft: true, ..survey(None) };
        assert_eq!(kinds(&matter(Some(TODAY)), &[draft], true), []);
        let text = LocalizedText::from([("fi", "Näin.")]);
        let decision = Decision { on: TODAY, decided: text.clone(), effect: LocalizedText::default() };
        let decided = |decision| Progress::Decided { decision, aftermath: Aftermath::Open };
        let of = |progress| Matter { progress, ..matter(Some(TODAY)) };
        assert_eq!(kinds(&of(decided(decision.clone())), &[survey(None)], false), [EffectNotTold]);
        assert_eq!(kinds(&of(decided(Decision { effect: text, ..decision })), &[survey(None)], false), []);
        let gone = Progress::Withdrawn { on: TODAY, reason: LocalizedText::default() };
        assert_eq!(kinds(&of(gone), &[survey(None)], false), []);
    }

    proptest! {
        /// A survey is in time exactly where its last moment lies before the day of the deciding meeting in Helsinki,
        /// whatever the clocks do.
        #[test]
        fn a_survey_is_in_time_until_the_day_of_the_meeting(days in 0_u64..400, micros in -2_000_000_i64..2_000_000) {
            let decided_on = TODAY + Days::new(days);
            let closes_at = start_of_day(decided_on) + Duration::microseconds(micros);
            let told = kinds(&matter(Some(decided_on)), &[survey(Some(closes_at))], true);
            prop_assert_eq!(told.is_empty(), micros <= 0);
        }
    }
}
