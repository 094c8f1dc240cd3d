//! Saying something of a programme, and what is published of what others have said, with the county's answers.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use domain::customer_feedback::{CommentPart, PublicComment};
use domain::identity::Actor;
use domain::programme::{ProgrammeContent, ProgrammeKey};
use domain::{Code, Violation, Violations};
use service::ServiceError;
use service::customer_feedback::{self as feedback, SentComment};
use service::indicator::edition::published_heads;

use super::own::without_referrer;
use super::see_other;
use crate::Reply;
use crate::comment::PartName;
use crate::customer_feedback::{Typed, field, paragraphs};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::programme::key_of;
use crate::said::Said;
use crate::state::WebState;

/// A part of the programme to choose.
struct PartOption {
    value: String,
    label: String,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "programme_comment.html")]
struct CommentPage {
    frame: Frame,
    problems: Problems,
    name: Said,
    back: String,
    comments: String,
    parts: Vec<PartOption>,
    typed: Typed,
    may_publish: bool,
    /// Months after which what is written is forgotten.
    months: u32,
}

/// What somebody has chosen and written.
struct Draft {
    /// The code of a part.
    about: String,
    typed: Typed,
    may_publish: bool,
}

/// The programme of a page and what it says as it is in force.
async fn in_force(
    state: &WebState,
    path: &BTreeMap<String, String>,
) -> Result<(ProgrammeKey, ProgrammeContent), ServiceError> {
    let key = key_of(path)?;
    let programme = service::programme::named(&state.services, &Actor::Anonymous, &key).await?;
    let content = programme.in_force().map(|version| version.content.clone());
    Ok((key, content.ok_or(ServiceError::NotFound)?))
}

/// The form. Its address may say of what: links beside each goal and measure do.
pub async fn form(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    Query(query): Query<BTreeMap<String, String>>,
    State(state): State<WebState>,
) -> Reply {
    let about = query.get("about").cloned().unwrap_or_default();
    let draft = Draft { about, typed: Typed::default(), may_publish: false };
    form_page(page, &state, &path, draft, &Violations::new()).await
}

pub async fn submit(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let draft = Draft {
        about: fields.get("about").to_owned(),
        typed: Typed::read(&fields),
        may_publish: fields.has("mayPublish"),
    };
    let (key, _) = in_force(&state, &path).await?;
    let Some(part) = CommentPart::from_code(&draft.about) else {
        let wrong = vec![Violation::new(Code::UnknownOption, ["about"])];
        return form_page(page, &state, &path, draft, &wrong).await;
    };
    let sent = SentComment {
        programme: key,
        part,
        language: page.frame.language.clone(),
        text: draft.typed.text.clone(),
        sender: draft.typed.sender(),
        may_publish: draft.may_publish,
    };
    match feedback::comment(&state.services, page.caller.address, sent).await {
        Ok(token) => {
            Ok(without_referrer(see_other(&page.frame.address(&format!("feedback/{token}?given=1")))))
        }
        Err(ServiceError::Invalid(wrong)) => form_page(page, &state, &path, draft, &wrong).await,
        Err(error) => Err(error.into()),
    }
}

async fn form_page(
    page: Page,
    state: &WebState,
    path: &BTreeMap<String, String>,
    draft: Draft,
    wrong: &Violations,
) -> Reply {
    let (key, content) = in_force(state, path).await?;
    let mut parts = vec![CommentPart::Whole];
    let heads = published_heads(&state.services, &key).await?;
    parts.extend(heads.iter().map(|(period, _)| CommentPart::Report(*period)));
    for goal in content.goals() {
        parts.push(CommentPart::Goal(goal.key.clone()));
        parts.extend(goal.measures.iter().map(|measure| CommentPart::Measure(measure.key.clone())));
    }
    // A corrected report has several editions.
    parts.dedup();
    let Page { frame, county, .. } = page;
    let option = |part: &CommentPart| {
        let value = part.code();
        let label = PartName::new(&frame, &content, part).line();
        PartOption { is_on: value == draft.about, value, label }
    };
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = CommentPage {
        problems: Problems::new(&frame, wrong, field),
        name: frame.wording(&content.name),
        back: frame.address(&format!("programmes/{key}")),
        comments: frame.address(&format!("programmes/{key}/comments")),
        parts: parts.iter().map(option).collect(),
        typed: draft.typed,
        may_publish: draft.may_publish,
        months: county.feedback_months,
        frame,
    };
    Ok(html(status, Keep::Nothing, &page))
}

/// A comment and the answer to it.
struct Row {
    /// The measure that it is about, where it is about one.
    measure: Option<String>,
    language: LanguageName,
    text: Vec<String>,
    answer: Vec<String>,
    on: String,
}

/// What is said of one goal, or of something else.
struct Group {
    id: String,
    title: String,
    rows: Vec<Row>,
}

#[derive(Template)]
#[template(path = "programme_comments.html")]
struct CommentsPage {
    frame: Frame,
    name: Said,
    back: String,
    comment: String,
    groups: Vec<Group>,
}

/// What is published of comments, by goal in the order of the programme.
pub async fn list(
    page: Page,
    Path(path): Path<BTreeMap<String, String>>,
    State(state): State<WebState>,
) -> Reply {
    let (key, content) = in_force(&state, &path).await?;
    let published = feedback::published_comments(&state.services, &key).await?;
    let frame = page.frame;
    let page = CommentsPage {
        name: frame.wording(&content.name),
        back: frame.address(&format!("programmes/{key}")),
        comment: frame.address(&format!("programmes/{key}/comment")),
        groups: groups(&frame, &content, &published),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn groups(frame: &Frame, content: &ProgrammeContent, published: &[PublicComment]) -> Vec<Group> {
    let mut found: BTreeMap<(usize, CommentPart), Vec<Row>> = BTreeMap::new();
    for one in published {
        let part = &one.commented.part;
        let is_measure = matches!(part, CommentPart::Measure(_));
        let (place, of) = place(content, part);
        let is_named = is_measure && matches!(of, CommentPart::Goal(_));
        let row = Row {
            measure: is_named.then(|| PartName::new(frame, content, part).line()),
            language: LanguageName::of(&one.language),
            text: paragraphs(&one.text),
            answer: paragraphs(&one.answer),
            on: frame.date(one.published_on),
        };
        found.entry((place, of)).or_default().push(row);
    }
    let group = |(number, ((_, part), rows)): (usize, ((usize, CommentPart), Vec<Row>))| Group {
        id: format!("c.{number}"),
        title: PartName::new(frame, content, &part).line(),
        rows,
    };
    found.into_iter().enumerate().map(group).collect()
}

/// Where a comment stands and under which heading: what is about a measure stands with its goal, what is about a part that the
/// programme has no more stands last.
fn place(content: &ProgrammeContent, part: &CommentPart) -> (usize, CommentPart) {
    let goal = |is_it: &dyn Fn(&domain::programme::Goal) -> bool| {
        let found = content.goals().enumerate().find(|(_, goal)| is_it(goal));
        found.map(|(place, goal)| (place + 2, CommentPart::Goal(goal.key.clone())))
    };
    let found = match part {
        CommentPart::Whole => Some((0, part.clone())),
        CommentPart::Report(_) => Some((1, part.clone())),
        CommentPart::Goal(key) => goal(&|goal| goal.key == *key),
        CommentPart::Measure(key) => goal(&|goal| goal.measures.iter().any(|measure| measure.key == *key)),
    };
    found.unwrap_or((usize::MAX, part.clone()))
}
