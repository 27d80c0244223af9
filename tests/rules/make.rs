//! Small records to test with.
use bina_karier::domain::*;

pub const PERSON: Id<Person> = Id::from_bits(10);
pub const EVENT: Id<Event> = Id::from_bits(20);
pub const PERIOD: Id<EvaluationPeriod> = Id::from_bits(30);

pub fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

pub fn stamp() -> Stamp {
    Stamp { now: Time::from_millis(1_767_225_600_000), author: None, ids: IdSource::new(1) }
}

pub fn person(id: Id<Person>) -> Person {
    Person {
        id,
        front_title: String::new(),
        name: format!("Pegawai {}", id.bits()),
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
    }
}

pub fn item(number: u16, target: i32, weight: Option<i32>) -> WorkItem {
    WorkItem {
        number,
        text: format!("Hasil {number}"),
        weight: weight.map(Hundredths::whole),
        target: Hundredths::whole(target),
        measure: "dokumen".into(),
        category: "pelayanan".into(),
        kind: WorkItemKind::Main,
    }
}

pub fn plan(items: Vec<WorkItem>) -> WorkPlan {
    WorkPlan { id: Id::from_bits(40), person: PERSON, year: 2025, items, changed: Changed::default() }
}

pub fn detail(realised: &[(u16, Option<i32>)], behaviours: Behaviours) -> EvaluationDetail {
    let realisation =
        |(item, value): &(u16, Option<i32>)| Realisation { item: *item, value: value.map(Hundredths::whole) };
    EvaluationDetail { realisations: realised.iter().map(realisation).collect(), behaviours, feedback: String::new() }
}

pub fn evaluation(result: Option<Rating>, behaviour: Option<Rating>, detail: Option<EvaluationDetail>) -> Evaluation {
    Evaluation {
        id: Id::from_bits(50),
        person: PERSON,
        period: PERIOD,
        evaluator: None,
        result,
        behaviour,
        stated: None,
        result_reason: String::new(),
        behaviour_reason: String::new(),
        detail,
        source: EvaluationSource::Entered,
        rubric: None,
        rule_set: None,
        changed: Changed::default(),
    }
}

pub fn period(span: PeriodSpan) -> EvaluationPeriod {
    EvaluationPeriod {
        id: PERIOD,
        year: 2025,
        span,
        start: day("2025-01-01"),
        end: day("2025-03-31"),
        state: PeriodState::Open,
        reopened_because: String::new(),
        changed: Changed::default(),
    }
}

pub fn learning(id: u128, form: LearningForm, jp: Option<i32>) -> LearningRecord {
    LearningRecord {
        id: Id::from_bits(id),
        person: PERSON,
        source: LearningSource::External,
        name: "Kegiatan".into(),
        organiser: String::new(),
        form,
        scope: LearningScope::National,
        start: None,
        end: day("2025-05-10"),
        days: None,
        times: None,
        actual_jp: jp.map(Hundredths::whole),
        leadership: None,
        functional_for: String::new(),
        certificate: String::new(),
        evidence: Evidence::Verified,
        note: String::new(),
        changed: Changed::default(),
    }
}

pub fn event(state: EventState) -> Event {
    Event {
        id: EVENT,
        code: "B-01".into(),
        name: "Bimtek Arsip".into(),
        program: None,
        form: LearningForm::Bimtek,
        scope: LearningScope::National,
        start: day("2025-05-05"),
        end: day("2025-05-09"),
        place: String::new(),
        organiser: "BKPSDM".into(),
        batch: String::new(),
        jp: Some(Hundredths::whole(30)),
        capacity: None,
        competencies: vec![],
        invitation_letter: String::new(),
        cost: Cost::default(),
        state,
        changed: Changed::default(),
    }
}

pub fn session(number: u16) -> Session {
    Session {
        id: Id::from_bits(100 + u128::from(number)),
        event: EVENT,
        number,
        day: day("2025-05-05").plus(i32::from(number) - 1),
        start: None,
        end: None,
        room: String::new(),
        topic: String::new(),
        speakers: vec![],
        changed: Changed::default(),
    }
}

pub fn enrolment(id: u128, person: Id<Person>, state: EnrolmentState) -> Enrolment {
    Enrolment {
        id: Id::from_bits(id),
        event: EVENT,
        participant: Participant::Person(person),
        state,
        reason: String::new(),
        result: None,
        letter: String::new(),
        changed: Changed::default(),
    }
}

pub fn table<T: Record>(rows: impl IntoIterator<Item = T>) -> Table<T> {
    Table::from_rows(rows.into_iter().collect()).unwrap()
}
