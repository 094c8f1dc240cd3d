//! A programme as somebody brings it: nothing but text, each with the place where it stands, so that everything that is
//! wrong is told at once and where it can be mended. What comes as JSON and what comes as a table end up here.

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;

use super::content::{
    Approval, FocusArea, Goal, Measure, Party, Period, ProgrammeContent, Reach, Reporting, ReportingAct,
    ReportingStep, ReportingWindow,
};
use super::indicator::{
    Cycle, IndicatorDefinition, IndicatorKind, IndicatorQuestion, IndicatorSource, Target,
};
use super::key::{IndicatorCode, ItemKey, PartyKey, ProgrammeKey};
use super::wording::{TextProvenance, Wording};
use crate::violation::{Code, Violation, Violations};

/// The most characters of a name or a title.
pub const TITLE_MAX: usize = 500;
/// The most characters of any other text.
pub const TEXT_MAX: usize = 2_000;
/// The most characters of a printed code.
pub const PRINTED_CODE_MAX: usize = 20;
/// The most focus areas, goals, measures, indicators and parties, of each.
pub const PARTS_MAX: usize = 1_000;
const YEARS: std::ops::RangeInclusive<i32> = 2_000..=2_100;

/// Where something stands, as the path of a violation.
pub(super) type Spot = Vec<String>;

/// A text and where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Cell {
    pub(super) text: String,
    pub(super) spot: Spot,
}

/// A text by language and where it stands.
#[derive(Clone, Debug, Default)]
pub(super) struct Texts {
    pub(super) by_language: Vec<(String, Cell)>,
    pub(super) supplied: Vec<Cell>,
    pub(super) spot: Spot,
}

/// A whole number, and where it stands.
#[derive(Clone, Debug)]
pub(super) struct Number {
    pub(super) value: i64,
    pub(super) spot: Spot,
}

#[derive(Default)]
pub(super) struct Sketch {
    pub(super) key: Cell,
    pub(super) name: Texts,
    pub(super) county: Texts,
    pub(super) years: Option<(Number, Number)>,
    pub(super) approval: Option<(Cell, Cell, bool)>,
    pub(super) cycle: Cell,
    pub(super) also: Vec<Cell>,
    pub(super) is_supplied: bool,
    pub(super) steps: Vec<StepSketch>,
    pub(super) parties: Vec<PartySketch>,
    pub(super) areas: Vec<AreaSketch>,
    pub(super) indicators: Vec<IndicatorSketch>,
}

#[derive(Default)]
pub(super) struct StepSketch {
    pub(super) act: Cell,
    pub(super) actor: Option<Cell>,
    pub(super) to: Vec<Cell>,
    pub(super) cycle: Option<Cell>,
    /// From and to month, the months that it covers, and how many years back.
    pub(super) windows: Vec<[Number; 5]>,
    pub(super) quote: Texts,
}

#[derive(Default)]
pub(super) struct PartySketch {
    pub(super) key: Cell,
    pub(super) name: Texts,
    pub(super) reach: Option<Cell>,
}

#[derive(Default)]
pub(super) struct AreaSketch {
    pub(super) key: Cell,
    pub(super) printed_code: Cell,
    pub(super) title: Texts,
    pub(super) description: Texts,
    pub(super) goals: Vec<GoalSketch>,
}

#[derive(Default)]
pub(super) struct GoalSketch {
    pub(super) key: Cell,
    pub(super) printed_code: Cell,
    pub(super) title: Texts,
    pub(super) section: Texts,
    pub(super) note: Texts,
    pub(super) indicators: Vec<Cell>,
    pub(super) measures: Vec<MeasureSketch>,
}

#[derive(Default)]
pub(super) struct MeasureSketch {
    pub(super) key: Cell,
    pub(super) printed_code: Cell,
    pub(super) title: Texts,
    pub(super) responsible: Vec<Cell>,
    pub(super) responsible_printed: Cell,
    pub(super) followers: Vec<Cell>,
    pub(super) indicators: Vec<Cell>,
}

#[derive(Default)]
pub(super) struct IndicatorSketch {
    pub(super) code: Cell,
    pub(super) name: Texts,
    pub(super) kind: Cell,
    pub(super) source: Cell,
    pub(super) cycle: Option<Cell>,
    pub(super) target: Texts,
    pub(super) at_least: Option<Number>,
    pub(super) bank_key: Cell,
    pub(super) question: Texts,
    pub(super) how: Texts,
    pub(super) followers: Vec<Cell>,
}

/// The programme that a sketch is of, with what was wrong already when it was read.
///
/// # Errors
/// Everything that is wrong, in the order of the programme.
pub(super) fn finish(sketch: Sketch, wrong: Violations) -> Result<ProgrammeContent, Violations> {
    let mut finisher = Finisher { wrong, keys: BTreeSet::new(), parties: BTreeSet::new() };
    let content = finisher.programme(sketch);
    match content {
        Some(content) if finisher.wrong.is_empty() => Ok(content),
        _ => Err(finisher.wrong),
    }
}

struct Finisher {
    wrong: Violations,
    /// Of focus areas, goals and measures together.
    keys: BTreeSet<String>,
    parties: BTreeSet<String>,
}

/// Every part is read even where an earlier one is wrong; what lacks one of them is none.
impl Finisher {
    fn programme(&mut self, sketch: Sketch) -> Option<ProgrammeContent> {
        let parts = [sketch.areas.len(), sketch.indicators.len(), sketch.parties.len()];
        if parts.iter().any(|count| *count > PARTS_MAX) {
            self.refuse(Violation::new(Code::TooManyParts, sketch.key.spot).with("max", PARTS_MAX));
            return None;
        }
        let codes = self.codes(&sketch);
        self.parties = sketch.parties.iter().map(|party| party.key.text.clone()).collect();
        let Sketch { key, name, county, years, approval, cycle, also, is_supplied, steps, .. } = sketch;
        let key: Option<ProgrammeKey> = self.key(&key, ProgrammeKey::MAX);
        let name = self.title(&name);
        let county = self.text(&county, TITLE_MAX);
        let period = self.years(years);
        let approval = approval.and_then(|(body, on, is_planned)| self.approval(&body, &on, is_planned));
        let cycle: Option<Cycle> = self.word(&cycle, Cycle::from_code, Cycle::ALL, Cycle::code);
        let reporting = self.reporting(cycle, &also, is_supplied, steps);
        let parties = self.each_party(sketch.parties);
        if sketch.areas.is_empty() {
            self.refuse(Violation::new(Code::Required, ["focus_areas"]));
        }
        let areas: Vec<_> = sketch.areas.into_iter().map(|area| self.area(area, &codes)).collect();
        let indicators: Vec<_> =
            sketch.indicators.into_iter().map(|one| self.indicator(one, cycle)).collect();
        Some(ProgrammeContent {
            key: key?,
            name,
            county,
            period,
            approval,
            reporting: reporting?,
            parties,
            focus_areas: areas.into_iter().collect::<Option<_>>()?,
            indicators: indicators.into_iter().collect::<Option<_>>()?,
        })
    }

    fn refuse(&mut self, violation: Violation) {
        self.wrong.push(violation);
    }

    fn key<K: FromStr>(&mut self, cell: &Cell, max: usize) -> Option<K> {
        let found = cell.text.parse().ok();
        if found.is_none() && cell.text.is_empty() {
            self.refuse(Violation::new(Code::Required, cell.spot.clone()));
        } else if found.is_none() {
            self.refuse(Violation::new(Code::NotAKey, cell.spot.clone()).with("max", max));
        }
        found
    }

    /// A key that no other part of the programme has.
    fn own_key(&mut self, cell: &Cell) -> Option<ItemKey> {
        let key = self.key(cell, ItemKey::MAX)?;
        if !self.keys.insert(cell.text.clone()) {
            let violation = Violation::new(Code::KeyTwice, cell.spot.clone());
            self.refuse(violation.with("key", cell.text.as_str()));
        }
        Some(key)
    }

    /// One of a few words; told are the words that it may be.
    fn word<T: Copy>(
        &mut self,
        cell: &Cell,
        read: impl Fn(&str) -> Option<T>,
        all: &[T],
        code: impl Fn(T) -> &'static str,
    ) -> Option<T> {
        let found = read(&cell.text);
        if found.is_none() && cell.text.is_empty() {
            self.refuse(Violation::new(Code::Required, cell.spot.clone()));
        } else if found.is_none() {
            let words: Vec<&str> = all.iter().map(|one| code(*one)).collect();
            let violation = Violation::new(Code::UnknownWord, cell.spot.clone());
            self.refuse(violation.with("words", words.join(", ")));
        }
        found
    }

    fn text(&mut self, texts: &Texts, max: usize) -> Wording {
        let mut wording = Wording::default();
        let supplied: BTreeSet<&str> = texts.supplied.iter().map(|cell| cell.text.as_str()).collect();
        for (tag, cell) in &texts.by_language {
            let Ok(language) = tag.parse() else {
                self.refuse(Violation::new(Code::NotALanguage, cell.spot.clone()));
                continue;
            };
            if cell.text.chars().count() > max {
                self.refuse(Violation::new(Code::TooLong, cell.spot.clone()).with("max", max));
            }
            if cell.text.chars().any(|letter| letter.is_control() && letter != '\n') {
                self.refuse(Violation::new(Code::ControlCharacter, cell.spot.clone()));
            }
            let is_supplied = supplied.contains(tag.as_str());
            let provenance = if is_supplied { TextProvenance::Supplied } else { TextProvenance::Printed };
            wording.set(language, &cell.text, provenance);
        }
        for cell in &texts.supplied {
            if !texts.by_language.iter().any(|(tag, _)| *tag == cell.text) {
                self.refuse(Violation::new(Code::NotALanguage, cell.spot.clone()));
            }
        }
        wording
    }

    fn title(&mut self, texts: &Texts) -> Wording {
        let wording = self.text(texts, TITLE_MAX);
        if wording.is_empty() {
            self.refuse(Violation::new(Code::Required, texts.spot.clone()));
        }
        wording
    }

    fn printed_code(&mut self, cell: Cell) -> String {
        if cell.text.chars().count() > PRINTED_CODE_MAX {
            self.refuse(Violation::new(Code::TooLong, cell.spot).with("max", PRINTED_CODE_MAX));
        }
        cell.text
    }

    fn years(&mut self, years: Option<(Number, Number)>) -> Option<Period> {
        let (first, last) = years?;
        let year = |number: &Number| i32::try_from(number.value).ok().filter(|year| YEARS.contains(year));
        match (year(&first), year(&last)) {
            (Some(first_year), Some(last_year)) if first_year <= last_year => {
                Some(Period { first_year, last_year })
            }
            _ => {
                self.refuse(Violation::new(Code::NotYears, first.spot));
                None
            }
        }
    }

    fn approval(&mut self, body: &Cell, on: &Cell, is_planned: bool) -> Option<Approval> {
        let body = self.party(body);
        let day = on.text.parse().ok();
        if day.is_none() {
            self.refuse(Violation::new(Code::NotADate, on.spot.clone()));
        }
        Some(Approval { body: body?, on: day?, is_planned })
    }

    fn party(&mut self, cell: &Cell) -> Option<PartyKey> {
        if cell.text.is_empty() {
            self.refuse(Violation::new(Code::Required, cell.spot.clone()));
            return None;
        }
        if !self.parties.contains(&cell.text) {
            let violation = Violation::new(Code::UnknownParty, cell.spot.clone());
            self.refuse(violation.with("key", cell.text.as_str()));
            return None;
        }
        // A malformed key is told where the party stands.
        cell.text.parse().ok()
    }

    /// Parties, each once.
    fn party_keys(&mut self, cells: &[Cell]) -> Vec<PartyKey> {
        let mut keys = Vec::new();
        for key in cells.iter().filter_map(|cell| self.party(cell)) {
            if !keys.contains(&key) {
                keys.push(key);
            }
        }
        keys
    }

    fn each_party(&mut self, sketches: Vec<PartySketch>) -> Vec<Party> {
        let mut parties: Vec<Party> = Vec::new();
        for sketch in sketches {
            let key: Option<PartyKey> = self.key(&sketch.key, PartyKey::MAX);
            let name = self.title(&sketch.name);
            let reach = match sketch.reach {
                Some(cell) => self.word(&cell, Reach::from_code, Reach::ALL, Reach::code),
                None => Some(Reach::One),
            };
            let (Some(key), Some(reach)) = (key, reach) else { continue };
            if parties.iter().any(|party| party.key == key) {
                let violation = Violation::new(Code::KeyTwice, sketch.key.spot);
                self.refuse(violation.with("key", key.as_str()));
            }
            parties.push(Party { key, name, reach });
        }
        parties
    }

    fn reporting(
        &mut self,
        cycle: Option<Cycle>,
        also: &[Cell],
        is_supplied: bool,
        steps: Vec<StepSketch>,
    ) -> Option<Reporting> {
        let also = also.iter().filter_map(|cell| self.word(cell, Cycle::from_code, Cycle::ALL, Cycle::code));
        let also = also.collect();
        let steps = steps.into_iter().filter_map(|step| self.step(&step)).collect();
        Some(Reporting { cycle: cycle?, also, is_supplied, steps })
    }

    fn step(&mut self, sketch: &StepSketch) -> Option<ReportingStep> {
        let act = self.word(&sketch.act, ReportingAct::from_code, ReportingAct::ALL, ReportingAct::code);
        let actor = sketch.actor.as_ref().and_then(|cell| self.party(cell));
        let to = self.party_keys(&sketch.to);
        let cycle = sketch.cycle.as_ref();
        let cycle = cycle.and_then(|cell| self.word(cell, Cycle::from_code, Cycle::ALL, Cycle::code));
        let windows = sketch.windows.iter().filter_map(|window| self.window(window)).collect();
        let quote = self.text(&sketch.quote, TEXT_MAX);
        Some(ReportingStep { act: act?, actor, to, cycle, windows, quote })
    }

    fn window(&mut self, [from, to, covers_from, covers_to, back]: &[Number; 5]) -> Option<ReportingWindow> {
        let mut within = |number: &Number, range: std::ops::RangeInclusive<u8>| {
            let found = u8::try_from(number.value).ok().filter(|value| range.contains(value));
            if found.is_none() {
                self.refuse(Violation::new(Code::NotAMonth, number.spot.clone()));
            }
            found
        };
        let months = [from, to, covers_from, covers_to].map(|number| within(number, 1..=12));
        let years_back = within(back, 0..=4);
        let [from_month, to_month, covers_from_month, covers_to_month] = months;
        Some(ReportingWindow {
            from_month: from_month?,
            to_month: to_month?,
            covers_from_month: covers_from_month?,
            covers_to_month: covers_to_month?,
            years_back: years_back?,
        })
    }

    /// The codes of the indicators; each stands once, and belongs somewhere.
    fn codes(&mut self, sketch: &Sketch) -> BTreeSet<String> {
        let mut codes = BTreeMap::new();
        for cell in sketch.indicators.iter().map(|indicator| &indicator.code) {
            if codes.insert(cell.text.clone(), cell.spot.clone()).is_some() && !cell.text.is_empty() {
                let violation = Violation::new(Code::KeyTwice, cell.spot.clone());
                self.refuse(violation.with("key", cell.text.as_str()));
            }
        }
        let goals = || sketch.areas.iter().flat_map(|area| &area.goals);
        let of_measures = goals().flat_map(|goal| &goal.measures).flat_map(|measure| &measure.indicators);
        let used: BTreeSet<&str> = goals()
            .flat_map(|goal| &goal.indicators)
            .chain(of_measures)
            .map(|cell| cell.text.as_str())
            .collect();
        for (code, spot) in codes.iter().filter(|(code, _)| !code.is_empty() && !used.contains(code.as_str()))
        {
            let violation = Violation::new(Code::IndicatorNowhere, spot.clone());
            self.refuse(violation.with("code", code.as_str()));
        }
        codes.into_keys().collect()
    }

    fn indicator_codes(&mut self, cells: &[Cell], known: &BTreeSet<String>) -> Vec<IndicatorCode> {
        let mut codes: Vec<IndicatorCode> = Vec::new();
        for cell in cells {
            let refusal = |code| Violation::new(code, cell.spot.clone()).with("code", cell.text.as_str());
            let Ok(code) = cell.text.parse() else {
                if !known.contains(&cell.text) {
                    self.refuse(refusal(Code::UnknownIndicator));
                }
                continue;
            };
            if !known.contains(&cell.text) {
                self.refuse(refusal(Code::UnknownIndicator));
            } else if codes.contains(&code) {
                self.refuse(refusal(Code::IndicatorTwice));
            } else {
                codes.push(code);
            }
        }
        codes
    }

    fn area(&mut self, sketch: AreaSketch, codes: &BTreeSet<String>) -> Option<FocusArea> {
        let key = self.own_key(&sketch.key);
        let printed_code = self.printed_code(sketch.printed_code);
        let title = self.title(&sketch.title);
        let description = self.text(&sketch.description, TEXT_MAX);
        let goals: Vec<_> = sketch.goals.into_iter().map(|goal| self.goal(goal, codes)).collect();
        let goals = goals.into_iter().collect::<Option<_>>()?;
        Some(FocusArea { key: key?, printed_code, title, description, goals })
    }

    fn goal(&mut self, sketch: GoalSketch, codes: &BTreeSet<String>) -> Option<Goal> {
        let key = self.own_key(&sketch.key);
        let printed_code = self.printed_code(sketch.printed_code);
        let title = self.title(&sketch.title);
        let section = self.text(&sketch.section, TITLE_MAX);
        let note = self.text(&sketch.note, TEXT_MAX);
        let indicators = self.indicator_codes(&sketch.indicators, codes);
        let measures: Vec<_> =
            sketch.measures.into_iter().map(|measure| self.measure(measure, codes)).collect();
        let measures = measures.into_iter().collect::<Option<_>>()?;
        Some(Goal { key: key?, printed_code, title, section, note, indicators, measures })
    }

    fn measure(&mut self, sketch: MeasureSketch, codes: &BTreeSet<String>) -> Option<Measure> {
        let key = self.own_key(&sketch.key);
        let printed_code = self.printed_code(sketch.printed_code);
        let title = self.title(&sketch.title);
        let responsible = self.party_keys(&sketch.responsible);
        let Cell { text: responsible_printed, spot } = sketch.responsible_printed;
        if responsible_printed.chars().count() > TITLE_MAX {
            self.refuse(Violation::new(Code::TooLong, spot).with("max", TITLE_MAX));
        }
        let followers = self.party_keys(&sketch.followers);
        let indicators = self.indicator_codes(&sketch.indicators, codes);
        Some(Measure {
            key: key?,
            printed_code,
            title,
            responsible,
            responsible_printed,
            followers,
            indicators,
        })
    }

    fn indicator(&mut self, sketch: IndicatorSketch, default: Option<Cycle>) -> Option<IndicatorDefinition> {
        let code: Option<IndicatorCode> = self.key(&sketch.code, IndicatorCode::MAX);
        let name = self.title(&sketch.name);
        let kind = self.word(&sketch.kind, IndicatorKind::from_code, IndicatorKind::ALL, IndicatorKind::code);
        let source = self.word(
            &sketch.source,
            IndicatorSource::from_code,
            IndicatorSource::ALL,
            IndicatorSource::code,
        );
        let cycle = match &sketch.cycle {
            Some(cell) => self.word(cell, Cycle::from_code, Cycle::ALL, Cycle::code),
            None => default,
        };
        let target = self.target(&sketch.target, sketch.at_least.as_ref());
        let question = self.question(&sketch.bank_key, &sketch.question);
        let how = self.text(&sketch.how, TEXT_MAX);
        let followers = self.party_keys(&sketch.followers);
        let (code, kind, source, cycle) = (code?, kind?, source?, cycle?);
        Some(IndicatorDefinition { code, name, kind, source, cycle, target, question, how, followers })
    }

    fn target(&mut self, texts: &Texts, at_least: Option<&Number>) -> Option<Target> {
        let text = self.text(texts, TITLE_MAX);
        let at_least = at_least.map(|number| number.value);
        (!text.is_empty() || at_least.is_some()).then_some(Target { text, at_least })
    }

    fn question(&mut self, key: &Cell, texts: &Texts) -> Option<IndicatorQuestion> {
        let text = self.text(texts, TITLE_MAX);
        if text.is_empty() && key.text.is_empty() {
            return None;
        }
        // The same form as a party's key.
        let bank_key: PartyKey = self.key(key, PartyKey::MAX)?;
        Some(IndicatorQuestion { bank_key: bank_key.into(), text })
    }
}
