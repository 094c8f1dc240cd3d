//! Gathering the facts of the platform for the rules of `domain::indicator`.

mod answers;
mod bodies;
mod feedback;
mod kept;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use chrono::NaiveDate;
use domain::activity::{Activity, ActivityState};
use domain::expert::{DomainEvent, EventKind};
use domain::indicator::Period;
use domain::indicator::facts::{
    ActivityFact, ActivityStanding, Facts, ListingFacts, OrderFact, PanelFact, Register, ResponseFact,
    SurveyFact,
};
use domain::method::Method;
use domain::panel::Meeting;
use domain::survey::{Publication, Survey};
use domain::time::civil_day;
use domain::{LanguageTag, SurveyId};
use storage::expert::event;
use storage::panel::meeting;
use storage::survey::response;

pub(crate) use kept::Kept;

use crate::county;
use crate::{Result, Services};
use answers::Asked;

/// What is gathered: facts of these periods as far as they had come on a day, and the surveys whose progress is followed.
pub(super) struct Wanted {
    pub periods: Vec<Period>,
    pub as_of: NaiveDate,
    pub followed_surveys: BTreeSet<SurveyId>,
}

impl Wanted {
    fn span(&self) -> Option<(NaiveDate, NaiveDate)> {
        let first = self.periods.iter().map(|period| period.first()).min()?;
        Some((first, self.periods.iter().map(|period| period.last()).max()?))
    }
}

/// Everything from which values over some periods are computed.
pub(super) async fn gather(services: &Services, wanted: &Wanted) -> Result<Facts> {
    let Some((first, last)) = wanted.span() else { return Ok(Facts::default()) };
    let mut facts = Facts {
        functioning_months: county::settings(services).await?.functioning_months,
        ..Facts::default()
    };
    surveys(services, &mut facts, wanted).await?;
    panels(services, &mut facts).await?;
    orders(services, &mut facts, (first, last), wanted.as_of).await?;
    listing(services, &mut facts, wanted, first, last).await?;
    activities(services, &mut facts, first, last).await?;
    feedback::gather(services, &mut facts, first, last).await?;
    bodies::gather(services, &mut facts).await?;
    Ok(facts)
}

/// A register is kept since its earliest record.
fn since(facts: &mut Facts, register: Register, days: impl Iterator<Item = NaiveDate>) {
    if let Some(day) = days.min() {
        facts.kept_since.insert(register, day);
    }
}

async fn surveys(services: &Services, facts: &mut Facts, wanted: &Wanted) -> Result<()> {
    let access = &services.storage;
    let surveys = storage::survey::all(access).await?;
    let ids: Vec<SurveyId> = surveys.iter().map(|survey| survey.id).collect();
    let marks = response::marks(access, &ids).await?;
    let days = answers::Days { periods: wanted.periods.clone(), as_of: wanted.as_of };
    let mut opened = Vec::new();
    for survey in &surveys {
        let is_followed = wanted.followed_surveys.contains(&survey.id);
        let Some(publication) = survey.life.publication() else {
            if is_followed {
                facts.surveys.push(survey_fact(survey, None, Vec::new()));
            }
            continue;
        };
        opened.push(civil_day(publication.schedule.opens_at));
        let version = services.versions.get(access, survey.id, publication.version).await?;
        if version.content.form.is_external() {
            facts.listing.listed_elsewhere.push(civil_day(publication.published_at));
            continue;
        }
        let asked = Asked::of(&version);
        if asked.is_nothing() && !is_followed {
            continue;
        }
        let mark = marks.get(&survey.id).copied().unwrap_or_default();
        let counted = answers::counted(services, survey.id, &version, &asked, &days, mark).await?;
        facts.answers.share(Arc::clone(&counted.answers));
        if is_followed {
            facts.surveys.push(survey_fact(survey, Some(publication), counted.responses.clone()));
        }
    }
    since(facts, Register::Answers, opened.into_iter());
    Ok(())
}

fn survey_fact(
    survey: &Survey,
    publication: Option<&Publication>,
    responses: Vec<ResponseFact>,
) -> SurveyFact {
    let day = |at: Option<chrono::DateTime<chrono::Utc>>| at.map(civil_day);
    SurveyFact {
        survey: survey.id,
        kind: survey.draft.kind,
        opened_on: day(publication.map(|one| one.schedule.opens_at)),
        closed_on: day(publication.and_then(Publication::closes_at)),
        results_published_on: day(publication.and_then(|one| one.results_released_at)),
        responses,
    }
}

async fn panels(services: &Services, facts: &mut Facts) -> Result<()> {
    let access = &services.storage;
    let panels = storage::panel::all(access).await?;
    let ids: Vec<_> = panels.iter().map(|panel| panel.id).collect();
    let mut states: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for (panel, state, at) in storage::panel::states(access).await? {
        states.entry(panel).or_default().push((civil_day(at), state));
    }
    let mut held: BTreeMap<_, Vec<_>> = BTreeMap::new();
    for one in meeting::of_panels(access, &ids).await? {
        let Meeting { panel, content, attended: Some(attended), .. } = one else { continue };
        held.entry(panel).or_default().push((content.on, attended));
    }
    since(facts, Register::Panels, panels.iter().map(|panel| civil_day(panel.created_at)));
    facts.panels = panels
        .iter()
        .map(|panel| PanelFact {
            kind: panel.content.kind,
            states: states.remove(&panel.id).unwrap_or_default(),
            held: held.remove(&panel.id).unwrap_or_default(),
        })
        .collect();
    Ok(())
}

/// What is counted of an order: what became of it, and its gigs.
const COUNTED: &[EventKind] = &[
    EventKind::OrderSubmitted,
    EventKind::OrderConfirmed,
    EventKind::OrderHeld,
    EventKind::OrderUnfilledFinal,
    EventKind::OrderCancelled,
    EventKind::OrderWithdrawn,
    EventKind::GigHeld,
    EventKind::GigNotHeld,
    EventKind::GigCorrected,
];

/// What came of an order after the day of the report is no part of it. What was submitted, reversed or corrected is of the
/// day on which it counts, whenever it was written down.
fn is_known(event: &DomainEvent, as_of: NaiveDate) -> bool {
    match event.kind {
        EventKind::OrderSubmitted | EventKind::OrderWithdrawn | EventKind::GigCorrected => true,
        _ => civil_day(event.at) <= as_of,
    }
}

async fn orders(
    services: &Services,
    facts: &mut Facts,
    (first, last): (NaiveDate, NaiveDate),
    as_of: NaiveDate,
) -> Result<()> {
    let access = &services.storage;
    let until = last.succ_opt().unwrap_or(last);
    let marks = event::day_counts(access, COUNTED, first, until).await?;
    let mut kept = services.kept.events.lock().await;
    for days in kept.stale(&marks).chunks(kept::DAYS_AT_ONCE) {
        let events = event::of_days(access, COUNTED, days).await?;
        kept.keep(days, &marks, events.into_iter().map(|event| (event.counts_on, event)));
    }
    let days = kept.of(&marks);
    drop(kept);
    let events: Vec<&DomainEvent> =
        days.iter().flat_map(|day| day.iter()).filter(|event| is_known(event, as_of)).collect();
    if let Some(day) = event::first_counted(access, EventKind::OrderSubmitted).await? {
        facts.kept_since.insert(Register::Orders, day);
    }
    facts.orders = order_facts(&events);
    let gigs = crate::expert::count::gigs(events.iter().copied());
    facts.gigs = gigs.iter().map(|gig| gig.counts_on).collect();
    Ok(())
}

/// One fact for each order that was submitted, from its history.
fn order_facts(events: &[&DomainEvent]) -> Vec<OrderFact> {
    let of_kind = |kind: EventKind| -> BTreeSet<_> {
        events.iter().filter(|event| event.kind == kind).map(|event| event.aggregate).collect()
    };
    let (confirmed, held) = (of_kind(EventKind::OrderConfirmed), of_kind(EventKind::OrderHeld));
    let (unfilled, cancelled) = (of_kind(EventKind::OrderUnfilledFinal), of_kind(EventKind::OrderCancelled));
    let says = |event: &DomainEvent, field: &str| event.detail.get(field) == Some(&true.into());
    let reversed: BTreeSet<_> = events
        .iter()
        .filter(|event| event.kind == EventKind::OrderWithdrawn && says(event, "reverses"))
        .map(|event| event.aggregate)
        .collect();
    let text = |event: &DomainEvent, field: &str| {
        event.detail.get(field).and_then(|value| value.as_str()).map(str::to_owned)
    };
    events
        .iter()
        .filter(|event| event.kind == EventKind::OrderSubmitted && !says(event, "again"))
        .map(|event| OrderFact {
            submitted_on: event.counts_on,
            is_reversed: reversed.contains(&event.aggregate),
            division: text(event, "division"),
            gig_type: text(event, "gig_type"),
            is_confirmed: confirmed.contains(&event.aggregate),
            is_held: held.contains(&event.aggregate),
            is_unfilled: unfilled.contains(&event.aggregate),
            is_cancelled: cancelled.contains(&event.aggregate),
        })
        .collect()
}

async fn listing(
    services: &Services,
    facts: &mut Facts,
    wanted: &Wanted,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<()> {
    use storage::indicator::listing;
    let access = &services.storage;
    let snapshots = listing::snapshots(access, first, last).await?;
    let divisions = storage::county::divisions(access).await?;
    facts.listing = ListingFacts {
        divisions: divisions.iter().map(|division| division.id).collect(),
        confirmations: listing::confirmations(access, &wanted.periods).await?,
        listed_elsewhere: std::mem::take(&mut facts.listing.listed_elsewhere),
        snapshots,
    };
    Ok(())
}

async fn activities(services: &Services, facts: &mut Facts, first: NaiveDate, last: NaiveDate) -> Result<()> {
    let access = &services.storage;
    if let Some(day) = storage::activity::first_day(access).await? {
        facts.kept_since.insert(Register::Activities, day);
    }
    let methods = crate::method::bank(services).await?;
    let found = storage::activity::of_period(access, first, last).await?;
    facts.activities = found.iter().map(|one| activity_fact(one, &methods)).collect();
    Ok(())
}

fn activity_fact(one: &Activity, methods: &[Method]) -> ActivityFact {
    let content = &one.content;
    let method = content.method.and_then(|id| methods.iter().find(|method| method.id == id));
    let name = method.and_then(|method| method.content.name.get(&LanguageTag::finnish()));
    ActivityFact {
        kind: content.kind,
        on: content.last_day(),
        standing: match one.state() {
            ActivityState::Planned => ActivityStanding::Planned,
            ActivityState::Held => ActivityStanding::Held,
            ActivityState::CalledOff => ActivityStanding::CalledOff,
        },
        topics: content.topics.clone(),
        audiences: content.audiences.clone(),
        method: name.map(str::to_owned),
        family: method.map(|method| method.content.family),
        municipality: content.municipality.clone(),
        mode: content.mode,
        trial_since: content.trial_since,
        attendance: one.report().map(|report| report.participants.into()),
        // Participants are counted and never named: who came twice is counted twice.
        distinct_people: None,
        by_staff_group: BTreeMap::new(),
    }
}
