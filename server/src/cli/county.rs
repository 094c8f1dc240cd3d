//! `county show` and `county set`: the settings, divisions and units as one JSON file.

use std::collections::BTreeMap;
use std::path::Path;

use domain::county::{County, Division, Municipality};
use domain::customer_feedback::RETENTION_MONTHS;
use domain::id::TypedId;
use domain::identity::Actor;
use domain::panel::FUNCTIONING_MONTHS;
use domain::working_day::Eves;
use domain::{DivisionId, LanguageTag, LocalizedText, UnitId};
use serde::{Deserialize, Serialize};
use service::ServiceError;
use service::county::{DivisionPlan, UnitPlan};

use super::{Failure, say};

/// The file. Ids stand where something is there already; what is new has none.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct File {
    name: Texts,
    /// Languages in which every public text must be complete; the first is the one names are written in.
    required_languages: Vec<String>,
    /// Languages of the pages' language switch.
    page_languages: Vec<String>,
    municipalities: Vec<Place>,
    contact_email: String,
    /// Answers pending before a mix, at least ten.
    mix_threshold: u32,
    late_answer_days: u16,
    /// Months within which a meeting shows that a panel functions, 1 to 36. Files from before have none.
    #[serde(default = "functioning_months")]
    functioning_months: u32,
    /// Christmas Eve and Midsummer Eve count as working days when feedback falls due.
    #[serde(default)]
    eves_are_working: bool,
    /// The hosts of the county's own pages whose readers say there whether they found what they looked for.
    #[serde(default)]
    rated_hosts: Vec<String>,
    /// Months after which handled customer feedback is forgotten, 6 to 120. Files from before have none.
    #[serde(default = "feedback_months")]
    feedback_months: u32,
    divisions: Vec<Part>,
}

fn feedback_months() -> u32 {
    RETENTION_MONTHS
}

fn functioning_months() -> u32 {
    FUNCTIONING_MONTHS
}

/// A text by language.
type Texts = BTreeMap<String, String>;

#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Place {
    /// Three digits.
    code: String,
    name: Texts,
}

/// A division with its units.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Part {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    id: Option<String>,
    name: Texts,
    #[serde(default)]
    units: Vec<Smallest>,
}

/// A unit.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Smallest {
    #[serde(skip_serializing_if = "Option::is_none", default)]
    id: Option<String>,
    name: Texts,
}

pub(super) async fn show() -> Result<(), Failure> {
    let services = super::services().await?;
    let unreadable = "the settings cannot be read; where the database is new, run `osallistu migrate` first";
    let settings = service::county::settings(&services).await.map_err(|_| unreadable)?;
    let divisions = service::county::divisions(&services).await.map_err(|_| unreadable)?;
    say(&serde_json::to_string_pretty(&File::of(settings, divisions))?)
}

pub(super) async fn set(path: &Path) -> Result<(), Failure> {
    let text = std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))?;
    let file: File = serde_json::from_str(&text).map_err(|error| format!("{}: {error}", path.display()))?;
    let (settings, plan) = file.read()?;
    let services = super::services().await?;
    match service::county::organise(&services, &Actor::System, &settings, &plan).await {
        Ok(divisions) => {
            let units: usize = divisions.iter().map(|division| division.units.len()).sum();
            say(&format!("set: {} divisions, {units} units", divisions.len()))
        }
        Err(ServiceError::Invalid(violations)) => Err(super::in_words(&violations)?.into()),
        Err(error) => Err(format!("{error:?}").into()),
    }
}

impl File {
    fn of(county: County, divisions: Vec<Division>) -> Self {
        let tags = |tags: Vec<LanguageTag>| tags.iter().map(ToString::to_string).collect();
        let place = |place: Municipality| Place { code: place.code, name: texts(&place.name) };
        let part = |division: Division| Part {
            id: Some(division.id.node_id()),
            name: texts(&division.name),
            units: division
                .units
                .into_iter()
                .map(|unit| Smallest { id: Some(unit.id.node_id()), name: texts(&unit.name) })
                .collect(),
        };
        Self {
            name: texts(&county.name),
            required_languages: tags(county.required_languages),
            page_languages: tags(county.page_languages),
            municipalities: county.municipalities.into_iter().map(place).collect(),
            contact_email: county.contact_email,
            mix_threshold: county.mix_threshold,
            late_answer_days: county.late_answer_days,
            functioning_months: county.functioning_months,
            eves_are_working: county.eves == Eves::Working,
            rated_hosts: county.rated_hosts.clone(),
            feedback_months: county.feedback_months,
            divisions: divisions.into_iter().map(part).collect(),
        }
    }

    fn read(self) -> Result<(County, Vec<DivisionPlan>), Failure> {
        let required_languages = tags(self.required_languages)?;
        let source = required_languages.first().cloned().ok_or("requiredLanguages is empty")?;
        let localized = |texts| localized(texts, &source);
        let municipality =
            |place: Place| Ok::<_, Failure>(Municipality { code: place.code, name: localized(place.name)? });
        let settings = County {
            name: localized(self.name)?,
            page_languages: tags(self.page_languages)?,
            municipalities: self.municipalities.into_iter().map(municipality).collect::<Result<_, _>>()?,
            contact_email: self.contact_email,
            mix_threshold: self.mix_threshold,
            late_answer_days: self.late_answer_days,
            functioning_months: self.functioning_months,
            eves: if self.eves_are_working { Eves::Working } else { Eves::NonWorking },
            rated_hosts: self.rated_hosts.clone(),
            feedback_months: self.feedback_months,
            required_languages,
        };
        let mut plan = Vec::new();
        for part in self.divisions {
            let mut units = Vec::new();
            for unit in part.units {
                units.push(UnitPlan { id: id::<UnitId>(unit.id)?, name: localized(unit.name)? });
            }
            plan.push(DivisionPlan { id: id::<DivisionId>(part.id)?, name: localized(part.name)?, units });
        }
        Ok((settings, plan))
    }
}

fn texts(text: &LocalizedText) -> Texts {
    text.entries().map(|(tag, text)| (tag.to_string(), text.to_owned())).collect()
}

fn tags(tags: Vec<String>) -> Result<Vec<LanguageTag>, Failure> {
    tags.into_iter().map(|tag| tag.parse().map_err(|_| format!("{tag} is no language tag").into())).collect()
}

/// A name, which must be there in the first required language.
fn localized(texts: Texts, source: &LanguageTag) -> Result<LocalizedText, Failure> {
    let mut text = LocalizedText::default();
    let (first, others): (Vec<_>, Vec<_>) = texts.into_iter().partition(|(tag, _)| tag == source.as_str());
    for (tag, value) in first.into_iter().chain(others) {
        let tag: LanguageTag = tag.parse().map_err(|_| format!("{tag} is no language tag"))?;
        text.set(tag, value.trim(), source);
    }
    if text.get(source).is_none() {
        return Err(format!("a name is missing in {source}").into());
    }
    Ok(text)
}

fn id<I: TypedId>(id: Option<String>) -> Result<Option<I>, Failure> {
    id.map(|id| I::parse_node_id(&id).ok_or_else(|| format!("{id} is no id of this kind").into())).transpose()
}
