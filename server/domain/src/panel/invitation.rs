//! Random invitations: the rows of a sample whose people are invited to apply.

use super::home::home_key;
use crate::LanguageTag;
use crate::expert::Contact;
use crate::violation::{Code, Violation, Violations};

/// More than this are invited in several files.
pub const INVITEES_MAX: usize = 2_000;

const ADDRESS_MAX: usize = 200;

stored_enum! {
    /// A column of a sample, by its English header.
    InviteeColumn {
        Name = "name",
        Street = "street",
        Postcode = "postcode",
        City = "city",
        Email = "email",
        Phone = "phone",
        Language = "language",
        /// The same for those who live together; else the address tells.
        Household = "household",
    }
}

impl InviteeColumn {
    /// The headers under which it is found, as they stand in Finnish, Swedish and English tables.
    pub fn headers(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["nimi", "namn", "name"],
            Self::Street => &["lähiosoite", "osoite", "gatuadress", "adress", "street", "address"],
            Self::Postcode => &["postinumero", "postnummer", "postcode"],
            Self::City => &["postitoimipaikka", "paikkakunta", "postort", "ort", "city"],
            Self::Email => &["sähköposti", "e-post", "email"],
            Self::Phone => &["puhelin", "telefon", "phone"],
            Self::Language => &["kieli", "språk", "language"],
            Self::Household => &["talous", "hushåll", "household"],
        }
    }
}

/// Somebody of a sample.
#[derive(Clone, Debug, PartialEq)]
pub struct Invitee {
    pub contact: Contact,
    /// Street, postcode and city, as a letter shows them; blank where the sample has none.
    pub address: String,
    /// By which those who live together are found; `None` where nothing tells.
    pub household: Option<String>,
}

impl Invitee {
    /// Reads a row by its number as a spreadsheet shows it; `cell` gives what stands under one of the headers of a column.
    pub fn read<'a>(row: usize, cell: impl Fn(InviteeColumn) -> Option<&'a str>) -> Result<Self, Violations> {
        let text = |column| cell(column).map(str::trim).filter(|text| !text.is_empty());
        let owned = |column| text(column).map(str::to_owned);
        let place = |column: InviteeColumn| ["rows".to_owned(), row.to_string(), column.code().to_owned()];
        let mut wrong = Violations::new();
        let language = text(InviteeColumn::Language).map(str::parse::<LanguageTag>).transpose();
        if language.is_err() {
            wrong.push(Violation::new(Code::NotALanguage, place(InviteeColumn::Language)));
        }
        let contact = Contact {
            name: owned(InviteeColumn::Name).unwrap_or_default(),
            email: owned(InviteeColumn::Email),
            phone: owned(InviteeColumn::Phone),
            language: language.ok().flatten(),
            payroll_number: None,
        };
        let contact = contact.check().unwrap_or_else(|found| {
            wrong.extend(found.into_iter().map(|one| {
                let column = one.path.last().cloned().unwrap_or_default();
                Violation { path: vec!["rows".to_owned(), row.to_string(), column], ..one }
            }));
            Contact::default()
        });
        let city: Vec<&str> =
            [text(InviteeColumn::Postcode), text(InviteeColumn::City)].into_iter().flatten().collect();
        let lines = [text(InviteeColumn::Street).map(str::to_owned), Some(city.join(" "))];
        let address: Vec<String> = lines.into_iter().flatten().filter(|line| !line.is_empty()).collect();
        let address = address.join("\n");
        if address.chars().count() > ADDRESS_MAX {
            wrong.push(Violation::new(Code::TooLong, place(InviteeColumn::Street)).with("max", ADDRESS_MAX));
        }
        if address.chars().any(|one| one.is_control() && one != '\n') {
            wrong.push(Violation::new(Code::ControlCharacter, place(InviteeColumn::Street)));
        }
        let has_street = text(InviteeColumn::Street).is_some();
        if wrong.is_empty() && contact.email.is_none() && contact.phone.is_none() && !has_street {
            wrong.push(Violation::new(Code::NoWayToReach, place(InviteeColumn::Street)));
        }
        let said = owned(InviteeColumn::Household);
        let said = said.map(|home| home.to_lowercase().split_whitespace().collect::<Vec<_>>().join(" "));
        let area = text(InviteeColumn::Postcode).or(text(InviteeColumn::City)).unwrap_or_default();
        let lives = text(InviteeColumn::Street).map(|street| home_key(street, area));
        let household = said.or(lives);
        if wrong.is_empty() { Ok(Self { contact, address, household }) } else { Err(wrong) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(cells: &[(InviteeColumn, &'static str)]) -> Result<Invitee, Violations> {
        let cells = cells.to_vec();
        Invitee::read(7, move |column| cells.iter().find(|(of, _)| *of == column).map(|(_, text)| *text))
    }

    fn told(wrong: Violations) -> Vec<(Code, String)> {
        wrong.into_iter().map(|one| (one.code, one.path.join("."))).collect()
    }

    #[test]
    fn those_who_live_together_are_found_by_their_address_or_as_the_sample_says() {
        use InviteeColumn::{City, Household, Name, Postcode, Street};
        let one =
            read(&[(Name, "Aino"), (Street, "Rantatie 1  A 2"), (Postcode, "00100"), (City, "Helsinki")])
                .unwrap();
        let other =
            read(&[(Name, "Onni"), (Street, "RANTATIE 1 A 2"), (Postcode, "00100"), (City, "helsinki")])
                .unwrap();
        assert_eq!(
            (&one.household, one.address.as_str()),
            (&other.household, "Rantatie 1  A 2\n00100 Helsinki")
        );
        // As somebody writes it who applies to an open call.
        let home = super::super::Home { street: "rantatie 1, a2".to_owned(), postcode: "00100".to_owned() };
        assert_eq!(one.household, Some(home.key()));
        let said = read(&[(Name, "Aino"), (Street, "Rantatie 1"), (Household, "T 17")]).unwrap();
        assert_eq!(said.household.as_deref(), Some("t 17"));
    }

    #[test]
    fn a_row_that_reaches_nobody_says_so_where_it_stands() {
        use InviteeColumn::{City, Email, Language, Name};
        let place = |column: &str| format!("rows.7.{column}");
        assert_eq!(
            told(read(&[(Name, "Aino"), (City, "Helsinki")]).unwrap_err()),
            [(Code::NoWayToReach, place("street"))]
        );
        let wrong = read(&[(Name, " "), (Email, "aino"), (Language, "suomea")]).unwrap_err();
        let expected =
            [(Code::NotALanguage, "language"), (Code::Required, "name"), (Code::NotAnEmail, "email")];
        assert_eq!(told(wrong), expected.map(|(code, column)| (code, place(column))));
    }
}
