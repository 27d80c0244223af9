//! The tables of IP ASN and of the older numeric scale, both sides of every band.
use bina_karier::domain::*;
use bina_karier::rules::{
    Cause, Exact, Ratio, Sets,
    ip_asn::{self, Category, Discipline, Group, Input, MissingPerformance, Performance, Rules},
    pp30::{self, Grade},
};
use proptest::prelude::*;

pub fn exact(text: &str) -> Ratio {
    text.parse::<Exact>().unwrap().0
}

fn rules() -> &'static ip_asn::Rules {
    &Sets::builtin().unwrap().ip_asn.parameters
}

fn blank(position: Group) -> Input {
    Input {
        position: Some(position),
        education: Some(EducationLevel::Sd),
        leadership: false,
        functional: false,
        technical: false,
        seminar: false,
        performance: Performance::Predicate(Predicate::SangatKurang),
        discipline: Discipline::Severe,
    }
}

fn points(raw: i64) -> Option<Hundredths> {
    Some(Hundredths::new(raw))
}

#[test]
fn qualification_is_that_of_the_highest_education() {
    use EducationLevel::*;
    for (level, expected) in
        [(S3, 25), (S2, 20), (S1, 15), (D4, 15), (D3, 10), (D2, 5), (D1, 5), (Sma, 5), (Smp, 1), (Sd, 1)]
    {
        let input = Input { education: Some(level), ..blank(Group::Pelaksana) };
        assert_eq!(ip_asn::score(rules(), &input).qualification, points(expected * 100), "{level:?}");
    }
}

#[test]
fn competence_follows_the_table_of_each_kind_of_position() {
    // leadership, functional, technical, seminar
    for (group, table) in [
        (Group::Structural, [1500, 0, 1500, 1000]),
        (Group::Functional, [0, 1500, 1500, 1000]),
        (Group::Pelaksana, [0, 0, 2250, 1750]),
    ] {
        for chosen in 0..16u8 {
            let has = |at: u8| chosen & (1 << at) != 0;
            let (leadership, functional, technical, seminar) = (has(0), has(1), has(2), has(3));
            let input = Input { leadership, functional, technical, seminar, ..blank(group) };
            let expected: i64 = table.iter().zip(0..).filter(|(_, at)| has(*at)).map(|(points, _)| points).sum();
            assert_eq!(ip_asn::score(rules(), &input).competence, points(expected), "{group:?} {chosen:04b}");
        }
    }
}

#[test]
fn performance_by_predicate_and_by_the_older_number_on_both_sides_of_each_band() {
    use Predicate::*;
    for (predicate, expected) in [(SangatBaik, 30), (Baik, 25), (ButuhPerbaikan, 15), (Kurang, 5), (SangatKurang, 1)] {
        let input = Input { performance: Performance::Predicate(predicate), ..blank(Group::Pelaksana) };
        assert_eq!(ip_asn::score(rules(), &input).performance, points(expected * 100), "{predicate:?}");
    }
    for (number, expected) in [
        ("100", 30),
        ("91", 30),
        ("90.5", 30),
        ("90.0001", 30),
        ("90", 25),
        ("76", 25),
        ("75.01", 25),
        ("75", 15),
        ("61", 15),
        ("60.5", 15),
        ("60", 5),
        ("51", 5),
        ("50.01", 5),
        ("50", 1),
        ("0", 1),
    ] {
        let input = Input { performance: Performance::Number(exact(number)), ..blank(Group::Pelaksana) };
        assert_eq!(ip_asn::score(rules(), &input).performance, points(expected * 100), "{number}");
    }
}

#[test]
fn discipline_is_that_of_the_heaviest_punishment() {
    for (discipline, expected) in
        [(Discipline::None, 5), (Discipline::Light, 3), (Discipline::Moderate, 2), (Discipline::Severe, 1)]
    {
        let input = Input { discipline, ..blank(Group::Structural) };
        assert_eq!(ip_asn::score(rules(), &input).discipline, points(expected * 100));
    }
}

#[test]
fn categories_change_just_above_the_printed_bounds() {
    use Category::*;
    for (raw, category) in [
        (0, SangatRendah),
        (6000, SangatRendah),
        (6001, Rendah),
        (6050, Rendah),
        (7000, Rendah),
        (7001, Sedang),
        (8000, Sedang),
        (8050, Tinggi),
        (9000, Tinggi),
        (9001, SangatTinggi),
        (10000, SangatTinggi),
    ] {
        assert_eq!(rules().categories.find_hundredths(Hundredths::new(raw)), Some(category), "{raw}");
    }
}

#[test]
fn what_is_missing_is_missing_unless_the_agency_counts_it_as_zero() {
    let input = Input { performance: Performance::Missing, ..blank(Group::Structural) };
    let score = ip_asn::score(rules(), &input);
    assert_eq!((score.performance, score.total, score.category), (None, None, None));
    let zero = ip_asn::Rules { missing_performance: MissingPerformance::Zero, ..rules().clone() };
    let score = ip_asn::score(&zero, &input);
    assert_eq!((score.performance, score.total), (points(0), points(200)));
    let nameless = ip_asn::score(rules(), &Input { education: None, ..blank(Group::Structural) });
    assert_eq!((nameless.qualification, nameless.total), (None, None));
}

#[test]
fn the_best_training_is_the_one_with_most_points_still_open() {
    let best = |input: Input| ip_asn::best_training(rules(), &input);
    assert_eq!(best(blank(Group::Pelaksana)), Some((Cause::Technical, Hundredths::new(2250))));
    assert_eq!(best(blank(Group::Structural)), Some((Cause::Leadership, Hundredths::new(1500))));
    assert_eq!(best(blank(Group::Functional)), Some((Cause::FunctionalTraining, Hundredths::new(1500))));
    let technical = Input { technical: true, ..blank(Group::Pelaksana) };
    assert_eq!(best(technical), Some((Cause::Seminar, Hundredths::new(1750))));
    assert_eq!(best(Input { seminar: true, ..technical }), None);
}

#[test]
fn positions_that_need_no_functional_training_are_known_by_a_whole_word() {
    for (name, exempt) in [
        ("Guru Ahli Muda", true),
        ("Dokter Ahli Pertama", true),
        ("BIDAN TERAMPIL", true),
        ("Asisten Apoteker Terampil", true),
        ("Arsiparis Ahli Muda", false),
        ("Penyusun Kegurauan", false),
        ("", false),
    ] {
        assert_eq!(rules().is_exempt(name), exempt, "{name}");
    }
    let functional_exempt = vec!["Guru".into(), "dokter gigi spesialis".into()];
    let edited = Rules { functional_exempt, ..rules().clone() };
    assert!(edited.is_exempt("Guru Ahli Muda") && edited.is_exempt("Dokter Gigi Spesialis Ahli Madya"));
    assert!(!edited.is_exempt("Dokter Gigi Ahli Muda"));
}

fn any_input() -> impl Strategy<Value = Input> {
    let education = proptest::sample::select(vec![
        EducationLevel::Sd,
        EducationLevel::Smp,
        EducationLevel::Sma,
        EducationLevel::D1,
        EducationLevel::D2,
        EducationLevel::D3,
        EducationLevel::D4,
        EducationLevel::S1,
        EducationLevel::S2,
        EducationLevel::S3,
    ]);
    let group = proptest::sample::select(vec![Group::Structural, Group::Functional, Group::Pelaksana]);
    let performance = prop_oneof![
        Just(Performance::Missing),
        proptest::sample::select(Predicate::ALL.to_vec()).prop_map(Performance::Predicate),
        (0i128..=10_000).prop_map(|raw| Performance::Number(Ratio::new(raw, 100).unwrap())),
    ];
    let discipline =
        proptest::sample::select(vec![Discipline::None, Discipline::Light, Discipline::Moderate, Discipline::Severe]);
    (group, education, any::<[bool; 4]>(), performance, discipline).prop_map(
        |(position, education, [leadership, functional, technical, seminar], performance, discipline)| Input {
            position: Some(position),
            education: Some(education),
            leadership,
            functional,
            technical,
            seminar,
            performance,
            discipline,
        },
    )
}

proptest! {
    #[test]
    fn a_total_is_within_range_and_its_explanation_adds_up_to_it(input in any_input()) {
        let score = ip_asn::score(rules(), &input);
        let lines = ip_asn::explain(&Sets::builtin().unwrap().ip_asn, &input);
        match score.total {
            None => prop_assert_eq!(input.performance, Performance::Missing),
            Some(total) => {
                // SD, nothing else, the worst predicate, a severe punishment: 1 + 0 + 1 + 1.
                prop_assert!((Hundredths::whole(3)..=Hundredths::whole(100)).contains(&total));
                let sum = lines.iter().fold(Ratio::ZERO, |sum, line| sum.plus(line.points.unwrap()));
                prop_assert_eq!(sum, Ratio::of(total));
            }
        }
        prop_assert!(lines.iter().all(|line| line.points.is_none() || line.points <= line.most));
    }

    #[test]
    fn more_of_anything_never_lowers_the_index(input in any_input(), which in 0usize..4, better: bool) {
        let mut more = input;
        match which {
            0 => more.leadership = true,
            1 => more.functional = true,
            2 => more.technical = true,
            _ => more.seminar = true,
        }
        if better {
            more.discipline = Discipline::None;
            more.performance = Performance::Predicate(Predicate::SangatBaik);
        }
        if let (Some(before), Some(after)) = (ip_asn::score(rules(), &input).total, ip_asn::score(rules(), &more).total) {
            prop_assert!(after >= before);
        }
    }

    #[test]
    fn the_best_training_raises_the_index_by_what_it_says(input in any_input()) {
        if let Some((cause, gain)) = ip_asn::best_training(rules(), &input) {
            let mut more = input;
            match cause {
                Cause::Leadership => more.leadership = true,
                Cause::FunctionalTraining => more.functional = true,
                Cause::Technical => more.technical = true,
                _ => more.seminar = true,
            }
            let (before, after) = (ip_asn::score(rules(), &input).competence, ip_asn::score(rules(), &more).competence);
            prop_assert_eq!(after, before.map(|before| before.plus(gain)));
        }
    }

    #[test]
    fn the_older_scale_stays_between_its_halves_and_rises_with_them(skp in 0i128..=12_000, behaviour in 0i128..=12_000, more in 0i128..=500) {
        let of = |raw: i128| Ratio::new(raw.min(12_000), 100).unwrap();
        for weights in Sets::builtin().unwrap().pp30.parameters.weights.values() {
            let score = pp30::score(weights, of(skp), of(behaviour));
            prop_assert!(score >= of(skp.min(behaviour)) && score <= of(skp.max(behaviour)));
            prop_assert!(pp30::score(weights, of(skp + more), of(behaviour)) >= score);
        }
    }
}

#[test]
fn the_older_scale_weighs_and_grades_on_both_sides_of_each_band() {
    let rules = &Sets::builtin().unwrap().pp30.parameters;
    let score = |name: &str, skp: &str, behaviour: &str| {
        pp30::score(rules.weights.get(name).unwrap(), exact(skp), exact(behaviour))
    };
    assert_eq!(score("70/30", "90", "80"), exact("87"));
    assert_eq!(score("60/40", "90", "80"), exact("86"));
    use Grade::*;
    for (number, without, with) in [
        ("120", Baik, SangatBaik),
        ("110", Baik, SangatBaik),
        ("109.999", Baik, Baik),
        ("90", Baik, Baik),
        ("89.996", Cukup, Cukup),
        ("70", Cukup, Cukup),
        ("69.99", Kurang, Kurang),
        ("50", Kurang, Kurang),
        ("49.99", SangatKurang, SangatKurang),
        ("0", SangatKurang, SangatKurang),
    ] {
        let grades = [false, true].map(|innovation| pp30::grade(rules, exact(number), innovation));
        assert_eq!(grades, [Some(without), Some(with)], "{number}");
    }
}
