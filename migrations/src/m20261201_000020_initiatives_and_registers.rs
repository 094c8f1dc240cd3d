//! Initiatives with what their makers were told, agreements on working together, and documents in use.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. What an initiative says lies sealed, and who made it under a key of its own; both columns are
/// emptied when its maker takes it back, and the second one when it has been kept for long enough.
const TABLES: &str = "
CREATE TABLE initiative (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    maker text NOT NULL CHECK (maker IN ('person', 'association', 'organisation')),
    ground text NOT NULL CHECK (ground IN ('resident', 'organisation_here', 'service_user')),
    channel text NOT NULL CHECK (channel IN ('web', 'paper', 'phone', 'in_person')),
    language text NOT NULL,
    supporters bigint NOT NULL CHECK (supporters >= 1),
    received_on {date} NOT NULL,
    tell_by {date} NOT NULL,
    answer_by {date} NOT NULL,
    is_by_share boolean NOT NULL,
    state text NOT NULL CHECK (state IN ('received', 'handling', 'answered', 'transferred', 'withdrawn')),
    state_on {date} NOT NULL,
    outcome text CHECK (outcome IS NULL OR state = 'answered'),
    transfer text CHECK (transfer IS NULL OR state = 'transferred'),
    first_told_on {date},
    case_number text NOT NULL,
    public_text text CHECK (public_text IS NULL OR state <> 'withdrawn'),
    text_sealed {bytes} CHECK (text_sealed IS NULL OR state <> 'withdrawn'),
    contact_sealed {bytes} CHECK (contact_sealed IS NULL OR state <> 'withdrawn'),
    link_hash {bytes} NOT NULL UNIQUE,
    dedup_key {bytes} UNIQUE,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (unit_id IS NULL OR division_id IS NOT NULL),
    CHECK (state <> 'answered' OR outcome IS NOT NULL),
    CHECK (state <> 'transferred' OR transfer IS NOT NULL)
);
CREATE INDEX initiative_received ON initiative (received_on);
CREATE TABLE initiative_note (
    id {uuid} PRIMARY KEY,
    initiative_id {uuid} NOT NULL REFERENCES initiative (id),
    kind text NOT NULL CHECK (kind IN ('told', 'hearing', 'answer', 'transfer')),
    told_on {date} NOT NULL,
    text_sealed {bytes} NOT NULL
);
CREATE INDEX initiative_note_initiative ON initiative_note (initiative_id);
CREATE TABLE initiative_settings (
    id integer PRIMARY KEY CHECK (id = 1),
    settings text NOT NULL,
    updated_at {time} NOT NULL
);
CREATE TABLE initiative_year (
    year integer PRIMARY KEY,
    told_on {date} NOT NULL
);
CREATE TABLE cooperation_agreement (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    content text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (unit_id IS NULL OR division_id IS NOT NULL)
);
CREATE TABLE register_document (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    content text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (unit_id IS NULL OR division_id IS NOT NULL)
);
";

/// What a maker was told is not written anew. It can be deleted: whoever takes an initiative back is forgotten.
const POSTGRES_GUARD: &str = "
CREATE TRIGGER initiative_note_no_update BEFORE UPDATE ON initiative_note FOR EACH ROW EXECUTE FUNCTION refuse_change();
";

const SQLITE_GUARD: &str = "
CREATE TRIGGER initiative_note_no_update BEFORE UPDATE ON initiative_note
BEGIN SELECT RAISE(ABORT, 'initiative_note is immutable'); END;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, TABLES).await?;
        connection.execute_unprepared(if postgres { POSTGRES_GUARD } else { SQLITE_GUARD }).await?;
        Ok(())
    }
}
