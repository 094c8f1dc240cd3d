//! `panel select` and `panel verify`: a lot without a server, and the proof of one.

use std::ops::ControlFlow;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use clap::builder::NonEmptyStringValueParser;
use clap::{Args, ValueEnum};
use serde::Serialize;
use serde_json::{Map, Value, json};
use service::entropy::Entropy;
use service::panel::document::{Document, Published};
use service::panel::files;
use sortition::{
    Commitment, Draw, Fairness, Flaw, Objective, Phase, Pool, Refusal, Relaxation, Selection, Wish, select,
};

use super::{Failure, complain, say, words};
use crate::entropy::SystemEntropy;

/// The input or the quotas are refused, or a published draw does not hold.
pub(super) const REFUSED: u8 = 2;

#[derive(Clone, Copy, ValueEnum)]
enum ObjectiveArg {
    /// The smallest chance as large as can be, then the next smallest, and so on.
    Leximin,
    /// The smallest chance as large as can be.
    Maximin,
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
    /// In so many seconds it is done: after nine tenths of them, what has been found is used.
    #[arg(long, default_value_t = 600.0, value_parser = seconds)]
    time_limit: f64,
    /// Prints one JSON document, which `panel verify` reads.
    #[arg(long)]
    json: bool,
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
    errors: Vec<Value>,
}

/// Exit status 0 when a panel was drawn, 2 when the input or the quotas are refused.
pub(super) fn run_select(args: &Select) -> Result<u8, Failure> {
    let household = args.household.as_deref();
    let pool = match files::read(&read(&args.respondents)?, &read(&args.categories)?, household) {
        Ok(pool) => pool,
        Err(refused) => return refuse(args, None, &refused),
    };
    let objective = match args.objective {
        ObjectiveArg::Leximin => Objective::Leximin,
        ObjectiveArg::Maximin => Objective::Maximin,
    };
    let panels = usize::try_from(args.panels)?;
    let wish = Wish { seats: args.size, objective, panels };
    let selection = match select(&pool, &wish, &mut watch(args.time_limit)) {
        Ok(selection) => selection,
        Err(refused) => {
            return refuse(args, is_feasible(&refused), &refused);
        }
    };
    let commitment = Commitment::new(&pool, args.size, objective, household, &selection);
    let seed = args.seed.clone().unwrap_or_else(fresh_seed);
    let draw = commitment.draw(&seed).ok_or("the seed is not hexadecimal")?;
    if args.json {
        let fairness = Fairness::of(&selection);
        let document = Document::new(&fairness, &commitment, Some(&draw));
        let report = Report { feasible: true, document, errors: told(&selection.warnings)? };
        say(&serde_json::to_string_pretty(&report)?)?;
    } else {
        say(&in_words(&pool, &selection, &commitment, &draw)?)?;
    }
    Ok(0)
}

/// Proves a document; exit status 2 when something in it does not hold.
pub(super) fn run_verify(args: &Verify) -> Result<u8, Failure> {
    let published: Published = serde_json::from_slice(&read(&args.file)?)
        .map_err(|error| format!("this is no published lot: {error}"))?;
    let Published { fairness, commitment, probabilities_rounded, draw } = published;
    let mut flaws = commitment.flaws(draw.as_ref());
    flaws.extend(fairness.flaws(&commitment, &probabilities_rounded));
    if let (Some(pool), Some(categories)) = (&args.pool, &args.categories) {
        match files::read(&read(pool)?, &read(categories)?, commitment.household_column.as_deref()) {
            Ok(pool) => {
                flaws.extend(commitment.flaws_against(&pool));
                // The bound of another pool would be another.
                if flaws.is_empty() {
                    flaws.extend(fairness.flaws_against(&commitment, &pool));
                }
            }
            Err(refused) => return tell(&refused),
        }
    }
    if !flaws.is_empty() {
        flaws.iter().take(20).for_each(|flaw| complain(&flaw_in_words(flaw)));
        return Ok(REFUSED);
    }
    let panels = commitment.portfolio.len();
    say(&format!("The document holds: {panels} panels, commitment {}.", commitment.commitment_sha256))?;
    match &draw {
        Some(draw) => {
            say(&format!("The seed {} draws panel {} of them, as published.", draw.seed, draw.index))?
        }
        None => say("Nothing has been drawn yet.")?,
    }
    if args.pool.is_some() {
        say("The pool and the quotas are those it was made from, and every panel meets every quota.")?;
    }
    Ok(0)
}

fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    std::fs::read(path).map_err(|error| format!("{}: {error}", path.display()).into())
}

/// Ends the work when its share of the time is over.
fn watch(seconds: f64) -> impl FnMut(Phase) -> ControlFlow<()> {
    let start = Instant::now();
    let limit = Duration::from_secs_f64(seconds);
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

fn refuse(args: &Select, feasible: Option<bool>, refused: &[Refusal]) -> Result<u8, Failure> {
    if args.json {
        let report = json!({
            "feasible": feasible, "complete": false, "min_probability": null, "lp_bound": null, "gap": null,
            "probabilities": {}, "portfolio_sha256": null, "panel": [], "errors": told(refused)?,
        });
        say(&serde_json::to_string_pretty(&report)?)?;
        return Ok(REFUSED);
    }
    tell(refused)
}

fn tell(refused: &[Refusal]) -> Result<u8, Failure> {
    for one in told(refused)? {
        let part = |name: &str| one.get(name).and_then(Value::as_str).unwrap_or_default().to_owned();
        complain(&format!("{}: {}", part("code"), part("message")));
    }
    Ok(REFUSED)
}

/// Each as `{ code, message, args }`.
fn told(refused: &[Refusal]) -> Result<Vec<Value>, Failure> {
    if refused.is_empty() {
        return Ok(Vec::new());
    }
    let texts = l10n::Catalogues::embedded()?.texts(&["en"]);
    let one = |refusal: &Refusal| json!({ "code": refusal.code(), "message": words(&texts, &refusal.violation()), "args": args_of(refusal) });
    Ok(refused.iter().map(one).collect())
}

/// What a program can act on.
fn args_of(refusal: &Refusal) -> Value {
    let violation = refusal.violation();
    let mut args: Map<String, Value> = Map::new();
    for (name, value) in &violation.args {
        args.insert(
            (*name).to_owned(),
            match value {
                domain::violation::Arg::Text(text) => json!(text),
                domain::violation::Arg::Number(number) => json!(number),
            },
        );
    }
    if let (Refusal::File { file, .. }, [_, row, ..]) = (refusal, violation.path.as_slice()) {
        args.insert("file".to_owned(), json!(file.code()));
        args.insert("row".to_owned(), json!(row.parse::<usize>().ok()));
    }
    match refusal {
        Refusal::Infeasible { relaxations }
        | Refusal::InfeasibleWithinFlex { relaxations }
        | Refusal::HouseholdConflict { relaxations } => {
            args.remove("changes");
            args.insert("relaxations".to_owned(), relaxations.iter().map(relaxation).collect());
        }
        Refusal::ChangeNotProven { relaxations } => {
            args.remove("changes");
            args.insert("gap".to_owned(), Value::Null);
            args.insert("relaxations".to_owned(), relaxations.iter().map(relaxation).collect());
            args.insert("smallest".to_owned(), json!(false));
        }
        Refusal::CandidateUnselectable { ids, quotas } => {
            args.insert("ids".to_owned(), json!(ids));
            let names = quotas.iter().map(|one| json!({ "feature": one.feature, "value": one.value }));
            args.insert("quotas".to_owned(), names.collect());
        }
        Refusal::NotComposed { .. } => _ = args.insert("gap".to_owned(), Value::Null),
        Refusal::TimeLimit { gap } => _ = args.insert("gap".to_owned(), json!(gap)),
        _ => {}
    }
    Value::Object(args)
}

fn relaxation(one: &Relaxation) -> Value {
    json!({
        "feature": one.feature, "value": one.value,
        "min": one.min, "max": one.max, "new_min": one.new_min, "new_max": one.new_max,
    })
}

fn in_words(
    pool: &Pool,
    selection: &Selection,
    commitment: &Commitment,
    draw: &Draw,
) -> Result<String, Failure> {
    let mut lines = Vec::new();
    for warning in told(&selection.warnings)? {
        lines.push(format!("Note: {}", warning.get("message").and_then(Value::as_str).unwrap_or_default()));
    }
    let largest = selection.chances.iter().copied().fold(0.0, f64::max);
    let rounded = selection.rounded_chances();
    let moved = selection.chances.iter().zip(&rounded).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    let kind = if selection.is_complete { commitment.objective.as_str() } else { "not complete" };
    lines.push(format!("Pool: {} people, {} seats. Lottery: {kind}.", pool.people().len(), commitment.seats));
    lines.push(format!(
        "Chances: {:.4} to {largest:.4}; the smallest can be no larger than {:.4}.",
        selection.smallest, selection.lp_bound
    ));
    let panels = commitment.portfolio.len();
    lines.push(format!("Panels: {panels}; as so many whole panels no chance moved by more than {moved:.4}."));
    lines.push(format!("Portfolio: {}", commitment.portfolio_sha256));
    lines.push(format!("Commitment: {}", commitment.commitment_sha256));
    lines.push("Chances before they became whole panels:".to_owned());
    lines.extend(commitment.probabilities.iter().map(|(id, chance)| format!("  {id}\t{chance:.6}")));
    lines.push(format!("Drawn with the seed {}: panel {}", draw.seed, draw.index));
    lines.extend(draw.panel.iter().map(|id| format!("  {id}")));
    Ok(lines.join("\n"))
}

fn flaw_in_words(flaw: &Flaw) -> String {
    match flaw {
        Flaw::UnknownFormat => "the document has a form that this program does not know".to_owned(),
        Flaw::PortfolioHash => "the panels are not those of the published hash".to_owned(),
        Flaw::CommitmentHash => "something is not as it was when the commitment was made".to_owned(),
        Flaw::PanelSize { panel } => format!("panel {panel} has another size, or somebody twice"),
        Flaw::UnknownPerson { id } => format!("{id} is on a panel, but not in the pool"),
        Flaw::Probabilities => "`probabilities` do not add up to the seats".to_owned(),
        Flaw::Rounded { id } => format!("`probabilities_rounded` of {id} does not follow from the panels"),
        Flaw::MinProbability => "`min_probability` is not the smallest of the chances".to_owned(),
        Flaw::Bound => "`lp_bound` does not hold".to_owned(),
        Flaw::Gap => "`gap` is not from `min_probability` to `lp_bound`".to_owned(),
        Flaw::Seed => "the seed is not hexadecimal in small letters".to_owned(),
        Flaw::Index => "the seed draws another panel".to_owned(),
        Flaw::Panel => "the published panel is not the one that the seed draws".to_owned(),
        Flaw::Reserve => "the reserve is not in the order that the seed gives".to_owned(),
        Flaw::PoolHash => "the pool is not the one that the lot was made from".to_owned(),
        Flaw::Quotas => "the quotas are not those that the lot was made under".to_owned(),
        Flaw::QuotaMissed { panel } => format!("panel {panel} does not meet the quotas"),
    }
}
