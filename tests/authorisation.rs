//! Who may do what: a row for every field of the schema, and every field called as everyone.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod activities;
mod calls;
mod indicators;

use std::collections::BTreeMap;

use chrono::Duration;
use domain::identity::{Actor, Grant, Role, Scope};
use serde_json::{Value, json};

use calls::{Subject, call};

use crate::activities as written;
use crate::booking::Booking;
use crate::fees::Held;
use crate::meeting_claims;
use crate::meetings;
use crate::members;
use crate::own;
use crate::panels;
use crate::positions;
use crate::programmes;
use crate::sdl;
use crate::support::on_both_databases;
use crate::support::service::Client;
use crate::support::surveys::{complete_draft, yes};

use Role::{
    Administrator, Analyst, BudgetApprover, Coordinator, Orderer, PanelOrganiser, Payroll, ProgrammeOfficer,
    ReportApprover, ResponsibleParty, SurveyEditor,
};

/// Who may call a field; `None` is somebody who has not logged in.
type Who = &'static [Option<Role>];

const EVERYONE: Who = &[
    None,
    Some(Administrator),
    Some(SurveyEditor),
    Some(Analyst),
    Some(Coordinator),
    Some(PanelOrganiser),
    Some(Orderer),
    Some(ProgrammeOfficer),
    Some(BudgetApprover),
    Some(Payroll),
    Some(ResponsibleParty),
    Some(ReportApprover),
];
const STAFF: Who = &[
    Some(Administrator),
    Some(SurveyEditor),
    Some(Analyst),
    Some(Coordinator),
    Some(PanelOrganiser),
    Some(Orderer),
    Some(ProgrammeOfficer),
    Some(BudgetApprover),
    Some(Payroll),
    Some(ResponsibleParty),
    Some(ReportApprover),
];
/// Who has to do with surveys at all.
const SEES_SURVEYS: Who = &[
    Some(Administrator),
    Some(SurveyEditor),
    Some(Analyst),
    Some(Coordinator),
    Some(PanelOrganiser),
    Some(ProgrammeOfficer),
];
/// Who has to do with orders for experts.
const ORDERS: Who = &[Some(Coordinator), Some(Orderer)];
/// Who follows how many orders there are.
const FIGURES: Who = &[Some(Coordinator), Some(Orderer), Some(ProgrammeOfficer)];
/// Who learns what feedback comes to.
const FEEDBACK: Who = &[Some(Coordinator), Some(ProgrammeOfficer)];
/// Who has to do with what experts and members of panels are paid.
const FEES: Who = &[Some(Coordinator), Some(PanelOrganiser), Some(BudgetApprover), Some(Payroll)];
/// Who chooses of the price list.
const FEE_CHOICES: Who = &[Some(Coordinator), Some(PanelOrganiser), Some(Orderer)];
const PAYROLL: Who = &[Some(Payroll)];
const COORDINATOR: Who = &[Some(Coordinator)];
/// Who organises panels.
const ORGANISERS: Who = &[Some(Coordinator), Some(PanelOrganiser)];
/// Who writes of activities, and who reads of them.
const ACTIVITIES: Who = &[Some(Coordinator), Some(PanelOrganiser), Some(ProgrammeOfficer)];
const SEES_ACTIVITIES: Who =
    &[Some(SurveyEditor), Some(Analyst), Some(Coordinator), Some(PanelOrganiser), Some(ProgrammeOfficer)];
/// Who reads drafts of programmes.
const READS_PROGRAMMES: Who =
    &[Some(SurveyEditor), Some(Analyst), Some(Coordinator), Some(PanelOrganiser), Some(ProgrammeOfficer)];
const ADMINISTRATOR: Who = &[Some(Administrator)];
const EDITOR: Who = &[Some(SurveyEditor)];
/// Who follows the programme's indicators.
const INDICATORS: Who = &[Some(ProgrammeOfficer), Some(ResponsibleParty), Some(ReportApprover)];
/// Who reports values of them.
const REPORTERS: Who = &[Some(ProgrammeOfficer), Some(ResponsibleParty)];
/// Who answers for the programme.
const OFFICER: Who = &[Some(ProgrammeOfficer)];
/// Experts by experience, who have no role but a session of their own. Staff are told what anybody is who has not come in.
const EXPERT: Who = &[];

const MATRIX: &[(&str, &str, Who)] = &[
    ("Query", "accounts", ADMINISTRATOR),
    ("Query", "activities", EVERYONE),
    ("Query", "activity", EVERYONE),
    ("Query", "activityFigures", SEES_ACTIVITIES),
    ("Query", "auditEvents", ADMINISTRATOR),
    ("Query", "bookedContacts", ORDERS),
    ("Query", "calendarFeeds", STAFF),
    ("Query", "callsToMake", ORGANISERS),
    ("Query", "county", EVERYONE),
    ("Query", "expert", COORDINATOR),
    ("Query", "expertConsents", COORDINATOR),
    ("Query", "expertContact", COORDINATOR),
    ("Query", "expertCoverage", COORDINATOR),
    ("Query", "expertFairness", COORDINATOR),
    ("Query", "expertFeedbackFigures", FEEDBACK),
    ("Query", "expertOrder", ORDERS),
    ("Query", "expertOrderBreakdown", FIGURES),
    ("Query", "expertOrderCount", FIGURES),
    ("Query", "expertOrderFigures", FIGURES),
    ("Query", "expertOrderPrivate", ORDERS),
    ("Query", "expertOrderTotal", EVERYONE),
    ("Query", "expertOrders", ORDERS),
    ("Query", "expertReads", COORDINATOR),
    ("Query", "expertSensitive", COORDINATOR),
    ("Query", "expertSettings", ORDERS),
    ("Query", "experts", COORDINATOR),
    ("Query", "expertsCsv", COORDINATOR),
    ("Query", "feeClaims", FEES),
    ("Query", "feeClassChoices", FEE_CHOICES),
    ("Query", "feeClasses", FEES),
    ("Query", "feedbackToHandle", COORDINATOR),
    ("Query", "findExperts", COORDINATOR),
    ("Query", "followedProgrammes", INDICATORS),
    ("Query", "frozenIndicatorReport", EVERYONE),
    ("Query", "functioningPanels", EVERYONE),
    ("Query", "gigWeek", COORDINATOR),
    ("Query", "gigsBeyondAgreements", COORDINATOR),
    ("Query", "heldGigs", ORDERS),
    ("Query", "indicatorReport", INDICATORS),
    ("Query", "managedActivities", SEES_ACTIVITIES),
    ("Query", "managedPanels", ORGANISERS),
    ("Query", "managedSurvey", SEES_SURVEYS),
    ("Query", "managedSurveys", SEES_SURVEYS),
    ("Query", "me", EVERYONE),
    ("Query", "meetingReplies", ORGANISERS),
    ("Query", "method", EVERYONE),
    ("Query", "methodUses", EVERYONE),
    ("Query", "methods", EVERYONE),
    ("Query", "offer", EVERYONE),
    ("Query", "openSurveys", EVERYONE),
    ("Query", "orderFeedback", ORDERS),
    ("Query", "owedIndicatorValues", INDICATORS),
    ("Query", "own", EXPERT),
    ("Query", "panel", EVERYONE),
    ("Query", "panelLetters", ORGANISERS),
    ("Query", "panelLot", EVERYONE),
    ("Query", "panelMembers", ORGANISERS),
    ("Query", "panelPosition", EVERYONE),
    ("Query", "panelSeat", EVERYONE),
    ("Query", "panelSurveys", ORGANISERS),
    ("Query", "panelTopics", ORGANISERS),
    ("Query", "panels", EVERYONE),
    ("Query", "payrollExport", PAYROLL),
    ("Query", "payrollExports", PAYROLL),
    ("Query", "programme", EVERYONE),
    ("Query", "programmeComparison", READS_PROGRAMMES),
    ("Query", "programmeFile", READS_PROGRAMMES),
    ("Query", "programmeVersion", READS_PROGRAMMES),
    ("Query", "programmes", EVERYONE),
    ("Query", "publishedIndicatorReport", EVERYONE),
    ("Query", "publishedResults", EVERYONE),
    ("Query", "survey", EVERYONE),
    ("Query", "surveyResults", &[Some(SurveyEditor), Some(Analyst), Some(ProgrammeOfficer)]),
    ("Mutation", "acceptOffer", EVERYONE),
    ("Mutation", "adoptProgramme", OFFICER),
    ("Mutation", "answerOfferFor", COORDINATOR),
    ("Mutation", "answerOwnOffer", EXPERT),
    ("Mutation", "answerPanelSeat", EVERYONE),
    ("Mutation", "answerPosition", ORGANISERS),
    ("Mutation", "applyToPanel", EVERYONE),
    ("Mutation", "approveFeeClaim", &[Some(BudgetApprover)]),
    ("Mutation", "approveIndicatorValue", &[Some(ReportApprover)]),
    ("Mutation", "archiveSurvey", EDITOR),
    ("Mutation", "askOwnErasure", EXPERT),
    ("Mutation", "callOffActivity", ACTIVITIES),
    ("Mutation", "cancelExpertOrder", ORDERS),
    ("Mutation", "cancelLot", ORGANISERS),
    ("Mutation", "changeExpert", COORDINATOR),
    ("Mutation", "changeExpertOrderTime", COORDINATOR),
    ("Mutation", "changeExpertSettings", COORDINATOR),
    ("Mutation", "changeMemberContact", EVERYONE),
    ("Mutation", "changePassword", STAFF),
    ("Mutation", "checkFeeClaim", COORDINATOR),
    ("Mutation", "closeOwnSession", EVERYONE),
    ("Mutation", "closeSurvey", EDITOR),
    ("Mutation", "confirmExpertOrder", COORDINATOR),
    ("Mutation", "confirmSurveyListing", REPORTERS),
    ("Mutation", "copyExpertOrder", ORDERS),
    ("Mutation", "correctExpertOrderReport", ORDERS),
    ("Mutation", "correctIndicatorReport", OFFICER),
    ("Mutation", "createActivity", ACTIVITIES),
    ("Mutation", "createExpertOrder", ORDERS),
    ("Mutation", "createMethod", ACTIVITIES),
    ("Mutation", "createPanel", ORGANISERS),
    ("Mutation", "createPanelSurvey", ORGANISERS),
    ("Mutation", "createPosition", ORGANISERS),
    ("Mutation", "createSurvey", EDITOR),
    ("Mutation", "decideTopic", ORGANISERS),
    ("Mutation", "declineOffer", EVERYONE),
    ("Mutation", "deleteExpertOrder", ORDERS),
    ("Mutation", "deleteSurveyDraft", EDITOR),
    ("Mutation", "disputeOwnAbsence", EXPERT),
    ("Mutation", "drawLot", ORGANISERS),
    ("Mutation", "editExpertOrder", ORDERS),
    ("Mutation", "endLateAnswers", EDITOR),
    ("Mutation", "eraseExpert", COORDINATOR),
    ("Mutation", "explainIndicatorGap", REPORTERS),
    ("Mutation", "exportPayroll", PAYROLL),
    ("Mutation", "fillFeeClaim", COORDINATOR),
    ("Mutation", "fillOwnClaim", EXPERT),
    ("Mutation", "followPosition", ORGANISERS),
    ("Mutation", "freezeIndicatorReport", OFFICER),
    ("Mutation", "giveExpertConsent", COORDINATOR),
    ("Mutation", "giveGigFeedback", ORDERS),
    ("Mutation", "giveOwnConsent", EXPERT),
    ("Mutation", "giveOwnFeedback", EXPERT),
    ("Mutation", "givePosition", ORGANISERS),
    ("Mutation", "giveUpExpertOrder", COORDINATOR),
    ("Mutation", "handleGigFeedback", COORDINATOR),
    ("Mutation", "hidePublicName", ORGANISERS),
    ("Mutation", "importExperts", COORDINATOR),
    ("Mutation", "importIndicatorValues", OFFICER),
    ("Mutation", "importPanelSample", ORGANISERS),
    ("Mutation", "importProgramme", OFFICER),
    ("Mutation", "inviteAccount", ADMINISTRATOR),
    ("Mutation", "inviteToMeeting", ORGANISERS),
    ("Mutation", "loadKnownProgramme", OFFICER),
    ("Mutation", "logIn", EVERYONE),
    ("Mutation", "logOut", EVERYONE),
    ("Mutation", "makeAccountLink", ADMINISTRATOR),
    ("Mutation", "makeCalendarFeed", ORDERS),
    ("Mutation", "makeOwnFeed", EXPERT),
    ("Mutation", "mapIndicatorParty", OFFICER),
    ("Mutation", "markFeeClaimsPaid", PAYROLL),
    ("Mutation", "movePanel", ORGANISERS),
    ("Mutation", "movePanelMember", ORGANISERS),
    ("Mutation", "namePanelMember", ORGANISERS),
    ("Mutation", "noteCall", COORDINATOR),
    ("Mutation", "openOwnSession", EVERYONE),
    ("Mutation", "pauseOwn", EXPERT),
    ("Mutation", "planMeeting", ORGANISERS),
    ("Mutation", "prepareLot", ORGANISERS),
    ("Mutation", "proposeTopic", EVERYONE),
    ("Mutation", "publishIndicatorReport", OFFICER),
    ("Mutation", "publishOutcome", &[Some(SurveyEditor), Some(ProgrammeOfficer)]),
    ("Mutation", "publishResults", &[Some(SurveyEditor), Some(Analyst)]),
    ("Mutation", "publishSurvey", EDITOR),
    ("Mutation", "readLotPool", ORGANISERS),
    ("Mutation", "readMemberData", EVERYONE),
    ("Mutation", "redeemAccountLink", EVERYONE),
    ("Mutation", "registerExpert", COORDINATOR),
    ("Mutation", "rejectFeeClaim", &[Some(Coordinator), Some(BudgetApprover)]),
    ("Mutation", "remindIndicatorParties", OFFICER),
    ("Mutation", "remindPanelSurvey", EDITOR),
    ("Mutation", "removeActivity", ACTIVITIES),
    ("Mutation", "removeMeeting", ORGANISERS),
    ("Mutation", "removePosition", ORGANISERS),
    ("Mutation", "removeProgrammeDraft", OFFICER),
    ("Mutation", "reopenActivity", ACTIVITIES),
    ("Mutation", "reopenFeeClaim", COORDINATOR),
    ("Mutation", "replyToMeeting", EVERYONE),
    ("Mutation", "reportActivity", ACTIVITIES),
    ("Mutation", "reportExpertOrderHeld", ORDERS),
    ("Mutation", "reportIndicatorValue", REPORTERS),
    ("Mutation", "reportMeeting", ORGANISERS),
    ("Mutation", "requestMemberCode", EVERYONE),
    ("Mutation", "requestSignInCode", EVERYONE),
    ("Mutation", "rescheduleExpertOrder", COORDINATOR),
    ("Mutation", "resumeOwn", EXPERT),
    ("Mutation", "retireMethod", ACTIVITIES),
    ("Mutation", "returnExpertOrder", COORDINATOR),
    ("Mutation", "revokeCalendarFeed", ORDERS),
    ("Mutation", "revokeOwnFeed", EXPERT),
    ("Mutation", "saveActivity", ACTIVITIES),
    ("Mutation", "saveExpertOrder", ORDERS),
    ("Mutation", "saveFeeClass", COORDINATOR),
    ("Mutation", "saveMeeting", ORGANISERS),
    ("Mutation", "saveMethod", ACTIVITIES),
    ("Mutation", "saveOpenCall", ORGANISERS),
    ("Mutation", "savePanel", ORGANISERS),
    ("Mutation", "savePosition", ORGANISERS),
    ("Mutation", "selectOffers", COORDINATOR),
    ("Mutation", "sendExpertLink", COORDINATOR),
    ("Mutation", "sendMeetingClaim", EVERYONE),
    ("Mutation", "sendOffers", COORDINATOR),
    ("Mutation", "sendPanelInvitations", ORGANISERS),
    ("Mutation", "setAccountDisabled", ADMINISTRATOR),
    ("Mutation", "setAccountRoles", ADMINISTRATOR),
    ("Mutation", "setExpertContact", COORDINATOR),
    ("Mutation", "setExpertPay", COORDINATOR),
    ("Mutation", "setExpertSensitive", COORDINATOR),
    ("Mutation", "setExpertSkills", COORDINATOR),
    ("Mutation", "setExpertTimes", COORDINATOR),
    ("Mutation", "setIndicator", OFFICER),
    ("Mutation", "setIndicatorReporting", OFFICER),
    ("Mutation", "setLanguage", STAFF),
    ("Mutation", "setOwnTimes", EXPERT),
    ("Mutation", "setPanelMemberContact", ORGANISERS),
    ("Mutation", "showPublicName", EVERYONE),
    ("Mutation", "stopPairing", EVERYONE),
    ("Mutation", "submitExpertOrder", ORDERS),
    ("Mutation", "submitFeeClaim", COORDINATOR),
    ("Mutation", "submitOwnClaim", EXPERT),
    ("Mutation", "submitResponse", EVERYONE),
    ("Mutation", "updateSurveyDraft", EDITOR),
    ("Mutation", "waiveFeeClaim", COORDINATOR),
    ("Mutation", "waiveMeetingClaim", EVERYONE),
    ("Mutation", "waiveOwnClaim", EXPERT),
    ("Mutation", "withdrawExpert", COORDINATOR),
    ("Mutation", "withdrawExpertConsent", COORDINATOR),
    ("Mutation", "withdrawExpertOrder", ORDERS),
    ("Mutation", "withdrawFromGig", EXPERT),
    ("Mutation", "withdrawOwnConsent", EXPERT),
    ("Mutation", "withdrawResponse", EVERYONE),
    ("Mutation", "writeMemo", ORGANISERS),
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
        let activity = written::created(&coordinator, written::content("Asukasilta", "2026-12-20")).await;
        let position = positions::drafted(&coordinator, &panel).await;
        let given = positions::given(&service, &coordinator, &panel).await;
        let member = members::named(&service, &coordinator, &panel).await;
        let topic = meetings::topic(&service, &coordinator, &panel).await;
        let paid = meeting_claims::paid(&service, &coordinator).await;
        let programme = programmes::drafted(&service).await;
        let report = indicators::frozen(&service).await;
        // Last, since it reads whatever messages are due.
        let (expert, own_link) = own::come_in(&service).await;
        let subject = Subject { survey, account, booking, held, feedback, to_call, panel, lot, meeting, member, paid, position, given, topic, report, programme, own_link, activity };
        let mut clients = Vec::new();
        for caller in EVERYONE {
            clients.push(match caller {
                Some(role) => service.staff(*role).await,
                None => service.client(),
            });
        }
        let mut wrong = Vec::new();
        // Logging out comes last: it leaves nobody to call anything else. Before it what takes so long that the expert's
        // session ends.
        let (last, first): (Vec<_>, Vec<_>) =
            MATRIX.iter().partition(|row| ["logOut", "requestMemberCode"].contains(&row.1));
        for &(_, field, who) in first.into_iter().chain(last.into_iter().rev()) {
            for (caller, client) in EVERYONE.iter().zip(&clients) {
                // Attempts are limited by time.
                match field {
                    "logIn" => service.clock.advance(Duration::seconds(20)),
                    "requestMemberCode" | "requestSignInCode" => service.clock.advance(Duration::minutes(10)),
                    _ => {}
                }
                let (document, variables) = call(field, &subject);
                let answer = client.graphql(&document, variables).await;
                let expected: &[Value] = match (who.contains(caller), caller) {
                    (true, _) => &[Value::Null],
                    (false, None) => &[json!("UNAUTHENTICATED")],
                    (false, Some(_)) if who.is_empty() => &[json!("UNAUTHENTICATED")],
                    (false, Some(_)) => &[json!("FORBIDDEN"), json!("NOT_FOUND")],
                };
                if !expected.contains(code(&answer)) {
                    wrong.push(format!("{field} as {caller:?}: {answer}"));
                }
            }
            if who.is_empty() || who.contains(&None) {
                continue;
            }
            // An expert is no staff, and none of it is about them; of claims they have a list of their own, which is empty.
            let (document, variables) = call(field, &subject);
            let answer = expert.graphql(&document, variables).await;
            let expected: &[Value] = match field {
                "feeClaims" => &[Value::Null],
                _ => &[json!("UNAUTHENTICATED"), json!("FORBIDDEN"), json!("NOT_FOUND")],
            };
            let is_theirs = answer["data"]["feeClaims"]["nodes"] == json!([]) || field != "feeClaims";
            if !expected.contains(code(&answer)) || !is_theirs {
                wrong.push(format!("{field} as an expert: {answer}"));
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
