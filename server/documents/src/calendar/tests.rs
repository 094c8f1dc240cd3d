//! The bytes as they are meant. What holds for every calendar is asked in `tests/feeds.rs` at the root.

use domain::id::{AssignmentId, TypedId};

use super::*;

fn uid(number: u8) -> Uid {
    let id = AssignmentId::fresh(DateTime::UNIX_EPOCH, [number; 10]);
    Uid::new(id, "osallistu.example.fi").unwrap()
}

fn time(text: &str) -> DateTime<Utc> {
    text.parse().unwrap()
}

fn gig() -> Event {
    Event {
        stamp: time("2026-11-21T12:00:00.123456Z"),
        sequence: 3,
        status: Status::Confirmed,
        starts_at: time("2026-12-01T07:00:00Z"),
        ends_at: time("2026-12-01T09:30:00Z"),
        summary: "Keikka KA-2026-0142".to_owned(),
        location: None,
    }
}

fn message(events: impl IntoIterator<Item = (Uid, Event)>) -> String {
    write(&Calendar { delivery: Delivery::Message, events: events.into_iter().collect() })
}

/// The lines of one event that begin with `name`, folds and all.
fn lines_of(event: Event, name: &str) -> String {
    let text = message([(uid(1), event)]);
    let from = text.find(&format!("\r\n{name}")).unwrap() + 2;
    let rest = &text[from..];
    let mut until = 0;
    while let Some(end) = rest[until..].find("\r\n") {
        until += end + 2;
        if !rest[until..].starts_with(' ') {
            break;
        }
    }
    rest[..until].to_owned()
}

#[test]
fn a_feed_is_written_like_this() {
    let gone = Event {
        status: Status::Cancelled,
        starts_at: time("2026-11-30T07:00:00Z"),
        location: Some("Kauppakatu 1, Inari; 2. kerros".to_owned()),
        ..gig()
    };
    let feed = Calendar {
        delivery: Delivery::Feed { name: "Keikat, omat".to_owned() },
        events: BTreeMap::from([(uid(1), gig()), (uid(2), gone)]),
    };
    let expected = "\
BEGIN:VCALENDAR
VERSION:2.0
PRODID:-//Osallistu//Osallistu//EN
CALSCALE:GREGORIAN
NAME:Keikat\\, omat
X-WR-CALNAME:Keikat\\, omat
X-PUBLISHED-TTL:PT6H
REFRESH-INTERVAL;VALUE=DURATION:PT6H
BEGIN:VEVENT
UID:00000000-0000-7202-8202-020202020202@osallistu.example.fi
DTSTAMP:20261121T120000Z
LAST-MODIFIED:20261121T120000Z
SEQUENCE:3
DTSTART:20261130T070000Z
DTEND:20261201T093000Z
STATUS:CANCELLED
TRANSP:TRANSPARENT
CLASS:PRIVATE
SUMMARY:Keikka KA-2026-0142
LOCATION:Kauppakatu 1\\, Inari\\; 2. kerros
END:VEVENT
BEGIN:VEVENT
UID:00000000-0000-7101-8101-010101010101@osallistu.example.fi
DTSTAMP:20261121T120000Z
LAST-MODIFIED:20261121T120000Z
SEQUENCE:3
DTSTART:20261201T070000Z
DTEND:20261201T093000Z
STATUS:CONFIRMED
TRANSP:OPAQUE
CLASS:PRIVATE
SUMMARY:Keikka KA-2026-0142
END:VEVENT
END:VCALENDAR
";
    assert_eq!(write(&feed), expected.replace('\n', "\r\n"));
}

#[test]
fn a_message_has_a_method_and_neither_name_nor_refreshing() {
    let text = message([(uid(1), gig())]);
    let head: Vec<&str> = text.lines().take(5).collect();
    assert_eq!(
        head,
        [
            "BEGIN:VCALENDAR",
            "VERSION:2.0",
            "PRODID:-//Osallistu//Osallistu//EN",
            "CALSCALE:GREGORIAN",
            "METHOD:PUBLISH"
        ]
    );
    assert!(text.lines().nth(5) == Some("BEGIN:VEVENT"), "{text}");
    assert!(Delivery::Message.media_type().ends_with("method=PUBLISH"));
}

#[test]
fn events_that_begin_together_stand_in_the_order_of_their_uids() {
    let text = message([(uid(9), gig()), (uid(1), gig()), (uid(5), gig())]);
    let uids: Vec<&str> = text.lines().filter_map(|line| line.strip_prefix("UID:")).collect();
    assert_eq!(uids, [uid(1).as_str(), uid(5).as_str(), uid(9).as_str()]);
}

#[test]
fn a_line_is_folded_at_75_octets_and_not_before() {
    let summary = |text: &str| lines_of(Event { summary: text.to_owned(), ..gig() }, "SUMMARY");
    let fits = "a".repeat(75 - "SUMMARY:".len());
    assert_eq!(summary(&fits), format!("SUMMARY:{fits}\r\n"));
    assert_eq!(summary(&format!("{fits}b")), format!("SUMMARY:{fits}\r\n b\r\n"));
    // The space of a fold counts.
    let next = "c".repeat(74);
    assert_eq!(summary(&format!("{fits}{next}d")), format!("SUMMARY:{fits}\r\n {next}\r\n d\r\n"));
    // A letter of two octets does not fit into one.
    let short = &fits[1..];
    assert_eq!(summary(&format!("{short}ŧ")), format!("SUMMARY:{short}\r\n ŧ\r\n"));
}

#[test]
fn what_people_see_as_one_character_stays_together() {
    let summary = |text: &str| lines_of(Event { summary: text.to_owned(), ..gig() }, "SUMMARY");
    let family = "👩🏽\u{200d}👩🏽\u{200d}👧🏽";
    let before = "a".repeat(60);
    assert_eq!(summary(&format!("{before}{family}")), format!("SUMMARY:{before}\r\n {family}\r\n"));
    // Longer than any line: here only the code points are kept whole.
    let tower = format!("o{}", "\u{301}".repeat(60));
    let folded = summary(&tower);
    assert_eq!(folded.replace("\r\n ", ""), format!("SUMMARY:{tower}\r\n"));
    assert!(folded.split("\r\n").all(|line| line.len() <= 75), "{folded}");
}

#[test]
fn breaks_become_escapes_and_other_control_characters_go() {
    let summary = |text: &str| lines_of(Event { summary: text.to_owned(), ..gig() }, "SUMMARY");
    assert_eq!(summary("a\r\nb\nc\u{85}d\u{2028}e\u{2029}f"), "SUMMARY:a\\nb\\nc\\nd\\ne\\nf\r\n");
    assert_eq!(summary("a\rb\0c\u{b}d\u{7f}e\u{9b}f\tg"), "SUMMARY:abcdef\tg\r\n");
    assert_eq!(summary("\\n, \\; \u{202e}"), "SUMMARY:\\\\n\\, \\\\\\; \u{202e}\r\n");
    assert_eq!(summary("x\r\nEND:VEVENT"), "SUMMARY:x\\nEND:VEVENT\r\n");
}

#[test]
fn no_value_is_too_great_to_be_written() {
    let event = Event {
        sequence: u32::MAX,
        starts_at: DateTime::<Utc>::MIN_UTC,
        ends_at: DateTime::<Utc>::MAX_UTC,
        ..gig()
    };
    assert_eq!(lines_of(event.clone(), "SEQUENCE"), "SEQUENCE:2147483647\r\n");
    assert_eq!(lines_of(event.clone(), "DTSTART"), "DTSTART:00010101T000000Z\r\n");
    assert_eq!(lines_of(event, "DTEND"), "DTEND:99991231T235959Z\r\n");
    let moment = Event { ends_at: gig().starts_at, ..gig() };
    assert!(!message([(uid(1), moment)]).contains("DTEND"));
}

#[test]
fn a_uid_holds_an_id_and_a_host_and_nothing_else() {
    let id = AssignmentId::fresh(DateTime::UNIX_EPOCH, [1; 10]);
    assert_eq!(
        Uid::new(id, "Osallistu-2.example.fi").unwrap().as_str(),
        "00000000-0000-7101-8101-010101010101@Osallistu-2.example.fi"
    );
    let long = "a".repeat(255);
    for host in ["", "a b", "a:8080", "a\r\nSTATUS:CONFIRMED", "päijät.fi", "a@b", "a;b", &long] {
        assert_eq!(Uid::new(id, host), Err(NotAUid), "{host}");
    }
}
