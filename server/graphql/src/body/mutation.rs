//! Keeping the register of bodies.

use async_graphql::{Context, ID, InputObject, Object};
use domain::body::{BodyContent, BodyRole, ProposalContent, RecordContent};
use domain::id::BodyId;
use service::body;
use service::body::proposal::{self, NewFollowUp};
use service::body::record;

use super::{
    BodyDocumentKind, BodyInRegister, BodyKind, BodyProposal, BodyRecord, BodyRecordKind, ProposalStanding,
};
use crate::context::{Request, Result};
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

/// What is written of a body.
#[derive(InputObject)]
struct BodyContentInput {
    /// What kind of body it is.
    kind: BodyKind,
    /// It is heard and decides nothing.
    is_influencing: bool,
    /// The law demands it.
    is_statutory: bool,
    /// What it is called; Finnish is needed, at most 150 characters.
    #[graphql(validator(max_items = 50))]
    name: Vec<LocalizedTextInput>,
    /// What it is for, at most 2,000 characters.
    #[graphql(default, validator(max_items = 50))]
    purpose: Vec<LocalizedTextInput>,
    /// Its last Helsinki day, once it has one.
    ended_on: Option<Date>,
    /// How one reaches it, at most 1,000 characters.
    #[graphql(default, validator(max_items = 50))]
    contact: Vec<LocalizedTextInput>,
    /// When and where it meets, at most 1,000 characters.
    #[graphql(default, validator(max_items = 50))]
    meets: Vec<LocalizedTextInput>,
    /// Its own page on the web, with https.
    #[graphql(default)]
    website: String,
    /// Those of its members who have agreed to be named to everybody, each with what they do in it; at most 5,000 characters in all.
    #[graphql(default, validator(max_items = 200))]
    members: Vec<String>,
}

impl From<BodyContentInput> for BodyContent {
    fn from(input: BodyContentInput) -> Self {
        Self {
            kind: input.kind.into(),
            role: if input.is_influencing { BodyRole::Influencing } else { BodyRole::Deciding },
            name: finnish_first(input.name),
            purpose: finnish_first(input.purpose),
            is_statutory: input.is_statutory,
            ended_on: input.ended_on.map(|day| day.0),
            contact: finnish_first(input.contact),
            meets: finnish_first(input.meets),
            website: input.website,
            members: input.members.join("\n"),
        }
    }
}

/// A body to be entered into the register.
#[derive(InputObject)]
struct CreateBodyInput {
    /// What is written of it.
    content: BodyContentInput,
}

/// What is written of a body, whole.
#[derive(InputObject)]
struct SaveBodyInput {
    /// `Body:…`
    body_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What is written of it.
    content: BodyContentInput,
}

/// A document that a body has made for a year.
#[derive(InputObject)]
struct BodyDocumentInput {
    /// What it is.
    kind: BodyDocumentKind,
    /// Where it can be read, with https; blank where it is not on the web.
    #[graphql(default)]
    address: String,
}

/// The documents that a body has made for a year: all of them.
#[derive(InputObject)]
struct SaveBodyDocumentsInput {
    /// `Body:…`
    body_id: ID,
    /// As you read it.
    version: i64,
    /// The year.
    year: i32,
    /// One of each kind at most.
    #[graphql(validator(max_items = 3))]
    documents: Vec<BodyDocumentInput>,
}

/// Something that a body has done.
#[derive(InputObject)]
struct BodyRecordContentInput {
    /// What it is.
    kind: BodyRecordKind,
    /// The Helsinki day, today or earlier.
    on: Date,
    /// What it is called; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    title: Vec<LocalizedTextInput>,
    /// Where it can be read, with https.
    #[graphql(default)]
    address: String,
    /// `Matter:…`, which it is about.
    matter_id: Option<ID>,
    /// For a matter handled: it was so before others decided.
    #[graphql(default)]
    was_before_decision: bool,
}

impl BodyRecordContentInput {
    fn read(self, request: &Request<'_>) -> Result<RecordContent> {
        Ok(RecordContent {
            kind: self.kind.into(),
            on: self.on.0,
            title: finnish_first(self.title),
            address: self.address.trim().to_owned(),
            matter: self.matter_id.map(|id| request.parse_id(&id)).transpose()?,
            was_before_decision: self.was_before_decision,
        })
    }
}

/// A record to be added.
#[derive(InputObject)]
struct CreateBodyRecordInput {
    /// `Body:…`
    body_id: ID,
    /// What it has done.
    content: BodyRecordContentInput,
}

/// A record, whole.
#[derive(InputObject)]
struct SaveBodyRecordInput {
    /// `BodyRecord:…`
    record_id: ID,
    /// As you read it.
    version: i64,
    /// What the body has done.
    content: BodyRecordContentInput,
}

/// What a body proposes.
#[derive(InputObject)]
struct ProposalContentInput {
    /// The Helsinki day on which it was made, today or earlier.
    made_on: Date,
    /// What it is called; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    title: Vec<LocalizedTextInput>,
    /// What is proposed; Finnish is needed, at most 4,000 characters.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
    /// Where the minutes can be read, with https.
    #[graphql(default)]
    address: String,
    /// `Matter:…`, which it is about.
    matter_id: Option<ID>,
}

impl ProposalContentInput {
    fn read(self, request: &Request<'_>) -> Result<ProposalContent> {
        Ok(ProposalContent {
            made_on: self.made_on.0,
            title: finnish_first(self.title),
            text: finnish_first(self.text),
            address: self.address.trim().to_owned(),
            matter: self.matter_id.map(|id| request.parse_id(&id)).transpose()?,
        })
    }
}

/// A proposal to be added.
#[derive(InputObject)]
struct CreateProposalInput {
    /// `Body:…`
    body_id: ID,
    /// What it proposes.
    content: ProposalContentInput,
}

/// A proposal, whole.
#[derive(InputObject)]
struct SaveProposalInput {
    /// `BodyProposal:…`
    proposal_id: ID,
    /// As you read it.
    version: i64,
    /// What is proposed.
    content: ProposalContentInput,
}

/// What was found about a proposal.
#[derive(InputObject)]
struct FollowProposalInput {
    /// `BodyProposal:…`
    proposal_id: ID,
    /// As you read it.
    version: i64,
    /// The Helsinki day, from the day on which it was made to today.
    on: Date,
    /// What had become of it.
    standing: ProposalStanding,
    /// In words; Finnish is needed, at most 4,000 characters.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
}

outcome! {
    /// What became of a body.
    BodyResult = BodyInRegister(BodyInRegister) | InvalidInput
}
outcome! {
    /// What became of a record.
    BodyRecordResult = BodyRecord(Box<BodyRecord>) | InvalidInput
}
outcome! {
    /// What became of a proposal.
    ProposalResult = BodyProposal(Box<BodyProposal>) | InvalidInput
}

/// Keeping the register of bodies.
#[derive(Default)]
pub(crate) struct BodyMutation;

#[Object]
impl BodyMutation {
    /// Enters a body into the register. For those who keep it.
    async fn create_body(&self, context: &Context<'_>, input: CreateBodyInput) -> Result<BodyResult> {
        let request = Request::of(context)?;
        let created = body::create(request.services, request.actor(), input.content.into()).await;
        answer(&request, created.map(|body| body.id)).await
    }

    /// Replaces what is written of a body. For those who keep the register.
    async fn save_body(&self, context: &Context<'_>, input: SaveBodyInput) -> Result<BodyResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.body_id)?;
        let (services, actor) = (request.services, request.actor());
        let saved = body::save(services, actor, id, input.version, input.content.into()).await;
        answer(&request, saved.map(|body| body.id)).await
    }

    /// Replaces the documents that a body has made for a year. For those who keep the register.
    async fn save_body_documents(
        &self,
        context: &Context<'_>,
        input: SaveBodyDocumentsInput,
    ) -> Result<BodyResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.body_id)?;
        let year = input.year;
        let document = |one: BodyDocumentInput| domain::body::BodyDocument {
            body: id,
            year,
            kind: one.kind.into(),
            address: one.address.trim().to_owned(),
        };
        let documents = input.documents.into_iter().map(document).collect();
        let (services, actor) = (request.services, request.actor());
        let saved = body::save_documents(services, actor, id, input.version, year, documents).await;
        answer(&request, saved.map(|body| body.id)).await
    }

    /// Notes what a body has done. For those who keep the register.
    async fn create_body_record(
        &self,
        context: &Context<'_>,
        input: CreateBodyRecordInput,
    ) -> Result<BodyRecordResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.body_id)?;
        let content = input.content.read(&request)?;
        recorded(&request, record::create(request.services, request.actor(), id, content).await)
    }

    /// Writes a record anew. For those who keep the register.
    async fn save_body_record(
        &self,
        context: &Context<'_>,
        input: SaveBodyRecordInput,
    ) -> Result<BodyRecordResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.record_id)?;
        let content = input.content.read(&request)?;
        let (services, actor) = (request.services, request.actor());
        recorded(&request, record::save(services, actor, id, input.version, content).await)
    }

    /// Removes a record that was noted by mistake. For those who keep the register.
    async fn remove_body_record(
        &self,
        context: &Context<'_>,
        record_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<BodyResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&record_id)?;
        let removed = record::remove(request.services, request.actor(), id, version).await;
        answer(&request, removed).await
    }

    /// Notes what a body proposes. For those who keep the register.
    async fn create_proposal(
        &self,
        context: &Context<'_>,
        input: CreateProposalInput,
    ) -> Result<ProposalResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.body_id)?;
        let content = input.content.read(&request)?;
        proposed(&request, proposal::create(request.services, request.actor(), id, content).await)
    }

    /// Writes a proposal anew; what was found about it stays. For those who keep the register.
    async fn save_proposal(&self, context: &Context<'_>, input: SaveProposalInput) -> Result<ProposalResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.proposal_id)?;
        let content = input.content.read(&request)?;
        let (services, actor) = (request.services, request.actor());
        proposed(&request, proposal::save(services, actor, id, input.version, content).await)
    }

    /// Writes down what was found when it was looked into what has become of a proposal. It stays as it was written. For
    /// those who keep the register.
    async fn follow_proposal(
        &self,
        context: &Context<'_>,
        input: FollowProposalInput,
    ) -> Result<ProposalResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.proposal_id)?;
        let new =
            NewFollowUp { on: input.on.0, standing: input.standing.into(), text: finnish_first(input.text) };
        let (services, actor) = (request.services, request.actor());
        proposed(&request, proposal::follow(services, actor, id, input.version, new).await)
    }
}

/// The body as it is now.
async fn answer(request: &Request<'_>, done: service::Result<BodyId>) -> Result<BodyResult> {
    let view = match done {
        Ok(id) => body::view(request.services, request.actor(), id).await,
        Err(error) => Err(error),
    };
    let success = |view| BodyResult::BodyInRegister(BodyInRegister::new(request, view));
    settle(request, view, success, BodyResult::InvalidInput)
}

fn recorded(
    request: &Request<'_>,
    done: service::Result<domain::body::BodyRecord>,
) -> Result<BodyRecordResult> {
    let wanted = &request.caller.language;
    let success = |one| BodyRecordResult::BodyRecord(Box::new(BodyRecord::new(&one, wanted)));
    settle(request, done, success, BodyRecordResult::InvalidInput)
}

fn proposed(request: &Request<'_>, done: service::Result<domain::body::Proposal>) -> Result<ProposalResult> {
    let wanted = &request.caller.language;
    let success = |one| ProposalResult::BodyProposal(Box::new(BodyProposal::new(&one, wanted)));
    settle(request, done, success, ProposalResult::InvalidInput)
}
