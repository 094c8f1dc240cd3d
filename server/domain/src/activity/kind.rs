//! What activities are told apart by.

use std::collections::BTreeSet;

coded_enum! {
    /// What kind of activity it is.
    ActivityKind, "activity-kind-" {
        /// Asukastilaisuus.
        ResidentEvent = "resident_event",
        /// Koulutus.
        Training = "training",
        /// Työpaja.
        Workshop = "workshop",
        /// Jalkautuminen: people are met where they are.
        Outreach = "outreach",
        /// Osallistuva budjetointi.
        ParticipatoryBudgeting = "participatory_budgeting",
        Other = "other",
    }
}

coded_enum! {
    /// The six categories of participation (osallisuuden osa-alueet). Activities, surveys and panels each have some.
    ParticipationCategory, "participation-" {
        /// Tieto-osallisuus.
        Information = "information",
        /// Aloiteosallisuus.
        Initiative = "initiative",
        /// Suunnitteluosallisuus.
        Planning = "planning",
        /// Toimintaosallisuus.
        Action = "action",
        /// Arviointiosallisuus.
        Evaluation = "evaluation",
        /// Päätöksenteko-osallisuus.
        DecisionMaking = "decision_making",
    }
}

impl ParticipationCategory {
    /// What has been chosen, or what is usual where nothing has.
    pub(crate) fn chosen_or(chosen: &BTreeSet<Self>, usual: &[Self]) -> BTreeSet<Self> {
        if chosen.is_empty() { usual.iter().copied().collect() } else { chosen.clone() }
    }
}

coded_enum! {
    /// What an activity is about, as indicators ask for it. What else it is about is told by free tags.
    ActivityTopic, "activity-topic-" {
        /// Asiakkaiden kohtaaminen.
        EncounteringCustomers = "encountering_customers",
        /// Asukkaiden vaikuttamisen tavat.
        WaysToInfluence = "ways_to_influence",
        /// Saamenkielisen väestön oikeudet.
        SamiRights = "sami_rights",
        /// Saamenkielisen asiakkaan kohtaaminen.
        SamiEncounters = "sami_encounters",
        /// Yhteiskehittäminen ja osallistavat menetelmät.
        CoDevelopment = "co_development",
        /// Yhdenvertaisuus ja turvallisempi tila.
        Equality = "equality",
        /// Saavutettavuus ja selkokieli.
        Accessibility = "accessibility",
        /// Hyvinvointi ja terveys.
        Wellbeing = "wellbeing",
        /// Palvelut ja palveluverkko.
        Services = "services",
        /// Talous ja päätöksenteko.
        Governance = "governance",
    }
}

coded_enum! {
    /// For whom an activity is.
    ActivityAudience, "activity-audience-" {
        Residents = "residents",
        Customers = "customers",
        Staff = "staff",
        /// Esihenkilöt.
        Supervisors = "supervisors",
        /// Sosiaali- ja potilasasiavastaavat.
        Ombudsmen = "ombudsmen",
        /// The decision-making organisation: elected officials and those who prepare for them.
        DecisionMakers = "decision_makers",
        /// Organisations, municipalities and others with whom the county works.
        Partners = "partners",
    }
}

coded_enum! {
    /// Where the number of participants comes from.
    Counting, "activity-counting-" {
        Counted = "counted",
        Estimated = "estimated",
    }
}
