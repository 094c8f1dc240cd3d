//! Values of indicators, what they are compared with, what divisions say, looks at the public list, and what was frozen.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. A programme is named by its key and an indicator by its code, which stay the same through
/// the versions of the programme.
const TABLES: &str = "
CREATE TABLE indicator_value (
    id {uuid} PRIMARY KEY,
    programme text NOT NULL,
    indicator text NOT NULL,
    period text NOT NULL,
    division_id {uuid} REFERENCES division (id),
    content text NOT NULL,
    origin text NOT NULL,
    state text NOT NULL CHECK (state IN ('proposed', 'approved')),
    made_by {uuid} REFERENCES account (id),
    approved_by {uuid} REFERENCES account (id),
    version bigint NOT NULL CHECK (version >= 1),
    updated_at {time} NOT NULL,
    CHECK (approved_by IS NULL OR made_by IS NULL OR approved_by <> made_by)
);
CREATE UNIQUE INDEX indicator_value_whole ON indicator_value (programme, indicator, period) WHERE division_id IS NULL;
CREATE UNIQUE INDEX indicator_value_part ON indicator_value (programme, indicator, period, division_id)
    WHERE division_id IS NOT NULL;
CREATE TABLE indicator_setting (
    programme text NOT NULL,
    indicator text NOT NULL,
    content text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    updated_at {time} NOT NULL,
    PRIMARY KEY (programme, indicator)
);
CREATE TABLE indicator_programme (
    programme text PRIMARY KEY,
    content text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    updated_at {time} NOT NULL
);
CREATE TABLE indicator_explanation (
    programme text NOT NULL,
    indicator text NOT NULL,
    period text NOT NULL,
    content text NOT NULL,
    made_by {uuid} REFERENCES account (id),
    updated_at {time} NOT NULL,
    PRIMARY KEY (programme, indicator, period)
);
CREATE TABLE indicator_party (
    programme text NOT NULL,
    party text NOT NULL,
    account_id {uuid} NOT NULL REFERENCES account (id),
    PRIMARY KEY (programme, party, account_id)
);
CREATE INDEX indicator_party_account ON indicator_party (account_id);
CREATE TABLE listing_snapshot (
    day {date} PRIMARY KEY,
    is_up boolean NOT NULL,
    open_surveys bigint NOT NULL,
    taken_at {time} NOT NULL
);
CREATE TABLE listing_confirmation (
    division_id {uuid} NOT NULL REFERENCES division (id),
    period text NOT NULL,
    ran_unlisted boolean NOT NULL,
    made_by {uuid} REFERENCES account (id),
    made_at {time} NOT NULL,
    PRIMARY KEY (division_id, period)
);
CREATE TABLE indicator_edition (
    id {uuid} PRIMARY KEY,
    programme text NOT NULL,
    period text NOT NULL,
    number bigint NOT NULL CHECK (number >= 1),
    content {bytes} NOT NULL,
    content_sha256 text NOT NULL,
    public_content {bytes} NOT NULL,
    public_sha256 text NOT NULL,
    held text NOT NULL,
    frozen_by {uuid} REFERENCES account (id),
    frozen_at {time} NOT NULL,
    UNIQUE (programme, period, number)
);
CREATE TABLE indicator_publication (
    edition_id {uuid} PRIMARY KEY REFERENCES indicator_edition (id),
    published_by {uuid} REFERENCES account (id),
    published_at {time} NOT NULL
);
";

/// What was frozen stays as it was, and nobody looks at the list afterwards.
const IMMUTABLE: [&str; 3] = ["indicator_edition", "indicator_publication", "listing_snapshot"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, TABLES).await?;
        for (table, change) in IMMUTABLE.iter().flat_map(|table| [(table, "UPDATE"), (table, "DELETE")]) {
            let name = format!("{table}_no_{}", change.to_lowercase());
            let refusal = if postgres {
                "FOR EACH ROW EXECUTE FUNCTION refuse_change()".to_owned()
            } else {
                format!("BEGIN SELECT RAISE(ABORT, '{table} is immutable'); END")
            };
            let sql = format!("CREATE TRIGGER {name} BEFORE {change} ON {table} {refusal}");
            connection.execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
