//! Ratings of many people at once, as a sheet gives them: both ratings of each, without details.
use std::collections::BTreeMap;

use crate::domain::{
    Dataset, Day, Diff, Evaluation, EvaluationPeriod, Id, Kind, Person, Rating, Refusal, Stamp, Standing, on_day,
};
use crate::rules::EvaluationDraft;

/// Both ratings of one person.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rated {
    pub person: Id<Person>,
    pub result: Rating,
    pub behaviour: Rating,
}

/// Whether an evaluation of the person is expected of a period that ends on `end`: has a post by then, and is active,
/// seconded or a CPNS on that day.
pub fn is_expected(person: &Person, end: Day) -> bool {
    let posted = person.posts.is_empty() || on_day(&person.posts, end).is_some();
    posted && matches!(person.standing_on(end), Standing::Active | Standing::Seconded)
}

impl Dataset {
    /// Writes ratings of one period; of two for the same person the later holds. Refuses a closed period, a person who is
    /// not in service in it, and a person whose evaluation has details: there the ratings follow from more than a sheet
    /// shows. The direct superior becomes the evaluator of a new one.
    pub fn plan_ratings(
        &self,
        stamp: &mut Stamp,
        period: Id<EvaluationPeriod>,
        rated: &[Rated],
    ) -> Result<Diff, Refusal> {
        let period = self.open_period(period)?;
        let mut known: BTreeMap<Id<Person>, &Evaluation> = BTreeMap::new();
        for row in self.evaluations.iter().filter(|row| row.period == period.id) {
            known.entry(row.person).or_insert(row);
        }
        let wanted: BTreeMap<_, _> = rated.iter().map(|one| (one.person, one)).collect();
        let mut diff = Diff::default();
        for (id, one) in wanted {
            let person = self.people.get(id).ok_or(Refusal::Gone(Kind::Person))?;
            if !is_expected(person, period.end) {
                return Err(Refusal::NotInService(id));
            }
            let before = known.get(&id).copied();
            if before.is_some_and(|before| before.detail.is_some()) {
                return Err(Refusal::HasDetails(id));
            }
            let (result, behaviour) = (Some(one.result), Some(one.behaviour));
            let row = match before {
                Some(before) => Evaluation { result, behaviour, ..before.clone() },
                None => {
                    let superior = person.post_on(period.end).and_then(|post| post.superior);
                    let evaluator = superior.filter(|other| *other != id && self.people.get(*other).is_some());
                    let draft = EvaluationDraft { evaluator, result, behaviour, ..EvaluationDraft::new(id, period.id) };
                    super::evaluation::row(stamp.id(), None, draft)
                }
            };
            diff.join(self.put(stamp, row));
        }
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }
}
