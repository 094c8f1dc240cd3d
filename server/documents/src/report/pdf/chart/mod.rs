//! Charts as figures of lines and areas. What a colour says, a pattern or a mark says as well; every chart is followed
//! by its values.

mod bars;
mod lines;
mod scale;

use krilla::geom::Rect;

use super::drawing::{Colour, ElementId, Mark, Role, Shape};
use super::flow::Flow;
use super::style;
use super::table;
use crate::report::{Chart, ChartKind, Table};

/// Between the lines of a pattern.
const HATCH: f32 = 4.0;

pub(super) fn chart(flow: &mut Flow<'_>, parent: ElementId, chart: &Chart) {
    let values = chart.table(&flow.report.words);
    let size = size(flow, chart, &values);
    let group = flow.drawing.element(Some(parent), Role::Group);
    let title = flow.lines(&chart.title, style::CAPTION, flow.width());
    flow.space(8.0);
    flow.need(size.least);

    let heading = flow.element_of(group, Role::Paragraph, &chart.title);
    let place = flow.place();
    flow.draw_lines(Mark::Content(heading), title, style::CAPTION, place);
    flow.y += 6.0;
    if let Some(height) = size.figure {
        figure(flow, group, chart, height);
    }
    table::table(flow, group, &values);
}

/// How much of a chart stays on the page on which it begins.
pub(super) fn least(flow: &mut Flow<'_>, chart: &Chart) -> f32 {
    let values = chart.table(&flow.report.words);
    size(flow, chart, &values).least
}

struct Size {
    /// None if a chart is its table only: no page holds it, or there is nothing to draw.
    figure: Option<f32>,
    /// With the title and, if one page holds all, the values.
    least: f32,
}

fn size(flow: &mut Flow<'_>, chart: &Chart, values: &Table) -> Size {
    let title = flow.lines(&chart.title, style::CAPTION, flow.width()).len();
    let title = title as f32 * style::CAPTION.leading + 6.0;
    let height = match chart.kind {
        ChartKind::Bars => bars::height(flow, chart),
        ChartKind::Lines => lines::height(flow, chart),
    };
    let is_drawn = chart.numbers().next().is_some() && height + title <= flow.height();
    let figure = is_drawn.then_some(height);
    let above = title + figure.map_or(0.0, |height| height + 6.0);
    let whole = above + table::height(flow, values) + 8.0;
    let least = if whole <= flow.height() { whole } else { above + table::least(flow, values) };
    Size { figure, least: least.min(flow.height()) }
}

fn figure(flow: &mut Flow<'_>, group: ElementId, chart: &Chart, height: f32) {
    let top = flow.y;
    let Some(place) = Rect::from_xywh(flow.left(), top, flow.width(), height) else { return };
    let page = flow.drawing.pages.len().saturating_sub(1);
    let description = format!("{}. {}", chart.title.words.trim_end_matches('.'), chart.description);
    let role = Role::Figure { description, page, place };
    let figure = flow.drawing.element(Some(group), role);
    let mark = Mark::Content(figure);
    match chart.kind {
        ChartKind::Bars => bars::draw(flow, mark, chart),
        ChartKind::Lines => lines::draw(flow, mark, chart),
    }
    flow.y = top + height + 6.0;
}

/// How a series is told from the others, in order.
#[derive(Clone, Copy)]
enum Pattern {
    Full,
    Hatched,
    Pale,
    Striped,
}

impl Pattern {
    fn of(series: usize) -> Self {
        match series % 4 {
            0 => Self::Full,
            1 => Self::Hatched,
            2 => Self::Pale,
            _ => Self::Striped,
        }
    }
}

/// An area in the pattern of its series.
fn filled(flow: &mut Flow<'_>, mark: Mark, pattern: Pattern, x: f32, y: f32, width: f32, height: f32) {
    if width <= 0.0 {
        return;
    }
    let ground = match pattern {
        Pattern::Full => style::DEEP,
        Pattern::Hatched | Pattern::Striped => style::WHITE,
        Pattern::Pale => Colour(0xc3, 0xcf, 0xdb),
    };
    flow.area(mark, x, y, width, height, ground);
    match pattern {
        Pattern::Full | Pattern::Pale => {}
        Pattern::Hatched => {
            let mut along = HATCH;
            while along < width + height {
                let from = (x + (along - height).max(0.0), y + along.min(height));
                let to = (x + along.min(width), y + (along - width).max(0.0));
                flow.rule(mark, from, to, 1.2, style::DEEP);
                along += HATCH;
            }
        }
        Pattern::Striped => {
            let mut along = HATCH / 2.0;
            while along < width {
                flow.rule(mark, (x + along, y), (x + along, y + height), 1.2, style::DEEP);
                along += HATCH;
            }
        }
    }
    let points = vec![(x, y), (x + width, y), (x + width, y + height), (x, y + height), (x, y)];
    flow.drawing.draw(mark, Shape::Stroke { points, width: 0.8, colour: style::DEEP, dash: &[] });
}
