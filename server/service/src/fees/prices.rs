//! The price list, and what of it is agreed with a booking.

use chrono::NaiveDate;
use domain::audit::Act;
use domain::expert::fee::{each_on, valid_on};
use domain::expert::{Assignment, FeeClass, FeeUnit, OccurrenceState};
use domain::id::ExpertId;
use domain::identity::{Action, Actor, Scope};
use domain::time::civil_day;
use domain::{Code, LocalizedText};
use serde_json::json;
use storage::expert::{fee, registry};

use crate::expert::answering::OfferView;
use crate::expert::change::Changing;
use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit};

/// Every version of every class, by code, the oldest first.
pub async fn price_list(services: &Services, actor: &Actor) -> Result<Vec<FeeClass>> {
    authorise_somewhere(actor, Action::ViewClaims)?;
    Ok(fee::classes(&services.storage).await?)
}

/// The classes to choose from, each as it holds today or will first. For orderers, coordinators and organisers of panels.
pub async fn choices(services: &Services, actor: &Actor) -> Result<Vec<FeeClass>> {
    if !actor.may_somewhere(Action::ManageExperts) && !actor.may_somewhere(Action::ManagePanels) {
        authorise_somewhere(actor, Action::PlaceOrder)?;
    }
    let classes = fee::classes(&services.storage).await?;
    Ok(each_on(&classes, civil_day(services.now())).into_iter().cloned().collect())
}

/// A version of a class to be written into the price list.
#[derive(Clone, Debug)]
pub struct NewFeeClass {
    pub code: String,
    /// The first Helsinki day on which it holds: today or later.
    pub valid_from: NaiveDate,
    pub name: LocalizedText,
    pub unit: FeeUnit,
    pub cents: i64,
    /// Paid on top of the gig's own time, where the unit is the hour.
    pub preparation_minutes: u32,
    pub km_cents: i64,
}

/// Adds a version of a class, or replaces the one of the same day. What has been agreed with a booking stays. The
/// price list is the whole county's.
pub async fn save_class(services: &Services, actor: &Actor, new: NewFeeClass) -> Result<FeeClass> {
    authorise(actor, Action::ManageFees, Scope::County)?;
    let now = services.now();
    let class = FeeClass {
        id: services.fresh_id(),
        code: new.code.trim().to_owned(),
        valid_from: new.valid_from,
        name: new.name,
        unit: new.unit,
        cents: new.cents,
        preparation_minutes: new.preparation_minutes,
        km_cents: new.km_cents,
    };
    class.check(civil_day(now)).map_err(ServiceError::Invalid)?;
    let tx = services.storage.begin().await?;
    fee::save_class(&tx, &class, now).await?;
    let detail = json!({ "code": class.code, "valid_from": class.valid_from, "cents": class.cents });
    audit::record(services, &tx, actor, Act::FeeClassSaved, class.id, detail).await?;
    tx.commit().await?;
    Ok(class)
}

/// What an expert who is asked for an order would be paid.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct OfferedFee {
    /// The class that pays; `None` where neither the order nor the expert has one that holds on every day.
    pub class: Option<FeeClass>,
    /// The fee of all its times together, in cents; nothing without a class.
    pub cents: i64,
    /// The expert takes no fee. Costs are paid all the same.
    pub is_waived: bool,
}

/// What an expert would be paid for an offer: what was agreed where the gig is confirmed, else what the price list says
/// now. For whoever has the offer before them.
pub async fn offered(services: &Services, view: &OfferView) -> Result<OfferedFee> {
    let access = &services.storage;
    let profile = &view.expert.profile;
    let classes = fee::classes(access).await?;
    let agreed = fee::agreed_with(access, view.order.id, view.offer.expert).await?;
    let code = view.order.content.fee_class.as_deref().or(profile.fee_class.as_deref());
    let mut fee = OfferedFee { is_waived: profile.waives_fee, ..OfferedFee::default() };
    for time in &view.occurrences {
        if !matches!(time.state, OccurrenceState::Planned | OccurrenceState::Held) {
            continue;
        }
        let listed = code.and_then(|code| valid_on(&classes, code, civil_day(time.busy.starts_at)));
        let Some(class) = agreed.get(&time.id).or(listed) else {
            return Ok(OfferedFee { class: None, cents: 0, ..fee });
        };
        fee.cents += class.fee_for((time.busy.ends_at - time.busy.starts_at).num_minutes());
        fee.class.get_or_insert_with(|| class.clone());
    }
    Ok(fee)
}

/// Refuses an order by a class that the price list does not have on the day of the first gig.
pub(crate) async fn check_class(changing: &Changing<'_>) -> Result<()> {
    let content = &changing.order.content;
    let first = content.times.iter().map(|(starts_at, _)| civil_day(*starts_at)).min();
    let (Some(code), Some(day)) = (&content.fee_class, first) else { return Ok(()) };
    match valid_on(&fee::classes(&changing.tx).await?, code, day) {
        Some(_) => Ok(()),
        None => Err(ServiceError::invalid(Code::UnknownFeeClass, ["feeClass"])),
    }
}

/// Copies the class by which each booking is paid: that of the order, else that of the expert, as it is on the day of
/// the gig. What was agreed before stays.
pub(crate) async fn agree(changing: &Changing<'_>, confirmed: &[Assignment]) -> Result<()> {
    let classes = fee::classes(&changing.tx).await?;
    let ids: Vec<ExpertId> = confirmed.iter().map(|one| one.expert).collect();
    let experts = registry::many(&changing.tx, &ids).await?;
    let of_order = changing.order.content.fee_class.as_deref();
    for one in confirmed {
        if fee::agreed(&changing.tx, one.id).await?.is_some() {
            continue;
        }
        let of_expert = experts.get(&one.expert).and_then(|expert| expert.profile.fee_class.as_deref());
        let code = of_order.or(of_expert);
        let class = code.and_then(|code| valid_on(&classes, code, civil_day(one.busy.starts_at)));
        if let Some(class) = class {
            fee::agree(&changing.tx, one.id, class).await?;
        }
    }
    Ok(())
}
