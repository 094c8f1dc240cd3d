//! Writing activities down, and how they went.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::activity::{self, ActivityContent};
use domain::id::MethodId;
use service::activity as activities;

use super::{
    Activity, ActivityAudience, ActivityKind, ActivityTopic, ParticipantCounting, ParticipationCategory,
};
use crate::context::{Request, Result};
use crate::identity::ScopeInput;
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::panel::MeetingMode;
use crate::problem::{outcome, settle};
use crate::scalar::{ClockTime, Date, LanguageTag as Tag};

/// What is written of an activity, whole.
#[derive(InputObject)]
struct ActivityContentInput {
    /// What kind of activity it is.
    kind: ActivityKind,
    /// What it is called; Finnish is needed, at most 150 characters.
    #[graphql(validator(max_items = 50))]
    title: Vec<LocalizedTextInput>,
    /// What it is about, at most 5,000 characters.
    #[graphql(default, validator(max_items = 50))]
    description: Vec<LocalizedTextInput>,
    /// Its first Helsinki day.
    on: Date,
    /// Its last Helsinki day, where it is another one.
    until: Option<Date>,
    /// When its first day starts, by the clock in Helsinki; with `ends`.
    starts: Option<ClockTime>,
    /// When its last day ends.
    ends: Option<ClockTime>,
    /// How it is held.
    how: MeetingMode,
    /// The official code of its municipality; left out where it is in none of them, or in all.
    municipality: Option<String>,
    /// Where it is, at most 200 characters.
    #[graphql(default)]
    place: String,
    /// How one gets in and what there is, at most 1,000 characters.
    #[graphql(default, validator(max_items = 50))]
    access: Vec<LocalizedTextInput>,
    /// The languages in which one can take part, at most 20.
    #[graphql(default, validator(max_items = 50))]
    languages: Vec<Tag>,
    /// For whom it is; one is needed.
    #[graphql(validator(max_items = 20))]
    audiences: Vec<ActivityAudience>,
    /// Its categories of participation; one is needed.
    #[graphql(validator(max_items = 20))]
    categories: Vec<ParticipationCategory>,
    /// What it is about, as indicators ask for it.
    #[graphql(default, validator(max_items = 20))]
    topics: Vec<ActivityTopic>,
    /// What it is about in free words, at most 20 of 50 characters.
    #[graphql(default, validator(max_items = 50))]
    tags: Vec<String>,
    /// `Method:…`, its method in the methods bank.
    method_id: Option<ID>,
    /// `RegisterDocument:…`, the principles and guidelines that are followed in it; in use on its first day or its last.
    #[graphql(default, validator(max_items = 20))]
    document_ids: Vec<ID>,
    /// The Helsinki day on which it began as a trial of a new way to take part; left out where it is no trial.
    trial_since: Option<Date>,
    /// Everybody reads of it.
    #[graphql(default)]
    is_public: bool,
    /// Where one signs up: an address that begins with https.
    #[graphql(default)]
    sign_up: String,
}

impl ActivityContentInput {
    fn read(self, request: &Request<'_>) -> Result<ActivityContent> {
        let method: Option<MethodId> = self.method_id.map(|id| request.parse_id(&id)).transpose()?;
        let documents = self.document_ids.iter().map(|id| request.parse_id(id)).collect::<Result<_>>()?;
        Ok(ActivityContent {
            kind: self.kind.into(),
            title: finnish_first(self.title),
            description: finnish_first(self.description),
            on: self.on.0,
            until: self.until.map(|day| day.0).filter(|until| *until != self.on.0),
            hours: self.starts.zip(self.ends).map(|(starts, ends)| (starts.0, ends.0)),
            mode: self.how.into(),
            municipality: self.municipality,
            place: self.place.trim().to_owned(),
            access: finnish_first(self.access),
            languages: self.languages.into_iter().map(|tag| tag.0).collect(),
            audiences: self.audiences.into_iter().map(Into::into).collect(),
            categories: self.categories.into_iter().map(Into::into).collect(),
            topics: self.topics.into_iter().map(Into::into).collect(),
            tags: self.tags,
            method,
            documents,
            trial_since: self.trial_since.map(|day| day.0),
            is_public: self.is_public,
            sign_up: self.sign_up.trim().to_owned(),
        })
    }
}

/// An activity to be written down.
#[derive(InputObject)]
struct CreateActivityInput {
    /// Which part of the county it belongs to.
    owner: ScopeInput,
    /// What is written of it.
    content: ActivityContentInput,
}

/// An activity, whole.
#[derive(InputObject)]
struct SaveActivityInput {
    /// `Activity:…`
    activity_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What is written of it.
    content: ActivityContentInput,
}

/// How an activity went.
#[derive(InputObject)]
struct ReportActivityInput {
    /// `Activity:…`, whose last day has come.
    activity_id: ID,
    /// As you read it.
    version: i64,
    /// How many attendances there were, at most 1,000,000: somebody who came twice counts twice.
    participants: u32,
    /// Where that number comes from.
    counting: ParticipantCounting,
    /// How many people were reached beside, where that is known.
    reach: Option<u32>,
    /// What came of it, at most 10,000 characters.
    #[graphql(default, validator(max_items = 50))]
    outcome: Vec<LocalizedTextInput>,
}

outcome! {
    /// What became of an activity.
    ActivityResult = Activity(Box<Activity>) | InvalidInput
}

/// That an activity was taken out.
#[derive(SimpleObject)]
pub(crate) struct ActivityRemoved {
    /// `Activity:…`, which is no more.
    activity_id: ID,
}

outcome! {
    /// What became of taking an activity out.
    RemoveActivityResult = ActivityRemoved(ActivityRemoved) | InvalidInput
}

/// Activities.
#[derive(Default)]
pub struct ActivityMutation;

#[Object]
impl ActivityMutation {
    /// Writes an activity down, ahead of it or afterwards. For coordinators, panel organisers and programme officers.
    async fn create_activity(
        &self,
        context: &Context<'_>,
        input: CreateActivityInput,
    ) -> Result<ActivityResult> {
        let request = Request::of(context)?;
        let owner = match input.owner.parse(&request, "owner") {
            Ok(owner) => owner,
            Err(problem) => return Ok(ActivityResult::InvalidInput(problem)),
        };
        let content = input.content.read(&request)?;
        let created = activities::create(request.services, request.actor(), owner, content).await;
        answer(&request, created).await
    }

    /// Writes an activity anew. What was held does not move ahead of today.
    async fn save_activity(&self, context: &Context<'_>, input: SaveActivityInput) -> Result<ActivityResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.activity_id)?;
        let content = input.content.read(&request)?;
        let saved = activities::save(request.services, request.actor(), id, input.version, content).await;
        answer(&request, saved).await
    }

    /// Writes down how an activity went; again, when that was written down wrong.
    async fn report_activity(
        &self,
        context: &Context<'_>,
        input: ReportActivityInput,
    ) -> Result<ActivityResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.activity_id)?;
        let report = activity::HeldReport {
            participants: input.participants,
            counting: input.counting.into(),
            reach: input.reach,
            outcome: finnish_first(input.outcome),
        };
        let reported = activities::report(request.services, request.actor(), id, input.version, report).await;
        answer(&request, reported).await
    }

    /// Takes back that an activity was held: it was reported by mistake.
    async fn reopen_activity(
        &self,
        context: &Context<'_>,
        activity_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<ActivityResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&activity_id)?;
        let reopened = activities::reopen(request.services, request.actor(), id, version).await;
        answer(&request, reopened).await
    }

    /// Calls an activity off for good.
    async fn call_off_activity(
        &self,
        context: &Context<'_>,
        activity_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<ActivityResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&activity_id)?;
        let called_off = activities::call_off(request.services, request.actor(), id, version).await;
        answer(&request, called_off).await
    }

    /// Takes a plan out that is not public.
    async fn remove_activity(
        &self,
        context: &Context<'_>,
        activity_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<RemoveActivityResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&activity_id)?;
        let removed = activities::remove(request.services, request.actor(), id, version).await;
        let success = |()| RemoveActivityResult::ActivityRemoved(ActivityRemoved { activity_id });
        settle(&request, removed, success, RemoveActivityResult::InvalidInput)
    }
}

async fn answer(request: &Request<'_>, done: service::Result<activity::Activity>) -> Result<ActivityResult> {
    let node = super::nodes(request).await?;
    let success = |one| ActivityResult::Activity(Box::new(node(one)));
    settle(request, done, success, ActivityResult::InvalidInput)
}
