//! Surveys as staff work on them.

use std::cmp::Reverse;

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::LanguageTag as Tag;
use domain::county::County;
use domain::id::TypedId;
use domain::survey;
use domain::survey::{Form, Survey};
use service::survey::{draft, panel, results};

use super::public::SurveyState;
use super::question::{Anonymity, Audience, PrivacyNotice, Question, SurveyKind};
use super::results::{Outcome, SurveyResults, survey_id};
use crate::activity::ParticipationCategory;
use crate::context::{Request, Result};
use crate::identity::ScopeView;
use crate::loader::{loaders, shared};
use crate::localized::Localized;
use crate::paging::{self, Cursor, Page};
use crate::problem::ViolationView;
use crate::scalar::{DateTime, LanguageTag};

/// A survey as staff work on it: its draft, and where it stands.
pub(crate) struct ManagedSurvey {
    pub(crate) survey: Box<Survey>,
    pub(crate) wanted: Tag,
}

impl ManagedSurvey {
    pub(super) fn new(survey: Survey, request: &Request<'_>) -> Self {
        Self { survey: Box::new(survey), wanted: request.caller.language.clone() }
    }

    fn localized(&self, text: &domain::LocalizedText) -> Localized {
        Localized::new(text, &self.survey.draft.source_language, &self.wanted)
    }
}

/// A survey as staff work on it: its draft, and where it stands.
#[Object]
impl ManagedSurvey {
    /// `Survey:…`
    async fn id(&self) -> ID {
        survey_id(self.survey.id)
    }

    /// The readable part of its address.
    async fn slug(&self) -> &str {
        &self.survey.slug
    }

    /// The part of the county it belongs to.
    async fn owner(&self) -> ScopeView {
        ScopeView::from(self.survey.owner)
    }

    /// Where it stands now.
    async fn state(&self, context: &Context<'_>) -> Result<SurveyState> {
        Ok(self.survey.life.phase(Request::of(context)?.services.now()).into())
    }

    /// Counts the saves: send it with a change, so that two editors do not overwrite each other.
    async fn revision(&self) -> i64 {
        self.survey.revision
    }

    /// What kind of survey it is.
    async fn kind(&self) -> SurveyKind {
        self.survey.draft.kind.into()
    }

    /// The panel whose members are asked; `null` where anybody may answer.
    async fn panel_id(&self) -> Option<ID> {
        self.survey.respondents.panel().map(|panel| panel.node_id().into())
    }

    /// How its answers relate to people.
    async fn anonymity(&self) -> Anonymity {
        self.survey.respondents.mode().into()
    }

    /// How many members have an invitation; who has used theirs is told to nobody.
    #[graphql(complexity = 2)]
    async fn invited(&self, context: &Context<'_>) -> Result<u64> {
        if self.survey.respondents.panel().is_none() {
            return Ok(0);
        }
        let request = Request::of(context)?;
        let invited = panel::invited(request.services, request.actor(), self.survey.id).await;
        invited.map_err(|e| request.error(e))
    }

    /// The language it is written in first.
    async fn source_language(&self) -> LanguageTag {
        LanguageTag(self.survey.draft.source_language.clone())
    }

    /// Its title in the draft.
    async fn title(&self) -> Localized {
        self.localized(&self.survey.draft.title)
    }

    /// What it is about, in one sentence, in the draft.
    async fn summary(&self) -> Localized {
        self.localized(&self.survey.draft.summary)
    }

    /// Who asks and why, in the draft.
    async fn introduction(&self) -> Localized {
        self.localized(&self.survey.draft.introduction)
    }

    /// Whom the draft is meant for.
    async fn audiences(&self) -> Vec<Audience> {
        self.survey.draft.audiences.iter().map(|audience| (*audience).into()).collect()
    }

    /// In which categories of participation one takes part by answering; those of its kind, where none were chosen.
    async fn categories(&self) -> Vec<ParticipationCategory> {
        self.survey.draft.participation().into_iter().map(Into::into).collect()
    }

    /// Codes of the municipalities the draft concerns.
    async fn municipalities(&self) -> Vec<&String> {
        self.survey.draft.municipalities.iter().collect()
    }

    /// What a respondent is told before answering, in the draft.
    async fn privacy_notice(&self) -> PrivacyNotice {
        PrivacyNotice::of(&self.survey.draft, &self.wanted)
    }

    /// The questions of the draft.
    async fn questions(&self) -> Vec<Question> {
        Question::all_of(&self.survey.draft, &self.wanted)
    }

    /// The address of a survey run elsewhere, in the draft.
    async fn external_address(&self) -> Option<Localized> {
        match &self.survey.draft.form {
            Form::External { address } => Some(self.localized(address)),
            Form::Questions(_) => None,
        }
    }

    /// When the draft opens; at publishing where it is `null`.
    async fn opens_at(&self) -> Option<DateTime> {
        self.survey.draft.opens_at.map(DateTime)
    }

    /// When the draft closes; never where it is `null`.
    async fn closes_at(&self) -> Option<DateTime> {
        self.survey.draft.closes_at.map(DateTime)
    }

    /// Days after closing in which staff enter late answers, in the draft; the county's where it is `null`.
    async fn late_answer_days(&self) -> Option<u16> {
        self.survey.draft.late_answer_days
    }

    /// What has gone out; `null` before the first publication.
    async fn publication(&self) -> Option<PublicationView> {
        self.survey.life.publication().map(PublicationView::from)
    }

    /// True where it has closed and not told what came of it.
    async fn owes_outcome(&self, context: &Context<'_>) -> Result<bool> {
        let now = Request::of(context)?.services.now();
        Ok(self.survey.life.owes_outcome(now))
    }

    /// Answers received so far, those that wait for the mixer included.
    async fn received(&self, context: &Context<'_>) -> Result<u64> {
        let key = (self.survey.id, self.survey.owner);
        let received =
            loaders(context)?.received.load_one(key).await.map_err(|error| shared(context, &error))?;
        Ok(received.unwrap_or_default())
    }

    /// What stands between the draft and its publication.
    #[graphql(complexity = "5 + child_complexity")]
    async fn readiness(&self, context: &Context<'_>) -> Result<Readiness> {
        let request = Request::of(context)?;
        let county = loaders(context)?.county.load_one(()).await.map_err(|error| shared(context, &error))?;
        let county = county.unwrap_or_else(County::blank);
        let readiness = draft::readiness(request.services, request.actor(), &county, &self.survey).await;
        let readiness = readiness.map_err(|e| request.error(e))?;
        let texts = request.texts(None);
        Ok(Readiness {
            violations: readiness.violations.iter().map(|v| ViolationView::new(&texts, v)).collect(),
            languages: readiness
                .languages
                .iter()
                .map(|completeness| LanguageCompleteness {
                    language: LanguageTag(completeness.language.clone()),
                    required: readiness.required.contains(&completeness.language),
                    percent: completeness.percent(),
                    outdated: completeness.outdated,
                })
                .collect(),
        })
    }

    /// The outcome as it has been published; `null` while it is owed.
    async fn outcome(&self, context: &Context<'_>) -> Result<Option<Outcome>> {
        let outcome = loaders(context)?.outcomes.load_one(self.survey.id).await;
        let outcome = outcome.map_err(|error| shared(context, &error))?;
        Ok(outcome.map(|outcome| Outcome::new(&outcome, &self.survey.draft.source_language, &self.wanted)))
    }
}

/// What has gone out of a survey.
#[derive(SimpleObject)]
#[graphql(name = "Publication")]
pub(crate) struct PublicationView {
    /// The current version.
    version: i32,
    /// When the first version was published.
    published_at: DateTime,
    /// When it opens or opened.
    opens_at: DateTime,
    /// When it closes or closed.
    closes_at: Option<DateTime>,
    /// Until when staff may enter answers that came on paper or by phone.
    late_answers_until: Option<DateTime>,
    /// When the final mix was done; results may be released from then on.
    finalised_at: Option<DateTime>,
    /// When the results were released.
    results_released_at: Option<DateTime>,
    /// When the outcome was last published.
    outcome_published_at: Option<DateTime>,
    /// When single answers were deleted.
    responses_deleted_at: Option<DateTime>,
}

impl From<&survey::Publication> for PublicationView {
    fn from(publication: &survey::Publication) -> Self {
        Self {
            version: publication.version,
            published_at: DateTime(publication.published_at),
            opens_at: DateTime(publication.schedule.opens_at),
            closes_at: publication.closes_at().map(DateTime),
            late_answers_until: publication.late_answers_until().map(DateTime),
            finalised_at: publication.finalised_at.map(DateTime),
            results_released_at: publication.results_released_at.map(DateTime),
            outcome_published_at: publication.outcome_published_at.map(DateTime),
            responses_deleted_at: publication.responses_deleted_at.map(DateTime),
        }
    }
}

/// What stands between a draft and its publication.
#[derive(SimpleObject)]
pub(crate) struct Readiness {
    /// Everything that is missing or wrong; empty means that it may be published.
    violations: Vec<ViolationView>,
    /// The required languages, then the others in which something is written.
    languages: Vec<LanguageCompleteness>,
}

/// How far a language has come.
#[derive(SimpleObject)]
pub(crate) struct LanguageCompleteness {
    /// Which language.
    language: LanguageTag,
    /// Whether it must be complete before publishing.
    required: bool,
    /// Whole per cent; 100 means complete.
    percent: usize,
    /// Texts whose source has changed since they were translated.
    outdated: usize,
}

/// Reading surveys as staff.
#[derive(Default)]
pub struct ManagedSurveyQuery;

#[Object]
impl ManagedSurveyQuery {
    /// Surveys that the caller may see, newest first. For staff.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of the field")]
    async fn managed_surveys(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those in this state.")] state: Option<SurveyState>,
        #[graphql(desc = "Words of the title, in any language.", validator(chars_max_length = 200))]
        search: Option<String>,
        #[graphql(desc = "Only those that owe an outcome.", default)] owing: bool,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, ManagedSurvey>> {
        let request = Request::of(context)?;
        let now = request.services.now();
        let mut surveys =
            draft::surveys(request.services, request.actor()).await.map_err(|e| request.error(e))?;
        let wanted_state = state.map(survey::Phase::from);
        let words: Vec<String> =
            search.unwrap_or_default().to_lowercase().split_whitespace().map(str::to_owned).collect();
        surveys.retain(|survey| {
            let title = || survey.draft.title.entries().map(|(_, text)| text.to_lowercase());
            wanted_state.is_none_or(|wanted| survey.life.phase(now) == wanted)
                && words.iter().all(|word| title().any(|title| title.contains(word.as_str())))
                && (!owing || survey.life.owes_outcome(now))
        });
        let key = |survey: &Survey| Reverse(survey.id);
        paging::cut(&request, surveys, Page { first, after, last, before }, key, |survey| {
            ManagedSurvey::new(survey, &request)
        })
    }

    /// A survey that the caller may see. For staff.
    async fn managed_survey(&self, context: &Context<'_>, id: ID) -> Result<Option<ManagedSurvey>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let survey =
            draft::survey(request.services, request.actor(), id).await.map_err(|e| request.error(e))?;
        Ok(Some(ManagedSurvey::new(survey, &request)))
    }

    /// The surveys of a panel, drafts included, newest first. For coordinators.
    async fn panel_surveys(&self, context: &Context<'_>, panel_id: ID) -> Result<Option<Vec<ManagedSurvey>>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&panel_id)?;
        let surveys =
            panel::surveys(request.services, request.actor(), id).await.map_err(|e| request.error(e))?;
        Ok(Some(surveys.into_iter().map(|survey| ManagedSurvey::new(survey, &request)).collect()))
    }

    /// A survey's answers, counted. For analysts, editors and programme officers; who looked is logged.
    #[graphql(complexity = "20 + child_complexity")]
    async fn survey_results(&self, context: &Context<'_>, survey_id: ID) -> Result<Option<SurveyResults>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&survey_id)?;
        let found =
            results::results(request.services, request.actor(), id).await.map_err(|e| request.error(e))?;
        Ok(Some(SurveyResults { results: found, wanted: request.caller.language.clone() }))
    }
}
