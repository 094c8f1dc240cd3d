//! Lines over time, each named at its end and told from the others by its marks and dashes.

use super::scale::Scale;
use crate::report::pdf::drawing::{Mark, Shape};
use crate::report::pdf::flow::{Flow, Place};
use crate::report::pdf::style::{self, Style};
use crate::report::{Align, Chart, Series};

/// Of the axes.
const PLOT: f32 = 170.0;
const LABEL: Style = style::cell(9.0);
/// For the names at the ends of the lines, at most.
const NAMES: f32 = 120.0;
/// Between a line's name and the beginning of its mark.
const SPOT: f32 = 10.0;
/// Half the size of a mark.
const MARK: f32 = 3.0;
const DASHES: [&[f32]; 4] = [&[], &[6.0, 3.0], &[2.0, 2.5], &[8.0, 3.0, 2.0, 3.0]];

/// Where the lines are drawn.
struct Plot {
    left: f32,
    width: f32,
    top: f32,
    scale: Scale,
    count: usize,
}

impl Plot {
    fn x(&self, place: usize) -> f32 {
        self.left + (place as f32 + 0.5) * self.width / self.count.max(1) as f32
    }

    fn y(&self, number: f64) -> f32 {
        self.top + PLOT * (1.0 - self.scale.place(number))
    }
}

pub(super) fn height(flow: &Flow<'_>, chart: &Chart) -> f32 {
    let plot = plot(flow, chart);
    let names = (0..chart.categories.len()).filter(|place| is_named(&plot, *place));
    let lines = names
        .filter_map(|place| chart.categories.get(place))
        .map(|category| flow.whole_words(category, LABEL, name_width(&plot)).len());
    // Above the topmost mark its value is written.
    14.0 + PLOT + 6.0 + lines.max().unwrap_or(1) as f32 * LABEL.leading
}

pub(super) fn draw(flow: &mut Flow<'_>, mark: Mark, chart: &Chart) {
    let plot = plot(flow, chart);
    axis(flow, mark, chart, &plot);
    for (series, number) in chart.series.iter().zip(0_usize..) {
        line(flow, mark, series, number, &plot);
    }
    if let [series] = chart.series.as_slice() {
        values(flow, mark, series, &plot);
    } else {
        names(flow, mark, chart, &plot);
    }
}

fn plot(flow: &Flow<'_>, chart: &Chart) -> Plot {
    let scale = Scale::of(chart);
    let language = flow.language();
    let marks =
        scale.marks().into_iter().map(|mark| flow.measure(&scale.written(chart, mark, language), LABEL));
    let axis = marks.fold(0.0, f32::max) + 8.0;
    let names = match chart.series.len() {
        0 | 1 => 0.0,
        _ => chart.series.iter().map(|series| flow.measure(&series.name.words, LABEL)).fold(0.0, f32::max),
    };
    let names = if names > 0.0 { names.min(NAMES) + 8.0 + SPOT } else { 0.0 };
    let width = flow.width() - axis - names;
    Plot { left: flow.left() + axis, width, top: flow.y + 14.0, scale, count: chart.categories.len() }
}

fn axis(flow: &mut Flow<'_>, mark: Mark, chart: &Chart, plot: &Plot) {
    let language = flow.language();
    let (left, right) = (plot.left, plot.left + plot.width);
    for number in plot.scale.marks() {
        let y = plot.y(number);
        let is_zero = number.abs() < plot.scale.step / 2.0;
        let (width, colour) = if is_zero { (1.0, style::QUIET) } else { (0.5, style::RULE) };
        flow.rule(mark, (left, y), (right, y), width, colour);
        let text = plot.scale.written(chart, number, language);
        let place = Place { x: flow.left(), width: left - flow.left() - 6.0, align: Align::End };
        flow.label(mark, &text, LABEL, place, y - LABEL.leading / 2.0);
    }
    for (category, place) in chart.categories.iter().zip(0_usize..) {
        if !is_named(plot, place) {
            continue;
        }
        let width = name_width(plot);
        let mut y = plot.top + PLOT + 6.0;
        for line in flow.whole_words(category, LABEL, width) {
            let x = plot.x(place) - line.width * LABEL.size / 2.0;
            flow.draw_line(mark, line, LABEL, Place { x, width, align: Align::Start }, y);
            y += LABEL.leading;
        }
    }
}

/// Every how many categories one is named, so that names do not run into each other.
fn stride(plot: &Plot) -> usize {
    let each = plot.width / plot.count.max(1) as f32;
    ((42.0 / each.max(1.0)).ceil() as usize).max(1)
}

/// The last is always named, and the others in steps before it.
fn is_named(plot: &Plot, place: usize) -> bool {
    (plot.count.saturating_sub(1).saturating_sub(place)).is_multiple_of(stride(plot))
}

fn name_width(plot: &Plot) -> f32 {
    (plot.width / plot.count.max(1) as f32) * stride(plot) as f32 - 4.0
}

fn line(flow: &mut Flow<'_>, mark: Mark, series: &Series, number: usize, plot: &Plot) {
    let dash = DASHES.get(number % DASHES.len()).copied().unwrap_or_default();
    let mut open: Vec<(f32, f32)> = Vec::new();
    let mut strokes = Vec::new();
    let mut marks = Vec::new();
    for (point, place) in series.points.iter().zip(0..plot.count) {
        let x = plot.x(place);
        match point.value.number() {
            Some(value) => {
                open.push((x, plot.y(value)));
                marks.push((x, plot.y(value)));
            }
            // A gap stays one: nobody knows what was between.
            None => strokes.push(std::mem::take(&mut open)),
        }
        if let Some(interval) = &point.interval
            && let (Some(low), Some(high)) = (interval.low.number(), interval.high.number())
        {
            flow.rule(mark, (x, plot.y(low)), (x, plot.y(high)), 1.0, style::QUIET);
            for y in [plot.y(low), plot.y(high)] {
                flow.rule(mark, (x - 3.0, y), (x + 3.0, y), 1.0, style::QUIET);
            }
        }
    }
    strokes.push(open);
    for points in strokes.into_iter().filter(|points| points.len() > 1) {
        flow.drawing.draw(mark, Shape::Stroke { points, width: 1.8, colour: style::DEEP, dash });
    }
    for (x, y) in marks {
        spot(flow, mark, number, x, y);
    }
}

/// The mark of a series: a square, a diamond, a triangle, a hollow square.
fn spot(flow: &mut Flow<'_>, mark: Mark, number: usize, x: f32, y: f32) {
    let square = vec![(x - MARK, y - MARK), (x + MARK, y - MARK), (x + MARK, y + MARK), (x - MARK, y + MARK)];
    let far = MARK * 1.4;
    let corners = match number % 4 {
        1 => vec![(x, y - far), (x + far, y), (x, y + far), (x - far, y)],
        2 => vec![(x, y - far), (x + far, y + MARK), (x - far, y + MARK)],
        _ => square,
    };
    let colour = if number % 4 == 3 { style::WHITE } else { style::DEEP };
    let mut points = corners.clone();
    points.extend(corners.first().copied());
    flow.drawing.draw(mark, Shape::Area { corners, colour });
    flow.drawing.draw(mark, Shape::Stroke { points, width: 1.0, colour: style::DEEP, dash: &[] });
}

/// The values of the only series, above its marks.
fn values(flow: &mut Flow<'_>, mark: Mark, series: &Series, plot: &Plot) {
    for (point, place) in series.points.iter().zip(0..plot.count) {
        let Some(value) = point.value.number() else { continue };
        if !is_named(plot, place) {
            continue;
        }
        let text = point.value.written(flow.language());
        let high = point.interval.as_ref().and_then(|interval| interval.high.number()).unwrap_or(value);
        let x = plot.x(place) - flow.measure(&text, LABEL.bold()) / 2.0;
        let top = plot.y(high.max(value)) - MARK - LABEL.leading - 1.0;
        flow.label(mark, &text, LABEL.bold(), Place { x, width: 0.0, align: Align::Start }, top);
    }
}

/// The names of the series beside the ends of their lines, moved apart where the ends are close.
fn names(flow: &mut Flow<'_>, mark: Mark, chart: &Chart, plot: &Plot) {
    let mut ends: Vec<(f32, usize)> = Vec::new();
    for (series, number) in chart.series.iter().zip(0_usize..) {
        let last = series.points.iter().take(plot.count).rev().find_map(|point| point.value.number());
        if let Some(last) = last {
            ends.push((plot.y(last), number));
        }
    }
    ends.sort_by(|one, other| one.0.total_cmp(&other.0).then(one.1.cmp(&other.1)));
    let x = plot.left + plot.width + 8.0;
    let place = Place { x, width: (flow.left() + flow.width() - x).max(20.0), align: Align::Start };
    let mut free = plot.top - LABEL.leading;
    for (y, number) in ends {
        let Some(series) = chart.series.get(number) else { continue };
        let lines = flow.whole_words(&series.name, LABEL, place.width - SPOT);
        let mut top = (y - lines.len() as f32 * LABEL.leading / 2.0).max(free);
        spot(flow, mark, number, x + 1.0, top + LABEL.leading / 2.0);
        for line in lines {
            flow.draw_line(mark, line, LABEL, Place { x: x + SPOT, ..place }, top);
            top += LABEL.leading;
        }
        free = top + 1.0;
    }
}
