//! Results by group for staff, with groups hidden that are small enough to point at a person.

use std::collections::BTreeMap;

use super::answer::Answers;
use super::form::Form;
use super::tally::{QuestionTally, tally};
use crate::disclosure::{STAFF_GROUP, visible_groups};

/// One group of a breakdown. What may not be shown is `None`, whether there were none or a few.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// A language tag, or a channel's code.
    pub code: String,
    pub respondents: Option<u64>,
    /// One for each answerable question, in the form's order.
    pub questions: Vec<Option<QuestionTally>>,
}

/// Counts the responses of each group and hides what the rules of [`crate::disclosure`] hide, question by
/// question: a large group may have few answers to one of them.
pub fn breakdown(form: &Form, groups: BTreeMap<String, Vec<&Answers>>) -> Vec<Group> {
    let tallies: Vec<_> =
        groups.into_iter().map(|(code, responses)| (code, tally(form, responses.iter().copied()))).collect();
    let sizes: Vec<u64> = tallies.iter().map(|(_, t)| t.respondents).collect();
    let mut result: Vec<Group> = tallies
        .iter()
        .zip(visible_groups(&sizes, STAFF_GROUP))
        .map(|((code, tally), shown)| Group {
            code: code.clone(),
            respondents: shown.then_some(tally.respondents),
            questions: Vec::new(),
        })
        .collect();
    let questions = tallies.first().map_or(0, |(_, t)| t.questions.len());
    for index in 0..questions {
        let of_question: Vec<Option<&QuestionTally>> =
            tallies.iter().map(|(_, t)| t.questions.get(index)).collect();
        let sizes: Vec<u64> = of_question.iter().map(|t| t.map_or(0, |t| t.answered)).collect();
        for ((group, question), shown) in
            result.iter_mut().zip(of_question).zip(visible_groups(&sizes, STAFF_GROUP))
        {
            group.questions.push(question.filter(|_| shown && group.respondents.is_some()).cloned());
        }
    }
    result
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use crate::survey::answer::Answer;
    use crate::survey::question::{Question, QuestionKind};
    use crate::{LocalizedText, QuestionId};
    use uuid::Uuid;

    fn question(n: u128) -> Question {
        Question {
            id: QuestionId::from_uuid(Uuid::from_u128(n)),
            code: format!("q{n}"),
            bank_key: None,
            required: false,
            text: LocalizedText::default(),
            help: LocalizedText::default(),
            kind: QuestionKind::Nps,
        }
    }

    fn answers(questions: &[u128]) -> Answers {
        Answers(
            questions.iter().map(|n| (QuestionId::from_uuid(Uuid::from_u128(*n)), Answer::Nps(9))).collect(),
        )
    }

    #[test]
    fn a_question_few_answered_is_hidden_although_its_group_is_large() {
        let form = Form::Questions(vec![question(1), question(2)]);
        let (both, one) = (answers(&[1, 2]), answers(&[1]));
        let groups = BTreeMap::from([
            ("en".to_owned(), vec![&both; 30]),
            ("fi".to_owned(), vec![&both; 40]),
            ("sv".to_owned(), [vec![&one; 10], vec![&both; 3]].concat()),
        ]);
        let found = breakdown(&form, groups);
        let respondents: Vec<_> = found.iter().map(|g| g.respondents).collect();
        assert_eq!(respondents, [Some(30), Some(40), Some(13)]);
        // Swedish has three answers to the second question; the next smallest goes with it, and then one
        // visible group would be left, so that question is shown for none.
        let second: Vec<_> = found.iter().map(|g| g.questions.last().cloned().flatten().is_some()).collect();
        assert_eq!(second, [false, false, false]);
        assert!(found.iter().all(|g| g.questions.first().cloned().flatten().is_some()));
    }
}
