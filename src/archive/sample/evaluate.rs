//! The sample's evaluations: quarterly and annual, detailed and rating only, mostly Baik, some offices all Baik, some missing.
use super::{chance::Chance, events::moment, people::Player, plans::Plans, tree::Node};
use crate::{domain::*, rules::quadrant};

/// How a unit evaluates.
#[derive(Clone, Copy, Debug)]
struct Habit {
    /// Fills realisations and behaviours.
    detailed: bool,
    /// Gives everybody Baik.
    lenient: bool,
    /// Share of people evaluated in a quarter.
    diligence: f32,
    mood: f32,
}

/// Periods, evaluations, work plans, unit evaluations.
pub struct Appraisal<'a> {
    pub periods: Vec<EvaluationPeriod>,
    pub evaluations: Vec<Evaluation>,
    pub plans: Plans,
    pub unit_evaluations: Vec<UnitEvaluation>,
    nodes: &'a [Node],
    players: &'a [Player],
    habits: Vec<Habit>,
    /// JP of player × year.
    jp: &'a [f32],
    years: usize,
    today: Day,
    pins: (Id<Rubric>, Id<RuleSet>),
    chance: Chance,
    ids: IdSource,
}

impl<'a> Appraisal<'a> {
    pub fn of(
        (nodes, players): (&'a [Node], &'a [Player]),
        (first_year, jp): (i32, &'a [f32]),
        pins: (Id<Rubric>, Id<RuleSet>),
        today: Day,
        seed: u64,
    ) -> Self {
        let mut chance = Chance::new(seed, 17);
        let offices: Vec<bool> = nodes.iter().map(|node| node.parent.is_none() && chance.yes(0.08)).collect();
        let habits = nodes
            .iter()
            .map(|node| Habit {
                detailed: chance.yes(0.52),
                lenient: offices.get(node.office).copied().unwrap_or(false) || chance.yes(0.13),
                diligence: if chance.yes(0.07) { 0.35 } else { 0.84 + chance.share() * 0.16 },
                mood: 0.35 * chance.normal(),
            })
            .collect();
        let years = jp.len().checked_div(players.len()).unwrap_or(0);
        let mut appraisal = Self {
            periods: Vec::with_capacity(years * 5),
            evaluations: Vec::with_capacity(players.len() * years * 5),
            plans: Plans::new(seed, players.len(), years, first_year),
            unit_evaluations: Vec::with_capacity(nodes.len()),
            nodes,
            players,
            habits,
            jp,
            years,
            today,
            pins,
            chance,
            ids: IdSource::new(seed ^ 17),
        };
        for year in 0..years {
            appraisal.year(year, first_year + year as i32);
        }
        appraisal
    }

    fn year(&mut self, at: usize, year: i32) {
        let starts = [1, 4, 7, 10].map(|month| Day::new(year, month, 1).unwrap_or_default());
        let next = Day::new(year + 1, 1, 1).unwrap_or_default();
        for quarter in 0..4u8 {
            let start = starts.get(usize::from(quarter)).copied().unwrap_or_default();
            let end = starts.get(usize::from(quarter) + 1).copied().unwrap_or(next).plus(-1);
            if start <= self.today {
                let number = quarter + 1;
                self.period(at, year, PeriodSpan::Quarter(number), start, end);
            }
        }
        let (start, end) = (starts.first().copied().unwrap_or_default(), next.plus(-1));
        if end < self.today {
            self.period(at, year, PeriodSpan::Annual, start, end);
        }
    }

    fn period(&mut self, at: usize, year: i32, span: PeriodSpan, start: Day, end: Day) {
        let made = moment(start);
        let closed = end.plus(60) < self.today;
        let id = self.ids.next(made);
        self.periods.push(EvaluationPeriod {
            id,
            year: u16::try_from(year).unwrap_or_default(),
            span,
            start,
            end,
            state: if closed { PeriodState::Closed } else { PeriodState::Open },
            reopened_because: String::new(),
            changed: Changed { at: made, by: None },
        });
        // Of the period that runs only the early ones are in; of the one just over, most.
        let share = if end >= self.today {
            0.12
        } else if closed {
            1.0
        } else {
            0.72
        };
        for player in 0..self.players.len() {
            self.evaluate(player, at, id, span, end, (share, closed));
        }
        if span == PeriodSpan::Annual {
            self.judge_units(id, end);
        }
    }

    fn evaluate(
        &mut self,
        who: usize,
        year: usize,
        period: Id<EvaluationPeriod>,
        span: PeriodSpan,
        end: Day,
        (share, closed): (f32, bool),
    ) {
        let (players, annual) = (self.players, span == PeriodSpan::Annual);
        let Some(player) = players.get(who) else { return };
        let Some(habit) = self.habits.get(player.node).copied() else { return };
        let usual = if annual { 0.55 + habit.diligence * 0.44 } else { habit.diligence };
        if !player.serves(end) || !self.chance.yes(usual * share) {
            return;
        }
        let jp = self.jp.get(who * self.years + year).copied().unwrap_or(0.0);
        let learned = 0.13 * (jp / 20.0).min(2.0) - 0.08;
        let form = 0.52 * player.strength + learned + habit.mood;
        let made = moment(end.plus(self.chance.between(3, 25)).min(self.today));
        let mut row = Evaluation {
            id: self.ids.next(made),
            person: player.id,
            period,
            evaluator: player.superior,
            result: None,
            behaviour: None,
            stated: None,
            result_reason: String::new(),
            behaviour_reason: String::new(),
            detail: None,
            source: EvaluationSource::Entered,
            rubric: closed.then_some(self.pins.0),
            rule_set: closed.then_some(self.pins.1),
            changed: Changed { at: made, by: None },
        };
        if habit.detailed && !annual {
            self.fill(&mut row, (who, player), year, form, habit);
        } else {
            self.rate(&mut row, form, habit);
            row.source = match self.chance.weighted(&[70, 22, 8]) {
                0 => EvaluationSource::EKinerja,
                1 => EvaluationSource::Entered,
                _ => EvaluationSource::Spreadsheet,
            };
            if row.source == EvaluationSource::Spreadsheet {
                // A spreadsheet often has the predicate alone.
                row.stated = row.result.zip(row.behaviour).map(|(result, behaviour)| quadrant(result, behaviour));
                (row.result, row.behaviour) = (None, None);
            }
        }
        self.evaluations.push(row);
    }

    fn rate(&mut self, row: &mut Evaluation, form: f32, habit: Habit) {
        if habit.lenient {
            row.result = Some(if self.chance.yes(0.03 + 0.02 * form) { Rating::Above } else { Rating::Meets });
            row.behaviour = Some(if self.chance.yes(0.012) { Rating::Below } else { Rating::Meets });
            return;
        }
        row.result = Some(rating(form + 0.75 * self.chance.normal(), -1.4, 0.42));
        row.behaviour = Some(rating(form + 0.75 * self.chance.normal(), -1.9, 0.3));
    }

    fn fill(&mut self, row: &mut Evaluation, who: (usize, &Player), year: usize, form: f32, habit: Habit) {
        let lift = if habit.lenient { 0.25 * form } else { form };
        let targets = self.plans.targets(who, year, row.changed.at);
        let (mut sum, mut counted) = (0.0, 0);
        let mut realisations = Vec::with_capacity(targets.len());
        for (item, target) in targets {
            let share = (103.0 + 8.0 * lift + 7.0 * self.chance.normal()).clamp(20.0, 130.0);
            let known = !self.chance.yes(0.03);
            let value =
                known.then(|| Hundredths::nearest(f64::from((share / 100.0 * target as f32).round()))).flatten();
            if let (true, true) = (known, target > 0) {
                sum += (100.0 * (share / 100.0 * target as f32).round() / target as f32).min(120.0);
                counted += 1;
            }
            realisations.push(Realisation { item, value });
        }
        let mut behaviours: Behaviours = [None; 7];
        let (mut points, mut filled) = (0.0, 0);
        if !self.chance.yes(0.09) {
            for behaviour in &mut behaviours {
                let value = 3.74 + 0.4 * lift + 0.42 * self.chance.normal();
                let value = if self.chance.yes(0.008) { None } else { Some(value.round().clamp(1.0, 5.0) as u8) };
                points += value.map_or(0.0, f32::from);
                filled += i32::from(value.is_some());
                *behaviour = value;
            }
        }
        let achieved = sum / counted.max(1) as f32;
        row.result = Some(rating(achieved, 90.0, 110.0)).filter(|_| counted > 0);
        row.behaviour = Some(rating(points / filled.max(1) as f32, 3.0, 4.0)).filter(|_| filled > 0);
        if row.result == Some(Rating::Above) && self.chance.yes(0.04) {
            row.result = Some(Rating::Meets);
            row.result_reason = "Target awal terlalu rendah".into();
        }
        if row.behaviour == Some(Rating::Below) && self.chance.yes(0.3) {
            row.behaviour = Some(Rating::Meets);
            row.behaviour_reason = "Membaik nyata pada akhir periode".into();
        }
        row.detail = Some(EvaluationDetail { realisations, behaviours, feedback: String::new() });
    }

    fn judge_units(&mut self, period: Id<EvaluationPeriod>, end: Day) {
        let made = moment(end.plus(30).min(self.today));
        for (node, habit) in self.nodes.iter().zip(&self.habits).filter(|(node, _)| node.parent.is_none()) {
            if self.chance.yes(0.06) {
                continue;
            }
            let predicate = match habit.mood + 0.5 * self.chance.normal() {
                ..-1.1 => UnitPredicate::Kurang,
                -1.1..-0.65 => UnitPredicate::ButuhPerbaikan,
                ..0.75 => UnitPredicate::Baik,
                _ => UnitPredicate::Istimewa,
            };
            self.unit_evaluations.push(UnitEvaluation {
                id: self.ids.next(made),
                unit: node.row.id,
                period,
                predicate,
                set_by: "Bupati Batanghari".into(),
                changed: Changed { at: made, by: None },
            });
        }
    }
}

fn rating(value: f32, meets: f32, above: f32) -> Rating {
    if value < meets {
        Rating::Below
    } else if value < above {
        Rating::Meets
    } else {
        Rating::Above
    }
}
