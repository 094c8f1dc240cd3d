//! Pools beside their quotas, and what drawn panels are made up of.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::PanelId;
use domain::panel::CompositionRow;
use service::panel::lot::LotPool;
use service::panel::pool::{self, PoolCheck, PoolRow};

use crate::context::{Request, Result};
use crate::problem::{ViolationView, outcome, settle};

/// One value of a feature of a lot, and how many of whom have it.
#[derive(SimpleObject)]
pub(crate) struct LotCompositionRow {
    /// The feature, as the quotas name it.
    feature: String,
    /// Its value.
    value: String,
    /// The least of the quota.
    min: u32,
    /// The most of the quota.
    max: u32,
    /// How many of those the lot was drawn from have it.
    pool: u32,
    /// How many of those who were drawn.
    panel: u32,
    /// How many of the reserve.
    reserve: u32,
}

impl From<&CompositionRow> for LotCompositionRow {
    fn from(row: &CompositionRow) -> Self {
        Self {
            feature: row.feature.clone(),
            value: row.value.clone(),
            min: row.min,
            max: row.max,
            pool: row.pool,
            panel: row.panel,
            reserve: row.reserve,
        }
    }
}

/// A pool beside its quotas, before any lot is made of it.
#[derive(SimpleObject)]
pub(crate) struct LotPoolCheck {
    /// In the order of the quotas.
    quotas: Vec<LotPoolRow>,
    /// How many people the pool has.
    people: usize,
    /// For how many seats would be drawn.
    seats: u32,
    /// Which quotas can be seen to be impossible. A lot may find more: quotas that cannot be met together.
    told: Vec<ViolationView>,
}

/// One value of a feature, and how many of the pool have it.
#[derive(SimpleObject)]
pub(crate) struct LotPoolRow {
    /// The feature, as the quotas name it.
    feature: String,
    /// Its value.
    value: String,
    /// The least of the quota.
    min: u32,
    /// The most of the quota.
    max: u32,
    /// How many of the pool have it.
    pool: u32,
    /// Fewer than the quota needs.
    is_short: bool,
}

impl From<PoolRow> for LotPoolRow {
    fn from(row: PoolRow) -> Self {
        let is_short = row.is_short();
        let PoolRow { feature, value, min, max, pool } = row;
        Self { feature, value, min, max, pool, is_short }
    }
}

/// What is held against what.
#[derive(InputObject)]
struct CheckLotPoolInput {
    /// `Panel:…`
    panel_id: ID,
    /// The pool as CSV, as for `prepareLot`. Left out with `categories`: those who have applied, against what the call leaves.
    respondents: Option<String>,
    /// The quotas as CSV.
    categories: Option<String>,
    /// The column of the pool that names households.
    household: Option<String>,
}

outcome! {
    /// A pool beside its quotas.
    CheckLotPoolResult = LotPoolCheck(LotPoolCheck) | InvalidInput
}

/// The tables that a lot is made from; those who have applied where there are none.
pub(super) fn lot_pool(
    respondents: Option<String>,
    categories: Option<String>,
    household: Option<String>,
) -> LotPool {
    match (respondents, categories) {
        (None, None) => LotPool::Applicants,
        (respondents, categories) => LotPool::Files {
            respondents: respondents.unwrap_or_default(),
            categories: categories.unwrap_or_default(),
            household,
        },
    }
}

/// Looking at pools.
#[derive(Default)]
pub(super) struct PoolMutation;

#[Object]
impl PoolMutation {
    /// Holds a pool against its quotas without making a lot of it, and stores nothing. For organisers.
    async fn check_lot_pool(
        &self,
        context: &Context<'_>,
        input: CheckLotPoolInput,
    ) -> Result<CheckLotPoolResult> {
        let request = Request::of(context)?;
        let id: PanelId = request.parse_id(&input.panel_id)?;
        let from = lot_pool(input.respondents, input.categories, input.household);
        let checked = pool::check(request.services, request.actor(), id, &from).await;
        let texts = request.texts(None);
        let success = |checked: PoolCheck| {
            let told = checked.told.iter().map(|violation| ViolationView::new(&texts, violation)).collect();
            let quotas = checked.rows.into_iter().map(LotPoolRow::from).collect();
            let (people, seats) = (checked.people, checked.seats);
            CheckLotPoolResult::LotPoolCheck(LotPoolCheck { quotas, people, seats, told })
        };
        settle(&request, checked, success, CheckLotPoolResult::InvalidInput)
    }
}
