//! What those agree to who apply to a panel or take the seat for which they were named, as a form asks it.

use domain::LanguageTag;
use domain::panel::{Acceptance, Guardian, Home, OpenCall};

use crate::forms::Fields;
use crate::layout::Frame;
use crate::said::Said;

/// The part of a form in which somebody agrees.
pub(crate) struct ConsentForm {
    /// What the call demands; blank where that is nothing.
    pub(crate) conditions: Said,
    /// Below which age a guardian agrees; `None` where nobody needs one.
    pub(crate) guardian_below: Option<u32>,
    /// Whether the home address is asked.
    pub(crate) asks_home: bool,
    pub(crate) typed: Acceptance,
    pub(crate) guardian: Guardian,
    pub(crate) home: Home,
}

impl ConsentForm {
    pub(crate) fn new(frame: &Frame, call: Option<&OpenCall>, typed: Acceptance) -> Self {
        let conditions = call.map(|call| call.conditions.clone()).unwrap_or_default();
        Self {
            conditions: frame.content(&conditions, &LanguageTag::finnish()),
            guardian_below: call.and_then(|call| call.guardian_below).map(u32::from),
            asks_home: call.is_some_and(|call| call.one_of_household),
            guardian: typed.guardian.clone().unwrap_or_default(),
            home: typed.home.clone().unwrap_or_default(),
            typed,
        }
    }
}

/// What was typed and ticked.
pub(crate) fn sent(fields: &Fields) -> Acceptance {
    Acceptance {
        meets_conditions: fields.has("meetsConditions"),
        consents: fields.has("consents"),
        is_of_age: fields.get("isOfAge") == "yes",
        guardian: (fields.get("isOfAge") == "no").then(|| Guardian {
            name: fields.get("guardian.name").trim().to_owned(),
            reach: fields.get("guardian.reach").trim().to_owned(),
        }),
        home: Some(Home {
            street: fields.get("homeAddress.street").trim().to_owned(),
            postcode: fields.get("homeAddress.postcode").trim().to_owned(),
        }),
    }
}

#[cfg(test)]
mod tests {
    use domain::panel::CONSENT_TEXT;

    /// The texts that are read before somebody agrees, and those with which they do.
    const AGREED: [&str; 6] = [
        "apply-privacy-text",
        "apply-consents",
        "apply-meets-conditions",
        "apply-of-age",
        "apply-under-age",
        "seat-nominated-privacy",
    ];
    const CATALOGUES: [&str; 4] = [
        include_str!("../../../locales/fi/panel.ftl"),
        include_str!("../../../locales/sv/panel.ftl"),
        include_str!("../../../locales/en/panel.ftl"),
        include_str!("../../../locales/fi-simple/panel.ftl"),
    ];

    /// The sum of the texts of the present version.
    const SUM: u64 = 0xed53_fe13_f998_39f8;

    /// FNV-1a: tells whether texts are others than before, and nothing more.
    fn sum(text: &str) -> u64 {
        text.bytes().fold(0xcbf2_9ce4_8422_2325, |sum, byte| {
            (sum ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
    }

    #[test]
    fn texts_with_which_people_agree_change_with_their_version_only() {
        let mut texts = String::new();
        for catalogue in CATALOGUES {
            for key in AGREED {
                let line = catalogue.lines().find(|line| line.starts_with(&format!("{key} = ")));
                texts.push_str(line.unwrap_or_else(|| panic!("{key} is a line of its own")));
            }
        }
        // Another text: count CONSENT_TEXT up, and write down the sum of the new one.
        assert_eq!((CONSENT_TEXT, sum(&texts)), (1, SUM));
    }
}
