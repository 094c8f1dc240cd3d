//! The frame that every page stands in: its language, its texts, the county, and who is reading.

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, Uri, header};
use axum::response::{IntoResponse, Response};
use chrono::{DateTime, NaiveDate, NaiveTime, Utc};
use domain::county::County;
use domain::expert::settings::Wording as ExpertWording;
use domain::identity::{Action, Actor, StaffActor};
use domain::programme::Wording;
use domain::{LanguageTag, LocalizedText, Violation, violation};
use l10n::{Arg, Catalogues, ExpertWord, Texts, format};
use service::caller::Caller;
use service::{Fault, ServiceError};

use crate::error::Failure;
use crate::said::Said;
use crate::state::WebState;

/// What a handler gets of a request: who calls, in which language, and the frame of its page.
pub struct Page {
    pub frame: Frame,
    pub caller: Caller,
    pub county: County,
}

impl FromRequestParts<WebState> for Page {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &WebState) -> Result<Self, Failure> {
        let caller = parts
            .extensions
            .get::<Caller>()
            .cloned()
            .ok_or_else(|| ServiceError::Fault(Fault::new("the server has not said who is calling")))?;
        let county = service::county::settings(&state.services).await?;
        let language = page_language(&parts.uri, &county, state).ok_or(ServiceError::NotFound)?;
        let wording = service::expert::settings::wording(&state.services).await?;
        let frame = Frame::new(state, &county, &caller.actor, language, &parts.uri).calling_experts(wording);
        Ok(Self { frame, caller, county })
    }
}

/// The language that an address asks for; `None` where its first part is none that we know, in the one
/// spelling that we use.
pub(crate) fn page_language(uri: &Uri, county: &County, state: &WebState) -> Option<LanguageTag> {
    let segment = uri.path().split('/').nth(1)?;
    let tag: LanguageTag = segment.parse().ok().filter(|tag: &LanguageTag| tag.as_str() == segment)?;
    let is_known = county.page_languages.contains(&tag)
        || state.catalogues.tags().contains(&segment)
        || l10n::native_name(segment).is_some();
    is_known.then_some(tag)
}

/// The figures of an interface text: `[("days", days.into())]`, which templates pass by reference.
pub trait Figures {
    fn figures(&self) -> &[(&str, Arg)];
}

impl<const N: usize> Figures for [(&str, Arg); N] {
    fn figures(&self) -> &[(&str, Arg)] {
        self
    }
}

impl<const N: usize> Figures for &[(&str, Arg); N] {
    fn figures(&self) -> &[(&str, Arg)] {
        *self
    }
}

/// A language of the switch.
pub struct SwitchLink {
    pub language: LanguageName,
    /// This page in that language.
    pub href: String,
    pub is_current: bool,
}

/// A language by its own name.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LanguageName {
    pub tag: String,
    pub name: String,
    pub direction: &'static str,
}

impl LanguageName {
    pub fn of(tag: &LanguageTag) -> Self {
        Self {
            tag: tag.to_string(),
            name: l10n::native_name(tag.as_str()).unwrap_or(tag.as_str()).to_owned(),
            direction: tag.direction().as_str(),
        }
    }
}

/// What stands round a page's own content, and the reader's way of writing texts, dates and numbers.
pub struct Frame {
    pub language: LanguageTag,
    pub county_name: Said,
    pub contact_email: String,
    /// Where the public reaches this installation.
    pub public_url: String,
    pub demonstration: bool,
    /// The page languages of the county, this page in each.
    pub switch: Vec<SwitchLink>,
    /// The id of the form whose content the language switch takes along; links where there is none.
    pub switch_form: Option<&'static str>,
    /// No catalogue speaks the page's language: the interface falls back, and says so.
    pub is_fallback: bool,
    /// The address without the language, as in `/surveys/palvelut`.
    pub path: String,
    actor: Actor,
    texts: Texts,
}

impl Frame {
    pub(crate) fn new(
        state: &WebState,
        county: &County,
        actor: &Actor,
        language: LanguageTag,
        uri: &Uri,
    ) -> Self {
        let frame = Self::of(&state.catalogues, county, actor, language, uri);
        Self { public_url: state.public_url.clone(), demonstration: state.demonstration, ..frame }
    }

    /// A frame that knows nothing of the installation.
    pub(crate) fn of(
        catalogues: &Catalogues,
        county: &County,
        actor: &Actor,
        language: LanguageTag,
        uri: &Uri,
    ) -> Self {
        let texts = catalogues.texts(&language.fallback_chain());
        let path = uri.path().splitn(3, '/').nth(2).unwrap_or_default();
        let query = uri.query().map(|query| format!("?{query}")).unwrap_or_default();
        let county_name = county.name.serve(&language, &LanguageTag::finnish());
        let switch = county.page_languages.iter().map(|tag| SwitchLink {
            language: LanguageName::of(tag),
            href: format!("/{tag}/{path}{query}"),
            is_current: *tag == language,
        });
        Self {
            county_name: served(county_name, &language),
            contact_email: county.contact_email.clone(),
            public_url: String::new(),
            demonstration: false,
            switch: switch.collect(),
            switch_form: None,
            is_fallback: !catalogues.tags().contains(&language.as_str()),
            path: format!("/{path}"),
            actor: actor.clone(),
            texts,
            language,
        }
    }

    /// The same page under another address of ours without the language, such as `/surveys/palvelut`: what it is posted to
    /// and switched to from then on.
    #[must_use]
    pub(crate) fn at(mut self, path: String) -> Self {
        for link in &mut self.switch {
            link.href = format!("/{}{path}", link.language.tag);
        }
        Self { path, ..self }
    }

    /// The same, where the county's experts are called so.
    #[must_use]
    pub(crate) fn calling_experts(self, wording: ExpertWording) -> Self {
        let word = match wording {
            ExpertWording::Kokemusasiantuntija => ExpertWord::Kokemusasiantuntija,
            ExpertWording::Kokemusosaaja => ExpertWord::Kokemusosaaja,
        };
        Self { texts: self.texts.calling_experts(word), ..self }
    }

    /// The interface texts of this reader, for what is put into words elsewhere.
    pub(crate) fn texts(&self) -> &Texts {
        &self.texts
    }

    /// An interface text that takes no figures.
    pub fn text(&self, key: &str) -> Said {
        Said::from_text(self.texts.text(key), &self.language)
    }

    /// An interface text with its figures filled in.
    pub fn with(&self, key: &str, args: impl Figures) -> Said {
        Said::from_text(self.texts.with(key, args.figures()), &self.language)
    }

    /// What staff have written, in the best language there is for this reader; empty where there is none.
    pub fn content(&self, text: &LocalizedText, source: &LanguageTag) -> Said {
        served(text.serve(&self.language, source), &self.language)
    }

    /// A text of a programme, in the best language there is for this reader; empty where there is none.
    pub fn wording(&self, text: &Wording) -> Said {
        served(text.serve(&self.language), &self.language)
    }

    /// Why an input was refused, in words.
    pub fn violation(&self, violation: &Violation) -> Said {
        let args: Vec<(&str, Arg)> = violation
            .args
            .iter()
            .map(|(name, value)| {
                let value = match value {
                    // A person knows a language by its name.
                    violation::Arg::Text(tag) if *name == "language" => {
                        Arg::from(l10n::native_name(tag).unwrap_or(tag))
                    }
                    violation::Arg::Text(text) => Arg::from(text),
                    violation::Arg::Number(number) => Arg::from(number),
                };
                (*name, value)
            })
            .collect();
        Said::from_text(self.texts.with(violation.code.message_key(), &args), &self.language)
    }

    /// An address of ours in the page's language: `frame.address("withdraw")` is `/fi/withdraw`.
    pub fn address(&self, rest: &str) -> String {
        format!("/{}/{rest}", self.language)
    }

    /// The address of this page, without what it was asked for.
    pub fn here(&self) -> String {
        format!("/{}{}", self.language, self.path)
    }

    /// The same as [`Frame::address`] with scheme and host, for feeds and links that are handed over.
    pub fn absolute(&self, rest: &str) -> String {
        self.absolute_in(&self.language, rest)
    }

    /// The same page in another language.
    pub fn absolute_in(&self, language: &LanguageTag, rest: &str) -> String {
        format!("{}/{language}/{rest}", self.public_url)
    }

    pub fn direction(&self) -> &'static str {
        self.language.direction().as_str()
    }

    /// Who is logged in.
    pub fn staff(&self) -> Option<&StaffActor> {
        self.actor.staff()
    }

    /// The navigation at the side of staff pages.
    pub fn side(&self) -> Vec<crate::staff::side::Item> {
        crate::staff::side::items(self)
    }

    /// Whether a menu shows this to the reader: they may do it somewhere.
    pub fn may(&self, action: Action) -> bool {
        self.actor.may_somewhere(action)
    }

    pub fn date(&self, date: NaiveDate) -> String {
        format::date(self.language.as_str(), date)
    }

    /// A moment in Europe/Helsinki, to the minute.
    pub fn date_time(&self, at: DateTime<Utc>) -> String {
        format::date_time(self.language.as_str(), at)
    }

    /// A time of day, to the minute.
    pub fn clock(&self, time: NaiveTime) -> String {
        format::clock(self.language.as_str(), time)
    }

    pub fn integer(&self, number: u64) -> String {
        format::integer(self.language.as_str(), i64::try_from(number).unwrap_or(i64::MAX))
    }

    /// A share, where 1 is everything, in whole per cent.
    pub fn percent(&self, share: f64) -> String {
        format::percent(self.language.as_str(), share)
    }

    /// An amount of money, given in cents.
    pub fn euros(&self, cents: i64) -> String {
        format::euros(self.language.as_str(), cents)
    }

    pub fn style_path(&self) -> &'static str {
        &crate::assets::STYLE.path
    }

    pub fn script_path(&self) -> &'static str {
        &crate::assets::SCRIPT.path
    }

    pub fn icon_path(&self) -> &'static str {
        &crate::assets::ICON.path
    }
}

fn served(text: Option<domain::text::ServedText<'_>>, page: &LanguageTag) -> Said {
    match text {
        Some(served) => Said::new(served.text, served.language.as_str(), page),
        None => Said::neutral("", page),
    }
}

/// How long a page may be kept by the browser.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Keep {
    /// Ask again each time; the back button may show it.
    Revalidate,
    /// Never write it down: it holds an answer, a receipt or a token.
    Nothing,
}

/// Writes a page.
pub fn html(status: StatusCode, keep: Keep, page: &impl askama::Template) -> Response {
    let body = match page.render() {
        Ok(body) => crate::field_names::filled(body),
        Err(error) => return Failure::from(ServiceError::Fault(Fault::new(error))).into_response(),
    };
    let caching = match keep {
        Keep::Revalidate => "private, no-cache",
        Keep::Nothing => "no-store",
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(caching)),
    ];
    (status, headers, body).into_response()
}
