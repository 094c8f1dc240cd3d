//! E-mail as it is written down. Nothing that comes from outside adds a header or a recipient.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use chrono::{DateTime, Utc};
use domain::identity::Email;
use lettre::message::header::{ContentTransferEncoding, ContentType, Header, HeaderName, HeaderValue};
use lettre::message::{self, Body, Mailbox, Message, MultiPart, MultiPartKind, SinglePart};
use lettre::{Address, message::MessageBuilder};
use uuid::Uuid;

use crate::SendError;

/// Letters of a subject that are kept; more than any of ours has.
const SUBJECT_MAX: usize = 200;
/// Letters of a file's name that are kept.
const FILE_NAME_MAX: usize = 100;

/// One e-mail to one person.
#[derive(Clone)]
pub struct Mail {
    /// The same for every attempt. With the sender's host it becomes the Message-ID, so that what arrives twice is
    /// recognised.
    pub message_id: Uuid,
    /// When it was written, however late it is sent.
    pub date: DateTime<Utc>,
    pub to: Email,
    /// Where an answer goes, if anybody reads it.
    pub reply_to: Option<Email>,
    pub subject: String,
    /// Plain text.
    pub body: String,
    pub attachment: Option<Attachment>,
}

/// A file that comes with a mail.
#[derive(Clone)]
pub struct Attachment {
    /// Written with letters a–z, digits, full stops, hyphens and underscores; anything else becomes an underscore.
    pub name: String,
    /// For example `text/calendar; charset=utf-8; method=PUBLISH`.
    pub content_type: String,
    /// Arrives byte for byte.
    pub bytes: Vec<u8>,
}

impl fmt::Debug for Mail {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Mail").field("message_id", &self.message_id).finish_non_exhaustive()
    }
}

impl fmt::Debug for Attachment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Attachment").field("bytes", &self.bytes.len()).finish_non_exhaustive()
    }
}

/// Who mail is from: an address, with a name where one was given.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sender(Mailbox);

/// The text is not an address that mail can be from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("not an address like osallistu@county.example or Osallistu <osallistu@county.example>")]
pub struct NotASender;

impl Sender {
    fn host(&self) -> &str {
        self.0.email.domain()
    }
}

impl Default for Sender {
    /// For mail that becomes a file.
    fn default() -> Self {
        Self(Mailbox::new(None, Address::new_dangerous("osallistu", "localhost")))
    }
}

impl FromStr for Sender {
    type Err = NotASender;

    fn from_str(text: &str) -> Result<Self, NotASender> {
        if text.chars().any(char::is_control) || text.contains("=?") {
            return Err(NotASender);
        }
        text.trim().parse().map(Self).map_err(|_| NotASender)
    }
}

impl fmt::Display for Sender {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The mail as it is sent: the same bytes for every attempt.
///
/// # Errors
/// Permanent, where an address or the attachment's type is none that mail knows.
pub(crate) fn compose(sender: &Sender, mail: &Mail) -> Result<Message, SendError> {
    let message = headers(sender, mail)?;
    let body = SinglePart::plain(plain(&mail.body));
    let message = match &mail.attachment {
        None => message.singlepart(body),
        Some(attachment) => message.multipart(
            MultiPart::builder()
                .kind(MultiPartKind::Mixed)
                .boundary(format!("part-{}", mail.message_id.simple()))
                .singlepart(body)
                .singlepart(file(attachment)?),
        ),
    };
    message.map_err(|error| SendError::Permanent(error.to_string()))
}

fn headers(sender: &Sender, mail: &Mail) -> Result<MessageBuilder, SendError> {
    let message = Message::builder()
        .message_id(Some(format!("<{}@{}>", mail.message_id, sender.host())))
        .date(SystemTime::from(mail.date))
        .from(sender.0.clone())
        .to(mailbox(&mail.to)?)
        .subject(line(&mail.subject))
        .header(AutoSubmitted);
    Ok(match &mail.reply_to {
        Some(address) => message.reply_to(mailbox(address)?),
        None => message,
    })
}

fn mailbox(address: &Email) -> Result<Mailbox, SendError> {
    let address = address.as_str().parse::<Address>();
    let address =
        address.map_err(|_| SendError::Permanent("the address is none that mail knows".to_owned()))?;
    Ok(Mailbox::new(None, address))
}

fn file(attachment: &Attachment) -> Result<SinglePart, SendError> {
    let content_type = ContentType::parse(&attachment.content_type)
        .map_err(|_| SendError::Permanent("the attachment's type is none that mail knows".to_owned()))?;
    // In no other encoding do line ends stay what they are.
    let body = Body::new_with_encoding(attachment.bytes.clone(), ContentTransferEncoding::Base64)
        .map_err(|_| SendError::Permanent("the attachment cannot be encoded".to_owned()))?;
    Ok(message::Attachment::new(file_name(&attachment.name)).body(body, content_type))
}

/// Text for one line: what would end it, or be taken for an encoded word, is broken up.
fn line(text: &str) -> String {
    let spaced: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let words: Vec<_> = spaced.split_whitespace().collect();
    words.join(" ").replace("=?", "= ?").chars().take(SUBJECT_MAX).collect()
}

/// Text of several lines, without any other control character.
fn plain(text: &str) -> String {
    let unix = text.replace("\r\n", "\n").replace('\r', "\n");
    unix.chars().filter(|c| matches!(c, '\n' | '\t') || !c.is_control()).collect()
}

fn file_name(name: &str) -> String {
    let safe = |c: char| if c.is_ascii_alphanumeric() || ".-_".contains(c) { c } else { '_' };
    let name: String = name.trim_start_matches('.').chars().map(safe).take(FILE_NAME_MAX).collect();
    if name.is_empty() { "attachment".to_owned() } else { name }
}

/// Says that no person wrote it, so that no absent person's program answers (RFC 3834).
#[derive(Clone)]
struct AutoSubmitted;

impl Header for AutoSubmitted {
    fn name() -> HeaderName {
        HeaderName::new_from_ascii_str("Auto-Submitted")
    }

    fn parse(_: &str) -> Result<Self, Box<dyn std::error::Error + Send + Sync>> {
        Ok(Self)
    }

    fn display(&self) -> HeaderValue {
        HeaderValue::new(Self::name(), "auto-generated".to_owned())
    }
}

#[cfg(test)]
mod tests;
