//! Surveys for tests, made through the API as an editor makes them.

use serde_json::{Value, json};

use super::TestService;
use super::service::Client;

/// Fields of a survey that tests look at.
const FIELDS: &str = "id slug revision state publication { version finalisedAt } readiness { violations { code path args { name value } } }";

/// A text in Finnish, Swedish and easy Finnish.
pub(crate) fn text(fi: &str, sv: &str) -> Value {
    json!([
        { "language": "fi", "text": fi },
        { "language": "sv", "text": sv },
        { "language": "fi-simple", "text": fi },
    ])
}

/// The questions of the test survey: one of each kind.
pub(crate) fn questions() -> Value {
    json!([
        { "code": "information", "bankKey": "information-received", "type": "SINGLE_CHOICE", "required": true,
          "text": text("Oletko saanut tiedon?", "Har du fått informationen?"),
          "options": [
            { "code": "yes", "text": text("Kyllä", "Ja") },
            { "code": "partly", "text": text("Osittain", "Delvis") },
            { "code": "no", "text": text("En", "Nej") },
            { "code": "not-needed", "text": text("En ole tarvinnut", "Jag har inte behövt"), "valid": false },
          ] },
        { "code": "channels", "type": "MULTIPLE_CHOICE", "atMost": 2, "text": text("Mistä?", "Varifrån?"),
          "options": [
            { "code": "web", "text": text("Verkosta", "På webben") },
            { "code": "phone", "text": text("Puhelimesta", "Per telefon") },
            { "code": "visit", "text": text("Käynnillä", "Vid besök") },
          ] },
        { "code": "own-language", "type": "YES_NO", "text": text("Omalla kielelläsi?", "På ditt eget språk?") },
        { "code": "easy", "type": "LIKERT", "points": 5, "text": text("Helppoa?", "Lätt?"),
          "low": text("Vaikeaa", "Svårt"), "high": text("Helppoa", "Lätt") },
        { "code": "recommend", "type": "NPS", "text": text("Suosittelisitko?", "Skulle du rekommendera?") },
        { "code": "name-of-service", "type": "SHORT_TEXT", "text": text("Mikä palvelu?", "Vilken tjänst?") },
        { "code": "more", "type": "LONG_TEXT", "text": text("Muuta?", "Annat?") },
        { "code": "thanks", "type": "NOTE", "text": text("Kiitos", "Tack") },
    ])
}

/// The changes that make a fresh draft complete. Closes in ten days, no late answers.
pub(crate) fn complete_draft(survey: &Value) -> Value {
    json!({
        "surveyId": survey["id"], "revision": survey["revision"],
        "title": text("Tieto palveluista", "Information om tjänster"),
        "summary": text("Kerro, saitko tiedon.", "Berätta om du fick informationen."),
        "closesAt": "2026-12-01T12:00:00Z", "lateAnswerDays": 0,
        "privacyNotice": {
            "purpose": text("Palvelujen kehittäminen", "Att utveckla tjänsterna"), "legalBasis": "PUBLIC_TASK",
            "contact": text("Kirjaamo", "Registratorskontoret"), "deletionDate": "2027-06-30",
        },
        "questions": questions(),
    })
}

impl Client {
    /// Starts a draft.
    pub(crate) async fn create_survey(&self, title: &str) -> Value {
        let document = format!(
            "mutation($input: CreateSurveyInput!) {{ createSurvey(input: $input) {{
                __typename ... on ManagedSurvey {{ {FIELDS} }} ... on Problem {{ code message }} }} }}"
        );
        let input = json!({ "kind": "RESIDENT", "sourceLanguage": "fi", "title": title });
        self.graphql(&document, json!({ "input": input })).await["data"]["createSurvey"].clone()
    }

    pub(crate) async fn update_survey(&self, input: Value) -> Value {
        let document = format!(
            "mutation($input: UpdateSurveyDraftInput!) {{ updateSurveyDraft(input: $input) {{
                __typename ... on ManagedSurvey {{ {FIELDS} }}
                ... on Problem {{ code message path }} ... on InvalidInput {{ violations {{ code path }} }} }} }}"
        );
        self.graphql(&document, json!({ "input": input })).await["data"]["updateSurveyDraft"].clone()
    }

    pub(crate) async fn publish_survey(&self, survey: &Value) -> Value {
        let document = format!(
            "mutation($input: PublishSurveyInput!) {{ publishSurvey(input: $input) {{
                __typename ... on ManagedSurvey {{ {FIELDS} }}
                ... on Problem {{ code message }}
                ... on InvalidInput {{ violations {{ code message path args {{ name value }} }} }} }} }}"
        );
        let input = json!({ "surveyId": survey["id"], "revision": survey["revision"] });
        self.graphql(&document, json!({ "input": input })).await["data"]["publishSurvey"].clone()
    }

    /// A step in a survey's life that takes its id: `closeSurvey`, `publishResults`, `archiveSurvey` …
    pub(crate) async fn step(&self, mutation: &str, survey: &Value) -> Value {
        let document = format!(
            "mutation($id: ID!) {{ {mutation}(surveyId: $id) {{
                __typename ... on ManagedSurvey {{ {FIELDS} }}
                ... on Problem {{ code message }} ... on InvalidInput {{ violations {{ code message }} }} }} }}"
        );
        self.graphql(&document, json!({ "id": survey["id"] })).await["data"][mutation].clone()
    }

    /// An open survey, complete in Finnish, Swedish and easy Finnish.
    pub(crate) async fn open_survey(&self, title: &str) -> Value {
        let draft = self.create_survey(title).await;
        let complete = self.update_survey(complete_draft(&draft)).await;
        let published = self.publish_survey(&complete).await;
        assert_eq!(published["__typename"], "ManagedSurvey", "{published}");
        assert_eq!(published["state"], "OPEN", "{published}");
        published
    }

    /// Answers a survey and gives the mutation's result.
    pub(crate) async fn submit(&self, slug: &Value, key: u128, language: &str, answers: Value) -> Value {
        self.submit_by("WEB", slug, key, language, answers).await
    }

    pub(crate) async fn submit_by(
        &self,
        channel: &str,
        slug: &Value,
        key: u128,
        language: &str,
        answers: Value,
    ) -> Value {
        let document = "mutation($input: SubmitResponseInput!) { submitResponse(input: $input) {
            __typename ... on ResponseReceipt { receiptCode repeated }
            ... on Problem { code message } ... on InvalidInput { violations { code message path } } } }";
        let input = json!({
            "slug": slug, "clientKey": format!("{key:032x}"), "language": language, "channel": channel, "answers": answers,
        });
        let result = self.graphql(document, json!({ "input": input })).await;
        if result["data"].is_null() { result } else { result["data"]["submitResponse"].clone() }
    }

    pub(crate) async fn withdraw(&self, receipt: &Value) -> Value {
        let document = "mutation($input: WithdrawResponseInput!) { withdrawResponse(input: $input) {
            __typename ... on Problem { code message } } }";
        let result = self.graphql(document, json!({ "input": { "receiptCode": receipt } })).await;
        result["data"]["withdrawResponse"].clone()
    }

    pub(crate) async fn results(&self, survey: &Value) -> Value {
        let document = "query($id: ID!) { surveyResults(surveyId: $id) { received counted
            questions { code answered valid categories { code count share { value low high } }
                netPromoterScore { value low high } }
            byLanguage { code respondents } byChannel { code respondents } texts { question texts } } }";
        self.graphql(document, json!({ "id": survey["id"] })).await["data"]["surveyResults"].clone()
    }
}

/// A short answer to the required question.
pub(crate) fn yes() -> Value {
    json!([{ "question": "information", "value": { "choice": "yes" } }])
}

/// Closes a survey by the clock and does its final mix.
pub(crate) async fn let_it_close(service: &TestService) {
    service.clock.advance(chrono::Duration::days(11));
    service.mix().await;
}
