//! The list "Osallistu ja vaikuta".

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::rejection::QueryRejection;
use axum::extract::{FromRequestParts, Query, State};
use axum::http::StatusCode;
use axum::http::request::Parts;
use domain::LanguageTag;
use domain::county::County;
use domain::survey::content::Audience;
use domain::survey::listing::{Filter, Section};
use l10n::Collator;
use service::survey::listing::{ListedSurvey, list};

use super::{Item, items};
use crate::Reply;
use crate::activity::ActivityItem;
use crate::forms::Fields;
use crate::layout::{Frame, Keep, Page, html};
use crate::matter::MatterItem;
use crate::panel::CallItem;
use crate::said::Said;
use crate::state::WebState;

/// One choice of a filter.
struct Choice {
    value: String,
    label: Said,
    /// How many surveys the list would show.
    count: usize,
    selected: bool,
}

#[derive(Template)]
#[template(path = "list.html")]
struct ListPage {
    frame: Frame,
    search: String,
    languages: Vec<Choice>,
    municipalities: Vec<Choice>,
    audiences: Vec<Choice>,
    is_filtered: bool,
    /// The addresses of the same list as RSS and as JSON Feed.
    feeds: [String; 2],
    found: usize,
    open: Vec<Item>,
    /// Panels to which anybody can apply, and which fit what is looked for.
    calls: Vec<CallItem>,
    /// Public activities to come that fit what is looked for.
    events: Vec<ActivityItem>,
    /// Matters that one can still have effect on, and which fit what is looked for.
    matters: Vec<MatterItem>,
    upcoming: Vec<Item>,
    closed: Vec<Item>,
}

pub async fn show(page: Page, State(state): State<WebState>, query: ListQuery) -> Reply {
    let surveys = list(&state.services, &Filter::default()).await?;
    let recruiting = service::panel::recruiting(&state.services, &query.filter).await?;
    let coming = service::activity::public(&state.services, &query.filter).await?;
    let matters = service::matter::open(&state.services, &query.filter).await?;
    let now = state.services.now();
    let feeds = ["feed.rss", "feed.json"].map(|file| query.added_to(page.frame.address(file)));
    let filter = query.filter;
    let Page { frame, county, .. } = page;
    let shown: Vec<&ListedSurvey> = surveys.iter().filter(|survey| passes(&filter, survey)).collect();
    let of = |section: Section| {
        items(&frame, &county, shown.iter().copied().filter(|survey| survey.section == section), now)
    };
    let (open, upcoming, closed) = (of(Section::Open), of(Section::Upcoming), of(Section::Closed));
    let is_filtered = filter != Filter::default();
    let page = ListPage {
        events: coming.iter().map(|one| ActivityItem::new(&frame, &county, one)).collect(),
        calls: recruiting.iter().map(|panel| CallItem::new(&frame, panel)).collect(),
        matters: matters.iter().map(|matter| MatterItem::public(&frame, matter)).collect(),
        languages: languages(&frame, &surveys, &filter),
        municipalities: municipalities(&frame, &county, &surveys, &filter),
        audiences: audiences(&frame, &surveys, &filter),
        is_filtered,
        feeds,
        found: shown.len(),
        search: filter.search.unwrap_or_default(),
        open,
        upcoming,
        closed,
        frame,
    };
    Ok(html(StatusCode::OK, Keep::Revalidate, &page))
}

/// What the address of a list asks for; what means nothing asks for nothing.
pub(crate) struct ListQuery {
    pub(crate) filter: Filter,
    raw: String,
}

impl ListQuery {
    /// Another address with the same filters.
    pub(crate) fn added_to(&self, address: String) -> String {
        if self.raw.is_empty() { address } else { format!("{address}?{}", self.raw) }
    }
}

impl<S: Send + Sync> FromRequestParts<S> for ListQuery {
    type Rejection = QueryRejection;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, QueryRejection> {
        let Query(fields) = Query::try_from_uri(&parts.uri)?;
        let filter = read_filter(&Fields::new(fields));
        Ok(Self { filter, raw: parts.uri.query().unwrap_or_default().to_owned() })
    }
}

fn read_filter(fields: &Fields) -> Filter {
    let given = |name| Some(fields.get(name).trim()).filter(|value| !value.is_empty());
    Filter {
        section: None,
        language: given("language").and_then(|tag| tag.parse().ok()),
        municipality: given("municipality").map(str::to_owned),
        audience: given("audience").and_then(Audience::from_code),
        search: given("q").map(|words| words.chars().take(100).collect()),
    }
}

fn passes(filter: &Filter, survey: &ListedSurvey) -> bool {
    filter.accepts(&survey.version.content, survey.languages())
}

fn count(surveys: &[ListedSurvey], filter: &Filter) -> usize {
    surveys.iter().filter(|survey| passes(filter, survey)).count()
}

fn languages(frame: &Frame, surveys: &[ListedSurvey], filter: &Filter) -> Vec<Choice> {
    let mut offered: BTreeSet<LanguageTag> =
        surveys.iter().flat_map(|survey| survey.languages().iter().cloned()).collect();
    offered.extend(filter.language.clone());
    let choice = |tag: LanguageTag| {
        let with = Filter { language: Some(tag.clone()), ..filter.clone() };
        let name = l10n::native_name(tag.as_str()).unwrap_or(tag.as_str());
        Choice {
            value: tag.to_string(),
            label: Said::new(name, tag.as_str(), &frame.language),
            count: count(surveys, &with),
            selected: filter.language.as_ref() == Some(&tag),
        }
    };
    offered.into_iter().map(choice).collect()
}

fn municipalities(frame: &Frame, county: &County, surveys: &[ListedSurvey], filter: &Filter) -> Vec<Choice> {
    let choice = |code: &String, label| {
        let with = Filter { municipality: Some(code.clone()), ..filter.clone() };
        Choice {
            value: code.clone(),
            label,
            count: count(surveys, &with),
            selected: filter.municipality.as_ref() == Some(code),
        }
    };
    let mut choices: Vec<Choice> = county
        .municipalities
        .iter()
        .map(|municipality| {
            choice(&municipality.code, frame.content(&municipality.name, &LanguageTag::finnish()))
        })
        .collect();
    let collator = Collator::new(frame.language.as_str());
    choices.sort_by(|a, b| collator.compare(a.label.plain(), b.label.plain()));
    choices
}

fn audiences(frame: &Frame, surveys: &[ListedSurvey], filter: &Filter) -> Vec<Choice> {
    let choice = |audience: &Audience| {
        let with = Filter { audience: Some(*audience), ..filter.clone() };
        Choice {
            value: audience.code().to_owned(),
            label: frame.text(audience.label_key()),
            count: count(surveys, &with),
            selected: filter.audience == Some(*audience),
        }
    };
    Audience::ALL.iter().map(choice).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_with_nonsense_filters_nothing() {
        let fields = |pairs: &[(&str, &str)]| {
            Fields::new(pairs.iter().map(|(a, b)| ((*a).to_owned(), (*b).to_owned())).collect())
        };
        let nonsense = [("language", "???"), ("audience", "martians"), ("q", "  "), ("x", "y")];
        assert_eq!(read_filter(&fields(&nonsense)), Filter::default());
        let filter =
            read_filter(&fields(&[("q", " ikä "), ("audience", "families"), ("municipality", "092")]));
        assert_eq!(filter.search.as_deref(), Some("ikä"));
        assert_eq!(filter.audience, Some(Audience::Families));
        assert_eq!(filter.municipality.as_deref(), Some("092"));
    }
}
