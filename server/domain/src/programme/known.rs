//! The participation programmes of two counties, as they print them, each loadable whole.
//!
//! The Finnish is exact, misprints included. Both print no other language: translations, how a value comes about, and
//! what else a text marks as supplied, were added here.

use std::sync::LazyLock;

use super::content::ProgrammeContent;

coded_enum! {
    /// A programme that can be loaded as it is.
    KnownProgramme, "known-programme-" {
        /// Vantaa and Kerava, the draft of 2026: 10 goals, 25 measures, 15 indicators.
        VantaaKerava = "vantaa_kerava",
        /// Lapland 2024-2026: 13 goals, three of them for people who speak Sámi, 33 measures, 63 indicators.
        Lapland = "lapland",
    }
}

static VANTAA_KERAVA: LazyLock<Option<ProgrammeContent>> =
    LazyLock::new(|| serde_json::from_str(KnownProgramme::VantaaKerava.file()).ok());
static LAPLAND: LazyLock<Option<ProgrammeContent>> =
    LazyLock::new(|| serde_json::from_str(KnownProgramme::Lapland.file()).ok());

impl KnownProgramme {
    /// Its file, in the shape in which a county brings its own.
    pub fn file(self) -> &'static str {
        match self {
            Self::VantaaKerava => include_str!("known/vantaa-kerava.json"),
            Self::Lapland => include_str!("known/lapland.json"),
        }
    }

    /// What it says. The file is part of the program, and a test reads it: it is always there.
    pub fn content(self) -> Option<&'static ProgrammeContent> {
        match self {
            Self::VantaaKerava => VANTAA_KERAVA.as_ref(),
            Self::Lapland => LAPLAND.as_ref(),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeMap;

    use super::*;
    use crate::LanguageTag;
    use crate::id::{DivisionId, TypedId};
    use crate::programme::{
        Cycle, Doer, IndicatorCode, IndicatorKind, IndicatorSource, ProgrammeCounts, Reach, TextProvenance,
    };

    fn read(known: KnownProgramme) -> ProgrammeContent {
        serde_json::from_str(known.file()).unwrap()
    }

    fn code(text: &str) -> IndicatorCode {
        text.parse().unwrap()
    }

    fn tally<K: Ord>(keys: impl Iterator<Item = K>) -> BTreeMap<K, usize> {
        let mut tally = BTreeMap::new();
        keys.for_each(|key| *tally.entry(key).or_insert(0) += 1);
        tally
    }

    #[test]
    fn both_programmes_are_there_whole() {
        let counts = |known| {
            let ProgrammeCounts { focus_areas, goals, measures, indicators, .. } = read(known).counts();
            (focus_areas, goals, measures, indicators)
        };
        assert_eq!(counts(KnownProgramme::VantaaKerava), (3, 10, 25, 15));
        assert_eq!(counts(KnownProgramme::Lapland), (3, 13, 33, 63));
        for known in KnownProgramme::ALL {
            assert_eq!(known.content(), Some(&read(*known)), "{known:?}");
        }
    }

    #[test]
    fn every_indicator_has_its_kind_its_source_and_its_cycle() {
        let all: Vec<_> = KnownProgramme::ALL.iter().flat_map(|known| read(*known).indicators).collect();
        let kinds = tally(all.iter().map(|one| one.kind));
        let expected = [
            (IndicatorKind::SurveyShare, 4),
            (IndicatorKind::Nps, 1),
            (IndicatorKind::Count, 27),
            (IndicatorKind::Percentage, 2),
            (IndicatorKind::Growth, 1),
            (IndicatorKind::YesNo, 17),
            (IndicatorKind::Status, 11),
            (IndicatorKind::External, 4),
            (IndicatorKind::Document, 6),
            (IndicatorKind::Narrative, 5),
        ];
        assert_eq!(kinds, expected.into());
        let sources = tally(all.iter().map(|one| one.source));
        let expected = [
            (IndicatorSource::Computed, 22),
            (IndicatorSource::Recorded, 15),
            (IndicatorSource::Imported, 8),
            (IndicatorSource::Entered, 33),
        ];
        assert_eq!(sources, expected.into());
        let cycles = tally(all.iter().map(|one| one.cycle));
        let expected = [
            (Cycle::HalfYear, 54),
            (Cycle::Year, 18),
            (Cycle::Election, 2),
            (Cycle::Negotiation, 1),
            (Cycle::Snapshot, 3),
        ];
        assert_eq!(cycles, expected.into());
    }

    #[test]
    fn indicators_belong_to_goals_and_measures_and_are_answered_for() {
        let vantaa_kerava = read(KnownProgramme::VantaaKerava);
        let first = vantaa_kerava.places(&code("V01"));
        assert_eq!(first.len(), 1);
        assert!(first.iter().all(|place| place.measure.is_none() && place.goal.measures.len() == 4));
        for known in KnownProgramme::ALL {
            let content = read(*known);
            for indicator in &content.indicators {
                assert!(!content.places(&indicator.code).is_empty(), "{}", indicator.code);
                assert!(!content.responsible_for(&indicator.code).is_empty(), "{}", indicator.code);
            }
            for measure in content.measures() {
                assert!(!measure.responsible.is_empty(), "{}", measure.key);
            }
        }
        let names: Vec<_> = vantaa_kerava.responsible_for(&code("V01"));
        assert_eq!(
            names.iter().filter_map(|party| party.name.get(&LanguageTag::finnish())).collect::<Vec<_>>(),
            ["Viestintä"]
        );
    }

    #[test]
    fn all_divisions_are_spread_over_the_divisions() {
        let content = read(KnownProgramme::VantaaKerava);
        let measure = content.measures().find(|one| one.key.as_str() == "vake-1-2-a").unwrap();
        let divisions = [1, 2].map(|n| DivisionId::from_uuid(uuid::Uuid::from_u128(n)));
        let expected = divisions.map(Doer::Division).to_vec();
        assert_eq!(content.doers(&measure.responsible, &divisions), expected);
        let reaching = |known| {
            let content = read(known);
            let all = content.parties.into_iter().filter(|party| party.reach == Reach::EveryDivision);
            all.filter_map(|party| party.name.get(&LanguageTag::finnish()).map(str::to_owned))
                .collect::<Vec<_>>()
        };
        assert_eq!(reaching(KnownProgramme::VantaaKerava), ["Kaikki toimialat"]);
        assert_eq!(reaching(KnownProgramme::Lapland), ["Toimialat", "Koko organisaatio"]);
    }

    #[test]
    fn the_finnish_is_printed_and_the_english_is_supplied() {
        for known in KnownProgramme::ALL {
            for indicator in read(*known).indicators {
                let of = |tag: &str| indicator.name.provenance(&tag.parse().unwrap());
                assert_eq!(of("fi"), Some(TextProvenance::Printed), "{}", indicator.code);
                assert_eq!(of("en"), Some(TextProvenance::Supplied), "{}", indicator.code);
            }
        }
    }

    #[test]
    fn everything_is_there_in_swedish_and_english_and_told_how_it_comes_about() {
        for known in KnownProgramme::ALL {
            let content = read(*known);
            let titles = content.goals().map(|goal| &goal.title);
            let titles = titles.chain(content.measures().map(|measure| &measure.title));
            let titles = titles.chain(content.focus_areas.iter().map(|area| &area.title));
            let titles = titles.chain(content.parties.iter().map(|party| &party.name));
            let names = content.indicators.iter().flat_map(|one| [&one.name, &one.how]);
            for text in titles.chain(names) {
                for tag in ["sv", "en"] {
                    let provenance = text.provenance(&tag.parse().unwrap());
                    assert_eq!(provenance, Some(TextProvenance::Supplied), "{tag}: {text:?}");
                }
            }
        }
    }

    #[test]
    fn lapland_reports_twice_a_year_and_vantaa_and_kerava_once() {
        let lapland = read(KnownProgramme::Lapland).reporting;
        assert_eq!((lapland.cycle, lapland.steps.len(), lapland.is_supplied), (Cycle::HalfYear, 5, false));
        let windows: Vec<_> = lapland.steps.iter().flat_map(|step| &step.windows).collect();
        let told: Vec<_> =
            windows.iter().map(|one| (one.from_month, one.covers_from_month, one.years_back)).collect();
        assert_eq!(told, [(8, 1, 0), (1, 7, 1)]);
        let vantaa_kerava = read(KnownProgramme::VantaaKerava).reporting;
        assert_eq!((vantaa_kerava.cycle, vantaa_kerava.also), (Cycle::Year, vec![Cycle::CouncilTerm]));
    }
}
