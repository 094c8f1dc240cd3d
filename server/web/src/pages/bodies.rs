//! Bodies as everybody sees them: who is heard and who decides.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveDate;
use domain::LanguageTag;
use domain::body::{Body, BodyRecord, RecordKind};
use domain::id::BodyId;
use domain::matter::Matter;
use domain::time::civil_day;
use service::body::public::{self, BodyMeeting, PublicBody};

use crate::Reply;
use crate::layout::{Frame, Keep, Page, html};
use crate::matter::{MatterItem, body_address};
use crate::said::Said;
use crate::staff::IdPath;
use crate::state::WebState;

struct BodyItem {
    href: String,
    name: Said,
    kind: Said,
}

impl BodyItem {
    fn new(frame: &Frame, body: &Body) -> Self {
        Self {
            href: body_address(frame, body.id),
            name: frame.content(&body.content.name, &LanguageTag::finnish()),
            kind: frame.text(body.content.kind.label_key()),
        }
    }
}

#[derive(Template)]
#[template(path = "bodies.html")]
struct BodiesPage {
    frame: Frame,
    influencing: Vec<BodyItem>,
    deciding: Vec<BodyItem>,
    ended: Vec<BodyItem>,
}

pub async fn list(page: Page, State(state): State<WebState>) -> Reply {
    let bodies = public::list(&state.services).await?;
    let today = civil_day(state.services.now());
    let frame = page.frame;
    let (at_work, ended): (Vec<_>, Vec<_>) = bodies.iter().partition(|body| body.is_at_work(today));
    let (influencing, deciding): (Vec<_>, Vec<_>) =
        at_work.into_iter().partition(|body| body.is_influencing());
    let items = |some: Vec<&Body>| some.into_iter().map(|one| BodyItem::new(&frame, one)).collect();
    let page =
        BodiesPage { influencing: items(influencing), deciding: items(deciding), ended: items(ended), frame };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// A day on which a matter is before the body.
struct MeetingRow {
    on: String,
    is_past: bool,
    href: String,
    matter: Said,
    role: Said,
    /// Where agenda or minutes are read; may be blank.
    address: String,
}

/// Something that it has said or handled.
struct RecordRow {
    on: String,
    kind: Said,
    title: Said,
    /// Where it is read; may be blank.
    address: String,
    /// The matter that it is about.
    matter: Option<(String, Said)>,
}

/// A plan or a report that can be read.
struct PaperRow {
    label: Said,
    year: i32,
    address: String,
}

#[derive(Template)]
#[template(path = "body.html")]
struct BodyPage {
    frame: Frame,
    name: Said,
    purpose: Said,
    kind: Said,
    role: Said,
    is_statutory: bool,
    ended_on: Option<String>,
    contact: Said,
    website: String,
    members: Vec<String>,
    /// When and where it meets, in words.
    meets: Said,
    meetings: Vec<MeetingRow>,
    matters: Vec<MatterItem>,
    said: Vec<RecordRow>,
    handled: Vec<RecordRow>,
    papers: Vec<PaperRow>,
}

pub async fn show(page: Page, IdPath(id): IdPath<BodyId>, State(state): State<WebState>) -> Reply {
    let found = public::view(&state.services, id).await?;
    let today = civil_day(state.services.now());
    let frame = page.frame;
    let source = LanguageTag::finnish();
    let content = &found.body.content;
    let records = |is_handled: bool| {
        let of_kind =
            found.records.iter().filter(|one| (one.content.kind == RecordKind::Handled) == is_handled);
        of_kind.map(|one| record(&frame, one, &found)).collect::<Vec<_>>()
    };
    let paper = |one: &domain::body::BodyDocument| PaperRow {
        label: frame.text(one.kind.label_key()),
        year: one.year,
        address: one.address.clone(),
    };
    let page = BodyPage {
        name: frame.content(&content.name, &source),
        purpose: frame.content(&content.purpose, &source),
        kind: frame.text(content.kind.label_key()),
        role: frame.text(content.role.label_key()),
        is_statutory: content.is_statutory,
        ended_on: content.ended_on.map(|day| frame.date(day)),
        contact: frame.content(&content.contact, &source),
        website: content.website.clone(),
        members: content.named_members().map(str::to_owned).collect(),
        meets: frame.content(&content.meets, &source),
        meetings: found.meetings.iter().map(|one| meeting(&frame, one, today)).collect(),
        matters: found.matters.iter().map(|one| MatterItem::public(&frame, one)).collect(),
        said: records(false),
        handled: records(true),
        papers: found.documents.iter().map(paper).collect(),
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

fn title_of(frame: &Frame, matter: &Matter) -> Said {
    frame.content(&matter.content.title, &LanguageTag::finnish())
}

fn meeting(frame: &Frame, one: &BodyMeeting, today: NaiveDate) -> MeetingRow {
    MeetingRow {
        on: frame.date(one.on),
        is_past: one.on < today,
        href: crate::matter::public_address(frame, one.matter.id),
        matter: title_of(frame, &one.matter),
        role: frame.text(one.role.label_key()),
        address: one.address.clone(),
    }
}

fn record(frame: &Frame, one: &BodyRecord, found: &PublicBody) -> RecordRow {
    let content = &one.content;
    let matter = found.matters.iter().find(|matter| Some(matter.id) == content.matter);
    RecordRow {
        on: frame.date(content.on),
        kind: frame.text(content.kind.label_key()),
        title: frame.content(&content.title, &LanguageTag::finnish()),
        address: content.address.clone(),
        matter: matter.map(|one| (crate::matter::public_address(frame, one.id), title_of(frame, one))),
    }
}
