//! Results: for staff and for the public.

use async_graphql::{Object, SimpleObject};
use domain::LanguageTag as Tag;
use domain::id::TypedId;
use domain::statistics::{NetPromoterScore, Share};
use domain::survey::breakdown::Group;
use domain::survey::pairing::{Change, Moves};
use domain::survey::release::ReleasedQuestion;
use domain::survey::tally::{CategoryCount, QuestionTally};
use domain::survey::{Outcome as DomainOutcome, SurveyVersion};
use service::survey::panel::Comparison;
use service::survey::results::{PublishedResults as Published, Results};

use crate::localized::Localized;

/// A figure with its 95 % interval.
#[derive(SimpleObject)]
pub(crate) struct Estimate {
    /// The figure itself.
    value: f64,
    /// The lower end of its 95 % interval.
    low: f64,
    /// The upper end of its 95 % interval.
    high: f64,
}

impl From<Share> for Estimate {
    fn from(share: Share) -> Self {
        Self { value: share.value, low: share.low, high: share.high }
    }
}

impl From<NetPromoterScore> for Estimate {
    fn from(score: NetPromoterScore) -> Self {
        Self { value: score.value, low: score.low, high: score.high }
    }
}

/// How many chose one category of a question.
#[derive(SimpleObject)]
pub(crate) struct Category {
    /// The option's code, `yes`/`no`/`cannot_say`, a step, or a score.
    code: String,
    /// The option's label; `null` where the code says it all.
    label: Option<Localized>,
    /// How many chose it.
    count: u64,
    /// Share of valid answers with its Wilson interval; `null` for what does not count as valid.
    share: Option<Estimate>,
}

/// What was counted for one question.
#[derive(SimpleObject)]
pub(crate) struct QuestionResult {
    /// The question's code.
    code: String,
    /// The question itself.
    text: Localized,
    /// Respondents who answered it.
    answered: u64,
    /// Respondents whose answer is valid: the base of every share.
    valid: u64,
    /// In the question's own order; empty for a text question.
    categories: Vec<Category>,
    /// The net promoter score of an NPS question, −100 to 100, with its interval (adjusted Wald).
    net_promoter_score: Option<Estimate>,
}

/// Words the counts of one question as its version words it.
fn question_result(version: &SurveyVersion, tally: &QuestionTally, wanted: &Tag) -> Option<QuestionResult> {
    let content = &version.content;
    let question = content.form.question(tally.question)?;
    let localized = |text: &domain::LocalizedText| Localized::new(text, &content.source_language, wanted);
    let category = |category: &CategoryCount| Category {
        code: category.code.clone(),
        label: question.option_by_code(&category.code).map(|option| localized(&option.text)),
        count: category.count,
        share: tally.share_of(category).map(Estimate::from),
    };
    let is_nps = matches!(question.kind, domain::survey::QuestionKind::Nps);
    Some(QuestionResult {
        code: question.code.clone(),
        text: localized(&question.text),
        answered: tally.answered,
        valid: tally.valid,
        categories: tally.categories.iter().map(category).collect(),
        net_promoter_score: is_nps.then(|| tally.recommendation().score()).flatten().map(Estimate::from),
    })
}

/// One group of a breakdown. `null` stands for what may not be shown, whether there were none or a few.
#[derive(SimpleObject)]
pub(crate) struct BreakdownGroup {
    /// A language tag or a channel.
    code: String,
    /// How many answered.
    respondents: Option<u64>,
    /// Results of the questions that may be shown for this group.
    questions: Vec<QuestionResult>,
}

/// What staff see of a survey's answers.
pub(crate) struct SurveyResults {
    pub(crate) results: Results,
    pub(crate) wanted: Tag,
}

impl SurveyResults {
    fn groups(&self, groups: &[Group]) -> Vec<BreakdownGroup> {
        let words = |tally: &QuestionTally| question_result(&self.results.version, tally, &self.wanted);
        groups
            .iter()
            .map(|group| BreakdownGroup {
                code: group.code.clone(),
                respondents: group.respondents,
                questions: group.questions.iter().flatten().filter_map(words).collect(),
            })
            .collect()
    }
}

/// What staff see of a survey's answers.
#[Object]
impl SurveyResults {
    /// Answers received, those included that wait for the mixer.
    async fn received(&self) -> u64 {
        self.results.received
    }

    /// Answers counted below. They follow in batches of at least ten, so that none can be told apart.
    async fn counted(&self) -> u64 {
        self.results.tally.respondents
    }

    /// Each question, in the survey's order.
    async fn questions(&self) -> Vec<QuestionResult> {
        let words = |tally| question_result(&self.results.version, tally, &self.wanted);
        self.results.tally.questions.iter().filter_map(words).collect()
    }

    /// By the language of the answer. Groups under five are hidden, with what would give them away.
    async fn by_language(&self) -> Vec<BreakdownGroup> {
        self.groups(&self.results.by_language)
    }

    /// By channel. Groups under five are hidden, with what would give them away.
    async fn by_channel(&self) -> Vec<BreakdownGroup> {
        self.groups(&self.results.by_channel)
    }

    /// What has changed since earlier surveys of the same panel, over the members who agreed to be paired; the latest
    /// first.
    async fn comparisons(&self) -> Vec<SurveyComparison> {
        self.results.comparisons.iter().map(|one| SurveyComparison::new(one, &self.wanted)).collect()
    }

    /// Free text answers, sorted, so that nothing ties two of one respondent together.
    async fn texts(&self) -> Vec<TextAnswers> {
        let code = |id| self.results.version.content.form.question(id).map(|q| q.code.clone());
        let answers = |(id, texts): (&domain::QuestionId, &Vec<String>)| {
            Some(TextAnswers { question: code(*id)?, texts: texts.clone() })
        };
        self.results.texts.iter().filter_map(answers).collect()
    }
}

/// What has changed since an earlier survey of the same panel.
#[derive(SimpleObject)]
pub(crate) struct SurveyComparison {
    /// The earlier survey.
    earlier_id: async_graphql::ID,
    /// Its title.
    earlier_title: Localized,
    /// How many have answered both.
    pairs: usize,
    /// The questions that were asked alike in both.
    changes: Vec<QuestionChange>,
}

/// How the answers of the same people to one question have moved. Empty where fewer than five answered it both times.
#[derive(SimpleObject)]
pub(crate) struct QuestionChange {
    /// The question's code.
    code: String,
    /// The question itself.
    text: Localized,
    /// Of a scale: how many answer higher than before.
    up: Option<u64>,
    /// How many answer as before.
    same: Option<u64>,
    /// Of a scale: how many answer lower than before.
    down: Option<u64>,
    /// Of a choice: how many answer otherwise than before.
    other: Option<u64>,
}

impl SurveyComparison {
    fn new(one: &Comparison, wanted: &Tag) -> Self {
        let content = &one.version.content;
        let change = |change: &Change| {
            let question = content.form.question(change.question)?;
            let (mut up, mut same, mut down, mut other) = (None, None, None, None);
            match change.moves {
                Some(Moves::Scale { up: higher, same: alike, down: lower }) => {
                    (up, same, down) = (Some(higher), Some(alike), Some(lower));
                }
                Some(Moves::Choice { same: alike, other: changed }) => {
                    (same, other) = (Some(alike), Some(changed));
                }
                None => {}
            }
            let text = Localized::new(&question.text, &content.source_language, wanted);
            Some(QuestionChange { code: question.code.clone(), text, up, same, down, other })
        };
        let earlier = &one.earlier.draft;
        Self {
            earlier_id: survey_id(one.earlier.id),
            earlier_title: Localized::new(&earlier.title, &earlier.source_language, wanted),
            pairs: one.pairs,
            changes: one.changes.iter().filter_map(change).collect(),
        }
    }
}

/// Free text answers to one question.
#[derive(SimpleObject)]
pub(crate) struct TextAnswers {
    /// The question's code.
    question: String,
    /// What people wrote.
    texts: Vec<String>,
}

/// A survey's released results: whole-survey totals, made once, never changed.
pub(crate) struct PublishedResults {
    pub(crate) published: Published,
    pub(crate) wanted: Tag,
}

/// A survey's released results: whole-survey totals, made once, never changed.
#[Object]
impl PublishedResults {
    /// How many answered; `null` where fewer than ten did.
    async fn respondents(&self) -> Option<u64> {
        self.published.release.respondents
    }

    /// The questions with at least ten answers, in the survey's order.
    async fn questions(&self) -> Vec<QuestionResult> {
        let words = |question: &ReleasedQuestion| match question {
            ReleasedQuestion::Totals(tally) => question_result(&self.published.version, tally, &self.wanted),
            ReleasedQuestion::TooFewAnswers(_) | ReleasedQuestion::FreeText(_) => None,
        };
        self.published.release.questions.iter().filter_map(words).collect()
    }

    /// Codes of the questions that are not shown: too few answers, or free text.
    async fn withheld(&self) -> Vec<String> {
        let code = |question: &ReleasedQuestion| match question {
            ReleasedQuestion::Totals(_) => None,
            ReleasedQuestion::TooFewAnswers(id) | ReleasedQuestion::FreeText(id) => {
                self.published.version.content.form.question(*id).map(|q| q.code.clone())
            }
        };
        self.published.release.questions.iter().filter_map(code).collect()
    }
}

/// What came of a survey.
#[derive(SimpleObject)]
pub(crate) struct Outcome {
    /// What we heard.
    heard: Localized,
    /// What was decided.
    decided: Localized,
    /// What was done.
    done: Localized,
}

impl Outcome {
    pub(crate) fn new(outcome: &DomainOutcome, source: &Tag, wanted: &Tag) -> Self {
        let localized = |text: &domain::LocalizedText| Localized::new(text, source, wanted);
        Self {
            heard: localized(&outcome.heard),
            decided: localized(&outcome.decided),
            done: localized(&outcome.done),
        }
    }
}

/// The id of a survey, in the clients' form.
pub(crate) fn survey_id(id: domain::SurveyId) -> async_graphql::ID {
    id.node_id().into()
}
