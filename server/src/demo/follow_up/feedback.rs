//! Feedback of two years, handled in time and late, and the scores that the text message service reports of each month.

use chrono::Datelike;
use domain::customer_feedback::{
    FeedbackChannel as Way, FeedbackClass as Class, FeedbackService as Service, FeedbackTheme as Theme,
    Scores, ServiceLanguage,
};
use domain::indicator::Period;
use service::{Result, Services};

use super::super::customer_feedback::{Story, import_scores};
use super::super::script::{Day, Owner, date};
use super::super::staff::Staff;
use super::calendar::Calendar;

/// How much came in each half-year before the running one.
const GIVEN: [Day; 3] = [11, 14, 16];
/// Within how many days most of it is handled, well before its fifteen working days are over, and some well after.
const IN_TIME: Day = 6;
const LATE: Day = 40;
/// Every fifth is handled late.
const LATE_EVERY: Day = 5;
/// One was forgotten for so long that the report of its half-year was out by then.
const FORGOTTEN: Day = 100;

const KINDS: [(Way, Class, Theme, Service, ServiceLanguage, &str); 6] = [
    (
        Way::Web,
        Class::Complaint,
        Theme::Access,
        Service::HealthCentre,
        ServiceLanguage::Finnish,
        "Aikaa sai odottaa neljä viikkoa.",
    ),
    (
        Way::Paper,
        Class::Thanks,
        Theme::Encounter,
        Service::OlderPeople,
        ServiceLanguage::Finnish,
        "Kiitos, että hoitaja soitti perään.",
    ),
    (
        Way::Web,
        Class::Proposal,
        Theme::Information,
        Service::Guidance,
        ServiceLanguage::Swedish,
        "Uppdatera öppettiderna på svenska också.",
    ),
    (
        Way::Phone,
        Class::Complaint,
        Theme::OwnCare,
        Service::Disability,
        ServiceLanguage::Finnish,
        "Kuljetuspäätöksestä ei kysytty mielipidettäni.",
    ),
    (
        Way::Visit,
        Class::Thanks,
        Theme::Quality,
        Service::OralHealth,
        ServiceLanguage::Finnish,
        "Hammashoito sujui hyvin.",
    ),
    (
        Way::Web,
        Class::Accessibility,
        Theme::Digital,
        Service::Digital,
        ServiceLanguage::Finnish,
        "Lomaketta ei voinut suurentaa puhelimella.",
    ),
];

/// What was given in the half-years that are over, and on which days it was handled.
pub fn stories(calendar: Calendar) -> Vec<Story> {
    let periods = [calendar.first, calendar.second, calendar.third];
    periods.into_iter().zip(GIVEN).flat_map(|(period, count)| of_period(calendar, period, count)).collect()
}

fn of_period(calendar: Calendar, period: Period, count: Day) -> impl Iterator<Item = Story> {
    let is_second = period == calendar.second;
    (0..count).zip(KINDS.into_iter().cycle()).map(move |(place, kind)| {
        let given = calendar.within(period, 8 + place * (165 / count));
        let takes = if is_second && place + 1 == count {
            FORGOTTEN
        } else if place % LATE_EVERY == LATE_EVERY - 1 {
            LATE
        } else {
            IN_TIME
        };
        let (way, class, theme, service, language, text) = kind;
        Story {
            given,
            handled: Some(given + takes),
            way,
            class,
            theme,
            service: Some(service),
            service_language: Some(language),
            owner: if place % 2 == 0 { Owner::HealthServices } else { Owner::ServicesForOlderPeople },
            text,
            email: None,
            action: "Asia käytiin läpi yksikössä.",
            answer: "",
        }
    })
}

/// On the first day of a month, the scores of the month before it, as long as that belongs to the follow-up.
pub async fn bring_scores(services: &Services, staff: &Staff, calendar: Calendar, day: Day) -> Result<()> {
    let on = date(calendar.today(), day);
    let Some(until) = on.pred_opt().filter(|_| on.day() == 1) else { return Ok(()) };
    for (half_years, period) in (0..).zip(calendar.periods()).filter(|(_, period)| period.contains(until)) {
        let month = until.month0() - period.first().month0();
        let from = until.with_day(1).unwrap_or(until);
        import_scores(services, staff, (from, until), scores(half_years, month)).await?;
    }
    Ok(())
}

/// What the service reports of a month of a half-year, both counted from zero: slowly better.
fn scores(half_years: u32, month: u32) -> Scores {
    Scores {
        promoters: 130 + 10 * half_years + 2 * month,
        passives: 60 - 2 * month,
        detractors: 44 - 4 * half_years,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_but_what_was_forgotten_is_handled_before_its_report_is_frozen() {
        for today in ["2026-11-29", "2027-01-01", "2028-02-29"] {
            let calendar = Calendar::of(today.parse().unwrap());
            for (period, given, left) in [(calendar.first, 11, 0), (calendar.second, 14, 1)] {
                let days = calendar.day(period.first())..=calendar.day(period.last());
                let of_period: Vec<Story> =
                    stories(calendar).into_iter().filter(|story| days.contains(&story.given)).collect();
                assert_eq!(of_period.len(), given, "{period}");
                let frozen = calendar.after(period, super::super::reports::FROZEN);
                let open = of_period.iter().filter(|story| story.handled.is_none_or(|day| day > frozen));
                assert_eq!(open.count(), left, "{period}");
            }
        }
    }
}
