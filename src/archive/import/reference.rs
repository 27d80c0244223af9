//! What rows name and nobody knows: each listed once, with the lines that name it, similar names, and what may be done.
use std::collections::{BTreeMap, HashMap};

use super::{ImportPlan, OfferedEvent};
use crate::archive::sheet::{ImportKind, Names, Similar, value, written_out};
use crate::domain::*;

/// Likeness from which a known name is proposed in place of a new row.
const ALL_BUT_SAME: f64 = 0.97;

/// Something that rows name and that is not known.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    pub kind: ReferenceKind,
    /// As the file writes it.
    pub name: String,
    /// Lines that name it.
    pub lines: Vec<u32>,
    /// Known rows it may be, best first; bits of their identifiers.
    pub similar: Vec<Similar<u128>>,
    /// Bits that rows carry until it is settled, and of the row if one is created.
    pub(super) provisional: u128,
    /// Number and day of sessions that accepting it makes.
    pub sessions: Vec<(u16, Day)>,
}

/// What a reference is to.
#[derive(Clone, Debug, PartialEq)]
pub enum ReferenceKind {
    Unit {
        code: String,
        above: Above,
    },
    Position {
        kind: PositionKind,
    },
    Period {
        year: u16,
        span: PeriodSpan,
    },
    /// Somebody with this number; can only be mapped.
    Person {
        number: String,
    },
    /// Somebody with another number and the same name and birth date: one person (mapped) or two (created).
    SamePerson {
        number: String,
    },
    /// An event that is not here, with what the file tells of it; made only as a person says.
    Event(Box<OfferedEvent>),
    /// Sessions that an event which is here has not.
    Sessions {
        event: Id<Event>,
    },
}

/// What a unit stands below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Above {
    Nothing,
    Unit(Id<Unit>),
    /// Another reference, by index.
    Reference(usize),
}

/// What is done about a reference.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Accept {
    /// A new row is made.
    Create,
    /// It is this known row.
    Map(u128),
    /// This event is made.
    Event(Box<OfferedEvent>),
}

/// Decisions by index of the reference. What has none is left, and the rows that name it wait.
pub type Decisions = BTreeMap<usize, Accept>;

impl Reference {
    /// Whether a new row can be made for it.
    pub const fn can_create(&self) -> bool {
        !matches!(self.kind, ReferenceKind::Person { .. } | ReferenceKind::Event(_))
    }

    /// What is done when everything is accepted in one step.
    pub fn usual(&self) -> Option<Accept> {
        let best = self.similar.first().filter(|best| best.likeness >= ALL_BUT_SAME).map(|best| Accept::Map(best.what));
        match self.kind {
            // Whom and what a row is about is never guessed.
            ReferenceKind::Person { .. } | ReferenceKind::Event(_) => None,
            _ => best.or(Some(Accept::Create)),
        }
    }
}

impl ImportPlan {
    /// Whether a reference is decided in a way that can be done, and what it stands below as well.
    pub fn is_settled(&self, at: usize, decisions: &Decisions) -> bool {
        let Some(reference) = self.references.get(at) else { return false };
        // Its rows wait only for what was undecided when they were planned.
        if self.kind == ImportKind::Attendance {
            return false;
        }
        match decisions.get(&at) {
            None | Some(Accept::Event(_)) => false,
            Some(Accept::Map(_)) => true,
            Some(Accept::Create) => match reference.kind {
                // What a unit stands below was named before it, so this ends.
                ReferenceKind::Unit { above: Above::Reference(above), .. } => {
                    above < at && self.is_settled(above, decisions)
                }
                _ => reference.can_create(),
            },
        }
    }

    /// The index of a reference, made when it is first named.
    pub(super) fn refer(&mut self, line: u32, name: &str, kind: ReferenceKind, new: impl FnOnce() -> Found) -> usize {
        let next = self.references.len();
        let at = *self.named.entry((written_out(name), format!("{kind:?}"))).or_insert(next);
        if at == next {
            let Found { similar, provisional } = new();
            let (name, sessions) = (name.to_owned(), Vec::new());
            self.references.push(Reference { kind, name, lines: Vec::new(), similar, provisional, sessions });
        }
        if let Some(reference) = self.references.get_mut(at)
            && reference.lines.last() != Some(&line)
        {
            reference.lines.push(line);
        }
        at
    }
}

/// What a new reference starts with.
pub struct Found {
    pub similar: Vec<Similar<u128>>,
    pub provisional: u128,
}

/// The known units and positions, as names look them up.
pub struct Known<'a> {
    data: &'a Dataset,
    units: HashMap<String, Vec<Id<Unit>>>,
    codes: HashMap<&'a str, Id<Unit>>,
    unit_names: Names<u128>,
    positions: HashMap<String, Vec<(PositionKind, Id<Position>)>>,
    position_names: Names<u128>,
    /// Names already looked up, as a column repeats them.
    asked: HashMap<(String, String, String), Named<Unit>>,
}

/// What a name stands for: a known row, or a reference.
#[derive(Debug)]
pub enum Named<T> {
    Known(Id<T>),
    Reference(usize),
}

impl<T> Clone for Named<T> {
    fn clone(&self) -> Self {
        *self
    }
}
impl<T> Copy for Named<T> {}

impl<'a> Known<'a> {
    pub fn of(data: &'a Dataset) -> Self {
        let mut units: HashMap<String, Vec<Id<Unit>>> = HashMap::new();
        let open = || data.units.iter().filter(|unit| !unit.closed);
        open().for_each(|unit| units.entry(written_out(&unit.name)).or_default().push(unit.id));
        let mut positions: HashMap<String, Vec<(PositionKind, Id<Position>)>> = HashMap::new();
        for row in data.positions.iter() {
            positions.entry(written_out(&row.name)).or_default().push((row.kind, row.id));
        }
        let codes = open().filter(|unit| !unit.code.is_empty()).map(|unit| (unit.code.as_str(), unit.id)).collect();
        let unit_names = Names::new(open().map(|unit| (unit.id.bits(), unit.name.as_str())));
        let position_names = Names::new(data.positions.iter().map(|row| (row.id.bits(), row.name.as_str())));
        Self { data, units, codes, unit_names, positions, position_names, asked: HashMap::new() }
    }

    /// The unit of a row. Its code decides, then its name below the named office, then its name alone if only one has it.
    pub fn unit(
        &mut self,
        plan: &mut ImportPlan,
        stamp: &mut Stamp,
        line: u32,
        (code, name, office): (&str, &str, &str),
    ) -> Option<Named<Unit>> {
        if name.is_empty() && office.is_empty() && code.is_empty() {
            return None;
        }
        let question = (code.to_owned(), name.to_owned(), office.to_owned());
        if let Some(named) = self.asked.get(&question) {
            if let Named::Reference(at) = named
                && let Some(reference) = plan.references.get_mut(*at)
                && reference.lines.last() != Some(&line)
            {
                reference.lines.push(line);
            }
            return Some(*named);
        }
        let named = self.look_up(plan, stamp, line, (code, name, office));
        self.asked.insert(question, named);
        Some(named)
    }

    fn look_up(
        &self,
        plan: &mut ImportPlan,
        stamp: &mut Stamp,
        line: u32,
        (code, name, office): (&str, &str, &str),
    ) -> Named<Unit> {
        if let Some(id) = self.codes.get(code) {
            return Named::Known(*id);
        }
        let (name, office) = match (name.is_empty(), office.is_empty()) {
            (true, true) => (code, ""),
            (true, false) => (office, ""),
            _ => (name, office),
        };
        let same_as_office = written_out(name) == written_out(office);
        let office = if office.is_empty() || same_as_office {
            None
        } else {
            Some(self.look_up(plan, stamp, line, ("", office, "")))
        };
        let named = self.units.get(&written_out(name)).map_or(&[][..], Vec::as_slice);
        let below = |id: &&Id<Unit>| match office {
            Some(Named::Known(office)) => self.data.is_below(**id, office),
            Some(Named::Reference(_)) => false,
            None => true,
        };
        let mut fitting = named.iter().filter(below);
        let (first, second) = (fitting.next(), fitting.next());
        if let (Some(only), None) = (first, second) {
            return Named::Known(*only);
        }
        // Of several with one name, the one at the top is meant where no office is named.
        let at_top = |id: &&Id<Unit>| self.data.units.get(**id).is_some_and(|unit| unit.parent.is_none());
        if let (None, Some(top)) = (office, named.iter().find(at_top)) {
            return Named::Known(*top);
        }
        let above = match office {
            None => Above::Nothing,
            Some(Named::Known(office)) => Above::Unit(office),
            Some(Named::Reference(at)) => Above::Reference(at),
        };
        let similar = || self.unit_names.nearest(name);
        let kind = ReferenceKind::Unit { code: code.to_owned(), above };
        let provisional = stamp.id::<Unit>().bits();
        Named::Reference(plan.refer(line, name, kind, || Found { similar: similar(), provisional }))
    }

    /// The position of a row: its name, and its kind where several have the name.
    pub fn position(
        &self,
        plan: &mut ImportPlan,
        stamp: &mut Stamp,
        line: u32,
        (name, kind): (&str, Option<PositionKind>),
    ) -> Option<Named<Position>> {
        if name.is_empty() {
            return None;
        }
        // Files often name the jenjang in a column of its own: "Guru" and "Ahli Muda".
        let with_level = match kind {
            Some(PositionKind::Functional(Some(level))) => format!("{name} {}", value::FUNCTIONAL.written(level)),
            _ => name.to_owned(),
        };
        let named = self.positions.get(&written_out(name)).or_else(|| self.positions.get(&written_out(&with_level)));
        let named = named.map_or(&[][..], Vec::as_slice);
        let exact = named.iter().find(|(known, _)| kind.is_none_or(|kind| kind == *known));
        if let Some((_, id)) = exact.or(named.first().filter(|_| named.len() == 1)) {
            return Some(Named::Known(*id));
        }
        let kind = ReferenceKind::Position { kind: kind.unwrap_or(PositionKind::Implementing) };
        let similar = || self.position_names.nearest(name);
        let provisional = stamp.id::<Position>().bits();
        Some(Named::Reference(plan.refer(line, name, kind, || Found { similar: similar(), provisional })))
    }
}
