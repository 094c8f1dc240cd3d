//! By what an expert is paid where an order does not say.

use domain::Code;
use domain::audit::Act;
use domain::expert::{Expert, Profile};
use domain::id::ExpertId;
use domain::identity::{Action, Actor};
use serde_json::json;
use storage::expert::{fee, registry};

use super::registry::lock;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// What is agreed with an expert about fees.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Pay {
    /// The code of a class in the price list; `None`: paid by that of an order only.
    pub fee_class: Option<String>,
    /// Takes no fee; costs are paid all the same.
    pub waives_fee: bool,
}

/// Changes by what an expert is paid. What was agreed with a booking stays. For coordinators.
pub async fn set(services: &Services, actor: &Actor, id: ExpertId, pay: Pay) -> Result<Expert> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let tx = services.storage.begin().await?;
    let (before, _) = lock(&tx, id).await?;
    if let Some(code) = &pay.fee_class
        && !fee::classes(&tx).await?.iter().any(|class| class.code == *code)
    {
        return Err(ServiceError::invalid(Code::UnknownFeeClass, ["feeClass"]));
    }
    let detail = json!({ "fee_class": pay.fee_class, "waives_fee": pay.waives_fee });
    let profile = Profile { fee_class: pay.fee_class, waives_fee: pay.waives_fee, ..before.profile };
    let expert = Expert { profile, ..before };
    registry::update(&tx, &expert).await?;
    audit::record(services, &tx, actor, Act::ExpertChanged, id, detail).await?;
    tx.commit().await?;
    Ok(expert)
}
