//! What matters are tied to.

use domain::SurveyId;
use domain::id::{MatterId, PanelId, PositionId, TypedId};
use domain::matter::Tie;
use sea_orm::sea_query::OnConflict;
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter};

use crate::entity::preparation::{matter_panel, matter_position, matter_survey};
use crate::{Access, Result, Tx};

/// Ties a matter; nothing happens where it is tied so already.
pub async fn insert(tx: &Tx, matter: MatterId, tie: Tie) -> Result<()> {
    let of = Set(matter.uuid());
    match tie {
        Tie::Survey(id) => {
            use matter_survey::{ActiveModel, Column, Entity};
            let row = ActiveModel { matter_id: of, survey_id: Set(id.uuid()) };
            let kept = OnConflict::columns([Column::MatterId, Column::SurveyId]).do_nothing().to_owned();
            Entity::insert(row).on_conflict(kept).exec_without_returning(tx.connection()).await?;
        }
        Tie::Panel(id) => {
            use matter_panel::{ActiveModel, Column, Entity};
            let row = ActiveModel { matter_id: of, panel_id: Set(id.uuid()) };
            let kept = OnConflict::columns([Column::MatterId, Column::PanelId]).do_nothing().to_owned();
            Entity::insert(row).on_conflict(kept).exec_without_returning(tx.connection()).await?;
        }
        Tie::Position(id) => {
            use matter_position::{ActiveModel, Column, Entity};
            let row = ActiveModel { matter_id: of, position_id: Set(id.uuid()) };
            let kept = OnConflict::columns([Column::MatterId, Column::PositionId]).do_nothing().to_owned();
            Entity::insert(row).on_conflict(kept).exec_without_returning(tx.connection()).await?;
        }
    }
    Ok(())
}

/// Unties a matter; false where it was not tied so.
pub async fn delete(tx: &Tx, matter: MatterId, tie: Tie) -> Result<bool> {
    let of = matter.uuid();
    let done = match tie {
        Tie::Survey(id) => matter_survey::Entity::delete_by_id((of, id.uuid())).exec(tx.connection()).await?,
        Tie::Panel(id) => matter_panel::Entity::delete_by_id((of, id.uuid())).exec(tx.connection()).await?,
        Tie::Position(id) => {
            matter_position::Entity::delete_by_id((of, id.uuid())).exec(tx.connection()).await?
        }
    };
    Ok(done.rows_affected == 1)
}

/// The ties of several matters, in three statements.
pub async fn of_matters(access: &impl Access, ids: &[MatterId]) -> Result<Vec<(MatterId, Tie)>> {
    let wanted: Vec<_> = ids.iter().map(|id| id.uuid()).collect();
    let connection = access.connection();
    let surveys = matter_survey::Entity::find()
        .filter(matter_survey::Column::MatterId.is_in(wanted.clone()))
        .all(connection)
        .await?;
    let panels = matter_panel::Entity::find()
        .filter(matter_panel::Column::MatterId.is_in(wanted.clone()))
        .all(connection)
        .await?;
    let positions = matter_position::Entity::find()
        .filter(matter_position::Column::MatterId.is_in(wanted))
        .all(connection)
        .await?;
    let of = MatterId::from_uuid;
    let surveys =
        surveys.into_iter().map(|row| (of(row.matter_id), Tie::Survey(SurveyId::from_uuid(row.survey_id))));
    let panels =
        panels.into_iter().map(|row| (of(row.matter_id), Tie::Panel(PanelId::from_uuid(row.panel_id))));
    let positions = positions
        .into_iter()
        .map(|row| (of(row.matter_id), Tie::Position(PositionId::from_uuid(row.position_id))));
    Ok(surveys.chain(panels).chain(positions).collect())
}

/// The matters that surveys are tied to, each with its survey.
pub async fn of_surveys(access: &impl Access, ids: &[SurveyId]) -> Result<Vec<(SurveyId, MatterId)>> {
    let rows = matter_survey::Entity::find()
        .filter(matter_survey::Column::SurveyId.is_in(ids.iter().map(|id| id.uuid())))
        .all(access.connection())
        .await?;
    let tie =
        |row: matter_survey::Model| (SurveyId::from_uuid(row.survey_id), MatterId::from_uuid(row.matter_id));
    Ok(rows.into_iter().map(tie).collect())
}
