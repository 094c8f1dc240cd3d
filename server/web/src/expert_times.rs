//! The form in which it is said when and how much an expert takes part: weekly hours, days that differ and caps. The
//! expert fills it in, or a coordinator for somebody who is reached by phone.

use chrono::{NaiveDate, NaiveTime, Weekday};
use domain::expert::Times;
use domain::expert::registry::{AvailabilityException, AvailabilityRule, Caps};
use domain::{Code, Violation, Violations};

use crate::forms::{Fields, Problems};
use crate::layout::Frame;
use crate::said::Said;

/// Empty rows below those that are filled.
const SPARE: usize = 3;
/// Most rows that are read of a form, more than the registry takes.
const ROWS_MAX: usize = 60;
const CAP_MAX: u8 = 99;

const WEEKDAYS: [(Weekday, &str, &str); 7] = [
    (Weekday::Mon, "mon", "own-weekday-mon"),
    (Weekday::Tue, "tue", "own-weekday-tue"),
    (Weekday::Wed, "wed", "own-weekday-wed"),
    (Weekday::Thu, "thu", "own-weekday-thu"),
    (Weekday::Fri, "fri", "own-weekday-fri"),
    (Weekday::Sat, "sat", "own-weekday-sat"),
    (Weekday::Sun, "sun", "own-weekday-sun"),
];

/// A row of the form as it was typed: two fields and a choice.
#[derive(Clone, Default)]
struct Typed {
    choice: String,
    from: String,
    until: String,
}

impl Typed {
    fn is_blank(&self) -> bool {
        self.from.is_empty() && self.until.is_empty()
    }
}

/// The whole form as it was typed.
#[derive(Clone, Default)]
pub(crate) struct Form {
    rules: Vec<Typed>,
    days: Vec<Typed>,
    per_week: String,
    per_month: String,
}

impl Form {
    pub(crate) fn of(times: &Times) -> Self {
        let clock = |time: NaiveTime| time.format("%H:%M").to_string();
        let rule = |rule: &AvailabilityRule| Typed {
            choice: weekday_code(rule.weekday).to_owned(),
            from: clock(rule.from),
            until: clock(rule.until),
        };
        let day = |day: &AvailabilityException| Typed {
            choice: if day.is_available { "yes" } else { "no" }.to_owned(),
            from: day.from.to_string(),
            until: day.until.to_string(),
        };
        let cap = |cap: Option<u8>| cap.map(|cap| cap.to_string()).unwrap_or_default();
        Self {
            rules: times.availability.iter().map(rule).collect(),
            days: times.exceptions.iter().map(day).collect(),
            per_week: cap(times.caps.per_week),
            per_month: cap(times.caps.per_month),
        }
    }

    pub(crate) fn sent(fields: &Fields) -> Self {
        let value = |name: &str| fields.get(name).trim().to_owned();
        let rows = |kind: &str| {
            let row = |number: usize| Typed {
                choice: value(&format!("{kind}.{number}.choice")),
                from: value(&format!("{kind}.{number}.from")),
                until: value(&format!("{kind}.{number}.until")),
            };
            // Rows that were emptied are taken out.
            (1..=ROWS_MAX).map(row).filter(|row| !row.is_blank()).collect()
        };
        Self {
            rules: rows("availability"),
            days: rows("exceptions"),
            per_week: value("perWeek"),
            per_month: value("perMonth"),
        }
    }

    /// What was typed as values, and everything that cannot be read. In the place of that stands what is never wrong, so
    /// that the rest is checked with it and keeps its numbers.
    pub(crate) fn read(&self) -> (Times, Violations) {
        let mut wrong = Violations::new();
        let mut availability = Vec::new();
        for (row, number) in self.rules.iter().zip(1..) {
            let from = clock(&row.from, "availability", number, "from", &mut wrong);
            let until = clock(&row.until, "availability", number, "until", &mut wrong);
            let weekday = WEEKDAYS.iter().find(|(_, code, _)| *code == row.choice);
            let weekday = weekday.map_or(Weekday::Mon, |(weekday, ..)| *weekday);
            let (from, until) = from.zip(until).unwrap_or_default();
            availability.push(AvailabilityRule { weekday, from, until });
        }
        let mut exceptions = Vec::new();
        for (row, number) in self.days.iter().zip(1..) {
            // One day needs to be said once only.
            let until = if row.until.is_empty() { &row.from } else { &row.until };
            let from = day(&row.from, number, "from", &mut wrong);
            let until = day(until, number, "until", &mut wrong);
            let (from, until) = from.zip(until).unwrap_or_default();
            exceptions.push(AvailabilityException { from, until, is_available: row.choice == "yes" });
        }
        let caps = Caps {
            per_week: cap(&self.per_week, "perWeek", &mut wrong),
            per_month: cap(&self.per_month, "perMonth", &mut wrong),
        };
        (Times { availability, exceptions, caps }, wrong)
    }
}

fn weekday_code(weekday: Weekday) -> &'static str {
    WEEKDAYS.iter().find(|(one, ..)| *one == weekday).map_or("mon", |(_, code, _)| *code)
}

fn clock(text: &str, kind: &str, number: usize, field: &str, wrong: &mut Violations) -> Option<NaiveTime> {
    let time = NaiveTime::parse_from_str(text, "%H:%M").ok();
    if time.is_none() {
        wrong.push(Violation::new(Code::Required, [kind.to_owned(), number.to_string(), field.to_owned()]));
    }
    time
}

fn day(text: &str, number: usize, field: &str, wrong: &mut Violations) -> Option<NaiveDate> {
    let day: Option<NaiveDate> = text.parse().ok();
    if day.is_none() {
        let code = if text.is_empty() { Code::Required } else { Code::NotADate };
        let place = ["exceptions".to_owned(), number.to_string(), field.to_owned()];
        wrong.push(Violation::new(code, place));
    }
    day
}

fn cap(text: &str, field: &'static str, wrong: &mut Violations) -> Option<u8> {
    if text.is_empty() {
        return None;
    }
    let cap: Option<u8> = text.parse().ok().filter(|cap| (1..=CAP_MAX).contains(cap));
    if cap.is_none() {
        let range = Violation::new(Code::OutOfRange, [field]);
        wrong.push(range.with("min", 1_i64).with("max", i64::from(CAP_MAX)));
    }
    cap
}

/// One option of a row's choice.
pub(crate) struct Choice {
    pub(crate) value: &'static str,
    pub(crate) label: Said,
    pub(crate) is_on: bool,
}

/// A row as the page shows it.
pub(crate) struct Row {
    pub(crate) number: usize,
    /// The ids of its fields.
    pub(crate) choice_id: String,
    pub(crate) from_id: String,
    pub(crate) until_id: String,
    pub(crate) choices: Vec<Choice>,
    pub(crate) from: String,
    pub(crate) until: String,
}

/// Whom the form speaks to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Reader {
    /// The expert, of themselves.
    Expert,
    /// A coordinator, of the expert.
    Coordinator,
}

/// The keys of what is said of the expert.
struct Keys {
    days_help: &'static str,
    day_can: &'static str,
    day_no: &'static str,
    day_yes: &'static str,
    caps_help: &'static str,
}

impl Reader {
    fn keys(self) -> Keys {
        match self {
            Self::Expert => Keys {
                days_help: "own-days-help",
                day_can: "own-day-can",
                day_no: "own-day-no",
                day_yes: "own-day-yes",
                caps_help: "own-caps-help",
            },
            Self::Coordinator => Keys {
                days_help: "staff-times-days-help",
                day_can: "staff-times-day-can",
                day_no: "staff-times-day-no",
                day_yes: "staff-times-day-yes",
                caps_help: "staff-times-caps-help",
            },
        }
    }
}

/// The form as a page shows it.
pub(crate) struct View {
    pub(crate) problems: Problems,
    pub(crate) days_help: Said,
    pub(crate) day_can: Said,
    pub(crate) caps_help: Said,
    pub(crate) rules: Vec<Row>,
    pub(crate) days: Vec<Row>,
    pub(crate) per_week: String,
    pub(crate) per_month: String,
}

impl View {
    pub(crate) fn new(frame: &Frame, reader: Reader, typed: Form, wrong: &Violations) -> Self {
        let keys = reader.keys();
        let weekdays = |row: &Typed| -> Vec<Choice> {
            let choice = |(_, value, key): &(Weekday, &'static str, &'static str)| Choice {
                value,
                label: frame.text(key),
                is_on: *value == row.choice,
            };
            WEEKDAYS.iter().map(choice).collect()
        };
        let can = |row: &Typed| -> Vec<Choice> {
            let choice = |value: &'static str, label| Choice { value, label, is_on: value == row.choice };
            vec![choice("no", frame.text(keys.day_no)), choice("yes", frame.text(keys.day_yes))]
        };
        Self {
            problems: Problems::by_path(frame, wrong),
            days_help: frame.text(keys.days_help),
            day_can: frame.text(keys.day_can),
            caps_help: frame.text(keys.caps_help),
            rules: rows("availability", typed.rules, weekdays),
            days: rows("exceptions", typed.days, can),
            per_week: typed.per_week,
            per_month: typed.per_month,
        }
    }
}

/// The rows that are filled, and some more.
fn rows(kind: &str, typed: Vec<Typed>, choices: impl Fn(&Typed) -> Vec<Choice>) -> Vec<Row> {
    let spare = std::iter::repeat_n(Typed::default(), SPARE);
    let numbered = typed.into_iter().chain(spare).zip(1..);
    let row = |(typed, number): (Typed, usize)| Row {
        number,
        choice_id: format!("{kind}.{number}.choice"),
        from_id: format!("{kind}.{number}.from"),
        until_id: format!("{kind}.{number}.until"),
        choices: choices(&typed),
        from: typed.from,
        until: typed.until,
    };
    numbered.map(row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn a_row_that_was_emptied_goes_and_what_cannot_be_read_is_told_where_it_stands() {
        let sent = Form::sent(&fields(&[
            ("availability.1.choice", "tue"),
            ("availability.2.choice", "wed"),
            ("availability.2.from", "09:00"),
            ("availability.2.until", "00:00"),
            ("exceptions.1.choice", "no"),
            ("exceptions.1.from", "2026-12-24"),
            ("perWeek", "2"),
        ]));
        let (times, wrong) = sent.read();
        assert!(wrong.is_empty());
        assert_eq!(times.availability.len(), 1);
        assert_eq!(times.availability[0].weekday, Weekday::Wed);
        assert_eq!(times.exceptions[0].until.to_string(), "2026-12-24", "one day is said once");
        assert_eq!((times.caps.per_week, times.caps.per_month), (Some(2), None));

        let sent = [("availability.1.from", "9 o'clock"), ("perMonth", "0")];
        let (_, wrong) = Form::sent(&fields(&sent)).read();
        let paths: Vec<String> = wrong.iter().map(|one| one.path.join(".")).collect();
        assert_eq!(paths, ["availability.1.from", "availability.1.until", "perMonth"]);
    }
}
