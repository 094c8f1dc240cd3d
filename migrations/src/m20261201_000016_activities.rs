//! Activities, and what a county writes in the methods bank.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. The days by which an activity counts stand beside its content, so that a period is found by them. How it
/// went is told of what was held and of nothing else. Methods that come with the program have a row only where the county
/// has rewritten them, so an activity's method points at no row.
const TABLES: &str = "
CREATE TABLE activity (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    content text NOT NULL,
    last_day {date} NOT NULL,
    trial_since {date},
    is_public boolean NOT NULL,
    method_id {uuid},
    state text NOT NULL,
    report text CHECK ((report IS NOT NULL) = (state = 'held')),
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE INDEX activity_last_day ON activity (last_day);
CREATE INDEX activity_trial ON activity (trial_since);
CREATE INDEX activity_method ON activity (method_id);
CREATE TABLE method (
    id {uuid} PRIMARY KEY,
    content text NOT NULL,
    is_retired boolean NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    updated_at {time} NOT NULL
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
