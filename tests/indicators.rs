//! A programme's indicators: computed from what happened, reported by those who are responsible, frozen so that nothing
//! changes them, and corrected in editions.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod chosen;
mod counted;
mod documents;
mod followed;
mod imported;
mod reported;

use chrono::Duration;
use domain::LocalizedText;
use domain::identity::{Actor, Role};
use domain::indicator::{EntryContent, Figure, Period};
use domain::programme::ProgrammeKey;
use serde_json::{Value, json};
use service::indicator::entry::{self, Place};
use service::indicator::{listing, report};

use crate::past;
use crate::support::service::Client;
use crate::support::surveys::complete_draft;
use crate::support::{TestService, on_both_databases};

/// The programme of Vantaa and Kerava, which is reported by years.
pub(crate) fn vake() -> ProgrammeKey {
    "vantaa-kerava".parse().unwrap()
}

pub(crate) fn year(code: &str) -> Period {
    code.parse().unwrap()
}

pub(crate) fn place(indicator: &str, period: &str) -> Place {
    Place { programme: vake(), period: year(period), indicator: indicator.parse().unwrap(), division: None }
}

/// Brings the programme, as its officer does.
pub(crate) async fn load(service: &TestService) {
    let (services, actor) = (&service.services, &Actor::System);
    if ::service::programme::named(services, actor, &vake()).await.is_err() {
        let known = domain::programme::KnownProgramme::VantaaKerava;
        ::service::programme::load(services, actor, known).await.unwrap();
    }
}

/// A plain no, which needs no evidence.
pub(crate) fn no() -> EntryContent {
    EntryContent {
        figure: Figure::YesNo { yes: false },
        on: None,
        evidence: String::new(),
        comment: LocalizedText::default(),
    }
}

/// Explains whatever is missing, as the service itself.
pub(crate) async fn explain_gaps(service: &TestService, period: &str) {
    let (services, actor) = (&service.services, &Actor::System);
    let view = report::view(services, actor, &vake(), year(period)).await.unwrap();
    for gap in &view.gaps {
        let text = LocalizedText::from([("fi", "Tietoa ei kerätty."), ("sv", "Uppgiften samlades inte in.")]);
        let of = Place { indicator: gap.indicator.clone(), ..place("V10", period) };
        entry::explain(services, actor, &of, text).await.unwrap();
    }
}

/// Every indicator of a report, as staff read it.
pub(crate) async fn report_of(client: &Client, period: &str) -> Value {
    let document =
        "query($period: String!) { indicatorReport(programme: \"vantaa-kerava\", period: $period) {
        state dueOn gaps editions { id number publishedAt }
        lines { settingVersion parts { divisionId parties entry { id version state } }
            line { code target explanation { text } value { noValue asOf rule ruleVersion
                figure { number low high count of yes } beside { code figure { count of } }
                breakdowns { code groups { code figure { count } } } } } } } }";
    let answer = client.graphql(document, json!({ "period": period })).await;
    assert!(answer["errors"].is_null(), "{answer}");
    answer["data"]["indicatorReport"].clone()
}

/// One line of it.
pub(crate) async fn line_of(client: &Client, period: &str, code: &str) -> Value {
    let report = report_of(client, period).await;
    let lines = report["lines"].as_array().unwrap();
    lines.iter().find(|line| line["line"]["code"] == code).unwrap().clone()
}

/// A mutation with one input: what became of it.
pub(crate) async fn change(client: &Client, field: &str, kind: &str, input: Value, more: &str) -> Value {
    let document = format!(
        "mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename {more}
            ... on InvalidInput {{ violations {{ code message path args {{ name value }} }} }} }} }}"
    );
    let answer = client.graphql(&document, json!({ "input": input })).await;
    if answer["errors"].is_null() { answer["data"][field].clone() } else { answer }
}

const EDITION: &str = "... on IndicatorEdition { id number sha256 publicSha256 }";

async fn freeze(client: &Client, period: &str) -> Value {
    let input = json!({ "programme": "vantaa-kerava", "period": period });
    change(client, "freezeIndicatorReport", "IndicatorReportInput", input, EDITION).await
}

async fn correct(client: &Client, period: &str) -> Value {
    let reason = json!([{ "language": "fi", "text": "Myöhässä tulleet vastaukset" },
        { "language": "sv", "text": "Svar som kom sent" }]);
    let input = json!({ "programme": "vantaa-kerava", "period": period, "reason": reason });
    change(client, "correctIndicatorReport", "CorrectIndicatorReportInput", input, EDITION).await
}

async fn publish(client: &Client, edition: &Value) -> Value {
    let document = "mutation($id: ID!) { publishIndicatorReport(editionId: $id) { __typename
        ... on InvalidInput { violations { code } } } }";
    let answer = client.graphql(document, json!({ "id": edition["id"] })).await;
    answer["data"]["publishIndicatorReport"].clone()
}

/// What an edition says, and its bytes.
async fn frozen(client: &Client, id: &Value) -> Value {
    let document = "query($id: ID!) { frozenIndicatorReport(editionId: $id) { document sha256 reason { text }
        changes { code before { figure { count of } noValue } after { figure { count of } } }
        lines { code value { noValue figure { count of } breakdowns { code } } } } }";
    let answer = client.graphql(document, json!({ "id": id })).await;
    if answer["errors"].is_null() { answer["data"]["frozenIndicatorReport"].clone() } else { answer }
}

/// A survey of November that takes answers on paper until the end of January.
async fn survey_with_late_answers(editor: &Client, title: &str) -> Value {
    let draft = editor.create_survey(title).await;
    let mut complete = complete_draft(&draft);
    complete["lateAnswerDays"] = 60.into();
    let saved = editor.update_survey(complete).await;
    let published = editor.publish_survey(&saved).await;
    assert_eq!(published["state"], "OPEN", "{published}");
    published
}

fn answer(choice: &str) -> Value {
    json!([{ "question": "information", "value": { "choice": choice } }])
}

/// How many said yes, and of how many.
fn share(line: &Value) -> (i64, i64) {
    let figure = &line["value"]["figure"];
    (figure["count"].as_i64().unwrap(), figure["of"].as_i64().unwrap())
}

on_both_databases! {
    async fn a_frozen_report_keeps_its_bytes_and_late_answers_become_an_edition(service: TestService) {
        load(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        let surveys = [
            survey_with_late_answers(&editor, "Ensimmäinen").await,
            survey_with_late_answers(&editor, "Toinen").await,
        ];
        let resident = service.client();
        let mut key = 0;
        for (survey, no) in surveys.iter().zip([0, 4]) {
            for n in 0..10 {
                let choice = if n < no { "no" } else { "yes" };
                let sent = resident.submit(&survey["slug"], key, "fi", answer(choice)).await;
                assert_eq!(sent["__typename"], "ResponseReceipt", "{sent}");
                key += 1;
            }
        }
        service.mix().await;

        // The tenth of January: the year is over, and paper answers still come.
        service.clock.advance(Duration::days(50));
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let line = line_of(&officer, "2026", "V01").await["line"].clone();
        assert_eq!(share(&line), (16, 20), "both surveys are pooled: {line}");
        assert_eq!(line["value"]["rule"], "information_received");
        let refused = freeze(&officer, "2026").await;
        assert_eq!(refused["violations"][0]["code"], "GAPS_UNEXPLAINED", "{refused}");
        explain_gaps(&service, "2026").await;
        let first = freeze(&officer, "2026").await;
        assert_eq!((&first["__typename"], &first["number"]), (&json!("IndicatorEdition"), &json!(1)), "{first}");
        let before = frozen(&officer, &first["id"]).await;
        assert_eq!(before["sha256"], first["sha256"]);
        let again = freeze(&officer, "2026").await;
        assert_eq!(again["violations"][0]["code"], "PERIOD_FROZEN", "{again}");

        // Late answers that nobody has mixed are late, and correct nothing.
        let editor = service.staff(Role::SurveyEditor).await;
        for survey in &surveys {
            for _ in 0..6 {
                let sent = editor.submit_by("PAPER", &survey["slug"], key, "fi", answer("yes")).await;
                assert_eq!(sent["__typename"], "ResponseReceipt", "{sent}");
                key += 1;
            }
        }
        let nothing = correct(&officer, "2026").await;
        assert_eq!(nothing["violations"][0]["code"], "NOTHING_TO_CORRECT", "{nothing}");
        assert_eq!(frozen(&officer, &first["id"]).await, before, "byte by byte");

        // The last mix gives them the day of those before: twelve have come to what was frozen.
        service.clock.advance(Duration::days(22));
        service.mix().await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        assert_eq!(frozen(&officer, &first["id"]).await, before, "what was frozen stays");
        let second = correct(&officer, "2026").await;
        assert_eq!(second["number"], 2, "{second}");
        let corrected = frozen(&officer, &second["id"]).await;
        let changes = corrected["changes"].as_array().unwrap();
        assert_eq!(changes.len(), 1, "{corrected}");
        assert_eq!(changes[0]["code"], "V01");
        assert_eq!((changes[0]["before"]["figure"]["of"].clone(), changes[0]["after"]["figure"]["of"].clone()), (json!(20), json!(32)));
        assert_eq!(corrected["reason"]["text"], "Myöhässä tulleet vastaukset");
        assert_eq!(frozen(&officer, &first["id"]).await, before, "the first edition is what it was");

        // Nobody reads it before it is published, and then the totals only.
        let anybody = service.client();
        let hidden = frozen(&anybody, &second["id"]).await;
        assert_eq!(hidden["errors"][0]["extensions"]["code"], "NOT_FOUND", "{hidden}");
        let old = publish(&officer, &first).await;
        assert_eq!(old["violations"][0]["code"], "EDITION_NOT_SO", "only the newest is published: {old}");
        assert_eq!(publish(&officer, &second).await["__typename"], "IndicatorEdition");
        let public = frozen(&anybody, &second["id"]).await;
        assert_eq!(public["sha256"], second["publicSha256"], "{public}");
        let lines = public["lines"].as_array().unwrap();
        assert!(lines.iter().all(|line| line["value"]["breakdowns"] == json!([])), "{public}");
        assert_eq!(share(lines.iter().find(|line| line["code"] == "V01").unwrap()), (28, 32));

        // The answers are deleted as their privacy notice promised: nothing is corrected, and nothing changes.
        service.clock.advance(Duration::days(200));
        ::service::survey::retention::delete_due(&service.services).await.unwrap();
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let nothing = correct(&officer, "2026").await;
        assert_eq!(nothing["violations"][0]["code"], "NOTHING_TO_CORRECT", "{nothing}");
        assert_eq!(frozen(&officer, &first["id"]).await, before);
        let after = frozen(&anybody, &second["id"]).await;
        assert_eq!(after, public);
    }

    async fn nine_late_answers_and_withdrawn_ones_correct_nothing(service: TestService) {
        load(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = survey_with_late_answers(&editor, "Kysely").await;
        let resident = service.client();
        let mut receipts = Vec::new();
        for key in 0..12 {
            let sent = resident.submit(&survey["slug"], key, "fi", answer("yes")).await;
            receipts.push(sent["receiptCode"].clone());
        }
        service.mix().await;
        service.clock.advance(Duration::days(50));
        explain_gaps(&service, "2026").await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let first = freeze(&officer, "2026").await;
        assert_eq!(first["number"], 1, "{first}");
        let before = frozen(&officer, &first["id"]).await;
        let editor = service.staff(Role::SurveyEditor).await;
        for key in 100..109 {
            editor.submit_by("PAPER", &survey["slug"], key, "fi", answer("no")).await;
        }
        for receipt in receipts.iter().take(3) {
            resident.withdraw(receipt).await;
        }
        service.clock.advance(Duration::days(22));
        service.mix().await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let now = line_of(&officer, "2026", "V01").await["line"].clone();
        assert_eq!(share(&now), (9, 18), "as it stands now");
        let nothing = correct(&officer, "2026").await;
        assert_eq!(nothing["violations"][0]["code"], "NOTHING_TO_CORRECT", "{nothing}");
        assert_eq!(frozen(&officer, &first["id"]).await, before);
    }

    async fn the_database_keeps_what_was_frozen(service: TestService) {
        load(&service).await;
        explain_gaps(&service, "2025").await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let edition = freeze(&officer, "2025").await;
        assert_eq!(publish(&officer, &edition).await["__typename"], "IndicatorEdition");
        listing::look(&service.services).await.unwrap();
        for change in [
            "UPDATE indicator_edition SET content_sha256 = ''",
            "DELETE FROM indicator_edition",
            "UPDATE indicator_publication SET published_by = NULL",
            "DELETE FROM indicator_publication",
            "UPDATE listing_snapshot SET is_up = true",
            "DELETE FROM listing_snapshot",
        ] {
            let refused = past::try_execute(&service.database, change).await.unwrap_err().to_string();
            assert!(refused.contains("is immutable"), "{change}: {refused}");
        }
    }

    async fn whether_surveys_were_listed_is_looked_at_every_day_and_never_afterwards(service: TestService) {
        load(&service).await;
        let services = &service.services;
        let name = LocalizedText::from([("fi", "Ikäihmisten palvelut"), ("sv", "Service för äldre")]);
        let division = ::service::county::add_division(services, &Actor::System, name, Vec::new()).await.unwrap();
        assert!(listing::look(services).await.unwrap(), "today's");
        assert!(!listing::look(services).await.unwrap(), "one a day");
        // To the first of January 2027; the year after it is looked at every day.
        service.clock.advance(Duration::days(41));
        for _ in 0..365 {
            assert!(listing::look(services).await.unwrap());
            service.clock.advance(Duration::days(1));
        }
        let confirm = async |client: &Client, period: &str, ran_unlisted: bool| {
            let place = json!({ "programme": "vantaa-kerava", "period": period, "indicator": "V13",
                "divisionId": domain::id::TypedId::node_id(division.id) });
            let input = json!({ "place": place, "ranUnlisted": ran_unlisted });
            change(client, "confirmSurveyListing", "ConfirmSurveyListingInput", input, "").await
        };
        let party = service
            .staff_in(Role::ResponsibleParty, domain::identity::Scope::Division(division.id))
            .await;
        let value = async |period: &str| line_of(&party, period, "V13").await["line"]["value"].clone();
        assert_eq!(value("2027").await["noValue"], "NOT_CONFIRMED", "the division has said nothing");
        assert_eq!(confirm(&party, "2027", false).await["__typename"], "IndicatorDone");
        assert_eq!(value("2027").await["figure"]["yes"], true);
        assert_eq!(confirm(&party, "2027", true).await["__typename"], "IndicatorDone");
        assert_eq!(value("2027").await["figure"]["yes"], false, "a survey beside the list");
        // Of 2026 there is one day, and nobody knows of the others any more.
        assert_eq!(confirm(&party, "2026", false).await["__typename"], "IndicatorDone");
        let last_year = value("2026").await;
        assert_eq!(last_year["noValue"], "NOT_CONFIRMED", "{last_year}");
        let early = confirm(&party, "2028", false).await;
        assert_eq!(early["violations"][0]["code"], "PERIOD_NOT_ENDED", "{early}");
        let name = LocalizedText::from([("fi", "Lasten palvelut"), ("sv", "Service för barn")]);
        let elsewhere = ::service::county::add_division(services, &Actor::System, name, Vec::new()).await.unwrap();
        let scope = domain::identity::Scope::Division(elsewhere.id);
        let other = service.staff_in(Role::ResponsibleParty, scope).await;
        let denied = confirm(&other, "2027", false).await;
        assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN", "{denied}");
    }

    async fn staff_read_the_report_and_freeze_it_on_their_pages(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let text = async |path: &str| officer.get(path).await.text().await.unwrap();
        let list = text("/fi/staff/indicators").await;
        assert!(list.contains("/fi/staff/indicators/vantaa-kerava/2025"), "{list}");
        let report = text("/fi/staff/indicators/vantaa-kerava/2025").await;
        assert!(report.contains("V14") && report.contains("Ei tietoa"), "{report}");
        let line = text("/sv/staff/indicators/vantaa-kerava/2025/V14").await;
        assert!(line.contains("Beställningar av erfarenhetsexperter"), "{line}");
        assert!(line.contains("/sv/staff/orders/figures?from=2025-01-01&#38;until=2025-12-31"), "{line}");
        let asked = text("/fi/staff/indicators/vantaa-kerava/2025/do/freeze").await;
        assert!(asked.contains("voi enää muuttaa"), "{asked}");
        let freeze = "/fi/staff/indicators/vantaa-kerava/2025/do/freeze";
        let refused = officer.post_form(freeze, &[]).await;
        assert_eq!(refused.status(), 422);
        assert!(refused.text().await.unwrap().contains("ilman selitystä"));
        explain_gaps(&service, "2025").await;
        assert_eq!(officer.post_form(freeze, &[]).await.status(), 303);
        let report = text("/fi/staff/indicators/vantaa-kerava/2025").await;
        assert!(report.contains("Painos 1") && report.contains("Jäädytetty"), "{report}");
        let stranger = service.staff(Role::Orderer).await;
        assert_eq!(stranger.get("/fi/staff/indicators").await.status(), 403);
        assert_eq!(service.client().get("/fi/staff/indicators").await.status(), 303);
    }
}
