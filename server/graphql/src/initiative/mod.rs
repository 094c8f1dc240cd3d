//! Initiatives: what everybody reads of them, what their makers see, and how they are handled.

mod mutation;
mod own;

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, Object, SimpleObject};
use domain::id::TypedId;
use domain::identity::Scope;
use domain::initiative::{self, InitiativeFigures as Counted, MakerKind, Note};
use domain::{LanguageTag, LocalizedText, expert};
use service::initiative::own as makers;
use service::initiative::{
    self as initiatives, Handled, InitiativeView, PublicFilter, QueueFilter, settings, yearly,
};

use crate::context::{Request, Result};
use crate::identity::ScopeView;
use crate::localized::Localized;
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::scalar::{Date, LanguageTag as Language};
pub use mutation::InitiativeMutation;
use own::{InitiativeReply, OwnInitiative};

mirrored! {
    /// Who makes an initiative.
    InitiativeMaker = "domain::initiative::MakerKind" {
        /// One person, or several together.
        Person,
        /// An association.
        Association,
        /// A company, a foundation or another organisation.
        Organisation,
    }
}
mirrored! {
    /// By which somebody has the right to make an initiative.
    InitiativeGround = "domain::initiative::MakerGround" {
        /// Lives in the county.
        Resident,
        /// An association or organisation that works in the county.
        OrganisationHere,
        /// Uses the service that the initiative is about.
        ServiceUser,
    }
}
mirrored! {
    /// By which way an initiative came.
    InitiativeChannel = "domain::initiative::IntakeChannel" {
        /// By the form, or by `makeInitiative`.
        Web,
        /// On paper.
        Paper,
        /// By phone.
        Phone,
        /// Face to face.
        InPerson,
    }
}
mirrored! {
    /// Where an initiative stands.
    InitiativeState = "domain::initiative::InitiativeState" {
        /// It has come, and nobody handles it yet.
        Received,
        /// Somebody handles it.
        Handling,
        /// It has been answered.
        Answered,
        /// Somebody outside of the county handles it.
        Transferred,
        /// Its maker has taken it back.
        Withdrawn,
    }
}
mirrored! {
    /// What an initiative led to.
    InitiativeOutcomeKind = "domain::initiative::OutcomeKind" {
        /// It is done, or decided to be done.
        Accepted,
        /// A part of it is.
        Partly,
        /// It is not done.
        NotAccepted,
        /// It is noted for what is prepared later.
        Noted,
    }
}
mirrored! {
    /// What was told to a maker, or done with them.
    InitiativeNoteKind = "domain::initiative::NoteKind" {
        /// What is being done, or has been done since.
        Told,
        /// The makers, or somebody for them, were heard.
        Hearing,
        /// What was decided.
        Answer,
        /// Who handles it instead.
        Transfer,
    }
}

/// What was decided of an initiative.
#[derive(SimpleObject)]
pub(crate) struct InitiativeOutcome {
    /// What it led to.
    kind: InitiativeOutcomeKind,
    /// The Helsinki day on which it was decided.
    on: Date,
    /// Who decided.
    decided_by: Localized,
    /// What was decided, and why.
    text: Localized,
}

impl InitiativeOutcome {
    fn new(outcome: &initiative::Outcome, wanted: &LanguageTag) -> Self {
        Self {
            kind: outcome.kind.into(),
            on: Date(outcome.on),
            decided_by: localized(&outcome.decided_by, wanted),
            text: localized(&outcome.text, wanted),
        }
    }
}

/// An initiative (aloite) that everybody reads, as staff have written it. Who made it is not told.
#[derive(SimpleObject)]
pub(crate) struct Initiative {
    /// `Initiative:…`
    id: ID,
    /// Where it stands.
    state: InitiativeState,
    /// What kind of maker it has.
    maker: InitiativeMaker,
    /// How many make it together.
    supporters: u32,
    /// The Helsinki day on which it came.
    received_on: Date,
    /// The Helsinki day from which on everybody has read it.
    published_on: Date,
    /// What it is about.
    title: Localized,
    /// What it says.
    text: Localized,
    /// What was decided; null until then.
    outcome: Option<InitiativeOutcome>,
    /// Who outside of the county handles it.
    transferred_to: Option<Localized>,
}

impl Initiative {
    fn new(one: &initiative::Initiative, wanted: &LanguageTag) -> Option<Self> {
        let public = one.public.as_ref()?;
        Some(Self {
            id: one.id.node_id().into(),
            state: one.state().into(),
            maker: one.maker.into(),
            supporters: one.supporters,
            received_on: Date(one.received_on),
            published_on: Date(public.published_on),
            title: localized(&public.title, wanted),
            text: localized(&public.text, wanted),
            outcome: one.outcome().map(|outcome| InitiativeOutcome::new(outcome, wanted)),
            transferred_to: one.transfer().map(|transfer| localized(&transfer.to, wanted)),
        })
    }
}

/// An initiative as those who handle it see it, without who made it.
#[derive(SimpleObject)]
pub(crate) struct ManagedInitiative {
    /// `Initiative:…`
    id: ID,
    /// The part of the county that handles it.
    owner: ScopeView,
    /// Where it stands.
    state: InitiativeState,
    /// What kind of maker it has.
    maker: InitiativeMaker,
    /// By which they have the right to make it.
    ground: InitiativeGround,
    /// By which way it came.
    channel: InitiativeChannel,
    /// The language in which its maker is written to.
    language: Language,
    /// How many make it together.
    supporters: u32,
    /// What it is about, in its maker's words; null once it has been taken back, as are the two below.
    title: Option<String>,
    /// What it says.
    text: Option<String>,
    /// The service that it is about; may be blank.
    service: Option<String>,
    /// The Helsinki day on which it came.
    received_on: Date,
    /// The Helsinki day by which its maker is told what is being done.
    tell_by: Date,
    /// The Helsinki day by which it is answered.
    answer_by: Date,
    /// So many make it that the law sets when it is to be taken up.
    is_by_share: bool,
    /// The next Helsinki day by which something is due; null once nothing is.
    next_due: Option<Date>,
    /// Something was due before today.
    is_overdue: bool,
    /// Its maker has replied, and nobody has opened it since.
    has_new_reply: bool,
    /// The Helsinki day on which its maker was first told what is being done.
    first_told_on: Option<Date>,
    /// Under which the registry has it; may be blank.
    case_number: String,
    /// What was decided; null until then.
    outcome: Option<InitiativeOutcome>,
    /// Who outside of the county handles it.
    transferred_to: Option<Localized>,
    /// What everybody reads of it; null while nobody does.
    published: Option<Initiative>,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

impl ManagedInitiative {
    fn new(view: InitiativeView, wanted: &LanguageTag) -> Self {
        let InitiativeView { initiative: one, text, is_overdue, has_new_reply } = view;
        let text = text.map(|text| (text.title, text.text, text.service));
        let (title, text, service) = match text {
            Some((title, text, service)) => (Some(title), Some(text), Some(service)),
            None => (None, None, None),
        };
        Self {
            id: one.id.node_id().into(),
            owner: one.owner.into(),
            state: one.state().into(),
            maker: one.maker.into(),
            ground: one.ground.into(),
            channel: one.channel.into(),
            language: Language(one.language.clone()),
            supporters: one.supporters,
            title,
            text,
            service,
            received_on: Date(one.received_on),
            tell_by: Date(one.deadlines.tell_by),
            answer_by: Date(one.deadlines.answer_by),
            is_by_share: one.deadlines.is_by_share,
            next_due: one.next_due().map(Date),
            is_overdue,
            has_new_reply,
            first_told_on: one.first_told_on.map(Date),
            outcome: one.outcome().map(|outcome| InitiativeOutcome::new(outcome, wanted)),
            transferred_to: one.transfer().map(|transfer| localized(&transfer.to, wanted)),
            published: Initiative::new(&one, wanted),
            version: one.version,
            case_number: one.case_number,
        }
    }
}

/// Who made an initiative, and how they are reached.
#[derive(SimpleObject)]
pub(crate) struct InitiativeContact {
    /// Their name, or that of the association or organisation.
    name: String,
    /// Where they are written to; null where they have told no address.
    email: Option<String>,
    /// Their number; null where they have told none.
    phone: Option<String>,
}

impl From<expert::Contact> for InitiativeContact {
    fn from(contact: expert::Contact) -> Self {
        Self { name: contact.name, email: contact.email, phone: contact.phone }
    }
}

/// What a maker was told on a day, or what was done with them.
#[derive(SimpleObject)]
pub(crate) struct InitiativeNote {
    /// What it was.
    kind: InitiativeNoteKind,
    /// The Helsinki day.
    on: Date,
    /// In the language of the maker.
    text: String,
}

impl From<Note> for InitiativeNote {
    fn from(note: Note) -> Self {
        Self { kind: note.kind.into(), on: Date(note.on), text: note.text }
    }
}

/// An initiative with who made it and what they were told.
#[derive(SimpleObject)]
pub(crate) struct HandledInitiative {
    /// The initiative.
    initiative: ManagedInitiative,
    /// Who made it; null once that is forgotten.
    contact: Option<InitiativeContact>,
    /// What its maker was told, the earliest first.
    notes: Vec<InitiativeNote>,
    /// What its maker has replied, the earliest first.
    replies: Vec<InitiativeReply>,
}

/// What the county has decided of initiatives.
#[derive(SimpleObject)]
pub(crate) struct InitiativeSettings {
    /// How many live in the county; zero while that is not told.
    residents: u32,
    /// Of so many in a hundred of them an initiative has to be taken up in the time that the law sets.
    share_percent: u32,
    /// Within so many months then.
    share_months: u32,
    /// Within so many calendar days a maker is told what is being done.
    tell_days: u32,
    /// Within so many months every other initiative is answered.
    answer_months: u32,
    /// For so many months after its end it is kept who made an initiative.
    kept_months: u32,
}

impl From<initiative::InitiativeSettings> for InitiativeSettings {
    fn from(settings: initiative::InitiativeSettings) -> Self {
        Self {
            residents: settings.residents,
            share_percent: settings.share_percent,
            share_months: settings.share_months,
            tell_days: settings.tell_days,
            answer_months: settings.answer_months,
            kept_months: settings.kept_months,
        }
    }
}

/// What the initiatives that came in a time come to, as they stand today.
#[derive(SimpleObject)]
pub(crate) struct InitiativeFigures {
    /// How many came.
    received: u32,
    /// Of those, how many are being handled.
    handling: u32,
    /// How many were answered.
    answered: u32,
    /// How many others handle.
    transferred: u32,
    /// How many were taken back.
    withdrawn: u32,
    /// Of the answered, those that are done, wholly or in part.
    accepted: u32,
    /// How many were answered or transferred in time.
    in_time: u32,
    /// How many were so too late, or are still to be. What is not due yet is neither.
    late: u32,
    /// How many came of each kind of maker.
    by_maker: Vec<InitiativeMakerCount>,
}

/// How many initiatives came of a kind of maker.
#[derive(SimpleObject)]
pub(crate) struct InitiativeMakerCount {
    /// The kind.
    maker: InitiativeMaker,
    /// How many.
    count: u32,
}

impl From<Counted> for InitiativeFigures {
    fn from(counted: Counted) -> Self {
        let of_maker = |(maker, count): (MakerKind, u32)| InitiativeMakerCount { maker: maker.into(), count };
        Self {
            received: counted.received,
            handling: counted.handling,
            answered: counted.answered,
            transferred: counted.transferred,
            withdrawn: counted.withdrawn,
            accepted: counted.accepted,
            in_time: counted.in_time,
            late: counted.late,
            by_maker: counted.by_maker.into_iter().map(of_maker).collect(),
        }
    }
}

/// The initiatives of a year, of which the council is told.
#[derive(SimpleObject)]
pub(crate) struct InitiativeYear {
    /// The year.
    year: i32,
    /// What they come to.
    figures: InitiativeFigures,
    /// The Helsinki day on which the council was told of them; null until then.
    council_told_on: Option<Date>,
}

impl From<yearly::Year> for InitiativeYear {
    fn from(year: yearly::Year) -> Self {
        Self { year: year.year, figures: year.figures.into(), council_told_on: year.told_on.map(Date) }
    }
}

fn localized(text: &LocalizedText, wanted: &LanguageTag) -> Localized {
    Localized::new(text, &LanguageTag::finnish(), wanted)
}

/// Reading about initiatives.
#[derive(Default)]
pub struct InitiativeQuery;

#[Object]
impl InitiativeQuery {
    /// The initiatives that everybody reads, those published last first.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of the field")]
    async fn initiatives(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Words that the title or the text hold in any language.")] search: Option<String>,
        #[graphql(desc = "Only those that stand so.")] state: Option<InitiativeState>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Initiative>> {
        let request = Request::of(context)?;
        let filter = PublicFilter { search: search.unwrap_or_default(), state: state.map(Into::into) };
        let all = initiatives::public(request.services, &filter).await.map_err(|e| request.error(e))?;
        let wanted = &request.caller.language;
        let shown = all.iter().filter_map(|one| Some((one.id, Initiative::new(one, wanted)?))).collect();
        let key = |(id, shown): &(_, Initiative)| std::cmp::Reverse((shown.published_on.0, *id));
        paging::cut(&request, shown, Page { first, after, last, before }, key, |(_, shown)| shown)
    }

    /// An initiative that everybody reads.
    async fn initiative(&self, context: &Context<'_>, id: ID) -> Result<Option<Initiative>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let one = initiatives::public_one(request.services, id).await.map_err(|e| request.error(e))?;
        Ok(Initiative::new(&one, &request.caller.language))
    }

    /// An initiative, by the secret of its maker's private link. Looking changes nothing.
    async fn own_initiative(&self, context: &Context<'_>, token: String) -> Result<Option<OwnInitiative>> {
        let request = Request::of(context)?;
        let own = makers::own(request.services, &token).await.map_err(|e| request.error(e))?;
        Ok(Some(OwnInitiative::new(own, &request.caller.language)))
    }

    /// Everything that is kept of an initiative, as JSON for people and programs, by the secret of its maker's private link. Of
    /// who made it only what is kept, and for how long.
    async fn own_initiative_data(&self, context: &Context<'_>, token: String) -> Result<String> {
        let request = Request::of(context)?;
        let data = makers::data(request.services, &token).await.map_err(|e| request.error(e))?;
        Ok(data.to_string())
    }

    /// The initiatives that the caller handles: what is due first before what is due later, what has ended last. For those
    /// who handle initiatives.
    #[graphql(complexity = "5 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of the field")]
    async fn managed_initiatives(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Words that the title, the text or the case number hold.")] search: Option<String>,
        #[graphql(desc = "Only those that stand so.")] state: Option<InitiativeState>,
        #[graphql(desc = "Only those of which something is overdue.")] overdue: Option<bool>,
        #[graphql(desc = "Only those with a reply that nobody has opened.")] replied: Option<bool>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, ManagedInitiative>> {
        let request = Request::of(context)?;
        let filter = QueueFilter {
            search: search.unwrap_or_default(),
            state: state.map(Into::into),
            is_overdue: overdue.unwrap_or(false),
            has_new_reply: replied.unwrap_or(false),
        };
        let found = initiatives::managed(request.services, request.actor(), &filter).await;
        let found = found.map_err(|e| request.error(e))?;
        let key = |view: &InitiativeView| {
            let due = view.initiative.next_due();
            (due.is_none(), due, std::cmp::Reverse(view.initiative.id))
        };
        let wanted = &request.caller.language;
        let node = |view| ManagedInitiative::new(view, wanted);
        paging::cut(&request, found, Page { first, after, last, before }, key, node)
    }

    /// An initiative with who made it and what they were told. For those who handle it; that they looked is in the audit log.
    async fn managed_initiative(&self, context: &Context<'_>, id: ID) -> Result<Option<HandledInitiative>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let found = initiatives::view(request.services, request.actor(), id).await;
        let Handled { view, contact, notes, replies } = found.map_err(|e| request.error(e))?;
        Ok(Some(HandledInitiative {
            initiative: ManagedInitiative::new(view, &request.caller.language),
            contact: contact.map(InitiativeContact::from),
            notes: notes.into_iter().map(InitiativeNote::from).collect(),
            replies: replies.into_iter().map(InitiativeReply::from).collect(),
        }))
    }

    /// What the county has decided of initiatives. For those who handle initiatives.
    async fn initiative_settings(&self, context: &Context<'_>) -> Result<InitiativeSettings> {
        let request = Request::of(context)?;
        let read = settings::read(request.services, request.actor()).await;
        Ok(read.map_err(|e| request.error(e))?.into())
    }

    /// What the initiatives that the caller handles and that came from one day to another, both included, come to. For those
    /// who handle initiatives.
    async fn initiative_figures(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
    ) -> Result<InitiativeFigures> {
        let request = Request::of(context)?;
        let counted = yearly::counted(request.services, request.actor(), from.0, until.0).await;
        Ok(counted.map_err(|e| request.error(e))?.into())
    }

    /// The initiatives of a year, of which the council is told; of this one unless told. For those who handle initiatives of
    /// the whole county.
    async fn initiative_year(&self, context: &Context<'_>, year: Option<i32>) -> Result<InitiativeYear> {
        let request = Request::of(context)?;
        let found = yearly::year(request.services, request.actor(), year).await;
        Ok(found.map_err(|e| request.error(e))?.into())
    }
}

/// The scope of an input that may be left out: the whole county.
fn owner_of(
    request: &Request<'_>,
    owner: Option<&crate::identity::ScopeInput>,
) -> std::result::Result<Scope, crate::problem::InvalidInput> {
    owner.map_or(Ok(Scope::County), |owner| owner.parse(request, "owner"))
}
