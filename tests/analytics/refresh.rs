//! A frame that was refreshed says what one built anew says.
use bina_karier::{
    analytics::{Frame, Scope, report_of},
    domain::*,
};

use super::town::{data, frame, stamp, today};

/// A day of workshop gives 9 JP, by the agency.
fn own_table() -> RuleSet {
    let day = ("forms/workshop/national".into(), r#"{"per_day":9}"#.into());
    RuleSet {
        id: Id::from_bits(1),
        name: "Konversi daerah".into(),
        version: 1,
        effective_from: Day::parse("2025-01-01"),
        source: "Perbup".into(),
        confidence: Confidence::B,
        parameters: vec![("rule".into(), "jp".into()), day],
        changed: Changed::default(),
    }
}

fn edits() -> Vec<(&'static str, Dataset)> {
    let mut edits = Vec::new();
    let mut edit = |name, change: &dyn Fn(&mut Dataset)| {
        let mut edited = data().clone();
        change(&mut edited);
        edits.push((name, edited));
    };
    edit("one evaluation", &|data| {
        let row = data.evaluations.iter().nth(40).unwrap().clone();
        let row = Evaluation { result: Some(Rating::Below), behaviour: Some(Rating::Below), ..row };
        data.apply(&data.put(&stamp(), row));
    });
    edit("attendance of one enrolment", &|data| {
        let open = |row: &&Attendance| {
            let enrolment = data.enrolments.get(row.enrolment).unwrap();
            let year = data.events.get(enrolment.event).unwrap().end.year();
            let person = matches!(enrolment.participant, Participant::Person(_));
            person && year == 2025 && row.code.is_present() && enrolment.result != Some(EnrolmentResult::Passed)
        };
        let enrolment = data.attendance.iter().find(open).unwrap().enrolment;
        let rows: Vec<_> = data.attendance.iter().filter(|row| row.enrolment == enrolment).copied().collect();
        for row in rows {
            data.apply(&data.put(&stamp(), Attendance { code: AttendanceCode::Absent, ..row }));
        }
    });
    edit("a learning record with the certificate of another", &|data| {
        let row = data.learning.iter().find(|row| !row.certificate.is_empty()).unwrap().clone();
        data.apply(&data.put(&stamp(), LearningRecord { id: stamp().id(), source: LearningSource::External, ..row }));
    });
    edit("a person gone and a new one", &|data| {
        let person = data.people.iter().nth(7).unwrap().clone();
        data.apply(&data.remove(person.id));
        data.apply(&data.put(&stamp(), Person { id: stamp().id(), ..person }));
    });
    edit("a person on leave", &|data| {
        let mut person = data.people.iter().nth(9).unwrap().clone();
        person.standing.push(Dated { from: Day::parse("2025-03-01"), value: Standing::UnpaidLeave });
        data.apply(&data.put(&stamp(), person));
    });
    edit("a unit that becomes an office", &|data| {
        let mut units = data.people.iter().filter_map(|person| data.units.get(person.post_on(today())?.unit).cloned());
        let unit = units.find(|unit| unit.parent.is_some()).unwrap();
        drop(units);
        data.apply(&data.put(&stamp(), Unit { parent: None, ..unit }));
    });
    edit("a rubric that weighs results alone", &|data| {
        let rubric = Rubric {
            name: "Baru".into(),
            result_weight: Hundredths::whole(100),
            ..bina_karier::rules::default_rubric()
        };
        data.apply(&data.plan_rubric(&mut stamp(), rubric).unwrap());
    });
    edit("a work plan with another target", &|data| {
        let mut plan = data.work_plans.iter().nth(3).unwrap().clone();
        plan.items.iter_mut().for_each(|item| item.target = Hundredths::whole(1));
        data.apply(&data.put(&stamp(), plan));
    });
    edit("an event far in the past", &|data| {
        let event = data.events.iter().next().unwrap().clone();
        let day = Day::parse("2018-05-05").unwrap();
        data.apply(&data.put(&stamp(), Event { start: day, end: day, ..event }));
    });
    edit("another minimum", &|data| {
        let settings = data.settings().unwrap().clone();
        data.apply(&data.put(&stamp(), Settings { minimum_jp: Hundredths::whole(10), ..settings }));
    });
    edit("an agency's own table of JP", &|data| {
        let row = data.learning.iter().find(|row| row.evidence == Evidence::Verified && row.end.year() == 2025);
        let row =
            LearningRecord { form: LearningForm::Workshop, actual_jp: None, days: Some(2), ..row.unwrap().clone() };
        data.apply(&data.put(&stamp(), row));
        data.apply(&data.put(&stamp(), own_table()));
    });
    edit("nothing left", &|data| *data = Dataset::default());
    edits
}

#[test]
fn a_refreshed_frame_answers_as_a_new_one() {
    let scopes = |data: &Dataset| {
        let unit = data.units.iter().next().map(|unit| unit.id);
        [Scope::year(2025), Scope::year(2024).within(unit, false), Scope::year(1990)]
    };
    let before = report_of(frame(), &Scope::year(2025));
    for (name, edited) in edits() {
        let refreshed = Frame::of(&edited, today(), Some(frame()));
        let anew = Frame::of(&edited, today(), None);
        for scope in scopes(&edited) {
            assert_eq!(report_of(&refreshed, &scope), report_of(&anew, &scope), "{name}");
        }
        let back = Frame::of(data(), today(), Some(&refreshed));
        assert_eq!(report_of(&back, &Scope::year(2025)), before, "{name}, undone");
        let moved = report_of(&anew, &Scope::year(2025)) != before;
        assert!(moved, "{name} changes no answer");
    }
}

#[test]
fn an_edit_of_the_table_of_jp_alone_reaches_what_was_read_before() {
    let mut edited = data().clone();
    let row = edited.learning.iter().find(|row| row.actual_jp.is_none() && row.end.year() == 2025).unwrap().clone();
    let person = edited.people.get(row.person).unwrap().id;
    let row = LearningRecord {
        form: LearningForm::Workshop,
        days: Some(2),
        evidence: Evidence::Verified,
        scope: LearningScope::National,
        ..row
    };
    edited.apply(&edited.put(&stamp(), LearningRecord { certificate: String::new(), ..row }));
    let jp = |frame: &Frame| {
        let people = bina_karier::analytics::jp_of_people(frame, &Scope::year(2025));
        people.iter().find(|row| row.person == person).map(|row| row.verified)
    };
    let before = Frame::of(&edited, today(), Some(frame()));
    edited.apply(&edited.put(&stamp(), own_table()));
    let after = Frame::of(&edited, today(), Some(&before));
    let more = jp(&after).unwrap().raw() - jp(&before).unwrap().raw();
    assert_eq!(more, 800, "two days at 9 JP in place of 5");
    let unlike = Frame::of(&edited, today().plus(1), Some(&after));
    assert_eq!(jp(&unlike), jp(&after));
}

#[test]
fn an_edit_leaves_the_other_parts_as_they_are() {
    let (_, edited) = edits().remove(0);
    let refreshed = Frame::of(&edited, today(), Some(frame()));
    assert!(std::sync::Arc::ptr_eq(&refreshed.people, &frame().people));
    assert!(std::sync::Arc::ptr_eq(&refreshed.learning, &frame().learning));
    assert!(std::sync::Arc::ptr_eq(&refreshed.taking_part, &frame().taking_part));
    assert!(!std::sync::Arc::ptr_eq(&refreshed.evaluations, &frame().evaluations));
}
