//! Plans for units and positions.
use super::same_text;
use crate::domain::{Dataset, Diff, Id, Kind, Position, ProblemKind, Problems, Refusal, Stamp, Unit};

impl Dataset {
    /// Adds or edits a unit. Refuses an empty or taken name beside the same parent, a taken code, and a cycle.
    pub fn plan_unit(&self, stamp: &Stamp, draft: Unit) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        for other in self.units.iter().filter(|other| other.id != draft.id) {
            if !draft.code.is_empty() && other.code == draft.code {
                problems.when(true, "code", ProblemKind::Taken { by: other.name.clone() });
            }
            if other.parent == draft.parent && same_text(&other.name, &draft.name) {
                problems.when(true, "name", ProblemKind::Taken { by: other.name.clone() });
            }
        }
        if let Some(parent) = draft.parent {
            problems.when(self.units.get(parent).is_none(), "parent", ProblemKind::Unknown);
            problems.when(self.is_below(parent, draft.id), "parent", ProblemKind::Cycle);
        }
        if let Some(head) = draft.head {
            problems.when(self.people.get(head).is_none(), "head", ProblemKind::Unknown);
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Takes a unit away that nothing points to.
    pub fn plan_remove_unit(&self, id: Id<Unit>) -> Result<Diff, Refusal> {
        let people = self.people.iter().filter(|person| person.posts.iter().any(|post| post.value.unit == id)).count();
        let children = self.units.iter().filter(|unit| unit.parent == Some(id)).count();
        let programs = self.programs.iter().filter(|program| program.owner == Some(id)).count();
        let results = self.unit_evaluations.iter().filter(|row| row.unit == id).count();
        let uses = [
            (Kind::Person, people),
            (Kind::Unit, children),
            (Kind::Program, programs),
            (Kind::UnitEvaluation, results),
        ];
        self.remove_unused(id, &uses)
    }

    /// Adds or edits a position. Refuses an empty or taken name.
    pub fn plan_position(&self, stamp: &Stamp, draft: Position) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        let twin = self
            .positions
            .iter()
            .find(|other| other.id != draft.id && other.kind == draft.kind && same_text(&other.name, &draft.name));
        if let Some(twin) = twin {
            problems.when(true, "name", ProblemKind::Taken { by: twin.name.clone() });
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Takes a position away that nobody holds or held.
    pub fn plan_remove_position(&self, id: Id<Position>) -> Result<Diff, Refusal> {
        let held = |person: &&crate::domain::Person| person.posts.iter().any(|post| post.value.position == Some(id));
        self.remove_unused(id, &[(Kind::Person, self.people.iter().filter(held).count())])
    }

    /// Whether `unit` is `top` or stands below it. Ends on a cycle too.
    pub fn is_below(&self, unit: Id<Unit>, top: Id<Unit>) -> bool {
        let mut at = Some(unit);
        for _ in 0..=self.units.len() {
            match at {
                Some(id) if id == top => return true,
                Some(id) => at = self.units.get(id).and_then(|unit| unit.parent),
                None => return false,
            }
        }
        false
    }
}
