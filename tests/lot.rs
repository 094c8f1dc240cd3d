//! A panel drawn and proved on a laptop: `osallistu panel select` and `osallistu panel verify`, as an organiser meets
//! them. The pool in `tests/lot` is invented.

mod refused;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::support::program::{Program, Ran};

/// The files of one lot.
struct Desk {
    folder: TempDir,
}

impl Desk {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn file(&self, name: &str, content: impl AsRef<[u8]>) -> String {
        let path = self.folder.path().join(name);
        std::fs::write(&path, content).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Selects from these tables.
    fn select(&self, respondents: impl AsRef<[u8]>, categories: &str, more: &[&str]) -> Ran {
        let respondents = self.file("respondents.csv", respondents);
        let categories = self.file("categories.csv", categories);
        select(&respondents, &categories, more)
    }
}

fn select(respondents: &str, categories: &str, more: &[&str]) -> Ran {
    let files = ["panel", "select", "--respondents", respondents, "--categories", categories];
    Program::new().run(&[&files[..], more].concat())
}

fn ours(name: &str) -> String {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/lot").join(name);
    path.to_str().unwrap().to_owned()
}

const OURS: [&str; 7] = ["--size", "24", "--household", "talous", "--seed", "5eed", "--json"];

fn drawn() -> Value {
    let ran = select(&ours("respondents.csv"), &ours("categories.csv"), &OURS);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    serde_json::from_str(&ran.said).unwrap()
}

fn number(value: &Value) -> f64 {
    value.as_f64().unwrap()
}

/// The rows of a table without quoted cells, by their headers.
fn rows(path: &str) -> Vec<BTreeMap<String, String>> {
    let text = std::fs::read_to_string(path).unwrap();
    let mut lines = text.lines().map(|line| line.split(',').map(str::to_owned).collect::<Vec<_>>());
    let header = lines.next().unwrap();
    lines.map(|cells| header.iter().cloned().zip(cells).collect()).collect()
}

#[test]
fn a_panel_is_drawn_that_meets_every_quota_by_the_fairest_chances() {
    let report = drawn();
    assert_eq!((&report["feasible"], &report["complete"]), (&json!(true), &json!(true)));
    assert_eq!((&report["objective"], &report["errors"]), (&json!("leximin"), &json!([])));
    assert!(
        (number(&report["min_probability"]) - 0.129_032).abs() < 1e-5,
        "four of 31: {}",
        report["min_probability"]
    );
    assert!((number(&report["min_probability"]) - number(&report["lp_bound"])).abs() < 1e-5);
    assert!(number(&report["gap"]) < 1e-5);
    let chances = report["probabilities"].as_object().unwrap();
    assert_eq!(chances.len(), 120);
    let sum: f64 = chances.values().map(number).sum();
    assert!((sum - 24.0).abs() < 1e-4, "{sum}");

    let people = rows(&ours("respondents.csv"));
    let quotas = rows(&ours("categories.csv"));
    let portfolio = report["portfolio"].as_array().unwrap();
    assert_eq!(portfolio.len(), 1_000);
    for panel in portfolio.iter().chain([&report["panel"]]) {
        let ids: Vec<&str> = panel.as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        let seated: Vec<_> = people.iter().filter(|person| ids.contains(&person["id"].as_str())).collect();
        assert_eq!((ids.len(), seated.len()), (24, 24));
        for quota in &quotas {
            let count = seated.iter().filter(|person| person[&quota["feature"]] == quota["value"]).count();
            let (min, max): (usize, usize) = (quota["min"].parse().unwrap(), quota["max"].parse().unwrap());
            assert!((min..=max).contains(&count), "{quota:?}: {count}");
        }
        let homes: std::collections::BTreeSet<_> = seated.iter().map(|person| &person["talous"]).collect();
        assert_eq!(homes.len(), 24, "one from a household at most");
    }
    assert_eq!(drawn(), report, "the same input and seed give the same document");

    let maximin = [&OURS[..], &["--objective", "maximin"]].concat();
    let ran = select(&ours("respondents.csv"), &ours("categories.csv"), &maximin);
    let other: Value = serde_json::from_str(&ran.said).unwrap();
    assert_eq!((&other["objective"], &other["complete"]), (&json!("maximin"), &json!(true)));
    assert!((number(&other["min_probability"]) - number(&report["min_probability"])).abs() < 1e-5);
}

#[test]
fn a_draw_is_proved_offline_and_a_changed_byte_is_caught() {
    let desk = Desk::new();
    let text = drawn().to_string();
    let file = desk.file("lot.json", &text);
    let pool =
        ["--pool", &ours("respondents.csv"), "--categories", &ours("categories.csv")].map(str::to_owned);
    let verify = |file: &str, more: &[String]| {
        let more = more.iter().map(String::as_str);
        Program::new().run(&["panel", "verify", file].into_iter().chain(more).collect::<Vec<_>>())
    };
    let ran = verify(&file, &[]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    assert!(ran.said.contains("5eed"), "{ran:?}");
    let ran = verify(&file, &pool);
    assert!(ran.good && ran.said.contains("every panel meets every quota"), "{ran:?}");

    let report: Value = serde_json::from_str(&text).unwrap();
    for key in ["pool_sha256", "portfolio_sha256", "commitment_sha256"] {
        let hash = report[key].as_str().unwrap();
        let other = if hash.starts_with('a') { "b" } else { "a" };
        let changed = text.replacen(hash, &format!("{other}{}", hash.get(1..).unwrap()), 1);
        assert_eq!(verify(&desk.file("changed.json", changed), &[]).status, Some(2), "{key}");
    }
    let other_seed = text.replace("\"5eed\"", "\"5eee\"");
    let ran = verify(&desk.file("changed.json", other_seed), &[]);
    assert!(ran.status == Some(2) && ran.complained.contains("another panel"), "{ran:?}");
    // What cannot be read is not taken for a lot that nobody has drawn from yet.
    for (from, to) in [
        ("\"seed\":", "\"sead\":"),
        ("\"index\":", "\"index\":-"),
        ("\"reserve\":", "\"reserved\":"),
        ("{", "{\"winner\":\"A001\","),
    ] {
        let changed = text.replacen(from, to, 1);
        assert_ne!(changed, text);
        let ran = verify(&desk.file("changed.json", changed), &[]);
        assert!(!ran.good && ran.said.is_empty() && !ran.complained.is_empty(), "{from}: {ran:?}");
    }
    let capitals = text.replace("\"5eed\"", "\"5EED\"");
    assert_eq!(verify(&desk.file("changed.json", capitals), &[]).status, Some(2));
    let swapped =
        text.replace("\"A001\"", "\"A00x\"").replace("\"A002\"", "\"A001\"").replace("\"A00x\"", "\"A002\"");
    assert_eq!(verify(&desk.file("changed.json", swapped), &[]).status, Some(2));

    // Each number that is published is proved, and what does not hold is named.
    for key in ["min_probability", "lp_bound", "gap"] {
        for by in [0.001, -0.001, 1e-8] {
            let mut changed = report.clone();
            changed[key] = json!(number(&report[key]) + by);
            let ran = verify(&desk.file("changed.json", changed.to_string()), &[]);
            assert!(ran.status == Some(2) && ran.complained.contains(&format!("`{key}`")), "{key}: {ran:?}");
        }
    }
    for key in ["probabilities", "probabilities_rounded"] {
        let mut changed = report.clone();
        changed[key]["A007"] = json!(number(&report[key]["A007"]) + 0.001);
        let ran = verify(&desk.file("changed.json", changed.to_string()), &[]);
        assert!(ran.status == Some(2) && ran.complained.contains(&format!("`{key}`")), "{key}: {ran:?}");
    }
    let mut looser = report.clone();
    looser["certified_bound"] = report["lp_bound"].clone();
    looser["lp_bound"] = json!(number(&report["lp_bound"]) + 0.001);
    let ran = verify(&desk.file("changed.json", looser.to_string()), &pool);
    assert!(ran.status == Some(2) && ran.complained.contains("`lp_bound`"), "the pool gives less: {ran:?}");

    // Somebody is said to be older than when the lot was made.
    let people = std::fs::read_to_string(ours("respondents.csv")).unwrap();
    let older = people.replacen("30–49", "75+", 1);
    let pool = ["--pool".to_owned(), desk.file("older.csv", older), pool[2].clone(), pool[3].clone()];
    let ran = verify(&file, &pool);
    assert!(ran.status == Some(2) && ran.complained.contains("pool"), "{ran:?}");
    let ran = verify(&desk.file("none.json", "{}"), &[]);
    assert_eq!(ran.status, Some(1), "{ran:?}");
}

/// The way of the pages, without a server: what is drawn from is published before anybody can know the seed.
#[test]
fn panels_are_published_first_and_drawn_from_when_the_seed_is_known() {
    let desk = Desk::new();
    let files = (ours("respondents.csv"), ours("categories.csv"));
    let file = desk.folder.path().join("portfolio.json").to_str().unwrap().to_owned();
    let commit = |more: &[&str]| {
        let options = ["--size", "24", "--household", "talous", "--portfolio", &file];
        select(&files.0, &files.1, &[&options[..], more].concat())
    };
    let run = |arguments: &[&str]| Program::new().run(arguments);
    let ran = commit(&["--json"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let report: Value = serde_json::from_str(&ran.said).unwrap();
    let published: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert_eq!((&report["panel"], report.get("seed")), (&json!([]), None));
    assert_eq!((published.get("panel"), published.get("seed")), (None, None));
    assert_eq!(published["portfolio_sha256"], report["portfolio_sha256"]);
    assert_eq!(published["commitment_sha256"], drawn()["commitment_sha256"], "the same as drawn at once");
    let ran = run(&["panel", "verify", &file]);
    assert!(ran.good && ran.said.contains("Nothing has been drawn yet"), "{ran:?}");

    // A commitment is not written over, and what would draw at once does not commit.
    let before = std::fs::read(&file).unwrap();
    let ran = commit(&[]);
    assert!(ran.status == Some(1) && ran.complained.contains("there already"), "{ran:?}");
    assert_eq!(std::fs::read(&file).unwrap(), before);
    assert!(!commit(&["--seed", "5eed"]).good);

    let ran = run(&["panel", "draw", &file, "--seed", "5eed"]);
    assert!(ran.good && ran.said.contains("Drawn with the seed 5eed"), "{ran:?}");
    let ran = run(&["panel", "draw", &file, "--seed", "5EED", "--json"]);
    let document: Value = serde_json::from_str(&ran.said).unwrap();
    for key in ["seed", "index", "panel", "reserve", "portfolio", "commitment_sha256"] {
        assert_eq!(document[key], drawn()[key], "{key}");
    }
    let lot = desk.file("lot.json", &ran.said);
    let pool = ["panel", "verify", &lot, "--pool", &files.0, "--categories", &files.1];
    let ran = run(&pool);
    assert!(ran.good && ran.said.contains("every panel meets every quota"), "{ran:?}");

    // Nothing is drawn twice, by what is no seed, or from what does not hold.
    let forged = published.to_string().replacen("\"A001\"", "\"A00x\"", 1);
    let forged = desk.file("forged.json", forged);
    for (file, seed, code) in
        [(&lot, "5eee", "DRAWN_ALREADY"), (&file, "5eedx", "NOT_A_SEED"), (&forged, "5eed", "DOES_NOT_HOLD")]
    {
        let ran = run(&["panel", "draw", file, "--seed", seed]);
        assert!(ran.status == Some(2) && ran.complained.contains(code), "{code}: {ran:?}");
        let ran = run(&["panel", "draw", file, "--seed", seed, "--json"]);
        let report: Value = serde_json::from_str(&ran.said).unwrap();
        assert_eq!((ran.status, &report["panel"]), (Some(2), &json!([])), "{report}");
        assert_eq!(report["errors"][0]["code"], code);
    }
}

#[test]
fn a_household_larger_than_the_panel_gets_one_seat_and_does_not_fill_it_alone() {
    let desk = Desk::new();
    let mut people = String::from("id,age,home\n");
    (0..9).for_each(|number| people.push_str(&format!("a{number},old,crowded\n")));
    (0..4).for_each(|number| people.push_str(&format!("b{number},old,own{number}\n")));
    let quotas = "feature,value,min,max\nage,old,0,9\n";
    let home = ["--household", "home", "--seed", "5eed", "--json"];
    let ran = desk.select(&people, quotas, &[&["--size", "3"][..], &home].concat());
    assert_eq!(ran.status, Some(0), "{ran:?}");
    let report: Value = serde_json::from_str(&ran.said).unwrap();
    for panel in report["portfolio"].as_array().unwrap().iter().chain([&report["panel"]]) {
        let ids: Vec<&str> = panel.as_array().unwrap().iter().map(|id| id.as_str().unwrap()).collect();
        assert_eq!(ids.len(), 3);
        assert!(ids.iter().filter(|id| id.starts_with('a')).count() <= 1, "{ids:?}");
    }
    // Nine share one seat, four the other two.
    for (id, chance) in report["probabilities"].as_object().unwrap() {
        let expected = if id.starts_with('a') { 1.0 / 9.0 } else { 0.5 };
        assert!((number(chance) - expected).abs() < 1e-5, "{id}: {chance}");
    }

    // Alone they are one household for three seats.
    let alone: String = people.lines().take(10).map(|line| format!("{line}\n")).collect();
    let ran = desk.select(&alone, quotas, &[&["--size", "3"][..], &home].concat());
    assert_eq!(ran.status, Some(2), "{ran:?}");
    let report: Value = serde_json::from_str(&ran.said).unwrap();
    assert_eq!(report["errors"][0]["code"], "POOL_TOO_SMALL");
    assert_eq!(report["errors"][0]["args"], json!({ "have": 1, "need": 3 }));
}

/// As the files of other tools are headed; other columns are not looked at.
#[test]
fn the_headers_of_other_tools_are_read() {
    let desk = Desk::new();
    for id in ["id", "unique_id", "nationbuilder_id", "Unique_ID"] {
        let people = format!("name,{id},age,phone\nX,7,young,1\nX,8,old,1\nX,9,old,1\n");
        for header in
            ["feature,value,min,max", "category,feature,min,max", "category,name,min,max,min_flex,max_flex"]
        {
            let quotas = format!("{header}\nage,young,1,1,0,2\nage,old,1,1,0,2\n");
            let quotas = if header.ends_with("flex") { quotas } else { quotas.replace(",0,2", "") };
            let ran = desk.select(&people, &quotas, &["--size", "2", "--seed", "5eed", "--json"]);
            assert_eq!(ran.status, Some(0), "{id}, {header}: {ran:?}");
            let report: Value = serde_json::from_str(&ran.said).unwrap();
            let ids: Vec<&String> = report["probabilities"].as_object().unwrap().keys().collect();
            assert_eq!(ids, ["7", "8", "9"], "{id}, {header}");
            assert_eq!(report["panel"][0], "7", "the only young one: {id}, {header}");
            assert!((number(&report["min_probability"]) - 0.5).abs() < 1e-6);
        }
    }
    // Without a name that is known, the first column is the id.
    let ran = desk.select(
        "code,age\nx1,young\nx2,old\n",
        "category,name,min,max\nage,young,1,1\nage,old,1,1\n",
        &["--size", "2", "--json"],
    );
    let report: Value = serde_json::from_str(&ran.said).unwrap();
    assert_eq!(report["panel"], json!(["x1", "x2"]));
}

/// Programs find the same keys whatever came of it.
#[test]
fn every_answer_in_json_has_every_key() {
    let desk = Desk::new();
    let people = "id,age\n1,young\n2,old\n3,old\n";
    let quotas = "feature,value,min,max\nage,young,0,1\nage,old,1,2\n";
    type Kind = fn(&Value) -> bool;
    let keys: [(&str, Kind); 10] = [
        ("feasible", Value::is_boolean),
        ("objective", Value::is_string),
        ("complete", Value::is_boolean),
        ("min_probability", Value::is_number),
        ("lp_bound", Value::is_number),
        ("gap", Value::is_number),
        ("probabilities", Value::is_object),
        ("portfolio_sha256", Value::is_string),
        ("panel", Value::is_array),
        ("errors", Value::is_array),
    ];
    let cases: [(&str, &str, &[&str], Option<&str>); 7] = [
        (people, quotas, &["--size", "2"], None),
        (people, quotas, &["--size", "4"], Some("POOL_TOO_SMALL")),
        (people, quotas, &["--size", "2", "--seed", "x"], Some("NOT_A_SEED")),
        (people, quotas, &["--size", "2", "--time-limit", "0"], Some("TIME_LIMIT")),
        (people, quotas, &["--size", "2", "--household", "home"], Some("COLUMN_MISSING")),
        (
            people,
            "feature,value,min,max\nage,young,0,0\nage,old,3,3\n",
            &["--size", "3"],
            Some("VALUE_SHORTAGE"),
        ),
        ("", quotas, &["--size", "2"], Some("FILE_NOT_READABLE")),
    ];
    for (people, quotas, more, code) in cases {
        for objective in ["leximin", "maximin"] {
            let options = [more, &["--objective", objective, "--json"]].concat();
            let ran = desk.select(people, quotas, &options);
            let report: Value = serde_json::from_str(&ran.said).unwrap();
            for (key, is_right) in keys {
                let value = report.get(key).unwrap_or_else(|| panic!("{key} is missing: {report}"));
                assert!(is_right(value) || code.is_some() && value.is_null(), "{key}: {report}");
            }
            assert_eq!(report["objective"], objective);
            assert_eq!(report["errors"][0].get("code").and_then(Value::as_str), code, "{report}");
            assert_eq!(ran.status, Some(if code.is_some() { 2 } else { 0 }), "{report}");
        }
    }
}

/// A hundred thousand rows, and no time: what comes is an honest answer.
#[test]
fn a_pool_of_a_hundred_thousand_is_drawn_from_in_the_time_that_there_is() {
    let desk = Desk::new();
    let mut people = String::from("id,age,area,education,language\n");
    for number in 0..100_000_u32 {
        let mixed = number.wrapping_mul(2_654_435_761) >> 8;
        let (age, area, education, language) =
            (mixed % 6, mixed / 7 % 9, mixed / 64 % 4, mixed / 256 % 11 / 9);
        people.push_str(&format!("p{number},a{age},b{area},c{education},d{language}\n"));
    }
    let mut quotas = String::from("feature,value,min,max\n");
    for (feature, values, min, max) in [("age", 6, 10, 25), ("area", 9, 5, 20), ("education", 4, 20, 30)] {
        let letter = match feature {
            "age" => 'a',
            "area" => 'b',
            _ => 'c',
        };
        (0..values).for_each(|value| quotas.push_str(&format!("{feature},{letter}{value},{min},{max}\n")));
    }
    quotas.push_str("language,d0,80,95\nlanguage,d1,5,20\n");
    let begun = Instant::now();
    let ran =
        desk.select(people, &quotas, &["--size", "100", "--panels", "50", "--time-limit", "20", "--json"]);
    // From reading to writing, but for how unevenly a busy machine gives its time.
    assert!(begun.elapsed() < Duration::from_secs(24), "{:?}", begun.elapsed());
    assert_eq!(ran.status, Some(0), "{}", ran.complained);
    let report: Value = serde_json::from_str(&ran.said).unwrap();
    assert_eq!(report["panel"].as_array().unwrap().len(), 100);
    let is_told = report["errors"].as_array().unwrap().iter().any(|one| one["code"] == "TIME_LIMIT");
    assert_eq!(report["complete"], json!(!is_told));

    let ran = select(
        &ours("respondents.csv"),
        &ours("categories.csv"),
        &["--size", "24", "--time-limit", "0", "--json"],
    );
    let report: Value = serde_json::from_str(&ran.said).unwrap();
    assert_eq!((ran.status, &report["errors"][0]["code"]), (Some(2), &json!("TIME_LIMIT")));
    assert_eq!(report["feasible"], Value::Null, "nobody knows");
}

/// The reference pools with known answers, where they lie beside this checkout.
#[test]
fn the_reference_pools_have_their_known_minima() {
    let cases: PathBuf = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/sortition");
    if !cases.is_dir() {
        return;
    }
    let report = |pool: &str, more: &[&str]| -> Value {
        let file = |name: &str| cases.join(pool).join(name).to_str().unwrap().to_owned();
        let ran = select(&file("respondents.csv"), &file("categories.csv"), &[more, &["--json"]].concat());
        assert_eq!(ran.status, Some(0), "{ran:?}");
        serde_json::from_str(&ran.said).unwrap()
    };
    let hundred = report("pool-100-seats-30", &["--size", "30"]);
    assert!((number(&hundred["min_probability"]) - 0.2967).abs() < 1e-3);
    let chances: Vec<f64> = hundred["probabilities"].as_object().unwrap().values().map(number).collect();
    let mean = (chances.iter().map(|chance| chance.ln()).sum::<f64>() / chances.len() as f64).exp();
    assert!((mean - 0.299_83).abs() < 1e-4, "{mean}");
    let eight_hundred = report("pool-800-seats-40", &["--size", "40", "--objective", "maximin"]);
    assert!((number(&eight_hundred["min_probability"]) - 0.029_57).abs() < 1e-3);
    let with_homes = report("pool-800-seats-40", &["--size", "40", "--household", "household"]);
    for report in [&hundred, &eight_hundred, &with_homes] {
        assert_eq!(report["complete"], json!(true));
        assert!((number(&report["lp_bound"]) - number(&report["min_probability"])).abs() < 1e-5);
    }
}
