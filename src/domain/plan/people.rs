//! Plans for people, what they learned, and what is restricted.
use crate::domain::{
    CreditOpening, Dataset, Day, Diff, DisciplineRecord, Id, Kind, LearningRecord, LearningSource, Person, ProblemKind,
    Problems, Refusal, Stamp,
};

/// Most JP of one learning record that is believed: a year of full working days.
const MOST_JP: i64 = 3000;
/// Most angka kredit of one balance that is believed: more than the highest jenjang ever asks.
const MOST_CREDIT: i64 = 5000;

impl Dataset {
    /// Adds or edits a person. Refuses a missing name, a number that is not 18 digits or belongs to somebody else, and
    /// references to nothing.
    pub fn plan_person(&self, stamp: &Stamp, draft: Person) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.need(&draft.name, "name");
        for (at, identifier) in draft.identifiers.iter().enumerate() {
            let number = &identifier.value.number;
            let field = format!("identifiers.{at}.number");
            let digits = number.len() == 18 && number.bytes().all(|byte| byte.is_ascii_digit());
            problems.when(!digits, &field, ProblemKind::NotAnIdentifier);
            if let Some(owner) = self.person_by_number(number).filter(|owner| owner.id != draft.id) {
                problems.when(true, &field, ProblemKind::Taken { by: owner.full_name() });
            }
        }
        problems.when(draft.posts.is_empty(), "posts", ProblemKind::Missing);
        for (at, post) in draft.posts.iter().enumerate() {
            let post = &post.value;
            problems.when(self.units.get(post.unit).is_none(), &format!("posts.{at}.unit"), ProblemKind::Unknown);
            let unknown = |known: bool| !known;
            let position = post.position.is_none_or(|id| self.positions.get(id).is_some());
            problems.when(unknown(position), &format!("posts.{at}.position"), ProblemKind::Unknown);
            let superior = post.superior.is_none_or(|id| id != draft.id && self.people.get(id).is_some());
            problems.when(unknown(superior), &format!("posts.{at}.superior"), ProblemKind::Unknown);
        }
        if let Some((from, until)) = draft.contract.as_ref().and_then(|contract| contract.from.zip(contract.until)) {
            problems.when(until < from, "contract.until", ProblemKind::EndBeforeStart);
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Takes a person away who was entered by mistake: nothing may point to them.
    pub fn plan_remove_person(&self, id: Id<Person>) -> Result<Diff, Refusal> {
        use crate::domain::Participant;
        let is = |enrolment: &&crate::domain::Enrolment| enrolment.participant == Participant::Person(id);
        let uses = [
            (Kind::Learning, self.learning.iter().filter(|row| row.person == id).count()),
            (Kind::Evaluation, self.evaluations.iter().filter(|row| row.person == id).count()),
            (Kind::WorkPlan, self.work_plans.iter().filter(|row| row.person == id).count()),
            (Kind::Enrolment, self.enrolments.iter().filter(is).count()),
            (Kind::Discipline, self.discipline.iter().filter(|row| row.person == id).count()),
            (Kind::CreditOpening, self.credit_openings.iter().filter(|row| row.person == id).count()),
            (Kind::Unit, self.units.iter().filter(|unit| unit.head == Some(id)).count()),
        ];
        self.remove_unused(id, &uses)
    }

    /// The person who has or had this number. One pass over the people.
    pub fn person_by_number(&self, number: &str) -> Option<&Person> {
        self.people.iter().find(|person| person.identifiers.iter().any(|identifier| identifier.value.number == number))
    }

    /// Adds or edits a learning record. Refuses what has no name, ends before it starts, or has JP that cannot be.
    pub fn plan_learning(&self, stamp: &Stamp, draft: LearningRecord) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.when(self.people.get(draft.person).is_none(), "person", ProblemKind::Unknown);
        match draft.source {
            LearningSource::External => problems.need(&draft.name, "name"),
            LearningSource::Event(event) => {
                problems.when(self.events.get(event).is_none(), "event", ProblemKind::Unknown);
            }
        }
        problems.when(draft.start.is_some_and(|start| start > draft.end), "end", ProblemKind::EndBeforeStart);
        if let Some(jp) = draft.actual_jp {
            let range = ProblemKind::OutOfRange { min: "0".into(), max: MOST_JP.to_string() };
            problems.when(!(0..=MOST_JP * 100).contains(&jp.raw()), "actual_jp", range);
        }
        let twin = self.learning.iter().find(|other| {
            other.id != draft.id
                && other.person == draft.person
                && (!draft.certificate.is_empty() && other.certificate == draft.certificate)
        });
        if let Some(twin) = twin {
            problems.when(true, "certificate", ProblemKind::Taken { by: twin.name.clone() });
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Takes a learning record away.
    pub fn plan_remove_learning(&self, id: Id<LearningRecord>) -> Result<Diff, Refusal> {
        self.remove_checked(id)
    }

    /// Adds or edits a disciplinary record.
    pub fn plan_discipline(&self, stamp: &Stamp, draft: DisciplineRecord) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.when(self.people.get(draft.person).is_none(), "person", ProblemKind::Unknown);
        problems.when(draft.until.is_some_and(|until| until < draft.from), "until", ProblemKind::EndBeforeStart);
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Adds or edits an opening balance of angka kredit. Refuses one without its source, of a day that has not come or
    /// lies before the start in the jenjang, or of a day that has one already.
    pub fn plan_credit_opening(&self, stamp: &Stamp, draft: CreditOpening, today: Day) -> Result<Diff, Refusal> {
        let mut problems = Problems::default();
        problems.when(self.people.get(draft.person).is_none(), "person", ProblemKind::Unknown);
        let range = ProblemKind::OutOfRange { min: "0".into(), max: MOST_CREDIT.to_string() };
        problems.when(!(0..=MOST_CREDIT * 100).contains(&draft.credit.raw()), "credit", range);
        let by_today = ProblemKind::OutOfRange { min: String::new(), max: today.to_string() };
        problems.when(draft.date > today, "date", by_today);
        let by_date = ProblemKind::OutOfRange { min: String::new(), max: draft.date.to_string() };
        problems.when(draft.level_since > draft.date, "level_since", by_date);
        problems.need(&draft.source, "source");
        let is_twin =
            |other: &&CreditOpening| other.id != draft.id && other.person == draft.person && other.date == draft.date;
        if let Some(twin) = self.credit_openings.iter().find(is_twin) {
            problems.when(true, "date", ProblemKind::Taken { by: twin.source.clone() });
        }
        problems.ok()?;
        self.put_checked(stamp, draft)
    }

    /// Takes an opening balance away.
    pub fn plan_remove_credit_opening(&self, id: Id<CreditOpening>) -> Result<Diff, Refusal> {
        self.remove_checked(id)
    }
}
