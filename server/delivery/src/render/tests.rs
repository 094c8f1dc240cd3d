use std::collections::BTreeSet;
use std::sync::LazyLock;

use chrono::{DateTime, NaiveDate, Utc};
use domain::LanguageTag;
use domain::identity::Email;
use domain::message::{AskedGig, Notice};
use l10n::{Catalogues, Texts};

use super::{Keys, Signature, args, email, sms};
use crate::sms_parts;

const LANGUAGES: [&str; 4] = ["fi", "sv", "en", "fi-simple"];
/// A long name, so that what fits with it fits with every other.
const COUNTY: &str = "Länsi-Uudenmaan hyvinvointialue";
const REFERENCE: &str = "KA-2026-0142";
/// As long as a private link is: a token of 32 bytes.
const LINK: &str = "https://osallistu.hyvinvointialue.example/o/Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6cXV4Zm9vYmFyYmF6";

fn at(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

/// Read once: that takes a while, and every test below asks for many texts.
static CATALOGUES: LazyLock<Catalogues> = LazyLock::new(|| Catalogues::embedded().unwrap());

fn texts(language: &str) -> Texts {
    let language: LanguageTag = language.parse().unwrap();
    CATALOGUES.texts(&language.fallback_chain())
}

fn notices() -> Vec<Notice> {
    let (reference, link) = (|| REFERENCE.to_owned(), || LINK.to_owned());
    let (starts_at, ends_at) = (at("2026-11-21T12:30:00Z"), at("2026-11-21T14:30:00Z"));
    let (expires_at, remote) = (at("2026-11-10T10:00:00Z"), true);
    let day = NaiveDate::from_ymd_opt(2026, 12, 31).unwrap();
    vec![
        Notice::OfferSent(AskedGig {
            reference: reference(),
            starts_at,
            ends_at,
            times: 1,
            remote,
            link: link(),
            expires_at,
        }),
        Notice::OfferReminder(AskedGig {
            reference: reference(),
            starts_at,
            ends_at,
            times: 3,
            remote,
            link: link(),
            expires_at,
        }),
        Notice::OfferNotChosen { reference: reference() },
        Notice::BookingConfirmed {
            reference: reference(),
            starts_at,
            ends_at,
            times: 1,
            remote,
            link: link(),
        },
        Notice::BookingMoved { reference: reference(), starts_at, ends_at, times: 2, remote, link: link() },
        Notice::BookingCancelled { reference: reference(), starts_at },
        Notice::GigReminder { reference: reference(), starts_at, remote: false, link: link() },
        Notice::SignInCode { code: "493 027".to_owned(), expires_at: at("2026-11-21T12:40:00Z") },
        Notice::PersonalLink { link: link() },
        Notice::ApplicationReceived { link: link() },
        Notice::SeatOffered { link: link() },
        Notice::SeatProposed { link: link() },
        Notice::PutInReserve { link: link() },
        Notice::SeatTaken { link: link() },
        Notice::TopicAnswered { link: link() },
        Notice::PanelInvitation { link: link() },
        Notice::InitiativeReceived { link: link() },
        Notice::InitiativeTold { link: link() },
        Notice::MeetingInvitation { starts_at, ends_at, link: link() },
        Notice::MeetingMoved { starts_at, ends_at, link: link() },
        Notice::MeetingCalledOff { starts_at },
        Notice::MeetingReminder { starts_at, ends_at, link: link() },
        Notice::MeetingCostsAsked { on: day, link: link() },
        Notice::MeetingFeeApproved { on: day, cents: 1_234_550 },
        Notice::MeetingFeeRejected { on: day, link: link() },
        Notice::PanelEnded,
        Notice::ContactChanged { email: None, phone: None, language: None },
        Notice::SurveyInvitation { closes_at: ends_at, link: link() },
        Notice::SurveyReminder { closes_at: ends_at, link: link() },
        Notice::IndicatorsOwed { due_on: day, link: link() },
        Notice::CustomerFeedbackReceived { link: link() },
        Notice::CustomerFeedbackAnswered { link: link() },
        Notice::CustomerFeedbackWaits { untaken: 120, due_soon: 30, overdue: 12, link: link() },
        Notice::OrderReceived { reference: reference(), link: link() },
        Notice::OrderReturned { reference: reference(), link: link() },
        Notice::OrderConfirmed { reference: reference(), starts_at, link: link() },
        Notice::OrderMoved { reference: reference(), link: link() },
        Notice::OrderUnfilled { reference: reference(), link: link() },
        Notice::OrderCancelled { reference: reference(), link: link() },
        Notice::SeatReopened { reference: reference(), link: link() },
        Notice::HeldQuestion { reference: reference(), link: link() },
        Notice::FeedbackAsked { reference: reference(), link: link() },
        Notice::SafetyReported { link: link() },
        Notice::MessageArrived { reference: reference(), link: link() },
        Notice::FeeApproved { reference: reference(), cents: 1_234_550 },
        Notice::FeeRejected { reference: reference(), link: link() },
        Notice::AgreementEnds { on: day },
    ]
}

fn everything(texts: &Texts, notice: &Notice) -> [String; 3] {
    let mail = email(texts, notice, &Signature { county: COUNTY, reply_to: None });
    [mail.subject, mail.body, sms(texts, notice, COUNTY)]
}

#[test]
fn every_kind_has_its_own_words_in_every_language() {
    for language in LANGUAGES {
        let texts = texts(language);
        let mut seen = BTreeSet::new();
        for notice in notices() {
            let keys = Keys::of(&notice);
            for key in [keys.subject, keys.body, keys.sms] {
                assert!(key.starts_with(&format!("message-{}-", notice.kind())), "{key}");
                assert_eq!(&*texts.text(key).lang, language, "{key}");
            }
            for text in everything(&texts, &notice) {
                assert!(!text.contains(['{', '}']), "{language}: {text}");
                assert!(seen.insert(text.clone()), "{language}, twice: {text}");
            }
        }
    }
}

#[test]
fn a_notice_knows_everything_that_its_texts_mention() {
    for language in LANGUAGES {
        for notice in notices() {
            let keys = Keys::of(&notice);
            let args = args(&texts(language), &notice, keys.body);
            let known: BTreeSet<String> = args.iter().map(|(name, _)| (*name).to_owned()).collect();
            for key in [keys.subject, keys.body, keys.sms] {
                let mentioned = CATALOGUES.variables(language, key);
                assert!(mentioned.is_subset(&known), "{language}, {key}: {mentioned:?} of {known:?}");
            }
        }
    }
}

#[test]
fn what_it_is_about_and_where_to_go_is_in_the_mail_and_the_text_message() {
    for language in LANGUAGES {
        for notice in notices() {
            let stored = serde_json::to_value(&notice).unwrap();
            let [subject, body, sms] = everything(&texts(language), &notice);
            for text in [&body, &sms] {
                for field in ["reference", "link", "code"].iter().filter_map(|field| stored[field].as_str()) {
                    assert!(text.contains(field), "{language}: {text}");
                }
                assert!(text.contains(COUNTY), "{text}");
            }
            let secret = ["link", "code"].iter().find_map(|field| stored[field].as_str());
            assert!(secret.is_none_or(|secret| !subject.contains(secret)), "{subject}");
        }
    }
}

#[test]
fn no_message_tells_who_its_reader_is_to_whom_it_is_not_meant_for() {
    for language in LANGUAGES {
        for notice in notices() {
            for text in everything(&texts(language), &notice) {
                let text = text.to_lowercase();
                for word in ["kokemusasian", "erfarenhet", "by experience"] {
                    assert!(!text.contains(word), "{language}: {text}");
                }
            }
        }
    }
}

#[test]
fn a_text_message_is_two_parts_at_most() {
    for language in LANGUAGES {
        for notice in notices() {
            let text = sms(&texts(language), &notice, COUNTY);
            assert!(crate::parts::is_gsm(&text), "{language}: {text}");
            assert!(sms_parts(&text) <= 2, "{language}, {} letters: {text}", text.chars().count());
        }
    }
}

#[test]
fn times_are_those_of_helsinki_in_the_language_that_is_read() {
    let offer = &notices()[0];
    let body = |language| everything(&texts(language), offer)[1].clone();
    assert!(body("fi").contains("Alkaa: 21.11.2026 klo 14.30\nPäättyy: 21.11.2026 klo 16.30\n"));
    assert!(body("sv").contains("Svara senast 10.11.2026 kl. 12.00."));
    assert!(body("en").contains("Answer by 10 November 2026 at 12:00."));
    let code = Notice::SignInCode { code: "493027".to_owned(), expires_at: at("2026-11-21T12:40:00Z") };
    let [_, mail, sms] = everything(&texts("fi"), &code);
    for text in [mail, sms] {
        assert!(text.contains("toimii 21.11.2026 klo 14.40 asti"), "{text}");
    }
    // Served in Finnish, dates and all.
    assert!(body("ar").contains("Alkaa: 21.11.2026 klo 14.30\n"));
    assert_eq!(body("se"), body("fi"));
}

#[test]
fn a_mail_says_whether_it_can_be_answered() {
    let texts = texts("fi");
    let notice = Notice::AgreementEnds { on: NaiveDate::from_ymd_opt(2026, 12, 31).unwrap() };
    let address = Email::parse("koordinaattori@alue.example").unwrap();
    let body = |reply_to| email(&texts, &notice, &Signature { county: COUNTY, reply_to }).body;
    assert!(
        body(Some(&address))
            .contains("vastaa tähän viestiin tai kirjoita osoitteeseen koordinaattori@alue.example.")
    );
    assert!(body(None).contains("Tähän viestiin ei voi vastata."));
}

#[test]
fn money_is_written_out() {
    let notice = Notice::FeeApproved { reference: REFERENCE.to_owned(), cents: 1_234_550 };
    assert!(everything(&texts("fi"), &notice)[1].contains("yhteensä 12\u{a0}345,50\u{a0}€"));
    // A space that does not break would make the message more than twice as long.
    assert!(everything(&texts("fi"), &notice)[2].contains("yhteensä 12 345,50 €"));
}
