//! The invented staff and their log-ins.

use domain::identity::{Account, Actor, Grant, Role, Scope, StaffActor};
use service::identity::account;
use service::{Result, Services};

use super::county::Divisions;
use super::script::Owner;

/// The password of every log-in of the demonstration: long and easy to type. It protects nothing.
pub const PASSWORD: &str = "mustikka sauna talvi juna";

/// How to log in as one of the staff.
#[derive(Clone, Copy, Debug)]
pub struct Login {
    pub email: &'static str,
    pub name: &'static str,
    pub role: Role,
    /// Holds the role in one division only, the health services.
    pub in_one_division: bool,
    pub password: &'static str,
}

const ADMINISTRATOR: Login = login("paakayttaja@example.fi", "Aino Esimerkki", Role::Administrator);
const EDITOR: Login = login("kyselyt@example.fi", "Eero Esimerkki", Role::SurveyEditor);
const ANALYST: Login = login("analyysi@example.fi", "Signe Exempel", Role::Analyst);
const DIVISION_EDITOR: Login = Login {
    in_one_division: true,
    ..login("terveyspalvelut@example.fi", "Tiina Testinen", Role::SurveyEditor)
};
const PROGRAMME_OFFICER: Login = login("ohjelma@example.fi", "Oskar Modell", Role::ProgrammeOfficer);
const COORDINATOR: Login = login("kokemus@example.fi", "Kaisa Mallinen", Role::Coordinator);
const PANEL_ORGANISER: Login = login("raadit@example.fi", "Raili Esimerkki", Role::PanelOrganiser);
const ORDERER: Login =
    Login { in_one_division: true, ..login("tilaaja@example.fi", "Teppo Testinen", Role::Orderer) };
const BUDGET_APPROVER: Login = login("hyvaksyja@example.fi", "Hilla Esimerkki", Role::BudgetApprover);
const PAYROLL: Login = login("palkat@example.fi", "Paavo Mallinen", Role::Payroll);
const FEEDBACK_HANDLER: Login = login("palaute@example.fi", "Pihla Testinen", Role::FeedbackHandler);

const RESPONSIBLE_PARTY: Login = login("vastuutaho@example.fi", "Veera Vastaava", Role::ResponsibleParty);
const REPORT_APPROVER: Login = login("arvot@example.fi", "Arvid Exempel", Role::ReportApprover);

/// Every log-in, in the order in which they are shown.
pub const LOGINS: [Login; 13] = [
    ADMINISTRATOR,
    EDITOR,
    ANALYST,
    DIVISION_EDITOR,
    PROGRAMME_OFFICER,
    COORDINATOR,
    PANEL_ORGANISER,
    ORDERER,
    BUDGET_APPROVER,
    PAYROLL,
    FEEDBACK_HANDLER,
    RESPONSIBLE_PARTY,
    REPORT_APPROVER,
];

const fn login(email: &'static str, name: &'static str, role: Role) -> Login {
    Login { email, name, role, in_one_division: false, password: PASSWORD }
}

/// The staff who act in the stories.
pub struct Staff {
    editor: Actor,
    division_editor: Actor,
    pub analyst: Actor,
    pub programme_officer: Actor,
    pub coordinator: Actor,
    pub panel_organiser: Actor,
    pub orderer: Actor,
    pub budget_approver: Actor,
    pub payroll: Actor,
    pub feedback_handler: Actor,
    pub responsible_party: Actor,
    pub report_approver: Actor,
}

impl Staff {
    /// Who writes the surveys of this owner.
    pub fn editor_for(&self, owner: Owner) -> &Actor {
        match owner {
            Owner::County | Owner::ServicesForOlderPeople => &self.editor,
            Owner::HealthServices => &self.division_editor,
        }
    }
}

/// Makes the administrator, before there is anything to administer.
pub async fn administrator(services: &Services) -> Result<Actor> {
    join(services, ADMINISTRATOR, Scope::County).await
}

/// Makes everyone else.
pub async fn set_up(services: &Services, divisions: Divisions) -> Result<Staff> {
    let health_services = divisions.scope(Owner::HealthServices);
    Ok(Staff {
        editor: join(services, EDITOR, Scope::County).await?,
        division_editor: join(services, DIVISION_EDITOR, health_services).await?,
        analyst: join(services, ANALYST, Scope::County).await?,
        programme_officer: join(services, PROGRAMME_OFFICER, Scope::County).await?,
        coordinator: join(services, COORDINATOR, Scope::County).await?,
        panel_organiser: join(services, PANEL_ORGANISER, Scope::County).await?,
        orderer: join(services, ORDERER, health_services).await?,
        budget_approver: join(services, BUDGET_APPROVER, Scope::County).await?,
        payroll: join(services, PAYROLL, Scope::County).await?,
        feedback_handler: join(services, FEEDBACK_HANDLER, Scope::County).await?,
        responsible_party: join(services, RESPONSIBLE_PARTY, Scope::County).await?,
        report_approver: join(services, REPORT_APPROVER, Scope::County).await?,
    })
}

async fn join(services: &Services, login: Login, scope: Scope) -> Result<Actor> {
    let grants = vec![Grant { role: login.role, scope }];
    let account = account::create_active(services, login.email, login.name, login.password, grants).await?;
    Ok(actor(account))
}

/// The account as if it had logged in; there is no session behind it.
fn actor(account: Account) -> Actor {
    Actor::Staff(StaffActor {
        account: account.id,
        name: account.name,
        language: account.language,
        grants: account.grants,
        session: [0; 32],
    })
}
