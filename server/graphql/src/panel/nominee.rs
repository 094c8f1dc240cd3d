//! Those who were named for a panel, and what comes on paper.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::panel::{Acceptance, MemberConsent, MemberTerm};
use service::panel::{call, member, nominee};

use super::member::{ApplyToPanelInput, GuardianInput, HomeAddressInput, PanelSeatResult, seat_after};
use super::mutation::{PanelResult, answer_for};
use crate::context::{Request, Result};
use crate::initiative::InitiativeChannel;
use crate::scalar::{Date, DateTime};

/// That somebody of a panel agreed that what they tell is used to choose the members and to keep in touch.
#[derive(SimpleObject)]
pub(crate) struct PanelConsent {
    /// When.
    given_at: DateTime,
    /// Which version of the text they read.
    text_version: u16,
    /// By which way they told it.
    channel: InitiativeChannel,
}

impl From<&MemberConsent> for PanelConsent {
    fn from(consent: &MemberConsent) -> Self {
        Self {
            given_at: DateTime(consent.given_at),
            text_version: consent.text_version,
            channel: consent.channel.into(),
        }
    }
}

/// What somebody who was named tells and agrees to.
#[derive(InputObject)]
struct PanelAcceptanceInput {
    /// What the call demands of members is so.
    #[graphql(default)]
    meets_conditions: bool,
    /// Old enough to be a member without a guardian; needed where the call asks for one below an age.
    #[graphql(default)]
    is_of_age: bool,
    /// Who agrees where they are not.
    guardian: Option<GuardianInput>,
    /// What is known of them may be kept for choosing the members and keeping in touch.
    consents: bool,
    /// Where they live; needed where at most one of a home is drawn. It is not stored, only a keyed hash of it.
    home_address: Option<HomeAddressInput>,
}

impl From<PanelAcceptanceInput> for Acceptance {
    fn from(input: PanelAcceptanceInput) -> Self {
        Self {
            meets_conditions: input.meets_conditions,
            is_of_age: input.is_of_age,
            guardian: input.guardian.map(Into::into),
            consents: input.consents,
            home: input.home_address.map(Into::into),
        }
    }
}

/// The seat of whoever was named, as they take it themselves.
#[derive(InputObject)]
struct AcceptNominationInput {
    /// The secret of their private link.
    token: String,
    /// What they tell and agree to.
    acceptance: PanelAcceptanceInput,
}

/// The seat of whoever was named, as they have told it to somebody of the county.
#[derive(InputObject)]
struct RecordPanelAcceptanceInput {
    /// `PanelMember:…`
    member_id: ID,
    /// As you read it.
    version: i64,
    /// By which way they told it; never `WEB`.
    channel: InitiativeChannel,
    /// What they tell and agree to.
    acceptance: PanelAcceptanceInput,
}

/// An application that came on paper, by phone or face to face.
#[derive(InputObject)]
struct EnterPanelApplicationInput {
    /// By which way it came; never `WEB`.
    channel: InitiativeChannel,
    /// The application, with everything that the form asks.
    application: ApplyToPanelInput,
}

/// From when to when a member is one.
#[derive(InputObject)]
struct SetPanelMemberTermInput {
    /// `PanelMember:…`, who has a seat.
    member_id: ID,
    /// The first Helsinki day; left out: as before.
    starts: Option<Date>,
    /// The last one; left out: as long as the panel is at work.
    ends: Option<Date>,
}

/// What is done for those who were named, and written down for those who do not write it themselves.
#[derive(Default)]
pub(super) struct NomineeMutation;

#[Object]
impl NomineeMutation {
    /// Takes the seat for which somebody was named, and agrees to what is kept of them: with what the call asks of
    /// applicants, too. Declining it is `answerPanelSeat`. For whoever has the link.
    async fn accept_nomination(
        &self,
        context: &Context<'_>,
        input: AcceptNominationInput,
    ) -> Result<PanelSeatResult> {
        let request = Request::of(context)?;
        let accepted = nominee::accept(request.services, &input.token, input.acceptance.into()).await;
        seat_after(&request, &input.token, accepted).await
    }

    /// Writes down that somebody who was named takes the seat, as they have told it. For organisers.
    async fn record_panel_acceptance(
        &self,
        context: &Context<'_>,
        input: RecordPanelAcceptanceInput,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.member_id)?;
        let (channel, acceptance) = (input.channel.into(), input.acceptance.into());
        let recorded =
            nominee::accept_for(request.services, request.actor(), id, input.version, channel, acceptance);
        answer_for(&request, recorded.await.map(|member| member.panel)).await
    }

    /// Writes from when to when a member is one, where that is not the panel's term. For organisers.
    async fn set_panel_member_term(
        &self,
        context: &Context<'_>,
        input: SetPanelMemberTermInput,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.member_id)?;
        let term = MemberTerm { starts: input.starts.map(|day| day.0), ends: input.ends.map(|day| day.0) };
        answer_for(&request, member::set_term(request.services, request.actor(), id, term).await).await
    }

    /// Writes an application down that came on paper, by phone or face to face, with the checks of the form. Whoever has
    /// applied already is told of with `MEMBER_IS_THERE`. For organisers.
    async fn enter_panel_application(
        &self,
        context: &Context<'_>,
        input: EnterPanelApplicationInput,
    ) -> Result<PanelResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.application.panel_id)?;
        let (channel, application) = (input.channel.into(), input.application.into());
        let entered = call::enter(request.services, request.actor(), id, channel, application).await;
        answer_for(&request, entered.map(|()| id)).await
    }
}
