//! Invented editions of both known programmes, and what is said of them.

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use chrono::NaiveDate;
use domain::indicator::{
    Aim, Basis, Beside, Breakdown, Change, Decimal, Dimension, Document, EditionContent, Empty, Figure,
    Group, Line, LineDefinition, Measured, Period, Status, TargetStatus, Value as Indicated, rule_of,
    target_status,
};
use domain::programme::{Cycle, IndicatorDefinition, IndicatorKind, KnownProgramme, ProgrammeContent};
use domain::{LanguageTag, LocalizedText};
use l10n::{Catalogues, Texts};

use super::{Frozen, Span, report};
use crate::report::{Block, Report, Section, Table, Value, pdf, xlsx};

fn texts(language: &str) -> Texts {
    let tag: LanguageTag = language.parse().unwrap();
    Catalogues::embedded().unwrap().texts(&tag.fallback_chain())
}

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn county() -> LocalizedText {
    LocalizedText::from([("fi", "Koivurannan hyvinvointialue"), ("sv", "Koivuranta välfärdsområde")])
}

fn measured(figure: Figure, basis: Basis, as_of: NaiveDate) -> Indicated {
    let groups = |codes: &[&str]| -> Vec<Group> {
        let group = |(code, n): (&&str, u64)| Group {
            code: (*code).to_owned(),
            figure: (n > 0).then_some(Figure::Share { count: 11 * n, of: 25 * n }),
        };
        codes.iter().zip(0..).map(group).collect()
    };
    let (beside, breakdowns) = match (&figure, basis) {
        (Figure::Share { of, .. }, Basis::Answers) => (
            BTreeMap::from([(Beside::Partly, Figure::Share { count: of / 4, of: *of })]),
            vec![Breakdown { by: Dimension::Language, groups: groups(&["en", "fi", "sv"]) }],
        ),
        (Figure::Count { count }, _) if *count > 40 => {
            (BTreeMap::from([(Beside::Cancelled, Figure::Count { count: 3 })]), Vec::new())
        }
        _ => (BTreeMap::new(), Vec::new()),
    };
    Indicated::Measured(Box::new(Measured {
        figure,
        basis,
        beside,
        breakdowns,
        as_of,
        kept_since: None,
        rule: None,
    }))
}

/// An invented value that differs from one half to the other.
fn value(kind: IndicatorKind, n: u64, half: u64, as_of: NaiveDate) -> Indicated {
    let of_register = |figure| measured(figure, Basis::Register, as_of);
    let words = [
        (
            "fi",
            "Neuvottelu pidettiin maaliskuussa. Siinä sovittiin, että lausuntopyynnöt lähetetään vähintään kuusi viikkoa ennen päätöstä ja että niistä kerrotaan myös verkkosivuilla.",
        ),
        (
            "sv",
            "Förhandlingen hölls i mars. Man kom överens om att begäran om utlåtande skickas minst sex veckor före beslutet och att den också publiceras på webben.",
        ),
    ];
    match kind {
        IndicatorKind::SurveyShare => {
            measured(Figure::Share { count: 820 + 60 * half, of: 1_944 }, Basis::Answers, as_of)
        }
        IndicatorKind::Nps => {
            let score = Figure::Score { promoters: 310 + 40 * half, passives: 200, detractors: 150 };
            measured(score, Basis::Answers, as_of)
        }
        IndicatorKind::Percentage => of_register(Figure::Share { count: 430 + 9 * half, of: 520 }),
        IndicatorKind::Count => of_register(Figure::Count { count: 3 * n + 4 * half }),
        IndicatorKind::Growth => {
            let baseline = Decimal::whole(200);
            of_register(Figure::Growth { value: Decimal::whole(230), baseline })
        }
        IndicatorKind::YesNo => of_register(Figure::YesNo { yes: (n + half).is_multiple_of(2) }),
        IndicatorKind::Status => {
            of_register(Figure::Status { status: if half == 0 { Status::Started } else { Status::Finished } })
        }
        IndicatorKind::External => {
            let value = Decimal::parse_plain("4.2").unwrap();
            of_register(Figure::External { value, agreed: Some(Decimal::whole(4)) })
        }
        IndicatorKind::Document => of_register(Figure::Documents {
            present: 1,
            expected: Some(2),
            documents: vec![Document {
                title: "Toimintasuunnitelma 2026".to_owned(),
                address: "https://koivuranta.example/osallisuus/toimielimet/toimintasuunnitelma-2026"
                    .to_owned(),
            }],
        }),
        IndicatorKind::Narrative => of_register(Figure::Narrative { text: LocalizedText::from(words) }),
    }
}

fn aim(kind: IndicatorKind, n: u64) -> Option<Aim> {
    match kind {
        IndicatorKind::SurveyShare | IndicatorKind::Percentage => {
            Some(Aim::AtLeast { value: Decimal::whole(45) })
        }
        IndicatorKind::Count if n.is_multiple_of(3) => Some(Aim::AtLeast { value: Decimal::whole(30) }),
        IndicatorKind::YesNo | IndicatorKind::Status => Some(Aim::Done),
        _ => None,
    }
}

fn line(
    programme: &ProgrammeContent,
    one: &IndicatorDefinition,
    n: u64,
    half: u64,
    as_of: NaiveDate,
) -> Line {
    let is_gap = n % 7 == 3 && half == 0 || n % 9 == 5;
    let value = match one.cycle {
        Cycle::Election => Indicated::empty(Empty::NotDue),
        _ if is_gap => Indicated::empty(Empty::NotReported),
        _ => value(one.kind, n, half, as_of),
    };
    let aim = aim(one.kind, n);
    let explanation = LocalizedText::from([
        ("fi", "Vastuuhenkilö vaihtui kesken jakson. Arvo ilmoitetaan seuraavassa raportissa."),
        ("sv", "Den ansvariga byttes under perioden. Värdet ges i nästa rapport."),
    ]);
    Line {
        code: one.code.clone(),
        definition: LineDefinition {
            name: one.name.clone(),
            kind: one.kind,
            source: one.source,
            cycle: one.cycle,
            rule: rule_of(&programme.key, &one.code),
        },
        measured_over: None,
        target: aim.map(|aim| target_status(aim, &value, None)),
        explanation: (is_gap && value.measured().is_none()).then_some(explanation),
        evidence: match value.figure() {
            Some(Figure::YesNo { yes: true }) => {
                vec!["https://koivuranta.example/osallisuus/naytto".to_owned()]
            }
            _ => Vec::new(),
        },
        value,
        reported: None,
        aim,
        baseline: None,
        comments: Vec::new(),
        is_before_go_live: n == 2,
    }
}

fn edition(programme: &ProgrammeContent, period: &str, half: u64) -> EditionContent {
    let period: Period = period.parse().unwrap();
    let as_of = period.due_on(20);
    let lines = programme.indicators.iter().zip(1..).map(|(one, n)| line(programme, one, n, half, as_of));
    EditionContent {
        programme: programme.key.clone(),
        programme_version: 1,
        name: programme.name.clone(),
        period,
        number: 1,
        as_of,
        made_on: as_of,
        reason: LocalizedText::default(),
        changes: Vec::new(),
        lines: lines.collect(),
    }
}

fn vake() -> &'static ProgrammeContent {
    KnownProgramme::VantaaKerava.content().unwrap()
}

fn made(now: &EditionContent, before: Option<&EditionContent>, language: &str) -> Report {
    let programme = match now.programme.as_str() {
        "lapland" => KnownProgramme::Lapland.content(),
        _ => KnownProgramme::VantaaKerava.content(),
    };
    let (county, sha256) = (county(), "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08");
    let frozen = Frozen { edition: now, sha256, programme, before, county: &county, span: Span::Period };
    report(&frozen, &texts(language))
}

fn tables(sections: &[Section]) -> Vec<&Table> {
    let mut found = Vec::new();
    for section in sections {
        found.extend(section.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            _ => None,
        }));
        found.extend(tables(&section.sections));
    }
    found
}

fn captioned<'a>(report: &'a Report, caption: &str) -> Option<&'a Table> {
    tables(&report.sections).into_iter().find(|table| table.caption.words == caption)
}

fn row<'a>(table: &'a Table, code: &str) -> Option<&'a [Value]> {
    let is_it = |cells: &&[Value]| cells.first() == Some(&Value::from(code));
    table.rows.iter().map(|row| row.cells.as_slice()).find(is_it)
}

/// Where a person can look at the samples: set `OSALLISTU_SAMPLES` when building the tests.
#[test]
fn both_programmes_make_documents_in_every_language() {
    let programmes =
        [("2026", "2025", vake()), ("2026-H2", "2026-H1", KnownProgramme::Lapland.content().unwrap())];
    for (period, previous, programme) in programmes {
        let (before, now) = (edition(programme, previous, 0), edition(programme, period, 1));
        for language in ["fi", "sv", "en"] {
            let report = made(&now, Some(&before), language);
            assert_eq!(report.language.as_str(), language);
            let (one, other) = (pdf(&report).unwrap(), pdf(&report).unwrap());
            assert!(one == other, "the same bytes");
            let book = xlsx(&report).unwrap();
            if let Some(folder) = option_env!("OSALLISTU_SAMPLES") {
                let name = PathBuf::from(folder).join(format!("{}-{language}", programme.key));
                fs::write(name.with_extension("pdf"), one).unwrap();
                fs::write(name.with_extension("xlsx"), book).unwrap();
            }
        }
    }
}

#[test]
fn every_indicator_stands_under_its_goal_with_its_number() {
    let now = edition(vake(), "2026", 1);
    let report = made(&now, None, "fi");
    let codes: Vec<String> = tables(&report.sections)
        .iter()
        .filter(|table| table.caption.words.starts_with("Arvot: "))
        .flat_map(|table| &table.rows)
        .filter_map(|row| match row.cells.first() {
            Some(Value::Text(text)) => Some(text.words.clone()),
            _ => None,
        })
        .collect();
    let expected: Vec<String> = now.lines.iter().map(|line| line.code.to_string()).collect();
    assert_eq!(codes, expected);
    let first = captioned(&report, "Arvot: V01").unwrap();
    let cells = row(first, "V01").unwrap();
    assert_eq!(cells[2], Value::Percent { units: 45, places: 0 });
    assert_eq!(
        cells[3..6],
        [43, 47]
            .map(|units| Value::Percent { units, places: 0 })
            .into_iter()
            .chain([Value::Whole(1_944)])
            .collect::<Vec<_>>()[..]
    );
}

#[test]
fn what_changed_since_the_last_report_is_told() {
    let (mut before, mut now) = (edition(vake(), "2025", 0), edition(vake(), "2026", 0));
    let report = made(&now, Some(&before), "fi");
    assert!(captioned(&report, "Muuttuneet arvot").is_none(), "nothing has changed");

    let count = |count| measured(Figure::Count { count }, Basis::Register, day("2027-01-20"));
    (before.lines[0].value, now.lines[0].value) = (count(10), count(17));
    (before.lines[1].value, now.lines[1].value) = (Indicated::empty(Empty::NoData), count(0));
    (before.lines[2].value, now.lines[2].value) = (count(5), Indicated::empty(Empty::NotReported));
    (before.lines[3].target, now.lines[3].target) = (Some(TargetStatus::Missed), Some(TargetStatus::Reached));
    let report = made(&now, Some(&before), "fi");
    let table = captioned(&report, "Muuttuneet arvot").unwrap();
    assert_eq!(table.rows.len(), 3);
    assert_eq!(row(table, "V01").unwrap()[2..], [10, 17, 7].map(Value::Whole));
    let new = row(table, "V02").unwrap();
    assert_eq!(new[2..4], [Value::Missing("Ei tietoa".to_owned()), Value::Whole(0)]);
    assert!(matches!(new[4], Value::Missing(_)), "from nothing to zero is no difference");
    let said = format!("{:?}", report.sections[1]);
    for sentence in [
        "Arvo muuttui yhdellä mittarilla: V01.",
        "Tavoite saavutettiin nyt yhdellä mittarilla: V04.",
        "Arvo puuttuu nyt yhdeltä mittarilta",
    ] {
        assert!(said.contains(sentence), "{sentence}: {said}");
    }
}

#[test]
fn what_was_counted_by_another_rule_has_no_difference() {
    let (mut before, mut now) = (edition(vake(), "2025", 0), edition(vake(), "2026", 0));
    let rule = rule_of(&now.programme, &now.lines[0].code).unwrap();
    for (one, version, count) in [(&mut before, 1, 10), (&mut now, 2, 17)] {
        let mut value = measured(Figure::Count { count }, Basis::Register, day("2027-01-20"));
        if let Indicated::Measured(measured) = &mut value {
            measured.rule = Some((rule, version));
        }
        one.lines[0].value = value;
    }
    let report = made(&now, Some(&before), "fi");
    let table = captioned(&report, "Muuttuneet arvot").unwrap();
    assert_eq!(row(table, "V01").unwrap()[4], Value::Missing("laskentasääntö muuttui".to_owned()));
}

#[test]
fn a_correction_says_why_and_the_public_reads_no_breakdown() {
    let mut now = edition(vake(), "2026", 1);
    let share = |count| measured(Figure::Share { count, of: 100 }, Basis::Answers, day("2027-01-20"));
    now.number = 2;
    now.reason = LocalizedText::from([("fi", "Myöhässä tulleet vastaukset"), ("sv", "Svar som kom sent")]);
    now.changes = vec![Change { code: "V01".parse().unwrap(), before: share(40), after: share(44) }];
    let swedish = made(&now, None, "sv");
    let table = captioned(&swedish, "Rättade värden").unwrap();
    assert_eq!(row(table, "V01").unwrap()[4], Value::Whole(4));
    assert!(format!("{swedish:?}").contains("Svar som kom sent"));
    assert_eq!(swedish.author, "Koivuranta välfärdsområde");

    let breakdown = "V01, uppdelning: Svarsspråk";
    let is_there = |report: &Report| format!("{report:?}").contains(breakdown);
    assert!(is_there(&swedish), "staff read it: {swedish:?}");
    assert!(!is_there(&made(&now.for_public(), None, "sv")));
}

#[test]
fn a_report_is_in_a_language_in_which_reports_are_written() {
    let now = edition(vake(), "2026", 1);
    let simple = made(&now, None, "fi-simple");
    assert_eq!(simple.language.as_str(), "fi");
    assert_eq!(simple, made(&now, None, "fi"), "and none of its words is in another");
    assert_eq!(made(&now, None, "se").language.as_str(), "fi");

    // A programme that exists in Finnish only is quoted.
    let mut finnish = now;
    finnish.lines[0].definition.name = [("fi", "Vain suomeksi")].into();
    let report = made(&finnish, None, "sv");
    let table = captioned(&report, "Värden: V01").unwrap();
    let Value::Text(name) = &row(table, "V01").unwrap()[1] else { panic!("no text") };
    assert_eq!(name.language, Some(LanguageTag::finnish()));
}

#[test]
fn a_year_is_told_by_its_halves_side_by_side() {
    let programme = KnownProgramme::Lapland.content().unwrap();
    let (first, second) = (edition(programme, "2026-H1", 0), edition(programme, "2026-H2", 1));
    let (county, sha256) = (county(), "00");
    let frozen = Frozen {
        edition: &second,
        sha256,
        programme: Some(programme),
        before: Some(&first),
        county: &county,
        span: Span::Year,
    };
    let report = report(&frozen, &texts("fi"));
    assert_eq!(report.title, "Lapin hyvinvointialueen osallisuusohjelma: mittarit vuoden mittaan");
    assert_eq!(report.subtitle.as_deref(), Some("2026"));
    let table = captioned(&report, "Arvot: L09, L10").unwrap();
    let heads: Vec<&str> = table.columns.iter().map(|column| column.heading.words.as_str()).collect();
    assert_eq!(heads[2..4], ["Kevät 2026 (tammi–kesäkuu)", "Syksy 2026 (heinä–joulukuu)"]);
}
