//! Where a person's own form and what somebody else has saved meanwhile differ.

use std::collections::BTreeSet;

use domain::LanguageTag;
use domain::survey::SurveyContent;
use domain::survey::gate;

use super::super::publish::place_of;
use super::fields::field_of;
use super::setting_label;
use super::write::fields_of;
use crate::{Frame, Said};

/// One point that differs.
pub struct Difference {
    pub place: Said,
    pub theirs: Said,
    pub yours: Said,
}

/// Every text and setting that differs, the texts in reading order.
pub fn differences(
    frame: &Frame,
    theirs: &SurveyContent,
    yours: &SurveyContent,
    languages: &[LanguageTag],
) -> Vec<Difference> {
    let (their_fields, your_fields) = (fields_of(theirs, languages), fields_of(yours, languages));
    let mut found = Vec::new();
    let mut seen = BTreeSet::new();
    // Yours first: what only the other has follows.
    for content in [yours, theirs] {
        for text in gate::texts(content) {
            let field = field_of(&text.path, content);
            for language in languages {
                let name = format!("{field}.{language}");
                let (their, your) = (their_fields.value(&name), your_fields.value(&name));
                if !seen.insert(name.clone()) || their == your {
                    continue;
                }
                let place = place_of(frame, &text.path, content);
                let place = place.map_or_else(|| field.clone(), |place| place.plain().to_owned());
                found.push(Difference {
                    place: Said::neutral(format!("{place} ({language})"), &frame.language),
                    theirs: Said::new(their, language.as_str(), &frame.language),
                    yours: Said::new(your, language.as_str(), &frame.language),
                });
            }
        }
    }
    let settings =
        ["kind", "audience", "category", "municipality", "opens", "closes", "late", "basis", "deletion"];
    for field in settings {
        let (their, your) = (their_fields.all(field).join(", "), your_fields.all(field).join(", "));
        if let Some(label) = setting_label(frame, field).filter(|_| their != your) {
            let name = [("name", label.plain().into())];
            found.push(Difference {
                place: frame.with("staff-edit-conflict-setting", name),
                theirs: Said::neutral(their, &frame.language),
                yours: Said::neutral(your, &frame.language),
            });
        }
    }
    let order = |content: &SurveyContent| -> Vec<String> {
        content.form.questions().iter().map(|question| question.code.clone()).collect()
    };
    if order(theirs) != order(yours) {
        found.push(Difference {
            place: frame.text("staff-edit-conflict-questions"),
            theirs: Said::neutral(order(theirs).join(", "), &frame.language),
            yours: Said::neutral(order(yours).join(", "), &frame.language),
        });
    }
    found
}
