//! Orders: what is asked for, when, and who has been asked.

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use super::booking::{AssignmentState, OccurrenceState, OfferState, OrderState};
use super::busy::{Busy, Mode};
use super::matching::Explanation;
use super::person::AccessNeed;
use super::theme::Theme;
use crate::id::{AssignmentId, ExpertId, OccurrenceId, OfferId, OrderId};
use crate::identity::Scope;
use crate::violation::{Code, Violation, Violations};
use crate::{AccountId, LanguageTag};

coded_enum! {
    /// What an expert is asked to do (the kinds that Finnish registries and networks use).
    GigType, "gig-type-" {
        Lecture = "lecture",
        GroupFacilitation = "group_facilitation",
        PeerSupport = "peer_support",
        CoWorkWithProfessional = "co_work_with_professional",
        ServiceDevelopment = "service_development",
        WorkingGroup = "working_group",
        Representation = "representation",
        RecruitmentPanel = "recruitment_panel",
        ResearchInterview = "research_interview",
        Media = "media",
        InfoPoint = "info_point",
        TextReview = "text_review",
        Other = "other",
    }
}

coded_enum! {
    /// Why an order is taken back.
    WithdrawReason, "withdraw-reason-" {
        Duplicate = "duplicate",
        Test = "test",
        Mistake = "mistake",
        NeedEnded = "need_ended",
    }
}

impl WithdrawReason {
    /// Whether there never was an order to count.
    pub fn reverses(self) -> bool {
        matches!(self, Self::Duplicate | Self::Test | Self::Mistake)
    }
}

coded_enum! {
    /// Why an order was left without an expert. Counted, so that one sees what the registry lacks.
    UnfilledReason, "unfilled-reason-" {
        /// Nobody in the registry suits it.
        NoEligibleExpert = "no_eligible_expert",
        /// Whoever suits it cannot at that time.
        NobodyFree = "nobody_free",
        /// Those who were asked said no, or nothing.
        NobodyAccepted = "nobody_accepted",
        ShortNotice = "short_notice",
        NeedEnded = "need_ended",
        /// Its time came before anybody was found: what the service itself says.
        TimePassed = "time_passed",
        Other = "other",
    }
}

stored_enum! {
    /// What an expert's yes means.
    OfferMode {
        /// The seat is theirs.
        Binding = "binding",
        /// They would come; the coordinator chooses among those.
        Interest = "interest",
    }
}

coded_enum! {
    /// Why a coordinator asks an expert in spite of a hindrance.
    OverrideReason, "override-reason-" {
        ExpertAgreed = "expert_agreed",
        OrdererAsked = "orderer_asked",
        NobodyElse = "nobody_else",
        Other = "other",
    }
}

stored_enum! {
    /// By which way somebody told a coordinator what the coordinator then entered for them.
    ToldBy {
        Phone = "phone",
        Email = "email",
        InPerson = "in_person",
    }
}

/// Most times of one order.
pub const OCCURRENCES_MAX: usize = 60;
/// Most experts asked for at once.
pub const SEATS_MAX: u8 = 20;
const TITLE_MAX: usize = 200;
const TEXT_MAX: usize = 4_000;
const COST_CENTRE_MAX: usize = 40;

/// What is ordered.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderContent {
    pub title: String,
    /// The aim, the audience, what the expert should know.
    pub description: String,
    pub gig_type: GigType,
    /// The language in which the gig is held.
    pub language: LanguageTag,
    pub mode: Mode,
    /// The address, or the remote link once it is known.
    pub place: String,
    /// Experts wanted at each time.
    pub seats: u8,
    /// The times, each a beginning and an end.
    pub times: Vec<(DateTime<Utc>, DateTime<Utc>)>,
    /// Where the place is: an official three-digit code; the way there is reckoned from it.
    #[serde(default)]
    pub municipality: Option<String>,
    /// What the place can offer.
    #[serde(default)]
    pub accessibility: BTreeSet<AccessNeed>,
    #[serde(default = "binding")]
    pub offer_mode: OfferMode,
    /// The code of a class in the price list.
    #[serde(default)]
    pub fee_class: Option<String>,
    /// What the costs are booked on; whoever answers for it approves the fees.
    #[serde(default)]
    pub cost_centre: String,
    /// Would rather have somebody who has been there before.
    #[serde(default)]
    pub prefers_known: bool,
}

fn binding() -> OfferMode {
    OfferMode::Binding
}

/// What of an order is kept sealed: the experience that is looked for would tell, beside its offers, what an expert
/// has lived through; and whom to reach, where the orderer has no account.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderPrivate {
    pub themes: BTreeSet<Theme>,
    /// The same in the orderer's words.
    pub experience: String,
    /// Whom to reach about the gig, in one line: a name and a phone number.
    pub reach: String,
}

impl OrderPrivate {
    pub fn check(&self) -> Violations {
        let mut found = Violations::new();
        for (field, text, max) in
            [("experience", &self.experience, TEXT_MAX), ("reach", &self.reach, TITLE_MAX)]
        {
            if text.chars().count() > max {
                found.push(Violation::new(Code::TooLong, [field]).with("max", max));
            }
        }
        if self.reach.chars().any(char::is_control) {
            found.push(Violation::new(Code::ControlCharacter, ["reach"]));
        }
        found
    }
}

impl OrderContent {
    /// An order that says nothing yet.
    pub fn blank(language: LanguageTag) -> Self {
        Self {
            title: String::new(),
            description: String::new(),
            gig_type: GigType::Other,
            language,
            mode: Mode::InPerson,
            place: String::new(),
            seats: 1,
            times: Vec::new(),
            municipality: None,
            accessibility: BTreeSet::new(),
            offer_mode: OfferMode::Binding,
            fee_class: None,
            cost_centre: String::new(),
            prefers_known: false,
        }
    }

    /// Everything that stands in the way of submitting.
    pub fn check(&self, now: DateTime<Utc>) -> Violations {
        let mut found = Violations::new();
        for (field, text, max) in
            [("title", &self.title, TITLE_MAX), ("description", &self.description, TEXT_MAX)]
        {
            if text.trim().is_empty() {
                found.push(Violation::new(Code::Required, [field]));
            } else if text.chars().count() > max {
                found.push(Violation::new(Code::TooLong, [field]).with("max", max));
            }
        }
        if self.mode.has_place() && self.place.trim().is_empty() {
            found.push(Violation::new(Code::Required, ["place"]));
        }
        for (field, text) in
            [("title", &self.title), ("place", &self.place), ("costCentre", &self.cost_centre)]
        {
            // They stand in mails and calendars, where a line break begins another line.
            if text.chars().any(char::is_control) {
                found.push(Violation::new(Code::ControlCharacter, [field]));
            }
        }
        if self.cost_centre.chars().count() > COST_CENTRE_MAX {
            found.push(Violation::new(Code::TooLong, ["costCentre"]).with("max", COST_CENTRE_MAX));
        }
        if self.place.chars().count() > TITLE_MAX {
            found.push(Violation::new(Code::TooLong, ["place"]).with("max", TITLE_MAX));
        }
        if !(1..=SEATS_MAX).contains(&self.seats) {
            let range = Violation::new(Code::OutOfRange, ["seats"]);
            found.push(range.with("min", 1_i64).with("max", i64::from(SEATS_MAX)));
        }
        self.check_times(now, &mut found);
        found
    }

    fn check_times(&self, now: DateTime<Utc>, found: &mut Violations) {
        if self.times.is_empty() {
            found.push(Violation::new(Code::Required, ["times"]));
        }
        if self.times.len() > OCCURRENCES_MAX {
            found.push(Violation::new(Code::TooManyTimes, ["times"]).with("max", OCCURRENCES_MAX));
            return;
        }
        for ((starts_at, ends_at), number) in self.times.iter().zip(1..) {
            let place = ["times".to_owned(), number.to_string()];
            if *starts_at <= now {
                found.push(Violation::new(Code::TimeHasPassed, place));
            } else if let Err(violation) = Busy::of(*starts_at, *ends_at, self.mode) {
                let field = violation.path.clone();
                found.push(Violation { path: place.into_iter().chain(field).collect(), ..violation });
            }
        }
        let busy: Vec<Busy> =
            self.times.iter().filter_map(|(from, until)| Busy::of(*from, *until, self.mode).ok()).collect();
        let clash = busy.iter().enumerate().any(|(i, one)| {
            busy.iter()
                .skip(i + 1)
                .any(|other| one.starts_at < other.ends_at && other.starts_at < one.ends_at)
        });
        if clash {
            found.push(Violation::new(Code::TimesOverlap, ["times"]));
        }
    }
}

/// An order for experts.
#[derive(Clone, Debug, PartialEq)]
pub struct Order {
    pub id: OrderId,
    /// The unit or division that orders.
    pub owner: Scope,
    pub orderer: AccountId,
    pub content: OrderContent,
    pub state: OrderState,
    /// Counts the changes; sent back with each command, so that nobody acts on what has changed.
    pub version: i64,
    /// How people refer to it, such as `KA-2026-0142`; `None` while it has never been submitted.
    pub reference: Option<String>,
    /// The Helsinki date on which it counts; `None` while it has never been submitted.
    pub submitted_on: Option<NaiveDate>,
    /// The day on which it came by phone or e-mail, as the coordinator who entered it says.
    pub received_on: Option<NaiveDate>,
    pub confirmed_at: Option<DateTime<Utc>>,
    pub held_at: Option<DateTime<Utc>>,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

/// One time of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Occurrence {
    pub id: OccurrenceId,
    pub order: OrderId,
    pub busy: Busy,
    pub state: OccurrenceState,
    pub version: i64,
}

/// One expert asked for an order.
#[derive(Clone, Debug, PartialEq)]
pub struct Offer {
    pub id: OfferId,
    pub order: OrderId,
    pub expert: ExpertId,
    pub state: OfferState,
    pub version: i64,
    pub sent_at: DateTime<Utc>,
    pub expires_at: DateTime<Utc>,
    /// Counts the rounds in which experts were asked for the order.
    pub wave: u32,
    /// The place among the candidates when it was made; the reserve list is asked in this order.
    pub rank: u32,
    pub explanation: Explanation,
}

impl Offer {
    /// Whether the expert is not asked again for the same order: whoever has declined, or let the time pass, is not.
    pub fn keeps_from_asking(&self) -> bool {
        self.state != OfferState::Withdrawn
    }

    /// Refuses an answer that comes too late.
    pub fn check_time(&self, now: DateTime<Utc>) -> Result<(), Violation> {
        if self.expires_at <= now { Err(Violation::new(Code::OfferExpired, ["offer"])) } else { Ok(()) }
    }
}

/// An expert's seat in one occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assignment {
    pub id: AssignmentId,
    pub occurrence: OccurrenceId,
    pub order: OrderId,
    pub expert: ExpertId,
    pub busy: Busy,
    pub state: AssignmentState,
    pub version: i64,
    /// Counts what the expert's calendar shows differently (RFC 5545 SEQUENCE).
    pub sequence: u32,
    pub changed_at: DateTime<Utc>,
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono::Duration;

    fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::hours(hours)
    }

    fn content(times: &[(i64, i64)]) -> OrderContent {
        OrderContent {
            title: "Luento".into(),
            description: "Kerro omasta polustasi.".into(),
            gig_type: GigType::Lecture,
            language: LanguageTag::finnish(),
            mode: Mode::Remote,
            place: String::new(),
            seats: 1,
            times: times.iter().map(|(from, until)| (at(*from), at(*until))).collect(),
            municipality: None,
            accessibility: BTreeSet::new(),
            offer_mode: OfferMode::Binding,
            fee_class: None,
            cost_centre: String::new(),
            prefers_known: false,
        }
    }

    fn codes(content: &OrderContent) -> Vec<Code> {
        content.check(at(0)).into_iter().map(|violation| violation.code).collect()
    }

    #[test]
    fn an_order_says_what_when_where_and_for_how_many() {
        assert_eq!(codes(&content(&[(1, 2), (2, 3)])), []);
        assert_eq!(codes(&content(&[])), [Code::Required]);
        assert_eq!(codes(&content(&[(0, 2)])), [Code::TimeHasPassed]);
        assert_eq!(codes(&content(&[(3, 2)])), [Code::EndsBeforeStart]);
        assert_eq!(codes(&content(&[(1, 3), (2, 4)])), [Code::TimesOverlap]);
        assert_eq!(codes(&content(&[(1, 2); 1_000])), [Code::TooManyTimes]);
        let hostile = OrderContent { title: "Luento\r\nBcc: x@example.fi".into(), ..content(&[(1, 2)]) };
        assert_eq!(codes(&hostile), [Code::ControlCharacter]);
        let bare = OrderContent {
            title: " ".into(),
            description: String::new(),
            mode: Mode::InPerson,
            seats: 0,
            ..content(&[(1, 2)])
        };
        assert_eq!(codes(&bare), [Code::Required, Code::Required, Code::Required, Code::OutOfRange]);
    }
}
