//! How fields about bodies and matters under preparation are called.

use serde_json::{Value, json};

use super::Subject;
use crate::bodies;
use crate::matters::{self, Prepared};

/// `None` for a field that is about something else. What would change the subject comes with a version that is not its own.
pub(super) fn call(field: &str, subject: &Subject) -> Option<(String, Value)> {
    let Prepared { matter, body, record, proposal } = &subject.prepared;
    let mutation = |input: Value| {
        let kind = format!("{}{}Input", field[..1].to_uppercase(), &field[1..]);
        (
            format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename }} }}"),
            json!({ "input": input }),
        )
    };
    let told = || bodies::finnish("Kuulimme.");
    let period = json!({ "from": "2026-01-01", "until": "2026-12-31" });
    Some(match field {
        "bodies" => ("{ bodies { id } }".to_owned(), json!({})),
        "body" => {
            ("query($id: ID!) { body(id: $id) { body { id } } }".to_owned(), json!({ "id": body["id"] }))
        }
        "publicBodies" => ("{ publicBodies { id } }".to_owned(), json!({})),
        "publicBody" => {
            ("query($id: ID!) { publicBody(id: $id) { matterIds } }".to_owned(), json!({ "id": body["id"] }))
        }
        "bodyFigures" => (
            "query($from: Date!, $until: Date!) { bodyFigures(from: $from, until: $until) { body { id } } }"
                .to_owned(),
            period,
        ),
        "proposalFollowUp" => ("{ proposalFollowUp(on: \"2026-11-20\") { due } }".to_owned(), json!({})),
        "managedMatters" | "matters" => (format!("{{ {field} {{ nodes {{ id }} }} }}"), json!({})),
        "matter" => ("query($id: ID!) { matter(id: $id) { id } }".to_owned(), json!({ "id": matter["id"] })),
        "matterFigures" => (
            "query($from: Date!, $until: Date!) { matterFigures(from: $from, until: $until) { decided } }"
                .to_owned(),
            period,
        ),
        "createBody" => mutation(json!({ "content": bodies::content("OTHER", true, "Toimielin") })),
        "saveBody" => {
            let content = bodies::content("OTHER", true, "Toimielin");
            mutation(json!({ "bodyId": body["id"], "version": 99, "content": content }))
        }
        "saveBodyDocuments" => {
            mutation(json!({ "bodyId": body["id"], "version": 99, "year": 2026, "documents": [] }))
        }
        "createBodyRecord" => {
            let content = bodies::record("STATEMENT", "2026-11-20", None);
            mutation(json!({ "bodyId": body["id"], "content": content }))
        }
        "saveBodyRecord" => {
            let content = bodies::record("STATEMENT", "2026-11-20", None);
            mutation(json!({ "recordId": record["id"], "version": 99, "content": content }))
        }
        "removeBodyRecord" => (
            "mutation($id: ID!) { removeBodyRecord(recordId: $id, version: 99) { __typename } }".to_owned(),
            json!({ "id": record["id"] }),
        ),
        "createProposal" => {
            mutation(json!({ "bodyId": body["id"], "content": bodies::proposal("2026-11-20") }))
        }
        "saveProposal" => {
            let content = bodies::proposal("2026-11-20");
            mutation(json!({ "proposalId": proposal["id"], "version": 99, "content": content }))
        }
        "followProposal" => {
            mutation(json!({ "proposalId": proposal["id"], "version": 99, "on": "2026-11-20",
            "standing": "DONE", "text": told() }))
        }
        "createMatter" => mutation(json!({ "owner": {}, "content": matters::content("Asia", true) })),
        "saveMatter" => {
            let content = matters::content("Asia", true);
            mutation(json!({ "matterId": matter["id"], "version": 99, "content": content }))
        }
        "saveMatterPath" => mutation(json!({ "matterId": matter["id"], "version": 99, "steps": [] })),
        "decideMatter" => mutation(
            json!({ "matterId": matter["id"], "version": 99, "on": "2026-11-20", "decided": told() }),
        ),
        "moveMatter" => mutation(
            json!({ "matterId": matter["id"], "version": 99, "on": "2026-11-20", "command": "CLOSE" }),
        ),
        "tieMatter" => mutation(json!({ "matterId": matter["id"], "to": subject.panel["id"] })),
        "untieMatter" => mutation(json!({ "matterId": matter["id"], "from": subject.panel["id"] })),
        "addChildImpactAssessment" => {
            mutation(json!({ "matterId": matter["id"], "on": "2026-11-20", "summary": told() }))
        }
        "removeChildImpactAssessment" => mutation(json!({ "matterId": matter["id"],
            "assessmentId": "ChildImpactAssessment:00000000-0000-7000-8000-000000000000" })),
        _ => return None,
    })
}
