//! Deadlines as the program prints them, without a server.

use std::path::Path;

use serde_json::Value;

use crate::support::program::Program;

#[test]
fn deadlines_are_printed_for_either_clock_and_either_setting_of_the_eves() {
    let said = |more: &[&str]| {
        let ran = Program::new().run(&[&["feedback", "due", "--received", "2026-12-15"], more].concat());
        assert!(ran.good, "{ran:?}");
        ran.said.trim_end().to_owned()
    };
    assert_eq!(said(&[]), "2026-12-15 2027-01-11");
    assert_eq!(said(&["--eves-working"]), "2026-12-15 2027-01-08");
    assert_eq!(said(&["--accessibility"]), "2026-12-15 2026-12-29");
    assert_eq!(said(&["--received", "2026-12-18"]), "2026-12-15 2027-01-11\n2026-12-18 2027-01-14");
    let listed: Value = serde_json::from_str(&said(&["--json"])).unwrap();
    assert_eq!(
        (&listed[0]["due"], &listed[0]["due_eves_working"]),
        (&"2027-01-11".into(), &"2027-01-08".into())
    );
    let refused = Program::new().run(&["feedback", "due", "--received", "2026-02-30"]);
    assert!(!refused.good && refused.said.is_empty(), "{refused:?}");
}

/// The reference deadlines, where they lie beside this checkout.
#[test]
fn the_reference_deadlines_hold() {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/cases/calendar/working-days.json");
    let Ok(cases) = std::fs::read_to_string(cases) else { return };
    let cases: Value = serde_json::from_str(&cases).unwrap();
    let vectors = cases["vectors"].as_array().unwrap();
    assert!(!vectors.is_empty());
    let mut arguments = vec!["feedback", "due", "--json"];
    for vector in vectors {
        arguments.extend(["--received", vector["received"].as_str().unwrap()]);
    }
    let ran = Program::new().run(&arguments);
    assert!(ran.good, "{ran:?}");
    let printed: Value = serde_json::from_str(&ran.said).unwrap();
    assert_eq!(printed.as_array().unwrap().len(), vectors.len());
    for (vector, printed) in vectors.iter().zip(printed.as_array().unwrap()) {
        for field in ["received", "due_eves_nonworking", "due_eves_working"] {
            assert_eq!(vector[field], printed[field], "{vector}");
        }
    }
}
