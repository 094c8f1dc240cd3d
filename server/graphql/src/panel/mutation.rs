//! Making panels and drawing lots.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::PanelId;
use domain::panel::{Compensation, PanelContent};
use service::panel::lot::{self, LotView, NewLot};
use service::panel::{self, proof};

use super::lot::{LotObjective, PanelLot};
use super::pool::lot_pool;
use super::{Panel, PanelCommand, PanelCompensationKind, PanelKind, RecruitmentMethod};
use crate::activity::ParticipationCategory;
use crate::context::{Request, Result};
use crate::identity::ScopeInput;
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

/// What an organiser writes of a panel.
#[derive(InputObject)]
struct PanelContentInput {
    /// What kind of panel it is.
    kind: PanelKind,
    /// What it is called; Finnish is needed.
    #[graphql(validator(max_items = 50))]
    name: Vec<LocalizedTextInput>,
    /// What it is for; Finnish is needed.
    #[graphql(validator(max_items = 50))]
    purpose: Vec<LocalizedTextInput>,
    /// How many members it has when it is full, 1 to 1,000.
    seats: u32,
    /// How many are wanted in the reserve.
    reserve_seats: Option<u32>,
    /// How its members are found.
    #[graphql(default, validator(max_items = 3))]
    recruitment: Vec<RecruitmentMethod>,
    /// The first Helsinki day of its term.
    term_starts: Option<Date>,
    /// The last Helsinki day of its term.
    term_ends: Option<Date>,
    /// What members are paid for attending a meeting; left out: nothing.
    compensation: Option<PanelCompensationInput>,
    /// What that is booked on, at most 40 characters.
    #[graphql(default)]
    cost_centre: String,
    /// What it is about, at most 200 characters.
    #[graphql(default, validator(max_items = 50))]
    theme: Vec<LocalizedTextInput>,
    /// In which languages one can take part, with what interpretation, and how one gets into the places.
    #[graphql(default, validator(max_items = 50))]
    support: Vec<LocalizedTextInput>,
    /// The safer-space principles by which its members meet.
    #[graphql(default, validator(max_items = 50))]
    principles: Vec<LocalizedTextInput>,
    /// In which categories its members take part; empty means those of its kind.
    #[graphql(default, validator(max_items = 6))]
    categories: Vec<ParticipationCategory>,
}

/// What members are paid for attending a meeting. With a fee, costs are paid as well.
#[derive(InputObject)]
struct PanelCompensationInput {
    /// What kind of rule it is.
    kind: PanelCompensationKind,
    /// The fee of one meeting, in cents, where it is the same for every meeting.
    #[graphql(default)]
    cents: i64,
    /// The code of a class of the price list, where the fee is of that.
    #[graphql(default)]
    fee_class: String,
}

impl From<PanelCompensationInput> for Compensation {
    fn from(input: PanelCompensationInput) -> Self {
        Self::of(input.kind.into(), input.cents, &input.fee_class)
    }
}

impl From<PanelContentInput> for PanelContent {
    fn from(input: PanelContentInput) -> Self {
        Self {
            kind: input.kind.into(),
            name: finnish_first(input.name),
            purpose: finnish_first(input.purpose),
            seats: input.seats,
            reserve_seats: input.reserve_seats,
            recruitment: input.recruitment.into_iter().map(Into::into).collect(),
            term_starts: input.term_starts.map(|day| day.0),
            term_ends: input.term_ends.map(|day| day.0),
            compensation: input.compensation.map(Into::into).unwrap_or_default(),
            cost_centre: input.cost_centre,
            theme: finnish_first(input.theme),
            support: finnish_first(input.support),
            principles: finnish_first(input.principles),
            categories: input.categories.into_iter().map(Into::into).collect(),
        }
    }
}

/// A panel to be started.
#[derive(InputObject)]
struct CreatePanelInput {
    /// Which part of the county it belongs to.
    owner: ScopeInput,
    /// What is written of it.
    content: PanelContentInput,
}

/// What is written of a panel, whole.
#[derive(InputObject)]
struct SavePanelInput {
    /// `Panel:…`
    panel_id: ID,
    /// As you read it: with another one, somebody else has changed the panel meanwhile.
    version: i64,
    /// What is written of it.
    content: PanelContentInput,
}

/// A step of a panel's life.
#[derive(InputObject)]
struct MovePanelInput {
    /// `Panel:…`
    panel_id: ID,
    /// As you read it.
    version: i64,
    /// What is to be done.
    command: PanelCommand,
}

/// What a lot is made from.
#[derive(InputObject)]
struct PrepareLotInput {
    /// `Panel:…`, whose members are being chosen or which is at work.
    panel_id: ID,
    /// The pool as CSV: a row for each person, a pseudonym in the first column or in `id`. Left out with `categories`: those
    /// who have applied, by the quotas of the call.
    respondents: Option<String>,
    /// The quotas as CSV: `feature,value,min,max`, perhaps `min_flex,max_flex`.
    categories: Option<String>,
    /// The column of the pool that names households, of which one person at most is chosen.
    household: Option<String>,
    /// What makes the lottery fair.
    #[graphql(default_with = "LotObjective::Leximin")]
    objective: LotObjective,
    /// Where the seed will come from, told before anybody can know it.
    seed_source: String,
    /// Why there is another lot; needed where one has been published before.
    reason: Option<String>,
}

/// A draw.
#[derive(InputObject)]
struct DrawLotInput {
    /// `PanelLot:…`
    lot_id: ID,
    /// 8 to 256 hexadecimal digits from the announced source.
    seed: String,
}

outcome! {
    /// What became of a panel.
    PanelResult = Panel(Panel) | InvalidInput
}
outcome! {
    /// What became of a lot.
    LotResult = PanelLot(PanelLot) | InvalidInput
}

outcome! {
    /// The tables of a lot.
    ReadLotPoolResult = LotTables(LotTables) | InvalidInput
}

/// With which a lot from applicants is proved: `osallistu panel verify lot.json --pool … --categories …`.
#[derive(SimpleObject)]
pub(crate) struct LotTables {
    /// The pool as CSV: a row for each person with the pseudonym, a value of each feature, and a number for the home where
    /// homes are known.
    respondents: String,
    /// The quotas that it was drawn under as CSV: `feature,value,min,max`.
    categories: String,
}

/// Making panels and drawing lots.
#[derive(Default)]
pub(super) struct LifeMutation;

#[Object]
impl LifeMutation {
    /// Starts a panel as a draft. For organisers.
    async fn create_panel(&self, context: &Context<'_>, input: CreatePanelInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let owner = match input.owner.parse(&request, "owner") {
            Ok(owner) => owner,
            Err(invalid) => return Ok(PanelResult::InvalidInput(invalid)),
        };
        let created = panel::create(request.services, request.actor(), owner, input.content.into()).await;
        answer(&request, created).await
    }

    /// Replaces what is written of a panel. For organisers.
    async fn save_panel(&self, context: &Context<'_>, input: SavePanelInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.panel_id)?;
        let content = input.content.into();
        let saved = panel::save(request.services, request.actor(), id, input.version, content).await;
        answer(&request, saved).await
    }

    /// Moves a panel on in its life. For organisers.
    async fn move_panel(&self, context: &Context<'_>, input: MovePanelInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.panel_id)?;
        let command = input.command.into();
        let moved = panel::advance(request.services, request.actor(), id, input.version, command).await;
        answer(&request, moved).await
    }

    /// Begins to work out a lot; read it again to see how far that has come. The pool is kept in memory for as long and
    /// stored nowhere. For organisers.
    async fn prepare_lot(&self, context: &Context<'_>, input: PrepareLotInput) -> Result<LotResult> {
        let request = Request::of(context)?;
        let id: PanelId = request.parse_id(&input.panel_id)?;
        let new = NewLot {
            from: lot_pool(input.respondents, input.categories, input.household),
            objective: input.objective.into(),
            seed_source: input.seed_source,
            reason: input.reason,
        };
        let (services, actor) = (request.services, request.actor());
        let prepared = match lot::prepare(services, actor, id, new).await {
            Ok(lot) => lot::view(services, actor, lot.id).await,
            Err(error) => Err(error),
        };
        lot_result(&request, prepared)
    }

    /// Calls off a lot that is being worked out. For organisers.
    async fn cancel_lot(&self, context: &Context<'_>, lot_id: ID) -> Result<LotResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&lot_id)?;
        let cancelled = lot::cancel(request.services, request.actor(), id).await;
        lot_result(&request, cancelled)
    }

    /// Draws from published panels, once. For organisers.
    async fn draw_lot(&self, context: &Context<'_>, input: DrawLotInput) -> Result<LotResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.lot_id)?;
        let drawn = lot::draw(request.services, request.actor(), id, &input.seed).await;
        lot_result(&request, drawn)
    }

    /// The pool and the quotas of a lot from applicants, as they were hashed, as long as nobody of the pool has left and the
    /// answers are kept. For organisers; that they were read is in the audit log.
    async fn read_lot_pool(&self, context: &Context<'_>, lot_id: ID) -> Result<ReadLotPoolResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&lot_id)?;
        let read = proof::tables(request.services, request.actor(), id).await;
        let success = |tables: proof::Tables| {
            let proof::Tables { respondents, categories } = tables;
            ReadLotPoolResult::LotTables(LotTables { respondents, categories })
        };
        settle(&request, read, success, ReadLotPoolResult::InvalidInput)
    }
}

pub(super) async fn answer(
    request: &Request<'_>,
    done: service::Result<domain::panel::Panel>,
) -> Result<PanelResult> {
    answer_for(request, done.map(|panel| panel.id)).await
}

/// The panel as it is now.
pub(super) async fn answer_for(request: &Request<'_>, done: service::Result<PanelId>) -> Result<PanelResult> {
    let view = match done {
        Ok(id) => panel::view(request.services, request.actor(), id).await,
        Err(error) => Err(error),
    };
    settle(request, view, |view| PanelResult::Panel(Panel::new(request, view)), PanelResult::InvalidInput)
}

fn lot_result(request: &Request<'_>, done: service::Result<LotView>) -> Result<LotResult> {
    let success = |view| LotResult::PanelLot(PanelLot::new(request, view));
    settle(request, done, success, LotResult::InvalidInput)
}
