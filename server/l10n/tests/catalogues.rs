//! Checks `/locales` against the sources under `/server`: every key exists, is translated, used and called rightly.

#![expect(
    clippy::unwrap_used,
    clippy::indexing_slicing,
    clippy::panic,
    reason = "a test stops at the first thing that is not as it should be"
)]

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    path::{Path, PathBuf},
};

use fluent_syntax::{ast::Entry, parser};
use osallistu_l10n::{Catalogues, SOURCE_LANGUAGE};

mod coded;
mod scanner;

use coded::coded_keys;
use scanner::{Arguments, Scan};

/// Languages in which no text may be missing, besides the source language.
const COMPLETE: &[&str] = &["sv", "en"];
/// Easy Finnish covers what residents see: each of its files covers the Finnish file of the same name.
const EASY: &str = "fi-simple";

/// Layers that cannot reach the interface texts; the `.with` of their sources is another one.
const WITHOUT_TEXTS: &[&str] = &["server/domain/", "server/service/", "server/sortition/", "server/storage/"];

/// Tag, file name and content.
type File = (String, String, String);

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// What a folder holds, sorted; nothing when it does not exist.
fn entries(folder: &Path) -> Vec<PathBuf> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths
}

fn name(path: &Path) -> String {
    path.file_name().unwrap().to_str().unwrap().to_owned()
}

fn texts_on_disk() -> Vec<File> {
    let mut files = Vec::new();
    for folder in entries(&root().join("locales")) {
        for file in entries(&folder) {
            if file.extension().is_some_and(|extension| extension == "ftl") {
                let content = fs::read_to_string(&file).unwrap();
                files.push((name(&folder), name(&file), content));
            }
        }
    }
    files
}

fn catalogues(files: &[File]) -> Catalogues {
    let sources: Vec<_> =
        files.iter().map(|(tag, file, content)| (tag.as_str(), file.as_str(), content.as_str())).collect();
    match Catalogues::from_sources(&sources) {
        Ok(catalogues) => catalogues,
        Err(error) => panic!("{error}"),
    }
}

/// The sources under `folder` except tests, by path.
fn scans(folder: &Path, found: &mut BTreeMap<String, Scan>) {
    for path in entries(folder) {
        let extension = path.extension().and_then(|extension| extension.to_str());
        if path.is_dir() {
            if !["tests", "target", "node_modules"].contains(&name(&path).as_str()) {
                scans(&path, found);
            }
        } else if name(&path) != "tests.rs"
            && let Some(scan) = match extension {
                Some("rs") => Some(scanner::rust as fn(&str) -> Scan),
                Some("html") => Some(scanner::template as fn(&str) -> Scan),
                _ => None,
            }
        {
            let shown = path.strip_prefix(root()).unwrap().display().to_string();
            found.insert(shown, scan(&fs::read_to_string(&path).unwrap()));
        }
    }
}

fn sources_on_disk() -> BTreeMap<String, Scan> {
    let mut found = BTreeMap::new();
    scans(&root().join("server"), &mut found);
    found
}

fn coded_keys_on_disk() -> BTreeMap<String, BTreeSet<String>> {
    fn collect(folder: &Path, found: &mut BTreeMap<String, BTreeSet<String>>) {
        for path in entries(folder) {
            if path.is_dir() {
                collect(&path, found);
            } else {
                found.extend(coded_keys(&fs::read_to_string(&path).unwrap()));
            }
        }
    }
    let mut found = BTreeMap::new();
    collect(&root().join("server/domain/src"), &mut found);
    found
}

/// (1) Keys that a translation has and Finnish has not.
fn keys_without_source(catalogues: &Catalogues) -> Vec<String> {
    let source = catalogues.keys(SOURCE_LANGUAGE);
    let mut found = Vec::new();
    for tag in catalogues.tags() {
        for key in catalogues.keys(tag).difference(&source) {
            found.push(format!("{tag}: {key} does not exist in {SOURCE_LANGUAGE}"));
        }
    }
    found
}

/// (2) Finnish keys that lack a translation which they must have.
fn untranslated(catalogues: &Catalogues, files: &[File]) -> Vec<String> {
    let source = catalogues.keys(SOURCE_LANGUAGE);
    let mut found = Vec::new();
    for tag in COMPLETE {
        for key in source.difference(&catalogues.keys(tag)) {
            found.push(format!("{tag}: {key} is missing"));
        }
    }
    let easy = catalogues.keys(EASY);
    for (_, file, _) in files.iter().filter(|(tag, _, _)| tag == EASY) {
        let same = |(tag, name, _): &&File| tag == SOURCE_LANGUAGE && name == file;
        for (_, _, content) in files.iter().filter(same) {
            for key in keys_of(content).difference(&easy) {
                found.push(format!("{EASY}: {key} of {file} is missing"));
            }
        }
    }
    found
}

fn keys_of(content: &str) -> BTreeSet<String> {
    let entries = parser::parse_runtime(content).unwrap().body;
    entries
        .into_iter()
        .filter_map(|entry| match entry {
            Entry::Message(message) => Some(message.id.name.to_owned()),
            _ => None,
        })
        .collect()
}

/// (3) Keys whose translation takes other variables than the Finnish text.
fn different_variables(catalogues: &Catalogues) -> Vec<String> {
    let mut found = Vec::new();
    for tag in catalogues.tags() {
        for key in catalogues.keys(tag) {
            let expected = catalogues.variables(SOURCE_LANGUAGE, &key);
            let actual = catalogues.variables(tag, &key);
            if expected != actual {
                found.push(format!("{tag}: {key} takes {actual:?}, and {expected:?} in {SOURCE_LANGUAGE}"));
            }
        }
    }
    found
}

/// (4) Finnish keys that stand in no source and are made of no code.
fn unused(
    catalogues: &Catalogues,
    sources: &BTreeMap<String, Scan>,
    coded: &BTreeMap<String, BTreeSet<String>>,
) -> Vec<String> {
    let used =
        |key: &String| coded.contains_key(key) || sources.values().any(|scan| scan.literals.contains(key));
    catalogues
        .keys(SOURCE_LANGUAGE)
        .into_iter()
        .filter(|key| !used(key))
        .map(|key| format!("{key} is used nowhere"))
        .collect()
}

/// (5) Calls with a key that does not exist, or with other arguments than it takes.
///
/// A violation has a `.with` of its own, whose first argument is one of `figures`.
fn wrong_calls(
    catalogues: &Catalogues,
    sources: &BTreeMap<String, Scan>,
    figures: &BTreeSet<String>,
) -> Vec<String> {
    let keys = catalogues.keys(SOURCE_LANGUAGE);
    let mut found = Vec::new();
    let reaches_texts = |path: &str| !WITHOUT_TEXTS.iter().any(|layer| path.starts_with(layer));
    for (path, scan) in sources.iter().filter(|(path, _)| reaches_texts(path)) {
        for call in &scan.calls {
            let key = &call.key;
            let place = format!("{path}:{}", call.line);
            if call.arguments == Arguments::Unknown && figures.contains(key) {
                continue;
            }
            if !keys.contains(key) {
                found.push(format!("{place}: there is no {key}"));
                continue;
            }
            let takes = catalogues.variables(SOURCE_LANGUAGE, key);
            let gets = match &call.arguments {
                Arguments::None => &BTreeSet::new(),
                Arguments::Named(names) => names,
                Arguments::Unknown => continue,
            };
            if takes != *gets {
                found.push(format!("{place}: {key} takes {takes:?} and gets {gets:?}"));
            }
        }
    }
    found
}

/// (6) Codes without a Finnish text, or with one that takes figures which the code does not have.
fn unlabelled(catalogues: &Catalogues, coded: &BTreeMap<String, BTreeSet<String>>) -> Vec<String> {
    let keys = catalogues.keys(SOURCE_LANGUAGE);
    let mut found = Vec::new();
    for (key, figures) in coded {
        if !keys.contains(key) {
            found.push(format!("there is no {key}"));
        }
        for taken in catalogues.variables(SOURCE_LANGUAGE, key).difference(figures) {
            found.push(format!("{key} takes {taken}, which its code does not have"));
        }
    }
    found
}

fn assert_none(found: &[String]) {
    assert!(found.is_empty(), "\n{}\n", found.join("\n"));
}

#[test]
fn every_translated_key_exists_in_finnish() {
    assert_none(&keys_without_source(&catalogues(&texts_on_disk())));
}

#[test]
fn every_key_is_translated_where_it_must_be() {
    let files = texts_on_disk();
    assert_none(&untranslated(&catalogues(&files), &files));
}

#[test]
fn a_key_takes_the_same_variables_in_every_language() {
    assert_none(&different_variables(&catalogues(&texts_on_disk())));
}

#[test]
fn every_key_is_used() {
    assert_none(&unused(&catalogues(&texts_on_disk()), &sources_on_disk(), &coded_keys_on_disk()));
}

#[test]
fn every_code_has_a_text() {
    assert_none(&unlabelled(&catalogues(&texts_on_disk()), &coded_keys_on_disk()));
}

#[test]
fn every_call_has_a_key_and_the_arguments_it_takes() {
    let figures = coded_keys_on_disk().into_values().flatten().collect();
    assert_none(&wrong_calls(&catalogues(&texts_on_disk()), &sources_on_disk(), &figures));
}

#[test]
fn the_embedded_texts_are_those_on_disk() {
    let embedded = Catalogues::embedded().unwrap();
    let on_disk = catalogues(&texts_on_disk());
    assert_eq!(embedded.tags(), on_disk.tags());
    for tag in on_disk.tags() {
        assert_eq!(embedded.keys(tag), on_disk.keys(tag), "{tag}");
    }
}

/// The checks above, each shown to catch what it is for.
mod checks {
    use super::*;

    fn files(files: &[(&str, &str, &str)]) -> Vec<File> {
        let owned = |(tag, file, content): &(&str, &str, &str)| {
            ((*tag).to_owned(), (*file).to_owned(), (*content).to_owned())
        };
        files.iter().map(owned).collect()
    }

    const FI: (&str, &str, &str) = ("fi", "a.ftl", "plain = P\ndays = { $days }\n");

    fn source(code: &str) -> BTreeMap<String, Scan> {
        source_at("x.rs", code)
    }

    fn source_at(path: &str, code: &str) -> BTreeMap<String, Scan> {
        BTreeMap::from([(path.to_owned(), scanner::rust(code))])
    }

    #[test]
    fn a_key_without_source_is_caught() {
        let catalogues = catalogues(&files(&[FI, ("se", "a.ftl", "plain = P\nmore = M\n")]));
        assert_eq!(keys_without_source(&catalogues), ["se: more does not exist in fi"]);
    }

    #[test]
    fn a_missing_translation_is_caught() {
        let files = files(&[
            FI,
            ("fi", "b.ftl", "staff = S\n"),
            ("sv", "a.ftl", "plain = P\ndays = { $days }\nstaff = S\n"),
            ("en", "a.ftl", "plain = P\ndays = { $days }\n"),
            ("se", "a.ftl", "plain = P\n"),
            ("fi-simple", "a.ftl", "plain = P\n"),
        ]);
        assert_eq!(
            untranslated(&catalogues(&files), &files),
            ["en: staff is missing", "fi-simple: days of a.ftl is missing"]
        );
    }

    #[test]
    fn a_different_variable_is_caught() {
        let catalogues = catalogues(&files(&[FI, ("sv", "a.ftl", "days = { $dagar }\n")]));
        assert_eq!(different_variables(&catalogues), [r#"sv: days takes {"dagar"}, and {"days"} in fi"#]);
    }

    #[test]
    fn an_unused_key_is_caught() {
        let catalogues = catalogues(&files(&[FI]));
        let none = BTreeMap::new();
        assert_none(&unused(&catalogues, &source(r#"f("days"); f("plain")"#), &none));
        assert_eq!(
            unused(&catalogues, &source("f(\"days left\"); // \"days\"\nf(\"plain\")"), &none),
            ["days is used nowhere"]
        );
        let coded = BTreeMap::from([("days".to_owned(), BTreeSet::new())]);
        assert_none(&unused(&catalogues, &source(r#"f("plain")"#), &coded));
    }

    #[test]
    fn a_code_without_a_text_or_with_too_many_figures_is_caught() {
        let catalogues = catalogues(&files(&[FI]));
        let coded = BTreeMap::from([
            ("days".to_owned(), BTreeSet::new()),
            ("gone".to_owned(), BTreeSet::new()),
            ("plain".to_owned(), BTreeSet::new()),
        ]);
        assert_eq!(
            unlabelled(&catalogues, &coded),
            ["days takes days, which its code does not have", "there is no gone"]
        );
    }

    #[test]
    fn a_wrong_call_is_caught() {
        let catalogues = catalogues(&files(&[FI]));
        let figures = BTreeSet::from(["max".to_owned()]);
        let wrong = |code| wrong_calls(&catalogues, &source(code), &figures);
        assert_none(&wrong(r#"t.text("plain"); t.with("days", &[("days", n.into())])"#));
        assert_none(&wrong(r#"t.with("days", &args)"#));
        let violation = source_at("server/domain/src/x.rs", r#"violation.with("max", 5)"#);
        assert_none(&wrong_calls(&catalogues, &violation, &figures));
        assert_none(&wrong(r#"violation.with("max", 5)"#));
        assert_eq!(wrong(r#"t.with("max", [("n", 5.into())])"#), ["x.rs:1: there is no max"]);
        assert_eq!(wrong("\nt.text(\"gone\")"), ["x.rs:2: there is no gone"]);
        assert_eq!(wrong(r#"t.with("gone", &args)"#), ["x.rs:1: there is no gone"]);
        assert_eq!(wrong(r#"t.text("days")"#), [r#"x.rs:1: days takes {"days"} and gets {}"#]);
        assert_eq!(
            wrong(r#"t.with("days", &[("day", n.into())])"#),
            [r#"x.rs:1: days takes {"days"} and gets {"day"}"#]
        );
        assert_eq!(
            wrong(r#"t.with("plain", [("days", n.into())])"#),
            [r#"x.rs:1: plain takes {} and gets {"days"}"#]
        );
    }
}
