//! Reading forms, and telling what to mend in them.

use std::fmt::Write as _;

use axum::Form;
use axum::extract::{FromRequest, Request};
use axum::response::IntoResponse;
use axum::response::Response;
use domain::Violation;

use crate::layout::Frame;
use crate::said::Said;

/// The fields of a posted form, in order, names repeated where several boxes are ticked.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fields(Vec<(String, String)>);

impl<S: Send + Sync> FromRequest<S> for Fields {
    type Rejection = Response;

    async fn from_request(request: Request, state: &S) -> Result<Self, Response> {
        let Form(fields) = Form::from_request(request, state).await.map_err(IntoResponse::into_response)?;
        Ok(Self(fields))
    }
}

impl Fields {
    pub fn new(fields: Vec<(String, String)>) -> Self {
        Self(fields)
    }

    /// The first value of a field; empty where there is none.
    pub fn get(&self, name: &str) -> &str {
        self.0.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value)
    }

    /// Whether the form has the field at all: a pressed button, a ticked box.
    pub fn has(&self, name: &str) -> bool {
        self.0.iter().any(|(key, _)| key == name)
    }

    /// Every value of a field.
    pub fn all<'a>(&'a self, name: &'a str) -> impl Iterator<Item = &'a str> {
        self.0.iter().filter(move |(key, _)| key == name).map(|(_, value)| value.as_str())
    }

    /// Every field, in order.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }
}

/// Something to mend, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// The id of the field that the summary leads to; empty where no field is at fault.
    pub field: String,
    pub message: Said,
    /// Which of many alike fields it is, for the summary: "3."
    pub place: String,
}

/// Everything to mend in a form: for the summary at its top and the message by each field.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Problems(Vec<Problem>);

impl Problems {
    /// Words for violations; `field` names the id of the field that a violation is about.
    pub fn new(frame: &Frame, violations: &[Violation], field: impl Fn(&Violation) -> String) -> Self {
        let mut problems = Self::default();
        for violation in violations {
            problems.push(field(violation), frame.violation(violation));
        }
        problems
    }

    /// The field is the violation's whole path, joined with dots.
    pub fn by_path(frame: &Frame, violations: &[Violation]) -> Self {
        Self::new(frame, violations, |violation| violation.path.join("."))
    }

    pub fn push(&mut self, field: impl Into<String>, message: Said) {
        self.0.push(Problem { field: field.into(), message, place: String::new() });
    }

    /// Puts the problems in the order of the fields, and says in the summary which field each is about.
    pub fn place(&mut self, fields: &[(&str, String)]) {
        let position = |problem: &Problem| fields.iter().position(|(field, _)| *field == problem.field);
        self.0.sort_by_key(position);
        for problem in &mut self.0 {
            if let Some((_, place)) = fields.iter().find(|(field, _)| *field == problem.field) {
                problem.place.clone_from(place);
            }
        }
    }

    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub fn iter(&self) -> impl Iterator<Item = &Problem> {
        self.0.iter()
    }

    /// The message of a field.
    pub fn of(&self, field: &str) -> Option<&Said> {
        self.0.iter().find(|problem| problem.field == field).map(|problem| &problem.message)
    }
}

/// Percent-encodes everything but letters, digits and `-._~`.
pub fn url_encode(value: &str) -> String {
    let mut encoded = String::with_capacity(value.len());
    for byte in value.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a string cannot fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// The address to go on to, if it is one of ours: never another site, whatever a link says.
pub fn local_address(value: &str) -> Option<&str> {
    let is_local = value.starts_with('/')
        && !value.starts_with("//")
        && !value.contains(['\\', '\r', '\n', '\t', '#'])
        && value.bytes().all(|byte| byte.is_ascii_graphic());
    is_local.then_some(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn repeated_fields_are_all_kept() {
        let fields =
            Fields::new(vec![("a".into(), "1".into()), ("b".into(), "2".into()), ("a".into(), "3".into())]);
        assert_eq!(fields.all("a").collect::<Vec<_>>(), ["1", "3"]);
        assert_eq!((fields.get("b"), fields.get("c")), ("2", ""));
        assert!(fields.has("b") && !fields.has("c"));
    }

    #[test]
    fn an_address_elsewhere_is_never_followed() {
        assert_eq!(local_address("/fi/staff?page=2"), Some("/fi/staff?page=2"));
        for hostile in
            ["", "fi", "//evil.example", "/\\evil.example", "https://evil.example", "/a\r\nb", "/a b"]
        {
            assert_eq!(local_address(hostile), None, "{hostile:?}");
        }
    }

    #[test]
    fn problems_stand_in_the_order_of_their_fields() {
        let page = domain::LanguageTag::finnish();
        let mut problems = Problems::default();
        for field in ["b", "", "a"] {
            problems.push(field, Said::neutral(field, &page));
        }
        problems.place(&[("a", "1.".to_owned()), ("b", "2.".to_owned())]);
        let order: Vec<_> = problems.iter().map(|p| (p.field.as_str(), p.place.as_str())).collect();
        assert_eq!(order, [("", ""), ("a", "1."), ("b", "2.")]);
    }

    #[test]
    fn addresses_are_encoded_byte_by_byte() {
        assert_eq!(url_encode("/fi/ä?a=b"), "%2Ffi%2F%C3%A4%3Fa%3Db");
    }
}
