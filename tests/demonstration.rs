//! The demonstration's follow-up: what its facts come to in reports, whatever day it is started on.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

use std::net::SocketAddr;
use std::sync::Arc;

use chrono::{DateTime, Utc};
use domain::identity::{Account, Actor, Role, StaffActor};
use domain::indicator::{
    Beside, Decimal, EditionContent, Figure, Origin, Period, PeriodState, Rule, rule_for,
};
use domain::time::Clock;
use osallistu::Config;
use osallistu::config::key_store_beside;
use osallistu::demo::{self, Demonstration, MovableClock};
use osallistu::entropy::SeededEntropy;
use service::Services;
use service::identity::account;
use service::indicator::inbox::{self, Task};
use service::indicator::{edition, report};
use service::vault::WrappingKeys;

use crate::support::Database;
use crate::support::service::PATIENCE;

/// It is always this moment.
struct Still(DateTime<Utc>);

impl Clock for Still {
    fn now(&self) -> DateTime<Utc> {
        self.0
    }
}

/// A demonstration that was started at some moment.
struct Shown {
    services: Services,
    demonstration: Demonstration,
    accounts: Vec<Account>,
    _database: Database,
}

impl Shown {
    async fn at(moment: &str) -> Self {
        let database = Database::sqlite().await;
        let config = Config {
            database_url: database.url.clone(),
            key_store_url: key_store_beside(&database.url).unwrap(),
            secret: vec![7; 48],
            wrapping_keys: WrappingKeys::default(),
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            public_url: "http://127.0.0.1".to_owned(),
            trusted_proxies: Vec::new(),
            delivery: delivery::Settings::default(),
            patience: PATIENCE,
            demonstration: true,
        };
        let clock = Arc::new(MovableClock::new(Arc::new(Still(moment.parse().unwrap()))));
        let services =
            osallistu::app(&config, clock.clone(), Arc::new(SeededEntropy::new(1))).await.unwrap().services;
        let demonstration = demo::fill(&services, &clock).await.unwrap();
        let accounts = account::accounts(&services, &Actor::System).await.unwrap();
        Self { services, demonstration, accounts, _database: database }
    }

    /// Whoever holds a role.
    fn staff(&self, role: Role) -> Actor {
        let holds = |one: &&Account| one.grants.iter().any(|grant| grant.role == role);
        let account = self.accounts.iter().find(holds).unwrap();
        Actor::Staff(StaffActor {
            account: account.id,
            name: account.name.clone(),
            language: account.language.clone(),
            grants: account.grants.clone(),
            session: [0; 32],
        })
    }

    /// The newest published edition of a period, as staff read it, and how many there are.
    async fn published(&self, period: Period) -> (EditionContent, usize) {
        let programme = &self.demonstration.programme;
        let heads = edition::published_heads(&self.services, programme).await.unwrap();
        let of_period: Vec<_> = heads.iter().filter(|(of, _)| *of == period).collect();
        let (_, newest) = of_period.last().unwrap();
        let officer = self.staff(Role::ProgrammeOfficer);
        let view = edition::view(&self.services, &officer, newest.id).await.unwrap();
        (view.content, of_period.len())
    }

    /// What somebody is asked for: the task and the indicator.
    async fn owed(&self, role: Role) -> Vec<(Task, String)> {
        let owed = inbox::owed_by_me(&self.services, &self.staff(role)).await.unwrap();
        assert!(owed.iter().all(|one| one.period == self.demonstration.open_period));
        owed.into_iter().map(|one| (one.task, one.indicator.to_string())).collect()
    }
}

fn figure<'a>(content: &'a EditionContent, code: &str) -> &'a Figure {
    let line = content.line(&code.parse().unwrap()).unwrap();
    line.value.figure().unwrap_or_else(|| panic!("{code}: {:?}", line.value))
}

fn count(count: u64) -> Figure {
    Figure::Count { count }
}

fn share(count: u64, of: u64) -> Figure {
    Figure::Share { count, of }
}

#[tokio::test]
async fn the_reports_of_the_demonstration_say_what_its_facts_come_to() {
    check(&Shown::at("2026-11-29T10:00:00Z").await).await;
}

/// The figures are the same on a day that most years do not have.
#[tokio::test]
async fn they_say_the_same_on_a_leap_day() {
    check(&Shown::at("2028-02-29T21:30:00Z").await).await;
}

#[tokio::test]
async fn they_say_the_same_on_the_first_day_of_a_year() {
    check(&Shown::at("2027-01-01T05:00:00Z").await).await;
}

async fn check(shown: &Shown) {
    let second = shown.demonstration.published_period;
    let (content, editions) = shown.published(second).await;
    // The first edition stays readable beside the one that corrects it.
    assert_eq!((content.number, editions), (2, 2));
    let changed: Vec<&str> = content.changes.iter().map(|change| change.code.as_str()).collect();
    assert_eq!(changed, ["V01", "V14"]);
    let before: Vec<_> =
        content.changes.iter().filter_map(|change| change.before.figure().cloned()).collect();
    assert_eq!(before, [share(50, 91), count(13)]);

    for (code, expected) in [
        ("V01", share(54, 103)),
        ("V02", share(2, 3)),
        ("V03", count(455)),
        ("V04", Figure::Growth { value: Decimal::whole(96_400), baseline: Decimal::whole(84_000) }),
        ("V05", Figure::Score { promoters: 895, passives: 350, detractors: 255 }),
        ("V06", share(44, 60)),
        ("V07", count(14)),
        ("V08", share(13, 14)),
        ("V12", count(2)),
        ("V13", Figure::YesNo { yes: true }),
        ("V14", count(14)),
    ] {
        assert_eq!(*figure(&content, code), expected, "{code}");
    }
    let orders = content.line(&"V14".parse().unwrap()).unwrap().value.measured().unwrap();
    let beside =
        [Beside::Delivered, Beside::Unfilled, Beside::Cancelled].map(|of| orders.beside[&of].clone());
    // A third was given up after the report had been frozen: that is no part of it, and no correction.
    assert_eq!(beside, [count(9), count(2), count(1)]);
    let handled = content.line(&"V08".parse().unwrap()).unwrap().value.measured().unwrap();
    assert_eq!(handled.beside[&Beside::OnTime], share(11, 14));

    let first = second.previous().unwrap();
    let (content, editions) = shown.published(first).await;
    assert_eq!((content.number, editions), (1, 1));
    for (code, expected) in [
        ("V01", share(24, 54)),
        ("V05", Figure::Score { promoters: 832, passives: 351, detractors: 281 }),
        ("V06", share(41, 60)),
        ("V07", count(11)),
        ("V08", share(11, 11)),
        ("V12", count(1)),
        ("V14", count(10)),
    ] {
        assert_eq!(*figure(&content, code), expected, "{code}");
    }
    for gap in ["V04", "V13"] {
        let line = content.line(&gap.parse().unwrap()).unwrap();
        assert!(
            line.value.figure().is_none() && line.explanation.is_some(),
            "{gap} is a gap that is explained"
        );
    }

    nothing_is_planted(shown, &content).await;
    something_waits(shown).await;
}

/// Every figure that the platform can count was counted by its rule, and nobody has entered one.
async fn nothing_is_planted(shown: &Shown, content: &EditionContent) {
    let programme = &shown.demonstration.programme;
    let officer = shown.staff(Role::ProgrammeOfficer);
    let view = report::view(&shown.services, &officer, programme, content.period).await.unwrap();
    let mut computed = 0;
    for line in &content.lines {
        let definition = view.followed.content.indicator(&line.code).unwrap();
        let rule: Option<Rule> = rule_for(programme, definition, None);
        assert_eq!(line.definition.rule, rule, "{}", line.code);
        let now = view.lines.iter().find(|now| now.line.code == line.code).unwrap();
        if let (Some(rule), Some(measured)) = (rule, line.value.measured()) {
            assert_eq!(measured.rule, Some((rule, rule.version())), "{}", line.code);
            assert!(now.parts.is_empty() && !line.is_before_go_live, "{}", line.code);
            computed += 1;
        }
    }
    assert_eq!(computed, 7);
    // What was measured before the platform was there stands as such.
    let before = content.period.previous().unwrap();
    let view = report::view(&shown.services, &officer, programme, before).await.unwrap();
    let orders = view.lines.iter().find(|line| line.line.code.as_str() == "V14").unwrap();
    assert!(orders.line.is_before_go_live);
    let mut entered = view.lines.iter().flat_map(|line| &line.parts).filter_map(|part| part.entry.as_ref());
    assert!(entered.all(|entry| entry.origin == Origin::BeforeGoLive));
}

/// The half-year that is over has a value to be reported, one to be approved, and a confirmation to be given, if its days
/// for that have come.
async fn something_waits(shown: &Shown) {
    let officer = shown.staff(Role::ProgrammeOfficer);
    let (programme, period) = (&shown.demonstration.programme, shown.demonstration.open_period);
    let view = report::view(&shown.services, &officer, programme, period).await.unwrap();
    assert!(view.editions.is_empty() && view.state != PeriodState::Open);
    let reported = shown.owed(Role::ResponsibleParty).await;
    for expected in [(Task::Report, "V11"), (Task::Confirm, "V13")] {
        let expected = (expected.0, expected.1.to_owned());
        assert!(reported.contains(&expected), "{reported:?}");
    }
    if shown.services.now() > moment_after(period) {
        assert_eq!(reported.len(), 2, "{reported:?}");
        assert_eq!(shown.owed(Role::ReportApprover).await, [(Task::Approve, "V10".to_owned())]);
    }
}

/// By when all that the demonstration reports of a half-year has been reported.
fn moment_after(period: Period) -> DateTime<Utc> {
    domain::time::start_of_day(period.last()) + chrono::Duration::days(20)
}
