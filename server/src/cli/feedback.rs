//! `feedback due`: until when feedback is to be handled, without a server.

use chrono::NaiveDate;
use clap::Args;
use domain::working_day::{Clock, Eves, due as due_on};
use serde::Serialize;

use super::{Failure, say};

#[derive(Args)]
pub(super) struct Due {
    /// The Helsinki day of receipt, as 2026-12-01; may be given several times.
    #[arg(long, required = true, num_args = 1..)]
    received: Vec<NaiveDate>,
    /// By the clock of accessibility feedback: 14 days, free ones as well.
    #[arg(long)]
    accessibility: bool,
    /// Christmas Eve and Midsummer Eve are worked.
    #[arg(long)]
    eves_working: bool,
    /// Prints a JSON list, with the deadline of either setting of the eves as well.
    #[arg(long)]
    json: bool,
}

#[derive(Serialize)]
struct Deadline {
    received: NaiveDate,
    clock: &'static str,
    due: NaiveDate,
    due_eves_nonworking: NaiveDate,
    due_eves_working: NaiveDate,
}

pub(super) fn due(args: &Due) -> Result<(), Failure> {
    let clock = if args.accessibility { Clock::Accessibility } else { Clock::WorkingDays };
    let eves = if args.eves_working { Eves::Working } else { Eves::NonWorking };
    let deadlines = args.received.iter().map(|received| Deadline {
        received: *received,
        clock: clock.code(),
        due: due_on(*received, clock, eves),
        due_eves_nonworking: due_on(*received, clock, Eves::NonWorking),
        due_eves_working: due_on(*received, clock, Eves::Working),
    });
    if args.json {
        return say(&serde_json::to_string_pretty(&deadlines.collect::<Vec<_>>())?);
    }
    for deadline in deadlines {
        say(&format!("{} {}", deadline.received, deadline.due))?;
    }
    Ok(())
}
