//! Database migrations of Osallistu: forward only, the same tables on SQLite and PostgreSQL.

mod dialect;
mod m20261121_000001_first;
mod m20261122_000002_experts;
mod m20261125_000003_registry;
mod m20261126_000004_messages;
mod m20261126_000005_four_eyes;
mod m20261127_000006_panels;
mod m20261127_000007_members;
mod m20261128_000008_positions;
mod m20261128_000009_meetings;
mod m20261128_000010_topics;
mod m20261129_000011_panel_surveys;
mod m20261129_000012_members_own;
mod m20261129_000013_meeting_claims;
mod m20261130_000014_programmes;
mod m20261130_000015_customer_feedback;
mod m20261201_000016_activities;
mod m20261201_000017_bodies_and_matters;
mod m20261201_000018_indicators;
mod m20261201_000020_initiatives_and_registers;
mod m20261202_000021_panel_life;
mod m20261202_000022_programme_comments;
mod m20261202_000023_initiative_replies;
mod m20261202_000025_counting;

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{
    ConnectOptions, Database, DatabaseBackend, DatabaseTransaction, SqliteTransactionMode,
    TransactionOptions, TransactionTrait,
};

/// The migrations in the order in which they are applied.
pub struct Migrator;

impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261121_000001_first::Migration),
            Box::new(m20261122_000002_experts::Migration),
            Box::new(m20261125_000003_registry::Migration),
            Box::new(m20261126_000004_messages::Migration),
            Box::new(m20261126_000005_four_eyes::Migration),
            Box::new(m20261127_000006_panels::Migration),
            Box::new(m20261127_000007_members::Migration),
            Box::new(m20261128_000008_positions::Migration),
            Box::new(m20261128_000009_meetings::Migration),
            Box::new(m20261128_000010_topics::Migration),
            Box::new(m20261129_000011_panel_surveys::Migration),
            Box::new(m20261129_000012_members_own::Migration),
            Box::new(m20261129_000013_meeting_claims::Migration),
            Box::new(m20261130_000014_programmes::Migration),
            Box::new(m20261130_000015_customer_feedback::Migration),
            Box::new(m20261201_000016_activities::Migration),
            Box::new(m20261201_000017_bodies_and_matters::Migration),
            Box::new(m20261201_000018_indicators::Migration),
            Box::new(m20261201_000020_initiatives_and_registers::Migration),
            Box::new(m20261202_000021_panel_life::Migration),
            Box::new(m20261202_000023_initiative_replies::Migration),
            Box::new(m20261202_000025_counting::Migration),
            Box::new(m20261202_000022_programme_comments::Migration),
        ]
    }
}

/// Any number, the same in every instance: who holds this lock migrates, the others wait and find it done.
const MIGRATION_LOCK: i64 = 0x6f73_616c_6c69;

/// Applies what is pending and tells how many migrations that was.
///
/// Everything happens in one transaction, so a failure half-way leaves the database as it was, and
/// instances that start together migrate once. A database that a newer release has migrated is refused.
pub async fn migrate(url: &str) -> Result<usize, DbErr> {
    // Here, and only here, a SQLite file is made where there is none.
    let makes_file = url.starts_with("sqlite:") && !url.contains('?');
    let mut options =
        ConnectOptions::new(if makes_file { format!("{url}?mode=rwc") } else { url.to_owned() });
    options.max_connections(1).sqlx_logging(false);
    let connection = Database::connect(options).await?;
    let backend = connection.get_database_backend();
    let transaction = connection
        .begin_with_options(TransactionOptions {
            sqlite_transaction_mode: (backend == DatabaseBackend::Sqlite)
                .then_some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        })
        .await?;
    if backend == DatabaseBackend::Postgres {
        transaction.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})")).await?;
    }
    let applied = apply(&transaction).await?;
    transaction.commit().await?;
    connection.close().await?;
    Ok(applied)
}

async fn apply(transaction: &DatabaseTransaction) -> Result<usize, DbErr> {
    let known: Vec<String> = Migrator::migrations().iter().map(|m| m.name().to_owned()).collect();
    let found = Migrator::get_migration_models(transaction).await?;
    if let Some(newer) = found.iter().find(|m| !known.contains(&m.version)) {
        return Err(DbErr::Migration(format!(
            "the database is newer than this program: it has {}",
            newer.version
        )));
    }
    let pending = known.len().saturating_sub(found.len());
    if pending > 0 {
        Migrator::up(transaction, None).await?;
    }
    Ok(pending)
}
