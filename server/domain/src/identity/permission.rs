//! Authorisation as a pure table: who may do what, where.

use serde::{Deserialize, Serialize};

use crate::id::ExpertId;
use crate::language::LanguageTag;
use crate::{AccountId, DivisionId, UnitId};

coded_enum! {
    /// A role of staff. A person may hold several, each in its own scope.
    Role, "role-" {
        /// Accounts, roles and the county's settings; sees no answers.
        Administrator = "administrator",
        SurveyEditor = "survey_editor",
        Analyst = "analyst",
        /// Coordinates panels and experts by experience.
        Coordinator = "coordinator",
        /// Organises panels and asks them, and has nothing to do with experts.
        PanelOrganiser = "panel_organiser",
        /// Orders experts by experience for a unit.
        Orderer = "orderer",
        /// Follows the participation programme and its indicators.
        ProgrammeOfficer = "programme_officer",
        /// Answers for what experts' fees are booked on, and approves them.
        BudgetApprover = "budget_approver",
        /// Takes approved fees to payroll: the one role that gets names in a file.
        Payroll = "payroll",
        /// Reports values of indicators for a party that is responsible for them, or for a division.
        ResponsibleParty = "responsible_party",
        /// Approves what responsible parties have reported.
        ReportApprover = "report_approver",
        /// Handles customer feedback.
        FeedbackHandler = "feedback_handler",
    }
}

/// What can be done. Each GraphQL field and page that is not public names one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Action {
    ViewSurveys,
    EditSurvey,
    PublishSurvey,
    /// Enter an answer that came on paper or by phone, also after closing.
    EnterResponse,
    ViewResults,
    PublishResults,
    PublishOutcome,
    /// Write, submit and take back orders for experts.
    PlaceOrder,
    ViewOrders,
    /// How many orders there are and what became of them, none of them by itself.
    ViewFigures,
    /// What feedback on gigs comes to. Not for orderers: they know when their own gigs were, and would find in a short
    /// period what one expert has said of them.
    ViewFeedbackFigures,
    /// Ask experts for an order.
    CoordinateOrders,
    ManageExperts,
    /// Name and contact of an expert (L2).
    ReadContact,
    /// What an expert has lived through and needs (L3).
    ReadSensitive,
    /// Keep the price list, and fill in, check and reject what experts claim for gigs.
    ManageFees,
    ViewClaims,
    /// Approve what others have claimed and checked.
    ApproveFees,
    /// Take approved claims to payroll, with names.
    ExportPayroll,
    /// Make panels, draw their members by lot, ask them, and fill in, check and reject what members claim for meetings.
    ManagePanels,
    /// See values of indicators before they are published.
    ViewIndicators,
    /// Report values of indicators, each for their own part.
    ReportIndicators,
    /// Approve what others have reported.
    ApproveIndicators,
    /// Set baselines and targets, explain gaps, freeze, correct and publish reports on the programme.
    ManageIndicators,
    /// Read of activities that are not public, and what they come to.
    ViewActivities,
    /// Write of activities and how they went; of the whole county, keep the methods bank as well.
    ManageActivities,
    /// Handle initiatives: read who made them, tell them what is done, and publish what came of it.
    ManageInitiatives,
    /// Keep agreements on working together and documents in use.
    ManageRegister,
    /// Keep the register of bodies: what they say and handle, and what became of what they propose.
    ManageBodies,
    /// Prepare matters so that everybody can follow them: their paths, what they are tied to, and what came of it.
    ManageMatters,
    /// Read drafts and earlier versions of participation programmes; those in force are for everybody.
    ViewProgrammes,
    /// Bring programmes, write their drafts, and tell that they were approved.
    ManageProgrammes,
    /// Read customer feedback, write down what came by phone or on paper, handle and answer it.
    HandleFeedback,
    /// Take in scores that came by text message, see what all feedback comes to, and publish what was received and done.
    PublishFeedback,
    ManageAccounts,
    ManageCounty,
    ViewAudit,
}

impl Action {
    pub const ALL: &[Self] = &[
        Self::ViewSurveys,
        Self::EditSurvey,
        Self::PublishSurvey,
        Self::EnterResponse,
        Self::ViewResults,
        Self::PublishResults,
        Self::PublishOutcome,
        Self::PlaceOrder,
        Self::ViewOrders,
        Self::ViewFigures,
        Self::ViewFeedbackFigures,
        Self::CoordinateOrders,
        Self::ManageExperts,
        Self::ReadContact,
        Self::ReadSensitive,
        Self::ManageFees,
        Self::ViewClaims,
        Self::ApproveFees,
        Self::ExportPayroll,
        Self::ManagePanels,
        Self::ViewIndicators,
        Self::ReportIndicators,
        Self::ApproveIndicators,
        Self::ManageIndicators,
        Self::ViewActivities,
        Self::ManageActivities,
        Self::ManageInitiatives,
        Self::ManageRegister,
        Self::ManageBodies,
        Self::ManageMatters,
        Self::ViewProgrammes,
        Self::ManageProgrammes,
        Self::HandleFeedback,
        Self::PublishFeedback,
        Self::ManageAccounts,
        Self::ManageCounty,
        Self::ViewAudit,
    ];
}

/// The table: what a role may do within its scope.
pub fn permits(role: Role, action: Action) -> bool {
    use Action::{
        ApproveFees, ApproveIndicators, CoordinateOrders, EditSurvey, EnterResponse, ExportPayroll,
        HandleFeedback, ManageAccounts, ManageActivities, ManageBodies, ManageCounty, ManageExperts,
        ManageFees, ManageIndicators, ManageInitiatives, ManageMatters, ManagePanels, ManageProgrammes,
        ManageRegister, PlaceOrder, PublishFeedback, PublishOutcome, PublishResults, PublishSurvey,
        ReadContact, ReadSensitive, ReportIndicators, ViewActivities, ViewAudit, ViewClaims,
        ViewFeedbackFigures, ViewFigures, ViewIndicators, ViewOrders, ViewProgrammes, ViewResults,
        ViewSurveys,
    };
    match role {
        Role::Administrator => matches!(action, ManageAccounts | ManageCounty | ViewAudit | ViewSurveys),
        Role::SurveyEditor => matches!(
            action,
            ViewSurveys
                | EditSurvey
                | PublishSurvey
                | EnterResponse
                | ViewResults
                | PublishResults
                | PublishOutcome
                | ViewActivities
                | ViewProgrammes
        ),
        Role::Analyst => {
            matches!(action, ViewSurveys | ViewResults | PublishResults | ViewActivities | ViewProgrammes)
        }
        Role::Coordinator => matches!(
            action,
            ViewSurveys
                | EnterResponse
                | PlaceOrder
                | ViewOrders
                | ViewFigures
                | ViewFeedbackFigures
                | CoordinateOrders
                | ManageExperts
                | ReadContact
                | ReadSensitive
                | ManageFees
                | ViewClaims
                | ManagePanels
                | ViewActivities
                | ManageActivities
                | ManageInitiatives
                | ManageRegister
                | ManageBodies
                | ManageMatters
                | ViewProgrammes
        ),
        Role::PanelOrganiser => matches!(
            action,
            ViewSurveys | ViewClaims | ManagePanels | ViewActivities | ManageActivities | ViewProgrammes
        ),
        Role::Orderer => matches!(action, PlaceOrder | ViewOrders | ViewFigures),
        Role::ProgrammeOfficer => matches!(
            action,
            ViewSurveys
                | ViewResults
                | PublishOutcome
                | ViewFigures
                | ViewFeedbackFigures
                | PublishFeedback
                | ViewActivities
                | ManageActivities
                | ManageInitiatives
                | ManageRegister
                | ManageBodies
                | ManageMatters
                | ViewIndicators
                | ReportIndicators
                | ManageIndicators
                | ViewProgrammes
                | ManageProgrammes
        ),
        Role::BudgetApprover => matches!(action, ViewClaims | ApproveFees),
        Role::Payroll => matches!(action, ViewClaims | ExportPayroll),
        Role::ResponsibleParty => matches!(action, ViewIndicators | ReportIndicators),
        Role::ReportApprover => matches!(action, ViewIndicators | ApproveIndicators),
        Role::FeedbackHandler => matches!(action, HandleFeedback),
    }
}

/// Which part of the county a role or a resource belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Scope {
    County,
    Division(DivisionId),
    Unit { division: DivisionId, unit: UnitId },
}

impl Scope {
    /// True where `inner` lies within this scope: the county holds everything, a division its units.
    pub fn contains(self, inner: Self) -> bool {
        match (self, inner) {
            (Self::County, _) => true,
            (Self::Division(a), Self::Division(b) | Self::Unit { division: b, .. }) => a == b,
            (Self::Unit { unit: a, .. }, Self::Unit { unit: b, .. }) => a == b,
            _ => false,
        }
    }
}

/// A role in a scope.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Grant {
    pub role: Role,
    pub scope: Scope,
}

/// A logged-in member of staff.
#[derive(Clone, Debug, PartialEq)]
pub struct StaffActor {
    pub account: AccountId,
    pub name: String,
    pub language: Option<LanguageTag>,
    pub grants: Vec<Grant>,
    /// Identifies the session (a hash, never the token), so that it can end itself.
    pub session: [u8; 32],
}

/// An expert by experience with a short session of their own: what is theirs, and nothing of staff.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ExpertActor {
    pub expert: ExpertId,
    /// Identifies the session (a hash, never the token), so that it can end itself.
    pub session: [u8; 32],
}

/// Who is acting.
#[derive(Clone, Debug, PartialEq)]
pub enum Actor {
    Anonymous,
    Staff(StaffActor),
    Expert(ExpertActor),
    /// The service itself: the mixer, nightly jobs, the command line.
    System,
}

impl Actor {
    /// May this actor do this to something in this scope?
    pub fn may(&self, action: Action, resource: Scope) -> bool {
        match self {
            Self::Anonymous | Self::Expert(_) => false,
            Self::System => true,
            Self::Staff(staff) => {
                staff.grants.iter().any(|grant| permits(grant.role, action) && grant.scope.contains(resource))
            }
        }
    }

    /// May this actor do this anywhere at all? Decides what a menu shows and lists filter further.
    pub fn may_somewhere(&self, action: Action) -> bool {
        match self {
            Self::Anonymous | Self::Expert(_) => false,
            Self::System => true,
            Self::Staff(staff) => staff.grants.iter().any(|grant| permits(grant.role, action)),
        }
    }

    /// The expert who is acting, if it is one.
    pub fn expert(&self) -> Option<ExpertId> {
        match self {
            Self::Expert(expert) => Some(expert.expert),
            Self::Anonymous | Self::Staff(_) | Self::System => None,
        }
    }

    pub fn staff(&self) -> Option<&StaffActor> {
        match self {
            Self::Staff(staff) => Some(staff),
            Self::Anonymous | Self::Expert(_) | Self::System => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use uuid::Uuid;

    fn division(n: u128) -> DivisionId {
        DivisionId::from_uuid(Uuid::from_u128(n))
    }

    fn staff(role: Role, scope: Scope) -> Actor {
        Actor::Staff(StaffActor {
            account: AccountId::from_uuid(Uuid::nil()),
            name: String::new(),
            language: None,
            grants: vec![Grant { role, scope }],
            session: [0; 32],
        })
    }

    #[test]
    fn a_division_holds_its_units_and_no_other() {
        let unit = Scope::Unit { division: division(1), unit: UnitId::from_uuid(Uuid::from_u128(9)) };
        let editor = staff(Role::SurveyEditor, Scope::Division(division(1)));
        assert!(editor.may(Action::EditSurvey, unit));
        assert!(!editor.may(Action::EditSurvey, Scope::County));
        assert!(!editor.may(Action::EditSurvey, Scope::Division(division(2))));
        assert!(!staff(Role::SurveyEditor, unit).may(Action::EditSurvey, Scope::Division(division(1))));
    }

    #[test]
    fn the_administrator_of_accounts_sees_no_results() {
        let admin = staff(Role::Administrator, Scope::County);
        assert!(admin.may(Action::ManageAccounts, Scope::County));
        assert!(!admin.may(Action::ViewResults, Scope::County));
    }

    /// What is checked, approved and paid is so by three.
    #[test]
    fn no_role_both_checks_approves_and_pays() {
        for checking in [Action::ManageFees, Action::ManagePanels] {
            let steps = [checking, Action::ApproveFees, Action::ExportPayroll];
            for role in Role::ALL {
                let held = steps.iter().filter(|action| permits(*role, **action)).count();
                assert!(held <= 1, "{role:?}");
            }
        }
    }

    #[test]
    fn nobody_anonymous_may_do_anything() {
        for action in Action::ALL {
            assert!(!Actor::Anonymous.may(*action, Scope::County));
        }
    }
}
