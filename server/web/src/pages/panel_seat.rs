//! Where somebody stands with a panel, behind their private link. Looking changes nothing, since mail scanners open
//! links, too; only the buttons answer.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::panel::{MemberCommand, MemberParty, MemberState};
use service::ServiceError;
use service::panel::member::{self, OwnMembership};

use super::own::without_referrer;
use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::panel::{PanelFacts, public_address};
use crate::said::Said;
use crate::state::WebState;

struct Button {
    value: &'static str,
    label: Said,
}

#[derive(Template)]
#[template(path = "panel_seat.html")]
struct SeatPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    /// The panel's page, while everybody may see it.
    panel_page: Option<String>,
    title: Said,
    text: Said,
    is_good: bool,
    pseudonym: String,
    turn: Option<u32>,
    buttons: Vec<Button>,
    /// It can be left, which cannot be undone.
    leave: Option<Button>,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
) -> Reply {
    match member::own(&state.services, &token).await {
        Ok(own) => Ok(seat(page.frame, &own, &Violations::new())),
        Err(ServiceError::NotFound) => Ok(without_referrer(told::reply(page.frame, Told::SeatLinkNotValid))),
        Err(error) => Err(error.into()),
    }
}

pub async fn answer(
    page: Page,
    State(state): State<WebState>,
    Path((_, token)): Path<(String, String)>,
    fields: Fields,
) -> Reply {
    let command = MemberCommand::from_code(fields.get("command")).ok_or(ServiceError::NotFound)?;
    match member::answer(&state.services, &token, command).await {
        Ok(own) => Ok(seat(page.frame, &own, &Violations::new())),
        Err(ServiceError::Invalid(wrong)) => {
            let own = member::own(&state.services, &token).await?;
            Ok(seat(page.frame, &own, &wrong))
        }
        Err(error) => Err(error.into()),
    }
}

fn seat(frame: Frame, own: &OwnMembership, wrong: &Violations) -> Response {
    let OwnMembership { member, panel } = own;
    let (title, text) = words(member.state);
    let button = |command: MemberCommand| Button {
        value: command.code(),
        label: frame.text(match command {
            MemberCommand::Accept => "seat-accept",
            MemberCommand::Decline => "seat-decline",
            _ => "seat-withdraw",
        }),
    };
    let commands = || member.state.commands(MemberParty::Own);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::CONFLICT };
    let page = SeatPage {
        problems: Problems::new(&frame, wrong, |_| String::new()),
        panel: PanelFacts::new(&frame, panel),
        panel_page: panel.is_public().then(|| public_address(&frame, panel)),
        title: frame.text(title),
        text: frame.text(text),
        is_good: matches!(member.state, MemberState::Selected | MemberState::Member),
        pseudonym: member.pseudonym.clone(),
        turn: member.turn,
        buttons: commands().filter(|one| *one != MemberCommand::Withdraw).map(button).collect(),
        leave: commands().find(|one| *one == MemberCommand::Withdraw).map(button),
        frame,
    };
    without_referrer(html(status, Keep::Nothing, &page))
}

/// The texts that tell where somebody stands.
fn words(state: MemberState) -> (&'static str, &'static str) {
    match state {
        MemberState::Applied => ("seat-applied-title", "seat-applied-text"),
        MemberState::Selected => ("seat-selected-title", "seat-selected-text"),
        MemberState::Reserve => ("seat-reserve-title", "seat-reserve-text"),
        MemberState::Member => ("seat-member-title", "seat-member-text"),
        MemberState::Declined => ("seat-declined-title", "seat-declined-text"),
        MemberState::Withdrawn => ("seat-withdrawn-title", "seat-withdrawn-text"),
        MemberState::TermEnded => ("seat-term-ended-title", "seat-term-ended-text"),
    }
}
