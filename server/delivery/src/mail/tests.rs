use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use domain::identity::Email;
use mail_parser::{MessageParser, MimeHeaders};
use proptest::prelude::*;
use uuid::Uuid;

use super::{Attachment, Mail, Sender, compose};
use crate::SendError;

/// Every header that a mail of ours has, once.
const HEADERS: [&str; 9] = [
    "Message-ID",
    "Date",
    "From",
    "To",
    "Subject",
    "Auto-Submitted",
    "MIME-Version",
    "Content-Type",
    "Content-Transfer-Encoding",
];

fn sender() -> Sender {
    "Osallistu <osallistu@county.example>".parse().unwrap()
}

fn mail() -> Mail {
    Mail {
        message_id: Uuid::from_u128(7),
        date: DateTime::<Utc>::from_timestamp(1_790_000_000, 0).unwrap(),
        to: Email::parse("aino@example.fi").unwrap(),
        reply_to: None,
        subject: "Keikkapyyntö KA-2026-0142".to_owned(),
        body: "Hei!\n\nČáŋŋalus đahpat šŧž.\n".to_owned(),
        attachment: None,
    }
}

fn calendar(name: &str, content_type: &str) -> Attachment {
    Attachment {
        name: name.to_owned(),
        content_type: content_type.to_owned(),
        bytes: b"BEGIN:VCALENDAR\r\nlone\nline\rends\0\r\n".to_vec(),
    }
}

fn written(mail: &Mail) -> Vec<u8> {
    compose(&sender(), mail).unwrap().formatted()
}

/// The header lines as they are, without a parser: names and values, folded lines joined.
fn raw_headers(bytes: &[u8]) -> Vec<(String, String)> {
    let text = String::from_utf8(bytes.to_vec()).unwrap();
    let (head, _) = text.split_once("\r\n\r\n").unwrap();
    let unfolded = head.replace("\r\n ", " ").replace("\r\n\t", " ");
    assert!(!unfolded.replace("\r\n", "").contains(['\r', '\n', '\0']), "{head:?}");
    let header = |line: &str| {
        let (name, value) = line.split_once(": ").unwrap_or_else(|| panic!("no header: {line:?}"));
        (name.to_owned(), value.to_owned())
    };
    unfolded.split("\r\n").map(header).collect()
}

fn names(bytes: &[u8]) -> BTreeMap<String, usize> {
    let mut names = BTreeMap::new();
    for (name, _) in raw_headers(bytes) {
        *names.entry(name).or_default() += 1;
    }
    names
}

/// Those of [`HEADERS`], once each.
fn expected_names(without: &[&str]) -> BTreeMap<String, usize> {
    HEADERS.iter().filter(|name| !without.contains(name)).map(|name| ((*name).to_owned(), 1)).collect()
}

#[test]
fn a_mail_arrives_as_it_was_written() {
    let bytes = written(&mail());
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.subject(), Some("Keikkapyyntö KA-2026-0142"));
    let body = parsed.body_text(0).unwrap().replace("\r\n", "\n");
    assert_eq!(body.trim_end(), "Hei!\n\nČáŋŋalus đahpat šŧž.");
    assert_eq!(parsed.from().unwrap().first().unwrap().name(), Some("Osallistu"));
    assert_eq!(parsed.message_id(), Some("00000000-0000-0000-0000-000000000007@county.example"));
    assert_eq!(parsed.date().unwrap().to_timestamp(), 1_790_000_000);
    assert_eq!(parsed.header("Auto-Submitted").unwrap().as_text(), Some("auto-generated"));
    assert_eq!(names(&bytes), expected_names(&[]));
}

#[test]
fn every_attempt_sends_the_same_bytes() {
    let mail = Mail { attachment: Some(calendar("keikka.ics", "text/calendar; method=PUBLISH")), ..mail() };
    assert_eq!(written(&mail), written(&mail));
}

#[test]
fn an_answer_goes_where_somebody_reads_it() {
    let mail = Mail { reply_to: Some(Email::parse("koordinaattori@example.fi").unwrap()), ..mail() };
    let bytes = written(&mail);
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    assert_eq!(parsed.reply_to().unwrap().first().unwrap().address(), Some("koordinaattori@example.fi"));
}

#[test]
fn an_attachment_arrives_byte_for_byte() {
    let attachment = calendar("keikka.ics", "text/calendar; charset=utf-8; method=PUBLISH");
    let bytes = written(&Mail { attachment: Some(attachment.clone()), ..mail() });
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let part = parsed.attachment(0).unwrap();
    assert_eq!(part.attachment_name(), Some("keikka.ics"));
    assert_eq!(part.content_type().unwrap().attribute("method"), Some("PUBLISH"));
    assert_eq!(part.contents(), attachment.bytes);
    assert_eq!(parsed.attachment_count(), 1);
}

#[test]
fn a_sender_is_one_address() {
    for good in
        ["osallistu@county.example", "Länsi-Uusimaa <a@b.example>", "\"Osallistu, alue\" <a@b.example>"]
    {
        assert!(good.parse::<Sender>().is_ok(), "{good}");
    }
    for bad in [
        "",
        "Osallistu",
        "a@b.example, c@d.example",
        "A <a@b.example>\r\nBcc: c@d.example",
        "=?utf-8?q?A?= <a@b.example>",
    ] {
        assert!(bad.parse::<Sender>().is_err(), "{bad}");
    }
}

#[test]
fn an_attachment_without_a_type_is_no_use_to_anybody() {
    let mail = Mail { attachment: Some(calendar("a.ics", "calendar\r\nBcc: a@b.example")), ..mail() };
    assert!(matches!(compose(&sender(), &mail), Err(SendError::Permanent(_))));
}

/// What somebody would try: line ends of every kind, NUL, encoded words, other headers, then anything at all.
fn hostile() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,12}",
        ".{0,6}",
        Just("\r\n".to_owned()),
        Just("\n".to_owned()),
        Just("\r".to_owned()),
        Just("\0".to_owned()),
        Just("\u{85}\u{2028}\u{b}\u{c}".to_owned()),
        Just("Bcc: evil@example.org".to_owned()),
        Just("\r\n\r\nbody".to_owned()),
        Just("=?utf-8?q?=0D=0ABcc:_evil=40example.org?=".to_owned()),
        Just("\"<evil@example.org>, ".to_owned()),
        Just("čáŋđ šŧž 🙂".to_owned()),
    ];
    prop::collection::vec(piece, 0..8).prop_map(|pieces| pieces.concat())
}

/// The mail has our headers only, each once, and one recipient, by our own reading, a parser's and the envelope's.
fn assert_unharmed(mail: &Mail, without: &[&str]) {
    let message = compose(&sender(), mail).unwrap();
    let bytes = message.formatted();
    assert_eq!(names(&bytes), expected_names(without));
    let parsed = MessageParser::default().parse(&bytes).unwrap();
    let recipients: Vec<_> = [parsed.to(), parsed.cc(), parsed.bcc()]
        .into_iter()
        .flatten()
        .flat_map(|addresses| addresses.iter())
        .map(|address| address.address().unwrap().to_owned())
        .collect();
    assert_eq!(recipients, [mail.to.as_str()]);
    let envelope: Vec<_> = message.envelope().to().iter().map(ToString::to_string).collect();
    assert_eq!(envelope, [mail.to.as_str()]);
}

proptest! {
    #[test]
    fn a_subject_never_adds_a_header_or_a_recipient(subject in hostile()) {
        let mail = Mail { subject: subject.clone(), ..mail() };
        assert_unharmed(&mail, &[]);
        let bytes = written(&mail);
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        prop_assert!(!parsed.subject().unwrap_or_default().contains(char::is_control));
    }

    #[test]
    fn a_subject_of_words_arrives_as_it_was_written(subject in "[a-zåäöčđŋšŧžæõâʒǯǥǧǩʹA-Z0-9.,:;?!()–-]{1,14}( [a-zåäöčđŋšŧž]{1,40}){0,5}") {
        let bytes = written(&Mail { subject: subject.clone(), ..mail() });
        let arrived: String = subject.chars().take(super::SUBJECT_MAX).collect();
        let parsed = MessageParser::default().parse(&bytes).unwrap();
        prop_assert_eq!(parsed.subject(), Some(arrived.trim_end()));
    }

    #[test]
    fn a_body_never_adds_a_header(body in hostile()) {
        assert_unharmed(&Mail { body, ..mail() }, &[]);
    }

    #[test]
    fn an_address_never_adds_a_header_or_a_recipient(address in hostile(), reply in hostile()) {
        let email = |text: &str| Email::parse(&format!("{text}@example.fi"));
        if let Ok(to) = email(&address) {
            let mail = Mail { to, ..mail() };
            if compose(&sender(), &mail).is_ok() {
                assert_unharmed(&mail, &[]);
            }
        }
        if let Ok(reply_to) = email(&reply) {
            let mail = Mail { reply_to: Some(reply_to), ..mail() };
            if let Ok(message) = compose(&sender(), &mail) {
                let mut expected = expected_names(&[]);
                expected.insert("Reply-To".to_owned(), 1);
                prop_assert_eq!(names(&message.formatted()), expected);
            }
        }
    }

    #[test]
    fn a_senders_name_never_adds_a_header_or_a_recipient(name in hostile()) {
        if let Ok(sender) = format!("{name} <osallistu@county.example>").parse::<Sender>() {
            let bytes = compose(&sender, &mail()).unwrap().formatted();
            prop_assert_eq!(names(&bytes), expected_names(&[]));
            let parsed = MessageParser::default().parse(&bytes).unwrap();
            let from: Vec<_> = parsed.from().unwrap().iter().map(|address| address.address()).collect();
            prop_assert_eq!(from, [Some("osallistu@county.example")]);
        }
    }

    #[test]
    fn an_attachments_name_and_type_never_add_a_header_or_a_part(name in hostile(), kind in hostile()) {
        for content_type in ["text/calendar".to_owned(), format!("text/calendar; name={kind}"), kind] {
            let mail = Mail { attachment: Some(calendar(&name, &content_type)), ..mail() };
            if compose(&sender(), &mail).is_err() {
                continue;
            }
            // The parts say how they are encoded, not the mail.
            assert_unharmed(&mail, &["Content-Transfer-Encoding"]);
            let bytes = written(&mail);
            let parsed = MessageParser::default().parse(&bytes).unwrap();
            prop_assert_eq!(parsed.parts.len(), 3);
            let text = String::from_utf8(bytes).unwrap();
            let part = text.rsplit("--part-").nth(1).unwrap();
            let (_, part) = part.split_once("\r\n").unwrap();
            let expected = ["Content-Disposition", "Content-Type", "Content-Transfer-Encoding"];
            let expected = BTreeMap::from(expected.map(|name| (name.to_owned(), 1)));
            prop_assert_eq!(names(part.as_bytes()), expected);
        }
    }
}
