//! Positions of panels: what they say, to whom, and what came of it.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::TypedId;
use domain::panel::{self, Progress};
use domain::{LanguageTag, LocalizedText};
use service::panel::position;
use service::panel::view;

use super::Panel;
use super::mutation::PanelResult;
use crate::context::{Request, Result};
use crate::localized::{Localized, LocalizedTextInput, finnish_first};
use crate::mirror::mirrored;
use crate::problem::{outcome, settle};
use crate::scalar::Date;

mirrored! {
    /// How far a position has come.
    PositionState = "domain::panel::PositionState" {
        /// Being written; nobody else sees it.
        Draft,
        /// Given to its recipient, who has not answered yet.
        Given,
        /// Answered.
        Answered,
        /// Something came of it.
        Followed,
    }
}

/// What a panel says (kannanotto), and what came of it.
#[derive(SimpleObject)]
pub(crate) struct PanelPosition {
    /// `PanelPosition:…`
    id: ID,
    /// The panel.
    panel_id: ID,
    /// How far it has come.
    state: PositionState,
    /// What it is about.
    title: Localized,
    /// What the panel says.
    text: Localized,
    /// Who is to answer.
    recipient: Localized,
    /// The Helsinki day on which it was given; null while it is a draft.
    given_on: Option<Date>,
    /// What its recipient answered.
    response: Option<PositionReport>,
    /// What was done because of it, the earliest first.
    done: Vec<PositionReport>,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

/// What somebody told about a position on a day.
#[derive(SimpleObject)]
pub(crate) struct PositionReport {
    /// The Helsinki day.
    on: Date,
    /// What they told.
    text: Localized,
}

impl PanelPosition {
    pub(crate) fn new(position: &panel::Position, wanted: &LanguageTag) -> Self {
        let localized = |text: &LocalizedText| Localized::new(text, &LanguageTag::finnish(), wanted);
        let told = |told: &panel::Told| PositionReport { on: Date(told.on), text: localized(&told.text) };
        let (response, done) = match &position.progress {
            Progress::Draft | Progress::Given { .. } => (None, Vec::new()),
            Progress::Answered { response, done, .. } => {
                (Some(told(response)), done.iter().map(told).collect())
            }
        };
        Self {
            id: position.id.node_id().into(),
            panel_id: position.panel.node_id().into(),
            state: position.state().into(),
            title: localized(&position.content.title),
            text: localized(&position.content.text),
            recipient: localized(&position.content.recipient),
            given_on: position.given_on().map(Date),
            response,
            done,
            version: position.version,
        }
    }
}

/// What a panel says.
#[derive(InputObject)]
struct PositionContentInput {
    /// What it is about; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    title: Vec<LocalizedTextInput>,
    /// What the panel says; Finnish is needed, at most 10,000 characters.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
    /// Who is to answer; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    recipient: Vec<LocalizedTextInput>,
}

impl From<PositionContentInput> for panel::PositionContent {
    fn from(input: PositionContentInput) -> Self {
        Self {
            title: finnish_first(input.title),
            text: finnish_first(input.text),
            recipient: finnish_first(input.recipient),
        }
    }
}

/// A position to be begun.
#[derive(InputObject)]
struct CreatePositionInput {
    /// `Panel:…`
    panel_id: ID,
    /// What it says.
    content: PositionContentInput,
}

/// A draft, whole.
#[derive(InputObject)]
struct SavePositionInput {
    /// `PanelPosition:…`
    position_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What it says.
    content: PositionContentInput,
}

/// When a position was given.
#[derive(InputObject)]
struct GivePositionInput {
    /// `PanelPosition:…`, a draft.
    position_id: ID,
    /// As you read it.
    version: i64,
    /// The Helsinki day, today or earlier.
    on: Date,
}

/// What was answered to a position, or done because of it.
#[derive(InputObject)]
struct PositionReportInput {
    /// `PanelPosition:…`, which has been given.
    position_id: ID,
    /// As you read it.
    version: i64,
    /// The Helsinki day, from the day on which the position was given to today.
    on: Date,
    /// What was told; Finnish is needed, at most 10,000 characters.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
}

outcome! {
    /// What became of a position.
    PositionResult = PanelPosition(Box<PanelPosition>) | InvalidInput
}

/// Positions of panels.
#[derive(Default)]
pub(super) struct PositionMutation;

#[Object]
impl PositionMutation {
    /// Begins a position of a panel as a draft. For organisers.
    async fn create_position(
        &self,
        context: &Context<'_>,
        input: CreatePositionInput,
    ) -> Result<PositionResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.panel_id)?;
        let created = position::create(request.services, request.actor(), id, input.content.into()).await;
        answer(&request, created)
    }

    /// Writes a draft anew. For organisers.
    async fn save_position(&self, context: &Context<'_>, input: SavePositionInput) -> Result<PositionResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.position_id)?;
        let (services, actor) = (request.services, request.actor());
        answer(&request, position::save(services, actor, id, input.version, input.content.into()).await)
    }

    /// Gives a position to its recipient: from now on everybody reads it, and it stays as it is. For organisers.
    async fn give_position(&self, context: &Context<'_>, input: GivePositionInput) -> Result<PositionResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.position_id)?;
        let given = position::give(request.services, request.actor(), id, input.version, input.on.0).await;
        answer(&request, given)
    }

    /// Writes down what the recipient answered; again, when that was written down wrong. For organisers.
    async fn answer_position(
        &self,
        context: &Context<'_>,
        input: PositionReportInput,
    ) -> Result<PositionResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.position_id)?;
        let told = panel::Told { on: input.on.0, text: finnish_first(input.text) };
        let answered = position::answer(request.services, request.actor(), id, input.version, told).await;
        answer(&request, answered)
    }

    /// Writes down one more thing that was done because of an answered position. For organisers.
    async fn follow_position(
        &self,
        context: &Context<'_>,
        input: PositionReportInput,
    ) -> Result<PositionResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.position_id)?;
        let told = panel::Told { on: input.on.0, text: finnish_first(input.text) };
        let followed = position::follow(request.services, request.actor(), id, input.version, told).await;
        answer(&request, followed)
    }

    /// Throws a draft away. For organisers.
    async fn remove_position(
        &self,
        context: &Context<'_>,
        position_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&position_id)?;
        let (services, actor) = (request.services, request.actor());
        let removed = match position::remove(services, actor, id, version).await {
            Ok(panel) => view(services, actor, panel).await,
            Err(error) => Err(error),
        };
        let success = |view| PanelResult::Panel(Panel::new(&request, view));
        settle(&request, removed, success, PanelResult::InvalidInput)
    }
}

fn answer(request: &Request<'_>, done: service::Result<panel::Position>) -> Result<PositionResult> {
    let wanted = &request.caller.language;
    let success = |position| PositionResult::PanelPosition(Box::new(PanelPosition::new(&position, wanted)));
    settle(request, done, success, PositionResult::InvalidInput)
}
