//! The GraphQL face: a resolver reads who calls and in which language, calls one use case, wraps the result.
//!
//! Expected outcomes of a mutation are data: each returns a union of its success and its [`problem`]s.
//! Faults are errors with a code, and never tell more than an id.

mod activity;
mod context;
mod county;
mod expert;
mod http;
mod identity;
mod indicator;
mod limits;
mod loader;
mod localized;
mod mirror;
mod paging;
mod panel;
mod problem;
mod programme;
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

/// What is known of the county itself, and of what it has promised.
#[derive(MergedObject, Default)]
pub struct CountyQueries(county::CountyQuery, programme::ProgrammeQuery);

/// Everything that can be read.
#[derive(MergedObject, Default)]
pub struct Query(
    CountyQueries,
    survey::SurveyQuery,
    survey::ManagedSurveyQuery,
    identity::IdentityQuery,
    expert::ExpertQuery,
    TogetherQuery,
);

/// What can be read about panels, activities and indicators.
#[derive(MergedObject, Default)]
pub struct TogetherQuery(panel::PanelQuery, activity::ActivitiesQuery, indicator::IndicatorQuery);

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    survey::SurveysMutation,
    identity::SessionMutation,
    identity::AccountMutation,
    expert::ExpertMutation,
    TogetherMutation,
    programme::ProgrammeMutation,
);

/// What can be changed of panels, activities and indicators.
#[derive(MergedObject, Default)]
pub struct TogetherMutation(panel::PanelMutation, activity::ActivitiesMutation, indicator::IndicatorMutation);

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
