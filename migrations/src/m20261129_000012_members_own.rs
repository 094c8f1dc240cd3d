//! What members of panels do behind their private link: a code that opens what is known of them, and a name that everybody
//! may read.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. A public name is not sealed: it is there to be read.
const TABLES: &str = "
ALTER TABLE panel_member ADD COLUMN public_name text;
ALTER TABLE panel_member ADD COLUMN own_code_hash {bytes};
ALTER TABLE panel_member ADD COLUMN own_code_expires_at {time};
ALTER TABLE panel_member ADD COLUMN own_code_attempts integer NOT NULL DEFAULT 0;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
