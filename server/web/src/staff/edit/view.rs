//! The editor's page.

use std::collections::BTreeMap;

use askama::Template;
use domain::activity::ParticipationCategory;
use domain::id::TypedId;
use domain::survey::{
    Audience, Choice, Form, LegalBasis, Life, Question, QuestionKind, QuestionType, Survey, SurveyContent,
    SurveyKind,
};
use domain::{LanguageTag, LocalizedText};
use l10n::Collator;

use super::super::texts::{Shown, TextField};
use super::super::{survey_address, title_of};
use super::action::question_anchor;
use super::conflict::Difference;
use super::fields::{option_field, question_field};
use super::read::{shown_day, shown_moment, shown_number};
use crate::forms::Problems;
use crate::layout::{Frame, LanguageName, Page};
use crate::said::Said;

/// What stands round the content on the editor's page.
pub struct Shape {
    pub languages: Vec<LanguageTag>,
    pub notice: Option<Said>,
    /// What stands between the form's content and its publication.
    pub missing: usize,
    pub revision: i64,
    /// What was typed where it cannot be stored, by field.
    pub typed: BTreeMap<String, String>,
    pub problems: Problems,
    pub is_partly_stored: bool,
    pub conflict: Option<Vec<Difference>>,
}

/// One choice of a select or a set of boxes.
pub struct Ticked {
    pub value: String,
    pub label: Said,
    pub is_on: bool,
}

pub struct OptionEditor {
    pub id: String,
    pub heading: Said,
    pub code_field: String,
    pub code: String,
    pub text: TextField,
    pub valid_field: String,
    pub valid: bool,
    pub is_first: bool,
    pub is_last: bool,
}

pub struct QuestionEditor {
    /// As in the names of fields and the values of buttons.
    pub id: String,
    pub anchor: String,
    pub heading: Said,
    pub type_code: &'static str,
    pub type_label: Said,
    pub is_answerable: bool,
    pub required: bool,
    pub code_field: String,
    pub code: String,
    pub bank: String,
    pub text: TextField,
    pub help: TextField,
    /// `None` for the types that have no options.
    pub options: Option<Vec<OptionEditor>>,
    /// As typed; `None` for the types that have no such limit.
    pub at_most: Option<String>,
    pub scale: Option<Scale>,
    pub is_first: bool,
    pub is_last: bool,
}

pub struct Scale {
    pub points: Vec<Ticked>,
    pub low: TextField,
    pub high: TextField,
}

/// The privacy notice and what only a survey answered here has.
pub struct Privacy {
    pub purpose: TextField,
    pub contact: TextField,
    pub bases: Vec<Ticked>,
    pub deletion: String,
    pub late: String,
}

#[derive(Template)]
#[template(path = "staff/edit.html")]
pub struct EditPage {
    frame: Frame,
    survey: Said,
    shape: Shape,
    action: String,
    back: String,
    stored: String,
    /// Before the first publication the address may change.
    slug: Option<String>,
    languages: Vec<LanguageName>,
    addable: Vec<LanguageName>,
    /// The languages of the form, joined, so that one without text is not lost.
    joined_languages: String,
    title: TextField,
    summary: TextField,
    introduction: TextField,
    address: Option<TextField>,
    kinds: Vec<Ticked>,
    audiences: Vec<Ticked>,
    categories: Vec<Ticked>,
    /// What it counts as where nothing is chosen.
    usual_categories: Vec<Said>,
    municipalities: Vec<Ticked>,
    opens: String,
    closes: String,
    privacy: Option<Privacy>,
    county_late_days: u32,
    questions: Vec<QuestionEditor>,
    types: Vec<Ticked>,
}

impl EditPage {
    pub fn new(page: Page, survey: &Survey, content: &SurveyContent, shape: Shape) -> Self {
        let Page { mut frame, county, .. } = page;
        // The language switch saves what was typed on its way.
        frame.switch_form = Some("edit");
        let shown = Shown { languages: &shape.languages, source: &content.source_language };
        let builder = Builder { frame: &frame, shown: &shown, typed: &shape.typed };
        let tags: Vec<&str> = shape.languages.iter().map(LanguageTag::as_str).collect();
        let addable = super::ADDABLE.iter().filter(|tag| !tags.contains(*tag));
        let mut municipalities: Vec<Ticked> = county
            .municipalities
            .iter()
            .map(|municipality| Ticked {
                label: frame.content(&municipality.name, &LanguageTag::finnish()),
                is_on: content.municipalities.contains(&municipality.code),
                value: municipality.code.clone(),
            })
            .collect();
        let collator = Collator::new(frame.language.as_str());
        municipalities.sort_by(|a, b| collator.compare(a.label.plain(), b.label.plain()));
        Self {
            survey: title_of(&frame, survey),
            action: survey_address(&frame, survey, "/edit"),
            back: survey_address(&frame, survey, ""),
            stored: survey_address(&frame, survey, "/edit"),
            slug: (survey.life == Life::Draft).then(|| builder.typed("slug", survey.slug.clone())),
            languages: shape.languages.iter().map(LanguageName::of).collect(),
            addable: addable.filter_map(|tag| tag.parse().ok()).map(|tag| LanguageName::of(&tag)).collect(),
            joined_languages: tags.join(","),
            title: shown.field("title", frame.text("staff-edit-survey-title"), 1, &content.title),
            summary: shown.field("summary", frame.text("staff-edit-summary"), 2, &content.summary),
            introduction: shown.optional(
                "introduction",
                frame.text("staff-edit-introduction"),
                4,
                &content.introduction,
            ),
            address: match &content.form {
                Form::External { address } => Some(
                    shown
                        .field("externalAddress", frame.text("staff-edit-address"), 1, address)
                        .with_help(&frame, "staff-edit-address-help"),
                ),
                Form::Questions(_) => None,
            },
            kinds: SurveyKind::ALL
                .iter()
                // A panel's survey stays one, and no other becomes one.
                .filter(|kind| (**kind == SurveyKind::Panel) == (content.kind == SurveyKind::Panel))
                .map(|kind| builder.ticked(kind.code(), kind.label_key(), *kind == content.kind))
                .collect(),
            audiences: Audience::ALL
                .iter()
                .map(|a| builder.ticked(a.code(), a.label_key(), content.audiences.contains(a)))
                .collect(),
            categories: ParticipationCategory::ALL
                .iter()
                .map(|one| builder.ticked(one.code(), one.label_key(), content.categories.contains(one)))
                .collect(),
            usual_categories: content
                .kind
                .usual_categories()
                .iter()
                .map(|one| frame.text(one.label_key()))
                .collect(),
            municipalities,
            opens: builder.typed("opens", shown_moment(content.opens_at)),
            closes: builder.typed("closes", shown_moment(content.closes_at)),
            privacy: (!content.form.is_external()).then(|| builder.privacy(content)),
            county_late_days: county.late_answer_days.into(),
            questions: builder.questions(content.form.questions()),
            types: QuestionType::ALL
                .iter()
                .map(|kind| builder.ticked(kind.code(), kind.label_key(), false))
                .collect(),
            shape,
            frame,
        }
    }
}

struct Builder<'a> {
    frame: &'a Frame,
    shown: &'a Shown<'a>,
    typed: &'a BTreeMap<String, String>,
}

impl Builder<'_> {
    /// What was typed, if it could not be stored, else what is stored.
    fn typed(&self, field: &str, stored: String) -> String {
        self.typed.get(field).cloned().unwrap_or(stored)
    }

    fn ticked(&self, value: &str, label: &str, is_on: bool) -> Ticked {
        Ticked { value: value.to_owned(), label: self.frame.text(label), is_on }
    }

    fn privacy(&self, content: &SurveyContent) -> Privacy {
        let (frame, privacy) = (self.frame, &content.privacy);
        Privacy {
            purpose: self.shown.field("purpose", frame.text("staff-edit-purpose"), 2, &privacy.purpose),
            contact: self.shown.field("contact", frame.text("staff-edit-contact"), 1, &privacy.contact),
            bases: LegalBasis::ALL
                .iter()
                .map(|b| self.ticked(b.code(), b.label_key(), privacy.legal_basis == Some(*b)))
                .collect(),
            deletion: self.typed("deletion", shown_day(privacy.deletion_date)),
            late: self.typed("late", shown_number(content.late_answer_days)),
        }
    }

    fn questions(&self, questions: &[Question]) -> Vec<QuestionEditor> {
        let mut number = 0_usize;
        let last = questions.len();
        let with_place = questions.iter().zip(1..);
        with_place
            .map(|(question, place)| {
                number += usize::from(question.is_answerable());
                let heading = if question.is_answerable() {
                    self.frame.with("staff-edit-question", [("number", number.into())])
                } else {
                    self.frame.text("staff-edit-note")
                };
                self.question(question, heading, place == 1, place == last)
            })
            .collect()
    }

    fn question(&self, question: &Question, heading: Said, is_first: bool, is_last: bool) -> QuestionEditor {
        let (frame, id) = (self.frame, question.id);
        let field = |part: &str| question_field(id, part);
        let label = if question.is_answerable() {
            frame.text("staff-edit-text")
        } else {
            frame.text("staff-edit-note-text")
        };
        let kind = question.kind.type_of();
        QuestionEditor {
            id: id.uuid().simple().to_string(),
            anchor: question_anchor(id),
            heading,
            type_code: kind.code(),
            type_label: frame.text(kind.label_key()),
            is_answerable: question.is_answerable(),
            required: question.required,
            code_field: field("code"),
            code: question.code.clone(),
            bank: question.bank_key.clone().unwrap_or_default(),
            text: self.shown.field(&field("text"), label, 2, &question.text),
            help: self.optional(&field("help"), frame.text("staff-edit-help"), &question.help),
            options: match &question.kind {
                QuestionKind::SingleChoice { options } | QuestionKind::MultipleChoice { options, .. } => {
                    Some(self.options(question, options))
                }
                _ => None,
            },
            at_most: match &question.kind {
                QuestionKind::MultipleChoice { at_most, .. } => {
                    Some(self.typed(&field("at_most"), shown_number(*at_most)))
                }
                _ => None,
            },
            scale: match &question.kind {
                QuestionKind::Likert { points, low, high } => Some(Scale {
                    points: self.points(*points),
                    low: self.shown.field(&field("low"), frame.text("staff-edit-low"), 1, low),
                    high: self.shown.field(&field("high"), frame.text("staff-edit-high"), 1, high),
                }),
                _ => None,
            },
            is_first,
            is_last,
        }
    }

    fn optional(&self, field: &str, label: Said, text: &LocalizedText) -> TextField {
        self.shown.optional(field, label, 1, text)
    }

    /// The steps that a scale may have, and the one it has where that came from elsewhere.
    fn points(&self, chosen: u8) -> Vec<Ticked> {
        let mut points: Vec<u8> = (3..=7).collect();
        if !points.contains(&chosen) {
            points.push(chosen);
        }
        points
            .into_iter()
            .map(|n| Ticked {
                value: n.to_string(),
                label: Said::neutral(n.to_string(), &self.frame.language),
                is_on: n == chosen,
            })
            .collect()
    }

    fn options(&self, question: &Question, options: &[Choice]) -> Vec<OptionEditor> {
        let last = options.len();
        options
            .iter()
            .zip(1_usize..)
            .map(|(option, place)| {
                let field = |part: &str| option_field(question.id, option.id, part);
                let heading = self.frame.with("staff-edit-option", [("number", place.into())]);
                OptionEditor {
                    id: option.id.uuid().simple().to_string(),
                    code_field: field("code"),
                    code: option.code.clone(),
                    text: self.shown.field(&field("text"), heading.clone(), 1, &option.text),
                    heading,
                    valid_field: field("valid"),
                    valid: option.valid,
                    is_first: place == 1,
                    is_last: place == last,
                }
            })
            .collect()
    }
}
