//! By what an expert is paid where an order does not say.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::expert::FeeClass;
use domain::id::ExpertId;
use domain::identity::Actor;
use domain::{LanguageTag, Violations};
use service::expert::pay::{self, Pay};
use service::expert::registry;
use service::{ServiceError, Services, fees};

use super::expert_address;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// A class of the price list to choose.
pub struct FeeChoice {
    pub code: String,
    /// Its name, with what it pays now.
    pub label: String,
    pub is_on: bool,
}

impl FeeChoice {
    /// The classes of the price list; `chosen` is a code, or empty.
    pub async fn all(
        frame: &Frame,
        services: &Services,
        actor: &Actor,
        chosen: &str,
    ) -> Result<Vec<Self>, ServiceError> {
        let classes = fees::choices(services, actor).await?;
        let choice = |class: &FeeClass| {
            let name = frame.content(&class.name, &LanguageTag::finnish());
            let (price, unit) = (frame.euros(class.cents), frame.text(class.unit.label_key()));
            Self {
                code: class.code.clone(),
                label: format!("{}: {price} / {}", name.plain(), unit.plain().to_lowercase()),
                is_on: class.code == chosen,
            }
        };
        Ok(classes.iter().map(choice).collect())
    }
}

#[derive(Template)]
#[template(path = "staff/expert_pay.html")]
struct PayPage {
    frame: Frame,
    problems: Problems,
    alias: String,
    /// The expert's page.
    back: String,
    classes: Vec<FeeChoice>,
    waives_fee: bool,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
) -> Reply {
    let expert = registry::expert(&state.services, &page.caller.actor, id).await?;
    let agreed = Pay { fee_class: expert.profile.fee_class, waives_fee: expert.profile.waives_fee };
    form(page, &state, id, agreed, &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let code = Some(fields.get("feeClass").to_owned()).filter(|code| !code.is_empty());
    let agreed = Pay { fee_class: code, waives_fee: fields.has("waivesFee") };
    match pay::set(services, actor, id, agreed.clone()).await {
        Ok(_) => Ok(see_other(&expert_address(&page.frame, id, "?done=saved"))),
        Err(error) => {
            let wrong = mendable(error)?;
            form(page, &state, id, agreed, &wrong).await
        }
    }
}

async fn form(page: Page, state: &WebState, id: ExpertId, agreed: Pay, wrong: &Violations) -> Reply {
    let Page { frame, caller, .. } = page;
    let services = &state.services;
    let expert = registry::expert(services, &caller.actor, id).await?;
    let chosen = agreed.fee_class.as_deref().unwrap_or_default();
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PayPage {
        problems: Problems::by_path(&frame, wrong),
        alias: expert.profile.alias,
        back: expert_address(&frame, id, ""),
        classes: FeeChoice::all(&frame, services, &caller.actor, chosen).await?,
        waives_fee: agreed.waives_fee,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}
