//! Content lines: escaped, folded and ended as RFC 5545 (sections 3.1 and 3.3.11) has it.

use unicode_segmentation::UnicodeSegmentation;

/// A line may take this many octets, its break not counted.
const OCTETS_MAX: usize = 75;

/// The lines written so far.
///
/// Names are literals of this crate. A value is either escaped here or made of types that cannot hold a line break,
/// so that nothing a caller passes can begin a line.
#[derive(Default)]
pub(super) struct Lines(String);

impl Lines {
    /// A property whose value is `TEXT`, whatever it holds.
    pub(super) fn text(&mut self, name: &'static str, value: &str) {
        self.folded(&format!("{name}:{}", escaped(value)));
    }

    /// A property whose value is one of ours: a word, a number, a time, a UID.
    pub(super) fn plain(&mut self, name: &'static str, value: &str) {
        self.folded(&format!("{name}:{value}"));
    }

    pub(super) fn finish(self) -> String {
        self.0
    }

    /// Breaks between characters as people see them. One that takes more than a line is broken between its code
    /// points, never inside one: some readers decode each line before they join them.
    fn folded(&mut self, line: &str) {
        let mut octets = 0;
        for cluster in line.graphemes(true) {
            let fits_a_line = cluster.len() < OCTETS_MAX;
            if fits_a_line && octets + cluster.len() > OCTETS_MAX {
                octets = self.fold();
            }
            for point in cluster.chars() {
                if octets + point.len_utf8() > OCTETS_MAX {
                    octets = self.fold();
                }
                self.0.push(point);
                octets += point.len_utf8();
            }
        }
        self.0.push_str("\r\n");
    }

    /// Goes on in the next line; returns the octets it has already.
    fn fold(&mut self) -> usize {
        self.0.push_str("\r\n ");
        1
    }
}

/// Every kind of line break becomes `\n`. The other control characters are left out, save the tab: the grammar has
/// no place for those of ASCII, and nobody means to write those after it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for point in text.chars() {
        match point {
            '\\' | ';' | ',' => escaped.extend(['\\', point]),
            // A carriage return is one half of a break, or none.
            '\n' | '\u{85}' | '\u{2028}' | '\u{2029}' => escaped.push_str("\\n"),
            '\t' => escaped.push(point),
            _ if point.is_control() => {}
            _ => escaped.push(point),
        }
    }
    escaped
}
