//! Handling feedback: taken, put right, handed on, and done with.

use domain::audit::Act;
use domain::customer_feedback::{Classified, Done, FeedbackItem};
use domain::id::FeedbackItemId;
use domain::identity::{Actor, Scope};
use domain::message::Notice;
use domain::time::civil_day;
use serde_json::json;
use storage::Tx;

use super::intake::to_sender;
use super::{DONE, key, read, stale};
use crate::{Result, ServiceError, Services, audit, county, outbox, token};

/// Takes feedback, also from whoever had it.
pub async fn take(
    services: &Services,
    actor: &Actor,
    id: FeedbackItemId,
    version: i64,
) -> Result<FeedbackItem> {
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let (tx, item) = read(services, actor, id, version).await?;
    let taken = item.taken(staff.account)?;
    write(services, tx, actor, taken, None, (Act::CustomerFeedbackTaken, json!({}))).await
}

/// Counts feedback as something else from now on; its time is computed again from its receipt.
pub async fn classify(
    services: &Services,
    actor: &Actor,
    id: FeedbackItemId,
    version: i64,
    classified: Classified,
) -> Result<FeedbackItem> {
    let eves = county::settings(services).await?.eves;
    let (tx, item) = read(services, actor, id, version).await?;
    let before = item.classified.class;
    let put_right = item.classified(classified, eves)?;
    let detail = json!({ "from": before.code(), "to": classified.class.code(), "due_on": put_right.due_on });
    write(services, tx, actor, put_right, None, (Act::CustomerFeedbackClassified, detail)).await
}

/// Hands feedback to those who handle it for another part of the county.
pub async fn move_to(
    services: &Services,
    actor: &Actor,
    id: FeedbackItemId,
    version: i64,
    queue: Scope,
) -> Result<FeedbackItem> {
    county::check_scope(services, queue, "queue").await?;
    let (tx, item) = read(services, actor, id, version).await?;
    let moved = item.moved(queue)?;
    write(services, tx, actor, moved, None, (Act::CustomerFeedbackMoved, json!({ "queue": queue }))).await
}

/// Records what was done, and answers the sender where they can be reached: it is handled then.
pub async fn handle(
    services: &Services,
    actor: &Actor,
    id: FeedbackItemId,
    version: i64,
    done: Done,
) -> Result<FeedbackItem> {
    let (tx, item) = read(services, actor, id, version).await?;
    let today = civil_day(services.now());
    let (handled, done) = item.handled(today, done).map_err(ServiceError::Invalid)?;
    let key = key(services, id).await?.ok_or(ServiceError::NotFound)?;
    let sealed = key.seal(DONE, &done, services.entropy.as_ref())?;
    if handled.has_contact {
        let notice = Notice::CustomerFeedbackAnswered { link: token::feedback_link(services, id) };
        outbox::put(services, &tx, &[to_sender(id, "answered", notice)]).await?;
    }
    let detail = json!({ "is_on_time": today <= handled.due_on });
    write(services, tx, actor, handled, Some(sealed), (Act::CustomerFeedbackHandled, detail)).await
}

async fn write(
    services: &Services,
    tx: Tx,
    actor: &Actor,
    item: FeedbackItem,
    done: Option<Vec<u8>>,
    (act, detail): (Act, serde_json::Value),
) -> Result<FeedbackItem> {
    if !storage::customer_feedback::update(&tx, &item, done).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, act, item.id, detail).await?;
    tx.commit().await?;
    Ok(item)
}
