//! Answers to questions of the bank, counted as they come: each is read once and not for every page.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::indicator::facts::{AnswerFact, ResponseFact, Standing};
use domain::indicator::{Period, Rule};
use domain::survey::bank::{OWN_LANGUAGE, bank_code, bank_item};
use domain::survey::question::YesNo;
use domain::survey::{Answer, Channel, Form, Submission, SurveyVersion};
use domain::{LanguageTag, OptionId, QuestionId, SurveyId};
use storage::survey::response::{self, Mark, Place};

use crate::{Result, ServiceError, Services};

/// So many answers are read at once, however many there are.
const AT_ONCE: u64 = 5_000;
/// So many times counting begins anew where answers are taken away meanwhile.
const ATTEMPTS: usize = 3;

/// So many reports' facts are kept of a survey until more of it is counted.
const REPORTS_KEPT: usize = 8;

/// The answers of a survey as they are counted, alike ones together.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Counted {
    pub answers: Arc<[AnswerFact]>,
    pub responses: Vec<ResponseFact>,
}

/// The days that a report tells apart: those of its periods, each as far as it has come.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Days {
    pub periods: Vec<Period>,
    pub as_of: NaiveDate,
}

impl Days {
    /// In which of the periods a day lies, and whether it counts already. No rule tells days apart for which this is the same.
    fn place(&self, day: NaiveDate) -> Vec<bool> {
        let within = self.periods.iter().map(|period| period.contains(day));
        within.chain([day <= self.as_of]).collect()
    }
}

/// A question of the bank that a survey asks.
#[derive(Clone, Copy)]
struct AskedQuestion {
    id: QuestionId,
    /// Its key in the bank.
    key: &'static str,
    /// Its answers are told by one's own language.
    is_by_own_language: bool,
}

/// The questions of the bank that a survey asks.
pub(super) struct Asked {
    questions: Vec<AskedQuestion>,
    own_language: Option<QuestionId>,
}

impl Asked {
    /// A question counts as one of the bank only where it is asked with the bank's own answers.
    pub(super) fn of(version: &SurveyVersion) -> Self {
        let mut asked = Self { questions: Vec::new(), own_language: None };
        for question in version.content.form.questions() {
            let Some(item) = question.bank_key.as_ref().and_then(|key| bank_item(key)) else { continue };
            if !item.fits(question) {
                continue;
            }
            if item.key == OWN_LANGUAGE {
                asked.own_language = Some(question.id);
            } else {
                let is_by_own_language = Rule::ServiceInOwnLanguage.question() == Some(item.key);
                asked.questions.push(AskedQuestion { id: question.id, key: item.key, is_by_own_language });
            }
        }
        asked
    }

    pub(super) fn is_nothing(&self) -> bool {
        self.questions.is_empty()
    }
}

/// What somebody has chosen, before it has a code; nothing of words, and of several at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
enum Choice {
    Option(OptionId),
    YesNo(YesNo),
    Number(u8),
}

impl Choice {
    fn of(answer: &Answer) -> Option<Self> {
        match answer {
            Answer::Choice(id) => Some(Self::Option(*id)),
            Answer::YesNo(value) => Some(Self::YesNo(*value)),
            Answer::Step(number) | Answer::Nps(number) => Some(Self::Number(*number)),
            Answer::Choices(_) | Answer::Text(_) => None,
        }
    }

    /// Its code in the bank's spelling.
    fn code(self, form: &Form, question: QuestionId) -> Option<String> {
        let question = form.question(question)?;
        match self {
            Self::Option(id) => question.option(id).map(|option| bank_code(&option.code).to_owned()),
            Self::YesNo(value) => Some(bank_code(value.code()).to_owned()),
            Self::Number(number) => Some(number.to_string()),
        }
    }
}

/// Values that come again and again, each by its number.
struct Numbered<T>(Vec<T>);

impl<T> Default for Numbered<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T: Clone + PartialEq> Numbered<T> {
    fn number(&mut self, value: &T) -> usize {
        self.0.iter().position(|known| known == value).unwrap_or_else(|| {
            self.0.push(value.clone());
            self.0.len() - 1
        })
    }
}

/// What answers that are alike have in common. Questions, languages and choices by their numbers: of a million answers there
/// are a million of these at worst.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
struct Alike {
    day: NaiveDate,
    question: u16,
    language: u16,
    own_language: Option<u16>,
    choice: u16,
    channel: Channel,
}

/// How far the answers of a survey are counted. Answers that come later stand behind those that were read, so counting goes
/// on from there; where some were taken away, or the survey was published anew, it begins anew.
#[derive(Default)]
pub(super) struct Tally {
    /// The survey's version by which is counted.
    version: i32,
    /// How many times answers had been taken away when counting began.
    removals: i64,
    /// The last answer that is counted.
    place: Option<Place>,
    /// Every answer up to this batch is counted.
    through: i32,
    languages: Numbered<LanguageTag>,
    choices: Numbered<Choice>,
    alike: HashMap<Alike, u64>,
    given: BTreeMap<(NaiveDate, &'static str), u64>,
    /// The facts of the last reports, since more was counted.
    told: Vec<(Days, Arc<Counted>)>,
}

impl Tally {
    fn new(version: i32, removals: i64) -> Self {
        Self { version, removals, ..Self::default() }
    }

    fn holds(&self, version: i32, mark: Mark) -> bool {
        self.version == version && self.removals == mark.removals
    }

    fn is_complete(&self, mark: Mark) -> bool {
        self.through >= mark.newest_batch
    }

    fn add(&mut self, asked: &Asked, some: Vec<(Place, Submission)>) {
        self.told.clear();
        for (place, submission) in some {
            self.place = Some(place);
            let channel = submission.channel;
            *self.given.entry((submission.day, channel.code())).or_default() += 1;
            let language = small(self.languages.number(&submission.language));
            let chosen = |id: QuestionId| submission.answers.0.get(&id).and_then(Choice::of);
            let own_language = asked.own_language.and_then(chosen);
            let own_language = own_language.map(|choice| small(self.choices.number(&choice)));
            for (number, question) in asked.questions.iter().enumerate() {
                let Some(choice) = chosen(question.id) else { continue };
                let alike = Alike {
                    day: submission.day,
                    question: small(number),
                    language,
                    own_language: own_language.filter(|_| question.is_by_own_language),
                    choice: small(self.choices.number(&choice)),
                    channel,
                };
                *self.alike.entry(alike).or_default() += 1;
            }
        }
    }

    /// What was counted, as facts of a report.
    fn told(
        &mut self,
        survey: SurveyId,
        version: &SurveyVersion,
        asked: &Asked,
        days: &Days,
    ) -> Arc<Counted> {
        if let Some((_, told)) = self.told.iter().find(|(known, _)| known == days) {
            return Arc::clone(told);
        }
        let answers = self.pooled(days).into_iter().filter_map(|(alike, count)| {
            self.fact(survey, version, asked, alike).map(|fact| AnswerFact { count, ..fact })
        });
        let response = |((day, channel), count): (&(NaiveDate, &'static str), &u64)| ResponseFact {
            day: *day,
            channel: (*channel).to_owned(),
            standing: Standing::Counts,
            count: *count,
        };
        let responses = self.given.iter().map(response).collect();
        let told = Arc::new(Counted { answers: answers.collect(), responses });
        self.told.truncate(REPORTS_KEPT - 1);
        self.told.insert(0, (days.clone(), Arc::clone(&told)));
        told
    }

    /// Days that a report does not tell apart stand together under one of them, so that a year of answers is a few thousand
    /// facts.
    fn pooled(&self, days: &Days) -> HashMap<Alike, u64> {
        let mut places: HashMap<Vec<bool>, NaiveDate> = HashMap::new();
        let mut known: HashMap<NaiveDate, NaiveDate> = HashMap::new();
        let mut pooled: HashMap<Alike, u64> = HashMap::new();
        for (alike, count) in &self.alike {
            let day = *known
                .entry(alike.day)
                .or_insert_with(|| *places.entry(days.place(alike.day)).or_insert(alike.day));
            *pooled.entry(Alike { day, ..*alike }).or_default() += count;
        }
        pooled
    }

    fn fact(
        &self,
        survey: SurveyId,
        version: &SurveyVersion,
        asked: &Asked,
        alike: Alike,
    ) -> Option<AnswerFact> {
        let form = &version.content.form;
        let question = asked.questions.get(usize::from(alike.question))?;
        let code = |number: u16, id| self.choices.0.get(usize::from(number))?.code(form, id);
        Some(AnswerFact {
            question: question.key.to_owned(),
            survey,
            survey_kind: version.content.kind,
            day: alike.day,
            language: self.languages.0.get(usize::from(alike.language))?.to_string(),
            own_language: alike
                .own_language
                .zip(asked.own_language)
                .and_then(|(number, id)| code(number, id)),
            channel: alike.channel.code().to_owned(),
            choice: code(alike.choice, question.id)?,
            standing: Standing::Counts,
            count: 0,
        })
    }
}

/// Numbers of questions, languages and choices of one survey are small: a form is bounded.
fn small(number: usize) -> u16 {
    u16::try_from(number).unwrap_or(u16::MAX)
}

/// The answers of a survey, counted as far as this mark at least: those that have come since, and all of them only where some
/// were taken away. What was counted when a caller gave up stays counted.
pub(super) async fn counted(
    services: &Services,
    survey: SurveyId,
    version: &SurveyVersion,
    asked: &Asked,
    days: &Days,
    mut mark: Mark,
) -> Result<Arc<Counted>> {
    let access = &services.storage;
    let mut kept = services.kept.answers.lock().await;
    let tally = kept.entry(survey).or_default();
    for _ in 0..ATTEMPTS {
        if !tally.holds(version.number, mark) {
            *tally = Tally::new(version.number, mark.removals);
        }
        if tally.is_complete(mark) {
            return Ok(tally.told(survey, version, asked, days));
        }
        while !tally.is_complete(mark) {
            let some =
                response::after(access, survey, tally.place.unwrap_or(response::START), AT_ONCE).await?;
            let is_last = u64::try_from(some.len()).is_ok_and(|count| count < AT_ONCE);
            tally.add(asked, some);
            if is_last {
                tally.through = tally.place.map_or(0, |(batch, _)| batch).max(mark.newest_batch);
            }
        }
        // Read in several statements: only where nothing was taken away between them is it what stood there at once.
        mark = response::marks(access, &[survey]).await?.get(&survey).copied().unwrap_or_default();
        if tally.holds(version.number, mark) {
            return Ok(tally.told(survey, version, asked, days));
        }
    }
    Err(ServiceError::Unavailable)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The first days of a year, of a half-year and of a council term, and the day of the report, part days; so does nothing
    /// else.
    #[test]
    fn days_stand_together_where_no_period_of_the_report_tells_them_apart() {
        let day = |text: &str| -> NaiveDate { text.parse().unwrap() };
        let periods: Vec<Period> = ["2026", "2026-H1"].map(|code| code.parse().unwrap()).into();
        let days = Days { periods: periods.clone(), as_of: day("2026-11-29") };
        let mut parted = Vec::new();
        let all: Vec<NaiveDate> =
            day("2025-12-01").iter_days().take_while(|one| *one < day("2027-02-01")).collect();
        for (before, after) in all.iter().zip(all.iter().skip(1)) {
            if days.place(*before) != days.place(*after) {
                parted.push(after.to_string());
            }
        }
        assert_eq!(parted, ["2026-01-01", "2026-07-01", "2026-11-30", "2027-01-01"]);
        let alike = |n: u32, on: &str| {
            let key = Alike {
                day: day(on),
                question: 0,
                language: 0,
                own_language: None,
                choice: 0,
                channel: Channel::Web,
            };
            (key, u64::from(n))
        };
        let counted = [
            alike(1, "2025-12-31"),
            alike(2, "2026-02-01"),
            alike(4, "2026-06-30"),
            alike(8, "2026-07-01"),
            alike(16, "2026-11-29"),
            alike(32, "2026-11-30"),
        ];
        let tally = Tally { alike: counted.into(), ..Tally::default() };
        let pooled = tally.pooled(&days);
        assert_eq!(pooled.len(), 4, "before, the first half, the second half until today, later");
        let within = |period: Period| -> u64 {
            let counts = |day: NaiveDate| period.contains(day) && day <= days.as_of;
            pooled.iter().filter(|(alike, _)| counts(alike.day)).map(|(_, count)| count).sum()
        };
        assert_eq!(periods.into_iter().map(within).collect::<Vec<_>>(), [2 + 4 + 8 + 16, 2 + 4]);
    }
}
