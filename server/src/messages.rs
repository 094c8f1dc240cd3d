//! The worker that sends what waits in the outbox. Any number may run, on any instance: each message is leased to one.

use std::time::Duration;

use delivery::{Attachment, Delivery, Envelope, Mail, SendError, Sms, render};
use domain::LanguageTag;
use domain::id::TypedId;
use domain::identity::{Email, PhoneNumber};
use l10n::{Catalogues, Texts};
use service::Services;
use service::outbox::{self, Claimed, Way};
use service::work::Going;

/// Messages taken at once: few enough that the last is sent well within its lease.
const AT_ONCE: u64 = 4;
/// Somebody may be waiting for a code.
const PAUSE: Duration = Duration::from_secs(3);

/// Sends messages with what the installation has to send them.
#[derive(Clone)]
pub struct Messages {
    pub services: Services,
    pub catalogues: Catalogues,
    pub delivery: Delivery,
    pub public_url: String,
}

impl Messages {
    /// Sends for as long as it goes on.
    pub async fn run(self, mut going: Going) {
        loop {
            match self.send_due().await {
                // There may be more.
                Ok(sent) if sent > 0 && going.is_on() => continue,
                Ok(_) => {}
                Err(error) => tracing::warn!(?error, "messages will be looked at again"),
            }
            if !going.pause(PAUSE).await {
                return;
            }
        }
    }

    /// Sends what is due, a few at a time; tells how many were tried.
    pub async fn send_due(&self) -> service::Result<usize> {
        let claimed = outbox::claim(&self.services, &self.public_url, AT_ONCE).await?;
        for one in &claimed {
            match self.send(one).await {
                Ok(()) => outbox::sent(&self.services, one).await?,
                Err(error) => {
                    let for_good = matches!(error, SendError::Permanent(_));
                    tracing::warn!(kind = one.notice.kind(), %error, for_good, "a message did not leave");
                    outbox::not_sent(&self.services, one, for_good, &error.to_string()).await?;
                }
            }
        }
        Ok(claimed.len())
    }

    async fn send(&self, one: &Claimed) -> Result<(), SendError> {
        let texts = self.catalogues.texts(&one.language.fallback_chain());
        let county = service::county::settings(&self.services).await;
        let county = county.map_err(|_| SendError::Transient("the database".to_owned()))?;
        let name = county.name.serve(&one.language, &LanguageTag::finnish());
        let name = name.map(|name| name.text.to_owned()).unwrap_or_default();
        let reply_to = Email::parse(&county.contact_email).ok();
        let unfit = |_| SendError::Permanent("an address that cannot be used".to_owned());
        let envelope = match &one.way {
            Way::Email(to) => {
                let signature = render::Signature { county: &name, reply_to: reply_to.as_ref() };
                let rendered = render::email(&texts, &one.notice, &signature);
                Envelope::Mail(Mail {
                    message_id: one.id.uuid(),
                    date: self.services.now(),
                    to: Email::parse(to).map_err(unfit)?,
                    reply_to,
                    subject: rendered.subject,
                    body: rendered.body,
                    attachment: self.attachment(one, &texts).await?,
                })
            }
            Way::Sms(to) => Envelope::Sms(Sms {
                message_id: one.id.uuid(),
                to: PhoneNumber::parse(to).map_err(unfit)?,
                text: render::sms(&texts, &one.notice, &name),
            }),
        };
        self.delivery.send(envelope).await
    }

    /// The calendar file of a gig or a meeting, where the mail tells of one.
    async fn attachment(&self, one: &Claimed, texts: &Texts) -> Result<Option<Attachment>, SendError> {
        let is_of_order = one.notice.reference().is_some();
        let what = texts.text(if is_of_order { "own-feed-gig" } else { "message-calendar-meeting" }).text;
        let file = outbox::enclosure(&self.services, one, &self.public_url, &what).await;
        let file = file.map_err(|_| SendError::Transient("the database".to_owned()))?;
        Ok(file.map(|file| Attachment {
            name: file.name,
            content_type: file.media_type.to_owned(),
            bytes: file.text.into_bytes(),
        }))
    }
}
