//! What tells who an expert is: sealed columns, the index by which it is found without being read, consents, and who
//! has read it. This crate has no key; what it moves is bytes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::{DateTime, Utc};
use domain::expert::person::{Reader, SealedRead};
use domain::expert::{Consent, ConsentPurpose, FieldClass};
use domain::id::{AccountId, ConsentId, ExpertId, OrderId, ReadId, TypedId};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder, QuerySelect};

use crate::entity::{
    calendar_feed, expert, expert_consent, expert_index, expert_link, expert_session, sealed_read,
};
use crate::{Access, Result, StorageError, Tx};

/// A keyed hash by which something sealed is found.
pub type Tag = [u8; 32];

/// Replaces a sealed column; `None` empties it.
pub async fn set_sealed(tx: &Tx, id: ExpertId, class: FieldClass, sealed: Option<Vec<u8>>) -> Result<()> {
    let mut row = expert::ActiveModel::default();
    match class {
        FieldClass::L2 => row.contact_sealed = Set(sealed),
        FieldClass::L3 => row.sensitive_sealed = Set(sealed),
        FieldClass::L0 | FieldClass::L1 => return Ok(()),
    }
    expert::Entity::update_many()
        .set(row)
        .filter(expert::Column::Id.eq(id.uuid()))
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// Sealed columns of some experts. Log the read in the same transaction.
pub async fn sealed(tx: &Tx, ids: &[ExpertId], class: FieldClass) -> Result<BTreeMap<ExpertId, Vec<u8>>> {
    let rows = expert::Entity::find()
        .filter(expert::Column::Id.is_in(ids.iter().map(|id| id.uuid())))
        .all(tx.connection())
        .await?;
    let column = |row: expert::Model| match class {
        FieldClass::L2 => row.contact_sealed,
        FieldClass::L3 => row.sensitive_sealed,
        FieldClass::L0 | FieldClass::L1 => None,
    };
    Ok(rows.into_iter().filter_map(|row| Some((ExpertId::from_uuid(row.id), column(row)?))).collect())
}

/// Replaces what an expert is found by under these kinds.
pub async fn set_index(tx: &Tx, id: ExpertId, kinds: &[&str], tags: &[(&str, Tag)]) -> Result<()> {
    expert_index::Entity::delete_many()
        .filter(expert_index::Column::ExpertId.eq(id.uuid()))
        .filter(expert_index::Column::Kind.is_in(kinds.iter().copied()))
        .exec(tx.connection())
        .await?;
    let rows: BTreeSet<_> = tags.iter().collect();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(kind, tag)| expert_index::ActiveModel {
            kind: Set((*kind).to_owned()),
            tag: Set(tag.to_vec()),
            expert_id: Set(id.uuid()),
        })
        .collect();
    if !rows.is_empty() {
        expert_index::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Which of these tags lead to which experts.
pub async fn indexed(
    access: &impl Access,
    kind: &str,
    tags: &[Tag],
) -> Result<BTreeMap<ExpertId, BTreeSet<Tag>>> {
    let rows = expert_index::Entity::find()
        .filter(expert_index::Column::Kind.eq(kind))
        .filter(expert_index::Column::Tag.is_in(tags.iter().map(|tag| tag.to_vec())))
        .all(access.connection())
        .await?;
    let mut found: BTreeMap<ExpertId, BTreeSet<Tag>> = BTreeMap::new();
    for row in rows {
        let tag: Tag =
            row.tag.try_into().map_err(|_| StorageError::unreadable("index tag", row.expert_id))?;
        found.entry(ExpertId::from_uuid(row.expert_id)).or_default().insert(tag);
    }
    Ok(found)
}

pub async fn insert_consent(tx: &Tx, id: ExpertId, consent: &Consent) -> Result<()> {
    let row = expert_consent::ActiveModel {
        id: Set(consent.id.uuid()),
        expert_id: Set(id.uuid()),
        purpose: Set(consent.purpose.code().to_owned()),
        text_version: Set(i32::from(consent.text_version)),
        given_at: Set(consent.given_at),
        withdrawn_at: Set(consent.withdrawn_at),
    };
    expert_consent::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Marks a consent as withdrawn.
pub async fn withdraw_consent(tx: &Tx, id: ConsentId, at: DateTime<Utc>) -> Result<()> {
    let row = expert_consent::ActiveModel { withdrawn_at: Set(Some(at)), ..Default::default() };
    expert_consent::Entity::update_many()
        .set(row)
        .filter(expert_consent::Column::Id.eq(id.uuid()))
        .filter(expert_consent::Column::WithdrawnAt.is_null())
        .exec(tx.connection())
        .await?;
    Ok(())
}

/// The consents of some experts, the oldest first.
pub async fn consents(access: &impl Access, ids: &[ExpertId]) -> Result<BTreeMap<ExpertId, Vec<Consent>>> {
    let rows = expert_consent::Entity::find()
        .filter(expert_consent::Column::ExpertId.is_in(ids.iter().map(|id| id.uuid())))
        .order_by_asc(expert_consent::Column::Id)
        .all(access.connection())
        .await?;
    let mut found: BTreeMap<ExpertId, Vec<Consent>> = BTreeMap::new();
    for row in rows {
        let consent = Consent {
            id: ConsentId::from_uuid(row.id),
            purpose: ConsentPurpose::from_code(&row.purpose)
                .ok_or_else(|| StorageError::unreadable("consent purpose", &row.purpose))?,
            text_version: u16::try_from(row.text_version).unwrap_or_default(),
            given_at: row.given_at,
            withdrawn_at: row.withdrawn_at,
        };
        found.entry(ExpertId::from_uuid(row.expert_id)).or_default().push(consent);
    }
    Ok(found)
}

/// Removes everything by which an expert can be found or come in: the index, consents, link, sessions and feeds.
pub async fn forget(tx: &Tx, id: ExpertId) -> Result<()> {
    let (id, connection) = (id.uuid(), tx.connection());
    expert_index::Entity::delete_many()
        .filter(expert_index::Column::ExpertId.eq(id))
        .exec(connection)
        .await?;
    expert_consent::Entity::delete_many()
        .filter(expert_consent::Column::ExpertId.eq(id))
        .exec(connection)
        .await?;
    expert_link::Entity::delete_many().filter(expert_link::Column::ExpertId.eq(id)).exec(connection).await?;
    expert_session::Entity::delete_many()
        .filter(expert_session::Column::ExpertId.eq(id))
        .exec(connection)
        .await?;
    calendar_feed::Entity::delete_many()
        .filter(calendar_feed::Column::Holder.eq(id))
        .exec(connection)
        .await?;
    Ok(())
}

/// As many reads have fewer values than a statement of either database takes.
const AT_ONCE: usize = 500;

/// Writes who reads what, in the transaction of the read.
pub async fn log_reads(tx: &Tx, reads: &[SealedRead]) -> Result<()> {
    for some in reads.chunks(AT_ONCE) {
        let rows = some.iter().map(|read| sealed_read::ActiveModel {
            id: Set(read.id.uuid()),
            at: Set(read.at),
            actor: Set(read.actor.map(TypedId::uuid)),
            reader: Set(read.reader.code().to_owned()),
            expert_id: Set(read.expert.uuid()),
            field_class: Set(read.class.code().to_owned()),
            purpose: Set(read.purpose.clone()),
            order_id: Set(read.order.map(TypedId::uuid)),
        });
        let rows: Vec<_> = rows.collect();
        sealed_read::Entity::insert_many(rows).exec_without_returning(tx.connection()).await?;
    }
    Ok(())
}

/// Who has read an expert's data, the newest first.
pub async fn reads(access: &impl Access, id: ExpertId, limit: u64) -> Result<Vec<SealedRead>> {
    let rows = sealed_read::Entity::find()
        .filter(sealed_read::Column::ExpertId.eq(id.uuid()))
        .order_by_desc(sealed_read::Column::Id)
        .limit(limit)
        .all(access.connection())
        .await?;
    rows.into_iter()
        .map(|row| {
            Ok(SealedRead {
                id: ReadId::from_uuid(row.id),
                at: row.at,
                actor: row.actor.map(AccountId::from_uuid),
                reader: Reader::from_code(&row.reader)
                    .ok_or_else(|| StorageError::unreadable("reader", &row.reader))?,
                expert: ExpertId::from_uuid(row.expert_id),
                class: FieldClass::from_code(&row.field_class)
                    .ok_or_else(|| StorageError::unreadable("field class", &row.field_class))?,
                purpose: row.purpose,
                order: row.order_id.map(OrderId::from_uuid),
            })
        })
        .collect()
}
