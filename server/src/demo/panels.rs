//! The invented panels: one whose members were drawn by lot, one whose lot waits for its seed, one to which people apply,
//! and a draft.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::time::Duration;

use chrono::{NaiveDate, NaiveTime};
use domain::expert::Contact;
use domain::id::PanelId;
use domain::identity::{Actor, Scope};
use domain::initiative::IntakeChannel;
use domain::panel::{
    Acceptance, Application, Compensation, Feature, FeatureValue, Guardian, Lot, LotObjective, LotState,
    Material, MeetingContent, MeetingDetails, MeetingMode, Memo, OpenCall, Panel, PanelCommand, PanelContent,
    PanelKind, PositionContent, RecruitmentMethod, Told,
};
use domain::survey::Survey;
use rand::rngs::StdRng;
use rand::{RngExt, SeedableRng};
use service::panel;
use service::panel::call;
use service::panel::lot::{self, LotPool, NewLot};
use service::panel::meeting;
use service::panel::member;
use service::panel::nominee;
use service::panel::person::{Answers, Person};
use service::panel::position;
use service::survey::draft::{self, DraftChange};
use service::survey::panel::{self as asking, NewPanelSurvey};
use service::survey::publishing;
use service::{Result, ServiceError, Services};

use super::script::{Day, Texts, date, localized};
use super::surveys;

/// The lot of a hundred people takes a fraction of a second; so long is waited on a machine that is busy.
const PATIENCE: u32 = 600;

/// Any number; the same one gives the same questions.
const QUESTIONS_SEED: u64 = 20_261_128;

/// A panel as it is started.
pub struct Invention {
    pub kind: PanelKind,
    pub name: Texts,
    pub purpose: Texts,
    pub theme: Texts,
    pub seats: u32,
    pub compensation: Compensation,
    /// The first and the last day of its term, from today.
    pub term: (Day, Day),
}

const RESIDENTS: Invention = Invention {
    kind: PanelKind::Resident,
    name: &[("fi", "Asukasraati"), ("sv", "Invånarrådet"), ("en", "The residents’ panel")],
    purpose: &[
        ("fi", "Raati kokoontuu neljä kertaa vuodessa ja kertoo, mitä asukkaat lähipalveluista toivovat."),
        ("sv", "Rådet sammanträder fyra gånger om året och berättar vad invånarna önskar av närservicen."),
        ("en", "The panel meets four times a year and tells what residents wish of services close by."),
    ],
    theme: &[("fi", "Lähipalvelut"), ("sv", "Närservice"), ("en", "Services close by")],
    seats: 20,
    compensation: Compensation::PerMeeting { cents: 3_000 },
    term: (-30, 700),
};

const CUSTOMERS: Invention = Invention {
    kind: PanelKind::Customer,
    name: &[
        ("fi", "Kotihoidon asiakasraati"),
        ("sv", "Hemvårdens kundråd"),
        ("en", "The home care customers’ panel"),
    ],
    purpose: &[
        ("fi", "Raati kehittää kotihoidon käyntejä yhdessä työntekijöiden kanssa."),
        ("sv", "Rådet utvecklar hemvårdens besök tillsammans med personalen."),
        ("en", "The panel develops the visits of home care together with those who make them."),
    ],
    theme: &[("fi", "Kotihoito"), ("sv", "Hemvård"), ("en", "Home care")],
    seats: 12,
    compensation: Compensation::Costs,
    term: (14, 380),
};

const YOUNG: Invention = Invention {
    kind: PanelKind::Deliberative,
    name: &[("fi", "Nuorten mielenterveyspalvelut"), ("sv", "Mentalvårdstjänster för unga")],
    purpose: &[
        ("fi", "Paneeli laatii suosituksen siitä, miten nuori saa apua yhdestä paikasta."),
        ("sv", "Panelen ger en rekommendation om hur unga får hjälp på ett och samma ställe."),
    ],
    theme: &[("fi", "Nuorten mielenterveys"), ("sv", "Ungas psykiska hälsa")],
    seats: 24,
    compensation: Compensation::PerMeeting { cents: 5_000 },
    term: (60, 90),
};

const DRAFT: Invention = Invention {
    kind: PanelKind::ExpertGroup,
    name: &[("fi", "Saavutettavuuden asiantuntijaryhmä")],
    purpose: &[("fi", "Ryhmä kokeilee sähköisiä palveluja ennen kuin ne otetaan käyttöön.")],
    theme: &[("fi", "Saavutettavuus")],
    seats: 8,
    compensation: Compensation::Nothing,
    term: (10, 370),
};

/// How one can take part in any of them.
const SUPPORT: Texts = &[
    (
        "fi",
        "Kokouksissa puhutaan suomea ja ruotsia. Tulkki tilataan, kun joku tarvitsee sitä. Tiloihin pääsee pyörätuolilla, \
         ja niissä on induktiosilmukka.",
    ),
    (
        "sv",
        "På mötena talas finska och svenska. En tolk beställs när någon behöver det. Man kommer in med rullstol, och \
         lokalerna har hörslinga.",
    ),
    (
        "en",
        "Meetings are in Finnish and Swedish. An interpreter is booked when somebody needs one. The venues are \
         accessible by wheelchair and have an induction loop.",
    ),
];

/// How people meet in any of them.
const PRINCIPLES: Texts = &[
    (
        "fi",
        "Jokaista kuunnellaan, eikä ketään keskeytetä.\nKenenkään ei tarvitse kertoa itsestään enempää kuin haluaa.\n\
         Mitä toiset kertovat itsestään, jää kokoukseen.",
    ),
    (
        "sv",
        "Alla blir lyssnade på och ingen blir avbruten.\nIngen behöver berätta mer om sig själv än hen vill.\n\
         Det som andra berättar om sig själva stannar på mötet.",
    ),
    (
        "en",
        "Everybody is listened to, and nobody is interrupted.\nNobody has to tell more about themselves than they want.\n\
         What others tell about themselves stays in the meeting.",
    ),
];

pub async fn set_up(services: &Services, coordinator: &Actor, today: NaiveDate) -> Result<()> {
    let start = async |invention: &Invention| start(services, coordinator, invention, today).await;
    start(&DRAFT).await?;
    let young = start(&YOUNG).await?;
    let called = call::save(services, coordinator, young.id, young.version, young_call(today)).await?;
    advance(services, coordinator, &called, PanelCommand::Recruit).await?;
    apply(services, young.id).await?;

    let customers = start(&CUSTOMERS).await?;
    advance(services, coordinator, &customers, PanelCommand::Select).await?;
    committed(services, coordinator, customers.id).await?;

    let residents = start(&RESIDENTS).await?;
    let selecting = advance(services, coordinator, &residents, PanelCommand::Select).await?;
    let lot = committed(services, coordinator, residents.id).await?;
    lot::draw(services, coordinator, lot.id, "0c2a1119271f2605").await?;
    advance(services, coordinator, &selecting, PanelCommand::Activate).await?;
    meet(services, coordinator, residents.id, today).await?;
    speak(services, coordinator, residents.id, today).await?;
    ask(services, coordinator, residents.id, today).await
}

/// An open survey of the residents' panel, to which its members are invited.
async fn ask(services: &Services, coordinator: &Actor, panel: PanelId, today: NaiveDate) -> Result<()> {
    let story = surveys::OF_PANEL;
    let mut rng = StdRng::seed_from_u64(QUESTIONS_SEED);
    let content = story.content(today, services.now(), || rng.random());
    let title = content.title.get(&content.source_language).unwrap_or_default().to_owned();
    let new = NewPanelSurvey {
        panel,
        source_language: content.source_language.clone(),
        title,
        is_paired: true,
        continues: None,
    };
    let Survey { id: survey, revision, .. } = asking::create(services, coordinator, new).await?;
    let change = DraftChange { survey, revision, content, slug: Some(story.slug.to_owned()) };
    let saved = draft::save(services, coordinator, change).await?;
    publishing::publish(services, coordinator, survey, saved.revision).await?;
    Ok(())
}

/// Two members, a meeting that they attended, with its memo, and one to come, to which they are invited.
async fn meet(services: &Services, coordinator: &Actor, panel: PanelId, today: NaiveDate) -> Result<()> {
    let access: Texts = &[
        (
            "fi",
            "Esteetön sisäänkäynti Kirkkokadulta, hissi ja induktiosilmukka. Inva-pysäköinti oven edessä.",
        ),
        ("sv", "Tillgänglig ingång från Kyrkogatan, hiss och hörslinga. Handikapparkering framför dörren."),
    ];
    let plan = async |day: Day, place: &str, agenda: Texts| {
        let details = MeetingDetails {
            access: localized(access),
            agenda: localized(agenda),
            materials: vec![Material {
                name: "Palveluverkko kartalla (keksitty)".to_owned(),
                address: "https://example.org/palveluverkko".to_owned(),
            }],
            remote_link: "https://example.org/etakokous".to_owned(),
            ..MeetingDetails::default()
        };
        let content = MeetingContent {
            on: date(today, day),
            hours: NaiveTime::from_hms_opt(17, 0, 0).zip(NaiveTime::from_hms_opt(19, 0, 0)),
            mode: MeetingMode::Hybrid,
            place: place.to_owned(),
            details,
        };
        meeting::plan(services, coordinator, panel, content).await
    };
    let held = plan(
        -6,
        "Kirjaston kokoushuone",
        &[
            ("fi", "1. Tutustuminen\n2. Miten palveluista saa tietoa\n3. Kannanotot"),
            ("sv", "1. Presentation\n2. Hur man får information om servicen\n3. Ställningstaganden"),
        ],
    );
    for (name, email) in
        [("Jäsen Yksi (keksitty)", "jasen1@example.org"), ("Jäsen Kaksi (keksitty)", "jasen2@example.org")]
    {
        let contact = Contact { name: name.to_owned(), email: Some(email.to_owned()), ..Contact::default() };
        let person = Person { contact, ..Person::default() };
        member::name(services, coordinator, panel, person, &Answers::new()).await?;
    }
    let mut present = BTreeSet::new();
    for view in member::members(services, coordinator, panel).await? {
        let one = view.member;
        let seated = nominee::accept_for(
            services,
            coordinator,
            one.id,
            one.version,
            IntakeChannel::InPerson,
            agreed(),
        )
        .await?;
        present.insert(seated.id);
    }
    let held = meeting::report(services, coordinator, held.await?.id, 17, &present).await?;
    let memo = Memo {
        text: localized(&[
            ("fi", "Raati sopi kahdesta kannanotosta: yksi puhelinnumero ja bussi terveysasemalle."),
            (
                "sv",
                "Rådet kom överens om två ställningstaganden: ett telefonnummer och buss till hälsostationen.",
            ),
        ]),
        approved_on: Some(date(today, -2)),
    };
    meeting::write_memo(services, coordinator, held.id, held.version, memo).await?;
    let next = plan(
        34,
        "Hyvinvointikeskus, sali 2",
        &[
            ("fi", "1. Kokeilun tulokset: yhteinen puhelinnumero\n2. Opasteet sairaalassa"),
            ("sv", "1. Försöket: det gemensamma telefonnumret\n2. Skyltar på sjukhuset"),
        ],
    );
    let next = next.await?;
    meeting::invite(services, coordinator, next.id, next.version).await?;
    Ok(())
}

/// What a member who was named has agreed to.
fn agreed() -> Acceptance {
    Acceptance { meets_conditions: true, is_of_age: true, consents: true, ..Acceptance::default() }
}

/// What the residents' panel has said: one position with what came of it, one that waits for its response, and a draft.
async fn speak(services: &Services, coordinator: &Actor, panel: PanelId, today: NaiveDate) -> Result<()> {
    let write = async |title: Texts, text: Texts, recipient: Texts| {
        let content = PositionContent {
            title: localized(title),
            text: localized(text),
            recipient: localized(recipient),
        };
        position::create(services, coordinator, panel, content).await
    };
    let numbers = write(
        &[("fi", "Yksi puhelinnumero kaikkiin palveluihin"), ("sv", "Ett telefonnummer till all service")],
        &[
            (
                "fi",
                "Asukas ei tiedä, mihin numeroon soittaa. Ehdotamme yhtä numeroa, josta puhelu ohjataan oikeaan \
                 palveluun suomeksi ja ruotsiksi. Takaisinsoiton pitää tulla saman päivän aikana.",
            ),
            (
                "sv",
                "Invånarna vet inte vilket nummer de ska ringa. Vi föreslår ett nummer där samtalet styrs till rätt \
                 service på finska och svenska. Man ska bli uppringd samma dag.",
            ),
        ],
        &[("fi", "Palvelujen johtoryhmä"), ("sv", "Servicens ledningsgrupp")],
    );
    let numbers = numbers.await?;
    let given = position::give(services, coordinator, numbers.id, numbers.version, date(today, -6)).await?;
    let response = Told {
        on: date(today, -3),
        text: localized(&[
            (
                "fi",
                "Yhteinen numero otetaan käyttöön vaiheittain. Takaisinsoiton tavoite on saman päivän aikana.",
            ),
            ("sv", "Det gemensamma numret tas i bruk stegvis. Målet är att ringa upp samma dag."),
        ]),
    };
    let answered = position::answer(services, coordinator, given.id, given.version, response).await?;
    let deed = Told {
        on: date(today, -1),
        text: localized(&[
            (
                "fi",
                "Numero on kokeilussa kahdessa kunnassa. Kokeilusta kerrotaan raadille seuraavassa kokouksessa.",
            ),
            ("sv", "Numret prövas i två kommuner. Rådet får höra om försöket på nästa möte."),
        ]),
    };
    position::follow(services, coordinator, answered.id, answered.version, deed).await?;
    let buses = write(
        &[("fi", "Bussi terveysasemalle"), ("sv", "Buss till hälsostationen")],
        &[
            (
                "fi",
                "Kylistä ei pääse bussilla terveysasemalle ennen puoltapäivää. Ajat pitää antaa bussien mukaan.",
            ),
            (
                "sv",
                "Från byarna kommer man inte till hälsostationen med buss före tolv. Tiderna ska följa bussarna.",
            ),
        ],
        &[("fi", "Aluehallitus"), ("sv", "Välfärdsområdesstyrelsen")],
    );
    let buses = buses.await?;
    position::give(services, coordinator, buses.id, buses.version, date(today, -6)).await?;
    let draft: Texts = &[("fi", "Opasteet sairaalassa")];
    write(draft, &[("fi", "Raati kävi sairaalassa ja eksyi kahdesti.")], &[("fi", "Kiinteistöpalvelut")])
        .await?;
    Ok(())
}

/// What young people are told who could come, and what the panel is balanced by.
fn young_call(today: NaiveDate) -> OpenCall {
    let value = |code: &str, label: Texts, min: u32, max: u32| FeatureValue {
        code: code.to_owned(),
        label: localized(label),
        min,
        max,
        ..FeatureValue::default()
    };
    let ages = vec![
        value("a", &[("fi", "13–17"), ("sv", "13–17")], 6, 10),
        value("b", &[("fi", "18–22"), ("sv", "18–22")], 6, 10),
        value("c", &[("fi", "23–29"), ("sv", "23–29")], 6, 10),
    ];
    let tongues = vec![
        value("fi", &[("fi", "suomi"), ("sv", "finska")], 12, 19),
        value("sv", &[("fi", "ruotsi"), ("sv", "svenska")], 3, 8),
        value("other", &[("fi", "muu kieli"), ("sv", "annat språk")], 2, 6),
    ];
    let feature =
        |code: &str, name: Texts, values| Feature { code: code.to_owned(), name: localized(name), values };
    OpenCall {
        closes_on: date(today, 21),
        info: localized(&[
            (
                "fi",
                "Paneeli kokoontuu kolmena lauantaina. Jokaisesta päivästä maksetaan 50 euron palkkio, ja matkat \
                 korvataan. Kokemusta mielenterveyspalveluista ei tarvita, eikä siitä tarvitse kertoa.",
            ),
            (
                "sv",
                "Panelen sammanträder tre lördagar. För varje dag betalas ett arvode på 50 euro, och resorna ersätts. \
                 Du behöver ingen erfarenhet av mentalvårdstjänster, och du behöver inte berätta om den.",
            ),
        ]),
        conditions: localized(&[
            ("fi", "Olet 13–29-vuotias ja asut hyvinvointialueella."),
            ("sv", "Du är 13–29 år och bor i välfärdsområdet."),
        ]),
        features: vec![
            feature("age", &[("fi", "Ikä"), ("sv", "Ålder")], ages),
            feature("tongue", &[("fi", "Äidinkieli"), ("sv", "Modersmål")], tongues),
        ],
        kept_days: 60,
        is_by_invitation: false,
        guardian_below: Some(15),
        one_of_household: false,
    }
}

/// So many have applied that the quotas cannot be met yet: too few of the youngest.
async fn apply(services: &Services, panel: PanelId) -> Result<()> {
    const AGES: [&str; 6] = ["b", "c", "b", "a", "c", "b"];
    const TONGUES: [&str; 5] = ["fi", "fi", "sv", "fi", "other"];
    for number in 0_u8..21 {
        let of = |codes: &[&str]| {
            codes.get(usize::from(number) % codes.len()).copied().unwrap_or_default().to_owned()
        };
        let sent = Application {
            contact: Contact {
                name: format!("Hakija {} (keksitty)", number + 1),
                email: Some(format!("hakija{}@example.org", number + 1)),
                ..Contact::default()
            },
            needs: if number == 4 { "Kirjoitustulkkaus".to_owned() } else { String::new() },
            answers: [("age".to_owned(), of(&AGES)), ("tongue".to_owned(), of(&TONGUES))].into(),
            meets_conditions: true,
            is_of_age: number % 7 != 3,
            guardian: (number % 7 == 3).then(|| Guardian {
                name: format!("Huoltaja {} (keksitty)", number + 1),
                reach: format!("huoltaja{}@example.org", number + 1),
            }),
            consents: true,
            code: String::new(),
            home: None,
        };
        // From a network of their own each: applications from one place are slowed down.
        call::apply(services, std::net::IpAddr::from([10, 0, number, 1]), panel, sent).await?;
    }
    Ok(())
}

/// Starts a panel as a draft.
pub async fn start(
    services: &Services,
    coordinator: &Actor,
    one: &Invention,
    today: NaiveDate,
) -> Result<Panel> {
    let (starts, ends) = one.term;
    let content = PanelContent {
        kind: one.kind,
        name: localized(one.name),
        purpose: localized(one.purpose),
        seats: one.seats,
        term_starts: Some(date(today, starts)),
        term_ends: Some(date(today, ends)),
        compensation: one.compensation.clone(),
        cost_centre: "4120".to_owned(),
        theme: localized(one.theme),
        support: localized(SUPPORT),
        reserve_seats: Some(10),
        recruitment: BTreeSet::from([RecruitmentMethod::OpenCall, RecruitmentMethod::RandomInvitation]),
        principles: localized(PRINCIPLES),
        // Those of its kind.
        categories: BTreeSet::new(),
    };
    panel::create(services, coordinator, Scope::County, content).await
}

/// Takes a panel a step on.
pub async fn advance(
    services: &Services,
    coordinator: &Actor,
    panel: &Panel,
    by: PanelCommand,
) -> Result<Panel> {
    panel::advance(services, coordinator, panel.id, panel.version, by).await
}

/// A lot whose panels are published.
async fn committed(services: &Services, coordinator: &Actor, panel: PanelId) -> Result<Lot> {
    let (respondents, categories) = tables();
    let new = NewLot {
        from: LotPool::Files { respondents, categories, household: Some("talous".to_owned()) },
        objective: LotObjective::Leximin,
        seed_source: "Ensi lauantain Lotto-rivi (keksitty)".to_owned(),
        reason: None,
    };
    let begun = lot::prepare(services, coordinator, panel, new).await?;
    for _ in 0..PATIENCE {
        let view = lot::view(services, coordinator, begun.id).await?;
        if view.lot.state == LotState::Committed {
            return Ok(view.lot);
        }
        tokio::time::sleep(Duration::from_millis(100)).await;
    }
    Err(ServiceError::Unavailable)
}

/// An invented pool of ninety, more women and more of the middle-aged than there are residents, and quotas that both
/// panels can meet.
fn tables() -> (String, String) {
    const AGES: [&str; 8] = ["16–39", "40–64", "40–64", "65+", "40–64", "65+", "16–39", "65+"];
    const LANGUAGES: [&str; 7] = ["fi", "fi", "sv", "fi", "fi", "muu", "fi"];
    let mut respondents = "id,ikä,sukupuoli,kieli,talous\n".to_owned();
    for number in 0_usize..90 {
        let age = AGES.get(number % AGES.len()).copied().unwrap_or_default();
        let gender = if number % 5 < 3 { "nainen" } else { "mies" };
        let language = LANGUAGES.get(number * 3 % LANGUAGES.len()).copied().unwrap_or_default();
        // Every ninth lives with the one before.
        let home = if number % 9 == 8 { number } else { number + 1 };
        // Writing to a string does not fail.
        _ = writeln!(respondents, "R{:02},{age},{gender},{language},T{home:02}", number + 1);
    }
    let categories = "feature,value,min,max\nikä,16–39,3,7\nikä,40–64,4,8\nikä,65+,3,7\nsukupuoli,nainen,5,11\n\
        sukupuoli,mies,5,11\nkieli,fi,7,15\nkieli,sv,1,5\nkieli,muu,1,4\n";
    (respondents, categories.to_owned())
}
