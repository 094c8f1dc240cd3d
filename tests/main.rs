//! The black-box tests: the service over HTTP, on SQLite and on PostgreSQL.
#![cfg(test)]

mod administration;
mod answering;
mod architecture;
mod authorisation;
mod booking;
mod booking_bugs;
mod choosing;
mod cli;
mod dump;
mod experts;
mod feeds;
mod fees;
mod hostile;
mod identity;
mod inputs;
mod instances;
mod keys;
mod kill;
mod lot;
mod mail;
mod own;
mod pages;
mod past;
mod races;
mod registry_files;
mod relink;
mod schema;
mod sdl;
mod statements;
mod support;
mod survey_life;
mod threads;
mod unfilled;
mod worker;
mod wrapping;
