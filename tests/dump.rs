//! Somebody has the whole database: every table, the write-ahead log and, on SQLite, the key store beside it. Nobody's
//! name, number or history is there, in whatever form; the same search finds what is stored unsealed.

// Tells clippy that the helpers below are test code as well.
#![cfg(test)]

mod search;

use chrono::Duration;
use data_encoding::HEXLOWER;
use domain::expert::feedback::GigFeedback;
use domain::expert::person::AccessNeed;
use domain::expert::registry::Essentials;
use domain::expert::theme::{Recency, Relation, Theme, Visibility};
use domain::expert::{
    ConsentPurpose, Contact, Expert, ExpertStatus, FeeUnit, Mode, OrderContent, OrderPrivate,
};
use domain::identity::{Actor, ExpertActor, Role, Scope};
use domain::message::Notice;
use domain::panel::{
    Application, Attendance, Feature, FeatureValue, Guardian, Home, MeetingContent, MeetingDetails,
    MeetingMode, Member, MemberCommand, OpenCall, PanelCommand, PanelContent, PanelKind,
};
use domain::time::civil_day;
use domain::{LanguageTag, LocalizedText};
use service::expert::order::{self, NewOrder};
use service::expert::registry::{self, Registration, SensitiveEntry, ThemeEntry};
use service::expert::{answering, card, feedback, offering, thread};
use service::fees::{self, ClaimFilter, NewFeeClass};
use service::panel::{self, call, meeting, member, reply, topic};
use sqlx::{Connection, PgConnection};

use crate::experts::asked;
use crate::initiatives;
use crate::own;
use crate::past;
use crate::support::orders::{Office, gig};
use crate::support::postgres::Cluster;
use crate::support::{Database, TestService};
use search::{Needle, Part, found, needles};

const ALIAS: &str = "Kuusi";
const NAME: &str = "Säde Salanimi";
const EMAIL: &str = "sade.salanimi@example.fi";
const PHONE: &str = "+358409876543";
const THEME: &str = "gambling";
/// The other forms of the above, and whatever else nobody but the coordinator may read.
const PLANTED: [&str; 25] = [
    "säde salanimi",
    "Salanimi",
    "salanimi",
    "SALANIMI",
    "040 987 6543",
    "0409876543",
    "GAMBLING",
    PAYROLL_NUMBER,
    STORY,
    NOTES,
    EXPERIENCE,
    REACH,
    "+358507654321",
    MESSAGE,
    BY_ORDERER,
    BY_EXPERT,
    APPLICANT,
    APPLICANT_EMAIL,
    APPLICANT_NEEDS,
    GUARDIAN,
    GUARDIAN_REACH,
    STREET,
    "salapolku",
    MEETING_NEEDS,
    TOPIC,
];
const PAYROLL_NUMBER: &str = "PN-774411";
const STORY: &str = "Kuljin pitkän tien takaisin elämään.";
const NOTES: &str = "Tarvitsen hiljaisen nurkkauksen.";
const EXPERIENCE: &str = "Joku, joka on päässyt irti peleistä.";
const REACH: &str = "Rauha Tilaajatar, +358507654321";
const MESSAGE: &str = "Puhujan täytyy päästä hissillä kolmanteen.";
const BY_ORDERER: &str = "Puhuja vaikutti väsyneeltä.";
const BY_EXPERT: &str = "Minut keskeytettiin kolmesti.";
const APPLICANT: &str = "Aura Raatilainen";
const APPLICANT_EMAIL: &str = "aura.raatilainen@example.fi";
const GUARDIAN: &str = "Tuisku Huoltajainen";
const GUARDIAN_REACH: &str = "tuisku.huoltajainen@example.fi";
const STREET: &str = "Salapolku";
const APPLICANT_NEEDS: &str = "Tulen opaskoiran kanssa.";
const TOPIC: &str = "Miksi psykiatrian poliklinikka muutti?";
const MEETING_NEEDS: &str = "Tarvitsen viittomakielen tulkin.";

/// Where something is written in what follows; a table without a row would prove nothing.
const TABLES: [&str; 25] = [
    "account",
    "audit_event",
    "expert",
    "expert_index",
    "expert_consent",
    "sealed_read",
    "expert_link",
    "expert_session",
    "expert_order",
    "order_message",
    "occurrence",
    "offer",
    "assignment",
    "expert_event",
    "gig_feedback",
    "fee_class",
    "fee_claim",
    "calendar_feed",
    "panel_member",
    "meeting_reply",
    "panel_topic",
    "initiative",
    "initiative_note",
    "initiative_reply",
    "outbox",
];

#[tokio::test]
async fn a_dump_tells_nobody_who_somebody_is_on_sqlite() {
    let service = TestService::start(Database::sqlite().await).await;
    check(&service, "").await;
}

/// In a cluster of its own: other tests do not write into its log.
#[tokio::test]
async fn a_dump_tells_nobody_who_somebody_is_on_postgres() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("dump").await;
    let url = cluster.url("dump");
    migrations::migrate(&url).await.unwrap();
    let database = Database { url, folder: None };
    let first = past::texts(&database, "SELECT pg_walfile_name(pg_current_wal_lsn())").await.remove(0);
    let service = TestService::start(database).await;
    check(&service, &first).await;
}

async fn check(service: &TestService, first_segment: &str) {
    let database = &service.database;
    let tokens = live(service).await;
    for table in TABLES {
        let rows = past::texts(database, &format!("SELECT CAST(count(*) AS text) FROM {table}")).await;
        assert_ne!(rows, ["0"], "{table}");
    }
    let planted = [NAME, EMAIL, PHONE, THEME].into_iter().chain(PLANTED).chain(initiatives::PLANTED);
    let needles = needles(planted.chain(tokens.iter().map(String::as_str)));
    let parts = dump(database, first_segment).await;
    let read: Vec<&str> = parts.iter().map(|(name, _)| name.as_str()).collect();
    let expected = if database.is_sqlite() {
        vec!["test.sqlite", "test.sqlite-wal", "test.sqlite.keys"]
    } else {
        [&TABLES[..], &["expert_key", "member_key", "initiative_key", "pg_wal"]].concat()
    };
    for part in expected {
        assert!(read.contains(&part), "{part} among {read:?}");
    }
    let told: Vec<_> =
        found(&parts, &needles).into_iter().map(|(number, part)| (what(&needles, number), part)).collect();
    assert!(told.is_empty(), "{told:?}");
    unsealed_is_found(service, first_segment).await;
}

fn what(needles: &[Needle], number: usize) -> String {
    format!("{} ({})", needles[number].text, needles[number].form)
}

/// All that is stored. Rows that are gone stand in the log, on PostgreSQL from this segment on.
async fn dump(database: &Database, first_segment: &str) -> Vec<Part> {
    if let Some(folder) = &database.folder {
        let files = std::fs::read_dir(folder.path()).unwrap().map(Result::unwrap);
        let part = |file: std::fs::DirEntry| {
            (file.file_name().to_string_lossy().into_owned(), std::fs::read(file.path()).unwrap())
        };
        return files.map(part).collect();
    }
    let tables = "SELECT table_name::text FROM information_schema.tables
        WHERE table_schema = 'public' AND table_type = 'BASE TABLE'";
    let mut parts = Vec::new();
    for table in past::texts(database, tables).await {
        let rows = past::texts(database, &format!("SELECT t::text FROM \"{table}\" t")).await;
        parts.push((table, rows.join("\n").into_bytes()));
    }
    let segments = "SELECT pg_read_binary_file('pg_wal/' || name) FROM pg_ls_waldir()
        WHERE name BETWEEN $1 AND pg_walfile_name(pg_current_wal_lsn()) ORDER BY name";
    let mut connection = PgConnection::connect(&database.url).await.unwrap();
    let segments: Vec<Vec<u8>> =
        sqlx::query_scalar(segments).bind(first_segment).fetch_all(&mut connection).await.unwrap();
    parts.push(("pg_wal".to_owned(), past::unpaged(&segments)));
    parts
}

/// An expert with everything that can be kept of somebody, from the registration to payroll. The secrets of the links
/// that were made on the way.
async fn live(service: &TestService) -> Vec<String> {
    let (services, office) = (&service.services, Office::open(&service.services).await);
    let actor = &office.actor;
    let price = NewFeeClass {
        code: "lecture".to_owned(),
        valid_from: civil_day(services.now()),
        name: LocalizedText::from([("fi", "Luento"), ("sv", "Föreläsning")]),
        unit: FeeUnit::Hour,
        cents: 5_000,
        preparation_minutes: 0,
        km_cents: 55,
    };
    fees::save_class(services, actor, price).await.unwrap();
    let one = registered(&office).await;

    let starts_at = services.now() + Duration::hours(48);
    let content = OrderContent {
        accessibility: [AccessNeed::Breaks].into(),
        fee_class: Some("lecture".to_owned()),
        ..gig(starts_at, Duration::hours(1))
    };
    let private = OrderPrivate {
        themes: [Theme::Gambling].into(),
        experience: EXPERIENCE.to_owned(),
        reach: REACH.to_owned(),
    };
    let received_on = Some(civil_day(services.now()));
    let key = Some("avain-1".to_owned());
    let new = NewOrder { owner: Scope::County, content, private, received_on, key };
    let draft = order::create(services, actor, new).await.unwrap();
    let order = order::submit(services, actor, draft.id, draft.version).await.unwrap();
    thread::write(services, actor, order.id, MESSAGE, Some("avain-2")).await.unwrap();
    assert_eq!(thread::of_order(services, actor, order.id).await.unwrap()[0].text, MESSAGE);
    let candidates = offering::candidates(services, actor, order.id).await.unwrap();
    assert!(candidates[0].hindrances.is_empty(), "{:?}", candidates[0].hindrances);
    let sent = offering::send_offers(services, actor, order.id, order.version, &[asked(&one)]).await;
    let token = sent.unwrap().1[0].token.to_string();
    answering::accept(services, &token).await.unwrap();

    // What whoever ordered sees of it.
    assert!(office.view(&order).await.cards[&one.id].themes.contains(&Theme::Gambling));
    let orderer = Office::open_for(services, Role::Orderer, Scope::County).await;
    let seen = card::booked_contacts(services, &orderer.actor, order.id).await.unwrap();
    assert_eq!((seen[0].name.as_str(), seen[0].phone.as_deref()), (NAME, Some(PHONE)));

    let contact = registry::contact(services, actor, one.id).await.unwrap().unwrap();
    assert_eq!((contact.name.as_str(), contact.phone.as_deref()), (NAME, Some(PHONE)));
    assert_eq!(registry::sensitive(services, actor, one.id).await.unwrap().story, STORY);
    for text in ["säde  SALANIMI", "040 9876543"] {
        assert_eq!(registry::find(services, actor, text).await.unwrap().len(), 1, "{text}");
    }

    // The expert's own pages: a link, a code, a session, a calendar, and all that is known of them as a file.
    let client = own::signed_in(service, actor, &one).await;
    let calendar = own::calendar(service, &client, &[("act", "make")]).await;
    let file = own::post(&client, "/fi/own/export", &[]).await.text().await.unwrap();
    assert!(file.contains(NAME) && file.contains(THEME), "{file}");

    service.clock.advance(Duration::hours(50));
    office.report_held(&office.order(&order).await).await;
    let booked = office.view(&order).await.assignments[0].id;
    let expert = Actor::Expert(ExpertActor { expert: one.id, session: [0; 32] });
    for (who, comment) in [(actor, BY_ORDERER), (&expert, BY_EXPERT)] {
        let said =
            GigFeedback { score: 2, felt_safe: false, wants_contact: true, comment: comment.to_owned() };
        feedback::give(services, who, booked, said).await.unwrap();
    }
    let waiting = feedback::to_handle(services, actor).await.unwrap();
    assert_eq!(waiting.len(), 2);
    pay(&office).await;
    let seat = apply(service, actor).await;
    let initiative = initiatives::planted(services, actor).await;
    vec![
        token,
        seat,
        initiative,
        calendar.trim_start_matches("/calendar/").trim_end_matches(".ics").to_owned(),
    ]
}

/// Somebody applies to a panel; the secret of their link.
async fn apply(service: &TestService, actor: &Actor) -> String {
    let services = &service.services;
    let today = civil_day(services.now());
    let content = PanelContent {
        kind: PanelKind::Resident,
        name: LocalizedText::from([("fi", "Asukasraati")]),
        purpose: LocalizedText::from([("fi", "Kehittää palveluja.")]),
        seats: 4,
        term_starts: None,
        term_ends: None,
        compensation: domain::panel::Compensation::Costs,
        cost_centre: String::new(),
        theme: LocalizedText::default(),
        support: LocalizedText::default(),
        reserve_seats: None,
        recruitment: std::collections::BTreeSet::new(),
        principles: LocalizedText::default(),
        categories: std::collections::BTreeSet::new(),
    };
    let draft = panel::create(services, actor, Scope::County, content).await.unwrap();
    let value = |code: &str| FeatureValue {
        code: code.to_owned(),
        label: LocalizedText::from([("fi", code)]),
        min: 0,
        max: 4,
        ..FeatureValue::default()
    };
    let feature = Feature {
        code: "age".to_owned(),
        name: LocalizedText::from([("fi", "Ikä")]),
        values: vec![value("a"), value("b")],
    };
    let open = OpenCall {
        closes_on: today + Duration::days(10),
        info: LocalizedText::from([("fi", "Kokoontuu neljästi.")]),
        conditions: LocalizedText::default(),
        features: vec![feature],
        kept_days: 60,
        is_by_invitation: false,
        guardian_below: Some(18),
        one_of_household: true,
    };
    let called = call::save(services, actor, draft.id, draft.version, open).await.unwrap();
    panel::advance(services, actor, called.id, called.version, PanelCommand::Recruit).await.unwrap();
    let sent = Application {
        contact: Contact {
            name: APPLICANT.to_owned(),
            email: Some(APPLICANT_EMAIL.to_owned()),
            ..Contact::default()
        },
        needs: APPLICANT_NEEDS.to_owned(),
        answers: [("age".to_owned(), "a".to_owned())].into(),
        meets_conditions: true,
        is_of_age: false,
        guardian: Some(Guardian { name: GUARDIAN.to_owned(), reach: GUARDIAN_REACH.to_owned() }),
        consents: true,
        code: String::new(),
        home: Some(Home { street: format!("{STREET} 7 B 12"), postcode: "00990".to_owned() }),
    };
    call::apply(services, std::net::Ipv4Addr::LOCALHOST.into(), draft.id, sent).await.unwrap();
    let seen = member::members(services, actor, draft.id).await.unwrap().remove(0);
    assert_eq!(seen.person.unwrap().needs, APPLICANT_NEEDS);
    let told = service::outbox::claim(services, &service.url, 100).await.unwrap();
    let mut links = told.into_iter().filter_map(|one| match one.notice {
        Notice::ApplicationReceived { link } => Some(link),
        _ => None,
    });
    let token = links.next().unwrap().rsplit('/').next().unwrap().to_owned();
    come(service, actor, &token, seen.member).await;
    token
}

/// The applicant is drawn, takes the seat and answers the invitation to a meeting.
async fn come(service: &TestService, actor: &Actor, token: &str, one: Member) {
    let services = &service.services;
    let panel = one.panel;
    past::execute(&service.database, "UPDATE panel_member SET state = 'selected'").await;
    member::answer(services, token, MemberCommand::Accept).await.unwrap();
    let hours = [17, 19].map(|hour| chrono::NaiveTime::from_hms_opt(hour, 0, 0).unwrap());
    let content = MeetingContent {
        on: civil_day(services.now()) + Duration::days(20),
        hours: Some((hours[0], hours[1])),
        mode: MeetingMode::Remote,
        place: String::new(),
        details: MeetingDetails {
            remote_link: "https://example.org/kokous".to_owned(),
            ..MeetingDetails::default()
        },
    };
    let planned = meeting::plan(services, actor, panel, content).await.unwrap();
    meeting::invite(services, actor, planned.id, planned.version).await.unwrap();
    let told = reply::NeedsTold { access: Some(MEETING_NEEDS), ..reply::NeedsTold::default() };
    reply::answer(services, token, planned.id, Attendance::Remotely, told).await.unwrap();
    let replies = reply::replies(services, actor, planned.id).await.unwrap();
    assert_eq!(replies[0].needs.access, MEETING_NEEDS);
    topic::propose(services, token, TOPIC).await.unwrap();
    assert_eq!(topic::topics(services, actor, panel).await.unwrap()[0].text, TOPIC);
}

async fn registered(office: &Office) -> Expert {
    let (services, actor) = (&office.services, &office.actor);
    let essentials = Essentials {
        alias: ALIAS.to_owned(),
        languages: vec![LanguageTag::finnish()],
        modes: vec![Mode::Remote],
        agreement_until: civil_day(services.now()) + Duration::days(400),
    };
    let contact = Contact {
        name: NAME.to_owned(),
        email: Some(EMAIL.to_owned()),
        phone: Some("040 987 6543".to_owned()),
        payroll_number: Some(PAYROLL_NUMBER.to_owned()),
        ..Contact::default()
    };
    let consents = vec![ConsentPurpose::Matching, ConsentPurpose::ToldToOrderer];
    let new = Registration { standing: ExpertStatus::Active, essentials, contact: Some(contact), consents };
    let one = registry::register(services, actor, new).await.unwrap();
    let theme = ThemeEntry {
        theme: Theme::Gambling,
        relation: Relation::Own,
        recency: Recency::Earlier,
        // What others may know is no less sealed.
        visibility: Visibility::Public,
    };
    let entry = SensitiveEntry {
        themes: vec![theme],
        story: STORY.to_owned(),
        access_needs: [AccessNeed::Breaks].into(),
        access_notes: NOTES.to_owned(),
        ..SensitiveEntry::default()
    };
    registry::set_sensitive(services, actor, one.id, entry).await.unwrap();
    one
}

/// Takes the only claim to payroll, where the name is read.
async fn pay(office: &Office) {
    let (services, actor) = (&office.services, &office.actor);
    let claim = fees::claims(services, actor, ClaimFilter::default()).await.unwrap().remove(0).claim;
    let claim = fees::submit(services, actor, claim.id, claim.version).await.unwrap();
    let claim = fees::check(services, actor, claim.id, claim.version).await.unwrap();
    let approver = Office::open_for(services, Role::BudgetApprover, Scope::County).await;
    fees::approve(services, &approver.actor, claim.id, claim.version).await.unwrap();
    let payroll = Office::open_for(services, Role::Payroll, Scope::County).await;
    let file = fees::export(services, &payroll.actor).await.unwrap().csv;
    assert!(file.contains(NAME) && file.contains(PAYROLL_NUMBER), "{file}");
}

/// Stores the same in the clear, as others would, and looks again.
async fn unsealed_is_found(service: &TestService, first_segment: &str) {
    let database = &service.database;
    let is_sqlite = database.is_sqlite();
    let id = if is_sqlite { "randomblob(16)" } else { "gen_random_uuid()" };
    let bytes = |bytes: &[u8]| {
        let digits = HEXLOWER.encode(bytes);
        if is_sqlite { format!("x'{digits}'") } else { format!("decode('{digits}', 'hex')") }
    };
    let in_columns = [
        (THEME, "expert", format!("UPDATE expert SET profile = '{{\"themes\":[\"{THEME}\"]}}'")),
        (NAME, "outbox", format!("UPDATE outbox SET last_problem = 'no such mailbox: {NAME}'")),
        (
            PHONE,
            "audit_event",
            format!(
                "INSERT INTO audit_event (id, at, actor, act, subject, detail)
                 SELECT {id}, at, actor, act, subject, '{{\"phone\":\"{PHONE}\"}}' FROM audit_event LIMIT 1"
            ),
        ),
        (
            EMAIL,
            "expert_event",
            format!(
                "INSERT INTO expert_event (id, aggregate_id, version, kind, at, counts_on, detail)
                 SELECT {id}, {id}, 1, kind, at, counts_on, '{{\"to\":\"{EMAIL}\"}}' FROM expert_event LIMIT 1"
            ),
        ),
    ];
    for (_, _, sql) in &in_columns {
        past::execute(database, sql).await;
    }
    // Every form, as bytes in a column.
    let every = needles([NAME, THEME]);
    for (number, needle) in every.iter().enumerate() {
        let tag = bytes(&needle.bytes);
        let sql = format!(
            "INSERT INTO expert_index (kind, tag, expert_id) SELECT 'clear {number}', {tag}, id FROM expert"
        );
        past::execute(database, &sql).await;
    }
    // Gone again at once, so that only the log can tell.
    let gone = format!(
        "INSERT INTO fee_class (id, code, valid_from, content, created_at)
            VALUES ({id}, 'gone', '2026-01-01', '{STORY}', '2026-01-01 00:00:00+00:00');
         DELETE FROM fee_class WHERE code = 'gone'"
    );
    past::execute(database, &gone).await;

    let parts = dump(database, first_segment).await;
    for (text, table, _) in &in_columns {
        let is_there =
            found(&parts, &needles([*text])).into_iter().any(|(_, part)| is_sqlite || part == *table);
        assert!(is_there, "{text} in {table}");
    }
    let numbers: Vec<usize> = found(&parts, &every).into_iter().map(|(number, _)| number).collect();
    for number in 0..every.len() {
        assert!(numbers.contains(&number), "{}", what(&every, number));
    }
    let in_log = found(&parts, &needles([STORY])).into_iter().any(|(_, part)| part.ends_with("wal"));
    assert!(in_log, "the log of writes is read, too");
}
