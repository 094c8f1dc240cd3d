//! Documents in use: principles, guidelines, models and plans, drawn up on a day, taken into use on another, and replaced by
//! what comes after them.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::{SUMMARY_MAX, TITLE_MAX, check_link, check_text};
use crate::id::DocumentId;
use crate::identity::Scope;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

coded_enum! {
    /// What kind of document it is.
    DocumentKind, "document-kind-" {
        /// Such as the safer-space principles.
        Principles = "principles",
        Guideline = "guideline",
        /// How something is done, everywhere alike.
        Model = "model",
        Plan = "plan",
    }
}

/// What is known of a document.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct DocumentContent {
    pub kind: DocumentKind,
    pub title: LocalizedText,
    /// What it is for, in short; may be blank.
    pub summary: LocalizedText,
    /// The Helsinki day on which it was drawn up; `None` while that is being done.
    pub drawn_up_on: Option<NaiveDate>,
    /// The Helsinki day from which on it is in use.
    pub in_use_since: Option<NaiveDate>,
    /// The last one; `None` for as long as nothing else is in use instead.
    pub in_use_until: Option<NaiveDate>,
    /// The document that takes its place when that comes into use.
    pub replaced_by: Option<DocumentId>,
    /// Where it can be read, or blank.
    pub link: String,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Document {
    pub id: DocumentId,
    /// The part of the county that answers for it.
    pub owner: Scope,
    pub content: DocumentContent,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl DocumentContent {
    /// Trims it, or collects what is wrong; the names of fields are those of the form and of the schema.
    pub fn check(self) -> Result<Self, Violations> {
        let content = Self { link: self.link.trim().to_owned(), ..self };
        let mut wrong = Violations::new();
        check_text("title", &content.title, TITLE_MAX, true, &mut wrong);
        check_text("summary", &content.summary, SUMMARY_MAX, false, &mut wrong);
        if let Some(since) = content.in_use_since {
            match content.drawn_up_on {
                None => wrong.push(Violation::new(Code::Required, ["drawnUpOn"])),
                Some(drawn_up) if since < drawn_up => {
                    wrong.push(Violation::new(Code::InUseBeforeDrawnUp, ["inUseSince"]));
                }
                Some(_) => {}
            }
        }
        match (content.in_use_since, content.in_use_until) {
            (None, Some(_)) => wrong.push(Violation::new(Code::Required, ["inUseSince"])),
            (Some(since), Some(until)) if until < since => {
                wrong.push(Violation::new(Code::EndsBeforeStart, ["inUseUntil"]));
            }
            _ => {}
        }
        check_link(&content.link, &mut wrong);
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

/// Refuses a document among others, itself included, that would be replaced in a circle, or by what came into use before it.
pub fn check_replacements(documents: &[Document], id: DocumentId) -> Result<(), Violation> {
    let by_id: BTreeMap<DocumentId, &Document> = documents.iter().map(|one| (one.id, one)).collect();
    let refused = |code| Err(Violation::new(code, ["replacedBy"]));
    let Some(one) = by_id.get(&id) else { return Ok(()) };
    // Both what takes its place and what it takes the place of.
    let pairs = documents
        .iter()
        .filter_map(|older| Some((older, older.content.replaced_by?)))
        .filter(|(older, newer)| older.id == one.id || *newer == one.id);
    for (older, newer) in pairs {
        let Some(newer) = by_id.get(&newer) else { return refused(Code::UnknownDocument) };
        let starts = |one: &Document| one.content.in_use_since;
        let is_wrong = match (starts(older), starts(newer)) {
            (Some(before), Some(after)) => after <= before,
            (None, Some(_)) => true,
            (_, None) => false,
        };
        if is_wrong {
            return refused(Code::ReplacedBeforeUse);
        }
    }
    let mut next = one.content.replaced_by;
    for _ in documents {
        match next {
            None => return Ok(()),
            Some(again) if again == id => break,
            Some(at) => next = by_id.get(&at).and_then(|at| at.content.replaced_by),
        }
    }
    refused(Code::ReplacedInCircle)
}

/// The documents that are in use on a Helsinki day, in their order: from their first day to their last, and to the eve of the
/// first day of what takes their place.
pub fn in_use(documents: &[Document], on: NaiveDate) -> impl Iterator<Item = &Document> {
    let since: BTreeMap<DocumentId, NaiveDate> =
        documents.iter().filter_map(|one| Some((one.id, one.content.in_use_since?))).collect();
    documents.iter().filter(move |one| {
        let content = &one.content;
        let replaced =
            content.replaced_by.and_then(|newer| since.get(&newer)).is_some_and(|since| *since <= on);
        content.in_use_since.is_some_and(|since| since <= on)
            && content.in_use_until.is_none_or(|until| on <= until)
            && !replaced
    })
}

#[cfg(test)]
mod tests {
    use chrono::Days;
    use proptest::prelude::*;

    use super::*;
    use crate::id::TypedId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn id(n: u8) -> DocumentId {
        DocumentId::fresh(DateTime::UNIX_EPOCH, [n; 10])
    }

    fn document(n: u8, since: Option<&str>, replaced_by: Option<u8>) -> Document {
        let at = DateTime::UNIX_EPOCH;
        Document {
            id: id(n),
            owner: Scope::County,
            content: DocumentContent {
                kind: DocumentKind::Principles,
                title: LocalizedText::from([("fi", "Turvallisemman tilan periaatteet")]),
                summary: LocalizedText::default(),
                drawn_up_on: since.map(day),
                in_use_since: since.map(day),
                in_use_until: None,
                replaced_by: replaced_by.map(id),
                link: String::new(),
            },
            version: 1,
            created_at: at,
            updated_at: at,
        }
    }

    fn used(documents: &[Document], on: &str) -> Vec<DocumentId> {
        in_use(documents, day(on)).map(|one| one.id).collect()
    }

    #[test]
    fn what_takes_its_place_ends_it_on_the_eve_of_its_own_first_day() {
        let mut all = vec![document(1, Some("2024-01-01"), Some(2)), document(2, None, None)];
        assert_eq!(used(&all, "2026-06-01"), [id(1)], "what is being drawn up takes nobody's place yet");
        all[1].content.in_use_since = Some(day("2026-06-01"));
        assert_eq!(used(&all, "2023-12-31"), []);
        assert_eq!(used(&all, "2026-05-31"), [id(1)]);
        assert_eq!(used(&all, "2026-06-01"), [id(2)]);
        all[1].content.in_use_until = Some(day("2026-06-30"));
        assert_eq!(used(&all, "2026-07-01"), [], "what was replaced does not come back");
    }

    #[test]
    fn nothing_is_replaced_in_a_circle_or_by_what_came_before_it() {
        let code = |all: &[Document], n| check_replacements(all, id(n)).map_err(|wrong| wrong.code);
        assert_eq!(code(&[document(1, None, Some(1))], 1), Err(Code::ReplacedInCircle));
        let circle = [document(1, None, Some(2)), document(2, None, Some(3)), document(3, None, Some(1))];
        assert_eq!(code(&circle, 3), Err(Code::ReplacedInCircle));
        assert_eq!(code(&circle[..2], 2), Err(Code::UnknownDocument));
        let early = [document(1, Some("2026-02-01"), Some(2)), document(2, Some("2026-02-01"), None)];
        assert_eq!(
            (code(&early, 1), code(&early, 2)),
            (Err(Code::ReplacedBeforeUse), Err(Code::ReplacedBeforeUse))
        );
        let unused = [document(1, None, Some(2)), document(2, Some("2026-02-01"), None)];
        assert_eq!(code(&unused, 1), Err(Code::ReplacedBeforeUse));
        let right = [document(1, Some("2026-02-01"), Some(2)), document(2, Some("2026-02-02"), None)];
        assert_eq!((code(&right, 1), code(&right, 2)), (Ok(()), Ok(())));
    }

    #[test]
    fn what_is_in_use_has_been_drawn_up() {
        let fields = |content: DocumentContent| -> Vec<_> {
            content.check().unwrap_err().into_iter().map(|one| (one.code, one.path.join("."))).collect()
        };
        let content = document(1, Some("2026-02-01"), None).content;
        let early = DocumentContent { drawn_up_on: Some(day("2026-02-02")), ..content.clone() };
        assert_eq!(fields(early), [(Code::InUseBeforeDrawnUp, "inUseSince".to_owned())]);
        let never = DocumentContent { drawn_up_on: None, ..content.clone() };
        assert_eq!(fields(never), [(Code::Required, "drawnUpOn".to_owned())]);
        let ended = DocumentContent { in_use_until: Some(day("2026-01-31")), ..content };
        assert_eq!(fields(ended), [(Code::EndsBeforeStart, "inUseUntil".to_owned())]);
    }

    proptest! {
        /// Documents that each take the place of the one before: never two at once, and from the first day on always one.
        #[test]
        fn of_a_chain_exactly_one_is_in_use(gaps in prop::collection::vec(1_u64..50, 1..12), at in 0_u64..600) {
            let first = day("2024-01-01");
            let mut since = first;
            let mut all = Vec::new();
            for (n, gap) in (0..).zip(&gaps) {
                let is_last = usize::from(n) + 1 == gaps.len();
                all.push(document(n, Some(&since.to_string()), (!is_last).then_some(n + 1)));
                since = since.checked_add_days(Days::new(*gap)).unwrap();
            }
            for n in 0..u8::try_from(gaps.len()).unwrap() {
                prop_assert_eq!(check_replacements(&all, id(n)), Ok(()));
            }
            let on = first.checked_add_days(Days::new(at)).unwrap();
            prop_assert_eq!(in_use(&all, on).count(), 1);
            prop_assert_eq!(in_use(&all, first.pred_opt().unwrap()).count(), 0);
        }
    }
}
