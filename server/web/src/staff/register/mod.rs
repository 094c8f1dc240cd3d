//! Agreements on working together and documents in use, on the pages of staff.

mod agreements;
mod documents;

pub(super) use agreements::{
    act as act_on_agreement, create as create_agreement, edit as edit_agreement, list as list_agreements,
    new as new_agreement,
};
pub(super) use documents::{
    act as act_on_document, create as create_document, edit as edit_document, list as list_documents,
    new as new_document,
};

use domain::Violation;

use crate::forms::url_encode;
use crate::said::Said;

/// One choice of a select.
pub(super) struct SelectOption {
    pub(super) value: String,
    pub(super) label: Said,
    pub(super) selected: bool,
}

/// Rows on one page of a list.
const PAGE_SIZE: usize = 25;

/// Which page of a list is shown, and the addresses of those beside it.
struct Pages {
    number: usize,
    count: usize,
    previous: Option<String>,
    next: Option<String>,
}

impl Pages {
    /// The page that is asked for of so many rows; one beyond the last is the last. `list` is the address of the list, and the
    /// parts that are not blank are kept in those of the pages.
    fn of(found: usize, asked: &str, list: &str, parts: &[(&str, &str)]) -> Self {
        let count = found.div_ceil(PAGE_SIZE).max(1);
        let number = asked.parse().unwrap_or(1_usize).clamp(1, count);
        let address = |page: usize| {
            let kept = parts.iter().filter(|(_, value)| !value.is_empty());
            let kept: String = kept.map(|(name, value)| format!("&{name}={}", url_encode(value))).collect();
            format!("{list}?page={page}{kept}")
        };
        let previous = (number > 1).then(|| address(number - 1));
        let next = (number < count).then(|| address(number + 1));
        Self { number, count, previous, next }
    }

    fn cut<'a, T>(&self, all: &'a [T]) -> &'a [T] {
        all.chunks(PAGE_SIZE).nth(self.number - 1).unwrap_or_default()
    }
}

/// The id of the field that a violation is about; blank for what is not typed.
fn typed_field(violation: &Violation) -> String {
    match violation.path.first().map(String::as_str) {
        Some("version" | "documentId") => String::new(),
        _ => violation.path.join("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_keeps_what_was_looked_for_and_one_beyond_the_last_is_the_last() {
        let all: Vec<usize> = (0..60).collect();
        let parts = [("search", "a&b"), ("kind", "")];
        let middle = Pages::of(all.len(), "2", "/fi/list", &parts);
        assert_eq!(middle.previous.as_deref(), Some("/fi/list?page=1&search=a%26b"));
        assert_eq!(
            (middle.next.as_deref(), middle.cut(&all).len()),
            (Some("/fi/list?page=3&search=a%26b"), 25)
        );
        for beyond in ["3", "99"] {
            let last = Pages::of(all.len(), beyond, "/fi/list", &parts);
            assert_eq!((last.number, last.next.as_deref(), last.cut(&all)[0]), (3, None, 50));
        }
        let none = Pages::of(0, "x", "/fi/list", &[]);
        assert_eq!((none.number, none.count, none.cut(&all[..0]).len()), (1, 1, 0));
    }
}
