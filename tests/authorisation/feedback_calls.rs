//! How the fields about customer feedback are called.

use serde_json::{Value, json};

use super::calls::Subject;
use crate::customer_feedback::{BATCH, complaint, content};

/// A call of a field that succeeds, or ends in a problem, for whoever may make it.
pub(super) fn call(field: &str, subject: &Subject) -> (String, Value) {
    let (item, summary) = (&subject.given_feedback, &subject.summary);
    let query = |text: &str| (text.to_owned(), json!({}));
    let mutation = |input: Value| {
        let kind = format!("{}{}Input", field[..1].to_uppercase(), &field[1..]);
        (
            format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename }} }}"),
            json!({ "input": input }),
        )
    };
    match field {
        "customerFeedbackFigures" => query(
            "{ customerFeedbackFigures(from: \"2026-07-01\", until: \"2026-12-31\") { handling { received } } }",
        ),
        "feedbackItem" => {
            ("query($id: ID!) { feedbackItem(id: $id) { text } }".to_owned(), json!({ "id": item }))
        }
        "feedbackQueue" => query("{ feedbackQueue { nodes { state } } }"),
        "feedbackReviews" => query("{ feedbackReviews { nodes { note } } }"),
        "feedbackStatus" => query("{ feedbackStatus(token: \"none\") { state } }"),
        "feedbackSummaries" => query("{ feedbackSummaries { nodes { from } } }"),
        "managedFeedbackSummaries" => query("{ managedFeedbackSummaries { nodes { from } } }"),
        "pageRatings" => {
            query("{ pageRatings(from: \"2026-07-01\", until: \"2026-12-31\") { nodes { page } } }")
        }
        "programmeComments" => query("{ programmeComments(programme: \"lapland\") { nodes { text } } }"),
        "scoreBatches" => query("{ scoreBatches { nodes { externalId } } }"),
        "classifyFeedback" => mutation(json!({ "itemId": item, "version": 9, "class": "THANKS" })),
        "commentOnProgramme" => mutation(json!({ "programme": "lapland", "text": "Hyvä." })),
        "createFeedbackSummary" => mutation(json!({ "content": content("2026-01-01", "2026-06-30") })),
        "enterCustomerFeedback" => {
            mutation(json!({ "channel": "PAPER", "class": "THANKS", "text": "Kiitos.", "language": "fi" }))
        }
        "giveCustomerFeedback" => mutation(complaint("Jonotin kauan.")),
        "handleFeedback" => mutation(json!({ "itemId": item, "version": 9, "action": "Korjattiin." })),
        "importScores" => mutation(json!({ "csv": BATCH, "preview": true })),
        "moveFeedback" => mutation(json!({ "itemId": item, "version": 9, "queue": {} })),
        "publishFeedbackSummary" => (
            "mutation($id: ID!) { publishFeedbackSummary(summaryId: $id, version: 9) { __typename } }"
                .to_owned(),
            json!({ "id": summary }),
        ),
        "publishProgrammeComment" => {
            mutation(json!({ "itemId": subject.commented, "text": "Hyvä.", "answer": "Kiitos." }))
        }
        "withdrawProgrammeComment" => (
            "mutation($id: ID!) { withdrawProgrammeComment(itemId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.commented }),
        ),
        "ratePage" => query(
            "mutation { ratePage(page: \"https://www.example.fi/\", language: \"fi\", found: true) { __typename } }",
        ),
        "reviewFeedback" => mutation(json!({ "queue": {}, "note": "Käytiin läpi." })),
        "saveFeedbackSummary" => mutation(
            json!({ "summaryId": summary, "version": 9, "content": content("2026-01-01", "2026-06-30") }),
        ),
        "takeFeedback" => (
            "mutation($id: ID!) { takeFeedback(itemId: $id, version: 9) { __typename } }".to_owned(),
            json!({ "id": item }),
        ),
        other => panic!("say in calls.rs how {other} is called"),
    }
}
