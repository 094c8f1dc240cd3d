//! From the editor's form to the content of a survey. What cannot be stored stays in the form and is told.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, NaiveDateTime, Utc};
use domain::activity::ParticipationCategory;
use domain::survey::{Audience, Choice, Form, LegalBasis, Question, QuestionKind, QuestionType};
use domain::survey::{SurveyContent, SurveyKind};
use domain::time::{from_civil, to_civil};
use domain::{Code, LanguageTag, LocalizedText, OptionId, QuestionId, Violation, Violations};

use super::fields::{FieldMap, option_field, parse_id, question_field};

/// Most days after closing that an editor may give for late answers.
const LATE_DAYS_MAX: u16 = 365;
/// Most choices that a limit may allow; more is the same as no limit.
const CHOICES_MAX: i64 = 100;

/// What was read of a form.
pub struct Read {
    /// Everything that can be stored, however incomplete.
    pub content: SurveyContent,
    /// What was typed where it cannot be stored, by field.
    pub typed: BTreeMap<String, String>,
    /// Why; the path is the field.
    pub problems: Violations,
}

/// Writes a form over the content it was made from. A field that the form does not have changes nothing.
pub fn read(fields: &FieldMap, base: &SurveyContent) -> Read {
    let reader = &mut Reader {
        fields,
        source: base.source_language.clone(),
        typed: BTreeMap::new(),
        problems: Vec::new(),
    };
    let mut content = base.clone();
    if let Some(kind) = SurveyKind::from_code(fields.value("kind")) {
        content.kind = kind;
    }
    reader.text(&mut content.title, "title");
    reader.text(&mut content.summary, "summary");
    reader.text(&mut content.introduction, "introduction");
    content.audiences = fields.all("audience").iter().filter_map(|code| Audience::from_code(code)).collect();
    content.categories =
        fields.all("category").iter().filter_map(|code| ParticipationCategory::from_code(code)).collect();
    content.municipalities = fields.all("municipality").iter().cloned().collect();
    reader.moment(&mut content.opens_at, "opens");
    reader.moment(&mut content.closes_at, "closes");
    match &mut content.form {
        Form::External { address } => reader.text(address, "externalAddress"),
        Form::Questions(questions) => {
            reader.late_days(&mut content.late_answer_days);
            reader.text(&mut content.privacy.purpose, "purpose");
            reader.text(&mut content.privacy.contact, "contact");
            if let Some(code) = fields.get("basis") {
                content.privacy.legal_basis = LegalBasis::from_code(code);
            }
            reader.day(&mut content.privacy.deletion_date, "deletion");
            *questions = reader.questions(questions);
        }
    }
    let Reader { typed, problems, .. } = reader;
    Read { content, typed: std::mem::take(typed), problems: std::mem::take(problems) }
}

/// A moment as a `datetime-local` field shows it: the wall clock in Helsinki.
pub fn shown_moment(at: Option<DateTime<Utc>>) -> String {
    at.map(|at| to_civil(at).format("%Y-%m-%dT%H:%M").to_string()).unwrap_or_default()
}

pub fn shown_day(day: Option<NaiveDate>) -> String {
    day.map(|day| day.format("%Y-%m-%d").to_string()).unwrap_or_default()
}

pub fn shown_number<N: ToString>(number: Option<N>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Browsers send line breaks as CR LF; texts are kept with LF.
fn normalised(text: &str) -> String {
    text.replace("\r\n", "\n").trim().to_owned()
}

/// A day as the browser's own field sends it, or as a person writes it where the browser has no such field.
fn parse_day(value: &str) -> Option<NaiveDate> {
    NaiveDate::parse_from_str(value, "%Y-%m-%d")
        .or_else(|_| NaiveDate::parse_from_str(value, "%d.%m.%Y"))
        .ok()
}

fn parse_local(value: &str) -> Option<NaiveDateTime> {
    ["%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%d.%m.%Y %H.%M", "%d.%m.%Y klo %H.%M", "%d.%m.%Y %H:%M"]
        .iter()
        .find_map(|format| NaiveDateTime::parse_from_str(value, format).ok())
}

fn out_of_range(field: &str, least: i64, most: i64) -> Violation {
    let mut violation = Violation::new(Code::OutOfRange, [field]);
    violation.args.extend([("min", least.into()), ("max", most.into())]);
    violation
}

struct Reader<'a> {
    fields: &'a FieldMap,
    source: LanguageTag,
    typed: BTreeMap<String, String>,
    problems: Violations,
}

impl Reader<'_> {
    fn refuse(&mut self, name: &str, value: &str, violation: Violation) {
        self.typed.insert(name.to_owned(), value.to_owned());
        self.problems.push(violation);
    }

    /// Writes the languages that the form has. The source comes first, so that a translation changed in the
    /// same form counts as made from the new source.
    fn text(&self, text: &mut LocalizedText, name: &str) {
        let mut written = self.fields.texts(name);
        written.sort_by_key(|(language, _)| *language != self.source);
        for (language, value) in written {
            let value = normalised(value);
            let is_still_right = self.fields.all("still").contains(&format!("{name}.{language}"));
            if is_still_right && text.is_outdated(&language, &self.source) {
                text.set(language.clone(), "", &self.source);
            } else if text.get(&language).map(normalised).unwrap_or_default() == value && !value.is_empty() {
                continue;
            }
            text.set(language, &value, &self.source);
        }
    }

    fn moment(&mut self, moment: &mut Option<DateTime<Utc>>, name: &str) {
        let Some(value) = self.fields.get(name).map(str::trim) else { return };
        // What was not touched stays as it is to the second, also in the hour that comes twice.
        if value == shown_moment(*moment) {
            return;
        }
        if value.is_empty() {
            *moment = None;
            return;
        }
        match parse_local(value).ok_or(Code::NotADate).and_then(from_civil) {
            Ok(at) => *moment = Some(at),
            Err(code) => self.refuse(name, value, Violation::new(code, [name])),
        }
    }

    fn day(&mut self, day: &mut Option<NaiveDate>, name: &str) {
        let Some(value) = self.fields.get(name).map(str::trim) else { return };
        match parse_day(value) {
            _ if value.is_empty() => *day = None,
            Some(given) => *day = Some(given),
            None => self.refuse(name, value, Violation::new(Code::NotADate, [name])),
        }
    }

    fn late_days(&mut self, days: &mut Option<u16>) {
        let Some(value) = self.fields.get("late").map(str::trim) else { return };
        if value == shown_number(*days) {
            return;
        }
        match value.parse::<u16>() {
            _ if value.is_empty() => *days = None,
            Ok(given) if given <= LATE_DAYS_MAX => *days = Some(given),
            _ => {
                self.refuse("late", value, out_of_range("late", 0, LATE_DAYS_MAX.into()));
            }
        }
    }

    /// The questions that the form names, in its order.
    fn questions(&mut self, base: &[Question]) -> Vec<Question> {
        let mut seen = BTreeSet::new();
        let ids = self.fields.all("q").iter().filter_map(|id| parse_id::<QuestionId>(id));
        let ids: Vec<_> = ids.filter(|id| seen.insert(*id)).collect();
        ids.into_iter().filter_map(|id| self.question(id, base.iter().find(|q| q.id == id))).collect()
    }

    fn question(&mut self, id: QuestionId, base: Option<&Question>) -> Option<Question> {
        let field = |part: &str| question_field(id, part);
        let given = QuestionType::from_code(self.fields.value(&field("type")));
        let kind = match (given, base) {
            (Some(given), Some(base)) if base.kind.type_of() != given => QuestionKind::empty(given),
            (_, Some(base)) => base.kind.clone(),
            (given, None) => QuestionKind::empty(given?),
        };
        let mut question = base.cloned().unwrap_or_else(|| Question {
            id,
            code: String::new(),
            bank_key: None,
            required: false,
            text: LocalizedText::default(),
            help: LocalizedText::default(),
            kind: QuestionKind::Note,
        });
        question.code = self.fields.value(&field("code")).trim().to_owned();
        let bank_key = self.fields.value(&field("bank")).trim();
        question.bank_key = (!bank_key.is_empty()).then(|| bank_key.to_owned());
        question.required = self.fields.has(&field("required"));
        self.text(&mut question.text, &field("text"));
        self.text(&mut question.help, &field("help"));
        question.kind = self.kind(id, kind);
        Some(question)
    }

    fn kind(&mut self, id: QuestionId, kind: QuestionKind) -> QuestionKind {
        match kind {
            QuestionKind::SingleChoice { options } => {
                QuestionKind::SingleChoice { options: self.options(id, &options) }
            }
            QuestionKind::MultipleChoice { options, at_most } => QuestionKind::MultipleChoice {
                options: self.options(id, &options),
                at_most: self.at_most(id, at_most),
            },
            QuestionKind::Likert { points, mut low, mut high } => {
                self.text(&mut low, &question_field(id, "low"));
                self.text(&mut high, &question_field(id, "high"));
                let given = self.fields.value(&question_field(id, "points")).parse();
                QuestionKind::Likert { points: given.unwrap_or(points), low, high }
            }
            kind => kind,
        }
    }

    fn at_most(&mut self, id: QuestionId, base: Option<u32>) -> Option<u32> {
        let name = question_field(id, "at_most");
        let value = self.fields.get(&name).map(str::trim)?;
        if value.is_empty() {
            return None;
        }
        match value.parse() {
            Ok(given) if given > 0 || base == Some(given) => Some(given),
            _ => {
                self.refuse(&name, value, out_of_range(&name, 1, CHOICES_MAX));
                base
            }
        }
    }

    fn options(&mut self, question: QuestionId, base: &[Choice]) -> Vec<Choice> {
        let mut seen = BTreeSet::new();
        let ids =
            self.fields.all(&question_field(question, "o")).iter().filter_map(|id| parse_id::<OptionId>(id));
        ids.filter(|id| seen.insert(*id))
            .map(|id| {
                let field = |part: &str| option_field(question, id, part);
                let known = base.iter().find(|option| option.id == id);
                let mut text = known.map(|option| option.text.clone()).unwrap_or_default();
                self.text(&mut text, &field("text"));
                Choice {
                    id,
                    code: self.fields.value(&field("code")).trim().to_owned(),
                    text,
                    valid: self.fields.has(&field("valid")),
                }
            })
            .collect()
    }
}
