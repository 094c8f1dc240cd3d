//! `panel select`, `panel draw` and `panel verify`: a lot without a server, and the proof of one.

mod voice;

use std::fs::OpenOptions;
use std::io::Write as _;
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Value, json};
use service::entropy::Entropy;
use service::panel::document::{Document, Published};
use service::panel::files;
use sortition::{Commitment, Draw, Fairness, Flaw, Objective, Phase, Refusal, Wish, is_seed, select};

use self::voice::Voice;
use super::language::Language;
use super::{Failure, REFUSED, complain, say};
use crate::config::Variables;
use crate::entropy::SystemEntropy;

/// Nobody reads more of what does not hold.
const FLAWS_MAX: usize = 20;

const NO_PANEL: &str = "there is no panel to draw";

/// What came of a selection.
enum Outcome<'a> {
    /// Nothing was drawn: the document lies in this file.
    Published(&'a Path),
    Drawn(Draw),
}

impl Outcome<'_> {
    fn draw(&self) -> Option<&Draw> {
        match self {
            Self::Published(_) => None,
            Self::Drawn(draw) => Some(draw),
        }
    }
}

#[derive(Clone, Copy, ValueEnum)]
enum ObjectiveArg {
    /// The smallest chance as large as can be, then the next smallest, and so on.
    Leximin,
    /// The smallest chance as large as can be.
    Maximin,
}

impl From<ObjectiveArg> for Objective {
    fn from(objective: ObjectiveArg) -> Self {
        match objective {
            ObjectiveArg::Leximin => Self::Leximin,
            ObjectiveArg::Maximin => Self::Maximin,
        }
    }
}

#[derive(Args)]
pub(super) struct Select {
    /// The pool: a row for each person, an id column, a column for each feature.
    #[arg(long)]
    respondents: PathBuf,
    /// The quotas: feature, value, min, max, perhaps min_flex and max_flex.
    #[arg(long)]
    categories: PathBuf,
    /// How many are chosen.
    #[arg(long, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    size: u32,
    /// The column of the pool that names households, of which one person at most is chosen.
    #[arg(long, value_parser = NonEmptyStringValueParser::new())]
    household: Option<String>,
    #[arg(long, value_enum, default_value = "leximin")]
    objective: ObjectiveArg,
    /// How many panels the lottery is made of.
    #[arg(long, default_value_t = 1_000, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    panels: u32,
    /// What the draw is made by, in hexadecimal; without it, randomness of this machine.
    #[arg(long)]
    seed: Option<String>,
    /// Draws nothing: writes the panels with their hashes to this new file, to be published before anybody can know the
    /// seed. `panel draw` then draws from it.
    #[arg(long, value_name = "FILE", conflicts_with = "seed")]
    portfolio: Option<PathBuf>,
    /// In so many seconds it is done, from reading to writing: after nine tenths of the working time, what has been
    /// found is used.
    #[arg(long, default_value_t = 600.0, value_parser = seconds)]
    time_limit: f64,
    /// Prints one JSON document, which `panel verify` reads.
    #[arg(long)]
    json: bool,
    /// What it says is in this language; else in that of the environment (LC_ALL, LC_MESSAGES, LANG).
    #[arg(long, value_enum)]
    language: Option<Language>,
}

#[derive(Args)]
pub(super) struct FromFile {
    /// The published document, from which nothing has been drawn yet.
    file: PathBuf,
    /// What the draw is made by, in hexadecimal, from the source that was announced.
    #[arg(long)]
    seed: String,
    /// Prints the document with its draw as JSON, which `panel verify` reads.
    #[arg(long)]
    json: bool,
    /// What it says is in this language; else in that of the environment (LC_ALL, LC_MESSAGES, LANG).
    #[arg(long, value_enum)]
    language: Option<Language>,
}

#[derive(Args)]
pub(super) struct Verify {
    /// The published document.
    file: PathBuf,
    /// The pool it was drawn from, which only its organiser has.
    #[arg(long, requires = "categories")]
    pool: Option<PathBuf>,
    /// The quotas it was drawn under.
    #[arg(long, requires = "pool")]
    categories: Option<PathBuf>,
    /// What it says is in this language; else in that of the environment (LC_ALL, LC_MESSAGES, LANG).
    #[arg(long, value_enum)]
    language: Option<Language>,
}

fn seconds(text: &str) -> Result<f64, String> {
    let seconds: f64 = text.parse().map_err(|_| "not a number of seconds".to_owned())?;
    if (0.0..=1e6).contains(&seconds) { Ok(seconds) } else { Err("from 0 to 1,000,000 seconds".to_owned()) }
}

/// The published document with what a caller wants to know beside it.
#[derive(Serialize)]
struct Report<'a> {
    feasible: bool,
    #[serde(flatten)]
    document: Document<'a>,
    /// Nobody, where nothing was drawn; else those of the draw.
    #[serde(skip_serializing_if = "Option::is_none")]
    panel: Option<[&'a str; 0]>,
    errors: Vec<Value>,
}

/// Exit status 0 when a panel was drawn, or the panels were published to draw from; 2 when the input or the quotas are
/// refused.
pub(super) fn run_select(args: &Select, variables: Variables<'_>) -> Result<u8, Failure> {
    let begun = Instant::now();
    let voice = Voice::new(args.language, variables)?;
    let seed = args.seed.clone().unwrap_or_else(fresh_seed);
    if !is_seed(&seed) {
        return refuse(args, None, &[voice.no_seed(&seed)]);
    }
    if let Some(file) = args.portfolio.as_deref().filter(|file| file.exists()) {
        return Err(voice.there_already(file).into());
    }
    let household = args.household.as_deref();
    let (respondents, categories) = (read(&voice, &args.respondents)?, read(&voice, &args.categories)?);
    let pool = match files::read(&respondents, &categories, household) {
        Ok(pool) => pool,
        Err(refused) => return refuse(args, None, &voice.told(&refused)),
    };
    let objective = Objective::from(args.objective);
    let panels = usize::try_from(args.panels)?;
    let wish = Wish { seats: args.size, objective, panels };
    // Who has been read is written again, which takes about as long.
    let for_files = begun.elapsed() * 2;
    let for_work = Duration::from_secs_f64(args.time_limit).saturating_sub(for_files);
    let selection = match select(&pool, &wish, &mut watch(for_work)) {
        Ok(selection) => selection,
        Err(refused) => return refuse(args, is_feasible(&refused), &voice.told(&refused)),
    };
    let commitment = Commitment::new(&pool, args.size, objective, household, &selection);
    let fairness = Fairness::of(&selection);
    let outcome = if let Some(file) = &args.portfolio {
        publish(&voice, file, &Document::new(&fairness, &commitment, None))?;
        Outcome::Published(file)
    } else {
        Outcome::Drawn(commitment.draw(&seed).ok_or(NO_PANEL)?)
    };
    if args.json {
        let document = Document::new(&fairness, &commitment, outcome.draw());
        let panel = outcome.draw().is_none().then_some([]);
        let report = Report { feasible: true, document, panel, errors: voice.told(&selection.warnings) };
        say(&serde_json::to_string_pretty(&report)?)?;
    } else {
        let lines = voice.selected(&pool, &selection.warnings, &fairness, &commitment);
        say(&[lines, voice.outcome(&outcome)].concat().join("\n"))?;
    }
    Ok(0)
}

/// Writes what is published before the draw, and never over another commitment.
fn publish(voice: &Voice, path: &Path, document: &Document<'_>) -> Result<(), Failure> {
    let text = serde_json::to_string_pretty(document)?;
    let file = OpenOptions::new().write(true).create_new(true).open(path);
    file.and_then(|mut file| writeln!(file, "{text}").and_then(|()| file.sync_all()))
        .map_err(|error| voice.unwritten(path, &error).into())
}

/// Draws from a published document: once, and only if it holds. Exit status 2 when it is refused.
pub(super) fn run_draw(args: &FromFile, variables: Variables<'_>) -> Result<u8, Failure> {
    let voice = Voice::new(args.language, variables)?;
    let refuse = |errors: &[Value]| -> Result<u8, Failure> {
        if !args.json {
            return Ok(complain_of(errors));
        }
        say(&serde_json::to_string_pretty(&json!({ "panel": [], "errors": errors }))?)?;
        Ok(REFUSED)
    };
    if !is_seed(&args.seed) {
        return refuse(&[voice.no_seed(&args.seed)]);
    }
    let published = published(&voice, &args.file)?;
    if let Some(draw) = &published.draw {
        return refuse(&[voice.drawn_already(draw)]);
    }
    let flaws = flaws(&published);
    if !flaws.is_empty() {
        return refuse(&flaws.iter().take(FLAWS_MAX).map(|flaw| voice.flawed(flaw)).collect::<Vec<_>>());
    }
    let Published { fairness, commitment, .. } = published;
    let draw = commitment.draw(&args.seed).ok_or(NO_PANEL)?;
    if args.json {
        say(&serde_json::to_string_pretty(&Document::new(&fairness, &commitment, Some(&draw)))?)?;
    } else {
        say(&[voice.hashes(&commitment), voice.outcome(&Outcome::Drawn(draw))].concat().join("\n"))?;
    }
    Ok(0)
}

/// Proves a document; exit status 2 when something in it does not hold.
pub(super) fn run_verify(args: &Verify, variables: Variables<'_>) -> Result<u8, Failure> {
    let voice = Voice::new(args.language, variables)?;
    let published = published(&voice, &args.file)?;
    let mut flaws = flaws(&published);
    let Published { fairness, commitment, draw, .. } = published;
    if let (Some(pool), Some(categories)) = (&args.pool, &args.categories) {
        let (respondents, categories) = (read(&voice, pool)?, read(&voice, categories)?);
        match files::read(&respondents, &categories, commitment.household_column.as_deref()) {
            Ok(pool) => {
                flaws.extend(commitment.flaws_against(&pool));
                // The bound of another pool would be another.
                if flaws.is_empty() {
                    flaws.extend(fairness.flaws_against(&commitment, &pool));
                }
            }
            Err(refused) => return Ok(complain_of(&voice.told(&refused))),
        }
    }
    if !flaws.is_empty() {
        flaws.iter().take(FLAWS_MAX).for_each(|flaw| complain(&voice.flaw(flaw)));
        return Ok(REFUSED);
    }
    say(&voice.holds(&fairness, &commitment, draw.as_ref(), args.pool.is_some()))?;
    Ok(0)
}

fn published(voice: &Voice, path: &Path) -> Result<Published, Failure> {
    serde_json::from_slice(&read(voice, path)?).map_err(|error| voice.no_lot(&error).into())
}

/// What does not hold in a document by itself.
fn flaws(published: &Published) -> Vec<Flaw> {
    let Published { fairness, commitment, probabilities_rounded, draw } = published;
    let mut flaws = commitment.flaws(draw.as_ref());
    flaws.extend(fairness.flaws(commitment, probabilities_rounded));
    flaws
}

fn read(voice: &Voice, path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| voice.unreadable(path, &error).into())
}

/// Ends the work when its share of the time is over.
fn watch(limit: Duration) -> impl FnMut(Phase) -> ControlFlow<()> {
    let start = Instant::now();
    move |phase| {
        if start.elapsed() < limit.mul_f64(phase.share_of_time()) {
            ControlFlow::Continue(())
        } else {
            ControlFlow::Break(())
        }
    }
}

/// Whether the quotas can be met, as far as is known when nothing was drawn.
fn is_feasible(refused: &[Refusal]) -> Option<bool> {
    match refused {
        [Refusal::TimeLimit { .. }] => None,
        [Refusal::NotComposed { .. }] => Some(true),
        _ => Some(false),
    }
}

fn fresh_seed() -> String {
    let mut seed = [0; 32];
    SystemEntropy.fill(&mut seed);
    data_encoding::HEXLOWER.encode(&seed)
}

fn refuse(args: &Select, feasible: Option<bool>, errors: &[Value]) -> Result<u8, Failure> {
    if !args.json {
        return Ok(complain_of(errors));
    }
    // The keys that are there whenever a panel was drawn.
    let report = json!({
        "feasible": feasible, "objective": Objective::from(args.objective).code(), "complete": false,
        "min_probability": null, "lp_bound": null, "gap": null, "probabilities": {}, "portfolio_sha256": null,
        "panel": [], "errors": errors,
    });
    say(&serde_json::to_string_pretty(&report)?)?;
    Ok(REFUSED)
}

fn complain_of(errors: &[Value]) -> u8 {
    for one in errors {
        let part = |name: &str| one.get(name).and_then(Value::as_str).unwrap_or_default();
        complain(&format!("{}: {}", part("code"), part("message")));
    }
    REFUSED
}
