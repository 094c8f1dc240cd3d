use std::collections::BTreeSet;

use super::{Arguments, Call, rust, template};

fn call(line: usize, key: &str, arguments: Arguments) -> Call {
    Call { line, key: key.to_owned(), arguments }
}

fn named(names: &[&str]) -> Arguments {
    Arguments::Named(set(names))
}

fn set(names: &[&str]) -> BTreeSet<String> {
    names.iter().map(|&name| name.to_owned()).collect()
}

#[test]
fn calls_are_found_however_they_are_laid_out() {
    let source = r#"
let a = texts.text("plain");
let b = self.texts
    .with(
        "counted",
        &[
            ("days", f(n, [1, 2]).into()),
            ("name", Arg::from(name("x"))),
        ],
    );
t.text("last",)
"#;
    assert_eq!(
        rust(source).calls,
        [
            call(2, "plain", Arguments::None),
            call(4, "counted", named(&["days", "name"])),
            call(11, "last", Arguments::None),
        ]
    );
}

#[test]
fn arguments_that_are_no_literal_list_are_unknown() {
    for list in ["&args", "args()", "&[(NAME, 1.into())]", "&[pair]", "&[("] {
        let source = format!("t.with(\"key\", {list})");
        assert_eq!(rust(&source).calls, [call(1, "key", Arguments::Unknown)], "{list}");
    }
    assert_eq!(rust("t.with(\"key\", &[])").calls, [call(1, "key", named(&[]))]);
}

#[test]
fn other_methods_and_variables_are_no_calls() {
    let source =
        "t.text(key); t.with(key, &[]); response.text(); t.context(\"a\"); text(\"b\"); t.text(\"c\", 1)";
    assert_eq!(rust(source).calls, []);
    assert_eq!(rust(source).literals, set(&["a", "b", "c"]));
}

#[test]
fn comments_characters_and_unit_tests_are_no_literals() {
    let source = r###"
// t.text("comment")
/* t.text("block") */ /// "doc"
fn f<'a>(x: &'a str) { ('"', '\'', '\u{22}', b'"', 'a', "one \" two", r"raw", r#"a"b"#, br"bytes", r#type) }
#[cfg(test)]
mod tests {
    fn f() { t.text("test") }
}
"###;
    let scan = rust(source);
    assert_eq!(scan.literals, set(&["one \" two", "raw", "a\"b", "bytes"]));
    assert_eq!(scan.calls, []);
}

#[test]
fn templates_are_scanned_inside_their_tags_only() {
    let source = r#"{# t.text("comment")
#}<a class="markup" title="{{ t.text("title") }}">
{%- if kind == "literal" -%}
    {{ t.with("days",
        [("days", n.into())]) }}
{%- endif -%}
<script>f({a: "script"})</script>
"#;
    let scan = template(source);
    assert_eq!(scan.calls, [call(2, "title", Arguments::None), call(4, "days", named(&["days"])),]);
    assert_eq!(scan.literals, set(&["title", "literal", "days"]));
}
