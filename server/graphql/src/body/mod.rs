//! Bodies: who is heard and who decides, what they say and handle, and what they propose.

mod mutation;

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::LanguageTag;
use domain::body::{self, BodyFigures as Figures, FollowUpFigures, follow_up};
use domain::id::TypedId;
use domain::time::half_year;
use service::body::{BodyView, public};

use crate::context::{Request, Result};
use crate::localized::Localized;
use crate::matter::StepRole;
use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime};
pub(crate) use mutation::BodyMutation;

mirrored! {
    /// What kind of body it is.
    BodyKind = "domain::body::BodyKind" {
        /// Nuorisovaltuusto.
        YouthCouncil,
        /// Vanhusneuvosto.
        OlderPeoplesCouncil,
        /// Vammaisneuvosto.
        DisabilityCouncil,
        /// Monikulttuurisuusasiain neuvottelukunta.
        MulticulturalBoard,
        /// Saamen kielen lautakunta.
        SamiLanguageBoard,
        /// Kansalliskielilautakunta.
        NationalLanguagesBoard,
        /// Lautakunta.
        Committee,
        /// Aluehallitus.
        CountyBoard,
        /// Aluevaltuusto.
        CountyCouncil,
        /// Another one.
        Other,
    }
}
mirrored! {
    /// What a body makes for every year.
    BodyDocumentKind = "domain::body::DocumentKind" {
        /// Toimintasuunnitelma.
        ActionPlan,
        /// Viestintäsuunnitelma.
        CommunicationPlan,
        /// Toimintakertomus.
        AnnualReport,
    }
}
mirrored! {
    /// What kind of thing a body has done.
    BodyRecordKind = "domain::body::RecordKind" {
        /// It gave a statement (lausunto).
        Statement,
        /// It told the public something (tiedote).
        Bulletin,
        /// It handled a matter of its agenda.
        Handled,
    }
}
mirrored! {
    /// What has become of a proposal.
    ProposalStanding = "domain::body::ProposalStanding" {
        /// Nothing yet.
        NotBegun,
        /// It is being carried out.
        UnderWay,
        /// It has been carried out.
        Done,
        /// It is not going to be carried out.
        GivenUp,
    }
}

/// A body (toimielin) of the county.
#[derive(SimpleObject)]
pub(crate) struct Body {
    /// `Body:…`
    id: ID,
    /// What kind of body it is.
    kind: BodyKind,
    /// It is heard (vaikuttamistoimielin) and decides nothing.
    is_influencing: bool,
    /// The law demands it.
    is_statutory: bool,
    /// What it is called.
    name: Localized,
    /// What it is for; blank where that is not written.
    purpose: Localized,
    /// Its last Helsinki day, once it has one.
    ended_on: Option<Date>,
    /// How one reaches it; blank where that is not told, as are the two below.
    contact: Localized,
    /// When and where it meets.
    meets: Localized,
    /// Its own page on the web.
    website: String,
    /// Those of its members who have agreed to be named to everybody, each with what they do in it where that is told.
    members: Vec<String>,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

impl Body {
    pub(crate) fn new(body: &body::Body, wanted: &LanguageTag) -> Self {
        let content = &body.content;
        Self {
            id: body.id.node_id().into(),
            kind: content.kind.into(),
            is_influencing: body.is_influencing(),
            is_statutory: content.is_statutory,
            name: finnish(&content.name, wanted),
            purpose: finnish(&content.purpose, wanted),
            ended_on: content.ended_on.map(Date),
            contact: finnish(&content.contact, wanted),
            meets: finnish(&content.meets, wanted),
            website: content.website.clone(),
            members: content.named_members().map(str::to_owned).collect(),
            version: body.version,
        }
    }
}

fn finnish(text: &domain::LocalizedText, wanted: &LanguageTag) -> Localized {
    Localized::new(text, &LanguageTag::finnish(), wanted)
}

/// That a body has made a document for a year.
#[derive(SimpleObject)]
pub(crate) struct BodyDocument {
    /// The year.
    year: i32,
    /// What it is.
    kind: BodyDocumentKind,
    /// Where it can be read; blank where it is not on the web.
    address: String,
}

impl BodyDocument {
    fn new(one: &body::BodyDocument) -> Self {
        Self { year: one.year, kind: one.kind.into(), address: one.address.clone() }
    }
}

/// Something that a body has done on a day.
#[derive(SimpleObject)]
pub(crate) struct BodyRecord {
    /// `BodyRecord:…`
    id: ID,
    /// What it is.
    kind: BodyRecordKind,
    /// The Helsinki day.
    on: Date,
    /// What it is called.
    title: Localized,
    /// Where it can be read; blank where it is not on the web.
    address: String,
    /// The matter under preparation that it is about.
    matter_id: Option<ID>,
    /// For a matter handled: it was so before others decided. Where the matter itself tells when it is decided, that day is
    /// what counts.
    was_before_decision: bool,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

impl BodyRecord {
    pub(crate) fn new(record: &body::BodyRecord, wanted: &LanguageTag) -> Self {
        let content = &record.content;
        Self {
            id: record.id.node_id().into(),
            kind: content.kind.into(),
            on: Date(content.on),
            title: finnish(&content.title, wanted),
            address: content.address.clone(),
            matter_id: content.matter.map(|id| id.node_id().into()),
            was_before_decision: content.was_before_decision,
            version: record.version,
        }
    }
}

/// What a body proposes, and what has become of it.
#[derive(SimpleObject)]
pub(crate) struct BodyProposal {
    /// `BodyProposal:…`
    id: ID,
    /// Whose it is.
    body_id: ID,
    /// The Helsinki day on which it was made.
    made_on: Date,
    /// What it is called.
    title: Localized,
    /// What is proposed.
    text: Localized,
    /// Where the minutes can be read; blank where they are not on the web.
    address: String,
    /// The matter under preparation that it is about.
    matter_id: Option<ID>,
    /// What the latest follow-up tells.
    standing: ProposalStanding,
    /// What was found when it was looked into, the earliest first.
    follow_ups: Vec<ProposalFollowUp>,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

/// What was found on a day when it was looked into what has become of a proposal.
#[derive(SimpleObject)]
pub(crate) struct ProposalFollowUp {
    /// The Helsinki day.
    on: Date,
    /// What had become of it.
    standing: ProposalStanding,
    /// In words.
    text: Localized,
    /// When it was written down.
    noted_at: DateTime,
}

impl BodyProposal {
    pub(crate) fn new(one: &body::Proposal, wanted: &LanguageTag) -> Self {
        let content = &one.content;
        let entry = |entry: &body::FollowUp| ProposalFollowUp {
            on: Date(entry.on),
            standing: entry.standing.into(),
            text: finnish(&entry.text, wanted),
            noted_at: DateTime(entry.noted_at),
        };
        Self {
            id: one.id.node_id().into(),
            body_id: one.body.node_id().into(),
            made_on: Date(content.made_on),
            title: finnish(&content.title, wanted),
            text: finnish(&content.text, wanted),
            address: content.address.clone(),
            matter_id: content.matter.map(|id| id.node_id().into()),
            standing: one.standing().into(),
            follow_ups: one.follow_ups.iter().map(entry).collect(),
            version: one.version,
        }
    }
}

/// What a body has done in a period.
#[derive(SimpleObject)]
pub(crate) struct BodyFigures {
    /// Statements (lausunnot).
    statements: u32,
    /// Bulletins (tiedotteet).
    bulletins: u32,
    /// Matters handled, those on the paths of matters under preparation included; one that stands in both on a day is one.
    handled: u32,
    /// Of the matters handled, those that had not been decided yet.
    handled_before_decision: u32,
}

impl From<Figures> for BodyFigures {
    fn from(figures: Figures) -> Self {
        Self {
            statements: figures.statements,
            bulletins: figures.bulletins,
            handled: figures.handled,
            handled_before_decision: figures.handled_before_decision,
        }
    }
}

/// What one body has done in a period.
#[derive(SimpleObject)]
pub(crate) struct FiguresOfBody {
    /// The body.
    body: Body,
    /// What it has done.
    figures: BodyFigures,
}

/// A body with all that is in the register about it.
pub(crate) struct BodyInRegister {
    view: Box<BodyView>,
    wanted: LanguageTag,
}

impl BodyInRegister {
    fn new(request: &Request<'_>, view: BodyView) -> Self {
        Self { view: Box::new(view), wanted: request.caller.language.clone() }
    }
}

/// A body with all that is in the register about it.
#[Object]
impl BodyInRegister {
    /// The body.
    async fn body(&self) -> Body {
        Body::new(&self.view.body, &self.wanted)
    }

    /// What it has made for every year, the latest year first.
    async fn documents(&self) -> Vec<BodyDocument> {
        self.view.documents.iter().map(BodyDocument::new).collect()
    }

    /// Its statements and bulletins and the matters that it has handled, the latest first. Those on the paths of matters
    /// stand on those only.
    async fn records(&self) -> Vec<BodyRecord> {
        self.view.records.iter().map(|one| BodyRecord::new(one, &self.wanted)).collect()
    }

    /// What it has proposed, the latest first.
    async fn proposals(&self) -> Vec<BodyProposal> {
        self.view.proposals.iter().map(|one| BodyProposal::new(one, &self.wanted)).collect()
    }

    /// What it has done from a Helsinki day to another, both included.
    async fn figures(&self, from: Date, until: Date) -> BodyFigures {
        self.view.figures((from.0, until.0)).into()
    }
}

/// That a body has a public matter before it on a day.
#[derive(SimpleObject)]
pub(crate) struct BodyMeeting {
    /// The Helsinki day.
    on: Date,
    /// `Matter:…`
    matter_id: ID,
    /// What the matter is called.
    title: Localized,
    /// What the body does with it.
    role: StepRole,
    /// Where the agenda or the minutes can be read; blank where they are not on the web.
    address: String,
}

/// A body as everybody sees it.
#[derive(SimpleObject)]
pub(crate) struct PublicBody {
    /// The body.
    body: Body,
    /// The latest first, of public matters only; at most a hundred.
    meetings: Vec<BodyMeeting>,
    /// Its statements and bulletins and what it has handled, the latest first, at most a hundred. What is about a matter that is
    /// not public is not among them.
    records: Vec<BodyRecord>,
    /// Its plans and reports that can be read on the web, the latest year first.
    documents: Vec<BodyDocument>,
    /// The public matters that it has to do with: `Matter:…`, those that are decided next first.
    matter_ids: Vec<ID>,
}

impl PublicBody {
    fn new(found: &public::PublicBody, wanted: &LanguageTag) -> Self {
        let meeting = |one: &public::BodyMeeting| BodyMeeting {
            on: Date(one.on),
            matter_id: one.matter.id.node_id().into(),
            title: finnish(&one.matter.content.title, wanted),
            role: one.role.into(),
            address: one.address.clone(),
        };
        Self {
            body: Body::new(&found.body, wanted),
            meetings: found.meetings.iter().map(meeting).collect(),
            records: found.records.iter().map(|one| BodyRecord::new(one, wanted)).collect(),
            documents: found.documents.iter().map(BodyDocument::new).collect(),
            matter_ids: found.matters.iter().map(|one| one.id.node_id().into()).collect(),
        }
    }
}

/// How far the follow-up of proposals has come in a half-year.
#[derive(SimpleObject)]
pub(crate) struct ProposalFollowUpFigures {
    /// The first Helsinki day of the half-year.
    from: Date,
    /// The last Helsinki day of the half-year.
    until: Date,
    /// Proposals that are to be followed up: made by its end, and neither done nor given up before it.
    due: u32,
    /// Those of them with a follow-up dated within it.
    followed: u32,
    /// Whether every one has been followed up; null where there is nothing to follow.
    is_done: Option<bool>,
    /// Those that have not been followed up.
    lacking: Vec<BodyProposal>,
}

/// Reading about bodies.
#[derive(Default)]
pub(crate) struct BodyQuery;

#[Object]
impl BodyQuery {
    /// The bodies of the county in the order in which they were entered. For those who keep the register or prepare
    /// matters.
    #[graphql(complexity = "2 + 5 * child_complexity")]
    async fn bodies(&self, context: &Context<'_>) -> Result<Vec<Body>> {
        let request = Request::of(context)?;
        let bodies = service::body::all(request.services, request.actor()).await;
        let bodies = bodies.map_err(|e| request.error(e))?;
        Ok(bodies.iter().map(|one| Body::new(one, &request.caller.language)).collect())
    }

    /// Every body of the county as everybody knows of it, in the order in which they were entered.
    #[graphql(complexity = "2 + 5 * child_complexity")]
    async fn public_bodies(&self, context: &Context<'_>) -> Result<Vec<Body>> {
        let request = Request::of(context)?;
        let bodies = public::list(request.services).await.map_err(|e| request.error(e))?;
        Ok(bodies.iter().map(|one| Body::new(one, &request.caller.language)).collect())
    }

    /// A body as everybody sees it: its members who agreed to be named, its matters and meetings, what it has said.
    #[graphql(complexity = "5 + 5 * child_complexity")]
    async fn public_body(&self, context: &Context<'_>, id: ID) -> Result<Option<PublicBody>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let found = public::view(request.services, id).await.map_err(|e| request.error(e))?;
        Ok(Some(PublicBody::new(&found, &request.caller.language)))
    }

    /// A body with all that is in the register about it. For those who keep the register or prepare matters.
    #[graphql(complexity = "5 + 5 * child_complexity")]
    async fn body(&self, context: &Context<'_>, id: ID) -> Result<Option<BodyInRegister>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = service::body::view(request.services, request.actor(), id).await;
        Ok(Some(BodyInRegister::new(&request, view.map_err(|e| request.error(e))?)))
    }

    /// What every body has done from a Helsinki day to another, both included. For those who keep the register or prepare
    /// matters.
    #[graphql(complexity = "5 + 5 * child_complexity")]
    async fn body_figures(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
    ) -> Result<Vec<FiguresOfBody>> {
        let request = Request::of(context)?;
        let counted = service::body::figures(request.services, request.actor(), (from.0, until.0)).await;
        let counted = counted.map_err(|e| request.error(e))?;
        let row = |(body, figures): (body::Body, Figures)| FiguresOfBody {
            body: Body::new(&body, &request.caller.language),
            figures: figures.into(),
        };
        Ok(counted.into_iter().map(row).collect())
    }

    /// How far the follow-up of proposals has come in the half-year of a Helsinki day. For those who keep the register or
    /// prepare matters.
    #[graphql(complexity = "5 + 5 * child_complexity")]
    async fn proposal_follow_up(&self, context: &Context<'_>, on: Date) -> Result<ProposalFollowUpFigures> {
        let request = Request::of(context)?;
        let proposals = service::body::proposal::all(request.services, request.actor()).await;
        let proposals = proposals.map_err(|e| request.error(e))?;
        let period = half_year(on.0);
        let figures: FollowUpFigures = follow_up(&proposals, period);
        let lacking = proposals.iter().filter(|one| one.lacks_follow_up(period));
        Ok(ProposalFollowUpFigures {
            from: Date(period.0),
            until: Date(period.1),
            due: figures.due,
            followed: figures.followed,
            is_done: figures.is_done(),
            lacking: lacking.map(|one| BodyProposal::new(one, &request.caller.language)).collect(),
        })
    }
}
