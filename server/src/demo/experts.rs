//! The invented experts by experience, and orders for them in every state from the request to payroll.

use std::collections::BTreeSet;

use chrono::{Duration, NaiveDate};
use domain::expert::feedback::GigFeedback;
use domain::expert::registry::Essentials;
use domain::expert::{
    ClaimEntry, ConsentPurpose, Contact, Expert, ExpertStatus, FeeUnit, GigType, Mode, OfferMode, Order,
    OrderContent, OrderPrivate,
};
use domain::id::OrderId;
use domain::identity::{Actor, ExpertActor, Scope};
use domain::time::civil_day;
use domain::{Code, LanguageTag, LocalizedText};
use service::expert::offering::{Asked, OfferLink};
use service::expert::order::NewOrder;
use service::expert::registry::Registration;
use service::expert::{answering, feedback, offering, order, registry, report, thread};
use service::fees::{self, ClaimFilter, NewFeeClass};
use service::{Result, ServiceError, Services};

use super::clock::MovableClock;
use super::noon;
use super::script::{Day, date, moment};
use super::staff::Staff;

/// When the first of these gigs was ordered.
const ORDERED: Day = -10;
/// When the first gig was reported, and its fee went its way.
const REPORTED: Day = -3;

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
pub struct Invention {
    pub title: &'static str,
    pub description: &'static str,
    pub gig_type: GigType,
    pub mode: Mode,
    pub place: &'static str,
    pub seats: u8,
    pub offer_mode: OfferMode,
    /// The code of a class in the price list.
    pub fee_class: &'static str,
    pub day: Day,
    /// At what hour it begins in Helsinki, and how long it takes.
    pub hours: (i64, i64),
}

const TALK: Invention = Invention {
    title: "Puheenvuoro hoitajien koulutuspäivässä",
    description: "Miten potilas kohdataan niin, että hän tulee kuulluksi? Kuulijoita on noin 60.",
    gig_type: GigType::Lecture,
    mode: Mode::InPerson,
    place: "Keskustan terveysasema, auditorio",
    seats: 1,
    offer_mode: OfferMode::Binding,
    fee_class: "lecture",
    day: -4,
    hours: (13, 1),
};
const VISIT: Invention = Invention {
    title: "Vertaisryhmän vierailu",
    description: "Kerro verkkoryhmälle omasta kuntoutumisestasi ja vastaa kysymyksiin.",
    gig_type: GigType::PeerSupport,
    mode: Mode::Remote,
    place: "",
    seats: 1,
    offer_mode: OfferMode::Binding,
    fee_class: "hour",
    day: -1,
    hours: (17, 1),
};
/// At the time of the lecture, so that whoever has said yes to one cannot say it to the other.
const INTERVIEW: Invention = Invention {
    title: "Haastattelu potilaslehteen",
    description: "Toimittaja haastattelee sinua etäyhteydellä. Nimeä ei tarvitse kertoa.",
    gig_type: GigType::Media,
    mode: Mode::Remote,
    place: "",
    seats: 1,
    offer_mode: OfferMode::Binding,
    fee_class: "hour",
    day: LECTURE.day,
    hours: LECTURE.hours,
};
const LECTURE: Invention = Invention {
    title: "Luento sairaanhoitajaopiskelijoille",
    description: "Mikä auttoi sinua eteenpäin ja mitä ammattilainen voi tehdä toisin? Kuulijoita on noin 30.",
    gig_type: GigType::Lecture,
    mode: Mode::Remote,
    place: "",
    seats: 1,
    offer_mode: OfferMode::Binding,
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
    offer_mode: OfferMode::Binding,
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
    offer_mode: OfferMode::Binding,
    fee_class: "hour",
    day: 23,
    hours: (10, 2),
};
/// Several are asked whether they would come, and the coordinator chooses.
const INTERVIEWERS: Invention = Invention {
    title: "Haastattelija rekrytointiin",
    description: "Osallistu uuden osastonhoitajan haastatteluun asiakkaan näkökulmasta.",
    gig_type: GigType::RecruitmentPanel,
    mode: Mode::Remote,
    place: "",
    seats: 1,
    offer_mode: OfferMode::Interest,
    fee_class: "hour",
    day: 30,
    hours: (12, 2),
};

/// What is written about the one that nobody has looked at.
const QUESTION: &str = "Löytyisikö myös joku, joka puhuu ruotsia?";
const ANSWER: &str = "Kysyn asiaa ja palaan tähän viikon lopulla.";

/// Lives the experts' story: one gig whose fee has gone to payroll, one that nobody has reported yet, and for the days
/// to come a confirmed order, a half-filled one, one that nobody has looked at, one for which the coordinator chooses among
/// the interested, and one that clashes. The token of the
/// offer whose yes was tried and refused, since its expert is booked at that time.
pub async fn set_up(
    services: &Services,
    time: &MovableClock,
    staff: &Staff,
    (experts, owner): (&[Expert], Scope),
    today: NaiveDate,
) -> Result<Option<String>> {
    time.travel_to(noon(today, ORDERED));
    let [pihlaja, tuomi, vaahtera, ..] = experts else { return Ok(None) };
    let by = (&staff.orderer, owner);
    let talk = place(services, by, today, &TALK, None).await?;
    say_yes(services, &ask(services, staff, &talk, &[pihlaja]).await?, pihlaja).await?;
    let visit = place(services, by, today, &VISIT, None).await?;
    say_yes(services, &ask(services, staff, &visit, &[vaahtera]).await?, vaahtera).await?;
    time.travel_to(noon(today, REPORTED));
    hold_and_pay(services, staff, &talk, pihlaja).await?;
    time.come_back();

    let interview = place(services, by, today, &INTERVIEW, None).await?;
    let clashing = ask(services, staff, &interview, &[tuomi]).await?;
    let lecture = place(services, by, today, &LECTURE, None).await?;
    say_yes(services, &ask(services, staff, &lecture, &[tuomi]).await?, tuomi).await?;
    let workshop = place(services, by, today, &WORKSHOP, None).await?;
    say_yes(services, &ask(services, staff, &workshop, &[pihlaja, tuomi]).await?, pihlaja).await?;
    let info_point = place(services, by, today, &INFO_POINT, None).await?;
    thread::write(services, &staff.orderer, info_point.id, QUESTION, None).await?;
    thread::write(services, &staff.coordinator, info_point.id, ANSWER, None).await?;
    let interviewers = place(services, by, today, &INTERVIEWERS, None).await?;
    let links = ask(services, staff, &interviewers, &[pihlaja, tuomi, vaahtera]).await?;
    for willing in [pihlaja, vaahtera] {
        say_yes(services, &links, willing).await?;
    }
    refused(services, &clashing).await
}

/// Registers the experts and writes the price list, as they hold from the day on which it is done.
pub async fn register(services: &Services, staff: &Staff, today: NaiveDate) -> Result<Vec<Expert>> {
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
        let new = Registration {
            standing: ExpertStatus::Active,
            essentials,
            contact: Some(contact),
            consents: vec![ConsentPurpose::Matching],
        };
        experts.push(registry::register(services, &staff.coordinator, new).await?);
    }
    save_prices(services, staff).await?;
    Ok(experts)
}

async fn save_prices(services: &Services, staff: &Staff) -> Result<()> {
    for (code, unit, cents, names) in PRICES {
        let new = NewFeeClass {
            code: code.to_owned(),
            valid_from: civil_day(services.now()),
            name: LocalizedText::from(names),
            unit,
            cents,
            preparation_minutes: 0,
            km_cents: KM_CENTS,
        };
        fees::save_class(services, &staff.coordinator, new).await?;
    }
    Ok(())
}

/// Orders something in the name of whoever orders for a part of the county; `received_on` where it came by phone.
pub async fn place(
    services: &Services,
    (orderer, owner): (&Actor, Scope),
    today: NaiveDate,
    what: &Invention,
    received_on: Option<NaiveDate>,
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
        offer_mode: what.offer_mode,
        times: vec![(starts_at, starts_at + Duration::hours(length))],
        fee_class: Some(what.fee_class.to_owned()),
        ..OrderContent::blank(LanguageTag::finnish())
    };
    let new = NewOrder { owner, content, private: OrderPrivate::default(), received_on, key: None };
    let draft = order::create(services, orderer, new).await?;
    order::submit(services, orderer, draft.id, draft.version).await
}

/// Asks these experts; their links.
pub async fn ask(
    services: &Services,
    staff: &Staff,
    order: &Order,
    asked: &[&Expert],
) -> Result<Vec<OfferLink>> {
    let ask = |expert: &&Expert| Asked { expert: expert.id, in_spite: None, on_reserve: false };
    let ids: Vec<_> = asked.iter().map(ask).collect();
    let sent = offering::send_offers(services, &staff.coordinator, order.id, order.version, &ids).await?;
    Ok(sent.1)
}

/// Lets one of those who were asked say yes.
pub async fn say_yes(services: &Services, links: &[OfferLink], willing: &Expert) -> Result<()> {
    for link in links.iter().filter(|link| link.expert.id == willing.id) {
        answering::accept(services, &link.token).await?;
    }
    Ok(())
}

/// Tries a yes of somebody who is booked at that time: the token, where it is refused for that.
async fn refused(services: &Services, links: &[OfferLink]) -> Result<Option<String>> {
    let Some(link) = links.first() else { return Ok(None) };
    match answering::accept(services, &link.token).await {
        Err(ServiceError::Invalid(wrong)) if wrong.iter().any(|one| one.code == Code::ExpertDoubleBooked) => {
            Ok(Some(link.token.to_string()))
        }
        other => other.map(|_| None),
    }
}

/// The gig was held; both sides say how it was; the fee is claimed by the expert, checked, approved by somebody else
/// and taken to payroll.
async fn hold_and_pay(services: &Services, staff: &Staff, order: &Order, expert: &Expert) -> Result<()> {
    let confirmed = order::order(services, &staff.orderer, order.id).await?;
    let nobody = BTreeSet::new();
    report::report_held(services, &staff.orderer, confirmed.id, confirmed.version, &nobody).await?;
    let own = Actor::Expert(ExpertActor { expert: expert.id, session: [0; 32] });
    let sides = [
        (&staff.orderer, "Moni kertoi muuttavansa tapaansa puhua potilaalle."),
        (&own, "Minut otettiin hyvin vastaan."),
    ];
    for gig in feedback::held_gigs(services, &staff.orderer, order.id).await? {
        for (who, comment) in sides {
            let said =
                GigFeedback { score: 5, felt_safe: true, wants_contact: false, comment: comment.to_owned() };
            feedback::give(services, who, gig.id, said).await?;
        }
    }
    pay(services, staff, order.id, &own, 24).await?;
    fees::make(services, &staff.payroll).await.map(drop)
}

/// What is owed for an order is claimed by `claimant`, with kilometres, checked, and approved by somebody else.
pub async fn pay(
    services: &Services,
    staff: &Staff,
    order: OrderId,
    claimant: &Actor,
    km: u32,
) -> Result<()> {
    let of_order = ClaimFilter { order: Some(order), ..ClaimFilter::default() };
    for view in fees::claims(services, claimant, of_order).await? {
        let entry = ClaimEntry { km, ..ClaimEntry::default() };
        let claim = fees::fill(services, claimant, view.claim.id, view.claim.version, entry).await?;
        let claim = fees::submit(services, claimant, claim.id, claim.version).await?;
        let claim = fees::check(services, &staff.coordinator, claim.id, claim.version).await?;
        fees::approve(services, &staff.budget_approver, claim.id, claim.version).await?;
    }
    Ok(())
}
