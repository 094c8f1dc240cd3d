use std::collections::BTreeSet;

use crate::{Arg, CatalogueError, Catalogues, ExpertWord, NO_LANGUAGE, Place, Texts};

fn catalogues(sources: &[(&str, &str)]) -> Catalogues {
    let sources: Vec<_> = sources.iter().map(|(tag, ftl)| (*tag, "a.ftl", *ftl)).collect();
    Catalogues::from_sources(&sources).unwrap()
}

fn one(tag: &str, ftl: &str) -> Texts {
    catalogues(&[(tag, ftl)]).texts(&[tag])
}

fn served(texts: &Texts, key: &str, args: &[(&str, Arg)]) -> (String, String) {
    let text = texts.with(key, args);
    (text.text, text.lang.to_string())
}

fn pair(text: &str, lang: &str) -> (String, String) {
    (text.to_owned(), lang.to_owned())
}

const DAYS: &str = "days = { $days ->
    [one] yksi päivä
   *[other] { $days } päivää
}
";

#[test]
fn finnish_counts_in_one_and_many() {
    for tag in ["fi", "fi-simple"] {
        let texts = one(tag, DAYS);
        let days = |days: Arg| texts.with("days", &[("days", days)]).text;
        assert_eq!(days(1.into()), "yksi päivä");
        assert_eq!(days(0.into()), "0 päivää");
        assert_eq!(days(2.into()), "2 päivää");
        assert_eq!(days(1.5.into()), "1,5 päivää");
        assert_eq!(days(1944.into()), "1\u{a0}944 päivää");
        assert_eq!(days((-3).into()), "\u{2212}3 päivää");
    }
}

#[test]
fn sami_counts_in_one_two_and_many() {
    let ftl = "n = { $n ->
        [one] one { $n }
        [two] two { $n }
       *[other] other { $n }
    }
    ";
    for tag in ["se", "smn", "sms"] {
        let texts = one(tag, ftl);
        for (n, expected) in [(1, "one 1"), (2, "two 2"), (3, "other 3")] {
            assert_eq!(texts.with("n", &[("n", n.into())]).text, expected, "{tag}");
        }
    }
}

#[test]
fn numbers_follow_the_language_that_serves_the_text() {
    let ftl = "n = { $n }
year = { NUMBER($n, useGrouping: \"false\") }
mean = { NUMBER($n, minimumFractionDigits: 1, maximumFractionDigits: 1) }
share = { NUMBER($n, style: \"percent\") }
";
    let catalogues = catalogues(&[("fi", ftl), ("en", "n = { $n }\n")]);
    let english = catalogues.texts(&["en"]);
    let n = |key: &str, n: f64| english.with(key, &[("n", n.into())]).text;
    assert_eq!(n("n", 1944.25), "1,944.25");
    assert_eq!(n("n", 2.0 / 3.0), "0.667");
    assert_eq!(n("year", 2026.0), "2026");
    assert_eq!(n("mean", 4.0), "4,0");
    assert_eq!(n("share", 0.44), "44\u{a0}%");
}

#[test]
fn no_number_can_stop_the_program() {
    let texts = one("fi", DAYS);
    let extremes = [
        f64::NAN,
        f64::INFINITY,
        f64::NEG_INFINITY,
        f64::MAX,
        f64::MIN_POSITIVE,
        1.0e15 + 0.3,
        0.1 + 0.2,
        5e-324,
    ];
    for number in extremes {
        assert!(texts.with("days", &[("days", number.into())]).text.ends_with(" päivää"));
    }
    for number in [i64::MIN, i64::MAX] {
        assert!(texts.with("days", &[("days", number.into())]).text.ends_with(" päivää"));
    }
    assert_eq!(Arg::from(u64::MAX), Arg::Integer(i64::MAX));
}

#[test]
fn a_missing_text_is_served_by_the_next_language_which_is_named() {
    let catalogues = catalogues(&[
        ("fi", "a = A fi\nb = B fi\nc = C fi\n"),
        ("sv", "a = A sv\nb = B sv\n"),
        ("sv-simple", "a = A lätt\n"),
    ]);
    let texts = catalogues.texts(&["sv-simple", "sv", "fi"]);
    assert_eq!(texts.language(), "sv-simple");
    assert_eq!(served(&texts, "a", &[]), pair("A lätt", "sv-simple"));
    assert_eq!(served(&texts, "b", &[]), pair("B sv", "sv"));
    assert_eq!(served(&texts, "c", &[]), pair("C fi", "fi"));
    assert_eq!(texts.text("c").to_string(), "C fi");
    assert!(texts.has("c"));
}

#[test]
fn finnish_is_the_last_resort_of_every_chain() {
    let catalogues = catalogues(&[("fi", "a = A\n")]);
    for chain in [&["ar"][..], &["smn", "sv"], &[]] {
        assert_eq!(served(&catalogues.texts(chain), "a", &[]), pair("A", "fi"));
    }
    assert_eq!(catalogues.texts(&["ar"]).language(), "ar");
    assert_eq!(catalogues.texts(&[]).language(), "fi");
}

#[test]
fn a_key_that_nobody_has_is_served_as_itself() {
    let texts = one("fi", "-term = T\na = A\n");
    for key in ["b", "", "term", "-term", "NUMBER"] {
        assert_eq!(served(&texts, key, &[]), pair(key, NO_LANGUAGE));
        assert!(!texts.has(key));
    }
}

#[test]
fn a_text_argument_is_shown_as_it_is_without_isolating_marks() {
    let texts = one("sv", "hello = Hej { $name }!\n");
    let args = [("name", "{ $x } <b> 1234".into())];
    assert_eq!(texts.with("hello", &args).text, "Hej { $x } <b> 1234!");
    assert_eq!(texts.text("hello").text, "Hej {$name}!");
}

#[test]
fn variables_are_those_of_every_variant_and_of_included_messages() {
    let catalogues = catalogues(&[(
        "fi",
        "-term = { $case ->
    [a] x
   *[b] y
}
plain = { -term(case: \"a\") }
inner = { NUMBER($inner) }
a = { $count ->
    [one] { $one }
   *[other] { inner }
}
cycle = { cycle } { $self }
",
    )]);
    let variables = |key: &str| catalogues.variables("fi", key);
    let set = |names: &[&str]| names.iter().map(|&n| n.to_owned()).collect::<BTreeSet<_>>();
    assert_eq!(variables("plain"), set(&[]));
    assert_eq!(variables("a"), set(&["count", "inner", "one"]));
    assert_eq!(variables("cycle"), set(&["self"]));
    assert_eq!(variables("unknown"), set(&[]));
    assert_eq!(catalogues.keys("fi"), set(&["a", "cycle", "inner", "plain"]));
    assert_eq!(catalogues.keys("sv"), set(&[]));
    assert_eq!(catalogues.tags(), ["fi"]);
    // A text that includes itself ends somewhere.
    assert!(catalogues.texts(&["fi"]).with("cycle", &[]).text.contains("{$self}"));
}

fn fault(sources: &[(&str, &str, &str)]) -> CatalogueError {
    Catalogues::from_sources(sources).unwrap_err()
}

#[test]
fn a_syntax_error_names_its_file_and_line() {
    let error = fault(&[("sv", "common.ftl", "a = A\n\nb = { $x ->\n}\n")]);
    assert!(error.to_string().starts_with("locales/sv/common.ftl:4: "), "{error}");
    let error = fault(&[("sv", "common.ftl", "a = A\nnot fluent\n")]);
    assert!(error.to_string().starts_with("locales/sv/common.ftl:2: "), "{error}");
}

#[test]
fn a_key_stands_once_in_a_language() {
    let place = |file: &str, line| Place { file: file.to_owned(), line };
    assert_eq!(
        fault(&[("fi", "a.ftl", "x = X\n\nkey = A\n"), ("fi", "b.ftl", "key = B\n")]),
        CatalogueError::Duplicate {
            place: place("fi/b.ftl", 1),
            key: "key".to_owned(),
            first: place("fi/a.ftl", 3),
        }
    );
    assert_eq!(
        fault(&[("fi", "a.ftl", "-term = A\n# B\n-term = B\n")]).to_string(),
        "locales/fi/a.ftl:3: -term already stands at locales/fi/a.ftl:1"
    );
    Catalogues::from_sources(&[("fi", "a.ftl", "key = A\n"), ("sv", "a.ftl", "key = A\n")]).unwrap();
}

#[test]
fn a_text_refers_only_to_what_its_language_has() {
    for (ftl, missing) in [
        ("a = { b }\n", "b"),
        ("a = { -b }\n", "-b"),
        ("a = { b.c }\nb = B\n", "b.c"),
        ("a = { DATETIME($d) }\n", "DATETIME"),
    ] {
        assert_eq!(
            fault(&[("sv", "a.ftl", ftl), ("fi", "a.ftl", "b = B\n-b = B\n")]).to_string(),
            format!("locales/sv/a.ftl:1: a refers to {missing}, which does not exist in this language")
        );
    }
}

#[test]
fn attributes_and_bad_tags_are_refused() {
    let error = fault(&[("fi", "a.ftl", "\na = A\n    .title = T\n")]);
    assert_eq!(error.to_string(), "locales/fi/a.ftl:2: a must have a value and no attributes");
    assert_eq!(
        fault(&[("no_such-tag!", "a.ftl", "")]).to_string(),
        "locales/no_such-tag!: not a language tag"
    );
}

#[test]
fn the_embedded_texts_are_valid_and_shared_between_threads() {
    fn shared(_: impl Send + Sync + Clone + 'static) {}
    let catalogues = Catalogues::embedded().unwrap();
    shared(catalogues.texts(&["fi"]));
    shared(catalogues);
}

#[test]
fn a_county_has_its_word_for_experts_in_its_own_texts_and_not_in_what_is_filled_in() {
    let ftl = "add = Lisää kokemusasiantuntija { $alias }\nhead = Kokemusasiantuntijat\n";
    let called = |tag, word, key| {
        let alias = [("alias", Arg::from("kokemusasiantuntija Kuusi"))];
        one(tag, ftl).calling_experts(word).with(key, &alias).text
    };
    let word = ExpertWord::Kokemusosaaja;
    for tag in ["fi", "fi-simple"] {
        assert_eq!(called(tag, word, "add"), "Lisää kokemusosaaja kokemusasiantuntija Kuusi");
        assert_eq!(called(tag, word, "head"), "Kokemusosaajat");
        assert_eq!(called(tag, ExpertWord::Kokemusasiantuntija, "head"), "Kokemusasiantuntijat");
    }
    assert_eq!(called("sv", word, "head"), "Kokemusasiantuntijat", "no other language has the words");
}
