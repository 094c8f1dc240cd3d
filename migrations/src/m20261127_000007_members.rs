//! The open call of a panel, and its members from the application on.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. Who somebody is and what a lot is drawn by lies sealed, each under the person's own
/// key; both columns are emptied when they are no longer needed.
const TABLES: &str = "
ALTER TABLE panel ADD COLUMN open_call text;
CREATE TABLE panel_member (
    id {uuid} PRIMARY KEY,
    panel_id {uuid} NOT NULL REFERENCES panel (id),
    pseudonym text NOT NULL,
    route text NOT NULL CHECK (route IN ('applied', 'nominated', 'invited')),
    state text NOT NULL CHECK (state IN
        ('invited', 'applied', 'selected', 'reserve', 'member', 'declined', 'withdrawn', 'term_ended')),
    turn integer CHECK (turn >= 1),
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    changed_at {time} NOT NULL,
    link_hash {bytes} NOT NULL UNIQUE,
    code_hash {bytes} UNIQUE,
    household_tag {bytes},
    reach_tag {bytes},
    contact_sealed {bytes},
    answers_sealed {bytes},
    UNIQUE (panel_id, pseudonym),
    UNIQUE (panel_id, reach_tag)
);
CREATE INDEX panel_member_state ON panel_member (panel_id, state);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
