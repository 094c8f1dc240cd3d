//! What is published of a lot: one JSON document, which `osallistu panel verify` proves.

use std::collections::BTreeMap;
use std::fmt;

use serde::de::{Error, IgnoredAny, MapAccess, Visitor};
use serde::{Deserialize, Deserializer, Serialize};
use sortition::{Commitment, Draw, Fairness, PublishedQuota};

/// The document: how fair it is, what is published, everybody's chance under the panels, and the draw.
#[derive(Serialize)]
pub struct Document<'a> {
    #[serde(flatten)]
    fairness: &'a Fairness,
    #[serde(flatten)]
    commitment: &'a Commitment,
    probabilities_rounded: BTreeMap<&'a str, f64>,
    #[serde(flatten)]
    draw: Option<&'a Draw>,
}

impl<'a> Document<'a> {
    pub fn new(fairness: &'a Fairness, commitment: &'a Commitment, draw: Option<&'a Draw>) -> Self {
        Self { fairness, probabilities_rounded: commitment.rounded_probabilities(), commitment, draw }
    }
}

/// The document as whoever proves it reads it. Every key is known and stands there once; those of the draw are all
/// there or none is, and so are those that `osallistu panel select` adds.
#[derive(Clone, Debug, PartialEq, Deserialize)]
#[serde(try_from = "Keys")]
pub struct Published {
    pub fairness: Fairness,
    pub commitment: Commitment,
    pub probabilities_rounded: BTreeMap<String, f64>,
    pub draw: Option<Draw>,
}

/// Key by key: what is flattened would let unknown keys pass, and take a draw that cannot be read for none.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Keys {
    #[serde(default, deserialize_with = "there")]
    feasible: Option<bool>,
    /// What the organiser was told. Commentary: it is in the language of whoever ran the program.
    #[serde(default, deserialize_with = "there")]
    errors: Option<Vec<IgnoredAny>>,
    min_probability: f64,
    lp_bound: f64,
    #[serde(default, deserialize_with = "there")]
    certified_bound: Option<f64>,
    gap: f64,
    format: String,
    objective: String,
    complete: bool,
    seats: u32,
    pool_sha256: String,
    quotas: Vec<PublishedQuota>,
    /// Null is one thing, a missing key another.
    #[serde(deserialize_with = "Option::deserialize")]
    household_column: Option<String>,
    #[serde(deserialize_with = "once")]
    probabilities: BTreeMap<String, f64>,
    portfolio: Vec<Vec<String>>,
    portfolio_sha256: String,
    commitment_sha256: String,
    #[serde(deserialize_with = "once")]
    probabilities_rounded: BTreeMap<String, f64>,
    #[serde(default, deserialize_with = "there")]
    seed: Option<String>,
    #[serde(default, deserialize_with = "there")]
    index: Option<usize>,
    #[serde(default, deserialize_with = "there")]
    panel: Option<Vec<String>>,
    #[serde(default, deserialize_with = "there")]
    reserve: Option<Vec<String>>,
}

impl TryFrom<Keys> for Published {
    type Error = &'static str;

    fn try_from(keys: Keys) -> Result<Self, Self::Error> {
        let draw = match (keys.seed, keys.index, keys.panel, keys.reserve) {
            (None, None, None, None) => None,
            (Some(seed), Some(index), Some(panel), Some(reserve)) => {
                Some(Draw { seed, index, panel, reserve })
            }
            _ => return Err("of `seed`, `index`, `panel` and `reserve` some are missing"),
        };
        match (keys.feasible, keys.errors) {
            (None, None) | (Some(true), Some(_)) => {}
            (Some(false), _) => return Err("`feasible` is false"),
            _ => return Err("of `feasible` and `errors` one is missing"),
        }
        Ok(Self {
            fairness: Fairness {
                min_probability: keys.min_probability,
                lp_bound: keys.lp_bound,
                certified_bound: keys.certified_bound,
                gap: keys.gap,
            },
            commitment: Commitment {
                format: keys.format,
                objective: keys.objective,
                complete: keys.complete,
                seats: keys.seats,
                pool_sha256: keys.pool_sha256,
                quotas: keys.quotas,
                household_column: keys.household_column,
                probabilities: keys.probabilities,
                portfolio: keys.portfolio,
                portfolio_sha256: keys.portfolio_sha256,
                commitment_sha256: keys.commitment_sha256,
            },
            probabilities_rounded: keys.probabilities_rounded,
            draw,
        })
    }
}

/// A key that may be missing, but not be null.
fn there<'de, D, T>(value: D) -> Result<Option<T>, D::Error>
where
    D: Deserializer<'de>,
    T: Deserialize<'de>,
{
    T::deserialize(value).map(Some)
}

/// Chances by id, where nobody stands twice.
fn once<'de, D: Deserializer<'de>>(value: D) -> Result<BTreeMap<String, f64>, D::Error> {
    struct Once;

    impl<'de> Visitor<'de> for Once {
        type Value = BTreeMap<String, f64>;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str("a chance for each id")
        }

        fn visit_map<A: MapAccess<'de>>(self, mut entries: A) -> Result<Self::Value, A::Error> {
            let mut chances = BTreeMap::new();
            while let Some((id, chance)) = entries.next_entry::<String, f64>()? {
                if chances.contains_key(&id) {
                    return Err(A::Error::custom(format!("`{id}` has two chances")));
                }
                chances.insert(id, chance);
            }
            Ok(chances)
        }
    }

    value.deserialize_map(Once)
}

#[cfg(test)]
mod tests {
    use std::ops::ControlFlow;

    use serde_json::{Map, Value, json};
    use sortition::{Feature, Objective, Person, Pool, Quota, Wish, select};

    use super::*;

    /// A lot of two out of six, as `osallistu panel select` prints it.
    fn document(is_drawn: bool) -> Map<String, Value> {
        let people = (0..6).map(|n| Person { id: format!("p{n}"), values: vec![n % 2], household: None });
        let quota =
            |value: &str| Quota { value: value.to_owned(), min: 1, max: 1, min_flex: None, max_flex: None };
        let age = Feature { name: "age".to_owned(), quotas: vec![quota("young"), quota("old")] };
        let pool = Pool::new(vec![age], people.collect()).unwrap();
        let wish = Wish { seats: 2, objective: Objective::Leximin, panels: 30 };
        let selection = select(&pool, &wish, &mut |_| ControlFlow::Continue(())).unwrap();
        let commitment = Commitment::new(&pool, 2, Objective::Leximin, None, &selection);
        let draw = commitment.draw("5eed").filter(|_| is_drawn);
        let fairness = Fairness::of(&selection);
        let document = Document::new(&fairness, &commitment, draw.as_ref());
        let Value::Object(mut keys) = serde_json::to_value(&document).unwrap() else { panic!("no object") };
        keys.insert("feasible".to_owned(), json!(true));
        keys.insert("errors".to_owned(), json!([]));
        keys
    }

    fn read(keys: &Map<String, Value>) -> Result<Published, serde_json::Error> {
        serde_json::from_str(&Value::Object(keys.clone()).to_string())
    }

    #[test]
    fn what_is_written_is_read_drawn_or_not_with_what_the_program_adds_or_without() {
        for is_drawn in [true, false] {
            let mut keys = document(is_drawn);
            let published = read(&keys).unwrap();
            assert_eq!(published.draw.is_some(), is_drawn);
            assert_eq!(published.commitment.flaws(published.draw.as_ref()), []);
            let rounded = &published.probabilities_rounded;
            assert_eq!(published.fairness.flaws(&published.commitment, rounded), []);
            keys.remove("feasible");
            keys.remove("errors");
            assert_eq!(read(&keys).unwrap(), published);
        }
    }

    #[test]
    fn no_key_can_be_missing_or_have_another_name() {
        let keys = document(true);
        for key in keys.keys() {
            let mut fewer = keys.clone();
            let value = fewer.remove(key).unwrap();
            assert!(read(&fewer).is_err(), "without {key}");
            fewer.insert(format!("{key}x"), value.clone());
            assert!(read(&fewer).is_err(), "{key}x");
            let mut more = keys.clone();
            more.insert("x".to_owned(), value);
            assert!(read(&more).is_err(), "a key more");
            let text = Value::Object(keys.clone()).to_string();
            let twice = text.replacen('{', &format!("{{\"{key}\":{},", keys[key]), 1);
            assert!(serde_json::from_str::<Published>(&twice).is_err(), "{key} twice");
        }
    }

    #[test]
    fn what_cannot_be_read_of_a_draw_is_not_taken_for_no_draw() {
        for (key, value) in [
            ("index", json!(-1)),
            ("index", json!(0.5)),
            ("index", Value::Null),
            ("seed", Value::Null),
            ("seed", json!(5)),
            ("panel", json!("p1")),
            ("reserve", json!({})),
            ("feasible", json!(false)),
            ("feasible", Value::Null),
            ("errors", json!("none")),
        ] {
            let mut keys = document(true);
            keys.insert(key.to_owned(), value.clone());
            assert!(read(&keys).is_err(), "{key}: {value}");
        }
        let mut keys = document(true);
        keys["quotas"][0]["why"] = json!("because");
        assert!(read(&keys).is_err(), "a key more in a quota");
    }

    #[test]
    fn nobody_has_two_chances() {
        let text = Value::Object(document(true)).to_string();
        for key in ["probabilities", "probabilities_rounded"] {
            let twice = text.replacen(&format!("\"{key}\":{{"), &format!("\"{key}\":{{\"p1\":0.9,"), 1);
            assert_ne!(twice, text);
            let error = serde_json::from_str::<Published>(&twice).unwrap_err().to_string();
            assert!(error.contains("`p1` has two chances"), "{error}");
        }
    }
}
