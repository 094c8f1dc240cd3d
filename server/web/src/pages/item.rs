//! A survey as the list, the feeds and the thank-you page show it.

use chrono::{DateTime, Utc};
use domain::county::County;
use domain::survey::listing::Section;
use domain::time::{civil_day, days_left};
use service::survey::listing::ListedSurvey;

use crate::layout::{Frame, LanguageName};
use crate::said::Said;

/// One survey of the list.
pub(crate) struct Item {
    pub slug: String,
    pub title: Said,
    pub summary: Said,
    pub kind: Said,
    /// Empty means everyone.
    pub audiences: Vec<Said>,
    /// Empty means the whole county.
    pub municipalities: Vec<Said>,
    /// "Avoinna vielä 6 päivää".
    pub timing: Said,
    /// Zero where it is not known.
    pub minutes: u32,
    pub languages: Vec<LanguageName>,
    pub is_external: bool,
    pub is_open: bool,
    pub has_results: bool,
    pub has_outcome: bool,
    pub opens_at: DateTime<Utc>,
}

impl Item {
    /// The address of what there is to see: the results where there are any, else the survey.
    pub fn address(&self, frame: &Frame) -> String {
        frame.address(&self.path())
    }

    /// The same without the language.
    pub fn path(&self) -> String {
        let results = if self.has_results || self.has_outcome { "/results" } else { "" };
        format!("surveys/{}{results}", self.slug)
    }
}

/// Every survey of the list, ready to show.
pub(crate) fn items<'a>(
    frame: &Frame,
    county: &County,
    surveys: impl IntoIterator<Item = &'a ListedSurvey>,
    now: DateTime<Utc>,
) -> Vec<Item> {
    surveys.into_iter().map(|survey| item(frame, county, survey, now)).collect()
}

fn item(frame: &Frame, county: &County, survey: &ListedSurvey, now: DateTime<Utc>) -> Item {
    let content = &survey.version.content;
    let source = &content.source_language;
    let municipalities = county
        .municipalities
        .iter()
        .filter(|municipality| content.municipalities.contains(&municipality.code));
    Item {
        slug: survey.slug.clone(),
        title: frame.content(&content.title, source),
        summary: frame.content(&content.summary, source),
        kind: frame.text(content.kind.label_key()),
        audiences: content.audiences.iter().map(|audience| frame.text(audience.label_key())).collect(),
        municipalities: municipalities
            .map(|municipality| frame.content(&municipality.name, source))
            .collect(),
        timing: timing(frame, survey, now),
        minutes: content.estimated_minutes(),
        languages: survey.languages().iter().map(LanguageName::of).collect(),
        is_external: content.form.is_external(),
        is_open: survey.section == Section::Open,
        has_results: survey.publication.results_released_at.is_some(),
        has_outcome: survey.publication.outcome_published_at.is_some(),
        opens_at: survey.publication.schedule.opens_at,
    }
}

fn timing(frame: &Frame, survey: &ListedSurvey, now: DateTime<Utc>) -> Said {
    let publication = &survey.publication;
    match (survey.section, publication.closes_at()) {
        (Section::Open, None) => frame.text("timing-standing"),
        (Section::Open, Some(closes_at)) => open_until(frame, closes_at, now),
        (Section::Upcoming, _) => {
            let date = frame.date_time(publication.schedule.opens_at);
            frame.with("timing-opens", [("date", date.into())])
        }
        (Section::Closed, closes_at) => {
            let date = closes_at.map(|at| frame.date(civil_day(at))).unwrap_or_default();
            frame.with("timing-closed", [("date", date.into())])
        }
    }
}

/// How long an open survey can still be answered.
pub(crate) fn open_until(frame: &Frame, closes_at: DateTime<Utc>, now: DateTime<Utc>) -> Said {
    match days_left(now, closes_at) {
        days if days > 0 => frame.with("timing-days-left", [("days", days.into())]),
        _ => frame.text("timing-last-day"),
    }
}
