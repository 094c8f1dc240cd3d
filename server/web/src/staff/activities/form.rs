//! What is written of an activity.

use std::collections::BTreeSet;

use askama::Template;
use axum::extract::State;
use axum::http::StatusCode;
use chrono::NaiveTime;
use domain::activity::{
    Activity, ActivityAudience, ActivityContent, ActivityKind, ActivityMode, ActivityTopic,
    ParticipationCategory,
};
use domain::id::{ActivityId, DocumentId, MethodId, TypedId};
use domain::identity::{Action, Scope};
use domain::register::Document;
use domain::{Code, LanguageTag, LocalizedText, Violation, Violations};
use l10n::Collator;
use service::register::document;
use service::{activity, method};

use super::{Choice, activity_address, choices, languages, managed, read_day, reader, shown, typed_field};
use crate::Reply;
use crate::forms::{Fields, Problems};
use crate::layout::{Frame, Keep, LanguageName, Page, html};
use crate::pages::see_other;
use crate::said::Said;
use crate::staff::edit::expired;
use crate::staff::experts::{parse_day, read_hours};
use crate::staff::scopes::{self, ScopeOption};
use crate::staff::texts::TextField;
use crate::staff::{IdPath, StaffPage, mendable, parse_id};
use crate::state::WebState;

/// The languages that the form offers to take part in, beside those that were chosen before.
const OFFERED: [&str; 11] = ["fi", "sv", "se", "smn", "sms", "en", "ru", "ar", "so", "fse", "fss"];

/// An activity as it stands in the form.
#[derive(Clone, Default)]
struct Typed {
    kind: Option<ActivityKind>,
    title: LocalizedText,
    description: LocalizedText,
    on: String,
    until: String,
    starts: String,
    ends: String,
    mode: Option<ActivityMode>,
    municipality: String,
    place: String,
    access: LocalizedText,
    languages: BTreeSet<LanguageTag>,
    audiences: BTreeSet<ActivityAudience>,
    categories: BTreeSet<ParticipationCategory>,
    topics: BTreeSet<ActivityTopic>,
    /// Parted by commas.
    tags: String,
    method: Option<MethodId>,
    documents: BTreeSet<DocumentId>,
    trial_since: String,
    is_public: bool,
    sign_up: String,
    version: String,
}

impl Typed {
    fn of(one: &Activity) -> Self {
        let content = one.content.clone();
        let clock = |time: NaiveTime| time.format("%H:%M").to_string();
        let (starts, ends) =
            content.hours.map(|(starts, ends)| (clock(starts), clock(ends))).unwrap_or_default();
        Self {
            kind: Some(content.kind),
            title: content.title,
            description: content.description,
            on: content.on.to_string(),
            until: content.until.map(|day| day.to_string()).unwrap_or_default(),
            starts,
            ends,
            mode: Some(content.mode),
            municipality: content.municipality.unwrap_or_default(),
            place: content.place,
            access: content.access,
            languages: content.languages,
            audiences: content.audiences,
            categories: content.categories,
            topics: content.topics,
            tags: content.tags.join(", "),
            method: content.method,
            documents: content.documents,
            trial_since: content.trial_since.map(|day| day.to_string()).unwrap_or_default(),
            is_public: content.is_public,
            sign_up: content.sign_up,
            version: one.version.to_string(),
        }
    }

    /// What was sent over what was written before, so that languages that the form does not have stay.
    fn sent(fields: &Fields, before: Option<&ActivityContent>) -> Self {
        let languages = languages();
        let shown = shown(&languages);
        let text = |field: &str, of: fn(&ActivityContent) -> &LocalizedText| {
            shown.sent(fields, field, before.map(|one| of(one).clone()).unwrap_or_default())
        };
        let value = |name: &str| fields.get(name).trim().to_owned();
        Self {
            kind: ActivityKind::from_code(fields.get("kind")),
            title: text("title", |one| &one.title),
            description: text("description", |one| &one.description),
            on: value("on"),
            until: value("until"),
            starts: value("starts"),
            ends: value("ends"),
            mode: ActivityMode::from_code(fields.get("mode")),
            municipality: value("municipality"),
            place: value("place"),
            access: text("access", |one| &one.access),
            languages: fields.all("languages").filter_map(|tag| tag.parse().ok()).collect(),
            audiences: fields.all("audiences").filter_map(ActivityAudience::from_code).collect(),
            categories: fields.all("categories").filter_map(ParticipationCategory::from_code).collect(),
            topics: fields.all("topics").filter_map(ActivityTopic::from_code).collect(),
            tags: value("tags"),
            method: parse_id(fields.get("method")),
            documents: fields.all("documents").filter_map(parse_id).collect(),
            trial_since: value("trialSince"),
            is_public: fields.has("isPublic"),
            sign_up: value("signUp"),
            version: value("version"),
        }
    }

    /// What it means, or everything that is wrong with it.
    fn read(&self) -> Result<ActivityContent, Violations> {
        let mut wrong = Violations::new();
        let on = parse_day(&self.on);
        if on.is_none() {
            let code = if self.on.is_empty() { Code::Required } else { Code::NotADate };
            wrong.push(Violation::new(code, ["on"]));
        }
        if self.kind.is_none() {
            wrong.push(Violation::new(Code::Required, ["kind"]));
        }
        let mut day = |field, text: &str| {
            read_day(field, text).unwrap_or_else(|one| {
                wrong.push(one);
                None
            })
        };
        let (until, trial_since) = (day("until", &self.until), day("trialSince", &self.trial_since));
        let hours = read_hours(&self.starts, &self.ends, &mut wrong);
        let content = ActivityContent {
            kind: self.kind.unwrap_or(ActivityKind::Other),
            title: self.title.clone(),
            description: self.description.clone(),
            on: on.unwrap_or_default(),
            // Without the first day nothing is to be said of the last one.
            until: until.filter(|until| on.is_some_and(|on| on != *until)),
            hours,
            mode: self.mode.unwrap_or(ActivityMode::InPerson),
            municipality: Some(self.municipality.clone()).filter(|code| !code.is_empty()),
            place: self.place.clone(),
            access: self.access.clone(),
            languages: self.languages.clone(),
            audiences: self.audiences.clone(),
            categories: self.categories.clone(),
            topics: self.topics.clone(),
            tags: self.tags.split(',').map(|tag| tag.trim().to_owned()).collect(),
            method: self.method,
            documents: self.documents.clone(),
            trial_since,
            is_public: self.is_public,
            sign_up: self.sign_up.clone(),
        };
        let content = content.tidied();
        if let Err(more) = content.check() {
            wrong.extend(more);
        }
        if wrong.is_empty() { Ok(content) } else { Err(wrong) }
    }
}

struct LanguageChoice {
    language: LanguageName,
    is_on: bool,
}

#[derive(Template)]
#[template(path = "staff/activity_form.html")]
struct FormPage {
    frame: Frame,
    problems: Problems,
    is_new: bool,
    back: String,
    kinds: Vec<Choice>,
    modes: Vec<Choice>,
    audiences: Vec<Choice>,
    categories: Vec<Choice>,
    topics: Vec<Choice>,
    languages: Vec<LanguageChoice>,
    municipalities: Vec<Choice>,
    methods: Vec<Choice>,
    documents: Vec<Choice>,
    owners: Vec<ScopeOption>,
    title: TextField,
    description: TextField,
    access: TextField,
    typed: Typed,
}

pub async fn new(StaffPage(page): StaffPage, State(state): State<WebState>) -> Reply {
    reader(&page, Action::ManageActivities)?;
    form(page, &state, None, Typed::default(), None, &Violations::new()).await
}

pub async fn create(StaffPage(page): StaffPage, State(state): State<WebState>, fields: Fields) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let typed = Typed::sent(&fields, None);
    let owner = scopes::parse(fields.get("owner")).unwrap_or(Scope::County);
    let wrong = match typed.read() {
        Ok(content) => match activity::create(services, actor, owner, content).await {
            Ok(one) => return Ok(see_other(&activity_address(&page.frame, one.id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, None, typed, Some(owner), &wrong).await
}

pub async fn edit(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ActivityId>,
    State(state): State<WebState>,
) -> Reply {
    let view = managed(&page, &state, id).await?;
    form(page, &state, Some(id), Typed::of(&view.activity), None, &Violations::new()).await
}

pub async fn save(
    StaffPage(page): StaffPage,
    IdPath(id): IdPath<ActivityId>,
    State(state): State<WebState>,
    fields: Fields,
) -> Reply {
    let (services, actor) = (&state.services, &page.caller.actor);
    if actor.staff().is_none() {
        return Ok(expired(page.frame, fields));
    }
    let view = managed(&page, &state, id).await?;
    let typed = Typed::sent(&fields, Some(&view.activity.content));
    let version = typed.version.parse().unwrap_or(0);
    let wrong = match typed.read() {
        Ok(content) => match activity::save(services, actor, id, version, content).await {
            Ok(_) => return Ok(see_other(&activity_address(&page.frame, id, "?done=saved"))),
            Err(error) => mendable(error)?,
        },
        Err(wrong) => wrong,
    };
    form(page, &state, Some(id), typed, None, &wrong).await
}

async fn form(
    page: Page,
    state: &WebState,
    id: Option<ActivityId>,
    typed: Typed,
    owner: Option<Scope>,
    wrong: &Violations,
) -> Reply {
    let divisions = service::county::divisions(&state.services).await?;
    let bank = method::bank(&state.services).await?;
    let to_follow = document::to_follow(&state.services, &page.caller.actor).await?;
    let Page { frame, caller, county } = page;
    let told_in = languages();
    let shown = shown(&told_in);
    let municipality = |one: &domain::county::Municipality| Choice {
        value: one.code.clone(),
        label: frame.content(&one.name, &LanguageTag::finnish()),
        is_on: typed.municipality == one.code,
    };
    let mut municipalities: Vec<Choice> = county.municipalities.iter().map(municipality).collect();
    let methods = bank.iter().filter(|one| !one.is_retired || typed.method == Some(one.id));
    let mut methods: Vec<Choice> = methods.map(|one| method_choice(&frame, one, typed.method)).collect();
    let collator = Collator::new(frame.language.as_str());
    for choices in [&mut municipalities, &mut methods] {
        choices.sort_by(|a, b| collator.compare(a.label.plain(), b.label.plain()));
    }
    let chosen_mode = typed.mode.unwrap_or(ActivityMode::InPerson);
    let status = if wrong.is_empty() { StatusCode::OK } else { StatusCode::UNPROCESSABLE_ENTITY };
    let access = shown.optional("access", frame.text("activity-access"), 2, &typed.access);
    let page = FormPage {
        problems: Problems::new(&frame, wrong, typed_field),
        is_new: id.is_none(),
        back: id.map_or_else(|| frame.address("staff/activities"), |id| activity_address(&frame, id, "")),
        kinds: choices!(frame, ActivityKind, |kind| typed.kind == Some(*kind)),
        modes: choices!(frame, ActivityMode, |mode| chosen_mode == *mode),
        audiences: choices!(frame, ActivityAudience, |one| typed.audiences.contains(one)),
        categories: choices!(frame, ParticipationCategory, |one| typed.categories.contains(one)),
        topics: choices!(frame, ActivityTopic, |one| typed.topics.contains(one)),
        languages: language_choices(&typed.languages),
        municipalities,
        methods,
        documents: to_follow.iter().map(|one| document_choice(&frame, one, &typed.documents)).collect(),
        owners: scopes::options(&county, &divisions, &frame.language, owner, |scope| {
            caller.actor.may(Action::ManageActivities, scope)
        }),
        title: shown.field("title", frame.text("staff-activity-title"), 1, &typed.title),
        description: shown.optional(
            "description",
            frame.text("staff-activity-description"),
            5,
            &typed.description,
        ),
        access: access.with_help(&frame, "staff-activity-access-help"),
        typed,
        frame,
    };
    Ok(html(status, Keep::Revalidate, &page))
}

fn method_choice(frame: &Frame, one: &domain::method::Method, chosen: Option<MethodId>) -> Choice {
    Choice {
        value: one.id.uuid().to_string(),
        label: frame.content(&one.content.name, &LanguageTag::finnish()),
        is_on: chosen == Some(one.id),
    }
}

/// A document with its first day, since what was replaced may be called as what took its place.
fn document_choice(frame: &Frame, one: &Document, chosen: &BTreeSet<DocumentId>) -> Choice {
    let title = frame.content(&one.content.title, &LanguageTag::finnish());
    let since = one.content.in_use_since.map(|day| frame.date(day)).unwrap_or_default();
    Choice {
        value: one.id.uuid().to_string(),
        label: Said::new(format!("{} ({since}–)", title.plain()), title.language(), &frame.language),
        is_on: chosen.contains(&one.id),
    }
}

fn language_choices(chosen: &BTreeSet<LanguageTag>) -> Vec<LanguageChoice> {
    let further = chosen.iter().filter(|tag| !OFFERED.contains(&tag.as_str())).cloned();
    let known = OFFERED.iter().filter_map(|tag| tag.parse::<LanguageTag>().ok());
    let choice =
        |tag: LanguageTag| LanguageChoice { language: LanguageName::of(&tag), is_on: chosen.contains(&tag) };
    known.chain(further).map(choice).collect()
}
