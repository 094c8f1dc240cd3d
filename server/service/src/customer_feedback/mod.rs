//! Customer feedback: taken in, handled, answered, counted and told of.

mod batch;
mod comment;
mod figures;
mod handling;
mod intake;
mod listing;
pub mod notice;
mod rating;
mod retention;
mod review;
mod summary;

use domain::Code;
use domain::customer_feedback::{FeedbackItem, Written};
use domain::expert::Contact;
use domain::id::FeedbackItemId;
use domain::identity::{Action, Actor, Grant, Scope, permits};
use storage::customer_feedback::{Reach, find};
use storage::{Access, Tx};

use crate::identity::authorise_somewhere;
use crate::vault::PersonKey;
use crate::{Result, ServiceError, Services};

pub use batch::{BatchLine, BatchView, batches, import, import_file};
pub use comment::{SentComment, comment, publish_comment, published_comments, withdraw_comment};
pub use figures::{Figures, figures};
pub use handling::{classify, handle, move_to, take};
pub use intake::{Sent, enter, give};
pub use listing::{FeedbackStatus, ItemView, Message, Queue, queue, status, view};
pub use rating::{rate_page, ratings};
pub use retention::{forget_old, sweep_keys};
pub use review::{ReviewView, note_review, reviews};
pub use summary::{create_summary, publish_summary, published, save_summary, summaries, summary};

const WRITTEN: &str = "customer_feedback.written_sealed";
const DONE: &str = "customer_feedback.done_sealed";

/// Whose feedback somebody handles.
fn reach(actor: &Actor) -> Reach {
    match actor {
        Actor::Anonymous | Actor::Expert(_) => Reach::default(),
        Actor::System => Reach { queues: vec![Scope::County], comments: true },
        Actor::Staff(staff) => reach_of(&staff.grants),
    }
}

fn reach_of(grants: &[Grant]) -> Reach {
    let handling = grants.iter().filter(|grant| permits(grant.role, Action::HandleFeedback));
    let publishes =
        |grant: &Grant| permits(grant.role, Action::PublishFeedback) && grant.scope.contains(Scope::County);
    Reach { queues: handling.map(|grant| grant.scope).collect(), comments: grants.iter().any(publishes) }
}

/// Whether somebody handles a piece of feedback: for its part of the county or, of a comment on a programme, because they
/// publish what feedback comes to and so answer for the programme.
pub fn handles(actor: &Actor, item: &FeedbackItem) -> bool {
    actor.may(Action::HandleFeedback, item.queue)
        || (item.is_comment() && actor.may(Action::PublishFeedback, Scope::County))
}

/// Feedback that the actor handles. Whoever does not, learns nothing of it.
pub(crate) async fn managed(access: &impl Access, actor: &Actor, id: FeedbackItemId) -> Result<FeedbackItem> {
    authorise_figures(actor)?;
    let item = find(access, id).await?.ok_or(ServiceError::NotFound)?;
    if handles(actor, &item) { Ok(item) } else { Err(ServiceError::NotFound) }
}

/// The same, as it was read with this version, in a transaction that changes it.
async fn read(
    services: &Services,
    actor: &Actor,
    id: FeedbackItemId,
    version: i64,
) -> Result<(Tx, FeedbackItem)> {
    let tx = services.storage.begin().await?;
    let item = managed(&tx, actor, id).await?;
    if item.version != version {
        return Err(stale());
    }
    Ok((tx, item))
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleFeedback, ["version"])
}

/// Whoever handles feedback somewhere, or publishes what it comes to.
fn authorise_figures(actor: &Actor) -> Result<()> {
    if actor.may_somewhere(Action::HandleFeedback) {
        return Ok(());
    }
    authorise_somewhere(actor, Action::PublishFeedback)
}

async fn key(services: &Services, id: FeedbackItemId) -> Result<Option<PersonKey>> {
    services.keys.of_feedback(id).await
}

/// What feedback says and whose it is; `None` once it is forgotten.
async fn written(services: &Services, id: FeedbackItemId) -> Result<Option<Written>> {
    let sealed = storage::customer_feedback::sealed(&services.storage, id).await?;
    let (Some(sealed), Some(key)) = (sealed.written, key(services, id).await?) else { return Ok(None) };
    key.open(WRITTEN, &sealed).map(Some).map_err(ServiceError::fault)
}

/// How whoever gave feedback is reached; `None` once that is forgotten.
pub(crate) async fn sender(services: &Services, id: FeedbackItemId) -> Result<Option<Contact>> {
    let Some(item) = find(&services.storage, id).await? else { return Ok(None) };
    let Some(Written { sender, .. }) = written(services, id).await? else { return Ok(None) };
    Ok(Some(Contact {
        name: sender.name,
        email: sender.email,
        phone: sender.phone,
        language: Some(item.language),
        payroll_number: None,
    }))
}
