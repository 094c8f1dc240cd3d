//! One piece of feedback: as a queue shows it, as those who handle it read it, and as its sender sees it.

use async_graphql::{ID, SimpleObject};
use chrono::NaiveDate;
use domain::customer_feedback as rules;
use domain::customer_feedback::{Done, Written};
use service::customer_feedback::{FeedbackStatus as Status, ItemView, Message, ReviewView};

use super::comment::{CommentPlace, ProgrammeComment};
use super::node;
use crate::identity::ScopeView;
use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime, LanguageTag};

mirrored! {
    /// What feedback is.
    FeedbackClass = "domain::customer_feedback::FeedbackClass" {
        /// Thanks.
        Thanks,
        /// A proposal.
        Proposal,
        /// A complaint.
        Complaint,
        /// Discrimination or improper conduct: it goes past the unit that it is about.
        Discrimination,
        /// The accessibility of the county's digital services; it has a clock of its own.
        Accessibility,
        /// Services in the Sámi languages.
        SamiServices,
        /// What somebody says of a programme: given by `commentOnProgramme` only, and counted apart.
        ProgrammeComment,
    }
}
mirrored! {
    /// By which way feedback came.
    FeedbackChannel = "domain::customer_feedback::FeedbackChannel" {
        /// The form of the pages, or a program through the interface.
        Web,
        /// A text message.
        Sms,
        /// Paper.
        Paper,
        /// A call.
        Phone,
        /// Said to staff where the service was given.
        Visit,
        /// An event.
        Event,
        /// Written beside the rating of one of the county's own pages.
        Page,
        /// Written after answering a survey, apart from the answer.
        SurveyComment,
    }
}
mirrored! {
    /// What feedback is about.
    FeedbackTheme = "domain::customer_feedback::FeedbackTheme" {
        /// Getting the service.
        Access,
        /// How one was met.
        Encounter,
        /// Information.
        Information,
        /// Having a say in one's own care, services and decisions about oneself.
        OwnCare,
        /// Quality.
        Quality,
        /// Language.
        Language,
        /// Premises.
        Premises,
        /// Digital services.
        Digital,
        /// Something else.
        Other,
    }
}
mirrored! {
    /// Which service feedback is about.
    FeedbackService = "domain::customer_feedback::FeedbackService" {
        /// Guidance to services (palveluohjaus).
        Guidance,
        /// A health centre.
        HealthCentre,
        /// A hospital.
        Hospital,
        /// Oral health care.
        OralHealth,
        /// Mental health and substance abuse services.
        MentalHealth,
        /// Disability services.
        Disability,
        /// Services for older people.
        OlderPeople,
        /// Services for children, young people and families.
        Families,
        /// Social work.
        SocialWork,
        /// Rescue services and emergency medical care.
        Rescue,
        /// Digital services.
        Digital,
        /// Another service.
        Other,
    }
}
mirrored! {
    /// In which language a service was given.
    ServiceLanguage = "domain::customer_feedback::ServiceLanguage" {
        /// Finnish.
        Finnish,
        /// Swedish.
        Swedish,
        /// Northern Sámi.
        NorthernSami,
        /// Inari Sámi.
        InariSami,
        /// Skolt Sámi.
        SkoltSami,
        /// Another language.
        Other,
    }
}
mirrored! {
    /// Where feedback stands.
    FeedbackState = "domain::customer_feedback::FeedbackState" {
        /// Nobody has taken it yet.
        Received,
        /// Somebody has it.
        InHandling,
        /// What was done is recorded and, where the sender can be reached, answered.
        Handled,
    }
}
mirrored! {
    /// By what the time for handling feedback is counted.
    FeedbackClock = "domain::working_day::Clock" {
        /// 15 working days.
        WorkingDays,
        /// 14 days, free ones as well.
        Accessibility,
    }
}

/// One piece of customer feedback, without what it says.
#[derive(SimpleObject)]
pub(crate) struct FeedbackItem {
    /// `FeedbackItem:…`
    id: ID,
    /// By which way it came.
    channel: FeedbackChannel,
    /// What it is.
    class: FeedbackClass,
    /// What it is about; null until somebody tells.
    theme: Option<FeedbackTheme>,
    /// Which service it is about, where that is told.
    service: Option<FeedbackService>,
    /// In which language that was given, where that is told.
    service_language: Option<ServiceLanguage>,
    /// The sender's language, in which they are answered.
    language: LanguageTag,
    /// The part of the county that it is about.
    about: ScopeView,
    /// Of what of a programme it says something, where it was written there.
    comment: Option<CommentPlace>,
    /// Its writer lets the county publish what it says of a programme, without who they are.
    may_publish: bool,
    /// The part of the county whose handlers have it.
    queue: ScopeView,
    /// The Helsinki day on which the county got it.
    received_on: Date,
    /// The last Helsinki day on which it is handled in time.
    due_on: Date,
    /// By what that is counted.
    clock: FeedbackClock,
    /// Where it stands.
    state: FeedbackState,
    /// Not handled although its time has passed.
    is_overdue: bool,
    /// The Helsinki day on which it was handled.
    handled_on: Option<Date>,
    /// Its sender can be answered.
    has_contact: bool,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

impl FeedbackItem {
    pub(super) fn new(item: &rules::FeedbackItem, today: NaiveDate) -> Self {
        let classified = item.classified;
        Self {
            id: node(item.id),
            channel: item.channel.into(),
            class: classified.class.into(),
            theme: classified.theme.map(Into::into),
            service: classified.service.map(Into::into),
            service_language: classified.service_language.map(Into::into),
            language: LanguageTag(item.language.clone()),
            about: item.about.into(),
            comment: item.commented.as_ref().map(CommentPlace::from),
            may_publish: item.commented.as_ref().is_some_and(|of| of.may_publish),
            queue: item.queue.into(),
            received_on: Date(item.received_on),
            due_on: Date(item.due_on),
            clock: classified.class.clock().into(),
            state: item.state().into(),
            is_overdue: item.is_overdue(today),
            handled_on: item.handled_on().map(Date),
            has_contact: item.has_contact,
            version: item.version,
        }
    }
}

/// One piece of customer feedback as those who handle it read it.
#[derive(SimpleObject)]
pub(crate) struct FeedbackItemView {
    /// What is counted of it.
    item: FeedbackItem,
    /// What it says; null once it is forgotten.
    text: Option<String>,
    /// Who gave it, as far as they tell.
    sender_name: Option<String>,
    /// Where they are written to.
    sender_email: Option<String>,
    /// Where they are called, or sent text messages.
    sender_phone: Option<String>,
    /// What was done because of it.
    action: Option<String>,
    /// What its sender was answered.
    answer: Option<String>,
    /// Whoever has it or has handled it, by name.
    handler: Option<String>,
    /// The messages to its sender.
    messages: Vec<FeedbackMessage>,
    /// What everybody reads of it; null where nothing is published.
    published: Option<ProgrammeComment>,
}

/// A message to whoever gave feedback.
#[derive(SimpleObject)]
pub(crate) struct FeedbackMessage {
    /// `Outbox:…`
    id: ID,
    /// What it tells, for example `customer_feedback_answered`.
    kind: String,
    /// Where it stands: `waiting`, `to_call`, `sent`, `called`, `stale` or `failed`.
    state: String,
    /// When it was written.
    written_at: DateTime,
}

impl From<Message> for FeedbackMessage {
    fn from(message: Message) -> Self {
        Self {
            id: node(message.id),
            kind: message.kind,
            state: message.state.code().to_owned(),
            written_at: DateTime(message.written_at),
        }
    }
}

impl From<ItemView> for FeedbackItemView {
    fn from(view: ItemView) -> Self {
        let (text, sender) = match view.written {
            Some(Written { text, sender }) => (Some(text), sender),
            None => (None, rules::Sender::default()),
        };
        let (action, answer) = match view.done {
            Some(Done { action, answer }) => (Some(action), Some(answer)),
            None => (None, None),
        };
        Self {
            item: FeedbackItem::new(&view.item, view.today),
            text,
            sender_name: Some(sender.name).filter(|name| !name.is_empty()),
            sender_email: sender.email,
            sender_phone: sender.phone,
            action,
            answer,
            handler: view.handler,
            messages: view.messages.into_iter().map(FeedbackMessage::from).collect(),
            published: view.published.map(ProgrammeComment::from),
        }
    }
}

/// What whoever gave customer feedback sees of it.
#[derive(SimpleObject)]
pub(crate) struct FeedbackStatus {
    /// What they said.
    text: String,
    /// Where it stands.
    state: FeedbackState,
    /// The Helsinki day on which the county got it.
    received_on: Date,
    /// The Helsinki day by which it is to be handled.
    due_on: Date,
    /// The Helsinki day on which it was handled.
    handled_on: Option<Date>,
    /// What they were answered; null until then, and where nothing was.
    answer: Option<String>,
}

impl From<Status> for FeedbackStatus {
    fn from(status: Status) -> Self {
        Self {
            text: status.text,
            state: status.item.state().into(),
            received_on: Date(status.item.received_on),
            due_on: Date(status.item.due_on),
            handled_on: status.item.handled_on().map(Date),
            answer: Some(status.answer).filter(|answer| !answer.is_empty()),
        }
    }
}

/// That a unit has gone through its feedback.
#[derive(SimpleObject)]
pub(crate) struct FeedbackReview {
    /// `FeedbackReview:…`
    id: ID,
    /// Whose feedback was gone through.
    queue: ScopeView,
    /// The Helsinki day.
    on: Date,
    /// What was found, and what the unit will do.
    note: String,
    /// How much was not handled then.
    waiting: u64,
    /// How much of that was overdue.
    overdue: u64,
    /// Whoever noted it, by name.
    made_by: String,
}

impl From<ReviewView> for FeedbackReview {
    fn from(view: ReviewView) -> Self {
        let review = view.review;
        Self {
            id: node(review.id),
            queue: review.queue.into(),
            on: Date(review.on),
            note: review.note.as_str().to_owned(),
            waiting: review.waiting,
            overdue: review.overdue,
            made_by: view.by,
        }
    }
}
