//! What is set, reported, approved, confirmed and explained of the programme, and its reports: frozen, corrected and
//! published. Only what the platform cannot count is entered.

use domain::indicator::{
    Aim, Baseline, Decimal, EntryContent, EntryState, Figure, IndicatorSetting, Period, ReportingSetting,
    Status,
};
use domain::programme::{IndicatorCode, ProgrammeKey};
use domain::{DivisionId, LocalizedText};
use service::indicator::entry::{self, Place};
use service::indicator::import::{self, Import};
use service::indicator::setting::{self, ReporterName};
use service::indicator::{edition, report};
use service::{Result, ServiceError, Services};

use super::super::answers::fault;
use super::super::script::{Day, Texts, date, localized};
use super::super::staff::Staff;
use super::calendar::Calendar;

/// Days after a half-year on which it is worked at.
const BROUGHT_IN: Day = 3;
const REPORTED: Day = 6;
const APPROVED: Day = 9;
const CONFIRMED: Day = 11;
const EXPLAINED: Day = 13;
pub const FROZEN: Day = 20;
const PUBLISHED: Day = 23;
/// When the late paper answers have been mixed.
const CORRECTED: Day = 60;
const PUBLISHED_ANEW: Day = 63;
/// On this day of the first half-year what had been measured before is brought in.
const BEFORE_GO_LIVE: Day = 10;

/// A baseline or a target: the indicator, where it stood before, and what is aimed at.
type Set = (&'static str, Option<i64>, Option<Aimed>);

#[derive(Clone, Copy)]
enum Aimed {
    AtLeast(i64),
    GrowthBy(i64),
    Done,
}

const SETTINGS: [Set; 12] = [
    ("V01", Some(41), Some(Aimed::AtLeast(50))),
    ("V03", Some(388), Some(Aimed::GrowthBy(10))),
    ("V04", Some(84_000), Some(Aimed::AtLeast(15))),
    ("V05", Some(36), Some(Aimed::GrowthBy(2))),
    ("V06", None, Some(Aimed::AtLeast(85))),
    ("V08", None, Some(Aimed::AtLeast(90))),
    ("V09", None, Some(Aimed::Done)),
    ("V10", None, Some(Aimed::Done)),
    ("V11", None, Some(Aimed::Done)),
    ("V13", None, Some(Aimed::Done)),
    ("V14", Some(8), Some(Aimed::GrowthBy(25))),
    ("V15", None, Some(Aimed::Done)),
];

const BASELINE_FROM: &str = "Seuranta ennen palvelun käyttöönottoa (keksitty)";

/// What others count, by half-year, as a table brings it in: people who moved on to other services, and digital contacts.
/// A half-year that has none is a gap that is explained.
const MOVED_ON: [Option<i64>; 3] = [Some(412), Some(455), Some(503)];
const CONTACTS: [Option<i64>; 3] = [None, Some(96_400), Some(101_300)];

/// Of each division what was reached and what had been agreed, in per cent, by half-year.
const RESPONSE_TIMES: [[(i64, i64); 3]; 3] =
    [[(78, 80), (91, 90), (74, 80)], [(81, 80), (92, 90), (77, 80)], [(84, 80), (92, 90), (81, 80)]];

const NO_CONTACTS: Texts = &[
    ("fi", "Yhteydenottojen järjestelmä vaihtui kesken jakson, eikä lukuja voi laskea yhteen."),
    ("sv", "Kontaktsystemet byttes under perioden, och talen kan inte räknas ihop."),
];

/// The public list was not looked at before the second half-year, which nobody can make good.
const NOBODY_LOOKED: Texts = &[
    ("fi", "Kyselyjen julkista listaa ei vielä tarkistettu päivittäin, eikä sitä voi tehdä jälkikäteen."),
    (
        "sv",
        "Den offentliga listan över enkäter kontrollerades ännu inte dagligen, och det kan inte göras i efterhand.",
    ),
];

const LATE_ANSWERS: Texts = &[
    (
        "fi",
        "Kahteen kyselyyn tuli jakson jälkeen 12 vastausta paperilla, ja yksi puhelimella tullut tilaus kirjattiin myöhässä.",
    ),
    (
        "sv",
        "Till två enkäter kom 12 svar på papper efter perioden, och en beställning per telefon antecknades för sent.",
    ),
];

/// A value that the responsible parties report of the whole.
struct Told {
    indicator: &'static str,
    figure: Figure,
    evidence: &'static str,
    comment: Texts,
}

/// Where reporting has got to.
pub struct Reports {
    programme: ProgrammeKey,
    divisions: Vec<DivisionId>,
}

impl Reports {
    /// Says how the programme is reported and by whom, and what its indicators are compared with.
    pub async fn begin(
        services: &Services,
        staff: &Staff,
        programme: ProgrammeKey,
        calendar: Calendar,
    ) -> Result<Self> {
        let officer = &staff.programme_officer;
        let reporting = ReportingSetting { four_eyes: true, ..ReportingSetting::default() };
        setting::save_reporting(services, officer, &programme, 0, reporting).await?;
        let reporters = setting::reporters(services, officer, &programme).await?.reporters;
        let account = staff.responsible_party.staff().ok_or(ServiceError::Unauthenticated)?.account;
        let mut divisions = Vec::new();
        for reporter in reporters {
            setting::map(services, officer, &programme, &reporter.key, &[account]).await?;
            if let ReporterName::Division(id, _) = reporter.name {
                divisions.push(id);
            }
        }
        let one = Self { programme, divisions };
        for (code, baseline, aim) in SETTINGS {
            let baseline = baseline.map(|value| Baseline {
                value: Decimal::whole(value),
                on: date(calendar.today(), calendar.begins()),
                source: BASELINE_FROM.to_owned(),
                is_confirmed: true,
            });
            let setting =
                IndicatorSetting { baseline, aim: aim.map(Aimed::aim), ..IndicatorSetting::default() };
            setting::save(services, officer, &one.programme, &code_of(code)?, 0, setting).await?;
        }
        Ok(one)
    }

    pub fn programme(&self) -> &ProgrammeKey {
        &self.programme
    }

    pub async fn live_through(
        &self,
        services: &Services,
        staff: &Staff,
        calendar: Calendar,
        day: Day,
    ) -> Result<()> {
        if day == calendar.within(calendar.first, BEFORE_GO_LIVE) {
            self.bring_in_what_was_before(services, staff, calendar).await?;
        }
        for (place, period) in [calendar.first, calendar.second, calendar.third].into_iter().enumerate() {
            match calendar.day(period.last()) {
                last if day == last + BROUGHT_IN => self.bring_in(services, staff, (place, period)).await?,
                last if day == last + REPORTED => self.report(services, staff, (place, period)).await?,
                last if day == last + APPROVED => self.approve(services, staff, calendar, period).await?,
                last if day == last + CONFIRMED => self.confirm(services, staff, calendar, period).await?,
                last if day == last + EXPLAINED => self.explain(services, staff, (place, period)).await?,
                _ => {}
            }
        }
        for period in [calendar.first, calendar.second] {
            self.issue(services, staff, period, day - calendar.day(period.last())).await?;
        }
        let since = day - calendar.day(calendar.second.last());
        self.correct(services, staff, calendar.second, since).await
    }

    fn place(&self, period: Period, code: &str, division: Option<DivisionId>) -> Result<Place> {
        Ok(Place { programme: self.programme.clone(), period, indicator: code_of(code)?, division })
    }

    /// A table of what was measured before the county had the platform: of any indicator, also of what is counted now.
    async fn bring_in_what_was_before(
        &self,
        services: &Services,
        staff: &Staff,
        calendar: Calendar,
    ) -> Result<()> {
        let Some(before) = calendar.first.previous() else { return Ok(()) };
        let csv = format!(
            "mittari;jakso;arvo;suosittelijat;neutraalit;arvostelijat;kommentti\n\
             V03;{before};388;;;;Hyvinvointitarjottimen laskuri\n\
             V05;{before};;612;298;254;Tekstiviestikysely\n\
             V07;{before};9;;;;Kirjaamon luettelo\n\
             V14;{before};8;;;;Taulukosta laskettu\n"
        );
        self.bring(services, staff, Import { csv, is_before_go_live: true, replaces: false }).await
    }

    async fn bring_in(
        &self,
        services: &Services,
        staff: &Staff,
        (place, period): (usize, Period),
    ) -> Result<()> {
        let row = |code: &str, values: &[Option<i64>]| {
            let value = values.get(place).copied().flatten();
            value.map_or_else(String::new, |value| format!("{code};{period};{value}\n"))
        };
        let csv = format!("mittari;jakso;arvo\n{}{}", row("V03", &MOVED_ON), row("V04", &CONTACTS));
        self.bring(services, staff, Import { csv, ..Import::default() }).await
    }

    async fn bring(&self, services: &Services, staff: &Staff, table: Import) -> Result<()> {
        import::bring(services, &staff.programme_officer, &self.programme, &table).await.map(drop)
    }

    /// Each division its response times, and what is to be told of the whole. In the half-year that is open, the guidance
    /// for influencing bodies has not been told of yet.
    async fn report(
        &self,
        services: &Services,
        staff: &Staff,
        (place, period): (usize, Period),
    ) -> Result<()> {
        let actor = &staff.responsible_party;
        let times = RESPONSE_TIMES.get(place).into_iter().flatten();
        for (division, (value, agreed)) in self.divisions.iter().zip(times) {
            let figure =
                Figure::External { value: Decimal::whole(*value), agreed: Some(Decimal::whole(*agreed)) };
            let content = EntryContent {
                figure,
                on: None,
                evidence: String::new(),
                comment: localized(&[
                    ("fi", "Takaisinsoitot luvatussa ajassa, prosenttia."),
                    ("sv", "Återuppringningar inom utlovad tid, procent."),
                ]),
            };
            entry::enter(services, actor, &self.place(period, "V02", Some(*division))?, 0, content).await?;
        }
        for told in told_of(place) {
            let content = EntryContent {
                figure: told.figure,
                on: None,
                evidence: told.evidence.to_owned(),
                comment: localized(told.comment),
            };
            entry::enter(services, actor, &self.place(period, told.indicator, None)?, 0, content).await?;
        }
        Ok(())
    }

    /// Somebody else approves what was reported; in the half-year that is open all but one value.
    async fn approve(
        &self,
        services: &Services,
        staff: &Staff,
        calendar: Calendar,
        period: Period,
    ) -> Result<()> {
        let actor = &staff.report_approver;
        let view = report::view(services, actor, &self.programme, period).await?;
        for line in view.lines {
            if period == calendar.third && line.line.code.as_str() == "V10" {
                continue;
            }
            let entries = line.parts.into_iter().filter_map(|part| part.entry);
            for entry in entries.filter(|entry| entry.state == EntryState::Proposed) {
                entry::approve(services, actor, entry.id, entry.version).await?;
            }
        }
        Ok(())
    }

    /// Each division says that it ran no survey beside the public list; in the half-year that is open one has not yet.
    async fn confirm(
        &self,
        services: &Services,
        staff: &Staff,
        calendar: Calendar,
        period: Period,
    ) -> Result<()> {
        let left_out = usize::from(period == calendar.third);
        let confirming = self.divisions.len().saturating_sub(left_out);
        for division in self.divisions.iter().take(confirming) {
            let place = self.place(period, "V13", Some(*division))?;
            entry::confirm_listing(services, &staff.responsible_party, &place, false).await?;
        }
        Ok(())
    }

    async fn explain(
        &self,
        services: &Services,
        staff: &Staff,
        (place, period): (usize, Period),
    ) -> Result<()> {
        if CONTACTS.get(place).is_some_and(Option::is_none) {
            for (code, why) in [("V04", NO_CONTACTS), ("V13", NOBODY_LOOKED)] {
                let place = self.place(period, code, None)?;
                entry::explain(services, &staff.programme_officer, &place, localized(why)).await?;
            }
        }
        Ok(())
    }

    /// Freezes the report, and publishes it some days later.
    async fn issue(&self, services: &Services, staff: &Staff, period: Period, since: Day) -> Result<()> {
        match since {
            FROZEN => {
                edition::freeze(services, &staff.programme_officer, &self.programme, period).await.map(drop)
            }
            PUBLISHED => self.publish(services, staff, period).await,
            _ => Ok(()),
        }
    }

    /// The late answers make another edition, which is published in its turn.
    async fn correct(&self, services: &Services, staff: &Staff, period: Period, since: Day) -> Result<()> {
        match since {
            CORRECTED => {
                let officer = &staff.programme_officer;
                let reason: LocalizedText = localized(LATE_ANSWERS);
                edition::correct(services, officer, &self.programme, period, reason).await.map(drop)
            }
            PUBLISHED_ANEW => self.publish(services, staff, period).await,
            _ => Ok(()),
        }
    }

    async fn publish(&self, services: &Services, staff: &Staff, period: Period) -> Result<()> {
        let officer = &staff.programme_officer;
        let editions = report::view(services, officer, &self.programme, period).await?.editions;
        match editions.into_iter().max_by_key(|edition| edition.number) {
            Some(newest) => edition::publish(services, officer, newest.id).await.map(drop),
            None => Err(ServiceError::NotFound),
        }
    }
}

impl Aimed {
    fn aim(self) -> Aim {
        match self {
            Self::AtLeast(value) => Aim::AtLeast { value: Decimal::whole(value) },
            Self::GrowthBy(by) => Aim::Growth { by: Decimal::whole(by) },
            Self::Done => Aim::Done,
        }
    }
}

fn code_of(code: &str) -> Result<IndicatorCode> {
    code.parse().map_err(fault)
}

/// What is told of the whole in a half-year, counted from zero.
fn told_of(place: usize) -> Vec<Told> {
    let yes_no = |indicator, yes, comment| Told {
        indicator,
        figure: Figure::YesNo { yes },
        evidence: if yes { "https://example.fi/ohjeet" } else { "" },
        comment,
    };
    let principles = |status, comment| Told {
        indicator: "V09",
        figure: Figure::Status { status },
        evidence: "https://example.fi/turvallisempi-tila",
        comment,
    };
    let being_written: Texts = &[("fi", "Ohje on valmisteilla."), ("sv", "Anvisningen bereds.")];
    let written: Texts = &[
        ("fi", "Ohje on tehty, ja se on luettu esihenkilöiden kokouksissa."),
        ("sv", "Anvisningen är gjord och har gåtts igenom på chefernas möten."),
    ];
    match place {
        0 => vec![
            principles(
                Status::Started,
                &[
                    ("fi", "Työpajat pidettiin keväällä ja syksyllä."),
                    ("sv", "Workshoppar ordnades vår och höst."),
                ],
            ),
            yes_no("V10", false, being_written),
            yes_no("V11", false, being_written),
            yes_no("V15", false, being_written),
        ],
        1 => vec![
            principles(
                Status::DrawnUp,
                &[
                    ("fi", "Periaatteet on laadittu asukkaiden kanssa."),
                    ("sv", "Principerna är utarbetade med invånarna."),
                ],
            ),
            yes_no("V10", true, written),
            yes_no("V11", false, being_written),
            yes_no("V15", true, written),
        ],
        _ => vec![
            principles(
                Status::InUse,
                &[
                    ("fi", "Periaatteet ovat käytössä raatien kokouksissa ja tilaisuuksissa."),
                    ("sv", "Principerna används på rådens möten och vid evenemang."),
                ],
            ),
            yes_no("V10", true, written),
            yes_no("V15", true, written),
        ],
    }
}
