//! What an evaluator has on the desk: one person in one period, with plan, rubric and the other periods of the year.
use crate::domain::order;
use crate::domain::{Dataset, Evaluation, EvaluationPeriod, Hundredths, Id, PeriodSpan, Person, Rubric, WorkPlan};
use crate::rules::{Rubrics, Score, score};

/// Another period of the same year, and how the person stood in it.
#[derive(Clone, Debug, PartialEq)]
pub struct Sibling {
    pub period: EvaluationPeriod,
    pub evaluation: Option<Evaluation>,
    pub score: Option<Score>,
}

impl Sibling {
    /// Nilai analisis of that period.
    pub fn analysis(&self) -> Option<Hundredths> {
        self.score.as_ref().and_then(Score::analysis_rounded)
    }
}

/// One person in one period.
#[derive(Clone, Debug, PartialEq)]
pub struct Dossier {
    pub person: Person,
    pub period: EvaluationPeriod,
    pub evaluation: Option<Evaluation>,
    /// Work plan of the period's year.
    pub plan: Option<WorkPlan>,
    /// The rubric the evaluation is read with; none where the pinned one is not in the data.
    pub rubric: Option<Rubric>,
    /// Whether the evaluation carries its rubric for good.
    pub pinned: bool,
    /// The other periods of the year, months first, the annual one last.
    pub siblings: Vec<Sibling>,
}

impl Dossier {
    /// Whether ratings are proposed: the annual ones are the evaluator's alone.
    pub fn is_proposed(&self) -> bool {
        self.period.span != PeriodSpan::Annual
    }
    /// The direct superior on the last day of the period, who is also the usual Pejabat Penilai Kinerja.
    pub fn superior(&self) -> Option<Id<Person>> {
        self.person.post_on(self.period.end).and_then(|post| post.superior)
    }
}

/// The dossier of a person in a period; none where either is not in the data. One pass over evaluations and plans.
pub fn dossier(data: &Dataset, person: Id<Person>, period: Id<EvaluationPeriod>) -> Option<Dossier> {
    let person = data.people.get(person)?.clone();
    let period = data.periods.get(period)?.clone();
    let theirs: Vec<&Evaluation> = data.evaluations.iter().filter(|row| row.person == person.id).collect();
    let of = |period: &EvaluationPeriod| theirs.iter().find(|row| row.period == period.id).map(|row| (*row).clone());
    let plan = data.work_plan(person.id, period.year).cloned();
    let rubrics = Rubrics::of(data);
    let sibling = |other: &EvaluationPeriod| {
        let evaluation = of(other);
        let score = evaluation
            .as_ref()
            .map(|row| score(row, other.span, plan.as_ref(), rubrics.for_evaluation(row, other.start)));
        Sibling { period: other.clone(), evaluation, score }
    };
    let of_year = data.periods.iter().filter(|other| other.year == period.year && other.id != period.id);
    let mut siblings: Vec<Sibling> = of_year.map(sibling).collect();
    order::sort_by_key(&mut siblings, |sibling| (sibling.period.span, sibling.period.id));
    let evaluation = of(&period);
    let pinned = evaluation.as_ref().and_then(|row| row.rubric).is_some();
    let rubric = match &evaluation {
        Some(row) => rubrics.for_evaluation(row, period.start).cloned(),
        None => rubrics.on(period.start).cloned(),
    };
    Some(Dossier { person, period, evaluation, plan, rubric, pinned, siblings })
}
