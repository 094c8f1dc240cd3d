//! The score of those who can be asked, 0 to 100, and why.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Circumstances, Known, Policy, Wanted, longest_way, takes_part};
use crate::expert::busy::Mode;
use crate::expert::registry::Level;
use crate::expert::travel::{LEAST_MINUTES, OVERNIGHT_MINUTES};
use crate::time::civil_day;
use crate::violation::{Code, Violation};

/// Waiting longer than this, in days, counts no more.
const WAITING_DAYS: u32 = 180;
/// Gigs during which an expert is new; also as many of a kind as make them at home in it.
const FIRST_GIGS: u32 = 3;
const YEAR_DAYS: u32 = 365;

/// Languages in which there are too few experts to take working skill for a mother tongue: the Sámi languages of
/// Finland and both sign languages.
const MOTHER_TONGUES: [&str; 5] = ["se", "smn", "sms", "fse", "fss"];

/// The most points that each part of the score gives, 100 together. They are published, and each version of them is
/// kept beside the scores that it gave.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Weights {
    /// Counts up whenever a weight changes.
    pub version: u16,
    pub theme: u32,
    pub language: u32,
    /// Half for waiting, half for having had fewer gigs than others; an odd point goes to waiting.
    pub fairness: u32,
    pub travel: u32,
    /// [`Self::newcomer`] included.
    pub experience: u32,
    /// What an expert gets for being new: at least half of [`Self::experience`], or the first gigs would always go to
    /// those who have had some.
    pub newcomer: u32,
    /// Only where the orderer asks for somebody whom they know.
    pub continuity: u32,
}

impl Default for Weights {
    fn default() -> Self {
        Self {
            version: 1,
            theme: 30,
            language: 20,
            fairness: 25,
            travel: 10,
            experience: 10,
            newcomer: 5,
            continuity: 5,
        }
    }
}

impl Weights {
    /// Refuses weights that do not add up to 100, or that put newcomers behind.
    pub fn check(&self) -> Result<(), Violation> {
        let parts = [self.theme, self.language, self.fairness, self.travel, self.experience, self.continuity];
        let total = parts.iter().fold(0, |sum: u32, part| sum.saturating_add(*part));
        let refuse = |field, min: u32, max: u32| {
            let range = Violation::new(Code::OutOfRange, ["weights", field]);
            Err(range.with("min", i64::from(min)).with("max", i64::from(max)))
        };
        if total != 100 {
            return refuse("total", 100, 100);
        }
        let least = self.experience.div_ceil(2);
        if !(least..=self.experience).contains(&self.newcomer) {
            return refuse("newcomer", least, self.experience);
        }
        Ok(())
    }
}

coded_enum! {
    /// What a part of a score is given for.
    ReasonCode, "match-reason-" {
        /// Themes: how many of those asked for, and how many were asked for. Never which.
        ThemeMatch = "theme_match",
        /// No theme was asked for; everybody gets the full points.
        NoThemeWanted = "no_theme_wanted",
        LanguageMatch = "language_match",
        /// Days since the last gig, or since becoming active.
        Waiting = "waiting",
        /// Gigs of the last year, and the group's median, rounded up.
        Load = "load",
        /// Minutes of the way there.
        Travel = "travel",
        /// Gigs of this kind before.
        Experience = "experience",
        /// One of the expert's first gigs.
        Newcomer = "newcomer",
        /// Has worked for the orderer before.
        Continuity = "continuity",
    }
}

/// One part of a score. With the order's themes beside it, a [`ReasonCode::ThemeMatch`] tells of an expert's themes:
/// only who may read those may read this.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reason {
    pub code: ReasonCode,
    pub points: u32,
    /// The most points that it could have given.
    pub of: u32,
    /// What the code says that it counts, in that order.
    pub figures: Vec<u32>,
}

/// How well an expert suits an order, as it is kept with an offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Score {
    /// The sum of the points, 0 to 100.
    pub total: u32,
    pub weights_version: u16,
    pub reasons: Vec<Reason>,
}

/// Those who can be asked for an order, against whom each is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Group {
    today: NaiveDate,
    /// The median of gigs in a year, doubled: it may lie between two numbers.
    twice_median: u32,
}

impl Group {
    /// From the day and the gigs of the last 365 days of each.
    pub fn of(today: NaiveDate, gigs_in_year: impl IntoIterator<Item = u32>) -> Self {
        let mut gigs: Vec<u32> = gigs_in_year.into_iter().collect();
        gigs.sort_unstable();
        let upper = gigs.get(gigs.len() / 2).copied().unwrap_or_default();
        let lower = gigs.get(gigs.len().saturating_sub(1) / 2).copied().unwrap_or_default();
        Self { today, twice_median: lower.saturating_add(upper) }
    }
}

pub(super) fn score(
    wanted: &Wanted,
    known: Known<'_>,
    circumstances: &Circumstances,
    group: Group,
    policy: &Policy,
) -> Score {
    let weights = &policy.weights;
    let mut reasons = vec![
        theme(weights.theme, wanted, known),
        language(weights.language, wanted, known),
        waiting(weights.fairness.div_ceil(2), known, circumstances, group),
        load(weights.fairness / 2, circumstances, group),
    ];
    if takes_part(wanted, &known.expert.profile, policy) == Some(Mode::InPerson) {
        let minutes = longest_way(wanted, &known.expert.profile, policy).minutes;
        reasons.push(travel(weights.travel, minutes));
    }
    let of_this_type = circumstances.gigs_of_this_type;
    let of = weights.experience.saturating_sub(weights.newcomer);
    reasons.push(reason(ReasonCode::Experience, of, of_this_type, FIRST_GIGS, vec![of_this_type]));
    if circumstances.gigs_ever < FIRST_GIGS {
        reasons.push(reason(ReasonCode::Newcomer, weights.newcomer, 1, 1, Vec::new()));
    }
    if wanted.prefers_known {
        let has_worked = u32::from(circumstances.has_worked_for_owner);
        reasons.push(reason(ReasonCode::Continuity, weights.continuity, has_worked, 1, Vec::new()));
    }
    let total = reasons.iter().map(|reason| reason.points).sum();
    Score { total, weights_version: weights.version, reasons }
}

/// As many of the points as the count is of the whole, rounded down.
fn reason(code: ReasonCode, of: u32, count: u32, whole: u32, figures: Vec<u32>) -> Reason {
    Reason { code, points: part(of, u64::from(count), u64::from(whole)), of, figures }
}

fn part(of: u32, count: u64, whole: u64) -> u32 {
    let points = (u64::from(of) * count.min(whole)).checked_div(whole).unwrap_or_default();
    u32::try_from(points).unwrap_or(of)
}

fn theme(of: u32, wanted: &Wanted, known: Known<'_>) -> Reason {
    if wanted.themes.is_empty() {
        return reason(ReasonCode::NoThemeWanted, of, 1, 1, Vec::new());
    }
    let matched = count(known.sensitive.theme_codes().intersection(&wanted.themes).count());
    let asked = count(wanted.themes.len());
    reason(ReasonCode::ThemeMatch, of, matched, asked, vec![matched, asked])
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

/// A mother tongue gets everything; so does working skill, but half in a language of [`MOTHER_TONGUES`].
fn language(of: u32, wanted: &Wanted, known: Known<'_>) -> Reason {
    let needs_native = MOTHER_TONGUES.contains(&wanted.language.primary());
    let languages = known.expert.profile.languages.iter().filter(|language| language.tag == wanted.language);
    let halves = languages.map(|language| match language.level {
        Level::Native => 2,
        Level::Working => 2 - u32::from(needs_native),
        Level::Understands => 0,
    });
    reason(ReasonCode::LanguageMatch, of, halves.max().unwrap_or_default(), 2, Vec::new())
}

/// Time in which an expert was not active is not waited: it is counted from when they last became so.
fn waiting(of: u32, known: Known<'_>, circumstances: &Circumstances, group: Group) -> Reason {
    let active_since = civil_day(known.expert.active_since);
    let since = circumstances.last_gig_on.map_or(active_since, |gig| gig.max(active_since));
    let days = u32::try_from((group.today - since).num_days().max(0)).unwrap_or(u32::MAX);
    reason(ReasonCode::Waiting, of, days, WAITING_DAYS, vec![days])
}

/// Half of the points at the group's median, all of them without a gig, none at twice the median (at one gig more,
/// where the median is below one).
///
/// Days of the year on which an expert was not active count as if they had then had gigs like the median: who is new
/// starts there, and a pause neither earns nor costs anything. All in gigs times 2 × 365, to stay with whole numbers.
fn load(of: u32, circumstances: &Circumstances, group: Group) -> Reason {
    let (year, twice_median) = (u64::from(YEAR_DAYS), u64::from(group.twice_median));
    let absent = u64::from(YEAR_DAYS.saturating_sub(circumstances.active_days_in_year));
    let own = u64::from(circumstances.gigs_in_year) * 2 * year + twice_median * absent;
    let median = twice_median * year;
    let span = median.max(2 * year);
    let points = part(of, (span + median).saturating_sub(own), 2 * span);
    let figures = vec![circumstances.gigs_in_year, group.twice_median.div_ceil(2)];
    Reason { code: ReasonCode::Load, points, of, figures }
}

/// Everything for the shortest way, nothing for one that takes a night.
fn travel(of: u32, minutes: u32) -> Reason {
    let left = OVERNIGHT_MINUTES.saturating_sub(minutes);
    reason(ReasonCode::Travel, of, left, OVERNIGHT_MINUTES - LEAST_MINUTES, vec![minutes])
}
