//! What a county chooses itself: the survey that an indicator follows, and the rules of a programme of its own.

use domain::identity::{Actor, Role};
use domain::programme::KnownProgramme;
use serde_json::{Value, json};

use super::{answer, change};
use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::complete_draft;

/// A programme of a county's own, with a count and a score that the platform could compute.
const OWN: &str = "osa;avain;merkintä;teksti suomeksi;teksti ruotsiksi;vastuutahot;mittarin laji;tiedon lähde;raportointikausi;vuodet\n\
    ohjelma;oma;;Oma ohjelma;Eget program;;;;puolivuosi;2026–2029\n\
    painopiste;;1.;Kohtaaminen;Bemötande;;;;;\n\
    tavoite;;1.1;Palaute paranee;Responsen blir bättre;;;;;\n\
    toimenpide;;1.1.a;Kysytään;Vi frågar;Kaikki toimialat;;;;\n\
    mittari;O1;;Vastaajien määrä;Antal svarande;;määrä;laskettu;;\n\
    mittari;O2;;Suositteluindeksi;Rekommendationsindex;;NPS;laskettu;;\n";
const PERIOD: &str = "2026-H2";

/// A line of a report on the second half of 2026.
async fn line(client: &Client, programme: &str, code: &str) -> Value {
    let document = "query($programme: String!, $period: String!) {
        indicatorReport(programme: $programme, period: $period) {
            lines { settingVersion settingRule settingSurveyId rulesToChoose
                line { code value { noValue rule figure { count status } } } } } }";
    let answer = client.graphql(document, json!({ "programme": programme, "period": PERIOD })).await;
    let lines = answer["data"]["indicatorReport"]["lines"].as_array().unwrap_or_else(|| panic!("{answer}"));
    lines.iter().find(|line| line["line"]["code"] == code).unwrap().clone()
}

async fn set(client: &Client, programme: &str, code: &str, version: i64, more: Value) -> Value {
    let mut input = json!({ "programme": programme, "indicator": code, "version": version });
    for (name, value) in more.as_object().unwrap() {
        input[name] = value.clone();
    }
    change(client, "setIndicator", "SetIndicatorInput", input, "").await
}

fn refused(code: &str, field: &str) -> Value {
    json!({ "code": code, "path": [field] })
}

fn first_wrong(answer: &Value) -> Value {
    let wrong = &answer["violations"][0];
    json!({ "code": wrong["code"], "path": wrong["path"] })
}

/// A survey that is open, and that so many have answered.
async fn answered(editor: &Client, resident: &Client, title: &str, first_key: u128, times: u128) -> Value {
    let draft = editor.create_survey(title).await;
    let saved = editor.update_survey(complete_draft(&draft)).await;
    let survey = editor.publish_survey(&saved).await;
    for key in first_key..first_key + times {
        let sent = resident.submit(&survey["slug"], key, "fi", answer("yes")).await;
        assert_eq!(sent["__typename"], "ResponseReceipt", "{sent}");
    }
    survey
}

on_both_databases! {
    async fn indicators_follow_the_survey_that_is_chosen_for_each(service: TestService) {
        ::service::programme::load(&service.services, &Actor::System, KnownProgramme::Lapland).await.unwrap();
        let programme = "lapland";
        let editor = service.staff(Role::SurveyEditor).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let resident = service.client();
        let status = async || line(&officer, programme, "L17").await["line"]["value"].clone();
        let taking_part = async || line(&officer, programme, "L18").await["line"]["value"].clone();
        assert_eq!((&status().await["noValue"], &taking_part().await["noValue"]), (&json!("NO_DATA"), &json!("NO_DATA")));

        let draft = editor.create_survey("Osallisuuskysely").await;
        let follow = json!({ "surveyId": draft["id"] });
        for code in ["L17", "L18"] {
            assert_eq!(set(&officer, programme, code, 0, follow.clone()).await["__typename"], "IndicatorDone");
        }
        assert_eq!(line(&officer, programme, "L17").await["settingSurveyId"], draft["id"]);
        let saved = editor.update_survey(complete_draft(&draft)).await;
        let survey = editor.publish_survey(&saved).await;
        for key in 0..12 {
            let sent = resident.submit(&survey["slug"], key, "fi", answer("yes")).await;
            assert_eq!(sent["__typename"], "ResponseReceipt", "{sent}");
        }
        let other = answered(&editor, &resident, "Muu kysely", 100, 11).await;
        service.mix().await;
        assert_eq!(status().await["figure"]["status"], "STARTED");
        assert_eq!(taking_part().await["figure"]["count"], 12, "the answers to the other do not count");
        // Each follows its own.
        assert_eq!(set(&officer, programme, "L18", 1, json!({ "surveyId": other["id"] })).await["__typename"], "IndicatorDone");
        assert_eq!(taking_part().await["figure"]["count"], 11);

        // A survey that is not there, and indicators that follow none.
        let unknown = json!({ "surveyId": "Survey:00000000-0000-7000-8000-000000000001" });
        assert_eq!(first_wrong(&set(&officer, programme, "L17", 1, unknown).await), refused("NOT_AN_ID", "surveyId"));
        for code in ["L01", "L60", "L07"] {
            let answer = set(&officer, programme, code, 0, follow.clone()).await;
            assert_eq!(first_wrong(&answer), refused("FIGURE_NOT_OF_KIND", "surveyId"), "{code}");
        }
    }

    async fn a_countys_own_programme_names_its_rules(service: TestService) {
        let (services, actor) = (&service.services, &Actor::System);
        ::service::programme::import(services, actor, OWN, None).await.unwrap();
        let editor = service.staff(Role::SurveyEditor).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let survey = answered(&editor, &service.client(), "Osallisuuskysely", 0, 12).await;
        service.mix().await;

        let before = line(&officer, "oma", "O1").await;
        assert_eq!((&before["line"]["value"]["rule"], &before["settingRule"]), (&Value::Null, &Value::Null));
        let rules = before["rulesToChoose"].as_array().unwrap();
        assert!(rules.contains(&json!("participation_survey_participants")), "{before}");
        assert!(!rules.contains(&json!("willingness_to_recommend")), "a score is no count: {before}");
        assert_eq!(line(&officer, "oma", "O2").await["rulesToChoose"], json!(["willingness_to_recommend"]));
        for rule in ["willingness_to_recommend", "unheard_of"] {
            let answer = set(&officer, "oma", "O1", 0, json!({ "rule": rule })).await;
            assert_eq!(first_wrong(&answer), refused("FIGURE_NOT_OF_KIND", "rule"), "{rule}");
        }
        let no_rule = set(&officer, "oma", "O1", 0, json!({ "surveyId": survey["id"] })).await;
        assert_eq!(first_wrong(&no_rule), refused("FIGURE_NOT_OF_KIND", "surveyId"));

        // On the page: what is wrong is named by its field, and what is right is computed.
        let page = format!("/fi/staff/indicators/oma/{PERIOD}/O1");
        let shown = officer.get(&page).await.text().await.unwrap();
        assert!(shown.contains("value=\"participation_survey_participants\"") && shown.contains("Osallisuuskysely"), "{shown}");
        assert!(!shown.contains("value=\"willingness_to_recommend\""), "{shown}");
        let id = survey["id"].as_str().unwrap().trim_start_matches("Survey:").to_owned();
        let form = |rule: &str| {
            [("act", "set"), ("version", "0"), ("rule", rule), ("surveyId", id.as_str())]
                .map(|(name, value)| (name.to_owned(), value.to_owned()))
        };
        let post = async |rule: &str| officer.post_form(&page, &form(rule)).await;
        let wrong = post("willingness_to_recommend").await;
        assert_eq!(wrong.status(), 422);
        let wrong = wrong.text().await.unwrap();
        assert!(wrong.contains("<a href=\"#rule\">Laskentasääntö: "), "{wrong}");
        assert_eq!(post("participation_survey_participants").await.status(), 303);
        let after = line(&officer, "oma", "O1").await;
        assert_eq!(after["line"]["value"]["figure"]["count"], 12, "{after}");
        assert_eq!(after["line"]["value"]["rule"], "participation_survey_participants");
        assert_eq!((&after["settingRule"], &after["settingSurveyId"]), (&json!("participation_survey_participants"), &survey["id"]));

        let analyst = service.staff(Role::Analyst).await;
        let denied = set(&analyst, "oma", "O1", 1, json!({})).await;
        assert!(!denied["errors"].is_null(), "{denied}");
    }
}
