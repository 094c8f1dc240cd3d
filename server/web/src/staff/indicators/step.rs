//! Reminding, freezing and correcting: each says what will happen, and asks first.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::{LocalizedText, Violation, Violations};
use service::indicator::{edition, inbox, report};

use super::{PlacePath, languages, logged_in, report_address, shown, words};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::texts::TextField;
use crate::staff::{StaffPage, mendable};
use crate::state::WebState;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Step {
    Remind,
    Freeze,
    Correct,
}

impl Step {
    fn of(path: Option<&str>) -> Result<Self, service::ServiceError> {
        match path {
            Some("remind") => Ok(Self::Remind),
            Some("freeze") => Ok(Self::Freeze),
            Some("correct") => Ok(Self::Correct),
            _ => Err(service::ServiceError::NotFound),
        }
    }

    fn path(self) -> &'static str {
        match self {
            Self::Remind => "remind",
            Self::Freeze => "freeze",
            Self::Correct => "correct",
        }
    }

    fn question(self) -> &'static str {
        match self {
            Self::Remind => "indicator-remind",
            Self::Freeze => "indicator-freeze",
            Self::Correct => "indicator-correct",
        }
    }

    fn text(self) -> &'static str {
        match self {
            Self::Remind => "indicator-remind-text",
            Self::Freeze => "indicator-freeze-text",
            Self::Correct => "indicator-correct-text",
        }
    }
}

/// What a correction would change.
struct ChangeRow {
    code: String,
    before: Said,
    after: Said,
}

#[derive(Template)]
#[template(path = "staff/indicator_step.html")]
struct StepPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    back: String,
    question: Said,
    text: Said,
    action: String,
    /// Why it is corrected; `None` where no reason is asked for.
    reason: Option<TextField>,
    changes: Vec<ChangeRow>,
    is_grave: bool,
    is_possible: bool,
}

pub async fn ask(StaffPage(page): StaffPage, place: PlacePath, State(state): State<WebState>) -> Reply {
    logged_in(&page.frame)?;
    let step = Step::of(place.step.as_deref())?;
    asked(page, &state, &place, step, &LocalizedText::default(), &Violations::new()).await
}

pub async fn submit(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let step = Step::of(place.step.as_deref())?;
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let (programme, period) = (&place.programme, place.period()?);
    let languages = languages();
    let reason = shown(&languages).sent(&fields, "reason", LocalizedText::default());
    let done = match step {
        Step::Remind => inbox::remind(services, actor, programme, period).await.map(|_| ()),
        Step::Freeze => edition::freeze(services, actor, programme, period).await.map(|_| ()),
        Step::Correct => {
            edition::correct(services, actor, programme, period, reason.clone()).await.map(|_| ())
        }
    };
    match done {
        Ok(()) => Ok(see_other(&report_address(&page.frame, programme, period, "?done=step"))),
        Err(error) => {
            let wrong = mendable(error)?;
            asked(page, &state, &place, step, &reason, &wrong).await
        }
    }
}

async fn asked(
    page: crate::layout::Page,
    state: &WebState,
    place: &PlacePath,
    step: Step,
    reason: &LocalizedText,
    wrong: &Violations,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let (programme, period) = (&place.programme, place.period()?);
    if !edition::is_managed(actor) {
        return Err(service::ServiceError::Denied.into());
    }
    let view = report::view(services, actor, programme, period).await?;
    let correction = match step {
        Step::Correct => edition::correction(services, actor, programme, period).await?,
        Step::Remind | Step::Freeze => None,
    };
    let frame = page.frame;
    let languages = languages();
    let changes = correction.iter().flat_map(|one| &one.content.changes);
    let changes: Vec<ChangeRow> = changes
        .map(|change| ChangeRow {
            code: change.code.to_string(),
            before: words::value(&frame, &change.before),
            after: words::value(&frame, &change.after),
        })
        .collect();
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("reason") => violation.path.join("."),
        _ => String::new(),
    };
    let name = words::wording(&frame, &view.followed.content.name);
    let period_name = words::period(&frame, period);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let shown_page = StepPage {
        problems: Problems::new(&frame, wrong, field),
        title: Said::new(
            format!("{} · {}", name.plain(), period_name.plain()),
            name.language(),
            &frame.language,
        ),
        back: report_address(&frame, programme, period, ""),
        question: frame.text(step.question()),
        text: frame.text(step.text()),
        action: report_address(&frame, programme, period, &format!("/do/{}", step.path())),
        reason: (step == Step::Correct)
            .then(|| shown(&languages).field("reason", frame.text("indicator-correct-reason"), 3, reason)),
        changes,
        is_grave: step == Step::Freeze,
        is_possible: step != Step::Correct || correction.is_some(),
        frame,
    };
    Ok(answered(status, &shown_page))
}

fn answered(status: StatusCode, page: &StepPage) -> Response {
    html(status, Keep::Nothing, page)
}
