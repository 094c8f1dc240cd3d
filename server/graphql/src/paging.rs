//! Pages by key, never by offset.

use async_graphql::OutputType;
use async_graphql::connection::{Connection, CursorType, Edge, EmptyFields};
use data_encoding::BASE64URL_NOPAD;

use crate::context::{Result, coded};

const DEFAULT: i32 = 20;
const MOST: usize = 100;

/// A cursor: the key of a place in a list, opaque to clients.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Cursor(pub(crate) String);

impl CursorType for Cursor {
    type Error = std::string::FromUtf8Error;

    fn decode_cursor(text: &str) -> std::result::Result<Self, Self::Error> {
        let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).unwrap_or_default();
        String::from_utf8(bytes).map(Self)
    }

    fn encode_cursor(&self) -> String {
        BASE64URL_NOPAD.encode(self.0.as_bytes())
    }
}

/// What a caller asks of a list.
pub(crate) struct Page {
    pub(crate) first: Option<i32>,
    pub(crate) after: Option<String>,
    pub(crate) last: Option<i32>,
    pub(crate) before: Option<String>,
}

/// Cuts a page out of a whole list that is sorted by its keys. Refuses `first` with `last`, and `last`
/// without `before`.
pub(crate) fn cut<T, N: OutputType>(
    items: Vec<T>,
    page: Page,
    key: impl Fn(&T) -> String,
    node: impl Fn(T) -> N,
) -> Result<Connection<Cursor, N>> {
    let Page { first, after, last, before } = page;
    if first.is_some() && last.is_some() || last.is_some() && before.is_none() {
        return Err(coded("BAD_INPUT", "use first with after, or last with before"));
    }
    let size = usize::try_from(first.or(last).unwrap_or(DEFAULT)).unwrap_or_default();
    if !(1..=MOST).contains(&size) {
        return Err(coded("BAD_INPUT", "a page has 1 to 100 items"));
    }
    let position = |cursor: &str| {
        let cursor =
            Cursor::decode_cursor(cursor).map_err(|_| coded("BAD_INPUT", "not a cursor of this list"))?;
        let found = items.iter().position(|item| key(item) == cursor.0);
        found.ok_or_else(|| coded("BAD_INPUT", "not a cursor of this list"))
    };
    let start = after.as_deref().map(position).transpose()?.map_or(0, |at| at + 1);
    let end = before.as_deref().map(position).transpose()?.unwrap_or(items.len());
    let (from, to) = if last.is_some() {
        (end.saturating_sub(size).max(start), end)
    } else {
        (start, (start + size).min(end))
    };
    let mut connection = Connection::new(from > 0, to < items.len());
    let taken = items.into_iter().enumerate().filter(|(i, _)| (from..to).contains(i));
    connection.edges.extend(taken.map(|(_, item)| {
        let cursor = Cursor(key(&item));
        Edge::with_additional_fields(cursor, node(item), EmptyFields)
    }));
    Ok(connection)
}
