//! What is frozen of a period: bytes with their hash, kept for good, and numbered editions where something was wrong.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::facts::{AnswerFact, Facts};
use super::period::Period;
use super::rule::Rule;
use super::target::{Aim, Baseline, TargetStatus};
use super::value::{Empty, Value};
use super::{Context, stands};
use crate::SurveyId;
use crate::disclosure::PUBLIC_TOTAL;
use crate::id::{AccountId, EditionId, TypedId};
use crate::programme::{Cycle, IndicatorCode, IndicatorKind, IndicatorSource, ProgrammeKey, Wording};
use crate::text::LocalizedText;

/// What an indicator was when it was frozen, so that the report reads the same after the programme has been rewritten.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LineDefinition {
    pub name: Wording,
    pub kind: IndicatorKind,
    pub source: IndicatorSource,
    pub cycle: Cycle,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub rule: Option<Rule>,
}

/// One indicator of a report.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Line {
    pub code: IndicatorCode,
    pub definition: LineDefinition,
    /// Over which days it was measured, where that is not the report's own period.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub measured_over: Option<Period>,
    pub value: Value,
    /// How many of those who report it have, where several do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reported: Option<(u32, u32)>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub aim: Option<Aim>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub baseline: Option<Baseline>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub target: Option<TargetStatus>,
    /// Why there is no value, as somebody has told.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub explanation: Option<LocalizedText>,
    /// Web addresses of what shows that it is so.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub evidence: Vec<String>,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub comments: Vec<LocalizedText>,
    /// It was measured before the county had the platform, and brought in.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub is_before_go_live: bool,
}

impl Line {
    /// What everybody may read of it: whether a value reached its target is as little told as the value itself.
    fn for_public(self) -> Self {
        let value = self.value.for_public();
        let is_hidden = value.why_empty() == Some(Empty::Suppressed);
        let target = self.target.map(|status| if is_hidden { TargetStatus::CannotSay } else { status });
        Self { value, target, ..self }
    }
}

/// What a correction changed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub code: IndicatorCode,
    pub before: Value,
    pub after: Value,
}

/// What an edition says. Its bytes are the same whenever they are made of the same content.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EditionContent {
    pub programme: ProgrammeKey,
    pub programme_version: i32,
    pub name: Wording,
    pub period: Period,
    /// 1 for what was frozen first.
    pub number: u32,
    /// The Helsinki day of the first freezing: what happened later is no correction.
    pub as_of: NaiveDate,
    /// The Helsinki day on which this edition was made.
    pub made_on: NaiveDate,
    /// Why it was corrected; blank in the first.
    #[serde(default, skip_serializing_if = "LocalizedText::is_empty")]
    pub reason: LocalizedText,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub changes: Vec<Change>,
    pub lines: Vec<Line>,
}

/// The answers behind the lines of an edition: how many of each survey chose what. Never shown; by it is known how many
/// answers have come since.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Held(pub BTreeMap<IndicatorCode, BTreeMap<String, u64>>);

/// An edition as it is kept.
#[derive(Clone, Debug, PartialEq)]
pub struct Edition {
    pub id: EditionId,
    pub programme: ProgrammeKey,
    pub period: Period,
    pub number: u32,
    /// What staff read, as it was hashed.
    pub content: Vec<u8>,
    /// SHA-256 of that, in hexadecimal.
    pub content_sha256: String,
    /// What everybody reads once it is published, as it was hashed.
    pub public_content: Vec<u8>,
    pub public_sha256: String,
    pub held: Held,
    pub frozen_by: Option<AccountId>,
    pub frozen_at: DateTime<Utc>,
    /// When and by whom it was published: an act of its own.
    pub published: Option<(DateTime<Utc>, Option<AccountId>)>,
}

impl EditionContent {
    /// What everybody may read of it.
    #[must_use]
    pub fn for_public(&self) -> Self {
        let changes = self.changes.iter().cloned().map(|change| Change {
            before: change.before.for_public(),
            after: change.after.for_public(),
            code: change.code,
        });
        Self {
            lines: self.lines.iter().cloned().map(Line::for_public).collect(),
            changes: changes.filter(|change| change.before != change.after).collect(),
            ..self.clone()
        }
    }

    /// Its bytes: JSON whose members stand in one order.
    ///
    /// # Errors
    /// None that the content could cause; whatever the serialiser says.
    pub fn bytes(&self) -> serde_json::Result<Vec<u8>> {
        serde_json::to_vec(self)
    }

    pub fn line(&self, code: &IndicatorCode) -> Option<&Line> {
        self.lines.iter().find(|line| line.code == *code)
    }
}

impl Edition {
    /// Freezes what is said.
    ///
    /// # Errors
    /// As [`EditionContent::bytes`].
    pub fn freeze(
        id: EditionId,
        content: &EditionContent,
        held: Held,
        by: Option<AccountId>,
        at: DateTime<Utc>,
    ) -> serde_json::Result<Self> {
        let (bytes, public) = (content.bytes()?, content.for_public().bytes()?);
        Ok(Self {
            id,
            programme: content.programme.clone(),
            period: content.period,
            number: content.number,
            content_sha256: sha256(&bytes),
            public_sha256: sha256(&public),
            content: bytes,
            public_content: public,
            held,
            frozen_by: by,
            frozen_at: at,
            published: None,
        })
    }

    /// The bytes are those that were hashed.
    pub fn is_intact(&self) -> bool {
        sha256(&self.content) == self.content_sha256 && sha256(&self.public_content) == self.public_sha256
    }

    /// # Errors
    /// Where the bytes are no edition's.
    pub fn read(&self) -> serde_json::Result<EditionContent> {
        serde_json::from_slice(&self.content)
    }

    /// # Errors
    /// Where the bytes are no edition's.
    pub fn read_public(&self) -> serde_json::Result<EditionContent> {
        serde_json::from_slice(&self.public_content)
    }
}

/// The SHA-256 of some bytes, in hexadecimal.
pub fn sha256(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The answers that a rule counts over a period, by survey and answer.
pub fn held_answers(
    rule: Rule,
    facts: &Facts,
    period: Period,
    as_of: NaiveDate,
    survey: Option<SurveyId>,
) -> Option<BTreeMap<String, u64>> {
    if !rule.counts_answers() {
        return None;
    }
    let context = Context { facts, period, as_of, rule, survey };
    let mut cells: BTreeMap<String, u64> = BTreeMap::new();
    let mut add = |survey: &str, choice: &str, count: u64| {
        *cells.entry(format!("{survey}|{choice}")).or_default() += count;
    };
    let asked = |fact: &&AnswerFact| {
        Some(fact.question.as_str()) == rule.question() && stands(fact.standing) && context.counts(fact.day)
    };
    for fact in facts.answers.iter().filter(asked) {
        add(&fact.survey.uuid().to_string(), &fact.choice, fact.count);
    }
    match rule {
        Rule::WillingnessToRecommend => {
            let whole = facts.scores.iter().filter(|b| context.counts(b.first) && context.counts(b.last));
            for batch in whole {
                add("batch", "scores", batch.promoters + batch.passives + batch.detractors);
            }
        }
        Rule::ParticipationSurveyParticipants => {
            for survey in facts.surveys.iter().filter(|one| Some(one.survey) == survey) {
                let counted = survey.responses.iter().filter(|r| stands(r.standing) && context.counts(r.day));
                let count = counted.map(|response| response.count).sum();
                add(&survey.survey.uuid().to_string(), "response", count);
            }
        }
        _ => {}
    }
    Some(cells)
}

/// Whether a figure from answers may be corrected: at least [`PUBLIC_TOTAL`] answers have come since, so that nobody is
/// found by comparing the editions. Answers that are gone were withdrawn or erased, and that alone never corrects
/// anything; where a survey's answers have been deleted as its privacy notice promised, its figure stays as it was.
fn may_correct(
    before: &BTreeMap<String, u64>,
    after: &BTreeMap<String, u64>,
    deleted: &BTreeSet<SurveyId>,
) -> bool {
    let is_deleted = |cell: &str| deleted.iter().any(|survey| cell.starts_with(&survey.uuid().to_string()));
    if before.keys().any(|cell| is_deleted(cell)) {
        return false;
    }
    let added: u64 = after
        .iter()
        .map(|(cell, count)| count.saturating_sub(before.get(cell).copied().unwrap_or_default()))
        .sum();
    added >= PUBLIC_TOTAL
}

/// The next edition, from what is computed now; `None` where nothing is to be corrected. Figures from answers stay as
/// they were unless enough answers have come.
pub fn corrected(
    before: &EditionContent,
    held_before: &Held,
    now: EditionContent,
    held_now: Held,
    deleted: &BTreeSet<SurveyId>,
) -> Option<(EditionContent, Held)> {
    let mut held = held_now;
    let mut changes = Vec::new();
    let mut lines = Vec::new();
    for line in now.lines {
        let Some(old) = before.line(&line.code) else {
            lines.push(line);
            continue;
        };
        let counts_answers = line.definition.rule.is_some_and(Rule::counts_answers)
            && old.definition.rule == line.definition.rule;
        let nothing = BTreeMap::new();
        let of = |held: &Held| held.0.get(&line.code).cloned().unwrap_or_default();
        let was = held_before.0.get(&line.code).unwrap_or(&nothing);
        if counts_answers && !may_correct(was, &of(&held), deleted) {
            held.0.insert(line.code.clone(), was.clone());
            lines.push(Line { value: old.value.clone(), target: old.target, ..line });
            continue;
        }
        if old.value != line.value {
            let change =
                Change { code: line.code.clone(), before: old.value.clone(), after: line.value.clone() };
            changes.push(change);
        }
        lines.push(line);
    }
    let is_same = changes.is_empty() && lines == before.lines;
    (!is_same).then_some((EditionContent { lines, changes, number: before.number + 1, ..now }, held))
}

#[cfg(test)]
mod tests {
    use super::super::value::{Basis, Figure, Measured};
    use super::*;
    use uuid::Uuid;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn survey(n: u128) -> SurveyId {
        SurveyId::from_uuid(Uuid::from_u128(n))
    }

    fn cells(counts: &[(u128, &str, u64)]) -> BTreeMap<String, u64> {
        counts
            .iter()
            .map(|(of, choice, count)| (format!("{}|{choice}", survey(*of).uuid()), *count))
            .collect()
    }

    fn content(yes: u64, of: u64, orders: u64) -> (EditionContent, Held) {
        let line = |code: &str, rule, figure, basis| Line {
            code: code.parse().unwrap(),
            definition: LineDefinition {
                name: Wording::from([("fi", "Mittari")]),
                kind: IndicatorKind::Count,
                source: IndicatorSource::Computed,
                cycle: Cycle::Year,
                rule: Some(rule),
            },
            measured_over: None,
            value: Value::Measured(Box::new(Measured {
                figure,
                basis,
                beside: BTreeMap::new(),
                breakdowns: Vec::new(),
                as_of: day("2027-01-20"),
                kept_since: None,
                rule: Some((rule, 1)),
            })),
            reported: None,
            aim: None,
            baseline: None,
            target: None,
            explanation: None,
            evidence: Vec::new(),
            comments: Vec::new(),
            is_before_go_live: false,
        };
        let share = Figure::Share { count: yes, of };
        let content = EditionContent {
            programme: "vake-2026".parse().unwrap(),
            programme_version: 1,
            name: Wording::from([("fi", "Ohjelma")]),
            period: "2026".parse().unwrap(),
            number: 1,
            as_of: day("2027-01-20"),
            made_on: day("2027-01-20"),
            reason: LocalizedText::default(),
            changes: Vec::new(),
            lines: vec![
                line("V01", Rule::InformationReceived, share, Basis::Answers),
                line("V14", Rule::ExpertOrders, Figure::Count { count: orders }, Basis::Register),
            ],
        };
        let held = Held([("V01".parse().unwrap(), cells(&[(1, "yes", yes), (1, "no", of - yes)]))].into());
        (content, held)
    }

    fn of<'a>(content: &'a EditionContent, code: &str) -> &'a Figure {
        content.line(&code.parse().unwrap()).unwrap().value.figure().unwrap()
    }

    fn next(
        before: &(EditionContent, Held),
        now: (EditionContent, Held),
        deleted: &[SurveyId],
    ) -> Option<EditionContent> {
        let deleted = deleted.iter().copied().collect();
        corrected(&before.0, &before.1, now.0, now.1, &deleted).map(|(content, _)| content)
    }

    #[test]
    fn frozen_bytes_are_the_same_whenever_they_are_made() {
        let (content, held) = content(44, 100, 7);
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let id = EditionId::fresh(at, [1; 10]);
        let freeze = || Edition::freeze(id, &content, held.clone(), None, at).unwrap();
        let (one, other) = (freeze(), freeze());
        assert_eq!(one, other);
        assert!(one.is_intact());
        assert_eq!(one.read().unwrap(), content);
        let mut touched = one;
        touched.content.push(b' ');
        assert!(!touched.is_intact());
    }

    #[test]
    fn what_is_hidden_says_nothing_about_its_target() {
        let (mut few, _) = content(9, 9, 7);
        few.lines.iter_mut().for_each(|line| line.target = Some(TargetStatus::Reached));
        let public = few.for_public();
        let told: Vec<_> = public.lines.iter().map(|line| (line.value.why_empty(), line.target)).collect();
        let hidden = (Some(Empty::Suppressed), Some(TargetStatus::CannotSay));
        assert_eq!(told, [hidden, (None, Some(TargetStatus::Reached))]);
    }

    #[test]
    fn nine_late_answers_correct_nothing_and_ten_do() {
        let before = content(44, 100, 7);
        assert_eq!(next(&before, content(53, 109, 7), &[]), None);
        let ten = next(&before, content(53, 110, 7), &[]).unwrap();
        assert_eq!((ten.number, of(&ten, "V01")), (2, &Figure::Share { count: 53, of: 110 }));
        assert_eq!(ten.changes.iter().map(|c| c.code.as_str()).collect::<Vec<_>>(), ["V01"]);
    }

    #[test]
    fn what_was_erased_corrects_nothing_however_much_it_is() {
        let before = content(44, 100, 7);
        assert_eq!(next(&before, content(20, 60, 7), &[]), None);
        assert_eq!(next(&before, content(0, 0, 7), &[survey(1)]), None, "deleted as was promised");
        assert_eq!(next(&before, content(60, 130, 7), &[survey(1)]), None, "and it stays so");
    }

    #[test]
    fn few_late_answers_stay_out_when_something_else_is_corrected() {
        let before = content(44, 100, 7);
        let corrected = next(&before, content(45, 101, 6), &[]).unwrap();
        assert_eq!(of(&corrected, "V01"), &Figure::Share { count: 44, of: 100 });
        assert_eq!(of(&corrected, "V14"), &Figure::Count { count: 6 });
        assert_eq!(corrected.changes.len(), 1);
    }

    /// Late answers add up over editions: those that stayed out of one count for the next.
    #[test]
    fn late_answers_that_stayed_out_are_late_for_the_next_edition_as_well() {
        let before = content(44, 100, 7);
        let now = content(50, 106, 6);
        let (second, held) = corrected(&before.0, &before.1, now.0, now.1, &BTreeSet::new()).unwrap();
        let third = next(&(second, held), content(56, 112, 6), &[]).unwrap();
        assert_eq!((third.number, of(&third, "V01")), (3, &Figure::Share { count: 56, of: 112 }));
    }

    #[test]
    fn the_public_reads_no_small_total_even_in_what_was_corrected() {
        let before = content(4, 5, 7);
        let corrected = next(&before, content(14, 15, 7), &[]).unwrap();
        let public = corrected.for_public();
        assert_eq!(public.changes[0].before, Value::empty(Empty::Suppressed));
        assert_eq!(public.lines[0].value.figure(), Some(&Figure::Share { count: 14, of: 15 }));
    }
}
