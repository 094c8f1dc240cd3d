//! Enums of values and reports as the schema shows them.

use async_graphql::Enum;

use crate::mirror::mirrored;

mirrored! {
    /// How far the report on a period has come.
    IndicatorPeriodState = "domain::indicator::PeriodState" {
        /// The period goes on.
        Open,
        /// It is over, and values are owed.
        Due,
        /// Values were owed by a day that has passed.
        Overdue,
        /// Kept as it was.
        Frozen,
        /// Published.
        Published,
    }
}
mirrored! {
    /// Why there is no value. None of these is zero.
    NoValue = "domain::indicator::Empty" {
        /// Nothing is known.
        NoData,
        /// So few are behind it that it could point at somebody.
        Suppressed,
        /// Its own period has not ended, or what it depends on has not happened.
        NotDue,
        /// There is no confirmed baseline.
        NoBaseline,
        /// A confirmation or a daily look is missing.
        NotConfirmed,
        /// Whoever is responsible has not reported it.
        NotReported,
        /// Nobody else has approved it yet.
        NotApproved,
    }
}
mirrored! {
    /// How far something has come.
    IndicatorStatus = "domain::indicator::Status" {
        /// Not started.
        NotStarted,
        /// Started.
        Started,
        /// Drawn up.
        DrawnUp,
        /// In use.
        InUse,
        /// Finished.
        Finished,
    }
}
mirrored! {
    /// What a value says about a target.
    TargetStatus = "domain::indicator::TargetStatus" {
        /// Reached: so is the lower end of the interval.
        Reached,
        /// Missed: even the upper end of the interval is below.
        Missed,
        /// The target lies within the interval, or there is nothing to compare.
        CannotSay,
    }
}
mirrored! {
    /// Where an indicator stands.
    IndicatorProgress = "domain::indicator::Progress" {
        /// Its target is reached.
        Reached,
        /// Its target is missed.
        Missed,
        /// The target lies within the interval, or there is nothing to compare.
        CannotSay,
        /// There is a value, and nothing is aimed at.
        NoTarget,
        /// There is no value.
        NoValue,
    }
}
mirrored! {
    /// How a value came here.
    ValueOrigin = "domain::indicator::Origin" {
        /// Entered.
        Entered,
        /// Imported.
        Imported,
        /// Imported of a time before the county had the platform.
        BeforeGoLive,
    }
}
mirrored! {
    /// Whether a value counts.
    ValueState = "domain::indicator::EntryState" {
        /// Reported; somebody else is to approve it.
        Proposed,
        /// Counts.
        Approved,
    }
}

/// What is to be done about a value.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ValueTask {
    /// Report it.
    Report,
    /// Approve what somebody else has reported.
    Approve,
    /// Say whether the division ran a survey beside the public list.
    Confirm,
}
