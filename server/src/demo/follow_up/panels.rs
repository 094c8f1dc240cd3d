//! Two panels that worked while the programme was followed, met in each half-year, and have ended since.

use std::collections::BTreeSet;

use chrono::NaiveTime;
use domain::id::PanelId;
use domain::identity::Actor;
use domain::indicator::Period;
use domain::panel::{
    Compensation, MeetingContent, MeetingDetails, MeetingMode, Panel, PanelCommand, PanelKind,
};
use service::panel::{self, meeting};
use service::{Result, Services};

use super::super::panels::{Invention, advance, start};
use super::super::script::{Day, Texts, date, localized};
use super::calendar::Calendar;

const NETWORK: Invention = Invention {
    kind: PanelKind::Resident,
    name: &[("fi", "Palveluverkon asukasraati"), ("sv", "Invånarrådet för servicenätet")],
    purpose: &[
        ("fi", "Raati kertoi, mitä palveluverkon muutokset merkitsevät asukkaille."),
        ("sv", "Rådet berättade vad ändringarna i servicenätet betyder för invånarna."),
    ],
    theme: &[("fi", "Palveluverkko"), ("sv", "Servicenätet")],
    seats: 15,
    compensation: Compensation::Nothing,
    term: (-740, 30),
};

const MENTAL_HEALTH: Invention = Invention {
    kind: PanelKind::Customer,
    name: &[("fi", "Mielenterveyspalvelujen asiakasraati"), ("sv", "Mentalvårdstjänsternas kundråd")],
    purpose: &[
        ("fi", "Raati kehitti mielenterveyspalveluja yhdessä työntekijöiden kanssa."),
        ("sv", "Rådet utvecklade mentalvårdstjänsterna tillsammans med personalen."),
    ],
    theme: &[("fi", "Mielenterveys"), ("sv", "Psykisk hälsa")],
    seats: 10,
    compensation: Compensation::Nothing,
    term: (-740, 30),
};

/// On which days of a half-year they start, and meet.
const STARTS: Day = 20;
const MEETS: Day = 100;
/// On which day from today both ended.
const ENDED: Day = -1;

const AGENDA: Texts =
    &[("fi", "1. Kuulumiset\n2. Palvelujen muutokset"), ("sv", "1. Läget\n2. Ändringar i servicen")];
const ACCESS: Texts = &[("fi", "Esteetön sisäänkäynti ja hissi."), ("sv", "Tillgänglig ingång och hiss.")];

/// The panels that have started.
#[derive(Default)]
pub struct Panels(Vec<PanelId>);

impl Panels {
    pub async fn live_through(
        &mut self,
        services: &Services,
        organiser: &Actor,
        calendar: Calendar,
        day: Day,
    ) -> Result<()> {
        for (period, invention) in [(calendar.first, &NETWORK), (calendar.second, &MENTAL_HEALTH)] {
            if day == calendar.within(period, STARTS) {
                let draft = start(services, organiser, invention, calendar.today()).await?;
                self.0.push(advance(services, organiser, &draft, PanelCommand::Activate).await?.id);
            }
        }
        let is_meeting = |period: Period| day == calendar.within(period, MEETS);
        for id in &self.0 {
            if [calendar.first, calendar.second, calendar.third].into_iter().any(is_meeting) {
                meet(services, organiser, *id, calendar, day).await?;
            }
            if day == ENDED {
                let Panel { version, .. } = panel::view(services, organiser, *id).await?.panel;
                panel::advance(services, organiser, *id, version, PanelCommand::End).await?;
            }
        }
        Ok(())
    }
}

/// A meeting to which nine came, none of whom is named.
async fn meet(
    services: &Services,
    organiser: &Actor,
    panel: PanelId,
    calendar: Calendar,
    day: Day,
) -> Result<()> {
    let content = MeetingContent {
        on: date(calendar.today(), day),
        hours: NaiveTime::from_hms_opt(9, 0, 0).zip(NaiveTime::from_hms_opt(11, 0, 0)),
        mode: MeetingMode::InPerson,
        place: "Hyvinvointikeskus, sali 1".to_owned(),
        details: MeetingDetails {
            access: localized(ACCESS),
            agenda: localized(AGENDA),
            ..MeetingDetails::default()
        },
    };
    let planned = meeting::plan(services, organiser, panel, content).await?;
    meeting::report(services, organiser, planned.id, 9, &BTreeSet::new()).await?;
    Ok(())
}
