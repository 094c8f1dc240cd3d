//! Surveys of panels.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use service::survey::panel::{self, NewPanelSurvey, OwnSurvey};

use super::managed::ManagedSurvey;
use super::mutation::{CreateSurveyResult, SurveyStepResult};
use crate::context::{Request, Result};
use crate::localized::Localized;
use crate::panel::{PanelSeat, PanelSeatResult};
use crate::problem::settle;
use crate::scalar::{DateTime, LanguageTag};

/// A survey of a panel that is to be started.
#[derive(InputObject)]
struct CreatePanelSurveyInput {
    /// `Panel:…`
    panel_id: ID,
    /// The language it is written in first; that of the survey which it continues, where it continues one.
    source_language: LanguageTag,
    /// Its title in that language.
    #[graphql(validator(chars_max_length = 500))]
    title: String,
    /// Whoever agrees has their answers paired with those to other such surveys of the panel.
    #[graphql(default)]
    paired: bool,
    /// An earlier survey of the panel that is asked again: its questions are taken over as they are.
    continues: Option<ID>,
}

/// An open survey of a panel, for one of its members.
#[derive(SimpleObject)]
pub(crate) struct SeatSurvey {
    /// The readable part of its address.
    slug: String,
    /// Its title.
    title: Localized,
    /// When it closes.
    closes_at: Option<DateTime>,
    /// The code of the member's own invitation, for `submitResponse`.
    invitation: String,
    /// An answer has been given by it.
    answered: bool,
}

impl SeatSurvey {
    pub(crate) fn new(own: &OwnSurvey, wanted: &domain::LanguageTag) -> Self {
        let content = &own.survey.version.content;
        Self {
            slug: own.survey.header.slug.clone(),
            title: Localized::new(&content.title, &content.source_language, wanted),
            closes_at: own.survey.publication.closes_at().map(DateTime),
            invitation: own.invitation.to_string(),
            answered: own.is_answered,
        }
    }
}

/// Surveys of panels.
#[derive(Default)]
pub struct PanelSurveyMutation;

#[Object]
impl PanelSurveyMutation {
    /// Starts a survey of a panel, as a draft. For organisers, who write, publish and read it as survey editors do theirs.
    async fn create_panel_survey(
        &self,
        context: &Context<'_>,
        input: CreatePanelSurveyInput,
    ) -> Result<CreateSurveyResult> {
        let request = Request::of(context)?;
        let new = NewPanelSurvey {
            panel: request.parse_id(&input.panel_id)?,
            source_language: input.source_language.0,
            title: input.title,
            is_paired: input.paired,
            continues: input.continues.map(|id| request.parse_id(&id)).transpose()?,
        };
        let created = panel::create(request.services, request.actor(), new).await;
        let success = |survey| CreateSurveyResult::Survey(ManagedSurvey::new(survey, &request));
        settle(&request, created, success, CreateSurveyResult::InvalidInput)
    }

    /// Reminds the members of an open survey, at most once a day. Whoever has answered gets no message, and nothing tells who
    /// that is. For organisers and survey editors.
    async fn remind_panel_survey(&self, context: &Context<'_>, survey_id: ID) -> Result<SurveyStepResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&survey_id)?;
        let reminded = panel::remind(request.services, request.actor(), id).await;
        let success = |survey| SurveyStepResult::Survey(ManagedSurvey::new(survey, &request));
        settle(&request, reminded, success, SurveyStepResult::InvalidInput)
    }

    /// Takes the pair off whatever a member has answered; the answers stay. By the secret of their private link.
    async fn stop_pairing(&self, context: &Context<'_>, token: String) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let stopped = panel::stop_pairing(request.services, &token).await;
        let success = |own| PanelSeatResult::Seat(PanelSeat::new(&request, own));
        settle(&request, stopped, success, PanelSeatResult::InvalidInput)
    }
}
