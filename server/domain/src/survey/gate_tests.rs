use chrono::NaiveDate;
use uuid::Uuid;

use super::*;
use crate::id::TypedId;
use crate::survey::content::{LegalBasis, PrivacyNotice, SurveyKind};
use crate::survey::question::Choice;
use crate::{OptionId, QuestionId};

fn now() -> DateTime<Utc> {
    "2026-11-21T12:00:00Z".parse().unwrap()
}

fn both(fi: &str, sv: &str) -> LocalizedText {
    LocalizedText::from([("fi", fi), ("sv", sv)])
}

fn required() -> Vec<LanguageTag> {
    vec![LanguageTag::finnish(), LanguageTag::swedish()]
}

/// A survey that passes the gate.
fn complete() -> SurveyContent {
    let option = |n: u128, code: &str| Choice {
        id: OptionId::from_uuid(Uuid::from_u128(n)),
        code: code.to_owned(),
        text: both("vaihtoehto", "alternativ"),
        valid: true,
    };
    let question = Question {
        id: QuestionId::from_uuid(Uuid::from_u128(1)),
        code: "information".to_owned(),
        bank_key: None,
        required: true,
        text: both("kysymys", "fråga"),
        help: LocalizedText::default(),
        kind: QuestionKind::SingleChoice { options: vec![option(1, "yes"), option(2, "no")] },
    };
    SurveyContent {
        summary: both("lyhyesti", "kort"),
        privacy: PrivacyNotice {
            purpose: both("tarkoitus", "ändamål"),
            legal_basis: Some(LegalBasis::PublicTask),
            contact: both("kirjaamo", "registratorskontoret"),
            deletion_date: NaiveDate::from_ymd_opt(2027, 6, 30),
        },
        closes_at: Some(now() + Duration::days(10)),
        ..SurveyContent::new(
            SurveyKind::Resident,
            LanguageTag::finnish(),
            both("otsikko", "rubrik"),
            Form::Questions(vec![question]),
        )
    }
}

fn questions(content: &mut SurveyContent) -> &mut Vec<Question> {
    match &mut content.form {
        Form::Questions(questions) => questions,
        Form::External { .. } => unreachable!("the fixture has questions"),
    }
}

fn found(content: &SurveyContent) -> Vec<(Code, String)> {
    check(content, &required(), now()).into_iter().map(|v| (v.code, v.path.join("."))).collect()
}

#[test]
fn a_complete_survey_passes() {
    assert_eq!(found(&complete()), []);
    assert_eq!(complete_languages(&complete()), required());
}

#[test]
fn each_missing_text_is_named_by_question_and_language() {
    let mut content = complete();
    let swedish = LanguageTag::swedish();
    let question = questions(&mut content).first_mut().unwrap();
    question.text.set(swedish.clone(), "", &LanguageTag::finnish());
    question.kind.options_mut().unwrap().last_mut().unwrap().text = LocalizedText::from([("fi", "ei")]);
    let violations = check(&content, &required(), now());
    let named: Vec<_> =
        violations.iter().map(|v| (v.path.join("."), v.args.get("language").cloned())).collect();
    let sv = Some(crate::violation::Arg::from("sv"));
    assert_eq!(
        named,
        [
            ("questions.information.text".to_owned(), sv.clone()),
            ("questions.information.options.no.text".to_owned(), sv)
        ]
    );
    assert_eq!(complete_languages(&content), [LanguageTag::finnish()]);
    assert_eq!(completeness(&content, &swedish).percent(), 71);
}

#[test]
fn an_optional_text_is_needed_only_where_the_source_has_it() {
    let mut content = complete();
    content.introduction = LocalizedText::from([("fi", "johdanto")]);
    assert_eq!(found(&content), [(Code::MissingText, "introduction".to_owned())]);
    content.introduction = LocalizedText::from([("sv", "inledning")]);
    assert_eq!(found(&content), []);
}

#[test]
fn the_source_language_is_always_required() {
    let mut content = complete();
    content.source_language = LanguageTag::swedish();
    let violations = check(&content, &[LanguageTag::finnish()], now());
    assert_eq!(violations, []);
    content.title = LocalizedText::from([("fi", "otsikko")]);
    assert_eq!(check(&content, &[LanguageTag::finnish()], now()).len(), 1);
}

#[test]
fn dates_are_checked() {
    let mut content = complete();
    content.closes_at = Some(now() - Duration::days(1));
    assert_eq!(found(&content), [(Code::ClosesInThePast, "closesAt".to_owned())]);
    content.closes_at = Some(now() + Duration::days(1));
    content.opens_at = Some(now() + Duration::days(2));
    assert_eq!(found(&content), [(Code::ClosesBeforeOpening, "closesAt".to_owned())]);
    let mut content = complete();
    content.privacy.deletion_date = NaiveDate::from_ymd_opt(2026, 12, 1);
    assert_eq!(found(&content), [(Code::DeletionBeforeClosing, "privacyNotice.deletionDate".to_owned())]);
}

#[test]
fn questions_are_checked() {
    let mut content = complete();
    questions(&mut content).clear();
    assert_eq!(found(&content), [(Code::NoQuestions, "questions".to_owned())]);
    let mut content = complete();
    let mut twin = questions(&mut content).first().unwrap().clone();
    twin.kind.options_mut().unwrap().truncate(1);
    questions(&mut content).push(twin);
    assert_eq!(
        found(&content),
        [
            (Code::DuplicateCode, "questions.information".to_owned()),
            (Code::TooFewOptions, "questions.information".to_owned())
        ]
    );
    let mut content = complete();
    questions(&mut content).first_mut().unwrap().code = "Väärä".to_owned();
    assert_eq!(found(&content).first().unwrap().0, Code::MalformedCode);
}

#[test]
fn an_external_survey_needs_an_address_and_no_privacy_notice() {
    let mut content = complete();
    content.form = Form::External { address: both("https://kysely.example/fi", "https://kysely.example/sv") };
    content.privacy = PrivacyNotice::default();
    assert_eq!(found(&content), []);
    content.form = Form::External { address: both("javascript:alert(1)", "https://kysely.example/sv") };
    assert_eq!(found(&content), [(Code::NotAnAddress, "externalAddress".to_owned())]);
}
