//! Surveys as the public meets them.

use std::sync::Arc;

use async_graphql::connection::Connection;
use async_graphql::{Context, Enum, Object};
use domain::LanguageTag as Tag;
use domain::survey::listing::{Filter, Section};
use domain::survey::{Form, Publication, SurveyContent, SurveyVersion};
use domain::{SurveyId, survey};
use service::ServiceError;
use service::survey::answer::PublishedSurvey;
use service::survey::{answer, listing, results};

use super::question::{Anonymity, Audience, PrivacyNotice, Question, SurveyKind};
use super::results::{Outcome, PublishedResults, survey_id};
use crate::context::{Request, Result};
use crate::loader::{loaders, shared};
use crate::localized::Localized;
use crate::matter::SurveyMatter;
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::scalar::{DateTime, LanguageTag};

mirrored! {
    /// A part of the public list.
    ListSection = "domain::survey::listing::Section" {
        /// Can be answered now.
        Open,
        /// Will open.
        Upcoming,
        /// Has closed within a year.
        Closed,
    }
}

/// Where a published survey stands.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::survey::Phase")]
pub(crate) enum SurveyState {
    /// Not published.
    Draft,
    /// Published, opens later.
    Scheduled,
    /// Can be answered.
    Open,
    /// Has closed.
    Closed,
    /// Off the public list.
    Archived,
}

/// A published survey.
pub(crate) struct Survey {
    pub(super) id: SurveyId,
    pub(super) slug: String,
    pub(super) publication: Publication,
    pub(super) state: survey::Phase,
    pub(super) version: Arc<SurveyVersion>,
    pub(super) wanted: Tag,
}

impl Survey {
    pub(crate) fn new(found: PublishedSurvey, now: chrono::DateTime<chrono::Utc>, wanted: &Tag) -> Self {
        Self {
            id: found.header.id,
            slug: found.header.slug,
            state: found.header.life.phase(now),
            publication: found.publication,
            version: found.version,
            wanted: wanted.clone(),
        }
    }

    fn content(&self) -> &SurveyContent {
        &self.version.content
    }

    fn localized(&self, text: &domain::LocalizedText) -> Localized {
        Localized::new(text, &self.content().source_language, &self.wanted)
    }
}

/// A published survey.
#[Object]
impl Survey {
    /// `Survey:…`
    async fn id(&self) -> async_graphql::ID {
        survey_id(self.id)
    }

    /// The readable part of its address.
    async fn slug(&self) -> &str {
        &self.slug
    }

    /// What kind of survey it is.
    async fn kind(&self) -> SurveyKind {
        self.content().kind.into()
    }

    /// Where it stands now.
    async fn state(&self) -> SurveyState {
        self.state.into()
    }

    /// `state` in words.
    async fn state_label(&self, context: &Context<'_>, language: Option<LanguageTag>) -> Result<String> {
        let texts = Request::of(context)?.texts(language.map(|tag| tag.0).as_ref());
        Ok(texts.text(self.state.label_key()).text)
    }

    /// Its title.
    async fn title(&self) -> Localized {
        self.localized(&self.content().title)
    }

    /// What it is about, in one sentence.
    async fn summary(&self) -> Localized {
        self.localized(&self.content().summary)
    }

    /// Who asks and why.
    async fn introduction(&self) -> Option<Localized> {
        Localized::optional(&self.content().introduction, &self.content().source_language, &self.wanted)
    }

    /// Whom it is meant for; empty means everyone.
    async fn audiences(&self) -> Vec<Audience> {
        self.content().audiences.iter().map(|audience| (*audience).into()).collect()
    }

    /// Codes of the municipalities it concerns; empty means the whole county.
    async fn municipalities(&self) -> Vec<&String> {
        self.content().municipalities.iter().collect()
    }

    /// How its answers relate to people; `null` for a survey run elsewhere.
    async fn anonymity(&self) -> Option<Anonymity> {
        (!self.content().form.is_external()).then(|| self.version.mode.into())
    }

    /// The languages in which it can be answered.
    async fn languages(&self) -> Vec<LanguageTag> {
        self.version.languages.iter().cloned().map(LanguageTag).collect()
    }

    /// When it opens or opened.
    async fn opens_at(&self) -> DateTime {
        DateTime(self.publication.schedule.opens_at)
    }

    /// When it closes or closed; `null` for a standing survey.
    async fn closes_at(&self) -> Option<DateTime> {
        self.publication.closes_at().map(DateTime)
    }

    /// Minutes it takes to answer, estimated; `null` for a survey run elsewhere.
    async fn estimated_minutes(&self) -> Option<u32> {
        (!self.content().form.is_external()).then(|| self.content().estimated_minutes())
    }

    /// Its version; `submitResponse` may name it.
    async fn version(&self) -> i32 {
        self.version.number
    }

    /// What a respondent is told before answering; `null` for a survey run elsewhere.
    async fn privacy_notice(&self) -> Option<PrivacyNotice> {
        (!self.content().form.is_external()).then(|| PrivacyNotice::of(self.content(), &self.wanted))
    }

    /// Its questions; empty for a survey run elsewhere.
    async fn questions(&self) -> Vec<Question> {
        Question::all_of(self.content(), &self.wanted)
    }

    /// The address of a survey run elsewhere.
    async fn external_address(&self) -> Option<Localized> {
        match &self.content().form {
            Form::External { address } => Some(self.localized(address)),
            Form::Questions(_) => None,
        }
    }

    /// Its released results; `null` before they are released.
    async fn published_results(&self, context: &Context<'_>) -> Result<Option<PublishedResults>> {
        if self.publication.results_released_at.is_none() {
            return Ok(None);
        }
        let published = loaders(context)?.releases.load_one(self.id).await;
        let published = published.map_err(|error| shared(context, &error))?;
        Ok(published.map(|published| PublishedResults { published, wanted: self.wanted.clone() }))
    }

    /// The public matters under preparation that it is part of: who decides on what was asked, and when.
    async fn matters(&self, context: &Context<'_>) -> Result<Vec<SurveyMatter>> {
        let found =
            loaders(context)?.matters.load_one(self.id).await.map_err(|error| shared(context, &error))?;
        Ok(found.iter().flatten().map(|matter| SurveyMatter::new(matter, &self.wanted)).collect())
    }

    /// What came of it; `null` while that is owed.
    async fn outcome(&self, context: &Context<'_>) -> Result<Option<Outcome>> {
        if self.publication.outcome_published_at.is_none() {
            return Ok(None);
        }
        let outcome =
            loaders(context)?.outcomes.load_one(self.id).await.map_err(|error| shared(context, &error))?;
        Ok(outcome.map(|outcome| Outcome::new(&outcome, &self.content().source_language, &self.wanted)))
    }
}

/// Reading what is public about surveys.
#[derive(Default)]
pub struct SurveyQuery;

#[Object]
impl SurveyQuery {
    /// The list "Osallistu ja vaikuta": open surveys by closing date, or another section of the list.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of the field")]
    async fn open_surveys(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Which part of the list.", default_with = "ListSection::Open")] section: ListSection,
        #[graphql(desc = "Only those that can be answered in this language.")] language: Option<LanguageTag>,
        #[graphql(desc = "Only those that concern this municipality, by its code.")] municipality: Option<
            String,
        >,
        #[graphql(desc = "Only those meant for this audience.")] audience: Option<Audience>,
        #[graphql(desc = "Words of the title or the summary.", validator(chars_max_length = 200))]
        search: Option<String>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Survey>> {
        let request = Request::of(context)?;
        let filter = Filter {
            section: Some(Section::from(section)),
            language: language.map(|tag| tag.0),
            municipality,
            audience: audience.map(Into::into),
            search,
        };
        let now = request.services.now();
        let listed = listing::list(request.services, &filter).await.map_err(|e| request.error(e))?;
        let wanted = &request.caller.language;
        let page = Page { first, after, last, before };
        paging::cut(&request, listed, page, listing::ListedSurvey::place, |listed| Survey {
            id: listed.id,
            slug: listed.slug,
            state: listed.publication.phase(now),
            publication: listed.publication,
            version: listed.version,
            wanted: wanted.clone(),
        })
    }

    /// A published survey by the readable part of its address; one of a panel only with an invitation to it, until what
    /// came of it is told. Reading uses no invitation up.
    async fn survey(
        &self,
        context: &Context<'_>,
        slug: String,
        #[graphql(desc = "The code of the invitation.")] invitation: Option<String>,
    ) -> Result<Option<Survey>> {
        let request = Request::of(context)?;
        let invitation = invitation.and_then(|code| code.parse().ok());
        match answer::seen(request.services, &slug, invitation.as_ref()).await {
            Ok(found) => Ok(Some(Survey::new(found, request.services.now(), &request.caller.language))),
            Err(ServiceError::NotFound) => Ok(None),
            Err(error) => Err(request.error(error)),
        }
    }

    /// The released results of a survey; `null` where there is no such survey or they are not released.
    async fn published_results(
        &self,
        context: &Context<'_>,
        slug: String,
    ) -> Result<Option<PublishedResults>> {
        let request = Request::of(context)?;
        match results::published(request.services, &slug).await {
            Ok(found) => Ok(found
                .map(|published| PublishedResults { published, wanted: request.caller.language.clone() })),
            Err(ServiceError::NotFound) => Ok(None),
            Err(error) => Err(request.error(error)),
        }
    }
}
