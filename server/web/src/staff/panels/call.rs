//! The open call of a panel: what applicants are told and asked, and the quotas beside those who have applied.

use std::collections::{BTreeMap, BTreeSet};

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::id::PanelId;
use domain::panel::{FEATURES_MAX, Feature, FeatureValue, OpenCall, VALUES_MAX};
use domain::{Code, LocalizedText, Violation, Violations};
use service::ServiceError;
use service::panel::{PanelView, call, member, pool};

use super::form::{languages, managed, shown};
use super::{panel_address, typed_field};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::panel::PanelFacts;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::texts::{Shown, TextColumn, TextField};
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// Empty rows below the values of a feature.
const SPARE_VALUES: usize = 2;
/// Empty rows of a feature that is not there yet.
const NEW_VALUES: usize = 4;
/// For how long what a lot is drawn by is kept unless the organiser says otherwise.
const KEPT_DAYS: u16 = 60;

/// A value as it stands in the form.
#[derive(Clone, Default)]
struct TypedValue {
    code: String,
    label: LocalizedText,
    min: String,
    max: String,
    min_flex: String,
    max_flex: String,
}

/// A feature as it stands in the form.
#[derive(Clone, Default)]
struct TypedFeature {
    code: String,
    name: LocalizedText,
    values: Vec<TypedValue>,
}

/// The call as it stands in the form.
#[derive(Clone, Default)]
struct Typed {
    closes_on: String,
    info: LocalizedText,
    conditions: LocalizedText,
    kept_days: String,
    is_by_invitation: bool,
    guardian_below: String,
    one_of_household: bool,
    features: Vec<TypedFeature>,
    version: String,
    /// A pool that was collected elsewhere, to be held against the quotas.
    respondents: String,
}

impl Typed {
    fn of(view: &PanelView) -> Self {
        let version = view.panel.version.to_string();
        let Some(call) = view.panel.call.clone() else {
            return Self { kept_days: KEPT_DAYS.to_string(), version, ..Self::default() };
        };
        let value = |value: FeatureValue| TypedValue {
            code: value.code,
            label: value.label,
            min: value.min.to_string(),
            max: value.max.to_string(),
            min_flex: written(value.min_flex),
            max_flex: written(value.max_flex),
        };
        let feature = |feature: Feature| TypedFeature {
            code: feature.code,
            name: feature.name,
            values: feature.values.into_iter().map(value).collect(),
        };
        Self {
            closes_on: call.closes_on.to_string(),
            info: call.info,
            conditions: call.conditions,
            kept_days: call.kept_days.to_string(),
            is_by_invitation: call.is_by_invitation,
            guardian_below: written(call.guardian_below),
            one_of_household: call.one_of_household,
            features: call.features.into_iter().map(feature).collect(),
            version,
            respondents: String::new(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay. Rows that were
    /// emptied are taken out.
    fn sent(fields: &Fields, before: Option<&OpenCall>) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let value = |name: &str| fields.get(name).trim().to_owned();
        let text = |name: &str, before: Option<&LocalizedText>| {
            shown.sent(fields, name, before.cloned().unwrap_or_default())
        };
        let features = (1..=FEATURES_MAX + 1).map(|number| {
            let place = format!("features.{number}");
            let code = value(&format!("{place}.code"));
            let known = before.and_then(|call| call.features.iter().find(|one| one.code == code));
            let values = (1..=VALUES_MAX + NEW_VALUES).map(|number| {
                let place = format!("{place}.values.{number}");
                let code = value(&format!("{place}.code"));
                let known = known.and_then(|feature| feature.values.iter().find(|one| one.code == code));
                let label = text(&format!("{place}.label"), known.map(|one| &one.label));
                let (min, max) = (value(&format!("{place}.min")), value(&format!("{place}.max")));
                let (min_flex, max_flex) =
                    (value(&format!("{place}.minFlex")), value(&format!("{place}.maxFlex")));
                TypedValue { code, label, min, max, min_flex, max_flex }
            });
            let is_filled =
                |one: &TypedValue| !(one.label.is_empty() && one.min.is_empty() && one.max.is_empty());
            let values = values.filter(is_filled).collect();
            TypedFeature { name: text(&format!("{place}.name"), known.map(|one| &one.name)), values, code }
        });
        let is_filled = |one: &TypedFeature| !(one.name.is_empty() && one.values.is_empty());
        Self {
            closes_on: value("closesOn"),
            info: text("info", before.map(|call| &call.info)),
            conditions: text("conditions", before.map(|call| &call.conditions)),
            kept_days: value("keptDays"),
            is_by_invitation: fields.has("isByInvitation"),
            guardian_below: value("guardianBelow"),
            one_of_household: fields.has("oneOfHousehold"),
            features: features.filter(is_filled).collect(),
            version: value("version"),
            respondents: fields.get("respondents").to_owned(),
        }
    }

    /// Takes over the codes that were given to what is new.
    fn name_as(&mut self, call: &OpenCall) {
        for (typed, feature) in self.features.iter_mut().zip(&call.features) {
            typed.code.clone_from(&feature.code);
            for (typed, value) in typed.values.iter_mut().zip(&feature.values) {
                typed.code.clone_from(&value.code);
            }
        }
    }

    /// What it means, or everything that is wrong with it.
    fn read(&self, seats: u32, before: Option<&OpenCall>) -> Result<OpenCall, Violations> {
        let mut wrong = Violations::new();
        let closes_on = parse_day(&self.closes_on);
        if closes_on.is_none() {
            let code = if self.closes_on.is_empty() { Code::Required } else { Code::NotADate };
            wrong.push(Violation::new(code, ["closesOn"]));
        }
        let mut features = Vec::new();
        for (feature, number) in self.features.iter().zip(1_usize..) {
            let mut values = Vec::new();
            for (value, row) in feature.values.iter().zip(1_usize..) {
                let mut count = |field: &str, text: &str| {
                    let read = text.parse::<u32>().ok();
                    if read.is_none() {
                        let of = ["features", &number.to_string(), "values", &row.to_string(), field];
                        let code = if text.is_empty() { Code::Required } else { Code::NotAWholeNumber };
                        wrong.push(Violation::new(code, of));
                    }
                    read
                };
                let (min, max) = (count("min", &value.min), count("max", &value.max));
                let mut flex = |field: &str, text: &str| match text {
                    "" => None,
                    text => count(field, text),
                };
                let min_flex = flex("minFlex", &value.min_flex);
                let max_flex = flex("maxFlex", &value.max_flex);
                // In the place of what cannot be read stands what is never wrong.
                let (min, max) = min.zip(max).unwrap_or_default();
                values.push(FeatureValue {
                    code: value.code.clone(),
                    label: value.label.clone(),
                    min,
                    max,
                    min_flex,
                    max_flex,
                });
            }
            features.push(Feature { code: feature.code.clone(), name: feature.name.clone(), values });
        }
        name_new(&mut features, before);
        let call = OpenCall {
            closes_on: closes_on.unwrap_or_default(),
            info: self.info.clone(),
            conditions: self.conditions.clone(),
            features,
            // What is no number is out of range, and told as that.
            kept_days: self.kept_days.parse().unwrap_or(0),
            is_by_invitation: self.is_by_invitation,
            // What is no age is out of range, and told as that.
            guardian_below: match self.guardian_below.as_str() {
                "" => None,
                text => Some(text.parse().unwrap_or(0)),
            },
            one_of_household: self.one_of_household,
        };
        // Sums of what could not be read would be told as wrong.
        let is_read = wrong.is_empty();
        let more = call.check(seats).err().unwrap_or_default();
        let is_sum = |one: &Violation| matches!(one.code, Code::LotQuotaSumMinGtK | Code::LotQuotaSumMaxLtK);
        wrong.extend(more.into_iter().filter(|one| is_read || !is_sum(one)));
        if wrong.is_empty() { Ok(call) } else { Err(wrong) }
    }
}

/// A number that may be left out, as a form shows it.
fn written<T: ToString>(number: Option<T>) -> String {
    number.map(|number| number.to_string()).unwrap_or_default()
}

/// Gives what is new a code that nothing else has, or had: an answer must not come to mean something else.
fn name_new(features: &mut [Feature], before: Option<&OpenCall>) {
    let known = before.map(|call| call.features.as_slice()).unwrap_or_default();
    let all = features.iter().chain(known);
    let mut taken: BTreeSet<String> = all.clone().map(|one| one.code.clone()).collect();
    taken.extend(all.flat_map(|one| &one.values).map(|one| one.code.clone()));
    let mut fresh = |prefix: &str| {
        let code = |number: usize| format!("{prefix}{number}");
        let code = (1..).map(code).find(|code| !taken.contains(code)).unwrap_or_default();
        taken.insert(code.clone());
        code
    };
    for feature in features {
        if feature.code.is_empty() {
            feature.code = fresh("f");
        }
        for value in feature.values.iter_mut().filter(|one| one.code.is_empty()) {
            value.code = fresh("v");
        }
    }
}

/// A value as the page shows it.
struct ValueRow {
    number: usize,
    /// The name of its fields up to the last part.
    place: String,
    code: String,
    labels: Vec<TextColumn>,
    min: String,
    max: String,
    min_flex: String,
    max_flex: String,
    /// How many have answered so; `None` where nobody can have.
    applied: Option<u32>,
    /// Fewer than the quota needs.
    is_short: bool,
}

/// A feature as the page shows it.
struct FeatureRow {
    number: usize,
    place: String,
    code: String,
    name: TextField,
    values: Vec<ValueRow>,
    /// The sums of what is written: least and most.
    sums: Option<(u64, u64)>,
}

#[derive(Template)]
#[template(path = "staff/panel_call.html")]
struct CallPage {
    frame: Frame,
    problems: Problems,
    panel: PanelFacts,
    back: String,
    action: String,
    texts: [TextField; 2],
    columns: Vec<TextColumn>,
    features: Vec<FeatureRow>,
    applied: u32,
    /// The numbers are those of a pool that was pasted.
    is_compared: bool,
    typed: Typed,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<PanelId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    form(page, &state, &view, (Typed::of(&view), None), &Violations::new()).await
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
    let mut typed = Typed::sent(&fields, view.panel.call.as_ref());
    let version = typed.version.parse().unwrap_or(0);
    let read = typed.read(view.panel.content.seats, view.panel.call.as_ref());
    if fields.get("act") == "compare" {
        let compared = match read {
            Ok(read) => {
                typed.name_as(&read);
                pool::against_call(services, actor, id, &read, &typed.respondents).await
            }
            Err(wrong) => Err(ServiceError::Invalid(wrong)),
        };
        return match compared {
            Ok(counts) => form(page, &state, &view, (typed, Some(counts)), &Violations::new()).await,
            Err(error) => form(page, &state, &view, (typed, None), &mendable(error)?).await,
        };
    }
    let wrong = match read {
        Ok(read) => match call::save(services, actor, id, version, read).await {
            Ok(_) => return Ok(see_other(&panel_address(&page.frame, id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, &view, (typed, None), &wrong).await
}

/// How many have given each answer, by the codes of feature and value.
type Counts = BTreeMap<(String, String), u32>;

/// With the numbers of those who have applied beside the quotas, or of a pool that was pasted.
async fn form(
    page: Page,
    state: &WebState,
    view: &PanelView,
    (typed, compared): (Typed, Option<Counts>),
    wrong: &Violations,
) -> Reply {
    let is_compared = compared.is_some();
    let counts = match compared {
        Some(counts) => counts,
        None => member::pool_counts(&state.services, &page.caller.actor, view.panel.id).await?,
    };
    let frame = page.frame;
    let languages = languages();
    let shown = shown(&languages);
    let info = shown.field("info", frame.text("staff-call-info"), 5, &typed.info);
    let conditions = shown.optional("conditions", frame.text("staff-call-conditions"), 3, &typed.conditions);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CallPage {
        problems: Problems::new(&frame, wrong, typed_field),
        panel: PanelFacts::new(&frame, &view.panel),
        back: panel_address(&frame, view.panel.id, ""),
        action: panel_address(&frame, view.panel.id, "/call"),
        texts: [
            info.with_help(&frame, "staff-call-info-help"),
            conditions.with_help(&frame, "staff-call-conditions-help"),
        ],
        columns: shown.field("", frame.text("staff-call-value"), 1, &LocalizedText::default()).columns,
        features: feature_rows(&frame, &shown, &typed, &counts),
        applied: view.members.iter().filter(|(state, _)| !state.is_forgotten()).map(|(_, count)| count).sum(),
        is_compared,
        typed,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// The features that are there, and an empty one.
fn feature_rows(frame: &Frame, shown: &Shown<'_>, typed: &Typed, counts: &Counts) -> Vec<FeatureRow> {
    let spare = (typed.features.len() < FEATURES_MAX).then(TypedFeature::default);
    let row = |(feature, number): (TypedFeature, usize)| {
        let place = format!("features.{number}");
        let is_new = feature.values.is_empty();
        let spare =
            std::iter::repeat_n(TypedValue::default(), if is_new { NEW_VALUES } else { SPARE_VALUES });
        let sum = |of: fn(&TypedValue) -> &String| -> u64 {
            feature.values.iter().filter_map(|value| of(value).parse::<u64>().ok()).sum()
        };
        let sums = (!is_new).then(|| (sum(|value| &value.min), sum(|value| &value.max)));
        let values = feature.values.iter().cloned().chain(spare).zip(1..).map(|(value, number)| {
            let place = format!("{place}.values.{number}");
            let labels =
                shown.optional(&format!("{place}.label"), frame.text("staff-call-value"), 1, &value.label);
            let applied = (!value.code.is_empty()).then(|| {
                counts.get(&(feature.code.clone(), value.code.clone())).copied().unwrap_or_default()
            });
            let TypedValue { code, min, max, min_flex, max_flex, .. } = value;
            let is_short = applied.zip(min.parse().ok()).is_some_and(|(applied, least)| applied < least);
            let labels = labels.columns;
            ValueRow { number, place, code, labels, min, max, min_flex, max_flex, applied, is_short }
        });
        let values = values.collect();
        let name =
            shown.optional(&format!("{place}.name"), frame.text("staff-call-feature-name"), 1, &feature.name);
        FeatureRow { number, place, code: feature.code, name, values, sums }
    };
    typed.features.iter().cloned().chain(spare).zip(1..).map(row).collect()
}

#[cfg(test)]
mod tests {
    use domain::LanguageTag;

    use super::*;

    fn fields(pairs: &[(&str, &str)]) -> Fields {
        Fields::new(pairs.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect())
    }

    #[test]
    fn rows_that_were_emptied_go_and_new_ones_get_a_code_that_nothing_else_has() {
        let sent = fields(&[
            ("closesOn", "2027-01-31"),
            ("info.fi", "Neljä kokousta"),
            ("keptDays", "60"),
            ("features.1.code", "f2"),
            ("features.1.name.fi", "Ikä"),
            ("features.1.values.1.code", "v2"),
            ("features.1.values.2.label.fi", "18–29"),
            ("features.1.values.2.min", "1"),
            ("features.1.values.2.max", "5"),
            ("features.1.values.3.code", "v1"),
            ("features.1.values.3.label.fi", "30+"),
            ("features.1.values.3.min", "1"),
            ("features.1.values.3.max", "5"),
            ("features.3.name.fi", "Äidinkieli"),
            ("features.3.values.1.label.fi", "suomi"),
            ("features.3.values.1.min", "viisi"),
        ]);
        let typed = Typed::sent(&sent, None);
        let wrong = typed.read(6, None).unwrap_err();
        let told: Vec<_> = wrong.iter().map(|one| (one.path.join("."), one.code)).collect();
        let expected = [
            ("features.2.values.1.min", Code::NotAWholeNumber),
            ("features.2.values.1.max", Code::Required),
            ("features.2.values", Code::TooFewValues),
        ];
        assert_eq!(told, expected.map(|(path, code)| (path.to_owned(), code)));
        let first = typed.features[..1].to_vec();
        let read = Typed { features: first, ..typed }.read(6, None).unwrap();
        let codes: Vec<_> = read.features[0].values.iter().map(|one| one.code.as_str()).collect();
        assert_eq!((read.features[0].code.as_str(), codes), ("f2", vec!["v2", "v1"]));
        assert_eq!(read.features[0].name.get(&LanguageTag::finnish()), Some("Ikä"));
    }
}
