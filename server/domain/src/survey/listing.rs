//! The public list "Osallistu ja vaikuta": what is open, what is coming, and what came of what has closed.

use chrono::{DateTime, Duration, Utc};

use super::content::{Audience, SurveyContent};
use super::life::{Phase, Publication};
use crate::activity::Activity;
use crate::matter::Matter;
use crate::panel::Panel;
use crate::{LanguageTag, LocalizedText};

/// How long a closed survey stays on the list when it has told nothing yet, and after it has.
const SHOWN_AFTER_CLOSING: i64 = 365;

coded_enum! {
    /// The three parts of the list.
    Section, "section-" {
        Open = "open",
        Upcoming = "upcoming",
        Closed = "closed",
    }
}

/// What a visitor asks to see. Empty fields ask for everything.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filter {
    pub section: Option<Section>,
    /// Offered in this language.
    pub language: Option<LanguageTag>,
    /// Official municipality code.
    pub municipality: Option<String>,
    pub audience: Option<Audience>,
    /// Words of the title or the summary, in any language.
    pub search: Option<String>,
}

/// Which part of the list a survey belongs to now; `None` once it has left the list.
pub fn section(publication: &Publication, now: DateTime<Utc>) -> Option<Section> {
    match publication.phase(now) {
        Phase::Open => Some(Section::Open),
        Phase::Scheduled => Some(Section::Upcoming),
        Phase::Closed => {
            let closed_at = publication.closes_at()?;
            (now - closed_at <= Duration::days(SHOWN_AFTER_CLOSING)).then_some(Section::Closed)
        }
        Phase::Draft | Phase::Archived => None,
    }
}

impl Filter {
    /// Whether a survey passes every part of the filter but the section.
    pub fn accepts(&self, content: &SurveyContent, languages: &[LanguageTag]) -> bool {
        let language = self.language.as_ref().is_none_or(|wanted| languages.contains(wanted));
        let municipality = self.municipality.as_ref().is_none_or(|wanted| {
            content.municipalities.is_empty() || content.municipalities.contains(wanted)
        });
        let audience = self
            .audience
            .is_none_or(|wanted| content.audiences.is_empty() || content.audiences.contains(&wanted));
        language && municipality && audience && self.matches_search(&[&content.title, &content.summary])
    }

    /// Whether a panel that looks for members passes. It is for the whole county and for everybody, as a survey is that
    /// names no municipality and no audience.
    pub fn accepts_panel(&self, panel: &Panel) -> bool {
        let content = &panel.content;
        let language = self.language.as_ref().is_none_or(|wanted| panel.languages().contains(wanted));
        language && self.matches_search(&[&content.name, &content.purpose, &content.theme])
    }

    /// Whether a public activity passes. One that is in no one municipality is for the whole county, and all are for everybody,
    /// as a survey is that names no audience.
    pub fn accepts_activity(&self, one: &Activity) -> bool {
        let content = &one.content;
        let language = self.language.as_ref().is_none_or(|wanted| content.offered_in().contains(wanted));
        let municipality = self.municipality.is_none()
            || content.municipality.is_none()
            || self.municipality == content.municipality;
        language && municipality && self.matches_search(&[&content.title, &content.description])
    }

    /// Whether a matter under preparation passes. It is for everybody, as a panel is.
    pub fn accepts_matter(&self, matter: &Matter) -> bool {
        let content = &matter.content;
        let language = self.language.as_ref().is_none_or(|wanted| matter.languages().contains(wanted));
        language && self.matches_search(&[&content.title, &content.summary])
    }

    fn matches_search(&self, texts: &[&LocalizedText]) -> bool {
        let Some(search) = &self.search else { return true };
        let texts: Vec<String> =
            texts.iter().flat_map(|text| text.entries()).map(|(_, text)| text.to_lowercase()).collect();
        search.to_lowercase().split_whitespace().all(|word| texts.iter().any(|text| text.contains(word)))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::content::SurveyKind;
    use crate::survey::form::Form;

    fn content() -> SurveyContent {
        let title = LocalizedText::from([("fi", "Ikäihmisten palvelut"), ("sv", "Service för äldre")]);
        let mut content = SurveyContent::new(
            SurveyKind::Resident,
            LanguageTag::finnish(),
            title,
            Form::Questions(Vec::new()),
        );
        content.municipalities.insert("092".into());
        content.audiences.insert(Audience::OlderPeople);
        content
    }

    fn accepts(filter: Filter) -> bool {
        filter.accepts(&content(), &[LanguageTag::finnish(), LanguageTag::swedish()])
    }

    #[test]
    fn each_part_of_the_filter_narrows_the_list() {
        assert!(accepts(Filter::default()));
        assert!(accepts(Filter { language: Some("sv".parse().unwrap()), ..Filter::default() }));
        assert!(!accepts(Filter { language: Some("se".parse().unwrap()), ..Filter::default() }));
        assert!(accepts(Filter { municipality: Some("092".into()), ..Filter::default() }));
        assert!(!accepts(Filter { municipality: Some("245".into()), ..Filter::default() }));
        assert!(!accepts(Filter { audience: Some(Audience::Families), ..Filter::default() }));
    }

    #[test]
    fn a_search_finds_words_in_any_language_and_any_case() {
        assert!(accepts(Filter { search: Some("IKÄIHMISTEN äldre".into()), ..Filter::default() }));
        assert!(!accepts(Filter { search: Some("päivähoito".into()), ..Filter::default() }));
    }
}
