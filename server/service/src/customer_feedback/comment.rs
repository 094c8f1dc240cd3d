//! Comments on programmes: taken in from anybody, and published by an act of its own without who wrote them.

use std::net::IpAddr;

use domain::audit::Act;
use domain::customer_feedback::{
    Classified, CommentPart, Commented, FeedbackChannel, FeedbackClass, Intake, PublicComment, Sender,
    Written,
};
use domain::id::FeedbackItemId;
use domain::identity::bucket::FEEDBACK;
use domain::identity::{Action, Actor, Scope};
use domain::programme::ProgrammeKey;
use domain::time::civil_day;
use domain::{Code, LanguageTag};
use serde_json::json;
use storage::StorageError;
use storage::customer_feedback::comment as rows;

use super::{find, handles, intake, written};
use crate::identity::session::network_prefix;
use crate::identity::{authorise, take_token};
use crate::indicator::edition::published_heads;
use crate::{Result, ServiceError, Services, audit, programme, token};

/// What somebody says of a programme, as they sent it.
#[derive(Clone, Debug)]
pub struct SentComment {
    pub programme: ProgrammeKey,
    pub part: CommentPart,
    /// The sender's.
    pub language: LanguageTag,
    pub text: String,
    pub sender: Sender,
    /// They let the county publish what they say, without who they are.
    pub may_publish: bool,
}

/// Takes a comment on a programme that is in force in from anybody, and tells the token of the private page on which they
/// see what becomes of it. It is handled as all feedback is, by those who handle feedback for the whole county and by those
/// who publish it, who answer for the programme.
///
/// # Errors
/// Not found where no such programme is in force; and everything that is wrong with what was sent.
pub async fn comment(services: &Services, address: IpAddr, sent: SentComment) -> Result<String> {
    let SentComment { programme: key, part, language, text, sender, may_publish } = sent;
    let programme = programme::named(services, &Actor::Anonymous, &key).await?;
    let version = programme.in_force().ok_or(ServiceError::NotFound)?;
    let is_there = match &part {
        CommentPart::Report(period) => {
            let reports = published_heads(services, &key).await?;
            reports.iter().any(|(of, _)| of == period)
        }
        part => part.is_in(&version.content),
    };
    if !is_there {
        return Err(ServiceError::invalid(Code::UnknownOption, ["about"]));
    }
    let today = civil_day(services.now());
    let intake = Intake {
        channel: FeedbackChannel::Web,
        classified: Classified {
            class: FeedbackClass::ProgrammeComment,
            theme: None,
            service: None,
            service_language: None,
        },
        language,
        about: Scope::County,
        commented: Some(Commented { programme: key, version: version.number, part, may_publish }),
        received_on: today,
        written: Written { text, sender },
    };
    let intake = intake.check(today).map_err(ServiceError::Invalid)?;
    take_token(services, &format!("feedback:{}", network_prefix(address)), FEEDBACK).await?;
    let item = intake::store(services, &intake, None).await?;
    Ok(token::of_feedback(services, item.id).as_str().to_owned())
}

/// What everybody may read of comments on a programme that is in force, the latest first.
pub async fn published_comments(services: &Services, key: &ProgrammeKey) -> Result<Vec<PublicComment>> {
    let programme = programme::named(services, &Actor::Anonymous, key).await?;
    programme.in_force().ok_or(ServiceError::NotFound)?;
    Ok(rows::of_programme(&services.storage, key).await?)
}

/// Publishes a comment with the answer to it, both as staff have left them without anything that tells who wrote it.
pub async fn publish_comment(
    services: &Services,
    actor: &Actor,
    item: FeedbackItemId,
    (text, answer): (&str, &str),
) -> Result<PublicComment> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    let sender = written(services, item).await?.unwrap_or_default().sender;
    let tx = services.storage.begin().await?;
    let found = find(&tx, item).await?.filter(|one| handles(actor, one)).ok_or(ServiceError::NotFound)?;
    let id = services.fresh_id();
    let one = PublicComment::of(id, &found, &sender, (text, answer), civil_day(services.now()));
    let one = one.map_err(ServiceError::Invalid)?;
    match rows::insert(&tx, &one).await {
        Err(StorageError::Unique(_)) => {
            return Err(ServiceError::invalid(Code::CommentPublished, ["itemId"]));
        }
        other => other?,
    }
    let detail = json!({ "programme": one.commented.programme, "part": one.commented.part.code() });
    audit::record(services, &tx, actor, Act::ProgrammeCommentPublished, item, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// Takes back what was published of a comment: nobody reads it any more, and it can be published anew.
pub async fn withdraw_comment(services: &Services, actor: &Actor, item: FeedbackItemId) -> Result<()> {
    authorise(actor, Action::PublishFeedback, Scope::County)?;
    let tx = services.storage.begin().await?;
    if !rows::remove(&tx, item).await? {
        return Err(ServiceError::invalid(Code::CommentNotPublished, ["itemId"]));
    }
    audit::record(services, &tx, actor, Act::ProgrammeCommentWithdrawn, item, json!({})).await?;
    Ok(tx.commit().await?)
}
