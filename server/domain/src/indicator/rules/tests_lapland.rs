//! The indicators of Lapland, as those of Vantaa and Kerava in the file beside this one.

use super::planted::*;
use super::tests::{assert_empty_is_not_zero, beside, computed, count, figure, groups};
use crate::activity::ActivityKind::{ResidentEvent, Training, Workshop};
use crate::activity::{ActivityAudience, ActivityMode, ActivityTopic};
use crate::indicator::facts::*;
use crate::indicator::*;
use crate::method::MethodFamily;
use crate::survey::SurveyKind;
use std::collections::BTreeSet;

/// L01 to L04, L28 and L31: trainings on a topic, or who took part in them.
#[test]
fn l01_l02_l03_l04_l28_and_l31_count_trainings_that_were_held_on_their_topic() {
    let topics = [
        ("L01", ActivityTopic::EncounteringCustomers, false),
        ("L02", ActivityTopic::EncounteringCustomers, true),
        ("L03", ActivityTopic::WaysToInfluence, false),
        ("L04", ActivityTopic::WaysToInfluence, true),
        ("L28", ActivityTopic::SamiRights, true),
        ("L31", ActivityTopic::SamiEncounters, false),
    ];
    for (code, topic, counts_people) in topics {
        let on_topic = |kind| ActivityFact { topics: [topic].into(), ..activity(kind) };
        let other = ActivityTopic::Governance;
        let mut facts = kept();
        facts.activities = vec![
            ActivityFact {
                distinct_people: Some(18),
                by_staff_group: [("nurses".to_owned(), 15)].into(),
                ..on_topic(Training)
            },
            ActivityFact { attendance: Some(5), topics: [topic, other].into(), ..on_topic(Training) },
            // Nobody counted: that is not zero.
            ActivityFact { attendance: None, ..on_topic(Training) },
            // On another topic, or no training.
            ActivityFact { topics: [other].into(), ..activity(Training) },
            on_topic(Workshop),
            on_topic(ResidentEvent),
        ];
        facts.activities.extend(activities_that_do_not_count(&on_topic(Training)));
        let value = computed(code, &facts, "2026-H1");
        assert_eq!(figure(&value), &count(if counts_people { 25 } else { 3 }), "{code}");
        if counts_people {
            assert_eq!(
                beside(&value, Beside::DistinctPeople),
                None,
                "{code}: not everybody signed up by name"
            );
            assert_eq!(beside(&value, Beside::Lacking), Some(&count(1)), "{code}: one was not counted");
            assert_eq!(groups(&value, Dimension::StaffGroup)["nurses"], &count(15), "{code}");
            facts.activities.drain(1..3);
            let by_name = computed(code, &facts, "2026-H1");
            assert_eq!(beside(&by_name, Beside::DistinctPeople), Some(&count(18)), "{code}");
            facts.activities = vec![ActivityFact { attendance: None, ..on_topic(Training) }];
            assert_eq!(computed(code, &facts, "2026-H1").why_empty(), Some(Empty::NoData), "{code}");
        } else {
            assert_eq!(beside(&value, Beside::Attendance), Some(&count(25)), "{code}");
        }
        assert_empty_is_not_zero(code, "2026-H1", Ok(count(0)));
    }
}

#[test]
fn l05_is_the_share_who_could_influence_their_own_care() {
    let question = "influence-on-own-care";
    let mut facts = kept();
    facts.answers = vec![
        answers(question, "yes", 12),
        AnswerFact { survey: survey(2), channel: "phone".into(), ..answers(question, "yes", 3) },
        answers(question, "partly", 5),
        answers(question, "no", 10),
        answers(question, "cannot-say", 70),
        // In the year, and not in the half of it.
        AnswerFact { day: day("2026-07-01"), ..answers(question, "yes", 1_000) },
    ]
    .into();
    facts.answers.extend(answers_that_do_not_count(question, "yes"));
    let value = computed("L05", &facts, "2026-H1");
    assert_eq!(figure(&value), &Figure::Share { count: 15, of: 30 });
    assert_empty_is_not_zero("L05", "2026-H1", Err(Empty::NoData));
}

#[test]
fn l06_counts_messages_on_having_a_say_in_ones_own_care() {
    let on_theme = |count| FeedbackFact { theme: Some("own_care".into()), ..feedback(count) };
    let mut facts = kept();
    facts.feedback = vec![
        on_theme(4),
        FeedbackFact { class: "thanks".into(), ..on_theme(2) },
        FeedbackFact { theme: Some("access".into()), ..feedback(50) },
        feedback(50),
        FeedbackFact { is_score_only: true, ..on_theme(50) },
        FeedbackFact { received_on: day("2026-07-01"), ..on_theme(50) },
    ]
    .into();
    facts.feedback.extend(feedback_that_does_not_count(&on_theme(1)));
    let value = computed("L06", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(6));
    assert_eq!(groups(&value, Dimension::Class)["thanks"], &count(2));
    assert_empty_is_not_zero("L06", "2026-H1", Ok(count(0)));
}

#[test]
fn l10_counts_the_ways_by_which_feedback_came_and_names_them() {
    let by = |channel: &str| FeedbackFact { channel: channel.into(), ..feedback(9) };
    let mut facts = kept();
    facts.feedback = vec![
        by("web"),
        by("phone"),
        by("phone"),
        FeedbackFact { is_score_only: true, ..by("sms") },
        FeedbackFact { received_on: day("2025-12-31"), ..by("paper") },
        FeedbackFact { standing: Standing::Test, ..by("visit") },
    ]
    .into();
    let value = computed("L10", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(3));
    assert_eq!(groups(&value, Dimension::Channel).into_keys().collect::<Vec<_>>(), ["phone", "sms", "web"]);
    assert_empty_is_not_zero("L10", "2026-H1", Ok(count(0)));
}

fn participation_survey() -> SurveyFact {
    SurveyFact {
        survey: survey(1),
        kind: SurveyKind::Resident,
        opened_on: Some(day("2026-02-01")),
        closed_on: Some(day("2026-04-30")),
        results_published_on: Some(day("2026-06-15")),
        responses: Vec::new(),
    }
}

#[test]
fn l17_follows_the_participation_survey_from_its_draft_to_its_results() {
    let of = |followed: SurveyFact, period: &str| {
        let elsewhere = SurveyFact { survey: survey(2), ..participation_survey() };
        let facts = Facts { surveys: vec![followed, elsewhere], ..kept() };
        figure(&computed("L17", &facts, period)).clone()
    };
    let status = |status| Figure::Status { status };
    assert_eq!(of(participation_survey(), "2026-H1"), status(Status::Finished));
    let unpublished = SurveyFact { results_published_on: Some(day("2026-07-01")), ..participation_survey() };
    assert_eq!(of(unpublished.clone(), "2026-H1"), status(Status::Started), "as it stood at the end of June");
    assert_eq!(of(unpublished, "2026-H2"), status(Status::Finished));
    let draft =
        SurveyFact { opened_on: None, closed_on: None, results_published_on: None, ..participation_survey() };
    assert_eq!(of(draft, "2026-H1"), status(Status::NotStarted));
    assert_eq!(of(participation_survey(), "2025-H2"), status(Status::NotStarted));
    assert_empty_is_not_zero("L17", "2026-H1", Err(Empty::NoData));
}

#[test]
fn l18_counts_who_answered_the_participation_survey_however_they_did() {
    let came = |on: &str, channel: &str, standing, count| ResponseFact {
        day: day(on),
        channel: channel.into(),
        standing,
        count,
    };
    let responses = vec![
        came("2026-02-10", "web", Standing::Counts, 80),
        came("2026-04-01", "paper", Standing::Counts, 20),
        came("2026-02-10", "web", Standing::Test, 500),
        came("2026-02-10", "web", Standing::Withdrawn, 500),
        came("2026-02-10", "web", Standing::Unmixed, 500),
        came("2026-07-02", "web", Standing::Counts, 500),
    ];
    let elsewhere = SurveyFact {
        survey: survey(2),
        responses: vec![came("2026-02-10", "web", Standing::Counts, 500)],
        ..participation_survey()
    };
    let facts =
        Facts { surveys: vec![SurveyFact { responses, ..participation_survey() }, elsewhere], ..kept() };
    let value = computed("L18", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(100));
    assert_eq!(groups(&value, Dimension::Channel)["paper"], &count(20));
    let unanswered = Facts { surveys: vec![participation_survey()], ..kept() };
    assert_eq!(figure(&computed("L18", &unanswered, "2026-H1")), &count(0), "asked, and nobody answered");
    assert_empty_is_not_zero("L18", "2026-H1", Err(Empty::NoData));
}

#[test]
fn l19_counts_events_for_residents_by_municipality_and_mode() {
    let event = |municipality: &str, mode| ActivityFact {
        municipality: Some(municipality.into()),
        mode,
        audiences: [ActivityAudience::Residents].into(),
        ..activity(ResidentEvent)
    };
    let (here, there, both) = (ActivityMode::InPerson, ActivityMode::Remote, ActivityMode::Hybrid);
    let mut facts = kept();
    facts.activities = vec![
        event("698", here),
        event("698", both),
        event("240", there),
        activity(Training),
        activity(Workshop),
    ];
    facts.activities.extend(activities_that_do_not_count(&event("698", here)));
    let value = computed("L19", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(3));
    assert_eq!(beside(&value, Beside::Attendance), Some(&count(60)));
    assert_eq!(groups(&value, Dimension::Municipality)["698"], &count(2));
    assert_eq!(groups(&value, Dimension::Mode).len(), 3);
    assert_empty_is_not_zero("L19", "2026-H1", Ok(count(0)));
}

#[test]
fn l20_counts_other_ways_than_surveys_and_events() {
    let of_family = |family, method: &str| ActivityFact {
        method: Some(method.into()),
        family: Some(family),
        ..activity(Workshop)
    };
    let by = |method: &str| of_family(MethodFamily::Other, method);
    let mut facts = kept();
    facts.activities = vec![
        by("world_cafe"),
        by("world_cafe"),
        by("walk"),
        // A workshop is a method of its own, where none is named.
        activity(Workshop),
        of_family(MethodFamily::Survey, "survey"),
        of_family(MethodFamily::ResidentEvent, "evening"),
        ActivityFact { kind: Training, ..by("walk") },
        activity(ResidentEvent),
        activity(Training),
    ];
    facts.activities.extend(activities_that_do_not_count(&by("walk")));
    let value = computed("L20", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(4));
    let by_method = [("walk", &count(1)), ("workshop", &count(1)), ("world_cafe", &count(2))];
    assert_eq!(groups(&value, Dimension::Method), by_method.into());
    assert_empty_is_not_zero("L20", "2026-H1", Ok(count(0)));
}

#[test]
fn l21_counts_trials_that_began() {
    let trial = |since: &str| ActivityFact { trial_since: Some(day(since)), ..activity(Workshop) };
    let standing = |standing| ActivityFact { standing, ..trial("2026-03-01") };
    let mut facts = kept();
    facts.activities = vec![
        trial("2026-01-01"),
        // It goes on, and began in the period.
        ActivityFact { on: day("2026-09-01"), ..standing(ActivityStanding::Planned) },
        standing(ActivityStanding::CalledOff),
        standing(ActivityStanding::Test),
        trial("2025-12-31"),
        trial("2026-07-01"),
        activity(Workshop),
    ];
    assert_eq!(figure(&computed("L21", &facts, "2026-H1")), &count(2));
    assert_empty_is_not_zero("L21", "2026-H1", Ok(count(0)));
}

#[test]
fn l24_counts_statements_and_bulletins_by_body() {
    let body = |name: &str, statements: &[&str], bulletins: &[&str]| BodyFact {
        name: name.into(),
        statements: statements.iter().map(|on| day(on)).collect(),
        bulletins: bulletins.iter().map(|on| day(on)).collect(),
        ..BodyFact::default()
    };
    let mut facts = kept();
    facts.bodies = vec![
        body("Nuorisovaltuusto", &["2026-01-01", "2026-06-30", "2025-12-31", "2026-07-01"], &["2026-02-02"]),
        body("Vanhusneuvosto", &["2026-03-03"], &["2025-03-03"]),
        body("Vammaisneuvosto", &[], &[]),
    ];
    let value = computed("L24", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(4));
    assert_eq!(beside(&value, Beside::Statements), Some(&count(3)));
    assert_eq!(beside(&value, Beside::Bulletins), Some(&count(1)));
    let by_body = groups(&value, Dimension::Body);
    assert_eq!((by_body["Nuorisovaltuusto"], by_body["Vammaisneuvosto"]), (&count(3), &count(0)));
    assert_empty_is_not_zero("L24", "2026-H1", Ok(count(0)));
}

#[test]
fn l25_counts_matters_and_how_many_came_before_the_decision() {
    let matter =
        |handled: &str, was_before_decision| MatterFact { handled_on: day(handled), was_before_decision };
    let mut facts = kept();
    facts.bodies = vec![BodyFact {
        name: "Vammaisneuvosto".into(),
        matters: vec![
            matter("2026-03-01", Some(true)),
            matter("2026-05-01", Some(false)),
            matter("2026-06-01", Some(false)),
            // Nobody knows when it is decided: it counts, and is no part of the share.
            matter("2026-06-30", None),
            matter("2026-07-01", Some(true)),
            matter("2025-12-31", Some(true)),
        ],
        ..BodyFact::default()
    }];
    let value = computed("L25", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(4));
    assert_eq!(beside(&value, Beside::BeforeDecision), Some(&Figure::Share { count: 1, of: 3 }));
    assert_empty_is_not_zero("L25", "2026-H1", Ok(count(0)));
}

/// L26 plans and L27 reports, each body's own, of the year.
#[test]
fn l26_and_l27_count_bodies_whose_paper_of_the_year_can_be_read() {
    for (code, kind, other) in
        [("L26", PaperKind::ActionPlan, PaperKind::Report), ("L27", PaperKind::Report, PaperKind::ActionPlan)]
    {
        let paper = |kind, year, address: Option<&str>| PaperFact {
            kind,
            year,
            title: "Asiakirja".into(),
            address: address.map(str::to_owned),
        };
        let read = Some("https://example.fi/a");
        let body = |name: &str, papers| BodyFact { name: name.into(), papers, ..BodyFact::default() };
        let mut facts = kept();
        facts.bodies = vec![
            body("Nuorisovaltuusto", vec![paper(kind, 2026, read), paper(kind, 2026, read)]),
            body("Vanhusneuvosto", vec![paper(kind, 2026, None)]),
            body("Vammaisneuvosto", vec![paper(kind, 2025, read), paper(other, 2026, read)]),
            BodyFact {
                works_until: Some(day("2025-05-31")),
                ..body("Entinen", vec![paper(kind, 2026, read)])
            },
        ];
        let value = computed(code, &facts, "2026");
        let Figure::Documents { present, expected, documents } = figure(&value) else { panic!("{code}") };
        let of_all = if code == "L26" { 6 } else { 3 };
        assert_eq!((*present, *expected, documents.len()), (1, Some(of_all), 2), "{code}");
        // Each body has two plans to make: one of them is not both.
        facts.bodies = vec![body("Nuorisovaltuusto", vec![paper(PaperKind::CommunicationPlan, 2026, read)])];
        let both = computed("L26", &facts, "2026");
        let Figure::Documents { present, expected, .. } = figure(&both) else { panic!("L26") };
        assert_eq!((*present, *expected), (1, Some(2)));
        assert_empty_is_not_zero(code, "2026", Err(Empty::NoData));
    }
}

/// L29, L30 and L34 ask the same of feedback on services in the Sámi languages.
#[test]
fn l29_l30_and_l34_pool_the_three_sami_languages() {
    let on =
        |language: &str, count| FeedbackFact { service_language: Some(language.into()), ..feedback(count) };
    for code in ["L29", "L30", "L34"] {
        let mut facts = kept();
        facts.feedback = vec![
            FeedbackFact { sentiment: Some(Sentiment::Positive), ..on("se", 6) },
            FeedbackFact { sentiment: Some(Sentiment::Negative), ..on("smn", 2) },
            on("sms", 1),
            // Given in a Sámi language about a service in Finnish.
            FeedbackFact { language: Some("se".into()), ..feedback(2) },
            // Of the class that is about them.
            FeedbackFact { class: "sami_services".into(), ..feedback(1) },
            on("fi", 400),
            on("sv", 400),
            FeedbackFact { is_score_only: true, ..on("se", 400) },
            FeedbackFact { received_on: day("2026-07-01"), ..on("se", 400) },
        ]
        .into();
        facts.feedback.extend(feedback_that_does_not_count(&on("se", 1)));
        let value = computed(code, &facts, "2026-H1");
        assert_eq!(figure(&value), &count(12), "{code}");
        assert_eq!(beside(&value, Beside::Positive), Some(&Figure::Share { count: 6, of: 8 }), "{code}");
        let seen = value.for_staff();
        let seen = groups(&seen, Dimension::ServiceLanguage);
        assert!(!seen.contains_key("sms") && !seen.contains_key("smn"), "{code}: one person's");
        assert_empty_is_not_zero(code, "2026-H1", Ok(count(0)));
    }
}

#[test]
fn l32_counts_feedback_on_sami_services_by_how_it_came_spoken_or_written() {
    let on = |language: &str, channel: &str, count| FeedbackFact {
        service_language: Some(language.into()),
        channel: channel.into(),
        ..feedback(count)
    };
    let mut facts = kept();
    facts.feedback = vec![
        on("se", "phone", 4),
        on("smn", "visit", 2),
        on("sms", "web", 1),
        on("fi", "phone", 400),
        // In a Sámi language about a service that is given in Finnish: no volume of Sámi services.
        FeedbackFact { language: Some("se".into()), ..feedback(400) },
        FeedbackFact { service_language: None, ..feedback(400) },
    ]
    .into();
    facts.feedback.extend(feedback_that_does_not_count(&on("se", "phone", 1)));
    let value = computed("L32", &facts, "2026-H1");
    assert_eq!(figure(&value), &count(7));
    assert_eq!(groups(&value, Dimension::Channel)["phone"], &count(4));
    assert_empty_is_not_zero("L32", "2026-H1", Ok(count(0)));
}

#[test]
fn l36_counts_feedback_on_guidance_in_sami_and_on_nothing_else() {
    let on = |service: &str, language: &str, count| FeedbackFact {
        service: Some(service.into()),
        service_language: Some(language.into()),
        ..feedback(count)
    };
    let mut facts = kept();
    facts.feedback = vec![
        on("guidance", "se", 3),
        on("guidance", "smn", 2),
        on("guidance", "fi", 400),
        on("home_care", "se", 400),
        FeedbackFact { service: None, ..on("", "se", 400) },
    ]
    .into();
    facts.feedback.extend(feedback_that_does_not_count(&on("guidance", "se", 1)));
    assert_eq!(figure(&computed("L36", &facts, "2026-H1")), &count(5));
    assert_empty_is_not_zero("L36", "2026-H1", Ok(count(0)));
}

#[test]
fn l45_counts_trainings_and_workshops_for_those_who_decide() {
    let for_them =
        |kind| ActivityFact { audiences: [ActivityAudience::DecisionMakers].into(), ..activity(kind) };
    let mut facts = kept();
    facts.activities = vec![
        for_them(Training),
        for_them(Workshop),
        for_them(ResidentEvent),
        activity(Training),
        ActivityFact { audiences: BTreeSet::new(), ..activity(Workshop) },
    ];
    facts.activities.extend(activities_that_do_not_count(&for_them(Training)));
    assert_eq!(figure(&computed("L45", &facts, "2026-H1")), &count(2));
    assert_empty_is_not_zero("L45", "2026-H1", Ok(count(0)));
}

#[test]
fn l50_tells_who_knows_of_the_committee_by_audience() {
    let question = "committee-known";
    let of = |survey_kind, choice, count| AnswerFact { survey_kind, ..answers(question, choice, count) };
    let mut facts = kept();
    facts.answers = vec![
        of(SurveyKind::Resident, "yes", 10),
        of(SurveyKind::Resident, "no", 30),
        of(SurveyKind::Event, "no", 10),
        of(SurveyKind::Partner, "yes", 45),
        of(SurveyKind::Partner, "no", 5),
        of(SurveyKind::Partner, "cannot-say", 100),
    ]
    .into();
    facts.answers.extend(answers_that_do_not_count(question, "yes"));
    let value = computed("L50", &facts, "2026-H1");
    assert_eq!(figure(&value), &Figure::Share { count: 55, of: 100 });
    let by_audience = groups(&value, Dimension::Audience);
    assert_eq!(by_audience["residents"], &Figure::Share { count: 10, of: 50 });
    assert_eq!(by_audience["organisation"], &Figure::Share { count: 45, of: 50 });
    assert!(!by_audience.contains_key("customers"), "who was not asked has no share, not even of zero");
    assert_empty_is_not_zero("L50", "2026-H1", Err(Empty::NoData));
}

fn standing(is_told: Option<bool>) -> IndicatorFact {
    IndicatorFact {
        code: "L01".into(),
        is_active: true,
        is_to_change: false,
        has_confirmed_baseline: false,
        is_told,
    }
}

#[test]
fn l59_is_yes_when_every_indicator_that_is_due_has_a_value_or_an_explained_gap() {
    let of = |indicators: Vec<IndicatorFact>| computed("L59", &Facts { indicators, ..kept() }, "2026-H1");
    let told = || standing(Some(true));
    let not_due = standing(None);
    let retired = IndicatorFact { is_active: false, ..standing(Some(false)) };
    let yes = of(vec![told(), told(), not_due.clone(), retired.clone()]);
    assert_eq!(figure(&yes), &Figure::YesNo { yes: true });
    let no = of(vec![told(), standing(Some(false)), not_due, retired]);
    assert_eq!(figure(&no), &Figure::YesNo { yes: false });
    assert_eq!(beside(&no, Beside::Lacking), Some(&count(1)));
    assert_eq!(beside(&no, Beside::Expected), Some(&count(2)));
    assert_eq!(of(Vec::new()).why_empty(), Some(Empty::NoData));
}

#[test]
fn l60_is_yes_when_an_analysis_of_the_periods_feedback_is_published() {
    let whole = || AnalysisFact {
        first: day("2026-01-01"),
        last: day("2026-06-30"),
        published_on: Some(day("2026-08-15")),
        tells_themes: true,
        tells_actions: true,
    };
    let of = |analyses: Vec<AnalysisFact>| {
        figure(&computed("L60", &Facts { analyses, ..kept() }, "2026-H1")).clone()
    };
    let (yes, no) = (Figure::YesNo { yes: true }, Figure::YesNo { yes: false });
    assert_eq!(of(vec![whole()]), yes);
    assert_eq!(of(vec![AnalysisFact { first: day("2025-01-01"), last: day("2026-12-31"), ..whole() }]), yes);
    // By quarters: together they are of the whole period, and a day between them is not.
    let first = AnalysisFact { last: day("2026-03-31"), ..whole() };
    let second = |on: &str| AnalysisFact { first: day(on), ..whole() };
    assert_eq!(of(vec![second("2026-04-01"), first.clone()]), yes);
    assert_eq!(of(vec![first.clone(), second("2026-04-02")]), no);
    assert_eq!(of(vec![first, AnalysisFact { tells_actions: false, ..second("2026-04-01") }]), no);
    let half = [
        AnalysisFact { published_on: None, ..whole() },
        AnalysisFact { published_on: Some(day("2027-01-21")), ..whole() },
        AnalysisFact { tells_actions: false, ..whole() },
        AnalysisFact { tells_themes: false, ..whole() },
        AnalysisFact { last: day("2026-05-31"), ..whole() },
        AnalysisFact { first: day("2025-07-01"), last: day("2025-12-31"), ..whole() },
    ];
    for one in half {
        assert_eq!(of(vec![one.clone()]), no, "{one:?}");
    }
    assert_eq!(of(Vec::new()), no);
    assert_eq!(computed("L60", &Facts::default(), "2026-H1").why_empty(), Some(Empty::NoData));
}

#[test]
fn l61_is_yes_when_every_indicator_that_is_to_change_has_a_confirmed_baseline() {
    let of = |indicators: Vec<IndicatorFact>| computed("L61", &Facts { indicators, ..kept() }, "2026-H1");
    let to_change = |has_confirmed_baseline| IndicatorFact {
        is_to_change: true,
        has_confirmed_baseline,
        ..standing(Some(true))
    };
    let retired = IndicatorFact { is_active: false, ..to_change(false) };
    let steady = standing(Some(true));
    assert_eq!(
        figure(&of(vec![to_change(true), steady.clone(), retired.clone()])),
        &Figure::YesNo { yes: true }
    );
    let no = of(vec![to_change(true), to_change(false), steady.clone(), retired]);
    assert_eq!(figure(&no), &Figure::YesNo { yes: false });
    assert_eq!(of(vec![steady]).why_empty(), Some(Empty::NoData), "nothing is to change");
}

#[test]
fn l62_is_yes_when_every_proposal_was_followed_up_in_the_half_year() {
    let proposal = |made: &str, followed: &[&str]| ProposalFact {
        made_on: day(made),
        closed_on: None,
        followed_on: followed.iter().map(|on| day(on)).collect(),
    };
    let of = |proposals: Vec<ProposalFact>| computed("L62", &Facts { proposals, ..kept() }, "2026-H1");
    let followed = || proposal("2025-03-01", &["2025-09-01", "2026-02-01"]);
    let closed = ProposalFact { closed_on: Some(day("2025-12-31")), ..proposal("2025-03-01", &[]) };
    let later = proposal("2026-07-01", &[]);
    assert_eq!(figure(&of(vec![followed(), closed.clone(), later.clone()])), &Figure::YesNo { yes: true });
    for days in [&["2025-12-31"][..], &["2026-07-01"], &[]] {
        let value = of(vec![followed(), proposal("2025-03-01", days), closed.clone(), later.clone()]);
        assert_eq!(figure(&value), &Figure::YesNo { yes: false }, "{days:?}");
        assert_eq!(beside(&value, Beside::Lacking), Some(&count(1)));
    }
    assert_eq!(of(vec![closed, later]).why_empty(), Some(Empty::NoData));
    assert_empty_is_not_zero("L62", "2026-H1", Err(Empty::NoData));
}
