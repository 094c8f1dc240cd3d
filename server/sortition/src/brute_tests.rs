//! Against an oracle: every panel of a tiny pool listed, and the fairest lottery over them worked out person by person
//! with another solver.

use std::ops::ControlFlow;

use microlp::{ComparisonOp, OptimizationDirection, Problem};

use crate::classes::Classes;
use crate::distribution::{NoPanel, fairest};
use crate::{Feature, Objective, Person, Pool, Quota, Refusal, Relaxation, Wish, select};

/// As random as a test needs, and the same each time.
pub struct Dice(pub u64);

impl Dice {
    pub fn below(&mut self, n: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % n
    }
}

pub struct Case {
    pub pool: Pool,
    pub seats: u32,
}

/// A pool of up to ten with quotas around those of one panel, so that about nine in ten can be met.
pub fn tiny(seed: u64) -> Case {
    let mut dice = Dice(seed.wrapping_mul(77_777) + 13);
    let people = 4 + dice.below(7);
    let seats = 1 + dice.below(people.min(5) - 1);
    let features = 1 + dice.below(4);
    let values: Vec<usize> = (0..features).map(|_| 2 + dice.below(2)).collect();
    let has_households = dice.below(3) == 0;
    let people: Vec<Person> = (0..people)
        .map(|number| Person {
            id: format!("p{number}"),
            values: values.iter().map(|&values| dice.below(values)).collect(),
            household: (has_households && dice.below(2) == 0).then(|| format!("h{}", dice.below(4))),
        })
        .collect();
    let chosen: Vec<usize> = (0..seats).map(|_| dice.below(people.len())).collect();
    let features = values
        .iter()
        .enumerate()
        .map(|(feature, &values)| Feature {
            name: format!("f{feature}"),
            quotas: (0..values)
                .map(|value| {
                    let seated =
                        chosen.iter().filter(|&&one| people[one].values[feature] == value).count() as u32;
                    Quota {
                        value: format!("v{value}"),
                        min: seated.saturating_sub(dice.below(2) as u32),
                        max: seated + dice.below(2) as u32,
                        min_flex: None,
                        max_flex: None,
                    }
                })
                .collect(),
        })
        .collect();
    Case { pool: Pool::new(features, people).unwrap(), seats: seats as u32 }
}

/// Every panel that meets the quotas.
pub fn panels(case: &Case) -> Vec<Vec<usize>> {
    let people = case.pool.people().len();
    (0..1_u32 << people)
        .filter(|set| set.count_ones() == case.seats)
        .map(|set| (0..people).filter(|&person| set >> person & 1 == 1).collect::<Vec<_>>())
        .filter(|panel| case.pool.is_met_by(panel))
        .collect()
}

/// Maximises what `objective` weighs, `floors` kept by everybody: chance of one person, or (`None`) the smallest of
/// those who have no floor yet.
fn solve(panels: &[Vec<usize>], floors: &[Option<f64>], of: Option<usize>, least: f64) -> f64 {
    let mut problem = Problem::new(OptimizationDirection::Maximize);
    let smallest = problem.add_var(if of.is_none() { 1.0 } else { 0.0 }, (0.0, 1.0));
    let shares: Vec<_> = panels
        .iter()
        .map(|panel| {
            let weight = of.map_or(0.0, |person| if panel.contains(&person) { 1.0 } else { 0.0 });
            problem.add_var(weight, (0.0, 1.0))
        })
        .collect();
    problem.add_constraint(
        shares.iter().map(|&share| (share, 1.0)).collect::<Vec<_>>(),
        ComparisonOp::Eq,
        1.0,
    );
    for (person, floor) in floors.iter().enumerate() {
        let mut terms: Vec<_> = panels
            .iter()
            .zip(&shares)
            .filter(|(panel, _)| panel.contains(&person))
            .map(|(_, &share)| (share, 1.0))
            .collect();
        match floor {
            Some(floor) => problem.add_constraint(terms, ComparisonOp::Ge, floor - 1e-9),
            None if of.is_none() => {
                terms.push((smallest, -1.0));
                problem.add_constraint(terms, ComparisonOp::Ge, 0.0);
            }
            None => problem.add_constraint(terms, ComparisonOp::Ge, least - 1e-9),
        }
    }
    problem.solve().unwrap().into_solution().unwrap().objective()
}

/// The leximin chances; those whom no panel seats have none and are left out of the comparison.
fn leximin(panels: &[Vec<usize>], people: usize) -> Vec<f64> {
    let mut chances: Vec<Option<f64>> = (0..people)
        .map(|person| (!panels.iter().any(|panel| panel.contains(&person))).then_some(0.0))
        .collect();
    while chances.iter().any(Option::is_none) {
        let least = solve(panels, &chances, None, 0.0);
        let held: Vec<usize> = (0..people)
            .filter(|&person| {
                chances[person].is_none() && solve(panels, &chances, Some(person), least) < least + 1e-6
            })
            .collect();
        assert!(!held.is_empty());
        for person in held {
            chances[person] = Some(least);
        }
    }
    chances.into_iter().map(Option::unwrap).collect()
}

#[test]
fn leximin_is_what_listing_every_panel_gives() {
    let (mut met, mut unmet, mut cut) = (0, 0, 0);
    for seed in 0..3_000 {
        let case = tiny(seed);
        let panels = panels(&case);
        let classes = Classes::of(&case.pool);
        let found = fairest(&classes, case.pool.features(), case.seats, Objective::Leximin, &mut |_| {
            ControlFlow::Continue(())
        });
        let found = match found {
            Err(problem) => {
                assert_eq!((problem, panels.len()), (NoPanel::Infeasible, 0), "pool {seed}");
                unmet += 1;
                continue;
            }
            Ok(found) => found,
        };
        assert!(found.is_complete, "pool {seed}");
        let expected = leximin(&panels, case.pool.people().len());
        for (person, expected) in expected.iter().enumerate() {
            let chance = found.chances[classes.class_of[person]];
            assert!(
                (chance - expected).abs() < 1e-5,
                "pool {seed}, person {person}: {chance}, not {expected}"
            );
        }
        met += 1;
        if found.tightened > 0 {
            cut += 1;
        }
    }
    assert!(met >= 2_000 && unmet >= 100, "{met} met, {unmet} not");
    assert!(cut >= 5, "of {met} only {cut} needed more than the relaxation");
}

#[test]
fn maximin_is_as_much_as_listing_every_panel_gives_to_whoever_has_least() {
    let (mut met, mut unseated) = (0, 0);
    for seed in 0..3_000 {
        let case = tiny(seed);
        let panels = panels(&case);
        if panels.is_empty() {
            continue;
        }
        let classes = Classes::of(&case.pool);
        let features = case.pool.features();
        let found =
            fairest(&classes, features, case.seats, Objective::Maximin, &mut |_| ControlFlow::Continue(()));
        let found = found.unwrap();
        assert!(found.is_complete, "pool {seed}");
        let people = 0..case.pool.people().len();
        let seated: Vec<bool> =
            people.clone().map(|person| panels.iter().any(|panel| panel.contains(&person))).collect();
        let floors: Vec<Option<f64>> = seated.iter().map(|&seated| (!seated).then_some(0.0)).collect();
        let expected = solve(&panels, &floors, None, 0.0);
        let chance = |person: usize| found.chances[classes.class_of[person]];
        let least = people.clone().filter(|&person| seated[person]).map(chance).fold(1.0, f64::min);
        assert!((least - expected).abs() < 1e-5, "pool {seed}: {least}, not {expected}");
        assert!(found.lp_bound >= expected - 1e-6 && found.bound >= expected - 1e-6, "pool {seed}");
        for person in people.filter(|&person| !seated[person]) {
            assert!(chance(person) < 1e-12 && found.unselectable.contains(&classes.class_of[person]));
            unseated += 1;
        }
        let sum: f64 = classes.class_of.iter().map(|&class| found.chances[class]).sum();
        assert!((sum - f64::from(case.seats)).abs() < 1e-6, "pool {seed}: {sum}");
        met += 1;
    }
    assert!(met >= 2_000 && unseated >= 100, "{met} met, {unseated} people on no panel");
}

/// What the smallest change of quotas costs that lets some set of people of the right size sit together.
fn cheapest_change(case: &Case) -> Option<f64> {
    let people = case.pool.people();
    let without_quotas: Vec<Feature> = case
        .pool
        .features()
        .iter()
        .map(|feature| Feature {
            name: feature.name.clone(),
            quotas: feature.quotas.iter().map(|quota| Quota { min: 0, max: 99, ..quota.clone() }).collect(),
        })
        .collect();
    let free = Case { pool: Pool::new(without_quotas, people.to_vec()).unwrap(), seats: case.seats };
    let cost = |panel: &Vec<usize>| {
        let mut cost = 0.0;
        for (number, feature) in case.pool.features().iter().enumerate() {
            for (value, quota) in feature.quotas.iter().enumerate() {
                let seated =
                    panel.iter().filter(|&&person| people[person].values[number] == value).count() as u32;
                cost +=
                    f64::from(quota.min.saturating_sub(seated)) * (1.0 + 2.0 / f64::from(quota.min.max(1)));
                cost += f64::from(seated.saturating_sub(quota.max));
            }
        }
        cost
    };
    panels(&free).iter().map(cost).min_by(f64::total_cmp)
}

fn cost(one: &Relaxation) -> f64 {
    f64::from(one.min - one.new_min) * (1.0 + 2.0 / f64::from(one.min.max(1)))
        + f64::from(one.new_max - one.max)
}

/// The case after these changes.
fn relaxed(case: &Case, relaxations: &[Relaxation]) -> Case {
    let mut features = case.pool.features().to_vec();
    for one in relaxations {
        let feature = features.iter_mut().find(|feature| feature.name == one.feature).unwrap();
        let quota = feature.quotas.iter_mut().find(|quota| quota.value == one.value).unwrap();
        assert_eq!((quota.min, quota.max), (one.min, one.max));
        (quota.min, quota.max) = (one.new_min, one.new_max);
    }
    Case { pool: Pool::new(features, case.pool.people().to_vec()).unwrap(), seats: case.seats }
}

#[test]
fn the_changes_that_are_proposed_help_and_no_smaller_ones_do() {
    let mut proposed = 0;
    for seed in 0..1_500 {
        let case = tiny(seed);
        let wish = Wish { seats: case.seats, objective: Objective::Maximin, panels: 10 };
        let Err(refused) = select(&case.pool, &wish, &mut |_| ControlFlow::Continue(())) else {
            continue;
        };
        let relaxations = refused.iter().find_map(|one| match one {
            Refusal::Infeasible { relaxations } | Refusal::HouseholdConflict { relaxations } => {
                Some(relaxations)
            }
            _ => None,
        });
        let Some(relaxations) = relaxations else {
            assert!(matches!(refused[..], [Refusal::PoolTooSmall { .. }]), "pool {seed}: {refused:?}");
            continue;
        };
        let cost: f64 = relaxations.iter().map(cost).sum();
        assert!(!panels(&relaxed(&case, relaxations)).is_empty(), "pool {seed}: {relaxations:?}");
        assert!((cost - cheapest_change(&case).unwrap()).abs() < 1e-9, "pool {seed}: {relaxations:?}");
        proposed += 1;
    }
    assert!(proposed >= 50, "{proposed}");
}

/// Whether some panel meets the quotas when each gives what it may.
fn is_met_within_flex(case: &Case) -> bool {
    let features = case.pool.features().iter().map(|feature| Feature {
        name: feature.name.clone(),
        quotas: feature
            .quotas
            .iter()
            .map(|quota| Quota {
                min: quota.min_flex.unwrap_or(0),
                max: quota.max_flex.unwrap_or(99),
                ..quota.clone()
            })
            .collect(),
    });
    let pool = Pool::new(features.collect(), case.pool.people().to_vec()).unwrap();
    !panels(&Case { pool, seats: case.seats }).is_empty()
}

/// The case with quotas that may give way by one.
fn flexible(case: &Case) -> Case {
    let features = case.pool.features().iter().map(|feature| Feature {
        name: feature.name.clone(),
        quotas: feature
            .quotas
            .iter()
            .map(|quota| Quota {
                min_flex: Some(quota.min.saturating_sub(1)),
                max_flex: Some(quota.max + 1),
                ..quota.clone()
            })
            .collect(),
    });
    Case { pool: Pool::new(features.collect(), case.pool.people().to_vec()).unwrap(), seats: case.seats }
}

/// However early the search is ended: what is called the smallest change is, and what is said to be beyond the flex is.
#[test]
fn what_is_not_proven_of_a_change_is_not_claimed() {
    let (mut unproven, mut proven) = (0, 0);
    for seed in 0..1_500 {
        let stiff = tiny(seed);
        if !panels(&stiff).is_empty() {
            continue;
        }
        let giving = flexible(&stiff);
        let cheapest = cheapest_change(&stiff);
        for (case, is_flexible) in [(&stiff, false), (&giving, true)] {
            for patience in (0..40).chain([60, 100, 200, 1_000]) {
                let mut asked = 0;
                let wish = Wish { seats: case.seats, objective: Objective::Leximin, panels: 10 };
                let refused = select(&case.pool, &wish, &mut |_| {
                    asked += 1;
                    if asked > patience { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
                });
                match refused.unwrap_err().pop().unwrap() {
                    Refusal::Infeasible { relaxations } if !is_flexible => {
                        let cost: f64 = relaxations.iter().map(cost).sum();
                        assert!((cost - cheapest.unwrap()).abs() < 1e-9, "pool {seed}: {relaxations:?}");
                        proven += 1;
                    }
                    Refusal::InfeasibleWithinFlex { relaxations } => {
                        assert!(!relaxations.is_empty() && !is_met_within_flex(case), "pool {seed}");
                        proven += 1;
                    }
                    Refusal::ChangeNotProven { relaxations } => {
                        let helps = || !panels(&relaxed(case, &relaxations)).is_empty();
                        assert!(relaxations.is_empty() || helps(), "pool {seed}: {relaxations:?}");
                        unproven += 1;
                    }
                    _ => {}
                }
            }
        }
    }
    assert!(unproven >= 50 && proven >= 50, "{unproven}, {proven}");
}

#[test]
fn a_household_is_in_the_way_only_where_it_is() {
    let mut conflicts = 0;
    for seed in 0..3_000 {
        let case = tiny(seed);
        if !panels(&case).is_empty() {
            continue;
        }
        let wish = Wish { seats: case.seats, objective: Objective::Leximin, panels: 10 };
        let refused = select(&case.pool, &wish, &mut |_| ControlFlow::Continue(())).unwrap_err();
        let alone: Vec<Person> =
            case.pool.people().iter().map(|person| Person { household: None, ..person.clone() }).collect();
        let alone =
            Case { pool: Pool::new(case.pool.features().to_vec(), alone).unwrap(), seats: case.seats };
        if !refused.iter().any(|one| matches!(one, Refusal::PoolTooSmall { .. })) {
            let is_told = refused.iter().any(|one| matches!(one, Refusal::HouseholdConflict { .. }));
            assert_eq!(is_told, !panels(&alone).is_empty(), "pool {seed}: {refused:?}");
            conflicts += usize::from(is_told);
        }
    }
    assert!(conflicts >= 5, "{conflicts}");
}
