//! Panels: groups of residents or customers whom the county asks again and again.

mod call;
mod compensation;
mod composition;
mod consent;
mod home;
mod invitation;
mod lot;
mod meeting;
mod member;
mod position;
mod state;
mod term;
mod topic;

use std::collections::BTreeSet;

use chrono::{DateTime, NaiveDate, Utc};
use serde::{Deserialize, Serialize};

use crate::activity::ParticipationCategory;
use crate::id::PanelId;
use crate::identity::Scope;
use crate::text::LocalizedText;
use crate::violation::{Code, Violation, Violations};

pub use call::{
    Application, FEATURES_MAX, Feature, FeatureValue, Guardian, OpenCall, VALUES_MAX, finnish, wrong_answers,
};
pub use compensation::{Compensation, CompensationKind};
pub use composition::{Composition, CompositionRow, HeadCount, ToldRow};
pub use consent::{Acceptance, CONSENT_TEXT, MemberConsent};
pub use home::Home;
pub use invitation::{INVITEES_MAX, Invitee, InviteeColumn};
pub use lot::{Lot, LotObjective, LotState, STALE_AFTER};
pub use meeting::{
    Attendance, FUNCTIONING_MONTHS, FUNCTIONING_MONTHS_RANGE, Material, Meeting, MeetingContent,
    MeetingDetails, MeetingMode, MeetingNeeds, Memo, check_needs, functions_on, is_functioning,
};
pub use member::{
    Member, MemberCommand, MemberParty, MemberRoute, MemberState, MemberTerm, check_public_name,
    invitation_code, parse_invitation_code, pseudonym,
};
pub use position::{Position, PositionContent, PositionState, Progress, Told};
pub use state::{PanelCommand, PanelState};
pub use term::TERM_GRACE_DAYS;
pub use topic::{TOPICS_MAX, Topic, TopicState, check_topic};

coded_enum! {
    /// What kind of panel it is.
    PanelKind, "panel-kind-" {
        /// Asukasraati.
        Resident = "resident",
        /// Asiakasraati.
        Customer = "customer",
        /// Asukaspaneeli: once, on one question, drawn by lot.
        Deliberative = "deliberative",
        ExpertGroup = "expert_group",
    }
}

impl PanelKind {
    /// In which categories its members take part where nobody has said so: those that the methods bank names for it.
    pub fn usual_categories(self) -> &'static [ParticipationCategory] {
        match self {
            Self::Resident | Self::Customer => {
                &[ParticipationCategory::Planning, ParticipationCategory::Evaluation]
            }
            Self::Deliberative => &[ParticipationCategory::Planning, ParticipationCategory::DecisionMaking],
            Self::ExpertGroup => &[
                ParticipationCategory::Planning,
                ParticipationCategory::Action,
                ParticipationCategory::Evaluation,
            ],
        }
    }
}

coded_enum! {
    /// How members of a panel are found; where there are several, it is mixed.
    RecruitmentMethod, "recruitment-" {
        OpenCall = "open_call",
        /// A random sample is invited to apply.
        RandomInvitation = "random_invitation",
        /// Somebody proposes them.
        Nomination = "nomination",
    }
}

/// The most characters of a panel's name.
const NAME_MAX: usize = 150;
/// The most characters of what a panel is for.
const PURPOSE_MAX: usize = 2_000;
/// The most characters of a panel's theme, of how one can take part, and of the principles by which people meet.
const THEME_MAX: usize = 200;
const SUPPORT_MAX: usize = 2_000;
const PRINCIPLES_MAX: usize = 4_000;
/// The most characters of what payments are booked on.
const COST_CENTRE_MAX: usize = 40;
/// The most seats: larger bodies are no panels.
pub const SEATS_MAX: u32 = 1_000;

/// What the organiser writes of a panel.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PanelContent {
    pub kind: PanelKind,
    pub name: LocalizedText,
    /// What it is for, as everybody reads it.
    pub purpose: LocalizedText,
    pub seats: u32,
    /// How many are wanted in the reserve; `None` where that is not said.
    #[serde(default)]
    pub reserve_seats: Option<u32>,
    /// How its members are found, as everybody reads it.
    #[serde(default)]
    pub recruitment: BTreeSet<RecruitmentMethod>,
    /// The first and the last Helsinki day of its term, as far as they are known.
    pub term_starts: Option<NaiveDate>,
    pub term_ends: Option<NaiveDate>,
    /// What attending a meeting is paid with.
    #[serde(default)]
    pub compensation: Compensation,
    /// What that is booked on; for its organisers only.
    #[serde(default)]
    pub cost_centre: String,
    /// What it is about, in short; may be blank, as may the two below.
    #[serde(default)]
    pub theme: LocalizedText,
    /// In which languages one can take part, with what interpretation, and how one gets into the places.
    #[serde(default)]
    pub support: LocalizedText,
    /// The safer-space principles by which its members meet.
    #[serde(default)]
    pub principles: LocalizedText,
    /// In which categories its members take part; empty means those of its kind.
    #[serde(default)]
    pub categories: BTreeSet<ParticipationCategory>,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    pub id: PanelId,
    pub owner: Scope,
    pub content: PanelContent,
    /// How members are looked for; `None` where nobody applies.
    pub call: Option<OpenCall>,
    pub state: PanelState,
    /// Counts up with every change.
    pub version: i64,
    pub created_at: DateTime<Utc>,
    pub updated_at: DateTime<Utc>,
}

impl PanelContent {
    /// In which categories its members take part.
    pub fn participation(&self) -> BTreeSet<ParticipationCategory> {
        ParticipationCategory::chosen_or(&self.categories, self.kind.usual_categories())
    }

    /// Everything wrong with it; the names of fields are those of the forms and of the schema.
    pub fn check(&self) -> Result<(), Violations> {
        let mut wrong = Violations::new();
        for (field, text, max) in [("name", &self.name, NAME_MAX), ("purpose", &self.purpose, PURPOSE_MAX)] {
            check_text(field, text, max, &mut wrong);
        }
        for (field, text, max) in [
            ("theme", &self.theme, THEME_MAX),
            ("support", &self.support, SUPPORT_MAX),
            ("principles", &self.principles, PRINCIPLES_MAX),
        ] {
            check_length(field, text, max, &mut wrong);
        }
        if !(1..=SEATS_MAX).contains(&self.seats) {
            let range = Violation::new(Code::OutOfRange, ["seats"]);
            wrong.push(range.with("min", 1_i64).with("max", i64::from(SEATS_MAX)));
        }
        if self.reserve_seats.is_some_and(|wanted| wanted > SEATS_MAX) {
            let range = Violation::new(Code::OutOfRange, ["reserveSeats"]);
            wrong.push(range.with("min", 0_i64).with("max", i64::from(SEATS_MAX)));
        }
        if let (Some(starts), Some(ends)) = (self.term_starts, self.term_ends)
            && ends < starts
        {
            wrong.push(Violation::new(Code::EndsBeforeStart, ["termEnds"]));
        }
        wrong.extend(self.compensation.check().err());
        if self.cost_centre.chars().count() > COST_CENTRE_MAX {
            wrong.push(Violation::new(Code::TooLong, ["costCentre"]).with("max", COST_CENTRE_MAX));
        }
        if wrong.is_empty() { Ok(()) } else { Err(wrong) }
    }
}

/// Whoever reads Finnish reads of every panel: a text is there in Finnish, and nowhere too long.
pub(crate) fn check_text(field: &str, text: &LocalizedText, max: usize, wrong: &mut Violations) {
    if text.get(&crate::LanguageTag::finnish()).is_none() {
        wrong.push(Violation::new(Code::Required, [field, "fi"]));
    }
    check_length(field, text, max, wrong);
}

pub(crate) fn check_length(field: &str, text: &LocalizedText, max: usize, wrong: &mut Violations) {
    for (tag, _) in text.entries().filter(|(_, text)| text.chars().count() > max) {
        wrong.push(Violation::new(Code::TooLong, [field, tag.as_str()]).with("max", max));
    }
}

impl Panel {
    /// Everybody may know of it: it is no draft any more.
    pub fn is_public(&self) -> bool {
        self.state != PanelState::Draft
    }
}
