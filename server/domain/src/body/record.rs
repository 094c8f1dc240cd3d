//! What a body has said and handled: statements (lausunnot), bulletins (tiedotteet) and matters of its agendas.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::check_address;
use crate::id::{BodyId, BodyRecordId, MatterId};
use crate::panel::check_text;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

const TITLE_MAX: usize = 200;

coded_enum! {
    /// What kind of thing a body has done.
    RecordKind, "body-record-" {
        /// It gave a statement.
        Statement = "statement",
        /// It told the public something.
        Bulletin = "bulletin",
        /// It handled a matter of its agenda.
        Handled = "handled",
    }
}

/// One thing that a body has done on a day.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RecordContent {
    pub kind: RecordKind,
    /// The Helsinki day.
    pub on: NaiveDate,
    pub title: LocalizedText,
    /// Where it can be read; blank where it is not on the web.
    pub address: String,
    /// On which matter under preparation, where it is one of those.
    pub matter: Option<MatterId>,
    /// For a matter handled: it was so before others decided. Of no effect where the matter itself tells when it is decided.
    pub was_before_decision: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct BodyRecord {
    pub id: BodyRecordId,
    pub body: BodyId,
    pub content: RecordContent,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
}

impl RecordContent {
    /// Everything wrong with it on this day; the names of fields are those of the forms and of the schema.
    pub fn check(&self, today: NaiveDate) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("title", &self.title, TITLE_MAX, &mut wrong);
        if self.on > today {
            wrong.push(Violation::new(Code::DayInFuture, ["on"]));
        }
        check_address("address", &self.address, &mut wrong);
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// Whether something done on a day could still have effect: the day of the deciding meeting tells, where it is known, and
/// else what was noted.
pub fn is_before_decision(on: NaiveDate, decided_on: Option<NaiveDate>, noted: bool) -> bool {
    decided_on.map_or(noted, |decided| on < decided)
}
