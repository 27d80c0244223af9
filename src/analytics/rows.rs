//! The rows behind a number: every count of an answer can be opened.
use serde::{Deserialize, Serialize};

use super::{Chosen, Class, Frame, JpYear, NO_PREDICATE, NONE, Reach, Scope, Service, falling, left_in_period, sides};
use crate::domain::{EvaluationPeriod, Hundredths, Id, LearningKind, Person, Predicate, Status};

/// Which of a scope's people a number counts. A unit's line is the same number inside [`super::UnitName::within`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Selector {
    /// Active or on leave.
    Everybody,
    /// Active all year.
    Main,
    /// PNS active all year who reached the minimum.
    Reached,
    /// PNS active all year below the minimum.
    Below,
    /// PNS active all year without verified JP.
    WithoutJp,
    /// PNS below who would reach the minimum with what awaits evidence.
    ReachedWithAwaiting,
    /// PNS not active all year.
    PartYear,
    /// PNS on leave, studying, suspended or seconded.
    Away,
    /// PPPK above the ceiling.
    AboveCeiling,
    /// With a learning record that waits for evidence.
    AwaitingEvidence,
    /// With a learning record whose JP cannot be computed.
    UnknownJp,
    /// Asked to an event, and came at least so far.
    TookPart {
        reach: Reach,
        month: Option<u8>,
        kind: Option<LearningKind>,
    },
    /// Not asked to anything.
    NeverAsked,
    /// Refused an invitation.
    Declined,
    /// With this predicate in the year; none: belum dinilai.
    Predicate(Option<Predicate>),
    /// With this predicate in a quarter (1-4); none: without one.
    QuarterPredicate {
        quarter: u8,
        predicate: Option<Predicate>,
    },
    /// On this side of the comparison: Mencapai 20 JP or the participants first.
    FirstGroup,
    SecondGroup,
    /// Whose predicate fell.
    Falling,
    /// Without a predicate in this period, though one is expected.
    LeftInPeriod(Id<EvaluationPeriod>),
    WithoutUnit,
    WithoutPosition,
    WithoutIdentifier,
    WithoutBirthDate,
}

/// The people whom a number counts, by identifier.
pub fn rows(frame: &Frame, scope: &Scope, selector: &Selector) -> Vec<Id<Person>> {
    let chosen = Chosen::of(frame, scope);
    let ids = |places: Vec<usize>| places.into_iter().map(|at| chosen.id(at)).collect();
    match selector {
        Selector::FirstGroup | Selector::SecondGroup => {
            let [first, second] = sides(frame, scope);
            ids(if *selector == Selector::FirstGroup { first } else { second })
        }
        Selector::Falling => {
            let mut people: Vec<_> = falling(frame, scope).into_iter().map(|row| row.person).collect();
            people.sort_unstable();
            people
        }
        Selector::LeftInPeriod(id) => {
            let period = frame.data().periods.get(*id);
            ids(period.map_or_else(Vec::new, |period| left_in_period(&chosen, period).1))
        }
        Selector::TookPart { .. } | Selector::NeverAsked | Selector::Declined => ids(by_taking_part(&chosen, selector)),
        _ => {
            let Some(year) = chosen.year else { return Vec::new() };
            let test = Test { frame, chosen: &chosen, year, selector };
            ids(chosen.everybody().map(|(at, ..)| at).filter(|at| test.holds(*at).unwrap_or(false)).collect())
        }
    }
}

fn by_taking_part(chosen: &Chosen<'_>, selector: &Selector) -> Vec<usize> {
    let part = &chosen.frame.taking_part;
    let mut found = vec![false; chosen.frame.len()];
    for taking in chosen.year.map_or(&[][..], |year| part.year(year)) {
        let Some(event) = part.event(taking.event) else { continue };
        let fits = match selector {
            Selector::TookPart { reach, month, kind } => {
                taking.reach >= *reach
                    && month.is_none_or(|month| month == event.month)
                    && kind.is_none_or(|kind| kind == event.kind)
            }
            Selector::Declined => taking.declined,
            _ => true,
        };
        if let Some(found) = found.get_mut(taking.person as usize).filter(|_| fits) {
            *found = true;
        }
    }
    let wanted = *selector != Selector::NeverAsked;
    chosen.everybody().map(|(at, ..)| at).filter(|at| found.get(*at) == Some(&wanted)).collect()
}

struct Test<'a> {
    frame: &'a Frame,
    chosen: &'a Chosen<'a>,
    year: usize,
    selector: &'a Selector,
}

impl Test<'_> {
    fn holds(&self, at: usize) -> Option<bool> {
        let row = self.frame.people.rows.get(at)?;
        let in_year = self.frame.people.year(self.year).get(at)?;
        let jp = self.frame.learning.year(self.year)?;
        let is_main = self.chosen.classes.get(at) == Some(&Class::Main);
        let pns = row.status == Status::Pns;
        let verified = verified(jp, at);
        let awaiting = Hundredths::new(i64::from(*jp.awaiting.get(at)?));
        let minimum = self.frame.settings.minimum_jp;
        Some(match self.selector {
            Selector::Everybody => true,
            Selector::Main => is_main,
            Selector::Reached => pns && is_main && verified >= minimum,
            Selector::Below => pns && is_main && verified < minimum,
            Selector::WithoutJp => pns && is_main && verified == Hundredths::ZERO,
            Selector::ReachedWithAwaiting => pns && is_main && verified < minimum && verified.plus(awaiting) >= minimum,
            Selector::PartYear => pns && in_year.service == Service::Part,
            Selector::Away => pns && in_year.service == Service::Away,
            Selector::AboveCeiling => row.status.is_pppk() && is_main && verified > crate::rules::jp::PPPK_CEILING,
            Selector::AwaitingEvidence => *jp.awaiting_records.get(at)? > 0,
            Selector::UnknownJp => *jp.unknown_records.get(at)? > 0,
            Selector::Predicate(wanted) => {
                let place = *self.frame.evaluations.year(self.year)?.predicate.get(at)?;
                place == wanted.map_or(NO_PREDICATE, |predicate| predicate as u8)
            }
            Selector::QuarterPredicate { quarter, predicate } => {
                let quarters = &self.frame.evaluations.year(self.year)?.quarters;
                let place = *quarters.get(usize::from(*quarter).checked_sub(1)?)?.predicate.get(at)?;
                place == predicate.map_or(NO_PREDICATE, |predicate| predicate as u8)
            }
            Selector::WithoutUnit => in_year.unit == NONE,
            Selector::WithoutPosition => in_year.position.is_none(),
            Selector::WithoutIdentifier => !row.has_identifier,
            Selector::WithoutBirthDate => !row.has_birth_date,
            _ => false,
        })
    }
}

fn verified(jp: &JpYear, at: usize) -> Hundredths {
    Hundredths::new(i64::from(jp.verified.get(at).copied().unwrap_or(0)))
}
