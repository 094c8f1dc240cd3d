//! One change of an order: what is locked, what moves, and the history it leaves.

use chrono::{DateTime, NaiveDate, Utc};
use domain::audit::Act;
use domain::expert::booking::{self, AssignmentCommand, AssignmentState, OfferCommand, OrderCommand, Party};
use domain::expert::{Assignment, DomainEvent, EventKind, Occurrence, Offer, Order};
use domain::id::{AssignmentId, OrderId, TypedId};
use domain::identity::Actor;
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::{Value, json};
use storage::Tx;
use storage::expert::{calendar, event, offer, order};

use crate::{Result, ServiceError, Services, audit};

/// An order whose row is locked. What happened is written by [`Self::commit`]; dropped before, nothing did.
pub(super) struct Changing<'a> {
    services: &'a Services,
    pub(super) tx: Tx,
    pub(super) order: Order,
    pub(super) now: DateTime<Utc>,
    events: Vec<DomainEvent>,
}

impl<'a> Changing<'a> {
    pub(super) async fn begin(services: &'a Services, id: OrderId) -> Result<Self> {
        let tx = services.storage.begin().await?;
        let order = order::find_for_update(&tx, id).await?.ok_or(ServiceError::NotFound)?;
        Ok(Self { services, tx, order, now: services.now(), events: Vec::new() })
    }

    /// Refuses a command given on what has changed since it was seen.
    pub(super) fn expect_version(&self, version: i64) -> Result<()> {
        if self.order.version == version {
            Ok(())
        } else {
            Err(ServiceError::Conflict(Violation::new(Code::StaleOrder, ["version"])))
        }
    }

    /// Moves the order on, or refuses.
    pub(super) fn apply(&mut self, command: OrderCommand, by: Party, detail: Value) -> Result<()> {
        let row = booking::step(booking::ORDER, self.order.state, command, by)?;
        self.order.state = row.to;
        self.order.version += 1;
        self.order.updated_at = self.now;
        let detail = with(detail, "by", by.code());
        self.record(self.order.id.uuid(), self.order.version, row.event, detail);
        Ok(())
    }

    /// Moves an offer of the order on, or refuses.
    pub(super) async fn move_offer(&mut self, one: &Offer, command: OfferCommand, by: Party) -> Result<()> {
        let row = booking::step(booking::OFFER, one.state, command, by)?;
        if !offer::move_on(&self.tx, one, row.to).await? {
            return Err(ServiceError::Unavailable);
        }
        self.record(one.id.uuid(), one.version + 1, row.event, json!({ "by": by.code() }));
        Ok(())
    }

    /// Books an expert for every time of the order, as a hold. The calendar must be locked.
    pub(super) async fn hold(&mut self, one: &Offer, times: &[Occurrence]) -> Result<()> {
        let assignments: Vec<Assignment> = times
            .iter()
            .map(|time| Assignment {
                id: self.services.fresh_id::<AssignmentId>(),
                occurrence: time.id,
                order: time.order,
                expert: one.expert,
                busy: time.busy,
                state: AssignmentState::Hold,
                version: 1,
            })
            .collect();
        calendar::insert(&self.tx, &assignments).await?;
        for assignment in &assignments {
            self.record(assignment.id.uuid(), 1, EventKind::AssignmentHeld, json!({}));
        }
        Ok(())
    }

    /// Moves every booking of the order that this command applies to.
    pub(super) async fn move_assignments(&mut self, command: AssignmentCommand) -> Result<()> {
        for one in calendar::of_order(&self.tx, self.order.id).await? {
            let Ok(row) = booking::step(booking::ASSIGNMENT, one.state, command, Party::System) else {
                continue;
            };
            if !calendar::move_on(&self.tx, &one, row.to).await? {
                return Err(ServiceError::Unavailable);
            }
            self.record(one.id.uuid(), one.version + 1, row.event, json!({}));
        }
        Ok(())
    }

    /// Moves every offer of the order that this command applies to.
    pub(super) async fn move_offers(&mut self, command: OfferCommand) -> Result<()> {
        for one in offer::of_order(&self.tx, self.order.id).await? {
            if booking::step(booking::OFFER, one.state, command, Party::System).is_ok() {
                self.move_offer(&one, command, Party::System).await?;
            }
        }
        Ok(())
    }

    /// Ends what was asked and held: nobody is booked any more.
    pub(super) async fn let_go(&mut self) -> Result<()> {
        self.move_offers(OfferCommand::Withdraw).await?;
        self.move_assignments(AssignmentCommand::Release).await
    }

    fn record(&mut self, aggregate: uuid::Uuid, version: i64, kind: EventKind, detail: Value) {
        self.events.push(DomainEvent {
            id: self.services.fresh_id::<AssignmentId>().uuid(),
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
    pub(super) async fn commit(self, act: Option<(&Actor, Act)>) -> Result<Order> {
        order::update(&self.tx, &self.order).await?;
        event::append(&self.tx, &self.events).await?;
        if let Some((actor, act)) = act {
            let detail = json!({ "state": self.order.state.code() });
            audit::record(self.services, &self.tx, actor, act, self.order.id, detail).await?;
        }
        self.tx.commit().await?;
        Ok(self.order)
    }
}

fn with(mut detail: Value, name: &str, value: &str) -> Value {
    if let Some(fields) = detail.as_object_mut() {
        fields.insert(name.to_owned(), value.into());
    }
    detail
}

/// Runs a use case again, a few times, where the database was too busy: two bookings that meet are told apart
/// by the second attempt, and no caller sees the first.
pub(super) async fn retried<T, F>(services: &Services, attempt: impl Fn() -> F) -> Result<T>
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
