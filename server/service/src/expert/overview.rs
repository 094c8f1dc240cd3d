//! How the registry serves the county: whether gigs are shared fairly, and which languages and themes lack experts.

use std::collections::{BTreeMap, BTreeSet};

use chrono::NaiveDate;
use domain::LanguageTag;
use domain::expert::fairness::{self, Coverage, FairnessReport, Load};
use domain::expert::{AssignmentState, Expert, ExpertStatus, Theme};
use domain::id::ExpertId;
use domain::identity::{Action, Actor};
use domain::time::start_of_day;
use storage::expert::{calendar, offer, person, registry};

use crate::identity::authorise_somewhere;
use crate::{Result, Services};

/// How evenly the gigs of a period fell to the experts who are active; `None` where there are none.
///
/// A gig is an expert at one time of an order, confirmed or held, that begins on one of the Helsinki days from `from`
/// to the one before `until`; whoever was sent an offer in that time was asked.
pub async fn fairness(
    services: &Services,
    actor: &Actor,
    from: NaiveDate,
    until: NaiveDate,
) -> Result<Option<FairnessReport>> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let (from, until) = (start_of_day(from), start_of_day(until));
    let asked = offer::asked_between(&services.storage, from, until).await?;
    let mut gigs: BTreeMap<ExpertId, u32> = BTreeMap::new();
    for one in calendar::between(&services.storage, from, until).await? {
        let counts = matches!(one.state, AssignmentState::Confirmed | AssignmentState::Held);
        if counts && one.busy.starts_at >= from {
            *gigs.entry(one.expert).or_default() += 1;
        }
    }
    let load = |expert: &Expert| Load {
        gigs: gigs.get(&expert.id).copied().unwrap_or_default(),
        was_asked: asked.contains(&expert.id),
    };
    let loads: Vec<Load> = active(services).await?.iter().map(load).collect();
    Ok(fairness::fairness_report(&loads))
}

/// Of each kind, how many active experts there are; small numbers are hidden with what would give them away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegistryCoverage {
    pub languages: Coverage<LanguageTag>,
    pub themes: Coverage<Theme>,
}

/// Which languages and themes the active experts cover. Nothing sealed is opened for it: themes are counted by their
/// keyed hashes.
pub async fn coverage(services: &Services, actor: &Actor) -> Result<RegistryCoverage> {
    authorise_somewhere(actor, Action::ManageExperts)?;
    let experts = active(services).await?;
    let tags: BTreeMap<_, Theme> =
        Theme::ALL.iter().map(|theme| (services.vault.index_tag("theme", theme.code()), *theme)).collect();
    let keys: Vec<_> = tags.keys().copied().collect();
    let indexed = person::indexed(&services.storage, "theme", &keys).await?;
    let of_one = |expert: &Expert| -> BTreeSet<Theme> {
        indexed.get(&expert.id).into_iter().flatten().filter_map(|tag| tags.get(tag)).copied().collect()
    };
    Ok(RegistryCoverage {
        languages: fairness::languages(experts.iter().map(|expert| &expert.profile)),
        themes: fairness::themes(experts.iter().map(of_one)),
    })
}

async fn active(services: &Services) -> Result<Vec<Expert>> {
    let mut experts = registry::all(&services.storage).await?;
    experts.retain(|expert| expert.status == ExpertStatus::Active);
    Ok(experts)
}
