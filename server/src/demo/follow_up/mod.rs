//! The follow-up of the programme: two years of facts, each entered on its day through the use cases, and the reports on
//! the half-years that are over. No value is planted: what an indicator says is what its rule counts of these facts.
//!
//! The days of what is counted are bound to the half-years and not to today, so that the same figures come out on whatever
//! day the demonstration is started.

mod answers;
mod calendar;
mod feedback;
mod orders;
mod panels;
mod reports;
mod surveys;

use domain::expert::Expert;
use domain::indicator::Period;
use domain::programme::ProgrammeKey;
use service::indicator::listing;
use service::{Result, Services};

pub use calendar::Calendar;

use super::answers::{Arrivals, fault};
use super::county::Divisions;
use super::customer_feedback::Stories;
use super::script::{Day, Story};
use super::staff::Staff;
use super::surveys as recent;
use super::{experts, programme};

/// Where the follow-up has got to.
pub struct FollowUp<'a> {
    staff: &'a Staff,
    calendar: Calendar,
    reports: reports::Reports,
    orders: orders::Orders<'a>,
    panels: panels::Panels,
    feedback: Stories,
}

impl<'a> FollowUp<'a> {
    /// Begins on the first day: the programme is approved, experts are registered, and it is said who reports.
    pub async fn begin(
        services: &Services,
        staff: &'a Staff,
        divisions: Divisions,
        calendar: Calendar,
    ) -> Result<Self> {
        let programme = programme::set_up(services, &staff.programme_officer).await?;
        let experts = experts::register(services, staff, calendar.today()).await?;
        Ok(Self {
            staff,
            calendar,
            reports: reports::Reports::begin(services, staff, programme, calendar).await?,
            orders: orders::Orders::new(staff, divisions, experts, calendar),
            panels: panels::Panels::default(),
            feedback: Stories::after(feedback::stories(calendar)),
        })
    }

    /// What happens on a day, the last one included.
    pub async fn live_through(&mut self, services: &Services, divisions: Divisions, day: Day) -> Result<()> {
        let today = self.calendar.today();
        self.panels.live_through(services, &self.staff.panel_organiser, self.calendar, day).await?;
        self.orders.live_through(services, day).await?;
        self.feedback.live_through(services, self.staff, divisions, (today, day)).await?;
        feedback::bring_scores(services, self.staff, self.calendar, day).await?;
        if day >= self.calendar.within(self.calendar.second, 0) {
            listing::look(services).await?;
        }
        self.reports.live_through(services, self.staff, self.calendar, day).await.map_err(|error| {
            // Told with its day: a history that cannot be lived is a mistake in it.
            fault(format!("the follow-up on day {day}: {error:?}"))
        })
    }

    pub fn programme(&self) -> &ProgrammeKey {
        self.reports.programme()
    }

    /// The newest half-year whose report is published.
    pub fn published(&self) -> Period {
        self.calendar.second
    }

    /// The half-year that is over and waits for its last values.
    pub fn open(&self) -> Period {
        self.calendar.third
    }

    pub fn experts(&self) -> &[Expert] {
        self.orders.experts()
    }
}

/// The surveys of the demonstration with those of the follow-up, and who answers each as they were told to.
pub fn surveys(calendar: Calendar) -> Vec<(Story, Arrivals)> {
    let own = |story: &Story| match story.slug {
        recent::STANDING => (surveys::opened_long_ago(*story, calendar), answers::standing(calendar)),
        _ => (*story, Arrivals::new()),
    };
    let twins = surveys::of_the_second_half_year(calendar);
    let twins = twins.into_iter().map(|story| {
        let arrivals = answers::of_one_question(story.slug, calendar);
        (story, arrivals)
    });
    recent::ALL.iter().map(own).chain(twins).collect()
}
