//! The report on an edition as people get it: a page, a PDF and a workbook that say the same, and to everybody only what
//! has been published.

use std::io::Cursor;

use calamine::{Data, Reader, Xlsx};
use chrono::Duration;
use domain::identity::Role;
use serde_json::{Value, json};

use super::imported::import;
use super::{answer, explain_gaps, freeze, load, publish, survey_with_late_answers};
use crate::support::on_both_databases;
use crate::support::service::Client;

const REPORTS: &str = "programmes/vantaa-kerava/reports";

async fn page(client: &Client, path: &str) -> String {
    let reply = client.get(path).await;
    assert_eq!(reply.status(), 200, "{path}");
    reply.text().await.unwrap()
}

/// A file and the name under which it is saved.
async fn file(client: &Client, path: &str, media: &str) -> (Vec<u8>, String) {
    let reply = client.get(path).await;
    assert_eq!(reply.status(), 200, "{path}");
    assert_eq!(reply.headers()["content-type"], media, "{path}");
    let name = reply.headers()["content-disposition"].to_str().unwrap().to_owned();
    (reply.bytes().await.unwrap().to_vec(), name)
}

async fn pdf(client: &Client, path: &str) -> Vec<u8> {
    file(client, path, "application/pdf").await.0
}

/// What a PDF says, all pages in one line.
fn said(bytes: &[u8]) -> String {
    let document = lopdf::Document::load_mem(bytes).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Every row of every sheet of a workbook.
fn rows(bytes: Vec<u8>) -> Vec<Vec<Data>> {
    let mut book = Xlsx::new(Cursor::new(bytes)).unwrap();
    let sheets = book.worksheets();
    sheets.iter().flat_map(|(_, range)| range.rows().map(<[Data]>::to_vec)).collect()
}

async fn xlsx(client: &Client, path: &str) -> Vec<Vec<Data>> {
    let media = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
    rows(file(client, path, media).await.0)
}

fn edition_path(edition: &Value, rest: &str) -> String {
    let id = edition["id"].as_str().unwrap().rsplit(':').next().unwrap().to_owned();
    format!("/fi/staff/indicator-editions/{id}{rest}")
}

on_both_databases! {
    async fn a_published_report_is_a_page_a_pdf_and_a_workbook_with_what_changed(service: TestService) {
        load(&service).await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let csv = "mittari;jakso;arvo\nV03;2024;1 100\nV03;2025;1 234\n";
        let brought = import(&officer, csv, json!({ "isFinal": true })).await;
        assert_eq!(brought["isDone"], true, "{brought}");
        let mut editions = Vec::new();
        for period in ["2024", "2025"] {
            explain_gaps(&service, period).await;
            editions.push(freeze(&officer, period).await);
        }
        let anybody = service.client();
        for path in [REPORTS.to_owned(), format!("{REPORTS}/2024"), format!("{REPORTS}/2024.pdf"), format!("{REPORTS}/2024.xlsx")] {
            assert_eq!(anybody.get(&format!("/fi/{path}")).await.status(), 404, "nothing is published: {path}");
        }
        for rest in ["/report", "/report.pdf", "/report.xlsx"] {
            let path = edition_path(&editions[1], rest);
            assert_eq!(officer.get(&path).await.status(), 200, "{path}");
            assert_eq!(anybody.get(&path).await.status(), 303, "whoever has not logged in is asked to: {path}");
        }
        let edition = page(&officer, &edition_path(&editions[1], "")).await;
        assert!(edition.contains("/report.pdf") && edition.contains("Raportti asialistalle"), "{edition}");

        for edition in &editions {
            assert_eq!(publish(&officer, edition).await["__typename"], "IndicatorEdition");
        }
        let list = page(&anybody, &format!("/sv/{REPORTS}")).await;
        let (newer, older) = (list.find("reports/2025\"").unwrap(), list.find("reports/2024\"").unwrap());
        assert!(newer < older, "the newest first: {list}");
        let report = page(&anybody, &format!("/fi/{REPORTS}/2025")).await;
        for words in ["Mikä muuttui edellisestä raportista", "V03", "1\u{a0}234", "134", "Miksi arvo puuttuu", "Tietoa ei kerätty."] {
            assert!(report.contains(words), "{words}: {report}");
        }

        let (bytes, name) = file(&anybody, &format!("/fi/{REPORTS}/2025.pdf"), "application/pdf").await;
        assert_eq!(name, "attachment; filename=\"vantaa-kerava-2025-fi.pdf\"");
        let text = said(&bytes);
        for words in ["mittariraportti", "Muuttuneet arvot", "Tietoa ei kerätty.", "V03"] {
            assert!(text.contains(words), "{words}: {text}");
        }
        let changed = [Data::String("V03".to_owned()), Data::Float(1_100.0), Data::Float(1_234.0), Data::Float(134.0)];
        let rows = xlsx(&anybody, &format!("/fi/{REPORTS}/2025.xlsx")).await;
        let is_it = |row: &Vec<Data>| changed.iter().all(|cell| row.contains(cell));
        assert!(rows.iter().any(is_it), "numbers are numbers: {rows:?}");
        let first = page(&anybody, &format!("/fi/{REPORTS}/2024")).await;
        assert!(first.contains("Edelliseltä jaksolta ei ole raporttia"), "{first}");
        for wrong in ["2025?edition=2", "2025?edition=x", "2026", "2025-H1", "2025.doc"] {
            assert_eq!(anybody.get(&format!("/fi/{REPORTS}/{wrong}")).await.status(), 404, "{wrong}");
        }
        let swedish = said(&pdf(&anybody, &format!("/sv/{REPORTS}/2025.pdf")).await);
        assert!(swedish.contains("indikatorrapport") && swedish.contains("Uppgiften samlades inte in."), "{swedish}");

        let document = "{ publishedIndicatorReport(programme: \"vantaa-kerava\", period: \"2025\") {
            documents { language html pdf xlsx } } }";
        let told = anybody.graphql(document, json!({})).await;
        let of_swedish = &told["data"]["publishedIndicatorReport"]["documents"][1];
        assert_eq!(of_swedish["language"], "sv", "{told}");
        assert_eq!(of_swedish["pdf"], format!("/sv/{REPORTS}/2025.pdf?edition=1"));
        for kind in ["html", "pdf", "xlsx"] {
            assert_eq!(anybody.get(of_swedish[kind].as_str().unwrap()).await.status(), 200, "{told}");
        }
    }

    async fn late_answers_change_no_byte_and_the_public_gets_no_breakdown(service: TestService) {
        load(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = survey_with_late_answers(&editor, "Kysely").await;
        let resident = service.client();
        for key in 0..20 {
            let choice = if key < 4 { "no" } else { "yes" };
            resident.submit(&survey["slug"], key, "fi", answer(choice)).await;
        }
        service.mix().await;
        service.clock.advance(Duration::days(50));
        explain_gaps(&service, "2026").await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let edition = freeze(&officer, "2026").await;
        assert_eq!(publish(&officer, &edition).await["__typename"], "IndicatorEdition");
        let (of_staff, of_all) = (edition_path(&edition, "/report.pdf"), format!("/fi/{REPORTS}/2026.pdf"));
        let before = (pdf(&officer, &of_staff).await, pdf(&service.client(), &of_all).await);
        assert!(said(&before.0).contains("erittely:"), "staff read by group");
        let public = said(&before.1);
        assert!(!public.contains("erittely:") && public.contains("80"), "{public}");
        for path in [format!("/fi/{REPORTS}/2026"), format!("/fi/{REPORTS}/2026.xlsx")] {
            let whole = match path.ends_with(".xlsx") {
                true => format!("{:?}", xlsx(&service.client(), &path).await),
                false => page(&service.client(), &path).await,
            };
            assert!(whole.contains("V01") && !whole.contains("erittely:"), "{whole}");
        }

        let editor = service.staff(Role::SurveyEditor).await;
        for key in 100..112 {
            editor.submit_by("PAPER", &survey["slug"], key, "fi", answer("no")).await;
        }
        service.clock.advance(Duration::days(22));
        service.mix().await;
        let officer = service.staff(Role::ProgrammeOfficer).await;
        let after = (pdf(&officer, &of_staff).await, pdf(&service.client(), &of_all).await);
        assert!(after == before, "byte by byte");
    }
}
