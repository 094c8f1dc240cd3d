//! The expert's part: looking at an offer by its private link, and answering it.

use domain::audit::Act;
use domain::expert::booking::{self, AssignmentCommand, OfferCommand, OfferState, OrderState};
use domain::expert::{
    AssignmentState, Expert, Occurrence, Offer, OfferMode, Order, OrderCommand, Party, ToldBy,
};
use domain::id::OfferId;
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::{Code, Violation};
use serde_json::json;
use storage::expert::{calendar, offer, order, registry};

use super::change::{Changing, retried};
use super::{agreements, erasure, matching, offering, report};
use crate::identity::{authorise, authorise_somewhere};
use crate::token::{self, TOKEN_MAX};
use crate::work::Going;
use crate::{Result, ServiceError, Services, fees};

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
    view_of(services, offer).await
}

/// An offer as its expert sees it on their own page.
pub async fn view_own(services: &Services, actor: &Actor, id: OfferId) -> Result<OfferView> {
    let offer = find_own(services, actor, id).await?;
    view_of(services, offer).await
}

async fn view_of(services: &Services, offer: Offer) -> Result<OfferView> {
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
    let seen = find(services, token).await?;
    answer_once(services, &seen, Answer::Yes, &By::Expert).await
}

/// Says no. Costs nothing and is told to the coordinator only.
pub async fn decline(services: &Services, token: &str) -> Result<OfferView> {
    let seen = find(services, token).await?;
    retried(services, || answer_once(services, &seen, Answer::No, &By::Expert)).await?;
    view(services, token).await
}

/// What an expert says to an offer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    Yes,
    No,
}

/// Who gives the answer.
enum By<'a> {
    Expert,
    /// A coordinator to whom the expert said it.
    Coordinator(&'a Actor, ToldBy),
}

/// Enters what an expert said by phone, by e-mail or face to face.
pub async fn answer_for(
    services: &Services,
    actor: &Actor,
    id: OfferId,
    answer: Answer,
    told_by: ToldBy,
) -> Result<Order> {
    authorise_somewhere(actor, Action::CoordinateOrders)?;
    let seen = offer::find(&services.storage, id).await?.ok_or(ServiceError::NotFound)?;
    let order = super::order::order(services, actor, seen.order).await?;
    authorise(actor, Action::CoordinateOrders, order.owner)?;
    let by = By::Coordinator(actor, told_by);
    retried(services, || answer_once(services, &seen, answer, &by)).await?;
    super::order::order(services, actor, seen.order).await
}

/// An expert's answer on their own page.
pub async fn answer_own(services: &Services, actor: &Actor, id: OfferId, answer: Answer) -> Result<()> {
    let seen = find_own(services, actor, id).await?;
    retried(services, || answer_once(services, &seen, answer, &By::Expert)).await
}

/// An offer to the expert who is acting, once it has been sent; that of another is not there.
async fn find_own(services: &Services, actor: &Actor, id: OfferId) -> Result<Offer> {
    let own = actor.expert().ok_or(ServiceError::Unauthenticated)?;
    let is_theirs = |offer: &Offer| offer.expert == own && offer.state != OfferState::Queued;
    offer::find(&services.storage, id).await?.filter(is_theirs).ok_or(ServiceError::NotFound)
}

async fn answer_once(services: &Services, seen: &Offer, answer: Answer, by: &By<'_>) -> Result<()> {
    let mut changing = Changing::begin(services, seen.order).await?;
    let one = offer::find(&changing.tx, seen.id).await?.ok_or(ServiceError::NotFound)?;
    let command = match (answer, changing.order.content.offer_mode) {
        (Answer::No, _) => OfferCommand::Decline,
        (Answer::Yes, OfferMode::Binding) => OfferCommand::Accept,
        (Answer::Yes, OfferMode::Interest) => OfferCommand::ShowInterest,
    };
    let wanted = match command {
        OfferCommand::Decline => OfferState::Declined,
        OfferCommand::Accept => OfferState::Accepted,
        _ => OfferState::Interested,
    };
    if one.state == wanted {
        // Said before: the same answer again.
        return Ok(());
    }
    let party = match by {
        By::Expert => Party::Expert,
        By::Coordinator(..) => Party::Coordinator,
    };
    if booking::step(booking::OFFER, one.state, command, party).is_err() {
        return Err(Violation::new(Code::OfferNotOpen, ["offer"]).into());
    }
    if answer == Answer::Yes {
        one.check_time(changing.now)?;
        let planned = changing.planned().await?;
        matching::refuse_unfit(&changing, &[one.expert], &planned).await?;
    }
    if command == OfferCommand::Accept {
        let times = changing.with_room().await?;
        if times.is_empty() {
            return Err(Violation::new(Code::OfferNotOpen, ["offer"]).into());
        }
        matching::book_around(&mut changing, &[&one], &times, AssignmentState::Hold).await?;
    }
    let detail = match by {
        By::Expert => json!({}),
        By::Coordinator(_, told_by) => json!({ "told_by": told_by.code() }),
    };
    changing.move_offer_with(&one, command, party, detail).await?;
    settle(&mut changing).await?;
    let act = match by {
        By::Expert => None,
        By::Coordinator(actor, _) => Some((*actor, Act::OfferAnswered)),
    };
    changing.commit(act).await?;
    Ok(())
}

/// What follows from a change: the reserve list is asked for what is missing, a full order is confirmed, one that
/// nobody is left to answer goes back to the coordinator.
pub(super) async fn settle(changing: &mut Changing<'_>) -> Result<()> {
    if !matches!(changing.order.state, OrderState::Offering | OrderState::Requested) {
        return Ok(());
    }
    let seats = usize::from(changing.order.content.seats);
    let missing = seats.saturating_sub(changing.fewest_booked().await?);
    if missing == 0 {
        return confirm(changing, Party::System).await;
    }
    if changing.order.state != OrderState::Offering {
        return Ok(());
    }
    let offers = offer::of_order(&changing.tx, changing.order.id).await?;
    let count = |state| offers.iter().filter(|offer| offer.state == state).count();
    let waiting = count(OfferState::Sent) + count(OfferState::Interested);
    let asked = offering::ask_reserve(changing, &offers, missing.saturating_sub(waiting)).await?;
    if waiting + asked == 0 {
        changing.apply(OrderCommand::OffersExhausted, Party::System, json!({}))?;
    }
    Ok(())
}

/// Confirms an order all of whose seats are filled, and tells everybody.
pub(super) async fn confirm(changing: &mut Changing<'_>, by: Party) -> Result<()> {
    changing.apply(OrderCommand::Confirm, by, json!({}))?;
    changing.move_assignments(AssignmentCommand::Confirm).await?;
    changing.move_offers(OfferCommand::Supersede).await?;
    changing.pass_over().await?;
    let bookings = calendar::of_order(&changing.tx, changing.order.id).await?;
    let confirmed: Vec<_> =
        bookings.into_iter().filter(|one| one.state == AssignmentState::Confirmed).collect();
    fees::agree(changing, &confirmed).await?;
    for one in &confirmed {
        changing.tell_of_confirmed(one).await?;
        changing.remind_of(one).await?;
    }
    if let Some(first) = confirmed.first() {
        let starts_at = first.busy.starts_at;
        let notice = |reference, link| Notice::OrderConfirmed { reference, starts_at, link };
        changing.tell_orderer("confirmed", notice);
    }
    changing.ask_whether_held().await
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

/// Does what the clock demands, for as long as it goes on: offers and orders that have run out, reports that
/// are closed, experts whose erasure is due or whose agreement ends.
pub async fn run(services: Services, mut going: Going) {
    loop {
        if let Err(error) = do_due(&services).await {
            tracing::warn!(?error, "orders and offers will be looked at again");
        }
        if !going.pause(std::time::Duration::from_secs(60)).await {
            return;
        }
    }
}

async fn do_due(services: &Services) -> Result<()> {
    let expired = expire_due(services).await?;
    let unfilled = report::end_passed(services).await?;
    let closed = report::close_due(services).await?;
    let kept_enough = erasure::ask_due(services).await?;
    let erased = erasure::complete_due(services).await?;
    let warned = agreements::warn_due(services).await?;
    if expired + unfilled + closed + kept_enough + erased + warned > 0 {
        tracing::info!(expired, unfilled, closed, kept_enough, erased, warned, "done by the clock");
    }
    Ok(())
}
