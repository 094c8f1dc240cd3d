use chrono::{Duration, NaiveTime, Weekday};
use proptest::prelude::*;
use uuid::Uuid;

use super::*;
use crate::expert::person::Sensitive;
use crate::expert::registry::tests::profile;
use crate::expert::registry::{
    Agreement, AgreementKind, AvailabilityRule, Caps, ExpertLanguage, ExpertStatus, Level, Training,
};
use crate::expert::theme::{ExpertTheme, Recency, Relation, Visibility};
use crate::id::{ConsentId, DivisionId, TypedId, UnitId};

fn at(hours: i64) -> DateTime<Utc> {
    DateTime::UNIX_EPOCH + Duration::hours(hours)
}

fn day(ordinal: u32) -> NaiveDate {
    NaiveDate::from_yo_opt(1970, ordinal).unwrap()
}

fn unit(n: u128) -> Scope {
    Scope::Unit {
        division: DivisionId::from_uuid(Uuid::from_u128(1)),
        unit: UnitId::from_uuid(Uuid::from_u128(n)),
    }
}

/// A remote lecture in Finnish on Friday 2 January 1970, from 8 to 9 in Helsinki.
fn wanted() -> Wanted {
    Wanted {
        themes: BTreeSet::from([Theme::Depression, Theme::Debt]),
        gig_type: GigType::Lecture,
        language: LanguageTag::finnish(),
        mode: Mode::Remote,
        municipality: None,
        accessibility: BTreeSet::new(),
        owner: unit(1),
        times: vec![(at(30), at(31))],
        prefers_known: false,
    }
}

fn expert(n: u128, profile: Profile) -> Expert {
    Expert {
        id: ExpertId::from_uuid(Uuid::from_u128(n)),
        status: ExpertStatus::Active,
        profile,
        created_at: DateTime::UNIX_EPOCH,
        active_since: DateTime::UNIX_EPOCH,
        erasure_asked_at: None,
    }
}

fn having(themes: &[Theme]) -> Sensitive {
    let entry = |theme: &Theme| ExpertTheme {
        theme: *theme,
        relation: Relation::Own,
        recency: Recency::Earlier,
        visibility: Visibility::MatchingOnly,
        consent: ConsentId::from_uuid(Uuid::nil()),
    };
    Sensitive { themes: themes.iter().map(entry).collect(), ..Sensitive::default() }
}

/// Active the whole year, with gigs before.
fn seasoned() -> Circumstances {
    Circumstances {
        gigs_ever: 10,
        gigs_of_this_type: 3,
        active_days_in_year: 365,
        ..Circumstances::default()
    }
}

fn hindered(
    wanted: &Wanted,
    profile: Profile,
    sensitive: &Sensitive,
    circumstances: &Circumstances,
) -> Vec<Hindrance> {
    let expert = expert(1, profile);
    let known = Known { expert: &expert, sensitive, has_consented: true };
    hindrances(wanted, known, circumstances, &Policy::default())
}

fn scored(wanted: &Wanted, profile: Profile, sensitive: &Sensitive, circumstances: &Circumstances) -> Score {
    let expert = expert(1, profile);
    let known = Known { expert: &expert, sensitive, has_consented: true };
    let group = Group::of(day(100), [2, 4]);
    evaluate(wanted, known, circumstances, group, &Policy::default()).score.unwrap()
}

fn points(score: &Score, code: ReasonCode) -> Option<u32> {
    score.reasons.iter().find(|reason| reason.code == code).map(|reason| reason.points)
}

#[test]
fn every_reason_is_told_at_once() {
    let hour = |hour| NaiveTime::from_hms_opt(hour, 0, 0).unwrap();
    let sensitive = Sensitive {
        access_needs: BTreeSet::from([AccessNeed::StepFree]),
        keep_away_from: vec![unit(1)],
        ..having(&[Theme::Cancer])
    };
    let profile = Profile {
        languages: vec![ExpertLanguage { tag: LanguageTag::swedish(), level: Level::Native }],
        modes: vec![Mode::InPerson],
        gig_types: BTreeSet::from([GigType::Media]),
        municipality: Some("091".into()),
        areas: BTreeSet::from(["092".into()]),
        max_travel_km: Some(100),
        caps: Caps { per_week: Some(0), per_month: None },
        availability: vec![AvailabilityRule { weekday: Weekday::Mon, from: hour(8), until: hour(9) }],
        agreement: Agreement { until: day(1), ..profile().agreement },
        trainings: vec![Training {
            name: "Koulutus".into(),
            provider: String::new(),
            valid_until: Some(day(1)),
        }],
        ..profile()
    };
    let far = Wanted { mode: Mode::InPerson, municipality: Some("890".into()), ..wanted() };
    let erasure_asked_at = Some(DateTime::UNIX_EPOCH);
    let expert = Expert { status: ExpertStatus::Paused, erasure_asked_at, ..expert(1, profile) };
    let around = Circumstances { is_booked: true, was_asked: true, ..Circumstances::default() };
    let told = |wanted: &Wanted, has_consented| {
        let known = Known { expert: &expert, sensitive: &sensitive, has_consented };
        hindrances(wanted, known, &around, &Policy::default())
    };
    let all_but = |absent: &[Hindrance]| -> Vec<Hindrance> {
        Hindrance::ALL.iter().copied().filter(|one| !absent.contains(one)).collect()
    };
    assert_eq!(told(&far, true), all_but(&[Hindrance::NoConsent, Hindrance::OtherMode]));
    assert_eq!(
        told(&far, false),
        all_but(&[Hindrance::MissingTheme, Hindrance::OtherMode]),
        "without consent themes are not looked at"
    );
    let of_the_place =
        [Hindrance::NoConsent, Hindrance::TooFar, Hindrance::OtherArea, Hindrance::PlaceNotAccessible];
    assert_eq!(told(&wanted(), true), all_but(&of_the_place), "a remote gig has no place");
}

#[test]
fn what_the_expert_decides_can_be_overridden_and_what_protects_cannot() {
    let can: Vec<Hindrance> = Hindrance::ALL.iter().copied().filter(|one| one.may_be_overridden()).collect();
    assert_eq!(
        can,
        [
            Hindrance::MissingTheme,
            Hindrance::OtherGigType,
            Hindrance::TooFar,
            Hindrance::OtherArea,
            Hindrance::NotAvailable,
            Hindrance::CapReached,
            Hindrance::PlaceNotAccessible,
        ]
    );
}

#[test]
fn an_agreement_holds_on_every_day_of_the_gig_and_midnight_belongs_to_the_day_before() {
    let until =
        |until| Profile { agreement: Agreement { from: day(2), until, ..profile().agreement }, ..profile() };
    let of = |times, profile| {
        let wanted = Wanted { times, ..wanted() };
        hindered(&wanted, profile, &having(&[Theme::Debt]), &seasoned())
    };
    // Midnight of 3 January in Helsinki is 22:00 UTC, 46 hours after the epoch.
    assert_eq!(of(vec![(at(44), at(46))], until(day(2))), []);
    assert_eq!(of(vec![(at(44), at(47))], until(day(2))), [Hindrance::NoAgreement]);
    assert_eq!(
        of(vec![(at(20), at(21)), (at(30), at(31))], until(day(9))),
        [Hindrance::NoAgreement],
        "not yet"
    );
}

#[test]
fn trainings_that_ran_out_hinder_and_none_at_all_only_where_one_is_demanded() {
    let training = |valid_until| Training { name: "Koulutus".into(), provider: String::new(), valid_until };
    let is_hindered = |kind, trainings: Vec<Training>, needs_training| {
        let agreement = Agreement { kind, ..profile().agreement };
        let expert = expert(1, Profile { agreement, trainings, ..profile() });
        let known = Known { expert: &expert, sensitive: &having(&[Theme::Debt]), has_consented: true };
        let policy = Policy { needs_training, ..Policy::default() };
        match hindrances(&wanted(), known, &seasoned(), &policy)[..] {
            [] => false,
            [Hindrance::NoTraining] => true,
            ref other => panic!("{other:?}"),
        }
    };
    let (past, for_good) = (training(Some(day(1))), training(None));
    for needs_training in [false, true] {
        assert_eq!(is_hindered(AgreementKind::Expert, vec![], needs_training), needs_training);
        assert!(is_hindered(AgreementKind::Expert, vec![past.clone()], needs_training));
        assert!(!is_hindered(AgreementKind::Expert, vec![past.clone(), for_good.clone()], needs_training));
        assert!(!is_hindered(AgreementKind::Expert, vec![training(Some(day(2)))], needs_training));
        assert!(!is_hindered(AgreementKind::DevelopmentClient, vec![past.clone()], needs_training));
    }
}

#[test]
fn whoever_could_come_to_a_hybrid_gig_too_far_away_takes_part_remotely() {
    let modes = |modes: &[Mode]| Profile {
        modes: modes.to_vec(),
        municipality: Some("091".into()),
        max_travel_km: Some(100),
        ..profile()
    };
    let policy = Policy::default();
    let at_place = |place: &str, mode| Wanted { mode, municipality: Some(place.into()), ..wanted() };
    let (near, far) = (at_place("092", Mode::Hybrid), at_place("890", Mode::Hybrid));
    let either = modes(&[Mode::InPerson, Mode::Remote]);
    assert_eq!(takes_part(&near, &either, &policy), Some(Mode::InPerson));
    assert_eq!(takes_part(&far, &either, &policy), Some(Mode::Remote));
    assert_eq!(hindered(&far, either, &having(&[Theme::Debt]), &seasoned()), []);
    let comes = modes(&[Mode::InPerson]);
    assert_eq!(takes_part(&far, &comes, &policy), Some(Mode::InPerson));
    assert_eq!(hindered(&far, comes, &having(&[Theme::Debt]), &seasoned()), [Hindrance::TooFar]);
    assert_eq!(takes_part(&near, &modes(&[Mode::Remote]), &policy), Some(Mode::Remote));
    assert_eq!(takes_part(&at_place("092", Mode::InPerson), &modes(&[Mode::Remote]), &policy), None);
    assert_eq!(
        takes_part(&at_place("092", Mode::InPerson), &modes(&[Mode::Hybrid]), &policy),
        Some(Mode::InPerson)
    );
}

#[test]
fn whoever_has_a_long_way_to_a_hybrid_gig_takes_part_remotely_and_is_kept_free_for_minutes() {
    let gig = |mode| Wanted {
        mode,
        municipality: Some("091".into()),
        times: vec![(at(30), at(31)), (at(5_000), at(5_001))],
        ..wanted()
    };
    let lives = |home: &str, modes: &[Mode]| Profile {
        modes: modes.to_vec(),
        municipality: Some(home.into()),
        ..profile()
    };
    let policy = |minutes| {
        let mut overrides = Overrides::default();
        overrides.set("092", "091", minutes);
        Policy { overrides, ..Policy::default() }
    };
    let either = lives("092", &[Mode::InPerson, Mode::Remote]);
    let hybrid = gig(Mode::Hybrid);
    assert_eq!(
        takes_part(&hybrid, &either, &policy(120)),
        Some(Mode::InPerson),
        "two hours are none too long"
    );
    assert_eq!(takes_part(&hybrid, &either, &policy(121)), Some(Mode::Remote));
    assert_eq!(takes_part(&gig(Mode::InPerson), &either, &policy(121)), Some(Mode::InPerson));
    let comes = lives("092", &[Mode::InPerson]);
    assert_eq!(takes_part(&hybrid, &comes, &policy(121)), Some(Mode::InPerson), "who only comes does");

    // From Utsjoki to Helsinki it takes a night, at one of the times at least.
    let far = lives("890", &[Mode::Hybrid]);
    let policy = Policy::default();
    let kept_free = |wanted: &Wanted| -> Vec<Duration> {
        times(wanted, &far, &policy).unwrap().iter().map(|one| one.starts_at - one.from).collect()
    };
    assert_eq!(kept_free(&hybrid), [Duration::minutes(10); 2]);
    assert!(kept_free(&gig(Mode::InPerson)).iter().all(|before| *before > Duration::hours(15)));
    let score = scored(&hybrid, far, &having(&[Theme::Debt]), &seasoned());
    assert_eq!(points(&score, ReasonCode::Travel), None, "and nobody loses points for the way");
}

#[test]
fn an_order_takes_the_way_there_and_back_of_each_expert() {
    let wanted = Wanted {
        mode: Mode::InPerson,
        municipality: Some("092".into()),
        times: vec![(at(30), at(31)), (at(100), at(101))],
        ..wanted()
    };
    let from = |municipality: &str, modes: &[Mode]| {
        let profile = Profile { municipality: Some(municipality.into()), modes: modes.to_vec(), ..profile() };
        let busy = times(&wanted, &profile, &Policy::default()).unwrap();
        busy.iter().map(|one| (one.starts_at - one.from, one.until - one.ends_at)).collect::<Vec<_>>()
    };
    let half_hour = Duration::minutes(30);
    assert_eq!(from("091", &[Mode::InPerson]), [(half_hour, half_hour); 2]);
    // From Utsjoki they travel the day before; the first gig ends 69 hours before the second begins.
    let utsjoki = from("890", &[Mode::InPerson]);
    assert!(utsjoki.iter().all(|(before, after)| *before > Duration::hours(24) && before == after));
    let remote = Wanted { mode: Mode::Remote, ..wanted.clone() };
    let busy = times(&remote, &profile(), &Policy::default()).unwrap();
    assert_eq!(busy[0].from, at(30) - Duration::minutes(10));
}

#[test]
fn what_a_place_lacks_matters_to_those_who_come() {
    let needs = |needs: &[AccessNeed]| Sensitive {
        access_needs: needs.iter().copied().collect(),
        ..having(&[Theme::Debt])
    };
    let of = |mode, needs: &Sensitive, met: &[AccessNeed]| {
        let wanted = Wanted { mode, accessibility: met.iter().copied().collect(), ..wanted() };
        hindered(&wanted, profile(), needs, &seasoned())
    };
    let both = needs(&[AccessNeed::StepFree, AccessNeed::SignLanguageInterpreter]);
    assert_eq!(of(Mode::InPerson, &both, &[AccessNeed::StepFree]), [Hindrance::PlaceNotAccessible]);
    assert_eq!(
        of(Mode::Remote, &both, &[]),
        [Hindrance::PlaceNotAccessible],
        "an interpreter is needed there, too"
    );
    assert_eq!(of(Mode::Remote, &both, &[AccessNeed::SignLanguageInterpreter]), []);
    assert_eq!(of(Mode::InPerson, &both, AccessNeed::ALL), []);
}

#[test]
fn who_keeps_away_from_a_division_keeps_away_from_its_units() {
    let keeps = |scope| Sensitive { keep_away_from: vec![scope], ..having(&[Theme::Debt]) };
    let division = Scope::Division(DivisionId::from_uuid(Uuid::from_u128(1)));
    let of = |scope| hindered(&wanted(), profile(), &keeps(scope), &seasoned());
    assert_eq!(of(division), [Hindrance::KeepAway]);
    assert_eq!(of(unit(2)), []);
}

#[test]
fn points_are_those_of_the_published_weights() {
    let score = scored(
        &Wanted { prefers_known: true, ..wanted() },
        profile(),
        &having(&[Theme::Debt, Theme::Cancer]),
        &Circumstances { gigs_in_year: 3, has_worked_for_owner: true, ..seasoned() },
    );
    // Active since 1 January; 10 April is day 100, so 99 days were waited: 13 × 99 / 180.
    let expected = [
        (ReasonCode::ThemeMatch, 15, 30, vec![1, 2]),
        (ReasonCode::LanguageMatch, 20, 20, vec![]),
        (ReasonCode::Waiting, 7, 13, vec![99]),
        (ReasonCode::Load, 6, 12, vec![3, 3]),
        (ReasonCode::Experience, 5, 5, vec![3]),
        (ReasonCode::Continuity, 5, 5, vec![]),
    ];
    let expected: Vec<Reason> = expected
        .into_iter()
        .map(|(code, points, of, figures)| Reason { code, points, of, figures })
        .collect();
    assert_eq!(score, Score { total: 58, weights_version: 1, reasons: expected });
    let json = serde_json::to_string(&score).unwrap();
    assert!(!Theme::ALL.iter().any(|theme| json.contains(theme.code())), "no theme is named: {json}");
    assert_eq!(serde_json::from_str::<Score>(&json).unwrap(), score);
}

#[test]
fn working_skill_counts_whole_except_in_sami_and_sign_languages() {
    let in_language = |tag: &str, level| {
        let tag: LanguageTag = tag.parse().unwrap();
        let wanted = Wanted { language: tag.clone(), ..wanted() };
        let profile = Profile { languages: vec![ExpertLanguage { tag, level }], ..profile() };
        let score = scored(&wanted, profile, &having(&[Theme::Debt]), &seasoned());
        points(&score, ReasonCode::LanguageMatch).unwrap()
    };
    assert_eq!(["sv", "se", "fse"].map(|tag| in_language(tag, Level::Native)), [20, 20, 20]);
    assert_eq!(["sv", "se", "fse"].map(|tag| in_language(tag, Level::Working)), [20, 10, 10]);
}

#[test]
fn waiting_starts_at_the_last_gig_or_when_a_pause_ended() {
    let waited = |last_gig_on| {
        let circumstances = Circumstances { last_gig_on, ..seasoned() };
        let score = scored(&wanted(), profile(), &having(&[Theme::Debt]), &circumstances);
        score.reasons.iter().find(|reason| reason.code == ReasonCode::Waiting).unwrap().figures.clone()
    };
    assert_eq!(waited(None), [99]);
    assert_eq!(waited(Some(day(90))), [10]);
    assert_eq!(waited(NaiveDate::from_yo_opt(1969, 1)), [99], "before the pause");
    assert_eq!(waited(Some(day(200))), [0], "booked already");
}

#[test]
fn load_is_measured_by_the_median_and_absence_neither_earns_nor_costs() {
    let load = |gigs_in_year, active_days_in_year| {
        let circumstances = Circumstances { gigs_in_year, active_days_in_year, ..seasoned() };
        let score = scored(&wanted(), profile(), &having(&[Theme::Debt]), &circumstances);
        points(&score, ReasonCode::Load).unwrap()
    };
    assert_eq!([0, 3, 6, 99].map(|gigs| load(gigs, 365)), [12, 6, 0, 0], "the median is three");
    assert_eq!(load(0, 0), 6, "who is new starts at the median");
    assert!(load(0, 180) > load(0, 10));
}

#[test]
fn weights_add_up_and_do_not_put_newcomers_behind() {
    assert_eq!(Weights::default().check(), Ok(()));
    let field = |weights: Weights| weights.check().unwrap_err().path;
    assert_eq!(field(Weights { theme: 31, ..Weights::default() }), ["weights", "total"]);
    assert_eq!(field(Weights { theme: u32::MAX, ..Weights::default() }), ["weights", "total"]);
    assert_eq!(field(Weights { newcomer: 4, ..Weights::default() }), ["weights", "newcomer"]);
    assert_eq!(field(Weights { newcomer: 11, ..Weights::default() }), ["weights", "newcomer"]);
}

#[test]
fn an_offer_never_outlasts_the_beginning_of_the_gig() {
    let order = |starts| OrderContent {
        times: vec![(at(starts), at(starts + 1))],
        ..OrderContent::blank(LanguageTag::finnish())
    };
    assert_eq!(expires_at(&order(30), at(0)), at(30));
    assert_eq!(expires_at(&order(60), at(-100)), at(-28));
}

/// An expert who differs in everything that a score looks at.
#[derive(Clone, Debug)]
struct Drawn {
    profile: Profile,
    sensitive: Sensitive,
    circumstances: Circumstances,
}

prop_compose! {
    fn drawn()(
        languages in prop::sample::subsequence(vec!["fi", "sv", "se"], 1..=3),
        level in prop::sample::select(Level::ALL),
        modes in prop::sample::subsequence(Mode::ALL, 1..=3),
        municipality in prop::sample::select(vec![None, Some("091"), Some("698"), Some("890")]),
        max_travel_km in prop::option::of(0u32..1_500),
        themes in prop::sample::subsequence(vec![Theme::Depression, Theme::Debt, Theme::Cancer], 0..=3),
        (gigs_in_year, gigs_ever, gigs_of_this_type) in (0u32..9, 0u32..9, 0u32..9),
        (active_days_in_year, last_gig) in (0u32..=365, prop::option::of(1u32..365)),
        (is_booked, has_worked_for_owner) in (prop::bool::weighted(0.1), any::<bool>()),
    ) -> Drawn {
        let language = |tag: &str| ExpertLanguage { tag: tag.parse().unwrap(), level };
        let profile = Profile {
            languages: languages.into_iter().map(language).collect(),
            modes: modes.to_vec(),
            municipality: municipality.map(str::to_owned),
            max_travel_km,
            ..profile()
        };
        let circumstances = Circumstances {
            is_booked,
            gigs_in_year,
            active_days_in_year,
            gigs_ever: gigs_ever.max(gigs_in_year).max(gigs_of_this_type),
            gigs_of_this_type,
            last_gig_on: last_gig.map(day),
            has_worked_for_owner,
            ..Circumstances::default()
        };
        Drawn { profile, sensitive: having(&themes), circumstances }
    }
}

prop_compose! {
    fn asked()(
        themes in prop::sample::subsequence(vec![Theme::Depression, Theme::Debt], 0..=2),
        language in prop::sample::select(vec!["fi", "sv", "se"]),
        mode in prop::sample::select(Mode::ALL),
        municipality in prop::sample::select(vec![None, Some("091"), Some("890")]),
        prefers_known in any::<bool>(),
    ) -> Wanted {
        Wanted {
            themes: themes.into_iter().collect(),
            language: language.parse().unwrap(),
            mode,
            municipality: municipality.map(str::to_owned),
            prefers_known,
            ..wanted()
        }
    }
}

fn ranking(wanted: &Wanted, drawn: &[(u8, Drawn)]) -> Vec<Ranked> {
    let experts: Vec<Expert> =
        drawn.iter().map(|(n, one)| expert(u128::from(*n), one.profile.clone())).collect();
    let candidates: Vec<Candidate<'_>> = drawn
        .iter()
        .zip(&experts)
        .map(|((n, one), expert)| Candidate {
            known: Known { expert, sensitive: &one.sensitive, has_consented: true },
            circumstances: one.circumstances.clone(),
            tie: [n.wrapping_mul(101); 32],
        })
        .collect();
    rank(wanted, &candidates, &Policy::default(), day(100))
}

fn judged(wanted: &Wanted, drawn: &Drawn) -> Verdict {
    let expert = expert(1, drawn.profile.clone());
    let known = Known { expert: &expert, sensitive: &drawn.sensitive, has_consented: true };
    evaluate(wanted, known, &drawn.circumstances, Group::of(day(100), [0, 3, 5]), &Policy::default())
}

#[test]
fn why_somebody_was_asked_is_kept_as_codes_and_a_row_of_before_tells_nothing() {
    let kept = Explanation {
        in_spite_of: vec![Hindrance::TooFar],
        reason: Some(OverrideReason::NobodyElse),
        ..Explanation::default()
    };
    let stored = serde_json::json!({ "score": null, "in_spite_of": ["too_far"], "reason": "nobody_else" });
    assert_eq!(serde_json::to_value(&kept).unwrap(), stored);
    assert_eq!(serde_json::from_value::<Explanation>(stored).unwrap(), kept);
    assert_eq!(serde_json::from_str::<Explanation>("{}").unwrap(), Explanation::default());
}

proptest! {
    #[test]
    fn a_total_is_the_sum_of_its_reasons_within_a_hundred(wanted in asked(), one in drawn()) {
        let verdict = judged(&wanted, &one);
        prop_assert_eq!(verdict.score.is_none(), !verdict.hindrances.is_empty());
        if let Some(score) = verdict.score {
            prop_assert_eq!(score.total, score.reasons.iter().map(|reason| reason.points).sum::<u32>());
            prop_assert!(score.total <= 100);
            prop_assert!(score.reasons.iter().all(|reason| reason.points <= reason.of));
        }
    }

    #[test]
    fn the_ranking_does_not_depend_on_the_order_of_the_experts(
        wanted in asked(),
        experts in prop::collection::vec(drawn(), 1..8),
        turn in 0usize..8,
    ) {
        let mut experts: Vec<_> = (1u8..).zip(experts).collect();
        let ranked = ranking(&wanted, &experts);
        let turn = turn % experts.len();
        experts.rotate_left(turn);
        experts.reverse();
        prop_assert_eq!(&ranking(&wanted, &experts), &ranked);
        let totals: Vec<_> =
            ranked.iter().map(|one| one.verdict.score.as_ref().map(|score| score.total)).collect();
        prop_assert!(totals.is_sorted_by(|one, next| one >= next), "best first, hindered last: {totals:?}");
    }

    #[test]
    fn another_language_or_theme_never_lowers(wanted in asked(), one in drawn()) {
        let before = judged(&wanted, &one);
        let mut more = one.clone();
        more.profile.languages.push(ExpertLanguage { tag: wanted.language.clone(), level: Level::Native });
        more.sensitive = having(&[Theme::Depression, Theme::Debt, Theme::Cancer]);
        let after = judged(&wanted, &more);
        prop_assert!(after.hindrances.iter().all(|hindrance| before.hindrances.contains(hindrance)));
        if let (Some(before), Some(after)) = (before.score, after.score) {
            prop_assert!(after.total >= before.total);
        }
    }

    #[test]
    fn nobody_new_is_behind_an_equal_who_had_more_gigs(
        wanted in asked(), one in drawn(), (more, of_this_type) in (1u32..20, 0u32..20),
    ) {
        let mut new = one;
        new.circumstances.gigs_ever = new.circumstances.gigs_ever.min(2);
        new.circumstances.gigs_in_year = new.circumstances.gigs_ever;
        new.circumstances.gigs_of_this_type = new.circumstances.gigs_of_this_type.min(2);
        let mut seasoned = new.clone();
        seasoned.circumstances.gigs_ever += more.max(3);
        seasoned.circumstances.gigs_in_year += more;
        seasoned.circumstances.gigs_of_this_type += of_this_type;
        if let (Some(new), Some(seasoned)) = (judged(&wanted, &new).score, judged(&wanted, &seasoned).score) {
            prop_assert!(new.total >= seasoned.total, "{new:?} {seasoned:?}");
        }
    }

    #[test]
    fn more_gigs_and_a_shorter_wait_never_raise_the_share_for_fairness(
        one in drawn(), more in 1u32..20, later in 1u32..365,
    ) {
        let fairness = |one: &Drawn| -> Option<u32> {
            let score = judged(&wanted(), one).score?;
            Some(points(&score, ReasonCode::Waiting)? + points(&score, ReasonCode::Load)?)
        };
        let mut busier = one.clone();
        busier.circumstances.gigs_in_year += more;
        busier.circumstances.last_gig_on = busier.circumstances.last_gig_on.max(Some(day(later)));
        if let (Some(one), Some(busier)) = (fairness(&one), fairness(&busier)) {
            prop_assert!(busier <= one);
        }
    }

    #[test]
    fn an_order_never_books_an_expert_twice(
        wanted in asked(), one in drawn(), starts in prop::collection::btree_set(0i64..200, 1..8),
    ) {
        let wanted = Wanted { times: starts.iter().map(|hour| (at(*hour), at(hour + 1))).collect(), ..wanted };
        let busy = times(&wanted, &one.profile, &Policy::default()).unwrap();
        for (i, taken) in busy.iter().enumerate() {
            prop_assert!(busy.iter().skip(i + 1).all(|other| !taken.overlaps(*other)));
        }
    }
}
