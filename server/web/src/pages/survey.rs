//! A survey's own page: what it is about and its questions, or when to come back.

use askama::Template;
use axum::extract::{Path, State};
use axum::http::StatusCode;
use axum::response::Response;
use chrono::{DateTime, Utc};
use domain::LanguageTag;
use domain::identity::{Action, Actor};
use domain::matter::Matter;
use domain::survey::{
    AnonymityMode, Channel, ClientKey, Form, InvitationKey, Life, Phase, Respondents, SurveyContent,
};
use domain::time::{civil_day, days_left};
use service::ServiceError;
use service::survey::answer::{PublishedSurvey, fresh_key, published};
use service::survey::panel::{self, Invited};

use super::item::open_until;
use super::own::without_referrer;
use super::question::{Body, QuestionView, views};
use super::see_other;
use super::told::{self, Told};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, SwitchLink, html};
use crate::matter::MatterItem;
use crate::said::Said;
use crate::state::WebState;

/// What stands at the top of every page about one survey.
pub(super) struct Heading {
    pub slug: String,
    pub kind: Said,
    pub title: Said,
    pub summary: Said,
    pub introduction: Said,
    /// The languages it can be answered in.
    pub languages: Vec<LanguageName>,
    /// The page's language is none of them.
    pub is_in_other_language: bool,
    /// "Avoinna vielä 6 päivää"; empty unless it is open.
    pub timing: Said,
    /// Zero where it is not known.
    pub minutes: u32,
    /// How the answers relate to people; `None` where none are given here.
    pub mode: Option<AnonymityMode>,
    /// The matters under preparation that it is about, with when they are decided.
    pub matters: Vec<MatterItem>,
}

impl Heading {
    /// The same with the matters that the survey is about.
    #[must_use]
    pub fn about(self, frame: &Frame, matters: &[Matter]) -> Self {
        Self { matters: matters.iter().map(|matter| MatterItem::public(frame, matter)).collect(), ..self }
    }

    pub fn new(frame: &Frame, survey: &PublishedSurvey, now: DateTime<Utc>) -> Self {
        let timing = match survey.header.life.phase(now) {
            Phase::Open => match survey.publication.closes_at() {
                Some(at) => open_until(frame, at, now),
                None => frame.text("timing-standing"),
            },
            _ => Said::neutral("", &frame.language),
        };
        let (version, respondents) = (&survey.version, survey.header.respondents);
        let offered = (&version.content, version.languages.as_slice());
        Self::of(frame, &survey.header.slug, respondents, offered, timing)
    }

    /// The heading of a content that need not be published.
    pub fn of(
        frame: &Frame,
        slug: &str,
        respondents: Respondents,
        (content, offered): (&SurveyContent, &[LanguageTag]),
        timing: Said,
    ) -> Self {
        let source = &content.source_language;
        Self {
            slug: slug.to_owned(),
            kind: frame.text(content.kind.label_key()),
            title: frame.content(&content.title, source),
            summary: frame.content(&content.summary, source),
            introduction: frame.content(&content.introduction, source),
            languages: offered.iter().map(LanguageName::of).collect(),
            is_in_other_language: !offered.contains(&frame.language),
            timing,
            minutes: content.estimated_minutes(),
            mode: (!content.form.is_external()).then(|| respondents.mode()),
            matters: Vec::new(),
        }
    }
}

/// What the respondent is told about the processing of answers.
pub(super) struct Privacy {
    pub purpose: Said,
    pub legal_basis: Option<Said>,
    pub contact: Said,
    pub deletion_date: Option<String>,
}

impl Privacy {
    pub fn new(frame: &Frame, content: &SurveyContent) -> Self {
        let (privacy, source) = (&content.privacy, &content.source_language);
        Self {
            purpose: frame.content(&privacy.purpose, source),
            legal_basis: privacy.legal_basis.map(|basis| frame.text(basis.label_key())),
            contact: frame.content(&privacy.contact, source),
            deletion_date: privacy.deletion_date.map(|date| frame.date(date)),
        }
    }
}

/// A channel that staff may enter an answer through.
pub(super) struct ChannelChoice {
    pub id: String,
    pub code: &'static str,
    pub label: Said,
    pub checked: bool,
}

#[derive(Template)]
#[template(path = "answer.html")]
pub(super) struct AnswerPage {
    pub frame: Frame,
    pub heading: Heading,
    pub privacy: Privacy,
    /// Empty unless the reader may enter answers for others.
    pub channels: Vec<ChannelChoice>,
    pub questions: Vec<QuestionView>,
    pub problems: Problems,
    /// Kept through corrections and changes of language, so that a repeated submission is one answer.
    pub key: String,
    pub version: i32,
    /// The language that the answer is recorded in.
    pub language: LanguageTag,
    /// The code of the invitation by which it is answered, where one is needed.
    pub invitation: Option<String>,
    /// Whether the answers may be paired, as ticked; `None` where none are.
    pub pairing: Option<bool>,
}

#[derive(Template)]
#[template(path = "survey_invited.html")]
struct InvitedPage {
    frame: Frame,
    problems: Problems,
    heading: Heading,
    code: String,
}

#[derive(Template)]
#[template(path = "survey_waiting.html")]
struct WaitingPage {
    frame: Frame,
    heading: Heading,
    opens_at: String,
    days: i64,
}

#[derive(Template)]
#[template(path = "survey_closed.html")]
struct ClosedPage {
    frame: Frame,
    heading: Heading,
    closed_at: String,
    has_results: bool,
    has_outcome: bool,
}

#[derive(Template)]
#[template(path = "survey_external.html")]
struct ExternalPage {
    frame: Frame,
    heading: Heading,
    address: String,
    phase: Phase,
    opens_at: String,
}

pub async fn show(
    page: Page,
    State(state): State<WebState>,
    Path((_, slug)): Path<(String, String)>,
) -> Reply {
    let survey = published(&state.services, &slug).await?;
    let now = state.services.now();
    let Page { frame, caller, .. } = page;
    let matters = service::matter::of_survey(&state.services, survey.header.id).await?;
    let heading = Heading::new(&frame, &survey, now).about(&frame, &matters);
    let phase = survey.header.life.phase(now);
    let opens_at = frame.date_time(survey.publication.schedule.opens_at);
    if let Form::External { address } = &survey.version.content.form {
        let address = address.serve(&frame.language, &survey.version.content.source_language);
        // Whatever staff have typed, a link of ours leads to a web page and runs nothing.
        let is_web = |text: &&str| text.starts_with("https://") || text.starts_with("http://");
        let address = address.map(|served| served.text).filter(is_web).unwrap_or_default().to_owned();
        let page = ExternalPage { frame, heading, address, phase, opens_at };
        return Ok(html(StatusCode::OK, Keep::Revalidate, &page));
    }
    if !channels_for(&caller.actor, &survey, now).is_empty() {
        if survey.header.respondents.are_invited() {
            return Ok(code_page(frame, &survey, now, "", &domain::Violations::new()));
        }
        let filled = Filled { matters, ..Filled::empty(fresh_key(&state.services)) };
        return Ok(form_page(frame, &survey, &caller.actor, now, filled));
    }
    Ok(match phase {
        Phase::Scheduled => {
            let days = days_left(now, survey.publication.schedule.opens_at);
            html(StatusCode::OK, Keep::Revalidate, &WaitingPage { frame, heading, opens_at, days })
        }
        _ => {
            let publication = &survey.publication;
            let closed_at = publication.closes_at().map(|at| frame.date(civil_day(at))).unwrap_or_default();
            let page = ClosedPage {
                frame,
                heading,
                closed_at,
                has_results: publication.results_released_at.is_some(),
                has_outcome: publication.outcome_published_at.is_some(),
            };
            html(StatusCode::OK, Keep::Revalidate, &page)
        }
    })
}

/// The form, by an invitation. Looking at it does not use the invitation up; what is posted goes to the survey's own
/// address, so that the code is in no address from then on.
pub async fn by_invitation(
    page: Page,
    State(state): State<WebState>,
    Path((_, code)): Path<(String, String)>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let found = match code.parse::<InvitationKey>() {
        Ok(key) => panel::by_invitation(&state.services, &key).await.map(|found| (key, found)),
        Err(_) => Err(ServiceError::NotFound),
    };
    let (key, Invited { survey, is_used }) = match found {
        Ok(found) => found,
        Err(ServiceError::NotFound) => return Ok(told::reply(frame, Told::InvitationNotValid)),
        Err(error) => return Err(error.into()),
    };
    let frame = frame.at(format!("/surveys/{}", survey.header.slug));
    let now = state.services.now();
    if channels_for(&caller.actor, &survey, now).is_empty() {
        return Ok(see_other(&frame.here()));
    }
    if is_used {
        return Ok(told::reply(frame, Told::InvitationUsed));
    }
    let matters = service::matter::of_survey(&state.services, survey.header.id).await?;
    let filled = Filled { invitation: Some(key), matters, ..Filled::empty(fresh_key(&state.services)) };
    Ok(without_referrer(form_page(frame, &survey, &caller.actor, now, filled)))
}

/// Where the code of an invitation is typed.
pub(super) fn code_page(
    frame: Frame,
    survey: &PublishedSurvey,
    now: DateTime<Utc>,
    code: &str,
    wrong: &domain::Violations,
) -> Response {
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = InvitedPage {
        problems: Problems::new(&frame, wrong, |_| "invitation".to_owned()),
        heading: Heading::new(&frame, survey, now),
        code: code.to_owned(),
        frame,
    };
    html(status, Keep::Nothing, &page)
}

/// The channels through which this reader may answer now; empty where they may not.
pub(super) fn channels_for(actor: &Actor, survey: &PublishedSurvey, now: DateTime<Utc>) -> Vec<Channel> {
    let may_enter = actor.may(Action::EnterResponse, survey.header.owner);
    let is_published = matches!(survey.header.life, Life::Published(_));
    Channel::ALL
        .iter()
        .copied()
        .filter(|channel| may_enter || !channel.is_entered_by_staff())
        .filter(|channel| {
            is_published && survey.publication.accepts_answer(channel.is_entered_by_staff(), now)
        })
        .collect()
}

/// A form with what has been typed into it.
pub(super) struct Filled {
    pub key: ClientKey,
    pub invitation: Option<InvitationKey>,
    pub fields: Fields,
    pub violations: domain::Violations,
    /// The matters under preparation that the survey is about.
    pub matters: Vec<Matter>,
}

/// The matters that a survey is about. What was typed comes back even where they cannot be read.
pub(super) async fn matters_of(state: &WebState, survey: &PublishedSurvey) -> Vec<Matter> {
    service::matter::of_survey(&state.services, survey.header.id).await.unwrap_or_default()
}

impl Filled {
    fn empty(key: ClientKey) -> Self {
        let violations = domain::Violations::new();
        Self { key, invitation: None, fields: Fields::default(), violations, matters: Vec::new() }
    }
}

/// The language that an answer on this page is recorded in: the page's, else the next of its chain in which
/// the survey is offered.
pub(super) fn answer_language(page: &LanguageTag, survey: &PublishedSurvey) -> LanguageTag {
    let offered = &survey.version.languages;
    page.fallback_chain()
        .into_iter()
        .find_map(|tag| offered.iter().find(|language| language.as_str() == tag))
        .unwrap_or(&survey.version.content.source_language)
        .clone()
}

/// The page with the questions.
pub(super) fn form_page(
    mut frame: Frame,
    survey: &PublishedSurvey,
    actor: &Actor,
    now: DateTime<Utc>,
    filled: Filled,
) -> Response {
    let content = &survey.version.content;
    let source = &content.source_language;
    offer_languages(&mut frame, &survey.version.languages);
    frame.switch_form = Some("answer");
    let mut problems =
        Problems::new(&frame, &filled.violations, |violation| match violation.path.as_slice() {
            [code] if content.form.question_by_code(code).is_some() => super::question::field_name(code),
            _ => String::new(),
        });
    let questions = views(&frame, &content.form, source, &filled.fields);
    let places: Vec<_> = questions.iter().map(|q| (q.field.as_str(), format!("{}.", q.number))).collect();
    problems.place(&places);
    let status = if problems.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = AnswerPage {
        heading: Heading::new(&frame, survey, now).about(&frame, &filled.matters),
        privacy: Privacy::new(&frame, content),
        channels: channel_choices(&frame, &channels_for(actor, survey, now), filled.fields.get("channel")),
        questions,
        key: filled.key.to_string(),
        version: survey.publication.version,
        language: answer_language(&frame.language, survey),
        invitation: filled.invitation.map(|key| key.to_string()),
        pairing: survey.header.respondents.are_paired().then(|| filled.fields.has("pairing")),
        problems,
        frame,
    };
    html(status, Keep::Nothing, &page)
}

fn channel_choices(frame: &Frame, channels: &[Channel], chosen: &str) -> Vec<ChannelChoice> {
    if matches!(channels, [Channel::Web] | []) {
        return Vec::new();
    }
    let first = channels.first().map_or("", |channel| channel.code());
    let chosen = if channels.iter().any(|channel| channel.code() == chosen) { chosen } else { first };
    channels
        .iter()
        .map(|channel| ChannelChoice {
            id: format!("channel.{}", channel.code()),
            code: channel.code(),
            label: frame.text(channel.label_key()),
            checked: channel.code() == chosen,
        })
        .collect()
}

/// Adds to the language switch the languages in which the survey, but not the county's pages, are offered.
fn offer_languages(frame: &mut Frame, offered: &[LanguageTag]) {
    for tag in offered {
        if !frame.switch.iter().any(|link| link.language.tag == tag.as_str()) {
            frame.switch.push(SwitchLink {
                language: LanguageName::of(tag),
                href: format!("/{tag}{}", frame.path),
                is_current: *tag == frame.language,
            });
        }
    }
}
