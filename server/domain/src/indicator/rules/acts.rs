//! Rules over panels, the public list of surveys, and orders of experts by experience.

use std::collections::BTreeMap;

use super::super::facts::{OrderFact, PanelFact, Register};
use super::super::value::{Basis, Beside, Dimension, Empty, Figure, Measured, Value};
use super::super::{Context, Month, tally};
use crate::panel::functions_on;

/// Panels of residents and customers that function on the last day of the period.
pub fn functioning_panels(context: &Context<'_>) -> Value {
    let on = context.period.last().min(context.as_of);
    let functions = |panel: &&PanelFact| {
        let state = panel.states.iter().filter(|(day, _)| *day <= on).map(|(_, state)| *state).next_back();
        let held = panel.held.iter().copied();
        state.is_some_and(|state| functions_on(panel.kind, state, held, on, context.facts.functioning_months))
    };
    let found: Vec<_> = context.facts.panels.iter().filter(functions).collect();
    let count = u64::try_from(found.len()).unwrap_or(u64::MAX);
    let by_kind = tally(found, |panel| Some(panel.kind.code()), |_| 1);
    context
        .value(Register::Panels, Figure::Count { count }, Basis::Register)
        .by(Dimension::PanelKind, by_kind)
        .done()
}

/// Yes only when the list was up on every daily snapshot of the period and each division has confirmed that it ran no
/// survey beside the list; no when one says that it did. Otherwise it is not confirmed, whatever else is known.
pub fn surveys_listed(context: &Context<'_>) -> Value {
    let (listing, period) = (&context.facts.listing, context.period);
    let days: Vec<_> = period.days().collect();
    let missing = days.iter().filter(|day| !listing.snapshots.contains_key(day)).count();
    let down = days.iter().filter(|day| listing.snapshots.get(day) == Some(&false)).count();
    let said = |division| {
        let of_period =
            |one: &&super::super::facts::ConfirmationFact| one.division == division && one.period == period;
        listing.confirmations.iter().find(of_period).map(|one| one.ran_unlisted)
    };
    let answers: Vec<Option<bool>> = listing.divisions.iter().map(|division| said(*division)).collect();
    let unconfirmed = answers.iter().filter(|answer| answer.is_none()).count();
    let count = |count: usize| Figure::Count { count: u64::try_from(count).unwrap_or(u64::MAX) };
    let elsewhere = listing.listed_elsewhere.iter().filter(|day| context.counts(**day)).count();
    let beside = BTreeMap::from([
        (Beside::DaysWithoutSnapshot, count(missing)),
        (Beside::DaysDown, count(down)),
        (Beside::DivisionsUnconfirmed, count(unconfirmed)),
        (Beside::SurveysElsewhere, count(elsewhere)),
    ]);
    let is_known = missing == 0 && unconfirmed == 0 && !answers.is_empty();
    let yes = match (answers.contains(&Some(true)), is_known) {
        (true, _) => false,
        (false, true) => down == 0,
        (false, false) => return Value::Empty { why: Empty::NotConfirmed, beside },
    };
    // A division has told of a survey beside the list: that holds whether or not the list was looked at.
    Value::Measured(Box::new(Measured {
        figure: Figure::YesNo { yes },
        basis: Basis::Register,
        beside,
        breakdowns: Vec::new(),
        as_of: context.as_of,
        kept_since: None,
        rule: Some((context.rule, context.rule.version())),
    }))
}

/// Orders by the day of their submission, whatever came of them and however many times they have; those that turned out
/// to be no orders do not count.
pub fn expert_orders(context: &Context<'_>) -> Value {
    let counts = |order: &&OrderFact| !order.is_reversed && context.counts(order.submitted_on);
    let orders: Vec<&OrderFact> = context.facts.orders.iter().filter(counts).collect();
    let which = |which: &dyn Fn(&OrderFact) -> bool| {
        let count = orders.iter().filter(|order| which(order)).count();
        Figure::Count { count: u64::try_from(count).unwrap_or(u64::MAX) }
    };
    let gigs = context.facts.gigs.iter().filter(|day| context.counts(**day)).count();
    let gigs = u64::try_from(gigs).unwrap_or(u64::MAX);
    context
        .value(Register::Orders, which(&|_| true), Basis::Register)
        .beside(Beside::Confirmed, which(&|order| order.is_confirmed))
        .beside(Beside::Delivered, which(&|order| order.is_held))
        .beside(Beside::Unfilled, which(&|order| order.is_unfilled))
        .beside(Beside::Cancelled, which(&|order| order.is_cancelled))
        .beside(Beside::Gigs, Figure::Count { count: gigs })
        .by(
            Dimension::Month,
            tally(orders.iter().copied(), |order| Some(Month::of(order.submitted_on)), |_| 1),
        )
        .by(Dimension::GigType, tally(orders.iter().copied(), |order| order.gig_type.as_deref(), |_| 1))
        .by(Dimension::Division, tally(orders.iter().copied(), |order| order.division.as_deref(), |_| 1))
        .done()
}
