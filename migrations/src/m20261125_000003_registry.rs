//! The whole registry of experts and what follows a booking: sealed contacts and histories with the log of who read
//! them, consents, waves and interest, times that move, fees, feedback, calendar feeds and the outbox.
//!
//! Holds the rule against double booking for gigs that were held, too: it is made anew with the wider set of states.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DatabaseBackend, Statement};
use serde_json::{Value, json};

use crate::dialect;

#[derive(DeriveMigrationName)]
pub struct Migration;

/// Spelled as in [`dialect`]. What is `{bytes}` and named `sealed…` can be read with a key that is not in
/// this database.
const TABLES: &str = "
ALTER TABLE expert ADD COLUMN contact_sealed {bytes};
ALTER TABLE expert ADD COLUMN sensitive_sealed {bytes};
ALTER TABLE expert ADD COLUMN pseudonym {uuid};
ALTER TABLE expert ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE expert ADD COLUMN active_since {time};
ALTER TABLE expert ADD COLUMN erasure_asked_at {time};
CREATE TABLE expert_index (
    kind text NOT NULL,
    tag {bytes} NOT NULL,
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    PRIMARY KEY (kind, tag, expert_id)
) {no_rowid};
CREATE INDEX expert_index_expert ON expert_index (expert_id);
CREATE TABLE expert_consent (
    id {uuid} PRIMARY KEY,
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    purpose text NOT NULL,
    text_version integer NOT NULL,
    given_at {time} NOT NULL,
    withdrawn_at {time}
);
CREATE INDEX expert_consent_expert ON expert_consent (expert_id);
CREATE TABLE sealed_read (
    id {uuid} PRIMARY KEY,
    at {time} NOT NULL,
    actor {uuid},
    reader text NOT NULL,
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    field_class text NOT NULL,
    purpose text NOT NULL,
    order_id {uuid}
);
CREATE INDEX sealed_read_expert ON sealed_read (expert_id);
CREATE TABLE expert_link (
    token_hash {bytes} PRIMARY KEY,
    expert_id {uuid} NOT NULL UNIQUE REFERENCES expert (id),
    code_hash {bytes},
    code_expires_at {time},
    code_attempts integer NOT NULL DEFAULT 0,
    created_at {time} NOT NULL
);
CREATE TABLE expert_session (
    token_hash {bytes} PRIMARY KEY,
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    created_at {time} NOT NULL,
    expires_at {time} NOT NULL
);
CREATE TABLE expert_settings (
    id integer PRIMARY KEY CHECK (id = 1),
    settings text NOT NULL,
    updated_at {time} NOT NULL
);

ALTER TABLE expert_order ADD COLUMN reference text;
ALTER TABLE expert_order ADD COLUMN sealed {bytes};
ALTER TABLE expert_order ADD COLUMN received_on date;
ALTER TABLE expert_order ADD COLUMN confirmed_at {time};
ALTER TABLE expert_order ADD COLUMN held_at {time};
ALTER TABLE expert_order ADD COLUMN dedup_key {bytes};
CREATE UNIQUE INDEX expert_order_reference ON expert_order (reference);
CREATE UNIQUE INDEX expert_order_dedup ON expert_order (dedup_key);
CREATE TABLE order_reference (
    year integer PRIMARY KEY,
    last integer NOT NULL
);
ALTER TABLE occurrence ADD COLUMN standing text NOT NULL DEFAULT 'planned';
ALTER TABLE occurrence ADD COLUMN version bigint NOT NULL DEFAULT 1;
ALTER TABLE offer ADD COLUMN wave integer NOT NULL DEFAULT 1;
ALTER TABLE offer ADD COLUMN rank integer NOT NULL DEFAULT 1;
ALTER TABLE offer ADD COLUMN explanation text NOT NULL DEFAULT '{}';
DROP INDEX offer_live;
CREATE UNIQUE INDEX offer_live ON offer (order_id, expert_id)
    WHERE state IN ('queued', 'sent', 'interested', 'accepted', 'selected');

ALTER TABLE assignment ADD COLUMN sequence integer NOT NULL DEFAULT 0;
ALTER TABLE assignment ADD COLUMN changed_at {time};
ALTER TABLE assignment ADD COLUMN fee text;
DROP INDEX assignment_busy;
DROP INDEX assignment_live;
CREATE INDEX assignment_busy ON assignment (expert_id, busy_from, busy_until)
    WHERE state IN ('hold', 'confirmed', 'held');
CREATE UNIQUE INDEX assignment_live ON assignment (occurrence_id, expert_id)
    WHERE state IN ('hold', 'confirmed', 'held');

CREATE TABLE gig_feedback (
    id {uuid} PRIMARY KEY,
    assignment_id {uuid} NOT NULL REFERENCES assignment (id),
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    order_id {uuid} NOT NULL REFERENCES expert_order (id),
    side text NOT NULL,
    sealed {bytes} NOT NULL,
    handled_at {time},
    at {time} NOT NULL,
    UNIQUE (assignment_id, side)
);
CREATE INDEX gig_feedback_order ON gig_feedback (order_id);

CREATE TABLE fee_class (
    id {uuid} PRIMARY KEY,
    code text NOT NULL,
    valid_from date NOT NULL,
    content text NOT NULL,
    created_at {time} NOT NULL,
    UNIQUE (code, valid_from)
);
CREATE TABLE fee_claim (
    id {uuid} PRIMARY KEY,
    assignment_id {uuid} NOT NULL UNIQUE REFERENCES assignment (id),
    expert_id {uuid} NOT NULL REFERENCES expert (id),
    order_id {uuid} NOT NULL REFERENCES expert_order (id),
    state text NOT NULL,
    content text NOT NULL,
    gig_day date NOT NULL,
    version bigint NOT NULL,
    made_by {uuid},
    checked_by {uuid},
    approved_by {uuid},
    exported_in {uuid},
    updated_at {time} NOT NULL,
    CHECK (approved_by IS NULL OR made_by IS NULL OR approved_by <> made_by)
);
CREATE INDEX fee_claim_expert ON fee_claim (expert_id);
CREATE INDEX fee_claim_order ON fee_claim (order_id);
CREATE INDEX fee_claim_state ON fee_claim (state);

CREATE TABLE calendar_feed (
    id {uuid} PRIMARY KEY,
    token_hash {bytes} NOT NULL UNIQUE,
    holder_kind text NOT NULL,
    holder {uuid} NOT NULL,
    shows_place boolean NOT NULL,
    created_at {time} NOT NULL
);
CREATE INDEX calendar_feed_holder ON calendar_feed (holder);

CREATE TABLE outbox (
    id {uuid} PRIMARY KEY,
    dedup_key text NOT NULL,
    recipient_kind text NOT NULL,
    recipient {uuid} NOT NULL,
    channel text NOT NULL,
    kind text NOT NULL,
    sealed {bytes},
    valid_for {uuid},
    valid_version bigint,
    state text NOT NULL,
    attempts integer NOT NULL,
    not_before {time} NOT NULL,
    leased_until {time},
    last_problem text,
    sent_by text,
    created_at {time} NOT NULL,
    done_at {time},
    done_by {uuid},
    UNIQUE (dedup_key, recipient, channel)
);
CREATE INDEX outbox_due ON outbox (state, not_before);
CREATE INDEX outbox_recipient ON outbox (recipient);
";

const POSTGRES_GUARD: &str = "
ALTER TABLE assignment DROP CONSTRAINT assignment_no_overlap;
ALTER TABLE assignment ADD CONSTRAINT assignment_no_overlap EXCLUDE USING gist
    (expert_id WITH =, int8range(busy_from, busy_until, '[)') WITH &&) WHERE (state IN ('hold', 'confirmed', 'held'));
CREATE TRIGGER sealed_read_no_update BEFORE UPDATE ON sealed_read FOR EACH ROW EXECUTE FUNCTION refuse_change();
CREATE TRIGGER sealed_read_no_delete BEFORE DELETE ON sealed_read FOR EACH ROW EXECUTE FUNCTION refuse_change();
";

const SQLITE_GUARD: &str = "
DROP TRIGGER assignment_no_overlap_insert;
DROP TRIGGER assignment_no_overlap_update;
CREATE TRIGGER assignment_no_overlap_insert BEFORE INSERT ON assignment
WHEN NEW.state IN ('hold', 'confirmed', 'held')
BEGIN SELECT RAISE(ABORT, 'EXPERT_DOUBLE_BOOKED') WHERE EXISTS (SELECT 1 FROM assignment a
    WHERE a.expert_id = NEW.expert_id AND a.id <> NEW.id AND a.state IN ('hold', 'confirmed', 'held')
    AND a.busy_from < NEW.busy_until AND a.busy_until > NEW.busy_from); END;
CREATE TRIGGER assignment_no_overlap_update BEFORE UPDATE OF expert_id, busy_from, busy_until, state ON assignment
WHEN NEW.state IN ('hold', 'confirmed', 'held')
BEGIN SELECT RAISE(ABORT, 'EXPERT_DOUBLE_BOOKED') WHERE EXISTS (SELECT 1 FROM assignment a
    WHERE a.expert_id = NEW.expert_id AND a.id <> NEW.id AND a.state IN ('hold', 'confirmed', 'held')
    AND a.busy_from < NEW.busy_until AND a.busy_until > NEW.busy_from); END;
CREATE TRIGGER sealed_read_no_update BEFORE UPDATE ON sealed_read
BEGIN SELECT RAISE(ABORT, 'sealed_read is immutable'); END;
CREATE TRIGGER sealed_read_no_delete BEFORE DELETE ON sealed_read
BEGIN SELECT RAISE(ABORT, 'sealed_read is immutable'); END;
";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let connection = manager.get_connection();
        let postgres = connection.get_database_backend() == DatabaseBackend::Postgres;
        dialect::run(connection, TABLES).await?;
        connection.execute_unprepared(if postgres { POSTGRES_GUARD } else { SQLITE_GUARD }).await?;
        let random = if postgres { "gen_random_uuid()" } else { "randomblob(16)" };
        let fill = format!("UPDATE expert SET active_since = created_at, pseudonym = {random}");
        connection.execute_unprepared(&fill).await?;
        rewrite_profiles(connection).await
    }
}

/// Profiles say more than they did.
async fn rewrite_profiles(connection: &SchemaManagerConnection<'_>) -> Result<(), DbErr> {
    let backend = connection.get_database_backend();
    let select = Statement::from_string(backend, "SELECT DISTINCT profile FROM expert");
    for row in connection.query_all_raw(select).await? {
        let old: String = row.try_get("", "profile")?;
        let value: Value = serde_json::from_str(&old).map_err(|e| DbErr::Migration(e.to_string()))?;
        let update = match backend {
            DatabaseBackend::Postgres => "UPDATE expert SET profile = $1 WHERE profile = $2",
            _ => "UPDATE expert SET profile = ?1 WHERE profile = ?2",
        };
        let values = [widened(&value).to_string().into(), old.into()];
        connection.execute_raw(Statement::from_sql_and_values(backend, update, values)).await?;
    }
    Ok(())
}

/// A profile of the second migration as today's: languages to work in, every kind of gig, any place and time.
fn widened(old: &Value) -> Value {
    let languages = old["languages"].as_array().into_iter().flatten();
    let gig_types = [
        "lecture",
        "group_facilitation",
        "peer_support",
        "co_work_with_professional",
        "service_development",
        "working_group",
        "representation",
        "recruitment_panel",
        "research_interview",
        "media",
        "info_point",
        "text_review",
        "other",
    ];
    json!({
        "alias": old["alias"],
        "languages": languages.map(|tag| json!({ "tag": tag, "level": "working" })).collect::<Vec<_>>(),
        "modes": old["modes"],
        "gig_types": gig_types,
        "municipality": null,
        "areas": [],
        "max_travel_km": null,
        "caps": { "per_week": null, "per_month": null },
        "availability": [],
        "exceptions": [],
        "agreement": { "kind": "expert", "from": "2026-01-01", "until": old["agreement_until"], "confidentiality": false },
        "trainings": [],
        "fee_class": null,
        "waives_fee": false,
    })
}
