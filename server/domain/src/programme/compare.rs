//! What has changed from one version of a programme to another: by key, so that what moved or was written anew is told
//! as such.

use std::collections::BTreeMap;

use super::content::{Party, ProgrammeContent, Reporting};
use super::indicator::IndicatorDefinition;
use super::key::{IndicatorCode, PartyKey};
use super::wording::Wording;
use crate::language::LanguageTag;

coded_enum! {
    /// What part of a programme has changed.
    ChangedPart, "programme-part-" {
        Programme = "programme",
        FocusArea = "focus_area",
        Goal = "goal",
        Measure = "measure",
        Indicator = "indicator",
        Party = "party",
    }
}

coded_enum! {
    /// What has become of it.
    ChangeKind, "programme-change-" {
        Added = "added",
        Removed = "removed",
        Changed = "changed",
    }
}

coded_enum! {
    /// What about it has changed.
    ChangedField, "programme-field-" {
        /// A name or a title.
        Title = "title",
        PrintedCode = "printed_code",
        /// The part above it.
        Place = "place",
        Description = "description",
        Section = "section",
        Note = "note",
        Years = "years",
        Reporting = "reporting",
        Responsible = "responsible",
        Followers = "followers",
        /// The indicators that belong to it.
        Indicators = "indicators",
        Kind = "kind",
        Source = "source",
        Cycle = "cycle",
        Target = "target",
        Question = "question",
        How = "how",
        Reach = "reach",
    }
}

/// A value before or after a change.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ChangedValue {
    /// It says nothing.
    Nothing,
    Text(String),
    /// A text in the languages of the catalogues, by its key.
    Label(&'static str),
    /// More than can be told in a line.
    Long,
}

/// One change of one part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FieldChange {
    pub field: ChangedField,
    /// The language of a text that has changed; `None` for what has no language.
    pub language: Option<LanguageTag>,
    pub before: ChangedValue,
    pub after: ChangedValue,
}

/// What has become of a part.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Change {
    pub part: ChangedPart,
    pub key: String,
    pub kind: ChangeKind,
    /// As it is called now, or was called before it was removed.
    pub title: Wording,
    /// Empty where it was added or removed.
    pub fields: Vec<FieldChange>,
}

/// What one part says, field by field.
struct Facts<'a> {
    title: &'a Wording,
    wordings: Vec<(ChangedField, &'a Wording)>,
    values: Vec<(ChangedField, ChangedValue)>,
    /// How a programme is reported on; blank for its parts.
    long: String,
}

type Key = (ChangedPart, String);

/// Everything that differs, in the order of the later version; what was removed stands last of its sort.
pub fn compare(before: &ProgrammeContent, after: &ProgrammeContent) -> Vec<Change> {
    let (old, new) = (facts(before), facts(after));
    let of_old: BTreeMap<&Key, &Facts<'_>> = old.iter().map(|(key, facts)| (key, facts)).collect();
    let of_new: BTreeMap<&Key, &Facts<'_>> = new.iter().map(|(key, facts)| (key, facts)).collect();
    let mut changes = Vec::new();
    for (key, facts) in &new {
        match of_old.get(key) {
            None => changes.push(change(key, ChangeKind::Added, facts, Vec::new())),
            Some(earlier) => {
                let fields = differences(earlier, facts);
                if !fields.is_empty() {
                    changes.push(change(key, ChangeKind::Changed, facts, fields));
                }
            }
        }
    }
    let removed = old.iter().filter(|(key, _)| !of_new.contains_key(key));
    changes.extend(removed.map(|(key, facts)| change(key, ChangeKind::Removed, facts, Vec::new())));
    changes.sort_by_key(|change| change.part);
    changes
}

fn change((part, key): &Key, kind: ChangeKind, facts: &Facts<'_>, fields: Vec<FieldChange>) -> Change {
    Change { part: *part, key: key.clone(), kind, title: facts.title.clone(), fields }
}

fn differences(before: &Facts<'_>, after: &Facts<'_>) -> Vec<FieldChange> {
    let mut found = Vec::new();
    for ((field, old), (_, new)) in before.wordings.iter().zip(&after.wordings) {
        texts(*field, old, new, &mut found);
    }
    let values = before.values.iter().zip(&after.values).filter(|((_, old), (_, new))| old != new);
    found.extend(values.map(|((field, old), (_, new))| FieldChange {
        field: *field,
        language: None,
        before: old.clone(),
        after: new.clone(),
    }));
    if before.long != after.long {
        let (field, long) = (ChangedField::Reporting, ChangedValue::Long);
        found.push(FieldChange { field, language: None, before: long.clone(), after: long });
    }
    found.sort_by_key(|change| change.field);
    found
}

fn texts(field: ChangedField, old: &Wording, new: &Wording, found: &mut Vec<FieldChange>) {
    let mut languages: Vec<&LanguageTag> =
        old.entries().chain(new.entries()).map(|(language, _)| language).collect();
    languages.sort();
    languages.dedup();
    for language in languages {
        let (before, after) = (old.get(language), new.get(language));
        if before != after {
            let value = |text: Option<&str>| {
                text.map_or(ChangedValue::Nothing, |text| ChangedValue::Text(text.to_owned()))
            };
            found.push(FieldChange {
                field,
                language: Some(language.clone()),
                before: value(before),
                after: value(after),
            });
        }
    }
}

fn text(text: String) -> ChangedValue {
    if text.is_empty() { ChangedValue::Nothing } else { ChangedValue::Text(text) }
}

fn facts(content: &ProgrammeContent) -> Vec<(Key, Facts<'_>)> {
    let mut found = vec![((ChangedPart::Programme, String::new()), of_programme(content))];
    for area in &content.focus_areas {
        let facts = Facts {
            title: &area.title,
            wordings: vec![
                (ChangedField::Title, &area.title),
                (ChangedField::Description, &area.description),
            ],
            values: vec![(ChangedField::PrintedCode, text(area.printed_code.clone()))],
            long: String::new(),
        };
        found.push(((ChangedPart::FocusArea, area.key.to_string()), facts));
        for goal in &area.goals {
            let facts = Facts {
                title: &goal.title,
                wordings: vec![
                    (ChangedField::Title, &goal.title),
                    (ChangedField::Section, &goal.section),
                    (ChangedField::Note, &goal.note),
                ],
                values: vec![
                    (ChangedField::PrintedCode, text(goal.printed_code.clone())),
                    (ChangedField::Place, text(area.key.to_string())),
                    (ChangedField::Indicators, codes(&goal.indicators)),
                ],
                long: String::new(),
            };
            found.push(((ChangedPart::Goal, goal.key.to_string()), facts));
            for measure in &goal.measures {
                let facts = Facts {
                    title: &measure.title,
                    wordings: vec![(ChangedField::Title, &measure.title)],
                    values: vec![
                        (ChangedField::PrintedCode, text(measure.printed_code.clone())),
                        (ChangedField::Place, text(goal.key.to_string())),
                        (ChangedField::Responsible, parties(content, &measure.responsible)),
                        (ChangedField::Followers, parties(content, &measure.followers)),
                        (ChangedField::Indicators, codes(&measure.indicators)),
                    ],
                    long: String::new(),
                };
                found.push(((ChangedPart::Measure, measure.key.to_string()), facts));
            }
        }
    }
    found.extend(
        content
            .indicators
            .iter()
            .map(|one| ((ChangedPart::Indicator, one.code.to_string()), of_indicator(content, one))),
    );
    found
        .extend(content.parties.iter().map(|one| ((ChangedPart::Party, one.key.to_string()), of_party(one))));
    found
}

fn of_programme(content: &ProgrammeContent) -> Facts<'_> {
    let years = content.period.map(|period| format!("{}–{}", period.first_year, period.last_year));
    Facts {
        title: &content.name,
        wordings: vec![(ChangedField::Title, &content.name)],
        values: vec![
            (ChangedField::Years, text(years.unwrap_or_default())),
            (ChangedField::Cycle, ChangedValue::Label(content.reporting.cycle.label_key())),
        ],
        long: steps(&content.reporting),
    }
}

/// The steps are many small things: that they differ is what matters.
fn steps(reporting: &Reporting) -> String {
    serde_json::to_string(&(&reporting.also, &reporting.steps)).unwrap_or_default()
}

fn of_party(party: &Party) -> Facts<'_> {
    Facts {
        title: &party.name,
        wordings: vec![(ChangedField::Title, &party.name)],
        values: vec![(ChangedField::Reach, ChangedValue::Label(party.reach.label_key()))],
        long: String::new(),
    }
}

static NO_WORDING: std::sync::LazyLock<Wording> = std::sync::LazyLock::new(Wording::default);

fn of_indicator<'a>(content: &'a ProgrammeContent, one: &'a IndicatorDefinition) -> Facts<'a> {
    let target = one.target.as_ref().map_or(&*NO_WORDING, |target| &target.text);
    let question = one.question.as_ref().map_or(&*NO_WORDING, |question| &question.text);
    let at_least = one.target.as_ref().and_then(|target| target.at_least);
    let bank_key = one.question.as_ref().map(|question| question.bank_key.clone());
    Facts {
        title: &one.name,
        wordings: vec![
            (ChangedField::Title, &one.name),
            (ChangedField::Target, target),
            (ChangedField::Question, question),
            (ChangedField::How, &one.how),
        ],
        values: vec![
            (ChangedField::Kind, ChangedValue::Label(one.kind.label_key())),
            (ChangedField::Source, ChangedValue::Label(one.source.label_key())),
            (ChangedField::Cycle, ChangedValue::Label(one.cycle.label_key())),
            (ChangedField::Target, text(at_least.map(|value| value.to_string()).unwrap_or_default())),
            (ChangedField::Question, text(bank_key.unwrap_or_default())),
            (ChangedField::Followers, parties(content, &one.followers)),
        ],
        long: String::new(),
    }
}

fn codes(codes: &[IndicatorCode]) -> ChangedValue {
    text(codes.iter().map(IndicatorCode::as_str).collect::<Vec<_>>().join(", "))
}

fn parties(content: &ProgrammeContent, keys: &[PartyKey]) -> ChangedValue {
    let names = keys.iter().map(|key| {
        let name = content.party(key).and_then(|party| party.name.serve(&LanguageTag::finnish()));
        name.map_or(key.as_str(), |served| served.text)
    });
    text(names.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::programme::{IndicatorKind, KnownProgramme};

    fn known() -> ProgrammeContent {
        KnownProgramme::Lapland.content().unwrap().clone()
    }

    #[test]
    fn what_was_added_removed_changed_and_moved_is_told_by_its_key() {
        let before = known();
        let mut after = known();
        let goals = &mut after.focus_areas.first_mut().unwrap().goals;
        goals.first_mut().unwrap().title = Wording::from([("fi", "Kohtaaminen"), ("sv", "Bemötande")]);
        let moved = goals.get_mut(1).unwrap().measures.remove(0);
        goals.get_mut(2).unwrap().measures.push(moved);
        after.indicators.iter_mut().for_each(|one| {
            if one.code.as_str() == "L09" {
                one.kind = IndicatorKind::YesNo;
            }
        });
        let gone = after.indicators.pop().unwrap();
        after.focus_areas.last_mut().unwrap().goals.last_mut().unwrap().measures.pop();
        let changes = compare(&before, &after);
        let told: Vec<_> = changes
            .iter()
            .map(|change| {
                let fields: Vec<_> = change.fields.iter().map(|field| field.field.code()).collect();
                (change.part.code(), change.key.as_str(), change.kind.code(), fields.join(" "))
            })
            .collect();
        let expected = [
            ("goal", "lappi-1-1", "changed"),
            ("measure", "lappi-1-2-a", "changed"),
            ("measure", "lappi-3-4-d", "removed"),
            ("indicator", "L09", "changed"),
            ("indicator", gone.code.as_str(), "removed"),
        ];
        assert_eq!(
            told.iter().map(|(part, key, kind, _)| (*part, *key, *kind)).collect::<Vec<_>>(),
            expected
        );
        assert!(
            told.iter().any(|(_, key, _, fields)| *key == "lappi-1-1" && fields.starts_with("title title")),
            "{told:?}"
        );
        assert!(
            told.iter().any(|(_, key, _, fields)| *key == "lappi-1-2-a" && fields == "place"),
            "{told:?}"
        );
        assert!(told.iter().any(|(_, key, _, fields)| *key == "L09" && fields == "kind"), "{told:?}");
    }

    proptest! {
        /// Backwards, what was added is removed and what was removed is added.
        #[test]
        fn a_comparison_turns_round(kept_before in proptest::collection::vec(any::<bool>(), 63), kept_after in proptest::collection::vec(any::<bool>(), 63)) {
            let with = |kept: &[bool]| {
                let mut content = known();
                let mut places = kept.iter();
                content.indicators.retain(|_| places.next().copied().unwrap_or(true));
                content
            };
            let (before, after) = (with(&kept_before), with(&kept_after));
            let there = compare(&before, &after);
            let back = compare(&after, &before);
            let keys = |changes: &[Change], kind| {
                let of_kind = changes.iter().filter(|change| change.kind == kind);
                of_kind.map(|change| change.key.clone()).collect::<std::collections::BTreeSet<_>>()
            };
            prop_assert_eq!(keys(&there, ChangeKind::Added), keys(&back, ChangeKind::Removed));
            prop_assert_eq!(keys(&there, ChangeKind::Removed), keys(&back, ChangeKind::Added));
            prop_assert!(compare(&before, &before).is_empty());
            let expected = kept_before.iter().zip(&kept_after).filter(|(old, new)| !**old && **new).count();
            prop_assert_eq!(keys(&there, ChangeKind::Added).len(), expected);
        }
    }
}
