//! IP ASN of everybody as unit pages show it: as of the last day of the year, or of today.
use std::cell::RefCell;
use std::sync::Arc;

use crate::analytics::{IpIndex, ip_category, ip_inputs, ip_of_units};
use crate::domain::{Day, Hundredths, Id, Person, Unit};
use crate::rules::ip_asn::{Category, Input, Rules, Since};
use crate::rules::{ParameterSet, Sets};
use crate::ui::session::FrameRef;

/// What the index of everybody stands on, and what it comes to by unit. Equal only to itself.
#[derive(Debug)]
pub struct IpYear {
    frame: FrameRef,
    sets: Arc<Sets>,
    year: i32,
    pub at: Day,
    inputs: Vec<Option<Input>>,
    units: Vec<IpIndex>,
}

impl PartialEq for IpYear {
    fn eq(&self, other: &Self) -> bool {
        std::ptr::eq(self, other)
    }
}

thread_local! {
    static LAST: RefCell<Option<Arc<IpYear>>> = const { RefCell::new(None) };
}

/// The day that a year is read at: its last, or today.
pub fn day_of(frame: &FrameRef, year: i32) -> Option<Day> {
    frame.years.place(year).map(|place| frame.years.bounds(place).1)
}

impl IpYear {
    /// The index in a year by the sets in use on its day. Asked again for the same, it is not made again.
    pub fn of(frame: &FrameRef, sets: &Arc<Sets>, year: i32) -> Option<Arc<Self>> {
        let at = day_of(frame, year)?;
        LAST.with_borrow_mut(|last| {
            let known =
                last.as_ref().filter(|it| it.frame == *frame && it.year == year && it.sets.ip_asn == sets.ip_asn);
            if let Some(known) = known {
                return Some(Arc::clone(known));
            }
            let rules = &sets.ip_asn.parameters;
            let inputs = ip_inputs(frame, rules, at);
            let units = ip_of_units(frame, year, rules, &inputs);
            let made = Arc::new(Self { frame: frame.clone(), sets: Arc::clone(sets), year, at, inputs, units });
            *last = Some(Arc::clone(&made));
            Some(made)
        })
    }

    /// The set that it was counted by.
    pub fn set(&self) -> &ParameterSet<Rules> {
        &self.sets.ip_asn
    }

    /// The index of a unit with all below it.
    pub fn unit(&self, unit: Id<Unit>) -> IpIndex {
        self.units.get(self.frame.units.place(unit) as usize).copied().unwrap_or_default()
    }

    /// What is known of one person; none where the index is not measured of them.
    pub fn input(&self, person: Id<Person>) -> Option<&Input> {
        self.inputs.get(self.frame.people.index.find(person)?)?.as_ref()
    }

    /// The category of one person whose every dimension is known.
    pub fn category(&self, person: Id<Person>) -> Option<Category> {
        ip_category(&self.set().parameters, self.input(person)?)
    }

    /// The windows that it looks back through.
    pub fn since(&self) -> Since {
        Since::of(&self.set().parameters, self.at)
    }

    /// What the agency aims at.
    pub fn target(&self) -> Option<Hundredths> {
        self.set().parameters.target
    }
}
