//! The way out of what the service writes: words for a notice, and their sending by e-mail and text message.
//!
//! A message is sent at least once. What was taken in just before the connection broke is sent again, under the
//! same Message-ID, so that mail programs show it once.

mod error;
mod gateway;
pub mod mail;
mod parts;
pub mod render;
pub mod sms;
mod smtp;
mod spool;

use std::fmt;
use std::path::PathBuf;
use std::sync::Arc;

pub use error::{SendError, SetUpError};
pub use mail::{Attachment, Mail, Sender};
pub use parts::sms_parts;
pub use sms::{Gateway, Sms};
pub use smtp::{NotASmtpServer, SmtpServer};

use gateway::GatewayClient;
use smtp::SmtpClient;
use spool::Spool;

/// The longest that one attempt takes, in seconds. Whoever leases a message leases it for longer.
pub const LONGEST_ATTEMPT_SECONDS: u64 = 60;

/// How messages leave. By default they do not.
#[derive(Clone, Debug, Default)]
pub struct Settings {
    /// Who mail is from.
    pub sender: Sender,
    /// Takes the mail; without one it goes into the spool.
    pub smtp: Option<SmtpServer>,
    /// Takes the text messages; without one they go into the spool.
    pub sms_gateway: Option<Gateway>,
    /// The folder in which a message becomes a file. Where it is needed and not set, nothing is sent.
    pub spool: Option<PathBuf>,
}

impl Settings {
    /// Everything into a folder, for a demonstration and for tests.
    pub fn spooled(folder: PathBuf) -> Self {
        Self { spool: Some(folder), ..Self::default() }
    }

    /// Where mail goes, in words for whoever runs the service; without secrets.
    pub fn mail_goes(&self) -> String {
        self.goes(self.smtp.as_ref())
    }

    /// Where text messages go, in words for whoever runs the service; without secrets.
    pub fn sms_goes(&self) -> String {
        self.goes(self.sms_gateway.as_ref())
    }

    fn goes(&self, server: Option<&impl fmt::Display>) -> String {
        match (server, &self.spool) {
            (Some(server), _) => server.to_string(),
            (None, Some(folder)) => format!("into the folder {}", folder.display()),
            (None, None) => "nowhere: neither a server nor a folder is set".to_owned(),
        }
    }
}

/// One message with its address.
#[derive(Clone, Debug)]
pub enum Envelope {
    Mail(Mail),
    Sms(Sms),
}

/// Sends messages. A clone is a pointer.
#[derive(Clone)]
pub struct Delivery(Arc<Ways>);

struct Ways {
    sender: Sender,
    smtp: Option<SmtpClient>,
    gateway: Option<GatewayClient>,
    spool: Option<Spool>,
}

impl Delivery {
    /// Makes ready to send; connects to nothing yet.
    ///
    /// # Errors
    /// Where the machine has no certificates to check a server with, or an address cannot be used.
    pub fn new(settings: Settings) -> Result<Self, SetUpError> {
        Ok(Self(Arc::new(Ways {
            smtp: settings.smtp.map(SmtpClient::new).transpose()?,
            gateway: settings.sms_gateway.map(GatewayClient::new).transpose()?,
            spool: settings.spool.map(Spool::new),
            sender: settings.sender,
        })))
    }

    /// Hands one message over, in at most [`LONGEST_ATTEMPT_SECONDS`].
    ///
    /// # Errors
    /// [`SendError::Transient`] where a later attempt may succeed, [`SendError::Permanent`] where none will. Neither
    /// tells to whom the message was, nor what it said.
    pub async fn send(&self, envelope: Envelope) -> Result<(), SendError> {
        match envelope {
            Envelope::Mail(mail) => self.0.send_mail(&mail).await,
            Envelope::Sms(sms) => self.0.send_sms(&sms).await,
        }
    }
}

impl fmt::Debug for Delivery {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Delivery").field("sender", &self.0.sender).finish_non_exhaustive()
    }
}

impl Ways {
    async fn send_mail(&self, mail: &Mail) -> Result<(), SendError> {
        let message = mail::compose(&self.sender, mail)?;
        match (&self.smtp, &self.spool) {
            (Some(smtp), _) => smtp.send(&message).await,
            (None, Some(spool)) => spool.put(format!("{}.eml", mail.message_id), message.formatted()).await,
            (None, None) => Err(nowhere()),
        }
    }

    async fn send_sms(&self, sms: &Sms) -> Result<(), SendError> {
        match (&self.gateway, &self.spool) {
            (Some(gateway), _) => gateway.send(sms).await,
            (None, Some(spool)) => {
                let content = format!("{}\n\n{}\n", sms.to, sms.text);
                spool.put(format!("{}.sms.txt", sms.message_id), content.into_bytes()).await
            }
            (None, None) => Err(nowhere()),
        }
    }
}

/// Not the message's fault: it leaves once somebody has set where to.
fn nowhere() -> SendError {
    SendError::Transient("neither a server nor a spool folder is set".to_owned())
}
