//! What the orderer and the coordinator of an order write to each other.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in the first migration. A message is counted within its order: moments of two instances do not tell
/// which came first.
const TABLES: &str = "
CREATE TABLE order_message (
    id {uuid} PRIMARY KEY,
    order_id {uuid} NOT NULL REFERENCES expert_order (id),
    number integer NOT NULL CHECK (number >= 1),
    author {uuid} NOT NULL REFERENCES account (id),
    side text NOT NULL CHECK (side IN ('orderer', 'coordinator')),
    sealed {bytes} NOT NULL,
    dedup_key {bytes} UNIQUE,
    at {time} NOT NULL,
    UNIQUE (order_id, number)
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        let tables = TABLES
            .replace("{uuid}", if postgres { "uuid" } else { "blob" })
            .replace("{time}", if postgres { "timestamptz" } else { "text" })
            .replace("{bytes}", if postgres { "bytea" } else { "blob" });
        connection.execute_unprepared(&tables).await?;
        Ok(())
    }
}
