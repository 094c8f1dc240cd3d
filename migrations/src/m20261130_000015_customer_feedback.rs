//! Customer feedback: items, reviews of units, scores by text message, what is published, ratings of pages.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. What feedback says, whose it is and what was done lies sealed under a key of its own, until
/// it is forgotten; what is counted of it stays.
const TABLES: &str = "
CREATE TABLE customer_feedback (
    id {uuid} PRIMARY KEY,
    channel text NOT NULL,
    class text NOT NULL,
    theme text,
    service text,
    service_language text,
    language text NOT NULL,
    about_division_id {uuid} REFERENCES division (id),
    about_unit_id {uuid} REFERENCES unit (id),
    queue_division_id {uuid} REFERENCES division (id),
    queue_unit_id {uuid} REFERENCES unit (id),
    received_on {date} NOT NULL,
    due_on {date} NOT NULL,
    has_contact boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('received', 'in_handling', 'handled')),
    handler {uuid} REFERENCES account (id),
    handled_on {date},
    written_sealed {bytes},
    done_sealed {bytes},
    link_hash {bytes} NOT NULL UNIQUE,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    CHECK ((state = 'received') = (handler IS NULL)),
    CHECK ((state = 'handled') = (handled_on IS NOT NULL))
);
CREATE INDEX customer_feedback_due ON customer_feedback (due_on, id);
CREATE INDEX customer_feedback_received ON customer_feedback (received_on);
CREATE TABLE customer_feedback_review (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    reviewed_on {date} NOT NULL,
    note text NOT NULL,
    waiting bigint NOT NULL CHECK (waiting >= 0),
    overdue bigint NOT NULL CHECK (overdue BETWEEN 0 AND waiting),
    made_by {uuid} NOT NULL REFERENCES account (id),
    at {time} NOT NULL
);
CREATE TABLE customer_feedback_summary (
    id {uuid} PRIMARY KEY,
    from_on {date} NOT NULL,
    until_on {date} NOT NULL CHECK (until_on >= from_on),
    content text NOT NULL,
    published_on {date},
    counted text,
    version bigint NOT NULL CHECK (version >= 1),
    CHECK ((published_on IS NULL) = (counted IS NULL))
);
CREATE TABLE score_batch (
    id {uuid} PRIMARY KEY,
    external_id text NOT NULL UNIQUE,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    from_on {date} NOT NULL,
    until_on {date} NOT NULL CHECK (until_on >= from_on),
    promoters bigint NOT NULL CHECK (promoters >= 0),
    passives bigint NOT NULL CHECK (passives >= 0),
    detractors bigint NOT NULL CHECK (detractors >= 0),
    made_by {uuid} REFERENCES account (id),
    at {time} NOT NULL
);
CREATE TABLE page_rating (
    page text NOT NULL,
    language text NOT NULL,
    rated_on {date} NOT NULL,
    found bigint NOT NULL CHECK (found >= 0),
    not_found bigint NOT NULL CHECK (not_found >= 0),
    PRIMARY KEY (page, language, rated_on)
){no_rowid};
";

/// Records that stay as they are, and when a summary is one.
const IMMUTABLE: [(&str, &str); 3] = [
    ("customer_feedback_review", ""),
    ("customer_feedback_summary", "WHEN (OLD.published_on IS NOT NULL)"),
    ("score_batch", ""),
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        dialect::run(connection, TABLES).await?;
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        for (table, when) in IMMUTABLE {
            for change in ["UPDATE", "DELETE"] {
                let name = format!("{table}_no_{}", change.to_lowercase());
                let sql = if postgres {
                    format!(
                        "CREATE TRIGGER {name} BEFORE {change} ON {table} FOR EACH ROW {when}
                         EXECUTE FUNCTION refuse_change()"
                    )
                } else {
                    format!(
                        "CREATE TRIGGER {name} BEFORE {change} ON {table} {when}
                         BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END"
                    )
                };
                connection.execute_unprepared(&sql).await?;
            }
        }
        Ok(())
    }
}
