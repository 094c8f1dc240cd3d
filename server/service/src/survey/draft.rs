//! Writing a survey: creating, saving however incomplete, looking at what is missing.

use domain::audit::Act;
use domain::county::County;
use domain::identity::{Action, Actor, Scope};
use domain::survey::gate::{self, Completeness};
use domain::survey::{Form, Life, Respondents, Survey, SurveyContent, SurveyKind};
use domain::{Code, LanguageTag, LocalizedText, OptionId, QuestionId, SurveyId, Violation, Violations};

use super::{authorise_for, begin_for, early, visible};
use crate::identity::authorise;
use crate::{Result, ServiceError, Services, audit, county};

/// A draft larger than this, as JSON, is refused: nobody writes so long a survey by hand.
const DRAFT_MAX_BYTES: usize = 512 * 1_024;
const SLUG_MAX: usize = 80;

/// A survey to be started.
pub struct NewSurvey {
    pub kind: SurveyKind,
    pub source_language: LanguageTag,
    pub title: String,
    pub owner: Scope,
    /// The readable part of its address; made from the title where it is not given.
    pub slug: Option<String>,
    /// Run elsewhere and only listed here.
    pub external: bool,
}

/// Starts a draft with a title and nothing else.
pub async fn create(services: &Services, actor: &Actor, new: NewSurvey) -> Result<Survey> {
    authorise(actor, Action::EditSurvey, new.owner)?;
    county::check_scope(services, new.owner, "owner").await?;
    if new.kind == SurveyKind::Panel {
        return Err(ServiceError::invalid(Code::KindOfPanels, ["kind"]));
    }
    let form = if new.external {
        Form::External { address: LocalizedText::default() }
    } else {
        Form::Questions(Vec::new())
    };
    let mut title = LocalizedText::default();
    title.set(new.source_language.clone(), &new.title, &new.source_language);
    if title.is_empty() {
        return Err(ServiceError::invalid(Code::Required, ["title"]));
    }
    let slug = match &new.slug {
        Some(slug) => checked_slug(slug)?,
        None => free_slug(services, &new.title).await?,
    };
    let draft = SurveyContent::new(new.kind, new.source_language, title, form);
    start(services, actor, Start { slug, owner: new.owner, respondents: Respondents::Anyone, draft }).await
}

/// A draft that is to be stored for the first time.
pub(super) struct Start {
    pub slug: String,
    pub owner: Scope,
    pub respondents: Respondents,
    pub draft: SurveyContent,
}

pub(super) async fn start(services: &Services, actor: &Actor, new: Start) -> Result<Survey> {
    let now = services.now();
    let survey = Survey {
        id: services.fresh_id(),
        slug: new.slug,
        owner: new.owner,
        respondents: new.respondents,
        draft: new.draft,
        revision: 1,
        life: Life::Draft,
        created_at: now,
        updated_at: now,
    };
    let tx = services.storage.begin().await?;
    storage::survey::insert(&tx, &survey).await?;
    let detail = serde_json::json!({ "slug": survey.slug });
    audit::record(services, &tx, actor, Act::SurveyCreated, survey.id, detail).await?;
    tx.commit().await?;
    Ok(survey)
}

/// Lower-case letters, digits and single dashes.
fn checked_slug(slug: &str) -> Result<String> {
    let well_formed = (3..=SLUG_MAX).contains(&slug.len())
        && slug.split('-').all(|part| {
            !part.is_empty() && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit())
        });
    if well_formed { Ok(slug.to_owned()) } else { Err(ServiceError::invalid(Code::MalformedSlug, ["slug"])) }
}

/// A title as an address: `Ikäihmisten palvelut 2026` becomes `ikaihmisten-palvelut-2026`.
fn slug_of(title: &str) -> String {
    let folded: String = title
        .to_lowercase()
        .chars()
        .map(|c| match c {
            'å' | 'ä' | 'á' | 'â' => 'a',
            'ö' | 'õ' | 'ó' => 'o',
            'š' => 's',
            'ž' => 'z',
            'č' => 'c',
            'đ' => 'd',
            'ŋ' => 'n',
            'ŧ' => 't',
            'é' => 'e',
            'ü' => 'u',
            c if c.is_ascii_alphanumeric() => c,
            _ => ' ',
        })
        .collect();
    let words: Vec<&str> = folded.split_whitespace().collect();
    let slug: String = words.join("-").chars().take(60).collect();
    let slug = slug.trim_matches('-');
    if slug.len() < 3 { format!("kysely-{slug}").trim_end_matches('-').to_owned() } else { slug.to_owned() }
}

pub(super) async fn free_slug(services: &Services, title: &str) -> Result<String> {
    let base = slug_of(title);
    let mut slug = base.clone();
    for n in 2..1_000 {
        if storage::survey::header_by_slug(&services.storage, &slug).await?.is_none() {
            return Ok(slug);
        }
        slug = format!("{base}-{n}");
    }
    Err(ServiceError::invalid(Code::SlugTaken, ["slug"]))
}

/// What a save changes.
pub struct DraftChange {
    pub survey: SurveyId,
    /// The revision that the editor saw.
    pub revision: i64,
    /// The whole new content; saved however incomplete.
    pub content: SurveyContent,
    /// Another address; only before the first publication.
    pub slug: Option<String>,
}

/// Changes the draft as it stands and saves it, for a client that sends changes rather than the whole.
pub async fn edit(
    services: &Services,
    actor: &Actor,
    survey: SurveyId,
    revision: i64,
    slug: Option<String>,
    change: impl FnOnce(SurveyContent) -> std::result::Result<SurveyContent, Violations>,
) -> Result<Survey> {
    let current = visible(services, actor, survey).await?;
    authorise_for(actor, Action::EditSurvey, &current)?;
    let content = change(current.draft).map_err(ServiceError::Invalid)?;
    // Should somebody save in between, the revision tells.
    save(services, actor, DraftChange { survey, revision, content, slug }).await
}

/// Saves a draft. Refuses to overwrite what somebody else has saved meanwhile.
pub async fn save(services: &Services, actor: &Actor, change: DraftChange) -> Result<Survey> {
    let size = serde_json::to_vec(&change.content).map_err(ServiceError::fault)?.len();
    if size > DRAFT_MAX_BYTES {
        return Err(Violation::new(Code::TooLong, ["content"]).with("max", DRAFT_MAX_BYTES).into());
    }
    check_municipalities(services, &change.content).await?;
    let (tx, mut survey) = begin_for(services, actor, Action::EditSurvey, change.survey).await?;
    survey.life.accepts_edits(services.now())?;
    if survey.revision != change.revision {
        return Err(ServiceError::Conflict(Violation::new(Code::StaleRevision, ["revision"])));
    }
    if let Some(slug) = change.slug.filter(|slug| *slug != survey.slug) {
        if survey.life != Life::Draft {
            return Err(ServiceError::invalid(Code::NotADraft, ["slug"]));
        }
        survey.slug = checked_slug(&slug)?;
    }
    if (change.content.kind == SurveyKind::Panel) != survey.respondents.are_invited() {
        return Err(ServiceError::invalid(Code::KindOfPanels, ["kind"]));
    }
    survey.draft = change.content;
    survey.revision += 1;
    survey.updated_at = services.now();
    storage::survey::update(&tx, &survey).await?;
    let detail = serde_json::json!({ "revision": survey.revision });
    audit::record(services, &tx, actor, Act::SurveyEdited, survey.id, detail).await?;
    tx.commit().await?;
    Ok(survey)
}

async fn check_municipalities(services: &Services, content: &SurveyContent) -> Result<()> {
    if content.municipalities.is_empty() {
        return Ok(());
    }
    let county = county::settings(services).await?;
    let known = |code: &String| county.municipalities.iter().any(|m| m.code == *code);
    if content.municipalities.iter().all(known) {
        Ok(())
    } else {
        Err(ServiceError::invalid(Code::UnknownMunicipality, ["municipalities"]))
    }
}

/// A fresh identifier for a question that an editor adds.
pub fn fresh_question_id(services: &Services) -> QuestionId {
    services.fresh_id()
}

/// A fresh identifier for an option that an editor adds.
pub fn fresh_option_id(services: &Services) -> OptionId {
    services.fresh_id()
}

/// Removes a draft that has never been published.
pub async fn delete(services: &Services, actor: &Actor, id: SurveyId) -> Result<()> {
    let (tx, survey) = begin_for(services, actor, Action::EditSurvey, id).await?;
    if survey.life != Life::Draft {
        return Err(ServiceError::invalid(Code::NotADraft, ["state"]));
    }
    storage::survey::delete(&tx, id).await?;
    let detail = serde_json::json!({ "slug": survey.slug });
    audit::record(services, &tx, actor, Act::SurveyDeleted, id, detail).await?;
    Ok(tx.commit().await?)
}

/// A survey that the actor may see.
pub async fn survey(services: &Services, actor: &Actor, id: SurveyId) -> Result<Survey> {
    visible(services, actor, id).await
}

/// Every survey that the actor may see, newest first.
pub async fn surveys(services: &Services, actor: &Actor) -> Result<Vec<Survey>> {
    early(actor, Action::ViewSurveys)?;
    let mut surveys = storage::survey::all(&services.storage).await?;
    surveys.retain(|survey| survey.allows(actor, Action::ViewSurveys));
    Ok(surveys)
}

/// What stands between a draft and its publication.
#[derive(Clone, Debug, PartialEq)]
pub struct Readiness {
    /// Empty means that it may be published.
    pub violations: Violations,
    /// The required languages first, then the others in which something is written.
    pub languages: Vec<Completeness>,
    pub required: Vec<LanguageTag>,
}

/// Looks at a draft with the eyes of the gate, without publishing it.
pub async fn readiness(
    services: &Services,
    actor: &Actor,
    county: &County,
    survey: &Survey,
) -> Result<Readiness> {
    authorise_for(actor, Action::ViewSurveys, survey)?;
    let content = with_county_defaults(survey.draft.clone(), county);
    let mut violations = gate::check(&content, &county.required_languages, services.now());
    violations.extend(published_conflicts(services, survey, &content).await?);
    let required = gate::required_languages(&content, &county.required_languages);
    let mut tags = required.clone();
    tags.extend(gate::languages_used(&content).into_iter().filter(|tag| !required.contains(tag)));
    let languages = tags.iter().map(|tag| gate::completeness(&content, tag)).collect();
    Ok(Readiness { violations, languages, required })
}

/// Fills in what a survey leaves to the county.
pub(super) fn with_county_defaults(mut content: SurveyContent, county: &County) -> SurveyContent {
    content.late_answer_days.get_or_insert(county.late_answer_days);
    content
}

/// What in this content would break answers already given to the published version.
pub(super) async fn published_conflicts(
    services: &Services,
    survey: &Survey,
    content: &SurveyContent,
) -> Result<Violations> {
    let Some(publication) = survey.life.publication() else { return Ok(Violations::new()) };
    let published = services.versions.get(&services.storage, survey.id, publication.version).await?;
    Ok(domain::survey::edit::incompatible_changes(&published.content, content))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_becomes_an_address() {
        for (title, slug) in [
            ("Ikäihmisten palvelut 2026!", "ikaihmisten-palvelut-2026"),
            ("Åsikter om hälsa", "asikter-om-halsa"),
            ("الرعاية", "kysely"),
            ("ok", "kysely-ok"),
        ] {
            assert_eq!(slug_of(title), slug);
            assert!(checked_slug(&slug_of(title)).is_ok());
        }
    }

    #[test]
    fn an_address_of_another_form_is_refused() {
        for bad in ["", "ab", "-abc", "abc-", "a--b", "Abc", "ä-b", "a/b", &"a".repeat(81)] {
            assert!(checked_slug(bad).is_err(), "{bad}");
        }
    }
}
