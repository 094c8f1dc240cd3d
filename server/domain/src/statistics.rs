//! Estimates and their intervals. Each formula is named with its source and matches reference cases.

/// The 97.5 % point of the standard normal distribution: every interval here is a 95 % interval.
const Z: f64 = 1.959_963_984_540_054;

/// A share with its 95 % interval, all between 0 and 1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Share {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// Share of `count` in `total` with the Wilson score interval (Wilson 1927). Never Wald: 40 of 40 would
/// claim certainty. `None` when the total is zero: no data is not zero per cent.
pub fn share(count: u64, total: u64) -> Option<Share> {
    if total == 0 {
        return None;
    }
    let (n, p) = (total as f64, count as f64 / total as f64);
    let denominator = 1.0 + Z * Z / n;
    let centre = (p + Z * Z / (2.0 * n)) / denominator;
    let half = Z / denominator * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    Some(Share { value: p, low: (centre - half).max(0.0), high: (centre + half).min(1.0) })
}

/// A net promoter score with its 95 % interval, all between −100 and 100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct NetPromoterScore {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// NPS = 100 × (promoters − detractors) / n with the adjusted Wald interval that adds three answers, three
/// quarters each to promoters and detractors (Rocks 2016). Pool counts first: scores are never averaged.
pub fn net_promoter_score(promoters: u64, passives: u64, detractors: u64) -> Option<NetPromoterScore> {
    let n = promoters + passives + detractors;
    if n == 0 {
        return None;
    }
    let value = 100.0 * (promoters as f64 - detractors as f64) / n as f64;
    let adjusted_n = n as f64 + 3.0;
    let p = (promoters as f64 + 0.75) / adjusted_n;
    let d = (detractors as f64 + 0.75) / adjusted_n;
    let half = Z * 100.0 * ((p + d - (p - d).powi(2)) / adjusted_n).sqrt();
    let centre = 100.0 * (p - d);
    Some(NetPromoterScore { value, low: (centre - half).max(-100.0), high: (centre + half).min(100.0) })
}

/// The median of whole numbers; of an even number of them the mean of the middle two, a half rounded up. `None` where
/// there are none.
pub fn median(values: &[i64]) -> Option<i64> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let middle = sorted.len() / 2;
    let upper = *sorted.get(middle)?;
    let lower = if sorted.len().is_multiple_of(2) { *sorted.get(middle - 1)? } else { upper };
    Some((lower + upper + 1).div_euclid(2))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn close(a: f64, b: f64) -> bool {
        (a - b).abs() < 1e-9
    }

    #[test]
    fn half_of_the_values_lie_on_each_side_of_the_median() {
        assert_eq!(median(&[]), None);
        assert_eq!(median(&[9]), Some(9));
        assert_eq!(median(&[7, 0, 3]), Some(3));
        assert_eq!(median(&[4, 1, 2, 40]), Some(3));
        assert_eq!(median(&[2, 3]), Some(3), "two and a half");
    }

    /// Reference values computed with R (binom::binom.wilson).
    #[test]
    fn wilson_matches_the_reference_cases() {
        let all = share(40, 40).unwrap();
        assert!(close(all.low, 0.912_378_398_802_713) && close(all.high, 1.0));
        let none = share(0, 40).unwrap();
        assert!(close(none.low, 0.0) && close(none.high, 0.087_621_601_197_286_6));
        let one_of_three = share(1, 3).unwrap();
        assert!(close(one_of_three.low, 0.061_491_944_720_396_1));
        assert!(close(one_of_three.high, 0.792_340_399_197_952));
        assert_eq!(share(0, 0), None);
    }

    /// Reference values computed with R (adjusted Wald, three added answers, triangular prior).
    #[test]
    fn nps_matches_the_reference_cases() {
        let score = net_promoter_score(60, 25, 15).unwrap();
        assert!(close(score.value, 45.0));
        assert!(close(score.low, 29.343_111_201_734_1) && close(score.high, 58.035_529_574_964_9));
        let all = net_promoter_score(10, 0, 0).unwrap();
        assert!(close(all.value, 100.0) && close(all.low, 47.503_551_544_790_2) && close(all.high, 100.0));
        assert_eq!(net_promoter_score(0, 0, 0), None);
    }

    proptest! {
        #[test]
        fn a_share_lies_in_its_interval(total in 1u64..5_000, part in 0.0f64..=1.0) {
            let count = (total as f64 * part) as u64;
            let s = share(count, total).unwrap();
            prop_assert!(0.0 <= s.low && s.low <= s.value + 1e-12 && s.value <= s.high + 1e-12 && s.high <= 1.0);
        }

        #[test]
        fn a_score_turned_round_changes_only_its_sign(p in 0u64..500, m in 0u64..500, d in 1u64..500) {
            let (a, b) = (net_promoter_score(p, m, d).unwrap(), net_promoter_score(d, m, p).unwrap());
            prop_assert!((a.value + b.value).abs() < 1e-9 && (a.low + b.high).abs() < 1e-9);
        }
    }
}
