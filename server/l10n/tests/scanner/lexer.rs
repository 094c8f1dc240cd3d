//! As much of Rust's lexical rules as it takes to tell a string literal from a comment.

/// A piece of code that matters here.
#[derive(Debug, PartialEq)]
pub enum Token {
    /// A string literal's content; an escaped character stands for itself, since keys have none.
    Literal(String),
    /// A name, keyword or number.
    Word(String),
    Mark(char),
}

/// The tokens with their lines, counted from 1.
pub fn tokens(code: &str) -> Vec<(usize, Token)> {
    let mut tokens = Vec::new();
    let mut line = 1;
    let mut rest = code;
    while let Some(first) = rest.chars().next() {
        let (token, length) = next(rest, first);
        let (taken, after) = rest.split_at(length);
        tokens.extend(token.map(|token| (line, token)));
        line += taken.matches('\n').count();
        rest = after;
    }
    tokens
}

/// The token at the start of `rest`, if it is one that matters, and its length in bytes.
fn next(rest: &str, first: char) -> (Option<Token>, usize) {
    if rest.starts_with("//") {
        (None, rest.find('\n').unwrap_or(rest.len()))
    } else if rest.starts_with("/*") {
        (None, rest.find("*/").map_or(rest.len(), |end| end + 2))
    } else if first == '"' {
        string(rest)
    } else if let Some(raw) = raw_string(rest) {
        raw
    } else if first == '\'' {
        (None, character(rest))
    } else if first.is_alphanumeric() || first == '_' {
        let end = rest.find(|c: char| !c.is_alphanumeric() && c != '_');
        let word = &rest[..end.unwrap_or(rest.len())];
        (Some(Token::Word(word.to_owned())), word.len())
    } else if first.is_whitespace() {
        (None, first.len_utf8())
    } else {
        (Some(Token::Mark(first)), first.len_utf8())
    }
}

fn string(rest: &str) -> (Option<Token>, usize) {
    let mut text = String::new();
    let mut characters = rest.char_indices().skip(1);
    while let Some((at, character)) = characters.next() {
        match character {
            '"' => return (Some(Token::Literal(text)), at + 1),
            '\\' => text.extend(characters.next().map(|(_, escaped)| escaped)),
            other => text.push(other),
        }
    }
    (Some(Token::Literal(text)), rest.len())
}

fn raw_string(rest: &str) -> Option<(Option<Token>, usize)> {
    let hashed = rest.strip_prefix("br").or_else(|| rest.strip_prefix('r'))?;
    let content = hashed.trim_start_matches('#').strip_prefix('"')?;
    let hashes = hashed.len() - content.len() - 1;
    let end = format!("\"{}", "#".repeat(hashes));
    let text = &content[..content.find(&end).unwrap_or(content.len())];
    let length = rest.len() - content.len() + text.len() + end.len();
    Some((Some(Token::Literal(text.to_owned())), length.min(rest.len())))
}

/// The length of a character literal, or of a lifetime's mark.
fn character(rest: &str) -> usize {
    let mut characters = rest.char_indices().skip(1);
    match characters.next() {
        Some((_, '\\')) => {
            let escape = 3;
            rest.get(escape..).and_then(|after| after.find('\'')).map_or(rest.len(), |end| escape + end + 1)
        }
        _ => match characters.next() {
            Some((at, '\'')) => at + 1,
            _ => 1,
        },
    }
}
