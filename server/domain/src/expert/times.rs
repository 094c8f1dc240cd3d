//! When and how much an expert takes part: the part of a profile that they set themselves, or have a coordinator write down.

use super::Profile;
use super::registry::{AvailabilityException, AvailabilityRule, Caps};
use crate::Violations;

/// When an expert can take gigs, and how many.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Times {
    /// Weekly; empty for at any time.
    pub availability: Vec<AvailabilityRule>,
    pub exceptions: Vec<AvailabilityException>,
    pub caps: Caps,
}

impl Times {
    pub fn of(profile: &Profile) -> Self {
        Self {
            availability: profile.availability.clone(),
            exceptions: profile.exceptions.clone(),
            caps: profile.caps,
        }
    }

    /// The profile with these in place of what it had; the rest of it stays.
    ///
    /// # Errors
    /// Everything that is wrong, at once.
    pub fn put_into(self, profile: Profile) -> Result<Profile, Violations> {
        let profile = Profile {
            availability: self.availability,
            exceptions: self.exceptions,
            caps: self.caps,
            ..profile
        };
        profile.check()?;
        Ok(profile)
    }
}

#[cfg(test)]
mod tests {
    use chrono::{NaiveTime, Weekday};

    use super::*;
    use crate::expert::registry::tests::profile;

    #[test]
    fn what_a_profile_tells_put_into_it_changes_nothing() {
        let profile = profile();
        assert_eq!(Times::of(&profile).put_into(profile.clone()), Ok(profile));
    }

    #[test]
    fn a_time_that_ends_before_it_begins_is_told_with_its_row() {
        let clock = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
        let rule =
            |from, until| AvailabilityRule { weekday: Weekday::Mon, from: clock(from), until: clock(until) };
        let times = Times { availability: vec![rule(9, 12), rule(9, 8)], ..Times::default() };
        let wrong = times.put_into(profile()).unwrap_err();
        assert_eq!(wrong.iter().map(|one| one.path.join(".")).collect::<Vec<_>>(), ["availability.2.until"]);
    }
}
