//! Pages about the service itself: how anonymity works, and how accessible it is.

use askama::Template;
use axum::http::StatusCode;

use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};

#[derive(Template)]
#[template(path = "accessibility.html")]
struct AccessibilityPage {
    frame: Frame,
}

#[derive(Template)]
#[template(path = "privacy_of_answers.html")]
struct PrivacyPage {
    frame: Frame,
    /// Answers that wait before they are mixed.
    mix: u32,
    /// Fewest answers of published figures.
    least: u64,
}

pub async fn accessibility(page: Page) -> Reply {
    Ok(html(StatusCode::OK, Keep::Revalidate, &AccessibilityPage { frame: page.frame }))
}

pub async fn privacy_of_answers(page: Page) -> Reply {
    let page = PrivacyPage {
        frame: page.frame,
        mix: page.county.mix_threshold,
        least: domain::disclosure::PUBLIC_TOTAL,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}
