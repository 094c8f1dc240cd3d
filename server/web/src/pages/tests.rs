//! The answering page as a browser gets it: what was typed is kept, and every message finds its field.

use std::collections::BTreeSet;

use askama::Template;
use axum::http::Uri;
use domain::county::County;
use domain::id::TypedId;
use domain::identity::Actor;
use domain::survey::answer::check;
use domain::survey::{Choice, Form, Question, QuestionKind, Respondents, SurveyContent, SurveyKind};
use domain::{LanguageTag, LocalizedText, OptionId, QuestionId};
use l10n::Catalogues;
use uuid::Uuid;

use super::question::{field_name, read, views};
use super::survey::{AnswerPage, Heading, Privacy};
use crate::forms::{Fields, Problems};
use crate::layout::Frame;
use crate::said::Said;

fn frame(language: &str) -> Frame {
    let uri: Uri = format!("/{language}/surveys/palvelut").parse().unwrap();
    let catalogues = Catalogues::embedded().unwrap();
    Frame::of(&catalogues, &County::blank(), &Actor::Anonymous, language.parse().unwrap(), &uri)
}

fn text(fi: &str, sv: &str) -> LocalizedText {
    LocalizedText::from([("fi", fi), ("sv", sv)])
}

/// A survey with a question of every type.
fn content() -> SurveyContent {
    let options = ["vantaa", "kerava"].into_iter().zip(1..).map(|(code, n)| Choice {
        id: OptionId::from_uuid(Uuid::from_u128(n)),
        code: code.to_owned(),
        text: text(code, ""),
        valid: true,
    });
    let options: Vec<Choice> = options.collect();
    let scale = QuestionKind::Likert { points: 5, low: text("Huono", "Dålig"), high: text("Hyvä", "Bra") };
    let kinds = [
        QuestionKind::Note,
        QuestionKind::YesNo,
        QuestionKind::SingleChoice { options: options.clone() },
        QuestionKind::MultipleChoice { options, at_most: Some(1) },
        scale,
        QuestionKind::Nps,
        QuestionKind::ShortText,
        QuestionKind::LongText,
    ];
    let questions = kinds.into_iter().zip(1..).map(|(kind, n)| Question {
        id: QuestionId::from_uuid(Uuid::from_u128(n)),
        code: format!("q{n}"),
        bank_key: None,
        required: n == 2,
        text: text(&format!("Kysymys {n} <b>&"), &format!("Fråga {n}")),
        help: if n % 2 == 0 { text("Ohje", "") } else { LocalizedText::default() },
        kind,
    });
    SurveyContent::new(
        SurveyKind::Resident,
        LanguageTag::finnish(),
        text("Palvelut", "Servicen"),
        Form::Questions(questions.collect()),
    )
}

/// The page after this was posted; `None` before anything was.
fn page(language: &str, posted: Option<&[(&str, &str)]>) -> String {
    let (frame, content) = (frame(language), content());
    let pairs = posted.unwrap_or_default().iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned()));
    let fields = Fields::new(pairs.collect());
    let violations =
        posted.and_then(|_| check(&content.form, &read(&content.form, &fields)).err()).unwrap_or_default();
    let field = |violation: &domain::Violation| field_name(&violation.path.concat());
    let timing = Said::neutral("", &frame.language);
    let offered = [LanguageTag::finnish(), LanguageTag::swedish()];
    let page = AnswerPage {
        heading: Heading::of(&frame, "palvelut", Respondents::Anyone, (&content, &offered), timing),
        privacy: Privacy::new(&frame, &content),
        channels: Vec::new(),
        questions: views(&frame, &content.form, &content.source_language, &fields),
        problems: Problems::new(&frame, &violations, field),
        key: String::new(),
        version: 1,
        language: LanguageTag::finnish(),
        invitation: None,
        pairing: None,
        frame,
    };
    page.render().unwrap()
}

/// The values of an attribute, wherever it stands.
fn values<'a>(page: &'a str, attribute: &str) -> Vec<&'a str> {
    page.split(&format!(" {attribute}=\"")).skip(1).filter_map(|rest| rest.split('"').next()).collect()
}

#[test]
fn a_fresh_page_has_no_errors_and_marks_what_is_voluntary() {
    let page = page("fi", None);
    assert!(page.contains("<title>Palvelut – Hyvinvointialue</title>"), "{page}");
    assert!(!page.contains("error-summary") && !page.contains("aria-invalid"));
    assert_eq!(page.matches("(vapaaehtoinen)").count(), 6);
    assert!(page.contains("Kysymys 2 &#60;b&#62;&#38;") || page.contains("Kysymys 2 &lt;b&gt;&amp;"));
    assert!(page.len() < 30_000, "{} bytes", page.len());
}

#[test]
fn errors_lead_to_their_fields_and_nothing_typed_is_lost() {
    let posted: &[(&str, &str)] =
        &[("a.q4", "vantaa"), ("a.q4", "kerava"), ("a.q6", "11"), ("a.q7", "<i>\"x"), ("a.q8", "Pitkä")];
    let page = page("fi", Some(posted));
    assert!(page.contains("<title>Virhe: Palvelut"));
    for field in ["a.q2", "a.q4", "a.q6"] {
        assert!(page.contains(&format!("href=\"#{field}\"")), "{field}");
        assert!(page.contains(&format!("id=\"{field}.error\"")), "{field}");
    }
    assert_eq!(page.matches(" checked").count(), 2);
    assert!(page.contains("value=\"&lt;i&gt;&#34;x\"") || page.contains("value=\"&#60;i&#62;&#34;x\""));
    // The line break after the tag belongs to HTML: without it a text that begins with one would lose it.
    assert!(page.contains(">\nPitkä</textarea>"));
}

#[test]
fn ids_are_unique_and_what_refers_to_one_finds_it() {
    for posted in [None, Some(&[("a.q4", "vantaa"), ("a.q4", "kerava")] as &[_])] {
        let page = page("sv", posted);
        let ids = values(&page, "id");
        let known: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(known.len(), ids.len(), "{ids:?}");
        for attribute in ["for", "aria-describedby", "aria-labelledby", "form"] {
            for reference in values(&page, attribute).iter().flat_map(|value| value.split(' ')) {
                // The language switch takes the form along only where the handler says so.
                assert!(reference.is_empty() || known.contains(reference), "{attribute} {reference}");
            }
        }
    }
}

#[test]
fn a_text_that_is_not_in_the_pages_language_says_so() {
    let page = page("sv", None);
    assert!(page.contains("<html lang=\"sv\" dir=\"ltr\">"));
    assert!(page.contains("<span lang=\"fi\" dir=\"ltr\">Ohje</span>"));
    let arabic = self::page("ar", None);
    assert!(arabic.contains("<html lang=\"ar\" dir=\"rtl\">"));
    assert!(arabic.contains("class=\"fallback-band\""));
    assert!(arabic.contains("<span lang=\"fi\" dir=\"ltr\">Lähetä vastaus</span>"));
}

#[test]
fn no_page_runs_or_styles_anything_inline() {
    let page = page("fi", Some(&[]));
    for forbidden in [" style=", " onclick", "<style", "javascript:", "http://"] {
        assert!(!page.contains(forbidden), "{forbidden}");
    }
    assert_eq!(page.matches("<script").count(), page.matches("<script src=\"/assets/").count());
}
