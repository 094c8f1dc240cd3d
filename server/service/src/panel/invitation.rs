//! Random invitations: a sample of people who can apply, each with a code that comes by letter or by message.

use documents::csv::{self, Limits, Row, Table};
use domain::audit::Act;
use domain::id::{MemberId, PanelId, TypedId};
use domain::identity::Actor;
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::panel::{
    INVITEES_MAX, Invitee, InviteeColumn, Member, MemberCommand, MemberParty, MemberRoute, MemberState,
    Panel, PanelState,
};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use serde_json::json;
use storage::panel::member;

use super::leaving::forget;
use super::person::{self, Person};
use super::{call, managed_one};
use crate::outbox::{self, Outgoing};
use crate::{Result, ServiceError, Services, audit, token};

const LIMITS: Limits = Limits { bytes: 2 * 1_024 * 1_024, rows: INVITEES_MAX, columns: 50 };

/// Takes a sample in, all of it or nothing; tells of how many people.
///
/// # Errors
/// Everything that is wrong in any row, each at `["rows", row, column]`.
pub async fn import(services: &Services, actor: &Actor, id: PanelId, text: &str) -> Result<usize> {
    recruiting(services, actor, id).await?;
    let invitees = read(text).map_err(ServiceError::Invalid)?;
    let fresh = |_: &Invitee| call::fresh(services, id, MemberRoute::Invited, MemberState::Invited);
    let members: Vec<Member> = invitees.iter().map(fresh).collect();
    let ids: Vec<MemberId> = members.iter().map(|one| one.id).collect();
    services.keys.make_for_members(&ids, services.entropy.as_ref()).await?;
    // Keys without rows are found by the nightly sweep.
    store(services, actor, id, members, invitees).await
}

async fn store(
    services: &Services,
    actor: &Actor,
    panel: PanelId,
    members: Vec<Member>,
    invitees: Vec<Invitee>,
) -> Result<usize> {
    let mut rows = Vec::new();
    for (one, Invitee { contact, address, household }) in members.into_iter().zip(invitees) {
        let person = Person { contact, address, ..Person::default() };
        let sealed = person::seal_invited(services, one.id, panel, &person, household.as_deref()).await?;
        rows.push((one, sealed));
    }
    let tx = services.storage.begin().await?;
    managed_one(&tx, actor, panel).await?;
    for (one, sealed) in &rows {
        member::insert(&tx, one, sealed).await?;
    }
    audit::record(services, &tx, actor, Act::SampleInvited, panel, json!({ "count": rows.len() })).await?;
    tx.commit().await?;
    Ok(rows.len())
}

/// A panel that the actor organises and whose call is open or will be, so that an invitation leads somewhere.
async fn recruiting(services: &Services, actor: &Actor, id: PanelId) -> Result<Panel> {
    let panel = managed_one(&services.storage, actor, id).await?;
    let is_to_come = panel.state == PanelState::Draft || panel.state.takes_applications();
    let call = panel.call.as_ref().filter(|call| is_to_come && civil_day(services.now()) <= call.closes_on);
    match call {
        Some(_) => Ok(panel),
        None => Err(ServiceError::invalid(Code::CallNotOpen, ["panelId"])),
    }
}

fn read(text: &str) -> std::result::Result<Vec<Invitee>, Violations> {
    let table = csv::read_loosely(text.as_bytes(), &LIMITS)?;
    check_columns(&table)?;
    let cell = |row: Row<'_>, column: InviteeColumn| {
        column.headers().iter().find_map(|header| row.get(header)).map(str::to_owned)
    };
    let mut invitees = Vec::new();
    let mut wrong = Violations::new();
    for row in table.rows() {
        let cells: Vec<(InviteeColumn, String)> =
            InviteeColumn::ALL.iter().filter_map(|column| Some((*column, cell(row, *column)?))).collect();
        let under = |column| cells.iter().find(|(of, _)| *of == column).map(|(_, text)| text.as_str());
        match Invitee::read(row.number(), under) {
            Ok(invitee) => invitees.push(invitee),
            Err(found) => wrong.extend(found),
        }
    }
    if invitees.is_empty() && wrong.is_empty() {
        wrong.push(Violation::new(Code::CsvEmpty, ["csv"]));
    }
    if wrong.is_empty() { Ok(invitees) } else { Err(wrong) }
}

/// Somebody has to have a name.
fn check_columns(table: &Table) -> std::result::Result<(), Violations> {
    let headers: Vec<String> = table.header().map(|header| header.trim().to_lowercase()).collect();
    let names = InviteeColumn::Name.headers();
    if names.iter().any(|name| headers.iter().any(|header| header == name)) {
        return Ok(());
    }
    let finnish = names.first().copied().unwrap_or_default();
    Err(vec![Violation::new(Code::CsvColumnMissing, ["csv"]).with("column", finnish)])
}

/// Writes to everybody of the sample who has an address or a number and has not applied; each is written to once. Tells
/// of how many.
pub async fn send(services: &Services, actor: &Actor, id: PanelId) -> Result<usize> {
    let panel = recruiting(services, actor, id).await?;
    if !panel.state.takes_applications() {
        return Err(ServiceError::invalid(Code::CallNotOpen, ["panelId"]));
    }
    let mut people = person::people(services, id).await?;
    let tx = services.storage.begin().await?;
    managed_one(&tx, actor, id).await?;
    let waiting =
        member::of_panel(&tx, id).await?.into_iter().filter(|one| one.state == MemberState::Invited);
    let messages: Vec<_> = waiting
        .filter(|one| {
            let contact = people.remove(&one.id).unwrap_or_default().contact;
            contact.email.is_some() || contact.phone.is_some()
        })
        .map(|one| {
            let code = token::invitation_code(services, one.id);
            let link = format!("panels/{}/apply?code={}", id.uuid(), code.as_str());
            Outgoing {
                about: format!("invitation:{}", one.id.uuid()),
                to: Recipient::Member(one.id),
                notice: Notice::PanelInvitation { link },
                valid_for: Some((one.id.uuid(), one.version)),
                not_before: None,
            }
        })
        .collect();
    if messages.is_empty() {
        return Err(ServiceError::invalid(Code::NobodyToInvite, ["panelId"]));
    }
    outbox::put(services, &tx, &messages).await?;
    let detail = json!({ "count": messages.len() });
    audit::record(services, &tx, actor, Act::InvitationsSent, id, detail).await?;
    tx.commit().await?;
    Ok(messages.len())
}

/// What stands on one letter.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    pub name: String,
    /// Line by line.
    pub address: String,
    /// The language in which the letter is written.
    pub language: LanguageTag,
    pub code: String,
}

/// The letters to everybody of the sample who has a postal address and has not applied. That they were read is in the
/// audit log.
pub async fn letters(services: &Services, actor: &Actor, id: PanelId) -> Result<(Panel, Vec<Letter>)> {
    let tx = services.storage.begin().await?;
    let panel = managed_one(&tx, actor, id).await?;
    let members = member::of_panel(&tx, id).await?;
    audit::record(services, &tx, actor, Act::LettersPrinted, id, json!({})).await?;
    tx.commit().await?;
    let mut people = person::people(services, id).await?;
    let waiting = members.into_iter().filter(|one| one.state == MemberState::Invited);
    let letter = |one: Member| {
        let Person { contact, address, .. } = people.remove(&one.id)?;
        let language = contact.language.unwrap_or_else(LanguageTag::finnish);
        let code = token::invitation_code(services, one.id).to_string();
        (!address.is_empty()).then_some(Letter { name: contact.name, address, language, code })
    };
    Ok((panel, waiting.filter_map(letter).collect()))
}

/// Forgets who was invited and did not apply, once the call is over. For the nightly job; tells of how many people.
pub(super) async fn forget_unanswered(services: &Services) -> Result<usize> {
    let today = civil_day(services.now());
    let panels = storage::panel::all(&services.storage).await?;
    let is_over = |panel: &Panel| panel.call.as_ref().is_none_or(|call| call.closes_on < today);
    let mut forgotten = 0;
    for panel in panels.iter().filter(|panel| is_over(panel)) {
        let tx = services.storage.begin().await?;
        let (mut left, mut count) = (Vec::new(), 0);
        for one in member::of_panel(&tx, panel.id).await? {
            if one.state != MemberState::Invited {
                continue;
            }
            let one = one.moved(MemberCommand::EndTerm, MemberParty::Panel, None, services.now())?;
            // Whoever applies at this moment stays.
            if member::update(&tx, &one).await? {
                if forget(services, &tx, one.id, None).await? {
                    left.push(one.id);
                }
                count += 1;
            }
        }
        if count > 0 {
            let detail = json!({ "count": count });
            audit::record(services, &tx, &Actor::System, Act::AnswersForgotten, panel.id, detail).await?;
        }
        tx.commit().await?;
        services.keys.destroy_members(&left).await?;
        forgotten += count;
    }
    Ok(forgotten)
}
