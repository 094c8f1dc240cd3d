//! How a programme is coming along: its indicators over the reports. The public reads what was published and nothing else;
//! staff read what was frozen and how it stands now.

use std::collections::{BTreeMap, HashMap};
use std::sync::{Arc, PoisonError, RwLock};

use chrono::{DateTime, NaiveDate, Utc};
use domain::id::EditionId;
use domain::identity::Actor;
use domain::indicator::{EditionContent, Line, Period, Point, Series, revisions, series, sha256};
use domain::programme::{IndicatorCode, ProgrammeContent, ProgrammeKey};
use domain::time::civil_day;
use storage::indicator::{edition, setting};

use super::may_view;
use super::report::{self, ReportView};
use super::source::Followed;
use crate::{Fault, Result, ServiceError, Services};

/// An edition with what it says to whoever reads it.
#[derive(Clone, Debug)]
pub struct EditionRead {
    pub id: EditionId,
    /// SHA-256 of what is read of it, in hexadecimal.
    pub sha256: String,
    pub published_at: Option<DateTime<Utc>>,
    pub content: Arc<EditionContent>,
}

/// A programme with the editions that may be read of its reports.
#[derive(Clone, Debug)]
pub struct FollowUp {
    /// What the programme says now.
    pub programme: ProgrammeContent,
    /// Of each period the first edition first.
    pub editions: Vec<EditionRead>,
    /// The period after the newest of these, and the last Helsinki day on which its values are in time; before the first
    /// report the period in which the programme was approved.
    pub next: Option<(Period, NaiveDate)>,
}

/// A programme as staff follow it.
#[derive(Clone, Debug)]
pub struct StaffFollowUp {
    pub frozen: FollowUp,
    /// How it stands now in the period that is going on.
    pub now: ReportView,
}

impl FollowUp {
    fn contents(&self) -> impl Iterator<Item = &EditionContent> {
        self.editions.iter().map(|edition| edition.content.as_ref())
    }

    /// Every indicator that was reported, each over the reports.
    pub fn series(&self) -> BTreeMap<&IndicatorCode, Series<'_>> {
        series(self.contents())
    }

    /// An indicator in every edition, also in those that were corrected since.
    pub fn revisions(&self, code: &IndicatorCode) -> Vec<Point<'_>> {
        revisions(self.contents(), code)
    }

    /// The edition that a point is of.
    pub fn edition_of(&self, point: &Point<'_>) -> Option<&EditionRead> {
        self.editions.iter().find(|one| std::ptr::eq(one.content.as_ref(), point.edition))
    }

    /// Nothing may be read yet.
    pub fn is_empty(&self) -> bool {
        self.editions.is_empty()
    }
}

impl StaffFollowUp {
    /// How an indicator stands now.
    pub fn line_now(&self, code: &IndicatorCode) -> Option<&Line> {
        self.now.lines.iter().map(|view| &view.line).find(|line| line.code == *code)
    }
}

/// What was published of a programme that is in force. For everybody.
pub async fn published(services: &Services, programme: &ProgrammeKey) -> Result<FollowUp> {
    let found = crate::programme::named(services, &Actor::Anonymous, programme).await?;
    let version = found.in_force().ok_or(ServiceError::NotFound)?;
    let approved_on = version.adoption.as_ref().map(|adoption| adoption.on);
    let followed = Followed { content: version.content.clone(), version: version.number };
    let heads = edition::heads(&services.storage, programme).await?;
    let heads = heads.into_iter().filter(|head| head.published_at.is_some()).collect();
    follow_up(services, followed, approved_on, heads, false).await
}

/// What was frozen of a programme, published or not, and how it stands now. For those who follow indicators.
pub async fn for_staff(
    services: &Services,
    actor: &Actor,
    programme: &ProgrammeKey,
) -> Result<StaffFollowUp> {
    may_view(actor)?;
    let today = civil_day(services.now());
    let frozen = frozen(services, actor, programme).await?;
    let followed = super::followed(&services.storage, programme).await?;
    let period = followed.period_of(today).ok_or(ServiceError::NotFound)?;
    let now = report::view(services, actor, programme, period).await?;
    Ok(StaffFollowUp { frozen, now })
}

/// What was frozen of a programme, published or not. For those who follow indicators.
pub async fn frozen(services: &Services, actor: &Actor, programme: &ProgrammeKey) -> Result<FollowUp> {
    may_view(actor)?;
    let followed = super::followed(&services.storage, programme).await?;
    let heads = edition::heads(&services.storage, programme).await?;
    follow_up(services, followed, None, heads, true).await
}

async fn follow_up(
    services: &Services,
    followed: Followed,
    approved_on: Option<NaiveDate>,
    heads: Vec<edition::Head>,
    for_staff: bool,
) -> Result<FollowUp> {
    let (reporting, _) = setting::reporting(&services.storage, followed.key()).await?;
    let newest = heads.iter().map(|head| head.period).max();
    let next = match newest {
        Some(newest) => newest.next(),
        None => approved_on.and_then(|day| followed.period_of(day)),
    };
    let editions = services.editions.read(services, heads, for_staff).await?;
    Ok(FollowUp {
        programme: followed.content,
        editions,
        next: next.map(|period| (period, period.due_on(reporting.days_to_report))),
    })
}

/// More editions than this, and all are forgotten: reading them again is cheap.
const MOST: usize = 100;

/// What editions say, each read once: bytes with one hash never say anything else.
#[derive(Clone, Debug, Default)]
pub(crate) struct ReadEditions(Arc<RwLock<HashMap<String, Arc<EditionContent>>>>);

impl ReadEditions {
    /// Editions with what they say, in their order; those that are not known yet with one statement.
    pub(super) async fn read(
        &self,
        services: &Services,
        heads: Vec<edition::Head>,
        for_staff: bool,
    ) -> Result<Vec<EditionRead>> {
        let hash = |head: &edition::Head| {
            if for_staff { head.content_sha256.clone() } else { head.public_sha256.clone() }
        };
        let mut found: BTreeMap<EditionId, Arc<EditionContent>> =
            heads.iter().filter_map(|head| Some((head.id, self.peek(&hash(head))?))).collect();
        let missing: Vec<EditionId> =
            heads.iter().map(|head| head.id).filter(|id| !found.contains_key(id)).collect();
        if !missing.is_empty() {
            let contents = edition::contents(&services.storage, &missing, for_staff).await?;
            for (id, bytes) in contents {
                found.insert(id, self.keep(&bytes)?);
            }
        }
        let read = |head: edition::Head| {
            let content = found.get(&head.id).cloned().ok_or(ServiceError::NotFound)?;
            Ok(EditionRead { id: head.id, sha256: hash(&head), published_at: head.published_at, content })
        };
        heads.into_iter().map(read).collect()
    }

    fn peek(&self, sha256: &str) -> Option<Arc<EditionContent>> {
        self.0.read().unwrap_or_else(PoisonError::into_inner).get(sha256).cloned()
    }

    /// Keeps bytes under the hash that they have, whatever stands beside them.
    fn keep(&self, bytes: &[u8]) -> Result<Arc<EditionContent>> {
        let content =
            serde_json::from_slice(bytes).map_err(|error| ServiceError::Fault(Fault::new(error)))?;
        let content = Arc::new(content);
        let mut known = self.0.write().unwrap_or_else(PoisonError::into_inner);
        if known.len() >= MOST {
            known.clear();
        }
        known.insert(sha256(bytes), Arc::clone(&content));
        Ok(content)
    }
}
