//! Who may do what: a row for every field of the schema, and every field called as everyone.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::collections::BTreeMap;

use chrono::Duration;
use domain::identity::{Actor, Grant, Role, Scope};
use serde_json::{Value, json};

use crate::booking::{self, Booking};
use crate::fees::Held;
use crate::panels;
use crate::registry_files;
use crate::sdl;
use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::{complete_draft, yes};

use Role::{
    Administrator, Analyst, BudgetApprover, Coordinator, Orderer, Payroll, ProgrammeOfficer, SurveyEditor,
};

/// Who may call a field; `None` is somebody who has not logged in.
type Who = &'static [Option<Role>];

const EVERYONE: Who = &[
    None,
    Some(Administrator),
    Some(SurveyEditor),
    Some(Analyst),
    Some(Coordinator),
    Some(Orderer),
    Some(ProgrammeOfficer),
    Some(BudgetApprover),
    Some(Payroll),
];
const STAFF: Who = &[
    Some(Administrator),
    Some(SurveyEditor),
    Some(Analyst),
    Some(Coordinator),
    Some(Orderer),
    Some(ProgrammeOfficer),
    Some(BudgetApprover),
    Some(Payroll),
];
/// Who has to do with surveys at all.
const SEES_SURVEYS: Who =
    &[Some(Administrator), Some(SurveyEditor), Some(Analyst), Some(Coordinator), Some(ProgrammeOfficer)];
/// Who has to do with orders for experts.
const ORDERS: Who = &[Some(Coordinator), Some(Orderer)];
/// Who has to do with what experts are paid.
const FEES: Who = &[Some(Coordinator), Some(BudgetApprover), Some(Payroll)];
const PAYROLL: Who = &[Some(Payroll)];
const COORDINATOR: Who = &[Some(Coordinator)];
const ADMINISTRATOR: Who = &[Some(Administrator)];
const EDITOR: Who = &[Some(SurveyEditor)];

const MATRIX: &[(&str, &str, Who)] = &[
    ("Query", "accounts", ADMINISTRATOR),
    ("Query", "auditEvents", ADMINISTRATOR),
    ("Query", "callsToMake", COORDINATOR),
    ("Query", "county", EVERYONE),
    ("Query", "expert", COORDINATOR),
    ("Query", "expertConsents", COORDINATOR),
    ("Query", "expertContact", COORDINATOR),
    ("Query", "expertCoverage", COORDINATOR),
    ("Query", "expertFairness", COORDINATOR),
    ("Query", "expertOrder", ORDERS),
    ("Query", "expertOrderBreakdown", ORDERS),
    ("Query", "expertOrderCount", ORDERS),
    ("Query", "expertOrderFigures", ORDERS),
    ("Query", "expertOrderPrivate", ORDERS),
    ("Query", "expertOrders", ORDERS),
    ("Query", "expertReads", COORDINATOR),
    ("Query", "expertSensitive", COORDINATOR),
    ("Query", "expertSettings", ORDERS),
    ("Query", "experts", COORDINATOR),
    ("Query", "expertsCsv", COORDINATOR),
    ("Query", "feeClaims", FEES),
    ("Query", "feeClassChoices", ORDERS),
    ("Query", "feeClasses", FEES),
    ("Query", "feedbackToHandle", COORDINATOR),
    ("Query", "findExperts", COORDINATOR),
    ("Query", "functioningPanels", EVERYONE),
    ("Query", "gigWeek", COORDINATOR),
    ("Query", "heldGigs", ORDERS),
    ("Query", "managedPanels", COORDINATOR),
    ("Query", "managedSurvey", SEES_SURVEYS),
    ("Query", "managedSurveys", SEES_SURVEYS),
    ("Query", "me", EVERYONE),
    ("Query", "offer", EVERYONE),
    ("Query", "openSurveys", EVERYONE),
    ("Query", "panel", EVERYONE),
    ("Query", "panelLot", EVERYONE),
    ("Query", "panels", EVERYONE),
    ("Query", "payrollExport", PAYROLL),
    ("Query", "payrollExports", PAYROLL),
    ("Query", "publishedResults", EVERYONE),
    ("Query", "survey", EVERYONE),
    ("Query", "surveyResults", &[Some(SurveyEditor), Some(Analyst), Some(ProgrammeOfficer)]),
    ("Mutation", "acceptOffer", EVERYONE),
    ("Mutation", "answerOfferFor", COORDINATOR),
    ("Mutation", "approveFeeClaim", &[Some(BudgetApprover)]),
    ("Mutation", "archiveSurvey", EDITOR),
    ("Mutation", "cancelExpertOrder", ORDERS),
    ("Mutation", "cancelLot", COORDINATOR),
    ("Mutation", "changeExpert", COORDINATOR),
    ("Mutation", "changeExpertOrderTime", COORDINATOR),
    ("Mutation", "changeExpertSettings", COORDINATOR),
    ("Mutation", "changePassword", STAFF),
    ("Mutation", "checkFeeClaim", COORDINATOR),
    ("Mutation", "closeSurvey", EDITOR),
    ("Mutation", "confirmExpertOrder", COORDINATOR),
    ("Mutation", "copyExpertOrder", ORDERS),
    ("Mutation", "correctExpertOrderReport", ORDERS),
    ("Mutation", "createExpertOrder", ORDERS),
    ("Mutation", "createPanel", COORDINATOR),
    ("Mutation", "createSurvey", EDITOR),
    ("Mutation", "declineOffer", EVERYONE),
    ("Mutation", "deleteExpertOrder", ORDERS),
    ("Mutation", "deleteSurveyDraft", EDITOR),
    ("Mutation", "drawLot", COORDINATOR),
    ("Mutation", "editExpertOrder", ORDERS),
    ("Mutation", "endLateAnswers", EDITOR),
    ("Mutation", "eraseExpert", COORDINATOR),
    ("Mutation", "exportPayroll", PAYROLL),
    ("Mutation", "fillFeeClaim", COORDINATOR),
    ("Mutation", "giveExpertConsent", COORDINATOR),
    ("Mutation", "giveGigFeedback", ORDERS),
    ("Mutation", "giveUpExpertOrder", COORDINATOR),
    ("Mutation", "handleGigFeedback", COORDINATOR),
    ("Mutation", "importExperts", COORDINATOR),
    ("Mutation", "inviteAccount", ADMINISTRATOR),
    ("Mutation", "logIn", EVERYONE),
    ("Mutation", "logOut", EVERYONE),
    ("Mutation", "makeAccountLink", ADMINISTRATOR),
    ("Mutation", "markFeeClaimsPaid", PAYROLL),
    ("Mutation", "movePanel", COORDINATOR),
    ("Mutation", "noteCall", COORDINATOR),
    ("Mutation", "planMeeting", COORDINATOR),
    ("Mutation", "prepareLot", COORDINATOR),
    ("Mutation", "publishOutcome", &[Some(SurveyEditor), Some(ProgrammeOfficer)]),
    ("Mutation", "publishResults", &[Some(SurveyEditor), Some(Analyst)]),
    ("Mutation", "publishSurvey", EDITOR),
    ("Mutation", "redeemAccountLink", EVERYONE),
    ("Mutation", "registerExpert", COORDINATOR),
    ("Mutation", "rejectFeeClaim", &[Some(Coordinator), Some(BudgetApprover)]),
    ("Mutation", "removeMeeting", COORDINATOR),
    ("Mutation", "reopenFeeClaim", COORDINATOR),
    ("Mutation", "reportExpertOrderHeld", ORDERS),
    ("Mutation", "reportMeeting", COORDINATOR),
    ("Mutation", "rescheduleExpertOrder", COORDINATOR),
    ("Mutation", "returnExpertOrder", COORDINATOR),
    ("Mutation", "saveExpertOrder", ORDERS),
    ("Mutation", "saveFeeClass", COORDINATOR),
    ("Mutation", "savePanel", COORDINATOR),
    ("Mutation", "selectOffers", COORDINATOR),
    ("Mutation", "sendExpertLink", COORDINATOR),
    ("Mutation", "sendOffers", COORDINATOR),
    ("Mutation", "setAccountDisabled", ADMINISTRATOR),
    ("Mutation", "setAccountRoles", ADMINISTRATOR),
    ("Mutation", "setExpertContact", COORDINATOR),
    ("Mutation", "setExpertPay", COORDINATOR),
    ("Mutation", "setExpertSensitive", COORDINATOR),
    ("Mutation", "setExpertSkills", COORDINATOR),
    ("Mutation", "setLanguage", STAFF),
    ("Mutation", "submitExpertOrder", ORDERS),
    ("Mutation", "submitFeeClaim", COORDINATOR),
    ("Mutation", "submitResponse", EVERYONE),
    ("Mutation", "updateSurveyDraft", EDITOR),
    ("Mutation", "waiveFeeClaim", COORDINATOR),
    ("Mutation", "withdrawExpert", COORDINATOR),
    ("Mutation", "withdrawExpertConsent", COORDINATOR),
    ("Mutation", "withdrawExpertOrder", ORDERS),
    ("Mutation", "withdrawResponse", EVERYONE),
    ("Mutation", "writeOrderMessage", ORDERS),
];

#[test]
fn every_field_of_the_schema_has_a_row_and_every_row_a_field() {
    let fields =
        |root: &str| sdl::named(root).fields.iter().map(|field| field.name.as_str()).collect::<Vec<_>>();
    for root in ["Query", "Mutation"] {
        let rows: Vec<_> = MATRIX.iter().filter(|row| row.0 == root).map(|row| row.1).collect();
        assert_eq!(fields(root), rows, "say in MATRIX who may call it");
    }
    let roles: Vec<_> = STAFF.iter().flatten().copied().collect();
    assert_eq!(roles, Role::ALL, "a role without a column");
}

/// Every field that somebody who has not logged in can reach, by type: a new one is a decision, made by adding
/// it to this file. `UPDATE=1 cargo test --workspace public` writes it anew.
#[test]
fn what_the_public_can_read_is_listed() {
    let unions = sdl::unions();
    let roots = MATRIX.iter().filter(|row| row.2.contains(&None));
    let root_type = |(root, name, _): &(&str, &str, Who)| {
        let fields = &sdl::named(root).fields;
        fields.iter().find(|field| field.name == *name).unwrap().base().to_owned()
    };
    let mut next: Vec<String> = roots.map(root_type).collect();
    let mut reached: BTreeMap<String, Vec<String>> = BTreeMap::new();
    while let Some(name) = next.pop() {
        if let Some(members) = unions.get(&name) {
            next.extend(members.iter().cloned());
            continue;
        }
        let Some(found) = sdl::types().iter().find(|found| found.name == name && !found.is_input) else {
            continue;
        };
        if reached.contains_key(&name) {
            continue;
        }
        next.extend(found.fields.iter().map(|field| field.base().to_owned()));
        reached.insert(name, found.fields.iter().map(|field| field.name.clone()).collect());
    }
    let lines = reached.iter().map(|(name, fields)| format!("{name}: {}\n", fields.join(" ")));
    let listed: String = lines.collect();
    let file = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/public_fields.txt");
    if osallistu::config::environment("UPDATE").is_some() {
        std::fs::write(&file, &listed).unwrap();
    }
    assert_eq!(
        std::fs::read_to_string(&file).unwrap_or_default(),
        listed,
        "look at each new field, then update"
    );
    assert!(!reached.contains_key("ManagedSurvey") && !reached.contains_key("SurveyResults"));
}

/// What the calls are about.
#[derive(Default)]
struct Subject {
    survey: Value,
    account: String,
    booking: Booking,
    held: Held,
    /// Feedback that waits for a coordinator.
    feedback: Value,
    /// A message that has to be told by a call.
    to_call: String,
    panel: Value,
    /// Its lot, whose panels are published.
    lot: Value,
    /// Its meeting, which has been held.
    meeting: Value,
}

/// A call of a field that succeeds, or ends in a problem, for whoever may make it.
fn call(field: &str, subject: &Subject) -> (String, Value) {
    let (id, account) = (&subject.survey["id"], &subject.account);
    let query = |text: &str| (text.to_owned(), json!({}));
    let slug = json!({ "slug": subject.survey["slug"] });
    let step =
        || (format!("mutation($id: ID!) {{ {field}(surveyId: $id) {{ __typename }} }}"), json!({ "id": id }));
    let mutation = |input: Value| {
        let kind = format!("{}{}Input", field[..1].to_uppercase(), &field[1..]);
        (
            format!("mutation($input: {kind}!) {{ {field}(input: $input) {{ __typename }} }}"),
            json!({ "input": input }),
        )
    };
    let roles = json!([{ "role": "ANALYST" }]);
    let told = json!([{ "language": "fi", "text": "Kuulimme." }]);
    let Booking { order, expert, token, .. } = &subject.booking;
    let by_token = |operation: &str, inner: &str| {
        let document = format!("{operation}($token: String!) {{ {field}(token: $token) {{ {inner} }} }}");
        (document, json!({ "token": token }))
    };
    let order_step = || {
        let document =
            format!("mutation($input: ExpertOrderStepInput!) {{ {field}(input: $input) {{ __typename }} }}");
        (document, json!({ "input": { "orderId": order, "version": 1 } }))
    };
    let of_expert = |operation: &str, field: &str| {
        (format!("{operation}($id: ID!) {{ {field} }}"), json!({ "id": expert }))
    };
    let Held { order: held_order, gig, claim } = &subject.held;
    let claim_step = || {
        let document =
            format!("mutation($input: FeeClaimStepInput!) {{ {field}(input: $input) {{ __typename }} }}");
        (document, json!({ "input": { "claimId": claim["id"], "version": 1 } }))
    };
    let file = || json!({ "id": "FeeExport:00000000-0000-7000-8000-000000000000" });
    match field {
        "approveFeeClaim" | "checkFeeClaim" | "reopenFeeClaim" | "submitFeeClaim" | "waiveFeeClaim" => {
            claim_step()
        }
        "exportPayroll" => query("mutation { exportPayroll { __typename } }"),
        "feeClaims" => query("{ feeClaims { nodes { alias } } }"),
        "feeClassChoices" => query("{ feeClassChoices { code } }"),
        "feeClasses" => query("{ feeClasses { code } }"),
        "feedbackToHandle" => query("{ feedbackToHandle { comment } }"),
        "fillFeeClaim" => mutation(json!({ "claimId": claim["id"], "version": 1 })),
        "giveGigFeedback" => mutation(json!({ "gigId": gig["id"], "score": 5, "feltSafe": true })),
        "handleGigFeedback" => (
            "mutation($id: ID!) { handleGigFeedback(feedbackId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.feedback }),
        ),
        "heldGigs" => {
            ("query($id: ID!) { heldGigs(id: $id) { alias } }".to_owned(), json!({ "id": held_order["id"] }))
        }
        "markFeeClaimsPaid" => {
            ("mutation($id: ID!) { markFeeClaimsPaid(exportId: $id) { __typename } }".to_owned(), file())
        }
        "payrollExport" => ("query($id: ID!) { payrollExport(id: $id) { csv } }".to_owned(), file()),
        "payrollExports" => query("{ payrollExports { claims } }"),
        "rejectFeeClaim" => mutation(json!({ "claimId": claim["id"], "version": 1, "reason": "Ei" })),
        "saveFeeClass" => mutation(json!({ "code": "lecture", "validFrom": "2026-12-01", "name": [],
            "unit": "HOUR", "cents": 1, "kmCents": 1 })),
        "acceptOffer" | "declineOffer" => by_token("mutation", "__typename"),
        "offer" => by_token("query", "open"),
        "cancelExpertOrder"
        | "confirmExpertOrder"
        | "returnExpertOrder"
        | "submitExpertOrder" => order_step(),
        "reportExpertOrderHeld" | "correctExpertOrderReport" => (
            format!("mutation($input: ReportExpertOrderInput!) {{ {field}(input: $input) {{ __typename }} }}"),
            json!({ "input": { "orderId": order, "version": 1 } }),
        ),
        "editExpertOrder" => {
            mutation(json!({ "orderId": order, "version": 1, "description": "Toisin", "seats": 1 }))
        }
        "rescheduleExpertOrder" | "changeExpertOrderTime" => {
            let mut input = json!({ "orderId": order, "version": 1,
                "occurrenceId": "Occurrence:00000000-0000-7000-8000-000000000000" });
            if field == "changeExpertOrderTime" {
                input["change"] = json!("SKIP");
            } else {
                input["startsAt"] = json!("2027-06-02T09:00:00Z");
                input["endsAt"] = json!("2027-06-02T10:00:00Z");
            }
            mutation(input)
        }
        "copyExpertOrder" => (
            "mutation($id: ID!) { copyExpertOrder(orderId: $id) { __typename } }".to_owned(),
            json!({ "id": order }),
        ),
        "withdrawExpert" => mutation(json!({ "orderId": order, "expertId": expert })),
        "answerOfferFor" => mutation(json!({ "offerId": subject.booking.offer,
            "answer": "NO", "toldBy": "PHONE" })),
        "noteCall" => (
            "mutation($id: ID!) { noteCall(id: $id) { __typename } }".to_owned(),
            json!({ "id": subject.to_call }),
        ),
        "callsToMake" => query("{ callsToMake { whom } }"),
        "findExperts" => query("{ findExperts(text: \"Kuusi Esimerkki\") { alias } }"),
        "expert" => of_expert("query", "expert(id: $id) { alias }"),
        "expertContact" => of_expert("query", "expertContact(expertId: $id) { name }"),
        "expertSensitive" => of_expert("query", "expertSensitive(expertId: $id) { story }"),
        "expertConsents" => of_expert("query", "expertConsents(expertId: $id) { purpose }"),
        "expertReads" => of_expert("query", "expertReads(expertId: $id) { purpose }"),
        "giveExpertConsent" => {
            of_expert("mutation", "giveExpertConsent(expertId: $id, purpose: MATCHING) { __typename }")
        }
        "withdrawExpertConsent" => of_expert(
            "mutation",
            "withdrawExpertConsent(expertId: $id, consentId: \"Consent:00000000-0000-7000-8000-000000000000\")
                { __typename }",
        ),
        "setExpertContact" => {
            mutation(json!({ "expertId": expert, "contact": { "name": "Kuusi Esimerkki" } }))
        }
        "setExpertSkills" => mutation(json!({ "expertId": expert, "gigTypes": ["LECTURE"] })),
        "setExpertPay" | "setExpertSensitive" => mutation(json!({ "expertId": expert })),
        "expertFairness" => {
            query("{ expertFairness(from: \"2026-11-01\", until: \"2026-12-01\") { neverAsked } }")
        }
        "expertCoverage" => query("{ expertCoverage { themes { experts } } }"),
        "expertOrderFigures" => {
            query("{ expertOrderFigures(from: \"2026-11-01\", until: \"2026-12-01\") { gigs } }")
        }
        "expertOrderBreakdown" => query(
            "{ expertOrderBreakdown(from: \"2026-11-01\", until: \"2026-12-01\", by: GIG_TYPE) { orders } }",
        ),
        "expertOrderPrivate" => (
            "query($id: ID!) { expertOrderPrivate(orderId: $id) { reach } }".to_owned(),
            json!({ "id": order }),
        ),
        "eraseExpert" => (
            "mutation($id: ID!) { eraseExpert(expertId: $id) { __typename } }".to_owned(),
            json!({ "id": expert }),
        ),
        "sendExpertLink" => (
            "mutation($id: ID!) { sendExpertLink(expertId: $id) { __typename } }".to_owned(),
            json!({ "id": expert }),
        ),
        "selectOffers" => mutation(json!({ "orderId": order, "version": 1, "offers": [] })),
        "changeExpert" => {
            mutation(json!({ "expertId": expert, "status": "ACTIVE", "profile": booking::profile() }))
        }
        "registerExpert" => (
            "mutation($input: RegisterExpertInput!) { registerExpert(input: $input) { __typename } }"
                .to_owned(),
            json!({ "input": booking::registration() }),
        ),
        "createExpertOrder" => mutation(json!({ "content": booking::content() })),
        "saveExpertOrder" => {
            mutation(json!({ "orderId": order, "version": 1, "content": booking::content() }))
        }
        "deleteExpertOrder" => (
            "mutation($id: ID!) { deleteExpertOrder(orderId: $id) { __typename } }".to_owned(),
            json!({ "id": order }),
        ),
        "sendOffers" => mutation(json!({ "orderId": order, "version": 1, "experts": [expert] })),
        "withdrawExpertOrder" => mutation(json!({ "orderId": order, "version": 1, "reason": "MISTAKE" })),
        "giveUpExpertOrder" => {
            mutation(json!({ "orderId": order, "version": 1, "reason": "NOBODY_FREE" }))
        }
        "writeOrderMessage" => mutation(json!({ "orderId": order, "text": "Hei" })),
        "expertOrder" => {
            ("query($id: ID!) { expertOrder(id: $id) { title } }".to_owned(), json!({ "id": order }))
        }
        "expertOrderCount" => query("{ expertOrderCount(from: \"2026-11-01\", until: \"2026-12-01\") }"),
        "expertOrders" => query("{ expertOrders { nodes { title } } }"),
        "expertSettings" => query("{ expertSettings { wording } }"),
        "experts" => query("{ experts { nodes { alias } } }"),
        "expertsCsv" => query("{ expertsCsv }"),
        "gigWeek" => query("{ gigWeek(week: \"2026-W48\") { week } }"),
        "importExperts" => query("mutation { importExperts(csv: \"alias\", dryRun: true) { __typename } }"),
        "changeExpertSettings" => {
            mutation(registry_files::settings("KOKEMUSASIANTUNTIJA", 30, 10)["input"].clone())
        }
        "managedPanels" => query("{ managedPanels { nodes { id } } }"),
        "panels" => query("{ panels { nodes { id } } }"),
        "panel" => ("query($id: ID!) { panel(id: $id) { state } }".to_owned(), json!({ "id": subject.panel["id"] })),
        "panelLot" => {
            ("query($id: ID!) { panelLot(id: $id) { state } }".to_owned(), json!({ "id": subject.lot["id"] }))
        }
        "functioningPanels" => query("{ functioningPanels(on: \"2026-12-31\") { residents customers } }"),
        "planMeeting" => mutation(json!({ "panelId": subject.panel["id"], "on": "2027-01-15", "how": "REMOTE" })),
        "reportMeeting" => mutation(json!({ "meetingId": subject.meeting, "attended": 3 })),
        "removeMeeting" => (
            "mutation($id: ID!) { removeMeeting(meetingId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.meeting }),
        ),
        "cancelLot" => (
            "mutation($id: ID!) { cancelLot(lotId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.lot["id"] }),
        ),
        "createPanel" => mutation(json!({ "owner": {}, "content": panels::content("Raati") })),
        "savePanel" => mutation(json!({ "panelId": subject.panel["id"], "version": 1,
            "content": panels::content("Raati") })),
        "movePanel" => mutation(json!({ "panelId": subject.panel["id"], "version": 1, "command": "PAUSE" })),
        "prepareLot" => mutation(json!({ "panelId": subject.panel["id"], "respondents": "", "categories": "",
            "seedSource": "" })),
        "drawLot" => mutation(json!({ "lotId": subject.lot["id"], "seed": "5eed5eed" })),
        "accounts" => query("{ accounts { nodes { email } } }"),
        "auditEvents" => query("{ auditEvents { nodes { act } } }"),
        "county" => query("{ county { contactEmail } }"),
        "me" => query("{ me { email } }"),
        "managedSurveys" => query("{ managedSurveys { nodes { slug } } }"),
        "openSurveys" => query("{ openSurveys { nodes { slug } } }"),
        "managedSurvey" => {
            ("query($id: ID!) { managedSurvey(id: $id) { slug received } }".to_owned(), json!({ "id": id }))
        }
        "surveyResults" => {
            ("query($id: ID!) { surveyResults(surveyId: $id) { received } }".to_owned(), json!({ "id": id }))
        }
        "survey" => ("query($slug: String!) { survey(slug: $slug) { id } }".to_owned(), slug),
        "publishedResults" => {
            ("query($slug: String!) { publishedResults(slug: $slug) { respondents } }".to_owned(), slug)
        }
        "archiveSurvey" | "closeSurvey" | "deleteSurveyDraft" | "endLateAnswers" | "publishResults" => step(),
        "setLanguage" => query("mutation { setLanguage(language: \"sv\") { __typename } }"),
        "logOut" => query("mutation { logOut { __typename } }"),
        "makeAccountLink" => (
            "mutation($id: ID!) { makeAccountLink(accountId: $id) { __typename } }".to_owned(),
            json!({ "id": account }),
        ),
        "changePassword" => mutation(json!({ "currentPassword": "wrong", "newPassword": "wrong" })),
        "createSurvey" => mutation(json!({ "kind": "RESIDENT", "sourceLanguage": "fi", "title": "Kysely" })),
        "inviteAccount" => mutation(json!({ "email": "aino@example.fi", "name": "Aino", "roles": roles })),
        "logIn" => mutation(json!({ "email": "nobody@example.fi", "password": "wrong" })),
        "publishOutcome" => mutation(json!({ "surveyId": id, "heard": told, "decided": told, "done": told })),
        "publishSurvey" => mutation(json!({ "surveyId": id, "revision": 1 })),
        "redeemAccountLink" => mutation(json!({ "token": "none", "password": "wrong" })),
        "setAccountDisabled" => mutation(json!({ "accountId": account, "disabled": false })),
        "setAccountRoles" => mutation(json!({ "accountId": account, "roles": roles })),
        "submitResponse" => {
            mutation(json!({ "slug": subject.survey["slug"], "language": "fi", "answers": yes(),
            "clientKey": "00112233445566778899aabbccddeeff" }))
        }
        "updateSurveyDraft" => mutation(json!({ "surveyId": id, "revision": 1 })),
        "withdrawResponse" => mutation(json!({ "receiptCode": "7ZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZZZ-ZZ" })),
        other => panic!("say here how {other} is called"),
    }
}

fn division(name: &str) -> domain::LocalizedText {
    let finnish = domain::LanguageTag::finnish();
    let mut text = domain::LocalizedText::default();
    text.set(finnish.clone(), name, &finnish);
    text
}

/// An editor of a division of its own, and the division's id as clients see it.
async fn editor_of(service: &crate::support::TestService, name: &str) -> (Client, String) {
    let added =
        ::service::county::add_division(&service.services, &Actor::System, division(name), Vec::new());
    let id = added.await.unwrap().id;
    (service.staff_in(SurveyEditor, Scope::Division(id)).await, domain::id::TypedId::node_id(id))
}

/// A message that could not be written to anybody: its id as clients see it.
async fn message_to_call(service: &crate::support::TestService) -> String {
    let claimed = ::service::outbox::claim(&service.services, &service.url, 1).await.unwrap();
    let told = ::service::outbox::not_sent(&service.services, &claimed[0], true, "no such mailbox");
    told.await.unwrap();
    domain::id::TypedId::node_id(claimed[0].id)
}

/// The code of the first error; null where there is none.
fn code(answer: &Value) -> &Value {
    &answer["errors"][0]["extensions"]["code"]
}

on_both_databases! {
    async fn everyone_may_do_what_the_matrix_says_and_nothing_else(service: TestService) {
        let held = Held::made(&service).await;
        let feedback = held.unsafe_feedback(&service).await;
        let editor = service.staff(SurveyEditor).await;
        let grants = vec![Grant { role: Analyst, scope: Scope::County }];
        let password = crate::support::service::PASSWORD;
        let created =
            ::service::identity::account::create_active(&service.services, "subject@example.fi", "Kohde", password, grants);
        let account = domain::id::TypedId::node_id(created.await.unwrap().id);
        let booking = Booking::sent(&service).await;
        let to_call = message_to_call(&service).await;
        let survey = editor.open_survey("Kysely").await;
        let coordinator = service.staff(Coordinator).await;
        let (panel, lot) = panels::committed(&coordinator).await;
        let meeting = panels::held_meeting(&coordinator, &panel, "2026-11-20", 9).await;
        let subject = Subject { survey, account, booking, held, feedback, to_call, panel, lot, meeting };
        let mut clients = Vec::new();
        for caller in EVERYONE {
            clients.push(match caller {
                Some(role) => service.staff(*role).await,
                None => service.client(),
            });
        }
        let mut wrong = Vec::new();
        // Logging out comes last: it leaves nobody to call anything else.
        let (last, first): (Vec<_>, Vec<_>) = MATRIX.iter().partition(|row| row.1 == "logOut");
        for (_, field, who) in first.into_iter().chain(last) {
            for (caller, client) in EVERYONE.iter().zip(&clients) {
                if field.starts_with("logIn") {
                    // Attempts are limited by time.
                    service.clock.advance(Duration::seconds(20));
                }
                let (document, variables) = call(field, &subject);
                let answer = client.graphql(&document, variables).await;
                let expected: &[Value] = match (who.contains(caller), caller) {
                    (true, _) => &[Value::Null],
                    (false, None) => &[json!("UNAUTHENTICATED")],
                    (false, Some(_)) => &[json!("FORBIDDEN"), json!("NOT_FOUND")],
                };
                if !expected.contains(code(&answer)) {
                    wrong.push(format!("{field} as {caller:?}: {answer}"));
                }
            }
        }
        assert!(wrong.is_empty(), "{wrong:#?}");
    }

    async fn answers_on_paper_are_entered_by_editors_and_coordinators(service: TestService) {
        let survey = service.staff(SurveyEditor).await.open_survey("Kysely").await;
        for (caller, key) in EVERYONE.iter().zip(0..) {
            let client = match caller {
                Some(role) => service.staff(*role).await,
                None => service.client(),
            };
            let result = client.submit_by("PAPER", &survey["slug"], key, "fi", yes()).await;
            let expected = match caller {
                None => json!("UNAUTHENTICATED"),
                Some(SurveyEditor | Coordinator) => Value::Null,
                Some(_) => json!("FORBIDDEN"),
            };
            assert_eq!(*code(&result), expected, "{caller:?}: {result}");
        }
    }

    async fn what_belongs_to_another_division_does_not_exist(service: TestService) {
        let (owner, division) = editor_of(&service, "Ikäihmisten palvelut").await;
        let (stranger, other_division) = editor_of(&service, "Lasten palvelut").await;
        let create = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { __typename
            ... on ManagedSurvey { id slug revision owner { division unit } } ... on InvalidInput { violations { code } } } }";
        let input = |division: Value| json!({ "input": { "kind": "RESIDENT", "sourceLanguage": "fi", "title": "Kysely",
            "owner": { "division": division } } });
        let created = owner.graphql(create, input(json!(division))).await["data"]["createSurvey"].clone();
        assert_eq!(created["owner"], json!({ "division": division, "unit": null }));
        for elsewhere in [json!(other_division), json!(null)] {
            assert_eq!(*code(&owner.graphql(create, input(elsewhere)).await), "FORBIDDEN");
        }
        let saved = owner.update_survey(complete_draft(&created)).await;
        let survey = owner.publish_survey(&saved).await;
        assert_eq!(survey["state"], "OPEN", "one's own division works: {survey}");
        let subject = Subject { survey: survey.clone(), ..Subject::default() };
        let about_a_survey = ["managedSurvey", "surveyResults", "updateSurveyDraft", "publishSurvey", "closeSurvey",
            "endLateAnswers", "publishResults", "publishOutcome", "archiveSurvey"];
        let nothing = json!({ "id": "Survey:00000000-0000-7000-8000-000000000000", "slug": "none" });
        let nothing = Subject { survey: nothing, ..Subject::default() };
        for field in about_a_survey {
            let (document, variables) = call(field, &subject);
            let hidden = stranger.graphql(&document, variables).await;
            assert_eq!(*code(&hidden), "NOT_FOUND", "{field}: {hidden}");
            // Nor does the answer tell that there is one.
            let (document, variables) = call(field, &nothing);
            assert_eq!(stranger.graphql(&document, variables).await, hidden, "{field}");
        }
        let list = "{ managedSurveys { nodes { slug received } } }";
        let listed = async |client: &Client| {
            client.graphql(list, json!({})).await["data"]["managedSurveys"]["nodes"].as_array().unwrap().len()
        };
        assert_eq!((listed(&owner).await, listed(&stranger).await), (1, 0));
        assert_eq!(listed(&service.staff(SurveyEditor).await).await, 1, "the county holds its divisions");
        let paper = stranger.submit_by("PAPER", &survey["slug"], 1, "fi", yes()).await;
        assert_eq!(*code(&paper), "FORBIDDEN", "the survey itself is public: {paper}");
        for field in about_a_survey {
            let (document, variables) = call(field, &subject);
            let answer = owner.graphql(&document, variables).await;
            assert_eq!(*code(&answer), json!(null), "{field}: {answer}");
        }
    }

    async fn a_unit_has_its_own_surveys_and_its_division_has_them_too(service: TestService) {
        let units = vec![division("Asema"), division("Neuvola")];
        let added = ::service::county::add_division(&service.services, &Actor::System, division("Terveys"), units);
        let added = added.await.unwrap();
        let [one, other] = [0, 1].map(|i| Scope::Unit { division: added.id, unit: added.units[i].id });
        let of_unit = service.staff_in(SurveyEditor, one).await;
        let of_other = service.staff_in(SurveyEditor, other).await;
        let of_division = service.staff_in(SurveyEditor, Scope::Division(added.id)).await;
        let create = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) { ... on ManagedSurvey { id } } }";
        let ids = (domain::id::TypedId::node_id(added.id), domain::id::TypedId::node_id(added.units[0].id));
        let owner = json!({ "division": ids.0, "unit": ids.1 });
        let input = json!({ "kind": "RESIDENT", "sourceLanguage": "fi", "title": "Kysely", "owner": owner });
        let created = of_unit.graphql(create, json!({ "input": input })).await;
        let id = &created["data"]["createSurvey"]["id"];
        assert!(id.is_string(), "{created}");
        let read = "query($id: ID!) { managedSurvey(id: $id) { slug } }";
        let close = "mutation($input: UpdateSurveyDraftInput!) { updateSurveyDraft(input: $input) { __typename } }";
        for (client, may) in [(&of_unit, true), (&of_division, true), (&of_other, false)] {
            let seen = client.graphql(read, json!({ "id": id })).await;
            assert_eq!(*code(&seen) == json!("NOT_FOUND"), !may, "{seen}");
            assert_eq!(seen["data"]["managedSurvey"].is_null(), !may);
            let saved = client.graphql(close, json!({ "input": { "surveyId": id, "revision": 1 } })).await;
            assert_eq!(*code(&saved) == json!("NOT_FOUND"), !may, "{saved}");
        }
        let mut wider = input.clone();
        wider["owner"] = json!({ "division": ids.0 });
        assert_eq!(*code(&of_unit.graphql(create, json!({ "input": wider })).await), "FORBIDDEN");
    }
}
