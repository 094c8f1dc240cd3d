//! What was received and what was done, written by staff and published by an act of its own.

use domain::Code;
use domain::audit::Act;
use domain::customer_feedback::{Span, Summary, SummaryContent, handling};
use domain::id::FeedbackSummaryId;
use domain::identity::{Action, Actor, Scope};
use domain::time::civil_day;
use serde_json::json;
use storage::Tx;
use storage::customer_feedback as rows;

use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit, county};

/// What everybody may read, the latest days first.
pub async fn published(services: &Services) -> Result<Vec<Summary>> {
    Ok(rows::summary::all(&services.storage, true).await?)
}

/// Every summary, drafts as well, the latest days first.
pub async fn summaries(services: &Services, actor: &Actor) -> Result<Vec<Summary>> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    Ok(rows::summary::all(&services.storage, false).await?)
}

/// One summary, for those who write it.
pub async fn summary(services: &Services, actor: &Actor, id: FeedbackSummaryId) -> Result<Summary> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    rows::summary::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)
}

/// Begins a summary of some days as a draft.
pub async fn create_summary(
    services: &Services,
    actor: &Actor,
    span: Span,
    content: SummaryContent,
) -> Result<Summary> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    Summary::check(span, &content).map_err(ServiceError::Invalid)?;
    let one = Summary { id: services.fresh_id(), span, content, published: None, version: 1 };
    let tx = services.storage.begin().await?;
    rows::summary::insert(&tx, &one).await?;
    audit::record(services, &tx, actor, Act::FeedbackSummaryWritten, one.id, json!({})).await?;
    tx.commit().await?;
    Ok(one)
}

/// Writes a draft anew.
pub async fn save_summary(
    services: &Services,
    actor: &Actor,
    id: FeedbackSummaryId,
    version: i64,
    (span, content): (Span, SummaryContent),
) -> Result<Summary> {
    let (tx, one) = read(services, actor, id, version).await?;
    let written = one.written(span, content).map_err(ServiceError::Invalid)?;
    write(services, tx, actor, written, Act::FeedbackSummaryWritten).await
}

/// Publishes a summary with what is counted of its days today. From now on everybody reads it, and it stays as it is.
pub async fn publish_summary(
    services: &Services,
    actor: &Actor,
    id: FeedbackSummaryId,
    version: i64,
) -> Result<Summary> {
    let settings = county::settings(services).await?;
    let (tx, one) = read(services, actor, id, version).await?;
    let today = civil_day(services.now());
    let facts = rows::facts(&tx, one.span).await?;
    let counted = handling(&facts, one.span, today);
    let published = one.published(today, &settings.required_languages, counted);
    let published = published.map_err(ServiceError::Invalid)?;
    write(services, tx, actor, published, Act::FeedbackSummaryPublished).await
}

async fn read(
    services: &Services,
    actor: &Actor,
    id: FeedbackSummaryId,
    version: i64,
) -> Result<(Tx, Summary)> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    let tx = services.storage.begin().await?;
    let one = rows::summary::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    if one.version == version { Ok((tx, one)) } else { Err(stale()) }
}

async fn write(services: &Services, tx: Tx, actor: &Actor, one: Summary, act: Act) -> Result<Summary> {
    if !rows::summary::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, one.id, json!({})).await?;
    tx.commit().await?;
    Ok(one)
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleSummary, ["version"])
}
