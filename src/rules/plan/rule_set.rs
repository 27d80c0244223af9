//! A new version of a parameter set, and taking one away that nothing stands on.
use serde_json::Value;

use crate::domain::{Dataset, Diff, Id, Kind, Problem, ProblemKind, Problems, Refusal, RuleSet, Stamp};
use crate::rules::{AnySet, BandFlaw, SetError, SetProblem, Sets, evaluations_with, rule_of, to_row};

impl Dataset {
    /// Writes a new version of a set: the ones before stay as they are, and hold for the days before its first. It needs a
    /// first day, a name and a source. Problems stand at the path of their parameter.
    pub fn plan_rule_set(&self, stamp: &mut Stamp, draft: &AnySet) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.label.id, "name");
        problems.when(draft.effective_from.is_none(), "effective_from", ProblemKind::Missing);
        problems.need(&draft.source, "source");
        match draft.flaws() {
            Ok(flaws) => problems.0.extend(flaws.iter().map(|flaw| beside(draft, flaw))),
            Err(_) => problems.when(true, "parameters", ProblemKind::Unknown),
        }
        problems.ok()?;
        let mut problems = Problems::default();
        let version = self.latest_version(draft).max(draft.version);
        let draft = AnySet { version, ..draft.clone() };
        let row = to_row(&draft, stamp.id()).map_err(|_| Refusal::Gone(Kind::RuleSet))?;
        let read = Sets::of_row(&row).and_then(Result::ok).map(|set| set.parameters);
        problems.when(read != draft.plain().ok().map(|set| set.parameters), "parameters", ProblemKind::Unknown);
        problems.ok()?;
        let of_day =
            |known: &&RuleSet| rule_of(known) == Some(draft.rule) && known.effective_from == row.effective_from;
        let holding = self.rule_sets.iter().filter(of_day).max_by_key(|known| (known.version, known.id));
        if holding.is_some_and(|known| says_the_same(known, &row)) {
            return Err(Refusal::Nothing);
        }
        Ok(self.put(stamp, row))
    }

    /// The latest version of the rule of a set, the built-in one included.
    fn latest_version(&self, set: &AnySet) -> u32 {
        let builtin = Sets::builtin().ok().and_then(|sets| sets.any(set.rule).ok()).map_or(0, |set| set.version);
        let own = self.rule_sets.iter().filter(|row| rule_of(row) == Some(set.rule)).map(|row| row.version);
        own.max().unwrap_or(0).max(builtin)
    }

    /// Takes a version away. Refuses where closed periods were computed with it, and a row that evaluations carry.
    pub fn plan_remove_rule_set(&self, id: Id<RuleSet>) -> Result<Diff, Refusal> {
        let row = self.rule_sets.get(id).ok_or(Refusal::Gone(Kind::RuleSet))?;
        let carried = self.evaluations.iter().filter(|evaluation| evaluation.rule_set == Some(id)).count();
        match carried + evaluations_with(self, row) {
            0 => Ok(self.remove(id)),
            rows => Err(Refusal::InUse { by: Kind::Evaluation, rows }),
        }
    }
}

/// Whether two rows differ in nothing but their number.
fn says_the_same(a: &RuleSet, b: &RuleSet) -> bool {
    *a == RuleSet { id: a.id, version: a.version, changed: a.changed, ..b.clone() }
}

/// A problem of a set at its field. Bands are named by the upper of two neighbours.
fn beside(set: &AnySet, flaw: &SetProblem) -> Problem {
    let field = flaw.parameter().to_owned();
    match flaw {
        SetProblem::Sum { found, expected, .. } => {
            Problem { field, what: ProblemKind::Sum { found: found.clone(), expected: expected.clone() } }
        }
        SetProblem::Bands { parameter, flaw } => {
            let (at, what) = match flaw {
                BandFlaw::Empty => (None, ProblemKind::Missing),
                BandFlaw::Bound { at } => (Some(*at), ProblemKind::Bound),
                BandFlaw::Gap { at } => (Some(*at), ProblemKind::Gap),
                BandFlaw::Overlap { at } => (Some(*at), ProblemKind::Overlap),
            };
            let band = at.and_then(|at| band_key(set.value(parameter)?, at));
            Problem { field: band.map_or(field, |band| format!("{parameter}/{band}")), what }
        }
        SetProblem::Missing { .. } => Problem { field, what: ProblemKind::Missing },
        SetProblem::OutOfRange { .. } => {
            let what = ProblemKind::OutOfRange { min: String::new(), max: String::new() };
            Problem { field, what }
        }
        SetProblem::Order { .. } => Problem { field, what: ProblemKind::Order },
    }
}

fn band_key(bands: &Value, at: usize) -> Option<&str> {
    bands.get(at)?.get("key")?.as_str()
}

/// Reads a set from its JSON without checking its parameters, which the plan does.
pub fn read_any(json: &str) -> Result<AnySet, SetError> {
    Ok(serde_json::from_str(json)?)
}
