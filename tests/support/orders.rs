//! A coordinator's office, for tests of bookings: experts, orders and offers, by the use cases themselves.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::sync::atomic::{AtomicU32, Ordering};

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::expert::registry::Essentials;
use domain::expert::{
    ConsentPurpose, Contact, Expert, ExpertStatus, Mode, OfferMode, Order, OrderContent, OrderPrivate,
};
use domain::id::OfferId;
use domain::identity::{Actor, Grant, Role, Scope, StaffActor};
use domain::time::civil_day;
use domain::{Code, LanguageTag};
use service::expert::offering::{self, Asked, OfferLink};
use service::expert::order::{self, NewOrder, OrderView};
use service::expert::registry::{self, Registration};
use service::expert::{answering, report};
use service::{ServiceError, Services};

use super::service::PASSWORD;

/// A coordinator with the use cases in reach.
#[derive(Clone)]
pub(crate) struct Office {
    pub(crate) services: Services,
    pub(crate) actor: Actor,
}

/// An order for which experts have been asked.
#[derive(Debug)]
pub(crate) struct Offered {
    pub(crate) order: Order,
    pub(crate) links: Vec<OfferLink>,
}

impl Offered {
    /// The secret of one expert's link.
    pub(crate) fn token(&self, place: usize) -> String {
        self.links[place].token.to_string()
    }

    pub(crate) fn offers(&self) -> Vec<OfferId> {
        self.links.iter().map(|link| link.offer.id).collect()
    }
}

impl Office {
    pub(crate) async fn open(services: &Services) -> Self {
        Self::open_for(services, Role::Coordinator, Scope::County).await
    }

    /// Somebody else's, for what a role in a part of the county does.
    pub(crate) async fn open_for(services: &Services, role: Role, scope: Scope) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(1);
        let email = format!("office-{}@example.fi", NEXT.fetch_add(1, Ordering::Relaxed));
        let grants = vec![Grant { role, scope }];
        let made =
            ::service::identity::account::create_active(services, &email, "Kaisa", PASSWORD, grants).await;
        let account = made.unwrap();
        let actor = Actor::Staff(StaffActor {
            account: account.id,
            name: account.name,
            language: None,
            grants: account.grants,
            session: [0; 32],
        });
        Self { services: services.clone(), actor }
    }

    /// Somebody who can be asked, for more than a year.
    pub(crate) async fn expert(&self, alias: &str) -> Expert {
        self.expert_until(alias, civil_day(self.services.now()) + Duration::days(400)).await
    }

    /// Somebody whose agreement holds until the end of this day.
    pub(crate) async fn expert_until(&self, alias: &str, agreement_until: NaiveDate) -> Expert {
        let essentials = Essentials {
            alias: alias.to_owned(),
            languages: vec![LanguageTag::finnish()],
            modes: vec![Mode::Remote, Mode::InPerson],
            agreement_until,
        };
        let contact = Contact {
            name: format!("{alias} Esimerkki"),
            email: Some("esimerkki@example.fi".to_owned()),
            ..Contact::default()
        };
        let new = Registration {
            standing: ExpertStatus::Active,
            essentials,
            contact: Some(contact),
            consents: vec![ConsentPurpose::Matching],
        };
        registry::register(&self.services, &self.actor, new).await.unwrap()
    }

    /// A draft of the whole county.
    pub(crate) async fn draft(&self, content: OrderContent) -> Order {
        self.draft_for(Scope::County, content).await
    }

    pub(crate) async fn draft_for(&self, owner: Scope, content: OrderContent) -> Order {
        let private = OrderPrivate::default();
        let new = NewOrder { owner, content, private, received_on: None, key: None };
        order::create(&self.services, &self.actor, new).await.unwrap()
    }

    /// An order that waits for the coordinator.
    pub(crate) async fn submitted(&self, content: OrderContent) -> Order {
        let draft = self.draft(content).await;
        order::submit(&self.services, &self.actor, draft.id, draft.version).await.unwrap()
    }

    /// An order for which these experts have been asked.
    pub(crate) async fn offered(&self, content: OrderContent, experts: &[&Expert]) -> Offered {
        let order = self.submitted(content).await;
        self.ask(&order, experts).await.unwrap()
    }

    pub(crate) async fn ask(&self, order: &Order, experts: &[&Expert]) -> Result<Offered, ServiceError> {
        let asked: Vec<Asked> = experts
            .iter()
            .map(|expert| Asked { expert: expert.id, in_spite: None, on_reserve: false })
            .collect();
        let sent = offering::send_offers(&self.services, &self.actor, order.id, order.version, &asked).await;
        sent.map(|(order, links)| Offered { order, links })
    }

    /// An order whose experts have all said that they would come.
    pub(crate) async fn interested(&self, content: OrderContent, experts: &[&Expert]) -> Offered {
        let offered =
            self.offered(OrderContent { offer_mode: OfferMode::Interest, ..content }, experts).await;
        for link in &offered.links {
            answering::accept(&self.services, &link.token).await.unwrap();
        }
        offered
    }

    /// An order that is confirmed with these experts.
    pub(crate) async fn confirmed(&self, content: OrderContent, experts: &[&Expert]) -> Order {
        let seats = u8::try_from(experts.len()).unwrap();
        let offered = self.offered(OrderContent { seats, ..content }, experts).await;
        for link in &offered.links {
            answering::accept(&self.services, &link.token).await.unwrap();
        }
        self.order(&offered.order).await
    }

    /// Says that an order is over and everybody came.
    pub(crate) async fn report_held(&self, order: &Order) -> Order {
        let nobody = std::collections::BTreeSet::new();
        report::report_held(&self.services, &self.actor, order.id, order.version, &nobody).await.unwrap()
    }

    /// An order as it is now.
    pub(crate) async fn order(&self, order: &Order) -> Order {
        order::order(&self.services, &self.actor, order.id).await.unwrap()
    }

    pub(crate) async fn view(&self, order: &Order) -> OrderView {
        order::view(&self.services, &self.actor, order.id).await.unwrap()
    }
}

/// An order for one expert, remote, once.
pub(crate) fn gig(starts_at: DateTime<Utc>, length: Duration) -> OrderContent {
    OrderContent {
        title: "Luento".to_owned(),
        description: "Kerro, mikä auttoi.".to_owned(),
        mode: Mode::Remote,
        times: vec![(starts_at, starts_at + length)],
        ..OrderContent::blank(LanguageTag::finnish())
    }
}

/// What was wrong, where something was.
pub(crate) fn refusal<T: std::fmt::Debug>(result: Result<T, ServiceError>) -> Code {
    match result {
        Err(ServiceError::Invalid(violations)) => violations[0].code,
        other => panic!("{other:?}"),
    }
}
