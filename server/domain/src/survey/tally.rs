//! Counting answers. Pure: the same code counts for staff, for the public release and for indicators.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::answer::{Answer, Answers};
use super::form::Form;
use super::question::{Question, QuestionKind, YesNo};
use crate::QuestionId;
use crate::statistics::{NetPromoterScore, Share, net_promoter_score, share};

/// How many chose one category.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CategoryCount {
    /// The option's code, `yes`/`no`/`cannot_say`, a step of a scale, or a score.
    pub code: String,
    pub count: u64,
    /// Whether it counts among valid answers; what does not has no share.
    pub valid: bool,
}

/// What was counted for one question.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct QuestionTally {
    pub question: QuestionId,
    /// Respondents who answered it.
    pub answered: u64,
    /// Respondents whose answer is valid: the base of every share.
    pub valid: u64,
    /// In the question's own order; empty for a text question.
    pub categories: Vec<CategoryCount>,
}

/// Counts of promoters (9–10), passives (7–8) and detractors (0–6), kept so that they can be pooled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Recommendation {
    pub promoters: u64,
    pub passives: u64,
    pub detractors: u64,
}

impl Recommendation {
    pub fn score(self) -> Option<NetPromoterScore> {
        net_promoter_score(self.promoters, self.passives, self.detractors)
    }
}

impl QuestionTally {
    /// Share of a category among valid answers; `None` for one that does not count as valid.
    pub fn share_of(&self, category: &CategoryCount) -> Option<Share> {
        category.valid.then(|| share(category.count, self.valid)).flatten()
    }

    /// Reads an NPS question's scores; meaningless for other types.
    pub fn recommendation(&self) -> Recommendation {
        let within = |low: u8, high: u8| {
            self.categories
                .iter()
                .filter(|c| c.code.parse::<u8>().is_ok_and(|score| (low..=high).contains(&score)))
                .map(|c| c.count)
                .sum()
        };
        Recommendation { promoters: within(9, 10), passives: within(7, 8), detractors: within(0, 6) }
    }
}

/// The counts of a whole set of responses.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Tally {
    pub respondents: u64,
    /// One for each answerable question, in the form's order.
    pub questions: Vec<QuestionTally>,
}

/// Counts responses against the questions of the newest version. Safe edits only add, so older versions'
/// answers all have their place.
pub fn tally<'a>(form: &Form, responses: impl IntoIterator<Item = &'a Answers>) -> Tally {
    let mut counters: Vec<Counter<'_>> =
        form.questions().iter().filter(|q| q.is_answerable()).map(Counter::new).collect();
    let mut respondents = 0;
    for response in responses {
        respondents += 1;
        for counter in &mut counters {
            if let Some(answer) = response.0.get(&counter.question.id) {
                counter.add(answer);
            }
        }
    }
    Tally { respondents, questions: counters.into_iter().map(Counter::finish).collect() }
}

struct Counter<'a> {
    question: &'a Question,
    answered: u64,
    valid: u64,
    counts: BTreeMap<&'a str, u64>,
}

/// The steps of the scales, as their codes.
const STEPS: [&str; 11] = ["0", "1", "2", "3", "4", "5", "6", "7", "8", "9", "10"];

fn step(n: u8) -> Option<&'static str> {
    STEPS.get(usize::from(n)).copied()
}

impl<'a> Counter<'a> {
    fn new(question: &'a Question) -> Self {
        Self { question, answered: 0, valid: 0, counts: BTreeMap::new() }
    }

    fn add(&mut self, answer: &Answer) {
        let question = self.question;
        let mut is_valid = true;
        let mut count = |code: Option<&'a str>| {
            if let Some(code) = code {
                *self.counts.entry(code).or_default() += 1;
            }
        };
        match answer {
            Answer::Choice(id) => {
                let option = question.option(*id);
                is_valid = option.is_some_and(|o| o.valid);
                count(option.map(|o| o.code.as_str()));
            }
            Answer::Choices(ids) => {
                let options: Vec<_> = ids.iter().filter_map(|id| question.option(*id)).collect();
                is_valid = options.iter().any(|o| o.valid);
                options.into_iter().for_each(|o| count(Some(o.code.as_str())));
            }
            Answer::YesNo(value) => {
                is_valid = *value != YesNo::CannotSay;
                count(Some(value.code()));
            }
            Answer::Step(n) | Answer::Nps(n) => count(step(*n)),
            Answer::Text(_) => {}
        }
        self.answered += 1;
        self.valid += u64::from(is_valid);
    }

    fn finish(self) -> QuestionTally {
        let category = |code: &str, valid: bool| CategoryCount {
            code: code.to_owned(),
            count: self.counts.get(code).copied().unwrap_or_default(),
            valid,
        };
        let scale =
            |low: u8, high: u8| (low..=high).filter_map(step).map(|code| category(code, true)).collect();
        let categories = match &self.question.kind {
            QuestionKind::SingleChoice { options } | QuestionKind::MultipleChoice { options, .. } => {
                options.iter().map(|o| category(&o.code, o.valid)).collect()
            }
            QuestionKind::YesNo => {
                YesNo::ALL.iter().map(|v| category(v.code(), *v != YesNo::CannotSay)).collect()
            }
            QuestionKind::Likert { points, .. } => scale(1, *points),
            QuestionKind::Nps => scale(0, 10),
            QuestionKind::ShortText | QuestionKind::LongText | QuestionKind::Note => Vec::new(),
        };
        QuestionTally { question: self.question.id, answered: self.answered, valid: self.valid, categories }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::TypedId;
    use crate::survey::question::Choice;
    use crate::{LocalizedText, OptionId};
    use proptest::prelude::*;
    use uuid::Uuid;

    fn option(n: u128, code: &str, valid: bool) -> Choice {
        Choice {
            id: OptionId::from_uuid(Uuid::from_u128(n)),
            code: code.into(),
            text: LocalizedText::default(),
            valid,
        }
    }

    fn form(kind: QuestionKind) -> Form {
        Form::Questions(vec![Question {
            id: QuestionId::from_uuid(Uuid::from_u128(1)),
            code: "q".into(),
            bank_key: None,
            required: false,
            text: LocalizedText::default(),
            help: LocalizedText::default(),
            kind,
        }])
    }

    fn one(answer: Answer) -> Answers {
        Answers([(QuestionId::from_uuid(Uuid::from_u128(1)), answer)].into())
    }

    fn choice(n: u128) -> Answers {
        one(Answer::Choice(OptionId::from_uuid(Uuid::from_u128(n))))
    }

    /// Indicator V01: share = n(yes) / n(valid), where "have not needed" is answered but not valid.
    #[test]
    fn what_does_not_count_as_valid_has_no_share_and_no_weight() {
        let options = vec![
            option(1, "yes", true),
            option(2, "partly", true),
            option(3, "no", true),
            option(4, "no-need", false),
        ];
        let form = form(QuestionKind::SingleChoice { options });
        let responses: Vec<_> =
            [1, 1, 1, 2, 3, 4, 4].into_iter().map(choice).chain([Answers::default()]).collect();
        let tally = tally(&form, &responses);
        let question = tally.questions.first().unwrap();
        assert_eq!((tally.respondents, question.answered, question.valid), (8, 7, 5));
        let yes = question.categories.first().unwrap();
        assert!((question.share_of(yes).unwrap().value - 0.6).abs() < 1e-12);
        assert_eq!(question.share_of(question.categories.last().unwrap()), None);
    }

    #[test]
    fn scores_pool_into_promoters_passives_and_detractors() {
        let responses: Vec<_> = [10, 9, 8, 7, 6, 0].into_iter().map(|n| one(Answer::Nps(n))).collect();
        let tally = tally(&form(QuestionKind::Nps), &responses);
        let counts = tally.questions.first().unwrap().recommendation();
        assert_eq!(counts, Recommendation { promoters: 2, passives: 2, detractors: 2 });
        assert!(counts.score().unwrap().value.abs() < 1e-12);
    }

    proptest! {
        #[test]
        fn every_single_answer_is_counted_once(chosen in prop::collection::vec(1u128..=3, 0..60)) {
            let form = form(QuestionKind::SingleChoice {
                options: vec![option(1, "a", true), option(2, "b", true), option(3, "c", false)],
            });
            let responses: Vec<_> = chosen.iter().copied().map(choice).collect();
            let question = tally(&form, &responses).questions.remove(0);
            prop_assert_eq!(question.categories.iter().map(|c| c.count).sum::<u64>(), question.answered);
            let valid: u64 = question.categories.iter().filter(|c| c.valid).map(|c| c.count).sum();
            prop_assert_eq!(valid, question.valid);
        }
    }
}
