//! The invented bodies and matters under preparation: one that residents can influence, one whose survey closes too late,
//! one that is decided and told about, and a draft.

use chrono::{Datelike, NaiveDate};
use domain::body::{
    Body, BodyContent, BodyDocument, BodyKind, BodyRole, DocumentKind, ProposalContent, ProposalStanding,
    RecordContent, RecordKind,
};
use domain::id::{BodyId, MatterId};
use domain::identity::{Actor, Scope};
use domain::matter::{
    AssessmentContent, Decision, Matter, MatterCommand, MatterContent, PathStep, StepRole, Tie,
};
use domain::{LocalizedText, SurveyId};
use service::body::proposal::{self, NewFollowUp};
use service::body::record;
use service::matter::{self, Move, assessment, tie};
use service::survey::draft;
use service::{Result, ServiceError, Services, body, panel};

use super::script::{Day, Texts, date, localized};
use super::surveys;

struct Bodies {
    youth: BodyId,
    older: BodyId,
    disability: BodyId,
    committee: BodyId,
    board: BodyId,
    council: BodyId,
}

/// What `actor` keeps and prepares. Surveys and panels are there already.
pub async fn set_up(services: &Services, actor: &Actor, today: NaiveDate) -> Result<()> {
    let bodies = enter_bodies(services, actor).await?;
    keep_documents(services, actor, bodies.youth, today).await?;
    let information = information(services, actor, &bodies, today).await?;
    decided(services, actor, &bodies, today).await?;
    late_survey(services, actor, &bodies, today).await?;
    let draft = MatterContent {
        title: localized(&[("fi", "Leikkipuistojen lääkäripäivät")]),
        ..MatterContent::default()
    };
    matter::create(services, actor, Scope::County, draft).await?;
    keep_records(services, actor, &bodies, information, today).await?;
    propose(services, actor, bodies.committee, today).await
}

/// Invented, as everybody here is.
const YOUTH_MEMBERS: &str =
    "Aino Esimerkki, puheenjohtaja\nOnni Esimerkki, varapuheenjohtaja\nElsa Esimerkki";
const YOUTH_CONTACT: Texts = &[
    ("fi", "Sihteeri auttaa: nuorisovaltuusto@example.org"),
    ("sv", "Sekreteraren hjälper: nuorisovaltuusto@example.org"),
    ("en", "The secretary helps: nuorisovaltuusto@example.org"),
];
const YOUTH_MEETS: Texts = &[
    ("fi", "Kokoontuu joka kuukauden toisena tiistaina kello 17."),
    ("sv", "Sammanträder den andra tisdagen i varje månad klockan 17."),
    ("en", "Meets on the second Tuesday of every month at 5 pm."),
];

async fn enter_bodies(services: &Services, actor: &Actor) -> Result<Bodies> {
    use BodyRole::{Deciding, Influencing};
    let enter = async |kind: BodyKind, role: BodyRole, name: Texts| {
        let content = BodyContent {
            kind,
            role,
            name: localized(name),
            purpose: LocalizedText::default(),
            is_statutory: kind != BodyKind::Committee,
            ended_on: None,
            contact: if kind == BodyKind::YouthCouncil {
                localized(YOUTH_CONTACT)
            } else {
                LocalizedText::default()
            },
            meets: if kind == BodyKind::YouthCouncil {
                localized(YOUTH_MEETS)
            } else {
                LocalizedText::default()
            },
            website: String::new(),
            members: if kind == BodyKind::YouthCouncil { YOUTH_MEMBERS.to_owned() } else { String::new() },
        };
        body::create(services, actor, content).await.map(|body: Body| body.id)
    };
    Ok(Bodies {
        youth: enter(
            BodyKind::YouthCouncil,
            Influencing,
            &[("fi", "Nuorisovaltuusto"), ("sv", "Ungdomsfullmäktige"), ("en", "Youth council")],
        )
        .await?,
        older: enter(
            BodyKind::OlderPeoplesCouncil,
            Influencing,
            &[("fi", "Vanhusneuvosto"), ("sv", "Äldrerådet"), ("en", "Older people’s council")],
        )
        .await?,
        disability: enter(
            BodyKind::DisabilityCouncil,
            Influencing,
            &[
                ("fi", "Vammaisneuvosto"),
                ("sv", "Rådet för personer med funktionsnedsättning"),
                ("en", "Disability council"),
            ],
        )
        .await?,
        committee: enter(
            BodyKind::Committee,
            Deciding,
            &[
                ("fi", "Osallisuuslautakunta"),
                ("sv", "Delaktighetsnämnden"),
                ("en", "Participation committee"),
            ],
        )
        .await?,
        board: enter(
            BodyKind::CountyBoard,
            Deciding,
            &[("fi", "Aluehallitus"), ("sv", "Välfärdsområdesstyrelsen"), ("en", "County board")],
        )
        .await?,
        council: enter(
            BodyKind::CountyCouncil,
            Deciding,
            &[("fi", "Aluevaltuusto"), ("sv", "Välfärdsområdesfullmäktige"), ("en", "County council")],
        )
        .await?,
    })
}

/// The youth council has its plans; its report of last year is on paper.
async fn keep_documents(services: &Services, actor: &Actor, id: BodyId, today: NaiveDate) -> Result<()> {
    let year = today.year();
    let document = |year, kind, address: &str| BodyDocument { body: id, year, kind, address: address.into() };
    let plans = vec![
        document(year, DocumentKind::ActionPlan, "https://example.fi/nuorisovaltuusto/toimintasuunnitelma"),
        document(year, DocumentKind::CommunicationPlan, "https://example.fi/nuorisovaltuusto/viestinta"),
    ];
    let body = body::save_documents(services, actor, id, 1, year, plans).await?;
    let report = vec![document(year - 1, DocumentKind::AnnualReport, "")];
    body::save_documents(services, actor, id, body.version, year - 1, report).await?;
    Ok(())
}

fn step(today: NaiveDate, body: BodyId, day: Day, role: StepRole) -> PathStep {
    PathStep { body, on: date(today, day), role, address: String::new() }
}

/// A public matter with its path.
async fn begun(
    services: &Services,
    actor: &Actor,
    (title, summary, case_number): (Texts, Texts, &str),
    path: Vec<PathStep>,
) -> Result<Matter> {
    let content = MatterContent {
        title: localized(title),
        summary: localized(summary),
        case_number: case_number.to_owned(),
        is_public: true,
    };
    let matter = matter::create(services, actor, Scope::County, content).await?;
    matter::save_path(services, actor, matter.id, matter.version, path).await
}

/// A survey by the readable part of its address.
async fn survey(services: &Services, actor: &Actor, slug: &str) -> Result<SurveyId> {
    let surveys = draft::surveys(services, actor).await?;
    let found = surveys.into_iter().find(|survey| survey.slug == slug);
    found.map(|survey| survey.id).ok_or(ServiceError::NotFound)
}

/// One that residents can influence: its survey is open and closes in time, and a panel works on it.
async fn information(
    services: &Services,
    actor: &Actor,
    bodies: &Bodies,
    today: NaiveDate,
) -> Result<MatterId> {
    let path = vec![
        step(today, bodies.youth, -12, StepRole::Guidance),
        step(today, bodies.older, -8, StepRole::Guidance),
        step(today, bodies.committee, 26, StepRole::Handling),
        step(today, bodies.board, 33, StepRole::Sending),
        step(today, bodies.council, 47, StepRole::Approval),
    ];
    let texts: (Texts, Texts, &str) = (
        &[
            ("fi", "Palveluista kertomisen uudet tavat"),
            ("sv", "Nya sätt att berätta om servicen"),
            ("en", "New ways of telling about services"),
        ],
        &[
            (
                "fi",
                "Alue päättää, mistä asukas saa tiedon palveluista: verkosta, puhelimesta, postista vai paikan päältä.",
            ),
            (
                "sv",
                "Området beslutar var invånarna får information om servicen: på webben, per telefon, per post eller på plats.",
            ),
            (
                "en",
                "The county decides where residents get information about services: on the web, by phone, by post or on site.",
            ),
        ],
        "D/104/2026",
    );
    let matter = begun(services, actor, texts, path).await?;
    let asked = survey(services, actor, surveys::OPEN).await?;
    tie::add(services, actor, matter.id, Tie::Survey(asked)).await?;
    let panels = panel::public(services, false).await?;
    let choices = tie::choices(services, actor).await?;
    // The panel that has spoken works on it, and its first position is about it.
    if let Some(position) = choices.positions.last()
        && let Some(of) = panels.iter().find(|panel| panel.id == position.panel)
    {
        tie::add(services, actor, matter.id, Tie::Panel(of.id)).await?;
        tie::add(services, actor, matter.id, Tie::Position(position.id)).await?;
    }
    let found = AssessmentContent {
        on: date(today, -9),
        summary: localized(&[
            (
                "fi",
                "Nuori etsii tiedon puhelimella. Verkkosivun pitää toimia siinä, ja kielen pitää olla selkeää.",
            ),
            (
                "sv",
                "Unga söker information med telefonen. Webbsidan ska fungera där, och språket ska vara klart.",
            ),
        ]),
        address: "https://example.fi/lava/palvelutieto".to_owned(),
    };
    assessment::add(services, actor, matter.id, found).await?;
    Ok(matter.id)
}

/// One that has been decided, with what the answers did.
async fn decided(services: &Services, actor: &Actor, bodies: &Bodies, today: NaiveDate) -> Result<()> {
    let path = vec![
        step(today, bodies.older, -30, StepRole::Discussion),
        step(today, bodies.board, -20, StepRole::Approval),
    ];
    let texts: (Texts, Texts, &str) = (
        &[
            ("fi", "Digituen paikat"),
            ("sv", "Platser för digitalt stöd"),
            ("en", "Places of digital support"),
        ],
        &[
            ("fi", "Missä ja milloin asukas saa apua sähköisten palvelujen käyttöön."),
            ("sv", "Var och när invånarna får hjälp med att använda digitala tjänster."),
            ("en", "Where and when residents get help with digital services."),
        ],
        "D/88/2026",
    );
    let matter = begun(services, actor, texts, path).await?;
    let asked = survey(services, actor, "digipalvelut-tutuiksi").await?;
    tie::add(services, actor, matter.id, Tie::Survey(asked)).await?;
    let decision = Decision {
        on: date(today, -20),
        decided: localized(&[
            (
                "fi",
                "Digitukea annetaan kirjastoissa kahtena päivänä viikossa ja terveysasemalla joka arkiaamu.",
            ),
            (
                "sv",
                "Digitalt stöd ges på biblioteken två dagar i veckan och på hälsostationen varje vardagsmorgon.",
            ),
        ]),
        effect: localized(&[
            (
                "fi",
                "Vastaajat toivoivat apua läheltä kotia. Siksi kirjastot tulivat mukaan, eikä tukea keskitetty yhteen paikkaan.",
            ),
            (
                "sv",
                "De som svarade önskade hjälp nära hemmet. Därför kom biblioteken med, och stödet samlades inte på ett ställe.",
            ),
        ]),
    };
    let matter = matter::decide(services, actor, matter.id, matter.version, decision).await?;
    let done =
        Move { command: MatterCommand::Implement, on: date(today, -2), reason: LocalizedText::default() };
    matter::advance(services, actor, matter.id, matter.version, done).await?;
    Ok(())
}

/// One whose survey closes after the deciding meeting, and which no influencing body has on its table: a warning of each.
async fn late_survey(services: &Services, actor: &Actor, bodies: &Bodies, today: NaiveDate) -> Result<()> {
    let path = vec![step(today, bodies.board, 28, StepRole::Approval)];
    let texts: (Texts, Texts, &str) = (
        &[("fi", "Lähipalvelut kylillä"), ("sv", "Närservice i byarna")],
        &[
            ("fi", "Alue päättää, mitkä palvelut tulevat kyliin vuoropäivinä."),
            ("sv", "Området beslutar vilken service som kommer till byarna turvis."),
        ],
        "",
    );
    let matter = begun(services, actor, texts, path).await?;
    let asked = survey(services, actor, "lahipalvelut-kylilla").await?;
    tie::add(services, actor, matter.id, Tie::Survey(asked)).await?;
    Ok(())
}

async fn keep_records(
    services: &Services,
    actor: &Actor,
    bodies: &Bodies,
    about: MatterId,
    today: NaiveDate,
) -> Result<()> {
    let keep = async |body: BodyId, kind: RecordKind, day: Day, title: Texts, matter: Option<MatterId>| {
        let content = RecordContent {
            kind,
            on: date(today, day),
            title: localized(title),
            address: String::new(),
            matter,
            was_before_decision: kind == RecordKind::Handled,
        };
        record::create(services, actor, body, content).await.map(drop)
    };
    let statement: Texts = &[
        ("fi", "Lausunto: tieto myös niihin kanaviin, joissa nuoret ovat"),
        ("sv", "Utlåtande: information också i de kanaler där unga finns"),
    ];
    keep(bodies.youth, RecordKind::Statement, -10, statement, Some(about)).await?;
    let bulletin: Texts = &[("fi", "Nuorisovaltuusto kokoontui Tunturilassa")];
    keep(bodies.youth, RecordKind::Bulletin, -9, bulletin, None).await?;
    let paper: Texts = &[
        ("fi", "Lausunto: paperinen opas jokaiseen kotiin"),
        ("sv", "Utlåtande: en guide på papper till varje hem"),
    ];
    keep(bodies.older, RecordKind::Statement, -7, paper, Some(about)).await?;
    let way: Texts = &[("fi", "Esteetön kulku terveysasemille")];
    keep(bodies.disability, RecordKind::Handled, -15, way, None).await
}

/// Two proposals: one that has been followed up in this half-year, and one that nobody has looked into.
async fn propose(services: &Services, actor: &Actor, committee: BodyId, today: NaiveDate) -> Result<()> {
    let make = async |day: Day, title: Texts, text: Texts| {
        let content = ProposalContent {
            made_on: date(today, day),
            title: localized(title),
            text: localized(text),
            address: String::new(),
            matter: None,
        };
        proposal::create(services, actor, committee, content).await
    };
    let rides = make(
        -200,
        &[("fi", "Kuljetukset raatien kokouksiin"), ("sv", "Skjuts till rådens möten")],
        &[("fi", "Aluehallitus järjestää kuljetuksen niille, jotka eivät muuten pääse raadin kokoukseen.")],
    );
    let rides = rides.await?;
    let found = NewFollowUp {
        on: today,
        standing: ProposalStanding::UnderWay,
        text: localized(&[(
            "fi",
            "Kuljetuksista on sopimus kolmessa kunnassa. Muissa kunnissa kilpailutus alkaa.",
        )]),
    };
    proposal::follow(services, actor, rides.id, rides.version, found).await?;
    make(
        -20,
        &[("fi", "Tulkkaus asukastilaisuuksiin"), ("sv", "Tolkning vid invånarmöten")],
        &[("fi", "Jokaiseen asukastilaisuuteen voi pyytää tulkin viikkoa ennen.")],
    )
    .await?;
    Ok(())
}
