//! Rules over answers to surveys. Answers are pooled over every survey and way of answering, by the day of the answer;
//! what is pooled are counts, never shares or scores.

use std::collections::BTreeMap;

use super::super::facts::{AnswerFact, Register, ResponseFact, SurveyFact};
use super::super::value::{Basis, Beside, Dimension, Empty, Figure, Status, Value};
use super::super::{Context, stands};
use crate::survey::SurveyKind;
use crate::survey::bank;

/// The answers that count: to the rule's question, of the period, mixed, given in earnest and not withdrawn.
fn counting<'a>(context: &Context<'a>) -> Vec<&'a AnswerFact> {
    let question = context.rule.question();
    let counts = |fact: &&AnswerFact| {
        Some(fact.question.as_str()) == question && stands(fact.standing) && context.counts(fact.day)
    };
    context.facts.answers.iter().filter(counts).collect()
}

/// Valid answers are those whose code the bank counts as valid, whatever a single survey says.
fn share<'a>(of: impl IntoIterator<Item = &'a AnswerFact>, chosen: &str) -> Figure {
    let (mut count, mut valid) = (0, 0);
    for fact in of {
        if bank::is_valid_answer(&fact.question, &fact.choice) {
            valid += fact.count;
            count += if fact.choice == chosen { fact.count } else { 0 };
        }
    }
    Figure::Share { count, of: valid }
}

fn shares<'a>(
    facts: &[&'a AnswerFact],
    code: impl Fn(&'a AnswerFact) -> &'a str,
) -> BTreeMap<String, Figure> {
    let mut groups: BTreeMap<&str, Vec<&AnswerFact>> = BTreeMap::new();
    for fact in facts {
        groups.entry(code(fact)).or_default().push(fact);
    }
    groups.into_iter().map(|(code, of)| (code.to_owned(), share(of, "yes"))).collect()
}

fn distribution(facts: &[&AnswerFact]) -> BTreeMap<String, Figure> {
    super::super::tally(facts.iter().copied(), |fact| Some(fact.choice.as_str()), |fact| fact.count)
}

/// How many said yes of those whose answer is valid; how many said that it was partly so stands beside it.
pub fn share_of_yes(context: &Context<'_>) -> Value {
    let facts = counting(context);
    let figure = share(facts.iter().copied(), "yes");
    if figure.n() == Some(0) {
        return Value::empty(Empty::NoData);
    }
    context
        .value(Register::Answers, figure, Basis::Answers)
        .beside(Beside::Partly, share(facts.iter().copied(), "partly"))
        .by(Dimension::Answer, distribution(&facts))
        .by(Dimension::Language, shares(&facts, |fact| &fact.language))
        .by(Dimension::Channel, shares(&facts, |fact| &fact.channel))
        .done()
}

/// By the language that respondents say is their own. Whoever was not asked, or did not say, counts in the whole.
pub fn service_in_own_language(context: &Context<'_>) -> Value {
    let facts = counting(context);
    let figure = share(facts.iter().copied(), "yes");
    if figure.n() == Some(0) {
        return Value::empty(Empty::NoData);
    }
    context
        .value(Register::Answers, figure, Basis::Answers)
        .beside(Beside::Partly, share(facts.iter().copied(), "partly"))
        .by(Dimension::OwnLanguage, shares(&facts, |fact| fact.own_language.as_deref().unwrap_or("unknown")))
        .by(Dimension::Answer, distribution(&facts))
        .by(Dimension::Channel, shares(&facts, |fact| &fact.channel))
        .done()
}

#[derive(Clone, Copy, Default)]
struct Scores {
    promoters: u64,
    passives: u64,
    detractors: u64,
}

impl Scores {
    fn add(&mut self, score: u8, count: u64) {
        match score {
            9..=10 => self.promoters += count,
            7..=8 => self.passives += count,
            0..=6 => self.detractors += count,
            _ => {}
        }
    }

    fn figure(self) -> Figure {
        let Self { promoters, passives, detractors } = self;
        Figure::Score { promoters, passives, detractors }
    }
}

/// Scores of surveys and of batches from elsewhere, pooled.
pub fn willingness_to_recommend(context: &Context<'_>) -> Value {
    let mut all = Scores::default();
    let mut by_channel: BTreeMap<&str, Scores> = BTreeMap::new();
    for fact in counting(context) {
        if let Ok(score) = fact.choice.parse::<u8>() {
            all.add(score, fact.count);
            by_channel.entry(&fact.channel).or_default().add(score, fact.count);
        }
    }
    let batches = &context.facts.scores;
    for batch in batches.iter().filter(|batch| context.counts(batch.first) && context.counts(batch.last)) {
        for pool in [&mut all, by_channel.entry(&batch.channel).or_default()] {
            pool.promoters += batch.promoters;
            pool.passives += batch.passives;
            pool.detractors += batch.detractors;
        }
    }
    let figure = all.figure();
    if figure.n() == Some(0) {
        return Value::empty(Empty::NoData);
    }
    let by_channel =
        by_channel.into_iter().map(|(code, scores)| (code.to_owned(), scores.figure())).collect();
    context.value(Register::Answers, figure, Basis::Answers).by(Dimension::Channel, by_channel).done()
}

/// Whom a survey asked: residents, customers, or the organisation itself with its partners.
fn audience(kind: SurveyKind) -> &'static str {
    match kind {
        SurveyKind::Resident | SurveyKind::Event | SurveyKind::Panel => "residents",
        SurveyKind::Customer | SurveyKind::CustomerFeedback => "customers",
        SurveyKind::Partner => "organisation",
    }
}

/// How many know of it, by audience. An audience that was not asked has no group: that is not zero.
pub fn known_by_audience(context: &Context<'_>) -> Value {
    let facts = counting(context);
    let figure = share(facts.iter().copied(), "yes");
    if figure.n() == Some(0) {
        return Value::empty(Empty::NoData);
    }
    context
        .value(Register::Answers, figure, Basis::Answers)
        .by(Dimension::Audience, shares(&facts, |fact| audience(fact.survey_kind)))
        .by(Dimension::Answer, distribution(&facts))
        .done()
}

/// The survey that the indicator follows, whether it has opened yet or not.
fn followed<'a>(context: &Context<'a>) -> Option<&'a SurveyFact> {
    context.facts.surveys.iter().find(|survey| Some(survey.survey) == context.survey)
}

/// Not started while it is a draft, started once it is open, finished once it has closed and its results are published.
pub fn survey_progress(context: &Context<'_>) -> Value {
    let until = context.period.last().min(context.as_of);
    let happened = |day: Option<chrono::NaiveDate>| day.is_some_and(|day| day <= until);
    let Some(survey) = followed(context) else {
        return Value::empty(Empty::NoData);
    };
    let status = if happened(survey.closed_on) && happened(survey.results_published_on) {
        Status::Finished
    } else if happened(survey.opened_on) {
        Status::Started
    } else {
        Status::NotStarted
    };
    context.value(Register::Answers, Figure::Status { status }, Basis::Register).done()
}

/// How many have answered it, however they did.
pub fn survey_participants(context: &Context<'_>) -> Value {
    let has_opened = |survey: &&SurveyFact| survey.opened_on.is_some_and(|day| day <= context.period.last());
    let Some(survey) = followed(context).filter(has_opened) else {
        return Value::empty(Empty::NoData);
    };
    let counts = |response: &&ResponseFact| stands(response.standing) && context.counts(response.day);
    let responses: Vec<&ResponseFact> = survey.responses.iter().filter(counts).collect();
    let was_over = survey.closed_on.is_some_and(|day| day < context.period.first());
    if responses.is_empty() && was_over {
        return Value::empty(Empty::NoData);
    }
    let count = responses.iter().map(|response| response.count).sum();
    let by_channel = super::super::tally(
        responses.iter().copied(),
        |response| Some(response.channel.as_str()),
        |response| response.count,
    );
    context
        .value(Register::Answers, Figure::Count { count }, Basis::Answers)
        .by(Dimension::Channel, by_channel)
        .done()
}
