//! What members propose that their panel talk about.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in the first migration. What a member proposes lies sealed under their own key.
const TABLES: &str = "
CREATE TABLE panel_topic (
    id {uuid} PRIMARY KEY,
    panel_id {uuid} NOT NULL REFERENCES panel (id),
    member_id {uuid} NOT NULL REFERENCES panel_member (id),
    text_sealed {bytes} NOT NULL,
    state text NOT NULL CHECK (state IN ('proposed', 'taken', 'left')),
    answer text NOT NULL CHECK (state <> 'left' OR answer <> ''),
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL
);
CREATE INDEX panel_topic_panel ON panel_topic (panel_id);
CREATE INDEX panel_topic_member ON panel_topic (member_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        let tables = TABLES
            .replace("{uuid}", if postgres { "uuid" } else { "blob" })
            .replace("{bytes}", if postgres { "bytea" } else { "blob" })
            .replace("{time}", if postgres { "timestamptz" } else { "text" });
        connection.execute_unprepared(&tables).await?;
        Ok(())
    }
}
