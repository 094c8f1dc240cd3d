//! What a document may cost, checked before anything runs (the table in docs/graphql.md).

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::extensions::{Extension, ExtensionContext, ExtensionFactory, NextPrepareRequest};
use async_graphql::parser::types::{
    ExecutableDocument, FragmentDefinition, OperationType, Selection, SelectionSet,
};
use async_graphql::{Name, Positioned, Request, ServerError, ServerResult};

pub(crate) const DEPTH: usize = 15;
pub(crate) const COMPLEXITY: usize = 1_000;
pub(crate) const RECURSION: usize = 32;
pub(crate) const DIRECTIVES: usize = 8;
const ALIASES: usize = 15;
const ROOT_FIELDS: usize = 10;
const TOKENS: usize = 2_000;
/// Brackets inside brackets. The parser calls itself for each, and a stack that overflows ends the process.
const BRACKETS: usize = 64;
/// Selections once every fragment stands where it is spread: thirty fragments that each spread the next one
/// twice are a billion, and the engine would walk through them all.
const SELECTIONS: usize = 2_000;

/// Mutations that cost a password verification or guess at a code: one a document, so that no batch of guesses is one
/// request.
const AUTHENTICATION: [&str; 6] = [
    "logIn",
    "redeemAccountLink",
    "changePassword",
    "openOwnSession",
    "readMemberData",
    "changeMemberContact",
];

/// The limits that async-graphql 7 does not have itself.
pub(crate) struct DocumentLimits;

impl ExtensionFactory for DocumentLimits {
    fn create(&self) -> Arc<dyn Extension> {
        Arc::new(Self)
    }
}

#[async_graphql::async_trait::async_trait]
impl Extension for DocumentLimits {
    /// Before the engine itself looks at the document: its own checks are not safe from every document.
    async fn prepare_request(
        &self,
        context: &ExtensionContext<'_>,
        mut request: Request,
        next: NextPrepareRequest<'_>,
    ) -> ServerResult<Request> {
        let size = measure(&request.query);
        if size.tokens > TOKENS {
            return Err(refusal("TOO_MANY_TOKENS", TOKENS));
        }
        if size.brackets > BRACKETS {
            return Err(refusal("NESTED_TOO_DEEP", BRACKETS));
        }
        check(request.parsed_query().map_err(|error| with_code(error, "GRAPHQL_PARSE_FAILED"))?)?;
        next.run(context, request).await
    }
}

fn refusal(code: &'static str, most: usize) -> ServerError {
    with_code(ServerError::new(format!("the document is over the limit of {most}"), None), code)
}

fn with_code(mut error: ServerError, code: &'static str) -> ServerError {
    error.extensions.get_or_insert_default().set("code", code);
    error
}

fn check(document: &ExecutableDocument) -> ServerResult<()> {
    let sets = document
        .operations
        .iter()
        .map(|(_, operation)| &operation.node.selection_set.node)
        .chain(document.fragments.values().map(|fragment| &fragment.node.selection_set.node));
    if sets.map(aliases).sum::<usize>() > ALIASES {
        return Err(refusal("TOO_MANY_ALIASES", ALIASES));
    }
    let mut known = HashMap::new();
    for (_, operation) in document.operations.iter() {
        if selections(&operation.node.selection_set.node, document, &mut known) > SELECTIONS {
            return Err(refusal("TOO_MANY_SELECTIONS", SELECTIONS));
        }
        let mut fields = Vec::new();
        root_fields(&operation.node.selection_set.node, document, RECURSION, &mut fields);
        if fields.len() > ROOT_FIELDS {
            return Err(refusal("TOO_MANY_ROOT_FIELDS", ROOT_FIELDS));
        }
        let authentications = fields.iter().filter(|field| AUTHENTICATION.contains(&field.as_str())).count();
        if operation.node.ty == OperationType::Mutation && authentications > 1 {
            return Err(refusal("TOO_MANY_AUTHENTICATIONS", 1));
        }
    }
    Ok(())
}

fn aliases(set: &SelectionSet) -> usize {
    set.items
        .iter()
        .map(|item| match &item.node {
            Selection::Field(field) => {
                usize::from(field.node.alias.is_some()) + aliases(&field.node.selection_set.node)
            }
            Selection::InlineFragment(fragment) => aliases(&fragment.node.selection_set.node),
            Selection::FragmentSpread(_) => 0,
        })
        .sum()
}

/// Counts selections as if every fragment stood where it is spread. Each fragment is counted once.
fn selections<'a>(
    set: &'a SelectionSet,
    document: &'a ExecutableDocument,
    known: &mut HashMap<&'a Name, usize>,
) -> usize {
    let count = |item: &'a Positioned<Selection>| match &item.node {
        Selection::Field(field) => selections(&field.node.selection_set.node, document, known),
        Selection::InlineFragment(fragment) => selections(&fragment.node.selection_set.node, document, known),
        Selection::FragmentSpread(spread) => {
            let name = &spread.node.fragment_name.node;
            if let Some(count) = known.get(name) {
                return *count;
            }
            let Some(fragment) = document.fragments.get(name) else { return 0 };
            // Met again inside itself, it is without end.
            known.insert(name, usize::MAX);
            let count = selections(&fragment.node.selection_set.node, document, known);
            known.insert(name, count);
            count
        }
    };
    set.items.iter().map(count).fold(set.items.len(), usize::saturating_add)
}

/// The fields an operation asks for at its root, those inside fragments included.
fn root_fields(set: &SelectionSet, document: &ExecutableDocument, depth: usize, fields: &mut Vec<Name>) {
    // A fragment that spreads itself is refused by validation, later.
    if depth == 0 || fields.len() > ROOT_FIELDS {
        return;
    }
    for item in &set.items {
        match &item.node {
            Selection::Field(field) => fields.push(field.node.name.node.clone()),
            Selection::InlineFragment(fragment) => {
                root_fields(&fragment.node.selection_set.node, document, depth - 1, fields);
            }
            Selection::FragmentSpread(spread) => {
                let found: Option<&Positioned<FragmentDefinition>> =
                    document.fragments.get(&spread.node.fragment_name.node);
                if let Some(fragment) = found {
                    root_fields(&fragment.node.selection_set.node, document, depth - 1, fields);
                }
            }
        }
    }
}

/// How large a document is, read without parsing it.
struct Size {
    /// A name or number, a string, or one character of punctuation is a token.
    tokens: usize,
    /// The deepest nesting of brackets.
    brackets: usize,
}

/// Measures a document, near enough to refuse a hostile one before it is parsed. Comments and strings end
/// where the parser's end, or tokens could hide in them.
fn measure(query: &str) -> Size {
    let mut size = Size { tokens: 0, brackets: 0 };
    let mut open = 0_usize;
    let mut rest = query;
    while let Some(c) = rest.chars().next() {
        if size.tokens > TOKENS {
            break;
        }
        let after = rest.get(c.len_utf8()..).unwrap_or_default();
        rest = match c {
            '#' => after.trim_start_matches(|c| !matches!(c, '\n' | '\r')),
            '"' => after_string(after),
            c if is_of_name(c) => after.trim_start_matches(is_of_name),
            _ => after,
        };
        match c {
            '{' | '[' | '(' => open += 1,
            '}' | ']' | ')' => open = open.saturating_sub(1),
            _ => {}
        }
        size.brackets = size.brackets.max(open);
        size.tokens += usize::from(!(c.is_whitespace() || matches!(c, '#' | ',' | '\u{feff}')));
    }
    size
}

fn is_of_name(c: char) -> bool {
    c.is_alphanumeric() || c == '_'
}

/// What follows a string, once its first quotation mark has been read.
fn after_string(text: &str) -> &str {
    if let Some(block) = text.strip_prefix("\"\"") {
        let mut rest = block;
        while let Some((inside, after)) = rest.split_once("\"\"\"") {
            if !inside.ends_with('\\') {
                return after;
            }
            rest = after;
        }
        // A block without an end is an empty string and then another one.
        return text.strip_prefix('"').unwrap_or_default();
    }
    let mut rest = text.chars();
    while let Some(c) = rest.next() {
        match c {
            '"' | '\n' | '\r' => break,
            '\\' => {
                rest.next();
            }
            _ => {}
        }
    }
    rest.as_str()
}

#[cfg(test)]
mod tests {
    use super::*;
    use async_graphql::parser::parse_query;

    fn code(query: &str) -> Option<String> {
        let error = check(&parse_query(query).unwrap()).err()?;
        error.extensions.unwrap().get("code").map(ToString::to_string)
    }

    #[test]
    fn aliases_are_counted_wherever_they_stand() {
        let many = |n: usize| (0..n).map(|i| format!("a{i}: __typename ")).collect::<String>();
        assert_eq!(code(&format!("{{ county {{ {} }} }}", many(15))), None);
        assert_eq!(
            code(&format!("{{ county {{ {} }} }}", many(16))).as_deref(),
            Some("\"TOO_MANY_ALIASES\"")
        );
        let in_fragment = format!("{{ county {{ ...f }} }} fragment f on County {{ {} }}", many(16));
        assert_eq!(code(&in_fragment).as_deref(), Some("\"TOO_MANY_ALIASES\""));
    }

    #[test]
    fn root_fields_are_counted_through_fragments() {
        let fields = "county { name } ".repeat(11);
        assert_eq!(code(&format!("{{ {fields} }}")).as_deref(), Some("\"TOO_MANY_ROOT_FIELDS\""));
        let spread = format!("{{ ...f }} fragment f on Query {{ {fields} }}");
        assert_eq!(code(&spread).as_deref(), Some("\"TOO_MANY_ROOT_FIELDS\""));
    }

    #[test]
    fn one_document_makes_one_attempt_to_log_in() {
        let one = "logIn(input: {}) { __typename }";
        assert_eq!(code(&format!("mutation {{ {one} }}")), None);
        let two = format!("mutation {{ {one} b: {one} }}");
        assert_eq!(code(&two).as_deref(), Some("\"TOO_MANY_AUTHENTICATIONS\""));
        let mixed = format!("mutation {{ {one} ... {{ redeemAccountLink {{ __typename }} }} }}");
        assert_eq!(code(&mixed).as_deref(), Some("\"TOO_MANY_AUTHENTICATIONS\""));
    }

    #[test]
    fn fragments_are_counted_where_they_are_spread() {
        let bomb = |levels: usize| {
            let twice = |i: usize| format!("fragment f{i} on Query {{ ...f{n} ...f{n} }} ", n = i + 1);
            let fragments: String = (0..levels).map(twice).collect();
            format!("{{ ...f0 }} {fragments} fragment f{levels} on Query {{ __typename }}")
        };
        assert_eq!(code(&bomb(1)), None);
        assert_eq!(code(&bomb(60)).as_deref(), Some("\"TOO_MANY_SELECTIONS\""));
        let circle = "{ ...a } fragment a on Query { ...b ...b } fragment b on Query { ...a ...a }";
        assert_eq!(code(circle).as_deref(), Some("\"TOO_MANY_SELECTIONS\""));
    }

    #[test]
    fn tokens_are_counted_near_enough() {
        let tokens = |query: &str| measure(query).tokens;
        assert_eq!(tokens("{ a(b: \"c d \\\" e\") } # x y z"), 8);
        assert!(tokens(&"a ".repeat(2_001)) > TOKENS);
        assert!(tokens(&"{".repeat(1_000_000)) > TOKENS);
        // Nothing hides behind a quotation mark in a block, an escaped end of one, or another end of a line.
        assert_eq!(tokens(r#"a """b"c""" d e"#), 4);
        assert_eq!(tokens(r#"a """b\"""c""" d e"#), 4);
        assert_eq!(tokens(r#"a """b" d e"#), 5);
        assert_eq!(tokens("a # b\r c"), 2);
    }

    #[test]
    fn brackets_are_counted_outside_of_strings() {
        assert_eq!(measure("{ a(b: [\"[[[[\"]) { c } } # [[[[").brackets, 3);
        assert!(measure(&"[".repeat(100)).brackets > BRACKETS);
    }
}
