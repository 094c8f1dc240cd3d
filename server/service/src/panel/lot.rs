//! Lots: worked out beside everything else, published, and then drawn by a seed that nobody knew.
//!
//! The pool stays in memory while it is worked on and is gone with that; what is stored is what is published.

use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU16, Ordering};
use std::time::{Duration, Instant};

use chrono::{DateTime, Utc};
use domain::audit::Act;
use domain::id::{LotId, PanelId};
use domain::identity::{Action, Actor};
use domain::panel::{Composition, Lot, LotObjective, LotState, Panel, ToldRow};
use domain::time::civil_day;
use domain::{Code, Violation, Violations};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sortition::{Commitment, Draw, Fairness, Objective, Phase, Pool, Refusal, Selection, Wish, select};
use storage::panel::lot::{LotRow, Published};

use super::composition::Compositions;
use super::document::Document;
use super::member::drawn as seat;
use super::proof::{Asked, has_tables};
use super::reserve::{Applicants, applicants};
use super::{files, lot_not_so, lots_of, managed_one, needs_reason, proof};
use crate::{Result, ServiceError, Services, audit};

/// How many panels are published of a lot.
const PANELS: usize = 1_000;
/// After so long what has been found is used.
const TIME_LIMIT: Duration = Duration::from_secs(600);
/// How often the work says how far it has come and asks whether it is still wanted.
const BEAT: Duration = Duration::from_millis(500);
/// Characters of a seed: at least so many that nobody tries them all.
const SEED: std::ops::RangeInclusive<usize> = 8..=256;
/// The most characters of where the seed comes from, and of a reason.
const TEXT_MAX: usize = 500;

/// What a lot is made from.
#[derive(Clone, Debug)]
pub struct NewLot {
    pub from: LotPool,
    pub objective: LotObjective,
    /// Where the seed will come from, told before anybody can know it.
    pub seed_source: String,
    /// Why there is another lot, where one has been published before.
    pub reason: Option<String>,
}

/// Whom a lot is drawn from.
#[derive(Clone, Debug)]
pub enum LotPool {
    /// Those who have applied, by the quotas of the call.
    Applicants,
    Files {
        /// The pool as CSV: a row for each person, a pseudonym first.
        respondents: String,
        /// The quotas as CSV: feature, value, min, max.
        categories: String,
        /// The column of the pool that names households.
        household: Option<String>,
    },
}

/// What is kept of the working out beside what is published.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Report {
    fairness: Fairness,
    warnings: Vec<Refusal>,
    /// What applicants were asked; empty for a pool from files.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub(super) asked: Vec<Asked>,
}

/// A lot as its reader sees it.
#[derive(Clone, Debug)]
pub struct LotView {
    pub lot: Lot,
    /// Why nothing came of it, or what the organiser should know all the same; for organisers only.
    pub told: Violations,
    pub result: Option<LotResult>,
    /// It can be proved with its pool, whose tables the organiser takes along while nobody of it is forgotten; for
    /// organisers only.
    pub has_tables: bool,
}

/// What is published.
#[derive(Clone, Debug)]
pub struct LotResult {
    pub fairness: Fairness,
    pub commitment: Commitment,
    pub draw: Option<Draw>,
    /// What the drawn panel is made up of; for organisers only. `None` where that was not counted yet.
    pub composition: Option<Composition>,
    /// What everybody may know of that.
    pub told_composition: Option<ToldComposition>,
}

/// What everybody may know of what a drawn panel is made up of.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToldComposition {
    pub meets_quotas: bool,
    pub rows: Vec<ToldRow>,
}

impl ToldComposition {
    fn of(composition: &Composition) -> Self {
        Self { meets_quotas: composition.meets_quotas(), rows: composition.told() }
    }
}

impl LotResult {
    /// The document that anybody can prove.
    pub fn document(&self) -> Result<String> {
        let document = Document::new(&self.fairness, &self.commitment, self.draw.as_ref());
        serde_json::to_string_pretty(&document).map_err(ServiceError::fault)
    }

    /// What makes this lottery fairer than others. A name that is not known claims the less.
    pub fn objective(&self) -> LotObjective {
        LotObjective::from_code(&self.commitment.objective).unwrap_or(LotObjective::Maximin)
    }

    /// How many people have a chance in each of so many equal steps from the smallest to the largest chance, and these
    /// two; one step where everybody has the same.
    pub fn distribution(&self, steps: usize) -> (Vec<usize>, (f64, f64)) {
        let chances = self.commitment.probabilities.values().copied();
        let largest = chances.clone().fold(0.0, f64::max);
        let smallest = chances.clone().fold(largest, f64::min);
        let width = largest - smallest;
        // What differs by less is the same to whoever reads it.
        let mut counts = vec![0; if width < 1e-6 { 1 } else { steps }];
        for chance in chances {
            let step = if width < 1e-6 { 0.0 } else { (chance - smallest) / width * steps as f64 };
            let step = (step.ceil() as usize).clamp(1, counts.len()) - 1;
            if let Some(count) = counts.get_mut(step) {
                *count += 1;
            }
        }
        (counts, (smallest, largest))
    }

    /// By how much rounding to whole panels has moved anybody's chance.
    pub fn moved(&self) -> f64 {
        let rounded = self.commitment.rounded_probabilities();
        let chances = self.commitment.probabilities.iter();
        chances
            .map(|(id, chance)| (rounded.get(id.as_str()).copied().unwrap_or_default() - chance).abs())
            .fold(0.0, f64::max)
    }
}

/// Begins to work out a lot of a panel whose members are being chosen or which is at work. Nobody is drawn from its
/// applicants while others can still apply. The files are read at once; the rest goes on
/// after the answer.
pub async fn prepare(services: &Services, actor: &Actor, id: PanelId, new: NewLot) -> Result<Lot> {
    let panel = managed_one(&services.storage, actor, id).await?;
    let account = actor.staff().ok_or(ServiceError::Unauthenticated)?.account;
    // Outside the transaction: a large pool takes its time.
    let read = pool_of(services, &panel, &new.from).await;
    let Applicants { pool, seats } = all_told(check(&new), read)?;
    let source = Source::of(&new.from, &panel, &pool);
    let tx = services.storage.begin().await?;
    let panel = managed_one(&tx, actor, id).await?;
    let before = lots_of(services, &tx, &[id]).await?;
    let reason = new.reason.map(|reason| reason.trim().to_owned()).filter(|reason| !reason.is_empty());
    if needs_reason(&panel, &before)? && reason.is_none() {
        return Err(ServiceError::invalid(Code::Required, ["reason"]));
    }
    let now = services.now();
    // Whoever applies by the last day has the same chance as the others.
    if matches!(new.from, LotPool::Applicants) && panel.call_open_on(civil_day(now)).is_some() {
        return Err(ServiceError::invalid(Code::CallStillOpen, ["applicants"]));
    }
    let lot = Lot {
        id: services.fresh_id(),
        panel: id,
        number: u32::try_from(before.len()).unwrap_or(u32::MAX).saturating_add(1),
        made_by: account,
        state: LotState::Working,
        seed_source: new.seed_source.trim().to_owned(),
        reason,
        progress: 0,
        started_at: now,
        heard_at: now,
        committed_at: None,
        drawn_at: None,
    };
    storage::panel::lot::insert(&tx, &lot).await?;
    audit::record(services, &tx, actor, Act::LotPrepared, lot.id, json!({ "number": lot.number })).await?;
    tx.commit().await?;
    let wish = Wish { seats, objective: of(new.objective), panels: PANELS };
    tokio::spawn(work(services.clone(), lot.id, pool, wish, source));
    Ok(lot)
}

/// What is told of a pool beside its hash.
struct Source {
    /// The column that names households in its table.
    household: Option<String>,
    /// What applicants were asked; empty for a pool from files.
    asked: Vec<Asked>,
}

impl Source {
    fn of(from: &LotPool, panel: &Panel, pool: &Pool) -> Self {
        match from {
            LotPool::Applicants => Self {
                household: proof::household_column(pool),
                asked: panel.call.as_ref().map(proof::asked).unwrap_or_default(),
            },
            LotPool::Files { household, .. } => {
                Self { household: column(household.as_deref()).map(str::to_owned), asked: Vec::new() }
            }
        }
    }
}

fn column(household: Option<&str>) -> Option<&str> {
    household.map(str::trim).filter(|name| !name.is_empty())
}

pub(super) async fn pool_of(services: &Services, panel: &Panel, from: &LotPool) -> Result<Applicants> {
    match from {
        LotPool::Applicants => applicants(services, panel).await,
        LotPool::Files { respondents, categories, household } => {
            let household = column(household.as_deref());
            let pool = files::read(respondents.as_bytes(), categories.as_bytes(), household);
            let told = |refused: Vec<Refusal>| refused.iter().map(Refusal::violation).collect();
            let pool = pool.map_err(|refused| ServiceError::Invalid(told(refused)))?;
            Ok(Applicants { pool, seats: panel.content.seats })
        }
    }
}

/// Both what is wrong beside the pool and what is wrong in it.
fn all_told<T>(mut wrong: Violations, read: Result<T>) -> Result<T> {
    match read {
        Err(ServiceError::Invalid(more)) => wrong.extend(more),
        Ok(read) if wrong.is_empty() => return Ok(read),
        Ok(_) => {}
        Err(error) => return Err(error),
    }
    Err(ServiceError::Invalid(wrong))
}

fn of(objective: LotObjective) -> Objective {
    match objective {
        LotObjective::Leximin => Objective::Leximin,
        LotObjective::Maximin => Objective::Maximin,
    }
}

/// Everything wrong with what was sent beside the pool.
fn check(new: &NewLot) -> Violations {
    let mut wrong = Violations::new();
    for (field, text, needed) in
        [("seedSource", Some(&new.seed_source), true), ("reason", new.reason.as_ref(), false)]
    {
        let text = text.map(|text| text.trim()).unwrap_or_default();
        if needed && text.is_empty() {
            wrong.push(Violation::new(Code::Required, [field]));
        }
        if text.chars().count() > TEXT_MAX {
            wrong.push(Violation::new(Code::TooLong, [field]).with("max", TEXT_MAX));
        }
    }
    wrong
}

/// What the working out and those who watch it know of each other.
#[derive(Default)]
struct Shared {
    progress: AtomicU16,
    is_unwanted: AtomicBool,
}

async fn work(services: Services, id: LotId, pool: Pool, wish: Wish, source: Source) {
    let shared = Arc::new(Shared::default());
    let task = {
        let (services, shared) = (services.clone(), Arc::clone(&shared));
        async move {
            // One at a time; while it waits it is heard of as well.
            let _turn = services.lots.acquire().await;
            tokio::task::spawn_blocking(move || worked_out(&pool, &wish, source, &shared)).await
        }
    };
    tokio::pin!(task);
    loop {
        tokio::select! {
            done = &mut task => {
                let stored = match done {
                    Ok(Ok(done)) => store(&services, id, done).await,
                    // Called off; that is stored already.
                    Ok(Err(Unwanted)) => Ok(()),
                    Err(error) => {
                        tracing::error!(%error, "a lot could not be worked out");
                        Ok(())
                    }
                };
                if let Err(error) = stored {
                    tracing::error!(?error, "a lot could not be stored");
                }
                return;
            }
            () = tokio::time::sleep(BEAT) => {
                let progress = shared.progress.load(Ordering::Relaxed);
                match beat(&services, id, progress).await {
                    Ok(true) => {}
                    Ok(false) => shared.is_unwanted.store(true, Ordering::Relaxed),
                    Err(error) => tracing::warn!(?error, "a lot could not say how far it has come"),
                }
            }
        }
    }
}

async fn beat(services: &Services, id: LotId, progress: u16) -> Result<bool> {
    let tx = services.storage.begin().await?;
    let is_wanted = storage::panel::lot::hear(&tx, id, progress, services.now()).await?;
    tx.commit().await?;
    Ok(is_wanted)
}

/// What came of it: what is published with its report, or why there is nothing.
type Done = std::result::Result<(Report, Commitment, Compositions), Vec<Refusal>>;

struct Unwanted;

fn worked_out(
    pool: &Pool,
    wish: &Wish,
    source: Source,
    shared: &Shared,
) -> std::result::Result<Done, Unwanted> {
    let start = Instant::now();
    let mut watch = |phase: Phase| {
        shared.progress.store(thousandths(phase), Ordering::Relaxed);
        if shared.is_unwanted.load(Ordering::Relaxed)
            || start.elapsed() > TIME_LIMIT.mul_f64(phase.share_of_time())
        {
            ControlFlow::Break(())
        } else {
            ControlFlow::Continue(())
        }
    };
    let selected = select(pool, wish, &mut watch);
    if shared.is_unwanted.load(Ordering::Relaxed) {
        return Err(Unwanted);
    }
    Ok(selected.map(|selection| published(pool, wish, source, selection)))
}

fn published(
    pool: &Pool,
    wish: &Wish,
    source: Source,
    selection: Selection,
) -> (Report, Commitment, Compositions) {
    let Source { household, asked } = source;
    let commitment = Commitment::new(pool, wish.seats, wish.objective, household.as_deref(), &selection);
    let fairness = Fairness::of(&selection);
    let compositions = Compositions::of(pool, &commitment);
    (Report { fairness, warnings: selection.warnings, asked }, commitment, compositions)
}

/// Collecting panels is about the first half.
fn thousandths(phase: Phase) -> u16 {
    match phase {
        Phase::Bounding => 0,
        Phase::Collecting { done, of } => u16::try_from(done * 500 / of.max(1)).unwrap_or(500),
        Phase::Seating => 550,
        Phase::Weighing { tightened } => u16::try_from(600 + tightened.min(300)).unwrap_or(900),
        Phase::Settling => 920,
        Phase::Composing => 950,
    }
}

async fn store(services: &Services, id: LotId, done: Done) -> Result<()> {
    let text = |value: serde_json::Result<String>| value.map_err(ServiceError::fault);
    let tx = services.storage.begin().await?;
    match done {
        Ok((report, commitment, compositions)) => {
            let published = Published {
                report: text(serde_json::to_string(&report))?,
                commitment: text(serde_json::to_string(&commitment))?,
                compositions: compositions.seal(services, id)?,
            };
            if storage::panel::lot::commit(&tx, id, published, services.now()).await?
                && let Some(row) = storage::panel::lot::find(&tx, id).await?
            {
                // The lots before it are not drawn any more.
                storage::panel::lot::forget_compositions(&tx, row.lot.panel, Some(id)).await?;
            }
        }
        Err(refused) => {
            let refused = text(serde_json::to_string(&refused))?;
            storage::panel::lot::refuse(&tx, id, &refused).await?;
        }
    }
    Ok(tx.commit().await?)
}

/// Calls off a lot that is being worked out.
pub async fn cancel(services: &Services, actor: &Actor, id: LotId) -> Result<LotView> {
    let tx = services.storage.begin().await?;
    let row = managed_lot(&tx, actor, id).await?;
    if !storage::panel::lot::cancel(&tx, id).await? {
        return Err(lot_not_so().into());
    }
    audit::record(services, &tx, actor, Act::LotCancelled, id, json!({ "number": row.lot.number })).await?;
    tx.commit().await?;
    view(services, actor, id).await
}

/// Draws from what was published, once, by a seed of 8 to 256 hexadecimal digits. Applicants who are drawn are offered a
/// seat, the others wait in the reserve.
pub async fn draw(services: &Services, actor: &Actor, id: LotId, seed: &str) -> Result<LotView> {
    let seed = seed.trim();
    let tx = services.storage.begin().await?;
    let row = managed_lot(&tx, actor, id).await?;
    let commitment = row.commitment.as_deref().filter(|_| row.lot.state == LotState::Committed);
    let commitment: Commitment = read(commitment.ok_or_else(lot_not_so)?)?;
    // Whoever made another lot has given this one up.
    let lots = storage::panel::lot::of_panels(&tx, &[row.lot.panel]).await?;
    if lots.iter().any(|other| other.is_public() && other.number > row.lot.number) {
        return Err(lot_not_so().into());
    }
    let drawn = Some(seed).filter(|seed| SEED.contains(&seed.len())).and_then(|seed| commitment.draw(seed));
    let Some(drawn) = drawn else {
        let wrong = Violation::new(Code::LotNotASeed, ["seed"]);
        return Err(wrong.with("min", *SEED.start()).with("max", *SEED.end()).into());
    };
    let text = serde_json::to_string(&drawn).map_err(ServiceError::fault)?;
    let composition = composition(services, &row, &commitment, &drawn)?;
    if !storage::panel::lot::draw(&tx, id, &text, composition, services.now()).await? {
        return Err(lot_not_so().into());
    }
    let panel = storage::panel::find(&tx, row.lot.panel).await?.ok_or(ServiceError::NotFound)?;
    seat(services, &tx, &panel, &drawn).await?;
    let detail = json!({ "number": row.lot.number, "index": drawn.index });
    audit::record(services, &tx, actor, Act::LotDrawn, id, detail).await?;
    tx.commit().await?;
    view(services, actor, id).await
}

/// What the drawn panel is made up of, as it is stored; `None` of a lot from before that was counted.
fn composition(
    services: &Services,
    row: &LotRow,
    commitment: &Commitment,
    drawn: &Draw,
) -> Result<Option<String>> {
    let Some(sealed) = row.compositions.as_deref() else { return Ok(None) };
    let composition = Compositions::open(services, row.lot.id, sealed)?.drawn(commitment, drawn);
    composition.map(|one| serde_json::to_string(&one).map_err(ServiceError::fault)).transpose()
}

/// A lot that everybody may see or whose panel the actor organises.
pub async fn view(services: &Services, actor: &Actor, id: LotId) -> Result<LotView> {
    let row = storage::panel::lot::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let panel =
        storage::panel::find(&services.storage, row.lot.panel).await?.ok_or(ServiceError::NotFound)?;
    let is_managed = actor.may(Action::ManagePanels, panel.owner);
    let is_published = panel.is_public() && row.lot.is_public();
    if !is_managed && !is_published {
        return Err(ServiceError::NotFound);
    }
    seen(row, is_managed, services.now())
}

fn seen(row: LotRow, is_managed: bool, now: DateTime<Utc>) -> Result<LotView> {
    let LotRow { mut lot, refusals, report, commitment, draw, composition, .. } = row;
    let composition: Option<Composition> = composition.as_deref().map(read).transpose()?;
    lot.state = lot.state_at(now);
    let report: Option<Report> = report.as_deref().map(read).transpose()?;
    let refused: Option<Vec<Refusal>> = refusals.as_deref().map(read).transpose()?;
    let warnings = report.as_ref().map(|report| report.warnings.as_slice());
    let told = refused.as_deref().or(warnings).unwrap_or_default();
    let told = if is_managed { told.iter().map(Refusal::violation).collect() } else { Violations::new() };
    let has_tables = is_managed && report.as_ref().is_some_and(|report| has_tables(lot.state, report));
    let result = match (report, commitment) {
        (Some(report), Some(commitment)) => Some(LotResult {
            fairness: report.fairness,
            commitment: read(&commitment)?,
            draw: draw.as_deref().map(read).transpose()?,
            told_composition: composition.as_ref().map(ToldComposition::of),
            composition: composition.filter(|_| is_managed),
        }),
        _ => None,
    };
    Ok(LotView { lot, told, result, has_tables })
}

pub(super) async fn managed_lot(access: &impl storage::Access, actor: &Actor, id: LotId) -> Result<LotRow> {
    crate::identity::authorise_somewhere(actor, Action::ManagePanels)?;
    let row = storage::panel::lot::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(access, actor, row.lot.panel).await?;
    Ok(row)
}

pub(super) fn read<T: serde::de::DeserializeOwned>(text: &str) -> Result<T> {
    serde_json::from_str(text).map_err(ServiceError::fault)
}
