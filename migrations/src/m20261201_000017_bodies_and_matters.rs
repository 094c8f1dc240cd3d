//! Bodies with what they say, handle and propose; matters under preparation with their paths and what they are tied to.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. A tie goes with what it is to: drafts of surveys and of positions are deleted.
const TABLES: &str = "
CREATE TABLE body (
    id {uuid} PRIMARY KEY,
    content text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE TABLE body_document (
    body_id {uuid} NOT NULL REFERENCES body (id),
    year integer NOT NULL,
    kind text NOT NULL CHECK (kind IN ('action_plan', 'communication_plan', 'annual_report')),
    address text NOT NULL,
    PRIMARY KEY (body_id, year, kind)
);
CREATE TABLE matter (
    id {uuid} PRIMARY KEY,
    division_id {uuid} REFERENCES division (id),
    unit_id {uuid} REFERENCES unit (id),
    content text NOT NULL,
    state text NOT NULL CHECK (state IN ('preparation', 'decided', 'implemented', 'closed', 'withdrawn')),
    progress text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL,
    updated_at {time} NOT NULL
);
CREATE TABLE matter_step (
    matter_id {uuid} NOT NULL REFERENCES matter (id),
    place integer NOT NULL,
    body_id {uuid} NOT NULL REFERENCES body (id),
    on_day {date} NOT NULL,
    role text NOT NULL CHECK (role IN ('guidance', 'discussion', 'handling', 'sending', 'approval')),
    address text NOT NULL,
    PRIMARY KEY (matter_id, place)
);
CREATE INDEX matter_step_body ON matter_step (body_id, on_day);
CREATE TABLE matter_survey (
    matter_id {uuid} NOT NULL REFERENCES matter (id),
    survey_id {uuid} NOT NULL REFERENCES survey (id) ON DELETE CASCADE,
    PRIMARY KEY (matter_id, survey_id)
);
CREATE INDEX matter_survey_survey ON matter_survey (survey_id);
CREATE TABLE matter_panel (
    matter_id {uuid} NOT NULL REFERENCES matter (id),
    panel_id {uuid} NOT NULL REFERENCES panel (id),
    PRIMARY KEY (matter_id, panel_id)
);
CREATE INDEX matter_panel_panel ON matter_panel (panel_id);
CREATE TABLE matter_position (
    matter_id {uuid} NOT NULL REFERENCES matter (id),
    position_id {uuid} NOT NULL REFERENCES panel_position (id) ON DELETE CASCADE,
    PRIMARY KEY (matter_id, position_id)
);
CREATE INDEX matter_position_position ON matter_position (position_id);
CREATE TABLE matter_assessment (
    id {uuid} PRIMARY KEY,
    matter_id {uuid} NOT NULL REFERENCES matter (id),
    content text NOT NULL,
    created_at {time} NOT NULL
);
CREATE INDEX matter_assessment_matter ON matter_assessment (matter_id);
CREATE TABLE body_record (
    id {uuid} PRIMARY KEY,
    body_id {uuid} NOT NULL REFERENCES body (id),
    matter_id {uuid} REFERENCES matter (id),
    on_day {date} NOT NULL,
    content text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL
);
CREATE INDEX body_record_body ON body_record (body_id, on_day);
CREATE INDEX body_record_matter ON body_record (matter_id);
CREATE TABLE body_proposal (
    id {uuid} PRIMARY KEY,
    body_id {uuid} NOT NULL REFERENCES body (id),
    content text NOT NULL,
    version bigint NOT NULL CHECK (version >= 1),
    created_at {time} NOT NULL
);
CREATE INDEX body_proposal_body ON body_proposal (body_id);
CREATE TABLE proposal_follow_up (
    proposal_id {uuid} NOT NULL REFERENCES body_proposal (id),
    number integer NOT NULL CHECK (number >= 1),
    on_day {date} NOT NULL,
    standing text NOT NULL CHECK (standing IN ('not_begun', 'under_way', 'done', 'given_up')),
    content text NOT NULL,
    noted_at {time} NOT NULL,
    PRIMARY KEY (proposal_id, number)
);
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), TABLES).await
    }
}
