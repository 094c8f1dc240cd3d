//! Whoever has checked a claim does not approve it, whatever writes it; the maker was kept from that already.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

#[derive(DeriveMigrationName)]
pub struct Migration;

const POSTGRES: &str = "
ALTER TABLE fee_claim ADD CONSTRAINT fee_claim_four_eyes
    CHECK (approved_by IS NULL OR checked_by IS NULL OR approved_by <> checked_by);
";

/// SQLite adds no constraint to a table that is there.
const SQLITE: &str = "
CREATE TRIGGER fee_claim_four_eyes_insert BEFORE INSERT ON fee_claim WHEN NEW.approved_by = NEW.checked_by
BEGIN SELECT RAISE(ABORT, 'FOUR_EYES'); END;
CREATE TRIGGER fee_claim_four_eyes_update BEFORE UPDATE OF checked_by, approved_by ON fee_claim
WHEN NEW.approved_by = NEW.checked_by
BEGIN SELECT RAISE(ABORT, 'FOUR_EYES'); END;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        connection.execute_unprepared(if postgres { POSTGRES } else { SQLITE }).await?;
        Ok(())
    }
}
