//! What an expert is paid for one gig: they say what it cost and send it on, or want nothing.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::{ClaimEntry, ClaimState, FeeClaim};
use domain::id::{FeeClaimId, TypedId};
use domain::identity::Actor;
use domain::{Code, Violation, Violations};
use service::fees::{self, ClaimView};
use service::{ServiceError, Services};

use super::confirm::{self, Question};
use super::{OwnPage, said_done};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::fees::Typed;
use crate::staff::{IdPath, mendable};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "own/fee.html")]
struct ClaimPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    gig: Said,
    state: Said,
    /// Why it was rejected.
    reason: Option<Said>,
    facts: Vec<(Said, Said)>,
    total: String,
    /// `None` once it has been sent.
    form: Option<Typed>,
    /// Whether a fee was agreed, and not costs only.
    has_fee: bool,
    /// Whether kilometres have a price; else they are costs like others.
    pays_km: bool,
    /// Where the expert can say that they want nothing.
    waive: String,
}

pub async fn show(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = fees::claim(&state.services, &page.caller.actor, id).await?;
    let notice = said_done(&page.frame, &query);
    let typed = Typed::of(&view.claim);
    Ok(claim_page(page.frame, &view, typed, notice, &Violations::new()))
}

pub async fn save(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let (typed, sends) = (Typed::sent(&fields), fields.get("act") == "send");
    let stored = match typed.read() {
        Ok(entry) => store(services, actor, (id, typed.version), entry, sends).await,
        Err(wrong) => Err(ServiceError::Invalid(wrong)),
    };
    let wrong = match stored {
        Ok(()) => {
            let done = if sends { "fee-sent" } else { "saved" };
            return Ok(see_other(&page.frame.address(&format!("own/fees/{}?done={done}", id.uuid()))));
        }
        Err(error) => mendable(error)?,
    };
    let view = fees::claim(services, actor, id).await?;
    Ok(claim_page(page.frame, &view, typed, None, &wrong))
}

/// Fills the claim in, and sends it on.
async fn store(
    services: &Services,
    actor: &Actor,
    (id, version): (FeeClaimId, i64),
    entry: ClaimEntry,
    sends: bool,
) -> Result<(), ServiceError> {
    let filled = fees::fill(services, actor, id, version, entry).await?;
    if sends {
        fees::submit(services, actor, id, filled.version).await?;
    }
    Ok(())
}

/// The field of a claim's form that something is wrong with; none where that is the claim itself.
pub(crate) fn claim_field(violation: &Violation) -> String {
    match violation.code {
        Code::StaleClaim | Code::ClaimNotSo => String::new(),
        _ => violation.path.join("."),
    }
}

fn claim_page(
    frame: Frame,
    view: &ClaimView,
    typed: Typed,
    notice: Option<Said>,
    wrong: &Violations,
) -> Response {
    let claim = &view.claim;
    let reason = &claim.lines.reason;
    let page = ClaimPage {
        notice,
        problems: Problems::new(&frame, wrong, claim_field),
        gig: Said::neutral(
            format!("{} · {}", view.about.reference, view.about.title.trim()),
            &frame.language,
        ),
        state: frame.text(claim.state.label_key()),
        reason: (!reason.is_empty()).then(|| Said::neutral(reason.clone(), &frame.language)),
        facts: facts(&frame, claim, frame.text("own-fee-day"), frame.text("own-fee-costs-only")),
        total: frame.euros(claim.lines.total()),
        form: (claim.state == ClaimState::Draft).then_some(typed),
        has_fee: claim.lines.has_fee(),
        pays_km: claim.lines.km_cents > 0,
        waive: frame.address(&format!("own/fees/{}/waive", claim.id.uuid())),
        frame,
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    html(status, Keep::Nothing, &page)
}

/// What a claim comes to, in words. `day` and `costs_only`: the names of its day and of there being no fee.
pub(crate) fn facts(frame: &Frame, claim: &FeeClaim, day: Said, costs_only: Said) -> Vec<(Said, Said)> {
    let neutral = |text: String| Said::neutral(text, &frame.language);
    let lines = &claim.lines;
    let fee = match (lines.has_fee(), lines.fee_waived) {
        (false, _) => costs_only,
        (true, true) => frame.text("own-fee-waived"),
        (true, false) => neutral(frame.euros(lines.fee())),
    };
    let mut facts = vec![(day, neutral(frame.date(claim.gig_day))), (frame.text("own-fee-fee"), fee)];
    if lines.km_cents > 0 {
        let price = frame.euros(lines.km_cents);
        let travel = frame.with("own-fee-km-at", [("km", lines.km.into()), ("price", price.into())]);
        facts.push((frame.text("own-fee-km"), travel));
    }
    facts.push((frame.text("own-fee-other"), neutral(frame.euros(lines.other_cents))));
    if !lines.other_note.is_empty() {
        facts.push((frame.text("own-fee-note"), neutral(lines.other_note.clone())));
    }
    facts
}

pub async fn ask_waiver(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
) -> Reply {
    let view = fees::claim(&state.services, &page.caller.actor, id).await?;
    Ok(waiver(page.frame, &view, Problems::default()))
}

fn waiver(frame: Frame, view: &ClaimView, problems: Problems) -> Response {
    let question = Question {
        title: frame.text("own-fee-waive-title"),
        paragraphs: vec![frame.text("own-fee-waive-text")],
        lines: vec![format!("{}: {}", view.about.reference, frame.euros(view.claim.lines.total()))],
        button: frame.text("own-fee-waive"),
        act: "waive",
        is_grave: true,
        back: "own/income",
    };
    confirm::ask(frame, question, problems)
}

pub async fn waive(
    OwnPage(page): OwnPage,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let view = fees::claim(services, actor, id).await?;
    match fees::waive(services, actor, id, view.claim.version).await {
        Ok(_) => Ok(see_other(&page.frame.address(&format!("own/fees/{}?done=saved", id.uuid())))),
        Err(ServiceError::Invalid(wrong)) => {
            let problems = Problems::new(&page.frame, &wrong, |_| String::new());
            Ok(waiver(page.frame, &view, problems))
        }
        Err(error) => Err(error.into()),
    }
}
