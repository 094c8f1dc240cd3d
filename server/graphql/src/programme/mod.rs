//! Participation programmes and their versions.

mod comparison;
mod content;
mod indicator;
mod mutation;
mod text;

use async_graphql::{Context, Enum, ID, Object, SimpleObject};
use domain::id::TypedId;
use domain::programme::{self, ProgrammeKey};
use service::programme::VersionView;

use crate::context::{Request, Result};
use crate::localized::Localized;
use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime};
use comparison::ProgrammeChange;
use content::{ProgrammeCounts, ProgrammeFocusArea, ProgrammeReporting, Reader, ResponsibleParty};
use indicator::IndicatorDefinition;
pub(crate) use indicator::{IndicatorKind, IndicatorSource};
pub(crate) use mutation::ProgrammeMutation;
use text::ProgrammeText;

mirrored! {
    /// Where a version of a programme stands.
    ProgrammeVersionState = "domain::programme::VersionState" {
        /// Being written; only staff see it.
        Draft,
        /// Approved, and in force.
        Adopted,
        /// Approved, and a later version is in force.
        Replaced,
    }
}
mirrored! {
    /// A programme that Osallistu knows, to be loaded as it is.
    KnownProgramme = "domain::programme::KnownProgramme" {
        /// Vantaa and Kerava, the draft of 2026.
        VantaaKerava,
        /// Lapland 2024-2026.
        Lapland,
    }
}

/// In what form a version is written as a file.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum ProgrammeFileFormat {
    /// Whole, as it can be brought again.
    Json,
    /// A table with a row for each part; the steps of reporting, remarks and headings are left out.
    Csv,
}

/// A participation programme (osallisuusohjelma) with the versions that the caller may see.
pub(crate) struct Programme {
    programme: Box<programme::Programme>,
    wanted: domain::LanguageTag,
}

impl Programme {
    fn new(request: &Request<'_>, programme: programme::Programme) -> Self {
        Self { programme: Box::new(programme), wanted: request.caller.language.clone() }
    }

    fn version(&self, version: &programme::ProgrammeVersion) -> ProgrammeVersion {
        ProgrammeVersion {
            programme: self.programme.clone(),
            version: Box::new(version.clone()),
            wanted: self.wanted.clone(),
        }
    }
}

/// A participation programme (osallisuusohjelma) with the versions that the caller may see.
#[Object]
impl Programme {
    /// `Programme:…`
    async fn id(&self) -> ID {
        self.programme.id.node_id().into()
    }

    /// Its key, the same through all versions; the address of its page.
    async fn key(&self) -> &str {
        self.programme.key.as_str()
    }

    /// The version that is in force; null before the first was approved.
    async fn in_force(&self) -> Option<ProgrammeVersion> {
        self.programme.in_force().map(|version| self.version(version))
    }

    /// The version that is being written; null where there is none, and for everybody but staff.
    async fn draft(&self) -> Option<ProgrammeVersion> {
        self.programme.draft().map(|version| self.version(version))
    }

    /// Its versions, the earliest first. Everybody but staff sees the one that is in force.
    async fn versions(&self) -> Vec<ProgrammeVersion> {
        self.programme.versions.iter().map(|version| self.version(version)).collect()
    }
}

/// A version of a programme.
pub(crate) struct ProgrammeVersion {
    programme: Box<programme::Programme>,
    version: Box<programme::ProgrammeVersion>,
    wanted: domain::LanguageTag,
}

impl ProgrammeVersion {
    fn of_view(request: &Request<'_>, view: VersionView) -> Self {
        Self {
            programme: Box::new(view.programme),
            version: Box::new(view.version),
            wanted: request.caller.language.clone(),
        }
    }

    fn reader(&self) -> Reader<'_> {
        Reader { content: &self.version.content, wanted: &self.wanted }
    }
}

/// A version of a programme.
#[Object]
impl ProgrammeVersion {
    /// `ProgrammeVersion:…`
    async fn id(&self) -> ID {
        self.version.id.node_id().into()
    }

    /// `Programme:…`
    async fn programme_id(&self) -> ID {
        self.programme.id.node_id().into()
    }

    /// From one, in the order in which the versions were begun.
    async fn number(&self) -> i32 {
        self.version.number
    }

    /// Where it stands.
    async fn state(&self) -> ProgrammeVersionState {
        self.programme.state(&self.version).into()
    }

    /// What the programme is called.
    async fn name(&self) -> ProgrammeText {
        self.reader().text(&self.version.content.name)
    }

    /// Whose programme it is, as it says itself; null where it does not.
    async fn county(&self) -> Option<ProgrammeText> {
        ProgrammeText::optional(&self.version.content.county, &self.wanted)
    }

    /// Its first year; null where the programme prints none.
    async fn first_year(&self) -> Option<i32> {
        self.version.content.period.map(|period| period.first_year)
    }

    /// Its last year; null where the programme prints none.
    async fn last_year(&self) -> Option<i32> {
        self.version.content.period.map(|period| period.last_year)
    }

    /// Who approved it; null while it is a draft.
    async fn adopted_by(&self) -> Option<Localized> {
        let adoption = self.version.adoption.as_ref()?;
        Some(Localized::new(&adoption.body, &domain::LanguageTag::finnish(), &self.wanted))
    }

    /// The Helsinki day on which it was approved; null while it is a draft.
    async fn adopted_on(&self) -> Option<Date> {
        self.version.adoption.as_ref().map(|adoption| Date(adoption.on))
    }

    /// The Helsinki day on which a later version was approved.
    async fn replaced_on(&self) -> Option<Date> {
        self.programme.replaced_on(&self.version).map(Date)
    }

    /// How much there is of each part.
    async fn counts(&self) -> ProgrammeCounts {
        self.version.content.counts().into()
    }

    /// How it is reported on.
    async fn reporting(&self) -> ProgrammeReporting {
        self.reader().reporting()
    }

    /// Its responsible parties.
    async fn parties(&self) -> Vec<ResponsibleParty> {
        self.reader().each_party()
    }

    /// Its focus areas with their goals and measures, in their order.
    async fn focus_areas(&self) -> Vec<ProgrammeFocusArea> {
        self.reader().focus_areas()
    }

    /// Its indicators.
    async fn indicators(&self) -> Vec<IndicatorDefinition> {
        self.reader().indicators()
    }

    /// Counts up with every change: send it back with yours.
    async fn revision(&self) -> i64 {
        self.version.revision
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.version.updated_at)
    }
}

/// What differs between two versions of a programme.
#[derive(SimpleObject)]
pub(crate) struct ProgrammeComparison {
    /// The earlier one.
    before: ProgrammeVersion,
    /// The later one.
    after: ProgrammeVersion,
    /// What differs, part by part.
    changes: Vec<ProgrammeChange>,
}

/// Participation programmes.
#[derive(Default)]
pub struct ProgrammeQuery;

#[Object]
impl ProgrammeQuery {
    /// The county's participation programmes. Everybody sees those that are in force; staff also drafts and what was
    /// replaced.
    async fn programmes(&self, context: &Context<'_>) -> Result<Vec<Programme>> {
        let request = Request::of(context)?;
        let all = service::programme::list(request.services, request.actor()).await;
        let all = all.map_err(|error| request.error(error))?;
        Ok(all.into_iter().map(|one| Programme::new(&request, one)).collect())
    }

    /// A participation programme; null where there is none that the caller may see.
    async fn programme(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Its key.", validator(chars_max_length = 60))] key: String,
    ) -> Result<Option<Programme>> {
        let request = Request::of(context)?;
        let Ok(key) = key.parse::<ProgrammeKey>() else { return Ok(None) };
        match service::programme::named(request.services, request.actor(), &key).await {
            Ok(found) => Ok(Some(Programme::new(&request, found))),
            Err(service::ServiceError::NotFound) => Ok(None),
            Err(error) => Err(request.error(error)),
        }
    }

    /// A version of a programme. For staff.
    async fn programme_version(&self, context: &Context<'_>, id: ID) -> Result<ProgrammeVersion> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = service::programme::version(request.services, request.actor(), id).await;
        let view = view.map_err(|error| request.error(error))?;
        Ok(ProgrammeVersion::of_view(&request, view))
    }

    /// What differs between two versions of one programme. For staff.
    async fn programme_comparison(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The earlier version, `ProgrammeVersion:…`")] before: ID,
        #[graphql(desc = "The later version.")] after: ID,
    ) -> Result<ProgrammeComparison> {
        let request = Request::of(context)?;
        let (before, after) = (request.parse_id(&before)?, request.parse_id(&after)?);
        let compared = service::programme::compare(request.services, request.actor(), before, after).await;
        let compared = compared.map_err(|error| request.error(error))?;
        let programme = Programme::new(&request, compared.programme);
        Ok(ProgrammeComparison {
            before: programme.version(&compared.before),
            after: programme.version(&compared.after),
            changes: ProgrammeChange::each(&request, compared.changes),
        })
    }

    /// A version as a file that can be brought again. For staff.
    async fn programme_file(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "`ProgrammeVersion:…`")] id: ID,
        format: ProgrammeFileFormat,
    ) -> Result<String> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = service::programme::version(request.services, request.actor(), id).await;
        let version = view.map_err(|error| request.error(error))?.version;
        Ok(match format {
            ProgrammeFileFormat::Json => service::programme::as_json(&version),
            ProgrammeFileFormat::Csv => service::programme::as_csv(&version, &request.caller.language),
        })
    }
}
