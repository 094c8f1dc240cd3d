//! Whether people found what they looked for on the county's own pages.

use domain::customer_feedback::{PageRating, RatedPage, Span, Verdict};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ActiveValue::Set, ColumnTrait, EntityTrait, QueryFilter, QueryOrder};

use crate::entity::customer_feedback::page_rating;
use crate::{Access, Result, StorageError, Tx};

/// Counts one more verdict of a page in a language on a day.
pub async fn count(tx: &Tx, one: &PageRating, verdict: Verdict) -> Result<()> {
    let column = match verdict {
        Verdict::Found => page_rating::Column::Found,
        Verdict::NotFound => page_rating::Column::NotFound,
    };
    let row = page_rating::ActiveModel {
        page: Set(one.page.as_str().to_owned()),
        language: Set(one.language.to_string()),
        rated_on: Set(one.on),
        found: Set(i64::from(verdict == Verdict::Found)),
        not_found: Set(i64::from(verdict == Verdict::NotFound)),
    };
    let key = [page_rating::Column::Page, page_rating::Column::Language, page_rating::Column::RatedOn];
    let one_more = Expr::col((page_rating::Entity, column)).add(1);
    let counted = OnConflict::columns(key).value(column, one_more).to_owned();
    page_rating::Entity::insert(row).on_conflict(counted).exec_without_returning(tx.connection()).await?;
    Ok(())
}

/// What was said in some days, by page, language and day.
pub async fn within(access: &impl Access, span: Span) -> Result<Vec<PageRating>> {
    let rows = page_rating::Entity::find()
        .filter(page_rating::Column::RatedOn.between(span.from, span.until))
        .order_by_asc(page_rating::Column::Page)
        .order_by_asc(page_rating::Column::Language)
        .order_by_asc(page_rating::Column::RatedOn)
        .all(access.connection())
        .await?;
    rows.into_iter().map(read).collect()
}

fn read(row: page_rating::Model) -> Result<PageRating> {
    let count = |value: i64| u64::try_from(value).map_err(|_| StorageError::unreadable("rating", value));
    Ok(PageRating {
        language: row.language.parse().map_err(|_| StorageError::unreadable("language", &row.language))?,
        page: RatedPage::from_stored(row.page),
        on: row.rated_on,
        found: count(row.found)?,
        not_found: count(row.not_found)?,
    })
}
