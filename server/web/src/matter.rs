//! A matter under preparation as residents and staff both see it.

use chrono::NaiveDate;
use domain::LanguageTag;
use domain::body::BodyRecord;
use domain::id::{BodyId, MatterId, TypedId};
use domain::matter::{Assessment, Matter, MatterState, Progress};
use service::matter::{MatterView, Statement};

use crate::layout::Frame;
use crate::said::Said;

/// A matter in a list.
pub struct MatterItem {
    pub href: String,
    pub title: Said,
    pub summary: Said,
    pub state: Said,
    /// When it is decided, or was.
    pub when: Said,
}

impl MatterItem {
    pub fn new(frame: &Frame, matter: &Matter, href: String) -> Self {
        let source = LanguageTag::finnish();
        Self {
            href,
            title: frame.content(&matter.content.title, &source),
            summary: frame.content(&matter.content.summary, &source),
            state: frame.text(matter.state().label_key()),
            when: when(frame, matter),
        }
    }

    /// The same with the address that everybody uses.
    pub fn public(frame: &Frame, matter: &Matter) -> Self {
        Self::new(frame, matter, public_address(frame, matter.id))
    }
}

fn when(frame: &Frame, matter: &Matter) -> Said {
    let on = |day: Option<NaiveDate>| day.map(|day| frame.date(day)).unwrap_or_default();
    match (&matter.progress, matter.decided_on()) {
        (Progress::Preparation, None) => frame.text("matter-when-unknown"),
        (Progress::Preparation, day) => frame.with("matter-when-decides", [("date", on(day).into())]),
        (Progress::Decided { decision, .. }, _) => {
            frame.with("matter-when-decided", [("date", on(Some(decision.on)).into())])
        }
        (Progress::Withdrawn { on: day, .. }, _) => {
            frame.with("matter-when-withdrawn", [("date", on(Some(*day)).into())])
        }
    }
}

/// The address of a matter's page for everybody.
pub fn public_address(frame: &Frame, id: MatterId) -> String {
    frame.address(&format!("matters/{}", id.uuid()))
}

/// The address of a body's page for everybody.
pub fn body_address(frame: &Frame, id: BodyId) -> String {
    frame.address(&format!("bodies/{}", id.uuid()))
}

/// A step of the path.
pub struct StepRow {
    pub on: String,
    pub body: Said,
    /// The page of the body.
    pub href: String,
    pub role: Said,
    /// It decides.
    pub is_deciding: bool,
    /// It has been.
    pub is_past: bool,
    pub address: String,
}

/// What a body has stated.
pub struct StatementRow {
    pub on: String,
    pub body: Said,
    /// The page of the body.
    pub href: String,
    pub title: Said,
    pub address: String,
}

/// An assessment of effects on children.
pub struct AssessmentRow {
    pub id: String,
    pub on: String,
    pub summary: Said,
    pub address: String,
}

/// What was decided, and what taking part had to do with it.
pub struct DecisionFacts {
    pub on: String,
    pub decided: Said,
    pub effect: Said,
}

/// What is told of a matter.
pub struct MatterFacts {
    pub title: Said,
    pub summary: Said,
    pub case_number: String,
    pub state: Said,
    pub is_in_preparation: bool,
    pub when: Said,
    pub path: Vec<StepRow>,
    pub decision: Option<DecisionFacts>,
    /// On which day it was implemented or closed.
    pub ended_on: Option<String>,
    /// Why it was withdrawn; blank where that is not told.
    pub withdrawn: Option<Said>,
    pub statements: Vec<StatementRow>,
    pub assessments: Vec<AssessmentRow>,
}

impl MatterFacts {
    pub fn new(frame: &Frame, view: &MatterView, today: NaiveDate) -> Self {
        let source = LanguageTag::finnish();
        let matter = &view.matter;
        let decision = matter.progress.decision().map(|decision| DecisionFacts {
            on: frame.date(decision.on),
            decided: frame.content(&decision.decided, &source),
            effect: frame.content(&decision.effect, &source),
        });
        let ended_on = matter.progress.ended_on().filter(|_| decision.is_some());
        let withdrawn = match &matter.progress {
            Progress::Withdrawn { reason, .. } => Some(frame.content(reason, &source)),
            Progress::Preparation | Progress::Decided { .. } => None,
        };
        Self {
            title: frame.content(&matter.content.title, &source),
            summary: frame.content(&matter.content.summary, &source),
            case_number: matter.content.case_number.clone(),
            state: frame.text(matter.state().label_key()),
            is_in_preparation: matter.state() == MatterState::Preparation,
            when: when(frame, matter),
            path: path(frame, view, today),
            decision,
            ended_on: ended_on.map(|day| frame.date(day)),
            withdrawn,
            statements: view.statements.iter().map(|one| statement(frame, one)).collect(),
            assessments: view.assessments.iter().map(|one| assessment(frame, one)).collect(),
        }
    }
}

fn path(frame: &Frame, view: &MatterView, today: NaiveDate) -> Vec<StepRow> {
    let path = &view.matter.path;
    let deciding = path.deciding();
    let name = |step: &domain::matter::PathStep| match view.bodies.get(&step.body) {
        Some(body) => frame.content(&body.content.name, &LanguageTag::finnish()),
        None => Said::neutral("", &frame.language),
    };
    let row = |step: &domain::matter::PathStep| StepRow {
        on: frame.date(step.on),
        body: name(step),
        href: body_address(frame, step.body),
        role: frame.text(step.role.label_key()),
        is_deciding: deciding.is_some_and(|deciding| std::ptr::eq(deciding, step)),
        is_past: step.on < today,
        address: step.address.clone(),
    };
    path.steps().iter().map(row).collect()
}

fn statement(frame: &Frame, Statement { body, record }: &Statement) -> StatementRow {
    let BodyRecord { content, .. } = record;
    StatementRow {
        on: frame.date(content.on),
        body: frame.content(&body.content.name, &LanguageTag::finnish()),
        href: body_address(frame, body.id),
        title: frame.content(&content.title, &LanguageTag::finnish()),
        address: content.address.clone(),
    }
}

fn assessment(frame: &Frame, one: &Assessment) -> AssessmentRow {
    AssessmentRow {
        id: one.id.uuid().to_string(),
        on: frame.date(one.content.on),
        summary: frame.content(&one.content.summary, &LanguageTag::finnish()),
        address: one.content.address.clone(),
    }
}
