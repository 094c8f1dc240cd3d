//! The intake: sealed answers between the moment they are acknowledged and the mix.
//!
//! A submission is one row of one table, in one small transaction that writes nothing else. The rows of a
//! batch travel as one JSON parameter, so that a batch of any size is the same few prepared statements.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use data_encoding::HEXLOWER;
use domain::SurveyId;
use domain::id::TypedId;
use domain::survey::{Life, Publication, Respondents};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect,
};
use uuid::Uuid;

use super::invitation::{self, Invitation};
use super::life::{self, LifeRow};
use crate::entity::{intake, survey};
use crate::{Access, Backend, Result, Storage, StorageError, Tx};

/// A 128-bit value derived from a client key. Carries no order and no time.
pub type Tag = [u8; 16];

/// One sealed submission on its way in.
#[derive(Clone, Debug)]
pub struct Arrival {
    pub tag: Tag,
    /// Where the answer will stand once mixed; looked up, never stored before that.
    pub response_key: Tag,
    pub survey: SurveyId,
    pub entered_by_staff: bool,
    /// The tag of the invitation that is shown; needed where the survey is answered by invitation.
    pub invitation: Option<Tag>,
    pub key_id: String,
    pub sealed: Vec<u8>,
}

/// What became of an arrival.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    Stored,
    /// The same client key came before: the first answer stands.
    AlreadyStored,
    AlreadyWithdrawn,
    /// The client key belongs to an answer to another survey.
    KeyUsedElsewhere,
    NotOpen,
    /// No invitation to this survey was shown.
    NotInvited,
    /// Another answer has been given by this invitation.
    InvitationUsed,
}

/// What is known of a client key.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Known {
    Pending(SurveyId),
    Mixed(SurveyId),
    Withdrawn(SurveyId),
}

impl Known {
    pub fn survey(self) -> SurveyId {
        match self {
            Self::Pending(survey) | Self::Mixed(survey) | Self::Withdrawn(survey) => survey,
        }
    }

    fn verdict_for(self, survey: SurveyId) -> Verdict {
        match self {
            known if known.survey() != survey => Verdict::KeyUsedElsewhere,
            Self::Withdrawn(_) => Verdict::AlreadyWithdrawn,
            Self::Pending(_) | Self::Mixed(_) => Verdict::AlreadyStored,
        }
    }
}

impl Storage {
    /// Takes a batch in with one commit: when this returns, every verdict is durable.
    ///
    /// Keys are looked up before the survey's dates are, so that a late retry still gets its receipt; and after the
    /// invitations are kept from others, so that a retry that waited for its first attempt finds it.
    pub async fn take_in(&self, batch: &[Arrival], now: DateTime<Utc>) -> Result<Vec<Verdict>> {
        let tx = self.begin().await?;
        let surveys: BTreeSet<SurveyId> = batch.iter().map(|arrival| arrival.survey).collect();
        for survey in &surveys {
            lock_against_mix(&tx, *survey).await?;
        }
        let shown: BTreeSet<Tag> = batch.iter().filter_map(|arrival| arrival.invitation).collect();
        let mut sorting = Sorting {
            invitations: invitation::take(&tx, &shown).await?,
            publications: publications(&tx, &surveys).await?,
            now,
            ..Sorting::default()
        };
        let keys: Vec<_> = batch.iter().map(|a| (a.tag, a.response_key)).collect();
        let known = look_up(&tx, &keys).await?;
        let mut verdicts: Vec<Verdict> =
            batch.iter().map(|arrival| sorting.verdict(&known, arrival)).collect();
        let inserted = insert(&tx, &sorting.rows).await?;
        let used = sorting.rows.iter().filter(|row| inserted.contains(&row.tag));
        let used: Vec<Tag> = used.filter_map(|row| row.invitation).collect();
        invitation::use_up(&tx, &used).await?;
        if inserted.len() < sorting.rows.len() {
            // Another instance took the same key in between our look-up and our insert.
            let known = look_up(&tx, &keys).await?;
            for (arrival, verdict) in batch.iter().zip(&mut verdicts) {
                if *verdict == Verdict::Stored && !inserted.contains(&arrival.tag) {
                    *verdict =
                        known.get(&arrival.tag).map_or(Verdict::NotOpen, |k| k.verdict_for(arrival.survey));
                }
            }
        }
        tx.commit().await?;
        Ok(verdicts)
    }
}

/// What is to be stored of a batch, and why the rest is not.
#[derive(Default)]
struct Sorting<'a> {
    publications: BTreeMap<SurveyId, (Publication, Respondents)>,
    invitations: BTreeMap<Tag, Invitation>,
    now: DateTime<Utc>,
    fresh: BTreeMap<Tag, SurveyId>,
    rows: Vec<&'a Arrival>,
}

impl<'a> Sorting<'a> {
    /// `Stored` where the arrival is among the rows from then on.
    fn verdict(&mut self, known: &BTreeMap<Tag, Known>, arrival: &'a Arrival) -> Verdict {
        if let Some(known) = known.get(&arrival.tag) {
            return known.verdict_for(arrival.survey);
        }
        if let Some(survey) = self.fresh.get(&arrival.tag) {
            return Known::Pending(*survey).verdict_for(arrival.survey);
        }
        let Some((publication, respondents)) = self.publications.get(&arrival.survey) else {
            return Verdict::NotOpen;
        };
        if !publication.accepts_answer(arrival.entered_by_staff, self.now) {
            return Verdict::NotOpen;
        }
        if respondents.are_invited() {
            let shown = arrival.invitation.and_then(|tag| self.invitations.get_mut(&tag));
            match shown.filter(|invitation| invitation.survey == arrival.survey) {
                None => return Verdict::NotInvited,
                Some(invitation) if invitation.is_used => return Verdict::InvitationUsed,
                Some(invitation) => invitation.is_used = true,
            }
        }
        self.fresh.insert(arrival.tag, arrival.survey);
        self.rows.push(arrival);
        Verdict::Stored
    }
}

/// Keeps the mixer of this survey out until the transaction ends; submissions do not keep each other out.
///
/// Without it a retry that arrives during a mix would find its key in neither table and count twice.
/// SQLite needs none: its writer is alone.
pub async fn lock_against_mix(tx: &Tx, survey: SurveyId) -> Result<()> {
    lock(tx, survey, "SELECT pg_advisory_xact_lock_shared($1)").await
}

/// Keeps every submission and every other mixer of this survey out until the transaction ends.
pub async fn lock_for_mix(tx: &Tx, survey: SurveyId) -> Result<()> {
    lock(tx, survey, "SELECT pg_advisory_xact_lock($1)").await
}

async fn lock(tx: &Tx, survey: SurveyId, sql: &str) -> Result<()> {
    if tx.backend() == Backend::Postgres {
        let (high, low) = survey.uuid().as_u64_pair();
        let key = (high ^ low).cast_signed();
        tx.connection().execute_raw(tx.statement("", sql, [key.into()])).await?;
    }
    Ok(())
}

const LOOK_UP_SQLITE: &str = "
    WITH k AS MATERIALIZED (SELECT unhex(value ->> 0) AS tag, unhex(value ->> 1) AS key FROM json_each(?1))
    SELECT 1 AS place, k.tag, t.survey_id FROM k JOIN intake t ON t.tag = k.tag
    UNION ALL SELECT 2, k.tag, r.survey_id FROM k JOIN response r ON r.key = k.key
    UNION ALL SELECT 3, k.tag, w.survey_id FROM k JOIN withdrawal w ON w.tag = k.tag";
const LOOK_UP_POSTGRES: &str = "
    WITH k AS MATERIALIZED (
        SELECT decode(e ->> 0, 'hex') AS tag, decode(e ->> 1, 'hex') AS key FROM json_array_elements($1::json) e)
    SELECT 1 AS place, k.tag, t.survey_id FROM k JOIN intake t ON t.tag = k.tag
    UNION ALL SELECT 2, k.tag, r.survey_id FROM k JOIN response r ON r.key = k.key
    UNION ALL SELECT 3, k.tag, w.survey_id FROM k JOIN withdrawal w ON w.tag = k.tag";

/// Everything known of these keys (tag and response key), in one statement and so of one moment.
pub async fn look_up(access: &impl Access, keys: &[(Tag, Tag)]) -> Result<BTreeMap<Tag, Known>> {
    let parameter: Vec<_> =
        keys.iter().map(|(tag, key)| [HEXLOWER.encode(tag), HEXLOWER.encode(key)]).collect();
    let parameter = crate::json::write("keys", &parameter)?;
    let statement = access.statement(LOOK_UP_SQLITE, LOOK_UP_POSTGRES, [parameter.into()]);
    let mut known = BTreeMap::new();
    for row in access.connection().query_all_raw(statement).await? {
        let place: i32 = row.try_get("", "place")?;
        let survey = SurveyId::from_uuid(row.try_get::<Uuid>("", "survey_id")?);
        let tag = read_tag(&row.try_get::<Vec<u8>>("", "tag")?)?;
        let found = match place {
            1 => Known::Pending(survey),
            2 => Known::Mixed(survey),
            _ => Known::Withdrawn(survey),
        };
        // A tombstone outweighs the answer that the next mix will remove.
        if !matches!(known.get(&tag), Some(Known::Withdrawn(_))) {
            known.insert(tag, found);
        }
    }
    Ok(known)
}

/// The lives of the surveys of a batch.
async fn publications(
    tx: &Tx,
    surveys: &BTreeSet<SurveyId>,
) -> Result<BTreeMap<SurveyId, (Publication, Respondents)>> {
    let rows = survey::Entity::find()
        .filter(survey::Column::Id.is_in(surveys.iter().map(|survey| survey.uuid())))
        .select_only()
        .columns(life::COLUMNS)
        .into_model::<LifeRow>()
        .all(tx.connection())
        .await?;
    let mut publications = BTreeMap::new();
    for row in rows {
        if let Life::Published(publication) = row.life()? {
            publications.insert(row.id(), (publication, row.respondents()));
        }
    }
    Ok(publications)
}

const INSERT_SQLITE: &str = "
    INSERT INTO intake (tag, survey_id, key_id, sealed)
    SELECT unhex(value ->> 0), unhex(value ->> 1), value ->> 2, unhex(value ->> 3) FROM json_each(?1) WHERE true
    ON CONFLICT (tag) DO NOTHING RETURNING tag";
const INSERT_POSTGRES: &str = "
    INSERT INTO intake (tag, survey_id, key_id, sealed)
    SELECT decode(e ->> 0, 'hex'), (e ->> 1)::uuid, e ->> 2, decode(e ->> 3, 'hex') FROM json_array_elements($1::json) e
    ON CONFLICT (tag) DO NOTHING RETURNING tag";

async fn insert(tx: &Tx, rows: &[&Arrival]) -> Result<BTreeSet<Tag>> {
    if rows.is_empty() {
        return Ok(BTreeSet::new());
    }
    // In the order of their tags, so that two instances do not wait for each other.
    let mut rows = rows.to_vec();
    rows.sort_unstable_by_key(|arrival| arrival.tag);
    let parameter: Vec<[String; 4]> = rows
        .iter()
        .map(|arrival| {
            [
                HEXLOWER.encode(&arrival.tag),
                arrival.survey.uuid().simple().to_string(),
                arrival.key_id.clone(),
                HEXLOWER.encode(&arrival.sealed),
            ]
        })
        .collect();
    let parameter = crate::json::write("arrivals", &parameter)?;
    let statement = tx.statement(INSERT_SQLITE, INSERT_POSTGRES, [parameter.into()]);
    let returned = tx.connection().query_all_raw(statement).await?;
    returned.into_iter().map(|row| read_tag(&row.try_get::<Vec<u8>>("", "tag")?)).collect()
}

pub(super) fn read_tag(bytes: &[u8]) -> Result<Tag> {
    Tag::try_from(bytes).map_err(|e| StorageError::unreadable("tag", e))
}

/// A sealed answer that waits for the mixer.
#[derive(Clone, Debug)]
pub struct Pending {
    pub tag: Tag,
    pub key_id: String,
    pub sealed: Vec<u8>,
}

/// Every pending answer of a survey. Whoever changes them takes the mixer's lock first.
pub async fn pending(access: &impl Access, survey: SurveyId) -> Result<Vec<Pending>> {
    let rows = intake::Entity::find()
        .filter(intake::Column::SurveyId.eq(survey.uuid()))
        .all(access.connection())
        .await?;
    rows.into_iter()
        .map(|row| Ok(Pending { tag: read_tag(&row.tag)?, key_id: row.key_id, sealed: row.sealed }))
        .collect()
}

/// Replaces the sealed content of pending answers. Take the mixer's lock first.
pub async fn reseal(tx: &Tx, changed: &[Pending]) -> Result<()> {
    for one in changed {
        intake::Entity::update_many()
            .set(intake::ActiveModel { sealed: Set(one.sealed.clone()), ..Default::default() })
            .filter(intake::Column::Tag.eq(one.tag.to_vec()))
            .exec(tx.connection())
            .await?;
    }
    Ok(())
}

/// Removes answers from the intake; tells how many there were.
pub async fn remove(tx: &Tx, tags: &[Tag]) -> Result<u64> {
    let mut removed = 0;
    for chunk in tags.chunks(1_000) {
        let tags = chunk.iter().map(|tag| tag.to_vec());
        let done = intake::Entity::delete_many()
            .filter(intake::Column::Tag.is_in(tags))
            .exec(tx.connection())
            .await?;
        removed += done.rows_affected;
    }
    Ok(removed)
}

/// Removes every pending answer of a survey; tells how many there were.
pub async fn remove_all(tx: &Tx, survey: SurveyId) -> Result<u64> {
    let done = intake::Entity::delete_many()
        .filter(intake::Column::SurveyId.eq(survey.uuid()))
        .exec(tx.connection());
    Ok(done.await?.rows_affected)
}

/// How many answers wait, by survey.
pub async fn counts(access: &impl Access) -> Result<BTreeMap<SurveyId, u64>> {
    let rows: Vec<(Uuid, i64)> = intake::Entity::find()
        .select_only()
        .column(intake::Column::SurveyId)
        .column_as(intake::Column::SurveyId.count(), "pending")
        .group_by(intake::Column::SurveyId)
        .into_tuple()
        .all(access.connection())
        .await?;
    let count = |n: i64| u64::try_from(n).unwrap_or_default();
    Ok(rows.into_iter().map(|(survey, n)| (SurveyId::from_uuid(survey), count(n))).collect())
}

/// How many answers of one survey wait.
pub async fn count(access: &impl Access, survey: SurveyId) -> Result<u64> {
    let query = intake::Entity::find().filter(intake::Column::SurveyId.eq(survey.uuid()));
    Ok(query.count(access.connection()).await?)
}
