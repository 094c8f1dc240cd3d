//! A programme as a table: a row for each focus area, goal, measure and indicator, in the order of the programme.
//!
//! A goal belongs to the focus area above it, a measure to the goal above it, and an indicator to the measure above it,
//! or to the goal where no measure stands between. An indicator of several measures stands below each of them, the
//! second time by its code alone.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{ProgrammeContent, Reach};
use super::key::PartyKey;
use super::sketch::{
    AreaSketch, Cell, GoalSketch, IndicatorSketch, MeasureSketch, Number, PartySketch, Sketch, Spot, Texts,
    finish,
};
use crate::language::LanguageTag;
use crate::violation::{Code, Violation, Violations};

stored_enum! {
    /// A column. Its code is the name in English.
    SheetColumn {
        /// What the row is: see [`SheetPart`].
        Part = "part",
        /// The key of the programme, the code of an indicator; of the others a key of their own, or blank.
        Key = "key",
        PrintedCode = "printed_code",
        TextFi = "text_fi",
        TextSv = "text_sv",
        TextEn = "text_en",
        /// Languages whose text the programme does not print: `sv en`.
        Supplied = "supplied",
        /// Names, with semicolons between.
        Responsible = "responsible",
        Kind = "kind",
        Source = "source",
        /// Of a programme and of an indicator.
        Cycle = "cycle",
        Target = "target",
        AtLeast = "at_least",
        /// The key of the question bank whose answers are counted.
        Question = "question",
        How = "how",
        /// Of a programme: `2024-2026`.
        Years = "years",
    }
}

stored_enum! {
    /// What a row is.
    SheetPart {
        Programme = "programme",
        FocusArea = "focus_area",
        Goal = "goal",
        Measure = "measure",
        Indicator = "indicator",
    }
}

impl SheetColumn {
    /// What a header may call it: in Finnish, in Swedish, and by its code.
    pub fn names(self) -> [&'static str; 3] {
        let (finnish, swedish) = match self {
            Self::Part => ("osa", "del"),
            Self::Key => ("avain", "nyckel"),
            Self::PrintedCode => ("merkintä", "beteckning"),
            Self::TextFi => ("teksti suomeksi", "text på finska"),
            Self::TextSv => ("teksti ruotsiksi", "text på svenska"),
            Self::TextEn => ("teksti englanniksi", "text på engelska"),
            Self::Supplied => ("lisätyt kielet", "tillagda språk"),
            Self::Responsible => ("vastuutahot", "ansvariga"),
            Self::Kind => ("mittarin laji", "mätarens art"),
            Self::Source => ("tiedon lähde", "uppgiftens källa"),
            Self::Cycle => ("raportointikausi", "rapporteringsperiod"),
            Self::Target => ("tavoitearvo", "målvärde"),
            Self::AtLeast => ("vähintään", "minst"),
            Self::Question => ("kysymyksen avain", "frågans nyckel"),
            Self::How => ("laskentatapa", "beräkningssätt"),
            Self::Years => ("vuodet", "år"),
        };
        [finnish, swedish, self.code()]
    }

    /// Its name for somebody who reads this language.
    pub fn name_in(self, language: &LanguageTag) -> &'static str {
        language.name_of(self.names())
    }

    /// Whether every table has it.
    pub fn is_required(self) -> bool {
        matches!(self, Self::Part | Self::Key)
    }
}

/// What people call a value in Finnish and in Swedish, beside its code.
const WORDS: &[(&str, &str, &str)] = &[
    ("programme", "ohjelma", "program"),
    ("focus_area", "painopiste", "insatsområde"),
    ("goal", "tavoite", "mål"),
    ("measure", "toimenpide", "åtgärd"),
    ("indicator", "mittari", "mätare"),
    ("survey_share", "kyselyn osuus", "enkätandel"),
    ("nps", "nps", "nps"),
    ("count", "määrä", "antal"),
    ("percentage", "prosenttiosuus", "procentandel"),
    ("growth", "kasvu", "ökning"),
    ("yes_no", "kyllä/ei", "ja/nej"),
    ("status", "vaihe", "skede"),
    ("external", "ulkoinen luku", "extern uppgift"),
    ("document", "asiakirja", "dokument"),
    ("narrative", "kuvaus", "beskrivning"),
    ("computed", "laskettu", "beräknad"),
    ("recorded", "kirjattu", "registrerad"),
    ("imported", "tuotu", "importerad"),
    ("entered", "ilmoitettu", "uppgiven"),
    ("half_year", "puolivuosi", "halvår"),
    ("year", "vuosi", "år"),
    ("council_term", "valtuustokausi", "fullmäktigeperiod"),
    ("election", "vaalit", "val"),
    ("negotiation", "neuvottelu", "förhandling"),
    ("snapshot", "tilanne päivänä", "läget en dag"),
];

/// Names of parties that stand for every division.
const EVERYBODY: &[&str] = &[
    "kaikki toimialat",
    "toimialat",
    "koko organisaatio",
    "alla verksamhetsområden",
    "verksamhetsområdena",
    "hela organisationen",
    "all divisions",
    "divisions",
    "the whole organisation",
];

/// The code of a word; another word stays as it is, and is refused later by whoever needs a code.
fn code_of(word: &str) -> String {
    let folded = word.trim().to_lowercase();
    let known =
        WORDS.iter().find(|(code, finnish, swedish)| [*code, *finnish, *swedish].contains(&folded.as_str()));
    known.map_or(folded.clone(), |(code, ..)| (*code).to_owned())
}

/// A row of a table: its number as a spreadsheet shows it, and its cells. A column that the table has not is blank.
#[derive(Clone, Debug, Default)]
pub struct SheetRow {
    pub number: usize,
    pub cells: BTreeMap<SheetColumn, String>,
}

impl SheetRow {
    fn text(&self, column: SheetColumn) -> &str {
        self.cells.get(&column).map_or("", |cell| cell.trim())
    }

    fn spot(&self, column: SheetColumn) -> Spot {
        vec!["rows".to_owned(), self.number.to_string(), column.code().to_owned()]
    }

    fn cell(&self, column: SheetColumn) -> Cell {
        Cell { text: self.text(column).to_owned(), spot: self.spot(column) }
    }

    fn word(&self, column: SheetColumn) -> Cell {
        Cell { text: code_of(self.text(column)), spot: self.spot(column) }
    }

    fn texts(&self) -> Texts {
        let columns = [("fi", SheetColumn::TextFi), ("sv", SheetColumn::TextSv), ("en", SheetColumn::TextEn)];
        let written = columns.into_iter().filter(|(_, column)| !self.text(*column).is_empty());
        let by_language = written.map(|(tag, column)| (tag.to_owned(), self.cell(column))).collect();
        let supplied = self.text(SheetColumn::Supplied);
        let supplied =
            supplied.split(|c: char| c.is_whitespace() || ",;".contains(c)).filter(|tag| !tag.is_empty());
        let spot = self.spot(SheetColumn::Supplied);
        let supplied = supplied.map(|tag| Cell { text: tag.to_lowercase(), spot: spot.clone() }).collect();
        Texts { by_language, supplied, spot: self.spot(SheetColumn::TextFi) }
    }

    /// A text of which there is one, in the language of the row.
    fn one_text(&self, column: SheetColumn) -> Texts {
        let text = self.cell(column);
        let tag = self.language().to_owned();
        let by_language = if text.text.is_empty() { Vec::new() } else { vec![(tag, text)] };
        Texts { by_language, supplied: Vec::new(), spot: self.spot(column) }
    }

    /// The first language in which something is written.
    fn language(&self) -> &'static str {
        match [SheetColumn::TextFi, SheetColumn::TextSv].map(|column| self.text(column).is_empty()) {
            [true, false] => "sv",
            [true, true] if !self.text(SheetColumn::TextEn).is_empty() => "en",
            _ => "fi",
        }
    }

    /// Whether nothing but the part and the key is filled in.
    fn is_mention(&self) -> bool {
        let mut others = self.cells.iter().filter(|(column, _)| !column.is_required());
        others.all(|(_, cell)| cell.trim().is_empty())
    }
}

/// Reads a programme of the rows below a header. What is wrong stands at `["rows", row, column]`.
///
/// # Errors
/// Everything that is wrong with it, at once.
pub fn from_rows(rows: &[SheetRow]) -> Result<ProgrammeContent, Violations> {
    let mut reader = Reader::default();
    for row in rows {
        reader.row(row);
    }
    let Reader { mut sketch, wrong, has_programme, .. } = reader;
    if !has_programme {
        let missing =
            Violation::new(Code::RowOutOfPlace, ["rows"]).with("needed", SheetPart::Programme.code());
        return Err([missing].into_iter().chain(wrong).collect());
    }
    // As a key of the JSON form it would be asked for; in a table it is the row that is missing.
    if sketch.areas.is_empty() {
        sketch.key.spot = vec!["rows".to_owned()];
    }
    finish(sketch, wrong).map_err(|wrong| wrong.into_iter().map(in_rows).collect())
}

fn in_rows(violation: Violation) -> Violation {
    if violation.path == ["focus_areas"] {
        let missing = Violation::new(Code::RowOutOfPlace, ["rows"]);
        return missing.with("needed", SheetPart::FocusArea.code());
    }
    violation
}

#[derive(Default)]
struct Reader {
    sketch: Sketch,
    wrong: Violations,
    has_programme: bool,
    parties: BTreeSet<String>,
    codes: BTreeSet<String>,
}

impl Reader {
    fn row(&mut self, row: &SheetRow) {
        let part = row.word(SheetColumn::Part);
        match SheetPart::from_code(&part.text) {
            Some(SheetPart::Programme) => self.programme(row),
            Some(SheetPart::FocusArea) => self.area(row),
            Some(SheetPart::Goal) => self.goal(row),
            Some(SheetPart::Measure) => self.measure(row),
            Some(SheetPart::Indicator) => self.indicator(row),
            None if part.text.is_empty() => self.wrong.push(Violation::new(Code::Required, part.spot)),
            None => {
                let words: Vec<&str> = SheetPart::ALL.iter().map(|part| part.code()).collect();
                self.wrong.push(Violation::new(Code::UnknownWord, part.spot).with("words", words.join(", ")));
            }
        }
    }

    fn out_of_place(&mut self, row: &SheetRow, needed: SheetPart) {
        let violation = Violation::new(Code::RowOutOfPlace, row.spot(SheetColumn::Part));
        self.wrong.push(violation.with("needed", needed.code()));
    }

    fn programme(&mut self, row: &SheetRow) {
        if self.has_programme {
            let violation = Violation::new(Code::KeyTwice, row.spot(SheetColumn::Part));
            self.wrong.push(violation.with("key", SheetPart::Programme.code()));
            return;
        }
        self.has_programme = true;
        self.sketch.key = row.cell(SheetColumn::Key);
        self.sketch.name = row.texts();
        self.sketch.cycle = row.word(SheetColumn::Cycle);
        let years = row.text(SheetColumn::Years);
        if !years.is_empty() {
            let mut found = years.split(['-', '–', ' ']).filter(|year| !year.is_empty()).map(str::parse);
            let mut next = || Number {
                value: found.next().and_then(Result::ok).unwrap_or(-1),
                spot: row.spot(SheetColumn::Years),
            };
            self.sketch.years = Some((next(), next()));
        }
    }

    fn area(&mut self, row: &SheetRow) {
        let number = self.sketch.areas.len() + 1;
        self.sketch.areas.push(AreaSketch {
            key: key_or(row, || number.to_string()),
            printed_code: row.cell(SheetColumn::PrintedCode),
            title: row.texts(),
            description: Texts::default(),
            goals: Vec::new(),
        });
    }

    fn goal(&mut self, row: &SheetRow) {
        let areas = self.sketch.areas.len();
        let Some(area) = self.sketch.areas.last_mut() else {
            return self.out_of_place(row, SheetPart::FocusArea);
        };
        let number = area.goals.len() + 1;
        area.goals.push(GoalSketch {
            key: key_or(row, || format!("{areas}-{number}")),
            printed_code: row.cell(SheetColumn::PrintedCode),
            title: row.texts(),
            ..GoalSketch::default()
        });
    }

    fn measure(&mut self, row: &SheetRow) {
        let areas = self.sketch.areas.len();
        let goals = self.sketch.areas.last().map_or(0, |area| area.goals.len());
        let responsible = self.parties(row);
        let Some(goal) = self.sketch.areas.last_mut().and_then(|area| area.goals.last_mut()) else {
            return self.out_of_place(row, SheetPart::Goal);
        };
        let number = goal.measures.len() + 1;
        goal.measures.push(MeasureSketch {
            key: key_or(row, || format!("{areas}-{goals}-{number}")),
            printed_code: row.cell(SheetColumn::PrintedCode),
            title: row.texts(),
            responsible,
            ..MeasureSketch::default()
        });
    }

    /// The parties of a row, each known from its first row on.
    fn parties(&mut self, row: &SheetRow) -> Vec<Cell> {
        let spot = row.spot(SheetColumn::Responsible);
        let names = row.text(SheetColumn::Responsible).split([';', '\n']).map(str::trim);
        let mut cells = Vec::new();
        for name in names.filter(|name| !name.is_empty()) {
            // A name without a letter is refused as a key.
            let key = PartyKey::of_text(name).map_or_else(|| name.to_owned(), String::from);
            if self.parties.insert(key.clone()) {
                let reaches_all = EVERYBODY.contains(&name.to_lowercase().as_str());
                let reach = reaches_all
                    .then(|| Cell { text: Reach::EveryDivision.code().to_owned(), spot: spot.clone() });
                let text = Cell { text: name.to_owned(), spot: spot.clone() };
                let name = Texts {
                    by_language: vec![(row.language().to_owned(), text)],
                    supplied: Vec::new(),
                    spot: spot.clone(),
                };
                let key = Cell { text: key.clone(), spot: spot.clone() };
                self.sketch.parties.push(PartySketch { key, name, reach });
            }
            cells.push(Cell { text: key, spot: spot.clone() });
        }
        cells
    }

    fn indicator(&mut self, row: &SheetRow) {
        let code = row.cell(SheetColumn::Key);
        let Some(goal) = self.sketch.areas.last_mut().and_then(|area| area.goals.last_mut()) else {
            return self.out_of_place(row, SheetPart::Goal);
        };
        let place = goal.measures.last_mut().map_or(&mut goal.indicators, |measure| &mut measure.indicators);
        place.push(code.clone());
        if !self.codes.insert(code.text.clone()) && row.is_mention() {
            return;
        }
        let cycle = row.word(SheetColumn::Cycle);
        let at_least = self.whole_number(row);
        self.sketch.indicators.push(IndicatorSketch {
            name: row.texts(),
            kind: row.word(SheetColumn::Kind),
            source: row.word(SheetColumn::Source),
            cycle: (!cycle.text.is_empty()).then_some(cycle),
            target: row.one_text(SheetColumn::Target),
            at_least,
            bank_key: row.cell(SheetColumn::Question),
            how: row.one_text(SheetColumn::How),
            code,
            ..IndicatorSketch::default()
        });
    }

    fn whole_number(&mut self, row: &SheetRow) -> Option<Number> {
        let text = row.text(SheetColumn::AtLeast);
        if text.is_empty() {
            return None;
        }
        let spot = row.spot(SheetColumn::AtLeast);
        match text.parse() {
            Ok(value) => Some(Number { value, spot }),
            Err(_) => {
                self.wrong.push(Violation::new(Code::NotAWholeNumber, spot));
                None
            }
        }
    }
}

fn key_or(row: &SheetRow, place: impl FnOnce() -> String) -> Cell {
    let cell = row.cell(SheetColumn::Key);
    if cell.text.is_empty() { Cell { text: place(), ..cell } } else { cell }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::programme::{Cycle, IndicatorKind, KnownProgramme, to_rows};

    fn rows(table: &[&[(SheetColumn, &str)]]) -> Vec<SheetRow> {
        let numbered = table.iter().zip(2..);
        let row = |(cells, number): (&&[(SheetColumn, &str)], usize)| SheetRow {
            number,
            cells: cells.iter().map(|(column, text)| (*column, (*text).to_owned())).collect(),
        };
        numbered.map(row).collect()
    }

    use SheetColumn::{Cycle as Period, Key, Kind, Part, Responsible, Source, TextFi, TextSv, Years};

    const PROGRAMME: &[(SheetColumn, &str)] = &[
        (Part, "Ohjelma"),
        (Key, "oma"),
        (TextFi, "Oma ohjelma"),
        (Period, "Puolivuosi"),
        (Years, "2026–2029"),
    ];
    const AREA: &[(SheetColumn, &str)] = &[(Part, "painopiste"), (TextFi, "Kohtaaminen")];
    const GOAL: &[(SheetColumn, &str)] =
        &[(Part, "tavoite"), (TextFi, "Palaute paranee"), (TextSv, "Bättre respons")];
    const MEASURE: &[(SheetColumn, &str)] =
        &[(Part, "Toimenpide"), (TextFi, "Koulutus"), (Responsible, "Kaikki toimialat; Henkilöstöpalvelut")];
    const INDICATOR: &[(SheetColumn, &str)] = &[
        (Part, "mittari"),
        (Key, "O1"),
        (TextFi, "Koulutusten määrä"),
        (Kind, "Määrä"),
        (Source, "kirjattu"),
    ];
    const MENTION: &[(SheetColumn, &str)] = &[(Part, "indicator"), (Key, "O1")];

    #[test]
    fn a_table_is_read_as_people_write_one() {
        let content =
            from_rows(&rows(&[PROGRAMME, AREA, GOAL, MEASURE, INDICATOR, MEASURE, MENTION])).unwrap();
        assert_eq!((content.key.as_str(), content.reporting.cycle), ("oma", Cycle::HalfYear));
        assert_eq!(content.period.map(|years| (years.first_year, years.last_year)), Some((2026, 2029)));
        let keys: Vec<_> = content.measures().map(|measure| measure.key.as_str()).collect();
        assert_eq!(keys, ["1-1-1", "1-1-2"]);
        let indicator = content.indicators.first().unwrap();
        assert_eq!((indicator.kind, indicator.cycle), (IndicatorKind::Count, Cycle::HalfYear));
        assert_eq!(content.places(&indicator.code).len(), 2);
        let reaches: Vec<_> = content.parties.iter().map(|party| (party.key.as_str(), party.reach)).collect();
        assert_eq!(reaches, [("kaikki-toimialat", Reach::EveryDivision), ("henkilostopalvelut", Reach::One)]);
    }

    #[test]
    fn everything_wrong_is_told_at_once_with_its_row() {
        let table = rows(&[
            GOAL,
            PROGRAMME,
            &[(Part, "luku")],
            AREA,
            INDICATOR,
            &[(Part, "goal"), (Key, "Ä")],
            &[
                (Part, "indicator"),
                (Key, "O2"),
                (TextFi, "x"),
                (Kind, "runo"),
                (Source, "computed"),
                (Period, "viikko"),
            ],
            &[(Part, "indicator"), (Key, "O2"), (TextFi, "toinen"), (Kind, "nps"), (Source, "computed")],
        ]);
        let found: Vec<_> =
            from_rows(&table).unwrap_err().into_iter().map(|one| (one.code, one.path.join("."))).collect();
        for expected in [
            (Code::RowOutOfPlace, "rows.2.part"),
            (Code::UnknownWord, "rows.4.part"),
            (Code::RowOutOfPlace, "rows.6.part"),
            (Code::NotAKey, "rows.7.key"),
            (Code::Required, "rows.7.text_fi"),
            (Code::UnknownWord, "rows.8.kind"),
            (Code::UnknownWord, "rows.8.cycle"),
            (Code::KeyTwice, "rows.9.key"),
        ] {
            assert!(found.contains(&(expected.0, expected.1.to_owned())), "{expected:?}: {found:?}");
        }
        let nothing = from_rows(&rows(&[AREA])).unwrap_err();
        assert_eq!(nothing, [Violation::new(Code::RowOutOfPlace, ["rows"]).with("needed", "programme")]);
        let bare = from_rows(&rows(&[PROGRAMME])).unwrap_err();
        assert_eq!(bare, [Violation::new(Code::RowOutOfPlace, ["rows"]).with("needed", "focus_area")]);
    }

    #[test]
    fn the_known_programmes_come_back_from_a_table() {
        for known in KnownProgramme::ALL {
            let content = known.content().unwrap();
            let rows: Vec<SheetRow> = to_rows(content)
                .into_iter()
                .zip(2..)
                .map(|(cells, number)| SheetRow { number, cells })
                .collect();
            let read = from_rows(&rows).unwrap();
            let bare = |counts: crate::programme::ProgrammeCounts| {
                (counts.goals, counts.measures, counts.indicators)
            };
            assert_eq!(bare(read.counts()), bare(content.counts()));
            for indicator in &content.indicators {
                let again = read.indicator(&indicator.code).unwrap();
                assert_eq!(
                    (again.kind, again.source, again.cycle),
                    (indicator.kind, indicator.source, indicator.cycle)
                );
                assert_eq!(again.name, indicator.name);
                let names = |content: &ProgrammeContent| {
                    let parties = content.responsible_for(&indicator.code);
                    parties.into_iter().map(|party| (party.key.clone(), party.reach)).collect::<Vec<_>>()
                };
                assert_eq!(names(&read), names(content), "{}", indicator.code);
            }
        }
    }

    #[test]
    fn no_two_columns_and_no_two_words_share_a_name() {
        let names: Vec<&str> = SheetColumn::ALL.iter().flat_map(|column| column.names()).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
        for (code, finnish, swedish) in WORDS {
            for word in [code, finnish, swedish] {
                assert_eq!(code_of(&word.to_uppercase()), *code);
            }
        }
    }
}
