//! Scores that came by text message, and ratings of the county's own pages.

use async_graphql::{Context, InputObject, Object, SimpleObject};
use domain::customer_feedback as rules;
use domain::customer_feedback::{Scores, Span};
use service::customer_feedback::{self as feedback, BatchLine};

use super::figures::ScoreCounts;
use super::input::scope;
use crate::context::{Request, Result};
use crate::identity::{ScopeInput, ScopeView};
use crate::mirror::mirrored;
use crate::problem::{InvalidInput, outcome, settle};
use crate::scalar::{Date, LanguageTag};

mirrored! {
    /// What becomes of a batch of scores that is taken in.
    ScoreBatchFate = "domain::customer_feedback::BatchFate" {
        /// It is counted from now on.
        Added,
        /// It is there already, with the same content.
        Known,
    }
}

/// Scores that came by text message in some days, as their provider reports them.
#[derive(SimpleObject)]
pub(crate) struct ScoreBatch {
    /// The provider's own name of it.
    external_id: String,
    /// The part of the county that was scored.
    about: ScopeView,
    /// The first Helsinki day.
    from: Date,
    /// The last one.
    until: Date,
    /// How many scores of each kind.
    scores: ScoreCounts,
}

impl ScoreBatch {
    pub(super) fn new(batch: &rules::ScoreBatch) -> Self {
        Self {
            external_id: batch.external_id.clone(),
            about: batch.about.into(),
            from: Date(batch.span.from),
            until: Date(batch.span.until),
            scores: batch.scores.into(),
        }
    }
}

/// A batch and what becomes of it.
#[derive(SimpleObject)]
pub(super) struct ImportedScoreBatch {
    /// The batch.
    batch: ScoreBatch,
    /// What becomes of it.
    fate: ScoreBatchFate,
}

/// What was taken in, or would be.
#[derive(SimpleObject)]
pub(super) struct ScoresImported {
    /// Each batch in the order in which it was sent.
    batches: Vec<ImportedScoreBatch>,
}

/// What somebody's ratings of a page on a day come to.
#[derive(SimpleObject)]
pub(crate) struct PageRating {
    /// The page.
    page: String,
    /// Its language.
    language: LanguageTag,
    /// The Helsinki day.
    on: Date,
    /// How many found what they looked for.
    found: u64,
    /// How many did not.
    not_found: u64,
}

impl From<rules::PageRating> for PageRating {
    fn from(rating: rules::PageRating) -> Self {
        Self {
            page: rating.page.as_str().to_owned(),
            language: LanguageTag(rating.language),
            on: Date(rating.on),
            found: rating.found,
            not_found: rating.not_found,
        }
    }
}

/// Scores that came by text message in some days.
#[derive(InputObject)]
struct ScoreBatchInput {
    /// The provider's own name of it, at most 100 characters: the same one is counted once.
    #[graphql(validator(chars_max_length = 500))]
    external_id: String,
    /// The part of the county that was scored; the whole county unless told.
    about: Option<ScopeInput>,
    /// The first Helsinki day.
    from: Date,
    /// The last one, in the same half-year.
    until: Date,
    /// How many scored 9 or 10.
    promoters: u32,
    /// How many scored 7 or 8.
    passives: u32,
    /// How many scored 0 to 6.
    detractors: u32,
}

/// Scores to be taken in: a list, or a file.
#[derive(InputObject)]
struct ImportScoresInput {
    /// The batches.
    #[graphql(default, validator(max_items = 2000))]
    batches: Vec<ScoreBatchInput>,
    /// A table with a header instead, as CSV.
    csv: Option<String>,
    /// Only looks at what would become of them.
    #[graphql(default)]
    preview: bool,
}

impl ScoreBatchInput {
    fn line(self, request: &Request<'_>, place: usize) -> std::result::Result<BatchLine, InvalidInput> {
        let batch = rules::ScoreBatch {
            about: scope(request, self.about.as_ref(), "about")?,
            external_id: self.external_id,
            span: Span { from: self.from.0, until: self.until.0 },
            scores: Scores {
                promoters: self.promoters,
                passives: self.passives,
                detractors: self.detractors,
            },
        };
        Ok(BatchLine { batch, place: ["batches".to_owned(), place.to_string()] })
    }
}

outcome! {
    /// What became of taking scores in.
    ImportScoresResult = ScoresImported(ScoresImported) | InvalidInput
}

/// Scores are taken in.
#[derive(Default)]
pub(super) struct BatchMutation;

#[Object]
impl BatchMutation {
    /// Takes in scores that came by text message: all of them or none, and each batch once. One whose name is there with
    /// another content is refused. For those who publish feedback.
    async fn import_scores(
        &self,
        context: &Context<'_>,
        input: ImportScoresInput,
    ) -> Result<ImportScoresResult> {
        let request = Request::of(context)?;
        let (services, actor) = (request.services, request.actor());
        let mut lines = Vec::new();
        for (place, batch) in input.batches.into_iter().enumerate() {
            match batch.line(&request, place) {
                Ok(line) => lines.push(line),
                Err(wrong) => return Ok(ImportScoresResult::InvalidInput(wrong)),
            }
        }
        let done = match &input.csv {
            Some(csv) => feedback::import_file(services, actor, csv, input.preview).await,
            None => feedback::import(services, actor, lines, input.preview).await,
        };
        let success = |fates: Vec<(rules::ScoreBatch, rules::BatchFate)>| {
            let batch = |(batch, fate): (rules::ScoreBatch, rules::BatchFate)| ImportedScoreBatch {
                batch: ScoreBatch::new(&batch),
                fate: fate.into(),
            };
            ImportScoresResult::ScoresImported(ScoresImported {
                batches: fates.into_iter().map(batch).collect(),
            })
        };
        settle(&request, done, success, ImportScoresResult::InvalidInput)
    }
}
