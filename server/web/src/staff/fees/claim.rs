//! One claim: what it comes to, what can be done next, and what it cost.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::Violations;
use domain::expert::{ClaimEntry, ClaimState, FeeClaim};
use domain::id::FeeClaimId;
use domain::identity::Actor;
use service::ServiceError;
use service::fees::{self, ClaimView};

use super::steps::{Step, steps};
use super::{amount, claim_address, mark};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::own::claim_field;
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable, said_done};
use crate::state::WebState;

struct StepLink {
    label: Said,
    href: String,
    is_grave: bool,
}

/// What a gig cost, as it stands in the form.
pub(crate) struct Typed {
    pub(crate) version: i64,
    pub(crate) fee_waived: bool,
    pub(crate) km: String,
    pub(crate) other_cents: String,
    pub(crate) other_note: String,
}

impl Typed {
    pub(crate) fn of(claim: &FeeClaim) -> Self {
        let lines = &claim.lines;
        Self {
            version: claim.version,
            fee_waived: lines.fee_waived,
            km: if lines.km == 0 { String::new() } else { lines.km.to_string() },
            other_cents: amount::write(lines.other_cents),
            other_note: lines.other_note.clone(),
        }
    }

    pub(crate) fn sent(fields: &Fields) -> Self {
        Self {
            version: fields.get("version").parse().unwrap_or_default(),
            fee_waived: fields.has("feeWaived"),
            km: fields.get("km").trim().to_owned(),
            other_cents: fields.get("otherCents").trim().to_owned(),
            other_note: fields.get("otherNote").replace("\r\n", "\n").trim().to_owned(),
        }
    }

    /// What it means, or everything that is wrong with it at once.
    pub(crate) fn read(&self) -> Result<ClaimEntry, Violations> {
        let mut wrong = Violations::new();
        let km = if self.km.is_empty() { Some(0) } else { self.km.parse().ok() };
        let other_cents = match amount::read("otherCents", &self.other_cents) {
            Ok(cents) => cents,
            Err(violation) => {
                wrong.push(violation);
                0
            }
        };
        // What is no number is further than anybody goes, and told as that.
        let km = km.unwrap_or(u32::MAX);
        let entry =
            ClaimEntry { fee_waived: self.fee_waived, km, other_cents, other_note: self.other_note.clone() };
        wrong.extend(entry.check().err().unwrap_or_default());
        if wrong.is_empty() { Ok(entry) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/fee.html")]
struct ClaimPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    title: Said,
    state: Said,
    state_mark: &'static str,
    steps: Vec<StepLink>,
    /// Why it was rejected.
    reason: Option<Said>,
    facts: Vec<(Said, Said)>,
    total: String,
    /// `None` where nothing can be filled in.
    form: Option<Typed>,
    /// Whether a fee was agreed, and not costs only.
    has_fee: bool,
    /// Whether kilometres have a price; else they are costs like others.
    pays_km: bool,
    action: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let view = fees::claim(&state.services, &page.caller.actor, id).await?;
    let notice = said_done(&page.frame, &query);
    let typed = Typed::of(&view.claim);
    Ok(claim_page(page.frame, &page.caller.actor, &view, typed, notice, &Violations::new(), StatusCode::OK))
}

pub async fn fill(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<FeeClaimId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields);
    let mut status = StatusCode::UNPROCESSABLE_ENTITY;
    let wrong = match typed.read() {
        Ok(entry) => match fees::fill(services, actor, id, typed.version, entry).await {
            Ok(_) => return Ok(see_other(&claim_address(&page.frame, id, "?done=saved"))),
            Err(error) => {
                if matches!(error, ServiceError::Conflict(_)) {
                    status = StatusCode::CONFLICT;
                }
                mendable(error)?
            }
        },
        Err(wrong) => wrong,
    };
    let view = fees::claim(services, actor, id).await?;
    Ok(claim_page(page.frame, actor, &view, typed, None, &wrong, status))
}

fn claim_page(
    frame: Frame,
    actor: &Actor,
    view: &ClaimView,
    typed: Typed,
    notice: Option<Said>,
    wrong: &Violations,
    status: StatusCode,
) -> Response {
    let claim = &view.claim;
    let link = |step: Step| StepLink {
        label: frame.text(step.label_key()),
        href: claim_address(&frame, claim.id, &format!("/{}", step.path())),
        is_grave: step.is_grave(),
    };
    let may_fill = claim.state == ClaimState::Draft && actor.may(claim.subject.managing(), view.about.owner);
    let reason = &claim.lines.reason;
    let page = ClaimPage {
        notice,
        problems: problems(&frame, wrong),
        title: Said::neutral(format!("{} · {}", view.about.reference, view.alias), &frame.language),
        state: frame.text(claim.state.label_key()),
        state_mark: mark(claim.state),
        steps: steps(view, actor).into_iter().map(link).collect(),
        reason: (!reason.is_empty()).then(|| Said::neutral(reason.clone(), &frame.language)),
        facts: facts(&frame, view),
        total: frame.euros(claim.lines.total()),
        form: may_fill.then_some(typed),
        has_fee: claim.lines.has_fee(),
        pays_km: claim.lines.km_cents > 0,
        action: claim_address(&frame, claim.id, ""),
        frame,
    };
    html(status, Keep::Nothing, &page)
}

fn facts(frame: &Frame, view: &ClaimView) -> Vec<(Said, Said)> {
    let neutral = |text: String| Said::neutral(text, &frame.language);
    let lines = &view.claim.lines;
    let fee = match (lines.has_fee(), lines.fee_waived) {
        (false, _) => frame.text("staff-fee-costs-only"),
        (true, true) => frame.text("staff-fee-waived"),
        (true, false) => neutral(frame.euros(lines.fee())),
    };
    let mut facts = vec![
        (
            frame.text(if view.claim.order().is_some() { "staff-fee-gig" } else { "staff-fee-panel" }),
            neutral(view.about.title.clone()),
        ),
        (frame.text("staff-fee-day"), neutral(frame.date(view.claim.gig_day))),
    ];
    if !view.about.cost_centre.is_empty() {
        facts.push((frame.text("staff-fee-cost-centre"), neutral(view.about.cost_centre.clone())));
    }
    if let Some(class) = &lines.class {
        facts.push((
            frame.text("staff-fee-class"),
            frame.content(&class.name, &domain::LanguageTag::finnish()),
        ));
    }
    facts.push((frame.text("staff-fee-fee"), fee));
    if lines.km_cents > 0 {
        let price = frame.euros(lines.km_cents);
        let travel = frame.with("staff-fee-km-at", [("km", lines.km.into()), ("price", price.into())]);
        facts.push((frame.text("staff-fee-km"), travel));
    }
    facts.push((frame.text("staff-fee-other"), neutral(frame.euros(lines.other_cents))));
    if !lines.other_note.is_empty() {
        facts.push((frame.text("staff-fee-note"), neutral(lines.other_note.clone())));
    }
    facts
}

/// Problems in the order of the fields, each with the field's name.
fn problems(frame: &Frame, wrong: &Violations) -> Problems {
    let mut problems = Problems::new(frame, wrong, claim_field);
    let named = |field: &'static str, label: Said| (field, format!("{}:", label.plain()));
    problems.place(&[
        named("km", frame.text("staff-fee-km")),
        named("otherCents", frame.text("staff-fee-other")),
        named("otherNote", frame.text("staff-fee-note")),
    ]);
    problems
}

#[cfg(test)]
mod tests {
    use domain::Code;

    use super::*;

    #[test]
    fn what_is_no_number_is_told_beside_its_field() {
        let fields = [("km", "pitkä"), ("otherCents", "kympin"), ("otherNote", "Bussi")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let wrong = Typed::sent(&Fields::new(fields.to_vec())).read().unwrap_err();
        let codes: Vec<Code> = wrong.iter().map(|violation| violation.code).collect();
        assert_eq!(codes, [Code::NotAnAmount, Code::OutOfRange]);
        let fields = [("km", "12"), ("otherCents", "3,40"), ("otherNote", "Bussi"), ("feeWaived", "yes")];
        let fields = fields.map(|(name, value)| (name.to_owned(), value.to_owned()));
        let entry = Typed::sent(&Fields::new(fields.to_vec())).read().unwrap();
        assert_eq!((entry.km, entry.other_cents, entry.fee_waived), (12, 340, true));
    }
}
