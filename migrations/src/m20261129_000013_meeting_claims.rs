//! Claims for meetings that members of panels have attended, beside those for experts' gigs.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

/// A claim is for a gig or for a meeting, whole.
const SUBJECT: &str = "
    (assignment_id IS NOT NULL AND expert_id IS NOT NULL AND order_id IS NOT NULL
        AND meeting_id IS NULL AND member_id IS NULL AND panel_id IS NULL)
    OR (assignment_id IS NULL AND expert_id IS NULL AND order_id IS NULL
        AND meeting_id IS NOT NULL AND member_id IS NOT NULL AND panel_id IS NOT NULL)";

const INDEXES: &str = "
CREATE INDEX fee_claim_member ON fee_claim (member_id);
CREATE INDEX fee_claim_panel ON fee_claim (panel_id);
";

fn postgres() -> String {
    format!(
        "ALTER TABLE fee_claim
             ALTER COLUMN assignment_id DROP NOT NULL,
             ALTER COLUMN expert_id DROP NOT NULL,
             ALTER COLUMN order_id DROP NOT NULL,
             ADD COLUMN meeting_id uuid REFERENCES panel_meeting (id),
             ADD COLUMN member_id uuid REFERENCES panel_member (id),
             ADD COLUMN panel_id uuid REFERENCES panel (id),
             ADD CONSTRAINT fee_claim_meeting UNIQUE (meeting_id, member_id),
             ADD CONSTRAINT fee_claim_subject CHECK ({SUBJECT});
         {INDEXES}"
    )
}

/// SQLite changes no column of a table: it is made anew, with its indexes and its guards.
fn sqlite() -> String {
    const COLUMNS: &str = "id, assignment_id, expert_id, order_id, state, content, gig_day, version, made_by,
        checked_by, approved_by, exported_in, updated_at";
    format!(
        "CREATE TABLE fee_claim_anew (
             id blob PRIMARY KEY,
             assignment_id blob UNIQUE REFERENCES assignment (id),
             expert_id blob REFERENCES expert (id),
             order_id blob REFERENCES expert_order (id),
             state text NOT NULL,
             content text NOT NULL,
             gig_day date NOT NULL,
             version bigint NOT NULL,
             made_by blob,
             checked_by blob,
             approved_by blob,
             exported_in blob,
             updated_at text NOT NULL,
             meeting_id blob REFERENCES panel_meeting (id),
             member_id blob REFERENCES panel_member (id),
             panel_id blob REFERENCES panel (id),
             UNIQUE (meeting_id, member_id),
             CHECK (approved_by IS NULL OR made_by IS NULL OR approved_by <> made_by),
             CHECK ({SUBJECT})
         );
         INSERT INTO fee_claim_anew ({COLUMNS}) SELECT {COLUMNS} FROM fee_claim;
         DROP TABLE fee_claim;
         ALTER TABLE fee_claim_anew RENAME TO fee_claim;
         CREATE INDEX fee_claim_expert ON fee_claim (expert_id);
         CREATE INDEX fee_claim_order ON fee_claim (order_id);
         CREATE INDEX fee_claim_state ON fee_claim (state);
         {INDEXES}
         CREATE TRIGGER fee_claim_four_eyes_insert BEFORE INSERT ON fee_claim WHEN NEW.approved_by = NEW.checked_by
         BEGIN SELECT RAISE(ABORT, 'FOUR_EYES'); END;
         CREATE TRIGGER fee_claim_four_eyes_update BEFORE UPDATE OF checked_by, approved_by ON fee_claim
         WHEN NEW.approved_by = NEW.checked_by
         BEGIN SELECT RAISE(ABORT, 'FOUR_EYES'); END;"
    )
}

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres_here = connection.get_database_backend() == DatabaseBackend::Postgres;
        connection.execute_unprepared(&if postgres_here { postgres() } else { sqlite() }).await?;
        Ok(())
    }
}
