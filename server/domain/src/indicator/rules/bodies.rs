//! Rules over influencing bodies and the committee's proposals.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};

use super::super::Context;
use super::super::facts::{BodyFact, MatterFact, PaperKind, ProposalFact, Register};
use super::super::value::{Basis, Beside, Dimension, Document, Empty, Figure, Value};

fn counted(context: &Context<'_>, days: &[NaiveDate]) -> u64 {
    u64::try_from(days.iter().filter(|day| context.counts(**day)).count()).unwrap_or(u64::MAX)
}

fn by_body(context: &Context<'_>, count: impl Fn(&BodyFact) -> u64) -> BTreeMap<String, Figure> {
    let of = |body: &BodyFact| (body.name.clone(), Figure::Count { count: count(body) });
    context.facts.bodies.iter().filter(|body| worked(context, body)).map(of).collect()
}

/// It was at work on a day of the period.
fn worked(context: &Context<'_>, body: &BodyFact) -> bool {
    body.works_from.is_none_or(|day| day <= context.period.last())
        && body.works_until.is_none_or(|day| day >= context.period.first())
}

/// Statements and bulletins together; beside them how many of each.
pub fn statements(context: &Context<'_>) -> Value {
    let sum = |count: &dyn Fn(&BodyFact) -> u64| context.facts.bodies.iter().map(count).sum::<u64>();
    let statements = sum(&|body| counted(context, &body.statements));
    let bulletins = sum(&|body| counted(context, &body.bulletins));
    let both = |body: &BodyFact| counted(context, &body.statements) + counted(context, &body.bulletins);
    context
        .value(Register::Bodies, Figure::Count { count: statements + bulletins }, Basis::Register)
        .beside(Beside::Statements, Figure::Count { count: statements })
        .beside(Beside::Bulletins, Figure::Count { count: bulletins })
        .by(Dimension::Body, by_body(context, both))
        .done()
}

/// Matters that bodies have handled; beside them how many of those whose decision is known were handled before it.
pub fn matters(context: &Context<'_>) -> Value {
    let handled = |body: &'_ BodyFact| -> Vec<MatterFact> {
        body.matters.iter().filter(|matter| context.counts(matter.handled_on)).cloned().collect()
    };
    let all: Vec<MatterFact> = context.facts.bodies.iter().flat_map(handled).collect();
    let size = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let decided = all.iter().filter(|matter| matter.was_before_decision.is_some()).count();
    let before = |matter: &&MatterFact| matter.was_before_decision == Some(true);
    let in_time = Figure::Share { count: size(all.iter().filter(before).count()), of: size(decided) };
    let value = context.value(Register::Bodies, Figure::Count { count: size(all.len()) }, Basis::Register);
    let value = if decided == 0 { value } else { value.beside(Beside::BeforeDecision, in_time) };
    value.by(Dimension::Body, by_body(context, |body| size(handled(body).len()))).done()
}

pub fn plans(context: &Context<'_>) -> Value {
    papers(context, &[PaperKind::ActionPlan, PaperKind::CommunicationPlan], context.period.last().year())
}

pub fn reports(context: &Context<'_>) -> Value {
    papers(context, &[PaperKind::Report], context.period.last().year())
}

/// How many of the papers of these kinds that each body at work is to have of the year can be read.
fn papers(context: &Context<'_>, kinds: &[PaperKind], year: i32) -> Value {
    let bodies: Vec<&BodyFact> = context.facts.bodies.iter().filter(|body| worked(context, body)).collect();
    if bodies.is_empty() {
        return Value::empty(Empty::NoData);
    }
    let mut documents = Vec::new();
    let mut present = 0;
    for (body, kind) in bodies.iter().flat_map(|body| kinds.iter().map(move |kind| (body, *kind))) {
        let of_year = body.papers.iter().filter(|paper| paper.kind == kind && paper.year == year);
        let readable: Vec<Document> = of_year
            .filter_map(|paper| {
                Some(Document { title: paper.title.clone(), address: paper.address.clone()? })
            })
            .collect();
        present += u64::from(!readable.is_empty());
        documents.extend(readable);
    }
    let expected = Some(u64::try_from(bodies.len() * kinds.len()).unwrap_or(u64::MAX));
    context
        .value(Register::Bodies, Figure::Documents { present, expected, documents }, Basis::Register)
        .done()
}

/// Yes when each proposal that was to be followed in the period was followed up on a day of it.
pub fn proposals_followed(context: &Context<'_>) -> Value {
    let is_open = |proposal: &&ProposalFact| {
        proposal.made_on <= context.period.last()
            && proposal.closed_on.is_none_or(|day| day >= context.period.first())
    };
    let open: Vec<&ProposalFact> = context.facts.proposals.iter().filter(is_open).collect();
    if open.is_empty() {
        return Value::empty(Empty::NoData);
    }
    let is_followed = |proposal: &&&ProposalFact| {
        proposal.followed_on.iter().any(|day| context.counts(*day) && *day >= proposal.made_on)
    };
    let size = |count: usize| u64::try_from(count).unwrap_or(u64::MAX);
    let followed = open.iter().filter(is_followed).count();
    context
        .value(Register::Bodies, Figure::YesNo { yes: followed == open.len() }, Basis::Register)
        .beside(Beside::Expected, Figure::Count { count: size(open.len()) })
        .beside(Beside::Lacking, Figure::Count { count: size(open.len() - followed) })
        .done()
}
