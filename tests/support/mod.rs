//! What the tests stand on: a service of their own each, on either database, with a clock they move.

pub(crate) mod calls;
pub(crate) mod orders;
pub(crate) mod postgres;
pub(crate) mod program;
pub(crate) mod python;
pub(crate) mod service;
pub(crate) mod surveys;

pub(crate) use service::{Database, TestService};

/// Runs a test on both databases: `mod <name> { fn sqlite, fn postgres }`.
///
/// Where there is no PostgreSQL its half is skipped, loudly; `OSALLISTU_REQUIRE_POSTGRES=1` makes that fail.
macro_rules! on_both_databases {
    ($($(#[$attribute:meta])* async fn $name:ident($service:ident: TestService) $body:block)*) => {$(
        $(#[$attribute])*
        async fn $name($service: crate::support::TestService) $body

        mod $name {
            use crate::support::{Database, TestService};

            #[tokio::test]
            async fn sqlite() {
                super::$name(TestService::start(Database::sqlite().await).await).await;
            }

            #[tokio::test]
            async fn postgres() {
                if let Some(database) = Database::postgres().await {
                    super::$name(TestService::start(database).await).await;
                }
            }
        }
    )*};
}
pub(crate) use on_both_databases;
