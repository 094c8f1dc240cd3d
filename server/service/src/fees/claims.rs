//! Reading claims: who sees which.

use std::collections::BTreeMap;

use domain::expert::{ClaimState, FeeClaim, Order};
use domain::id::{ExpertId, FeeClaimId, OrderId};
use domain::identity::{Action, Actor, Scope};
use storage::Access;
use storage::expert::{fee, order, registry};

use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services};

/// A claim with what it is about.
#[derive(Clone, Debug)]
pub struct ClaimView {
    pub claim: FeeClaim,
    /// How people refer to the order.
    pub reference: String,
    pub title: String,
    /// The part of the county that ordered.
    pub owner: Scope,
    pub cost_centre: String,
    /// Whom it pays; empty once they have been erased.
    pub alias: String,
}

/// Which claims are asked for; what is `None` leaves all.
#[derive(Clone, Copy, Debug, Default)]
pub struct ClaimFilter {
    pub state: Option<ClaimState>,
    pub order: Option<OrderId>,
    pub expert: Option<ExpertId>,
}

impl ClaimFilter {
    fn fits(&self, claim: &FeeClaim) -> bool {
        self.state.is_none_or(|state| claim.state == state)
            && self.order.is_none_or(|order| claim.order == order)
            && self.expert.is_none_or(|expert| claim.expert == expert)
    }
}

/// Claims that the actor may see, the oldest gig first: an expert's own, or by the table.
pub async fn claims(services: &Services, actor: &Actor, filter: ClaimFilter) -> Result<Vec<ClaimView>> {
    let own = actor.expert();
    if own.is_none() {
        authorise_somewhere(actor, Action::ViewClaims)?;
    }
    let access = &services.storage;
    let mut found = match (own.or(filter.expert), filter.order, filter.state) {
        (Some(expert), _, _) => fee::of_expert(access, expert).await?,
        (None, Some(order), _) => fee::of_order(access, order).await?,
        (None, None, Some(state)) => fee::in_states(access, &[state]).await?,
        (None, None, None) => fee::all(access).await?,
    };
    found.retain(|claim| filter.fits(claim));
    views(services, actor, found).await
}

/// One claim that the actor may see.
pub async fn claim(services: &Services, actor: &Actor, id: FeeClaimId) -> Result<ClaimView> {
    if actor.expert().is_none() {
        authorise_somewhere(actor, Action::ViewClaims)?;
    }
    let found = fee::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    views(services, actor, vec![found]).await?.pop().ok_or(ServiceError::NotFound)
}

async fn views(services: &Services, actor: &Actor, found: Vec<FeeClaim>) -> Result<Vec<ClaimView>> {
    let visible = in_sight(&services.storage, found, |claim, order| is_visible(actor, claim, order)).await?;
    let ids: Vec<ExpertId> = visible.iter().map(|(claim, _)| claim.expert).collect();
    let experts = registry::many(&services.storage, &ids).await?;
    let view = |(claim, order): (FeeClaim, Order)| ClaimView {
        alias: experts.get(&claim.expert).map(|one| one.profile.alias.clone()).unwrap_or_default(),
        reference: order.reference.unwrap_or_default(),
        title: order.content.title,
        owner: order.owner,
        cost_centre: order.content.cost_centre,
        claim,
    };
    Ok(visible.into_iter().map(view).collect())
}

/// Those claims that fit, each with its order.
pub(super) async fn in_sight(
    access: &impl Access,
    claims: Vec<FeeClaim>,
    fits: impl Fn(&FeeClaim, &Order) -> bool,
) -> Result<Vec<(FeeClaim, Order)>> {
    let ids: Vec<OrderId> = claims.iter().map(|claim| claim.order).collect();
    let orders: BTreeMap<OrderId, Order> =
        order::many(access, &ids).await?.into_iter().map(|order| (order.id, order)).collect();
    let with_order = |claim: FeeClaim| {
        let order = orders.get(&claim.order)?;
        fits(&claim, order).then(|| (claim, order.clone()))
    };
    Ok(claims.into_iter().filter_map(with_order).collect())
}

/// An expert sees their own, payroll what has been approved, and those who check or approve all of their part of the
/// county.
pub(super) fn is_visible(actor: &Actor, claim: &FeeClaim, order: &Order) -> bool {
    if let Some(own) = actor.expert() {
        return claim.expert == own;
    }
    let is_decided = matches!(claim.state, ClaimState::Approved | ClaimState::Exported | ClaimState::Paid);
    actor.may(Action::ViewClaims, order.owner)
        && (is_decided
            || actor.may(Action::ManageFees, order.owner)
            || actor.may(Action::ApproveFees, order.owner))
}
