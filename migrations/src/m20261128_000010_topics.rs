//! What members propose that their panel talk about.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. What a member proposes lies sealed under their own key.
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
        dialect::run(manager.get_connection(), TABLES).await
    }
}
