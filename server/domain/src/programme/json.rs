//! A programme as JSON: the form in which the known ones are kept, and in which a county can bring its own.

use serde_json::{Map, Value};

use super::content::ProgrammeContent;
use super::sketch::{
    AreaSketch, Cell, GoalSketch, IndicatorSketch, MeasureSketch, Number, PartySketch, Sketch, Spot,
    StepSketch, Texts, finish,
};
use crate::violation::{Code, Violation, Violations};

/// Reads a programme. Paths of what is wrong are the names and the places, counted from one, of the file:
/// `["focus_areas", "1", "goals", "2", "title", "sv"]`.
///
/// # Errors
/// Everything that is wrong with it, at once; where it is no JSON at all, the line where it ends to be.
pub fn from_json(text: &str) -> Result<ProgrammeContent, Violations> {
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let value: Value = serde_json::from_str(text)
        .map_err(|error| vec![Violation::new(Code::NotJson, ["file"]).with("line", error.line())])?;
    let mut wrong = Violations::new();
    let sketch = Part::whole(&value, &mut wrong).map(programme).unwrap_or_default();
    // Where the file holds something else, everything that is missing would only be noise.
    if !value.is_object() {
        return Err(wrong);
    }
    finish(sketch, wrong)
}

/// The programme in that form.
pub fn to_json(content: &ProgrammeContent) -> String {
    serde_json::to_string_pretty(content).unwrap_or_default()
}

/// An object of the file, whose fields are taken out one by one; what is left over is unknown.
struct Part<'a> {
    fields: Map<String, Value>,
    spot: Spot,
    wrong: &'a mut Violations,
}

fn below(spot: &Spot, name: &str) -> Spot {
    spot.iter().cloned().chain([name.to_owned()]).collect()
}

impl<'a> Part<'a> {
    fn whole(value: &Value, wrong: &'a mut Violations) -> Option<Self> {
        Self::new(value.clone(), Spot::new(), wrong)
    }

    fn new(value: Value, spot: Spot, wrong: &'a mut Violations) -> Option<Self> {
        let Value::Object(fields) = value else {
            let spot = if spot.is_empty() { vec!["file".to_owned()] } else { spot };
            wrong.push(Violation::new(Code::NotInThisForm, spot));
            return None;
        };
        Some(Self { fields, spot, wrong })
    }

    /// Takes a field out; `null` is none.
    fn take(&mut self, name: &str) -> Option<Value> {
        self.fields.remove(name).filter(|value| !value.is_null())
    }

    fn refuse_form(&mut self, spot: Spot) {
        self.wrong.push(Violation::new(Code::NotInThisForm, spot));
    }

    fn cell_of(&mut self, value: Option<Value>, spot: Spot) -> Cell {
        let text = match value {
            None => String::new(),
            Some(Value::String(text)) => text.trim().to_owned(),
            Some(_) => {
                self.refuse_form(spot.clone());
                String::new()
            }
        };
        Cell { text, spot }
    }

    fn cell(&mut self, name: &str) -> Cell {
        let value = self.take(name);
        let spot = below(&self.spot, name);
        self.cell_of(value, spot)
    }

    fn cell_if(&mut self, name: &str) -> Option<Cell> {
        let cell = self.cell(name);
        (!cell.text.is_empty()).then_some(cell)
    }

    fn values(&mut self, name: &str) -> Vec<(Value, Spot)> {
        let spot = below(&self.spot, name);
        match self.take(name) {
            None => Vec::new(),
            Some(Value::Array(values)) => {
                let places = 1_usize..;
                values
                    .into_iter()
                    .zip(places)
                    .map(|(value, n)| (value, below(&spot, &n.to_string())))
                    .collect()
            }
            Some(_) => {
                self.refuse_form(spot);
                Vec::new()
            }
        }
    }

    fn cells(&mut self, name: &str) -> Vec<Cell> {
        let values = self.values(name);
        values.into_iter().map(|(value, spot)| self.cell_of(Some(value), spot)).collect()
    }

    fn yes(&mut self, name: &str) -> bool {
        match self.take(name) {
            None => false,
            Some(Value::Bool(yes)) => yes,
            Some(_) => {
                let spot = below(&self.spot, name);
                self.refuse_form(spot);
                false
            }
        }
    }

    fn number_if(&mut self, name: &str) -> Option<Number> {
        let spot = below(&self.spot, name);
        let value = self.take(name)?;
        let found = value.as_i64();
        if found.is_none() {
            self.refuse_form(spot.clone());
        }
        found.map(|value| Number { value, spot })
    }

    fn number(&mut self, name: &str) -> Number {
        let spot = below(&self.spot, name);
        // Out of every range, so that it is told as one that is not right.
        self.number_if(name).unwrap_or(Number { value: -1, spot })
    }

    fn texts(&mut self, name: &str) -> Texts {
        let spot = below(&self.spot, name);
        let mut texts = Texts { spot: spot.clone(), ..Texts::default() };
        let Some(value) = self.take(name) else { return texts };
        let Some(mut part) = Part::new(value, spot, self.wrong) else { return texts };
        texts.supplied = part.cells("supplied");
        let languages: Vec<String> = part.fields.keys().cloned().collect();
        texts.by_language = languages.into_iter().map(|tag| (tag.clone(), part.cell(&tag))).collect();
        texts
    }

    /// An object below this one, read whole.
    fn part<T>(&mut self, name: &str, read: impl FnOnce(Part<'_>) -> T) -> Option<T> {
        let value = self.take(name)?;
        Part::new(value, below(&self.spot, name), self.wrong).map(read)
    }

    fn parts<T>(&mut self, name: &str, read: impl Fn(Part<'_>) -> T) -> Vec<T> {
        let values = self.values(name);
        values.into_iter().filter_map(|(value, spot)| Part::new(value, spot, self.wrong).map(&read)).collect()
    }

    /// Whatever was not taken out has a name that nothing has.
    fn end(self) {
        for name in self.fields.keys() {
            let violation = Violation::new(Code::UnknownField, below(&self.spot, name));
            self.wrong.push(violation.with("name", name.as_str()));
        }
    }
}

fn programme(mut part: Part<'_>) -> Sketch {
    let mut sketch = Sketch {
        key: part.cell("key"),
        name: part.texts("name"),
        county: part.texts("county"),
        years: part.part("period", |mut part| {
            let years = (part.number("first_year"), part.number("last_year"));
            part.end();
            years
        }),
        approval: part.part("approval", |mut part| {
            let approval = (part.cell("body"), part.cell("on"), part.yes("is_planned"));
            part.end();
            approval
        }),
        parties: part.parts("parties", party),
        areas: part.parts("focus_areas", area),
        indicators: part.parts("indicators", indicator),
        ..Sketch::default()
    };
    sketch.cycle.spot = vec!["reporting".to_owned(), "cycle".to_owned()];
    part.part("reporting", |mut part| {
        sketch.cycle = part.cell("cycle");
        sketch.also = part.cells("also");
        sketch.is_supplied = part.yes("is_supplied");
        sketch.steps = part.parts("steps", step);
        part.end();
    });
    part.end();
    sketch
}

fn step(mut part: Part<'_>) -> StepSketch {
    let sketch = StepSketch {
        act: part.cell("act"),
        actor: part.cell_if("actor"),
        to: part.cells("to"),
        cycle: part.cell_if("cycle"),
        windows: part.parts("windows", window),
        quote: part.texts("quote"),
    };
    part.end();
    sketch
}

fn window(mut part: Part<'_>) -> [Number; 5] {
    let months = ["from_month", "to_month", "covers_from_month", "covers_to_month"];
    let [from, to, covers_from, covers_to] = months.map(|name| part.number(name));
    let spot = below(&part.spot, "years_back");
    let back = part.number_if("years_back").unwrap_or(Number { value: 0, spot });
    part.end();
    [from, to, covers_from, covers_to, back]
}

fn party(mut part: Part<'_>) -> PartySketch {
    let sketch =
        PartySketch { key: part.cell("key"), name: part.texts("name"), reach: part.cell_if("reach") };
    part.end();
    sketch
}

fn area(mut part: Part<'_>) -> AreaSketch {
    let sketch = AreaSketch {
        key: part.cell("key"),
        printed_code: part.cell("printed_code"),
        title: part.texts("title"),
        description: part.texts("description"),
        goals: part.parts("goals", goal),
    };
    part.end();
    sketch
}

fn goal(mut part: Part<'_>) -> GoalSketch {
    let sketch = GoalSketch {
        key: part.cell("key"),
        printed_code: part.cell("printed_code"),
        title: part.texts("title"),
        section: part.texts("section"),
        note: part.texts("note"),
        indicators: part.cells("indicators"),
        measures: part.parts("measures", measure),
    };
    part.end();
    sketch
}

fn measure(mut part: Part<'_>) -> MeasureSketch {
    let sketch = MeasureSketch {
        key: part.cell("key"),
        printed_code: part.cell("printed_code"),
        title: part.texts("title"),
        responsible: part.cells("responsible"),
        responsible_printed: part.cell("responsible_printed"),
        followers: part.cells("followers"),
        indicators: part.cells("indicators"),
    };
    part.end();
    sketch
}

fn indicator(mut part: Part<'_>) -> IndicatorSketch {
    let mut sketch = IndicatorSketch {
        code: part.cell("code"),
        name: part.texts("name"),
        kind: part.cell("kind"),
        source: part.cell("source"),
        cycle: part.cell_if("cycle"),
        how: part.texts("how"),
        followers: part.cells("followers"),
        ..IndicatorSketch::default()
    };
    part.part("target", |mut part| {
        sketch.target = part.texts("text");
        sketch.at_least = part.number_if("at_least");
        part.end();
    });
    part.part("question", |mut part| {
        sketch.bank_key = part.cell("bank_key");
        sketch.question = part.texts("text");
        part.end();
    });
    part.end();
    sketch
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::programme::KnownProgramme;

    fn wrong(value: &Value) -> Vec<(Code, String)> {
        let wrong = from_json(&value.to_string()).unwrap_err();
        wrong.into_iter().map(|one| (one.code, one.path.join("."))).collect()
    }

    fn known() -> Value {
        serde_json::from_str(KnownProgramme::VantaaKerava.file()).unwrap()
    }

    #[test]
    fn the_known_programmes_are_read_as_a_countys_own_would_be() {
        for known in KnownProgramme::ALL {
            let content = from_json(known.file()).unwrap();
            assert_eq!(Some(&content), known.content());
            assert_eq!(from_json(&to_json(&content)).unwrap(), content);
        }
    }

    #[test]
    fn everything_that_is_wrong_is_told_at_once_where_it_stands() {
        let mut value = known();
        value["nmae"] = json!("x");
        value["period"] = json!({ "first_year": 2026, "last_year": 2024 });
        value["reporting"]["cycle"] = json!("monthly");
        value["parties"][0]["key"] = json!("Viestintä");
        value["focus_areas"][0]["title"] = json!({ "fi": " ", "suomi": "x" });
        value["focus_areas"][0]["goals"][1]["key"] = json!("vake-1-1");
        value["focus_areas"][0]["goals"][1]["measures"][0]["indicators"] = json!(["V99", "V02", "V02"]);
        value["focus_areas"][1]["goals"] = json!("none");
        value["indicators"][2]["kind"] = json!("poem");
        value["indicators"][3]["target"]["at_least"] = json!("15 %");
        value["indicators"][4]["name"]["fi"] = json!("n".repeat(501));
        let found = wrong(&value);
        for expected in [
            (Code::UnknownField, "nmae"),
            (Code::NotYears, "period.first_year"),
            (Code::UnknownWord, "reporting.cycle"),
            (Code::NotAKey, "parties.1.key"),
            (Code::NotALanguage, "focus_areas.1.title.suomi"),
            (Code::Required, "focus_areas.1.title"),
            (Code::KeyTwice, "focus_areas.1.goals.2.key"),
            (Code::UnknownIndicator, "focus_areas.1.goals.2.measures.1.indicators.1"),
            (Code::IndicatorTwice, "focus_areas.1.goals.2.measures.1.indicators.3"),
            (Code::NotInThisForm, "focus_areas.2.goals"),
            (Code::IndicatorNowhere, "indicators.5.code"),
            (Code::UnknownWord, "indicators.3.kind"),
            (Code::NotInThisForm, "indicators.4.target.at_least"),
            (Code::TooLong, "indicators.5.name.fi"),
        ] {
            assert!(found.contains(&(expected.0, expected.1.to_owned())), "{expected:?}: {found:?}");
        }
    }

    #[test]
    fn what_is_no_programme_is_refused_in_one_line() {
        let not_json = from_json("{\n \"key\": \n").unwrap_err();
        assert_eq!(not_json, [Violation::new(Code::NotJson, ["file"]).with("line", 3_i64)]);
        assert_eq!(wrong(&json!([])), [(Code::NotInThisForm, "file".to_owned())]);
        let nothing: Vec<Code> = wrong(&json!({})).into_iter().map(|(code, _)| code).collect();
        assert_eq!(nothing, [Code::Required; 4], "key, name, cycle and focus areas");
    }
}
