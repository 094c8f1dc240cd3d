//! Members who were named and are asked, who take over a seat, and for how long each is a member; and what a drawn panel
//! is made up of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

const STATES: &str =
    "state IN ('invited', 'applied', 'nominated', 'selected', 'reserve', 'member', 'declined',
    'withdrawn', 'replaced', 'term_ended')";

/// Spelled as in [`dialect`]. Until a lot is drawn, what each of its panels would be made up of lies sealed: out of all of
/// them together one could reckon who answered what.
const LOTS: &str = "
ALTER TABLE panel_lot ADD COLUMN compositions_sealed {bytes};
ALTER TABLE panel_lot ADD COLUMN composition text;
";

/// Whoever was named before has agreed to nothing either, and is asked.
const NAMED: &str =
    "UPDATE panel_member SET state = 'nominated' WHERE route = 'nominated' AND state = 'selected';";

const POSTGRES: &str = "
ALTER TABLE panel_member ADD COLUMN term_starts date;
ALTER TABLE panel_member ADD COLUMN term_ends date;
ALTER TABLE panel_member ADD COLUMN replaced_by uuid REFERENCES panel_member (id);
ALTER TABLE panel_member DROP CONSTRAINT panel_member_state_check;
";

const COLUMNS: &str =
    "id, panel_id, pseudonym, route, state, turn, version, created_at, changed_at, link_hash,
    code_hash, household_tag, reach_tag, contact_sealed, answers_sealed, public_name, own_code_hash,
    own_code_expires_at, own_code_attempts";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, LOTS).await?;
        if postgres {
            connection.execute_unprepared(POSTGRES).await?;
            let check =
                format!("ALTER TABLE panel_member ADD CONSTRAINT panel_member_state_check CHECK ({STATES});");
            connection.execute_unprepared(&check).await?;
        } else {
            connection.execute_unprepared(&anew()).await?;
        }
        connection.execute_unprepared(NAMED).await?;
        Ok(())
    }
}

/// SQLite changes no check of a table: it is made anew under its own name, to which other tables point, so its rows wait in
/// a second one meanwhile.
fn anew() -> String {
    format!(
        "PRAGMA defer_foreign_keys = ON;
         CREATE TABLE panel_member_kept AS SELECT {COLUMNS} FROM panel_member;
         DROP TABLE panel_member;
         CREATE TABLE panel_member (
             id blob PRIMARY KEY,
             panel_id blob NOT NULL REFERENCES panel (id),
             pseudonym text NOT NULL,
             route text NOT NULL CHECK (route IN ('applied', 'nominated', 'invited')),
             state text NOT NULL CHECK ({STATES}),
             turn integer CHECK (turn >= 1),
             version bigint NOT NULL CHECK (version >= 1),
             created_at text NOT NULL,
             changed_at text NOT NULL,
             link_hash blob NOT NULL UNIQUE,
             code_hash blob UNIQUE,
             household_tag blob,
             reach_tag blob,
             contact_sealed blob,
             answers_sealed blob,
             public_name text,
             own_code_hash blob,
             own_code_expires_at text,
             own_code_attempts integer NOT NULL DEFAULT 0,
             term_starts text,
             term_ends text,
             replaced_by blob REFERENCES panel_member (id),
             UNIQUE (panel_id, pseudonym),
             UNIQUE (panel_id, reach_tag)
         );
         INSERT INTO panel_member ({COLUMNS}) SELECT {COLUMNS} FROM panel_member_kept;
         DROP TABLE panel_member_kept;
         CREATE INDEX panel_member_state ON panel_member (panel_id, state);"
    )
}
