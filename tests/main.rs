//! The black-box tests: the service over HTTP, on SQLite and on PostgreSQL.
#![cfg(test)]

mod answering;
mod architecture;
mod schema;
mod support;
mod survey_life;
