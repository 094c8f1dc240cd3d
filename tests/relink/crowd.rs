//! What an answer hides among: others of its day, that can be opened, sealed alike.

use chrono::Duration;
use domain::identity::Role;

use super::administrator::Administrator;
use super::answer;
use crate::support::surveys::let_it_close;
use crate::support::{TestService, on_both_databases};

on_both_databases! {
    async fn a_sealed_answer_tells_its_length_in_whole_kibibytes_only(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let client = service.client();
        for (key, length) in [1, 700, 1_200, 2_900, 4_000].into_iter().enumerate() {
            answer(&client, &survey, u128::try_from(key).unwrap(), &"ä".repeat(length)).await;
        }
        let mut administrator = administrator_of(&service).await;
        let mut blocks: Vec<usize> = Vec::new();
        for (_, sealed, _) in administrator.intake().await {
            // A nonce of 24 bytes and a tag of 16.
            assert_eq!((sealed - 40) % 1_024, 0, "{sealed}");
            blocks.push((sealed - 40) / 1_024);
        }
        blocks.sort_unstable();
        assert_eq!(blocks, [1, 2, 3, 6, 9]);
    }

    async fn an_answer_that_waited_overnight_does_not_stand_alone(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let client = service.client();
        let mut administrator = administrator_of(&service).await;
        // One a day: by its day each would be known.
        for key in 0..14 {
            if key < 10 {
                service.clock.advance(Duration::hours(22));
            }
            answer(&client, &survey, key, "puu").await;
            service.mix().await;
        }
        let sql = "SELECT CAST(day AS text), CAST(count(*) AS text) FROM response GROUP BY day";
        assert_eq!(administrator.rows(sql).await, [["2026-11-30", "10"]]);
        // Those that wait at the end are too few for a day of their own.
        let_it_close(&service).await;
        assert_eq!(administrator.rows(sql).await, [["2026-11-30", "14"]]);
    }

    async fn answers_that_cannot_be_opened_hide_nobody(service: TestService) {
        let editor = service.staff(Role::SurveyEditor).await;
        let survey = editor.open_survey("Tieto palveluista").await;
        let client = service.client();
        for key in 0..9 {
            answer(&client, &survey, key, "kauan sitten").await;
        }
        let mut administrator = administrator_of(&service).await;
        let zero = if administrator.is_sqlite() { "x'00'" } else { r"'\x00'" };
        administrator.run(&format!("UPDATE intake SET sealed = {zero}")).await;
        for key in 10..19 {
            answer(&client, &survey, key, "tänään").await;
            assert_eq!(service.mix().await.moved, 0, "nine that can be opened are too few");
        }
        answer(&client, &survey, 19, "tänään").await;
        assert_eq!(service.mix().await.moved, 10);
        assert_eq!(editor.results(&survey).await["received"], 19, "what cannot be opened stays");
    }
}

async fn administrator_of(service: &TestService) -> Administrator {
    match &service.database.folder {
        Some(folder) => Administrator::sqlite(folder.path().join("test.sqlite")).await,
        None => Administrator::postgres(&service.database.url).await,
    }
}
