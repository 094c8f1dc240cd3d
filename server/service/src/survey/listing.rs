//! The public list "Osallistu ja vaikuta".

use std::sync::Arc;

use domain::survey::listing::{Filter, Section, section};
use domain::survey::{Publication, SurveyVersion};
use domain::{LanguageTag, SurveyId};

use crate::{Result, Services};

/// A survey on the list.
#[derive(Clone, Debug)]
pub struct ListedSurvey {
    pub id: SurveyId,
    pub slug: String,
    pub section: Section,
    pub publication: Publication,
    pub version: Arc<SurveyVersion>,
}

impl ListedSurvey {
    /// The languages in which it can be answered.
    pub fn languages(&self) -> &[LanguageTag] {
        &self.version.languages
    }
}

/// The surveys that pass a filter: open ones by closing date, then coming ones by opening date, then
/// closed ones, the latest first.
pub async fn list(services: &Services, filter: &Filter) -> Result<Vec<ListedSurvey>> {
    let now = services.now();
    let headers = storage::survey::published(&services.storage).await?;
    let candidates: Vec<_> = headers
        .into_iter()
        .filter_map(|header| {
            let publication = *header.life.publication()?;
            let section = section(&publication, now)?;
            (filter.section.is_none_or(|wanted| wanted == section)).then_some((header, publication, section))
        })
        .collect();
    let wanted: Vec<_> =
        candidates.iter().map(|(header, publication, _)| (header.id, publication.version)).collect();
    let versions = services.versions.get_many(&services.storage, &wanted).await?;
    let mut listed: Vec<ListedSurvey> = candidates
        .into_iter()
        .filter_map(|(header, publication, section)| {
            let version = versions.get(&(header.id, publication.version))?;
            filter.accepts(&version.content, &version.languages).then(|| ListedSurvey {
                id: header.id,
                slug: header.slug,
                section,
                publication,
                version: Arc::clone(version),
            })
        })
        .collect();
    listed.sort_by_key(ListedSurvey::place);
    Ok(listed)
}

/// Where a survey stands on the list: a key that sorts, and from which a page of the list can start.
pub type Place = (Section, i64, SurveyId);

impl ListedSurvey {
    pub fn place(&self) -> Place {
        let order = match self.section {
            Section::Open => self.publication.closes_at().map_or(i64::MAX, |at| at.timestamp_micros()),
            Section::Upcoming => self.publication.schedule.opens_at.timestamp_micros(),
            Section::Closed => self.publication.closes_at().map_or(0, |at| -at.timestamp_micros()),
        };
        (self.section, order, self.id)
    }
}
