//! Which figures may be shown to whom, so that no group small enough to point at a person appears.

/// Smallest group that a staff breakdown shows.
pub const STAFF_GROUP: u64 = 5;

/// Fewest answers to a question before its whole-survey totals may be published.
pub const PUBLIC_TOTAL: u64 = 10;

/// Whether a figure that stands beside no total may be shown, given how many it is about: enough of them, or none at
/// all, which points at nobody.
pub fn may_stand_alone(size: u64, smallest: u64) -> bool {
    size == 0 || size >= smallest
}

/// Marks which groups of one breakdown may be shown, given how many answered in each.
///
/// A group under `smallest` is hidden. Hidden groups together must hold at least two groups and at least
/// `smallest` answers, or subtracting the visible ones from the total would give a small group away; so
/// the smallest visible group is hidden too, until that holds. Where fewer than two groups stay visible
/// nothing is shown: a lone visible group is only the total less the hidden rest.
pub fn visible_groups(sizes: &[u64], smallest: u64) -> Vec<bool> {
    let mut visible: Vec<bool> = sizes.iter().map(|size| *size >= smallest).collect();
    loop {
        let hidden = || sizes.iter().zip(&visible).filter(|(_, shown)| !**shown).map(|(size, _)| *size);
        let (groups, answers) = (hidden().filter(|size| *size > 0).count(), hidden().sum::<u64>());
        if answers == 0 || (groups >= 2 && answers >= smallest) {
            break;
        }
        let next = sizes
            .iter()
            .enumerate()
            .filter(|(i, _)| visible.get(*i) == Some(&true))
            .min_by_key(|(_, size)| **size);
        match next.and_then(|(i, _)| visible.get_mut(i)) {
            Some(shown) => *shown = false,
            None => break,
        }
    }
    if visible.iter().filter(|shown| **shown).count() < 2 && sizes.len() > 1 {
        visible.fill(false);
    }
    visible
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_single_small_group_takes_the_next_smallest_with_it() {
        assert_eq!(visible_groups(&[200, 3, 40, 12], STAFF_GROUP), [true, false, true, false]);
        assert_eq!(visible_groups(&[200, 40, 12], STAFF_GROUP), [true, true, true]);
        assert_eq!(visible_groups(&[200, 3, 4, 12], STAFF_GROUP), [true, false, false, true]);
    }

    #[test]
    fn a_breakdown_with_one_visible_group_is_withheld() {
        assert_eq!(visible_groups(&[200, 3], STAFF_GROUP), [false, false]);
        assert_eq!(visible_groups(&[200, 0], STAFF_GROUP), [false, false]);
        assert_eq!(visible_groups(&[], STAFF_GROUP), Vec::<bool>::new());
    }

    #[test]
    fn what_stands_alone_is_nothing_or_enough() {
        let shown: Vec<u64> = (0..7).filter(|size| may_stand_alone(*size, STAFF_GROUP)).collect();
        assert_eq!(shown, [0, 5, 6]);
    }

    proptest! {
        #[test]
        fn no_small_group_follows_from_the_total(sizes in prop::collection::vec(0u64..30, 1..9)) {
            let visible = visible_groups(&sizes, STAFF_GROUP);
            let hidden: Vec<u64> =
                sizes.iter().zip(&visible).filter(|(_, shown)| !**shown).map(|(size, _)| *size).collect();
            let shown_small = sizes.iter().zip(&visible).any(|(size, shown)| *shown && *size < STAFF_GROUP);
            prop_assert!(!shown_small);
            if visible.iter().any(|shown| *shown) {
                let people: u64 = hidden.iter().sum();
                prop_assert!(people == 0 || (hidden.iter().filter(|n| **n > 0).count() >= 2 && people >= STAFF_GROUP));
            }
        }
    }
}
