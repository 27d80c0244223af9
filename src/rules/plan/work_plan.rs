//! Rencana hasil kerja: the items of a year, checked against the rubric's categories.
use crate::domain::{Dataset, Diff, Hundredths, Id, Kind, Person, ProblemKind, Problems, Refusal, Stamp, WorkPlan};
use crate::rules::Rubrics;

/// Most of a target or weight that is believed, in wholes.
const MOST: i32 = 1_000_000_000;

impl Dataset {
    /// The plan of a person for a year.
    pub fn work_plan(&self, person: Id<Person>, year: u16) -> Option<&WorkPlan> {
        self.work_plans.iter().find(|plan| plan.person == person && plan.year == year)
    }

    /// Adds or edits the plan of a person and year. Fields: `person`, `items`, `items.N.text` and so on by place in the
    /// list. Refuses a second plan for the year, numbers used twice, targets of nothing, and weights on some items only.
    pub fn plan_work_plan(&self, stamp: &Stamp, draft: WorkPlan) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        let person = self.people.get(draft.person);
        problems.when(person.is_none(), "person", ProblemKind::Unknown);
        let twin = |plan: &&WorkPlan| plan.id != draft.id && plan.person == draft.person && plan.year == draft.year;
        if self.work_plans.iter().any(|plan| twin(&plan)) {
            let by = person.map_or_else(String::new, |person| person.full_name());
            problems.when(true, "person", ProblemKind::Taken { by });
        }
        problems.when(draft.items.is_empty(), "items", ProblemKind::Missing);
        let rubrics = Rubrics::of(self);
        let known =
            |key: &str| rubrics.all().iter().any(|rubric| rubric.categories.iter().any(|known| known.key == key));
        let weighted = draft.items.iter().any(|item| item.weight.is_some());
        let range = || ProblemKind::OutOfRange { min: "0".into(), max: MOST.to_string() };
        let possible = |value: Hundredths| value > Hundredths::ZERO && value <= Hundredths::whole(MOST);
        for (at, item) in draft.items.iter().enumerate() {
            let field = |name: &str| format!("items.{at}.{name}");
            problems.need(&item.text, &field("text"));
            problems.when(!possible(item.target), &field("target"), range());
            problems.when(weighted && item.weight.is_none(), &field("weight"), ProblemKind::Missing);
            problems.when(item.weight.is_some_and(|weight| !possible(weight)), &field("weight"), range());
            let category = item.category.is_empty() || known(&item.category);
            problems.when(!category, &field("category"), ProblemKind::Unknown);
            let taken = draft.items.iter().take(at).find(|other| other.number == item.number);
            if let Some(other) = taken {
                problems.when(true, &field("number"), ProblemKind::Taken { by: other.text.clone() });
            }
        }
        problems.ok()?;
        if self
            .work_plans
            .get(draft.id)
            .is_some_and(|before| before.person != draft.person || before.year != draft.year)
        {
            return Err(Refusal::Gone(Kind::WorkPlan));
        }
        let diff = self.put(stamp, draft);
        if diff.is_empty() { Err(Refusal::Nothing) } else { Ok(diff) }
    }
}
