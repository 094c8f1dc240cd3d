//! What an expert can be asked for: kinds of gigs, places, trainings, and on which footing they stand.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use domain::expert::registry::{TRAVEL_KM_MAX, Training};
use domain::expert::{AgreementKind, Expert, ExpertLanguage, GigType, Level, Skills, municipality};
use domain::id::ExpertId;
use domain::{Code, Violation, Violations};
use l10n::format;
use service::expert::{profile, registry};

use super::read::parse_day;
use super::{Choice, MunicipalityChoice, choices, expert_address, municipalities};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, html};
use crate::pages::see_other;
use crate::staff::edit::expired;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

#[derive(Template)]
#[template(path = "staff/expert_skills.html")]
struct SkillsPage {
    frame: Frame,
    problems: Problems,
    alias: String,
    /// The expert's page.
    back: String,
    languages: Vec<LanguageRow>,
    gig_types: Vec<Choice>,
    municipalities: Vec<MunicipalityChoice>,
    agreement_kinds: Vec<Choice>,
    typed: Typed,
}

/// How well a language is known.
struct LanguageRow {
    language: LanguageName,
    /// The name of its field.
    name: String,
    levels: Vec<Choice>,
}

/// What is in the form, as it was typed.
struct Typed {
    languages: Vec<ExpertLanguage>,
    gig_types: BTreeSet<GigType>,
    municipality: String,
    /// A name on each line.
    areas: String,
    max_travel_km: String,
    agreement_kind: AgreementKind,
    confidentiality: bool,
    /// `name; provider; last day` on each line.
    trainings: String,
}

impl Typed {
    fn of(frame: &Frame, skills: Skills) -> Self {
        let name = |code: &String| municipality::find(code).map_or(code.clone(), |one| one.name.to_owned());
        let line = |training: &Training| {
            let until = training.valid_until.map(|day| format::date(frame.language.as_str(), day));
            let parts = [training.name.clone(), training.provider.clone(), until.unwrap_or_default()];
            parts.join("; ").trim_end_matches([';', ' ']).to_owned()
        };
        let mut areas: Vec<String> = skills.areas.iter().map(name).collect();
        let order = l10n::Collator::new("fi");
        areas.sort_by(|one, other| order.compare(one, other));
        Self {
            languages: skills.languages,
            gig_types: skills.gig_types,
            municipality: skills.municipality.unwrap_or_default(),
            areas: areas.join("\n"),
            max_travel_km: skills.max_travel_km.map(|km| km.to_string()).unwrap_or_default(),
            agreement_kind: skills.agreement_kind,
            confidentiality: skills.confidentiality,
            trainings: skills.trainings.iter().map(line).collect::<Vec<_>>().join("\n"),
        }
    }

    /// `known`: the languages of the expert, each of which has a field.
    fn sent(fields: &Fields, known: &[ExpertLanguage]) -> Self {
        let language = |one: &ExpertLanguage| ExpertLanguage {
            tag: one.tag.clone(),
            level: Level::from_code(fields.get(&level_field(one))).unwrap_or(one.level),
        };
        Self {
            languages: known.iter().map(language).collect(),
            gig_types: fields.all("gigTypes").filter_map(GigType::from_code).collect(),
            municipality: fields.get("municipality").to_owned(),
            areas: fields.get("areas").to_owned(),
            max_travel_km: fields.get("maxTravelKm").trim().to_owned(),
            agreement_kind: AgreementKind::from_code(fields.get("agreementKind"))
                .unwrap_or(AgreementKind::Expert),
            confidentiality: fields.has("confidentiality"),
            trainings: fields.get("trainings").to_owned(),
        }
    }

    /// What it says, or what cannot be read.
    fn read(&self) -> Result<Skills, Violations> {
        let mut wrong = Violations::new();
        let mut areas = BTreeSet::new();
        for line in lines(&self.areas) {
            match municipality::named(line) {
                Some(found) => _ = areas.insert(found.code.to_owned()),
                None => wrong.push(Violation::new(Code::UnknownMunicipality, ["areas"])),
            }
        }
        let km = Some(self.max_travel_km.as_str()).filter(|text| !text.is_empty()).map(str::parse);
        if matches!(km, Some(Err(_))) {
            let range = Violation::new(Code::OutOfRange, ["maxTravelKm"]);
            wrong.push(range.with("min", 0_i64).with("max", i64::from(TRAVEL_KM_MAX)));
        }
        let trainings: Vec<Option<Training>> = lines(&self.trainings).map(training).collect();
        if trainings.iter().any(Option::is_none) {
            wrong.push(Violation::new(Code::NotADate, ["trainings"]));
        }
        wrong.dedup_by(|one, other| one.path == other.path);
        if !wrong.is_empty() {
            return Err(wrong);
        }
        Ok(Skills {
            languages: self.languages.clone(),
            gig_types: self.gig_types.clone(),
            municipality: Some(self.municipality.clone()).filter(|code| !code.is_empty()),
            areas,
            max_travel_km: km.and_then(Result::ok),
            agreement_kind: self.agreement_kind,
            confidentiality: self.confidentiality,
            trainings: trainings.into_iter().flatten().collect(),
        })
    }
}

/// The name of the field for how well a language is known.
fn level_field(language: &ExpertLanguage) -> String {
    format!("level.{}", language.tag)
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().map(str::trim).filter(|line| !line.is_empty())
}

/// Reads `Vertaisohjaajan koulutus; Järjestö; 31.12.2028`; what follows the name may be left out.
fn training(line: &str) -> Option<Training> {
    let mut parts = line.splitn(3, ';').map(str::trim);
    let mut part = || parts.next().unwrap_or_default();
    let (name, provider, until) = (part().to_owned(), part().to_owned(), part());
    let valid_until = if until.is_empty() { None } else { Some(parse_day(until)?) };
    Some(Training { name, provider, valid_until })
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ExpertId>,
    State(state): State<WebState>,
) -> Reply {
    let expert = registry::expert(&state.services, &page.caller.actor, id).await?;
    let typed = Typed::of(&page.frame, Skills::of(&expert.profile));
    Ok(form(page.frame, &expert, typed, &Violations::new()))
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
    let expert = registry::expert(services, actor, id).await?;
    let typed = Typed::sent(&fields, &expert.profile.languages);
    let wrong = match typed.read() {
        Ok(read) => match profile::set_skills(services, actor, id, read).await {
            Ok(_) => return Ok(see_other(&expert_address(&page.frame, id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    Ok(form(page.frame, &expert, typed, &wrong))
}

fn form(frame: Frame, expert: &Expert, typed: Typed, wrong: &Violations) -> axum::response::Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let field = |violation: &Violation| violation.path.first().cloned().unwrap_or_default();
    let page = SkillsPage {
        problems: Problems::new(&frame, wrong, field),
        alias: expert.profile.alias.clone(),
        back: expert_address(&frame, expert.id, ""),
        languages: typed.languages.iter().map(|one| language_row(&frame, one)).collect(),
        gig_types: choices(&frame, GigType::ALL, |one| typed.gig_types.contains(&one)),
        municipalities: municipalities(&typed.municipality),
        agreement_kinds: choices(&frame, AgreementKind::ALL, |one| typed.agreement_kind == one),
        typed,
        frame,
    };
    html(status, Keep::Nothing, &page)
}

fn language_row(frame: &Frame, one: &ExpertLanguage) -> LanguageRow {
    LanguageRow {
        language: LanguageName::of(&one.tag),
        name: level_field(one),
        levels: choices(frame, Level::ALL, |level| level == one.level),
    }
}

#[cfg(test)]
mod tests {
    use chrono::NaiveDate;

    use super::*;

    #[test]
    fn a_training_is_read_from_a_line_of_its_own() {
        let read = |line| training(line).map(|one| (one.name, one.provider, one.valid_until));
        let told = |name: &str, provider: &str, until| Some((name.to_owned(), provider.to_owned(), until));
        assert_eq!(read("Ohjaajakoulutus"), told("Ohjaajakoulutus", "", None));
        let day = NaiveDate::from_ymd_opt(2028, 12, 31);
        assert_eq!(read("Ohjaaja; Järjestö ; 31.12.2028"), told("Ohjaaja", "Järjestö", day));
        assert_eq!(read("Ohjaaja; Järjestö; pian"), None);
    }
}
