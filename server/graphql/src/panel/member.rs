//! Members of panels: the call, applying, and what becomes of them.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::expert::Contact;
use domain::id::TypedId;
use domain::panel::{self, Application, Guardian, Home, MemberParty};
use service::panel::contact::ContactChange;
use service::panel::member::{self, MemberView, OwnMembership};
use service::panel::own_data::{self, OwnData};
use service::panel::person::Person;
use service::panel::{call, contact as correcting, public_name};

use super::call::OpenCallInput;
use super::claim::SeatClaim;
use super::meeting::SeatMeeting;
use super::mutation::{PanelResult, answer, answer_for};
use super::nominee::PanelConsent;
use super::own_data::{MemberCodeSent, MemberData, ReadMemberDataResult};
use super::topic::SeatTopic;
use crate::context::{Request, Result};
use crate::localized::Localized;
use crate::mirror::mirrored;
use crate::problem::{outcome, settle};
use crate::scalar::{Date, DateTime, LanguageTag};
use crate::survey::SeatSurvey;

mirrored! {
    /// How somebody came to a panel.
    MemberRoute = "domain::panel::MemberRoute" {
        /// By the open call.
        Applied,
        /// Named by whoever organises the panel.
        Nominated,
        /// Of a sample that was invited to apply.
        Invited,
    }
}
mirrored! {
    /// Where somebody stands with a panel.
    MemberState = "domain::panel::MemberState" {
        /// Of a sample that can apply with a code.
        Invited,
        /// Has applied; the lot is waited for.
        Applied,
        /// Was named, and is asked: a seat is theirs if they take it and agree to what is kept of them.
        Nominated,
        /// A seat is theirs if they take it.
        Selected,
        /// Asked in their turn when a seat becomes free.
        Reserve,
        /// Has a seat.
        Member,
        /// Did not take the seat.
        Declined,
        /// Does not want to be a member any more, or not to wait for it.
        Withdrawn,
        /// Was a member, has left, and somebody else has taken the seat.
        Replaced,
        /// The panel has ended.
        TermEnded,
    }
}
mirrored! {
    /// What can happen to somebody's standing with a panel.
    MemberCommand = "domain::panel::MemberCommand" {
        /// Applies with the code of the invitation; by the form only.
        Apply,
        /// Drawn by lot; by the lot only.
        Draw,
        /// Not drawn this time; by the lot only.
        Wait,
        /// Asked from the reserve.
        CallUp,
        /// Takes the seat.
        Accept,
        /// Leaves the seat to somebody else.
        Decline,
        /// Does not want to go on.
        Withdraw,
        /// Somebody else has taken the seat that they left; by that only.
        Replace,
        /// The panel has ended; by that only.
        EndTerm,
    }
}

/// How many people stand somewhere with a panel.
#[derive(SimpleObject)]
pub(crate) struct MemberCount {
    /// Where.
    state: MemberState,
    /// How many.
    count: u32,
}

pub(super) fn counts(members: &BTreeMap<panel::MemberState, u32>) -> Vec<MemberCount> {
    members.iter().map(|(state, count)| MemberCount { state: (*state).into(), count: *count }).collect()
}

/// Somebody who has applied to a panel or is a member of it, as its organiser sees them.
#[derive(SimpleObject)]
pub(crate) struct PanelMember {
    /// `PanelMember:…`
    id: ID,
    /// By which published lots name them.
    pseudonym: String,
    /// How they came.
    route: MemberRoute,
    /// Where they stand.
    state: MemberState,
    /// Their turn in the reserve, from one on.
    turn: Option<u32>,
    /// The first Helsinki day on which they were a member; null for those who have not been one.
    term_starts: Option<Date>,
    /// The last one, where it is not the panel's.
    term_ends: Option<Date>,
    /// Who has taken the seat that they left: `PanelMember:…`
    replaced_by_id: Option<ID>,
    /// Counts up with every change: send it back with yours.
    version: i64,
    /// When they came.
    created_at: DateTime,
    /// What you can do for them now.
    commands: Vec<MemberCommand>,
    /// Of the reserve, whose turn it is: the first with whom the free seats can be filled so that the quotas are met.
    is_next: bool,
    /// Null once they are forgotten.
    name: Option<String>,
    /// Null where they have none or are forgotten.
    email: Option<String>,
    /// Null where they have none or are forgotten.
    phone: Option<String>,
    /// What they need to take part.
    needs: Option<String>,
    /// The name of a guardian who agrees, where they are not of age.
    guardian_name: Option<String>,
    /// How the guardian is reached.
    guardian_reach: Option<String>,
    /// By which everybody knows them; null where nobody is to.
    public_name: Option<String>,
    /// What they have agreed to; null where that was not kept, or they have agreed to nothing yet.
    consent: Option<PanelConsent>,
}

impl From<MemberView> for PanelMember {
    fn from(view: MemberView) -> Self {
        let commands = view.commands().map(Into::into).collect();
        let MemberView { member, person, is_next, public_name } = view;
        let Person { contact, needs, guardian, consent, .. } = person.clone().unwrap_or_default();
        let guardian = guardian.map(|one| (one.name, one.reach)).unzip();
        Self {
            id: member.id.node_id().into(),
            pseudonym: member.pseudonym,
            route: member.route.into(),
            state: member.state.into(),
            turn: member.turn,
            term_starts: member.term.starts.map(Date),
            term_ends: member.term.ends.map(Date),
            replaced_by_id: member.replaced_by.map(|id| id.node_id().into()),
            version: member.version,
            created_at: DateTime(member.created_at),
            commands,
            is_next,
            name: person.is_some().then_some(contact.name),
            email: contact.email,
            phone: contact.phone,
            needs: Some(needs).filter(|needs| !needs.is_empty()),
            guardian_name: guardian.0,
            guardian_reach: guardian.1,
            public_name,
            consent: consent.as_ref().map(PanelConsent::from),
        }
    }
}

/// Where somebody stands with a panel, behind their private link: nothing that tells who they are.
#[derive(SimpleObject)]
pub(crate) struct PanelSeat {
    /// The panel.
    panel_id: ID,
    /// What it is called.
    panel_name: Localized,
    /// By which published lots name them.
    pseudonym: String,
    /// Where they stand.
    state: MemberState,
    /// Their turn in the reserve, from one on.
    turn: Option<u32>,
    /// What they can do now.
    commands: Vec<MemberCommand>,
    /// The meetings to come to which they are invited, the earliest first.
    meetings: Vec<SeatMeeting>,
    /// What they have proposed, the latest first.
    topics: Vec<SeatTopic>,
    /// The open surveys to which they are invited, those that close first before the others.
    surveys: Vec<SeatSurvey>,
    /// Whether their answers to surveys of the panel are paired; null where the panel has no survey that pairs any.
    is_paired: Option<bool>,
    /// What they are or were owed for meetings, the latest first.
    claims: Vec<SeatClaim>,
    /// Whether everybody knows them by a name that they have given; which one, the panel tells.
    is_named: bool,
}

impl PanelSeat {
    pub(crate) fn new(request: &Request<'_>, own: OwnMembership) -> Self {
        let OwnMembership { member, panel, meetings, topics, is_paired, surveys, claims, is_named } = own;
        let wanted = &request.caller.language;
        Self {
            panel_id: panel.id.node_id().into(),
            panel_name: Localized::new(&panel.content.name, &domain::LanguageTag::finnish(), wanted),
            pseudonym: member.pseudonym,
            state: member.state.into(),
            turn: member.turn,
            commands: member.state.commands(MemberParty::Own).map(Into::into).collect(),
            meetings: meetings.iter().map(|one| SeatMeeting::new(one, wanted)).collect(),
            topics: topics.iter().map(SeatTopic::from).collect(),
            surveys: surveys.iter().map(|one| SeatSurvey::new(one, wanted)).collect(),
            is_paired,
            claims: claims.into_iter().map(SeatClaim::from).collect(),
            is_named,
        }
    }
}

/// A name and how to reach it. Kept sealed, for the panel only.
#[derive(InputObject)]
struct PanelContactInput {
    /// First and last name.
    name: String,
    /// Where messages go.
    email: Option<String>,
    /// In any usual form; text messages go there where there is no address.
    phone: Option<String>,
    /// The language in which they are written to.
    language: Option<LanguageTag>,
}

impl From<PanelContactInput> for Contact {
    fn from(input: PanelContactInput) -> Self {
        Self {
            name: input.name,
            email: input.email,
            phone: input.phone,
            language: input.language.map(|tag| tag.0),
            payroll_number: None,
        }
    }
}

/// The call of a panel.
#[derive(InputObject)]
struct SaveOpenCallInput {
    /// `Panel:…`
    panel_id: ID,
    /// As you read it: with another one, somebody else has changed the panel meanwhile.
    version: i64,
    /// The call, whole.
    call: OpenCallInput,
}

/// Somebody who would like to be a member.
#[derive(InputObject)]
pub(super) struct ApplyToPanelInput {
    /// `Panel:…`, whose call is open.
    pub(super) panel_id: ID,
    /// Name, and an e-mail address or a phone number.
    contact: PanelContactInput,
    /// What they need to take part.
    #[graphql(default)]
    needs: String,
    /// One answer for each feature of the call.
    #[graphql(default, validator(max_items = 10))]
    answers: Vec<FeatureAnswerInput>,
    /// What the call demands of applicants is so.
    #[graphql(default)]
    meets_conditions: bool,
    /// Old enough to apply without a guardian; needed where the call asks for one below an age.
    #[graphql(default)]
    is_of_age: bool,
    /// Who agrees where they are not.
    guardian: Option<GuardianInput>,
    /// What is told may be kept for choosing the members.
    consents: bool,
    /// The code of their invitation; needed where only those who were invited can apply.
    #[graphql(default)]
    code: String,
    /// Where they live; needed where at most one of a home is drawn. It is not stored, only a keyed hash of it.
    home_address: Option<HomeAddressInput>,
}

impl From<ApplyToPanelInput> for Application {
    fn from(input: ApplyToPanelInput) -> Self {
        Self {
            contact: input.contact.into(),
            needs: input.needs,
            answers: answers(input.answers),
            meets_conditions: input.meets_conditions,
            is_of_age: input.is_of_age,
            guardian: input.guardian.map(Into::into),
            consents: input.consents,
            code: input.code,
            home: input.home_address.map(Into::into),
        }
    }
}

impl From<HomeAddressInput> for Home {
    fn from(input: HomeAddressInput) -> Self {
        Self { street: input.street, postcode: input.postcode }
    }
}

impl From<GuardianInput> for Guardian {
    fn from(input: GuardianInput) -> Self {
        Self { name: input.name, reach: input.reach }
    }
}

/// The address of a home.
#[derive(InputObject)]
pub(super) struct HomeAddressInput {
    /// Street, number, staircase and flat.
    street: String,
    /// Five digits.
    postcode: String,
}

/// Whoever answers for an applicant who is not of age, and agrees that they apply.
#[derive(InputObject)]
pub(super) struct GuardianInput {
    /// First and last name.
    name: String,
    /// A phone number or an e-mail address.
    reach: String,
}

/// What an applicant answers.
#[derive(InputObject)]
struct FeatureAnswerInput {
    /// The code of the feature.
    feature: String,
    /// The code of the value.
    value: String,
}

fn answers(input: Vec<FeatureAnswerInput>) -> BTreeMap<String, String> {
    input.into_iter().map(|answer| (answer.feature, answer.value)).collect()
}

/// Somebody who is asked to be a member.
#[derive(InputObject)]
struct NamePanelMemberInput {
    /// `Panel:…`
    panel_id: ID,
    /// Name, and an e-mail address or a phone number.
    contact: PanelContactInput,
    /// What they need to take part.
    #[graphql(default)]
    needs: String,
    /// What is known of them of what applicants are asked: so far they count in the quotas of a lot for the other seats.
    #[graphql(default, validator(max_items = 10))]
    answers: Vec<FeatureAnswerInput>,
}

/// Who somebody of a panel is, and how they are reached.
#[derive(InputObject)]
struct SetPanelMemberContactInput {
    /// `PanelMember:…`
    member_id: ID,
    /// Name and contact, whole.
    contact: PanelContactInput,
    /// What they need to take part; left out: as before.
    needs: Option<String>,
}

/// What becomes of somebody of a panel.
#[derive(InputObject)]
struct MovePanelMemberInput {
    /// `PanelMember:…`
    member_id: ID,
    /// As you read it.
    version: i64,
    /// What they have told, or that they are asked from the reserve.
    command: MemberCommand,
}

outcome! {
    /// What became of an application.
    ApplyToPanelResult = Received(ApplicationReceived) | InvalidInput
}
outcome! {
    /// What became of somebody's standing.
    PanelSeatResult = Seat(PanelSeat) | InvalidInput
}

/// The seat behind a private link as it is after something was done there, or why it was not.
pub(super) async fn seat_after<T>(
    request: &Request<'_>,
    token: &str,
    done: service::Result<T>,
) -> Result<PanelSeatResult> {
    let own = match done {
        Ok(_) => member::own(request.services, token).await,
        Err(error) => Err(error),
    };
    let success = |own| PanelSeatResult::Seat(PanelSeat::new(request, own));
    settle(request, own, success, PanelSeatResult::InvalidInput)
}

/// The application is there. A message with the applicant's private link is on its way.
#[derive(SimpleObject)]
pub(crate) struct ApplicationReceived {
    /// The panel.
    panel_id: ID,
}

/// Members of panels.
#[derive(Default)]
pub(super) struct MemberMutation;

#[Object]
impl MemberMutation {
    /// Replaces the call of a panel. What somebody has answered already cannot be taken away. For organisers.
    async fn save_open_call(&self, context: &Context<'_>, input: SaveOpenCallInput) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.panel_id)?;
        let saved = call::save(request.services, request.actor(), id, input.version, input.call.into()).await;
        answer(&request, saved).await
    }

    /// Applies to a panel whose call is open. For anybody; the answer is the same whether or not somebody has applied from
    /// this address before.
    async fn apply_to_panel(
        &self,
        context: &Context<'_>,
        input: ApplyToPanelInput,
    ) -> Result<ApplyToPanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.panel_id)?;
        let panel_id = input.panel_id.clone();
        let applied = call::apply(request.services, request.caller.address, id, input.into()).await;
        let success = |()| ApplyToPanelResult::Received(ApplicationReceived { panel_id });
        settle(&request, applied, success, ApplyToPanelResult::InvalidInput)
    }

    /// Names somebody, who is asked behind a private link then, and is no member before they agree. For organisers.
    async fn name_panel_member(
        &self,
        context: &Context<'_>,
        input: NamePanelMemberInput,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.panel_id)?;
        let person = Person { contact: input.contact.into(), needs: input.needs, ..Person::default() };
        let answers = answers(input.answers);
        let named = member::name(request.services, request.actor(), id, person, &answers).await;
        answer_for(&request, named.map(|()| id)).await
    }

    /// Does what somebody of a panel has told, or asks the next of the reserve. For organisers.
    async fn move_panel_member(
        &self,
        context: &Context<'_>,
        input: MovePanelMemberInput,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.member_id)?;
        let (services, actor) = (request.services, request.actor());
        let moved = member::advance(services, actor, id, input.version, input.command.into()).await;
        answer_for(&request, moved.map(|member| member.panel)).await
    }

    /// Shows a name of a member on the page of their panel, at most 80 characters; a blank one takes it back. For members, by
    /// the secret of their private link.
    async fn show_public_name(
        &self,
        context: &Context<'_>,
        token: String,
        name: String,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let shown = public_name::show(request.services, &token, &name).await;
        seat_after(&request, &token, shown).await
    }

    /// Takes a member's name off the page of their panel. For organisers.
    async fn hide_public_name(&self, context: &Context<'_>, member_id: ID) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&member_id)?;
        answer_for(&request, public_name::hide(request.services, request.actor(), id).await).await
    }

    /// Corrects who somebody of a panel is and how they are reached; they are told so where they were reached before. An
    /// address of another of the panel is refused with `MEMBER_IS_THERE`. For organisers.
    async fn set_panel_member_contact(
        &self,
        context: &Context<'_>,
        input: SetPanelMemberContactInput,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.member_id)?;
        let change = ContactChange { contact: input.contact.into(), needs: input.needs };
        answer_for(&request, correcting::set(request.services, request.actor(), id, change).await).await
    }

    /// Corrects who the member of a private link is and how they are reached; they are told so where they were reached
    /// before. One attempt a document; the fifth wrong code ends it. For whoever has the link and the code.
    async fn change_member_contact(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The last part of the link.")] token: String,
        #[graphql(desc = "Six digits that were sent, or the `changeCode` that came with the data.")]
        code: String,
        #[graphql(desc = "Name and contact, whole.")] contact: PanelContactInput,
        #[graphql(desc = "What they need to take part; left out: as before.")] needs: Option<String>,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let change = ContactChange { contact: contact.into(), needs };
        let changed = match correcting::change(request.services, &token, &code, change).await {
            Ok(()) => member::own(request.services, &token).await,
            Err(error) => Err(error),
        };
        let success = |own| PanelSeatResult::Seat(PanelSeat::new(&request, own));
        settle(&request, changed, success, PanelSeatResult::InvalidInput)
    }

    /// Takes the seat that a private link offers (whoever was named takes it by `acceptNomination`), leaves it to somebody else, or does not wait any longer.
    async fn answer_panel_seat(
        &self,
        context: &Context<'_>,
        token: String,
        command: MemberCommand,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let answered = member::answer(request.services, &token, command.into()).await;
        let success = |own| PanelSeatResult::Seat(PanelSeat::new(&request, own));
        settle(&request, answered, success, PanelSeatResult::InvalidInput)
    }

    /// Sends a code to the member of a private link, by the way they are always reached; the code before ends. Asking is
    /// limited. For whoever has the link.
    async fn request_member_code(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The last part of the link.")] token: String,
    ) -> Result<MemberCodeSent> {
        let request = Request::of(context)?;
        let asked = own_data::ask_code(request.services, &token).await;
        let expires_at = asked.map_err(|error| request.error(error))?;
        Ok(MemberCodeSent { expires_at: Some(DateTime(expires_at)) })
    }

    /// Everything that is stored of the member of a private link, once, with the code that was sent. One attempt a
    /// document; the fifth wrong one ends the code. For whoever has the link and the code.
    async fn read_member_data(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "The last part of the link.")] token: String,
        #[graphql(desc = "Six digits; whatever stands between them is skipped.")] code: String,
    ) -> Result<ReadMemberDataResult> {
        let request = Request::of(context)?;
        let read = match own_data::read(request.services, &token, &code).await {
            Ok(data) => own_data::file(&data, &request.caller.language).map(|file| (data, file)),
            Err(error) => Err(error),
        };
        let success = |(data, file): (OwnData, String)| {
            ReadMemberDataResult::Data(Box::new(MemberData::new(&request, data, file)))
        };
        settle(&request, read, success, ReadMemberDataResult::InvalidInput)
    }
}
