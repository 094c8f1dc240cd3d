//! What somebody agrees to who applies to a panel, or takes the seat for which they were named.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};

use super::call::Guardian;
use super::{Home, OpenCall};
use crate::initiative::IntakeChannel;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

/// The version of the texts with which people agree. It counts up whenever what they agree to changes; which texts those
/// are, the pages that ask know.
pub const CONSENT_TEXT: u16 = 1;

/// That somebody agreed, and to what.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct MemberConsent {
    pub given_at: DateTime<Utc>,
    /// Which version of the text was read ([`CONSENT_TEXT`]).
    pub text_version: u16,
    /// By which way they told it; somebody of the county writes down what comes on paper.
    pub channel: IntakeChannel,
    /// For how many days after the last lot they were told that their answers are kept; `None` where nobody asked any.
    pub kept_days: Option<u16>,
    /// What the call demanded, as they confirmed it; blank where that was nothing.
    pub conditions: LocalizedText,
}

impl MemberConsent {
    /// The consent of somebody who has just agreed to the present texts, and to the call where there is one.
    pub fn given(call: Option<&OpenCall>, channel: IntakeChannel, now: DateTime<Utc>) -> Self {
        Self {
            given_at: now,
            text_version: CONSENT_TEXT,
            channel,
            kept_days: call.map(|call| call.kept_days),
            conditions: call.map(|call| call.conditions.clone()).unwrap_or_default(),
        }
    }
}

/// What somebody tells and agrees to who takes the seat for which they were named.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Acceptance {
    /// What the call demands of members is so.
    pub meets_conditions: bool,
    /// Old enough to take it without a guardian; asked where the call asks for one below an age.
    pub is_of_age: bool,
    /// Who agrees where they are not.
    pub guardian: Option<Guardian>,
    /// What is known of them may be used for the panel.
    pub consents: bool,
    /// Where they live; asked where at most one of a home is drawn.
    pub home: Option<Home>,
}

impl Acceptance {
    /// Everything that is missing: the same as of those who apply. Where a panel has no call, the consent alone is asked.
    /// Nobody's guardian or home is kept who is not asked for.
    pub fn check(self, call: Option<&OpenCall>) -> Result<Self, Violations> {
        let mut wrong = Violations::new();
        if call.is_some_and(|call| !call.conditions.is_empty()) && !self.meets_conditions {
            wrong.push(Violation::new(Code::Required, ["meetsConditions"]));
        }
        let needs_guardian = call.is_some_and(|call| call.guardian_below.is_some()) && !self.is_of_age;
        if needs_guardian {
            check_guardian(self.guardian.as_ref(), &mut wrong);
        }
        let asks_home = call.is_some_and(|call| call.one_of_household);
        if asks_home {
            self.home.clone().unwrap_or_default().check(&mut wrong);
        }
        if !self.consents {
            wrong.push(Violation::new(Code::Required, ["consents"]));
        }
        let guardian = self.guardian.filter(|_| needs_guardian);
        let home = self.home.filter(|_| asks_home);
        if wrong.is_empty() { Ok(Self { guardian, home, ..self }) } else { Err(wrong) }
    }
}

/// Somebody who is not of age has a guardian who agrees.
pub(super) fn check_guardian(guardian: Option<&Guardian>, wrong: &mut Violations) {
    match guardian {
        Some(guardian) => guardian.check(wrong),
        None => wrong.push(Violation::new(Code::Required, ["isOfAge"])),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn call() -> OpenCall {
        let finnish = crate::LanguageTag::finnish();
        let mut conditions = LocalizedText::default();
        conditions.set(finnish.clone(), "Asun alueella.", &finnish);
        OpenCall {
            closes_on: "2027-01-31".parse().unwrap(),
            info: LocalizedText::default(),
            conditions,
            features: Vec::new(),
            kept_days: 60,
            is_by_invitation: false,
            guardian_below: Some(18),
            one_of_household: true,
        }
    }

    #[test]
    fn whoever_is_named_is_asked_what_applicants_are_asked() {
        let told = |acceptance: Acceptance, call: Option<&OpenCall>| {
            let wrong = acceptance.check(call).err().unwrap_or_default();
            wrong.into_iter().map(|one| one.path.join(".")).collect::<Vec<_>>()
        };
        let all = ["meetsConditions", "isOfAge", "homeAddress.street", "homeAddress.postcode", "consents"];
        assert_eq!(told(Acceptance::default(), Some(&call())), all);
        assert_eq!(told(Acceptance::default(), None), ["consents"], "no call asks for more");
        let guardian = Some(Guardian { name: "Huoltaja".to_owned(), reach: " ".to_owned() });
        let home = Some(Home { street: "Rantatie 1".to_owned(), postcode: "01300".to_owned() });
        let young =
            Acceptance { meets_conditions: true, consents: true, guardian, home, ..Acceptance::default() };
        assert_eq!(told(young.clone(), Some(&call())), ["guardian.reach"]);
        let grown = Acceptance { is_of_age: true, ..young };
        assert_eq!(
            grown.clone().check(Some(&call())).unwrap().guardian,
            None,
            "nobody's guardian is kept in vain"
        );
        assert_eq!(grown.check(None).unwrap().home, None);
    }

    #[test]
    fn a_consent_knows_which_texts_it_was_given_to() {
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let given = MemberConsent::given(Some(&call()), IntakeChannel::Paper, at);
        assert_eq!((given.text_version, given.kept_days), (CONSENT_TEXT, Some(60)));
        assert_eq!(given.conditions, call().conditions);
        let without = MemberConsent::given(None, IntakeChannel::Web, at);
        assert!(without.kept_days.is_none() && without.conditions.is_empty());
    }
}
