//! Other people's parsers read our calendars: three of Python's, and what they find is what we meant.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use documents::calendar::write;
use serde_json::json;

use super::corpus::{self, Sample};
use crate::support::python;

const PARSERS: [&str; 3] = ["icalendar", "vobject", "recurring_ical_events"];

/// A folder of the build with these samples and nothing else: `<name>.ics`, and beside it `<name>.json`.
fn folder(name: &str, samples: &[Sample]) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    if folder.exists() {
        fs::remove_dir_all(&folder).unwrap();
    }
    fs::create_dir_all(&folder).unwrap();
    for sample in samples {
        fs::write(folder.join(format!("{}.ics", sample.name)), write(&sample.calendar)).unwrap();
        fs::write(folder.join(format!("{}.json", sample.name)), sample.found.to_string()).unwrap();
    }
    folder
}

fn read(interpreter: &Path, folder: &Path) -> Output {
    let script = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/python/feeds.py");
    Command::new(interpreter).args(["-B", script]).arg(folder).output().unwrap()
}

#[test]
fn feeds_for_other_parsers() {
    let folder = folder("feeds", &corpus::samples());
    let Some(interpreter) = python::interpreter() else { return };
    let output = read(&interpreter, &folder);
    assert!(output.status.success(), "{output:?}");
}

/// Were the script to compare nothing, the test above would pass, too.
#[test]
fn other_parsers_find_what_differs() {
    let Some(interpreter) = python::interpreter() else { return };
    for (field, value) in [
        ("uid", json!("another")),
        ("sequence", json!(7)),
        ("status", json!("TENTATIVE")),
        ("start", json!("2026-12-24T07:00:01Z")),
        ("end", json!("2026-12-24T07:15:01Z")),
        ("summary", json!("Keikka ")),
        ("location", json!("Inari")),
    ] {
        let mut samples: Vec<Sample> =
            corpus::samples().into_iter().filter(|sample| sample.name == "states").collect();
        samples[0].found[1][field] = value;
        let output = read(&interpreter, &folder("feeds-that-differ", &samples));
        let said = String::from_utf8_lossy(&output.stdout);
        assert_eq!(output.status.code(), Some(1), "{field}: {output:?}");
        for parser in PARSERS {
            assert!(said.contains(&format!("states.ics: {parser}: ")), "{field}: {said}");
        }
    }
    let nothing = read(&interpreter, &folder("no-feeds", &[]));
    assert_eq!(nothing.status.code(), Some(2), "{nothing:?}");
}
