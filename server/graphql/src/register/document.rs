//! Documents in use: principles, guidelines, models and plans.

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::LanguageTag;
use domain::id::TypedId;
use domain::identity::Scope;
use domain::register::{Document, DocumentContent};
use service::register::document::{self, DocumentFilter, DocumentView};

use crate::activity::Activity;
use crate::context::{Request, Result};
use crate::identity::{ScopeInput, ScopeView};
use crate::localized::{Localized, LocalizedTextInput, finnish_first};
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

mirrored! {
    /// What kind of document it is.
    RegisterDocumentKind = "domain::register::DocumentKind" {
        /// Such as the safer-space principles.
        Principles,
        /// A guideline.
        Guideline,
        /// How something is done, everywhere alike.
        Model,
        /// A plan.
        Plan,
    }
}

/// Principles, a guideline, a model or a plan by which the county lets people take part.
#[derive(SimpleObject)]
pub(crate) struct RegisterDocument {
    /// `RegisterDocument:…`
    id: ID,
    /// The part of the county that answers for it.
    owner: ScopeView,
    /// What kind it is.
    kind: RegisterDocumentKind,
    /// What it is called.
    title: Localized,
    /// What it is for, in short; may be blank.
    summary: Localized,
    /// The Helsinki day on which it was drawn up; null while that is being done.
    drawn_up_on: Option<Date>,
    /// The Helsinki day from which on it is in use.
    in_use_since: Option<Date>,
    /// The last one, where it is not in use for as long as nothing takes its place.
    in_use_until: Option<Date>,
    /// `RegisterDocument:…` that takes its place when that comes into use.
    replaced_by: Option<ID>,
    /// Where it can be read; may be blank.
    link: String,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

impl RegisterDocument {
    fn new(one: Document, wanted: &LanguageTag) -> Self {
        let content = one.content;
        let localized = |text| Localized::new(text, &LanguageTag::finnish(), wanted);
        Self {
            id: one.id.node_id().into(),
            owner: one.owner.into(),
            kind: content.kind.into(),
            title: localized(&content.title),
            summary: localized(&content.summary),
            drawn_up_on: content.drawn_up_on.map(Date),
            in_use_since: content.in_use_since.map(Date),
            in_use_until: content.in_use_until.map(Date),
            replaced_by: content.replaced_by.map(|id| id.node_id().into()),
            link: content.link,
            version: one.version,
        }
    }
}

/// What is known of a document.
#[derive(InputObject)]
struct RegisterDocumentInput {
    /// What kind it is.
    kind: RegisterDocumentKind,
    /// What it is called; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    title: Vec<LocalizedTextInput>,
    /// What it is for, in short; at most 2,000 characters.
    #[graphql(default, validator(max_items = 50))]
    summary: Vec<LocalizedTextInput>,
    /// The Helsinki day on which it was drawn up.
    drawn_up_on: Option<Date>,
    /// The Helsinki day from which on it is in use.
    in_use_since: Option<Date>,
    /// The last one; left out: for as long as nothing takes its place.
    in_use_until: Option<Date>,
    /// `RegisterDocument:…` that takes its place when that comes into use.
    replaced_by: Option<ID>,
    /// Where it can be read, `https://…`.
    #[graphql(default)]
    link: String,
}

impl RegisterDocumentInput {
    fn content(self, request: &Request<'_>) -> Result<DocumentContent> {
        Ok(DocumentContent {
            kind: self.kind.into(),
            title: finnish_first(self.title),
            summary: finnish_first(self.summary),
            drawn_up_on: self.drawn_up_on.map(|day| day.0),
            in_use_since: self.in_use_since.map(|day| day.0),
            in_use_until: self.in_use_until.map(|day| day.0),
            replaced_by: self.replaced_by.map(|id| request.parse_id(&id)).transpose()?,
            link: self.link,
        })
    }
}

/// A document to be written down.
#[derive(InputObject)]
struct CreateDocumentInput {
    /// The part of the county that answers for it; the whole county unless told.
    owner: Option<ScopeInput>,
    /// What is known of it.
    content: RegisterDocumentInput,
}

/// A document, whole.
#[derive(InputObject)]
struct SaveDocumentInput {
    /// `RegisterDocument:…`
    document_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What is known of it.
    content: RegisterDocumentInput,
}

outcome! {
    /// What became of a document.
    RegisterDocumentResult = RegisterDocument(Box<RegisterDocument>) | InvalidInput
}

/// Reading about documents.
#[derive(Default)]
pub(super) struct DocumentQuery;

#[Object]
impl DocumentQuery {
    /// The public activities that were held by a document, the latest first, at most fifty.
    #[graphql(complexity = "5 + 10 * child_complexity")]
    async fn document_uses(&self, context: &Context<'_>, document_id: ID) -> Result<Vec<Activity>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&document_id)?;
        let uses = document::uses(request.services, id).await.map_err(|e| request.error(e))?;
        let node = crate::activity::nodes(&request).await?;
        Ok(uses.public.into_iter().map(node).collect())
    }

    /// The documents that are in use on a Helsinki day, by their kinds; of a kind those that came into use last first.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn documents_in_use(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Today unless told.")] on: Option<Date>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, RegisterDocument>> {
        let request = Request::of(context)?;
        let used = document::in_use(request.services, on.map(|day| day.0)).await;
        let used = used.map_err(|e| request.error(e))?;
        let key = |one: &Document| (one.content.kind, std::cmp::Reverse(one.content.in_use_since), one.id);
        let wanted = &request.caller.language;
        let node = |one| RegisterDocument::new(one, wanted);
        paging::cut(&request, used, Page { first, after, last, before }, key, node)
    }

    /// The documents that the caller keeps, the newest first. For those who keep documents.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of the field")]
    async fn register_documents(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Words that the title or the summary hold.")] search: Option<String>,
        #[graphql(desc = "Only those of this kind.")] kind: Option<RegisterDocumentKind>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, RegisterDocument>> {
        let request = Request::of(context)?;
        let filter = DocumentFilter {
            search: search.unwrap_or_default(),
            kind: kind.map(Into::into),
            is_in_use: false,
        };
        let found = document::documents(request.services, request.actor(), &filter).await;
        let found = found.map_err(|e| request.error(e))?;
        let key = |view: &DocumentView| std::cmp::Reverse(view.document.id);
        let wanted = &request.caller.language;
        let node = |view: DocumentView| RegisterDocument::new(view.document, wanted);
        paging::cut(&request, found, Page { first, after, last, before }, key, node)
    }
}

/// Writing down documents.
#[derive(Default)]
pub(super) struct DocumentMutation;

#[Object]
impl DocumentMutation {
    /// Writes down a document. For those who keep documents.
    async fn create_document(
        &self,
        context: &Context<'_>,
        input: CreateDocumentInput,
    ) -> Result<RegisterDocumentResult> {
        let request = Request::of(context)?;
        let owner = match input.owner.map_or(Ok(Scope::County), |owner| owner.parse(&request, "owner")) {
            Ok(owner) => owner,
            Err(invalid) => return Ok(RegisterDocumentResult::InvalidInput(invalid)),
        };
        let content = input.content.content(&request)?;
        answer(&request, document::create(request.services, request.actor(), owner, content).await)
    }

    /// Writes a document anew. For those who keep it.
    async fn save_document(
        &self,
        context: &Context<'_>,
        input: SaveDocumentInput,
    ) -> Result<RegisterDocumentResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.document_id)?;
        let content = input.content.content(&request)?;
        answer(&request, document::save(request.services, request.actor(), id, input.version, content).await)
    }

    /// Removes a document that was written down by mistake and takes nobody's place; returned as it was. For those who keep
    /// it.
    async fn remove_document(
        &self,
        context: &Context<'_>,
        document_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<RegisterDocumentResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&document_id)?;
        answer(&request, document::remove(request.services, request.actor(), id, version).await)
    }
}

fn answer(request: &Request<'_>, done: service::Result<Document>) -> Result<RegisterDocumentResult> {
    let wanted = &request.caller.language;
    let success =
        |one| RegisterDocumentResult::RegisterDocument(Box::new(RegisterDocument::new(one, wanted)));
    settle(request, done, success, RegisterDocumentResult::InvalidInput)
}
