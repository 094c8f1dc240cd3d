//! A survey's life as columns, so that the database's own checks see it.

use chrono::{DateTime, Utc};
use domain::SurveyId;
use domain::id::{PanelId, TypedId};
use domain::survey::{Life, Publication, Respondents, Schedule};
use sea_orm::ActiveValue::Set;
use sea_orm::FromQueryResult;
use uuid::Uuid;

use crate::entity::survey;
use crate::{Result, StorageError};

pub(super) fn columns(life: &Life) -> survey::ActiveModel {
    let publication = life.publication();
    let archived_at = match life {
        Life::Archived { at, .. } => Some(*at),
        Life::Draft | Life::Published(_) => None,
    };
    survey::ActiveModel {
        version: Set(publication.map(|p| p.version)),
        published_at: Set(publication.map(|p| p.published_at)),
        opens_at: Set(publication.map(|p| p.schedule.opens_at)),
        closes_at: Set(publication.and_then(|p| p.schedule.closes_at)),
        late_answer_days: Set(publication.map(|p| i32::from(p.schedule.late_answer_days))),
        closed_early_at: Set(publication.and_then(|p| p.closed_early_at)),
        finalised_at: Set(publication.and_then(|p| p.finalised_at)),
        results_released_at: Set(publication.and_then(|p| p.results_released_at)),
        outcome_published_at: Set(publication.and_then(|p| p.outcome_published_at)),
        responses_deleted_at: Set(publication.and_then(|p| p.responses_deleted_at)),
        archived_at: Set(archived_at),
        ..Default::default()
    }
}

/// The columns of a survey's life alone: what a submission needs to know, without the long draft.
#[derive(Clone, Debug, FromQueryResult)]
pub(super) struct LifeRow {
    pub(super) id: Uuid,
    pub(super) slug: String,
    pub(super) division_id: Option<Uuid>,
    pub(super) unit_id: Option<Uuid>,
    panel_id: Option<Uuid>,
    is_paired: bool,
    version: Option<i32>,
    published_at: Option<DateTime<Utc>>,
    opens_at: Option<DateTime<Utc>>,
    closes_at: Option<DateTime<Utc>>,
    late_answer_days: Option<i32>,
    closed_early_at: Option<DateTime<Utc>>,
    finalised_at: Option<DateTime<Utc>>,
    results_released_at: Option<DateTime<Utc>>,
    outcome_published_at: Option<DateTime<Utc>>,
    responses_deleted_at: Option<DateTime<Utc>>,
    archived_at: Option<DateTime<Utc>>,
}

pub(super) const COLUMNS: [survey::Column; 17] = [
    survey::Column::Id,
    survey::Column::Slug,
    survey::Column::DivisionId,
    survey::Column::UnitId,
    survey::Column::PanelId,
    survey::Column::IsPaired,
    survey::Column::Version,
    survey::Column::PublishedAt,
    survey::Column::OpensAt,
    survey::Column::ClosesAt,
    survey::Column::LateAnswerDays,
    survey::Column::ClosedEarlyAt,
    survey::Column::FinalisedAt,
    survey::Column::ResultsReleasedAt,
    survey::Column::OutcomePublishedAt,
    survey::Column::ResponsesDeletedAt,
    survey::Column::ArchivedAt,
];

impl From<&survey::Model> for LifeRow {
    fn from(row: &survey::Model) -> Self {
        Self {
            id: row.id,
            slug: row.slug.clone(),
            division_id: row.division_id,
            unit_id: row.unit_id,
            panel_id: row.panel_id,
            is_paired: row.is_paired,
            version: row.version,
            published_at: row.published_at,
            opens_at: row.opens_at,
            closes_at: row.closes_at,
            late_answer_days: row.late_answer_days,
            closed_early_at: row.closed_early_at,
            finalised_at: row.finalised_at,
            results_released_at: row.results_released_at,
            outcome_published_at: row.outcome_published_at,
            responses_deleted_at: row.responses_deleted_at,
            archived_at: row.archived_at,
        }
    }
}

impl LifeRow {
    pub(super) fn id(&self) -> SurveyId {
        SurveyId::from_uuid(self.id)
    }

    pub(super) fn respondents(&self) -> Respondents {
        match self.panel_id {
            None => Respondents::Anyone,
            Some(panel) => {
                Respondents::Members { panel: PanelId::from_uuid(panel), is_paired: self.is_paired }
            }
        }
    }

    pub(super) fn life(&self) -> Result<Life> {
        let (Some(version), Some(published_at), Some(opens_at)) =
            (self.version, self.published_at, self.opens_at)
        else {
            return Ok(Life::Draft);
        };
        let days = u16::try_from(self.late_answer_days.unwrap_or_default());
        let publication = Publication {
            version,
            published_at,
            schedule: Schedule {
                opens_at,
                closes_at: self.closes_at,
                late_answer_days: days.map_err(|e| StorageError::unreadable("late answer days", e))?,
            },
            closed_early_at: self.closed_early_at,
            finalised_at: self.finalised_at,
            results_released_at: self.results_released_at,
            outcome_published_at: self.outcome_published_at,
            responses_deleted_at: self.responses_deleted_at,
        };
        Ok(match self.archived_at {
            Some(at) => Life::Archived { publication, at },
            None => Life::Published(publication),
        })
    }
}
