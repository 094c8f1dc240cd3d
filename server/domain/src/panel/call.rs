//! The open call of a panel: what applicants are told, what they are asked for the lot, and the quotas of it.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{Days, NaiveDate};
use serde::{Deserialize, Serialize};

use super::consent::check_guardian;
use super::{Home, Lot, Member, Panel, check_length, check_needs, check_text, parse_invitation_code};
use crate::LanguageTag;
use crate::expert::Contact;
use crate::text::LocalizedText;
use crate::time::civil_day;
use crate::violation::{Code, Violation, Violations};

/// The most characters of a text to applicants.
const TEXT_MAX: usize = 4_000;
const LABEL_MAX: usize = 100;
/// More than this are too many questions for anybody.
pub const FEATURES_MAX: usize = 10;
pub const VALUES_MAX: usize = 20;
/// The most characters of a code.
const CODE_MAX: usize = 40;
/// Below which age an applicant may be asked for a guardian: of age is who is 18.
pub const GUARDIAN_AGES: std::ops::RangeInclusive<u8> = 13..=18;
/// For how long what the lot was drawn by can be kept.
const KEPT_DAYS: std::ops::RangeInclusive<u16> = 1..=365;
/// For how long at most somebody's answers are kept, from the application on.
const ANSWERS_KEPT: Days = Days::new(365);

/// One thing by which a panel is to resemble those it speaks for: an age band, a mother tongue.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Feature {
    /// Stays the same whatever it is called.
    pub code: String,
    pub name: LocalizedText,
    /// One of them is each applicant's.
    pub values: Vec<FeatureValue>,
}

/// What an applicant can answer, and how many of the seats go to those who do.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct FeatureValue {
    pub code: String,
    pub label: LocalizedText,
    pub min: u32,
    pub max: u32,
    /// How far the least may be lowered where the quotas cannot all be met; `None`: as far as it takes.
    #[serde(default)]
    pub min_flex: Option<u32>,
    /// How far the most may be raised then.
    #[serde(default)]
    pub max_flex: Option<u32>,
}

/// What everybody reads who thinks of applying.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OpenCall {
    /// The last Helsinki day on which applications are taken.
    pub closes_on: NaiveDate,
    /// What a member does: meetings, hours, fee, travel.
    pub info: LocalizedText,
    /// Who can apply; each applicant confirms it. Blank where everybody can.
    pub conditions: LocalizedText,
    pub features: Vec<Feature>,
    /// So many days after a lot what it was drawn by is deleted, and a year after somebody applied at the latest.
    pub kept_days: u16,
    /// Only those who were invited can apply, each with the code of their invitation.
    #[serde(default)]
    pub is_by_invitation: bool,
    /// Whoever is younger than so many years applies with a guardian who agrees; `None` where nobody needs one.
    #[serde(default)]
    pub guardian_below: Option<u8>,
    /// At most one of those who live together is drawn; applicants tell their home address for that.
    #[serde(default)]
    pub one_of_household: bool,
}

impl OpenCall {
    /// Everything wrong with it. Quotas that cannot fill the seats are told here already.
    pub fn check(&self, seats: u32) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("info", &self.info, TEXT_MAX, &mut wrong);
        check_length("conditions", &self.conditions, TEXT_MAX, &mut wrong);
        if !KEPT_DAYS.contains(&self.kept_days) {
            let range = Violation::new(Code::OutOfRange, ["keptDays"]);
            wrong.push(
                range.with("min", i64::from(*KEPT_DAYS.start())).with("max", i64::from(*KEPT_DAYS.end())),
            );
        }
        if self.guardian_below.is_some_and(|age| !GUARDIAN_AGES.contains(&age)) {
            let range = Violation::new(Code::OutOfRange, ["guardianBelow"]);
            wrong.push(
                range
                    .with("min", i64::from(*GUARDIAN_AGES.start()))
                    .with("max", i64::from(*GUARDIAN_AGES.end())),
            );
        }
        if self.features.len() > FEATURES_MAX {
            wrong.push(Violation::new(Code::TooLong, ["features"]).with("max", FEATURES_MAX));
        }
        let mut names = BTreeSet::new();
        let mut codes = BTreeSet::new();
        for (feature, number) in self.features.iter().zip(1..) {
            feature.check(number, seats, &mut wrong);
            if !codes.insert(&feature.code) {
                let place = ["features".to_owned(), number.to_string(), "code".to_owned()];
                wrong.push(Violation::new(Code::DuplicateCode, place).with("code", feature.code.as_str()));
            }
            if !names.insert(finnish(&feature.name)) {
                let place = ["features".to_owned(), number.to_string(), "name".to_owned(), "fi".to_owned()];
                wrong.push(Violation::new(Code::FeatureNamedTwice, place));
            }
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }

    /// Refuses to take away what applicants have answered already, and to keep it for longer than they were told.
    pub fn keeps_answers_of(&self, before: &Self) -> Result<(), Violation> {
        if self.kept_days > before.kept_days {
            return Err(
                Violation::new(Code::KeptLonger, ["keptDays"]).with("days", i64::from(before.kept_days))
            );
        }
        // Of whoever was not asked nobody knows whom they live with.
        if self.one_of_household != before.one_of_household {
            return Err(Violation::new(Code::FeaturesInUse, ["oneOfHousehold"]));
        }
        let codes = |call: &Self| -> BTreeSet<(String, String)> {
            let values = |feature: &Feature| {
                let of = feature.code.clone();
                feature.values.iter().map(move |value| (of.clone(), value.code.clone())).collect::<Vec<_>>()
            };
            call.features.iter().flat_map(values).collect()
        };
        let features =
            |call: &Self| -> BTreeSet<String> { call.features.iter().map(|one| one.code.clone()).collect() };
        if codes(self).is_superset(&codes(before)) && features(self) == features(before) {
            Ok(())
        } else {
            Err(Violation::new(Code::FeaturesInUse, ["features"]))
        }
    }

    /// The last Helsinki day on which what somebody told for the lot is kept: so many days after the last of these lots that
    /// was drawn and begun once they were there, and a year after they came at the latest. When the call closes, or is
    /// opened again, moves nothing of it.
    pub fn keeps_answers_until<'a>(
        &self,
        one: &Member,
        lots: impl IntoIterator<Item = &'a Lot>,
    ) -> NaiveDate {
        let came = one.came_at();
        let latest = civil_day(came) + ANSWERS_KEPT;
        let drawn =
            lots.into_iter().filter(|lot| lot.started_at >= came).filter_map(|lot| lot.drawn_at).max();
        drawn.map_or(latest, |drawn| latest.min(civil_day(drawn) + Days::new(self.kept_days.into())))
    }
}

impl Feature {
    fn check(&self, number: usize, seats: u32, wrong: &mut Violations) {
        let place = |rest: &[&str]| {
            let path = ["features".to_owned(), number.to_string()];
            path.into_iter().chain(rest.iter().map(|part| (*part).to_owned())).collect::<Vec<_>>()
        };
        check_label(&self.name, &place(&["name"]), wrong);
        check_code(&self.code, place(&["code"]), wrong);
        if self.values.len() < 2 {
            wrong.push(Violation::new(Code::TooFewValues, place(&["values"])));
        } else if self.values.len() > VALUES_MAX {
            wrong.push(Violation::new(Code::TooLong, place(&["values"])).with("max", VALUES_MAX));
        }
        let mut labels = BTreeSet::new();
        let mut codes = BTreeSet::new();
        for (value, number) in self.values.iter().zip(1..) {
            let number = number.to_string();
            check_label(&value.label, &place(&["values", &number, "label"]), wrong);
            check_code(&value.code, place(&["values", &number, "code"]), wrong);
            if !codes.insert(&value.code) {
                let duplicate = Violation::new(Code::DuplicateCode, place(&["values", &number, "code"]));
                wrong.push(duplicate.with("code", value.code.as_str()));
            }
            if !labels.insert(finnish(&value.label)) {
                let path = place(&["values", &number, "label", "fi"]);
                wrong.push(Violation::new(Code::FeatureNamedTwice, path));
            }
            if value.min > value.max {
                wrong.push(Violation::new(Code::QuotaMinAboveMax, place(&["values", &number, "min"])));
            }
            if value.min_flex.is_some_and(|flex| flex > value.min) {
                wrong.push(Violation::new(Code::FlexInward, place(&["values", &number, "minFlex"])));
            }
            if value.max_flex.is_some_and(|flex| flex < value.max) {
                wrong.push(Violation::new(Code::FlexInward, place(&["values", &number, "maxFlex"])));
            }
        }
        let sum = |of: fn(&FeatureValue) -> u32| -> u64 {
            self.values.iter().map(|value| u64::from(of(value))).sum()
        };
        let about = |code, sum: u64| {
            let violation = Violation::new(code, place(&["values"])).with("feature", finnish(&self.name));
            violation.with("sum", sum.to_string()).with("seats", i64::from(seats))
        };
        let (least, most) = (sum(|value| value.min), sum(|value| value.max));
        if least > u64::from(seats) {
            wrong.push(about(Code::LotQuotaSumMinGtK, least));
        }
        if self.values.len() >= 2 && most < u64::from(seats) {
            wrong.push(about(Code::LotQuotaSumMaxLtK, most));
        }
    }
}

/// What is wrong with answers to these questions. Whoever applies answers each of them; of somebody who is named, whoever
/// names them tells what they know.
pub fn wrong_answers(
    features: &[Feature],
    answers: &BTreeMap<String, String>,
    is_each_needed: bool,
) -> Violations {
    let mut wrong = Violations::new();
    for feature in features {
        let place = ["answers".to_owned(), feature.code.clone()];
        match answers.get(&feature.code) {
            None if is_each_needed => wrong.push(Violation::new(Code::Required, place)),
            Some(answer) if !feature.values.iter().any(|value| value.code == *answer) => {
                wrong.push(Violation::new(Code::UnknownOption, place));
            }
            None | Some(_) => {}
        }
    }
    for code in answers.keys().filter(|code| !features.iter().any(|feature| feature.code == **code)) {
        wrong.push(Violation::new(Code::UnknownQuestion, ["answers".to_owned(), code.clone()]));
    }
    wrong
}

/// Codes become names and ids of fields.
fn check_code(code: &str, place: Vec<String>, wrong: &mut Violations) {
    let is_code = (1..=CODE_MAX).contains(&code.len())
        && code.bytes().all(|one| one.is_ascii_lowercase() || one.is_ascii_digit() || b"-_".contains(&one));
    if !is_code {
        wrong.push(Violation::new(Code::MalformedCode, place).with("code", code));
    }
}

fn check_label(text: &LocalizedText, place: &[String], wrong: &mut Violations) {
    let at = |tag: &str| place.iter().cloned().chain([tag.to_owned()]).collect::<Vec<_>>();
    if text.get(&LanguageTag::finnish()).is_none() {
        wrong.push(Violation::new(Code::Required, at("fi")));
    }
    for (tag, _) in text.entries().filter(|(_, text)| text.chars().count() > LABEL_MAX) {
        wrong.push(Violation::new(Code::TooLong, at(tag.as_str())).with("max", LABEL_MAX));
    }
}

/// What it is called in the tables of a lot.
pub fn finnish(text: &LocalizedText) -> String {
    text.get(&LanguageTag::finnish()).unwrap_or_default().to_owned()
}

impl Panel {
    /// The languages in which all of it is written that is read before applying: its name, what it is for, and its call.
    pub fn languages(&self) -> Vec<LanguageTag> {
        let content = [&self.content.name, &self.content.purpose];
        let of_call = self.call.iter().flat_map(|call| [&call.info, &call.conditions]);
        let texts: Vec<&LocalizedText> =
            content.into_iter().chain(of_call).filter(|text| !text.is_empty()).collect();
        let tags = self.content.name.entries().map(|(tag, _)| tag);
        tags.filter(|tag| texts.iter().all(|text| text.get(tag).is_some())).cloned().collect()
    }

    /// The call, while applications are taken: of a panel that looks for members, or is at work, to the call's last day.
    pub fn call_open_on(&self, today: NaiveDate) -> Option<&OpenCall> {
        let call = self.call.as_ref()?;
        (self.state.takes_applications() && today <= call.closes_on).then_some(call)
    }
}

/// Whoever answers for an applicant who is not of age, and agrees that they apply.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Guardian {
    pub name: String,
    /// A phone number or an e-mail address.
    pub reach: String,
}

/// The most characters of a guardian's name and of how they are reached.
const GUARDIAN_MAX: usize = 120;

impl Guardian {
    pub(super) fn check(&self, wrong: &mut Violations) {
        for (field, text) in [("name", &self.name), ("reach", &self.reach)] {
            let code = match text.trim() {
                "" => Code::Required,
                text if text.chars().count() > GUARDIAN_MAX => Code::TooLong,
                text if text.chars().any(char::is_control) => Code::ControlCharacter,
                _ => continue,
            };
            let violation = Violation::new(code, ["guardian", field]);
            wrong.push(match code {
                Code::TooLong => violation.with("max", GUARDIAN_MAX),
                _ => violation,
            });
        }
    }
}

/// Somebody who would like to be a member, as they tell it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Application {
    pub contact: Contact,
    /// What they need to take part.
    pub needs: String,
    /// The code of a value by the code of its feature.
    pub answers: BTreeMap<String, String>,
    /// What the call demands of applicants is so.
    pub meets_conditions: bool,
    /// Old enough to apply without a guardian; asked where the call asks for one below an age.
    pub is_of_age: bool,
    /// Who agrees where they are not.
    pub guardian: Option<Guardian>,
    /// What they tell may be kept for choosing the members.
    pub consents: bool,
    /// The code of their invitation; blank where they have none.
    pub code: String,
    /// Where they live; asked where at most one of a home is drawn.
    pub home: Option<Home>,
}

impl Application {
    /// Brings it into its one form, and collects what is wrong.
    pub fn check(self, call: &OpenCall) -> Result<Self, Violations> {
        let mut wrong = Violations::new();
        let contact = match self.contact.clone().check() {
            Ok(contact) => contact,
            Err(found) => {
                wrong.extend(found);
                self.contact.clone()
            }
        };
        let is_blank = |value: &Option<String>| value.as_deref().unwrap_or_default().trim().is_empty();
        if is_blank(&contact.email) && is_blank(&contact.phone) {
            wrong.push(Violation::new(Code::EmailOrPhone, ["contact", "email"]));
        }
        if let Err(too_long) = check_needs(&self.needs) {
            wrong.push(too_long);
        }
        wrong.extend(wrong_answers(&call.features, &self.answers, true));
        if !call.conditions.is_empty() && !self.meets_conditions {
            wrong.push(Violation::new(Code::Required, ["meetsConditions"]));
        }
        if call.guardian_below.is_some() && !self.is_of_age {
            check_guardian(self.guardian.as_ref(), &mut wrong);
        }
        if call.one_of_household {
            self.home.clone().unwrap_or_default().check(&mut wrong);
        }
        let code = self.code.trim();
        if call.is_by_invitation && code.is_empty() {
            wrong.push(Violation::new(Code::Required, ["code"]));
        }
        let parsed = parse_invitation_code(code);
        if !code.is_empty() && parsed.is_none() {
            wrong.push(Violation::new(Code::InvitationNotValid, ["code"]));
        }
        if !self.consents {
            wrong.push(Violation::new(Code::Required, ["consents"]));
        }
        let code = parsed.unwrap_or_default();
        // Nobody's guardian is kept who is not asked for.
        let guardian = self.guardian.clone().filter(|_| call.guardian_below.is_some() && !self.is_of_age);
        let home = self.home.clone().filter(|_| call.one_of_household);
        if wrong.is_empty() { Ok(Self { contact, code, guardian, home, ..self }) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use chrono::DateTime;

    use super::*;
    use crate::AccountId;
    use crate::id::{LotId, MemberId, PanelId, TypedId};
    use crate::panel::{LotState, MemberRoute, MemberState};

    fn text(finnish: &str) -> LocalizedText {
        let mut text = LocalizedText::default();
        text.set(LanguageTag::finnish(), finnish, &LanguageTag::finnish());
        text
    }

    fn value(code: &str, min: u32, max: u32) -> FeatureValue {
        FeatureValue { code: code.to_owned(), label: text(code), min, max, ..FeatureValue::default() }
    }

    fn call() -> OpenCall {
        let age = Feature {
            code: "f1".to_owned(),
            name: text("Ikä"),
            values: vec![value("a", 1, 3), value("b", 1, 3)],
        };
        OpenCall {
            closes_on: NaiveDate::from_ymd_opt(2027, 1, 31).unwrap(),
            info: text("Neljä kokousta vuodessa."),
            conditions: text("En ole hyvinvointialueen työntekijä."),
            features: vec![age],
            kept_days: 60,
            is_by_invitation: false,
            guardian_below: None,
            one_of_household: false,
        }
    }

    fn application() -> Application {
        Application {
            contact: Contact {
                name: "Esimerkki Hakija".to_owned(),
                email: Some(" Hakija@Example.FI ".to_owned()),
                ..Contact::default()
            },
            answers: [("f1".to_owned(), "a".to_owned())].into(),
            meets_conditions: true,
            consents: true,
            ..Application::default()
        }
    }

    fn paths(wrong: Violations) -> Vec<(String, Code)> {
        wrong.into_iter().map(|one| (one.path.join("."), one.code)).collect()
    }

    #[test]
    fn quotas_that_cannot_fill_the_seats_are_told_before_anybody_applies() {
        assert_eq!(call().check(4), Ok(()));
        let of = |seats| paths(call().check(seats).unwrap_err());
        assert_eq!(of(1), [("features.1.values".to_owned(), Code::LotQuotaSumMinGtK)]);
        assert_eq!(of(7), [("features.1.values".to_owned(), Code::LotQuotaSumMaxLtK)]);
        let mut twice = call();
        twice.features[0].values[1] = FeatureValue { code: "b".to_owned(), ..value("a", 3, 1) };
        let expected = [
            ("features.1.values.2.label.fi".to_owned(), Code::FeatureNamedTwice),
            ("features.1.values.2.min".to_owned(), Code::QuotaMinAboveMax),
        ];
        assert_eq!(paths(twice.check(4).unwrap_err()), expected);
    }

    #[test]
    fn codes_are_names_of_fields_and_each_is_there_once() {
        let mut odd = call();
        odd.features.push(Feature { name: text("Kieli"), ..odd.features[0].clone() });
        odd.features[1].values[0].code = "a b".to_owned();
        odd.features[1].values[1].code = String::new();
        let told = paths(odd.check(4).unwrap_err());
        let expected = [
            ("features.2.values.1.code".to_owned(), Code::MalformedCode),
            ("features.2.values.2.code".to_owned(), Code::MalformedCode),
            ("features.2.code".to_owned(), Code::DuplicateCode),
        ];
        assert_eq!(told, expected);
    }

    #[test]
    fn what_has_been_answered_cannot_be_taken_away() {
        let mut other = call();
        other.features[0].values.push(value("c", 0, 1));
        other.features[0].name = text("Ikäryhmä");
        assert_eq!(other.keeps_answers_of(&call()), Ok(()));
        other.features[0].values.remove(0);
        assert_eq!(other.keeps_answers_of(&call()).unwrap_err().code, Code::FeaturesInUse);
        let longer = OpenCall { kept_days: 61, ..call() };
        assert_eq!(longer.keeps_answers_of(&call()).unwrap_err().code, Code::KeptLonger);
        let together = OpenCall { one_of_household: true, ..call() };
        assert_eq!(together.keeps_answers_of(&call()).unwrap_err().path, ["oneOfHousehold"]);
        // Whoever has applied was not asked a new question.
        let mut more = call();
        more.features.push(Feature { code: "f2".to_owned(), ..call().features.remove(0) });
        assert!(more.keeps_answers_of(&call()).is_err());
    }

    #[test]
    fn answers_are_kept_from_the_last_lot_on_that_somebody_was_there_for_and_for_a_year_at_most() {
        let at = |day: i64| DateTime::from_timestamp(1_800_000_000 + day * 86_400, 0).unwrap();
        let day = |day: i64| civil_day(at(day));
        let lot = |begun: i64, drawn: Option<i64>| Lot {
            id: LotId::fresh(at(begun), [1; 10]),
            panel: PanelId::fresh(at(0), [2; 10]),
            number: 1,
            made_by: AccountId::fresh(at(0), [3; 10]),
            state: LotState::Drawn,
            seed_source: "Lotto".to_owned(),
            reason: None,
            progress: 1_000,
            started_at: at(begun),
            heard_at: at(begun),
            committed_at: Some(at(begun)),
            drawn_at: drawn.map(at),
        };
        let member = |state: MemberState, created: i64, changed: i64| Member {
            id: MemberId::fresh(at(created), [4; 10]),
            panel: PanelId::fresh(at(0), [2; 10]),
            pseudonym: "BCDF-GHJK".to_owned(),
            route: MemberRoute::Invited,
            state,
            turn: None,
            term: crate::panel::MemberTerm::default(),
            replaced_by: None,
            version: 2,
            created_at: at(created),
            changed_at: at(changed),
        };
        let waits = member(MemberState::Applied, 0, 10);
        let call = call();
        let kept = |one: &Member, lots: &[Lot]| call.keeps_answers_until(one, lots);
        assert_eq!(kept(&waits, &[]), day(375), "from the application on, not from the invitation");
        assert_eq!(kept(&waits, &[lot(20, None)]), day(375), "what is not drawn is no lot");
        assert_eq!(kept(&waits, &[lot(9, Some(12))]), day(375), "nor is one that had begun before");
        assert_eq!(kept(&waits, &[lot(20, Some(30)), lot(40, Some(50))]), day(110));
        assert_eq!(kept(&waits, &[lot(20, Some(350))]), day(375), "a year at most");
        let drawn = member(MemberState::Reserve, 0, 30);
        assert_eq!(kept(&drawn, &[lot(20, Some(30))]), day(90));
    }

    #[test]
    fn an_application_tells_everything_that_is_missing_at_once() {
        let read = application().check(&call()).unwrap();
        assert_eq!(read.contact.email.as_deref(), Some("hakija@example.fi"));
        let wrong = Application::default().check(&call()).unwrap_err();
        let expected = [
            ("contact.name", Code::Required),
            ("contact.email", Code::EmailOrPhone),
            ("answers.f1", Code::Required),
            ("meetsConditions", Code::Required),
            ("consents", Code::Required),
        ];
        assert_eq!(paths(wrong), expected.map(|(path, code)| (path.to_owned(), code)));
        let foreign = [("f1".to_owned(), "z".to_owned()), ("f9".to_owned(), "a".to_owned())];
        let wrong = Application { answers: foreign.into(), ..application() }.check(&call()).unwrap_err();
        let expected = [("answers.f1", Code::UnknownOption), ("answers.f9", Code::UnknownQuestion)];
        assert_eq!(paths(wrong), expected.map(|(path, code)| (path.to_owned(), code)));
    }
}
