//! How each database spells the same tables.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::DatabaseBackend;

/// Runs statements in the words of the database at hand: `{uuid}`, `{time}`, `{date}` and `{bytes}` are types, and
/// `{no_rowid}` ends a table that is to have no hidden row number. Everything else is the same on both.
pub(crate) async fn run(connection: &SchemaManagerConnection<'_>, sql: &str) -> Result<(), DbErr> {
    let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
    let spelled = sql
        .replace("{uuid}", if postgres { "uuid" } else { "blob" })
        .replace("{time}", if postgres { "timestamptz" } else { "text" })
        .replace("{date}", if postgres { "date" } else { "text" })
        .replace("{bytes}", if postgres { "bytea" } else { "blob" })
        .replace("{no_rowid}", if postgres { "" } else { "WITHOUT ROWID" });
    connection.execute_unprepared(&spelled).await?;
    Ok(())
}
