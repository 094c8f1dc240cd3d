//! Bars from left to right, each with its value beside it: there is no axis to read off.

use super::scale::Scale;
use super::{Pattern, filled};
use crate::report::pdf::drawing::Mark;
use crate::report::pdf::flow::{Flow, Place};
use crate::report::pdf::style::{self, Style};
use crate::report::{Align, Chart, Point};

const BAR: f32 = 13.0;
/// Between the bars of a category.
const NEAR: f32 = 2.0;
/// Between categories.
const APART: f32 = 9.0;
const LABEL: Style = style::cell(9.5);
/// Of the width, at most, for the names of categories.
const NAMES: f32 = 0.38;

/// How high the chart is drawn.
pub(super) fn height(flow: &Flow<'_>, chart: &Chart) -> f32 {
    let names = name_width(flow, chart);
    let rows = chart.categories.iter().map(|category| row_height(flow, chart, category, names) + APART);
    legend_height(chart) + rows.sum::<f32>()
}

pub(super) fn draw(flow: &mut Flow<'_>, mark: Mark, chart: &Chart) {
    if chart.series.len() > 1 {
        legend(flow, mark, chart);
    }
    let scale = Scale::of(chart);
    let names = name_width(flow, chart);
    let values = value_width(flow, chart);
    let left = flow.left() + names + 8.0;
    let width = (flow.width() - names - 8.0 - values - 6.0).max(40.0);
    let at = |number: f64| left + scale.place(number) * width;
    let top = flow.y;
    for (category, place) in chart.categories.iter().zip(0_usize..) {
        let height = row_height(flow, chart, category, names);
        let lines = flow.whole_words(category, LABEL, names);
        let mut y = flow.y + (height - lines.len() as f32 * LABEL.leading) / 2.0;
        for line in lines {
            let place = Place { x: flow.left(), width: names, align: Align::End };
            flow.draw_line(mark, line, LABEL, place, y);
            y += LABEL.leading;
        }
        let mut y = flow.y + (height - bars_height(chart)) / 2.0;
        for (series, number) in chart.series.iter().zip(0_usize..) {
            if let Some(point) = series.points.get(place) {
                bar(flow, mark, point, Pattern::of(number), at, y);
            }
            y += BAR + NEAR;
        }
        flow.y += height + APART;
    }
    let zero = at(0.0);
    let bottom = flow.y - APART / 2.0;
    flow.rule(mark, (zero, top - APART / 2.0), (zero, bottom), 0.8, style::QUIET);
}

fn bar(flow: &mut Flow<'_>, mark: Mark, point: &Point, pattern: Pattern, at: impl Fn(f64) -> f32, y: f32) {
    let zero = at(0.0);
    let mut end = zero;
    if let Some(number) = point.value.number() {
        let tip = at(number);
        filled(flow, mark, pattern, zero.min(tip), y, (tip - zero).abs(), BAR);
        end = end.max(tip);
    }
    if let Some((low, high)) = ends(point) {
        let (low, high, middle) = (at(low), at(high), y + BAR / 2.0);
        // Light around dark, so that it is seen on the bar and beside it.
        for (width, colour) in [(3.0, style::WHITE), (1.2, style::INK)] {
            flow.rule(mark, (low, middle), (high, middle), width, colour);
            for x in [low, high] {
                flow.rule(mark, (x, middle - 3.0), (x, middle + 3.0), width, colour);
            }
        }
        end = end.max(high);
    }
    let text = value_text(flow, point);
    let style = if point.value.number().is_some() { LABEL } else { style::SMALL };
    let place = Place { x: end + 6.0, width: flow.width(), align: Align::Start };
    flow.label(mark, &text, style, place, y + (BAR - style.leading) / 2.0);
}

/// "62 % (58–66 %)", or why there is no value.
fn value_text(flow: &Flow<'_>, point: &Point) -> String {
    let value = point.value.written(flow.language());
    let Some(interval) = &point.interval else { return value };
    let (low, high) = (interval.low.written(flow.language()), interval.high.written(flow.language()));
    let low = low.trim_end_matches(['%', '\u{a0}']);
    format!("{value} ({low}–{high})")
}

fn ends(point: &Point) -> Option<(f64, f64)> {
    let interval = point.interval.as_ref()?;
    Some((interval.low.number()?, interval.high.number()?))
}

fn name_width(flow: &Flow<'_>, chart: &Chart) -> f32 {
    let widths = chart.categories.iter().map(|category| flow.measure(&category.words, LABEL));
    widths.fold(0.0, f32::max).min(flow.width() * NAMES)
}

fn value_width(flow: &Flow<'_>, chart: &Chart) -> f32 {
    let points = chart.series.iter().flat_map(|series| &series.points);
    points.map(|point| flow.measure(&value_text(flow, point), LABEL)).fold(0.0, f32::max)
}

fn bars_height(chart: &Chart) -> f32 {
    chart.series.len() as f32 * (BAR + NEAR) - NEAR
}

fn row_height(flow: &Flow<'_>, chart: &Chart, category: &crate::report::Text, names: f32) -> f32 {
    let name = flow.whole_words(category, LABEL, names).len() as f32 * LABEL.leading;
    name.max(bars_height(chart))
}

fn legend_height(chart: &Chart) -> f32 {
    if chart.series.len() > 1 { chart.series.len() as f32 * (LABEL.leading + 2.0) + 8.0 } else { 0.0 }
}

/// What the patterns stand for, in the order of the bars.
fn legend(flow: &mut Flow<'_>, mark: Mark, chart: &Chart) {
    for (series, number) in chart.series.iter().zip(0_usize..) {
        let (x, y) = (flow.left(), flow.y);
        filled(flow, mark, Pattern::of(number), x, y + 2.0, 18.0, LABEL.leading - 4.0);
        let place = Place { x: x + 25.0, width: flow.width() - 25.0, align: Align::Start };
        let line = flow.whole_words(&series.name, LABEL, place.width).into_iter().next();
        if let Some(line) = line {
            flow.draw_line(mark, line, LABEL, place, y);
        }
        flow.y += LABEL.leading + 2.0;
    }
    flow.y += 8.0;
}
