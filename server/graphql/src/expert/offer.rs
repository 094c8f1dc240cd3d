//! Offers as experts see them, by a private link.

use async_graphql::{Context, ID, Object, SimpleObject};
use domain::Code;
use domain::expert::{Offer, Order};
use domain::id::TypedId;
use service::ServiceError;
use service::expert::answering::{self, OfferView};
use service::fees;

use super::candidate::OfferState;
use super::fee::FeeClass;
use crate::context::{Request, Result};
use crate::identity::ScopeView;
use crate::problem::{ExpertDoubleBooked, InvalidInput, OfferNotOpen, outcome};
use crate::scalar::DateTime;

/// An offer as its expert sees it.
pub(crate) struct OfferToAnswer {
    found: Box<OfferView>,
    is_open: bool,
}

/// An offer as its expert sees it.
#[Object]
impl OfferToAnswer {
    /// The offer.
    async fn offer(&self) -> AskedOffer {
        AskedOffer::new(&self.found.offer, self.found.expert.profile.alias.clone())
    }

    /// What is asked.
    async fn order(&self) -> AskedOrder {
        AskedOrder(Box::new(self.found.order.clone()))
    }

    /// Whether it can still be answered.
    async fn open(&self) -> bool {
        self.is_open
    }

    /// What would be paid: what was agreed where the gig is confirmed, else what the price list says now.
    #[graphql(complexity = "10 + child_complexity")]
    async fn fee(&self, context: &Context<'_>) -> Result<OfferedFee> {
        OfferedFee::of(&Request::of(context)?, &self.found).await
    }
}

/// What an expert who is asked would be paid.
#[derive(SimpleObject)]
pub(crate) struct OfferedFee {
    /// The class of the price list; `null` where neither the order nor the expert has one that holds on every day.
    class: Option<FeeClass>,
    /// The fee of all times together, in cents; `null` without a class.
    cents: Option<i64>,
    /// Whether the expert takes no fee; costs are paid all the same.
    waived: bool,
}

impl OfferedFee {
    pub(super) async fn of(request: &Request<'_>, view: &OfferView) -> Result<Self> {
        let found = fees::offered(request.services, view).await.map_err(|e| request.error(e))?;
        Ok(Self {
            class: found.class.as_ref().map(|class| FeeClass::new(class, &request.caller.language)),
            cents: found.class.is_some().then_some(found.cents),
            waived: found.is_waived,
        })
    }
}

/// An offer as the expert who was asked sees it: not why they were.
#[derive(SimpleObject)]
pub(crate) struct AskedOffer {
    /// `Offer:…`
    id: ID,
    /// Whom, by alias.
    alias: String,
    /// What came of it.
    state: OfferState,
    /// When it was sent.
    sent_at: DateTime,
    /// Until when it can be answered.
    expires_at: DateTime,
}

impl AskedOffer {
    pub(super) fn new(offer: &Offer, alias: String) -> Self {
        Self {
            id: offer.id.node_id().into(),
            alias,
            state: offer.state.into(),
            sent_at: DateTime(offer.sent_at),
            expires_at: DateTime(offer.expires_at),
        }
    }
}

/// An order as an expert who was asked sees it.
pub(crate) struct AskedOrder(pub(super) Box<Order>);

/// An order as an expert who was asked sees it: what, when and where, not who else.
#[Object]
impl AskedOrder {
    /// The part of the county that orders.
    async fn owner(&self) -> ScopeView {
        ScopeView::from(self.0.owner)
    }

    /// What it is called.
    async fn title(&self) -> &str {
        &self.0.content.title
    }

    /// The aim, the audience, what the expert should know.
    async fn description(&self) -> &str {
        &self.0.content.description
    }

    /// What the expert is asked to do.
    async fn gig_type(&self) -> super::order::GigType {
        self.0.content.gig_type.into()
    }

    /// The language in which the gig is held.
    async fn language(&self) -> crate::scalar::LanguageTag {
        crate::scalar::LanguageTag(self.0.content.language.clone())
    }

    /// How the expert takes part.
    async fn mode(&self) -> super::registry::GigMode {
        self.0.content.mode.into()
    }

    /// The address, or the remote link once it is known.
    async fn place(&self) -> &str {
        &self.0.content.place
    }

    /// Its times, at most 60.
    async fn times(&self) -> Vec<super::order::GigTime> {
        super::order::GigTime::all_of(&self.0.content)
    }
}

impl OfferToAnswer {
    pub(super) fn new(found: OfferView, request: &Request<'_>) -> Self {
        Self { is_open: found.is_open(request.services), found: Box::new(found) }
    }
}

outcome! {
    /// What became of answering an offer.
    AnswerOfferResult = Offer(OfferToAnswer) | ExpertDoubleBooked | OfferNotOpen | InvalidInput
}

/// What experts do by their private links.
#[derive(Default)]
pub struct OfferMutation;

#[Object]
impl OfferMutation {
    /// Says yes to an offer: its times are booked. Saying yes again gets the same answer.
    async fn accept_offer(&self, context: &Context<'_>, token: String) -> Result<AnswerOfferResult> {
        let request = Request::of(context)?;
        answered(&request, answering::accept(request.services, &token).await, "token")
    }

    /// Says no to an offer. Costs nothing, and the orderer never learns of it.
    async fn decline_offer(&self, context: &Context<'_>, token: String) -> Result<AnswerOfferResult> {
        let request = Request::of(context)?;
        answered(&request, answering::decline(request.services, &token).await, "token")
    }
}

/// What became of an answer; `named_by` is the argument that names the offer.
pub(super) fn answered(
    request: &Request<'_>,
    result: service::Result<OfferView>,
    named_by: &str,
) -> Result<AnswerOfferResult> {
    let texts = request.texts(None);
    match result {
        Ok(found) => Ok(AnswerOfferResult::Offer(OfferToAnswer::new(found, request))),
        Err(ServiceError::Invalid(violations)) => {
            let is = |code| violations.iter().any(|violation| violation.code == code);
            Ok(if is(Code::ExpertDoubleBooked) {
                AnswerOfferResult::ExpertDoubleBooked(ExpertDoubleBooked::new(&texts, [named_by]))
            } else if is(Code::OfferNotOpen) || is(Code::OfferExpired) {
                AnswerOfferResult::OfferNotOpen(OfferNotOpen::new(&texts, [named_by]))
            } else {
                AnswerOfferResult::InvalidInput(InvalidInput::new(&texts, &violations))
            })
        }
        Err(error) => Err(request.error(error)),
    }
}
