//! Rows 39 and 44: a private link that somebody else opens changes nothing and tells nobody who it is for.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use chrono::Duration;
use domain::LanguageTag;
use domain::expert::{OrderPrivate, OverrideReason, Theme};
use domain::identity::Scope;
use serde_json::json;
use service::expert::offering::{self, Asked};
use service::expert::order::{self, NewOrder};

use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::{TestService, on_both_databases};

/// An offer for an order with a theme; the secret of its link.
async fn link(service: &TestService, office: &Office) -> String {
    let expert = office.expert("Kuusi").await;
    let private = OrderPrivate { themes: [Theme::Gambling].into(), ..OrderPrivate::default() };
    let content = gig(service.services.now() + Duration::hours(48), Duration::hours(1));
    let new = NewOrder { owner: Scope::County, content, private, received_on: None, key: None };
    let draft = order::create(&service.services, &office.actor, new).await.unwrap();
    let order = order::submit(&service.services, &office.actor, draft.id, draft.version).await.unwrap();
    let asked = Asked { expert: expert.id, in_spite: Some(OverrideReason::OrdererAsked), on_reserve: false };
    let sent =
        offering::send_offers(&service.services, &office.actor, order.id, order.version, &[asked]).await;
    sent.unwrap().1[0].token.to_string()
}

/// Everything that an answer would change.
async fn stored(service: &TestService) -> Vec<String> {
    let mut rows = Vec::new();
    for sql in [
        "SELECT state FROM offer",
        "SELECT state FROM expert_order",
        "SELECT state FROM assignment",
        "SELECT kind FROM expert_event ORDER BY kind",
        "SELECT kind FROM outbox ORDER BY kind",
    ] {
        rows.extend(past::texts(&service.database, sql).await);
    }
    rows
}

on_both_databases! {
    /// Row 39: mail scanners open every link, and some press what they find there.
    async fn looking_at_a_link_changes_nothing(service: TestService) {
        let office = Office::open(&service.services).await;
        let path = format!("/fi/offers/{}", link(&service, &office).await);
        let before = stored(&service).await;
        let scanner = service.client();
        for suffix in ["", "?answer=accept", "?answer=decline"] {
            for _ in 0..2 {
                assert_eq!(scanner.get(&format!("{path}{suffix}")).await.status(), 200);
                let head = scanner.http.head(format!("{}{path}{suffix}", service.url)).send().await.unwrap();
                assert_eq!(head.status(), 200);
            }
        }
        let pressed = scanner.post_form(&path, &[]).await;
        assert_eq!(pressed.status(), 422, "neither yes nor no");
        assert_eq!(stored(&service).await, before);
    }

    /// Row 44.
    async fn a_link_alone_tells_neither_name_nor_theme(service: TestService) {
        let office = Office::open(&service.services).await;
        let token = link(&service, &office).await;
        let finder = service.client();
        let page = finder.get(&format!("/fi/offers/{token}")).await;
        assert_eq!(page.headers()["cache-control"], "no-store", "nor is it kept on the way");
        let document = "query($token: String!) { offer(token: $token) { open offer { alias state }
            order { title description gigType language mode place times { startsAt endsAt } } } }";
        let answer = finder.graphql(document, json!({ "token": token })).await;
        assert_eq!(answer["data"]["offer"]["open"], true, "{answer}");
        let told = [page.text().await.unwrap(), answer.to_string()].concat();
        let texts = l10n::Catalogues::embedded().unwrap().texts(&LanguageTag::finnish().fallback_chain());
        let theme = texts.text(Theme::Gambling.label_key()).text;
        for secret in ["Esimerkki", "esimerkki@example.fi", "gambling", theme.as_str()] {
            assert!(!told.contains(secret), "{secret}: {told}");
        }
    }
}
