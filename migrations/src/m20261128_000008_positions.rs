//! Positions of panels, with what was answered and what was done.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. A position without a day is a draft; nothing is answered before it was given, and
/// nothing is done before it was answered.
const TABLES: &str = "
CREATE TABLE panel_position (
    id {uuid} PRIMARY KEY,
    panel_id {uuid} NOT NULL REFERENCES panel (id),
    content text NOT NULL,
    given_on {date},
    response text CHECK (response IS NULL OR given_on IS NOT NULL),
    done text NOT NULL CHECK (done = '[]' OR response IS NOT NULL),
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL
);
CREATE INDEX panel_position_panel ON panel_position (panel_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
