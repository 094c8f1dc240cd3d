//! The usual designs, beside ours, in the same database and before the same matcher.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};

use super::administrator::Administrator;
use super::matcher::{Grouped, matched};
use super::{Resident, by_group, markers};

/// A key of the residents' tables.
#[derive(Clone, Copy)]
enum Key {
    /// Counted by the database, as LimeSurvey does with its dates blanked.
    Counted,
    /// 128 random bits in an ordinary table.
    Random,
    /// A UUIDv7: the time comes first.
    Timed,
    /// Our own response table without the shuffle: what each mix moves stands in the order of arrival.
    Arrival,
}

/// Writes the same answers straight into tables as others have them, and finds nearly everybody again.
pub(super) async fn the_usual_designs_are_relinked(
    residents: &[Resident],
    administrator: &mut Administrator,
) {
    let designs = [
        (Key::Counted, "naive_counted"),
        (Key::Random, "naive_random"),
        (Key::Timed, "naive_timed"),
        (Key::Arrival, "unshuffled"),
    ];
    for (key, table) in designs {
        write(residents, administrator, key, table).await;
        let mut best = (0, String::new());
        for (how, found) in administrator.orders(table, "day").await {
            let score = matched(&days(residents), &by_group(residents, &found));
            if score.hits >= best.0 {
                best = (score.hits, how);
            }
            if score.is_relinked() {
                assert!(!score.is_chance(), "what is re-linked is no chance");
            }
        }
        println!("{table:14} re-linked {:3} of {} {}", best.0, residents.len(), best.1);
        assert!(best.0 * 100 >= residents.len() * 95, "the matcher must see through {table}: {best:?}");
    }
    if administrator.is_sqlite() {
        random_keys_are_relinked_from_the_log(residents, administrator).await;
    } else {
        invitations_are_relinked_by_transaction(residents, administrator).await;
    }
}

fn days(residents: &[Resident]) -> Grouped {
    let mut days = Grouped::new();
    for (number, resident) in residents.iter().enumerate() {
        days.entry(resident.day.to_string()).or_default().push(number);
    }
    days
}

async fn write(residents: &[Resident], administrator: &mut Administrator, key: Key, table: &str) {
    let mut random = StdRng::seed_from_u64(7);
    let sqlite = administrator.is_sqlite();
    let (column, storage) = match (key, sqlite) {
        (Key::Counted, true) => ("integer PRIMARY KEY AUTOINCREMENT", ""),
        (Key::Counted, false) => ("serial PRIMARY KEY", ""),
        (Key::Timed | Key::Arrival, true) => ("text PRIMARY KEY", "WITHOUT ROWID"),
        _ => ("text PRIMARY KEY", ""),
    };
    administrator
        .run(&format!(
            "CREATE TABLE {table} (id {column}, day integer NOT NULL, answers text NOT NULL) {storage}"
        ))
        .await;
    for (number, resident) in residents.iter().enumerate() {
        let bits = u128::from(random.next_u64()) << 64 | u128::from(random.next_u64());
        let id = match key {
            Key::Counted => None,
            Key::Random => Some(format!("{bits:032x}")),
            // A few minutes apart, as residents come.
            Key::Timed => Some(format!("{:012x}{:020x}", number * 240_000, bits >> 48)),
            // On PostgreSQL the place in the file gives it away, under any key.
            Key::Arrival if sqlite => Some(format!("{number:032x}")),
            Key::Arrival => Some(format!("{bits:032x}")),
        };
        let (name, value) = id.map_or_else(Default::default, |id| ("id, ", format!("'{id}', ")));
        administrator
            .run(&format!(
                "INSERT INTO {table} ({name}day, answers) VALUES ({value}{}, '{}')",
                resident.day, resident.text
            ))
            .await;
    }
}

/// Random keys, no row numbers, one transaction an answer: the table tells nothing, its log tells all.
async fn random_keys_are_relinked_from_the_log(residents: &[Resident], administrator: &mut Administrator) {
    administrator
        .run("CREATE TABLE unmixed (id text PRIMARY KEY, day integer NOT NULL, answers text NOT NULL) WITHOUT ROWID")
        .await;
    administrator.run("PRAGMA wal_checkpoint(TRUNCATE)").await;
    let mut random = StdRng::seed_from_u64(8);
    for resident in residents {
        let bits = u128::from(random.next_u64()) << 64 | u128::from(random.next_u64());
        let sql =
            format!("INSERT INTO unmixed VALUES ('{bits:032x}', {}, '{}')", resident.day, resident.text);
        administrator.run(&sql).await;
    }
    for (how, found) in administrator.orders("unmixed", "day").await {
        let score = matched(&days(residents), &by_group(residents, &found));
        assert!(score.is_chance(), "random keys without row numbers are chance {how}: {score:?}");
    }
    let day = |marker: &String| residents.iter().find(|one| one.marker == *marker).map(|one| one.day);
    let log = markers(&administrator.log());
    let found: Vec<_> = log.into_iter().filter_map(|one| Some((day(&one)?.to_string(), one))).collect();
    let score = matched(&days(residents), &by_group(residents, &found));
    println!("unmixed        re-linked {:3} of {} by place in the log", score.hits, score.of);
    assert!(score.is_relinked(), "the log of an unmixed table tells the order: {score:?}");
}

/// The invitation is marked and the answer is written in one transaction, with nothing else in common.
async fn invitations_are_relinked_by_transaction(residents: &[Resident], administrator: &mut Administrator) {
    administrator
        .run(
            "CREATE TABLE invitation (person integer PRIMARY KEY, used boolean NOT NULL);
             CREATE TABLE invited (id uuid PRIMARY KEY DEFAULT gen_random_uuid(), answers text NOT NULL)",
        )
        .await;
    for number in 0..residents.len() {
        administrator.run(&format!("INSERT INTO invitation VALUES ({number}, false)")).await;
    }
    for (number, resident) in residents.iter().enumerate() {
        administrator
            .run(&format!(
                "BEGIN; UPDATE invitation SET used = true WHERE person = {number};
                 INSERT INTO invited (answers) VALUES ('{}'); COMMIT",
                resident.text
            ))
            .await;
    }
    let joined = administrator
        .rows("SELECT i.person::text, a.answers FROM invitation i JOIN invited a ON a.xmin = i.xmin")
        .await;
    let hits = joined.iter().filter(|row| residents[row[0].parse::<usize>().unwrap()].text == row[1]).count();
    println!("invited        re-linked {hits:3} of {} by transaction", residents.len());
    assert_eq!(hits, residents.len());
}
