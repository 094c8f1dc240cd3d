//! The coordinator's part: who can be asked, and asking them.

use domain::Code;
use domain::audit::Act;
use domain::expert::booking::OfferState;
use domain::expert::matching::{Circumstances, Hindrance, expires_at, hindrances};
use domain::expert::{Busy, Expert, Occurrence, Offer, Order, OrderCommand, Party};
use domain::id::{ExpertId, OrderId};
use domain::identity::{Action, Actor};
use domain::{Violation, Violations};
use serde_json::json;
use storage::expert::{calendar, offer, order, registry};
use zeroize::Zeroizing;

use super::order::{begin, view};
use crate::identity::authorise;
use crate::{Result, ServiceError, Services, token};

/// An expert beside an order: everything that speaks against asking.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub expert: Expert,
    pub hindrances: Vec<Hindrance>,
}

/// An offer's private link, shown once to the coordinator who hands it over.
#[derive(Debug)]
pub struct OfferLink {
    pub token: Zeroizing<String>,
    pub offer: Offer,
    pub expert: Expert,
}

/// Every expert beside an order, those who can be asked first.
pub async fn candidates(services: &Services, actor: &Actor, id: OrderId) -> Result<Vec<Candidate>> {
    let found = view(services, actor, id).await?;
    authorise(actor, Action::CoordinateOrders, found.order.owner)?;
    let experts = registry::all(&services.storage).await?;
    let ids: Vec<ExpertId> = experts.iter().map(|expert| expert.id).collect();
    let booked = calendar::booked(&services.storage, &ids, &times(&found.occurrences)).await?;
    let mut candidates: Vec<Candidate> = experts
        .into_iter()
        .map(|expert| {
            let around = Circumstances {
                is_booked: booked.contains(&expert.id),
                was_asked: was_asked(&found.offers, expert.id),
            };
            Candidate { hindrances: hindrances(&expert, &found.order.content, around), expert }
        })
        .collect();
    candidates
        .sort_by_key(|candidate| (!candidate.hindrances.is_empty(), candidate.expert.profile.alias.clone()));
    Ok(candidates)
}

fn times(occurrences: &[Occurrence]) -> Vec<Busy> {
    occurrences.iter().map(|one| one.busy).collect()
}

/// Whoever has declined, or let the time pass, is not asked again for the same order.
fn was_asked(offers: &[Offer], expert: ExpertId) -> bool {
    offers.iter().any(|offer| offer.expert == expert && offer.state != OfferState::Withdrawn)
}

/// Asks experts. The link of each offer exists here and in the coordinator's hands only.
pub async fn send_offers(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    experts: &[ExpertId],
) -> Result<(Order, Vec<OfferLink>)> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    if experts.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["experts"]));
    }
    changing.apply(OrderCommand::SendOffers, Party::Coordinator, json!({ "offers": experts.len() }))?;
    let known = registry::many(&changing.tx, experts).await?;
    let earlier = offer::of_order(&changing.tx, id).await?;
    let occurrences = order::occurrences(&changing.tx, id).await?;
    let booked = calendar::booked(&changing.tx, experts, &times(&occurrences)).await?;
    let mut wrong = Violations::new();
    let mut links: Vec<OfferLink> = Vec::new();
    for id in experts {
        let Some(expert) = known.get(id) else {
            wrong.push(Violation::new(Code::UnknownExpert, ["experts"]));
            continue;
        };
        let asked_twice = links.iter().any(|link| link.expert.id == *id);
        let around = Circumstances {
            is_booked: booked.contains(id),
            was_asked: asked_twice || was_asked(&earlier, *id),
        };
        if !hindrances(expert, &changing.order.content, around).is_empty() {
            let alias = expert.profile.alias.as_str();
            wrong.push(Violation::new(Code::ExpertHindered, ["experts"]).with("alias", alias));
            continue;
        }
        let offer = Offer {
            id: services.fresh_id(),
            order: changing.order.id,
            expert: *id,
            state: OfferState::Sent,
            version: 1,
            sent_at: changing.now,
            expires_at: expires_at(&changing.order.content, changing.now),
        };
        let token = token::fresh(services);
        offer::insert(&changing.tx, &offer, token::hash(&token)).await?;
        links.push(OfferLink { token, offer, expert: expert.clone() });
    }
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let order = changing.commit(Some((actor, Act::OffersSent))).await?;
    Ok((order, links))
}
