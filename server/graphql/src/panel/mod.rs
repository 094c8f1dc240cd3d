//! Panels and their lots.

mod call;
mod claim;
mod invitation;
mod lot;
mod meeting;
mod member;
mod mutation;
mod nominee;
mod own_data;
mod pool;
mod position;
mod topic;

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, MergedObject, Object, SimpleObject};
use domain::id::TypedId;
use domain::panel::Compensation;
use service::panel::member::MemberView;
use service::panel::{self, PanelView};
use service::survey::answer::PublishedSurvey;

use crate::activity::ParticipationCategory;
use crate::context::{Request, Result};
use crate::localized::Localized;
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::scalar::{Date, DateTime};
use crate::survey::Survey;
use call::OpenCall;
use invitation::PanelLetter;
use lot::{LotState, PanelLot};
pub(crate) use meeting::MeetingMode;
use meeting::{MeetingReply, PanelMeeting};
use member::{MemberCount, PanelMember};
pub(crate) use member::{PanelSeat, PanelSeatResult};
pub(crate) use position::PanelPosition;
use topic::PanelTopic;

mirrored! {
    /// What kind of panel it is.
    PanelKind = "domain::panel::PanelKind" {
        /// Residents (asukasraati).
        Resident,
        /// Customers of a service (asiakasraati).
        Customer,
        /// Residents drawn by lot, once, on one question (asukaspaneeli).
        Deliberative,
        /// A group of experts.
        ExpertGroup,
    }
}
mirrored! {
    /// Where a panel stands.
    PanelState = "domain::panel::PanelState" {
        /// Being prepared; nobody but its organisers sees it.
        Draft,
        /// Members are looked for.
        Recruiting,
        /// Members are being chosen.
        Selecting,
        /// At work. Members are looked for and chosen all the while where seats become free.
        Active,
        /// Not at work for now.
        Paused,
        /// Its term is over.
        Ended,
    }
}
mirrored! {
    /// What can be done to a panel.
    PanelCommand = "domain::panel::PanelCommand" {
        /// Look for members.
        Recruit,
        /// Choose members.
        Select,
        /// Let it work.
        Activate,
        /// Let it rest.
        Pause,
        /// End its term.
        End,
    }
}

mirrored! {
    /// What members of a panel are paid for attending a meeting.
    PanelCompensationKind = "domain::panel::CompensationKind" {
        /// Nothing: taking part is voluntary.
        Nothing,
        /// What it cost to come.
        Costs,
        /// The same fee for every meeting, and costs.
        PerMeeting,
        /// A fee by a class of the price list, and costs.
        FeeClass,
    }
}

mirrored! {
    /// How members of a panel are found.
    RecruitmentMethod = "domain::panel::RecruitmentMethod" {
        /// Anybody can apply.
        OpenCall,
        /// A random sample is invited to apply.
        RandomInvitation,
        /// Somebody proposes them.
        Nomination,
    }
}

/// What members of a panel are paid for attending a meeting. With a fee, costs are paid as well.
#[derive(SimpleObject)]
pub(crate) struct PanelCompensation {
    /// What kind of rule it is.
    kind: PanelCompensationKind,
    /// The fee of one meeting, in cents; null where there is none that is the same for every meeting.
    cents: Option<i64>,
    /// The code of the class of the price list; null where the fee is of none.
    fee_class: Option<String>,
}

impl From<&Compensation> for PanelCompensation {
    fn from(rule: &Compensation) -> Self {
        let (cents, fee_class) = match rule {
            Compensation::PerMeeting { cents } => (Some(*cents), None),
            Compensation::FeeClass { code } => (None, Some(code.clone())),
            Compensation::Nothing | Compensation::Costs => (None, None),
        };
        Self { kind: rule.kind().into(), cents, fee_class }
    }
}

/// Everything that can be changed about panels.
#[derive(MergedObject, Default)]
pub struct PanelMutation(
    mutation::LifeMutation,
    member::MemberMutation,
    nominee::NomineeMutation,
    pool::PoolMutation,
    invitation::InvitationMutation,
    AttendanceMutation,
    position::PositionMutation,
    topic::TopicMutation,
);

/// What can be changed about meetings and what members are owed for them.
#[derive(MergedObject, Default)]
pub struct AttendanceMutation(meeting::MeetingMutation, claim::ClaimMutation);

/// A panel of residents or customers.
pub(crate) struct Panel {
    view: Box<PanelView>,
    wanted: domain::LanguageTag,
}

impl Panel {
    fn new(request: &Request<'_>, view: PanelView) -> Self {
        Self { view: Box::new(view), wanted: request.caller.language.clone() }
    }

    fn localized(&self, text: &domain::LocalizedText) -> Localized {
        Localized::new(text, &domain::LanguageTag::finnish(), &self.wanted)
    }
}

/// A panel of residents or customers.
#[Object]
impl Panel {
    /// `Panel:…`
    async fn id(&self) -> ID {
        self.view.panel.id.node_id().into()
    }

    /// What kind of panel it is.
    async fn kind(&self) -> PanelKind {
        self.view.panel.content.kind.into()
    }

    /// Where it stands.
    async fn state(&self) -> PanelState {
        self.view.panel.state.into()
    }

    /// What it is called.
    async fn name(&self) -> Localized {
        self.localized(&self.view.panel.content.name)
    }

    /// What it is for.
    async fn purpose(&self) -> Localized {
        self.localized(&self.view.panel.content.purpose)
    }

    /// In which categories of participation its members take part; those of its kind, where none were chosen.
    async fn categories(&self) -> Vec<ParticipationCategory> {
        self.view.panel.content.participation().into_iter().map(Into::into).collect()
    }

    /// What it is about; blank where that is not written, as are the two below.
    async fn theme(&self) -> Localized {
        self.localized(&self.view.panel.content.theme)
    }

    /// In which languages one can take part, with what interpretation, and how one gets into the places.
    async fn support(&self) -> Localized {
        self.localized(&self.view.panel.content.support)
    }

    /// The safer-space principles by which its members meet.
    async fn principles(&self) -> Localized {
        self.localized(&self.view.panel.content.principles)
    }

    /// How many members it has when it is full.
    async fn seats(&self) -> u32 {
        self.view.panel.content.seats
    }

    /// How many are wanted in the reserve; null where that is not said.
    async fn reserve_seats(&self) -> Option<u32> {
        self.view.panel.content.reserve_seats
    }

    /// How its members are found; where there are several ways, it is mixed.
    async fn recruitment(&self) -> Vec<RecruitmentMethod> {
        self.view.panel.content.recruitment.iter().map(|one| (*one).into()).collect()
    }

    /// The first Helsinki day of its term, if that is known.
    async fn term_starts(&self) -> Option<Date> {
        self.view.panel.content.term_starts.map(Date)
    }

    /// The last Helsinki day of its term, if that is known.
    async fn term_ends(&self) -> Option<Date> {
        self.view.panel.content.term_ends.map(Date)
    }

    /// What members are paid for attending a meeting.
    async fn compensation(&self) -> PanelCompensation {
        (&self.view.panel.content.compensation).into()
    }

    /// What that is booked on. For whoever organises it; null for others.
    async fn cost_centre(&self) -> Option<&str> {
        self.view.is_managed.then_some(self.view.panel.content.cost_centre.as_str())
    }

    /// Counts up with every change: send it back with yours.
    async fn version(&self) -> i64 {
        self.view.panel.version
    }

    /// When it was last changed.
    async fn updated_at(&self) -> DateTime {
        DateTime(self.view.panel.updated_at)
    }

    /// What can be done to it now. For whoever organises it; empty for others.
    async fn commands(&self) -> Vec<PanelCommand> {
        if self.view.is_managed {
            self.view.panel.state.commands().map(Into::into).collect()
        } else {
            Vec::new()
        }
    }

    /// Whether it counts as functioning today: a panel of residents or customers, active, with a meeting that somebody
    /// attended in the last months: so many as `functioningPanels` tells.
    async fn is_functioning(&self) -> bool {
        self.view.is_functioning
    }

    /// How members are looked for; null where nobody applies.
    async fn open_call(&self) -> Option<OpenCall> {
        let call = self.view.panel.call.as_ref()?;
        Some(OpenCall::new(call, self.view.is_call_open, &self.wanted))
    }

    /// How many people stand where with it. For whoever organises it; empty for others.
    async fn member_counts(&self) -> Vec<MemberCount> {
        if self.view.is_managed { member::counts(&self.view.members) } else { Vec::new() }
    }

    /// The members who want to be known to everybody, by the names that they have given, in the order of the alphabet.
    async fn member_names(&self) -> &[String] {
        &self.view.member_names
    }

    /// What it has said to whom, and what came of it. Drafts are for whoever organises it.
    async fn positions(&self) -> Vec<PanelPosition> {
        self.view.positions.iter().map(|one| PanelPosition::new(one, &self.wanted)).collect()
    }

    /// What it was asked, once what came of it is told; the newest first.
    async fn surveys(&self, context: &Context<'_>) -> Result<Vec<Survey>> {
        let now = Request::of(context)?.services.now();
        let survey = |one: &PublishedSurvey| Survey::new(one.clone(), now, &self.wanted);
        Ok(self.view.surveys.iter().map(survey).collect())
    }

    /// Its meetings, the earliest first.
    async fn meetings(&self) -> Vec<PanelMeeting> {
        let seen = |one| PanelMeeting::new(one, self.view.is_managed, &self.wanted);
        self.view.meetings.iter().map(seen).collect()
    }

    /// Its lots in the order in which they were made. Everybody sees those whose panels are published.
    async fn lots(&self) -> Vec<LotOfPanel> {
        self.view.lots.iter().map(LotOfPanel::from).collect()
    }
}

/// How many panels function on a day (toimivien asiakas- ja asukasraatien määrä).
#[derive(async_graphql::SimpleObject)]
pub(crate) struct FunctioningPanels {
    /// Panels of residents.
    residents: u32,
    /// Panels of customers.
    customers: u32,
    /// Within how many months before the day a meeting counts, as the county has set it; 12 unless it has.
    window_months: u32,
}

/// A lot of a panel in brief.
#[derive(async_graphql::SimpleObject)]
pub(crate) struct LotOfPanel {
    /// `PanelLot:…`
    id: ID,
    /// Its place among the lots of its panel, from one on.
    number: u32,
    /// Where it stands.
    state: LotState,
    /// Where its seed comes from, as it was announced.
    seed_source: String,
    /// Why there is another one after the first.
    reason: Option<String>,
    /// When its panels were published.
    committed_at: Option<DateTime>,
    /// When it was drawn.
    drawn_at: Option<DateTime>,
}

impl From<&domain::panel::Lot> for LotOfPanel {
    fn from(lot: &domain::panel::Lot) -> Self {
        Self {
            id: lot.id.node_id().into(),
            number: lot.number,
            state: lot.state.into(),
            seed_source: lot.seed_source.clone(),
            reason: lot.reason.clone(),
            committed_at: lot.committed_at.map(DateTime),
            drawn_at: lot.drawn_at.map(DateTime),
        }
    }
}

/// Reading about panels.
#[derive(Default)]
pub struct PanelQuery;

#[Object]
impl PanelQuery {
    /// Panels that everybody may know of, newest first.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn panels(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Only those whose call is open. False, or left out: all of them.")]
        recruiting: Option<bool>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Panel>> {
        let request = Request::of(context)?;
        let panels = panel::public(request.services, recruiting.unwrap_or(false)).await;
        let panels = panels.map_err(|e| request.error(e))?;
        connection(&request, panels, Page { first, after, last, before }).await
    }

    /// Panels that the caller organises, newest first. For organisers.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn managed_panels(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, Panel>> {
        let request = Request::of(context)?;
        let panels = panel::managed(request.services, request.actor()).await.map_err(|e| request.error(e))?;
        connection(&request, panels, Page { first, after, last, before }).await
    }

    /// A panel that everybody may know of or that the caller organises.
    async fn panel(&self, context: &Context<'_>, id: ID) -> Result<Option<Panel>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = panel::view(request.services, request.actor(), id).await.map_err(|e| request.error(e))?;
        Ok(Some(Panel::new(&request, view)))
    }

    /// How many panels of residents and of customers functioned on a day: active at its end, with a meeting that somebody
    /// attended in so many months before as the county has set.
    async fn functioning_panels(&self, context: &Context<'_>, on: Date) -> Result<FunctioningPanels> {
        let request = Request::of(context)?;
        let counted = panel::meeting::functioning(request.services, on.0).await;
        let counted = counted.map_err(|e| request.error(e))?;
        Ok(FunctioningPanels {
            residents: counted.residents,
            customers: counted.customers,
            window_months: counted.months,
        })
    }

    /// Everybody who has applied to a panel or is a member of it: those without a turn in the order in which they came,
    /// then the reserve in its turn. For organisers; that they looked is in the audit log.
    #[graphql(complexity = "5 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    async fn panel_members(
        &self,
        context: &Context<'_>,
        panel_id: ID,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, PanelMember>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&panel_id)?;
        let members = panel::member::members(request.services, request.actor(), id).await;
        let members = members.map_err(|e| request.error(e))?;
        let key = |view: &MemberView| (view.member.turn, view.member.id);
        paging::cut(&request, members, Page { first, after, last, before }, key, PanelMember::from)
    }

    /// The letters to everybody of the sample who has a postal address and has not applied. For organisers; that they
    /// were read is in the audit log.
    #[graphql(complexity = "5 + 20 * child_complexity")]
    async fn panel_letters(&self, context: &Context<'_>, panel_id: ID) -> Result<Vec<PanelLetter>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&panel_id)?;
        let letters = panel::invitation::letters(request.services, request.actor(), id).await;
        let (_, letters) = letters.map_err(|e| request.error(e))?;
        Ok(letters.into_iter().map(PanelLetter::from).collect())
    }

    /// What members propose that the panel talk about, the latest first. For organisers; that they looked is in the audit
    /// log.
    #[graphql(complexity = "5 + 20 * child_complexity")]
    async fn panel_topics(&self, context: &Context<'_>, panel_id: ID) -> Result<Vec<PanelTopic>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&panel_id)?;
        let topics = panel::topic::topics(request.services, request.actor(), id).await;
        Ok(topics.map_err(|e| request.error(e))?.into_iter().map(PanelTopic::from).collect())
    }

    /// Everybody who has a seat of the panel, with what they answered to the invitation. For organisers; that they
    /// looked is in the audit log.
    #[graphql(complexity = "5 + 20 * child_complexity")]
    async fn meeting_replies(&self, context: &Context<'_>, meeting_id: ID) -> Result<Vec<MeetingReply>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&meeting_id)?;
        let replies = panel::reply::replies(request.services, request.actor(), id).await;
        Ok(replies.map_err(|e| request.error(e))?.into_iter().map(MeetingReply::from).collect())
    }

    /// Where somebody stands with a panel, by the secret of their private link. Looking changes nothing.
    async fn panel_seat(&self, context: &Context<'_>, token: String) -> Result<Option<PanelSeat>> {
        let request = Request::of(context)?;
        let own = panel::member::own(request.services, &token).await;
        Ok(Some(PanelSeat::new(&request, own.map_err(|e| request.error(e))?)))
    }

    /// A position that has been given or whose panel the caller organises.
    async fn panel_position(&self, context: &Context<'_>, id: ID) -> Result<Option<PanelPosition>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = panel::position::view(request.services, request.actor(), id).await;
        let view = view.map_err(|e| request.error(e))?;
        Ok(Some(PanelPosition::new(&view.position, &request.caller.language)))
    }

    /// A lot whose panels are published or whose panel the caller organises.
    async fn panel_lot(&self, context: &Context<'_>, id: ID) -> Result<Option<PanelLot>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&id)?;
        let view = panel::lot::view(request.services, request.actor(), id).await;
        Ok(Some(PanelLot::new(&request, view.map_err(|e| request.error(e))?)))
    }
}

/// A page of panels, their lots read at once.
async fn connection(
    request: &Request<'_>,
    panels: Vec<domain::panel::Panel>,
    page: Page,
) -> Result<Connection<Cursor, Panel>> {
    let ids: Vec<_> = panels.iter().map(|panel| panel.id).collect();
    let views = panel::views(request.services, request.actor(), &ids).await;
    let views: Vec<PanelView> = views.map_err(|e| request.error(e))?.into_values().collect();
    let key = |view: &PanelView| std::cmp::Reverse(view.panel.id);
    paging::cut(request, views, page, key, |view| Panel::new(request, view))
}
