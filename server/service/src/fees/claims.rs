//! Reading claims: who sees which.

use std::collections::BTreeMap;

use domain::LanguageTag;
use domain::expert::{ClaimFor, ClaimState, FeeClaim, Order};
use domain::id::{ExpertId, FeeClaimId, MemberId, OrderId, PanelId};
use domain::identity::{Action, Actor, Scope};
use domain::panel::Panel;
use storage::Access;
use storage::expert::{fee, order, registry};
use storage::panel::member;

use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services};

/// A claim with what it is about.
#[derive(Clone, Debug)]
pub struct ClaimView {
    pub claim: FeeClaim,
    pub about: ClaimAbout,
    /// Whom it pays: an expert's alias, empty once they have been erased, or a member's pseudonym.
    pub alias: String,
}

/// The order or the panel that a claim is about.
#[derive(Clone, Debug)]
pub struct ClaimAbout {
    /// How people refer to it: the reference of the order, the name of the panel.
    pub reference: String,
    pub title: String,
    /// The part of the county that pays.
    pub owner: Scope,
    pub cost_centre: String,
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
            && self.order.is_none_or(|order| claim.order() == Some(order))
            && self.expert.is_none_or(|expert| claim.expert() == Some(expert))
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
    let access = &services.storage;
    let visible = in_sight(access, found, |claim, owner| is_visible(actor, claim, owner)).await?;
    let ids: Vec<ExpertId> = visible.iter().filter_map(|(claim, _)| claim.expert()).collect();
    let experts = registry::many(access, &ids).await?;
    let members = pseudonyms(access, &visible).await?;
    let alias = |claim: &FeeClaim| match claim.subject {
        ClaimFor::Gig { expert, .. } => experts.get(&expert).map(|one| one.profile.alias.clone()),
        ClaimFor::Meeting { member, .. } => members.get(&member).cloned(),
    };
    let view = |(claim, about): (FeeClaim, ClaimAbout)| ClaimView {
        alias: alias(&claim).unwrap_or_default(),
        about,
        claim,
    };
    Ok(visible.into_iter().map(view).collect())
}

async fn pseudonyms(
    access: &impl Access,
    claims: &[(FeeClaim, ClaimAbout)],
) -> Result<BTreeMap<MemberId, String>> {
    let id = |(claim, _): &(FeeClaim, ClaimAbout)| match claim.subject {
        ClaimFor::Meeting { member, .. } => Some(member),
        ClaimFor::Gig { .. } => None,
    };
    let ids: Vec<MemberId> = claims.iter().filter_map(id).collect();
    Ok(member::many(access, &ids).await?.into_iter().map(|one| (one.id, one.pseudonym)).collect())
}

/// Those claims that fit, each with what it is about. `fits` reads a claim and the part of the county that pays it.
pub(super) async fn in_sight(
    access: &impl Access,
    claims: Vec<FeeClaim>,
    fits: impl Fn(&FeeClaim, Scope) -> bool,
) -> Result<Vec<(FeeClaim, ClaimAbout)>> {
    let ids: Vec<OrderId> = claims.iter().filter_map(FeeClaim::order).collect();
    let orders: BTreeMap<OrderId, Order> =
        order::many(access, &ids).await?.into_iter().map(|order| (order.id, order)).collect();
    let panels = panels_of(access, &claims).await?;
    let with_about = |claim: FeeClaim| {
        let about = match claim.subject {
            ClaimFor::Gig { order, .. } => of_order(orders.get(&order)?),
            ClaimFor::Meeting { panel, .. } => of_panel(panels.get(&panel)?),
        };
        fits(&claim, about.owner).then_some((claim, about))
    };
    Ok(claims.into_iter().filter_map(with_about).collect())
}

async fn panels_of(access: &impl Access, claims: &[FeeClaim]) -> Result<BTreeMap<PanelId, Panel>> {
    if claims.iter().all(|claim| claim.expert().is_some()) {
        return Ok(BTreeMap::new());
    }
    let panels = storage::panel::all(access).await?;
    Ok(panels.into_iter().map(|panel| (panel.id, panel)).collect())
}

pub(super) fn of_order(order: &Order) -> ClaimAbout {
    ClaimAbout {
        owner: order.owner,
        reference: order.reference.clone().unwrap_or_default(),
        title: order.content.title.clone(),
        cost_centre: order.content.cost_centre.clone(),
    }
}

pub(super) fn of_panel(panel: &Panel) -> ClaimAbout {
    let name = panel.content.name.get(&LanguageTag::finnish()).unwrap_or_default();
    ClaimAbout {
        owner: panel.owner,
        reference: name.to_owned(),
        title: name.to_owned(),
        cost_centre: panel.content.cost_centre.clone(),
    }
}

/// An expert sees their own, payroll what has been approved, whoever approves all of their part of the county, and whoever
/// checks what they check: claims for gigs or for meetings.
pub(super) fn is_visible(actor: &Actor, claim: &FeeClaim, owner: Scope) -> bool {
    if let Some(own) = actor.expert() {
        return claim.expert() == Some(own);
    }
    let is_decided = matches!(claim.state, ClaimState::Approved | ClaimState::Exported | ClaimState::Paid);
    actor.may(Action::ViewClaims, owner)
        && (actor.may(claim.subject.managing(), owner)
            || actor.may(Action::ApproveFees, owner)
            || (is_decided && actor.may(Action::ExportPayroll, owner)))
}
