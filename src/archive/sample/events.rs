//! The sample's kegiatan: batches of every course through the years, who was asked, who came, who passed, what it gave.
use super::{
    catalogue::{Audience, COMPETENCIES, COURSES, Course, PROGRAMS, SPEAKERS},
    chance::Chance,
    enrol::Batch,
    people::Player,
    posts::Group,
};
use crate::domain::*;

const CAPACITY: usize = 36;
/// Who holds every kegiatan of the sample.
pub const ORGANISER: &str = "BKPSDMD Kabupaten Batanghari";

/// All that has to do with kegiatan, and JP by person and year as it comes out.
pub struct School<'a> {
    pub competencies: Vec<Competency>,
    pub programs: Vec<Program>,
    pub speakers: Vec<Speaker>,
    pub events: Vec<Event>,
    pub sessions: Vec<Session>,
    pub enrolments: Vec<Enrolment>,
    pub attendance: Vec<Attendance>,
    pub tests: Vec<TestResult>,
    pub learning: Vec<LearningRecord>,
    /// JP of player × year.
    pub jp: Vec<f32>,
    pub(super) players: &'a [Player],
    first_year: i32,
    pub(super) years: usize,
    today: Day,
    pools: [(Vec<usize>, usize); 6],
    /// Number of the event that asked a player last, so that none asks twice.
    pub(super) asked: Vec<usize>,
    pub(super) chance: Chance,
    pub(super) ids: IdSource,
}

impl<'a> School<'a> {
    pub fn teach(
        players: &'a [Player],
        first_year: i32,
        years: usize,
        today: Day,
        seed: u64,
        owner: Option<Id<Unit>>,
    ) -> Self {
        let rows = players.len() * years;
        let mut school = Self {
            competencies: Vec::with_capacity(COMPETENCIES.len()),
            programs: Vec::with_capacity(PROGRAMS.len()),
            speakers: Vec::with_capacity(SPEAKERS.len()),
            events: Vec::with_capacity(rows / 20 + COURSES.len() * years),
            sessions: Vec::with_capacity(rows / 10 + COURSES.len() * years * 3),
            enrolments: Vec::with_capacity(rows * 5 / 4),
            attendance: Vec::with_capacity(rows * 3),
            tests: Vec::with_capacity(rows),
            learning: Vec::with_capacity(rows * 3 / 2),
            jp: vec![0.0; rows],
            players,
            first_year,
            years,
            today,
            pools: Default::default(),
            asked: vec![0; players.len()],
            chance: Chance::new(seed, 9),
            ids: IdSource::new(seed ^ 9),
        };
        school.prepare(owner);
        for year in 0..years {
            school.year(year);
        }
        school
    }

    fn prepare(&mut self, owner: Option<Id<Unit>>) {
        let made = moment(Day::new(self.first_year, 1, 4).unwrap_or_default());
        let changed = Changed { at: made, by: None };
        for (code, name, kind) in COMPETENCIES {
            let id = self.ids.next(made);
            self.competencies.push(Competency { id, code: code.into(), name: name.into(), kind, changed });
        }
        let last_year = self.first_year + self.years as i32 - 1;
        for (at, (code, name, aims)) in PROGRAMS.iter().enumerate() {
            let size = (self.players.len() * (6 + at)) / 10;
            self.programs.push(Program {
                id: self.ids.next(made),
                code: (*code).into(),
                name: (*name).into(),
                aims: (*aims).into(),
                first_year: self.first_year as u16,
                last_year: last_year as u16,
                owner,
                indicators: indicators(size, at),
                changed,
            });
        }
        for (name, institution, field) in SPEAKERS {
            let (id, contact) = (self.ids.next(made), String::new());
            self.speakers.push(Speaker {
                id,
                name: name.into(),
                institution: institution.into(),
                field: field.into(),
                contact,
                changed,
            });
        }
        for (at, player) in self.players.iter().enumerate() {
            let group = match player.group {
                Group::Teacher => Audience::Teachers,
                Group::Health => Audience::Health,
                Group::Office => Audience::Offices,
            };
            let managers = player.manages.then_some(Audience::Managers);
            let newcomer = (player.from.year() >= self.first_year).then_some(Audience::Newcomers);
            for audience in [Some(Audience::Everyone), Some(group), managers, newcomer].into_iter().flatten() {
                if let Some((pool, _)) = self.pools.get_mut(audience as usize) {
                    pool.push(at);
                }
            }
        }
        for (pool, _) in &mut self.pools {
            self.chance.shuffle(pool);
        }
    }

    fn year(&mut self, year: usize) {
        // Batches in order of their dates, as an agency would enter them.
        let mut plan: Vec<(Day, usize, usize)> = Vec::new();
        for (at, course) in COURSES.iter().enumerate() {
            let batches = (self.players.len() * course.share).div_ceil(1000 * CAPACITY);
            for batch in 0..batches {
                let calendar = self.first_year + year as i32;
                plan.push((self.chance.day(calendar, 2..=12), at, batch + 1));
            }
        }
        plan.sort_unstable();
        for (start, at, batch) in plan {
            if let Some(course) = COURSES.get(at) {
                self.batch(year, at, course, batch, start);
            }
        }
    }

    fn batch(&mut self, year: usize, at: usize, course: &Course, batch: usize, start: Day) {
        let apart = if course.jp >= 60 { 7 } else { 1 };
        let end = start.plus((course.days - 1) * apart);
        let made = moment(start.plus(-21));
        let changed = Changed { at: made, by: None };
        let event = self.ids.next(made);
        let done = end < self.today;
        let state = match done {
            _ if self.chance.yes(0.025) => EventState::Cancelled,
            true => EventState::Finished,
            false => EventState::Planned,
        };
        let calendar = start.year();
        let ceiling = i64::from(course.days) * 1_850_000 * CAPACITY as i64 / 10 * 100;
        let spent = ceiling / 100 * i64::from(self.chance.between(82, 99));
        self.events.push(Event {
            id: event,
            code: format!("KG-{calendar}-{:02}-{batch:02}", at + 1),
            name: course.name.into(),
            program: self.programs.get(course.program).map(|program| program.id),
            form: course.form,
            scope: LearningScope::National,
            start,
            end,
            place: self
                .chance
                .pick(&[
                    "Aula BKPSDMD",
                    "Gedung PKK Muara Bulian",
                    "Aula Dinas Pendidikan",
                    "Hotel Grand Muara Bulian",
                    "Daring",
                ])
                .into(),
            organiser: ORGANISER.into(),
            batch: format!("Angkatan {batch}"),
            jp: Some(Hundredths::whole(course.jp)),
            capacity: Some(CAPACITY as u32),
            competencies: self
                .competencies
                .get(course.competency)
                .map(|competency| competency.id)
                .into_iter()
                .collect(),
            invitation_letter: format!("800.1.4.1/{}/BKPSDMD/{calendar}", self.chance.between(100, 990)),
            cost: Cost {
                ceiling: Some(Hundredths::new(ceiling)),
                realised: (state == EventState::Finished).then_some(Hundredths::new(spent)),
                account: "5.1.02.02.12.0001".into(),
                source: "APBD Kabupaten".into(),
            },
            state,
            changed,
        });
        let sessions = self.hold_sessions(event, course, start, apart, changed);
        if state == EventState::Cancelled {
            return;
        }
        let letter = course.days > 1;
        let this = Batch { at, course, event, start, end, done, sessions, letter, made };
        for _ in 0..CAPACITY {
            if let Some(player) = self.choose(course.audience, start) {
                self.invite(&this, year, player, true);
            }
        }
    }

    fn hold_sessions(
        &mut self,
        event: Id<Event>,
        course: &Course,
        start: Day,
        apart: i32,
        changed: Changed,
    ) -> std::ops::Range<usize> {
        let first = self.sessions.len();
        for number in 0..course.days {
            let speaker = self.chance.below(self.speakers.len());
            self.sessions.push(Session {
                id: self.ids.next(changed.at),
                event,
                number: number as u16 + 1,
                day: start.plus(number * apart),
                start: Some(8 * 60),
                end: Some(if number == 0 { 16 * 60 } else { 15 * 60 + 30 }),
                room: String::new(),
                topic: String::new(),
                speakers: self.speakers.get(speaker).map(|speaker| speaker.id).into_iter().collect(),
                changed,
            });
        }
        first..self.sessions.len()
    }

    /// The next of the pool who serves on that day; the eager are passed over less often.
    pub(super) fn choose(&mut self, audience: Audience, day: Day) -> Option<usize> {
        let (pool, next) = self.pools.get_mut(audience as usize)?;
        for _ in 0..24 {
            let at = pool.get(*next % pool.len().max(1)).copied()?;
            *next += 1;
            let player = self.players.get(at)?;
            let willing = 0.5 + 0.16 * player.eager - if player.pppk { 0.08 } else { 0.0 };
            if player.serves(day) && self.chance.yes(willing.clamp(0.06, 0.95)) {
                return Some(at);
            }
        }
        None
    }
}

/// Eight in the morning at Jambi of that day.
pub const fn moment(day: Day) -> Time {
    Time::from_millis(day.number() as i64 * 86_400_000 + 3_600_000)
}

/// Events that each programme plans.
const PLANNED: [usize; 6] = [54, 236, 124, 80, 90, 52];

fn indicators(size: usize, at: usize) -> Vec<Indicator> {
    let count = |value: usize| Some(Hundredths::whole(value as i32));
    // About what each programme holds in five years with 5,200 people.
    let planned = PLANNED.get(at).copied().unwrap_or(100);
    let indicator = |name: &str, measure: &str, baseline, target, realisation, source| Indicator {
        name: name.into(),
        measure: measure.into(),
        baseline,
        target,
        realisation,
        source,
    };
    vec![
        indicator(
            "Pegawai yang lulus kegiatan",
            "orang",
            count(size / 6),
            count(size / 2),
            None,
            IndicatorSource::Finishers,
        ),
        indicator(
            "Kegiatan yang terlaksana",
            "kegiatan",
            count(2),
            count(4 + planned * size / 3_000),
            None,
            IndicatorSource::Events,
        ),
        indicator("Peserta yang lulus", "persen", count(80), count(92), None, IndicatorSource::FinishedShare),
        indicator(
            "Kepuasan pemangku kepentingan",
            "nilai",
            count(74),
            count(85),
            count(78 + at),
            IndicatorSource::Manual,
        ),
    ]
}
