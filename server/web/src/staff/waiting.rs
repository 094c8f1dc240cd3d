//! What waits for a person: the surveys that want a next step, by what that step is.

use chrono::{DateTime, Duration, Utc};
use domain::identity::{Action, Actor};
use domain::survey::{Phase, Survey};

/// A survey that closes within this many days is told of.
const CLOSING_DAYS: i64 = 7;

/// Surveys by what they wait for, the most urgent first in each.
#[derive(Debug, Default)]
pub struct Waiting {
    /// Closed, and nobody has told what came of them.
    pub owing: Vec<Survey>,
    /// Mixed for the last time, results not published.
    pub results: Vec<Survey>,
    pub closing: Vec<Survey>,
    pub drafts: Vec<Survey>,
}

/// Sorts surveys by what this person could do next with them.
pub fn waiting(surveys: Vec<Survey>, actor: &Actor, now: DateTime<Utc>) -> Waiting {
    let mut waiting = Waiting::default();
    for survey in surveys {
        let may = |action| actor.may(action, survey.owner);
        let closes_at = survey.life.publication().and_then(|publication| publication.closes_at());
        match (survey.life.phase(now), survey.life.publication()) {
            (Phase::Draft, _) if may(Action::EditSurvey) => waiting.drafts.push(survey),
            (Phase::Open, _) if closes_at.is_some_and(|at| at - now <= Duration::days(CLOSING_DAYS)) => {
                waiting.closing.push(survey);
            }
            (Phase::Closed, Some(publication)) => {
                let has_results = publication.finalised_at.is_some()
                    && publication.results_released_at.is_none()
                    && publication.responses_deleted_at.is_none()
                    && !survey.draft.form.is_external();
                if has_results && may(Action::PublishResults) {
                    waiting.results.push(survey.clone());
                }
                if survey.life.owes_outcome(now) && may(Action::PublishOutcome) {
                    waiting.owing.push(survey);
                }
            }
            _ => {}
        }
    }
    let closes_at = |survey: &Survey| survey.life.publication().and_then(|p| p.closes_at());
    waiting.owing.sort_by_key(closes_at);
    waiting.results.sort_by_key(closes_at);
    waiting.closing.sort_by_key(closes_at);
    waiting.drafts.sort_by_key(|survey| std::cmp::Reverse(survey.updated_at));
    waiting
}

#[cfg(test)]
mod tests {
    use super::super::steps::tests::{at, editor, survey};
    use super::*;
    use domain::survey::Life;

    #[test]
    fn each_survey_waits_where_its_next_step_is() {
        let draft = survey(Life::Draft);
        let open = survey(super::super::steps::tests::published());
        let closed = survey(super::super::steps::tests::published().finalise(at(45)).unwrap());
        let found = waiting(vec![draft, open.clone()], &editor(), at(15));
        assert_eq!((found.drafts.len(), found.closing.len(), found.owing.len()), (1, 1, 0));
        let found = waiting(vec![closed], &editor(), at(46));
        assert_eq!((found.results.len(), found.owing.len()), (1, 1));
        let stranger = waiting(vec![open], &Actor::Anonymous, at(46));
        assert!(stranger.owing.is_empty() && stranger.results.is_empty());
    }
}
