//! Whether people found what they looked for on the county's own pages.

use std::net::IpAddr;

use domain::customer_feedback::{PageRating, RatedPage, Span, Verdict};
use domain::identity::Actor;
use domain::identity::bucket::PAGE_RATING;
use domain::time::civil_day;
use domain::{Code, LanguageTag};
use storage::customer_feedback::rating as rows;

use super::authorise_figures;
use crate::identity::session::network_prefix;
use crate::identity::take_token;
use crate::{Result, ServiceError, Services, county};

/// Counts what somebody said of one of the county's own pages, and tells as which it is counted. Nothing is kept of who it was, nor when but the day.
pub async fn rate_page(
    services: &Services,
    address: IpAddr,
    page: &str,
    language: LanguageTag,
    verdict: Verdict,
) -> Result<RatedPage> {
    let hosts = county::settings(services).await?.rated_hosts;
    let page = RatedPage::parse(page, &hosts)?;
    take_token(services, &format!("page:{}", network_prefix(address)), PAGE_RATING).await?;
    let on = civil_day(services.now());
    let tx = services.storage.begin().await?;
    let rating = PageRating { page, language, on, found: 0, not_found: 0 };
    rows::count(&tx, &rating, verdict).await?;
    tx.commit().await?;
    Ok(rating.page)
}

/// What was said in some days, by page, language and day.
pub async fn ratings(services: &Services, actor: &Actor, span: Span) -> Result<Vec<PageRating>> {
    authorise_figures(actor)?;
    if span.until < span.from {
        return Err(ServiceError::invalid(Code::EndsBeforeStart, ["until"]));
    }
    Ok(rows::within(&services.storage, span).await?)
}
