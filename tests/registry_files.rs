//! The coordinator's desk: the registry as files, a week at a glance, agreements that end, and what the county has
//! decided about its experts.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use ::service::expert::{agreements, registry};
use chrono::Duration;
use domain::expert::registry::Essentials;
use domain::expert::{ExpertStatus, Mode, Order, OrderState};
use domain::id::TypedId;
use domain::identity::{Actor, Role, Scope};
use domain::time::{Clock, civil_day};
use domain::{LanguageTag, LocalizedText};
use serde_json::{Value, json};

use crate::booking::{self, Booking};
use crate::past;
use crate::support::on_both_databases;
use crate::support::orders::{Office, gig};
use crate::support::service::Client;

const IMPORT: &str = "mutation($csv: String!, $dryRun: Boolean!, $evenIfKnown: [Int!]!) {
    importExperts(csv: $csv, dryRun: $dryRun, evenIfKnown: $evenIfKnown) { __typename
        ... on ImportedExperts { registered rows { row alias hasContact hasConsented known { code } } }
        ... on InvalidInput { violations { code path } } } }";
const SETTINGS: &str = "{ expertSettings { wording leadDays weights { version theme travel } } }";
const CHANGE: &str = "mutation($input: ChangeExpertSettingsInput!) { changeExpertSettings(input: $input) { __typename
    ... on ExpertSettings { wording weights { version } } ... on InvalidInput { violations { code path } } } }";
const WEEK: &str = "query($week: String!) { gigWeek(week: $week) { week previous next
    days { date gigs { reference title state seats booked } } } }";

/// As Excel saves it in Finland.
const LIST: &str = "\u{feff}peitenimi;nimi;puhelin;kielet;osallistumistavat;sopimus päättyy;suostumus\r\n\
    Kuusi;Salainen Nimi;040 123 4567;fi, sv;Etänä;31.12.2027;kyllä\r\n\
    =1+1;;;fi;Paikan päällä, etänä;31.12.2027;ei\r\n";

impl Client {
    async fn import(&self, csv: &str, dry_run: bool, even_if_known: &[u32]) -> Value {
        let variables = json!({ "csv": csv, "dryRun": dry_run, "evenIfKnown": even_if_known });
        let answer = self.graphql(IMPORT, variables).await;
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"]["importExperts"].clone()
    }

    async fn aliases(&self) -> Vec<String> {
        let answer = self.graphql("{ experts(first: 100) { nodes { alias } } }", json!({})).await;
        let nodes = answer["data"]["experts"]["nodes"].as_array().unwrap();
        nodes.iter().map(|node| node["alias"].as_str().unwrap().to_owned()).collect()
    }

    /// Whom the registry holds, each with where they stand, the newest first.
    async fn standings(&self) -> Vec<(String, String)> {
        let answer = self.graphql("{ experts(first: 100) { nodes { alias status } } }", json!({})).await;
        let nodes = answer["data"]["experts"]["nodes"].as_array().unwrap();
        let text = |value: &Value| value.as_str().unwrap().to_owned();
        nodes.iter().map(|node| (text(&node["alias"]), text(&node["status"]))).collect()
    }

    async fn page(&self, path: &str) -> String {
        let reply = self.get(path).await;
        assert_eq!(reply.status(), 200, "{path}");
        reply.text().await.unwrap()
    }

    /// A submitted order for one time, remote.
    async fn order_at(&self, title: &str, starts_at: &str, ends_at: &str) {
        let mut content = booking::content();
        content["title"] = json!(title);
        content["times"] = json!([{ "startsAt": starts_at, "endsAt": ends_at }]);
        let document = "mutation($input: CreateExpertOrderInput!) { createExpertOrder(input: $input) {
            ... on ExpertOrder { id version } } }";
        let answer = self.graphql(document, json!({ "input": { "content": content } })).await;
        let draft = &answer["data"]["createExpertOrder"];
        let document = "mutation($input: ExpertOrderStepInput!) { submitExpertOrder(input: $input) {
            ... on ExpertOrder { state } } }";
        let input = json!({ "orderId": draft["id"], "version": draft["version"] });
        let answer = self.graphql(document, json!({ "input": input })).await;
        assert_eq!(answer["data"]["submitExpertOrder"]["state"], "REQUESTED", "{answer}");
    }

    /// The days of a week on which something is on, each with its titles.
    async fn week(&self, week: &str) -> Vec<(String, Vec<String>)> {
        let answer = self.graphql(WEEK, json!({ "week": week })).await;
        let days = answer["data"]["gigWeek"]["days"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
        assert_eq!(days.len(), 7);
        let titles = |day: &Value| -> Vec<String> {
            let gigs = day["gigs"].as_array().unwrap();
            gigs.iter().map(|gig| gig["title"].as_str().unwrap().to_owned()).collect()
        };
        days.iter()
            .map(|day| (day["date"].as_str().unwrap().to_owned(), titles(day)))
            .filter(|(_, titles)| !titles.is_empty())
            .collect()
    }
}

/// What is wrong in a list: the rest of each path, and the code.
fn wrong(result: &Value) -> Vec<(String, String)> {
    assert_eq!(result["__typename"], "InvalidInput", "{result}");
    let path = |one: &Value| -> Vec<String> {
        one["path"].as_array().unwrap().iter().map(|part| part.as_str().unwrap().to_owned()).collect()
    };
    let violations = result["violations"].as_array().unwrap();
    violations.iter().map(|one| (path(one).join("."), one["code"].as_str().unwrap().to_owned())).collect()
}

fn form(pairs: &[(&str, &str)]) -> Vec<(String, String)> {
    pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The settings as a client sends them, with this word.
pub(crate) fn settings(wording: &str, theme: u32, travel: u32) -> Value {
    let weights = json!({ "theme": theme, "language": 20, "fairness": 25, "travel": travel, "experience": 10,
        "newcomer": 5, "continuity": 5 });
    let way = json!({ "from": "148", "to": "890", "minutes": 120 });
    json!({ "input": { "wording": wording, "weights": weights, "needsTraining": false, "travelTimes": [way],
        "leadDays": 21 } })
}

on_both_databases! {
    async fn everything_wrong_with_a_list_is_told_at_once_and_nobody_registered(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let list = "alias,languages,modes,agreement_until,name,phone\n\
            Kuusi,fi,remote,2027-12-31,Salainen Nimi,040 123 4567\n\
            ,fi,remote,2027-12-31,,\n\
            Koivu,suomi,postitse,2027-12-31,,\n\
            Leppä,fi,remote,huomenna,Toinen Nimi,numero\n";
        let expected = [
            ("rows.3.alias", "REQUIRED"),
            ("rows.4.languages", "NOT_A_LANGUAGE"),
            ("rows.4.modes", "NOT_A_MODE"),
            ("rows.5.agreement_until", "NOT_A_DATE"),
            ("rows.5.phone", "NOT_A_PHONE_NUMBER"),
        ];
        let expected = expected.map(|(path, code)| (path.to_owned(), code.to_owned()));
        for dry_run in [true, false] {
            assert_eq!(wrong(&coordinator.import(list, dry_run, &[]).await), expected);
        }
        assert_eq!(coordinator.aliases().await, [""; 0]);
        let headers = "alias,peitenimi,languages,modes,puhelinnumero\nKuusi,Kuusi,fi,remote,1\n";
        assert_eq!(wrong(&coordinator.import(headers, true, &[]).await), [
            ("columns.alias", "CSV_COLUMN_TWICE"),
            ("columns.agreement_until", "CSV_COLUMN_MISSING"),
            ("columns.puhelinnumero", "CSV_COLUMN_UNKNOWN"),
        ].map(|(path, code)| (path.to_owned(), code.to_owned())));
        let page = coordinator.post_form("/fi/staff/experts/import", &form(&[("csv", list), ("action", "preview")])).await;
        assert_eq!(page.status(), 422);
        let html = page.text().await.unwrap();
        assert!(html.contains("Rivi 5, puhelin: ") && html.contains("Leppä,fi,remote"), "what was pasted stays: {html}");
    }

    async fn a_list_is_looked_at_first_and_registered_once(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let seen = coordinator.import(LIST, true, &[]).await;
        assert_eq!(seen, json!({ "__typename": "ImportedExperts", "registered": false, "rows": [
            { "row": 2, "alias": "Kuusi", "hasContact": true, "hasConsented": true, "known": null },
            { "row": 3, "alias": "=1+1", "hasContact": false, "hasConsented": false, "known": null },
        ] }));
        assert_eq!(coordinator.aliases().await, [""; 0], "a dry run registers nobody");
        assert_eq!(coordinator.import(LIST, false, &[]).await["registered"], true);
        assert_eq!(coordinator.aliases().await.len(), 2);
        let acts = past::texts(&service.database, "SELECT act FROM audit_event WHERE act = 'expert-registered'").await;
        assert_eq!(acts.len(), 2, "each has a row in the log");

        // Once more: who has the name already is refused, and with them the whole list.
        let known = [("rows.2.name".to_owned(), "ALREADY_REGISTERED".to_owned())];
        assert_eq!(wrong(&coordinator.import(LIST, false, &[]).await), known);
        assert_eq!(coordinator.aliases().await.len(), 2);
        let seen = coordinator.import(LIST, true, &[]).await;
        assert_eq!(seen["rows"][0]["known"]["code"], "ALREADY_REGISTERED", "alone, it is shown with the row: {seen}");
        assert_eq!(coordinator.import(LIST, false, &[2]).await["registered"], true, "unless it is meant");
        assert_eq!(coordinator.aliases().await.len(), 4);

        let twice = "alias;languages;modes;agreement_until;name;phone\n\
            Haapa;fi;remote;2027-12-31;Kolmas Nimi;050 765 4321\n\
            Pihlaja;fi;remote;2027-12-31;Neljäs Nimi;+358 50 7654321\n";
        let known = [("rows.3.phone".to_owned(), "TWICE_IN_LIST".to_owned())];
        assert_eq!(wrong(&coordinator.import(twice, false, &[2]).await), known, "the tick is for its own row");
    }

    async fn what_the_registry_lacks_shows_as_nought_and_the_few_stay_hidden(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let header = "alias;languages;modes;agreement_until\n";
        let finnish = ["Kuusi", "Koivu", "Leppä", "Mänty", "Haapa", "Tammi"].map(|alias| format!("{alias};fi;remote;2027-12-31\n"));
        assert_eq!(coordinator.import(&format!("{header}{}", finnish.concat()), false, &[]).await["registered"], true);
        let coverage = async || {
            let document = "{ expertCoverage { languages { language experts } themes { experts } } }";
            let answer = coordinator.graphql(document, json!({})).await;
            let found = &answer["data"]["expertCoverage"];
            assert!(found["themes"].as_array().unwrap().iter().all(|theme| theme["experts"] == 0), "{answer}");
            let languages = found["languages"].as_array().unwrap();
            let of = |tag: &str| languages.iter().find(|one| one["language"] == tag).unwrap()["experts"].clone();
            [of("fi"), of("sms"), of("sv")]
        };
        assert_eq!(coverage().await, [json!(6), json!(0), json!(0)]);
        let page = coordinator.page("/en/staff/orders/figures").await;
        let languages = page.split("<h3 id=\"languages\">").nth(1).unwrap().split("</table>").next().unwrap();
        assert!(languages.contains(">6<") && languages.contains(">0<") && !languages.contains("Too few"), "{languages}");

        let sami = format!("{header}Paju;fi, sms;remote;2027-12-31\n");
        assert_eq!(coordinator.import(&sami, false, &[]).await["registered"], true);
        assert_eq!(coverage().await, [Value::Null, Value::Null, json!(0)], "seven of seven would tell of the one");
    }

    async fn a_list_is_registered_on_the_pages(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let path = "/fi/staff/experts/import";
        let template = coordinator.get("/fi/staff/experts/import/template").await.bytes().await.unwrap();
        let template = String::from_utf8(template.to_vec()).unwrap();
        assert!(template.starts_with("\u{feff}\"peitenimi\";\"kielet\";"), "{template}");
        let list = format!("{template}Kuusi;fi;etänä;Utsjoki;31.12.2027;Salainen Nimi;;040 123 4567;kyllä;hakija\r\n");
        let fields = |action| form(&[("csv", list.as_str()), ("action", action)]);
        let preview = coordinator.post_form(path, &fields("preview")).await;
        assert_eq!((preview.status().as_u16(), preview.headers()["cache-control"].to_str().unwrap()), (200, "no-store"));
        assert!(preview.text().await.unwrap().contains("Luettelossa on yksi henkilö."));
        assert_eq!(coordinator.aliases().await, [""; 0]);
        assert_eq!(coordinator.post_form(path, &fields("register")).await.status(), 303);
        assert_eq!(coordinator.aliases().await, ["Kuusi"]);
        assert_eq!(coordinator.standings().await, [("Kuusi".to_owned(), "APPLICANT".to_owned())]);
        let again = coordinator.post_form(path, &fields("register")).await;
        assert_eq!(again.status(), 422);
        assert!(again.text().await.unwrap().contains("id=\"even_if_known.2\""));
        let mut ticked = fields("register");
        ticked.extend(form(&[("even_if_known", "2")]));
        assert_eq!(coordinator.post_form(path, &ticked).await.status(), 303);
        assert_eq!(coordinator.aliases().await.len(), 2);
        assert_eq!(service.staff(Role::Orderer).await.get(path).await.status(), 403);
        assert_eq!(service.client().post_form(path, &fields("register")).await.status(), 401, "what was typed is kept");
    }

    async fn somebody_is_registered_where_they_stand_and_moves_on_from_there(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let register = "mutation($input: RegisterExpertInput!) { registerExpert(input: $input) { __typename
            ... on Expert { id status } ... on InvalidInput { violations { code path } } } }";
        let registered = async |standing: &str| {
            let mut input = booking::registration();
            input["standing"] = json!(standing);
            coordinator.graphql(register, json!({ "input": input })).await["data"]["registerExpert"].clone()
        };
        for never_first in ["PAUSED", "ENDED", "ERASED"] {
            let refused = registered(never_first).await;
            assert_eq!(refused["violations"], json!([{ "code": "NOT_A_STANDING", "path": ["standing"] }]), "{refused}");
        }
        let applicant = registered("APPLICANT").await;
        assert_eq!(applicant["status"], "APPLICANT", "{applicant}");
        let change = "mutation($input: ChangeExpertInput!) { changeExpert(input: $input) { __typename
            ... on Expert { status } } }";
        for (status, became) in [("PAUSED", "InvalidInput"), ("IN_TRAINING", "Expert"), ("ACTIVE", "Expert"), ("IN_TRAINING", "InvalidInput")] {
            let input = json!({ "expertId": applicant["id"], "status": status, "profile": booking::profile() });
            let answer = coordinator.graphql(change, json!({ "input": input })).await;
            assert_eq!(answer["data"]["changeExpert"]["__typename"], became, "{status}: {answer}");
        }

        let path = "/fi/staff/experts";
        let fields = form(&[("alias", "Koivu"), ("languages", "fi"), ("modes", "remote"), ("agreement", "2027-12-31"), ("standing", "in_training")]);
        assert_eq!(coordinator.post_form(path, &fields).await.status(), 303);
        assert!(coordinator.standings().await.contains(&("Koivu".to_owned(), "IN_TRAINING".to_owned())));
        // Nobody is asked who is not active yet.
        coordinator.order_at("Luento", "2027-06-01T09:00:00Z", "2027-06-01T10:00:00Z").await;
        let answer = coordinator.graphql("{ expertOrders(first: 1) { nodes { id } } }", json!({})).await;
        let order = answer["data"]["expertOrders"]["nodes"][0]["id"].clone();
        let document = "query($id: ID!) { expertOrder(id: $id) { candidates { expert { alias } hindrances } } }";
        let answer = coordinator.graphql(document, json!({ "id": order })).await;
        let candidates = answer["data"]["expertOrder"]["candidates"].as_array().unwrap_or_else(|| panic!("{answer}")).clone();
        let against = |alias: &str| {
            let one = candidates.iter().find(|one| one["expert"]["alias"] == alias).unwrap();
            one["hindrances"].as_array().unwrap().contains(&json!("NOT_ACTIVE"))
        };
        assert!(against("Koivu") && !against("Kuusi"), "{candidates:?}");
        let list = "alias;languages;modes;agreement_until;standing\nLeppä;fi;remote;2027-12-31;in training\n\
            Haapa;fi;remote;2027-12-31;\nPaju;fi;remote;2027-12-31;lopettanut\n";
        let expected = [("rows.4.standing".to_owned(), "NOT_A_STANDING".to_owned())];
        assert_eq!(wrong(&coordinator.import(list, false, &[]).await), expected);
        let list = list.replace("lopettanut", "sökande");
        assert_eq!(coordinator.import(&list, false, &[]).await["registered"], true);
        let standings = coordinator.standings().await;
        for (alias, standing) in [("Leppä", "IN_TRAINING"), ("Haapa", "ACTIVE"), ("Paju", "APPLICANT")] {
            assert!(standings.contains(&(alias.to_owned(), standing.to_owned())), "{standings:?}");
        }
    }

    async fn the_registry_leaves_without_whoever_they_are(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        coordinator.import(LIST, false, &[]).await;
        let answer = coordinator.graphql("{ expertsCsv }", json!({})).await;
        let by_graphql = answer["data"]["expertsCsv"].as_str().unwrap_or_else(|| panic!("{answer}")).to_owned();
        let reply = coordinator.get("/sv/staff/experts/export").await;
        assert!(reply.headers()["content-type"].to_str().unwrap().starts_with("text/csv"));
        let by_page = String::from_utf8(reply.bytes().await.unwrap().to_vec()).unwrap();
        for table in [&by_graphql, &by_page] {
            assert!(table.contains("\"Kuusi\"") && table.contains("\"fi, sv\""), "{table}");
            assert!(table.contains("\"'=1+1\"") && !table.contains("\"=1+1\""), "no formula: {table}");
            for secret in ["Salainen", "Nimi", "401234567", "040 123", "example.fi"] {
                assert!(!table.contains(secret), "{secret} in {table}");
            }
        }
        assert!(by_page.contains("\"På distans\"") && by_graphql.contains("\"Remotely\""));
        let acts = past::texts(&service.database, "SELECT act FROM audit_event WHERE act = 'experts-exported'").await;
        assert_eq!(acts.len(), 2, "the log says who took it");
        assert_eq!(service.staff(Role::Orderer).await.get("/sv/staff/experts/export").await.status(), 403);
    }

    /// In the night to the 28th of March 2027 the clocks go from three to four.
    async fn a_week_has_the_days_of_helsinki(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        coordinator.order_at("Yli yön", "2027-03-27T21:00:00Z", "2027-03-28T01:30:00Z").await;
        coordinator.order_at("Keskiyöhön", "2027-03-28T20:30:00Z", "2027-03-28T21:00:00Z").await;
        coordinator.order_at("Keskiyöstä", "2027-03-28T21:00:00Z", "2027-03-28T22:00:00Z").await;
        let day = |date: &str, titles: &[&str]| {
            (date.to_owned(), titles.iter().map(|title| (*title).to_owned()).collect::<Vec<_>>())
        };
        assert_eq!(coordinator.week("2027-W12").await, [
            day("2027-03-27", &["Yli yön"]),
            day("2027-03-28", &["Yli yön", "Keskiyöhön"]),
        ]);
        assert_eq!(coordinator.week("2027-W13").await, [day("2027-03-29", &["Keskiyöstä"])]);
        let wrong = coordinator.graphql(WEEK, json!({ "week": "2027-W54" })).await;
        assert_eq!(wrong["errors"][0]["extensions"]["code"], "BAD_INPUT", "{wrong}");

        let html = coordinator.page("/fi/staff/orders/week?week=2027-W12").await;
        assert!(html.contains("Keikat viikolla 12/2027") && html.contains("Keskiyöhön"), "{html}");
        assert!(html.contains("week=2027-W11") && html.contains("week=2027-W13") && html.contains("week=2026-W47"));
        let empty = coordinator.page("/fi/staff/orders/week").await;
        assert!(empty.contains("Keikat viikolla 47/2026") && empty.contains("Tällä viikolla ei ole keikkoja"));
        assert_eq!(service.staff(Role::Orderer).await.get("/fi/staff/orders/week").await.status(), 403);
    }

    async fn a_week_tells_who_is_booked_and_leaves_out_what_was_called_off(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let booking = Booking::sent(&service).await;
        let gig = async || {
            let answer = coordinator.graphql(WEEK, json!({ "week": "2027-W22" })).await;
            answer["data"]["gigWeek"]["days"][1]["gigs"][0].clone()
        };
        let before = gig().await;
        assert_eq!((&before["state"], &before["seats"], &before["booked"]), (&json!("OFFERING"), &json!(1), &json!([])));
        let accept = "mutation($token: String!) { acceptOffer(token: $token) { __typename } }";
        coordinator.graphql(accept, json!({ "token": booking.token })).await;
        let booked = gig().await;
        assert_eq!((&booked["state"], &booked["booked"]), (&json!("CONFIRMED"), &json!(["Kuusi"])));
        let order = "query($id: ID!) { expertOrder(id: $id) { version } }";
        let version = coordinator.graphql(order, json!({ "id": booking.order })).await["data"]["expertOrder"]["version"].clone();
        let cancel = "mutation($input: ExpertOrderStepInput!) { cancelExpertOrder(input: $input) { __typename } }";
        coordinator.graphql(cancel, json!({ "input": { "orderId": booking.order, "version": version } })).await;
        assert_eq!(gig().await, Value::Null);
    }

    async fn a_county_calls_its_experts_as_it_likes(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let booking = Booking::sent(&service).await;
        let offer = format!("/fi/offers/{}", booking.token.as_str().unwrap());
        assert!(coordinator.page("/fi/staff/experts").await.contains("<h1>Kokemusasiantuntijat</h1>"));
        let path = "/fi/staff/experts/settings";
        let mut fields = form(&[
            ("wording", "kokemusosaaja"), ("weights.theme", "30"), ("weights.language", "20"), ("weights.fairness", "25"),
            ("weights.travel", "10"), ("weights.experience", "10"), ("weights.newcomer", "5"), ("weights.continuity", "50"),
            ("leadDays", "21"), ("travelTimes", "Inari; Utsjoki; 120\r\n"),
        ]);
        let refused = coordinator.post_form(path, &fields).await;
        assert_eq!(refused.status(), 422, "more than a hundred points");
        assert!(refused.text().await.unwrap().contains("id=\"weights.total.error\""));
        fields[7].1 = "5".to_owned();
        assert_eq!(coordinator.post_form(path, &fields).await.status(), 303);
        let page = coordinator.page("/fi/staff/experts").await;
        assert!(page.contains("<h1>Kokemusosaajat</h1>") && !page.contains("okemusasiantuntij"), "{page}");
        assert!(coordinator.page("/sv/staff/experts").await.contains("<h1>Erfarenhetsexperter</h1>"));
        assert!(coordinator.page(&offer).await.contains("Pyyntö kokemusosaajalle"));
        let form = coordinator.page("/fi/staff/orders/new").await;
        assert!(form.contains("vähintään 21 päivää ennen keikkaa") && form.contains("Kuvaus kokemusosaajalle"), "{form}");
        assert!(coordinator.page(path).await.contains("Inari; Utsjoki; 120"));
    }

    async fn weights_are_numbered_and_decided_for_the_whole_county(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let version = async || {
            let answer = coordinator.graphql(SETTINGS, json!({})).await;
            answer["data"]["expertSettings"]["weights"]["version"].clone()
        };
        let first = version().await;
        let same = coordinator.graphql(CHANGE, settings("KOKEMUSOSAAJA", 30, 10)).await;
        assert_eq!(same["data"]["changeExpertSettings"]["weights"]["version"], first, "{same}");
        let other = coordinator.graphql(CHANGE, settings("KOKEMUSOSAAJA", 25, 15)).await;
        assert_ne!(other["data"]["changeExpertSettings"]["weights"]["version"], first);
        let wrong = coordinator.graphql(CHANGE, settings("KOKEMUSOSAAJA", 30, 30)).await;
        assert_eq!(wrong["data"]["changeExpertSettings"]["violations"][0]["path"], json!(["weights", "total"]));
        assert_eq!(version().await, other["data"]["changeExpertSettings"]["weights"]["version"]);

        let mut name = LocalizedText::default();
        name.set(LanguageTag::finnish(), "Terveys", &LanguageTag::finnish());
        let division = ::service::county::add_division(&service.services, &Actor::System, name, Vec::new()).await.unwrap();
        let of_division = service.staff_in(Role::Coordinator, Scope::Division(division.id)).await;
        let denied = of_division.graphql(CHANGE, settings("KOKEMUSASIANTUNTIJA", 30, 10)).await;
        assert_eq!(denied["errors"][0]["extensions"]["code"], "FORBIDDEN", "{denied}");
        assert_eq!(of_division.get("/fi/staff/experts/settings").await.status(), 403);
        assert!(of_division.graphql(SETTINGS, json!({})).await["data"]["expertSettings"]["wording"].is_string());
    }

    async fn a_gig_beyond_an_agreement_is_shown_and_not_called_off(service: TestService) {
        let client = service.staff(Role::Coordinator).await;
        let office = Office::open(&service.services).await;
        let (one, other) = (office.expert("Kuusi").await, office.expert("Koivu").await);
        let starts_at = service.clock.now() + Duration::days(30);
        let order = office.confirmed(gig(starts_at, Duration::hours(1)), &[&one]).await;
        let covered = office.confirmed(gig(starts_at, Duration::hours(1)), &[&other]).await;
        let beyond = async || {
            let answer = client.graphql("{ gigsBeyondAgreements { alias reference agreementUntil } }", json!({})).await;
            answer["data"]["gigsBeyondAgreements"].clone()
        };
        let notice = "The agreement does not hold during the gig: Kuusi";
        let page = |order: &Order| format!("/en/staff/orders/{}", order.id.uuid());
        assert_eq!(beyond().await, json!([]));
        let until = |days: i64| Essentials {
            alias: "Kuusi".to_owned(),
            languages: vec![LanguageTag::finnish()],
            modes: vec![Mode::Remote],
            agreement_until: civil_day(starts_at) - Duration::days(days),
        };
        let (services, actor) = (&service.services, &office.actor);
        registry::change(services, actor, one.id, ExpertStatus::Active, until(0)).await.unwrap();
        assert_eq!(beyond().await, json!([]), "it holds through its last day");
        registry::change(services, actor, one.id, ExpertStatus::Active, until(1)).await.unwrap();
        let last = civil_day(starts_at) - Duration::days(1);
        assert_eq!(beyond().await, json!([{ "alias": "Kuusi", "reference": order.reference, "agreementUntil": last }]));
        let list = client.page("/en/staff/experts").await;
        let shown = list.split("Gigs after the agreement has ended").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(shown.contains("Kuusi") && shown.contains(&page(&order)) && !shown.contains("Koivu"), "{shown}");
        assert!(client.page(&page(&order)).await.contains(notice));
        assert!(!client.page(&page(&covered)).await.contains(notice));
        let orderer = service.staff(Role::Orderer).await;
        assert!(!orderer.page(&page(&order)).await.contains(notice), "it is the coordinator's to settle");
        assert_eq!(office.order(&order).await.state, OrderState::Confirmed);
        service.clock.advance(Duration::days(31));
        let client = service.staff(Role::Coordinator).await;
        let answer = client.graphql("{ gigsBeyondAgreements { alias } }", json!({})).await;
        assert_eq!(answer["data"]["gigsBeyondAgreements"], json!([]), "what has begun is past help: {answer}");
    }

    async fn agreements_that_end_are_told_twice_in_good_time(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let list = "alias;languages;modes;agreement_until;name\n\
            Kuusi;fi;remote;2027-01-20;Salainen Nimi\n\
            Koivu;fi;remote;2027-01-21;Toinen Nimi\n\
            Leppä;fi;remote;2026-11-20;Kolmas Nimi\n";
        assert_eq!(coordinator.import(list, false, &[]).await["registered"], true);
        let page = coordinator.page("/en/staff/experts").await;
        let ending = page.split("Agreements that end soon").nth(1).unwrap().split("</section>").next().unwrap();
        assert!(ending.contains("Kuusi") && !ending.contains("Koivu") && !ending.contains("Leppä"), "{ending}");
        let warn = async || agreements::warn_due(&service.services).await.unwrap();
        assert_eq!((warn().await, warn().await), (1, 0), "sixty days ahead, once");
        service.clock.advance(Duration::days(45));
        assert_eq!(warn().await, 1, "Koivu, whose sixtieth day came later");
        service.clock.advance(Duration::days(1));
        assert_eq!((warn().await, warn().await), (1, 0), "Kuusi, fourteen days ahead");
        let kinds = past::texts(&service.database, "SELECT kind FROM outbox WHERE kind = 'agreement_ends'").await;
        assert_eq!(kinds.len(), 3);
    }
}
