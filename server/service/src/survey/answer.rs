//! Answering and withdrawing. A submission writes one sealed row and nothing else: an audit, event or
//! outbox row beside it would tie the answer to the moment it came.

use std::sync::Arc;

use domain::identity::{Action, Actor};
use domain::survey::answer::{self, Channel, GivenAnswer, Submission};
use domain::survey::{ClientKey, InvitationKey, Life, Publication, SurveyVersion};
use domain::time::civil_day;
use domain::{Code, LanguageTag, Violation, Violations};
use storage::survey::Header;
use storage::survey::intake::{self, Arrival, Known, Verdict};
use storage::survey::{response, withdrawal};

use crate::identity::authorise;
use crate::{Result, ServiceError, Services};

/// A published survey as a respondent meets it.
#[derive(Clone, Debug)]
pub struct PublishedSurvey {
    pub header: Header,
    pub publication: Publication,
    pub version: Arc<SurveyVersion>,
}

/// A published survey by the readable part of its address; drafts do not exist to the public.
pub async fn published(services: &Services, slug: &str) -> Result<PublishedSurvey> {
    let header =
        storage::survey::header_by_slug(&services.storage, slug).await?.ok_or(ServiceError::NotFound)?;
    published_of(services, header).await
}

/// The same, of a header that has been read.
pub(super) async fn published_of(services: &Services, header: Header) -> Result<PublishedSurvey> {
    let publication = *header.life.publication().ok_or(ServiceError::NotFound)?;
    let version = services.versions.get(&services.storage, header.id, publication.version).await?;
    Ok(PublishedSurvey { header, publication, version })
}

/// The same for whoever may see its questions: one of a panel only by an invitation to it, until what came of it is told.
pub async fn seen(
    services: &Services,
    slug: &str,
    invitation: Option<&InvitationKey>,
) -> Result<PublishedSurvey> {
    let survey = published(services, slug).await?;
    let publication = &survey.publication;
    let is_told = publication.results_released_at.is_some() || publication.outcome_published_at.is_some();
    match super::panel::uninvited(services, &survey, invitation).await? {
        Some(Submitted::NotInvited) if !is_told => Err(ServiceError::NotFound),
        _ => Ok(survey),
    }
}

/// A fresh client key, for a form that the server makes.
pub fn fresh_key(services: &Services) -> ClientKey {
    ClientKey::from_bytes(services.random())
}

/// An answer as it arrives.
pub struct NewSubmission {
    pub slug: String,
    pub key: ClientKey,
    pub language: LanguageTag,
    pub channel: Channel,
    /// The version that the respondent saw; the current one where it is not told.
    pub version: Option<i32>,
    pub answers: Vec<(String, GivenAnswer)>,
    /// The invitation that is shown; needed where the survey is one of a panel's.
    pub invitation: Option<InvitationKey>,
    /// Whether the answers may be paired with those to other surveys of the panel; of no effect where none are.
    pub agrees_to_pairing: bool,
}

/// What became of a submission. All of these are expected.
#[derive(Clone, Debug, PartialEq)]
pub enum Submitted {
    /// Durable. A repeat of the same client key gets the same receipt, and the first answer stands.
    Accepted {
        receipt: ClientKey,
        repeated: bool,
    },
    Invalid(Violations),
    NotOpen,
    /// The client key belongs to an answer to another survey.
    KeyUsedElsewhere,
    AlreadyWithdrawn,
    /// The survey is answered by invitation, and none to it was shown.
    NotInvited,
    /// Another answer has been given by this invitation.
    InvitationUsed,
}

/// Takes an answer in.
pub async fn submit(services: &Services, actor: &Actor, new: NewSubmission) -> Result<Submitted> {
    let survey = published(services, &new.slug).await?;
    if new.channel.is_entered_by_staff() {
        authorise(actor, Action::EnterResponse, survey.header.owner)?;
    }
    let now = services.now();
    let is_open = survey.publication.accepts_answer(new.channel.is_entered_by_staff(), now);
    let uninvited = super::panel::uninvited(services, &survey, new.invitation.as_ref()).await?;
    let checked = match check(services, &survey, &new).await? {
        Ok(answers) if is_open && uninvited.is_none() => answers,
        // A retry of what is stored already gets its receipt, whatever has changed meanwhile.
        refused => {
            return match known(services, &new.key).await? {
                Some(known) => Ok(told(verdict(known, survey.header.id), new.key)),
                None if !is_open => Ok(Submitted::NotOpen),
                None => Ok(uninvited.unwrap_or(Submitted::Invalid(refused.err().unwrap_or_default()))),
            };
        }
    };
    let pair = super::panel::pair(services, &survey, &new).await?;
    let submission = Submission {
        version: new.version.unwrap_or(survey.publication.version),
        language: new.language,
        channel: new.channel,
        day: civil_day(now),
        answers: checked,
        pair,
    };
    let key = services.keys.of_open(survey.header.id).await?;
    let arrival = Arrival {
        tag: services.vault.intake_tag(&new.key),
        response_key: services.vault.response_key(&new.key),
        survey: survey.header.id,
        entered_by_staff: new.channel.is_entered_by_staff(),
        invitation: new.invitation.as_ref().map(|key| services.vault.invitation_tag(key)),
        key_id: services.vault.key_id().to_owned(),
        sealed: services.vault.seal(&key, &new.key, submission, services.entropy.as_ref())?,
    };
    let verdict = services.intake.submit(arrival).await?;
    Ok(told(verdict, new.key))
}

fn told(verdict: Verdict, receipt: ClientKey) -> Submitted {
    match verdict {
        Verdict::Stored => Submitted::Accepted { receipt, repeated: false },
        Verdict::AlreadyStored => Submitted::Accepted { receipt, repeated: true },
        Verdict::AlreadyWithdrawn => Submitted::AlreadyWithdrawn,
        Verdict::KeyUsedElsewhere => Submitted::KeyUsedElsewhere,
        Verdict::NotOpen => Submitted::NotOpen,
        Verdict::NotInvited => Submitted::NotInvited,
        Verdict::InvitationUsed => Submitted::InvitationUsed,
    }
}

fn verdict(known: Known, survey: domain::SurveyId) -> Verdict {
    match known {
        known if known.survey() != survey => Verdict::KeyUsedElsewhere,
        Known::Withdrawn(_) => Verdict::AlreadyWithdrawn,
        Known::Pending(_) | Known::Mixed(_) => Verdict::AlreadyStored,
    }
}

async fn known(services: &Services, key: &ClientKey) -> Result<Option<Known>> {
    let tag = services.vault.intake_tag(key);
    let keys = [(tag, services.vault.response_key(key))];
    Ok(intake::look_up(&services.storage, &keys).await?.get(&tag).copied())
}

async fn check(
    services: &Services,
    survey: &PublishedSurvey,
    new: &NewSubmission,
) -> Result<std::result::Result<domain::survey::Answers, Violations>> {
    let version = match new.version {
        Some(number) if number != survey.version.number => {
            match services.versions.get(&services.storage, survey.header.id, number).await {
                Err(ServiceError::NotFound) => {
                    return Ok(Err(vec![Violation::new(Code::UnknownQuestion, ["version"])]));
                }
                version => version?,
            }
        }
        _ => Arc::clone(&survey.version),
    };
    let mut found = Violations::new();
    if !version.languages.contains(&new.language) {
        found.push(Violation::new(Code::LanguageNotOffered, ["language"]));
    }
    Ok(match answer::check(&version.content.form, &new.answers) {
        Ok(answers) if found.is_empty() => Ok(answers),
        Ok(_) => Err(found),
        Err(violations) => {
            found.extend(violations);
            Err(found)
        }
    })
}

/// What became of a withdrawal. All of these are expected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Withdrawn {
    /// Gone, or gone at the next mix; it will not be counted from then on.
    Done,
    AlreadyWithdrawn,
    /// No answer has this receipt.
    NotFound,
    /// The results have been released: the answer can no longer be told apart.
    TooLate,
}

/// Withdraws the answer whose receipt this is.
///
/// A pending answer goes at once. A mixed one goes at the next mix, so that the change of a total does
/// not show which it was; after the final mix it goes at once. A tombstone keeps a retry from bringing
/// it back.
pub async fn withdraw(services: &Services, receipt: &ClientKey) -> Result<Withdrawn> {
    let Some(found) = known(services, receipt).await? else { return Ok(Withdrawn::NotFound) };
    let survey = found.survey();
    let (tag, key) = (services.vault.intake_tag(receipt), services.vault.response_key(receipt));

    let tx = services.storage.begin().await?;
    intake::lock_against_mix(&tx, survey).await?;
    let header = storage::survey::header(&tx, survey).await?.ok_or(ServiceError::NotFound)?;
    let (Life::Published(publication) | Life::Archived { publication, .. }) = header.life else {
        return Ok(Withdrawn::NotFound);
    };
    if matches!(found, Known::Withdrawn(_)) {
        return Ok(Withdrawn::AlreadyWithdrawn);
    }
    if !publication.accepts_withdrawal() {
        return Ok(Withdrawn::TooLate);
    }
    let sealed_key = match intake::look_up(&tx, &[(tag, key)]).await?.get(&tag) {
        None => return Ok(Withdrawn::NotFound),
        Some(Known::Withdrawn(_)) => return Ok(Withdrawn::AlreadyWithdrawn),
        Some(Known::Pending(_)) => {
            intake::remove(&tx, &[tag]).await?;
            None
        }
        Some(Known::Mixed(_)) if publication.finalised_at.is_some() => {
            response::remove(&tx, survey, &[key]).await?;
            None
        }
        Some(Known::Mixed(_)) => {
            let sealing = services.keys.of_open(survey).await?;
            Some(sealing.seal_name(key, services.entropy.as_ref())?)
        }
    };
    match withdrawal::insert(&tx, survey, tag, sealed_key).await {
        Ok(()) => {}
        // The same receipt twice at the same moment.
        Err(storage::StorageError::Unique(_)) => return Ok(Withdrawn::AlreadyWithdrawn),
        Err(error) => return Err(error.into()),
    }
    tx.commit().await?;
    Ok(Withdrawn::Done)
}
