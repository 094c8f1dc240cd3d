//! What the orderer and the coordinator of an order write to each other about it.

use crate::violation::{Code, Violation};

stored_enum! {
    /// From which side of an order a message comes.
    ThreadSide {
        Orderer = "orderer",
        Coordinator = "coordinator",
    }
}

/// Most messages about one order: what needs more is told by phone.
pub const MESSAGES_MAX: usize = 200;
const TEXT_MAX: usize = 2_000;

/// A message as it is kept, without blanks round it.
pub fn check(text: &str) -> Result<&str, Violation> {
    let text = text.trim();
    if text.is_empty() {
        return Err(Violation::new(Code::Required, ["text"]));
    }
    if text.chars().count() > TEXT_MAX {
        return Err(Violation::new(Code::TooLong, ["text"]).with("max", TEXT_MAX));
    }
    Ok(text)
}

/// The place of the next message about an order that has so many, from one on.
pub fn next_number(written: usize) -> Result<usize, Violation> {
    if written >= MESSAGES_MAX {
        return Err(Violation::new(Code::ThreadFull, ["text"]).with("max", MESSAGES_MAX));
    }
    Ok(written + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused<T: std::fmt::Debug>(result: Result<T, Violation>) -> Code {
        result.unwrap_err().code
    }

    #[test]
    fn a_message_says_something_and_not_too_much() {
        assert_eq!(check(" Sopiiko tiistai?\n").unwrap(), "Sopiiko tiistai?");
        assert_eq!(refused(check(" \n ")), Code::Required);
        assert!(check(&"ä".repeat(TEXT_MAX)).is_ok());
        assert_eq!(refused(check(&"ä".repeat(TEXT_MAX + 1))), Code::TooLong);
    }

    #[test]
    fn a_thread_has_an_end() {
        assert_eq!(next_number(0).unwrap(), 1);
        assert_eq!(next_number(MESSAGES_MAX - 1).unwrap(), MESSAGES_MAX);
        assert_eq!(refused(next_number(MESSAGES_MAX)), Code::ThreadFull);
    }
}
