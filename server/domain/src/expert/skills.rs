//! What an expert does, where, and on which footing: the part of a profile that coordinators agree on with them.

use std::collections::BTreeSet;

use super::registry::{Agreement, Training};
use super::{AgreementKind, ExpertLanguage, GigType, Profile, municipality};
use crate::{Code, Violation, Violations};

const TRAININGS_MAX: usize = 50;

/// What an expert can be asked for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skills {
    /// Languages, and how well each is known; at least one to work in.
    pub languages: Vec<ExpertLanguage>,
    /// At least one.
    pub gig_types: BTreeSet<GigType>,
    /// Where their journeys begin: an official three-digit code.
    pub municipality: Option<String>,
    /// Municipalities in which they take gigs, by code; empty: anywhere within [`Self::max_travel_km`].
    pub areas: BTreeSet<String>,
    /// The longest way there, in kilometres; `None`: any.
    pub max_travel_km: Option<u32>,
    pub agreement_kind: AgreementKind,
    /// Has signed the undertaking of confidentiality.
    pub confidentiality: bool,
    pub trainings: Vec<Training>,
}

impl Skills {
    pub fn of(profile: &Profile) -> Self {
        Self {
            languages: profile.languages.clone(),
            gig_types: profile.gig_types.clone(),
            municipality: profile.municipality.clone(),
            areas: profile.areas.clone(),
            max_travel_km: profile.max_travel_km,
            agreement_kind: profile.agreement.kind,
            confidentiality: profile.agreement.confidentiality,
            trainings: profile.trainings.clone(),
        }
    }

    /// The profile with these in place of what it had; the rest of it stays.
    ///
    /// # Errors
    /// Everything that is wrong, at once.
    pub fn put_into(self, profile: Profile) -> Result<Profile, Violations> {
        let mut found = self.unknown_places();
        if self.trainings.len() > TRAININGS_MAX {
            found.push(Violation::new(Code::TooLong, ["trainings"]).with("max", TRAININGS_MAX));
        }
        let profile = Profile {
            languages: self.languages,
            gig_types: self.gig_types,
            municipality: self.municipality,
            areas: self.areas,
            max_travel_km: self.max_travel_km,
            agreement: Agreement {
                kind: self.agreement_kind,
                confidentiality: self.confidentiality,
                ..profile.agreement
            },
            trainings: self.trainings,
            ..profile
        };
        found.extend(profile.check().err().unwrap_or_default());
        if found.is_empty() { Ok(profile) } else { Err(found) }
    }

    fn unknown_places(&self) -> Violations {
        let is_unknown = |code: &&String| municipality::find(code).is_none();
        let own = self.municipality.iter().filter(is_unknown);
        let own = own.map(|_| Violation::new(Code::UnknownMunicipality, ["municipality"]));
        let areas = self.areas.iter().find(is_unknown);
        let areas = areas.map(|_| Violation::new(Code::UnknownMunicipality, ["areas"]));
        own.chain(areas).collect()
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;
    use crate::LanguageTag;
    use crate::expert::Mode;
    use crate::expert::registry::Essentials;

    fn profile() -> Profile {
        let day = |year| NaiveDate::from_ymd_opt(year, 1, 1).unwrap();
        let essentials = Essentials {
            alias: "Kuusi".to_owned(),
            languages: vec![LanguageTag::finnish()],
            modes: vec![Mode::Remote],
            agreement_until: day(2028),
        };
        essentials.into_profile(day(2027))
    }

    #[test]
    fn what_a_profile_tells_put_into_it_changes_nothing() {
        let profile = profile();
        assert_eq!(Skills::of(&profile).put_into(profile.clone()), Ok(profile));
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once() {
        let training = Training { name: " ".to_owned(), provider: String::new(), valid_until: None };
        let skills = Skills {
            gig_types: BTreeSet::new(),
            municipality: Some("999".to_owned()),
            areas: ["091".to_owned(), "Atlantis".to_owned()].into(),
            max_travel_km: Some(2_001),
            trainings: vec![training; 51],
            ..Skills::of(&profile())
        };
        let wrong = skills.put_into(profile()).unwrap_err();
        let paths: BTreeSet<String> = wrong.iter().filter_map(|one| one.path.first().cloned()).collect();
        let expected = ["areas", "gigTypes", "maxTravelKm", "municipality", "trainings"];
        assert_eq!(paths.iter().map(String::as_str).collect::<Vec<_>>(), expected);
    }
}
