//! Searching, filtering and sorting the surveys of the staff list. The state stands in the address.

use std::cmp::Ordering;

use chrono::{DateTime, Utc};
use domain::survey::{Phase, Survey};
use domain::{LanguageTag, SurveyId};
use serde::Deserialize;

/// Surveys on one page of the list.
pub const PAGE_SIZE: usize = 25;

/// What the address asks for. Whatever cannot be read asks for everything.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct ListQuery {
    pub search: String,
    /// A phase's code, or `owing`.
    pub state: String,
    /// A column's code, with `-` before it for descending order.
    pub sort: String,
    pub page: String,
}

/// The columns that sort.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Column {
    Title,
    State,
    Closes,
    Edited,
}

impl Column {
    pub const ALL: &[Self] = &[Self::Title, Self::State, Self::Closes, Self::Edited];

    pub fn code(self) -> &'static str {
        match self {
            Self::Title => "title",
            Self::State => "state",
            Self::Closes => "closes",
            Self::Edited => "edited",
        }
    }
}

/// An order of the list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sort {
    pub column: Column,
    pub descending: bool,
}

impl Sort {
    /// The newest edits first, unless the address says otherwise.
    pub fn parse(value: &str) -> Self {
        let (descending, code) = value.strip_prefix('-').map_or((false, value), |code| (true, code));
        match Column::ALL.iter().find(|column| column.code() == code) {
            Some(column) => Self { column: *column, descending },
            None => Self { column: Column::Edited, descending: true },
        }
    }

    pub fn value(self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.column.code())
    }

    /// The order that a press on a column's heading gives.
    pub fn pressed(self, column: Column) -> Self {
        let descending = if self.column == column { !self.descending } else { column == Column::Edited };
        Self { column, descending }
    }
}

/// What the list looks at of a survey.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    pub id: SurveyId,
    pub title: String,
    /// The titles in every language, for the search.
    titles: String,
    pub phase: Phase,
    pub closes_at: Option<DateTime<Utc>>,
    pub updated_at: DateTime<Utc>,
    pub owes_outcome: bool,
}

impl Item {
    pub fn new(survey: &Survey, language: &LanguageTag, now: DateTime<Utc>) -> Self {
        let title = &survey.draft.title;
        let titles: Vec<String> = title.entries().map(|(_, text)| text.to_lowercase()).collect();
        let publication = survey.life.publication();
        let phase = survey.life.phase(now);
        Self {
            id: survey.id,
            title: title
                .serve(language, &survey.draft.source_language)
                .map(|served| served.text.to_owned())
                .unwrap_or_default(),
            titles: titles.join("\n"),
            phase,
            closes_at: match publication {
                Some(publication) => publication.closes_at(),
                None => survey.draft.closes_at,
            },
            updated_at: survey.updated_at,
            owes_outcome: survey.life.owes_outcome(now),
        }
    }
}

/// The items that a query asks for, in its order. Titles are ordered as the reader's language orders them.
pub fn select(
    mut items: Vec<Item>,
    query: &ListQuery,
    compare_titles: impl Fn(&str, &str) -> Ordering,
) -> Vec<Item> {
    let search = query.search.to_lowercase();
    let phase = Phase::ALL.iter().find(|phase| phase.code() == query.state);
    items.retain(|item| {
        search.split_whitespace().all(|word| item.titles.contains(word))
            && phase.is_none_or(|phase| item.phase == *phase)
            && (query.state != "owing" || item.owes_outcome)
    });
    let sort = Sort::parse(&query.sort);
    items.sort_by(|a, b| {
        let order = match sort.column {
            Column::Title => compare_titles(&a.title, &b.title),
            Column::State => a.phase.cmp(&b.phase),
            // A standing survey closes after all others.
            Column::Closes => (a.closes_at.is_none(), a.closes_at).cmp(&(b.closes_at.is_none(), b.closes_at)),
            Column::Edited => a.updated_at.cmp(&b.updated_at),
        };
        let order = if sort.descending { order.reverse() } else { order };
        order.then_with(|| b.updated_at.cmp(&a.updated_at)).then_with(|| a.id.cmp(&b.id))
    });
    items
}

/// One page of the items, the page's number from 1 and how many pages there are.
pub fn page<'a>(items: &'a [Item], query: &ListQuery) -> (&'a [Item], usize, usize) {
    let pages = items.len().div_ceil(PAGE_SIZE).max(1);
    let number = query.page.parse().unwrap_or(1_usize).clamp(1, pages);
    (items.chunks(PAGE_SIZE).nth(number - 1).unwrap_or_default(), number, pages)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;
    use domain::id::TypedId;
    use uuid::Uuid;

    fn item(n: u128, title: &str, phase: Phase, closes_in: Option<i64>) -> Item {
        let now = DateTime::UNIX_EPOCH;
        Item {
            id: SurveyId::from_uuid(Uuid::from_u128(n)),
            title: title.to_owned(),
            titles: title.to_lowercase(),
            phase,
            closes_at: closes_in.map(|days| now + Duration::days(days)),
            updated_at: now + Duration::hours(i64::try_from(n).unwrap()),
            owes_outcome: phase == Phase::Closed,
        }
    }

    fn items() -> Vec<Item> {
        vec![
            item(1, "Ääni kuuluviin", Phase::Open, Some(9)),
            item(2, "Kotihoito", Phase::Closed, Some(-3)),
            item(3, "Jatkuva palaute", Phase::Open, None),
            item(4, "Kotihoidon palaute", Phase::Draft, Some(2)),
        ]
    }

    fn ids(query: &ListQuery) -> Vec<u128> {
        select(items(), query, Ord::cmp).iter().map(|item| item.id.uuid().as_u128()).collect()
    }

    fn sorted(sort: &str) -> Vec<u128> {
        ids(&ListQuery { sort: sort.into(), ..ListQuery::default() })
    }

    #[test]
    fn the_newest_edit_comes_first_unless_asked_otherwise() {
        assert_eq!(sorted(""), [4, 3, 2, 1]);
        assert_eq!(sorted("nonsense"), [4, 3, 2, 1]);
        assert_eq!(sorted("title"), [3, 4, 2, 1]);
        assert_eq!(sorted("closes"), [2, 4, 1, 3]);
        assert_eq!(sorted("-closes"), [3, 1, 4, 2]);
    }

    #[test]
    fn every_word_of_a_search_must_be_found_and_filters_narrow() {
        let search = |text: &str| ids(&ListQuery { search: text.into(), ..ListQuery::default() });
        assert_eq!(search("PALAUTE"), [4, 3]);
        assert_eq!(search("palaute koti"), [4]);
        let state = |code: &str| ids(&ListQuery { state: code.into(), ..ListQuery::default() });
        assert_eq!(state("open"), [3, 1]);
        assert_eq!(state("owing"), [2]);
    }

    #[test]
    fn a_heading_pressed_again_turns_the_order_round() {
        let first = Sort::parse("").pressed(Column::Title);
        assert_eq!(first.value(), "title");
        assert_eq!(first.pressed(Column::Title).value(), "-title");
    }

    #[test]
    fn a_page_beyond_the_last_is_the_last() {
        let many: Vec<_> = (0..60).map(|n| item(n, "x", Phase::Open, None)).collect();
        let at = |page: &str| {
            let query = ListQuery { page: page.into(), ..ListQuery::default() };
            page_of(&many, &query)
        };
        assert_eq!(at("1"), (25, 1, 3));
        assert_eq!(at("99"), (10, 3, 3));
        assert_eq!(at("x"), (25, 1, 3));
        assert_eq!(page(&[], &ListQuery::default()).0.len(), 0);
    }

    fn page_of(items: &[Item], query: &ListQuery) -> (usize, usize, usize) {
        let (shown, number, pages) = page(items, query);
        (shown.len(), number, pages)
    }
}
