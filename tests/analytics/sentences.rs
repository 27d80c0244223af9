//! Sentences of answers, in both languages.
use bina_karier::{
    analytics::{stats::*, *},
    domain::*,
    words::{analytics as say, lang::Lang},
};

use super::town::{data, frame};

fn side(counts: [usize; 5], analysis: &[f64]) -> ComparedSide {
    let mut sums = Sums::default();
    analysis.iter().for_each(|value| sums.add(*value));
    ComparedSide {
        people: counts.iter().sum(),
        predicates: PredicateCount { counts, ..PredicateCount::default() },
        analysis: sums.sample(),
    }
}

fn found(first: ComparedSide, second: ComparedSide, by_predicate: Reading, by_analysis: Reading) -> Comparison {
    Comparison {
        split: Split::MinimumJp(Hundredths::whole(20)),
        delta: cliffs_delta(&first.predicates.counts, &second.predicates.counts),
        difference: first.analysis.mean.zip(second.analysis.mean).map(|(a, b)| a - b),
        welch: welch(first.analysis, second.analysis),
        hedges_g: hedges_g(first.analysis, second.analysis),
        by_predicate,
        by_analysis,
        first,
        second,
    }
}

#[test]
fn a_comparison_is_one_sentence_that_ends_by_saying_what_it_is_not() {
    let none = Reading::TooFew { smaller: 0 };
    let (a, b) = (side([1, 2, 8, 70, 19], &[]), side([2, 6, 15, 71, 6], &[]));
    assert_eq!(
        say::comparison(Lang::Id, &found(a, b, Reading::Higher, none), ""),
        "Predikat PNS yang mencapai 20 JP cenderung lebih tinggi daripada PNS di bawah 20 JP (delta Cliff +0,21; \
         selang kepercayaan 95% 0,09 s.d. 0,33); ini hubungan, bukan bukti sebab-akibat."
    );
    let values: Vec<f64> = (0..20).map(|at| 90.0 + f64::from(at % 5)).collect();
    let lower: Vec<f64> = values.iter().map(|value| value - 3.0).collect();
    let (a, b) = (side([0, 0, 1, 18, 1], &values), side([0, 0, 1, 18, 1], &lower));
    let uniform = Reading::NearlyUniform { predicate: Predicate::Baik, share: 0.9 };
    let said = say::comparison(Lang::Id, &found(a, b, uniform, Reading::Higher), "");
    assert!(said.starts_with("Predikat hampir seragam (90% Baik)"), "{said}");
    assert!(said.contains("rata-rata Nilai Analisis lebih tinggi 3,0"), "{said}");
    let few = say::comparison(Lang::Id, &found(a, b, Reading::TooFew { smaller: 4 }, Reading::HoldsZero), "");
    assert!(few.starts_with("Belum cukup bukti"), "{few}");
    let readings = [none, uniform, Reading::HoldsZero, Reading::Higher, Reading::Lower];
    for lang in Lang::ALL {
        let end = match lang {
            Lang::Id => "ini hubungan, bukan bukti sebab-akibat.",
            Lang::En => "this is an association, not proof of cause and effect.",
        };
        for (by_predicate, by_analysis) in readings.into_iter().flat_map(|a| readings.map(|b| (a, b))) {
            let said = say::comparison(lang, &found(a, b, by_predicate, by_analysis), "");
            assert!(
                said.ends_with(end) && !said.contains("%{") && said.replace("s.d. ", "").matches(". ").count() == 0,
                "{said}"
            );
        }
    }
}

#[test]
fn every_answer_of_a_year_has_a_sentence() {
    let scope = Scope::year(2025);
    for lang in Lang::ALL {
        let mut said = say::coverage(lang, &coverage(frame(), &scope), 2025);
        said.push(say::participation(lang, &participation(frame(), &scope), 2025));
        said.extend(say::predicates(lang, &predicates(frame(), &scope).total, 2025));
        said.push(say::trend(lang, &trend(frame(), &scope)));
        said.extend(say::areas(lang, &areas(frame(), &scope), 2025));
        said.push(say::falling(lang, falling(frame(), &scope).len()));
        said.extend(say::due(lang, &board(frame(), &scope), Hundredths::whole(20)).into_iter().map(|(_, said)| said));
        let program = data().programs.iter().next().unwrap();
        let scope = Scope { group: Some(Group::Program(program.id)), ..scope.clone() };
        said.push(say::comparison(lang, &compare(frame(), &scope), &program.name));
        assert!(said.len() > 8);
        for sentence in said {
            assert!(!sentence.contains("%{") && !sentence.starts_with("analytics."), "{sentence}");
        }
    }
}
