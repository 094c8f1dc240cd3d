//! Documents in use: everybody reads those in use today; whoever keeps them reads all.

use std::cmp::Reverse;
use std::collections::BTreeSet;

use chrono::NaiveDate;
use domain::Code;
use domain::activity::{Activity, ActivityState};
use domain::audit::Act;
use domain::id::DocumentId;
use domain::identity::{Action, Actor, Scope};
use domain::register::{Document, DocumentContent, DocumentKind, check_replacements};
use domain::time::civil_day;
use serde_json::json;
use storage::Tx;
use storage::activity::Wanted;
use storage::register::document;

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit, county};

/// What is looked for among documents. Blank, everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct DocumentFilter {
    /// Words that the title or the summary hold in any language, each of them.
    pub search: String,
    pub kind: Option<DocumentKind>,
    /// Only those in use today.
    pub is_in_use: bool,
}

/// A document, and whether it is in use today.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentView {
    pub document: Document,
    pub is_in_use: bool,
}

/// The most activities by which it is shown where a document was followed.
const USES_MOST: usize = 50;

/// Where a document was followed.
#[derive(Clone, Debug, PartialEq)]
pub struct DocumentUses {
    /// How many activities that were held followed it, public or not.
    pub held: u32,
    /// The public ones of them, the latest first, at most fifty.
    pub public: Vec<Activity>,
}

impl DocumentFilter {
    fn accepts(&self, view: &DocumentView) -> bool {
        let content = &view.document.content;
        let texts = content.title.entries().chain(content.summary.entries());
        let said: String = texts.map(|(_, text)| format!("{}\n", text.to_lowercase())).collect();
        self.kind.is_none_or(|kind| content.kind == kind)
            && (!self.is_in_use || view.is_in_use)
            && self.search.to_lowercase().split_whitespace().all(|word| said.contains(word))
    }
}

/// The documents that are in use on a Helsinki day, or today, by their kinds; of a kind those that came into use last first.
/// Everybody may know them.
pub async fn in_use(services: &Services, on: Option<NaiveDate>) -> Result<Vec<Document>> {
    let all = document::all(&services.storage).await?;
    let on = on.unwrap_or_else(|| civil_day(services.now()));
    let mut used: Vec<Document> = domain::register::in_use(&all, on).cloned().collect();
    used.sort_by_key(|one| (one.content.kind, Reverse(one.content.in_use_since), one.id));
    Ok(used)
}

/// A document that is or was in use. Everybody may know it; of one that is being drawn up nobody learns here.
pub async fn public_one(services: &Services, id: DocumentId) -> Result<DocumentView> {
    let all = document::all(&services.storage).await?;
    let today = civil_day(services.now());
    let is_in_use = domain::register::in_use(&all, today).any(|one| one.id == id);
    let found = all.into_iter().find(|one| one.id == id);
    let document = found.filter(|one| one.content.in_use_since.is_some_and(|since| since <= today));
    Ok(DocumentView { document: document.ok_or(ServiceError::NotFound)?, is_in_use })
}

/// Where a document was followed.
pub async fn uses(services: &Services, id: DocumentId) -> Result<DocumentUses> {
    let wanted = Wanted { state: Some(ActivityState::Held), ..Wanted::default() };
    let mut found = storage::activity::list(&services.storage, wanted).await?;
    found.retain(|one| one.content.documents.contains(&id));
    let held = u32::try_from(found.len()).unwrap_or(u32::MAX);
    found.retain(|one| one.content.is_public);
    found.truncate(USES_MOST);
    Ok(DocumentUses { held, public: found })
}

/// Every document that is or was in use or is going to be, for whoever says which one is followed; the newest first.
pub async fn to_follow(services: &Services, actor: &Actor) -> Result<Vec<Document>> {
    authorise_somewhere(actor, Action::ManageActivities)?;
    let mut all = document::all(&services.storage).await?;
    all.retain(|one| one.content.in_use_since.is_some());
    Ok(all)
}

/// Documents by their ids, those that are no more left out.
pub(crate) async fn followed_in(
    access: &impl storage::Access,
    ids: &BTreeSet<DocumentId>,
) -> Result<Vec<Document>> {
    if ids.is_empty() {
        return Ok(Vec::new());
    }
    let mut all = document::all(access).await?;
    all.retain(|one| ids.contains(&one.id));
    Ok(all)
}

/// Every document by its id, for lists of what was followed.
pub async fn every(services: &Services) -> Result<Vec<Document>> {
    Ok(document::all(&services.storage).await?)
}

/// The documents that the actor keeps, the newest first.
pub async fn documents(
    services: &Services,
    actor: &Actor,
    filter: &DocumentFilter,
) -> Result<Vec<DocumentView>> {
    authorise_somewhere(actor, Action::ManageRegister)?;
    let today = civil_day(services.now());
    let all = document::all(&services.storage).await?;
    let used: Vec<DocumentId> = domain::register::in_use(&all, today).map(|one| one.id).collect();
    let view = |document: Document| DocumentView { is_in_use: used.contains(&document.id), document };
    let mut views: Vec<DocumentView> = all.into_iter().map(view).collect();
    views.retain(|view| actor.may(Action::ManageRegister, view.document.owner) && filter.accepts(view));
    Ok(views)
}

/// One that the actor keeps.
pub async fn find(services: &Services, actor: &Actor, id: DocumentId) -> Result<DocumentView> {
    let document = managed_one(&services.storage, actor, id).await?;
    let all = document::all(&services.storage).await?;
    let today = civil_day(services.now());
    let is_in_use = domain::register::in_use(&all, today).any(|one| one.id == id);
    Ok(DocumentView { document, is_in_use })
}

/// Writes down a document for which a part of the county answers.
pub async fn create(
    services: &Services,
    actor: &Actor,
    owner: Scope,
    content: DocumentContent,
) -> Result<Document> {
    authorise(actor, Action::ManageRegister, owner)?;
    let content = content.check().map_err(ServiceError::Invalid)?;
    county::check_scope(services, owner, "owner").await?;
    let now = services.now();
    let one =
        Document { id: services.fresh_id(), owner, content, version: 1, created_at: now, updated_at: now };
    let tx = services.storage.begin().await?;
    let mut all = document::all(&tx).await?;
    all.push(one.clone());
    check_replacements(&all, one.id)?;
    document::insert(&tx, &one).await?;
    audit::record(services, &tx, actor, Act::DocumentSaved, one.id, json!({ "version": 1 })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Writes one anew that was read as this version.
pub async fn save(
    services: &Services,
    actor: &Actor,
    id: DocumentId,
    version: i64,
    content: DocumentContent,
) -> Result<Document> {
    let (tx, one) = begin(services, actor, id, version).await?;
    let content = content.check().map_err(ServiceError::Invalid)?;
    let one = Document { content, version: one.version + 1, updated_at: services.now(), ..one };
    let mut all = document::all(&tx).await?;
    all.retain(|other| other.id != id);
    all.push(one.clone());
    check_replacements(&all, id)?;
    if !document::update(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, Act::DocumentSaved, id, json!({ "version": one.version })).await?;
    tx.commit().await?;
    Ok(one)
}

/// Removes one that was written down by mistake, takes nobody's place and was followed nowhere. One that is no longer in use stays.
pub async fn remove(services: &Services, actor: &Actor, id: DocumentId, version: i64) -> Result<Document> {
    let (tx, one) = begin(services, actor, id, version).await?;
    let all = document::all(&tx).await?;
    if all.iter().any(|other| other.content.replaced_by == Some(id)) {
        return Err(ServiceError::invalid(Code::DocumentReplacesAnother, ["documentId"]));
    }
    let activities = storage::activity::list(&tx, Wanted::default()).await?;
    if activities.iter().any(|activity| activity.content.documents.contains(&id)) {
        return Err(ServiceError::invalid(Code::DocumentFollowed, ["documentId"]));
    }
    if !document::delete(&tx, &one).await? {
        return Err(stale());
    }
    audit::record(services, &tx, actor, Act::DocumentRemoved, id, json!({})).await?;
    tx.commit().await?;
    Ok(one)
}

async fn begin(services: &Services, actor: &Actor, id: DocumentId, version: i64) -> Result<(Tx, Document)> {
    let tx = services.storage.begin().await?;
    let one = managed_one(&tx, actor, id).await?;
    if one.version != version {
        return Err(stale());
    }
    Ok((tx, one))
}

/// What is in use everybody may know; nobody else learns what is being drawn up.
async fn managed_one(access: &impl storage::Access, actor: &Actor, id: DocumentId) -> Result<Document> {
    authorise_somewhere(actor, Action::ManageRegister)?;
    let found = document::find(access, id).await?;
    found.filter(|one| actor.may(Action::ManageRegister, one.owner)).ok_or(ServiceError::NotFound)
}

fn stale() -> ServiceError {
    ServiceError::invalid(Code::StaleDocument, ["version"])
}
