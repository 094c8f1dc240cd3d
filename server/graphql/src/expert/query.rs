//! Reading orders, experts and offers.

use std::cmp::Reverse;

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, Object};
use domain::expert::Order;
use service::expert::{answering, count, order, registry};

use super::offer::OfferToAnswer;
use super::order::{ExpertOrder, ExpertOrderPrivate, OrderState};
use super::registry::Expert;
use crate::context::{Request, Result};
use crate::paging::{self, Cursor, Page};
use crate::scalar::Date;

/// Reading about experts.
#[derive(Default)]
pub struct OrderQuery;

#[Object]
impl OrderQuery {
    /// Orders that the caller may see, newest first. For orderers and coordinators.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn expert_orders(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those in this state.")] state: Option<OrderState>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, ExpertOrder>> {
        let request = Request::of(context)?;
        let mut orders =
            order::orders(request.services, request.actor()).await.map_err(|e| request.error(e))?;
        let wanted = state.map(domain::expert::OrderState::from);
        orders.retain(|order| wanted.is_none_or(|wanted| order.state == wanted));
        let page = Page { first, after, last, before };
        let wrap = |order| ExpertOrder(Box::new(order));
        paging::cut(&request, orders, page, |order: &Order| Reverse(order.id), wrap)
    }

    /// An order that the caller may see. For orderers and coordinators.
    async fn expert_order(&self, context: &Context<'_>, id: ID) -> Result<Option<ExpertOrder>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let found = order::order(request.services, request.actor(), id).await;
        Ok(Some(ExpertOrder(Box::new(found.map_err(|e| request.error(e))?))))
    }

    /// What of an order is kept sealed: the experience that is looked for, and whom to reach. For orderers and
    /// coordinators.
    async fn expert_order_private(&self, context: &Context<'_>, order_id: ID) -> Result<ExpertOrderPrivate> {
        let request = Request::of(context)?;
        let (services, actor) = (request.services, request.actor());
        let id = request.parse_id(&order_id)?;
        let found = order::order(services, actor, id).await.map_err(|e| request.error(e))?;
        let private = order::private(services, actor, &found).await;
        Ok(private.map_err(|e| request.error(e))?.into())
    }

    /// Orders submitted on the days from `from` to the one before `until`, less those entered twice or by
    /// mistake. For orderers, coordinators and programme officers.
    async fn expert_order_count(&self, context: &Context<'_>, from: Date, until: Date) -> Result<u64> {
        let request = Request::of(context)?;
        let found = count::orders(request.services, request.actor(), from.0, until.0).await;
        found.map_err(|e| request.error(e))
    }

    /// Every expert, newest first. For coordinators.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn experts(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Expert>> {
        let request = Request::of(context)?;
        let experts =
            registry::experts(request.services, request.actor()).await.map_err(|e| request.error(e))?;
        let page = Page { first, after, last, before };
        let key = |expert: &domain::expert::Expert| Reverse(expert.id);
        paging::cut(&request, experts, page, key, Expert::from)
    }

    /// The offer behind a private link; looking changes nothing. For whoever has the link.
    async fn offer(&self, context: &Context<'_>, token: String) -> Result<Option<OfferToAnswer>> {
        let request = Request::of(context)?;
        match answering::view(request.services, &token).await {
            Ok(found) => Ok(Some(OfferToAnswer::new(found, &request))),
            Err(service::ServiceError::NotFound) => Ok(None),
            Err(error) => Err(request.error(error)),
        }
    }
}
