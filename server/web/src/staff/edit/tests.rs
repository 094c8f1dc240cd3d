use std::collections::BTreeMap;

use chrono::{DateTime, Duration, NaiveDate};
use domain::id::TypedId;
use domain::survey::{Audience, Choice, Form, LegalBasis, PrivacyNotice, Question, QuestionKind};
use domain::survey::{QuestionType, SurveyContent, SurveyKind};
use domain::{Code, LanguageTag, LocalizedText, OptionId, QuestionId};
use proptest::prelude::*;
use uuid::Uuid;

use super::action::{Action, Direction, Fresh};
use super::fields::{FieldMap, field_of, question_field};
use super::read::read;
use super::write::fields_of;

fn tag(value: &str) -> LanguageTag {
    value.parse().unwrap()
}

fn languages() -> Vec<LanguageTag> {
    ["fi", "sv", "ar"].into_iter().map(tag).collect()
}

fn question_id(n: u128) -> QuestionId {
    QuestionId::from_uuid(Uuid::from_u128(n))
}

fn option_id(n: u128) -> OptionId {
    OptionId::from_uuid(Uuid::from_u128(n))
}

fn fresh() -> Fresh {
    Fresh { question: question_id(900), options: [option_id(901), option_id(902)] }
}

/// A text in some of the languages, its translations perhaps outdated.
fn text() -> BoxedStrategy<LocalizedText> {
    let words = prop::option::of("[a-zåäö&<\"]{1,8}( [a-zåäö]{1,8}|\n[a-zåäö]{1,8}){0,2}");
    (words.clone(), words.clone(), words.clone(), words)
        .prop_map(|(fi, sv, ar, later)| {
            let mut text = LocalizedText::default();
            for (language, value) in [("fi", fi), ("sv", sv), ("ar", ar), ("fi", later)] {
                if let Some(value) = value {
                    text.set(tag(language), &value, &tag("fi"));
                }
            }
            text
        })
        .boxed()
}

fn choice(id: u128) -> BoxedStrategy<Choice> {
    (text(), any::<bool>(), "[a-z0-9]{0,5}")
        .prop_map(move |(text, valid, code)| Choice { id: option_id(id), code, text, valid })
        .boxed()
}

fn kind() -> BoxedStrategy<QuestionKind> {
    let options = || (choice(1), choice(2), choice(3)).prop_map(|(a, b, c)| vec![a, b, c]);
    prop_oneof![
        options().prop_map(|options| QuestionKind::SingleChoice { options }),
        (options(), prop::option::of(0u32..4))
            .prop_map(|(options, at_most)| QuestionKind::MultipleChoice { options, at_most }),
        (any::<u8>(), text(), text()).prop_map(|(points, low, high)| QuestionKind::Likert {
            points,
            low,
            high
        }),
        prop::sample::select(vec![
            QuestionKind::YesNo,
            QuestionKind::Nps,
            QuestionKind::ShortText,
            QuestionKind::LongText,
            QuestionKind::Note,
        ]),
    ]
    .boxed()
}

fn question(id: u128) -> BoxedStrategy<Question> {
    ("[a-z0-9_-]{0,6}", prop::option::of("[a-z.]{1,9}"), any::<bool>(), text(), text(), kind())
        .prop_map(move |(code, bank_key, required, text, help, kind)| Question {
            id: question_id(id),
            code,
            bank_key,
            required,
            text,
            help,
            kind,
        })
        .boxed()
}

fn form() -> BoxedStrategy<Form> {
    prop_oneof![
        (question(9), question(3), question(5)).prop_map(|(a, b, c)| Form::Questions(vec![a, b, c])),
        text().prop_map(|address| Form::External { address }),
    ]
    .boxed()
}

fn content() -> BoxedStrategy<SurveyContent> {
    // Down to the second and all year round: no clock change may move what nobody touched.
    let moment = || {
        prop::option::of(
            (0i64..40_000_000).prop_map(|s| DateTime::UNIX_EPOCH + Duration::seconds(s + 1_767_225_600)),
        )
    };
    let notice = (text(), text(), prop::option::of(0usize..3), prop::option::of(1u32..28));
    (form(), text(), text(), text(), notice, moment(), moment(), prop::option::of(any::<u16>()))
        .prop_map(
            |(
                form,
                title,
                summary,
                introduction,
                (purpose, contact, basis, day),
                opens_at,
                closes_at,
                late,
            )| {
                let is_external = form.is_external();
                let privacy = PrivacyNotice {
                    purpose,
                    legal_basis: basis.and_then(|n| LegalBasis::ALL.get(n).copied()),
                    contact,
                    deletion_date: day.and_then(|day| NaiveDate::from_ymd_opt(2027, 2, day)),
                };
                SurveyContent {
                    summary,
                    introduction,
                    audiences: [Audience::Carers].into(),
                    categories: [domain::activity::ParticipationCategory::Action].into(),
                    municipalities: ["092".to_owned()].into(),
                    privacy: if is_external { PrivacyNotice::default() } else { privacy },
                    opens_at,
                    closes_at,
                    late_answer_days: late.filter(|_| !is_external),
                    ..SurveyContent::new(SurveyKind::Event, tag("fi"), title, form)
                }
            },
        )
        .boxed()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]

    #[test]
    fn a_form_sent_back_untouched_changes_nothing(content in content()) {
        let back = read(&fields_of(&content, &languages()), &content);
        prop_assert_eq!(&back.content, &content);
        prop_assert!(back.typed.is_empty() && back.problems.is_empty());
    }

    #[test]
    fn a_form_that_shows_fewer_languages_loses_none(content in content()) {
        let back = read(&fields_of(&content, &[tag("fi")]), &content);
        prop_assert_eq!(&back.content, &content);
    }

    #[test]
    fn what_was_typed_is_what_is_stored(typed in content(), stored in content()) {
        // The kind of form is fixed when a survey is started.
        prop_assume!(typed.form.is_external() == stored.form.is_external());
        let mut fields: Vec<(String, String)> = Vec::new();
        for (name, value) in fields_of(&typed, &languages()).iter() {
            // Times are tested on their own: some of them are refused.
            if !["opens", "closes", "late"].contains(&name) && !name.ends_with(".at_most") {
                fields.push((name.to_owned(), value.to_owned()));
            }
        }
        let back = read(&fields.into_iter().collect(), &stored).content;
        prop_assert_eq!(plain(&back), plain(&typed));
    }
}

/// The fields without what the test above leaves out.
fn plain(content: &SurveyContent) -> BTreeMap<String, Vec<String>> {
    let mut plain: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (name, value) in fields_of(content, &languages()).iter() {
        if !["opens", "closes", "late"].contains(&name) && !name.ends_with(".at_most") {
            plain.entry(name.to_owned()).or_default().push(value.to_owned());
        }
    }
    plain
}

fn draft(questions: Vec<Question>) -> SurveyContent {
    let title = LocalizedText::from([("fi", "Otsikko"), ("sv", "Rubrik")]);
    SurveyContent::new(SurveyKind::Resident, tag("fi"), title, Form::Questions(questions))
}

fn fields(pairs: &[(&str, &str)]) -> FieldMap {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

#[test]
fn a_changed_source_marks_the_translation_until_somebody_says_it_is_still_right() {
    let base = draft(Vec::new());
    let changed = read(&fields(&[("title.sv", "Rubrik"), ("title.fi", "Uusi otsikko")]), &base).content;
    assert!(changed.title.is_outdated(&tag("sv"), &tag("fi")));
    let both = read(&fields(&[("title.sv", "Ny rubrik"), ("title.fi", "Uusi otsikko")]), &base).content;
    assert!(!both.title.is_outdated(&tag("sv"), &tag("fi")));
    let still = [("title.fi", "Uusi otsikko"), ("title.sv", "Rubrik"), ("still", "title.sv")];
    let confirmed = read(&fields(&still), &changed).content;
    assert_eq!(confirmed.title.get(&tag("sv")), Some("Rubrik"));
    assert!(!confirmed.title.is_outdated(&tag("sv"), &tag("fi")));
}

#[test]
fn a_time_that_cannot_be_stored_is_kept_and_told_and_the_rest_is_stored() {
    for (value, code) in [
        ("huomenna", Code::NotADate),
        ("2026-03-29T03:30", Code::LocalTimeDoesNotExist),
        ("2026-10-25T03:30", Code::LocalTimeIsAmbiguous),
    ] {
        let found = read(&fields(&[("closes", value), ("title.fi", "Toinen")]), &draft(Vec::new()));
        assert_eq!(found.typed.get("closes").map(String::as_str), Some(value));
        assert_eq!(found.problems.first().map(|v| v.code), Some(code));
        assert_eq!(found.content.title.get(&tag("fi")), Some("Toinen"));
    }
}

#[test]
fn a_time_may_be_written_the_finnish_way() {
    let found =
        read(&fields(&[("closes", "1.12.2026 16.00"), ("deletion", "31.3.2027")]), &draft(Vec::new()));
    assert_eq!(found.problems, []);
    assert_eq!(found.content.closes_at.unwrap().to_rfc3339(), "2026-12-01T14:00:00+00:00");
    assert_eq!(found.content.privacy.deletion_date, NaiveDate::from_ymd_opt(2027, 3, 31));
}

#[test]
fn a_question_that_somebody_else_has_removed_is_read_from_the_form_alone() {
    let mut content = draft(Vec::new());
    Action::AddQuestion(QuestionType::SingleChoice).apply(&mut content, fresh());
    let sent = fields_of(&content, &languages());
    assert_eq!(read(&sent, &draft(Vec::new())).content, content);
}

#[test]
fn buttons_are_read_and_anything_else_saves() {
    let id = question_id(7).uuid().simple();
    assert_eq!(Action::parse("add-question:nps"), Action::AddQuestion(QuestionType::Nps));
    assert_eq!(Action::parse(&format!("up:{id}")), Action::Move(question_id(7), Direction::Up));
    let remove = Action::parse(&format!("remove-option:{id}:{}", option_id(8).uuid().simple()));
    assert_eq!(remove, Action::RemoveOption(question_id(7), option_id(8)));
    for other in ["", "save", "up", "up:x", "add-question:matrix", "remove-option:1"] {
        assert_eq!(Action::parse(other), Action::Save, "{other}");
    }
}

fn codes(content: &SurveyContent) -> Vec<&str> {
    content.form.questions().iter().map(|q| q.code.as_str()).collect()
}

#[test]
fn questions_are_added_moved_and_removed() {
    let mut content = draft(Vec::new());
    for n in 1..=3 {
        let fresh = Fresh { question: question_id(n), ..fresh() };
        Action::AddQuestion(QuestionType::Nps).apply(&mut content, fresh);
    }
    assert_eq!(codes(&content), ["q1", "q2", "q3"]);
    Action::Move(question_id(3), Direction::Up).apply(&mut content, fresh());
    assert_eq!(codes(&content), ["q1", "q3", "q2"]);
    Action::Move(question_id(1), Direction::Up).apply(&mut content, fresh());
    Action::Move(question_id(2), Direction::Down).apply(&mut content, fresh());
    assert_eq!(codes(&content), ["q1", "q3", "q2"]);
    let anchor = Action::RemoveQuestion(question_id(3)).apply(&mut content, fresh());
    assert_eq!(codes(&content), ["q1", "q2"]);
    assert_eq!(anchor, Some(super::action::question_anchor(question_id(2))));
}

#[test]
fn a_new_choice_comes_with_two_options_and_gets_more() {
    let mut content = draft(Vec::new());
    Action::AddQuestion(QuestionType::SingleChoice).apply(&mut content, fresh());
    let id = fresh().question;
    let more = Fresh { options: [option_id(3), option_id(4)], ..fresh() };
    Action::AddOption(id).apply(&mut content, more);
    Action::RemoveOption(id, option_id(901)).apply(&mut content, fresh());
    let question = content.form.question(id).unwrap();
    let codes: Vec<_> = question.kind.options().iter().map(|o| o.code.as_str()).collect();
    assert_eq!(codes, ["o2", "o3"]);
}

#[test]
fn a_violation_leads_to_the_field_that_mends_it() {
    let mut content = draft(Vec::new());
    Action::AddQuestion(QuestionType::SingleChoice).apply(&mut content, fresh());
    let at =
        |path: &[&str]| field_of(&path.iter().map(|part| (*part).to_owned()).collect::<Vec<_>>(), &content);
    assert_eq!(at(&["closesAt"]), "closes");
    assert_eq!(at(&["privacyNotice", "deletionDate"]), "deletion");
    assert_eq!(at(&["questions", "q1", "help"]), question_field(fresh().question, "help"));
    assert!(at(&["questions", "q1", "options", "o2", "text"]).ends_with(".text"));
    assert_eq!(at(&["questions", "gone", "text"]), "questions");
}
