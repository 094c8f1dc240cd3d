//! A Python with what `tests/python/requirements.txt` names.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::io::Write;
use std::path::PathBuf;
use std::sync::Once;

use osallistu::config::environment;

/// The interpreter; `tests/python/run` sets it.
const INTERPRETER: &str = "OSALLISTU_PYTHON";

/// Set to 1 where a run without Python must not pass for a whole one.
const REQUIRED: &str = "OSALLISTU_REQUIRE_PYTHON";

/// The interpreter that was named; `None` where none was and none is required.
pub(crate) fn interpreter() -> Option<PathBuf> {
    static SAID: Once = Once::new();
    let interpreter = environment(INTERPRETER).map(PathBuf::from);
    if interpreter.is_none() {
        assert!(
            environment(REQUIRED).is_none_or(|value| value != "1"),
            "{REQUIRED}=1, but {INTERPRETER} names no interpreter: run the tests with tests/python/run"
        );
        // Not eprintln!, which the test harness hides for tests that pass.
        SAID.call_once(|| {
            let _ =
                writeln!(std::io::stderr(), "\nPython half SKIPPED: {INTERPRETER} names no interpreter\n");
        });
    }
    interpreter
}
