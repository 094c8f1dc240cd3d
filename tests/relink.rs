//! The re-link test: what a database administrator has does not tell who answered what.
//!
//! Three hundred residents answer one after another over three days, in an order that the administrator is
//! assumed to know, each with a planted text that tells who it really was. Every order in which the database
//! and its files give the answers back is then matched with the order of submission. The usual designs stand
//! beside it and are re-linked by the same matcher, so the matcher can see.

pub(crate) mod administrator;
mod crowd;
mod logs;
mod matcher;
mod naive;

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use domain::identity::Role;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::{Value, json};

use crate::support::postgres::Cluster;
use crate::support::service::Client;
use crate::support::surveys::{let_it_close, yes};
use crate::support::{Database, TestService};
use administrator::{Administrator, Found};
use matcher::{Grouped, matched, most_by_chance};

const DAYS: usize = 3;
const A_DAY: usize = 100;
const MINUTES: i64 = 4;
/// `puu-` and 16 digits that nobody else has.
const MARKER: usize = 20;
/// Tables that hold answers.
const ANSWERS: [&str; 3] = ["intake", "response", "withdrawal"];

/// Those, and how far the answers of each survey have come: the number of its newest batch and how many have been taken
/// back, both of which the tables of answers tell by themselves.
const WRITTEN: [&str; 4] = ["intake", "response", "withdrawal", "response_mark"];

/// What really happened. The administrator knows all of it but the marker.
pub(crate) struct Resident {
    marker: String,
    text: String,
    day: usize,
    receipt: Value,
    /// Noted by an administrator who looked at the intake after each submission.
    tag: String,
    sealed: usize,
    transaction: String,
    /// The mix that moved it, from 1; 0 while pending.
    batch: usize,
    /// The day that the answer carries once it is mixed.
    mixed_on: usize,
    withdrawn: bool,
}

#[tokio::test]
async fn nobody_is_relinked_on_sqlite() {
    let database = Database::sqlite().await;
    let file = database.folder.as_ref().unwrap().path().join("test.sqlite");
    let service = TestService::start(database).await;
    check(&service, Administrator::sqlite(file).await).await;
}

/// On a cluster of its own, so that its log holds this test's writes and no other's.
#[tokio::test]
async fn nobody_is_relinked_on_postgres() {
    let Some(cluster) = Cluster::durable() else { return };
    cluster.create_database("relink").await;
    let url = cluster.url("relink");
    migrations::migrate(&url).await.unwrap();
    let service = TestService::start(Database { url: url.clone(), folder: None }).await;
    let mut administrator = Administrator::postgres(&url).await;
    // Vacuuming at its own pace would make two runs differ; the service vacuums itself.
    for table in ANSWERS {
        administrator.run(&format!("ALTER TABLE {table} SET (autovacuum_enabled = off)")).await;
    }
    assert_eq!(administrator.rows("SHOW track_commit_timestamp").await[0][0], "off");
    check(&service, administrator).await;
}

async fn check(service: &TestService, mut administrator: Administrator) {
    let editor = service.staff(Role::SurveyEditor).await;
    let survey = editor.open_survey("Tieto palveluista").await;
    let before = administrator.everything_but(&WRITTEN).await;
    let mut residents = three_days(service, &survey, &mut administrator).await;

    // While it is open: one chance hit a batch.
    assert_eq!(administrator.everything_but(&WRITTEN).await, before, "a submission writes to no other table");
    if administrator.is_sqlite() {
        for (table, hidden) in ANSWERS.iter().zip(["rowid", "_rowid_", "oid"]) {
            administrator.try_rows(&format!("SELECT {hidden} FROM {table}")).await.unwrap_err();
        }
    }
    let batches = residents.iter().map(|one| one.batch).max().unwrap();
    assert!(batches >= 6, "there were mixes in between, {batches}");
    let orders = every_order(&residents, &mut administrator, "batch_no").await;
    chance(&residents, &orders, "batch", |one| one.batch.to_string());
    tags_lead_nowhere(&residents, &mut administrator).await;
    no_transaction_is_shared(&residents, &mut administrator).await;

    // After closing: one chance hit an answer day.
    let_it_close(service).await;
    if administrator.is_sqlite() {
        assert_eq!(administrator.log().len(), 0, "the write-ahead log is empty after the mix");
    }
    let mixed_days: Vec<usize> = residents.iter().map(|one| one.mixed_on).collect();
    let last_day = mixed_days.iter().max().unwrap();
    for resident in residents.iter_mut().filter(|one| one.batch == 0) {
        (resident.batch, resident.mixed_on) = (batches + 1, *last_day);
    }
    let day = |one: &Resident| format!("2026-11-{}", 21 + one.mixed_on);
    let orders = every_order(&residents, &mut administrator, "day").await;
    // PostgreSQL's log (and every archive of it), and the space that a vacuum frees without clearing it, still
    // tell the batches apart, but nothing within one.
    let postgres = !administrator.is_sqlite();
    let (left_behind, orders): (Vec<_>, Vec<_>) =
        orders.into_iter().partition(|(how, _)| postgres && how.starts_with("by place"));
    chance(&residents, &orders, "day", day);
    for (how, found) in left_behind {
        let mut by_batch = Grouped::new();
        for who in found.into_values().flatten() {
            by_batch.entry(residents[who].batch.to_string()).or_default().push(who);
        }
        chance(&residents, &[(how, by_batch)], "batch", |one| one.batch.to_string());
    }
    tags_lead_nowhere(&residents, &mut administrator).await;
    let batches = administrator.rows("SELECT DISTINCT CAST(batch_no AS text) FROM response").await;
    assert_eq!(batches, [["1"]], "no batch shows any more");
    assert_eq!(
        administrator.bytes_of("withdrawal", "sealed_key").await,
        [""; 0],
        "tombstones name no answer"
    );

    if administrator.is_sqlite() {
        withdrawn_answers_are_in_no_file(&residents, &mut administrator).await;
    }

    let editor = service.staff(Role::SurveyEditor).await;
    let left = residents.iter().filter(|one| !one.withdrawn).count();
    assert_eq!(editor.results(&survey).await["counted"], left);

    naive::the_usual_designs_are_relinked(&residents, &mut administrator).await;
}

/// Three hundred submissions in a known order, some withdrawn, mixed as the background task would.
async fn three_days(
    service: &TestService,
    survey: &Value,
    administrator: &mut Administrator,
) -> Vec<Resident> {
    let mut random = StdRng::seed_from_u64(20_261_121);
    let resident_client = service.client();
    let mut residents: Vec<Resident> = Vec::new();
    let (mut batch, mut seen) = (0, BTreeSet::new());
    for day in 0..DAYS {
        for _ in 0..A_DAY {
            let digits: u64 = random.next_u64();
            let marker = format!("puu-{digits:016x}");
            let long = usize::try_from(random.next_u64() % 500).unwrap();
            let text = format!("{marker} {}", "havu".repeat(long / 4));
            let key = u128::from(random.next_u64()) << 64 | u128::from(random.next_u64());
            let receipt = answer(&resident_client, survey, key, &text).await;
            let news: Vec<_> = administrator
                .intake()
                .await
                .into_iter()
                .filter(|(tag, ..)| seen.insert(tag.clone()))
                .collect();
            let [(tag, sealed, transaction)] = news.as_slice() else {
                panic!("one row a submission: {news:?}")
            };
            residents.push(Resident {
                marker,
                text,
                day,
                receipt,
                tag: tag.clone(),
                sealed: *sealed,
                transaction: transaction.clone(),
                batch: 0,
                mixed_on: day,
                withdrawn: false,
            });
            withdraw_some(&resident_client, &mut residents).await;
            service.clock.advance(Duration::minutes(MINUTES));
            if random.next_u64().is_multiple_of(16) {
                batch += usize::from(mix(service, administrator, &mut residents, batch + 1).await);
            }
        }
        let spent = Duration::minutes(MINUTES * i64::try_from(A_DAY).unwrap());
        service.clock.advance(Duration::days(1) - spent);
    }
    nothing_pending_is_readable(administrator, &residents).await;
    residents
}

async fn answer(client: &Client, survey: &Value, key: u128, text: &str) -> Value {
    let mut answers = yes();
    answers.as_array_mut().unwrap().push(json!({ "question": "more", "value": { "text": text } }));
    let receipt = client.submit(&survey["slug"], key, "fi", answers).await;
    assert_eq!(receipt["repeated"], false, "{receipt}");
    receipt["receiptCode"].clone()
}

/// Every 25th at once, while pending; every 25th an hour or two later, when it may be mixed.
async fn withdraw_some(client: &Client, residents: &mut [Resident]) {
    let newest = residents.len() - 1;
    let due = [(newest % 25 == 7).then_some(newest), newest.checked_sub(30).filter(|one| one % 25 == 13)];
    for index in due.into_iter().flatten() {
        let resident = &mut residents[index];
        assert_eq!(client.withdraw(&resident.receipt).await["__typename"], "ResponseWithdrawn");
        resident.withdrawn = true;
    }
}

/// Mixes if enough have come together.
async fn mix(
    service: &TestService,
    administrator: &mut Administrator,
    residents: &mut [Resident],
    batch: usize,
) -> bool {
    nothing_pending_is_readable(administrator, residents).await;
    let moved = service.mix().await.moved;
    if moved == 0 {
        return false;
    }
    if administrator.is_sqlite() {
        assert_eq!(administrator.log().len(), 0, "the write-ahead log is empty after the mix");
    }
    let today = residents.last().unwrap().day;
    let pending: Vec<_> = residents.iter_mut().filter(|one| one.batch == 0 && !one.withdrawn).collect();
    assert_eq!(pending.len(), moved);
    for resident in pending {
        (resident.batch, resident.mixed_on) = (batch, today);
    }
    true
}

async fn nothing_pending_is_readable(administrator: &mut Administrator, residents: &[Resident]) {
    let pending: BTreeSet<&str> =
        residents.iter().filter(|one| one.batch == 0).map(|one| one.marker.as_str()).collect();
    for (file, bytes) in administrator.files().await {
        let found = markers(&bytes).into_iter().find(|marker| pending.contains(marker.as_str()));
        assert_eq!(found, None, "a pending answer is readable in {file}");
    }
}

/// Markers in the order in which they first appear.
fn markers(bytes: &[u8]) -> Vec<String> {
    let mut seen = BTreeSet::new();
    let starts = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'p').map(|(at, _)| at);
    starts
        .filter_map(|at| bytes.get(at..at + MARKER))
        .filter(|found| found.starts_with(b"puu-"))
        .filter_map(|found| std::str::from_utf8(found).ok().map(str::to_owned))
        .filter(|marker| seen.insert(marker.clone()))
        .collect()
}

/// The residents of answers that were found, by group. Who is not a row any more is left out.
fn by_group(residents: &[Resident], found: &[Found]) -> Grouped {
    let known: BTreeMap<&str, usize> = residents.iter().map(|one| one.marker.as_str()).zip(0..).collect();
    let mut groups = Grouped::new();
    for (group, answers) in found {
        let marker = markers(answers.as_bytes()).remove(0);
        groups.entry(group.clone()).or_default().push(known[marker.as_str()]);
    }
    groups
}

/// Every order in which tables and files give the answers now, with the groups that `column` makes.
async fn every_order(
    residents: &[Resident],
    administrator: &mut Administrator,
    column: &str,
) -> Vec<(String, Grouped)> {
    let rows = administrator.orders("response", column).await;
    let groups: BTreeMap<String, String> = rows[0]
        .1
        .iter()
        .map(|(group, answers)| (markers(answers.as_bytes()).remove(0), group.clone()))
        .collect();
    let mut orders: Vec<_> =
        rows.into_iter().map(|(how, found)| (how, by_group(residents, &found))).collect();
    for (file, bytes) in administrator.files().await {
        let found: Vec<Found> =
            markers(&bytes).into_iter().filter_map(|one| Some((groups.get(&one)?.clone(), one))).collect();
        if found.len() == groups.len() {
            orders.push((format!("by place in {file}"), by_group(residents, &found)));
        }
    }
    let in_files = orders.iter().filter(|(how, _)| how.starts_with("by place")).count();
    assert!(in_files >= 2, "the files were read: {in_files}");
    orders
}

/// Matches the order of submission, and what an observer of the intake noted, with every order there is.
fn chance(
    residents: &[Resident],
    orders: &[(String, Grouped)],
    what: &str,
    group: impl Fn(&Resident) -> String,
) {
    let present: BTreeSet<usize> = orders[0].1.values().flatten().copied().collect();
    assert!(present.len() >= 250, "{}", present.len());
    type Rank = fn(&Resident) -> (usize, String);
    let ranks: [(&str, Rank); 3] = [
        ("submission", |_| (0, String::new())),
        ("tag", |one| (0, one.tag.clone())),
        ("sealed length", |one| (one.sealed, String::new())),
    ];
    for (noted, rank) in ranks {
        let mut people: Vec<usize> = present.iter().copied().collect();
        people.sort_by_key(|i| rank(&residents[*i]));
        let mut known = Grouped::new();
        for one in people {
            known.entry(group(&residents[one])).or_default().push(one);
        }
        for (how, found) in orders {
            let score = matched(&known, found);
            let (hits, of, most) = (score.hits, score.of, most_by_chance(score.groups));
            println!(
                "{what:6} {noted:13} {how:37} {hits:3} of {of}, at most {most:2}; {:+.2}",
                score.correlation
            );
            let same =
                known.iter().all(|(group, people)| found.get(group).is_some_and(|f| f.len() == people.len()));
            assert!(same, "answers stand in their groups: {known:?} {found:?}");
            assert!(score.is_chance(), "answers {how} re-link the order of {noted}: {score:?}");
        }
    }
}

/// Names of pending answers, tombstones and mixed answers have nothing in common.
async fn tags_lead_nowhere(residents: &[Resident], administrator: &mut Administrator) {
    let mut tags: BTreeSet<String> = residents.iter().map(|one| one.tag.clone()).collect();
    tags.extend(administrator.bytes_of("withdrawal", "tag").await);
    let keys = administrator.bytes_of("response", "key").await;
    assert!(tags.len() == residents.len() && keys.len() >= 250);
    assert!(keys.iter().all(|key| key.len() == 32 && !tags.contains(key)));
    let sealed = residents.iter().map(|one| one.sealed).collect::<BTreeSet<_>>();
    assert_eq!(sealed.len(), 1, "short texts of every length are sealed alike: {sealed:?}");
}

/// What was withdrawn does not stay readable in pages that were freed.
async fn withdrawn_answers_are_in_no_file(residents: &[Resident], administrator: &mut Administrator) {
    let withdrawn: BTreeSet<&str> =
        residents.iter().filter(|one| one.withdrawn).map(|one| one.marker.as_str()).collect();
    assert!(withdrawn.len() > 20);
    for (file, bytes) in administrator.files().await {
        let found: Vec<String> =
            markers(&bytes).into_iter().filter(|one| withdrawn.contains(one.as_str())).collect();
        assert_eq!(found, [""; 0], "a withdrawn answer stays readable in {file}");
    }
}

/// No answer stands in the transaction that took it in.
async fn no_transaction_is_shared(residents: &[Resident], administrator: &mut Administrator) {
    if administrator.is_sqlite() {
        return;
    }
    let mixed = administrator.rows("SELECT DISTINCT xmin::text FROM response").await;
    let mixed: BTreeSet<&str> = mixed.iter().map(|row| row[0].as_str()).collect();
    assert!(residents.iter().all(|one| !mixed.contains(one.transaction.as_str())));
}
