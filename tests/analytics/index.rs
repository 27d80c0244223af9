//! IP ASN of everybody by columns against one person at a time, and the pair of an office.
use bina_karier::{
    analytics::{
        Frame, IpIndex, Scope, ip_category, ip_inputs, ip_moves, ip_of_units, ip_overview, ip_report, talent_places,
    },
    domain::*,
    rules::{
        Ratio, Sets,
        ip_asn::{self, Rules, input_of},
    },
};

use super::town::{data, frame};

fn rules() -> &'static Rules {
    &Sets::builtin().unwrap().ip_asn.parameters
}

fn at() -> Day {
    Day::parse("2025-11-20").unwrap()
}

#[test]
fn the_inputs_of_everybody_are_those_of_each_person() {
    let inputs = ip_inputs(frame(), rules(), at());
    assert_eq!(inputs.len(), data().people.len());
    for (person, input) in data().people.iter().zip(&inputs) {
        assert_eq!(*input, input_of(rules(), data(), person.id, at()), "{}", person.id);
    }
    let found = |has: fn(&ip_asn::Input) -> bool| inputs.iter().flatten().filter(|input| has(input)).count();
    let [technical, seminar, measured] = [found(|it| it.technical), found(|it| it.seminar), found(|_| true)];
    assert!(technical > 0 && seminar > 0 && measured > 100, "{technical} {seminar} {measured}");
}

#[test]
fn an_office_is_a_pair_of_means_that_says_on_how_many_it_stands() {
    let inputs = ip_inputs(frame(), rules(), at());
    let overview = ip_overview(frame(), &Scope::year(2025), rules(), &inputs);
    let all = overview.all;
    assert_eq!(all.categories.iter().sum::<usize>(), all.complete);
    let sum = |part: fn(&IpIndex) -> usize| overview.units.iter().map(|unit| part(&unit.index)).sum::<usize>();
    assert_eq!((sum(|it| it.people), sum(|it| it.complete)), (all.people, all.complete));
    assert!(all.complete < all.people && all.no_performance > 0, "{all:?}");
    assert!(all.mean_with_zero < all.mean, "leaving people out flatters");
    // The mean by hand, over the same people.
    let in_year = frame().people.year(frame().years.place(2025).unwrap());
    let here = inputs.iter().zip(in_year).filter(|(_, row)| row.service != bina_karier::analytics::Service::Gone);
    let totals: Vec<i64> =
        here.filter_map(|(input, _)| ip_asn::score(rules(), input.as_ref()?).total).map(Hundredths::raw).collect();
    let mean = Ratio::new(totals.iter().sum::<i64>().into(), totals.len() as i128 * 100).map(Ratio::rounded);
    assert_eq!((totals.len(), mean), (all.complete, all.mean));
}

#[test]
fn every_unit_has_the_index_of_all_below_it() {
    let inputs = ip_inputs(frame(), rules(), at());
    let of_units = ip_of_units(frame(), 2025, rules(), &inputs);
    assert_eq!(of_units.len(), data().units.len());
    for (row, index) in frame().units.rows().iter().zip(&of_units) {
        let scope = Scope::year(2025).within(Some(row.id), false);
        assert_eq!(ip_overview(frame(), &scope, rules(), &inputs).all, *index, "{}", row.name);
    }
    assert!(of_units.iter().any(|index| index.people > 0 && index.complete < index.people));
    let by_category = |at: usize| {
        let wanted = ip_asn::Category::ALL[at];
        let here = inputs.iter().flatten().filter(|input| ip_category(rules(), input) == Some(wanted));
        here.count()
    };
    let all = ip_overview(frame(), &Scope::year(2025), rules(), &inputs).all;
    let gone = inputs.iter().flatten().count() - all.people;
    let counted: usize = (0..5).map(by_category).sum();
    assert!((all.complete..=all.complete + gone).contains(&counted));
    assert!(ip_of_units(frame(), 1990, rules(), &inputs).iter().all(|index| *index == IpIndex::default()));
}

#[test]
fn an_agencys_set_is_in_the_report_from_its_day_on() {
    let mut data = data().clone();
    data.rule_sets = Table::from_rows(vec![RuleSet {
        id: Id::from_bits(1),
        name: "IP ASN daerah".into(),
        version: 2,
        effective_from: Day::parse("2025-01-01"),
        source: "Perbup".into(),
        confidence: Confidence::B,
        parameters: vec![("rule".into(), "ip_asn".into()), ("target".into(), "81.5".into())],
        changed: Changed::default(),
    }])
    .unwrap();
    let of = |year| ip_report(&Frame::of(&data, at(), None), &Scope::year(year)).unwrap();
    let (before, after) = (of(2024), of(2025));
    assert_eq!((before.rule.as_str(), before.target), ("ip_asn_2019@1", None));
    assert_eq!((after.rule.as_str(), after.target), ("IP ASN daerah@2", Some(Hundredths::new(8150))));
    assert_eq!((before.at, after.at), (Day::parse("2024-12-31").unwrap(), at()));
}

#[test]
fn nobody_has_a_box_without_an_assessment() {
    let inputs = ip_inputs(frame(), rules(), at());
    let places = talent_places(frame(), &Sets::builtin().unwrap().nine_box.parameters, &inputs, at());
    assert_eq!(places.len(), inputs.len());
    assert_eq!(places.iter().flatten().count(), 0, "the sample has no assessments");
}

#[test]
fn a_changed_set_says_who_moves_and_by_how_much() {
    assert_eq!(ip_moves(frame(), rules(), rules(), at()), []);
    let mut later = rules().clone();
    later.pppk_since = 9999;
    let moved = ip_moves(frame(), rules(), &later, at());
    let gone = moved.iter().all(|it| it.before.discipline.is_some() && it.after.discipline.is_none());
    let pppk = |status: Status| matches!(status, Status::Pppk | Status::PppkPartTime);
    let measured = ip_inputs(frame(), rules(), at());
    let people = data().people.iter().zip(&measured).filter(|(person, input)| pppk(person.status) && input.is_some());
    assert!(gone && !moved.is_empty());
    assert_eq!(moved.len(), people.count());
    let mut wider = rules().clone();
    wider.windows.seminar_years = 5;
    let seminar = |person: Id<Person>| measured[frame().people.index.find(person).unwrap()].unwrap().seminar;
    for it in ip_moves(frame(), rules(), &wider, at()) {
        let gained = it.after.competence.unwrap().raw() - it.before.competence.unwrap().raw();
        assert!(!seminar(it.person) && [1000, 1750].contains(&gained), "{gained}");
    }
}
