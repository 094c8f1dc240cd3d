//! An indicator over the periods as a drawing: a line through its values, broken where there is none, with their intervals,
//! the target and the baseline. Whoever cannot see it reads the table beside it.

use domain::indicator::{Estimate, Figure, Line, Series, aimed_at};

use crate::follow_up as said;
use crate::indicator as words;
use crate::layout::Frame;
use crate::said::Said;

/// The drawing's own units; it is as wide as its place.
const WIDTH: f64 = 480.0;
const HEIGHT: f64 = 260.0;
const LEFT: f64 = 58.0;
const RIGHT: f64 = 14.0;
const TOP: f64 = 14.0;
const BOTTOM: f64 = 32.0;
/// Of the small drawing in a row.
const SMALL: (f64, f64) = (96.0, 28.0);
/// The most periods whose names stand below the drawing.
const LABELS: usize = 6;

/// In what a number is told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Unit {
    /// 0 to 100.
    Percent,
    /// -100 to 100.
    Score,
    Number,
}

impl Unit {
    fn of(figure: &Figure) -> Self {
        match figure {
            Figure::Share { .. } => Self::Percent,
            Figure::Score { .. } => Self::Score,
            _ => Self::Number,
        }
    }
}

/// From where to where the numbers go, in steps that people count in.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Scale {
    low: f64,
    high: f64,
    step: f64,
}

impl Scale {
    /// Shares and scores always have their whole range; other numbers begin at zero, where none is below.
    fn of(unit: Unit, values: &[f64]) -> Self {
        match unit {
            Unit::Percent => return Self { low: 0.0, high: 100.0, step: 25.0 },
            Unit::Score => return Self { low: -100.0, high: 100.0, step: 50.0 },
            Unit::Number => {}
        }
        let low = values.iter().copied().fold(0.0, f64::min);
        let high = values.iter().copied().fold(0.0, f64::max);
        if high <= low {
            return Self { low: 0.0, high: 1.0, step: 1.0 };
        }
        let step = nice((high - low) / 4.0);
        Self { low: (low / step).floor() * step, high: (high / step).ceil() * step, step }
    }

    /// How far up a value lies: 0 at the lower end, 1 at the upper, and never outside.
    fn part(self, value: f64) -> f64 {
        ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    fn ticks(self) -> impl Iterator<Item = f64> {
        let steps = (0..=8_u8).map(f64::from);
        steps
            .map(move |n| self.low + n * self.step)
            .take_while(move |tick| *tick <= self.high + self.step / 2.0)
    }
}

/// The next of 1, 2 and 5 with zeros.
fn nice(step: f64) -> f64 {
    let size = 10_f64.powf(step.log10().floor());
    let found = [1.0, 2.0, 5.0].into_iter().map(|digit| digit * size).find(|one| *one >= step);
    found.unwrap_or(10.0 * size)
}

/// A value, or a gap, at its place in time.
struct Value {
    /// The period in a few characters.
    label: String,
    estimate: Option<Estimate>,
    /// From before the county had the platform, or of a period that is going on.
    is_open: bool,
}

/// Numbers as SVG writes them.
pub(crate) struct Dot {
    pub x: String,
    pub y: String,
    /// The ends of its interval.
    pub range: Option<(String, String)>,
    pub is_open: bool,
}

pub(crate) struct Tick {
    pub at: String,
    /// A little below, for its text.
    pub text_at: String,
    pub label: String,
}

/// A drawing.
pub(crate) struct Trend {
    pub title: Said,
    pub text: Said,
    pub ticks: Vec<Tick>,
    pub periods: Vec<Tick>,
    /// The points of each line: one for each run without a gap.
    pub lines: Vec<String>,
    pub dots: Vec<Dot>,
    pub aim: Option<String>,
    pub baseline: Option<String>,
}

/// A drawing in a row of a table.
pub(crate) struct SmallTrend {
    pub lines: Vec<String>,
    pub dots: Vec<Dot>,
    pub label: Said,
}

/// The values of a series, and how it stands now where that is known, with the newest figure there is.
fn values<'a>(series: &Series<'a>, now: Option<&'a Line>) -> (Vec<Value>, Option<&'a Line>) {
    let estimate =
        |line: &Line| line.value.measured().and_then(|measured| measured.figure.estimate(measured.basis));
    let mut newest = None;
    let mut found = Vec::new();
    for point in series.due() {
        if point.line.value.measured().is_some() {
            newest = Some(point.line);
        }
        found.push(Value {
            label: point.over.to_string(),
            estimate: estimate(point.line),
            is_open: point.line.is_before_go_live,
        });
    }
    if let Some(line) = now.filter(|line| line.value.measured().is_some()) {
        newest = Some(line);
        found.push(Value { label: "…".to_owned(), estimate: estimate(line), is_open: true });
    }
    (found, newest)
}

impl Trend {
    /// `None` where there is no number to draw.
    pub(crate) fn new(frame: &Frame, name: &Said, series: &Series<'_>, now: Option<&Line>) -> Option<Self> {
        let (values, newest) = values(series, now);
        let line = newest?;
        let measured = line.value.measured()?;
        measured.figure.estimate(measured.basis)?;
        let unit = Unit::of(&measured.figure);
        let aim = line.aim.and_then(|aim| aimed_at(aim, &measured.figure, line.baseline.as_ref()));
        // Growth is told in per cent of its baseline, which is no line among these.
        let is_growth = matches!(measured.figure, Figure::Growth { .. });
        let baseline = line.baseline.as_ref().filter(|one| one.is_confirmed && !is_growth);
        let baseline = baseline.map(|one| one.value.as_f64());
        let ends = values.iter().filter_map(|value| value.estimate).flat_map(|one| [one.low, one.high]);
        let all: Vec<f64> = ends.chain(aim).chain(baseline).collect();
        let scale = Scale::of(unit, &all);
        let place = |value: f64| HEIGHT - BOTTOM - scale.part(value) * (HEIGHT - TOP - BOTTOM);
        let (lines, dots) = drawn(&values, &place, LEFT + 14.0, WIDTH - RIGHT - 14.0);
        let tick = |value: f64| Tick {
            at: written(place(value)),
            text_at: written(place(value) + 5.0),
            label: tick_label(frame, unit, value, scale.step),
        };
        let (first, last) = (values.first()?, values.last()?);
        Some(Self {
            title: frame.with("followup-chart", [("name", name.plain().into())]),
            text: frame.with(
                "followup-chart-text",
                [
                    ("from", first.label.as_str().into()),
                    ("until", last.label.as_str().into()),
                    ("value", words::value(frame, &line.value).plain().into()),
                ],
            ),
            ticks: scale.ticks().map(tick).collect(),
            periods: period_labels(&values, &dots_at(values.len())),
            lines,
            dots,
            aim: aim.map(|value| written(place(value))),
            baseline: baseline.map(|value| written(place(value))),
        })
    }
}

impl SmallTrend {
    /// `None` where there are fewer than two numbers.
    pub(crate) fn new(frame: &Frame, series: &Series<'_>, now: Option<&Line>) -> Option<Self> {
        let (values, newest) = values(series, now);
        let measured = newest?.value.measured()?;
        let told: Vec<String> = series
            .due()
            .map(|point| point.line)
            .chain(now)
            .filter_map(|line| line.value.measured())
            .filter_map(|one| said::short(frame, &one.figure, one.basis))
            .collect();
        if told.len() < 2 {
            return None;
        }
        let numbers: Vec<f64> =
            values.iter().filter_map(|value| value.estimate).map(|one| one.value).collect();
        let scale = Scale::of(Unit::of(&measured.figure), &numbers);
        let (width, height) = SMALL;
        let place = |value: f64| height - 5.0 - scale.part(value) * (height - 10.0);
        let (lines, dots) = drawn(&values, &place, 5.0, width - 5.0);
        let label = frame.with("followup-trend-of", [("values", told.join(", ").into())]);
        Some(Self { lines, dots: dots.into_iter().next_back().into_iter().collect(), label })
    }
}

/// Where the points of so many periods lie between two ends; one alone lies in the middle.
fn across(place: usize, count: usize, from: f64, until: f64) -> f64 {
    if count < 2 {
        return f64::midpoint(from, until);
    }
    let (place, steps) = (as_number(place), as_number(count - 1));
    from + (until - from) * place / steps
}

fn as_number(count: usize) -> f64 {
    u32::try_from(count).map_or(f64::MAX, f64::from)
}

fn dots_at(count: usize) -> Vec<f64> {
    (0..count).map(|place| across(place, count, LEFT + 14.0, WIDTH - RIGHT - 14.0)).collect()
}

fn drawn(values: &[Value], place: &impl Fn(f64) -> f64, from: f64, until: f64) -> (Vec<String>, Vec<Dot>) {
    let (mut lines, mut dots) = (Vec::new(), Vec::new());
    let mut run: Vec<String> = Vec::new();
    let mut close = |run: &mut Vec<String>| {
        if run.len() > 1 {
            lines.push(run.join(" "));
        }
        run.clear();
    };
    for (number, value) in values.iter().enumerate() {
        let Some(estimate) = value.estimate else {
            close(&mut run);
            continue;
        };
        let (x, y) = (written(across(number, values.len(), from, until)), written(place(estimate.value)));
        run.push(format!("{x},{y}"));
        let range = (estimate.low < estimate.high)
            .then(|| (written(place(estimate.low)), written(place(estimate.high))));
        dots.push(Dot { x, y, range, is_open: value.is_open });
    }
    close(&mut run);
    (lines, dots)
}

/// The newest period and as many before it as have room.
fn period_labels(values: &[Value], at: &[f64]) -> Vec<Tick> {
    let every = values.len().div_ceil(LABELS).max(1);
    let shown = values.iter().zip(at).rev().step_by(every);
    let tick = |(value, x): (&Value, &f64)| Tick {
        at: written(*x),
        text_at: written(HEIGHT - 8.0),
        label: value.label.clone(),
    };
    shown.map(tick).collect()
}

fn tick_label(frame: &Frame, unit: Unit, value: f64, step: f64) -> String {
    if unit == Unit::Percent {
        return frame.percent(value / 100.0);
    }
    let digits = if step >= 1.0 { 0 } else { 2 };
    l10n::format::decimal(frame.language.as_str(), value, digits)
}

/// A length as SVG writes it, whatever the page's language.
fn written(length: f64) -> String {
    format!("{length:.1}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn number(values: &[f64]) -> Scale {
        Scale::of(Unit::Number, values)
    }

    #[test]
    fn a_scale_begins_at_zero_and_holds_every_value() {
        assert_eq!(number(&[7.0, 31.0]), Scale { low: 0.0, high: 40.0, step: 10.0 });
        assert_eq!(number(&[-3.0, 12.0]), Scale { low: -5.0, high: 15.0, step: 5.0 });
        assert_eq!(number(&[0.0]), Scale { low: 0.0, high: 1.0, step: 1.0 });
        assert_eq!(number(&[]), Scale { low: 0.0, high: 1.0, step: 1.0 });
        assert_eq!(Scale::of(Unit::Percent, &[44.0, 47.0]).high, 100.0, "a small change looks small");
        let ticks: Vec<f64> = Scale::of(Unit::Score, &[]).ticks().collect();
        assert_eq!(ticks, [-100.0, -50.0, 0.0, 50.0, 100.0]);
    }

    #[test]
    fn nothing_is_drawn_outside() {
        let scale = Scale::of(Unit::Percent, &[]);
        assert_eq!((scale.part(-5.0), scale.part(50.0), scale.part(140.0)), (0.0, 0.5, 1.0));
    }

    #[test]
    fn a_gap_breaks_the_line_and_has_no_dot() {
        let value = |value: Option<f64>| Value {
            label: String::new(),
            estimate: value.map(|value| Estimate { value, low: value, high: value }),
            is_open: false,
        };
        let values = [Some(1.0), Some(2.0), None, Some(3.0)].map(value);
        let (lines, dots) = drawn(&values, &|value| value, 0.0, 30.0);
        assert_eq!(lines, ["0.0,1.0 10.0,2.0"]);
        assert_eq!(dots.iter().map(|dot| dot.x.as_str()).collect::<Vec<_>>(), ["0.0", "10.0", "30.0"]);
    }

    #[test]
    fn the_newest_period_is_always_named() {
        let values: Vec<Value> =
            (0..14).map(|n| Value { label: n.to_string(), estimate: None, is_open: false }).collect();
        let labels = period_labels(&values, &dots_at(values.len()));
        assert_eq!(labels.first().map(|tick| tick.label.as_str()), Some("13"));
        assert!(labels.len() <= LABELS);
    }
}
