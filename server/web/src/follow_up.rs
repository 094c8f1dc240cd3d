//! What pages about the follow-up of a programme say of an indicator beside its value.

use domain::indicator::{Baseline, Basis, Figure, Progress};

use crate::layout::Frame;
use crate::said::Said;

/// The number of a figure alone, as short as it can be; `None` where it is no number.
pub(crate) fn short(frame: &Frame, one: &Figure, basis: Basis) -> Option<String> {
    let estimate = one.estimate(basis)?;
    Some(match one {
        Figure::Share { .. } | Figure::Growth { .. } => frame.percent(estimate.value / 100.0),
        Figure::External { value, .. } => value.written(),
        Figure::Count { count } | Figure::Documents { present: count, .. } => frame.integer(*count),
        _ => whole(estimate.value),
    })
}

/// What a figure was counted from, where that says more than the figure.
pub(crate) fn counted(frame: &Frame, one: &Figure) -> Option<Said> {
    let number = |count: &u64| frame.integer(*count);
    match one {
        Figure::Share { count, of } => {
            let counts = [("count", number(count).into()), ("of", number(of).into())];
            Some(frame.with("followup-counts", counts))
        }
        Figure::Score { promoters, passives, detractors } => {
            let counts = [
                ("n", number(&one.n().unwrap_or_default()).into()),
                ("promoters", number(promoters).into()),
                ("passives", number(passives).into()),
                ("detractors", number(detractors).into()),
            ];
            Some(frame.with("followup-responders", counts))
        }
        _ => None,
    }
}

/// Where an indicator stood before.
pub(crate) fn baseline(frame: &Frame, one: &Baseline) -> Said {
    let args = [
        ("value", one.value.written().into()),
        ("day", frame.date(one.on).into()),
        ("source", one.source.as_str().into()),
    ];
    frame.with("followup-baseline", args)
}

/// Where an indicator stands, told by a sign, a word and a shade, so that none of them is needed.
pub(crate) struct Mark {
    pub sign: &'static str,
    pub class: &'static str,
    pub label: Said,
}

pub(crate) fn mark(frame: &Frame, progress: Progress) -> Mark {
    let (sign, class) = match progress {
        Progress::Reached => ("✓", "tag public"),
        Progress::Missed => ("✕", "tag missing"),
        Progress::CannotSay => ("?", "tag outdated"),
        Progress::NoTarget => ("·", "tag"),
        Progress::NoValue => ("–", "tag"),
    };
    Mark { sign, class, label: frame.text(progress.label_key()) }
}

/// A whole number with its sign as it is printed.
fn whole(number: f64) -> String {
    format!("{number:.0}").replace('-', "\u{2212}")
}
