//! Who comes, as whoever ordered sees it.

use async_graphql::SimpleObject;
use domain::expert;
use service::expert::card;

use super::order::GigType;
use super::person::Theme;
use super::registry::GigMode;
use super::skills::{KnownLanguage, Training};

/// What is told of an expert without their name.
#[derive(SimpleObject)]
pub(crate) struct ExpertCard {
    /// What they are called until they are confirmed.
    alias: String,
    /// Languages, sign languages included, and how well they know each.
    languages: Vec<KnownLanguage>,
    /// What they do.
    gig_types: Vec<GigType>,
    /// How they take part.
    modes: Vec<GigMode>,
    /// What they have been trained in.
    trainings: Vec<Training>,
    /// Themes of experience that they have agreed to have told.
    themes: Vec<Theme>,
}

impl From<expert::Card> for ExpertCard {
    fn from(card: expert::Card) -> Self {
        Self {
            alias: card.alias,
            languages: card.languages.into_iter().map(Into::into).collect(),
            gig_types: card.gig_types.into_iter().map(Into::into).collect(),
            modes: card.modes.into_iter().map(Into::into).collect(),
            trainings: card.trainings.into_iter().map(Into::into).collect(),
            themes: card.themes.into_iter().map(Into::into).collect(),
        }
    }
}

/// Somebody who is confirmed for an order, by name.
#[derive(SimpleObject)]
pub(crate) struct BookedContact {
    /// As they stand in the order.
    alias: String,
    /// First and last name.
    name: String,
    /// In international form.
    phone: Option<String>,
    /// Where they can be written to.
    email: Option<String>,
}

impl From<card::BookedContact> for BookedContact {
    fn from(found: card::BookedContact) -> Self {
        Self { alias: found.alias, name: found.name, phone: found.phone, email: found.email }
    }
}
