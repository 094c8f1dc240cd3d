//! A notice in the reader's language.

mod keys;

use domain::expert::Mode;
use domain::identity::Email;
use domain::message::Notice;
use l10n::{Arg, Texts, format};

use keys::Keys;

/// A mail's words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rendered {
    pub subject: String,
    /// Plain text.
    pub body: String,
}

/// Who signs a mail.
#[derive(Clone, Copy, Debug)]
pub struct Signature<'a> {
    /// The county's name in the reader's language.
    pub county: &'a str,
    /// Where an answer goes, if anybody reads it; then the mail's own `reply_to` as well.
    pub reply_to: Option<&'a Email>,
}

/// The mail that says it. Times are those of Europe/Helsinki.
pub fn email(texts: &Texts, notice: &Notice, signature: &Signature<'_>) -> Rendered {
    let keys = Keys::of(notice);
    let args = args(texts, notice, keys.body);
    let reply = match signature.reply_to {
        Some(address) => texts.with("message-letter-reply", &[("address", address.as_str().into())]),
        None => texts.text("message-letter-no-reply"),
    };
    let body = texts.with(
        "message-letter",
        &[
            ("text", texts.with(keys.body, &args).text.into()),
            ("reply", reply.text.into()),
            ("county", signature.county.into()),
        ],
    );
    Rendered { subject: texts.with(keys.subject, &args).text, body: body.text }
}

/// The text message that says it, signed with the county's name in the reader's language. What an operator would
/// count as longer for its spaces alone is written with plain ones.
pub fn sms(texts: &Texts, notice: &Notice, county: &str) -> String {
    let keys = Keys::of(notice);
    let text = texts.with(keys.sms, &args(texts, notice, keys.sms)).text;
    let signed = texts.with("message-sms", &[("county", county.into()), ("text", text.into())]).text;
    signed.replace(['\u{a0}', '\u{202f}'], " ")
}

/// What the texts of a notice may mention. Dates are written in the language that `key` is served in, which need
/// not be the one that was asked for.
fn args(texts: &Texts, notice: &Notice, key: &str) -> Vec<(&'static str, Arg)> {
    let lang = texts.text(key).lang;
    let time = |at| Arg::from(format::date_time(&lang, at));
    let reference = |reference: &String| ("reference", Arg::from(reference));
    let link = |link: &String| ("link", Arg::from(link));
    let gig = |starts_at, ends_at, times: &u32, remote| {
        let args = [
            ("starts", time(starts_at)),
            ("ends", time(ends_at)),
            ("times", times.into()),
            ("mode", mode(texts, remote)),
        ];
        ("gig", Arg::from(texts.with("message-gig", &args).text))
    };
    match notice {
        Notice::OfferSent(asked) | Notice::OfferReminder(asked) => {
            let gig = gig(asked.starts_at, asked.ends_at, &asked.times, asked.remote);
            vec![reference(&asked.reference), gig, link(&asked.link), ("expires", time(asked.expires_at))]
        }
        Notice::OfferNotChosen { reference: name } => vec![reference(name)],
        Notice::BookingConfirmed { reference: name, starts_at, ends_at, times, remote, link: to }
        | Notice::BookingMoved { reference: name, starts_at, ends_at, times, remote, link: to } => {
            let gig = gig(*starts_at, *ends_at, times, *remote);
            vec![reference(name), gig, link(to), ("starts", time(*starts_at))]
        }
        Notice::BookingCancelled { reference: name, starts_at } => {
            vec![reference(name), ("starts", time(*starts_at))]
        }
        Notice::GigReminder { reference: name, starts_at, remote, link: to } => {
            let (starts, mode) = (("starts", time(*starts_at)), ("mode", mode(texts, *remote)));
            vec![reference(name), starts, mode, link(to)]
        }
        Notice::SignInCode { code, expires_at } => {
            vec![("code", code.into()), ("expires", time(*expires_at))]
        }
        Notice::PersonalLink { link: to }
        | Notice::SafetyReported { link: to }
        | Notice::ApplicationReceived { link: to }
        | Notice::SeatOffered { link: to }
        | Notice::SeatProposed { link: to }
        | Notice::PutInReserve { link: to }
        | Notice::SeatTaken { link: to }
        | Notice::TopicAnswered { link: to }
        | Notice::PanelInvitation { link: to }
        | Notice::InitiativeReceived { link: to }
        | Notice::InitiativeTold { link: to }
        | Notice::CustomerFeedbackReceived { link: to }
        | Notice::CustomerFeedbackAnswered { link: to } => vec![link(to)],
        Notice::MeetingInvitation { starts_at, ends_at, link: to }
        | Notice::MeetingMoved { starts_at, ends_at, link: to }
        | Notice::MeetingReminder { starts_at, ends_at, link: to } => {
            vec![("starts", time(*starts_at)), ("ends", time(*ends_at)), link(to)]
        }
        Notice::SurveyInvitation { closes_at, link: to } | Notice::SurveyReminder { closes_at, link: to } => {
            vec![("closes", time(*closes_at)), link(to)]
        }
        Notice::MeetingCalledOff { starts_at } => vec![("starts", time(*starts_at))],
        Notice::OrderConfirmed { reference: name, starts_at, link: to } => {
            vec![reference(name), ("starts", time(*starts_at)), link(to)]
        }
        Notice::OrderReceived { reference: name, link: to }
        | Notice::OrderReturned { reference: name, link: to }
        | Notice::OrderMoved { reference: name, link: to }
        | Notice::OrderUnfilled { reference: name, link: to }
        | Notice::OrderCancelled { reference: name, link: to }
        | Notice::SeatReopened { reference: name, link: to }
        | Notice::HeldQuestion { reference: name, link: to }
        | Notice::FeedbackAsked { reference: name, link: to }
        | Notice::MessageArrived { reference: name, link: to }
        | Notice::FeeRejected { reference: name, link: to } => vec![reference(name), link(to)],
        Notice::FeeApproved { reference: name, cents } => {
            vec![reference(name), ("amount", format::euros(&lang, *cents).into())]
        }
        Notice::MeetingCostsAsked { on, link: to } | Notice::MeetingFeeRejected { on, link: to } => {
            vec![("day", format::date(&lang, *on).into()), link(to)]
        }
        Notice::MeetingFeeApproved { on, cents } => {
            vec![("day", format::date(&lang, *on).into()), ("amount", format::euros(&lang, *cents).into())]
        }
        Notice::IndicatorsOwed { due_on, link: to } => {
            vec![("day", format::date(&lang, *due_on).into()), link(to)]
        }
        Notice::CustomerFeedbackWaits { untaken, due_soon, overdue, link: to } => vec![
            ("untaken", (*untaken).into()),
            ("soon", (*due_soon).into()),
            ("overdue", (*overdue).into()),
            link(to),
        ],
        Notice::PanelEnded | Notice::ContactChanged { .. } => Vec::new(),
        Notice::AgreementEnds { on } => vec![("day", format::date(&lang, *on).into())],
    }
}

fn mode(texts: &Texts, remote: bool) -> Arg {
    let mode = if remote { Mode::Remote } else { Mode::InPerson };
    texts.text(mode.label_key()).text.into()
}

#[cfg(test)]
mod tests;
