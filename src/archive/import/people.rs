//! Plans the import of people: matched by number; somebody with the same name and birth date is asked about, not doubled.
use std::collections::HashMap;

use super::{
    Draft, ImportPlan, ImportRow, RowOutcome, RowRefusal, RowWarning,
    person::ForeignPerson,
    reading::{Reading, each},
    reference::{Found, Known, Named, ReferenceKind},
};
use crate::{
    archive::sheet::{Mapping, RowKind, SheetRow, Similar},
    domain::*,
    words::collate::fold,
};

/// People here by what a file can know of them.
pub struct Roll<'a> {
    data: &'a Dataset,
    by_number: HashMap<&'a str, Id<Person>>,
    by_name: HashMap<String, Vec<Id<Person>>>,
}

impl<'a> Roll<'a> {
    pub fn of(data: &'a Dataset) -> Self {
        let mut by_name: HashMap<String, Vec<Id<Person>>> = HashMap::new();
        let mut by_number = HashMap::new();
        for person in data.people.iter() {
            by_name.entry(fold(&person.name)).or_default().push(person.id);
            by_number.extend(person.identifiers.iter().map(|entry| (entry.value.number.as_str(), person.id)));
        }
        Self { data, by_number, by_name }
    }

    /// The person who has or had that number.
    pub fn number(&self, number: &str) -> Option<&'a Person> {
        self.data.people.get(*self.by_number.get(number)?)
    }

    /// People of exactly that name, as suggestions.
    pub fn named(&self, name: &str) -> Vec<Similar<u128>> {
        let found = self.by_name.get(&fold(name)).map_or(&[][..], Vec::as_slice);
        let people = found.iter().take(3).filter_map(|id| self.data.people.get(*id));
        people.map(|person| Similar { what: person.id.bits(), name: describe(person), likeness: 1.0 }).collect()
    }

    fn born(&self, name: &str, birth: Day) -> Option<&'a Person> {
        let found = self.by_name.get(&fold(name))?.iter().filter_map(|id| self.data.people.get(*id));
        found.into_iter().find(|person| person.birth_date == Some(birth))
    }
}

fn describe(person: &Person) -> String {
    format!("{} {}", person.full_name(), person.nip()).trim_end().to_owned()
}

/// Plans every row.
pub fn plan(
    plan: &mut ImportPlan,
    data: &Dataset,
    mapping: &Mapping,
    rows: &[(SheetRow<'_>, RowKind)],
    stamp: &mut Stamp,
) {
    let roll = Roll::of(data);
    let mut known = Known::of(data);
    let mut seen: HashMap<String, u32> = HashMap::new();
    each(plan, mapping, rows, |plan, mut reading, line| {
        let today = plan.options.today;
        let who = reading.who();
        let foreign = ForeignPerson::read(&mut reading, today);
        let mut row = ImportRow { line, who, outcome: RowOutcome::Same, warnings: Vec::new(), waits_for: Vec::new() };
        let Some(mut foreign) = foreign else {
            row.outcome = RowOutcome::Unreadable(reading.problems);
            return plan.push(row, Draft::None);
        };
        if let Some(first) = seen.get(&foreign.number) {
            row.outcome = RowOutcome::Duplicate { first: *first };
            return plan.push(row, Draft::None);
        }
        seen.insert(foreign.number.clone(), line);
        row.warnings = foreign.warnings(today);
        name_post(plan, &mut known, &mut foreign, &mut row, stamp);
        let here = roll.number(&foreign.number);
        if here.is_none()
            && let Some(twin) = roll.born(&foreign.name.name, foreign.birth())
        {
            let kind = ReferenceKind::SamePerson { number: foreign.number.clone() };
            let similar = vec![Similar { what: twin.id.bits(), name: describe(twin), likeness: 1.0 }];
            let provisional = stamp.id::<Person>().bits();
            let at = plan.refer(line, &foreign.name.name, kind, || Found { similar, provisional });
            foreign.same_person = Some(at);
            row.waits_for.push(at);
        }
        compare(plan, here, foreign, row, &reading);
    });
}

fn name_post(
    plan: &mut ImportPlan,
    known: &mut Known<'_>,
    foreign: &mut ForeignPerson,
    row: &mut ImportRow,
    stamp: &mut Stamp,
) {
    let (code, unit, office) = &foreign.unit;
    foreign.unit_named = known.unit(plan, stamp, row.line, (code, unit, office));
    foreign.position_named = known.position(plan, stamp, row.line, (&foreign.position, foreign.position_kind));
    let mut wait = |plan: &ImportPlan, at: usize| {
        row.waits_for.push(at);
        plan.references.get(at).map(|reference| reference.provisional)
    };
    foreign.post.0 = match foreign.unit_named {
        Some(Named::Known(id)) => Some(id),
        Some(Named::Reference(at)) => wait(plan, at).map(Id::from_bits),
        None => None,
    };
    foreign.post.1 = match foreign.position_named {
        Some(Named::Known(id)) => Some(id),
        Some(Named::Reference(at)) => wait(plan, at).map(Id::from_bits),
        None => None,
    };
}

fn compare(
    plan: &mut ImportPlan,
    here: Option<&Person>,
    mut foreign: ForeignPerson,
    mut row: ImportRow,
    reading: &Reading<'_>,
) {
    let Some(here) = here else {
        row.outcome = match foreign.post.0 {
            Some(_) => RowOutcome::New,
            None => RowOutcome::Refused(RowRefusal::NoUnit),
        };
        let draft = if row.outcome == RowOutcome::New { Draft::Person(Box::new(foreign)) } else { Draft::None };
        return plan.push(row, draft);
    };
    if fold(&here.name) != fold(&foreign.name.name) {
        let (here, in_file) = (here.name.clone(), foreign.name.name.clone());
        row.warnings.push(RowWarning::NameDiffers { here, in_file });
    }
    foreign.target = Some(here.id);
    let mut laid = here.clone();
    let (changes, assumed) = foreign.lay_over(&mut laid, &plan.options);
    let column = |field| reading.title(field).to_owned();
    row.warnings
        .extend(assumed.into_iter().map(|(field, day)| RowWarning::AssumedStart { column: column(field), day }));
    let same = laid == *here;
    row.outcome = if same { RowOutcome::Same } else { RowOutcome::Changed(changes) };
    plan.push(row, if same { Draft::None } else { Draft::Person(Box::new(foreign)) });
}
