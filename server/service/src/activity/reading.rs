//! Reading of activities: what is to come, what staff list, and what a period comes to.

use std::collections::BTreeMap;

use chrono::{Days, NaiveDate};
use domain::Code;
use domain::activity::{
    Activity, ActivityKind, ActivityState, Figures, Selection, figures, panel_in, select, survey_in,
};
use domain::id::{ActivityId, MethodId};
use domain::identity::{Action, Actor, Scope};
use domain::method::{Method, MethodFamily};
use domain::register::Document;
use domain::survey::listing::Filter;
use domain::time::civil_day;
use storage::activity::{self, Wanted};

use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, method, register};

/// So many days after its last day what came of a public activity is still listed.
const TOLD_DAYS: u64 = 730;
/// The most activities of the past that are listed.
const PAST_MOST: usize = 100;

/// An activity with what its reader may know beside it.
#[derive(Clone, Debug)]
pub struct ActivityView {
    pub activity: Activity,
    /// By which it is or was held.
    pub method: Option<Method>,
    /// The documents that are followed in it.
    pub documents: Vec<Document>,
    /// Whether the reader writes it.
    pub is_managed: bool,
}

/// Which activities staff look for. What is empty asks for everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ActivityFilter {
    /// The last day lies in this period, both days in it.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
    pub kind: Option<ActivityKind>,
    pub state: Option<ActivityState>,
    /// Only trials of new ways to take part.
    pub is_trial: bool,
    /// Of this part of the county, what lies in it included.
    pub owner: Option<Scope>,
    /// Words of its title, its description, its place or its tags, in any language.
    pub search: Option<String>,
}

impl ActivityFilter {
    fn accepts(&self, one: &Activity) -> bool {
        self.kind.is_none_or(|kind| one.content.kind == kind)
            && (!self.is_trial || one.content.trial_since.is_some())
            && self.owner.is_none_or(|owner| owner.contains(one.owner))
            && self.search.as_ref().is_none_or(|search| {
                let said = words(one);
                search.to_lowercase().split_whitespace().all(|word| said.contains(word))
            })
    }
}

fn words(one: &Activity) -> String {
    let content = &one.content;
    let texts = [&content.title, &content.description];
    let texts = texts.iter().flat_map(|text| text.entries()).map(|(_, text)| text);
    let rest = content.tags.iter().map(String::as_str).chain([content.place.as_str()]);
    texts.chain(rest).collect::<Vec<_>>().join("\n").to_lowercase()
}

/// Public activities that are still ahead or going on and pass a filter of the list, the earliest first. Those that were
/// called off are among them, so that nobody comes in vain.
pub async fn public(services: &Services, filter: &Filter) -> Result<Vec<Activity>> {
    let now = services.now();
    let wanted = Wanted { from: Some(civil_day(now)), is_public: Some(true), ..Wanted::default() };
    let mut found = activity::list(&services.storage, wanted).await?;
    found.retain(|one| one.is_to_come(now) && filter.accepts_activity(one));
    found.sort_by_key(|one| (one.content.on, one.content.hours, one.id));
    Ok(found)
}

/// Public activities that were held within two years, the latest first, at most a hundred.
pub async fn past(services: &Services) -> Result<Vec<Activity>> {
    let from = civil_day(services.now()).checked_sub_days(Days::new(TOLD_DAYS));
    let wanted =
        Wanted { from, is_public: Some(true), state: Some(ActivityState::Held), ..Wanted::default() };
    let mut found = activity::list(&services.storage, wanted).await?;
    found.truncate(PAST_MOST);
    Ok(found)
}

/// An activity that is public or that the actor may read of.
pub async fn view(services: &Services, actor: &Actor, id: ActivityId) -> Result<ActivityView> {
    let access = &services.storage;
    let activity = activity::find(access, id).await?.ok_or(ServiceError::NotFound)?;
    if !activity.content.is_public && !actor.may(Action::ViewActivities, activity.owner) {
        return Err(ServiceError::NotFound);
    }
    let method = match activity.content.method {
        Some(id) => method::in_bank(access, id).await?,
        None => None,
    };
    let documents = register::document::followed_in(access, &activity.content.documents).await?;
    let is_managed = actor.may(Action::ManageActivities, activity.owner);
    Ok(ActivityView { is_managed, method, documents, activity })
}

/// The activities that the actor may read of and that pass a filter, the latest first.
pub async fn list(services: &Services, actor: &Actor, filter: &ActivityFilter) -> Result<Vec<Activity>> {
    authorise_somewhere(actor, Action::ViewActivities)?;
    let wanted = Wanted { from: filter.from, until: filter.until, state: filter.state, ..Wanted::default() };
    let mut found = activity::list(&services.storage, wanted).await?;
    found.retain(|one| actor.may(Action::ViewActivities, one.owner) && filter.accepts(one));
    Ok(found)
}

/// The activities that the actor writes, whose last day is over, and of which nobody has said how they went; the oldest first.
pub async fn unreported(services: &Services, actor: &Actor) -> Result<Vec<Activity>> {
    authorise_somewhere(actor, Action::ManageActivities)?;
    let today = civil_day(services.now());
    let wanted = Wanted { until: Some(today), state: Some(ActivityState::Planned), ..Wanted::default() };
    let mut found = activity::list(&services.storage, wanted).await?;
    found.retain(|one| one.awaits_report(today) && actor.may(Action::ManageActivities, one.owner));
    found.reverse();
    Ok(found)
}

/// What the activities of a period come to that the actor may read of: from one Helsinki day to another, both in it; of a part
/// of the county only, where one is named. In the categories of participation surveys and panels count beside them.
pub async fn counted(
    services: &Services,
    actor: &Actor,
    first: NaiveDate,
    last: NaiveDate,
    owner: Option<Scope>,
) -> Result<Figures> {
    authorise_somewhere(actor, Action::ViewActivities)?;
    if last < first {
        return Err(ServiceError::invalid(Code::EndsBeforeStart, ["until"]));
    }
    let is_asked_for =
        |of: Scope| actor.may(Action::ViewActivities, of) && owner.is_none_or(|owner| owner.contains(of));
    let mut found = activity::of_period(&services.storage, first, last).await?;
    found.retain(|one| is_asked_for(one.owner));
    let families: BTreeMap<MethodId, MethodFamily> =
        method::bank(services).await?.into_iter().map(|one| (one.id, one.content.family)).collect();
    let today = civil_day(services.now());
    let mut figures = figures(&found, |id| families.get(&id).copied(), (first, last), today);
    other_ways(services, &mut figures, (first, last), is_asked_for).await?;
    Ok(figures)
}

/// Counts surveys and panels in the categories in which people take part by them. Of a survey that counts which its owner has
/// written last, published or not: it changes nothing of what is asked.
async fn other_ways(
    services: &Services,
    figures: &mut Figures,
    days: (NaiveDate, NaiveDate),
    is_asked_for: impl Fn(Scope) -> bool,
) -> Result<()> {
    let (access, now) = (&services.storage, services.now());
    for survey in storage::survey::all(access).await? {
        let publication = survey.life.publication().filter(|_| is_asked_for(survey.owner));
        if let Some(taking) = publication.and_then(|publication| survey_in(publication, days, now)) {
            figures.add_survey(&survey.draft.participation(), taking);
        }
    }
    let panels = storage::panel::all(access).await?;
    let asked_for: Vec<_> = panels.iter().filter(|panel| is_asked_for(panel.owner)).collect();
    let ids: Vec<_> = asked_for.iter().map(|panel| panel.id).collect();
    let meetings = storage::panel::meeting::of_panels(access, &ids).await?;
    for panel in asked_for {
        let of_panel = meetings.iter().filter(|meeting| meeting.panel == panel.id);
        if let Some(taking) = panel_in(of_panel, days, civil_day(now)) {
            figures.add_panel(&panel.content.participation(), taking);
        }
    }
    Ok(())
}

/// The activities that were held in a period, that a selection asks for and that the actor may read of, the latest first: from
/// one Helsinki day to another, both in it.
pub async fn held(
    services: &Services,
    actor: &Actor,
    selection: &Selection,
    first: NaiveDate,
    last: NaiveDate,
) -> Result<Vec<Activity>> {
    authorise_somewhere(actor, Action::ViewActivities)?;
    if last < first {
        return Err(ServiceError::invalid(Code::EndsBeforeStart, ["until"]));
    }
    let mut found = activity::of_period(&services.storage, first, last).await?;
    found.retain(|one| actor.may(Action::ViewActivities, one.owner));
    Ok(select(&found, selection, (first, last)).cloned().collect())
}
