//! Asking experts for an order, at once or in reserve. The private links are in the reply itself and nowhere else.

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use domain::expert::{Journey, Mode, Order, OrderPrivate, OverrideReason};
use domain::id::{ExpertId, OrderId, TypedId};
use domain::identity::Action;
use domain::{Code, LanguageTag, Violation};
use service::ServiceError;
use service::expert::offering::{self, Asked, Candidate, OfferLink};
use service::expert::order;

use super::read::field_of;
use super::steps::Step;
use super::{Choice, Points, Sought, choices, order_address, title_of, whereabouts};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::{see_other, span};
use crate::said::Said;
use crate::staff::edit::parse_id;
use crate::staff::{IdPath, StaffPage, mendable};
use crate::state::WebState;

/// An expert beside the order.
struct CandidateRow {
    id: String,
    alias: String,
    languages: Vec<LanguageName>,
    modes: Vec<Said>,
    reasons: Vec<Said>,
    /// How well they suit, 0 to 100, and where the points come from.
    score: Option<u32>,
    points: Vec<Points>,
    /// How far it is.
    way: Option<Said>,
    /// Says so where they would connect to a gig to which others come.
    remotely: Option<Said>,
    /// What the way suggests.
    advice: Option<Said>,
    /// What they have agreed to have on this list.
    themes: Vec<Said>,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/order_offers.html")]
struct OffersPage {
    frame: Frame,
    problems: Problems,
    title: Said,
    back: String,
    action: String,
    version: i64,
    seats: u8,
    language: LanguageName,
    mode: Said,
    times: Vec<String>,
    whereabouts: Vec<(Said, Said)>,
    sought: Sought,
    possible: Vec<CandidateRow>,
    /// Those who can be asked in spite of what speaks against it.
    in_spite: Vec<CandidateRow>,
    /// Why they are asked all the same.
    in_spite_why: Vec<Choice>,
    in_spite_is_open: bool,
    hindered: Vec<CandidateRow>,
    /// Somebody who can be asked has a long way to a gig to which all come.
    is_far: bool,
    now: String,
    may_register: bool,
}

/// A private link to hand over.
struct LinkRow {
    number: usize,
    alias: String,
    link: String,
    until: String,
}

#[derive(Template)]
#[template(path = "staff/order_links.html")]
struct LinksPage {
    frame: Frame,
    title: Said,
    back: String,
    links: Vec<LinkRow>,
}

/// What was filled in.
#[derive(Default)]
struct Typed {
    experts: Vec<ExpertId>,
    in_spite: Vec<ExpertId>,
    reason: Option<OverrideReason>,
    /// How many are asked at once, the others in reserve; empty: all of them.
    now: String,
}

impl Typed {
    fn read(fields: &Fields) -> Self {
        Self {
            experts: fields.all("experts").filter_map(parse_id).collect(),
            in_spite: fields.all("inSpite").filter_map(parse_id).collect(),
            reason: OverrideReason::from_code(fields.get("reason")),
            now: fields.get("now").trim().to_owned(),
        }
    }

    /// Whom to ask, in the order of the page: the best of them at once.
    fn asked(&self) -> Result<Vec<Asked>, ServiceError> {
        let many = self.experts.len() + self.in_spite.len();
        let now = if self.now.is_empty() { Some(many) } else { self.now.parse().ok() };
        let now = now.filter(|now| many == 0 || (1..=many).contains(now)).ok_or_else(|| {
            Violation::new(Code::OutOfRange, ["now"]).with("min", 1_usize).with("max", many)
        })?;
        let suitable = self.experts.iter().map(|expert| (*expert, None));
        let hindered = self.in_spite.iter().map(|expert| (*expert, self.reason));
        let asked = |(rank, (expert, in_spite))| Asked { expert, in_spite, on_reserve: rank >= now };
        Ok(suitable.chain(hindered).enumerate().map(asked).collect())
    }
}

pub async fn show(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let found = order::order(services, actor, id).await?;
    let candidates = offering::candidates(services, actor, id).await?;
    if !Step::Offers.is_offered(&found, actor, services.now()) {
        return Ok(see_other(&order_address(&page.frame, id, "")));
    }
    let private = order::private(services, actor, &found).await?;
    let of = (&found, &private);
    Ok(form(page, of, candidates, &Typed::default(), StatusCode::OK, Problems::default()))
}

pub async fn send(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<OrderId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let typed = Typed::read(&fields);
    let version = fields.get("version").parse().unwrap_or_default();
    let sent = match typed.asked() {
        Ok(asked) => offering::send_offers(services, actor, id, version, &asked).await,
        Err(error) => Err(error),
    };
    let error = match sent {
        Ok((order, links)) => return Ok(links_page(page, &order, &links)),
        Err(error) => error,
    };
    let is_stale = matches!(error, ServiceError::Conflict(_));
    let violations = mendable(error)?;
    let found = order::order(services, actor, id).await?;
    let candidates = offering::candidates(services, actor, id).await?;
    let private = order::private(services, actor, &found).await?;
    let status = if is_stale { StatusCode::CONFLICT } else { StatusCode::UNPROCESSABLE_ENTITY };
    let problems = Problems::new(&page.frame, &violations, field_of);
    Ok(form(page, (&found, &private), candidates, &typed, status, problems))
}

fn form(
    page: Page,
    (order, private): (&Order, &OrderPrivate),
    candidates: Vec<Candidate>,
    typed: &Typed,
    status: StatusCode,
    problems: Problems,
) -> Response {
    let (frame, content) = (page.frame, &order.content);
    let row = |one: &Candidate| CandidateRow {
        id: one.expert.id.uuid().to_string(),
        alias: one.expert.profile.alias.clone(),
        languages: one.expert.profile.languages.iter().map(|known| LanguageName::of(&known.tag)).collect(),
        modes: one.expert.profile.modes.iter().map(|mode: &Mode| frame.text(mode.label_key())).collect(),
        reasons: one.hindrances.iter().map(|hindrance| frame.text(hindrance.label_key())).collect(),
        score: one.score.as_ref().map(|score| score.total),
        points: Points::all(&frame, one.score.as_ref()),
        way: one.way.map(|way| way_text(&frame, way)),
        remotely: (content.mode == Mode::Hybrid && one.mode == Some(Mode::Remote))
            .then(|| frame.text("staff-offers-remotely")),
        advice: one.advice().map(|advice| frame.text(advice.label_key())),
        themes: one.themes.iter().map(|theme| frame.text(theme.label_key())).collect(),
        is_on: typed.experts.contains(&one.expert.id) || typed.in_spite.contains(&one.expert.id),
    };
    let rows = |wanted: fn(&Candidate) -> bool| -> Vec<CandidateRow> {
        candidates.iter().filter(|one| wanted(one)).map(row).collect()
    };
    let possible = rows(|one| one.hindrances.is_empty());
    let in_spite = rows(|one| !one.hindrances.is_empty() && one.may_be_asked());
    let hindered = rows(|one| !one.may_be_asked());
    let page = OffersPage {
        is_far: content.mode == Mode::InPerson
            && candidates.iter().any(|one| one.may_be_asked() && one.advice().is_some()),
        problems,
        title: title_of(&frame, order),
        back: order_address(&frame, order.id, ""),
        action: order_address(&frame, order.id, "/offers"),
        version: order.version,
        seats: content.seats,
        language: LanguageName::of(&content.language),
        mode: frame.text(content.mode.label_key()),
        times: content.times.iter().map(|(from, until)| span(&frame, *from, *until)).collect(),
        whereabouts: whereabouts(&frame, content),
        sought: Sought::of(&frame, private),
        in_spite_is_open: possible.is_empty() || in_spite.iter().any(|row| row.is_on),
        possible,
        in_spite,
        in_spite_why: choices(&frame, OverrideReason::ALL, |reason| typed.reason == Some(reason)),
        hindered,
        now: typed.now.clone(),
        may_register: frame.may(Action::ManageExperts),
        frame,
    };
    html(status, Keep::Nothing, &page)
}

/// How long a way is; where an end of it is not known, what is kept free for it.
fn way_text(frame: &Frame, way: Journey) -> Said {
    match way.km {
        Some(km) => frame.with("staff-offers-way", [("minutes", way.minutes.into()), ("km", km.into())]),
        None => frame.with("staff-offers-way-unknown", [("minutes", way.minutes.into())]),
    }
}

/// The page that shows the links: they stand in no address and no cache.
fn links_page(page: Page, order: &Order, links: &[OfferLink]) -> Response {
    let Page { frame, county, .. } = page;
    let language_of = |link: &OfferLink| -> LanguageTag {
        let known = |tag: &&LanguageTag| county.page_languages.contains(tag);
        let mut spoken = link.expert.profile.languages.iter().map(|spoken| &spoken.tag);
        spoken.find(known).unwrap_or(&frame.language).clone()
    };
    let row = |(number, link): (usize, &OfferLink)| LinkRow {
        number,
        alias: link.expert.profile.alias.clone(),
        link: format!("{}/{}/offers/{}", frame.public_url, language_of(link), link.token.as_str()),
        until: frame.date_time(link.offer.expires_at),
    };
    let page = LinksPage {
        title: title_of(&frame, order),
        back: order_address(&frame, order.id, ""),
        links: (1..).zip(links).map(row).collect(),
        frame,
    };
    html(StatusCode::OK, Keep::Nothing, &page)
}
