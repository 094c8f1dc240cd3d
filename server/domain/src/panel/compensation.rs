//! What members are paid for a meeting that they have attended: a rule of each panel.

use serde::{Deserialize, Serialize};

use super::MeetingContent;
use crate::expert::fee::{km_cents_on, valid_on};
use crate::expert::{ClaimLines, FeeClass, FeeUnit};
use crate::violation::{Code, Violation};

/// Most that one meeting may be paid with: 1 000 euros.
const CENTS_MAX: i64 = 100_000;

coded_enum! {
    /// What kind of rule it is.
    CompensationKind, "panel-compensation-" {
        Nothing = "nothing",
        Costs = "costs",
        PerMeeting = "per_meeting",
        FeeClass = "fee_class",
    }
}

/// What attending a meeting is paid with. Where there is a fee, costs are paid as well.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Compensation {
    /// Taking part is voluntary, and nothing is paid.
    #[default]
    Nothing,
    /// What it cost to come.
    Costs,
    /// The same for every meeting, in cents.
    PerMeeting { cents: i64 },
    /// As the price list says on the day.
    FeeClass { code: String },
}

impl Compensation {
    pub fn kind(&self) -> CompensationKind {
        match self {
            Self::Nothing => CompensationKind::Nothing,
            Self::Costs => CompensationKind::Costs,
            Self::PerMeeting { .. } => CompensationKind::PerMeeting,
            Self::FeeClass { .. } => CompensationKind::FeeClass,
        }
    }

    /// A rule from its parts; those that another kind has are left out.
    pub fn of(kind: CompensationKind, cents: i64, fee_class: &str) -> Self {
        match kind {
            CompensationKind::Nothing => Self::Nothing,
            CompensationKind::Costs => Self::Costs,
            CompensationKind::PerMeeting => Self::PerMeeting { cents },
            CompensationKind::FeeClass => Self::FeeClass { code: fee_class.trim().to_owned() },
        }
    }

    pub fn check(&self) -> Result<(), Violation> {
        match self {
            Self::PerMeeting { cents } if !(1..=CENTS_MAX).contains(cents) => {
                Err(Violation::new(Code::AmountOutOfRange, ["meetingCents"]).with("max", CENTS_MAX / 100))
            }
            Self::FeeClass { code } if code.is_empty() => {
                Err(Violation::new(Code::Required, ["meetingFeeClass"]))
            }
            _ => Ok(()),
        }
    }

    /// What a claim for a meeting begins with; `None` where nothing is paid. Refused where the price list has no such
    /// class on the day, and where an hourly fee has no hours.
    pub fn lines(
        &self,
        meeting: &MeetingContent,
        classes: &[FeeClass],
    ) -> Result<Option<ClaimLines>, Violation> {
        let costs = || ClaimLines { km_cents: km_cents_on(classes, meeting.on), ..ClaimLines::default() };
        Ok(match self {
            Self::Nothing => None,
            Self::Costs => Some(costs()),
            Self::PerMeeting { cents } => Some(ClaimLines { fee_cents: *cents, ..costs() }),
            Self::FeeClass { code } => {
                let class = valid_on(classes, code, meeting.on);
                let class = class.ok_or_else(|| Violation::new(Code::UnknownFeeClass, ["present"]))?;
                let minutes = meeting.times().map(|(starts, ends)| (ends - starts).num_minutes());
                if minutes.is_none() && class.unit == FeeUnit::Hour {
                    return Err(Violation::new(Code::Required, ["starts"]));
                }
                Some(ClaimLines {
                    fee_cents: class.fee_for(minutes.unwrap_or_default()),
                    km_cents: class.km_cents,
                    class: Some(class.clone()),
                    ..ClaimLines::default()
                })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalizedText;
    use crate::id::{FeeClassId, TypedId};
    use crate::panel::{MeetingDetails, MeetingMode};

    fn class(code: &str, unit: FeeUnit, cents: i64, km_cents: i64) -> FeeClass {
        FeeClass {
            id: FeeClassId::from_uuid(uuid::Uuid::nil()),
            code: code.into(),
            valid_from: "2026-06-01".parse().unwrap(),
            name: LocalizedText::default(),
            unit,
            cents,
            preparation_minutes: 0,
            km_cents,
        }
    }

    fn meeting(on: &str, hours: Option<(&str, &str)>) -> MeetingContent {
        MeetingContent {
            on: on.parse().unwrap(),
            hours: hours.map(|(starts, ends)| (starts.parse().unwrap(), ends.parse().unwrap())),
            mode: MeetingMode::InPerson,
            place: String::new(),
            details: MeetingDetails::default(),
        }
    }

    #[test]
    fn a_meeting_is_paid_as_the_panel_says_and_costs_with_every_fee() {
        let list = [class("hour", FeeUnit::Hour, 2_000, 55), class("evening", FeeUnit::Task, 5_000, 60)];
        let evening = meeting("2026-11-12", Some(("17:00:00", "19:15:00")));
        let of = |rule: Compensation| {
            rule.lines(&evening, &list).unwrap().map(|lines| (lines.fee_cents, lines.km_cents))
        };
        let fee_class = |code: &str| Compensation::FeeClass { code: code.into() };
        assert_eq!(of(Compensation::Nothing), None);
        assert_eq!(of(Compensation::Costs), Some((0, 60)));
        assert_eq!(of(Compensation::PerMeeting { cents: 3_000 }), Some((3_000, 60)));
        assert_eq!(of(fee_class("hour")), Some((5_000, 55)), "two and a half begun hours");
        assert_eq!(of(fee_class("evening")), Some((5_000, 60)));
        let refused = |rule: Compensation, one: &MeetingContent| rule.lines(one, &list).unwrap_err().code;
        assert_eq!(refused(fee_class("morning"), &evening), Code::UnknownFeeClass);
        assert_eq!(refused(fee_class("evening"), &meeting("2026-05-31", None)), Code::UnknownFeeClass);
        assert_eq!(refused(fee_class("hour"), &meeting("2026-11-12", None)), Code::Required);
        assert!(fee_class("evening").lines(&meeting("2026-11-12", None), &list).is_ok());
    }

    #[test]
    fn a_fee_is_an_amount_and_a_class_has_a_code() {
        let refused = |rule: Compensation| rule.check().unwrap_err().code;
        assert_eq!(refused(Compensation::PerMeeting { cents: 0 }), Code::AmountOutOfRange);
        assert_eq!(refused(Compensation::PerMeeting { cents: 100_001 }), Code::AmountOutOfRange);
        assert_eq!(refused(Compensation::of(CompensationKind::FeeClass, 0, " ")), Code::Required);
        for kind in CompensationKind::ALL {
            let rule = Compensation::of(*kind, 3_000, "evening");
            assert_eq!((rule.kind(), rule.check()), (*kind, Ok(())));
        }
    }
}
