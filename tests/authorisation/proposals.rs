//! How the fields about initiatives and about what is in force are called.

use serde_json::{Value, json};

use super::calls::Subject;

/// A call of a field that succeeds, or ends in a problem, for whoever may make it; `None` where it is none of these.
pub(super) fn call(field: &str, subject: &Subject) -> Option<(String, Value)> {
    let (made, agreement, document) = (&subject.initiative, &subject.agreement, &subject.document);
    let query = |text: &str| Some((text.to_owned(), json!({})));
    let mutation = |input: Value| {
        let kind = format!("{}{}Input", field[..1].to_uppercase(), &field[1..]);
        let text = format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename }} }}");
        Some((text, json!({ "input": input })))
    };
    // Somebody else has changed it meanwhile: that is data, and the next caller finds it as it was.
    let step = |more: Value| {
        let mut input = json!({ "initiativeId": made.id, "version": 99 });
        for (key, value) in more.as_object().unwrap() {
            input[key] = value.clone();
        }
        mutation(input)
    };
    let plain = |argument: &str, id: &Value| {
        let text = format!("mutation($id: ID!) {{ {field}({argument}: $id, version: 99) {{ __typename }} }}");
        Some((text, json!({ "id": id })))
    };
    let of_initiative = |inner: &str| {
        Some((format!("query($id: ID!) {{ {field}(id: $id) {{ {inner} }} }}"), json!({ "id": made.id })))
    };
    let finnish = json!([{ "language": "fi", "text": "Teksti" }]);
    let says = json!({ "maker": "PERSON", "ground": "RESIDENT", "title": "Otsikko", "text": "Teksti", "contact": { "name": "Tekijä" } });
    let agreed = json!({ "kind": "PARTNERSHIP", "partner": "Yhdistys ry", "subject": finnish, "startsOn": "2026-01-01" });
    let written = json!({ "kind": "PLAN", "title": finnish });
    match field {
        "initiatives" => query("{ initiatives { nodes { id } } }"),
        "initiative" => of_initiative("id"),
        "managedInitiative" => of_initiative("contact { name }"),
        "managedInitiatives" => query("{ managedInitiatives { nodes { id } } }"),
        "ownInitiative" => Some((
            "query($token: String!) { ownInitiative(token: $token) { state } }".to_owned(),
            json!({ "token": made.token }),
        )),
        "initiativeSettings" => query("{ initiativeSettings { residents } }"),
        "initiativeFigures" => {
            query("{ initiativeFigures(from: \"2026-01-01\", until: \"2026-12-31\") { received } }")
        }
        "initiativeYear" => query("{ initiativeYear { year } }"),
        "makeInitiative" => mutation(json!({ "content": says })),
        "ownInitiativeData" => Some((
            "query($token: String!) { ownInitiativeData(token: $token) }".to_owned(),
            json!({ "token": made.token }),
        )),
        "replyToInitiative" => mutation(json!({ "token": made.token, "message": "" })),
        "withdrawInitiative" => Some((
            "mutation($token: String!) { withdrawInitiative(token: $token) { __typename } }".to_owned(),
            json!({ "token": made.token }),
        )),
        "enterInitiative" => {
            mutation(json!({ "channel": "PAPER", "receivedOn": "2026-11-20", "content": says }))
        }
        "fileInitiative" => step(json!({ "supporters": 1 })),
        "takeUpInitiative" | "hideInitiative" => plain("initiativeId", &made.id),
        "tellInitiativeMaker" => step(json!({ "on": "2026-11-20", "message": "Kiitos." })),
        "answerInitiative" => {
            step(json!({ "kind": "NOTED", "on": "2026-11-20", "decidedBy": finnish, "text": finnish }))
        }
        "transferInitiative" => step(json!({ "to": finnish, "message": "Kiitos." })),
        "publishInitiative" => step(json!({ "title": finnish, "text": finnish })),
        "setInitiativeSettings" => mutation(json!({ "residents": 0, "sharePercent": 2, "shareMonths": 6,
            "tellDays": 30, "answerMonths": 12, "keptMonths": 24 })),
        "noteCouncilTold" => {
            query("mutation { noteCouncilTold(year: 2026, on: \"2026-11-20\") { __typename } }")
        }
        "cooperationAgreements" => query("{ cooperationAgreements { nodes { id } } }"),
        "createAgreement" => mutation(json!({ "content": agreed })),
        "saveAgreement" => {
            mutation(json!({ "agreementId": agreement["id"], "version": 99, "content": agreed }))
        }
        "removeAgreement" => plain("agreementId", &agreement["id"]),
        "documentUses" => Some((
            "query($id: ID!) { documentUses(documentId: $id) { id } }".to_owned(),
            json!({ "id": document["id"] }),
        )),
        "documentsInUse" => query("{ documentsInUse { nodes { id } } }"),
        "registerDocuments" => query("{ registerDocuments { nodes { id } } }"),
        "createDocument" => mutation(json!({ "content": written })),
        "saveDocument" => {
            mutation(json!({ "documentId": document["id"], "version": 99, "content": written }))
        }
        "removeDocument" => plain("documentId", &document["id"]),
        _ => None,
    }
}
