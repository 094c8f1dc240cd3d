//! What the service writes to experts and orderers, and when it may be sent.

mod notice;
mod quiet;

pub use notice::{AskedGig, Notice};
pub use quiet::{QUIET_FROM_HOUR, QUIET_UNTIL_HOUR, earliest};

coded_enum! {
    /// How a person is reached.
    Channel, "message-channel-" {
        Email = "email",
        Sms = "sms",
        /// A coordinator calls and notes it; nothing is sent.
        Phone = "phone",
    }
}
