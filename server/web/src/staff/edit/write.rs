//! From the content of a survey to the fields of the editor's form, as the page sends them back untouched.

use domain::id::TypedId;
use domain::survey::{Form, Question, QuestionKind, SurveyContent};
use domain::{LanguageTag, LocalizedText};

use super::fields::{FieldMap, option_field, question_field};
use super::read::{shown_day, shown_moment, shown_number};

/// Every field of the form, the texts in these languages.
pub fn fields_of(content: &SurveyContent, languages: &[LanguageTag]) -> FieldMap {
    let mut writer = Writer { fields: FieldMap::default(), languages };
    writer.fields.add("kind", content.kind.code());
    writer.text("title", &content.title);
    writer.text("summary", &content.summary);
    writer.text("introduction", &content.introduction);
    for audience in &content.audiences {
        writer.fields.add("audience", audience.code());
    }
    for category in &content.categories {
        writer.fields.add("category", category.code());
    }
    for municipality in &content.municipalities {
        writer.fields.add("municipality", municipality);
    }
    writer.fields.add("opens", shown_moment(content.opens_at));
    writer.fields.add("closes", shown_moment(content.closes_at));
    match &content.form {
        Form::External { address } => writer.text("externalAddress", address),
        Form::Questions(questions) => {
            writer.fields.add("late", shown_number(content.late_answer_days));
            writer.text("purpose", &content.privacy.purpose);
            writer.text("contact", &content.privacy.contact);
            writer.fields.add("basis", content.privacy.legal_basis.map_or("", |basis| basis.code()));
            writer.fields.add("deletion", shown_day(content.privacy.deletion_date));
            questions.iter().for_each(|question| writer.question(question));
        }
    }
    writer.fields
}

struct Writer<'a> {
    fields: FieldMap,
    languages: &'a [LanguageTag],
}

impl Writer<'_> {
    fn text(&mut self, name: &str, text: &LocalizedText) {
        for language in self.languages {
            self.fields.add(format!("{name}.{language}"), text.get(language).unwrap_or_default());
        }
    }

    fn question(&mut self, question: &Question) {
        let field = |part: &str| question_field(question.id, part);
        self.fields.add("q", question.id.uuid().simple().to_string());
        self.fields.add(field("type"), question.kind.type_of().code());
        self.fields.add(field("code"), &question.code);
        self.fields.add(field("bank"), question.bank_key.clone().unwrap_or_default());
        if question.required {
            self.fields.add(field("required"), "1");
        }
        self.text(&field("text"), &question.text);
        self.text(&field("help"), &question.help);
        match &question.kind {
            QuestionKind::MultipleChoice { at_most, .. } => {
                self.fields.add(field("at_most"), shown_number(*at_most));
            }
            QuestionKind::Likert { points, low, high } => {
                self.fields.add(field("points"), points.to_string());
                self.text(&field("low"), low);
                self.text(&field("high"), high);
            }
            _ => {}
        }
        for option in question.kind.options() {
            let of_option = |part: &str| option_field(question.id, option.id, part);
            self.fields.add(field("o"), option.id.uuid().simple().to_string());
            self.fields.add(of_option("code"), &option.code);
            self.text(&of_option("text"), &option.text);
            if option.valid {
                self.fields.add(of_option("valid"), "1");
            }
        }
    }
}
