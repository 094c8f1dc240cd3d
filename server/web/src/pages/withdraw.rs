//! Withdrawing one's own answer with the receipt code.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::survey::ClientKey;
use domain::{Code, Violation};
use service::survey::answer::{Withdrawn, withdraw};

use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "withdraw.html")]
struct WithdrawPage {
    frame: Frame,
    code: String,
    problems: Problems,
}

pub async fn show(page: Page) -> Reply {
    Ok(form(page.frame, String::new(), Problems::default()))
}

fn form(frame: Frame, code: String, problems: Problems) -> Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html(status, Keep::Nothing, &WithdrawPage { frame, code, problems })
}

pub async fn submit(page: Page, State(state): State<WebState>, fields: Fields) -> Reply {
    let frame = page.frame;
    let code = fields.get("code").trim().to_owned();
    let refuse = |why| vec![Violation::new(why, ["code"])];
    let receipt = match code.parse::<ClientKey>() {
        Ok(receipt) => receipt,
        Err(_) => {
            let why = if code.is_empty() { Code::Required } else { Code::NotAReceiptCode };
            let problems = Problems::by_path(&frame, &refuse(why));
            return Ok(form(frame, code, problems));
        }
    };
    Ok(match withdraw(&state.services, &receipt).await? {
        Withdrawn::Done => told::reply(frame, Told::Withdrawn),
        Withdrawn::AlreadyWithdrawn => told::reply(frame, Told::WithdrawnBefore),
        Withdrawn::TooLate => told::reply(frame, Told::TooLateToWithdraw),
        Withdrawn::NotFound => {
            let mut problems = Problems::default();
            problems.push("code", frame.text("withdraw-not-found"));
            form(frame, code, problems)
        }
    })
}
