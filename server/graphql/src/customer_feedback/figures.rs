//! What customer feedback comes to.

use async_graphql::SimpleObject;
use domain::customer_feedback::Handling;
use service::customer_feedback::Figures;

use super::item::{FeedbackChannel, FeedbackClass, FeedbackService, FeedbackTheme, ServiceLanguage};
use crate::scalar::Date;

/// How customer feedback was handled that arrived in some days, as it stood on a day.
#[derive(SimpleObject)]
pub(crate) struct FeedbackHandling {
    /// Items that arrived. Scores without a word are no items.
    received: u64,
    /// Those of them that were handled by that day.
    handled: u64,
    /// Those that were handled on or before the day on which they were due.
    on_time: u64,
    /// Those whose time had passed, or which were handled: what is on time is a share of these.
    decided: u64,
    /// Those neither handled nor due yet: they are not late.
    pending: u64,
    /// The share of what arrived that was handled, 0 to 1; null where nothing arrived.
    handled_share: Option<f64>,
    /// The share of what was decided that was handled in time, 0 to 1; null where nothing was decided.
    on_time_share: Option<f64>,
}

impl From<Handling> for FeedbackHandling {
    fn from(handling: Handling) -> Self {
        let share = |part: u64, of: u64| (of > 0).then(|| part as f64 / of as f64);
        Self {
            received: handling.received,
            handled: handling.handled,
            on_time: handling.on_time,
            decided: handling.decided,
            pending: handling.pending(),
            handled_share: share(handling.handled, handling.received),
            on_time_share: share(handling.on_time, handling.decided),
        }
    }
}

macro_rules! counts {
    ($($(#[$doc:meta])* $name:ident { $field:ident: $type:ty })*) => {$(
        $(#[$doc])*
        #[derive(SimpleObject)]
        pub(crate) struct $name {
            /// Of what.
            $field: $type,
            /// How many arrived.
            count: u64,
        }
    )*};
}

counts! {
    /// How much feedback of a class arrived.
    FeedbackClassCount { class: FeedbackClass }
    /// How much feedback arrived by a way.
    FeedbackChannelCount { channel: FeedbackChannel }
    /// How much feedback about a theme arrived.
    FeedbackThemeCount { theme: FeedbackTheme }
    /// How much feedback about a service arrived.
    FeedbackServiceCount { service: FeedbackService }
    /// How much feedback about services in a language arrived.
    ServiceLanguageCount { language: ServiceLanguage }
    /// How much feedback arrived in a month.
    FeedbackMonthCount { month: Date }
}

/// How many would recommend a service, by text message.
#[derive(SimpleObject)]
pub(crate) struct ScoreCounts {
    /// Who would: 9 and 10.
    promoters: u32,
    /// Who neither would nor would not: 7 and 8.
    passives: u32,
    /// Who would not: 0 to 6.
    detractors: u32,
    /// How many scores there are.
    count: u64,
}

impl From<domain::customer_feedback::Scores> for ScoreCounts {
    fn from(scores: domain::customer_feedback::Scores) -> Self {
        let domain::customer_feedback::Scores { promoters, passives, detractors } = scores;
        Self { promoters, passives, detractors, count: scores.count() }
    }
}

/// What customer feedback of some days comes to.
#[derive(SimpleObject)]
pub(crate) struct CustomerFeedbackFigures {
    /// The first Helsinki day.
    from: Date,
    /// The last one.
    until: Date,
    /// As it stood at the end of this Helsinki day.
    as_of: Date,
    /// How it was handled.
    handling: FeedbackHandling,
    /// By class; those without any are left out, as below.
    classes: Vec<FeedbackClassCount>,
    /// By the way it came.
    channels: Vec<FeedbackChannelCount>,
    /// By theme, as far as that was told.
    themes: Vec<FeedbackThemeCount>,
    /// By service, as far as that was told.
    services: Vec<FeedbackServiceCount>,
    /// By the language of the service, as far as that was told.
    service_languages: Vec<ServiceLanguageCount>,
    /// By the first day of each month, those without any as well.
    months: Vec<FeedbackMonthCount>,
    /// Scores that came by text message in these days: a series of its own, none of them an item.
    scores: ScoreCounts,
    /// How many comments on programmes arrived, of the whole county: a series of its own, none of them an item.
    comments: u64,
}

impl CustomerFeedbackFigures {
    pub(super) fn new(figures: Figures) -> Self {
        let classes = figures.classes.into_iter();
        let channels = figures.channels.into_iter();
        let themes = figures.themes.into_iter();
        let services = figures.services.into_iter();
        let languages = figures.service_languages.into_iter();
        let months = figures.months.into_iter();
        Self {
            from: Date(figures.span.from),
            until: Date(figures.span.until),
            as_of: Date(figures.as_of),
            handling: figures.handling.into(),
            classes: classes.map(|(of, count)| FeedbackClassCount { class: of.into(), count }).collect(),
            channels: channels
                .map(|(of, count)| FeedbackChannelCount { channel: of.into(), count })
                .collect(),
            themes: themes.map(|(of, count)| FeedbackThemeCount { theme: of.into(), count }).collect(),
            services: services
                .map(|(of, count)| FeedbackServiceCount { service: of.into(), count })
                .collect(),
            service_languages: languages
                .map(|(of, count)| ServiceLanguageCount { language: of.into(), count })
                .collect(),
            months: months.map(|(of, count)| FeedbackMonthCount { month: Date(of), count }).collect(),
            scores: figures.scores.into(),
            comments: figures.comments,
        }
    }
}

pub(super) fn handling(handling: Handling) -> FeedbackHandling {
    handling.into()
}
