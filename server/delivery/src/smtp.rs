//! The way to a mail server.

use std::fmt;
use std::net::IpAddr;
use std::str::FromStr;
use std::time::Duration;

use lettre::message::Message;
use lettre::transport::smtp::Error;
use lettre::{AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use tokio::time::timeout;
use url::Url;

use crate::{LONGEST_ATTEMPT_SECONDS, SendError, SetUpError};

/// Until a connection stands; the whole exchange has [`LONGEST_ATTEMPT_SECONDS`].
const CONNECT_TIMEOUT: Duration = Duration::from_secs(20);

/// A mail server's address. Links that open something travel in the mail, so the way there is encrypted unless it
/// stays on this machine or somebody has decided otherwise.
///
/// | address | way |
/// | --- | --- |
/// | `smtps://user:password@host` | TLS from the beginning, port 465 |
/// | `smtp://user:password@host` | STARTTLS or nothing, port 587 |
/// | `smtp://localhost:25` | in the clear: it is this machine; with `?tls=required` as above |
/// | `smtp://host?tls=none` | in the clear, port 25; without a password |
///
/// A user and a password are written percent-encoded. A path is the name we greet with: `smtps://host/our.name`.
#[derive(Clone, PartialEq, Eq)]
pub struct SmtpServer(Url);

/// What is wrong with a mail server's address, without repeating it: it may hold a password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotASmtpServer {
    #[error("it is not smtp://host or smtps://host")]
    NotSmtp,
    #[error("after the host only ?tls=required or ?tls=none may follow, and only for smtp://")]
    UnknownOption,
    #[error("a password would travel in the clear: use smtps://, or smtp:// without tls=none")]
    PasswordInTheClear,
}

impl FromStr for SmtpServer {
    type Err = NotASmtpServer;

    fn from_str(text: &str) -> Result<Self, NotASmtpServer> {
        let mut url = Url::parse(text.trim()).map_err(|_| NotASmtpServer::NotSmtp)?;
        if url.fragment().is_some() {
            return Err(NotASmtpServer::UnknownOption);
        }
        let host = url.host_str().filter(|host| !host.is_empty()).ok_or(NotASmtpServer::NotSmtp)?;
        let is_here = host == "localhost" || host.parse::<IpAddr>().is_ok_and(|ip| ip.is_loopback());
        match (url.scheme(), url.query()) {
            ("smtps", None) => {}
            ("smtp", None) if is_here => {}
            ("smtp", Some("tls=required")) => {}
            ("smtp", None) => url.set_query(Some("tls=required")),
            ("smtp", Some("tls=none")) if url.password().is_some() && !is_here => {
                return Err(NotASmtpServer::PasswordInTheClear);
            }
            ("smtp", Some("tls=none")) => url.set_query(None),
            ("smtp" | "smtps", Some(_)) => return Err(NotASmtpServer::UnknownOption),
            _ => return Err(NotASmtpServer::NotSmtp),
        }
        Ok(Self(url))
    }
}

impl fmt::Display for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}", self.0.scheme(), self.0.host_str().unwrap_or_default())?;
        self.0.port().map_or(Ok(()), |port| write!(f, ":{port}"))
    }
}

impl fmt::Debug for SmtpServer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SmtpServer({self})")
    }
}

pub(crate) struct SmtpClient(AsyncSmtpTransport<Tokio1Executor>);

impl SmtpClient {
    pub(crate) fn new(server: SmtpServer) -> Result<Self, SetUpError> {
        let transport = AsyncSmtpTransport::<Tokio1Executor>::from_url(server.0.as_str())
            .map_err(|error| SetUpError::Smtp(error.to_string()))?;
        Ok(Self(transport.timeout(Some(CONNECT_TIMEOUT)).build()))
    }

    pub(crate) async fn send(&self, message: &Message) -> Result<(), SendError> {
        let bytes = message.formatted();
        let attempt = self.0.send_raw(message.envelope(), &bytes);
        match timeout(Duration::from_secs(LONGEST_ATTEMPT_SECONDS), attempt).await {
            Ok(Ok(_)) => Ok(()),
            Ok(Err(error)) => Err(classified(&error)),
            Err(_) => Err(SendError::Transient("the mail server did not answer in time".to_owned())),
        }
    }
}

/// A server's words repeat the recipient's address, so only its code is kept.
fn classified(error: &Error) -> SendError {
    if error.is_response() {
        return SendError::Transient("the mail server does not speak SMTP".to_owned());
    }
    let Some(code) = error.status() else {
        return SendError::Transient(format!("the mail server could not be used: {error}"));
    };
    let code = u16::from(code);
    let said = format!("the mail server answered {code}");
    if error.is_permanent() && !is_about_us(code) {
        SendError::Permanent(said)
    } else {
        SendError::Transient(said)
    }
}

/// Refusals of our password or our way of connecting (RFC 4954): no message is to be lost for them.
fn is_about_us(code: u16) -> bool {
    matches!(code, 530 | 534 | 535 | 538)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(text: &str) -> Result<String, NotASmtpServer> {
        text.parse::<SmtpServer>().map(|server| server.0.to_string())
    }

    #[test]
    fn the_way_is_encrypted_unless_it_is_short_or_somebody_decided_otherwise() {
        for (written, meant) in [
            ("smtps://u:p@mail.example", "smtps://u:p@mail.example"),
            ("smtp://u:p@mail.example:25\n", "smtp://u:p@mail.example:25?tls=required"),
            ("smtp://mail.example", "smtp://mail.example?tls=required"),
            ("smtp://mail.example?tls=none", "smtp://mail.example"),
            ("smtp://127.0.0.1:2525", "smtp://127.0.0.1:2525"),
            ("smtp://127.0.0.1?tls=required", "smtp://127.0.0.1?tls=required"),
            ("smtp://u:p@localhost", "smtp://u:p@localhost"),
            ("smtps://mail.example/our.name", "smtps://mail.example/our.name"),
        ] {
            assert_eq!(shown(written).as_deref(), Ok(meant), "{written}");
        }
    }

    #[test]
    fn what_is_no_mail_server_is_refused() {
        use NotASmtpServer::{NotSmtp, PasswordInTheClear, UnknownOption};
        for (written, refused) in [
            ("mail.example", NotSmtp),
            ("https://mail.example", NotSmtp),
            ("smtp:mail.example", NotSmtp),
            ("smtp://", NotSmtp),
            ("smtp://mail.example?tls=opportunistic", UnknownOption),
            ("smtps://mail.example?tls=none", UnknownOption),
            ("smtps://mail.example#x", UnknownOption),
            ("smtp://u:p@mail.example?tls=none", PasswordInTheClear),
        ] {
            assert_eq!(shown(written), Err(refused), "{written}");
        }
    }

    #[test]
    fn a_password_does_not_show() {
        let server: SmtpServer = "smtps://user:hunter2@mail.example:465".parse().unwrap();
        assert_eq!(server.to_string(), "smtps://mail.example:465");
        assert!(!format!("{server:?}").contains("hunter2"));
    }
}
