//! The input of the index from a person's own records at a day.
use super::{Discipline, Group, Input, Performance, Rules};
use crate::domain::{
    Day, DisciplineRecord, Evidence, LeadershipLevel, LearningForm, LearningRecord, ManagerialLevel, Person, Position,
    PositionKind, Predicate,
};
use crate::rules::{Cause, jp};

/// The first day of each window that ends on a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Since {
    pub at: Day,
    seminar: Day,
    technical: super::ByGroup<Day>,
    discipline: Day,
    /// First and last year whose evaluation counts.
    evaluated: (i32, i32),
}

impl Since {
    /// The windows of an index as of `at`.
    pub fn of(rules: &Rules, at: Day) -> Self {
        let windows = &rules.windows;
        let technical = &windows.technical_years;
        Self {
            at,
            seminar: years_before(at, windows.seminar_years),
            technical: super::ByGroup {
                structural: years_before(at, technical.structural),
                functional: years_before(at, technical.functional),
                pelaksana: years_before(at, technical.pelaksana),
            },
            discipline: years_before(at, windows.discipline_years),
            evaluated: (at.year() - i32::from(windows.performance_years), at.year() - 1),
        }
    }

    /// The first day of the window of an item; none where any time counts, or where years count and not days.
    pub const fn first(&self, item: Cause, group: Option<Group>) -> Option<Day> {
        match (item, group) {
            (Cause::Seminar, _) => Some(self.seminar),
            (Cause::Technical, Some(group)) => Some(*self.technical.of(group)),
            (Cause::Discipline, _) => Some(self.discipline),
            _ => None,
        }
    }

    /// Years whose evaluation counts, oldest first.
    pub fn evaluated(&self) -> std::ops::RangeInclusive<i32> {
        self.evaluated.0..=self.evaluated.1
    }
}

/// The first day of a window of so many years that ends on `at`: the day after the same date those years ago; the first
/// of all days where the window is longer than the calendar.
pub(in crate::rules) fn years_before(at: Day, years: u16) -> Day {
    let year = at.year() - i32::from(years);
    let same = Day::new(year, at.month(), chrono::Datelike::day(&at.date()));
    // 29 February has no same date in most years.
    let eve = same.or_else(|| Day::new(year, at.month(), 28));
    eve.map_or_else(|| Day::new(1, 1, 1).unwrap_or(at), |day| day.plus(1))
}

/// What of a position the index asks.
#[derive(Clone, Copy, Debug)]
pub struct Held<'a> {
    pub group: Group,
    level: Option<ManagerialLevel>,
    name: &'a str,
    exempt: bool,
}

impl<'a> Held<'a> {
    /// What the index asks of a position.
    pub fn of(rules: &Rules, position: &'a Position) -> Self {
        let (group, level) = match position.kind {
            PositionKind::Managerial(level) => (Group::Structural, Some(level)),
            PositionKind::Functional(_) => (Group::Functional, None),
            PositionKind::Implementing => (Group::Pelaksana, None),
        };
        let exempt = group == Group::Functional && rules.is_exempt(&position.name);
        Self { group, level, name: &position.name, exempt }
    }

    fn is_led_by(&self, rules: &Rules, training: LeadershipLevel) -> bool {
        let Some(level) = self.level else { return false };
        let needed = match level {
            ManagerialLevel::Supervisor => LeadershipLevel::Supervisor,
            ManagerialLevel::Administrator => LeadershipLevel::Administrator,
            ManagerialLevel::Director => LeadershipLevel::Director,
            ManagerialLevel::SeniorDirector => LeadershipLevel::SeniorDirector,
        };
        training == needed || rules.higher_leadership_counts && training > needed
    }

    /// Whether a functional training is for this position: its name begins with what the training is for.
    fn is_trained_by(&self, functional_for: &str) -> bool {
        let small = |text: &'a str| text.chars().flat_map(char::to_lowercase);
        let mut name = small(self.name);
        let wanted = functional_for.trim();
        !wanted.is_empty() && wanted.chars().flat_map(char::to_lowercase).all(|letter| name.next() == Some(letter))
    }
}

impl Input {
    /// What the index stands on before learning, evaluations and punishments are read. Allocates nothing.
    pub fn of(person: &Person, held: Option<&Held<'_>>) -> Self {
        Self {
            position: held.map(|held| held.group),
            education: person.education.iter().map(|education| education.level).max(),
            leadership: false,
            functional: held.is_some_and(|held| held.exempt),
            technical: false,
            seminar: false,
            performance: Performance::Missing,
            discipline: Discipline::None,
        }
    }

    /// Counts a learning record, if it is verified and in its window.
    pub fn learn(
        &mut self,
        rules: &Rules,
        tables: &jp::Tables<'_>,
        since: &Since,
        held: Option<&Held<'_>>,
        record: &LearningRecord,
    ) {
        if record.evidence != Evidence::Verified || record.end > since.at {
            return;
        }
        self.seminar |= record.end >= since.seminar && rules.seminar_forms.contains(&record.form);
        let Some(held) = held else { return };
        self.leadership |= record.leadership.is_some_and(|level| held.is_led_by(rules, level));
        self.functional |= held.group == Group::Functional
            && record.form == LearningForm::PelatihanFungsional
            && held.is_trained_by(&record.functional_for);
        self.technical |= record.end >= *since.technical.of(held.group)
            && rules.technical_forms.contains(&record.form)
            && is_long(rules, tables, record);
    }

    /// Takes the predicate of an annual evaluation that counts. Years are read oldest first.
    pub const fn evaluated(&mut self, predicate: Predicate) {
        self.performance = Performance::Predicate(predicate);
    }

    /// Counts a punishment, if it began in its window.
    pub fn punished(&mut self, since: &Since, record: &DisciplineRecord) {
        if (since.discipline..=since.at).contains(&record.from) {
            self.discipline = self.discipline.max(record.level.into());
        }
    }
}

/// Whether a training has the JP that count, or the days that stand for them where no JP are recorded.
fn is_long(rules: &Rules, tables: &jp::Tables<'_>, record: &LearningRecord) -> bool {
    match jp::credited(tables, record).jp {
        Some(jp) => jp >= rules.technical_jp,
        None => rules.technical_days.is_some_and(|days| record.days.is_some_and(|lasted| lasted >= days)),
    }
}
