//! The coordinator's part: who can be asked, asking them in rounds, and choosing among the interested.

use std::collections::BTreeSet;

use chrono::Duration;
use domain::audit::Act;
use domain::expert::booking::{OfferCommand, OfferState};
use domain::expert::matching::{self, Explanation, Hindrance, Ranked, Score, expires_at};
use domain::expert::travel::Advice;
use domain::expert::{
    AssignmentState, Expert, Journey, Mode, Offer, OfferMode, Order, OrderCommand, OverrideReason, Party,
    Theme,
};
use domain::id::{ExpertId, OfferId, OrderId, TypedId};
use domain::identity::{Action, Actor};
use domain::message::{AskedGig, Notice};
use domain::outbox::Recipient;
use domain::time::civil_day;
use domain::{Code, Violation, Violations};
use serde_json::json;
use storage::Access;
use storage::expert::{offer, order, settings};
use zeroize::Zeroizing;

use super::answering::{confirm, settle};
use super::card;
use super::change::{Changing, retried};
use super::matching::{beside, book_around, hindrances_now, refuse_unfit_by_alias, wanted};
use super::order::{begin, private};
use super::sealed::LISTED;
use crate::identity::authorise;
use crate::outbox::Outgoing;
use crate::{Result, ServiceError, Services, token};

/// How long before an offer runs out its expert is reminded.
const REMINDER_HOURS: i64 = 24;

/// An expert beside an order: what speaks against asking them or, where nothing does, how well they suit.
#[derive(Clone, Debug)]
pub struct Candidate {
    pub expert: Expert,
    pub hindrances: Vec<Hindrance>,
    pub score: Option<Score>,
    /// How they would take part: on the spot or remotely; `None` where they do not in the order's mode.
    pub mode: Option<Mode>,
    /// Their longest way to it; `None` where it is held nowhere but remotely.
    pub way: Option<Journey>,
    /// What they have agreed to have on such lists. Nothing sealed is opened for it.
    pub themes: BTreeSet<Theme>,
}

impl Candidate {
    /// What the way suggests, where they would come.
    pub fn advice(&self) -> Option<Advice> {
        self.way.filter(|_| self.mode == Some(Mode::InPerson)).and_then(Journey::advice)
    }

    /// Whether a coordinator may ask them, perhaps with a reason.
    pub fn may_be_asked(&self) -> bool {
        self.hindrances.iter().all(|hindrance| hindrance.may_be_overridden())
    }
}

/// An offer's private link, shown once to the coordinator; the expert gets it by message, too.
#[derive(Debug)]
pub struct OfferLink {
    pub token: Zeroizing<String>,
    pub offer: Offer,
    pub expert: Expert,
}

/// Every expert beside an order, those who suit best first.
pub async fn candidates(services: &Services, actor: &Actor, id: OrderId) -> Result<Vec<Candidate>> {
    let found = super::order::order(services, actor, id).await?;
    authorise(actor, Action::CoordinateOrders, found.owner)?;
    let private = private(services, actor, &found).await?;
    let mut candidates = ranked(services, &services.storage, &found, &private).await?;
    let ids: Vec<ExpertId> = candidates.iter().map(|one| one.expert.id).collect();
    let mut listed = card::themes(services, LISTED, &ids).await?;
    for one in &mut candidates {
        one.themes = listed.remove(&one.expert.id).unwrap_or_default();
    }
    Ok(candidates)
}

async fn ranked(
    services: &Services,
    access: &impl Access,
    of: &Order,
    private: &domain::expert::OrderPrivate,
) -> Result<Vec<Candidate>> {
    let times = order::occurrences(access, of.id).await?;
    let wanted = wanted(of, private, &times);
    let policy = settings::read(access).await?.policy();
    let everybody = beside(services, access, of, &wanted, &policy).await?;
    let candidates: Vec<_> = everybody.iter().map(|one| one.candidate()).collect();
    let ranked = matching::rank(&wanted, &candidates, &policy, civil_day(services.now()));
    let expert = |id: ExpertId| everybody.iter().find(|one| one.expert.id == id).map(|one| &one.expert);
    let candidate = |Ranked { expert: id, verdict }: Ranked| {
        let expert = expert(id)?.clone();
        let way = || matching::longest_way(&wanted, &expert.profile, &policy);
        Some(Candidate {
            mode: matching::takes_part(&wanted, &expert.profile, &policy),
            way: wanted.mode.has_place().then(way),
            hindrances: verdict.hindrances,
            score: verdict.score,
            themes: BTreeSet::new(),
            expert,
        })
    };
    Ok(ranked.into_iter().filter_map(candidate).collect())
}

/// One expert to be asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Asked {
    pub expert: ExpertId,
    /// Needed where something speaks against it that may be overridden.
    pub in_spite: Option<OverrideReason>,
    /// Asked only when a seat becomes free.
    pub on_reserve: bool,
}

/// Asks experts: one round. The link of each offer is in the coordinator's hands and in the message to the expert.
pub async fn send_offers(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    asked: &[Asked],
) -> Result<(Order, Vec<OfferLink>)> {
    let found = super::order::order(services, actor, id).await?;
    let private = private(services, actor, &found).await?;
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    if !asked.iter().any(|one| !one.on_reserve) {
        return Err(ServiceError::invalid(Code::Required, ["experts"]));
    }
    changing.apply(OrderCommand::SendOffers, Party::Coordinator, json!({ "offers": asked.len() }))?;
    let planned = changing.planned().await?;
    if planned.iter().all(|time| time.busy.starts_at <= changing.now) {
        return Err(ServiceError::invalid(Code::TimeHasPassed, ["state"]));
    }
    let candidates = ranked(services, &changing.tx, &changing.order, &private).await?;
    let wave = offer::of_order(&changing.tx, id).await?.iter().map(|one| one.wave).max().unwrap_or(0) + 1;
    let mut wrong = Violations::new();
    let mut seen = BTreeSet::new();
    let mut links: Vec<OfferLink> = Vec::new();
    for one in asked {
        let place = candidates.iter().position(|candidate| candidate.expert.id == one.expert);
        let Some((rank, candidate)) = place.and_then(|place| Some((place, candidates.get(place)?))) else {
            wrong.push(Violation::new(Code::UnknownExpert, ["experts"]));
            continue;
        };
        let alias = candidate.expert.profile.alias.as_str();
        if !candidate.may_be_asked() || !seen.insert(one.expert) {
            wrong.push(Violation::new(Code::ExpertHindered, ["experts"]).with("alias", alias));
            continue;
        }
        if !candidate.hindrances.is_empty() && one.in_spite.is_none() {
            wrong.push(Violation::new(Code::ReasonRequired, ["experts"]).with("alias", alias));
            continue;
        }
        let rank = u32::try_from(rank + 1).unwrap_or(u32::MAX);
        links.push(ask(&mut changing, candidate, *one, wave, rank).await?);
    }
    if !wrong.is_empty() {
        return Err(ServiceError::Invalid(wrong));
    }
    let order = changing.commit(Some((actor, Act::OffersSent))).await?;
    links.retain(|link| link.offer.state == OfferState::Sent);
    Ok((order, links))
}

async fn ask(
    changing: &mut Changing<'_>,
    candidate: &Candidate,
    asked: Asked,
    wave: u32,
    rank: u32,
) -> Result<OfferLink> {
    let offer = Offer {
        id: changing.services.fresh_id(),
        order: changing.order.id,
        expert: asked.expert,
        state: if asked.on_reserve { OfferState::Queued } else { OfferState::Sent },
        version: 1,
        sent_at: changing.now,
        expires_at: expires_at(&changing.order.content, changing.now),
        wave,
        rank,
        explanation: Explanation {
            score: candidate.score.clone(),
            in_spite_of: candidate.hindrances.clone(),
            reason: asked.in_spite,
        },
    };
    let token = token::of_offer(changing.services, offer.id);
    offer::insert(&changing.tx, &offer, token::hash(&token)).await?;
    if offer.state == OfferState::Sent {
        tell_of_offer(changing, &offer, &token).await?;
    }
    Ok(OfferLink { token, offer, expert: candidate.expert.clone() })
}

/// Writes the message that takes the private link to the expert, and a reminder the day before the offer runs out; no
/// reminder where it was sent later than that. Stale once the offer has been answered.
async fn tell_of_offer(changing: &mut Changing<'_>, one: &Offer, token: &str) -> Result<()> {
    let planned = changing.planned().await?;
    let Some(first) = planned.first() else { return Ok(()) };
    let asked = AskedGig {
        reference: changing.reference(),
        starts_at: first.busy.starts_at,
        ends_at: first.busy.ends_at,
        times: u32::try_from(planned.len()).unwrap_or(u32::MAX),
        remote: !changing.order.content.mode.has_place(),
        link: format!("offers/{token}"),
        expires_at: one.expires_at,
    };
    let outgoing = |what: &str, notice, not_before| Outgoing {
        about: format!("{what}:{}:{}", one.id.uuid(), one.version),
        to: Recipient::Expert(one.expert),
        notice,
        valid_for: Some((one.id.uuid(), one.version)),
        not_before,
    };
    changing.tell(outgoing("offer", Notice::OfferSent(asked.clone()), None));
    let remind_at = one.expires_at - Duration::hours(REMINDER_HOURS);
    if changing.now < remind_at {
        changing.tell(outgoing("offer_reminder", Notice::OfferReminder(asked), Some(remind_at)));
    }
    Ok(())
}

/// Writes anew what has not left yet about offers that wait for an answer: the times of their order are others now.
pub(super) async fn tell_anew(changing: &mut Changing<'_>) -> Result<()> {
    let mut open = offer::of_order(&changing.tx, changing.order.id).await?;
    open.retain(|one| one.state == OfferState::Sent && one.check_time(changing.now).is_ok());
    if open.is_empty() {
        return Ok(());
    }
    let subjects: Vec<_> = open.iter().map(|one| one.id.uuid()).collect();
    storage::outbox::drop_about(&changing.tx, &subjects).await?;
    for one in &open {
        let token = token::of_offer(changing.services, one.id);
        tell_of_offer(changing, one, &token).await?;
    }
    Ok(())
}

/// Asks as many of the reserve list as seats are missing, in its order. Whoever cannot be asked by now is passed over, with
/// the reasons in the history. Tells how many were asked.
pub(super) async fn ask_reserve(
    changing: &mut Changing<'_>,
    offers: &[Offer],
    missing: usize,
) -> Result<usize> {
    let mut queued: Vec<&Offer> = offers.iter().filter(|one| one.state == OfferState::Queued).collect();
    if missing == 0 || queued.is_empty() {
        return Ok(0);
    }
    queued.sort_by_key(|one| (one.wave, one.rank));
    let planned = changing.planned().await?;
    let experts: Vec<ExpertId> = queued.iter().map(|one| one.expert).collect();
    let now = hindrances_now(changing, &experts, &planned).await?;
    let mut asked = 0;
    for one in queued {
        if asked == missing {
            break;
        }
        let speaks = now.iter().filter(|(expert, _)| expert.id == one.expert);
        let against: Vec<&str> =
            speaks.flat_map(|(_, all)| all).filter(|all| is_new(one, **all)).map(|all| all.code()).collect();
        if !against.is_empty() {
            let detail = json!({ "hindrances": against });
            changing.move_offer_with(one, OfferCommand::Supersede, Party::System, detail).await?;
            continue;
        }
        let token = token::of_offer(changing.services, one.id);
        let until = expires_at(&changing.order.content, changing.now);
        let sent = changing.send_queued(one, until).await?;
        tell_of_offer(changing, &sent, &token).await?;
        asked += 1;
    }
    Ok(asked)
}

/// Whether something speaks against an expert that did not when they were put on the reserve list. That they are on it
/// is none.
fn is_new(queued: &Offer, hindrance: Hindrance) -> bool {
    hindrance != Hindrance::AskedBefore && !queued.explanation.in_spite_of.contains(&hindrance)
}

/// Chooses among those who are interested: they are booked and the order is confirmed, or nothing happens.
pub async fn select(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    chosen: &[OfferId],
) -> Result<Order> {
    retried(services, || select_once(services, actor, id, version, chosen)).await
}

async fn select_once(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    version: i64,
    chosen: &[OfferId],
) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    if changing.order.content.offer_mode != OfferMode::Interest {
        return Err(ServiceError::invalid(Code::IllegalTransition, ["state"]));
    }
    let offers = offer::of_order(&changing.tx, id).await?;
    let distinct: BTreeSet<OfferId> = chosen.iter().copied().collect();
    let picked: Vec<&Offer> = offers.iter().filter(|one| distinct.contains(&one.id)).collect();
    if picked.is_empty() || picked.len() != distinct.len() {
        return Err(ServiceError::invalid(Code::OfferNotOpen, ["offers"]));
    }
    // Before the seats are counted: whoever has been chosen has taken one.
    for one in &picked {
        changing.move_offer(one, OfferCommand::Select, Party::Coordinator).await?;
    }
    let seats = usize::from(changing.order.content.seats).saturating_sub(changing.fewest_booked().await?);
    if picked.len() > seats {
        let many = Violation::new(Code::TooManySelected, ["offers"]);
        return Err(many.with("max", seats).into());
    }
    let planned = changing.with_room().await?;
    if planned.iter().any(|time| time.busy.starts_at <= changing.now) {
        return Err(ServiceError::invalid(Code::TimeHasPassed, ["state"]));
    }
    let experts: Vec<ExpertId> = picked.iter().map(|one| one.expert).collect();
    refuse_unfit_by_alias(&changing, &experts, &planned, "offers").await?;
    // Confirmed with the order, once every seat is filled; until then a hold keeps the time free.
    book_around(&mut changing, &picked, &planned, AssignmentState::Hold).await?;
    settle(&mut changing).await?;
    changing.commit(Some((actor, Act::OrderConfirmed))).await
}

/// Confirms an order as it is: fewer experts than were wanted, where at least one comes to each time. The seats are
/// lowered to those who come.
pub async fn confirm_partly(services: &Services, actor: &Actor, id: OrderId, version: i64) -> Result<Order> {
    let mut changing = begin(services, actor, Action::CoordinateOrders, id).await?;
    changing.expect_version(version)?;
    let filled = changing.fewest_booked().await?;
    if filled == 0 {
        return Err(ServiceError::invalid(Code::NobodyBooked, ["state"]));
    }
    changing.order.content.seats = u8::try_from(filled).unwrap_or(u8::MAX).min(changing.order.content.seats);
    confirm(&mut changing, Party::Coordinator).await?;
    changing.commit(Some((actor, Act::OrderConfirmed))).await
}
