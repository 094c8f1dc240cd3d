//! The black-box tests: the service over HTTP, on SQLite and on PostgreSQL.
#![cfg(test)]

mod administration;
mod answering;
mod architecture;
mod authorisation;
mod booking;
mod cli;
mod experts;
mod feeds;
mod hostile;
mod identity;
mod inputs;
mod instances;
mod keys;
mod kill;
mod mail;
mod pages;
mod past;
mod relink;
mod schema;
mod sdl;
mod statements;
mod support;
mod survey_life;
