use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate};
use domain::Violations;
use domain::survey::gate;
use domain::{Code, LanguageTag};

use super::*;
use crate::demo::script::{Ask, Asks, Kind, LIKERT_STEPS, Story, Texts, moment};

fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
}

/// What the gate says of a survey on the day on which it is published, or written.
fn refusals(story: &Story) -> Violations {
    let now = moment(today(), story.days.published.unwrap_or(story.days.written));
    let content = story.content(today(), now, || [0; 10]);
    gate::check(&content, &[LanguageTag::finnish(), LanguageTag::swedish()], now)
}

fn asks(story: &Story) -> &'static [Ask] {
    match story.asks {
        Asks::Here(asks) => asks,
        Asks::Elsewhere(_) => &[],
    }
}

#[test]
fn every_published_survey_is_complete_in_each_of_its_languages() {
    for story in ALL.iter().filter(|story| story.days.published.is_some()) {
        assert_eq!(refusals(story), [], "{}", story.slug);
        let content = story.content(today(), DateTime::UNIX_EPOCH, || [0; 10]);
        let complete: BTreeSet<_> = gate::complete_languages(&content).into_iter().collect();
        let languages: BTreeSet<LanguageTag> =
            story.languages.iter().map(|tag| tag.parse().unwrap()).collect();
        assert_eq!(complete, languages, "{}", story.slug);
    }
}

#[test]
fn the_draft_is_refused_for_its_swedish_and_nothing_else() {
    let refusals = refusals(&booking::STORY);
    assert!(refusals.iter().all(|refusal| refusal.code == Code::MissingText));
    let missing: Vec<_> = refusals.iter().map(|refusal| refusal.path.join(".")).collect();
    assert_eq!(
        missing,
        [
            "introduction",
            "privacyNotice.purpose",
            "questions.way-to-book.options.online.text",
            "questions.easy-to-book.text",
            "questions.hopes.help",
        ]
    );
}

#[test]
fn every_answered_question_has_a_leaning_for_each_of_its_answers() {
    for story in ALL.iter().filter(|story| !story.waves.is_empty()) {
        for ask in asks(story) {
            let answers = match ask.kind {
                Kind::One(options) | Kind::Many { options, .. } => options.len(),
                Kind::YesNo => 3,
                Kind::Likert { .. } => usize::from(LIKERT_STEPS),
                Kind::Nps => 11,
                Kind::ShortText(_) | Kind::LongText(_) | Kind::Note => continue,
            };
            assert!(!ask.leanings.is_empty(), "{} {}", story.slug, ask.code);
            for (language, weights) in ask.leanings {
                assert_eq!(weights.len(), answers, "{} {} {language}", story.slug, ask.code);
            }
        }
    }
}

#[test]
fn the_programmes_questions_keep_their_finnish_wording() {
    let finnish = |texts: Texts| texts.iter().find(|(tag, _)| *tag == "fi").map(|(_, text)| *text);
    assert_eq!(
        finnish(bank::INFORMATION_RECEIVED.text),
        Some("Oletko saanut tarvitsemasi tiedon hyvinvointialueen palveluista?")
    );
    assert_eq!(
        finnish(bank::OWN_LANGUAGE_SERVICE.text),
        Some("Saitko palvelun ja mahdolliset ohjeet omalla kielelläsi?")
    );
}
