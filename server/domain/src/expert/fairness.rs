//! Whether gigs are shared fairly, and which themes and languages lack experts.

use std::collections::{BTreeMap, BTreeSet};

use super::registry::{Level, Profile};
use super::theme::Theme;
use crate::LanguageTag;
use crate::disclosure::{STAFF_GROUP, visible_groups};

/// What one active expert has had in a period.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Load {
    pub gigs: u32,
    /// Was sent an offer, whatever came of it.
    pub was_asked: bool,
}

/// How evenly the gigs of a period fell to the experts who were active.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FairnessReport {
    /// 0: everybody had as many; towards 1000: few had them all.
    pub gini_per_mille: u32,
    /// Experts with at least one gig.
    pub with_gig_per_mille: u32,
    /// Experts who were never asked.
    pub never_asked: u32,
}

/// The report; `None` where there are no experts: no data is not an even share.
///
/// Gini coefficient G = Σ (2i − n − 1) xᵢ / (n Σ xᵢ) over the gigs in rising order, i from 1 (Gini 1912, in the form
/// of Dixon et al. 1987, without their correction for small samples); 0 where nobody had any. Rounded half up.
pub fn fairness_report(loads: &[Load]) -> Option<FairnessReport> {
    if loads.is_empty() {
        return None;
    }
    let mut gigs: Vec<i128> = loads.iter().map(|load| i128::from(load.gigs)).collect();
    gigs.sort_unstable();
    let experts = whole(gigs.len());
    let spread: i128 = gigs.iter().zip(1..).map(|(gigs, i)| (2 * i - experts - 1) * gigs).sum();
    let with_gig = whole(gigs.iter().filter(|gigs| **gigs > 0).count());
    let never_asked = whole(loads.iter().filter(|load| !load.was_asked).count());
    Some(FairnessReport {
        gini_per_mille: per_mille(spread, experts * gigs.iter().sum::<i128>()),
        with_gig_per_mille: per_mille(with_gig, experts),
        never_asked: u32::try_from(never_asked).unwrap_or(u32::MAX),
    })
}

fn whole(count: usize) -> i128 {
    i128::try_from(count).unwrap_or(i128::MAX)
}

fn per_mille(part: i128, whole: i128) -> u32 {
    let rounded = (part * 2_000 + whole).checked_div(whole * 2).unwrap_or_default();
    u32::try_from(rounded).unwrap_or_default()
}

/// How many experts there are of each kind; 0 where there is nobody. `None`: fewer than [`STAFF_GROUP`], or kept back
/// with such a one.
pub type Coverage<K> = BTreeMap<K, Option<u64>>;

/// Languages of the country that every list of [`languages`] has, so that a lack shows.
const ALWAYS: [&str; 7] = ["fi", "sv", "se", "smn", "sms", "fse", "fss"];

/// How many of these experts work in each language.
pub fn languages<'a>(experts: impl IntoIterator<Item = &'a Profile>) -> Coverage<LanguageTag> {
    let of_one = |profile: &Profile| {
        let works = profile.languages.iter().filter(|language| language.level != Level::Understands);
        works.map(|language| language.tag.clone()).collect()
    };
    let always = ALWAYS.iter().filter_map(|tag| tag.parse().ok());
    coverage(always, experts.into_iter().map(of_one))
}

/// How many of these experts have each theme.
pub fn themes(experts: impl IntoIterator<Item = BTreeSet<Theme>>) -> Coverage<Theme> {
    coverage(Theme::ALL.iter().copied(), experts)
}

fn coverage<K: Ord>(
    always: impl IntoIterator<Item = K>,
    experts: impl IntoIterator<Item = BTreeSet<K>>,
) -> Coverage<K> {
    let mut counts: BTreeMap<K, u64> = always.into_iter().map(|key| (key, 0)).collect();
    for key in experts.into_iter().flatten() {
        *counts.entry(key).or_default() += 1;
    }
    // A lack points at nobody, and is what is looked for here: only what somebody covers can give somebody away.
    let sizes: Vec<u64> = counts.values().copied().filter(|count| *count > 0).collect();
    let mut visible = visible_groups(&sizes, STAFF_GROUP).into_iter();
    let shown = |(key, count): (K, u64)| {
        let is_shown = count == 0 || visible.next() == Some(true);
        (key, is_shown.then_some(count))
    };
    counts.into_iter().map(shown).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::expert::registry::ExpertLanguage;
    use crate::expert::registry::tests::profile;
    use proptest::prelude::*;

    fn loads(gigs: &[u32]) -> Vec<Load> {
        gigs.iter().map(|gigs| Load { gigs: *gigs, was_asked: *gigs > 0 }).collect()
    }

    fn gini(gigs: &[u32]) -> u32 {
        fairness_report(&loads(gigs)).unwrap().gini_per_mille
    }

    #[test]
    fn the_gini_coefficient_is_that_of_worked_examples() {
        assert_eq!(gini(&[4, 4, 4]), 0);
        assert_eq!(gini(&[0, 0, 0]), 0);
        assert_eq!(gini(&[0, 0, 0, 10]), 750, "one of four has everything: 1 − 1/4");
        assert_eq!(gini(&[3, 1, 2]), 222, "2/9");
        assert_eq!(gini(&[1, 2, 3, 4, 5]), 267, "4/15");
        assert_eq!(gini(&[u32::MAX; 3]), 0);
    }

    #[test]
    fn who_had_none_and_who_was_never_asked_is_counted() {
        assert_eq!(fairness_report(&[]), None);
        let asked = |gigs, was_asked| Load { gigs, was_asked };
        let report = fairness_report(&[asked(2, true), asked(0, true), asked(0, false)]).unwrap();
        assert_eq!((report.with_gig_per_mille, report.never_asked), (333, 1));
    }

    #[test]
    fn few_experts_of_a_language_stay_hidden_with_the_next_few() {
        let speaking = |tag: &str| {
            let tag: LanguageTag = tag.parse().unwrap();
            let fluent = ExpertLanguage { tag, level: Level::Working };
            let follows = ExpertLanguage { tag: LanguageTag::swedish(), level: Level::Understands };
            Profile { languages: vec![fluent, follows], ..profile() }
        };
        let experts: Vec<Profile> = [("fi", 20), ("ar", 9), ("se", 7), ("smn", 1)]
            .into_iter()
            .flat_map(|(tag, count)| std::iter::repeat_n(speaking(tag), count))
            .collect();
        let found = languages(&experts);
        let of = |tag: &str| found[&tag.parse::<LanguageTag>().unwrap()];
        assert_eq!((of("fi"), of("ar")), (Some(20), Some(9)));
        assert_eq!((of("smn"), of("se")), (None, None), "one alone would follow from the sum");
        assert_eq!((of("sv"), of("fse")), (Some(0), Some(0)), "nobody works in them");
    }

    #[test]
    fn with_a_handful_of_experts_a_lack_shows_and_the_few_do_not() {
        let finnish = || Profile {
            languages: vec![ExpertLanguage { tag: LanguageTag::finnish(), level: Level::Native }],
            ..profile()
        };
        let six: Vec<Profile> = std::iter::repeat_with(finnish).take(6).collect();
        let counts = |experts: &[Profile]| -> Vec<Option<u64>> {
            let found = languages(experts);
            ["fi", "sms", "sv"].map(|tag| found[&tag.parse::<LanguageTag>().unwrap()]).into()
        };
        assert_eq!(counts(&six), [Some(6), Some(0), Some(0)]);
        let mut one_besides = six;
        one_besides[0].languages.push(ExpertLanguage { tag: "sms".parse().unwrap(), level: Level::Working });
        assert_eq!(counts(&one_besides), [None, None, Some(0)], "six of six would tell of the one");
    }

    #[test]
    fn every_theme_is_listed() {
        let depression = || BTreeSet::from([Theme::Depression]);
        let both = || BTreeSet::from([Theme::Depression, Theme::Debt]);
        let experts = std::iter::repeat_with(depression).take(5).chain(std::iter::repeat_with(both).take(6));
        let found = themes(experts);
        assert_eq!(found.len(), Theme::ALL.len());
        assert_eq!((found[&Theme::Depression], found[&Theme::Debt]), (Some(11), Some(6)));
        assert_eq!(found.values().filter(|count| **count == Some(0)).count(), Theme::ALL.len() - 2);
    }

    proptest! {
        #[test]
        fn a_report_stays_within_bounds_whatever_the_order(
            gigs in prop::collection::vec(0u32..100, 1..40), seed in 0usize..40,
        ) {
            let report = fairness_report(&loads(&gigs)).unwrap();
            prop_assert!(report.gini_per_mille < 1_000 && report.with_gig_per_mille <= 1_000);
            let mut turned = gigs.clone();
            turned.rotate_left(seed % gigs.len());
            prop_assert_eq!(fairness_report(&loads(&turned)).unwrap(), report);
        }

        #[test]
        fn an_even_share_of_more_is_no_less_even(gigs in prop::collection::vec(0u32..100, 1..40)) {
            let more: Vec<u32> = gigs.iter().map(|gigs| gigs + 10).collect();
            prop_assert!(gini(&more) <= gini(&gigs) || gigs.iter().all(|gigs| *gigs == 0));
        }
    }
}
