//! What feedback comes to, for staff.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::Code;
use domain::customer_feedback::{
    Fact, FeedbackChannel, FeedbackClass, FeedbackService, FeedbackTheme, Handling, Scores, ServiceLanguage,
    Span, by_month, handling,
};
use domain::identity::{Actor, Scope};
use domain::time::civil_day;
use storage::customer_feedback as rows;

use super::authorise_figures;
use crate::{Result, ServiceError, Services};

/// What arrived in some days, and how it was handled as it stood on a day.
#[derive(Clone, Debug)]
pub struct Figures {
    pub span: Span,
    pub as_of: NaiveDate,
    pub handling: Handling,
    pub classes: BTreeMap<FeedbackClass, u64>,
    pub channels: BTreeMap<FeedbackChannel, u64>,
    pub themes: BTreeMap<FeedbackTheme, u64>,
    pub services: BTreeMap<FeedbackService, u64>,
    pub service_languages: BTreeMap<ServiceLanguage, u64>,
    /// By the first day of each month.
    pub months: BTreeMap<NaiveDate, u64>,
    /// Feedback that said no more than a score, by text message: a series of its own, never among those above.
    pub scores: Scores,
    /// Comments on programmes, of the whole county: a series of its own as well.
    pub comments: u64,
}

/// What arrived from a day to a day, both counted, about a part of the county and those within it; `as_of` is today where it
/// is left out.
pub async fn figures(
    services: &Services,
    actor: &Actor,
    span: Span,
    about: Scope,
    as_of: Option<NaiveDate>,
) -> Result<Figures> {
    authorise_figures(actor)?;
    if span.until < span.from {
        return Err(ServiceError::invalid(Code::EndsBeforeStart, ["until"]));
    }
    let as_of = as_of.unwrap_or_else(|| civil_day(services.now()));
    let mut facts = rows::facts(&services.storage, span).await?;
    facts.retain(|fact| about.contains(fact.about));
    let mut scores = Scores::default();
    let batches = rows::batch::within(&services.storage, span).await?;
    for row in batches.iter().filter(|row| about.contains(row.batch.about)) {
        scores = scores.with(row.batch.scores);
    }
    Ok(Figures {
        span,
        as_of,
        handling: handling(&facts, span, as_of),
        classes: counted(&facts, |fact| Some(fact.classified.class)),
        channels: counted(&facts, |fact| Some(fact.channel)),
        themes: counted(&facts, |fact| fact.classified.theme),
        services: counted(&facts, |fact| fact.classified.service),
        service_languages: counted(&facts, |fact| fact.classified.service_language),
        months: by_month(&facts, span),
        scores,
        comments: rows::comments(&services.storage, span).await?,
    })
}

fn counted<K: Ord>(facts: &[Fact], key: impl Fn(&Fact) -> Option<K>) -> BTreeMap<K, u64> {
    let mut counts = BTreeMap::new();
    for key in facts.iter().filter_map(key) {
        *counts.entry(key).or_default() += 1;
    }
    counts
}
