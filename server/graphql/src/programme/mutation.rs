//! Bringing programmes, and telling that they were approved.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::programme::Adoption;
use service::programme::{self, VersionView};

use super::comparison::ProgrammeChange;
use super::content::{ProgrammeCounts, ProgrammeFocusArea, Reader};
use super::indicator::IndicatorDefinition;
use super::text::ProgrammeText;
use super::{KnownProgramme, ProgrammeVersion};
use crate::context::{Request, Result};
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

/// What a file brings, or would bring.
#[derive(SimpleObject)]
pub(crate) struct ImportedProgramme {
    /// The draft that was written; null where nothing was to be written.
    version: Option<ProgrammeVersion>,
    /// Whether the county has a programme of this key already.
    is_known: bool,
    /// What the programme is called.
    name: ProgrammeText,
    /// How much there is of each part.
    counts: ProgrammeCounts,
    /// Its focus areas with their goals and measures.
    focus_areas: Vec<ProgrammeFocusArea>,
    /// Its indicators.
    indicators: Vec<IndicatorDefinition>,
    /// What differs from the last version of the programme that was there before.
    changes: Vec<ProgrammeChange>,
}

/// What a body has decided.
#[derive(InputObject)]
struct AdoptProgrammeInput {
    /// The draft, `ProgrammeVersion:…`
    version_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    revision: i64,
    /// The body that approved it; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    body: Vec<LocalizedTextInput>,
    /// The Helsinki day of its decision, today or earlier, and no earlier than that of the version in force.
    on: Date,
}

/// That a draft is gone.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeDraftRemoved {
    /// The version that was.
    version_id: ID,
}

outcome! {
    /// What became of a file.
    ImportProgrammeResult = ImportedProgramme(Box<ImportedProgramme>) | InvalidInput
}
outcome! {
    /// What became of a version.
    ProgrammeVersionResult = ProgrammeVersion(ProgrammeVersion) | InvalidInput
}
outcome! {
    /// What became of a draft.
    RemoveProgrammeDraftResult = ProgrammeDraftRemoved(ProgrammeDraftRemoved) | InvalidInput
}

/// Bringing programmes, and telling that they were approved.
#[derive(Default)]
pub struct ProgrammeMutation;

#[Object]
impl ProgrammeMutation {
    /// Brings a programme from a file: a new one, or the draft of the one with its key, written anew. All of it or
    /// nothing; everything that is wrong is told at once. For officers of programmes.
    async fn import_programme(
        &self,
        context: &Context<'_>,
        #[graphql(
            desc = "JSON, or comma-separated text with a row for each part.",
            validator(chars_max_length = 1048576)
        )]
        file: String,
        #[graphql(desc = "Tell what it would bring, and write nothing.", default)] dry_run: bool,
        #[graphql(desc = "Of the draft that is written anew, as you read it; left out: whatever it is.")]
        revision: Option<i64>,
    ) -> Result<ImportProgrammeResult> {
        let request = Request::of(context)?;
        let (services, actor) = (request.services, request.actor());
        let preview = match programme::preview(services, actor, &file).await {
            Ok(preview) if dry_run => Ok((preview, None)),
            Ok(preview) => {
                let done = programme::import(services, actor, &file, revision).await;
                done.map(|view| (preview, Some(view)))
            }
            Err(error) => Err(error),
        };
        let success = |(preview, view): (programme::Preview, Option<VersionView>)| {
            let reader = Reader { content: &preview.content, wanted: &request.caller.language };
            ImportProgrammeResult::ImportedProgramme(Box::new(ImportedProgramme {
                is_known: preview.programme.is_some(),
                name: reader.text(&preview.content.name),
                counts: preview.content.counts().into(),
                focus_areas: reader.focus_areas(),
                indicators: reader.indicators(),
                version: view.map(|view| ProgrammeVersion::of_view(&request, view)),
                changes: ProgrammeChange::each(&request, preview.changes),
            }))
        };
        settle(&request, preview, success, ImportProgrammeResult::InvalidInput)
    }

    /// Loads one of the programmes that Osallistu knows, as if its file were brought. For officers of programmes.
    async fn load_known_programme(
        &self,
        context: &Context<'_>,
        programme: KnownProgramme,
    ) -> Result<ProgrammeVersionResult> {
        let request = Request::of(context)?;
        let loaded = programme::load(request.services, request.actor(), programme.into()).await;
        answer(&request, loaded)
    }

    /// Writes down that a body has approved a draft. From now on it stays as it is and everybody reads it, and what was
    /// in force is replaced. For officers of programmes.
    async fn adopt_programme(
        &self,
        context: &Context<'_>,
        input: AdoptProgrammeInput,
    ) -> Result<ProgrammeVersionResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.version_id)?;
        let adoption = Adoption { body: finnish_first(input.body), on: input.on.0 };
        let (services, actor) = (request.services, request.actor());
        answer(&request, programme::adopt(services, actor, id, input.revision, adoption).await)
    }

    /// Throws a draft away; with its only version, a programme goes as well. For officers of programmes.
    async fn remove_programme_draft(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "`ProgrammeVersion:…`")] version_id: ID,
        #[graphql(desc = "As you read it.")] revision: i64,
    ) -> Result<RemoveProgrammeDraftResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&version_id)?;
        let removed = programme::remove_draft(request.services, request.actor(), id, revision).await;
        let success =
            |()| RemoveProgrammeDraftResult::ProgrammeDraftRemoved(ProgrammeDraftRemoved { version_id });
        settle(&request, removed, success, RemoveProgrammeDraftResult::InvalidInput)
    }
}

fn answer(request: &Request<'_>, done: service::Result<VersionView>) -> Result<ProgrammeVersionResult> {
    let success = |view| ProgrammeVersionResult::ProgrammeVersion(ProgrammeVersion::of_view(request, view));
    settle(request, done, success, ProgrammeVersionResult::InvalidInput)
}
