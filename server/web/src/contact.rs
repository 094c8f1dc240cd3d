//! The form in which it is corrected who somebody of a panel is and how they are reached.

use domain::LanguageTag;
use domain::expert::Contact;
use service::panel::contact::ContactChange;
use service::panel::person::Person;

use crate::forms::Fields;
use crate::layout::LanguageName;

/// Languages in which the service writes to people.
const WRITTEN_IN: [&str; 4] = ["fi", "sv", "en", "fi-simple"];

pub(crate) struct LanguageChoice {
    pub(crate) language: LanguageName,
    pub(crate) is_on: bool,
}

/// What is stored, or was typed.
pub(crate) struct ContactForm {
    pub(crate) name: String,
    pub(crate) email: String,
    pub(crate) phone: String,
    pub(crate) languages: Vec<LanguageChoice>,
    pub(crate) needs: String,
}

impl ContactForm {
    pub(crate) fn of(person: &Person) -> Self {
        let contact = &person.contact;
        Self {
            name: contact.name.clone(),
            email: contact.email.clone().unwrap_or_default(),
            phone: contact.phone.clone().unwrap_or_default(),
            languages: languages(contact.language.as_ref()),
            needs: person.needs.clone(),
        }
    }

    pub(crate) fn of_change(change: &ContactChange) -> Self {
        let person = Person {
            contact: change.contact.clone(),
            needs: change.needs.clone().unwrap_or_default(),
            ..Person::default()
        };
        Self::of(&person)
    }
}

/// What was typed.
pub(crate) fn sent(fields: &Fields) -> ContactChange {
    let value = |name: &str| Some(fields.get(name).trim().to_owned()).filter(|value| !value.is_empty());
    let contact = Contact {
        name: fields.get("contact.name").to_owned(),
        email: value("contact.email"),
        phone: value("contact.phone"),
        language: fields.get("contact.language").parse().ok(),
        ..Contact::default()
    };
    ContactChange { contact, needs: Some(fields.get("needs").replace("\r\n", "\n").trim().to_owned()) }
}

pub(crate) fn languages(chosen: Option<&LanguageTag>) -> Vec<LanguageChoice> {
    let chosen = chosen.cloned().unwrap_or_else(LanguageTag::finnish);
    let known = WRITTEN_IN.iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
    known.map(|tag| LanguageChoice { language: LanguageName::of(&tag), is_on: tag == chosen }).collect()
}
