//! Whom a lot is drawn from, and whose turn it is when a seat becomes free.

use std::collections::{BTreeMap, BTreeSet};
use std::time::{Duration, Instant};

use data_encoding::HEXLOWER;
use domain::id::MemberId;
use domain::panel::{Member, MemberRoute, MemberState, OpenCall, Panel};
use domain::{Code, Violation, Violations};
use sortition::{Pool, Quota};
use storage::panel::member;

use super::person::{self, Answers};
use crate::{Result, ServiceError, Services};

/// For so long it is looked whether somebody of the reserve keeps the quotas; a person waits for the page.
const PATIENCE: Duration = Duration::from_secs(2);

/// Who can be drawn, and the seats that are left for them.
pub(super) struct Applicants {
    pub(super) pool: Pool,
    pub(super) seats: u32,
}

/// The pool of a panel's applicants: those who wait, by their pseudonyms, with what of the quotas those leave who have a
/// seat already.
pub(super) async fn applicants(services: &Services, panel: &Panel) -> Result<Applicants> {
    let members = member::of_panel(&services.storage, panel.id).await?;
    let states = [MemberState::Applied, MemberState::Reserve];
    let none = || ServiceError::from(Violation::new(Code::NoApplicants, ["applicants"]));
    let answers = person::answers(services, panel.id).await?;
    if lacks_answers(members.iter().filter(|one| one.state.has_seat()), &answers) {
        return Err(ServiceError::invalid(Code::AnswersDeleted, ["applicants"]));
    }
    let applicants = of(services, panel, &members, &states, &answers).await?.ok_or_else(none)?;
    if applicants.seats == 0 {
        return Err(ServiceError::invalid(Code::NoSeatsLeft, ["applicants"]));
    }
    let beside = named_beside(panel, &members, &answers, &applicants);
    if beside.is_empty() { Ok(applicants) } else { Err(ServiceError::Invalid(beside)) }
}

/// Where the least that is left of a question's quotas is more than there are seats, since some of those went to people who
/// were named without an answer to it: they count in none of its quotas.
fn named_beside(
    panel: &Panel,
    members: &[Member],
    answers: &BTreeMap<MemberId, Answers>,
    applicants: &Applicants,
) -> Violations {
    let seats = i64::from(applicants.seats);
    let mut beside = Violations::new();
    let asked = panel.call.iter().flat_map(|call| &call.features);
    for (feature, left) in asked.zip(applicants.pool.features()) {
        let has_told =
            |one: &Member| answers.get(&one.id).is_some_and(|answers| answers.contains_key(&feature.code));
        let silent = members.iter().filter(|one| one.state.has_seat() && !has_told(one)).count();
        let sum: i64 = left.quotas.iter().map(|quota| i64::from(quota.min)).sum();
        if silent > 0 && sum > seats {
            let named = Violation::new(Code::LotNamedBesideQuotas, ["applicants"]);
            let named = named.with("feature", left.name.as_str()).with("count", silent).with("sum", sum);
            beside.push(named.with("seats", seats).with("over", sum - seats));
        }
    }
    beside
}

/// Whether what somebody was drawn by has been deleted: then nobody can tell what of the quotas is left.
fn lacks_answers<'a>(drawn: impl Iterator<Item = &'a Member>, answers: &BTreeMap<MemberId, Answers>) -> bool {
    let mut drawn = drawn.filter(|one| one.route != MemberRoute::Nominated);
    drawn.any(|one| !answers.contains_key(&one.id))
}

/// How many seats nobody has and nobody has been offered.
pub(super) fn seats_left(panel: &Panel, members: &[Member]) -> u32 {
    let taken = members.iter().filter(|one| one.state.has_seat()).count();
    panel.content.seats.saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX))
}

/// Those in some states whose answers are still kept; `None` where there is nobody.
async fn of(
    services: &Services,
    panel: &Panel,
    members: &[Member],
    states: &[MemberState],
    answers: &BTreeMap<MemberId, Answers>,
) -> Result<Option<Applicants>> {
    let Some(call) = panel.call.as_ref() else { return Ok(None) };
    let households = member::households(&services.storage, panel.id).await?;
    let seated: Vec<&Member> = members.iter().filter(|one| one.state.has_seat()).collect();
    let taken: Vec<&Answers> = seated.iter().filter_map(|one| answers.get(&one.id)).collect();
    let features: Vec<_> = call.features.iter().map(|feature| remaining(feature, &taken)).collect();
    // One seat for those who live together; whoever did not take theirs makes it free again.
    let full: BTreeSet<&Vec<u8>> = seated.iter().filter_map(|one| households.get(&one.id)).collect();
    let waiting = members.iter().filter(|one| states.contains(&one.state));
    let person = |one: &Member| {
        let values = values(call, answers.get(&one.id)?)?;
        let household = households.get(&one.id).map(|tag| HEXLOWER.encode(tag));
        Some(sortition::Person { id: one.pseudonym.clone(), values, household })
    };
    let people: Vec<_> = waiting
        .filter(|one| households.get(&one.id).is_none_or(|home| !full.contains(home)))
        .filter_map(person)
        .collect();
    let seats = seats_left(panel, members);
    if people.is_empty() {
        return Ok(None);
    }
    Ok(Pool::new(features, people).ok().map(|pool| Applicants { pool, seats }))
}

/// A feature with what of its quotas is left.
fn remaining(feature: &domain::panel::Feature, taken: &[&Answers]) -> sortition::Feature {
    let quota = |value: &domain::panel::FeatureValue| {
        let has = |answers: &&&Answers| answers.get(&feature.code) == Some(&value.code);
        let taken = u32::try_from(taken.iter().filter(has).count()).unwrap_or(u32::MAX);
        Quota {
            value: domain::panel::finnish(&value.label),
            min: value.min.saturating_sub(taken),
            max: value.max.saturating_sub(taken),
            min_flex: value.min_flex.map(|flex| flex.saturating_sub(taken)),
            max_flex: value.max_flex.map(|flex| flex.saturating_sub(taken)),
        }
    };
    sortition::Feature {
        name: domain::panel::finnish(&feature.name),
        quotas: feature.values.iter().map(quota).collect(),
    }
}

/// Which value of each feature somebody has; `None` where they were not asked.
fn values(call: &OpenCall, answers: &Answers) -> Option<Vec<usize>> {
    let place = |feature: &domain::panel::Feature| {
        let answer = answers.get(&feature.code)?;
        feature.values.iter().position(|value| value.code == *answer)
    };
    call.features.iter().map(place).collect()
}

/// Whose turn it is: the first of the reserve with whom the free seats can all be filled so that the quotas are met. Once
/// what the lot was drawn by has been deleted, nobody can tell that any more, and the drawn order alone counts.
pub(super) async fn next(services: &Services, panel: &Panel, members: &[Member]) -> Result<Option<MemberId>> {
    // Already in their turn.
    let reserve: Vec<&Member> = members.iter().filter(|one| one.state == MemberState::Reserve).collect();
    let Some(first) = reserve.first() else { return Ok(None) };
    if seats_left(panel, members) == 0 {
        return Ok(None);
    }
    let answers = person::answers(services, panel.id).await?;
    let drawn = |one: &&Member| one.state.has_seat() || one.state == MemberState::Reserve;
    if lacks_answers(members.iter().filter(drawn), &answers) {
        return Ok(Some(first.id));
    }
    let pool = of(services, panel, members, &[MemberState::Reserve], &answers).await?;
    let Some(Applicants { pool, seats }) = pool else { return Ok(None) };
    let order: Vec<String> = reserve.iter().map(|one| one.pseudonym.clone()).collect();
    let until = Instant::now() + PATIENCE;
    let mut goes_on = move || Instant::now() < until;
    let look = move || sortition::next_in_turn(&pool, seats, &order, &mut goes_on).cloned();
    let found = tokio::task::spawn_blocking(look);
    let found = found.await.map_err(ServiceError::fault)?;
    Ok(found.and_then(|pseudonym| reserve.iter().find(|one| one.pseudonym == pseudonym).map(|one| one.id)))
}

/// Refuses to ask anybody but whose turn it is.
pub(super) async fn check(services: &Services, panel: &Panel, id: MemberId) -> Result<()> {
    let members = member::of_panel(&services.storage, panel.id).await?;
    match next(services, panel, &members).await? {
        Some(next) if next == id => Ok(()),
        Some(_) => Err(ServiceError::invalid(Code::NotInTurn, ["command"])),
        None => Err(ServiceError::invalid(Code::NobodyInTurn, ["command"])),
    }
}
