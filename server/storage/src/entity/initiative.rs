//! The tables of initiatives and of what is in force.

table! {
    initiative = "initiative" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        maker: String,
        ground: String,
        channel: String,
        language: String,
        supporters: i64,
        received_on: Date,
        tell_by: Date,
        answer_by: Date,
        is_by_share: bool,
        state: String,
        /// Since when it is in that state.
        state_on: Date,
        outcome: Option<String>,
        transfer: Option<String>,
        first_told_on: Option<Date>,
        case_number: String,
        public_text: Option<String>,
        text_sealed: Option<Vec<u8>>,
        contact_sealed: Option<Vec<u8>>,
        link_hash: Vec<u8>,
        dedup_key: Option<Vec<u8>>,
        version: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
table! {
    initiative_note = "initiative_note" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        initiative_id: Uuid,
        kind: String,
        told_on: Date,
        text_sealed: Vec<u8>,
    }
}
table! {
    initiative_reply = "initiative_reply" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        initiative_id: Uuid,
        replied_on: Date,
        text_sealed: Vec<u8>,
        /// When whoever handles the initiative first opened it afterwards.
        seen_at: Option<DateTimeUtc>,
    }
}
table! {
    initiative_settings = "initiative_settings" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: i32,
        settings: String,
        updated_at: DateTimeUtc,
    }
}
table! {
    /// When the council was told of the initiatives of a year.
    initiative_year = "initiative_year" {
        #[sea_orm(primary_key, auto_increment = false)]
        year: i32,
        told_on: Date,
    }
}
table! {
    cooperation_agreement = "cooperation_agreement" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        content: String,
        version: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
table! {
    register_document = "register_document" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        content: String,
        version: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
