//! The whole selection, from the pool to the draw.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use crate::brute_tests::{Case, Dice, panels, tiny};
use crate::{
    Commitment, Fairness, Feature, Flaw, Objective, Person, Phase, Pool, Quota, QuotaName, Refusal,
    Selection, Wish, next_in_turn, select,
};

fn quota(value: &str, min: u32, max: u32) -> Quota {
    Quota { value: value.to_owned(), min, max, min_flex: None, max_flex: None }
}

fn person(number: usize, values: &[usize], household: Option<&str>) -> Person {
    Person { id: format!("p{number:03}"), values: values.to_vec(), household: household.map(str::to_owned) }
}

/// Sixty people of three ages and two languages, some of whom live together.
fn sixty() -> Pool {
    let mut dice = Dice(7);
    let people = (0..60)
        .map(|number| {
            let home = format!("h{}", number / 2);
            let values = [dice.below(3), usize::from(dice.below(4) == 0)];
            person(number, &values, (number < 12).then_some(home.as_str()))
        })
        .collect();
    let age = Feature {
        name: "age".to_owned(),
        quotas: vec![quota("young", 3, 5), quota("middle", 3, 5), quota("old", 3, 5)],
    };
    let language =
        Feature { name: "language".to_owned(), quotas: vec![quota("fi", 8, 10), quota("sv", 2, 4)] };
    Pool::new(vec![age, language], people).unwrap()
}

const TWELVE: Wish = Wish { seats: 12, objective: Objective::Leximin, panels: 1_000 };

fn selected(pool: &Pool, wish: &Wish) -> Selection {
    select(pool, wish, &mut |_| ControlFlow::Continue(())).unwrap()
}

#[test]
fn every_published_panel_meets_every_quota_and_the_chances_hardly_move() {
    let pool = sixty();
    let selection = selected(&pool, &TWELVE);
    assert!(selection.is_complete && selection.panels.len() == 1_000);
    for panel in &selection.panels {
        assert!(panel.len() == 12 && pool.is_met_by(panel));
    }
    let rounded = selection.rounded_chances();
    let off = selection.chances.iter().zip(&rounded).map(|(a, b)| (a - b).abs()).fold(0.0, f64::max);
    assert!(off < 0.003, "{off}");

    for seed in 0..300 {
        let case = tiny(seed);
        if panels(&case).is_empty() {
            continue;
        }
        let selection = selected(&case.pool, &Wish { seats: case.seats, panels: 100, ..TWELVE });
        assert_eq!(selection.panels.len(), 100);
        assert!(selection.panels.iter().all(|panel| case.pool.is_met_by(panel)), "pool {seed}");
    }
}

#[test]
fn the_same_pool_in_another_order_gets_the_same_chances_and_the_same_file_the_same_panels() {
    let pool = sixty();
    let selection = selected(&pool, &TWELVE);
    let again = selected(&pool, &TWELVE);
    assert_eq!(selection.panels, again.panels);
    assert_eq!(selection.chances, again.chances);

    let turned: Vec<Person> = pool.people().iter().rev().cloned().collect();
    let turned = selected(&Pool::new(pool.features().to_vec(), turned).unwrap(), &TWELVE);
    for (chance, other) in selection.chances.iter().zip(turned.chances.iter().rev()) {
        assert!((chance - other).abs() < 1e-5);
    }
}

/// Pearson's statistic against the published chances, for draws by many seeds.
#[test]
fn the_draw_gives_everybody_the_chance_that_was_published() {
    let pool = sixty();
    let commitment = Commitment::new(&pool, 12, Objective::Leximin, None, &selected(&pool, &TWELVE));
    let draws = 100_000_u32;
    let mut drawn = vec![0_u32; commitment.portfolio.len()];
    for seed in 0..draws {
        drawn[commitment.index(&seed.to_be_bytes()).unwrap()] += 1;
    }
    let expected = f64::from(draws) / drawn.len() as f64;
    let statistic: f64 = drawn.iter().map(|&count| (f64::from(count) - expected).powi(2) / expected).sum();
    // 999 degrees of freedom: 0.1 % of fair lotteries are beyond 1,143.
    assert!(statistic < 1_143.0, "{statistic}");
    let mut seats: BTreeMap<&str, f64> = BTreeMap::new();
    for (panel, &count) in commitment.portfolio.iter().zip(&drawn) {
        for id in panel {
            *seats.entry(id).or_default() += f64::from(count);
        }
    }
    for (id, chance) in commitment.rounded_probabilities() {
        let share = seats.get(id).copied().unwrap_or(0.0) / f64::from(draws);
        assert!(
            (share - chance).abs() < 5.0 * (chance * (1.0 - chance) / f64::from(draws)).sqrt() + 1e-9,
            "{id}"
        );
    }
}

#[test]
fn a_draw_is_proved_and_any_change_of_it_is_caught() {
    let pool = sixty();
    let commitment = Commitment::new(&pool, 12, Objective::Leximin, Some("home"), &selected(&pool, &TWELVE));
    let draw = commitment.draw("c0ffee").unwrap();
    assert_eq!(commitment.flaws(Some(&draw)), []);
    assert_eq!(commitment.flaws_against(&pool), []);
    assert_eq!(draw.panel.len() + draw.reserve.len(), 60);
    assert_ne!(draw.panel, commitment.draw("c0ffef").unwrap().panel, "another seed draws another panel");

    // The document survives being written and read.
    let text = serde_json::to_string(&commitment).unwrap();
    let read: Commitment = serde_json::from_str(&text).unwrap();
    assert_eq!(read.flaws(Some(&draw)), []);

    let changed = |change: &dyn Fn(&mut Commitment)| {
        let mut commitment = commitment.clone();
        change(&mut commitment);
        commitment.flaws(Some(&draw))
    };
    let swapped = changed(&|one| one.portfolio.swap(0, 999));
    assert!(swapped.contains(&Flaw::PortfolioHash), "{swapped:?}");
    let likelier = changed(&|one| *one.probabilities.get_mut("p003").unwrap() += 1e-8);
    assert_eq!(likelier, [Flaw::CommitmentHash]);
    let looser = changed(&|one| one.quotas[0].max += 1);
    assert_eq!(looser, [Flaw::CommitmentHash]);
    let other_pool = changed(&|one| one.pool_sha256.replace_range(0..1, "x"));
    assert_eq!(other_pool, [Flaw::CommitmentHash]);
    let stranger = changed(&|one| one.portfolio[0][0] = "p999".to_owned());
    assert!(stranger.contains(&Flaw::UnknownPerson { id: "p999".to_owned() }), "{stranger:?}");

    let mut other = draw.clone();
    other.panel[0] = other.reserve[0].clone();
    assert_eq!(commitment.flaws(Some(&other)), [Flaw::Panel]);
    let mut other = draw.clone();
    other.reserve.swap(0, 1);
    assert_eq!(commitment.flaws(Some(&other)), [Flaw::Reserve]);
    let mut other = draw.clone();
    other.index = (other.index + 1) % 1_000;
    assert_eq!(commitment.flaws(Some(&other)), [Flaw::Index]);
    let mut other = draw.clone();
    other.seed = "C0FFEE".to_owned();
    assert_eq!(commitment.flaws(Some(&other)), [Flaw::Seed], "the same draw, and not what was written");

    let mut alone = commitment.clone();
    alone.household_column = None;
    alone.commitment_sha256 = alone.sha256();
    assert_eq!(alone.flaws(None), []);
    alone.household_column = Some(String::new());
    assert_eq!(alone.flaws(None), [Flaw::CommitmentHash], "a column without a name is not none");

    let mut people = pool.people().to_vec();
    people[3].values[0] = (people[3].values[0] + 1) % 3;
    let flaws = commitment.flaws_against(&Pool::new(pool.features().to_vec(), people).unwrap());
    assert!(flaws.contains(&Flaw::PoolHash), "{flaws:?}");
    assert!(flaws.iter().any(|flaw| matches!(flaw, Flaw::QuotaMissed { .. })), "{flaws:?}");
}

fn rounded(commitment: &Commitment) -> BTreeMap<String, f64> {
    commitment.rounded_probabilities().into_iter().map(|(id, chance)| (id.to_owned(), chance)).collect()
}

/// Everything that does not hold in what is published of a selection, with the pool at hand.
fn flaws(pool: &Pool, wish: &Wish, selection: &Selection) -> Vec<Flaw> {
    let commitment = Commitment::new(pool, wish.seats, wish.objective, None, selection);
    let fairness = Fairness::of(selection);
    let mut flaws = commitment.flaws(None);
    flaws.extend(commitment.flaws_against(pool));
    flaws.extend(fairness.flaws(&commitment, &rounded(&commitment)));
    flaws.extend(fairness.flaws_against(&commitment, pool));
    flaws
}

#[test]
fn the_published_numbers_are_proved_and_any_change_of_them_is_named() {
    let pool = sixty();
    let selection = selected(&pool, &TWELVE);
    assert_eq!(flaws(&pool, &TWELVE, &selection), []);
    let commitment = Commitment::new(&pool, 12, Objective::Leximin, None, &selection);
    let fairness = Fairness::of(&selection);
    let chances = rounded(&commitment);
    let changed = |change: &dyn Fn(&mut Fairness)| {
        let mut fairness = fairness.clone();
        change(&mut fairness);
        fairness.flaws(&commitment, &chances)
    };
    for by in [1e-3, -1e-3, 1e-8, -1e-8, 1e-12, -1e-12] {
        let smallest = changed(&|one| one.min_probability += by);
        assert!(
            !smallest.is_empty() && smallest.contains(&Flaw::MinProbability) == (by.abs() > 1e-9),
            "{by}"
        );
        assert!(changed(&|one| one.lp_bound += by).contains(&Flaw::Gap), "{by}");
        assert!(changed(&|one| one.gap += by).contains(&Flaw::Gap), "{by}");
    }
    let lower = changed(&|one| (one.lp_bound, one.gap) = (one.lp_bound - 0.01, one.gap - 0.01));
    assert_eq!(lower, [Flaw::Bound], "less than what is reached");
    let higher = changed(&|one| (one.lp_bound, one.gap) = (one.lp_bound + 0.01, one.gap + 0.01));
    assert_eq!(higher, [Flaw::Gap], "a complete lottery has none");
    let no_bound = changed(&|one| one.certified_bound = Some(one.lp_bound));
    assert_eq!(no_bound, [Flaw::Bound], "no tighter than the other");
    let mut tightened = fairness.clone();
    (tightened.certified_bound, tightened.lp_bound) = (Some(fairness.lp_bound), fairness.lp_bound + 0.01);
    assert_eq!(tightened.flaws_against(&commitment, &pool), [Flaw::Bound], "the pool gives another");

    let of = |change: &dyn Fn(&mut BTreeMap<String, f64>)| {
        let mut chances = chances.clone();
        change(&mut chances);
        fairness.flaws(&commitment, &chances)
    };
    let named = |id: &str| vec![Flaw::Rounded { id: id.to_owned() }];
    assert_eq!(of(&|all| *all.get_mut("p003").unwrap() += 0.001), named("p003"));
    assert_eq!(of(&|all| _ = all.remove("p003")), named("p003"));
    assert_eq!(of(&|all| _ = all.insert("p999".to_owned(), 0.0)), named("p999"));

    let of = |change: &dyn Fn(&mut f64)| {
        let mut commitment = commitment.clone();
        change(commitment.probabilities.get_mut("p003").unwrap());
        commitment.flaws(None)
    };
    assert_eq!(of(&|chance| *chance += 1e-10), [Flaw::Probabilities], "published in billionths");
    let more = of(&|chance| *chance += 0.01);
    assert_eq!(more, [Flaw::CommitmentHash, Flaw::Probabilities], "more than the seats");
}

#[test]
fn whatever_is_published_of_a_tiny_pool_is_proved() {
    let mut tightened = 0;
    for seed in 0..3_000 {
        let case = tiny(seed);
        for objective in [Objective::Leximin, Objective::Maximin] {
            let wish = Wish { seats: case.seats, objective, panels: 20 };
            let Ok(selection) = select(&case.pool, &wish, &mut |_| ControlFlow::Continue(())) else {
                continue;
            };
            assert_eq!(flaws(&case.pool, &wish, &selection), [], "pool {seed}");
            tightened += usize::from(selection.tightened > 0);
        }
    }
    assert!(tightened >= 5, "{tightened}");
}

/// Those who are not seated, with what of the quotas the seated have left.
fn waiting(pool: &Pool, seated: &[usize]) -> Pool {
    let mut features = pool.features().to_vec();
    for &person in seated {
        for (feature, &value) in features.iter_mut().zip(&pool.people()[person].values) {
            let quota = &mut feature.quotas[value];
            (quota.min, quota.max) = (quota.min.saturating_sub(1), quota.max.saturating_sub(1));
        }
    }
    let rest = pool.people().iter().enumerate().filter(|(number, _)| !seated.contains(number));
    Pool::new(features, rest.map(|(_, person)| person.clone()).collect()).unwrap()
}

#[test]
fn the_next_of_the_reserve_who_keeps_the_quotas_takes_a_free_seat() {
    let pool = sixty();
    let draw =
        Commitment::new(&pool, 12, Objective::Leximin, None, &selected(&pool, &TWELVE)).draw("01").unwrap();
    let number = |id: &String| pool.people().iter().position(|person| person.id == *id).unwrap();
    for leaving in 0..12 {
        let mut rest: Vec<usize> = draw.panel.iter().map(number).collect();
        rest.remove(leaving);
        let next = next_in_turn(&waiting(&pool, &rest), 1, &draw.reserve, &mut || true).unwrap();
        for id in draw.reserve.iter().take_while(|id| *id != next).chain([next]) {
            let with: Vec<usize> = rest.iter().copied().chain([number(id)]).collect();
            assert_eq!(pool.is_met_by(&with), id == next);
        }
    }
}

/// With several seats free it is not enough to fit now: the others must fit after. Counted out by hand.
#[test]
fn whoever_takes_the_first_of_two_seats_leaves_the_other_one_fillable() {
    // Two young and one old wait; one of the two seats has to be an old person's.
    let people = vec![person(0, &[0], None), person(1, &[0], None), person(2, &[1], None)];
    let of = |quotas| vec![Feature { name: "age".to_owned(), quotas }];
    let order: Vec<String> = ["p000", "p001", "p002"].map(str::to_owned).to_vec();
    let next = |quotas, seats| {
        let pool = Pool::new(of(quotas), people.clone()).unwrap();
        next_in_turn(&pool, seats, &order, &mut || true).cloned()
    };
    assert_eq!(next(vec![quota("young", 0, 1), quota("old", 1, 1)], 2).as_deref(), Some("p000"));
    assert_eq!(next(vec![quota("young", 0, 0), quota("old", 1, 2)], 1).as_deref(), Some("p002"));
    assert_eq!(next(vec![quota("young", 0, 0), quota("old", 0, 2)], 2), None, "there is one old person only");
    assert_eq!(next(vec![quota("young", 0, 2), quota("old", 0, 2)], 0), None, "no seat is free");
}

#[test]
fn whoever_no_panel_seats_is_named_with_what_is_in_the_way() {
    let people = (0..8).map(|number| person(number, &[number % 2, usize::from(number == 0)], None)).collect();
    let features = vec![
        Feature { name: "age".to_owned(), quotas: vec![quota("young", 2, 2), quota("old", 2, 2)] },
        Feature { name: "area".to_owned(), quotas: vec![quota("near", 4, 4), quota("far", 0, 0)] },
    ];
    let selection = selected(&Pool::new(features, people).unwrap(), &Wish { seats: 4, panels: 10, ..TWELVE });
    let name = |value: &str| QuotaName { feature: "area".to_owned(), value: value.to_owned() };
    let quotas = vec![name("far"), name("near")];
    assert_eq!(selection.warnings, [Refusal::CandidateUnselectable { ids: vec!["p000".to_owned()], quotas }]);
    assert!((selection.smallest - 0.5).abs() < 1e-6, "the others share the seats: {}", selection.smallest);
}

/// Before it is known whom no panel seats, the bound of everybody, theirs among them, says nothing of the others.
#[test]
fn the_gap_is_honest_while_it_is_not_known_who_can_be_chosen() {
    let people: Vec<Person> =
        (0..8).map(|number| person(number, &[number % 2, usize::from(number < 2)], None)).collect();
    let features = vec![
        Feature { name: "age".to_owned(), quotas: vec![quota("young", 2, 2), quota("old", 2, 2)] },
        Feature { name: "area".to_owned(), quotas: vec![quota("near", 4, 4), quota("far", 0, 0)] },
    ];
    let pool = Pool::new(features, people).unwrap();
    let wish = Wish { seats: 4, panels: 10, ..TWELVE };
    let best = selected(&pool, &wish).smallest;
    assert!((best - 4.0 / 6.0).abs() < 1e-6, "six share four seats: {best}");
    let mut partial = 0;
    for patience in 0..400 {
        let mut asked = 0;
        let ended = select(&pool, &wish, &mut |phase: Phase| {
            asked += 1;
            let is_over = asked > patience && phase != Phase::Composing;
            if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        let Ok(selection) = ended else { continue };
        assert!(
            selection.smallest + selection.gap >= best - 1e-6,
            "{patience}: {} + {}",
            selection.smallest,
            selection.gap
        );
        assert_eq!(flaws(&pool, &wish, &selection), [], "{patience}");
        partial += usize::from(!selection.is_complete);
    }
    assert!(partial >= 5, "{partial}");
}

#[test]
fn quotas_that_cannot_be_met_are_refused_with_all_that_is_wrong() {
    let people = || (0..6).map(|number| person(number, &[number % 2], None)).collect::<Vec<_>>();
    let refused = |quotas: Vec<Quota>, seats: u32| {
        let pool = Pool::new(vec![Feature { name: "age".to_owned(), quotas }], people()).unwrap();
        let wish = Wish { seats, panels: 10, ..TWELVE };
        let refused = select(&pool, &wish, &mut |_| ControlFlow::Continue(())).unwrap_err();
        refused.iter().map(Refusal::code).collect::<Vec<_>>()
    };
    assert_eq!(refused(vec![quota("young", 0, 9), quota("old", 0, 9)], 7), ["POOL_TOO_SMALL"]);
    assert_eq!(
        refused(vec![quota("young", 2, 3), quota("old", 3, 3)], 4),
        ["QUOTA_SUM_MIN_GT_K", "INFEASIBLE"]
    );
    assert_eq!(
        refused(vec![quota("young", 0, 1), quota("old", 0, 2)], 4),
        ["QUOTA_SUM_MAX_LT_K", "INFEASIBLE"]
    );
    assert_eq!(refused(vec![quota("young", 4, 4), quota("old", 0, 4)], 5), ["VALUE_SHORTAGE", "INFEASIBLE"]);

    let stiff = |value: &str, min: u32, max: u32| Quota { min_flex: Some(min), ..quota(value, min, max) };
    assert_eq!(
        refused(vec![stiff("young", 4, 4), stiff("old", 0, 4)], 5),
        ["VALUE_SHORTAGE", "INFEASIBLE_WITHIN_FLEX"]
    );
}

#[test]
fn work_that_is_ended_early_says_how_far_it_may_be_from_the_fairest() {
    let pool = sixty();
    let complete = selected(&pool, &TWELVE);
    let mut partial = 0;
    for patience in [3, 30, 100, 300, 1_000, 3_000] {
        let mut asked = 0;
        let ended = select(&pool, &TWELVE, &mut |phase: Phase| {
            asked += 1;
            let is_over = asked > patience && phase != Phase::Composing;
            if is_over { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        match ended {
            Err(refused) => assert_eq!(refused, [Refusal::TimeLimit { gap: None }]),
            Ok(selection) => {
                assert!(
                    selection.panels.len() == 1_000
                        && selection.panels.iter().all(|panel| pool.is_met_by(panel))
                );
                assert!(selection.smallest + selection.gap >= complete.smallest - 1e-6, "the gap is honest");
                assert_eq!(selection.is_complete, selection.warnings.is_empty());
                assert_eq!(flaws(&pool, &TWELVE, &selection), []);
                partial += usize::from(!selection.is_complete);
            }
        }
    }
    assert!(partial >= 2, "{partial}");
}

/// Whichever of the phases there was no time for, those after it make the best of what was found.
#[test]
fn a_phase_that_is_cut_short_costs_little_of_the_smallest_chance() {
    let pool = sixty();
    let complete = selected(&pool, &TWELVE);
    let cut_short = |is_cut: fn(Phase) -> bool| {
        let mut asked = 0;
        select(&pool, &TWELVE, &mut |phase| {
            asked += usize::from(is_cut(phase));
            if is_cut(phase) && asked > 3 { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        })
        .unwrap()
    };
    let phases: [fn(Phase) -> bool; 3] = [
        |phase| phase == Phase::Bounding,
        |phase| matches!(phase, Phase::Collecting { done: 1.., .. }),
        |phase| matches!(phase, Phase::Weighing { .. }),
    ];
    for (number, is_cut) in phases.into_iter().enumerate() {
        let selection = cut_short(is_cut);
        assert!(selection.smallest > 0.7 * complete.smallest, "{number}: {}", selection.smallest);
        assert!(
            selection.smallest + selection.gap >= complete.smallest - 1e-6,
            "{number}: the gap is honest"
        );
        assert_eq!(flaws(&pool, &TWELVE, &selection), [], "{number}");
    }
}

#[test]
fn composing_the_panels_ends_with_the_time_as_well() {
    let pool = sixty();
    for patience in [0, 1, 10, 900] {
        let mut composed = 0;
        let ended = select(&pool, &TWELVE, &mut |phase: Phase| {
            composed += usize::from(phase == Phase::Composing);
            if composed > patience { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        assert_eq!(ended.unwrap_err(), [Refusal::NotComposed { panels: 1_000 }], "not fewer panels");
        assert_eq!(composed, patience + 1, "and at once");
    }
    let phases = [
        Phase::Bounding,
        Phase::Collecting { done: 0, of: 1 },
        Phase::Seating,
        Phase::Weighing { tightened: 0 },
        Phase::Settling,
        Phase::Composing,
    ];
    let shares: Vec<f64> = phases.iter().map(|phase| phase.share_of_time()).collect();
    assert!(
        shares.is_sorted_by(|earlier, later| earlier < later),
        "each leaves time to the next: {shares:?}"
    );
}

#[test]
fn a_household_has_one_seat_at_most() {
    let people: Vec<Person> =
        (0..10).map(|number| person(number, &[0], (number < 6).then_some("all"))).collect();
    let pool =
        Pool::new(vec![Feature { name: "all".to_owned(), quotas: vec![quota("x", 0, 9)] }], people).unwrap();
    let case = Case { pool: pool.clone(), seats: 5 };
    assert!(!panels(&case).is_empty());
    let selection = selected(&pool, &Wish { seats: 5, panels: 60, ..TWELVE });
    for panel in &selection.panels {
        assert_eq!(panel.iter().filter(|&&person| person < 6).count(), 1);
    }
    let rounded = selection.rounded_chances();
    assert!(rounded[..6].iter().all(|chance| (chance - 1.0 / 6.0).abs() < 0.001), "{rounded:?}");
}
