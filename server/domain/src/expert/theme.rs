//! What an expert may have lived through: a coarse, controlled vocabulary, never a diagnosis.
//!
//! A theme beside a person is health data (GDPR art. 9). No row of the database holds one in clear.

use serde::{Deserialize, Serialize};

use crate::id::ConsentId;

coded_enum! {
    /// A theme of experience, as Finnish networks of experts by experience use them.
    Theme, "theme-" {
        MentalHealth = "mental_health",
        Depression = "depression",
        Anxiety = "anxiety",
        Psychosis = "psychosis",
        BipolarDisorder = "bipolar_disorder",
        EatingDisorder = "eating_disorder",
        Neurodiversity = "neurodiversity",
        SelfHarm = "self_harm",
        Alcohol = "alcohol",
        Drugs = "drugs",
        Gambling = "gambling",
        Crime = "crime",
        Homelessness = "homelessness",
        Debt = "debt",
        Unemployment = "unemployment",
        ChildProtection = "child_protection",
        FosterCare = "foster_care",
        DomesticViolence = "domestic_violence",
        SexualViolence = "sexual_violence",
        PhysicalDisability = "physical_disability",
        IntellectualDisability = "intellectual_disability",
        VisualImpairment = "visual_impairment",
        HearingImpairment = "hearing_impairment",
        LongTermIllness = "long_term_illness",
        Cancer = "cancer",
        Diabetes = "diabetes",
        HeartDisease = "heart_disease",
        ChronicPain = "chronic_pain",
        MemoryDisorder = "memory_disorder",
        Rehabilitation = "rehabilitation",
        FamilyCaring = "family_caring",
        Ageing = "ageing",
        Parenthood = "parenthood",
        Youth = "youth",
        Bereavement = "bereavement",
        Immigration = "immigration",
        SamiServices = "sami_services",
        GenderAndSexuality = "gender_and_sexuality",
    }
}

coded_enum! {
    /// Whose experience it is.
    Relation, "theme-relation-" {
        Own = "own",
        /// That of somebody close, such as a child or a spouse.
        CloseOne = "close_one",
    }
}

coded_enum! {
    /// How long ago it was.
    Recency, "theme-recency-" {
        Ongoing = "ongoing",
        WithinFiveYears = "within_five_years",
        Earlier = "earlier",
    }
}

coded_enum! {
    /// Who may know of a theme, as the expert has chosen.
    Visibility, "theme-visibility-" {
        /// The coordinator and the matching only; what is chosen where nothing is.
        MatchingOnly = "matching_only",
        /// Whoever ordered, too, while the expert is held or booked for it.
        Orderer = "orderer",
        /// Whoever ordered, too, and the lists on which coordinators look for experts, where no look is logged.
        /// Nothing is published.
        Public = "public",
    }
}

/// One theme of an expert, with what they consented to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ExpertTheme {
    pub theme: Theme,
    pub relation: Relation,
    pub recency: Recency,
    pub visibility: Visibility,
    /// The consent it rests on; withdrawn, the theme goes at once.
    pub consent: ConsentId,
}
