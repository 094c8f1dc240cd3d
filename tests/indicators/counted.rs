//! What an instance has counted before and goes on from gives what one that has just started counts.

use std::sync::Arc;

use chrono::Duration;
use domain::identity::{Actor, Role};
use domain::indicator::{Figure, Line};
use osallistu::entropy::SeededEntropy;
use serde_json::{Value, json};
use service::indicator::report;

use super::{answer, load, vake, year};
use crate::customer_feedback::{complaint, give, queue, take};
use crate::support::surveys::let_it_close;
use crate::support::{TestService, on_both_databases};

/// The report as this instance tells it, after another one that has kept nothing has told the same.
async fn report_told_twice(service: &TestService, seed: u64, after: &str) -> Vec<Line> {
    let fresh = osallistu::app(&service.config, service.clock.clone(), Arc::new(SeededEntropy::new(seed)));
    let fresh = fresh.await.unwrap().services;
    let told = async |services: &::service::Services| -> Vec<Line> {
        let view = report::view(services, &Actor::System, &vake(), year("2026")).await.unwrap();
        view.lines.into_iter().map(|view| view.line).collect()
    };
    let (kept, anew) = (told(&service.services).await, told(&fresh).await);
    assert_eq!(kept, anew, "after {after}");
    kept
}

/// Of how many answers the value of V01 is.
fn informed(lines: &[Line]) -> Option<u64> {
    let line = lines.iter().find(|line| line.code.as_str() == "V01").unwrap();
    line.value.figure().map(|figure| match figure {
        Figure::Share { of, .. } => *of,
        other => panic!("{other:?}"),
    })
}

/// Numbers that are the same in every run.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap() % bound
    }
}

on_both_databases! {
    async fn counting_goes_on_as_if_it_began_anew(service: TestService) {
        load(&service).await;
        let editor = service.staff(Role::SurveyEditor).await;
        let surveys: [Value; 2] = [editor.open_survey("Ensimmäinen").await, editor.open_survey("Toinen").await];
        let resident = service.client();
        let handler = service.staff(Role::FeedbackHandler).await;
        let (mut numbers, mut receipts, mut key) = (Numbers(7), Vec::new(), 0_u128);
        for step in 0..30 {
            let after = match numbers.below(6) {
                0..=2 => {
                    for _ in 0..=numbers.below(14) {
                        let survey = &surveys[numbers.below(2)];
                        let (language, choice) = (["fi", "sv"][numbers.below(2)], ["yes", "partly", "no", "not-needed"]);
                        let sent = resident.submit(&survey["slug"], key, language, answer(choice[numbers.below(4)])).await;
                        assert_eq!(sent["__typename"], "ResponseReceipt", "{sent}");
                        receipts.push(sent["receiptCode"].clone());
                        key += 1;
                    }
                    service.mix().await;
                    "a mix"
                }
                3 if !receipts.is_empty() => {
                    let receipt = receipts.swap_remove(numbers.below(receipts.len()));
                    resident.withdraw(&receipt).await;
                    service.mix().await;
                    "a withdrawal"
                }
                4 if step < 12 => {
                    give(&resident, complaint("Aikoja ei ole.")).await;
                    "feedback"
                }
                5 if step < 12 => {
                    for item in queue(&handler, "").await.iter().filter(|item| item["state"] == "RECEIVED").take(1) {
                        assert_eq!(take(&handler, item).await["__typename"], "FeedbackItem");
                    }
                    "taking feedback"
                }
                _ => {
                    service.clock.advance(Duration::hours(4));
                    "some hours"
                }
            };
            report_told_twice(&service, 100 + step, after).await;
        }

        // The last mix writes every answer anew, in one batch; then a withdrawal goes at once.
        let_it_close(&service).await;
        let whole = informed(&report_told_twice(&service, 200, "the final mix").await);
        assert!(whole.is_some_and(|of| of > 20), "{whole:?}");
        for receipt in receipts.iter().take(4) {
            assert_eq!(resident.withdraw(receipt).await["__typename"], "ResponseWithdrawn");
            report_told_twice(&service, 201, "a late withdrawal").await;
        }
        // The day that the privacy notice promised.
        service.clock.advance(Duration::days(250));
        ::service::survey::retention::delete_due(&service.services).await.unwrap();
        let lines = report_told_twice(&service, 202, "the deletion").await;
        assert_eq!(informed(&lines), None, "{}", json!(lines));
    }
}
