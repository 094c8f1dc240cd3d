//! Taking feedback in: from anybody by the pages or the interface, and from staff who write down what they were told.

use std::net::IpAddr;

use chrono::NaiveDate;
use domain::audit::Act;
use domain::customer_feedback::{Classified, FeedbackChannel, FeedbackItem, Intake, Sender, Written};
use domain::id::{FeedbackItemId, TypedId};
use domain::identity::bucket::FEEDBACK;
use domain::identity::{Action, Actor, Scope};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::time::civil_day;
use domain::{Code, LanguageTag};
use serde_json::json;

use super::WRITTEN;
use crate::identity::session::network_prefix;
use crate::identity::{authorise_somewhere, take_token};
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit, county, token};

/// Feedback as somebody sent it, or as staff wrote it down.
#[derive(Clone, Debug)]
pub struct Sent {
    pub channel: FeedbackChannel,
    pub classified: Classified,
    /// The sender's.
    pub language: LanguageTag,
    pub about: Scope,
    /// The Helsinki day of receipt; `None`: today.
    pub received_on: Option<NaiveDate>,
    pub text: String,
    pub sender: Sender,
}

/// Takes feedback in from anybody, and tells the token of the private page on which they see what becomes of it. Where they
/// can be reached, they are told by message as well.
pub async fn give(services: &Services, address: IpAddr, sent: Sent) -> Result<String> {
    if sent.channel.is_entered() {
        return Err(ServiceError::invalid(Code::UnknownOption, ["channel"]));
    }
    let intake = checked(services, Sent { received_on: None, ..sent }).await?;
    take_token(services, &format!("feedback:{}", network_prefix(address)), FEEDBACK).await?;
    let item = store(services, &intake, None).await?;
    Ok(token::of_feedback(services, item.id).as_str().to_owned())
}

/// Writes down feedback that came on paper, by phone, face to face or by text message. For whoever handles feedback
/// anywhere: it may be about another part of the county, and goes to the queue of that.
pub async fn enter(services: &Services, actor: &Actor, sent: Sent) -> Result<FeedbackItem> {
    authorise_somewhere(actor, Action::HandleFeedback)?;
    if !sent.channel.is_entered() {
        return Err(ServiceError::invalid(Code::UnknownOption, ["channel"]));
    }
    let intake = checked(services, sent).await?;
    store(services, &intake, Some(actor)).await
}

async fn checked(services: &Services, sent: Sent) -> Result<Intake> {
    let Sent { channel, classified, language, about, received_on, text, sender } = sent;
    county::check_scope(services, about, "about").await?;
    let today = civil_day(services.now());
    let received_on = received_on.unwrap_or(today);
    let written = Written { text, sender };
    let intake = Intake { channel, classified, language, about, commented: None, received_on, written };
    intake.check(today).map_err(ServiceError::Invalid)
}

/// Stores feedback and tells its sender, where they can be reached.
pub(super) async fn store(services: &Services, intake: &Intake, by: Option<&Actor>) -> Result<FeedbackItem> {
    let eves = county::settings(services).await?.eves;
    let id: FeedbackItemId = services.fresh_id();
    let item = FeedbackItem::received(id, intake, eves, services.now());
    let entropy = services.entropy.as_ref();
    // A key without its row is found by the nightly sweep.
    let key = services.keys.make_for_feedback(id, entropy).await?;
    let sealed = key.seal(WRITTEN, &intake.written, entropy)?;
    let link = token::hash(&token::of_feedback(services, id));
    let tx = services.storage.begin().await?;
    storage::customer_feedback::insert(&tx, &item, sealed, link).await?;
    if item.has_contact {
        let notice = Notice::CustomerFeedbackReceived { link: token::feedback_link(services, id) };
        outbox::put(services, &tx, &[to_sender(id, "received", notice)]).await?;
    }
    if let Some(actor) = by {
        let detail = json!({ "channel": item.channel.code(), "class": item.classified.class.code() });
        audit::record(services, &tx, actor, Act::CustomerFeedbackEntered, id, detail).await?;
    }
    tx.commit().await?;
    Ok(item)
}

/// A message to whoever gave feedback.
pub(super) fn to_sender(id: FeedbackItemId, what: &str, notice: Notice) -> Outgoing {
    Outgoing {
        about: format!("feedback {what}:{}", id.uuid()),
        to: Recipient::SenderOf(id),
        notice,
        valid_for: None,
        not_before: None,
    }
}
