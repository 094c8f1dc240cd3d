//! The invented experts by experience, and orders for them in several states.

use chrono::{Duration, NaiveDate};
use domain::expert::registry::Essentials;
use domain::expert::{
    ConsentPurpose, Contact, Expert, FeeUnit, GigType, Mode, Order, OrderContent, OrderPrivate,
};
use domain::identity::Scope;
use domain::{LanguageTag, LocalizedText};
use service::expert::offering::Asked;
use service::expert::order::NewOrder;
use service::expert::registry::Registration;
use service::expert::{answering, offering, order, registry, thread};
use service::fees::{self, NewFeeClass};
use service::{Result, Services};

use super::script::{Day, date, moment};
use super::staff::Staff;

/// Alias, languages, modes, the day from today on which the agreement ends.
type Invented = (&'static str, &'static [&'static str], &'static [Mode], Day);

const BOTH: &[Mode] = &[Mode::InPerson, Mode::Remote];

const EXPERTS: [Invented; 6] = [
    ("Pihlaja", &["fi"], BOTH, 400),
    ("Tuomi", &["fi", "sv"], BOTH, 400),
    ("Vaahtera", &["fi"], &[Mode::Remote], 400),
    ("Suopursu", &["fi", "se"], BOTH, 400),
    ("Lumpeenkukka", &["fi", "fse"], &[Mode::InPerson], 400),
    ("Kanerva", &["fi"], BOTH, 3),
];

/// A fee class: its key, what is counted, the price in cents, and its names by language.
type Priced = (&'static str, FeeUnit, i64, [(&'static str, &'static str); 3]);

/// Invented prices.
const PRICES: [Priced; 2] = [
    ("hour", FeeUnit::Hour, 3_000, [("fi", "Tuntipalkkio"), ("sv", "Timarvode"), ("en", "Fee by the hour")]),
    (
        "lecture",
        FeeUnit::Task,
        12_000,
        [
            ("fi", "Luento tai puheenvuoro"),
            ("sv", "Föreläsning eller anförande"),
            ("en", "Lecture or speech"),
        ],
    ),
];
const KM_CENTS: i64 = 55;

/// What is ordered, and on which day from today.
struct Invention {
    title: &'static str,
    description: &'static str,
    gig_type: GigType,
    mode: Mode,
    place: &'static str,
    seats: u8,
    /// The code of a class in the price list.
    fee_class: &'static str,
    day: Day,
    /// At what hour it begins in Helsinki, and how long it takes.
    hours: (i64, i64),
}

const LECTURE: Invention = Invention {
    title: "Luento sairaanhoitajaopiskelijoille",
    description: "Mikä auttoi sinua eteenpäin ja mitä ammattilainen voi tehdä toisin? Kuulijoita on noin 30.",
    gig_type: GigType::Lecture,
    mode: Mode::Remote,
    place: "",
    seats: 1,
    fee_class: "lecture",
    day: 9,
    hours: (13, 1),
};
const WORKSHOP: Invention = Invention {
    title: "Vastaanoton kehittämispäivä",
    description: "Kaksi kokemusasiantuntijaa mukaan, kun terveysaseman vastaanottoa suunnitellaan uudelleen.",
    gig_type: GigType::ServiceDevelopment,
    mode: Mode::InPerson,
    place: "Keskustan terveysasema, kokoushuone 2",
    seats: 2,
    fee_class: "hour",
    day: 16,
    hours: (9, 4),
};
const INFO_POINT: Invention = Invention {
    title: "Infopisteen päivystys",
    description: "Tule mukaan kertomaan vertaistuesta terveysaseman aulaan.",
    gig_type: GigType::InfoPoint,
    mode: Mode::InPerson,
    place: "Keskustan terveysaseman aula",
    seats: 1,
    fee_class: "hour",
    day: 23,
    hours: (10, 2),
};

/// What is written about the one that nobody has looked at.
const QUESTION: &str = "Löytyisikö myös joku, joka puhuu ruotsia?";
const ANSWER: &str = "Kysyn asiaa ja palaan tähän viikon lopulla.";

/// Registers the experts and places three orders: one confirmed, one half-filled, one that nobody has looked at.
pub async fn set_up(services: &Services, staff: &Staff, owner: Scope, today: NaiveDate) -> Result<()> {
    let mut experts = Vec::new();
    for (alias, languages, modes, until) in EXPERTS {
        let essentials = Essentials {
            alias: alias.to_owned(),
            languages: languages.iter().filter_map(|tag| tag.parse().ok()).collect(),
            modes: modes.to_vec(),
            agreement_until: date(today, until),
        };
        let contact = Contact {
            name: format!("{alias} Esimerkki"),
            email: Some(format!("{}@example.fi", alias.to_lowercase())),
            ..Contact::default()
        };
        let new =
            Registration { essentials, contact: Some(contact), consents: vec![ConsentPurpose::Matching] };
        experts.push(registry::register(services, &staff.coordinator, new).await?);
    }
    for (code, unit, cents, names) in PRICES {
        let new = NewFeeClass {
            code: code.to_owned(),
            valid_from: today,
            name: LocalizedText::from(names),
            unit,
            cents,
            preparation_minutes: 0,
            km_cents: KM_CENTS,
        };
        fees::save_class(services, &staff.coordinator, new).await?;
    }
    let [pihlaja, tuomi, ..] = experts.as_slice() else { return Ok(()) };

    let lecture = place(services, staff, owner, today, &LECTURE).await?;
    accept(services, staff, &lecture, &[tuomi], &[tuomi]).await?;
    let workshop = place(services, staff, owner, today, &WORKSHOP).await?;
    accept(services, staff, &workshop, &[pihlaja, tuomi], &[pihlaja]).await?;
    let info_point = place(services, staff, owner, today, &INFO_POINT).await?;
    thread::write(services, &staff.orderer, info_point.id, QUESTION, None).await?;
    thread::write(services, &staff.coordinator, info_point.id, ANSWER, None).await?;
    Ok(())
}

async fn place(
    services: &Services,
    staff: &Staff,
    owner: Scope,
    today: NaiveDate,
    what: &Invention,
) -> Result<Order> {
    let (hour, length) = what.hours;
    let starts_at = moment(today, what.day) + Duration::hours(hour);
    let content = OrderContent {
        title: what.title.to_owned(),
        description: what.description.to_owned(),
        gig_type: what.gig_type,
        language: LanguageTag::finnish(),
        mode: what.mode,
        place: what.place.to_owned(),
        seats: what.seats,
        times: vec![(starts_at, starts_at + Duration::hours(length))],
        fee_class: Some(what.fee_class.to_owned()),
        ..OrderContent::blank(LanguageTag::finnish())
    };
    let new = NewOrder { owner, content, private: OrderPrivate::default(), received_on: None, key: None };
    let draft = order::create(services, &staff.orderer, new).await?;
    order::submit(services, &staff.orderer, draft.id, draft.version).await
}

/// Asks some and lets some of them say yes.
async fn accept(
    services: &Services,
    staff: &Staff,
    order: &Order,
    asked: &[&Expert],
    willing: &[&Expert],
) -> Result<()> {
    let ask = |expert: &&Expert| Asked { expert: expert.id, in_spite: None, on_reserve: false };
    let ids: Vec<_> = asked.iter().map(ask).collect();
    let (_, links) =
        offering::send_offers(services, &staff.coordinator, order.id, order.version, &ids).await?;
    for link in links.iter().filter(|link| willing.iter().any(|expert| expert.id == link.expert.id)) {
        answering::accept(services, &link.token).await?;
    }
    Ok(())
}
