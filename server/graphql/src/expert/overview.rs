//! What coordinators look after: calls to make, figures, and whether the registry serves the county.

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::id::TypedId;
use service::expert::{count, overview};
use service::outbox;

use super::person::Theme;
use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::scalar::{Date, DateTime, LanguageTag};

/// Somebody who cannot be written to and waits for a call.
#[derive(SimpleObject)]
pub(crate) struct CallToMake {
    /// `Outbox:…`
    id: ID,
    /// The expert's alias, or the order's reference.
    whom: String,
    /// Name and number.
    reach: String,
    /// What there is to tell, for example `offer_sent`.
    kind: String,
    /// The order it is about.
    reference: Option<String>,
    /// When the gig begins.
    starts_at: Option<DateTime>,
    /// Since when it waits.
    since: DateTime,
}

/// A call has been noted.
#[derive(SimpleObject)]
pub(crate) struct CallNoted {
    /// `Outbox:…`
    id: ID,
}

/// What became of the orders submitted in a period.
#[derive(SimpleObject)]
pub(crate) struct ExpertOrderFigures {
    /// Submitted, less those entered twice, as a test or by mistake.
    submitted: u64,
    /// Whose seats were all filled.
    confirmed: u64,
    /// Reported as held.
    held: u64,
    /// For which nobody was found.
    unfilled: u64,
    /// Called off after they were confirmed.
    cancelled: u64,
    /// Gigs: an expert at one time of an order, held.
    gigs: u64,
    /// The minutes of those gigs.
    minutes: u64,
    /// The distinct experts of those gigs.
    experts: u64,
    /// The median of the days from submission to confirmation, whole days; `null` where fewer than five were confirmed.
    median_days: Option<i64>,
}

/// How many orders for experts by experience were made in a period, and how many gigs came of them. Numbers below five are
/// hidden, but for none.
#[derive(SimpleObject)]
pub(crate) struct ExpertOrderTotal {
    /// Submitted, less those entered twice, as a test or by mistake.
    orders: Option<u64>,
    /// Gigs of those orders that were held: an expert at one time of an order.
    gigs: Option<u64>,
}

mirrored! {
    /// By what orders are broken down.
    OrderBreakdown = "service::expert::count::Breakdown" {
        /// What the experts are asked to do.
        GigType,
        /// The division that orders.
        Division,
        /// The language of the gig.
        Language,
        /// How the experts take part.
        Mode,
        /// Why nobody was found, of the orders that were left unfilled.
        UnfilledReason,
    }
}

/// One group of a breakdown.
#[derive(SimpleObject)]
pub(crate) struct ExpertOrderGroup {
    /// The code of the group, or `Division:…`; `null`: the county as a whole, or a reason that nobody has told.
    code: Option<String>,
    /// How many; `null` where the group is too small to show, or would give a small one away.
    orders: Option<u64>,
}

/// How evenly the gigs of a period fell to the experts who are active.
#[derive(SimpleObject)]
pub(crate) struct ExpertFairness {
    /// Gini coefficient in thousandths; 0: everybody had as many.
    gini_per_mille: u32,
    /// The share of experts with at least one gig, in thousandths.
    with_gig_per_mille: u32,
    /// Experts who were not asked at all.
    never_asked: u32,
}

/// How many active experts work in a language.
#[derive(SimpleObject)]
pub(crate) struct LanguageCoverage {
    /// The language.
    language: LanguageTag,
    /// How many, 0 where there is nobody; `null` where it is too few to show, or would give a small number away.
    experts: Option<u64>,
}

/// How many active experts have a theme.
#[derive(SimpleObject)]
pub(crate) struct ThemeCoverage {
    /// The theme.
    theme: Theme,
    /// How many, 0 where there is nobody; `null` where it is too few to show, or would give a small number away.
    experts: Option<u64>,
}

/// Which languages and themes the active experts cover.
#[derive(SimpleObject)]
pub(crate) struct ExpertCoverage {
    /// By language, the country's own always among them.
    languages: Vec<LanguageCoverage>,
    /// By theme, all of them.
    themes: Vec<ThemeCoverage>,
}

/// Reading what coordinators look after.
#[derive(Default)]
pub struct OverviewQuery;

#[Object]
impl OverviewQuery {
    /// Who waits for a call, the longest first, at most 200; each look at a number is logged. For coordinators.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn calls_to_make(&self, context: &Context<'_>) -> Result<Vec<CallToMake>> {
        let request = Request::of(context)?;
        let found = outbox::calls(request.services, request.actor()).await;
        let call = |call: outbox::Call| CallToMake {
            id: call.id.node_id().into(),
            kind: call.notice.kind().to_owned(),
            reference: call.notice.reference().map(str::to_owned),
            starts_at: call.notice.starts_at().map(DateTime),
            since: DateTime(call.since),
            whom: call.whom,
            reach: call.reach,
        };
        Ok(found.map_err(|error| request.error(error))?.into_iter().map(call).collect())
    }

    /// How many orders for experts by experience the whole county made on the days from `from` to the one before `until`.
    /// For everybody.
    #[graphql(complexity = "50 + child_complexity")]
    async fn expert_order_total(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
    ) -> Result<ExpertOrderTotal> {
        let request = Request::of(context)?;
        let found = count::total(request.services, from.0, until.0).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(ExpertOrderTotal { orders: found.orders, gigs: found.gigs })
    }

    /// What became of the orders submitted on the days from `from` to the one before `until`. For orderers,
    /// coordinators and programme officers.
    async fn expert_order_figures(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
    ) -> Result<ExpertOrderFigures> {
        let request = Request::of(context)?;
        let found = count::figures(request.services, request.actor(), from.0, until.0).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(ExpertOrderFigures {
            submitted: found.submitted,
            confirmed: found.confirmed,
            held: found.held,
            unfilled: found.unfilled,
            cancelled: found.cancelled,
            gigs: found.gigs,
            minutes: found.minutes,
            experts: found.experts,
            median_days: found.median_days,
        })
    }

    /// Orders that were submitted in a period by group, the largest first. For orderers, coordinators and programme
    /// officers.
    async fn expert_order_breakdown(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
        by: OrderBreakdown,
    ) -> Result<Vec<ExpertOrderGroup>> {
        let request = Request::of(context)?;
        let found = count::breakdown(request.services, request.actor(), from.0, until.0, by.into()).await;
        let group = |group: count::OrderGroup| ExpertOrderGroup { code: group.code, orders: group.orders };
        Ok(found.map_err(|error| request.error(error))?.into_iter().map(group).collect())
    }

    /// How evenly the gigs that begin on the days from `from` to the one before `until` are shared; `null` where there
    /// are no experts. For coordinators.
    async fn expert_fairness(
        &self,
        context: &Context<'_>,
        from: Date,
        until: Date,
    ) -> Result<Option<ExpertFairness>> {
        let request = Request::of(context)?;
        let found = overview::fairness(request.services, request.actor(), from.0, until.0).await;
        let found = found.map_err(|error| request.error(error))?;
        Ok(found.map(|found| ExpertFairness {
            gini_per_mille: found.gini_per_mille,
            with_gig_per_mille: found.with_gig_per_mille,
            never_asked: found.never_asked,
        }))
    }

    /// Which languages and themes the active experts cover. For coordinators.
    #[graphql(complexity = "20 + 10 * child_complexity")]
    async fn expert_coverage(&self, context: &Context<'_>) -> Result<ExpertCoverage> {
        let request = Request::of(context)?;
        let found = overview::coverage(request.services, request.actor()).await;
        let found = found.map_err(|error| request.error(error))?;
        let languages = found.languages.into_iter();
        let themes = found.themes.into_iter();
        Ok(ExpertCoverage {
            languages: languages
                .map(|(tag, experts)| LanguageCoverage { language: LanguageTag(tag), experts })
                .collect(),
            themes: themes.map(|(theme, experts)| ThemeCoverage { theme: theme.into(), experts }).collect(),
        })
    }
}

/// What coordinators note.
#[derive(Default)]
pub struct OverviewMutation;

#[Object]
impl OverviewMutation {
    /// Notes that somebody who could not be written to has been called. For coordinators.
    async fn note_call(&self, context: &Context<'_>, id: ID) -> Result<CallNoted> {
        let request = Request::of(context)?;
        let noted = outbox::called(request.services, request.actor(), request.parse_id(&id)?).await;
        noted.map_err(|error| request.error(error))?;
        Ok(CallNoted { id })
    }
}
