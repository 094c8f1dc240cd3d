//! Invented answers: drawn from each question's leanings by a seeded generator, so that the demonstration
//! is the same every day.

use std::collections::BTreeMap;

use domain::LanguageTag;
use domain::identity::Actor;
use domain::survey::question::YesNo;
use domain::survey::{Channel, GivenAnswer};
use rand::RngExt;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use service::survey::answer::{self, NewSubmission, Submitted};
use service::{Fault, Result, ServiceError, Services};
use tokio::task::JoinSet;

use super::script::{Ask, Asks, Day, Kind, LIKERT_STEPS, Opt, Story};

/// One respondent's answers and how they come in.
pub struct Arrival {
    pub language: &'static str,
    pub channel: Channel,
    pub answers: Vec<(String, GivenAnswer)>,
}

/// Those who answer, by the day on which they do.
pub type Arrivals = BTreeMap<Day, Vec<Arrival>>;

/// Everyone who will answer a survey, by the day on which they do.
pub fn arrivals(story: &Story, rng: &mut StdRng) -> Arrivals {
    let mut arrivals = Arrivals::new();
    let Asks::Here(asks) = story.asks else { return arrivals };
    for wave in story.waves {
        for _ in 0..wave.answers {
            let day = rng.random_range(wave.from..=wave.until);
            let answers = asks
                .iter()
                .filter_map(|ask| Some((ask.code.to_owned(), given(ask, wave.language, rng)?)))
                .collect();
            let arrival = Arrival { language: wave.language, channel: wave.channel, answers };
            arrivals.entry(day).or_default().push(arrival);
        }
    }
    arrivals
}

/// What a respondent of this language answers; `None` where they leave it.
fn given(ask: &Ask, language: &str, rng: &mut StdRng) -> Option<GivenAnswer> {
    if !rng.random_ratio(ask.answered, 100) {
        return None;
    }
    let weights = leaning(ask, language);
    match ask.kind {
        Kind::Note => None,
        Kind::One(options) => choice(drawn(options, weights, rng)?.code),
        Kind::YesNo => choice(drawn(YesNo::ALL, weights, rng)?.code()),
        Kind::Likert { .. } => number(1..=LIKERT_STEPS, weights, rng),
        Kind::Nps => number(0..=10, weights, rng),
        Kind::Many { options, at_most } => several(options, at_most, weights, rng),
        Kind::ShortText(sayings) | Kind::LongText(sayings) => {
            let own: Vec<&str> =
                sayings.iter().filter(|(tag, _)| *tag == language).map(|(_, text)| *text).collect();
            own.choose(rng).map(|text| GivenAnswer::Text((*text).to_owned()))
        }
    }
}

fn leaning(ask: &Ask, language: &str) -> &'static [u32] {
    let own = ask.leanings.iter().find(|(tag, _)| *tag == language);
    own.or(ask.leanings.first()).map_or(&[], |(_, weights)| *weights)
}

fn drawn<'a, T>(values: &'a [T], weights: &[u32], rng: &mut StdRng) -> Option<&'a T> {
    let weighted: Vec<_> = values.iter().zip(weights).collect();
    weighted.choose_weighted(rng, |(_, weight)| **weight).ok().map(|(value, _)| *value)
}

/// One option, by its code.
pub fn choice(code: &str) -> Option<GivenAnswer> {
    Some(GivenAnswer::Choices(vec![code.to_owned()]))
}

fn number(range: std::ops::RangeInclusive<u8>, weights: &[u32], rng: &mut StdRng) -> Option<GivenAnswer> {
    let values: Vec<u8> = range.collect();
    drawn(&values, weights, rng).map(|value| GivenAnswer::Number(i64::from(*value)))
}

fn several(options: &[Opt], at_most: Option<u32>, weights: &[u32], rng: &mut StdRng) -> Option<GivenAnswer> {
    let most = at_most.and_then(|most| usize::try_from(most).ok()).unwrap_or(options.len());
    let codes: Vec<String> = options
        .iter()
        .zip(weights)
        .filter(|(_, weight)| rng.random_ratio(**weight, 100))
        .map(|(option, _)| option.code.to_owned())
        .take(most)
        .collect();
    (!codes.is_empty()).then_some(GivenAnswer::Choices(codes))
}

/// Hands in the answers of one day, all at once: the intake task commits them together. Those that did not
/// come by the web are entered by the editor.
pub async fn submit_all(
    services: &Services,
    story: &Story,
    editor: &Actor,
    arrivals: Vec<Arrival>,
) -> Result<()> {
    let mut under_way = JoinSet::new();
    for arrival in arrivals {
        let services = services.clone();
        let actor = if arrival.channel.is_entered_by_staff() { editor.clone() } else { Actor::Anonymous };
        let new = NewSubmission {
            slug: story.slug.to_owned(),
            key: answer::fresh_key(&services),
            language: arrival.language.parse::<LanguageTag>().map_err(fault)?,
            channel: arrival.channel,
            version: None,
            answers: arrival.answers,
            invitation: None,
            agrees_to_pairing: false,
        };
        under_way.spawn(async move { answer::submit(&services, &actor, new).await });
    }
    while let Some(submitted) = under_way.join_next().await {
        match submitted.map_err(fault)?? {
            Submitted::Accepted { .. } => {}
            refused => return Err(fault(format!("{} refused an answer: {refused:?}", story.slug))),
        }
    }
    Ok(())
}

/// A mistake in what the demonstration tells.
pub fn fault(error: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> ServiceError {
    ServiceError::Fault(Fault::new(error))
}
