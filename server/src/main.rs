//! The program `osallistu`.

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    osallistu::cli::run().await
}
