//! What a value of an indicator is: its figure, what it was counted from, and why there is none.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::decimal::Decimal;
use super::rule::Rule;
use crate::disclosure::{PUBLIC_TOTAL, STAFF_GROUP, visible_groups};
use crate::statistics::{net_promoter_score, share};
use crate::text::LocalizedText;

coded_enum! {
    /// How far something has come: work (not started, started, finished), or principles (drawn up, in use).
    Status, "indicator-status-" {
        NotStarted = "not_started",
        Started = "started",
        DrawnUp = "drawn_up",
        InUse = "in_use",
        Finished = "finished",
    }
}

impl Status {
    /// Nothing is left to be done.
    pub fn is_done(self) -> bool {
        matches!(self, Self::InUse | Self::Finished)
    }
}

coded_enum! {
    /// By what a figure is broken down.
    Dimension, "indicator-by-" {
        Language = "language",
        /// What respondents say their own language is: asked of them, and not the language in which they answered.
        OwnLanguage = "own_language",
        Answer = "answer",
        Channel = "channel",
        Class = "class",
        Unit = "unit",
        Theme = "theme",
        ServiceLanguage = "service_language",
        Month = "month",
        PanelKind = "panel_kind",
        Division = "division",
        GigType = "gig_type",
        Municipality = "municipality",
        Mode = "mode",
        Method = "method",
        Body = "body",
        Audience = "audience",
        StaffGroup = "staff_group",
    }
}

coded_enum! {
    /// A figure that stands beside the one that is reported, and explains it.
    Beside, "indicator-beside-" {
        Partly = "partly",
        Positive = "positive",
        ScoreOnly = "score_only",
        OnTime = "on_time",
        Pending = "pending",
        Attendance = "attendance",
        DistinctPeople = "distinct_people",
        Confirmed = "confirmed",
        Delivered = "delivered",
        Unfilled = "unfilled",
        Cancelled = "cancelled",
        Gigs = "gigs",
        SurveysElsewhere = "surveys_elsewhere",
        DaysWithoutSnapshot = "days_without_snapshot",
        DaysDown = "days_down",
        DivisionsUnconfirmed = "divisions_unconfirmed",
        Statements = "statements",
        Bulletins = "bulletins",
        BeforeDecision = "before_decision",
        Expected = "expected",
        Recommendation = "recommendation",
        Lacking = "lacking",
    }
}

/// A document with its web address.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub title: String,
    pub address: String,
}

/// What was counted, in a form from which the shown number follows and that can be pooled. Numbers are never averaged.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Figure {
    /// A share of answers, or a percentage of what was registered.
    Share {
        count: u64,
        of: u64,
    },
    /// A net promoter score, from its promoters (9–10), passives (7–8) and detractors (0–6).
    Score {
        promoters: u64,
        passives: u64,
        detractors: u64,
    },
    Count {
        count: u64,
    },
    /// Growth in per cent against the baseline.
    Growth {
        value: Decimal,
        baseline: Decimal,
    },
    YesNo {
        yes: bool,
    },
    Status {
        status: Status,
    },
    /// A number from elsewhere, with what was agreed to be reached, where something was.
    External {
        value: Decimal,
        agreed: Option<Decimal>,
    },
    /// How many of those that were expected exist; the documents themselves where they are told.
    Documents {
        present: u64,
        expected: Option<u64>,
        documents: Vec<Document>,
    },
    Narrative {
        text: LocalizedText,
    },
}

/// What a figure was counted from: whether it stands for more than itself.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Basis {
    /// Answers of some of those who could have answered: the figure has an interval, and small ones are hidden.
    Answers,
    /// Everything that was registered: there is nothing to estimate.
    Register,
}

/// A number with the ends of its 95 % interval; they are the number itself where everything was counted.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Estimate {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

impl Figure {
    /// How many it was counted from; `None` where that means nothing.
    pub fn n(&self) -> Option<u64> {
        match self {
            Self::Share { of, .. } => Some(*of),
            Self::Score { promoters, passives, detractors } => Some(promoters + passives + detractors),
            Self::Count { count } => Some(*count),
            _ => None,
        }
    }

    /// The number that is shown: per cent for shares and growth, points for scores. `None` where nothing was counted or
    /// where it is no number; growth against a baseline of zero is none either, never 0 %.
    pub fn estimate(&self, basis: Basis) -> Option<Estimate> {
        let exact = |value: f64| Estimate { value, low: value, high: value };
        let of_register = |value: f64, low: f64, high: f64| match basis {
            Basis::Answers => Estimate { value, low, high },
            Basis::Register => exact(value),
        };
        match self {
            Self::Share { count, of } => {
                share(*count, *of).map(|s| of_register(100.0 * s.value, 100.0 * s.low, 100.0 * s.high))
            }
            Self::Score { promoters, passives, detractors } => {
                net_promoter_score(*promoters, *passives, *detractors)
                    .map(|s| of_register(s.value, s.low, s.high))
            }
            Self::Count { count } => Some(exact(*count as f64)),
            Self::Growth { value, baseline } if baseline.as_f64() != 0.0 => {
                Some(exact(100.0 * (value.as_f64() - baseline.as_f64()) / baseline.as_f64()))
            }
            Self::External { value, .. } => Some(exact(value.as_f64())),
            Self::Documents { present, .. } => Some(exact(*present as f64)),
            Self::Growth { .. } | Self::YesNo { .. } | Self::Status { .. } | Self::Narrative { .. } => None,
        }
    }
}

/// One group of a breakdown. Its code is a code of the register, or a text of it: a language, a unit, a month.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Group {
    pub code: String,
    /// `None` where the group is too small to show, or would give a small one away.
    pub figure: Option<Figure>,
}

/// A figure by group, in the order of the codes.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Breakdown {
    pub by: Dimension,
    pub groups: Vec<Group>,
}

/// A value that was measured by a rule, or reported by somebody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Measured {
    pub figure: Figure,
    pub basis: Basis,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    pub beside: BTreeMap<Beside, Figure>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub breakdowns: Vec<Breakdown>,
    /// The Helsinki day whose knowledge it rests on.
    pub as_of: NaiveDate,
    /// The first day on which its register was kept, where that is later than the first day of the period: the value
    /// covers the rest.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kept_since: Option<NaiveDate>,
    /// The rule by which it was computed and the version of that rule; `None` for what was reported.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<(Rule, u32)>,
}

impl Measured {
    fn is_of_people(&self) -> bool {
        self.basis == Basis::Answers || self.rule.is_some_and(|(rule, _)| rule.counts_people())
    }
}

coded_enum! {
    /// Why there is no value. None of these is zero.
    Empty, "indicator-empty-" {
        /// Nothing is known: nobody was asked, or the register was not kept.
        NoData = "no_data",
        /// So few are behind it that it could point at somebody.
        Suppressed = "suppressed",
        /// Its own period has not ended, or what it depends on has not happened.
        NotDue = "not_due",
        NoBaseline = "no_baseline",
        /// A confirmation or a snapshot is missing.
        NotConfirmed = "not_confirmed",
        /// Whoever is responsible has not reported it.
        NotReported = "not_reported",
        /// Reported, and nobody else has approved it yet.
        NotApproved = "not_approved",
    }
}

impl Empty {
    /// Somebody must say why before the period is frozen. What is not due owes nobody anything.
    pub fn is_gap(self) -> bool {
        !matches!(self, Self::NotDue | Self::Suppressed)
    }
}

/// A value, or why there is none, with what is known all the same.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "state", rename_all = "snake_case")]
pub enum Value {
    Measured(Box<Measured>),
    Empty {
        why: Empty,
        #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
        beside: BTreeMap<Beside, Figure>,
    },
}

impl Value {
    pub fn empty(why: Empty) -> Self {
        Self::Empty { why, beside: BTreeMap::new() }
    }

    pub fn measured(&self) -> Option<&Measured> {
        match self {
            Self::Measured(measured) => Some(measured),
            Self::Empty { .. } => None,
        }
    }

    pub fn figure(&self) -> Option<&Figure> {
        self.measured().map(|measured| &measured.figure)
    }

    pub fn why_empty(&self) -> Option<Empty> {
        match self {
            Self::Measured(_) => None,
            Self::Empty { why, .. } => Some(*why),
        }
    }

    /// What staff see: groups under [`STAFF_GROUP`] are hidden with what would give them away.
    #[must_use]
    pub fn for_staff(self) -> Self {
        match self {
            Self::Measured(mut measured) => {
                measured.breakdowns.iter_mut().for_each(hide_small);
                Self::Measured(measured)
            }
            empty @ Self::Empty { .. } => empty,
        }
    }

    /// What everybody sees: totals of the whole, in no way broken down, and nothing that rests on fewer answers, people or
    /// messages of one theme or language than [`PUBLIC_TOTAL`]. The county's own acts are never hidden, nor is that there
    /// were none.
    #[must_use]
    pub fn for_public(self) -> Self {
        match self {
            Self::Measured(measured) if measured.is_of_people() => {
                let none = if measured.basis == Basis::Answers { None } else { Some(0) };
                let enough =
                    |figure: &Figure| figure.n().is_some_and(|n| n >= PUBLIC_TOTAL || Some(n) == none);
                if !enough(&measured.figure) {
                    return Self::empty(Empty::Suppressed);
                }
                let beside = measured.beside.into_iter().filter(|(_, figure)| enough(figure)).collect();
                Self::Measured(Box::new(Measured { beside, breakdowns: Vec::new(), ..*measured }))
            }
            Self::Measured(measured) => {
                Self::Measured(Box::new(Measured { breakdowns: Vec::new(), ..*measured }))
            }
            empty @ Self::Empty { .. } => empty,
        }
    }
}

fn hide_small(breakdown: &mut Breakdown) {
    // The county's own kinds of panels, months and the like are no groups of people.
    if !breakdown.by.is_of_people() {
        return;
    }
    let sizes: Vec<u64> =
        breakdown.groups.iter().map(|group| group.figure.as_ref().and_then(Figure::n).unwrap_or(0)).collect();
    for (group, visible) in breakdown.groups.iter_mut().zip(visible_groups(&sizes, STAFF_GROUP)) {
        if !visible {
            group.figure = None;
        }
    }
}

impl Dimension {
    /// Its groups are answers, messages or orders of people, so that a small one could point at somebody.
    fn is_of_people(self) -> bool {
        match self {
            Self::Language
            | Self::OwnLanguage
            | Self::Channel
            | Self::Class
            | Self::Unit
            | Self::Theme
            | Self::ServiceLanguage
            | Self::Division
            | Self::GigType
            | Self::Audience
            | Self::StaffGroup => true,
            // The answers to one question are a distribution of the whole.
            Self::Answer
            | Self::Month
            | Self::PanelKind
            | Self::Municipality
            | Self::Mode
            | Self::Method
            | Self::Body => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(figure: Figure, basis: Basis) -> Value {
        let group = |code: &str, count| Group { code: code.into(), figure: Some(Figure::Count { count }) };
        Value::Measured(Box::new(Measured {
            figure,
            basis,
            beside: [(Beside::Partly, Figure::Share { count: 1, of: 9 })].into(),
            breakdowns: vec![Breakdown {
                by: Dimension::Language,
                groups: vec![group("en", 3), group("fi", 40), group("se", 2), group("sv", 12)],
            }],
            as_of: NaiveDate::default(),
            kept_since: None,
            rule: None,
        }))
    }

    #[test]
    fn the_public_sees_totals_of_ten_answers_and_no_breakdown() {
        let nine = measured(Figure::Share { count: 9, of: 9 }, Basis::Answers).for_public();
        assert_eq!(nine, Value::empty(Empty::Suppressed));
        let ten = measured(Figure::Share { count: 9, of: 10 }, Basis::Answers).for_public();
        let ten = ten.measured().unwrap();
        assert!(ten.breakdowns.is_empty() && ten.beside.is_empty(), "a figure beside it is as small");
        let acts = measured(Figure::Count { count: 3 }, Basis::Register).for_public();
        assert_eq!(
            acts.figure(),
            Some(&Figure::Count { count: 3 }),
            "the county's own acts are never hidden"
        );
        assert!(acts.measured().unwrap().breakdowns.is_empty());
        // Participants, and feedback of one theme or language, are people as well.
        let of_people = |count| {
            let Value::Measured(value) = measured(Figure::Count { count }, Basis::Register) else {
                panic!("measured")
            };
            Value::Measured(Box::new(Measured { rule: Some((Rule::FeedbackOnSamiServices, 1)), ..*value }))
                .for_public()
        };
        assert_eq!(of_people(9), Value::empty(Empty::Suppressed));
        assert_eq!(of_people(0).figure(), Some(&Figure::Count { count: 0 }), "none is nobody");
        let ten = of_people(10);
        assert_eq!(ten.figure(), Some(&Figure::Count { count: 10 }));
        assert!(ten.measured().unwrap().beside.is_empty(), "one of nine");
    }

    #[test]
    fn staff_see_groups_of_five_and_nothing_that_gives_smaller_ones_away() {
        let seen = measured(Figure::Count { count: 57 }, Basis::Register).for_staff();
        let groups = &seen.measured().unwrap().breakdowns[0].groups;
        let shown: Vec<&str> =
            groups.iter().filter(|group| group.figure.is_some()).map(|group| group.code.as_str()).collect();
        assert_eq!(shown, ["fi", "sv"]);
    }

    #[test]
    fn what_was_registered_has_no_interval_and_nothing_has_no_number() {
        let all = Figure::Share { count: 40, of: 40 };
        let registered = all.estimate(Basis::Register).unwrap();
        assert!((registered.low - 100.0).abs() < 1e-9, "a census");
        assert!(all.estimate(Basis::Answers).unwrap().low < 92.0);
        assert_eq!(Figure::Share { count: 0, of: 0 }.estimate(Basis::Answers), None);
        let zero = Figure::Growth { value: Decimal::whole(5), baseline: Decimal::ZERO };
        assert_eq!(zero.estimate(Basis::Register), None, "never 0 %");
    }
}
