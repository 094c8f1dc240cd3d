//! The parts of the county as choices of a form: the county, its divisions, their units.

use domain::county::{County, Division};
use domain::id::TypedId;
use domain::identity::Scope;
use domain::{DivisionId, LanguageTag, LocalizedText, UnitId};
use uuid::Uuid;

/// One choice of a scope.
pub struct ScopeOption {
    pub value: String,
    pub label: String,
    pub selected: bool,
}

/// A scope as the value of a form field.
pub fn value_of(scope: Scope) -> String {
    match scope {
        Scope::County => "county".to_owned(),
        Scope::Division(division) => format!("division:{}", division.uuid().simple()),
        Scope::Unit { division, unit } => {
            format!("unit:{}:{}", division.uuid().simple(), unit.uuid().simple())
        }
    }
}

/// Reads a form field's value; `None` for anything that is no scope.
pub fn parse(value: &str) -> Option<Scope> {
    let mut parts = value.split(':');
    let (kind, first, second) = (parts.next()?, parts.next(), parts.next());
    let id = |part: Option<&str>| part.and_then(|part| Uuid::try_parse(part).ok());
    match kind {
        "county" => Some(Scope::County),
        "division" => Some(Scope::Division(DivisionId::from_uuid(id(first)?))),
        "unit" => Some(Scope::Unit {
            division: DivisionId::from_uuid(id(first)?),
            unit: UnitId::from_uuid(id(second)?),
        }),
        _ => None,
    }
}

/// The choices that `is_allowed` lets through, from the county down.
pub fn options(
    county: &County,
    divisions: &[Division],
    language: &LanguageTag,
    selected: Option<Scope>,
    is_allowed: impl Fn(Scope) -> bool,
) -> Vec<ScopeOption> {
    let mut scopes = vec![Scope::County];
    for division in divisions {
        scopes.push(Scope::Division(division.id));
        scopes.extend(division.units.iter().map(|u| Scope::Unit { division: division.id, unit: u.id }));
    }
    scopes
        .into_iter()
        .filter(|scope| is_allowed(*scope))
        .map(|scope| ScopeOption {
            value: value_of(scope),
            label: label(scope, county, divisions, language),
            selected: Some(scope) == selected,
        })
        .collect()
}

/// A scope as a person reads it; a unit after its division.
pub fn label(scope: Scope, county: &County, divisions: &[Division], language: &LanguageTag) -> String {
    let division_of = |id: DivisionId| divisions.iter().find(|division| division.id == id);
    let named = |id: DivisionId| division_of(id).map(|d| name(&d.name, language)).unwrap_or_default();
    match scope {
        Scope::County => name(&county.name, language),
        Scope::Division(division) => named(division),
        Scope::Unit { division, unit } => {
            let found = division_of(division).and_then(|d| d.units.iter().find(|u| u.id == unit));
            let unit = found.map(|unit| name(&unit.name, language)).unwrap_or_default();
            format!("{} – {unit}", named(division))
        }
    }
}

fn name(text: &LocalizedText, language: &LanguageTag) -> String {
    text.serve(language, &LanguageTag::finnish()).map(|served| served.text.to_owned()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::county::Unit;

    fn divisions() -> Vec<Division> {
        let unit = Unit {
            id: UnitId::from_uuid(Uuid::from_u128(2)),
            name: LocalizedText::from([("fi", "Kotihoito")]),
        };
        let id = DivisionId::from_uuid(Uuid::from_u128(1));
        vec![Division { id, name: LocalizedText::from([("fi", "Ikääntyneet")]), units: vec![unit] }]
    }

    #[test]
    fn every_choice_reads_back_as_its_scope() {
        let all = options(&County::blank(), &divisions(), &LanguageTag::finnish(), None, |_| true);
        let labels: Vec<_> = all.iter().map(|option| option.label.as_str()).collect();
        assert_eq!(labels, ["Hyvinvointialue", "Ikääntyneet", "Ikääntyneet – Kotihoito"]);
        for option in &all {
            assert_eq!(value_of(parse(&option.value).unwrap()), option.value);
        }
        for bad in ["", "division", "division:x", "unit:1", "kunta"] {
            assert_eq!(parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn a_person_is_offered_only_what_they_may_use() {
        let units = options(&County::blank(), &divisions(), &LanguageTag::finnish(), None, |scope| {
            matches!(scope, Scope::Unit { .. })
        });
        assert_eq!(units.len(), 1);
    }
}
