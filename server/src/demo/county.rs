//! The invented county: its name, municipalities and organisation.

use domain::county::{County, Municipality};
use domain::identity::{Actor, Scope};
use domain::panel::FUNCTIONING_MONTHS;
use domain::{DivisionId, LanguageTag};
use service::{Result, Services, county};

use super::script::{Owner, Texts, localized};

const NAME: Texts = &[
    ("fi", "Esimerkkilän hyvinvointialue"),
    ("sv", "Exempelby välfärdsområde"),
    ("en", "Esimerkkilä wellbeing services county (demonstration)"),
];

/// Invented, like their codes: no Finnish municipality has one of these.
const MUNICIPALITIES: [(&str, Texts); 3] = [
    ("901", &[("fi", "Esimerkkilä"), ("sv", "Exempelby")]),
    ("902", &[("fi", "Koekylä"), ("sv", "Provby")]),
    ("903", &[("fi", "Mallisaari"), ("sv", "Modellö")]),
];

const REQUIRED_LANGUAGES: [&str; 2] = ["fi", "sv"];
const PAGE_LANGUAGES: [&str; 4] = ["fi", "sv", "en", "fi-simple"];
const CONTACT_EMAIL: &str = "kirjaamo@example.fi";
const MIX_THRESHOLD: u32 = domain::county::SMALLEST_MIX;
const LATE_ANSWER_DAYS: u16 = 14;

/// Who answers questions about the processing of answers, in the privacy notice of every survey.
pub const REGISTRY: Texts = &[
    ("fi", "Esimerkkilän hyvinvointialueen kirjaamo, kirjaamo@example.fi"),
    ("sv", "Exempelby välfärdsområdes registratorskontor, kirjaamo@example.fi"),
    ("en", "The registry office of Esimerkkilä wellbeing services county, kirjaamo@example.fi"),
    ("fi-simple", "Kysy lisää kirjaamosta. Sähköposti: kirjaamo@example.fi"),
    ("ar", "مكتب السجلات في منطقة خدمات الرفاهية، kirjaamo@example.fi"),
];

const HEALTH_SERVICES: Texts =
    &[("fi", "Terveyspalvelut"), ("sv", "Hälsovårdstjänster"), ("en", "Health services")];
const HEALTH_UNITS: &[Texts] = &[
    &[
        ("fi", "Keskustan terveysasema"),
        ("sv", "Centrums hälsostation"),
        ("en", "City centre health station"),
    ],
    &[("fi", "Rannan terveysasema"), ("sv", "Strandens hälsostation"), ("en", "Ranta health station")],
    &[("fi", "Suun terveydenhuolto"), ("sv", "Munhälsovården"), ("en", "Oral health care")],
];

const OLDER_PEOPLE: Texts =
    &[("fi", "Ikääntyneiden palvelut"), ("sv", "Tjänster för äldre"), ("en", "Services for older people")];
const OLDER_PEOPLE_UNITS: &[Texts] = &[
    &[("fi", "Kotihoito"), ("sv", "Hemvården"), ("en", "Home care")],
    &[("fi", "Asiakasohjaus"), ("sv", "Klienthandledningen"), ("en", "Service guidance")],
];

const FAMILIES: Texts = &[
    ("fi", "Lasten, nuorten ja perheiden palvelut"),
    ("sv", "Tjänster för barn, unga och familjer"),
    ("en", "Services for children, young people and families"),
];
const FAMILY_UNITS: &[Texts] = &[
    &[("fi", "Neuvolat"), ("sv", "Rådgivningsbyråerna"), ("en", "Maternity and child health clinics")],
    &[("fi", "Perhekeskus"), ("sv", "Familjecentret"), ("en", "Family centre")],
];

/// The divisions that own surveys.
#[derive(Clone, Copy)]
pub struct Divisions {
    pub health_services: DivisionId,
    pub services_for_older_people: DivisionId,
}

impl Divisions {
    /// The part of the county that a survey belongs to.
    pub fn scope(self, owner: Owner) -> Scope {
        match owner {
            Owner::County => Scope::County,
            Owner::HealthServices => Scope::Division(self.health_services),
            Owner::ServicesForOlderPeople => Scope::Division(self.services_for_older_people),
        }
    }
}

/// Saves the settings and adds the divisions.
pub async fn set_up(services: &Services, administrator: &Actor) -> Result<Divisions> {
    county::save_settings(services, administrator, &settings()).await?;
    let health_services = add(services, administrator, HEALTH_SERVICES, HEALTH_UNITS).await?;
    let services_for_older_people = add(services, administrator, OLDER_PEOPLE, OLDER_PEOPLE_UNITS).await?;
    add(services, administrator, FAMILIES, FAMILY_UNITS).await?;
    Ok(Divisions { health_services, services_for_older_people })
}

fn settings() -> County {
    County {
        name: localized(NAME),
        required_languages: languages(&REQUIRED_LANGUAGES),
        page_languages: languages(&PAGE_LANGUAGES),
        municipalities: MUNICIPALITIES
            .iter()
            .map(|(code, name)| Municipality { code: (*code).to_owned(), name: localized(name) })
            .collect(),
        contact_email: CONTACT_EMAIL.to_owned(),
        mix_threshold: MIX_THRESHOLD,
        late_answer_days: LATE_ANSWER_DAYS,
        functioning_months: FUNCTIONING_MONTHS,
        eves: domain::working_day::Eves::NonWorking,
        rated_hosts: vec!["www.tunturialue.example".to_owned()],
        feedback_months: domain::customer_feedback::RETENTION_MONTHS,
    }
}

fn languages(tags: &[&str]) -> Vec<LanguageTag> {
    tags.iter().filter_map(|tag| tag.parse().ok()).collect()
}

async fn add(services: &Services, administrator: &Actor, name: Texts, units: &[Texts]) -> Result<DivisionId> {
    let units = units.iter().map(|unit| localized(unit)).collect();
    Ok(county::add_division(services, administrator, localized(name), units).await?.id)
}
