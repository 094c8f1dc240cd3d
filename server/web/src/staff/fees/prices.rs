//! The price list: every version of every class, and a form for the next.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::expert::FeeUnit;
use domain::expert::fee::valid_on;
use domain::identity::{Action, Scope};
use domain::time::civil_day;
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use service::fees::{self, NewFeeClass};

use super::amount;
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

/// Languages in which a class is named; the first two are needed.
const NAMED_IN: [&str; 3] = ["fi", "sv", "en"];

struct Row {
    code: String,
    name: Said,
    price: String,
    unit: Said,
    km: String,
    from: String,
    /// It holds today.
    is_current: bool,
}

struct NameField {
    /// `name.fi`
    field: String,
    language: LanguageName,
    value: String,
}

struct UnitOption {
    value: &'static str,
    label: Said,
    is_on: bool,
}

/// A version as it stands in the form.
#[derive(Default)]
struct Typed {
    code: String,
    valid_from: String,
    names: Vec<(LanguageTag, String)>,
    unit: Option<FeeUnit>,
    cents: String,
    preparation: String,
    km_cents: String,
}

impl Typed {
    fn sent(fields: &Fields) -> Self {
        let value = |name: &str| fields.get(name).trim().to_owned();
        let named = |tag: &&str| Some((tag.parse::<LanguageTag>().ok()?, value(&format!("name.{tag}"))));
        Self {
            code: value("code"),
            valid_from: value("validFrom"),
            names: NAMED_IN.iter().filter_map(named).collect(),
            unit: FeeUnit::from_code(fields.get("unit")),
            cents: value("cents"),
            preparation: value("preparationMinutes"),
            km_cents: value("kmCents"),
        }
    }

    /// What it means, or what in it means nothing.
    fn read(&self) -> Result<NewFeeClass, Violations> {
        let mut wrong = Violations::new();
        let valid_from = crate::staff::experts::parse_day(&self.valid_from);
        if valid_from.is_none() {
            let code = if self.valid_from.is_empty() { Code::Required } else { Code::NotADate };
            wrong.push(Violation::new(code, ["validFrom"]));
        }
        if self.unit.is_none() {
            wrong.push(Violation::new(Code::Required, ["unit"]));
        }
        if self.cents.is_empty() {
            wrong.push(Violation::new(Code::Required, ["cents"]));
        }
        let mut cents = |field: &str, text: &str| match amount::read(field, text) {
            Ok(cents) => cents,
            Err(violation) => {
                wrong.push(violation);
                0
            }
        };
        let (price, km_cents) = (cents("cents", &self.cents), cents("kmCents", &self.km_cents));
        let finnish = LanguageTag::finnish();
        let mut name = LocalizedText::default();
        for (language, text) in &self.names {
            name.set(language.clone(), text, &finnish);
        }
        let minutes = if self.preparation.is_empty() { Ok(0) } else { self.preparation.parse() };
        let new = NewFeeClass {
            code: self.code.clone(),
            valid_from: valid_from.unwrap_or(NaiveDate::MAX),
            name,
            unit: self.unit.unwrap_or(FeeUnit::Task),
            cents: price,
            // What is no number is longer than anything, and told as that.
            preparation_minutes: minutes.unwrap_or(u32::MAX),
            km_cents,
        };
        if wrong.is_empty() { Ok(new) } else { Err(wrong) }
    }
}

#[derive(Template)]
#[template(path = "staff/fee_prices.html")]
struct PricesPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    rows: Vec<Row>,
    may_save: bool,
    typed: Typed,
    names: Vec<NameField>,
    units: Vec<UnitOption>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let notice = said_done(&page.frame, &query);
    prices_page(page, &state, Typed::default(), &Violations::new(), notice).await
}

pub async fn save(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    if page.caller.actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields);
    let wrong = match typed.read() {
        Ok(new) => match fees::save_class(&state.services, &page.caller.actor, new).await {
            Ok(_) => return Ok(see_other(&page.frame.address("staff/fees/prices?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    prices_page(page, &state, typed, &wrong, None).await
}

async fn prices_page(
    page: Page,
    state: &WebState,
    typed: Typed,
    wrong: &Violations,
    notice: Option<Said>,
) -> Reply {
    let classes = fees::price_list(&state.services, &page.caller.actor).await?;
    let today = civil_day(state.services.now());
    let Page { frame, caller, .. } = page;
    let rows = classes.iter().map(|class| Row {
        code: class.code.clone(),
        name: frame.content(&class.name, &LanguageTag::finnish()),
        price: frame.euros(class.cents),
        unit: frame.text(class.unit.label_key()),
        km: frame.euros(class.km_cents),
        from: frame.date(class.valid_from),
        is_current: valid_on(&classes, &class.code, today).is_some_and(|held| held.id == class.id),
    });
    let unit = |unit: &FeeUnit| UnitOption {
        value: unit.code(),
        label: frame.text(unit.label_key()),
        is_on: typed.unit == Some(*unit),
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PricesPage {
        notice,
        problems: problems(&frame, wrong),
        rows: rows.collect(),
        may_save: caller.actor.may(Action::ManageFees, Scope::County),
        names: names(&typed),
        units: FeeUnit::ALL.iter().map(unit).collect(),
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

fn names(typed: &Typed) -> Vec<NameField> {
    let field = |tag: &&str| {
        let language: LanguageTag = tag.parse().ok()?;
        let written = typed.names.iter().find(|(known, _)| *known == language);
        Some(NameField {
            field: format!("name.{tag}"),
            value: written.map(|(_, text)| text.clone()).unwrap_or_default(),
            language: LanguageName::of(&language),
        })
    };
    NAMED_IN.iter().filter_map(field).collect()
}

/// Problems in the order of the fields, each with the field's name.
fn problems(frame: &Frame, wrong: &Violations) -> Problems {
    let mut problems = Problems::by_path(frame, wrong);
    let named = |field: &'static str, label: Said| (field, format!("{}:", label.plain()));
    problems.place(&[
        named("code", frame.text("staff-price-code")),
        named("name.fi", frame.text("staff-price-name")),
        named("name.sv", frame.text("staff-price-name")),
        named("name.en", frame.text("staff-price-name")),
        named("unit", frame.text("staff-price-unit")),
        named("cents", frame.text("staff-price-cents")),
        named("preparationMinutes", frame.text("staff-price-preparation")),
        named("kmCents", frame.text("staff-price-km")),
        named("validFrom", frame.text("staff-price-from")),
    ]);
    problems
}
