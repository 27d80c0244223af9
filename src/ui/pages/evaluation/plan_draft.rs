//! A work plan as typed. Numbers are read here; what the plan refuses, the core says.
use crate::domain::{Changed, Hundredths, Id, Person, ProblemKind, Problems, WorkItem, WorkItemKind, WorkPlan};
use crate::words::format::{hundredths, parse_decimal};
use crate::words::lang::Lang;

/// One item as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ItemDraft {
    pub number: u16,
    pub text: String,
    pub target: String,
    pub measure: String,
    pub weight: String,
    pub category: String,
    pub additional: bool,
}

/// The plan of a person and year as typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanDraft {
    pub items: Vec<ItemDraft>,
}

impl PlanDraft {
    /// A plan, or a first empty item.
    pub fn of(plan: Option<&WorkPlan>, lang: Lang) -> Self {
        let typed = |item: &WorkItem| ItemDraft {
            number: item.number,
            text: item.text.clone(),
            target: hundredths(lang, item.target.raw()),
            measure: item.measure.clone(),
            weight: item.weight.map(|weight| hundredths(lang, weight.raw())).unwrap_or_default(),
            category: item.category.clone(),
            additional: item.kind == WorkItemKind::Additional,
        };
        let mut draft = Self { items: plan.iter().flat_map(|plan| &plan.items).map(typed).collect() };
        if draft.items.is_empty() {
            draft.add();
        }
        draft
    }

    /// The same problems, where a target that was not typed is missing and not out of range.
    pub fn missing_rather_than_wrong(&self, mut problems: Problems) -> Problems {
        for (at, _) in self.items.iter().enumerate().filter(|(_, item)| item.target.trim().is_empty()) {
            let field = format!("items.{at}.target");
            problems.0.iter_mut().filter(|problem| problem.field == field).for_each(|problem| {
                problem.what = ProblemKind::Missing;
            });
        }
        problems
    }

    /// An empty item at the end. Numbers are never given twice, since realisations name them.
    pub fn add(&mut self) {
        let number = self.items.iter().map(|item| item.number).max().unwrap_or(0).saturating_add(1);
        self.items.push(ItemDraft {
            number,
            text: String::new(),
            target: String::new(),
            measure: String::new(),
            weight: String::new(),
            category: String::new(),
            additional: false,
        });
    }

    /// The plan that would be written. What is no number becomes one that the plan refuses beside its field.
    pub fn finished(&self, (id, person, year): (Id<WorkPlan>, Id<Person>, u16), lang: Lang) -> WorkPlan {
        let number = |typed: &str| parse_decimal(lang, typed.trim()).and_then(Hundredths::nearest);
        let refused = Hundredths::new(-1);
        let item = |item: &ItemDraft| WorkItem {
            number: item.number,
            text: item.text.trim().to_owned(),
            weight: (!item.weight.trim().is_empty()).then(|| number(&item.weight).unwrap_or(refused)),
            target: number(&item.target).unwrap_or(refused),
            measure: item.measure.trim().to_owned(),
            category: item.category.clone(),
            kind: if item.additional { WorkItemKind::Additional } else { WorkItemKind::Main },
        };
        WorkPlan { id, person, year, items: self.items.iter().map(item).collect(), changed: Changed::default() }
    }
}
