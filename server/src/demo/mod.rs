//! The demonstration: an invented county with its staff, surveys in every state and invented answers.
//!
//! Everything goes through the use cases, in the order of a history of two years that ends today: the clock is moved to
//! the first day, and each day surveys are written, published, answered, mixed, closed and told about, people give
//! feedback, experts by experience are ordered, and the programme is followed: its half-years are reported when they are
//! over. At the end experts are booked for days that have just passed and for the days to come, panels are drawn, the
//! activities of two years are written down, and bodies are entered with the matters that they decide.
//! Nothing and nobody in it is real. Where the texts come from is told in `docs/demo.md`.

mod activities;
mod answers;
mod clock;
mod county;
mod customer_feedback;
mod experts;
mod follow_up;
mod history;
mod initiatives;
mod panels;
mod preparation;
mod programme;
mod script;
mod staff;
mod surveys;

use chrono::{DateTime, Duration, NaiveDate, Utc};
use domain::indicator::Period;
use domain::programme::ProgrammeKey;
use domain::time::{Clock, civil_day};
use service::survey::{mixer, retention};
use service::{Result, Services};

pub use clock::MovableClock;
pub use staff::Login;

use follow_up::{Calendar, FollowUp};
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
    /// The programme that is followed, the newest half-year whose report is published, and the one that is over and open.
    pub programme: ProgrammeKey,
    pub published_period: Period,
    pub open_period: Period,
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
    let calendar = Calendar::of(today);
    time.travel_to(noon(today, calendar.begins()));
    let administrator = staff::administrator(services).await?;
    let divisions = county::set_up(services, &administrator).await?;
    let staff = staff::set_up(services, divisions).await?;
    let (stories, told): (Vec<_>, Vec<_>) = follow_up::surveys(calendar).into_iter().unzip();
    let mut histories: Vec<History<'_>> = stories
        .iter()
        .zip(told)
        .zip(SEED..)
        .map(|((story, told), seed)| History::new(story, told, divisions, &staff, today, seed))
        .collect();
    let (surveys, answers) = (histories.len(), histories.iter().map(History::answers).sum());
    let lately = surveys::ALL.iter().map(|story| story.days.written).min().unwrap_or_default();
    let mut follow_up = FollowUp::begin(services, &staff, divisions, calendar).await?;
    for day in calendar.begins()..=0 {
        if day < 0 {
            time.travel_to(noon(today, day));
        } else {
            time.come_back();
        }
        let mut is_answered = false;
        for history in &mut histories {
            is_answered |= history.live_through(services, day).await?;
        }
        // Long ago, nothing was to be mixed on a day without answers, and nothing was deleted.
        if is_answered || day >= lately {
            mixer::mix_due(services).await?;
        }
        if day >= lately {
            retention::delete_due(services).await?;
        }
        follow_up.live_through(services, divisions, day).await?;
    }
    let owner = divisions.scope(script::Owner::HealthServices);
    let by_experts = (follow_up.experts(), owner);
    let clashing_offer = experts::set_up(services, time, &staff, by_experts, today).await?;
    initiatives::set_up(services, time, &staff.programme_officer, today).await?;
    panels::set_up(services, &staff.panel_organiser, today).await?;
    activities::set_up(services, &staff.programme_officer, owner, today).await?;
    preparation::set_up(services, &staff.programme_officer, today).await?;
    customer_feedback::comment(services, &staff.programme_officer).await?;
    programme::write_next(services, &staff.programme_officer, today).await?;
    Ok(Demonstration {
        logins: staff::LOGINS.to_vec(),
        open_survey_slug: surveys::OPEN,
        arabic_survey_slug: surveys::ARABIC,
        clashing_offer,
        programme: follow_up.programme().clone(),
        published_period: follow_up.published(),
        open_period: follow_up.open(),
        surveys,
        answers,
    })
}

/// Past days are lived at noon.
fn noon(today: NaiveDate, day: Day) -> DateTime<Utc> {
    moment(today, day) + Duration::hours(12)
}
