//! Experts by experience, orders, offers and bookings.
//!
//! Two bookings of one expert never overlap, whatever writes them: an exclusion constraint on PostgreSQL, two
//! triggers on SQLite. `osallistu check` and readiness look them up. No later migration may rebuild `assignment`
//! on SQLite without making the triggers again; a test holds that.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. Busy times are whole seconds since 1970 on both databases, so that one
/// rule fits both.
const TABLES: &str = "
CREATE TABLE expert (
    id {uuid} PRIMARY KEY,
    status text NOT NULL,
    profile text NOT NULL,
    calendar_version bigint NOT NULL,
    created_at {time} NOT NULL
);
CREATE TABLE expert_order (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    orderer {uuid} NOT NULL REFERENCES account (id),
    content text NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    submitted_on date,
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL,
    CHECK (state = 'draft' OR submitted_on IS NOT NULL)
);
CREATE INDEX expert_order_orderer ON expert_order (orderer);
CREATE TABLE occurrence (
    id {uuid} PRIMARY KEY,
    order_id {uuid} NOT NULL REFERENCES expert_order (id),
    state text NOT NULL CHECK (state IN ('planned', 'replaced')),
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    busy_from bigint NOT NULL,
    busy_until bigint NOT NULL,
    CHECK (busy_from <= starts_at AND starts_at < ends_at AND ends_at <= busy_until)
);
CREATE INDEX occurrence_order ON occurrence (order_id);
CREATE TABLE offer (
    id {uuid} PRIMARY KEY,
    order_id {uuid} NOT NULL REFERENCES expert_order (id),
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    state text NOT NULL,
    version bigint NOT NULL,
    token_hash {bytes} NOT NULL UNIQUE,
    sent_at {time} NOT NULL,
    expires_at {time} NOT NULL
);
CREATE UNIQUE INDEX offer_live ON offer (order_id, expert_id) WHERE state IN ('sent', 'accepted');
CREATE TABLE assignment (
    id {uuid} PRIMARY KEY,
    occurrence_id {uuid} NOT NULL REFERENCES occurrence (id),
    order_id {uuid} NOT NULL REFERENCES expert_order (id),
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    starts_at bigint NOT NULL,
    ends_at bigint NOT NULL,
    busy_from bigint NOT NULL,
    busy_until bigint NOT NULL,
    state text NOT NULL,
    version bigint NOT NULL,
    CHECK (busy_from <= starts_at AND starts_at < ends_at AND ends_at <= busy_until)
);
CREATE INDEX assignment_busy ON assignment (expert_id, busy_from, busy_until) WHERE state IN ('hold', 'confirmed');
CREATE INDEX assignment_order ON assignment (order_id);
CREATE UNIQUE INDEX assignment_live ON assignment (occurrence_id, expert_id) WHERE state IN ('hold', 'confirmed');
CREATE TABLE expert_event (
    id {uuid} PRIMARY KEY,
    aggregate_id {uuid} NOT NULL,
    version bigint NOT NULL,
    kind text NOT NULL,
    at {time} NOT NULL,
    counts_on date NOT NULL,
    detail text NOT NULL,
    UNIQUE (aggregate_id, version)
);
CREATE INDEX expert_event_counts ON expert_event (kind, counts_on);
";

/// The rule that nothing gets past.
const POSTGRES_GUARD: &str = "
CREATE EXTENSION IF NOT EXISTS btree_gist;
ALTER TABLE assignment ADD CONSTRAINT assignment_no_overlap EXCLUDE USING gist
    (expert_id WITH =, int8range(busy_from, busy_until, '[)') WITH &&) WHERE (state IN ('hold', 'confirmed'));
CREATE TRIGGER expert_event_no_update BEFORE UPDATE ON expert_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER expert_event_no_delete BEFORE DELETE ON expert_event FOR EACH ROW EXECUTE FUNCTION refuse_change();
";

const SQLITE_GUARD: &str = "
CREATE TRIGGER assignment_no_overlap_insert BEFORE INSERT ON assignment WHEN NEW.state IN ('hold', 'confirmed')
BEGIN SELECT RAISE(ABORT, 'EXPERT_DOUBLE_BOOKED') WHERE EXISTS (SELECT 1 FROM assignment a
    WHERE a.expert_id = NEW.expert_id AND a.id <> NEW.id AND a.state IN ('hold', 'confirmed')
    AND a.busy_from < NEW.busy_until AND a.busy_until > NEW.busy_from); END;
CREATE TRIGGER assignment_no_overlap_update BEFORE UPDATE OF expert_id, busy_from, busy_until, state ON assignment
WHEN NEW.state IN ('hold', 'confirmed')
BEGIN SELECT RAISE(ABORT, 'EXPERT_DOUBLE_BOOKED') WHERE EXISTS (SELECT 1 FROM assignment a
    WHERE a.expert_id = NEW.expert_id AND a.id <> NEW.id AND a.state IN ('hold', 'confirmed')
    AND a.busy_from < NEW.busy_until AND a.busy_until > NEW.busy_from); END;
CREATE TRIGGER expert_event_no_update BEFORE UPDATE ON expert_event
BEGIN SELECT RAISE(ABORT, 'expert_event is immutable'); END;
CREATE TRIGGER expert_event_no_delete BEFORE DELETE ON expert_event
BEGIN SELECT RAISE(ABORT, 'expert_event is immutable'); END;
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
