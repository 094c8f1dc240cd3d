//! Documents as other programs read them.

use std::fs;
use std::path::PathBuf;

use super::sample::{In, bare, report};
use super::{pdf, xlsx};

mod read_pdf;
mod read_xlsx;

/// Where a person can look at the samples: set `OSALLISTU_SAMPLES` when building the tests.
fn shown(name: &str, bytes: &[u8]) {
    if let Some(folder) = option_env!("OSALLISTU_SAMPLES") {
        fs::write(PathBuf::from(folder).join(name), bytes).unwrap();
    }
}

#[test]
fn samples_are_made_in_both_languages() {
    for (language, tag) in [(In::Finnish, "fi"), (In::Swedish, "sv")] {
        shown(&format!("{tag}.pdf"), &pdf(&report(language)).unwrap());
        shown(&format!("{tag}.xlsx"), &xlsx(&report(language)).unwrap());
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let report = report(In::Finnish);
    assert!(pdf(&report).unwrap() == pdf(&report).unwrap());
    assert!(xlsx(&report).unwrap() == xlsx(&report).unwrap());
    assert!(pdf(&bare(In::Finnish)).unwrap() != pdf(&report).unwrap());
}

#[test]
fn a_report_without_anything_is_a_document() {
    pdf(&bare(In::Swedish)).unwrap();
    xlsx(&bare(In::Swedish)).unwrap();
}
