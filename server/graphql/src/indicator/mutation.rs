//! Reporting, approving and explaining values; freezing, correcting and publishing reports.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::indicator::ReportingSetting;
use service::ServiceError;
use service::indicator::{edition, entry, import, inbox, setting};

use super::frozen::IndicatorEdition;
use super::input::{
    ConfirmSurveyListingInput, ExplainIndicatorGapInput, ImportIndicatorValuesInput,
    ReportIndicatorValueInput, SetIndicatorInput,
};
use super::view::{ImportedValues, ReportedValue};
use super::{indicator_code, programme_key, read_period};
use crate::context::{Request, Result};
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::problem::{outcome, settle};

outcome! {
    /// What became of a reported value.
    IndicatorValueResult = ReportedValue(Box<ReportedValue>) | InvalidInput
}
outcome! {
    /// What became of a table of values.
    ImportIndicatorValuesResult = ImportedValues(ImportedValues) | InvalidInput
}
outcome! {
    /// What became of an edition.
    IndicatorEditionResult = IndicatorEdition(IndicatorEdition) | InvalidInput
}
outcome! {
    /// What became of a change to how indicators are reported.
    IndicatorDoneResult = IndicatorDone(IndicatorDone) | InvalidInput
}
outcome! {
    /// What became of reminding.
    RemindPartiesResult = RemindedParties(RemindedParties) | InvalidInput
}

/// It is done.
#[derive(SimpleObject)]
pub(crate) struct IndicatorDone {
    /// The key of the programme.
    programme: String,
}

/// Whom a reminder has gone to.
#[derive(SimpleObject)]
pub(crate) struct RemindedParties {
    /// How many accounts.
    accounts: u32,
    /// Indicators of which nobody has been told, since nobody reports for their parties.
    unmapped: Vec<String>,
}

/// Values of indicators.
#[derive(Default)]
pub(super) struct ValueMutation;

#[Object]
impl ValueMutation {
    /// Reports a value, or reports it anew. For responsible parties and whoever answers for the programme.
    async fn report_indicator_value(
        &self,
        context: &Context<'_>,
        input: ReportIndicatorValueInput,
    ) -> Result<IndicatorValueResult> {
        let request = Request::of(context)?;
        let (place, version) = (input.place.read(&request)?, input.version);
        let done = match input.content() {
            Ok(content) => entry::enter(request.services, request.actor(), &place, version, content).await,
            Err(wrong) => Err(ServiceError::Invalid(wrong)),
        };
        value(&request, done)
    }

    /// Approves what somebody else has reported. For approvers.
    async fn approve_indicator_value(
        &self,
        context: &Context<'_>,
        value_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<IndicatorValueResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&value_id)?;
        value(&request, entry::approve(request.services, request.actor(), id, version).await)
    }

    /// Tells why a value of a report is missing. For responsible parties and whoever answers for the programme.
    async fn explain_indicator_gap(
        &self,
        context: &Context<'_>,
        input: ExplainIndicatorGapInput,
    ) -> Result<IndicatorDoneResult> {
        let request = Request::of(context)?;
        let place = input.place.read(&request)?;
        let text = finnish_first(input.text);
        let done = entry::explain(request.services, request.actor(), &place, text).await;
        answer(&request, done.map(|one| one.programme.to_string()))
    }

    /// A division says whether it ran a survey beside the public list. For responsible parties and whoever answers for
    /// the programme.
    async fn confirm_survey_listing(
        &self,
        context: &Context<'_>,
        input: ConfirmSurveyListingInput,
    ) -> Result<IndicatorDoneResult> {
        let request = Request::of(context)?;
        let place = input.place.read(&request)?;
        let (services, actor) = (request.services, request.actor());
        let done = entry::confirm_listing(services, actor, &place, input.ran_unlisted).await;
        answer(&request, done.map(|_| place.programme.to_string()))
    }

    /// Looks through a table of values, or brings it in: all of it or, where anything is wrong, nothing. For whoever
    /// answers for the programme.
    async fn import_indicator_values(
        &self,
        context: &Context<'_>,
        input: ImportIndicatorValuesInput,
    ) -> Result<ImportIndicatorValuesResult> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &input.programme)?;
        let table = import::Import {
            csv: input.csv,
            is_before_go_live: input.is_before_go_live,
            replaces: input.replaces,
        };
        let (services, actor) = (request.services, request.actor());
        let done = if input.is_final {
            import::bring(services, actor, &programme, &table).await
        } else {
            import::preview(services, actor, &programme, &table).await
        };
        let wanted = &request.caller.language;
        let success = |lines: Vec<import::ImportLine>| {
            ImportIndicatorValuesResult::ImportedValues(ImportedValues::new(&lines, input.is_final, wanted))
        };
        settle(&request, done, success, ImportIndicatorValuesResult::InvalidInput)
    }
}

fn value(
    request: &Request<'_>,
    done: service::Result<domain::indicator::Entry>,
) -> Result<IndicatorValueResult> {
    let wanted = &request.caller.language;
    let success = |one| IndicatorValueResult::ReportedValue(Box::new(ReportedValue::new(&one, wanted)));
    settle(request, done, success, IndicatorValueResult::InvalidInput)
}

fn answer(request: &Request<'_>, done: service::Result<String>) -> Result<IndicatorDoneResult> {
    let success = |programme| IndicatorDoneResult::IndicatorDone(IndicatorDone { programme });
    settle(request, done, success, IndicatorDoneResult::InvalidInput)
}

/// How a programme is reported.
#[derive(InputObject)]
struct SetIndicatorReportingInput {
    /// The key of the programme.
    programme: String,
    /// As you read it; zero where nothing was set.
    version: i64,
    /// What somebody has reported counts only after somebody else has approved it.
    needs_approval: bool,
    /// Days after the last one of a period by which its values are owed, 1 to 365.
    days_to_report: u32,
}

/// Who reports for a party or a division.
#[derive(InputObject)]
struct MapIndicatorPartyInput {
    /// The key of the programme.
    programme: String,
    /// The party's key, or `division:` with the UUID of a division.
    #[graphql(validator(chars_max_length = 100))]
    party: String,
    /// `Account:…` of those who report for it, in place of whoever did.
    #[graphql(validator(max_items = 50))]
    account_ids: Vec<ID>,
}

/// Which report.
#[derive(InputObject)]
struct IndicatorReportInput {
    /// The key of the programme.
    programme: String,
    /// For example `2026-H1` or `2026`.
    period: String,
}

/// Why a frozen report is corrected.
#[derive(InputObject)]
struct CorrectIndicatorReportInput {
    /// The key of the programme.
    programme: String,
    /// For example `2026-H1` or `2026`.
    period: String,
    /// Why, in every language that the county requires; at most 2,000 characters.
    #[graphql(validator(max_items = 50))]
    reason: Vec<LocalizedTextInput>,
}

/// Reports on programmes.
#[derive(Default)]
pub(super) struct ReportMutation;

#[Object]
impl ReportMutation {
    /// Sets an indicator's baseline, target, rule and survey. For whoever answers for the programme.
    async fn set_indicator(
        &self,
        context: &Context<'_>,
        input: SetIndicatorInput,
    ) -> Result<IndicatorDoneResult> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &input.programme)?;
        let indicator = indicator_code(&request, &input.indicator)?;
        let done = match input.read(&request)? {
            Ok(one) => {
                let (services, actor) = (request.services, request.actor());
                setting::save(services, actor, &programme, &indicator, input.version, one).await
            }
            Err(wrong) => Err(ServiceError::Invalid(wrong)),
        };
        answer(&request, done.map(|_| programme.to_string()))
    }

    /// Sets how a programme is reported. For whoever answers for the programme.
    async fn set_indicator_reporting(
        &self,
        context: &Context<'_>,
        input: SetIndicatorReportingInput,
    ) -> Result<IndicatorDoneResult> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &input.programme)?;
        let one = ReportingSetting { four_eyes: input.needs_approval, days_to_report: input.days_to_report };
        let (services, actor) = (request.services, request.actor());
        let done = setting::save_reporting(services, actor, &programme, input.version, one).await;
        answer(&request, done.map(|_| programme.to_string()))
    }

    /// Sets who reports for a party or a division. For whoever answers for the programme.
    async fn map_indicator_party(
        &self,
        context: &Context<'_>,
        input: MapIndicatorPartyInput,
    ) -> Result<IndicatorDoneResult> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &input.programme)?;
        let accounts: Vec<_> =
            input.account_ids.iter().map(|id| request.parse_id(id)).collect::<Result<_>>()?;
        let (services, actor) = (request.services, request.actor());
        let done = setting::map(services, actor, &programme, &input.party, &accounts).await;
        answer(&request, done.map(|()| programme.to_string()))
    }

    /// Reminds everybody who owes a value of a report, once a day each. For whoever answers for the programme.
    async fn remind_indicator_parties(
        &self,
        context: &Context<'_>,
        input: IndicatorReportInput,
    ) -> Result<RemindPartiesResult> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &input.programme)?;
        let period = read_period(&request, &input.period)?;
        let done = inbox::remind(request.services, request.actor(), &programme, period).await;
        let success = |reminded: inbox::Reminded| {
            RemindPartiesResult::RemindedParties(RemindedParties {
                accounts: u32::try_from(reminded.accounts).unwrap_or(u32::MAX),
                unmapped: reminded.unmapped.iter().map(ToString::to_string).collect(),
            })
        };
        settle(&request, done, success, RemindPartiesResult::InvalidInput)
    }

    /// Freezes the report on a period that is over: from then on its bytes stay as they are. For whoever answers for the
    /// programme.
    async fn freeze_indicator_report(
        &self,
        context: &Context<'_>,
        input: IndicatorReportInput,
    ) -> Result<IndicatorEditionResult> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &input.programme)?;
        let period = read_period(&request, &input.period)?;
        frozen(&request, edition::freeze(request.services, request.actor(), &programme, period).await)
    }

    /// Makes the next edition of a frozen report, where there is something to correct. The one before stays as it is. For
    /// whoever answers for the programme.
    async fn correct_indicator_report(
        &self,
        context: &Context<'_>,
        input: CorrectIndicatorReportInput,
    ) -> Result<IndicatorEditionResult> {
        let request = Request::of(context)?;
        let programme = programme_key(&request, &input.programme)?;
        let period = read_period(&request, &input.period)?;
        let reason = finnish_first(input.reason);
        let (services, actor) = (request.services, request.actor());
        frozen(&request, edition::correct(services, actor, &programme, period, reason).await)
    }

    /// Publishes the newest edition of a report: an act of its own, once. For whoever answers for the programme.
    async fn publish_indicator_report(
        &self,
        context: &Context<'_>,
        edition_id: ID,
    ) -> Result<IndicatorEditionResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&edition_id)?;
        frozen(&request, edition::publish(request.services, request.actor(), id).await)
    }
}

fn frozen(
    request: &Request<'_>,
    done: service::Result<domain::indicator::Edition>,
) -> Result<IndicatorEditionResult> {
    let success = |one: domain::indicator::Edition| {
        IndicatorEditionResult::IndicatorEdition(IndicatorEdition::new(&edition::head(&one)))
    };
    settle(request, done, success, IndicatorEditionResult::InvalidInput)
}
