//! What the tests stand on: a service of their own each, on either database, with a clock they move.

pub(crate) mod postgres;
pub(crate) mod program;
pub(crate) mod service;
pub(crate) mod surveys;

pub(crate) use service::{Database, TestService};

/// Runs a test on both databases: `mod <name> { fn sqlite, fn postgres }`.
///
/// Where there is no PostgreSQL its half is skipped, loudly; `OSALLISTU_REQUIRE_POSTGRES=1` makes that fail.
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($service:ident: TestService) $body:block)*) => {$(
        $(#[$attribute])*
        mod $name {
            use super::*;
            use crate::support::{Database, TestService};

            async fn check($service: TestService) $body

            #[tokio::test]
            async fn sqlite() {
                check(TestService::start(Database::sqlite().await).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(database) = Database::postgres().await {
                    check(TestService::start(database).await).await;
                }
            }
        }
    )*};
}
pub(crate) use on_both_databases;
