//! The list as a feed: JSON Feed 1.1 and RSS 2.0, in every page language.

use std::fmt::Write as _;

use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, Utc};
use domain::activity::Activity;
use domain::county::County;
use domain::id::TypedId;
use domain::matter::Matter;
use domain::panel::Panel;
use domain::survey::listing::Section;
use serde_json::{Value, json};
use service::panel::recruiting;
use service::survey::listing::{ListedSurvey, list};

use crate::Reply;
use crate::activity::ActivityItem;
use crate::layout::{Frame, Page};
use crate::matter::MatterItem;
use crate::pages::{Item, ListQuery, items};
use crate::panel::CallItem;
use crate::said::Escaped;
use crate::state::WebState;

/// What both kinds of feed say.
struct Feed {
    title: String,
    description: String,
    language: String,
    home: String,
    entries: Vec<Entry>,
}

struct Entry {
    address: String,
    title: String,
    text: String,
    /// The language of the title, which may fall short of the feed's.
    language: String,
    published: DateTime<Utc>,
}

pub async fn json(page: Page, State(state): State<WebState>, query: ListQuery) -> Reply {
    let address = query.added_to(page.frame.absolute("feed.json"));
    let feed = feed(page, &state, &query).await?;
    let body = as_json(&feed, &address).to_string();
    Ok(with_type("application/feed+json; charset=utf-8", body))
}

pub async fn rss(page: Page, State(state): State<WebState>, query: ListQuery) -> Reply {
    let address = query.added_to(page.frame.absolute("feed.rss"));
    let feed = feed(page, &state, &query).await?;
    Ok(with_type("application/rss+xml; charset=utf-8", as_rss(&feed, &address)))
}

fn with_type(content_type: &'static str, body: String) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(content_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static("public, max-age=300")),
    ];
    (headers, body).into_response()
}

/// The list as the page shows it, with the filters of the address.
async fn feed(page: Page, state: &WebState, query: &ListQuery) -> Result<Feed, service::ServiceError> {
    let Page { frame, county, .. } = page;
    let surveys = list(&state.services, &query.filter).await?;
    let shown = items(&frame, &county, &surveys, state.services.now());
    let of_surveys = shown.iter().zip(&surveys).map(|(item, survey)| entry(&frame, item, survey));
    let calls = recruiting(&state.services, &query.filter).await?;
    let of_calls = calls.iter().map(|panel| call_entry(&frame, panel));
    let coming = service::activity::public(&state.services, &query.filter).await?;
    let of_activities = coming.iter().map(|one| activity_entry(&frame, &county, one));
    let matters = service::matter::open(&state.services, &query.filter).await?;
    let of_matters = matters.iter().map(|matter| matter_entry(&frame, matter));
    let entries = of_surveys.chain(of_calls).chain(of_activities).chain(of_matters).collect();
    Ok(Feed {
        title: format!("{} – {}", frame.text("site-name").plain(), frame.county_name.plain()),
        description: frame.text("list-lead").plain().to_owned(),
        language: frame.language.to_string(),
        home: frame.absolute(""),
        entries,
    })
}

fn entry(frame: &Frame, item: &Item, survey: &ListedSurvey) -> Entry {
    Entry {
        address: frame.absolute(&item.path()),
        title: item.title.plain().to_owned(),
        text: format!("{} {}", item.summary.plain(), item.timing.plain()).trim().to_owned(),
        language: item.title.language().to_owned(),
        published: dated(survey),
    }
}

/// A panel to which anybody can apply.
fn call_entry(frame: &Frame, panel: &Panel) -> Entry {
    let item = CallItem::new(frame, panel);
    Entry {
        address: frame.absolute(&format!("panels/{}", panel.id.uuid())),
        title: item.name.plain().to_owned(),
        text: format!("{} {}", item.purpose.plain(), item.until.plain()).trim().to_owned(),
        language: item.name.language().to_owned(),
        published: panel.updated_at,
    }
}

/// A public activity that is still ahead.
fn activity_entry(frame: &Frame, county: &County, one: &Activity) -> Entry {
    let item = ActivityItem::new(frame, county, one);
    let called_off = if item.is_called_off { frame.text("activity-called-off") } else { item.kind };
    Entry {
        address: frame.absolute(&format!("events/{}", one.id.uuid())),
        title: item.title.plain().to_owned(),
        text: format!("{}: {}. {}", called_off.plain(), item.when, item.description.plain())
            .trim()
            .to_owned(),
        language: item.title.language().to_owned(),
        published: one.updated_at,
    }
}

/// A matter that one can still have effect on.
fn matter_entry(frame: &Frame, matter: &Matter) -> Entry {
    let item = MatterItem::public(frame, matter);
    Entry {
        address: frame.absolute(&format!("matters/{}", matter.id.uuid())),
        title: item.title.plain().to_owned(),
        text: format!("{} {}", item.summary.plain(), item.when.plain()).trim().to_owned(),
        language: item.title.language().to_owned(),
        published: matter.updated_at,
    }
}

/// When an entry was last news: an outcome is newer than the opening, and a coming survey has not opened yet.
fn dated(survey: &ListedSurvey) -> DateTime<Utc> {
    let publication = &survey.publication;
    let appeared = match survey.section {
        Section::Upcoming => publication.published_at,
        Section::Open | Section::Closed => publication.schedule.opens_at,
    };
    publication.outcome_published_at.unwrap_or(appeared)
}

fn as_json(feed: &Feed, address: &str) -> Value {
    let items: Vec<Value> = feed
        .entries
        .iter()
        .map(|entry| {
            json!({
                "id": entry.address,
                "url": entry.address,
                "title": entry.title,
                "language": entry.language,
                "content_text": entry.text,
                "date_published": entry.published.to_rfc3339_opts(chrono::SecondsFormat::Secs, true),
            })
        })
        .collect();
    json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": feed.title,
        "description": feed.description,
        "language": feed.language,
        "home_page_url": feed.home,
        "feed_url": address,
        "items": items,
    })
}

fn as_rss(feed: &Feed, address: &str) -> String {
    let mut xml = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    let mut line = |text: std::fmt::Arguments<'_>| {
        // Writing to a string cannot fail.
        let _ = xml.write_fmt(text);
        xml.push('\n');
    };
    line(format_args!("<rss version=\"2.0\" xmlns:atom=\"http://www.w3.org/2005/Atom\"><channel>"));
    line(format_args!("<title>{}</title>", Text(&feed.title)));
    line(format_args!("<link>{}</link>", Text(&feed.home)));
    line(format_args!("<description>{}</description>", Text(&feed.description)));
    line(format_args!("<language>{}</language>", Text(&feed.language)));
    line(format_args!("<atom:link href=\"{}\" rel=\"self\" type=\"application/rss+xml\"/>", Text(address)));
    for entry in &feed.entries {
        line(format_args!("<item xml:lang=\"{}\">", Text(&entry.language)));
        line(format_args!("<title>{}</title>", Text(&entry.title)));
        line(format_args!("<link>{}</link>", Text(&entry.address)));
        line(format_args!("<guid isPermaLink=\"true\">{}</guid>", Text(&entry.address)));
        line(format_args!("<description>{}</description>", Text(&entry.text)));
        line(format_args!("<pubDate>{}</pubDate>", entry.published.to_rfc2822()));
        line(format_args!("</item>"));
    }
    line(format_args!("</channel></rss>"));
    xml
}

/// Escaped for XML 1.0, which has no way to write most control characters.
struct Text<'a>(&'a str);

impl std::fmt::Display for Text<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        let is_allowed =
            |c: &char| !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}') || matches!(c, '\n' | '\t');
        let text: String = self.0.chars().filter(is_allowed).collect();
        write!(f, "{}", Escaped(&text))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn feed() -> Feed {
        Feed {
            title: "A & B".to_owned(),
            description: "<b>\u{8}".to_owned(),
            language: "fi".to_owned(),
            home: "https://example.fi/fi/".to_owned(),
            entries: vec![Entry {
                address: "https://example.fi/fi/surveys/x".to_owned(),
                title: "</title><script>".to_owned(),
                text: "\"'".to_owned(),
                language: "sv".to_owned(),
                published: DateTime::UNIX_EPOCH,
            }],
        }
    }

    #[test]
    fn markup_in_a_survey_is_text_in_the_feed() {
        let rss = as_rss(&feed(), "https://example.fi/fi/feed.rss");
        assert!(rss.contains("<title>A &amp; B</title>"));
        assert!(rss.contains("<description>&lt;b&gt;</description>"));
        assert!(rss.contains("<title>&lt;/title&gt;&lt;script&gt;</title>"));
        assert!(rss.contains("<pubDate>Thu, 1 Jan 1970 00:00:00 +0000</pubDate>"));
        assert!(rss.contains("<item xml:lang=\"sv\">") && !rss.contains("<script>"));
    }

    #[test]
    fn a_json_feed_names_its_version_and_dates() {
        let json = as_json(&feed(), "https://example.fi/fi/feed.json");
        assert_eq!(json["version"], "https://jsonfeed.org/version/1.1");
        assert_eq!(json["items"][0]["date_published"], "1970-01-01T00:00:00Z");
        assert_eq!(json["items"][0]["title"], "</title><script>");
    }
}
