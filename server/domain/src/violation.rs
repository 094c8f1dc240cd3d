//! What is wrong with an input: a code, where it is, and figures for the message. Never prose: the
//! text comes from the catalogue (`violation-<code>`) in the reader's language.

use std::collections::BTreeMap;

/// A value inside a message.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arg {
    Text(String),
    Number(i64),
}

impl From<&str> for Arg {
    fn from(value: &str) -> Self {
        Self::Text(value.to_owned())
    }
}

impl From<String> for Arg {
    fn from(value: String) -> Self {
        Self::Text(value)
    }
}

impl From<i64> for Arg {
    fn from(value: i64) -> Self {
        Self::Number(value)
    }
}

impl From<usize> for Arg {
    fn from(value: usize) -> Self {
        Self::Number(i64::try_from(value).unwrap_or(i64::MAX))
    }
}

macro_rules! codes {
    ($($name:ident = $key:literal [$($arg:literal),*];)*) => {
        /// Every way in which an input can be refused.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum Code {
            $($name,)*
        }

        impl Code {
            pub const ALL: &[Self] = &[$(Self::$name,)*];

            /// The key of its message in the catalogues.
            pub fn message_key(self) -> &'static str {
                match self {
                    $(Self::$name => concat!("violation-", $key),)*
                }
            }

            /// Its name in answers to programs: `NOT_A_DATE`.
            pub fn name(self) -> String {
                let key = match self {
                    $(Self::$name => $key,)*
                };
                key.replace('-', "_").to_uppercase()
            }

            /// The names of the figures its message may use.
            pub fn args(self) -> &'static [&'static str] {
                match self {
                    $(Self::$name => &[$($arg),*],)*
                }
            }
        }
    };
}

codes! {
    // Any field
    Required = "required" [];
    TooLong = "too-long" ["max"];
    NotADate = "not-a-date" [];
    NotATime = "not-a-time" [];
    LocalTimeDoesNotExist = "local-time-does-not-exist" [];
    LocalTimeIsAmbiguous = "local-time-is-ambiguous" [];
    NotAnAddress = "not-an-address" [];
    RemoteLinkMissing = "remote-link-missing" [];
    NotALanguage = "not-a-language" [];
    NotAnId = "not-an-id" [];
    NotAnEmail = "not-an-email" [];
    NotAPhoneNumber = "not-a-phone-number" [];
    NotAPostcode = "not-a-postcode" [];
    ControlCharacter = "control-character" [];
    // Answers
    AnswerRequired = "answer-required" [];
    UnknownQuestion = "unknown-question" [];
    UnknownOption = "unknown-option" [];
    WrongAnswerType = "wrong-answer-type" [];
    AnswerTooLong = "answer-too-long" ["max"];
    OutOfRange = "out-of-range" ["min", "max"];
    TooManyChoices = "too-many-choices" ["max"];
    AnsweredTwice = "answered-twice" [];
    NoAnswers = "no-answers" [];
    NotOpen = "not-open" [];
    NotStored = "not-stored" [];
    SurveyInvitationNeeded = "survey-invitation-needed" [];
    SurveyInvitationUsed = "survey-invitation-used" [];
    NobodyToAsk = "nobody-to-ask" [];
    KindOfPanels = "kind-of-panels" [];
    LanguageNotOffered = "language-not-offered" [];
    NotAReceiptCode = "not-a-receipt-code" [];
    NotAClientKey = "not-a-client-key" [];
    // The publishing gate
    MissingText = "missing-text" ["language"];
    NoQuestions = "no-questions" [];
    NotOfThisType = "not-of-this-type" [];
    TooFewOptions = "too-few-options" [];
    DuplicateCode = "duplicate-code" ["code"];
    MalformedCode = "malformed-code" ["code"];
    ClosesBeforeOpening = "closes-before-opening" [];
    ClosesInThePast = "closes-in-the-past" [];
    DeletionBeforeClosing = "deletion-before-closing" [];
    TooManyQuestions = "too-many-questions" ["max"];
    // Edits after publishing
    QuestionRemoved = "question-removed" ["code"];
    OptionRemoved = "option-removed" ["code", "option"];
    QuestionTypeChanged = "question-type-changed" ["code"];
    CodeChanged = "code-changed" ["code"];
    BankKeyChanged = "bank-key-changed" ["code"];
    ValidityChanged = "validity-changed" ["code", "option"];
    MadeRequired = "made-required" ["code"];
    LimitTightened = "limit-tightened" ["code"];
    SourceLanguageChanged = "source-language-changed" [];
    FormChanged = "form-changed" [];
    DeletionPostponed = "deletion-postponed" [];
    // The life of a survey
    NotADraft = "not-a-draft" [];
    NotPublished = "not-published" [];
    AlreadyClosed = "already-closed" [];
    NotClosed = "not-closed" [];
    NotFinalised = "not-finalised" [];
    OutcomeOwed = "outcome-owed" [];
    AlreadyReleased = "already-released" [];
    NoResultsOfExternal = "no-results-of-external" [];
    ResponsesDeleted = "responses-deleted" [];
    // Surveys in general
    MalformedSlug = "malformed-slug" [];
    SlugTaken = "slug-taken" [];
    StaleRevision = "stale-revision" [];
    UnknownMunicipality = "unknown-municipality" [];
    UnknownUnit = "unknown-unit" [];
    // Orders for experts
    IllegalTransition = "illegal-transition" [];
    StaleOrder = "stale-order" [];
    EndsBeforeStart = "ends-before-start" [];
    GigTooLong = "gig-too-long" ["max"];
    TimeHasPassed = "time-has-passed" [];
    TimesOverlap = "times-overlap" [];
    TooManyTimes = "too-many-times" ["max"];
    UnknownExpert = "unknown-expert" [];
    ExpertHindered = "expert-hindered" ["alias"];
    ExpertDoubleBooked = "expert-double-booked" [];
    OfferNotOpen = "offer-not-open" [];
    ExpertNotActive = "expert-not-active" [];
    AgreementNotValid = "agreement-not-valid" [];
    TrainingNotValid = "training-not-valid" [];
    MatchingNotConsented = "matching-not-consented" [];
    ExpertKeptAway = "expert-kept-away" [];
    OfferExpired = "offer-expired" [];
    ConsentMissing = "consent-missing" [];
    ReasonRequired = "reason-required" ["alias"];
    NotOverYet = "not-over-yet" [];
    SeatsBelowBooked = "seats-below-booked" [];
    NobodyBooked = "nobody-booked" [];
    TooManySelected = "too-many-selected" ["max"];
    ReceivedInFuture = "received-in-future" [];
    OrderNotSent = "order-not-sent" [];
    ThreadFull = "thread-full" ["max"];
    ReportTooLate = "report-too-late" ["days"];
    NotAWeek = "not-a-week" [];
    NotAMode = "not-a-mode" [];
    NotAStanding = "not-a-standing" [];
    NotYesOrNo = "not-yes-or-no" [];
    AlreadyRegistered = "already-registered" [];
    TwiceInList = "twice-in-list" ["row"];
    // Fees
    UnknownFeeClass = "unknown-fee-class" [];
    AmountOutOfRange = "amount-out-of-range" ["max"];
    NotAnAmount = "not-an-amount" [];
    StaleClaim = "stale-claim" [];
    ClaimNotSo = "claim-not-so" [];
    GigNotHeld = "gig-not-held" [];
    FourEyes = "four-eyes" [];
    NothingToExport = "nothing-to-export" [];
    NothingIsPaid = "nothing-is-paid" [];
    FeedbackGiven = "feedback-given" [];
    WrongCode = "wrong-code" ["left"];
    CodeNotValid = "code-not-valid" [];
    // Tables as files
    CsvTooLarge = "csv-too-large" ["max"];
    CsvNotUtf8 = "csv-not-utf8" ["row"];
    CsvEmpty = "csv-empty" [];
    CsvTooManyRows = "csv-too-many-rows" ["max"];
    CsvTooManyColumns = "csv-too-many-columns" ["max"];
    CsvColumnMissing = "csv-column-missing" ["column"];
    CsvColumnTwice = "csv-column-twice" ["column"];
    CsvColumnUnnamed = "csv-column-unnamed" ["number"];
    CsvRowWidth = "csv-row-width" ["row", "cells", "columns"];
    CsvQuoteOpen = "csv-quote-open" ["row"];
    CsvColumnUnknown = "csv-column-unknown" ["column"];
    // Panels
    PanelNotSo = "panel-not-so" [];
    StalePanel = "stale-panel" [];
    MeetingNotYet = "meeting-not-yet" [];
    MeetingHeld = "meeting-held" [];
    MeetingNotSo = "meeting-not-so" [];
    MeetingNotReported = "meeting-not-reported" [];
    StaleMeeting = "stale-meeting" [];
    AttendanceNotOffered = "attendance-not-offered" [];
    CallNotOpen = "call-not-open" [];
    EmailOrPhone = "email-or-phone" [];
    FeatureNamedTwice = "feature-named-twice" [];
    FeaturesInUse = "features-in-use" [];
    TooFewValues = "too-few-values" [];
    QuotaMinAboveMax = "quota-min-above-max" [];
    FlexInward = "flex-inward" [];
    NotAWholeNumber = "not-a-whole-number" [];
    NoApplicants = "no-applicants" [];
    AnswersDeleted = "answers-deleted" [];
    CallStillOpen = "call-still-open" [];
    KeptLonger = "kept-longer" ["days"];
    NoSeatsLeft = "no-seats-left" [];
    MemberIsThere = "member-is-there" [];
    MemberNotSo = "member-not-so" [];
    NotInTurn = "not-in-turn" [];
    InvitationNotValid = "invitation-not-valid" [];
    NoWayToReach = "no-way-to-reach" [];
    NobodyToInvite = "nobody-to-invite" [];
    NobodyInTurn = "nobody-in-turn" [];
    PositionNotSo = "position-not-so" [];
    TooManyTopics = "too-many-topics" ["max"];
    StaleTopic = "stale-topic" [];
    StalePosition = "stale-position" [];
    DayInFuture = "day-in-future" [];
    BeforeItWasGiven = "before-it-was-given" [];
    // Activities and methods
    ActivityNotSo = "activity-not-so" [];
    ActivityNotYet = "activity-not-yet" [];
    ActivityTooLong = "activity-too-long" ["max"];
    StaleActivity = "stale-activity" [];
    UnknownMethod = "unknown-method" [];
    StaleMethod = "stale-method" [];
    // Bodies and matters under preparation
    StaleEntry = "stale-entry" [];
    UnknownBody = "unknown-body" [];
    UnknownMatter = "unknown-matter" [];
    DocumentTwice = "document-twice" [];
    TooManySteps = "too-many-steps" ["max"];
    MatterNotSo = "matter-not-so" [];
    BeforeDecision = "before-decision" [];
    BeforeProposal = "before-proposal" [];
    // Lots
    LotNotSo = "lot-not-so" [];
    LotPoolForgotten = "lot-pool-forgotten" [];
    LotNotASeed = "lot-not-a-seed" ["min", "max"];
    LotNoQuotas = "lot-no-quotas" [];
    LotNotANumber = "lot-not-a-number" ["row", "column", "value"];
    LotMinAboveMax = "lot-min-above-max" ["row", "min", "max"];
    LotFlexInward = "lot-flex-inward" ["row", "column", "value", "limit"];
    LotQuotaTwice = "lot-quota-twice" ["row", "feature", "value"];
    LotIdMissing = "lot-id-missing" ["row"];
    LotDuplicateId = "lot-duplicate-id" ["row", "id"];
    LotUnknownValue = "lot-unknown-value" ["row", "feature", "value"];
    LotPoolTooSmall = "lot-pool-too-small" ["have", "need"];
    LotQuotaSumMinGtK = "lot-quota-sum-min-gt-k" ["feature", "sum", "seats"];
    LotQuotaSumMaxLtK = "lot-quota-sum-max-lt-k" ["feature", "sum", "seats"];
    LotNamedBesideQuotas = "lot-named-beside-quotas" ["feature", "count", "sum", "seats", "over"];
    LotValueShortage = "lot-value-shortage" ["feature", "value", "have", "need"];
    LotInfeasible = "lot-infeasible" ["changes"];
    LotInfeasibleWithinFlex = "lot-infeasible-within-flex" ["changes"];
    LotHouseholdConflict = "lot-household-conflict" ["changes"];
    LotChangeNotProven = "lot-change-not-proven" ["changes"];
    LotNoChangeInTime = "lot-no-change-in-time" [];
    LotCandidateUnselectable = "lot-candidate-unselectable" ["count", "ids", "quotas"];
    LotNotComposed = "lot-not-composed" ["panels"];
    LotTimeLimit = "lot-time-limit" ["gap"];
    LotNoPanelInTime = "lot-no-panel-in-time" [];
    // Values of indicators
    NoSuchIndicator = "no-such-indicator" ["indicator"];
    NotAPeriod = "not-a-period" [];
    NotADecimal = "not-a-decimal" [];
    NotAStatus = "not-a-status" [];
    FigureNotOfKind = "figure-not-of-kind" [];
    ShareAboveWhole = "share-above-whole" [];
    EvidenceMissing = "evidence-missing" [];
    OutsidePeriod = "outside-period" [];
    PeriodFrozen = "period-frozen" [];
    PeriodNotEnded = "period-not-ended" [];
    PeriodNotReported = "period-not-reported" [];
    IndicatorComputed = "indicator-computed" [];
    ValueTwiceInTable = "value-twice-in-table" ["row"];
    ValueAlreadyThere = "value-already-there" [];
    ValueNotSo = "value-not-so" [];
    StaleValue = "stale-value" [];
    GapsUnexplained = "gaps-unexplained" ["count", "indicators"];
    NothingToCorrect = "nothing-to-correct" [];
    EditionNotSo = "edition-not-so" [];
    UnknownDivision = "unknown-division" [];
    BankQuestionDiffers = "bank-question-differs" ["key"];
    // Initiatives
    GroundNotOfMaker = "ground-not-of-maker" [];
    InitiativeNotSo = "initiative-not-so" [];
    StaleInitiative = "stale-initiative" [];
    BeforeItWasReceived = "before-it-was-received" [];
    TooManyNotes = "too-many-notes" ["max"];
    TooManyReplies = "too-many-replies" ["max"];
    // Agreements and documents in use
    StaleAgreement = "stale-agreement" [];
    StaleDocument = "stale-document" [];
    UnknownDocument = "unknown-document" [];
    InUseBeforeDrawnUp = "in-use-before-drawn-up" [];
    ReplacedBeforeUse = "replaced-before-use" [];
    ReplacedInCircle = "replaced-in-circle" [];
    DocumentReplacesAnother = "document-replaces-another" [];
    DocumentNotInUse = "document-not-in-use" [];
    DocumentFollowed = "document-followed" [];
    // Participation programmes
    NotJson = "not-json" ["line"];
    NotInThisForm = "not-in-this-form" [];
    UnknownField = "unknown-field" ["name"];
    NotAKey = "not-a-key" ["max"];
    KeyTwice = "key-twice" ["key"];
    UnknownParty = "unknown-party" ["key"];
    IndicatorNotListed = "indicator-not-listed" ["code"];
    IndicatorNowhere = "indicator-nowhere" ["code"];
    IndicatorTwice = "indicator-twice" ["code"];
    UnknownWord = "unknown-word" ["words"];
    NotYears = "not-years" [];
    NotAMonth = "not-a-month" [];
    RowOutOfPlace = "row-out-of-place" ["needed"];
    TooManyParts = "too-many-parts" ["max"];
    ProgrammeOther = "programme-other" ["key"];
    ProgrammeNotSo = "programme-not-so" [];
    ProgrammeUnchanged = "programme-unchanged" [];
    AdoptedBefore = "adopted-before" [];
    StaleProgramme = "stale-programme" [];
    // Customer feedback
    FeedbackNotSo = "customer-feedback-not-so" [];
    StaleFeedback = "stale-feedback" [];
    FeedbackOwnUnit = "feedback-own-unit" [];
    SpanOverPeriods = "span-over-periods" [];
    NoScores = "no-scores" [];
    BatchDiffers = "batch-differs" ["id"];
    SummaryPublished = "summary-published" [];
    StaleSummary = "stale-summary" [];
    PageNotOurs = "page-not-ours" [];
    CommentNotPublishable = "comment-not-publishable" [];
    CommentTellsWho = "comment-tells-who" [];
    CommentPublished = "comment-published" [];
    CommentNotPublished = "comment-not-published" [];
    // Accounts
    EmailTaken = "email-taken" [];
    PasswordTooShort = "password-too-short" ["min"];
    PasswordTooWeak = "password-too-weak" [];
    LinkNotValid = "link-not-valid" [];
    AccountDisabled = "account-disabled" [];
    NotYourself = "not-yourself" [];
    LastAdministrator = "last-administrator" [];
    WrongPassword = "wrong-password" [];
    RoleRequired = "role-required" [];
}

/// One thing wrong with an input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Violation {
    pub code: Code,
    /// Where: field names and codes from the outside in, for example `["questions", "q1", "text"]`.
    pub path: Vec<String>,
    pub args: BTreeMap<&'static str, Arg>,
}

impl Violation {
    pub fn new<P: Into<String>>(code: Code, path: impl IntoIterator<Item = P>) -> Self {
        Self { code, path: path.into_iter().map(Into::into).collect(), args: BTreeMap::new() }
    }

    /// Adds a figure that the message may use.
    #[must_use]
    pub fn with(mut self, name: &'static str, value: impl Into<Arg>) -> Self {
        debug_assert!(self.code.args().contains(&name), "{:?} takes no {name}", self.code);
        self.args.insert(name, value.into());
        self
    }
}

/// Everything wrong with an input, collected so that a person mends it all at once.
pub type Violations = Vec<Violation>;
