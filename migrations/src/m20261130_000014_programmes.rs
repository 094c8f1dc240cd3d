//! Participation programmes and their versions.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. A version without a day of adoption is a draft.
const TABLES: &str = "
CREATE TABLE programme (
    id {uuid} PRIMARY KEY,
    key text NOT NULL,
    created_at {time} NOT NULL
);
CREATE UNIQUE INDEX programme_key ON programme (key);
CREATE TABLE programme_version (
    id {uuid} PRIMARY KEY,
    programme_id {uuid} NOT NULL REFERENCES programme (id),
    number integer NOT NULL CHECK (number >= 1),
    content text NOT NULL,
    adopted_by text,
    adopted_on {date},
    revision bigint NOT NULL CHECK (revision >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK ((adopted_by IS NULL) = (adopted_on IS NULL))
);
CREATE UNIQUE INDEX programme_version_number ON programme_version (programme_id, number);
";

/// What a body has approved stays as it is.
fn guard(change: &str, postgres: bool) -> String {
    let name = format!("programme_version_no_{}", change.to_lowercase());
    if postgres {
        return format!(
            "CREATE TRIGGER {name} BEFORE {change} ON programme_version FOR EACH ROW
             WHEN (OLD.adopted_on IS NOT NULL) EXECUTE FUNCTION refuse_change()"
        );
    }
    format!(
        "CREATE TRIGGER {name} BEFORE {change} ON programme_version WHEN OLD.adopted_on IS NOT NULL
         BEGIN SELECT RAISE(ABORT, 'programme_version is immutable'); END"
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, TABLES).await?;
        for change in ["UPDATE", "DELETE"] {
            connection.execute_unprepared(&guard(change, postgres)).await?;
        }
        Ok(())
    }
}
