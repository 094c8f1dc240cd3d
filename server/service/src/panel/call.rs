//! The open call: what applicants are told and asked, and applying.

use std::collections::BTreeMap;
use std::net::IpAddr;

use domain::audit::Act;
use domain::id::{MemberId, PanelId};
use domain::identity::Actor;
use domain::identity::bucket::APPLY;
use domain::initiative::IntakeChannel;
use domain::panel::{
    Application, Member, MemberCommand, MemberConsent, MemberParty, MemberRoute, MemberState, MemberTerm,
    OpenCall, Panel, PanelState, pseudonym,
};
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::json;
use storage::panel::member;
use storage::{StorageError, Tx};

use super::member::tell;
use super::nominee::is_written_down;
use super::person::{self, Person};
use super::{managed_one, organised, write};
use crate::identity::session::network_prefix;
use crate::identity::take_token;
use crate::{Result, ServiceError, Services, token};

/// Replaces the call of a panel that was read as this version. What somebody has answered already cannot be taken away.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: PanelId,
    version: i64,
    call: OpenCall,
) -> Result<Panel> {
    let tx = services.storage.begin().await?;
    storage::panel::lock(&tx, id).await?;
    let mut panel = organised(&tx, actor, id, version).await?;
    if panel.state == PanelState::Ended {
        return Err(ServiceError::invalid(Code::PanelNotSo, ["panelId"]));
    }
    call.check(panel.content.seats).map_err(ServiceError::Invalid)?;
    let has_applicants = member::counts(&tx, &[id]).await?.contains_key(&id);
    if let Some(before) = panel.call.as_ref().filter(|_| has_applicants) {
        call.keeps_answers_of(before)?;
    }
    let detail = json!({ "closes_on": call.closes_on, "features": call.features.len() });
    panel.call = Some(call);
    write(services, tx, actor, panel, Act::CallSaved, detail).await
}

/// Takes an application in. Whoever has applied from the same address already is told by message where that stands, and
/// the caller learns nothing of it.
pub async fn apply(services: &Services, address: IpAddr, id: PanelId, sent: Application) -> Result<()> {
    let panel = storage::panel::find(&services.storage, id).await?.filter(Panel::is_public);
    let panel = panel.ok_or(ServiceError::NotFound)?;
    let not_open = || ServiceError::from(Violation::new(Code::CallNotOpen, ["panelId"]));
    let call = panel.call_open_on(civil_day(services.now())).ok_or_else(not_open)?;
    let told = Told::of(services, id, call, IntakeChannel::Web, sent)?;
    take_token(services, &format!("apply:{}", network_prefix(address)), APPLY).await?;
    if !told.code.is_empty() {
        return apply_invited(services, id, &told, None).await.map(drop);
    }
    if !again(services, id, &told.person).await? {
        let one = fresh(services, id, MemberRoute::Applied, MemberState::Applied);
        add(services, &one, &told.person, Some(&told.answers), told.household, None).await?;
    }
    Ok(())
}

/// Writes an application down that came on paper, by phone or face to face, with the checks of the form: the call is open,
/// and everything that it asks is answered. Whoever has applied already is told to the organiser, and nothing is written.
pub async fn enter(
    services: &Services,
    actor: &Actor,
    id: PanelId,
    channel: IntakeChannel,
    sent: Application,
) -> Result<()> {
    let panel = managed_one(&services.storage, actor, id).await?;
    is_written_down(channel)?;
    let not_open = || ServiceError::from(Violation::new(Code::CallNotOpen, ["panelId"]));
    let call = panel.call_open_on(civil_day(services.now())).ok_or_else(not_open)?;
    let told = Told::of(services, id, call, channel, sent)?;
    let is_new = if told.code.is_empty() {
        let one = fresh(services, id, MemberRoute::Applied, MemberState::Applied);
        let by = Some((actor, Act::ApplicationEntered));
        add(services, &one, &told.person, Some(&told.answers), told.household, by).await?
    } else {
        apply_invited(services, id, &told, Some(actor)).await?
    };
    if is_new { Ok(()) } else { Err(ServiceError::invalid(Code::MemberIsThere, ["contact", "email"])) }
}

/// An application in its one form.
struct Told {
    person: Person,
    answers: BTreeMap<String, String>,
    household: Option<[u8; 32]>,
    /// Blank where they have none.
    code: String,
}

impl Told {
    fn of(
        services: &Services,
        id: PanelId,
        call: &OpenCall,
        channel: IntakeChannel,
        sent: Application,
    ) -> Result<Self> {
        let Application { contact, needs, answers, code, guardian, home, .. } =
            sent.check(call).map_err(ServiceError::Invalid)?;
        let now = services.now();
        let consent = Some(MemberConsent::given(Some(call), channel, now));
        let person = Person { contact, needs, guardian, applied_at: Some(now), consent, ..Person::default() };
        let household = home.map(|home| person::household_tag(services, id, &home.key()));
        Ok(Self { person, answers, household, code })
    }
}

/// An application of somebody of a sample. Their code is spent with it, unless they have applied by the open form already
/// or were named: then they are told by message where that stands, as by that form, and nobody has two chances.
///
/// Tells whether the application is written.
async fn apply_invited(services: &Services, panel: PanelId, told: &Told, by: Option<&Actor>) -> Result<bool> {
    let Told { person, answers, household, code } = told;
    let not_valid = || ServiceError::invalid(Code::InvitationNotValid, ["code"]);
    let tx = services.storage.begin().await?;
    // Nobody else applies from the same address meanwhile.
    storage::panel::lock(&tx, panel).await?;
    let one = member::find_by_code(&tx, panel, &token::hash(code)).await?.ok_or_else(not_valid)?;
    let one = one.moved(MemberCommand::Apply, MemberParty::Panel, None, services.now())?;
    let tag = person::reach_tag(services, panel, &person.contact);
    let known = member::find_by_reach(&tx, panel, &tag).await?;
    // Two of a sample may share an address: each has a code, which tells them apart.
    if let Some(known) = known.as_ref().filter(|known| known.route != MemberRoute::Invited) {
        // Whoever writes an application down is told instead.
        if by.is_none() {
            tell(services, &tx, known).await?;
            tx.commit().await?;
        }
        return Ok(false);
    }
    let tag = known.is_none().then_some(tag);
    // A sample tells more surely who lives together than what is typed.
    let is_told = member::households(&tx, panel).await?.contains_key(&one.id);
    let tags = (tag, household.filter(|_| !is_told));
    if let Some(actor) = by {
        managed_one(&tx, actor, panel).await?;
        note(services, &tx, actor, Act::ApplicationEntered, &one).await?;
    }
    let applied = person::seal_application(services, one.id, person, answers, tags).await?;
    if !member::apply(&tx, &one, &applied).await? {
        return Err(not_valid());
    }
    tell(services, &tx, &one).await?;
    tx.commit().await?;
    Ok(true)
}

async fn note(services: &Services, tx: &Tx, actor: &Actor, act: Act, one: &Member) -> Result<()> {
    crate::audit::record(services, tx, actor, act, one.panel, json!({ "pseudonym": one.pseudonym })).await
}

/// Whether this person has applied before; then they are written to as before.
async fn again(services: &Services, panel: PanelId, person: &Person) -> Result<bool> {
    let tag = person::reach_tag(services, panel, &person.contact);
    let tx = services.storage.begin().await?;
    let Some(one) = member::find_by_reach(&tx, panel, &tag).await? else { return Ok(false) };
    tell(services, &tx, &one).await?;
    tx.commit().await?;
    Ok(true)
}

pub(super) fn fresh(services: &Services, panel: PanelId, route: MemberRoute, state: MemberState) -> Member {
    let now = services.now();
    Member {
        id: services.fresh_id::<MemberId>(),
        panel,
        pseudonym: pseudonym(services.random()),
        route,
        state,
        turn: None,
        term: MemberTerm::default(),
        replaced_by: None,
        version: 1,
        created_at: now,
        changed_at: now,
    }
}

/// Stores somebody and writes to them. False where they are there already.
pub(super) async fn add(
    services: &Services,
    one: &Member,
    person: &Person,
    answers: Option<&BTreeMap<String, String>>,
    household: Option<[u8; 32]>,
    by: Option<(&Actor, Act)>,
) -> Result<bool> {
    let sealed = person::seal(services, one.panel, one.id, person, answers, household).await?;
    let added = insert(services, one, &sealed, by).await;
    // After an error nobody knows whether the row is there: the nightly sweep looks.
    if matches!(added, Ok(false)) {
        services.keys.destroy_members(&[one.id]).await?;
    }
    added
}

async fn insert(
    services: &Services,
    one: &Member,
    sealed: &member::Sealed,
    by: Option<(&Actor, Act)>,
) -> Result<bool> {
    let tx = services.storage.begin().await?;
    storage::panel::lock(&tx, one.panel).await?;
    let panel = storage::panel::find(&tx, one.panel).await?.ok_or(ServiceError::NotFound)?;
    let applies = one.route != MemberRoute::Nominated;
    if panel.state == PanelState::Ended || (applies && !panel.state.takes_applications()) {
        return Err(ServiceError::invalid(Code::CallNotOpen, ["panelId"]));
    }
    if let Some((actor, act)) = by {
        managed_one(&tx, actor, one.panel).await?;
        note(services, &tx, actor, act, one).await?;
    }
    match member::insert(&tx, one, sealed).await {
        Ok(()) => {}
        // Sent twice at once.
        Err(StorageError::Unique(_)) => return Ok(false),
        Err(error) => return Err(error.into()),
    }
    tell(services, &tx, one).await?;
    tx.commit().await?;
    Ok(true)
}
