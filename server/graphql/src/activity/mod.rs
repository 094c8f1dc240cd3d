//! Activities, what they come to, and the methods bank.

mod figures;
mod method;
mod mutation;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, MergedObject, Object, SimpleObject};
use domain::activity;
use domain::id::{DivisionId, MethodId, TypedId};
use domain::identity::Scope;
use domain::method::Method;
use domain::register::Document;
use domain::survey::listing::Filter;
use domain::{LanguageTag, LocalizedText};
use service::activity::ActivityFilter;

use crate::context::{Request, Result};
use crate::identity::ScopeView;
use crate::localized::Localized;
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::panel::MeetingMode;
use crate::scalar::{Date, DateTime, LanguageTag as Tag};
use figures::{ActivityFigures, ActivityTally};

mirrored! {
    /// What kind of activity it is.
    ActivityKind = "domain::activity::ActivityKind" {
        /// An event for residents (asukastilaisuus).
        ResidentEvent,
        /// A training (koulutus).
        Training,
        /// A workshop (työpaja).
        Workshop,
        /// People are met where they are (jalkautuminen).
        Outreach,
        /// Participatory budgeting (osallistuva budjetointi).
        ParticipatoryBudgeting,
        /// Something else.
        Other,
    }
}
mirrored! {
    /// The six categories of participation (osallisuuden osa-alueet).
    ParticipationCategory = "domain::activity::ParticipationCategory" {
        /// Tieto-osallisuus.
        Information,
        /// Aloiteosallisuus.
        Initiative,
        /// Suunnitteluosallisuus.
        Planning,
        /// Toimintaosallisuus.
        Action,
        /// Arviointiosallisuus.
        Evaluation,
        /// Päätöksenteko-osallisuus.
        DecisionMaking,
    }
}
mirrored! {
    /// What an activity is about, as indicators ask for it.
    ActivityTopic = "domain::activity::ActivityTopic" {
        /// How customers are encountered.
        EncounteringCustomers,
        /// Ways in which residents can influence.
        WaysToInfluence,
        /// The rights of the Sámi.
        SamiRights,
        /// How customers who speak Sámi are encountered.
        SamiEncounters,
        /// Developing together, and methods for it.
        CoDevelopment,
        /// Equality and safer spaces.
        Equality,
        /// Accessibility and easy language.
        Accessibility,
        /// Wellbeing and health.
        Wellbeing,
        /// Services and where they are.
        Services,
        /// Money and how decisions are made.
        Governance,
    }
}
mirrored! {
    /// For whom an activity is.
    ActivityAudience = "domain::activity::ActivityAudience" {
        /// Residents.
        Residents,
        /// Customers of a service.
        Customers,
        /// Staff.
        Staff,
        /// Supervisors.
        Supervisors,
        /// Social and patient ombudsmen.
        Ombudsmen,
        /// Elected officials and those who prepare for them.
        DecisionMakers,
        /// Organisations, municipalities and others with whom the county works.
        Partners,
    }
}
mirrored! {
    /// Where an activity stands.
    ActivityState = "domain::activity::ActivityState" {
        /// Ahead, or not reported yet.
        Planned,
        /// It was held, and how it went is told.
        Held,
        /// It is not held.
        CalledOff,
    }
}
mirrored! {
    /// Where the number of participants comes from.
    ParticipantCounting = "domain::activity::Counting" {
        /// They were counted.
        Counted,
        /// Somebody has estimated it.
        Estimated,
    }
}

/// An event, a training, a workshop or another way in which the county meets people.
#[derive(SimpleObject)]
pub(crate) struct Activity {
    /// `Activity:…`
    id: ID,
    /// Which part of the county it belongs to.
    owner: ScopeView,
    /// What kind of activity it is.
    kind: ActivityKind,
    /// Where it stands.
    state: ActivityState,
    /// What it is called.
    title: Localized,
    /// What it is about; may be empty.
    description: Localized,
    /// Its first Helsinki day.
    on: Date,
    /// Its last Helsinki day: it counts in the period in which this lies.
    last_day: Date,
    /// When it starts, once its hours are known.
    starts_at: Option<DateTime>,
    /// When it ends, once its hours are known.
    ends_at: Option<DateTime>,
    /// How it is held.
    mode: MeetingMode,
    /// The official code of its municipality; null where it is in none of them, or in all.
    municipality: Option<String>,
    /// Where it is; may be empty.
    place: String,
    /// How one gets in and what there is; may be empty.
    access: Localized,
    /// The languages in which one can take part.
    languages: Vec<Tag>,
    /// For whom it is.
    audiences: Vec<ActivityAudience>,
    /// Its categories of participation.
    categories: Vec<ParticipationCategory>,
    /// What it is about, as indicators ask for it.
    topics: Vec<ActivityTopic>,
    /// What it is about, in free words.
    tags: Vec<String>,
    /// Its method in the methods bank.
    method: Option<ActivityMethod>,
    /// The principles and guidelines that are followed in it.
    documents: Vec<FollowedDocument>,
    /// The Helsinki day on which it began as a trial of a new way to take part; null where it is no trial.
    trial_since: Option<Date>,
    /// Everybody reads of it.
    is_public: bool,
    /// Where one signs up; null where one just comes.
    sign_up: Option<String>,
    /// How it went; null until it has been held.
    report: Option<ActivityReport>,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

/// By which method an activity is held.
#[derive(SimpleObject)]
pub(crate) struct ActivityMethod {
    /// `Method:…`
    id: ID,
    /// What it is called.
    name: Localized,
}

/// Principles or a guideline that is followed in an activity.
#[derive(SimpleObject)]
pub(crate) struct FollowedDocument {
    /// `RegisterDocument:…`
    id: ID,
    /// What it is called.
    title: Localized,
    /// Where it can be read; may be blank.
    link: String,
}

/// How an activity went.
#[derive(SimpleObject)]
pub(crate) struct ActivityReport {
    /// How many attendances there were: somebody who came twice counts twice.
    participants: u32,
    /// Where that number comes from.
    counting: ParticipantCounting,
    /// How many people were reached beside, where that is known.
    reach: Option<u32>,
    /// What came of it; may be empty.
    outcome: Localized,
}

impl Activity {
    /// `documents` are those that it follows, among others.
    pub(crate) fn new(
        one: &activity::Activity,
        method: Option<&Method>,
        documents: &[Document],
        wanted: &LanguageTag,
    ) -> Self {
        let localized = |text: &LocalizedText| Localized::new(text, &LanguageTag::finnish(), wanted);
        let content = &one.content;
        let times = content.times();
        let report = one.report().map(|report| ActivityReport {
            participants: report.participants,
            counting: report.counting.into(),
            reach: report.reach,
            outcome: localized(&report.outcome),
        });
        let method = method
            .map(|one| ActivityMethod { id: one.id.node_id().into(), name: localized(&one.content.name) });
        let document = |one: &Document| FollowedDocument {
            id: one.id.node_id().into(),
            title: localized(&one.content.title),
            link: one.content.link.clone(),
        };
        let followed = documents.iter().filter(|one| content.documents.contains(&one.id));
        Self {
            id: one.id.node_id().into(),
            owner: one.owner.into(),
            kind: content.kind.into(),
            documents: followed.map(document).collect(),
            state: one.state().into(),
            title: localized(&content.title),
            description: localized(&content.description),
            on: Date(content.on),
            last_day: Date(content.last_day()),
            starts_at: times.map(|(starts, _)| DateTime(starts)),
            ends_at: times.map(|(_, ends)| DateTime(ends)),
            mode: content.mode.into(),
            municipality: content.municipality.clone(),
            place: content.place.clone(),
            access: localized(&content.access),
            languages: content.languages.iter().cloned().map(Tag).collect(),
            audiences: content.audiences.iter().copied().map(Into::into).collect(),
            categories: content.categories.iter().copied().map(Into::into).collect(),
            topics: content.topics.iter().copied().map(Into::into).collect(),
            tags: content.tags.clone(),
            method,
            trial_since: content.trial_since.map(Date),
            is_public: content.is_public,
            sign_up: Some(content.sign_up.clone()).filter(|address| !address.is_empty()),
            report,
            version: one.version,
        }
    }
}

/// What can be read about activities and methods.
#[derive(MergedObject, Default)]
pub struct ActivitiesQuery(ActivityQuery, method::MethodQuery);

/// What can be changed about activities and methods.
#[derive(MergedObject, Default)]
pub struct ActivitiesMutation(mutation::ActivityMutation, method::MethodMutation);

/// Reading about activities.
#[derive(Default)]
pub struct ActivityQuery;

#[Object]
impl ActivityQuery {
    /// Public activities: those that are still ahead or going on, the earliest first; or those that were held within two
    /// years, the latest first.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn activities(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Those that were held. False, or left out: those to come.")] past: Option<bool>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Activity>> {
        let request = Request::of(context)?;
        let page = Page { first, after, last, before };
        let is_past = past.unwrap_or(false);
        let found = if is_past {
            service::activity::past(request.services).await
        } else {
            service::activity::public(request.services, &Filter::default()).await
        };
        let found = found.map_err(|e| request.error(e))?;
        let node = nodes(&request).await?;
        if is_past {
            paging::cut(&request, found, page, |one| Reverse((one.content.last_day(), one.id)), node)
        } else {
            paging::cut(&request, found, page, |one| (one.content.on, one.content.hours, one.id), node)
        }
    }

    /// Activities of which the caller may read, public or not, the latest first. For staff who have to do with them.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn managed_activities(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Those whose last day is this one or a later one.")] from: Option<Date>,
        #[graphql(desc = "Those whose last day is this one or an earlier one.")] until: Option<Date>,
        #[graphql(desc = "Those of this kind.")] kind: Option<ActivityKind>,
        #[graphql(desc = "Those that stand there.")] state: Option<ActivityState>,
        #[graphql(desc = "Only trials of new ways to take part.")] trials: Option<bool>,
        #[graphql(desc = "Those of this division and its units.")] division_id: Option<ID>,
        #[graphql(desc = "Words of the title, the description, the place or the tags, in any language.")]
        search: Option<String>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Activity>> {
        let request = Request::of(context)?;
        let filter = ActivityFilter {
            from: from.map(|day| day.0),
            until: until.map(|day| day.0),
            kind: kind.map(Into::into),
            state: state.map(Into::into),
            is_trial: trials.unwrap_or(false),
            owner: division(&request, division_id)?,
            search,
        };
        let found = service::activity::list(request.services, request.actor(), &filter).await;
        let found = found.map_err(|e| request.error(e))?;
        let node = nodes(&request).await?;
        let key = |one: &activity::Activity| Reverse((one.content.last_day(), one.id));
        paging::cut(&request, found, Page { first, after, last, before }, key, node)
    }

    /// An activity that is public or of which the caller may read.
    async fn activity(&self, context: &Context<'_>, id: ID) -> Result<Option<Activity>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = service::activity::view(request.services, request.actor(), id).await;
        let view = view.map_err(|e| request.error(e))?;
        Ok(Some(Activity::new(
            &view.activity,
            view.method.as_ref(),
            &view.documents,
            &request.caller.language,
        )))
    }

    /// What the activities of a period come to of which the caller may read. For staff who have to do with them.
    #[graphql(complexity = "5 + child_complexity")]
    async fn activity_figures(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The first Helsinki day.")] from: Date,
        #[graphql(desc = "The last Helsinki day.")] until: Date,
        #[graphql(desc = "Of this division and its units only.")] division_id: Option<ID>,
    ) -> Result<ActivityFigures> {
        let request = Request::of(context)?;
        let owner = division(&request, division_id)?;
        let counted =
            service::activity::counted(request.services, request.actor(), from.0, until.0, owner).await;
        Ok(counted.map_err(|e| request.error(e))?.into())
    }

    /// What was held in a period comes to, of certain kinds, topics and audiences only, as indicators ask for it. For staff who
    /// have to do with it; of which they may read.
    #[expect(clippy::too_many_arguments, reason = "each is an argument of the field")]
    async fn activity_tally(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The first Helsinki day.")] from: Date,
        #[graphql(desc = "The last Helsinki day.")] until: Date,
        #[graphql(desc = "Of one of these kinds.", validator(max_items = 20))] kinds: Option<
            Vec<ActivityKind>,
        >,
        #[graphql(desc = "With one of these topics.", validator(max_items = 20))] topics: Option<
            Vec<ActivityTopic>,
        >,
        #[graphql(desc = "For one of these audiences.", validator(max_items = 20))] audiences: Option<
            Vec<ActivityAudience>,
        >,
        #[graphql(desc = "In the municipality with this official code.")] municipality: Option<String>,
    ) -> Result<ActivityTally> {
        let request = Request::of(context)?;
        let selection = activity::Selection {
            kinds: kinds.into_iter().flatten().map(Into::into).collect(),
            topics: topics.into_iter().flatten().map(Into::into).collect(),
            audiences: audiences.into_iter().flatten().map(Into::into).collect(),
            municipality,
        };
        let (services, actor) = (request.services, request.actor());
        let held = service::activity::held(services, actor, &selection, from.0, until.0).await;
        Ok(activity::tally(&held.map_err(|e| request.error(e))?).into())
    }
}

fn division(request: &Request<'_>, id: Option<ID>) -> Result<Option<Scope>> {
    let id: Option<DivisionId> = id.map(|id| request.parse_id(&id)).transpose()?;
    Ok(id.map(Scope::Division))
}

/// How activities of a list are shown: their methods and documents are looked up once.
pub(crate) async fn nodes(request: &Request<'_>) -> Result<impl Fn(activity::Activity) -> Activity> {
    let bank = service::method::bank(request.services).await.map_err(|e| request.error(e))?;
    let bank: BTreeMap<MethodId, Method> = bank.into_iter().map(|one| (one.id, one)).collect();
    let documents = service::register::document::every(request.services).await;
    let documents = documents.map_err(|e| request.error(e))?;
    let wanted = request.caller.language.clone();
    Ok(move |one: activity::Activity| {
        let method = one.content.method.and_then(|id| bank.get(&id));
        Activity::new(&one, method, &documents, &wanted)
    })
}
