//! The names by which everybody knows members: those who want that, until they take it back or leave.

use domain::Code;
use domain::audit::Act;
use domain::id::{MemberId, PanelId};
use domain::identity::{Action, Actor};
use domain::panel::check_public_name;
use serde_json::json;
use storage::panel::member;

use super::managed_one;
use super::member::behind;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Shows a name of a member on the page of their panel, behind a private link; a blank one takes it back. Only those with
/// a seat do.
pub async fn show(services: &Services, token: &str, name: &str) -> Result<()> {
    let (one, _) = behind(services, token).await?;
    let name = check_public_name(name)?;
    let tx = services.storage.begin().await?;
    // In the write itself: whoever leaves meanwhile is not named any more.
    if !member::set_public_name(&tx, one.id, name).await? {
        return Err(ServiceError::invalid(Code::MemberNotSo, ["publicName"]));
    }
    Ok(tx.commit().await?)
}

/// Takes a name off the page, as its member has asked or where it is nobody's; which panel it was.
pub async fn hide(services: &Services, actor: &Actor, id: MemberId) -> Result<PanelId> {
    authorise_somewhere(actor, Action::ManagePanels)?;
    let tx = services.storage.begin().await?;
    let one = member::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(&tx, actor, one.panel).await?;
    member::set_public_name(&tx, id, None).await?;
    let detail = json!({ "pseudonym": one.pseudonym });
    audit::record(services, &tx, actor, Act::PublicNameHidden, one.panel, detail).await?;
    tx.commit().await?;
    Ok(one.panel)
}
