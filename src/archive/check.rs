//! Whether the records of a dataset agree with one another: nothing points nowhere, nothing is there twice, dates can be.
use std::collections::HashMap;

pub use crate::words::archive::Finding;
use crate::{domain::*, rules::nip::read_nip};

/// Everything wrong or odd, by kind and then by row. `today` is for identifiers that start later.
pub fn check(data: &Dataset, today: Day) -> Vec<Finding> {
    let mut checking = Checking { data, findings: Vec::new(), keys: Vec::new() };
    data.visit(&mut checking);
    let mut findings = checking.findings;
    findings.extend(dates(data));
    let parent = |unit: &Unit| unit.parent;
    findings.extend(circles(&data.units, parent).into_iter().map(|unit| Finding::Cycle { unit: unit.bits() }));
    let superior = |person: &Person| person.post_on(today).and_then(|post| post.superior);
    let among_people = circles(&data.people, superior);
    findings.extend(among_people.into_iter().map(|person| Finding::SuperiorCycle { person: person.bits() }));
    findings.extend(identifiers(data, today));
    findings.sort_by_key(Finding::row);
    findings
}

/// Whether a row of that kind exists.
pub fn exists(data: &Dataset, kind: Kind, row: u128) -> bool {
    struct Look(u128, bool);
    impl Visit for Look {
        fn table<T: Record>(&mut self, table: &Table<T>)
        where
            Dataset: Has<T>,
        {
            self.1 = table.get(Id::from_bits(self.0)).is_some();
        }
    }
    let mut look = Look(row, false);
    data.visit_kind(kind, &mut look);
    look.1
}

struct Checking<'a> {
    data: &'a Dataset,
    findings: Vec<Finding>,
    keys: Vec<(Key, u128)>,
}

impl Visit for Checking<'_> {
    fn table<T: Record>(&mut self, table: &Table<T>)
    where
        Dataset: Has<T>,
    {
        self.keys.clear();
        // Rows next to one another often point to the same row, so the last that was found is remembered.
        let mut found: HashMap<(&'static str, Kind), u128> = HashMap::new();
        for row in table.iter() {
            let id = row.id().bits();
            row.each_link(&mut |field, to, bits| {
                if found.get(&(field, to)) == Some(&bits) {
                    return;
                }
                if exists(self.data, to, bits) {
                    found.insert((field, to), bits);
                } else {
                    self.findings.push(Finding::Dangling { kind: T::KIND, row: id, field, to, missing: bits });
                }
            });
            row.keys(&mut |key| self.keys.push((key, id)));
        }
        self.keys.sort_unstable();
        for pair in self.keys.windows(2) {
            if let [(key, first), (other, second)] = pair
                && key == other
                && first != second
            {
                self.findings.push(Finding::Twice { kind: T::KIND, first: *first, second: *second });
            }
        }
    }
}

fn dates(data: &Dataset) -> Vec<Finding> {
    let mut findings = Vec::new();
    let mut order = |kind: Kind, row: u128, start: Option<Day>, end: Option<Day>| {
        if start.zip(end).is_some_and(|(start, end)| end < start) {
            findings.push(Finding::EndBeforeStart { kind, row });
        }
    };
    for row in data.people.iter() {
        let contract = row.contract.as_ref();
        order(Kind::Person, row.id.bits(), contract.and_then(|it| it.from), contract.and_then(|it| it.until));
    }
    data.discipline.iter().for_each(|row| order(Kind::Discipline, row.id.bits(), Some(row.from), row.until));
    data.events.iter().for_each(|row| order(Kind::Event, row.id.bits(), Some(row.start), Some(row.end)));
    data.learning.iter().for_each(|row| order(Kind::Learning, row.id.bits(), row.start, Some(row.end)));
    data.periods.iter().for_each(|row| order(Kind::Period, row.id.bits(), Some(row.start), Some(row.end)));
    for session in data.sessions.iter() {
        let event = data.events.get(session.event);
        if event.is_some_and(|event| !(event.start..=event.end).contains(&session.day)) {
            findings.push(Finding::OutsideEvent { session: session.id.bits() });
        }
    }
    findings
}

/// Rows that are led back to themselves by what each stands below. Every row is walked over once, however long the
/// chains are.
fn circles<T: Record>(table: &Table<T>, above: impl Fn(&T) -> Option<Id<T>>) -> Vec<Id<T>> {
    let mut walk_of: HashMap<Id<T>, usize> = HashMap::new();
    let mut found = Vec::new();
    for (walk, row) in table.iter().enumerate() {
        let mut path: Vec<Id<T>> = Vec::new();
        let mut next = Some(row);
        while let Some(row) = next {
            match walk_of.get(&row.id()) {
                Some(earlier) if *earlier < walk => break,
                Some(_) => {
                    found.extend(path.iter().skip_while(|id| **id != row.id()).copied());
                    break;
                }
                None => {}
            }
            walk_of.insert(row.id(), walk);
            path.push(row.id());
            next = above(row).and_then(|above| table.get(above));
        }
    }
    found
}

fn identifiers(data: &Dataset, today: Day) -> Vec<Finding> {
    let mut findings = Vec::new();
    for person in data.people.iter() {
        for entry in &person.identifiers {
            let number = &entry.value.number;
            match read_nip(number) {
                Err(error) => findings.push(Finding::Nip { person: person.id, number: number.clone(), error }),
                Ok(reading) => {
                    for warning in reading.warnings(today, person.birth_date, person.sex) {
                        findings.push(Finding::NipOdd { person: person.id, number: number.clone(), warning });
                    }
                }
            }
        }
    }
    findings
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(bits: u128, code: &str, parent: Option<u128>) -> Unit {
        Unit {
            id: Id::from_bits(bits),
            code: code.into(),
            name: format!("Unit {bits}"),
            kind: UnitKind::Office,
            parent: parent.map(Id::from_bits),
            head: None,
            location: String::new(),
            distance: None,
            closed: false,
            changed: Changed::default(),
        }
    }

    #[test]
    fn missing_rows_second_keys_and_circles_are_found() {
        let units = vec![unit(1, "01", Some(2)), unit(2, "02", Some(1)), unit(3, " 01", Some(9)), unit(4, "", Some(1))];
        let data = Dataset { units: Table::from_rows(units).unwrap(), ..Dataset::default() };
        let found = check(&data, Day::default());
        let kind = Kind::Unit;
        assert_eq!(
            found,
            [
                Finding::Twice { kind, first: 1, second: 3 },
                Finding::Cycle { unit: 1 },
                Finding::Cycle { unit: 2 },
                Finding::Dangling { kind, row: 3, field: "parent", to: kind, missing: 9 },
            ]
        );
    }
}
