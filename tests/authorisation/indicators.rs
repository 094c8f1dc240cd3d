//! How the fields about indicators are called.

use domain::id::TypedId;
use domain::identity::Actor;
use serde_json::{Value, json};
use service::indicator::{edition, entry};

use crate::indicators::{explain_gaps, load, no, place, vake, year};
use crate::support::TestService;

/// A report that was published, and a value that waits to be approved.
#[derive(Default)]
pub(super) struct Frozen {
    edition: String,
    value: String,
}

/// The report on 2025, frozen and published by the service itself.
pub(super) async fn frozen(service: &TestService) -> Frozen {
    load(service).await;
    let (services, actor) = (&service.services, &Actor::System);
    let value = entry::enter(services, actor, &place("V10", "2025"), 0, no()).await.unwrap();
    explain_gaps(service, "2025").await;
    let one = edition::freeze(services, actor, &vake(), year("2025")).await.unwrap();
    edition::publish(services, actor, one.id).await.unwrap();
    Frozen { edition: one.id.node_id(), value: value.id.node_id() }
}

/// A call of a field that succeeds, or ends in a problem, for whoever may make it.
pub(super) fn call(field: &str, report: &Frozen) -> Option<(String, Value)> {
    let mutation = |kind: &str, input: Value| {
        let document = format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename }} }}");
        Some((document, json!({ "input": input })))
    };
    // Of a division that the county does not have: a problem for whoever may report at all.
    let nowhere = "Division:00000000-0000-7000-8000-000000000000";
    let place = |indicator: &str| json!({ "programme": "vantaa-kerava", "period": "2025", "indicator": indicator, "divisionId": nowhere });
    let which = json!({ "programme": "vantaa-kerava", "period": "2025" });
    let told = json!([{ "language": "fi", "text": "Syy" }]);
    match field {
        "followedProgrammes" => Some(("{ followedProgrammes { key } }".to_owned(), json!({}))),
        "owedIndicatorValues" => Some(("{ owedIndicatorValues { indicator } }".to_owned(), json!({}))),
        "indicatorFollowUp" | "programmeFollowUp" => {
            let inner = format!("{field}(programme: \"vantaa-kerava\") {{ programme }}");
            Some((format!("{{ {inner} }}"), json!({})))
        }
        "indicatorReport" | "publishedIndicatorReport" => {
            let inner = format!("{field}(programme: \"vantaa-kerava\", period: \"2025\") {{ period }}");
            Some((format!("{{ {inner} }}"), json!({})))
        }
        "frozenIndicatorReport" => {
            let document = "query($id: ID!) { frozenIndicatorReport(editionId: $id) { period } }";
            Some((document.to_owned(), json!({ "id": report.edition })))
        }
        "publishIndicatorReport" => {
            let document = "mutation($id: ID!) { publishIndicatorReport(editionId: $id) { __typename } }";
            Some((document.to_owned(), json!({ "id": report.edition })))
        }
        "approveIndicatorValue" => {
            let document =
                "mutation($id: ID!) { approveIndicatorValue(valueId: $id, version: 1) { __typename } }";
            Some((document.to_owned(), json!({ "id": report.value })))
        }
        "reportIndicatorValue" => mutation(
            "ReportIndicatorValueInput",
            json!({ "place": place("V10"), "version": 0, "figure": { "yes": false } }),
        ),
        "explainIndicatorGap" => {
            mutation("ExplainIndicatorGapInput", json!({ "place": place("V10"), "text": told }))
        }
        "confirmSurveyListing" => {
            mutation("ConfirmSurveyListingInput", json!({ "place": place("V13"), "ranUnlisted": false }))
        }
        "importIndicatorValues" => mutation(
            "ImportIndicatorValuesInput",
            json!({ "programme": "vantaa-kerava", "csv": "mittari;jakso;arvo\nV03;2025;7\n" }),
        ),
        "setIndicator" => mutation(
            "SetIndicatorInput",
            json!({ "programme": "vantaa-kerava", "indicator": "V10", "version": 0 }),
        ),
        "setIndicatorReporting" => mutation(
            "SetIndicatorReportingInput",
            json!({ "programme": "vantaa-kerava", "version": 0, "needsApproval": false, "daysToReport": 31 }),
        ),
        "mapIndicatorParty" => mutation(
            "MapIndicatorPartyInput",
            json!({ "programme": "vantaa-kerava", "party": "viestinta", "accountIds": [] }),
        ),
        "remindIndicatorParties" | "freezeIndicatorReport" => mutation("IndicatorReportInput", which),
        "correctIndicatorReport" => mutation(
            "CorrectIndicatorReportInput",
            json!({ "programme": "vantaa-kerava", "period": "2025", "reason": told }),
        ),
        _ => None,
    }
}
