//! Asking first: what will happen, and a button.

use askama::Template;
use axum::http::StatusCode;
use axum::response::Response;

use crate::forms::Problems;
use crate::layout::{Frame, Keep, html};
use crate::said::Said;

/// A step that asks first.
pub(super) struct Question {
    pub title: Said,
    pub paragraphs: Vec<Said>,
    /// What it is about, a line each.
    pub lines: Vec<String>,
    pub button: Said,
    /// What the button sends as `act`.
    pub act: &'static str,
    pub is_grave: bool,
    /// The page to go back to, below `own`.
    pub back: &'static str,
}

#[derive(Template)]
#[template(path = "own/confirm.html")]
struct ConfirmPage {
    frame: Frame,
    problems: Problems,
    question: Question,
    cancel: String,
}

/// The question as a page that posts to its own address.
pub(super) fn ask(frame: Frame, question: Question, problems: Problems) -> Response {
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let cancel = frame.address(question.back);
    html(status, Keep::Nothing, &ConfirmPage { frame, problems, question, cancel })
}
