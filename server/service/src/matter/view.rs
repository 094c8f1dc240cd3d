//! A matter with all that it is tied to, as its reader sees it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::SurveyId;
use domain::body::{Body, BodyRecord, RecordKind};
use domain::id::{BodyId, MatterId, PanelId, PositionId};
use domain::identity::{Action, Actor};
use domain::matter::{Assessment, Matter, MatterState, MatterWarning, Tie, TiedSurvey, warnings};
use domain::panel::{Panel, Position};
use domain::survey::{Life, Survey};
use domain::time::civil_day;
use storage::survey::Header;

use crate::survey::answer::PublishedSurvey;
use crate::{Result, ServiceError, Services};

/// What a body has stated on a matter.
#[derive(Clone, Debug)]
pub struct Statement {
    pub body: Body,
    pub record: BodyRecord,
}

/// A matter with all that it is tied to. Who does not prepare it sees what is public.
#[derive(Clone, Debug)]
pub struct MatterView {
    pub matter: Matter,
    /// The bodies of its path.
    pub bodies: BTreeMap<BodyId, Body>,
    /// Published surveys, without those of panels that have not told anything yet and without archived ones.
    pub surveys: Vec<PublishedSurvey>,
    /// Every survey that it is tied to; for whoever prepares it.
    pub tied_surveys: Vec<Survey>,
    /// Public panels; every one for whoever prepares it.
    pub panels: Vec<Panel>,
    pub positions: Vec<Position>,
    /// The latest first.
    pub statements: Vec<Statement>,
    pub assessments: Vec<Assessment>,
    /// What may go wrong; for whoever prepares it.
    pub warnings: Vec<MatterWarning>,
    /// An influencing body had to do with it before it was decided, or is to have.
    pub is_body_heard: bool,
    pub is_managed: bool,
}

/// A matter that everybody reads of or that the actor prepares.
pub async fn view(services: &Services, actor: &Actor, id: MatterId) -> Result<MatterView> {
    views(services, actor, &[id]).await?.remove(&id).ok_or(ServiceError::NotFound)
}

/// Several matters, in as many statements as one. Those that the actor may not see are left out.
pub async fn views(
    services: &Services,
    actor: &Actor,
    ids: &[MatterId],
) -> Result<BTreeMap<MatterId, MatterView>> {
    let access = &services.storage;
    let mut matters = storage::matter::many(access, ids).await?;
    matters.retain(|matter| matter.is_public() || actor.may(Action::ManageMatters, matter.owner));
    let ids: Vec<_> = matters.iter().map(|matter| matter.id).collect();
    let tied = Tied::read(services, &ids).await?;
    let today = civil_day(services.now());
    Ok(matters.into_iter().map(|matter| (matter.id, tied.view(actor, matter, today))).collect())
}

/// Matters that the actor prepares and of which something may go wrong, those that are decided next first.
pub async fn warned(services: &Services, actor: &Actor) -> Result<Vec<MatterView>> {
    let ids: Vec<_> = super::managed(services, actor).await?.iter().map(|matter| matter.id).collect();
    let mut views: Vec<_> = views(services, actor, &ids).await?.into_values().collect();
    views.retain(|view| !view.warnings.is_empty());
    views.sort_by_key(|view| super::order(&view.matter));
    Ok(views)
}

/// What several matters are tied to.
struct Tied {
    ties: Vec<(MatterId, Tie)>,
    bodies: BTreeMap<BodyId, Body>,
    surveys: BTreeMap<SurveyId, Survey>,
    published: BTreeMap<SurveyId, PublishedSurvey>,
    panels: BTreeMap<PanelId, Panel>,
    positions: BTreeMap<PositionId, Position>,
    records: Vec<BodyRecord>,
    assessments: Vec<Assessment>,
}

impl Tied {
    async fn read(services: &Services, ids: &[MatterId]) -> Result<Self> {
        let access = &services.storage;
        let ties = storage::matter::tie::of_matters(access, ids).await?;
        let (mut surveys, mut panels, mut positions) = (Vec::new(), Vec::new(), Vec::new());
        for (_, tie) in &ties {
            match tie {
                Tie::Survey(id) => surveys.push(*id),
                Tie::Panel(id) => panels.push(*id),
                Tie::Position(id) => positions.push(*id),
            }
        }
        let surveys = storage::survey::many(access, &surveys).await?;
        let published = published(services, &surveys).await?;
        let panels = storage::panel::many(access, &panels).await?;
        let positions = storage::panel::position::many(access, &positions).await?;
        let bodies = storage::body::all(access).await?;
        Ok(Self {
            ties,
            bodies: bodies.into_iter().map(|one| (one.id, one)).collect(),
            surveys: surveys.into_iter().map(|one| (one.id, one)).collect(),
            published,
            panels: panels.into_iter().map(|one| (one.id, one)).collect(),
            positions: positions.into_iter().map(|one| (one.id, one)).collect(),
            records: storage::body::record::of_matters(access, ids).await?,
            assessments: storage::matter::assessment::of_matters(access, ids).await?,
        })
    }

    fn view(&self, actor: &Actor, matter: Matter, today: NaiveDate) -> MatterView {
        let is_managed = actor.may(Action::ManageMatters, matter.owner);
        let ties = || self.ties.iter().filter(|(of, _)| *of == matter.id).map(|(_, tie)| *tie);
        let surveys: BTreeSet<SurveyId> =
            ties().filter_map(|tie| if let Tie::Survey(id) = tie { Some(id) } else { None }).collect();
        let panels = ties().filter_map(|tie| match tie {
            Tie::Panel(id) => self.panels.get(&id),
            Tie::Survey(_) | Tie::Position(_) => None,
        });
        let positions = ties().filter_map(|tie| match tie {
            Tie::Position(id) => self.positions.get(&id),
            Tie::Survey(_) | Tie::Panel(_) => None,
        });
        let tied_surveys: Vec<Survey> =
            surveys.iter().filter_map(|id| self.surveys.get(id)).cloned().collect();
        let is_body_heard = self.is_body_heard(&matter);
        let of_matter: Vec<TiedSurvey> = tied_surveys.iter().map(tied_survey).collect();
        let found = warnings(&matter, &of_matter, is_body_heard, today);
        MatterView {
            bodies: self.bodies_of(&matter),
            surveys: surveys.iter().filter_map(|id| self.published.get(id)).cloned().collect(),
            panels: panels.filter(|panel| is_managed || panel.is_public()).cloned().collect(),
            positions: positions.filter(|one| one.is_public()).cloned().collect(),
            statements: self.statements(matter.id),
            assessments: self.assessments.iter().filter(|one| one.matter == matter.id).cloned().collect(),
            tied_surveys: if is_managed { tied_surveys } else { Vec::new() },
            warnings: if is_managed { found } else { Vec::new() },
            is_body_heard,
            is_managed,
            matter,
        }
    }

    fn bodies_of(&self, matter: &Matter) -> BTreeMap<BodyId, Body> {
        let on_path = matter.path.steps().iter().filter_map(|step| self.bodies.get(&step.body));
        on_path.map(|body| (body.id, body.clone())).collect()
    }

    fn statements(&self, matter: MatterId) -> Vec<Statement> {
        let of_matter = |record: &&BodyRecord| {
            record.content.matter == Some(matter) && record.content.kind == RecordKind::Statement
        };
        let statement = |record: &BodyRecord| {
            Some(Statement { body: self.bodies.get(&record.body)?.clone(), record: record.clone() })
        };
        self.records.iter().filter(of_matter).filter_map(statement).collect()
    }

    /// An influencing body is on the path, or has stated or handled something, before the day of the decision.
    fn is_body_heard(&self, matter: &Matter) -> bool {
        let decided_on = matter.decided_on();
        let is_influencing = |body: BodyId| self.bodies.get(&body).is_some_and(Body::is_influencing);
        let is_in_time = |on: NaiveDate| decided_on.is_none_or(|decided| on < decided);
        let on_path = || matter.path.steps().iter().map(|step| (step.body, step.on));
        let of_matter = self.records.iter().filter(|one| one.content.matter == Some(matter.id));
        let recorded = of_matter
            .filter(|one| one.content.kind != RecordKind::Bulletin)
            .map(|one| (one.body, one.content.on));
        on_path().chain(recorded).any(|(body, on)| is_influencing(body) && is_in_time(on))
    }
}

fn tied_survey(survey: &Survey) -> TiedSurvey {
    let publication = survey.life.publication();
    TiedSurvey {
        survey: survey.id,
        closes_at: match publication {
            Some(publication) => publication.closes_at(),
            None => survey.draft.closes_at,
        },
        is_draft: survey.life == Life::Draft,
    }
}

/// Those of surveys that everybody may know of.
async fn published(services: &Services, surveys: &[Survey]) -> Result<BTreeMap<SurveyId, PublishedSurvey>> {
    let candidates: Vec<_> = surveys
        .iter()
        .filter(|survey| !matches!(survey.life, Life::Archived { .. }))
        .filter_map(|survey| Some((survey, *survey.life.publication()?)))
        .filter(|(survey, publication)| {
            let is_told =
                publication.results_released_at.is_some() || publication.outcome_published_at.is_some();
            is_told || !survey.respondents.are_invited()
        })
        .collect();
    let wanted: Vec<_> =
        candidates.iter().map(|(survey, publication)| (survey.id, publication.version)).collect();
    let versions = services.versions.get_many(&services.storage, &wanted).await?;
    let published = candidates.into_iter().filter_map(|(survey, publication)| {
        let version = versions.get(&(survey.id, publication.version))?;
        let header = Header {
            id: survey.id,
            slug: survey.slug.clone(),
            owner: survey.owner,
            respondents: survey.respondents,
            life: survey.life,
        };
        Some((survey.id, PublishedSurvey { header, publication, version: Arc::clone(version) }))
    });
    Ok(published.collect())
}

/// How matters that were decided in a period had been prepared: side evidence of the programme's measures on hearing
/// influencing bodies (V11) and on assessing effects on children (V15).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct MatterFigures {
    pub decided: u32,
    /// An influencing body had been heard before the day of the decision.
    pub body_heard: u32,
    /// With an assessment of effects on children.
    pub assessed: u32,
    /// Residents or panels had been asked: a survey, a panel or a panel's position is tied to it.
    pub residents_asked: u32,
    /// What effect taking part had is told.
    pub effect_told: u32,
}

/// Counts the matters of the whole county that were decided from the first day to the last. For those who keep the
/// register of bodies or prepare matters.
pub async fn figures(
    services: &Services,
    actor: &Actor,
    (from, until): (NaiveDate, NaiveDate),
) -> Result<MatterFigures> {
    crate::body::authorise_reader(actor)?;
    let mut matters = storage::matter::all(&services.storage).await?;
    matters.retain(|one| one.progress.decision().is_some_and(|it| (from..=until).contains(&it.on)));
    let ids: Vec<_> = matters.iter().map(|matter| matter.id).collect();
    let tied = Tied::read(services, &ids).await?;
    let mut figures = MatterFigures::default();
    for matter in matters {
        debug_assert!(matter.state() != MatterState::Preparation);
        figures.decided += 1;
        figures.body_heard += u32::from(tied.is_body_heard(&matter));
        figures.assessed += u32::from(tied.assessments.iter().any(|one| one.matter == matter.id));
        figures.residents_asked += u32::from(tied.ties.iter().any(|(of, _)| *of == matter.id));
        figures.effect_told += u32::from(matter.progress.tells_effect());
    }
    Ok(figures)
}
