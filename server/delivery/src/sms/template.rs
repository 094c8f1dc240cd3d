//! Texts with places to fill, where what is filled in cannot become anything else than a value.

use std::collections::BTreeMap;
use std::str::FromStr;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::Value;
use url::form_urlencoded;

use super::NotAGateway;

/// Everything but what RFC 3986 calls unreserved.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// What one message has for the placeholders.
pub(super) struct Values<'a> {
    pub(super) to: &'a str,
    pub(super) text: &'a str,
    pub(super) sender: &'a str,
    pub(super) coding: &'a str,
}

#[derive(Clone, Copy)]
enum Place {
    To,
    Digits,
    Text,
    Sender,
    Coding,
}

impl Place {
    fn named(name: &str) -> Option<Self> {
        Some(match name {
            "to" => Self::To,
            "digits" => Self::Digits,
            "text" => Self::Text,
            "sender" => Self::Sender,
            "coding" => Self::Coding,
            _ => return None,
        })
    }

    fn value<'a>(self, values: &Values<'a>) -> &'a str {
        match self {
            Self::To => values.to,
            Self::Digits => values.to.trim_start_matches('+'),
            Self::Text => values.text,
            Self::Sender => values.sender,
            Self::Coding => values.coding,
        }
    }
}

#[derive(Clone)]
enum Piece {
    Fixed(String),
    Filled(Place),
}

/// A text with places. Taken apart once, so that a message which says `{to}` is not filled in itself.
#[derive(Clone)]
pub(super) struct Template(Vec<Piece>);

impl FromStr for Template {
    type Err = NotAGateway;

    fn from_str(text: &str) -> Result<Self, NotAGateway> {
        let mut pieces = Vec::new();
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('{') {
            pieces.push(Piece::Fixed(before.to_owned()));
            let (name, after) = after.split_once('}').unwrap_or((after, ""));
            let place = Place::named(name).ok_or_else(|| NotAGateway::UnknownPlaceholder(name.to_owned()))?;
            pieces.push(Piece::Filled(place));
            rest = after;
        }
        pieces.push(Piece::Fixed(rest.to_owned()));
        Ok(Self(pieces))
    }
}

impl Template {
    /// The text with every value written by `encode`.
    pub(super) fn filled(&self, values: &Values<'_>, encode: impl Fn(&str) -> String) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Fixed(text) => text.clone(),
            Piece::Filled(place) => encode(place.value(values)),
        };
        self.0.iter().map(piece).collect()
    }
}

/// A value as it stands in an address, before or after the question mark.
pub(super) fn for_url(value: &str) -> String {
    utf8_percent_encode(value, RESERVED).to_string()
}

/// A form whose values are templates.
pub(super) fn filled_form(
    fields: &BTreeMap<String, String>,
    values: &Values<'_>,
) -> Result<String, NotAGateway> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    for (name, value) in fields {
        form.append_pair(name, &value.parse::<Template>()?.filled(values, str::to_owned));
    }
    Ok(form.finish())
}

/// JSON whose texts are templates; names and figures stay as they are.
pub(super) fn filled_json(json: &Value, values: &Values<'_>) -> Result<Value, NotAGateway> {
    Ok(match json {
        Value::String(text) => Value::String(text.parse::<Template>()?.filled(values, str::to_owned)),
        Value::Array(items) => {
            Value::Array(items.iter().map(|item| filled_json(item, values)).collect::<Result<_, _>>()?)
        }
        Value::Object(fields) => {
            let filled = |(name, value): (&String, &Value)| {
                filled_json(value, values).map(|value| (name.clone(), value))
            };
            Value::Object(fields.iter().map(filled).collect::<Result<_, _>>()?)
        }
        other => other.clone(),
    })
}
