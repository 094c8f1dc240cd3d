//! One change of an order: what is locked, what moves, and the history it leaves.

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::audit::Act;
use domain::expert::booking::{
    self, AssignmentCommand, OccurrenceCommand, OfferCommand, OrderCommand, Party,
};
use domain::expert::{
    Assignment, AssignmentState, Busy, DomainEvent, EventKind, Occurrence, OccurrenceState, Offer,
    OfferState, Order, OrderState,
};
use domain::id::{AssignmentId, AuditId, ExpertId, OrderId, TypedId};
use domain::identity::{Actor, Scope};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::{Value, json};
use storage::Tx;
use storage::expert::{calendar, event, offer, order, registry};

use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit, token};

/// An order whose row is locked. What happened is written by [`Self::commit`]; dropped before, nothing did.
pub(crate) struct Changing<'a> {
    pub(crate) services: &'a Services,
    pub(crate) tx: Tx,
    pub(crate) order: Order,
    pub(crate) now: DateTime<Utc>,
    events: Vec<DomainEvent>,
    messages: Vec<Outgoing>,
}

impl<'a> Changing<'a> {
    pub(crate) async fn begin(services: &'a Services, id: OrderId) -> Result<Self> {
        let tx = services.storage.begin().await?;
        let order = order::find_for_update(&tx, id).await?.ok_or(ServiceError::NotFound)?;
        Ok(Self { services, tx, order, now: services.now(), events: Vec::new(), messages: Vec::new() })
    }

    /// Refuses a command given on what has changed since it was seen.
    pub(crate) fn expect_version(&self, version: i64) -> Result<()> {
        if self.order.version == version {
            Ok(())
        } else {
            Err(ServiceError::Conflict(Violation::new(Code::StaleOrder, ["version"])))
        }
    }

    /// Moves the order on, or refuses.
    pub(crate) fn apply(&mut self, command: OrderCommand, by: Party, detail: Value) -> Result<()> {
        let row = booking::step(booking::ORDER, self.order.state, command, by)?;
        self.order.state = row.to;
        match row.to {
            OrderState::Confirmed => _ = self.order.confirmed_at.get_or_insert(self.now),
            OrderState::Held => _ = self.order.held_at.get_or_insert(self.now),
            _ => {}
        }
        self.order.version += 1;
        self.order.updated_at = self.now;
        let detail = with(detail, "by", by.code());
        self.record(self.order.id.uuid(), self.order.version, row.event, detail);
        Ok(())
    }

    /// What an order counts as when it is broken down, and what else explains the event.
    pub(crate) fn order_detail<const N: usize>(&self, more: [(&str, Value); N]) -> Value {
        let content = &self.order.content;
        let division = match self.order.owner {
            Scope::County => None,
            Scope::Division(id) | Scope::Unit { division: id, .. } => Some(id.node_id()),
        };
        let of_order = [
            ("gig_type", content.gig_type.code().into()),
            ("language", content.language.as_str().into()),
            ("mode", content.mode.code().into()),
            ("division", division.into()),
        ];
        let fields = of_order.into_iter().chain(more).map(|(name, value)| (name.to_owned(), value));
        Value::Object(fields.collect())
    }

    /// Moves an offer of the order on, or refuses.
    pub(crate) async fn move_offer(&mut self, one: &Offer, command: OfferCommand, by: Party) -> Result<()> {
        self.move_offer_with(one, command, by, json!({})).await
    }

    /// The same, with what explains it.
    pub(crate) async fn move_offer_with(
        &mut self,
        one: &Offer,
        command: OfferCommand,
        by: Party,
        detail: Value,
    ) -> Result<()> {
        let row = booking::step(booking::OFFER, one.state, command, by)?;
        if !offer::move_on(&self.tx, one, row.to).await? {
            return Err(ServiceError::Unavailable);
        }
        self.record(one.id.uuid(), one.version + 1, row.event, with(detail, "by", by.code()));
        Ok(())
    }

    /// Books an expert for these times, as a hold or as confirmed at once. The calendar must be locked.
    pub(crate) async fn book(
        &mut self,
        one: &Offer,
        times: &[Occurrence],
        state: AssignmentState,
    ) -> Result<()> {
        let assignments: Vec<Assignment> = times
            .iter()
            .map(|time| Assignment {
                id: self.services.fresh_id::<AssignmentId>(),
                occurrence: time.id,
                order: time.order,
                expert: one.expert,
                busy: time.busy,
                state,
                version: 1,
                sequence: 0,
                changed_at: self.now,
            })
            .collect();
        calendar::insert(&self.tx, &assignments).await?;
        let kind = match state {
            AssignmentState::Hold => EventKind::AssignmentHeld,
            _ => EventKind::AssignmentConfirmed,
        };
        for assignment in &assignments {
            self.record(assignment.id.uuid(), 1, kind, json!({}));
        }
        Ok(())
    }

    /// Moves every booking of the order that this command applies to.
    pub(crate) async fn move_assignments(&mut self, command: AssignmentCommand) -> Result<()> {
        for one in calendar::of_order(&self.tx, self.order.id).await? {
            if booking::step(booking::ASSIGNMENT, one.state, command, Party::System).is_ok() {
                self.move_assignment(&one, command, one.busy, json!({})).await?;
            }
        }
        Ok(())
    }

    /// Moves one booking on, or refuses.
    pub(crate) async fn move_assignment(
        &mut self,
        one: &Assignment,
        command: AssignmentCommand,
        busy: Busy,
        detail: Value,
    ) -> Result<()> {
        let row = booking::step(booking::ASSIGNMENT, one.state, command, Party::System)?;
        if !calendar::move_on(&self.tx, one, row.to, busy, self.now).await? {
            return Err(ServiceError::Unavailable);
        }
        self.record(one.id.uuid(), one.version + 1, row.event, detail);
        Ok(())
    }

    /// Moves one time of the order on, or refuses.
    pub(crate) async fn move_time(
        &mut self,
        one: &Occurrence,
        command: OccurrenceCommand,
        by: Party,
        busy: Busy,
    ) -> Result<OccurrenceState> {
        let row = booking::step(booking::OCCURRENCE, one.state, command, by)?;
        if !order::move_occurrence(&self.tx, one, row.to, busy).await? {
            return Err(ServiceError::Unavailable);
        }
        self.record(one.id.uuid(), one.version + 1, row.event, json!({ "by": by.code() }));
        Ok(row.to)
    }

    /// The times of the order that are still to come about.
    pub(crate) async fn planned(&self) -> Result<Vec<Occurrence>> {
        let mut times = order::occurrences(&self.tx, self.order.id).await?;
        times.retain(|time| time.state == OccurrenceState::Planned);
        Ok(times)
    }

    /// The times that are still to come about and have a seat free.
    pub(crate) async fn with_room(&self) -> Result<Vec<Occurrence>> {
        let bookings = calendar::of_order(&self.tx, self.order.id).await?;
        let seats = usize::from(self.order.content.seats);
        let mut times = self.planned().await?;
        times.retain(|time| {
            let booked = bookings.iter().filter(|one| one.occurrence == time.id && one.state.is_live());
            booked.count() < seats
        });
        Ok(times)
    }

    /// How many experts are booked for the time that has the fewest.
    pub(crate) async fn fewest_booked(&self) -> Result<usize> {
        let bookings = calendar::of_order(&self.tx, self.order.id).await?;
        let filled = |time: &Occurrence| {
            bookings.iter().filter(|one| one.occurrence == time.id && one.state.is_live()).count()
        };
        Ok(self.planned().await?.iter().map(filled).min().unwrap_or_default())
    }

    /// Sends an offer that was on the reserve list; it as it is then.
    pub(crate) async fn send_queued(&mut self, one: &Offer, expires_at: DateTime<Utc>) -> Result<Offer> {
        let row = booking::step(booking::OFFER, one.state, OfferCommand::Send, Party::System)?;
        if !offer::send_queued(&self.tx, one, self.now, expires_at).await? {
            return Err(ServiceError::Unavailable);
        }
        let sent =
            Offer { state: row.to, version: one.version + 1, sent_at: self.now, expires_at, ..one.clone() };
        self.record(one.id.uuid(), sent.version, row.event, json!({ "by": Party::System.code() }));
        Ok(sent)
    }

    /// Tells somebody, once this has been committed.
    pub(crate) fn tell(&mut self, message: Outgoing) {
        self.messages.push(message);
    }

    /// Tells the orderer of what has become of their order; somebody without an account is called.
    pub(crate) fn tell_orderer(&mut self, about: &str, notice: impl FnOnce(String, String) -> Notice) {
        let link = format!("staff/orders/{}", self.order.id.uuid());
        let to = match self.order.received_on {
            Some(_) => Recipient::OrdererOf(self.order.id),
            None => Recipient::Account(self.order.orderer),
        };
        let notice = notice(self.reference(), link);
        let about = format!("{about}:{}:{}", self.order.id.uuid(), self.order.version);
        self.tell(Outgoing { about, to, notice, valid_for: None, not_before: None });
    }

    /// Tells the orderer that a confirmed order has other times; of any other they are told once it is confirmed.
    pub(crate) async fn tell_orderer_of_times(&mut self) -> Result<()> {
        if self.order.state != OrderState::Confirmed {
            return Ok(());
        }
        self.tell_orderer("moved", |reference, link| Notice::OrderMoved { reference, link });
        self.ask_whether_held().await
    }

    /// Tells an expert of a booking of theirs.
    pub(crate) fn tell_expert(&mut self, one: &Assignment, about: &str, notice: Notice) {
        self.tell(Outgoing {
            about: format!("{about}:{}:{}", one.id.uuid(), one.version),
            to: Recipient::Expert(one.expert),
            notice,
            valid_for: None,
            not_before: None,
        });
    }

    /// Tells an expert that they are booked.
    pub(crate) async fn tell_of_confirmed(&mut self, one: &Assignment) -> Result<()> {
        let link = self.link_of(one).await?;
        let notice = Notice::BookingConfirmed {
            reference: self.reference(),
            starts_at: one.busy.starts_at,
            ends_at: one.busy.ends_at,
            times: 1,
            remote: self.is_remote(),
            link,
        };
        self.tell_expert(one, "confirmed", notice);
        Ok(())
    }

    /// Tells an expert at what time a booking of theirs is now.
    pub(crate) async fn tell_of_moved(&mut self, one: &Assignment) -> Result<()> {
        let link = self.link_of(one).await?;
        let notice = Notice::BookingMoved {
            reference: self.reference(),
            starts_at: one.busy.starts_at,
            ends_at: one.busy.ends_at,
            times: 1,
            remote: self.is_remote(),
            link,
        };
        self.tell_expert(one, "moved", notice);
        Ok(())
    }

    /// The private page of the offer that led to a booking, as a path behind the language.
    async fn link_of(&self, one: &Assignment) -> Result<String> {
        let offers = offer::of_order(&self.tx, self.order.id).await?;
        let own = offers.iter().rfind(|offer| offer.expert == one.expert);
        let own = own.ok_or_else(|| ServiceError::fault("a booking without an offer"))?;
        Ok(format!("offers/{}", token::of_offer(self.services, own.id).as_str()))
    }

    fn is_remote(&self) -> bool {
        !self.order.content.mode.has_place()
    }

    /// Reminds an expert the day before; not where the booking has changed by then.
    pub(crate) async fn remind_of(&mut self, one: &Assignment) -> Result<()> {
        let at = one.busy.starts_at - Duration::hours(24);
        if at <= self.now {
            return Ok(());
        }
        let link = self.link_of(one).await?;
        let notice = Notice::GigReminder {
            reference: self.reference(),
            starts_at: one.busy.starts_at,
            remote: self.is_remote(),
            link,
        };
        self.tell_expert(one, "reminder", notice);
        if let Some(message) = self.messages.last_mut() {
            message.not_before = Some(at);
            message.valid_for = Some((one.id.uuid(), one.version));
        }
        Ok(())
    }

    /// Asks the orderer an hour after the last time whether the order was held, unless that has been said by then.
    /// Whatever the order goes through, it is asked once for each end that it has had, and only the one that it
    /// still has is asked aloud.
    pub(crate) async fn ask_whether_held(&mut self) -> Result<()> {
        let Some(end) = self.planned().await?.iter().map(|time| time.busy.ends_at).max() else {
            return Ok(());
        };
        self.tell_orderer("held", |reference, link| Notice::HeldQuestion { reference, link });
        if let Some(message) = self.messages.last_mut() {
            message.about = format!("held:{}:{}", self.order.id.uuid(), end.timestamp());
            message.not_before = Some(end + Duration::hours(1));
            message.valid_for = Some((self.order.id.uuid(), end.timestamp()));
        }
        Ok(())
    }

    /// Asks an expert how a gig was that has just been reported as held, unless that is corrected by then.
    pub(crate) fn ask_how_it_was(&mut self, one: &Assignment) {
        let notice = Notice::FeedbackAsked { reference: self.reference(), link: "own".to_owned() };
        self.tell_expert(one, "feedback", notice);
        if let Some(message) = self.messages.last_mut() {
            message.valid_for = Some((one.id.uuid(), one.version + 1));
        }
    }

    /// Frees what is held for an expert and not confirmed yet.
    pub(crate) async fn release_holds_of(&mut self, expert: ExpertId) -> Result<()> {
        for one in calendar::of_order(&self.tx, self.order.id).await? {
            if one.expert == expert && one.state == AssignmentState::Hold {
                self.move_assignment(&one, AssignmentCommand::Release, one.busy, json!({})).await?;
            }
        }
        Ok(())
    }

    /// Moves a booking to another time, as what it is.
    pub(crate) async fn retime(&mut self, one: &Assignment, busy: Busy) -> Result<()> {
        if !calendar::move_on(&self.tx, one, one.state, busy, self.now).await? {
            return Err(ServiceError::Unavailable);
        }
        let moved = Assignment { busy, version: one.version + 1, ..*one };
        self.tell_of_moved(&moved).await?;
        self.remind_of(&moved).await
    }

    /// Tells an expert that a booking of theirs is off.
    pub(crate) fn tell_of_cancelled(&mut self, one: &Assignment) {
        let notice = Notice::BookingCancelled { reference: self.reference(), starts_at: one.busy.starts_at };
        self.tell_expert(one, "cancelled", notice);
    }

    /// How people refer to the order.
    pub(crate) fn reference(&self) -> String {
        self.order.reference.clone().unwrap_or_default()
    }

    /// Moves every offer of the order that this command applies to.
    pub(crate) async fn move_offers(&mut self, command: OfferCommand) -> Result<()> {
        for one in offer::of_order(&self.tx, self.order.id).await? {
            if booking::step(booking::OFFER, one.state, command, Party::System).is_ok() {
                self.move_offer(&one, command, Party::System).await?;
            }
        }
        Ok(())
    }

    /// Passes over those who would have come and were not chosen, and tells them.
    pub(crate) async fn pass_over(&mut self) -> Result<()> {
        for one in offer::of_order(&self.tx, self.order.id).await? {
            if one.state != OfferState::Interested {
                continue;
            }
            self.move_offer(&one, OfferCommand::Pass, Party::System).await?;
            let version = one.version + 1;
            self.tell(Outgoing {
                about: format!("offer:{}:{version}", one.id.uuid()),
                to: Recipient::Expert(one.expert),
                notice: Notice::OfferNotChosen { reference: self.reference() },
                valid_for: Some((one.id.uuid(), version)),
                not_before: None,
            });
        }
        Ok(())
    }

    /// Ends what was asked and held: nobody is booked any more.
    pub(crate) async fn let_go(&mut self) -> Result<()> {
        self.move_offers(OfferCommand::Withdraw).await?;
        self.move_assignments(AssignmentCommand::Release).await
    }

    /// What a gig that was held counts as: nothing that tells who.
    pub(crate) async fn gig_detail(&self, one: &Assignment) -> Result<Value> {
        let pseudonym = registry::pseudonyms(&self.tx, &[one.expert]).await?.remove(&one.expert);
        let content = &self.order.content;
        Ok(json!({
            "expert": pseudonym,
            "minutes": (one.busy.ends_at - one.busy.starts_at).num_minutes(),
            "gig_type": content.gig_type.code(),
            "language": content.language.as_str(),
            "mode": content.mode.code(),
        }))
    }

    pub(crate) fn record(&mut self, aggregate: uuid::Uuid, version: i64, kind: EventKind, detail: Value) {
        self.events.push(DomainEvent {
            id: self.services.fresh_id::<AuditId>().uuid(),
            aggregate,
            version,
            kind,
            at: self.now,
            counts_on: self.counts_on(),
            detail,
        });
    }

    /// An event counts in the period of the order's submission, so that a reversal takes back what it reverses.
    fn counts_on(&self) -> NaiveDate {
        self.order.submitted_on.unwrap_or_else(|| civil_day(self.now))
    }

    /// Writes the order and its history; a staff act is logged beside it.
    pub(crate) async fn commit(self, act: Option<(&Actor, Act)>) -> Result<Order> {
        order::update(&self.tx, &self.order).await?;
        event::append(&self.tx, &self.events).await?;
        outbox::put(self.services, &self.tx, &self.messages).await?;
        if let Some((actor, act)) = act {
            let detail = json!({ "state": self.order.state.code() });
            audit::record(self.services, &self.tx, actor, act, self.order.id, detail).await?;
        }
        self.tx.commit().await?;
        Ok(self.order)
    }
}

/// Details with one more.
pub(crate) fn with(mut detail: Value, name: &str, value: &str) -> Value {
    if let Some(fields) = detail.as_object_mut() {
        fields.insert(name.to_owned(), value.into());
    }
    detail
}

/// Runs a use case again, a few times, where the database was too busy: two bookings that meet are told apart
/// by the second attempt, and no caller sees the first.
pub(crate) async fn retried<T, F>(services: &Services, attempt: impl Fn() -> F) -> Result<T>
where
    F: Future<Output = Result<T>>,
{
    const RETRIES: u32 = 4;
    for round in 0..RETRIES {
        match attempt().await {
            Err(ServiceError::Unavailable) => {
                let [jitter] = services.random::<1>();
                let wait = u64::from(jitter) / 4 + (20 << round);
                tokio::time::sleep(std::time::Duration::from_millis(wait)).await;
            }
            done => return done,
        }
    }
    attempt().await
}
