//! The GraphQL face: a resolver reads who calls and in which language, calls one use case, wraps the result.
//!
//! Expected outcomes of a mutation are data: each returns a union of its success and its [`problem`]s.
//! Faults are errors with a code, and never tell more than an id.

mod activity;
mod body;
mod context;
mod county;
mod customer_feedback;
mod expert;
mod http;
mod identity;
mod indicator;
mod initiative;
mod limits;
mod loader;
mod localized;
mod matter;
mod mirror;
mod paging;
mod panel;
mod problem;
mod programme;
mod register;
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
    OrganisationQuery,
    survey::SurveysQuery,
    expert::ExpertQuery,
    TogetherQuery,
    ProposalQuery,
    FollowUpQuery,
);

/// What can be read of the county and of those who work for it.
#[derive(MergedObject, Default)]
pub struct OrganisationQuery(county::CountyQuery, identity::IdentityQuery);

/// What can be read about panels and activities, and of who decides what and when.
#[derive(MergedObject, Default)]
pub struct TogetherQuery(panel::PanelQuery, activity::ActivitiesQuery, body::BodyQuery, matter::MatterQuery);

/// What can be read of initiatives and of customer feedback, and of what is in force.
#[derive(MergedObject, Default)]
pub struct ProposalQuery(
    initiative::InitiativeQuery,
    customer_feedback::CustomerFeedbackQuery,
    customer_feedback::ProgrammeCommentQuery,
    register::RegisterQuery,
);

/// What can be read of the programme and of how it comes about.
#[derive(MergedObject, Default)]
pub struct FollowUpQuery(programme::ProgrammeQuery, indicator::IndicatorQuery);

/// Everything that can be changed.
#[derive(MergedObject, Default)]
pub struct Mutation(
    survey::SurveysMutation,
    OrganisationMutation,
    expert::ExpertMutation,
    TogetherMutation,
    ProposalMutation,
    FollowUpMutation,
);

/// What can be changed of those who work for the county, and their coming and going.
#[derive(MergedObject, Default)]
pub struct OrganisationMutation(identity::SessionMutation, identity::AccountMutation);

/// What can be changed of panels and activities, of bodies and of matters under preparation.
#[derive(MergedObject, Default)]
pub struct TogetherMutation(
    panel::PanelMutation,
    activity::ActivitiesMutation,
    body::BodyMutation,
    matter::MatterMutation,
);

/// What can be changed of initiatives and of customer feedback, and of what is in force.
#[derive(MergedObject, Default)]
pub struct ProposalMutation(
    initiative::InitiativeMutation,
    customer_feedback::CustomerFeedbackMutation,
    register::RegisterMutation,
);

/// What can be changed of the programme and of how it comes about.
#[derive(MergedObject, Default)]
pub struct FollowUpMutation(programme::ProgrammeMutation, indicator::IndicatorMutation);

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
