//! The invented activities of two years, and those to come; one method of the county's own among them.

use std::collections::BTreeSet;

use chrono::{NaiveDate, NaiveTime};
use domain::LanguageTag;
use domain::activity::{
    ActivityAudience, ActivityContent, ActivityKind, ActivityMode, ActivityTopic, Counting, HeldReport,
    ParticipationCategory,
};
use domain::id::{DocumentId, MethodId};
use domain::identity::{Actor, Scope};
use domain::method::{Effort, MethodContent, MethodFamily, built_in};
use domain::register::DocumentKind;
use service::register::document;
use service::{Result, Services, activity, method};

use super::script::{Day, Texts, date, localized};

/// A series: the same activity on several days.
struct Series {
    kind: ActivityKind,
    title: Texts,
    description: Texts,
    /// In turn, by official code; none is the whole county.
    municipalities: &'static [&'static str],
    place: &'static str,
    mode: ActivityMode,
    /// The hours of the clock at which it starts and ends.
    hours: (u32, u32),
    audiences: &'static [ActivityAudience],
    categories: &'static [ParticipationCategory],
    topics: &'static [ActivityTopic],
    tags: &'static [&'static str],
    /// The Finnish name of a method of the bank.
    method: Option<&'static str>,
    is_public: bool,
    is_trial: bool,
    sign_up: &'static str,
    of_health_services: bool,
    outcome: Texts,
    counting: Counting,
    /// On which days, counted from today; how many came, where that is told.
    held: &'static [(Day, Option<u32>)],
}

impl Series {
    const EVENT: Self = Self {
        kind: ActivityKind::ResidentEvent,
        title: &[],
        description: &[],
        municipalities: &["901", "902", "903"],
        place: "Kirjasto",
        mode: ActivityMode::Hybrid,
        hours: (17, 19),
        audiences: &[ActivityAudience::Residents],
        categories: &[ParticipationCategory::Information, ParticipationCategory::Initiative],
        topics: &[ActivityTopic::Services],
        tags: &[],
        method: Some("Asukasilta"),
        is_public: true,
        is_trial: false,
        sign_up: "",
        of_health_services: false,
        outcome: &[],
        counting: Counting::Counted,
        held: &[],
    };
    const TRAINING: Self = Self {
        kind: ActivityKind::Training,
        municipalities: &[],
        place: "",
        mode: ActivityMode::Remote,
        hours: (9, 11),
        audiences: &[ActivityAudience::Staff],
        categories: &[ParticipationCategory::Action],
        method: None,
        is_public: false,
        ..Self::EVENT
    };
}

const ACCESS: Texts = &[
    ("fi", "Sisään pääsee portaitta. Salissa on induktiosilmukka."),
    ("sv", "Man kommer in utan trappor. I salen finns en hörslinga."),
    ("en", "The entrance has no steps. There is an induction loop in the hall."),
];

const SERIES: &[Series] = &[
    Series {
        title: &[
            ("fi", "Asukasilta: lähipalvelut"),
            ("sv", "Invånarkväll: närservice"),
            ("en", "Residents’ evening: services close by"),
        ],
        description: &[
            (
                "fi",
                "Kerro, mitä palveluja kotikuntasi tarvitsee. Mukana on palveluista vastaavia viranhaltijoita.",
            ),
            (
                "sv",
                "Berätta vilka tjänster din hemkommun behöver. De som ansvarar för tjänsterna är på plats.",
            ),
            (
                "en",
                "Tell which services your municipality needs. Those who are responsible for them will be there.",
            ),
        ],
        outcome: &[
            ("fi", "Iltaan tulleiden toiveesta aikoja voi varata myös puhelimella joka arkipäivä."),
            ("sv", "På deltagarnas önskan kan man nu boka tid även per telefon varje vardag."),
            ("en", "As people wished, appointments can now be made by phone on every weekday, too."),
        ],
        sign_up: "https://example.org/asukasilta",
        held: &[
            (-708, Some(34)),
            (-601, Some(41)),
            (-517, Some(28)),
            (-420, Some(52)),
            (-333, Some(37)),
            (-241, Some(46)),
            (-152, Some(31)),
            (-61, Some(58)),
            (16, None),
            (44, None),
        ],
        ..Series::EVENT
    },
    Series {
        title: &[
            ("fi", "Budjetti tutuksi"),
            ("sv", "Bekanta dig med budgeten"),
            ("en", "The budget explained"),
        ],
        description: &[
            ("fi", "Mihin hyvinvointialueen rahat menevät ja miten päätöksiin voi vaikuttaa?"),
            ("sv", "Vart går välfärdsområdets pengar och hur kan man påverka besluten?"),
        ],
        municipalities: &[],
        place: "",
        mode: ActivityMode::Remote,
        topics: &[ActivityTopic::Governance],
        held: &[(-690, Some(63)), (-325, Some(88)), (9, None)],
        ..Series::EVENT
    },
    Series {
        kind: ActivityKind::Workshop,
        title: &[("fi", "Kotihoidon työpaja"), ("sv", "Hemvårdens workshop"), ("en", "Home care workshop")],
        description: &[
            (
                "fi",
                "Asiakkaat, läheiset ja työntekijät suunnittelevat yhdessä, millainen hyvä kotikäynti on.",
            ),
            ("sv", "Klienter, närstående och medarbetare planerar tillsammans ett bra hembesök."),
        ],
        audiences: &[ActivityAudience::Customers, ActivityAudience::Staff],
        categories: &[ParticipationCategory::Planning],
        topics: &[ActivityTopic::CoDevelopment],
        tags: &["kotihoito", "ikääntyneet"],
        method: Some("Työpaja"),
        place: "Seurakuntatalo",
        mode: ActivityMode::InPerson,
        hours: (13, 16),
        outcome: &[
            ("fi", "Käynnin alussa kysytään nyt aina, mikä tänään on tärkeintä."),
            ("sv", "I början av besöket frågar man nu alltid vad som är viktigast i dag."),
        ],
        held: &[(-560, Some(18)), (-380, Some(22)), (-190, Some(16)), (23, None)],
        ..Series::EVENT
    },
    Series {
        kind: ActivityKind::Outreach,
        title: &[("fi", "Torikahvit"), ("sv", "Torgkaffe"), ("en", "Coffee on the market square")],
        description: &[
            ("fi", "Työntekijät juovat kahvia torilla ja kysyvät ohikulkijoilta yhden kysymyksen."),
            ("sv", "Medarbetare dricker kaffe på torget och ställer en fråga till dem som går förbi."),
        ],
        method: Some("Jalkautuminen"),
        place: "Tori",
        mode: ActivityMode::InPerson,
        hours: (10, 13),
        counting: Counting::Estimated,
        held: &[(-555, Some(120)), (-527, Some(90)), (-190, Some(150)), (-170, Some(140)), (-148, Some(110))],
        ..Series::EVENT
    },
    Series {
        kind: ActivityKind::Outreach,
        title: &[
            ("fi", "Kuuleva auto kylillä"),
            ("sv", "Lyssnande bilen i byarna"),
            ("en", "The listening van"),
        ],
        description: &[
            ("fi", "Kokeilu: palveluauto kiertää kyliä, ja kyytiin voi nousta juttelemaan."),
            ("sv", "Ett försök: servicebilen kör runt i byarna och man får stiga på för att prata."),
        ],
        municipalities: &["902", "903"],
        method: Some("Nopea kokeilu asiakkaiden kanssa"),
        place: "Kyläkauppa",
        mode: ActivityMode::InPerson,
        hours: (12, 15),
        is_trial: true,
        tags: &["kylät"],
        counting: Counting::Estimated,
        outcome: &[
            ("fi", "Auto kiertää jatkossakin kerran kuussa."),
            ("sv", "Bilen kör runt även i fortsättningen en gång i månaden."),
        ],
        held: &[(-96, Some(45)), (-40, Some(60))],
        ..Series::EVENT
    },
    Series {
        title: &[
            ("fi", "Asiakkaan arvokas kohtaaminen"),
            ("sv", "Ett värdigt bemötande av klienten"),
            ("en", "Encountering customers with respect"),
        ],
        topics: &[ActivityTopic::EncounteringCustomers],
        of_health_services: true,
        held: &[
            (-650, Some(24)),
            (-540, Some(31)),
            (-450, Some(28)),
            (-360, Some(35)),
            (-270, Some(19)),
            (-180, Some(42)),
            (-88, Some(38)),
            (-12, None),
            (35, None),
        ],
        ..Series::TRAINING
    },
    Series {
        title: &[("fi", "Asukkaan keinot vaikuttaa"), ("sv", "Invånarens sätt att påverka")],
        topics: &[ActivityTopic::WaysToInfluence],
        held: &[(-480, Some(44)), (-290, Some(51)), (-75, Some(47))],
        ..Series::TRAINING
    },
    Series {
        title: &[("fi", "Kielelliset oikeudet palveluissa"), ("sv", "Språkliga rättigheter i tjänsterna")],
        audiences: &[ActivityAudience::Supervisors, ActivityAudience::Ombudsmen],
        topics: &[ActivityTopic::SamiRights, ActivityTopic::SamiEncounters],
        held: &[(-400, Some(12)), (-50, Some(15))],
        ..Series::TRAINING
    },
    Series {
        title: &[("fi", "Osallisuus päätöksenteossa"), ("sv", "Delaktighet i beslutsfattandet")],
        audiences: &[ActivityAudience::DecisionMakers],
        categories: &[ParticipationCategory::DecisionMaking],
        topics: &[ActivityTopic::Governance],
        mode: ActivityMode::InPerson,
        held: &[(-365, Some(26)), (-100, Some(29))],
        ..Series::TRAINING
    },
    Series {
        kind: ActivityKind::Other,
        title: &[("fi", "Kumppanuuspöytä: yksinäisyys"), ("sv", "Partnerskapsbord: ensamhet")],
        audiences: &[ActivityAudience::Partners, ActivityAudience::Residents],
        categories: &[ParticipationCategory::Planning],
        topics: &[ActivityTopic::Wellbeing],
        method: Some("Kumppanuuspöytä"),
        is_public: false,
        held: &[(-430, Some(17)), (-250, Some(21)), (-68, Some(19))],
        ..Series::EVENT
    },
    Series {
        kind: ActivityKind::Other,
        title: &[("fi", "Saunailta nuorten kanssa"), ("sv", "Bastukväll med unga")],
        description: &[
            ("fi", "Nuoret kertovat rennossa seurassa, mikä palveluissa toimii."),
            ("sv", "Unga berättar vad som fungerar."),
        ],
        municipalities: &["903"],
        place: "Rantasauna",
        mode: ActivityMode::InPerson,
        hours: (18, 21),
        tags: &["nuoret"],
        method: Some("Saunailta"),
        is_trial: true,
        held: &[(-33, Some(11))],
        ..Series::EVENT
    },
];

/// Writes everything down as its organisers would have.
pub async fn set_up(
    services: &Services,
    officer: &Actor,
    of_health_services: Scope,
    today: NaiveDate,
) -> Result<()> {
    let own = method::create(services, officer, sauna()).await?;
    for series in SERIES {
        for ((day, participants), turn) in series.held.iter().zip(0..) {
            let mut content = series.content(date(today, *day), turn, own.id);
            if series.kind == ActivityKind::ResidentEvent {
                content.documents = principles(services, content.on).await?;
            }
            let owner = if series.of_health_services { of_health_services } else { Scope::County };
            let one = activity::create(services, officer, owner, content).await?;
            if let Some(participants) = participants {
                let report = HeldReport {
                    participants: *participants,
                    counting: series.counting,
                    reach: (series.kind == ActivityKind::Outreach).then_some(participants * 3),
                    outcome: localized(series.outcome),
                };
                activity::report(services, officer, one.id, one.version, report).await?;
            }
        }
    }
    budget(services, officer, today).await?;
    called_off(services, officer, today).await
}

/// The principles that were in use on a day: residents' events follow them.
async fn principles(services: &Services, on: NaiveDate) -> Result<BTreeSet<DocumentId>> {
    let used = document::in_use(services, Some(on)).await?;
    Ok(used.iter().filter(|one| one.content.kind == DocumentKind::Principles).map(|one| one.id).collect())
}

impl Series {
    fn content(&self, on: NaiveDate, turn: usize, own: MethodId) -> ActivityContent {
        let mut content = ActivityContent::new(self.kind, on);
        let municipality = turn.checked_rem(self.municipalities.len());
        content.title = localized(self.title);
        content.description = localized(self.description);
        content.municipality =
            municipality.and_then(|place| self.municipalities.get(place)).map(|code| (*code).to_owned());
        content.place = self.place.to_owned();
        content.mode = self.mode;
        if self.mode != ActivityMode::Remote {
            content.access = localized(ACCESS);
        }
        content.hours =
            NaiveTime::from_hms_opt(self.hours.0, 0, 0).zip(NaiveTime::from_hms_opt(self.hours.1, 0, 0));
        content.languages = BTreeSet::from([LanguageTag::finnish(), LanguageTag::swedish()]);
        content.audiences = self.audiences.iter().copied().collect();
        content.categories = self.categories.iter().copied().collect();
        content.topics = self.topics.iter().copied().collect();
        content.tags = self.tags.iter().map(|tag| (*tag).to_owned()).collect();
        content.method = self.method.map(|name| named(name).unwrap_or(own));
        content.is_public = self.is_public;
        content.sign_up = self.sign_up.to_owned();
        content.trial_since = self.is_trial.then_some(on);
        content
    }
}

/// The method of the bank with this Finnish name, among those that come with the program.
fn named(name: &str) -> Option<MethodId> {
    let finnish = LanguageTag::finnish();
    built_in().iter().find(|one| one.content.name.get(&finnish) == Some(name)).map(|one| one.id)
}

fn sauna() -> MethodContent {
    MethodContent {
        name: localized(&[("fi", "Saunailta"), ("sv", "Bastukväll"), ("en", "Sauna evening")]),
        about: localized(&[
            ("fi", "Pieni joukko juttelee rennosti saunan jälkeen yhdestä aiheesta."),
            ("sv", "En liten grupp pratar avspänt om ett ämne efter bastun."),
            ("en", "A small group talks about one subject at ease after a sauna."),
        ]),
        suits: localized(&[
            (
                "fi",
                "Kun ryhmä on valmiiksi tuttu keskenään. Ei sovi kaikille: järjestä aina myös toinen tapa.",
            ),
            ("sv", "När gruppen redan känner varandra. Passar inte alla: ordna alltid även ett annat sätt."),
        ]),
        steps: localized(&[
            (
                "fi",
                "Sopikaa aihe ja säännöt.\nSaunokaa ja syökää.\nJutelkaa ja kirjatkaa kolme asiaa.\nKertokaa jatkosta.",
            ),
            (
                "sv",
                "Kom överens om ämne och regler.\nBada bastu och ät.\nPrata och skriv upp tre saker.\nBerätta vad som händer sedan.",
            ),
        ]),
        access: localized(&[
            ("fi", "Kysy etukäteen, kenelle sauna ei sovi."),
            ("sv", "Fråga i förväg vem bastu inte passar för."),
        ]),
        effort: Effort::Light,
        family: MethodFamily::Other,
        categories: BTreeSet::from([ParticipationCategory::Initiative]),
    }
}

/// Participatory budgeting that went on for two months.
async fn budget(services: &Services, officer: &Actor, today: NaiveDate) -> Result<()> {
    let mut content = ActivityContent::new(ActivityKind::ParticipatoryBudgeting, date(today, -290));
    content.until = Some(date(today, -230));
    content.title = localized(&[
        ("fi", "Hyvän mielen raha"),
        ("sv", "Pengar för gott humör"),
        ("en", "Money for good spirits"),
    ]);
    content.description = localized(&[
        ("fi", "Asukkaat päättivät, mihin 20 000 euroa käytetään. Ääniä annettiin verkossa ja kirjastoissa."),
        ("sv", "Invånarna beslutade vad 20 000 euro används till. Man röstade på nätet och i biblioteken."),
    ]);
    content.mode = ActivityMode::Hybrid;
    content.languages = BTreeSet::from([LanguageTag::finnish(), LanguageTag::swedish()]);
    content.audiences.insert(ActivityAudience::Residents);
    content.categories =
        BTreeSet::from([ParticipationCategory::Initiative, ParticipationCategory::DecisionMaking]);
    content.topics.insert(ActivityTopic::Wellbeing);
    content.method = named("Osallistuva budjetointi");
    content.trial_since = Some(date(today, -290));
    content.is_public = true;
    let one = activity::create(services, officer, Scope::County, content).await?;
    let report = HeldReport {
        participants: 1_284,
        counting: Counting::Counted,
        reach: Some(9_000),
        outcome: localized(&[
            ("fi", "Eniten ääniä sai ulkokuntosali. Se avattiin kesällä."),
            ("sv", "Flest röster fick ett utegym. Det öppnades på sommaren."),
        ]),
    };
    activity::report(services, officer, one.id, one.version, report).await?;
    Ok(())
}

/// One of which everybody is to know that it is not held.
async fn called_off(services: &Services, officer: &Actor, today: NaiveDate) -> Result<()> {
    let mut content = ActivityContent::new(ActivityKind::ResidentEvent, date(today, 6));
    content.title =
        localized(&[("fi", "Terveyden ilta"), ("sv", "Hälsokväll"), ("en", "An evening about health")]);
    content.municipality = Some("902".to_owned());
    content.place = "Koulu".to_owned();
    content.audiences.insert(ActivityAudience::Residents);
    content.categories.insert(ParticipationCategory::Information);
    content.topics.insert(ActivityTopic::Wellbeing);
    content.method = named("Asukasilta");
    content.is_public = true;
    let one = activity::create(services, officer, Scope::County, content).await?;
    activity::call_off(services, officer, one.id, one.version).await?;
    Ok(())
}
