//! Who an expert is and what they have lived through. Never a field of the expert: each look is a query of its own, with
//! its own permission, and is logged.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::expert::person;
use domain::id::{OrderId, TypedId};
use service::expert::card;
use service::expert::registry::{self, SensitiveEntry, ThemeEntry};

use super::card::BookedContact;
use super::registry::{ConsentPurpose, ContactInput, Expert};
use crate::context::{Request, Result};
use crate::identity::{ScopeInput, ScopeView};
use crate::mirror::mirrored;
use crate::problem::{InvalidInput, outcome, settle};
use crate::scalar::{DateTime, LanguageTag};

mirrored! {
    /// A theme of experience: a coarse, controlled vocabulary, never a diagnosis.
    Theme = "domain::expert::Theme" {
        /// Mental health.
        MentalHealth,
        /// Depression.
        Depression,
        /// Anxiety.
        Anxiety,
        /// Psychosis.
        Psychosis,
        /// Bipolar disorder.
        BipolarDisorder,
        /// Eating disorders.
        EatingDisorder,
        /// Neurodiversity.
        Neurodiversity,
        /// Self-harm.
        SelfHarm,
        /// Alcohol.
        Alcohol,
        /// Drugs.
        Drugs,
        /// Gambling.
        Gambling,
        /// Crime.
        Crime,
        /// Homelessness.
        Homelessness,
        /// Debt.
        Debt,
        /// Unemployment.
        Unemployment,
        /// Child protection.
        ChildProtection,
        /// Foster care.
        FosterCare,
        /// Violence at home.
        DomesticViolence,
        /// Sexual violence.
        SexualViolence,
        /// Physical disability.
        PhysicalDisability,
        /// Intellectual disability.
        IntellectualDisability,
        /// Impaired sight.
        VisualImpairment,
        /// Impaired hearing.
        HearingImpairment,
        /// A long illness.
        LongTermIllness,
        /// Cancer.
        Cancer,
        /// Diabetes.
        Diabetes,
        /// Heart disease.
        HeartDisease,
        /// Pain that stays.
        ChronicPain,
        /// Memory disorders.
        MemoryDisorder,
        /// Rehabilitation.
        Rehabilitation,
        /// Caring for somebody close.
        FamilyCaring,
        /// Growing old.
        Ageing,
        /// Parenthood.
        Parenthood,
        /// Being young.
        Youth,
        /// Losing somebody.
        Bereavement,
        /// Having moved to the country.
        Immigration,
        /// Services for the Sámi.
        SamiServices,
        /// Gender and sexuality.
        GenderAndSexuality,
    }
}
mirrored! {
    /// Whose experience it is.
    ThemeRelation = "domain::expert::theme::Relation" {
        /// The expert's own.
        Own,
        /// That of somebody close, such as a child or a spouse.
        CloseOne,
    }
}
mirrored! {
    /// How long ago it was.
    ThemeRecency = "domain::expert::theme::Recency" {
        /// It goes on.
        Ongoing,
        /// Within the last five years.
        WithinFiveYears,
        /// Longer ago.
        Earlier,
    }
}
mirrored! {
    /// Who may know of a theme, as the expert has chosen.
    ThemeVisibility = "domain::expert::theme::Visibility" {
        /// The coordinator and the matching only.
        MatchingOnly,
        /// Whoever ordered, too, while the expert is held or booked for it.
        Orderer,
        /// Whoever ordered, too, and the lists on which coordinators look for experts. Nothing is published.
        Public,
    }
}
mirrored! {
    /// What an expert needs to take part.
    AccessNeed = "domain::expert::person::AccessNeed" {
        /// A way without steps.
        StepFree,
        /// A sign language interpreter.
        SignLanguageInterpreter,
        /// An assistant.
        Assistant,
        /// Breaks.
        Breaks,
        /// A hearing loop.
        HearingLoop,
        /// A quiet room.
        QuietRoom,
    }
}
mirrored! {
    /// Who has read sealed data.
    Reader = "domain::expert::person::Reader" {
        /// A coordinator.
        Coordinator,
        /// Somebody who ordered a gig.
        Orderer,
        /// The expert.
        Expert,
        /// Whoever pays the fees.
        Payroll,
        /// The service, to send a message or to work out a mean.
        System,
    }
}
mirrored! {
    /// How protected a field is.
    FieldClass = "domain::expert::FieldClass" {
        /// Counts.
        L0,
        /// Alias, languages, areas, competences.
        L1,
        /// Name and contact.
        L2,
        /// Themes, story, access needs.
        L3,
    }
}

/// A name and how to reach it.
#[derive(SimpleObject)]
pub(crate) struct ExpertContact {
    /// First and last name.
    name: String,
    /// Where messages go; `null`: they are called.
    email: Option<String>,
    /// In international form.
    phone: Option<String>,
    /// The language in which they are written to.
    language: Option<LanguageTag>,
    /// The number under which payroll knows them.
    payroll_number: Option<String>,
}

impl From<person::Contact> for ExpertContact {
    fn from(contact: person::Contact) -> Self {
        Self {
            name: contact.name,
            email: contact.email,
            phone: contact.phone,
            language: contact.language.map(LanguageTag),
            payroll_number: contact.payroll_number,
        }
    }
}

/// One theme of an expert.
#[derive(SimpleObject)]
pub(crate) struct ExpertTheme {
    /// What.
    theme: Theme,
    /// Whose experience it is.
    relation: ThemeRelation,
    /// How long ago it was.
    recency: ThemeRecency,
    /// Who may know of it.
    visibility: ThemeVisibility,
}

/// What an expert has lived through and needs.
#[derive(SimpleObject)]
pub(crate) struct ExpertSensitive {
    /// Themes of experience.
    themes: Vec<ExpertTheme>,
    /// In their own words.
    story: String,
    /// What they need to take part.
    access_needs: Vec<AccessNeed>,
    /// What the needs do not tell.
    access_notes: String,
    /// Parts of the county that must not order this expert.
    keep_away_from: Vec<ScopeView>,
}

impl From<person::Sensitive> for ExpertSensitive {
    fn from(sensitive: person::Sensitive) -> Self {
        let theme = |entry: domain::expert::theme::ExpertTheme| ExpertTheme {
            theme: entry.theme.into(),
            relation: entry.relation.into(),
            recency: entry.recency.into(),
            visibility: entry.visibility.into(),
        };
        Self {
            themes: sensitive.themes.into_iter().map(theme).collect(),
            story: sensitive.story,
            access_needs: sensitive.access_needs.into_iter().map(Into::into).collect(),
            access_notes: sensitive.access_notes,
            keep_away_from: sensitive.keep_away_from.into_iter().map(ScopeView::from).collect(),
        }
    }
}

/// A consent, given once and perhaps withdrawn.
#[derive(SimpleObject)]
pub(crate) struct ExpertConsent {
    /// `Consent:…`
    id: ID,
    /// To what.
    purpose: ConsentPurpose,
    /// Which version of the text was read.
    text_version: u16,
    /// When.
    given_at: DateTime,
    /// When it was withdrawn; `null` while it holds.
    withdrawn_at: Option<DateTime>,
}

impl From<person::Consent> for ExpertConsent {
    fn from(consent: person::Consent) -> Self {
        Self {
            id: consent.id.node_id().into(),
            purpose: consent.purpose.into(),
            text_version: consent.text_version,
            given_at: DateTime(consent.given_at),
            withdrawn_at: consent.withdrawn_at.map(DateTime),
        }
    }
}

/// One look at sealed data.
#[derive(SimpleObject)]
pub(crate) struct SealedRead {
    /// When.
    at: DateTime,
    /// As what the reader read.
    reader: Reader,
    /// How protected what was read is.
    field_class: FieldClass,
    /// What for, for example `registry` or `message`.
    purpose: String,
    /// How people refer to the order that it was for; null where it was for none.
    order_reference: Option<String>,
}

impl SealedRead {
    pub(super) fn new(read: person::SealedRead, references: &BTreeMap<OrderId, String>) -> Self {
        Self {
            at: DateTime(read.at),
            reader: read.reader.into(),
            field_class: read.class.into(),
            purpose: read.purpose,
            order_reference: read.order.and_then(|id| references.get(&id)).cloned(),
        }
    }
}

/// The consents of an expert as they are now.
#[derive(SimpleObject)]
pub(crate) struct ExpertConsents {
    /// The oldest first.
    consents: Vec<ExpertConsent>,
}

impl From<Vec<person::Consent>> for ExpertConsents {
    fn from(consents: Vec<person::Consent>) -> Self {
        Self { consents: consents.into_iter().map(Into::into).collect() }
    }
}

outcome! {
    /// What became of changing a contact.
    ExpertContactResult = Contact(ExpertContact) | InvalidInput
}
outcome! {
    /// What became of changing what is kept of an expert's history.
    ExpertSensitiveResult = Sensitive(ExpertSensitive) | InvalidInput
}

/// Another name or contact of an expert.
#[derive(InputObject)]
struct SetExpertContactInput {
    /// `Expert:…`
    expert_id: ID,
    /// Name and contact, whole.
    contact: ContactInput,
}

/// One theme as it is written down.
#[derive(InputObject)]
struct ThemeInput {
    /// What.
    theme: Theme,
    /// Whose experience it is.
    #[graphql(default_with = "ThemeRelation::Own")]
    relation: ThemeRelation,
    /// How long ago it was.
    recency: ThemeRecency,
    /// Who may know of it; more than the matching needs a consent of its own.
    #[graphql(default_with = "ThemeVisibility::MatchingOnly")]
    visibility: ThemeVisibility,
}

/// What is to be kept of an expert's history and needs, whole.
#[derive(InputObject)]
struct SetExpertSensitiveInput {
    /// `Expert:…`
    expert_id: ID,
    /// Themes of experience.
    #[graphql(default, validator(max_items = 100))]
    themes: Vec<ThemeInput>,
    /// In their own words.
    #[graphql(default)]
    story: String,
    /// What they need to take part.
    #[graphql(default, validator(max_items = 20))]
    access_needs: Vec<AccessNeed>,
    /// What the needs do not tell.
    #[graphql(default)]
    access_notes: String,
    /// Parts of the county that must not order this expert.
    #[graphql(default, validator(max_items = 100))]
    keep_away_from: Vec<ScopeInput>,
}

/// Reading who experts are.
#[derive(Default)]
pub struct PersonQuery;

#[Object]
impl PersonQuery {
    /// One expert. For coordinators.
    async fn expert(&self, context: &Context<'_>, id: ID) -> Result<Option<Expert>> {
        let request = Request::of(context)?;
        let found = registry::expert(request.services, request.actor(), request.parse_id(&id)?).await;
        Ok(Some(found.map_err(|error| request.error(error))?.into()))
    }

    /// Experts with exactly this name or phone number; nothing sealed is opened to find them. For coordinators.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn find_experts(
        &self,
        context: &Context<'_>,
        #[graphql(validator(max_length = 200))] text: String,
    ) -> Result<Vec<Expert>> {
        let request = Request::of(context)?;
        let found = registry::find(request.services, request.actor(), &text).await;
        Ok(found.map_err(|error| request.error(error))?.into_iter().map(Into::into).collect())
    }

    /// Name and contact of an expert; `null` where none was given. The look is logged and shown to the expert. For
    /// coordinators.
    async fn expert_contact(&self, context: &Context<'_>, expert_id: ID) -> Result<Option<ExpertContact>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&expert_id)?;
        let found = registry::contact(request.services, request.actor(), id).await;
        Ok(found.map_err(|error| request.error(error))?.map(Into::into))
    }

    /// Names and contacts of those who are confirmed for an order, until 30 days after it is closed; nobody before and
    /// after. The look is logged and shown to each. For orderers and coordinators.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn booked_contacts(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "`ExpertOrder:…`")] order_id: ID,
    ) -> Result<Vec<BookedContact>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&order_id)?;
        let found = card::booked_contacts(request.services, request.actor(), id).await;
        Ok(found.map_err(|error| request.error(error))?.into_iter().map(Into::into).collect())
    }

    /// What an expert has lived through and needs. The look is logged and shown to the expert. For coordinators.
    async fn expert_sensitive(&self, context: &Context<'_>, expert_id: ID) -> Result<ExpertSensitive> {
        let request = Request::of(context)?;
        let id = request.parse_id(&expert_id)?;
        let found = registry::sensitive(request.services, request.actor(), id).await;
        Ok(found.map_err(|error| request.error(error))?.into())
    }

    /// The consents of an expert, the oldest first. For coordinators.
    async fn expert_consents(&self, context: &Context<'_>, expert_id: ID) -> Result<Vec<ExpertConsent>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&expert_id)?;
        let found = registry::consents(request.services, request.actor(), id).await;
        Ok(found.map_err(|error| request.error(error))?.into_iter().map(Into::into).collect())
    }

    /// Who has read an expert's name or history, and for which order, the newest first, at most 500. For coordinators.
    #[graphql(complexity = "10 + 5 * child_complexity")]
    async fn expert_reads(&self, context: &Context<'_>, expert_id: ID) -> Result<Vec<SealedRead>> {
        let request = Request::of(context)?;
        let id = request.parse_id(&expert_id)?;
        let (services, actor) = (request.services, request.actor());
        let found = registry::reads(services, actor, id).await.map_err(|error| request.error(error))?;
        let references = registry::read_references(services, &found).await;
        let references = references.map_err(|error| request.error(error))?;
        Ok(found.into_iter().map(|read| SealedRead::new(read, &references)).collect())
    }
}

/// Changing who experts are.
#[derive(Default)]
pub struct PersonMutation;

#[Object]
impl PersonMutation {
    /// Replaces name and contact of an expert. For coordinators.
    async fn set_expert_contact(
        &self,
        context: &Context<'_>,
        input: SetExpertContactInput,
    ) -> Result<ExpertContactResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.expert_id)?;
        let changed =
            registry::set_contact(request.services, request.actor(), id, input.contact.into()).await;
        let success = |contact: person::Contact| ExpertContactResult::Contact(contact.into());
        settle(&request, changed, success, ExpertContactResult::InvalidInput)
    }

    /// Replaces what is kept of an expert's history and needs; refused without the consents that it needs. For
    /// coordinators.
    async fn set_expert_sensitive(
        &self,
        context: &Context<'_>,
        input: SetExpertSensitiveInput,
    ) -> Result<ExpertSensitiveResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.expert_id)?;
        let away = input.keep_away_from.iter().map(|scope| scope.parse(&request, "keepAwayFrom"));
        let keep_away_from = match away.collect::<std::result::Result<Vec<_>, InvalidInput>>() {
            Ok(scopes) => scopes,
            Err(invalid) => return Ok(ExpertSensitiveResult::InvalidInput(invalid)),
        };
        let theme = |theme: ThemeInput| ThemeEntry {
            theme: theme.theme.into(),
            relation: theme.relation.into(),
            recency: theme.recency.into(),
            visibility: theme.visibility.into(),
        };
        let entry = SensitiveEntry {
            themes: input.themes.into_iter().map(theme).collect(),
            story: input.story,
            access_needs: input.access_needs.into_iter().map(Into::into).collect(),
            access_notes: input.access_notes,
            keep_away_from,
        };
        let changed = registry::set_sensitive(request.services, request.actor(), id, entry).await;
        let success = |sensitive: person::Sensitive| ExpertSensitiveResult::Sensitive(sensitive.into());
        settle(&request, changed, success, ExpertSensitiveResult::InvalidInput)
    }

    /// Writes down a consent that was given today, unless one holds already. For coordinators.
    async fn give_expert_consent(
        &self,
        context: &Context<'_>,
        expert_id: ID,
        purpose: ConsentPurpose,
    ) -> Result<ExpertConsents> {
        let request = Request::of(context)?;
        let id = request.parse_id(&expert_id)?;
        let given = registry::give_consent(request.services, request.actor(), id, purpose.into()).await;
        Ok(given.map_err(|error| request.error(error))?.into())
    }

    /// Withdraws a consent: what rests on it goes at once. For coordinators.
    async fn withdraw_expert_consent(
        &self,
        context: &Context<'_>,
        expert_id: ID,
        consent_id: ID,
    ) -> Result<ExpertConsents> {
        let request = Request::of(context)?;
        let (id, consent) = (request.parse_id(&expert_id)?, request.parse_id(&consent_id)?);
        let left = registry::withdraw_consent(request.services, request.actor(), id, consent).await;
        Ok(left.map_err(|error| request.error(error))?.into())
    }
}
