//! What the form of an order says, and what it means.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::expert::order::{OCCURRENCES_MAX, SEATS_MAX};
use domain::expert::person::AccessNeed;
use domain::expert::{GigType, Mode, OfferMode, OrderContent, OrderPrivate, Theme, municipality};
use domain::time::{from_civil, to_civil};
use domain::{Code, LanguageTag, Violation, Violations};

use crate::Frame;
use crate::forms::{Fields, Problems};

/// Times that a form has room for at least.
const ROWS: usize = 3;

type Time = (DateTime<Utc>, DateTime<Utc>);

/// One time, as it stands in the form: the wall clock in Helsinki.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TimeRow {
    pub date: String,
    pub start: String,
    pub end: String,
}

impl TimeRow {
    pub fn of((starts_at, ends_at): &Time) -> Self {
        let (starts_at, ends_at) = (to_civil(*starts_at), to_civil(*ends_at));
        Self {
            date: starts_at.format("%Y-%m-%d").to_string(),
            start: starts_at.format("%H:%M").to_string(),
            end: ends_at.format("%H:%M").to_string(),
        }
    }

    /// The time of this number as it was sent.
    pub fn sent(fields: &Fields, number: usize) -> Self {
        let value = |part: &str| fields.get(&format!("times.{number}.{part}")).to_owned();
        Self { date: value("date"), start: value("start"), end: value("end") }
    }

    fn is_blank(&self) -> bool {
        [&self.date, &self.start, &self.end].iter().all(|value| value.trim().is_empty())
    }

    /// Its moments; what cannot be read is told beside the field.
    pub fn read(&self, frame: &Frame, number: usize, problems: &mut Problems) -> Option<Time> {
        let field = |part: &str| format!("times.{number}.{part}");
        let refuse = |problems: &mut Problems, code: Code, part: &str| {
            problems.push(field(part), frame.violation(&Violation::new(code, [field(part)])));
        };
        let day = parse_day(&self.date);
        if self.date.trim().is_empty() {
            refuse(problems, Code::Required, "date");
        } else if day.is_none() {
            refuse(problems, Code::NotADate, "date");
        }
        let mut moment = |value: &str, part: &str| {
            let clock = parse_clock(value);
            if value.trim().is_empty() {
                refuse(problems, Code::Required, part);
            } else if clock.is_none() {
                problems.push(field(part), frame.text("staff-order-not-a-time"));
            }
            match from_civil(day?.and_time(clock?)) {
                Ok(at) => Some(at),
                Err(code) => {
                    refuse(problems, code, part);
                    None
                }
            }
        };
        let (starts_at, ends_at) = (moment(&self.start, "start"), moment(&self.end, "end"));
        Some((starts_at?, ends_at?))
    }
}

/// A day as the browser's own field sends it, or as a person writes it where the browser has no such field.
pub fn parse_day(value: &str) -> Option<NaiveDate> {
    let formats = ["%Y-%m-%d", "%d.%m.%Y"];
    formats.iter().find_map(|format| NaiveDate::parse_from_str(value.trim(), format).ok())
}

/// The day that a field has to name.
pub fn read_day(field: &str, value: &str) -> Result<NaiveDate, Violation> {
    let code = if value.is_empty() { Code::Required } else { Code::NotADate };
    parse_day(value).ok_or_else(|| Violation::new(code, [field]))
}

/// A time of day as the browser's own field sends it, or as a person writes it where the browser has no such field.
pub fn parse_clock(value: &str) -> Option<NaiveTime> {
    let formats = ["%H:%M", "%H:%M:%S", "%H.%M"];
    formats.iter().find_map(|format| NaiveTime::parse_from_str(value.trim(), format).ok())
}

/// From when until when, of the fields `starts` and `ends`: both or neither.
pub fn read_hours(starts: &str, ends: &str, wrong: &mut Violations) -> Option<(NaiveTime, NaiveTime)> {
    if starts.is_empty() && ends.is_empty() {
        return None;
    }
    let mut clock = |field: &'static str, text: &str| {
        let time = parse_clock(text);
        if time.is_none() {
            let code = if text.is_empty() { Code::Required } else { Code::NotATime };
            wrong.push(Violation::new(code, [field]));
        }
        time
    };
    let (starts, ends) = (clock("starts", starts), clock("ends", ends));
    Some((starts?, ends?))
}

/// The form of an order as it stands on the page.
#[derive(Clone, Debug)]
pub struct Typed {
    pub title: String,
    pub description: String,
    pub gig_type: GigType,
    pub language: LanguageTag,
    pub mode: Mode,
    pub place: String,
    pub seats: String,
    pub rows: Vec<TimeRow>,
    /// An official code; empty where none is chosen.
    pub municipality: String,
    pub accessibility: BTreeSet<AccessNeed>,
    pub offer_mode: OfferMode,
    /// The code of a class in the price list; empty for the expert's own.
    pub fee_class: String,
    pub cost_centre: String,
    pub prefers_known: bool,
    pub private: OrderPrivate,
    /// The day on which it came by phone or e-mail; empty where the orderer writes it.
    pub received_on: String,
}

impl Typed {
    pub fn blank(frame: &Frame) -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            gig_type: GigType::Lecture,
            language: frame.language.clone(),
            mode: Mode::InPerson,
            place: String::new(),
            seats: "1".to_owned(),
            rows: vec![TimeRow::default(); ROWS],
            municipality: String::new(),
            accessibility: BTreeSet::new(),
            offer_mode: OfferMode::Binding,
            fee_class: String::new(),
            cost_centre: String::new(),
            prefers_known: false,
            private: OrderPrivate::default(),
            received_on: String::new(),
        }
    }

    pub fn of(content: &OrderContent, private: OrderPrivate) -> Self {
        Self {
            title: content.title.clone(),
            description: content.description.clone(),
            gig_type: content.gig_type,
            language: content.language.clone(),
            mode: content.mode,
            place: content.place.clone(),
            seats: content.seats.to_string(),
            rows: with_room(content.times.iter().map(TimeRow::of).collect()),
            municipality: content.municipality.clone().unwrap_or_default(),
            accessibility: content.accessibility.clone(),
            offer_mode: content.offer_mode,
            fee_class: content.fee_class.clone().unwrap_or_default(),
            cost_centre: content.cost_centre.clone(),
            prefers_known: content.prefers_known,
            private,
            received_on: String::new(),
        }
    }

    pub fn sent(frame: &Frame, fields: &Fields) -> Self {
        let rows = (1..=OCCURRENCES_MAX).take_while(|n| fields.has(&format!("times.{n}.date")));
        let row = |number: usize| TimeRow::sent(fields, number);
        let blank = Self::blank(frame);
        Self {
            title: fields.get("title").trim().to_owned(),
            // Browsers send line breaks as CR LF; texts are kept with LF.
            description: fields.get("description").replace("\r\n", "\n").trim().to_owned(),
            gig_type: GigType::from_code(fields.get("gigType")).unwrap_or(blank.gig_type),
            language: fields.get("language").parse().unwrap_or(blank.language),
            mode: Mode::from_code(fields.get("mode")).unwrap_or(blank.mode),
            place: fields.get("place").trim().to_owned(),
            seats: fields.get("seats").to_owned(),
            rows: filled(rows.map(row).collect()),
            municipality: fields.get("municipality").to_owned(),
            accessibility: fields.all("accessibility").filter_map(AccessNeed::from_code).collect(),
            offer_mode: OfferMode::from_code(fields.get("offerMode")).unwrap_or(OfferMode::Binding),
            fee_class: fields.get("feeClass").to_owned(),
            cost_centre: fields.get("costCentre").trim().to_owned(),
            prefers_known: fields.has("prefersKnown"),
            private: OrderPrivate {
                themes: fields.all("themes").filter_map(Theme::from_code).collect(),
                experience: fields.get("experience").replace("\r\n", "\n").trim().to_owned(),
                reach: fields.get("reach").trim().to_owned(),
            },
            received_on: fields.get("receivedOn").trim().to_owned(),
        }
    }

    /// Makes room for one more time.
    pub fn add_time(&mut self) {
        if self.may_add_time() {
            self.rows.push(TimeRow::default());
        }
    }

    /// Whether an order takes more times than there is room for.
    pub fn may_add_time(&self) -> bool {
        self.rows.len() < OCCURRENCES_MAX
    }

    /// What the form means, and what in it means nothing. `stored` is what it was made from.
    pub fn read(&self, frame: &Frame, stored: Option<&OrderContent>) -> (OrderContent, Problems) {
        let kept = stored.map_or(&[][..], |content| content.times.as_slice());
        let mut problems = Problems::default();
        let seats = self.seats.trim().parse::<u8>().ok().filter(|seats| (1..=SEATS_MAX).contains(seats));
        if seats.is_none() {
            let range = Violation::new(Code::OutOfRange, ["seats"]);
            let range = range.with("min", 1_i64).with("max", i64::from(SEATS_MAX));
            problems.push("seats", frame.violation(&range));
        }
        let mut times = Vec::new();
        for (place, row) in self.rows.iter().enumerate().filter(|(_, row)| !row.is_blank()) {
            // What was not touched stays as it is, also in the hour that comes twice.
            let same = kept.get(place).filter(|time| TimeRow::of(time) == *row);
            times.extend(same.copied().or_else(|| row.read(frame, place + 1, &mut problems)));
        }
        let content = OrderContent {
            title: self.title.clone(),
            description: self.description.clone(),
            gig_type: self.gig_type,
            language: self.language.clone(),
            mode: self.mode,
            place: self.place.clone(),
            seats: seats.unwrap_or(1),
            times,
            municipality: municipality::find(&self.municipality).map(|found| found.code.to_owned()),
            accessibility: self.accessibility.clone(),
            offer_mode: self.offer_mode,
            fee_class: Some(self.fee_class.clone()).filter(|code| !code.is_empty()),
            cost_centre: self.cost_centre.clone(),
            prefers_known: self.prefers_known,
        };
        (content, problems)
    }

    /// The day on which it came by phone or e-mail; what cannot be read is told beside the field.
    pub fn read_received(&self, frame: &Frame, problems: &mut Problems) -> Option<NaiveDate> {
        let day = parse_day(&self.received_on);
        if day.is_none() && !self.received_on.is_empty() {
            problems.push("receivedOn", frame.violation(&Violation::new(Code::NotADate, ["receivedOn"])));
        }
        day
    }
}

/// The rows of a draft, and one more where none of them is free.
fn with_room(rows: Vec<TimeRow>) -> Vec<TimeRow> {
    let mut rows = filled(rows);
    if rows.len() < OCCURRENCES_MAX && !rows.iter().any(TimeRow::is_blank) {
        rows.push(TimeRow::default());
    }
    rows
}

fn filled(mut rows: Vec<TimeRow>) -> Vec<TimeRow> {
    if rows.len() < ROWS {
        rows.resize_with(ROWS, TimeRow::default);
    }
    rows
}

/// The field that a violation of an order is about; empty where it is about none.
pub fn field_of(violation: &Violation) -> String {
    let parts: Vec<&str> = violation.path.iter().map(String::as_str).collect();
    match parts.as_slice() {
        ["state" | "version"] => String::new(),
        ["times", number, "endsAt"] => format!("times.{number}.end"),
        ["times", number, ..] => format!("times.{number}.date"),
        _ => parts.join("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_and_times_are_read_as_browsers_and_people_write_them() {
        assert_eq!(parse_day("2026-12-01"), parse_day(" 1.12.2026 "));
        assert!(parse_day("2026-12-01").is_some());
        assert_eq!(parse_clock("14:30"), parse_clock("14.30"));
        assert!(parse_clock("14:30").is_some());
        assert_eq!((parse_day("31.2.2026"), parse_clock("25:00")), (None, None));
    }

    #[test]
    fn a_violation_leads_to_its_field() {
        let of = |path: &[&str]| field_of(&Violation::new(Code::Required, path.iter().copied()));
        assert_eq!(of(&["title"]), "title");
        assert_eq!(of(&["times"]), "times");
        assert_eq!(of(&["times", "2"]), "times.2.date");
        assert_eq!(of(&["times", "2", "endsAt"]), "times.2.end");
        assert_eq!(of(&["state"]), "");
    }
}
