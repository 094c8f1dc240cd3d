//! What a database administrator has of invitations does not tell who answered what.

use std::collections::BTreeSet;

use domain::identity::Role;
use serde_json::json;

use super::{answer, asked, end, invitations, large_panel, members};
use crate::relink::administrator::Administrator;
use crate::support::surveys::let_it_close;
use crate::support::{TestService, on_both_databases};

pub(super) async fn administrator_of(service: &TestService) -> Administrator {
    match &service.database.folder {
        Some(folder) => Administrator::sqlite(folder.path().join("test.sqlite")).await,
        None => Administrator::postgres(&service.database.url).await,
    }
}

/// Tags of invitations as the table gives them, with whether each is used and by which transaction it was written.
pub(super) async fn table(administrator: &mut Administrator) -> Vec<(String, bool, String)> {
    let sql = if administrator.is_sqlite() {
        "SELECT lower(hex(tag)), CAST(used AS text), '' FROM survey_invitation"
    } else {
        "SELECT encode(tag, 'hex'), CAST(used AS text), xmin::text FROM survey_invitation ORDER BY ctid"
    };
    let rows = administrator.rows(sql).await;
    rows.into_iter()
        .map(|row| (row[0].clone(), matches!(row[1].as_str(), "1" | "true"), row[2].clone()))
        .collect()
}

fn used(rows: &[(String, bool, String)]) -> BTreeSet<String> {
    rows.iter().filter(|row| row.1).map(|row| row.0.clone()).collect()
}

on_both_databases! {
    async fn an_invitation_leads_to_no_answer_once_it_is_mixed(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = large_panel(&coordinator).await;
        members(&service, &coordinator, &panel, 24).await;
        let survey = asked(&service, &coordinator, &panel, false).await;
        let codes = invitations(&service).await;
        let mut administrator = administrator_of(&service).await;
        assert_eq!(table(&mut administrator).await.len(), 24);

        // The administrator looks after each answer: which invitation it used, and in which transaction.
        let mut transactions = BTreeSet::new();
        for (code, key) in codes[..20].iter().zip(1..) {
            let before = used(&table(&mut administrator).await);
            let taken = answer(&service.client(), &survey, key, json!({ "invitation": code })).await;
            assert_eq!(end(&taken), "ResponseReceipt", "{taken}");
            let rows = table(&mut administrator).await;
            let spent: Vec<_> = rows.iter().filter(|row| row.1 && !before.contains(&row.0)).collect();
            assert_eq!(spent.len(), 1);
            transactions.insert(spent[0].2.clone());
            if key % 10 == 0 {
                assert_eq!(service.mix().await.moved, 10);
            }
        }

        // Mixed: every row was written at once, in the order of tags, and none in the transaction of an answer.
        let rows = table(&mut administrator).await;
        let tags: Vec<_> = rows.iter().map(|row| &row.0).collect();
        assert!(tags.is_sorted(), "{tags:?}");
        let written: BTreeSet<_> = rows.iter().map(|row| row.2.clone()).collect();
        assert_eq!(written.len(), 1, "{written:?}");
        assert!(administrator.is_sqlite() || written.is_disjoint(&transactions));
        assert_eq!(used(&rows).len(), 20);
        if administrator.is_sqlite() {
            administrator.try_rows("SELECT rowid FROM survey_invitation").await.unwrap_err();
        } else {
            let mixed = administrator.rows("SELECT DISTINCT xmin::text FROM response").await;
            assert!(mixed.iter().all(|row| !transactions.contains(&row[0])), "{mixed:?}");
        }
        // No column of an answer holds what an invitation has.
        let known: BTreeSet<String> = tags.into_iter().cloned().collect();
        let keys = administrator.bytes_of("response", "key").await;
        assert!(keys.len() == 20 && keys.iter().all(|key| !known.contains(key)));
        assert_eq!(administrator.bytes_of("response", "pair").await, [""; 0], "nothing is paired where nobody is asked");

        // Closed: nothing is left of who has answered.
        let_it_close(&service).await;
        assert_eq!(used(&table(&mut administrator).await).len(), 24);
    }

    async fn a_newcomer_is_no_row_that_stands_apart(service: TestService) {
        let coordinator = service.staff(Role::Coordinator).await;
        let panel = large_panel(&coordinator).await;
        members(&service, &coordinator, &panel, 5).await;
        asked(&service, &coordinator, &panel, false).await;
        members(&service, &coordinator, &panel, 0).await;
        crate::meetings::seated(&service, &coordinator, &panel, "Uusi Jäsen", "uusi@example.fi").await;
        assert_eq!(service::survey::panel::invite_due(&service.services).await.unwrap(), 1);
        let mut administrator = administrator_of(&service).await;
        let rows = table(&mut administrator).await;
        let written: BTreeSet<_> = rows.iter().map(|row| row.2.clone()).collect();
        assert_eq!((rows.len(), written.len()), (6, 1));
        assert!(rows.iter().map(|row| &row.0).is_sorted());
    }
}
