use chrono::{DateTime, NaiveDate, TimeZone as _, Utc};

use super::{date, date_time, decimal, euros, integer, percent};

fn utc(year: i32, month: u32, day: u32, hour: u32, minute: u32) -> DateTime<Utc> {
    Utc.with_ymd_and_hms(year, month, day, hour, minute, 59).single().unwrap_or_default()
}

#[test]
fn a_moment_is_shown_in_finnish_time_and_in_the_readers_way() {
    let at = utc(2026, 11, 21, 12, 30);
    for lang in ["fi", "fi-simple", "se", "smn", "sms"] {
        assert_eq!(date_time(lang, at), "21.11.2026 klo 14.30", "{lang}");
    }
    for lang in ["sv", "sv-simple", "sv-FI"] {
        assert_eq!(date_time(lang, at), "21.11.2026 kl. 14.30", "{lang}");
    }
    assert_eq!(date_time("en", at), "21 November 2026 at 14:30");
    for lang in ["ar", "ru", ""] {
        assert_eq!(date_time(lang, at), "21.11.2026 14.30", "{lang}");
    }
}

#[test]
fn days_months_and_hours_have_no_leading_zero_but_minutes_do() {
    let at = utc(2026, 2, 3, 7, 5);
    assert_eq!(date_time("fi", at), "3.2.2026 klo 9.05");
    assert_eq!(date_time("en", at), "3 February 2026 at 9:05");
}

#[test]
fn summer_time_starts_and_ends_at_one_in_utc() {
    let shown = |at| date_time("fi", at);
    assert_eq!(shown(utc(2026, 3, 29, 0, 59)), "29.3.2026 klo 2.59");
    assert_eq!(shown(utc(2026, 3, 29, 1, 0)), "29.3.2026 klo 4.00");
    assert_eq!(shown(utc(2026, 10, 25, 0, 59)), "25.10.2026 klo 3.59");
    assert_eq!(shown(utc(2026, 10, 25, 1, 0)), "25.10.2026 klo 3.00");
}

#[test]
fn a_late_evening_in_utc_is_the_next_day_in_finland() {
    assert_eq!(date_time("sv", utc(2026, 12, 31, 22, 0)), "1.1.2027 kl. 0.00");
}

#[test]
fn a_date_has_no_time_zone() {
    let day = NaiveDate::from_ymd_opt(2026, 1, 6).unwrap_or_default();
    assert_eq!(date("fi", day), "6.1.2026");
    assert_eq!(date("sv", day), "6.1.2026");
    assert_eq!(date("uk", day), "6.1.2026");
    assert_eq!(date("en-GB", day), "6 January 2026");
}

#[test]
fn integers_are_grouped() {
    assert_eq!(integer("fi", 0), "0");
    assert_eq!(integer("fi", 999), "999");
    assert_eq!(integer("fi", 1_944), "1\u{a0}944");
    assert_eq!(integer("sv", -1_234_567), "\u{2212}1\u{a0}234\u{a0}567");
    assert_eq!(integer("en", -1_234_567), "-1,234,567");
    assert_eq!(integer("en", i64::MIN), "-9,223,372,036,854,775,808");
}

#[test]
fn decimals_are_rounded_by_hand() {
    assert_eq!(decimal("fi", 4.25, 1), "4,3");
    assert_eq!(decimal("en", 4.25, 2), "4.25");
    assert_eq!(decimal("sv", -1234.5, 2), "\u{2212}1\u{a0}234,50");
    assert_eq!(decimal("fi", 2.5, 0), "3");
    assert_eq!(decimal("en", 1.005, 2), "1.01");
    assert_eq!(decimal("en", 1.004_999, 2), "1.00");
    assert_eq!(decimal("en", 0.1 + 0.2, 17), "0.30000000000000004");
}

#[test]
fn what_rounds_to_nothing_has_no_sign() {
    assert_eq!(decimal("fi", -0.04, 1), "0,0");
    assert_eq!(decimal("fi", -0.0, 0), "0");
}

#[test]
fn extreme_numbers_are_shown_or_dashed() {
    assert_eq!(decimal("fi", f64::NAN, 1), "–");
    assert_eq!(percent("en", f64::INFINITY), "–%");
    assert_eq!(decimal("en", 1e16, 1), "10,000,000,000,000,000.0");
    assert!(decimal("fi", f64::MAX, usize::MAX).starts_with("179\u{a0}769"));
}

#[test]
fn shares_are_whole_percents() {
    assert_eq!(percent("fi", 0.44), "44\u{a0}%");
    assert_eq!(percent("sv", 0.145), "15\u{a0}%");
    assert_eq!(percent("en", 0.444), "44%");
    assert_eq!(percent("en", 1.0), "100%");
    assert_eq!(percent("fi", -0.125), "\u{2212}13\u{a0}%");
}

#[test]
fn money_has_two_decimals_and_its_sign_where_the_reader_expects_it() {
    assert_eq!(euros("fi", 194_450), "1\u{a0}944,50\u{a0}€");
    assert_eq!(euros("sv", 5), "0,05\u{a0}€");
    assert_eq!(euros("fi-simple", -12_000), "\u{2212}120,00\u{a0}€");
    assert_eq!(euros("en", 194_450), "€1,944.50");
    assert_eq!(euros("en", i64::MIN), "-€92,233,720,368,547,758.08");
}
