//! The log of units going through their feedback.

use domain::audit::Act;
use domain::customer_feedback::{ItemFilter, Review, ReviewNote};
use domain::id::FeedbackReviewId;
use domain::identity::{Action, Actor, Scope};
use domain::time::civil_day;
use serde_json::json;
use storage::customer_feedback::{self as rows, Reach};

use super::authorise_figures;
use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit, county};

/// As many entries as a list shows.
const MOST: u64 = 500;

/// An entry with the name of whoever made it.
#[derive(Clone, Debug)]
pub struct ReviewView {
    pub review: Review,
    pub by: String,
}

/// Notes that the feedback of a part of the county has been gone through today, with how much of it waits.
pub async fn note_review(services: &Services, actor: &Actor, queue: Scope, note: &str) -> Result<ReviewView> {
    authorise(actor, Action::HandleFeedback, queue)?;
    county::check_scope(services, queue, "queue").await?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let note = ReviewNote::parse(note)?;
    let now = services.now();
    let today = civil_day(now);
    let tx = services.storage.begin().await?;
    let (open, of_queue) = (ItemFilter::default(), Reach { queues: vec![queue], comments: false });
    let late = ItemFilter { is_overdue: true, ..open };
    let id: FeedbackReviewId = services.fresh_id();
    let review = Review {
        id,
        queue,
        on: today,
        note,
        waiting: rows::count(&tx, &of_queue, &open, today).await?,
        overdue: rows::count(&tx, &of_queue, &late, today).await?,
        by: staff.account,
        at: now,
    };
    rows::review::insert(&tx, &review).await?;
    let detail = json!({ "waiting": review.waiting, "overdue": review.overdue });
    audit::record(services, &tx, actor, Act::CustomerFeedbackReviewed, id, detail).await?;
    tx.commit().await?;
    Ok(ReviewView { review, by: staff.name.clone() })
}

/// The latest entries: those of the parts of the county whose feedback the actor handles, or all for whoever publishes.
pub async fn reviews(services: &Services, actor: &Actor) -> Result<Vec<ReviewView>> {
    authorise_figures(actor)?;
    let mut reviews = rows::review::latest(&services.storage, MOST).await?;
    reviews.retain(|review| {
        [Action::HandleFeedback, Action::PublishFeedback].iter().any(|act| actor.may(*act, review.queue))
    });
    let mut authors: Vec<_> = reviews.iter().map(|review| review.by).collect();
    authors.sort_unstable();
    authors.dedup();
    let names = storage::account::names(&services.storage, &authors).await?;
    let view = |review: Review| ReviewView { by: names.get(&review.by).cloned().unwrap_or_default(), review };
    Ok(reviews.into_iter().map(view).collect())
}
