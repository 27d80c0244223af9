//! What the pages of employees and units derive from the records, tested without a browser.
// Not every public item of the pages is used here.
#![allow(dead_code)]
use bina_karier::{analytics, domain, rules, words};
#[path = "../src/ui/pages/person/ledger.rs"]
mod ledger;
#[path = "../src/ui/pages/people/number.rs"]
mod number;
#[path = "../src/ui/pages/people/query.rs"]
mod query;
#[path = "../src/ui/pages/people/rows.rs"]
mod rows;
#[path = "../src/ui/pages/person/taken.rs"]
mod taken;
#[path = "../src/ui/pages/units/tree.rs"]
mod tree;
/// Where the pages have them.
mod ui {
    pub mod pages {
        pub mod people {
            pub(crate) use crate::{query, rows};
        }
    }
}

use std::collections::{BTreeMap, BTreeSet};
use std::sync::OnceLock;

use analytics::{Frame, Scope, coverage};
use bina_karier::archive::sample::{Shape, generate};
use domain::*;
use query::{Coded, Graded, JpState, PeopleQuery, Post, RankFamily};
use tree::Tree;

fn today() -> Day {
    Day::new(2026, 11, 24).unwrap()
}

fn sample() -> &'static Frame {
    static FRAME: OnceLock<Frame> = OnceLock::new();
    FRAME.get_or_init(|| {
        let shape = Shape { people: 700, years: 3, seed: 1, today: today() };
        Frame::of(&generate(shape).unwrap(), today(), None)
    })
}

fn full() -> PeopleQuery {
    PeopleQuery {
        search: "siti & budi".into(),
        units: vec![Id::from_bits(7), Id::from_bits(8)],
        offices: vec![Id::from_bits(9)],
        status: vec![Status::Pns, Status::PppkPartTime],
        posts: vec![Post::Functional],
        standing: vec![Standing::StudyLeave],
        ranks: vec![RankFamily::III, RankFamily::Pppk],
        jp: vec![JpState::Below],
        predicates: vec![Graded::As(Predicate::ButuhPerbaikan), Graded::NotYet],
        year: Some(2025),
        ids: vec![Id::from_bits(1)],
        handed: Some(3),
    }
}

#[test]
fn a_query_survives_its_address() {
    let pairs: BTreeMap<&str, String> = full().pairs().into_iter().collect();
    let read = |of: &BTreeMap<&str, String>| PeopleQuery::read(|name| of.get(name).cloned().unwrap_or_default());
    assert_eq!(read(&pairs), full());
    assert_eq!(PeopleQuery::default().pairs(), []);
    assert_eq!(pairs.get("predikat").map(String::as_str), Some("butuh-perbaikan,belum-dinilai"));
}

#[test]
fn unknown_words_in_an_address_are_passed_over() {
    let query = PeopleQuery::read(|name| match name {
        "status" => "pns,honorer".into(),
        "unit" => "bukan-id".into(),
        "tahun" => "kemarin".into(),
        _ => String::new(),
    });
    assert_eq!(query, PeopleQuery { status: vec![Status::Pns], ..PeopleQuery::default() });
}

#[test]
fn every_word_of_an_address_belongs_to_one_value() {
    fn check<T: Coded>() {
        let words: BTreeSet<&str> = T::CODES.iter().map(|(_, word)| *word).collect();
        assert_eq!(words.len(), T::CODES.len());
        assert!(T::CODES.iter().all(|(value, word)| T::from_code(word) == Some(*value) && value.code() == *word));
    }
    check::<Status>();
    check::<Standing>();
    check::<Post>();
    check::<RankFamily>();
    check::<JpState>();
    check::<Graded>();
}

#[test]
fn the_list_counts_jp_as_the_analytics_do() {
    let frame = sample();
    for year in [2025, 2026] {
        let list = rows::make(frame, year);
        let count = |state: JpState| list.rows.iter().filter(|row| row.jp_state == state).count();
        let told = coverage(frame, &Scope::year(year));
        assert_eq!(count(JpState::Reached), told.pns.reached, "{year}");
        assert_eq!(count(JpState::Below), told.pns.n - told.pns.reached, "{year}");
        assert_eq!(count(JpState::NoMinimum), told.pppk.n, "{year}");
        assert!(told.pns.reached > 0 && told.pppk.n > 0);
    }
}

fn of_latest_period(frame: &Frame) -> BTreeMap<Id<Person>, Option<Predicate>> {
    let periods = frame.data().periods.iter();
    let annual = periods.filter(|period| period.span == PeriodSpan::Annual).max_by_key(|period| period.end).unwrap();
    rows::predicates_of(frame.data(), annual)
}

#[test]
fn the_tree_holds_everybody_once_and_its_offices_sum_to_the_whole() {
    let frame = sample();
    let list = rows::make(frame, 2026);
    let tree = Tree::of(&frame.data().units, &list.rows, &of_latest_period(frame));
    let serving = list.rows.iter().filter(|row| row.is_serving()).count();
    assert_eq!(tree.total().people, serving);
    let own: usize = tree.nodes.values().map(|node| node.own.people).sum();
    assert_eq!(own, serving);
    let told = coverage(frame, &Scope::year(2026));
    for line in told.units.iter().filter(|line| !line.unit.own) {
        let node = tree.nodes.get(&line.unit.unit.unwrap()).unwrap();
        assert_eq!((node.all.reached, node.all.measured), (line.pns.reached, line.pns.n), "{}", line.unit.name);
    }
    assert!(tree.total().evaluated() > 0);
}

#[test]
fn sorted_brothers_stand_by_their_number_and_those_without_one_last() {
    let frame = sample();
    let list = rows::make(frame, 2026);
    let tree = Tree::of(&frame.data().units, &list.rows, &of_latest_period(frame));
    let value = |node: &tree::Node| node.all.people.is_multiple_of(2).then_some(node.all.people as f64);
    for down in [true, false] {
        let sort = Some(tree::Sort { value: &value, down });
        let lines = tree.lines(None, &BTreeSet::new(), "", sort);
        assert_eq!(lines.len(), tree.roots.len());
        let numbers: Vec<Option<f64>> = lines.iter().map(|line| value(&tree.nodes[&line.unit])).collect();
        let known: Vec<f64> = numbers.iter().map_while(|number| *number).collect();
        assert!(known.is_sorted_by(|a, b| if down { a >= b } else { a <= b }), "{known:?}");
        assert!(numbers[known.len()..].iter().all(Option::is_none), "{numbers:?}");
    }
}

#[test]
fn a_search_in_the_tree_opens_the_way_and_hides_the_rest() {
    let frame = sample();
    let tree = Tree::of(&frame.data().units, &[], &BTreeMap::new());
    let closed = tree.lines(None, &BTreeSet::new(), "", None);
    assert_eq!(closed.len(), tree.roots.len());
    let deepest = tree.nodes.values().max_by_key(|node| (node.level, node.unit.id)).unwrap();
    assert!(deepest.level >= 3);
    let found = tree.lines(None, &BTreeSet::new(), &deepest.unit.name, None);
    assert!(found.iter().any(|line| line.unit == deepest.unit.id && line.level == deepest.level));
    assert!(found.len() < tree.nodes.len());
    assert!(tree.lines(None, &BTreeSet::new(), "tidak ada nama ini", None).is_empty());
    assert_eq!(
        tree.below(tree.roots[0]).len() - 1,
        frame
            .data()
            .units
            .iter()
            .filter(|unit| { unit.id != tree.roots[0] && frame.data().is_below(unit.id, tree.roots[0]) })
            .count()
    );
}

fn unit(id: u128, parent: Option<u128>) -> Unit {
    Unit {
        id: Id::from_bits(id),
        code: String::new(),
        name: format!("Unit {id}"),
        kind: UnitKind::Other,
        parent: parent.map(Id::from_bits),
        head: None,
        location: String::new(),
        distance: None,
        closed: false,
        changed: Changed::default(),
    }
}

#[test]
fn units_in_a_circle_or_without_their_parent_are_still_shown() {
    let units = vec![unit(1, Some(2)), unit(2, Some(1)), unit(3, Some(99)), unit(4, Some(3)), unit(5, None)];
    let tree = Tree::of(&Table::from_rows(units).unwrap(), &[], &BTreeMap::new());
    let roots: Vec<u128> = tree.roots.iter().map(|root| root.bits()).collect();
    assert_eq!(roots, [1, 2, 3, 5]);
    assert_eq!(tree.nodes[&Id::from_bits(4)].level, 2);
}

#[test]
fn a_number_tells_birth_date_and_sex_and_a_damaged_one_nothing() {
    let told = number::told_by(&number::digits("19850312 201001 2 015"));
    assert_eq!(told, (Day::new(1985, 3, 12), Some(Sex::Female)));
    assert_eq!(number::told_by("199002302020211001"), (None, Some(Sex::Male)));
    for damaged in ["", "1985", "1,98503E+17", "１９８５０３１２２０１００１２０１５"] {
        assert_eq!(number::told_by(&number::digits(damaged)), (None, None), "{damaged}");
    }
}

#[test]
fn the_ledger_of_a_year_sums_what_the_list_shows() {
    let frame = sample();
    let list = rows::make(frame, 2026);
    let mut seen = 0;
    for row in list.rows.iter().take(200) {
        let card = ledger::ledger(frame.data(), row.id, 2026).unwrap();
        assert_eq!(card.verified, row.jp, "{}", row.name);
        assert!(card.lines.iter().all(|line| !line.name.is_empty()));
        seen += card.lines.len();
    }
    assert!(seen > 100);
    assert_eq!(ledger::ledger(frame.data(), Id::from_bits(1), 2026), None);
}

#[test]
fn events_of_a_person_come_latest_first_with_their_attendance() {
    let frame = sample();
    let all: Vec<_> = frame.data().people.iter().map(|person| taken::taken_events(frame.data(), person.id)).collect();
    assert!(all.iter().all(|events| events.is_sorted_by(|a, b| a.end >= b.end)));
    let attended = all.iter().flatten().filter(|event| event.present() > 0).count();
    assert!(attended > 100, "{attended}");
    assert!(all.iter().flatten().all(|event| event.attendance.len() <= event.sessions));
}
