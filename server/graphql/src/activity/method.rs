//! The methods bank.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::id::TypedId;
use domain::method::{self, MethodContent};
use domain::{LanguageTag, LocalizedText};
use service::method as methods;

use super::{Activity, ParticipationCategory};
use crate::context::{Request, Result};
use crate::localized::{Localized, LocalizedTextInput, finnish_first};
use crate::mirror::mirrored;
use crate::problem::{outcome, settle};

mirrored! {
    /// What a method is counted as.
    MethodFamily = "domain::method::MethodFamily" {
        /// A survey.
        Survey,
        /// An event for residents.
        ResidentEvent,
        /// Another method.
        Other,
    }
}
mirrored! {
    /// How much work a method takes.
    MethodEffort = "domain::method::Effort" {
        /// One person, some hours.
        Light,
        /// A few people, some days.
        Moderate,
        /// Several people, weeks or months.
        Heavy,
    }
}

/// A way in which people take part (menetelmä).
#[derive(SimpleObject)]
pub(crate) struct Method {
    /// `Method:…`
    id: ID,
    /// What it is called.
    name: Localized,
    /// What it is.
    about: Localized,
    /// When it suits, and when it does not.
    suits: Localized,
    /// How it is done, one step a line.
    steps: Localized,
    /// What to see to, so that everybody can take part.
    access: Localized,
    /// How much work it takes.
    effort: MethodEffort,
    /// What it is counted as.
    family: MethodFamily,
    /// The categories of participation that it serves.
    categories: Vec<ParticipationCategory>,
    /// It comes with the program, whether the county has rewritten it or not.
    is_built_in: bool,
    /// The county does not use it any more.
    is_retired: bool,
    /// Counts up with every change, 0 being as it came with the program: send it back with yours.
    version: i64,
    /// How many activities were held by it.
    held: u32,
}

impl Method {
    fn new(one: &method::Method, held: u32, wanted: &LanguageTag) -> Self {
        let localized = |text: &LocalizedText| Localized::new(text, &LanguageTag::finnish(), wanted);
        let content = &one.content;
        Self {
            id: one.id.node_id().into(),
            name: localized(&content.name),
            about: localized(&content.about),
            suits: localized(&content.suits),
            steps: localized(&content.steps),
            access: localized(&content.access),
            effort: content.effort.into(),
            family: content.family.into(),
            categories: content.categories.iter().copied().map(Into::into).collect(),
            is_built_in: one.is_built_in,
            is_retired: one.is_retired,
            version: one.version,
            held,
        }
    }
}

/// Reading of methods.
#[derive(Default)]
pub struct MethodQuery;

#[Object]
impl MethodQuery {
    /// The methods bank: those that come with the program first.
    #[graphql(complexity = "5 + 10 * child_complexity")]
    async fn methods(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Also those that the county does not use any more. False unless told.")]
        retired: Option<bool>,
    ) -> Result<Vec<Method>> {
        let request = Request::of(context)?;
        let bank = methods::bank(request.services).await.map_err(|e| request.error(e))?;
        let uses: BTreeMap<_, _> =
            methods::use_counts(request.services).await.map_err(|e| request.error(e))?;
        let with_retired = retired.unwrap_or(false);
        let shown = bank.iter().filter(|one| with_retired || !one.is_retired);
        let held = |one: &method::Method| uses.get(&one.id).copied().unwrap_or_default();
        Ok(shown.map(|one| Method::new(one, held(one), &request.caller.language)).collect())
    }

    /// A method of the bank.
    async fn method(&self, context: &Context<'_>, id: ID) -> Result<Option<Method>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let one = methods::find(request.services, id).await.map_err(|e| request.error(e))?;
        let uses = methods::uses(request.services, id).await.map_err(|e| request.error(e))?;
        Ok(Some(Method::new(&one, uses.held, &request.caller.language)))
    }

    /// The public activities that were held by a method, the latest first, at most fifty.
    #[graphql(complexity = "5 + 10 * child_complexity")]
    async fn method_uses(&self, context: &Context<'_>, method_id: ID) -> Result<Vec<Activity>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&method_id)?;
        methods::find(request.services, id).await.map_err(|e| request.error(e))?;
        let uses = methods::uses(request.services, id).await.map_err(|e| request.error(e))?;
        let node = super::nodes(&request).await?;
        Ok(uses.public.into_iter().map(node).collect())
    }
}

/// What is written of a method, whole.
#[derive(InputObject)]
struct MethodContentInput {
    /// What it is called; Finnish is needed, at most 100 characters.
    #[graphql(validator(max_items = 50))]
    name: Vec<LocalizedTextInput>,
    /// What it is; Finnish is needed, at most 4,000 characters.
    #[graphql(validator(max_items = 50))]
    about: Vec<LocalizedTextInput>,
    /// When it suits, and when it does not.
    #[graphql(default, validator(max_items = 50))]
    suits: Vec<LocalizedTextInput>,
    /// How it is done, one step a line.
    #[graphql(default, validator(max_items = 50))]
    steps: Vec<LocalizedTextInput>,
    /// What to see to, so that everybody can take part.
    #[graphql(default, validator(max_items = 50))]
    access: Vec<LocalizedTextInput>,
    /// How much work it takes.
    effort: MethodEffort,
    /// What it is counted as.
    family: MethodFamily,
    /// The categories of participation that it serves; one is needed.
    #[graphql(validator(max_items = 20))]
    categories: Vec<ParticipationCategory>,
}

impl From<MethodContentInput> for MethodContent {
    fn from(input: MethodContentInput) -> Self {
        Self {
            name: finnish_first(input.name),
            about: finnish_first(input.about),
            suits: finnish_first(input.suits),
            steps: finnish_first(input.steps),
            access: finnish_first(input.access),
            effort: input.effort.into(),
            family: input.family.into(),
            categories: input.categories.into_iter().map(Into::into).collect(),
        }
    }
}

/// A method to be added.
#[derive(InputObject)]
struct CreateMethodInput {
    /// What is written of it.
    content: MethodContentInput,
}

/// A method, whole.
#[derive(InputObject)]
struct SaveMethodInput {
    /// `Method:…`
    method_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What is written of it.
    content: MethodContentInput,
}

outcome! {
    /// What became of a method.
    MethodResult = Method(Box<Method>) | InvalidInput
}

/// Methods.
#[derive(Default)]
pub struct MethodMutation;

#[Object]
impl MethodMutation {
    /// Adds a method of the county's own. For those who write of activities of the whole county.
    async fn create_method(&self, context: &Context<'_>, input: CreateMethodInput) -> Result<MethodResult> {
        let request = Request::of(context)?;
        let created = methods::create(request.services, request.actor(), input.content.into()).await;
        answer(&request, created).await
    }

    /// Writes a method anew, also one that comes with the program. For those who write of activities of the whole county.
    async fn save_method(&self, context: &Context<'_>, input: SaveMethodInput) -> Result<MethodResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.method_id)?;
        let content = input.content.into();
        let saved = methods::save(request.services, request.actor(), id, input.version, content).await;
        answer(&request, saved).await
    }

    /// Takes a method out of what is offered, or back into it. For those who write of activities of the whole county.
    async fn retire_method(
        &self,
        context: &Context<'_>,
        method_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
        #[graphql(desc = "False takes it back.")] is_retired: bool,
    ) -> Result<MethodResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&method_id)?;
        let (services, actor) = (request.services, request.actor());
        let retired = methods::retire(services, actor, id, version, is_retired).await;
        answer(&request, retired).await
    }
}

async fn answer(request: &Request<'_>, done: service::Result<method::Method>) -> Result<MethodResult> {
    let held = match &done {
        Ok(one) => methods::uses(request.services, one.id).await.map_err(|e| request.error(e))?.held,
        Err(_) => 0,
    };
    let wanted = &request.caller.language;
    let success = |one| MethodResult::Method(Box::new(Method::new(&one, held, wanted)));
    settle(request, done, success, MethodResult::InvalidInput)
}
