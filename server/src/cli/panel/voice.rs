//! What the subcommands say, in the language of whoever runs them.

use std::path::Path;

use domain::violation::Arg;
use l10n::Texts;
use l10n::format::decimal;
use serde_json::{Map, Value, json};
use sortition::{Commitment, Draw, Fairness, File, Flaw, Pool, Refusal, Relaxation};

use super::Outcome;
use crate::cli::language::{self, Language};
use crate::cli::{Failure, words};
use crate::config::Variables;

/// Speaks one language.
pub(super) struct Voice {
    texts: Texts,
}

impl Voice {
    pub(super) fn new(wanted: Option<Language>, variables: Variables<'_>) -> Result<Self, Failure> {
        Ok(Self { texts: language::texts(wanted, variables)? })
    }

    fn chance(&self, chance: f64, decimals: usize) -> l10n::Arg {
        decimal(self.texts.language(), chance, decimals).into()
    }

    pub(super) fn unreadable(&self, path: &Path, error: &std::io::Error) -> String {
        let file = path.display().to_string();
        let args = [("file", file.into()), ("reason", error.to_string().into())];
        self.texts.with("lot-cli-unreadable", &args).text
    }

    pub(super) fn unwritten(&self, path: &Path, error: &std::io::Error) -> String {
        let args = [("file", path.display().to_string().into()), ("reason", error.to_string().into())];
        self.texts.with("lot-cli-unwritten", &args).text
    }

    pub(super) fn there_already(&self, path: &Path) -> String {
        self.texts.with("lot-cli-there-already", &[("file", path.display().to_string().into())]).text
    }

    pub(super) fn no_lot(&self, error: &serde_json::Error) -> String {
        self.texts.with("lot-cli-no-lot", &[("reason", error.to_string().into())]).text
    }

    /// As what `told` says.
    pub(super) fn no_seed(&self, seed: &str) -> Value {
        let message = self.texts.text("lot-cli-no-seed").text;
        json!({ "code": "NOT_A_SEED", "message": message, "args": { "seed": seed } })
    }

    /// As what `told` says.
    pub(super) fn drawn_already(&self, draw: &Draw) -> Value {
        let message = self.texts.with("lot-cli-drawn-already", &[("seed", draw.seed.as_str().into())]).text;
        json!({ "code": "DRAWN_ALREADY", "message": message, "args": { "seed": draw.seed } })
    }

    /// As what `told` says.
    pub(super) fn flawed(&self, flaw: &Flaw) -> Value {
        json!({ "code": "DOES_NOT_HOLD", "message": self.flaw(flaw), "args": {} })
    }

    /// Each as `{ code, message, args }`.
    pub(super) fn told(&self, refused: &[Refusal]) -> Vec<Value> {
        let one = |refusal: &Refusal| {
            let mut message = words(&self.texts, &refusal.violation());
            if let Some(file) = refusal.file() {
                let args = [("file", option(file).into()), ("text", message.into())];
                message = self.texts.with("lot-cli-refused-file", &args).text;
            }
            json!({ "code": refusal.code(), "message": message, "args": args_of(refusal) })
        };
        refused.iter().map(one).collect()
    }

    /// What there is to draw from, and how fair that is.
    pub(super) fn selected(
        &self,
        pool: &Pool,
        warnings: &[Refusal],
        fairness: &Fairness,
        commitment: &Commitment,
    ) -> Vec<String> {
        let texts = &self.texts;
        let mut lines = Vec::new();
        for warning in warnings {
            let text = words(texts, &warning.violation());
            lines.push(texts.with("lot-cli-note", &[("text", text.into())]).text);
        }
        let (people, seats) = (pool.people().len(), commitment.seats);
        lines.push(texts.with("lot-cli-pool", &[("people", people.into()), ("seats", seats.into())]).text);
        lines.extend(self.fair(fairness, commitment));
        lines.extend(self.hashes(commitment));
        lines.push(texts.text("lot-cli-chances-before").text);
        let language = texts.language();
        lines.extend(
            commitment
                .probabilities
                .iter()
                .map(|(id, &chance)| format!("  {id}\t{}", decimal(language, chance, 6))),
        );
        lines
    }

    /// What a commitment is known by.
    pub(super) fn hashes(&self, commitment: &Commitment) -> Vec<String> {
        let hash = |hash: &str| -> [(&'static str, l10n::Arg); 1] { [("hash", hash.into())] };
        vec![
            self.texts.with("lot-cli-portfolio", &hash(&commitment.portfolio_sha256)).text,
            self.texts.with("lot-cli-commitment", &hash(&commitment.commitment_sha256)).text,
        ]
    }

    /// Who was drawn, or what to do next.
    pub(super) fn outcome(&self, outcome: &Outcome<'_>) -> Vec<String> {
        match outcome {
            Outcome::Published(file) => {
                let args = [("file", file.display().to_string().into())];
                vec![self.texts.with("lot-cli-committed", &args).text]
            }
            Outcome::Drawn(draw) => {
                let args = [("seed", draw.seed.as_str().into()), ("panel", draw.index.to_string().into())];
                let mut lines = vec![self.texts.with("lot-cli-drawn", &args).text];
                lines.extend(draw.panel.iter().map(|id| format!("  {id}")));
                lines
            }
        }
    }

    /// How fair a lottery is.
    fn fair(&self, fairness: &Fairness, commitment: &Commitment) -> [String; 3] {
        let texts = &self.texts;
        let largest = commitment.probabilities.values().copied().fold(0.0, f64::max);
        let rounded = commitment.rounded_probabilities();
        let moved = commitment
            .probabilities
            .iter()
            .map(|(id, chance)| (rounded.get(id.as_str()).copied().unwrap_or_default() - chance).abs());
        let moved = moved.fold(0.0, f64::max);
        let objective = commitment.objective.as_str();
        let kind = if commitment.complete {
            texts.with("lot-cli-lottery", &[("objective", objective.into())])
        } else {
            let gap = self.chance(fairness.gap, 6);
            texts.with("lot-cli-not-complete", &[("objective", objective.into()), ("gap", gap)])
        };
        let chances = texts.with(
            "lot-cli-chances",
            &[
                ("smallest", self.chance(fairness.min_probability, 4)),
                ("largest", self.chance(largest, 4)),
                ("bound", self.chance(fairness.lp_bound, 4)),
            ],
        );
        let panels = commitment.portfolio.len();
        let panels =
            texts.with("lot-cli-panels", &[("panels", panels.into()), ("moved", self.chance(moved, 4))]);
        [kind.text, chances.text, panels.text]
    }

    /// A document that holds.
    pub(super) fn holds(
        &self,
        fairness: &Fairness,
        commitment: &Commitment,
        draw: Option<&Draw>,
        with_pool: bool,
    ) -> String {
        let texts = &self.texts;
        let hash = commitment.commitment_sha256.as_str();
        let mut lines = vec![texts.with("lot-cli-holds", &[("hash", hash.into())]).text];
        lines.extend(self.fair(fairness, commitment));
        lines.push(match draw {
            Some(draw) => {
                let index = draw.index.to_string();
                let args = [("seed", draw.seed.as_str().into()), ("panel", index.into())];
                texts.with("lot-cli-holds-drawn", &args).text
            }
            None => texts.text("lot-cli-holds-not-drawn").text,
        });
        if with_pool {
            lines.push(texts.text("lot-cli-holds-pool").text);
        }
        lines.join("\n")
    }

    /// What does not hold.
    pub(super) fn flaw(&self, flaw: &Flaw) -> String {
        let texts = &self.texts;
        // Counted as in the document, from zero: a name rather than a number.
        let panel =
            |panel: &usize| -> [(&'static str, l10n::Arg); 1] { [("panel", panel.to_string().into())] };
        let text = match flaw {
            Flaw::UnknownFormat => texts.text("lot-flaw-format"),
            Flaw::PortfolioHash => texts.text("lot-flaw-portfolio-hash"),
            Flaw::CommitmentHash => texts.text("lot-flaw-commitment-hash"),
            Flaw::PanelSize { panel: number } => texts.with("lot-flaw-panel-size", &panel(number)),
            Flaw::UnknownPerson { id } => texts.with("lot-flaw-unknown-person", &[("id", id.into())]),
            Flaw::Probabilities => texts.text("lot-flaw-probabilities"),
            Flaw::Rounded { id } => texts.with("lot-flaw-rounded", &[("id", id.into())]),
            Flaw::MinProbability => texts.text("lot-flaw-min-probability"),
            Flaw::Bound => texts.text("lot-flaw-bound"),
            Flaw::Gap => texts.text("lot-flaw-gap"),
            Flaw::Seed => texts.text("lot-flaw-seed"),
            Flaw::Index => texts.text("lot-flaw-index"),
            Flaw::Panel => texts.text("lot-flaw-panel"),
            Flaw::Reserve => texts.text("lot-flaw-reserve"),
            Flaw::PoolHash => texts.text("lot-flaw-pool-hash"),
            Flaw::Quotas => texts.text("lot-flaw-quotas"),
            Flaw::QuotaMissed { panel: number } => texts.with("lot-flaw-quota-missed", &panel(number)),
        };
        text.text
    }
}

/// The option that names the file.
fn option(file: File) -> &'static str {
    match file {
        File::Respondents => "--respondents",
        File::Categories => "--categories",
    }
}

/// What a program can act on.
fn args_of(refusal: &Refusal) -> Value {
    let violation = refusal.violation();
    let mut args: Map<String, Value> = Map::new();
    for (name, value) in &violation.args {
        args.insert(
            (*name).to_owned(),
            match value {
                Arg::Text(text) => json!(text),
                Arg::Number(number) => json!(number),
            },
        );
    }
    if let Some(file) = refusal.file() {
        args.insert("file".to_owned(), json!(file.code()));
    }
    if let (Refusal::File { .. }, [_, row, ..]) = (refusal, violation.path.as_slice()) {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_wanted_comes_before_the_environment() {
        let finnish = |name: &str| (name == "LANG").then(|| "fi_FI".to_owned());
        let said = |wanted| Voice::new(wanted, &finnish).unwrap().flaw(&Flaw::Index);
        let languages = [None, Some(Language::Sv), Some(Language::En)].map(said);
        let by_name = |language| Voice::new(Some(language), &|_| None).unwrap().flaw(&Flaw::Index);
        assert_eq!(languages, [Language::Fi, Language::Sv, Language::En].map(by_name));
        assert_ne!(languages[0], languages[1]);
        assert_ne!(languages[1], languages[2]);
    }
}
