//! Facts of customer feedback: items, scores that came in batches, and what was published of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::NaiveDate;
use domain::customer_feedback::{Fact, FeedbackChannel, FeedbackClass, Span, Summary};
use domain::id::TypedId;
use domain::identity::Scope;
use domain::indicator::facts::{AnalysisFact, Facts, FeedbackFact, Register, ScoreFact, Sentiment, Standing};
use storage::customer_feedback::{self as rows, batch, summary};

use super::kept::DAYS_AT_ONCE;
use crate::{Result, Services};

/// Feedback on services: comments on programmes are none.
pub(super) async fn gather(
    services: &Services,
    facts: &mut Facts,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<()> {
    let access = &services.storage;
    let span = Span { from: first, until: last };
    for day in items(services, span).await? {
        facts.feedback.share(day);
    }
    let mut only_scored = Vec::new();
    for row in batch::within(access, span).await? {
        only_scored.push(scores_only(&row.batch));
        facts.scores.push(ScoreFact {
            first: row.batch.span.from,
            last: row.batch.span.until,
            channel: FeedbackChannel::Sms.code().to_owned(),
            unit: unit(row.batch.about),
            promoters: row.batch.scores.promoters.into(),
            passives: row.batch.scores.passives.into(),
            detractors: row.batch.scores.detractors.into(),
        });
    }
    facts.feedback.extend(only_scored);
    facts.analyses = summary::all(access, true).await?.iter().map(analysis).collect();
    let received = rows::first_received(access).await?;
    let scored = batch::all(access).await?;
    let days = received.into_iter().chain(scored.iter().map(|row| row.batch.span.from));
    super::since(facts, Register::Feedback, days);
    Ok(())
}

/// The items of each day, read anew only where something was received or written of that day. Those that are alike stand once
/// with their number.
async fn items(services: &Services, span: Span) -> Result<Vec<Arc<[FeedbackFact]>>> {
    let access = &services.storage;
    let marks = rows::day_marks(access, span).await?;
    let mut kept = services.kept.feedback.lock().await;
    for days in kept.stale(&marks).chunks(DAYS_AT_ONCE) {
        let mut alike: BTreeMap<FeedbackFact, u64> = BTreeMap::new();
        for fact in rows::facts_of_days(access, days).await? {
            *alike.entry(item(&fact)).or_default() += 1;
        }
        let items = alike.into_iter().map(|(fact, count)| (fact.received_on, FeedbackFact { count, ..fact }));
        kept.keep(days, &marks, items);
    }
    Ok(kept.of(&marks))
}

fn unit(about: Scope) -> Option<String> {
    match about {
        Scope::County => None,
        Scope::Division(division) => Some(division.uuid().to_string()),
        Scope::Unit { unit, .. } => Some(unit.uuid().to_string()),
    }
}

fn item(fact: &Fact) -> FeedbackFact {
    let classified = &fact.classified;
    FeedbackFact {
        received_on: fact.received_on,
        due_on: fact.due_on,
        handled_on: fact.handled_on,
        class: classified.class.code().to_owned(),
        theme: classified.theme.map(|theme| theme.code().to_owned()),
        channel: fact.channel.code().to_owned(),
        unit: unit(fact.about),
        service: classified.service.map(|service| service.code().to_owned()),
        service_language: classified.service_language.map(|language| language.code().to_owned()),
        language: Some(fact.language.to_string()),
        // Thanks and complaints say what was thought; the rest need not.
        sentiment: match classified.class {
            FeedbackClass::Thanks => Some(Sentiment::Positive),
            FeedbackClass::Complaint | FeedbackClass::Discrimination => Some(Sentiment::Negative),
            FeedbackClass::Proposal
            | FeedbackClass::Accessibility
            | FeedbackClass::SamiServices
            | FeedbackClass::ProgrammeComment => None,
        },
        is_score_only: false,
        standing: Standing::Counts,
        count: 0,
    }
}

/// Scores without a word: a series of their own, on the last day of their batch.
fn scores_only(batch: &domain::customer_feedback::ScoreBatch) -> FeedbackFact {
    FeedbackFact {
        received_on: batch.span.until,
        due_on: batch.span.until,
        handled_on: None,
        class: FeedbackClass::Proposal.code().to_owned(),
        theme: None,
        channel: FeedbackChannel::Sms.code().to_owned(),
        unit: unit(batch.about),
        service: None,
        service_language: None,
        language: None,
        sentiment: None,
        is_score_only: true,
        standing: Standing::Counts,
        count: batch.scores.count(),
    }
}

fn analysis(one: &Summary) -> AnalysisFact {
    AnalysisFact {
        first: one.span.from,
        last: one.span.until,
        published_on: one.published.map(|(day, _)| day),
        tells_themes: !one.content.themes.is_empty(),
        tells_actions: !one.content.actions.is_empty(),
    }
}
