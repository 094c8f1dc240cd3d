//! The demonstration: an invented county with its staff, surveys in every state and invented answers.
//!
//! Everything goes through the use cases, in the order of a history that ends today: the clock is moved to
//! the first day, and each day surveys are written, published, answered, mixed, closed and told about. Experts
//! by experience are ordered and booked at its end: for days that have just passed, and for the days to come, and
//! panels are drawn; the activities of two years are written down then, too.
//! panels are drawn; at last bodies are entered, and matters that they decide.
//! panels are drawn. All the while people give feedback, and most of it is handled.
//! Nothing and nobody in it is real. Where the texts come from is told in `docs/demo.md`.

mod activities;
mod answers;
mod clock;
mod county;
mod customer_feedback;
mod experts;
mod history;
mod initiatives;
mod panels;
mod preparation;
mod programme;
mod script;
mod staff;
mod surveys;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::time::{Clock, civil_day};
use service::survey::{mixer, retention};
use service::{Result, Services};

pub use clock::MovableClock;
pub use staff::Login;

use history::History;
use script::{Day, moment};

/// Any number; the same one gives the same answers.
const SEED: u64 = 20_230_101;

/// What there is to show.
#[derive(Clone, Debug)]
pub struct Demonstration {
    pub logins: Vec<Login>,
    /// The open resident survey that most answers went to.
    pub open_survey_slug: &'static str,
    /// The open survey that can be answered in Arabic too, from right to left.
    pub arabic_survey_slug: &'static str,
    /// The token of an offer to an expert who is booked at that time by now: a yes is refused.
    pub clashing_offer: Option<String>,
    pub surveys: usize,
    pub answers: usize,
}

/// Fills a migrated, empty database. `time` must be the clock of `services`; afterwards it shows its inner
/// clock's time again, whatever happened. Background jobs start after this, not beside it: they would see
/// the past.
pub async fn fill(services: &Services, time: &MovableClock) -> Result<Demonstration> {
    let filled = live_history(services, time, civil_day(time.now())).await;
    time.come_back();
    filled
}

async fn live_history(services: &Services, time: &MovableClock, today: NaiveDate) -> Result<Demonstration> {
    let first = surveys::ALL.iter().map(|story| story.days.written).min().unwrap_or_default();
    time.travel_to(noon(today, first - 1));
    let administrator = staff::administrator(services).await?;
    let divisions = county::set_up(services, &administrator).await?;
    let staff = staff::set_up(services, divisions).await?;
    let mut histories: Vec<History<'_>> = surveys::ALL
        .iter()
        .zip(SEED..)
        .map(|(story, seed)| History::new(story, divisions, &staff, today, seed))
        .collect();
    let demonstration = Demonstration {
        logins: staff::LOGINS.to_vec(),
        open_survey_slug: surveys::OPEN,
        arabic_survey_slug: surveys::ARABIC,
        clashing_offer: None,
        surveys: histories.len(),
        answers: histories.iter().map(History::answers).sum(),
    };
    let mut feedback = customer_feedback::Stories::default();
    for day in first..=0 {
        if day < 0 {
            time.travel_to(noon(today, day));
        } else {
            time.come_back();
        }
        for history in &mut histories {
            history.live_through(services, day).await?;
        }
        feedback.live_through(services, &staff, divisions, (today, day)).await?;
        mixer::mix_due(services).await?;
        retention::delete_due(services).await?;
    }
    let owner = divisions.scope(script::Owner::HealthServices);
    let clashing_offer = experts::set_up(services, time, &staff, owner, today).await?;
    initiatives::set_up(services, time, &staff.programme_officer, today).await?;
    panels::set_up(services, &staff.panel_organiser, today).await?;
    activities::set_up(services, &staff.programme_officer, owner, today).await?;
    preparation::set_up(services, &staff.programme_officer, today).await?;
    programme::set_up(services, &staff.programme_officer, today).await?;
    customer_feedback::comment(services, &staff.programme_officer).await?;
    Ok(Demonstration { clashing_offer, ..demonstration })
}

/// Past days are lived at noon.
fn noon(today: NaiveDate, day: Day) -> DateTime<Utc> {
    moment(today, day) + Duration::hours(12)
}
