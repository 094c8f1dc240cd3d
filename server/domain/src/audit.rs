//! The audit log: every act of staff and of the system itself, never an act of a respondent.

use chrono::{DateTime, Utc};

use crate::id::{AccountId, AuditId};

coded_enum! {
    /// What was done.
    Act, "act-" {
        AccountInvited = "account-invited",
        AccountLinkMade = "account-link-made",
        AccountActivated = "account-activated",
        AccountDisabled = "account-disabled",
        AccountEnabled = "account-enabled",
        RolesChanged = "roles-changed",
        LanguageChosen = "language-chosen",
        PasswordChanged = "password-changed",
        LoggedIn = "logged-in",
        LoggedOut = "logged-out",
        SessionsRevoked = "sessions-revoked",
        SurveyCreated = "survey-created",
        SurveyEdited = "survey-edited",
        SurveyPublished = "survey-published",
        SurveyClosed = "survey-closed",
        LateAnswersEnded = "late-answers-ended",
        SurveyFinalised = "survey-finalised",
        SurveyArchived = "survey-archived",
        SurveyDeleted = "survey-deleted",
        ResultsViewed = "results-viewed",
        ResultsPublished = "results-published",
        OutcomePublished = "outcome-published",
        ResponsesDeleted = "responses-deleted",
        CountyChanged = "county-changed",
        ExpertRegistered = "expert-registered",
        ExpertChanged = "expert-changed",
        OrderCreated = "order-created",
        OrderSaved = "order-saved",
        OrderSubmitted = "order-submitted",
        OrderReturned = "order-returned",
        OrderWithdrawn = "order-withdrawn",
        OrderGivenUp = "order-given-up",
        OrderCancelled = "order-cancelled",
        OrderDeleted = "order-deleted",
        OrderMessageWritten = "order-message-written",
        OffersSent = "offers-sent",
        OrderEdited = "order-edited",
        OrderTimeChanged = "order-time-changed",
        OrderConfirmed = "order-confirmed",
        OrderReported = "order-reported",
        SeatReopened = "seat-reopened",
        OfferAnswered = "offer-answered",
        CallNoted = "call-noted",
        ExpertContactChanged = "expert-contact-changed",
        ExpertSensitiveChanged = "expert-sensitive-changed",
        ConsentGiven = "consent-given",
        ConsentWithdrawn = "consent-withdrawn",
        ErasureAsked = "erasure-asked",
        ExpertErased = "expert-erased",
        ExpertsExported = "experts-exported",
        ExpertSettingsChanged = "expert-settings-changed",
        FeeClassSaved = "fee-class-saved",
        ClaimFilled = "claim-filled",
        ClaimSubmitted = "claim-submitted",
        ClaimWaived = "claim-waived",
        ClaimChecked = "claim-checked",
        ClaimApproved = "claim-approved",
        ClaimRejected = "claim-rejected",
        ClaimReopened = "claim-reopened",
        PayrollExported = "payroll-exported",
        PayrollDownloaded = "payroll-downloaded",
        ClaimsPaid = "claims-paid",
        FeedbackGiven = "feedback-given",
        FeedbackHandled = "feedback-handled",
        ExpertLinkSent = "expert-link-sent",
        KeysRewrapped = "keys-rewrapped",
        PanelCreated = "panel-created",
        PanelSaved = "panel-saved",
        PanelMoved = "panel-moved",
        LotPrepared = "lot-prepared",
        LotCancelled = "lot-cancelled",
        LotDrawn = "lot-drawn",
    }
}

/// One row of the log.
#[derive(Clone, Debug, PartialEq)]
pub struct AuditEvent {
    pub id: AuditId,
    pub at: DateTime<Utc>,
    /// `None` for the system itself (the mixer, the nightly deletion, the command line).
    pub actor: Option<AccountId>,
    pub act: Act,
    /// What it was done to, in the clients' form (`Survey:…`).
    pub subject: String,
    /// Figures that explain it, never personal data of residents.
    pub detail: serde_json::Value,
}
