//! Agreements on partnership and on working together.

use async_graphql::connection::Connection;
use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::LanguageTag;
use domain::id::TypedId;
use domain::identity::Scope;
use domain::register::{Agreement, AgreementContent};
use service::register::agreement::{self, AgreementFilter};

use crate::context::{Request, Result};
use crate::identity::{ScopeInput, ScopeView};
use crate::localized::{Localized, LocalizedTextInput, finnish_first};
use crate::mirror::mirrored;
use crate::paging::{self, Cursor, Page};
use crate::problem::{outcome, settle};
use crate::scalar::Date;

mirrored! {
    /// What kind of agreement it is.
    CooperationAgreementKind = "domain::register::AgreementKind" {
        /// A partnership (kumppanuussopimus).
        Partnership,
        /// Working together (yhteistyösopimus).
        Cooperation,
    }
}

/// An agreement of the county with an organisation.
#[derive(SimpleObject)]
pub(crate) struct CooperationAgreement {
    /// `CooperationAgreement:…`
    id: ID,
    /// The part of the county that has made it.
    owner: ScopeView,
    /// What kind it is.
    kind: CooperationAgreementKind,
    /// The organisation with which it is made.
    partner: String,
    /// What is agreed, in short.
    subject: Localized,
    /// The first Helsinki day on which it is in force.
    starts_on: Date,
    /// The last one; null until further notice.
    ends_on: Option<Date>,
    /// Where it can be read; may be blank.
    link: String,
    /// Whom to ask, by what they do; may be blank.
    contact_role: String,
    /// Counts up with every change: send it back with yours.
    version: i64,
}

impl CooperationAgreement {
    fn new(one: Agreement, wanted: &LanguageTag) -> Self {
        let content = one.content;
        Self {
            id: one.id.node_id().into(),
            owner: one.owner.into(),
            kind: content.kind.into(),
            partner: content.partner,
            subject: Localized::new(&content.subject, &LanguageTag::finnish(), wanted),
            starts_on: Date(content.starts_on),
            ends_on: content.ends_on.map(Date),
            link: content.link,
            contact_role: content.contact_role,
            version: one.version,
        }
    }
}

/// What is agreed.
#[derive(InputObject)]
struct CooperationAgreementInput {
    /// What kind it is.
    kind: CooperationAgreementKind,
    /// The organisation with which it is made, at most 200 characters.
    partner: String,
    /// What is agreed, in short; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    subject: Vec<LocalizedTextInput>,
    /// The first Helsinki day on which it is in force.
    starts_on: Date,
    /// The last one; left out: until further notice.
    ends_on: Option<Date>,
    /// Where it can be read, `https://…`.
    #[graphql(default)]
    link: String,
    /// Whom to ask, by what they do and not by their name; at most 200 characters.
    #[graphql(default)]
    contact_role: String,
}

impl From<CooperationAgreementInput> for AgreementContent {
    fn from(input: CooperationAgreementInput) -> Self {
        Self {
            kind: input.kind.into(),
            partner: input.partner,
            subject: finnish_first(input.subject),
            starts_on: input.starts_on.0,
            ends_on: input.ends_on.map(|day| day.0),
            link: input.link,
            contact_role: input.contact_role,
        }
    }
}

/// An agreement to be written down.
#[derive(InputObject)]
struct CreateAgreementInput {
    /// The part of the county that has made it; the whole county unless told.
    owner: Option<ScopeInput>,
    /// What is agreed.
    content: CooperationAgreementInput,
}

/// An agreement, whole.
#[derive(InputObject)]
struct SaveAgreementInput {
    /// `CooperationAgreement:…`
    agreement_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// What is agreed.
    content: CooperationAgreementInput,
}

outcome! {
    /// What became of an agreement.
    CooperationAgreementResult = CooperationAgreement(Box<CooperationAgreement>) | InvalidInput
}

/// Reading about agreements.
#[derive(Default)]
pub(super) struct AgreementQuery;

#[Object]
impl AgreementQuery {
    /// The agreements that the caller keeps, those that began last first. For those who keep agreements.
    #[graphql(complexity = "2 + first.or(last).unwrap_or(20).clamp(1, 100) as usize * child_complexity / 4")]
    #[expect(clippy::too_many_arguments, reason = "they are the arguments of the field")]
    async fn cooperation_agreements(
        &self,
        context: &Context<'_>,
        #[graphql(desc = "Words that the partner or the subject hold.")] search: Option<String>,
        #[graphql(desc = "Only those of this kind.")] kind: Option<CooperationAgreementKind>,
        #[graphql(desc = "Only those in force on this Helsinki day.")] in_force_on: Option<Date>,
        #[graphql(desc = "At most this many, 1 to 100; 20 unless told.")] first: Option<i32>,
        #[graphql(desc = "Those after this cursor.")] after: Option<String>,
        #[graphql(desc = "At most this many before a cursor.")] last: Option<i32>,
        #[graphql(desc = "Those before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Cursor, CooperationAgreement>> {
        let request = Request::of(context)?;
        let filter = AgreementFilter {
            search: search.unwrap_or_default(),
            kind: kind.map(Into::into),
            in_force_on: in_force_on.map(|day| day.0),
        };
        let found = agreement::agreements(request.services, request.actor(), &filter).await;
        let found = found.map_err(|e| request.error(e))?;
        let key = |one: &Agreement| std::cmp::Reverse((one.content.starts_on, one.id));
        let wanted = &request.caller.language;
        let node = |one| CooperationAgreement::new(one, wanted);
        paging::cut(&request, found, Page { first, after, last, before }, key, node)
    }
}

/// Writing down agreements.
#[derive(Default)]
pub(super) struct AgreementMutation;

#[Object]
impl AgreementMutation {
    /// Writes down an agreement. For those who keep agreements.
    async fn create_agreement(
        &self,
        context: &Context<'_>,
        input: CreateAgreementInput,
    ) -> Result<CooperationAgreementResult> {
        let request = Request::of(context)?;
        let owner = match input.owner.map_or(Ok(Scope::County), |owner| owner.parse(&request, "owner")) {
            Ok(owner) => owner,
            Err(invalid) => return Ok(CooperationAgreementResult::InvalidInput(invalid)),
        };
        let (services, actor) = (request.services, request.actor());
        answer(&request, agreement::create(services, actor, owner, input.content.into()).await)
    }

    /// Writes an agreement anew. For those who keep it.
    async fn save_agreement(
        &self,
        context: &Context<'_>,
        input: SaveAgreementInput,
    ) -> Result<CooperationAgreementResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.agreement_id)?;
        let (services, actor) = (request.services, request.actor());
        answer(&request, agreement::save(services, actor, id, input.version, input.content.into()).await)
    }

    /// Removes an agreement that was written down by mistake; returned as it was. For those who keep it.
    async fn remove_agreement(
        &self,
        context: &Context<'_>,
        agreement_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<CooperationAgreementResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&agreement_id)?;
        answer(&request, agreement::remove(request.services, request.actor(), id, version).await)
    }
}

fn answer(request: &Request<'_>, done: service::Result<Agreement>) -> Result<CooperationAgreementResult> {
    let wanted = &request.caller.language;
    let success = |one| {
        CooperationAgreementResult::CooperationAgreement(Box::new(CooperationAgreement::new(one, wanted)))
    };
    settle(request, done, success, CooperationAgreementResult::InvalidInput)
}
