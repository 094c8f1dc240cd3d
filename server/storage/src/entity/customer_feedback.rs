//! The tables of customer feedback.

table! {
    item = "customer_feedback" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        channel: String,
        class: String,
        theme: Option<String>,
        service: Option<String>,
        service_language: Option<String>,
        language: String,
        about_division_id: Option<Uuid>,
        about_unit_id: Option<Uuid>,
        queue_division_id: Option<Uuid>,
        queue_unit_id: Option<Uuid>,
        received_on: Date,
        due_on: Date,
        has_contact: bool,
        state: String,
        handler: Option<Uuid>,
        handled_on: Option<Date>,
        written_sealed: Option<Vec<u8>>,
        done_sealed: Option<Vec<u8>>,
        link_hash: Vec<u8>,
        version: i64,
        created_at: DateTimeUtc,
        programme_key: Option<String>,
        programme_number: Option<i32>,
        programme_part: Option<String>,
        may_publish: bool,
    }
}
table! {
    public_comment = "programme_comment" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        item_id: Uuid,
        programme_key: String,
        programme_number: i32,
        programme_part: String,
        language: String,
        body: String,
        answer: String,
        published_on: Date,
    }
}
table! {
    review = "customer_feedback_review" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        reviewed_on: Date,
        note: String,
        waiting: i64,
        overdue: i64,
        made_by: Uuid,
        at: DateTimeUtc,
    }
}
table! {
    summary = "customer_feedback_summary" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        from_on: Date,
        until_on: Date,
        content: String,
        published_on: Option<Date>,
        counted: Option<String>,
        version: i64,
    }
}
table! {
    score_batch = "score_batch" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        external_id: String,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        from_on: Date,
        until_on: Date,
        promoters: i64,
        passives: i64,
        detractors: i64,
        made_by: Option<Uuid>,
        at: DateTimeUtc,
    }
}
table! {
    page_rating = "page_rating" {
        #[sea_orm(primary_key, auto_increment = false)]
        page: String,
        #[sea_orm(primary_key, auto_increment = false)]
        language: String,
        #[sea_orm(primary_key, auto_increment = false)]
        rated_on: Date,
        found: i64,
        not_found: i64,
    }
}
