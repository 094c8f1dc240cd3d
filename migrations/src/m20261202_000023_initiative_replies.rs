//! What makers of initiatives reply to what they were told, or add to what they wrote.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. What a reply says lies sealed. It goes with its initiative when that is taken back.
const TABLES: &str = "
CREATE TABLE initiative_reply (
    id {uuid} PRIMARY KEY,
    initiative_id {uuid} NOT NULL REFERENCES initiative (id),
    replied_on {date} NOT NULL,
    text_sealed {bytes} NOT NULL,
    seen_at {time}
);
CREATE INDEX initiative_reply_initiative ON initiative_reply (initiative_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
