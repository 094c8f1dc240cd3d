//! How the fields about activities and the methods bank are called.

use serde_json::{Value, json};

use crate::activities::{BUILT_IN, content, method_content};

/// A call of a field that succeeds, or ends in a problem, for whoever may make it; `None` for a field of another slice.
pub(super) fn call(field: &str, activity: &Value) -> Option<(String, Value)> {
    let id = &activity["id"];
    let mutation = |input: Value| {
        let kind = format!("{}{}Input", field[..1].to_uppercase(), &field[1..]);
        let document = format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename }} }}");
        (document, json!({ "input": input }))
    };
    let of_method = |field: &str| (format!("query($id: ID!) {{ {field} }}"), json!({ "id": BUILT_IN }));
    Some(match field {
        "activities" => ("{ activities { nodes { id } } }".to_owned(), json!({})),
        "managedActivities" => ("{ managedActivities { nodes { id } } }".to_owned(), json!({})),
        "activity" => ("query($id: ID!) { activity(id: $id) { state } }".to_owned(), json!({ "id": id })),
        "activityFigures" => (
            "{ activityFigures(from: \"2026-01-01\", until: \"2026-12-31\") { planned } }".to_owned(),
            json!({}),
        ),
        "activityTally" => (
            "{ activityTally(from: \"2026-01-01\", until: \"2026-12-31\", kinds: [TRAINING]) { activities } }"
                .to_owned(),
            json!({}),
        ),
        "methods" => ("{ methods { id } }".to_owned(), json!({})),
        "method" => of_method("method(id: $id) { held }"),
        "methodUses" => of_method("methodUses(methodId: $id) { id }"),
        "createActivity" => mutation(json!({ "owner": {}, "content": content("Toinen", "2026-12-21") })),
        "saveActivity" => {
            mutation(json!({ "activityId": id, "version": 9, "content": content("Toinen", "2026-12-21") }))
        }
        "reportActivity" => {
            mutation(json!({ "activityId": id, "version": 9, "participants": 1, "counting": "COUNTED" }))
        }
        "reopenActivity" | "callOffActivity" | "removeActivity" => (
            format!("mutation($id: ID!) {{ {field}(activityId: $id, version: 9) {{ __typename }} }}"),
            json!({ "id": id }),
        ),
        "createMethod" => mutation(json!({ "content": method_content("Oma") })),
        "saveMethod" => {
            mutation(json!({ "methodId": BUILT_IN, "version": 99, "content": method_content("Oma") }))
        }
        "retireMethod" => (
            "mutation($id: ID!) { retireMethod(methodId: $id, version: 99, isRetired: true) { __typename } }"
                .to_owned(),
            json!({ "id": BUILT_IN }),
        ),
        _ => return None,
    })
}
