//! The messages about an order, between its orderer and the coordinators. Sealed, as what else is written freely about
//! people: the database alone tells who wrote when, and not what. They stay as long as their order does.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::audit::Act;
use domain::expert::{ThreadSide, thread as rules};
use domain::id::{MessageId, OrderId, TypedId};
use domain::identity::{Action, Actor, Scope};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::{AccountId, Code, Violation};
use storage::expert::thread::MessageRow;
use storage::expert::{order, thread};

use super::change::Changing;
use super::order::{begin, is_visible};
use crate::identity::{account, authorise_somewhere};
use crate::outbox::Outgoing;
use crate::{Result, ServiceError, Services};

/// The place to which what is sealed is bound.
const PLACE: &str = "order_message.sealed";

/// A message as those who see its order read it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MessageView {
    pub id: MessageId,
    pub side: ThreadSide,
    /// Whoever wrote it, by name.
    pub author: String,
    pub text: String,
    pub at: DateTime<Utc>,
}

/// The messages about several orders, those of each the oldest first. Orders that the actor may not see are left out.
pub async fn threads(
    services: &Services,
    actor: &Actor,
    ids: &[OrderId],
) -> Result<BTreeMap<OrderId, Vec<MessageView>>> {
    authorise_somewhere(actor, Action::ViewOrders)?;
    let access = &services.storage;
    let mut orders = order::many(access, ids).await?;
    orders.retain(|order| is_visible(actor, order));
    let mut found: BTreeMap<OrderId, Vec<MessageView>> =
        orders.iter().map(|order| (order.id, Vec::new())).collect();
    let visible: Vec<OrderId> = found.keys().copied().collect();
    let rows = thread::of_orders(access, &visible).await?;
    let authors: BTreeSet<AccountId> = rows.iter().map(|row| row.author).collect();
    let authors: Vec<AccountId> = authors.into_iter().collect();
    let names = storage::account::names(access, &authors).await?;
    for row in rows {
        let author = names.get(&row.author).cloned().unwrap_or_default();
        found.entry(row.order).or_default().push(open(services, &row, author)?);
    }
    Ok(found)
}

/// The messages about an order that the actor may see, the oldest first.
pub async fn of_order(services: &Services, actor: &Actor, id: OrderId) -> Result<Vec<MessageView>> {
    threads(services, actor, &[id]).await?.remove(&id).ok_or(ServiceError::NotFound)
}

/// A key for a form: sent twice, it writes once.
pub fn fresh_key(services: &Services) -> String {
    services.fresh_id::<MessageId>().uuid().to_string()
}

/// Writes to the other side. Sent again under the same key of the sender's own, the first message is answered and no
/// second one written. The order has to have been sent, in whatever state it is now.
pub async fn write(
    services: &Services,
    actor: &Actor,
    id: OrderId,
    text: &str,
    key: Option<&str>,
) -> Result<MessageView> {
    let mut changing = begin(services, actor, Action::PlaceOrder, id).await?;
    let staff = actor.staff().ok_or(ServiceError::Unauthenticated)?;
    let (author, name) = (staff.account, staff.name.clone());
    let key = key.map(|key| {
        let of_sender = format!("{}|{}|{key}", author.uuid(), id.uuid());
        services.vault.index_tag("message key", &of_sender)
    });
    // The order's row is the queue in which two with one key meet.
    if let Some(key) = key
        && let Some(first) = thread::by_dedup_key(&changing.tx, key).await?
    {
        return open(services, &first, name);
    }
    if changing.order.submitted_on.is_none() {
        return Err(Violation::new(Code::OrderNotSent, ["text"]).into());
    }
    let text = rules::check(text)?;
    let number = rules::next_number(thread::count(&changing.tx, id).await?)?;
    let message: MessageId = services.fresh_id();
    let row = MessageRow {
        id: message,
        order: id,
        number,
        author,
        side: side_of(actor, changing.order.owner),
        sealed: services.vault.seal_row(PLACE, message.uuid(), &text, services.entropy.as_ref())?,
        at: changing.now,
    };
    thread::insert(&changing.tx, &row, key).await?;
    for to in other_side(&changing, &row).await? {
        let notice = Notice::MessageArrived {
            reference: changing.reference(),
            link: format!("staff/orders/{}#messages", id.uuid()),
        };
        let about = format!("message:{}", message.uuid());
        changing.tell(Outgoing { about, to, notice, valid_for: None, not_before: None });
    }
    changing.commit(Some((actor, Act::OrderMessageWritten))).await?;
    open(services, &row, name)
}

fn side_of(actor: &Actor, owner: Scope) -> ThreadSide {
    if actor.may(Action::CoordinateOrders, owner) { ThreadSide::Coordinator } else { ThreadSide::Orderer }
}

fn open(services: &Services, row: &MessageRow, author: String) -> Result<MessageView> {
    let text = services.vault.open_row(PLACE, row.id.uuid(), &row.sealed).map_err(ServiceError::fault)?;
    Ok(MessageView { id: row.id, side: row.side, author, text, at: row.at })
}

/// Who is told of a message: every coordinator of that part of the county, or whoever ordered with those of the same
/// side who have written, too. Somebody without an account is called.
async fn other_side(changing: &Changing<'_>, written: &MessageRow) -> Result<Vec<Recipient>> {
    let order = &changing.order;
    let mut told = Vec::new();
    let mut orderers: BTreeSet<AccountId> = BTreeSet::new();
    if written.side == ThreadSide::Coordinator {
        match order.received_on {
            Some(_) => told.push(Recipient::OrdererOf(order.id)),
            None => _ = orderers.insert(order.orderer),
        }
        let messages = thread::of_orders(&changing.tx, &[order.id]).await?;
        let of_orderers = messages.iter().filter(|one| one.side == ThreadSide::Orderer);
        orderers.extend(of_orderers.map(|one| one.author));
    }
    let action = match written.side {
        ThreadSide::Orderer => Action::CoordinateOrders,
        ThreadSide::Coordinator => Action::ViewOrders,
    };
    for id in account::who_may(&changing.tx, action, order.owner).await? {
        let is_meant = written.side == ThreadSide::Orderer || orderers.contains(&id);
        if is_meant && id != written.author {
            told.push(Recipient::Account(id));
        }
    }
    Ok(told)
}
