//! The worst booking bugs of the field, each with a test that it is not ours. `docs/booking-bugs.md` tells which row of
//! the list is held where.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod calendars;
mod clashes;
mod commands;
mod foreign;
mod freed;
mod links;
mod listed;
mod messages;
mod schema;
mod seats;
mod times;

use std::path::Path;

/// Whether there is such a test, or such a module of tests; a name may end in a star.
fn exists(tests: &Path, named: &str) -> bool {
    let parts: Vec<&str> = named.split("::").collect();
    (1..=parts.len()).rev().any(|length| {
        let (module, rest) = parts.split_at(length);
        let file = tests.join(format!("{}.rs", module.join("/")));
        let Ok(source) = std::fs::read_to_string(file) else { return false };
        match rest {
            [] => true,
            [test] => match test.strip_suffix('*') {
                Some(begins) => source.contains(&format!("fn {begins}")),
                None => source.contains(&format!("fn {test}(")),
            },
            _ => false,
        }
    })
}

#[test]
fn the_list_has_every_row_once_and_names_tests_that_are_there() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let list = std::fs::read_to_string(root.join("docs/booking-bugs.md")).unwrap();
    let mut numbers = Vec::new();
    for line in list.lines().filter(|line| line.starts_with("| ") && !line.starts_with("| #")) {
        let cells: Vec<&str> = line.trim_matches('|').split('|').map(str::trim).collect();
        numbers.extend(cells[0].split(", ").filter_map(|number| number.parse::<u32>().ok()));
        let held_by = cells[cells.len() - 1];
        if held_by.starts_with('–') {
            continue;
        }
        for named in held_by.split('`').skip(1).step_by(2) {
            assert!(exists(&root.join("tests"), named), "{named}");
        }
    }
    numbers.sort_unstable();
    assert_eq!(numbers, (1..=50).collect::<Vec<_>>());
}
