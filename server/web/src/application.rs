//! The application to a panel as a form, filled in by the applicant or for them.

use domain::LanguageTag;
use domain::expert::Contact;
use domain::panel::{Acceptance, Application, Feature, FeatureValue, OpenCall};

use crate::consent::{self, ConsentForm};
use crate::contact::{LanguageChoice, languages};
use crate::forms::Fields;
use crate::layout::Frame;
use crate::said::Said;

/// One thing that applicants are asked.
pub(crate) struct Asked {
    /// The name and the id of its field.
    pub(crate) field: String,
    pub(crate) name: Said,
    pub(crate) choices: Vec<Choice>,
}

pub(crate) struct Choice {
    pub(crate) id: String,
    pub(crate) value: String,
    pub(crate) label: Said,
    pub(crate) is_on: bool,
}

/// What was typed, and what is asked.
pub(crate) struct ApplicationForm {
    pub(crate) typed: Application,
    pub(crate) languages: Vec<LanguageChoice>,
    pub(crate) asked: Vec<Asked>,
    /// The code of an invitation is asked, or there.
    pub(crate) asks_code: bool,
    /// Applicants fill it in themselves.
    is_own: bool,
}

impl ApplicationForm {
    pub(crate) fn new(frame: &Frame, call: Option<&OpenCall>, typed: Application, is_own: bool) -> Self {
        let features = call.map(|call| call.features.as_slice()).unwrap_or_default();
        Self {
            languages: languages(typed.contact.language.as_ref()),
            asked: features.iter().map(|feature| asked(frame, feature, &typed)).collect(),
            asks_code: call.is_some_and(|call| call.is_by_invitation) || !typed.code.is_empty() || !is_own,
            is_own,
            typed,
        }
    }

    /// What a browser may fill in: nothing of whoever fills it in for somebody else.
    pub(crate) fn autocomplete(&self, field: &'static str) -> &'static str {
        if self.is_own { field } else { "off" }
    }

    pub(crate) fn email(&self) -> &str {
        self.typed.contact.email.as_deref().unwrap_or_default()
    }

    pub(crate) fn phone(&self) -> &str {
        self.typed.contact.phone.as_deref().unwrap_or_default()
    }

    /// The part of it in which they agree.
    pub(crate) fn consent(&self, frame: &Frame, call: Option<&OpenCall>) -> ConsentForm {
        let Application { meets_conditions, is_of_age, guardian, consents, home, .. } = self.typed.clone();
        ConsentForm::new(frame, call, Acceptance { meets_conditions, is_of_age, guardian, consents, home })
    }
}

fn asked(frame: &Frame, feature: &Feature, typed: &Application) -> Asked {
    let field = format!("answers.{}", feature.code);
    let answer = typed.answers.get(&feature.code);
    let choice = |value: &FeatureValue| Choice {
        id: format!("{field}.{}", value.code),
        value: value.code.clone(),
        label: frame.content(&value.label, &LanguageTag::finnish()),
        is_on: answer == Some(&value.code),
    };
    let choices = feature.values.iter().map(choice).collect();
    Asked { name: frame.content(&feature.name, &LanguageTag::finnish()), choices, field }
}

/// What was sent.
pub(crate) fn sent(fields: &Fields, call: Option<&OpenCall>) -> Application {
    let value = |name: &str| Some(fields.get(name).trim().to_owned()).filter(|value| !value.is_empty());
    let features = call.map(|call| call.features.as_slice()).unwrap_or_default();
    let answer =
        |feature: &Feature| Some((feature.code.clone(), value(&format!("answers.{}", feature.code))?));
    let Acceptance { meets_conditions, is_of_age, guardian, consents, home } = consent::sent(fields);
    Application {
        contact: Contact {
            name: fields.get("contact.name").to_owned(),
            email: value("contact.email"),
            phone: value("contact.phone"),
            language: fields.get("contact.language").parse().ok(),
            payroll_number: None,
        },
        needs: fields.get("needs").replace("\r\n", "\n").trim().to_owned(),
        answers: features.iter().filter_map(answer).collect(),
        meets_conditions,
        consents,
        is_of_age,
        guardian,
        code: fields.get("code").trim().to_owned(),
        home,
    }
}
