//! What is written of a panel.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::activity::ParticipationCategory;
use domain::expert::FeeClass;
use domain::id::PanelId;
use domain::identity::{Action, Scope};
use domain::panel::{
    Compensation, CompensationKind, PanelContent, PanelKind, RecruitmentMethod, TERM_GRACE_DAYS,
};
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use service::ServiceError;
use service::fees;
use service::panel::{self, PanelView};

use super::{organised, panel_address};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::fees::amount;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::texts::{Shown, TextField};
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// Languages in which a panel is told of; the first is needed.
const TOLD_IN: [&str; 3] = ["fi", "sv", "en"];

pub(crate) fn languages() -> (LanguageTag, Vec<LanguageTag>) {
    (LanguageTag::finnish(), TOLD_IN.iter().filter_map(|tag| tag.parse().ok()).collect())
}

pub(crate) fn shown((source, languages): &(LanguageTag, Vec<LanguageTag>)) -> Shown<'_> {
    Shown { languages, source }
}

struct KindOption {
    value: &'static str,
    label: Said,
    is_on: bool,
}

/// A class of the price list to choose.
struct ClassOption {
    value: String,
    label: Said,
    selected: bool,
}

/// A panel as it stands in the form.
#[derive(Default)]
struct Typed {
    kind: Option<PanelKind>,
    name: LocalizedText,
    purpose: LocalizedText,
    theme: LocalizedText,
    support: LocalizedText,
    principles: LocalizedText,
    seats: String,
    reserve_seats: String,
    recruitment: BTreeSet<RecruitmentMethod>,
    term_starts: String,
    term_ends: String,
    compensation: Option<CompensationKind>,
    /// The fee of one meeting in euros.
    meeting_cents: String,
    meeting_fee_class: String,
    cost_centre: String,
    categories: BTreeSet<ParticipationCategory>,
    version: String,
}

impl Typed {
    fn of(view: &PanelView) -> Self {
        let content = view.panel.content.clone();
        let day = |day: Option<NaiveDate>| day.map(|day| day.to_string()).unwrap_or_default();
        Self {
            kind: Some(content.kind),
            name: content.name,
            purpose: content.purpose,
            theme: content.theme,
            support: content.support,
            principles: content.principles,
            seats: content.seats.to_string(),
            reserve_seats: content.reserve_seats.map(|seats| seats.to_string()).unwrap_or_default(),
            recruitment: content.recruitment,
            term_starts: day(content.term_starts),
            term_ends: day(content.term_ends),
            compensation: Some(content.compensation.kind()),
            meeting_cents: match content.compensation {
                Compensation::PerMeeting { cents } => amount::write(cents),
                _ => String::new(),
            },
            meeting_fee_class: match content.compensation {
                Compensation::FeeClass { code } => code,
                _ => String::new(),
            },
            cost_centre: content.cost_centre,
            categories: content.categories,
            version: view.panel.version.to_string(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, before: Option<&PanelContent>) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let text = |field: &str, of: fn(&PanelContent) -> &LocalizedText| {
            shown.sent(fields, field, before.map(|one| of(one).clone()).unwrap_or_default())
        };
        let value = |name: &str| fields.get(name).trim().to_owned();
        Self {
            kind: PanelKind::from_code(fields.get("kind")),
            name: text("name", |one| &one.name),
            purpose: text("purpose", |one| &one.purpose),
            theme: text("theme", |one| &one.theme),
            support: text("support", |one| &one.support),
            principles: text("principles", |one| &one.principles),
            seats: value("seats"),
            reserve_seats: value("reserveSeats"),
            recruitment: fields.all("recruitment").filter_map(RecruitmentMethod::from_code).collect(),
            term_starts: value("termStarts"),
            term_ends: value("termEnds"),
            compensation: CompensationKind::from_code(fields.get("compensation")),
            meeting_cents: value("meetingCents"),
            meeting_fee_class: value("meetingFeeClass"),
            cost_centre: value("costCentre"),
            categories: fields.all("categories").filter_map(ParticipationCategory::from_code).collect(),
            version: value("version"),
        }
    }

    /// What it means, or what in it means nothing.
    fn read(&self) -> Result<PanelContent, Violations> {
        let mut wrong = Violations::new();
        let mut day = |field: &str, text: &str| {
            let read = parse_day(text);
            if !text.is_empty() && read.is_none() {
                wrong.push(Violation::new(Code::NotADate, [field]));
            }
            read
        };
        let (term_starts, term_ends) =
            (day("termStarts", &self.term_starts), day("termEnds", &self.term_ends));
        let rule = self.compensation.unwrap_or(CompensationKind::Nothing);
        let cents = match amount::read("meetingCents", &self.meeting_cents) {
            Ok(cents) => cents,
            Err(no_amount) if rule == CompensationKind::PerMeeting => {
                wrong.push(no_amount);
                // Nothing else is to be said of it.
                1
            }
            Err(_) => 0,
        };
        if self.kind.is_none() {
            wrong.push(Violation::new(Code::Required, ["kind"]));
        }
        let content = PanelContent {
            kind: self.kind.unwrap_or(PanelKind::Resident),
            name: self.name.clone(),
            purpose: self.purpose.clone(),
            // What is no number is out of range, and told as that.
            seats: self.seats.parse().unwrap_or(0),
            reserve_seats: match self.reserve_seats.as_str() {
                "" => None,
                text => Some(text.parse().unwrap_or(u32::MAX)),
            },
            recruitment: self.recruitment.clone(),
            term_starts,
            term_ends,
            compensation: Compensation::of(rule, cents, &self.meeting_fee_class),
            cost_centre: self.cost_centre.clone(),
            theme: self.theme.clone(),
            support: self.support.clone(),
            principles: self.principles.clone(),
            categories: self.categories.clone(),
        };
        if let Err(more) = content.check() {
            wrong.extend(more);
        }
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/panel_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    back: String,
    kinds: Vec<KindOption>,
    categories: Vec<KindOption>,
    texts: [TextField; 5],
    owners: Vec<ScopeOption>,
    rules: Vec<KindOption>,
    recruitment: Vec<KindOption>,
    /// The classes of the price list.
    classes: Vec<ClassOption>,
    /// After how many days beyond its term a panel ends by itself.
    grace_days: u32,
    typed: Typed,
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    let actor = &page.caller.actor;
    if actor.staff().is_none() {
        return Err(ServiceError::Unauthenticated.into());
    }
    if !actor.may_somewhere(Action::ManagePanels) {
        return Err(ServiceError::Denied.into());
    }
    let typed = Typed { kind: Some(PanelKind::Resident), ..Typed::default() };
    form(page, &state, None, typed, Scope::County, &Violations::new()).await
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields, None);
    let owner = scopes::parse(fields.get("owner")).unwrap_or(Scope::County);
    let wrong = match typed.read() {
        Ok(content) => match panel::create(services, actor, owner, content).await {
            Ok(panel) => return Ok(see_other(&panel_address(&page.frame, panel.id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, None, typed, owner, &wrong).await
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    let owner = view.panel.owner;
    form(page, &state, Some(id), Typed::of(&view), owner, &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed(&page, &state, id).await?;
    let typed = Typed::sent(&fields, Some(&view.panel.content));
    let version = typed.version.parse().unwrap_or(0);
    let wrong = match typed.read() {
        Ok(content) => match panel::save(services, actor, id, version, content).await {
            Ok(_) => return Ok(see_other(&panel_address(&page.frame, id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, Some(id), typed, view.panel.owner, &wrong).await
}

/// A panel that the caller organises.
pub(super) async fn managed(page: &Page, state: &WebState, id: PanelId) -> Result<PanelView, crate::Failure> {
    organised(page, panel::view(&state.services, &page.caller.actor, id), |view| view.is_managed).await
}

async fn form(
    page: Page,
    state: &WebState,
    id: Option<PanelId>,
    typed: Typed,
    owner: Scope,
    wrong: &Violations,
) -> Reply {
    let divisions = service::county::divisions(&state.services).await?;
    let Page { frame, caller, county } = page;
    let languages = languages();
    let shown = shown(&languages);
    let purpose = shown.field("purpose", frame.text("staff-panel-purpose"), 4, &typed.purpose);
    let theme = shown.optional("theme", frame.text("panel-theme"), 1, &typed.theme);
    let support = shown.optional("support", frame.text("panel-support"), 3, &typed.support);
    let principles = shown.optional("principles", frame.text("panel-principles"), 4, &typed.principles);
    let texts = [
        shown.field("name", frame.text("panel-name"), 1, &typed.name),
        theme.with_help(&frame, "staff-panel-theme-help"),
        purpose.with_help(&frame, "staff-panel-purpose-help"),
        support.with_help(&frame, "staff-panel-support-help"),
        principles.with_help(&frame, "staff-panel-principles-help"),
    ];
    let kind = |kind: &PanelKind| KindOption {
        value: kind.code(),
        label: frame.text(kind.label_key()),
        is_on: typed.kind == Some(*kind),
    };
    let category = |one: &ParticipationCategory| KindOption {
        value: one.code(),
        label: frame.text(one.label_key()),
        is_on: typed.categories.contains(one),
    };
    let rule = |kind: &CompensationKind| KindOption {
        value: kind.code(),
        label: frame.text(kind.label_key()),
        is_on: typed.compensation.unwrap_or(CompensationKind::Nothing) == *kind,
    };
    let recruited = |one: &RecruitmentMethod| KindOption {
        value: one.code(),
        label: frame.text(one.label_key()),
        is_on: typed.recruitment.contains(one),
    };
    let classes = fees::choices(&state.services, &caller.actor).await?;
    let class = |class: &FeeClass| ClassOption {
        value: class.code.clone(),
        label: frame.content(&class.name, &LanguageTag::finnish()),
        selected: typed.meeting_fee_class == class.code,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = FormPage {
        problems: Problems::by_path(&frame, wrong),
        is_new: id.is_none(),
        back: id.map_or_else(|| frame.address("staff/panels"), |id| panel_address(&frame, id, "")),
        kinds: PanelKind::ALL.iter().map(kind).collect(),
        categories: ParticipationCategory::ALL.iter().map(category).collect(),
        rules: CompensationKind::ALL.iter().map(rule).collect(),
        recruitment: RecruitmentMethod::ALL.iter().map(recruited).collect(),
        classes: classes.iter().map(class).collect(),
        texts,
        grace_days: TERM_GRACE_DAYS,
        owners: scopes::options(&county, &divisions, &frame.language, Some(owner), |scope| {
            caller.actor.may(Action::ManagePanels, scope)
        }),
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}
