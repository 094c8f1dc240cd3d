//! The facts of the platform from which values are computed: what was answered, received, held and decided, without who.
//!
//! Facts that are alike in everything stand once, with how many there are, so that a million answers are a few thousand
//! facts. Facts that must not count are there, too, and marked: the rules leave them out, and a test can tell.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::period::Period;
use crate::activity::{ActivityAudience, ActivityKind, ActivityMode, ActivityTopic};
use crate::method::MethodFamily;
use crate::panel::{PanelKind, PanelState};
use crate::survey::SurveyKind;
use crate::{DivisionId, SurveyId};

/// Whether an answer counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Counts,
    /// Given to try the form.
    Test,
    Withdrawn,
    /// Waits for the mixer: it comes late to what is frozen before.
    Unmixed,
}

/// Answers to one question of the question bank that are alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct AnswerFact {
    /// The question's key in the bank.
    pub question: String,
    pub survey: SurveyId,
    pub survey_kind: SurveyKind,
    /// The Helsinki day of the answers, or one for several days of which each lies in the same periods and counts or not as
    /// the others do.
    pub day: NaiveDate,
    /// The language in which they were given.
    pub language: String,
    /// What the respondents say is their own language, where that was asked and the question is on service in it.
    pub own_language: Option<String>,
    pub channel: String,
    /// The chosen code; for a scale or a score its number.
    pub choice: String,
    pub standing: Standing,
    pub count: u64,
}

/// Scores that came in a batch from elsewhere, counted there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScoreFact {
    /// The Helsinki days between which they were given, both within one period.
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub channel: String,
    pub unit: Option<String>,
    pub promoters: u64,
    pub passives: u64,
    pub detractors: u64,
}

/// How far a survey that some indicator follows has come, and how many have answered it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SurveyFact {
    pub survey: SurveyId,
    pub kind: SurveyKind,
    pub opened_on: Option<NaiveDate>,
    pub closed_on: Option<NaiveDate>,
    pub results_published_on: Option<NaiveDate>,
    /// Whole answers by day, channel and standing.
    pub responses: Vec<ResponseFact>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ResponseFact {
    pub day: NaiveDate,
    pub channel: String,
    pub standing: Standing,
    pub count: u64,
}

/// What was thought of a service, as far as the sender or whoever handled it has said so.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Sentiment {
    Positive,
    Neutral,
    Negative,
}

/// Items of customer feedback that are alike.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FeedbackFact {
    pub received_on: NaiveDate,
    /// The last Helsinki day on which handling it is in time.
    pub due_on: NaiveDate,
    /// The day on which what was done was written down and, where there is somebody to answer, the answer was sent.
    pub handled_on: Option<NaiveDate>,
    pub class: String,
    pub theme: Option<String>,
    pub channel: String,
    pub unit: Option<String>,
    pub service: Option<String>,
    /// The language of the service that it is about.
    pub service_language: Option<String>,
    /// The language in which it was given, where that is kept.
    pub language: Option<String>,
    pub sentiment: Option<Sentiment>,
    /// A score without a word: counted as its own series, never handled.
    pub is_score_only: bool,
    pub standing: Standing,
    pub count: u64,
}

/// A panel with the states that it has been in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PanelFact {
    pub kind: PanelKind,
    /// Each with the Helsinki day from whose end on it held, the oldest first.
    pub states: Vec<(NaiveDate, PanelState)>,
    /// Meetings that have been held, with how many members came.
    pub held: Vec<(NaiveDate, u32)>,
}

/// An order for experts by experience.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OrderFact {
    /// The Helsinki day on which it counts: of its first submission, or of its receipt by phone or mail.
    pub submitted_on: NaiveDate,
    /// It turned out to be no order: entered twice, as a test or by mistake.
    pub is_reversed: bool,
    pub division: Option<String>,
    pub gig_type: Option<String>,
    pub is_confirmed: bool,
    pub is_held: bool,
    pub is_unfilled: bool,
    pub is_cancelled: bool,
}

/// What a division has said about a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ConfirmationFact {
    pub division: DivisionId,
    pub period: Period,
    /// It ran a survey that was not on the public list.
    pub ran_unlisted: bool,
}

/// Whether the public list of surveys was up, day by day, and what divisions say.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct ListingFacts {
    /// One look a day, taken on that day and never afterwards; whether the list was up.
    pub snapshots: BTreeMap<NaiveDate, bool>,
    /// The divisions that must confirm.
    pub divisions: BTreeSet<DivisionId>,
    pub confirmations: Vec<ConfirmationFact>,
    /// Surveys run elsewhere that were listed as links, by the day on which they were first listed.
    pub listed_elsewhere: Vec<NaiveDate>,
}

/// Where an activity stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActivityStanding {
    Planned,
    Held,
    CalledOff,
    /// Entered to try the register.
    Test,
}

/// An event, a training, a workshop or another way of taking part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ActivityFact {
    pub kind: ActivityKind,
    /// The Helsinki day on which it was held: its last one.
    pub on: NaiveDate,
    pub standing: ActivityStanding,
    pub topics: BTreeSet<ActivityTopic>,
    pub audiences: BTreeSet<ActivityAudience>,
    /// The name of the method by which people took part, and what it is counted as.
    pub method: Option<String>,
    pub family: Option<MethodFamily>,
    pub municipality: Option<String>,
    pub mode: ActivityMode,
    /// The day on which it began as a trial of a new way to take part.
    pub trial_since: Option<NaiveDate>,
    /// How many came; `None` where nobody counted, which is not zero.
    pub attendance: Option<u64>,
    /// Distinct people, where they signed up by name; else people who came twice are counted twice.
    pub distinct_people: Option<u64>,
    pub by_staff_group: BTreeMap<String, u64>,
}

/// An influencing body with what it has said and handled.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BodyFact {
    pub name: String,
    /// The first and the last day of its work, as far as they are known.
    pub works_from: Option<NaiveDate>,
    pub works_until: Option<NaiveDate>,
    pub statements: Vec<NaiveDate>,
    pub bulletins: Vec<NaiveDate>,
    pub matters: Vec<MatterFact>,
    pub papers: Vec<PaperFact>,
}

/// A matter that a body has handled.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatterFact {
    pub handled_on: NaiveDate,
    /// It was handled before others decided; `None` where nobody knows when they do.
    pub was_before_decision: Option<bool>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PaperKind {
    /// A plan for its work.
    ActionPlan,
    CommunicationPlan,
    /// What it did in a year.
    Report,
}

/// A paper of a body for a year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaperFact {
    pub kind: PaperKind,
    pub year: i32,
    pub title: String,
    /// Where it is read; a paper that nobody can read does not count.
    pub address: Option<String>,
}

/// What the committee has proposed to the board.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposalFact {
    pub made_on: NaiveDate,
    /// Nothing more is to be followed since.
    pub closed_on: Option<NaiveDate>,
    /// Days on which what was done was followed up.
    pub followed_on: Vec<NaiveDate>,
}

/// An analysis of feedback.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AnalysisFact {
    /// The days of the feedback that it is about.
    pub first: NaiveDate,
    pub last: NaiveDate,
    pub published_on: Option<NaiveDate>,
    pub tells_themes: bool,
    pub tells_actions: bool,
}

/// Where an indicator of the programme stands in the latest period that has ended.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorFact {
    pub code: String,
    pub is_active: bool,
    /// It is to change: to grow, to improve, to reach a share of its baseline.
    pub is_to_change: bool,
    pub has_confirmed_baseline: bool,
    /// It has a value, or a gap that somebody has explained; `None` where it is not due.
    pub is_told: Option<bool>,
}

/// What the county keeps, so that an empty register can be told from one that is not kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Register {
    Answers,
    Feedback,
    Panels,
    Orders,
    Listing,
    Activities,
    Bodies,
}

/// Facts in parts that may be shared with whoever keeps them, so that a hundred thousand are not copied for each page. Rules
/// look at all of them alike.
#[derive(Clone, Debug)]
pub struct Parts<T>(Vec<Arc<[T]>>);

impl<T> Parts<T> {
    pub fn share(&mut self, part: Arc<[T]>) {
        self.0.push(part);
    }

    pub fn iter(&self) -> impl Iterator<Item = &T> {
        self.0.iter().flat_map(|part| part.iter())
    }
}

impl<T> Default for Parts<T> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<T> From<Vec<T>> for Parts<T> {
    fn from(facts: Vec<T>) -> Self {
        Self(vec![facts.into()])
    }
}

impl<T> Extend<T> for Parts<T> {
    fn extend<I: IntoIterator<Item = T>>(&mut self, facts: I) {
        self.share(facts.into_iter().collect());
    }
}

/// Everything from which values are computed.
#[derive(Clone, Debug, Default)]
pub struct Facts {
    /// Since which Helsinki day each register is kept. What is not here is not kept: nothing in it is not zero.
    pub kept_since: BTreeMap<Register, NaiveDate>,
    pub answers: Parts<AnswerFact>,
    pub scores: Vec<ScoreFact>,
    pub surveys: Vec<SurveyFact>,
    pub feedback: Parts<FeedbackFact>,
    pub panels: Vec<PanelFact>,
    /// Within how many months before a day a meeting shows that a panel functions, as the county has set it.
    pub functioning_months: u32,
    pub orders: Vec<OrderFact>,
    /// One expert at one time of an order, held: the day on which that order counts. An order of a series has many.
    pub gigs: Vec<NaiveDate>,
    pub listing: ListingFacts,
    pub activities: Vec<ActivityFact>,
    pub bodies: Vec<BodyFact>,
    pub proposals: Vec<ProposalFact>,
    pub analyses: Vec<AnalysisFact>,
    pub indicators: Vec<IndicatorFact>,
}
