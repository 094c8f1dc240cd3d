//! How a survey of the demonstration is written down: tables of texts, days and leanings, nothing else.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::id::TypedId;
use domain::survey::{
    Audience, Channel, Choice, Form, LegalBasis, Outcome, PrivacyNotice, Question, QuestionKind,
    SurveyContent, SurveyKind,
};
use domain::time::start_of_day;
use domain::{LanguageTag, LocalizedText, OptionId, QuestionId};

use super::county::REGISTRY;

/// A text in several languages, the Finnish source first. Of a list of sayings a language may have many.
pub type Texts = &'static [(&'static str, &'static str)];

/// A day counted from today: yesterday is -1.
pub type Day = i64;

/// A survey, what it asks, and what happens to it on which day.
#[derive(Clone, Copy)]
pub struct Story {
    pub slug: &'static str,
    pub kind: SurveyKind,
    pub owner: Owner,
    /// Texts in other languages are left out: shared texts know more languages than most surveys.
    pub languages: &'static [&'static str],
    pub title: Texts,
    pub summary: Texts,
    pub introduction: Texts,
    /// Why the answers are collected, for the privacy notice.
    pub purpose: Texts,
    /// Empty means everyone.
    pub audiences: &'static [Audience],
    /// Empty means the whole county.
    pub municipalities: &'static [&'static str],
    pub asks: Asks,
    pub days: Days,
    pub waves: &'static [Wave],
    pub aftermath: Aftermath,
}

/// Whose survey it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Owner {
    County,
    HealthServices,
    ServicesForOlderPeople,
}

/// Where the questions are.
#[derive(Clone, Copy)]
pub enum Asks {
    Here(&'static [Ask]),
    /// The address of a survey run elsewhere.
    Elsewhere(Texts),
}

/// When what happens. A survey opens and closes at the beginning of the day.
#[derive(Clone, Copy)]
pub struct Days {
    pub written: Day,
    /// `None` leaves it a draft.
    pub published: Option<Day>,
    pub opens: Day,
    /// `None` for a standing survey.
    pub closes: Option<Day>,
    /// `None` takes the county's.
    pub late_answer_days: Option<u16>,
    /// When single answers are deleted. A survey run elsewhere has none.
    pub deletes: Day,
}

/// Answers that come in one language and by one channel, spread over days, both ends included.
pub struct Wave {
    pub language: &'static str,
    pub channel: Channel,
    pub answers: u32,
    pub from: Day,
    pub until: Day,
}

/// What follows the closing.
#[derive(Clone, Copy)]
pub struct Aftermath {
    pub results_released: Option<Day>,
    pub outcome: Option<(Day, OutcomeTexts)>,
    pub archived: Option<Day>,
}

impl Aftermath {
    pub const NOTHING_YET: Self = Self { results_released: None, outcome: None, archived: None };
}

/// What came of a survey.
#[derive(Clone, Copy)]
pub struct OutcomeTexts {
    pub heard: Texts,
    pub decided: Texts,
    pub done: Texts,
}

/// A question and how its invented respondents answer it.
#[derive(Clone, Copy)]
pub struct Ask {
    pub code: &'static str,
    pub bank_key: Option<&'static str>,
    pub required: bool,
    pub text: Texts,
    pub help: Texts,
    pub kind: Kind,
    /// Of a hundred respondents, how many answer.
    pub answered: u32,
    /// Weights of the answers in their order, by language; the first entry for all that are not named.
    /// Of a multiple choice, how many of a hundred choose each option.
    pub leanings: &'static [(&'static str, &'static [u32])],
}

impl Ask {
    pub const OPTIONAL: Self = Self {
        code: "",
        bank_key: None,
        required: false,
        text: &[],
        help: &[],
        kind: Kind::Note,
        answered: 92,
        leanings: &[],
    };
    pub const REQUIRED: Self = Self { required: true, answered: 100, ..Self::OPTIONAL };
}

/// What is asked for.
#[derive(Clone, Copy)]
pub enum Kind {
    One(&'static [Opt]),
    Many {
        options: &'static [Opt],
        at_most: Option<u32>,
    },
    YesNo,
    Likert {
        low: Texts,
        high: Texts,
    },
    Nps,
    /// With what respondents write.
    ShortText(Texts),
    LongText(Texts),
    Note,
}

/// Steps of every Likert scale of the demonstration.
pub const LIKERT_STEPS: u8 = 5;

/// An option: its code, its text, and whether it counts among valid answers.
#[derive(Clone, Copy)]
pub struct Opt {
    pub code: &'static str,
    pub text: Texts,
    pub valid: bool,
}

/// An option that counts.
pub const fn opt(code: &'static str, text: Texts) -> Opt {
    Opt { code, text, valid: true }
}

/// An option that says that the question does not concern the respondent.
pub const fn opt_outside(code: &'static str, text: Texts) -> Opt {
    Opt { code, text, valid: false }
}

/// The beginning of a day counted from today.
pub fn moment(today: NaiveDate, day: Day) -> DateTime<Utc> {
    start_of_day(date(today, day))
}

/// The date of a day counted from today.
pub fn date(today: NaiveDate, day: Day) -> NaiveDate {
    today + Duration::days(day)
}

/// A text in every language in which it is written.
pub fn localized(texts: Texts) -> LocalizedText {
    in_languages(texts, |_| true)
}

fn in_languages(texts: Texts, wanted: impl Fn(&str) -> bool) -> LocalizedText {
    let mut localized = LocalizedText::default();
    for (tag, text) in texts.iter().filter(|(tag, _)| wanted(tag)) {
        if let Ok(language) = tag.parse() {
            localized.set(language, text, &LanguageTag::finnish());
        }
    }
    localized
}

impl Story {
    /// The survey as its editor would have written it. Identifiers are made of `now` and of what `random`
    /// gives.
    pub fn content(
        &self,
        today: NaiveDate,
        now: DateTime<Utc>,
        mut random: impl FnMut() -> [u8; 10],
    ) -> SurveyContent {
        let form = match self.asks {
            Asks::Here(asks) => {
                Form::Questions(asks.iter().map(|ask| self.question(ask, now, &mut random)).collect())
            }
            Asks::Elsewhere(address) => Form::External { address: self.text(address) },
        };
        let privacy = if form.is_external() { PrivacyNotice::default() } else { self.privacy(today) };
        SurveyContent {
            summary: self.text(self.summary),
            introduction: self.text(self.introduction),
            audiences: self.audiences.iter().copied().collect(),
            municipalities: self.municipalities.iter().map(|code| (*code).to_owned()).collect(),
            privacy,
            opens_at: Some(moment(today, self.days.opens)),
            closes_at: self.days.closes.map(|day| moment(today, day)),
            late_answer_days: self.days.late_answer_days,
            ..SurveyContent::new(self.kind, LanguageTag::finnish(), self.text(self.title), form)
        }
    }

    fn privacy(&self, today: NaiveDate) -> PrivacyNotice {
        PrivacyNotice {
            purpose: self.text(self.purpose),
            legal_basis: Some(LegalBasis::PublicTask),
            contact: self.text(REGISTRY),
            deletion_date: Some(date(today, self.days.deletes)),
        }
    }

    fn question(&self, ask: &Ask, now: DateTime<Utc>, random: &mut impl FnMut() -> [u8; 10]) -> Question {
        let id = QuestionId::fresh(now, random());
        let mut choices = |options: &[Opt]| {
            options
                .iter()
                .map(|option| Choice {
                    id: OptionId::fresh(now, random()),
                    code: option.code.to_owned(),
                    text: self.text(option.text),
                    valid: option.valid,
                })
                .collect()
        };
        let kind = match ask.kind {
            Kind::One(options) => QuestionKind::SingleChoice { options: choices(options) },
            Kind::Many { options, at_most } => {
                QuestionKind::MultipleChoice { options: choices(options), at_most }
            }
            Kind::YesNo => QuestionKind::YesNo,
            Kind::Likert { low, high } => {
                QuestionKind::Likert { points: LIKERT_STEPS, low: self.text(low), high: self.text(high) }
            }
            Kind::Nps => QuestionKind::Nps,
            Kind::ShortText(_) => QuestionKind::ShortText,
            Kind::LongText(_) => QuestionKind::LongText,
            Kind::Note => QuestionKind::Note,
        };
        Question {
            id,
            code: ask.code.to_owned(),
            bank_key: ask.bank_key.map(str::to_owned),
            required: ask.required,
            text: self.text(ask.text),
            help: self.text(ask.help),
            kind,
        }
    }

    fn text(&self, texts: Texts) -> LocalizedText {
        in_languages(texts, |tag| self.languages.contains(&tag))
    }
}

impl OutcomeTexts {
    pub fn outcome(&self) -> Outcome {
        Outcome { heard: localized(self.heard), decided: localized(self.decided), done: localized(self.done) }
    }
}
