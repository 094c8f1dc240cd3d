//! Who can be asked: a hard filter whose every "no" has a reason. A person decides among those who are left.

use chrono::{DateTime, Utc};

use super::order::OrderContent;
use super::registry::{Expert, ExpertStatus};
use crate::time::civil_day;

coded_enum! {
    /// Why an expert is not asked for an order.
    Hindrance, "hindrance-" {
        /// Paused, or no longer an expert of the county.
        NotActive = "not_active",
        /// The agreement has run out by the day of the gig.
        NoAgreement = "no_agreement",
        OtherLanguage = "other_language",
        OtherMode = "other_mode",
        /// Booked at the same time, the way there and back included.
        Booked = "booked",
        /// Has been asked for this order already.
        AskedBefore = "asked_before",
    }
}

/// What is known of an expert's calendar and of the order's offers.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Circumstances {
    pub is_booked: bool,
    pub was_asked: bool,
}

/// Everything that keeps an expert from being asked; empty where they can be.
pub fn hindrances(expert: &Expert, order: &OrderContent, around: Circumstances) -> Vec<Hindrance> {
    let last_day = order.times.iter().map(|(_, ends_at)| civil_day(*ends_at)).max();
    let reasons = [
        (Hindrance::NotActive, expert.status != ExpertStatus::Active),
        (Hindrance::NoAgreement, last_day.is_some_and(|day| expert.profile.agreement_until < day)),
        (Hindrance::OtherLanguage, !expert.profile.languages.contains(&order.language)),
        (Hindrance::OtherMode, !expert.profile.modes.contains(&order.mode)),
        (Hindrance::Booked, around.is_booked),
        (Hindrance::AskedBefore, around.was_asked),
    ];
    reasons.into_iter().filter(|(_, holds)| *holds).map(|(reason, _)| reason).collect()
}

/// When an offer runs out: after three days, and never later than the first time begins.
pub fn expires_at(order: &OrderContent, now: DateTime<Utc>) -> DateTime<Utc> {
    let first = order.times.iter().map(|(starts_at, _)| *starts_at).min();
    let usual = now + chrono::Duration::days(3);
    first.map_or(usual, |first| first.min(usual))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LanguageTag;
    use crate::expert::busy::Mode;
    use crate::expert::order::GigType;
    use crate::expert::registry::Profile;
    use crate::id::{ExpertId, TypedId};
    use chrono::{Duration, NaiveDate};
    use uuid::Uuid;

    #[test]
    fn every_reason_is_told_at_once() {
        let day = NaiveDate::from_ymd_opt(1970, 1, 2).unwrap();
        let expert = Expert {
            id: ExpertId::from_uuid(Uuid::nil()),
            status: ExpertStatus::Active,
            profile: Profile {
                alias: "Kuusi".into(),
                languages: vec![LanguageTag::finnish()],
                modes: vec![Mode::Remote],
                agreement_until: day,
            },
            created_at: DateTime::UNIX_EPOCH,
        };
        let at = |hours| DateTime::UNIX_EPOCH + Duration::hours(hours);
        let order = OrderContent {
            title: String::new(),
            description: String::new(),
            gig_type: GigType::Lecture,
            language: LanguageTag::finnish(),
            mode: Mode::Remote,
            place: String::new(),
            seats: 1,
            times: vec![(at(30), at(31))],
        };
        assert_eq!(hindrances(&expert, &order, Circumstances::default()), []);
        let later = OrderContent {
            language: LanguageTag::swedish(),
            mode: Mode::InPerson,
            times: vec![(at(60), at(61))],
            ..order.clone()
        };
        let paused = Expert { status: ExpertStatus::Paused, ..expert };
        let around = Circumstances { is_booked: true, was_asked: true };
        assert_eq!(hindrances(&paused, &later, around), Hindrance::ALL);
        assert_eq!(expires_at(&order, at(0)), at(30), "never after the gig begins");
        assert_eq!(expires_at(&later, at(-100)), at(-28));
    }
}
