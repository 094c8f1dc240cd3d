//! Handling an initiative: what it says, who made it, what they are told, what was decided, and what everybody reads.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::NaiveDate;
use domain::county::Division;
use domain::id::InitiativeId;
use domain::identity::{Action, Scope};
use domain::initiative::{Filing, InitiativeState, Outcome, OutcomeKind};
use domain::time::civil_day;
use domain::{Code, LocalizedText, Violation, Violations};
use service::initiative::{self, Handled, handling};
use service::{ServiceError, Services};

use super::{initiative_address, title_of};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::initiative::{NoteFacts, OutcomeFacts, ReplyFacts, public_address, supporters, transferred};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::read_day;
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::texts::{Shown, TextField, told_in};
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct KindOption {
    value: &'static str,
    label: Said,
    selected: bool,
}

/// Who made it.
struct Maker {
    name: String,
    email: Option<String>,
    phone: Option<String>,
}

#[derive(Template)]
#[template(path = "staff/initiative.html")]
struct HandlePage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    title: Said,
    action: String,
    version: i64,
    state: InitiativeState,
    facts: Facts,
    /// What it says; `None` once it has been taken back.
    text: Option<Said>,
    maker: Option<Maker>,
    notes: Vec<NoteFacts>,
    replies: Vec<ReplyFacts>,
    outcome: Option<OutcomeFacts>,
    transferred: Option<(Said, String)>,
    /// The page for everybody, once it is published.
    public: Option<String>,
    typed: Typed,
    kinds: Vec<KindOption>,
    owners: Vec<ScopeOption>,
    outcome_texts: [TextField; 2],
    transfer_to: TextField,
    public_texts: [TextField; 2],
    /// The form in which something is to be mended.
    step: Option<Step>,
}

/// What is known of it.
struct Facts {
    state: Said,
    maker: Said,
    ground: Said,
    channel: Said,
    service: String,
    supporters: Option<String>,
    received_on: String,
    due: Option<String>,
    is_overdue: bool,
    is_by_share: bool,
    first_told_on: Option<String>,
    language: LanguageName,
    case_number: String,
    owner: String,
}

impl HandlePage {
    fn is_received(&self) -> bool {
        self.state == InitiativeState::Received
    }

    fn is_open(&self) -> bool {
        matches!(self.state, InitiativeState::Received | InitiativeState::Handling)
    }

    fn may_tell(&self) -> bool {
        !matches!(self.state, InitiativeState::Received | InitiativeState::Withdrawn)
    }

    fn may_answer(&self) -> bool {
        matches!(self.state, InitiativeState::Handling | InitiativeState::Answered)
    }

    fn is_withdrawn(&self) -> bool {
        self.state == InitiativeState::Withdrawn
    }

    /// Something is to be mended in the form of this name.
    fn is_at(&self, name: &str) -> bool {
        self.step.is_some_and(|step| step.name() == name)
    }
}

/// What can be done, by the name with which the fields of its form begin.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    File,
    TakeUp,
    Tell,
    Answer,
    Transfer,
    Publish,
    Hide,
}

impl Step {
    const ALL: [Self; 7] =
        [Self::File, Self::TakeUp, Self::Tell, Self::Answer, Self::Transfer, Self::Publish, Self::Hide];

    fn name(self) -> &'static str {
        match self {
            Self::File => "filing",
            Self::TakeUp => "takeUp",
            Self::Tell => "told",
            Self::Answer => "outcome",
            Self::Transfer => "transfer",
            Self::Publish => "public",
            Self::Hide => "hide",
        }
    }

    fn of(act: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|step| step.name() == act)
    }

    /// The id of the field of its form that a violation is about; blank where it has none.
    fn field(self, violation: &Violation) -> String {
        match violation.path.first().map(String::as_str) {
            None | Some("version" | "initiativeId" | "outcome") => String::new(),
            Some("transfer") if self == Self::Publish => String::new(),
            Some(_) => format!("{}.{}", self.name(), violation.path.join(".")),
        }
    }
}

/// The forms as they were typed.
struct Typed {
    owner: Scope,
    case_number: String,
    supporters: String,
    told_on: String,
    is_hearing: bool,
    told: String,
    kind: Option<OutcomeKind>,
    decided_on: String,
    decided_by: LocalizedText,
    outcome: LocalizedText,
    transfer_to: LocalizedText,
    transfer_message: String,
    public_title: LocalizedText,
    public_text: LocalizedText,
}

impl Typed {
    /// As it is known.
    fn of(handled: &Handled, today: NaiveDate) -> Self {
        let one = &handled.view.initiative;
        let outcome = one.outcome();
        let public = one.public.as_ref();
        Self {
            owner: one.owner,
            case_number: one.case_number.clone(),
            supporters: one.supporters.to_string(),
            told_on: today.to_string(),
            is_hearing: false,
            told: String::new(),
            kind: outcome.map(|outcome| outcome.kind),
            decided_on: outcome.map_or(today, |outcome| outcome.on).to_string(),
            decided_by: outcome.map(|outcome| outcome.decided_by.clone()).unwrap_or_default(),
            outcome: outcome.map(|outcome| outcome.text.clone()).unwrap_or_default(),
            transfer_to: LocalizedText::default(),
            transfer_message: String::new(),
            public_title: public.map(|public| public.title.clone()).unwrap_or_default(),
            public_text: public.map(|public| public.text.clone()).unwrap_or_default(),
        }
    }

    /// With what was sent of one form, so that languages that the form does not have stay.
    fn with(mut self, fields: &Fields, step: Step) -> Self {
        let (source, languages) = told_in();
        let shown = Shown { languages: &languages, source: &source };
        let value = |name: &str| fields.get(name).trim().to_owned();
        let lines = |name: &str| fields.get(name).replace("\r\n", "\n");
        match step {
            Step::File => {
                self.owner = scopes::parse(fields.get("filing.owner")).unwrap_or(self.owner);
                self.case_number = value("filing.caseNumber");
                self.supporters = value("filing.supporters");
            }
            Step::Tell => {
                self.told_on = value("told.on");
                self.is_hearing = fields.has("told.hearing");
                self.told = lines("told.message");
            }
            Step::Answer => {
                self.kind = OutcomeKind::from_code(fields.get("outcome.kind"));
                self.decided_on = value("outcome.on");
                self.decided_by = shown.sent(fields, "outcome.decidedBy", self.decided_by);
                self.outcome = shown.sent(fields, "outcome.text", self.outcome);
            }
            Step::Transfer => {
                self.transfer_to = shown.sent(fields, "transfer.to", self.transfer_to);
                self.transfer_message = lines("transfer.message");
            }
            Step::Publish => {
                self.public_title = shown.sent(fields, "public.title", self.public_title);
                self.public_text = shown.sent(fields, "public.text", self.public_text);
            }
            Step::TakeUp | Step::Hide => {}
        }
        self
    }

    fn outcome(&self) -> Result<Outcome, Violations> {
        let mut wrong = Violations::new();
        let on = read_day("on", &self.decided_on).map_err(|violation| wrong.push(violation)).ok();
        if self.kind.is_none() {
            wrong.push(Violation::new(Code::Required, ["kind"]));
        }
        let (Some(kind), Some(on)) = (self.kind, on) else { return Err(wrong) };
        Ok(Outcome { kind, on, decided_by: self.decided_by.clone(), text: self.outcome.clone() })
    }
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<InitiativeId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let handled = initiative::view(&state.services, &page.caller.actor, id).await?;
    let typed = Typed::of(&handled, civil_day(state.services.now()));
    let notice = said_done(&page.frame, &query);
    let divisions = service::county::divisions(&state.services).await?;
    Ok(shown_page(page, &divisions, &handled, typed, (None, &Violations::new()), notice))
}

pub async fn act(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<InitiativeId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let services = &state.services;
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let step = Step::of(fields.get("act")).ok_or(ServiceError::NotFound)?;
    let handled = initiative::view(services, &page.caller.actor, id).await?;
    let typed = Typed::of(&handled, civil_day(services.now())).with(&fields, step);
    let version = fields.get("version").parse().unwrap_or(0);
    let wrong = match done(services, &page, id, version, step, &typed).await {
        Ok(one) if page.caller.actor.may(Action::ManageInitiatives, one.owner) => {
            return Ok(see_other(&initiative_address(&page.frame, id, "?done=saved")));
        }
        // It has been given to where somebody else handles it.
        Ok(_) => return Ok(see_other(&page.frame.address("staff/initiatives"))),
        Err(error) => mendable(error)?,
    };
    let divisions = service::county::divisions(services).await?;
    Ok(shown_page(page, &divisions, &handled, typed, (Some(step), &wrong), None))
}

async fn done(
    services: &Services,
    page: &Page,
    id: InitiativeId,
    version: i64,
    step: Step,
    typed: &Typed,
) -> service::Result<domain::initiative::Initiative> {
    let actor = &page.caller.actor;
    match step {
        Step::File => {
            let filing = Filing {
                owner: typed.owner,
                case_number: typed.case_number.clone(),
                // What is no number is out of range, and told as that.
                supporters: typed.supporters.parse().unwrap_or(0),
            };
            handling::file(services, actor, id, version, filing).await
        }
        Step::TakeUp => handling::take_up(services, actor, id, version).await,
        Step::Tell => {
            let on = read_day("on", &typed.told_on)?;
            handling::tell(services, actor, id, version, typed.is_hearing, on, &typed.told).await
        }
        Step::Answer => {
            let outcome = typed.outcome().map_err(ServiceError::Invalid)?;
            handling::answer(services, actor, id, version, outcome).await
        }
        Step::Transfer => {
            let to = typed.transfer_to.clone();
            handling::transfer(services, actor, id, version, to, &typed.transfer_message).await
        }
        Step::Publish => {
            let (title, text) = (typed.public_title.clone(), typed.public_text.clone());
            handling::publish(services, actor, id, version, title, text).await
        }
        Step::Hide => handling::hide(services, actor, id, version).await,
    }
}

fn shown_page(
    page: Page,
    divisions: &[Division],
    handled: &Handled,
    typed: Typed,
    (step, wrong): (Option<Step>, &Violations),
    notice: Option<Said>,
) -> Response {
    let Page { frame, caller, county } = page;
    let Handled { view, contact, notes, replies } = handled;
    let one = &view.initiative;
    let (source, languages) = told_in();
    let shown = Shown { languages: &languages, source: &source };
    let facts = Facts {
        state: frame.text(one.state().label_key()),
        maker: frame.text(one.maker.label_key()),
        ground: frame.text(one.ground.label_key()),
        channel: frame.text(one.channel.label_key()),
        service: view.text.as_ref().map(|text| text.service.clone()).unwrap_or_default(),
        supporters: supporters(&frame, one),
        received_on: frame.date(one.received_on),
        due: one.next_due().map(|due| frame.date(due)),
        is_overdue: view.is_overdue,
        is_by_share: one.deadlines.is_by_share,
        first_told_on: one.first_told_on.map(|on| frame.date(on)),
        language: LanguageName::of(&one.language),
        case_number: one.case_number.clone(),
        owner: scopes::label(one.owner, &county, divisions, &frame.language),
    };
    let kind = |kind: &OutcomeKind| KindOption {
        value: kind.code(),
        label: frame.text(kind.label_key()),
        selected: typed.kind == Some(*kind),
    };
    let field = |violation: &Violation| step.map(|step| step.field(violation)).unwrap_or_default();
    let label = |key: &str| frame.text(key);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = HandlePage {
        notice,
        problems: Problems::new(&frame, wrong, field),
        title: title_of(&frame, view),
        action: initiative_address(&frame, one.id, ""),
        version: one.version,
        state: one.state(),
        facts,
        text: view
            .text
            .as_ref()
            .map(|text| Said::new(text.text.clone(), one.language.as_str(), &frame.language)),
        maker: contact.as_ref().map(|contact| Maker {
            name: contact.name.clone(),
            email: contact.email.clone(),
            phone: contact.phone.clone(),
        }),
        notes: notes.iter().map(|note| NoteFacts::new(&frame, note, &one.language)).collect(),
        replies: replies.iter().map(|reply| ReplyFacts::new(&frame, reply, &one.language)).collect(),
        outcome: one.outcome().map(|outcome| OutcomeFacts::new(&frame, outcome)),
        transferred: transferred(&frame, one),
        public: one.public.is_some().then(|| public_address(&frame, one)),
        kinds: OutcomeKind::ALL.iter().map(kind).collect(),
        owners: scopes::options(&county, divisions, &frame.language, Some(typed.owner), |scope| {
            caller.actor.may(Action::ManageInitiatives, scope)
        }),
        outcome_texts: [
            shown.field("outcome.decidedBy", label("initiative-decided-by"), 1, &typed.decided_by),
            shown.field("outcome.text", label("staff-initiative-outcome-text"), 6, &typed.outcome),
        ],
        transfer_to: shown.field("transfer.to", label("staff-initiative-transfer-to"), 1, &typed.transfer_to),
        public_texts: [
            shown.field("public.title", label("staff-initiative-public-title"), 1, &typed.public_title),
            shown.field("public.text", label("staff-initiative-public-text"), 6, &typed.public_text),
        ],
        typed,
        step,
        frame,
    };
    html(status, Keep::Nothing, &page)
}
