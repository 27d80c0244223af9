//! The score of one evaluation: ratings as decided, predicate by the quadrant, *nilai analisis*, and how each came about.
use serde::Serialize;

use super::{Half, Mean, Part, Proposal, Ratio, Rule, Source, Step, Value, propose, quadrant};
use crate::domain::{
    Confidence, Evaluation, EvaluationDetail, EvaluationSource, Hundredths, PeriodSpan, Predicate, Rating, Rubric,
    WorkPlan,
};

/// Where a predicate comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum PredicateBasis {
    Quadrant,
    /// As the source states it; the two ratings are not known.
    Stated,
}

/// What a reader should know beside the score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Finding {
    /// The source states another predicate than the quadrant gives; the quadrant holds.
    StatedDiffers { stated: Predicate, quadrant: Predicate },
    /// Ubah Usulan: the evaluator decided otherwise.
    ProposalChanged { half: Half, proposed: Rating, decided: Rating, reason: String },
    /// Items of the plan that left the weights.
    ItemsMissing { used: usize, of: usize },
    /// Behaviours that left the weights.
    BehavioursMissing { used: usize, of: usize },
    /// A detailed evaluation of somebody without a work plan for the year.
    NoPlan,
    /// Realisations of items that are not in the plan.
    Unplanned { items: Vec<u16> },
    /// Behaviours outside the rubric's scale, 0-6.
    OffScale { behaviours: Vec<usize> },
    /// The rubric that the evaluation carries is not in the data.
    RubricGone,
    /// Neither two ratings nor a stated predicate.
    NotDecided,
}

/// The score of one evaluation.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Score {
    pub result: Option<Rating>,
    pub behaviour: Option<Rating>,
    pub predicate: Option<Predicate>,
    pub basis: Option<PredicateBasis>,
    /// Only for detailed evaluations.
    pub proposal: Option<Proposal>,
    /// Nilai analisis, 0 to the rubric's cap, not official: only for detailed evaluations with a value in both halves.
    pub analysis: Option<Ratio>,
    pub findings: Vec<Finding>,
    pub steps: Vec<Step>,
}

impl Score {
    /// Nilai analisis rounded half up to two decimals.
    pub fn analysis_rounded(&self) -> Option<Hundredths> {
        self.analysis.map(Ratio::rounded)
    }
}

/// Nilai analisis of a proposal (rules: weight of results, behaviours stretched to the cap); none where one half has no
/// value at all.
pub fn analysis_score(rubric: &Rubric, proposal: &Proposal) -> Option<Ratio> {
    let (result, behaviour) = composite(rubric);
    let achievement = proposal.achievement?.value;
    let mean = proposal.behaviour_mean?.value;
    Some(achievement.times(result).plus(mean.times(stretch(rubric)?).times(behaviour)))
}

/// What one point of the behaviour scale is worth on the scale of achievements.
pub fn stretch(rubric: &Rubric) -> Option<Ratio> {
    Ratio::of(rubric.achievement_cap).over(Ratio::whole(i64::from(rubric.behaviour_max)))
}

fn composite(rubric: &Rubric) -> (Ratio, Ratio) {
    let result = rubric.result_weight.raw().clamp(0, 10_000);
    let share = |raw: i64| Ratio::new(i128::from(raw), 10_000).unwrap_or(Ratio::ZERO);
    (share(result), share(10_000 - result))
}

/// The score of an evaluation in a period of that span. `rubric` is the one it is read with, none where that is gone.
pub fn score(evaluation: &Evaluation, span: PeriodSpan, plan: Option<&WorkPlan>, rubric: Option<&Rubric>) -> Score {
    let mut score = Score {
        result: evaluation.result,
        behaviour: evaluation.behaviour,
        predicate: None,
        basis: None,
        proposal: None,
        analysis: None,
        findings: Vec::new(),
        steps: Vec::new(),
    };
    match (&evaluation.detail, rubric) {
        (Some(detail), Some(rubric)) => score.detail(rubric, plan, detail, span),
        (Some(_), None) => score.findings.push(Finding::RubricGone),
        _ => {}
    }
    score.decide(evaluation, span);
    score
}

impl Score {
    fn detail(&mut self, rubric: &Rubric, plan: Option<&WorkPlan>, detail: &EvaluationDetail, span: PeriodSpan) {
        let proposal = propose(rubric, plan, detail);
        self.steps_of_results(rubric, &proposal, plan, span);
        self.steps_of_behaviours(rubric, &proposal, span);
        let analysis = analysis_score(rubric, &proposal);
        let (result, _) = composite(rubric);
        let percent = result.times(Ratio::whole(100)).rounded();
        let rule = match (analysis, stretch(rubric)) {
            (Some(_), Some(factor)) => {
                let behaviour = Hundredths::new(10_000 - percent.raw());
                Rule::Composite { result: percent, behaviour, factor }
            }
            _ => Rule::NotComputable,
        };
        self.steps.push(Step::new(Part::Analysis, analysis.map(Value::Number), rule, Source::rubric(rubric)));
        self.note_gaps(&proposal, plan);
        self.analysis = analysis;
        self.proposal = Some(proposal);
    }

    fn steps_of_results(&mut self, rubric: &Rubric, proposal: &Proposal, plan: Option<&WorkPlan>, span: PeriodSpan) {
        let cap = rubric.achievement_cap;
        for item in &proposal.items {
            let rule = match (item.gap, item.realised) {
                (None, Some(realised)) => Rule::Achievement { target: item.target, realised, cap, capped: item.capped },
                (gap, _) => Rule::LeftOut(gap.unwrap_or(super::ItemGap::NotRealised)),
            };
            let what = Part::Item { number: item.number, text: item.text.clone() };
            let step = Step::new(what, item.achievement.map(Value::Number), rule, Source::rubric(rubric));
            self.steps.push(step.weighing(item.weight));
        }
        let weighted = plan.is_some_and(|plan| plan.items.iter().any(|item| item.weight.is_some()));
        let weight = composite(rubric).0.times(Ratio::whole(100));
        self.mean_step(Part::Achievement, proposal.achievement, weighted, weight, rubric);
        if span != PeriodSpan::Annual {
            self.proposed_step(Half::Result, proposal.result, Rule::Cut(rubric.result_cut), rubric);
        }
    }

    fn steps_of_behaviours(&mut self, rubric: &Rubric, proposal: &Proposal, span: PeriodSpan) {
        for (index, value) in proposal.behaviours.iter().enumerate() {
            let name = rubric.behaviours.get(index).map(|criterion| criterion.name.clone()).unwrap_or_default();
            let rule = if value.is_some() { Rule::Scale { max: rubric.behaviour_max } } else { Rule::NotFilled };
            let value = value.map(|value| Value::Number(Ratio::whole(i64::from(value))));
            let share = proposal.behaviour_mean.and_then(|mean| Ratio::new(100, i128::try_from(mean.used).ok()?));
            let step = Step::new(Part::Behaviour { index, name }, value, rule, Source::rubric(rubric));
            self.steps.push(step.weighing(share.filter(|_| value.is_some())));
        }
        let weight = composite(rubric).1.times(stretch(rubric).unwrap_or(Ratio::ZERO)).times(Ratio::whole(100));
        self.mean_step(Part::BehaviourMean, proposal.behaviour_mean, false, weight, rubric);
        if span != PeriodSpan::Annual {
            self.proposed_step(Half::Behaviour, proposal.behaviour, Rule::Cut(rubric.behaviour_cut), rubric);
        }
    }

    fn mean_step(&mut self, what: Part, mean: Option<Mean>, weighted: bool, weight: Ratio, rubric: &Rubric) {
        let rule = match mean {
            Some(mean) => Rule::Mean { used: mean.used, of: mean.of, weighted },
            None => Rule::NotComputable,
        };
        let value = mean.map(|mean| Value::Number(mean.value));
        self.steps.push(Step::new(what, value, rule, Source::rubric(rubric)).weighing(mean.map(|_| weight)));
    }

    fn proposed_step(&mut self, half: Half, rating: Option<Rating>, cut: Rule, rubric: &Rubric) {
        let rule = if rating.is_some() { cut } else { Rule::NotComputable };
        self.steps.push(Step::new(Part::Proposed(half), rating.map(Value::Rating), rule, Source::rubric(rubric)));
    }

    fn note_gaps(&mut self, proposal: &Proposal, plan: Option<&WorkPlan>) {
        match plan {
            None => self.findings.push(Finding::NoPlan),
            Some(plan) => {
                let used = proposal.achievement.map_or(0, |mean| mean.used);
                if used < plan.items.len() {
                    self.findings.push(Finding::ItemsMissing { used, of: plan.items.len() });
                }
                if !proposal.unplanned.is_empty() {
                    self.findings.push(Finding::Unplanned { items: proposal.unplanned.clone() });
                }
            }
        }
        let used = proposal.behaviour_mean.map_or(0, |mean| mean.used);
        if used < proposal.behaviours.len() {
            self.findings.push(Finding::BehavioursMissing { used, of: proposal.behaviours.len() });
        }
        if !proposal.off_scale.is_empty() {
            self.findings.push(Finding::OffScale { behaviours: proposal.off_scale.clone() });
        }
    }

    fn decide(&mut self, evaluation: &Evaluation, span: PeriodSpan) {
        let source = match evaluation.source {
            EvaluationSource::Entered => Source::Evaluator,
            EvaluationSource::EKinerja => Source::EKinerja,
            EvaluationSource::Spreadsheet => Source::Spreadsheet,
        };
        let proposal = self.proposal.as_ref().filter(|_| span != PeriodSpan::Annual);
        let halves = [
            (Half::Result, evaluation.result, proposal.and_then(|proposal| proposal.result), &evaluation.result_reason),
            (
                Half::Behaviour,
                evaluation.behaviour,
                proposal.and_then(|proposal| proposal.behaviour),
                &evaluation.behaviour_reason,
            ),
        ];
        for (half, decided, proposed, reason) in halves {
            let Some(decided) = decided else { continue };
            let rule = Rule::Decision { reason: reason.clone() };
            self.steps.push(Step::new(Part::Decided(half), Some(Value::Rating(decided)), rule, source.clone()));
            if let Some(proposed) = proposed.filter(|proposed| *proposed != decided) {
                self.findings.push(Finding::ProposalChanged { half, proposed, decided, reason: reason.clone() });
            }
        }
        let by_quadrant =
            evaluation.result.zip(evaluation.behaviour).map(|(result, behaviour)| quadrant(result, behaviour));
        match (by_quadrant, evaluation.stated) {
            (Some(predicate), stated) => {
                if let Some(stated) = stated.filter(|stated| *stated != predicate) {
                    self.findings.push(Finding::StatedDiffers { stated, quadrant: predicate });
                }
                let regulation = Source::Regulation { name: "PermenPANRB 6/2022".into(), confidence: Confidence::A };
                self.conclude(predicate, PredicateBasis::Quadrant, Rule::Quadrant, regulation);
            }
            (None, Some(stated)) => self.conclude(stated, PredicateBasis::Stated, Rule::Stated, source),
            (None, None) => self.findings.push(Finding::NotDecided),
        }
    }

    fn conclude(&mut self, predicate: Predicate, basis: PredicateBasis, rule: Rule, source: Source) {
        self.predicate = Some(predicate);
        self.basis = Some(basis);
        self.steps.push(Step::new(Part::Predicate, Some(Value::Predicate(predicate)), rule, source));
    }
}
