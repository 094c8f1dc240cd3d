//! Values of indicators in words: a page and a document say them alike.

use chrono::Datelike;
use domain::indicator::{Aim, Basis, Dimension, Figure, Group, Period, PeriodKind, Value};
use domain::programme::{IndicatorKind, Wording};
use domain::{LanguageTag, LocalizedText};
use l10n::{Arg, Texts, format};

use crate::report::Text;

/// Says things to one reader.
#[derive(Clone, Copy, Debug)]
pub struct Speaker<'a> {
    texts: &'a Texts,
    language: &'a LanguageTag,
}

impl<'a> Speaker<'a> {
    /// `language`: what page or document is in. A text that is in another says so.
    pub fn new(texts: &'a Texts, language: &'a LanguageTag) -> Self {
        Self { texts, language }
    }

    /// An interface text.
    pub fn text(&self, key: &str) -> Text {
        self.said(self.texts.text(key))
    }

    /// An interface text with its figures filled in.
    pub fn with(&self, key: &str, args: &[(&str, Arg)]) -> Text {
        self.said(self.texts.with(key, args))
    }

    fn said(&self, text: l10n::Text) -> Text {
        self.in_language(text.text, &text.lang)
    }

    fn in_language(&self, words: String, tag: &str) -> Text {
        let language = if tag == self.language.as_str() { None } else { tag.parse().ok() };
        Text { words, language }
    }

    /// A text of a programme in the best language there is for this reader; blank where there is none.
    pub fn wording(&self, text: &Wording) -> Text {
        text.serve(self.language).map_or_else(
            || Text::from(""),
            |served| self.in_language(served.text.to_owned(), served.language.as_str()),
        )
    }

    /// What staff have written, in the best language there is for this reader; blank where there is none.
    pub fn content(&self, text: &LocalizedText) -> Text {
        text.serve(self.language, &LanguageTag::finnish()).map_or_else(
            || Text::from(""),
            |served| self.in_language(served.text.to_owned(), served.language.as_str()),
        )
    }

    /// A period as people call it.
    pub fn period(&self, one: Period) -> Text {
        let year = one.first().year().to_string();
        match one.kind() {
            PeriodKind::HalfYear if one.first().month() == 1 => {
                self.with("indicator-period-spring", &[("year", year.into())])
            }
            PeriodKind::HalfYear => self.with("indicator-period-autumn", &[("year", year.into())]),
            PeriodKind::Year => year.into(),
            PeriodKind::CouncilTerm => {
                let until = one.last().year().to_string();
                self.with("indicator-period-term", &[("from", year.into()), ("until", until.into())])
            }
            PeriodKind::Day => self.date(one.first()).into(),
        }
    }

    /// A value, or why there is none.
    pub fn value(&self, value: &Value) -> Text {
        match value {
            Value::Measured(measured) => self.figure(&measured.figure, measured.basis),
            Value::Empty { why, .. } => self.text(why.label_key()),
        }
    }

    /// A figure with the ends of its interval and how many are behind it.
    pub fn figure(&self, one: &Figure, basis: Basis) -> Text {
        let estimate = one.estimate(basis);
        match (one, estimate) {
            (Figure::Share { count, of }, Some(share)) => {
                let [count, of] = [("count", self.integer(*count)), ("of", self.integer(*of))];
                let value = ("value", self.percent(share.value));
                if basis == Basis::Register {
                    return self.with("indicator-figure-share", &[value, count, of]);
                }
                let [low, high] = [("low", self.percent(share.low)), ("high", self.percent(share.high))];
                self.with("indicator-figure-share-between", &[value, low, high, count, of])
            }
            (Figure::Score { .. }, Some(score)) => self.with(
                "indicator-figure-score",
                &[
                    ("value", whole(score.value)),
                    ("low", whole(score.low)),
                    ("high", whole(score.high)),
                    ("n", self.integer(one.n().unwrap_or_default())),
                ],
            ),
            (Figure::Growth { value, baseline }, Some(growth)) => self.with(
                "indicator-figure-growth",
                &[
                    ("percent", self.percent(growth.value)),
                    ("value", value.written().into()),
                    ("baseline", baseline.written().into()),
                ],
            ),
            (Figure::YesNo { yes: true }, _) => self.text("staff-yes"),
            (Figure::YesNo { yes: false }, _) => self.text("staff-no"),
            (Figure::Status { status }, _) => self.text(status.label_key()),
            (Figure::External { value, agreed: Some(agreed) }, _) => self.with(
                "indicator-figure-agreed",
                &[("value", value.written().into()), ("agreed", agreed.written().into())],
            ),
            (Figure::External { value, .. }, _) => value.written().into(),
            (Figure::Documents { present, expected: Some(expected), .. }, _) => self.with(
                "indicator-figure-documents",
                &[("count", self.integer(*present)), ("of", self.integer(*expected))],
            ),
            (Figure::Count { count } | Figure::Documents { present: count, .. }, _) => {
                format::integer(self.language.as_str(), counted(*count)).into()
            }
            (Figure::Narrative { text }, _) => self.content(text),
            (Figure::Share { .. } | Figure::Score { .. } | Figure::Growth { .. }, None) => {
                self.text("indicator-empty-no_data")
            }
        }
    }

    /// What is aimed at, in words.
    pub fn aim(&self, aim: Aim, kind: IndicatorKind) -> Text {
        let is_share = matches!(kind, IndicatorKind::SurveyShare | IndicatorKind::Percentage);
        let number = |value: domain::indicator::Decimal| match is_share || kind == IndicatorKind::Growth {
            true => Arg::from(format!("{}\u{a0}%", value.written())),
            false => Arg::from(value.written()),
        };
        match aim {
            Aim::AtLeast { value } => self.with("indicator-aims-at-least", &[("value", number(value))]),
            Aim::AtMost { value } => self.with("indicator-aims-at-most", &[("value", number(value))]),
            Aim::Growth { by } if is_share || kind == IndicatorKind::Nps => {
                self.with("indicator-aims-points", &[("value", by.written().into())])
            }
            Aim::Growth { by } => self.with("indicator-aims-growth", &[("value", by.written().into())]),
            Aim::Done => match kind {
                IndicatorKind::Status => self.text("indicator-aims-finished"),
                IndicatorKind::Document => self.text("indicator-aims-documents"),
                _ => self.text("indicator-aims-yes"),
            },
        }
    }

    /// What a group of a breakdown is called: languages by their own names, the rest as it is kept.
    pub fn group(&self, by: Dimension, group: &Group) -> String {
        let is_language =
            matches!(by, Dimension::Language | Dimension::OwnLanguage | Dimension::ServiceLanguage);
        let name = if is_language { l10n::native_name(&group.code) } else { None };
        name.unwrap_or(&group.code).to_owned()
    }

    /// A Helsinki day.
    pub(super) fn date(&self, day: chrono::NaiveDate) -> String {
        format::date(self.language.as_str(), day)
    }

    fn integer(&self, number: u64) -> Arg {
        format::integer(self.language.as_str(), counted(number)).into()
    }

    /// Of a hundred.
    fn percent(&self, value: f64) -> Arg {
        format::percent(self.language.as_str(), value / 100.0).into()
    }
}

pub(super) fn counted(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

/// A whole number with its sign as it is printed.
fn whole(number: f64) -> Arg {
    format!("{number:.0}").replace('-', "\u{2212}").into()
}
