//! The hard filter: everything that speaks against asking an expert, each with its reason.

use super::{Circumstances, Known, Policy, Wanted, longest_way, takes_part};
use crate::expert::busy::Mode;
use crate::expert::person::AccessNeed;
use crate::expert::registry::{AgreementKind, ExpertStatus, Profile};
use crate::time::civil_day;
use crate::violation::Code;

coded_enum! {
    /// Why an expert is not asked for an order.
    Hindrance, "hindrance-" {
        /// Not an expert yet, paused, or no longer one.
        NotActive = "not_active",
        /// Has asked to be forgotten.
        ErasureAsked = "erasure_asked",
        /// The agreement does not hold on every day of the gig.
        NoAgreement = "no_agreement",
        /// Their trainings run out before the gig, or they have none where the county demands one.
        NoTraining = "no_training",
        /// Has not consented to matching, or has withdrawn it.
        NoConsent = "no_consent",
        OtherLanguage = "other_language",
        /// None of the themes that are asked for.
        MissingTheme = "missing_theme",
        OtherGigType = "other_gig_type",
        OtherMode = "other_mode",
        /// Further than they go.
        TooFar = "too_far",
        /// Not in the municipalities in which they take gigs.
        OtherArea = "other_area",
        /// Outside their own hours.
        NotAvailable = "not_available",
        /// As many gigs in a week or month as they take.
        CapReached = "cap_reached",
        /// The place does not meet what they need.
        PlaceNotAccessible = "place_not_accessible",
        /// Must not work for whoever orders: is their client, or asked not to.
        KeepAway = "keep_away",
        /// Booked at the same time, the way there and back included.
        Booked = "booked",
        /// Has been asked for this order already.
        AskedBefore = "asked_before",
    }
}

impl Hindrance {
    /// Whether a coordinator may ask all the same and say why: where the expert's own wishes and circumstances stand
    /// in the way, about which the expert decides when asked, or where something can be arranged. Never where the law,
    /// a consent, an agreement, the calendar or the expert's protection does, nor where the gig could not be held.
    pub fn may_be_overridden(self) -> bool {
        match self {
            Self::MissingTheme
            | Self::OtherGigType
            | Self::TooFar
            | Self::OtherArea
            | Self::NotAvailable
            | Self::CapReached
            | Self::PlaceNotAccessible => true,
            Self::NotActive
            | Self::ErasureAsked
            | Self::NoAgreement
            | Self::NoTraining
            | Self::NoConsent
            | Self::OtherLanguage
            | Self::OtherMode
            | Self::KeepAway
            | Self::Booked
            | Self::AskedBefore => false,
        }
    }
}

impl Hindrance {
    /// Why nobody may be booked of whom this is so by now, however it was when they were asked: the code of a refusal.
    /// `None` for what speaks against asking only.
    pub fn refuses_booking(self) -> Option<Code> {
        match self {
            Self::NotActive | Self::ErasureAsked => Some(Code::ExpertNotActive),
            Self::NoAgreement => Some(Code::AgreementNotValid),
            Self::NoTraining => Some(Code::TrainingNotValid),
            Self::NoConsent => Some(Code::MatchingNotConsented),
            Self::KeepAway => Some(Code::ExpertKeptAway),
            _ => None,
        }
    }
}

/// Everything that keeps an expert from being asked; empty where they can be.
pub fn hindrances(
    wanted: &Wanted,
    known: Known<'_>,
    circumstances: &Circumstances,
    policy: &Policy,
) -> Vec<Hindrance> {
    let profile = &known.expert.profile;
    let mode = takes_part(wanted, profile, policy);
    let comes = mode == Some(Mode::InPerson);
    let starts: Vec<_> = wanted.times.iter().map(|(starts_at, _)| *starts_at).collect();
    let is_client = known.sensitive.keep_away_from.iter().any(|scope| scope.contains(wanted.owner));
    let reasons = [
        (Hindrance::NotActive, known.expert.status != ExpertStatus::Active),
        (Hindrance::ErasureAsked, known.expert.erasure_asked_at.is_some()),
        (Hindrance::NoAgreement, !has_agreement(wanted, profile)),
        (Hindrance::NoTraining, !is_trained(wanted, profile, policy)),
        (Hindrance::NoConsent, !known.has_consented),
        (Hindrance::OtherLanguage, !profile.works_in(&wanted.language)),
        (Hindrance::MissingTheme, known.has_consented && !has_a_theme(wanted, known)),
        (Hindrance::OtherGigType, !profile.gig_types.contains(&wanted.gig_type)),
        (Hindrance::OtherMode, mode.is_none()),
        (Hindrance::TooFar, comes && !is_near_enough(wanted, profile, policy)),
        (Hindrance::OtherArea, comes && !is_in_areas(wanted, profile)),
        (
            Hindrance::NotAvailable,
            !wanted.times.iter().all(|(from, until)| profile.is_available(*from, *until)),
        ),
        (Hindrance::CapReached, profile.caps.are_exceeded(&circumstances.other_gigs, &starts)),
        (Hindrance::PlaceNotAccessible, mode.is_some_and(|mode| !is_accessible(wanted, known, mode))),
        (Hindrance::KeepAway, is_client),
        (Hindrance::Booked, circumstances.is_booked),
        (Hindrance::AskedBefore, circumstances.was_asked),
    ];
    reasons.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect()
}

fn has_agreement(wanted: &Wanted, profile: &Profile) -> bool {
    wanted.times.iter().all(|(starts_at, ends_at)| profile.agreement.covers(*starts_at, *ends_at))
}

/// Development clients and panel members need no training.
fn is_trained(wanted: &Wanted, profile: &Profile, policy: &Policy) -> bool {
    if profile.agreement.kind != AgreementKind::Expert {
        return true;
    }
    if profile.trainings.is_empty() {
        return !policy.needs_training;
    }
    let Some(last) = wanted.times.iter().map(|(starts_at, _)| civil_day(*starts_at)).max() else {
        return true;
    };
    profile.trainings.iter().any(|training| training.valid_until.is_none_or(|until| last <= until))
}

fn has_a_theme(wanted: &Wanted, known: Known<'_>) -> bool {
    wanted.themes.is_empty()
        || known.sensitive.themes.iter().any(|entry| wanted.themes.contains(&entry.theme))
}

/// Whether the place is one to which the expert goes, and none for which connecting is the better suggestion.
pub(super) fn is_worth_the_way(wanted: &Wanted, profile: &Profile, policy: &Policy) -> bool {
    is_near_enough(wanted, profile, policy)
        && is_in_areas(wanted, profile)
        && longest_way(wanted, profile, policy).advice().is_none()
}

fn is_near_enough(wanted: &Wanted, profile: &Profile, policy: &Policy) -> bool {
    let km = longest_way(wanted, profile, policy).km;
    profile.max_travel_km.zip(km).is_none_or(|(most, km)| km <= most)
}

fn is_in_areas(wanted: &Wanted, profile: &Profile) -> bool {
    let place = wanted.municipality.as_ref();
    profile.areas.is_empty() || place.is_none_or(|place| profile.areas.contains(place))
}

/// What the room must have does not matter to whoever connects from their own.
fn is_accessible(wanted: &Wanted, known: Known<'_>, mode: Mode) -> bool {
    let matters = |need: &&AccessNeed| {
        mode.has_place()
            || !matches!(need, AccessNeed::StepFree | AccessNeed::HearingLoop | AccessNeed::QuietRoom)
    };
    known.sensitive.access_needs.iter().filter(matters).all(|need| wanted.accessibility.contains(need))
}
