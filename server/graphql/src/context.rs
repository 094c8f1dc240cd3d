//! What a resolver reads of its request, and how a use case's end becomes GraphQL's.

use async_graphql::{Context, Error, ErrorExtensions, ID};
use domain::id::TypedId;
use domain::identity::Actor;
use domain::{Code, LanguageTag};
use l10n::{Catalogues, Texts};
use service::caller::{Caller, SessionCookie};
use service::{ServiceError, Services};

/// The result of a resolver.
pub(crate) type Result<T> = std::result::Result<T, Error>;

/// What a resolver reads of its request.
pub(crate) struct Request<'a> {
    pub(crate) services: &'a Services,
    pub(crate) caller: &'a Caller,
    pub(crate) cookie: SessionCookie,
    catalogues: &'a Catalogues,
}

impl<'a> Request<'a> {
    pub(crate) fn of(context: &'a Context<'_>) -> Result<Self> {
        let missing = |_| coded("INTERNAL", "internal");
        Ok(Self {
            services: context.data().map_err(missing)?,
            caller: context.data().map_err(missing)?,
            cookie: *context.data().map_err(missing)?,
            catalogues: context.data().map_err(missing)?,
        })
    }

    pub(crate) fn actor(&self) -> &'a Actor {
        &self.caller.actor
    }

    /// Interface texts in a language: the one asked for, else the caller's.
    pub(crate) fn texts(&self, language: Option<&LanguageTag>) -> Texts {
        self.catalogues.texts(&language.unwrap_or(&self.caller.language).fallback_chain())
    }

    /// The end of a use case that is not one of the mutation's own outcomes, as an error with a code.
    pub(crate) fn error(&self, error: ServiceError) -> Error {
        self.told(&error)
    }

    /// The same for an end that several fields waited for.
    pub(crate) fn told(&self, error: &ServiceError) -> Error {
        let texts = self.texts(None);
        match error {
            ServiceError::Unauthenticated => coded("UNAUTHENTICATED", texts.text("error-unauthenticated")),
            ServiceError::Denied => coded("FORBIDDEN", texts.text("error-forbidden")),
            ServiceError::NotFound => coded("NOT_FOUND", texts.text("error-not-found")),
            ServiceError::Limited { retry_after } => coded("RATE_LIMITED", texts.text("error-rate-limited"))
                .extend_with(|_, values| values.set("retryAfter", *retry_after)),
            ServiceError::Unavailable => coded("UNAVAILABLE", texts.text("error-unavailable"))
                .extend_with(|_, values| values.set("retryAfter", 1)),
            // A query has no place for a problem: what is wrong with its arguments comes as an error.
            ServiceError::Invalid(violations) => {
                let first =
                    violations.first().map(|v| crate::problem::message(&texts, v)).unwrap_or_default();
                coded("BAD_INPUT", first)
            }
            ServiceError::Conflict(violation) => {
                coded("CONFLICT", crate::problem::message(&texts, violation))
            }
            ServiceError::Fault(fault) => {
                fault.log(&self.caller.request_id);
                coded("INTERNAL", texts.text("error-fault"))
                    .extend_with(|_, values| values.set("requestId", self.caller.request_id.as_str()))
            }
        }
    }
}

impl Request<'_> {
    /// An argument that does not fit, told with the text of this key.
    pub(crate) fn bad_input(&self, key: &str) -> Error {
        coded("BAD_INPUT", self.texts(None).text(key))
    }

    /// Reads an id; another kind of id is refused.
    pub(crate) fn parse_id<I: TypedId>(&self, id: &ID) -> Result<I> {
        I::parse_node_id(id).ok_or_else(|| self.bad_input(Code::NotAnId.message_key()))
    }
}

/// An error with a code that clients can act on.
pub(crate) fn coded(code: &'static str, message: impl ToString) -> Error {
    Error::new(message.to_string()).extend_with(|_, values| values.set("code", code))
}
