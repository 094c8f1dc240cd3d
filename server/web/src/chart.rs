//! Results as words, bars and tables. Residents' and staff's pages show the same.

use domain::LanguageTag;
use domain::statistics::{Share, share};
use domain::survey::question::YesNo;
use domain::survey::release::ReleasedQuestion;
use domain::survey::tally::CategoryCount;
use domain::survey::{Question, QuestionKind, QuestionTally, SurveyContent};

use crate::layout::Frame;
use crate::said::Said;

/// One question's results.
pub struct Finding {
    pub question: Said,
    pub shown: Shown,
}

/// What may be shown of them.
pub enum Shown {
    Totals(Totals),
    TooFewAnswers,
    FreeText,
}

/// Totals of a question.
pub struct Totals {
    /// The answer first: the finding in one sentence.
    pub headline: Said,
    /// How certain it is, in plain words.
    pub certainty: Option<Said>,
    pub answered: u64,
    /// Answers that have no share: "I have not needed any".
    pub is_partly_valid: bool,
    pub rows: Vec<Row>,
}

/// One category.
pub struct Row {
    pub label: Said,
    pub count: u64,
    pub share: Option<Bar>,
}

/// A share as it is drawn and written.
pub struct Bar {
    /// "62 %"
    pub text: String,
    /// "58–66 %"
    pub interval: String,
    /// Lengths in per cent of the drawing's width, as SVG writes numbers.
    pub width: String,
    pub low: String,
    pub high: String,
}

/// The public results of every question, in the form's order.
pub fn findings(frame: &Frame, content: &SurveyContent, released: &[ReleasedQuestion]) -> Vec<Finding> {
    let found = released.iter().filter_map(|released| {
        let id = match released {
            ReleasedQuestion::Totals(tally) => tally.question,
            ReleasedQuestion::TooFewAnswers(id) | ReleasedQuestion::FreeText(id) => *id,
        };
        let question = content.form.question(id)?;
        let shown = match released {
            ReleasedQuestion::Totals(tally) => {
                Shown::Totals(totals(frame, question, &content.source_language, tally))
            }
            ReleasedQuestion::TooFewAnswers(_) => Shown::TooFewAnswers,
            ReleasedQuestion::FreeText(_) => Shown::FreeText,
        };
        Some(Finding { question: frame.content(&question.text, &content.source_language), shown })
    });
    found.collect()
}

/// One question's totals, ready to show.
pub fn totals(frame: &Frame, question: &Question, source: &LanguageTag, tally: &QuestionTally) -> Totals {
    let (headline, certainty) = headline(frame, question, source, tally);
    let rows = tally.categories.iter().map(|category| Row {
        label: label(frame, question, source, &category.code),
        count: category.count,
        share: tally.share_of(category).map(|share| bar(frame, share)),
    });
    Totals {
        headline,
        certainty,
        answered: tally.answered,
        is_partly_valid: tally.valid < tally.answered,
        rows: rows.collect(),
    }
}

fn label(frame: &Frame, question: &Question, source: &LanguageTag, code: &str) -> Said {
    if let Some(option) = question.option_by_code(code) {
        return frame.content(&option.text, source);
    }
    if question.kind == QuestionKind::YesNo
        && let Some(value) = YesNo::from_code(code)
    {
        return frame.text(value.label_key());
    }
    let ends = match &question.kind {
        QuestionKind::Likert { points, low, high } => {
            [("1".to_owned(), low), (points.to_string(), high)].into_iter().find(|(end, _)| end == code)
        }
        _ => None,
    };
    match ends {
        Some((_, words)) => {
            let words = frame.content(words, source);
            frame.with("scale-end", [("step", code.into()), ("words", words.plain().into())])
        }
        None => Said::neutral(code, &frame.language),
    }
}

fn headline(
    frame: &Frame,
    question: &Question,
    source: &LanguageTag,
    tally: &QuestionTally,
) -> (Said, Option<Said>) {
    match &question.kind {
        QuestionKind::Nps => match tally.recommendation().score() {
            Some(score) => {
                let whole = |value: f64| value.round();
                (
                    frame.with("finding-nps", [("score", whole(score.value).into())]),
                    Some(frame.with(
                        "certainty-nps",
                        [("low", whole(score.low).into()), ("high", whole(score.high).into())],
                    )),
                )
            }
            None => (frame.text("finding-none"), None),
        },
        QuestionKind::Likert { points, .. } => {
            let upper = upper_end(*points);
            let count = tally.categories.iter().filter(|c| step(c) >= upper).map(|c| c.count).sum();
            match share(count, tally.valid) {
                Some(found) => (
                    frame.with(
                        "finding-scale",
                        [
                            ("share", frame.percent(found.value).into()),
                            ("from", u64::from(upper).into()),
                            ("to", u64::from(*points).into()),
                        ],
                    ),
                    Some(certainty(frame, found)),
                ),
                None => (frame.text("finding-none"), None),
            }
        }
        kind => match most_chosen(tally) {
            Some((category, found)) => {
                let answer = label(frame, question, source, &category.code);
                let args = [("share", frame.percent(found.value).into()), ("answer", answer.plain().into())];
                let words = if matches!(kind, QuestionKind::MultipleChoice { .. }) {
                    frame.with("finding-choices", args)
                } else {
                    frame.with("finding-choice", args)
                };
                (words, Some(certainty(frame, found)))
            }
            None => (frame.text("finding-none"), None),
        },
    }
}

/// The valid category that most have chosen; the first of equals.
fn most_chosen(tally: &QuestionTally) -> Option<(&CategoryCount, Share)> {
    let valid = tally.categories.iter().filter(|category| category.valid);
    let most = valid.rev().max_by_key(|category| category.count).filter(|category| category.count > 0)?;
    Some((most, tally.share_of(most)?))
}

/// The lowest step of a scale's upper end: 4 of 1–5, 3 of 1–4.
fn upper_end(points: u8) -> u8 {
    points / 2 + 1 + points % 2
}

fn step(category: &CategoryCount) -> u8 {
    category.code.parse().unwrap_or_default()
}

fn certainty(frame: &Frame, found: Share) -> Said {
    frame.with(
        "certainty-share",
        [("low", whole_percent(found.low).into()), ("high", frame.percent(found.high).into())],
    )
}

/// The beginning of a range of shares, whose end says that they are per cent.
fn whole_percent(part: f64) -> String {
    (part * 100.0).round().to_string()
}

fn bar(frame: &Frame, share: Share) -> Bar {
    Bar {
        text: frame.percent(share.value),
        interval: format!("{}–{}", whole_percent(share.low), frame.percent(share.high)),
        width: length(share.value),
        low: length(share.low),
        high: length(share.high),
    }
}

/// A length as SVG writes it: per cent with a point and one decimal, whatever the page's language.
fn length(part: f64) -> String {
    format!("{:.1}%", (part * 100.0).clamp(0.0, 100.0))
}

#[cfg(test)]
mod tests {
    use domain::QuestionId;
    use domain::id::TypedId;
    use uuid::Uuid;

    use super::*;

    fn tally(counts: &[(&str, u64, bool)]) -> QuestionTally {
        let categories: Vec<_> = counts
            .iter()
            .map(|(code, count, valid)| CategoryCount {
                code: (*code).to_owned(),
                count: *count,
                valid: *valid,
            })
            .collect();
        QuestionTally {
            question: QuestionId::from_uuid(Uuid::nil()),
            answered: categories.iter().map(|c| c.count).sum(),
            valid: categories.iter().filter(|c| c.valid).map(|c| c.count).sum(),
            categories,
        }
    }

    #[test]
    fn a_bar_is_as_long_as_its_share_and_never_leaves_the_drawing() {
        assert_eq!(length(0.625), "62.5%");
        assert_eq!(length(1.0), "100.0%");
        assert_eq!(length(-0.1), "0.0%");
        assert_eq!(length(1.1), "100.0%");
    }

    #[test]
    fn the_finding_is_what_most_have_chosen_among_what_counts() {
        let counted = tally(&[("yes", 6, true), ("no", 6, true), ("no-need", 40, false)]);
        let (most, share) = most_chosen(&counted).unwrap();
        assert_eq!(most.code, "yes");
        assert!((share.value - 0.5).abs() < 1e-12);
        assert!(most_chosen(&tally(&[("yes", 0, true)])).is_none());
    }

    #[test]
    fn the_upper_end_leaves_out_the_middle() {
        assert_eq!([3, 4, 5, 6, 7].map(upper_end), [3, 3, 4, 4, 5]);
    }
}
