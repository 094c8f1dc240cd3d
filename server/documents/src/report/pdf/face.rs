//! The two faces of the documents, and text as glyphs.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::Range;
use std::rc::Rc;

use krilla::text::{Font, GlyphId, KrillaGlyph};
use rustybuzz::{Direction, ShapePlan, UnicodeBuffer, script};

/// Source Sans 3 as its makers released it; the licence lies beside it. Unlike many it has the letters of the Sámi
/// languages, the arrows and the signs of comparison, and figures of equal width.
const REGULAR: &[u8] = include_bytes!("../../../fonts/SourceSans3-Regular.ttf");
const BOLD: &[u8] = include_bytes!("../../../fonts/SourceSans3-Bold.ttf");

/// Shown for what the faces do not have.
const UNKNOWN: char = '□';
/// What a word that is divided ends with: readers that join the lines leave it out.
pub(super) const SOFT_HYPHEN: char = '\u{ad}';

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Weight {
    Regular,
    Bold,
}

pub(super) struct Faces {
    regular: Face,
    bold: Face,
}

pub(super) struct Face {
    font: Font,
    shaper: rustybuzz::Face<'static>,
    /// How Latin text is shaped: working it out anew for each text takes longer than the text.
    latin: ShapePlan,
    units_per_em: f32,
    /// Texts that have been shaped. Everything is laid out twice, and words come again.
    known: RefCell<HashMap<String, Rc<Run>>>,
}

/// Text as glyphs. Measures are parts of the font's size.
#[derive(Clone, Debug)]
pub(super) struct Run {
    pub(super) text: String,
    pub(super) glyphs: Vec<KrillaGlyph>,
    /// Without the spaces at the end.
    pub(super) width: f32,
}

impl Faces {
    /// `None` if the faces are damaged, which no report can cause.
    pub(super) fn new() -> Option<Self> {
        Some(Self { regular: Face::new(REGULAR)?, bold: Face::new(BOLD)? })
    }

    pub(super) fn get(&self, weight: Weight) -> &Face {
        match weight {
            Weight::Regular => &self.regular,
            Weight::Bold => &self.bold,
        }
    }
}

impl Face {
    fn new(data: &'static [u8]) -> Option<Self> {
        let font = Font::new(data.into(), 0)?;
        let shaper = rustybuzz::Face::from_slice(data, 0)?;
        let latin = ShapePlan::new(&shaper, Direction::LeftToRight, Some(script::LATIN), None, &[]);
        let units_per_em = font.units_per_em();
        Some(Self { font, shaper, latin, units_per_em, known: RefCell::default() })
    }

    pub(super) fn font(&self) -> Font {
        self.font.clone()
    }

    /// The width of a text at size 1, word by word, without the spaces at its end.
    pub(super) fn width(&self, text: &str) -> f32 {
        let text = text.trim_end_matches(' ');
        let mut width = 0.0;
        let mut gaps = 0_u16;
        for word in text.split(' ') {
            if !word.is_empty() {
                width += self.run(word).width;
            }
            gaps = gaps.saturating_add(1);
        }
        width + f32::from(gaps.saturating_sub(1)) * self.space()
    }

    /// The width of a space at size 1.
    pub(super) fn space(&self) -> f32 {
        self.run(" ").glyphs.iter().map(|glyph| glyph.x_advance).sum()
    }

    /// A text as glyphs, written from left to right: reports are in languages that are. What the face does not have
    /// becomes [`UNKNOWN`]; a letter whose parts it has is put together. A hyphen that divides a word is a
    /// [`SOFT_HYPHEN`] at the end.
    pub(super) fn run(&self, text: &str) -> Rc<Run> {
        if let Some(run) = self.known.borrow().get(text) {
            return Rc::clone(run);
        }
        let run = Rc::new(self.shaped(text));
        self.known.borrow_mut().insert(text.to_owned(), Rc::clone(&run));
        run
    }

    fn shaped(&self, text: &str) -> Run {
        let text = clean(text);
        let (text, divided) = match text.strip_suffix(SOFT_HYPHEN) {
            Some(text) => (text.to_owned(), true),
            None => (text, false),
        };
        let text: String = text.chars().filter(|sign| *sign != SOFT_HYPHEN).collect();
        let (mut text, mut glyphs) = self.complete(text);
        if divided {
            let end = text.len();
            text.push(SOFT_HYPHEN);
            glyphs.extend(self.shape("-").into_iter().map(|mut glyph| {
                glyph.text_range = end..text.len();
                glyph
            }));
        }
        let seen = text.trim_end_matches(' ').len();
        let width =
            glyphs.iter().filter(|glyph| glyph.text_range.start < seen).map(|glyph| glyph.x_advance).sum();
        Run { text, glyphs, width }
    }

    /// The text without what the face does not have, and its glyphs.
    fn complete(&self, text: String) -> (String, Vec<KrillaGlyph>) {
        let glyphs = self.shape(&text);
        let missing: Vec<Range<usize>> = glyphs
            .iter()
            .filter(|glyph| glyph.glyph_id.to_u32() == 0)
            .map(|glyph| glyph.text_range.clone())
            .collect();
        if missing.is_empty() {
            return (text, glyphs);
        }
        let is_missing = |place: usize| missing.iter().any(|range| range.contains(&place));
        let text: String =
            text.char_indices().map(|(place, sign)| if is_missing(place) { UNKNOWN } else { sign }).collect();
        let glyphs = self.shape(&text);
        (text, glyphs)
    }

    fn shape(&self, text: &str) -> Vec<KrillaGlyph> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.set_direction(Direction::LeftToRight);
        // Greek and Cyrillic letters need nothing that Latin ones do not.
        buffer.set_script(script::LATIN);
        let shaped = rustybuzz::shape_with_plan(&self.shaper, &self.latin, buffer);

        let part = |units: i32| units as f32 / self.units_per_em;
        // From the last to the first, since what a glyph stands for ends where the next one's begins.
        let mut end = text.len();
        let mut next = text.len();
        let infos = shaped.glyph_infos().iter().zip(shaped.glyph_positions());
        let mut glyphs: Vec<KrillaGlyph> = infos
            .rev()
            .map(|(info, position)| {
                let start = info.cluster as usize;
                if start != next {
                    (end, next) = (next, start);
                }
                KrillaGlyph::new(
                    GlyphId::new(info.glyph_id),
                    part(position.x_advance),
                    part(position.x_offset),
                    part(position.y_offset),
                    part(position.y_advance),
                    start..end,
                    None,
                )
            })
            .collect();
        glyphs.reverse();
        glyphs
    }
}

/// Breaks become spaces, and so do spaces at which no line is broken: lines have been broken by now, and one glyph for
/// two characters would have to be explained to every reader. What is not seen and would disturb a reader of the document's text goes: controls, marks of
/// direction, characters for private use.
fn clean(text: &str) -> String {
    text.chars()
        .filter_map(|sign| match sign {
            '\t' | '\n' | '\r' | '\u{2028}' | '\u{2029}' | '\u{a0}' => Some(' '),
            '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{feff}' => None,
            '\u{fff0}'..='\u{ffff}' | '\u{e000}'..='\u{f8ff}' | '\u{f0000}'.. => Some(UNKNOWN),
            sign if sign.is_control() => None,
            sign => Some(sign),
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn face() -> Face {
        Face::new(REGULAR).unwrap()
    }

    #[test]
    fn letters_of_the_languages_of_finland_are_there() {
        let letters = "åäöÅÄÖšžŠŽ áčđŋšŧžÁČĐŊŠŦŽ ʒǯǥǧǩʹâõÂÕƷǮǤǦǨ’ –—−≥≤→·•…€§°";
        for weight in [Weight::Regular, Weight::Bold] {
            let run = Faces::new().unwrap().get(weight).run(letters);
            assert_eq!(run.text, letters);
            assert!(run.glyphs.iter().all(|glyph| glyph.glyph_id.to_u32() != 0));
        }
    }

    #[test]
    fn what_the_face_does_not_have_is_shown_as_unknown() {
        assert_eq!(face().run("a\u{1f600}b 漢").text, "a□b □");
        assert_eq!(face().run("a\u{0}b\u{feff}\u{202e}\tc\u{e123}").text, "ab c□");
    }

    #[test]
    fn a_divided_word_ends_in_a_soft_hyphen_that_is_seen() {
        let run = face().run("osallis\u{ad}");
        assert_eq!(run.text, "osallis\u{ad}");
        assert!(run.width > face().width("osallis"));
        assert_eq!(face().run("osal\u{ad}lis").text, "osallis");
    }

    #[test]
    fn spaces_at_the_end_are_kept_and_not_measured() {
        let run = face().run("ab ");
        assert_eq!(run.text, "ab ");
        assert!((run.width - face().width("ab")).abs() < 1e-6);
        assert_eq!(face().run("").glyphs.len(), 0);
    }
}
