//! Making initiatives and handling them.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject};
use domain::expert::Contact;
use domain::id::TypedId;
use domain::initiative::{self, Filing, InitiativeText, NewInitiative, Outcome};
use domain::{Code, Violation};
use service::ServiceError;
use service::initiative::intake::{self, TakenIn};
use service::initiative::{self as initiatives, handling, own, settings, yearly};

use super::{
    InitiativeChannel, InitiativeGround, InitiativeMaker, InitiativeOutcomeKind, InitiativeSettings,
    InitiativeYear, ManagedInitiative, OwnInitiative, owner_of,
};
use crate::context::{Request, Result};
use crate::identity::ScopeInput;
use crate::localized::{LocalizedTextInput, finnish_first};
use crate::problem::{outcome, settle};
use crate::scalar::{Date, LanguageTag};
use crate::survey::client_key;

/// Who makes an initiative.
#[derive(InputObject)]
struct InitiativeContactInput {
    /// Their name, or that of the association or organisation.
    name: String,
    /// Where they are told what becomes of it.
    email: Option<String>,
    /// The number at which they are told, where there is no address.
    phone: Option<String>,
    /// The language in which they are written to: `fi`, `sv`, `en` or `fi-simple`; Finnish unless told.
    language: Option<LanguageTag>,
}

/// What an initiative says, and who makes it.
#[derive(InputObject)]
struct NewInitiativeInput {
    /// What kind of maker it has.
    maker: InitiativeMaker,
    /// By which they have the right to make it.
    ground: InitiativeGround,
    /// Who makes it. Everybody but those who handle it never learns that.
    contact: InitiativeContactInput,
    /// What it is about, at most 200 characters.
    title: String,
    /// What the county is to do, at most 10,000 characters.
    text: String,
    /// The service that it is about, at most 200 characters; needed of a maker who has the right as its user.
    #[graphql(default)]
    service: String,
    /// How many make it together.
    #[graphql(default = 1)]
    supporters: u32,
}

impl From<NewInitiativeInput> for NewInitiative {
    fn from(input: NewInitiativeInput) -> Self {
        Self {
            maker: input.maker.into(),
            ground: input.ground.into(),
            contact: Contact {
                name: input.contact.name,
                email: input.contact.email,
                phone: input.contact.phone,
                language: input.contact.language.map(|tag| tag.0),
                payroll_number: None,
            },
            text: InitiativeText { title: input.title, text: input.text, service: input.service },
            supporters: input.supporters,
        }
    }
}

/// An initiative to be made.
#[derive(InputObject)]
struct MakeInitiativeInput {
    /// What it says, and who makes it.
    content: NewInitiativeInput,
    /// 32 hexadecimal digits of your own: sent again with them, the initiative is there once.
    client_key: Option<String>,
}

/// An initiative that came by another way.
#[derive(InputObject)]
struct EnterInitiativeInput {
    /// The part of the county that handles it; the whole county unless told.
    owner: Option<ScopeInput>,
    /// By which way it came; not by the form.
    channel: InitiativeChannel,
    /// The Helsinki day on which it came, today or earlier.
    received_on: Date,
    /// What it says, and who makes it.
    content: NewInitiativeInput,
}

/// Where an initiative stands in the organisation.
#[derive(InputObject)]
struct FileInitiativeInput {
    /// `Initiative:…`
    initiative_id: ID,
    /// As you read it: with another one, somebody else has changed it meanwhile.
    version: i64,
    /// The part of the county that handles it; the whole county unless told.
    owner: Option<ScopeInput>,
    /// Under which the registry has it, at most 60 characters.
    #[graphql(default)]
    case_number: String,
    /// How many make it together, as it was counted.
    supporters: u32,
}

/// What a maker is told.
#[derive(InputObject)]
struct TellInitiativeMakerInput {
    /// `Initiative:…`
    initiative_id: ID,
    /// As you read it.
    version: i64,
    /// The makers, or somebody for them, were heard; otherwise they are told what is done.
    #[graphql(default)]
    hearing: bool,
    /// The Helsinki day, today or earlier.
    on: Date,
    /// In the language of the maker, at most 10,000 characters.
    message: String,
}

/// What was decided of an initiative.
#[derive(InputObject)]
struct AnswerInitiativeInput {
    /// `Initiative:…`
    initiative_id: ID,
    /// As you read it.
    version: i64,
    /// What it led to.
    kind: InitiativeOutcomeKind,
    /// The Helsinki day on which it was decided.
    on: Date,
    /// Who decided; Finnish is needed, and what the county owes everybody of a published one. At most 200 characters.
    #[graphql(validator(max_items = 50))]
    decided_by: Vec<LocalizedTextInput>,
    /// What was decided, and why; as above. At most 10,000 characters.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
}

/// Who handles an initiative instead of the county.
#[derive(InputObject)]
struct TransferInitiativeInput {
    /// `Initiative:…`
    initiative_id: ID,
    /// As you read it.
    version: i64,
    /// To whom it goes; Finnish is needed, at most 200 characters.
    #[graphql(validator(max_items = 50))]
    to: Vec<LocalizedTextInput>,
    /// What its maker is told, in their language.
    message: String,
}

/// What everybody reads of an initiative.
#[derive(InputObject)]
struct PublishInitiativeInput {
    /// `Initiative:…`
    initiative_id: ID,
    /// As you read it.
    version: i64,
    /// What it is about, in every language that the county owes everybody; at most 200 characters.
    #[graphql(validator(max_items = 50))]
    title: Vec<LocalizedTextInput>,
    /// What it says, without who made it; as above. At most 10,000 characters.
    #[graphql(validator(max_items = 50))]
    text: Vec<LocalizedTextInput>,
}

/// What the county decides of initiatives, whole.
#[derive(InputObject)]
struct SetInitiativeSettingsInput {
    /// How many live in the county; zero: no share is reckoned.
    residents: u32,
    /// 1 to 100.
    share_percent: u32,
    /// 1 to 24.
    share_months: u32,
    /// 1 to 90.
    tell_days: u32,
    /// 1 to 24.
    answer_months: u32,
    /// 1 to 120.
    kept_months: u32,
}

/// An initiative that is there.
#[derive(SimpleObject)]
pub(crate) struct InitiativeMade {
    /// `Initiative:…`
    initiative_id: ID,
    /// The secret of the maker's private link, told here and to the maker only.
    token: String,
}

impl From<TakenIn> for InitiativeMade {
    fn from(taken_in: TakenIn) -> Self {
        Self { initiative_id: taken_in.id.node_id().into(), token: taken_in.token }
    }
}

/// A reply of a maker.
#[derive(InputObject)]
struct ReplyToInitiativeInput {
    /// The secret of the private link.
    token: String,
    /// What is replied, at most 10,000 characters.
    message: String,
}

outcome! {
    /// What became of a new initiative.
    InitiativeMadeResult = InitiativeMade(InitiativeMade) | InvalidInput
}
outcome! {
    /// What became of an initiative that somebody handles.
    ManagedInitiativeResult = ManagedInitiative(Box<ManagedInitiative>) | InvalidInput
}
outcome! {
    /// What became of an initiative that its maker takes back.
    OwnInitiativeResult = OwnInitiative(Box<OwnInitiative>) | InvalidInput
}
outcome! {
    /// What became of the settings of initiatives.
    InitiativeSettingsResult = InitiativeSettings(InitiativeSettings) | InvalidInput
}
outcome! {
    /// What became of a year of initiatives.
    InitiativeYearResult = InitiativeYear(InitiativeYear) | InvalidInput
}

/// Making initiatives and handling them.
#[derive(Default)]
pub struct InitiativeMutation;

#[Object]
impl InitiativeMutation {
    /// Makes an initiative. For anybody; whoever has told an address or a number is written to.
    async fn make_initiative(
        &self,
        context: &Context<'_>,
        input: MakeInitiativeInput,
    ) -> Result<InitiativeMadeResult> {
        let request = Request::of(context)?;
        let key = input.client_key.as_deref().map(|text| {
            let refused = || ServiceError::from(Violation::new(Code::NotAClientKey, ["clientKey"]));
            client_key(text).ok_or_else(refused)
        });
        let made = match key.transpose() {
            Ok(key) => {
                let address = request.caller.address;
                intake::send(request.services, address, input.content.into(), key.as_ref()).await
            }
            Err(error) => Err(error),
        };
        let success = |made: TakenIn| InitiativeMadeResult::InitiativeMade(made.into());
        settle(&request, made, success, InitiativeMadeResult::InvalidInput)
    }

    /// Takes an initiative back, as long as nothing has been decided of it; everything of it but that there was one is
    /// forgotten. For its maker, by the secret of their private link.
    async fn withdraw_initiative(&self, context: &Context<'_>, token: String) -> Result<OwnInitiativeResult> {
        let request = Request::of(context)?;
        let withdrawn = own::withdraw(request.services, &token).await;
        let wanted = &request.caller.language;
        let success = |one| OwnInitiativeResult::OwnInitiative(Box::new(OwnInitiative::new(one, wanted)));
        settle(&request, withdrawn, success, OwnInitiativeResult::InvalidInput)
    }

    /// Replies to what was told of an initiative, or adds to it. For its maker, by the secret of their private link.
    async fn reply_to_initiative(
        &self,
        context: &Context<'_>,
        input: ReplyToInitiativeInput,
    ) -> Result<OwnInitiativeResult> {
        let request = Request::of(context)?;
        let replied = own::reply(request.services, &input.token, &input.message).await;
        let wanted = &request.caller.language;
        let success = |one| OwnInitiativeResult::OwnInitiative(Box::new(OwnInitiative::new(one, wanted)));
        settle(&request, replied, success, OwnInitiativeResult::InvalidInput)
    }

    /// Writes down an initiative that came on paper, by phone or face to face. For those who handle initiatives.
    async fn enter_initiative(
        &self,
        context: &Context<'_>,
        input: EnterInitiativeInput,
    ) -> Result<InitiativeMadeResult> {
        let request = Request::of(context)?;
        let owner = match owner_of(&request, input.owner.as_ref()) {
            Ok(owner) => owner,
            Err(invalid) => return Ok(InitiativeMadeResult::InvalidInput(invalid)),
        };
        let (services, actor) = (request.services, request.actor());
        let (channel, on) = (input.channel.into(), input.received_on.0);
        let entered = intake::enter(services, actor, owner, channel, on, input.content.into()).await;
        let success = |made: TakenIn| InitiativeMadeResult::InitiativeMade(made.into());
        settle(&request, entered, success, InitiativeMadeResult::InvalidInput)
    }

    /// Gives an initiative to the part of the county that handles it, under the number that the registry has for it. For those
    /// who handle it.
    async fn file_initiative(
        &self,
        context: &Context<'_>,
        input: FileInitiativeInput,
    ) -> Result<ManagedInitiativeResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.initiative_id)?;
        let owner = match owner_of(&request, input.owner.as_ref()) {
            Ok(owner) => owner,
            Err(invalid) => return Ok(ManagedInitiativeResult::InvalidInput(invalid)),
        };
        let filing = Filing { owner, case_number: input.case_number, supporters: input.supporters };
        let filed = handling::file(request.services, request.actor(), id, input.version, filing).await;
        answer(&request, filed).await
    }

    /// Begins to handle an initiative. For those who handle it.
    async fn take_up_initiative(
        &self,
        context: &Context<'_>,
        initiative_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<ManagedInitiativeResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&initiative_id)?;
        let taken = handling::take_up(request.services, request.actor(), id, version).await;
        answer(&request, taken).await
    }

    /// Tells the maker of an initiative what is done, or writes down that they were heard. For those who handle it.
    async fn tell_initiative_maker(
        &self,
        context: &Context<'_>,
        input: TellInitiativeMakerInput,
    ) -> Result<ManagedInitiativeResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.initiative_id)?;
        let (services, actor, on) = (request.services, request.actor(), input.on.0);
        let told =
            handling::tell(services, actor, id, input.version, input.hearing, on, &input.message).await;
        answer(&request, told).await
    }

    /// Writes down what was decided of an initiative and tells its maker; again, when that was written down wrong. For those
    /// who handle it.
    async fn answer_initiative(
        &self,
        context: &Context<'_>,
        input: AnswerInitiativeInput,
    ) -> Result<ManagedInitiativeResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.initiative_id)?;
        let outcome = Outcome {
            kind: input.kind.into(),
            on: input.on.0,
            decided_by: finnish_first(input.decided_by),
            text: finnish_first(input.text),
        };
        let answered = handling::answer(request.services, request.actor(), id, input.version, outcome).await;
        answer(&request, answered).await
    }

    /// Gives an initiative to somebody outside of the county and tells its maker. For those who handle it.
    async fn transfer_initiative(
        &self,
        context: &Context<'_>,
        input: TransferInitiativeInput,
    ) -> Result<ManagedInitiativeResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.initiative_id)?;
        let (services, actor, to) = (request.services, request.actor(), finnish_first(input.to));
        let gone = handling::transfer(services, actor, id, input.version, to, &input.message).await;
        answer(&request, gone).await
    }

    /// Lets everybody read an initiative, as it is written here; again, to write it anew. For those who handle it.
    async fn publish_initiative(
        &self,
        context: &Context<'_>,
        input: PublishInitiativeInput,
    ) -> Result<ManagedInitiativeResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&input.initiative_id)?;
        let (title, text) = (finnish_first(input.title), finnish_first(input.text));
        let (services, actor) = (request.services, request.actor());
        let published = handling::publish(services, actor, id, input.version, title, text).await;
        answer(&request, published).await
    }

    /// Lets nobody read an initiative any more. For those who handle it.
    async fn hide_initiative(
        &self,
        context: &Context<'_>,
        initiative_id: ID,
        #[graphql(desc = "As you read it.")] version: i64,
    ) -> Result<ManagedInitiativeResult> {
        let request = Request::of(context)?;
        let id = request.parse_id(&initiative_id)?;
        let hidden = handling::hide(request.services, request.actor(), id, version).await;
        answer(&request, hidden).await
    }

    /// Replaces what the county has decided of initiatives; what has come already stays due as it was. For those who handle
    /// initiatives of the whole county.
    async fn set_initiative_settings(
        &self,
        context: &Context<'_>,
        input: SetInitiativeSettingsInput,
    ) -> Result<InitiativeSettingsResult> {
        let request = Request::of(context)?;
        let new = initiative::InitiativeSettings {
            residents: input.residents,
            share_percent: input.share_percent,
            share_months: input.share_months,
            tell_days: input.tell_days,
            answer_months: input.answer_months,
            kept_months: input.kept_months,
        };
        let changed = settings::change(request.services, request.actor(), new).await;
        let success =
            |now: initiative::InitiativeSettings| InitiativeSettingsResult::InitiativeSettings(now.into());
        settle(&request, changed, success, InitiativeSettingsResult::InvalidInput)
    }

    /// Notes on which day the council was told of the initiatives of a year. For those who handle initiatives of the whole
    /// county.
    async fn note_council_told(
        &self,
        context: &Context<'_>,
        year: i32,
        #[graphql(desc = "The Helsinki day, today or earlier.")] on: Date,
    ) -> Result<InitiativeYearResult> {
        let request = Request::of(context)?;
        let noted = yearly::note_told(request.services, request.actor(), year, on.0).await;
        let success = |year: yearly::Year| InitiativeYearResult::InitiativeYear(year.into());
        settle(&request, noted, success, InitiativeYearResult::InvalidInput)
    }
}

async fn answer(
    request: &Request<'_>,
    done: service::Result<initiative::Initiative>,
) -> Result<ManagedInitiativeResult> {
    let view = match done {
        // Whoever has given it away sees it once more.
        Ok(one) => initiatives::after(request.services, one).await,
        Err(error) => Err(error),
    };
    let wanted = &request.caller.language;
    let success =
        |view| ManagedInitiativeResult::ManagedInitiative(Box::new(ManagedInitiative::new(view, wanted)));
    settle(request, view, success, ManagedInitiativeResult::InvalidInput)
}
