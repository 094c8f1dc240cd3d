//! Matters under preparation: who decides and when, how one takes part, and what came of it.

mod mutation;

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::id::TypedId;
use domain::matter as rules;
use domain::survey::Survey as SurveyOfStaff;
use domain::survey::listing::Filter;
use domain::time::civil_day;
use domain::{LanguageTag, LocalizedText};
use service::matter::{self, MatterView};

use crate::body::{Body, BodyRecord};
use crate::context::{Request, Result};
use crate::localized::Localized;
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::panel::PanelPosition;
use crate::scalar::{Date, DateTime};
use crate::survey::Survey;
pub(crate) use mutation::MatterMutation;

mirrored! {
    /// How far a matter has come.
    MatterState = "domain::matter::MatterState" {
        /// One can still have effect on it.
        Preparation,
        /// It has been decided.
        Decided,
        /// What was decided has been done.
        Implemented,
        /// Nothing more is going to be done because of the decision.
        Closed,
        /// Taken back before it was decided.
        Withdrawn,
    }
}
mirrored! {
    /// What can be done to a matter besides deciding it.
    MatterCommand = "domain::matter::MatterCommand" {
        /// What was decided has been done.
        Implement,
        /// Nothing more is going to be done.
        Close,
        /// Take it back before it is decided.
        Withdraw,
        /// Back to preparation.
        Reopen,
    }
}
mirrored! {
    /// What a body does with a matter on a day.
    StepRole = "domain::matter::StepRole" {
        /// It gives guidance to those who prepare (evästys).
        Guidance,
        /// It discusses it (keskustelu).
        Discussion,
        /// It handles it (käsittely).
        Handling,
        /// It sends it on (lähettäminen).
        Sending,
        /// It decides (hyväksyntä).
        Approval,
    }
}
mirrored! {
    /// What may go wrong with the hearing of residents.
    MatterWarningKind = "domain::matter::WarningKind" {
        /// Answers come to a survey on the day of the deciding meeting or after it.
        SurveyClosesTooLate,
        /// A survey always is open.
        SurveyNeverCloses,
        /// No meeting of the path decides.
        NobodyDecides,
        /// No influencing body has to do with it before the decision.
        NobodyHeard,
        /// The deciding meeting has been, and what it decided is not written down.
        DecisionNotTold,
        /// It is decided, and what effect taking part had is not told.
        EffectNotTold,
    }
}

/// A step of a matter's path through bodies.
#[derive(SimpleObject)]
pub(crate) struct PathStep {
    /// Which body.
    body: Body,
    /// The Helsinki day of the meeting.
    on: Date,
    /// What the body does.
    role: StepRole,
    /// Where the agenda or the minutes can be read; blank where they are not on the web.
    address: String,
}

/// What was decided, and what taking part had to do with it.
#[derive(SimpleObject)]
pub(crate) struct MatterDecision {
    /// The Helsinki day.
    on: Date,
    /// What was decided.
    decided: Localized,
    /// How what was said had effect; blank where that is not told yet.
    effect: Localized,
}

/// What a body has stated on a matter.
#[derive(SimpleObject)]
pub(crate) struct MatterStatement {
    /// Which body.
    body: Body,
    /// What it stated, and when.
    record: BodyRecord,
}

/// An assessment of a matter's effects on children (lapsivaikutusten arviointi, LAVA).
#[derive(SimpleObject)]
pub(crate) struct ChildImpactAssessment {
    /// `ChildImpactAssessment:…`
    id: ID,
    /// The Helsinki day on which it was made.
    on: Date,
    /// What it found, in short.
    summary: Localized,
    /// Where it can be read; blank where it is not on the web.
    address: String,
}

/// A panel that a matter is tied to.
#[derive(SimpleObject)]
pub(crate) struct TiedPanel {
    /// `Panel:…`
    id: ID,
    /// What it is called.
    name: Localized,
    /// Applications are taken today.
    is_call_open: bool,
}

/// A survey that a matter is tied to, as those who prepare the matter see it.
#[derive(SimpleObject)]
pub(crate) struct TiedSurvey {
    /// `Survey:…`
    id: ID,
    /// What it is called.
    title: Localized,
    /// When it closes or closed, as far as that is known.
    closes_at: Option<DateTime>,
}

/// A public matter that a survey is part of the preparation of.
#[derive(SimpleObject)]
pub(crate) struct SurveyMatter {
    /// `Matter:…`
    id: ID,
    /// What it is called.
    title: Localized,
    /// How far it has come.
    state: MatterState,
    /// The Helsinki day on which it was decided, else that of the deciding meeting; null while that is not known.
    decided_on: Option<Date>,
}

impl SurveyMatter {
    pub(crate) fn new(matter: &rules::Matter, wanted: &LanguageTag) -> Self {
        Self {
            id: matter.id.node_id().into(),
            title: Localized::new(&matter.content.title, &LanguageTag::finnish(), wanted),
            state: matter.state().into(),
            decided_on: matter.decided_on().map(Date),
        }
    }
}

/// Something that may go wrong with the hearing of residents.
#[derive(SimpleObject)]
pub(crate) struct MatterWarning {
    /// What.
    kind: MatterWarningKind,
    /// In the caller's language.
    message: String,
    /// The survey that it is about.
    survey_id: Option<ID>,
    /// The Helsinki day of the deciding meeting.
    decided_on: Option<Date>,
}

/// A matter under preparation (valmisteltava asia).
pub(crate) struct Matter {
    view: Box<MatterView>,
    wanted: LanguageTag,
}

impl Matter {
    fn new(request: &Request<'_>, view: MatterView) -> Self {
        Self { view: Box::new(view), wanted: request.caller.language.clone() }
    }

    fn localized(&self, text: &LocalizedText) -> Localized {
        Localized::new(text, &LanguageTag::finnish(), &self.wanted)
    }

    fn matter(&self) -> &rules::Matter {
        &self.view.matter
    }
}

/// A matter under preparation (valmisteltava asia).
#[Object]
impl Matter {
    /// `Matter:…`
    async fn id(&self) -> ID {
        self.matter().id.node_id().into()
    }

    /// What it is called.
    async fn title(&self) -> Localized {
        self.localized(&self.matter().content.title)
    }

    /// What it is about.
    async fn summary(&self) -> Localized {
        self.localized(&self.matter().content.summary)
    }

    /// Its number at the registry office (asianumero); blank before there is one.
    async fn case_number(&self) -> &str {
        &self.matter().content.case_number
    }

    /// How far it has come.
    async fn state(&self) -> MatterState {
        self.matter().state().into()
    }

    /// Everybody reads of it.
    async fn is_public(&self) -> bool {
        self.matter().is_public()
    }

    /// Its path through bodies, the earliest meeting first.
    async fn path(&self) -> Vec<PathStep> {
        let step = |step: &rules::PathStep| {
            Some(PathStep {
                body: Body::new(self.view.bodies.get(&step.body)?, &self.wanted),
                on: Date(step.on),
                role: step.role.into(),
                address: step.address.clone(),
            })
        };
        self.matter().path.steps().iter().filter_map(step).collect()
    }

    /// The Helsinki day on which it was decided, else that of the deciding meeting; null while that is not known.
    async fn decided_on(&self) -> Option<Date> {
        self.matter().decided_on().map(Date)
    }

    /// What was decided, and what taking part had to do with it; null before.
    async fn decision(&self) -> Option<MatterDecision> {
        let decision = self.matter().progress.decision()?;
        Some(MatterDecision {
            on: Date(decision.on),
            decided: self.localized(&decision.decided),
            effect: self.localized(&decision.effect),
        })
    }

    /// The Helsinki day on which it was implemented, closed or withdrawn.
    async fn ended_on(&self) -> Option<Date> {
        self.matter().progress.ended_on().map(Date)
    }

    /// Why it was withdrawn; null for one that was not.
    async fn withdrawn_because(&self) -> Option<Localized> {
        match &self.matter().progress {
            rules::Progress::Withdrawn { reason, .. } => Some(self.localized(reason)),
            rules::Progress::Preparation | rules::Progress::Decided { .. } => None,
        }
    }

    /// The surveys that residents were asked, are asked or are going to be.
    async fn surveys(&self, context: &Context<'_>) -> Result<Vec<Survey>> {
        let now = Request::of(context)?.services.now();
        Ok(self.view.surveys.iter().map(|one| Survey::new(one.clone(), now, &self.wanted)).collect())
    }

    /// Every survey that it is tied to, drafts included. For whoever prepares it; empty for others.
    async fn tied_surveys(&self) -> Vec<TiedSurvey> {
        let survey = |one: &SurveyOfStaff| TiedSurvey {
            id: one.id.node_id().into(),
            title: Localized::new(&one.draft.title, &one.draft.source_language, &self.wanted),
            closes_at: match one.life.publication() {
                Some(publication) => publication.closes_at(),
                None => one.draft.closes_at,
            }
            .map(DateTime),
        };
        self.view.tied_surveys.iter().map(survey).collect()
    }

    /// The panels that work on it.
    async fn panels(&self, context: &Context<'_>) -> Result<Vec<TiedPanel>> {
        let today = civil_day(Request::of(context)?.services.now());
        let panel = |one: &domain::panel::Panel| TiedPanel {
            id: one.id.node_id().into(),
            name: self.localized(&one.content.name),
            is_call_open: one.call_open_on(today).is_some(),
        };
        Ok(self.view.panels.iter().map(panel).collect())
    }

    /// What panels have said about it.
    async fn positions(&self) -> Vec<PanelPosition> {
        self.view.positions.iter().map(|one| PanelPosition::new(one, &self.wanted)).collect()
    }

    /// What bodies have stated on it, the latest first.
    async fn statements(&self) -> Vec<MatterStatement> {
        let statement = |one: &matter::Statement| MatterStatement {
            body: Body::new(&one.body, &self.wanted),
            record: BodyRecord::new(&one.record, &self.wanted),
        };
        self.view.statements.iter().map(statement).collect()
    }

    /// Assessments of its effects on children.
    async fn child_impact_assessments(&self) -> Vec<ChildImpactAssessment> {
        let assessment = |one: &rules::Assessment| ChildImpactAssessment {
            id: one.id.node_id().into(),
            on: Date(one.content.on),
            summary: self.localized(&one.content.summary),
            address: one.content.address.clone(),
        };
        self.view.assessments.iter().map(assessment).collect()
    }

    /// What may go wrong with the hearing of residents. For whoever prepares it; empty for others.
    async fn warnings(&self, context: &Context<'_>) -> Result<Vec<MatterWarning>> {
        let texts = Request::of(context)?.texts(None);
        let warning = |one: &rules::MatterWarning| MatterWarning {
            kind: one.kind.into(),
            message: texts.text(one.kind.label_key()).text,
            survey_id: one.survey.map(|id| id.node_id().into()),
            decided_on: one.decided_on.map(Date),
        };
        Ok(self.view.warnings.iter().map(warning).collect())
    }

    /// What can be done to it now besides deciding. For whoever prepares it; empty for others.
    async fn commands(&self) -> Vec<MatterCommand> {
        if self.view.is_managed {
            self.matter().progress.commands().map(Into::into).collect()
        } else {
            Vec::new()
        }
    }

    /// Counts up with every change: send it back with yours.
    async fn version(&self) -> i64 {
        self.matter().version
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.matter().updated_at)
    }
}

/// How matters that were decided in a period had been prepared.
#[derive(SimpleObject)]
pub(crate) struct MatterFigures {
    /// Matters that were decided.
    decided: u32,
    /// Those of them on which an influencing body was heard before the day of the decision.
    body_heard: u32,
    /// Those with an assessment of effects on children.
    assessed: u32,
    /// Those tied to a survey, a panel or a panel's position.
    residents_asked: u32,
    /// Those of which the effect of taking part is told.
    effect_told: u32,
}

/// Reading about matters under preparation.
#[derive(Default)]
pub(crate) struct MatterQuery;

#[Object]
impl MatterQuery {
    /// Matters that everybody reads of: those in preparation by the day of their decision, then the rest, the latest
    /// decision first.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "a page and what it is of")]
    async fn matters(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those that have come so far.")] state: Option<MatterState>,
        #[graphql(desc = "Words of the title or the summary, in any language.")] search: Option<String>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Matter>> {
        let request = Request::of(context)?;
        let matters = matter::public(request.services).await.map_err(|e| request.error(e))?;
        let matters = selected(matters, state, search);
        connection(&request, matters, Page { first, after, last, before }).await
    }

    /// Matters that the caller prepares, in the same order.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "a page and what it is of")]
    async fn managed_matters(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those that have come so far.")] state: Option<MatterState>,
        #[graphql(desc = "Words of the title or the summary, in any language.")] search: Option<String>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Matter>> {
        let request = Request::of(context)?;
        let matters = matter::managed(request.services, request.actor()).await;
        let matters = selected(matters.map_err(|e| request.error(e))?, state, search);
        connection(&request, matters, Page { first, after, last, before }).await
    }

    /// A matter that everybody reads of or that the caller prepares.
    async fn matter(&self, context: &Context<'_>, id: ID) -> Result<Option<Matter>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = matter::view(request.services, request.actor(), id).await;
        Ok(Some(Matter::new(&request, view.map_err(|e| request.error(e))?)))
    }

    /// How matters had been prepared that were decided from a Helsinki day to another, both included. For those who keep
    /// the register of bodies or prepare matters.
    async fn matter_figures(&self, context: &Context<'_>, from: Date, until: Date) -> Result<MatterFigures> {
        let request = Request::of(context)?;
        let counted = matter::figures(request.services, request.actor(), (from.0, until.0)).await;
        let counted = counted.map_err(|e| request.error(e))?;
        Ok(MatterFigures {
            decided: counted.decided,
            body_heard: counted.body_heard,
            assessed: counted.assessed,
            residents_asked: counted.residents_asked,
            effect_told: counted.effect_told,
        })
    }
}

fn selected(
    mut matters: Vec<rules::Matter>,
    state: Option<MatterState>,
    search: Option<String>,
) -> Vec<rules::Matter> {
    let filter = Filter { search, ..Filter::default() };
    matters.retain(|matter| {
        state.is_none_or(|state| MatterState::from(matter.state()) == state) && filter.accepts_matter(matter)
    });
    matters
}

/// A page of matters, what they are tied to read at once.
async fn connection(
    request: &Request<'_>,
    matters: Vec<rules::Matter>,
    page: Page,
) -> Result<Connection<Cursor, Matter>> {
    let ids: Vec<_> = matters.iter().map(|matter| matter.id).collect();
    let views = matter::views(request.services, request.actor(), &ids).await;
    let views: Vec<MatterView> = views.map_err(|e| request.error(e))?.into_values().collect();
    let key = |view: &MatterView| matter::order(&view.matter);
    paging::cut(request, views, page, key, |view| Matter::new(request, view))
}
