//! Answering and withdrawing.

use async_graphql::{Context, InputObject, Object, OneofObject, SimpleObject};
use domain::survey::{ClientKey, GivenAnswer};
use domain::{Code, Violation};
use service::ServiceError;
use service::survey::answer::{self, NewSubmission, Submitted, Withdrawn};

use crate::context::{Request, Result};
use crate::mirror::mirrored;
use crate::problem::{
    AlreadyWithdrawn, ClientKeyUsed, InvalidInput, ReceiptNotFound, SurveyInvitationNeeded,
    SurveyInvitationUsed, SurveyNotFound, SurveyNotOpen, WithdrawalTooLate, outcome,
};
use crate::scalar::LanguageTag;

mirrored! {
    /// How an answer came.
    Channel = "domain::survey::Channel" {
        /// On the web, by the respondent.
        Web,
        /// On paper, entered by staff.
        Paper,
        /// On the phone, entered by staff.
        Phone,
    }
}

/// One answer. Exactly one of the fields.
#[derive(OneofObject)]
enum AnswerValueInput {
    /// The code of an option, or `yes`, `no`, `cannot_say`.
    Choice(String),
    /// Codes of options of a multiple choice.
    Choices(Vec<String>),
    /// A step of a scale, or a score.
    Number(i64),
    /// Text.
    Text(String),
}

/// The answer to one question.
#[derive(InputObject)]
struct AnswerInput {
    /// The question's code.
    question: String,
    /// What is answered.
    value: AnswerValueInput,
}

/// An answer to a survey.
#[derive(InputObject)]
struct SubmitResponseInput {
    /// The readable part of the survey's address.
    slug: String,
    /// 128 random bits that the client makes itself, as hexadecimal or as a receipt code. Send the same key
    /// again after an interruption: the answer counts once.
    client_key: String,
    /// The language in which it was answered.
    language: LanguageTag,
    /// How it came; paper and phone are for staff.
    #[graphql(default_with = "Channel::Web")]
    channel: Channel,
    /// The version that the respondent saw; the current one unless told.
    version: Option<i32>,
    /// Answers by question.
    #[graphql(validator(max_items = 100))]
    answers: Vec<AnswerInput>,
    /// The code of the invitation, for a survey of a panel.
    invitation: Option<String>,
    /// Whether the answers may be paired with those to the panel's other surveys; of no effect where none are.
    #[graphql(default)]
    agrees_to_pairing: bool,
}

/// An answer has been taken in and will not be lost.
#[derive(SimpleObject)]
pub(crate) struct ResponseReceipt {
    /// Proves the answer and withdraws it until the results are released. Shown here and kept nowhere.
    receipt_code: String,
    /// True where this client key had answered before: the first answer stands.
    repeated: bool,
}

outcome! {
    /// What became of an answer.
    SubmitResponseResult = Accepted(ResponseReceipt)
        | InvalidInput | SurveyNotFound | SurveyNotOpen | SurveyInvitationNeeded | SurveyInvitationUsed
        | ClientKeyUsed | AlreadyWithdrawn
}

/// A receipt code of an answer.
#[derive(InputObject)]
struct WithdrawResponseInput {
    /// As it was shown; case, dashes and spaces do not matter.
    receipt_code: String,
}

/// An answer has been withdrawn.
#[derive(SimpleObject)]
pub(crate) struct ResponseWithdrawn {
    /// The receipt code it had.
    receipt_code: String,
}

outcome! {
    /// What became of a withdrawal.
    WithdrawResponseResult = Done(ResponseWithdrawn)
        | InvalidInput | ReceiptNotFound | AlreadyWithdrawn | WithdrawalTooLate
}

/// What respondents do.
#[derive(Default)]
pub struct AnswerMutation;

#[Object]
impl AnswerMutation {
    /// Takes an answer in. When this returns a receipt, the answer is durable.
    async fn submit_response(
        &self,
        context: &Context<'_>,
        input: SubmitResponseInput,
    ) -> Result<SubmitResponseResult> {
        let request = Request::of(context)?;
        let texts = request.texts(Some(&input.language.0));
        let invalid = |violations| SubmitResponseResult::InvalidInput(InvalidInput::new(&texts, &violations));
        let Some(key) = client_key(&input.client_key) else {
            return Ok(invalid(vec![Violation::new(Code::NotAClientKey, ["clientKey"])]));
        };
        let new = NewSubmission {
            slug: input.slug,
            key,
            language: input.language.0,
            channel: input.channel.into(),
            version: input.version,
            answers: input.answers.into_iter().map(|answer| (answer.question, given(answer.value))).collect(),
            invitation: input.invitation.and_then(|code| code.parse().ok()),
            agrees_to_pairing: input.agrees_to_pairing,
        };
        Ok(match answer::submit(request.services, request.actor(), new).await {
            Ok(Submitted::Accepted { receipt, repeated }) => {
                SubmitResponseResult::Accepted(ResponseReceipt {
                    receipt_code: receipt.to_string(),
                    repeated,
                })
            }
            Ok(Submitted::Invalid(violations)) => invalid(violations),
            Ok(Submitted::NotOpen) => {
                SubmitResponseResult::SurveyNotOpen(SurveyNotOpen::new(&texts, ["slug"]))
            }
            Ok(Submitted::NotInvited) => SubmitResponseResult::SurveyInvitationNeeded(
                SurveyInvitationNeeded::new(&texts, ["invitation"]),
            ),
            Ok(Submitted::InvitationUsed) => {
                SubmitResponseResult::SurveyInvitationUsed(SurveyInvitationUsed::new(&texts, ["invitation"]))
            }
            Ok(Submitted::KeyUsedElsewhere) => {
                SubmitResponseResult::ClientKeyUsed(ClientKeyUsed::new(&texts, ["clientKey"]))
            }
            Ok(Submitted::AlreadyWithdrawn) => {
                SubmitResponseResult::AlreadyWithdrawn(AlreadyWithdrawn::new(&texts, ["clientKey"]))
            }
            Err(ServiceError::NotFound) => {
                SubmitResponseResult::SurveyNotFound(SurveyNotFound::new(&texts, ["slug"]))
            }
            Err(error) => return Err(request.error(error)),
        })
    }

    /// Withdraws an answer by its receipt code, until the survey's results are released.
    async fn withdraw_response(
        &self,
        context: &Context<'_>,
        input: WithdrawResponseInput,
    ) -> Result<WithdrawResponseResult> {
        let request = Request::of(context)?;
        let texts = request.texts(None);
        let Ok(receipt) = input.receipt_code.parse::<ClientKey>() else {
            let violations = vec![Violation::new(Code::NotAReceiptCode, ["receiptCode"])];
            return Ok(WithdrawResponseResult::InvalidInput(InvalidInput::new(&texts, &violations)));
        };
        let path = ["receiptCode"];
        Ok(match answer::withdraw(request.services, &receipt).await.map_err(|e| request.error(e))? {
            Withdrawn::Done => {
                WithdrawResponseResult::Done(ResponseWithdrawn { receipt_code: receipt.to_string() })
            }
            Withdrawn::AlreadyWithdrawn => {
                WithdrawResponseResult::AlreadyWithdrawn(AlreadyWithdrawn::new(&texts, path))
            }
            Withdrawn::NotFound => {
                WithdrawResponseResult::ReceiptNotFound(ReceiptNotFound::new(&texts, path))
            }
            Withdrawn::TooLate => {
                WithdrawResponseResult::WithdrawalTooLate(WithdrawalTooLate::new(&texts, path))
            }
        })
    }
}

/// Reads 32 hexadecimal digits or a receipt code.
pub(crate) fn client_key(text: &str) -> Option<ClientKey> {
    let bytes = data_encoding::HEXLOWER_PERMISSIVE.decode(text.as_bytes()).ok();
    if let Some(bytes) = bytes.and_then(|bytes| <[u8; 16]>::try_from(bytes).ok()) {
        return Some(ClientKey::from_bytes(bytes));
    }
    text.parse().ok()
}

fn given(value: AnswerValueInput) -> GivenAnswer {
    match value {
        AnswerValueInput::Choice(code) => GivenAnswer::Choices(vec![code]),
        AnswerValueInput::Choices(codes) => GivenAnswer::Choices(codes),
        AnswerValueInput::Number(number) => GivenAnswer::Number(number),
        AnswerValueInput::Text(text) => GivenAnswer::Text(text),
    }
}
