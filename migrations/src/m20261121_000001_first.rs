//! The county, staff, surveys and answers.
//!
//! Written in SQL, since what matters most here has no portable spelling: tables of answers WITHOUT ROWID
//! (a hidden row number would keep the order in which people answered) and triggers that keep published
//! things as they are. JSON is stored as text on both databases and never queried into.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`].
const TABLES: &str = "
CREATE TABLE county (
    id integer PRIMARY KEY CHECK (id = 1),
    settings text NOT NULL,
    updated_at {time} NOT NULL
);
CREATE TABLE division (
    id {uuid} PRIMARY KEY,
    name text NOT NULL,
    position integer NOT NULL
);
CREATE TABLE unit (
    id {uuid} PRIMARY KEY,
    division_id {uuid} NOT NULL REFERENCES division (id),
    name text NOT NULL,
    position integer NOT NULL
);
CREATE INDEX unit_division ON unit (division_id);

CREATE TABLE account (
    id {uuid} PRIMARY KEY,
    email text NOT NULL UNIQUE,
    name text NOT NULL,
    password_hash text,
    language text,
    disabled_at {time},
    created_at {time} NOT NULL
);
CREATE TABLE role_grant (
    id {uuid} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    role text NOT NULL,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    CHECK (unit_id IS NULL OR division_id IS NOT NULL)
);
CREATE INDEX role_grant_account ON role_grant (account_id);
CREATE TABLE session (
    token_hash {bytes} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    created_at {time} NOT NULL,
    last_seen_at {time} NOT NULL,
    expires_at {time} NOT NULL
);
CREATE INDEX session_account ON session (account_id);
CREATE TABLE account_link (
    token_hash {bytes} PRIMARY KEY,
    account_id {uuid} NOT NULL REFERENCES account (id),
    purpose text NOT NULL CHECK (purpose IN ('invitation', 'password_reset')),
    expires_at {time} NOT NULL
);
CREATE INDEX account_link_account ON account_link (account_id);

CREATE TABLE audit_event (
    id {uuid} PRIMARY KEY,
    at {time} NOT NULL,
    actor {uuid} REFERENCES account (id),
    act text NOT NULL,
    subject text NOT NULL,
    detail text NOT NULL
);
CREATE INDEX audit_event_subject ON audit_event (subject);

CREATE TABLE survey (
    id {uuid} PRIMARY KEY,
    slug text NOT NULL UNIQUE,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    draft text NOT NULL,
    revision bigint NOT NULL,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    version integer,
    published_at {time},
    opens_at {time},
    closes_at {time},
    late_answer_days integer,
    closed_early_at {time},
    finalised_at {time},
    results_released_at {time},
    outcome_published_at {time},
    responses_deleted_at {time},
    archived_at {time},
    deletion_date date,
    CHECK ((version IS NULL) = (published_at IS NULL)),
    CHECK ((version IS NULL) = (opens_at IS NULL)),
    CHECK (results_released_at IS NULL OR finalised_at IS NOT NULL),
    CHECK (archived_at IS NULL OR finalised_at IS NOT NULL)
);
CREATE INDEX survey_opens ON survey (opens_at);
CREATE TABLE survey_version (
    survey_id {uuid} NOT NULL REFERENCES survey (id),
    number integer NOT NULL,
    content text NOT NULL,
    languages text NOT NULL,
    mode text NOT NULL CHECK (mode IN ('anonymous_open')),
    published_at {time} NOT NULL,
    PRIMARY KEY (survey_id, number)
);
CREATE TABLE survey_outcome (
    survey_id {uuid} PRIMARY KEY REFERENCES survey (id),
    content text NOT NULL,
    updated_at {time} NOT NULL
);
CREATE TABLE survey_release (
    survey_id {uuid} PRIMARY KEY REFERENCES survey (id),
    content text NOT NULL,
    released_at {time} NOT NULL
);

CREATE TABLE intake (
    tag {bytes} NOT NULL PRIMARY KEY,
    survey_id {uuid} NOT NULL REFERENCES survey (id),
    key_id text NOT NULL,
    sealed {bytes} NOT NULL
) {no_rowid};
CREATE TABLE response (
    key {bytes} NOT NULL PRIMARY KEY,
    survey_id {uuid} NOT NULL REFERENCES survey (id),
    version integer NOT NULL,
    day date NOT NULL,
    language text NOT NULL,
    channel text NOT NULL,
    answers text NOT NULL,
    batch_no integer NOT NULL
) {no_rowid};
CREATE INDEX response_survey ON response (survey_id);
CREATE TABLE withdrawal (
    tag {bytes} NOT NULL PRIMARY KEY,
    survey_id {uuid} NOT NULL REFERENCES survey (id),
    sealed_key {bytes}
) {no_rowid};
";

/// What has been published or written to the log stays as it was.
const IMMUTABLE: [(&str, &str); 6] = [
    ("survey_version", "UPDATE"),
    ("survey_version", "DELETE"),
    ("survey_release", "UPDATE"),
    ("survey_release", "DELETE"),
    ("audit_event", "UPDATE"),
    ("audit_event", "DELETE"),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, TABLES).await?;
        if postgres {
            // Buckets of attempts are worth nothing after a crash, and every instance must see them.
            connection
                .execute_unprepared(
                    "CREATE UNLOGGED TABLE rate_bucket (
                         key text PRIMARY KEY, tokens double precision NOT NULL, updated_at timestamptz NOT NULL);
                     CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS
                         'BEGIN RAISE EXCEPTION ''% is immutable'', TG_TABLE_NAME; END';",
                )
                .await?;
        }
        for (table, change) in IMMUTABLE {
            let name = format!("{table}_no_{}", change.to_lowercase());
            let sql = if postgres {
                format!(
                    "CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW EXECUTE FUNCTION refuse_change()"
                )
            } else {
                format!(
                    "CREATE TRIGGER {name} BEFORE {change} ON {table}
                     BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END"
                )
            };
            connection.execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
