//! One survey's story, lived through day by day.

use chrono::NaiveDate;
use domain::LanguageTag;
use domain::identity::{Actor, Scope};
use domain::survey::Survey;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use service::survey::draft::{self, DraftChange, NewSurvey};
use service::survey::{outcome, publishing, results};
use service::{Result, Services};

use super::answers::{Arrivals, arrivals, submit_all};
use super::county::Divisions;
use super::script::{Asks, Day, Story, localized};
use super::staff::Staff;

/// Where a story has got to.
pub struct History<'a> {
    story: &'a Story,
    owner: Scope,
    editor: &'a Actor,
    staff: &'a Staff,
    today: NaiveDate,
    rng: StdRng,
    arrivals: Arrivals,
    survey: Option<Survey>,
}

impl<'a> History<'a> {
    /// A story before its first day. Its seed decides everything that is drawn in it; `told` answer as they were told to.
    pub fn new(
        story: &'a Story,
        told: Arrivals,
        divisions: Divisions,
        staff: &'a Staff,
        today: NaiveDate,
        seed: u64,
    ) -> Self {
        let mut rng = StdRng::seed_from_u64(seed);
        let mut all = arrivals(story, &mut rng);
        for (day, more) in told {
            all.entry(day).or_default().extend(more);
        }
        Self {
            story,
            owner: divisions.scope(story.owner),
            editor: staff.editor_for(story.owner),
            staff,
            today,
            arrivals: all,
            rng,
            survey: None,
        }
    }

    /// How many answers are still to come.
    pub fn answers(&self) -> usize {
        self.arrivals.values().map(Vec::len).sum()
    }

    /// Does what the story has for this day; whether somebody answered.
    pub async fn live_through(&mut self, services: &Services, day: Day) -> Result<bool> {
        let (story, aftermath) = (self.story, &self.story.aftermath);
        if story.days.written == day {
            self.survey = Some(self.write(services).await?);
        }
        let Some(survey) = &self.survey else { return Ok(false) };
        if story.days.published == Some(day) {
            publishing::publish(services, self.editor, survey.id, survey.revision).await?;
        }
        let arrivals = self.arrivals.remove(&day);
        let is_answered = arrivals.is_some();
        if let Some(arrivals) = arrivals {
            submit_all(services, story, self.editor, arrivals).await?;
        }
        if aftermath.results_released == Some(day) {
            results::publish(services, &self.staff.analyst, survey.id).await?;
        }
        if let Some((_, texts)) = aftermath.outcome.as_ref().filter(|(published, _)| *published == day) {
            outcome::publish(services, &self.staff.programme_officer, survey.id, |_| texts.outcome()).await?;
        }
        if aftermath.archived == Some(day) {
            publishing::archive(services, self.editor, survey.id).await?;
        }
        Ok(is_answered)
    }

    async fn write(&mut self, services: &Services) -> Result<Survey> {
        let source_language = LanguageTag::finnish();
        let title = localized(self.story.title);
        let new = NewSurvey {
            kind: self.story.kind,
            title: title.get(&source_language).unwrap_or_default().to_owned(),
            source_language,
            owner: self.owner,
            slug: Some(self.story.slug.to_owned()),
            external: matches!(self.story.asks, Asks::Elsewhere(_)),
        };
        let survey = draft::create(services, self.editor, new).await?;
        let content = self.story.content(self.today, services.now(), || self.rng.random());
        let change = DraftChange { survey: survey.id, revision: survey.revision, content, slug: None };
        draft::save(services, self.editor, change).await
    }
}
