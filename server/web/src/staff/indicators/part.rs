//! Reporting a value: the fields of its kind, with evidence.

use std::collections::BTreeMap;

use askama::Template;
use axum::extract::{Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use domain::indicator::{Decimal, Document, EntryContent, Figure, Status};
use domain::programme::IndicatorKind;
use domain::{Code, DivisionId, LocalizedText, Violation, Violations};
use service::county;
use service::indicator::entry::{self, Place};
use service::indicator::report::{self, LineView, ReportView};

use super::list::division_name;
use super::{PlacePath, languages, line_address, logged_in, shown, words};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::parse_day;
use crate::staff::texts::TextField;
use crate::staff::{StaffPage, mendable};
use crate::state::WebState;

/// A field of one number.
struct NumberField {
    name: &'static str,
    label: Said,
    value: String,
}

struct StatusOption {
    value: &'static str,
    label: Said,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/indicator_part.html")]
struct PartPage {
    frame: Frame,
    problems: Problems,
    name: Said,
    code: String,
    part: Option<Said>,
    period: Said,
    back: String,
    action: String,
    division: String,
    version: i64,
    how: Said,
    numbers: Vec<NumberField>,
    /// Yes and no, or how far it has come.
    choices: Vec<StatusOption>,
    document: Option<(String, String)>,
    text: Option<TextField>,
    comment: TextField,
    evidence: String,
    on: String,
}

pub async fn show(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    Query(query): Query<BTreeMap<String, String>>,
) -> Reply {
    logged_in(&page.frame)?;
    let division = query.get("division").map(String::as_str).unwrap_or_default().to_owned();
    form(page, &state, &place, &division, &Fields::default(), &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    place: PlacePath,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let (period, code) = (place.period()?, place.indicator()?);
    let view = report::view(services, actor, &place.programme, period).await?;
    let line = found(&view, &place)?;
    let division = fields.get("division").to_owned();
    let of = Place {
        programme: place.programme.clone(),
        period,
        indicator: code.clone(),
        division: crate::staff::parse_id(&division),
    };
    let version = fields.get("version").parse().unwrap_or_default();
    let done = match read(line.line.definition.kind, &fields) {
        Ok(content) => match entry::enter(services, actor, &of, version, content).await {
            Ok(_) => Ok(()),
            Err(error) => Err(mendable(error)?),
        },
        Err(wrong) => Err(wrong),
    };
    match done {
        Ok(()) => Ok(see_other(&line_address(&page.frame, &place.programme, period, &code, "?done=saved"))),
        Err(wrong) => form(page, &state, &place, &division, &fields, &wrong).await,
    }
}

fn found<'a>(view: &'a ReportView, place: &PlacePath) -> Result<&'a LineView, service::ServiceError> {
    let code = place.indicator()?;
    view.lines
        .iter()
        .find(|line| line.line.code == code && !line.parts.is_empty())
        .ok_or(service::ServiceError::NotFound)
}

/// The fields of numbers that a kind has, each with the key of its label.
fn number_fields(kind: IndicatorKind) -> &'static [(&'static str, &'static str)] {
    match kind {
        IndicatorKind::SurveyShare | IndicatorKind::Percentage => {
            &[("count", "indicator-field-count"), ("of", "indicator-field-of")]
        }
        IndicatorKind::Nps => &[
            ("promoters", "indicator-field-promoters"),
            ("passives", "indicator-field-passives"),
            ("detractors", "indicator-field-detractors"),
        ],
        IndicatorKind::Count => &[("count", "indicator-field-number")],
        IndicatorKind::Growth => &[("value", "indicator-field-number")],
        IndicatorKind::External => {
            &[("value", "indicator-field-number"), ("agreed", "indicator-field-agreed")]
        }
        IndicatorKind::Document => {
            &[("count", "indicator-field-present"), ("of", "indicator-field-expected")]
        }
        IndicatorKind::YesNo | IndicatorKind::Status | IndicatorKind::Narrative => &[],
    }
}

fn read(kind: IndicatorKind, fields: &Fields) -> Result<EntryContent, Violations> {
    let mut wrong = Violations::new();
    let figure = read_figure(kind, fields, &mut wrong);
    let day = fields.get("on").trim();
    let on = parse_day(day);
    if !day.is_empty() && on.is_none() {
        wrong.push(Violation::new(Code::NotADate, ["on"]));
    }
    let languages = languages();
    let comment = shown(&languages).sent(fields, "comment", LocalizedText::default());
    let evidence = fields.get("evidence").trim().to_owned();
    match figure {
        Some(figure) if wrong.is_empty() => Ok(EntryContent { figure, on, evidence, comment }),
        _ => Err(wrong),
    }
}

fn is_blank(fields: &Fields, name: &str) -> bool {
    fields.get(name).trim().is_empty()
}

fn number(fields: &Fields, name: &str, wrong: &mut Violations) -> Option<Decimal> {
    let read = Decimal::parse_written(fields.get(name)).ok();
    if read.is_none() {
        let code = if is_blank(fields, name) { Code::Required } else { Code::NotADecimal };
        wrong.push(Violation::new(code, [name]));
    }
    read
}

fn count(fields: &Fields, name: &str, wrong: &mut Violations) -> Option<u64> {
    let whole = number(fields, name, wrong)?.as_whole().and_then(|whole| u64::try_from(whole).ok());
    if whole.is_none() {
        wrong.push(Violation::new(Code::NotAWholeNumber, [name]));
    }
    whole
}

fn read_figure(kind: IndicatorKind, fields: &Fields, wrong: &mut Violations) -> Option<Figure> {
    match kind {
        IndicatorKind::SurveyShare | IndicatorKind::Percentage => {
            let (part, of) = (count(fields, "count", wrong), count(fields, "of", wrong));
            Some(Figure::Share { count: part?, of: of? })
        }
        IndicatorKind::Nps => {
            let [promoters, passives, detractors] =
                ["promoters", "passives", "detractors"].map(|name| count(fields, name, wrong));
            Some(Figure::Score { promoters: promoters?, passives: passives?, detractors: detractors? })
        }
        IndicatorKind::Count => Some(Figure::Count { count: count(fields, "count", wrong)? }),
        IndicatorKind::Growth => {
            Some(Figure::External { value: number(fields, "value", wrong)?, agreed: None })
        }
        IndicatorKind::External => {
            let value = number(fields, "value", wrong);
            let agreed = match is_blank(fields, "agreed") {
                true => None,
                false => Some(number(fields, "agreed", wrong)?),
            };
            Some(Figure::External { value: value?, agreed })
        }
        IndicatorKind::YesNo => match fields.get("choice") {
            "yes" => Some(Figure::YesNo { yes: true }),
            "no" => Some(Figure::YesNo { yes: false }),
            _ => required("choice", wrong),
        },
        IndicatorKind::Status => match Status::from_code(fields.get("choice")) {
            Some(status) => Some(Figure::Status { status }),
            None => required("choice", wrong),
        },
        IndicatorKind::Document => {
            let present = count(fields, "count", wrong);
            let expected = match is_blank(fields, "of") {
                true => None,
                false => Some(count(fields, "of", wrong)?),
            };
            let (title, address) = (fields.get("docTitle").trim(), fields.get("docAddress").trim());
            let document = Document { title: title.to_owned(), address: address.to_owned() };
            let is_told = !title.is_empty() || !address.is_empty();
            let documents = if is_told { vec![document] } else { Vec::new() };
            Some(Figure::Documents { present: present?, expected, documents })
        }
        IndicatorKind::Narrative => {
            let languages = languages();
            let text = shown(&languages).sent(fields, "text", LocalizedText::default());
            Some(Figure::Narrative { text })
        }
    }
}

fn required(field: &str, wrong: &mut Violations) -> Option<Figure> {
    wrong.push(Violation::new(Code::Required, [field]));
    None
}

/// What was typed, or what has been reported.
struct Before<'a> {
    fields: &'a Fields,
    content: Option<&'a EntryContent>,
}

impl Before<'_> {
    fn of(&self, name: &str) -> String {
        if self.fields.has("version") {
            return self.fields.get(name).to_owned();
        }
        let Some(content) = self.content else { return String::new() };
        match (name, &content.figure) {
            ("evidence", _) => content.evidence.clone(),
            ("on", _) => content.on.map(|day| day.to_string()).unwrap_or_default(),
            ("count", Figure::Share { count, .. } | Figure::Count { count }) => count.to_string(),
            ("of", Figure::Share { of, .. }) => of.to_string(),
            ("promoters", Figure::Score { promoters, .. }) => promoters.to_string(),
            ("passives", Figure::Score { passives, .. }) => passives.to_string(),
            ("detractors", Figure::Score { detractors, .. }) => detractors.to_string(),
            ("value", Figure::External { value, .. }) => value.written(),
            ("agreed", Figure::External { agreed: Some(agreed), .. }) => agreed.written(),
            ("choice", Figure::YesNo { yes }) => if *yes { "yes" } else { "no" }.to_owned(),
            ("choice", Figure::Status { status }) => status.code().to_owned(),
            ("count", Figure::Documents { present, .. }) => present.to_string(),
            ("of", Figure::Documents { expected: Some(expected), .. }) => expected.to_string(),
            ("docTitle", Figure::Documents { documents, .. }) => {
                documents.first().map(|one| one.title.clone()).unwrap_or_default()
            }
            ("docAddress", Figure::Documents { documents, .. }) => {
                documents.first().map(|one| one.address.clone()).unwrap_or_default()
            }
            _ => String::new(),
        }
    }

    fn written(&self, name: &str) -> LocalizedText {
        if self.fields.has("version") {
            let languages = languages();
            return shown(&languages).sent(self.fields, name, LocalizedText::default());
        }
        match (name, self.content.map(|content| (&content.figure, &content.comment))) {
            ("text", Some((Figure::Narrative { text }, _))) => text.clone(),
            ("comment", Some((_, comment))) => comment.clone(),
            _ => LocalizedText::default(),
        }
    }
}

async fn form(
    page: Page,
    state: &WebState,
    place: &PlacePath,
    division: &str,
    fields: &Fields,
    wrong: &Violations,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    let period = place.period()?;
    let view = report::view(services, actor, &place.programme, period).await?;
    let line = found(&view, place)?;
    let id: Option<DivisionId> = crate::staff::parse_id(division);
    let divisions = county::divisions(services).await?;
    let part = line.parts.iter().find(|part| part.division == id).ok_or(service::ServiceError::NotFound)?;
    let frame = page.frame;
    let before = Before { fields, content: part.entry.as_ref().map(|entry| &entry.content) };
    let version = match fields.has("version") {
        true => fields.get("version").parse().unwrap_or_default(),
        false => part.entry.as_ref().map_or(0, |entry| entry.version),
    };
    let part_name = id.map(|id| division_name(&frame, &divisions, id));
    Ok(form_page(frame, &view, line, (division, part_name, version), &before, wrong))
}

fn form_page(
    frame: Frame,
    view: &ReportView,
    line: &LineView,
    (division, part, version): (&str, Option<Said>, i64),
    before: &Before<'_>,
    wrong: &Violations,
) -> Response {
    let kind = line.line.definition.kind;
    let key = view.followed.key();
    let languages = languages();
    let shown = shown(&languages);
    let definition = view.followed.content.indicator(&line.line.code);
    let field = |violation: &Violation| match violation.path.first().map(String::as_str) {
        Some("version" | "valueId" | "period" | "indicator" | "divisionId") => String::new(),
        Some("documents") => "docAddress".to_owned(),
        Some("value") => match kind {
            IndicatorKind::YesNo | IndicatorKind::Status => "choice".to_owned(),
            IndicatorKind::Growth | IndicatorKind::External => "value".to_owned(),
            _ => "count".to_owned(),
        },
        _ => violation.path.join("."),
    };
    let number = |(name, label): &(&'static str, &'static str)| NumberField {
        name,
        label: frame.text(label),
        value: before.of(name),
    };
    let is_document = kind == IndicatorKind::Document;
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let page = PartPage {
        problems: Problems::new(&frame, wrong, field),
        name: words::wording(&frame, &line.line.definition.name),
        code: line.line.code.to_string(),
        part,
        period: words::period(&frame, view.period),
        back: line_address(&frame, key, view.period, &line.line.code, ""),
        action: line_address(&frame, key, view.period, &line.line.code, "/report"),
        division: division.to_owned(),
        version,
        how: definition.map_or_else(
            || Said::neutral("", &frame.language),
            |definition| words::wording(&frame, &definition.how),
        ),
        numbers: number_fields(kind).iter().map(number).collect(),
        choices: choices(&frame, kind, &before.of("choice")),
        document: is_document.then(|| (before.of("docTitle"), before.of("docAddress"))),
        text: (kind == IndicatorKind::Narrative)
            .then(|| shown.field("text", frame.text("indicator-field-text"), 8, &before.written("text"))),
        comment: shown.optional(
            "comment",
            frame.text("indicator-field-comment"),
            3,
            &before.written("comment"),
        ),
        evidence: before.of("evidence"),
        on: before.of("on"),
        frame,
    };
    html(status, Keep::Nothing, &page)
}

fn choices(frame: &Frame, kind: IndicatorKind, chosen: &str) -> Vec<StatusOption> {
    let option = |value: &'static str, key: &str| StatusOption {
        value,
        label: frame.text(key),
        is_on: value == chosen,
    };
    match kind {
        IndicatorKind::YesNo => vec![option("yes", "staff-yes"), option("no", "staff-no")],
        IndicatorKind::Status => {
            Status::ALL.iter().map(|status| option(status.code(), status.label_key())).collect()
        }
        _ => Vec::new(),
    }
}
