//! Values of a programme's indicators: reports while they are made, what is owed, and what was frozen.

mod codes;
mod follow_up;
mod frozen;
mod input;
mod mutation;
mod view;

use async_graphql::{Context, ID, MergedObject, Object};
use domain::indicator::Period;
use domain::programme::{IndicatorCode, ProgrammeKey};
use service::indicator::{edition, follow_up as following, inbox, report};

use crate::context::{Request, Result};
use follow_up::ProgrammeFollowUp;
use frozen::FrozenReport;
use view::{FollowedProgramme, IndicatorReport, OwedValue};

/// Everything that changes values of indicators.
#[derive(MergedObject, Default)]
pub(crate) struct IndicatorMutation(mutation::ValueMutation, mutation::ReportMutation);

/// Values of indicators.
#[derive(Default)]
pub(crate) struct IndicatorQuery;

#[Object]
impl IndicatorQuery {
    /// The programmes that are followed, each with its periods, the newest first. For those who follow indicators.
    async fn followed_programmes(&self, context: &Context<'_>) -> Result<Vec<FollowedProgramme>> {
        let request = Request::of(context)?;
        let found = report::overview(request.services, request.actor()).await;
        let found = found.map_err(|error| request.error(error))?;
        let wanted = &request.caller.language;
        Ok(found
            .iter()
            .map(|(followed, periods)| FollowedProgramme::new(followed, periods, wanted))
            .collect())
    }

    /// The report on a period as it stands now: what is computed, reported, explained and missing. For those who follow
    /// indicators.
    #[graphql(complexity = "20 + child_complexity")]
    async fn indicator_report(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The key of the programme, for example `vake-2026`.")] programme: String,
        #[graphql(desc = "For example `2026-H1` or `2026`.")] period: String,
    ) -> Result<IndicatorReport> {
        let request = Request::of(context)?;
        let (programme, period) = (programme_key(&request, &programme)?, read_period(&request, &period)?);
        let found = report::view(request.services, request.actor(), &programme, period).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(IndicatorReport::new(found, &request))
    }

    /// What you owe of the reports on periods that are over, the most urgent first. For those who follow indicators.
    #[graphql(complexity = "20 + child_complexity")]
    async fn owed_indicator_values(&self, context: &Context<'_>) -> Result<Vec<OwedValue>> {
        let request = Request::of(context)?;
        let found = inbox::owed_by_me(request.services, request.actor()).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(found.iter().map(|owed| OwedValue::new(owed, &request.caller.language)).collect())
    }

    /// An edition of a report, frozen as it was: for everybody once it is published, as everybody may read it.
    async fn frozen_indicator_report(&self, context: &Context<'_>, edition_id: ID) -> Result<FrozenReport> {
        let request = Request::of(context)?;
        let id = request.parse_id(&edition_id)?;
        let found = edition::view(request.services, request.actor(), id).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(FrozenReport::new(found, &request))
    }

    /// How a programme that is in force is coming along, by its published reports and nothing else; null
    /// where none is in force. For everybody.
    #[graphql(complexity = "20 + child_complexity")]
    async fn programme_follow_up(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The key of the programme.")] programme: String,
    ) -> Result<Option<ProgrammeFollowUp>> {
        let request = Request::of(context)?;
        let Ok(programme) = programme.parse() else { return Ok(None) };
        match following::published(request.services, &programme).await {
            Ok(found) => Ok(Some(ProgrammeFollowUp::published(&found, &request))),
            Err(service::ServiceError::NotFound) => Ok(None),
            Err(error) => Err(request.error(error)),
        }
    }

    /// The same by everything that was frozen, published or not, with how each indicator stands now in the period that is
    /// going on. For those who follow indicators.
    #[graphql(complexity = "20 + child_complexity")]
    async fn indicator_follow_up(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The key of the programme.")] programme: String,
    ) -> Result<ProgrammeFollowUp> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &programme)?;
        let found = following::for_staff(request.services, request.actor(), &programme).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(ProgrammeFollowUp::for_staff(&found, &request))
    }

    /// The newest published edition of the report on a period. For everybody.
    async fn published_indicator_report(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The key of the programme.")] programme: String,
        #[graphql(desc = "For example `2026-H1` or `2026`.")] period: String,
    ) -> Result<Option<FrozenReport>> {
        let request = Request::of(context)?;
        let (programme, period) = (programme_key(&request, &programme)?, read_period(&request, &period)?);
        let found = edition::published(request.services, &programme, period).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(found.map(|view| FrozenReport::new(view, &request)))
    }
}

fn programme_key(request: &Request<'_>, text: &str) -> Result<ProgrammeKey> {
    text.parse().map_err(|_| request.error(service::ServiceError::NotFound))
}

fn indicator_code(request: &Request<'_>, text: &str) -> Result<IndicatorCode> {
    text.parse().map_err(|_| request.error(service::ServiceError::NotFound))
}

fn read_period(request: &Request<'_>, text: &str) -> Result<Period> {
    text.parse().map_err(|_| request.bad_input("violation-not-a-period"))
}
