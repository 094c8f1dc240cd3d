//! The named rules by which the platform computes values, and which indicator of the known programmes has which.

use super::facts::Facts;
use super::period::Period;
use super::value::Value;
use super::{Context, rules};
use crate::SurveyId;
use crate::activity::ActivityTopic;
use crate::programme::{IndicatorCode, IndicatorKind, KnownProgramme, ProgrammeKey, Wording};

coded_enum! {
    /// A rule that computes a value. A county's own programme may use each by its name.
    Rule, "indicator-rule-" {
        InformationReceived = "information_received",
        WillingnessToRecommend = "willingness_to_recommend",
        ServiceInOwnLanguage = "service_in_own_language",
        InfluenceOnOwnCare = "influence_on_own_care",
        CommitteeKnown = "committee_known",
        FeedbackReceived = "feedback_received",
        FeedbackHandled = "feedback_handled",
        FeedbackOnInfluence = "feedback_on_influence",
        WaysToGiveFeedback = "ways_to_give_feedback",
        FeedbackOnSamiServices = "feedback_on_sami_services",
        VolumeOnSamiServices = "volume_on_sami_services",
        FeedbackOnSamiGuidance = "feedback_on_sami_guidance",
        FeedbackAnalysed = "feedback_analysed",
        FunctioningPanels = "functioning_panels",
        SurveysListed = "surveys_listed",
        ParticipationSurveyProgress = "participation_survey_progress",
        ParticipationSurveyParticipants = "participation_survey_participants",
        ExpertOrders = "expert_orders",
        TrainingsOnEncounters = "trainings_on_encounters",
        ParticipantsOnEncounters = "participants_on_encounters",
        TrainingsOnInfluence = "trainings_on_influence",
        ParticipantsOnInfluence = "participants_on_influence",
        ParticipantsOnSamiRights = "participants_on_sami_rights",
        TrainingsOnSamiServices = "trainings_on_sami_services",
        TrainingsForDecisionMakers = "trainings_for_decision_makers",
        ResidentEvents = "resident_events",
        OtherMethods = "other_methods",
        Trials = "trials",
        StatementsOfBodies = "statements_of_bodies",
        MattersOfBodies = "matters_of_bodies",
        PlansOfBodies = "plans_of_bodies",
        ReportsOfBodies = "reports_of_bodies",
        ProposalsFollowed = "proposals_followed",
        IndicatorsInUse = "indicators_in_use",
        BaselinesDefined = "baselines_defined",
    }
}

/// The rule of each indicator of the known programmes that the platform computes: 37 of 78. One rule may serve several
/// indicators that ask the same.
const OF_KNOWN: &[(KnownProgramme, &str, Rule)] = {
    use KnownProgramme::{Lapland, VantaaKerava};
    &[
        (VantaaKerava, "V01", Rule::InformationReceived),
        (VantaaKerava, "V05", Rule::WillingnessToRecommend),
        (VantaaKerava, "V06", Rule::ServiceInOwnLanguage),
        (VantaaKerava, "V07", Rule::FeedbackReceived),
        (VantaaKerava, "V08", Rule::FeedbackHandled),
        (VantaaKerava, "V12", Rule::FunctioningPanels),
        (VantaaKerava, "V13", Rule::SurveysListed),
        (VantaaKerava, "V14", Rule::ExpertOrders),
        (Lapland, "L01", Rule::TrainingsOnEncounters),
        (Lapland, "L02", Rule::ParticipantsOnEncounters),
        (Lapland, "L03", Rule::TrainingsOnInfluence),
        (Lapland, "L04", Rule::ParticipantsOnInfluence),
        (Lapland, "L05", Rule::InfluenceOnOwnCare),
        (Lapland, "L06", Rule::FeedbackOnInfluence),
        (Lapland, "L10", Rule::WaysToGiveFeedback),
        (Lapland, "L17", Rule::ParticipationSurveyProgress),
        (Lapland, "L18", Rule::ParticipationSurveyParticipants),
        (Lapland, "L19", Rule::ResidentEvents),
        (Lapland, "L20", Rule::OtherMethods),
        (Lapland, "L21", Rule::Trials),
        (Lapland, "L24", Rule::StatementsOfBodies),
        (Lapland, "L25", Rule::MattersOfBodies),
        (Lapland, "L26", Rule::PlansOfBodies),
        (Lapland, "L27", Rule::ReportsOfBodies),
        (Lapland, "L28", Rule::ParticipantsOnSamiRights),
        (Lapland, "L29", Rule::FeedbackOnSamiServices),
        (Lapland, "L30", Rule::FeedbackOnSamiServices),
        (Lapland, "L31", Rule::TrainingsOnSamiServices),
        (Lapland, "L32", Rule::VolumeOnSamiServices),
        (Lapland, "L34", Rule::FeedbackOnSamiServices),
        (Lapland, "L36", Rule::FeedbackOnSamiGuidance),
        (Lapland, "L45", Rule::TrainingsForDecisionMakers),
        (Lapland, "L50", Rule::CommitteeKnown),
        (Lapland, "L59", Rule::IndicatorsInUse),
        (Lapland, "L60", Rule::FeedbackAnalysed),
        (Lapland, "L61", Rule::BaselinesDefined),
        (Lapland, "L62", Rule::ProposalsFollowed),
    ]
};

/// The rule of an indicator of a known programme, by the programme's key and the indicator's code.
pub fn rule_of(programme: &ProgrammeKey, indicator: &IndicatorCode) -> Option<Rule> {
    let is_it = |known: KnownProgramme| known.content().is_some_and(|content| content.key == *programme);
    let row = OF_KNOWN.iter().find(|(known, code, _)| *code == indicator.as_str() && is_it(*known));
    row.map(|(.., rule)| *rule)
}

impl Rule {
    /// Counts up whenever the rule would give another value from the same facts. Stands beside every value.
    pub fn version(self) -> u32 {
        1
    }

    /// It counts answers: small groups are hidden, and what is frozen is corrected by many answers only.
    pub fn counts_answers(self) -> bool {
        self.question().is_some() || self == Self::ParticipationSurveyParticipants
    }

    /// It counts people, or what people have written of one theme or in some languages: a small figure of it could point at
    /// somebody, though nothing was asked.
    pub fn counts_people(self) -> bool {
        matches!(
            self,
            Self::ParticipantsOnEncounters
                | Self::ParticipantsOnInfluence
                | Self::ParticipantsOnSamiRights
                | Self::FeedbackOnInfluence
                | Self::FeedbackOnSamiServices
                | Self::VolumeOnSamiServices
                | Self::FeedbackOnSamiGuidance
        )
    }

    /// The key in the question bank of the question whose answers it counts.
    pub fn question(self) -> Option<&'static str> {
        match self {
            Self::InformationReceived => Some("information-received"),
            Self::WillingnessToRecommend => Some("recommendation-nps"),
            Self::ServiceInOwnLanguage => Some("own-language-service"),
            Self::InfluenceOnOwnCare => Some("influence-on-own-care"),
            Self::CommitteeKnown => Some("committee-known"),
            _ => None,
        }
    }

    /// It is about one survey, which the county names for the indicator.
    pub fn follows_survey(self) -> bool {
        matches!(self, Self::ParticipationSurveyProgress | Self::ParticipationSurveyParticipants)
    }

    /// The kind of the indicators that it can compute.
    pub fn kind(self) -> IndicatorKind {
        match self {
            Self::InformationReceived
            | Self::ServiceInOwnLanguage
            | Self::InfluenceOnOwnCare
            | Self::CommitteeKnown => IndicatorKind::SurveyShare,
            Self::WillingnessToRecommend => IndicatorKind::Nps,
            Self::FeedbackHandled => IndicatorKind::Percentage,
            Self::ParticipationSurveyProgress => IndicatorKind::Status,
            Self::PlansOfBodies | Self::ReportsOfBodies => IndicatorKind::Document,
            Self::FeedbackAnalysed
            | Self::SurveysListed
            | Self::ProposalsFollowed
            | Self::IndicatorsInUse
            | Self::BaselinesDefined => IndicatorKind::YesNo,
            _ => IndicatorKind::Count,
        }
    }

    /// What it counts, in the words of a known programme.
    pub fn how(self) -> Option<&'static Wording> {
        let (known, code, _) = OF_KNOWN.iter().find(|(.., rule)| *rule == self)?;
        let content = known.content()?;
        let definition = content.indicators.iter().find(|one| one.code.as_str() == *code)?;
        Some(&definition.how)
    }

    /// Computes the value over a period from what was known at the end of the day `as_of`. What happened later does not
    /// count, and what happened until then counts whenever it is computed. `survey` is the one that the indicator
    /// follows, where its rule follows one.
    pub fn compute(
        self,
        facts: &Facts,
        period: Period,
        as_of: chrono::NaiveDate,
        survey: Option<SurveyId>,
    ) -> Value {
        let context = Context { facts, period, as_of, rule: self, survey };
        match self {
            Self::InformationReceived | Self::InfluenceOnOwnCare => rules::answers::share_of_yes(&context),
            Self::WillingnessToRecommend => rules::answers::willingness_to_recommend(&context),
            Self::ServiceInOwnLanguage => rules::answers::service_in_own_language(&context),
            Self::CommitteeKnown => rules::answers::known_by_audience(&context),
            Self::ParticipationSurveyProgress => rules::answers::survey_progress(&context),
            Self::ParticipationSurveyParticipants => rules::answers::survey_participants(&context),
            Self::FeedbackReceived => rules::feedback::received(&context),
            Self::FeedbackHandled => rules::feedback::handled(&context),
            Self::FeedbackOnInfluence => rules::feedback::on_influence(&context),
            Self::WaysToGiveFeedback => rules::feedback::ways(&context),
            Self::FeedbackOnSamiServices => rules::feedback::on_sami_services(&context),
            Self::VolumeOnSamiServices => rules::feedback::volume_on_sami_services(&context),
            Self::FeedbackOnSamiGuidance => rules::feedback::on_sami_guidance(&context),
            Self::FeedbackAnalysed => rules::feedback::analysed(&context),
            Self::FunctioningPanels => rules::acts::functioning_panels(&context),
            Self::SurveysListed => rules::acts::surveys_listed(&context),
            Self::ExpertOrders => rules::acts::expert_orders(&context),
            Self::TrainingsOnEncounters => {
                rules::activities::trainings(&context, ActivityTopic::EncounteringCustomers)
            }
            Self::ParticipantsOnEncounters => {
                rules::activities::participants(&context, ActivityTopic::EncounteringCustomers)
            }
            Self::TrainingsOnInfluence => {
                rules::activities::trainings(&context, ActivityTopic::WaysToInfluence)
            }
            Self::ParticipantsOnInfluence => {
                rules::activities::participants(&context, ActivityTopic::WaysToInfluence)
            }
            Self::ParticipantsOnSamiRights => {
                rules::activities::participants(&context, ActivityTopic::SamiRights)
            }
            Self::TrainingsOnSamiServices => {
                rules::activities::trainings(&context, ActivityTopic::SamiEncounters)
            }
            Self::TrainingsForDecisionMakers => rules::activities::for_decision_makers(&context),
            Self::ResidentEvents => rules::activities::resident_events(&context),
            Self::OtherMethods => rules::activities::other_methods(&context),
            Self::Trials => rules::activities::trials(&context),
            Self::StatementsOfBodies => rules::bodies::statements(&context),
            Self::MattersOfBodies => rules::bodies::matters(&context),
            Self::PlansOfBodies => rules::bodies::plans(&context),
            Self::ReportsOfBodies => rules::bodies::reports(&context),
            Self::ProposalsFollowed => rules::bodies::proposals_followed(&context),
            Self::IndicatorsInUse => rules::programme::indicators_in_use(&context),
            Self::BaselinesDefined => rules::programme::baselines_defined(&context),
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;
    use crate::programme::IndicatorSource;

    #[test]
    fn every_indicator_that_the_platform_counts_has_a_rule_and_no_other_has_one() {
        let mut ruled = 0;
        for known in KnownProgramme::ALL {
            let content = known.content().unwrap();
            for indicator in &content.indicators {
                let is_counted =
                    matches!(indicator.source, IndicatorSource::Computed | IndicatorSource::Recorded);
                let rule = rule_of(&content.key, &indicator.code);
                assert_eq!(rule.is_some(), is_counted, "{}", indicator.code);
                ruled += usize::from(rule.is_some());
                // Its question is the one that the programme says.
                let asked = indicator.question.as_ref().map(|question| question.bank_key.as_str());
                assert_eq!(rule.and_then(Rule::question), asked, "{}", indicator.code);
                assert!(rule.is_none_or(|rule| rule.kind() == indicator.kind), "{}", indicator.code);
            }
        }
        assert_eq!(ruled, 37);
        let used: BTreeSet<Rule> = OF_KNOWN.iter().map(|(.., rule)| *rule).collect();
        assert_eq!(used.len(), Rule::ALL.len(), "a rule that no indicator has");
    }

    #[test]
    fn every_rule_says_what_it_counts() {
        for rule in Rule::ALL {
            assert!(rule.how().is_some_and(|how| !how.is_empty()), "{}", rule.code());
        }
    }

    #[test]
    fn a_code_of_another_programme_has_no_rule() {
        let own: ProgrammeKey = "own-programme".parse().unwrap();
        assert_eq!(rule_of(&own, &"V01".parse().unwrap()), None);
    }
}
