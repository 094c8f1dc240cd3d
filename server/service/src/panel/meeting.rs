//! Meetings, and how many panels function.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::audit::Act;
use domain::id::{MeetingId, PanelId};
use domain::identity::Actor;
use domain::panel::{Meeting, MeetingMode, PanelKind, PanelState, is_functioning};
use domain::time::civil_day;
use domain::{Code, Violation};
use serde_json::json;
use storage::panel::meeting;

use super::managed_one;
use crate::{Result, ServiceError, Services, audit};

/// A meeting to be planned, or one that was held before it was written down.
#[derive(Clone, Debug)]
pub struct NewMeeting {
    pub on: NaiveDate,
    pub mode: MeetingMode,
    pub place: String,
}

pub async fn plan(services: &Services, actor: &Actor, id: PanelId, new: NewMeeting) -> Result<Meeting> {
    let tx = services.storage.begin().await?;
    let panel = managed_one(&tx, actor, id).await?;
    if panel.state == PanelState::Ended {
        return Err(ServiceError::invalid(Code::PanelNotSo, ["panelId"]));
    }
    let place = new.place.trim().to_owned();
    let planned =
        Meeting { id: services.fresh_id(), panel: id, on: new.on, mode: new.mode, place, attended: None };
    planned.check().map_err(ServiceError::Invalid)?;
    meeting::insert(&tx, &planned).await?;
    audit::record(services, &tx, actor, Act::MeetingPlanned, id, json!({ "on": planned.on })).await?;
    tx.commit().await?;
    Ok(planned)
}

/// Notes how many came; again, when that was wrong.
pub async fn report(services: &Services, actor: &Actor, id: MeetingId, attended: u32) -> Result<Meeting> {
    let tx = services.storage.begin().await?;
    let found = managed_meeting(&tx, actor, id).await?;
    let held = found.held(attended, civil_day(services.now()))?;
    meeting::update(&tx, &held).await?;
    let detail = json!({ "on": held.on, "attended": attended });
    audit::record(services, &tx, actor, Act::MeetingReported, held.panel, detail).await?;
    tx.commit().await?;
    Ok(held)
}

/// Takes a meeting back that was not held.
pub async fn remove(services: &Services, actor: &Actor, id: MeetingId) -> Result<PanelId> {
    let tx = services.storage.begin().await?;
    let found = managed_meeting(&tx, actor, id).await?;
    if found.attended.is_some() {
        return Err(Violation::new(Code::MeetingHeld, ["meetingId"]).into());
    }
    meeting::delete(&tx, id).await?;
    audit::record(services, &tx, actor, Act::MeetingRemoved, found.panel, json!({ "on": found.on })).await?;
    tx.commit().await?;
    Ok(found.panel)
}

async fn managed_meeting(access: &impl storage::Access, actor: &Actor, id: MeetingId) -> Result<Meeting> {
    crate::identity::authorise_somewhere(actor, domain::identity::Action::ManagePanels)?;
    let found = meeting::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    managed_one(access, actor, found.panel).await?;
    Ok(found)
}

/// How many panels of residents and of customers function on a day (toimivien asiakas- ja asukasraatien määrä).
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Functioning {
    pub residents: u32,
    pub customers: u32,
}

/// Counts for a day that has been or is: by the state in which each panel was at its end, and the meetings held until
/// then.
pub async fn functioning(services: &Services, on: NaiveDate) -> Result<Functioning> {
    let panels = storage::panel::all(&services.storage).await?;
    let ids: Vec<PanelId> = panels.iter().map(|panel| panel.id).collect();
    let mut states: BTreeMap<PanelId, PanelState> = BTreeMap::new();
    for (panel, state, at) in storage::panel::states(&services.storage).await? {
        if civil_day(at) <= on {
            states.insert(panel, state);
        }
    }
    let mut meetings: BTreeMap<PanelId, Vec<Meeting>> = BTreeMap::new();
    for one in meeting::of_panels(&services.storage, &ids).await? {
        meetings.entry(one.panel).or_default().push(one);
    }
    let mut counted = Functioning::default();
    for panel in &panels {
        let Some(state) = states.get(&panel.id) else {
            continue;
        };
        let held = meetings.get(&panel.id).map_or(&[][..], Vec::as_slice);
        if is_functioning(panel, *state, held, on) {
            match panel.content.kind {
                PanelKind::Customer => counted.customers += 1,
                _ => counted.residents += 1,
            }
        }
    }
    Ok(counted)
}
