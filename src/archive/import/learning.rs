//! Plans the import of learning records: the same where the certificate's number is, or person, name and last day.
use std::collections::HashMap;

use super::{
    Draft, FieldChange, ImportPlan, ImportRow, RowOutcome, RowRefusal,
    people::Roll,
    person::written_day,
    reading::{Reading, each},
    reference::{Found, Named, ReferenceKind},
};
use crate::{
    archive::sheet::{Field, Mapping, RowKind, SheetRow, value},
    domain::*,
};

/// A learning record as a file has one.
#[derive(Clone, Debug)]
pub struct ForeignLearning {
    pub number: String,
    pub person_name: String,
    pub name: String,
    pub form: Option<LearningForm>,
    pub organiser: String,
    pub start: Option<Day>,
    pub end: Day,
    pub jp: Option<Hundredths>,
    pub certificate: String,
    pub scope: Option<LearningScope>,
    pub evidence: Option<Evidence>,
    /// The person, by bits that may be provisional.
    pub person: Id<Person>,
    pub target: Option<Id<LearningRecord>>,
}

impl ForeignLearning {
    fn read(row: &mut Reading<'_>, today: Day) -> Option<Self> {
        let later = today.plus(2 * 366);
        let number = row.need(Field::Nip, value::nip);
        let name = row.need(Field::EventName, value::text);
        let end = row.need(Field::End, |cell| value::date(cell, later));
        let foreign = Self {
            number: number?.0,
            person_name: row.text(Field::Name),
            name: name?,
            form: row.take(Field::Form, |cell| value::FORM.read(cell)),
            organiser: row.text(Field::Organiser),
            start: row.take(Field::Start, |cell| value::date(cell, later)),
            end: end?,
            jp: row.take(Field::Jp, value::jp),
            certificate: row.text(Field::Certificate),
            scope: row.take(Field::Scope, |cell| value::SCOPE.read(cell)),
            evidence: row.take(Field::Evidence, |cell| value::EVIDENCE.read(cell)),
            person: Id::from_bits(0),
            target: None,
        };
        row.problems.is_empty().then_some(foreign)
    }

    /// A record that is not here yet. Where the file does not say: the form is the one its name says, and the evidence is
    /// there when a certificate's number is.
    pub fn fresh(&self, id: Id<LearningRecord>) -> LearningRecord {
        let named = value::form_of_name(&self.name).unwrap_or(LearningForm::Lainnya);
        LearningRecord {
            id,
            person: self.person,
            source: LearningSource::External,
            name: self.name.clone(),
            organiser: String::new(),
            form: named,
            scope: LearningScope::National,
            start: None,
            end: self.end,
            days: None,
            times: None,
            actual_jp: None,
            leadership: value::leadership_of_name(&self.name),
            functional_for: String::new(),
            certificate: String::new(),
            evidence: if self.certificate.is_empty() { Evidence::Awaiting } else { Evidence::Verified },
            note: String::new(),
            changed: Changed::default(),
        }
    }

    /// Lays the row over a record and tells what it changed. Cells that are empty change nothing.
    pub fn lay_over(&self, record: &mut LearningRecord) -> Vec<FieldChange> {
        let mut changes = Vec::new();
        let mut change = |field, old: String, new: String| changes.push(FieldChange { field, old, new });
        if record.source == LearningSource::External && record.name != self.name {
            change(Field::EventName, std::mem::replace(&mut record.name, self.name.clone()), self.name.clone());
        }
        if !self.organiser.is_empty() && record.organiser != self.organiser {
            let old = std::mem::replace(&mut record.organiser, self.organiser.clone());
            change(Field::Organiser, old, self.organiser.clone());
        }
        if !self.certificate.is_empty() && record.certificate != self.certificate {
            let old = std::mem::replace(&mut record.certificate, self.certificate.clone());
            change(Field::Certificate, old, self.certificate.clone());
        }
        if let Some(form) = self.form.filter(|form| *form != record.form) {
            let old = std::mem::replace(&mut record.form, form);
            change(Field::Form, value::FORM.written(old).into(), value::FORM.written(form).into());
        }
        if let Some(scope) = self.scope.filter(|scope| *scope != record.scope) {
            let old = std::mem::replace(&mut record.scope, scope);
            change(Field::Scope, value::SCOPE.written(old).into(), value::SCOPE.written(scope).into());
        }
        if let Some(evidence) = self.evidence.filter(|evidence| *evidence != record.evidence) {
            let old = std::mem::replace(&mut record.evidence, evidence);
            change(Field::Evidence, value::EVIDENCE.written(old).into(), value::EVIDENCE.written(evidence).into());
        }
        if self.start.is_some() && record.start != self.start {
            let old = std::mem::replace(&mut record.start, self.start);
            record.days = days(self.start, self.end);
            change(Field::Start, written_day(old), written_day(self.start));
        }
        if record.end != self.end {
            let old = std::mem::replace(&mut record.end, self.end);
            record.days = days(record.start, self.end);
            change(Field::End, written_day(Some(old)), written_day(Some(self.end)));
        }
        if self.jp.is_some() && record.actual_jp != self.jp {
            let old = std::mem::replace(&mut record.actual_jp, self.jp);
            change(Field::Jp, written_jp(old), written_jp(self.jp));
        }
        changes
    }
}

/// Days from start to end, both counted, where that is a year at most.
fn days(start: Option<Day>, end: Day) -> Option<u16> {
    let days = end.number() - start?.number() + 1;
    u16::try_from(days).ok().filter(|days| (1..=366).contains(days))
}

fn written_jp(jp: Option<Hundredths>) -> String {
    jp.map_or_else(String::new, |jp| jp.value().to_string().replace('.', ","))
}

/// The record as the natural keys see it.
fn keys(record: &LearningRecord, names: &HashMap<Id<Event>, &str>) -> Vec<Key> {
    let mut keys = Vec::new();
    record.keys(&mut |key| keys.push(key));
    if let LearningSource::Event(event) = record.source {
        // A file knows the event by its name alone.
        let name = names.get(&event).copied().unwrap_or("").to_owned();
        let by_name =
            LearningRecord { source: LearningSource::External, name, certificate: String::new(), ..record.clone() };
        by_name.keys(&mut |key| keys.push(key));
    }
    keys
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
    let names: HashMap<Id<Event>, &str> = data.events.iter().map(|event| (event.id, event.name.as_str())).collect();
    let mut here: HashMap<Key, Id<LearningRecord>> = HashMap::new();
    for record in data.learning.iter() {
        for key in keys(record, &names) {
            here.entry(key).or_insert(record.id);
        }
    }
    let mut seen: HashMap<Key, u32> = HashMap::new();
    each(plan, mapping, rows, |plan, mut reading, line| {
        let who = reading.who();
        let foreign = ForeignLearning::read(&mut reading, plan.options.today);
        let mut row = ImportRow { line, who, outcome: RowOutcome::New, warnings: Vec::new(), waits_for: Vec::new() };
        let Some(mut foreign) = foreign else {
            row.outcome = RowOutcome::Unreadable(reading.problems);
            return plan.push(row, Draft::None);
        };
        if foreign.start.is_some_and(|start| start > foreign.end) {
            row.outcome = RowOutcome::Refused(RowRefusal::EndBeforeStart);
            return plan.push(row, Draft::None);
        }
        foreign.person = match person(plan, &roll, line, (&foreign.number, &foreign.person_name), stamp) {
            Named::Known(id) => id,
            Named::Reference(at) => {
                row.waits_for.push(at);
                Id::from_bits(plan.references.get(at).map_or(0, |reference| reference.provisional))
            }
        };
        let mut draft = foreign.fresh(Id::from_bits(0));
        foreign.lay_over(&mut draft);
        let own = keys(&draft, &names);
        if let Some(first) = own.iter().find_map(|key| seen.get(key)) {
            row.outcome = RowOutcome::Duplicate { first: *first };
            return plan.push(row, Draft::None);
        }
        seen.extend(own.iter().map(|key| (*key, line)));
        let known = own.iter().find_map(|key| here.get(key)).and_then(|id| data.learning.get(*id));
        if let Some(known) = known {
            foreign.target = Some(known.id);
            let mut laid = known.clone();
            let changes = foreign.lay_over(&mut laid);
            if laid == *known {
                row.outcome = RowOutcome::Same;
                return plan.push(row, Draft::None);
            }
            row.outcome = RowOutcome::Changed(changes);
        }
        plan.push(row, Draft::Learning(Box::new(foreign)));
    });
}

/// The person of a number, or the reference that asks who it is.
pub fn person(
    plan: &mut ImportPlan,
    roll: &Roll<'_>,
    line: u32,
    (number, name): (&str, &str),
    stamp: &mut Stamp,
) -> Named<Person> {
    if let Some(person) = roll.number(number) {
        return Named::Known(person.id);
    }
    let kind = ReferenceKind::Person { number: number.to_owned() };
    let shown = format!("{number} {name}").trim_end().to_owned();
    let provisional = stamp.id::<Person>().bits();
    Named::Reference(plan.refer(line, &shown, kind, || Found { similar: roll.named(name), provisional }))
}
