//! Initiatives: taken in, handled, told of to whoever made them, and published with what came of them.

pub mod forget;
pub mod handling;
pub mod intake;
pub mod maker;
pub mod own;
pub mod settings;
pub mod yearly;

use std::cmp::Reverse;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::audit::Act;
use domain::expert::Contact;
use domain::id::InitiativeId;
use domain::identity::{Action, Actor};
use domain::initiative::{Initiative, InitiativeState, InitiativeText, MakerReply, Note};
use domain::time::civil_day;
use serde_json::json;

use crate::identity::{authorise, authorise_somewhere};
use crate::{Result, ServiceError, Services, audit};

/// An initiative with what it says.
#[derive(Clone, Debug, PartialEq)]
pub struct InitiativeView {
    pub initiative: Initiative,
    /// `None` once its maker has taken it back.
    pub text: Option<InitiativeText>,
    /// Something was due before today.
    pub is_overdue: bool,
    /// Its maker has replied, and nobody has opened it since.
    pub has_new_reply: bool,
}

/// An initiative as whoever handles it sees it.
#[derive(Clone, Debug, PartialEq)]
pub struct Handled {
    pub view: InitiativeView,
    /// Who made it; `None` once that is forgotten.
    pub contact: Option<Contact>,
    /// What its maker was told, the earliest first.
    pub notes: Vec<Note>,
    /// What its maker has replied, the earliest first.
    pub replies: Vec<MakerReply>,
}

/// What is looked for among the initiatives of an actor. Blank, everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct QueueFilter {
    /// Words that its title, its text or its number hold, each of them.
    pub search: String,
    pub state: Option<InitiativeState>,
    /// Only those of which something is overdue.
    pub is_overdue: bool,
    /// Only those with a reply that nobody has opened.
    pub has_new_reply: bool,
}

impl QueueFilter {
    fn accepts(&self, view: &InitiativeView) -> bool {
        let one = &view.initiative;
        let said = match &view.text {
            Some(text) => format!("{}\n{}\n{}\n{}", text.title, text.text, text.service, one.case_number),
            None => one.case_number.clone(),
        };
        let said = said.to_lowercase();
        self.state.is_none_or(|state| one.state() == state)
            && (!self.is_overdue || view.is_overdue)
            && (!self.has_new_reply || view.has_new_reply)
            && self.search.to_lowercase().split_whitespace().all(|word| said.contains(word))
    }
}

/// What is looked for among the initiatives that everybody reads. Blank, everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicFilter {
    /// Words that its title or its text hold in any language, each of them.
    pub search: String,
    pub state: Option<InitiativeState>,
}

impl PublicFilter {
    fn accepts(&self, one: &Initiative) -> bool {
        let Some(public) = &one.public else { return false };
        let texts = public.title.entries().chain(public.text.entries());
        let said: String = texts.map(|(_, text)| format!("{}\n", text.to_lowercase())).collect();
        self.state.is_none_or(|state| one.state() == state)
            && self.search.to_lowercase().split_whitespace().all(|word| said.contains(word))
    }
}

/// The initiatives that everybody reads, those published last first.
pub async fn public(services: &Services, filter: &PublicFilter) -> Result<Vec<Initiative>> {
    let mut all = storage::initiative::all(&services.storage).await?;
    all.retain(|one| filter.accepts(one));
    all.sort_by_key(|one| Reverse((one.public.as_ref().map(|text| text.published_on), one.id)));
    Ok(all)
}

/// An initiative that everybody reads.
pub async fn public_one(services: &Services, id: InitiativeId) -> Result<Initiative> {
    let found = storage::initiative::find(&services.storage, id).await?;
    found.filter(|one| one.public.is_some()).ok_or(ServiceError::NotFound)
}

/// The initiatives that the actor handles, what is due first before what is due later, and what has ended last. Nothing
/// tells who made them.
pub async fn managed(
    services: &Services,
    actor: &Actor,
    filter: &QueueFilter,
) -> Result<Vec<InitiativeView>> {
    authorise_somewhere(actor, Action::ManageInitiatives)?;
    let today = civil_day(services.now());
    let mut texts: BTreeMap<InitiativeId, Vec<u8>> =
        storage::initiative::texts(&services.storage).await?.into_iter().collect();
    let unseen = storage::initiative::reply::unseen(&services.storage).await?;
    let mut views = Vec::new();
    for initiative in storage::initiative::all(&services.storage).await? {
        if !actor.may(Action::ManageInitiatives, initiative.owner) {
            continue;
        }
        let sealed = texts.remove(&initiative.id);
        let has_new_reply = unseen.contains(&initiative.id);
        let view =
            InitiativeView { has_new_reply, ..opened(services, initiative, sealed.as_deref(), today)? };
        if filter.accepts(&view) {
            views.push(view);
        }
    }
    views.sort_by_key(|view| {
        let due = view.initiative.next_due();
        (due.is_none(), due, Reverse(view.initiative.id))
    });
    Ok(views)
}

/// One that the actor handles, with who made it: that they looked is in the audit log, and replies are no longer new.
pub async fn view(services: &Services, actor: &Actor, id: InitiativeId) -> Result<Handled> {
    let tx = services.storage.begin().await?;
    let initiative = managed_one(&tx, actor, id).await?;
    audit::record(services, &tx, actor, Act::InitiativeRead, id, json!({})).await?;
    // As they are when it is opened: the page marks what is new.
    let replies = maker::replies(services, &tx, id).await?;
    storage::initiative::reply::note_seen(&tx, id, services.now()).await?;
    tx.commit().await?;
    let sealed = storage::initiative::text(&services.storage, id).await?;
    Ok(Handled {
        contact: maker::contact(services, id).await?,
        notes: maker::notes(services, id).await?,
        view: InitiativeView {
            has_new_reply: replies.iter().any(|reply| !reply.is_seen),
            ..opened(services, initiative, sealed.as_deref(), civil_day(services.now()))?
        },
        replies,
    })
}

/// An initiative that somebody has just changed, with what it says.
pub async fn after(services: &Services, initiative: Initiative) -> Result<InitiativeView> {
    let sealed = storage::initiative::text(&services.storage, initiative.id).await?;
    let replies = storage::initiative::reply::of_initiative(&services.storage, initiative.id).await?;
    let has_new_reply = replies.iter().any(|reply| !reply.is_seen);
    let today = civil_day(services.now());
    Ok(InitiativeView { has_new_reply, ..opened(services, initiative, sealed.as_deref(), today)? })
}

/// How many initiatives wait for something.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct WaitingInitiatives {
    /// They have come, and nobody has taken them up.
    pub received: usize,
    /// Something was due before today.
    pub overdue: usize,
    /// Their makers have replied, and nobody has opened them since.
    pub replied: usize,
}

/// How many initiatives of the actor wait for something. Nothing sealed is opened for it.
pub async fn waiting(services: &Services, actor: &Actor) -> Result<WaitingInitiatives> {
    authorise_somewhere(actor, Action::ManageInitiatives)?;
    let today = civil_day(services.now());
    let mut all = storage::initiative::all(&services.storage).await?;
    all.retain(|one| actor.may(Action::ManageInitiatives, one.owner));
    let unseen = storage::initiative::reply::unseen(&services.storage).await?;
    Ok(WaitingInitiatives {
        received: all.iter().filter(|one| one.state() == InitiativeState::Received).count(),
        overdue: all.iter().filter(|one| one.is_overdue(today)).count(),
        replied: all.iter().filter(|one| unseen.contains(&one.id)).count(),
    })
}

fn opened(
    services: &Services,
    initiative: Initiative,
    sealed: Option<&[u8]>,
    today: NaiveDate,
) -> Result<InitiativeView> {
    let text = sealed.map(|sealed| maker::open_text(services, initiative.id, sealed)).transpose()?;
    Ok(InitiativeView { is_overdue: initiative.is_overdue(today), has_new_reply: false, text, initiative })
}

/// An initiative that the actor handles. Of one that is not published nobody else learns that it is there.
async fn managed_one(access: &impl storage::Access, actor: &Actor, id: InitiativeId) -> Result<Initiative> {
    authorise_somewhere(actor, Action::ManageInitiatives)?;
    let found = storage::initiative::find(access, id).await?;
    let may = |one: &Initiative| actor.may(Action::ManageInitiatives, one.owner);
    let one = found.filter(|one| one.public.is_some() || may(one)).ok_or(ServiceError::NotFound)?;
    authorise(actor, Action::ManageInitiatives, one.owner)?;
    Ok(one)
}
