//! Results for staff: what is counted so far, by groups too, and what the public will see.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::{DateTime, Utc};
use domain::disclosure::PUBLIC_TOTAL;
use domain::survey::answer::Channel;
use domain::survey::breakdown::Group;
use domain::survey::pairing::{Change, Moves};
use domain::survey::question::QuestionType;
use domain::survey::{Phase, Question, Survey};
use domain::{Code, SurveyId};
use service::ServiceError;
use service::survey::panel::Comparison;
use service::survey::results::{self, Results};

use super::steps::Step;
use super::{IdPath, StaffPage, survey_address, title_of};
use crate::Reply;
use crate::chart::{Totals, totals};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::said::Said;
use crate::state::WebState;

/// One question: its totals or its texts, its groups, and whether it goes public.
struct QuestionResults {
    title: Said,
    totals: Option<Totals>,
    texts: Vec<String>,
    groups: Vec<GroupTable>,
    publicity: Said,
    is_public: bool,
}

/// The shares of a question in each group of one breakdown.
struct GroupTable {
    title: Said,
    columns: Vec<Said>,
    rows: Vec<GroupRow>,
}

struct GroupRow {
    label: Said,
    answered: Option<String>,
    /// One for each column; `None` where it may not be shown.
    shares: Vec<Option<String>>,
}

/// How many answered in each group.
struct Breakdown {
    title: Said,
    rows: Vec<(Said, Option<String>)>,
}

#[derive(Template)]
#[template(path = "staff/results.html")]
struct ResultsPage {
    frame: Frame,
    survey: Said,
    received: String,
    counted: String,
    are_all_counted: bool,
    has_counted: bool,
    breakdowns: Vec<Breakdown>,
    questions: Vec<QuestionResults>,
    comparisons: Vec<ComparisonTable>,
    /// What publishing leads to; `None` where it is not possible now.
    publish: Option<String>,
    /// Why it cannot be published now, or when it was.
    publishing: Option<Said>,
    public: Option<String>,
    back: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<SurveyId>,
    State(state): State<WebState>,
) -> Reply {
    let Page { frame, caller, .. } = page;
    let found = results::results(&state.services, &caller.actor, id).await?;
    let now = state.services.now();
    if found.version.content.form.is_external() {
        return Err(ServiceError::Invalid(vec![domain::Violation::new(
            Code::NoResultsOfExternal,
            ["state"],
        )])
        .into());
    }
    let survey = &found.survey;
    let can_publish = Step::PublishResults.is_offered(survey, &caller.actor, now);
    let released = survey.life.publication().is_some_and(|p| p.results_released_at.is_some());
    let page = ResultsPage {
        survey: title_of(&frame, survey),
        received: frame.integer(found.received),
        counted: frame.integer(found.tally.respondents),
        are_all_counted: found.received == found.tally.respondents,
        has_counted: found.tally.respondents > 0,
        breakdowns: breakdowns(&frame, &found),
        questions: questions(&frame, &found),
        comparisons: found.comparisons.iter().map(|one| comparison(&frame, one)).collect(),
        publish: can_publish.then(|| survey_address(&frame, survey, "/publish-results")),
        publishing: publishing(&frame, survey, now),
        public: released.then(|| frame.address(&format!("surveys/{}/results", survey.slug))),
        back: survey_address(&frame, survey, ""),
        frame,
    };
    // It may hold what somebody has written of themselves.
    Ok(html(StatusCode::OK, Keep::Nothing, &page))
}

/// What has changed since an earlier survey of the panel.
struct ComparisonTable {
    title: Said,
    pairs: Said,
    rows: Vec<ChangeRow>,
}

struct ChangeRow {
    question: Said,
    /// `None` where too few answered both times, or where the question has no such direction.
    up: Option<String>,
    same: Option<String>,
    down: Option<String>,
    other: Option<String>,
}

fn comparison(frame: &Frame, one: &Comparison) -> ComparisonTable {
    let content = &one.version.content;
    let figure = |count: u64| Some(frame.integer(count));
    let row = |change: &Change| {
        let question = frame.content(&content.form.question(change.question)?.text, &content.source_language);
        let blank = ChangeRow { question, up: None, same: None, down: None, other: None };
        Some(match change.moves {
            Some(Moves::Scale { up, same, down }) => {
                ChangeRow { up: figure(up), same: figure(same), down: figure(down), ..blank }
            }
            Some(Moves::Choice { same, other }) => {
                ChangeRow { same: figure(same), other: figure(other), ..blank }
            }
            None => blank,
        })
    };
    let earlier = title_of(frame, &one.earlier).plain().to_owned();
    ComparisonTable {
        title: frame.with("staff-results-compared", [("title", earlier.into())]),
        pairs: frame.with("staff-results-pairs", [("count", one.pairs.into())]),
        rows: one.changes.iter().filter_map(row).collect(),
    }
}

/// Why results are not published yet, or when they were.
fn publishing(frame: &Frame, survey: &Survey, now: DateTime<Utc>) -> Option<Said> {
    let publication = survey.life.publication()?;
    if let Some(at) = publication.results_released_at {
        return Some(frame.with("staff-results-published-on", [("date", frame.date_time(at).into())]));
    }
    if publication.finalised_at.is_some() {
        return None;
    }
    let closed = matches!(survey.life.phase(now), Phase::Closed | Phase::Archived);
    Some(match publication.late_answers_until().filter(|_| closed) {
        Some(until) if until > now => {
            frame.with("staff-results-waits-late", [("date", frame.date_time(until).into())])
        }
        Some(_) => frame.text("staff-results-waits-mix"),
        None => frame.text("staff-results-not-closed"),
    })
}

fn breakdowns(frame: &Frame, found: &Results) -> Vec<Breakdown> {
    let rows = |groups: &[Group], label: &dyn Fn(&Frame, &str) -> Said| {
        let row =
            |group: &Group| (label(frame, &group.code), group.respondents.map(|count| frame.integer(count)));
        groups.iter().map(row).collect::<Vec<_>>()
    };
    let all = [
        Breakdown {
            title: frame.text("staff-results-by-language"),
            rows: rows(&found.by_language, &language_label),
        },
        Breakdown {
            title: frame.text("staff-results-by-channel"),
            rows: rows(&found.by_channel, &channel_label),
        },
    ];
    all.into_iter().filter(|breakdown| breakdown.rows.len() > 1).collect()
}

fn language_label(frame: &Frame, code: &str) -> Said {
    let name = code.parse().map_or_else(|_| code.to_owned(), |tag| LanguageName::of(&tag).name);
    Said::new(name, code, &frame.language)
}

fn channel_label(frame: &Frame, code: &str) -> Said {
    match Channel::from_code(code) {
        Some(channel) => frame.text(channel.label_key()),
        None => Said::neutral(code, &frame.language),
    }
}

fn questions(frame: &Frame, found: &Results) -> Vec<QuestionResults> {
    let form = &found.version.content.form;
    let source = &found.version.content.source_language;
    let with_tally = found.tally.questions.iter().zip(0_usize..);
    with_tally
        .filter_map(|(tally, index)| {
            let question = form.question(tally.question)?;
            let is_text = is_text(question);
            let is_public = !is_text && tally.answered >= PUBLIC_TOTAL;
            let groups = if is_text || tally.answered == 0 {
                Vec::new()
            } else {
                groups(frame, found, question, index)
            };
            Some(QuestionResults {
                title: frame.content(&question.text, source),
                totals: (!is_text).then(|| totals(frame, question, source, tally)),
                texts: found.texts.get(&question.id).cloned().unwrap_or_default(),
                groups,
                publicity: if is_public {
                    frame.text("staff-results-goes-public")
                } else if is_text {
                    frame.text("staff-results-text-stays")
                } else {
                    frame.text("staff-results-too-few")
                },
                is_public,
            })
        })
        .collect()
}

fn is_text(question: &Question) -> bool {
    matches!(question.kind.type_of(), QuestionType::ShortText | QuestionType::LongText)
}

/// The tables of one question by language and by channel, where there is more than one group.
fn groups(frame: &Frame, found: &Results, question: &Question, index: usize) -> Vec<GroupTable> {
    let source = &found.version.content.source_language;
    let Some(whole) = found.tally.questions.get(index) else { return Vec::new() };
    let columns = || totals(frame, question, source, whole).rows.into_iter().map(|row| row.label).collect();
    let table = |title, groups: &[Group], label: &dyn Fn(&Frame, &str) -> Said| GroupTable {
        title,
        columns: columns(),
        rows: groups
            .iter()
            .map(|group| group_row(frame, group, index, label(frame, &group.code), whole.categories.len()))
            .collect(),
    };
    let all = [
        table(frame.text("staff-results-by-language"), &found.by_language, &language_label),
        table(frame.text("staff-results-by-channel"), &found.by_channel, &channel_label),
    ];
    all.into_iter().filter(|table| table.rows.len() > 1).collect()
}

fn group_row(frame: &Frame, group: &Group, index: usize, label: Said, columns: usize) -> GroupRow {
    match group.questions.get(index).and_then(Option::as_ref) {
        Some(tally) => GroupRow {
            label,
            answered: Some(frame.integer(tally.answered)),
            shares: tally
                .categories
                .iter()
                .map(|category| tally.share_of(category).map(|share| frame.percent(share.value)))
                .collect(),
        },
        None => GroupRow { label, answered: None, shares: vec![None; columns] },
    }
}
