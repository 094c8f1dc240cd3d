//! A lot as it is published.

use async_graphql::{ID, Object, SimpleObject};
use domain::id::TypedId;
use service::panel::lot::LotView;

use super::pool::LotCompositionRow;
use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::problem::ViolationView;
use crate::scalar::DateTime;

mirrored! {
    /// Where a lot stands.
    LotState = "domain::panel::LotState" {
        /// The fairest lottery is being worked out.
        Working,
        /// The quotas cannot be met, or the time was not enough; see `told`.
        Refused,
        /// Called off while it was being worked out.
        Cancelled,
        /// The program was stopped while it was being worked out. Make another one.
        Interrupted,
        /// The panels are published; the seed is waited for.
        Committed,
        /// A panel has been drawn.
        Drawn,
    }
}
mirrored! {
    /// What makes one lottery fairer than another.
    LotObjective = "domain::panel::LotObjective" {
        /// The smallest chance as large as can be, then the next smallest, and so on.
        Leximin,
        /// The smallest chance as large as can be; the rest as it comes.
        Maximin,
    }
}

/// A lot of a panel.
pub(crate) struct PanelLot {
    view: Box<LotView>,
    told: Vec<ViolationView>,
}

/// How fair a lottery is.
#[derive(SimpleObject)]
pub(crate) struct LotFairness {
    /// What makes it fairer than others.
    objective: LotObjective,
    /// Whether it is the fairest there is by that; else the time ended the work.
    is_complete: bool,
    /// How many people it was drawn from.
    people: usize,
    /// The smallest chance of anybody whom some panel seats.
    smallest: f64,
    /// The largest chance of anybody.
    largest: f64,
    /// What the smallest chance could be at most.
    bound: f64,
    /// How far the smallest chance may be from the best there is.
    gap: f64,
    /// By how much a chance moved when the lottery became whole panels, at most.
    moved: f64,
}

/// A draw from published panels.
#[derive(SimpleObject)]
pub(crate) struct LotDraw {
    /// The seed, in hexadecimal.
    seed: String,
    /// Which of the panels, counted from zero.
    index: usize,
    /// The pseudonyms of those who were drawn.
    panel: Vec<String>,
    /// The pseudonyms of everybody else, in the order in which they are asked when a seat becomes free.
    reserve: Vec<String>,
}

impl PanelLot {
    pub(super) fn new(request: &Request<'_>, view: LotView) -> Self {
        let texts = request.texts(None);
        let told = view.told.iter().map(|violation| ViolationView::new(&texts, violation)).collect();
        Self { view: Box::new(view), told }
    }
}

/// A lot of a panel.
#[Object]
impl PanelLot {
    /// `PanelLot:…`
    async fn id(&self) -> ID {
        self.view.lot.id.node_id().into()
    }

    /// Its place among the lots of its panel, from one on.
    async fn number(&self) -> u32 {
        self.view.lot.number
    }

    /// Where it stands.
    async fn state(&self) -> LotState {
        self.view.lot.state.into()
    }

    /// How far the work has come, from 0 to 1.
    async fn progress(&self) -> f64 {
        f64::from(self.view.lot.progress) / 1_000.0
    }

    /// Where its seed comes from, as it was announced.
    async fn seed_source(&self) -> String {
        self.view.lot.seed_source.clone()
    }

    /// Why there is another one after the first.
    async fn reason(&self) -> Option<String> {
        self.view.lot.reason.clone()
    }

    /// Why nothing came of it, or what the organiser should know all the same. For organisers; empty for others.
    async fn told(&self) -> &[ViolationView] {
        &self.told
    }

    /// How fair the lottery is.
    async fn fairness(&self) -> Option<LotFairness> {
        let result = self.view.result.as_ref()?;
        let chances = result.commitment.probabilities.values();
        Some(LotFairness {
            objective: result.objective().into(),
            is_complete: result.commitment.complete,
            people: result.commitment.probabilities.len(),
            smallest: result.fairness.min_probability,
            largest: chances.copied().fold(0.0, f64::max),
            bound: result.fairness.lp_bound,
            gap: result.fairness.gap,
            moved: result.moved(),
        })
    }

    /// The hash of everything that was published before the seed was known.
    async fn commitment(&self) -> Option<&str> {
        self.view.result.as_ref().map(|result| result.commitment.commitment_sha256.as_str())
    }

    /// When its panels were published.
    async fn committed_at(&self) -> Option<DateTime> {
        self.view.lot.committed_at.map(DateTime)
    }

    /// The draw, once there is one.
    async fn draw(&self) -> Option<LotDraw> {
        let draw = self.view.result.as_ref()?.draw.as_ref()?;
        Some(LotDraw {
            seed: draw.seed.clone(),
            index: draw.index,
            panel: draw.panel.clone(),
            reserve: draw.reserve.clone(),
        })
    }

    /// What the drawn panel is made up of beside its quotas. For organisers, and where that was counted; empty for others.
    async fn composition(&self) -> Vec<LotCompositionRow> {
        let composition = self.view.result.as_ref().and_then(|result| result.composition.as_ref());
        composition.map(|one| one.0.iter().map(LotCompositionRow::from).collect()).unwrap_or_default()
    }

    /// Whether the drawn panel is within every quota; null before it is drawn, and where that was not counted.
    async fn meets_quotas(&self) -> Option<bool> {
        let told = self.view.result.as_ref()?.told_composition.as_ref()?;
        Some(told.meets_quotas)
    }

    /// When it was drawn.
    async fn drawn_at(&self) -> Option<DateTime> {
        self.view.lot.drawn_at.map(DateTime)
    }

    /// The published document as JSON, which `osallistu panel verify` proves.
    async fn document(&self, context: &async_graphql::Context<'_>) -> Result<Option<String>> {
        let request = Request::of(context)?;
        let document = self.view.result.as_ref().map(service::panel::lot::LotResult::document).transpose();
        document.map_err(|error| request.error(error))
    }
}
