//! The program `osallistu`.

// As for the library, whose futures end here.
#![recursion_limit = "256"]

use std::process::ExitCode;

#[tokio::main]
async fn main() -> ExitCode {
    osallistu::cli::run().await
}
