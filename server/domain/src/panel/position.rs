//! Positions of a panel (kannanotot): what it says, to whom, what was answered, and what was done.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::check_text;
use crate::id::{PanelId, PositionId};
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

const TITLE_MAX: usize = 200;
const RECIPIENT_MAX: usize = 200;
/// The most characters of a position, of its response, and of one thing that was done.
const TEXT_MAX: usize = 10_000;
/// More than this is told in a report of its own.
const DEEDS_MAX: usize = 50;

coded_enum! {
    /// How far a position has come.
    PositionState, "position-state-" {
        /// Being written; nobody else sees it.
        Draft = "draft",
        /// Given to its recipient, who has not answered yet.
        Given = "given",
        Answered = "answered",
        /// Something came of it.
        Followed = "followed",
    }
}

/// What a panel says.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct PositionContent {
    pub title: LocalizedText,
    pub text: LocalizedText,
    /// Who is to answer: a board, a unit, a municipality.
    pub recipient: LocalizedText,
}

/// What somebody told about a position on a Helsinki day: its recipient's response, or what was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Told {
    pub on: NaiveDate,
    pub text: LocalizedText,
}

/// What has become of a position.
#[derive(Clone, Debug, PartialEq)]
pub enum Progress {
    Draft,
    Given {
        on: NaiveDate,
    },
    Answered {
        on: NaiveDate,
        response: Told,
        /// What was done, the earliest first.
        done: Vec<Told>,
    },
}

#[derive(Clone, Debug, PartialEq)]
pub struct Position {
    pub id: PositionId,
    pub panel: PanelId,
    pub content: PositionContent,
    pub progress: Progress,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
}

impl PositionContent {
    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        let fields = [
            ("title", &self.title, TITLE_MAX),
            ("recipient", &self.recipient, RECIPIENT_MAX),
            ("text", &self.text, TEXT_MAX),
        ];
        for (field, text, max) in fields {
            check_text(field, text, max, &mut wrong);
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

impl Position {
    pub fn state(&self) -> PositionState {
        match &self.progress {
            Progress::Draft => PositionState::Draft,
            Progress::Given { .. } => PositionState::Given,
            Progress::Answered { done, .. } if done.is_empty() => PositionState::Answered,
            Progress::Answered { .. } => PositionState::Followed,
        }
    }

    /// Everybody may read it.
    pub fn is_public(&self) -> bool {
        self.progress != Progress::Draft
    }

    /// The Helsinki day on which it was given.
    pub fn given_on(&self) -> Option<NaiveDate> {
        match &self.progress {
            Progress::Draft => None,
            Progress::Given { on } | Progress::Answered { on, .. } => Some(*on),
        }
    }

    /// What its recipient answered.
    pub fn response(&self) -> Option<&Told> {
        match &self.progress {
            Progress::Answered { response, .. } => Some(response),
            Progress::Draft | Progress::Given { .. } => None,
        }
    }

    /// What was done because of it, the earliest first.
    pub fn done(&self) -> &[Told] {
        match &self.progress {
            Progress::Answered { done, .. } => done,
            Progress::Draft | Progress::Given { .. } => &[],
        }
    }

    /// Writes a draft anew. What was given stays as the panel said it.
    pub fn written(self, content: PositionContent) -> Result<Self, Violations> {
        if self.progress != Progress::Draft {
            return Err(vec![not_so()]);
        }
        content.check()?;
        Ok(Self { content, ..self })
    }

    /// Given to its recipient on a day that has been: from now on everybody reads it.
    pub fn given(self, on: NaiveDate, today: NaiveDate) -> Result<Self, Violations> {
        if self.progress != Progress::Draft {
            return Err(vec![not_so()]);
        }
        check_day(on, None, today).map_err(|wrong| vec![wrong])?;
        Ok(Self { progress: Progress::Given { on }, ..self })
    }

    /// The recipient's response; again, when it was written down wrong.
    pub fn answered(self, response: Told, today: NaiveDate) -> Result<Self, Violations> {
        let (on, done) = match self.progress {
            Progress::Draft => return Err(vec![not_so()]),
            Progress::Given { on } => (on, Vec::new()),
            Progress::Answered { on, done, .. } => (on, done),
        };
        response.check(on, today)?;
        Ok(Self { progress: Progress::Answered { on, response, done }, ..self })
    }

    /// One more thing that was done.
    pub fn followed(self, deed: Told, today: NaiveDate) -> Result<Self, Violations> {
        let Progress::Answered { on, response, mut done } = self.progress else {
            return Err(vec![not_so()]);
        };
        deed.check(on, today)?;
        if done.len() >= DEEDS_MAX {
            return Err(vec![Violation::new(Code::TooLong, ["done"]).with("max", DEEDS_MAX)]);
        }
        let place = done.partition_point(|earlier| earlier.on <= deed.on);
        done.insert(place, deed);
        Ok(Self { progress: Progress::Answered { on, response, done }, ..self })
    }
}

impl Told {
    fn check(&self, given: NaiveDate, today: NaiveDate) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        check_text("text", &self.text, TEXT_MAX, &mut wrong);
        if let Err(day) = check_day(self.on, Some(given), today) {
            wrong.push(day);
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

fn check_day(on: NaiveDate, earliest: Option<NaiveDate>, today: NaiveDate) -> Result<(), Violation> {
    if on > today {
        return Err(Violation::new(Code::DayInFuture, ["on"]));
    }
    match earliest.filter(|earliest| on < *earliest) {
        Some(_) => Err(Violation::new(Code::BeforeItWasGiven, ["on"])),
        None => Ok(()),
    }
}

fn not_so() -> Violation {
    Violation::new(Code::PositionNotSo, ["positionId"])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    const TODAY: &str = "2026-11-28";

    fn position() -> Position {
        let at = DateTime::from_timestamp(1_790_000_000, 0).unwrap();
        let text = |text: &str| LocalizedText::from([("fi", text)]);
        Position {
            id: PositionId::fresh(at, [1; 10]),
            panel: PanelId::fresh(at, [2; 10]),
            content: PositionContent {
                title: text("Yksi numero"),
                text: text("Palvelut samasta numerosta."),
                recipient: text("Aluehallitus"),
            },
            progress: Progress::Draft,
            version: 1,
            created_at: at,
        }
    }

    fn told(on: &str, text: &str) -> Told {
        Told { on: day(on), text: LocalizedText::from([("fi", text)]) }
    }

    fn codes(wrong: Violations) -> Vec<Code> {
        wrong.into_iter().map(|one| one.code).collect()
    }

    #[test]
    fn what_was_given_stays_and_is_answered_before_anything_came_of_it() {
        let today = day(TODAY);
        let draft = position();
        assert!(!draft.is_public());
        let early = draft.clone().answered(told("2026-11-20", "Kiitos."), today);
        assert_eq!(codes(early.unwrap_err()), [Code::PositionNotSo]);
        assert_eq!(codes(draft.clone().given(day("2026-11-29"), today).unwrap_err()), [Code::DayInFuture]);
        let given = draft.given(day("2026-11-10"), today).unwrap();
        assert_eq!((given.state(), given.is_public()), (PositionState::Given, true));
        let rewritten = given.clone().written(given.content.clone());
        assert_eq!(codes(rewritten.unwrap_err()), [Code::PositionNotSo]);
        let deed = given.clone().followed(told("2026-11-20", "Tehtiin."), today);
        assert_eq!(codes(deed.unwrap_err()), [Code::PositionNotSo]);

        let wrong = given.clone().answered(told("2026-11-09", " "), today);
        assert_eq!(codes(wrong.unwrap_err()), [Code::Required, Code::BeforeItWasGiven]);
        let answered = given.answered(told("2026-11-20", "Numero otetaan käyttöön."), today).unwrap();
        assert_eq!(answered.state(), PositionState::Answered);
        let mut followed = answered;
        for on in ["2026-11-28", "2026-11-25", "2026-11-28"] {
            followed = followed.followed(told(on, on), today).unwrap();
        }
        assert_eq!(followed.state(), PositionState::Followed);
        // A response that was written down wrong is mended; what was done stays.
        let mended =
            followed.answered(told("2026-11-21", "Numero otetaan käyttöön keväällä."), today).unwrap();
        let Progress::Answered { response, done, .. } = mended.progress else { panic!() };
        let days: Vec<_> = done.iter().map(|deed| deed.on.to_string()).collect();
        assert_eq!(
            (response.on, days),
            (
                day("2026-11-21"),
                vec!["2026-11-25".to_owned(), "2026-11-28".to_owned(), "2026-11-28".to_owned()]
            )
        );
    }
}
