//! Rules over customer feedback.

use super::super::facts::{AnalysisFact, FeedbackFact, Register, Sentiment};
use super::super::value::{Basis, Beside, Dimension, Empty, Figure, Value};
use super::super::{Context, Month, stands, tally};

/// The Sámi languages of Finland: Northern, Inari and Skolt.
const SAMI: [&str; 3] = ["se", "smn", "sms"];
/// The theme of feedback on having a say in one's own care and service.
const INFLUENCE: &str = "own_care";
/// The service that guides people to services.
const GUIDANCE: &str = "guidance";
/// Feedback that says itself that it is about services in Sámi.
const SAMI_CLASS: &str = "sami_services";

/// Everything received on days of the period, scores without words included.
fn received_in<'a>(context: &Context<'a>) -> Vec<&'a FeedbackFact> {
    let counts = |fact: &&FeedbackFact| stands(fact.standing) && context.counts(fact.received_on);
    context.facts.feedback.iter().filter(counts).collect()
}

/// Messages: what has words, and is handled.
fn items<'a>(context: &Context<'a>) -> Vec<&'a FeedbackFact> {
    received_in(context).into_iter().filter(|fact| !fact.is_score_only).collect()
}

fn size<'a>(facts: impl IntoIterator<Item = &'a &'a FeedbackFact>) -> u64 {
    facts.into_iter().map(|fact| fact.count).sum()
}

fn counted<'a, K: Ord + Into<String>>(
    facts: &[&'a FeedbackFact],
    code: impl Fn(&'a FeedbackFact) -> Option<K>,
) -> Groups {
    tally(facts.iter().copied(), code, |fact| fact.count)
}

type Groups = std::collections::BTreeMap<String, Figure>;

fn is_sami(language: Option<&String>) -> bool {
    language.is_some_and(|language| SAMI.contains(&language.as_str()))
}

/// Feedback about services in a Sámi language, given by somebody in one, or of the class that is about them.
fn concerns_sami(fact: &FeedbackFact) -> bool {
    is_sami(fact.service_language.as_ref()) || is_sami(fact.language.as_ref()) || fact.class == SAMI_CLASS
}

/// How many messages came. Scores without words stand beside them as a series of their own.
pub fn received(context: &Context<'_>) -> Value {
    let all = received_in(context);
    let items: Vec<_> = all.iter().copied().filter(|fact| !fact.is_score_only).collect();
    let scores = size(all.iter().filter(|fact| fact.is_score_only));
    context
        .value(Register::Feedback, Figure::Count { count: size(&items) }, Basis::Register)
        .beside(Beside::ScoreOnly, Figure::Count { count: scores })
        .by(Dimension::Month, counted(&items, |fact| Some(Month::of(fact.received_on))))
        .by(Dimension::Channel, counted(&items, |fact| Some(fact.channel.as_str())))
        .by(Dimension::Class, counted(&items, |fact| Some(fact.class.as_str())))
        .by(Dimension::Unit, counted(&items, |fact| fact.unit.as_deref()))
        .done()
}

/// How many of the messages received in the period were handled by the day of the report; and beside it how many of those
/// that were due or handled already were handled in time. What is not due yet is pending, never late.
pub fn handled(context: &Context<'_>) -> Value {
    let items = items(context);
    let of = size(&items);
    if of == 0 {
        return Value::empty(Empty::NoData);
    }
    let is_handled = |fact: &FeedbackFact| fact.handled_on.is_some_and(|day| day <= context.as_of);
    let is_due = |fact: &FeedbackFact| fact.due_on < context.as_of;
    let sum = |which: &dyn Fn(&FeedbackFact) -> bool| size(items.iter().filter(|fact| which(fact)));
    let on_time = Figure::Share {
        count: sum(&|fact| is_handled(fact) && fact.handled_on.is_some_and(|day| day <= fact.due_on)),
        of: sum(&|fact| is_handled(fact) || is_due(fact)),
    };
    let pending = Figure::Count { count: sum(&|fact| !is_handled(fact) && !is_due(fact)) };
    let figure = Figure::Share { count: sum(&is_handled), of };
    let value = context.value(Register::Feedback, figure, Basis::Register).beside(Beside::Pending, pending);
    let value = if on_time.n() == Some(0) { value } else { value.beside(Beside::OnTime, on_time) };
    value.by(Dimension::Class, counted(&items, |fact| Some(fact.class.as_str()))).done()
}

/// Messages on having a say in one's own care and service.
pub fn on_influence(context: &Context<'_>) -> Value {
    let items: Vec<_> =
        items(context).into_iter().filter(|fact| fact.theme.as_deref() == Some(INFLUENCE)).collect();
    context
        .value(Register::Feedback, Figure::Count { count: size(&items) }, Basis::Register)
        .by(Dimension::Class, counted(&items, |fact| Some(fact.class.as_str())))
        .done()
}

/// In how many ways feedback came, and in which.
pub fn ways(context: &Context<'_>) -> Value {
    let by_channel = counted(&received_in(context), |fact| Some(fact.channel.as_str()));
    let count = u64::try_from(by_channel.len()).unwrap_or(u64::MAX);
    context
        .value(Register::Feedback, Figure::Count { count }, Basis::Register)
        .by(Dimension::Channel, by_channel)
        .done()
}

fn positive(facts: &[&FeedbackFact]) -> Figure {
    let told = |fact: &&&FeedbackFact| fact.sentiment.is_some();
    let is_positive = |fact: &&&FeedbackFact| fact.sentiment == Some(Sentiment::Positive);
    Figure::Share { count: size(facts.iter().filter(is_positive)), of: size(facts.iter().filter(told)) }
}

/// Feedback about services in the Sámi languages, or given in one, the three languages pooled; by language only as far as
/// no group is too small.
pub fn on_sami_services(context: &Context<'_>) -> Value {
    let found: Vec<_> = items(context).into_iter().filter(|fact| concerns_sami(fact)).collect();
    sami(context, &found, positive(&found))
}

/// How much feedback came on services in the Sámi languages, spoken feedback included.
pub fn volume_on_sami_services(context: &Context<'_>) -> Value {
    let of_services = |fact: &&FeedbackFact| is_sami(fact.service_language.as_ref());
    let found: Vec<_> = items(context).into_iter().filter(of_services).collect();
    context
        .value(Register::Feedback, Figure::Count { count: size(&found) }, Basis::Register)
        .by(Dimension::Channel, counted(&found, |fact| Some(fact.channel.as_str())))
        .done()
}

/// Feedback on the guidance to services that is given in the Sámi languages.
pub fn on_sami_guidance(context: &Context<'_>) -> Value {
    let of_guidance = |fact: &&FeedbackFact| {
        fact.service.as_deref() == Some(GUIDANCE) && is_sami(fact.service_language.as_ref())
    };
    let found: Vec<_> = items(context).into_iter().filter(of_guidance).collect();
    sami(context, &found, positive(&found))
}

fn sami(context: &Context<'_>, found: &[&FeedbackFact], positive: Figure) -> Value {
    let value = context.value(Register::Feedback, Figure::Count { count: size(found) }, Basis::Register);
    let value = if positive.n() == Some(0) { value } else { value.beside(Beside::Positive, positive) };
    value
        .by(Dimension::ServiceLanguage, counted(found, |fact| fact.service_language.as_deref()))
        .by(Dimension::Theme, counted(found, |fact| fact.theme.as_deref()))
        .done()
}

/// Yes when an analysis of the period's feedback has been published that tells its themes and what was done: of the
/// whole period, in one or in several.
pub fn analysed(context: &Context<'_>) -> Value {
    let is_whole = |analysis: &&AnalysisFact| {
        analysis.published_on.is_some_and(|day| day <= context.as_of)
            && analysis.tells_themes
            && analysis.tells_actions
    };
    let whole: Vec<&AnalysisFact> = context.facts.analyses.iter().filter(is_whole).collect();
    let yes = context
        .period
        .days()
        .all(|day| whole.iter().any(|analysis| (analysis.first..=analysis.last).contains(&day)));
    context.value(Register::Feedback, Figure::YesNo { yes }, Basis::Register).done()
}
