//! Surveys of panels: answered by invitation, once each, and paired between waves where a member wants that.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. An invitation holds neither its member nor a time: which member has which tag is
/// known to whoever has the secret outside the database, and to nobody else.
const TABLES: &str = "
ALTER TABLE survey ADD COLUMN panel_id {uuid} REFERENCES panel (id);
ALTER TABLE survey ADD COLUMN is_paired boolean NOT NULL DEFAULT false;
CREATE INDEX survey_panel ON survey (panel_id);
CREATE TABLE survey_invitation (
    tag {bytes} NOT NULL PRIMARY KEY,
    survey_id {uuid} NOT NULL REFERENCES survey (id),
    used boolean NOT NULL
) {no_rowid};
CREATE INDEX survey_invitation_survey ON survey_invitation (survey_id);
ALTER TABLE response ADD COLUMN pair {bytes};
";

const MODES: &str = "mode IN ('anonymous_open', 'anonymous_invited', 'consented')";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, TABLES).await?;
        connection.execute_unprepared(&more_modes(postgres)).await?;
        Ok(())
    }
}

/// SQLite changes no check of a table: it is made anew, and so are its triggers.
fn more_modes(postgres: bool) -> String {
    if postgres {
        return format!(
            "ALTER TABLE survey_version DROP CONSTRAINT survey_version_mode_check;
             ALTER TABLE survey_version ADD CONSTRAINT survey_version_mode_check CHECK ({MODES});"
        );
    }
    let trigger = |change: &str| {
        format!(
            "CREATE TRIGGER survey_version_no_{} BEFORE {change} ON survey_version
             BEGIN SELECT RAISE(ABORT, 'survey_version is immutable'); END;",
            change.to_lowercase()
        )
    };
    format!(
        "CREATE TABLE survey_version_anew (
             survey_id blob NOT NULL REFERENCES survey (id),
             number integer NOT NULL,
             content text NOT NULL,
             languages text NOT NULL,
             mode text NOT NULL CHECK ({MODES}),
             published_at text NOT NULL,
             PRIMARY KEY (survey_id, number)
         );
         INSERT INTO survey_version_anew SELECT survey_id, number, content, languages, mode, published_at
             FROM survey_version;
         DROP TABLE survey_version;
         ALTER TABLE survey_version_anew RENAME TO survey_version;
         {} {}",
        trigger("UPDATE"),
        trigger("DELETE")
    )
}
