//! The tables as sea-orm sees them. Nothing here leaves the crate.

macro_rules! table {
    ($(#[$doc:meta])* $module:ident = $table:literal { $($(#[$attr:meta])* $field:ident: $type:ty,)* }) => {
        $(#[$doc])*
        pub(crate) mod $module {
            use sea_orm::entity::prelude::*;

            #[derive(Clone, Debug, PartialEq, DeriveEntityModel)]
            #[sea_orm(table_name = $table)]
            pub struct Model {
                $($(#[$attr])* pub $field: $type,)*
            }

            #[derive(Copy, Clone, Debug, EnumIter, DeriveRelation)]
            pub enum Relation {}

            impl ActiveModelBehavior for ActiveModel {}
        }
    };
}

pub(crate) mod activity;
pub(crate) mod indicator;
pub(crate) mod preparation;
pub(crate) mod programme;

table! {
    county = "county" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: i32,
        settings: String,
        updated_at: DateTimeUtc,
    }
}
table! {
    division = "division" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        name: String,
        position: i32,
    }
}
table! {
    unit = "unit" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Uuid,
        name: String,
        position: i32,
    }
}
table! {
    account = "account" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        email: String,
        name: String,
        password_hash: Option<String>,
        language: Option<String>,
        disabled_at: Option<DateTimeUtc>,
        created_at: DateTimeUtc,
    }
}
table! {
    role_grant = "role_grant" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        account_id: Uuid,
        role: String,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
    }
}
table! {
    session = "session" {
        #[sea_orm(primary_key, auto_increment = false)]
        token_hash: Vec<u8>,
        account_id: Uuid,
        created_at: DateTimeUtc,
        last_seen_at: DateTimeUtc,
        expires_at: DateTimeUtc,
    }
}
table! {
    account_link = "account_link" {
        #[sea_orm(primary_key, auto_increment = false)]
        token_hash: Vec<u8>,
        account_id: Uuid,
        purpose: String,
        expires_at: DateTimeUtc,
    }
}
table! {
    audit_event = "audit_event" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        at: DateTimeUtc,
        actor: Option<Uuid>,
        act: String,
        subject: String,
        detail: String,
    }
}
table! {
    survey = "survey" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        slug: String,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        panel_id: Option<Uuid>,
        is_paired: bool,
        draft: String,
        revision: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
        version: Option<i32>,
        published_at: Option<DateTimeUtc>,
        opens_at: Option<DateTimeUtc>,
        closes_at: Option<DateTimeUtc>,
        late_answer_days: Option<i32>,
        closed_early_at: Option<DateTimeUtc>,
        finalised_at: Option<DateTimeUtc>,
        results_released_at: Option<DateTimeUtc>,
        outcome_published_at: Option<DateTimeUtc>,
        responses_deleted_at: Option<DateTimeUtc>,
        archived_at: Option<DateTimeUtc>,
        deletion_date: Option<Date>,
    }
}
table! {
    survey_version = "survey_version" {
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        number: i32,
        content: String,
        languages: String,
        mode: String,
        published_at: DateTimeUtc,
    }
}
table! {
    survey_outcome = "survey_outcome" {
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
        content: String,
        updated_at: DateTimeUtc,
    }
}
table! {
    survey_release = "survey_release" {
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
        content: String,
        released_at: DateTimeUtc,
    }
}
table! {
    /// Sealed answers that wait for the mixer. Random keys and no time: nothing here tells an order.
    intake = "intake" {
        #[sea_orm(primary_key, auto_increment = false)]
        tag: Vec<u8>,
        survey_id: Uuid,
        key_id: String,
        sealed: Vec<u8>,
    }
}
table! {
    /// Answers after the mix. Nothing finer than a day.
    response = "response" {
        #[sea_orm(primary_key, auto_increment = false)]
        key: Vec<u8>,
        survey_id: Uuid,
        version: i32,
        day: Date,
        language: String,
        channel: String,
        answers: String,
        pair: Option<Vec<u8>>,
        batch_no: i32,
    }
}
table! {
    /// How far the mixed answers of a survey have come.
    response_mark = "response_mark" {
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
        newest_batch: i32,
        removals: i64,
    }
}
table! {
    survey_invitation = "survey_invitation" {
        #[sea_orm(primary_key, auto_increment = false)]
        tag: Vec<u8>,
        survey_id: Uuid,
        used: bool,
    }
}
table! {
    /// Tombstones of withdrawn answers; a sealed key waits for the next mix.
    withdrawal = "withdrawal" {
        #[sea_orm(primary_key, auto_increment = false)]
        tag: Vec<u8>,
        survey_id: Uuid,
        sealed_key: Option<Vec<u8>>,
    }
}
table! {
    expert = "expert" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        status: String,
        profile: String,
        calendar_version: i64,
        created_at: DateTimeUtc,
        contact_sealed: Option<Vec<u8>>,
        sensitive_sealed: Option<Vec<u8>>,
        pseudonym: Option<Uuid>,
        version: i64,
        active_since: Option<DateTimeUtc>,
        erasure_asked_at: Option<DateTimeUtc>,
    }
}
table! {
    expert_order = "expert_order" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        orderer: Uuid,
        content: String,
        state: String,
        version: i64,
        submitted_on: Option<Date>,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
        reference: Option<String>,
        sealed: Option<Vec<u8>>,
        received_on: Option<Date>,
        confirmed_at: Option<DateTimeUtc>,
        held_at: Option<DateTimeUtc>,
        dedup_key: Option<Vec<u8>>,
    }
}
table! {
    occurrence = "occurrence" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        order_id: Uuid,
        /// `planned` for the times of the last submission, `replaced` for those of earlier ones.
        state: String,
        starts_at: i64,
        ends_at: i64,
        busy_from: i64,
        busy_until: i64,
        standing: String,
        version: i64,
    }
}
table! {
    offer = "offer" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        order_id: Uuid,
        expert_id: Uuid,
        state: String,
        version: i64,
        token_hash: Vec<u8>,
        sent_at: DateTimeUtc,
        expires_at: DateTimeUtc,
        wave: i32,
        rank: i32,
        explanation: String,
    }
}
table! {
    assignment = "assignment" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        occurrence_id: Uuid,
        order_id: Uuid,
        expert_id: Uuid,
        starts_at: i64,
        ends_at: i64,
        busy_from: i64,
        busy_until: i64,
        state: String,
        version: i64,
        sequence: i32,
        changed_at: Option<DateTimeUtc>,
        fee: Option<String>,
    }
}
table! {
    expert_event = "expert_event" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        aggregate_id: Uuid,
        version: i64,
        kind: String,
        at: DateTimeUtc,
        counts_on: Date,
        detail: String,
    }
}
table! {
    expert_index = "expert_index" {
        #[sea_orm(primary_key, auto_increment = false)]
        kind: String,
        #[sea_orm(primary_key, auto_increment = false)]
        tag: Vec<u8>,
        #[sea_orm(primary_key, auto_increment = false)]
        expert_id: Uuid,
    }
}
table! {
    expert_consent = "expert_consent" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        expert_id: Uuid,
        purpose: String,
        text_version: i32,
        given_at: DateTimeUtc,
        withdrawn_at: Option<DateTimeUtc>,
    }
}
table! {
    sealed_read = "sealed_read" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        at: DateTimeUtc,
        actor: Option<Uuid>,
        reader: String,
        expert_id: Uuid,
        field_class: String,
        purpose: String,
        order_id: Option<Uuid>,
    }
}
table! {
    expert_link = "expert_link" {
        #[sea_orm(primary_key, auto_increment = false)]
        token_hash: Vec<u8>,
        expert_id: Uuid,
        code_hash: Option<Vec<u8>>,
        code_expires_at: Option<DateTimeUtc>,
        code_attempts: i32,
        created_at: DateTimeUtc,
    }
}
table! {
    expert_session = "expert_session" {
        #[sea_orm(primary_key, auto_increment = false)]
        token_hash: Vec<u8>,
        expert_id: Uuid,
        created_at: DateTimeUtc,
        expires_at: DateTimeUtc,
    }
}
table! {
    expert_settings = "expert_settings" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: i32,
        settings: String,
        updated_at: DateTimeUtc,
    }
}
table! {
    gig_feedback = "gig_feedback" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        assignment_id: Uuid,
        expert_id: Uuid,
        order_id: Uuid,
        side: String,
        sealed: Vec<u8>,
        handled_at: Option<DateTimeUtc>,
        at: DateTimeUtc,
    }
}
table! {
    order_message = "order_message" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        order_id: Uuid,
        number: i32,
        author: Uuid,
        side: String,
        sealed: Vec<u8>,
        dedup_key: Option<Vec<u8>>,
        at: DateTimeUtc,
    }
}
table! {
    fee_class = "fee_class" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        code: String,
        valid_from: Date,
        content: String,
        created_at: DateTimeUtc,
    }
}
table! {
    fee_claim = "fee_claim" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        assignment_id: Option<Uuid>,
        expert_id: Option<Uuid>,
        order_id: Option<Uuid>,
        state: String,
        content: String,
        gig_day: Date,
        version: i64,
        made_by: Option<Uuid>,
        checked_by: Option<Uuid>,
        approved_by: Option<Uuid>,
        exported_in: Option<Uuid>,
        updated_at: DateTimeUtc,
        meeting_id: Option<Uuid>,
        member_id: Option<Uuid>,
        panel_id: Option<Uuid>,
    }
}
table! {
    calendar_feed = "calendar_feed" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        token_hash: Vec<u8>,
        holder_kind: String,
        holder: Uuid,
        shows_place: bool,
        created_at: DateTimeUtc,
    }
}
table! {
    /// Messages that wait to be sent. Whom they reach is looked up when they are.
    outbox = "outbox" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        dedup_key: String,
        recipient_kind: String,
        recipient: Uuid,
        channel: String,
        kind: String,
        sealed: Option<Vec<u8>>,
        valid_for: Option<Uuid>,
        valid_version: Option<i64>,
        state: String,
        attempts: i32,
        not_before: DateTimeUtc,
        leased_until: Option<DateTimeUtc>,
        last_problem: Option<String>,
        sent_by: Option<String>,
        created_at: DateTimeUtc,
        done_at: Option<DateTimeUtc>,
        done_by: Option<Uuid>,
    }
}
table! {
    panel = "panel" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        content: String,
        open_call: Option<String>,
        state: String,
        version: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
table! {
    panel_state = "panel_state" {
        #[sea_orm(primary_key, auto_increment = false)]
        panel_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        version: i64,
        state: String,
        at: DateTimeUtc,
    }
}
table! {
    panel_meeting = "panel_meeting" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        panel_id: Uuid,
        meets_on: Date,
        mode: String,
        place: String,
        attended: Option<i32>,
        starts_at: Option<DateTimeUtc>,
        ends_at: Option<DateTimeUtc>,
        details: String,
        invited_at: Option<DateTimeUtc>,
        told_version: i64,
        is_called_off: bool,
        memo: Option<String>,
        version: i64,
        updated_at: DateTimeUtc,
    }
}
table! {
    meeting_reply = "meeting_reply" {
        #[sea_orm(primary_key, auto_increment = false)]
        meeting_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        member_id: Uuid,
        attendance: String,
        needs_sealed: Option<Vec<u8>>,
        told_version: i64,
        replied_at: DateTimeUtc,
    }
}
table! {
    panel_member = "panel_member" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        panel_id: Uuid,
        pseudonym: String,
        route: String,
        state: String,
        turn: Option<i32>,
        version: i64,
        created_at: DateTimeUtc,
        changed_at: DateTimeUtc,
        link_hash: Vec<u8>,
        code_hash: Option<Vec<u8>>,
        household_tag: Option<Vec<u8>>,
        reach_tag: Option<Vec<u8>>,
        contact_sealed: Option<Vec<u8>>,
        answers_sealed: Option<Vec<u8>>,
        public_name: Option<String>,
        own_code_hash: Option<Vec<u8>>,
        own_code_expires_at: Option<DateTimeUtc>,
        own_code_attempts: i32,
        term_starts: Option<Date>,
        term_ends: Option<Date>,
        replaced_by: Option<Uuid>,
    }
}
table! {
    panel_position = "panel_position" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        panel_id: Uuid,
        content: String,
        given_on: Option<Date>,
        response: Option<String>,
        done: String,
        version: i64,
        created_at: DateTimeUtc,
    }
}
table! {
    panel_topic = "panel_topic" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        panel_id: Uuid,
        member_id: Uuid,
        text_sealed: Vec<u8>,
        state: String,
        answer: String,
        version: i64,
        created_at: DateTimeUtc,
    }
}
table! {
    panel_lot = "panel_lot" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        panel_id: Uuid,
        number: i32,
        made_by: Uuid,
        state: String,
        seed_source: String,
        reason: Option<String>,
        progress: i32,
        started_at: DateTimeUtc,
        heard_at: DateTimeUtc,
        refusals: Option<String>,
        report: Option<String>,
        commitment: Option<String>,
        committed_at: Option<DateTimeUtc>,
        draw: Option<String>,
        drawn_at: Option<DateTimeUtc>,
        compositions_sealed: Option<Vec<u8>>,
        composition: Option<String>,
    }
}

pub(crate) mod customer_feedback;
pub(crate) mod initiative;
