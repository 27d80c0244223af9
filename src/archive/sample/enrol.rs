//! The sample's kepesertaan: who declines or sends a substitute, who comes, who passes, what it gives.
use super::{
    catalogue::{Course, REFUSALS, leadership},
    events::{ORGANISER, School, moment},
    people::Player,
};
use crate::domain::*;

/// One kegiatan as its participants see it.
pub struct Batch<'c> {
    pub at: usize,
    pub course: &'c Course,
    pub event: Id<Event>,
    pub start: Day,
    pub end: Day,
    pub done: bool,
    pub sessions: std::ops::Range<usize>,
    pub letter: bool,
    pub made: Time,
}

impl School<'_> {
    /// Asks one person, and a substitute where the person sends one.
    pub fn invite(&mut self, this: &Batch, year: usize, at: usize, may_be_replaced: bool) {
        let (Some(player), Some(asked)) = (self.players.get(at), self.asked.get_mut(at)) else { return };
        if std::mem::replace(asked, self.events.len()) == self.events.len() {
            return;
        }
        let id = self.ids.next(this.made);
        let mut row = Enrolment {
            id,
            event: this.event,
            participant: Participant::Person(player.id),
            state: EnrolmentState::Registered,
            reason: String::new(),
            result: None,
            letter: String::new(),
            changed: Changed { at: this.made, by: None },
        };
        let fate = self.chance.weighted(&[845, 55, 40, 25, 20, 15]);
        match fate {
            1 => {
                row.state = EnrolmentState::Declined;
                row.reason = self.chance.pick(&REFUSALS).into();
            }
            2 if may_be_replaced => {
                if let Some(other) = self.choose(this.course.audience, this.start).filter(|other| *other != at) {
                    let before = self.enrolments.len();
                    self.invite(this, year, other, false);
                    if let Some(substitute) = self.enrolments.get(before) {
                        row.state = EnrolmentState::Replaced(substitute.id);
                        row.reason = self.chance.pick(&REFUSALS).into();
                    }
                }
            }
            3 => row.state = EnrolmentState::Reserve,
            4 => {
                row.state = EnrolmentState::Cancelled;
                row.reason = "Kegiatan bersamaan dengan tugas kedinasan".into();
            }
            5 => row.state = if this.done { EnrolmentState::Invited } else { EnrolmentState::Nominated },
            _ => {}
        }
        if row.state == EnrolmentState::Registered {
            if this.letter {
                let number = self.chance.between(100, 2999);
                row.letter = format!("800.1.11.1/{number}/{}", this.start.year());
            }
            if this.done {
                self.attend(this, year, at, player, &mut row);
            }
        }
        self.enrolments.push(row);
    }

    fn attend(&mut self, this: &Batch, year: usize, at: usize, player: &Player, row: &mut Enrolment) {
        use AttendanceCode::{Absent, Excused, Late, Leave, OfficialDuty, Present, Sick};
        let made = moment(this.end);
        let changed = Changed { at: made, by: None };
        let quits = self.chance.yes(0.012);
        let (mut present, mut held) = (0, 0);
        for session in this.sessions.clone() {
            let Some(session) = self.sessions.get(session).map(|session| session.id) else { continue };
            let absent = if quits && held > 0 { 1000 } else { 4 };
            let code = self.chance.weighted(&[922, 46, 10, 9, 7, 2, absent]);
            let code =
                [Present, Late, Excused, Sick, OfficialDuty, Leave, Absent].get(code).copied().unwrap_or(Present);
            held += 1;
            present += i32::from(code.is_present());
            self.attendance.push(Attendance { id: self.ids.next(made), session, enrolment: row.id, code, changed });
        }
        let failed_test = this.course.jp >= 24 && self.chance.yes(0.02 - 0.005 * player.strength);
        let passed = present * 100 >= held * 80 && !failed_test && !quits;
        row.result = Some(match passed {
            true => EnrolmentResult::Passed,
            false if quits => EnrolmentResult::Withdrawn,
            false => EnrolmentResult::Failed,
        });
        if !passed {
            row.reason = match (quits, failed_test) {
                (true, _) => "Mengundurkan diri setelah hari pertama",
                (_, true) => "Nilai ujian di bawah batas lulus",
                _ => "Kehadiran kurang dari 80%",
            }
            .into();
        }
        if this.course.jp >= 16 && self.chance.yes(0.8) {
            self.test(row.id, player, failed_test, changed);
        }
        if let (true, Some(jp)) = (passed, self.jp.get_mut(at * self.years + year)) {
            *jp += this.course.jp as f32;
        }
        self.record(this, player, row, passed, changed);
    }

    fn test(&mut self, enrolment: Id<Enrolment>, player: &Player, failed: bool, changed: Changed) {
        let pre = 52.0 + 7.0 * player.strength + 9.0 * self.chance.normal();
        let post = if failed { 48.0 } else { pre + (100.0 - pre) * (0.42 + 0.14 * self.chance.normal()) };
        for (kind, score) in [(TestKind::Pre, pre), (TestKind::Post, post)] {
            if kind == TestKind::Post && self.chance.yes(0.04) {
                continue;
            }
            let score = Hundredths::whole(score.clamp(10.0, 100.0) as i32);
            let max = Hundredths::whole(100);
            self.tests.push(TestResult { id: self.ids.next(changed.at), enrolment, kind, score, max, changed });
        }
    }

    fn record(&mut self, this: &Batch, player: &Player, row: &Enrolment, passed: bool, changed: Changed) {
        let number = self.learning.len() + 1;
        self.learning.push(LearningRecord {
            id: self.ids.next(changed.at),
            person: player.id,
            source: LearningSource::Event(this.event),
            name: String::new(),
            organiser: ORGANISER.into(),
            form: this.course.form,
            scope: LearningScope::National,
            start: Some(this.start),
            end: this.end,
            days: Some(this.course.days as u16),
            times: matches!(this.course.form, LearningForm::Coaching).then_some(this.course.days as u16),
            actual_jp: Some(if passed { Hundredths::whole(this.course.jp) } else { Hundredths::ZERO }),
            leadership: leadership(this.at).filter(|_| passed),
            functional_for: String::new(),
            certificate: if passed {
                format!("{}/{number:05}/{}", 100 + this.at, this.end.year())
            } else {
                String::new()
            },
            evidence: if passed { Evidence::Verified } else { Evidence::Rejected },
            note: row.reason.clone(),
            changed,
        });
    }
}
