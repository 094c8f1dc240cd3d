//! Problems: the expected ways in which a mutation does not do what was asked.

use async_graphql::{Enum, Interface, SimpleObject};
use domain::violation::Arg;
use domain::{Violation, Violations};
use l10n::Texts;
use service::ServiceError;

use crate::context::{Request, Result};

/// What kind of problem it is. Stable; new kinds may be added.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProblemCode {
    /// Something in the input is wrong; see `violations`.
    InvalidInput,
    /// There is no such survey.
    SurveyNotFound,
    /// The survey does not take answers now.
    SurveyNotOpen,
    /// The survey is answered by invitation, and none to it was shown.
    SurveyInvitationNeeded,
    /// An answer has been given by this invitation.
    SurveyInvitationUsed,
    /// The client key belongs to an answer to another survey.
    ClientKeyUsed,
    /// The answer with this key has been withdrawn.
    AlreadyWithdrawn,
    /// No answer has this receipt code.
    ReceiptNotFound,
    /// The results have been released, so the answer can no longer be withdrawn.
    WithdrawalTooLate,
    /// The e-mail address or the password is wrong.
    WrongCredentials,
    /// Somebody else has saved the survey meanwhile.
    StaleRevision,
    /// Somebody else has changed the order meanwhile.
    StaleOrder,
    /// The expert is booked at the same time.
    ExpertDoubleBooked,
    /// The offer can no longer be answered so.
    OfferNotOpen,
}

macro_rules! problems {
    ($($(#[$doc:meta])* $name:ident, $key:literal;)*) => {
        $(
            $(#[$doc])*
            #[derive(SimpleObject)]
            pub(crate) struct $name {
                /// What kind of problem it is.
                code: ProblemCode,
                /// For a person, in the caller's language.
                message: String,
                /// Where in the input.
                path: Vec<String>,
            }

            impl $name {
                pub(crate) fn new<P: Into<String>>(texts: &Texts, path: impl IntoIterator<Item = P>) -> Self {
                    Self {
                        code: ProblemCode::$name,
                        message: texts.text($key).text,
                        path: path.into_iter().map(Into::into).collect(),
                    }
                }
            }
        )*

        /// An expected reason why a mutation did not do what was asked. Select
        /// `... on Problem { code message }` to understand also those that come later.
        #[derive(Interface)]
        #[graphql(
            field(name = "code", ty = "&ProblemCode", desc = "What kind of problem it is."),
            field(name = "message", ty = "&String", desc = "For a person, in the caller's language."),
            field(name = "path", ty = "&Vec<String>", desc = "Where in the input.")
        )]
        pub(crate) enum Problem {
            InvalidInput(InvalidInput),
            $($name($name),)*
        }
    };
}

problems! {
    /// There is no such survey.
    SurveyNotFound, "problem-survey-not-found";
    /// The survey does not take answers now.
    SurveyNotOpen, "problem-survey-not-open";
    /// The survey is answered by invitation, and none to it was shown.
    SurveyInvitationNeeded, "violation-survey-invitation-needed";
    /// An answer has been given by this invitation.
    SurveyInvitationUsed, "violation-survey-invitation-used";
    /// The client key belongs to an answer to another survey.
    ClientKeyUsed, "problem-client-key-used";
    /// The answer with this key has been withdrawn.
    AlreadyWithdrawn, "problem-already-withdrawn";
    /// No answer has this receipt code.
    ReceiptNotFound, "problem-receipt-not-found";
    /// The results have been released, so the answer can no longer be withdrawn.
    WithdrawalTooLate, "problem-withdrawal-too-late";
    /// The e-mail address or the password is wrong.
    WrongCredentials, "problem-wrong-credentials";
    /// Somebody else has saved the survey meanwhile; read it again.
    StaleRevision, "problem-stale-revision";
    /// Somebody else has changed the order meanwhile; read it again.
    StaleOrder, "problem-stale-order";
    /// The expert is booked at the same time, the way there and back included.
    ExpertDoubleBooked, "problem-expert-double-booked";
    /// The offer can no longer be answered so: it has been answered, has run out or was taken back.
    OfferNotOpen, "problem-offer-not-open";
}

/// Something in the input is wrong. Everything that is wrong is told at once.
#[derive(SimpleObject)]
pub(crate) struct InvalidInput {
    /// What kind of problem it is.
    code: ProblemCode,
    /// For a person, in the caller's language.
    message: String,
    /// Where the first of the violations is.
    path: Vec<String>,
    /// Each thing that is wrong.
    violations: Vec<ViolationView>,
}

/// One thing that is wrong with an input.
#[derive(SimpleObject)]
#[graphql(name = "Violation")]
pub(crate) struct ViolationView {
    /// Stable, for example `ANSWER_REQUIRED` or `MISSING_TEXT`.
    code: String,
    /// For a person, in the caller's language.
    message: String,
    /// Where: field names and codes from the outside in, for example `["questions", "q1", "text"]`.
    path: Vec<String>,
    /// The figures in the message, so that a client can word it itself.
    args: Vec<ViolationArg>,
}

/// A figure in a violation's message.
#[derive(SimpleObject)]
pub(crate) struct ViolationArg {
    /// For example `max` or `language`.
    name: String,
    /// The value as text.
    value: String,
}

/// A violation in words.
pub(crate) fn message(texts: &Texts, violation: &Violation) -> String {
    let args: Vec<(&str, l10n::Arg)> = violation
        .args
        .iter()
        .map(|(name, value)| {
            let value = match value {
                Arg::Text(text) => l10n::Arg::from(text.as_str()),
                Arg::Number(number) => l10n::Arg::from(*number),
            };
            (*name, value)
        })
        .collect();
    texts.with(violation.code.message_key(), &args).text
}

impl ViolationView {
    pub(crate) fn new(texts: &Texts, violation: &Violation) -> Self {
        let code = violation.code.name();
        let args = violation.args.iter().map(|(name, value)| ViolationArg {
            name: (*name).to_owned(),
            value: match value {
                Arg::Text(text) => text.clone(),
                Arg::Number(number) => number.to_string(),
            },
        });
        Self { code, message: message(texts, violation), path: violation.path.clone(), args: args.collect() }
    }
}

impl InvalidInput {
    pub(crate) fn new(texts: &Texts, violations: &Violations) -> Self {
        Self {
            code: ProblemCode::InvalidInput,
            message: texts.text("problem-invalid-input").text,
            path: violations.first().map(|v| v.path.clone()).unwrap_or_default(),
            violations: violations.iter().map(|v| ViolationView::new(texts, v)).collect(),
        }
    }
}

/// Defines a mutation's result: its success and the problems it may end with.
macro_rules! outcome {
    ($(#[$doc:meta])* $name:ident = $success:ident($type:ty) $(| $problem:ident)*) => {
        $(#[$doc])*
        #[derive(async_graphql::Union)]
        pub(crate) enum $name {
            $success($type),
            $($problem(crate::problem::$problem),)*
        }
    };
}
pub(crate) use outcome;

/// A use case's result as a mutation's: violations and conflicts are data, everything else an error.
pub(crate) fn settle<T, U>(
    request: &Request<'_>,
    result: service::Result<T>,
    success: impl FnOnce(T) -> U,
    invalid: impl FnOnce(InvalidInput) -> U,
) -> Result<U> {
    match result {
        Ok(value) => Ok(success(value)),
        Err(ServiceError::Invalid(violations)) => {
            Ok(invalid(InvalidInput::new(&request.texts(None), &violations)))
        }
        Err(error) => Err(request.error(error)),
    }
}

/// That somebody else has changed it meanwhile, as a violation like others.
pub(crate) fn stale_is_invalid<T>(result: service::Result<T>) -> service::Result<T> {
    result.map_err(|error| match error {
        ServiceError::Conflict(stale) => ServiceError::Invalid(vec![stale]),
        error => error,
    })
}
