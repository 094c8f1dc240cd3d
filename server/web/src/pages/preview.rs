//! The answering page of a draft, as its editors see it before anyone can answer.

use askama::Template;
use axum::http::{StatusCode, Uri};
use axum::response::Response;
use domain::LanguageTag;
use domain::county::County;
use domain::identity::Actor;
use domain::survey::gate::languages_used;
use domain::survey::{AnonymityMode, Survey};

use super::question::{Body, QuestionView, views};
use super::survey::{ChannelChoice, Heading, Privacy};
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, html};
use crate::said::Said;
use crate::state::WebState;

/// What staff are told above the preview, in their own language.
pub(crate) struct Preview {
    pub staff_language: LanguageName,
    pub title: Said,
    pub lead: Said,
    /// Said where texts are missing in the language shown.
    pub incomplete: Option<Said>,
    pub switch_label: Said,
    /// The languages of the draft, and which is shown.
    pub languages: Vec<(LanguageName, bool)>,
    /// The preview's own address, to which the language is added.
    pub action: String,
    pub back: String,
    pub back_label: Said,
}

/// The answering page with a band above it; its template extends that page's.
#[derive(Template)]
#[template(path = "staff/preview.html")]
struct PreviewPage {
    frame: Frame,
    heading: Heading,
    privacy: Privacy,
    channels: Vec<ChannelChoice>,
    questions: Vec<QuestionView>,
    problems: Problems,
    key: String,
    version: i32,
    language: LanguageTag,
    invitation: Option<String>,
    pairing: Option<bool>,
    preview: Preview,
}

/// The page in one language of the draft. It has no key, and its button is dead.
pub(crate) fn preview_page(
    state: &WebState,
    county: &County,
    survey: &Survey,
    language: LanguageTag,
    preview: Preview,
) -> Response {
    let content = &survey.draft;
    // The address only decides where the frame's own links lead; the respondent's list is as good as any.
    let uri = Uri::try_from(format!("/{language}/")).unwrap_or_default();
    let mut frame = Frame::new(state, county, &Actor::Anonymous, language.clone(), &uri);
    // Languages are switched in the note above, among those of the draft.
    frame.switch.clear();
    let timing = Said::neutral("", &frame.language);
    let page = PreviewPage {
        heading: Heading::of(
            &frame,
            &survey.slug,
            survey.respondents,
            (content, &languages_used(content)),
            timing,
        ),
        privacy: Privacy::new(&frame, content),
        channels: Vec::new(),
        questions: views(&frame, &content.form, &content.source_language, &Fields::default()),
        problems: Problems::default(),
        key: String::new(),
        version: 0,
        language,
        invitation: None,
        pairing: survey.respondents.are_paired().then_some(false),
        preview,
        frame,
    };
    html(StatusCode::OK, Keep::Nothing, &page)
}
