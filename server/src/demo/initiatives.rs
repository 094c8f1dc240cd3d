//! The invented initiatives in every state, agreements on working together, and documents in use.

use std::net::IpAddr;

use chrono::NaiveDate;
use domain::LanguageTag;
use domain::expert::Contact;
use domain::identity::{Actor, Scope};
use domain::initiative::{
    Filing, Initiative, InitiativeSettings, InitiativeText, IntakeChannel, MakerGround, MakerKind,
    NewInitiative, Outcome, OutcomeKind,
};
use domain::register::{AgreementContent, AgreementKind, DocumentContent, DocumentKind};
use service::initiative::{handling, intake, own, settings};
use service::register::{agreement, document};
use service::{Result, Services};

use super::clock::MovableClock;
use super::noon;
use super::script::{Day, Texts, date, localized};

/// From where the invented initiatives come.
const ADDRESS: [u8; 4] = [192, 0, 2, 7];

/// An initiative, and who makes it.
struct Invented {
    day: Day,
    maker: MakerKind,
    ground: MakerGround,
    language: &'static str,
    name: &'static str,
    email: Option<&'static str>,
    service: &'static str,
    supporters: u32,
    title: &'static str,
    text: &'static str,
}

const EVENINGS: Invented = Invented {
    day: -240,
    maker: MakerKind::Person,
    ground: MakerGround::Resident,
    language: "fi",
    name: "Elli Esimerkki",
    email: Some("elli@example.fi"),
    service: "",
    supporters: 34,
    title: "Terveysasemalle iltavastaanotto",
    text: "Moni meistä käy töissä kaukana eikä ehdi terveysasemalle päivällä. Pitäkää vastaanotto auki yhtenä iltana viikossa.",
};
const PATH: Invented = Invented {
    day: -150,
    maker: MakerKind::Association,
    ground: MakerGround::OrganisationHere,
    language: "fi",
    name: "Esimerkkikylän näkövammaiset ry",
    email: Some("yhdistys@example.org"),
    service: "",
    supporters: 12,
    title: "Opasteet ja kulkureitit hyvinvointikeskukseen",
    text: "Hyvinvointikeskuksen pihasta puuttuvat kohokuvioidut opasteet. Kulkekaa reitti kerran kanssamme, niin näette, mitä tarvitaan.",
};
const NIGHT_BUS: Invented = Invented {
    day: -120,
    maker: MakerKind::Organisation,
    ground: MakerGround::OrganisationHere,
    language: "fi",
    name: "Esimerkkilän hoivakoti Oy",
    email: None,
    service: "",
    supporters: 1,
    title: "Yöbussi sairaalalta",
    text: "Iltavuorosta ei pääse kotiin bussilla. Lisätkää yksi vuoro kello 22.30.",
};
const WAITING: Invented = Invented {
    day: -45,
    maker: MakerKind::Person,
    ground: MakerGround::ServiceUser,
    language: "fi",
    name: "Onni Mallinen",
    email: Some("onni@example.fi"),
    service: "Kotihoito",
    supporters: 1,
    title: "Kotihoidon käynneistä tekstiviesti",
    text: "Omaisena haluaisin tietää, milloin hoitaja tulee. Lähettäkää viesti, kun hän on matkalla.",
};
const CHAT: Invented = Invented {
    day: -20,
    maker: MakerKind::Person,
    ground: MakerGround::Resident,
    language: "sv",
    name: "Signe Exempel",
    email: Some("signe@example.fi"),
    service: "",
    supporters: 3,
    title: "Rådgivning på svenska i chatten",
    text: "Chatten svarar bara på finska. Ordna en timme om dagen när någon svarar på svenska.",
};
const NEW: Invented = Invented {
    day: -6,
    maker: MakerKind::Person,
    ground: MakerGround::Resident,
    language: "fi",
    name: "Veikko Testinen",
    email: None,
    service: "",
    supporters: 1,
    title: "Vesipiste kirjaston aulaan",
    text: "Hyvinvointipiste kirjastossa on hyvä, mutta sieltä puuttuu juomavesi.",
};
const REGRETTED: Invented = Invented {
    day: -90,
    maker: MakerKind::Person,
    ground: MakerGround::Resident,
    language: "fi",
    name: "Saima Testinen",
    email: None,
    service: "",
    supporters: 1,
    title: "Oma asiani",
    text: "Kirjoitin tähän vahingossa omasta hoidostani.",
};

/// What everybody reads of the first three, title and text.
const EVENINGS_PUBLIC: (Texts, Texts) = (
    &[
        ("fi", "Terveysasemalle iltavastaanotto"),
        ("sv", "Kvällsmottagning på hälsostationen"),
        ("en", "An evening surgery at the health station"),
    ],
    &[
        ("fi", "Terveysaseman vastaanotto pidettäisiin auki yhtenä iltana viikossa työssäkäyviä varten."),
        ("sv", "Hälsostationens mottagning skulle vara öppen en kväll i veckan för dem som arbetar."),
        ("en", "The health station would keep its surgery open one evening a week for those who work."),
    ],
);
const PATH_PUBLIC: (Texts, Texts) = (
    &[
        ("fi", "Opasteet ja kulkureitit hyvinvointikeskukseen"),
        ("sv", "Skyltar och gångvägar till välfärdscentralen"),
        ("en", "Signs and paths to the wellbeing centre"),
    ],
    &[
        (
            "fi",
            "Hyvinvointikeskuksen pihaan lisättäisiin kohokuvioidut opasteet, ja reitti kuljettaisiin niiden kanssa, jotka niitä tarvitsevat.",
        ),
        (
            "sv",
            "Välfärdscentralens gård skulle få taktila skyltar, och vägen skulle gås tillsammans med dem som behöver dem.",
        ),
        (
            "en",
            "The yard of the wellbeing centre would get tactile signs, and the way would be walked with those who need them.",
        ),
    ],
);
const NIGHT_BUS_PUBLIC: (Texts, Texts) = (
    &[
        ("fi", "Yöbussi sairaalalta"),
        ("sv", "Nattbuss från sjukhuset"),
        ("en", "A night bus from the hospital"),
    ],
    &[
        ("fi", "Sairaalalta kulkisi bussi vielä iltavuoron jälkeen."),
        ("sv", "En buss skulle gå från sjukhuset efter kvällsskiftet."),
        ("en", "A bus would leave the hospital after the evening shift."),
    ],
);

/// Lives through the initiatives, and writes the registers. Leaves the clock where it is today.
pub async fn set_up(services: &Services, time: &MovableClock, actor: &Actor, today: NaiveDate) -> Result<()> {
    let scene = Scene { services, time, actor, today };
    scene.registers().await?;
    let settings = InitiativeSettings { residents: 52_000, ..InitiativeSettings::default() };
    scene.at(EVENINGS.day);
    settings::change(services, actor, settings).await?;
    scene.evenings().await?;
    scene.path().await?;
    scene.night_bus().await?;
    scene.regretted().await?;
    scene.waiting().await?;
    scene.chat().await?;
    scene.sent(&NEW).await?;
    time.come_back();
    Ok(())
}

/// Where and when everything happens.
struct Scene<'a> {
    services: &'a Services,
    time: &'a MovableClock,
    actor: &'a Actor,
    today: NaiveDate,
}

impl Scene<'_> {
    /// Moves to noon of a day.
    fn at(&self, day: Day) -> NaiveDate {
        self.time.travel_to(noon(self.today, day));
        date(self.today, day)
    }

    /// An initiative that came by the form.
    async fn sent(&self, one: &Invented) -> Result<intake::TakenIn> {
        self.at(one.day);
        intake::send(self.services, IpAddr::from(ADDRESS), new(one), None).await
    }

    async fn filed(&self, made: &intake::TakenIn, number: &str, supporters: u32) -> Result<Initiative> {
        let filing = Filing { owner: Scope::County, case_number: number.to_owned(), supporters };
        let one = handling::file(self.services, self.actor, made.id, 1, filing).await?;
        handling::take_up(self.services, self.actor, one.id, one.version).await
    }

    async fn told(&self, one: Initiative, on: NaiveDate, message: &str) -> Result<Initiative> {
        handling::tell(self.services, self.actor, one.id, one.version, false, on, message).await
    }

    async fn published(&self, one: Initiative, (title, text): (Texts, Texts)) -> Result<Initiative> {
        let (title, text) = (localized(title), localized(text));
        handling::publish(self.services, self.actor, one.id, one.version, title, text).await
    }

    /// Answered, published, and followed by what was done.
    async fn evenings(&self) -> Result<()> {
        let made = self.sent(&EVENINGS).await?;
        let on = self.at(-236);
        let one = self.filed(&made, "ESIM/114/2026", EVENINGS.supporters).await?;
        let one = self.told(one, on, "Kiitos aloitteesta. Terveyspalvelut selvittävät, mitä iltavastaanotto maksaisi. Kerromme päätöksestä sinulle.").await?;
        let one = self.published(one, EVENINGS_PUBLIC).await?;
        let on = self.at(-130);
        let outcome = Outcome {
            kind: OutcomeKind::Partly,
            on,
            decided_by: localized(&[
                ("fi", "Aluehallitus"),
                ("sv", "Välfärdsområdesstyrelsen"),
                ("en", "County board"),
            ]),
            text: localized(&[
                (
                    "fi",
                    "Iltavastaanottoa kokeillaan puoli vuotta tiistaisin. Sen jälkeen aluehallitus arvioi, jatketaanko.",
                ),
                (
                    "sv",
                    "Kvällsmottagning prövas ett halvår på tisdagar. Därefter bedömer styrelsen om den fortsätter.",
                ),
                (
                    "en",
                    "An evening surgery is tried on Tuesdays for half a year. Then the board judges whether it goes on.",
                ),
            ]),
        };
        let one = handling::answer(self.services, self.actor, one.id, one.version, outcome).await?;
        let on = self.at(-60);
        let said = "Iltavastaanotto alkoi tällä viikolla. Kävijöitä oli ensimmäisenä iltana yksitoista.";
        self.told(one, on, said).await?;
        Ok(())
    }

    /// Heard, and still handled.
    async fn path(&self) -> Result<()> {
        let made = self.sent(&PATH).await?;
        let on = self.at(-140);
        let one = self.filed(&made, "ESIM/203/2026", PATH.supporters).await?;
        let said = "Kuljimme reitin yhdistyksen edustajien kanssa. Merkitsimme kartalle kolme kohtaa, joihin tarvitaan opaste.";
        let one = handling::tell(self.services, self.actor, one.id, one.version, true, on, said).await?;
        self.published(one, PATH_PUBLIC).await?;
        Ok(())
    }

    /// Came on paper, and is a municipality's.
    async fn night_bus(&self) -> Result<()> {
        let on = self.at(NIGHT_BUS.day);
        let channel = IntakeChannel::Paper;
        let made =
            intake::enter(self.services, self.actor, Scope::County, channel, on, new(&NIGHT_BUS)).await?;
        self.at(-117);
        let to = localized(&[
            ("fi", "Esimerkkilän kunta"),
            ("sv", "Exempelby kommun"),
            ("en", "Municipality of Esimerkkilä"),
        ]);
        let said = "Bussivuoroista päättää kunta. Siirsimme aloitteenne sille.";
        let one = handling::transfer(self.services, self.actor, made.id, 1, to, said).await?;
        self.published(one, NIGHT_BUS_PUBLIC).await?;
        Ok(())
    }

    async fn regretted(&self) -> Result<()> {
        let made = self.sent(&REGRETTED).await?;
        own::withdraw(self.services, &made.token).await?;
        Ok(())
    }

    /// Taken up, but nobody has told its maker so.
    async fn waiting(&self) -> Result<()> {
        let made = self.sent(&WAITING).await?;
        self.at(-44);
        self.filed(&made, "ESIM/377/2026", WAITING.supporters).await?;
        Ok(())
    }

    async fn chat(&self) -> Result<()> {
        let made = self.sent(&CHAT).await?;
        let on = self.at(-18);
        let one = self.filed(&made, "ESIM/391/2026", CHAT.supporters).await?;
        let said = "Tack för ditt initiativ. Vi utreder om någon kan svara på svenska en timme om dagen.";
        self.told(one, on, said).await?;
        Ok(())
    }

    async fn registers(&self) -> Result<()> {
        self.at(EVENINGS.day);
        for one in &AGREEMENTS {
            let content = AgreementContent {
                kind: one.kind,
                partner: one.partner.to_owned(),
                subject: localized(one.subject),
                starts_on: date(self.today, one.starts),
                ends_on: one.ends.map(|day| date(self.today, day)),
                link: String::new(),
                contact_role: one.contact_role.to_owned(),
            };
            agreement::create(self.services, self.actor, Scope::County, content).await?;
        }
        // What takes its place first.
        let mut newer = None;
        for one in &DOCUMENTS {
            let content = DocumentContent {
                kind: one.kind,
                title: localized(one.title),
                summary: localized(one.summary),
                drawn_up_on: one.drawn_up.map(|day| date(self.today, day)),
                in_use_since: one.since.map(|day| date(self.today, day)),
                in_use_until: None,
                replaced_by: newer.take().filter(|_| one.is_replaced),
                link: String::new(),
            };
            let made = document::create(self.services, self.actor, Scope::County, content).await?;
            newer = Some(made.id);
        }
        Ok(())
    }
}

fn new(one: &Invented) -> NewInitiative {
    NewInitiative {
        maker: one.maker,
        ground: one.ground,
        contact: Contact {
            name: one.name.to_owned(),
            email: one.email.map(str::to_owned),
            phone: None,
            language: one.language.parse::<LanguageTag>().ok(),
            payroll_number: None,
        },
        text: InitiativeText {
            title: one.title.to_owned(),
            text: one.text.to_owned(),
            service: one.service.to_owned(),
        },
        supporters: one.supporters,
    }
}

/// An agreement, by days from today.
struct Agreed {
    kind: AgreementKind,
    partner: &'static str,
    subject: Texts,
    starts: Day,
    ends: Option<Day>,
    contact_role: &'static str,
}

const AGREEMENTS: [Agreed; 4] = [
    Agreed {
        kind: AgreementKind::Partnership,
        partner: "Esimerkkikylän omaishoitajat ry",
        subject: &[("fi", "Omaishoitajien vertaistuki"), ("sv", "Kamratstöd för närståendevårdare")],
        starts: -500,
        ends: None,
        contact_role: "Järjestöyhteistyön suunnittelija",
    },
    Agreed {
        kind: AgreementKind::Cooperation,
        partner: "Esimerkin kansalaisopisto",
        subject: &[("fi", "Digitaitojen opastus"), ("sv", "Handledning i digitala färdigheter")],
        starts: -300,
        ends: Some(65),
        contact_role: "Digipalvelujen koordinaattori",
    },
    Agreed {
        kind: AgreementKind::Cooperation,
        partner: "Mallilan nuorisoyhdistys ry",
        subject: &[
            ("fi", "Nuorten kuuleminen palvelujen kehittämisessä"),
            ("sv", "Hörande av unga när tjänster utvecklas"),
        ],
        starts: -700,
        ends: Some(-30),
        contact_role: "Osallisuusohjelman vastuuhenkilö",
    },
    Agreed {
        kind: AgreementKind::Partnership,
        partner: "Esimerkin monikulttuurinen yhdistys ry",
        subject: &[("fi", "Uusien asukkaiden neuvonta"), ("sv", "Rådgivning för nya invånare")],
        starts: 20,
        ends: Some(750),
        contact_role: "Osallisuusohjelman vastuuhenkilö",
    },
];

/// A document, by days from today. One that is replaced stands after what takes its place.
struct Written {
    kind: DocumentKind,
    title: Texts,
    summary: Texts,
    drawn_up: Option<Day>,
    since: Option<Day>,
    is_replaced: bool,
}

const DOCUMENTS: [Written; 5] = [
    Written {
        kind: DocumentKind::Principles,
        title: &[
            ("fi", "Turvallisemman tilan periaatteet"),
            ("sv", "Principer för tryggare rum"),
            ("en", "Safer-space principles"),
        ],
        summary: &[
            ("fi", "Miten tilaisuuksissa ja raadeissa kohdellaan toisia."),
            ("sv", "Hur man bemöter varandra på evenemang och i råd."),
            ("en", "How people treat one another at events and in panels."),
        ],
        drawn_up: Some(-110),
        since: Some(-80),
        is_replaced: false,
    },
    Written {
        kind: DocumentKind::Principles,
        title: &[
            ("fi", "Tilaisuuksien pelisäännöt"),
            ("sv", "Spelregler för evenemang"),
            ("en", "Rules for events"),
        ],
        summary: &[],
        drawn_up: Some(-900),
        since: Some(-890),
        is_replaced: true,
    },
    Written {
        kind: DocumentKind::Guideline,
        title: &[
            ("fi", "Ohje asioiden viemisestä vaikuttamistoimielimiin"),
            ("sv", "Anvisning om hur ärenden förs till påverkansorganen"),
            ("en", "Guideline on bringing matters to the influencing bodies"),
        ],
        summary: &[("fi", "Valmistelijalle: milloin ja miten asia viedään toimielimelle.")],
        drawn_up: Some(-200),
        since: Some(-180),
        is_replaced: false,
    },
    Written {
        kind: DocumentKind::Guideline,
        title: &[
            ("fi", "Ohje henkilöstölle: syrjintä ja epäasiallinen käytös"),
            ("sv", "Anvisning för personalen: diskriminering och osakligt bemötande"),
            ("en", "Guideline for staff: discrimination and improper conduct"),
        ],
        summary: &[],
        drawn_up: None,
        since: None,
        is_replaced: false,
    },
    Written {
        kind: DocumentKind::Model,
        title: &[
            ("fi", "Yhteiskehittämisen toimintamalli"),
            ("sv", "Modell för samutveckling"),
            ("en", "Model for co-development"),
        ],
        summary: &[("fi", "Palveluja kehitetään yhdessä niiden käyttäjien kanssa.")],
        drawn_up: Some(-60),
        since: Some(-30),
        is_replaced: false,
    },
];
