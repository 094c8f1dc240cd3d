//! What is told of a meeting before and after it, and what members answer to their invitations.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. A column comes with each statement, since SQLite adds one at a time. What a member
/// needs lies sealed under their own key.
const TABLES: &str = "
ALTER TABLE panel_meeting ADD COLUMN starts_at {time};
ALTER TABLE panel_meeting ADD COLUMN ends_at {time};
ALTER TABLE panel_meeting ADD COLUMN details text NOT NULL DEFAULT '{}';
ALTER TABLE panel_meeting ADD COLUMN invited_at {time};
ALTER TABLE panel_meeting ADD COLUMN told_version bigint NOT NULL DEFAULT 0;
ALTER TABLE panel_meeting ADD COLUMN is_called_off boolean NOT NULL DEFAULT FALSE;
ALTER TABLE panel_meeting ADD COLUMN memo text;
ALTER TABLE panel_meeting ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE panel_meeting ADD COLUMN updated_at {time} NOT NULL DEFAULT '1970-01-01 00:00:00+00:00';
CREATE TABLE meeting_reply (
    meeting_id {uuid} NOT NULL REFERENCES panel_meeting (id),
    member_id {uuid} NOT NULL REFERENCES panel_member (id),
    attendance text NOT NULL CHECK (attendance IN ('comes', 'remotely', 'not')),
    needs_sealed {bytes},
    told_version bigint NOT NULL,
    replied_at {time} NOT NULL,
    PRIMARY KEY (meeting_id, member_id)
);
CREATE INDEX meeting_reply_member ON meeting_reply (member_id);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
