//! Edits after publishing. Wording, a new option and a new optional question are safe; what would make
//! earlier answers mean something else is refused with the reason.

use super::content::SurveyContent;
use super::form::Form;
use super::question::{Question, QuestionKind};
use crate::violation::{Code, Violation, Violations};

/// Every way in which `next` would break answers already given to `published`. Empty means it may follow.
pub fn incompatible_changes(published: &SurveyContent, next: &SurveyContent) -> Violations {
    let mut found = Violations::new();
    if published.source_language != next.source_language {
        found.push(Violation::new(Code::SourceLanguageChanged, ["sourceLanguage"]));
    }
    // Respondents were promised a day; it may come sooner, never later.
    if next.privacy.deletion_date > published.privacy.deletion_date {
        found.push(Violation::new(Code::DeletionPostponed, ["privacyNotice", "deletionDate"]));
    }
    match (&published.form, &next.form) {
        (Form::External { .. }, Form::External { .. }) => {}
        (Form::Questions(before), Form::Questions(_)) => {
            for question in before {
                match next.form.question(question.id) {
                    None => found.push(refusal(Code::QuestionRemoved, question)),
                    Some(after) => compare(question, after, &mut found),
                }
            }
            let is_new = |q: &&Question| published.form.question(q.id).is_none();
            for question in next.form.questions().iter().filter(is_new).filter(|q| q.required) {
                found.push(refusal(Code::MadeRequired, question));
            }
        }
        _ => found.push(Violation::new(Code::FormChanged, ["externalAddress"])),
    }
    found
}

fn refusal(code: Code, question: &Question) -> Violation {
    Violation::new(code, ["questions", &question.code]).with("code", question.code.as_str())
}

fn compare(before: &Question, after: &Question, found: &mut Violations) {
    if before.kind.type_of() != after.kind.type_of() {
        found.push(refusal(Code::QuestionTypeChanged, before));
        return;
    }
    if before.code != after.code {
        found.push(refusal(Code::CodeChanged, before));
    }
    if before.bank_key != after.bank_key {
        found.push(refusal(Code::BankKeyChanged, before));
    }
    if after.required && !before.required {
        found.push(refusal(Code::MadeRequired, before));
    }
    for option in before.kind.options() {
        match after.option(option.id) {
            None => {
                found.push(refusal(Code::OptionRemoved, before).with("option", option.code.as_str()));
            }
            Some(kept) if kept.code != option.code => found.push(refusal(Code::CodeChanged, before)),
            Some(kept) if kept.valid != option.valid => {
                found.push(refusal(Code::ValidityChanged, before).with("option", option.code.as_str()));
            }
            Some(_) => {}
        }
    }
    let tightened = match (&before.kind, &after.kind) {
        (QuestionKind::Likert { points: a, .. }, QuestionKind::Likert { points: b, .. }) => a != b,
        (
            QuestionKind::MultipleChoice { at_most: a, .. },
            QuestionKind::MultipleChoice { at_most: b, .. },
        ) => b.is_some_and(|b| a.is_none_or(|a| b < a)),
        _ => false,
    };
    if tightened {
        found.push(refusal(Code::LimitTightened, before));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use crate::survey::content::SurveyKind;
    use crate::survey::question::Choice;
    use crate::{LanguageTag, LocalizedText, OptionId, QuestionId};
    use uuid::Uuid;

    fn question(n: u128, kind: QuestionKind) -> Question {
        Question {
            id: QuestionId::from_uuid(Uuid::from_u128(n)),
            code: format!("q{n}"),
            bank_key: None,
            required: false,
            text: LocalizedText::from([("fi", "kysymys")]),
            help: LocalizedText::default(),
            kind,
        }
    }

    fn option(n: u128) -> Choice {
        Choice {
            id: OptionId::from_uuid(Uuid::from_u128(n)),
            code: format!("o{n}"),
            text: LocalizedText::from([("fi", "vaihtoehto")]),
            valid: true,
        }
    }

    fn content(questions: Vec<Question>) -> SurveyContent {
        let title = LocalizedText::from([("fi", "otsikko")]);
        SurveyContent::new(SurveyKind::Resident, LanguageTag::finnish(), title, Form::Questions(questions))
    }

    fn base() -> Vec<Question> {
        let options = vec![option(1), option(2)];
        vec![question(1, QuestionKind::SingleChoice { options }), question(2, QuestionKind::Nps)]
    }

    fn codes(next: Vec<Question>) -> Vec<Code> {
        incompatible_changes(&content(base()), &content(next)).into_iter().map(|v| v.code).collect()
    }

    #[test]
    fn wording_a_new_option_and_a_new_optional_question_are_safe() {
        let mut next = base();
        let first = next.first_mut().unwrap();
        first.text = LocalizedText::from([("fi", "parempi kysymys")]);
        first.kind.options_mut().unwrap().push(option(3));
        next.push(question(3, QuestionKind::ShortText));
        next.reverse();
        assert_eq!(codes(next), []);
    }

    #[test]
    fn what_would_change_earlier_answers_is_refused() {
        let mut removed = base();
        removed.remove(0);
        assert_eq!(codes(removed), [Code::QuestionRemoved]);

        let mut fewer = base();
        fewer.first_mut().unwrap().kind.options_mut().unwrap().pop();
        assert_eq!(codes(fewer), [Code::OptionRemoved]);

        let mut other_type = base();
        other_type.last_mut().unwrap().kind = QuestionKind::YesNo;
        assert_eq!(codes(other_type), [Code::QuestionTypeChanged]);

        let mut required = base();
        required.last_mut().unwrap().required = true;
        assert_eq!(codes(required), [Code::MadeRequired]);

        let mut recoded = base();
        recoded.first_mut().unwrap().kind.options_mut().unwrap().first_mut().unwrap().code = "x".into();
        assert_eq!(codes(recoded), [Code::CodeChanged]);

        let mut counted_otherwise = base();
        let first = counted_otherwise.first_mut().unwrap();
        first.bank_key = Some("recommendation-nps".into());
        first.kind.options_mut().unwrap().first_mut().unwrap().valid = false;
        assert_eq!(codes(counted_otherwise), [Code::BankKeyChanged, Code::ValidityChanged]);
    }
}
