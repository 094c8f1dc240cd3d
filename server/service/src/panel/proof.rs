//! The pool of a lot from applicants and its quotas as tables, with which `osallistu panel verify` proves the lot.
//!
//! The pool is stored nowhere. It is made anew of what applicants answered and the lot's document, and is handed out only
//! where the lot holds against it.

use std::collections::BTreeMap;

use documents::csv;
use domain::Code;
use domain::audit::Act;
use domain::id::{LotId, MemberId};
use domain::identity::Actor;
use domain::panel::{LotState, OpenCall};
use serde::{Deserialize, Serialize};
use serde_json::json;
use sortition::{Commitment, Pool, PublishedQuota};
use storage::panel::member;

use super::lot::{Report, managed_lot, read};
use super::person::{self, Answers};
use super::{files, lot_not_so};
use crate::{Result, ServiceError, Services, audit};

pub use documents::csv::MEDIA_TYPE;

/// What applicants were asked, by the codes of feature and values: what they are called may change after the lot.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Asked {
    feature: String,
    values: Vec<String>,
}

/// What a call asks, in its order.
pub(super) fn asked(call: &OpenCall) -> Vec<Asked> {
    let asked = |feature: &domain::panel::Feature| Asked {
        feature: feature.code.clone(),
        values: feature.values.iter().map(|value| value.code.clone()).collect(),
    };
    call.features.iter().map(asked).collect()
}

/// The column that names households in the table of a pool; `None` where everybody lives alone.
pub(super) fn household_column(pool: &Pool) -> Option<String> {
    if !pool.people().iter().any(|one| one.household.is_some()) {
        return None;
    }
    let is_taken = |column: &str| pool.features().iter().any(|one| one.name.to_lowercase() == column);
    let mut column = "household".to_owned();
    while is_taken(&column) {
        column.push('_');
    }
    Some(column)
}

/// The tables of a lot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tables {
    /// A row for each person: pseudonym, a value of each feature, and a number for the home where homes are known.
    pub respondents: String,
    /// The quotas that were left.
    pub categories: String,
}

/// The tables of a lot from applicants whose panels are published, as long as nobody of its pool is forgotten. For whoever
/// organises the panel; that they were taken along is in the audit log.
pub async fn tables(services: &Services, actor: &Actor, id: LotId) -> Result<Tables> {
    let row = managed_lot(&services.storage, actor, id).await?;
    let report: Option<Report> = row.report.as_deref().map(read).transpose()?;
    let commitment: Option<Commitment> = row.commitment.as_deref().map(read).transpose()?;
    let (Some(report), Some(commitment)) = (report, commitment) else { return Err(lot_not_so().into()) };
    if report.asked.is_empty() {
        return Err(lot_not_so().into());
    }
    let members = member::of_panel(&services.storage, row.lot.panel).await?;
    let pseudonyms: BTreeMap<String, MemberId> =
        members.into_iter().map(|one| (one.pseudonym, one.id)).collect();
    let kept = Kept {
        pseudonyms,
        answers: person::answers(services, row.lot.panel).await?,
        homes: member::households(&services.storage, row.lot.panel).await?,
    };
    let tables = kept.tables(&commitment, &report.asked).filter(|tables| holds(&commitment, tables));
    let tables = tables.ok_or_else(|| ServiceError::invalid(Code::LotPoolForgotten, ["lotId"]))?;
    let tx = services.storage.begin().await?;
    audit::record(services, &tx, actor, Act::LotPoolRead, id, json!({ "number": row.lot.number })).await?;
    tx.commit().await?;
    Ok(tables)
}

/// Whether a lot has tables to be taken along, unless somebody of its pool is forgotten.
pub(super) fn has_tables(state: LotState, report: &Report) -> bool {
    matches!(state, LotState::Committed | LotState::Drawn) && !report.asked.is_empty()
}

/// Whether the lot holds against them, as `panel verify` reads them.
fn holds(commitment: &Commitment, tables: &Tables) -> bool {
    let Tables { respondents, categories } = tables;
    let column = commitment.household_column.as_deref();
    let pool = files::read(respondents.as_bytes(), categories.as_bytes(), column);
    pool.is_ok_and(|pool| commitment.flaws_against(&pool).is_empty())
}

/// What is still kept of those of a panel.
struct Kept {
    pseudonyms: BTreeMap<String, MemberId>,
    answers: BTreeMap<MemberId, Answers>,
    homes: BTreeMap<MemberId, Vec<u8>>,
}

impl Kept {
    /// `None` where somebody of the pool is forgotten.
    fn tables(&self, commitment: &Commitment, asked: &[Asked]) -> Option<Tables> {
        let mut quotas = commitment.quotas.iter();
        let features: Vec<(&Asked, Vec<&PublishedQuota>)> =
            asked.iter().map(|one| (one, quotas.by_ref().take(one.values.len()).collect())).collect();
        let names = features.iter().filter_map(|(_, quotas)| Some(quotas.first()?.feature.clone()));
        let column = commitment.household_column.clone();
        let header: Vec<String> = ["id".to_owned()].into_iter().chain(names).chain(column).collect();
        let mut numbers = BTreeMap::new();
        let mut rows = Vec::new();
        for pseudonym in commitment.probabilities.keys() {
            let id = self.pseudonyms.get(pseudonym)?;
            let answers = self.answers.get(id)?;
            let mut cells = vec![pseudonym.clone()];
            for (asked, quotas) in &features {
                let answer = answers.get(&asked.feature)?;
                let place = asked.values.iter().position(|value| value == answer)?;
                cells.push(quotas.get(place)?.value.clone());
            }
            if commitment.household_column.is_some() {
                // A number of its own for each home, in the order of the table: the tag stays here.
                let next = numbers.len() + 1;
                let number = self.homes.get(id).map(|tag| *numbers.entry(tag).or_insert(next));
                cells.push(number.map(|number| number.to_string()).unwrap_or_default());
            }
            rows.push(cells);
        }
        let quota = |one: &PublishedQuota| {
            vec![one.feature.clone(), one.value.clone(), one.min.to_string(), one.max.to_string()]
        };
        let columns = ["feature", "value", "min", "max"].map(str::to_owned);
        Some(Tables {
            respondents: csv::write_exactly(&header, rows),
            categories: csv::write_exactly(&columns, commitment.quotas.iter().map(quota)),
        })
    }
}
