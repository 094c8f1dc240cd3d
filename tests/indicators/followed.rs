//! How a programme is coming along, as everybody sees it: by what was published and nothing else.

use chrono::Duration;
use domain::LocalizedText;
use domain::identity::{Actor, Role};
use domain::programme::Adoption;
use serde_json::{Value, json};

use super::imported::import;
use super::{
    answer, correct, explain_gaps, freeze, line_of, load, publish, share, survey_with_late_answers, vake,
};
use crate::support::service::Client;
use crate::support::surveys::complete_draft;
use crate::support::{TestService, on_both_databases};

const PAGE: &str = "/fi/programmes/vantaa-kerava/indicators";

/// The programme, approved and in force.
async fn approve(service: &TestService) {
    load(service).await;
    let (services, actor) = (&service.services, &Actor::System);
    let programme = ::service::programme::named(services, actor, &vake()).await.unwrap();
    let draft = programme.draft().unwrap();
    let on = domain::time::civil_day(services.now());
    let adoption = Adoption { body: LocalizedText::from([("fi", "Aluevaltuusto")]), on };
    ::service::programme::adopt(services, actor, draft.id, draft.revision, adoption).await.unwrap();
}

async fn text(client: &Client, path: &str) -> String {
    let response = client.get(path).await;
    assert_eq!(response.status(), 200, "{path}");
    response.text().await.unwrap()
}

/// The open data as JSON: the rows of an indicator.
async fn rows(client: &Client, code: &str) -> Vec<Value> {
    let body: Value = serde_json::from_str(&text(client, &format!("{PAGE}.json")).await).unwrap();
    body["rows"].as_array().unwrap().iter().filter(|row| row["code"] == code).cloned().collect()
}

/// An indicator as the interface has it for everybody.
async fn followed(client: &Client, code: &str) -> Value {
    let document = "{ programmeFollowUp(programme: \"vantaa-kerava\") { nowPeriod indicators { code progress
        newest { period edition target value { noValue figure { count of number } } }
        series { period report edition isBeforeGoLive value { figure { count of } } }
        corrections { edition reason { text } change { before { figure { of } } after { figure { of } } } }
        now { code } } } }";
    let answer = client.graphql(document, json!({})).await;
    assert!(answer["errors"].is_null(), "{answer}");
    let found = &answer["data"]["programmeFollowUp"];
    assert!(found["nowPeriod"].is_null());
    let all = found["indicators"].as_array().unwrap();
    all.iter().find(|one| one["code"] == code).unwrap().clone()
}

/// Everything that anybody can read of an indicator's values.
async fn everything(client: &Client, code: &str) -> String {
    let mut all = String::new();
    for path in [PAGE.to_owned(), format!("{PAGE}/{code}"), format!("{PAGE}.csv"), format!("{PAGE}.json")] {
        all += &text(client, &path).await;
    }
    all + &followed(client, code).await.to_string()
}

async fn answers(resident: &Client, survey: &Value, keys: std::ops::Range<u128>, choice: &str) {
    for key in keys {
        let sent = resident.submit(&survey["slug"], key, "fi", answer(choice)).await;
        assert_eq!(sent["__typename"], "ResponseReceipt", "{sent}");
    }
}

on_both_databases! {
    async fn nothing_is_seen_before_it_is_published_and_corrections_are_told(service: TestService) {
        let anybody = service.client();
        load(&service).await;
        assert_eq!(anybody.get(PAGE).await.status(), 404, "a draft is for nobody");
        approve(&service).await;
        let empty = text(&anybody, PAGE).await;
        assert!(empty.contains("ei ole vielä julkaistu raporttia") && empty.contains("2026"), "{empty}");
        let editor = service.staff(Role::SurveyEditor).await;
        let surveys = [
            survey_with_late_answers(&editor, "Ensimmäinen").await,
            survey_with_late_answers(&editor, "Toinen").await,
        ];
        answers(&anybody, &surveys[0], 0..10, "yes").await;
        answers(&anybody, &surveys[1], 10..13, "yes").await;
        answers(&anybody, &surveys[1], 13..20, "no").await;
        service.mix().await;
        service.clock.advance(Duration::days(50));
        explain_gaps(&service, "2026").await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let first = freeze(&officer, "2026").await;
        assert_eq!(first["number"], 1, "{first}");
        assert_eq!(share(&line_of(&officer, "2026", "V01").await["line"]), (13, 20));
        let before = everything(&anybody, "V01").await;
        assert!(!before.contains("13/20") && !before.contains("13 / 20"), "nothing is published yet");
        assert_eq!(rows(&anybody, "V01").await, Vec::<Value>::new());
        assert_eq!(followed(&anybody, "V01").await["newest"], Value::Null);

        assert_eq!(publish(&officer, &first).await["__typename"], "IndicatorEdition");
        let page = text(&anybody, &format!("{PAGE}/V01")).await;
        assert!(page.contains("13/20") && page.contains("<svg") && page.contains("13 / 20"), "{page}");
        let one = rows(&anybody, "V01").await;
        assert_eq!(one.len(), 1);
        assert_eq!((&one[0]["value"], &one[0]["numerator"], &one[0]["n"]), (&json!(65), &json!(13), &json!(20)));
        assert_eq!(one[0]["sha256"], first["publicSha256"]);

        // Twelve more come late: frozen anew, and seen by nobody until that is published, too.
        let editor = service.staff(Role::SurveyEditor).await;
        for key in 100..112 {
            let survey = &surveys[usize::from(key % 2 == 0)];
            editor.submit_by("PAPER", &survey["slug"], key, "fi", answer("yes")).await;
        }
        service.clock.advance(Duration::days(22));
        service.mix().await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let second = correct(&officer, "2026").await;
        assert_eq!(second["number"], 2, "{second}");
        let hidden = everything(&anybody, "V01").await;
        assert!(!hidden.contains("25/32") && !hidden.contains("Myöhässä"), "not published");
        assert_eq!(publish(&officer, &second).await["__typename"], "IndicatorEdition");
        let page = text(&anybody, &format!("{PAGE}/V01")).await;
        assert!(page.contains("13/20") && page.contains("25/32") && page.contains("Myöhässä tulleet vastaukset"), "{page}");
        let both = rows(&anybody, "V01").await;
        let newest: Vec<_> = both.iter().map(|row| (row["edition"].clone(), row["is_newest_edition"].clone())).collect();
        assert_eq!(newest, [(json!(1), json!(false)), (json!(2), json!(true))]);
        let one = followed(&anybody, "V01").await;
        assert_eq!(one["newest"]["value"]["figure"]["of"], 32, "{one}");
        assert_eq!(one["series"].as_array().unwrap().len(), 1, "one period");
        let change = &one["corrections"][0]["change"];
        assert_eq!((&change["before"]["figure"]["of"], &change["after"]["figure"]["of"]), (&json!(20), &json!(32)));

        // Staff see what goes on, everybody else does not.
        let staff = officer.graphql("{ indicatorFollowUp(programme: \"vantaa-kerava\") { nowPeriod indicators { now { code } } } }", json!({})).await;
        assert_eq!(staff["data"]["indicatorFollowUp"]["nowPeriod"], "2027", "{staff}");
        assert_eq!(one["now"], Value::Null);
        let dashboard = text(&officer, "/fi/staff/indicators/vantaa-kerava").await;
        assert!(dashboard.contains("25/32") && dashboard.contains("2027"), "{dashboard}");
    }

    async fn nine_answers_stay_hidden_everywhere(service: TestService) {
        approve(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        // The target must not tell either which side of it nine answers are on.
        let aim = json!({ "programme": "vantaa-kerava", "indicator": "V01", "version": 0, "aim": { "atLeast": "10" } });
        let set = super::change(&officer, "setIndicator", "SetIndicatorInput", aim, "").await;
        assert_eq!(set["__typename"], "IndicatorDone", "{set}");
        let editor = service.staff(Role::SurveyEditor).await;
        let draft = editor.create_survey("Kysely").await;
        let saved = editor.update_survey(complete_draft(&draft)).await;
        let survey = editor.publish_survey(&saved).await;
        assert_eq!(survey["state"], "OPEN", "{survey}");
        let anybody = service.client();
        answers(&anybody, &survey, 0..9, "yes").await;
        // So few are mixed when the survey has closed, in December, and reported in January.
        service.clock.advance(Duration::days(15));
        service.mix().await;
        service.clock.advance(Duration::days(40));
        explain_gaps(&service, "2026").await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let line = line_of(&officer, "2026", "V01").await["line"].clone();
        assert_eq!((share(&line), &line["target"]), ((9, 9), &json!("REACHED")), "{line}");
        let first = freeze(&officer, "2026").await;
        assert_eq!(publish(&officer, &first).await["__typename"], "IndicatorEdition", "{first}");
        let row = rows(&anybody, "V01").await.remove(0);
        for column in ["value", "low", "high", "numerator", "denominator", "n"] {
            assert_eq!(row[column], Value::Null, "{column}");
        }
        assert_eq!((&row["no_value"], &row["status"]), (&json!("suppressed"), &json!("no_value")));
        let one = followed(&anybody, "V01").await;
        assert_eq!((&one["progress"], &one["newest"]["target"]), (&json!("NO_VALUE"), &json!("CANNOT_SAY")), "{one}");
        let page = text(&anybody, &format!("{PAGE}/V01")).await;
        assert!(page.contains("Liian vähän vastauksia") && !page.contains("Tavoite saavutettu"), "{page}");
        let all = everything(&anybody, "V01").await;
        assert!(!all.contains("9/9") && !all.contains("9 / 9"));
    }

    async fn a_series_goes_by_time_and_the_table_is_read_as_it_was_written(service: TestService) {
        approve(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        // The later period is frozen first.
        for (period, table) in [
            ("2025", "mittari;jakso;arvo;mistä\nV03;2025;1 234;\nV02;2025;95,5;90\n"),
            ("2024", "mittari;jakso;arvo\nV03;2024;1 100\n"),
        ] {
            let input = json!({ "isFinal": true, "isBeforeGoLive": period == "2024" });
            assert_eq!(import(&officer, table, input).await["isDone"], true);
            explain_gaps(&service, period).await;
            let edition = freeze(&officer, period).await;
            assert_eq!(publish(&officer, &edition).await["__typename"], "IndicatorEdition", "{edition}");
        }
        let anybody = service.client();
        let one = followed(&anybody, "V03").await;
        let told: Vec<_> = (one["series"].as_array().unwrap().iter())
            .map(|point| (point["period"].clone(), point["value"]["figure"]["count"].clone(), point["isBeforeGoLive"].clone()))
            .collect();
        assert_eq!(told, [(json!("2024"), json!(1_100), json!(true)), (json!("2025"), json!(1_234), json!(false))]);
        assert_eq!(one["newest"]["period"], "2025");

        let csv = text(&anybody, &format!("{PAGE}.csv")).await;
        assert!(csv.starts_with('\u{feff}'), "for Excel");
        let limits = documents::csv::Limits { bytes: 1_000_000, rows: 10_000, columns: 60 };
        let table = documents::csv::read(csv.as_bytes(), &["code", "period", "value", "no_value"], &limits).unwrap();
        assert_eq!(table.rows().len(), 2 * 15, "a row for each indicator of each edition");
        let row = |code: &str, period: &str| {
            table.rows().find(|row| row.get("code") == Some(code) && row.get("period") == Some(period)).unwrap()
        };
        assert_eq!(row("V03", "2025").get("value"), Some("1234"));
        assert_eq!(row("V02", "2025").get("value"), Some("95,5"));
        assert_eq!(row("V03", "2024").get("is_before_go_live"), Some("true"));
        let gap = row("V02", "2024");
        assert_eq!((gap.get("value"), gap.get("no_value"), gap.get("explanation")), (Some(""), Some("not_reported"), Some("Tietoa ei kerätty.")));
        let filtered = text(&anybody, &format!("{PAGE}?q=V03")).await;
        assert!(filtered.contains("indicators/V03\"") && !filtered.contains("indicators/V02\""), "{filtered}");
        assert!(!text(&anybody, &format!("{PAGE}?state=no_value")).await.contains("indicators/V03\""));
        assert_eq!(anybody.get(&format!("{PAGE}/X99")).await.status(), 404);
    }
}
