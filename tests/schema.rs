//! The schema that clients build on.

use std::path::Path;

use serde_json::json;

use crate::support::on_both_databases;

/// `UPDATE=1 cargo test --workspace schema` writes the file anew.
#[test]
fn schema_graphql_is_current() {
    let file = Path::new(env!("CARGO_MANIFEST_DIR")).join("schema.graphql");
    let sdl = graphql::sdl();
    if option_env!("UPDATE").is_some() || osallistu::config::environment("UPDATE").is_some() {
        std::fs::write(&file, &sdl).unwrap();
    }
    let stored = std::fs::read_to_string(&file).unwrap_or_default();
    assert!(
        stored.trim_end() == sdl.trim_end(),
        "schema.graphql is not current; run UPDATE=1 cargo test --workspace schema"
    );
}

/// The query that graphql-js sends to learn a schema, at its full depth.
const INTROSPECTION: &str = "query IntrospectionQuery { __schema { description queryType { name } mutationType { name }
    subscriptionType { name } types { ...FullType } directives { name description locations args { ...InputValue } } } }
  fragment FullType on __Type { kind name description specifiedByURL
    fields(includeDeprecated: true) { name description args { ...InputValue } type { ...TypeRef } isDeprecated deprecationReason }
    inputFields { ...InputValue } interfaces { ...TypeRef }
    enumValues(includeDeprecated: true) { name description isDeprecated deprecationReason } possibleTypes { ...TypeRef } }
  fragment InputValue on __InputValue { name description type { ...TypeRef } defaultValue }
  fragment TypeRef on __Type { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name
    ofType { kind name ofType { kind name ofType { kind name ofType { kind name ofType { kind name } } } } } } } } } }";

on_both_databases! {
    async fn a_client_can_learn_the_schema(service: TestService) {
        let answer = service.client().graphql(INTROSPECTION, json!({})).await;
        assert_eq!(answer["errors"], json!(null));
        assert_eq!(answer["data"]["__schema"]["queryType"]["name"], "Query");
    }
}

/// Everything in the schema is described: clients have no other documentation.
#[test]
fn every_type_and_field_is_described() {
    use async_graphql::parser::types::{TypeKind, TypeSystemDefinition};
    let document = async_graphql::parser::parse_schema(graphql::sdl()).unwrap();
    let mut bare = Vec::new();
    for definition in document.definitions {
        let TypeSystemDefinition::Type(definition) = definition else { continue };
        let (name, of_type) = (definition.node.name.node.clone(), &definition.node);
        // Connections and edges are async-graphql's own; its words are in their fields.
        let is_ours = !name.ends_with("Connection") && !name.ends_with("Edge") && name != "PageInfo";
        let mut check = |what: String, described: bool| {
            if !described && is_ours {
                bare.push(what);
            }
        };
        check(name.to_string(), of_type.description.is_some());
        match &of_type.kind {
            TypeKind::Object(object) => {
                for field in &object.fields {
                    check(format!("{name}.{}", field.node.name.node), field.node.description.is_some());
                }
            }
            TypeKind::InputObject(input) => {
                for field in &input.fields {
                    check(format!("{name}.{}", field.node.name.node), field.node.description.is_some());
                }
            }
            TypeKind::Enum(values) => {
                for value in &values.values {
                    check(format!("{name}.{}", value.node.value.node), value.node.description.is_some());
                }
            }
            TypeKind::Scalar | TypeKind::Interface(_) | TypeKind::Union(_) => {}
        }
    }
    assert_eq!(bare, Vec::<String>::new());
}

/// Lists of objects without `first`: each is bounded by how it is made, and this is why.
const BOUNDED: &[(&str, &str, &str)] = &[
    ("Account", "roles", "an input takes at most 50"),
    ("AccountConnection", "*", "cut by first or last"),
    ("Activity", "documents", "an input takes at most 20"),
    ("ActivityConnection", "*", "cut by first or last"),
    (
        "ActivityFigures",
        "*",
        "categories, kinds, audiences, topics and modes, and the municipalities of a county",
    ),
    ("AskedOrder", "times", "an order has at most 60"),
    ("AuditEventConnection", "*", "cut by first"),
    ("BodyInRegister", "documents", "three a year"),
    ("BodyInRegister", "proposals", "a body proposes a few dozen times a year"),
    ("BodyInRegister", "records", "a body acts a few dozen times a year"),
    ("BodyProposal", "followUps", "at most 50"),
    ("BreakdownGroup", "questions", "at most 100 in a survey"),
    ("Candidate", "reasons", "the parts of a score"),
    ("CooperationAgreementConnection", "*", "cut by first or last"),
    ("County", "divisions", "the organisation of a county"),
    ("County", "municipalities", "a county has a few dozen"),
    ("CustomerFeedbackFigures", "channels", "there are eight"),
    ("CustomerFeedbackFigures", "classes", "there are six"),
    ("CustomerFeedbackFigures", "months", "the months of the days asked for"),
    ("CustomerFeedbackFigures", "serviceLanguages", "there are six"),
    ("CustomerFeedbackFigures", "services", "there are twelve"),
    ("CustomerFeedbackFigures", "themes", "there are nine"),
    ("Division", "units", "the organisation of a county"),
    ("Expert", "languages", "an expert has at most 20"),
    ("Expert", "trainings", "an expert has at most 50"),
    ("ExpertCard", "languages", "an expert has at most 20"),
    ("ExpertCard", "trainings", "an expert has at most 50"),
    ("ExpertConnection", "*", "cut by first or last"),
    ("ExpertConsents", "consents", "kinds of consent, a row for each time that one was given"),
    ("ExpertCoverage", "languages", "the languages that experts speak"),
    ("ExpertCoverage", "themes", "the vocabulary of a county"),
    ("ExpertOrder", "candidates", "the experts of a county"),
    ("ExpertOrder", "cards", "an order has at most 60 times of 20 seats"),
    ("ExpertOrder", "messages", "a thread ends with its 200th"),
    ("ExpertOrder", "occurrences", "an order has at most 60 times"),
    ("ExpertOrder", "offers", "each expert is asked once"),
    ("ExpertOrder", "times", "an order has at most 60"),
    ("ExpertOrderConnection", "*", "cut by first or last"),
    ("ExpertSensitive", "keepAwayFrom", "the organisation of a county"),
    ("ExpertSensitive", "themes", "the vocabulary of a county"),
    ("ExpertSettings", "travelTimes", "pairs of a county's municipalities"),
    ("ExpertTimes", "*", "an expert has at most 50 of each"),
    ("FeeClaimConnection", "*", "cut by first or last"),
    ("FollowedProgramme", "periods", "the last few, and those that were frozen"),
    ("FollowedIndicator", "corrections", "the indicator's corrected values over the periods of a programme"),
    ("FollowedIndicator", "responsible", "a programme has at most 1,000 parties"),
    ("FollowedIndicator", "series", "one for each period of a programme"),
    ("FrozenReport", "changes", "the indicators of one programme"),
    ("FrozenReport", "documents", "one for each language of reports"),
    ("FrozenReport", "lines", "the indicators of one programme"),
    ("FeedbackItemConnection", "*", "cut by first"),
    ("FeedbackItemView", "messages", "there are two"),
    ("FeedbackReviewConnection", "*", "cut by first or last"),
    ("FeedbackSummaryConnection", "*", "cut by first or last"),
    ("GigDay", "gigs", "what is held on one day"),
    ("GigOccurrence", "bookings", "an order has at most 20 seats"),
    ("GigWeek", "days", "there are seven"),
    ("HandledInitiative", "notes", "at most 200"),
    ("HandledInitiative", "replies", "at most 30"),
    ("ImportedExperts", "rows", "a file has at most 500"),
    ("ImportedValues", "rows", "a table has at most 1,000"),
    ("IndicatorBreakdown", "groups", "the languages, channels, units or months of one figure"),
    ("IndicatorFigure", "documents", "an input takes at most 50"),
    ("IndicatorReport", "editions", "one for each correction"),
    ("IndicatorReport", "lines", "the indicators of one programme"),
    ("IndicatorReportLine", "parts", "the divisions of a county, and the whole"),
    ("IndicatorValue", "beside", "the kinds of figures that stand beside another"),
    ("IndicatorValue", "breakdowns", "the dimensions of one figure"),
    ("InitiativeConnection", "*", "cut by first or last"),
    ("InitiativeFigures", "byMaker", "there are three kinds"),
    ("ImportedProgramme", "*", "a programme has at most 1,000 parts of each sort"),
    ("IndicatorDefinition", "*", "a programme has at most 1,000 parties"),
    ("InvalidInput", "violations", "found in one input of at most 256 KiB"),
    ("LocalizedText", "all", "an input takes at most 50 languages"),
    ("LotPoolCheck", "quotas", "the quotas of one lot"),
    ("LotPoolCheck", "told", "what one pool and its quotas can be wrong in"),
    ("ManagedInitiativeConnection", "*", "cut by first or last"),
    ("ManagedSurvey", "questions", "at most 100 in a survey"),
    ("ManagedSurveyConnection", "*", "cut by first or last"),
    ("Matter", "childImpactAssessments", "a matter is assessed once or twice"),
    ("Matter", "panels", "the panels of a county"),
    ("Matter", "path", "at most 40"),
    ("Matter", "positions", "panels speak a few times a year"),
    ("Matter", "statements", "each body states once or twice"),
    ("Matter", "surveys", "a matter is asked about a few times"),
    ("Matter", "tiedSurveys", "a matter is asked about a few times"),
    ("Matter", "warnings", "six kinds, two of them for each survey"),
    ("MatterConnection", "*", "cut by first or last"),
    ("MemberData", "answers", "a call asks at most 10"),
    ("MemberData", "replies", "a panel meets a few times a year"),
    ("MemberData", "claims", "one a meeting, and a panel lives a few years"),
    ("MemberData", "topics", "a member has at most 20 that wait, and a panel lives a few years"),
    ("OfferExplanation", "reasons", "the parts of a score"),
    ("OffersSent", "links", "an input takes at most 100"),
    ("OpenCall", "features", "a call asks at most 10"),
    ("OwnExpert", "comingGigs", "what one expert is booked for"),
    ("OwnExpert", "consents", "kinds of consent, a row for each time that one was given"),
    ("OwnExpert", "feedbackToGive", "what one expert has held and not said anything of"),
    ("OwnExpert", "offers", "what one expert is asked at a time"),
    ("OwnExpert", "reads", "the 500 latest"),
    ("OwnFeeClaimConnection", "*", "cut by first or last"),
    ("OwnGigConnection", "*", "cut by first or last"),
    ("OwnIncome", "*", "a row for each month or year of one expert"),
    ("OwnInitiative", "notes", "at most 200"),
    ("OwnInitiative", "replies", "at most 30"),
    ("PageRatingConnection", "*", "cut by first or last"),
    ("Panel", "lots", "one for each time that members are drawn"),
    ("Panel", "meetings", "a panel meets a few times a year"),
    ("Panel", "memberCounts", "one for each state"),
    ("Panel", "positions", "a panel speaks a few times a year"),
    ("Panel", "surveys", "a panel is asked a few times a year"),
    ("PanelConnection", "*", "cut by first or last"),
    ("PanelFeature", "values", "an input takes at most 20"),
    ("PanelLot", "composition", "the quotas of one lot"),
    ("PanelLot", "told", "what one pool and its quotas can be wrong in"),
    ("PanelMeeting", "materials", "an input takes at most 20"),
    ("PanelMemberConnection", "*", "cut by first or last"),
    ("PanelPosition", "done", "at most 50"),
    ("PanelSeat", "meetings", "a panel meets a few times a year"),
    ("PanelSeat", "surveys", "those of one panel that are open"),
    ("PanelSeat", "claims", "one a meeting, and a panel lives a few years"),
    ("PanelSeat", "topics", "a member has at most 20 that wait, and a panel lives a few years"),
    ("ProposalFollowUpFigures", "lacking", "proposals that are to be followed up in one half-year"),
    ("Programme", "versions", "one for each time that a programme is revised"),
    ("ProgrammeChange", "fields", "there are eighteen, of four languages"),
    ("ProgrammeCommentConnection", "*", "cut by first or last"),
    ("ProgrammeComparison", "changes", "a programme has at most 1,000 parts of each sort"),
    ("ProgrammeFocusArea", "goals", "a programme has at most 1,000 parts of each sort"),
    ("ProgrammeFollowUp", "indicators", "the indicators of one programme"),
    ("ProgrammeGoal", "measures", "a programme has at most 1,000 parts of each sort"),
    ("ProgrammeMeasure", "*", "a programme has at most 1,000 parties"),
    ("ProgrammeReporting", "steps", "found in one file of at most 1 MiB"),
    ("ProgrammeReportingStep", "*", "found in one file of at most 1 MiB"),
    ("ProgrammeText", "all", "a file has at most a few dozen languages"),
    ("ProgrammeVersion", "*", "a programme has at most 1,000 parts of each sort"),
    ("PublicBody", "*", "at most a hundred meetings and records, and three documents a year"),
    ("PublishedResults", "questions", "at most 100 in a survey"),
    ("Query", "bodies", "the bodies of a county"),
    ("Query", "bodyFigures", "the bodies of a county"),
    ("Query", "bookedContacts", "an order has at most 60 times of 20 seats"),
    ("Query", "calendarFeeds", "there are two kinds"),
    ("Query", "callsToMake", "the 200 that have waited longest"),
    ("Query", "documentUses", "at most fifty"),
    ("Query", "expertConsents", "kinds of consent, a row for each time that one was given"),
    ("Query", "expertFeedbackFigures", "there are two sides"),
    ("Query", "expertOrderBreakdown", "the gig types, divisions, languages or modes of a county, or reasons"),
    ("Query", "expertReads", "the 500 latest"),
    ("Query", "feeClassChoices", "the price list of a county"),
    ("Query", "feeClasses", "the price list of a county"),
    ("Query", "feedbackToHandle", "what nobody has looked into yet"),
    ("Query", "findExperts", "namesakes, and who shares a telephone"),
    ("Query", "followedProgrammes", "the programmes of a county"),
    ("Query", "gigsBeyondAgreements", "gigs to come of the few whose agreement ends before"),
    ("Query", "heldGigs", "an order has at most 60 times of 20 seats"),
    ("Query", "meetingReplies", "the seats of a panel, at most 1,000"),
    ("Query", "methodUses", "at most fifty"),
    ("Query", "methods", "the methods bank of a county"),
    ("Query", "orderFeedback", "two of each gig, and an order has at most 60 times of 20 seats"),
    ("Query", "owedIndicatorValues", "the indicators of a county's programmes"),
    ("Query", "panelLetters", "a file has at most 2,000, and a panel a file or two"),
    ("Query", "panelSurveys", "a panel is asked a few times a year"),
    ("Query", "panelTopics", "what the members of one panel propose"),
    ("Query", "payrollExports", "one for each time that fees are paid"),
    ("Query", "programmes", "a county has one or two at a time"),
    ("Query", "publicBodies", "the bodies of a county"),
    ("Question", "options", "an input takes at most 100"),
    ("QuestionResult", "categories", "options, steps or scores of one question"),
    ("Readiness", "languages", "an input takes at most 50"),
    ("Readiness", "violations", "found in one draft of at most 512 KiB"),
    ("RegisterDocumentConnection", "*", "cut by first or last"),
    ("ScoreBatchConnection", "*", "cut by first or last"),
    ("ScoresImported", "batches", "a file has at most 2,000"),
    ("Survey", "matters", "a survey is asked for a matter or two"),
    ("Survey", "questions", "at most 100 in a survey"),
    ("SurveyComparison", "changes", "at most 100 in a survey"),
    ("SurveyConnection", "*", "cut by first or last"),
    ("SurveyResults", "byChannel", "there are three"),
    ("SurveyResults", "byLanguage", "the languages of one survey"),
    ("SurveyResults", "comparisons", "a panel is asked a few times a year"),
    ("SurveyResults", "questions", "at most 100 in a survey"),
    ("SurveyResults", "texts", "one for each text question"),
    ("Violation", "args", "the figures of one message"),
];

#[test]
fn every_list_of_objects_has_a_page_or_a_bound() {
    let types = crate::sdl::types();
    let is_object = |name: &str| types.iter().any(|found| found.name == name && !found.is_input);
    let mut unbounded = Vec::new();
    let mut used = std::collections::BTreeSet::new();
    for (of, field) in
        types.iter().filter(|t| !t.is_input).flat_map(|t| t.fields.iter().map(|f| (t.name.as_str(), f)))
    {
        let pages = field.arguments.iter().any(|(name, _)| name == "first");
        if !field.of.starts_with('[') || pages || !is_object(field.base()) {
            continue;
        }
        match BOUNDED.iter().find(|row| row.0 == of && (row.1 == field.name || row.1 == "*")) {
            Some(row) => drop(used.insert((row.0, row.1))),
            None => unbounded.push(format!("{of}.{}", field.name)),
        }
    }
    assert_eq!(unbounded, Vec::<String>::new(), "give it `first`, or say in BOUNDED why it is bounded");
    let unused: Vec<_> = BOUNDED.iter().filter(|row| !used.contains(&(row.0, row.1))).collect();
    assert!(unused.is_empty(), "{unused:?}");
}
