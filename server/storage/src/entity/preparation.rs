//! Bodies, and matters under preparation.

table! {
    body = "body" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        content: String,
        version: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
table! {
    body_document = "body_document" {
        #[sea_orm(primary_key, auto_increment = false)]
        body_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        year: i32,
        #[sea_orm(primary_key, auto_increment = false)]
        kind: String,
        address: String,
    }
}
table! {
    body_record = "body_record" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        body_id: Uuid,
        matter_id: Option<Uuid>,
        on_day: Date,
        content: String,
        version: i64,
        created_at: DateTimeUtc,
    }
}
table! {
    body_proposal = "body_proposal" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        body_id: Uuid,
        content: String,
        version: i64,
        created_at: DateTimeUtc,
    }
}
table! {
    proposal_follow_up = "proposal_follow_up" {
        #[sea_orm(primary_key, auto_increment = false)]
        proposal_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        number: i32,
        on_day: Date,
        standing: String,
        content: String,
        noted_at: DateTimeUtc,
    }
}
table! {
    matter = "matter" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        content: String,
        state: String,
        progress: String,
        version: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
table! {
    matter_step = "matter_step" {
        #[sea_orm(primary_key, auto_increment = false)]
        matter_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        place: i32,
        body_id: Uuid,
        on_day: Date,
        role: String,
        address: String,
    }
}
table! {
    matter_survey = "matter_survey" {
        #[sea_orm(primary_key, auto_increment = false)]
        matter_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        survey_id: Uuid,
    }
}
table! {
    matter_panel = "matter_panel" {
        #[sea_orm(primary_key, auto_increment = false)]
        matter_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        panel_id: Uuid,
    }
}
table! {
    matter_position = "matter_position" {
        #[sea_orm(primary_key, auto_increment = false)]
        matter_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        position_id: Uuid,
    }
}
table! {
    matter_assessment = "matter_assessment" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        matter_id: Uuid,
        content: String,
        created_at: DateTimeUtc,
    }
}
