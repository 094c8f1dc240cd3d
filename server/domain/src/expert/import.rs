//! A list of experts as people keep one in a spreadsheet: what its columns are called and what its cells mean.

use std::collections::BTreeSet;

use chrono::NaiveDate;

use super::busy::Mode;
use super::municipality;
use super::person::Contact;
use super::registry::{Essentials, ExpertStatus, Profile};
use crate::LanguageTag;
use crate::violation::{Code, Violation, Violations};

stored_enum! {
    /// A column. Its code is the name in English.
    Column {
        Alias = "alias",
        /// Codes of the languages to work in: `fi sv fse`.
        Languages = "languages",
        Modes = "modes",
        /// The official code, or the name in Finnish.
        Municipality = "municipality",
        /// The last day on which the agreement holds.
        AgreementUntil = "agreement_until",
        Name = "name",
        Email = "email",
        Phone = "phone",
        /// Whether they have consented to being matched.
        ConsentMatching = "consent_matching",
        /// Applicant, in training or active.
        Standing = "standing",
    }
}

impl Column {
    /// What a header may call it: in Finnish, in Swedish, and by its code.
    pub fn names(self) -> [&'static str; 3] {
        let (finnish, swedish) = match self {
            Self::Alias => ("peitenimi", "alias"),
            Self::Languages => ("kielet", "språk"),
            Self::Modes => ("osallistumistavat", "deltagandesätt"),
            Self::Municipality => ("kunta", "kommun"),
            Self::AgreementUntil => ("sopimus päättyy", "avtalet upphör"),
            Self::Name => ("nimi", "namn"),
            Self::Email => ("sähköposti", "e-post"),
            Self::Phone => ("puhelin", "telefon"),
            Self::ConsentMatching => ("suostumus", "samtycke"),
            Self::Standing => ("tila", "status"),
        };
        [finnish, swedish, self.code()]
    }

    /// Its name for somebody who reads this language.
    pub fn name_in(self, language: &LanguageTag) -> &'static str {
        language.name_of(self.names())
    }

    /// Whether every list has it.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Alias | Self::Languages | Self::Modes | Self::AgreementUntil)
    }

    /// The column that a violation of a profile or a contact is about.
    pub fn of_path(path: &[String]) -> Option<Self> {
        match path {
            [of, ..] if of == "agreement" => Some(Self::AgreementUntil),
            [.., field] => Self::from_code(field),
            [] => None,
        }
    }
}

/// Somebody in a list.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub profile: Profile,
    /// `None` where name, address and number are all blank.
    pub contact: Option<Contact>,
    /// Has consented to being matched.
    pub has_consented: bool,
    /// Active where the list does not say.
    pub standing: ExpertStatus,
}

/// Reads a row; `cell` gives what stands in a column, blank where there is none. What cannot be read is told, each
/// with its column, and left out of the entry; the entry itself is not checked.
pub fn read<'a>(cell: impl Fn(Column) -> &'a str, today: NaiveDate) -> (Entry, Violations) {
    let mut found = Violations::new();
    let mut refuse = |code, column: Column| found.push(Violation::new(code, [column.code()]));
    let languages = languages(cell(Column::Languages)).unwrap_or_else(|| {
        refuse(Code::NotALanguage, Column::Languages);
        Vec::new()
    });
    let modes = modes(cell(Column::Modes)).unwrap_or_else(|| {
        refuse(Code::NotAMode, Column::Modes);
        Vec::new()
    });
    let agreement = cell(Column::AgreementUntil).trim();
    let agreement_until = day(agreement).unwrap_or_else(|| {
        refuse(if agreement.is_empty() { Code::Required } else { Code::NotADate }, Column::AgreementUntil);
        today
    });
    let place = cell(Column::Municipality).trim();
    let municipality = municipality::named(place);
    if municipality.is_none() && !place.is_empty() {
        refuse(Code::UnknownMunicipality, Column::Municipality);
    }
    let has_consented = yes_or_no(cell(Column::ConsentMatching)).unwrap_or_else(|| {
        refuse(Code::NotYesOrNo, Column::ConsentMatching);
        false
    });
    let standing = standing(cell(Column::Standing)).unwrap_or_else(|| {
        refuse(Code::NotAStanding, Column::Standing);
        ExpertStatus::Active
    });
    let alias = cell(Column::Alias).trim().to_owned();
    let mut profile = Essentials { alias, languages, modes, agreement_until }.into_profile(today);
    profile.municipality = municipality.map(|one| one.code.to_owned());
    let contact = contact(cell(Column::Name), cell(Column::Email), cell(Column::Phone));
    (Entry { profile, contact, has_consented, standing }, found)
}

fn contact(name: &str, email: &str, phone: &str) -> Option<Contact> {
    let is_blank = [name, email, phone].iter().all(|value| value.trim().is_empty());
    let (email, phone) = (Some(email.to_owned()), Some(phone.to_owned()));
    (!is_blank).then(|| Contact { name: name.to_owned(), email, phone, ..Contact::default() })
}

/// What stands between spaces, commas and the like, each once; `None` where something is no tag.
fn languages(cell: &str) -> Option<Vec<LanguageTag>> {
    let parts = cell.split(|c: char| c.is_whitespace() || ",;/+".contains(c)).filter(|part| !part.is_empty());
    let tags: BTreeSet<LanguageTag> = parts.map(|part| part.parse().ok()).collect::<Option<_>>()?;
    Some(tags.into_iter().collect())
}

/// What people call a way of taking part. The longer names are those on the pages.
const MODES: &[(&str, Mode)] = &[
    ("in_person", Mode::InPerson),
    ("in person", Mode::InPerson),
    ("paikan päällä", Mode::InPerson),
    ("lähi", Mode::InPerson),
    ("på plats", Mode::InPerson),
    ("remote", Mode::Remote),
    ("remotely", Mode::Remote),
    ("etänä", Mode::Remote),
    ("etä", Mode::Remote),
    ("på distans", Mode::Remote),
    ("distans", Mode::Remote),
    ("hybrid", Mode::Hybrid),
    ("hybridi", Mode::Hybrid),
    ("paikan päällä tai etänä", Mode::Hybrid),
    ("på plats eller på distans", Mode::Hybrid),
    ("in person or remotely", Mode::Hybrid),
];

/// What stands between commas and the like, each once; `None` where something is no way of taking part.
fn modes(cell: &str) -> Option<Vec<Mode>> {
    let parts = cell.split([',', ';', '/', '+', '\n']).map(|part| part.trim().to_lowercase());
    let named = |part: String| MODES.iter().find(|(name, _)| *name == part).map(|(_, mode)| *mode);
    let modes: BTreeSet<Mode> = parts.filter(|part| !part.is_empty()).map(named).collect::<Option<_>>()?;
    Some(modes.into_iter().collect())
}

/// A day as ISO 8601 or as it is written in Finland.
fn day(cell: &str) -> Option<NaiveDate> {
    ["%Y-%m-%d", "%d.%m.%Y"].iter().find_map(|format| NaiveDate::parse_from_str(cell, format).ok())
}

/// Blank is no.
fn yes_or_no(cell: &str) -> Option<bool> {
    match cell.trim().to_lowercase().as_str() {
        "yes" | "kyllä" | "ja" | "x" => Some(true),
        "" | "no" | "ei" | "nej" => Some(false),
        _ => None,
    }
}

/// Blank is active; what people call a standing is on the pages, too.
fn standing(cell: &str) -> Option<ExpertStatus> {
    match cell.trim().to_lowercase().as_str() {
        "applicant" | "hakija" | "sökande" => Some(ExpertStatus::Applicant),
        "in_training" | "in training" | "koulutuksessa" | "under utbildning" => {
            Some(ExpertStatus::InTraining)
        }
        "" | "active" | "aktiivinen" | "aktiv" => Some(ExpertStatus::Active),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    fn read_row(cells: &[(Column, &'static str)]) -> (Entry, Vec<(Code, String)>) {
        let cell = |column| cells.iter().find(|(one, _)| *one == column).map_or("", |(_, value)| *value);
        let (entry, found) = read(cell, today());
        (entry, found.into_iter().map(|one| (one.code, one.path.join("."))).collect())
    }

    #[test]
    fn a_row_is_read_as_people_write_one() {
        let (entry, found) = read_row(&[
            (Column::Alias, " Kuusi "),
            (Column::Languages, "fi, sv / fse fi"),
            (Column::Modes, "Etänä; Paikan päällä"),
            (Column::Municipality, "utsjoki"),
            (Column::AgreementUntil, "31.12.2027"),
            (Column::Phone, "040 123 4567"),
            (Column::ConsentMatching, "Kyllä"),
            (Column::Standing, "Koulutuksessa"),
        ]);
        assert_eq!(found, []);
        let profile = entry.profile;
        assert_eq!((profile.alias.as_str(), profile.municipality.as_deref()), ("Kuusi", Some("890")));
        let tags: Vec<&str> = profile.languages.iter().map(|known| known.tag.as_str()).collect();
        assert_eq!(tags, ["fi", "fse", "sv"]);
        assert_eq!(profile.modes, [Mode::InPerson, Mode::Remote]);
        assert_eq!(profile.agreement.until.to_string(), "2027-12-31");
        assert!(entry.has_consented && entry.contact.is_some());
        assert_eq!(entry.standing, ExpertStatus::InTraining);
    }

    #[test]
    fn what_cannot_be_read_is_told_with_its_column_and_all_at_once() {
        let (entry, found) = read_row(&[
            (Column::Languages, "suomi"),
            (Column::Modes, "postitse"),
            (Column::Municipality, "Atlantis"),
            (Column::AgreementUntil, "ensi vuonna"),
            (Column::ConsentMatching, "ehkä"),
            (Column::Standing, "lopettanut"),
        ]);
        let expected = [
            (Code::NotALanguage, "languages"),
            (Code::NotAMode, "modes"),
            (Code::NotADate, "agreement_until"),
            (Code::UnknownMunicipality, "municipality"),
            (Code::NotYesOrNo, "consent_matching"),
            (Code::NotAStanding, "standing"),
        ];
        assert_eq!(found, expected.map(|(code, path)| (code, path.to_owned())));
        assert!(entry.contact.is_none() && !entry.has_consented);
        assert_eq!(entry.standing, ExpertStatus::Active);
    }

    #[test]
    fn no_two_columns_share_a_name_and_each_violation_finds_its_own() {
        let names: Vec<&str> = Column::ALL.iter().flat_map(|column| column.names()).collect();
        // Only the alias is called the same in Swedish and as a code.
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len() - 1);
        assert!(names.iter().all(|name| name.to_lowercase() == *name), "headers are compared so");
        let column =
            |path: &[&str]| Column::of_path(&path.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>());
        assert_eq!(column(&["contact", "phone"]), Some(Column::Phone));
        assert_eq!(column(&["agreement", "until"]), Some(Column::AgreementUntil));
        assert_eq!(column(&["gigTypes"]), None);
    }
}
