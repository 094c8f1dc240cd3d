//! Rules over the programme's own follow-up.

use super::super::facts::IndicatorFact;
use super::super::value::{Basis, Beside, Figure, Measured, Value};
use super::super::{Context, Empty};

/// Yes when each of them is so; beside it how many are not. None at all is no data.
fn all<'a>(
    context: &Context<'_>,
    of: impl Iterator<Item = &'a IndicatorFact>,
    is_so: impl Fn(&IndicatorFact) -> bool,
) -> Value {
    let of: Vec<&IndicatorFact> = of.collect();
    if of.is_empty() {
        return Value::empty(Empty::NoData);
    }
    let lacking = of.iter().filter(|indicator| !is_so(indicator)).count();
    let count = |count: usize| Figure::Count { count: u64::try_from(count).unwrap_or(u64::MAX) };
    Value::Measured(Box::new(Measured {
        figure: Figure::YesNo { yes: lacking == 0 },
        basis: Basis::Register,
        beside: [(Beside::Expected, count(of.len())), (Beside::Lacking, count(lacking))].into(),
        breakdowns: Vec::new(),
        as_of: context.as_of,
        kept_since: None,
        rule: Some((context.rule, context.rule.version())),
    }))
}

/// Yes when each active indicator that is due has a value or an explained gap in the latest period that has ended.
pub fn indicators_in_use(context: &Context<'_>) -> Value {
    let due = context.facts.indicators.iter().filter(|one| one.is_active && one.is_told.is_some());
    all(context, due, |indicator| indicator.is_told == Some(true))
}

/// Yes when each active indicator that is to change has a confirmed baseline.
pub fn baselines_defined(context: &Context<'_>) -> Value {
    let to_change = context.facts.indicators.iter().filter(|one| one.is_active && one.is_to_change);
    all(context, to_change, |indicator| indicator.has_confirmed_baseline)
}
