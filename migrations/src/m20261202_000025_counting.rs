//! How far the answers of a survey have come, so that what was counted of them is not counted anew.

use sea_orm_migration::prelude::*;

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. The new indexes begin with what the dropped ones are of. A mark tells the number of the newest
/// batch and how many times answers were taken away, and nothing of an answer.
const CHANGES: &str = "
CREATE TABLE response_mark (
    survey_id {uuid} PRIMARY KEY REFERENCES survey (id),
    newest_batch integer NOT NULL CHECK (newest_batch >= 0),
    removals bigint NOT NULL CHECK (removals >= 0)
);
INSERT INTO response_mark (survey_id, newest_batch, removals)
    SELECT survey_id, max(batch_no), 0 FROM response GROUP BY survey_id;
CREATE INDEX response_place ON response (survey_id, batch_no, key);
DROP INDEX response_survey;
CREATE INDEX customer_feedback_counted ON customer_feedback (received_on, version);
DROP INDEX customer_feedback_received;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        dialect::run(manager.get_connection(), CHANGES).await
    }
}
