//! The GraphQL face: a resolver reads who calls and in which language, calls one use case, wraps the result.
//!
//! Expected outcomes of a mutation are data: each returns a union of its success and its [`problem`]s.
//! Faults are errors with a code, and never tell more than an id.

mod context;
mod county;
mod customer_feedback;
mod expert;
mod http;
mod identity;
mod limits;
mod loader;
mod localized;
mod mirror;
mod paging;
mod panel;
mod problem;
mod scalar;
mod survey;

use async_graphql::{
    EmptySubscription, MergedObject, Request, Response, SDLExportOptions, Schema, SchemaBuilder,
};
use l10n::Catalogues;
use service::Services;
use service::caller::{Caller, SessionCookie};

pub use http::{Execute, GraphqlState, dressed, router};
use loader::Loaders;

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    county::CountyQuery,
    survey::SurveyQuery,
    survey::ManagedSurveyQuery,
    identity::IdentityQuery,
    expert::ExpertQuery,
    OtherQuery,
);

/// What does not fit beside the rest.
#[derive(MergedObject, Default)]
pub struct OtherQuery(panel::PanelQuery, customer_feedback::CustomerFeedbackQuery);

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    survey::SurveysMutation,
    identity::SessionMutation,
    identity::AccountMutation,
    expert::ExpertMutation,
    panel::PanelMutation,
    customer_feedback::CustomerFeedbackMutation,
);

type OsallistuSchema = Schema<Query, Mutation, EmptySubscription>;

fn builder() -> SchemaBuilder<Query, Mutation, EmptySubscription> {
    Schema::build(Query::default(), Mutation::default(), EmptySubscription)
        .register_output_type::<problem::Problem>()
        .limit_depth(limits::DEPTH)
        .limit_complexity(limits::COMPLEXITY)
        .limit_recursive_depth(limits::RECURSION)
        .limit_directives(limits::DIRECTIVES)
        .disable_suggestions()
        .extension(limits::DocumentLimits)
}

/// Runs documents against the use cases.
pub struct Executor {
    schema: OsallistuSchema,
    services: Services,
}

impl Executor {
    pub fn new(services: Services, catalogues: Catalogues, cookie: SessionCookie) -> Self {
        let schema = builder().data(services.clone()).data(catalogues).data(cookie).finish();
        Self { schema, services }
    }
}

impl Execute for Executor {
    async fn execute(&self, request: Request, caller: Caller) -> Response {
        let loaders = Loaders::new(&self.services, &caller.actor);
        self.schema.execute(request.data(loaders).data(caller)).await
    }
}

/// The schema in GraphQL's own language, sorted, as `schema.graphql` holds it.
pub fn sdl() -> String {
    builder().finish().sdl_with_options(
        SDLExportOptions::new()
            .sorted_fields()
            .sorted_arguments()
            .sorted_enum_items()
            .include_specified_by()
            .use_space_ident(),
    )
}
