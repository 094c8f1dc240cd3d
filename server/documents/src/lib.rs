//! What leaves or enters as a file: calendars, tables and reports, and what a report on indicators says. Values in, bytes
//! out, and back; no I/O and no clock.

pub mod calendar;
pub mod csv;
pub mod indicator;
pub mod report;
