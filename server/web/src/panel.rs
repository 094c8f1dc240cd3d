//! A panel and its lots as residents and staff both see them.

use domain::id::TypedId;
use domain::panel::{
    Compensation, Composition, CompositionRow, HeadCount, Lot, LotObjective, Material, Meeting, Panel,
    PanelState, Position, Told, ToldRow,
};
use domain::time::civil_day;
use domain::{LanguageTag, LocalizedText};
use service::panel::PanelView;
use service::panel::lot::{LotResult, ToldComposition};

use crate::layout::Frame;
use crate::said::Said;

/// Steps of the drawing of chances.
const STEPS: usize = 10;

/// What is told of a panel.
pub struct PanelFacts {
    pub name: Said,
    pub kind: Said,
    /// In which categories its members take part.
    pub categories: Vec<Said>,
    pub state: Said,
    pub purpose: Said,
    /// What it is about; blank where that is not written, as are the two below.
    pub theme: Said,
    /// Languages, interpretation and accessibility.
    pub support: Said,
    pub principles: Said,
    pub seats: u32,
    /// How many are wanted in the reserve.
    pub reserve_seats: Option<u32>,
    /// How its members are found.
    pub recruitment: Vec<Said>,
    pub term: Option<String>,
    /// What attending a meeting is paid with.
    pub compensation: Said,
}

impl PanelFacts {
    pub fn new(frame: &Frame, panel: &Panel) -> Self {
        let source = LanguageTag::finnish();
        let content = &panel.content;
        let term = match (content.term_starts, content.term_ends) {
            (None, None) => None,
            (starts, ends) => {
                let day = |day: Option<chrono::NaiveDate>| day.map(|day| frame.date(day)).unwrap_or_default();
                Some(format!("{}–{}", day(starts), day(ends)))
            }
        };
        Self {
            name: frame.content(&content.name, &source),
            kind: frame.text(content.kind.label_key()),
            categories: content.participation().iter().map(|one| frame.text(one.label_key())).collect(),
            state: frame.text(panel.state.label_key()),
            purpose: frame.content(&content.purpose, &source),
            theme: frame.content(&content.theme, &source),
            support: frame.content(&content.support, &source),
            principles: frame.content(&content.principles, &source),
            seats: content.seats,
            reserve_seats: content.reserve_seats,
            recruitment: content.recruitment.iter().map(|one| frame.text(one.label_key())).collect(),
            term,
            compensation: compensation(frame, &content.compensation),
        }
    }
}

fn compensation(frame: &Frame, rule: &Compensation) -> Said {
    match rule {
        Compensation::Nothing => frame.text("panel-paid-nothing"),
        Compensation::Costs => frame.text("panel-paid-costs"),
        Compensation::PerMeeting { cents } => {
            frame.with("panel-paid-per-meeting", [("amount", frame.euros(*cents).into())])
        }
        Compensation::FeeClass { .. } => frame.text("panel-paid-fee"),
    }
}

/// What is told of a panel's open call.
pub struct CallFacts {
    pub is_open: bool,
    pub closes_on: String,
    pub info: Said,
    pub conditions: Said,
    pub kept_days: u32,
    pub is_by_invitation: bool,
}

impl CallFacts {
    /// Blank where there is no call.
    pub fn new(frame: &Frame, view: &PanelView) -> Self {
        let source = LanguageTag::finnish();
        let call = view.panel.call.as_ref();
        let said =
            |text: Option<&LocalizedText>| frame.content(text.unwrap_or(&LocalizedText::default()), &source);
        Self {
            is_open: view.is_call_open,
            closes_on: call.map(|call| frame.date(call.closes_on)).unwrap_or_default(),
            info: said(call.map(|call| &call.info)),
            conditions: said(call.map(|call| &call.conditions)),
            kept_days: call.map(|call| call.kept_days.into()).unwrap_or_default(),
            is_by_invitation: call.is_some_and(|call| call.is_by_invitation),
        }
    }
}

/// A meeting in a list.
pub struct MeetingRow {
    pub href: String,
    pub on: String,
    pub hours: Option<String>,
    pub mode: Said,
    pub place: String,
    pub attended: Option<u32>,
    pub is_called_off: bool,
    /// Its memo can be read.
    pub has_memo: bool,
}

impl MeetingRow {
    pub fn new(frame: &Frame, one: &Meeting, href: String) -> Self {
        Self {
            href,
            on: frame.date(one.content.on),
            hours: hours(frame, one),
            mode: frame.text(one.content.mode.label_key()),
            place: one.content.place.clone(),
            attended: one.attended,
            is_called_off: one.is_called_off,
            has_memo: one.approved_memo().is_some(),
        }
    }
}

fn hours(frame: &Frame, one: &Meeting) -> Option<String> {
    one.content.hours.map(|(starts, ends)| format!("{}–{}", frame.clock(starts), frame.clock(ends)))
}

/// What is told of a meeting.
pub struct MeetingFacts {
    pub on: String,
    pub hours: Option<String>,
    pub mode: Said,
    pub place: String,
    pub access: Said,
    pub agenda: Said,
    pub materials: Vec<Material>,
    /// Which kinds of participation it is.
    pub categories: Vec<Said>,
    /// The address of its method in the bank.
    pub method: Option<String>,
    pub is_called_off: bool,
    pub attended: Option<u32>,
    /// What was said, once that is approved.
    pub memo: Option<Said>,
    pub approved_on: Option<String>,
}

impl MeetingFacts {
    pub fn new(frame: &Frame, one: &Meeting) -> Self {
        let said = |text: &LocalizedText| frame.content(text, &LanguageTag::finnish());
        let details = &one.content.details;
        let memo = one.approved_memo();
        Self {
            on: frame.date(one.content.on),
            hours: hours(frame, one),
            mode: frame.text(one.content.mode.label_key()),
            place: one.content.place.clone(),
            access: said(&details.access),
            agenda: said(&details.agenda),
            materials: details.materials.clone(),
            categories: details.categories.iter().map(|one| frame.text(one.label_key())).collect(),
            method: details.method.map(|id| frame.address(&format!("methods/{}", id.uuid()))),
            is_called_off: one.is_called_off,
            attended: one.attended,
            memo: memo.map(|memo| said(&memo.text)),
            approved_on: memo.and_then(|memo| memo.approved_on).map(|on| frame.date(on)),
        }
    }
}

/// The address of a meeting's page for everybody.
pub fn public_meeting(frame: &Frame, one: &Meeting) -> String {
    frame.address(&format!("panel-meetings/{}", one.id.uuid()))
}

/// A position of a panel, and what came of it.
pub struct PositionFacts {
    pub title: Said,
    pub recipient: Said,
    pub text: Said,
    pub state: Said,
    /// The day on which it was given.
    pub given_on: Option<String>,
    pub response: Option<ToldFacts>,
    pub done: Vec<ToldFacts>,
}

/// What was told of a position on a day.
pub struct ToldFacts {
    pub on: String,
    pub text: Said,
}

impl PositionFacts {
    pub fn new(frame: &Frame, position: &Position) -> Self {
        let said = |text: &LocalizedText| frame.content(text, &LanguageTag::finnish());
        let told = |told: &Told| ToldFacts { on: frame.date(told.on), text: said(&told.text) };
        Self {
            title: said(&position.content.title),
            recipient: said(&position.content.recipient),
            text: said(&position.content.text),
            state: frame.text(position.state().label_key()),
            given_on: position.given_on().map(|on| frame.date(on)),
            response: position.response().map(told),
            done: position.done().iter().map(told).collect(),
        }
    }
}

/// A position in a list.
pub struct PositionRow {
    pub href: String,
    pub facts: PositionFacts,
}

impl PositionRow {
    pub fn new(frame: &Frame, position: &Position, href: String) -> Self {
        Self { href, facts: PositionFacts::new(frame, position) }
    }
}

/// The address of a position's page for everybody.
pub fn public_position(frame: &Frame, position: &Position) -> String {
    frame.address(&format!("panel-positions/{}", position.id.uuid()))
}

/// A lot in a list.
pub struct LotRow {
    pub href: String,
    pub number: u32,
    pub state: Said,
    pub seed_source: String,
    pub reason: Option<String>,
    pub committed: Option<String>,
    pub drawn: Option<String>,
}

impl LotRow {
    pub fn new(frame: &Frame, lot: &Lot, href: String) -> Self {
        Self {
            href,
            number: lot.number,
            state: frame.text(lot.state.label_key()),
            seed_source: lot.seed_source.clone(),
            reason: lot.reason.clone(),
            committed: lot.committed_at.map(|at| frame.date_time(at)),
            drawn: lot.drawn_at.map(|at| frame.date_time(at)),
        }
    }
}

/// How many people have a chance in one step of the drawing.
pub struct Step {
    pub chance: String,
    pub people: usize,
    /// Of the drawing's width, as SVG writes it.
    pub width: String,
}

/// What is published of a lot.
pub struct LotFacts {
    /// How fair the lottery is, in a sentence.
    pub fairness: Said,
    pub people: usize,
    pub panels: usize,
    pub smallest: String,
    pub largest: String,
    pub bound: String,
    pub moved: String,
    pub steps: Vec<Step>,
    pub commitment: String,
    pub draw: Option<DrawFacts>,
    /// What the drawn panel is made up of, where that was counted.
    pub composition: Option<CompositionFacts>,
}

/// What a drawn panel is made up of, as its reader may know it.
pub struct CompositionFacts {
    pub meets_quotas: bool,
    /// Every number is exact, and the reserve is told, too.
    pub is_inside: bool,
    pub rows: Vec<CompositionLine>,
}

pub struct CompositionLine {
    pub feature: String,
    pub value: String,
    pub quota: String,
    pub pool: String,
    pub panel: String,
    pub reserve: String,
    pub is_met: bool,
}

impl CompositionFacts {
    /// What everybody may know of it.
    fn told(frame: &Frame, told: &ToldComposition) -> Self {
        let line = |row: &ToldRow| CompositionLine {
            feature: row.feature.clone(),
            value: row.value.clone(),
            quota: quota(row.min, row.max),
            pool: head_count(frame, row.pool),
            panel: head_count(frame, row.panel),
            reserve: String::new(),
            is_met: true,
        };
        Self { meets_quotas: told.meets_quotas, is_inside: false, rows: told.rows.iter().map(line).collect() }
    }

    /// All of it, for whoever organises the panel.
    fn inside(composition: &Composition) -> Self {
        let line = |row: &CompositionRow| CompositionLine {
            feature: row.feature.clone(),
            value: row.value.clone(),
            quota: quota(row.min, row.max),
            pool: row.pool.to_string(),
            panel: row.panel.to_string(),
            reserve: row.reserve.to_string(),
            is_met: (row.min..=row.max).contains(&row.panel),
        };
        Self {
            meets_quotas: composition.meets_quotas(),
            is_inside: true,
            rows: composition.0.iter().map(line).collect(),
        }
    }
}

fn quota(min: u32, max: u32) -> String {
    if min == max { min.to_string() } else { format!("{min}–{max}") }
}

fn head_count(frame: &Frame, count: HeadCount) -> String {
    match count {
        HeadCount::Between(from, to) => format!("{from}–{to}"),
        HeadCount::AtLeast(least) => {
            frame.with("panel-lot-at-least", [("count", least.into())]).plain().to_owned()
        }
        HeadCount::Hidden => frame.text("panel-lot-count-hidden").plain().to_owned(),
    }
}

pub struct DrawFacts {
    pub seed: String,
    /// Counted from one, for people.
    pub panel_number: usize,
    pub panel: Vec<String>,
    pub reserve: Vec<String>,
}

impl LotFacts {
    /// `is_inside`: on a page of whoever organises the panel.
    pub fn new(frame: &Frame, result: &LotResult, is_inside: bool) -> Self {
        let told = || result.told_composition.as_ref().map(|told| CompositionFacts::told(frame, told));
        let inside = result.composition.as_ref().filter(|_| is_inside).map(CompositionFacts::inside);
        let percent = |share: f64| percent(frame, share);
        let (counts, (smallest, largest)) = result.distribution(STEPS);
        let most = counts.iter().copied().max().unwrap_or_default().max(1);
        let steps = counts.iter().enumerate().map(|(step, &people)| Step {
            chance: percent(smallest + (largest - smallest) * (step + 1) as f64 / counts.len() as f64),
            people,
            width: format!("{}%", people * 100 / most),
        });
        let draw = result.draw.as_ref().map(|draw| DrawFacts {
            seed: draw.seed.clone(),
            panel_number: draw.index + 1,
            panel: draw.panel.clone(),
            reserve: draw.reserve.clone(),
        });
        Self {
            fairness: frame.text(match (result.commitment.complete, result.objective()) {
                (false, _) => "panel-lot-not-complete",
                (true, LotObjective::Leximin) => "panel-lot-is-fairest",
                (true, LotObjective::Maximin) => "panel-lot-smallest-is-largest",
            }),
            people: result.commitment.probabilities.len(),
            panels: result.commitment.portfolio.len(),
            smallest: percent(result.fairness.min_probability),
            largest: percent(largest),
            bound: percent(result.fairness.lp_bound),
            moved: percent(result.moved()),
            steps: steps.collect(),
            commitment: result.commitment.commitment_sha256.clone(),
            draw,
            composition: inside.or_else(told),
        }
    }
}

fn percent(frame: &Frame, share: f64) -> String {
    let value = l10n::format::decimal(frame.language.as_str(), share * 100.0, 2);
    frame.with("panel-percent", [("value", value.as_str().into())]).plain().to_owned()
}

/// The day on which a panel was last changed.
pub fn changed_on(frame: &Frame, panel: &Panel) -> String {
    frame.date(civil_day(panel.updated_at))
}

/// A panel to which anybody can apply, on the list.
pub struct CallItem {
    pub href: String,
    pub name: Said,
    pub kind: Said,
    pub purpose: Said,
    pub until: Said,
}

impl CallItem {
    pub fn new(frame: &Frame, panel: &Panel) -> Self {
        let day = panel.call.as_ref().map(|call| frame.date(call.closes_on)).unwrap_or_default();
        let facts = PanelFacts::new(frame, panel);
        Self {
            href: public_address(frame, panel),
            name: facts.name,
            kind: facts.kind,
            purpose: facts.purpose,
            until: frame.with("apply-until", [("date", day.as_str().into())]),
        }
    }
}

/// The address of a panel's page for everybody.
pub fn public_address(frame: &Frame, panel: &Panel) -> String {
    frame.address(&format!("panels/{}", panel.id.uuid()))
}

/// Panels at work come first, then those that are being formed, then the rest.
pub fn order(state: PanelState) -> u8 {
    match state {
        PanelState::Recruiting => 0,
        PanelState::Selecting => 1,
        PanelState::Active => 2,
        PanelState::Paused => 3,
        PanelState::Draft => 4,
        PanelState::Ended => 5,
    }
}
