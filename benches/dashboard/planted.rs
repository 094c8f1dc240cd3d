//! What the reports are computed from, written past the use cases in the form in which it is stored. All of it is invented.

use std::fmt;
use std::sync::Arc;

use chrono::{DateTime, Datelike, NaiveDate, Utc};
use domain::activity::{Activity, ActivityContent, ActivityKind, ActivityTopic, Counting, HeldReport, Stage};
use domain::customer_feedback::{
    Classified, FeedbackChannel, FeedbackClass, FeedbackItem, FeedbackService, FeedbackTheme, Progress,
    ServiceLanguage,
};
use domain::expert::{DomainEvent, EventKind};
use domain::id::{ActivityId, FeedbackItemId, TypedId};
use domain::identity::{Actor, Grant, Role, Scope};
use domain::programme::KnownProgramme;
use domain::survey::{Answer, Answers, Channel, QuestionKind, Submission, SurveyVersion};
use domain::time::{Clock, civil_day};
use domain::{AccountId, LanguageTag, LocalizedText, SurveyId};
use osallistu::clock::SystemClock;
use osallistu::config::PATIENCE;
use osallistu::entropy::SystemEntropy;
use serde_json::{Value, json};
use sqlx::{Connection, PgConnection};
use storage::Storage;
use storage::survey::intake::Tag;
use storage::survey::response::{self, Response};
use tokio::sync::Mutex;
use uuid::Uuid;

use crate::server::{Server, config};

pub const EMAIL: &str = "mittaaja@example.fi";
pub const PASSWORD: &str = "tunturikoivun varjossa 7";
const SURVEYS: usize = 12;
/// The days before today over which everything is spread.
const DAYS: u64 = 330;
/// Rows of a transaction.
const AT_ONCE: usize = 10_000;
/// Bytes of a sealed piece of feedback.
const SEALED: usize = 1_064;

/// How much there is of everything.
pub struct Sizes {
    answers: usize,
    feedback: usize,
    orders: usize,
    activities: usize,
}

impl Sizes {
    /// The whole of it, unless `OSALLISTU_ANSWERS` or `OSALLISTU_FEEDBACK` say otherwise; orders and activities go with the
    /// feedback.
    pub fn from_environment() -> Self {
        let read = |name: &str, whole: usize| {
            std::env::var(name).map_or(whole, |text| text.parse().unwrap_or_else(|e| panic!("{name}: {e}")))
        };
        let (answers, feedback) = (read("OSALLISTU_ANSWERS", 1_000_000), read("OSALLISTU_FEEDBACK", 100_000));
        Self { answers, feedback, orders: feedback / 20, activities: feedback / 50 }
    }
}

impl fmt::Display for Sizes {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { answers, feedback, orders, activities } = self;
        write!(f, "{answers} answers to {SURVEYS} surveys, {feedback} pieces of feedback, ")?;
        write!(f, "{orders} orders, {activities} activities over {DAYS} days")
    }
}

/// Numbers that are the same in every run (SplitMix64).
struct Numbers(u64);

impl Numbers {
    fn next(&mut self) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mixed = (self.0 ^ (self.0 >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        let mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        mixed ^ (mixed >> 31)
    }

    fn below(&mut self, bound: u64) -> u64 {
        self.next() % bound
    }

    /// One of them, the first ones oftener than the last.
    fn one<T: Copy>(&mut self, of: &[T]) -> T {
        let bound = u64::try_from(of.len()).unwrap();
        let (one, other) = (self.below(bound), self.below(bound));
        of[usize::try_from(one.min(other)).unwrap()]
    }

    fn key(&mut self) -> Tag {
        (u128::from(self.next()) << 64 | u128::from(self.next())).to_be_bytes()
    }

    fn day(&mut self, today: NaiveDate) -> NaiveDate {
        today - chrono::Days::new(self.below(DAYS))
    }
}

/// A filled database, to which more can be added.
pub struct Planted {
    /// The pages of the reports on the periods that go on, each with a code that stands on it.
    pub pages: Vec<(String, &'static str)>,
    storage: Storage,
    versions: Vec<SurveyVersion>,
    handler: AccountId,
    now: DateTime<Utc>,
    numbers: Mutex<Numbers>,
    /// Keys of answers to the first survey, to be taken away.
    keys: Mutex<Vec<Tag>>,
}

impl Planted {
    pub async fn plant(url: &str, sizes: &Sizes) -> Self {
        let config = config(url, "127.0.0.1:0".parse().unwrap());
        let app = osallistu::app(&config, Arc::new(SystemClock), Arc::new(SystemEntropy));
        let services = app.await.unwrap().services;
        let grant = |role| Grant { role, scope: Scope::County };
        let grants = vec![grant(Role::SurveyEditor), grant(Role::ProgrammeOfficer)];
        let made =
            service::identity::account::create_active(&services, EMAIL, "Mittaaja", PASSWORD, grants).await;
        for known in KnownProgramme::ALL {
            service::programme::load(&services, &Actor::System, *known).await.unwrap();
        }
        publish_surveys(url).await;
        let storage = Storage::connect(url, PATIENCE).await.unwrap();
        let mut versions = Vec::new();
        for survey in storage::survey::all(&storage).await.unwrap() {
            versions.extend(storage::survey::version::find(&storage, survey.id, 1).await.unwrap());
        }
        assert_eq!(versions.len(), SURVEYS);
        let now = SystemClock.now();
        let planted = Self {
            pages: pages(&services, civil_day(now)).await,
            storage,
            versions,
            handler: made.unwrap().id,
            now,
            numbers: Mutex::new(Numbers(1)),
            keys: Mutex::default(),
        };
        planted.answers(sizes.answers).await;
        planted.feedback(sizes.feedback).await;
        planted.orders(sizes.orders).await;
        planted.activities(sizes.activities).await;
        planted.looks().await;
        planted.settle(url).await;
        planted
    }

    /// Leaves the database as it is at rest.
    async fn settle(&self, url: &str) {
        if url.starts_with("sqlite:") {
            self.storage.scrub().await.unwrap();
        } else {
            let mut connection = PgConnection::connect(url).await.unwrap();
            sqlx::raw_sql("VACUUM ANALYZE").execute(&mut connection).await.unwrap();
        }
    }

    async fn answers(&self, count: usize) {
        for (number, version) in self.versions.iter().enumerate() {
            let mut left = count / SURVEYS;
            let mut batch_no = 0;
            while left > 0 {
                let some = left.min(AT_ONCE);
                batch_no += 1;
                let keys = self.mix(version, batch_no, some).await;
                if number == 0 {
                    self.keys.lock().await.extend(keys.into_iter().take(10));
                }
                left -= some;
            }
        }
    }

    /// Writes a batch of mixed answers; their keys.
    async fn mix(&self, version: &SurveyVersion, batch_no: i32, count: usize) -> Vec<Tag> {
        let mut numbers = self.numbers.lock().await;
        let today = civil_day(self.now);
        let responses: Vec<Response> = (0..count)
            .map(|_| Response { key: numbers.key(), submission: submission(&mut numbers, version, today) })
            .collect();
        let tx = self.storage.begin().await.unwrap();
        response::insert_all(&tx, version.survey, batch_no, &responses).await.unwrap();
        tx.commit().await.unwrap();
        responses.into_iter().map(|response| response.key).collect()
    }

    /// One more batch of the least size to the first survey.
    pub async fn mix_more(&self) {
        let survey = self.first();
        let newest = response::last_batch(&self.storage, survey).await.unwrap();
        self.mix(&self.versions[0], newest + 1, 10).await;
    }

    /// Takes one answer to the first survey away.
    pub async fn take_away(&self) {
        let key = self.keys.lock().await.pop().unwrap();
        let tx = self.storage.begin().await.unwrap();
        assert_eq!(response::remove(&tx, self.first(), &[key]).await.unwrap(), 1);
        tx.commit().await.unwrap();
    }

    fn first(&self) -> SurveyId {
        self.versions[0].survey
    }

    async fn feedback(&self, count: usize) {
        let mut numbers = self.numbers.lock().await;
        let mut left = count;
        while left > 0 {
            let some = left.min(AT_ONCE);
            let tx = self.storage.begin().await.unwrap();
            for _ in 0..some {
                let day = numbers.day(civil_day(self.now));
                self.receive(&tx, &mut numbers, day).await;
            }
            tx.commit().await.unwrap();
            left -= some;
        }
    }

    pub async fn give_feedback(&self) {
        let mut numbers = self.numbers.lock().await;
        let tx = self.storage.begin().await.unwrap();
        self.receive(&tx, &mut numbers, civil_day(self.now)).await;
        tx.commit().await.unwrap();
    }

    async fn receive(&self, tx: &storage::Tx, numbers: &mut Numbers, day: NaiveDate) {
        let handled_on = day + chrono::Days::new(1 + numbers.below(30));
        let is_handled = handled_on <= civil_day(self.now);
        let some = |numbers: &mut Numbers| numbers.below(3) > 0;
        let item = FeedbackItem {
            commented: None,
            id: FeedbackItemId::from_uuid(Uuid::now_v7()),
            channel: numbers.one(FeedbackChannel::ALL),
            classified: Classified {
                class: numbers.one(FeedbackClass::ALL),
                theme: some(numbers).then(|| numbers.one(FeedbackTheme::ALL)),
                service: some(numbers).then(|| numbers.one(FeedbackService::ALL)),
                service_language: some(numbers).then(|| numbers.one(ServiceLanguage::ALL)),
            },
            language: LanguageTag::finnish(),
            about: Scope::County,
            queue: Scope::County,
            received_on: day,
            due_on: day + chrono::Days::new(21),
            has_contact: false,
            progress: if is_handled {
                Progress::Handled { by: self.handler, on: handled_on }
            } else {
                Progress::Received
            },
            version: if is_handled { 3 } else { 1 },
            created_at: self.now,
        };
        let mut link = [0; 32];
        link[..16].copy_from_slice(&numbers.key());
        storage::customer_feedback::insert(tx, &item, vec![0; SEALED], link).await.unwrap();
    }

    async fn orders(&self, count: usize) {
        let mut left = count;
        while left > 0 {
            let some = left.min(AT_ONCE / 10);
            let tx = self.storage.begin().await.unwrap();
            for _ in 0..some {
                let mut numbers = self.numbers.lock().await;
                let day = numbers.day(civil_day(self.now));
                let events = self.history(&mut numbers, day);
                storage::expert::event::append(&tx, &events).await.unwrap();
            }
            tx.commit().await.unwrap();
            left -= some;
        }
    }

    /// One more order, submitted today.
    pub async fn order(&self) {
        let mut numbers = self.numbers.lock().await;
        let tx = self.storage.begin().await.unwrap();
        let events = self.history(&mut numbers, civil_day(self.now));
        storage::expert::event::append(&tx, &events).await.unwrap();
        tx.commit().await.unwrap();
    }

    /// What is written of an order and of its gig.
    fn history(&self, numbers: &mut Numbers, day: NaiveDate) -> Vec<DomainEvent> {
        let (order, gig) = (Uuid::now_v7(), Uuid::now_v7());
        let detail = json!({ "gig_type": numbers.one(&["talk", "training", "working_group"]), "language": "fi", "mode": "remote" });
        let event = |aggregate, version, kind, detail: Value| DomainEvent {
            id: Uuid::now_v7(),
            aggregate,
            version,
            kind,
            at: self.now,
            counts_on: day,
            detail,
        };
        vec![
            event(order, 1, EventKind::OrderSubmitted, detail),
            event(order, 2, EventKind::OffersSent, json!({})),
            event(order, 3, EventKind::OrderConfirmed, json!({})),
            event(order, 4, EventKind::OrderHeld, json!({})),
            event(gig, 1, EventKind::AssignmentConfirmed, json!({})),
            event(gig, 2, EventKind::GigHeld, json!({ "minutes": 60 })),
        ]
    }

    async fn activities(&self, count: usize) {
        let mut numbers = self.numbers.lock().await;
        let tx = self.storage.begin().await.unwrap();
        for _ in 0..count {
            let kind = numbers.one(ActivityKind::ALL);
            let text = LocalizedText::from([("fi", "Mittaus"), ("sv", "Mätning")]);
            let content = ActivityContent {
                title: text.clone(),
                description: text,
                topics: [numbers.one(ActivityTopic::ALL)].into(),
                ..ActivityContent::new(kind, numbers.day(civil_day(self.now)))
            };
            let report = HeldReport {
                participants: u32::try_from(numbers.below(60)).unwrap(),
                counting: Counting::Counted,
                reach: None,
                outcome: LocalizedText::default(),
            };
            let activity = Activity {
                id: ActivityId::from_uuid(Uuid::now_v7()),
                owner: Scope::County,
                content,
                stage: Stage::Held(report),
                version: 2,
                created_at: self.now,
                updated_at: self.now,
            };
            storage::activity::insert(&tx, &activity).await.unwrap();
        }
        tx.commit().await.unwrap();
    }

    /// A look at the public list on every day.
    async fn looks(&self) {
        let today = civil_day(self.now);
        let tx = self.storage.begin().await.unwrap();
        for back in 0..DAYS {
            let day = today - chrono::Days::new(back);
            storage::indicator::listing::note_snapshot(&tx, day, true, 12, self.now).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}

/// The reports on the periods in which today lies.
async fn pages(services: &service::Services, today: NaiveDate) -> Vec<(String, &'static str)> {
    let followed = service::indicator::programmes(services).await.unwrap();
    let page = |one: &service::indicator::Followed| {
        let code = if one.content.indicators.iter().any(|indicator| indicator.code.as_str() == "V01") {
            "V01"
        } else {
            "L01"
        };
        let period = one.period_of(today).unwrap_or_else(|| panic!("{}", today.year()));
        (format!("/fi/staff/indicators/{}/{period}", one.key()), code)
    };
    let indicators: usize = followed.iter().map(|one| one.content.indicators.len()).sum();
    assert_eq!((followed.len(), indicators), (2, 78));
    followed.iter().map(page).collect()
}

fn submission(numbers: &mut Numbers, version: &SurveyVersion, today: NaiveDate) -> Submission {
    let mut answers = Answers::default();
    for question in version.content.form.questions() {
        let answer = match &question.kind {
            QuestionKind::SingleChoice { options } => {
                let ids: Vec<_> = options.iter().map(|option| option.id).collect();
                Answer::Choice(numbers.one(&ids))
            }
            QuestionKind::Nps => Answer::Nps(u8::try_from(10 - numbers.below(11)).unwrap()),
            QuestionKind::Likert { .. } => Answer::Step(u8::try_from(1 + numbers.below(5)).unwrap()),
            _ => continue,
        };
        answers.0.insert(question.id, answer);
    }
    let language = numbers.one(&["fi", "fi", "fi", "fi", "sv", "en"]);
    Submission {
        version: version.number,
        language: language.parse().unwrap(),
        channel: numbers.one(Channel::ALL),
        day: numbers.day(today),
        answers,
        pair: None,
    }
}

/// Publishes surveys that ask every question of the bank and two of their own, as an editor does.
async fn publish_surveys(url: &str) {
    let server = Server::start("plain", url);
    let http = reqwest::Client::builder().cookie_store(true).build().unwrap();
    let run = async |document: &str, input: Value| -> Value {
        let request = http.post(format!("http://{}/graphql", server.address));
        let body = json!({ "query": document, "variables": { "input": input } });
        let answer: Value = request.json(&body).send().await.unwrap().json().await.unwrap();
        let data = answer["data"].as_object().unwrap_or_else(|| panic!("{answer}"));
        data.values().next().unwrap().clone()
    };
    let log_in = "mutation($input: LogInInput!) { logIn(input: $input) { __typename } }";
    run(log_in, json!({ "email": EMAIL, "password": PASSWORD })).await;
    let create = "mutation($input: CreateSurveyInput!) { createSurvey(input: $input) {
        ... on ManagedSurvey { id revision } } }";
    let update = "mutation($input: UpdateSurveyDraftInput!) { updateSurveyDraft(input: $input) {
        ... on ManagedSurvey { id revision } ... on InvalidInput { violations { code path } } } }";
    let publish = "mutation($input: PublishSurveyInput!) { publishSurvey(input: $input) {
        __typename ... on ManagedSurvey { state } ... on InvalidInput { violations { code path } } } }";
    let now = SystemClock.now();
    let day = |days: i64| (now + chrono::Duration::days(days)).format("%Y-%m-%d").to_string();
    for number in 0..SURVEYS {
        let title = format!("Mittaus {number}");
        let draft = run(create, json!({ "kind": "RESIDENT", "sourceLanguage": "fi", "title": title })).await;
        let saved = run(
            update,
            json!({ "surveyId": draft["id"], "revision": draft["revision"], "title": text("Mittaus"),
                "summary": text("Mittaus"), "closesAt": format!("{}T12:00:00Z", day(10)), "lateAnswerDays": 0,
                "questions": questions(), "privacyNotice": { "purpose": text("Mittaus"),
                    "legalBasis": "PUBLIC_TASK", "contact": text("Kirjaamo"), "deletionDate": day(300) } }),
        )
        .await;
        let published = run(publish, json!({ "surveyId": saved["id"], "revision": saved["revision"] })).await;
        assert_eq!(published["state"], "OPEN", "{saved} {published}");
    }
}

fn text(text: &str) -> Value {
    json!(["fi", "sv", "fi-simple"].map(|language| json!({ "language": language, "text": text })))
}

fn questions() -> Vec<Value> {
    let choice = |key: &str, codes: &[(&str, bool)]| {
        let options: Vec<Value> = codes
            .iter()
            .map(|(code, valid)| json!({ "code": code, "text": text(code), "valid": valid }))
            .collect();
        json!({ "code": key, "bankKey": key, "type": "SINGLE_CHOICE", "text": text(key), "options": options })
    };
    let graded = [("yes", true), ("partly", true), ("no", true), ("cannot-say", false)];
    let steps = |n: usize| {
        json!({ "code": format!("easy-{n}"), "type": "LIKERT", "points": 5, "text": text("Helppoa?"),
            "low": text("Vaikeaa"), "high": text("Helppoa") })
    };
    vec![
        choice(
            "information-received",
            &[("yes", true), ("partly", true), ("no", true), ("not-needed", false)],
        ),
        json!({ "code": "recommendation-nps", "bankKey": "recommendation-nps", "type": "NPS",
            "text": text("Suosittelisitko?") }),
        choice("own-language-service", &graded),
        choice("own-language", &[("fi", true), ("sv", true), ("se", true), ("smn", true), ("other", true)]),
        choice("influence-on-own-care", &graded),
        choice("committee-known", &[("yes", true), ("no", true), ("cannot-say", false)]),
        steps(1),
        steps(2),
    ]
}
