//! Inputs about customer feedback.

use async_graphql::{ID, InputObject};
use domain::customer_feedback::{Classified, FeedbackChannel as Channel, Sender};
use domain::identity::Scope;
use service::customer_feedback::Sent;

use super::item::{FeedbackChannel, FeedbackClass, FeedbackService, FeedbackTheme, ServiceLanguage};
use crate::context::Request;
use crate::identity::ScopeInput;
use crate::problem::InvalidInput;
use crate::scalar::{Date, LanguageTag};

/// Who gave feedback, as far as they tell.
#[derive(InputObject, Default)]
pub(super) struct FeedbackSenderInput {
    /// At most 120 characters.
    #[graphql(default, validator(chars_max_length = 500))]
    name: String,
    /// Where they are answered.
    #[graphql(validator(chars_max_length = 500))]
    email: Option<String>,
    /// Where they are called, or answered by text message.
    #[graphql(validator(chars_max_length = 100))]
    phone: Option<String>,
}

impl From<FeedbackSenderInput> for Sender {
    fn from(input: FeedbackSenderInput) -> Self {
        Self { name: input.name, email: input.email, phone: input.phone }
    }
}

/// Customer feedback.
#[derive(InputObject)]
pub(super) struct GiveCustomerFeedbackInput {
    /// What it is.
    class: FeedbackClass,
    /// What is said, at most 5,000 characters.
    #[graphql(validator(chars_max_length = 20000))]
    text: String,
    /// The sender's language, in which they are answered; the caller's unless told.
    language: Option<LanguageTag>,
    /// The part of the county that it is about; the whole county unless told.
    about: Option<ScopeInput>,
    /// Which service it is about.
    service: Option<FeedbackService>,
    /// In which language that was given.
    service_language: Option<ServiceLanguage>,
    /// Who gives it; left out: nobody can be answered.
    sender: Option<FeedbackSenderInput>,
}

impl GiveCustomerFeedbackInput {
    pub(super) fn sent(self, request: &Request<'_>) -> Result<Sent, InvalidInput> {
        Ok(Sent {
            channel: Channel::Web,
            classified: Classified {
                class: self.class.into(),
                theme: None,
                service: self.service.map(Into::into),
                service_language: self.service_language.map(Into::into),
            },
            language: self.language.map_or_else(|| request.caller.language.clone(), |tag| tag.0),
            about: scope(request, self.about.as_ref(), "about")?,
            received_on: None,
            text: self.text,
            sender: self.sender.unwrap_or_default().into(),
        })
    }
}

/// Customer feedback that staff write down.
#[derive(InputObject)]
pub(super) struct EnterCustomerFeedbackInput {
    /// By which way it came: `SMS`, `PAPER`, `PHONE`, `VISIT` or `EVENT`.
    channel: FeedbackChannel,
    /// What it is.
    class: FeedbackClass,
    /// What it is about.
    theme: Option<FeedbackTheme>,
    /// What was said, at most 5,000 characters.
    #[graphql(validator(chars_max_length = 20000))]
    text: String,
    /// The sender's language, in which they are answered.
    language: LanguageTag,
    /// The part of the county that it is about; the whole county unless told.
    about: Option<ScopeInput>,
    /// Which service it is about.
    service: Option<FeedbackService>,
    /// In which language that was given.
    service_language: Option<ServiceLanguage>,
    /// The Helsinki day on which the county got it; today unless told.
    received_on: Option<Date>,
    /// Who gave it; left out: nobody can be answered.
    sender: Option<FeedbackSenderInput>,
}

impl EnterCustomerFeedbackInput {
    pub(super) fn sent(self, request: &Request<'_>) -> Result<Sent, InvalidInput> {
        Ok(Sent {
            channel: self.channel.into(),
            classified: Classified {
                class: self.class.into(),
                theme: self.theme.map(Into::into),
                service: self.service.map(Into::into),
                service_language: self.service_language.map(Into::into),
            },
            language: self.language.0,
            about: scope(request, self.about.as_ref(), "about")?,
            received_on: self.received_on.map(|day| day.0),
            text: self.text,
            sender: self.sender.unwrap_or_default().into(),
        })
    }
}

/// As what feedback is counted, whole: what is left out is told by nobody.
#[derive(InputObject)]
pub(super) struct ClassifyFeedbackInput {
    /// `FeedbackItem:…`, not handled.
    pub(super) item_id: ID,
    /// As you read it.
    pub(super) version: i64,
    /// What it is.
    class: FeedbackClass,
    /// What it is about.
    theme: Option<FeedbackTheme>,
    /// Which service it is about.
    service: Option<FeedbackService>,
    /// In which language that was given.
    service_language: Option<ServiceLanguage>,
}

impl ClassifyFeedbackInput {
    pub(super) fn classified(&self) -> Classified {
        Classified {
            class: self.class.into(),
            theme: self.theme.map(Into::into),
            service: self.service.map(Into::into),
            service_language: self.service_language.map(Into::into),
        }
    }
}

/// To whom feedback is handed on.
#[derive(InputObject)]
pub(super) struct MoveFeedbackInput {
    /// `FeedbackItem:…`, not handled.
    pub(super) item_id: ID,
    /// As you read it.
    pub(super) version: i64,
    /// Those who handle feedback for this part of the county.
    pub(super) queue: ScopeInput,
}

/// What was done because of feedback.
#[derive(InputObject)]
pub(super) struct HandleFeedbackInput {
    /// `FeedbackItem:…`, which somebody has taken.
    pub(super) item_id: ID,
    /// As you read it.
    pub(super) version: i64,
    /// What was done, at most 5,000 characters; staff read it.
    #[graphql(validator(chars_max_length = 20000))]
    pub(super) action: String,
    /// The answer to the sender in their language, at most 5,000 characters; needed where they can be reached.
    #[graphql(default, validator(chars_max_length = 20000))]
    pub(super) answer: String,
}

/// That the feedback of a part of the county has been gone through.
#[derive(InputObject)]
pub(super) struct ReviewFeedbackInput {
    /// Whose feedback it was.
    pub(super) queue: ScopeInput,
    /// What was found, and what will be done, at most 2,000 characters.
    #[graphql(validator(chars_max_length = 10000))]
    pub(super) note: String,
}

/// The part of the county given in this field; the whole county where it is left out.
pub(super) fn scope(
    request: &Request<'_>,
    input: Option<&ScopeInput>,
    field: &str,
) -> Result<Scope, InvalidInput> {
    input.map_or(Ok(Scope::County), |input| input.parse(request, field))
}
