//! What is refused of people, quotas, files and seeds, and how that is said.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use serde_json::{Value, json};

use super::{Desk, select};
use crate::support::program::Program;

#[test]
fn quotas_that_cannot_be_met_are_refused_with_the_smallest_change() {
    let desk = Desk::new();
    let people = "id,age,home\n1,young,a\n2,young,b\n3,old,c\n4,old,c\n5,old,c\n6,old,d\n";
    let refused = |categories: &str, more: &[&str]| -> Vec<Value> {
        let ran = desk.select(people, categories, &[more, &["--json"]].concat());
        assert_eq!(ran.status, Some(2), "{ran:?}");
        let report: Value = serde_json::from_str(&ran.said).unwrap();
        assert_eq!((&report["feasible"], &report["panel"]), (&json!(false), &json!([])));
        report["errors"].as_array().unwrap().clone()
    };
    let errors = refused("feature,value,min,max\nage,young,3,4\nage,old,1,2\n", &["--size", "4"]);
    assert_eq!(errors[0]["code"], "VALUE_SHORTAGE");
    assert_eq!(errors[0]["args"], json!({ "feature": "age", "value": "young", "have": 2, "need": 3 }));
    assert_eq!(errors[1]["code"], "INFEASIBLE");
    let relaxation =
        json!({ "feature": "age", "value": "young", "min": 3, "max": 4, "new_min": 2, "new_max": 4 });
    assert_eq!(errors[1]["args"], json!({ "relaxations": [relaxation] }));
    assert!(errors[1]["message"].as_str().unwrap().contains("age young: ≥ 3 → ≥ 2"), "{errors:?}");

    let three_old = "feature,value,min,max,min_flex,max_flex\nage,young,0,1,0,1\nage,old,3,3,3,3\n";
    let errors = refused(three_old, &["--size", "4", "--household", "home"]);
    assert_eq!(errors[0]["code"], "HOUSEHOLD_CONFLICT", "{errors:?}");
    let stiff = "feature,value,min,max,min_flex,max_flex\nage,young,3,4,3,4\nage,old,1,1,1,1\n";
    let errors = refused(stiff, &["--size", "4"]);
    assert_eq!(errors[1]["code"], "INFEASIBLE_WITHIN_FLEX", "{errors:?}");
    let errors = refused("feature,value,min,max\nage,young,0,9\nage,old,0,9\n", &["--size", "7"]);
    assert_eq!(errors[0]["code"], "POOL_TOO_SMALL", "{errors:?}");

    let ran = desk.select(people, "feature,value,min,max\nage,young,3,4\nage,old,1,2\n", &["--size", "4"]);
    assert!(ran.status == Some(2) && ran.complained.contains("≥ 3 → ≥ 2"), "{ran:?}");
}

#[test]
fn people_are_told_in_their_language_and_programs_by_the_same_codes() {
    let desk = Desk::new();
    let respondents = desk.file("respondents.csv", "id,age\n1,young\n2,old\n3,old\n");
    let categories = desk.file("categories.csv", "feature,value,min,max\nage,young,0,1\nage,old,1,2\n");
    let short = desk.file("short.csv", "feature,value,min,max\nage,young,2,2\nage,old,0,2\n");
    let lot = |categories: &str, environment: &str, more: &[&str]| {
        let fixed = ["panel", "select", "--respondents", &respondents, "--categories", categories];
        let program = Program::new().with("LANG", environment);
        program.run(&[&fixed[..], &["--size", "2", "--seed", "5eed"], more].concat())
    };
    for (environment, more, refused, drawn) in [
        ("", vec![], "At least 2 must have", "Drawn with the seed 5eed"),
        ("fi_FI.UTF-8", vec![], "pitää olla vähintään 2", "Arvottu siemenluvulla 5eed"),
        ("sv_FI.UTF-8", vec![], "behövs minst 2", "Lottat med fröet 5eed"),
        ("sv_FI.UTF-8", vec!["--language", "fi"], "pitää olla vähintään 2", "Arvottu siemenluvulla 5eed"),
        ("fi_FI.UTF-8", vec!["--language", "en"], "At least 2 must have", "Drawn with the seed 5eed"),
        ("de_DE.UTF-8", vec!["--language", "sv"], "behövs minst 2", "Lottat med fröet 5eed"),
    ] {
        let ran = lot(&short, environment, &more);
        assert!(ran.status == Some(2) && ran.complained.contains(refused), "{environment}: {ran:?}");
        assert!(ran.complained.contains("VALUE_SHORTAGE: "), "{ran:?}");
        let ran = lot(&short, environment, &[&more[..], &["--json"]].concat());
        let report: Value = serde_json::from_str(&ran.said).unwrap();
        assert_eq!(report["errors"][0]["code"], "VALUE_SHORTAGE");
        assert!(report["errors"][0]["message"].as_str().unwrap().contains(refused), "{report}");
        let ran = lot(&categories, environment, &more);
        assert!(ran.good && ran.said.contains(drawn), "{environment}: {ran:?}");
        let missing = lot("none.csv", environment, &more);
        assert!(missing.status == Some(1) && missing.complained.contains("none.csv"), "{missing:?}");
    }

    let document = lot(&categories, "", &["--json"]).said;
    let file = desk.file("lot.json", &document);
    let forged = desk.file("forged.json", document.replace("\"5eed\"", "\"5EED\""));
    let verify = |file: &str, more: &[&str]| {
        Program::new().with("LANG", "sv_FI").run(&[&["panel", "verify", file][..], more].concat())
    };
    for (more, good, flaw) in [
        (vec![], "Dokumentet stämmer", "Fröet (`seed`) är inte hexadecimalt"),
        (vec!["--language", "fi"], "Asiakirja pitää paikkansa", "Siemenluku (`seed`) ei ole"),
        (vec!["--language", "en"], "The document holds", "The seed (`seed`) is not hexadecimal"),
    ] {
        let ran = verify(&file, &more);
        assert!(ran.good && ran.said.contains(good), "{ran:?}");
        let ran = verify(&forged, &more);
        assert!(ran.status == Some(2) && ran.complained.contains(flaw), "{ran:?}");
    }
    let ran = verify(&desk.file("none.json", "{}"), &[]);
    assert!(ran.status == Some(1) && ran.complained.contains("ingen publicerad lottning"), "{ran:?}");
}

#[test]
fn files_that_cannot_be_read_are_refused_with_the_row() {
    let desk = Desk::new();
    let quotas = "feature;value;min;max\nikä;nuori;0;1\nikä;vanha;1;2\n";
    let refused = |respondents: &[u8], categories: &str| -> Vec<Value> {
        let ran = desk.select(respondents, categories, &["--size", "2", "--json"]);
        assert_eq!(ran.status, Some(2), "{ran:?}");
        let report: Value = serde_json::from_str(&ran.said).unwrap();
        report["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| json!([one["code"], one["args"]["row"]]))
            .collect()
    };
    // As Excel saves them in Finnish: semicolons, a byte order mark, other columns, one without a name.
    let excel = "\u{feff}Nimi;ikä;;muu\r\nA;vanha;1;x\r\nB;nuori;;\r\nC;vanha;;\r\n";
    let ran = desk.select(excel, quotas, &["--size", "2"]);
    assert_eq!(ran.status, Some(0), "{ran:?}");

    let windows_1252 = b"id;ik\xe4\nA;vanha\n";
    assert_eq!(refused(windows_1252, quotas), [json!(["NOT_UTF8", 1])]);
    assert_eq!(
        refused("id;ikä\nA;vanha\nA;nuori\n;vanha\nD;keski\n".as_bytes(), quotas),
        [json!(["DUPLICATE_ID", 3]), json!(["ID_MISSING", 4]), json!(["UNKNOWN_VALUE", 5]),]
    );
    assert_eq!(refused(b"id;age\nA;vanha\n", quotas), [json!(["COLUMN_MISSING", null])]);
    assert_eq!(
        refused(excel.as_bytes(), "feature,value,min\nikä,nuori,1\n"),
        [json!(["COLUMN_MISSING", null])]
    );
    assert_eq!(
        refused(excel.as_bytes(), "feature,value,min,max\nikä,nuori,1,yksi\nikä,vanha,3,2\n"),
        [json!(["NOT_A_NUMBER", 2]), json!(["MIN_ABOVE_MAX", 3]),]
    );
    assert_eq!(refused(b"", quotas), [json!(["FILE_NOT_READABLE", null])]);
}

#[test]
fn what_is_wrong_with_a_file_is_said_with_its_row_in_every_language() {
    let desk = Desk::new();
    let people = "id,age\n1,young\n2,old\n3,old\n";
    let quotas = "feature,value,min,max,min_flex,max_flex\nage,young,0,1,,\nage,old,1,2,,\n";
    let cases: [(&[u8], &str, &str, &str); 9] = [
        (b"id;ik\xe4\nA;vanha\n", quotas, "NOT_UTF8", "1"),
        (b"id,age\n1,young\n2,\xe4\n", quotas, "NOT_UTF8", "3"),
        (b"id,age\n1,young\n2,old,x\n", quotas, "FILE_NOT_READABLE", "3"),
        (b"id,age\n1,young\n1,old\n", quotas, "DUPLICATE_ID", "3"),
        (b"id,age\n1,young\n,old\n", quotas, "ID_MISSING", "3"),
        (b"id,age\n1,young\n2,older\n", quotas, "UNKNOWN_VALUE", "3"),
        (people.as_bytes(), &quotas.replace("1,2,,", "1,x,,"), "NOT_A_NUMBER", "3"),
        (people.as_bytes(), &quotas.replace("1,2,,", "2,1,,"), "MIN_ABOVE_MAX", "3"),
        (people.as_bytes(), &quotas.replace("old,1,2,,", "young,1,2,,"), "QUOTA_TWICE", "3"),
    ];
    for (people, quotas, code, row) in cases {
        for (language, rows) in [("fi", ["Rivi", "rivi"]), ("sv", ["Rad", "rad"]), ("en", ["Row", "row"])] {
            let ran = desk.select(people, quotas, &["--size", "2", "--json", "--language", language]);
            let report: Value = serde_json::from_str(&ran.said).unwrap();
            let error = &report["errors"][0];
            let message = error["message"].as_str().unwrap();
            assert_eq!((ran.status, &error["code"]), (Some(2), &json!(code)), "{report}");
            assert_eq!(error["args"]["row"].to_string(), row, "{report}");
            let says_row = rows.iter().any(|word| message.contains(word)) && message.contains(row);
            assert!(says_row, "{language}: {message}");
        }
    }
    // Two columns of which nobody knows which is meant, and a flex that would make its quota tighter.
    let tight = quotas.replace("young,0,1,,", "young,0,1,1,0");
    for (people, quotas, code, args) in [
        (
            "id,age,age\n1,young,old\n",
            quotas,
            "COLUMN_TWICE",
            json!({ "column": "age", "file": "respondents" }),
        ),
        (
            people,
            &*quotas.replace("max_flex", "max"),
            "COLUMN_TWICE",
            json!({ "column": "max", "file": "categories" }),
        ),
        (people, &*tight, "FLEX_INWARD", json!({ "row": 2, "column": "min_flex", "value": 1, "limit": 0 })),
    ] {
        let ran = desk.select(people, quotas, &["--size", "2", "--json"]);
        let report: Value = serde_json::from_str(&ran.said).unwrap();
        assert_eq!((ran.status, &report["errors"][0]["code"]), (Some(2), &json!(code)), "{report}");
        assert_eq!(report["errors"][0]["args"], args);
    }
}

#[test]
fn what_is_no_seed_is_refused_before_anything_is_worked_out() {
    for seed in ["", "5", "5ee", "no hexadecimal", "0x5eed", "5eed "] {
        // Not even the files are there.
        let ran = select("none.csv", "none.csv", &["--size", "24", "--seed", seed, "--json"]);
        assert_eq!(ran.status, Some(2), "{seed}: {ran:?}");
        let report: Value = serde_json::from_str(&ran.said).unwrap();
        assert_eq!((&report["feasible"], &report["panel"]), (&Value::Null, &json!([])), "{seed}");
        let error = &report["errors"][0];
        assert_eq!((&error["code"], &error["args"]), (&json!("NOT_A_SEED"), &json!({ "seed": seed })));
        assert!(error["message"].as_str().unwrap().contains("hexadecimal"), "{error}");
        let ran = select("none.csv", "none.csv", &["--size", "24", "--seed", seed]);
        assert!(ran.status == Some(2) && ran.complained.contains("NOT_A_SEED: "), "{seed}: {ran:?}");
    }
}
