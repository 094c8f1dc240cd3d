//! The fields of the editor's form: their names, and what came in them.

use std::collections::BTreeMap;

use domain::id::TypedId;
use domain::survey::SurveyContent;
use domain::{LanguageTag, OptionId, QuestionId};
use uuid::Uuid;

/// What a form sent, by field name, so that a long survey is read in one pass; a name may come several times.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct FieldMap(BTreeMap<String, Vec<String>>);

impl FieldMap {
    pub fn add(&mut self, name: impl Into<String>, value: impl Into<String>) {
        self.0.entry(name.into()).or_default().push(value.into());
    }

    /// The first value of a name; `None` where the form did not have it.
    pub fn get(&self, name: &str) -> Option<&str> {
        self.all(name).first().map(String::as_str)
    }

    /// The first value of a name, blank where the form did not have it.
    pub fn value(&self, name: &str) -> &str {
        self.get(name).unwrap_or_default()
    }

    pub fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    pub fn has(&self, name: &str) -> bool {
        self.0.contains_key(name)
    }

    /// The languages in which a text came, each with what was written.
    pub fn texts(&self, name: &str) -> Vec<(LanguageTag, &str)> {
        let prefix = format!("{name}.");
        self.0
            .range(prefix.clone()..)
            .take_while(|(field, _)| field.starts_with(&prefix))
            .filter_map(|(field, values)| {
                let language = field.strip_prefix(&prefix)?.parse().ok()?;
                Some((language, values.first().map(String::as_str).unwrap_or_default()))
            })
            .collect()
    }

    #[cfg(test)]
    pub fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0
            .iter()
            .flat_map(|(name, values)| values.iter().map(move |value| (name.as_str(), value.as_str())))
    }
}

impl FromIterator<(String, String)> for FieldMap {
    fn from_iter<T: IntoIterator<Item = (String, String)>>(pairs: T) -> Self {
        let mut fields = Self::default();
        for (name, value) in pairs {
            fields.add(name, value);
        }
        fields
    }
}

/// The name of a question's field, for example `q.0198….text`.
pub fn question_field(id: QuestionId, part: &str) -> String {
    format!("q.{}.{part}", id.uuid().simple())
}

/// The name of an option's field.
pub fn option_field(question: QuestionId, id: OptionId, part: &str) -> String {
    format!("q.{}.o.{}.{part}", question.uuid().simple(), id.uuid().simple())
}

/// An id as it stands in the names of fields and in the values of buttons.
pub fn parse_id<I: TypedId>(value: &str) -> Option<I> {
    Uuid::try_parse(value).ok().map(I::from_uuid)
}

/// The field in which a violation's path is mended. The path names questions and options by their codes.
pub fn field_of(path: &[String], content: &SurveyContent) -> String {
    let parts: Vec<&str> = path.iter().map(String::as_str).collect();
    let question = |code: &str| content.form.question_by_code(code);
    match parts.as_slice() {
        ["privacyNotice", "legalBasis"] => "basis".to_owned(),
        ["privacyNotice", "deletionDate"] => "deletion".to_owned(),
        ["privacyNotice", part] => (*part).to_owned(),
        ["closesAt"] => "closes".to_owned(),
        ["categories"] => "category".to_owned(),
        ["municipalities"] => "municipality".to_owned(),
        ["questions", code, "options", option, rest @ ..] => question(code)
            .and_then(|q| {
                let option = q.option_by_code(option)?;
                Some(option_field(q.id, option.id, rest.first().copied().unwrap_or("code")))
            })
            .unwrap_or_else(|| "questions".to_owned()),
        ["questions", code, rest @ ..] => question(code)
            .map(|q| question_field(q.id, rest.first().copied().unwrap_or("code")))
            .unwrap_or_else(|| "questions".to_owned()),
        [first, ..] => (*first).to_owned(),
        [] => "title".to_owned(),
    }
}
