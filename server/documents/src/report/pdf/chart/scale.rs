//! From numbers to places.

use crate::report::{Chart, Value};

/// The numbers that a chart shows, zero among them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Scale {
    pub(super) least: f64,
    pub(super) most: f64,
    /// Between the marks of the axis.
    pub(super) step: f64,
}

impl Scale {
    /// Ends at whole steps around every number.
    pub(super) fn of(chart: &Chart) -> Self {
        let least = chart.numbers().fold(0.0, f64::min);
        let most = chart.numbers().fold(0.0, f64::max);
        let step = step((most - least).max(f64::MIN_POSITIVE));
        let scale = Self { least: (least / step).floor() * step, most: (most / step).ceil() * step, step };
        // Nobody expects more than everything.
        match chart.series.iter().flat_map(|series| &series.points).find_map(|point| point.value.number()) {
            Some(_) if is_of_shares(chart) && most <= 1.0 => Self { most: scale.most.min(1.0), ..scale },
            _ => scale,
        }
    }

    /// Where a number stands, from 0 to 1.
    pub(super) fn place(self, number: f64) -> f32 {
        let span = (self.most - self.least).max(f64::MIN_POSITIVE);
        ((number - self.least) / span).clamp(0.0, 1.0) as f32
    }

    pub(super) fn marks(self) -> Vec<f64> {
        let count = ((self.most - self.least) / self.step).round().clamp(1.0, 20.0) as u32;
        (0..=count).map(|mark| self.least + f64::from(mark) * self.step).collect()
    }

    /// A mark of the axis, written as the values are.
    pub(super) fn written(self, chart: &Chart, mark: f64, language: &str) -> String {
        let scale = if is_of_shares(chart) { 100.0 } else { 1.0 };
        let step = self.step * scale;
        let places = (0..4_u8).find(|places| is_whole(step * 10_f64.powi(i32::from(*places)))).unwrap_or(4);
        match is_of_shares(chart) {
            true => Value::share(mark, places, "").written(language),
            false => Value::rounded(mark, places, "").written(language),
        }
    }
}

fn is_of_shares(chart: &Chart) -> bool {
    let mut points = chart.series.iter().flat_map(|series| &series.points);
    points.any(|point| matches!(point.value, Value::Percent { .. }))
}

/// A step of 1, 2 or 5 that divides a span into about four.
fn step(span: f64) -> f64 {
    let rough = span / 4.0;
    let size = 10_f64.powf(rough.log10().floor());
    let factor = match rough / size {
        part if part <= 1.0 => 1.0,
        part if part <= 2.0 => 2.0,
        part if part <= 5.0 => 5.0,
        _ => 10.0,
    };
    factor * size
}

fn is_whole(number: f64) -> bool {
    (number - number.round()).abs() < 1e-6
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::report::{ChartKind, Series};

    fn chart(values: &[Value]) -> Chart {
        let points = values.iter().cloned().map(Into::into).collect();
        Chart {
            title: "".into(),
            description: String::new(),
            kind: ChartKind::Lines,
            dimension: "".into(),
            categories: Vec::new(),
            series: vec![Series { name: "".into(), points }],
        }
    }

    fn scale(values: &[Value]) -> Scale {
        Scale::of(&chart(values))
    }

    #[test]
    fn a_scale_begins_at_zero_and_ends_at_a_whole_step() {
        let scale = scale(&[Value::Whole(130), Value::Whole(180)]);
        assert_eq!((scale.least, scale.most, scale.step), (0.0, 200.0, 50.0));
        assert_eq!(scale.marks(), [0.0, 50.0, 100.0, 150.0, 200.0]);
        assert!((scale.place(50.0) - 0.25).abs() < 1e-6);
    }

    #[test]
    fn shares_end_at_everything() {
        let shares = [Value::Percent { units: 97, places: 0 }];
        let found = scale(&shares);
        assert!((found.most - 1.0).abs() < 1e-9);
        assert_eq!(found.written(&chart(&shares), 0.5, "fi"), "50\u{a0}%");
    }

    #[test]
    fn negative_numbers_have_zero_inside() {
        let scale = scale(&[Value::Whole(-40), Value::Whole(60)]);
        assert_eq!((scale.least, scale.most), (-50.0, 100.0));
        assert!((scale.place(0.0) - 1.0 / 3.0).abs() < 1e-6);
    }

    #[test]
    fn nothing_but_zero_is_a_scale_too() {
        let scale = scale(&[Value::Whole(0)]);
        assert!(scale.place(0.0) == 0.0 && scale.step > 0.0);
    }
}
