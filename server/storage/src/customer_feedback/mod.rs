//! Customer feedback. What it says, whose it is and what was done is bytes here: this crate has no key.

pub mod batch;
pub mod comment;
pub mod rating;
pub mod review;
pub mod summary;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use domain::AccountId;
use domain::customer_feedback::{
    Classified, CommentPart, Commented, Fact, FeedbackChannel, FeedbackClass, FeedbackItem, FeedbackService,
    FeedbackState, FeedbackTheme, ItemFilter, Progress, ServiceLanguage, Span,
};
use domain::id::{FeedbackItemId, TypedId};
use domain::identity::Scope;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use uuid::Uuid;

use crate::account::{read_scope, scope_columns};
use crate::entity::customer_feedback::item;
use crate::{Access, Result, StorageError, Tx};

/// What of feedback is sealed; `None` where it is forgotten, or nothing was done yet.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct SealedItem {
    pub written: Option<Vec<u8>>,
    pub done: Option<Vec<u8>>,
}

/// Where a page of a queue begins: after the item due on this day with this id.
pub type Place = (NaiveDate, FeedbackItemId);

/// Whose feedback somebody has to do with.
#[derive(Clone, Debug, Default)]
pub struct Reach {
    /// What is in the queues of these parts of the county.
    pub queues: Vec<Scope>,
    /// Comments on programmes, in whatever queue.
    pub comments: bool,
}

type SealedColumns = (Option<Vec<u8>>, Option<Vec<u8>>);

pub async fn insert(tx: &Tx, one: &FeedbackItem, written: Vec<u8>, link_hash: [u8; 32]) -> Result<()> {
    let mut row = row(one);
    row.id = Set(one.id.uuid());
    row.written_sealed = Set(Some(written));
    row.done_sealed = Set(None);
    row.link_hash = Set(link_hash.to_vec());
    item::Entity::insert(row).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// Writes feedback that was read as version `one.version - 1`, with what was done where it has been handled now; false where
/// it has changed since.
pub async fn update(tx: &Tx, one: &FeedbackItem, done: Option<Vec<u8>>) -> Result<bool> {
    let mut row = row(one);
    if done.is_some() {
        row.done_sealed = Set(done);
    }
    let written = item::Entity::update_many()
        .set(row)
        .filter(item::Column::Id.eq(one.id.uuid()))
        .filter(item::Column::Version.eq(one.version - 1))
        .exec(tx.connection())
        .await?;
    Ok(written.rows_affected == 1)
}

pub async fn find(access: &impl Access, id: FeedbackItemId) -> Result<Option<FeedbackItem>> {
    let row = item::Entity::find_by_id(id.uuid()).one(access.connection()).await?;
    row.as_ref().map(read).transpose()
}

pub async fn find_by_link(access: &impl Access, link_hash: &[u8; 32]) -> Result<Option<FeedbackItem>> {
    let query = item::Entity::find().filter(item::Column::LinkHash.eq(link_hash.to_vec()));
    query.one(access.connection()).await?.as_ref().map(read).transpose()
}

/// What of feedback is sealed.
pub async fn sealed(access: &impl Access, id: FeedbackItemId) -> Result<SealedItem> {
    let row: Option<SealedColumns> = item::Entity::find_by_id(id.uuid())
        .select_only()
        .columns([item::Column::WrittenSealed, item::Column::DoneSealed])
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(row.map(|(written, done)| SealedItem { written, done }).unwrap_or_default())
}

/// The feedback within somebody's reach, what is due first before the rest, from a place on.
pub async fn page(
    access: &impl Access,
    reach: &Reach,
    filter: &ItemFilter,
    today: NaiveDate,
    after: Option<Place>,
    limit: u64,
) -> Result<Vec<FeedbackItem>> {
    let mut condition = matching(reach, filter, today);
    if let Some((due_on, id)) = after {
        let later = item::Column::DueOn.gt(due_on);
        let same = Condition::all().add(item::Column::DueOn.eq(due_on)).add(item::Column::Id.gt(id.uuid()));
        condition = condition.add(Condition::any().add(later).add(same));
    }
    let rows = item::Entity::find()
        .filter(condition)
        .order_by_asc(item::Column::DueOn)
        .order_by_asc(item::Column::Id)
        .limit(limit)
        .all(access.connection())
        .await?;
    rows.iter().map(read).collect()
}

/// How much of it there is.
pub async fn count(
    access: &impl Access,
    reach: &Reach,
    filter: &ItemFilter,
    today: NaiveDate,
) -> Result<u64> {
    let query = item::Entity::find().filter(matching(reach, filter, today));
    Ok(query.count(access.connection()).await?)
}

fn matching(reach: &Reach, filter: &ItemFilter, today: NaiveDate) -> Condition {
    let mut of_caller = Condition::any();
    for scope in &reach.queues {
        of_caller = of_caller.add(within(*scope));
    }
    if reach.comments {
        of_caller = of_caller.add(item::Column::Class.eq(FeedbackClass::ProgrammeComment.code()));
    }
    if reach.queues.is_empty() && !reach.comments {
        of_caller = of_caller.add(Expr::value(false));
    }
    let mut condition = Condition::all().add(of_caller);
    if let Some(queue) = filter.queue {
        condition = condition.add(within(queue));
    }
    if let Some(class) = filter.class {
        condition = condition.add(item::Column::Class.eq(class.code()));
    }
    if let Some(channel) = filter.channel {
        condition = condition.add(item::Column::Channel.eq(channel.code()));
    }
    match filter.state {
        Some(state) => condition = condition.add(item::Column::State.eq(state.code())),
        None if filter.with_handled => {}
        None => condition = condition.add(item::Column::State.ne(FeedbackState::Handled.code())),
    }
    if filter.is_overdue {
        condition = condition
            .add(item::Column::State.ne(FeedbackState::Handled.code()))
            .add(item::Column::DueOn.lt(today));
    }
    if let Some(day) = filter.due_by {
        condition = condition.add(item::Column::DueOn.lte(day));
    }
    condition
}

/// What is in the queues of a part of the county: the county holds everything, a division its units.
fn within(scope: Scope) -> Condition {
    match scope {
        Scope::County => Condition::all().add(Expr::value(true)),
        Scope::Division(id) => Condition::all().add(item::Column::QueueDivisionId.eq(id.uuid())),
        Scope::Unit { unit, .. } => Condition::all().add(item::Column::QueueUnitId.eq(unit.uuid())),
    }
}

/// By which it is known whether what is counted of a day's feedback has changed: how much arrived, and how many times it has
/// been written. Both only grow.
pub type DayMark = (i64, i64);

/// The marks of the days on which feedback arrived, of those in a span.
pub async fn day_marks(access: &impl Access, span: Span) -> Result<BTreeMap<NaiveDate, DayMark>> {
    // What PostgreSQL makes of a sum of whole numbers is no whole number.
    let written = item::Column::Version.sum().cast_as("bigint");
    let rows: Vec<(NaiveDate, i64, i64)> = item::Entity::find()
        .filter(item::Column::ReceivedOn.between(span.from, span.until))
        .select_only()
        .column(item::Column::ReceivedOn)
        .column_as(item::Column::Version.count(), "arrived")
        .column_as(written, "written")
        .group_by(item::Column::ReceivedOn)
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(rows.into_iter().map(|(day, arrived, written)| (day, (arrived, written))).collect())
}

/// Feedback on services: what was written of a programme is counted apart.
fn of_services() -> Condition {
    Condition::all().add(item::Column::Class.ne(FeedbackClass::ProgrammeComment.code()))
}

/// How many comments on programmes arrived in some days.
pub async fn comments(access: &impl Access, span: Span) -> Result<u64> {
    let query = item::Entity::find()
        .filter(item::Column::ReceivedOn.between(span.from, span.until))
        .filter(item::Column::Class.eq(FeedbackClass::ProgrammeComment.code()));
    Ok(query.count(access.connection()).await?)
}

/// What is counted of all feedback on services that arrived in a span. Comments on programmes are none.
pub async fn facts(access: &impl Access, span: Span) -> Result<Vec<Fact>> {
    facts_where(access, item::Column::ReceivedOn.between(span.from, span.until)).await
}

/// What is counted of all feedback on services that arrived on some days.
pub async fn facts_of_days(access: &impl Access, days: &[NaiveDate]) -> Result<Vec<Fact>> {
    facts_where(access, item::Column::ReceivedOn.is_in(days.iter().copied())).await
}

async fn facts_where(access: &impl Access, of: Expr) -> Result<Vec<Fact>> {
    let rows = item::Entity::find()
        .filter(of)
        .filter(of_services())
        .select_only()
        .columns([
            item::Column::Channel,
            item::Column::Class,
            item::Column::Theme,
            item::Column::Service,
            item::Column::ServiceLanguage,
            item::Column::AboutDivisionId,
            item::Column::AboutUnitId,
            item::Column::ReceivedOn,
            item::Column::DueOn,
            item::Column::HandledOn,
            item::Column::Language,
        ])
        .into_tuple::<FactColumns>()
        .all(access.connection())
        .await?;
    rows.into_iter().map(fact).collect()
}

/// The Helsinki day on which the first of all feedback on services arrived.
pub async fn first_received(access: &impl Access) -> Result<Option<NaiveDate>> {
    let day = item::Entity::find()
        .filter(of_services())
        .select_only()
        .column(item::Column::ReceivedOn)
        .order_by_asc(item::Column::ReceivedOn)
        .into_tuple()
        .one(access.connection())
        .await?;
    Ok(day)
}

type FactColumns = (
    String,
    String,
    Option<String>,
    Option<String>,
    Option<String>,
    Option<Uuid>,
    Option<Uuid>,
    NaiveDate,
    NaiveDate,
    Option<NaiveDate>,
    String,
);

fn fact(columns: FactColumns) -> Result<Fact> {
    let (
        channel,
        class,
        theme,
        service,
        of_service,
        division,
        unit,
        received_on,
        due_on,
        handled_on,
        given_in,
    ) = columns;
    Ok(Fact {
        channel: known("feedback channel", &channel, FeedbackChannel::from_code)?,
        classified: classified(&class, theme.as_deref(), service.as_deref(), of_service.as_deref())?,
        language: given_in.parse().map_err(|_| StorageError::unreadable("language", &given_in))?,
        about: read_scope(division, unit),
        received_on,
        due_on,
        handled_on,
    })
}

/// Feedback that was handled before a day and is not forgotten yet.
pub async fn handled_before(access: &impl Access, day: NaiveDate) -> Result<Vec<FeedbackItemId>> {
    let ids: Vec<Uuid> = item::Entity::find()
        .filter(item::Column::HandledOn.lt(day))
        .filter(item::Column::WrittenSealed.is_not_null())
        .select_only()
        .column(item::Column::Id)
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(ids.into_iter().map(FeedbackItemId::from_uuid).collect())
}

/// Forgets what feedback says, whose it is and what was answered.
pub async fn forget(tx: &Tx, id: FeedbackItemId) -> Result<()> {
    let emptied = item::ActiveModel {
        written_sealed: Set(None),
        done_sealed: Set(None),
        has_contact: Set(false),
        ..Default::default()
    };
    let of = item::Column::Id.eq(id.uuid());
    item::Entity::update_many().set(emptied).filter(of).exec(tx.connection()).await?;
    Ok(())
}

/// Which feedback is not forgotten.
pub async fn remembered(access: &impl Access) -> Result<Vec<FeedbackItemId>> {
    let ids: Vec<Uuid> = item::Entity::find()
        .filter(item::Column::WrittenSealed.is_not_null())
        .select_only()
        .column(item::Column::Id)
        .into_tuple()
        .all(access.connection())
        .await?;
    Ok(ids.into_iter().map(FeedbackItemId::from_uuid).collect())
}

/// Every column that may change, and those that are set once but for the id and what is sealed.
fn row(one: &FeedbackItem) -> item::ActiveModel {
    let (about_division, about_unit) = scope_columns(one.about);
    let (queue_division, queue_unit) = scope_columns(one.queue);
    let Classified { class, theme, service, service_language } = one.classified;
    let commented = one.commented.as_ref();
    item::ActiveModel {
        programme_key: Set(commented.map(|of| of.programme.to_string())),
        programme_number: Set(commented.map(|of| of.version)),
        programme_part: Set(commented.map(|of| of.part.code())),
        may_publish: Set(commented.is_some_and(|of| of.may_publish)),
        channel: Set(one.channel.code().to_owned()),
        class: Set(class.code().to_owned()),
        theme: Set(theme.map(|theme| theme.code().to_owned())),
        service: Set(service.map(|service| service.code().to_owned())),
        service_language: Set(service_language.map(|language| language.code().to_owned())),
        language: Set(one.language.to_string()),
        about_division_id: Set(about_division),
        about_unit_id: Set(about_unit),
        queue_division_id: Set(queue_division),
        queue_unit_id: Set(queue_unit),
        received_on: Set(one.received_on),
        due_on: Set(one.due_on),
        has_contact: Set(one.has_contact),
        state: Set(one.state().code().to_owned()),
        handler: Set(one.handler().map(|handler| handler.uuid())),
        handled_on: Set(one.handled_on()),
        version: Set(one.version),
        created_at: Set(one.created_at),
        ..Default::default()
    }
}

fn read(row: &item::Model) -> Result<FeedbackItem> {
    let classified = classified(
        &row.class,
        row.theme.as_deref(),
        row.service.as_deref(),
        row.service_language.as_deref(),
    )?;
    Ok(FeedbackItem {
        id: FeedbackItemId::from_uuid(row.id),
        channel: known("feedback channel", &row.channel, FeedbackChannel::from_code)?,
        classified,
        language: row.language.parse().map_err(|_| StorageError::unreadable("language", &row.language))?,
        about: read_scope(row.about_division_id, row.about_unit_id),
        commented: commented(row)?,
        queue: read_scope(row.queue_division_id, row.queue_unit_id),
        received_on: row.received_on,
        due_on: row.due_on,
        has_contact: row.has_contact,
        progress: progress(row)?,
        version: row.version,
        created_at: row.created_at,
    })
}

fn commented(row: &item::Model) -> Result<Option<Commented>> {
    let unreadable = |what| StorageError::unreadable("feedback", what);
    match (&row.programme_key, row.programme_number, &row.programme_part) {
        (None, None, None) => Ok(None),
        (Some(programme), Some(version), Some(part)) => Ok(Some(Commented {
            programme: programme.parse().map_err(|_| unreadable("its programme"))?,
            version,
            part: CommentPart::from_code(part).ok_or_else(|| unreadable("its part of a programme"))?,
            may_publish: row.may_publish,
        })),
        _ => Err(unreadable("its columns do not go together")),
    }
}

fn progress(row: &item::Model) -> Result<Progress> {
    let handler = row.handler.map(AccountId::from_uuid);
    let state = known("feedback state", &row.state, FeedbackState::from_code)?;
    match (state, handler, row.handled_on) {
        (FeedbackState::Received, None, None) => Ok(Progress::Received),
        (FeedbackState::InHandling, Some(by), None) => Ok(Progress::InHandling { by }),
        (FeedbackState::Handled, Some(by), Some(on)) => Ok(Progress::Handled { by, on }),
        _ => Err(StorageError::unreadable("feedback", "its columns do not go together")),
    }
}

fn classified(
    class: &str,
    theme: Option<&str>,
    service: Option<&str>,
    language: Option<&str>,
) -> Result<Classified> {
    let theme = theme.map(|theme| known("feedback theme", theme, FeedbackTheme::from_code));
    let service = service.map(|service| known("feedback service", service, FeedbackService::from_code));
    let language = language.map(|code| known("service language", code, ServiceLanguage::from_code));
    Ok(Classified {
        class: known("feedback class", class, FeedbackClass::from_code)?,
        theme: theme.transpose()?,
        service: service.transpose()?,
        service_language: language.transpose()?,
    })
}

fn known<T>(what: &'static str, code: &str, read: impl Fn(&str) -> Option<T>) -> Result<T> {
    read(code).ok_or_else(|| StorageError::unreadable(what, code))
}
