//! What can be done with a survey now, and by whom: what its page offers. The use cases check it again.

use chrono::{DateTime, Utc};
use domain::identity::{Action, Actor};
use domain::survey::{Phase, Survey};

/// One thing to do with a survey.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    Edit,
    Preview,
    Publish,
    /// Write again to the members of a panel.
    Remind,
    Results,
    PublishResults,
    Outcome,
    EndLateAnswers,
    Close,
    Archive,
    Delete,
}

impl Step {
    /// In the order in which they are offered: the next one of a survey's life first.
    pub const ALL: &[Self] = &[
        Self::Edit,
        Self::Preview,
        Self::Publish,
        Self::Remind,
        Self::Results,
        Self::PublishResults,
        Self::Outcome,
        Self::EndLateAnswers,
        Self::Close,
        Self::Archive,
        Self::Delete,
    ];

    /// The last part of the address of its page.
    pub fn path(self) -> &'static str {
        match self {
            Self::Edit => "edit",
            Self::Preview => "preview",
            Self::Publish => "publish",
            Self::Remind => "remind",
            Self::Results => "results",
            Self::PublishResults => "publish-results",
            Self::Outcome => "outcome",
            Self::EndLateAnswers => "end-late-answers",
            Self::Close => "close",
            Self::Archive => "archive",
            Self::Delete => "delete",
        }
    }

    /// Whether it cannot be undone and is not the way forward either.
    pub fn is_grave(self) -> bool {
        matches!(self, Self::Close | Self::Archive | Self::Delete | Self::EndLateAnswers)
    }

    fn action(self) -> Action {
        match self {
            Self::Preview => Action::ViewSurveys,
            Self::Edit | Self::Delete => Action::EditSurvey,
            Self::Publish | Self::Remind | Self::Close | Self::EndLateAnswers | Self::Archive => {
                Action::PublishSurvey
            }
            Self::Results => Action::ViewResults,
            Self::PublishResults => Action::PublishResults,
            Self::Outcome => Action::PublishOutcome,
        }
    }

    /// Whether the survey's life allows it now.
    fn is_possible(self, survey: &Survey, now: DateTime<Utc>) -> bool {
        let phase = survey.life.phase(now);
        let publication = survey.life.publication();
        let answered_here = !survey.draft.form.is_external();
        let has_answers = publication.is_some_and(|p| p.responses_deleted_at.is_none()) && answered_here;
        let is_final = publication.is_some_and(|p| p.finalised_at.is_some());
        match self {
            Self::Edit | Self::Publish => survey.life.accepts_edits(now).is_ok(),
            Self::Remind => phase == Phase::Open && survey.respondents.are_invited(),
            Self::Preview => answered_here,
            Self::Results => has_answers,
            Self::PublishResults => {
                has_answers && is_final && publication.is_some_and(|p| p.results_released_at.is_none())
            }
            Self::Outcome => matches!(phase, Phase::Closed | Phase::Archived),
            Self::EndLateAnswers => {
                phase == Phase::Closed
                    && answered_here
                    && !is_final
                    && publication.and_then(|p| p.late_answers_until()).is_some_and(|until| until > now)
            }
            Self::Close => matches!(phase, Phase::Scheduled | Phase::Open),
            Self::Archive => phase == Phase::Closed && is_final && !survey.life.owes_outcome(now),
            Self::Delete => phase == Phase::Draft,
        }
    }

    pub fn is_offered(self, survey: &Survey, actor: &Actor, now: DateTime<Utc>) -> bool {
        survey.allows(actor, self.action()) && self.is_possible(survey, now)
    }
}

/// Everything that this person can do with a survey now.
pub fn steps(survey: &Survey, actor: &Actor, now: DateTime<Utc>) -> Vec<Step> {
    Step::ALL.iter().copied().filter(|step| step.is_offered(survey, actor, now)).collect()
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use chrono::Duration;
    use domain::id::TypedId;
    use domain::identity::{Grant, Role, Scope, StaffActor};
    use domain::survey::{Form, Life, Respondents, Schedule, SurveyContent, SurveyKind};
    use domain::{AccountId, LanguageTag, LocalizedText, SurveyId};
    use uuid::Uuid;

    pub fn at(hours: i64) -> DateTime<Utc> {
        DateTime::UNIX_EPOCH + Duration::hours(hours)
    }

    pub fn staff(role: Role) -> Actor {
        Actor::Staff(StaffActor {
            account: AccountId::from_uuid(Uuid::nil()),
            name: String::new(),
            language: None,
            grants: vec![Grant { role, scope: Scope::County }],
            session: [0; 32],
        })
    }

    pub fn editor() -> Actor {
        staff(Role::SurveyEditor)
    }

    pub fn survey(life: Life) -> Survey {
        let title = LocalizedText::from([("fi", "Otsikko")]);
        Survey {
            id: SurveyId::from_uuid(Uuid::nil()),
            slug: "otsikko".into(),
            owner: Scope::County,
            respondents: Respondents::Anyone,
            draft: SurveyContent::new(
                SurveyKind::Resident,
                LanguageTag::finnish(),
                title,
                Form::Questions(Vec::new()),
            ),
            revision: 1,
            life,
            created_at: at(0),
            updated_at: at(0),
        }
    }

    /// Open from the 10th hour to the 20th, late answers for a day after it.
    pub fn published() -> Life {
        let schedule = Schedule { opens_at: at(10), closes_at: Some(at(20)), late_answer_days: 1 };
        Life::Draft.publish(schedule, at(0)).unwrap()
    }

    #[test]
    fn each_phase_offers_its_own_steps() {
        use Step::*;
        let of = |life, hour| steps(&survey(life), &editor(), at(hour));
        assert_eq!(of(Life::Draft, 0), [Edit, Preview, Publish, Delete]);
        assert_eq!(of(published(), 15), [Edit, Preview, Publish, Results, Close]);
        assert_eq!(of(published(), 21), [Preview, Results, Outcome, EndLateAnswers]);
        assert_eq!(of(published(), 45), [Preview, Results, Outcome]);
        let done = published().finalise(at(45)).unwrap();
        assert_eq!(of(done, 46), [Preview, Results, PublishResults, Outcome]);
        let released = done.release_results(at(46)).unwrap();
        assert_eq!(of(released, 47), [Preview, Results, Outcome]);
        let told = released.publish_outcome(at(47)).unwrap();
        assert_eq!(of(told, 47), [Preview, Results, Outcome, Archive]);
        assert_eq!(of(told.archive(at(47)).unwrap(), 48), [Preview, Results, Outcome]);
    }

    #[test]
    fn whoever_organises_a_panel_does_all_there_is_to_do_to_its_surveys_and_to_no_other() {
        let members =
            Respondents::Members { panel: domain::id::PanelId::from_uuid(Uuid::nil()), is_paired: true };
        let of_panel = Survey { respondents: members, ..survey(published()) };
        let coordinator = staff(Role::Coordinator);
        use Step::{Close, Edit, Preview, Publish, Remind, Results};
        assert_eq!(steps(&of_panel, &coordinator, at(15)), [Edit, Preview, Publish, Remind, Results, Close]);
        assert_eq!(steps(&survey(published()), &coordinator, at(15)), [Preview]);
    }

    #[test]
    fn a_person_is_offered_only_what_their_roles_allow() {
        let of = |role, life, hour| steps(&survey(life), &staff(role), at(hour));
        assert_eq!(of(Role::Administrator, Life::Draft, 0), [Step::Preview]);
        assert_eq!(of(Role::Analyst, published(), 15), [Step::Preview, Step::Results]);
        assert_eq!(of(Role::Orderer, published(), 15), []);
    }
}
