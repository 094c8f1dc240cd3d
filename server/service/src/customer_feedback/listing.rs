//! Reading feedback: queues of staff, one piece as staff read it, and what its sender sees.

use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::Act;
use domain::customer_feedback::{Done, FeedbackItem, ItemFilter, PublicComment, Written};
use domain::id::{FeedbackItemId, OutboxId};
use domain::identity::Actor;
use domain::outbox::OutboxState;
use domain::time::civil_day;
use serde_json::json;
use storage::customer_feedback::{self as rows, Place};

use super::{DONE, WRITTEN, authorise_figures, key, managed, reach};
use crate::{Result, ServiceError, Services, audit, token};

/// Most items of one page.
const PAGE: usize = 100;

/// A page of the feedback that somebody handles, what is due first before the rest.
#[derive(Clone, Debug)]
pub struct Queue {
    pub items: Vec<FeedbackItem>,
    /// Where the next page begins; `None` on the last.
    pub next: Option<Place>,
    /// How much there is in all.
    pub total: u64,
    /// How much in the actor's queues is overdue, whatever is filtered.
    pub overdue: u64,
    /// The Helsinki day by which that was told.
    pub today: NaiveDate,
}

/// The feedback in the actor's queues, and comments on programmes for whoever publishes feedback; nothing of it opened.
pub async fn queue(
    services: &Services,
    actor: &Actor,
    filter: &ItemFilter,
    after: Option<Place>,
    first: usize,
) -> Result<Queue> {
    authorise_figures(actor)?;
    let (access, reach) = (&services.storage, reach(actor));
    let today = civil_day(services.now());
    let size = first.clamp(1, PAGE);
    let limit = u64::try_from(size + 1).unwrap_or(u64::MAX);
    let mut items = rows::page(access, &reach, filter, today, after, limit).await?;
    let has_more = items.len() > size;
    items.truncate(size);
    let late = ItemFilter { is_overdue: true, ..ItemFilter::default() };
    Ok(Queue {
        next: items.last().filter(|_| has_more).map(|item| (item.due_on, item.id)),
        total: rows::count(access, &reach, filter, today).await?,
        overdue: rows::count(access, &reach, &late, today).await?,
        items,
        today,
    })
}

/// A message to whoever gave feedback, as far as staff are told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    pub id: OutboxId,
    pub kind: String,
    pub state: OutboxState,
    pub written_at: DateTime<Utc>,
}

/// One piece of feedback as those who handle it read it.
#[derive(Clone, Debug)]
pub struct ItemView {
    pub item: FeedbackItem,
    /// `None` once it is forgotten.
    pub written: Option<Written>,
    /// What was done; `None` until then, and once it is forgotten.
    pub done: Option<Done>,
    /// Whoever has it or has handled it, by name.
    pub handler: Option<String>,
    pub messages: Vec<Message>,
    /// What everybody reads of it.
    pub published: Option<PublicComment>,
    /// The Helsinki day on which it was read.
    pub today: NaiveDate,
}

/// One piece of feedback. That somebody read it is in the audit log.
pub async fn view(services: &Services, actor: &Actor, id: FeedbackItemId) -> Result<ItemView> {
    let tx = services.storage.begin().await?;
    let item = managed(&tx, actor, id).await?;
    audit::record(services, &tx, actor, Act::CustomerFeedbackRead, id, json!({})).await?;
    tx.commit().await?;
    let (written, done) = opened(services, id).await?;
    let handler = match item.handler() {
        Some(account) => storage::account::names(&services.storage, &[account]).await?.remove(&account),
        None => None,
    };
    let messages = storage::outbox::to_recipient(&services.storage, domain::id::TypedId::uuid(id)).await?;
    let published = rows::comment::of_item(&services.storage, id).await?;
    let message = |row: storage::outbox::OutboxRow| Message {
        id: row.id,
        kind: row.kind,
        state: row.state,
        written_at: row.created_at,
    };
    Ok(ItemView {
        item,
        written,
        done,
        handler,
        messages: messages.into_iter().map(message).collect(),
        published,
        today: civil_day(services.now()),
    })
}

async fn opened(services: &Services, id: FeedbackItemId) -> Result<(Option<Written>, Option<Done>)> {
    let sealed = rows::sealed(&services.storage, id).await?;
    let Some(key) = key(services, id).await? else { return Ok((None, None)) };
    let written = sealed.written.map(|sealed| key.open(WRITTEN, &sealed)).transpose();
    let done = sealed.done.map(|sealed| key.open(DONE, &sealed)).transpose();
    Ok((written.map_err(ServiceError::fault)?, done.map_err(ServiceError::fault)?))
}

/// What whoever gave feedback sees of it behind their private link.
#[derive(Clone, Debug)]
pub struct FeedbackStatus {
    pub item: FeedbackItem,
    /// What they said.
    pub text: String,
    /// What they were answered; blank until then, and where nothing was.
    pub answer: String,
}

/// What has become of feedback, by the token of its private link. Nothing once it is forgotten.
pub async fn status(services: &Services, token: &str) -> Result<FeedbackStatus> {
    if token.len() > token::TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    let found = rows::find_by_link(&services.storage, &token::hash(token)).await?;
    let item = found.ok_or(ServiceError::NotFound)?;
    let (written, done) = opened(services, item.id).await?;
    let text = written.ok_or(ServiceError::NotFound)?.text;
    Ok(FeedbackStatus { item, text, answer: done.unwrap_or_default().answer })
}
