//! What the county has decided about its experts: their name in Finnish, what counts in matching, ways that take longer.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::matching::Weights;
use domain::expert::settings::{TravelTime, Wording};
use domain::expert::{ExpertSettings, municipality};
use domain::identity::{Action, Scope};
use domain::{Code, Violation};
use service::ServiceError;
use service::expert::settings;

use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::{StaffPage, mendable, said_done};
use crate::state::WebState;

/// The weights: the path of each in a violation, which names its field, and its label.
const WEIGHTS: [(&str, &str); 7] = [
    ("weights.theme", "match-reason-theme_match"),
    ("weights.language", "match-reason-language_match"),
    ("weights.fairness", "desk-settings-fairness"),
    ("weights.travel", "match-reason-travel"),
    ("weights.experience", "match-reason-experience"),
    ("weights.newcomer", "desk-settings-newcomer"),
    ("weights.continuity", "match-reason-continuity"),
];
/// The field of a violation of all the weights together.
const TOTAL: &str = "weights.total";

/// The settings as they stand in the form.
struct Typed {
    wording: Wording,
    /// In the order of [`WEIGHTS`].
    weights: [String; 7],
    needs_training: bool,
    lead_days: String,
    travel_times: String,
}

struct WeightField {
    name: &'static str,
    label: Said,
    value: String,
}

struct WordingChoice {
    value: &'static str,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/experts_settings.html")]
struct SettingsPage {
    frame: Frame,
    notice: Option<Said>,
    problems: Problems,
    wordings: Vec<WordingChoice>,
    weights: Vec<WeightField>,
    needs_training: bool,
    lead_days: String,
    travel_times: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    let actor = &page.caller.actor;
    let settings = settings::read(&state.services, actor).await?;
    if !actor.may(Action::ManageExperts, Scope::County) {
        return Err(ServiceError::Denied.into());
    }
    let notice = said_done(&page.frame, &query);
    Ok(settings_page(page, Typed::of(&settings), Problems::default(), notice))
}

pub async fn save(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields);
    let problems = match typed.read(&page.frame) {
        Ok(new) => match settings::change(services, actor, new).await {
            Ok(_) => return Ok(see_other(&page.frame.address("staff/experts/settings?done=saved"))),
            Err(error) => Problems::by_path(&page.frame, &mendable(error)?),
        },
        Err(problems) => problems,
    };
    Ok(settings_page(page, typed, problems, None))
}

fn settings_page(page: Page, typed: Typed, mut problems: Problems, notice: Option<Said>) -> Response {
    let frame = page.frame;
    let named = |field: &'static str, key: &str| (field, format!("{}:", frame.text(key).plain()));
    let mut places: Vec<_> = WEIGHTS.iter().map(|&(field, key)| named(field, key)).collect();
    places.push(named(TOTAL, "desk-settings-weights"));
    places.push(named("leadDays", "desk-settings-lead-days"));
    places.push(named("travelTimes", "desk-settings-travel-times"));
    problems.place(&places);
    let weight = |(&(name, key), value): (&(&'static str, &'static str), &String)| WeightField {
        name,
        label: frame.text(key),
        value: value.clone(),
    };
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let choice =
        |wording: &Wording| WordingChoice { value: wording.code(), is_on: *wording == typed.wording };
    let page = SettingsPage {
        notice,
        problems,
        wordings: Wording::ALL.iter().map(choice).collect(),
        weights: WEIGHTS.iter().zip(&typed.weights).map(weight).collect(),
        needs_training: typed.needs_training,
        lead_days: typed.lead_days,
        travel_times: typed.travel_times,
        frame,
    };
    html(status, Keep::Nothing, &page)
}

impl Typed {
    fn of(settings: &ExpertSettings) -> Self {
        let of = &settings.weights;
        let weights =
            [of.theme, of.language, of.fairness, of.travel, of.experience, of.newcomer, of.continuity];
        let lines = settings.travel_times.iter().map(|time| {
            let [one, other] = [&time.between.0, &time.between.1].map(|code| name_of(code));
            format!("{one}; {other}; {}\n", time.minutes)
        });
        Self {
            wording: settings.wording,
            weights: weights.map(|points| points.to_string()),
            needs_training: settings.needs_training,
            lead_days: settings.lead_days.to_string(),
            travel_times: lines.collect(),
        }
    }

    fn sent(fields: &Fields) -> Self {
        Self {
            wording: Wording::from_code(fields.get("wording")).unwrap_or(Wording::Kokemusasiantuntija),
            weights: WEIGHTS.map(|(field, _)| fields.get(field).trim().to_owned()),
            needs_training: fields.has("needsTraining"),
            lead_days: fields.get("leadDays").trim().to_owned(),
            travel_times: fields.get("travelTimes").to_owned(),
        }
    }

    /// The settings, or what cannot be read, each beside its field.
    fn read(&self, frame: &Frame) -> Result<ExpertSettings, Problems> {
        let mut problems = Problems::default();
        let mut refuse = |field: &str, max: i64| {
            let range = Violation::new(Code::OutOfRange, [field]).with("min", 0_i64).with("max", max);
            problems.push(field, frame.violation(&range));
        };
        let mut points = [0_u32; 7];
        for ((points, value), (field, _)) in points.iter_mut().zip(&self.weights).zip(WEIGHTS) {
            match value.parse() {
                Ok(read) => *points = read,
                Err(_) => refuse(field, 100),
            }
        }
        let lead_days = self.lead_days.parse().unwrap_or_else(|_| {
            refuse("leadDays", 365);
            0
        });
        let lines = self.travel_times.lines().filter(|line| !line.trim().is_empty());
        let travel_times = lines.map(travel_time).collect::<Option<Vec<_>>>().unwrap_or_else(|| {
            problems.push("travelTimes", frame.text("desk-settings-travel-not-read"));
            Vec::new()
        });
        if !problems.is_empty() {
            return Err(problems);
        }
        let [theme, language, fairness, travel, experience, newcomer, continuity] = points;
        // The service numbers them.
        let version = Weights::default().version;
        let weights =
            Weights { version, theme, language, fairness, travel, experience, newcomer, continuity };
        let (wording, needs_training) = (self.wording, self.needs_training);
        Ok(ExpertSettings { wording, weights, needs_training, travel_times, lead_days })
    }
}

/// Reads `Inari; Utsjoki; 120`.
fn travel_time(line: &str) -> Option<TravelTime> {
    let mut parts = line.split(';');
    let mut place = || Some(municipality::named(parts.next()?)?.code.to_owned());
    let between = (place()?, place()?);
    let minutes = parts.next()?.trim().parse().ok()?;
    parts.next().is_none().then_some(TravelTime { between, minutes })
}

fn name_of(code: &str) -> &str {
    municipality::find(code).map_or(code, |one| one.name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_way_is_read_from_a_line_of_its_own() {
        let way = travel_time(" inari;Utsjoki ; 120").unwrap();
        assert_eq!((way.between.0.as_str(), way.between.1.as_str(), way.minutes), ("148", "890", 120));
        for wrong in [
            "Inari; Utsjoki",
            "Inari; Atlantis; 5",
            "Inari; Utsjoki; kaksi",
            "a; b; 1; 2",
            "Inari; Utsjoki; -1",
        ] {
            assert_eq!(travel_time(wrong), None, "{wrong}");
        }
    }
}
