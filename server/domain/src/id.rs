//! Typed identifiers. In the database a 16-byte UUID; towards clients a readable `Kind:uuid`.

use chrono::{DateTime, Utc};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

/// A typed identifier that clients see as `Kind:uuid`.
pub trait TypedId: Copy + Sized {
    /// The part before the colon, the name of the GraphQL type.
    const KIND: &'static str;

    fn from_uuid(value: Uuid) -> Self;
    fn uuid(self) -> Uuid;

    /// A fresh identifier that sorts by creation time (UUIDv7). Time and randomness are the caller's.
    ///
    /// Never for answers: their keys carry no order (see [`crate::survey::receipt`]).
    fn fresh(now: DateTime<Utc>, random: [u8; 10]) -> Self {
        let millis = u64::try_from(now.timestamp_millis()).unwrap_or_default();
        Self::from_uuid(uuid::Builder::from_unix_timestamp_millis(millis, &random).into_uuid())
    }

    /// When it was made, to the millisecond; `None` for one that does not tell.
    fn made_at(self) -> Option<DateTime<Utc>> {
        let (seconds, nanos) = self.uuid().get_timestamp()?.to_unix();
        DateTime::from_timestamp(i64::try_from(seconds).ok()?, nanos)
    }

    /// The form clients see, for example `Survey:0198…`.
    fn node_id(self) -> String {
        format!("{}:{}", Self::KIND, self.uuid().hyphenated())
    }

    /// Reads the client's form; `None` for another kind or a malformed UUID.
    fn parse_node_id(value: &str) -> Option<Self> {
        let (kind, uuid) = value.split_once(':')?;
        if kind != Self::KIND {
            return None;
        }
        Uuid::try_parse(uuid).ok().map(Self::from_uuid)
    }
}

macro_rules! typed_ids {
    ($($(#[$doc:meta])* $name:ident = $kind:literal;)*) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(Uuid);

        impl TypedId for $name {
            const KIND: &'static str = $kind;

            fn from_uuid(value: Uuid) -> Self {
                Self(value)
            }

            fn uuid(self) -> Uuid {
                self.0
            }
        }
    )*};
}

typed_ids! {
    /// A survey, from its first draft to its archive.
    SurveyId = "Survey";
    /// A question, the same through every version of its survey.
    QuestionId = "Question";
    /// A choice of a question, the same through every version; answers store it, never a label.
    OptionId = "Option";
    /// A staff account.
    AccountId = "Account";
    /// A division (toimiala) of the county.
    DivisionId = "Division";
    /// A unit (yksikkö) of a division.
    UnitId = "Unit";
    /// An expert by experience.
    ExpertId = "Expert";
    /// A panel of residents or customers.
    PanelId = "Panel";
    /// A lot of a panel.
    LotId = "PanelLot";
    /// A meeting of a panel.
    MeetingId = "PanelMeeting";
    PositionId = "PanelPosition";
    TopicId = "PanelTopic";
    /// Somebody's standing with a panel, from the application on.
    MemberId = "PanelMember";
    /// A body (toimielin) that is heard or decides.
    BodyId = "Body";
    /// A statement or bulletin of a body, or a matter that it has handled.
    BodyRecordId = "BodyRecord";
    /// What a body proposes.
    ProposalId = "BodyProposal";
    /// A matter under preparation.
    MatterId = "Matter";
    /// An assessment of a matter's effects on children.
    AssessmentId = "ChildImpactAssessment";
    /// An order for experts.
    OrderId = "ExpertOrder";
    /// One time of an order.
    OccurrenceId = "Occurrence";
    /// One expert asked for an order.
    OfferId = "Offer";
    /// An expert's seat in one occurrence.
    AssignmentId = "Assignment";
    /// A consent of an expert.
    ConsentId = "Consent";
    /// A class of the price list.
    FeeClassId = "FeeClass";
    /// What an expert is to be paid for one booking.
    FeeClaimId = "FeeClaim";
    /// A file for payroll.
    FeeExportId = "FeeExport";
    /// A message in an order's thread.
    MessageId = "OrderMessage";
    /// A message that waits to be sent.
    OutboxId = "Outbox";
    /// A private calendar feed.
    FeedId = "CalendarFeed";
    /// One look at sealed data.
    ReadId = "Read";
    /// Feedback after a gig.
    FeedbackId = "GigFeedback";
    /// A value of an indicator that somebody has reported.
    IndicatorValueId = "IndicatorValue";
    /// What was frozen of a programme's period.
    EditionId = "IndicatorEdition";
    /// An activity: an event, a training, a workshop.
    ActivityId = "Activity";
    /// A method of the methods bank.
    MethodId = "Method";
    /// What somebody wants the county to do.
    InitiativeId = "Initiative";
    /// What was told to the maker of an initiative.
    NoteId = "InitiativeNote";
    /// What the maker of an initiative has replied.
    InitiativeReplyId = "InitiativeReply";
    /// An agreement on working together.
    AgreementId = "CooperationAgreement";
    /// Principles, a guideline, a model or a plan.
    DocumentId = "RegisterDocument";
    /// A participation programme, through all its versions.
    ProgrammeId = "Programme";
    ProgrammeVersionId = "ProgrammeVersion";
    /// A piece of customer feedback.
    FeedbackItemId = "FeedbackItem";
    /// That a unit has gone through its feedback.
    FeedbackReviewId = "FeedbackReview";
    /// What feedback was received in some days and what was done.
    FeedbackSummaryId = "FeedbackSummary";
    /// What is published of a comment on a programme.
    PublicCommentId = "ProgrammeComment";
    /// Scores that came by text message.
    ScoreBatchId = "ScoreBatch";
    /// One row of the audit log.
    AuditId = "AuditEvent";
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_node_id_round_trips_and_refuses_another_kind() {
        let id = SurveyId::fresh(DateTime::UNIX_EPOCH, [7; 10]);
        assert_eq!(SurveyId::parse_node_id(&id.node_id()), Some(id));
        assert_eq!(AccountId::parse_node_id(&id.node_id()), None);
        assert_eq!(SurveyId::parse_node_id("Survey:not-a-uuid"), None);
        assert_eq!(SurveyId::parse_node_id(""), None);
    }
}
