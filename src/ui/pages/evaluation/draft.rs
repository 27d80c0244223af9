//! What the form of one evaluation holds, as typed; and what it comes to. Pure, so that it can be tested.
use std::collections::BTreeMap;

use crate::analytics::Dossier;
use crate::domain::{
    Behaviours, Changed, Evaluation, EvaluationDetail, EvaluationSource, Hundredths, Id, PeriodSpan, Person,
    ProblemKind, Problems, Rating, Realisation, Rubric,
};
use crate::rules::{EvaluationDraft, Half, Proposal, Score, propose, score};
use crate::words::format::{hundredths, parse_decimal};
use crate::words::lang::Lang;
use serde::{Deserialize, Serialize};

/// One evaluation while it is being entered.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Draft {
    /// *Rinci*, with realisations and behaviours; otherwise *Hanya rating*.
    pub detailed: bool,
    pub evaluator: Option<Id<Person>>,
    /// What the evaluator chose; none follows the proposal where there is one.
    pub result: Option<Rating>,
    pub behaviour: Option<Rating>,
    pub result_reason: String,
    pub behaviour_reason: String,
    /// Realisations as typed, by number of their item.
    pub realised: BTreeMap<u16, String>,
    pub behaviours: Behaviours,
    pub feedback: String,
}

impl Draft {
    /// The form of a dossier: of its evaluation, or an empty one with the superior as evaluator.
    pub fn of(dossier: &Dossier, lang: Lang) -> Self {
        let Some(row) = &dossier.evaluation else {
            return Self {
                detailed: dossier.is_proposed() && dossier.plan.is_some(),
                evaluator: dossier.superior(),
                result: None,
                behaviour: None,
                result_reason: String::new(),
                behaviour_reason: String::new(),
                realised: BTreeMap::new(),
                behaviours: [None; 7],
                feedback: String::new(),
            };
        };
        let detail = row.detail.clone().unwrap_or_default();
        let typed = |done: &Realisation| Some((done.item, hundredths(lang, done.value?.raw())));
        let mut draft = Self {
            detailed: row.detail.is_some(),
            evaluator: row.evaluator,
            result: row.result,
            behaviour: row.behaviour,
            result_reason: row.result_reason.clone(),
            behaviour_reason: row.behaviour_reason.clone(),
            realised: detail.realisations.iter().filter_map(typed).collect(),
            behaviours: detail.behaviours,
            feedback: detail.feedback,
        };
        // A saved rating that equals its proposal goes on following it.
        if let Some(proposal) = draft.proposal(dossier, lang) {
            draft.result = draft.result.filter(|decided| Some(*decided) != proposal.result);
            draft.behaviour = draft.behaviour.filter(|decided| Some(*decided) != proposal.behaviour);
        }
        draft
    }

    /// A realisation as a number; an error where what was typed is none.
    pub fn realisation(&self, item: u16, lang: Lang) -> Result<Option<Hundredths>, ProblemKind> {
        let typed = self.realised.get(&item).map_or("", |typed| typed.trim());
        if typed.is_empty() {
            return Ok(None);
        }
        let number = parse_decimal(lang, typed).and_then(Hundredths::nearest);
        number.map(Some).ok_or_else(|| ProblemKind::OutOfRange { min: "0".into(), max: "1000000000".into() })
    }

    fn detail(&self, dossier: &Dossier, lang: Lang) -> EvaluationDetail {
        let items = dossier.plan.iter().flat_map(|plan| &plan.items);
        let realised = |number: u16| self.realisation(number, lang).unwrap_or_default();
        let planned = items.clone().map(|item| item.number);
        let mut realisations: Vec<Realisation> =
            planned.filter_map(|item| Some(Realisation { item, value: Some(realised(item)?) })).collect();
        realisations.sort_by_key(|done| done.item);
        EvaluationDetail { realisations, behaviours: self.behaviours, feedback: self.feedback.trim().to_owned() }
    }

    /// What the rubric makes of it; nothing for an annual evaluation or one with ratings only.
    pub fn proposal(&self, dossier: &Dossier, lang: Lang) -> Option<Proposal> {
        let rubric = dossier.rubric.as_ref().filter(|_| self.detailed && dossier.is_proposed())?;
        Some(propose(rubric, dossier.plan.as_ref(), &self.detail(dossier, lang)))
    }

    /// The rating of a half as it would be saved, and whether it follows the proposal.
    pub fn decided(&self, half: Half, proposal: Option<&Proposal>) -> Option<Rating> {
        self.chosen(half).or_else(|| proposal.and_then(|proposal| proposed(half, proposal)))
    }

    /// What the evaluator chose against, or without, a proposal.
    pub const fn chosen(&self, half: Half) -> Option<Rating> {
        match half {
            Half::Result => self.result,
            Half::Behaviour => self.behaviour,
        }
    }

    /// Chooses a rating; the proposed one goes on following the proposal.
    pub fn choose(&mut self, half: Half, rating: Rating, proposal: Option<&Proposal>) {
        let follows = proposal.and_then(|proposal| proposed(half, proposal)) == Some(rating);
        let place = match half {
            Half::Result => &mut self.result,
            Half::Behaviour => &mut self.behaviour,
        };
        *place = if follows { None } else { Some(rating) };
    }

    /// Whether a half is decided otherwise than proposed, so that a reason is needed.
    pub fn differs(&self, half: Half, proposal: Option<&Proposal>) -> bool {
        let proposed = proposal.and_then(|proposal| proposed(half, proposal));
        proposed.is_some() && self.chosen(half).is_some_and(|chosen| Some(chosen) != proposed)
    }

    /// What would be written.
    pub fn finished(&self, dossier: &Dossier, lang: Lang) -> EvaluationDraft {
        let proposal = self.proposal(dossier, lang);
        let before = dossier.evaluation.as_ref();
        let reason =
            |half, text: &str| if self.differs(half, proposal.as_ref()) { text.to_owned() } else { String::new() };
        let detail = if dossier.period.span == PeriodSpan::Annual {
            before.and_then(|row| row.detail.clone())
        } else {
            self.detailed.then(|| self.detail(dossier, lang))
        };
        EvaluationDraft {
            id: before.map(|row| row.id),
            person: dossier.person.id,
            period: dossier.period.id,
            evaluator: self.evaluator,
            result: self.decided(Half::Result, proposal.as_ref()),
            behaviour: self.decided(Half::Behaviour, proposal.as_ref()),
            stated: before.and_then(|row| row.stated),
            result_reason: reason(Half::Result, &self.result_reason),
            behaviour_reason: reason(Half::Behaviour, &self.behaviour_reason),
            detail,
            source: before.map_or(EvaluationSource::Entered, |row| row.source),
        }
    }

    /// Problems by field, what cannot be read as a number included.
    pub fn check(&self, dossier: &Dossier, rubric: &Rubric, lang: Lang) -> Problems {
        let finished = self.finished(dossier, lang);
        let mut problems = finished.check(dossier.period.span, rubric, dossier.plan.as_ref());
        if self.detailed && dossier.is_proposed() {
            for item in dossier.plan.iter().flat_map(|plan| &plan.items) {
                if let Err(what) = self.realisation(item.number, lang) {
                    problems.when(true, &format!("realisations.{}", item.number), what);
                }
            }
        }
        let self_rated = self.evaluator == Some(dossier.person.id);
        problems.when(self_rated, "evaluator", ProblemKind::Unknown);
        problems
    }

    /// The score as it would be, with its explanation.
    pub fn score(&self, dossier: &Dossier, lang: Lang) -> Score {
        let draft = self.finished(dossier, lang);
        let row = Evaluation {
            id: draft.id.unwrap_or(Id::from_bits(0)),
            person: draft.person,
            period: draft.period,
            evaluator: draft.evaluator,
            result: draft.result,
            behaviour: draft.behaviour,
            stated: draft.stated,
            result_reason: draft.result_reason,
            behaviour_reason: draft.behaviour_reason,
            detail: draft.detail,
            source: draft.source,
            rubric: dossier.evaluation.as_ref().and_then(|row| row.rubric),
            rule_set: dossier.evaluation.as_ref().and_then(|row| row.rule_set),
            changed: Changed::default(),
        };
        score(&row, dossier.period.span, dossier.plan.as_ref(), dossier.rubric.as_ref())
    }
}

const fn proposed(half: Half, proposal: &Proposal) -> Option<Rating> {
    match half {
        Half::Result => proposal.result,
        Half::Behaviour => proposal.behaviour,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::domain::{EvaluationPeriod, Hundredths, PeriodState, Person, Status, WorkItem, WorkItemKind, WorkPlan};
    use crate::rules::default_rubric;
    use wasm_bindgen_test::wasm_bindgen_test;

    fn dossier(span: PeriodSpan) -> Dossier {
        let person = Person {
            id: Id::from_bits(1),
            front_title: String::new(),
            name: "Siti".into(),
            back_title: String::new(),
            sex: None,
            birth_date: None,
            status: Status::Pns,
            standing: vec![],
            identifiers: vec![],
            ranks: vec![],
            posts: vec![],
            education: vec![],
            contract: None,
            changed: Changed::default(),
        };
        let (start, end) = span.days(2026).unwrap();
        let period = EvaluationPeriod {
            id: Id::from_bits(2),
            year: 2026,
            span,
            start,
            end,
            state: PeriodState::Open,
            reopened_because: String::new(),
            changed: Changed::default(),
        };
        let item = WorkItem {
            number: 1,
            text: "Laporan".into(),
            weight: None,
            target: Hundredths::whole(10),
            measure: "dokumen".into(),
            category: String::new(),
            kind: WorkItemKind::Main,
        };
        let plan = WorkPlan {
            id: Id::from_bits(3),
            person: person.id,
            year: 2026,
            items: vec![item],
            changed: Changed::default(),
        };
        let rubric = Some(default_rubric());
        Dossier { person, period, evaluation: None, plan: Some(plan), rubric, pinned: false, siblings: vec![] }
    }

    fn filled(dossier: &Dossier) -> Draft {
        let mut draft = Draft::of(dossier, Lang::Id);
        draft.realised.insert(1, "10,5".into());
        draft.behaviours = [Some(4); 7];
        draft
    }

    #[wasm_bindgen_test]
    fn a_new_draft_follows_its_proposal_until_another_rating_is_chosen() {
        let dossier = dossier(PeriodSpan::Quarter(1));
        let mut draft = filled(&dossier);
        assert!(draft.detailed);
        let proposal = draft.proposal(&dossier, Lang::Id);
        let finished = draft.finished(&dossier, Lang::Id);
        assert_eq!((finished.result, finished.behaviour), (Some(Rating::Meets), Some(Rating::Above)));
        assert!(draft.check(&dossier, &default_rubric(), Lang::Id).0.is_empty());
        draft.choose(Half::Result, Rating::Above, proposal.as_ref());
        assert!(draft.differs(Half::Result, proposal.as_ref()));
        let problems = draft.check(&dossier, &default_rubric(), Lang::Id);
        assert_eq!(problems.0.iter().map(|problem| problem.field.as_str()).collect::<Vec<_>>(), ["result_reason"]);
        draft.choose(Half::Result, Rating::Meets, proposal.as_ref());
        assert_eq!(draft.result, None);
    }

    #[wasm_bindgen_test]
    fn what_is_no_number_is_a_problem_and_never_a_zero() {
        let dossier = dossier(PeriodSpan::Quarter(1));
        let mut draft = filled(&dossier);
        draft.realised.insert(1, "sepuluh".into());
        let problems = draft.check(&dossier, &default_rubric(), Lang::Id);
        assert!(problems.0.iter().any(|problem| problem.field == "realisations.1"));
        let detail = draft.finished(&dossier, Lang::Id).detail.unwrap();
        assert!(detail.realisations.is_empty());
    }

    #[wasm_bindgen_test]
    fn an_annual_draft_has_ratings_only_and_proposes_nothing() {
        let dossier = dossier(PeriodSpan::Annual);
        let mut draft = filled(&dossier);
        draft.detailed = true;
        assert_eq!(draft.proposal(&dossier, Lang::Id), None);
        assert_eq!(draft.finished(&dossier, Lang::Id).detail, None);
    }
}
