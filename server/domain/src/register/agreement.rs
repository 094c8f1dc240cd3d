//! Agreements on partnership and on working together.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{TITLE_MAX, check_line, check_link, check_text};
use crate::id::AgreementId;
use crate::identity::Scope;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// What kind of agreement it is.
    AgreementKind, "cooperation-kind-" {
        /// Kumppanuussopimus.
        Partnership = "partnership",
        /// Yhteistyösopimus.
        Cooperation = "cooperation",
    }
}

/// What is agreed.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct AgreementContent {
    pub kind: AgreementKind,
    /// The organisation with which it is made.
    pub partner: String,
    pub subject: LocalizedText,
    /// The first Helsinki day on which it is in force.
    pub starts_on: NaiveDate,
    /// The last one; `None` until further notice.
    pub ends_on: Option<NaiveDate>,
    /// Where it can be read, or blank.
    pub link: String,
    /// Whom to ask, by what they do and not by their name; may be blank.
    pub contact_role: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Agreement {
    pub id: AgreementId,
    /// The part of the county that has made it.
    pub owner: Scope,
    pub content: AgreementContent,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl AgreementContent {
    /// Trims it, or collects what is wrong; the names of fields are those of the form and of the schema.
    pub fn check(self) -> Result<Self, Violations> {
        let content = Self {
            partner: self.partner.trim().to_owned(),
            link: self.link.trim().to_owned(),
            contact_role: self.contact_role.trim().to_owned(),
            ..self
        };
        let mut wrong = Violations::new();
        check_line("partner", &content.partner, TITLE_MAX, true, &mut wrong);
        check_text("subject", &content.subject, TITLE_MAX, true, &mut wrong);
        if content.ends_on.is_some_and(|ends| ends < content.starts_on) {
            wrong.push(Violation::new(Code::EndsBeforeStart, ["endsOn"]));
        }
        check_link(&content.link, &mut wrong);
        check_line("contactRole", &content.contact_role, TITLE_MAX, false, &mut wrong);
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }

    /// Whether it is in force on a Helsinki day; its first and its last day count.
    pub fn is_in_force(&self, on: NaiveDate) -> bool {
        self.starts_on <= on && self.ends_on.is_none_or(|ends| on <= ends)
    }
}

/// The agreements that are in force on a Helsinki day, in their order.
pub fn in_force<'a>(
    agreements: impl IntoIterator<Item = &'a Agreement>,
    on: NaiveDate,
) -> impl Iterator<Item = &'a Agreement> {
    agreements.into_iter().filter(move |one| one.content.is_in_force(on))
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::id::TypedId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn content() -> AgreementContent {
        AgreementContent {
            kind: AgreementKind::Cooperation,
            partner: " Esimerkkikylän omaishoitajat ry ".to_owned(),
            subject: LocalizedText::from([("fi", "Vertaistuki")]),
            starts_on: day("2026-01-01"),
            ends_on: Some(day("2026-12-31")),
            link: String::new(),
            contact_role: "Järjestöyhteistyön suunnittelija".to_owned(),
        }
    }

    fn fields(wrong: AgreementContent) -> Vec<(Code, String)> {
        wrong.check().unwrap_err().into_iter().map(|one| (one.code, one.path.join("."))).collect()
    }

    #[test]
    fn what_is_wrong_is_told_by_its_field() {
        assert_eq!(content().check().unwrap().partner, "Esimerkkikylän omaishoitajat ry");
        let wrong = AgreementContent {
            partner: "  ".to_owned(),
            subject: LocalizedText::from([("sv", "Stöd")]),
            ends_on: Some(day("2025-12-31")),
            link: "http://esimerkki.fi".to_owned(),
            ..content()
        };
        assert_eq!(
            fields(wrong),
            [
                (Code::Required, "partner".to_owned()),
                (Code::Required, "subject.fi".to_owned()),
                (Code::EndsBeforeStart, "endsOn".to_owned()),
                (Code::NotAnAddress, "link".to_owned()),
            ]
        );
    }

    fn agreement(n: u8, starts: u64, lasts: Option<u64>) -> Agreement {
        let starts_on = day("2026-01-01").checked_add_days(Days::new(starts)).unwrap();
        let at = DateTime::UNIX_EPOCH;
        Agreement {
            id: AgreementId::fresh(at, [n; 10]),
            owner: Scope::County,
            content: AgreementContent {
                starts_on,
                ends_on: lasts.and_then(|days| starts_on.checked_add_days(Days::new(days))),
                ..content()
            },
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    proptest! {
        /// The count of a day is that of the day before, with those that begin and without those that ended.
        #[test]
        fn from_one_day_to_the_next_only_beginnings_and_ends_change_the_count(
            spans in prop::collection::vec((0_u64..60, prop::option::of(0_u64..60)), 0..20), at in 1_u64..120,
        ) {
            let all: Vec<_> = (0..).zip(&spans).map(|(n, (starts, lasts))| agreement(n, *starts, *lasts)).collect();
            let today = day("2026-01-01").checked_add_days(Days::new(at)).unwrap();
            let yesterday = today.pred_opt().unwrap();
            let count = |on| in_force(&all, on).count();
            let begun = all.iter().filter(|one| one.content.starts_on == today).count();
            let ended = all.iter().filter(|one| one.content.ends_on == Some(yesterday)).count();
            prop_assert_eq!(count(today) + ended, count(yesterday) + begun);
        }
    }
}
