//! How the values were counted, what the words mean, and by what the report is known again.

use std::collections::BTreeSet;

use domain::indicator::{Empty, Line, TargetStatus};

use super::{Span, Writer};
use crate::report::{Block, Column, Definition, List, Row, Section, Table, Text, Value};

/// A row for each indicator: how its value comes about, from where and how often, and by which rule.
pub(super) fn how_counted(writer: Writer<'_>) -> Section {
    let row = |line: &Line| {
        let definition = writer.frozen.programme.and_then(|programme| programme.indicator(&line.code));
        let how = definition.map_or_else(|| "".into(), |definition| writer.speaker.wording(&definition.how));
        let source = writer.text(line.definition.source.label_key()).words;
        let cycle = writer.text(line.definition.cycle.label_key()).words;
        Row::from(vec![
            line.code.to_string().into(),
            how.into(),
            rule(writer, line),
            format!("{source}. {cycle}.").into(),
        ])
    };
    let table = Table {
        caption: writer.text("report-counting-caption"),
        groups: Vec::new(),
        columns: vec![
            Column::text(writer.text("report-code")),
            Column::text(writer.text("report-counting-how")),
            Column::text(writer.text("report-counting-rule")),
            Column::text(writer.text("report-counting-source")),
        ],
        rows: writer.lines().iter().map(row).collect(),
        has_row_headers: true,
        notes: Vec::new(),
    };
    Section::new(writer.text("report-counting"), vec![Block::Table(table)])
}

/// The rule by which the value was computed, with its version; of what was reported, nothing.
fn rule(writer: Writer<'_>, line: &Line) -> Value {
    let measured = line.value.measured().and_then(|measured| measured.rule);
    let found = measured.or_else(|| line.definition.rule.map(|rule| (rule, rule.version())));
    let Some((rule, version)) = found else { return super::cells::nothing() };
    let name = writer.text(rule.label_key()).words;
    writer.speaker.with("report-rule", &[("rule", name.into()), ("version", version.into())]).into()
}

/// Which edition it is, and the hash of what was frozen.
pub(super) fn about(writer: Writer<'_>) -> Section {
    let (speaker, edition) = (writer.speaker, writer.frozen.edition);
    let mut items = vec![
        speaker.with(
            "report-about-edition",
            &[
                ("period", speaker.period(edition.period).words.into()),
                ("number", edition.number.into()),
                ("day", speaker.date(edition.made_on).into()),
            ],
        ),
        speaker.with("report-about-as-of", &[("day", speaker.date(edition.as_of).into())]),
        speaker.with("report-about-programme", &[("version", edition.programme_version.into())]),
    ];
    if let Some(before) = writer.frozen.before {
        let key = match writer.frozen.span {
            Span::Period => "report-about-before",
            Span::Year => "report-about-first-half",
        };
        let args = [
            ("period", speaker.period(before.period).words.into()),
            ("number", before.number.into()),
            ("day", speaker.date(before.made_on).into()),
        ];
        items.push(speaker.with(key, &args));
    }
    items.push(speaker.with("report-about-hash", &[("hash", writer.frozen.sha256.into())]));
    let list = Block::List(List { is_numbered: false, items });
    Section::new(writer.text("report-about"), vec![list])
}

/// The words that this report uses.
pub(super) fn definitions(writer: Writer<'_>) -> Vec<Definition> {
    let lines = writer.lines();
    let define = |term: Text, meaning: &str| Definition { term, meaning: writer.text(meaning) };
    let mut found = vec![define(writer.text("report-term-interval"), "report-interval-meaning")];
    if lines.iter().any(|line| line.target.is_some()) {
        let terms = [
            (TargetStatus::Reached, "report-meaning-reached"),
            (TargetStatus::Missed, "report-meaning-missed"),
            (TargetStatus::CannotSay, "report-meaning-cannot-say"),
        ];
        found.extend(terms.map(|(status, meaning)| define(writer.text(status.label_key()), meaning)));
    }
    let reasons: BTreeSet<&str> =
        lines.iter().filter_map(|line| line.value.why_empty()).map(Empty::code).collect();
    let used = Empty::ALL.iter().filter(|why| reasons.contains(why.code()));
    found.extend(used.map(|why| define(writer.text(why.label_key()), meaning(*why))));
    found
}

fn meaning(why: Empty) -> &'static str {
    match why {
        Empty::NoData => "report-meaning-no-data",
        Empty::Suppressed => "report-meaning-suppressed",
        Empty::NotDue => "report-meaning-not-due",
        Empty::NoBaseline => "report-meaning-no-baseline",
        Empty::NotConfirmed => "report-meaning-not-confirmed",
        Empty::NotReported => "report-meaning-not-reported",
        Empty::NotApproved => "report-meaning-not-approved",
    }
}
