//! What leaves or enters as a file: calendars, tables and reports. Values in, bytes out, and back; no I/O and no clock.

pub mod calendar;
pub mod csv;
pub mod report;
