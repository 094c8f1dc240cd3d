//! Experts by experience: the registry, orders and offers.

mod candidate;
mod card;
mod desk;
mod fee;
mod feed;
mod feedback;
mod input;
mod mutation;
mod offer;
mod order;
mod overview;
mod own;
mod person;
mod query;
mod registry;
mod running;
mod settings;
mod skills;
mod thread;
mod times;
mod week;

use async_graphql::MergedObject;

pub(crate) use fee::{ClaimStanding, FillFeeClaimInput};

/// Everything that can be read about experts.
#[derive(MergedObject, Default)]
pub struct ExpertQuery(
    query::OrderQuery,
    person::PersonQuery,
    overview::OverviewQuery,
    desk::DeskQuery,
    AfterwardsQuery,
);

/// What can be read about fees, feedback and feeds, and by experts themselves.
#[derive(MergedObject, Default)]
pub struct AfterwardsQuery(fee::FeeQuery, feed::FeedQuery, feedback::FeedbackQuery, own::OwnQuery);

/// What can be changed about an order and who comes.
#[derive(MergedObject, Default)]
pub struct BookingMutation(
    mutation::OrderMutation,
    running::RunningMutation,
    offer::OfferMutation,
    thread::ThreadMutation,
);

/// Everything that can be changed about experts.
#[derive(MergedObject, Default)]
pub struct ExpertMutation(PeopleMutation, BookingMutation, AfterwardsMutation);

/// What can be changed about experts themselves and what they are matched by.
#[derive(MergedObject, Default)]
pub struct PeopleMutation(
    mutation::RegistryMutation,
    person::PersonMutation,
    overview::OverviewMutation,
    desk::DeskMutation,
);

/// What can be changed about fees, feedback and feeds, and by experts themselves.
#[derive(MergedObject, Default)]
pub struct AfterwardsMutation(
    fee::FeeMutation,
    feed::FeedMutation,
    feedback::FeedbackMutation,
    own::OwnMutation,
);
