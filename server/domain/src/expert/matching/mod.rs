//! Who can be asked for an order, and who first: a hard filter whose every "no" has a reason, then a score whose
//! every point has one. A person decides (GDPR art. 22).
//!
//! Whole numbers only, so that the same order finds the same experts on every machine. What is not looked at: feedback,
//! age, gender, how severe an experience was, and whether somebody declined before. Nobody loses by saying no.

mod filter;
mod score;
#[cfg(test)]
mod tests;

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

pub use filter::{Hindrance, hindrances};
pub use score::{Group, Reason, ReasonCode, Score, Weights};

use super::busy::{Busy, Mode};
use super::order::{GigType, OrderContent, OverrideReason};
use super::person::{AccessNeed, Sensitive};
use super::registry::{Expert, Profile};
use super::theme::Theme;
use super::travel::{Journey, Overrides, journey};
use crate::LanguageTag;
use crate::id::ExpertId;
use crate::identity::Scope;
use crate::time::civil_day;
use crate::violation::Violation;

/// What an order asks for.
#[derive(Clone, Debug, PartialEq)]
pub struct Wanted {
    pub themes: BTreeSet<Theme>,
    pub gig_type: GigType,
    pub language: LanguageTag,
    pub mode: Mode,
    /// Where: an official code; `None` where it is not known or there is no place.
    pub municipality: Option<String>,
    /// What the place and its arrangements meet.
    pub accessibility: BTreeSet<AccessNeed>,
    /// The unit or division that orders.
    pub owner: Scope,
    pub times: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// Prefers somebody who has worked for it before.
    pub prefers_known: bool,
}

/// What the registry knows of an expert.
#[derive(Clone, Copy, Debug)]
pub struct Known<'a> {
    pub expert: &'a Expert,
    pub sensitive: &'a Sensitive,
    /// Has consented to matching ([`super::ConsentPurpose::Matching`]), and not withdrawn it. Without it their
    /// themes are not looked at.
    pub has_consented: bool,
}

/// What is known of an expert's gigs and of the order's offers.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    /// Booked at one of the [`times`] that this order would take.
    pub is_booked: bool,
    /// Has been asked for this order.
    pub was_asked: bool,
    /// The starts of every gig that blocks their calendar, past ones of the same months included.
    pub other_gigs: Vec<DateTime<Utc>>,
    /// Confirmed gigs of the last 365 days.
    pub gigs_in_year: u32,
    /// Days of those 365 on which they were active, neither paused nor yet to come.
    pub active_days_in_year: u32,
    /// Confirmed gigs ever.
    pub gigs_ever: u32,
    /// Those of them that were of the order's kind.
    pub gigs_of_this_type: u32,
    /// The day of the last confirmed gig, coming ones included.
    pub last_gig_on: Option<NaiveDate>,
    /// Has worked for the unit or division that orders.
    pub has_worked_for_owner: bool,
}

/// What the county has decided.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Policy {
    pub weights: Weights,
    /// Nobody is asked as an expert who has no training on record. One whose trainings have all run out is not asked
    /// in any case.
    pub needs_training: bool,
    pub overrides: Overrides,
}

/// What speaks against asking an expert or, where nothing does, how well they suit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Verdict {
    pub hindrances: Vec<Hindrance>,
    /// `None` where anything speaks against it.
    pub score: Option<Score>,
}

/// Why an expert was asked, as it is kept with the offer: what it was then, whatever has changed since. Never a theme.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Explanation {
    /// `None` where anything spoke against it.
    pub score: Option<Score>,
    pub in_spite_of: Vec<Hindrance>,
    /// Why they were asked all the same.
    pub reason: Option<OverrideReason>,
}

/// Judges one expert against the group of those who can be asked ([`Group::of`]).
pub fn evaluate(
    wanted: &Wanted,
    known: Known<'_>,
    circumstances: &Circumstances,
    group: Group,
    policy: &Policy,
) -> Verdict {
    let hindrances = hindrances(wanted, known, circumstances, policy);
    let score = hindrances.is_empty().then(|| score::score(wanted, known, circumstances, group, policy));
    Verdict { hindrances, score }
}

/// An expert beside an order.
#[derive(Clone, Debug)]
pub struct Candidate<'a> {
    pub known: Known<'a>,
    pub circumstances: Circumstances,
    /// Decides between equals: a keyed hash of order and expert, so that the same ones do not always come first.
    pub tie: [u8; 32],
}

/// An expert with the verdict on them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Ranked {
    pub expert: ExpertId,
    pub verdict: Verdict,
}

/// Judges every expert, the best first: those who can be asked by score, then those whom a coordinator may ask all
/// the same, then the others. The order in which they are given does not matter.
pub fn rank(wanted: &Wanted, candidates: &[Candidate<'_>], policy: &Policy, today: NaiveDate) -> Vec<Ranked> {
    let can_be_asked =
        |one: &&Candidate<'_>| hindrances(wanted, one.known, &one.circumstances, policy).is_empty();
    let gigs = candidates.iter().filter(can_be_asked).map(|one| one.circumstances.gigs_in_year);
    let group = Group::of(today, gigs);
    let judge = |one: &Candidate<'_>| {
        let expert = one.known.expert.id;
        (Ranked { expert, verdict: evaluate(wanted, one.known, &one.circumstances, group, policy) }, one.tie)
    };
    let mut ranked: Vec<(Ranked, [u8; 32])> = candidates.iter().map(judge).collect();
    ranked.sort_by_key(|(one, tie)| {
        let verdict = &one.verdict;
        let is_final = verdict.hindrances.iter().any(|hindrance| !hindrance.may_be_overridden());
        let total = verdict.score.as_ref().map(|score| score.total);
        (Reverse(total), is_final, *tie, one.expert)
    });
    ranked.into_iter().map(|(one, _)| one).collect()
}

/// How an expert takes part in a gig: on the spot or remotely; `None` where they do not in its mode.
///
/// In a hybrid gig those who can come do. Who also takes part remotely does so where the place is further than they go
/// or the way so long that a remote gig is the better suggestion: the way and its night would keep them from other
/// gigs.
pub fn takes_part(wanted: &Wanted, profile: &Profile, policy: &Policy) -> Option<Mode> {
    let comes = Mode::InPerson.is_among(&profile.modes);
    let connects = Mode::Remote.is_among(&profile.modes);
    match wanted.mode {
        Mode::InPerson => comes.then_some(Mode::InPerson),
        Mode::Remote => connects.then_some(Mode::Remote),
        Mode::Hybrid if comes && (!connects || filter::is_worth_the_way(wanted, profile, policy)) => {
            Some(Mode::InPerson)
        }
        Mode::Hybrid => connects.then_some(Mode::Remote),
    }
}

/// The expert's longest way to the order's times: in winter it takes longer.
pub fn longest_way(wanted: &Wanted, profile: &Profile, policy: &Policy) -> Journey {
    let days = wanted.times.iter().map(|(starts_at, _)| civil_day(*starts_at));
    let ways = days.map(|day| way_on(wanted, profile, policy, day));
    ways.max_by_key(|way| way.minutes).unwrap_or(Journey::UNKNOWN)
}

fn way_on(wanted: &Wanted, profile: &Profile, policy: &Policy, day: NaiveDate) -> Journey {
    journey(profile.municipality.as_deref(), wanted.municipality.as_deref(), day, &policy.overrides)
}

/// The time that each time of the order would take of an expert, their own way included; in the order's order.
pub fn times(wanted: &Wanted, profile: &Profile, policy: &Policy) -> Result<Vec<Busy>, Violation> {
    let mode = takes_part(wanted, profile, policy).unwrap_or(wanted.mode);
    let busy = wanted.times.iter().map(|(starts_at, ends_at)| {
        let buffer = way_on(wanted, profile, policy, civil_day(*starts_at)).buffer(mode);
        Busy::around(*starts_at, *ends_at, buffer, buffer)
    });
    Ok(Busy::of_one_stay(&busy.collect::<Result<Vec<_>, _>>()?))
}

/// When an offer runs out: after three days, and never later than the first time begins.
pub fn expires_at(order: &OrderContent, now: DateTime<Utc>) -> DateTime<Utc> {
    let first = order.times.iter().map(|(starts_at, _)| *starts_at).min();
    let usual = now + chrono::Duration::days(3);
    first.map_or(usual, |first| first.min(usual))
}
