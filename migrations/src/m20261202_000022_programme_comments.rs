//! Comments on programmes: what of a programme feedback is about, and what is published of it.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. What is published is staff's text and stays when what was written is forgotten.
const TABLES: &str = "
ALTER TABLE customer_feedback ADD COLUMN programme_key text;
ALTER TABLE customer_feedback ADD COLUMN programme_number integer;
ALTER TABLE customer_feedback ADD COLUMN programme_part text;
ALTER TABLE customer_feedback ADD COLUMN may_publish boolean NOT NULL DEFAULT false;
CREATE TABLE programme_comment (
    id {uuid} PRIMARY KEY,
    item_id {uuid} NOT NULL UNIQUE REFERENCES customer_feedback (id),
    programme_key text NOT NULL,
    programme_number integer NOT NULL,
    programme_part text NOT NULL,
    language text NOT NULL,
    body text NOT NULL,
    answer text NOT NULL,
    published_on {date} NOT NULL
);
CREATE INDEX programme_comment_programme ON programme_comment (programme_key, published_on);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
