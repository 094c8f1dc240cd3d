//! The matcher of a curious administrator: lines people up as it knows them, lines answers up as it finds
//! them, and says that the i-th of a group is the i-th of the group.

use std::collections::BTreeMap;

/// Residents by what an administrator tells apart (a batch, a day), each group in some order.
pub(crate) type Grouped = BTreeMap<String, Vec<usize>>;

/// How well one guess did.
#[derive(Debug)]
pub(crate) struct Score {
    pub(crate) hits: usize,
    pub(crate) of: usize,
    pub(crate) groups: usize,
    /// Between the places within a group, over all groups: 1 in order, -1 in reverse.
    pub(crate) correlation: f64,
}

impl Score {
    /// No better than chance: at most the 99.9 % bound of one chance hit a group, and no correlation that
    /// chance would not give in 999 of 1,000 runs.
    pub(crate) fn is_chance(&self) -> bool {
        let free = self.of.saturating_sub(self.groups).max(1);
        let bound = 3.29 / (free as f64).sqrt();
        self.hits <= most_by_chance(self.groups) && self.correlation.abs() <= bound
    }

    /// Nearly everybody was found.
    pub(crate) fn is_relinked(&self) -> bool {
        self.hits * 100 >= self.of * 95
    }
}

pub(crate) fn matched(known: &Grouped, found: &Grouped) -> Score {
    let mut score = Score { hits: 0, of: 0, groups: known.len(), correlation: 0.0 };
    let (mut products, mut squares) = (0.0, (0.0, 0.0));
    for (group, people) in known {
        let answers = found.get(group).map_or(&[][..], Vec::as_slice);
        score.of += people.len();
        score.hits += people.iter().zip(answers).filter(|(person, answer)| person == answer).count();
        let places: BTreeMap<usize, usize> = answers.iter().enumerate().map(|(i, who)| (*who, i)).collect();
        for (i, person) in people.iter().enumerate() {
            let Some(j) = places.get(person) else { continue };
            let (x, y) = (centred(i, people.len()), centred(*j, answers.len()));
            products += x * y;
            squares = (squares.0 + x * x, squares.1 + y * y);
        }
    }
    let spread = (squares.0 * squares.1).sqrt();
    score.correlation = if spread > 0.0 { products / spread } else { 0.0 };
    score
}

fn centred(place: usize, of: usize) -> f64 {
    (place as f64 + 0.5) / of as f64 - 0.5
}

/// The 99.9 % bound of a Poisson variable whose mean is one a group. A random order of any length puts one
/// of its members in the right place on average.
pub(crate) fn most_by_chance(groups: usize) -> usize {
    let mean = groups as f64;
    let (mut term, mut sum, mut hits) = ((-mean).exp(), (-mean).exp(), 0_usize);
    while sum < 0.999 {
        hits += 1;
        term *= mean / hits as f64;
        sum += term;
    }
    hits
}

mod tests {
    use super::*;

    fn grouped(people: &[usize]) -> Grouped {
        BTreeMap::from([("a".to_owned(), people.to_vec())])
    }

    #[test]
    fn the_bounds_are_those_of_the_tables() {
        assert_eq!((most_by_chance(1), most_by_chance(3), most_by_chance(10)), (5, 10, 21));
    }

    #[test]
    fn an_order_that_was_kept_is_found_and_a_reverse_one_shows_too() {
        let people: Vec<usize> = (0..100).collect();
        let straight = matched(&grouped(&people), &grouped(&people));
        assert!(straight.is_relinked() && !straight.is_chance());
        let reverse: Vec<usize> = people.iter().rev().copied().collect();
        let reverse = matched(&grouped(&people), &grouped(&reverse));
        assert_eq!(reverse.hits, 0);
        assert!((reverse.correlation + 1.0).abs() < 1e-9 && !reverse.is_chance());
    }
}
