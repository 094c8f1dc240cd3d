//! Surveys of panels: members are invited, answer once each, and are paired between surveys where they want that.
//!
//! Whose invitation is whose is computed from the secret outside the database whenever it is needed, and stored nowhere.

use std::collections::BTreeMap;
use std::sync::Arc;

use domain::audit::Act;
use domain::id::{MemberId, PanelId, TypedId};
use domain::identity::{Action, Actor};
use domain::message::Notice;
use domain::outbox::Recipient;
use domain::panel::{Member, MemberState, PanelState};
use domain::survey::pairing::{Change, changes};
use domain::survey::{
    Answers, Form, InvitationKey, Pair, Phase, Respondents, Survey, SurveyContent, SurveyKind, SurveyVersion,
};
use domain::time::civil_day;
use domain::{Code, LanguageTag, LocalizedText, SurveyId};
use serde_json::json;
use storage::panel::member;
use storage::survey::intake::{self, Tag};
use storage::survey::response::{self, Response};
use storage::survey::{Header, invitation};

use super::answer::{NewSubmission, PublishedSurvey, Submitted, published_of};
use super::draft::{Start, free_slug, start};
use super::{authorise_for, locked_for, visible};
use crate::outbox::{self, Outgoing};
use crate::panel::member::{OwnMembership, behind, membership};
use crate::vault::SurveyKey;
use crate::work::Going;
use crate::{Result, ServiceError, Services, audit, token};

/// A survey of a panel that is to be started.
pub struct NewPanelSurvey {
    pub panel: PanelId,
    pub source_language: LanguageTag,
    pub title: String,
    /// Whoever agrees has their answers paired with those to other such surveys of the panel.
    pub is_paired: bool,
    /// An earlier survey of the panel that is asked again: its questions are taken over as they are.
    pub continues: Option<SurveyId>,
}

/// Starts a survey of a panel that the actor organises, as a draft.
pub async fn create(services: &Services, actor: &Actor, new: NewPanelSurvey) -> Result<Survey> {
    let panel = crate::panel::managed_one(&services.storage, actor, new.panel).await?;
    if panel.state == PanelState::Ended {
        return Err(ServiceError::invalid(Code::PanelNotSo, ["panelId"]));
    }
    let earlier = match new.continues {
        Some(id) => Some(of_panel(services, actor, new.panel, id).await?.draft),
        None => None,
    };
    let source = earlier.as_ref().map_or(new.source_language, |earlier| earlier.source_language.clone());
    let mut title = LocalizedText::default();
    title.set(source.clone(), &new.title, &source);
    if title.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["title"]));
    }
    let blank = || SurveyContent::new(SurveyKind::Panel, source, title.clone(), Form::Questions(Vec::new()));
    let draft = match earlier {
        // Its days are over.
        Some(earlier) => {
            SurveyContent { title, opens_at: None, closes_at: None, ..without_deletion(earlier) }
        }
        None => blank(),
    };
    let respondents = Respondents::Members { panel: new.panel, is_paired: new.is_paired };
    let slug = free_slug(services, &new.title).await?;
    start(services, actor, Start { slug, owner: panel.owner, respondents, draft }).await
}

fn without_deletion(mut content: SurveyContent) -> SurveyContent {
    content.privacy.deletion_date = None;
    content
}

/// A survey of a panel that the actor may see.
async fn of_panel(services: &Services, actor: &Actor, panel: PanelId, id: SurveyId) -> Result<Survey> {
    let survey = visible(services, actor, id).await?;
    if survey.respondents.panel() == Some(panel) { Ok(survey) } else { Err(ServiceError::NotFound) }
}

/// The surveys of a panel that the actor organises, the newest first.
pub async fn surveys(services: &Services, actor: &Actor, panel: PanelId) -> Result<Vec<Survey>> {
    crate::panel::managed_one(&services.storage, actor, panel).await?;
    Ok(storage::survey::of_panel(&services.storage, panel).await?)
}

/// The surveys of several panels whose results or outcome are published, the newest first, in at most two statements.
pub(crate) async fn told(
    services: &Services,
    panels: &[PanelId],
) -> Result<BTreeMap<PanelId, Vec<PublishedSurvey>>> {
    let headers = storage::survey::told_of_panels(&services.storage, panels).await?;
    let publication = |header: &Header| header.life.publication().copied();
    let wanted: Vec<_> =
        headers.iter().filter_map(|header| Some((header.id, publication(header)?.version))).collect();
    let versions = services.versions.get_many(&services.storage, &wanted).await?;
    let mut told = BTreeMap::<_, Vec<_>>::new();
    for header in headers {
        let (Some(panel), Some(publication)) = (header.respondents.panel(), publication(&header)) else {
            continue;
        };
        let Some(version) = versions.get(&(header.id, publication.version)).map(Arc::clone) else { continue };
        told.entry(panel).or_default().push(PublishedSurvey { header, publication, version });
    }
    Ok(told)
}

/// A survey that is open to a member.
#[derive(Clone, Debug)]
pub struct OwnSurvey {
    pub survey: PublishedSurvey,
    /// Their invitation, whose code is the end of the address of the form: `survey-invitation/…`.
    pub invitation: InvitationKey,
    /// They have answered it.
    pub is_answered: bool,
}

/// The open surveys to which somebody is invited, those that close first before the others.
pub(crate) async fn own_surveys(services: &Services, one: &Member) -> Result<Vec<OwnSurvey>> {
    let now = services.now();
    let mut own = Vec::new();
    if one.state.has_left() {
        return Ok(own);
    }
    for header in storage::survey::published_of_panels(&services.storage).await? {
        let is_theirs = header.respondents.panel() == Some(one.panel);
        if !is_theirs || header.life.phase(now) != Phase::Open {
            continue;
        }
        let key = services.vault.survey_invitation(header.id, one.id);
        let tag = services.vault.invitation_tag(&key);
        let Some(found) = invitation::find(&services.storage, tag).await? else { continue };
        let survey = published_of(services, header).await?;
        own.push(OwnSurvey { survey, invitation: key, is_answered: found.is_used });
    }
    own.sort_by_key(|one| one.survey.publication.closes_at());
    Ok(own)
}

/// How many are invited to a survey that the actor may see.
pub async fn invited(services: &Services, actor: &Actor, id: SurveyId) -> Result<u64> {
    visible(services, actor, id).await?;
    Ok(invitation::count(&services.storage, id).await?)
}

/// A survey as somebody meets it whose invitation leads there.
#[derive(Clone, Debug)]
pub struct Invited {
    pub survey: PublishedSurvey,
    /// An answer has been given by it.
    pub is_used: bool,
}

/// Whether an invitation to a survey was somebody's who has left the panel. The link tells whose it is to whoever has the
/// secret. Its row stays as it is: one that went when somebody left would tell whose it was, and that it was not used.
async fn has_left(services: &Services, header: &Header, key: &InvitationKey) -> Result<bool> {
    let Some(panel) = header.respondents.panel() else { return Ok(false) };
    let left = member::withdrawn(&services.storage, panel).await?;
    Ok(left.into_iter().any(|one| services.vault.survey_invitation(header.id, one) == *key))
}

/// What an invitation leads to; nothing for whoever has left the panel. Looking uses nothing up: mail scanners open links,
/// too.
pub async fn by_invitation(services: &Services, key: &InvitationKey) -> Result<Invited> {
    let tag = services.vault.invitation_tag(key);
    let found = invitation::find(&services.storage, tag).await?.ok_or(ServiceError::NotFound)?;
    let header = storage::survey::header(&services.storage, found.survey).await?;
    let header = header.ok_or(ServiceError::NotFound)?;
    if has_left(services, &header, key).await? {
        return Err(ServiceError::NotFound);
    }
    Ok(Invited { survey: published_of(services, header).await?, is_used: found.is_used })
}

/// Why nobody may answer a survey by this invitation; `None` where they may, or where none is needed.
pub async fn uninvited(
    services: &Services,
    survey: &PublishedSurvey,
    key: Option<&InvitationKey>,
) -> Result<Option<Submitted>> {
    if !survey.header.respondents.are_invited() {
        return Ok(None);
    }
    let Some(key) = key else { return Ok(Some(Submitted::NotInvited)) };
    let tag = services.vault.invitation_tag(key);
    let found = invitation::find(&services.storage, tag).await?;
    let Some(found) = found.filter(|found| found.survey == survey.header.id) else {
        return Ok(Some(Submitted::NotInvited));
    };
    if has_left(services, &survey.header, key).await? {
        return Ok(Some(Submitted::NotInvited));
    }
    Ok(found.is_used.then_some(Submitted::InvitationUsed))
}

/// By which an answer is paired with others of the same member; `None` where nothing is paired or they do not want it.
pub(super) async fn pair(
    services: &Services,
    survey: &PublishedSurvey,
    new: &NewSubmission,
) -> Result<Option<Pair>> {
    let Respondents::Members { panel, is_paired: true } = survey.header.respondents else { return Ok(None) };
    let Some(shown) = new.invitation.as_ref().filter(|_| new.agrees_to_pairing) else { return Ok(None) };
    let members = member::of_panel(&services.storage, panel).await?;
    let is_theirs = |one: &&Member| services.vault.survey_invitation(survey.header.id, one.id) == *shown;
    let Some(one) = members.iter().find(is_theirs) else { return Ok(None) };
    pair_of(services, one.id).await
}

/// `None` once somebody is forgotten: then nobody can tell any more which pair was theirs.
async fn pair_of(services: &Services, member: MemberId) -> Result<Option<Pair>> {
    Ok(services.keys.of_member(member).await?.map(|key| key.pair()))
}

/// Invites the members of panels to the surveys that are open, each once: also those who have taken their seat since.
/// Tells of how many.
pub async fn invite_due(services: &Services) -> Result<usize> {
    let now = services.now();
    let mut invited = 0;
    for header in storage::survey::published_of_panels(&services.storage).await? {
        if header.life.phase(now) == Phase::Open {
            invited += invite(services, &header).await?;
        }
    }
    Ok(invited)
}

/// Invites the members of a survey that has just been published, where it is open already. What fails here the next round
/// of [`run`] does.
pub(super) async fn invite_at_once(services: &Services, id: SurveyId) {
    let done = async {
        match storage::survey::header(&services.storage, id).await? {
            Some(header) if header.life.phase(services.now()) == Phase::Open => {
                invite(services, &header).await
            }
            _ => Ok(0),
        }
    };
    if let Err(error) = done.await {
        tracing::warn!(?error, "members will be asked later");
    }
}

async fn invite(services: &Services, header: &Header) -> Result<usize> {
    let closes_at = header.life.publication().and_then(|publication| publication.closes_at());
    let (Some(panel), Some(closes_at)) = (header.respondents.panel(), closes_at) else { return Ok(0) };
    let seated = seated(services, panel).await?;
    if uninvited_of(services, header, &seated, &services.storage).await?.is_empty() {
        return Ok(0);
    }
    let tx = services.storage.begin().await?;
    intake::lock_for_mix(&tx, header.id).await?;
    let fresh = uninvited_of(services, header, &seated, &tx).await?;
    let tags: Vec<Tag> = fresh.keys().copied().collect();
    invitation::add(&tx, header.id, &tags).await?;
    let messages: Vec<_> = fresh
        .values()
        .map(|one| {
            let link = token::survey_link(services, header.id, one.id);
            write_to(header.id, one, "invitation", Notice::SurveyInvitation { closes_at, link })
        })
        .collect();
    outbox::put(services, &tx, &messages).await?;
    let detail = json!({ "count": messages.len() });
    audit::record(services, &tx, &Actor::System, Act::MembersAsked, header.id, detail).await?;
    tx.commit().await?;
    Ok(messages.len())
}

/// Those of a panel who have a seat.
async fn seated(services: &Services, panel: PanelId) -> Result<Vec<Member>> {
    let mut members = member::of_panel(&services.storage, panel).await?;
    members.retain(|one| one.state == MemberState::Member);
    Ok(members)
}

/// Those of them who have no invitation yet, by the tag that they get.
async fn uninvited_of<'a>(
    services: &Services,
    header: &Header,
    members: &'a [Member],
    access: &impl storage::Access,
) -> Result<BTreeMap<Tag, &'a Member>> {
    let known = invitation::known(access, header.id).await?;
    let tag =
        |one: &Member| services.vault.invitation_tag(&services.vault.survey_invitation(header.id, one.id));
    Ok(members.iter().map(|one| (tag(one), one)).filter(|(tag, _)| !known.contains(tag)).collect())
}

fn write_to(survey: SurveyId, one: &Member, what: &str, notice: Notice) -> Outgoing {
    Outgoing {
        about: format!("survey:{}:{what}", survey.uuid()),
        to: Recipient::Member(one.id),
        notice,
        valid_for: None,
        not_before: None,
    }
}

/// Reminds the members of an open survey, at most once a day.
///
/// Everybody is written to, so that nothing tells who has answered. Whoever has is skipped when the message would leave,
/// and nothing tells that either ([`needs_no_reminder`]).
pub async fn remind(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    let survey = visible(services, actor, id).await?;
    authorise_for(actor, Action::PublishSurvey, &survey)?;
    let now = services.now();
    let closes_at = survey.life.publication().and_then(|publication| publication.closes_at());
    let is_open = survey.life.phase(now) == Phase::Open;
    let asked = survey.respondents.panel().zip(closes_at).filter(|_| is_open);
    let (panel, closes_at) = asked.ok_or(ServiceError::invalid(Code::NotOpen, ["state"]))?;
    let seated = seated(services, panel).await?;
    if seated.is_empty() {
        return Err(ServiceError::invalid(Code::NobodyToAsk, ["state"]));
    }
    let what = format!("reminder:{}", civil_day(now));
    let messages: Vec<_> = seated
        .iter()
        .map(|one| {
            let link = token::survey_link(services, id, one.id);
            write_to(id, one, &what, Notice::SurveyReminder { closes_at, link })
        })
        .collect();
    let tx = services.storage.begin().await?;
    locked_for(&tx, actor, Action::PublishSurvey, id).await?;
    outbox::put(services, &tx, &messages).await?;
    let detail = json!({ "count": messages.len() });
    audit::record(services, &tx, actor, Act::MembersReminded, id, detail).await?;
    tx.commit().await?;
    Ok(survey)
}

/// Whether a survey is over for those whom a message about it would reach.
pub(crate) async fn is_over(services: &Services, id: SurveyId) -> Result<bool> {
    let header = storage::survey::header(&services.storage, id).await?;
    Ok(header.is_none_or(|header| header.life.phase(services.now()) != Phase::Open))
}

/// Whether somebody has answered already, so that a reminder is of no use to them.
pub(crate) async fn needs_no_reminder(services: &Services, id: SurveyId, member: MemberId) -> Result<bool> {
    let tag = services.vault.invitation_tag(&services.vault.survey_invitation(id, member));
    let found = invitation::find(&services.storage, tag).await?;
    Ok(found.is_none_or(|found| found.is_used))
}

/// What has changed since an earlier survey of the same panel, over the members who agreed to be paired.
#[derive(Clone, Debug)]
pub struct Comparison {
    pub earlier: Survey,
    /// The later survey's, which words the questions.
    pub version: Arc<SurveyVersion>,
    /// How many have answered both.
    pub pairs: usize,
    pub changes: Vec<Change>,
}

/// Compares the answers to a survey with those to every earlier one of its panel that pairs answers, the latest first.
pub(super) async fn comparisons(
    services: &Services,
    survey: &Survey,
    version: &Arc<SurveyVersion>,
    responses: &[Response],
) -> Result<Vec<Comparison>> {
    let Respondents::Members { panel, is_paired: true } = survey.respondents else { return Ok(Vec::new()) };
    let later = paired(responses);
    let opened = |survey: &Survey| survey.life.publication().map(|one| one.schedule.opens_at);
    let mut comparisons = Vec::new();
    for earlier in storage::survey::of_panel(&services.storage, panel).await? {
        let Some(before) = earlier.life.publication() else { continue };
        if !earlier.respondents.are_paired() || opened(&earlier) >= opened(survey) {
            continue;
        }
        let before = services.versions.get(&services.storage, earlier.id, before.version).await?;
        let responses = response::all(&services.storage, earlier.id).await?;
        let answers = paired(&responses);
        let pairs: Vec<_> =
            later.iter().filter_map(|(pair, after)| Some((*answers.get(pair)?, *after))).collect();
        let changes = changes(&before.content.form, &version.content.form, &pairs);
        let version = Arc::clone(version);
        comparisons.push(Comparison { version, pairs: pairs.len(), changes, earlier });
    }
    Ok(comparisons)
}

fn paired(responses: &[Response]) -> BTreeMap<Pair, &Answers> {
    responses.iter().filter_map(|one| Some((one.submission.pair?, &one.submission.answers))).collect()
}

/// Whether somebody's answers to surveys of their panel are paired. `None` where the panel has no survey that pairs any.
pub(crate) async fn is_paired(services: &Services, one: &Member) -> Result<Option<bool>> {
    let surveys = pairing_surveys(services, one.panel).await?;
    let Some(pair) = pair_of(services, one.id).await?.filter(|_| !surveys.is_empty()) else {
        return Ok(None);
    };
    if response::has_pair(&services.storage, &surveys, pair).await? {
        return Ok(Some(true));
    }
    for survey in surveys {
        let Some(key) = services.keys.of(survey).await? else { continue };
        if !pending_with(&key, &services.storage, survey, pair).await?.is_empty() {
            return Ok(Some(true));
        }
    }
    Ok(Some(false))
}

/// Takes the pair off whatever somebody has answered, behind their private link: they do not agree to it any more. The
/// answers stay.
pub async fn stop_pairing(services: &Services, token: &str) -> Result<OwnMembership> {
    let (one, panel) = behind(services, token).await?;
    let pair = pair_of(services, one.id).await?.ok_or(ServiceError::NotFound)?;
    let surveys = pairing_surveys(services, panel.id).await?;
    let tx = services.storage.begin().await?;
    for survey in &surveys {
        intake::lock_for_mix(&tx, *survey).await?;
        let Some(key) = services.keys.of(*survey).await? else { continue };
        let mut anew = Vec::new();
        for (pending, mut response) in pending_with(&key, &tx, *survey, pair).await? {
            response.submission.pair = None;
            let sealed = key.seal(response, services.entropy.as_ref())?;
            anew.push(intake::Pending { sealed, ..pending });
        }
        intake::reseal(&tx, &anew).await?;
    }
    response::unpair(&tx, &surveys, pair).await?;
    tx.commit().await?;
    membership(services, one, panel).await
}

/// The surveys of a panel that pair answers and have any, in the order of their ids, so that two do not wait for each other.
async fn pairing_surveys(services: &Services, panel: PanelId) -> Result<Vec<SurveyId>> {
    let surveys = storage::survey::headers_of_panel(&services.storage, panel).await?;
    let is_one = |survey: &&Header| survey.respondents.are_paired() && survey.life.publication().is_some();
    let mut ids: Vec<SurveyId> = surveys.iter().filter(is_one).map(|survey| survey.id).collect();
    ids.sort_unstable();
    Ok(ids)
}

/// The pending answers that have a pair, with what they say.
async fn pending_with(
    key: &SurveyKey,
    access: &impl storage::Access,
    survey: SurveyId,
    pair: Pair,
) -> Result<Vec<(intake::Pending, Response)>> {
    let mut found = Vec::new();
    for pending in intake::pending(access, survey).await? {
        let Ok(response) = key.open(&pending.sealed) else { continue };
        if response.submission.pair == Some(pair) {
            found.push((pending, response));
        }
    }
    Ok(found)
}

/// Invites for as long as it goes on.
pub async fn run(services: Services, mut going: Going) {
    loop {
        match invite_due(&services).await {
            Ok(0) => {}
            Ok(invited) => tracing::info!(invited, "members were asked to answer"),
            Err(error) => tracing::warn!(?error, "members will be asked later"),
        }
        if !going.pause(std::time::Duration::from_secs(30)).await {
            return;
        }
    }
}
