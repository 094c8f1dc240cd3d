//! How the questions of the programme are answered over two years: tables of how many answer what in each half-year, so
//! that a figure can be told beforehand and the rule be held to it.

use domain::survey::{Channel, GivenAnswer};

use super::super::answers::{Arrival, Arrivals, choice};
use super::calendar::{Calendar, day_of_month};
use super::surveys::{HOME_CARE, ONE_QUESTION};

/// What the respondents of a half-year answer: each answer and how many give it. The columns are shuffled apart.
struct Answered {
    /// Indicator V01.
    information: [(&'static str, u32); 4],
    /// Indicator V05.
    recommendation: [(i64, u32); 6],
    /// Indicator V06, by one's own language.
    language: [(Spoken, u32); 8],
}

/// Language of the answer, own language, and the answer to V06.
type Spoken = (&'static str, &'static str, &'static str);

/// Of the standing survey, sixty answers in each half-year.
const STANDING: [Answered; 4] = [
    Answered {
        information: [("yes", 24), ("partly", 18), ("no", 12), ("not-needed", 6)],
        recommendation: [(10, 9), (9, 13), (8, 12), (7, 9), (5, 10), (2, 7)],
        language: spoken([35, 4, 2, 5, 7, 3, 1, 3]),
    },
    Answered {
        information: [("yes", 28), ("partly", 16), ("no", 10), ("not-needed", 6)],
        recommendation: [(10, 11), (9, 14), (8, 12), (7, 8), (5, 9), (2, 6)],
        language: spoken([36, 3, 2, 6, 7, 2, 2, 2]),
    },
    Answered {
        information: [("yes", 33), ("partly", 14), ("no", 7), ("not-needed", 6)],
        recommendation: [(10, 14), (9, 15), (8, 11), (7, 8), (5, 8), (2, 4)],
        language: spoken([37, 3, 1, 9, 5, 1, 2, 2]),
    },
    Answered {
        information: [("yes", 36), ("partly", 13), ("no", 5), ("not-needed", 6)],
        recommendation: [(10, 15), (9, 16), (8, 11), (7, 8), (5, 7), (2, 3)],
        language: spoken([37, 3, 1, 10, 4, 1, 3, 1]),
    },
];

const fn spoken(
    [fi_yes, fi_partly, fi_no, sv_yes, sv_partly, sv_no, yes, no]: [u32; 8],
) -> [(Spoken, u32); 8] {
    [
        (("fi", "fi", "yes"), fi_yes),
        (("fi", "fi", "partly"), fi_partly),
        (("fi", "fi", "no"), fi_no),
        (("sv", "sv", "yes"), sv_yes),
        (("sv", "sv", "partly"), sv_partly),
        (("sv", "sv", "no"), sv_no),
        (("en", "other", "yes"), yes),
        (("en", "other", "no"), no),
    ]
}

/// The ten days of each month on which one answer comes. Ten are mixed together and share the day of the last one, so that
/// none strays into another month.
const DAYS: [u32; 10] = [2, 5, 7, 9, 12, 14, 16, 19, 21, 23];
const MONTHS: u32 = 6;

/// The answers to the standing survey that have come by today.
pub fn standing(calendar: Calendar) -> Arrivals {
    let mut arrivals = Arrivals::new();
    for (period, answered) in calendar.periods().into_iter().zip(&STANDING) {
        let dates = (0..MONTHS)
            .flat_map(|month| DAYS.iter().filter_map(move |day| day_of_month(period, month, *day)));
        for (place, date) in (0..).zip(dates).filter(|(_, date)| *date < calendar.today()) {
            arrivals.entry(calendar.day(date)).or_default().extend(answered.arrival(place));
        }
    }
    arrivals
}

impl Answered {
    fn arrival(&self, place: u32) -> Option<Arrival> {
        let (language, own, service) = drawn(&self.language, place * 13)?;
        let answers = [
            ("place-of-visit", choice("centre")),
            ("got-help", choice("yes")),
            ("information-received", choice(drawn(&self.information, place * 7)?)),
            ("own-language", choice(own)),
            ("own-language-service", choice(service)),
            ("recommendation-nps", Some(GivenAnswer::Number(drawn(&self.recommendation, place * 11)?))),
        ];
        let answers =
            answers.into_iter().filter_map(|(code, given)| Some((code.to_owned(), given?))).collect();
        Some(Arrival { language, channel: Channel::Web, answers })
    }
}

/// What stands at a place of a column, going round. With steps that share no divisor with the length of the column, each
/// answer is drawn as often as it stands there.
fn drawn<T: Copy>(column: &[(T, u32)], place: u32) -> Option<T> {
    let all: u32 = column.iter().map(|(_, count)| count).sum();
    let mut place = place.checked_rem(all)?;
    for (answer, count) in column {
        match place.checked_sub(*count) {
            None => return Some(*answer),
            Some(rest) => place = rest,
        }
    }
    None
}

/// How the two surveys with one question were answered on the web, twenty each, and on paper after they had closed. Six
/// late answers to each are too few for a day of their own, and twelve are enough for a correction.
const OF_ONE_QUESTION: [(&str, Given, Given); 2] = [
    (ONE_QUESTION, [("yes", 12), ("partly", 4), ("no", 2), ("not-needed", 2)], LATE),
    (HOME_CARE, [("yes", 10), ("partly", 6), ("no", 3), ("not-needed", 1)], LATE),
];
const LATE: Given = [("yes", 2), ("partly", 2), ("no", 2), ("not-needed", 0)];

type Given = [(&'static str, u32); 4];

/// Those who answer one of the two surveys of the second half-year.
pub fn of_one_question(slug: &str, calendar: Calendar) -> Arrivals {
    let mut arrivals = Arrivals::new();
    let Some((_, in_time, late)) = OF_ONE_QUESTION.iter().find(|(of, ..)| *of == slug) else {
        return arrivals;
    };
    let mut answer = |day, channel, code: &str, language| {
        let answers = vec![choice(code).map(|given| ("information-received".to_owned(), given))];
        let answers = answers.into_iter().flatten().collect();
        arrivals.entry(day).or_default().push(Arrival { language, channel, answers });
    };
    for (place, code) in (0..).zip(all(in_time)) {
        let language = if place % 4 == 3 { "sv" } else { "fi" };
        answer(calendar.after(calendar.second, -30 + place), Channel::Web, code, language);
    }
    for (place, code) in (0..).zip(all(late)) {
        answer(calendar.after(calendar.second, 28 + place), Channel::Paper, code, "fi");
    }
    arrivals
}

fn all(given: &Given) -> impl Iterator<Item = &'static str> {
    let times = |(code, count): &(&'static str, u32)| {
        (0..*count).map({
            let code = *code;
            move |_| code
        })
    };
    given.iter().flat_map(times)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;

    #[test]
    fn sixty_answer_in_each_half_year_and_each_answer_is_given_as_often_as_it_stands_there() {
        for answered in &STANDING {
            let mut found: BTreeMap<&str, u32> = BTreeMap::new();
            let mut spoken: BTreeMap<Spoken, u32> = BTreeMap::new();
            let mut scores: BTreeMap<i64, u32> = BTreeMap::new();
            for place in 0..60 {
                *found.entry(drawn(&answered.information, place * 7).unwrap()).or_default() += 1;
                *spoken.entry(drawn(&answered.language, place * 13).unwrap()).or_default() += 1;
                *scores.entry(drawn(&answered.recommendation, place * 11).unwrap()).or_default() += 1;
            }
            assert_eq!(found, answered.information.into_iter().collect());
            assert_eq!(spoken, answered.language.into_iter().collect());
            assert_eq!(scores, answered.recommendation.into_iter().collect());
        }
    }

    #[test]
    fn ten_answers_come_in_every_month_that_is_over_on_whatever_day_it_is() {
        for today in ["2026-11-29", "2027-01-01", "2028-02-29", "2028-03-01", "2026-12-31"] {
            let calendar = Calendar::of(today.parse().unwrap());
            let arrivals = standing(calendar);
            for period in [calendar.first, calendar.second, calendar.third] {
                let days = calendar.day(period.first())..=calendar.day(period.last());
                let come: usize = arrivals.range(days).map(|(_, come)| come.len()).sum();
                assert_eq!(come, 60, "{period} on {today}");
            }
            assert!(arrivals.keys().all(|day| *day < 0));
        }
    }
}
