//! Loaders: what the items of a list need of the same kind is read in one statement. Made anew for each
//! request, since what they give depends on who asks.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::Context;
use async_graphql::dataloader::{DataLoader, Loader};
use domain::SurveyId;
use domain::county::County;
use domain::id::OrderId;
use domain::identity::{Actor, Scope};
use domain::matter::Matter;
use domain::survey::Outcome;
use service::expert::order::{self, OrderView};
use service::expert::thread::{self, MessageView};
use service::survey::results::PublishedResults;
use service::survey::{outcome, results};
use service::{ServiceError, Services};

use crate::context::{Request, coded};

/// The loaders of one request.
pub(crate) struct Loaders {
    pub(crate) outcomes: DataLoader<Outcomes>,
    pub(crate) releases: DataLoader<Releases>,
    pub(crate) matters: DataLoader<MattersOfSurveys>,
    pub(crate) received: DataLoader<Received>,
    pub(crate) county: DataLoader<Settings>,
    pub(crate) orders: DataLoader<Orders>,
    pub(crate) threads: DataLoader<Threads>,
}

impl Loaders {
    pub(crate) fn new(services: &Services, actor: &Actor) -> Self {
        let services = || services.clone();
        Self {
            outcomes: DataLoader::new(Outcomes(services()), tokio::spawn),
            releases: DataLoader::new(Releases(services()), tokio::spawn),
            matters: DataLoader::new(MattersOfSurveys(services()), tokio::spawn),
            received: DataLoader::new(Received(services(), actor.clone()), tokio::spawn),
            county: DataLoader::new(Settings(services()), tokio::spawn),
            orders: DataLoader::new(Orders(services(), actor.clone()), tokio::spawn),
            threads: DataLoader::new(Threads(services(), actor.clone()), tokio::spawn),
        }
    }
}

/// The loaders of this request.
pub(crate) fn loaders<'a>(context: &'a Context<'_>) -> crate::context::Result<&'a Loaders> {
    context.data().map_err(|_| coded("INTERNAL", "internal"))
}

/// A failure that several fields waited for, told to one of them.
pub(crate) fn shared(context: &Context<'_>, error: &Shared) -> async_graphql::Error {
    match Request::of(context) {
        Ok(request) => request.told(error),
        Err(error) => error,
    }
}

/// One failure is told to everyone who waited for it.
pub(crate) type Shared = Arc<ServiceError>;

/// What came of surveys.
pub(crate) struct Outcomes(Services);

impl Loader<SurveyId> for Outcomes {
    type Value = Outcome;
    type Error = Shared;

    async fn load(&self, keys: &[SurveyId]) -> Result<HashMap<SurveyId, Outcome>, Shared> {
        Ok(outcome::published_of_many(&self.0, keys).await.map_err(Arc::new)?.into_iter().collect())
    }
}

/// Released results of surveys.
pub(crate) struct Releases(Services);

impl Loader<SurveyId> for Releases {
    type Value = PublishedResults;
    type Error = Shared;

    async fn load(&self, keys: &[SurveyId]) -> Result<HashMap<SurveyId, PublishedResults>, Shared> {
        Ok(results::published_of_many(&self.0, keys).await.map_err(Arc::new)?.into_iter().collect())
    }
}

/// The public matters that surveys are part of the preparation of.
pub(crate) struct MattersOfSurveys(Services);

impl Loader<SurveyId> for MattersOfSurveys {
    type Value = Vec<Matter>;
    type Error = Shared;

    async fn load(&self, keys: &[SurveyId]) -> Result<HashMap<SurveyId, Vec<Matter>>, Shared> {
        Ok(service::matter::of_surveys(&self.0, keys).await.map_err(Arc::new)?.into_iter().collect())
    }
}

/// How many answers surveys have received.
pub(crate) struct Received(Services, Actor);

impl Loader<(SurveyId, Scope)> for Received {
    type Value = u64;
    type Error = Shared;

    async fn load(&self, keys: &[(SurveyId, Scope)]) -> Result<HashMap<(SurveyId, Scope), u64>, Shared> {
        let counts = results::received_by_many(&self.0, &self.1, keys).await.map_err(Arc::new)?;
        Ok(keys.iter().filter_map(|key| Some((*key, *counts.get(&key.0)?))).collect())
    }
}

/// The county's settings.
pub(crate) struct Settings(Services);

impl Loader<()> for Settings {
    type Value = County;
    type Error = Shared;

    async fn load(&self, _: &[()]) -> Result<HashMap<(), County>, Shared> {
        Ok(HashMap::from([((), service::county::settings(&self.0).await.map_err(Arc::new)?)]))
    }
}

/// What belongs to orders.
pub(crate) struct Orders(Services, Actor);

impl Loader<OrderId> for Orders {
    type Value = OrderView;
    type Error = Shared;

    async fn load(&self, keys: &[OrderId]) -> Result<HashMap<OrderId, OrderView>, Shared> {
        Ok(order::views(&self.0, &self.1, keys).await.map_err(Arc::new)?.into_iter().collect())
    }
}

/// What has been written about orders.
pub(crate) struct Threads(Services, Actor);

impl Loader<OrderId> for Threads {
    type Value = Vec<MessageView>;
    type Error = Shared;

    async fn load(&self, keys: &[OrderId]) -> Result<HashMap<OrderId, Vec<MessageView>>, Shared> {
        Ok(thread::threads(&self.0, &self.1, keys).await.map_err(Arc::new)?.into_iter().collect())
    }
}
