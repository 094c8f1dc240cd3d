//! Offers as experts see them, by a private link.

use async_graphql::{Context, Object, SimpleObject};
use domain::Code;
use domain::expert::Order;
use service::ServiceError;
use service::expert::answering::{self, OfferView};

use super::order::Offer;
use crate::context::{Request, Result};
use crate::problem::{AgreementOver, ExpertDoubleBooked, ExpertPaused, OfferNotOpen, outcome};

/// An offer as its expert sees it.
#[derive(SimpleObject)]
pub(crate) struct OfferToAnswer {
    /// The offer.
    offer: Offer,
    /// What is asked.
    order: AskedOrder,
    /// Whether it can still be answered.
    open: bool,
}

/// An order as an expert who was asked sees it.
pub(crate) struct AskedOrder(Box<Order>);

/// An order as an expert who was asked sees it: what, when and where, not who else.
#[Object]
impl AskedOrder {
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
        Self {
            open: found.is_open(request.services),
            offer: Offer::new(&found.offer, found.expert.profile.alias),
            order: AskedOrder(Box::new(found.order)),
        }
    }
}

outcome! {
    /// What became of answering an offer.
    AnswerOfferResult =
        Offer(OfferToAnswer) | ExpertDoubleBooked | OfferNotOpen | ExpertPaused | AgreementOver
}

/// What experts do by their private links.
#[derive(Default)]
pub struct OfferMutation;

#[Object]
impl OfferMutation {
    /// Says yes to an offer: its times are booked. Saying yes again gets the same answer.
    async fn accept_offer(&self, context: &Context<'_>, token: String) -> Result<AnswerOfferResult> {
        let request = Request::of(context)?;
        answered(&request, answering::accept(request.services, &token).await)
    }

    /// Says no to an offer. Costs nothing, and the orderer never learns of it.
    async fn decline_offer(&self, context: &Context<'_>, token: String) -> Result<AnswerOfferResult> {
        let request = Request::of(context)?;
        answered(&request, answering::decline(request.services, &token).await)
    }
}

fn answered(request: &Request<'_>, result: service::Result<OfferView>) -> Result<AnswerOfferResult> {
    let texts = request.texts(None);
    match result {
        Ok(found) => Ok(AnswerOfferResult::Offer(OfferToAnswer::new(found, request))),
        Err(ServiceError::Invalid(violations)) => {
            let is = |code| violations.iter().any(|violation| violation.code == code);
            Ok(if is(Code::ExpertDoubleBooked) {
                AnswerOfferResult::ExpertDoubleBooked(ExpertDoubleBooked::new(&texts, ["token"]))
            } else if is(Code::ExpertPaused) {
                AnswerOfferResult::ExpertPaused(ExpertPaused::new(&texts, ["token"]))
            } else if is(Code::AgreementOver) {
                AnswerOfferResult::AgreementOver(AgreementOver::new(&texts, ["token"]))
            } else {
                AnswerOfferResult::OfferNotOpen(OfferNotOpen::new(&texts, ["token"]))
            })
        }
        Err(error) => Err(request.error(error)),
    }
}
