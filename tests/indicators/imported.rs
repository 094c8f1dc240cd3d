//! Values in a table: everything wrong is told with its row, and nothing is brought in by half.

use domain::identity::Role;
use serde_json::{Value, json};

use super::{change, explain_gaps, freeze, line_of, load};
use crate::support::on_both_databases;
use crate::support::service::Client;

pub(super) async fn import(client: &Client, csv: &str, more: Value) -> Value {
    let mut input = json!({ "programme": "vantaa-kerava", "csv": csv });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    let fields = "... on ImportedValues { isDone rows { row indicator isReplacing value { period } } }";
    change(client, "importIndicatorValues", "ImportIndicatorValuesInput", input, fields).await
}

/// What is wrong, each with its row and column.
fn wrong(answer: &Value) -> Vec<(String, String)> {
    let violations = answer["violations"].as_array().unwrap_or_else(|| panic!("{answer}"));
    let path = |one: &Value| {
        let parts: Vec<&str> = one["path"].as_array().unwrap().iter().filter_map(Value::as_str).collect();
        parts.join(".")
    };
    violations.iter().map(|one| (one["code"].as_str().unwrap().to_owned(), path(one))).collect()
}

fn told(code: &str, path: &str) -> (String, String) {
    (code.to_owned(), path.to_owned())
}

on_both_databases! {
    async fn every_wrong_row_is_told_and_nothing_is_brought_in(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let csv = "mittari;jakso;arvo;mistä;päivä\n\
            V03;2025;1 234;;\n\
            X99;2025;1;;\n\
            V03;kevät;1;;\n\
            V02;2025;12.5;;\n\
            V03;2025;12,5;;\n\
            V03;2024-H1;7;;\n\
            V02;2025;95,5;90;1.1.2026\n\
            V14;2025;7;;\n\
            V03;2025;9;;\n";
        let answer = import(&officer, csv, json!({ "isFinal": true })).await;
        assert_eq!(wrong(&answer), [
            told("NO_SUCH_INDICATOR", "rows.3.indicator"),
            told("NOT_A_PERIOD", "rows.4.period"),
            told("NOT_A_DECIMAL", "rows.5.value"),
            told("NOT_A_WHOLE_NUMBER", "rows.6.value"),
            told("OUTSIDE_PERIOD", "rows.8.date"),
            told("PERIOD_NOT_REPORTED", "rows.7.period"),
            told("INDICATOR_COMPUTED", "rows.9.indicator"),
            told("VALUE_TWICE_IN_TABLE", "rows.10.indicator"),
        ], "{answer}");
        let line = line_of(&officer, "2025", "V03").await;
        assert_eq!(line["line"]["value"]["noValue"], "NOT_REPORTED", "nothing of the good rows: {line}");
        let finnish = service.staff(Role::ProgrammeOfficer).await.speaking("fi");
        let answer = import(&finnish, "mittari;jakso;arvo\nV02;2025;12.5\n", json!({})).await;
        let message = answer["violations"][0]["message"].as_str().unwrap();
        assert!(message.contains("desimaalipilkulla"), "{message}");
        let unknown = import(&officer, "mittari;jakso;väri\nV03;2025;1\n", json!({})).await;
        assert_eq!(wrong(&unknown)[0].0, "CSV_COLUMN_UNKNOWN", "{unknown}");
    }

    async fn a_table_is_looked_through_first_and_brought_in_once(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let csv = "mittari;jakso;arvo;mistä\nV03;2025;1 234;\nV02;2025;95,5;90\n";
        let seen = import(&officer, csv, json!({})).await;
        assert_eq!((&seen["isDone"], seen["rows"].as_array().unwrap().len()), (&json!(false), 2), "{seen}");
        let line = line_of(&officer, "2025", "V03").await;
        assert_eq!(line["line"]["value"]["noValue"], "NOT_REPORTED", "a look writes nothing: {line}");
        let done = import(&officer, csv, json!({ "isFinal": true })).await;
        assert_eq!(done["isDone"], true, "{done}");
        let line = line_of(&officer, "2025", "V03").await;
        assert_eq!(line["line"]["value"]["figure"]["count"], 1_234, "{line}");
        let twice = import(&officer, csv, json!({ "isFinal": true })).await;
        assert_eq!(wrong(&twice), [
            told("VALUE_ALREADY_THERE", "rows.2.indicator"),
            told("VALUE_ALREADY_THERE", "rows.3.indicator"),
        ]);
        let better = import(&officer, "indicator;period;value\nV03;2025;1 235\n", json!({ "isFinal": true, "replaces": true })).await;
        assert_eq!(better["rows"][0]["isReplacing"], true, "{better}");
        let line = line_of(&officer, "2025", "V03").await;
        assert_eq!(line["line"]["value"]["figure"]["count"], 1_235, "{line}");
        explain_gaps(&service, "2025").await;
        assert_eq!(freeze(&officer, "2025").await["number"], 1);
        let late = import(&officer, "indicator;period;value\nV03;2025;1 236\n", json!({ "replaces": true })).await;
        assert_eq!(wrong(&late), [told("PERIOD_FROZEN", "rows.2.period")]);
    }

    async fn what_was_measured_before_go_live_stands_as_such_and_as_a_baseline(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let csv = "mittari;jakso;arvo\nV14;2024;31\n";
        let computed = import(&officer, csv, json!({ "isFinal": true })).await;
        assert_eq!(wrong(&computed), [told("INDICATOR_COMPUTED", "rows.2.indicator")]);
        let before = import(&officer, csv, json!({ "isFinal": true, "isBeforeGoLive": true })).await;
        assert_eq!(before["isDone"], true, "{before}");
        let line = line_of(&officer, "2024", "V14").await;
        assert_eq!(line["line"]["value"]["figure"]["count"], 31, "{line}");
        let of_now = import(&officer, "mittari;jakso;arvo\nV14;2026;31\n", json!({ "isBeforeGoLive": true })).await;
        assert_eq!(wrong(&of_now), [told("PERIOD_NOT_ENDED", "rows.2.period")]);

        // Growth is compared with a confirmed baseline, and with nothing else.
        assert_eq!(import(&officer, "mittari;jakso;arvo\nV04;2025;1 150\n", json!({ "isFinal": true })).await["isDone"], true);
        let growth = async || line_of(&officer, "2025", "V04").await["line"].clone();
        assert_eq!(growth().await["value"]["noValue"], "NO_BASELINE");
        let set = async |version: i64, is_confirmed: bool| {
            let baseline = json!({ "decimal": "1000", "on": "2024-12-31", "source": "Tietovarasto", "isConfirmed": is_confirmed });
            let input = json!({ "programme": "vantaa-kerava", "indicator": "V04", "version": version,
                "baseline": baseline, "aim": { "atLeast": "15" } });
            change(&officer, "setIndicator", "SetIndicatorInput", input, "").await
        };
        assert_eq!(set(0, false).await["__typename"], "IndicatorDone");
        assert_eq!(growth().await["value"]["noValue"], "NO_BASELINE", "nobody has confirmed it");
        assert_eq!(set(1, true).await["__typename"], "IndicatorDone");
        let line = growth().await;
        assert_eq!((&line["value"]["figure"]["number"], &line["target"]), (&json!(15.0), &json!("REACHED")), "{line}");
        assert_eq!(set(1, true).await["violations"][0]["code"], "STALE_VALUE");
    }
}
