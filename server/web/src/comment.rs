//! Of what of a programme a comment is, in words.

use domain::customer_feedback::CommentPart;
use domain::programme::{ProgrammeContent, Wording};

use crate::layout::Frame;
use crate::said::Said;

/// A part of a programme as it is called.
pub(crate) struct PartName {
    /// What it is: all of it, a goal, a measure, a report.
    pub kind: Said,
    /// Its code and title, or the days of a report; empty for the whole programme and where the version has no such part.
    pub code: String,
    pub title: Said,
}

impl PartName {
    pub fn new(frame: &Frame, content: &ProgrammeContent, part: &CommentPart) -> Self {
        let untitled = || frame.wording(&Wording::default());
        let named =
            |kind: &str, code: &str, title| Self { kind: frame.text(kind), code: code.to_owned(), title };
        match part {
            CommentPart::Whole => named("comment-about-whole", "", untitled()),
            CommentPart::Report(period) => {
                let days = format!("{}–{}", frame.date(period.first()), frame.date(period.last()));
                named("comment-about-report", &days, untitled())
            }
            CommentPart::Goal(key) => match content.goals().find(|goal| goal.key == *key) {
                Some(goal) => named("programme-goal", &goal.printed_code, frame.wording(&goal.title)),
                None => named("comment-about-earlier", "", untitled()),
            },
            CommentPart::Measure(key) => match content.measures().find(|measure| measure.key == *key) {
                Some(one) => named("comment-about-measure", &one.printed_code, frame.wording(&one.title)),
                None => named("comment-about-earlier", "", untitled()),
            },
        }
    }

    /// All of it on one line.
    pub fn line(&self) -> String {
        let rest = [self.code.as_str(), self.title.plain()];
        let rest: Vec<&str> = rest.into_iter().filter(|part| !part.is_empty()).collect();
        let kind = self.kind.plain();
        if rest.is_empty() { kind.to_owned() } else { format!("{kind}: {}", rest.join(" ")) }
    }
}
