//! The tables of indicators' values.

table! {
    value = "indicator_value" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        programme: String,
        indicator: String,
        period: String,
        division_id: Option<Uuid>,
        content: String,
        origin: String,
        state: String,
        made_by: Option<Uuid>,
        approved_by: Option<Uuid>,
        version: i64,
        updated_at: DateTimeUtc,
    }
}
table! {
    setting = "indicator_setting" {
        #[sea_orm(primary_key, auto_increment = false)]
        programme: String,
        #[sea_orm(primary_key, auto_increment = false)]
        indicator: String,
        content: String,
        version: i64,
        updated_at: DateTimeUtc,
    }
}
table! {
    programme = "indicator_programme" {
        #[sea_orm(primary_key, auto_increment = false)]
        programme: String,
        content: String,
        version: i64,
        updated_at: DateTimeUtc,
    }
}
table! {
    explanation = "indicator_explanation" {
        #[sea_orm(primary_key, auto_increment = false)]
        programme: String,
        #[sea_orm(primary_key, auto_increment = false)]
        indicator: String,
        #[sea_orm(primary_key, auto_increment = false)]
        period: String,
        content: String,
        made_by: Option<Uuid>,
        updated_at: DateTimeUtc,
    }
}
table! {
    party = "indicator_party" {
        #[sea_orm(primary_key, auto_increment = false)]
        programme: String,
        #[sea_orm(primary_key, auto_increment = false)]
        party: String,
        #[sea_orm(primary_key, auto_increment = false)]
        account_id: Uuid,
    }
}
table! {
    snapshot = "listing_snapshot" {
        #[sea_orm(primary_key, auto_increment = false)]
        day: Date,
        is_up: bool,
        open_surveys: i64,
        taken_at: DateTimeUtc,
    }
}
table! {
    confirmation = "listing_confirmation" {
        #[sea_orm(primary_key, auto_increment = false)]
        division_id: Uuid,
        #[sea_orm(primary_key, auto_increment = false)]
        period: String,
        ran_unlisted: bool,
        made_by: Option<Uuid>,
        made_at: DateTimeUtc,
    }
}
table! {
    edition = "indicator_edition" {
        #[sea_orm(primary_key, auto_increment = false)]
        id: Uuid,
        programme: String,
        period: String,
        number: i64,
        content: Vec<u8>,
        content_sha256: String,
        public_content: Vec<u8>,
        public_sha256: String,
        held: String,
        frozen_by: Option<Uuid>,
        frozen_at: DateTimeUtc,
    }
}
table! {
    publication = "indicator_publication" {
        #[sea_orm(primary_key, auto_increment = false)]
        edition_id: Uuid,
        published_by: Option<Uuid>,
        published_at: DateTimeUtc,
    }
}
