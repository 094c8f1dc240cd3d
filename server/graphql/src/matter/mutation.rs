//! Preparing matters so that everybody can follow them.

use async_graphql::{Context, ID, InputObject, Object};
use domain::Code;
use domain::id::{MatterId, TypedId};
use domain::matter::{AssessmentContent, Decision, MatterContent, PathStep, Tie};
use service::matter::{self, Move, assessment, tie};

use super::{Matter, MatterCommand, StepRole};
use crate::context::{Request, Result};
use crate::identity::ScopeInput;
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

/// What is written of a matter.
#[derive(InputObject)]
struct MatterContentInput {
    /// What it is called; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    title: Vec<LocalizedTextInput>,
    /// What it is about, at most 4,000 characters; Finnish is needed where everybody reads of it.
    #[graphql(default, validator(max_items = 50))]
    summary: Vec<LocalizedTextInput>,
    /// Its number at the registry office, at most 60 characters.
    #[graphql(default)]
    case_number: String,
    /// Everybody reads of it.
    is_public: bool,
}

impl From<MatterContentInput> for MatterContent {
    fn from(input: MatterContentInput) -> Self {
        Self {
            title: finnish_first(input.title),
            summary: finnish_first(input.summary),
            case_number: input.case_number.trim().to_owned(),
            is_public: input.is_public,
        }
    }
}

/// A matter to be begun.
#[derive(InputObject)]
struct CreateMatterInput {
    /// Which part of the county prepares it.
    owner: ScopeInput,
    /// What is written of it.
    content: MatterContentInput,
}

/// What is written of a matter, whole.
#[derive(InputObject)]
struct SaveMatterInput {
    /// `Matter:…`
    matter_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What is written of it.
    content: MatterContentInput,
}

/// A step of a path.
#[derive(InputObject)]
struct PathStepInput {
    /// `Body:…`
    body_id: ID,
    /// The Helsinki day of the meeting.
    on: Date,
    /// What the body does.
    role: StepRole,
    /// Where the agenda or the minutes can be read, with https.
    #[graphql(default)]
    address: String,
}

/// The path of a matter, whole.
#[derive(InputObject)]
struct SaveMatterPathInput {
    /// `Matter:…`
    matter_id: ID,
    /// As you read it.
    version: i64,
    /// At most 40, in any order.
    #[graphql(validator(max_items = 100))]
    steps: Vec<PathStepInput>,
}

/// What was decided.
#[derive(InputObject)]
struct DecideMatterInput {
    /// `Matter:…`
    matter_id: ID,
    /// As you read it.
    version: i64,
    /// The Helsinki day, today or earlier.
    on: Date,
    /// What was decided; Finnish is needed, at most 10,000 characters.
    #[graphql(validator(max_items = 50))]
    decided: Vec<LocalizedTextInput>,
    /// How what residents, panels and influencing bodies said had effect; may be told later, and is owed until then.
    #[graphql(default, validator(max_items = 50))]
    effect: Vec<LocalizedTextInput>,
}

/// A step of a matter's life.
#[derive(InputObject)]
struct MoveMatterInput {
    /// `Matter:…`
    matter_id: ID,
    /// As you read it.
    version: i64,
    /// What is to be done.
    command: MatterCommand,
    /// The Helsinki day, today or earlier.
    on: Date,
    /// Why it is withdrawn.
    #[graphql(default, validator(max_items = 50))]
    reason: Vec<LocalizedTextInput>,
}

/// What a matter is tied to.
#[derive(InputObject)]
struct TieMatterInput {
    /// `Matter:…`
    matter_id: ID,
    /// `Survey:…`, `Panel:…` or `PanelPosition:…`
    to: ID,
}

/// What a matter is to be tied to no longer.
#[derive(InputObject)]
struct UntieMatterInput {
    /// `Matter:…`
    matter_id: ID,
    /// `Survey:…`, `Panel:…` or `PanelPosition:…`
    from: ID,
}

/// An assessment of a matter's effects on children.
#[derive(InputObject)]
struct AddChildImpactAssessmentInput {
    /// `Matter:…`
    matter_id: ID,
    /// The Helsinki day on which it was made, today or earlier.
    on: Date,
    /// What it found, in short; Finnish is needed, at most 4,000 characters.
    #[graphql(validator(max_items = 50))]
    summary: Vec<LocalizedTextInput>,
    /// Where it can be read, with https.
    #[graphql(default)]
    address: String,
}

/// An assessment to be removed.
#[derive(InputObject)]
struct RemoveChildImpactAssessmentInput {
    /// `Matter:…`
    matter_id: ID,
    /// `ChildImpactAssessment:…`
    assessment_id: ID,
}

outcome! {
    /// What became of a matter.
    MatterResult = Matter(Matter) | InvalidInput
}

/// Preparing matters so that everybody can follow them.
#[derive(Default)]
pub(crate) struct MatterMutation;

#[Object]
impl MatterMutation {
    /// Begins a matter. For those who prepare matters.
    async fn create_matter(&self, context: &Context<'_>, input: CreateMatterInput) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let owner = match input.owner.parse(&request, "owner") {
            Ok(owner) => owner,
            Err(invalid) => return Ok(MatterResult::InvalidInput(invalid)),
        };
        let created = matter::create(request.services, request.actor(), owner, input.content.into()).await;
        answer(&request, created.map(|matter| matter.id)).await
    }

    /// Replaces what is written of a matter. For those who prepare it.
    async fn save_matter(&self, context: &Context<'_>, input: SaveMatterInput) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let (services, actor) = (request.services, request.actor());
        let saved = matter::save(services, actor, id, input.version, input.content.into()).await;
        answer(&request, saved.map(|matter| matter.id)).await
    }

    /// Replaces the path of a matter through bodies. For those who prepare it.
    async fn save_matter_path(
        &self,
        context: &Context<'_>,
        input: SaveMatterPathInput,
    ) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let step = |step: PathStepInput| {
            Ok(PathStep {
                body: request.parse_id(&step.body_id)?,
                on: step.on.0,
                role: step.role.into(),
                address: step.address.trim().to_owned(),
            })
        };
        let steps = input.steps.into_iter().map(step).collect::<Result<Vec<_>>>()?;
        let saved = matter::save_path(request.services, request.actor(), id, input.version, steps).await;
        answer(&request, saved.map(|matter| matter.id)).await
    }

    /// Writes down what was decided and what effect taking part had; again, when that was written down wrong. For those
    /// who prepare it.
    async fn decide_matter(&self, context: &Context<'_>, input: DecideMatterInput) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let decision = Decision {
            on: input.on.0,
            decided: finnish_first(input.decided),
            effect: finnish_first(input.effect),
        };
        let decided = matter::decide(request.services, request.actor(), id, input.version, decision).await;
        answer(&request, decided.map(|matter| matter.id)).await
    }

    /// Moves a matter on in its life. For those who prepare it.
    async fn move_matter(&self, context: &Context<'_>, input: MoveMatterInput) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let step =
            Move { command: input.command.into(), on: input.on.0, reason: finnish_first(input.reason) };
        let moved = matter::advance(request.services, request.actor(), id, input.version, step).await;
        answer(&request, moved.map(|matter| matter.id)).await
    }

    /// Ties a matter to a survey, a panel or what a panel has said; nothing happens where it is tied so already. For those
    /// who prepare it.
    async fn tie_matter(&self, context: &Context<'_>, input: TieMatterInput) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let to = parse_tie(&request, &input.to)?;
        let tied = tie::add(request.services, request.actor(), id, to).await;
        answer(&request, tied.map(|matter| matter.id)).await
    }

    /// Unties a matter; nothing happens where it is not tied so. For those who prepare it.
    async fn untie_matter(&self, context: &Context<'_>, input: UntieMatterInput) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let from = parse_tie(&request, &input.from)?;
        let untied = tie::remove(request.services, request.actor(), id, from).await;
        answer(&request, untied.map(|matter| matter.id)).await
    }

    /// Attaches an assessment of effects on children to a matter. For those who prepare it.
    async fn add_child_impact_assessment(
        &self,
        context: &Context<'_>,
        input: AddChildImpactAssessmentInput,
    ) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let content = AssessmentContent {
            on: input.on.0,
            summary: finnish_first(input.summary),
            address: input.address.trim().to_owned(),
        };
        let added = assessment::add(request.services, request.actor(), id, content).await;
        answer(&request, added.map(|one| one.matter)).await
    }

    /// Removes an assessment that was attached by mistake; nothing happens where it is not attached to the matter. For
    /// those who prepare it.
    async fn remove_child_impact_assessment(
        &self,
        context: &Context<'_>,
        input: RemoveChildImpactAssessmentInput,
    ) -> Result<MatterResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.matter_id)?;
        let removed = request.parse_id(&input.assessment_id)?;
        let removed = assessment::remove(request.services, request.actor(), id, removed).await;
        answer(&request, removed.map(|()| id)).await
    }
}

fn parse_tie(request: &Request<'_>, id: &ID) -> Result<Tie> {
    let survey = TypedId::parse_node_id(id).map(Tie::Survey);
    let panel = || TypedId::parse_node_id(id).map(Tie::Panel);
    let position = || TypedId::parse_node_id(id).map(Tie::Position);
    survey.or_else(panel).or_else(position).ok_or_else(|| request.bad_input(Code::NotAnId.message_key()))
}

/// The matter as it is now.
async fn answer(request: &Request<'_>, done: service::Result<MatterId>) -> Result<MatterResult> {
    let view = match done {
        Ok(id) => matter::view(request.services, request.actor(), id).await,
        Err(error) => Err(error),
    };
    settle(request, view, |view| MatterResult::Matter(Matter::new(request, view)), MatterResult::InvalidInput)
}
