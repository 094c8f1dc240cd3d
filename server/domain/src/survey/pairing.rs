//! What has changed between two surveys of a panel, counted over the members who answered both and agreed to be paired.

use super::answer::{Answer, Answers};
use super::form::Form;
use super::question::{Question, QuestionKind};
use crate::QuestionId;
use crate::disclosure::STAFF_GROUP;

/// How the answers of the same people to one question have moved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Moves {
    /// Of a scale.
    Scale { up: u64, same: u64, down: u64 },
    /// Of a choice.
    Choice { same: u64, other: u64 },
}

impl Moves {
    /// How many have answered the question both times.
    pub fn pairs(self) -> u64 {
        match self {
            Self::Scale { up, same, down } => up + same + down,
            Self::Choice { same, other } => same + other,
        }
    }
}

/// What has changed in one question.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    pub question: QuestionId,
    /// `None` where fewer than [`STAFF_GROUP`] have answered it both times.
    pub moves: Option<Moves>,
}

/// Compares the earlier answers of each pair with the later ones, question by question in the order of the later form.
/// Questions that stand in both forms and are asked alike are compared; texts are not.
pub fn changes(earlier: &Form, later: &Form, pairs: &[(&Answers, &Answers)]) -> Vec<Change> {
    let is_same = |question: &&Question| {
        earlier.question(question.id).is_some_and(|before| are_alike(&before.kind, &question.kind))
    };
    let compared = later.questions().iter().filter(|question| question.is_answerable()).filter(is_same);
    compared.filter_map(|question| change(question, pairs)).collect()
}

fn are_alike(before: &QuestionKind, after: &QuestionKind) -> bool {
    match (before, after) {
        (QuestionKind::Likert { points: before, .. }, QuestionKind::Likert { points: after, .. }) => {
            before == after
        }
        _ => before.type_of() == after.type_of(),
    }
}

fn change(question: &Question, pairs: &[(&Answers, &Answers)]) -> Option<Change> {
    let mut moves = match question.kind {
        QuestionKind::Likert { .. } | QuestionKind::Nps => Moves::Scale { up: 0, same: 0, down: 0 },
        QuestionKind::SingleChoice { .. } | QuestionKind::MultipleChoice { .. } | QuestionKind::YesNo => {
            Moves::Choice { same: 0, other: 0 }
        }
        QuestionKind::ShortText | QuestionKind::LongText | QuestionKind::Note => return None,
    };
    for (earlier, later) in pairs {
        let (Some(before), Some(after)) = (earlier.0.get(&question.id), later.0.get(&question.id)) else {
            continue;
        };
        match &mut moves {
            Moves::Scale { up, same, down } => match step(before).zip(step(after)) {
                Some((before, after)) if before < after => *up += 1,
                Some((before, after)) if before > after => *down += 1,
                Some(_) => *same += 1,
                None => {}
            },
            Moves::Choice { same, other } => *if before == after { same } else { other } += 1,
        }
    }
    Some(Change { question: question.id, moves: Some(moves).filter(|moves| moves.pairs() >= STAFF_GROUP) })
}

fn step(answer: &Answer) -> Option<u8> {
    match answer {
        Answer::Step(step) | Answer::Nps(step) => Some(*step),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::LocalizedText;
    use crate::id::TypedId;
    use crate::survey::question::YesNo;
    use uuid::Uuid;

    fn id(n: u128) -> QuestionId {
        QuestionId::from_uuid(Uuid::from_u128(n))
    }

    fn question(n: u128, kind: QuestionKind) -> Question {
        Question {
            id: id(n),
            code: format!("q{n}"),
            bank_key: None,
            required: false,
            text: LocalizedText::from([("fi", "kysymys")]),
            help: LocalizedText::default(),
            kind,
        }
    }

    fn likert(points: u8) -> QuestionKind {
        QuestionKind::Likert { points, low: LocalizedText::default(), high: LocalizedText::default() }
    }

    fn answers(step: u8, said: YesNo) -> Answers {
        Answers([(id(1), Answer::Step(step)), (id(2), Answer::YesNo(said))].into())
    }

    #[test]
    fn the_same_people_are_compared_with_themselves() {
        let form = Form::Questions(vec![question(1, likert(5)), question(2, QuestionKind::YesNo)]);
        let before: Vec<Answers> = [1, 2, 3, 4, 5, 5].map(|step| answers(step, YesNo::Yes)).into();
        let mut after: Vec<Answers> = [2, 3, 3, 3, 5, 5].map(|step| answers(step, YesNo::Yes)).into();
        after[0] = answers(2, YesNo::No);
        after[5].0.remove(&id(1));
        let pairs: Vec<_> = before.iter().zip(&after).collect();
        let found = changes(&form, &form, &pairs);
        assert_eq!(found[0].moves, Some(Moves::Scale { up: 2, same: 2, down: 1 }));
        assert_eq!(found[1].moves, Some(Moves::Choice { same: 5, other: 1 }));
        let few = changes(&form, &form, &pairs[..4]);
        assert!(few.iter().all(|change| change.moves.is_none()), "four could be told apart");
    }

    #[test]
    fn what_was_asked_otherwise_is_not_compared() {
        let earlier = Form::Questions(vec![question(1, likert(5)), question(2, QuestionKind::YesNo)]);
        let kinds = [likert(7), QuestionKind::Nps, QuestionKind::ShortText];
        let later = Form::Questions((1..).zip(kinds).map(|(n, kind)| question(n, kind)).collect());
        assert_eq!(changes(&earlier, &later, &[]), []);
    }
}
