//! One figure for the county from what its divisions and other parties report, and how much of it is missing.

use super::decimal::Decimal;
use super::value::{Document, Figure, Status};

/// What one of those who report has told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub figure: Option<Figure>,
}

/// A figure for all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RolledUp {
    /// `None` where nobody has reported, or where their figures make no whole.
    pub figure: Option<Figure>,
    pub reported: u32,
    pub expected: u32,
}

impl RolledUp {
    pub fn is_complete(&self) -> bool {
        self.reported == self.expected
    }
}

/// Shares and scores are pooled by their counts and never averaged; counts and growth are summed. Yes is yes of everybody,
/// and no as soon as one says no; work is as far as whoever has come least far. Of figures with an agreed number each, so
/// many of so many have reached it. Documents are gathered; words stand by themselves.
pub fn roll_up(parts: &[Part]) -> RolledUp {
    let told: Vec<&Figure> = parts.iter().filter_map(|part| part.figure.as_ref()).collect();
    let size = |count: usize| u32::try_from(count).unwrap_or(u32::MAX);
    let (reported, expected) = (size(told.len()), size(parts.len()));
    let is_complete = reported == expected;
    let figure = match told.as_slice() {
        [] => None,
        [one] if expected == 1 => Some((*one).clone()),
        [first, rest @ ..] => rest
            .iter()
            .try_fold(opened(first), |sum, one| joined(sum, opened(one)))
            .and_then(|sum| closed(sum, is_complete)),
    };
    RolledUp { figure, reported, expected }
}

/// Figures with agreed numbers become how many have reached them, so that they can be added.
fn opened(figure: &Figure) -> Figure {
    match figure {
        Figure::External { value, agreed: Some(agreed) } => {
            Figure::Share { count: u64::from(value >= agreed), of: 1 }
        }
        other => other.clone(),
    }
}

fn joined(a: Figure, b: Figure) -> Option<Figure> {
    Some(match (a, b) {
        (Figure::Share { count, of }, Figure::Share { count: more, of: of_more }) => {
            Figure::Share { count: count + more, of: of + of_more }
        }
        (
            Figure::Score { promoters, passives, detractors },
            Figure::Score { promoters: p, passives: m, detractors: d },
        ) => Figure::Score { promoters: promoters + p, passives: passives + m, detractors: detractors + d },
        (Figure::Count { count }, Figure::Count { count: more }) => Figure::Count { count: count + more },
        (Figure::Growth { value, baseline }, Figure::Growth { value: more, baseline: from_more }) => {
            Figure::Growth { value: value.plus(more), baseline: baseline.plus(from_more) }
        }
        (Figure::YesNo { yes }, Figure::YesNo { yes: also }) => Figure::YesNo { yes: yes && also },
        (Figure::Status { status }, Figure::Status { status: other }) => {
            Figure::Status { status: least(status, other) }
        }
        (
            Figure::Documents { present, expected, documents },
            Figure::Documents { present: more, expected: of_more, documents: others },
        ) => Figure::Documents {
            present: present + more,
            expected: expected.zip(of_more).map(|(a, b)| a + b),
            documents: documents.into_iter().chain(others).collect::<Vec<Document>>(),
        },
        _ => return None,
    })
}

fn least(a: Status, b: Status) -> Status {
    let rank = |status: Status| match status {
        Status::NotStarted => 0,
        Status::Started => 1,
        Status::DrawnUp => 2,
        Status::InUse | Status::Finished => 3,
    };
    if rank(b) < rank(a) { b } else { a }
}

/// As long as somebody has not reported, only a no is known.
fn closed(figure: Figure, is_complete: bool) -> Option<Figure> {
    match figure {
        Figure::YesNo { yes: true } if !is_complete => None,
        Figure::Status { status } if !is_complete && status != Status::NotStarted => None,
        // Numbers of which nothing was agreed are each of their own kind.
        Figure::External { .. } | Figure::Narrative { .. } => None,
        other => Some(other),
    }
}

/// Growth against a baseline that somebody has confirmed.
pub fn growth(value: Decimal, baseline: Decimal) -> Option<Figure> {
    (baseline != Decimal::ZERO).then_some(Figure::Growth { value, baseline })
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn parts(figures: &[Option<Figure>]) -> Vec<Part> {
        figures.iter().cloned().map(|figure| Part { figure }).collect()
    }

    fn of(figures: &[Option<Figure>]) -> (Option<Figure>, u32, u32) {
        let RolledUp { figure, reported, expected } = roll_up(&parts(figures));
        (figure, reported, expected)
    }

    #[test]
    fn scores_of_units_are_pooled_and_not_averaged() {
        let score = |promoters, detractors| Some(Figure::Score { promoters, passives: 0, detractors });
        let (figure, ..) = of(&[score(90, 10), score(0, 2)]);
        assert_eq!(figure, Some(Figure::Score { promoters: 90, passives: 0, detractors: 12 }));
    }

    #[test]
    fn a_missing_part_is_told_and_no_yes_comes_of_it() {
        let yes = Some(Figure::YesNo { yes: true });
        let no = Some(Figure::YesNo { yes: false });
        assert_eq!(of(&[yes.clone(), yes.clone()]), (yes.clone(), 2, 2));
        assert_eq!(of(&[yes.clone(), None]), (None, 1, 2));
        assert_eq!(of(&[yes, no.clone(), None]), (no, 2, 3), "one no is enough");
        assert_eq!(of(&[None, None]), (None, 0, 2));
        let count = |count| Some(Figure::Count { count });
        assert_eq!(of(&[count(2), None, count(3)]), (count(5), 2, 3), "the sum of what there is");
    }

    #[test]
    fn agreed_numbers_become_how_many_were_reached() {
        let line = |value, agreed| {
            Some(Figure::External { value: Decimal::whole(value), agreed: Some(Decimal::whole(agreed)) })
        };
        let (figure, ..) = of(&[line(95, 90), line(70, 80), line(80, 80)]);
        assert_eq!(figure, Some(Figure::Share { count: 2, of: 3 }));
        let free = Some(Figure::External { value: Decimal::whole(4), agreed: None });
        assert_eq!(of(&[free.clone(), free.clone()]).0, None, "no sum of unlike numbers");
        assert_eq!(of(std::slice::from_ref(&free)).0, free, "one alone is what it is");
    }

    #[test]
    fn work_is_as_far_as_whoever_has_come_least_far() {
        let status = |status| Some(Figure::Status { status });
        assert_eq!(of(&[status(Status::Finished), status(Status::Started)]).0, status(Status::Started));
        assert_eq!(of(&[status(Status::Finished), None]).0, None);
    }

    proptest! {
        #[test]
        fn counts_do_not_depend_on_who_reports_first(counts in prop::collection::vec(prop::option::of(0u64..99), 1..8)) {
            let figures: Vec<_> = counts.iter().map(|one| one.map(|count| Figure::Count { count })).collect();
            let mut turned = figures.clone();
            turned.reverse();
            prop_assert_eq!(of(&figures), of(&turned));
        }
    }
}
