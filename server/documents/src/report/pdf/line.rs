//! Text in lines: broken at spaces, after hyphens and slashes, and within long words at syllables.

use std::rc::Rc;

use hypher::{Lang, hyphenate};
use unicode_segmentation::UnicodeSegmentation;

use super::face::{Face, Run};

/// Where lines may be broken and how wide they may be.
#[derive(Clone, Copy)]
pub(super) struct Measure<'a> {
    pub(super) face: &'a Face,
    /// Points.
    pub(super) size: f32,
    /// Points.
    pub(super) width: f32,
    /// Whose syllables: a tag, of which the primary language counts.
    pub(super) language: &'a str,
    /// Words of so many letters are divided to fill lines; shorter ones only where they fit none.
    pub(super) divided_from: usize,
}

/// Letters that stay together at either end of a divided word.
const LEAST_PART: usize = 3;
/// A line that would be left emptier than this is filled by dividing a word.
const EMPTY_END: f32 = 0.22;

/// A text in lines no wider than the measure; one empty line of an empty text. Spaces between lines stay at the end
/// of the first, so that the text can be read out and copied as it was.
pub(super) fn lines(measure: Measure<'_>, text: &str) -> Vec<Rc<Run>> {
    let mut filler = Filler { measure, done: Vec::new(), open: String::new(), filled: 0.0 };
    for word in text.split([' ', '\t', '\n', '\r']).filter(|word| !word.is_empty()) {
        filler.add(word);
    }
    filler.finish()
}

/// The widest part of a text that is not broken while a line has room: a word, or a part of one that ends in a hyphen
/// or slash. At size 1.
pub(super) fn widest_word(face: &Face, text: &str) -> f32 {
    let words = text.split([' ', '\t', '\n', '\r']);
    words.flat_map(parts).map(|part| face.width(part)).fold(0.0, f32::max)
}

/// The widest part that cannot be divided any further but in distress. At size 1.
pub(super) fn widest_syllable(face: &Face, text: &str, language: &str) -> f32 {
    let mut widest = 0.0_f32;
    for part in text.split([' ', '\t', '\n', '\r']).flat_map(parts) {
        let ends = divisions(part, language, 2);
        let starts = [0].into_iter().chain(ends.iter().copied());
        let stops = ends.iter().copied().chain([part.len()]);
        for (start, stop) in starts.zip(stops) {
            let hyphen = if stop < part.len() { "-" } else { "" };
            let syllable = format!("{}{hyphen}", part.get(start..stop).unwrap_or_default());
            widest = widest.max(face.width(&syllable));
        }
    }
    widest
}

struct Filler<'a> {
    measure: Measure<'a>,
    done: Vec<Rc<Run>>,
    open: String,
    /// How wide the open line is, in points.
    filled: f32,
}

impl Filler<'_> {
    fn add(&mut self, word: &str) {
        let mut rest = word;
        while !rest.is_empty() {
            let before = if self.open.is_empty() || rest.len() < word.len() { "" } else { " " };
            if self.fits(before, rest, "") {
                self.put(before, rest, "");
                return;
            }
            match self.head(before, rest) {
                Some((head, hyphen)) => {
                    let (head, tail) = rest.split_at(head);
                    self.put(before, head, hyphen);
                    self.close("");
                    rest = tail;
                }
                None => self.close(" "),
            }
        }
    }

    /// How much of a word that does not fit is put on the open line all the same, and what it ends with. `None` when
    /// it goes to the next line.
    fn head(&self, before: &str, word: &str) -> Option<(usize, &'static str)> {
        let fits =
            |end: usize, hyphen: &str| word.get(..end).is_some_and(|head| self.fits(before, head, hyphen));
        if let Some(end) = seams(word).into_iter().rev().find(|end| fits(*end, "")) {
            return Some((end, ""));
        }
        let is_alone = self.open.is_empty();
        let room = self.measure.width - self.filled;
        let is_long = word.graphemes(true).count() >= self.measure.divided_from;
        if is_alone || (is_long && room > self.measure.width * EMPTY_END) {
            let least = if is_alone { 2 } else { LEAST_PART };
            let syllables = divisions(word, self.measure.language, least);
            if let Some(end) = syllables.into_iter().rev().find(|end| fits(*end, "\u{ad}")) {
                return Some((end, "\u{ad}"));
            }
        }
        if !is_alone {
            return None;
        }
        // Nothing else helps: as many letters as fit, one at least.
        let ends = word.grapheme_indices(true).map(|(start, letter)| start + letter.len());
        let mut best = None;
        for end in ends {
            if best.is_some() && !fits(end, "") {
                break;
            }
            best = Some((end, ""));
        }
        best
    }

    fn fits(&self, before: &str, word: &str, hyphen: &str) -> bool {
        // A hair of tolerance: a column is made as wide as its widest text, and floats are not exact.
        self.filled + self.width(before, word, hyphen) <= self.measure.width + 0.01
    }

    fn put(&mut self, before: &str, word: &str, hyphen: &str) {
        self.filled += self.width(before, word, hyphen);
        self.open.extend([before, word, hyphen]);
    }

    fn width(&self, before: &str, word: &str, hyphen: &str) -> f32 {
        let face = self.measure.face;
        let space = if before.is_empty() { 0.0 } else { face.space() };
        let word = if hyphen.is_empty() { face.run(word) } else { face.run(&format!("{word}{hyphen}")) };
        (space + word.width) * self.measure.size
    }

    fn close(&mut self, end: &str) {
        self.open.push_str(end);
        self.done.push(self.measure.face.run(&self.open));
        self.open.clear();
        self.filled = 0.0;
    }

    fn finish(mut self) -> Vec<Rc<Run>> {
        if !self.open.is_empty() || self.done.is_empty() {
            self.close("");
        }
        self.done
    }
}

/// A word in the parts between which it may be broken without a hyphen.
fn parts(word: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut start = 0;
    for end in seams(word).into_iter().chain([word.len()]) {
        parts.extend(word.get(start..end));
        start = end;
    }
    parts
}

/// After a hyphen, dash or slash that stands between letters.
fn seams(word: &str) -> Vec<usize> {
    let signs: Vec<(usize, char)> = word.char_indices().collect();
    let triples = signs.windows(3).filter_map(|three| match three {
        [(_, before), (_, '-' | '–' | '/'), (end, after)]
            if before.is_alphabetic() && after.is_alphabetic() =>
        {
            Some(*end)
        }
        _ => None,
    });
    triples.collect()
}

/// Where a word may be divided with a hyphen, so that `least` letters are left on both sides.
fn divisions(word: &str, language: &str, least: usize) -> Vec<usize> {
    let primary = language.split('-').next().unwrap_or_default();
    let Some(rules) = <[u8; 2]>::try_from(primary.as_bytes()).ok().and_then(Lang::from_iso) else {
        return Vec::new();
    };
    let mut ends = Vec::new();
    let mut start = 0;
    // Digits, dots and the like are no part of a word: what is between them is divided alone.
    for letters in word.split(|sign: char| !sign.is_alphabetic()) {
        let mut end = start;
        for syllable in hyphenate(letters, rules) {
            end += syllable.len();
            let before = word.get(start..end).map_or(0, |part| part.graphemes(true).count());
            let after = word.get(end..start + letters.len()).map_or(0, |part| part.graphemes(true).count());
            if before >= least && after >= least {
                ends.push(end);
            }
        }
        let next = word.get(start + letters.len()..).and_then(|rest| rest.chars().next());
        start += letters.len() + next.map_or(0, char::len_utf8);
    }
    ends
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::super::face::{Faces, SOFT_HYPHEN, Weight};
    use super::*;

    /// What was written, from the lines again.
    fn joined(lines: &[Rc<Run>]) -> String {
        lines.iter().map(|line| line.text.trim_end_matches(SOFT_HYPHEN)).collect()
    }

    fn broken(text: &str, width: f32, language: &str) -> Vec<String> {
        let faces = Faces::new().unwrap();
        let measure =
            Measure { face: faces.get(Weight::Regular), size: 10.0, width, language, divided_from: 9 };
        lines(measure, text).iter().map(|line| line.text.clone()).collect()
    }

    #[test]
    fn a_compound_is_divided_at_a_syllable() {
        let lines = broken("Osallistumisjärjestelmäkokonaisuus", 60.0, "fi");
        assert!(lines.len() > 2, "{lines:?}");
        assert!(lines.iter().rev().skip(1).all(|line| line.ends_with(SOFT_HYPHEN)), "{lines:?}");
        assert_eq!(lines.concat().replace(SOFT_HYPHEN, ""), "Osallistumisjärjestelmäkokonaisuus");
    }

    #[test]
    fn a_short_word_moves_to_the_next_line_whole() {
        assert_eq!(broken("yksi kaksi kolme", 50.0, "fi"), ["yksi kaksi ", "kolme"]);
    }

    #[test]
    fn a_hyphen_is_a_seam_and_a_number_is_none() {
        assert_eq!(broken("sosiaali-kuraattori", 50.0, "fi"), ["sosiaali-", "kuraattori"]);
        assert_eq!(seams("2025-2026"), [0; 0]);
        assert_eq!(seams("ja/tai"), [3]);
    }

    #[test]
    fn without_syllables_letters_are_broken() {
        let lines = broken(&"x".repeat(60), 40.0, "sms");
        assert!(lines.len() > 3);
        assert_eq!(lines.concat(), "x".repeat(60));
    }

    #[test]
    fn an_empty_text_is_an_empty_line() {
        assert_eq!(broken("  ", 40.0, "fi"), [""]);
    }

    proptest! {
        /// Whatever the text, no line is wider than asked for (unless a single letter is), and no word is lost.
        #[test]
        fn lines_fit_and_lose_nothing(text in "[a-zåäöÅÄÖčŋ0-9/,. -]{0,120}", width in 15.0_f32..300.0) {
            let faces = Faces::new().unwrap();
            let measure = Measure { face: faces.get(Weight::Regular), size: 10.0, width, language: "fi", divided_from: 9 };
            let lines = lines(measure, &text);
            for line in &lines {
                // Letters on both sides of a space may stand a little further apart than each alone.
                prop_assert!(line.width * 10.0 <= width + 1.0, "{:?}", line.text);
            }
            let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
            prop_assert_eq!(words(&joined(&lines)), words(&text));
        }
    }
}
