//! Values that people report: what a value of each kind must be, with what evidence, and who approves it.

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::period::Period;
use super::value::{Figure, Status};
use crate::id::{AccountId, DivisionId, IndicatorValueId};
use crate::language::LanguageTag;
use crate::programme::{IndicatorCode, IndicatorKind, ProgrammeKey};
use crate::text::{LocalizedText, is_web_address};
use crate::violation::{Code, Violation, Violations};

/// The most characters of a comment and of an explanation.
pub const COMMENT_MAX: usize = 2_000;
const NARRATIVE_MAX: usize = 10_000;
const ADDRESS_MAX: usize = 500;
const DOCUMENTS_MAX: usize = 50;
const TITLE_MAX: usize = 200;

coded_enum! {
    /// How a value came here.
    Origin, "value-origin-" {
        Entered = "entered",
        Imported = "imported",
        /// Imported of a time before the county had the platform.
        BeforeGoLive = "before_go_live",
    }
}

coded_enum! {
    /// Whether a value counts.
    EntryState, "value-state-" {
        /// Reported; somebody else is to approve it.
        Proposed = "proposed",
        Approved = "approved",
    }
}

/// What somebody reports.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct EntryContent {
    /// Of growth, the number that is compared with the baseline.
    pub figure: Figure,
    /// The day of an election, a negotiation or a measurement.
    #[serde(default)]
    pub on: Option<NaiveDate>,
    /// A web address that shows it; blank where there is none.
    #[serde(default)]
    pub evidence: String,
    #[serde(default)]
    pub comment: LocalizedText,
}

/// A reported value.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    pub id: IndicatorValueId,
    pub programme: ProgrammeKey,
    pub indicator: IndicatorCode,
    pub period: Period,
    /// Whose part it is, where each division reports its own.
    pub division: Option<DivisionId>,
    pub content: EntryContent,
    pub origin: Origin,
    pub state: EntryState,
    pub made_by: Option<AccountId>,
    pub approved_by: Option<AccountId>,
    /// Counts up with every change.
    pub version: i64,
    pub updated_at: DateTime<Utc>,
}

impl Entry {
    /// Approved by somebody who has not reported it.
    pub fn approved(self, by: Option<AccountId>, now: DateTime<Utc>) -> Result<Self, Violations> {
        if self.state == EntryState::Approved {
            return Err(vec![Violation::new(Code::ValueNotSo, ["valueId"])]);
        }
        if by.is_some() && self.made_by == by {
            return Err(vec![Violation::new(Code::FourEyes, ["valueId"])]);
        }
        Ok(Self {
            state: EntryState::Approved,
            approved_by: by,
            version: self.version + 1,
            updated_at: now,
            ..self
        })
    }
}

/// Everything wrong with what is reported of an indicator of this kind over a period; the names of fields are those of the
/// forms and of the schema. What says that something is done needs evidence, and words are needed in every language that
/// the county requires.
pub fn check_entry(
    kind: IndicatorKind,
    content: &EntryContent,
    period: Period,
    required: &[LanguageTag],
    today: NaiveDate,
) -> Result<(), Violations> {
    let mut wrong = Violations::new();
    let mut refuse = |code, field: &str| wrong.push(Violation::new(code, [field]));
    if !is_of_kind(kind, &content.figure) {
        refuse(Code::FigureNotOfKind, "value");
    }
    if let Figure::Share { count, of } = content.figure {
        if of == 0 {
            refuse(Code::Required, "of");
        } else if count > of {
            refuse(Code::ShareAboveWhole, "value");
        }
    }
    if content.on.is_some_and(|day| !period.contains(day)) {
        refuse(Code::OutsidePeriod, "on");
    } else if content.on.is_some_and(|day| day > today) {
        refuse(Code::DayInFuture, "on");
    }
    let evidence = content.evidence.trim();
    if evidence.is_empty() {
        if claims(&content.figure) {
            refuse(Code::EvidenceMissing, "evidence");
        }
    } else if !is_web_address(evidence) || evidence.chars().count() > ADDRESS_MAX {
        refuse(Code::NotAnAddress, "evidence");
    }
    check_texts(content, required, &mut wrong);
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

fn check_texts(content: &EntryContent, required: &[LanguageTag], wrong: &mut Violations) {
    check_length("comment", &content.comment, COMMENT_MAX, wrong);
    match &content.figure {
        Figure::Narrative { text } => {
            check_length("text", text, NARRATIVE_MAX, wrong);
            for language in required.iter().filter(|language| text.get(language).is_none()) {
                let missing = Violation::new(Code::MissingText, ["text", language.as_str()]);
                wrong.push(missing.with("language", language.as_str()));
            }
        }
        Figure::Documents { documents, .. } => {
            if documents.len() > DOCUMENTS_MAX {
                wrong.push(Violation::new(Code::TooLong, ["documents"]).with("max", DOCUMENTS_MAX));
            }
            for document in documents {
                if !is_web_address(&document.address) || document.address.chars().count() > ADDRESS_MAX {
                    wrong.push(Violation::new(Code::NotAnAddress, ["documents"]));
                }
                if document.title.trim().is_empty() {
                    wrong.push(Violation::new(Code::Required, ["documents"]));
                } else if document.title.chars().count() > TITLE_MAX {
                    wrong.push(Violation::new(Code::TooLong, ["documents"]).with("max", TITLE_MAX));
                }
            }
        }
        _ => {}
    }
}

fn check_length(field: &str, text: &LocalizedText, max: usize, wrong: &mut Violations) {
    for (tag, _) in text.entries().filter(|(_, text)| text.chars().count() > max) {
        wrong.push(Violation::new(Code::TooLong, [field, tag.as_str()]).with("max", max));
    }
}

/// Why there is no value, for whoever reads the report.
#[derive(Clone, Debug, PartialEq)]
pub struct Explanation {
    pub programme: ProgrammeKey,
    pub indicator: IndicatorCode,
    pub period: Period,
    pub text: LocalizedText,
    pub made_by: Option<AccountId>,
    pub updated_at: DateTime<Utc>,
}

/// Everything wrong with an explanation: it is read by everybody, in every language that the county requires.
pub fn check_explanation(text: &LocalizedText, required: &[LanguageTag]) -> Result<(), Violations> {
    let mut wrong = Violations::new();
    check_length("text", text, COMMENT_MAX, &mut wrong);
    for language in required.iter().filter(|language| text.get(language).is_none()) {
        let missing = Violation::new(Code::MissingText, ["text", language.as_str()]);
        wrong.push(missing.with("language", language.as_str()));
    }
    if wrong.is_empty() { Ok(()) } else { Err(wrong) }
}

/// Says that something has been done, which somebody may want to see.
fn claims(figure: &Figure) -> bool {
    match figure {
        Figure::YesNo { yes } => *yes,
        Figure::Status { status } => !matches!(status, Status::NotStarted | Status::Started),
        _ => false,
    }
}

fn is_of_kind(kind: IndicatorKind, figure: &Figure) -> bool {
    match kind {
        IndicatorKind::SurveyShare | IndicatorKind::Percentage => matches!(figure, Figure::Share { .. }),
        IndicatorKind::Nps => matches!(figure, Figure::Score { .. }),
        IndicatorKind::Count => matches!(figure, Figure::Count { .. }),
        IndicatorKind::Growth => matches!(figure, Figure::External { agreed: None, .. }),
        IndicatorKind::External => matches!(figure, Figure::External { .. }),
        IndicatorKind::YesNo => matches!(figure, Figure::YesNo { .. }),
        IndicatorKind::Status => matches!(figure, Figure::Status { .. }),
        IndicatorKind::Document => matches!(figure, Figure::Documents { .. }),
        IndicatorKind::Narrative => matches!(figure, Figure::Narrative { .. }),
    }
}

#[cfg(test)]
mod tests {
    use super::super::decimal::Decimal;
    use super::*;
    use crate::id::TypedId;
    use uuid::Uuid;

    fn content(figure: Figure) -> EntryContent {
        EntryContent { figure, on: None, evidence: String::new(), comment: LocalizedText::default() }
    }

    fn wrong(kind: IndicatorKind, content: &EntryContent) -> Vec<Code> {
        let required = [LanguageTag::finnish(), LanguageTag::swedish()];
        let today = "2027-01-20".parse().unwrap();
        match check_entry(kind, content, "2026".parse().unwrap(), &required, today) {
            Ok(()) => Vec::new(),
            Err(wrong) => wrong.into_iter().map(|one| one.code).collect(),
        }
    }

    fn figure_of(kind: IndicatorKind) -> Figure {
        let value = Decimal::whole(7);
        match kind {
            IndicatorKind::SurveyShare | IndicatorKind::Percentage => Figure::Share { count: 1, of: 2 },
            IndicatorKind::Nps => Figure::Score { promoters: 3, passives: 2, detractors: 1 },
            IndicatorKind::Count => Figure::Count { count: 0 },
            IndicatorKind::Growth | IndicatorKind::External => Figure::External { value, agreed: None },
            IndicatorKind::YesNo => Figure::YesNo { yes: false },
            IndicatorKind::Status => Figure::Status { status: Status::Started },
            IndicatorKind::Document => {
                Figure::Documents { present: 0, expected: None, documents: Vec::new() }
            }
            IndicatorKind::Narrative => {
                Figure::Narrative { text: LocalizedText::from([("fi", "Teksti"), ("sv", "Text")]) }
            }
        }
    }

    #[test]
    fn each_of_the_ten_kinds_takes_its_own_figures() {
        for kind in IndicatorKind::ALL {
            assert_eq!(wrong(*kind, &content(figure_of(*kind))), [], "{kind:?}");
            for other in IndicatorKind::ALL {
                let fits = is_of_kind(*kind, &figure_of(*other));
                let refused = wrong(*kind, &content(figure_of(*other))).contains(&Code::FigureNotOfKind);
                assert_eq!(fits, !refused, "{kind:?} {other:?}");
            }
        }
    }

    #[test]
    fn a_claim_needs_evidence_and_words_need_every_language() {
        let yes = Figure::YesNo { yes: true };
        assert_eq!(wrong(IndicatorKind::YesNo, &content(yes.clone())), [Code::EvidenceMissing]);
        let shown = EntryContent { evidence: "https://example.fi/ohje".into(), ..content(yes.clone()) };
        assert_eq!(wrong(IndicatorKind::YesNo, &shown), []);
        let elsewhere = EntryContent { evidence: "javascript:alert(1)".into(), ..content(yes) };
        assert_eq!(wrong(IndicatorKind::YesNo, &elsewhere), [Code::NotAnAddress]);
        let finnish = Figure::Narrative { text: LocalizedText::from([("fi", "Teksti")]) };
        assert_eq!(wrong(IndicatorKind::Narrative, &content(finnish)), [Code::MissingText]);
    }

    #[test]
    fn a_share_is_a_part_of_something_and_a_day_lies_in_the_period() {
        let share = |count, of| content(Figure::Share { count, of });
        assert_eq!(wrong(IndicatorKind::Percentage, &share(3, 2)), [Code::ShareAboveWhole]);
        assert_eq!(wrong(IndicatorKind::Percentage, &share(0, 0)), [Code::Required]);
        let on = |day: &str| EntryContent { on: Some(day.parse().unwrap()), ..share(1, 2) };
        assert_eq!(wrong(IndicatorKind::Percentage, &on("2025-12-31")), [Code::OutsidePeriod]);
        assert_eq!(wrong(IndicatorKind::Percentage, &on("2026-04-13")), []);
    }

    #[test]
    fn nobody_approves_what_they_have_reported() {
        let account = |n| Some(AccountId::from_uuid(Uuid::from_u128(n)));
        let at = DateTime::from_timestamp(1_800_000_000, 0).unwrap();
        let entry = Entry {
            id: IndicatorValueId::fresh(at, [1; 10]),
            programme: "own".parse().unwrap(),
            indicator: "V10".parse().unwrap(),
            period: "2026".parse().unwrap(),
            division: None,
            content: content(Figure::YesNo { yes: false }),
            origin: Origin::Entered,
            state: EntryState::Proposed,
            made_by: account(1),
            approved_by: None,
            version: 1,
            updated_at: at,
        };
        let refused = entry.clone().approved(account(1), at).unwrap_err();
        assert_eq!(refused[0].code, Code::FourEyes);
        let approved = entry.approved(account(2), at).unwrap();
        assert_eq!((approved.state, approved.version), (EntryState::Approved, 2));
        assert_eq!(approved.approved(account(3), at).unwrap_err()[0].code, Code::ValueNotSo);
    }
}
