//! Scores of many evaluations: rubrics and plans gathered once, and the year's number from its periods.
use std::collections::BTreeMap;

use serde::Serialize;

use super::{Part, Ratio, Rubrics, Rule, Score, Source, Step, Value, score};
use crate::domain::order;
use crate::domain::{Confidence, Dataset, Evaluation, EvaluationPeriod, Id, PeriodSpan, Person, WorkPlan};

/// Everything that scoring reads, gathered once.
#[derive(Debug)]
pub struct Scorer<'a> {
    pub rubrics: Rubrics,
    periods: &'a crate::domain::Table<EvaluationPeriod>,
    plans: BTreeMap<(Id<Person>, u16), &'a WorkPlan>,
}

/// Nilai analisis of a year: the mean of its quarters' (of its months' where it has no quarter).
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct YearScore {
    pub year: u16,
    pub analysis: Option<Ratio>,
    /// Periods with a number.
    pub used: usize,
    /// Periods of that span in a year: 4 or 12.
    pub of: usize,
    pub steps: Vec<Step>,
}

/// One evaluation and its score.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct EvaluationScore {
    pub evaluation: Id<Evaluation>,
    pub year: u16,
    pub span: PeriodSpan,
    pub score: Score,
}

/// All scores of one person.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct PersonScores {
    pub person: Id<Person>,
    pub nip: String,
    pub name: String,
    /// By year and span: months, quarters, annual.
    pub evaluations: Vec<EvaluationScore>,
    pub years: Vec<YearScore>,
}

impl<'a> Scorer<'a> {
    /// Gathers what `data` scores with.
    pub fn of(data: &'a Dataset) -> Self {
        Self::with(data, |_| true)
    }

    fn with(data: &'a Dataset, needed: impl Fn(&WorkPlan) -> bool) -> Self {
        let mut plans = BTreeMap::new();
        for plan in data.work_plans.iter().filter(|plan| needed(plan)) {
            plans.entry((plan.person, plan.year)).or_insert(plan);
        }
        Self { rubrics: Rubrics::of(data), periods: &data.periods, plans }
    }

    /// The work plan of a person for a year.
    pub fn plan(&self, person: Id<Person>, year: u16) -> Option<&'a WorkPlan> {
        self.plans.get(&(person, year)).copied()
    }

    /// The score of an evaluation; none where its period is not in the data.
    pub fn score(&self, evaluation: &Evaluation) -> Option<EvaluationScore> {
        let period = self.periods.get(evaluation.period)?;
        let rubric = self.rubrics.for_evaluation(evaluation, period.start);
        let score = score(evaluation, period.span, self.plan(evaluation.person, period.year), rubric);
        Some(EvaluationScore { evaluation: evaluation.id, year: period.year, span: period.span, score })
    }
}

/// The number of a year from the scores of its periods, which are given by span.
pub fn year_score(year: u16, periods: &[(PeriodSpan, Option<Ratio>)]) -> YearScore {
    let of_kind = |quarters: bool| {
        let fits = move |span: &PeriodSpan| match span {
            PeriodSpan::Quarter(_) => quarters,
            PeriodSpan::Month(_) => !quarters,
            PeriodSpan::Annual => false,
        };
        periods.iter().filter(move |(span, _)| fits(span)).filter_map(|(span, value)| Some((*span, (*value)?)))
    };
    let quarters = of_kind(true).next().is_some() || of_kind(false).next().is_none();
    let source = || Source::Regulation { name: "Kriteria Penilaian".into(), confidence: Confidence::C };
    let used = of_kind(quarters).count();
    let of = if quarters { 4 } else { 12 };
    let sum = of_kind(quarters).fold(Ratio::ZERO, |sum, (_, value)| sum.plus(value));
    let analysis = i64::try_from(used).ok().and_then(|used| sum.over(Ratio::whole(used)));
    let share = i128::try_from(used).ok().and_then(|used| Ratio::new(100, used));
    let rule = if analysis.is_some() { Rule::MeanOfPeriods { used, of } } else { Rule::NotComputable };
    let mut steps: Vec<Step> = of_kind(quarters)
        .map(|(span, value)| {
            let rule = Rule::MeanOfPeriods { used, of };
            Step::new(Part::Period(span), Some(Value::Number(value)), rule, source()).weighing(share)
        })
        .collect();
    steps.push(Step::new(Part::YearAnalysis, analysis.map(Value::Number), rule, source()));
    YearScore { year, analysis, used, of, steps }
}

/// All scores of everybody who has an evaluation, by person's identifier.
pub fn all_scores(data: &Dataset) -> Vec<PersonScores> {
    let scorer = Scorer::of(data);
    let mut by_person: BTreeMap<Id<Person>, Vec<EvaluationScore>> = BTreeMap::new();
    for evaluation in data.evaluations.iter() {
        if let Some(score) = scorer.score(evaluation) {
            by_person.entry(evaluation.person).or_default().push(score);
        }
    }
    by_person.into_iter().map(|(id, evaluations)| person_scores(data, id, evaluations)).collect()
}

/// All scores of one person.
pub fn scores_of(data: &Dataset, id: Id<Person>) -> PersonScores {
    let scorer = Scorer::with(data, |plan| plan.person == id);
    let theirs = data.evaluations.iter().filter(|evaluation| evaluation.person == id);
    person_scores(data, id, theirs.filter_map(|evaluation| scorer.score(evaluation)).collect())
}

fn person_scores(data: &Dataset, id: Id<Person>, mut evaluations: Vec<EvaluationScore>) -> PersonScores {
    order::sort_by_key(&mut evaluations, |scored| (scored.year, scored.span, scored.evaluation));
    let years = evaluations
        .chunk_by(|a, b| a.year == b.year)
        .filter_map(|of_year| {
            let periods: Vec<_> = of_year.iter().map(|scored| (scored.span, scored.score.analysis)).collect();
            Some(year_score(of_year.first()?.year, &periods))
        })
        .collect();
    let person = data.people.get(id);
    PersonScores {
        person: id,
        nip: person.map_or("", |person| person.nip()).to_owned(),
        name: person.map_or_else(String::new, |person| person.full_name()),
        evaluations,
        years,
    }
}
