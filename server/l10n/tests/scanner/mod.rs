//! Finds interface text keys in Rust sources and askama templates, by their string literals alone.

use std::collections::BTreeSet;

mod lexer;

use lexer::{
    Token::{self, Literal, Mark, Word},
    tokens,
};

/// What one file says about interface texts.
#[derive(Debug, Default, PartialEq)]
pub struct Scan {
    /// Every whole string literal: a key may reach its text through a variable or an enum.
    pub literals: BTreeSet<String>,
    /// Every `.text("key")` and `.with("key", …)`.
    pub calls: Vec<Call>,
}

/// A call that names its key.
#[derive(Debug, PartialEq)]
pub struct Call {
    /// Counted from 1.
    pub line: usize,
    pub key: String,
    pub arguments: Arguments,
}

#[derive(Debug, PartialEq)]
pub enum Arguments {
    /// `.text("key")`
    None,
    /// `.with("key", [("name", …)])`
    Named(BTreeSet<String>),
    /// `.with("key", anything else)`
    Unknown,
}

/// Scans a Rust source up to its unit tests, which use texts of their own.
pub fn rust(source: &str) -> Scan {
    let source = source.split("#[cfg(test)]\nmod tests {").next();
    scan(source.unwrap_or_default())
}

/// Scans the expressions and tags of an askama template; markup around them is full of literals that are no keys.
pub fn template(source: &str) -> Scan {
    let mut code = String::new();
    let mut rest = source;
    while let Some(start) = rest.find('{') {
        let (before, found) = rest.split_at(start);
        code.extend(before.chars().filter(|c| *c == '\n'));
        let end = match found.as_bytes().get(1) {
            Some(b'{') => "}}",
            Some(b'%') => "%}",
            Some(b'#') => "#}",
            _ => "{",
        };
        let length = found.find(end).map_or(found.len(), |at| at + end.len());
        let (inside, after) = found.split_at(length);
        if matches!(end, "}}" | "%}") {
            code.push_str(inside);
        } else {
            code.extend(inside.chars().filter(|c| *c == '\n'));
        }
        rest = after;
    }
    scan(&code)
}

fn scan(code: &str) -> Scan {
    let tokens = tokens(code);
    let mut scan = Scan::default();
    for (index, (line, token)) in tokens.iter().enumerate() {
        if let Literal(literal) = token {
            scan.literals.insert(literal.clone());
        }
        if let [(_, Mark('.')), (_, Word(method)), (_, Mark('(')), (_, Literal(key)), rest @ ..] =
            &tokens[index..]
        {
            let arguments = match (method.as_str(), rest) {
                ("text", [(_, Mark(')')), ..] | [(_, Mark(',')), (_, Mark(')')), ..]) => Arguments::None,
                ("with", [(_, Mark(',')), rest @ ..]) => names(rest),
                _ => continue,
            };
            scan.calls.push(Call { line: *line, key: key.clone(), arguments });
        }
    }
    scan
}

/// The names in `[("name", value), …]`, which may be borrowed.
fn names(tokens: &[(usize, Token)]) -> Arguments {
    let ([(_, Mark('&')), (_, Mark('[')), list @ ..] | [(_, Mark('[')), list @ ..]) = tokens else {
        return Arguments::Unknown;
    };
    let mut names = BTreeSet::new();
    let mut depth = 0_usize;
    for (index, (_, token)) in list.iter().enumerate() {
        match token {
            Mark(']') if depth == 0 => return Arguments::Named(names),
            Mark(',') if depth == 0 => {}
            Mark('(') if depth == 0 => match list.get(index + 1) {
                Some((_, Literal(name))) => {
                    names.insert(name.clone());
                    depth = 1;
                }
                _ => return Arguments::Unknown,
            },
            _ if depth == 0 => return Arguments::Unknown,
            Mark('(' | '[' | '{') => depth += 1,
            Mark(')' | ']' | '}') => depth -= 1,
            _ => {}
        }
    }
    Arguments::Unknown
}

mod tests;
