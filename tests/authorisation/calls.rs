//! How each field of the schema is called.

mod preparation;

use serde_json::{Value, json};

use super::indicators::Frozen;
use crate::booking::{self, Booking};
use crate::fees::Held;
use crate::initiatives::Made;
use crate::matters::Prepared;
use crate::meetings;
use crate::members::{self, Named};
use crate::panels;
use crate::positions;
use crate::programmes;
use crate::registry_files;
use crate::support::surveys::yes;

/// What the calls are about.
#[derive(Default)]
pub(super) struct Subject {
    pub(super) survey: Value,
    pub(super) account: String,
    pub(super) booking: Booking,
    pub(super) held: Held,
    /// Feedback that waits for a coordinator.
    pub(super) feedback: Value,
    /// A message that has to be told by a call.
    pub(super) to_call: String,
    pub(super) panel: Value,
    /// Its lot, whose panels are published.
    pub(super) lot: Value,
    /// Its meeting, which has been held.
    pub(super) meeting: Value,
    /// Whom it has been offered a seat of.
    pub(super) member: Named,
    /// A member who is paid for a meeting: the secret of their link, and the claim.
    pub(super) paid: (String, Value),
    /// What a member has proposed.
    pub(super) topic: Value,
    /// A draft of what it says, and what it has said.
    pub(super) position: Value,
    pub(super) given: Value,
    /// A published report on indicators, and a value that waits to be approved.
    pub(super) report: Frozen,
    /// An activity to come, which everybody may read of.
    pub(super) activity: Value,
    /// A draft of a programme.
    pub(super) programme: Value,
    /// The secret of the private link of an expert.
    pub(super) own_link: String,
    /// An initiative that everybody reads.
    pub(super) initiative: Made,
    pub(super) agreement: Value,
    pub(super) document: Value,
    /// A matter under preparation, a body, and what it has said and proposed.
    pub(super) prepared: Prepared,
    /// Customer feedback that nobody has taken: its id.
    pub(super) given_feedback: Value,
    /// A draft of what is told of it: its id.
    pub(super) summary: Value,
    /// A comment on a programme that nobody has taken: its id.
    pub(super) commented: Value,
}

/// A call of a field that succeeds, or ends in a problem, for whoever may make it.
pub(super) fn call(field: &str, subject: &Subject) -> (String, Value) {
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
        "approveFeeClaim" | "checkFeeClaim" | "reopenFeeClaim" | "submitFeeClaim" | "waiveFeeClaim"
        | "submitOwnClaim" | "waiveOwnClaim" => claim_step(),
        "adoptProgramme" | "importProgramme" | "loadKnownProgramme" | "programme" | "programmeComparison"
        | "programmeFile" | "programmeVersion" | "programmes" | "removeProgrammeDraft" => {
            programmes::call(field, &subject.programme)
        }
        "own" => query("{ own { alias } }"),
        "askOwnErasure" | "closeOwnSession" | "makeOwnFeed" | "pauseOwn" | "resumeOwn" | "revokeOwnFeed" => {
            query(&format!("mutation {{ {field} {{ __typename }} }}"))
        }
        "requestSignInCode" => (
            "mutation($token: String!) { requestSignInCode(token: $token) { expiresAt } }".to_owned(),
            json!({ "token": subject.own_link }),
        ),
        "openOwnSession" => (
            "mutation($token: String!) { openOwnSession(token: $token, code: \"wrong\") { __typename } }"
                .to_owned(),
            json!({ "token": subject.own_link }),
        ),
        "answerOwnOffer" => (
            "mutation($id: ID!) { answerOwnOffer(offerId: $id, answer: NO) { __typename } }".to_owned(),
            json!({ "id": subject.booking.offer }),
        ),
        "withdrawFromGig" => (
            "mutation($id: ID!) { withdrawFromGig(orderId: $id) { __typename } }".to_owned(),
            json!({ "id": order }),
        ),
        "disputeOwnAbsence" => (
            "mutation($id: ID!) { disputeOwnAbsence(gigId: $id) { __typename } }".to_owned(),
            json!({ "id": gig["id"] }),
        ),
        "setOwnTimes" => mutation(json!({})),
        "giveOwnConsent" => query("mutation { giveOwnConsent(purpose: MATCHING) { __typename } }"),
        "withdrawOwnConsent" => query(
            "mutation { withdrawOwnConsent(consentId: \"Consent:00000000-0000-7000-8000-000000000000\")
                { __typename } }",
        ),
        "fillOwnClaim" => (
            "mutation($input: FillFeeClaimInput!) { fillOwnClaim(input: $input) { __typename } }".to_owned(),
            json!({ "input": { "claimId": claim["id"], "version": 1 } }),
        ),
        "giveOwnFeedback" => (
            "mutation($input: GiveGigFeedbackInput!) { giveOwnFeedback(input: $input) { __typename } }"
                .to_owned(),
            json!({ "input": { "gigId": gig["id"], "score": 5, "feltSafe": true } }),
        ),
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
        "bookedContacts" => (
            "query($id: ID!) { bookedContacts(orderId: $id) { name } }".to_owned(),
            json!({ "id": held_order["id"] }),
        ),
        "orderFeedback" => (
            "query($id: ID!) { orderFeedback(id: $id) { comment } }".to_owned(),
            json!({ "id": held_order["id"] }),
        ),
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
        "calendarFeeds" => query("{ calendarFeeds { kind madeAt } }"),
        "makeCalendarFeed" | "revokeCalendarFeed" => {
            query(&format!("mutation {{ {field}(kind: ORDERS) {{ kind }} }}"))
        }
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
        "setExpertSkills" => mutation(json!({
            "expertId": expert, "gigTypes": ["LECTURE"], "languages": [{ "language": "fi", "level": "WORKING" }],
        })),
        "setExpertTimes" => mutation(json!({ "expertId": expert })),
        "setExpertPay" | "setExpertSensitive" => mutation(json!({ "expertId": expert })),
        "expertFairness" => {
            query("{ expertFairness(from: \"2026-11-01\", until: \"2026-12-01\") { neverAsked } }")
        }
        "expertFeedbackFigures" => {
            query("{ expertFeedbackFigures(from: \"2026-11-01\", until: \"2026-12-01\") { given } }")
        }
        "expertCoverage" => query("{ expertCoverage { themes { experts } } }"),
        "expertOrderFigures" => {
            query("{ expertOrderFigures(from: \"2026-11-01\", until: \"2026-12-01\") { gigs } }")
        }
        "expertOrderBreakdown" => query(
            "{ expertOrderBreakdown(from: \"2026-11-01\", until: \"2026-12-01\", by: GIG_TYPE) { orders } }",
        ),
        "expertOrderTotal" => {
            query("{ expertOrderTotal(from: \"2026-07-01\", until: \"2027-01-01\") { orders gigs } }")
        }
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
        "gigsBeyondAgreements" => query("{ gigsBeyondAgreements { alias } }"),
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
        "planMeeting" => {
            mutation(json!({ "panelId": subject.panel["id"], "content": meetings::content("2027-01-15") }))
        }
        "saveMeeting" => mutation(json!({ "meetingId": subject.meeting, "version": 1,
            "content": meetings::content("2027-01-15") })),
        "inviteToMeeting" => (
            "mutation($id: ID!) { inviteToMeeting(meetingId: $id, version: 1) { __typename } }".to_owned(),
            json!({ "id": subject.meeting }),
        ),
        "writeMemo" => mutation(json!({ "meetingId": subject.meeting, "version": 1, "text": told })),
        "sendMeetingClaim" => mutation(json!({ "token": subject.paid.0, "claim": {
            "claimId": subject.paid.1["id"], "version": 1 } })),
        "waiveMeetingClaim" => mutation(json!({ "token": subject.paid.0,
            "claimId": subject.paid.1["id"], "version": 1 })),
        "replyToMeeting" => mutation(json!({ "token": subject.member.token, "meetingId": subject.meeting,
            "attendance": "COMES" })),
        "meetingReplies" => (
            "query($id: ID!) { meetingReplies(meetingId: $id) { attendance } }".to_owned(),
            json!({ "id": subject.meeting }),
        ),
        "reportMeeting" => mutation(json!({ "meetingId": subject.meeting, "attended": 3 })),
        "removeMeeting" => (
            "mutation($id: ID!) { removeMeeting(meetingId: $id, version: 1) { __typename } }".to_owned(),
            json!({ "id": subject.meeting }),
        ),
        "cancelLot" => (
            "mutation($id: ID!) { cancelLot(lotId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.lot["id"] }),
        ),
        "readLotPool" => (
            "mutation($id: ID!) { readLotPool(lotId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.lot["id"] }),
        ),
        "createPanel" => mutation(json!({ "owner": {}, "content": panels::content("Raati") })),
        "savePanel" => mutation(json!({ "panelId": subject.panel["id"], "version": 1,
            "content": panels::content("Raati") })),
        "movePanel" => mutation(json!({ "panelId": subject.panel["id"], "version": 1, "command": "PAUSE" })),
        "prepareLot" => mutation(json!({ "panelId": subject.panel["id"], "respondents": "", "categories": "",
            "seedSource": "" })),
        "checkLotPool" => mutation(json!({ "panelId": subject.panel["id"], "respondents": "", "categories": "" })),
        "drawLot" => mutation(json!({ "lotId": subject.lot["id"], "seed": "5eed5eed" })),
        "panelMembers" => (
            "query($id: ID!) { panelMembers(panelId: $id) { nodes { state } } }".to_owned(),
            json!({ "id": subject.panel["id"] }),
        ),
        "panelSeat" => {
            let token = json!({ "token": subject.member.token });
            ("query($token: String!) { panelSeat(token: $token) { state } }".to_owned(), token)
        }
        "saveOpenCall" => {
            mutation(json!({ "panelId": subject.panel["id"], "version": 1, "call": members::call("2027-01-31") }))
        }
        "applyToPanel" => mutation(members::application(&subject.panel, "hakija@example.fi", "b")),
        "namePanelMember" => {
            let contact = json!({ "name": "Nimetty Jäsen", "email": "toinen@example.fi" });
            mutation(json!({ "panelId": subject.panel["id"], "contact": contact }))
        }
        "acceptNomination" => {
            mutation(json!({ "token": subject.member.token, "acceptance": members::named::agreed() }))
        }
        "recordPanelAcceptance" => mutation(json!({ "memberId": subject.member.id, "version": 1, "channel": "PHONE",
            "acceptance": members::named::agreed() })),
        "enterPanelApplication" => mutation(json!({ "channel": "PAPER",
            "application": members::application(&subject.panel, "paperi@example.fi", "b") })),
        "movePanelMember" => {
            mutation(json!({ "memberId": subject.member.id, "version": 1, "command": "ACCEPT" }))
        }
        "answerPanelSeat" => (
            "mutation($token: String!) { answerPanelSeat(token: $token, command: ACCEPT) { __typename } }".to_owned(),
            json!({ "token": subject.member.token }),
        ),
        "requestMemberCode" => (
            "mutation($token: String!) { requestMemberCode(token: $token) { expiresAt } }".to_owned(),
            json!({ "token": subject.member.token }),
        ),
        "readMemberData" => (
            "mutation($token: String!) { readMemberData(token: $token, code: \"wrong\") { __typename } }".to_owned(),
            json!({ "token": subject.member.token }),
        ),
        "changeMemberContact" => (
            "mutation($token: String!) { changeMemberContact(token: $token, code: \"wrong\",
                contact: { name: \"Nimetty\", phone: \"040 123 4567\" }) { __typename } }"
                .to_owned(),
            json!({ "token": subject.member.token }),
        ),
        "setPanelMemberTerm" => mutation(json!({ "memberId": subject.member.id, "ends": "2030-12-31" })),
        "setPanelMemberContact" => {
            let contact = json!({ "name": "Nimetty Jäsen", "phone": "040 123 4567" });
            mutation(json!({ "memberId": subject.member.id, "contact": contact }))
        }
        "panelTopics" => (
            "query($id: ID!) { panelTopics(panelId: $id) { state } }".to_owned(),
            json!({ "id": subject.panel["id"] }),
        ),
        "panelSurveys" => (
            "query($id: ID!) { panelSurveys(panelId: $id) { slug } }".to_owned(),
            json!({ "id": subject.panel["id"] }),
        ),
        "createPanelSurvey" => mutation(
            json!({ "panelId": subject.panel["id"], "sourceLanguage": "fi", "title": "Kysely" }),
        ),
        "stopPairing" => (
            "mutation($token: String!) { stopPairing(token: $token) { __typename } }".to_owned(),
            json!({ "token": subject.member.token }),
        ),
        "proposeTopic" => (
            "mutation($token: String!) { proposeTopic(token: $token, text: \"Bussit\") { __typename } }".to_owned(),
            json!({ "token": subject.member.token }),
        ),
        "showPublicName" => (
            "mutation($token: String!) { showPublicName(token: $token, name: \"Nimetty\") { __typename } }".to_owned(),
            json!({ "token": subject.member.token }),
        ),
        "hidePublicName" => (
            "mutation($id: ID!) { hidePublicName(memberId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.member.id }),
        ),
        "decideTopic" => mutation(json!({ "topicId": subject.topic, "version": 9, "taken": true })),
        "panelLetters" => (
            "query($id: ID!) { panelLetters(panelId: $id) { code } }".to_owned(),
            json!({ "id": subject.panel["id"] }),
        ),
        "importPanelSample" => (
            "mutation($id: ID!) { importPanelSample(panelId: $id, csv: \"nimi\") { __typename } }".to_owned(),
            json!({ "id": subject.panel["id"] }),
        ),
        "sendPanelInvitations" => (
            "mutation($id: ID!) { sendPanelInvitations(panelId: $id) { __typename } }".to_owned(),
            json!({ "id": subject.panel["id"] }),
        ),
        "panelPosition" => (
            "query($id: ID!) { panelPosition(id: $id) { state } }".to_owned(),
            json!({ "id": subject.given["id"] }),
        ),
        "createPosition" => {
            mutation(json!({ "panelId": subject.panel["id"], "content": positions::content("Kanta") }))
        }
        "savePosition" => {
            let content = positions::content("Kanta");
            mutation(json!({ "positionId": subject.position["id"], "version": 1, "content": content }))
        }
        "givePosition" => {
            mutation(json!({ "positionId": subject.position["id"], "version": 9, "on": "2026-11-20" }))
        }
        "answerPosition" | "followPosition" => (
            format!("mutation($input: PositionReportInput!) {{ {field}(input: $input) {{ __typename }} }}"),
            json!({ "input": { "positionId": subject.given["id"], "version": 2, "on": "2026-11-20", "text": told } }),
        ),
        "removePosition" => (
            "mutation($id: ID!) { removePosition(positionId: $id, version: 9) { __typename } }".to_owned(),
            json!({ "id": subject.position["id"] }),
        ),
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
        "archiveSurvey" | "closeSurvey" | "deleteSurveyDraft" | "endLateAnswers" | "publishResults"
        | "remindPanelSurvey" => step(),
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
        other => super::activities::call(other, &subject.activity)
            .or_else(|| super::indicators::call(other, &subject.report))
            .or_else(|| super::proposals::call(other, subject))
            .or_else(|| preparation::call(other, subject))
            .unwrap_or_else(|| super::feedback_calls::call(other, subject)),
    }
}
