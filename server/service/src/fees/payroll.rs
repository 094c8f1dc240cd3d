//! The file for payroll: the only one that leaves with names.
//!
//! Each making and each download is written to the audit log, and each name that is read to the expert's own list.

use std::collections::BTreeMap;

use chrono::{DateTime, Utc};
use documents::csv::{self, Cell, Dialect};
use domain::Code;
use domain::audit::Act;
use domain::expert::booking::ClaimCommand;
use domain::expert::{ClaimFor, ClaimState, Contact, FeeClaim, Party};
use domain::id::{ExpertId, FeeClaimId, FeeExportId, TypedId};
use domain::identity::{Action, Actor};
use serde_json::json;
use storage::expert::{event, fee};
use storage::{Access, Tx};

use super::claims::{ClaimAbout, in_sight};
use super::step::advance;
use crate::expert::sealed::{self, Look};
use crate::identity::authorise_somewhere;
use crate::panel::person;
use crate::{Result, ServiceError, Services, audit};

/// The media type of the file.
pub const PAYROLL_TYPE: &str = csv::MEDIA_TYPE;

/// In Finnish whoever asks: payroll finds its columns by their names.
const COLUMNS: [&str; 12] = [
    "Nimi",
    "Palkkanumero",
    "Korvauksen tunnus",
    "Tilaus",
    "Keikkapäivä",
    "Kustannuspaikka",
    "Palkkio",
    "Kilometrit",
    "Kilometrin hinta",
    "Kilometrikorvaus",
    "Muut kulut",
    "Yhteensä",
];

/// A file for payroll with what is in it.
#[derive(Clone, Debug)]
pub struct PayrollExport {
    pub id: FeeExportId,
    pub made_at: DateTime<Utc>,
    pub claims: usize,
    /// For Excel as it is set up in Finland.
    pub csv: String,
}

/// A file for payroll, without a name in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExportSummary {
    pub id: FeeExportId,
    pub made_at: DateTime<Utc>,
    pub claims: usize,
    /// What it comes to.
    pub cents: i64,
    pub is_paid: bool,
}

/// Takes every approved claim to payroll: each is in one file only. Nobody's name is read for that.
pub async fn make(services: &Services, actor: &Actor) -> Result<FeeExportId> {
    authorise_somewhere(actor, Action::ExportPayroll)?;
    let tx = services.storage.begin().await?;
    let approved = fee::in_states(&tx, &[ClaimState::Approved]).await?;
    let mut found = of_actor(&tx, actor, approved).await?;
    if found.is_empty() {
        return Err(ServiceError::invalid(Code::NothingToExport, ["state"]));
    }
    let id: FeeExportId = services.fresh_id();
    let moved = move_all(services, &tx, &mut found, ClaimCommand::Export).await?;
    fee::set_exported(&tx, &moved, id).await?;
    let detail = json!({ "claims": found.len(), "cents": total(&found) });
    audit::record(services, &tx, actor, Act::PayrollExported, id, detail).await?;
    tx.commit().await?;
    Ok(id)
}

/// Takes every approved claim to payroll and reads the file. What fails after it was made is downloaded again.
pub async fn export(services: &Services, actor: &Actor) -> Result<PayrollExport> {
    let id = make(services, actor).await?;
    download(services, actor, id).await
}

/// What is in a file, with the names as the registry has them now; as often as it is needed.
pub async fn download(services: &Services, actor: &Actor, id: FeeExportId) -> Result<PayrollExport> {
    authorise_somewhere(actor, Action::ExportPayroll)?;
    let tx = services.storage.begin().await?;
    let claims = fee::of_export(&tx, id).await?;
    let found = of_actor(&tx, actor, claims).await?;
    if found.is_empty() {
        return Err(ServiceError::NotFound);
    }
    audit::record(services, &tx, actor, Act::PayrollDownloaded, id, json!({ "claims": found.len() })).await?;
    tx.commit().await?;
    let contacts = contacts(services, actor, &found).await?;
    let csv = table(&found, &contacts);
    Ok(PayrollExport { id, made_at: made_at(id), claims: found.len(), csv })
}

/// Every file for payroll, the newest first.
pub async fn exports(services: &Services, actor: &Actor) -> Result<Vec<ExportSummary>> {
    authorise_somewhere(actor, Action::ExportPayroll)?;
    let access = &services.storage;
    let mut summaries = Vec::new();
    for id in fee::exports(access).await? {
        let found = of_actor(access, actor, fee::of_export(access, id).await?).await?;
        if !found.is_empty() {
            summaries.push(ExportSummary {
                id,
                made_at: made_at(id),
                claims: found.len(),
                cents: total(&found),
                is_paid: found.iter().all(|(claim, _)| claim.state == ClaimState::Paid),
            });
        }
    }
    Ok(summaries)
}

/// Notes that what is in a file has been paid. Tells how many claims that was.
pub async fn mark_paid(services: &Services, actor: &Actor, id: FeeExportId) -> Result<usize> {
    authorise_somewhere(actor, Action::ExportPayroll)?;
    let tx = services.storage.begin().await?;
    let mut claims = fee::of_export(&tx, id).await?;
    claims.retain(|claim| claim.state == ClaimState::Exported);
    let mut found = of_actor(&tx, actor, claims).await?;
    if found.is_empty() {
        return Err(ServiceError::invalid(Code::ClaimNotSo, ["exportId"]));
    }
    move_all(services, &tx, &mut found, ClaimCommand::MarkPaid).await?;
    audit::record(services, &tx, actor, Act::ClaimsPaid, id, json!({ "claims": found.len() })).await?;
    tx.commit().await?;
    Ok(found.len())
}

/// Whom claims pay. Each look at an expert is in their own list of looks, and that at members with the download in the
/// audit log.
async fn contacts(
    services: &Services,
    actor: &Actor,
    found: &[(FeeClaim, ClaimAbout)],
) -> Result<BTreeMap<FeeClaimId, Contact>> {
    let gigs = || {
        found.iter().filter_map(|(claim, _)| match claim.subject {
            ClaimFor::Gig { expert, order, .. } => Some((expert, order)),
            ClaimFor::Meeting { .. } => None,
        })
    };
    let ids: Vec<ExpertId> = gigs().map(|(expert, _)| expert).collect();
    let look = Look::for_payroll(actor).for_orders(gigs());
    let experts = sealed::contacts(services, &look, &ids).await?;
    let mut contacts = BTreeMap::new();
    for (claim, _) in found {
        let contact = match claim.subject {
            ClaimFor::Gig { expert, .. } => experts.get(&expert).cloned(),
            ClaimFor::Meeting { member, .. } => {
                person::person(services, member).await?.map(|one| one.contact)
            }
        };
        contacts.extend(contact.map(|contact| (claim.id, contact)));
    }
    Ok(contacts)
}

/// Those claims that belong to the actor's part of the county.
async fn of_actor(
    access: &impl Access,
    actor: &Actor,
    claims: Vec<FeeClaim>,
) -> Result<Vec<(FeeClaim, ClaimAbout)>> {
    in_sight(access, claims, |_, owner| actor.may(Action::ExportPayroll, owner)).await
}

/// Moves all of them on, or none: who comes second finds them moved already.
async fn move_all(
    services: &Services,
    tx: &Tx,
    found: &mut [(FeeClaim, ClaimAbout)],
    command: ClaimCommand,
) -> Result<Vec<FeeClaimId>> {
    let mut events = Vec::new();
    for (claim, _) in found.iter_mut() {
        events.push(advance(services, claim, command, Party::Payroll, json!({}))?);
        if !fee::update(tx, claim).await? {
            return Err(ServiceError::Unavailable);
        }
    }
    event::append(tx, &events).await?;
    Ok(found.iter().map(|(claim, _)| claim.id).collect())
}

/// One row a claim. Whoever has been erased since has no name in it.
fn table(found: &[(FeeClaim, ClaimAbout)], contacts: &BTreeMap<FeeClaimId, Contact>) -> String {
    let row = |(claim, about): &(FeeClaim, ClaimAbout)| -> [Cell; COLUMNS.len()] {
        let contact = contacts.get(&claim.id).cloned().unwrap_or_default();
        let lines = &claim.lines;
        [
            contact.name.into(),
            contact.payroll_number.unwrap_or_default().into(),
            claim.id.uuid().to_string().into(),
            about.reference.clone().into(),
            claim.gig_day.format("%-d.%-m.%Y").to_string().into(),
            about.cost_centre.clone().into(),
            Cell::Hundredths(lines.fee()),
            Cell::Whole(i64::from(lines.km)),
            Cell::Hundredths(lines.km_cents),
            Cell::Hundredths(i64::from(lines.km) * lines.km_cents),
            Cell::Hundredths(lines.other_cents),
            Cell::Hundredths(lines.total()),
        ]
    };
    csv::write(Dialect::Excel, COLUMNS, found.iter().map(row))
}

fn total(found: &[(FeeClaim, ClaimAbout)]) -> i64 {
    found.iter().map(|(claim, _)| claim.lines.total()).sum()
}

/// When a file was made, which its id tells.
fn made_at(id: FeeExportId) -> DateTime<Utc> {
    let stamp = id.uuid().get_timestamp().map(|stamp| stamp.to_unix());
    let moment =
        stamp.and_then(|(seconds, nanos)| DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos));
    moment.unwrap_or_default()
}
