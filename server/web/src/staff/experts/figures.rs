//! What became of the orders of a period, how gigs are shared, and what the registry lacks.

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::LanguageTag;
use domain::county::{County, Division};
use domain::expert::fairness::FairnessReport;
use domain::expert::feedback::{FeedbackFigures, Side};
use domain::expert::{GigType, Mode, UnfilledReason};
use domain::id::{DivisionId, TypedId};
use domain::identity::{Action, Scope};
use domain::time::{civil_day, half_year};
use l10n::format;
use serde::Deserialize;
use service::expert::count::{self, Breakdown, OrderFigures, OrderGroup};
use service::expert::feedback;
use service::expert::overview::{self, RegistryCoverage};

use super::read::parse_day;
use crate::Reply;
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::said::Said;
use crate::staff::{StaffPage, scopes};
use crate::state::WebState;

const BREAKDOWNS: [Breakdown; 5] = [
    Breakdown::GigType,
    Breakdown::Division,
    Breakdown::Language,
    Breakdown::Mode,
    Breakdown::UnfilledReason,
];

/// The period that is asked for; the half-year of today where that cannot be read.
#[derive(Clone, Debug, Default, Deserialize)]
#[serde(default)]
pub struct PeriodQuery {
    from: String,
    until: String,
}

impl PeriodQuery {
    /// The first day and the last.
    fn read(&self, today: NaiveDate) -> (NaiveDate, NaiveDate) {
        let (from, until) = half_year(today);
        let (from, until) = (parse_day(&self.from).unwrap_or(from), parse_day(&self.until).unwrap_or(until));
        (from, until.max(from))
    }
}

/// One row of a table of numbers.
struct FigureRow {
    label: Said,
    number: Said,
}

/// What the feedback of one side comes to.
struct FeedbackRow {
    label: Said,
    given: Said,
    mean: Said,
}

struct FigureTable {
    id: &'static str,
    title: Said,
    rows: Vec<FigureRow>,
}

#[derive(Template)]
#[template(path = "staff/order_figures.html")]
struct FiguresPage {
    frame: Frame,
    from: String,
    until: String,
    period: String,
    totals: Vec<FigureRow>,
    breakdowns: Vec<FigureTable>,
    /// `None` for orderers.
    feedback: Option<Vec<FeedbackRow>>,
    /// `None` for those who do not keep the registry.
    fairness: Option<Vec<FigureRow>>,
    coverage: Vec<FigureTable>,
}

pub async fn show(
    StaffPage(page): StaffPage,
    State(state): State<WebState>,
    Query(query): Query<PeriodQuery>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let (from, last) = query.read(civil_day(services.now()));
    let until = last.succ_opt().unwrap_or(last);
    let figures = count::figures(services, actor, from, until).await?;
    let mut groups = Vec::new();
    for by in BREAKDOWNS {
        let of_period = count::breakdown(services, actor, from, until, by).await?;
        // Where every order found somebody there is nothing to explain.
        if by != Breakdown::UnfilledReason || !of_period.is_empty() {
            groups.push((by, of_period));
        }
    }
    let divisions = service::county::divisions(services).await?;
    let said = match actor.may_somewhere(Action::ViewFeedbackFigures) {
        true => Some(feedback::figures(services, actor, from, until).await?),
        false => None,
    };
    let keeps_registry = actor.may_somewhere(Action::ManageExperts);
    let registry = match keeps_registry {
        true => Some((
            overview::fairness(services, actor, from, until).await?,
            overview::coverage(services, actor).await?,
        )),
        false => None,
    };
    let Page { frame, county, .. } = page;
    let names = Names { frame: &frame, county: &county, divisions: &divisions };
    let (fairness, coverage) = registry.unzip();
    let page = FiguresPage {
        from: from.format("%Y-%m-%d").to_string(),
        until: last.format("%Y-%m-%d").to_string(),
        period: format!("{}–{}", frame.date(from), frame.date(last)),
        totals: totals(&frame, &figures),
        breakdowns: groups.iter().map(|(by, groups)| names.table(*by, groups)).collect(),
        feedback: said.map(|sides| sides.iter().map(|side| said_by(&frame, side)).collect()),
        fairness: fairness.map(|report| shared(&frame, report)),
        coverage: coverage.map(|coverage| covered(&frame, &coverage)).unwrap_or_default(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn plain(frame: &Frame, text: impl Into<String>) -> Said {
    Said::neutral(text.into(), &frame.language)
}

/// A number, or that it is too small to show.
fn number(frame: &Frame, count: Option<u64>) -> Said {
    match count {
        Some(count) => plain(frame, frame.integer(count)),
        None => frame.text("staff-figures-hidden"),
    }
}

fn totals(frame: &Frame, figures: &OrderFigures) -> Vec<FigureRow> {
    let row = |key, count| FigureRow { label: frame.text(key), number: number(frame, Some(count)) };
    let median = match (figures.confirmed, figures.median_days) {
        (0, _) => frame.text("staff-not-set"),
        (_, days) => number(frame, days.map(|days| u64::try_from(days).unwrap_or_default())),
    };
    vec![
        row("staff-figures-submitted", figures.submitted),
        row("staff-figures-confirmed", figures.confirmed),
        FigureRow { label: frame.text("staff-figures-median-days"), number: median },
        row("staff-figures-held", figures.held),
        row("staff-figures-unfilled", figures.unfilled),
        row("staff-figures-cancelled", figures.cancelled),
        row("staff-figures-gigs", figures.gigs),
        row("staff-figures-hours", figures.minutes / 60),
        row("staff-figures-experts", figures.experts),
    ]
}

fn said_by(frame: &Frame, figures: &FeedbackFigures) -> FeedbackRow {
    let mean =
        |tenths: u32| plain(frame, format::decimal(frame.language.as_str(), f64::from(tenths) / 10.0, 1));
    FeedbackRow {
        label: match figures.side {
            Side::Orderer => frame.text("staff-feedback-by-orderer"),
            Side::Expert => frame.text("staff-feedback-by-expert"),
        },
        given: number(frame, figures.given),
        mean: match (figures.given, figures.mean_tenths) {
            (_, Some(tenths)) => mean(tenths),
            (Some(_), None) => frame.text("staff-not-set"),
            (None, None) => number(frame, None),
        },
    }
}

/// How groups are called.
struct Names<'a> {
    frame: &'a Frame,
    county: &'a County,
    divisions: &'a [Division],
}

impl Names<'_> {
    fn table(&self, by: Breakdown, groups: &[OrderGroup]) -> FigureTable {
        let (id, title) = match by {
            Breakdown::GigType => ("by-type", "gig-type"),
            Breakdown::Division => ("by-division", "staff-order-owner"),
            Breakdown::Language => ("by-language", "gig-language"),
            Breakdown::Mode => ("by-mode", "gig-mode"),
            Breakdown::UnfilledReason => ("by-reason", "staff-figures-unfilled-why"),
        };
        let row = |group: &OrderGroup| FigureRow {
            label: self.name(by, group.code.as_deref()),
            number: number(self.frame, group.orders),
        };
        FigureTable { id, title: self.frame.text(title), rows: groups.iter().map(row).collect() }
    }

    fn name(&self, by: Breakdown, code: Option<&str>) -> Said {
        let frame = self.frame;
        let known = code.and_then(|code| match by {
            Breakdown::GigType => Some(frame.text(GigType::from_code(code)?.label_key())),
            Breakdown::Mode => Some(frame.text(Mode::from_code(code)?.label_key())),
            Breakdown::UnfilledReason => Some(frame.text(UnfilledReason::from_code(code)?.label_key())),
            Breakdown::Language => Some(language(frame, &code.parse().ok()?)),
            Breakdown::Division => {
                let scope = Scope::Division(DivisionId::parse_node_id(code)?);
                let name = scopes::label(scope, self.county, self.divisions, &frame.language);
                Some(plain(frame, name))
            }
        });
        known.unwrap_or_else(|| match by {
            Breakdown::UnfilledReason => frame.text("staff-figures-reason-unknown"),
            _ => plain(frame, scopes::label(Scope::County, self.county, self.divisions, &frame.language)),
        })
    }
}

fn language(frame: &Frame, tag: &LanguageTag) -> Said {
    Said::new(&LanguageName::of(tag).name, tag.as_str(), &frame.language)
}

fn shared(frame: &Frame, report: Option<FairnessReport>) -> Vec<FigureRow> {
    let Some(report) = report else { return Vec::new() };
    let share = |per_mille: u32| plain(frame, frame.percent(f64::from(per_mille) / 1_000.0));
    vec![
        FigureRow { label: frame.text("staff-figures-with-gig"), number: share(report.with_gig_per_mille) },
        FigureRow {
            label: frame.text("staff-figures-never-asked"),
            number: number(frame, Some(report.never_asked.into())),
        },
        FigureRow { label: frame.text("staff-figures-gini"), number: share(report.gini_per_mille) },
    ]
}

fn covered(frame: &Frame, coverage: &RegistryCoverage) -> Vec<FigureTable> {
    let languages = coverage
        .languages
        .iter()
        .map(|(tag, count)| FigureRow { label: language(frame, tag), number: number(frame, *count) });
    let themes = coverage.themes.iter().map(|(theme, count)| FigureRow {
        label: frame.text(theme.label_key()),
        number: number(frame, *count),
    });
    vec![
        FigureTable {
            id: "languages",
            title: frame.text("staff-figures-languages"),
            rows: languages.collect(),
        },
        FigureTable { id: "themes", title: frame.text("staff-figures-themes"), rows: themes.collect() },
    ]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_period_is_the_half_year_unless_told() {
        let day = |text: &str| text.parse::<NaiveDate>().unwrap();
        let period = |from: &str, until: &str, today: &str| {
            PeriodQuery { from: from.to_owned(), until: until.to_owned() }.read(day(today))
        };
        assert_eq!(period("", "", "2026-06-30"), (day("2026-01-01"), day("2026-06-30")));
        assert_eq!(period("x", "", "2026-07-01"), (day("2026-07-01"), day("2026-12-31")));
        assert_eq!(period("1.3.2026", "2026-03-31", "2026-07-01"), (day("2026-03-01"), day("2026-03-31")));
        assert_eq!(period("2026-04-01", "2026-03-31", "2026-07-01"), (day("2026-04-01"), day("2026-04-01")));
    }
}
