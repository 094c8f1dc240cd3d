//! Who can be asked for an order: what the domain's matching is told of everybody, without opening anything sealed.
//! Themes, needs and whom to keep away from are looked up in the index, by their keyed hashes.

use std::collections::{BTreeMap, BTreeSet};

use chrono::Duration;
use domain::expert::matching::{self, Circumstances, Hindrance, Known, Policy, Wanted};
use domain::expert::person::AccessNeed;
use domain::expert::theme::{ExpertTheme, Recency, Relation, Visibility};
use domain::expert::{
    Assignment, AssignmentState, Busy, Consent, ConsentPurpose, Expert, Occurrence, OccurrenceState, Offer,
    Order, OrderPrivate, Sensitive, Theme,
};
use domain::id::{ConsentId, ExpertId, OrderId, TypedId};
use domain::identity::Scope;
use domain::time::civil_day;
use domain::{Code, Violation};
use storage::Access;
use storage::expert::{calendar, offer, order, person, registry, settings};

use super::change::Changing;
use super::sealed;
use crate::{Result, ServiceError, Services};

/// What an order asks for, of its times that are still planned.
pub(super) fn wanted(order: &Order, private: &OrderPrivate, times: &[Occurrence]) -> Wanted {
    let content = &order.content;
    let planned = times.iter().filter(|time| time.state == OccurrenceState::Planned);
    Wanted {
        themes: private.themes.clone(),
        gig_type: content.gig_type,
        language: content.language.clone(),
        mode: content.mode,
        municipality: content.municipality.clone(),
        accessibility: content.accessibility.clone(),
        owner: order.owner,
        times: planned.map(|time| (time.busy.starts_at, time.busy.ends_at)).collect(),
        prefers_known: content.prefers_known,
    }
}

/// An expert as the matching knows them.
pub(super) struct Beside {
    pub(super) expert: Expert,
    sensitive: Sensitive,
    has_consented: bool,
    circumstances: Circumstances,
    tie: [u8; 32],
}

/// Everybody beside an order.
pub(super) async fn beside(
    services: &Services,
    access: &impl Access,
    order: &Order,
    wanted: &Wanted,
    policy: &Policy,
) -> Result<Vec<Beside>> {
    let mut experts = registry::all(access).await?;
    experts.retain(sealed::is_there);
    known_of(services, access, order, wanted, policy, experts).await
}

/// What is known of these experts beside an order.
async fn known_of(
    services: &Services,
    access: &impl Access,
    order: &Order,
    wanted: &Wanted,
    policy: &Policy,
    experts: Vec<Expert>,
) -> Result<Vec<Beside>> {
    let ids: Vec<ExpertId> = experts.iter().map(|expert| expert.id).collect();
    let mut known = indexed(services, access, wanted).await?;
    let consents = person::consents(access, &ids).await?;
    let offers = offer::of_order(access, order.id).await?;
    let gigs = Gigs::of(access, &ids, order.id).await?;
    let today = services.now();
    let one = |expert: Expert| {
        let has_consented =
            consents.get(&expert.id).is_some_and(|given| Consent::holds(given, ConsentPurpose::Matching));
        let busy = matching::times(wanted, &expert.profile, policy).unwrap_or_default();
        let was_asked = offers.iter().any(|offer| offer.expert == expert.id && offer.keeps_from_asking());
        Beside {
            circumstances: Circumstances { was_asked, ..gigs.circumstances(&expert, wanted, &busy, today) },
            sensitive: known.remove(&expert.id).unwrap_or_default(),
            has_consented,
            tie: services.vault.tie_break(order.id, expert.id),
            expert,
        }
    };
    Ok(experts.into_iter().map(one).collect())
}

impl Beside {
    /// As the domain takes it.
    pub(super) fn candidate(&self) -> matching::Candidate<'_> {
        matching::Candidate {
            known: Known {
                expert: &self.expert,
                sensitive: &self.sensitive,
                has_consented: self.has_consented,
            },
            circumstances: self.circumstances.clone(),
            tie: self.tie,
        }
    }
}

/// What the index knows of experts, as far as the order asks for it.
async fn indexed(
    services: &Services,
    access: &impl Access,
    wanted: &Wanted,
) -> Result<BTreeMap<ExpertId, Sensitive>> {
    let mut known: BTreeMap<ExpertId, Sensitive> = BTreeMap::new();
    let tag = |kind: &str, value: &str| services.vault.index_tag(kind, value);
    let themes: BTreeMap<_, Theme> =
        wanted.themes.iter().map(|theme| (tag("theme", theme.code()), *theme)).collect();
    let tags: Vec<_> = themes.keys().copied().collect();
    for (expert, found) in person::indexed(access, "theme", &tags).await? {
        let entries = found.iter().filter_map(|tag| themes.get(tag)).map(|theme| ExpertTheme {
            theme: *theme,
            relation: Relation::Own,
            recency: Recency::Earlier,
            visibility: Visibility::MatchingOnly,
            consent: ConsentId::from_uuid(uuid::Uuid::nil()),
        });
        known.entry(expert).or_default().themes.extend(entries);
    }
    let needs: BTreeMap<_, AccessNeed> =
        AccessNeed::ALL.iter().map(|need| (tag("need", need.code()), *need)).collect();
    let tags: Vec<_> = needs.keys().copied().collect();
    for (expert, found) in person::indexed(access, "need", &tags).await? {
        let needs = found.iter().filter_map(|tag| needs.get(tag)).copied();
        known.entry(expert).or_default().access_needs.extend(needs);
    }
    for expert in kept_away(services, access, wanted.owner).await? {
        known.entry(expert).or_default().keep_away_from.push(wanted.owner);
    }
    Ok(known)
}

/// Who must not work for a part of the county.
async fn kept_away(services: &Services, access: &impl Access, owner: Scope) -> Result<BTreeSet<ExpertId>> {
    let scopes = match owner {
        Scope::County => vec![Scope::County],
        Scope::Division(_) => vec![Scope::County, owner],
        Scope::Unit { division, .. } => vec![Scope::County, Scope::Division(division), owner],
    };
    let tag = |scope: &Scope| services.vault.index_tag("away", &sealed::scope_key(*scope));
    let tags: Vec<_> = scopes.iter().map(tag).collect();
    Ok(person::indexed(access, "away", &tags).await?.into_keys().collect())
}

/// Everybody's gigs, and what orders they were for.
struct Gigs {
    bookings: BTreeMap<ExpertId, Vec<Assignment>>,
    orders: BTreeMap<OrderId, Order>,
    /// The order that is matched: its own bookings are no hindrance to a further time of it.
    own: OrderId,
}

impl Gigs {
    async fn of(access: &impl Access, ids: &[ExpertId], own: OrderId) -> Result<Self> {
        let mut bookings: BTreeMap<ExpertId, Vec<Assignment>> = BTreeMap::new();
        for one in calendar::of_experts(access, ids).await? {
            if one.state.is_blocking() {
                bookings.entry(one.expert).or_default().push(one);
            }
        }
        let orders: BTreeSet<OrderId> = bookings.values().flatten().map(|one| one.order).collect();
        let orders: Vec<OrderId> = orders.into_iter().collect();
        let orders = order::many(access, &orders).await?;
        Ok(Self { bookings, orders: orders.into_iter().map(|order| (order.id, order)).collect(), own })
    }

    fn circumstances(
        &self,
        expert: &Expert,
        wanted: &Wanted,
        busy: &[Busy],
        now: chrono::DateTime<chrono::Utc>,
    ) -> Circumstances {
        let bookings = self.bookings.get(&expert.id).map(Vec::as_slice).unwrap_or_default();
        let taken = |state| matches!(state, AssignmentState::Confirmed | AssignmentState::Held);
        let gigs: Vec<&Assignment> = bookings.iter().filter(|one| taken(one.state)).collect();
        let year = Duration::days(365);
        let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
        let of_order = |one: &Assignment| self.orders.get(&one.order);
        Circumstances {
            is_booked: bookings.iter().any(|one| busy.iter().any(|busy| one.busy.overlaps(*busy))),
            was_asked: false,
            other_gigs: bookings
                .iter()
                .filter(|one| one.order != self.own)
                .map(|one| one.busy.starts_at)
                .collect(),
            gigs_in_year: count(gigs.iter().filter(|one| one.busy.starts_at > now - year).count()),
            active_days_in_year: u32::try_from((now - expert.active_since).num_days().clamp(0, 365))
                .unwrap_or_default(),
            gigs_ever: count(gigs.len()),
            gigs_of_this_type: count(
                gigs.iter()
                    .filter(|one| {
                        of_order(one).is_some_and(|order| order.content.gig_type == wanted.gig_type)
                    })
                    .count(),
            ),
            last_gig_on: gigs.iter().map(|one| civil_day(one.busy.starts_at)).max(),
            has_worked_for_owner: gigs
                .iter()
                .any(|one| of_order(one).is_some_and(|order| order.owner == wanted.owner)),
        }
    }
}

/// What speaks by now against each of these experts for these times of the order; nothing sealed is opened, so themes
/// are not looked at.
pub(super) async fn hindrances_now(
    changing: &Changing<'_>,
    ids: &[ExpertId],
    times: &[Occurrence],
) -> Result<Vec<(Expert, Vec<Hindrance>)>> {
    let policy = settings::read(&changing.tx).await?.policy();
    let experts: Vec<Expert> = registry::many(&changing.tx, ids).await?.into_values().collect();
    let wanted = wanted(&changing.order, &OrderPrivate::default(), times);
    let order = &changing.order;
    let beside = known_of(changing.services, &changing.tx, order, &wanted, &policy, experts).await?;
    let hindrances = |one: &Beside| {
        let candidate = one.candidate();
        matching::hindrances(&wanted, candidate.known, &candidate.circumstances, &policy)
    };
    Ok(beside.into_iter().map(|one| (one.expert.clone(), hindrances(&one))).collect())
}

/// Why these experts may not be booked for these times by now, whatever was so when they were asked; those who may are
/// left out.
async fn unfit(
    changing: &Changing<'_>,
    ids: &[ExpertId],
    times: &[Occurrence],
) -> Result<Vec<(Expert, Code)>> {
    let (services, access) = (changing.services, &changing.tx);
    let policy = settings::read(access).await?.policy();
    let wanted = wanted(&changing.order, &OrderPrivate::default(), times);
    let consents = person::consents(access, ids).await?;
    let away = kept_away(services, access, wanted.owner).await?;
    let refused = |expert: &Expert| {
        let mut sensitive = Sensitive::default();
        if away.contains(&expert.id) {
            sensitive.keep_away_from.push(wanted.owner);
        }
        let has_consented =
            consents.get(&expert.id).is_some_and(|given| Consent::holds(given, ConsentPurpose::Matching));
        let known = Known { expert, sensitive: &sensitive, has_consented };
        let found = matching::hindrances(&wanted, known, &Circumstances::default(), &policy);
        found.into_iter().find_map(Hindrance::refuses_booking)
    };
    let experts = registry::many(access, ids).await?.into_values();
    Ok(experts.filter_map(|expert| refused(&expert).map(|code| (expert, code))).collect())
}

/// Refuses to book whoever may not be booked any more: paused or ended since, to be forgotten, without an agreement, a
/// training or a consent on the day, or kept away from whoever orders.
pub(super) async fn refuse_unfit(
    changing: &Changing<'_>,
    ids: &[ExpertId],
    times: &[Occurrence],
) -> Result<()> {
    match unfit(changing, ids, times).await?.first() {
        Some((_, code)) => Err(Violation::new(*code, ["offer"]).into()),
        None => Ok(()),
    }
}

/// The same, by name: for a coordinator who deals with several.
pub(super) async fn refuse_unfit_by_alias(
    changing: &Changing<'_>,
    ids: &[ExpertId],
    times: &[Occurrence],
    field: &str,
) -> Result<()> {
    let unfit = unfit(changing, ids, times).await?;
    let alias = |(expert, _): &(Expert, Code)| expert.profile.alias.clone();
    let violation = |one| Violation::new(Code::ExpertHindered, [field]).with("alias", alias(one));
    let wrong: Vec<Violation> = unfit.iter().map(violation).collect();
    if wrong.is_empty() { Ok(()) } else { Err(ServiceError::Invalid(wrong)) }
}

/// Books the experts of these offers for these times, each with their own way there and back. All calendars are locked
/// first, in one order; a clash of one of them refuses all, and is told with the number of the time.
pub(super) async fn book_around(
    changing: &mut Changing<'_>,
    offers: &[&Offer],
    times: &[Occurrence],
    state: AssignmentState,
) -> Result<()> {
    let ids: Vec<ExpertId> = offers.iter().map(|one| one.expert).collect();
    refuse_unfit(changing, &ids, times).await?;
    let policy = settings::read(&changing.tx).await?.policy();
    let experts = registry::many(&changing.tx, &ids).await?;
    // How far it is does not depend on what is sealed.
    let wanted = wanted(&changing.order, &OrderPrivate::default(), times);
    let mut plans: Vec<(&Offer, Vec<Occurrence>)> = Vec::new();
    for one in offers {
        let expert = experts.get(&one.expert).ok_or(ServiceError::NotFound)?;
        let busy = matching::times(&wanted, &expert.profile, &policy)?;
        plans.push((one, times.iter().zip(busy).map(|(time, busy)| Occurrence { busy, ..*time }).collect()));
    }
    // A look before the lock decides nothing, but whoever comes too late need not wait for it.
    refuse_clashes(changing, &plans).await?;
    calendar::lock(&changing.tx, &ids).await?;
    refuse_clashes(changing, &plans).await?;
    for (one, own) in plans {
        changing.book(one, &own, state).await?;
    }
    Ok(())
}

async fn refuse_clashes(changing: &Changing<'_>, plans: &[(&Offer, Vec<Occurrence>)]) -> Result<()> {
    for (one, own) in plans {
        let busy = own.iter().map(|time| time.busy);
        if let Some(place) = calendar::clashing(&changing.tx, one.expert, busy).await? {
            // Its number among all the times of the order, of which these may be some.
            let clashing = own.get(place).map(|time| time.id);
            let all = order::occurrences(&changing.tx, changing.order.id).await?;
            let place = all.iter().position(|time| Some(time.id) == clashing).unwrap_or(place);
            let number = ["times".to_owned(), (place + 1).to_string()];
            return Err(Violation::new(Code::ExpertDoubleBooked, number).into());
        }
    }
    Ok(())
}
