//! The pages: server-rendered, usable without JavaScript, a face of the same use cases as GraphQL.
//!
//! A handler reads who is calling, calls a use case and wraps what it gets. Which pages there are stands in
//! tables of [`Route`]s (`pages::ROUTES`, `staff::ROUTES`) that the router is built from, so that the list of
//! all pages is complete by construction.

// The layers that put a page together, from the outside in.
pub mod assets;
pub mod error;
pub mod forms;
pub mod layout;
pub mod said;
pub mod state;

#[macro_use]
mod route;

mod activity;
mod application;
mod calendar;
pub mod chart;
mod comment;
mod consent;
mod contact;
mod customer_feedback;
mod expert_times;
mod feed;
mod field_names;
mod follow_up;
mod gig_feedback;
mod indicator;
mod initiative;
mod matter;
pub mod pages;
mod panel;
mod programme;
mod report;
pub mod staff;
mod trend;

pub use error::{Failure, Reply, dressed};
pub use layout::{Frame, Page};
pub use route::{Audience, Route};
pub use said::Said;
pub use state::WebState;

use axum::Router;
use axum::http::StatusCode;
use axum::routing::get;

/// Every page, the residents' first. What a router or a test wants to know of them is in the table.
pub fn routes() -> impl Iterator<Item = &'static Route> {
    pages::ROUTES.iter().chain(pages::own::ROUTES).chain(staff::ROUTES)
}

/// The router of all pages. Expects the `Caller` of each request among its extensions; what it refuses becomes
/// a page in [`dressed`].
pub fn router(state: WebState) -> Router {
    table().fallback(|| async { StatusCode::NOT_FOUND }).with_state(state)
}

/// The routes and nothing round them.
fn table() -> Router<WebState> {
    let mut router = Router::new()
        .route("/assets/{file}", get(assets::serve))
        .route("/calendar/{file}", get(calendar::serve));
    for route in routes() {
        router = router.route(route.path, route.handlers());
        if let Some(bare) = route.bare_path() {
            router = router.route(bare, get(pages::choose_language));
        }
    }
    router
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn every_address_stands_in_the_table_once_and_says_its_language() {
        let mut seen = BTreeSet::new();
        for route in routes() {
            assert!(seen.insert(route.path), "{} stands twice", route.path);
            assert!(route.path == "/" || route.path.starts_with("/{lang}"), "{}", route.path);
            assert!(!route.methods.is_empty(), "{}", route.path);
        }
    }

    /// axum panics at two routes that contradict each other; better here than at the start.
    #[test]
    fn no_address_contradicts_another() {
        let _ = table();
    }

    #[test]
    fn staff_pages_are_told_apart_by_their_address() {
        for route in routes() {
            let is_staff = route.path.starts_with("/{lang}/staff");
            assert_eq!(is_staff, route.audience == Audience::Staff, "{}", route.path);
        }
    }
}
