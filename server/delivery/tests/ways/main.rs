//! The ways out, against servers of the test's own: what is handed over, and what counts as what kind of failure.

#![cfg(test)]

mod http_gateway;
mod smtp_server;
mod spool;

use chrono::DateTime;
use domain::identity::{Email, PhoneNumber};
use osallistu_delivery::{Delivery, Envelope, Mail, SendError, Settings, Sms};
use uuid::Uuid;

/// Settings that send nothing anywhere yet.
fn settings() -> Settings {
    Settings {
        sender: "Osallistu <osallistu@county.example>".parse().unwrap(),
        smtp: None,
        sms_gateway: None,
        spool: None,
    }
}

fn mail() -> Mail {
    Mail {
        message_id: Uuid::from_u128(7),
        date: DateTime::from_timestamp(1_790_000_000, 0).unwrap(),
        to: Email::parse("aino@example.fi").unwrap(),
        reply_to: None,
        subject: "Keikkapyyntö".to_owned(),
        body: "Hei!\n.\nTerveisin".to_owned(),
        attachment: None,
    }
}

fn sms() -> Sms {
    Sms {
        message_id: Uuid::from_u128(8),
        to: PhoneNumber::parse("040 123 4567").unwrap(),
        text: "Hyvää päivää!".to_owned(),
    }
}

async fn send(settings: Settings, envelope: Envelope) -> Result<(), SendError> {
    Delivery::new(settings).unwrap().send(envelope).await
}

/// Says nothing about the person.
fn assert_discreet(error: &SendError) {
    let said = error.to_string();
    assert!(!said.contains("aino") && !said.contains("1234567"), "{said}");
}
