//! Roles and the parts of the county in which they hold.

use async_graphql::{Enum, ID, InputObject, SimpleObject};
use domain::id::TypedId;
use domain::identity::{Grant, Scope};
use domain::{Code, DivisionId, UnitId, Violation};

use crate::context::Request;
use crate::problem::InvalidInput;

/// A role of staff.
#[derive(Enum, Clone, Copy, Debug, PartialEq, Eq)]
#[graphql(remote = "domain::identity::Role")]
pub(crate) enum Role {
    /// Accounts, roles and the county's settings; sees no answers.
    Administrator,
    /// Makes surveys.
    SurveyEditor,
    /// Reads results.
    Analyst,
    /// Coordinates panels and experts by experience.
    Coordinator,
    /// Organises panels and asks them, and has nothing to do with experts.
    PanelOrganiser,
    /// Orders experts by experience for a unit.
    Orderer,
    /// Follows the participation programme.
    ProgrammeOfficer,
    /// Approves what experts are paid.
    BudgetApprover,
    /// Takes approved fees to payroll.
    Payroll,
    /// Reports values of indicators.
    ResponsibleParty,
    /// Approves what responsible parties have reported.
    ReportApprover,
    /// Handles customer feedback.
    FeedbackHandler,
}

/// A part of the county: all of it where both are `null`, a division, or a unit of one.
#[derive(SimpleObject)]
#[graphql(name = "Scope")]
pub(crate) struct ScopeView {
    /// `Division:…`
    division: Option<ID>,
    /// `Unit:…`
    unit: Option<ID>,
}

impl From<Scope> for ScopeView {
    fn from(scope: Scope) -> Self {
        let (division, unit) = match scope {
            Scope::County => (None, None),
            Scope::Division(division) => (Some(division), None),
            Scope::Unit { division, unit } => (Some(division), Some(unit)),
        };
        Self { division: division.map(|id| id.node_id().into()), unit: unit.map(|id| id.node_id().into()) }
    }
}

/// A part of the county: all of it where both are left out, a division, or a unit of one.
#[derive(InputObject)]
pub(crate) struct ScopeInput {
    /// `Division:…`
    division: Option<ID>,
    /// `Unit:…`; its division must be given, too.
    unit: Option<ID>,
}

impl ScopeInput {
    /// Reads the scope given in this field of an input.
    pub(crate) fn parse(&self, request: &Request<'_>, field: &str) -> Result<Scope, InvalidInput> {
        let refuse = |name: &str| {
            InvalidInput::new(&request.texts(None), &vec![Violation::new(Code::NotAnId, [field, name])])
        };
        let division =
            self.division.as_ref().map(|id| DivisionId::parse_node_id(id).ok_or_else(|| refuse("division")));
        let unit = self.unit.as_ref().map(|id| UnitId::parse_node_id(id).ok_or_else(|| refuse("unit")));
        match (division.transpose()?, unit.transpose()?) {
            (None, None) => Ok(Scope::County),
            (Some(division), None) => Ok(Scope::Division(division)),
            (Some(division), Some(unit)) => Ok(Scope::Unit { division, unit }),
            (None, Some(_)) => Err(refuse("division")),
        }
    }
}

/// A role in a part of the county.
#[derive(SimpleObject)]
#[graphql(name = "Grant")]
pub(crate) struct GrantView {
    /// The role.
    role: Role,
    /// Where it holds.
    scope: ScopeView,
}

impl From<&Grant> for GrantView {
    fn from(grant: &Grant) -> Self {
        Self { role: grant.role.into(), scope: grant.scope.into() }
    }
}

/// A role in a part of the county.
#[derive(InputObject)]
pub(crate) struct GrantInput {
    /// The role.
    role: Role,
    /// Where it holds; the whole county unless told.
    scope: Option<ScopeInput>,
}

pub(crate) fn parse_grants(request: &Request<'_>, inputs: &[GrantInput]) -> Result<Vec<Grant>, InvalidInput> {
    inputs
        .iter()
        .map(|input| {
            let scope = input.scope.as_ref().map(|scope| scope.parse(request, "roles")).transpose()?;
            Ok(Grant { role: input.role.into(), scope: scope.unwrap_or(Scope::County) })
        })
        .collect()
}
