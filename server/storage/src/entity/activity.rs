//! Activities and the methods bank.

table! {
    activity = "activity" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        division_id: Option<Uuid>,
        unit_id: Option<Uuid>,
        content: String,
        last_day: Date,
        trial_since: Option<Date>,
        is_public: bool,
        method_id: Option<Uuid>,
        state: String,
        report: Option<String>,
        version: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
table! {
    method = "method" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        content: String,
        is_retired: bool,
        version: i64,
        updated_at: DateTimeUtc,
    }
}
