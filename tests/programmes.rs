//! Participation programmes over HTTP: loaded, brought as a file, approved, compared, and read by everybody.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use domain::identity::{Role, Scope};
use domain::programme::KnownProgramme;
use serde_json::{Value, json};

use crate::past;
use crate::support::program::{Program, Ran};
use crate::support::service::Client;
use crate::support::{TestService, on_both_databases};

const VERSION: &str =
    "__typename ... on ProgrammeVersion { id programmeId number state revision adoptedOn replacedOn
      adoptedBy { text } name { text language provenance } counts { focusAreas goals measures indicators } }
    ... on InvalidInput { violations { code path message } }";
const IMPORT: &str = "mutation($file: String!, $dryRun: Boolean!, $revision: Int) {
    importProgramme(file: $file, dryRun: $dryRun, revision: $revision) { __typename
      ... on ImportedProgramme { isKnown counts { goals measures indicators } version { id number revision state }
        changes { part key kind fields { field language before after } } }
      ... on InvalidInput { violations { code path message } } } }";

/// A small programme as a county keeps it in a spreadsheet.
const TABLE: &str = "\u{feff}osa;avain;merkintä;teksti suomeksi;teksti ruotsiksi;vastuutahot;mittarin laji;tiedon lähde;raportointikausi;vuodet\r\n\
    ohjelma;oma;;Oma ohjelma;Eget program;;;;puolivuosi;2026–2029\r\n\
    painopiste;;1.;Kohtaaminen;Bemötande;;;;;\r\n\
    tavoite;;1.1;Palaute paranee;Responsen blir bättre;;;;;\r\n\
    toimenpide;;1.1.a;Koulutetaan henkilöstö;Personalen utbildas;\"Kaikki toimialat; Henkilöstöpalvelut\";;;;\r\n\
    mittari;O1;;Koulutusten määrä;Antal utbildningar;;määrä;kirjattu;;\r\n\
    toimenpide;;1.1.b;Kysytään asiakkailta;Klienterna tillfrågas;Kaikki toimialat;;;;\r\n\
    mittari;O1;;;;;;;;\r\n\
    mittari;O2;;Suositteluindeksi;Rekommendationsindex;;NPS;laskettu;vuosi;\r\n";

/// What is wrong with a file is told on a laptop as well, with its row.
#[test]
fn a_programme_is_checked_without_a_server() {
    let folder = tempfile::tempdir().unwrap();
    let run = |file: &str, bytes: &[u8], more: &[&str]| {
        let path = folder.path().join(file);
        std::fs::write(&path, bytes).unwrap();
        Program::new().run(&[&["programme", "check", path.to_str().unwrap()], more].concat())
    };
    let json = |ran: &Ran| -> Value { serde_json::from_str(&ran.said).unwrap_or_else(|_| panic!("{ran:?}")) };
    let good = run("own.csv", TABLE.as_bytes(), &["--json"]);
    assert_eq!(good.status, Some(0), "{good:?}");
    let expected = json!({ "key": "oma", "focus_areas": 1, "goals": 1, "measures": 2, "indicators": 2 });
    assert_eq!(json(&good), json!({ "valid": true, "programme": expected, "errors": [] }));
    let said = run("own.csv", TABLE.as_bytes(), &["--language", "fi"]);
    assert!(said.good && said.said.contains("oma: Tavoitteita 1"), "{said:?}");

    let wrong = TABLE.replace(";NPS;", ";mielipide;");
    let ran = run("wrong.csv", wrong.as_bytes(), &["--json", "--language", "fi"]);
    assert_eq!((ran.status, &json(&ran)["valid"]), (Some(2), &json!(false)), "{ran:?}");
    let error = &json(&ran)["errors"][0];
    assert_eq!((&error["args"]["row"], &error["args"]["column"]), (&json!(9), &json!("kind")), "{error}");
    assert!(error["message"].as_str().unwrap().starts_with("Rivi 9, mittarin laji: "), "{error}");
    let ran = run("wrong.csv", wrong.as_bytes(), &["--language", "sv"]);
    let code = error["code"].as_str().unwrap();
    assert!(ran.status == Some(2) && ran.complained.contains(&format!("{code}: ")), "{ran:?}");
    assert!(ran.complained.contains("9") && ran.said.is_empty(), "{ran:?}");

    let mut windows_1252 = TABLE.as_bytes().to_vec();
    windows_1252.extend(b"mittari;O3;;M\xe4\xe4r\xe4;;;;;;\n");
    for (bytes, code, row) in [
        (windows_1252.as_slice(), "CSV_NOT_UTF8", json!(10)),
        (b"osa;avain;osa\n".as_slice(), "CSV_COLUMN_TWICE", json!(1)),
        (b"".as_slice(), "CSV_EMPTY", Value::Null),
        (b"{ \"key\": ".as_slice(), "", Value::Null),
    ] {
        let ran = run("bad", bytes, &["--json"]);
        let report = json(&ran);
        assert_eq!((ran.status, &report["programme"]), (Some(2), &Value::Null), "{ran:?}");
        let error = &report["errors"][0];
        assert!(code.is_empty() || error["code"] == code, "{error}");
        assert_eq!(error["args"].get("row").unwrap_or(&Value::Null), &row, "{error}");
    }
    let known = include_bytes!("../server/domain/src/programme/known/lapland.json");
    let known = run("known.json", known, &["--json"]);
    assert_eq!(json(&known)["programme"]["indicators"], 63, "{known:?}");
    let none = Program::new().run(&["programme", "check", "none.csv"]);
    assert!(none.status == Some(1) && none.complained.contains("none.csv"), "{none:?}");
}

impl Client {
    async fn answered(&self, field: &str, document: &str, variables: Value) -> Value {
        let answer = self.graphql(document, variables).await;
        assert!(answer["errors"].is_null(), "{answer}");
        answer["data"][field].clone()
    }

    async fn load(&self, known: &str) -> Value {
        let document = format!(
            "mutation($known: KnownProgramme!) {{ loadKnownProgramme(programme: $known) {{ {VERSION} }} }}"
        );
        self.answered("loadKnownProgramme", &document, json!({ "known": known })).await
    }

    async fn bring(&self, file: &str, dry_run: bool, revision: Option<i64>) -> Value {
        let variables = json!({ "file": file, "dryRun": dry_run, "revision": revision });
        self.answered("importProgramme", IMPORT, variables).await
    }

    async fn adopt(&self, version: &Value, body: &str, on: &str) -> Value {
        let document = format!(
            "mutation($input: AdoptProgrammeInput!) {{ adoptProgramme(input: $input) {{ {VERSION} }} }}"
        );
        let body = json!([{ "language": "fi", "text": body }]);
        let input =
            json!({ "versionId": version["id"], "revision": version["revision"], "body": body, "on": on });
        self.answered("adoptProgramme", &document, json!({ "input": input })).await
    }

    /// The states of all versions that somebody sees, programme by programme.
    async fn states(&self) -> Vec<Vec<String>> {
        let all = self.answered("programmes", "{ programmes { versions { state } } }", json!({})).await;
        let state = |version: &Value| version["state"].as_str().unwrap().to_owned();
        let states = |one: &Value| one["versions"].as_array().unwrap().iter().map(state).collect();
        all.as_array().unwrap().iter().map(states).collect()
    }
}

/// A draft of the programme of Vantaa and Kerava.
pub(crate) async fn drafted(service: &TestService) -> Value {
    service.staff(Role::ProgrammeOfficer).await.load("VANTAA_KERAVA").await
}

/// How each field about programmes is called.
pub(crate) fn call(field: &str, version: &Value) -> (String, Value) {
    let id = json!({ "id": version["id"] });
    match field {
        "programmes" => ("{ programmes { key } }".to_owned(), json!({})),
        "programme" => ("{ programme(key: \"vantaa-kerava\") { key } }".to_owned(), json!({})),
        "programmeVersion" => ("query($id: ID!) { programmeVersion(id: $id) { number } }".to_owned(), id),
        "programmeComparison" => (
            "query($id: ID!) { programmeComparison(before: $id, after: $id) { changes { key } } }".to_owned(),
            id,
        ),
        "programmeFile" => ("query($id: ID!) { programmeFile(id: $id, format: JSON) }".to_owned(), id),
        "importProgramme" => {
            ("mutation { importProgramme(file: \"osa\") { __typename } }".to_owned(), json!({}))
        }
        "loadKnownProgramme" => {
            ("mutation { loadKnownProgramme(programme: LAPLAND) { __typename } }".to_owned(), json!({}))
        }
        "removeProgrammeDraft" => (
            "mutation($id: ID!) { removeProgrammeDraft(versionId: $id, revision: 99) { __typename } }".to_owned(),
            id,
        ),
        _ => (
            "mutation($id: ID!) { adoptProgramme(input: { versionId: $id, revision: 99, body: [], on: \"2026-11-20\" })
                { __typename } }"
                .to_owned(),
            id,
        ),
    }
}

fn codes(answer: &Value) -> Vec<(String, String)> {
    let violations = answer["violations"].as_array().unwrap_or_else(|| panic!("{answer}"));
    let path = |one: &Value| {
        let path = one["path"].as_array().unwrap().iter().map(|part| part.as_str().unwrap().to_owned());
        path.collect::<Vec<_>>().join(".")
    };
    violations.iter().map(|one| (one["code"].as_str().unwrap().to_owned(), path(one))).collect()
}

fn has(answer: &Value, code: &str, path: &str) -> bool {
    codes(answer).contains(&(code.to_owned(), path.to_owned()))
}

fn form(fields: &[(&str, &str)]) -> Vec<(String, String)> {
    fields.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// The known programme as a file, changed.
fn changed(change: impl FnOnce(&mut Value)) -> String {
    let mut file: Value = serde_json::from_str(KnownProgramme::VantaaKerava.file()).unwrap();
    change(&mut file);
    file.to_string()
}

/// The id in the address of a page, as the last part of a location.
fn location(response: &reqwest::Response) -> String {
    response.headers()["location"].to_str().unwrap().split('?').next().unwrap().to_owned()
}

on_both_databases! {
    async fn both_known_programmes_are_loaded_whole_and_seen_by_staff_alone(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let of_vantaa = officer.load("VANTAA_KERAVA").await;
        assert_eq!(of_vantaa["counts"], json!({ "focusAreas": 3, "goals": 10, "measures": 25, "indicators": 15 }));
        assert_eq!((&of_vantaa["state"], &of_vantaa["number"]), (&json!("DRAFT"), &json!(1)));
        let of_lapland = officer.load("LAPLAND").await;
        assert_eq!(of_lapland["counts"], json!({ "focusAreas": 3, "goals": 13, "measures": 33, "indicators": 63 }));
        assert_eq!(everybody.states().await, Vec::<Vec<String>>::new());
        assert_eq!(service.staff(Role::Analyst).await.states().await, [["DRAFT"], ["DRAFT"]]);
        // Twice is not two.
        assert!(has(&officer.load("LAPLAND").await, "PROGRAMME_UNCHANGED", "file"));

        let whole = "query($id: ID!) { programmeVersion(id: $id) { reporting { cycle steps { act windows { fromMonth } } }
            parties { name { text } reach }
            focusAreas { printedCode goals { section { text } indicators measures { key printedCode title { text(language: \"fi\") }
              responsible { name { text(language: \"fi\") } reach } indicators } } }
            indicators { code kind source cycle targetAtLeast questionKey name { text(language: \"fi\") provenance(language: \"fi\") } } } }";
        let version = officer.answered("programmeVersion", whole, json!({ "id": of_vantaa["id"] })).await;
        let measures: Vec<&Value> = version["focusAreas"].as_array().unwrap().iter()
            .flat_map(|area| area["goals"].as_array().unwrap())
            .flat_map(|goal| goal["measures"].as_array().unwrap()).collect();
        let waiting = measures.iter().find(|measure| measure["key"] == "vake-1-2-a").unwrap();
        assert_eq!(waiting["title"]["text"], "Sujuvoitetaan yhteydenotto- ja takaisinsoittokäytäntöjä sekä parannetaan ensiaikojen saatavuutta");
        assert_eq!(waiting["responsible"], json!([{ "name": { "text": "Kaikki toimialat" }, "reach": "EVERY_DIVISION" }]));
        assert_eq!(waiting["indicators"], json!(["V02"]));
        assert_eq!(version["focusAreas"][0]["goals"][0]["indicators"], json!(["V01"]));
        let growth = version["indicators"].as_array().unwrap().iter().find(|one| one["code"] == "V04").unwrap();
        assert_eq!((&growth["kind"], &growth["source"], &growth["cycle"]), (&json!("GROWTH"), &json!("IMPORTED"), &json!("YEAR")));
        assert_eq!(growth["name"]["provenance"], "PRINTED");
    }

    async fn a_version_that_was_approved_stays_and_the_next_one_replaces_it(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let first = officer.load("VANTAA_KERAVA").await;
        let wrong = officer.adopt(&first, " ", "2026-11-22").await;
        assert!(has(&wrong, "REQUIRED", "body.fi") && has(&wrong, "DAY_IN_FUTURE", "on"), "{wrong}");
        let adopted = officer.adopt(&first, "Aluevaltuusto", "2026-09-14").await;
        assert_eq!((&adopted["state"], &adopted["adoptedOn"]), (&json!("ADOPTED"), &json!("2026-09-14")));
        assert_eq!(adopted["adoptedBy"]["text"], "Aluevaltuusto");
        assert!(has(&officer.adopt(&first, "Aluevaltuusto", "2026-09-14").await, "STALE_PROGRAMME", "revision"));
        assert!(has(&officer.adopt(&adopted, "Aluevaltuusto", "2026-09-14").await, "PROGRAMME_NOT_SO", "versionId"));
        assert_eq!(everybody.states().await, [["ADOPTED"]]);

        for change in ["UPDATE programme_version SET content = '{}'", "DELETE FROM programme_version"] {
            let refused = past::try_execute(&service.database, change).await.unwrap_err().to_string();
            assert!(refused.contains("is immutable"), "{change}: {refused}");
        }

        let file = changed(|file| {
            file["focus_areas"][1]["goals"][1]["measures"][0]["title"]["fi"] = json!("Kaksikielisyyttä edistetään");
            file["focus_areas"][2]["goals"].as_array_mut().unwrap().pop();
            file["indicators"].as_array_mut().unwrap().pop();
        });
        let preview = officer.bring(&file, true, None).await;
        assert_eq!((&preview["isKnown"], &preview["version"]), (&json!(true), &json!(null)));
        let change = |part: &str, key: &str, kind: &str| {
            let found = preview["changes"].as_array().unwrap().iter()
                .any(|one| one["part"] == part && one["key"] == key && one["kind"] == kind);
            assert!(found, "{part} {key} {kind}: {preview}");
        };
        change("MEASURE", "vake-2-2-a", "CHANGED");
        change("GOAL", "vake-3-3", "REMOVED");
        change("MEASURE", "vake-3-3-a", "REMOVED");
        change("INDICATOR", "V15", "REMOVED");
        assert_eq!(officer.states().await, [["ADOPTED"]], "nothing was written");

        let second = officer.bring(&file, false, None).await["version"].clone();
        assert_eq!((&second["number"], &second["state"]), (&json!(2), &json!("DRAFT")));
        assert_eq!(everybody.states().await, [["ADOPTED"]], "a draft is for staff");
        let compare = "query($before: ID!, $after: ID!) { programmeComparison(before: $before, after: $after) {
            before { number } after { number } changes { part key kind fields { field language before after } } } }";
        let variables = json!({ "before": first["id"], "after": second["id"] });
        let compared = officer.answered("programmeComparison", compare, variables).await;
        assert_eq!(compared["changes"], preview["changes"]);
        let of_title = compared["changes"].as_array().unwrap().iter().find(|one| one["key"] == "vake-2-2-a").unwrap();
        assert_eq!(of_title["fields"][0]["language"], "fi");
        assert_eq!(of_title["fields"][0]["after"], "Kaksikielisyyttä edistetään");

        // Written anew by whoever has read it, and by nobody else.
        let again = changed(|file| file["name"]["fi"] = json!("Uusi ohjelma"));
        assert!(has(&officer.bring(&again, false, Some(7)).await, "STALE_PROGRAMME", "revision"));
        let written = officer.bring(&again, false, Some(1)).await["version"].clone();
        assert_eq!((&written["id"], &written["revision"]), (&second["id"], &json!(2)));
        let early = officer.adopt(&written, "Aluevaltuusto", "2026-09-13").await;
        assert!(has(&early, "ADOPTED_BEFORE", "on"), "{early}");
        let in_force = officer.adopt(&written, "Aluevaltuusto", "2026-11-20").await;
        assert_eq!(in_force["state"], "ADOPTED");
        assert_eq!(officer.states().await, [["REPLACED", "ADOPTED"]]);
        let read = "query($id: ID!) { programmeVersion(id: $id) { state replacedOn } }";
        let replaced = officer.answered("programmeVersion", read, json!({ "id": first["id"] })).await;
        assert_eq!(replaced, json!({ "state": "REPLACED", "replacedOn": "2026-11-20" }));
        let public = "{ programme(key: \"vantaa-kerava\") { inForce { name { text(language: \"fi\") } } draft { id } } }";
        let public = everybody.answered("programme", public, json!({})).await;
        assert_eq!(public, json!({ "inForce": { "name": { "text": "Uusi ohjelma" } }, "draft": null }));
    }

    async fn a_countys_own_programme_comes_from_a_spreadsheet_all_of_it_or_nothing(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await.speaking("fi");
        let wrong = TABLE
            .replace("määrä;kirjattu", "runo;kirjattu")
            .replace("tavoite;;1.1;Palaute paranee;Responsen blir bättre", "tavoite;;1.1;;")
            .replace("mittari;O2", "mittari;O 2")
            .replace("2026–2029", "2029–2026");
        let refused = officer.bring(&wrong, false, None).await;
        for (code, path) in [
            ("NOT_YEARS", "rows.2.years"),
            ("REQUIRED", "rows.4.text_fi"),
            ("UNKNOWN_WORD", "rows.6.kind"),
            ("NOT_A_KEY", "rows.9.key"),
        ] {
            assert!(has(&refused, code, path), "{code} {path}: {refused}");
        }
        let message = refused["violations"].as_array().unwrap().iter().find(|one| one["code"] == "UNKNOWN_WORD").unwrap();
        assert!(message["message"].as_str().unwrap().starts_with("Valitse jokin näistä: survey_share, nps"), "{message}");
        assert_eq!(officer.states().await, Vec::<Vec<String>>::new());
        let column = officer.bring(&TABLE.replace("merkintä", "huomautus"), false, None).await;
        assert!(has(&column, "CSV_COLUMN_UNKNOWN", "columns.huomautus"), "{column}");

        let done = officer.bring(TABLE, false, None).await;
        assert_eq!(done["counts"], json!({ "goals": 1, "measures": 2, "indicators": 2 }), "{done}");
        assert_eq!(done["isKnown"], false);
        let version = done["version"].clone();
        let read = "query($id: ID!) { programmeVersion(id: $id) { firstYear lastYear
            indicators { code kind source cycle responsible { name { text } reach } }
            focusAreas { goals { measures { key indicators } } } } }";
        let whole = officer.answered("programmeVersion", read, json!({ "id": version["id"] })).await;
        assert_eq!((&whole["firstYear"], &whole["lastYear"]), (&json!(2026), &json!(2029)));
        assert_eq!(whole["focusAreas"][0]["goals"][0]["measures"], json!([
            { "key": "1-1-1", "indicators": ["O1"] }, { "key": "1-1-2", "indicators": ["O1", "O2"] }]));
        assert_eq!(whole["indicators"][0]["responsible"], json!([
            { "name": { "text": "Kaikki toimialat" }, "reach": "EVERY_DIVISION" },
            { "name": { "text": "Henkilöstöpalvelut" }, "reach": "ONE" }]));
        assert_eq!((&whole["indicators"][1]["kind"], &whole["indicators"][1]["cycle"]), (&json!("NPS"), &json!("YEAR")));

        // What is taken along can be brought again, in either form.
        for format in ["JSON", "CSV"] {
            let file = "query($id: ID!, $format: ProgrammeFileFormat!) { programmeFile(id: $id, format: $format) }";
            let variables = json!({ "id": version["id"], "format": format });
            let file = officer.answered("programmeFile", file, variables).await;
            let again = officer.bring(file.as_str().unwrap(), true, None).await;
            assert_eq!(again["changes"], json!([]), "{format}: {again}");
        }
    }

    async fn a_countys_own_programme_comes_as_json_with_everything_wrong_told_at_once(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let file = changed(|file| {
            file["key"] = json!("Oma ohjelma");
            file["focus_areas"][0]["goals"][0]["measures"][0]["responsible"] = json!(["naapuri"]);
            file["indicators"][0]["source"] = json!("guessed");
            file["indicators"][0]["color"] = json!("red");
        });
        let refused = officer.bring(&file, false, None).await;
        for (code, path) in [
            ("NOT_A_KEY", "key"),
            ("UNKNOWN_PARTY", "focus_areas.1.goals.1.measures.1.responsible.1"),
            ("UNKNOWN_WORD", "indicators.1.source"),
            ("UNKNOWN_FIELD", "indicators.1.color"),
        ] {
            assert!(has(&refused, code, path), "{code} {path}: {refused}");
        }
        assert!(has(&officer.bring("{ \"key\": ", false, None).await, "NOT_JSON", "file"));
        assert_eq!(officer.states().await, Vec::<Vec<String>>::new());
        let done = officer.bring(&changed(|file| file["key"] = json!("oma-ohjelma")), false, None).await;
        assert_eq!(done["counts"], json!({ "goals": 10, "measures": 25, "indicators": 15 }));
        let other = service.staff_in(Role::ProgrammeOfficer, Scope::Division(division(&service).await)).await;
        let answer = other.graphql(IMPORT, json!({ "file": TABLE, "dryRun": true })).await;
        assert_eq!(answer["errors"][0]["extensions"]["code"], "FORBIDDEN", "a division has no programme of its own");
    }

    async fn a_draft_is_thrown_away_and_what_was_approved_is_not(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let remove = "mutation($id: ID!, $revision: Int!) { removeProgrammeDraft(versionId: $id, revision: $revision) {
            __typename ... on ProgrammeDraftRemoved { versionId } ... on InvalidInput { violations { code path } } } }";
        let of = |version: &Value| json!({ "id": version["id"], "revision": version["revision"] });
        let draft = officer.load("VANTAA_KERAVA").await;
        let gone = officer.answered("removeProgrammeDraft", remove, of(&draft)).await;
        assert_eq!(gone["versionId"], draft["id"]);
        assert_eq!(officer.states().await, Vec::<Vec<String>>::new(), "with its only version the programme goes");
        let draft = officer.load("VANTAA_KERAVA").await;
        let adopted = officer.adopt(&draft, "Aluevaltuusto", "2026-11-21").await;
        let kept = officer.answered("removeProgrammeDraft", remove, of(&adopted)).await;
        assert!(has(&kept, "PROGRAMME_NOT_SO", "versionId"), "{kept}");
    }

    async fn a_programme_is_loaded_approved_and_read_on_pages(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let everybody = service.client();
        let list = officer.get("/fi/staff/programmes").await.text().await.unwrap();
        assert!(list.contains("value=\"lapland\"") && list.contains("Ohjelmaa ei ole vielä"), "{list}");
        let loaded = officer.post_form("/fi/staff/programmes", &form(&[("known", "vantaa_kerava")])).await;
        assert_eq!(loaded.status(), 303);
        let version = location(&loaded);
        let page = officer.get(&version).await.text().await.unwrap();
        for said in ["Luonnos", "Tavoitteita 10, toimenpiteitä 25, mittareita 15", "Kaikki toimialat", "Mittari V02", "/adopt"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        assert!(everybody.get("/fi/programmes").await.text().await.unwrap().contains("ei ole vielä julkaistu"));
        assert_eq!(everybody.get("/fi/programmes/vantaa-kerava").await.status(), 404);

        let adopt = format!("{version}/adopt");
        let ask = officer.get(&adopt).await.text().await.unwrap();
        assert!(ask.contains("value=\"Aluevaltuusto\"") && ask.contains("value=\"2026-09-14\""), "{ask}");
        let refused = officer.post_form(&adopt, &form(&[("revision", "1"), ("body.sv", "Fullmäktige"), ("on", "eilen")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("value=\"eilen\"") && page.contains("on.error") && page.contains("Fullmäktige"), "{page}");
        let done = form(&[("revision", "1"), ("body.fi", "Aluevaltuusto"), ("body.sv", "Fullmäktige"), ("on", "2026-09-14")]);
        assert_eq!(officer.post_form(&adopt, &done).await.status(), 303);
        assert_eq!(officer.get(&adopt).await.status(), 404, "it is no draft any more");

        let page = everybody.get("/fi/programmes/vantaa-kerava").await.text().await.unwrap();
        for said in ["Osallisuus- ja yhdenvertaisuusohjelma", "Aluevaltuusto", "14.9.2026", "Kaikki toimialat", "Mittari V15",
            "Asiakastyytyväisyys paranee", "Oletko saanut tarvitsemasi tiedon"] {
            assert!(page.contains(said), "{said}: {page}");
        }
        let swedish = everybody.get("/sv/programmes/vantaa-kerava").await.text().await.unwrap();
        for said in ["Program för delaktighet och likabehandling", "Fullmäktige", "en översättning", "Ansvarig"] {
            assert!(swedish.contains(said), "{said}: {swedish}");
        }
        let home = everybody.get("/fi/").await.text().await.unwrap();
        assert!(home.contains("href=\"/fi/programmes\""), "one finds it from every page");
    }

    async fn a_file_is_looked_at_before_it_is_saved_on_pages(service: TestService) {
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let import = "/fi/staff/programmes/import";
        let template = officer.get(&format!("{import}/template")).await.text().await.unwrap();
        assert!(template.contains("osa") && template.contains("vastuutahot"), "{template}");
        let wrong = TABLE.replace("määrä;kirjattu", "runo;kirjattu");
        let refused = officer.post_form(import, &form(&[("file", &wrong), ("action", "preview")])).await;
        assert_eq!(refused.status(), 422);
        let page = refused.text().await.unwrap();
        assert!(page.contains("Rivi 6, mittarin laji: Valitse jokin näistä"), "{page}");
        assert!(page.contains("Palaute paranee"), "what was pasted stays");
        let preview = officer.post_form(import, &form(&[("file", TABLE), ("action", "preview")])).await;
        assert_eq!(preview.status(), 200);
        let page = preview.text().await.unwrap();
        assert!(page.contains("uusi ohjelma") && page.contains("Mittari O1"), "{page}");
        assert_eq!(officer.states().await, Vec::<Vec<String>>::new());
        let saved = officer.post_form(import, &form(&[("file", TABLE), ("action", "save")])).await;
        assert_eq!(saved.status(), 303);
        let first = location(&saved);
        let adopted = form(&[("revision", "1"), ("body.fi", "Aluehallitus"), ("on", "2026-11-20")]);
        assert_eq!(officer.post_form(&format!("{first}/adopt"), &adopted).await.status(), 303);

        let next = TABLE.replace("Koulutetaan henkilöstö", "Koulutetaan kaikki");
        let preview = officer.post_form(import, &form(&[("file", &next), ("action", "preview")])).await.text().await.unwrap();
        assert!(preview.contains("Koulutetaan henkilöstö") && preview.contains("Koulutetaan kaikki"), "{preview}");
        let saved = officer.post_form(import, &form(&[("file", &next), ("action", "save")])).await;
        let second = location(&saved);
        let compared = officer.get(&format!("{second}/compare?with=1")).await.text().await.unwrap();
        for said in ["version 1 ja version 2", "Koulutetaan henkilöstö", "Koulutetaan kaikki", "Toimenpide 1-1-1"] {
            assert!(compared.to_lowercase().contains(&said.to_lowercase()), "{said}: {compared}");
        }
        let csv = officer.get(&format!("{second}/csv")).await;
        assert_eq!(csv.headers()["content-disposition"], "attachment; filename=\"oma-2.csv\"");
        let remove = officer.post_form(&second, &form(&[("revision", "1")])).await;
        assert_eq!(remove.status(), 303);
        assert_eq!(officer.get(&second).await.status(), 404);
        assert_eq!(officer.states().await, [["ADOPTED"]]);
        let analyst = service.staff(Role::Analyst).await;
        assert_eq!(analyst.get(import).await.status(), 403);
        assert_eq!(analyst.get(&first).await.status(), 200);
        assert_eq!(service.client().get(&first).await.status(), 303, "whoever has not come in logs in first");
    }
}

async fn division(service: &TestService) -> domain::DivisionId {
    let name = domain::LocalizedText::from([("fi", "Terveys")]);
    let actor = domain::identity::Actor::System;
    ::service::county::add_division(&service.services, &actor, name, Vec::new()).await.unwrap().id
}
