//! The box of a person from the last annual predicate, an assessment that is still valid, and punishments.
use super::{Parts, Performed, Place, Rules, place, potential};
use crate::domain::{Dataset, Day, DisciplineRecord, Id, Person, TalentAssessment};
use crate::rules::{
    Ratio,
    ip_asn::{Input, Performance, years_before},
};

/// Names of the parts of an assessment that the rule reads.
const ASSESSMENT: &str = "assessment";
const QUALIFICATION: &str = "qualification";

/// A box with what it stands on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Talent {
    pub parts: Parts,
    /// Potential, and on how many of its parts it stands.
    pub potential: Option<(Ratio, usize)>,
    /// None without a performance or an assessment.
    pub place: Option<Place>,
}

/// The first day of an assessment that is still valid at a day.
pub fn oldest_valid(rules: &Rules, at: Day) -> Day {
    years_before(at, rules.assessment_years)
}

/// Whether a punishment is being served on a day.
pub fn is_serving(record: &DisciplineRecord, at: Day) -> bool {
    record.from <= at && record.until.is_some_and(|until| until >= at)
}

/// The box of a person at a day, whose performance and discipline are those of `input`.
pub fn talent_of(rules: &Rules, data: &Dataset, person: Id<Person>, input: &Input, at: Day) -> Talent {
    let valid = oldest_valid(rules, at)..=at;
    let theirs = data.talent.iter().filter(|row| row.person == person && valid.contains(&row.date));
    let serving = data.discipline.iter().any(|row| row.person == person && is_serving(row, at));
    talent(rules, theirs.max_by_key(|row| (row.date, row.id)), serving, input)
}

/// The box of an assessment, a performance and a discipline. Integrity alone makes no potential.
pub fn talent(rules: &Rules, assessed: Option<&TalentAssessment>, serving: bool, input: &Input) -> Talent {
    let part = |name: &str| assessed.and_then(|row| part(row, name));
    let integrity =
        if serving { Some(rules.integrity_serving.0) } else { rules.integrity.get(&input.discipline).map(|it| it.0) };
    let parts = Parts { assessment: part(ASSESSMENT), qualification: part(QUALIFICATION), integrity };
    let potential = parts.assessment.or(parts.qualification).and_then(|_| potential(rules, &parts));
    let performed = match input.performance {
        Performance::Missing => None,
        Performance::Predicate(predicate) => Some(Performed::Predicate(predicate)),
        Performance::Number(number) => Some(Performed::Number(number)),
    };
    let place = performed.zip(potential).and_then(|(performed, (potential, _))| place(rules, performed, potential));
    Talent { parts, potential, place }
}

fn part(row: &TalentAssessment, name: &str) -> Option<Ratio> {
    row.parts.iter().find(|(known, _)| known == name).map(|(_, value)| Ratio::of(*value))
}
