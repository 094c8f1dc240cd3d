//! Customer feedback on pages: what residents and staff both see of it.

use domain::customer_feedback::{
    Classified, FeedbackClass, FeedbackItem, FeedbackService, FeedbackTheme, Handling, Sender,
    ServiceLanguage, Summary,
};
use domain::identity::Scope;
use domain::{LanguageTag, Violation};

use crate::forms::Fields;
use crate::layout::Frame;
use crate::said::Said;
use crate::staff::scopes;

/// One of several to choose from.
pub(crate) struct Choice {
    pub value: &'static str,
    pub label: Said,
    pub is_on: bool,
}

/// Every value of an enum as a choice.
pub(crate) fn choices<T: Copy + PartialEq>(
    frame: &Frame,
    all: &[T],
    names: impl Fn(T) -> (&'static str, &'static str),
    chosen: Option<T>,
) -> Vec<Choice> {
    let choice = |one: &T| {
        let (value, label) = names(*one);
        Choice { value, label: frame.text(label), is_on: Some(*one) == chosen }
    };
    all.iter().map(choice).collect()
}

/// What feedback on services may be: what is written of a programme has a form of its own.
pub(crate) fn classes(frame: &Frame, chosen: Option<FeedbackClass>) -> Vec<Choice> {
    let of_services: Vec<FeedbackClass> =
        FeedbackClass::ALL.iter().copied().filter(|one| *one != FeedbackClass::ProgrammeComment).collect();
    choices(frame, &of_services, |one| (one.code(), one.label_key()), chosen)
}

pub(crate) fn themes(frame: &Frame, chosen: Option<FeedbackTheme>) -> Vec<Choice> {
    choices(frame, FeedbackTheme::ALL, |one| (one.code(), one.label_key()), chosen)
}

pub(crate) fn services(frame: &Frame, chosen: Option<FeedbackService>) -> Vec<Choice> {
    choices(frame, FeedbackService::ALL, |one| (one.code(), one.label_key()), chosen)
}

pub(crate) fn service_languages(frame: &Frame, chosen: Option<ServiceLanguage>) -> Vec<Choice> {
    choices(frame, ServiceLanguage::ALL, |one| (one.code(), one.label_key()), chosen)
}

/// Feedback as it stands in a form.
#[derive(Clone, Default)]
pub(crate) struct Typed {
    pub class: Option<FeedbackClass>,
    pub theme: Option<FeedbackTheme>,
    pub service: Option<FeedbackService>,
    pub service_language: Option<ServiceLanguage>,
    pub about: Option<Scope>,
    pub text: String,
    pub name: String,
    pub email: String,
    pub phone: String,
}

impl Typed {
    pub fn read(fields: &Fields) -> Self {
        let value = |name: &str| fields.get(name).trim().to_owned();
        Self {
            class: FeedbackClass::from_code(fields.get("class")),
            theme: FeedbackTheme::from_code(fields.get("theme")),
            service: FeedbackService::from_code(fields.get("service")),
            service_language: ServiceLanguage::from_code(fields.get("serviceLanguage")),
            about: scopes::parse(fields.get("about")),
            text: fields.get("text").replace("\r\n", "\n"),
            name: value("name"),
            email: value("email"),
            phone: value("phone"),
        }
    }

    /// As what it is counted; `None` where nobody has said what it is.
    pub fn classified(&self) -> Option<Classified> {
        Some(Classified {
            class: self.class?,
            theme: self.theme,
            service: self.service,
            service_language: self.service_language,
        })
    }

    pub fn sender(&self) -> Sender {
        let filled = |value: &str| Some(value.to_owned()).filter(|value| !value.is_empty());
        Sender { name: self.name.clone(), email: filled(&self.email), phone: filled(&self.phone) }
    }
}

/// The field that a violation is about.
pub(crate) fn field(violation: &Violation) -> String {
    match violation.path.first().map(String::as_str) {
        None | Some("itemId" | "version" | "channel") => String::new(),
        Some(_) => violation.path.join("."),
    }
}

/// What is counted of one piece of feedback, in words.
pub(crate) struct ItemFacts {
    pub class: Said,
    pub theme: Option<Said>,
    pub service: Option<Said>,
    pub service_language: Option<Said>,
    pub channel: Said,
    pub state: Said,
    pub clock: Said,
    pub received_on: String,
    pub due_on: String,
    pub handled_on: Option<String>,
}

impl ItemFacts {
    pub fn new(frame: &Frame, item: &FeedbackItem) -> Self {
        let Classified { class, theme, service, service_language } = item.classified;
        Self {
            class: frame.text(class.label_key()),
            theme: theme.map(|theme| frame.text(theme.label_key())),
            service: service.map(|service| frame.text(service.label_key())),
            service_language: service_language.map(|language| frame.text(language.label_key())),
            channel: frame.text(item.channel.label_key()),
            state: frame.text(item.state().label_key()),
            clock: frame.text(class.clock().label_key()),
            received_on: frame.date(item.received_on),
            due_on: frame.date(item.due_on),
            handled_on: item.handled_on().map(|day| frame.date(day)),
        }
    }
}

/// How feedback was handled, in words.
pub(crate) struct HandlingFacts {
    pub received: String,
    pub handled: String,
    pub pending: String,
    /// The share that was handled.
    pub handled_share: Option<String>,
    /// The share of what was decided that was in time.
    pub on_time_share: Option<String>,
}

impl HandlingFacts {
    pub fn new(frame: &Frame, handling: Handling) -> Self {
        let share = |part: u64, of: u64| (of > 0).then(|| frame.percent(part as f64 / of as f64));
        Self {
            received: frame.integer(handling.received),
            handled: frame.integer(handling.handled),
            pending: frame.integer(handling.pending()),
            handled_share: share(handling.handled, handling.received),
            on_time_share: share(handling.on_time, handling.decided),
        }
    }
}

/// What was received in some days and what was done.
pub(crate) struct SummaryFacts {
    pub id: String,
    pub from: String,
    pub until: String,
    pub themes: Said,
    pub actions: Said,
    pub state: Said,
    pub published_on: Option<String>,
    pub counted: Option<HandlingFacts>,
}

impl SummaryFacts {
    pub fn new(frame: &Frame, one: &Summary) -> Self {
        let content = |text: &domain::LocalizedText| frame.content(text, &LanguageTag::finnish());
        Self {
            id: domain::id::TypedId::uuid(one.id).to_string(),
            from: frame.date(one.span.from),
            until: frame.date(one.span.until),
            themes: content(&one.content.themes),
            actions: content(&one.content.actions),
            state: frame.text(one.state().label_key()),
            published_on: one.published.map(|(on, _)| frame.date(on)),
            counted: one.published.map(|(_, counted)| HandlingFacts::new(frame, counted)),
        }
    }
}

/// A text in paragraphs.
pub(crate) fn paragraphs(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|line| !line.is_empty()).map(str::to_owned).collect()
}
