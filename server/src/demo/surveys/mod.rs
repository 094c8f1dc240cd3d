//! The surveys of the demonstration, one file each, and the questions that they share.

mod arrivals;
pub mod bank;
mod booking;
mod digital;
mod elsewhere;
mod health_station;
mod home_care;
mod information;
mod members;
mod nearby;
mod topics;

use super::script::Story;

/// Every survey, in the order in which they are told.
pub const ALL: &[Story] = &[
    information::STORY,
    health_station::STORY,
    nearby::STORY,
    digital::STORY,
    home_care::STORY,
    booking::STORY,
    elsewhere::STORY,
    arrivals::STORY,
    topics::STORY,
];

/// The survey of the residents' panel; not among the others, since it comes with the panel.
pub const OF_PANEL: &Story = &members::STORY;
/// The open resident survey.
pub const OPEN: &str = information::STORY.slug;
/// The standing survey: it has been open for as long as the programme is followed.
pub const STANDING: &str = health_station::STORY.slug;
/// The open survey with Arabic.
pub const ARABIC: &str = arrivals::STORY.slug;

#[cfg(test)]
#[path = "tests.rs"]
mod tests;
