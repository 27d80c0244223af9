//! Merging an archive: what is recognised, what conflicts, and that a second merge changes nothing.
use bina_karier::{
    archive::{
        check::{Finding, check},
        json,
        merge::{self, Choices, Outcome, Side, differences},
        sample::{Shape, generate},
    },
    domain::*,
};

const TODAY: Day = Day::from_number(20_416);

fn sample(people: usize) -> Dataset {
    generate(Shape { people, years: 2, seed: 3, today: TODAY }).unwrap()
}

fn at(millis: i64) -> Changed {
    Changed { at: Time::from_millis(millis), by: None }
}

fn unit(bits: u128, code: &str, name: &str, changed: Changed) -> Unit {
    Unit {
        id: Id::from_bits(bits),
        code: code.into(),
        name: name.into(),
        kind: UnitKind::Office,
        parent: None,
        head: None,
        location: String::new(),
        distance: None,
        closed: false,
        changed,
    }
}

fn person(bits: u128, nip: &str, unit: u128) -> Person {
    let post = Post { unit: Id::from_bits(unit), position: None, superior: None, extra_duty: String::new() };
    let identifier = Identifier { kind: IdentifierKind::Nip, number: nip.into() };
    Person {
        id: Id::from_bits(bits),
        front_title: String::new(),
        name: format!("Pegawai {nip}"),
        back_title: String::new(),
        sex: None,
        birth_date: None,
        status: Status::Pns,
        standing: Vec::new(),
        identifiers: vec![Dated::always(identifier)],
        ranks: Vec::new(),
        posts: vec![Dated::always(post)],
        education: Vec::new(),
        contract: None,
        changed: at(1),
    }
}

fn units(rows: Vec<Unit>) -> Dataset {
    Dataset { units: Table::from_rows(rows).unwrap(), ..Dataset::default() }
}

fn outcomes(ours: &Dataset, theirs: &Dataset) -> Vec<(Outcome, u128)> {
    let plan = merge::plan(ours, theirs, TODAY).unwrap();
    plan.items.values().flatten().map(|item| (item.outcome, item.row)).collect()
}

fn merged(ours: &Dataset, theirs: &Dataset, choices: &Choices) -> Dataset {
    let diff = merge::plan(ours, theirs, TODAY).unwrap().into_diff(ours, choices);
    assert_eq!(ours.fits(&diff), Ok(()));
    let mut data = ours.clone();
    data.apply(&diff);
    data
}

#[test]
fn an_archive_into_nothing_is_a_load_with_the_same_bytes() {
    let theirs = sample(80);
    let plan = merge::plan(&Dataset::default(), &theirs, TODAY).unwrap();
    assert!(plan.load && plan.count(Outcome::New) == theirs.rows());
    let mut data = Dataset { origin: theirs.origin, ..Dataset::default() };
    data.apply(&plan.into_diff(&Dataset::default(), &Choices::default()));
    assert!(json::write(&data, 1).unwrap() == json::write(&theirs, 1).unwrap());
}

#[test]
fn sample_and_real_data_are_never_mixed() {
    let real = units(vec![unit(1, "01", "Dinas", at(1))]);
    assert_eq!(merge::plan(&real, &sample(20), TODAY).unwrap_err(), Refusal::SampleMix);
    assert_eq!(merge::plan(&sample(20), &real, TODAY).unwrap_err(), Refusal::SampleMix);
}

#[test]
fn an_archive_merged_into_itself_changes_nothing() {
    let data = sample(60);
    let plan = merge::plan(&data, &data, TODAY).unwrap();
    assert_eq!(plan.count(Outcome::Same), data.rows());
    assert!(plan.into_diff(&data, &Choices::default()).is_empty());
}

#[test]
fn who_is_newer_is_told_by_what_both_sides_had_in_common() {
    let base = [
        unit(1, "01", "A", at(10)),
        unit(2, "02", "B", at(10)),
        unit(3, "03", "C", at(20)),
        unit(4, "04", "D", at(10)),
    ];
    let edit = |edits: &[(usize, &str, i64)]| {
        let mut rows = base.to_vec();
        for (row, name, time) in edits {
            rows[*row].name = (*name).into();
            rows[*row].changed = at(*time);
        }
        units(rows)
    };
    let ours = edit(&[(0, "A ours", 30), (3, "D ours", 40)]);
    let theirs = edit(&[(1, "B theirs", 35), (3, "D theirs", 45)]);
    use Outcome::{Changed, Conflict, Older, Same};
    assert_eq!(outcomes(&ours, &theirs), [(Older, 1), (Changed, 2), (Same, 3), (Conflict, 4)]);
    let names = |data: &Dataset| data.units.iter().map(|unit| unit.name.clone()).collect::<Vec<_>>();
    assert_eq!(names(&merged(&ours, &theirs, &Choices::default())), ["A ours", "B theirs", "C", "D ours"]);
    let choices = Choices {
        rows: [((Kind::Unit, 4), Side::Theirs)].into(),
        outcomes: [(Outcome::Changed, Side::Ours), (Outcome::Older, Side::Theirs)].into(),
    };
    assert_eq!(names(&merged(&ours, &theirs, &choices)), ["A", "B", "C", "D theirs"]);
}

#[test]
fn rows_of_another_office_are_recognised_by_their_keys_and_keep_the_identifiers_here() {
    let mut ours = units(vec![unit(1, "01", "Dinas", at(5))]);
    ours.people = Table::from_rows(vec![person(10, "198501012010011001", 1)]).unwrap();
    let mut theirs = units(vec![unit(501, " 01 ", "Dinas", at(5)), unit(502, "02", "Badan", at(5))]);
    theirs.people =
        Table::from_rows(vec![person(510, "198501012010011001", 501), person(511, "199001012015012002", 501)]).unwrap();
    let data = merged(&ours, &theirs, &Choices::default());
    let units: Vec<u128> = data.units.iter().map(|unit| unit.id.bits()).collect();
    assert_eq!(units, [1, 502]);
    let posts: Vec<(u128, u128)> =
        data.people.iter().map(|person| (person.id.bits(), person.posts[0].value.unit.bits())).collect();
    assert_eq!(posts, [(10, 1), (511, 1)]);
    assert_eq!(check(&data, TODAY), []);
    let again = merge::plan(&data, &theirs, TODAY).unwrap();
    assert!(again.into_diff(&data, &Choices::default()).is_empty());
}

#[test]
fn a_second_row_of_one_key_is_listed_and_not_taken() {
    let ours = units(vec![unit(1, "01", "Dinas", at(5))]);
    let theirs = units(vec![unit(501, "01", "Dinas", at(5)), unit(502, "01", "Dinas lain", at(5))]);
    let plan = merge::plan(&ours, &theirs, TODAY).unwrap();
    let doubles: Vec<_> = plan.items[&Kind::Unit].iter().filter(|item| item.outcome == Outcome::Double).collect();
    assert!(matches!(doubles[..], [merge::Item { row: 1, was: Some(502), .. }]), "{:?}", plan.items);
    assert!(plan.into_diff(&ours, &Choices::default()).is_empty());
    assert_eq!(plan.findings.len(), 1);
}

#[test]
fn units_without_codes_are_recognised_level_by_level() {
    let below = |bits, parent, name: &str| Unit { parent: Some(Id::from_bits(parent)), ..unit(bits, "", name, at(5)) };
    let ours = units(vec![unit(9, "", "Dinas", at(5)), below(2, 9, "Bidang"), below(1, 2, "Seksi")]);
    let theirs = units(vec![unit(505, "", "dinas", at(5)), below(504, 505, "Bidang"), below(503, 504, "Seksi")]);
    let plan = merge::plan(&ours, &theirs, TODAY).unwrap();
    assert_eq!(plan.count(Outcome::New), 0);
    assert_eq!(plan.count(Outcome::Same) + plan.count(Outcome::Conflict), 3);
}

#[test]
fn units_that_stand_below_themselves_are_refused() {
    let below = |bits, parent| Unit { parent: Some(Id::from_bits(parent)), ..unit(bits, "", "Dinas", at(5)) };
    let theirs = units(vec![below(1, 2), below(2, 1)]);
    assert!(matches!(merge::plan(&Dataset::default(), &theirs, TODAY), Err(Refusal::Problems(_))));
}

#[test]
fn differences_name_the_fields_and_both_values() {
    let (ours, theirs) = (unit(1, "01", "Dinas A", at(1)), unit(1, "01", "Dinas B", at(9)));
    let found = differences(&ours, &theirs);
    assert!(matches!(&found[..], [one] if one.field == "name" && one.ours == "Dinas A" && one.theirs == "Dinas B"));
}

#[test]
fn two_halves_of_a_sample_merge_to_the_whole() {
    let whole = sample(120);
    let part = |odd: bool| {
        struct Half(u128);
        impl VisitMut for Half {
            type Error = TableError;
            fn table<T: Record>(&mut self, table: &mut Table<T>) -> Result<(), TableError>
            where
                Dataset: Has<T>,
            {
                *table = Table::from_rows(table.iter().filter(|row| row.id().bits() % 2 == self.0).cloned().collect())?;
                Ok(())
            }
        }
        let mut half = whole.clone();
        half.visit_mut(&mut Half(u128::from(odd))).unwrap();
        half
    };
    let data = merged(&part(false), &part(true), &Choices::default());
    assert!(json::write(&data, 0).unwrap() == json::write(&whole, 0).unwrap());
}

fn trouble(ours: &Dataset, theirs: &Dataset, choices: &Choices) -> Vec<Finding> {
    merge::plan(ours, theirs, TODAY).unwrap().trouble(ours, choices, TODAY)
}

/// Two sides that have a third unit in common, each with its own edits of the first two.
fn two_sides(ours: [Unit; 2], theirs: [Unit; 2]) -> (Dataset, Dataset) {
    let side = |edited: [Unit; 2]| units(edited.into_iter().chain([unit(3, "09", "Sama", at(20))]).collect());
    (side(ours), side(theirs))
}

#[test]
fn two_units_that_get_one_code_are_named_and_nothing_else_is() {
    let (ours, mut theirs) = two_sides(
        [unit(1, "05", "Dinas Satu", at(30)), unit(2, "02", "Dinas Dua", at(10))],
        [unit(1, "01", "Dinas Satu", at(10)), unit(2, "05", "Dinas Dua", at(35))],
    );
    assert_eq!((check(&ours, TODAY), check(&theirs, TODAY)), (vec![], vec![]), "each side is right");
    let twice = Finding::Twice { kind: Kind::Unit, first: 1, second: 2 };
    assert_eq!(trouble(&ours, &theirs, &Choices::default()), std::slice::from_ref(&twice));
    assert!(!twice.is_unbearable());
    let keep = Choices { outcomes: [(Outcome::Changed, Side::Ours)].into(), ..Choices::default() };
    assert_eq!(trouble(&ours, &theirs, &keep), [], "another choice, another result");
    let mut stray = unit(4, "04", "Seksi", at(5));
    stray.parent = Some(Id::from_bits(77));
    let second = Finding::Dangling { kind: Kind::Unit, row: 4, field: "parent", to: Kind::Unit, missing: 77 };
    theirs.units = Table::from_rows(theirs.units.iter().cloned().chain([stray]).collect()).unwrap();
    assert_eq!(check(&theirs, TODAY), [second], "what is wrong in the file is told of the file");
    assert_eq!(trouble(&ours, &theirs, &Choices::default()), [twice]);
}

#[test]
fn units_that_only_together_stand_below_themselves_are_named_and_cannot_be_borne() {
    let below = |mut unit: Unit, parent: u128| {
        unit.parent = Some(Id::from_bits(parent));
        unit
    };
    let (one, two) = (|time| unit(1, "01", "Dinas Satu", at(time)), |time| unit(2, "02", "Dinas Dua", at(time)));
    let (ours, theirs) = two_sides([below(one(30), 2), two(10)], [one(10), below(two(35), 1)]);
    let found = trouble(&ours, &theirs, &Choices::default());
    assert_eq!(found, [Finding::Cycle { unit: 1 }, Finding::Cycle { unit: 2 }]);
    assert!(found.iter().all(Finding::is_unbearable));
    let keep = Choices { outcomes: [(Outcome::Changed, Side::Ours)].into(), ..Choices::default() };
    assert_eq!(trouble(&ours, &theirs, &keep), []);
}

#[test]
fn superiors_who_only_together_lead_back_to_themselves_are_named() {
    let under = |bits: u128, nip: &str, superior: Option<u128>, time: i64| {
        let mut person = person(bits, nip, 3);
        person.posts[0].value.superior = superior.map(Id::from_bits);
        person.changed = at(time);
        person
    };
    let side = |people: Vec<Person>| {
        let mut data = units(vec![unit(3, "09", "Sama", at(20))]);
        data.people = Table::from_rows(people).unwrap();
        data
    };
    let (first, second) = ("198501012010011001", "199001012015012002");
    let ours = side(vec![under(10, first, Some(11), 30), under(11, second, None, 10)]);
    let theirs = side(vec![under(10, first, None, 10), under(11, second, Some(10), 35)]);
    let found = trouble(&ours, &theirs, &Choices::default());
    assert_eq!(found, [Finding::SuperiorCycle { person: 10 }, Finding::SuperiorCycle { person: 11 }]);
    assert!(found.iter().all(|finding| finding.is_error() && !finding.is_unbearable()));
}
