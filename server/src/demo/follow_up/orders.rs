//! Two years of orders for experts by experience: most of them held and paid, some called off, some that nobody was found
//! for, and some that turned out to be no orders.

use domain::expert::{Expert, GigType, Mode, OfferMode, UnfilledReason, WithdrawReason};
use domain::id::OrderId;
use domain::identity::{Actor, Scope};
use service::expert::{order, report};
use service::{Result, Services, fees};

use super::super::county::Divisions;
use super::super::experts::{Invention, ask, pay, place, say_yes};
use super::super::script::{Day, Owner, date};
use super::super::staff::Staff;
use super::calendar::Calendar;

/// What becomes of an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fate {
    Held,
    /// Called off once it was confirmed.
    CalledOff,
    Unfilled,
    /// Taken back, since nobody needs it any more: it was an order all the same.
    TakenBack,
    /// Sent twice: it never was one.
    Twice,
}

use Fate::{CalledOff, Held, TakenBack, Twice, Unfilled};

/// The orders of each half-year in the order in which they come.
const FIRST: &[Fate] = &[Held, Held, Unfilled, Held, Held, Twice, CalledOff, Held, Held, TakenBack, Held];
const SECOND: &[Fate] = &[
    Held, Held, Held, Unfilled, Held, Twice, Held, CalledOff, Held, Held, Unfilled, Held, Twice, TakenBack,
    Held,
];
const THIRD: &[Fate] = &[
    Held, Held, CalledOff, Held, Held, Held, TakenBack, Held, Twice, Held, Held, Unfilled, Held, CalledOff,
    Held, Held,
];
/// Of those that came by phone and were written down late: the report of the second half-year had been frozen by then.
const WRITTEN_DOWN: Day = 45;

/// From the order to the gig.
const UNTIL_GIG: Day = 9;
/// The first order of a half-year comes on this day of it, and the last one at most this many days later.
const BEGINS: Day = 4;
const SPREAD: Day = 160;

const GIGS: [(&str, &str, GigType); 6] = [
    ("Luento hoitajaopiskelijoille", "Kerro, mikä auttoi sinua eteenpäin.", GigType::Lecture),
    ("Vertaisryhmän ohjaus", "Ohjaa ryhmän kokous työntekijän parina.", GigType::GroupFacilitation),
    (
        "Verkkopalvelun arviointi",
        "Kokeile uutta palvelua ja kerro, mikä siinä on vaikeaa.",
        GigType::ServiceDevelopment,
    ),
    ("Ohjeen luku", "Lue potilasohje ja kerro, mitä et ymmärtänyt.", GigType::TextReview),
    ("Työryhmän kokous", "Osallistu vastaanoton kehittämisryhmään.", GigType::WorkingGroup),
    ("Haastattelu tutkimukseen", "Tutkija haastattelee sinua etäyhteydellä.", GigType::ResearchInterview),
];

/// What comes on a day that was set before.
enum Due {
    CallOff,
    ReportHeld,
    GiveUp,
    TakeBack(WithdrawReason),
}

/// The orders of the follow-up.
pub struct Orders<'a> {
    staff: &'a Staff,
    divisions: Divisions,
    experts: Vec<Expert>,
    calendar: Calendar,
    /// On which days what is ordered, and what becomes of it.
    planned: Vec<(Day, Fate)>,
    due: Vec<(Day, OrderId, Due)>,
    placed: usize,
    /// Something has been approved that payroll has not taken.
    is_owed: bool,
}

impl<'a> Orders<'a> {
    pub fn new(staff: &'a Staff, divisions: Divisions, experts: Vec<Expert>, calendar: Calendar) -> Self {
        let periods =
            [calendar.first, calendar.second, calendar.third].into_iter().zip([FIRST, SECOND, THIRD]);
        let days = |(period, fates): (_, &'static [Fate])| {
            let step = SPREAD / i64::try_from(fates.len()).unwrap_or(SPREAD);
            (0..).zip(fates).map(move |(place, fate)| (calendar.within(period, BEGINS + place * step), *fate))
        };
        let planned = periods.flat_map(days).collect();
        Self { staff, divisions, experts, calendar, planned, due: Vec::new(), placed: 0, is_owed: false }
    }

    pub fn experts(&self) -> &[Expert] {
        &self.experts
    }

    pub async fn live_through(&mut self, services: &Services, day: Day) -> Result<()> {
        let ordered: Vec<Fate> =
            self.planned.iter().filter(|(on, _)| *on == day).map(|(_, fate)| *fate).collect();
        for fate in ordered {
            self.order(services, day, fate).await?;
        }
        if day == self.calendar.after(self.calendar.second, WRITTEN_DOWN) {
            self.write_down(services, day).await?;
        }
        let (due, later) = std::mem::take(&mut self.due).into_iter().partition(|(on, ..)| *on == day);
        self.due = later;
        for (_, id, what) in due {
            self.follow(services, id, what).await?;
        }
        if self.is_owed && day.rem_euclid(30) == 0 {
            self.is_owed = false;
            fees::make(services, &self.staff.payroll).await?;
        }
        Ok(())
    }

    /// Who orders, and for which part of the county.
    fn orderer(&self) -> (&'a Actor, Scope) {
        if self.placed.is_multiple_of(3) {
            (&self.staff.coordinator, self.divisions.scope(Owner::ServicesForOlderPeople))
        } else {
            (&self.staff.orderer, self.divisions.scope(Owner::HealthServices))
        }
    }

    async fn order(&mut self, services: &Services, day: Day, fate: Fate) -> Result<()> {
        let today = self.calendar.today();
        let placed = place(services, self.orderer(), today, &self.gig(day), None).await?;
        let remote = self.experts.iter().filter(|one| one.profile.modes.contains(&Mode::Remote));
        let expert = remote.cycle().nth(self.placed).cloned();
        self.placed += 1;
        let (after, what) = match fate {
            Held => (UNTIL_GIG + 1, Due::ReportHeld),
            CalledOff => (3, Due::CallOff),
            Unfilled => (5, Due::GiveUp),
            TakenBack => (2, Due::TakeBack(WithdrawReason::NeedEnded)),
            Twice => (1, Due::TakeBack(WithdrawReason::Duplicate)),
        };
        self.due.push((day + after, placed.id, what));
        if matches!(fate, Held | CalledOff)
            && let Some(expert) = &expert
        {
            let links = ask(services, self.staff, &placed, &[expert]).await?;
            say_yes(services, &links, expert).await?;
        }
        Ok(())
    }

    /// An order of the last day of the second half-year that came by phone; its coordinator writes it down late.
    async fn write_down(&mut self, services: &Services, day: Day) -> Result<()> {
        let by = (&self.staff.coordinator, self.divisions.scope(Owner::HealthServices));
        let received = Some(date(self.calendar.today(), self.calendar.after(self.calendar.second, 0)));
        let placed = place(services, by, self.calendar.today(), &self.gig(day), received).await?;
        self.due.push((day + 5, placed.id, Due::GiveUp));
        Ok(())
    }

    fn gig(&self, day: Day) -> Invention {
        let (title, description, gig_type) =
            GIGS.into_iter().cycle().nth(self.placed).unwrap_or(("", "", GigType::Other));
        Invention {
            title,
            description,
            gig_type,
            mode: Mode::Remote,
            place: "",
            seats: 1,
            offer_mode: OfferMode::Binding,
            fee_class: "hour",
            day: day + UNTIL_GIG,
            hours: (13, 2),
        }
    }

    async fn follow(&mut self, services: &Services, id: OrderId, what: Due) -> Result<()> {
        let coordinator = &self.staff.coordinator;
        let version = order::order(services, coordinator, id).await?.version;
        match what {
            Due::CallOff => order::cancel(services, coordinator, id, version).await.map(drop),
            Due::GiveUp => {
                order::give_up(services, coordinator, id, version, UnfilledReason::NobodyFree).await.map(drop)
            }
            Due::TakeBack(reason) => {
                order::withdraw(services, coordinator, id, version, reason).await.map(drop)
            }
            Due::ReportHeld => {
                let nobody = std::collections::BTreeSet::new();
                report::report_held(services, coordinator, id, version, &nobody).await?;
                self.is_owed = true;
                pay(services, self.staff, id, coordinator, 0).await
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_order_of_the_half_years_that_are_over_has_come_to_its_end_in_time() {
        for (fates, counted) in [(FIRST, 10), (SECOND, 13), (THIRD, 15)] {
            assert_eq!(fates.iter().filter(|fate| **fate != Twice).count(), counted);
        }
        let last = BEGINS + SPREAD + UNTIL_GIG + 1;
        assert!(last <= 180, "a gig of the half-year before would be reported in the next one");
    }
}
