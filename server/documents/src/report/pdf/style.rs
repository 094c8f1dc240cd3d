//! Sizes and colours. Points; every colour of text has a contrast of 7:1 at least on white and on the light areas.

use super::drawing::Colour;
use super::face::Weight;

/// Margins, and where header and footer stand in them.
pub(super) const SIDE: f32 = 56.0;
pub(super) const TOP: f32 = 68.0;
pub(super) const BOTTOM: f32 = 62.0;
pub(super) const HEADER: f32 = 36.0;
/// From the lower edge of the page.
pub(super) const FOOTER: f32 = 42.0;

pub(super) const INK: Colour = Colour(0x1a, 0x1d, 0x21);
pub(super) const QUIET: Colour = Colour(0x46, 0x4c, 0x54);
pub(super) const DEEP: Colour = Colour(0x0b, 0x3a, 0x5e);
/// Lines and areas.
pub(super) const RULE: Colour = Colour(0xb4, 0xbc, 0xc6);
pub(super) const PALE: Colour = Colour(0xee, 0xf2, 0xf6);
pub(super) const WHITE: Colour = Colour(0xff, 0xff, 0xff);

/// How a text is set.
#[derive(Clone, Copy)]
pub(super) struct Style {
    pub(super) size: f32,
    /// From line to line.
    pub(super) leading: f32,
    pub(super) weight: Weight,
    pub(super) colour: Colour,
}

impl Style {
    const fn new(size: f32, leading: f32, weight: Weight, colour: Colour) -> Self {
        Self { size, leading, weight, colour }
    }

    /// From the upper edge of a line down to what the letters stand on.
    pub(super) fn baseline(self) -> f32 {
        // Letters of this face rise 0.66 of their size; what is left of the line is shared above and below.
        (self.leading + 0.66 * self.size) / 2.0
    }

    pub(super) const fn bold(self) -> Self {
        Self { weight: Weight::Bold, ..self }
    }
}

pub(super) const AUTHOR: Style = Style::new(10.5, 15.0, Weight::Regular, QUIET);
pub(super) const TITLE: Style = Style::new(23.0, 28.0, Weight::Bold, DEEP);
pub(super) const SUBTITLE: Style = Style::new(13.0, 18.0, Weight::Regular, INK);
pub(super) const BODY: Style = Style::new(10.5, 15.0, Weight::Regular, INK);
pub(super) const SMALL: Style = Style::new(8.5, 11.5, Weight::Regular, QUIET);
pub(super) const CAPTION: Style = Style::new(10.5, 14.5, Weight::Bold, INK);
pub(super) const FIGURE: Style = Style::new(20.0, 25.0, Weight::Bold, DEEP);

/// Of a heading; 1 is the title.
pub(super) const fn heading(level: u16) -> Style {
    match level {
        0 | 1 => TITLE,
        2 => Style::new(16.0, 21.0, Weight::Bold, DEEP),
        3 => Style::new(12.5, 17.0, Weight::Bold, DEEP),
        _ => Style::new(11.0, 15.0, Weight::Bold, INK),
    }
}

/// Of a table's cells, by its size.
pub(super) const fn cell(size: f32) -> Style {
    Style::new(size, size * 1.32, Weight::Regular, INK)
}
