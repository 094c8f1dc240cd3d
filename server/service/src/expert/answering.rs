//! The expert's part: looking at an offer by its private link, and answering it.

use domain::expert::booking::{AssignmentCommand, OfferCommand, OfferState, OrderState};
use domain::expert::{Busy, Expert, Occurrence, Offer, Order, OrderCommand, Party};
use domain::{Code, Violation};
use serde_json::json;
use storage::expert::{calendar, offer, order, registry};

use super::change::{Changing, retried};
use crate::token::{self, TOKEN_MAX};
use crate::{Result, ServiceError, Services};

/// An offer as its expert sees it.
#[derive(Clone, Debug)]
pub struct OfferView {
    pub offer: Offer,
    pub order: Order,
    pub occurrences: Vec<Occurrence>,
    pub expert: Expert,
}

impl OfferView {
    /// Whether it can still be answered.
    pub fn is_open(&self, services: &Services) -> bool {
        self.offer.state == OfferState::Sent && self.offer.check_time(services.now()).is_ok()
    }
}

/// The offer behind a link. Looking changes nothing: mail scanners open links, too.
pub async fn view(services: &Services, token: &str) -> Result<OfferView> {
    let offer = find(services, token).await?;
    let access = &services.storage;
    let order = order::find(access, offer.order).await?.ok_or(ServiceError::NotFound)?;
    let expert = registry::find(access, offer.expert).await?.ok_or(ServiceError::NotFound)?;
    let occurrences = order::occurrences(access, offer.order).await?;
    Ok(OfferView { offer, order, occurrences, expert })
}

async fn find(services: &Services, token: &str) -> Result<Offer> {
    if token.len() > TOKEN_MAX {
        return Err(ServiceError::NotFound);
    }
    offer::find_by_token(&services.storage, &token::hash(token)).await?.ok_or(ServiceError::NotFound)
}

/// Says yes: the times of the order are booked, and the order is confirmed once its last seat is filled.
/// Saying yes again gets the same answer.
pub async fn accept(services: &Services, token: &str) -> Result<OfferView> {
    retried(services, || accept_once(services, token)).await?;
    view(services, token).await
}

async fn accept_once(services: &Services, token: &str) -> Result<()> {
    let Some((mut changing, one)) = begin(services, token, OfferState::Accepted).await? else {
        return Ok(());
    };
    let occurrences = order::occurrences(&changing.tx, one.order).await?;
    let times: Vec<Busy> = occurrences.iter().map(|time| time.busy).collect();
    calendar::lock(&changing.tx, &[one.expert]).await?;
    if !calendar::booked(&changing.tx, &[one.expert], &times).await?.is_empty() {
        return Err(Violation::new(Code::ExpertDoubleBooked, ["offer"]).into());
    }
    changing.hold(&one, &occurrences).await?;
    changing.move_offer(&one, OfferCommand::Accept, Party::Expert).await?;
    settle(&mut changing).await?;
    changing.commit(None).await?;
    Ok(())
}

/// Says no. Costs nothing and is told to the coordinator only.
pub async fn decline(services: &Services, token: &str) -> Result<OfferView> {
    retried(services, || decline_once(services, token)).await?;
    view(services, token).await
}

async fn decline_once(services: &Services, token: &str) -> Result<()> {
    let Some((mut changing, one)) = begin(services, token, OfferState::Declined).await? else {
        return Ok(());
    };
    changing.move_offer(&one, OfferCommand::Decline, Party::Expert).await?;
    settle(&mut changing).await?;
    changing.commit(None).await?;
    Ok(())
}

/// Locks the order of an offer that can be answered; `None` where it has been answered so already.
async fn begin<'a>(
    services: &'a Services,
    token: &str,
    wanted: OfferState,
) -> Result<Option<(Changing<'a>, Offer)>> {
    let seen = find(services, token).await?;
    let changing = Changing::begin(services, seen.order).await?;
    let one = offer::find(&changing.tx, seen.id).await?.ok_or(ServiceError::NotFound)?;
    if one.state == wanted {
        return Ok(None);
    }
    if one.state != OfferState::Sent {
        return Err(Violation::new(Code::OfferNotOpen, ["offer"]).into());
    }
    one.check_time(changing.now)?;
    Ok(Some((changing, one)))
}

/// What follows from an answer: a full order is confirmed, one that nobody is left to answer goes back to the
/// coordinator.
async fn settle(changing: &mut Changing<'_>) -> Result<()> {
    let offers = offer::of_order(&changing.tx, changing.order.id).await?;
    let count = |state| offers.iter().filter(|offer| offer.state == state).count();
    if changing.order.state != OrderState::Offering {
        return Ok(());
    }
    if count(OfferState::Accepted) >= usize::from(changing.order.content.seats) {
        changing.move_assignments(AssignmentCommand::Confirm).await?;
        changing.apply(OrderCommand::Confirm, Party::System, json!({}))?;
        changing.move_offers(OfferCommand::Supersede).await
    } else if count(OfferState::Sent) == 0 {
        changing.apply(OrderCommand::OffersExhausted, Party::System, json!({}))
    } else {
        Ok(())
    }
}

/// Ends the offers that were not answered in time. Run by the clock; an answer that comes too late is refused
/// whether this has run or not.
pub async fn expire_due(services: &Services) -> Result<usize> {
    let mut ended = 0;
    for id in offer::orders_with_expired(&services.storage, services.now()).await? {
        let mut changing = Changing::begin(services, id).await?;
        for one in offer::of_order(&changing.tx, id).await? {
            if one.state == OfferState::Sent && one.check_time(changing.now).is_err() {
                changing.move_offer(&one, OfferCommand::Expire, Party::System).await?;
                ended += 1;
            }
        }
        settle(&mut changing).await?;
        changing.commit(None).await?;
    }
    Ok(ended)
}

/// Ends offers for as long as the service runs.
pub async fn run(services: Services) {
    loop {
        match expire_due(&services).await {
            Ok(0) => {}
            Ok(ended) => tracing::info!(ended, "offers not answered in time"),
            Err(error) => tracing::warn!(?error, "offers will be looked at again"),
        }
        tokio::time::sleep(std::time::Duration::from_secs(60)).await;
    }
}
