//! Panels, the states they have been in, their meetings and lots.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. Of the people a lot is drawn from only what is published is kept: the pool itself
/// never reaches the database.
const TABLES: &str = "
CREATE TABLE panel (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    content text NOT NULL,
    state text NOT NULL CHECK (state IN ('draft', 'recruiting', 'selecting', 'active', 'paused', 'ended')),
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE TABLE panel_state (
    panel_id {uuid} NOT NULL REFERENCES panel (id),
    version bigint NOT NULL,
    state text NOT NULL,
    at {time} NOT NULL,
    PRIMARY KEY (panel_id, version)
);
CREATE TABLE panel_meeting (
    id {uuid} PRIMARY KEY,
    panel_id {uuid} NOT NULL REFERENCES panel (id),
    meets_on {date} NOT NULL,
    mode text NOT NULL CHECK (mode IN ('in_person', 'remote', 'hybrid')),
    place text NOT NULL,
    attended integer CHECK (attended BETWEEN 0 AND 1000)
);
CREATE INDEX panel_meeting_panel ON panel_meeting (panel_id, meets_on);
CREATE TABLE panel_lot (
    id {uuid} PRIMARY KEY,
    panel_id {uuid} NOT NULL REFERENCES panel (id),
    number integer NOT NULL CHECK (number >= 1),
    made_by {uuid} NOT NULL REFERENCES account (id),
    state text NOT NULL CHECK (state IN ('working', 'refused', 'cancelled', 'committed', 'drawn')),
    seed_source text NOT NULL,
    reason text,
    progress integer NOT NULL CHECK (progress BETWEEN 0 AND 1000),
    started_at {time} NOT NULL,
    heard_at {time} NOT NULL,
    refusals text,
    report text,
    commitment text,
    committed_at {time},
    draw text,
    drawn_at {time},
    UNIQUE (panel_id, number),
    CHECK ((state IN ('committed', 'drawn')) = (commitment IS NOT NULL)),
    CHECK ((state = 'drawn') = (draw IS NOT NULL))
);
";

/// What is published stays as it is, whatever writes it: a commitment and a draw are made once.
const POSTGRES: &str = "
CREATE FUNCTION panel_lot_published() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.commitment IS NOT NULL THEN RAISE EXCEPTION 'LOT_PUBLISHED'; END IF;
        RETURN OLD;
    END IF;
    IF (OLD.commitment IS NOT NULL AND NEW.commitment IS DISTINCT FROM OLD.commitment)
        OR (OLD.draw IS NOT NULL AND NEW.draw IS DISTINCT FROM OLD.draw) THEN
        RAISE EXCEPTION 'LOT_PUBLISHED';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER panel_lot_published BEFORE UPDATE OR DELETE ON panel_lot
FOR EACH ROW EXECUTE FUNCTION panel_lot_published();
";

const SQLITE: &str = "
CREATE TRIGGER panel_lot_published BEFORE UPDATE ON panel_lot
WHEN (OLD.commitment IS NOT NULL AND NEW.commitment IS NOT OLD.commitment)
    OR (OLD.draw IS NOT NULL AND NEW.draw IS NOT OLD.draw)
BEGIN SELECT RAISE(ABORT, 'LOT_PUBLISHED'); END;
CREATE TRIGGER panel_lot_kept BEFORE DELETE ON panel_lot WHEN OLD.commitment IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'LOT_PUBLISHED'); END;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, TABLES).await?;
        connection.execute_unprepared(if postgres { POSTGRES } else { SQLITE }).await?;
        Ok(())
    }
}
