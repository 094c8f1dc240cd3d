//! Customer feedback (asiakaspalaute): what people say of the county's services by any way, until when it is handled, and
//! what was done because of it. Feedback on the gigs of experts by experience is another matter ([`crate::expert`]).

mod batch;
mod comment;
mod figures;
mod item;
mod rating;
mod review;
mod summary;

pub use batch::{BATCHES_MAX, BatchColumn, BatchFate, ScoreBatch, Scores};
pub use comment::{CommentPart, Commented, PublicComment};
pub use figures::{Fact, Handling, Span, by_month, handling};
pub use item::{
    Classified, DIGEST_HOUR, DUE_SOON_DAYS, Done, FeedbackItem, Intake, ItemFilter, Progress,
    RETENTION_MONTHS, RETENTION_MONTHS_RANGE, Sender, Written,
};
pub use rating::{PageRating, RatedPage, Verdict};
pub use review::{Review, ReviewNote};
pub use summary::{Summary, SummaryContent, SummaryState};

use crate::working_day::Clock;

/// A day of an earlier year is a slip.
const EARLIEST_YEAR: i32 = 2000;

coded_enum! {
    /// What feedback is.
    FeedbackClass, "customer-feedback-class-" {
        Thanks = "thanks",
        Proposal = "proposal",
        Complaint = "complaint",
        /// Discrimination or improper conduct: it goes past the unit that it is about.
        Discrimination = "discrimination",
        /// The accessibility of the county's digital services; it has a clock of its own.
        Accessibility = "accessibility",
        SamiServices = "sami_services",
        /// What somebody says of a programme: no feedback on services, and never counted as such.
        ProgrammeComment = "programme_comment",
    }
}

impl FeedbackClass {
    /// By what the time for handling it is counted.
    pub fn clock(self) -> Clock {
        match self {
            Self::Accessibility => Clock::Accessibility,
            Self::Thanks
            | Self::Proposal
            | Self::Complaint
            | Self::Discrimination
            | Self::SamiServices
            | Self::ProgrammeComment => Clock::WorkingDays,
        }
    }
}

coded_enum! {
    /// By which way feedback came.
    FeedbackChannel, "customer-feedback-channel-" {
        /// The form of the pages, or a program through the interface.
        Web = "web",
        Sms = "sms",
        Paper = "paper",
        Phone = "phone",
        /// Said to staff where the service was given.
        Visit = "visit",
        Event = "event",
        /// Written beside the rating of one of the county's own pages.
        Page = "page",
        /// Written after answering a survey, apart from the answer.
        SurveyComment = "survey_comment",
    }
}

impl FeedbackChannel {
    /// Whether staff write down what came by it.
    pub fn is_entered(self) -> bool {
        match self {
            Self::Sms | Self::Paper | Self::Phone | Self::Visit | Self::Event => true,
            Self::Web | Self::Page | Self::SurveyComment => false,
        }
    }
}

coded_enum! {
    /// What feedback is about.
    FeedbackTheme, "customer-feedback-theme-" {
        Access = "access",
        Encounter = "encounter",
        Information = "information",
        /// Having a say in one's own care, services and decisions about oneself.
        OwnCare = "own_care",
        Quality = "quality",
        Language = "language",
        Premises = "premises",
        Digital = "digital",
        Other = "other",
    }
}

coded_enum! {
    /// Which service feedback is about.
    FeedbackService, "customer-feedback-service-" {
        /// Guidance to services (palveluohjaus).
        Guidance = "guidance",
        HealthCentre = "health_centre",
        Hospital = "hospital",
        OralHealth = "oral_health",
        MentalHealth = "mental_health",
        Disability = "disability",
        OlderPeople = "older_people",
        Families = "families",
        SocialWork = "social_work",
        Rescue = "rescue",
        Digital = "digital",
        Other = "other",
    }
}

coded_enum! {
    /// In which language the service was given that feedback is about.
    ServiceLanguage, "customer-feedback-language-" {
        Finnish = "fi",
        Swedish = "sv",
        NorthernSami = "se",
        InariSami = "smn",
        SkoltSami = "sms",
        Other = "other",
    }
}

impl ServiceLanguage {
    pub fn is_sami(self) -> bool {
        matches!(self, Self::NorthernSami | Self::InariSami | Self::SkoltSami)
    }
}

coded_enum! {
    /// Where feedback stands.
    FeedbackState, "customer-feedback-state-" {
        /// Nobody has taken it yet.
        Received = "received",
        InHandling = "in_handling",
        /// What was done is recorded and, where the sender can be reached, answered.
        Handled = "handled",
    }
}
