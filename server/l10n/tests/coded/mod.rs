//! Finds the keys that are made of codes and so stand nowhere as a whole.

use std::collections::{BTreeMap, BTreeSet};

/// Keys that a source makes of an enum's codes, with the figures that each may use. They are never written out:
/// `coded_enum! { Phase, "phase-" { Draft = "draft", … } }` makes `phase-draft`, and
/// `codes! { TooLong = "too-long" ["max"]; … }` makes `violation-too-long`.
pub fn coded_keys(source: &str) -> BTreeMap<String, BTreeSet<String>> {
    let mut found = BTreeMap::new();
    for (opening, fixed_prefix) in [("\ncoded_enum! {", None), ("\ncodes! {", Some("violation-"))] {
        for block in source.split(opening).skip(1) {
            let block = block.split("\n}\n").next().unwrap_or_default();
            let mut prefix = fixed_prefix.map(str::to_owned);
            for line in block.lines().filter(|line| !line.trim_start().starts_with("//")) {
                let (code, figures) = line.split_once('[').unwrap_or((line, ""));
                let literals = |text: &str| -> Vec<String> {
                    text.split('"').skip(1).step_by(2).map(str::to_owned).collect()
                };
                for code in literals(code) {
                    match &prefix {
                        Some(prefix) => {
                            found.insert(format!("{prefix}{code}"), literals(figures).into_iter().collect());
                        }
                        // An enum's first literal is the beginning of all its keys.
                        None => prefix = Some(code),
                    }
                }
            }
        }
    }
    found
}

mod tests {
    use super::*;

    #[test]
    fn codes_become_keys_with_their_figures() {
        let source = "
coded_enum! {
    /// What \"it\" is.
    Phase, \"phase-\" {
        /// Not \"yet\".
        Draft = \"draft\",
        Open = \"open\",
    }
}

codes! {
    // Any field
    TooLong = \"too-long\" [\"max\"];
    Required = \"required\" [];
}
";
        let keys = coded_keys(source);
        assert_eq!(
            keys.keys().collect::<Vec<_>>(),
            ["phase-draft", "phase-open", "violation-required", "violation-too-long"]
        );
        assert_eq!(keys["violation-too-long"], BTreeSet::from(["max".to_owned()]));
    }
}
