//! Facts of bodies: what they say, handle and propose.

use chrono::NaiveDate;
use domain::LanguageTag;
use domain::body::{BodyDocument, DocumentKind, Proposal, ProposalStanding, RecordKind};
use domain::identity::Actor;
use domain::indicator::facts::{BodyFact, Facts, MatterFact, PaperFact, PaperKind, ProposalFact, Register};
use domain::time::civil_day;

use crate::body::{self, BodyView};
use crate::{Result, Services};

/// Every body with what it has done; proposals of those that decide as well.
pub(super) async fn gather(services: &Services, facts: &mut Facts) -> Result<()> {
    let mut days: Vec<NaiveDate> = Vec::new();
    for body in storage::body::all(&services.storage).await? {
        let view = body::view(services, &Actor::System, body.id).await?;
        days.push(civil_day(view.body.created_at));
        days.extend(view.records.iter().map(|record| record.content.on));
        days.extend(view.handled.iter().map(|one| one.on));
        days.extend(view.proposals.iter().map(|one| one.content.made_on));
        days.extend(view.documents.iter().filter_map(|one| NaiveDate::from_ymd_opt(one.year, 1, 1)));
        facts.proposals.extend(view.proposals.iter().map(proposal));
        if view.body.is_influencing() {
            facts.bodies.push(fact(&view));
        }
    }
    super::since(facts, Register::Bodies, days.into_iter());
    Ok(())
}

fn fact(view: &BodyView) -> BodyFact {
    let of = |kind: RecordKind| {
        let records = view.records.iter().filter(move |record| record.content.kind == kind);
        records.map(|record| record.content.on).collect()
    };
    let matter = |one: &domain::body::HandledMatter| MatterFact {
        handled_on: one.on,
        was_before_decision: Some(one.is_before_decision),
    };
    BodyFact {
        name: view.body.content.name.get(&LanguageTag::finnish()).unwrap_or_default().to_owned(),
        works_from: None,
        works_until: view.body.content.ended_on,
        statements: of(RecordKind::Statement),
        bulletins: of(RecordKind::Bulletin),
        matters: view.handled.iter().map(matter).collect(),
        papers: view.documents.iter().map(paper).collect(),
    }
}

fn paper(one: &BodyDocument) -> PaperFact {
    PaperFact {
        kind: match one.kind {
            DocumentKind::ActionPlan => PaperKind::ActionPlan,
            DocumentKind::CommunicationPlan => PaperKind::CommunicationPlan,
            DocumentKind::AnnualReport => PaperKind::Report,
        },
        year: one.year,
        title: format!("{} {}", one.kind.code(), one.year),
        address: Some(one.address.clone()).filter(|address| !address.is_empty()),
    }
}

/// Nothing more is to be followed once it is done or given up.
fn proposal(one: &Proposal) -> ProposalFact {
    let is_over =
        |standing: ProposalStanding| matches!(standing, ProposalStanding::Done | ProposalStanding::GivenUp);
    let last = one.follow_ups.last().filter(|follow_up| is_over(follow_up.standing));
    ProposalFact {
        made_on: one.content.made_on,
        closed_on: last.map(|follow_up| follow_up.on),
        followed_on: one.follow_ups.iter().map(|follow_up| follow_up.on).collect(),
    }
}
