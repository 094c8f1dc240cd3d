//! What feedback says and whose it is is forgotten; what is counted of it stays.

use chrono::Duration;
use domain::identity::Role;
use serde_json::{Value, json};

use super::{give, queue, step, take};
use crate::support::{TestService, on_both_databases};

async fn read(service: &TestService, token: &str) -> Value {
    let document = "query($token: String!) { feedbackStatus(token: $token) { text } }";
    let answer = service.client().graphql(document, json!({ "token": token })).await;
    answer["data"]["feedbackStatus"].clone()
}

on_both_databases! {
    async fn two_years_after_it_was_handled_nothing_is_left_to_read(service: TestService) {
        let everybody = service.client();
        let feedback = |text: &str| json!({ "class": "COMPLAINT", "text": text, "sender": { "email": "aino@example.fi" } });
        let handled = give(&everybody, feedback("Jonotin kauan.")).await;
        let handler = service.staff(Role::FeedbackHandler).await;
        let item = take(&handler, &queue(&handler, "").await[0]).await;
        step(&handler, "handleFeedback", &item, json!({ "action": "Lisättiin aikoja.", "answer": "Kiitos." })).await;
        let waiting = give(&everybody, feedback("Odotan vielä.")).await;

        service.clock.advance(Duration::days(731));
        ::service::survey::retention::nightly(&service.services).await.unwrap();
        assert_eq!(read(&service, &handled).await, json!({ "text": "Jonotin kauan." }), "its time is not over");
        service.clock.advance(Duration::days(1));
        ::service::survey::retention::nightly(&service.services).await.unwrap();
        assert_eq!(read(&service, &handled).await, Value::Null);
        assert_eq!(read(&service, &waiting).await, json!({ "text": "Odotan vielä." }), "nobody has handled it");
        let handler = service.staff(Role::FeedbackHandler).await;
        let seen = handler.graphql("query($id: ID!) { feedbackItem(id: $id) { text senderEmail action answer item { state } } }",
            json!({ "id": item["id"] })).await;
        assert_eq!(seen["data"]["feedbackItem"], json!({ "text": null, "senderEmail": null, "action": null, "answer": null,
            "item": { "state": "HANDLED" } }), "{seen}");
        let counted = handler.graphql("{ customerFeedbackFigures(from: \"2026-07-01\", until: \"2026-12-31\") {
            handling { received handled onTime } } }", json!({})).await;
        assert_eq!(counted["data"]["customerFeedbackFigures"]["handling"], json!({ "received": 2, "handled": 1, "onTime": 1 }));
        // Whoever would be written to is known no more.
        let messages = ::service::outbox::claim(&service.services, &service.url, 50).await.unwrap();
        assert_eq!(messages.len(), 1, "that of what waits still: {messages:?}");
    }
}
