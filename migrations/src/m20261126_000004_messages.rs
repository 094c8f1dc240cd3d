//! What the orderer and the coordinator of an order write to each other.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. A message is counted within its order: moments of two instances do not tell
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
        dialect::run(manager.get_connection(), TABLES).await
    }
}
