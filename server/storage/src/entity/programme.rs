//! Participation programmes and their versions.

table! {
    programme = "programme" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        key: String,
        created_at: DateTimeUtc,
    }
}
table! {
    programme_version = "programme_version" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        programme_id: Uuid,
        number: i32,
        content: String,
        adopted_by: Option<String>,
        adopted_on: Option<Date>,
        revision: i64,
        created_at: DateTimeUtc,
        updated_at: DateTimeUtc,
    }
}
