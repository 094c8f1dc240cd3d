//! Whoever was named: asked behind their private link, and a member once they have agreed to what is kept of them.

use domain::audit::Act;
use domain::id::MemberId;
use domain::identity::Actor;
use domain::initiative::IntakeChannel;
use domain::panel::{Acceptance, Member, MemberCommand, MemberConsent, MemberParty, MemberState, Panel};
use domain::{Code, Violation};
use serde_json::json;
use storage::Tx;
use storage::panel::member;

use super::managed_one;
use super::member::{OwnMembership, behind, membership, settled};
use super::person;
use crate::identity::authorise_somewhere;
use crate::{Result, ServiceError, Services, audit};

/// Takes the seat for which somebody was named, behind their private link: with their consent, and with whatever else the
/// call asks of those who apply.
pub async fn accept(services: &Services, token: &str, acceptance: Acceptance) -> Result<OwnMembership> {
    let (one, panel) = behind(services, token).await?;
    let tx = services.storage.begin().await?;
    let by = (MemberParty::Own, IntakeChannel::Web);
    let (tx, moved) = write(services, tx, one, &panel, by, acceptance).await?;
    let member = settled(services, tx, moved).await?;
    membership(services, member, panel).await
}

/// Writes down that somebody who was named takes the seat, as they have told it on paper, by phone or face to face: with
/// the same consent.
pub async fn accept_for(
    services: &Services,
    actor: &Actor,
    id: MemberId,
    version: i64,
    channel: IntakeChannel,
    acceptance: Acceptance,
) -> Result<Member> {
    authorise_somewhere(actor, domain::identity::Action::ManagePanels)?;
    is_written_down(channel)?;
    let tx = services.storage.begin().await?;
    let one = member::find(&tx, id).await?.ok_or(ServiceError::NotFound)?;
    let panel = managed_one(&tx, actor, one.panel).await?;
    if one.version != version {
        return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
    }
    let before = one.state;
    let (tx, moved) = write(services, tx, one, &panel, (MemberParty::Organiser, channel), acceptance).await?;
    let detail = json!({
        "pseudonym": moved.pseudonym, "from": before.code(), "to": moved.state.code(),
        "channel": channel.code(),
    });
    audit::record(services, &tx, actor, Act::MemberMoved, moved.panel, detail).await?;
    settled(services, tx, moved).await
}

async fn write(
    services: &Services,
    tx: Tx,
    one: Member,
    panel: &Panel,
    (by, channel): (MemberParty, IntakeChannel),
    acceptance: Acceptance,
) -> Result<(Tx, Member)> {
    if one.state != MemberState::Nominated {
        return Err(Violation::new(Code::MemberNotSo, ["command"]).into());
    }
    let now = services.now();
    let call = panel.call.as_ref();
    let Acceptance { guardian, home, .. } = acceptance.check(call).map_err(ServiceError::Invalid)?;
    let moved = one.moved(MemberCommand::Accept, by, None, now)?;
    // Nobody corrects how they are reached meanwhile.
    storage::panel::lock(&tx, panel.id).await?;
    let known = person::person(services, moved.id).await?.ok_or(ServiceError::NotFound)?;
    let consent = Some(MemberConsent::given(call, channel, now));
    let person = person::Person { guardian, consent, ..known };
    let sealed = person::seal_contact(services, moved.id, &person).await?;
    let household = home.map(|home| person::household_tag(services, panel.id, &home.key()));
    if !member::accept(&tx, &moved, &sealed, household).await? {
        return Err(ServiceError::invalid(Code::StalePanel, ["version"]));
    }
    Ok((tx, moved))
}

/// Refuses the one way by which nobody writes down anything for somebody else.
pub(super) fn is_written_down(channel: IntakeChannel) -> std::result::Result<(), Violation> {
    if channel == IntakeChannel::Web { Err(Violation::new(Code::Required, ["channel"])) } else { Ok(()) }
}

/// Refuses to give somebody a seat for which they were named without what they agree to.
pub(super) fn needs_consent(one: &Member, command: MemberCommand) -> std::result::Result<(), Violation> {
    if one.state == MemberState::Nominated && command == MemberCommand::Accept {
        return Err(Violation::new(Code::Required, ["consents"]));
    }
    Ok(())
}
