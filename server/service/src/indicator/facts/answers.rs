//! Answers to questions of the bank, counted as they come: each is read once and not for every page.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::indicator::facts::{AnswerFact, ResponseFact, Standing};
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

/// The answers of a survey as they are counted, alike ones together.
#[derive(Debug, Default, PartialEq)]
pub(super) struct Counted {
    pub answers: Arc<[AnswerFact]>,
    pub responses: Vec<ResponseFact>,
}

/// The questions of the bank that a survey asks.
pub(super) struct Asked {
    /// By the question in the survey: its key in the bank.
    questions: Vec<(QuestionId, &'static str)>,
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
                asked.questions.push((question.id, item.key));
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

/// What answers that are alike have in common.
#[derive(Clone, PartialEq, Eq, Hash)]
struct Alike {
    question: (QuestionId, &'static str),
    day: NaiveDate,
    language: Arc<LanguageTag>,
    own_language: Option<Choice>,
    channel: Channel,
    choice: Choice,
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
    alike: HashMap<Alike, u64>,
    given: BTreeMap<(NaiveDate, &'static str), u64>,
    /// What came of it; `None` since more was counted.
    told: Option<Arc<Counted>>,
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
        self.told = None;
        let mut languages: Vec<Arc<LanguageTag>> = Vec::new();
        for (place, submission) in some {
            self.place = Some(place);
            *self.given.entry((submission.day, submission.channel.code())).or_default() += 1;
            let known = languages.iter().find(|language| ***language == submission.language);
            let language = known.map_or_else(|| Arc::new(submission.language.clone()), Arc::clone);
            if known.is_none() {
                languages.push(Arc::clone(&language));
            }
            let chosen = |id: QuestionId| submission.answers.0.get(&id).and_then(Choice::of);
            let own_language = asked.own_language.and_then(chosen);
            for question in &asked.questions {
                let Some(choice) = chosen(question.0) else { continue };
                let alike = Alike {
                    question: *question,
                    day: submission.day,
                    language: Arc::clone(&language),
                    own_language,
                    channel: submission.channel,
                    choice,
                };
                *self.alike.entry(alike).or_default() += 1;
            }
        }
    }

    /// What was counted, as facts.
    fn told(&mut self, survey: SurveyId, version: &SurveyVersion, asked: &Asked) -> Arc<Counted> {
        if let Some(told) = &self.told {
            return Arc::clone(told);
        }
        let form = &version.content.form;
        let fact = |(alike, count): (&Alike, &u64)| {
            let (id, key) = alike.question;
            let own = |choice: Choice| asked.own_language.and_then(|question| choice.code(form, question));
            Some(AnswerFact {
                question: key.to_owned(),
                survey,
                survey_kind: version.content.kind,
                day: alike.day,
                language: alike.language.to_string(),
                own_language: alike.own_language.and_then(own),
                channel: alike.channel.code().to_owned(),
                choice: alike.choice.code(form, id)?,
                standing: Standing::Counts,
                count: *count,
            })
        };
        let answers: Vec<AnswerFact> = self.alike.iter().filter_map(fact).collect();
        let response = |((day, channel), count): (&(NaiveDate, &'static str), &u64)| ResponseFact {
            day: *day,
            channel: (*channel).to_owned(),
            standing: Standing::Counts,
            count: *count,
        };
        let responses = self.given.iter().map(response).collect();
        let told = Arc::new(Counted { answers: answers.into(), responses });
        self.told = Some(Arc::clone(&told));
        told
    }
}

/// The answers of a survey, counted as far as this mark at least: those that have come since, and all of them only where some
/// were taken away. What was counted when a caller gave up stays counted.
pub(super) async fn counted(
    services: &Services,
    survey: SurveyId,
    version: &SurveyVersion,
    asked: &Asked,
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
            return Ok(tally.told(survey, version, asked));
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
            return Ok(tally.told(survey, version, asked));
        }
    }
    Err(ServiceError::Unavailable)
}
