//! Assessments of a matter's effects on children (LAVA).

use domain::audit::Act;
use domain::id::{AssessmentId, MatterId};
use domain::identity::{Action, Actor};
use domain::matter::{Assessment, AssessmentContent};
use domain::time::civil_day;
use serde_json::json;
use storage::matter::assessment;

use super::managed_one;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Attaches an assessment to a matter.
pub async fn add(
    services: &Services,
    actor: &Actor,
    matter: MatterId,
    content: AssessmentContent,
) -> Result<Assessment> {
    authorise_somewhere(actor, Action::ManageMatters)?;
    let tx = services.storage.begin().await?;
    managed_one(&tx, actor, matter).await?;
    content.check(civil_day(services.now())).map_err(ServiceError::Invalid)?;
    let one = Assessment { id: services.fresh_id(), matter, content, created_at: services.now() };
    assessment::insert(&tx, &one).await?;
    let detail = json!({ "assessment": one.id });
    audit::record(services, &tx, actor, Act::AssessmentAdded, matter, detail).await?;
    tx.commit().await?;
    Ok(one)
}

/// Removes an assessment that was attached to a matter by mistake; nothing happens where it is not attached to it.
pub async fn remove(services: &Services, actor: &Actor, matter: MatterId, id: AssessmentId) -> Result<()> {
    authorise_somewhere(actor, Action::ManageMatters)?;
    let tx = services.storage.begin().await?;
    managed_one(&tx, actor, matter).await?;
    let found = assessment::find(&tx, id).await?.filter(|one| one.matter == matter);
    if found.is_some() {
        assessment::delete(&tx, id).await?;
        let detail = json!({ "assessment": id });
        audit::record(services, &tx, actor, Act::AssessmentRemoved, matter, detail).await?;
    }
    tx.commit().await?;
    Ok(())
}
