//! Values that people report: with evidence, each for their own part, approved by somebody else where that is wanted.

use domain::LocalizedText;
use domain::id::TypedId;
use domain::identity::{Actor, Role, Scope};
use serde_json::{Value, json};

use super::{change, line_of, load, report_of};
use crate::support::on_both_databases;
use crate::support::service::Client;

const VALUE: &str = "... on ReportedValue { id version state }";

async fn report(
    client: &Client,
    indicator: &str,
    division: Option<&str>,
    version: i64,
    more: Value,
) -> Value {
    let place = json!({ "programme": "vantaa-kerava", "period": "2025", "indicator": indicator, "divisionId": division });
    let mut input = json!({ "place": place, "version": version });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    change(client, "reportIndicatorValue", "ReportIndicatorValueInput", input, VALUE).await
}

async fn owed(client: &Client) -> Vec<(String, Value, String)> {
    let document = "{ owedIndicatorValues { indicator divisionId task isOverdue } }";
    let answer = client.graphql(document, json!({})).await;
    let rows = answer["data"]["owedIndicatorValues"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
    let text = |row: &Value, name: &str| row[name].as_str().unwrap().to_owned();
    rows.iter().map(|row| (text(row, "indicator"), row["divisionId"].clone(), text(row, "task"))).collect()
}

async fn account_of(client: &Client) -> String {
    let answer = client.graphql("{ me { id } }", json!({})).await;
    answer["data"]["me"]["id"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned()
}

async fn map(officer: &Client, party: &str, accounts: &[&str]) -> Value {
    let input = json!({ "programme": "vantaa-kerava", "party": party, "accountIds": accounts });
    change(officer, "mapIndicatorParty", "MapIndicatorPartyInput", input, "").await
}

on_both_databases! {
    async fn a_claim_needs_evidence_and_somebody_elses_version_is_not_written_over(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let yes = json!({ "figure": { "yes": true } });
        let refused = report(&officer, "V10", None, 0, yes).await;
        assert_eq!(refused["violations"][0]["code"], "EVIDENCE_MISSING", "{refused}");
        let shown = json!({ "figure": { "yes": true }, "evidence": "https://example.fi/ohje" });
        let first = report(&officer, "V10", None, 0, shown.clone()).await;
        assert_eq!((&first["version"], &first["state"]), (&json!(1), &json!("APPROVED")), "{first}");
        let stale = report(&officer, "V10", None, 0, shown.clone()).await;
        assert_eq!(stale["violations"][0]["code"], "STALE_VALUE", "{stale}");
        assert_eq!(report(&officer, "V10", None, 1, shown).await["version"], 2);
        let line = line_of(&officer, "2025", "V10").await;
        assert_eq!(line["line"]["value"]["figure"]["yes"], true, "{line}");
        let computed = report(&officer, "V14", None, 0, json!({ "figure": { "count": 7 } })).await;
        assert_eq!(computed["violations"][0]["code"], "INDICATOR_COMPUTED", "{computed}");
        let other_kind = report(&officer, "V10", None, 2, json!({ "figure": { "count": 7 } })).await;
        assert_eq!(other_kind["violations"][0]["code"], "FIGURE_NOT_OF_KIND", "{other_kind}");
        let half = json!({ "place": { "programme": "vantaa-kerava", "period": "2025-H1", "indicator": "V10" },
            "version": 0, "figure": { "yes": false } });
        let refused = change(&officer, "reportIndicatorValue", "ReportIndicatorValueInput", half, VALUE).await;
        assert_eq!(refused["violations"][0]["code"], "PERIOD_NOT_REPORTED", "{refused}");
    }

    async fn divisions_report_their_parts_and_the_whole_says_how_many_are_missing(service: TestService) {
        load(&service).await;
        let services = &service.services;
        let mut divisions = Vec::new();
        for name in ["Ikäihmisten palvelut", "Lasten palvelut"] {
            let name = LocalizedText::from([("fi", name), ("sv", name)]);
            divisions.push(::service::county::add_division(services, &Actor::System, name, Vec::new()).await.unwrap().id);
        }
        let one = service.staff_in(Role::ResponsibleParty, Scope::Division(divisions[0])).await;
        let [first, second] = [divisions[0].node_id(), divisions[1].node_id()];
        assert!(owed(&one).await.contains(&("V02".to_owned(), json!(first), "REPORT".to_owned())));
        let figure = |value: &str| json!({ "figure": { "decimal": value, "agreed": "90" } });
        let mine = report(&one, "V02", Some(&first), 0, figure("95.5")).await;
        assert_eq!(mine["version"], 1, "{mine}");
        let theirs = report(&one, "V02", Some(&second), 0, figure("70")).await;
        assert_eq!(theirs["errors"][0]["extensions"]["code"], "FORBIDDEN", "{theirs}");
        let line = line_of(&one, "2025", "V02").await;
        assert_eq!(line["line"]["value"]["figure"]["of"], 1, "one of two has reported: {line}");
        assert!(!owed(&one).await.iter().any(|(code, ..)| code == "V02"), "nothing more is owed");
        let officer = service.staff(Role::ProgrammeOfficer).await;
        assert_eq!(report(&officer, "V02", Some(&second), 0, figure("70")).await["version"], 1);
        let line = line_of(&one, "2025", "V02").await["line"]["value"]["figure"].clone();
        assert_eq!((&line["count"], &line["of"]), (&json!(1), &json!(2)), "one of two has reached what was agreed");
    }

    async fn four_eyes_count_only_when_they_are_four(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let setting = json!({ "programme": "vantaa-kerava", "version": 0, "needsApproval": true, "daysToReport": 20 });
        let set = change(&officer, "setIndicatorReporting", "SetIndicatorReportingInput", setting, "").await;
        assert_eq!(set["__typename"], "IndicatorDone", "{set}");
        assert_eq!(report_of(&officer, "2025").await["dueOn"], "2026-01-20");
        let party = service.staff(Role::ResponsibleParty).await;
        let no = json!({ "figure": { "yes": false } });
        let stranger = report(&party, "V10", None, 0, no.clone()).await;
        assert_eq!(stranger["errors"][0]["extensions"]["code"], "FORBIDDEN", "not mapped to it: {stranger}");
        let account = account_of(&party).await;
        assert_eq!(map(&officer, "hr", &[&account]).await["__typename"], "IndicatorDone");
        assert_eq!(owed(&party).await, [("V10".to_owned(), Value::Null, "REPORT".to_owned())]);
        let proposed = report(&party, "V10", None, 0, no).await;
        assert_eq!(proposed["state"], "PROPOSED", "{proposed}");
        let line = line_of(&officer, "2025", "V10").await;
        assert_eq!(line["line"]["value"]["noValue"], "NOT_APPROVED", "{line}");
        let approve = "mutation($id: ID!, $version: Int!) { approveIndicatorValue(valueId: $id, version: $version) {
            __typename ... on ReportedValue { state } ... on InvalidInput { violations { code } } } }";
        let variables = json!({ "id": proposed["id"], "version": proposed["version"] });
        let denied = party.graphql(approve, variables.clone()).await;
        assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN", "{denied}");
        let approver = service.staff(Role::ReportApprover).await;
        assert_eq!(owed(&approver).await, [("V10".to_owned(), Value::Null, "APPROVE".to_owned())]);
        let approved = approver.graphql(approve, variables.clone()).await;
        assert_eq!(approved["data"]["approveIndicatorValue"]["state"], "APPROVED", "{approved}");
        let line = line_of(&officer, "2025", "V10").await;
        assert_eq!(line["line"]["value"]["figure"]["yes"], false, "{line}");
        assert_eq!(owed(&approver).await, []);
    }

    async fn whoever_owes_a_value_is_reminded_once_a_day(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let remind = async || {
            let input = json!({ "programme": "vantaa-kerava", "period": "2025" });
            let more = "... on RemindedParties { accounts unmapped }";
            change(&officer, "remindIndicatorParties", "IndicatorReportInput", input, more).await
        };
        let nobody = remind().await;
        assert_eq!(nobody["violations"][0]["code"], "NOBODY_TO_ASK", "{nobody}");
        let party = service.staff(Role::ResponsibleParty).await;
        let account = account_of(&party).await;
        assert_eq!(map(&officer, "hr", &[&account]).await["__typename"], "IndicatorDone");
        for _ in 0..2 {
            let reminded = remind().await;
            assert_eq!(reminded["accounts"], 1, "{reminded}");
            let unmapped = reminded["unmapped"].as_array().unwrap();
            assert!(unmapped.contains(&json!("V03")) && !unmapped.contains(&json!("V10")), "{reminded}");
        }
        service.clock.advance(chrono::Duration::hours(24));
        let claimed = ::service::outbox::claim(&service.services, &service.url, 10).await.unwrap();
        let kinds: Vec<&str> = claimed.iter().map(|one| one.notice.kind()).collect();
        assert_eq!(kinds, ["indicators_owed"], "one message, whoever presses twice");
    }
}
