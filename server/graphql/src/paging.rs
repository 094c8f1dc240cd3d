//! Pages by key, never by offset.

use async_graphql::OutputType;
use async_graphql::connection::{Connection, CursorType, Edge, EmptyFields};
use data_encoding::BASE64URL_NOPAD;
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::context::{Request, Result};

const DEFAULT: i32 = 20;
const MOST: usize = 100;

/// A cursor: the key of a place in a list, opaque to clients. The place stays where it is when what stood
/// there has gone.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Cursor(String);

impl Cursor {
    pub(crate) fn of(key: &impl Serialize) -> Self {
        Self(serde_json::to_string(key).unwrap_or_default())
    }

    /// The key that a client sent back, where it sent one. Refused where it is none of this list.
    pub(crate) fn read<K: DeserializeOwned>(
        request: &Request<'_>,
        sent: Option<String>,
    ) -> Result<Option<K>> {
        let key = |text: String| {
            let bytes = BASE64URL_NOPAD.decode(text.as_bytes()).ok()?;
            serde_json::from_slice(&bytes).ok()
        };
        sent.map(|text| key(text).ok_or_else(|| request.bad_input("error-cursor"))).transpose()
    }
}

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

/// How many items a page has: `asked` for, or as many as is usual.
pub(crate) fn size(request: &Request<'_>, asked: Option<i32>) -> Result<usize> {
    let size = usize::try_from(asked.unwrap_or(DEFAULT)).unwrap_or_default();
    if (1..=MOST).contains(&size) { Ok(size) } else { Err(request.bad_input("error-page-size")) }
}

/// Sorts a whole list by its keys and cuts a page out of it. Refuses `first` with `last`, and `last` without
/// `before`.
pub(crate) fn cut<T, K, N>(
    request: &Request<'_>,
    mut items: Vec<T>,
    page: Page,
    key: impl Fn(&T) -> K,
    node: impl Fn(T) -> N,
) -> Result<Connection<Cursor, N>>
where
    K: Ord + Serialize + DeserializeOwned,
    N: OutputType,
{
    let Page { first, after, last, before } = page;
    if first.is_some() && last.is_some() || last.is_some() && before.is_none() {
        return Err(request.bad_input("error-page-direction"));
    }
    let size = size(request, first.or(last))?;
    let after: Option<K> = Cursor::read(request, after)?;
    let before: Option<K> = Cursor::read(request, before)?;

    items.sort_by_cached_key(&key);
    let start = after.map_or(0, |after| items.partition_point(|item| key(item) <= after));
    let end = before.map_or(items.len(), |before| items.partition_point(|item| key(item) < before));
    let (from, to) = if last.is_some() {
        (end.saturating_sub(size).max(start), end)
    } else {
        (start, (start + size).min(end))
    };
    let mut connection = Connection::new(from > 0, to < items.len());
    let taken = items.into_iter().enumerate().filter(|(i, _)| (from..to).contains(i));
    connection.edges.extend(taken.map(|(_, item)| {
        let cursor = Cursor::of(&key(&item));
        Edge::with_additional_fields(cursor, node(item), EmptyFields)
    }));
    Ok(connection)
}
