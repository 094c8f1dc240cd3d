//! The database's own guards, looked up in the database itself: a promise that rests on a setting or a
//! trigger is kept only while that is there.

use sea_orm::{ConnectionTrait, Statement};

use crate::{Access, Backend, Result, Storage};

/// One guard and whether it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Guard {
    /// What it is, for a person who reads `osallistu check`.
    pub name: &'static str,
    /// Why it is needed.
    pub why: &'static str,
    pub found: String,
    pub holds: bool,
}

struct Check {
    name: &'static str,
    why: &'static str,
    sql: &'static str,
    expected: &'static str,
}

const SQLITE: &[Check] = &[
    Check {
        name: "journal mode",
        why: "readers do not wait for the writer",
        sql: "SELECT journal_mode FROM pragma_journal_mode",
        expected: "wal",
    },
    Check {
        name: "synchronous",
        why: "an acknowledged answer survives a power loss (2 = FULL)",
        sql: "SELECT CAST(synchronous AS text) FROM pragma_synchronous",
        expected: "2",
    },
    Check {
        name: "secure delete",
        why: "what the mixer deletes does not stay readable in the file",
        sql: "SELECT CAST(secure_delete AS text) FROM pragma_secure_delete",
        expected: "1",
    },
    Check {
        name: "foreign keys",
        why: "no row points at nothing",
        sql: "SELECT CAST(foreign_keys AS text) FROM pragma_foreign_keys",
        expected: "1",
    },
    Check {
        name: "tables of answers without row numbers",
        why: "a hidden row number would keep the order in which people answered",
        sql: "SELECT CAST(count(*) AS text) FROM sqlite_master WHERE name IN ('intake', 'response', 'withdrawal')
              AND sql LIKE '%WITHOUT ROWID%'",
        expected: "3",
    },
    Check {
        name: "immutability triggers",
        why: "published versions, released results, approved programmes, the audit log, the history of orders, who read sealed data, frozen reports, looks at the public list, reviews, scores and published summaries of feedback and what makers of initiatives were told stay as they are",
        sql: "SELECT CAST(count(*) AS text) FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%is immutable%'",
        expected: "25",
    },
    Check {
        name: "no double booking",
        why: "two bookings of one expert never overlap, whatever writes them",
        sql: "SELECT CAST(count(*) AS text) FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%EXPERT_DOUBLE_BOOKED%'",
        expected: "2",
    },
    Check {
        name: "lots stay as they are",
        why: "what was published of a lot before its seed existed is not changed afterwards",
        sql: "SELECT CAST(count(*) AS text) FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%LOT_PUBLISHED%'",
        expected: "2",
    },
    Check {
        name: "four eyes",
        why: "whoever checked a fee claim does not approve it",
        sql: "SELECT CAST(count(*) AS text) FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%FOUR_EYES%'",
        expected: "2",
    },
];

const POSTGRES: &[Check] = &[
    Check {
        name: "synchronous commit",
        why: "an acknowledged answer survives a power loss",
        sql: "SELECT CASE WHEN current_setting('synchronous_commit') = 'off' THEN 'off' ELSE 'on' END",
        expected: "on",
    },
    Check {
        name: "full fsync",
        why: "an acknowledged answer survives a power loss",
        sql: "SELECT current_setting('fsync')",
        expected: "on",
    },
    Check {
        name: "no commit timestamps",
        why: "the time of each transaction would tie an answer to the moment it came",
        sql: "SELECT current_setting('track_commit_timestamp')",
        expected: "off",
    },
    Check {
        name: "immutability triggers",
        why: "published versions, released results, approved programmes, the audit log, the history of orders, who read sealed data, frozen reports, looks at the public list, reviews, scores and published summaries of feedback and what makers of initiatives were told stay as they are",
        sql: "SELECT count(*)::text FROM pg_trigger t JOIN pg_proc p ON p.oid = t.tgfoid
              WHERE p.proname = 'refuse_change' AND t.tgenabled = 'O'",
        expected: "25",
    },
    Check {
        name: "no double booking",
        why: "two bookings of one expert never overlap, whatever writes them",
        sql: "SELECT count(*)::text FROM pg_constraint WHERE conname = 'assignment_no_overlap' AND contype = 'x'",
        expected: "1",
    },
    Check {
        name: "lots stay as they are",
        why: "what was published of a lot before its seed existed is not changed afterwards",
        sql: "SELECT count(*)::text FROM pg_trigger WHERE tgname = 'panel_lot_published' AND tgenabled = 'O'",
        expected: "1",
    },
    Check {
        name: "four eyes",
        why: "whoever checked a fee claim does not approve it",
        sql: "SELECT count(*)::text FROM pg_constraint WHERE conname = 'fee_claim_four_eyes' AND contype = 'c'",
        expected: "1",
    },
];

impl Storage {
    /// Looks every guard up.
    pub async fn guards(&self) -> Result<Vec<Guard>> {
        let checks = match self.backend() {
            Backend::Sqlite => SQLITE,
            Backend::Postgres => POSTGRES,
        };
        let mut guards = Vec::new();
        for check in checks {
            let statement = Statement::from_string(self.write.get_database_backend(), check.sql);
            let row = self.write.query_one_raw(statement).await?;
            let found: String = row.map(|row| row.try_get_by_index(0)).transpose()?.unwrap_or_default();
            guards.push(Guard { name: check.name, why: check.why, holds: found == check.expected, found });
        }
        Ok(guards)
    }
}
